/*
 * The database goes away under a request: 503 with a way on, and the next
 * request finds it again without anybody's help. Only PostgreSQL can be lost.
 */
#include "webtest.h"

static struct office o;
static struct browser pajak;

/* Somebody else's connection, to this database or to its neighbour. */
static void elsewhere(const char *dbname, const char *sql)
{
	const char *const key[] = {"dbname", "dbname", NULL};
	const char *const value[] = {getenv("ALUR_TEST_PG"), dbname, NULL};
	PGconn *p = PQconnectdbParams(key, value, 1);
	PGresult *r = PQexec(p, sql);

	if (PQresultStatus(r) != PGRES_COMMAND_OK &&
		PQresultStatus(r) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(p));
	PQclear(r);
	PQfinish(p);
}

static const char *own_name(void)
{
	PGconn *p = PQconnectdb(getenv("ALUR_TEST_PG"));
	const char *name = arena_dup(o.c->mem, PQdb(p));

	PQfinish(p);
	return name;
}

/* From now on nobody comes in, and whoever is in goes out. */
static void close_database(const char *name, bool closed)
{
	elsewhere("template1",
		arena_printf(o.c->mem,
			"ALTER DATABASE \"%s\" ALLOW_CONNECTIONS %s", name,
			closed ? "false" : "true"));
	if (closed)
		elsewhere("template1",
			arena_printf(o.c->mem,
				"WITH other AS MATERIALIZED (SELECT pid"
				" FROM pg_stat_activity WHERE datname = '%s')"
				" SELECT count(pg_terminate_backend(pid, 10000))"
				" FROM other",
				name));
}

/* The connection that changes a notification dies: at once, or only when it
 * commits. */
static void arm(const char *when)
{
	elsewhere(NULL,
		arena_printf(o.c->mem,
			"CREATE OR REPLACE FUNCTION mati() RETURNS trigger AS $$"
			" BEGIN PERFORM pg_terminate_backend(pg_backend_pid());"
			" PERFORM pg_sleep(10); RETURN NULL; END"
			" $$ LANGUAGE plpgsql;"
			" CREATE CONSTRAINT TRIGGER mati AFTER UPDATE ON kabar"
			" %s FOR EACH ROW EXECUTE FUNCTION mati()",
			when));
}

static void disarm(void)
{
	elsewhere(NULL, "DROP TRIGGER mati ON kabar");
}

static int64_t unread(void)
{
	return office_rows(
		&o, "SELECT count(*) FROM kabar WHERE dibaca_at IS NULL");
}

static void t_lost(const struct answer *r)
{
	t_status(r, 503);
	t_says(r, "Sambungan ke basis data terputus");
	t_says(r, "href=\"/");
	t_silent(r, "127.0.0.1");
	t_silent(r, "FATAL");
	assert_non_null(answer_header(&o, r, "Retry-After"));
}

static void test_a_page_without_a_database_is_503(void **state)
{
	const char *name;
	struct answer r;

	if (getenv("ALUR_TEST_PG") == NULL)
		skip();
	name = own_name();
	close_database(name, true);
	r = web_get(&pajak, "/pemberitahuan");
	t_lost(&r);
	r = web_get(&pajak, "/sehat");
	t_status(&r, 503);
	r = web_get(&pajak, "/api/v1/siklus");
	if (r.status != 401)
		t_status(&r, 503);
	close_database(name, false);
	r = web_get(&pajak, "/pemberitahuan");
	t_status(&r, 200);
}

/* Nor is a stranger told where the database lies. */
static void test_signing_in_without_a_database_is_503(void **state)
{
	struct browser stranger = browser_new(&o);
	const char *name;
	struct answer r;

	if (getenv("ALUR_TEST_PG") == NULL)
		skip();
	name = own_name();
	web_get(&stranger, "/masuk");
	close_database(name, true);
	r = web_post(&stranger, "/masuk", "nama=sekretaris&sandi=apa-saja-12");
	close_database(name, false);
	t_lost(&r);
}

static void lose_a_form(const char *when, int64_t left)
{
	struct answer r;

	arm(when);
	r = web_post(&pajak, "/pemberitahuan/baca", "id=0");
	disarm();
	t_lost(&r);
	assert_int_equal(unread(), left);
	r = web_post(&pajak, "/pemberitahuan/baca", "id=9999");
	t_status(&r, 303);
}

static void test_a_form_cut_off_is_503_and_changes_nothing(void **state)
{
	int64_t left;

	if (getenv("ALUR_TEST_PG") == NULL)
		skip();
	left = unread();
	assert_true(left > 0);
	web_get(&pajak, "/pemberitahuan");
	lose_a_form("", left);
	lose_a_form("DEFERRABLE INITIALLY DEFERRED", left);
}

static int open_office(void **state)
{
	o = office_open();
	pajak = browser_of(&o, "kabid-pajak");
	return 0;
}

static int close_office(void **state)
{
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_page_without_a_database_is_503),
		cmocka_unit_test(test_signing_in_without_a_database_is_503),
		cmocka_unit_test(
			test_a_form_cut_off_is_503_and_changes_nothing),
	};

	return cmocka_run_group_tests(tests, open_office, close_office);
}
