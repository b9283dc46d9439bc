/*
 * The PostgreSQL driver: libpq in pipeline mode.
 *
 * BEGIN and statements without rows are queued and travel with the next
 * query, so a step of act costs about three round trips. Results are
 * collected in the order they were sent; after an error the server skips
 * what follows up to the next sync, and so do we. A COMMIT is only sent when
 * every number of changed rows that was promised has been seen.
 */
#include "base/base.h"

#include <libpq-fe.h>
#include <poll.h>

#include "store/store_priv.h"

#define MAX_PARAMS 32
#define MAX_QUEUED 512 /* statements between two syncs */

struct stmt {
	char name[16];
	char *text; /* as the server gets it */
	int params;
	bool prepared;    /* the server confirmed it */
	unsigned asked;   /* sync in which it was asked for */
	bool writes;      /* its promise of rows must be checked */
	bool scanning;    /* its rows come one by one */
	PGresult *result; /* of the running query */
	int row;
	struct pg *owner;
	struct stmt *next;
};

/* One statement on its way. */
struct queued {
	struct stmt *prepares; /* confirmed by this result, NULL */
	int64_t expect;
};

struct pg {
	PGconn *conn;
	struct queued queue[MAX_QUEUED];
	int queued_n;
	bool must_check; /* a queued update has a promise */
	unsigned sync;   /* number of the running sync, from 1 */
	unsigned names;
	bool committing; /* COMMIT was sent: a loss is not a refusal */
	bool unsure;     /* the server warned about a commit */
	bool gone;       /* the server said good-bye */
	struct stmt *all;
};

static struct pg *pg_of(const struct db *db)
{
	return db->engine;
}

static int lost(struct ctx *c, const struct pg *p)
{
	if (!p->committing)
		return fail(c, E_LOST,
			"Sambungan ke basis data terputus; tidak ada yang berubah. Ulangi sebentar lagi.");
	return fail(c, E_LOST,
		"Sambungan ke basis data terputus; tindakan ini belum tentu tercatat. Ulangi dengan kunci yang sama atau periksa dahulu.");
}

static int state_fail(
	struct ctx *c, const struct pg *p, const char *state, const char *text)
{
	if (state == NULL)
		return lost(c, p);
	if (text_starts(state, "23"))
		return fail(c, E_CONFLICT,
			"Data itu bertentangan dengan yang sudah ada; tidak ada yang berubah.");
	if (text_eq(state, "40001") || text_eq(state, "40P01") ||
		text_eq(state, "55P03"))
		return fail(c, E_BUSY,
			"Basis data sedang dipakai; ulangi sebentar lagi.");
	if (text_eq(state, "53100"))
		return fail(c, E_IO,
			"Disk basis data penuh: tidak ada yang berubah. Kosongkan ruang lalu ulangi.");
	if (text_eq(state, "25006"))
		return fail(
			c, E_IO, "Tindakan baca tidak boleh mengubah data.");
	if (text_eq(state, "57014"))
		return fail(c, E_IO,
			"Basis data menghentikan tindakan ini karena terlalu lama; tidak ada yang berubah. Ulangi.");
	if (text_starts(state, "08") || text_starts(state, "57P"))
		return lost(c, p);
	return fail(c, E_IO,
		"Basis data gagal (%s, %s); tidak ada yang berubah.", state,
		text != NULL ? text : "");
}

static int result_fail(struct ctx *c, struct pg *p, PGresult *r)
{
	const char *state =
		r != NULL ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : NULL;
	const char *text =
		r != NULL ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY)
			  : NULL;
	int rc;

	if (PQstatus(p->conn) != CONNECTION_OK)
		rc = lost(c, p);
	else
		rc = state_fail(c, p, state, text);
	PQclear(r);
	return rc;
}

/*
 * A cancelled wait for a synchronous standby is only a warning to libpq, yet
 * the row may be gone after a fail-over (security.md 0.3).
 */
static void on_notice(void *arg, const PGresult *r)
{
	struct pg *p = arg;
	const char *kind = PQresultErrorField(r, PG_DIAG_SEVERITY_NONLOCALIZED);

	/* Its SQLSTATE is the plain 01000 or 57P01: go by the severity. */
	if (p->committing && text_eq(kind, "WARNING"))
		p->unsure = true;
	if (text_eq(kind, "FATAL") || text_eq(kind, "PANIC"))
		p->gone = true;
}

/* ---- the queue ---- */

static struct queued *enqueue(struct pg *p)
{
	must(p->queued_n < MAX_QUEUED);
	p->queue[p->queued_n] = (struct queued){NULL, DB_ANY};
	return &p->queue[p->queued_n++];
}

static int send_text(struct ctx *c, struct pg *p, const char *sql)
{
	if (PQsendQueryParams(p->conn, sql, 0, NULL, NULL, NULL, NULL, 0) != 1)
		return result_fail(c, p, NULL);
	enqueue(p);
	return OK;
}

/* One statement's result, with the NULL that follows it. */
static PGresult *take_one(struct pg *p)
{
	PGresult *r = PQgetResult(p->conn), *end;

	if (r == NULL || PQresultStatus(r) == PGRES_PIPELINE_SYNC)
		return r;
	end = PQgetResult(p->conn);
	PQclear(end);
	return r;
}

static int look(
	struct ctx *c, struct pg *p, const struct queued *q, PGresult *r)
{
	ExecStatusType s = PQresultStatus(r);

	if (s != PGRES_COMMAND_OK && s != PGRES_TUPLES_OK)
		return result_fail(c, p, r);
	if (q->expect != DB_ANY &&
		strtoll(PQcmdTuples(r), NULL, 10) != q->expect) {
		PQclear(r);
		return fail(c, E_CONFLICT,
			"Data sudah diubah oleh orang lain; muat ulang lalu periksa.");
	}
	return OK;
}

/*
 * Send a sync and read everything up to it. The last result goes to `last`
 * when it is wanted and all went well.
 */
static int collect(struct ctx *c, struct pg *p, PGresult **last)
{
	int rc = OK, n = p->queued_n;
	PGresult *r;

	p->queued_n = 0;
	p->must_check = false;
	p->sync++;
	if (PQpipelineSync(p->conn) != 1)
		return result_fail(c, p, NULL);
	for (int i = 0; i < n; i++) {
		r = take_one(p);
		if (r == NULL)
			return rc < 0 ? rc : result_fail(c, p, NULL);
		/* After an error of the server the rest comes as
		 * PGRES_PIPELINE_ABORTED; after a broken promise, which only we
		 * see, it went on and knows what it prepared. */
		if (p->queue[i].prepares != NULL &&
			PQresultStatus(r) == PGRES_COMMAND_OK)
			p->queue[i].prepares->prepared = true;
		if (rc < 0) {
			PQclear(r);
			continue;
		}
		rc = look(c, p, &p->queue[i], r);
		if (rc < 0)
			continue;
		if (i == n - 1 && last != NULL)
			*last = r;
		else
			PQclear(r);
	}
	r = PQgetResult(p->conn);
	if (r == NULL && rc == OK)
		rc = result_fail(c, p, NULL);
	else
		PQclear(r);
	if (rc < 0 && last != NULL && *last != NULL) {
		PQclear(*last);
		*last = NULL;
	}
	return rc;
}

/* ---- opening ---- */

/* libpq writes several lines; a refusal is one sentence. */
static char *one_line(struct arena *a, const char *text)
{
	char *t = text_trim(a, text);

	for (char *p = t; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t')
			*p = ' ';
	return t;
}

static int connected(struct ctx *c, struct pg *p)
{
	PGresult *r;

	PQsetNoticeReceiver(p->conn, on_notice, p);
	p->gone = false;
	p->committing = false;
	if (PQstatus(p->conn) != CONNECTION_OK)
		return fail(c, E_LOST,
			"Basis data PostgreSQL tidak dapat dihubungi; periksa alamat dan layanannya (%s).",
			one_line(c->mem, PQerrorMessage(p->conn)));
	/* Never wait for ever, never acknowledge what is not on the disk. */
	r = PQexec(p->conn,
		"SET lock_timeout = '10s';"
		"SELECT set_config('synchronous_commit', 'on', false)"
		" WHERE current_setting('synchronous_commit') = 'off'");
	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		return result_fail(c, p, r);
	PQclear(r);
	if (PQenterPipelineMode(p->conn) != 1)
		return result_fail(c, p, NULL);
	return OK;
}

static int pg_open(struct ctx *c, struct db *db, const char *url, int flags)
{
	/* What the url says itself comes later and wins. */
	static const char *const key[] = {"connect_timeout", "tcp_user_timeout",
		"application_name", "dbname", "client_encoding", NULL};
	const char *value[] = {"10", "30000", "alur", url, "UTF8", NULL};
	struct pg *p = calloc(1, sizeof(*p));

	if (p == NULL)
		die("no memory for a connection");
	db->engine = p;
	p->sync = 1;
	p->conn = PQconnectdbParams(key, value, 1);
	if (p->conn == NULL)
		die("no memory for a connection");
	return connected(c, p);
}

static void pg_close(struct db *db)
{
	struct pg *p = pg_of(db);

	if (p == NULL)
		return;
	PQfinish(p->conn);
	free(p);
}

/* Connect again; what was prepared is gone with the old connection. */
static int reconnect(struct ctx *c, struct pg *p)
{
	PQreset(p->conn);
	p->queued_n = 0;
	p->must_check = false;
	for (struct stmt *s = p->all; s != NULL; s = s->next)
		s->prepared = false;
	return connected(c, p);
}

/* ---- transactions ---- */

/* An idle connection has nothing to say, unless it is being closed. */
static bool alive(struct pg *p)
{
	struct pollfd f = {.fd = PQsocket(p->conn), .events = POLLIN};

	if (p->gone || PQstatus(p->conn) != CONNECTION_OK)
		return false;
	if (poll(&f, 1, 0) <= 0)
		return true;
	if (PQconsumeInput(p->conn) != 1)
		return false;
	(void)PQisBusy(p->conn); /* hands a good-bye to on_notice */
	return !p->gone && PQstatus(p->conn) == CONNECTION_OK;
}

static int pg_begin(struct ctx *c, struct db *db, enum db_mode mode)
{
	struct pg *p = pg_of(db);

	if (!alive(p)) {
		int rc = reconnect(c, p);

		if (rc < 0)
			return rc;
	}
	p->unsure = false;
	p->committing = false;
	return send_text(c, p,
		mode == DB_WRITE
			? "BEGIN"
			: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

static int pg_commit(struct ctx *c, struct db *db)
{
	struct pg *p = pg_of(db);
	PGresult *r = NULL;
	int rc = OK;

	if (p->must_check)
		rc = collect(c, p, NULL);
	p->committing = rc == OK;
	if (rc == OK)
		rc = send_text(c, p, "COMMIT");
	if (rc == OK)
		rc = collect(c, p, &r);
	/* A COMMIT of a broken transaction answers ROLLBACK, not an error. */
	if (rc == OK && r != NULL && !text_eq(PQcmdStatus(r), "COMMIT"))
		rc = fail(c, E_IO,
			"Basis data membatalkan tindakan ini; tidak ada yang berubah.");
	PQclear(r);
	if (rc == OK && p->unsure)
		return lost(c, p);
	return rc;
}

static void pg_rollback(struct db *db)
{
	struct pg *p = pg_of(db);
	/* Failures here change nothing: the server has already given up. */
	struct ctx quiet = {.mem = arena_open(LIMIT_TEXT)};

	if (p->queued_n > 0 && PQstatus(p->conn) == CONNECTION_OK)
		(void)!collect(&quiet, p, NULL);
	if (PQstatus(p->conn) == CONNECTION_OK &&
		PQtransactionStatus(p->conn) != PQTRANS_IDLE &&
		send_text(&quiet, p, "ROLLBACK") == OK)
		(void)!collect(&quiet, p, NULL);
	p->queued_n = 0;
	arena_close(quiet.mem);
}

/* ---- statements ---- */

static int count_params(const char *sql)
{
	int most = 0;

	for (; *sql != '\0'; sql++)
		if (*sql == '$' && sql[1] >= '1' && sql[1] <= '9') {
			int n = (int)strtol(sql + 1, NULL, 10);

			most = n > most ? n : most;
		}
	return most;
}

static int pg_prepare(
	struct ctx *c, struct db *db, const char *sql, struct stmt **out)
{
	struct pg *p = pg_of(db);
	struct stmt *s = calloc(1, sizeof(*s));

	if (s == NULL)
		die("no memory for a statement");
	s->text = strdup(sql_words(c->mem, db->driver, sql));
	if (s->text == NULL)
		die("no memory for a statement");
	s->params = count_params(s->text);
	must(s->params <= MAX_PARAMS);
	s->writes = sql[0] == 'U' || sql[0] == 'D';
	snprintf(s->name, sizeof(s->name), "s%u", ++p->names);
	s->owner = p;
	s->next = p->all;
	p->all = s;
	*out = s;
	return OK;
}

static int ask_prepare(struct ctx *c, struct pg *p, struct stmt *s)
{
	if (PQsendPrepare(p->conn, s->name, s->text, 0, NULL) != 1)
		return result_fail(c, p, NULL);
	enqueue(p)->prepares = s;
	s->asked = p->sync;
	return OK;
}

static int pg_check(struct ctx *c, struct db *db, struct stmt *s)
{
	int rc = ask_prepare(c, pg_of(db), s);

	return rc < 0 ? rc : collect(c, pg_of(db), NULL);
}

static void pg_finalize(struct stmt *s)
{
	struct pg *p = s->owner;
	struct stmt **at = &p->all;

	/* Its confirmation may still be on its way. */
	for (int i = 0; i < p->queued_n; i++)
		if (p->queue[i].prepares == s)
			p->queue[i].prepares = NULL;
	while (*at != s)
		at = &(*at)->next;
	*at = s->next;
	PQclear(s->result);
	free(s->text);
	free(s);
}

static int pg_params(struct stmt *s)
{
	return s->params;
}

static int send(struct ctx *c, struct pg *p, struct stmt *s,
	const struct db_val *args, int64_t expect)
{
	const char *value[MAX_PARAMS];
	int length[MAX_PARAMS], format[MAX_PARAMS];
	char number[MAX_PARAMS][24];
	struct queued *q;

	if (!s->prepared && s->asked != p->sync) {
		int rc = ask_prepare(c, p, s);

		if (rc < 0)
			return rc;
	}
	for (int i = 0; i < s->params; i++) {
		const struct db_val *v = &args[i];

		value[i] = NULL;
		length[i] = 0;
		format[i] = v->type == DB_BLOB;
		if (v->type == DB_INT) {
			snprintf(number[i], sizeof(number[i]), "%lld",
				(long long)v->i);
			value[i] = number[i];
		} else if (v->type == DB_TEXT) {
			value[i] = v->p;
		} else if (v->type == DB_BLOB) {
			value[i] = v->i > 0 ? v->p : "";
			length[i] = (int)v->i;
		}
	}
	if (PQsendQueryPrepared(
		    p->conn, s->name, s->params, value, length, format, 0) != 1)
		return result_fail(c, p, NULL);
	q = enqueue(p);
	q->expect = expect;
	if (s->writes && expect != DB_ANY)
		p->must_check = true;
	return OK;
}

static int pg_query(
	struct ctx *c, struct db *db, struct stmt *s, const struct db_val *args)
{
	int rc = send(c, pg_of(db), s, args, DB_ANY);

	PQclear(s->result);
	s->result = NULL;
	s->row = -1;
	return rc < 0 ? rc : collect(c, pg_of(db), &s->result);
}

/* Read up to the sync of a scan, whatever is still on its way. */
static void scan_end(struct pg *p, struct stmt *s)
{
	bool end = false;

	PQclear(s->result);
	s->result = NULL;
	s->scanning = false;
	while (!end) {
		PGresult *r = PQgetResult(p->conn);

		end = PQresultStatus(r) == PGRES_PIPELINE_SYNC ||
		      (r == NULL && PQstatus(p->conn) != CONNECTION_OK);
		PQclear(r);
	}
}

static int pg_scan(struct ctx *c, struct db *db, struct stmt *s)
{
	struct pg *p = pg_of(db);
	int rc = pg_check(c, db, s); /* sends all that waits, too */

	if (rc == OK)
		rc = send(c, p, s, NOTHING, DB_ANY);
	if (rc < 0)
		return rc;
	p->queued_n = 0;
	p->sync++;
	if (PQpipelineSync(p->conn) != 1)
		return result_fail(c, p, NULL);
	s->scanning = true;
	must(PQsetSingleRowMode(p->conn) == 1);
	return OK;
}

static int scan_next(struct ctx *c, struct pg *p, struct stmt *s)
{
	ExecStatusType is;
	int rc = 0;

	PQclear(s->result);
	s->result = PQgetResult(p->conn);
	s->row = 0;
	is = PQresultStatus(s->result);
	if (is == PGRES_SINGLE_TUPLE)
		return 1;
	if (is != PGRES_TUPLES_OK) {
		rc = result_fail(c, p, s->result);
		s->result = NULL;
	}
	scan_end(p, s);
	return rc;
}

static int pg_next(struct ctx *c, struct db *db, struct stmt *s)
{
	if (s->scanning)
		return scan_next(c, pg_of(db), s);
	s->row++;
	return s->row < PQntuples(s->result) ? 1 : 0;
}

static void pg_reset(struct db *db, struct stmt *s)
{
	if (s->scanning)
		scan_end(pg_of(db), s);
	PQclear(s->result);
	s->result = NULL;
}

static int pg_put(struct ctx *c, struct db *db, struct stmt *s,
	const struct db_val *args, int64_t expect)
{
	struct pg *p = pg_of(db);

	if (p->queued_n > MAX_QUEUED - 4) {
		int rc = collect(c, p, NULL);

		if (rc < 0)
			return rc;
	}
	return send(c, p, s, args, expect);
}

static int64_t pg_exec(
	struct ctx *c, struct db *db, struct stmt *s, const struct db_val *args)
{
	PGresult *r = NULL;
	int rc = send(c, pg_of(db), s, args, DB_ANY);
	int64_t n = 0;

	if (rc == OK)
		rc = collect(c, pg_of(db), &r);
	if (r != NULL)
		n = strtoll(PQcmdTuples(r), NULL, 10);
	PQclear(r);
	return rc < 0 ? rc : n;
}

static bool pg_null(struct stmt *s, int column)
{
	return PQgetisnull(s->result, s->row, column) == 1;
}

static int64_t pg_int(struct stmt *s, int column)
{
	if (pg_null(s, column))
		return 0;
	return strtoll(PQgetvalue(s->result, s->row, column), NULL, 10);
}

static const char *pg_text(struct ctx *c, struct stmt *s, int column)
{
	if (pg_null(s, column))
		return NULL;
	return arena_dup(c->mem, PQgetvalue(s->result, s->row, column));
}

static const void *pg_blob(struct ctx *c, struct stmt *s, int column, size_t *n)
{
	unsigned char *raw;
	void *copy;

	*n = 0;
	if (pg_null(s, column))
		return NULL;
	raw = PQunescapeBytea(
		(const unsigned char *)PQgetvalue(s->result, s->row, column),
		n);
	if (raw == NULL)
		die("no memory for a blob");
	copy = arena_copy(c->mem, raw, *n);
	PQfreemem(raw);
	return copy;
}

/* ---- schema ---- */

static const char *pg_word(const char *token)
{
	if (text_eq(token, "id"))
		return "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY";
	if (text_eq(token, "int"))
		return "BIGINT";
	if (text_eq(token, "blob"))
		return "BYTEA";
	if (text_eq(token, "strict"))
		return "";
	if (text_eq(token, "skip"))
		return " FOR UPDATE SKIP LOCKED";
	must(text_eq(token, "lock"));
	return " FOR UPDATE";
}

/* Several statements in one text do not fit the pipeline: leave it a while. */
static int pg_script(struct ctx *c, struct db *db, const char *sql)
{
	struct pg *p = pg_of(db);
	PGresult *r;
	int rc = collect(c, p, NULL);

	if (rc < 0)
		return rc;
	if (PQexitPipelineMode(p->conn) != 1)
		return result_fail(c, p, NULL);
	r = PQexec(p->conn, sql);
	if (PQresultStatus(r) != PGRES_COMMAND_OK &&
		PQresultStatus(r) != PGRES_TUPLES_OK)
		rc = result_fail(c, p, r);
	else
		PQclear(r);
	if (PQenterPipelineMode(p->conn) != 1 && rc == OK)
		rc = result_fail(c, p, NULL);
	return rc;
}

static int pg_lock_schema(struct ctx *c, struct db *db)
{
	return pg_script(c, db, "SELECT pg_advisory_xact_lock(4702)");
}

static bool pg_has_table(struct ctx *c, struct db *db, const char *name)
{
	struct pg *p = pg_of(db);
	PGresult *r = NULL;
	bool found = false;

	if (PQsendQueryParams(p->conn, "SELECT to_regclass($1) IS NOT NULL", 1,
		    NULL, &name, NULL, NULL, 0) != 1) {
		result_fail(c, p, NULL);
		return false;
	}
	enqueue(p);
	if (collect(c, p, &r) == OK && PQntuples(r) == 1)
		found = *PQgetvalue(r, 0, 0) == 't';
	PQclear(r);
	return found;
}

static int pg_fix_identity(struct ctx *c, struct db *db, const char *table)
{
	return pg_script(c, db,
		arena_printf(c->mem,
			"SELECT setval(pg_get_serial_sequence('%s', 'id'),"
			" (SELECT COALESCE(max(id), 0) + 1 FROM %s), false)",
			table, table));
}

const struct driver driver_pg = {
	.name = "postgresql",
	.open = pg_open,
	.close = pg_close,
	.begin = pg_begin,
	.commit = pg_commit,
	.rollback = pg_rollback,
	.prepare = pg_prepare,
	.check = pg_check,
	.finalize = pg_finalize,
	.query = pg_query,
	.scan = pg_scan,
	.next = pg_next,
	.reset = pg_reset,
	.col_int = pg_int,
	.col_text = pg_text,
	.col_blob = pg_blob,
	.col_null = pg_null,
	.put = pg_put,
	.exec = pg_exec,
	.script = pg_script,
	.lock_schema = pg_lock_schema,
	.has_table = pg_has_table,
	.params = pg_params,
	.word = pg_word,
	.fix_identity = pg_fix_identity,
};
