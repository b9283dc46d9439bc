/* The dashboard's figures: heat map, absorption, what needs attention. */
#include "base/base.h"

#include "act/dasbor_priv.h"

#include "store/store.h"

#define PERHATIAN_DI_BAWAH 75 /* percent, included */
#define PERHATIAN_MAX 20

/* The column before: quarter by quarter, year by year. */
static struct periode earlier(struct periode p)
{
	if (p.triwulan == 0)
		return (struct periode){p.tahun - 1, 0};
	if (p.triwulan > 1)
		return (struct periode){p.tahun, p.triwulan - 1};
	return (struct periode){p.tahun - 1, 4};
}

static void set_columns(struct ctx *c, struct act_dasbor *a, struct periode p)
{
	for (size_t i = DASBOR_PERIODE; i-- > 0; p = earlier(p)) {
		a->kolom[i] = p;
		a->kolom_nama[i] =
			p.triwulan == 0
				? arena_printf(c->mem, "%d", p.tahun)
				: arena_printf(c->mem, "TW %s %d",
					  month_roman(p.triwulan), p.tahun);
	}
	a->judul = periode_judul(c->mem, a->kolom[DASBOR_PERIODE - 1]);
}

static void mean(struct ctx *c, const struct capaian *list, size_t n,
	struct dasbor_sel *out)
{
	struct capaian m = {0};

	out->dari = n;
	out->ada = m.ada = capaian_rata(list, n, &m.persen, &out->dihitung);
	out->persen = m.persen;
	out->kategori = kategori_capaian(&m);
	out->cetak = m.ada ? data_persen(c->mem, &m) : "–";
}

static int heat_column(struct ctx *c, struct dasbor *w, size_t at)
{
	struct act_dasbor *a = w->a;
	struct realisasi_list l;
	struct capaian *all, *own;
	int rc = realisasi_list(c, a->instansi.id, NULL, a->kolom[at], &l);

	if (rc < 0)
		return rc;
	all = arena_array(c->mem, struct capaian, l.n + 1);
	own = arena_array(c->mem, struct capaian, l.n + 1);
	for (size_t i = 0; i < l.n; i++)
		all[i] = capaian_hitung(l.item[i].indikator.rumus,
			&l.item[i].target, &l.item[i].realisasi);
	mean(c, all, l.n, &a->semua[at]);
	for (size_t b = 0; b < a->bidang_n; b++) {
		size_t n = 0;

		for (size_t i = 0; i < l.n; i++)
			if (text_eq(l.item[i].indikator.bidang,
				    a->bidang[b].bidang.kode))
				own[n++] = all[i];
		mean(c, own, n, &a->bidang[b].sel[at]);
	}
	w->kini = l;
	w->capaian = all;
	return OK;
}

static const char *serapan(
	struct ctx *c, int64_t pagu, int64_t sum, struct dec *out)
{
	struct dec v;

	*out = dec_of(0, 2);
	if (!serapan_hitung(pagu, sum, &v))
		return "–";
	*out = v;
	return arena_printf(c->mem, "%s%%", dec_id(c->mem, v, 1));
}

static int budget(struct ctx *c, struct dasbor *w)
{
	struct act_dasbor *a = w->a;
	struct isian_anggaran_list l;
	struct dec ignored;
	int64_t pagu = 0, sum = 0;
	int rc = isian_anggaran_list(
		c, a->instansi.id, NULL, a->kolom[DASBOR_PERIODE - 1], &l);

	for (size_t b = 0; rc == OK && b < a->bidang_n; b++) {
		struct dasbor_bidang *x = &a->bidang[b];

		for (size_t i = 0; i < l.n; i++) {
			if (!text_eq(l.item[i].anggaran.bidang, x->bidang.kode))
				continue;
			x->pagu_sen += l.item[i].anggaran.pagu_sen;
			x->realisasi_sen += l.item[i].anggaran.realisasi_sen;
		}
		x->pagu = sen_id(c->mem, x->pagu_sen);
		x->realisasi = sen_id(c->mem, x->realisasi_sen);
		x->serapan = serapan(
			c, x->pagu_sen, x->realisasi_sen, &x->serapan_persen);
		pagu += x->pagu_sen;
		sum += x->realisasi_sen;
	}
	a->pagu = sen_id(c->mem, pagu);
	a->realisasi = sen_id(c->mem, sum);
	a->serapan = serapan(c, pagu, sum, &ignored);
	return rc;
}

/* ---- what needs attention ---- */

static const char *printed(
	struct ctx *c, const struct nilai *v, const struct indikator *i)
{
	if (v->isian != ISI_ANGKA)
		return "–";
	return dec_id(c->mem, v->angka,
		v->angka.scale > i->desimal ? v->angka.scale : i->desimal);
}

static int by_capaian(const void *x, const void *y)
{
	const struct dasbor_perhatian *a = x, *b = y;
	int cmp = dec_cmp(a->capaian.persen, b->capaian.persen);

	return cmp != 0 ? cmp : a->indikator.urutan - b->indikator.urutan;
}

static const char *bidang_nama(const struct act_dasbor *a, const char *kode)
{
	for (size_t i = 0; i < a->bidang_n; i++)
		if (text_eq(a->bidang[i].bidang.kode, kode))
			return a->bidang[i].bidang.nama;
	return kode;
}

static void attention(struct ctx *c, struct dasbor *w)
{
	struct act_dasbor *a = w->a;
	struct dasbor_perhatian *l =
		arena_array(c->mem, struct dasbor_perhatian, w->kini.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < w->kini.n; i++) {
		const struct realisasi *r = &w->kini.item[i];
		const struct capaian *p = &w->capaian[i];
		const struct kategori *k = kategori_capaian(p);

		a->indikator_n++;
		a->terisi_n += r->realisasi.isian != ISI_KOSONG;
		if (r->realisasi.isian != ISI_KOSONG &&
			r->diisi_at > a->data_at)
			a->data_at = r->diisi_at;
		if (k == NULL)
			continue;
		a->kategori_n[k->kelas]++;
		if (dec_cmp(p->persen, dec_of(PERHATIAN_DI_BAWAH, 0)) > 0)
			continue;
		l[n++] = (struct dasbor_perhatian){r->indikator,
			bidang_nama(a, r->indikator.bidang), *p, k,
			data_persen(c->mem, p),
			printed(c, &r->target, &r->indikator),
			printed(c, &r->realisasi, &r->indikator), r->kendala,
			r->tindak_lanjut, r->penanggung_jawab, r->tenggat};
	}
	if (n > 0)
		qsort(l, n, sizeof(*l), by_capaian);
	a->perhatian = l;
	a->perhatian_n = n < PERHATIAN_MAX ? n : PERHATIAN_MAX;
}

static void change(struct ctx *c, struct act_dasbor *a)
{
	const struct dasbor_sel *now = &a->semua[DASBOR_PERIODE - 1];
	const struct dasbor_sel *before = &a->semua[DASBOR_PERIODE - 2];
	struct dec gap;

	if (!now->ada || !before->ada ||
		!dec_sub(now->persen, before->persen, &gap))
		return;
	a->naik = dec_sign(gap) >= 0;
	if (!a->naik)
		gap.m = -gap.m;
	a->beda = dec_id(c->mem, gap, 1);
}

/* ---- the whole page ---- */

#define SEARCH 8 /* cases back from the newest */

/* The newest case that has figures, else the newest. */
static int newest(struct ctx *c, const struct dasbor *w, struct periode *out)
{
	struct realisasi_list l = {0};
	struct periode p;
	int seen = 0;

	for (size_t i = w->siklus_n; i-- > 0 && seen < SEARCH;) {
		int rc;

		if (w->siklus[i].keadaan == KEADAAN_BATAL ||
			!periode_parse(w->siklus[i].periode, &p))
			continue;
		if (seen++ == 0)
			*out = p;
		rc = realisasi_nilai(c, w->a->instansi.id, p, &l);
		if (rc < 0)
			return rc;
		if (l.n > 0) {
			*out = p;
			return OK;
		}
	}
	return OK;
}

/* The period that was asked for; else where there is something to see. */
static int which(struct ctx *c, struct dasbor *w, struct periode *out)
{
	if (w->a->periode != NULL) {
		if (periode_parse(w->a->periode, out))
			return OK;
		return fail(c, E_INVALID,
			"Periode \"%s\" tidak dikenal; tulis misalnya 2026-TW2 atau 2026.",
			w->a->periode);
	}
	*out = (struct periode){
		at_civil(c->now, w->a->instansi.zona_min).year, 1};
	return newest(c, w, out);
}

static int right(struct ctx *c, const struct dasbor *w)
{
	struct pejabat p = {.peran = ACT_PENGELOLA};
	int rc = OK;

	if (w->jabatan != NULL && !text_eq(w->jabatan, ACT_PENGELOLA))
		rc = act_pejabat(c, w->k, w->jabatan, c->now, &p);
	return rc < 0 ? rc : izin_check(c, "laporan.baca", p.peran);
}

static int dasbor_in(struct ctx *c, void *arg)
{
	struct dasbor *w = arg;
	struct act_dasbor *a = w->a;
	struct act_dasbor out = {.periode = a->periode};
	struct periode p;
	int rc = act_kantor(c, &w->k);

	if (rc == OK)
		rc = right(c, w);
	if (rc < 0)
		return rc;
	*a = out; /* also when the action is tried again */
	a->instansi = w->k->instansi;
	rc = siklus_list(c, a->instansi.id, &w->siklus, &w->siklus_n);
	if (rc == OK)
		rc = which(c, w, &p);
	if (rc < 0)
		return rc;
	set_columns(c, a, p);
	a->bidang_n = w->k->bidang_n;
	a->bidang = arena_array(c->mem, struct dasbor_bidang, a->bidang_n + 1);
	for (size_t i = 0; i < a->bidang_n; i++)
		a->bidang[i].bidang = w->k->bidang[i];
	for (size_t i = 0; rc == OK && i < DASBOR_PERIODE; i++)
		rc = heat_column(c, w, i);
	if (rc == OK)
		rc = budget(c, w);
	if (rc < 0)
		return rc;
	attention(c, w);
	change(c, a);
	return dasbor_alur(c, w);
}

int act_dasbor(struct ctx *c, const char *jabatan, struct act_dasbor *a)
{
	struct dasbor w = {.a = a, .jabatan = jabatan};

	return db_run(c, DB_READ, dasbor_in, &w);
}
