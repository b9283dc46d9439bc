/* The storage door of failed tries and known devices: see akun.h. */
#include "base/base.h"

#include "org/akun.h"
#include "org/sesi.h"

#include "store/sql_list.h"
#include "store/store.h"

#define LUPA_ALAMAT CLOCK_DAY      /* an address begins again after this */
#define LUPA_NAMA (30 * CLOCK_DAY) /* rows of nobody are swept after this */
#define LUPA_PERANGKAT (365 * CLOCK_DAY)
#define TUNGGU (10 * CLOCK_MINUTE)
#define TUNGGU_MAX (60 * CLOCK_MINUTE)

enum {
	SQL_GET,
	SQL_COUNT,
	SQL_GUESS,
	SQL_WAIT,
	SQL_UNDO,
	SQL_REMOVE,
	SQL_SWEEP,
	SQL_DEVICE,
	SQL_DEVICE_ADD,
	SQL_DEVICE_SEEN,
	SQL_DEVICE_REMOVE,
	SQL_DEVICE_SWEEP,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_GET] = ("SELECT gagal, pada_at, boleh_at FROM percobaan"
		     " WHERE kunci = $1"),
	/* One statement, so that two tries at once count as two. */
	[SQL_COUNT] = ("INSERT INTO percobaan (kunci, gagal, pada_at, boleh_at)"
		       " VALUES ($1, 1, $2, 0) ON CONFLICT (kunci) DO UPDATE"
		       " SET gagal = CASE WHEN percobaan.pada_at < $3 THEN 1"
		       " ELSE percobaan.gagal + 1 END, pada_at = $2"
		       " RETURNING gagal"),
	/* Who has to wait has not guessed. */
	[SQL_GUESS] =
		("INSERT INTO percobaan (kunci, gagal, pada_at, boleh_at)"
		 " VALUES ($1, 1, $2, 0) ON CONFLICT (kunci) DO UPDATE"
		 " SET gagal = CASE WHEN percobaan.boleh_at > $2"
		 " THEN percobaan.gagal WHEN percobaan.pada_at < $3 THEN 1"
		 " ELSE percobaan.gagal + 1 END, pada_at ="
		 " CASE WHEN percobaan.boleh_at > $2 THEN percobaan.pada_at"
		 " ELSE $2 END RETURNING gagal, boleh_at"),
	[SQL_WAIT] = "UPDATE percobaan SET boleh_at = $2 WHERE kunci = $1",
	[SQL_UNDO] = ("UPDATE percobaan SET gagal = gagal - 1, boleh_at = 0"
		      " WHERE kunci = $1 AND gagal > 0"),
	[SQL_REMOVE] = "DELETE FROM percobaan WHERE kunci = $1",
	[SQL_SWEEP] = ("DELETE FROM percobaan WHERE pada_at < $1"
		       " AND kunci NOT LIKE 'akun:%'"),
	[SQL_DEVICE] = ("SELECT count(*) FROM perangkat WHERE hash = $1"
			" AND pegawai_id = $2"),
	[SQL_DEVICE_ADD] =
		("INSERT INTO perangkat (hash, pegawai_id, dibuat_at,"
		 " terakhir_at) VALUES ($1, $2, $3, $3)"),
	[SQL_DEVICE_SEEN] = ("UPDATE perangkat SET terakhir_at = $2"
			     " WHERE hash = $1"),
	[SQL_DEVICE_REMOVE] = "DELETE FROM perangkat WHERE pegawai_id = $1",
	[SQL_DEVICE_SWEEP] = "DELETE FROM perangkat WHERE terakhir_at < $1",
};

const struct sql_list org_percobaan_sql = {"org/percobaan", sql, SQL_MAX};

/* What is counted for one try: at most an account and an address. */
struct hitung {
	const char *kunci;
	int batas;    /* failures before a wait */
	int64_t lupa; /* counting begins again after so long; 0: never */
};

static char *hex_of(struct arena *mem, const char *text)
{
	unsigned char hash[HASH_N];

	hash_bytes(text, strlen(text), hash);
	return hash_hex(mem, hash);
}

static size_t counters(
	struct ctx *c, const struct percobaan *p, struct hitung out[2])
{
	if (p->dikenal) {
		out[0] = (struct hitung){arena_printf(c->mem, "perangkat:%s",
						 hex_of(c->mem, p->perangkat)),
			PERCOBAAN_AKUN, 0};
		return 1;
	}
	out[0].kunci = p->akun->id != 0
			       ? arena_printf(c->mem, "akun:%lld",
					 (long long)p->akun->id)
			       : arena_printf(c->mem, "nama:%s",
					 hex_of(c->mem, p->akun->nama));
	out[0].batas = PERCOBAAN_AKUN;
	out[0].lupa = 0;
	out[1] = (struct hitung){arena_printf(c->mem, "alamat:%s", p->alamat),
		PERCOBAAN_ALAMAT, LUPA_ALAMAT};
	return 2;
}

static int64_t delay_of(int64_t gagal, int batas)
{
	int64_t wait = TUNGGU;

	if (gagal < batas)
		return 0;
	for (int64_t i = batas; i < gagal && wait < TUNGGU_MAX; i++)
		wait *= 2;
	return wait < TUNGGU_MAX ? wait : TUNGGU_MAX;
}

/* Must he wait because of this counter? */
static int look(struct ctx *c, const struct hitung *h, int64_t *tunggu)
{
	struct db_rows *q = db_query(c, sql[SQL_GET], WITH(TEXT(h->kunci)));
	int64_t gagal = 0, pada = 0, boleh = 0;
	int rc;

	while (db_next(q)) {
		gagal = db_int(q, 0);
		pada = db_int(q, 1);
		boleh = db_int(q, 2);
	}
	rc = db_done(q);
	if (rc < 0 || *tunggu < 0 || (h->lupa != 0 && pada < c->now - h->lupa))
		return rc;
	/* An address only slows down: it may be that of a whole office. */
	if (gagal >= PERCOBAAN_MATI && h->lupa == 0)
		*tunggu = -1;
	else if (boleh > c->now && boleh - c->now > *tunggu)
		*tunggu = boleh - c->now;
	return OK;
}

static int count(struct ctx *c, const struct hitung *h)
{
	int64_t gagal = 0, wait;
	int rc = db_one_int(c, sql[SQL_COUNT],
		WITH(TEXT(h->kunci), INT(c->now),
			INT(h->lupa == 0 ? 0 : c->now - h->lupa)),
		&gagal);

	if (rc < 0)
		return rc;
	wait = delay_of(gagal, h->batas);
	if (wait > 0)
		db_put(c, sql[SQL_WAIT],
			WITH(TEXT(h->kunci), INT(c->now + wait)), 1);
	return OK;
}

static int known(struct ctx *c, struct percobaan *p)
{
	unsigned char hash[HASH_N];
	int64_t n = 0;
	int rc;

	p->dikenal = false;
	if (text_is_blank(p->perangkat) || p->akun->id == 0)
		return OK;
	token_hash(p->perangkat, hash);
	rc = db_one_int(c, sql[SQL_DEVICE],
		WITH(BLOB(hash, HASH_N), INT(p->akun->pegawai_id)), &n);
	p->dikenal = n > 0;
	return rc;
}

int percobaan_mulai(struct ctx *c, struct percobaan *p)
{
	struct hitung h[2];
	size_t n;
	int rc = known(c, p);

	p->tunggu = 0;
	if (rc < 0)
		return rc;
	n = counters(c, p, h);
	for (size_t i = 0; rc == OK && i < n; i++)
		rc = look(c, &h[i], &p->tunggu);
	for (size_t i = 0; rc == OK && p->tunggu == 0 && i < n; i++)
		rc = count(c, &h[i]);
	return rc;
}

int percobaan_berhasil(struct ctx *c, const struct percobaan *p)
{
	struct hitung h[2];
	size_t n = counters(c, p, h);
	unsigned char hash[HASH_N];

	db_put(c, sql[SQL_REMOVE], WITH(TEXT(h[0].kunci)), DB_ANY);
	if (n > 1)
		db_put(c, sql[SQL_UNDO], WITH(TEXT(h[1].kunci)), DB_ANY);
	if (p->dikenal) {
		token_hash(p->perangkat, hash);
		db_put(c, sql[SQL_DEVICE_SEEN],
			WITH(BLOB(hash, HASH_N), INT(c->now)), DB_ANY);
	}
	db_put(c, sql[SQL_SWEEP], WITH(INT(c->now - LUPA_NAMA)), DB_ANY);
	db_put(c, sql[SQL_DEVICE_SWEEP], WITH(INT(c->now - LUPA_PERANGKAT)),
		DB_ANY);
	return OK;
}

int percobaan_hapus(struct ctx *c, const struct akun *a)
{
	db_put(c, sql[SQL_REMOVE],
		WITH(TEXT(arena_printf(c->mem, "akun:%lld", (long long)a->id))),
		DB_ANY);
	db_put(c, sql[SQL_DEVICE_REMOVE], WITH(INT(a->pegawai_id)), DB_ANY);
	return OK;
}

int tebakan_mulai(struct ctx *c, const char *kunci, int64_t *tunggu)
{
	struct db_rows *q = db_query(c, sql[SQL_GUESS],
		WITH(TEXT(kunci), INT(c->now), INT(c->now - LUPA_ALAMAT)));
	int64_t gagal = 0, boleh = 0, wait;
	int rc;

	while (db_next(q)) {
		gagal = db_int(q, 0);
		boleh = db_int(q, 1);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*tunggu = boleh > c->now ? boleh - c->now : 0;
	wait = delay_of(gagal, PERCOBAAN_AKUN);
	if (*tunggu == 0 && wait > 0)
		db_put(c, sql[SQL_WAIT], WITH(TEXT(kunci), INT(c->now + wait)),
			1);
	return OK;
}

int tebakan_benar(struct ctx *c, const char *kunci)
{
	db_put(c, sql[SQL_REMOVE], WITH(TEXT(kunci)), DB_ANY);
	return OK;
}

int perangkat_add(struct ctx *c, int64_t pegawai_id, const char *token)
{
	unsigned char hash[HASH_N];

	token_hash(token, hash);
	db_put(c, sql[SQL_DEVICE_ADD],
		WITH(BLOB(hash, HASH_N), INT(pegawai_id), INT(c->now)), 1);
	return OK;
}
