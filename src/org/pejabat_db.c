/* The storage door of people: pegawai, penugasan, akun. */
#include "base/base.h"

#include <sodium.h>

#include "org/org_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

/* security.md 3.6: argon2id with 64 MiB and two passes, about 100 ms. */
#define ARGON_OPS 2
#define ARGON_MEM ((size_t)64 << 20)

#define NIP_DIGITS 18

enum {
	SQL_PEGAWAI_ADD,
	SQL_PEGAWAI_GET,
	SQL_PEGAWAI_NIP,
	SQL_OVERLAP,
	SQL_PENUGASAN_ADD,
	SQL_PEJABAT,
	SQL_JABATAN,
	SQL_PEJABAT_ALL,
	SQL_AKUN_ADD,
	SQL_AKUN_GET,
	SQL_MAX
};

/* A Plh. acts before the definitif; a Plt. where there is none. */
#define PRIORITY                                                               \
	" CASE p.kapasitas WHEN 'plh' THEN 0 WHEN 'definitif' THEN 1 ELSE 2 END"
#define ON_DAY                                                                 \
	" p.mulai_on <= $2 AND (p.selesai_on IS NULL OR p.selesai_on >= $2)"
#define PEJABAT_COLS                                                           \
	"g.id, g.nama, g.nip, g.pangkat, j.kode, j.nama, j.peran, j.bidang,"   \
	" p.kapasitas, p.dasar"

static const char *const sql[SQL_MAX] = {
	[SQL_PEGAWAI_ADD] = ("INSERT INTO pegawai (instansi_id, nip, nama,"
			     " pangkat, contoh) VALUES ($1, $2, $3, $4, $5)"
			     " RETURNING id"),
	[SQL_PEGAWAI_GET] =
		("SELECT id, nip, nama, pangkat, contoh"
		 " FROM pegawai WHERE instansi_id = $1 AND id = $2"),
	[SQL_PEGAWAI_NIP] = ("SELECT id, nip, nama, pangkat, contoh"
			     " FROM pegawai WHERE instansi_id = $1"
			     " AND nip = $2"),
	[SQL_OVERLAP] = ("SELECT count(*) FROM penugasan WHERE instansi_id = $1"
			 " AND jabatan = $2 AND kapasitas = 'definitif'"
			 " AND mulai_on <= $4"
			 " AND (selesai_on IS NULL OR selesai_on >= $3)"),
	[SQL_PENUGASAN_ADD] = ("INSERT INTO penugasan (instansi_id, jabatan,"
			       " pegawai_id, kapasitas, mulai_on, selesai_on,"
			       " dasar) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
	[SQL_PEJABAT] =
		("SELECT " PEJABAT_COLS " FROM penugasan p"
		 " JOIN pegawai g ON g.id = p.pegawai_id"
		 " JOIN jabatan j ON j.instansi_id = p.instansi_id"
		 " AND j.kode = p.jabatan"
		 " WHERE p.instansi_id = $1 AND p.jabatan = $3 AND" ON_DAY
		 " ORDER BY" PRIORITY ", p.id DESC LIMIT 1"),
	[SQL_JABATAN] = ("SELECT count(*) FROM jabatan"
			 " WHERE instansi_id = $1 AND kode = $2"),
	[SQL_PEJABAT_ALL] =
		("SELECT " PEJABAT_COLS " FROM jabatan j"
		 " LEFT JOIN penugasan p ON p.instansi_id = j.instansi_id"
		 " AND p.jabatan = j.kode AND" ON_DAY
		 " LEFT JOIN pegawai g ON g.id = p.pegawai_id"
		 " WHERE j.instansi_id = $1 ORDER BY j.urutan, j.kode," PRIORITY
		 ", p.id DESC"),
	[SQL_AKUN_ADD] = ("INSERT INTO akun (pegawai_id, nama, sandi)"
			  " VALUES ($1, $2, $3)"),
	[SQL_AKUN_GET] = "SELECT pegawai_id, sandi FROM akun WHERE nama = $1",
};

const struct sql_list org_pejabat_sql = {"org/pejabat", sql, SQL_MAX};

int pegawai_add(struct ctx *c, int64_t instansi_id, struct pegawai *p)
{
	int64_t id = 0;
	int rc;

	if (p->nip == NULL || strlen(p->nip) != NIP_DIGITS ||
		strspn(p->nip, "0123456789") != NIP_DIGITS)
		return fail(c, E_INVALID,
			"NIP harus 18 angka; periksa kembali NIP %s.",
			p->nip != NULL ? p->nip : "");
	if (text_is_blank(p->nama))
		return fail(c, E_INVALID, "Nama pegawai harus diisi.");
	rc = db_one_int(c, sql[SQL_PEGAWAI_ADD],
		WITH(INT(instansi_id), TEXT(p->nip), TEXT(p->nama),
			TEXT(p->pangkat != NULL ? p->pangkat : ""),
			INT(p->contoh)),
		&id);
	if (rc == OK)
		p->id = id;
	return rc;
}

/* The one person of a query; E_NOTFOUND names him as he was asked for. */
static int read_pegawai(struct ctx *c, struct db_rows *q, const char *asked,
	struct pegawai *out)
{
	bool found = false;
	int rc;

	while (db_next(q)) {
		*out = (struct pegawai){db_int(q, 0), db_text(q, 1),
			db_text(q, 2), db_text(q, 3), db_int(q, 4) != 0};
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND,
			"Pegawai %s tidak ada di kantor ini; periksa NIP-nya.",
			asked);
	return rc;
}

int pegawai_get(
	struct ctx *c, int64_t instansi_id, int64_t id, struct pegawai *out)
{
	return read_pegawai(c,
		db_query(c, sql[SQL_PEGAWAI_GET],
			WITH(INT(instansi_id), INT(id))),
		arena_printf(c->mem, "nomor %lld", (long long)id), out);
}

int pegawai_find(struct ctx *c, int64_t instansi_id, const char *nip,
	struct pegawai *out)
{
	return read_pegawai(c,
		db_query(c, sql[SQL_PEGAWAI_NIP],
			WITH(INT(instansi_id), TEXT(nip))),
		nip, out);
}

/* The position is not there: one sentence for all who ask. */
static int refuse_unknown(
	struct ctx *c, int64_t instansi_id, const char *jabatan)
{
	int64_t n = 0;
	int rc = db_one_int(
		c, sql[SQL_JABATAN], WITH(INT(instansi_id), TEXT(jabatan)), &n);

	if (rc == OK && n == 0)
		return fail(c, E_NOTFOUND,
			"Jabatan \"%s\" tidak ada; lihat kodenya dengan alur org daftar.",
			jabatan);
	return rc;
}

static int refuse_overlap(
	struct ctx *c, int64_t instansi_id, const struct penugasan *p)
{
	int64_t n = 0;
	int rc;

	if (!text_eq(p->kapasitas, "definitif"))
		return OK;
	rc = db_one_int(c, sql[SQL_OVERLAP],
		WITH(INT(instansi_id), TEXT(p->jabatan),
			TEXT(day_text(c, p->mulai)),
			TEXT(p->selesai == INT32_MAX
					? "9999-12-31"
					: day_text(c, p->selesai))),
		&n);
	if (rc == OK && n > 0)
		return fail(c, E_CONFLICT,
			"Jabatan %s sudah mempunyai pejabat definitif pada masa itu; akhiri dahulu masa jabatannya.",
			p->jabatan);
	return rc;
}

int penugasan_add(struct ctx *c, int64_t instansi_id, const struct penugasan *p)
{
	int rc;

	if (!text_eq(p->kapasitas, "definitif") &&
		!text_eq(p->kapasitas, "plt") && !text_eq(p->kapasitas, "plh"))
		return fail(c, E_INVALID,
			"Kapasitas \"%s\" tidak dikenal; pakai definitif, plt, atau plh.",
			p->kapasitas);
	if (p->selesai < p->mulai)
		return fail(c, E_INVALID,
			"Masa penugasan berakhir sebelum mulai; periksa tanggalnya.");
	rc = refuse_unknown(c, instansi_id, p->jabatan);
	if (rc == OK)
		rc = refuse_overlap(c, instansi_id, p);
	if (rc < 0)
		return rc;
	db_put(c, sql[SQL_PENUGASAN_ADD],
		WITH(INT(instansi_id), TEXT(p->jabatan), INT(p->pegawai_id),
			TEXT(p->kapasitas), TEXT(day_text(c, p->mulai)),
			TEXT(p->selesai == INT32_MAX ? NULL
						     : day_text(c, p->selesai)),
			TEXT(p->dasar)),
		1);
	return instansi_touch(c, instansi_id);
}

static void fill(struct pejabat *p, struct db_rows *q)
{
	p->pegawai_id = db_int(q, 0);
	p->nama = db_text(q, 1);
	p->nip = db_text(q, 2);
	p->pangkat = db_text(q, 3);
	p->jabatan = db_text(q, 4);
	p->jabatan_nama = db_text(q, 5);
	p->peran = db_text(q, 6);
	p->bidang = db_text(q, 7);
	p->kapasitas = db_text(q, 8);
	p->dasar = db_text(q, 9);
}

int pejabat_get(struct ctx *c, int64_t instansi_id, const char *jabatan,
	int32_t day, struct pejabat *out)
{
	struct db_rows *q = db_query(c, sql[SQL_PEJABAT],
		WITH(INT(instansi_id), TEXT(day_text(c, day)), TEXT(jabatan)));
	bool found = false;
	int rc;

	while (db_next(q)) {
		fill(out, q);
		found = true;
	}
	rc = db_done(q);
	if (rc < 0 || found)
		return rc;
	rc = refuse_unknown(c, instansi_id, jabatan);
	if (rc < 0)
		return rc;
	return fail(c, E_STATE,
		"Jabatan %s kosong pada %s; tetapkan pejabat, Plt., atau Plh. lebih dahulu.",
		jabatan, day_long(c->mem, day));
}

int pejabat_list(struct ctx *c, int64_t instansi_id, int32_t day,
	struct pejabat **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_PEJABAT_ALL],
		WITH(INT(instansi_id), TEXT(day_text(c, day))));
	struct pejabat *l = arena_array(c->mem, struct pejabat, LIMIT_JABATAN);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_JABATAN) {
		fill(&l[count], q);
		/* The first of a position is who acts. */
		if (count == 0 ||
			!text_eq(l[count].jabatan, l[count - 1].jabatan))
			count++;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

static const char *hash_of(struct ctx *c, const char *sandi)
{
	char hash[crypto_pwhash_STRBYTES];

	if (sodium_init() < 0)
		die("libsodium cannot start");
	if (crypto_pwhash_str(
		    hash, sandi, strlen(sandi), ARGON_OPS, ARGON_MEM) != 0)
		die("no memory to hash a password");
	return arena_dup(c->mem, hash);
}

int akun_add(
	struct ctx *c, int64_t pegawai_id, const char *nama, const char *sandi)
{
	if (text_is_blank(nama) || strlen(nama) > LIMIT_KODE)
		return fail(c, E_INVALID, "Nama akun harus 1 sampai %d huruf.",
			LIMIT_KODE);
	if (text_width(sandi) < LIMIT_SANDI_MIN ||
		strlen(sandi) > LIMIT_SANDI_MAX)
		return fail(c, E_INVALID,
			"Kata sandi harus %d sampai %d huruf.", LIMIT_SANDI_MIN,
			LIMIT_SANDI_MAX);
	db_put(c, sql[SQL_AKUN_ADD],
		WITH(INT(pegawai_id), TEXT(nama), TEXT(hash_of(c, sandi))), 1);
	return OK;
}

int akun_check(
	struct ctx *c, const char *nama, const char *sandi, int64_t *pegawai_id)
{
	struct db_rows *q = db_query(c, sql[SQL_AKUN_GET], WITH(TEXT(nama)));
	const char *hash = NULL;
	int64_t id = 0;
	bool right;
	int rc;

	while (db_next(q)) {
		id = db_int(q, 0);
		hash = db_text(q, 1);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	/* No account has a longer one; the work stays that of any other. */
	if (strlen(sandi) > LIMIT_SANDI_MAX)
		sandi = "";
	/* Of nobody: so that an unknown name costs the same work. */
	if (hash == NULL)
		right = hash_of(c, sandi) == NULL;
	else
		right = crypto_pwhash_str_verify(hash, sandi, strlen(sandi)) ==
			0;
	if (!right)
		return fail(c, E_DENIED, "Nama akun atau kata sandi salah.");
	*pegawai_id = id;
	return OK;
}
