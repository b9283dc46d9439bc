/* The storage door of appointments as rows: listed and ended. */
#include "base/base.h"

#include "org/org_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

enum { SQL_LIST, SQL_GET, SQL_END, SQL_REMOVE, SQL_SURAT, SQL_MAX };

#define COLS                                                                   \
	"SELECT p.id, p.jabatan, p.pegawai_id, p.kapasitas, p.mulai_on,"       \
	" p.selesai_on, p.dasar, g.nama, g.nip, j.nama, p.dasar_on,"           \
	" p.surat_nama, p.surat_ukuran, p.surat_sha256 FROM penugasan p"       \
	" JOIN pegawai g ON g.id = p.pegawai_id"                               \
	" JOIN jabatan j ON j.instansi_id = p.instansi_id"                     \
	" AND j.kode = p.jabatan WHERE p.instansi_id = $1"

static const char *const sql[SQL_MAX] = {
	[SQL_LIST] = (COLS " AND (p.selesai_on IS NULL OR p.selesai_on >= $2)"
			   " ORDER BY j.urutan, j.kode, p.mulai_on, p.id"),
	[SQL_GET] = COLS " AND p.id = $2",
	[SQL_END] = ("UPDATE penugasan SET selesai_on = $3"
		     " WHERE instansi_id = $1 AND id = $2"),
	[SQL_REMOVE] =
		"DELETE FROM penugasan WHERE instansi_id = $1 AND id = $2",
	[SQL_SURAT] = ("UPDATE penugasan SET surat_nama = $3,"
		       " surat_ukuran = $4, surat_sha256 = $5"
		       " WHERE instansi_id = $1 AND id = $2"),
};

const struct sql_list org_penugasan_sql = {"org/penugasan", sql, SQL_MAX};

static void fill_letter(
	struct ctx *c, struct penugasan_baris *b, struct db_rows *q)
{
	struct surat_perintah *s;
	const void *hash;
	size_t n;

	if (!db_is_null(q, 10))
		must(day_parse(db_text(q, 10), &b->p.dasar_on));
	if (db_is_null(q, 11))
		return;
	s = arena_new(c->mem, struct surat_perintah);
	s->nama = db_text(q, 11);
	s->n = db_int(q, 12);
	hash = db_blob(q, 13, &n);
	must(n == HASH_N);
	memcpy(s->hash, hash, HASH_N);
	b->p.surat = s;
}

static void fill(struct ctx *c, struct penugasan_baris *b, struct db_rows *q)
{
	memset(b, 0, sizeof(*b));
	b->id = db_int(q, 0);
	b->p.jabatan = db_text(q, 1);
	b->p.pegawai_id = db_int(q, 2);
	b->p.kapasitas = db_text(q, 3);
	must(day_parse(db_text(q, 4), &b->p.mulai));
	b->p.selesai = INT32_MAX;
	if (!db_is_null(q, 5))
		must(day_parse(db_text(q, 5), &b->p.selesai));
	b->p.dasar = db_text(q, 6);
	b->nama = db_text(q, 7);
	b->nip = db_text(q, 8);
	b->jabatan_nama = db_text(q, 9);
	fill_letter(c, b, q);
}

int penugasan_list(struct ctx *c, int64_t instansi_id, int32_t sejak,
	struct penugasan_baris **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST],
		WITH(INT(instansi_id), TEXT(day_text(c, sejak))));
	struct penugasan_baris *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_ROWS) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill(c, &l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int penugasan_get(struct ctx *c, int64_t instansi_id, int64_t id,
	struct penugasan_baris *out)
{
	struct db_rows *q =
		db_query(c, sql[SQL_GET], WITH(INT(instansi_id), INT(id)));
	int rc;

	out->id = 0;
	while (db_next(q))
		fill(c, out, q);
	rc = db_done(q);
	if (rc == OK && out->id == 0)
		return fail(c, E_NOTFOUND,
			"Penunjukan itu tidak ada; muat ulang daftarnya.");
	return rc;
}

int penugasan_surat(struct ctx *c, int64_t instansi_id, int64_t id,
	const struct surat_perintah *s)
{
	db_put(c, sql[SQL_SURAT],
		WITH(INT(instansi_id), INT(id), TEXT(s->nama), INT(s->n),
			BLOB(s->hash, HASH_N)),
		1);
	return OK;
}

int penugasan_end(struct ctx *c, int64_t instansi_id, int32_t today,
	struct penugasan_baris *b)
{
	int32_t day = b->p.selesai;
	int rc = penugasan_get(c, instansi_id, b->id, b);

	if (rc < 0)
		return rc;
	/* What has not begun may go; what has begun may have signed. */
	if (b->p.mulai > today && day < b->p.mulai) {
		db_put(c, sql[SQL_REMOVE], WITH(INT(instansi_id), INT(b->id)),
			1);
		return instansi_touch(c, instansi_id);
	}
	if (day < today - 1 || day < b->p.mulai)
		return fail(c, E_INVALID,
			"Penunjukan ini paling cepat berakhir kemarin dan tidak sebelum mulainya, karena yang sudah dikerjakan tetap atas namanya.");
	if (day > b->p.selesai)
		return fail(c, E_INVALID,
			"Penunjukan ini sudah berakhir %s; untuk memperpanjang, tunjuk lagi dengan surat yang baru.",
			day_long(c->mem, b->p.selesai));
	db_put(c, sql[SQL_END],
		WITH(INT(instansi_id), INT(b->id), TEXT(day_text(c, day))), 1);
	b->p.selesai = day;
	return instansi_touch(c, instansi_id);
}
