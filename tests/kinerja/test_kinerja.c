/* Capaian against its rules and against published figures; the CSV. */
#include "dbtest.h"

#include "kinerja/contoh.h"

static struct nilai number(const char *plain)
{
	struct nilai v = {.isian = ISI_ANGKA, .tertulis = plain};

	assert_true(dec_parse_plain(plain, &v.angka));
	return v;
}

static void capaian_is(enum rumus r, const char *t, const char *v,
	const char *want, enum status status)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct nilai target = number(t), realisasi = number(v);
	struct capaian c = capaian_hitung(r, &target, &realisasi);

	if (c.status != status ||
		!text_eq(c.ada ? dec_id(a, c.persen, 2) : NULL, want))
		fail_msg("T %s R %s: %s, status %d", t, v,
			c.ada ? dec_id(a, c.persen, 2) : c.alasan, c.status);
	arena_close(a);
}

static void test_capaian_by_formula(void **state)
{
	capaian_is(RUMUS_HB, "100", "100", "100,00", STATUS_TERCAPAI);
	capaian_is(RUMUS_LB_A, "100", "100", "100,00", STATUS_TERCAPAI);
	capaian_is(RUMUS_HB, "3", "1", "33,33", STATUS_TIDAK);
	capaian_is(RUMUS_HB, "3", "2", "66,67", STATUS_TIDAK);
	capaian_is(RUMUS_LB_A, "5.1", "9.8", "7,84", STATUS_TIDAK);
	capaian_is(RUMUS_LB_A, "2", "5", "-50,00", STATUS_TIDAK);
	capaian_is(RUMUS_LB_A, "2", "0", "200,00", STATUS_TERCAPAI);
	capaian_is(RUMUS_HB, "0.5", "690", "138.000,00", STATUS_TERCAPAI);
}

/* A rounded 100,00 never decides. */
static void test_status_comes_from_the_exact_values(void **state)
{
	capaian_is(RUMUS_HB, "1000000", "999999.999", "100,00", STATUS_TIDAK);
	capaian_is(
		RUMUS_LB_A, "1000000", "1000000.001", "100,00", STATUS_TIDAK);
}

static void test_zero_targets(void **state)
{
	capaian_is(RUMUS_LB_A, "0", "0", "100,00", STATUS_TERCAPAI);
	capaian_is(RUMUS_LB_A, "0", "3", NULL, STATUS_TIDAK);
	capaian_is(RUMUS_HB, "0", "3", NULL, STATUS_TERCAPAI);
}

static void test_empty_and_not_applicable_are_not_zero(void **state)
{
	struct nilai t = number("5"), none = {.isian = ISI_KOSONG};
	struct nilai na = {.isian = ISI_NA};
	struct capaian list[4];
	struct dec mean;
	size_t n;

	list[0] = capaian_hitung(RUMUS_HB, &t, &none);
	list[1] = capaian_hitung(RUMUS_HB, &t, &na);
	list[2] = capaian_hitung(RUMUS_HB, &t, &t);
	assert_int_equal(list[0].status, STATUS_KOSONG);
	assert_int_equal(list[1].status, STATUS_NA);
	assert_true(capaian_rata(list, 3, &mean, &n));
	assert_int_equal(n, 1);
	assert_int_equal(dec_cmp(mean, dec_of(100, 0)), 0);
	assert_false(capaian_rata(list, 2, &mean, &n));
}

/* Figures that Bakeuda Jambi published (data/lkj-tables). */
static void test_published_figures(void **state)
{
	capaian_is(RUMUS_HB, "354.667", "173.027", "48,79", STATUS_TIDAK);
	capaian_is(RUMUS_HB, "182.457", "40.563", "22,23", STATUS_TIDAK);
	capaian_is(RUMUS_HB, "20.214", "15.378", "76,08", STATUS_TIDAK);
	/* Printed 72,86 from unrounded amounts; from the printed ones: */
	capaian_is(RUMUS_HB, "350.8", "255.63", "72,87", STATUS_TIDAK);
}

static void test_random_rows_against_whole_numbers(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	uint64_t x = 88172645463325252u;

	for (int i = 0; i < 20000; i++) {
		struct nilai t = {.isian = ISI_ANGKA}, v = t;
		struct capaian c;
		int64_t T, R, want;

		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		T = (int64_t)(x % 1000000) + 1;
		R = (int64_t)((x >> 20) % 3000000);
		t.angka = dec_of(T, 2);
		v.angka = dec_of(R, 2);
		c = capaian_hitung(RUMUS_HB, &t, &v);
		want = (R * 20000 + T) / (2 * T);
		assert_true(c.ada);
		assert_int_equal((int64_t)c.persen.m, want);
		assert_int_equal(
			c.status, R >= T ? STATUS_TERCAPAI : STATUS_TIDAK);
	}
	arena_close(a);
}

static void test_periods_are_read_strictly(void **state)
{
	static const char *const wrong[] = {"2026-TW5", "2026-TW", "26-TW1",
		"2026TW1", "2026-tw1", "", "2026-TW1 ", "0000"};
	struct arena *a = arena_open(LIMIT_ARENA);
	struct periode p;

	assert_true(periode_parse("2026-TW2", &p));
	assert_string_equal(periode_format(a, p), "2026-TW2");
	assert_string_equal(periode_judul(a, p), "Triwulan II Tahun 2026");
	assert_true(periode_parse("2026", &p));
	assert_int_equal(p.triwulan, 0);
	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		assert_false(periode_parse(wrong[i], &p));
	arena_close(a);
}

/* ---- the CSV ---- */

static int read_csv(struct ctx *c, const char *text, struct isian_csv *out)
{
	return csv_baca(c, "uji.csv", text, strlen(text), out);
}

static void test_a_csv_is_read(void **state)
{
	struct ctx *c = t_ctx();
	struct isian_csv x;

	t_ok(c, read_csv(c,
			"\xef\xbb\xbfTarget;Indikator;realisasi;lain\r\n1.234,5;pkb;n/a;z\r\n\r\n\"7\";\"b \"\"x\"\"\";;\r\n",
			&x));
	assert_int_equal(x.baris.n, 2);
	assert_string_equal(x.baris.item[0].indikator.kode, "pkb");
	assert_int_equal(x.baris.item[0].target.isian, ISI_ANGKA);
	assert_int_equal(x.baris.item[0].realisasi.isian, ISI_NA);
	assert_string_equal(x.baris.item[1].indikator.kode, "b \"x\"");
	assert_int_equal(x.baris.item[1].realisasi.isian, ISI_KOSONG);
	t_free(c);
}

static void test_each_wrong_cell_is_named(void **state)
{
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"", "kosong"},
		{"indikator;target\npkb;1\n",
			"kolom realisasi: kolom ini tidak ada"},
		{"indikator;target;realisasi\n", "tidak berisi data"},
		{"indikator;target;realisasi\npkb;1,234.5;2\n",
			"baris 2 kolom target: \"1,234.5\" bukan angka format Indonesia"},
		{"indikator;target;realisasi\npkb;1;2\nbb;3;4.567\n",
			"baris 3 kolom realisasi: \"4.567\" dapat berarti ribuan atau pecahan"},
		{"indikator;target;realisasi\n;1;2\n",
			"baris 2 kolom indikator: kosong"},
		{"indikator;target;target;realisasi\nx;1;2;3\n",
			"kolom ditulis dua kali"},
		{"indikator;target;realisasi\npkb;\"1;2\n", "tanda kutip"},
		{"indikator;target;realisasi\nx;=1+1;2\n", "bukan angka"},
		{"indikator;target;realisasi\na;x;x\nb;x;x\nc;x;x\n",
			"dan 1 kesalahan lain"},
		{"a\xff", "bukan teks UTF-8"},
	};
	struct ctx *c = t_ctx();
	struct isian_csv x;

	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		t_refused(c, read_csv(c, wrong[i].text, &x), E_INVALID,
			wrong[i].says);
	t_free(c);
}

static void test_figures_are_saved_whole_or_not_at_all(void **state)
{
	struct ctx *c = dbtest_open();
	struct isian_csv x;
	struct realisasi_list l;
	int64_t missing = -1;
	struct periode p = {2023, 2};
	size_t n;
	const char *text = kinerja_contoh_csv("pajak", &n);

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, kinerja_contoh_add(c, 1));
	t_ok(c, realisasi_kurang(c, 1, "pajak", p, &missing));
	assert_int_equal(missing, 5);
	t_ok(c, csv_baca(c, "pajak.csv", text, n, &x));
	x.bidang = "aset";
	x.periode = p;
	t_refused(c, csv_simpan(c, 1, &x), E_INVALID,
		"bukan indikator Bidang aset");
	t_ok(c, realisasi_kurang(c, 1, "pajak", p, &missing));
	assert_int_equal(missing, 5);
	x.bidang = "pajak";
	for (int i = 0; i < 2; i++)
		t_ok(c, csv_simpan(c, 1, &x));
	t_ok(c, realisasi_kurang(c, 1, "pajak", p, &missing));
	assert_int_equal(missing, 0);
	t_ok(c, realisasi_list(c, 1, "pajak", p, &l));
	assert_int_equal(l.n, 5);
	assert_string_equal(l.item[0].realisasi.tertulis, "255,63");
	assert_int_equal(l.item[0].rev, 2);
	db_rollback(c);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_capaian_by_formula),
		cmocka_unit_test(test_status_comes_from_the_exact_values),
		cmocka_unit_test(test_zero_targets),
		cmocka_unit_test(test_empty_and_not_applicable_are_not_zero),
		cmocka_unit_test(test_published_figures),
		cmocka_unit_test(test_random_rows_against_whole_numbers),
		cmocka_unit_test(test_periods_are_read_strictly),
		cmocka_unit_test(test_a_csv_is_read),
		cmocka_unit_test(test_each_wrong_cell_is_named),
		cmocka_unit_test(test_figures_are_saved_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
