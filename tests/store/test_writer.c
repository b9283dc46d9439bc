/* What the writer promises when something fails on the way. */
#include "dbtest.h"

#include <pthread.h>

static const char sql_make[] =
	"CREATE TABLE uji (id {id}, n {int} NOT NULL UNIQUE){strict}";
static const char sql_add[] = "INSERT INTO uji (n) VALUES ($1)";
static const char sql_count[] = "SELECT count(*) FROM uji";
static const char sql_has[] = "SELECT count(*) FROM uji WHERE n = $1";

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

static int add_in(struct ctx *c, void *arg)
{
	const int64_t *n = arg;

	db_put(c, sql_add, WITH(INT(*n)), 1);
	return OK;
}

/* Refuses what is there already, before it writes anything. */
static int add_new_in(struct ctx *c, void *arg)
{
	const int64_t *n = arg;
	int64_t there;
	int rc = db_one_int(c, sql_has, WITH(INT(*n)), &there);

	if (rc < 0)
		return rc;
	if (there > 0)
		return fail(c, E_STATE, "%lld sudah ada.", (long long)*n);
	return add_in(c, arg);
}

static void test_a_failed_statement_reaches_its_caller(void **state)
{
	struct ctx *c = with_table();
	struct writer *w;
	int64_t n = 5;

	t_ok(c, writer_open(c, dbtest_url, &w));
	t_ok(c, writer_run(w, c, add_in, &n));
	t_refused(c, writer_run(w, c, add_in, &n), E_CONFLICT, "bertentangan");
	n = 6;
	t_ok(c, writer_run(w, c, add_in, &n));
	writer_close(w);
	assert_int_equal(count(c), 2);
	dbtest_close(c);
}

static void test_db_run_goes_through_the_writer(void **state)
{
	struct ctx *c = with_table();
	int64_t n = 1;

	t_ok(c, writer_open(c, dbtest_url, &c->writer));
	t_ok(c, db_run(c, DB_WRITE, add_in, &n));
	assert_int_equal(count(c), 1);
	writer_close(c->writer);
	c->writer = NULL;
	dbtest_close(c);
}

/* ---- several questions in one view ---- */

struct seen {
	int64_t n;
	uint64_t reading;
};

static int count_in(struct ctx *c, void *arg)
{
	struct seen *s = arg;

	s->reading = db_reading(c);
	return db_one_int(c, sql_count, NOTHING, &s->n);
}

static int refuse_in(struct ctx *c, void *arg)
{
	return fail(c, E_NOTFOUND, "Tidak ada.");
}

static int break_in(struct ctx *c, void *arg)
{
	/* The view may not write. */
	return (int)db_exec(c, sql_add, WITH(INT(1)));
}

static void test_a_view_is_one_moment(void **state)
{
	struct ctx *c = with_table(), *other = t_ctx();
	struct seen a, b;
	int64_t n = 1;

	t_ok(other, db_open(other, dbtest_url, DB_EXISTING));
	db_view_begin(c);
	t_ok(c, db_run(c, DB_READ, count_in, &a));
	t_ok(other, db_run(other, DB_WRITE, add_in, &n));
	t_refused(c, db_run(c, DB_READ, refuse_in, NULL), E_NOTFOUND, "Tidak");
	t_ok(c, db_run(c, DB_READ, count_in, &b));
	assert_int_equal(b.n, 0); /* what others do meanwhile is not seen */
	assert_true(a.reading != 0 && a.reading == b.reading);
	n = 2;
	t_ok(c, db_run(c, DB_WRITE, add_in, &n));
	t_ok(c, db_run(c, DB_READ, count_in, &b));
	assert_int_equal(b.n, 2); /* after an own change everything is */
	assert_true(a.reading != b.reading);
	db_view_end(c);
	t_ok(c, db_run(c, DB_READ, count_in, &b));
	db_close(other);
	t_free(other);
	dbtest_close(c);
}

static void test_a_view_goes_on_after_a_failure(void **state)
{
	struct ctx *c = with_table();
	struct seen a;

	db_view_begin(c);
	t_ok(c, db_run(c, DB_READ, count_in, &a));
	assert_true(db_run(c, DB_READ, break_in, NULL) < 0);
	assert_non_null(c->sentence);
	fail_clear(c);
	t_ok(c, db_run(c, DB_READ, count_in, &a));
	assert_int_equal(a.n, 0);
	db_fault(1, false);
	t_refused(c, db_run(c, DB_READ, count_in, &a), E_IO, "diuji");
	t_ok(c, db_run(c, DB_READ, count_in, &a));
	db_view_end(c);
	dbtest_close(c);
}

/* ---- many callers, and calls that fail under them ---- */

#define CALLERS 16
#define EACH 40

struct caller {
	struct writer *w;
	db_action fn;
	int64_t first;
	int ok, told, mute;
};

static void *call(void *arg)
{
	struct caller *k = arg;
	struct ctx *c = t_ctx();

	for (int i = 0; i < EACH; i++) {
		int64_t n = k->first + i;
		int rc = writer_run(k->w, c, k->fn, &n);

		k->ok += rc == OK;
		k->told += rc < 0;
		k->mute += rc < 0 && c->sentence == NULL;
		fail_clear(c);
		arena_reset(c->mem);
	}
	t_free(c);
	return NULL;
}

static void run_callers(
	struct ctx *c, struct caller *k, db_action fn, int64_t apart)
{
	struct writer *w;
	pthread_t t[CALLERS];

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (int i = 0; i < CALLERS; i++) {
		k[i] = (struct caller){.w = w, .fn = fn, .first = apart * i};
		assert_int_equal(pthread_create(&t[i], NULL, call, &k[i]), 0);
	}
	for (int i = 0; i < CALLERS; i++)
		pthread_join(t[i], NULL);
	writer_close(w);
}

static int64_t answered_ok(const struct caller *k)
{
	int64_t n = 0;

	for (int i = 0; i < CALLERS; i++) {
		assert_int_equal(k[i].ok + k[i].told, EACH);
		assert_int_equal(k[i].mute, 0);
		n += k[i].ok;
	}
	return n;
}

/* All race for the same numbers: each number has exactly one winner. */
static void test_a_race_has_one_winner(void **state)
{
	struct ctx *c = with_table();
	struct caller k[CALLERS];

	run_callers(c, k, add_new_in, 0);
	assert_int_equal(answered_ok(k), EACH);
	assert_int_equal(count(c), EACH);
	dbtest_close(c);
}

/* Whoever heard OK is in the table, nobody else: also when a begin, a
 * statement or a commit of all fails under them. */
static void test_an_answer_is_true_when_calls_fail(void **state)
{
	for (int nth = 40; nth <= 1200; nth += 145) {
		struct ctx *c = with_table();
		struct caller k[CALLERS];
		struct writer *w;
		pthread_t t[CALLERS];

		t_ok(c, writer_open(c, dbtest_url, &w));
		db_fault(nth, nth % 2 == 0);
		for (int i = 0; i < CALLERS; i++) {
			k[i] = (struct caller){
				.w = w, .fn = add_in, .first = 1000 * i};
			assert_int_equal(
				pthread_create(&t[i], NULL, call, &k[i]), 0);
		}
		for (int i = 0; i < CALLERS; i++)
			pthread_join(t[i], NULL);
		db_fault(0, false);
		writer_close(w);
		assert_int_equal(count(c), answered_ok(k));
		dbtest_close(c);
	}
}

/* One caller alone: every call of his action fails once, then for good. */
static void test_every_failing_call_is_answered(void **state)
{
	struct ctx *c = with_table();
	int64_t rows = 0, n = 0;
	struct writer *w;

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (int persistent = 0; persistent < 2; persistent++) {
		int rc = E_IO;

		for (int nth = 1; rc < 0; nth++) {
			n++;
			db_fault(nth, persistent == 1);
			rc = writer_run(w, c, add_new_in, &n);
			db_fault(0, false);
			if (rc < 0)
				t_refused(c, rc, E_IO, "diuji");
			else
				rows++;
			assert_int_equal(count(c), rows);
			assert_in_range(nth, 1, 20);
		}
	}
	writer_close(w);
	assert_int_equal(rows, 2);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_failed_statement_reaches_its_caller),
		cmocka_unit_test(test_db_run_goes_through_the_writer),
		cmocka_unit_test(test_a_view_is_one_moment),
		cmocka_unit_test(test_a_view_goes_on_after_a_failure),
		cmocka_unit_test(test_a_race_has_one_winner),
		cmocka_unit_test(test_an_answer_is_true_when_calls_fail),
		cmocka_unit_test(test_every_failing_call_is_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
