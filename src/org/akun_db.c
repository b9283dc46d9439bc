/* The storage door of accounts. */
#include "base/base.h"

#include "org/akun.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_FIND,
	SQL_GET,
	SQL_LIST,
	SQL_ADD,
	SQL_TAKEN,
	SQL_SANDI,
	SQL_ATUR,
	SQL_PENGELOLA_N,
	SQL_PENGELOLA,
	SQL_MASUK,
	SQL_RINGKASAN,
	SQL_RINGKASAN_ATUR,
	SQL_MAX
};

#define COLS                                                                   \
	"SELECT a.id, a.pegawai_id, g.instansi_id, a.nama, g.nip, g.nama,"     \
	" a.sandi, a.aktif, a.ganti, a.pengelola, a.sandi_at, a.masuk_at,"     \
	" a.rev, g.aktif"                                                      \
	" FROM akun a JOIN pegawai g ON g.id = a.pegawai_id"

static const char *const sql[SQL_MAX] = {
	[SQL_FIND] = COLS " WHERE a.nama = $1 OR g.nip = $1 ORDER BY a.id",
	[SQL_GET] = COLS " WHERE a.pegawai_id = $1",
	[SQL_LIST] = COLS " WHERE g.instansi_id = $1 ORDER BY a.nama",
	[SQL_ADD] = ("INSERT INTO akun (pegawai_id, nama, sandi, aktif, ganti,"
		     " pengelola, sandi_at) VALUES ($1, $2, $3, 1, $4, $5, $6)"
		     " RETURNING id"),
	[SQL_TAKEN] = ("SELECT a.pegawai_id FROM akun a"
		       " WHERE a.nama = $1 OR a.pegawai_id = $2"
		       " ORDER BY CASE WHEN a.pegawai_id = $2 THEN 0 ELSE 1"
		       " END"),
	[SQL_SANDI] = ("UPDATE akun SET sandi = $2, ganti = $3, sandi_at = $4,"
		       " rev = rev + 1 WHERE pegawai_id = $1"),
	[SQL_ATUR] = ("UPDATE akun SET aktif = $2, pengelola = $3,"
		      " rev = rev + 1 WHERE pegawai_id = $1 AND rev = $4"),
	[SQL_PENGELOLA_N] =
		("SELECT count(*) FROM akun a JOIN pegawai g"
		 " ON g.id = a.pegawai_id WHERE g.instansi_id = $1"
		 " AND a.pengelola = 1 AND a.aktif = 1 AND g.aktif = 1"
		 " AND a.pegawai_id <> $2"),
	[SQL_PENGELOLA] = ("SELECT count(*) FROM akun a JOIN pegawai g"
			   " ON g.id = a.pegawai_id WHERE a.pegawai_id = $1"
			   " AND a.pengelola = 1 AND a.aktif = 1"
			   " AND g.aktif = 1"),
	[SQL_MASUK] = "UPDATE akun SET masuk_at = $2 WHERE pegawai_id = $1",
	[SQL_RINGKASAN] = ("SELECT count(*) FROM akun WHERE pegawai_id = $1"
			   " AND ringkasan = 0"),
	[SQL_RINGKASAN_ATUR] =
		"UPDATE akun SET ringkasan = $2 WHERE pegawai_id = $1",
};

const struct sql_list org_akun_sql = {"org/akun", sql, SQL_MAX};

static void fill(struct akun *a, struct db_rows *q)
{
	a->id = db_int(q, 0);
	a->pegawai_id = db_int(q, 1);
	a->instansi_id = db_int(q, 2);
	a->nama = db_text(q, 3);
	a->nip = db_text(q, 4);
	a->orang = db_text(q, 5);
	a->sandi = db_text(q, 6);
	a->aktif = db_int(q, 7) != 0;
	a->ganti = db_int(q, 8) != 0;
	a->pengelola = db_int(q, 9) != 0;
	a->sandi_at = db_int(q, 10);
	a->masuk_at = db_int(q, 11);
	a->rev = db_int(q, 12);
	a->orang_aktif = db_int(q, 13) != 0;
}

static int read_one(struct db_rows *q, struct akun *out)
{
	bool found = false;

	memset(out, 0, sizeof(*out));
	while (db_next(q)) {
		if (!found)
			fill(out, q);
		found = true;
	}
	return db_done(q);
}

/* What was typed, as names and NIP are kept: no blanks, small letters. */
static const char *typed_name(struct arena *mem, const char *typed)
{
	char *s = arena_dup(mem, typed != NULL ? typed : ""), *to = s;

	for (const char *p = s; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*to++ = (char)(*p - 'A' + 'a');
		else if (*p != ' ' && *p != '\t')
			*to++ = *p;
	*to = '\0';
	return s;
}

int akun_find(struct ctx *c, const char *typed, struct akun *out)
{
	const char *name = typed_name(c->mem, typed);
	int rc;

	if (strlen(name) > LIMIT_KODE || !text_is_utf8(name, strlen(name)))
		name = "";
	rc = read_one(db_query(c, sql[SQL_FIND], WITH(TEXT(name))), out);
	if (out->id == 0)
		out->nama = name;
	return rc;
}

int akun_get(struct ctx *c, int64_t pegawai_id, struct akun *out)
{
	int rc =
		read_one(db_query(c, sql[SQL_GET], WITH(INT(pegawai_id))), out);

	if (rc == OK && out->id == 0)
		return fail(c, E_NOTFOUND,
			"Pegawai itu belum mempunyai akun; minta pengelola membuatkannya.");
	return rc;
}

int akun_list(struct ctx *c, int64_t instansi_id, struct akun **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST], WITH(INT(instansi_id)));
	struct akun *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_ROWS) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill(&l[count], q);
		l[count++].sandi = NULL;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

static int refuse_taken(struct ctx *c, const struct akun *a)
{
	int64_t whose = 0;
	int rc = db_one_int(c, sql[SQL_TAKEN],
		WITH(TEXT(a->nama), INT(a->pegawai_id)), &whose);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		return OK;
	}
	if (rc < 0)
		return rc;
	if (whose == a->pegawai_id)
		return fail(c, E_CONFLICT,
			"Pegawai itu sudah mempunyai akun; reset saja kata sandinya.");
	return fail(c, E_CONFLICT,
		"Nama akun %s sudah dipakai; pilih nama lain.", a->nama);
}

int akun_add(struct ctx *c, struct akun *a)
{
	int64_t id = 0;
	int rc;

	/* A code begins with a letter, so it never looks like a NIP. */
	if (!text_is_kode(a->nama))
		return fail(c, E_INVALID,
			"Nama akun harus 1 sampai %d huruf kecil, angka, atau tanda hubung, dan berawal huruf.",
			LIMIT_KODE);
	rc = refuse_taken(c, a);
	if (rc == OK)
		rc = db_one_int(c, sql[SQL_ADD],
			WITH(INT(a->pegawai_id), TEXT(a->nama), TEXT(a->sandi),
				INT(a->ganti), INT(a->pengelola), INT(c->now)),
			&id);
	if (rc == OK)
		a->id = id;
	return rc;
}

int akun_sandi(struct ctx *c, int64_t pegawai_id, const char *hash, bool ganti)
{
	db_put(c, sql[SQL_SANDI],
		WITH(INT(pegawai_id), TEXT(hash), INT(ganti), INT(c->now)), 1);
	return OK;
}

int akun_terakhir(struct ctx *c, const struct akun *a)
{
	int64_t n = 0;
	int rc = db_one_int(c, sql[SQL_PENGELOLA_N],
		WITH(INT(a->instansi_id), INT(a->pegawai_id)), &n);

	if (rc < 0 || n > 0)
		return rc;
	return fail(c, E_STATE,
		"Harus tetap ada satu pengelola yang aktif; angkat pengelola lain lebih dahulu.");
}

int akun_atur(struct ctx *c, const struct akun *a)
{
	int64_t n;
	int rc = a->aktif && a->pengelola ? OK : akun_terakhir(c, a);

	if (rc < 0)
		return rc;
	n = db_exec(c, sql[SQL_ATUR],
		WITH(INT(a->pegawai_id), INT(a->aktif), INT(a->pengelola),
			INT(a->rev)));
	if (n == 0)
		return fail(c, E_CONFLICT,
			"Akun itu baru saja diubah orang lain; muat ulang lalu periksa.");
	return n < 0 ? (int)n : OK;
}

int akun_masuk(struct ctx *c, int64_t pegawai_id)
{
	db_put(c, sql[SQL_MASUK], WITH(INT(pegawai_id), INT(c->now)), 1);
	return OK;
}

int akun_pengelola(struct ctx *c, int64_t pegawai_id, bool *is)
{
	int64_t n = 0;
	int rc = db_one_int(c, sql[SQL_PENGELOLA], WITH(INT(pegawai_id)), &n);

	*is = n > 0;
	return rc;
}

int akun_ringkasan(struct ctx *c, int64_t pegawai_id, bool *mau)
{
	int64_t n = 0;
	int rc = db_one_int(c, sql[SQL_RINGKASAN], WITH(INT(pegawai_id)), &n);

	*mau = n == 0;
	return rc;
}

int akun_ringkasan_atur(struct ctx *c, int64_t pegawai_id, bool mau)
{
	db_put(c, sql[SQL_RINGKASAN_ATUR], WITH(INT(pegawai_id), INT(mau)), 1);
	return OK;
}
