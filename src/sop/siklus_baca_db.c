/* The storage door for looking over many cases: lists, overviews. */
#include "base/base.h"

#include "sop/siklus_baca.h"
#include "sop/siklus_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

#define KERJA_N 6     /* of the last things a person did */
#define BERJALAN_N 12 /* running cases of an overview */

enum {
	SQL_HALAMAN,
	SQL_JUMLAH,
	SQL_SEMUA,
	SQL_CARI,
	SQL_BERJALAN,
	SQL_TERBUKA,
	SQL_SEPI,
	SQL_KERJA,
	SQL_MAX
};

/* COALESCE and not IS NULL: PostgreSQL must know the type of a filter. */
#define SARING                                                                 \
	"s.instansi_id = $1"                                                   \
	" AND substr(s.periode, 1, 4) = COALESCE($2, substr(s.periode, 1, 4))" \
	" AND s.keadaan = COALESCE($3, s.keadaan)"

#define TERBUKA                                                                \
	"SELECT " TUGAS_COLS ", s.periode, s.sop_id FROM siklus s"             \
	" JOIN tugas t ON t.siklus_id = s.id"                                  \
	" WHERE s.instansi_id = $1 AND s.keadaan = 'berjalan'"                 \
	" AND t.selesai_at IS NULL"
#define TERBUKA_URUT " ORDER BY t.tenggat_at, t.siklus_id, t.nomor LIMIT $2"

static const char *const sql[SQL_MAX] = {
	/* The rows of the page first: only they are asked for their tasks. */
	[SQL_HALAMAN] =
		("SELECT s.id, s.sop_id, s.sop_nomor, s.periode, s.keadaan,"
		 " s.dibuka_at, s.selesai_at,"
		 " (SELECT min(t.langkah) FROM tugas t WHERE t.siklus_id = s.id"
		 " AND t.selesai_at IS NULL),"
		 " (SELECT max(t.tenggat_at) FROM tugas t"
		 " WHERE t.siklus_id = s.id AND t.selesai_at IS NULL)"
		 " FROM (SELECT * FROM siklus s WHERE " SARING
		 " ORDER BY s.instansi_id DESC, s.id DESC"
		 " LIMIT $4 OFFSET $5) s ORDER BY s.id DESC"),
	[SQL_JUMLAH] = "SELECT count(*) FROM siklus s WHERE " SARING,
	[SQL_SEMUA] = "SELECT count(*) FROM siklus WHERE instansi_id = $1",
	[SQL_CARI] = ("SELECT COALESCE(max(id + 0), 0) FROM siklus"
		      " WHERE instansi_id = $1 AND periode = $2"
		      " AND keadaan <> 'batal'"),
	[SQL_BERJALAN] =
		("SELECT " TUGAS_COLS ", s.periode, s.sop_id FROM"
		 " (SELECT id, periode, sop_id FROM siklus"
		 " WHERE instansi_id = $1 AND keadaan = 'berjalan'"
		 " ORDER BY dibuka_at DESC LIMIT $2) s"
		 " JOIN tugas t ON t.siklus_id = s.id"
		 " WHERE t.selesai_at IS NULL"
		 " ORDER BY t.tenggat_at, t.siklus_id, t.nomor LIMIT $3"),
	[SQL_TERBUKA] = TERBUKA TERBUKA_URUT,
	[SQL_SEPI] =
		(TERBUKA " AND NOT EXISTS (SELECT 1 FROM kabar_tugas k"
			 " WHERE k.siklus_id = t.siklus_id"
			 " AND k.nomor = t.nomor AND k.jenis = 'lewat'"
			 " AND k.tenggat_at >= t.tenggat_at)" TERBUKA_URUT),
	[SQL_KERJA] =
		("SELECT p.siklus_id, s.sop_id, s.periode,"
		 " p.terjadi_at, p.tindakan, p.langkah, p.bidang,"
		 " p.keputusan, p.kembali_ke, p.jabatan, p.kapasitas,"
		 " p.simpul FROM peristiwa p JOIN siklus s ON s.id = p.siklus_id"
		 " WHERE p.instansi_id = $1 AND p.pegawai_id = $2"
		 " ORDER BY p.pada_at DESC LIMIT $3"),
};

const struct sql_list sop_siklus_baca_sql = {"sop/siklus_baca", sql, SQL_MAX};

static void fill_baris(struct siklus_baris *b, struct db_rows *q)
{
	memset(b, 0, sizeof(*b));
	b->id = db_int(q, 0);
	b->sop_id = db_int(q, 1);
	b->sop_nomor = db_text(q, 2);
	b->periode = db_text(q, 3);
	must(keadaan_parse(db_text(q, 4), &b->keadaan));
	b->dibuka_at = db_int(q, 5);
	b->selesai_at = db_int(q, 6);
	b->langkah = (int)db_int(q, 7);
	b->tenggat_at = db_int(q, 8);
}

int siklus_halaman(struct ctx *c, int64_t instansi_id,
	const struct siklus_saring *f, struct siklus_halaman *out)
{
	struct siklus_halaman h = {0};
	struct db_rows *q = db_query(c, sql[SQL_HALAMAN],
		WITH(INT(instansi_id), TEXT(f->tahun), TEXT(f->keadaan),
			INT(f->n), INT(f->lewati)));
	int rc;

	while (db_next(q)) {
		h.list = arena_grow(c->mem, h.list, h.n, sizeof(*h.list));
		fill_baris(&h.list[h.n++], q);
	}
	rc = db_done(q);
	if (rc == OK)
		*out = h;
	return rc;
}

int siklus_hitung(struct ctx *c, int64_t instansi_id,
	const struct siklus_saring *f, int64_t *n)
{
	if (f->tahun == NULL && f->keadaan == NULL)
		return db_one_int(c, sql[SQL_SEMUA], WITH(INT(instansi_id)), n);
	return db_one_int(c, sql[SQL_JUMLAH],
		WITH(INT(instansi_id), TEXT(f->tahun), TEXT(f->keadaan)), n);
}

int siklus_cari(
	struct ctx *c, int64_t instansi_id, const char *periode, int64_t *id)
{
	return db_one_int(
		c, sql[SQL_CARI], WITH(INT(instansi_id), TEXT(periode)), id);
}

int tugas_berjalan(
	struct ctx *c, int64_t instansi_id, struct tugas **list, size_t *n)
{
	return tugas_rows(c,
		db_query(c, sql[SQL_BERJALAN],
			WITH(INT(instansi_id), INT(BERJALAN_N),
				INT(LIMIT_INBOX))),
		true, list, n);
}

int tugas_terbuka(struct ctx *c, int64_t instansi_id, bool sepi,
	struct tugas **list, size_t *n)
{
	return tugas_rows(c,
		db_query(c, sql[sepi ? SQL_SEPI : SQL_TERBUKA],
			WITH(INT(instansi_id), INT(LIMIT_ROWS))),
		true, list, n);
}

static void fill_kerja(struct kerja *k, struct db_rows *q)
{
	const char *keputusan = db_text(q, 7);

	memset(k, 0, sizeof(*k));
	k->siklus_id = db_int(q, 0);
	k->sop_id = db_int(q, 1);
	k->periode = db_text(q, 2);
	k->e.terjadi_at = db_int(q, 3);
	if (!tindakan_parse(db_text(q, 4), &k->e.tindakan))
		k->e.tindakan = TINDAKAN_N;
	k->e.langkah = (int)db_int(q, 5);
	k->e.bidang = db_text(q, 6);
	if (keputusan != NULL)
		k->e.keputusan = text_eq(keputusan, "ya") ? KEPUTUSAN_YA
							  : KEPUTUSAN_TIDAK;
	k->e.kembali_ke = (int)db_int(q, 8);
	k->e.jabatan = db_text(q, 9);
	k->e.kapasitas = db_text(q, 10);
	k->e.simpul = db_text(q, 11);
}

int kerja_list(struct ctx *c, int64_t instansi_id, int64_t pegawai_id,
	struct kerja **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_KERJA],
		WITH(INT(instansi_id), INT(pegawai_id), INT(KERJA_N)));
	struct kerja *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill_kerja(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}
