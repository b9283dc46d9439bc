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
	SQL_JAM_REMOVE,
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
		     " urutan, sumber, id FROM jam_kerja WHERE instansi_id = $1"
		     " ORDER BY id"),
	[SQL_LIBUR] = ("SELECT " LIBUR_COLS " FROM hari_libur"
		       " WHERE instansi_id = $1 ORDER BY hari_on"),
	[SQL_LIBUR_TAHUN] = ("SELECT " LIBUR_COLS " FROM hari_libur"
			     " WHERE instansi_id = $1 AND hari_on >= $2"
			     " AND hari_on <= $3 ORDER BY hari_on"),
	[SQL_JAM_ADD] = ("INSERT INTO jam_kerja (instansi_id, nama, mulai_on,"
			 " selesai_on, weekday, buka, tutup, urutan, sumber)"
			 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
	[SQL_JAM_REMOVE] = ("DELETE FROM jam_kerja WHERE instansi_id = $1"
			    " AND id = $2"),
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
			.id = db_int(q, 8),
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

/* These hours, with the days off and the zone of the office. */
static int compile(struct ctx *c, int64_t instansi_id, struct kalender_isi *isi,
	struct arena *a, const struct kalender **out)
{
	struct hari_libur *libur;
	int64_t zona = 0;
	int rc = read_libur(c,
		db_query(c, sql[SQL_LIBUR], WITH(INT(instansi_id))), &libur,
		&isi->libur_n);

	if (rc == OK)
		rc = db_one_int(
			c, sql[SQL_ZONA], WITH(INT(instansi_id)), &zona);
	if (rc < 0)
		return rc;
	isi->libur = libur;
	isi->zona_min = (int)zona;
	*out = kalender_compile(a, isi);
	return OK;
}

int kalender_load(struct ctx *c, int64_t instansi_id, struct arena *a,
	const struct kalender **out)
{
	struct kalender_isi isi = {0};
	struct jam_kerja *jam = NULL;
	int rc = jam_kerja_list(c, instansi_id, &jam, &isi.jam_n);

	isi.jam = jam;
	return rc < 0 ? rc : compile(c, instansi_id, &isi, a, out);
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

#define TOO_FULL                                                               \
	"Kalender kantor ini sudah penuh; hapus dahulu yang tidak dipakai lagi."

/* A calendar that cannot be loaded whole must never come to be. */
static int refuse_full(
	struct ctx *c, const char *count, int64_t instansi_id, int64_t left)
{
	int64_t n = 0;
	int rc = db_one_int(c, count, WITH(INT(instansi_id)), &n);

	if (rc == OK && n > left)
		return fail(c, E_TOOBIG, TOO_FULL);
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

/* The rows of the office as they would be. */
struct rencana {
	struct jam_kerja *list; /* what is there now */
	size_t n;
	bool *pergi; /* which of them go */
	int urutan;  /* of the rows that come */
};

static int plan_group(
	struct ctx *c, const struct rencana *p, struct jam_ubah *u)
{
	size_t at = 0;
	unsigned days;

	while (at < p->n && p->list[at].id != u->id)
		at++;
	if (at == p->n)
		return fail(c, E_NOTFOUND,
			"Jam kerja itu sudah diubah atau dihapus; muat ulang daftarnya.");
	u->lama = p->list[at];
	if (!text_eq(u->sidik, jam_kerja_sidik(c->mem, p->list, p->n, at)))
		return fail(c, E_CONFLICT,
			"Jam kerja itu baru saja diubah orang lain; muat ulang daftarnya.");
	days = jam_kerja_sekelompok(p->list, p->n, at);
	for (size_t i = 0; i < p->n; i++)
		p->pergi[i] = (days & 1u << p->list[i].weekday) != 0 &&
			      text_eq(p->list[i].nama, u->lama.nama) &&
			      p->list[i].mulai == u->lama.mulai &&
			      p->list[i].selesai == u->lama.selesai &&
			      p->list[i].urutan == u->lama.urutan;
	return OK;
}

/* Two of one place on one day would be added together. */
static int refuse_beside(
	struct ctx *c, const struct rencana *p, const struct jam_kerja *j)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct jam_kerja *l = &p->list[i];

		if (!p->pergi[i] && l->urutan == p->urutan &&
			l->weekday == j->weekday && l->mulai <= j->selesai &&
			j->mulai <= l->selesai)
			return fail(c, E_INVALID,
				"Hari %s pada masa itu sudah diatur oleh jam kerja %s; ubah hari atau masanya, atau perbaiki yang itu.",
				day_name(l->weekday), l->nama);
	}
	return OK;
}

static int plan(struct ctx *c, int64_t instansi_id, struct jam_ubah *u,
	struct rencana *p)
{
	size_t left = 0;
	int rc = check_jam(c, u->baris, u->n);

	if (rc == OK)
		rc = jam_kerja_list(c, instansi_id, &p->list, &p->n);
	if (rc < 0)
		return rc;
	p->pergi = arena_array(c->mem, bool, p->n + 1);
	if (u->id != 0)
		rc = plan_group(c, p, u);
	for (size_t i = 0; i < p->n; i++) {
		left += !p->pergi[i];
		if (u->id == 0 && p->list[i].urutan >= p->urutan)
			p->urutan = p->list[i].urutan + 1;
	}
	if (u->id != 0)
		p->urutan = u->lama.urutan;
	for (size_t i = 0; rc == OK && i < u->n; i++) {
		u->baris[i].urutan = p->urutan;
		rc = refuse_beside(c, p, &u->baris[i]);
	}
	if (rc == OK && left + u->n > LIMIT_JAM)
		rc = fail(c, E_TOOBIG, TOO_FULL);
	if (rc == OK && left + u->n == 0)
		rc = fail(c, E_STATE,
			"Ini jam kerja terakhir kantor; tetapkan dahulu jam kerja yang lain.");
	return rc;
}

int jam_kerja_ubah(struct ctx *c, int64_t instansi_id, struct jam_ubah *u)
{
	struct rencana p = {.urutan = 1};
	int rc = plan(c, instansi_id, u, &p);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < p.n; i++)
		if (p.pergi[i])
			db_put(c, sql[SQL_JAM_REMOVE],
				WITH(INT(instansi_id), INT(p.list[i].id)), 1);
	for (size_t i = 0; i < u->n; i++)
		put_jam(c, instansi_id, &u->baris[i]);
	return instansi_touch(c, instansi_id);
}

int jam_kerja_coba(struct ctx *c, int64_t instansi_id, struct jam_ubah *u,
	const struct kalender **out)
{
	struct rencana p = {.urutan = 1};
	struct kalender_isi isi = {0};
	struct jam_kerja *l;
	int rc = plan(c, instansi_id, u, &p);

	if (rc < 0)
		return rc;
	l = arena_array(c->mem, struct jam_kerja, p.n + u->n + 1);
	for (size_t i = 0; i < p.n; i++)
		if (!p.pergi[i])
			l[isi.jam_n++] = p.list[i];
	for (size_t i = 0; i < u->n; i++)
		l[isi.jam_n++] = u->baris[i];
	isi.jam = l;
	return compile(c, instansi_id, &isi, c->mem, out);
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
