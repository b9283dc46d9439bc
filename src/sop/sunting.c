/*
 * From the rows of a table to a definition: rows are numbered again, and
 * what points to another step follows it to its new number.
 */
#include "base/base.h"

#include "sop/sunting.h"

struct sunting {
	struct ctx *c;
	const struct sop_sunting *u;
	struct sop *s;
	int *kini; /* old number of a step to its new one, 0: removed */
};

struct baris_sunting *sop_baris(struct arena *a, const struct sop *s)
{
	struct baris_sunting *b =
		arena_array(a, struct baris_sunting, s->langkah_n + 1);

	for (size_t i = 0; i < s->langkah_n; i++) {
		const struct langkah *r = &s->langkah[i];

		b[i] = (struct baris_sunting){.asal = r->no,
			.peran = s->peran[r->peran].kode,
			.kegiatan = r->kegiatan,
			.kelengkapan = r->kelengkapan,
			.output = r->output,
			.waktu = r->baku,
			.keputusan = r->keputusan,
			.kembali = r->tidak};
	}
	return b;
}

static int check_row(struct sunting *e, size_t i)
{
	const struct baris_sunting *b = &e->u->baris[i];
	int no = (int)i + 1;

	if (text_is_blank(b->kegiatan))
		return fail(
			e->c, E_INVALID, "Langkah %d: tulis kegiatannya.", no);
	if (peran_find(e->u->dari, b->peran) == NULL)
		return fail(
			e->c, E_INVALID, "Langkah %d: pilih pelaksananya.", no);
	if (b->asal < 0 || b->asal > (int)e->u->dari->langkah_n ||
		(b->asal > 0 && e->kini[b->asal] != 0))
		return fail(e->c, E_INVALID,
			"Langkah %d tidak cocok dengan versi asalnya; muat ulang halamannya.",
			no);
	if (b->keputusan && i + 1 == e->u->baris_n)
		return fail(e->c, E_INVALID,
			"Langkah %d: keputusan tidak dapat menjadi langkah terakhir, karena Ya harus menuju langkah sesudahnya.",
			no);
	if (b->keputusan && (b->kembali < 1 || b->kembali >= no))
		return fail(e->c, E_INVALID,
			"Langkah %d: pilih langkah sebelumnya untuk jalan Tidak.",
			no);
	if (b->asal > 0)
		e->kini[b->asal] = no;
	return OK;
}

/* Tasks that go before a step move with it: "9a" becomes "8a". */
static void copy_before(struct sunting *e, int asal, int no)
{
	const struct sop *d = e->u->dari;
	int own = simpul_of(d, asal);
	char was[16];

	snprintf(was, sizeof(was), "%d", asal);
	for (int i = 0; i < own; i++) {
		struct simpul *n;

		if (d->simpul[i].no != asal)
			continue;
		n = &e->s->simpul[e->s->simpul_n++];
		*n = d->simpul[i];
		n->no = no;
		if (text_starts(n->kode, was))
			n->kode = arena_printf(
				e->c->mem, "%d%s", no, n->kode + strlen(was));
	}
}

static bool same_time(struct waktu a, struct waktu b)
{
	return a.satuan == b.satuan && a.jumlah == b.jumlah;
}

/* Another pelaksana: what was divided among Bidang is his alone. */
static void hand_over(
	struct sunting *e, struct simpul *n, const struct baris_sunting *b)
{
	struct syarat *y =
		arena_array(e->c->mem, struct syarat, n->syarat_n + 1);

	if (text_eq(n->peran, b->peran))
		return;
	for (size_t i = 0; i < n->syarat_n; i++) {
		y[i] = n->syarat[i];
		y[i].tiap_bidang = false;
	}
	n->syarat = y;
	n->peran = b->peran;
	n->tiap_bidang = false;
	n->penutup = NULL;
}

static void put_row(struct sunting *e, size_t i)
{
	const struct sop *d = e->u->dari;
	const struct baris_sunting *b = &e->u->baris[i];
	struct langkah *r = &e->s->langkah[i];
	struct simpul *n;
	int no = (int)i + 1;

	if (b->asal > 0) {
		*r = d->langkah[b->asal - 1];
		copy_before(e, b->asal, no);
	}
	n = &e->s->simpul[e->s->simpul_n++];
	if (b->asal > 0)
		*n = d->simpul[simpul_of(d, b->asal)];
	else
		*n = (struct simpul){.peran = b->peran, .bukan_pelaku = -1};
	if (b->asal == 0 || !same_time(r->baku, b->waktu)) {
		if (b->asal == 0 || same_time(n->batas, n->baku))
			n->batas = b->waktu;
		n->baku = r->baku = b->waktu;
		r->waktu = b->waktu.satuan == WAKTU_TANPA
				   ? ""
				   : waktu_format(e->c->mem, b->waktu);
	}
	if (text_eq(n->tugas, n->kegiatan))
		n->tugas = b->kegiatan;
	if (b->asal == 0 || text_eq(r->singkat, n->kode))
		r->singkat = arena_printf(e->c->mem, "%d", no);
	r->keterangan = r->keterangan != NULL ? r->keterangan : "";
	r->no = n->no = no;
	r->kegiatan = n->kegiatan = b->kegiatan;
	r->kelengkapan = b->kelengkapan;
	r->output = b->output;
	r->peran = (int)(peran_find(d, b->peran) - d->peran);
	n->kode = arena_printf(e->c->mem, "%d", no);
	hand_over(e, n, b);
	n->keputusan = r->keputusan = b->keputusan;
}

/* First simpul of a step of the new definition. */
static int first_of(const struct sop *s, int no)
{
	for (size_t i = 0; i < s->simpul_n; i++)
		if (s->simpul[i].no == no)
			return (int)i;
	return -1;
}

/* Ya leads on, unless it already led elsewhere. */
static int yes_of(struct sunting *e, const struct baris_sunting *b, int no)
{
	int ya = b->asal > 0 ? e->u->dari->langkah[b->asal - 1].ya : 0;

	if (ya == 0 || ya == b->asal + 1 || e->kini[ya] == 0)
		return no + 1;
	return e->kini[ya];
}

static void add_back(struct sunting *e, struct simpul *n, int no, bool satu)
{
	int at = first_of(e->s, no);

	for (size_t i = 0; i < n->kembali_n; i++)
		if (n->kembali[i] == at)
			return;
	n->kembali[n->kembali_n] = at;
	n->kembali_bidang[n->kembali_n++] =
		satu && e->s->simpul[at].tiap_bidang;
}

static void put_jumps(struct sunting *e, size_t i)
{
	const struct sop *d = e->u->dari;
	const struct baris_sunting *b = &e->u->baris[i];
	int no = (int)i + 1;
	struct simpul *n = &e->s->simpul[simpul_of(e->s, no)], old = *n;

	n->kembali_n = 0;
	if (old.bukan_pelaku >= 0) {
		int to = e->kini[d->simpul[old.bukan_pelaku].no];

		n->bukan_pelaku = to > 0 ? simpul_of(e->s, to) : -1;
	}
	if (!b->keputusan) {
		e->s->langkah[i].ya = e->s->langkah[i].tidak = 0;
		return;
	}
	n->lanjut = first_of(e->s, yes_of(e, b, no));
	n->kembali = arena_array(e->c->mem, int, old.kembali_n + 2);
	n->kembali_bidang = arena_array(e->c->mem, bool, old.kembali_n + 2);
	/* The flag of the way that the row chose, if it had one. */
	for (size_t k = 0; k < old.kembali_n; k++)
		if (e->kini[d->simpul[old.kembali[k]].no] == b->kembali)
			add_back(e, n, b->kembali, old.kembali_bidang[k]);
	add_back(e, n, b->kembali, false);
	for (size_t k = 0; k < old.kembali_n; k++) {
		int to = e->kini[d->simpul[old.kembali[k]].no];

		if (to > 0)
			add_back(e, n, to, old.kembali_bidang[k]);
	}
}

static void move_numbers(
	struct sunting *e, const int *list, int **out, size_t *n)
{
	size_t count = *n;

	*out = arena_array(e->c->mem, int, count + 1);
	*n = 0;
	for (size_t i = 0; i < count; i++)
		if (e->kini[list[i]] > 0)
			(*out)[(*n)++] = e->kini[list[i]];
}

/* What is noted of a step goes where the step goes. */
static void move_notes(struct sunting *e)
{
	const struct sop *d = e->u->dari;
	struct sop *s = e->s;

	move_numbers(e, d->gambar_mulai, &s->gambar_mulai, &s->gambar_mulai_n);
	move_numbers(
		e, d->gambar_selesai, &s->gambar_selesai, &s->gambar_selesai_n);
	s->catatan =
		arena_array(e->c->mem, struct catatan_sop, d->catatan_n + 1);
	s->catatan_n = 0;
	for (size_t i = 0; i < d->catatan_n; i++) {
		struct catatan_sop k = d->catatan[i];

		if (k.langkah > 0 && e->kini[k.langkah] == 0)
			continue;
		k.langkah = k.langkah > 0 ? e->kini[k.langkah] : 0;
		s->catatan[s->catatan_n++] = k;
	}
}

int sop_sunting(struct ctx *c, const struct sop_sunting *u, struct sop **out)
{
	struct sop *s = arena_new(c->mem, struct sop);
	struct sunting e = {c, u, s, NULL};
	int rc = OK;

	if (u->baris_n == 0 || u->baris_n > LIMIT_LANGKAH)
		return fail(c, E_INVALID,
			"SOP harus mempunyai 1 sampai %d langkah.",
			LIMIT_LANGKAH);
	e.kini = arena_array(c->mem, int, u->dari->langkah_n + 2);
	*s = *u->dari;
	s->nomor = u->nomor;
	s->judul = u->judul;
	s->tanggal_revisi = u->tanggal_revisi;
	s->langkah = arena_array(c->mem, struct langkah, u->baris_n + 1);
	s->langkah_n = u->baris_n;
	s->simpul = arena_array(
		c->mem, struct simpul, u->baris_n + u->dari->simpul_n);
	s->simpul_n = 0;
	for (size_t i = 0; rc == OK && i < u->baris_n; i++)
		rc = check_row(&e, i);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < u->baris_n; i++)
		put_row(&e, i);
	for (size_t i = 0; i < u->baris_n; i++)
		put_jumps(&e, i);
	move_notes(&e);
	*out = s;
	return OK;
}
