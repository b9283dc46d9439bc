/* Private to store: one driver interface, two engines behind it. */
#ifndef STORE_STORE_PRIV_H
#define STORE_STORE_PRIV_H

#include "store/store.h"

struct stmt; /* a prepared statement of a driver */

/* What an engine must be able to do. `rc` of each: OK or a failure that was
 * recorded in the context. */
struct driver {
	const char *name;
	int (*open)(struct ctx *c, struct db *db, const char *url, int flags);
	void (*close)(struct db *db);
	int (*begin)(struct ctx *c, struct db *db, enum db_mode mode);
	int (*commit)(struct ctx *c, struct db *db);
	void (*rollback)(struct db *db);
	int (*prepare)(struct ctx *c, struct db *db, const char *sql,
		struct stmt **out);
	/* Ask the server, where `prepare` alone does not; NULL: it does. */
	int (*check)(struct ctx *c, struct db *db, struct stmt *s);
	void (*finalize)(struct stmt *s);
	/* Start a query; rows come by `next`: 1 a row, 0 the end. */
	int (*query)(struct ctx *c, struct db *db, struct stmt *s,
		const struct db_val *args);
	int (*next)(struct ctx *c, struct db *db, struct stmt *s);
	/* A query without arguments whose rows are not held in memory. */
	int (*scan)(struct ctx *c, struct db *db, struct stmt *s);
	void (*reset)(struct db *db, struct stmt *s);
	int64_t (*col_int)(struct stmt *s, int column);
	const char *(*col_text)(struct ctx *c, struct stmt *s, int column);
	const void *(*col_blob)(
		struct ctx *c, struct stmt *s, int column, size_t *n);
	bool (*col_null)(struct stmt *s, int column);
	/* Without rows. `put` may only queue; `exec` gives the changes. */
	int (*put)(struct ctx *c, struct db *db, struct stmt *s,
		const struct db_val *args, int64_t expect);
	int64_t (*exec)(struct ctx *c, struct db *db, struct stmt *s,
		const struct db_val *args);
	/* Statements of a migration, outside the cache. */
	int (*script)(struct ctx *c, struct db *db, const char *sql);
	int (*lock_schema)(struct ctx *c, struct db *db);
	bool (*has_table)(struct ctx *c, struct db *db, const char *name);
	/* Files only, else NULL: copy the pages to a new file; read every page
	 * and reference; leave one file without a log beside it. */
	int (*backup)(struct ctx *c, struct db *db, const char *path);
	int (*verify)(struct ctx *c, struct db *db);
	int (*seal)(struct ctx *c, struct db *db);
	/* Number of placeholders of a prepared statement. */
	int (*params)(struct stmt *s);
	/* Words that differ in DDL and queries: {id} {int} {blob} {strict}
	 * {lock}. */
	const char *(*word)(const char *token);
	/* After rows with given identities were inserted. */
	int (*fix_identity)(struct ctx *c, struct db *db, const char *table);
};
extern const struct driver driver_sqlite, driver_pg;

/* Beside enum db_open_flag: an SQLite file that is only read, so that what
 * was backed up stays as it was. */
#define DB_ONLY_READ 4

#define CACHE_SLOTS 512 /* statements of one connection; a power of two */

struct cached {
	const char *sql; /* address of the constant text */
	struct stmt *stmt;
	int params;
};

struct db {
	const struct driver *driver;
	void *engine; /* the driver's own */
	char *url;
	bool open; /* in a transaction */
	bool view; /* questions share a transaction (run.c) */
	enum db_mode mode;
	uint64_t serial; /* of the transaction, on this connection */
	uint64_t undone; /* writing transactions that were rolled back */
	bool dirty;      /* something was written since the mark */
	enum rc failed;  /* of a put, until it surfaces */
	struct cached cache[CACHE_SLOTS];
	int cached_n;
	struct db_rows *rows; /* the open query, one at a time */
	void *attached;
	void (*release)(void *);
};

struct db_rows {
	struct ctx *c;
	struct db *db;
	struct stmt *stmt;
	int rc; /* of the query so far */
	bool done;
};

/* Replace {tokens} by the driver's words; in the arena. */
char *sql_words(struct arena *a, const struct driver *d, const char *sql);
int count_args(const struct db_val *args);
/* Bring the schema up to date; E_STATE when the database is newer. */
MUST_CHECK int migrate(struct ctx *c, bool create);
/* True when this call is the one that must fail (tests). */
bool fault_now(struct ctx *c);

struct migration {
	const char *name; /* "0001-store" */
	const char *begin, *end;
};
extern const struct migration migrations[];
extern const size_t migrations_n;

#endif
