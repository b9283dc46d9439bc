/* The storage door of the draft: naskah, naskah_versi, naskah_dilihat. */
#include "base/base.h"

#include "lkj/naskah.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_LIST,
	SQL_SAVE,
	SQL_VERSION_DROP,
	SQL_VERSION,
	SQL_VERSIONS,
	SQL_VERSION_GET,
	SQL_SEEN,
	SQL_UNSEEN,
	SQL_SEEN_LIST,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_LIST] = ("SELECT kode, teks, rev, keadaan, diubah_at, diubah_oleh,"
		      " pegang_oleh, pegang_sejak_at, pegang_sampai_at"
		      " FROM naskah WHERE instansi_id = $1 AND kasus_id = $2"),
	[SQL_SAVE] =
		("INSERT INTO naskah (instansi_id, kasus_id, kode, teks, rev,"
		 " keadaan, diubah_at, diubah_oleh, pegang_oleh,"
		 " pegang_sejak_at, pegang_sampai_at)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
		 " ON CONFLICT (instansi_id, kasus_id, kode) DO UPDATE SET"
		 " teks = excluded.teks, rev = excluded.rev,"
		 " keadaan = excluded.keadaan,"
		 " diubah_at = excluded.diubah_at,"
		 " diubah_oleh = excluded.diubah_oleh,"
		 " pegang_oleh = excluded.pegang_oleh,"
		 " pegang_sejak_at = excluded.pegang_sejak_at,"
		 " pegang_sampai_at = excluded.pegang_sampai_at"
		 " WHERE naskah.rev = $12"),
	/* What a checker saw stays: his next round is compared with it. */
	[SQL_VERSION_DROP] = ("DELETE FROM naskah_versi WHERE instansi_id = $1"
			      " AND kasus_id = $2 AND kode = $3 AND rev = $4"
			      " AND NOT EXISTS (SELECT 1 FROM naskah_dilihat d"
			      " WHERE d.instansi_id = $1 AND d.kasus_id = $2"
			      " AND d.kode = $3 AND d.rev = $4)"),
	[SQL_VERSION] = ("INSERT INTO naskah_versi (instansi_id, kasus_id,"
			 " kode, rev, teks, oleh, pada_at)"
			 " VALUES ($1, $2, $3, $4, $5, $6, $7)"),
	[SQL_VERSIONS] =
		("SELECT kode, rev, oleh, pada_at FROM naskah_versi"
		 " WHERE instansi_id = $1 AND kasus_id = $2"
		 " AND ($3 = '' OR kode = $3) ORDER BY pada_at DESC, rev DESC"),
	[SQL_VERSION_GET] =
		("SELECT oleh, pada_at, teks FROM naskah_versi"
		 " WHERE instansi_id = $1 AND kasus_id = $2 AND kode = $3"
		 " AND rev = $4"),
	[SQL_SEEN] = ("INSERT INTO naskah_dilihat (instansi_id, kasus_id,"
		      " putaran, kode, rev, pada_at)"
		      " VALUES ($1, $2, $3, $4, $5, $6)"
		      " ON CONFLICT (instansi_id, kasus_id, putaran, kode)"
		      " DO UPDATE SET rev = excluded.rev,"
		      " pada_at = excluded.pada_at"),
	[SQL_UNSEEN] = ("DELETE FROM naskah_dilihat WHERE instansi_id = $1"
			" AND kasus_id = $2 AND putaran = $3"),
	[SQL_SEEN_LIST] =
		("SELECT d.putaran, d.kode, d.rev, d.pada_at, v.oleh, v.teks"
		 " FROM naskah_dilihat d LEFT JOIN naskah_versi v"
		 " ON v.instansi_id = d.instansi_id AND v.kasus_id = d.kasus_id"
		 " AND v.kode = d.kode AND v.rev = d.rev"
		 " WHERE d.instansi_id = $1 AND d.kasus_id = $2"
		 " AND d.putaran = (SELECT max(e.putaran) FROM naskah_dilihat e"
		 " WHERE e.instansi_id = $1 AND e.kasus_id = $2)"
		 " ORDER BY d.kode"),
};

const struct sql_list lkj_naskah_sql = {"lkj/naskah", sql, SQL_MAX};

static void fill(struct bagian *b, struct db_rows *q)
{
	b->teks = db_text(q, 1);
	b->rev = db_int(q, 2);
	must(keadaan_bagian_parse(db_text(q, 3), &b->keadaan));
	b->diubah_at = db_int(q, 4);
	b->diubah_oleh = db_int(q, 5);
	b->pegang_oleh = db_int(q, 6);
	b->pegang_sejak_at = db_int(q, 7);
	b->pegang_sampai_at = db_int(q, 8);
}

int naskah_muat(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct bagian_list *l)
{
	struct db_rows *q = db_query(
		c, sql[SQL_LIST], WITH(INT(instansi_id), INT(kasus_id)));

	while (db_next(q)) {
		struct bagian *b = bagian_find(l, db_text(q, 0));

		if (b != NULL)
			fill(b, q);
	}
	return db_done(q);
}

int naskah_simpan(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const struct bagian *b, int64_t rev_lama)
{
	db_put(c, sql[SQL_SAVE],
		WITH(INT(instansi_id), INT(kasus_id), TEXT(b->kode),
			TEXT(b->teks), INT(b->rev),
			TEXT(keadaan_bagian_nama(b->keadaan)),
			INT(b->diubah_at), INT(b->diubah_oleh),
			INT(b->pegang_oleh), INT(b->pegang_sejak_at),
			INT(b->pegang_sampai_at), INT(rev_lama)),
		1);
	return OK;
}

int naskah_versi_add(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const struct bagian_versi *v, int64_t ganti)
{
	if (ganti != 0)
		db_put(c, sql[SQL_VERSION_DROP],
			WITH(INT(instansi_id), INT(kasus_id), TEXT(v->kode),
				INT(ganti)),
			DB_ANY);
	db_put(c, sql[SQL_VERSION],
		WITH(INT(instansi_id), INT(kasus_id), TEXT(v->kode),
			INT(v->rev), TEXT(v->teks), INT(v->oleh),
			INT(v->pada_at)),
		1);
	return OK;
}

int naskah_versi_list(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const char *kode, struct bagian_versi_list *out)
{
	struct db_rows *q = db_query(c, sql[SQL_VERSIONS],
		WITH(INT(instansi_id), INT(kasus_id),
			TEXT(kode != NULL ? kode : "")));
	struct bagian_versi *l = NULL;
	size_t n = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, n, sizeof(*l));
		l[n++] = (struct bagian_versi){.kode = db_text(q, 0),
			.rev = db_int(q, 1),
			.oleh = db_int(q, 2),
			.pada_at = db_int(q, 3)};
	}
	rc = db_done(q);
	if (rc == OK)
		*out = (struct bagian_versi_list){l, n};
	return rc;
}

int naskah_versi_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct bagian_versi *v)
{
	struct db_rows *q = db_query(c, sql[SQL_VERSION_GET],
		WITH(INT(instansi_id), INT(kasus_id), TEXT(v->kode),
			INT(v->rev)));
	bool found = false;
	int rc;

	while (db_next(q)) {
		v->oleh = db_int(q, 0);
		v->pada_at = db_int(q, 1);
		v->teks = db_text(q, 2);
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND,
			"Versi %lld bagian %s tidak ada; pilih versi dari daftar riwayat.",
			(long long)v->rev, v->kode);
	return rc;
}

int naskah_dilihat_add(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	int putaran, const struct bagian_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		db_put(c, sql[SQL_SEEN],
			WITH(INT(instansi_id), INT(kasus_id), INT(putaran),
				TEXT(l->item[i].kode), INT(l->item[i].rev),
				INT(c->now)),
			1);
	return OK;
}

int naskah_dilihat_hapus(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, int putaran)
{
	int64_t n = db_exec(c, sql[SQL_UNSEEN],
		WITH(INT(instansi_id), INT(kasus_id), INT(putaran)));

	return n < 0 ? (int)n : OK;
}

int naskah_dilihat(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	int *putaran, struct bagian_versi_list *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_SEEN_LIST], WITH(INT(instansi_id), INT(kasus_id)));
	struct bagian_versi *l = NULL;
	size_t n = 0;
	int rc;

	*putaran = 0;
	while (db_next(q)) {
		const char *teks = db_text(q, 5);

		*putaran = (int)db_int(q, 0);
		l = arena_grow(c->mem, l, n, sizeof(*l));
		l[n++] = (struct bagian_versi){db_text(q, 1), db_int(q, 2),
			db_int(q, 4), db_int(q, 3), teks != NULL ? teks : ""};
	}
	rc = db_done(q);
	if (rc == OK)
		*out = (struct bagian_versi_list){l, n};
	return rc;
}
