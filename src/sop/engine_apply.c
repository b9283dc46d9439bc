/*
 * How a marking changes: the part of the engine that folding shares.
 *
 * Nothing here asks whether a command is allowed (engine.c does). It fails
 * only when an event cannot follow from the marking before it, which means
 * that the stored history was damaged.
 */
#include "base/base.h"

#include "sop/engine.h"

static struct marking marking_copy(
	struct arena *a, const struct kasus *k, const struct marking *m)
{
	struct marking n = *m;

	n.token = arena_array(a, struct token,
		m->token_n + k->bidang_n + k->sop->simpul_n + 1);
	n.pelaku = arena_copy(a, m->pelaku, k->sop->simpul_n * sizeof(int64_t));
	n.ditutup = arena_copy(a, m->ditutup, (k->bidang_n + 1) * sizeof(bool));
	n.kecuali = arena_array(a, struct pengecualian, m->kecuali_n + 1);
	for (size_t i = 0; i < m->token_n; i++)
		n.token[i] = m->token[i];
	for (size_t i = 0; i < m->kecuali_n; i++)
		n.kecuali[i] = m->kecuali[i];
	return n;
}

static void open_token(struct akibat *x, int simpul, int bidang)
{
	struct token t = {
		simpul, bidang, x->marking.tolak_n + 1, ++x->marking.tugas_n};

	x->marking.token[x->marking.token_n++] = t;
	x->dibuka[x->dibuka_n++] = t;
}

/* The first simpul from `i` on that this kind of case has. */
static int skip_others(const struct kasus *k, int i)
{
	const char *kind = k->tahunan ? "tahunan" : "triwulan";

	while (i != SIMPUL_SELESAI && k->sop->simpul[i].hanya != NULL &&
		!text_eq(k->sop->simpul[i].hanya, kind))
		i = k->sop->simpul[i].lanjut;
	return i;
}

/* Arrive at `i`: one token, or one for each Bidang (`only` >= 0: that one). */
static void enter(const struct kasus *k, struct akibat *x, int i, int only)
{
	i = skip_others(k, i);
	if (i == SIMPUL_SELESAI) {
		x->marking.keadaan = KEADAAN_SELESAI;
		return;
	}
	if (!k->sop->simpul[i].tiap_bidang) {
		open_token(x, i, -1);
		return;
	}
	for (int b = 0; b < (int)k->bidang_n; b++)
		if (only < 0 || b == only) {
			x->marking.ditutup[b] = false;
			open_token(x, i, b);
		}
}

static void end_token(struct akibat *x, size_t at)
{
	struct marking *m = &x->marking;

	x->berakhir[x->berakhir_n++] = m->token[at];
	m->token_n--;
	for (size_t i = at; i < m->token_n; i++)
		m->token[i] = m->token[i + 1];
}

/* The simpul after the fan-out block that `i` stands in. */
static int after_block(const struct kasus *k, int i)
{
	while (i != SIMPUL_SELESAI && k->sop->simpul[i].tiap_bidang)
		i = k->sop->simpul[i].lanjut;
	return i;
}

/* One token of a block left it: go on when it was the last. */
static void join(const struct kasus *k, struct akibat *x, int next)
{
	if (x->marking.token_n == 0)
		enter(k, x, next, -1);
}

/* A waiver serves one pass: the next round asks for the document again. */
static void drop_waivers(struct marking *m, int simpul, int bidang)
{
	size_t n = 0;

	for (size_t i = 0; i < m->kecuali_n; i++)
		if (m->kecuali[i].simpul != simpul ||
			m->kecuali[i].bidang != bidang)
			m->kecuali[n++] = m->kecuali[i];
	m->kecuali_n = n;
}

static int target_of(
	const struct simpul *s, int no, const struct sop *sop, bool *one)
{
	for (size_t i = 0; i < s->kembali_n; i++)
		if (no == 0 || sop->simpul[s->kembali[i]].no == no) {
			*one = s->kembali_bidang[i];
			return s->kembali[i];
		}
	return -1;
}

static int apply_tidak(struct ctx *c, const struct kasus *k,
	const struct perintah *p, struct akibat *x)
{
	bool one = false;
	int to = target_of(
		&k->sop->simpul[x->simpul], p->kembali_ke, k->sop, &one);
	int only = one ? bidang_index(k, p->bidang) : -1;

	if (to < 0 || (one && only < 0))
		return fail(c, E_IO,
			"Riwayat siklus rusak: tujuan Tidak pada langkah %d tidak dikenal.",
			p->no);
	x->marking.tolak_n++;
	x->kembali_ke = k->sop->simpul[to].no;
	if (one)
		x->bidang = only;
	enter(k, x, to, only);
	return OK;
}

static int apply_selesai(struct ctx *c, const struct kasus *k,
	const struct perintah *p, struct akibat *x)
{
	const struct simpul *s = &k->sop->simpul[x->simpul];
	struct token t;
	size_t at = x->marking.token_n;

	for (size_t i = 0; i < x->marking.token_n; i++)
		if (x->marking.token[i].simpul == x->simpul &&
			(!s->tiap_bidang ||
				x->marking.token[i].bidang == x->bidang))
			at = i;
	if (at == x->marking.token_n)
		return fail(c, E_IO,
			"Riwayat siklus rusak: langkah %d selesai tanpa pernah dibuka.",
			s->no);
	t = x->marking.token[at];
	x->putaran = t.putaran;
	end_token(x, at);
	drop_waivers(&x->marking, t.simpul, t.bidang);
	x->marking.pelaku[x->simpul] = p->pegawai_id;
	if (p->keputusan == KEPUTUSAN_TIDAK)
		return apply_tidak(c, k, p, x);
	if (!s->tiap_bidang)
		enter(k, x, s->lanjut, -1);
	else if (s->lanjut != SIMPUL_SELESAI &&
		 k->sop->simpul[s->lanjut].tiap_bidang)
		enter(k, x, s->lanjut, t.bidang);
	else
		join(k, x, s->lanjut);
	return OK;
}

static void apply_tutup(const struct kasus *k, struct akibat *x)
{
	for (size_t i = x->marking.token_n; i-- > 0;) {
		const struct token *t = &x->marking.token[i];

		if (t->bidang < 0 || (x->bidang >= 0 && t->bidang != x->bidang))
			continue;
		x->marking.ditutup[t->bidang] = true;
		x->putaran = t->putaran;
		end_token(x, i);
	}
	join(k, x, after_block(k, x->simpul));
}

static void apply_kecuali(
	struct ctx *c, const struct perintah *p, struct akibat *x)
{
	struct pengecualian *e = &x->marking.kecuali[x->marking.kecuali_n++];

	e->simpul = x->simpul;
	e->bidang = x->bidang;
	e->jenis = arena_dup(c->mem, p->jenis);
}

static void apply_batal(struct akibat *x)
{
	while (x->marking.token_n > 0)
		end_token(x, x->marking.token_n - 1);
	x->marking.keadaan = KEADAAN_BATAL;
}

static bool has_token(const struct marking *m, const struct token *t)
{
	for (size_t i = 0; i < m->token_n; i++)
		if (m->token[i].nomor == t->nomor)
			return true;
	return false;
}

/* Everything as it was, waivers and closed Bidang included. */
static int apply_urung(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *x)
{
	if (p->sebelum == NULL)
		return fail(c, E_IO,
			"Riwayat siklus rusak: tidak ada langkah yang dapat diurungkan.");
	x->marking = marking_copy(c->mem, k, p->sebelum);
	for (size_t i = 0; i < m->token_n; i++)
		if (!has_token(p->sebelum, &m->token[i]))
			x->berakhir[x->berakhir_n++] = m->token[i];
	for (size_t i = 0; i < p->sebelum->token_n; i++)
		if (!has_token(m, &p->sebelum->token[i]))
			x->dibuka[x->dibuka_n++] = p->sebelum->token[i];
	x->putaran = p->sebelum->tolak_n + 1;
	return OK;
}

int engine_apply(struct ctx *c, const struct kasus *k, const struct marking *m,
	const struct perintah *p, struct akibat *out)
{
	size_t room = m->token_n + k->bidang_n + k->sop->simpul_n + 1;
	struct akibat x = {
		.simpul = -1, .bidang = -1, .putaran = m->tolak_n + 1};
	int rc = OK;

	x.marking = marking_copy(c->mem, k, m);
	x.berakhir = arena_array(c->mem, struct token, room);
	x.dibuka = arena_array(c->mem, struct token, room);
	if (p->simpul != NULL)
		x.simpul = simpul_find(k->sop, p->simpul);
	if (p->bidang != NULL)
		x.bidang = bidang_index(k, p->bidang);
	if ((p->simpul != NULL && x.simpul < 0) ||
		(p->bidang != NULL && x.bidang < 0))
		return fail(c, E_IO,
			"Riwayat siklus rusak: langkah atau Bidang tidak dikenal.");
	switch (p->tindakan) {
	case TINDAKAN_BUKA:
		enter(k, &x, 0, -1);
		break;
	case TINDAKAN_SELESAI:
		must(x.simpul >= 0);
		rc = apply_selesai(c, k, p, &x);
		break;
	case TINDAKAN_TUTUP:
		must(x.simpul >= 0);
		apply_tutup(k, &x);
		break;
	case TINDAKAN_KECUALI:
		apply_kecuali(c, p, &x);
		break;
	case TINDAKAN_JEDA:
		x.marking.keadaan = KEADAAN_DIJEDA;
		break;
	case TINDAKAN_LANJUT:
		x.marking.keadaan = KEADAAN_BERJALAN;
		break;
	case TINDAKAN_BATAL:
		apply_batal(&x);
		break;
	case TINDAKAN_URUNG:
		rc = apply_urung(c, k, m, p, &x);
		break;
	case TINDAKAN_DATA:
	case TINDAKAN_TENGGAT:
	case TINDAKAN_N:
		break;
	}
	if (rc < 0)
		return rc;
	*out = x;
	return OK;
}
