/* The printed sheet as a PDF: its pages, its words, and hostile definitions. */
#include "sopfix.h"
#include "t_pdf.h"

static struct str sheet_of(
	struct ctx *c, const struct sop *s, struct sheet_print p)
{
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, sop_sheet_pdf(c, s, &p, &out));
	return out;
}

static size_t count(const char *text, const char *word)
{
	size_t n = 0;

	for (; (text = strstr(text, word)) != NULL; text++)
		n++;
	return n;
}

static void pages_are(struct ctx *c, const struct str *o, int n)
{
	char *info = told(c, o, "pdfinfo", "--");

	if (strstr(info, arena_printf(c->mem, "Pages:           %d\n", n)) ==
		NULL)
		fail_msg("not %d pages: %s", n, info);
}

static void test_the_seed_on_f4(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = sheet_of(c, seed_load(c), (struct sheet_print){0});
	char *text = told(c, &out, "pdftotext", "-layout");
	char *info = told(c, &out, "pdfinfo", "--");

	told(c, &out, "qpdf", "--check");
	/* Identity, seven steps, three: cut as the office's sheet is. */
	pages_are(c, &out, 3);
	assert_non_null(strstr(info, "935.433 x 609.449 pts"));
	assert_non_null(strstr(info, "Tagged:          yes"));
	assert_null(strstr(told(c, &out, "pdffonts", "--"), " no  "));
	assert_non_null(strstr(text, "10/BPKPD-1.3/IV/2023"));
	assert_non_null(strstr(text, "Dasar hukum"));
	assert_int_equal(count(text, "KEGIATAN"), 2);
	assert_int_equal(count(text, "Mulai"), 1);
	assert_int_equal(count(text, "Selesai"), 1);
	assert_int_equal(count(text, "Tidak"), 1);
	assert_int_equal(count(text, "AGUS PIRNGADI"), 2);
	assert_non_null(strstr(text, "Halaman 3 dari 3"));
	assert_null(strstr(text, "KENYATAAN"));
	t_words_apart(c, told(c, &out, "pdftotext", "-bbox"));
	t_free(c);
}

static void test_the_same_sheet_gives_the_same_bytes(void **state)
{
	struct ctx *c = t_ctx();
	struct str a = sheet_of(c, seed_load(c), (struct sheet_print){.at = 9});
	struct str b = sheet_of(c, seed_load(c), (struct sheet_print){.at = 9});

	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	t_free(c);
}

static void test_a_case_has_its_real_times_on_a4(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);
	const char **ket = arena_array(c->mem, const char *, s->langkah_n);
	struct str out;
	char *text;

	for (size_t i = 0; i < s->langkah_n; i++)
		ket[i] =
			i == 4 ? "2 jam 50 menit, 6 Juli; lewat 50 menit; putaran 2"
			       : "";
	out = sheet_of(c, s,
		(struct sheet_print){.a4 = true,
			.ket = ket,
			.kendali = "Lembar kendali: Triwulan II 2026"});
	text = told(c, &out, "pdftotext", "-layout");
	pages_are(c, &out, 3);
	assert_non_null(strstr(
		told(c, &out, "pdfinfo", "--"), "841.89 x 595.276 pts (A4)"));
	assert_int_equal(count(text, "KENYATAAN"), 2);
	assert_int_equal(count(text, "lewat 50"), 1);
	/* In its box and under each page. */
	assert_int_equal(count(text, "Lembar kendali: Triwulan II 2026"), 4);
	assert_int_equal(count(text, "AGUS PIRNGADI"), 1);
	t_words_apart(c, told(c, &out, "pdftotext", "-bbox"));
	t_free(c);
}

static const char *long_text(struct ctx *c, const char *word, size_t n)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	while (s.n + strlen(word) <= n)
		str_add(&s, word);
	return s.p;
}

/* Forty steps whose cells are as long as a definition may have them. */
static struct sop *hostile(struct ctx *c, size_t n)
{
	struct sop *s = seed_load(c);
	struct langkah *row = arena_array(c->mem, struct langkah, n);

	for (size_t i = 0; i < n; i++) {
		row[i] = s->langkah[i % 7];
		row[i].no = (int)i + 1;
		row[i].peran = (int)(i % s->peran_n);
		row[i].keputusan = i % 9 == 8;
		row[i].ya = row[i].keputusan ? (int)i + 2 : 0;
		row[i].tidak = row[i].keputusan ? (int)i - 6 : 0;
		if (i % 5 == 1)
			row[i].kegiatan = long_text(c, "uraian panjang ", 2000);
		if (i % 7 == 2)
			row[i].output = long_text(c, "W", 2000);
		if (i % 8 == 3)
			row[i].waktu = long_text(c, "setengah hari ", 200);
		if (i % 11 == 4)
			row[i].keterangan = long_text(c, "catatan ", 900);
	}
	row[n - 1].keputusan = false;
	row[n - 4].keputusan = true;
	row[n - 4].tidak = 2;
	row[n - 4].ya = (int)n - 2;
	s->langkah = row;
	s->langkah_n = n;
	return s;
}

static void test_a_hostile_sop_overlaps_nowhere(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = hostile(c, 40);

	for (int a4 = 0; a4 < 2; a4++) {
		struct str out =
			sheet_of(c, s, (struct sheet_print){.a4 = a4 == 1});
		char *text = told(c, &out, "pdftotext", "-layout");

		told(c, &out, "qpdf", "--check");
		t_words_apart(c, told(c, &out, "pdftotext", "-bbox"));
		assert_int_equal(count(text, "Mulai"), 1);
		assert_int_equal(count(text, "Selesai"), 1);
		assert_true(count(text, "KEGIATAN") > 4);
		for (int no = 1; no <= 40; no++)
			assert_non_null(strstr(
				text, arena_printf(c->mem, " %d. ", no)));
	}
	t_free(c);
}

/* Lists that no page holds go on over pages, legible as far as they can. */
static void test_a_long_identity_goes_on(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);
	struct teks_list *l[] = {&s->dasar_hukum, &s->kualifikasi,
		&s->keterkaitan, &s->peringatan};
	struct str out;
	char *text;

	for (size_t k = 0; k < ARRAY_N(l); k++) {
		l[k]->item = arena_array(c->mem, const char *, 30);
		l[k]->n = 30;
		for (int i = 0; i < 30; i++)
			l[k]->item[i] = arena_printf(c->mem,
				"Butir %zu.%d yang cukup panjang untuk memenuhi lebih dari satu baris pada lembar yang dicetak di atas kertas",
				k, i);
	}
	s->instansi.item[0] = long_text(c, "PEMERINTAH ", 2000);
	out = sheet_of(c, s, (struct sheet_print){0});
	text = told(c, &out, "pdftotext", "-layout");
	told(c, &out, "qpdf", "--check");
	t_words_apart(c, told(c, &out, "pdftotext", "-bbox"));
	assert_non_null(strstr(text, "Butir 3.29 "));
	assert_true(count(text, "Halaman ") > 3);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_seed_on_f4),
		cmocka_unit_test(test_the_same_sheet_gives_the_same_bytes),
		cmocka_unit_test(test_a_case_has_its_real_times_on_a4),
		cmocka_unit_test(test_a_hostile_sop_overlaps_nowhere),
		cmocka_unit_test(test_a_long_identity_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
