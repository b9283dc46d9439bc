/* The door to the database, on whichever engine the run has. */
#include "dbtest.h"

#include "store/blob.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

static const char sql_make[] =
	"CREATE TABLE uji (id {id}, a TEXT, b {blob}, n {int} UNIQUE){strict}";
static const char sql_add[] = "INSERT INTO uji (a, b, n) VALUES ($1, $2, $3)";
static const char sql_add_id[] = "INSERT INTO uji (n) VALUES ($1) RETURNING id";
static const char sql_all[] = "SELECT a, b, n FROM uji ORDER BY id";
static const char sql_count[] = "SELECT count(*) FROM uji";
static const char sql_swap[] =
	"SELECT CAST($2 AS TEXT) || CAST($1 AS TEXT) || CAST($2 AS TEXT)";
static const char sql_set[] = "UPDATE uji SET a = $1 WHERE n = $2";

static struct ctx *with_table(void)
{
	struct ctx *c = dbtest_open();

	t_ok(c, db_begin(c, DB_WRITE));
	db_put(c, sql_make, NOTHING, DB_ANY);
	t_ok(c, db_commit(c));
	return c;
}

static int64_t count(struct ctx *c)
{
	int64_t n = -1;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, db_one_int(c, sql_count, NOTHING, &n));
	t_ok(c, db_commit(c));
	return n;
}

static void add(struct ctx *c, int64_t n)
{
	db_put(c, sql_add, WITH(TEXT("x"), NUL, INT(n)), 1);
}

static void test_values_come_back_as_they_went(void **state)
{
	struct ctx *c = with_table();
	struct db_rows *q;
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	db_put(c, sql_add,
		WITH(TEXT("é'\"\\"), BLOB("a\0b", 3), INT(INT64_MIN)), 1);
	db_put(c, sql_add, WITH(NUL, BLOB("", 0), INT(INT64_MAX)), 1);
	db_put(c, sql_add, WITH(TEXT(""), NUL, NUL), 1);
	t_ok(c, db_commit(c));
	t_ok(c, db_begin(c, DB_READ));
	q = db_query(c, sql_all, NOTHING);
	assert_true(db_next(q));
	assert_string_equal(db_text(q, 0), "é'\"\\");
	assert_memory_equal(db_blob(q, 1, &n), "a\0b", 3);
	assert_int_equal(n, 3);
	assert_true(db_int(q, 2) == INT64_MIN);
	assert_true(db_next(q));
	assert_null(db_text(q, 0));
	assert_non_null(db_blob(q, 1, &n));
	assert_int_equal(n, 0);
	assert_true(db_int(q, 2) == INT64_MAX);
	assert_true(db_next(q));
	assert_string_equal(db_text(q, 0), "");
	assert_true(db_is_null(q, 1));
	assert_true(db_is_null(q, 2));
	assert_false(db_next(q));
	t_ok(c, db_done(q));
	t_ok(c, db_commit(c));
	dbtest_close(c);
}

static void test_placeholders_are_bound_by_name(void **state)
{
	struct ctx *c = dbtest_open();
	struct db_rows *q;

	t_ok(c, db_begin(c, DB_READ));
	for (int i = 0; i < 3; i++) {
		q = db_query(c, sql_swap, WITH(TEXT("a"), TEXT("b")));
		assert_true(db_next(q));
		assert_string_equal(db_text(q, 0), "bab");
		t_ok(c, db_done(q));
	}
	t_ok(c, db_commit(c));
	dbtest_close(c);
}

static void test_a_read_cannot_write(void **state)
{
	struct ctx *c = with_table();

	t_ok(c, db_begin(c, DB_READ));
	add(c, 1);
	assert_true(db_commit(c) < 0);
	fail_clear(c);
	assert_int_equal(count(c), 0);
	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	t_ok(c, db_commit(c));
	assert_int_equal(count(c), 1);
	dbtest_close(c);
}

static void test_a_rollback_leaves_nothing(void **state)
{
	struct ctx *c = with_table();

	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	db_rollback(c);
	assert_int_equal(count(c), 0);
	dbtest_close(c);
}

static void test_a_failed_statement_fails_the_commit(void **state)
{
	struct ctx *c = with_table();
	int64_t id;

	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	add(c, 1);
	add(c, 2);
	t_refused(c, db_commit(c), E_CONFLICT, "tidak ada yang berubah");
	assert_int_equal(count(c), 0);
	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, db_one_int(c, sql_add_id, WITH(INT(5)), &id));
	t_refused(c, db_one_int(c, sql_add_id, WITH(INT(5)), &id), E_CONFLICT,
		"bertentangan");
	db_rollback(c);
	assert_int_equal(count(c), 0);
	dbtest_close(c);
}

static void test_a_promise_of_rows_is_kept_or_refused(void **state)
{
	struct ctx *c = with_table();

	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	db_put(c, sql_set, WITH(TEXT("y"), INT(99)), 1);
	t_refused(c, db_commit(c), E_CONFLICT, "sudah diubah");
	assert_int_equal(count(c), 0);
	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	db_put(c, sql_set, WITH(TEXT("y"), INT(99)), DB_ANY);
	assert_int_equal(db_exec(c, sql_set, WITH(TEXT("z"), INT(1))), 1);
	t_ok(c, db_commit(c));
	assert_int_equal(count(c), 1);
	dbtest_close(c);
}

static void test_files_are_stored_once_and_verified(void **state)
{
	struct ctx *c = dbtest_open();
	unsigned char h[HASH_N], none[HASH_N] = {0};
	const void *p;
	size_t n;

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, blob_put(c, "isi", 3, h));
	t_ok(c, blob_put(c, "isi", 3, h));
	t_ok(c, blob_get(c, h, &p, &n));
	assert_int_equal(n, 3);
	assert_memory_equal(p, "isi", 3);
	assert_int_equal(blob_check(c), 1);
	t_refused(c, blob_get(c, none, &p, &n), E_NOTFOUND, "tidak ada");
	t_ok(c, db_commit(c));
	dbtest_close(c);
}

static void test_a_job_is_taken_once_and_again_after_its_lease(void **state)
{
	struct ctx *c = dbtest_open();
	struct job j = {.jenis = "uji", .isi = "1", .due_at = c->now}, out;

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, job_add(c, &j));
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 1);
	assert_string_equal(out.jenis, "uji");
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 0);
	c->now += 2 * CLOCK_MINUTE;
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 1);
	assert_int_equal(out.tries, 2);
	t_ok(c, job_fail(c, out.id, "gagal", c->now + CLOCK_DAY));
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 0);
	c->now += 2 * CLOCK_DAY;
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 1);
	t_ok(c, job_done(c, out.id));
	c->now += 2 * CLOCK_DAY;
	assert_int_equal(job_take(c, CLOCK_MINUTE, &out), 0);
	t_ok(c, db_commit(c));
	dbtest_close(c);
}

/* The n-th call fails, once or from then on: all rows or none. */
static void test_every_failing_call_leaves_all_or_nothing(void **state)
{
	struct ctx *c = with_table();
	int64_t rows = 0;
	int passed = 0;

	for (int persistent = 0; persistent < 2; persistent++)
		for (int nth = 1; nth < 12; nth++) {
			int rc;

			db_fault(nth, persistent == 1);
			rc = db_begin(c, DB_WRITE);
			if (rc == OK) {
				add(c, 100 * nth + persistent);
				add(c, 100 * nth + 50 + persistent);
				rc = db_commit(c);
			}
			db_fault(0, false);
			fail_clear(c);
			if (rc == OK) {
				rows += 2;
				passed++;
			}
			assert_int_equal(count(c), rows);
		}
	assert_true(passed > 0 && passed < 22);
	dbtest_close(c);
}

/* End every other connection to this database and wait until they are gone. */
static void cut(void)
{
	PGconn *p = PQconnectdb(getenv("ALUR_TEST_PG"));
	PGresult *r = PQexec(p,
		"WITH other AS MATERIALIZED (SELECT pid FROM pg_stat_activity"
		" WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
		" AND datname = current_database())"
		" SELECT count(pg_terminate_backend(pid, 10000)) FROM other");

	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(p));
	assert_string_equal(PQgetvalue(r, 0, 0), "1");
	PQclear(r);
	PQfinish(p);
}

static void test_a_lost_connection_is_told_and_made_again(void **state)
{
	struct ctx *c;
	int64_t n;

	if (getenv("ALUR_TEST_PG") == NULL)
		skip();
	c = with_table();
	/* Between a statement and the next. */
	t_ok(c, db_begin(c, DB_WRITE));
	assert_int_equal(db_exec(c, sql_add, WITH(NUL, NUL, INT(1))), 1);
	cut();
	t_refused(c, db_one_int(c, sql_count, NOTHING, &n), E_LOST,
		"tidak ada yang berubah");
	db_rollback(c);
	assert_int_equal(count(c), 0);
	/* Before the commit: it may have gone either way. */
	t_ok(c, db_begin(c, DB_WRITE));
	assert_int_equal(db_exec(c, sql_add, WITH(NUL, NUL, INT(1))), 1);
	cut();
	t_refused(c, db_commit(c), E_LOST, "belum tentu tercatat");
	assert_int_equal(count(c), 0);
	/* While idle: nobody needs to know. */
	cut();
	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	t_ok(c, db_commit(c));
	assert_int_equal(count(c), 1);
	dbtest_close(c);
}

/* A broken promise is ours, not the server's: what it prepared after that
 * stays prepared. */
static void test_a_connection_survives_a_broken_promise(void **state)
{
	struct ctx *c = with_table();

	t_ok(c, db_begin(c, DB_WRITE));
	db_put(c, sql_set, WITH(TEXT("y"), INT(99)), 1);
	add(c, 1);
	t_refused(c, db_commit(c), E_CONFLICT, "sudah diubah");
	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	t_ok(c, db_commit(c));
	assert_int_equal(count(c), 1);
	dbtest_close(c);
}

static void test_a_forgotten_failure_still_has_a_sentence(void **state)
{
	struct ctx *c = with_table();

	t_ok(c, db_begin(c, DB_WRITE));
	assert_int_equal(db_exec(c, sql_add, WITH(NUL, NUL, INT(1))), 1);
	assert_int_equal(
		db_exec(c, sql_add, WITH(NUL, NUL, INT(1))), E_CONFLICT);
	fail_clear(c);
	assert_int_equal(db_commit(c), E_CONFLICT);
	assert_non_null(c->sentence);
	fail_clear(c);
	assert_int_equal(count(c), 0);
	dbtest_close(c);
}

static void test_a_wrong_statement_is_not_prepared(void **state)
{
	struct ctx *c = with_table();
	static const char wrong[] = "SELECT tiada FROM uji";

	t_ok(c, db_prepare_check(c, sql_all));
	assert_true(db_prepare_check(c, wrong) < 0);
	fail_clear(c);
	assert_int_equal(count(c), 0);
	dbtest_close(c);
}

static void test_a_failing_row_is_not_the_end_of_the_rows(void **state)
{
	struct ctx *c = with_table();
	struct db_rows *q;
	int seen = 0;

	t_ok(c, db_begin(c, DB_WRITE));
	for (int i = 0; i < 5; i++)
		add(c, i);
	t_ok(c, db_commit(c));
	t_ok(c, db_begin(c, DB_READ));
	q = db_query(c, sql_all, NOTHING);
	db_fault(3, false);
	while (db_next(q))
		seen++;
	db_fault(0, false);
	assert_int_equal(seen, 2);
	t_refused(c, db_done(q), E_IO, "diuji");
	db_rollback(c);
	dbtest_close(c);
}

static void test_a_full_disk_changes_nothing(void **state)
{
	struct ctx *c;
	struct rlimit was, tight;
	char *big;
	int rc;

	if (getenv("ALUR_TEST_PG") != NULL)
		skip();
	c = with_table();
	big = arena_alloc(c->mem, 4 << 20);
	memset(big, 'x', (4 << 20) - 1);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	tight = was;
	tight.rlim_cur = 1 << 20;
	setrlimit(RLIMIT_FSIZE, &tight);
	t_ok(c, db_begin(c, DB_WRITE));
	db_put(c, sql_add, WITH(TEXT(big), NUL, INT(1)), 1);
	rc = db_commit(c);
	setrlimit(RLIMIT_FSIZE, &was);
	assert_int_equal(rc, E_IO);
	fail_clear(c);
	assert_int_equal(count(c), 0);
	t_ok(c, db_begin(c, DB_WRITE));
	add(c, 1);
	t_ok(c, db_commit(c));
	assert_int_equal(count(c), 1);
	dbtest_close(c);
}

/* ---- the writer ---- */

struct action {
	int64_t n;
	bool refuse;
};

static int action_in(struct ctx *c, void *arg)
{
	struct action *a = arg;

	add(c, a->n);
	if (a->refuse)
		return fail(c, E_STATE, "tidak jadi");
	return OK;
}

struct job_of_thread {
	struct writer *w;
	int first, wrong;
};

static void *hammer(void *arg)
{
	struct job_of_thread *j = arg;
	struct ctx *c = t_ctx();

	for (int i = 0; i < 50; i++) {
		struct action a = {j->first + i, i % 7 == 3};
		int rc = writer_run(j->w, c, action_in, &a);

		if (rc != (a.refuse ? E_STATE : OK))
			j->wrong++;
		if (a.refuse && !text_eq(c->sentence, "tidak jadi"))
			j->wrong++;
		fail_clear(c);
	}
	t_free(c);
	return NULL;
}

static void test_a_failing_action_harms_no_other_of_its_batch(void **state)
{
	struct ctx *c = with_table();
	struct writer *w;
	pthread_t t[16];
	struct job_of_thread j[16];

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (int i = 0; i < 16; i++) {
		j[i] = (struct job_of_thread){w, i * 1000, 0};
		pthread_create(&t[i], NULL, hammer, &j[i]);
	}
	for (int i = 0; i < 16; i++) {
		pthread_join(t[i], NULL);
		assert_int_equal(j[i].wrong, 0);
	}
	writer_close(w);
	/* 7 of each 50 refused themselves. */
	assert_int_equal(count(c), 16 * 43);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_come_back_as_they_went),
		cmocka_unit_test(test_placeholders_are_bound_by_name),
		cmocka_unit_test(test_a_read_cannot_write),
		cmocka_unit_test(test_a_rollback_leaves_nothing),
		cmocka_unit_test(test_a_failed_statement_fails_the_commit),
		cmocka_unit_test(test_a_promise_of_rows_is_kept_or_refused),
		cmocka_unit_test(test_files_are_stored_once_and_verified),
		cmocka_unit_test(
			test_a_job_is_taken_once_and_again_after_its_lease),
		cmocka_unit_test(test_every_failing_call_leaves_all_or_nothing),
		cmocka_unit_test(test_a_lost_connection_is_told_and_made_again),
		cmocka_unit_test(test_a_connection_survives_a_broken_promise),
		cmocka_unit_test(test_a_forgotten_failure_still_has_a_sentence),
		cmocka_unit_test(test_a_wrong_statement_is_not_prepared),
		cmocka_unit_test(test_a_failing_row_is_not_the_end_of_the_rows),
		cmocka_unit_test(test_a_full_disk_changes_nothing),
		cmocka_unit_test(
			test_a_failing_action_harms_no_other_of_its_batch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
