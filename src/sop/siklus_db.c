/* The storage door of the running cases: siklus, tugas, peristiwa. */
#include "base/base.h"

#include "sop/siklus_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

#define SIKLUS_COLS                                                            \
	"s.id, s.instansi_id, s.sop_id, s.sop_nomor, s.periode, s.bidang,"     \
	" s.keadaan, s.marking, s.urut, s.hash, s.dibuka_at, s.selesai_at,"    \
	" (SELECT i.kalender_rev FROM instansi i WHERE i.id = s.instansi_id)"
#define PERISTIWA_COLS                                                         \
	"urut, pada_at, terjadi_at, tindakan, simpul, langkah, bidang,"        \
	" putaran, keputusan, kembali_ke, jenis, pegawai_id, jabatan,"         \
	" kapasitas, kunci, catatan, berkas, dibuka, hash"

enum {
	SQL_LOCK,
	SQL_GET,
	SQL_LIST,
	SQL_ADD,
	SQL_UPDATE,
	SQL_TUGAS_ADD,
	SQL_TUGAS_END,
	SQL_TUGAS_DUE,
	SQL_TUGAS_HAPUS,
	SQL_TUGAS_LAGI,
	SQL_TUGAS_DILIHAT,
	SQL_TUGAS_DISENTUH,
	SQL_TUGAS_LIST,
	SQL_TUGAS_GET,
	SQL_TUGAS_INBOX,
	SQL_TUGAS_JUMLAH,
	SQL_PERISTIWA_ADD,
	SQL_PERISTIWA_LIST,
	SQL_PERISTIWA_KUNCI,
	SQL_PERISTIWA_YATIM,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	/* Only the row of the case is locked; after waiting for another who
	 * held it, PostgreSQL reads it as he left it. */
	[SQL_LOCK] = ("SELECT " SIKLUS_COLS " FROM siklus s"
		      " WHERE s.id = $1 AND s.instansi_id = $2{lock}"),
	[SQL_GET] = ("SELECT " SIKLUS_COLS " FROM siklus s"
		     " WHERE s.id = $1 AND s.instansi_id = $2"),
	[SQL_LIST] = ("SELECT " SIKLUS_COLS " FROM siklus s"
		      " WHERE s.instansi_id = $1 ORDER BY s.id"),
	[SQL_ADD] =
		("INSERT INTO siklus (instansi_id, sop_id, sop_nomor,"
		 " periode, bidang, keadaan, marking, urut, hash, dibuka_at)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)"
		 " RETURNING id"),
	[SQL_UPDATE] = ("UPDATE siklus SET keadaan = $1, marking = $2,"
			" urut = $3, hash = $4, selesai_at = $5"
			" WHERE id = $6 AND urut = $7"),
	[SQL_TUGAS_ADD] = ("INSERT INTO tugas (instansi_id, siklus_id, nomor,"
			   " simpul, langkah, bidang, jabatan, putaran,"
			   " mulai_at, tenggat_at, baku_at) VALUES"
			   " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"),
	[SQL_TUGAS_END] = ("UPDATE tugas SET selesai_at = $1, hasil = $2"
			   " WHERE siklus_id = $3 AND nomor = $4"
			   " AND selesai_at IS NULL"),
	[SQL_TUGAS_HAPUS] = ("DELETE FROM tugas"
			     " WHERE siklus_id = $1 AND nomor = $2"
			     " AND selesai_at IS NULL"),
	[SQL_TUGAS_LAGI] = ("UPDATE tugas SET selesai_at = NULL, hasil = NULL"
			    " WHERE siklus_id = $1 AND nomor = $2"
			    " AND selesai_at IS NOT NULL"),
	[SQL_TUGAS_DILIHAT] = ("UPDATE tugas SET dilihat_at = $1"
			       " WHERE siklus_id = $2 AND nomor = $3"
			       " AND dilihat_at IS NULL"),
	[SQL_TUGAS_DISENTUH] = ("UPDATE tugas SET dilihat_at = $1"
				" WHERE siklus_id = $2 AND selesai_at IS NULL"
				" AND dilihat_at IS NULL"
				" AND (jabatan = $3 OR bidang = $4)"),
	[SQL_TUGAS_DUE] = ("UPDATE tugas SET tenggat_at = $1, baku_at = $2"
			   " WHERE siklus_id = $3 AND nomor = $4"
			   " AND selesai_at IS NULL"),
	[SQL_TUGAS_LIST] = ("SELECT " TUGAS_COLS " FROM tugas t"
			    " WHERE t.siklus_id = $1 ORDER BY t.nomor"),
	[SQL_TUGAS_GET] = ("SELECT " TUGAS_COLS " FROM tugas t"
			   " WHERE t.siklus_id = $1 AND t.nomor = $2"),
	[SQL_TUGAS_INBOX] =
		("SELECT " TUGAS_COLS ", s.periode, s.sop_id FROM tugas t"
		 " JOIN siklus s ON s.id = t.siklus_id"
		 " WHERE t.instansi_id = $1 AND t.jabatan = $2"
		 " AND t.selesai_at IS NULL AND s.keadaan = 'berjalan'"
		 " ORDER BY t.tenggat_at LIMIT $3"),
	[SQL_TUGAS_JUMLAH] = ("SELECT count(*) FROM tugas t"
			      " JOIN siklus s ON s.id = t.siklus_id"
			      " WHERE t.instansi_id = $1 AND t.jabatan = $2"
			      " AND t.selesai_at IS NULL"
			      " AND s.keadaan = 'berjalan'"),
	[SQL_PERISTIWA_ADD] =
		("INSERT INTO peristiwa (instansi_id, siklus_id, urut, pada_at,"
		 " terjadi_at, tindakan, simpul, langkah, bidang, putaran,"
		 " keputusan, kembali_ke, jenis, pegawai_id, jabatan,"
		 " kapasitas, kunci, catatan, berkas, dibuka, hash) VALUES"
		 " ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
		 " $14, $15, $16, $17, $18, $19, $20, $21)"),
	[SQL_PERISTIWA_LIST] = ("SELECT " PERISTIWA_COLS " FROM peristiwa"
				" WHERE siklus_id = $1 ORDER BY urut"),
	[SQL_PERISTIWA_KUNCI] = ("SELECT " PERISTIWA_COLS " FROM peristiwa"
				 " WHERE siklus_id = $1 AND kunci = $2"),
	[SQL_PERISTIWA_YATIM] =
		("SELECT p.siklus_id, p.urut FROM peristiwa p"
		 " WHERE p.instansi_id = $1 AND NOT EXISTS"
		 " (SELECT 1 FROM siklus s WHERE s.id = p.siklus_id"
		 " AND s.instansi_id = p.instansi_id)"
		 " ORDER BY p.siklus_id, p.urut LIMIT 1"),
};

const struct sql_list sop_siklus_sql = {"sop/siklus", sql, SQL_MAX};

/* False: the row holds a state that no program wrote. */
static bool fill_siklus(struct siklus *s, struct db_rows *q)
{
	memset(s, 0, sizeof(*s));
	s->id = db_int(q, 0);
	s->instansi_id = db_int(q, 1);
	s->sop_id = db_int(q, 2);
	s->sop_nomor = db_text(q, 3);
	s->periode = db_text(q, 4);
	s->bidang_text = db_text(q, 5);
	s->marking_text = db_text(q, 7);
	s->urut = db_int(q, 8);
	db_hash(q, 9, s->hash);
	s->dibuka_at = db_int(q, 10);
	s->selesai_at = db_int(q, 11);
	s->kalender_rev = db_int(q, 12);
	return keadaan_parse(db_text(q, 6), &s->keadaan);
}

static int refuse_row(struct ctx *c, int64_t id)
{
	return fail(c, E_IO,
		"Isi keadaan siklus %lld di basis data rusak; pulihkan dari cadangan.",
		(long long)id);
}

static void fill_tugas(struct tugas *t, struct db_rows *q)
{
	memset(t, 0, sizeof(*t));
	t->siklus_id = db_int(q, 0);
	t->nomor = db_int(q, 1);
	t->simpul = db_text(q, 2);
	t->langkah = (int)db_int(q, 3);
	t->bidang = db_text(q, 4);
	t->jabatan = db_text(q, 5);
	t->putaran = (int)db_int(q, 6);
	t->mulai_at = db_int(q, 7);
	t->tenggat_at = db_int(q, 8);
	t->baku_at = db_int(q, 9);
	t->selesai_at = db_int(q, 10);
	t->hasil = db_text(q, 11);
	t->dilihat_at = db_int(q, 12);
}

static void fill_peristiwa(struct peristiwa *e, struct db_rows *q)
{
	const char *keputusan = db_text(q, 8);

	memset(e, 0, sizeof(*e));
	e->urut = db_int(q, 0);
	e->pada_at = db_int(q, 1);
	e->terjadi_at = db_int(q, 2);
	/* An unknown word means the row was altered: the chain will tell. */
	if (!tindakan_parse(db_text(q, 3), &e->tindakan))
		e->tindakan = TINDAKAN_N;
	e->simpul = db_text(q, 4);
	e->langkah = (int)db_int(q, 5);
	e->bidang = db_text(q, 6);
	e->putaran = (int)db_int(q, 7);
	if (keputusan != NULL)
		e->keputusan = text_eq(keputusan, "ya") ? KEPUTUSAN_YA
							: KEPUTUSAN_TIDAK;
	e->kembali_ke = (int)db_int(q, 9);
	e->jenis = db_text(q, 10);
	e->pegawai_id = db_int(q, 11);
	e->jabatan = db_text(q, 12);
	e->kapasitas = db_text(q, 13);
	e->kunci = db_text(q, 14);
	e->catatan = db_text(q, 15);
	e->berkas = db_text(q, 16);
	e->dibuka = db_text(q, 17);
	db_hash(q, 18, e->hash);
}

int siklus_insert(struct ctx *c, struct siklus *s)
{
	int64_t id = 0;
	int rc = db_one_int(c, sql[SQL_ADD],
		WITH(INT(s->instansi_id), INT(s->sop_id), TEXT(s->sop_nomor),
			TEXT(s->periode), TEXT(s->bidang_text),
			TEXT(keadaan_nama(s->keadaan)), TEXT(s->marking_text),
			BLOB(s->hash, HASH_N), INT(s->dibuka_at)),
		&id);

	if (rc < 0)
		return rc;
	s->id = id;
	return OK;
}

void siklus_update(struct ctx *c, const struct siklus *s, int64_t urut_before)
{
	db_put(c, sql[SQL_UPDATE],
		WITH(TEXT(keadaan_nama(s->keadaan)), TEXT(s->marking_text),
			INT(s->urut), BLOB(s->hash, HASH_N),
			s->selesai_at != 0 ? INT(s->selesai_at) : NUL,
			INT(s->id), INT(urut_before)),
		1);
}

int siklus_get(struct ctx *c, int64_t instansi_id, int64_t id, bool lock,
	struct siklus *out)
{
	struct db_rows *q;
	bool found = false, whole = true;
	int rc;

	q = db_query(c, sql[lock ? SQL_LOCK : SQL_GET],
		WITH(INT(id), INT(instansi_id)));
	while (db_next(q)) {
		whole = fill_siklus(out, q);
		found = true;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (!whole)
		return refuse_row(c, id);
	if (!found)
		return fail(c, E_NOTFOUND,
			"Siklus %lld tidak ada; lihat nomornya dengan alur siklus daftar.",
			(long long)id);
	return OK;
}

int siklus_list(
	struct ctx *c, int64_t instansi_id, struct siklus **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST], WITH(INT(instansi_id)));
	struct siklus *l = NULL;
	int64_t broken = 0;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		if (!fill_siklus(&l[count], q) && broken == 0)
			broken = l[count].id;
		count++;
	}
	rc = db_done(q);
	if (rc == OK && broken != 0)
		rc = refuse_row(c, broken);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

void tugas_insert(struct ctx *c, const struct siklus *s, const struct tugas *t)
{
	db_put(c, sql[SQL_TUGAS_ADD],
		WITH(INT(s->instansi_id), INT(s->id), INT(t->nomor),
			TEXT(t->simpul), INT(t->langkah), TEXT(t->bidang),
			TEXT(t->jabatan), INT(t->putaran), INT(t->mulai_at),
			INT(t->tenggat_at),
			t->baku_at != 0 ? INT(t->baku_at) : NUL),
		1);
}

void tugas_end(struct ctx *c, const struct siklus *s, int64_t nomor, int64_t at,
	const char *hasil)
{
	db_put(c, sql[SQL_TUGAS_END],
		WITH(INT(at), TEXT(hasil), INT(s->id), INT(nomor)), 1);
}

void tugas_hapus(struct ctx *c, const struct siklus *s, int64_t nomor)
{
	db_put(c, sql[SQL_TUGAS_HAPUS], WITH(INT(s->id), INT(nomor)), 1);
}

void tugas_lagi(struct ctx *c, const struct siklus *s, int64_t nomor)
{
	db_put(c, sql[SQL_TUGAS_LAGI], WITH(INT(s->id), INT(nomor)), 1);
}

int tugas_dilihat(struct ctx *c, const struct siklus *s, int64_t nomor)
{
	int64_t n = db_exec(c, sql[SQL_TUGAS_DILIHAT],
		WITH(INT(c->now), INT(s->id), INT(nomor)));

	return n < 0 ? (int)n : OK;
}

int tugas_disentuh(struct ctx *c, const struct siklus *s, const char *jabatan,
	const char *bidang)
{
	int64_t n = db_exec(c, sql[SQL_TUGAS_DISENTUH],
		WITH(INT(c->now), INT(s->id), TEXT(jabatan), TEXT(bidang)));

	return n < 0 ? (int)n : OK;
}

void tugas_due(struct ctx *c, const struct siklus *s, const struct tugas *t)
{
	db_put(c, sql[SQL_TUGAS_DUE],
		WITH(INT(t->tenggat_at),
			t->baku_at != 0 ? INT(t->baku_at) : NUL, INT(s->id),
			INT(t->nomor)),
		1);
}

int tugas_rows(struct ctx *c, struct db_rows *q, bool kasus,
	struct tugas **list, size_t *n)
{
	struct tugas *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill_tugas(&l[count], q);
		if (kasus) {
			l[count].periode = db_text(q, 13);
			l[count].sop_id = db_int(q, 14);
		}
		count++;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int tugas_list(
	struct ctx *c, const struct siklus *s, struct tugas **list, size_t *n)
{
	return tugas_rows(c, db_query(c, sql[SQL_TUGAS_LIST], WITH(INT(s->id))),
		false, list, n);
}

int tugas_get(
	struct ctx *c, const struct siklus *s, int64_t nomor, struct tugas *out)
{
	struct tugas *l;
	size_t n;
	int rc = tugas_rows(c,
		db_query(c, sql[SQL_TUGAS_GET], WITH(INT(s->id), INT(nomor))),
		false, &l, &n);

	if (rc < 0)
		return rc;
	if (n == 0)
		return fail(c, E_IO,
			"Tugas %lld siklus %lld hilang dari basis data; jalankan alur check.",
			(long long)nomor, (long long)s->id);
	*out = l[0];
	return OK;
}

int tugas_inbox(struct ctx *c, int64_t instansi_id, const char *jabatan,
	struct tugas **list, size_t *n)
{
	return tugas_rows(c,
		db_query(c, sql[SQL_TUGAS_INBOX],
			WITH(INT(instansi_id), TEXT(jabatan),
				INT(LIMIT_INBOX))),
		true, list, n);
}

int tugas_jumlah(
	struct ctx *c, int64_t instansi_id, const char *jabatan, int64_t *n)
{
	return db_one_int(c, sql[SQL_TUGAS_JUMLAH],
		WITH(INT(instansi_id), TEXT(jabatan)), n);
}

void peristiwa_insert(
	struct ctx *c, const struct siklus *s, const struct peristiwa *e)
{
	db_put(c, sql[SQL_PERISTIWA_ADD],
		WITH(INT(s->instansi_id), INT(s->id), INT(e->urut),
			INT(e->pada_at), INT(e->terjadi_at),
			TEXT(tindakan_nama(e->tindakan)), TEXT(e->simpul),
			INT(e->langkah), TEXT(e->bidang), INT(e->putaran),
			TEXT(keputusan_nama(e->keputusan)), INT(e->kembali_ke),
			TEXT(e->jenis), INT(e->pegawai_id), TEXT(e->jabatan),
			TEXT(e->kapasitas), TEXT(e->kunci), TEXT(e->catatan),
			TEXT(e->berkas), TEXT(e->dibuka),
			BLOB(e->hash, HASH_N)),
		1);
}

static int read_peristiwa(
	struct ctx *c, struct db_rows *q, struct peristiwa **list, size_t *n)
{
	struct peristiwa *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill_peristiwa(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int peristiwa_list(struct ctx *c, const struct siklus *s,
	struct peristiwa **list, size_t *n)
{
	return read_peristiwa(c,
		db_query(c, sql[SQL_PERISTIWA_LIST], WITH(INT(s->id))), list,
		n);
}

int peristiwa_find(struct ctx *c, const struct siklus *s, const char *kunci,
	struct peristiwa *out)
{
	struct peristiwa *l;
	size_t n;
	int rc = read_peristiwa(c,
		db_query(c, sql[SQL_PERISTIWA_KUNCI],
			WITH(INT(s->id), TEXT(kunci))),
		&l, &n);

	if (rc < 0)
		return rc;
	if (n == 0)
		memset(out, 0, sizeof(*out));
	else
		*out = l[0];
	return OK;
}

int siklus_yatim(struct ctx *c, int64_t instansi_id)
{
	struct db_rows *q =
		db_query(c, sql[SQL_PERISTIWA_YATIM], WITH(INT(instansi_id)));
	int64_t id = 0, urut = 0;
	int rc;

	while (db_next(q)) {
		id = db_int(q, 0);
		urut = db_int(q, 1);
	}
	rc = db_done(q);
	if (rc == OK && urut != 0)
		return fail(c, E_IO,
			"Siklus %lld: peristiwa %lld ada di jurnal tetapi baris siklusnya hilang; pulihkan dari cadangan.",
			(long long)id, (long long)urut);
	return rc;
}
