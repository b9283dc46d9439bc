/* The disposisi on half a folio: one page, whatever is written on it. */
#include "t_pdf.h"

#include "surat/lembar.h"

static struct setengah_folio sample(void)
{
	static const struct centang to[] = {
		{"Kabid Pajak Daerah", true}, {"Kabid Aset", false}};
	static const struct centang please[] = {
		{"Tindak lanjuti", true}, {"Hadiri", true}};

	return (struct setengah_folio){.pemerintah = "PEMERINTAH PROVINSI",
		.kantor = "BADAN PENGELOLAAN KEUANGAN",
		.alamat = "Jalan Raya 1",
		.dari = "Sekretaris",
		.nomor = "12",
		.hal = "Pemantauan Kinerja",
		.tanggal = "6 Juli 2023, 08.08 WIB",
		.sifat = "Segera",
		.isi = "Mohon dikumpulkan.",
		.batas = "Kamis, 6 Juli 2023, 10.15",
		.penerima = to,
		.penerima_n = 2,
		.harap = please,
		.harap_n = 2,
		.paraf = "dikirim di Alur",
		.nama = "Nama Lengkap, S.E."};
}

static struct str sheet_of(struct ctx *c, const struct setengah_folio *l)
{
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, setengah_folio_pdf(c, l, &out));
	told(c, &out, "qpdf", "--check");
	assert_non_null(
		strstr(told(c, &out, "pdfinfo", "--"), "Pages:           1\n"));
	t_words_apart(c, told(c, &out, "pdftotext", "-bbox"));
	return out;
}

static size_t count(const char *text, const char *word)
{
	size_t n = 0;

	for (; (text = strstr(text, word)) != NULL; text++)
		n++;
	return n;
}

static void test_every_field_is_on_it(void **state)
{
	struct ctx *c = t_ctx();
	struct setengah_folio l = sample();
	struct str out = sheet_of(c, &l);
	char *text = told(c, &out, "pdftotext", "-layout");
	const char *const word[] = {"PEMERINTAH PROVINSI", "LEMBAR DISPOSISI",
		"Sekretaris", "12", "Pemantauan Kinerja", "08.08 WIB, Segera",
		"Kabid Aset", "Hadiri", "Mohon dikumpulkan.",
		"Paling lambat Kamis, 6 Juli 2023, 10.15 WIB", "Catatan",
		"Nama Lengkap, S.E."};

	for (size_t i = 0; i < ARRAY_N(word); i++)
		if (strstr(text, word[i]) == NULL)
			fail_msg("no \"%s\"", word[i]);
	assert_int_equal(count(text, "✓"), 3);
	assert_null(strstr(text, "Surat masuk"));
	assert_null(strstr(text, "draf"));
	assert_non_null(strstr(
		told(c, &out, "pdfinfo", "--"), "609.449 x 467.717 pts"));
	t_free(c);
}

static void test_a_draft_says_so(void **state)
{
	struct ctx *c = t_ctx();
	struct setengah_folio l = sample();
	struct str out;

	l.draf = true;
	l.a4 = true;
	out = sheet_of(c, &l);
	assert_non_null(strstr(told(c, &out, "pdftotext", "-layout"),
		"(draf, belum berlaku sebagai surat dinas)"));
	assert_non_null(strstr(
		told(c, &out, "pdfinfo", "--"), "595.276 x 841.89 pts (A4)"));
	t_free(c);
}

static const char *words(struct ctx *c, const char *word, size_t n)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	while (s.n + strlen(word) <= n)
		str_add(&s, word);
	return s.p;
}

/* As many recipients as an office has Bidang, every text at its limit. */
static void test_the_most_that_may_be_written_fits(void **state)
{
	struct ctx *c = t_ctx();
	struct setengah_folio l = sample();
	struct centang *to = arena_array(c->mem, struct centang, LIMIT_BIDANG);
	struct str out;
	char *text;

	for (size_t i = 0; i < LIMIT_BIDANG; i++)
		to[i] = (struct centang){
			arena_printf(c->mem, "Kabid %zu %s", i,
				words(c, "Urusan ", LIMIT_NAMA / 2)),
			i % 2 == 0};
	l.penerima = to;
	l.penerima_n = LIMIT_BIDANG;
	l.isi = words(c, "WWW ", LIMIT_DISPOSISI);
	l.hal = words(c, "x", LIMIT_HAL);
	l.asal = words(c, "Asal surat ", LIMIT_NAMA);
	l.kantor = words(c, "BADAN ", LIMIT_NAMA);
	out = sheet_of(c, &l);
	text = told(c, &out, "pdftotext", "-layout");
	assert_non_null(strstr(text, "Kabid 59"));
	assert_int_equal(count(text, "WWW"), LIMIT_DISPOSISI / 4);
	assert_int_equal(count(text, "✓"), LIMIT_BIDANG / 2 + 2);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_field_is_on_it),
		cmocka_unit_test(test_a_draft_says_so),
		cmocka_unit_test(test_the_most_that_may_be_written_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
