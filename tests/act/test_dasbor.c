/* How the office stands, from what is stored. */
#include "actfix.h"

#include "act/act_dasbor.h"

static void test_an_empty_office_has_a_page(void **state)
{
	struct ctx *c = fix_office();
	struct act_dasbor a = {0};

	t_ok(c, act_dasbor(c, "kepala", &a));
	assert_int_equal(a.posisi_n, 0);
	assert_int_equal(a.terisi_n, 0);
	assert_string_equal(a.semua[5].cetak, "–");
	a.periode = "besok";
	t_refused(c, act_dasbor(c, NULL, &a), E_INVALID, "tidak dikenal");
	dbtest_close(c);
}

static void test_figures_and_where_it_gets_stuck(void **state)
{
	struct ctx *c = fix_office();
	int64_t one = fix_open(c, "2023-TW1"), two = fix_open(c, "2023-TW2");
	struct act_dasbor a = {0};

	fix_to_draft(c, one);
	t_ok(c, fix_step(c, two, 1, "sekretaris"));
	c->now += 60 * CLOCK_MINUTE;
	fix_csv(c, two, "pajak");
	t_ok(c, fix_step(c, two, 2, "kabid-pajak"));
	(void)fix_open(c, "2023-TW3"); /* nothing to see there yet */
	t_ok(c, act_dasbor(c, "kepala", &a));
	assert_string_equal(a.judul, "Triwulan II Tahun 2023");
	assert_string_equal(a.kolom_nama[4], "TW I 2023");
	assert_string_equal(a.kolom_nama[0], "TW I 2022");
	assert_int_equal(a.indikator_n, 11);
	assert_int_equal(a.terisi_n, 5);
	assert_true(a.semua[4].ada);
	assert_true(a.bidang[0].sel[5].ada);
	assert_false(a.bidang[4].sel[5].ada);
	assert_non_null(a.beda);
	assert_int_equal(a.perhatian_n, 5);
	assert_string_equal(a.perhatian[0].indikator.kode, "rokok");
	assert_string_equal(a.perhatian[0].cetak, "22,2%");
	assert_int_equal(a.kategori_n[5], 3);
	assert_string_equal(a.bidang[0].serapan, "43,9%");
	assert_int_equal(a.posisi_n, 3);
	assert_int_equal(a.posisi[2].langkah, 5);
	assert_string_equal(a.posisi[2].pemegang, "Ketua Tim Penyusun LKJ");
	assert_string_equal(a.posisi[1].pemegang, "5 pelaksana");
	assert_int_equal(a.posisi[0].langkah, 1);
	assert_int_equal(a.langkah[1].no, 2);
	assert_int_equal(a.langkah[1].n, 6);
	assert_int_equal(a.langkah[1].baku, 120);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_empty_office_has_a_page),
		cmocka_unit_test(test_figures_and_where_it_gets_stuck),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
