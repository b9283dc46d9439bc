/* Reading everything of one report, once, in the caller's transaction. */
#include "base/base.h"

#include "lkj/lkj.h"

static int gather_bidang(
	struct ctx *c, const struct lkj_data *d, struct lkj_bidang *b)
{
	struct realisasi_list r = {0};
	struct anggaran_list a = {0};
	int rc = realisasi_list(
		c, d->instansi.id, b->bidang.kode, d->periode, &r);

	if (rc == OK)
		rc = anggaran_list(
			c, d->instansi.id, b->bidang.kode, d->periode, &a);
	if (rc < 0)
		return rc;
	b->realisasi = r.item;
	b->realisasi_n = r.n;
	b->anggaran = a.item;
	b->anggaran_n = a.n;
	b->capaian = arena_array(c->mem, struct capaian, b->realisasi_n + 1);
	for (size_t i = 0; i < b->realisasi_n; i++)
		b->capaian[i] = capaian_hitung(b->realisasi[i].indikator.rumus,
			&b->realisasi[i].target, &b->realisasi[i].realisasi);
	return OK;
}

static bool takes_part(const struct lkj_data *d, const char *kode)
{
	for (size_t i = 0; i < d->peserta_n; i++)
		if (text_eq(d->peserta[i], kode))
			return true;
	return false;
}

int lkj_gather(struct ctx *c, struct lkj_data *d)
{
	struct bidang *list;
	struct pejabat *pejabat;
	size_t n, pejabat_n;
	int rc = bidang_list(c, d->instansi.id, &list, &n);

	if (rc == OK)
		rc = pejabat_list(c, d->instansi.id,
			at_day(d->tanggal_at, d->instansi.zona_min), &pejabat,
			&pejabat_n);
	if (rc < 0)
		return rc;
	d->bidang = arena_array(c->mem, struct lkj_bidang, n + 1);
	d->bidang_n = 0;
	for (size_t i = 0; rc == OK && i < n; i++) {
		struct lkj_bidang *b = &d->bidang[d->bidang_n];

		if (!takes_part(d, list[i].kode))
			continue;
		d->bidang_n++;
		b->bidang = list[i];
		for (size_t k = 0; k < pejabat_n; k++)
			if (text_eq(pejabat[k].peran, "kabid") &&
				text_eq(pejabat[k].bidang, list[i].kode))
				b->kabid = pejabat[k];
		rc = gather_bidang(c, d, b);
	}
	return rc;
}
