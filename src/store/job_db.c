/* The job queue: see store.h. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"

enum { SQL_ADD, SQL_FIRST, SQL_TAKE, SQL_DONE, SQL_FAIL, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] =
		("INSERT INTO pekerjaan (jenis, isi, due_at, lease_at, tries)"
		 " VALUES ($1, $2, $3, 0, 0)"),
	[SQL_FIRST] = ("SELECT id, jenis, isi, due_at, tries FROM pekerjaan"
		       " WHERE due_at <= $1 AND lease_at <= $1"
		       " ORDER BY due_at, id LIMIT 1{skip}"),
	[SQL_TAKE] = ("UPDATE pekerjaan SET lease_at = $1, tries = tries + 1"
		      " WHERE id = $2"),
	[SQL_DONE] = "DELETE FROM pekerjaan WHERE id = $1",
	[SQL_FAIL] = ("UPDATE pekerjaan SET lease_at = 0, why = $1,"
		      " due_at = $2 WHERE id = $3"),
};

const struct sql_list store_job_sql = {"store/job", sql, SQL_MAX};

int job_add(struct ctx *c, const struct job *j)
{
	db_put(c, sql[SQL_ADD],
		WITH(TEXT(j->jenis), TEXT(j->isi), INT(j->due_at)), 1);
	return OK;
}

int job_take(struct ctx *c, int64_t lease, struct job *out)
{
	struct db_rows *q = db_query(c, sql[SQL_FIRST], WITH(INT(c->now)));
	bool found = false;
	int rc;

	while (db_next(q)) {
		out->id = db_int(q, 0);
		out->jenis = db_text(q, 1);
		out->isi = db_text(q, 2);
		out->due_at = db_int(q, 3);
		out->tries = (int)db_int(q, 4) + 1;
		found = true;
	}
	rc = db_done(q);
	if (rc < 0 || !found)
		return rc;
	db_put(c, sql[SQL_TAKE], WITH(INT(c->now + lease), INT(out->id)), 1);
	return 1;
}

int job_done(struct ctx *c, int64_t id)
{
	db_put(c, sql[SQL_DONE], WITH(INT(id)), 1);
	return OK;
}

int job_fail(struct ctx *c, int64_t id, const char *why, int64_t due_at)
{
	db_put(c, sql[SQL_FAIL], WITH(TEXT(why), INT(due_at), INT(id)), 1);
	return OK;
}
