/*
 * The chapters: pure functions from the data to a paper tree.
 *
 * Sentences are made from facts only (domain.md h.6): what was filled in,
 * met or missed, and by how many poin persentase. Causes and plans are the
 * words of the Bidang. PermenPANRB 53/2014 gives the order of the chapters
 * of a yearly report; a quarter's report is shorter.
 */
#include "base/base.h"

#include "lkj/lkj_priv.h"
#include "lkj/naskah.h"

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
		struct hitungan h = susun_hitung(&d->bidang[i]);

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

static void put_ringkasan(struct susun *s)
{
	doc_heading(s->doc, 1, "Ringkasan");
	put_pengantar(s);
	susun_ringkasan(s);
}

/* ---- one Bidang ---- */

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
			susun_persen(s, gap));
	}
	if (dec_sign(gap) == 0)
		return ", tepat sama dengan target";
	return arena_printf(s->a, ", lebih %s poin persentase dari target",
		susun_persen(s, gap));
}

static void put_sentences(struct susun *s, const struct lkj_bidang *b)
{
	const char **item = arena_array(s->a, const char *, b->realisasi_n + 1);

	for (size_t i = 0; i < b->realisasi_n; i++) {
		const struct capaian *c = &b->capaian[i];
		const char *nama = b->realisasi[i].indikator.nama;

		if (c->ada)
			item[i] = arena_printf(s->a, "%s: capaian %s%%%s.",
				nama, susun_persen(s, c->persen),
				distance(s, &b->realisasi[i], c));
		else
			item[i] =
				arena_printf(s->a, "%s: %s.", nama, c->alasan);
	}
	doc_list(s->doc, item, b->realisasi_n);
}

/* ---- what people wrote ---- */

static const struct bagian *written(struct susun *s, const char *kode)
{
	const struct bagian *b =
		s->d->naskah != NULL ? bagian_find(s->d->naskah, kode) : NULL;

	return b == NULL || text_is_blank(b->teks) ? NULL : b;
}

/* A section under its heading; false when nobody wrote it. */
static bool put_bagian(
	struct susun *s, const char *kode, int level, const char *judul)
{
	const struct bagian *b = written(s, kode);
	struct md m = {.data = s->d, .dasar = level};

	if (b == NULL)
		return false;
	doc_heading(s->doc, level, judul);
	m.teks = b->teks;
	m.judul = b->judul;
	md_susun(s->doc, &m);
	return true;
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
		susun_indikator(s, b);
		put_sentences(s, b);
		doc_heading(s->doc, 3, "Kendala dan tindak lanjut");
		susun_kendala(s, b);
	}
	susun_anggaran(s, b);
	put_bagian(s, arena_printf(s->a, "bidang-%s", b->bidang.kode), 3,
		"Uraian capaian");
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
	if (put_bagian(s, "penutup", 1, "Penutup"))
		return;
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
	put_bagian(&s, "pendahuluan", 1, "Pendahuluan");
	put_ringkasan(&s);
	susun_grafik(&s, NULL);
	doc_heading(s.doc, 1,
		tahunan ? "Akuntabilitas Kinerja"
			: "Capaian kinerja menurut Bidang");
	for (size_t i = 0; i < d->bidang_n; i++)
		put_bidang(&s, &d->bidang[i]);
	put_bagian(&s, "kendala", 1, "Kendala dan tindak lanjut");
	put_penutup(&s);
	put_tanda_tangan(&s);
	put_sumber(&s);
	return s.doc;
}
