/* The storage door of tindak_lanjut: decisions that became tasks. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"
#include "surat/rapat.h"
#include "surat/surat_priv.h"

#define COLS                                                                   \
	"id, kasus_id, rapat_id, butir, uraian, jabatan, tenggat_on,"          \
	" dibuat_at, selesai_at, selesai_oleh, catatan"

enum { SQL_ADD, SQL_OPEN, SQL_CASE, SQL_ONE, SQL_DONE, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] = ("INSERT INTO tindak_lanjut (instansi_id, kasus_id,"
		     " rapat_id, butir, uraian, jabatan, tenggat_on,"
		     " dibuat_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
	[SQL_OPEN] = ("SELECT " COLS " FROM tindak_lanjut"
		      " WHERE instansi_id = $1 AND jabatan = $2"
		      " AND selesai_at IS NULL"
		      " ORDER BY tenggat_on, id LIMIT $3"),
	[SQL_CASE] = ("SELECT " COLS " FROM tindak_lanjut"
		      " WHERE instansi_id = $1 AND kasus_id = $2"
		      " ORDER BY rapat_id, butir"),
	[SQL_ONE] = ("SELECT " COLS " FROM tindak_lanjut"
		     " WHERE instansi_id = $1 AND id = $2"),
	[SQL_DONE] = ("UPDATE tindak_lanjut SET selesai_at = $1,"
		      " selesai_oleh = $2, catatan = $3"
		      " WHERE instansi_id = $4 AND id = $5"
		      " AND selesai_at IS NULL"),
};

const struct sql_list surat_tindak_lanjut_sql = {
	"surat/tindak-lanjut", sql, SQL_MAX};

static void fill(struct tindak_lanjut *t, struct db_rows *q)
{
	*t = (struct tindak_lanjut){
		.id = db_int(q, 0),
		.kasus_id = db_int(q, 1),
		.rapat_id = db_int(q, 2),
		.butir = (int)db_int(q, 3),
		.uraian = db_text(q, 4),
		.jabatan = db_text(q, 5),
		.tenggat = hari_dari(db_text(q, 6)),
		.dibuat_at = db_int(q, 7),
		.selesai_at = db_int(q, 8),
		.selesai_oleh = db_int(q, 9),
		.catatan = db_text(q, 10),
	};
}

static int read_all(struct ctx *c, struct db_rows *q,
	struct tindak_lanjut **list, size_t *n)
{
	struct tindak_lanjut *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int rapat_tugaskan(struct ctx *c, int64_t instansi_id, const struct rapat *r)
{
	for (size_t i = 0; i < r->butir_n; i++) {
		const struct butir *b = &r->butir[i];

		if (text_is_blank(b->keputusan))
			continue;
		db_put(c, sql[SQL_ADD],
			WITH(INT(instansi_id), INT(r->kasus_id), INT(r->id),
				INT((int64_t)i + 1), TEXT(b->keputusan),
				TEXT(b->penanggung),
				TEXT(hari_iso(c, b->tenggat)), INT(c->now)),
			1);
	}
	return OK;
}

int tindak_lanjut_list(
	struct ctx *c, int64_t instansi_id, struct tindak_daftar *d)
{
	struct db_rows *q;

	if (d->jabatan != NULL)
		q = db_query(c, sql[SQL_OPEN],
			WITH(INT(instansi_id), TEXT(d->jabatan),
				INT(LIMIT_INBOX)));
	else
		q = db_query(c, sql[SQL_CASE],
			WITH(INT(instansi_id), INT(d->kasus_id)));
	return read_all(c, q, &d->list, &d->n);
}

int tindak_lanjut_get(struct ctx *c, int64_t instansi_id, int64_t id,
	struct tindak_lanjut *out)
{
	struct tindak_lanjut *list = NULL;
	size_t n = 0;
	int rc = read_all(c,
		db_query(c, sql[SQL_ONE], WITH(INT(instansi_id), INT(id))),
		&list, &n);

	if (rc < 0)
		return rc;
	if (n == 0)
		return fail(c, E_NOTFOUND,
			"Tindak lanjut %lld tidak ada; lihat daftarnya di Beranda.",
			(long long)id);
	*out = list[0];
	return OK;
}

int tindak_lanjut_done(struct ctx *c, int64_t instansi_id, int64_t id,
	int64_t pegawai_id, const char *catatan)
{
	int64_t n = db_exec(c, sql[SQL_DONE],
		WITH(INT(c->now), INT(pegawai_id), TEXT(catatan),
			INT(instansi_id), INT(id)));

	if (n < 0)
		return (int)n;
	if (n == 0)
		return fail(c, E_STATE,
			"Tindak lanjut ini sudah diselesaikan; tidak ada yang berubah.");
	return OK;
}
