/* Markdown of a section: a tree that every form can draw, whatever is typed. */
#include "base/base.h"

#include "lkj/naskah.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

/* A report with one Bidang, one figure and one budget line. */
static struct lkj_data sample(struct arena *a)
{
	struct lkj_data d = {.instansi = {.nama = "Kantor",
				     .pemerintah = "Pemerintah",
				     .tempat = "Jambi",
				     .zona_min = CLOCK_WIB},
		.periode = {2026, 2},
		.sop_nomor = "1",
		.bidang_n = 1};
	struct lkj_bidang *b = arena_new(a, struct lkj_bidang);
	struct realisasi *r = arena_new(a, struct realisasi);
	struct anggaran *g = arena_new(a, struct anggaran);

	r->indikator.kode = "pkb";
	r->indikator.nama = "PKB";
	r->indikator.satuan = "Rp miliar";
	r->indikator.sumber = "uji";
	r->target = (struct nilai){ISI_ANGKA, "2", dec_of(2, 0)};
	r->realisasi = (struct nilai){ISI_ANGKA, "1", dec_of(1, 0)};
	b->bidang = (struct bidang){"pajak", "Bidang Pajak"};
	b->realisasi = r;
	b->realisasi_n = 1;
	b->capaian = arena_new(a, struct capaian);
	b->capaian[0] = capaian_hitung(RUMUS_HB, &r->target, &r->realisasi);
	*g = (struct anggaran){"1", "Kegiatan", "pajak", 100, 50};
	b->anggaran = g;
	b->anggaran_n = 1;
	d.bidang = b;
	return d;
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	const char *text = arena_dupn(c.mem, (const char *)p, n);
	struct lkj_data d = sample(c.mem);
	struct md m = {.teks = text, .judul = "Uji", .data = &d, .dasar = 1};
	struct str html = str_new(c.mem, LIMIT_DOCUMENT);
	struct str plain = str_new(c.mem, LIMIT_DOCUMENT);
	struct paragraf_list l;
	struct doc *doc = doc_new(c.mem, "Uji");

	/* act lets nothing else in. */
	if (n <= LIMIT_BAGIAN && strlen(text) == n && text_is_utf8(text, n)) {
		md_susun(doc, &m);
		must(paper_html_part(&c, doc, &html) == OK);
		must(paper_text(&c, doc, &plain) == OK);
		must(text_is_utf8(html.p, html.n));
		must(text_is_utf8(plain.p, plain.n));
		must(strstr(html.p, "<script") == NULL);
		must(strstr(html.p, "href=\"javascript") == NULL);
		naskah_paragraf(c.mem, text, &l);
		if (n < 2000) {
			str_clear(&html);
			must(paper_pdf(&c, doc, &html) == OK);
		}
	}
	arena_close(c.mem);
	return 0;
}
