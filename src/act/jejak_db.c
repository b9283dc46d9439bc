/*
 * The journal of administration: append-only, hash-chained per office.
 *
 * What happens to a case is in the case's own chain, so that two cases never
 * wait for each other; everything else stands here.
 */
#include "base/base.h"

#include "act/act_org.h"
#include "act/act_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_START,
	SQL_END,
	SQL_ADD,
	SQL_MOVE,
	SQL_LIST,
	SQL_ENDS,
	SQL_PAGE,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_START] = ("INSERT INTO jejak_ujung (instansi_id, urut, hash)"
		       " VALUES ($1, 0, $2) ON CONFLICT DO NOTHING"),
	[SQL_END] = ("SELECT urut, hash FROM jejak_ujung"
		     " WHERE instansi_id = $1{lock}"),
	[SQL_ADD] = ("INSERT INTO jejak (instansi_id, urut, pada_at, tindakan,"
		     " pelaku, objek, rincian, hash)"
		     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
	[SQL_MOVE] = ("UPDATE jejak_ujung SET urut = $1, hash = $2"
		      " WHERE instansi_id = $3 AND urut = $4"),
	[SQL_LIST] = ("SELECT urut, pada_at, tindakan, pelaku, objek, rincian,"
		      " hash FROM jejak WHERE instansi_id = $1 ORDER BY urut"),
	[SQL_ENDS] = ("SELECT instansi_id, urut, hash FROM jejak_ujung"
		      " ORDER BY instansi_id"),
	[SQL_PAGE] = ("SELECT urut, pada_at, tindakan, pelaku, objek, rincian"
		      " FROM jejak WHERE instansi_id = $1 AND urut < $2"
		      " AND pada_at >= $3 AND pada_at < $4"
		      " AND ($5 = '' OR tindakan = $5"
		      " OR tindakan LIKE $5 || '.%')"
		      " AND ($6 = '' OR pelaku LIKE '%' || $6 || '%'"
		      " OR objek LIKE '%' || $6 || '%')"
		      " ORDER BY urut DESC LIMIT $7"),
};

const struct sql_list act_jejak_sql = {"act/jejak", sql, SQL_MAX};

static void line_hash(const struct jejak *j, int64_t urut, int64_t pada_at,
	const unsigned char before[HASH_N], unsigned char out[HASH_N])
{
	struct hash_state h;

	hash_start(&h);
	hash_raw(&h, before, HASH_N);
	hash_int(&h, j->instansi_id);
	hash_int(&h, urut);
	hash_int(&h, pada_at);
	hash_text(&h, j->tindakan);
	hash_text(&h, j->pelaku);
	hash_text(&h, j->objek);
	hash_text(&h, j->rincian);
	hash_end(&h, out);
}

int jejak_add(struct ctx *c, const struct jejak *j)
{
	unsigned char end[HASH_N] = {0}, hash[HASH_N];
	int64_t urut = 0;
	struct db_rows *q;
	int rc;

	db_put(c, sql[SQL_START], WITH(INT(j->instansi_id), BLOB(end, HASH_N)),
		DB_ANY);
	q = db_query(c, sql[SQL_END], WITH(INT(j->instansi_id)));
	while (db_next(q)) {
		urut = db_int(q, 0);
		db_hash(q, 1, end);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	line_hash(j, urut + 1, c->now, end, hash);
	db_put(c, sql[SQL_ADD],
		WITH(INT(j->instansi_id), INT(urut + 1), INT(c->now),
			TEXT(j->tindakan), TEXT(j->pelaku), TEXT(j->objek),
			TEXT(j->rincian), BLOB(hash, HASH_N)),
		1);
	db_put(c, sql[SQL_MOVE],
		WITH(INT(urut + 1), BLOB(hash, HASH_N), INT(j->instansi_id),
			INT(urut)),
		1);
	return OK;
}

/* The chain of one office; `end` is what its last line must be. */
static int verify_one(struct ctx *c, int64_t instansi_id, int64_t last,
	const unsigned char end[HASH_N])
{
	struct db_rows *q = db_query(c, sql[SQL_LIST], WITH(INT(instansi_id)));
	unsigned char before[HASH_N] = {0}, want[HASH_N], have[HASH_N];
	int64_t n = 0, broken = 0;
	int rc;

	while (db_next(q)) {
		struct jejak j = {instansi_id, db_text(q, 2), db_text(q, 3),
			db_text(q, 4), db_text(q, 5)};

		n++;
		db_hash(q, 6, have);
		line_hash(&j, n, db_int(q, 1), before, want);
		if (broken == 0 &&
			(db_int(q, 0) != n || memcmp(want, have, HASH_N) != 0))
			broken = n;
		memcpy(before, want, HASH_N);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (broken == 0 && (n != last || memcmp(before, end, HASH_N) != 0))
		broken = n + 1;
	if (broken != 0)
		return fail(c, E_IO,
			"Jurnal administrasi: catatan %lld tidak cocok dengan hash-nya; isinya berubah atau hilang setelah dicatat.",
			(long long)broken);
	return OK;
}

int jejak_verify(struct ctx *c, int64_t *n)
{
	int64_t ids[64], last[64], total = 0;
	unsigned char ends[64][HASH_N];
	size_t count = 0;
	struct db_rows *q = db_query(c, sql[SQL_ENDS], NOTHING);
	int rc;

	while (db_next(q) && count < ARRAY_N(ids)) {
		ids[count] = db_int(q, 0);
		last[count] = db_int(q, 1);
		db_hash(q, 2, ends[count++]);
	}
	rc = db_done(q);
	for (size_t i = 0; rc == OK && i < count; i++) {
		rc = verify_one(c, ids[i], last[i], ends[i]);
		total += last[i];
	}
	if (rc < 0)
		return rc;
	*n = total;
	return OK;
}

int jejak_list(struct ctx *c, int64_t instansi_id, struct jejak_saring *s)
{
	struct db_rows *q = db_query(c, sql[SQL_PAGE],
		WITH(INT(instansi_id),
			INT(s->sebelum > 0 ? s->sebelum : INT64_MAX),
			INT(s->dari_at),
			INT(s->sampai_at > 0 ? s->sampai_at : INT64_MAX),
			TEXT(s->tindakan != NULL ? s->tindakan : ""),
			TEXT(s->cari != NULL ? s->cari : ""),
			INT(JEJAK_N + 1)));
	struct jejak_baris *l =
		arena_array(c->mem, struct jejak_baris, JEJAK_N + 1);
	size_t n = 0;
	int rc;

	while (db_next(q) && n <= JEJAK_N)
		l[n++] = (struct jejak_baris){.urut = db_int(q, 0),
			.pada_at = db_int(q, 1),
			.tindakan = db_text(q, 2),
			.pelaku = db_text(q, 3),
			.objek = db_text(q, 4),
			.rincian = db_text(q, 5)};
	rc = db_done(q);
	if (rc < 0)
		return rc;
	/* One more than the page: there is a next one. */
	s->lagi = n > JEJAK_N;
	s->n = s->lagi ? JEJAK_N : n;
	s->list = l;
	return OK;
}
