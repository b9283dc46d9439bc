/* The storage door of disposisi and its recipients. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"
#include "surat/surat_priv.h"

enum {
	SQL_GET,
	SQL_LOCK,
	SQL_ADD,
	SQL_UPDATE,
	SQL_SENT,
	SQL_TARIK,
	SQL_PENERIMA,
	SQL_PENERIMA_CLEAR,
	SQL_PENERIMA_ADD,
	SQL_READ,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_GET] = ("SELECT rev, dari, hal, sifat, harap, isi, batas_at, asal,"
		     " asal_nomor, asal_on, diubah_at, diubah_oleh, nomor,"
		     " dikirim_at FROM disposisi"
		     " WHERE instansi_id = $1 AND kasus_id = $2"),
	[SQL_LOCK] = ("SELECT rev, nomor FROM disposisi"
		      " WHERE instansi_id = $1 AND kasus_id = $2{lock}"),
	[SQL_ADD] =
		("INSERT INTO disposisi (instansi_id, kasus_id, rev, dari, hal,"
		 " sifat, harap, isi, batas_at, asal, asal_nomor, asal_on,"
		 " diubah_at, diubah_oleh) VALUES"
		 " ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"),
	[SQL_UPDATE] = ("UPDATE disposisi SET rev = rev + 1, dari = $3,"
			" hal = $4, sifat = $5, harap = $6, isi = $7,"
			" batas_at = $8, asal = $9, asal_nomor = $10,"
			" asal_on = $11, diubah_at = $12, diubah_oleh = $13"
			" WHERE instansi_id = $1 AND kasus_id = $2"
			" AND nomor IS NULL"),
	[SQL_SENT] = ("UPDATE disposisi SET nomor = $1, dikirim_at = $2"
		      " WHERE instansi_id = $3 AND kasus_id = $4 AND rev = $5"
		      " AND nomor IS NULL"),
	[SQL_TARIK] = ("UPDATE disposisi SET nomor = NULL, dikirim_at = NULL"
		       " WHERE instansi_id = $1 AND kasus_id = $2"
		       " AND nomor IS NOT NULL"),
	[SQL_PENERIMA] = ("SELECT jabatan, dibaca_at, dibaca_oleh"
			  " FROM disposisi_penerima WHERE instansi_id = $1"
			  " AND kasus_id = $2 ORDER BY urut"),
	[SQL_PENERIMA_CLEAR] = ("DELETE FROM disposisi_penerima"
				" WHERE instansi_id = $1 AND kasus_id = $2"),
	[SQL_PENERIMA_ADD] = ("INSERT INTO disposisi_penerima (instansi_id,"
			      " kasus_id, urut, jabatan)"
			      " VALUES ($1, $2, $3, $4)"),
	[SQL_READ] = ("UPDATE disposisi_penerima SET dibaca_at = $1,"
		      " dibaca_oleh = $2 WHERE instansi_id = $3"
		      " AND kasus_id = $4 AND jabatan = $5"
		      " AND dibaca_at IS NULL"),
};

const struct sql_list surat_disposisi_sql = {"surat/disposisi", sql, SQL_MAX};

static void fill(struct disposisi *d, struct db_rows *q)
{
	d->rev = db_int(q, 0);
	d->dari = db_text(q, 1);
	d->hal = db_text(q, 2);
	d->sifat = db_text(q, 3);
	d->harap = db_text(q, 4);
	d->isi = db_text(q, 5);
	d->batas_at = db_int(q, 6);
	d->asal = db_text(q, 7);
	d->asal_nomor = db_text(q, 8);
	d->asal_on = hari_dari(db_text(q, 9));
	d->diubah_at = db_int(q, 10);
	d->diubah_oleh = db_int(q, 11);
	d->nomor = db_text(q, 12);
	d->dikirim_at = db_int(q, 13);
}

static int read_penerima(
	struct ctx *c, int64_t instansi_id, struct disposisi *d)
{
	struct db_rows *q = db_query(
		c, sql[SQL_PENERIMA], WITH(INT(instansi_id), INT(d->kasus_id)));

	while (db_next(q)) {
		d->penerima = arena_grow(c->mem, d->penerima, d->penerima_n,
			sizeof(*d->penerima));
		d->penerima[d->penerima_n++] =
			(struct penerima){.jabatan = db_text(q, 0),
				.dibaca_at = db_int(q, 1),
				.dibaca_oleh = db_int(q, 2)};
	}
	return db_done(q);
}

int disposisi_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct disposisi *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_GET], WITH(INT(instansi_id), INT(kasus_id)));
	struct disposisi d = {.kasus_id = kasus_id};
	bool found = false;
	int rc;

	while (db_next(q)) {
		fill(&d, q);
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND,
			"Siklus %lld belum mempunyai disposisi; Sekretaris menulisnya pada langkah 1.",
			(long long)kasus_id);
	if (rc == OK)
		rc = read_penerima(c, instansi_id, &d);
	if (rc == OK)
		*out = d;
	return rc;
}

/* The stored revision, 0 when there is none; its row is locked. */
static int stored_rev(struct ctx *c, int64_t instansi_id,
	const struct disposisi *d, int64_t *rev)
{
	struct db_rows *q = db_query(
		c, sql[SQL_LOCK], WITH(INT(instansi_id), INT(d->kasus_id)));
	const char *nomor = NULL;
	int rc;

	*rev = 0;
	while (db_next(q)) {
		*rev = db_int(q, 0);
		nomor = db_text(q, 1);
	}
	rc = db_done(q);
	if (rc == OK && nomor != NULL)
		return fail(c, E_STATE,
			"Disposisi ini sudah dikirim dengan nomor agenda %s dan tidak dapat diubah lagi.",
			nomor);
	if (rc == OK && *rev != d->rev)
		return fail(c, E_CONFLICT,
			"Disposisi ini sudah diubah oleh orang lain. Muat ulang, lalu periksa perubahannya.");
	return rc;
}

int disposisi_save(struct ctx *c, int64_t instansi_id, struct disposisi *d)
{
	int64_t rev;
	int rc = stored_rev(c, instansi_id, d, &rev);

	if (rc < 0)
		return rc;
	db_put(c, sql[rev == 0 ? SQL_ADD : SQL_UPDATE],
		WITH(INT(instansi_id), INT(d->kasus_id), TEXT(d->dari),
			TEXT(d->hal), TEXT(d->sifat), TEXT(d->harap),
			TEXT(d->isi), INT(d->batas_at), TEXT(d->asal),
			TEXT(d->asal_nomor), TEXT(hari_iso(c, d->asal_on)),
			INT(c->now), INT(d->diubah_oleh)),
		1);
	db_put(c, sql[SQL_PENERIMA_CLEAR],
		WITH(INT(instansi_id), INT(d->kasus_id)), DB_ANY);
	for (size_t i = 0; i < d->penerima_n; i++)
		db_put(c, sql[SQL_PENERIMA_ADD],
			WITH(INT(instansi_id), INT(d->kasus_id),
				INT((int64_t)i + 1),
				TEXT(d->penerima[i].jabatan)),
			1);
	d->rev = rev + 1;
	d->diubah_at = c->now;
	return OK;
}

int disposisi_sent(
	struct ctx *c, int64_t instansi_id, const struct disposisi *d)
{
	db_put(c, sql[SQL_SENT],
		WITH(TEXT(d->nomor), INT(d->dikirim_at), INT(instansi_id),
			INT(d->kasus_id), INT(d->rev)),
		1);
	return OK;
}

int disposisi_tarik(struct ctx *c, int64_t instansi_id, int64_t kasus_id)
{
	return (int)db_exec(
		c, sql[SQL_TARIK], WITH(INT(instansi_id), INT(kasus_id)));
}

int disposisi_read(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const struct pejabat *p)
{
	int64_t n = db_exec(c, sql[SQL_READ],
		WITH(INT(c->now), INT(p->pegawai_id), INT(instansi_id),
			INT(kasus_id), TEXT(p->jabatan)));

	return n < 0 ? (int)n : n > 0;
}
