/* Backup and restore, from either engine to either. */
#include "dbtest.h"

#include "store/blob.h"

#include <fcntl.h>

#include "store/store_priv.h"

static const char sql_count_job[] = "SELECT count(*) FROM pekerjaan";
static const char sql_max_job[] = "SELECT max(id) FROM pekerjaan";

static char *in_temp(struct ctx *c, const char *name)
{
	const char *dir = getenv("TMPDIR");

	return arena_printf(c->mem, "%s/%ld-%s", dir != NULL ? dir : "/tmp",
		(long)getpid(), name);
}

static void forget(struct ctx *c, const char *path)
{
	static const char *const tail[] = {"", "-wal", "-shm"};

	for (size_t i = 0; i < ARRAY_N(tail); i++)
		unlink(arena_printf(c->mem, "%s%s", path, tail[i]));
}

static int64_t one(struct ctx *c, const char *sql)
{
	int64_t n = -1;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, db_one_int(c, sql, NOTHING, &n));
	t_ok(c, db_commit(c));
	return n;
}

/* Three jobs and two files: five rows, one of them 300 kB. */
static struct ctx *filled(unsigned char big[HASH_N])
{
	struct ctx *c = dbtest_open();
	struct job j = {.jenis = "uji", .isi = "é'\\", .due_at = c->now};
	unsigned char *p = arena_alloc(c->mem, 300000), empty[HASH_N];

	for (size_t i = 0; i < 300000; i++)
		p[i] = (unsigned char)(i * 7);
	t_ok(c, db_begin(c, DB_WRITE));
	for (int i = 0; i < 3; i++)
		t_ok(c, job_add(c, &j));
	t_ok(c, blob_put(c, p, 300000, big));
	t_ok(c, blob_put(c, "", 0, empty));
	t_ok(c, db_commit(c));
	return c;
}

/* What was restored is what was there, and goes on where it stopped. */
static void same_as_filled(struct ctx *c, const unsigned char big[HASH_N])
{
	struct job j = {.jenis = "uji", .isi = "baru", .due_at = c->now}, out;
	const void *p;
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	assert_int_equal(blob_check(c), 2);
	t_ok(c, blob_get(c, big, &p, &n));
	assert_int_equal(n, 300000);
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 1);
	assert_string_equal(out.isi, "é'\\");
	t_ok(c, job_add(c, &j));
	t_ok(c, db_commit(c));
	assert_int_equal(one(c, sql_count_job), 4);
	assert_int_equal(one(c, sql_max_job), 4);
}

static void test_every_row_comes_back_in_a_file(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big), *d = t_ctx();
	char *copy = in_temp(d, "cadangan.db"), *new = in_temp(d, "pulih.db");

	assert_int_equal(db_backup(c, copy), 7);
	assert_int_equal(
		db_restore(d, arena_printf(d->mem, "sqlite:%s", new), copy), 7);
	same_as_filled(d, big);
	db_close(d);
	forget(d, new);
	forget(d, copy);
	t_free(d);
	dbtest_close(c);
}

/* From a file to the engine of this run: PostgreSQL, when it has one. */
static void test_every_row_comes_back_in_the_engine(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big);
	char *copy = in_temp(c, "cadangan.db");

	assert_int_equal(db_backup(c, copy), 7);
	db_close(c);
	if (strncmp(dbtest_url, "sqlite:", 7) == 0)
		unlink(dbtest_url + 7);
	assert_int_equal(db_restore(c, dbtest_new(), copy), 7);
	same_as_filled(c, big);
	forget(c, copy);
	dbtest_close(c);
}

static void test_a_database_with_rows_is_never_overwritten(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big);
	char *copy = in_temp(c, "cadangan.db");

	assert_int_equal(db_backup(c, copy), 7);
	db_close(c);
	t_refused(c, (int)db_restore(c, dbtest_url, copy), E_STATE,
		"sudah berisi");
	assert_null(c->db);
	t_ok(c, db_open(c, dbtest_url, DB_EXISTING));
	same_as_filled(c, big);
	forget(c, copy);
	dbtest_close(c);
}

static void test_a_database_in_use_is_no_place_for_a_backup(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big), *d = t_ctx();
	char *live = in_temp(d, "dipakai.db"), *link_to = in_temp(d, "tautan");

	t_ok(d, db_open(d, arena_printf(d->mem, "sqlite:%s", live), DB_CREATE));
	t_refused(c, (int)db_backup(c, live), E_STATE, "sedang dipakai");
	assert_int_equal(symlink(live, link_to), 0);
	t_refused(d, (int)db_backup(d, live), E_STATE, "sedang dipakai");
	t_refused(d, (int)db_backup(d, link_to), E_STATE, "sedang dipakai");
	assert_int_equal(one(d, sql_count_job), 0);
	db_close(d);
	forget(d, link_to);
	forget(d, live);
	t_free(d);
	dbtest_close(c);
}

/* A backup is one file, and a restore does not touch it. */
static void test_a_restore_leaves_its_file_as_it_was(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big), *d = t_ctx();
	char *copy = in_temp(d, "cadangan.db"), *new = in_temp(d, "pulih.db");
	char *before, *after;
	size_t n, m;

	assert_int_equal(db_backup(c, copy), 7);
	t_ok(d, io_read(d, copy, LIMIT_DOCUMENT, &before, &n));
	assert_int_equal(
		db_restore(d, arena_printf(d->mem, "sqlite:%s", new), copy), 7);
	t_ok(d, io_read(d, copy, LIMIT_DOCUMENT, &after, &m));
	assert_int_equal(n, m);
	assert_memory_equal(before, after, n);
	assert_int_not_equal(
		access(arena_printf(d->mem, "%s-wal", copy), F_OK), 0);
	db_close(d);
	forget(d, new);
	forget(d, copy);
	t_free(d);
	dbtest_close(c);
}

static void test_a_damaged_backup_is_refused(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big), *d = t_ctx();
	char *copy = in_temp(d, "cadangan.db"), *new = in_temp(d, "pulih.db");
	char *url = arena_printf(d->mem, "sqlite:%s", new);
	char zeros[4096] = {0};
	int fd;

	assert_int_equal(db_backup(c, copy), 7);
	/* A page of the tables themselves; the first holds the schema. */
	fd = open(copy, O_WRONLY | O_CLOEXEC);
	for (int page = 2; page < 40; page++)
		assert_int_equal(
			pwrite(fd, zeros, sizeof(zeros), page * 4096), 4096);
	close(fd);
	t_refused(d, (int)db_restore(d, url, copy), E_IO, "rusak");
	assert_int_not_equal(access(new, F_OK), 0);
	t_refused(d, (int)db_restore(d, url, in_temp(d, "tiada")), E_NOTFOUND,
		"tidak ada; periksa nama");
	forget(d, copy);
	t_free(d);
	dbtest_close(c);
}

/* Nothing half-made is left where a backup could not be. */
static void test_a_backup_into_no_folder_is_refused(void **state)
{
	unsigned char big[HASH_N];
	struct ctx *c = filled(big);
	int64_t n = db_backup(c, in_temp(c, "tiada/cadangan.db"));

	assert_int_equal(n, E_IO);
	assert_non_null(c->sentence);
	fail_clear(c);
	same_as_filled(c, big);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_row_comes_back_in_a_file),
		cmocka_unit_test(test_every_row_comes_back_in_the_engine),
		cmocka_unit_test(
			test_a_database_with_rows_is_never_overwritten),
		cmocka_unit_test(
			test_a_database_in_use_is_no_place_for_a_backup),
		cmocka_unit_test(test_a_restore_leaves_its_file_as_it_was),
		cmocka_unit_test(test_a_damaged_backup_is_refused),
		cmocka_unit_test(test_a_backup_into_no_folder_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
