/* Pages drawn by hand: their papers, their texts, the same bytes. */
#include "t_pdf.h"

#include "paper/draw.h"

static const struct draw_about about = {"Contoh gambar", "Kantor", 0};

static struct str two_papers(struct ctx *c)
{
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct draw *d = draw_new(c, &about, &out);

	draw_page(d, &paper_size[PAPER_F4]);
	draw_view(d, (int[]){100, 100, 3100, 1900}, 310, 190);
	draw_box(d, (int[]){10, 10, 60, 20}, 10);
	draw_arrow(d, (int[]){70, 20, 120, 20}, PEN_DASHED);
	draw_polygon(d, (const int[][2]){{120, 20}, {140, 10}, {160, 20}}, 3);
	draw_tag(d, "P");
	draw_text(d, &(struct draw_text){10, 40, 200, .size = 6,
			     .text = "Halaman pertama"});
	draw_untag(d, "P");
	draw_page(d, &paper_size[PAPER_HALF_FOLIO]);
	draw_line(d, (int[]){100, 100, 2000, 100}, PEN_LINE);
	draw_text(d, &(struct draw_text){100, 120, 1000, .size = 35,
			     .text = "Halaman kedua"});
	t_ok(c, draw_end(d));
	return out;
}

static void test_each_page_has_its_paper(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = two_papers(c), again = two_papers(c);
	char *text = told(c, &out, "pdftotext", "-layout");
	char *info = told_more(c, &out, "pdfinfo", "-l", "2");

	told(c, &out, "qpdf", "--check");
	assert_non_null(strstr(text, "Halaman pertama"));
	assert_non_null(strstr(text, "Halaman kedua"));
	assert_non_null(strstr(info, "Pages:           2"));
	assert_non_null(strstr(info, "Tagged:          yes"));
	/* 330 by 215 and 215 by 165 millimetres. */
	assert_non_null(strstr(info, "1 size:  935.433 x 609.449 pts"));
	assert_non_null(strstr(info, "2 size:  609.449 x 467.717 pts"));
	assert_int_equal(out.n, again.n);
	assert_memory_equal(out.p, again.p, out.n);
	t_free(c);
}

/* A text that is far too long for its box is all there, and inside. */
static void test_a_text_stays_in_its_box(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct str words = str_new(c->mem, LIMIT_TEXT);
	struct draw *d = draw_new(c, &about, &out);
	struct draw_text t = {300, 300, 500, 400, .size = 40};
	char *box;

	for (int i = 0; i < 400; i++)
		str_addf(&words, "kata%d ", i);
	t.text = words.p;
	draw_page(d, &paper_size[PAPER_A4]);
	assert_int_equal(draw_text(d, &t), 400);
	t_ok(c, draw_end(d));
	box = told(c, &out, "pdftotext", "-bbox");
	assert_non_null(strstr(box, ">kata0<"));
	assert_non_null(strstr(box, ">kata399<"));
	t_words_apart(c, box);
	for (const char *p = strstr(box, "yMax=\""); p != NULL;
		p = strstr(p + 1, "yMax=\""))
		/* 700 tenths of a millimetre are 198 points. */
		assert_true(strtod(p + 6, NULL) < 200);
	t_free(c);
}

static void test_a_cut_code_gets_no_hyphen(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct draw *d = draw_new(c, &about, &out);
	char *text;

	draw_page(d, &paper_size[PAPER_A4]);
	draw_text(d, &(struct draw_text){100, 100, 200, .size = 40,
			     .text = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"});
	t_ok(c, draw_end(d));
	text = told(c, &out, "pdftotext", "-layout");
	assert_null(strstr(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
	assert_null(strchr(text, '-'));
	assert_null(strstr(text, "\u2010"));
	t_free(c);
}

static void test_quiet_draws_nothing(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct draw *d = draw_new(c, &about, &out);
	struct draw_text t = {100, 100, 400, .size = 30,
		.text = "Tidak tercetak, hanya diukur tingginya"};
	int tall;

	draw_quiet(d, true);
	tall = draw_text(d, &t);
	draw_box(d, (int[]){1, 1, 9, 9}, 0);
	draw_quiet(d, false);
	draw_page(d, &paper_size[PAPER_A4_UPRIGHT]);
	assert_int_equal(draw_text(d, &(struct draw_text){100, 100, 400,
					      .size = 30, .text = t.text}),
		tall);
	assert_true(tall > 60 && tall < 150);
	t_ok(c, draw_end(d));
	t_free(c);
}

static void test_what_is_too_big_leaves_nothing(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, 900);
	struct draw *d = draw_new(c, &about, &out);

	draw_page(d, &paper_size[PAPER_A4]);
	draw_text(d, &(struct draw_text){
			     100, 100, 400, .size = 30, .text = "Besar"});
	t_refused(c, draw_end(d), E_TOOBIG, "terlalu besar");
	assert_int_equal(out.n, 0);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_page_has_its_paper),
		cmocka_unit_test(test_a_text_stays_in_its_box),
		cmocka_unit_test(test_a_cut_code_gets_no_hyphen),
		cmocka_unit_test(test_quiet_draws_nothing),
		cmocka_unit_test(test_what_is_too_big_leaves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
