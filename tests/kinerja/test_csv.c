/* The CSV of a Bidang: what is read, and every sentence of what is not. */
#include "dbtest.h"

#include "kinerja/contoh.h"

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

#define HEAD "indikator;target;realisasi\n"
#define NOT_IN "uji.csv tidak dimasukkan: "
#define AGAIN ". Perbaiki, lalu isikan kembali."
#define NUMBER " bukan angka format Indonesia; tulis misalnya 1.234,5"
#define GROUPS                                                                 \
	" dapat berarti ribuan atau pecahan; tulis tanpa titik untuk ribuan, atau dengan koma untuk pecahan"

struct wrong_csv {
	const char *text, *sentence;
};

/* Every sentence whole: it is all that the Bidang is told. */
static const struct wrong_csv wrong_csv[] = {
	{"", "uji.csv kosong; isi baris judul indikator,target,realisasi dan datanya."},
	{"\n \n", "uji.csv tidak berisi data di bawah baris judul."},
	{HEAD, "uji.csv tidak berisi data di bawah baris judul."},
	{HEAD ";;\n;;\n", "uji.csv tidak berisi data di bawah baris judul."},
	{"a\xff",
		"uji.csv bukan teks UTF-8 yang sah; simpan ulang sebagai CSV UTF-8."},
	{HEAD "pkb;\"1;2\n",
		"uji.csv baris 2: tanda kutip tidak berpasangan; periksa baris itu."},
	{"indikator;target\npkb;1\n",
		NOT_IN "baris 1 kolom realisasi: kolom ini tidak ada" AGAIN},
	{"indikator;target;Target;realisasi\nx;1;2;3\n",
		NOT_IN "baris 1 kolom target: kolom ditulis dua kali" AGAIN},
	{HEAD "pkb;1,234.5;2\n",
		NOT_IN "baris 2 kolom target: \"1,234.5\"" NUMBER AGAIN},
	{HEAD "pkb;1;2\nbb;3;4.567\n",
		NOT_IN "baris 3 kolom realisasi: \"4.567\"" GROUPS AGAIN},
	{HEAD ";1;2\n", NOT_IN
		"baris 2 kolom indikator: kosong; isi kode atau nama indikator" AGAIN},
	{HEAD "x;=1+1;2\n",
		NOT_IN "baris 2 kolom target: \"=1+1\"" NUMBER AGAIN},
	{HEAD "x;12 kali;2\n",
		NOT_IN "baris 2 kolom target: \"12 kali\"" NUMBER AGAIN},
	{HEAD "x;1;Rp2\n",
		NOT_IN "baris 2 kolom realisasi: \"Rp2\"" NUMBER AGAIN},
	{HEAD "x;1;1234567890123456789012345678\n", NOT_IN
		"baris 2 kolom realisasi: \"1234567890123456789012345678\" terlalu panjang" AGAIN},
	/* A spreadsheet counts empty lines; both ends of a line are one. */
	{"\r\n" HEAD "\r\n\r\nx;1;y\r\n",
		NOT_IN "baris 5 kolom realisasi: \"y\"" NUMBER AGAIN},
	{HEAD "\n\nx;1;y\n",
		NOT_IN "baris 4 kolom realisasi: \"y\"" NUMBER AGAIN},
	{HEAD "x;\"a\nb\";1\n",
		NOT_IN "baris 2 kolom target: \"a b\"" NUMBER AGAIN},
	{HEAD "x;sangat sangat sangat sangat sangat sangat panjang;1\n", NOT_IN
		"baris 2 kolom target: \"sangat sangat sangat sangat sangat sanga…\"" NUMBER
			AGAIN},
	/* A comma inside a number would move the cells behind it. */
	{"indikator,target,realisasi\npkb,1,5,2\n", NOT_IN
		"baris 2: 4 sel, lebih banyak dari 3 judul kolom; apit angka berkoma dengan tanda kutip atau pakai pemisah titik koma" AGAIN},
	{HEAD "pkb;1;2;rokok\n", NOT_IN
		"baris 2: 4 sel, lebih banyak dari 3 judul kolom; apit angka berkoma dengan tanda kutip atau pakai pemisah titik koma" AGAIN},
	{HEAD "pkb;1\n", NOT_IN
		"baris 2: hanya 2 sel, padahal kolom terakhir yang wajib adalah ke-3" AGAIN},
	{HEAD "a;x;x\nb;x;x\nc;x;x\n",
		NOT_IN "baris 2 kolom target: \"x\"" NUMBER
		       "; baris 2 kolom realisasi: \"x\"" NUMBER
		       "; baris 3 kolom target: \"x\"" NUMBER
		       "; baris 3 kolom realisasi: \"x\"" NUMBER
		       "; baris 4 kolom target: \"x\"" NUMBER
		       "; dan 1 kesalahan lain" AGAIN},
};

static void test_each_wrong_cell_is_named(void **state)
{
	struct ctx *c = t_ctx();
	struct isian_csv x = {0};

	for (size_t i = 0; i < ARRAY_N(wrong_csv); i++) {
		assert_int_equal(read_csv(c, wrong_csv[i].text, &x), E_INVALID);
		assert_string_equal(c->sentence, wrong_csv[i].sentence);
		assert_null(x.baris.item);
		fail_clear(c);
	}
	t_refused(c, csv_baca(c, "uji.csv", "a\0b", 3, &x), E_INVALID,
		"bukan teks UTF-8");
	t_free(c);
}

static void test_too_much_is_refused(void **state)
{
	struct ctx *c = t_ctx();
	struct isian_csv x = {0};
	struct str s = str_new(c->mem, LIMIT_CSV + 2);

	str_pad(&s, 'a', LIMIT_CSV + 1);
	t_refused(c, csv_baca(c, "uji.csv", s.p, s.n, &x), E_TOOBIG,
		"uji.csv terlalu besar; paling besar 4096 KB.");
	str_clear(&s);
	str_add(&s, HEAD);
	for (int i = 0; i < LIMIT_CSV_ROWS; i++)
		str_addf(&s, "k%d;1;2\n", i);
	t_ok(c, read_csv(c, s.p, &x));
	assert_int_equal(x.baris.n, LIMIT_CSV_ROWS);
	str_add(&s, "satu-lagi;1;2\n");
	t_refused(c, read_csv(c, s.p, &x), E_INVALID,
		"baris 20002: paling banyak 20000 baris data");
	str_clear(&s);
	str_add(&s, HEAD "x;1;");
	str_pad(&s, '1', LIMIT_CSV_CELL + 1);
	t_refused(c, read_csv(c, s.p, &x), E_INVALID,
		"baris 2: sel ke-3 terlalu panjang");
	str_clear(&s);
	str_add(&s, "indikator;target;realisasi");
	for (int i = 0; i < 62; i++)
		str_add(&s, ";lain");
	str_add(&s, "\nx;1;2\n");
	t_refused(c, read_csv(c, s.p, &x), E_INVALID,
		"baris 1: 65 kolom; paling banyak 64");
	t_free(c);
}

static void test_separator_and_titles_are_found(void **state)
{
	static const char *const text[] = {
		"indikator,target,realisasi,Tindak Lanjut\npkb,\"1.234,5\",2,ya\n",
		"REALISASI;Target;INDIKATOR;tindak_lanjut\n2;1.234,5;pkb;ya",
		"\"indikator\"\t\"target\"\t\"realisasi\"\t\"tindak_lanjut\"\npkb\t1.234,5\t2\tya\r\n",
		"\n\ntindak lanjut;indikator;target;realisasi;;\rya;pkb;1.234,5;2;;;;\r",
	};
	struct ctx *c = t_ctx();
	struct isian_csv x;

	for (size_t i = 0; i < ARRAY_N(text); i++) {
		t_ok(c, read_csv(c, text[i], &x));
		assert_int_equal(x.baris.n, 1);
		assert_string_equal(x.baris.item[0].indikator.kode, "pkb");
		assert_string_equal(x.baris.item[0].tindak_lanjut, "ya");
		assert_int_equal(
			(int64_t)x.baris.item[0].target.angka.m, 12345);
		assert_int_equal((int64_t)x.baris.item[0].realisasi.angka.m, 2);
	}
	t_free(c);
}

/* ---- with a database ---- */

static const struct periode tw2 = {2023, 2};

static struct ctx *office_open(void)
{
	struct ctx *c = dbtest_open();

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, kinerja_contoh_add(c, 1));
	return c;
}

static int save_csv(struct ctx *c, const char *bidang, const char *text)
{
	struct isian_csv x = {
		.bidang = bidang, .periode = tw2, .pegawai_id = 3};

	t_ok(c, read_csv(c, text, &x));
	return csv_simpan(c, 1, &x);
}

static void test_rows_that_fit_no_indicator_are_named(void **state)
{
	static const struct wrong_csv wrong[] = {
		{HEAD "pkb;1;2\nsewa;1;2\n", NOT_IN
			"baris 3 kolom indikator: \"sewa\" bukan indikator Bidang pajak (yang ada: pkb, bbnkb, pbbkb, pap, rokok)" AGAIN},
		{HEAD "pkb;1;2\nRealisasi pajak kendaraan bermotor (PKB);1;2\n",
			NOT_IN
			"baris 3 kolom indikator: \"Realisasi pajak kendaraan bermotor (PKB)\" ditulis dua kali" AGAIN},
		{"indikator;satuan;target;realisasi\npkb;Rp juta;1;2\n", NOT_IN
			"baris 2 kolom satuan: \"Rp juta\" berbeda dengan satuan indikator ini, Rp miliar" AGAIN},
		{HEAD "kembar;1;2\n", NOT_IN
			"baris 2 kolom indikator: ada 2 indikator bernama \"kembar\"; pakai kodenya" AGAIN},
	};
	struct ctx *c = office_open();
	struct indikator twin = {.bidang = "pajak",
		.sasaran = "s",
		.nama = "Kembar",
		.satuan = "unit",
		.sumber = "uji",
		.urutan = 99};
	int64_t missing;

	for (size_t i = 0; i < ARRAY_N(wrong); i++) {
		if (i == ARRAY_N(wrong) - 1) {
			twin.kode = "kembar-1";
			t_ok(c, indikator_add(c, 1, &twin));
			twin.kode = "kembar-2";
			t_ok(c, indikator_add(c, 1, &twin));
		}
		assert_int_equal(
			save_csv(c, "pajak", wrong[i].text), E_INVALID);
		assert_string_equal(c->sentence, wrong[i].sentence);
		fail_clear(c);
	}
	t_ok(c, realisasi_kurang(c, 1, "pajak", tw2, &missing));
	assert_int_equal(missing, 7);
	db_rollback(c);
	dbtest_close(c);
}

static void test_values_come_back_as_they_were_typed(void **state)
{
	struct ctx *c = office_open();
	struct realisasi_list l;
	const struct realisasi *r;

	t_ok(c, save_csv(c, "perbendaharaan",
			"indikator;target;realisasi;kendala\n"
			"SP2D-WAKTU;1.234.567,890;n/a;Ada; \nspj;-0,5;;\n"));
	t_ok(c, realisasi_list(c, 1, "perbendaharaan", tw2, &l));
	assert_int_equal(l.n, 2);
	r = &l.item[0];
	assert_int_equal(r->indikator.rumus, RUMUS_LB_A);
	assert_string_equal(r->target.tertulis, "1.234.567,890");
	assert_string_equal(dec_plain(c->mem, r->target.angka), "1234567.890");
	assert_int_equal(r->realisasi.isian, ISI_NA);
	assert_string_equal(r->kendala, "Ada");
	assert_null(r->tindak_lanjut);
	assert_int_equal(r->diisi_oleh, 3);
	assert_int_equal(r->diisi_at, c->now);
	r = &l.item[1];
	assert_int_equal(dec_cmp(r->target.angka, dec_of(-5, 1)), 0);
	assert_int_equal(r->realisasi.isian, ISI_KOSONG);
	assert_null(r->kendala);
	/* Of another quarter there is nothing. */
	t_ok(c, realisasi_list(
			c, 1, "perbendaharaan", (struct periode){2023, 3}, &l));
	assert_int_equal(l.n, 2);
	assert_int_equal(l.item[0].rev, 0);
	assert_int_equal(l.item[0].target.isian, ISI_KOSONG);
	db_rollback(c);
	dbtest_close(c);
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
		cmocka_unit_test(test_a_csv_is_read),
		cmocka_unit_test(test_separator_and_titles_are_found),
		cmocka_unit_test(test_each_wrong_cell_is_named),
		cmocka_unit_test(test_too_much_is_refused),
		cmocka_unit_test(test_rows_that_fit_no_indicator_are_named),
		cmocka_unit_test(test_values_come_back_as_they_were_typed),
		cmocka_unit_test(test_figures_are_saved_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
