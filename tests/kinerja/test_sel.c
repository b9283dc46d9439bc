/* What a typed cell means, and the bands of capaian. */
#include "t.h"

#include "kinerja/isian.h"

static struct sel_arti read_as(
	struct ctx *c, enum kolom kolom, const char *teks)
{
	struct sel_acuan k = {
		.kolom = kolom, .desimal = 1, .pagu_sen = 482500000000};

	return sel_baca(c->mem, teks, &k);
}

static void number(struct ctx *c, const char *teks, const char *cetak)
{
	struct sel_arti x = read_as(c, KOLOM_REALISASI, teks);

	assert_null(x.tolak);
	assert_string_equal(x.cetak, cetak);
}

static void test_four_ways_to_write_a_number(void **state)
{
	struct ctx *c = t_ctx();

	number(c, "1.234,5", "1.234,5");
	number(c, "1,234.5", "1.234,5");
	number(c, "Rp 1.234", "1.234,0");
	number(c, "Rp. 1.234.567", "1.234.567,0");
	number(c, "98,4 %", "98,4");
	number(c, " 258,75 ", "258,75");
	number(c, "-3", "-3,0");
	number(c, "n/a", "n/a");
	number(c, "", "");
	assert_string_equal(read_as(c, KOLOM_REALISASI, "1.234").ingat,
		"Dibaca 1.234,0 (ribuan). Untuk pecahan pakai koma.");
	t_free(c);
}

static void test_what_is_no_number_is_told(void **state)
{
	static const char *const bad[] = {"sekian", "12 ekor", "1,2,3", "--1",
		"1.23.4", "1,234,5.6.7", "Rp", "0.703", "٣"};
	struct ctx *c = t_ctx();

	for (size_t i = 0; i < ARRAY_N(bad); i++) {
		struct sel_arti x = read_as(c, KOLOM_REALISASI, bad[i]);

		if (text_eq(bad[i], "Rp")) {
			assert_null(x.tolak);
			continue;
		}
		assert_string_equal(
			x.tolak, "Tulis angka saja, misalnya 258,7.");
	}
	t_free(c);
}

static void test_amounts_and_percents(void **state)
{
	struct ctx *c = t_ctx();
	struct sel_arti x = read_as(c, KOLOM_KEUANGAN, "5.310.450.000");

	assert_string_equal(x.galat,
		"Realisasi Rp5.310.450.000 melebihi pagu Rp4.825.000.000.");
	x = read_as(c, KOLOM_KEUANGAN, "2.310.450.000,34");
	assert_int_equal(x.sen, 231045000034);
	assert_null(x.galat);
	assert_non_null(read_as(c, KOLOM_KEUANGAN, "-1").tolak);
	assert_non_null(read_as(c, KOLOM_KEUANGAN, "1,234").tolak);
	assert_non_null(
		read_as(c, KOLOM_KEUANGAN, "99999999999999999999999").tolak);
	assert_string_equal(read_as(c, KOLOM_FISIK, "100,5").galat,
		"Realisasi fisik paling tinggi 100.");
	assert_null(read_as(c, KOLOM_FISIK, "100").galat);
	t_free(c);
}

static void test_dates(void **state)
{
	struct ctx *c = t_ctx();

	assert_string_equal(
		read_as(c, KOLOM_TENGGAT, "30-09-2026").teks, "2026-09-30");
	assert_string_equal(
		read_as(c, KOLOM_TENGGAT, "3/9/2026").teks, "2026-09-03");
	assert_string_equal(read_as(c, KOLOM_TENGGAT, "30 september 2026").teks,
		"2026-09-30");
	assert_string_equal(
		read_as(c, KOLOM_TENGGAT, "2026-09-30").cetak, "30-09-2026");
	assert_string_equal(read_as(c, KOLOM_TENGGAT, "31-09-2026").tolak,
		"Tanggal 31 September tidak ada. Periksa tanggalnya.");
	assert_non_null(read_as(c, KOLOM_TENGGAT, "besok").tolak);
	assert_non_null(read_as(c, KOLOM_TENGGAT, "30-13-2026").tolak);
	assert_non_null(read_as(c, KOLOM_TENGGAT, "30-09/2026").tolak);
	assert_null(read_as(c, KOLOM_TENGGAT, "").tolak);
	t_free(c);
}

static int band(int sen)
{
	struct capaian c = {.ada = true, .persen = dec_of(sen, 2)};

	return kategori_capaian(&c)->kelas;
}

static void test_bands_have_no_holes(void **state)
{
	struct capaian none = {0};

	assert_int_equal(band(9001), 1);
	assert_int_equal(band(9000), 2);
	assert_int_equal(band(7501), 2);
	assert_int_equal(band(7500), 3);
	assert_int_equal(band(6500), 4);
	assert_int_equal(band(5001), 4);
	assert_int_equal(band(5000), 5);
	assert_int_equal(band(-100), 5);
	assert_null(kategori_capaian(&none));
	assert_false(capaian_perlu_kendala(&none));
}

static void test_the_period_before(void **state)
{
	struct ctx *c = t_ctx();
	struct periode p;

	assert_false(periode_lalu((struct periode){2026, 1}, &p));
	assert_true(periode_lalu((struct periode){2026, 3}, &p));
	assert_string_equal(periode_pendek(c->mem, p), "TW II");
	assert_true(periode_lalu((struct periode){2026, 0}, &p));
	assert_string_equal(periode_pendek(c->mem, p), "TW IV");
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_four_ways_to_write_a_number),
		cmocka_unit_test(test_what_is_no_number_is_told),
		cmocka_unit_test(test_amounts_and_percents),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_bands_have_no_holes),
		cmocka_unit_test(test_the_period_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
