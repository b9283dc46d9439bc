/*
 * The front of store: transactions, the statement cache, failures that
 * surface late, and the one place that knows which driver a url means.
 */
#include "base/base.h"

#include <stdatomic.h>

#include "store/store_priv.h"

static const struct driver *driver_of(const char *url)
{
	if (text_starts(url, "sqlite:"))
		return &driver_sqlite;
	if (text_starts(url, "postgresql://") ||
		text_starts(url, "postgres://"))
		return &driver_pg;
	return NULL;
}

int db_open(struct ctx *c, const char *url, int flags)
{
	const struct driver *d = driver_of(url);
	struct db *db;
	int rc;

	must(c->db == NULL);
	if (d == NULL)
		return fail(c, E_INVALID,
			"Basis data \"%s\" tidak dikenal; tulis sqlite:BERKAS atau postgresql://...",
			url);
	db = calloc(1, sizeof(*db));
	if (db == NULL)
		die("no memory for a connection");
	db->driver = d;
	db->url = strdup(url);
	if (db->url == NULL)
		die("no memory for a connection");
	c->db = db;
	rc = d->open(c, db, url, flags);
	if (rc == OK)
		rc = migrate(c, (flags & DB_CREATE) != 0);
	if (rc < 0)
		db_close(c);
	return rc;
}

static void cache_clear(struct db *db)
{
	for (size_t i = 0; i < CACHE_SLOTS; i++)
		if (db->cache[i].stmt != NULL)
			db->driver->finalize(db->cache[i].stmt);
	memset(db->cache, 0, sizeof(db->cache));
	db->cached_n = 0;
}

void db_close(struct ctx *c)
{
	struct db *db = c->db;

	if (db == NULL)
		return;
	if (db->open)
		db_rollback(c);
	if (db->release != NULL)
		db->release(db->attached);
	cache_clear(db);
	db->driver->close(db);
	free(db->url);
	free(db);
	c->db = NULL;
}

const char *db_engine(const struct ctx *c)
{
	return c->db->driver->name;
}

void *db_attached(const struct ctx *c)
{
	return c->db->attached;
}

void db_attach(struct ctx *c, void *thing, void (*release)(void *))
{
	must(c->db->attached == NULL);
	c->db->attached = thing;
	c->db->release = release;
}

int count_args(const struct db_val *args)
{
	int n = 0;

	while (args[n].type != DB_END)
		n++;
	return n;
}

char *sql_words(struct arena *a, const struct driver *d, const char *sql)
{
	struct str s = str_new(a, LIMIT_TEXT);

	while (*sql != '\0') {
		size_t n = strcspn(sql, "{"), len;

		str_addn(&s, sql, n);
		sql += n;
		if (*sql == '\0')
			break;
		len = strcspn(sql, "}");
		must(sql[len] == '}');
		str_add(&s, d->word(arena_dupn(a, sql + 1, len - 1)));
		sql += len + 1;
	}
	must(str_ok(&s));
	return s.p;
}

/* ---- faults ---- */

/* Of the whole process: the writer's thread must meet them too. */
static atomic_int fault_nth, fault_at;
static atomic_bool fault_persistent;

void db_fault(int nth, bool persistent)
{
	atomic_store(&fault_nth, 0);
	atomic_store(&fault_at, 0);
	atomic_store(&fault_persistent, persistent);
	atomic_store(&fault_nth, nth);
}

bool fault_now(struct ctx *c)
{
	int nth = atomic_load_explicit(&fault_nth, memory_order_relaxed), at;

	if (nth == 0)
		return false;
	at = atomic_fetch_add(&fault_at, 1) + 1;
	if (at == nth || (at > nth && atomic_load(&fault_persistent))) {
		fail(c, E_IO,
			"Penyimpanan gagal (kesalahan yang diuji) dan tidak ada yang berubah; ulangi.");
		return true;
	}
	return false;
}

/* ---- transactions ---- */

int db_begin(struct ctx *c, enum db_mode mode)
{
	struct db *db = c->db;
	int rc;

	must(db != NULL && !db->open);
	if (fault_now(c))
		return E_IO;
	db->failed = OK;
	db->dirty = false;
	rc = db->driver->begin(c, db, mode);
	if (rc < 0)
		return rc;
	db->open = true;
	db->mode = mode;
	db->serial++;
	return OK;
}

void db_rollback(struct ctx *c)
{
	struct db *db = c->db;

	must(db->open);
	if (db->rows != NULL)
		db->driver->reset(db, db->rows->stmt);
	db->rows = NULL;
	db->driver->rollback(db);
	db->undone += db->mode == DB_WRITE;
	db->open = false;
	db->failed = OK;
}

int db_commit(struct ctx *c)
{
	struct db *db = c->db;
	int rc = (int)db->failed;

	must(db->open && db->rows == NULL);
	if (rc == OK && fault_now(c))
		rc = E_IO;
	if (rc == OK)
		rc = db->driver->commit(c, db);
	if (rc < 0) {
		db_rollback(c);
		/* The failure may have been forgotten above; never be mute. */
		return fail(c, (enum rc)rc, "%s", rc_sentence((enum rc)rc));
	}
	db->open = false;
	return OK;
}

uint64_t db_reading(const struct ctx *c)
{
	must(c->db->open);
	return c->db->mode == DB_READ ? c->db->serial : 0;
}

uint64_t db_undone(const struct ctx *c)
{
	return c->db->undone;
}

bool db_is_dirty(const struct ctx *c)
{
	return c->db->dirty;
}

/* ---- statements ---- */

static size_t slot_of(const char *sql)
{
	uintptr_t p = (uintptr_t)sql;

	return (size_t)((p >> 3) * 0x9E3779B97F4A7C15u >> 50) &
	       (CACHE_SLOTS - 1);
}

static int prepared(struct ctx *c, const char *sql, struct cached **out)
{
	struct db *db = c->db;
	size_t i = slot_of(sql);
	int rc;

	while (db->cache[i].sql != NULL && db->cache[i].sql != sql)
		i = (i + 1) & (CACHE_SLOTS - 1);
	if (db->cache[i].sql == NULL) {
		must(db->cached_n < CACHE_SLOTS - 1);
		rc = db->driver->prepare(c, db, sql, &db->cache[i].stmt);
		if (rc < 0)
			return rc;
		db->cache[i].sql = sql;
		db->cache[i].params = db->driver->params(db->cache[i].stmt);
		db->cached_n++;
	}
	*out = &db->cache[i];
	return OK;
}

int db_prepare_check(struct ctx *c, const char *sql)
{
	const struct driver *d = c->db->driver;
	struct stmt *s;
	int rc = d->prepare(c, c->db, sql, &s);

	if (rc < 0)
		return rc;
	if (d->check != NULL)
		rc = d->check(c, c->db, s);
	d->finalize(s);
	return rc;
}

static int ready(struct ctx *c, const char *sql, const struct db_val *args,
	struct cached **out)
{
	int rc;

	must(c->db != NULL && c->db->open);
	if (c->db->failed < 0)
		return (int)c->db->failed;
	if (fault_now(c)) {
		c->db->failed = E_IO;
		return E_IO;
	}
	rc = prepared(c, sql, out);
	if (rc < 0) {
		c->db->failed = (enum rc)rc;
		return rc;
	}
	must(count_args(args) == (*out)->params);
	return OK;
}

struct db_rows *db_query(
	struct ctx *c, const char *sql, const struct db_val *args)
{
	struct db_rows *q = arena_new(c->mem, struct db_rows);
	struct cached *s = NULL;

	must(c->db->rows == NULL);
	q->c = c;
	q->db = c->db;
	q->rc = ready(c, sql, args, &s);
	if (q->rc == OK) {
		q->stmt = s->stmt;
		q->rc = c->db->driver->query(c, c->db, s->stmt, args);
	}
	if (q->rc < 0)
		q->done = true;
	else
		c->db->rows = q;
	/* INSERT ... RETURNING is a query that writes. */
	if (sql[0] != 'S')
		c->db->dirty = true;
	return q;
}

bool db_next(struct db_rows *q)
{
	int rc;

	if (q->done)
		return false;
	rc = fault_now(q->c) ? E_IO : q->db->driver->next(q->c, q->db, q->stmt);
	if (rc == 1)
		return true;
	q->rc = rc;
	q->done = true;
	return false;
}

int db_done(struct db_rows *q)
{
	struct db *db = q->db;

	if (db->rows == q) {
		db->driver->reset(db, q->stmt);
		db->rows = NULL;
	}
	if (q->rc < 0)
		db->failed = (enum rc)q->rc;
	return q->rc < 0 ? q->rc : OK;
}

int64_t db_int(struct db_rows *q, int column)
{
	return q->db->driver->col_int(q->stmt, column);
}

const char *db_text(struct db_rows *q, int column)
{
	return q->db->driver->col_text(q->c, q->stmt, column);
}

const void *db_blob(struct db_rows *q, int column, size_t *n)
{
	return q->db->driver->col_blob(q->c, q->stmt, column, n);
}

bool db_is_null(struct db_rows *q, int column)
{
	return q->db->driver->col_null(q->stmt, column);
}

void db_hash(struct db_rows *q, int column, unsigned char out[HASH_N])
{
	size_t n = 0;
	const void *p = db_blob(q, column, &n);

	memset(out, 0, HASH_N);
	if (p != NULL && n == HASH_N)
		memcpy(out, p, HASH_N);
}

void db_put(struct ctx *c, const char *sql, const struct db_val *args,
	int64_t expect)
{
	struct cached *s;
	int rc = ready(c, sql, args, &s);

	must(c->db->rows == NULL);
	if (rc == OK) {
		c->db->dirty = true;
		rc = c->db->driver->put(c, c->db, s->stmt, args, expect);
	}
	if (rc < 0)
		c->db->failed = (enum rc)rc;
}

int64_t db_exec(struct ctx *c, const char *sql, const struct db_val *args)
{
	struct cached *s;
	int64_t n = ready(c, sql, args, &s);

	must(c->db->rows == NULL);
	if (n == OK) {
		c->db->dirty = true;
		n = c->db->driver->exec(c, c->db, s->stmt, args);
	}
	if (n < 0)
		c->db->failed = (enum rc)n;
	return n;
}

int db_one_int(
	struct ctx *c, const char *sql, const struct db_val *args, int64_t *out)
{
	struct db_rows *q = db_query(c, sql, args);
	bool found = false;
	int rc;

	while (db_next(q)) {
		*out = db_int(q, 0);
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND, "Data yang diminta tidak ada.");
	return rc;
}
