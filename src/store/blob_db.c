/* Files by content: see store.h. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"

enum { SQL_ADD, SQL_GET, SQL_LIST, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] = ("INSERT INTO blob (sha256, ukuran, isi)"
		     " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"),
	[SQL_GET] = "SELECT isi FROM blob WHERE sha256 = $1",
	[SQL_LIST] = "SELECT sha256 FROM blob ORDER BY sha256",
};

const struct sql_list store_blob_sql = {"store/blob", sql, SQL_MAX};

int blob_put(struct ctx *c, const void *p, size_t n, unsigned char hash[HASH_N])
{
	if (n > LIMIT_DOCUMENT)
		return fail(c, E_TOOBIG,
			"Berkas terlalu besar; paling besar %zu MB.",
			LIMIT_DOCUMENT >> 20);
	hash_bytes(p, n, hash);
	db_put(c, sql[SQL_ADD],
		WITH(BLOB(hash, HASH_N), INT((int64_t)n), BLOB(p, n)), DB_ANY);
	return OK;
}

int blob_get(struct ctx *c, const unsigned char hash[HASH_N], const void **p,
	size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_GET], WITH(BLOB(hash, HASH_N)));
	unsigned char have[HASH_N];
	const void *bytes = NULL;
	size_t len = 0;
	int rc;

	while (db_next(q))
		bytes = db_blob(q, 0, &len);
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (bytes == NULL)
		return fail(c, E_NOTFOUND,
			"Isi berkas %s tidak ada di basis data.",
			hash_hex(c->mem, hash));
	hash_bytes(bytes, len, have);
	if (memcmp(have, hash, HASH_N) != 0)
		return fail(c, E_IO,
			"Isi berkas %s berubah di basis data; pulihkan dari cadangan.",
			hash_hex(c->mem, hash));
	*p = bytes;
	*n = len;
	return OK;
}

int64_t blob_check(struct ctx *c)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST], NOTHING);
	struct str all = str_new(c->mem, LIMIT_DOCUMENT);
	int64_t n;
	int rc;

	while (db_next(q)) {
		size_t len;
		const void *hash = db_blob(q, 0, &len);

		if (len == HASH_N)
			str_addn(&all, hash, len);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	n = (int64_t)(all.n / HASH_N);
	for (int64_t i = 0; i < n; i++) {
		struct arena_mark m = arena_mark(c->mem);
		const void *p;
		size_t len;

		rc = blob_get(c,
			(const unsigned char *)all.p + (size_t)i * HASH_N, &p,
			&len);
		if (rc < 0)
			return rc;
		arena_rewind(c->mem, m);
	}
	return n;
}
