/*
 * A fresh database for a test: PostgreSQL when ALUR_TEST_PG names an empty
 * one (it is emptied again), else a file in TMPDIR.
 */
#ifndef TESTS_DBTEST_H
#define TESTS_DBTEST_H

#include "t.h"

#include <libpq-fe.h>
#include <unistd.h>

#include "store/store.h"

static char dbtest_url[512];

static inline const char *dbtest_new(void)
{
	const char *pg = getenv("ALUR_TEST_PG"), *dir = getenv("TMPDIR");
	static int made;

	if (pg != NULL) {
		PGconn *p = PQconnectdb(pg);

		PQclear(PQexec(p, "SET client_min_messages = error;"
				  "DROP SCHEMA public CASCADE;"
				  "CREATE SCHEMA public"));
		PQfinish(p);
		snprintf(dbtest_url, sizeof(dbtest_url), "%s", pg);
		return dbtest_url;
	}
	snprintf(dbtest_url, sizeof(dbtest_url), "sqlite:%s/t%ld-%d.db",
		dir != NULL ? dir : "/tmp", (long)getpid(), made++);
	return dbtest_url;
}

static inline struct ctx *dbtest_open(void)
{
	struct ctx *c = t_ctx();

	t_ok(c, db_open(c, dbtest_new(), DB_CREATE));
	return c;
}

static inline void dbtest_close(struct ctx *c)
{
	db_close(c);
	if (strncmp(dbtest_url, "sqlite:", 7) == 0)
		unlink(dbtest_url + 7);
	t_free(c);
}

#endif
