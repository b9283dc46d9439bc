/* The storage door of a meeting's people and points. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"
#include "surat/rapat_priv.h"

enum {
	SQL_PESERTA,
	SQL_PESERTA_CLEAR,
	SQL_PESERTA_ADD,
	SQL_PESERTA_LAST,
	SQL_HADIR,
	SQL_ABSEN,
	SQL_BUTIR,
	SQL_BUTIR_CLEAR,
	SQL_BUTIR_ADD,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_PESERTA] = ("SELECT jabatan, nama, asal, hadir_at, cara,"
			 " pegawai_id FROM rapat_peserta WHERE rapat_id = $1"
			 " ORDER BY urut"),
	[SQL_PESERTA_CLEAR] = ("DELETE FROM rapat_peserta WHERE rapat_id = $1"),
	[SQL_PESERTA_ADD] = ("INSERT INTO rapat_peserta (rapat_id, urut,"
			     " jabatan, nama, asal, hadir_at, cara, pegawai_id)"
			     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
	[SQL_PESERTA_LAST] = ("SELECT count(*) FROM rapat_peserta"
			      " WHERE rapat_id = $1"),
	[SQL_HADIR] = ("UPDATE rapat_peserta SET hadir_at = $1, cara = $2,"
		       " pegawai_id = $3 WHERE rapat_id = $4 AND urut = $5"
		       " AND hadir_at IS NULL"),
	[SQL_ABSEN] = ("UPDATE rapat_peserta SET hadir_at = NULL, cara = NULL,"
		       " pegawai_id = NULL WHERE rapat_id = $1 AND urut = $2"),
	[SQL_BUTIR] = ("SELECT sumber, judul, pembahasan, keputusan,"
		       " penanggung, tenggat_on FROM rapat_butir"
		       " WHERE rapat_id = $1 ORDER BY urut"),
	[SQL_BUTIR_CLEAR] = ("DELETE FROM rapat_butir WHERE rapat_id = $1"),
	[SQL_BUTIR_ADD] = ("INSERT INTO rapat_butir (rapat_id, urut, sumber,"
			   " judul, pembahasan, keputusan, penanggung,"
			   " tenggat_on) VALUES ($1, $2, $3, $4, $5, $6, $7,"
			   " $8)"),
};

const struct sql_list surat_rapat_isi_sql = {"surat/rapat-isi", sql, SQL_MAX};

static int read_peserta(struct ctx *c, struct rapat *r)
{
	struct db_rows *q = db_query(c, sql[SQL_PESERTA], WITH(INT(r->id)));

	while (db_next(q)) {
		r->peserta = arena_grow(
			c->mem, r->peserta, r->peserta_n, sizeof(*r->peserta));
		r->peserta[r->peserta_n++] =
			(struct peserta){.jabatan = db_text(q, 0),
				.nama = db_text(q, 1),
				.asal = db_text(q, 2),
				.hadir_at = db_int(q, 3),
				.cara = db_text(q, 4),
				.pegawai_id = db_int(q, 5)};
	}
	return db_done(q);
}

int rapat_read(struct ctx *c, struct rapat *r)
{
	struct db_rows *q;
	int rc = read_peserta(c, r);

	if (rc < 0)
		return rc;
	q = db_query(c, sql[SQL_BUTIR], WITH(INT(r->id)));
	while (db_next(q)) {
		r->butir = arena_grow(
			c->mem, r->butir, r->butir_n, sizeof(*r->butir));
		r->butir[r->butir_n++] = (struct butir){db_text(q, 0),
			db_text(q, 1), db_text(q, 2), db_text(q, 3),
			db_text(q, 4), hari_dari(db_text(q, 5))};
	}
	return db_done(q);
}

static struct db_val maybe(int64_t v)
{
	return v != 0 ? INT(v) : NUL;
}

static void add_peserta(
	struct ctx *c, int64_t rapat_id, int64_t urut, const struct peserta *p)
{
	bool guest = p->jabatan == NULL;

	db_put(c, sql[SQL_PESERTA_ADD],
		WITH(INT(rapat_id), INT(urut), TEXT(p->jabatan),
			TEXT(guest ? p->nama : NULL),
			TEXT(guest ? p->asal : NULL), maybe(p->hadir_at),
			TEXT(p->hadir_at != 0 ? p->cara : NULL),
			maybe(p->pegawai_id)),
		1);
}

int rapat_write_peserta(struct ctx *c, const struct rapat *r)
{
	db_put(c, sql[SQL_PESERTA_CLEAR], WITH(INT(r->id)), DB_ANY);
	for (size_t i = 0; i < r->peserta_n; i++)
		add_peserta(c, r->id, (int64_t)i + 1, &r->peserta[i]);
	return OK;
}

int rapat_write_butir(struct ctx *c, const struct rapat *r)
{
	db_put(c, sql[SQL_BUTIR_CLEAR], WITH(INT(r->id)), DB_ANY);
	for (size_t i = 0; i < r->butir_n; i++) {
		const struct butir *b = &r->butir[i];

		db_put(c, sql[SQL_BUTIR_ADD],
			WITH(INT(r->id), INT((int64_t)i + 1),
				TEXT(b->sumber != NULL ? b->sumber : ""),
				TEXT(b->judul),
				TEXT(b->pembahasan != NULL ? b->pembahasan
							   : ""),
				TEXT(b->keputusan != NULL ? b->keputusan : ""),
				TEXT(b->penanggung),
				TEXT(hari_iso(c, b->tenggat))),
			1);
	}
	return OK;
}

int rapat_hadir(struct ctx *c, const struct rapat *r, size_t urut,
	const struct peserta *p)
{
	int64_t n = db_exec(c, sql[SQL_HADIR],
		WITH(INT(p->hadir_at), TEXT(p->cara), maybe(p->pegawai_id),
			INT(r->id), INT((int64_t)urut + 1)));

	return n < 0 ? (int)n : n > 0;
}

int rapat_absen(struct ctx *c, const struct rapat *r, size_t urut)
{
	db_put(c, sql[SQL_ABSEN], WITH(INT(r->id), INT((int64_t)urut + 1)), 1);
	return OK;
}

int rapat_tamu(struct ctx *c, const struct rapat *r, const struct peserta *tamu)
{
	int64_t n = 0;
	int rc = db_one_int(c, sql[SQL_PESERTA_LAST], WITH(INT(r->id)), &n);

	if (rc < 0)
		return rc;
	if (n >= LIMIT_PESERTA)
		return fail(c, E_TOOBIG, "Peserta paling banyak %d.",
			LIMIT_PESERTA);
	add_peserta(c, r->id, n + 1, tamu);
	return OK;
}
