/* The number book: gapless, every number once, also with many at a time. */
#include "dbtest.h"

#include <pthread.h>

#include "surat/surat.h"

static const struct instansi kantor = {.id = 1, .zona_min = CLOCK_WIB};

static struct nomor number(struct ctx *c, int64_t kasus)
{
	return (struct nomor){.buku = BUKU_KELUAR,
		.keadaan = "dipakai",
		.kasus_id = kasus,
		.untuk = "surat-pengantar",
		.hal = "Uji",
		.pada_at = c->now,
		.jabatan = "pelaksana"};
}

static int take_in(struct ctx *c, void *arg)
{
	struct nomor n = *(struct nomor *)arg;
	int rc = nomor_ambil(c, &kantor, &n);

	if (rc == OK)
		*(struct nomor *)arg = n;
	return rc;
}

static int take(struct ctx *c, struct nomor *n)
{
	n->pada_at = c->now;
	return db_run(c, DB_WRITE, take_in, n);
}

static void test_numbers_follow_each_other_within_a_year(void **state)
{
	struct ctx *c = dbtest_open();
	struct nomor n;

	for (int i = 1; i <= 3; i++) {
		n = number(c, i);
		t_ok(c, take(c, &n));
		assert_int_equal(n.urut, i);
	}
	assert_string_equal(n.nomor, "003/BPKPD-1.3/VII/2023");
	n = number(c, 9);
	n.buku = BUKU_AGENDA;
	t_ok(c, take(c, &n));
	assert_int_equal(n.urut, 1);
	c->now += 200 * CLOCK_DAY;
	n = number(c, 4);
	t_ok(c, take(c, &n));
	assert_string_equal(n.nomor, "001/BPKPD-1.3/I/2024");
	n = number(c, 4);
	n.buku = "masuk";
	t_refused(c, take(c, &n), E_NOTFOUND, "Buku nomor \"masuk\" tidak ada");
	dbtest_close(c);
}

static void test_a_typed_number_is_the_next_or_refused(void **state)
{
	struct ctx *c = dbtest_open();
	struct nomor n = number(c, 1);

	t_ok(c, take(c, &n));
	n = number(c, 2);
	n.urut = 1;
	t_refused(c, take(c, &n), E_CONFLICT,
		"Nomor 001 sudah dipakai. Nomor berikutnya 002.");
	n = number(c, 2);
	n.urut = 5;
	t_refused(c, take(c, &n), E_INVALID, "melompati nomor berikutnya 002");
	n = number(c, 2);
	n.urut = -4;
	t_refused(c, take(c, &n), E_CONFLICT, "sudah dipakai");
	n = number(c, 2);
	n.urut = 2;
	t_ok(c, take(c, &n));
	assert_int_equal(n.urut, 2);
	dbtest_close(c);
}

static int cancel_in(struct ctx *c, void *arg)
{
	return nomor_batal(c, 1, arg);
}

static void test_a_reserved_number_waits_for_its_letter(void **state)
{
	struct ctx *c = dbtest_open();
	struct nomor_daftar d = {.buku = BUKU_KELUAR, .tahun = 2023};
	struct nomor n = number(c, 7);

	n.keadaan = "dipesan";
	t_ok(c, take(c, &n));
	n = number(c, 8);
	t_ok(c, take(c, &n));
	assert_int_equal(n.urut, 2);
	/* Another case may not have it, its own gets it. */
	n = number(c, 8);
	n.urut = 1;
	t_refused(c, take(c, &n), E_CONFLICT, "Nomor berikutnya 003");
	n = number(c, 7);
	t_ok(c, take(c, &n));
	assert_int_equal(n.urut, 1);
	n.alasan = "salah";
	t_refused(c, db_run(c, DB_WRITE, cancel_in, &n), E_STATE,
		"hanya nomor yang dipesan");
	n = number(c, 0);
	n.keadaan = "dipesan";
	t_ok(c, take(c, &n));
	n.alasan = "Surat tidak jadi dikirim";
	t_ok(c, db_run(c, DB_WRITE, cancel_in, &n));
	n.urut = 44;
	t_refused(c, db_run(c, DB_WRITE, cancel_in, &n), E_NOTFOUND,
		"belum pernah diambil");
	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, nomor_list(c, 1, &d));
	db_rollback(c);
	assert_int_equal(d.n, 3);
	assert_string_equal(d.list[2].keadaan, "batal");
	assert_string_equal(d.list[2].alasan, "Surat tidak jadi dikirim");
	n = number(c, 9);
	t_ok(c, take(c, &n));
	assert_int_equal(n.urut, 4);
	dbtest_close(c);
}

#define THREADS 5
#define EACH 20

struct worker {
	const char *url;
	struct writer *writer;
	pthread_t thread;
	int taken;
};

static void *work(void *arg)
{
	struct worker *w = arg;
	struct ctx *c = t_ctx();

	t_ok(c, db_open(c, w->url, DB_EXISTING));
	c->writer = w->writer;
	for (int i = 0; i < EACH; i++) {
		struct nomor n = number(c, i);

		/* Each third one fails after it has its number. */
		if (i % 3 == 2)
			n.keadaan = "tidak sah";
		w->taken += take(c, &n) == OK;
		fail_clear(c);
	}
	db_close(c);
	t_free(c);
	return NULL;
}

static void run_all(struct ctx *c, struct writer *writer)
{
	struct worker w[THREADS];
	struct nomor_daftar d = {.buku = BUKU_KELUAR, .tahun = 2023};
	int64_t looked = 0;
	int taken = 0;

	for (size_t i = 0; i < THREADS; i++) {
		w[i] = (struct worker){.url = dbtest_url, .writer = writer};
		must(pthread_create(&w[i].thread, NULL, work, &w[i]) == 0);
	}
	for (size_t i = 0; i < THREADS; i++) {
		pthread_join(w[i].thread, NULL);
		taken += w[i].taken;
	}
	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, nomor_list(c, 1, &d));
	t_ok(c, nomor_check(c, 1, &looked));
	db_rollback(c);
	assert_int_equal(looked, taken);
	assert_int_equal(d.n, taken);
	assert_true(taken >= THREADS * 14);
	for (size_t i = 0; i < d.n; i++)
		assert_int_equal(d.list[i].urut, (int64_t)i + 1);
}

static void test_no_gap_with_many_connections(void **state)
{
	struct ctx *c = dbtest_open();

	run_all(c, NULL);
	dbtest_close(c);
}

static void test_no_gap_through_the_writer(void **state)
{
	struct ctx *c = dbtest_open();
	struct writer *w = NULL;

	t_ok(c, writer_open(c, dbtest_url, &w));
	run_all(c, w);
	writer_close(w);
	dbtest_close(c);
}

static void test_a_pattern_keeps_numbers_apart(void **state)
{
	static const char *const wrong[] = {NULL, "", "045/2026", "{urut}",
		"{urut}/{tahun}/{urut}", "{urut}/{tahun}/{kode}",
		"}{urut}{tahun}", "{urut}\xff{tahun}"};
	struct ctx *c = dbtest_open();
	struct nomor n = number(c, 1);

	t_ok(c, db_begin(c, DB_WRITE));
	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		t_refused(c, nomor_pola_set(c, 1, BUKU_KELUAR, wrong[i]),
			E_INVALID, "Pola nomor harus memuat {urut}");
	t_ok(c, nomor_pola_set(
			c, 1, BUKU_KELUAR, "000.8.6.3/{urut}/{bulan}/{tahun}"));
	t_ok(c, db_commit(c));
	t_ok(c, take(c, &n));
	assert_string_equal(n.nomor, "000.8.6.3/001/VII/2023");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_follow_each_other_within_a_year),
		cmocka_unit_test(test_a_typed_number_is_the_next_or_refused),
		cmocka_unit_test(test_a_reserved_number_waits_for_its_letter),
		cmocka_unit_test(test_no_gap_with_many_connections),
		cmocka_unit_test(test_no_gap_through_the_writer),
		cmocka_unit_test(test_a_pattern_keeps_numbers_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
