/* The storage door of requests to have figures back. */
#include "base/base.h"

#include "kinerja/minta.h"

#include "store/sql_list.h"
#include "store/store.h"

enum { SQL_GET, SQL_LIST, SQL_ADD, SQL_ANSWER, SQL_AGAIN, SQL_MAX };

#define COLS                                                                   \
	"id, kasus_id, bidang, alasan, pada_at, oleh, hasil, jawaban,"         \
	" dijawab_at, dijawab_oleh"

static const char *const sql[SQL_MAX] = {
	[SQL_GET] = ("SELECT " COLS " FROM minta_buka"
		     " WHERE instansi_id = $1 AND kasus_id = $2"
		     " AND bidang = $3 ORDER BY id DESC LIMIT 1"),
	[SQL_LIST] = ("SELECT " COLS " FROM minta_buka"
		      " WHERE instansi_id = $1 AND kasus_id = $2"
		      " AND hasil = 'menunggu' ORDER BY bidang"),
	[SQL_ADD] = ("INSERT INTO minta_buka (instansi_id, kasus_id, bidang,"
		     " alasan, pada_at, oleh) VALUES ($1, $2, $3, $4, $5, $6)"
		     " RETURNING id"),
	[SQL_ANSWER] = ("UPDATE minta_buka SET hasil = $4, jawaban = $5,"
			" dijawab_at = $6, dijawab_oleh = $7"
			" WHERE instansi_id = $1 AND kasus_id = $2"
			" AND bidang = $3 AND hasil = 'menunggu'"),
	[SQL_AGAIN] = ("UPDATE minta_buka SET hasil = 'menunggu',"
		       " jawaban = NULL, dijawab_at = NULL,"
		       " dijawab_oleh = NULL WHERE instansi_id = $1"
		       " AND kasus_id = $2 AND dijawab_at = $3"
		       " AND hasil = 'dikembalikan'"),
};

const struct sql_list kinerja_minta_sql = {"kinerja/minta", sql, SQL_MAX};

static const char *const kode[] = {
	[MINTA_MENUNGGU] = "menunggu",
	[MINTA_DIKEMBALIKAN] = "dikembalikan",
	[MINTA_DITOLAK] = "ditolak",
};

const char *minta_hasil_kode(enum minta_hasil h)
{
	return kode[h];
}

static enum minta_hasil hasil_of(const char *text)
{
	for (size_t i = 0; i < ARRAY_N(kode); i++)
		if (text_eq(kode[i], text))
			return (enum minta_hasil)i;
	must_failed(__FILE__, __LINE__, "the schema checks it");
}

static void fill(struct minta_buka *m, struct db_rows *q)
{
	*m = (struct minta_buka){.id = db_int(q, 0),
		.kasus_id = db_int(q, 1),
		.bidang = db_text(q, 2),
		.alasan = db_text(q, 3),
		.pada_at = db_int(q, 4),
		.oleh = db_int(q, 5),
		.hasil = hasil_of(db_text(q, 6)),
		.jawaban = db_text(q, 7),
		.dijawab_at = db_int(q, 8),
		.dijawab_oleh = db_int(q, 9)};
}

int minta_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const char *bidang, struct minta_buka *out)
{
	struct db_rows *q = db_query(c, sql[SQL_GET],
		WITH(INT(instansi_id), INT(kasus_id), TEXT(bidang)));

	*out = (struct minta_buka){0};
	while (db_next(q))
		fill(out, q);
	return db_done(q);
}

int minta_list(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct minta_buka **list, size_t *n)
{
	struct db_rows *q = db_query(
		c, sql[SQL_LIST], WITH(INT(instansi_id), INT(kasus_id)));
	struct minta_buka *l = NULL;
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

int minta_add(struct ctx *c, int64_t instansi_id, struct minta_buka *m)
{
	return db_one_int(c, sql[SQL_ADD],
		WITH(INT(instansi_id), INT(m->kasus_id), TEXT(m->bidang),
			TEXT(m->alasan), INT(m->pada_at), INT(m->oleh)),
		&m->id);
}

int minta_jawab(struct ctx *c, int64_t instansi_id, const struct minta_buka *m)
{
	db_put(c, sql[SQL_ANSWER],
		WITH(INT(instansi_id), INT(m->kasus_id), TEXT(m->bidang),
			TEXT(kode[m->hasil]), TEXT(m->jawaban),
			INT(m->dijawab_at), INT(m->dijawab_oleh)),
		DB_ANY);
	return OK;
}

int minta_lagi(struct ctx *c, int64_t instansi_id, int64_t kasus_id, int64_t at)
{
	int64_t n = db_exec(c, sql[SQL_AGAIN],
		WITH(INT(instansi_id), INT(kasus_id), INT(at)));

	return n < 0 ? (int)n : OK;
}
