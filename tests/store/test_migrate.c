/* Which databases this program opens, and how it refuses the others. */
#include "dbtest.h"

#include "store/store_priv.h"

static const char sql_newer[] =
	"INSERT INTO skema (nomor, nama, sha256, pada_at)"
	" SELECT max(nomor) + 1, '9999-nanti', $1, 0 FROM skema";
static const char sql_changed[] =
	"UPDATE skema SET sha256 = $1 WHERE nomor = 2";
static const char sql_older[] =
	"DELETE FROM skema WHERE nomor = (SELECT max(nomor) FROM skema)";
static const char sql_count[] = "SELECT count(*) FROM skema";

/* A new database on which `sql` was run, closed again. */
static struct ctx *after(const char *sql, const struct db_val *args)
{
	struct ctx *c = dbtest_open();

	t_ok(c, db_begin(c, DB_WRITE));
	db_put(c, sql, args, 1);
	t_ok(c, db_commit(c));
	db_close(c);
	return c;
}

static void open_is_refused(struct ctx *c, const char *says)
{
	t_refused(c, db_open(c, dbtest_url, DB_EXISTING), E_STATE, says);
	assert_null(c->db);
	t_refused(c, db_open(c, dbtest_url, DB_CREATE), E_STATE, says);
	assert_null(c->db);
	dbtest_close(c);
}

static void test_a_newer_database_is_left_alone(void **state)
{
	open_is_refused(after(sql_newer, WITH(BLOB("x", 1))), "lebih baru");
}

static void test_a_changed_schema_is_named(void **state)
{
	open_is_refused(after(sql_changed, WITH(BLOB("x", 1))), "0002-org");
}

static void test_an_older_database_is_not_opened_silently(void **state)
{
	struct ctx *c = after(sql_older, NOTHING);

	t_refused(
		c, db_open(c, dbtest_url, DB_EXISTING), E_STATE, "lebih lama");
	dbtest_close(c);
}

static void test_each_schema_file_is_applied_once(void **state)
{
	struct ctx *c = dbtest_open();
	int64_t n;

	for (int i = 0; i < 2; i++) {
		t_ok(c, db_begin(c, DB_READ));
		t_ok(c, db_one_int(c, sql_count, NOTHING, &n));
		t_ok(c, db_commit(c));
		assert_int_equal(n, migrations_n);
		db_close(c);
		t_ok(c, db_open(c, dbtest_url, DB_CREATE));
	}
	dbtest_close(c);
}

static void test_what_is_not_there_is_not_made(void **state)
{
	struct ctx *c = t_ctx();

	t_refused(c, db_open(c, dbtest_new(), DB_EXISTING), E_NOTFOUND,
		"alur init");
	dbtest_close(c);
}

/* A failure at any call leaves a database that the next open completes. */
static void test_a_failing_start_is_completed_by_the_next(void **state)
{
	struct ctx *c = t_ctx();
	bool passed = false;
	int64_t n;

	for (int nth = 1; !passed; nth += 3) {
		const char *url = dbtest_new();
		int rc;

		db_fault(nth, true);
		rc = db_open(c, url, DB_CREATE);
		db_fault(0, false);
		passed = rc == OK;
		if (!passed) {
			assert_int_equal(rc, E_IO);
			fail_clear(c);
			t_ok(c, db_open(c, url, DB_CREATE));
		}
		t_ok(c, db_begin(c, DB_READ));
		t_ok(c, db_one_int(c, sql_count, NOTHING, &n));
		t_ok(c, db_commit(c));
		assert_int_equal(n, migrations_n);
		db_close(c);
		if (strncmp(url, "sqlite:", 7) == 0)
			unlink(url + 7);
	}
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_newer_database_is_left_alone),
		cmocka_unit_test(test_a_changed_schema_is_named),
		cmocka_unit_test(test_an_older_database_is_not_opened_silently),
		cmocka_unit_test(test_each_schema_file_is_applied_once),
		cmocka_unit_test(test_what_is_not_there_is_not_made),
		cmocka_unit_test(test_a_failing_start_is_completed_by_the_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
