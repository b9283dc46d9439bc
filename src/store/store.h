/*
 * store: the one door to the database.
 *
 * Owns connections, transactions, prepared statements, migrations, blobs by
 * hash, the job queue, backup, and the writer that lets many callers share
 * one commit. Its own tables: skema, blob (and
 * blob_bagian), pekerjaan. Refuses to know any
 * other table's name or any word of the office.
 *
 *	if (db_open(c, "sqlite:alur.db", DB_CREATE) < 0) ...
 *	if (db_begin(c, DB_WRITE) < 0) ...
 *	q = db_query(c, sql[SQL_LIST], WITH(INT(id), TEXT(kode)));
 *	while (db_next(q))
 *		... db_int(q, 0), db_text(q, 1) ...
 *	if (db_done(q) < 0) ...			the one place an error surfaces
 *	db_put(c, sql[SQL_ADD], WITH(INT(id)), 1);
 *	rc = db_commit(c);
 *
 * One SQL text serves SQLite and PostgreSQL: placeholders are $1..$n (bound
 * by name), and the token {lock} becomes FOR UPDATE where rows can be locked.
 * A statement is prepared once per connection and found again by the address
 * of its text, so a text is a constant. Texts read live in c->mem; what an
 * argument points at lives until db_done.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/base.h"

enum db_type { DB_END, DB_NULL, DB_INT, DB_TEXT, DB_BLOB };
struct db_val {
	enum db_type type;
	int64_t i;     /* the integer, or the blob's length */
	const void *p; /* text (NULL is SQL NULL) or blob */
};
#define INT(v) ((struct db_val){DB_INT, (v), NULL})
#define TEXT(v) ((struct db_val){DB_TEXT, 0, (v)})
#define BLOB(v, n) ((struct db_val){DB_BLOB, (int64_t)(n), (v)})
#define NUL ((struct db_val){DB_NULL, 0, NULL})
#define WITH(...) ((const struct db_val[]){__VA_ARGS__, {DB_END, 0, NULL}})
/* For a statement without placeholders. */
#define NOTHING ((const struct db_val[]){{DB_END, 0, NULL}})

enum db_open_flag {
	DB_EXISTING = 0, /* the database must be there and up to date */
	DB_CREATE = 1    /* create it and bring its schema up to date */
};
enum db_mode { DB_READ, DB_WRITE };

/*
 * Open the database of `url` ("sqlite:PATH" or "postgresql://...") for this
 * context; sets c->db. E_INVALID for a url of another kind, E_NOTFOUND when
 * it does not exist, E_STATE when it is newer than this program or older
 * than its schema, E_LOST when it cannot be reached. One connection, one
 * thread. A closed or failed context may be opened again.
 */
MUST_CHECK int db_open(struct ctx *c, const char *url, int flags);
void db_close(struct ctx *c);
/* "sqlite" or "postgresql": for messages and benchmarks, never for branches. */
const char *db_engine(const struct ctx *c);

/*
 * Transactions do not nest. DB_READ is refused any write by the database
 * itself and sees one moment of the data. DB_WRITE is the only writer on
 * SQLite (BEGIN IMMEDIATE). A failed statement makes db_commit fail and roll
 * back. E_BUSY asks the caller to do the whole action again. E_LOST: the
 * connection is gone; the next db_begin makes it again, or is E_LOST too.
 */
MUST_CHECK int db_begin(struct ctx *c, enum db_mode mode);
MUST_CHECK int db_commit(struct ctx *c);
void db_rollback(struct ctx *c);
/* One thing of the caller's that lives as long as this connection: a cache
 * of what cannot change. `release` is called when the connection closes. */
void *db_attached(const struct ctx *c);
void db_attach(struct ctx *c, void *thing, void (*release)(void *));
/* True when the transaction has changed or tried to change something. */
bool db_is_dirty(const struct ctx *c);

struct db_rows;
struct db_rows *db_query(
	struct ctx *c, const char *sql, const struct db_val *args);
bool db_next(struct db_rows *q);
int64_t db_int(struct db_rows *q, int column);      /* NULL reads as 0 */
const char *db_text(struct db_rows *q, int column); /* NULL for NULL */
const void *db_blob(struct db_rows *q, int column, size_t *n);
bool db_is_null(struct db_rows *q, int column);
/* A hash kept as a blob; all zero when it is NULL or has another length. */
void db_hash(struct db_rows *q, int column, unsigned char out[HASH_N]);
/* End the query; OK or what went wrong. Must follow every db_query. */
MUST_CHECK int db_done(struct db_rows *q);

/*
 * A statement without rows. `expect` rows must change, else the transaction
 * fails with E_CONFLICT; DB_ANY allows any number. db_put may send it later,
 * together with the next ones (one round trip on PostgreSQL): its failure
 * then surfaces at the next query or at the commit. db_exec waits and gives
 * the number of rows changed, or a negative rc.
 */
#define DB_ANY (-1)
void db_put(struct ctx *c, const char *sql, const struct db_val *args,
	int64_t expect);
MUST_CHECK int64_t db_exec(
	struct ctx *c, const char *sql, const struct db_val *args);
/* The only value of the only row of a query: E_NOTFOUND without a row. */
MUST_CHECK int db_one_int(struct ctx *c, const char *sql,
	const struct db_val *args, int64_t *out);

/* Prepare a text and forget it: for the test that prepares them all. */
MUST_CHECK int db_prepare_check(struct ctx *c, const char *sql);

/*
 * The job queue. A job is taken with a lease; one that is not finished
 * before its lease ends is taken again. Inside a transaction.
 */
struct job {
	int64_t id;
	const char *jenis; /* what to do */
	const char *isi;   /* its argument, JSON */
	int64_t due_at;    /* not before */
	int tries;         /* times it was taken, this one included */
};
MUST_CHECK int job_add(struct ctx *c, const struct job *j);
/* Take the first due job for `lease` microseconds: 1 taken, 0 none. */
MUST_CHECK int job_take(struct ctx *c, int64_t lease, struct job *out);
MUST_CHECK int job_done(struct ctx *c, int64_t id);
/* Give it back with its error; due again at `due_at`. */
MUST_CHECK int job_fail(
	struct ctx *c, int64_t id, const char *why, int64_t due_at);

/*
 * Online backup: `path` becomes an SQLite file with every row of one moment,
 * from either database; E_STATE when a database in use lies there. Restore
 * opens an empty or new database (of `url`) and fills it from such a file,
 * which stays as it was; E_STATE when it has rows. Both read what they made
 * and give its number of rows.
 */
MUST_CHECK int64_t db_backup(struct ctx *c, const char *path);
MUST_CHECK int64_t db_restore(struct ctx *c, const char *url, const char *path);

/*
 * The writer: callers of many threads share commits. Each action runs alone
 * on the writer's connection; nobody is answered before the commit that
 * holds his action; an action that fails harms no other. On PostgreSQL each
 * caller has a connection of a small pool instead. `fn` sees the caller's
 * memory, clock and error record through `c`, and returns OK or a failure;
 * it may run more than once, so it changes nothing but the database and its
 * own outputs.
 */
typedef int (*db_action)(struct ctx *c, void *arg);
struct writer;
MUST_CHECK int writer_open(struct ctx *c, const char *url, struct writer **out);
MUST_CHECK int writer_run(
	struct writer *w, struct ctx *caller, db_action fn, void *arg);
void writer_close(struct writer *w);

/* The same promise on the context's own connection: one transaction, tried
 * again when the database asks for it. A DB_WRITE goes through c->writer
 * when the context has one. */
MUST_CHECK int db_run(
	struct ctx *c, enum db_mode mode, db_action fn, void *arg);

/*
 * Between these, every db_run of kind DB_READ sees the same moment of the
 * data, in one transaction that begins with the first and is made anew after
 * a failure. A DB_WRITE ends it first, so that what is asked later sees the
 * change. Not for work that waits for somebody: the view holds old pages.
 */
void db_view_begin(struct ctx *c);
void db_view_end(struct ctx *c);
/* The number of this reading transaction, the same as long as nothing can
 * have changed for it; 0 in a writing one. */
uint64_t db_reading(const struct ctx *c);
/* How many writing transactions of this connection were rolled back: what was
 * remembered from inside one must be forgotten with it. */
uint64_t db_undone(const struct ctx *c);

/* Fault injection for tests: the n-th database call from now (begin, query,
 * row, put, commit) fails with E_IO, once or from then on; 0 ends it.
 * Process-wide. */
void db_fault(int nth, bool persistent);

#endif
