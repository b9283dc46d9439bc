/* Files of a case: versions, names without folders, nothing overwritten. */
#include "dbtest.h"

#include "arsip/arsip.h"

static struct berkas file_of(
	const char *jenis, const char *bidang, const char *nama)
{
	return (struct berkas){.kasus_id = 7,
		.urut = 1,
		.jenis = jenis,
		.bidang = bidang,
		.nama = nama};
}

static const char *name_of(struct ctx *c, size_t letters)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	str_pad(&s, 'n', letters);
	return s.p;
}

static void test_the_same_kind_again_is_the_next_version(void **state)
{
	struct ctx *c = dbtest_open();
	struct berkas b, *list;
	const void *p;
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	for (int i = 1; i <= 3; i++) {
		b = file_of("notulen", NULL, "n.txt");
		t_ok(c, berkas_add(c, 1, &b, i == 2 ? "dua" : "lain",
				i == 2 ? 3 : 4));
		assert_int_equal(b.versi, i);
	}
	b = file_of("notulen", "pajak", "n.txt");
	t_ok(c, berkas_add(c, 1, &b, "x", 1));
	assert_int_equal(b.versi, 1);
	t_ok(c, berkas_list(c, 1, 7, &list, &n));
	assert_int_equal(n, 4);
	b = file_of("notulen", NULL, NULL);
	t_ok(c, berkas_get(c, 1, &b));
	assert_int_equal(b.versi, 3);
	t_ok(c, berkas_isi(c, &b, &p, &n));
	assert_memory_equal(p, "lain", 4);
	b = file_of("undangan", NULL, NULL);
	t_refused(c, berkas_get(c, 1, &b), E_NOTFOUND,
		"belum mempunyai berkas undangan");
	db_rollback(c);
	dbtest_close(c);
}

static void test_names_lose_their_folders(void **state)
{
	static const char *const name[][2] = {{"../../etc/cron.d/x", "x"},
		{"C:\\Dokumen\\n.pdf", "n.pdf"}, {"a/b\\c.txt", "c.txt"}};
	static const char *const wrong[] = {"folder/", "", "..", "a/..", ".",
		"  ", "a\x1b[0m", "a\nb", "a\xff", NULL};
	struct ctx *c = dbtest_open();
	struct berkas b, *list;
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	for (size_t i = 0; i < ARRAY_N(name); i++) {
		b = file_of("notulen", NULL, name[i][0]);
		t_ok(c, berkas_add(c, 1, &b, "x", 1));
		assert_string_equal(b.nama, name[i][1]);
	}
	for (size_t i = 0; i < ARRAY_N(wrong); i++) {
		b = file_of("notulen", NULL, wrong[i]);
		t_refused(c, berkas_add(c, 1, &b, "x", 1), E_INVALID,
			"Nama berkas tidak sah");
	}
	b = file_of("notulen", NULL, name_of(c, LIMIT_NAMA));
	t_ok(c, berkas_add(c, 1, &b, "x", 1));
	b = file_of("notulen", NULL, name_of(c, LIMIT_NAMA + 1));
	t_refused(c, berkas_add(c, 1, &b, "x", 1), E_INVALID,
		"paling banyak 200 huruf");
	t_ok(c, berkas_list(c, 1, 7, &list, &n));
	assert_int_equal(n, ARRAY_N(name) + 1);
	db_rollback(c);
	dbtest_close(c);
}

/* What people attach has a limit; what the program made was limited before. */
static void test_a_file_too_big_is_refused(void **state)
{
	struct ctx *c = dbtest_open();
	struct berkas b = file_of("notulen", NULL, "besar.pdf"), *list;
	char *big = arena_calloc(c->mem, LIMIT_BERKAS + 1, 1);
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	t_refused(c, berkas_add(c, 1, &b, big, LIMIT_BERKAS + 1), E_TOOBIG,
		"Berkas besar.pdf terlalu besar; paling besar 50 MB.");
	assert_int_equal(b.versi, 0);
	t_ok(c, berkas_list(c, 1, 7, &list, &n));
	assert_int_equal(n, 0);
	t_ok(c, berkas_add(c, 1, &b, big, LIMIT_BERKAS));
	b.sistem = true;
	t_ok(c, berkas_add(c, 1, &b, big, LIMIT_BERKAS + 1));
	assert_int_equal(b.versi, 2);
	b.nama = "kosong.txt";
	t_ok(c, berkas_add(c, 1, &b, "", 0));
	assert_int_equal(b.ukuran, 0);
	db_rollback(c);
	dbtest_close(c);
}

static void test_offices_and_cases_do_not_see_each_other(void **state)
{
	struct ctx *c = dbtest_open();
	struct berkas b = file_of("notulen", NULL, "n.txt"), *list;
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, berkas_add(c, 1, &b, "x", 1));
	t_ok(c, berkas_list(c, 2, 7, &list, &n));
	assert_int_equal(n, 0);
	t_ok(c, berkas_list(c, 1, 8, &list, &n));
	assert_int_equal(n, 0);
	t_ok(c, berkas_add(c, 2, &b, "x", 1));
	assert_int_equal(b.versi, 1);
	db_rollback(c);
	dbtest_close(c);
}

static void test_an_entry_is_found_by_its_case(void **state)
{
	struct ctx *c = dbtest_open();
	struct arsip a = {7, "000.8.6.3", "LKJ", 2, 3, "musnah", 4, 99, "Rak 2",
			     "Map 7"},
		     out;

	t_ok(c, db_begin(c, DB_WRITE));
	t_refused(c, arsip_get(c, 1, 7, &out), E_NOTFOUND, "belum diarsipkan");
	t_ok(c, arsip_add(c, 1, &a));
	t_ok(c, arsip_get(c, 1, 7, &out));
	assert_string_equal(out.klasifikasi, "000.8.6.3");
	assert_int_equal(out.berkas_n, 4);
	assert_int_equal(out.inaktif, 3);
	assert_int_equal(out.diarsipkan_at, 99);
	/* A case is filed once. */
	t_ok(c, arsip_add(c, 1, &a));
	t_refused(c, arsip_get(c, 1, 7, &out), E_CONFLICT, "bertentangan");
	db_rollback(c);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_same_kind_again_is_the_next_version),
		cmocka_unit_test(test_names_lose_their_folders),
		cmocka_unit_test(test_a_file_too_big_is_refused),
		cmocka_unit_test(test_offices_and_cases_do_not_see_each_other),
		cmocka_unit_test(test_an_entry_is_found_by_its_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
