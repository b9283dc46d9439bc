/* The storage door of definitions: their versions and which is in force. */
#include "base/base.h"

#include "sop/sop.h"

#include "org/org.h"
#include "store/sql_list.h"
#include "store/store.h"

#define IDENTITY "id, nomor, versi, keadaan, judul"

enum {
	SQL_NEWEST,
	SQL_ADD,
	SQL_IN_FORCE,
	SQL_BY_ID,
	SQL_LIST,
	SQL_REPLACE,
	SQL_SAHKAN,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_NEWEST] = ("SELECT id, versi, sha256 FROM sop"
			" WHERE instansi_id = $1 AND nomor = $2"
			" ORDER BY versi DESC LIMIT 1"),
	[SQL_ADD] = ("INSERT INTO sop (instansi_id, nomor, versi, keadaan,"
		     " judul, yaml, sha256, dibuat_at) VALUES"
		     " ($1, $2, $3, 'draf', $4, $5, $6, $7) RETURNING id"),
	[SQL_IN_FORCE] = ("SELECT " IDENTITY ", yaml, sha256 FROM sop"
			  " WHERE instansi_id = $1 AND nomor = $2"
			  " AND keadaan <> 'diganti'"
			  " ORDER BY keadaan DESC, versi DESC LIMIT 1"),
	[SQL_BY_ID] = ("SELECT " IDENTITY ", yaml, sha256 FROM sop"
		       " WHERE instansi_id = $1 AND id = $2"),
	[SQL_LIST] = ("SELECT " IDENTITY " FROM sop WHERE instansi_id = $1"
		      " ORDER BY nomor, versi"),
	[SQL_REPLACE] = ("UPDATE sop SET keadaan = 'diganti'"
			 " WHERE instansi_id = $1 AND nomor = $2"
			 " AND keadaan = 'disahkan' AND id <> $3"),
	[SQL_SAHKAN] = ("UPDATE sop SET keadaan = 'disahkan', disahkan_at = $1"
			" WHERE id = $2 AND keadaan = 'draf'"),
};

const struct sql_list sop_sop_sql = {"sop/sop", sql, SQL_MAX};

static void fill(struct sop *s, struct db_rows *q)
{
	s->id = db_int(q, 0);
	s->nomor = db_text(q, 1);
	s->versi = (int)db_int(q, 2);
	s->keadaan = db_text(q, 3);
	s->judul = db_text(q, 4);
}

int sop_add(
	struct ctx *c, int64_t instansi_id, const struct sop *s, int64_t *id)
{
	unsigned char hash[HASH_N];
	struct db_rows *q;
	int64_t versi = 0, same = 0;
	int rc;

	hash_bytes(s->yaml, strlen(s->yaml), hash);
	q = db_query(
		c, sql[SQL_NEWEST], WITH(INT(instansi_id), TEXT(s->nomor)));
	while (db_next(q)) {
		size_t n = 0;
		const void *have = db_blob(q, 2, &n);

		versi = db_int(q, 1);
		if (n == HASH_N && memcmp(have, hash, HASH_N) == 0)
			same = db_int(q, 0);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (same != 0) {
		*id = same;
		return OK;
	}
	return db_one_int(c, sql[SQL_ADD],
		WITH(INT(instansi_id), TEXT(s->nomor), INT(versi + 1),
			TEXT(s->judul), TEXT(s->yaml), BLOB(hash, HASH_N),
			INT(c->now)),
		id);
}

/* A stored version: its identity row and the definition it holds. */
static int read_one(struct ctx *c, struct db_rows *q, struct sop **out)
{
	struct sop row = {0}, *s = NULL;
	unsigned char want[HASH_N], have[HASH_N];
	const char *yaml = NULL;
	int rc;

	while (db_next(q)) {
		fill(&row, q);
		yaml = db_text(q, 5);
		db_hash(q, 6, want);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (yaml == NULL)
		return fail(c, E_NOTFOUND,
			"SOP itu tidak ada; lihat alur sop daftar.");
	hash_bytes(yaml, strlen(yaml), have);
	if (memcmp(have, want, HASH_N) != 0)
		return fail(c, E_IO,
			"Isi SOP %s versi %d di basis data berubah sejak diimpor; pulihkan dari cadangan.",
			row.nomor, row.versi);
	rc = sop_load(c,
		arena_printf(c->mem, "SOP %s versi %d", row.nomor, row.versi),
		yaml, strlen(yaml), &s);
	if (rc < 0)
		return rc;
	s->id = row.id;
	s->versi = row.versi;
	s->keadaan = row.keadaan;
	*out = s;
	return OK;
}

int sop_get(
	struct ctx *c, int64_t instansi_id, const char *nomor, struct sop **out)
{
	return read_one(c,
		db_query(c, sql[SQL_IN_FORCE],
			WITH(INT(instansi_id), TEXT(nomor))),
		out);
}

int sop_get_versi(struct ctx *c, int64_t instansi_id, int64_t id,
	struct arena *a, const struct sop **out)
{
	struct arena *mem = c->mem;
	struct sop *s;
	int rc;

	/* The definition lives in `a`, a refusal in the caller's memory. */
	c->mem = a;
	rc = read_one(c,
		db_query(c, sql[SQL_BY_ID], WITH(INT(instansi_id), INT(id))),
		&s);
	c->mem = mem;
	if (rc < 0) {
		if (c->sentence != NULL)
			c->sentence = arena_dup(mem, c->sentence);
		return rc;
	}
	*out = s;
	return OK;
}

int sop_list(struct ctx *c, int64_t instansi_id, struct sop **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST], WITH(INT(instansi_id)));
	struct sop *l = arena_array(c->mem, struct sop, LIMIT_SOP);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_SOP)
		fill(&l[count++], q);
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

static int check_before(struct ctx *c, int64_t instansi_id, const struct sop *s)
{
	struct temuan_list found = {0};
	struct bidang *bidang;
	size_t n;
	int rc = bidang_list(c, instansi_id, &bidang, &n);

	if (rc < 0)
		return rc;
	if (!sop_sound(c->mem, s, n > 0 ? n : 1, &found))
		return fail(c, E_STATE, "SOP %s belum dapat disahkan: %s",
			s->nomor, found.n > 0 ? found.item[0].pesan : "buntu");
	sop_lint(c->mem, s, &found);
	for (size_t i = 0; i < found.n; i++)
		if (found.item[i].berat)
			return fail(c, E_STATE,
				"SOP %s belum dapat disahkan: %s", s->nomor,
				found.item[i].pesan);
	return OK;
}

int sop_sahkan(struct ctx *c, int64_t instansi_id, int64_t id)
{
	const struct sop *s;
	int rc = sop_get_versi(c, instansi_id, id, c->mem, &s);

	if (rc < 0)
		return rc;
	if (text_eq(s->keadaan, "disahkan"))
		return OK;
	if (text_eq(s->keadaan, "diganti"))
		return fail(c, E_STATE,
			"SOP %s versi %d sudah diganti; impor versi baru.",
			s->nomor, s->versi);
	rc = check_before(c, instansi_id, s);
	if (rc < 0)
		return rc;
	db_put(c, sql[SQL_REPLACE],
		WITH(INT(instansi_id), TEXT(s->nomor), INT(id)), DB_ANY);
	db_put(c, sql[SQL_SAHKAN], WITH(INT(c->now), INT(id)), 1);
	return OK;
}
