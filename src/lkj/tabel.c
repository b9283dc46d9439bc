/*
 * The tables and charts of a report, each from the data alone: they stand in
 * the chapters, and wherever a section of the draft asks for them.
 */
#include "base/base.h"

#include "lkj/lkj_priv.h"

struct hitungan susun_hitung(const struct lkj_bidang *b)
{
	struct hitungan h = {.n = b->realisasi_n};

	for (size_t i = 0; i < b->realisasi_n; i++) {
		h.diisi += b->realisasi[i].realisasi.isian != ISI_KOSONG;
		h.tercapai += b->capaian[i].status == STATUS_TERCAPAI;
	}
	h.ada_rata =
		capaian_rata(b->capaian, b->realisasi_n, &h.rata, &h.rata_n);
	return h;
}

const char *susun_persen(struct susun *s, struct dec v)
{
	return dec_id(s->a, v, 2);
}

const char *susun_nilai(struct susun *s, const struct nilai *v, int desimal)
{
	switch (v->isian) {
	case ISI_ANGKA:
		/* Never fewer digits than were typed. */
		return dec_id(s->a, v->angka,
			v->angka.scale > desimal ? v->angka.scale : desimal);
	case ISI_NA:
		return "n/a";
	case ISI_KOSONG:
		break;
	}
	return "–";
}

/* An amount in a column that already says rupiah. */
const char *susun_rupiah(struct susun *s, int64_t sen)
{
	return dec_id(s->a, dec_of(sen, 2), sen % 100 == 0 ? 0 : 2);
}

/* domain.md c.2: a mean says how many rows it holds when not all of them. */
static const char *mean(struct susun *s, const struct hitungan *h)
{
	if (!h->ada_rata)
		return "–";
	if (h->rata_n == h->n)
		return susun_persen(s, h->rata);
	return arena_printf(s->a, "%s (%zu dari %zu)", susun_persen(s, h->rata),
		h->rata_n, h->n);
}

static const struct column kolom_ringkasan[] = {
	{"Bidang", 30, ALIGN_LEFT},
	{"Indikator", 10, ALIGN_RIGHT},
	{"Diisi", 8, ALIGN_RIGHT},
	{"Tercapai", 10, ALIGN_RIGHT},
	{"Rata-rata capaian (%)", 18, ALIGN_RIGHT},
	{"Serapan (%)", 12, ALIGN_RIGHT},
};

static void budget_sum(
	const struct lkj_bidang *b, int64_t *pagu, int64_t *realisasi)
{
	for (size_t i = 0; i < b->anggaran_n; i++) {
		*pagu += b->anggaran[i].pagu_sen;
		*realisasi += b->anggaran[i].realisasi_sen;
	}
}

static const char *serapan(struct susun *s, int64_t pagu, int64_t realisasi)
{
	struct dec v;

	return serapan_hitung(pagu, realisasi, &v) ? susun_persen(s, v) : "–";
}

void susun_ringkasan(struct susun *s)
{
	const struct lkj_data *d = s->d;
	struct table *t;
	int64_t pagu = 0, realisasi = 0;
	size_t n = 0, diisi = 0, tercapai = 0;

	t = doc_table(s->doc, "Ringkasan menurut Bidang", kolom_ringkasan,
		ARRAY_N(kolom_ringkasan));
	for (size_t i = 0; i < d->bidang_n; i++) {
		const struct lkj_bidang *b = &d->bidang[i];
		struct hitungan h = susun_hitung(b);
		int64_t p = 0, r = 0;

		budget_sum(b, &p, &r);
		doc_row(t, (const char *[]){b->bidang.nama,
				   arena_printf(s->a, "%zu", h.n),
				   arena_printf(s->a, "%zu", h.diisi),
				   arena_printf(s->a, "%zu", h.tercapai),
				   mean(s, &h), serapan(s, p, r)});
		pagu += p;
		realisasi += r;
		n += h.n;
		diisi += h.diisi;
		tercapai += h.tercapai;
	}
	doc_total(t, (const char *[]){"Jumlah", arena_printf(s->a, "%zu", n),
			     arena_printf(s->a, "%zu", diisi),
			     arena_printf(s->a, "%zu", tercapai), "",
			     serapan(s, pagu, realisasi)});
	t->note =
		"Rata-rata capaian dihitung dari indikator yang persentasenya ada; serapan dari jumlah rupiah, bukan dari rata-rata persen.";
}

void susun_grafik(struct susun *s, const struct lkj_bidang *only)
{
	const struct lkj_data *d = s->d;
	struct chart c = {.title = "Capaian setiap indikator (%)",
		.unit = "%",
		.mark = dec_of(100, 0),
		.mark_label = "100 = target"};
	size_t room = 0;

	for (size_t i = 0; i < d->bidang_n; i++)
		if (only == NULL || only == &d->bidang[i])
			room += d->bidang[i].realisasi_n;
	c.bar = arena_array(s->a, struct bar, room + 1);
	for (size_t i = 0; i < d->bidang_n; i++)
		for (size_t k = 0; k < d->bidang[i].realisasi_n; k++) {
			const struct capaian *x = &d->bidang[i].capaian[k];

			if (!x->ada || (only != NULL && only != &d->bidang[i]))
				continue;
			c.bar[c.bar_n++] = (struct bar){
				d->bidang[i].realisasi[k].indikator.nama,
				x->persen, susun_persen(s, x->persen)};
		}
	if (c.bar_n > 0)
		doc_chart(s->doc, &c);
	if (c.bar_n > 0 && c.bar_n < room)
		doc_note(s->doc,
			arena_printf(s->a,
				"%zu indikator tanpa persentase capaian tidak digambarkan.",
				room - c.bar_n));
}

/* ---- one Bidang ---- */

static const struct column kolom_indikator[] = {
	{"No", 4, ALIGN_RIGHT},
	{"Indikator", 32, ALIGN_LEFT},
	{"Satuan", 11, ALIGN_LEFT},
	{"Target", 11, ALIGN_RIGHT},
	{"Realisasi", 12, ALIGN_RIGHT},
	{"Capaian (%)", 13, ALIGN_RIGHT},
	{"Status", 15, ALIGN_LEFT},
};

/* The formulas that this table used, each once. */
static const char *formulas(struct susun *s, const struct lkj_bidang *b)
{
	struct str t = str_new(s->a, LIMIT_TEXT);
	bool used[2] = {false, false};

	for (size_t i = 0; i < b->realisasi_n; i++)
		used[b->realisasi[i].indikator.rumus] = true;
	str_add(&t, "Capaian dihitung dengan rumus ");
	if (used[RUMUS_HB])
		str_addf(&t, "hb: %s", rumus_tulis(RUMUS_HB));
	if (used[RUMUS_LB_A])
		str_addf(&t, "%slb_a: %s", used[RUMUS_HB] ? "; " : "",
			rumus_tulis(RUMUS_LB_A));
	str_add(&t, ". Dibulatkan ke dua desimal.");
	return t.p;
}

void susun_indikator(struct susun *s, const struct lkj_bidang *b)
{
	struct table *t = doc_table(s->doc,
		arena_printf(s->a, "Capaian kinerja %s", b->bidang.nama),
		kolom_indikator, ARRAY_N(kolom_indikator));

	for (size_t i = 0; i < b->realisasi_n; i++) {
		const struct realisasi *r = &b->realisasi[i];
		const struct capaian *c = &b->capaian[i];

		doc_row(t, (const char *[]){arena_printf(s->a, "%zu", i + 1),
				   r->indikator.nama, r->indikator.satuan,
				   susun_nilai(
					   s, &r->target, r->indikator.desimal),
				   susun_nilai(s, &r->realisasi,
					   r->indikator.desimal),
				   c->ada ? susun_persen(s, c->persen) : "–",
				   status_nama(c->status)});
	}
	t->note = formulas(s, b);
}

/* " Penanggung jawab: Kasubbid, 30 September 2026." when it was said. */
static const char *whose(struct susun *s, const struct realisasi *r)
{
	int32_t day;
	const char *until = r->tenggat != NULL && day_parse(r->tenggat, &day)
				    ? day_long(s->a, day)
				    : NULL;

	if (r->penanggung_jawab == NULL && until == NULL)
		return "";
	if (r->penanggung_jawab == NULL)
		return arena_printf(s->a, " Tenggat: %s.", until);
	return arena_printf(s->a, " Penanggung jawab: %s%s%s.",
		r->penanggung_jawab, until != NULL ? ", tenggat " : "",
		until != NULL ? until : "");
}

void susun_kendala(struct susun *s, const struct lkj_bidang *b)
{
	const char **item = arena_array(s->a, const char *, b->realisasi_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < b->realisasi_n; i++) {
		const struct realisasi *r = &b->realisasi[i];

		if (r->kendala == NULL && r->tindak_lanjut == NULL)
			continue;
		item[n++] = arena_printf(s->a,
			"%s. Kendala: %s Tindak lanjut: %s%s",
			r->indikator.nama,
			r->kendala != NULL ? r->kendala : "tidak ditulis.",
			r->tindak_lanjut != NULL ? r->tindak_lanjut
						 : "belum ditulis.",
			whose(s, r));
	}
	if (n == 0)
		doc_para(s->doc,
			"Bidang tidak menuliskan kendala pada periode ini.");
	else
		doc_list(s->doc, item, n);
}

static const struct column kolom_anggaran[] = {
	{"Kode", 21, ALIGN_LEFT},
	{"Uraian", 27, ALIGN_LEFT},
	{"Pagu", 18, ALIGN_RIGHT},
	{"Realisasi", 18, ALIGN_RIGHT},
	{"Sisa", 18, ALIGN_RIGHT},
	{"%", 9, ALIGN_RIGHT},
};

void susun_anggaran(struct susun *s, const struct lkj_bidang *b)
{
	struct table *t;
	int64_t pagu = 0, realisasi = 0;

	if (b->anggaran_n == 0)
		return;
	t = doc_table(s->doc,
		arena_printf(
			s->a, "Realisasi anggaran %s (rupiah)", b->bidang.nama),
		kolom_anggaran, ARRAY_N(kolom_anggaran));
	for (size_t i = 0; i < b->anggaran_n; i++) {
		const struct anggaran *g = &b->anggaran[i];

		doc_row(t,
			(const char *[]){g->kode, g->uraian,
				susun_rupiah(s, g->pagu_sen),
				susun_rupiah(s, g->realisasi_sen),
				susun_rupiah(s, g->pagu_sen - g->realisasi_sen),
				serapan(s, g->pagu_sen, g->realisasi_sen)});
	}
	budget_sum(b, &pagu, &realisasi);
	doc_total(t, (const char *[]){"", "Jumlah", susun_rupiah(s, pagu),
			     susun_rupiah(s, realisasi),
			     susun_rupiah(s, pagu - realisasi),
			     serapan(s, pagu, realisasi)});
}
