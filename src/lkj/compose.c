/*
 * The chapters: pure functions from the data to a paper tree.
 *
 * Sentences are made from facts only (domain.md h.6): what was filled in,
 * met or missed, and by how many poin persentase. Causes and plans are the
 * words of the Bidang. PermenPANRB 53/2014 gives the order of the chapters
 * of a yearly report; a quarter's report is shorter.
 */
#include "base/base.h"

#include "lkj/lkj.h"

struct susun {
	struct arena *a;
	const struct lkj_data *d;
	struct doc *doc;
};

/* What is counted over some indicators. */
struct hitungan {
	size_t n, diisi, tercapai;
	bool ada_rata;
	struct dec rata;
	size_t rata_n;
};

static struct hitungan hitung(const struct lkj_bidang *b)
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

static const char *persen(struct susun *s, struct dec v)
{
	return dec_id(s->a, v, 2);
}

static const char *nilai(struct susun *s, const struct nilai *v, int desimal)
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
static const char *rupiah(struct susun *s, int64_t sen)
{
	return dec_id(s->a, dec_of(sen, 2), sen % 100 == 0 ? 0 : 2);
}

static const char *kapasitas(const struct pejabat *p)
{
	if (text_eq(p->kapasitas, "plt"))
		return "Plt.";
	return text_eq(p->kapasitas, "plh") ? "Plh." : NULL;
}

/* ---- opening ---- */

static void put_cover(struct susun *s)
{
	const struct lkj_data *d = s->d;
	const char **kop = arena_array(s->a, const char *, 2);
	struct cover c = {.kop = kop, .kop_n = 2};

	kop[0] = text_upper(s->a, d->instansi.pemerintah);
	kop[1] = text_upper(s->a, d->instansi.nama);
	c.title = d->periode.triwulan > 0 ? "Laporan Pemantauan Kinerja"
					  : "Laporan Kinerja";
	c.subtitle = periode_judul(s->a, d->periode);
	c.state = d->tanda_tangan == NULL ? "DRAF" : NULL;
	c.place_year = arena_printf(s->a, "%s, %d", d->instansi.tempat,
		at_civil(d->tanggal_at, d->instansi.zona_min).year);
	doc_cover(s->doc, &c);
}

/* What was filled in and what was reached, as a sentence. */
static const char *isi(struct susun *s, size_t n, size_t diisi, size_t tercapai)
{
	const char *hasil = arena_printf(s->a,
		tercapai > 0 ? "%zu mencapai targetnya"
			     : "belum ada yang mencapai targetnya",
		tercapai);

	if (n == 0)
		return "Belum ada indikator yang dilaporkan.";
	if (diisi == 0)
		return arena_printf(s->a,
			"Dari %zu indikator pada %zu Bidang belum ada yang diisi.",
			n, s->d->bidang_n);
	if (diisi == n && n > 1)
		return arena_printf(s->a,
			"Seluruh %zu indikator pada %zu Bidang sudah diisi; %s.",
			n, s->d->bidang_n, hasil);
	return arena_printf(s->a,
		"Dari %zu indikator pada %zu Bidang, %zu sudah diisi dan %s.",
		n, s->d->bidang_n, diisi, hasil);
}

static void put_pengantar(struct susun *s)
{
	const struct lkj_data *d = s->d;
	size_t n = 0, diisi = 0, tercapai = 0, ditutup = 0;

	for (size_t i = 0; i < d->bidang_n; i++) {
		struct hitungan h = hitung(&d->bidang[i]);

		n += h.n;
		diisi += h.diisi;
		tercapai += h.tercapai;
		ditutup += d->bidang[i].ditutup != NULL;
	}
	doc_para(s->doc,
		arena_printf(s->a,
			"Laporan ini memuat hasil pemantauan kinerja %s %s untuk %s, disusun menurut SOP nomor %s.",
			d->instansi.nama, d->instansi.pemerintah,
			periode_judul(s->a, d->periode), d->sop_nomor));
	doc_para(s->doc,
		arena_printf(s->a, "%s%s%s", isi(s, n, diisi, tercapai),
			ditutup > 0
				? arena_printf(s->a,
					  " %zu Bidang belum melapor.", ditutup)
				: "",
			d->putaran > 1
				? arena_printf(s->a,
					  " Laporan diperiksa dalam %d putaran.",
					  d->putaran)
				: ""));
}

/* domain.md c.2: a mean says how many rows it holds when not all of them. */
static const char *mean(struct susun *s, const struct hitungan *h)
{
	if (!h->ada_rata)
		return "–";
	if (h->rata_n == h->n)
		return persen(s, h->rata);
	return arena_printf(
		s->a, "%s (%zu dari %zu)", persen(s, h->rata), h->rata_n, h->n);
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

	return serapan_hitung(pagu, realisasi, &v) ? persen(s, v) : "–";
}

static void put_ringkasan(struct susun *s)
{
	const struct lkj_data *d = s->d;
	struct table *t;
	int64_t pagu = 0, realisasi = 0;
	size_t n = 0, diisi = 0, tercapai = 0;

	doc_heading(s->doc, 1, "Ringkasan");
	put_pengantar(s);
	t = doc_table(s->doc, "Ringkasan menurut Bidang", kolom_ringkasan,
		ARRAY_N(kolom_ringkasan));
	for (size_t i = 0; i < d->bidang_n; i++) {
		const struct lkj_bidang *b = &d->bidang[i];
		struct hitungan h = hitung(b);
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

static void put_chart(struct susun *s)
{
	const struct lkj_data *d = s->d;
	struct chart c = {.title = "Capaian setiap indikator (%)",
		.unit = "%",
		.mark = dec_of(100, 0),
		.mark_label = "100 = target"};
	size_t room = 0;

	for (size_t i = 0; i < d->bidang_n; i++)
		room += d->bidang[i].realisasi_n;
	c.bar = arena_array(s->a, struct bar, room + 1);
	for (size_t i = 0; i < d->bidang_n; i++)
		for (size_t k = 0; k < d->bidang[i].realisasi_n; k++) {
			const struct capaian *x = &d->bidang[i].capaian[k];

			if (!x->ada)
				continue;
			c.bar[c.bar_n++] = (struct bar){
				d->bidang[i].realisasi[k].indikator.nama,
				x->persen, persen(s, x->persen)};
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

static void put_indikator(struct susun *s, const struct lkj_bidang *b)
{
	struct table *t = doc_table(s->doc,
		arena_printf(s->a, "Capaian kinerja %s", b->bidang.nama),
		kolom_indikator, ARRAY_N(kolom_indikator));

	for (size_t i = 0; i < b->realisasi_n; i++) {
		const struct realisasi *r = &b->realisasi[i];
		const struct capaian *c = &b->capaian[i];

		doc_row(t,
			(const char *[]){arena_printf(s->a, "%zu", i + 1),
				r->indikator.nama, r->indikator.satuan,
				nilai(s, &r->target, r->indikator.desimal),
				nilai(s, &r->realisasi, r->indikator.desimal),
				c->ada ? persen(s, c->persen) : "–",
				status_nama(c->status)});
	}
	t->note = formulas(s, b);
}

/* "kurang 27,13 poin persentase": a difference is never "persen". */
static const char *distance(
	struct susun *s, const struct realisasi *r, const struct capaian *c)
{
	struct dec gap, hundred = dec_of(100, 0);

	if (!dec_sub(c->persen, hundred, &gap) || !dec_round(gap, 2, &gap))
		return "";
	/* Too near for two decimals, and yet not the same. */
	if (dec_sign(gap) == 0 &&
		dec_cmp(r->target.angka, r->realisasi.angka) != 0)
		return c->status == STATUS_TERCAPAI
			       ? ", sedikit lebih baik dari target"
			       : ", sedikit kurang dari target";
	if (dec_sign(gap) < 0) {
		gap.m = -gap.m;
		return arena_printf(s->a,
			", kurang %s poin persentase dari target",
			persen(s, gap));
	}
	if (dec_sign(gap) == 0)
		return ", tepat sama dengan target";
	return arena_printf(
		s->a, ", lebih %s poin persentase dari target", persen(s, gap));
}

static void put_sentences(struct susun *s, const struct lkj_bidang *b)
{
	const char **item = arena_array(s->a, const char *, b->realisasi_n + 1);

	for (size_t i = 0; i < b->realisasi_n; i++) {
		const struct capaian *c = &b->capaian[i];
		const char *nama = b->realisasi[i].indikator.nama;

		if (c->ada)
			item[i] = arena_printf(s->a, "%s: capaian %s%%%s.",
				nama, persen(s, c->persen),
				distance(s, &b->realisasi[i], c));
		else
			item[i] =
				arena_printf(s->a, "%s: %s.", nama, c->alasan);
	}
	doc_list(s->doc, item, b->realisasi_n);
}

static void put_kendala(struct susun *s, const struct lkj_bidang *b)
{
	const char **item = arena_array(s->a, const char *, b->realisasi_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < b->realisasi_n; i++) {
		const struct realisasi *r = &b->realisasi[i];

		if (r->kendala == NULL && r->tindak_lanjut == NULL)
			continue;
		item[n++] = arena_printf(s->a,
			"%s. Kendala: %s Tindak lanjut: %s", r->indikator.nama,
			r->kendala != NULL ? r->kendala : "tidak ditulis.",
			r->tindak_lanjut != NULL ? r->tindak_lanjut
						 : "belum ditulis.");
	}
	doc_heading(s->doc, 3, "Kendala dan tindak lanjut");
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

static void put_anggaran(struct susun *s, const struct lkj_bidang *b)
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

		doc_row(t, (const char *[]){g->kode, g->uraian,
				   rupiah(s, g->pagu_sen),
				   rupiah(s, g->realisasi_sen),
				   rupiah(s, g->pagu_sen - g->realisasi_sen),
				   serapan(s, g->pagu_sen, g->realisasi_sen)});
	}
	budget_sum(b, &pagu, &realisasi);
	doc_total(t, (const char *[]){"", "Jumlah", rupiah(s, pagu),
			     rupiah(s, realisasi), rupiah(s, pagu - realisasi),
			     serapan(s, pagu, realisasi)});
}

static void put_bidang(struct susun *s, const struct lkj_bidang *b)
{
	doc_heading(s->doc, 2, b->bidang.nama);
	if (b->ditutup != NULL)
		doc_para(s->doc,
			arena_printf(s->a,
				"Belum dilaporkan. Alasan penutupan: %s",
				b->ditutup));
	if (b->realisasi_n == 0) {
		doc_para(s->doc, "Bidang ini belum mempunyai indikator.");
	} else {
		put_indikator(s, b);
		put_sentences(s, b);
		put_kendala(s, b);
	}
	put_anggaran(s, b);
}

/* ---- closing ---- */

static const struct column kolom_sumber[] = {
	{"No", 5, ALIGN_RIGHT},
	{"Indikator", 37, ALIGN_LEFT},
	{"Sumber", 58, ALIGN_LEFT},
};

static void put_sumber(struct susun *s)
{
	const struct lkj_data *d = s->d;
	struct table *t = NULL;
	size_t n = 0;

	for (size_t i = 0; i < d->bidang_n; i++)
		for (size_t k = 0; k < d->bidang[i].realisasi_n; k++) {
			const struct indikator *x =
				&d->bidang[i].realisasi[k].indikator;

			if (n++ == 0) {
				doc_heading(s->doc, 1, "Lampiran: sumber data");
				t = doc_table(s->doc, "Sumber data indikator",
					kolom_sumber, ARRAY_N(kolom_sumber));
			}
			doc_row(t,
				(const char *[]){arena_printf(s->a, "%zu", n),
					x->nama, x->sumber});
		}
}

/* Words for the signature to stand under: never a page of its own. */
static void put_penutup(struct susun *s)
{
	doc_heading(s->doc, 1, "Penutup");
	doc_para(s->doc,
		arena_printf(s->a,
			"Demikian laporan untuk %s ini disusun sebagai bahan pertimbangan pimpinan. Angka di dalamnya berasal dari data yang diserahkan setiap Bidang; sumbernya tercantum pada lampiran.",
			periode_judul(s->a, s->d->periode)));
}

/* "19690101 199003 1 005", as an office writes the 18 digits of a NIP. */
static const char *nip(struct susun *s, const char *n)
{
	if (n == NULL || strlen(n) != 18 || strspn(n, "0123456789") != 18)
		return n;
	return arena_printf(
		s->a, "%.8s %.6s %.1s %s", n, n + 8, n + 14, n + 15);
}

/* "Plh. Sekretaris": the capacity stands before the position. */
static const char *jabatan(struct susun *s, const struct pejabat *p)
{
	const char *nama =
		p->jabatan_nama != NULL ? p->jabatan_nama : "Sekretaris";
	const char *k = p->nama != NULL ? kapasitas(p) : NULL;

	return k != NULL ? arena_printf(s->a, "%s %s", k, nama) : nama;
}

static void put_tanda_tangan(struct susun *s)
{
	const struct lkj_data *d = s->d;
	const struct lkj_tanda_tangan *t = d->tanda_tangan;
	const struct pejabat *p = t != NULL ? &t->pejabat : &d->penanda_tangan;
	int zona = d->instansi.zona_min;
	struct signature g = {
		.place_date = arena_printf(s->a, "%s, %s", d->instansi.tempat,
			day_long(s->a, at_day(d->tanggal_at, zona))),
		.jabatan = jabatan(s, p),
		.name = p->nama,
		.rank = p->nama != NULL ? p->pangkat : NULL,
		.nip = p->nama != NULL ? nip(s, p->nip) : NULL,
	};

	if (t != NULL)
		g.mark = arena_printf(s->a,
			"Disetujui dalam sistem pada %s. Sidik draf %.16s. Persetujuan internal, bukan tanda tangan elektronik tersertifikasi.",
			at_long(s->a, t->pada_at, zona), t->sidik);
	doc_signature(s->doc, &g);
}

struct doc *lkj_compose(struct arena *a, const struct lkj_data *d)
{
	struct susun s = {.a = a, .d = d};
	const char *judul = periode_judul(a, d->periode);
	bool tahunan = d->periode.triwulan == 0;

	s.doc = doc_new(a, arena_printf(a, "%s %s",
				   tahunan ? "Laporan Kinerja"
					   : "Laporan Pemantauan Kinerja",
				   judul));
	s.doc->author = d->instansi.nama;
	s.doc->header = arena_printf(a, "%s%s", s.doc->title,
		d->tanda_tangan == NULL ? " (DRAF)" : "");
	s.doc->footer = d->instansi.nama;
	s.doc->date_at = d->tanggal_at;
	put_cover(&s);
	put_ringkasan(&s);
	put_chart(&s);
	doc_heading(s.doc, 1,
		tahunan ? "Akuntabilitas Kinerja"
			: "Capaian kinerja menurut Bidang");
	for (size_t i = 0; i < d->bidang_n; i++)
		put_bidang(&s, &d->bidang[i]);
	put_penutup(&s);
	put_tanda_tangan(&s);
	put_sumber(&s);
	return s.doc;
}
