/*
 * Migrations: forward only, numbered, each in one transaction, recorded with
 * its hash. A database that knows a migration this program does not is newer
 * and is left alone.
 */
#include "base/base.h"

#include "store/store_priv.h"

static const char sql_make[] =
	"CREATE TABLE skema (nomor {int} NOT NULL PRIMARY KEY,"
	" nama TEXT NOT NULL, sha256 {blob} NOT NULL, pada_at {int} NOT NULL)"
	"{strict}";
static const char sql_list[] =
	"SELECT nomor, nama, sha256 FROM skema ORDER BY nomor";
static const char sql_add[] = "INSERT INTO skema (nomor, nama, sha256, pada_at)"
			      " VALUES ($1, $2, $3, $4)";

static void migration_hash(const struct migration *m, unsigned char out[HASH_N])
{
	hash_bytes(m->begin, (size_t)(m->end - m->begin), out);
}

/* How many are applied, in order and unchanged. */
static int applied(struct ctx *c, size_t *n)
{
	struct db_rows *q = db_query(c, sql_list, NOTHING);
	const char *bad = NULL;
	size_t count = 0;
	bool newer = false;
	int rc;

	while (db_next(q)) {
		unsigned char want[HASH_N];
		size_t len = 0;
		const void *have = db_blob(q, 2, &len);

		if (count >= migrations_n) {
			newer = true;
			continue;
		}
		migration_hash(&migrations[count], want);
		if (bad == NULL &&
			(db_int(q, 0) != (int64_t)count + 1 || len != HASH_N ||
				memcmp(have, want, HASH_N) != 0))
			bad = db_text(q, 1);
		count++;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (newer)
		return fail(c, E_STATE,
			"Basis data ini dibuat oleh Alur yang lebih baru; pakai program yang lebih baru untuk membukanya. Tidak ada yang berubah.");
	if (bad != NULL)
		return fail(c, E_STATE,
			"Skema basis data (%s) berbeda dari yang dikenal program ini; pakai versi program yang membuatnya.",
			bad);
	*n = count;
	return OK;
}

static int apply(struct ctx *c, size_t i)
{
	const struct migration *m = &migrations[i];
	char *text = sql_words(c->mem, c->db->driver,
		arena_dupn(c->mem, m->begin, (size_t)(m->end - m->begin)));
	unsigned char hash[HASH_N];
	int rc = c->db->driver->script(c, c->db, text);

	if (rc < 0)
		return rc;
	migration_hash(m, hash);
	db_put(c, sql_add,
		WITH(INT((int64_t)i + 1), TEXT(m->name), BLOB(hash, HASH_N),
			INT(c->now)),
		1);
	return OK;
}

/* One transaction: 1 when one was applied, 0 when there is none left. */
static int step_in(struct ctx *c, void *arg)
{
	size_t n = 0;
	int rc = c->db->driver->lock_schema(c, c->db);

	if (rc == OK && !c->db->driver->has_table(c, c->db, "skema"))
		rc = c->code != OK ? (int)c->code
				   : c->db->driver->script(c, c->db,
					     sql_words(c->mem, c->db->driver,
						     sql_make));
	if (rc == OK)
		rc = applied(c, &n);
	if (rc < 0)
		return rc;
	if (n == migrations_n)
		return 0;
	rc = apply(c, n);
	return rc < 0 ? rc : 1;
}

static int look_in(struct ctx *c, void *arg)
{
	size_t n = 0;
	int rc;

	if (!c->db->driver->has_table(c, c->db, "skema"))
		return c->code != OK
			       ? (int)c->code
			       : fail(c, E_NOTFOUND,
					 "Basis data ini belum disiapkan; jalankan alur init.");
	rc = applied(c, &n);
	if (rc == OK && n < migrations_n)
		return fail(c, E_STATE,
			"Basis data ini dibuat oleh Alur yang lebih lama; cadangkan berkasnya, lalu jalankan alur mutakhirkan.");
	return rc;
}

int migrate(struct ctx *c, bool create)
{
	int rc = db_run(c, DB_READ, look_in, NULL);

	if (!create || rc == OK)
		return rc;
	if (rc != E_NOTFOUND && rc != E_STATE)
		return rc;
	fail_clear(c);
	do
		rc = db_run(c, DB_WRITE, step_in, NULL);
	while (rc == 1);
	return rc;
}
