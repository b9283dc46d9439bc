/* The storage door of a meeting's own row. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"
#include "surat/rapat_priv.h"

enum { SQL_GET, SQL_LOCK, SQL_ADD, SQL_UPDATE, SQL_RUANG, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_GET] = ("SELECT id, ke, rev, keadaan, pengundang, notulis,"
		     " mulai_at, selesai_at, tempat, tautan, acara, nomor,"
		     " kode, diundang_at, ditunda, disahkan_at, disahkan_oleh"
		     " FROM rapat WHERE instansi_id = $1 AND kasus_id = $2"
		     " ORDER BY ke DESC LIMIT 1"),
	[SQL_LOCK] = ("SELECT rev FROM rapat WHERE id = $1{lock}"),
	[SQL_ADD] = ("INSERT INTO rapat (instansi_id, kasus_id, ke, rev,"
		     " keadaan, pengundang, notulis, mulai_at, selesai_at,"
		     " tempat, tautan, acara) VALUES ($1, $2, $3, 1, $4, $5,"
		     " $6, $7, $8, $9, $10, $11) RETURNING id"),
	[SQL_UPDATE] = ("UPDATE rapat SET rev = rev + 1, keadaan = $1,"
			" pengundang = $2, notulis = $3, mulai_at = $4,"
			" selesai_at = $5, tempat = $6, tautan = $7,"
			" acara = $8, nomor = $9, kode = $10,"
			" diundang_at = $11, ditunda = $12, disahkan_at = $13,"
			" disahkan_oleh = $14"
			" WHERE id = $15 AND rev = $16"),
	[SQL_RUANG] = ("SELECT mulai_at, selesai_at FROM rapat"
		       " WHERE instansi_id = $1 AND id <> $2"
		       " AND keadaan <> 'draf' AND tempat <> ''"
		       " AND lower(tempat) = lower($3)"
		       " AND mulai_at < $4 AND selesai_at > $5"
		       " ORDER BY mulai_at LIMIT 1"),
};

const struct sql_list surat_rapat_sql = {"surat/rapat", sql, SQL_MAX};

static void fill(struct rapat *r, struct db_rows *q)
{
	r->id = db_int(q, 0);
	r->ke = (int)db_int(q, 1);
	r->rev = db_int(q, 2);
	r->keadaan = db_text(q, 3);
	r->pengundang = db_text(q, 4);
	r->notulis = db_text(q, 5);
	r->mulai_at = db_int(q, 6);
	r->selesai_at = db_int(q, 7);
	r->tempat = db_text(q, 8);
	r->tautan = db_text(q, 9);
	r->acara = db_text(q, 10);
	r->nomor = db_text(q, 11);
	r->kode = db_text(q, 12);
	r->diundang_at = db_int(q, 13);
	r->ditunda = db_text(q, 14);
	r->disahkan_at = db_int(q, 15);
	r->disahkan_oleh = db_text(q, 16);
}

int rapat_get(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, struct rapat *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_GET], WITH(INT(instansi_id), INT(kasus_id)));
	struct rapat r = {.kasus_id = kasus_id};
	int rc;

	while (db_next(q))
		fill(&r, q);
	rc = db_done(q);
	if (rc == OK && r.id == 0)
		return fail(c, E_NOTFOUND,
			"Siklus %lld belum mempunyai rapat; Tim LKJ membuat undangannya pada langkah 4.",
			(long long)kasus_id);
	if (rc == OK)
		rc = rapat_read(c, &r);
	if (rc == OK)
		*out = r;
	return rc;
}

int rapat_ruang(struct ctx *c, const struct instansi *i, const struct rapat *r)
{
	struct db_rows *q = db_query(c, sql[SQL_RUANG],
		WITH(INT(i->id), INT(r->id), TEXT(r->tempat),
			INT(r->selesai_at), INT(r->mulai_at)));
	int64_t from = 0, to = 0;
	int rc;

	while (db_next(q)) {
		from = db_int(q, 0);
		to = db_int(q, 1);
	}
	rc = db_done(q);
	if (rc < 0 || from == 0)
		return rc;
	return fail(c, E_CONFLICT, "%s sudah dipakai %s–%s.", r->tempat,
		jam_tulis(c->mem, from, i->zona_min),
		jam_tulis(c->mem, to, i->zona_min));
}

static int add(struct ctx *c, int64_t instansi_id, struct rapat *r)
{
	return db_one_int(c, sql[SQL_ADD],
		WITH(INT(instansi_id), INT(r->kasus_id), INT(r->ke),
			TEXT(r->keadaan), TEXT(r->pengundang), TEXT(r->notulis),
			INT(r->mulai_at), INT(r->selesai_at), TEXT(r->tempat),
			TEXT(r->tautan), TEXT(r->acara)),
		&r->id);
}

static struct db_val maybe(int64_t at)
{
	return at != 0 ? INT(at) : NUL;
}

static int update(struct ctx *c, const struct rapat *r)
{
	int64_t have = 0;
	int rc = db_one_int(c, sql[SQL_LOCK], WITH(INT(r->id)), &have);

	if (rc < 0)
		return rc;
	if (have != r->rev)
		return fail(c, E_CONFLICT,
			"Rapat ini sudah diubah oleh orang lain. Muat ulang, lalu periksa perubahannya.");
	db_put(c, sql[SQL_UPDATE],
		WITH(TEXT(r->keadaan), TEXT(r->pengundang), TEXT(r->notulis),
			INT(r->mulai_at), INT(r->selesai_at), TEXT(r->tempat),
			TEXT(r->tautan), TEXT(r->acara), TEXT(r->nomor),
			TEXT(r->kode), maybe(r->diundang_at), TEXT(r->ditunda),
			maybe(r->disahkan_at), TEXT(r->disahkan_oleh),
			INT(r->id), INT(r->rev)),
		1);
	return OK;
}

int rapat_save(struct ctx *c, int64_t instansi_id, struct rapat *r,
	enum rapat_bagian bagian)
{
	int rc = r->id == 0 ? add(c, instansi_id, r) : update(c, r);

	if (rc < 0)
		return rc;
	r->rev++;
	if (bagian == RAPAT_UNDANGAN)
		return rapat_write_peserta(c, r);
	return bagian == RAPAT_NOTULEN ? rapat_write_butir(c, r) : OK;
}
