/*
 * What an SOP allows: the checks before a marking changes.
 *
 * Each refusal is one Indonesian sentence that says what is the case and what
 * to do next. The order of the checks is the order in which a person would
 * want to hear them: is the case open, is it this step's turn, is it mine, is
 * anything missing.
 */
#include "base/base.h"

#include "sop/engine.h"

int bidang_index(const struct kasus *k, const char *kode)
{
	for (size_t i = 0; i < k->bidang_n; i++)
		if (text_eq(k->bidang[i], kode))
			return (int)i;
	return -1;
}

static const char *peran_tampil(const struct kasus *k, const char *kode)
{
	const struct peran *r = peran_find(k->sop, kode);

	return r != NULL ? r->tampil : kode;
}

/* "langkah 3 (Kabid pajak, Kabid aset) dan langkah 9 (Kasubag)" */
static const char *running(
	struct ctx *c, const struct kasus *k, const struct marking *m)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);
	int last = -1;

	for (size_t i = 0; i < m->token_n; i++) {
		const struct token *t = &m->token[i];
		const struct simpul *n = &k->sop->simpul[t->simpul];

		if (n->no != last)
			str_addf(&s, "%slangkah %d (", last < 0 ? "" : "), ",
				n->no);
		else
			str_add(&s, ", ");
		last = n->no;
		str_add(&s, peran_tampil(k, n->peran));
		if (t->bidang >= 0)
			str_addf(&s, " %s", k->bidang[t->bidang]);
	}
	str_add(&s, last < 0 ? "tidak ada" : ")");
	return s.p;
}

static int check_keadaan(
	struct ctx *c, const struct marking *m, enum tindakan t)
{
	switch (m->keadaan) {
	case KEADAAN_SELESAI:
		return fail(c, E_STATE,
			"Siklus ini sudah selesai; tidak ada langkah yang dapat dilaksanakan lagi.");
	case KEADAAN_BATAL:
		return fail(c, E_STATE,
			"Siklus ini sudah dibatalkan; buka siklus baru untuk periode itu.");
	case KEADAAN_DIJEDA:
		if (t == TINDAKAN_LANJUT || t == TINDAKAN_BATAL)
			return OK;
		return fail(c, E_STATE,
			"Siklus ini sedang dijeda; Sekretaris harus melanjutkannya lebih dahulu.");
	case KEADAAN_BERJALAN:
		if (t == TINDAKAN_LANJUT)
			return fail(c, E_STATE,
				"Siklus ini tidak sedang dijeda; langkahnya dapat langsung dilaksanakan.");
		return OK;
	}
	return OK;
}

static bool token_is(const struct kasus *k, const struct token *t, int no)
{
	return k->sop->simpul[t->simpul].no == no;
}

static bool step_is_open(const struct kasus *k, const struct marking *m, int no)
{
	for (size_t i = 0; i < m->token_n; i++)
		if (token_is(k, &m->token[i], no))
			return true;
	return false;
}

static int refuse_closed_step(
	struct ctx *c, const struct kasus *k, const struct marking *m, int no)
{
	const struct langkah *l = NULL;

	for (size_t i = 0; i < k->sop->langkah_n; i++)
		if (k->sop->langkah[i].no == no)
			l = &k->sop->langkah[i];
	if (l == NULL)
		return fail(c, E_NOTFOUND,
			"SOP ini tidak mempunyai langkah %d; langkahnya 1 sampai %zu.",
			no, k->sop->langkah_n);
	return fail(c, E_STATE,
		"Langkah %d tidak sedang berjalan. Yang sedang berjalan: %s.",
		no, running(c, k, m));
}

/* The Bidang this command speaks of: named, or the actor's own. */
static int command_bidang(struct ctx *c, const struct kasus *k,
	const struct perintah *p, int *out)
{
	const char *kode = p->bidang != NULL ? p->bidang : p->peran_bidang;

	*out = -1;
	if (kode == NULL)
		return OK;
	*out = bidang_index(k, kode);
	if (*out < 0)
		return fail(c, E_NOTFOUND,
			"Bidang \"%s\" tidak ikut dalam siklus ini; lihat kodenya dengan alur org daftar.",
			kode);
	if (p->bidang != NULL && p->peran_bidang != NULL &&
		!text_eq(p->bidang, p->peran_bidang) &&
		p->keputusan != KEPUTUSAN_TIDAK)
		return fail(c, E_DENIED,
			"Bidang %s bukan Bidang Anda; Anda hanya dapat melaksanakan langkah Bidang %s.",
			p->bidang, p->peran_bidang);
	return OK;
}

static int refuse_actor(struct ctx *c, const struct kasus *k,
	const struct perintah *p, const struct token *t)
{
	const struct simpul *s = &k->sop->simpul[t->simpul];

	if (text_eq(s->peran, p->peran))
		return fail(c, E_STATE,
			"Langkah %d untuk Bidang %s tidak sedang berjalan: sudah diserahkan atau belum gilirannya.",
			p->no, p->bidang != NULL ? p->bidang : p->peran_bidang);
	return fail(c, E_DENIED,
		"Langkah %d (%s) sekarang dipegang oleh %s%s%s, bukan oleh %s.",
		s->no, s->kegiatan, peran_tampil(k, s->peran),
		t->bidang >= 0 ? " Bidang " : "",
		t->bidang >= 0 ? k->bidang[t->bidang] : "",
		peran_tampil(k, p->peran));
}

const struct token *engine_find(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p)
{
	const struct token *held = NULL;
	int bidang, mine = 0;
	const struct token *found = NULL;

	if (check_keadaan(c, m, p->tindakan) < 0)
		return NULL;
	if (!step_is_open(k, m, p->no)) {
		refuse_closed_step(c, k, m, p->no);
		return NULL;
	}
	if (command_bidang(c, k, p, &bidang) < 0)
		return NULL;
	for (size_t i = 0; i < m->token_n; i++) {
		const struct token *t = &m->token[i];

		if (!token_is(k, t, p->no))
			continue;
		if (held == NULL ||
			text_eq(k->sop->simpul[t->simpul].peran, p->peran))
			held = t;
		if (!text_eq(k->sop->simpul[t->simpul].peran, p->peran) ||
			(t->bidang >= 0 && bidang >= 0 && t->bidang != bidang))
			continue;
		found = t;
		mine++;
	}
	must(held != NULL);
	if (found == NULL)
		refuse_actor(c, k, p, held);
	else if (mine > 1) {
		fail(c, E_INVALID,
			"Langkah %d berjalan untuk beberapa Bidang; sebutkan kode Bidangnya.",
			p->no);
		return NULL;
	}
	return found;
}

static bool has_document(const struct kasus *k, const struct perintah *p,
	const struct syarat *y, int bidang)
{
	for (size_t i = 0; i < p->tersedia_n; i++) {
		const struct tersedia *d = &p->tersedia[i];

		if (!text_eq(d->jenis, y->jenis))
			continue;
		if (!y->tiap_bidang || bidang < 0 ||
			text_eq(d->bidang, k->bidang[bidang]))
			return true;
	}
	return false;
}

static bool is_waived(
	const struct marking *m, const struct token *t, const char *jenis)
{
	for (size_t i = 0; i < m->kecuali_n; i++)
		if (m->kecuali[i].simpul == t->simpul &&
			m->kecuali[i].bidang == t->bidang &&
			text_eq(m->kecuali[i].jenis, jenis))
			return true;
	return false;
}

static int check_syarat(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p,
	const struct token *t)
{
	const struct simpul *s = &k->sop->simpul[t->simpul];
	struct str missing = str_new(c->mem, LIMIT_TEXT);
	const char *who = NULL;

	for (size_t i = 0; i < s->syarat_n; i++) {
		const struct syarat *y = &s->syarat[i];

		if (has_document(k, p, y, t->bidang) ||
			is_waived(m, t, y->jenis))
			continue;
		str_addf(&missing, "%s%s (%s)", missing.n > 0 ? ", " : "",
			y->nama, y->jenis);
		if (y->pengecuali != NULL)
			who = peran_tampil(k, y->pengecuali);
	}
	if (missing.n == 0)
		return OK;
	if (who == NULL)
		return fail(c, E_STATE,
			"Langkah %d belum dapat diselesaikan, kelengkapan belum ada: %s. Lampirkan berkasnya.",
			s->no, missing.p);
	return fail(c, E_STATE,
		"Langkah %d belum dapat diselesaikan, kelengkapan belum ada: %s. Lampirkan berkasnya, atau minta %s mengecualikannya dengan alasan.",
		s->no, missing.p, who);
}

static int check_tidak(struct ctx *c, const struct kasus *k,
	const struct perintah *p, const struct simpul *s)
{
	struct str targets = str_new(c->mem, LIMIT_TEXT);

	if (text_is_blank(p->catatan))
		return fail(c, E_INVALID,
			"Keputusan Tidak harus disertai catatan: tuliskan apa yang harus diperbaiki.");
	for (size_t i = 0; i < s->kembali_n; i++) {
		int no = k->sop->simpul[s->kembali[i]].no;

		if (p->kembali_ke != 0 && no != p->kembali_ke) {
			str_addf(&targets, "%s%d", i > 0 ? " atau " : "", no);
			continue;
		}
		if (s->kembali_bidang[i] && p->bidang == NULL)
			return fail(c, E_INVALID,
				"Pengembalian ke langkah %d adalah untuk satu Bidang; sebutkan kode Bidangnya.",
				no);
		if (!s->kembali_bidang[i] && p->bidang != NULL)
			return fail(c, E_INVALID,
				"Pengembalian ke langkah %d bukan untuk satu Bidang; jangan sebutkan Bidang, atau pilih langkah yang dibagi menurut Bidang.",
				no);
		return OK;
	}
	return fail(c, E_INVALID,
		"Langkah %d hanya dapat dikembalikan ke langkah %s, bukan %d.",
		s->no, targets.p, p->kembali_ke);
}

static int check_keputusan(struct ctx *c, const struct kasus *k,
	const struct perintah *p, const struct simpul *s)
{
	if (!s->keputusan) {
		if (p->keputusan != KEPUTUSAN_TANPA)
			return fail(c, E_INVALID,
				"Langkah %d tidak memerlukan keputusan Ya atau Tidak; laksanakan tanpa keputusan.",
				s->no);
		if (p->kembali_ke != 0)
			return fail(c, E_INVALID,
				"Langkah %d tidak dapat mengembalikan ke langkah lain; laksanakan tanpa langkah tujuan.",
				s->no);
		return OK;
	}
	if (p->keputusan == KEPUTUSAN_TANPA)
		return fail(c, E_INVALID,
			"Langkah %d memerlukan keputusan: ya atau tidak.",
			s->no);
	if (p->keputusan == KEPUTUSAN_TIDAK)
		return check_tidak(c, k, p, s);
	if (p->kembali_ke != 0)
		return fail(c, E_INVALID,
			"Keputusan Ya tidak mengembalikan ke langkah lain; hapus langkah tujuannya atau pilih Tidak.");
	return OK;
}

static int check_selesai(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p,
	const struct token *t)
{
	const struct simpul *s = &k->sop->simpul[t->simpul];
	int rc = check_keputusan(c, k, p, s);

	if (rc < 0)
		return rc;
	if (p->bidang != NULL && t->bidang < 0 &&
		p->keputusan != KEPUTUSAN_TIDAK)
		return fail(c, E_INVALID,
			"Langkah %d tidak dibagi menurut Bidang; jangan sebutkan Bidang.",
			s->no);
	/* SOP f.1 no. 18: whoever submitted a draft does not approve it. */
	if (s->bukan_pelaku >= 0 && p->pegawai_id != 0 &&
		m->pelaku[s->bukan_pelaku] == p->pegawai_id)
		return fail(c, E_DENIED,
			"Orang yang melaksanakan langkah %d tidak boleh melaksanakan langkah %d; mintalah pejabat lain atau Plh.",
			k->sop->simpul[s->bukan_pelaku].no, s->no);
	return check_syarat(c, k, m, p, t);
}

static int step_selesai(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out)
{
	const struct token *t = engine_find(c, k, m, p);
	struct perintah named = *p;
	int rc;

	if (t == NULL)
		return (int)c->code;
	rc = check_selesai(c, k, m, p, t);
	if (rc < 0)
		return rc;
	named.simpul = k->sop->simpul[t->simpul].kode;
	if (t->bidang >= 0)
		named.bidang = k->bidang[t->bidang];
	return engine_apply(c, k, m, &named, out);
}

/* The open simpul of step `no` that has tokens; -1. */
static int open_simpul(
	const struct kasus *k, const struct marking *m, int no, int bidang)
{
	for (size_t i = 0; i < m->token_n; i++)
		if (token_is(k, &m->token[i], no) &&
			(bidang < 0 || m->token[i].bidang == bidang))
			return m->token[i].simpul;
	return -1;
}

/* A Bidang that is named must be one this step waits for. */
static int check_waiting(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p)
{
	int bidang;

	if (p->bidang == NULL)
		return OK;
	bidang = bidang_index(k, p->bidang);
	if (bidang < 0)
		return fail(c, E_NOTFOUND,
			"Bidang \"%s\" tidak ikut dalam siklus ini; lihat kodenya dengan alur org daftar.",
			p->bidang);
	if (open_simpul(k, m, p->no, bidang) < 0)
		return fail(c, E_STATE,
			"Bidang %s tidak sedang ditunggu pada langkah %d; lihat tugas yang terbuka.",
			p->bidang, p->no);
	return OK;
}

static int step_tutup(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out)
{
	struct perintah named = *p;
	int simpul;

	if (!step_is_open(k, m, p->no))
		return refuse_closed_step(c, k, m, p->no);
	if (check_waiting(c, k, m, p) < 0)
		return (int)c->code;
	simpul = open_simpul(k, m, p->no,
		p->bidang != NULL ? bidang_index(k, p->bidang) : -1);
	must(simpul >= 0);
	if (k->sop->simpul[simpul].penutup == NULL)
		return fail(c, E_STATE,
			"Langkah %d tidak dapat ditutup tanpa dilaksanakan.",
			p->no);
	if (!text_eq(k->sop->simpul[simpul].penutup, p->peran))
		return fail(c, E_DENIED,
			"Hanya %s yang dapat menutup Bidang yang belum melapor.",
			peran_tampil(k, k->sop->simpul[simpul].penutup));
	if (text_is_blank(p->catatan))
		return fail(c, E_INVALID,
			"Menutup Bidang yang belum melapor harus disertai alasan.");
	named.simpul = k->sop->simpul[simpul].kode;
	return engine_apply(c, k, m, &named, out);
}

static const struct syarat *syarat_find(
	const struct simpul *s, const char *jenis)
{
	for (size_t i = 0; i < s->syarat_n; i++)
		if (text_eq(s->syarat[i].jenis, jenis))
			return &s->syarat[i];
	return NULL;
}

static int step_kecuali(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out)
{
	struct perintah named = *p;
	const struct syarat *y = NULL;

	if (!step_is_open(k, m, p->no))
		return refuse_closed_step(c, k, m, p->no);
	if (check_waiting(c, k, m, p) < 0)
		return (int)c->code;
	for (size_t i = 0; i < m->token_n && y == NULL; i++) {
		const struct token *t = &m->token[i];

		if (!token_is(k, t, p->no) ||
			(p->bidang != NULL &&
				t->bidang != bidang_index(k, p->bidang)))
			continue;
		y = syarat_find(&k->sop->simpul[t->simpul], p->jenis);
		named.simpul = k->sop->simpul[t->simpul].kode;
		if (y != NULL && t->bidang >= 0 && p->bidang == NULL)
			return fail(c, E_INVALID,
				"Kelengkapan \"%s\" adalah milik tiap Bidang; sebutkan kode Bidangnya.",
				p->jenis);
	}
	if (y == NULL)
		return fail(c, E_NOTFOUND,
			"Langkah %d tidak memerlukan kelengkapan \"%s\".",
			p->no, p->jenis);
	if (y->pengecuali == NULL)
		return fail(c, E_DENIED,
			"Kelengkapan %s tidak boleh dikecualikan.", y->nama);
	if (!text_eq(y->pengecuali, p->peran))
		return fail(c, E_DENIED,
			"Hanya %s yang dapat mengecualikan %s.",
			peran_tampil(k, y->pengecuali), y->nama);
	if (text_is_blank(p->catatan))
		return fail(c, E_INVALID,
			"Pengecualian kelengkapan harus disertai alasan.");
	return engine_apply(c, k, m, &named, out);
}

static int step_hentikan(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out)
{
	if (p->tindakan != TINDAKAN_LANJUT && text_is_blank(p->catatan))
		return fail(c, E_INVALID,
			"Tuliskan alasan menjeda atau membatalkan siklus.");
	return engine_apply(c, k, m, p, out);
}

bool simpul_dapat_urung(const struct sop *s, int simpul)
{
	return simpul >= 0 && !s->simpul[simpul].tiap_bidang &&
	       (simpul == 0 || s->simpul[simpul].kembali_n > 0);
}

/* That it was he, lately, and that nobody went on is asked by who has the
 * events and the clock (act/urung.c). */
static int step_urung(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out)
{
	if (!simpul_dapat_urung(k->sop, simpul_find(k->sop, p->simpul)))
		return fail(c, E_STATE, "Langkah %d tidak dapat diurungkan.",
			p->no);
	return engine_apply(c, k, m, p, out);
}

int engine_step(struct ctx *c, const struct kasus *k, const struct marking *m,
	const struct perintah *p, struct akibat *out)
{
	int rc;

	if (p->tindakan == TINDAKAN_BUKA) {
		if (k->bidang_n == 0)
			return fail(c, E_STATE,
				"Kantor ini belum mempunyai Bidang; tambahkan Bidang lebih dahulu.");
		return engine_apply(c, k, m, p, out);
	}
	rc = check_keadaan(c, m, p->tindakan);
	if (rc < 0)
		return rc;
	switch (p->tindakan) {
	case TINDAKAN_SELESAI:
		return step_selesai(c, k, m, p, out);
	case TINDAKAN_TUTUP:
		return step_tutup(c, k, m, p, out);
	case TINDAKAN_KECUALI:
		return step_kecuali(c, k, m, p, out);
	case TINDAKAN_JEDA:
	case TINDAKAN_LANJUT:
	case TINDAKAN_BATAL:
		return step_hentikan(c, k, m, p, out);
	case TINDAKAN_URUNG:
		return step_urung(c, k, m, p, out);
	case TINDAKAN_DATA:
	case TINDAKAN_TENGGAT:
		return engine_apply(c, k, m, p, out);
	case TINDAKAN_BUKA:
	case TINDAKAN_N:
		break;
	}
	must_failed(__FILE__, __LINE__, "unknown tindakan");
}
