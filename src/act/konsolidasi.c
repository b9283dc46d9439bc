/*
 * Every Bidang on one page (ux.md 5.6): who handed in, who is missing what.
 *
 * The same rows and the same rules as the form of one Bidang, counted.
 */
#include "base/base.h"

#include "act/data_priv.h"

#include "store/store.h"

static void count_rows(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, struct konsolidasi *r, struct kurang_list *l)
{
	for (size_t i = 0; i < d->kini.n; i++) {
		struct data_baris b;
		size_t before = l->n;

		if (!text_eq(d->kini.item[i].indikator.bidang, r->bidang.kode))
			continue;
		data_baris(c, m, d, i, &b);
		data_baris_kurang(c, &b, l);
		r->a_dari++;
		r->a += b.terisi && !b.realisasi.draf && !b.target.draf;
		if (b.perlu_kendala) {
			r->c_dari++;
			r->c += l->n == before;
		}
		if (b.diisi_at > r->diisi_at)
			r->diisi_at = b.diisi_at;
	}
	for (size_t i = 0; i < d->garis.n; i++) {
		struct data_garis g;

		if (!text_eq(d->garis.item[i].anggaran.bidang, r->bidang.kode))
			continue;
		data_garis(c, d, i, &g);
		data_garis_kurang(c, &g, l);
		r->b_dari++;
		r->b += g.terisi && !g.keuangan.draf && !g.fisik.draf;
		if (g.diisi_at > r->diisi_at)
			r->diisi_at = g.diisi_at;
	}
	for (size_t i = 0; i < d->draf.n; i++)
		if (text_eq(d->draf.item[i].bidang, r->bidang.kode) &&
			d->draf.item[i].pada_at > r->diisi_at)
			r->diisi_at = d->draf.item[i].pada_at;
}

/* When it is due, and when its last task of the block ended. */
static void times(const struct tugas *t, size_t n, const char *bidang,
	struct konsolidasi *r)
{
	for (size_t i = 0; i < n; i++) {
		if (!text_eq(t[i].bidang, bidang))
			continue;
		if (t[i].selesai_at == 0)
			r->tenggat_at = t[i].tenggat_at;
		else if (r->posisi == DATA_TERKIRIM)
			r->terkirim_at = t[i].selesai_at;
	}
}

static int holders(
	struct ctx *c, const struct data_masuk *m, struct act_konsolidasi *a)
{
	struct pejabat *p;
	size_t n;
	int rc = pejabat_list(c, m->s.instansi_id,
		at_day(c->now, m->k->instansi.zona_min), &p, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < a->baris_n; i++)
		for (size_t k = 0; k < n; k++)
			if (text_eq(p[k].peran, "kabid") &&
				text_eq(p[k].bidang, a->baris[i].bidang.kode)) {
				a->baris[i].kabid = p[k].nama;
				a->baris[i].jabatan = p[k].jabatan;
			}
	return OK;
}

/* What waits for an answer. Why a Bidang asks is not for the others. */
static int requests(
	struct ctx *c, const struct data_masuk *m, struct act_konsolidasi *a)
{
	struct minta_buka *l = NULL;
	size_t n = 0;
	int64_t id = m->s.instansi_id;
	int rc = data_usai(&m->s) ? OK : minta_list(c, id, m->s.id, &l, &n);

	for (size_t i = 0; rc == OK && i < n * a->baris_n; i++) {
		struct konsolidasi *r = &a->baris[i % a->baris_n];
		const struct minta_buka *x = &l[i / a->baris_n];

		if (!text_eq(r->bidang.kode, x->bidang) ||
			(m->p.bidang != NULL &&
				!text_eq(m->p.bidang, x->bidang)))
			continue;
		r->buka.minta = *x;
		rc = data_nama(c, id, x->oleh, &r->buka.oleh);
	}
	return rc;
}

static int fill(struct ctx *c, struct data_masuk *m, struct act_konsolidasi *a)
{
	struct data_isi d = {0};
	struct tugas *t = NULL;
	size_t t_n = 0;
	int rc = data_muat(c, m, NULL, &d);

	if (rc == OK)
		rc = tugas_list(c, &m->s, &t, &t_n);
	a->baris_n = m->s.kasus.bidang_n;
	a->baris = arena_array(c->mem, struct konsolidasi, a->baris_n + 1);
	a->terkirim_n = 0;
	for (size_t i = 0; rc == OK && i < a->baris_n; i++) {
		struct konsolidasi *r = &a->baris[i];
		struct kurang_list l = {0};

		r->bidang.kode = r->bidang.nama = m->s.kasus.bidang[i];
		for (size_t k = 0; k < m->k->bidang_n; k++)
			if (text_eq(m->k->bidang[k].kode, r->bidang.kode))
				r->bidang = m->k->bidang[k];
		count_rows(c, m, &d, r, &l);
		r->posisi = data_posisi(&m->s, (int)i, r->diisi_at != 0, l.n);
		times(t, t_n, r->bidang.kode, r);
		a->terkirim_n += r->posisi == DATA_TERKIRIM;
		if (r->posisi == DATA_DIKEMBALIKAN || r->posisi == DATA_DITUTUP)
			rc = data_alasan(c, &m->s, r->bidang.kode, &r->alasan);
	}
	if (rc == OK)
		rc = requests(c, m, a);
	return rc == OK ? holders(c, m, a) : rc;
}

static int konsolidasi_in(struct ctx *c, void *arg)
{
	struct act_konsolidasi *a = arg;
	struct data_masuk m = {0};
	int rc = act_siklus(c, a->siklus_id, false, &m.s, &m.k);

	if (rc == OK &&
		(a->jabatan == NULL || text_eq(a->jabatan, ACT_PENGELOLA)))
		rc = pejabat_pengelola(c, "laporan.baca", &m.p);
	else if (rc == OK)
		rc = act_pejabat(c, m.k, a->jabatan, c->now, &m.p);
	if (rc == OK)
		rc = izin_check(c, "laporan.baca", m.p.peran);
	if (rc < 0)
		return rc;
	if (!periode_parse(m.s.periode, &m.periode))
		return fail(
			c, E_IO, "Periode siklus rusak; jalankan alur check.");
	if (!periode_lalu(m.periode, &m.lalu))
		m.lalu = (struct periode){0};
	rc = fill(c, &m, a);
	a->siklus = m.s;
	a->instansi = m.k->instansi;
	return rc;
}

int act_konsolidasi(struct ctx *c, struct act_konsolidasi *a)
{
	return db_run(c, DB_READ, konsolidasi_in, a);
}
