/* One tree, three outputs; each opened by an independent reader. */
#include "t_pdf.h"

#include "paper/paper.h"

static const struct column columns[] = {{"No", 1, ALIGN_RIGHT},
	{"Nama", 5, ALIGN_LEFT}, {"Nilai", 2, ALIGN_RIGHT}};

static struct doc *sample(struct arena *a, int rows)
{
	static const char *const kop[] = {"PEMERINTAH", "KANTOR <&>"};
	static const struct pair pairs[] = {{"Nomor", "1/A"}};
	static const char *items[] = {"butir satu", "butir dua"};
	struct doc *d = doc_new(a, "Contoh \"uji\"");
	struct cover v = {
		kop, 2, "Laporan Contoh", "Triwulan I", "Jambi, 2023", "DRAF"};
	struct chart x = {.title = "Bagan",
		.bar_n = 2,
		.mark = dec_of(100, 0),
		.mark_label = "100"};
	struct signature s = {"Jambi, 3 Juli 2023", "Plh.", "Sekretaris",
		"Contoh Nama, S.E.", "Pembina", "1900", NULL, NULL};
	struct table *t;

	x.bar = arena_array(a, struct bar, 2);
	x.bar[0] = (struct bar){"Satu", dec_of(5025, 2), "50,25"};
	x.bar[1] = (struct bar){"Dua yang panjang", dec_of(130, 0), "130,00"};
	d->header = "Kepala";
	d->footer = "Kaki";
	doc_cover(d, &v);
	doc_heading(d, 1, "Bagian <satu>");
	doc_para(d, "Paragraf dengan é, –, dan <b>bukan tag</b> & \"kutip\".");
	doc_pairs(d, pairs, 1);
	doc_list(d, items, 2);
	t = doc_table(d, "Tabel contoh", columns, 3);
	for (int i = 1; i <= rows; i++)
		doc_row(t, (const char *[]){arena_printf(a, "%d", i),
				   "baris tabel", "1.234,50"});
	doc_total(t, (const char *[]){"", "Jumlah", "9"});
	t->note = "Catatan tabel.";
	doc_chart(d, &x);
	doc_heading(d, 2, "Penutup");
	doc_signature(d, &s);
	return d;
}

static void test_text_and_html_are_golden(void **state)
{
	struct ctx *c = t_ctx();
	struct str text = str_new(c->mem, LIMIT_DOCUMENT);
	struct str html = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, paper_text(c, sample(c->mem, 3), &text));
	t_golden(c, "tests/paper/contoh.txt", text.p);
	t_ok(c, paper_html(c, sample(c->mem, 3), &html));
	t_golden(c, "tests/paper/contoh.html", html.p);
	assert_null(strstr(html.p, "<b>bukan tag"));
	t_free(c);
}

static struct str pdf_of(struct ctx *c, const struct doc *d)
{
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, paper_pdf(c, d, &out));
	return out;
}

static char *pdf_text_of(struct ctx *c, const struct doc *d)
{
	struct str out = pdf_of(c, d);

	return told(c, &out, "pdftotext", "-layout");
}

static size_t count(const char *text, const char *word)
{
	size_t n = 0;

	for (; (text = strstr(text, word)) != NULL; text++)
		n++;
	return n;
}

static size_t pages_of(const char *text)
{
	return count(text, "\f");
}

static void test_html_is_well_formed(void **state)
{
	struct ctx *c = t_ctx();
	struct str html = str_new(c->mem, LIMIT_DOCUMENT);
	struct doc *d = sample(c->mem, 3);

	d->author = "Kantor \"A\" & <B>";
	doc_break(d);
	t_ok(c, paper_html(c, d, &html));
	told(c, &html, "xmllint", "--noout");
	assert_int_equal(count(html.p, "<h1>"), 1);
	assert_null(strstr(html.p, "http"));
	t_free(c);
}

static void test_the_same_document_gives_the_same_pdf(void **state)
{
	struct ctx *c = t_ctx();
	struct str one = pdf_of(c, sample(c->mem, 300));
	struct str two = pdf_of(c, sample(c->mem, 300));

	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.p, two.p, one.n);
	t_free(c);
}

static void test_a_pdf_is_opened_by_others(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = pdf_of(c, sample(c->mem, 300));
	char *text = told(c, &out, "pdftotext", "-layout");

	told(c, &out, "qpdf", "--check");
	assert_non_null(strstr(text, "KANTOR <&>"));
	assert_non_null(strstr(text, "Catatan tabel."));
	assert_true(
		strstr(text, "Bagian <satu>") < strstr(text, "Catatan tabel."));
	/* The head of the long table stands on each of its pages. */
	assert_true(count(text, "Nilai") >= 5);
	assert_int_equal(count(text, "baris tabel"), 300);
	assert_null(strstr(told(c, &out, "pdffonts", "--"), " no  "));
	assert_non_null(
		strstr(told(c, &out, "pdfinfo", "--"), "Tagged:          yes"));
	t_free(c);
}

/* The lines must break alike in both passes, or the total is wrong. */
static void test_every_page_tells_the_true_number_of_pages(void **state)
{
	struct ctx *c = t_ctx();
	struct doc *d = doc_new(c->mem, "panjang");
	char *text;

	for (int i = 0; i < 400; i++)
		doc_para(d,
			"Paragraf ini cukup panjang untuk menunjukkan apakah banyaknya baris pada hitungan pertama sama dengan banyaknya baris yang kemudian ditulis pada halaman.");
	text = pdf_text_of(c, d);
	assert_true(pages_of(text) > 10);
	assert_int_equal(
		count(text, arena_printf(c->mem, "dari %zu\n", pages_of(text))),
		pages_of(text));
	t_free(c);
}

static struct chart tall_chart(struct ctx *c, size_t n)
{
	struct chart x = {.title = "Bagan tinggi",
		.bar_n = n,
		.mark = dec_of(100, 0),
		.mark_label = "100"};

	x.bar = arena_array(c->mem, struct bar, n);
	for (size_t i = 0; i < n; i++)
		x.bar[i] = (struct bar){"Nama indikator yang sama panjangnya "
					"dengan baris, lalu berakhir",
			dec_of((int64_t)i, 0),
			arena_printf(c->mem, "n%zu;", i)};
	return x;
}

static void test_a_chart_taller_than_a_page_keeps_every_bar(void **state)
{
	struct ctx *c = t_ctx();
	struct doc *d = doc_new(c->mem, "bagan");
	struct chart x = tall_chart(c, 120);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	char *text;

	doc_chart(d, &x);
	text = pdf_text_of(c, d);
	for (size_t i = 0; i < x.bar_n; i++)
		assert_int_equal(
			count(text, arena_printf(c->mem, "n%zu;", i)) > 0, 1);
	assert_int_equal(count(text, "berakhir"), 120);
	t_ok(c, paper_text(c, d, &out));
	assert_int_equal(count(out.p, "berakhir"), 120);
	t_free(c);
}

static void test_a_row_taller_than_a_page_keeps_every_word(void **state)
{
	struct ctx *c = t_ctx();
	struct doc *d = doc_new(c->mem, "baris");
	struct str cell = str_new(c->mem, LIMIT_TEXT);
	struct table *t = doc_table(d, "Tabel", columns, 3);
	char *text;

	for (int i = 0; i < 1500; i++)
		str_add(&cell, "kata ");
	doc_row(t, (const char *[]){"1", "pendek", "2"});
	doc_row(t, (const char *[]){"2", cell.p, "3"});
	doc_row(t, (const char *[]){"3", "sesudah", "4"});
	text = pdf_text_of(c, d);
	assert_int_equal(count(text, "kata"), 1500);
	assert_non_null(strstr(text, "sesudah"));
	assert_int_equal(count(text, "Nilai"), pages_of(text));
	t_free(c);
}

/* On two lines it would be read as two numbers. */
static void test_no_number_is_broken(void **state)
{
	static const struct column kolom[] = {{"Kode", 20, ALIGN_LEFT},
		{"Uraian", 40, ALIGN_LEFT}, {"Pagu", 12, ALIGN_RIGHT},
		{"Realisasi", 12, ALIGN_RIGHT}, {"Sisa", 12, ALIGN_RIGHT}};
	struct ctx *c = t_ctx();
	struct doc *d = doc_new(c->mem, "angka");
	struct table *t = doc_table(d, "Tabel", kolom, 5);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	char *text;

	doc_row(t,
		(const char *[]){"5.02.04.1.01.0001",
			"Uraian kegiatan yang panjang", "4.850.000.000.000,50",
			"812.345.678.901,25", "4.037.654.321.099,25"});
	text = pdf_text_of(c, d);
	assert_int_equal(count(text, "5.02.04.1.01.0001"), 1);
	assert_int_equal(count(text, "4.850.000.000.000,50"), 1);
	assert_int_equal(count(text, "4.037.654.321.099,25"), 1);
	doc_total(t, (const char *[]){"", "Jumlah", "4.850.000.000.000,50",
			     "4.123.456.789.012,50", "-726.543.210.987,50"});
	t_ok(c, paper_text(c, d, &out));
	assert_int_equal(count(out.p, " 4.850.000.000.000,50 "), 2);
	assert_int_equal(count(out.p, " -726.543.210.987,50\n"), 1);
	str_clear(&out);
	/* A short column keeps its words together on the screen too. */
	t = doc_table(d, "Status", columns, 3);
	doc_row(t, (const char *[]){"1", "Belum tercapai", "2"});
	t_ok(c, paper_html(c, d, &out));
	assert_non_null(strstr(out.p, "<td class=\"p\">Belum tercapai</td>"));
	t_free(c);
}

static void test_a_heading_stays_with_what_it_heads(void **state)
{
	struct ctx *c = t_ctx();
	struct chart x = tall_chart(c, 12);

	for (int before = 20; before < 40; before++) {
		struct doc *d = doc_new(c->mem, "kepala");
		char *text, *head;

		for (int i = 0; i < before; i++)
			doc_para(d, "Isi.");
		doc_heading(d, 2, "Kepala yang dijaga");
		doc_chart(d, &x);
		text = pdf_text_of(c, d);
		head = strstr(text, "Kepala yang dijaga");
		assert_non_null(head);
		*strchr(head, '\f') = '\0';
		assert_non_null(strstr(head, "Bagan tinggi"));
		assert_non_null(strstr(head, "n11;"));
	}
	t_free(c);
}

/* A little less room on each page's foot than on the one before: somewhere
 * the spaces between the blocks decide. */
static void test_a_chapter_stays_with_its_first_section(void **state)
{
	struct ctx *c = t_ctx();

	for (int before = 0; before < 120; before++) {
		struct doc *d = doc_new(c->mem, "bab");
		struct table *t;
		char *text, *head;

		for (int i = 0; i < 14; i++)
			doc_para(d, "Isi.");
		for (int i = 0; i < before; i++)
			doc_note(d, "i");
		doc_heading(d, 1, "Bab yang dijaga");
		doc_heading(d, 2, "Pasal");
		t = doc_table(d, "Tabel pendek", columns, 3);
		for (int i = 0; i < 8; i++)
			doc_row(t, (const char *[]){"1", "baris", "2"});
		text = pdf_text_of(c, d);
		head = strstr(text, "Bab yang dijaga");
		assert_non_null(head);
		*strchr(head, '\f') = '\0';
		assert_non_null(strstr(head, "Tabel pendek"));
		assert_int_equal(count(head, "baris"), 8);
	}
	t_free(c);
}

static void test_a_total_keeps_the_row_above_it_and_the_note(void **state)
{
	struct ctx *c = t_ctx();

	for (int rows = 30; rows < 60; rows++) {
		char *text = pdf_text_of(c, sample(c->mem, rows));
		char *total = strstr(text, "Jumlah"), *page = text;

		for (char *p = text; p < total; p++)
			if (*p == '\f')
				page = p;
		*strchr(total, '\f') = '\0';
		assert_non_null(strstr(page, "baris tabel"));
		assert_non_null(strstr(total, "Catatan tabel."));
	}
	t_free(c);
}

static void test_a_short_table_is_not_broken(void **state)
{
	struct ctx *c = t_ctx();

	for (int before = 18; before < 40; before++) {
		struct doc *d = doc_new(c->mem, "pendek");
		struct table *t;
		char *text, *head;

		for (int i = 0; i < before; i++)
			doc_para(d, "Isi.");
		t = doc_table(d, "Tabel pendek", columns, 3);
		for (int i = 0; i < 6; i++)
			doc_row(t, (const char *[]){"1", "baris tabel", "2"});
		doc_total(t, (const char *[]){"", "Jumlah", "2"});
		text = pdf_text_of(c, d);
		head = strstr(text, "Tabel pendek");
		assert_non_null(head);
		*strchr(head, '\f') = '\0';
		assert_non_null(strstr(head, "Jumlah"));
	}
	t_free(c);
}

static void test_a_refusal_leaves_the_output_as_it_was(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, 3000);
	struct doc *d = sample(c->mem, 300);

	str_add(&out, "sebelum");
	t_refused(c, paper_text(c, d, &out), E_TOOBIG, "terlalu besar");
	assert_string_equal(out.p, "sebelum");
	assert_int_equal(out.n, strlen("sebelum"));
	out = str_new(c->mem, 3000);
	t_refused(c, paper_html(c, d, &out), E_TOOBIG, "terlalu besar");
	assert_string_equal(out.p, "");
	out = str_new(c->mem, 3000);
	t_refused(c, paper_pdf(c, d, &out), E_TOOBIG, "terlalu besar");
	assert_string_equal(out.p, "");
	t_free(c);
}

/* Whatever the names, a terminal of 96 columns shows whole lines. */
static void test_text_keeps_to_its_width_and_its_words(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct doc *d = doc_new(c->mem, "lebar");
	static const struct column kode[] = {
		{"Kode", 1, ALIGN_LEFT}, {"Uraian", 20, ALIGN_LEFT}};
	static const struct column nameless[] = {
		{"", 9, ALIGN_LEFT}, {"", 1, ALIGN_LEFT}};
	struct table *t = doc_table(d, "Tabel", kode, 2);
	char *longword = arena_alloc(c->mem, 301);
	const char *longname =
		"Prof. Dr. Ir. H. Nama Yang Panjang Sekali Sampai Melewati Baris Tanda Tangan, S.E., M.M., M.Si., Ak., CA";
	struct pair pair = {longname, longname};
	struct signature s = {
		"Jambi", NULL, longname, longname, NULL, "1", NULL, NULL};

	memset(longword, 'm', 300);
	doc_row(t, (const char *[]){"5.02.04.1.01.0001", longname});
	/* An empty column lends its place, but not all of it. */
	t = doc_table(d, NULL, nameless, 2);
	doc_row(t, (const char *[]){NULL, longword});
	doc_pairs(d, &pair, 1);
	doc_signature(d, &s);
	t_ok(c, paper_text(c, d, &out));
	assert_non_null(strstr(out.p, "5.02.04.1.01.0001 "));
	for (char *p = out.p, *end; (end = strchr(p, '\n')) != NULL;
		p = end + 1)
		if (text_width(arena_dupn(c->mem, p, (size_t)(end - p))) > 96)
			fail_msg("terlalu lebar: %.200s", p);
	t_free(c);
}

static void test_hostile_documents_do_no_harm(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct column many[60];
	const char *cells[60];
	struct doc *d = doc_new(c->mem, "");
	char *longword = arena_alloc(c->mem, 3001);
	struct table *t;

	memset(longword, 'm', 3000);
	doc_para(d, longword);
	doc_para(d, "");
	doc_heading(d, 1, longword);
	doc_para(d, "👍🏽 e\xcc\x81 שלום مرحبا");
	t = doc_table(d, "kosong", columns, 3);
	t = doc_table(d, "panjang", columns, 3);
	doc_row(t, (const char *[]){NULL, longword, ""});
	t_ok(c, paper_text(c, d, &out));
	t_ok(c, paper_html(c, d, &out));
	str_clear(&out);
	t_ok(c, paper_pdf(c, d, &out));
	for (int i = 0; i < 60; i++) {
		many[i] = (struct column){"x", 1, ALIGN_LEFT};
		cells[i] = "y";
	}
	t = doc_table(d, "lebar", many, 60);
	doc_row(t, cells);
	t_refused(c, paper_pdf(c, d, &out), E_TOOBIG, "60 kolom");
	t_refused(c, paper_text(c, d, &out), E_TOOBIG, "60 kolom");
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_and_html_are_golden),
		cmocka_unit_test(test_html_is_well_formed),
		cmocka_unit_test(test_the_same_document_gives_the_same_pdf),
		cmocka_unit_test(test_a_pdf_is_opened_by_others),
		cmocka_unit_test(
			test_every_page_tells_the_true_number_of_pages),
		cmocka_unit_test(
			test_a_chart_taller_than_a_page_keeps_every_bar),
		cmocka_unit_test(
			test_a_row_taller_than_a_page_keeps_every_word),
		cmocka_unit_test(test_no_number_is_broken),
		cmocka_unit_test(test_a_heading_stays_with_what_it_heads),
		cmocka_unit_test(test_a_chapter_stays_with_its_first_section),
		cmocka_unit_test(
			test_a_total_keeps_the_row_above_it_and_the_note),
		cmocka_unit_test(test_a_short_table_is_not_broken),
		cmocka_unit_test(test_a_refusal_leaves_the_output_as_it_was),
		cmocka_unit_test(test_text_keeps_to_its_width_and_its_words),
		cmocka_unit_test(test_hostile_documents_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
