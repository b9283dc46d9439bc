/* The storage door of notifications and reminders. */
#include "base/base.h"

#include "org/kabar.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_ADD,
	SQL_LIST,
	SQL_READ_ONE,
	SQL_READ_ALL,
	SQL_REMIND_GET,
	SQL_REMIND_SET,
	SQL_TUGAS,
	SQL_HARI,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] = ("INSERT INTO kabar (instansi_id, pegawai_id, jabatan,"
		     " judul, isi, tautan, pada_at)"
		     " VALUES ($1, $2, $3, $4, $5, $6, $7)"),
	[SQL_LIST] = ("SELECT id, instansi_id, jabatan, judul, isi, tautan,"
		      " pada_at, dibaca_at FROM kabar WHERE pegawai_id = $1"
		      " ORDER BY id DESC LIMIT $2"),
	[SQL_READ_ONE] = ("UPDATE kabar SET dibaca_at = $2"
			  " WHERE pegawai_id = $1 AND dibaca_at IS NULL"
			  " AND id = $3"),
	[SQL_READ_ALL] = ("UPDATE kabar SET dibaca_at = $2"
			  " WHERE pegawai_id = $1 AND dibaca_at IS NULL"),
	[SQL_REMIND_GET] =
		("SELECT pada_at, oleh FROM ingatkan WHERE instansi_id = $1"
		 " AND siklus_id = $2 AND nomor = $3"),
	[SQL_REMIND_SET] =
		("INSERT INTO ingatkan (instansi_id, siklus_id, nomor, pada_at,"
		 " oleh) VALUES ($1, $2, $3, $4, $5)"
		 " ON CONFLICT (instansi_id, siklus_id, nomor) DO UPDATE"
		 " SET pada_at = $4, oleh = $5"),
	/* What was told is looked for first: asked every minute, the insert
	 * alone would lock its row each time. */
	[SQL_TUGAS] =
		("INSERT INTO kabar_tugas (instansi_id, siklus_id, nomor,"
		 " jenis, tenggat_at, pada_at)"
		 " SELECT i.id, CAST($2 AS BIGINT), CAST($3 AS BIGINT),"
		 " CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS BIGINT)"
		 " FROM instansi i WHERE i.id = $1 AND NOT EXISTS"
		 " (SELECT 1 FROM kabar_tugas t WHERE t.siklus_id = $2"
		 " AND t.nomor = $3 AND t.jenis = $4 AND t.tenggat_at >= $5)"
		 " ON CONFLICT (siklus_id, nomor, jenis) DO UPDATE"
		 " SET tenggat_at = excluded.tenggat_at,"
		 " pada_at = excluded.pada_at"
		 " WHERE kabar_tugas.tenggat_at < excluded.tenggat_at"),
	[SQL_HARI] =
		("INSERT INTO kabar_hari (instansi_id, perihal, hari_on,"
		 " pada_at) SELECT i.id, CAST($2 AS TEXT), CAST($3 AS TEXT),"
		 " CAST($4 AS BIGINT)"
		 " FROM instansi i WHERE i.id = $1 AND NOT EXISTS"
		 " (SELECT 1 FROM kabar_hari h WHERE h.instansi_id = $1"
		 " AND h.perihal = $2 AND h.hari_on >= $3)"
		 " ON CONFLICT (instansi_id, perihal) DO UPDATE"
		 " SET hari_on = excluded.hari_on, pada_at = excluded.pada_at"
		 " WHERE kabar_hari.hari_on < excluded.hari_on"),
};

const struct sql_list org_kabar_sql = {"org/kabar", sql, SQL_MAX};

int kabar_add(struct ctx *c, const struct kabar *k)
{
	db_put(c, sql[SQL_ADD],
		WITH(INT(k->instansi_id), INT(k->pegawai_id), TEXT(k->jabatan),
			TEXT(k->judul), TEXT(k->isi != NULL ? k->isi : ""),
			TEXT(k->tautan), INT(k->pada_at)),
		1);
	return OK;
}

int kabar_list(
	struct ctx *c, int64_t pegawai_id, struct kabar **list, size_t *n)
{
	struct db_rows *q =
		db_query(c, sql[SQL_LIST], WITH(INT(pegawai_id), INT(KABAR_N)));
	struct kabar *l = arena_array(c->mem, struct kabar, KABAR_N);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < KABAR_N)
		l[count++] = (struct kabar){.id = db_int(q, 0),
			.instansi_id = db_int(q, 1),
			.pegawai_id = pegawai_id,
			.jabatan = db_text(q, 2),
			.judul = db_text(q, 3),
			.isi = db_text(q, 4),
			.tautan = db_text(q, 5),
			.pada_at = db_int(q, 6),
			.dibaca_at = db_int(q, 7)};
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int64_t kabar_baca(struct ctx *c, int64_t pegawai_id, int64_t id)
{
	if (id == 0)
		return db_exec(c, sql[SQL_READ_ALL],
			WITH(INT(pegawai_id), INT(c->now)));
	return db_exec(c, sql[SQL_READ_ONE],
		WITH(INT(pegawai_id), INT(c->now), INT(id)));
}

int ingatkan_get(struct ctx *c, struct ingatan *i)
{
	struct db_rows *q = db_query(c, sql[SQL_REMIND_GET],
		WITH(INT(i->instansi_id), INT(i->siklus_id), INT(i->nomor)));

	i->pada_at = i->oleh = 0;
	while (db_next(q)) {
		i->pada_at = db_int(q, 0);
		i->oleh = db_int(q, 1);
	}
	return db_done(q);
}

int ingatkan_set(struct ctx *c, const struct ingatan *i)
{
	db_put(c, sql[SQL_REMIND_SET],
		WITH(INT(i->instansi_id), INT(i->siklus_id), INT(i->nomor),
			INT(i->pada_at), INT(i->oleh)),
		DB_ANY);
	return OK;
}

int64_t kabar_tugas_ambil(struct ctx *c, const struct kabar_tugas *k)
{
	return db_exec(c, sql[SQL_TUGAS],
		WITH(INT(k->instansi_id), INT(k->siklus_id), INT(k->nomor),
			TEXT(k->jenis), INT(k->tenggat_at), INT(c->now)));
}

int64_t kabar_hari_ambil(
	struct ctx *c, int64_t instansi_id, const char *perihal, int32_t day)
{
	char text[CLOCK_TEXT];

	day_format(day, text);
	return db_exec(c, sql[SQL_HARI],
		WITH(INT(instansi_id), TEXT(perihal), TEXT(text), INT(c->now)));
}
