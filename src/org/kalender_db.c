/* The storage door of the calendar: jam_kerja and hari_libur. */
#include "base/base.h"

#include "org/kalender_priv.h"
#include "org/org_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_JAM,
	SQL_LIBUR,
	SQL_LIBUR_TAHUN,
	SQL_JAM_ADD,
	SQL_JAM_URUTAN,
	SQL_JAM_COUNT,
	SQL_LIBUR_COUNT,
	SQL_LIBUR_ADD,
	SQL_LIBUR_REMOVE,
	SQL_ZONA,
	SQL_MAX
};

#define LIBUR_COLS "hari_on, jenis, nama, sumber"

static const char *const sql[SQL_MAX] = {
	[SQL_JAM] = ("SELECT nama, mulai_on, selesai_on, weekday, buka, tutup,"
		     " urutan, sumber FROM jam_kerja WHERE instansi_id = $1"
		     " ORDER BY id"),
	[SQL_LIBUR] = ("SELECT " LIBUR_COLS " FROM hari_libur"
		       " WHERE instansi_id = $1 ORDER BY hari_on"),
	[SQL_LIBUR_TAHUN] = ("SELECT " LIBUR_COLS " FROM hari_libur"
			     " WHERE instansi_id = $1 AND hari_on >= $2"
			     " AND hari_on <= $3 ORDER BY hari_on"),
	[SQL_JAM_ADD] = ("INSERT INTO jam_kerja (instansi_id, nama, mulai_on,"
			 " selesai_on, weekday, buka, tutup, urutan, sumber)"
			 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
	[SQL_JAM_URUTAN] = ("SELECT COALESCE(max(urutan), 0) + 1"
			    " FROM jam_kerja WHERE instansi_id = $1"),
	[SQL_JAM_COUNT] =
		"SELECT count(*) FROM jam_kerja WHERE instansi_id = $1",
	[SQL_LIBUR_COUNT] =
		"SELECT count(*) FROM hari_libur WHERE instansi_id = $1",
	[SQL_LIBUR_ADD] = ("INSERT INTO hari_libur (instansi_id, " LIBUR_COLS
			   ") VALUES ($1, $2, $3, $4, $5)"
			   " ON CONFLICT DO NOTHING"),
	[SQL_LIBUR_REMOVE] = ("DELETE FROM hari_libur WHERE instansi_id = $1"
			      " AND hari_on = $2"),
	[SQL_ZONA] = "SELECT zona_min FROM instansi WHERE id = $1",
};

const struct sql_list org_kalender_sql = {"org/kalender", sql, SQL_MAX};

static int32_t day_of(const char *text)
{
	int32_t day = 0;

	must(day_parse(text, &day));
	return day;
}

const char *day_text(struct ctx *c, int32_t day)
{
	char out[CLOCK_TEXT];

	day_format(day, out);
	return arena_dup(c->mem, out);
}

int jam_kerja_list(
	struct ctx *c, int64_t instansi_id, struct jam_kerja **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_JAM], WITH(INT(instansi_id)));
	struct jam_kerja *l = arena_array(c->mem, struct jam_kerja, LIMIT_JAM);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_JAM)
		l[count++] = (struct jam_kerja){
			.nama = db_text(q, 0),
			.mulai = day_of(db_text(q, 1)),
			.selesai = day_of(db_text(q, 2)),
			.weekday = (int)db_int(q, 3),
			.buka = (int)db_int(q, 4),
			.tutup = (int)db_int(q, 5),
			.urutan = (int)db_int(q, 6),
			.sumber = db_text(q, 7),
		};
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

static int read_libur(
	struct ctx *c, struct db_rows *q, struct hari_libur **list, size_t *n)
{
	struct hari_libur *l =
		arena_array(c->mem, struct hari_libur, LIMIT_LIBUR);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_LIBUR)
		l[count++] = (struct hari_libur){day_of(db_text(q, 0)),
			db_text(q, 1), db_text(q, 2), db_text(q, 3)};
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int kalender_load(struct ctx *c, int64_t instansi_id, struct arena *a,
	const struct kalender **out)
{
	struct kalender_isi isi = {0};
	struct jam_kerja *jam = NULL;
	struct hari_libur *libur;
	int64_t zona = 0;
	int rc = jam_kerja_list(c, instansi_id, &jam, &isi.jam_n);

	isi.jam = jam;

	if (rc == OK)
		rc = read_libur(c,
			db_query(c, sql[SQL_LIBUR], WITH(INT(instansi_id))),
			&libur, &isi.libur_n);
	if (rc == OK)
		rc = db_one_int(
			c, sql[SQL_ZONA], WITH(INT(instansi_id)), &zona);
	if (rc < 0)
		return rc;
	isi.libur = libur;
	isi.zona_min = (int)zona;
	*out = kalender_compile(a, &isi);
	return OK;
}

static void put_jam(
	struct ctx *c, int64_t instansi_id, const struct jam_kerja *j)
{
	db_put(c, sql[SQL_JAM_ADD],
		WITH(INT(instansi_id), TEXT(j->nama),
			TEXT(day_text(c, j->mulai)),
			TEXT(day_text(c, j->selesai)), INT(j->weekday),
			INT(j->buka), INT(j->tutup), INT(j->urutan),
			TEXT(j->sumber)),
		1);
}

static int64_t put_libur(
	struct ctx *c, int64_t instansi_id, const struct hari_libur *h)
{
	return db_exec(c, sql[SQL_LIBUR_ADD],
		WITH(INT(instansi_id), TEXT(day_text(c, h->day)),
			TEXT(h->jenis), TEXT(h->nama), TEXT(h->sumber)));
}

int kalender_seed(struct ctx *c, int64_t instansi_id)
{
	struct kalender_isi isi;
	int64_t n = 0;
	int rc = db_one_int(c, sql[SQL_JAM_COUNT], WITH(INT(instansi_id)), &n);

	/* Twice the same hours would be days of twice the minutes. */
	if (rc < 0 || n > 0)
		return rc;
	kalender_jambi_isi(c->mem, &isi);
	for (size_t i = 0; i < isi.jam_n; i++)
		put_jam(c, instansi_id, &isi.jam[i]);
	for (size_t i = 0; n >= 0 && i < isi.libur_n; i++)
		n = put_libur(c, instansi_id, &isi.libur[i]);
	if (n < 0)
		return (int)n;
	return instansi_touch(c, instansi_id);
}

/* A calendar that cannot be loaded whole must never come to be. */
static int refuse_full(
	struct ctx *c, const char *count, int64_t instansi_id, int64_t left)
{
	int64_t n = 0;
	int rc = db_one_int(c, count, WITH(INT(instansi_id)), &n);

	if (rc == OK && n > left)
		return fail(c, E_TOOBIG,
			"Kalender kantor ini sudah penuh; hapus dahulu yang tidak dipakai lagi.");
	return rc;
}

static int check_jam(struct ctx *c, const struct jam_kerja *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct jam_kerja *j = &list[i];
		int same = 0;

		if (j->weekday < 1 || j->weekday > 7 || j->buka < 0 ||
			j->tutup > 1440 || j->buka >= j->tutup ||
			j->mulai > j->selesai || text_is_blank(j->sumber))
			return fail(c, E_INVALID,
				"Jam kerja tidak sah: isi hari 1-7, jam buka sebelum jam tutup, masa berlaku, dan sumbernya.");
		for (size_t k = 0; k < n; k++) {
			if (list[k].weekday != j->weekday)
				continue;
			same++;
			if (k != i && list[k].buka < j->tutup &&
				j->buka < list[k].tutup)
				return fail(c, E_INVALID,
					"Jam kerja pada satu hari tidak boleh bertumpang tindih.");
		}
		if (same > KALENDER_SELANG)
			return fail(c, E_INVALID,
				"Satu hari paling banyak mempunyai %d selang jam kerja.",
				KALENDER_SELANG);
	}
	return OK;
}

int jam_kerja_set(
	struct ctx *c, int64_t instansi_id, struct jam_kerja *baris, size_t n)
{
	int64_t urutan = 0;
	int rc = check_jam(c, baris, n);

	if (rc == OK)
		rc = refuse_full(c, sql[SQL_JAM_COUNT], instansi_id,
			LIMIT_JAM - (int64_t)n);
	if (rc == OK)
		rc = db_one_int(c, sql[SQL_JAM_URUTAN], WITH(INT(instansi_id)),
			&urutan);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		baris[i].urutan = (int)urutan;
		put_jam(c, instansi_id, &baris[i]);
	}
	return instansi_touch(c, instansi_id);
}

int hari_libur_add(
	struct ctx *c, int64_t instansi_id, const struct hari_libur *h)
{
	int64_t n;
	int rc;

	if (text_is_blank(h->nama) || text_is_blank(h->sumber))
		return fail(c, E_INVALID,
			"Hari libur harus mempunyai nama dan sumber (keputusan yang menetapkannya).");
	if (!text_eq(h->jenis, "libur") && !text_eq(h->jenis, "cuti-bersama") &&
		!text_eq(h->jenis, "setempat"))
		return fail(c, E_INVALID,
			"Jenis hari libur \"%s\" tidak dikenal; pakai libur, cuti-bersama, atau setempat.",
			h->jenis);
	rc = refuse_full(c, sql[SQL_LIBUR_COUNT], instansi_id, LIMIT_LIBUR - 1);
	if (rc < 0)
		return rc;
	n = put_libur(c, instansi_id, h);
	if (n < 0)
		return (int)n;
	if (n == 0)
		return fail(c, E_CONFLICT,
			"Tanggal %s sudah menjadi hari libur.",
			day_long(c->mem, h->day));
	return instansi_touch(c, instansi_id);
}

int hari_libur_remove(struct ctx *c, int64_t instansi_id, int32_t day)
{
	int64_t n = db_exec(c, sql[SQL_LIBUR_REMOVE],
		WITH(INT(instansi_id), TEXT(day_text(c, day))));

	if (n < 0)
		return (int)n;
	if (n == 0)
		return fail(c, E_NOTFOUND, "Tanggal %s bukan hari libur.",
			day_long(c->mem, day));
	return instansi_touch(c, instansi_id);
}

int hari_libur_list(struct ctx *c, int64_t instansi_id, int tahun,
	struct hari_libur **list, size_t *n)
{
	return read_libur(c,
		db_query(c, sql[SQL_LIBUR_TAHUN],
			WITH(INT(instansi_id),
				TEXT(day_text(c, day_from(tahun, 1, 1))),
				TEXT(day_text(c, day_from(tahun, 12, 31))))),
		list, n);
}
