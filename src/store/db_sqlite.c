/*
 * The SQLite driver.
 *
 * WAL with synchronous=FULL: a power cut loses nothing that was acknowledged
 * (security.md 2.4). Placeholders $1..$n are names to SQLite, numbered by
 * first appearance, so their places are looked up once a statement.
 */
#include "base/base.h"

#include <errno.h>
#include <pthread.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_priv.h"

#define BUSY_MS 10000 /* wait for another process */
#define MAX_PARAMS 32

struct stmt {
	sqlite3_stmt *s;
	int params;
	int place[MAX_PARAMS]; /* index of $1, $2, ... */
	bool first;            /* a row was already stepped to */
	int first_rc;
};

struct lite {
	sqlite3 *db;
	bool query_only;
	sqlite3_stmt *begin_write, *begin_read, *commit, *rollback;
};

static sqlite3 *handle(const struct db *db)
{
	return ((struct lite *)db->engine)->db;
}

static int sqlite_fail(struct ctx *c, sqlite3 *db, int rc)
{
	int full = db != NULL ? sqlite3_extended_errcode(db) : rc;
	const char *text = db != NULL ? sqlite3_errmsg(db) : sqlite3_errstr(rc);

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fail(c, E_BUSY,
			"Basis data sedang dipakai proses lain; ulangi sebentar lagi.");
	case SQLITE_CONSTRAINT:
		return fail(c, E_CONFLICT,
			"Data itu bertentangan dengan yang sudah ada (%s); tidak ada yang berubah.",
			text);
	case SQLITE_FULL:
		return fail(c, E_IO,
			"Disk penuh: tidak ada yang berubah. Kosongkan ruang lalu ulangi.");
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return fail(c, E_IO,
			"Berkas basis data rusak atau bukan basis data Alur (%s); pulihkan dari cadangan.",
			text);
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return fail(c, E_IO,
			"Basis data tidak boleh ditulis (%s); periksa hak akses berkas dan foldernya.",
			text);
	case SQLITE_CANTOPEN:
		return fail(c, E_IO,
			"Berkas basis data tidak dapat dibuka (%s); periksa folder dan hak aksesnya.",
			text);
	case SQLITE_IOERR:
		return fail(c, E_IO,
			"Disk gagal dibaca atau ditulis (%s, %d); tidak ada yang berubah. Periksa disk dan ruang kosongnya lalu ulangi.",
			text, full);
	case SQLITE_NOMEM:
		die("no memory in SQLite");
	default:
		return fail(c, E_IO,
			"Basis data gagal (%s, %d); tidak ada yang berubah.",
			text, full);
	}
}

/* ---- opening ---- */

static int pragmas(struct ctx *c, sqlite3 *db, int flags)
{
	static const char all[] =
		"PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
		"PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;";
	static const char writing[] =
		"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
		"PRAGMA wal_autocheckpoint=1000;";
	int rc = sqlite3_exec(db, all, NULL, NULL, NULL);

	if (rc == SQLITE_OK && (flags & DB_ONLY_READ) == 0)
		rc = sqlite3_exec(db, writing, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return rc == SQLITE_OK ? OK : sqlite_fail(c, db, rc);
}

static sqlite3_stmt *fixed(sqlite3 *db, const char *text)
{
	sqlite3_stmt *s = NULL;

	must(sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &s,
		     NULL) == SQLITE_OK);
	return s;
}

/*
 * One connection, one thread: SQLite needs no locks of its own around a
 * handle. Its statistics of memory take a lock at every allocation, for
 * numbers nobody reads; beside four workers that is a tenth of a page. If
 * something else in the process was first, SQLite is only slower.
 */
static pthread_once_t configured = PTHREAD_ONCE_INIT;

static void configure(void)
{
	sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static int lite_open(struct ctx *c, struct db *db, const char *url, int flags)
{
	const char *path = url + strlen("sqlite:");
	int mode = SQLITE_OPEN_NOMUTEX |
		   ((flags & DB_ONLY_READ) != 0 ? SQLITE_OPEN_READONLY
						: SQLITE_OPEN_READWRITE) |
		   ((flags & DB_CREATE) != 0 ? SQLITE_OPEN_CREATE : 0);
	struct lite *l = calloc(1, sizeof(*l));
	struct stat st;
	int rc;

	if (l == NULL)
		die("no memory for a connection");
	db->engine = l;
	if (*path == '\0')
		return fail(c, E_INVALID,
			"Sebutkan berkas basis datanya, misalnya sqlite:alur.db.");
	if ((flags & DB_CREATE) == 0 && stat(path, &st) != 0 && errno == ENOENT)
		return fail(c, E_NOTFOUND,
			"Basis data %s belum ada; siapkan dengan alur init.",
			path);
	pthread_once(&configured, configure);
	rc = sqlite3_open_v2(path, &l->db, mode, NULL);
	if (rc != SQLITE_OK)
		return sqlite_fail(c, l->db, rc);
	sqlite3_busy_timeout(l->db, BUSY_MS);
	rc = pragmas(c, l->db, flags);
	if (rc < 0)
		return rc;
	l->begin_write = fixed(l->db, "BEGIN IMMEDIATE");
	l->begin_read = fixed(l->db, "BEGIN");
	l->commit = fixed(l->db, "COMMIT");
	l->rollback = fixed(l->db, "ROLLBACK");
	return OK;
}

static void lite_close(struct db *db)
{
	struct lite *l = db->engine;

	if (l == NULL)
		return;
	sqlite3_finalize(l->begin_write);
	sqlite3_finalize(l->begin_read);
	sqlite3_finalize(l->commit);
	sqlite3_finalize(l->rollback);
	sqlite3_close_v2(l->db);
	free(l);
}

/* ---- transactions ---- */

static int run_fixed(struct ctx *c, struct db *db, sqlite3_stmt *s)
{
	int rc = sqlite3_step(s);

	sqlite3_reset(s);
	return rc == SQLITE_DONE ? OK : sqlite_fail(c, handle(db), rc);
}

/*
 * The pragma makes every prepared statement of the connection stale, so it
 * is only said when the kind of transaction changes: one that only reads, or
 * only writes, keeps its statements.
 */
static int query_only(struct ctx *c, struct db *db, bool on)
{
	struct lite *l = db->engine;
	int rc;

	if (l->query_only == on)
		return OK;
	rc = sqlite3_exec(l->db,
		on ? "PRAGMA query_only=ON" : "PRAGMA query_only=OFF", NULL,
		NULL, NULL);
	if (rc != SQLITE_OK)
		return sqlite_fail(c, l->db, rc);
	l->query_only = on;
	return OK;
}

static int lite_begin(struct ctx *c, struct db *db, enum db_mode mode)
{
	struct lite *l = db->engine;
	int rc = query_only(c, db, mode == DB_READ);

	if (rc < 0)
		return rc;
	return run_fixed(
		c, db, mode == DB_WRITE ? l->begin_write : l->begin_read);
}

static int lite_commit(struct ctx *c, struct db *db)
{
	struct lite *l = db->engine;

	return run_fixed(c, db, l->commit);
}

static void lite_rollback(struct db *db)
{
	struct lite *l = db->engine;

	/* SQLite may have rolled back by itself after a full disk. */
	if (sqlite3_get_autocommit(l->db) == 0) {
		sqlite3_step(l->rollback);
		sqlite3_reset(l->rollback);
	}
}

/* ---- statements ---- */

static int lite_prepare(
	struct ctx *c, struct db *db, const char *sql, struct stmt **out)
{
	char *text = sql_words(c->mem, db->driver, sql);
	struct stmt *s = calloc(1, sizeof(*s));
	int rc;

	if (s == NULL)
		die("no memory for a statement");
	rc = sqlite3_prepare_v3(
		handle(db), text, -1, SQLITE_PREPARE_PERSISTENT, &s->s, NULL);
	if (rc != SQLITE_OK) {
		free(s);
		return sqlite_fail(c, handle(db), rc);
	}
	s->params = sqlite3_bind_parameter_count(s->s);
	must(s->params <= MAX_PARAMS);
	for (int i = 0; i < s->params; i++) {
		char name[16];

		snprintf(name, sizeof(name), "$%d", i + 1);
		s->place[i] = sqlite3_bind_parameter_index(s->s, name);
		must(s->place[i] > 0);
	}
	*out = s;
	return OK;
}

static void lite_finalize(struct stmt *s)
{
	sqlite3_finalize(s->s);
	free(s);
}

static int lite_params(struct stmt *s)
{
	return s->params;
}

static void bind(struct stmt *s, const struct db_val *args)
{
	for (int i = 0; i < s->params; i++) {
		const struct db_val *v = &args[i];
		int rc = SQLITE_OK, at = s->place[i];

		switch (v->type) {
		case DB_INT:
			rc = sqlite3_bind_int64(s->s, at, v->i);
			break;
		case DB_TEXT:
			rc = sqlite3_bind_text(
				s->s, at, v->p, -1, SQLITE_STATIC);
			break;
		case DB_BLOB:
			rc = sqlite3_bind_blob64(s->s, at, v->i > 0 ? v->p : "",
				(sqlite3_uint64)v->i, SQLITE_STATIC);
			break;
		case DB_NULL:
		case DB_END:
			rc = sqlite3_bind_null(s->s, at);
			break;
		}
		must(rc == SQLITE_OK);
	}
}

static void lite_reset(struct db *db, struct stmt *s)
{
	sqlite3_reset(s->s);
}

/*
 * The first step is made here: the bound texts belong to the caller, and a
 * statement that writes must have written even if nobody reads its rows.
 */
static int lite_query(
	struct ctx *c, struct db *db, struct stmt *s, const struct db_val *args)
{
	bind(s, args);
	s->first = true;
	s->first_rc = sqlite3_step(s->s);
	if (s->first_rc == SQLITE_ROW || s->first_rc == SQLITE_DONE)
		return OK;
	sqlite3_reset(s->s);
	return sqlite_fail(c, handle(db), s->first_rc);
}

static int lite_scan(struct ctx *c, struct db *db, struct stmt *s)
{
	return lite_query(c, db, s, NOTHING);
}

static int lite_next(struct ctx *c, struct db *db, struct stmt *s)
{
	int rc = s->first ? s->first_rc : sqlite3_step(s->s);

	s->first = false;
	if (rc == SQLITE_ROW)
		return 1;
	return rc == SQLITE_DONE ? 0 : sqlite_fail(c, handle(db), rc);
}

static int64_t lite_exec(
	struct ctx *c, struct db *db, struct stmt *s, const struct db_val *args)
{
	int rc;

	bind(s, args);
	rc = sqlite3_step(s->s);
	sqlite3_reset(s->s);
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		return sqlite_fail(c, handle(db), rc);
	return sqlite3_changes64(handle(db));
}

static int lite_put(struct ctx *c, struct db *db, struct stmt *s,
	const struct db_val *args, int64_t expect)
{
	int64_t n = lite_exec(c, db, s, args);

	if (n < 0)
		return (int)n;
	if (expect != DB_ANY && n != expect)
		return fail(c, E_CONFLICT,
			"Data sudah diubah oleh orang lain; muat ulang lalu periksa.");
	return OK;
}

static int64_t lite_int(struct stmt *s, int column)
{
	return sqlite3_column_int64(s->s, column);
}

static const char *lite_text(struct ctx *c, struct stmt *s, int column)
{
	const char *p = (const char *)sqlite3_column_text(s->s, column);

	if (p == NULL)
		return NULL;
	return arena_dupn(
		c->mem, p, (size_t)sqlite3_column_bytes(s->s, column));
}

static const void *lite_blob(
	struct ctx *c, struct stmt *s, int column, size_t *n)
{
	const void *p = sqlite3_column_blob(s->s, column);

	*n = (size_t)sqlite3_column_bytes(s->s, column);
	if (sqlite3_column_type(s->s, column) == SQLITE_NULL)
		return NULL;
	return arena_copy(c->mem, p, *n);
}

static bool lite_null(struct stmt *s, int column)
{
	return sqlite3_column_type(s->s, column) == SQLITE_NULL;
}

/* ---- schema and backup ---- */

static const char *lite_word(const char *token)
{
	if (text_eq(token, "id"))
		return "INTEGER PRIMARY KEY";
	if (text_eq(token, "int"))
		return "INTEGER";
	if (text_eq(token, "blob"))
		return "BLOB";
	if (text_eq(token, "strict"))
		return " STRICT";
	must(text_eq(token, "lock") || text_eq(token, "skip"));
	return "";
}

static int lite_script(struct ctx *c, struct db *db, const char *sql)
{
	int rc = sqlite3_exec(handle(db), sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? OK : sqlite_fail(c, handle(db), rc);
}

static int lite_lock_schema(struct ctx *c, struct db *db)
{
	return OK; /* BEGIN IMMEDIATE is lock enough */
}

static bool lite_has_table(struct ctx *c, struct db *db, const char *name)
{
	sqlite3_stmt *s = NULL;
	bool found;

	if (sqlite3_prepare_v2(handle(db),
		    "SELECT 1 FROM sqlite_schema WHERE type = 'table'"
		    " AND name = ?1",
		    -1, &s, NULL) != SQLITE_OK) {
		sqlite_fail(c, handle(db), sqlite3_errcode(handle(db)));
		return false;
	}
	sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC);
	found = sqlite3_step(s) == SQLITE_ROW;
	sqlite3_finalize(s);
	return found;
}

static int lite_fix_identity(struct ctx *c, struct db *db, const char *table)
{
	return OK; /* the next rowid follows the largest */
}

/* All pages in one step: only SQLITE_DONE is a backup (security.md 3.8). */
static int copy_pages(struct ctx *c, sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", from, "main");
	int rc;

	if (b == NULL)
		return sqlite_fail(c, to, sqlite3_errcode(to));
	rc = sqlite3_backup_step(b, -1);
	sqlite3_backup_finish(b);
	return rc == SQLITE_DONE ? OK : sqlite_fail(c, to, rc);
}

static int lite_backup(struct ctx *c, struct db *db, const char *path)
{
	sqlite3 *to = NULL;
	int rc = sqlite3_open_v2(
		path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

	rc = rc == SQLITE_OK ? copy_pages(c, handle(db), to)
			     : sqlite_fail(c, to, rc);
	sqlite3_close(to);
	return rc;
}

/* The first cell of the first row is `want`; without a row, `want` is NULL. */
static int answers(
	struct ctx *c, struct db *db, const char *sql, const char *want)
{
	sqlite3_stmt *s = NULL;
	const char *have = NULL;
	int rc = sqlite3_prepare_v2(handle(db), sql, -1, &s, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s);
	if (rc == SQLITE_ROW)
		have = arena_dup(
			c->mem, (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		return sqlite_fail(c, handle(db), rc);
	if (want == NULL ? have == NULL : text_eq(have, want))
		return OK;
	return fail(c, E_IO,
		"Isi berkas basis data rusak (%s); pakai cadangan lain.",
		have != NULL ? have : "tanpa jawaban");
}

static int lite_verify(struct ctx *c, struct db *db)
{
	int rc = answers(c, db, "PRAGMA integrity_check", "ok");

	return rc < 0 ? rc : answers(c, db, "PRAGMA foreign_key_check", NULL);
}

static int lite_seal(struct ctx *c, struct db *db)
{
	int rc = query_only(c, db, false);

	return rc < 0 ? rc
		      : answers(c, db, "PRAGMA journal_mode=DELETE", "delete");
}

const struct driver driver_sqlite = {
	.name = "sqlite",
	.open = lite_open,
	.close = lite_close,
	.begin = lite_begin,
	.commit = lite_commit,
	.rollback = lite_rollback,
	.prepare = lite_prepare,
	.finalize = lite_finalize,
	.query = lite_query,
	.scan = lite_scan,
	.next = lite_next,
	.reset = lite_reset,
	.col_int = lite_int,
	.col_text = lite_text,
	.col_blob = lite_blob,
	.col_null = lite_null,
	.put = lite_put,
	.exec = lite_exec,
	.script = lite_script,
	.lock_schema = lite_lock_schema,
	.has_table = lite_has_table,
	.backup = lite_backup,
	.verify = lite_verify,
	.seal = lite_seal,
	.params = lite_params,
	.word = lite_word,
	.fix_identity = lite_fix_identity,
};
