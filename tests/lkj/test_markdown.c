/* Markdown, placeholders and differences: what prints, and what never does. */
#include "t.h"

#include "lkj/naskah.h"

static struct lkj_data *sample(struct ctx *c)
{
	struct lkj_data *d = arena_new(c->mem, struct lkj_data);
	struct realisasi *r = arena_array(c->mem, struct realisasi, 1);

	d->instansi = (struct instansi){.nama = "Kantor Uji",
		.pemerintah = "Pemerintah Uji",
		.tempat = "Jambi",
		.zona_min = CLOCK_WIB};
	d->periode = (struct periode){2026, 2};
	d->sop_nomor = "1/UJI";
	d->tanggal_at = c->now;
	d->putaran = 1;
	d->bidang = arena_array(c->mem, struct lkj_bidang, 1);
	d->bidang_n = 1;
	d->bidang[0].bidang = (struct bidang){"pajak", "Bidang Pajak"};
	r->indikator = (struct indikator){.kode = "pkb",
		.bidang = "pajak",
		.nama = "PKB",
		.satuan = "Rp miliar",
		.desimal = 1,
		.sumber = "uji"};
	r->target = (struct nilai){ISI_ANGKA, "263", dec_of(2630, 1)};
	r->realisasi = (struct nilai){ISI_ANGKA, "258,7", dec_of(2587, 1)};
	d->bidang[0].realisasi = r;
	d->bidang[0].realisasi_n = 1;
	d->bidang[0].capaian = arena_new(c->mem, struct capaian);
	d->bidang[0].capaian[0] =
		capaian_hitung(RUMUS_HB, &r->target, &r->realisasi);
	return d;
}

static const char *html(struct ctx *c, const char *teks, struct md *m)
{
	struct doc *d = doc_new(c->mem, "uji");
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	m->teks = teks;
	m->data = sample(c);
	m->dasar = 1;
	md_susun(d, m);
	t_ok(c, paper_html_part(c, d, &out));
	return out.p;
}

static void says(struct ctx *c, const char *teks, const char *want)
{
	struct md m = {0};

	assert_string_equal(html(c, teks, &m), want);
}

static void test_markdown_prints(void **state)
{
	struct ctx *c = t_ctx();

	says(c, "Satu **tebal** dan *miring*.\nLanjut.",
		"<p>Satu <strong>tebal</strong> dan <em>miring</em>. Lanjut.</p>\n");
	says(c, "# Judul\n\nIsi.", "<h3>Judul</h3>\n<p>Isi.</p>\n");
	says(c, "- a\n- b\n  1. c\n  2. **d**\n- e",
		"<ul><li>a</li><li>b<ol><li value=\"1\">c</li><li value=\"2\"><strong>d</strong></li></ol></li><li>e</li></ul>\n");
	says(c, "<script>alert(1)</script> & <b>x</b>",
		"<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;x&lt;/b&gt;</p>\n");
	says(c, "[klik](javascript:alert(1))", "<p>klik</p>\n");
	says(c, "[BPS](https://bps.go.id)",
		"<p><a href=\"https://bps.go.id\" rel=\"noopener noreferrer\">BPS</a> (https://bps.go.id)</p>\n");
	says(c,
		"a \xe2\x80\xae"
		"021 b",
		"<p>a 021 b</p>\n");
	says(c, "Rp1 &lt; Rp2 &nbsp;&#88;", "<p>Rp1 &lt; Rp2 \xc2\xa0X</p>\n");
	says(c, "", "");
	t_free(c);
}

static void test_placeholders_show_live_data(void **state)
{
	struct ctx *c = t_ctx();
	struct md m = {0};
	const char *out;

	says(c, "PKB [[angka: pkb]] dari **[[Angka: pkb target]]**, yaitu [[angka: pkb capaian]].",
		"<p>PKB Rp258,7 miliar dari <strong>Rp263,0 miliar</strong>, yaitu 98,37 persen.</p>\n");
	says(c, "`[[angka: pkb]]`", "<p><code>[[angka: pkb]]</code></p>\n");
	out = html(c, "[[tabel: capaian pajak]]\n[[grafik: capaian]]", &m);
	assert_int_equal(m.temuan_n, 0);
	assert_non_null(strstr(out, "Capaian kinerja Bidang Pajak"));
	assert_non_null(strstr(out, "<figure>"));
	assert_non_null(strstr(out, "Otomatis dari data Bidang Pajak."));
	(void)html(c, "[[tabel: capaian pajk]]", &m);
	assert_int_equal(m.temuan_n, 1);
	assert_string_equal(m.temuan[0],
		"Blok \"capaian pajk\" tidak dikenal. Maksudnya \"capaian pajak\"?");
	out = html(c, "Lihat [[tabel: ringkasan]] ini.", &m);
	assert_string_equal(m.temuan[0],
		"Blok \"ringkasan\" harus berdiri sendiri pada satu baris.");
	out = html(c, "a [[angka: pkbb]] **b**", &m);
	assert_string_equal(out,
		"<p>a [Blok &quot;pkbb&quot; tidak dikenal. Maksudnya &quot;pkb&quot;?] <strong>b</strong></p>\n");
	t_free(c);
}

static void test_a_chart_of_one_bidang_misses_no_other(void **state)
{
	struct ctx *c = t_ctx();
	struct lkj_data *d = sample(c);
	struct lkj_bidang *two = arena_array(c->mem, struct lkj_bidang, 2);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct md m = {
		.teks = "[[grafik: capaian pajak]]", .data = d, .dasar = 1};
	struct doc *doc = doc_new(c->mem, "uji");

	two[0] = two[1] = d->bidang[0];
	two[1].bidang = (struct bidang){"aset", "Bidang Aset"};
	d->bidang = two;
	d->bidang_n = 2;
	md_susun(doc, &m);
	t_ok(c, paper_html_part(c, doc, &out));
	assert_non_null(strstr(out.p, "<figure>"));
	assert_null(strstr(out.p, "tidak digambarkan"));
	t_free(c);
}

static void test_bad_markdown_is_a_good_page(void **state)
{
	struct ctx *c = t_ctx();
	struct str s = str_new(c->mem, LIMIT_TEXT);
	struct md m = {0};
	int64_t before;

	for (int i = 0; i < 50; i++) {
		str_pad(&s, ' ', (size_t)i * 2);
		str_addf(&s, "- tingkat %d\n", i);
	}
	assert_non_null(strstr(html(c, s.p, &m), "tingkat 49"));
	str_clear(&s);
	str_pad(&s, 'x', 100000);
	assert_true(strlen(html(c, s.p, &m)) >= 100000);
	str_clear(&s);
	for (int i = 0; i < 2; i++) {
		for (int k = 0; k < 60; k++)
			str_add(&s, i == 0 ? "|a" : "|---");
		str_add(&s, "|\n");
	}
	assert_non_null(strstr(html(c, s.p, &m), "Tabel paling banyak"));
	assert_int_equal(m.temuan_n, 1);
	str_clear(&s);
	for (int i = 0; i < 20000; i++)
		str_add(&s, "[[*_");
	before = clock_now();
	(void)html(c, s.p, &m);
	assert_true(clock_now() - before < 2 * CLOCK_SECOND);
	t_free(c);
}

static void test_sections_stand_in_the_report(void **state)
{
	struct ctx *c = t_ctx();
	struct lkj_data *d = sample(c);
	struct bagian_list l;
	struct str a = str_new(c->mem, LIMIT_DOCUMENT);
	struct str b = str_new(c->mem, LIMIT_DOCUMENT);
	const struct bidang bidang = {"pajak", "Bidang Pajak"};

	t_ok(c, paper_text(c, lkj_compose(c->mem, d), &a));
	naskah_susunan(c->mem, &bidang, 1, &l);
	assert_int_equal(l.n, 4);
	d->naskah = &l;
	t_ok(c, paper_text(c, lkj_compose(c->mem, d), &b));
	assert_string_equal(a.p, b.p);
	bagian_find(&l, "pendahuluan")->teks = "Latar **belakang**.";
	bagian_find(&l, "bidang-pajak")->teks = "PKB [[angka: pkb]].";
	bagian_find(&l, "penutup")->teks = "Terima kasih.";
	str_clear(&b);
	t_ok(c, paper_text(c, lkj_compose(c->mem, d), &b));
	assert_non_null(strstr(b.p, "Latar belakang."));
	assert_non_null(strstr(b.p, "PKB Rp258,7 miliar."));
	assert_non_null(strstr(b.p, "Terima kasih."));
	assert_null(strstr(b.p, "Demikian laporan"));
	str_clear(&b);
	t_ok(c, paper_pdf(c, lkj_compose(c->mem, d), &b));
	t_free(c);
}

static const char *runs(struct ctx *c, const char *lama, const char *baru)
{
	struct beda_list l;
	struct str s = str_new(c->mem, LIMIT_TEXT);
	static const char *const mark[] = {"", "+", "-"};

	naskah_beda(c->mem, lama, baru, &l);
	for (size_t i = 0; i < l.n; i++)
		str_addf(&s, "%s{%s}", mark[l.item[i].jenis], l.item[i].teks);
	return s.p;
}

static void test_differences_by_words(void **state)
{
	struct ctx *c = t_ctx();

	assert_string_equal(runs(c, "a b c", "a b c"), "{a b c}");
	assert_string_equal(runs(c, "", "a b"), "+{a b}");
	assert_string_equal(runs(c, "a b", ""), "-{a b}");
	assert_string_equal(
		runs(c, "sebesar Rp 256,9 miliar atau 97,7 persen.",
			"sebesar Rp 258,7 miliar atau 98,4 persen."),
		"{sebesar Rp }-{256,9 }+{258,7 }{miliar atau }-{97,7 }+{98,4 }{persen.}");
	assert_string_equal(
		runs(c, "satu\ndua\ntiga\n", "satu\ndua dua\ntiga\n"),
		"{satu\n}{dua }+{dua\n}{tiga\n}");
	assert_string_equal(runs(c, "a b c d e f", "f e d c b a x"),
		runs(c, "a b c d e f", "f e d c b a x"));
	t_free(c);
}

static void test_differences_are_bounded(void **state)
{
	struct ctx *c = t_ctx();
	struct str a = str_new(c->mem, LIMIT_TEXT);
	struct str b = str_new(c->mem, LIMIT_TEXT);
	struct beda_list l;
	int64_t before = clock_now();

	for (int i = 0; i < 20000; i++) {
		str_addf(&a, "a%d ", i * 7 % 9973);
		str_addf(&b, "b%d ", i * 11 % 9973);
	}
	naskah_beda(c->mem, a.p, b.p, &l);
	assert_int_equal(l.n, 2);
	assert_true(clock_now() - before < 2 * CLOCK_SECOND);
	t_free(c);
}

static void test_a_paragraph_keeps_its_hash(void **state)
{
	struct ctx *c = t_ctx();
	struct paragraf_list x, y;

	naskah_paragraf(c->mem, "Satu\ndua.\n\n\nTiga.", &x);
	naskah_paragraf(c->mem, "Nol.\n\nSatu  dua.\n\nTiga.\n", &y);
	assert_int_equal(x.n, 2);
	assert_int_equal(y.n, 3);
	assert_memory_equal(x.item[0].hash, y.item[1].hash, HASH_N);
	assert_memory_equal(x.item[1].hash, y.item[2].hash, HASH_N);
	assert_int_equal(naskah_kata("  satu dua\ntiga "), 3);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markdown_prints),
		cmocka_unit_test(test_placeholders_show_live_data),
		cmocka_unit_test(test_a_chart_of_one_bidang_misses_no_other),
		cmocka_unit_test(test_bad_markdown_is_a_good_page),
		cmocka_unit_test(test_sections_stand_in_the_report),
		cmocka_unit_test(test_differences_by_words),
		cmocka_unit_test(test_differences_are_bounded),
		cmocka_unit_test(test_a_paragraph_keeps_its_hash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
