/*
 * Number books: gapless by book and year, every number given once.
 *
 * Whoever takes a number locks the row of its book and year first, so two
 * at a time on either engine get two numbers one after the other, and one
 * that fails gives its number back with its transaction.
 */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"
#include "surat/surat_priv.h"

#define POLA "{urut}/BPKPD-1.3/{bulan}/{tahun}"
#define COLS                                                                   \
	"buku, tahun, urut, nomor, keadaan, kasus_id, untuk, hal, alasan,"     \
	" pada_at, jabatan"

enum {
	SQL_BUKU_ADD,
	SQL_BUKU,
	SQL_BUKU_SET,
	SQL_TAHUN_ADD,
	SQL_TAHUN_LOCK,
	SQL_TAHUN_MOVE,
	SQL_TERAKHIR,
	SQL_ADD,
	SQL_LIST,
	SQL_ONE,
	SQL_RESERVED,
	SQL_USE,
	SQL_BACK,
	SQL_CANCEL,
	SQL_CHECK,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_BUKU_ADD] = ("INSERT INTO buku_nomor (instansi_id, kode, pola)"
			  " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"),
	[SQL_BUKU] = ("SELECT pola FROM buku_nomor"
		      " WHERE instansi_id = $1 AND kode = $2"),
	[SQL_BUKU_SET] = ("UPDATE buku_nomor SET pola = $1"
			  " WHERE instansi_id = $2 AND kode = $3"),
	[SQL_TAHUN_ADD] = ("INSERT INTO buku_tahun (instansi_id, buku, tahun,"
			   " terakhir) VALUES ($1, $2, $3, 0)"
			   " ON CONFLICT DO NOTHING"),
	[SQL_TAHUN_LOCK] = ("SELECT terakhir FROM buku_tahun"
			    " WHERE instansi_id = $1 AND buku = $2"
			    " AND tahun = $3{lock}"),
	[SQL_TAHUN_MOVE] = ("UPDATE buku_tahun SET terakhir = $1"
			    " WHERE instansi_id = $2 AND buku = $3"
			    " AND tahun = $4 AND terakhir = $5"),
	[SQL_TERAKHIR] = ("SELECT terakhir FROM buku_tahun"
			  " WHERE instansi_id = $1 AND buku = $2"
			  " AND tahun = $3"),
	[SQL_ADD] = ("INSERT INTO nomor (instansi_id, " COLS ") VALUES"
		     " ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, $10, $11)"),
	[SQL_LIST] = ("SELECT " COLS " FROM nomor WHERE instansi_id = $1"
		      " AND buku = $2 AND tahun = $3 ORDER BY urut"),
	[SQL_ONE] = ("SELECT " COLS " FROM nomor WHERE instansi_id = $1"
		     " AND buku = $2 AND tahun = $3 AND urut = $4"),
	[SQL_RESERVED] = ("SELECT " COLS " FROM nomor WHERE instansi_id = $1"
			  " AND buku = $2 AND tahun = $3"
			  " AND keadaan = 'dipesan' AND kasus_id = $4"
			  " AND untuk = $5 ORDER BY urut LIMIT 1"),
	[SQL_USE] = ("UPDATE nomor SET keadaan = 'dipakai', kasus_id = $1,"
		     " untuk = $2, hal = $3 WHERE instansi_id = $4"
		     " AND buku = $5 AND tahun = $6 AND urut = $7"
		     " AND keadaan = 'dipesan'"),
	[SQL_BACK] = ("UPDATE nomor SET keadaan = 'dipesan'"
		      " WHERE instansi_id = $1 AND kasus_id = $2"
		      " AND untuk = $3 AND keadaan = 'dipakai'"),
	[SQL_CANCEL] = ("UPDATE nomor SET keadaan = 'batal', alasan = $1"
			" WHERE instansi_id = $2 AND buku = $3 AND tahun = $4"
			" AND urut = $5 AND keadaan = 'dipesan'"),
	[SQL_CHECK] = ("SELECT t.buku, t.tahun, t.terakhir, count(n.urut),"
		       " coalesce(max(n.urut), 0) FROM buku_tahun t"
		       " LEFT JOIN nomor n ON n.instansi_id = t.instansi_id"
		       " AND n.buku = t.buku AND n.tahun = t.tahun"
		       " WHERE t.instansi_id = $1"
		       " GROUP BY t.buku, t.tahun, t.terakhir"
		       " ORDER BY t.buku, t.tahun"),
};

const struct sql_list surat_nomor_sql = {"surat/nomor", sql, SQL_MAX};

static void fill(struct nomor *n, struct db_rows *q)
{
	*n = (struct nomor){
		.buku = db_text(q, 0),
		.tahun = (int)db_int(q, 1),
		.urut = db_int(q, 2),
		.nomor = db_text(q, 3),
		.keadaan = db_text(q, 4),
		.kasus_id = db_int(q, 5),
		.untuk = db_text(q, 6),
		.hal = db_text(q, 7),
		.alasan = db_text(q, 8),
		.pada_at = db_int(q, 9),
		.jabatan = db_text(q, 10),
	};
}

/* 1 found, 0 not. */
static int one(struct ctx *c, struct db_rows *q, struct nomor *out)
{
	bool found = false;
	int rc;

	while (db_next(q)) {
		fill(out, q);
		found = true;
	}
	rc = db_done(q);
	return rc < 0 ? rc : found;
}

static bool buku_is_known(const char *buku)
{
	return text_eq(buku, BUKU_AGENDA) || text_eq(buku, BUKU_KELUAR);
}

static int check_buku(struct ctx *c, const char *buku)
{
	if (buku_is_known(buku))
		return OK;
	return fail(c, E_NOTFOUND,
		"Buku nomor \"%s\" tidak ada; pakai agenda atau keluar.",
		buku != NULL ? buku : "");
}

int nomor_pola(
	struct ctx *c, int64_t instansi_id, const char *buku, const char **pola)
{
	struct db_rows *q;
	int rc = check_buku(c, buku);

	if (rc < 0)
		return rc;
	q = db_query(c, sql[SQL_BUKU], WITH(INT(instansi_id), TEXT(buku)));
	*pola = POLA;
	while (db_next(q))
		*pola = db_text(q, 0);
	return db_done(q);
}

/* A pattern has its number once, and nothing in braces but its words. */
static bool pola_is_sound(const char *pola)
{
	static const char *const word[] = {"{urut}", "{bulan}", "{tahun}"};
	const char *first = strstr(pola, "{urut}");

	if (first == NULL || strstr(first + 1, "{urut}") != NULL)
		return false;
	for (const char *p = pola; (p = strpbrk(p, "{}")) != NULL;) {
		size_t i = 0;

		while (i < ARRAY_N(word) && !text_starts(p, word[i]))
			i++;
		if (i == ARRAY_N(word))
			return false;
		p += strlen(word[i]);
	}
	/* Without its year a number would come again. */
	return strstr(pola, "{tahun}") != NULL;
}

int nomor_pola_set(
	struct ctx *c, int64_t instansi_id, const char *buku, const char *pola)
{
	int rc = check_buku(c, buku);

	if (rc < 0)
		return rc;
	if (text_is_blank(pola) || !text_is_utf8(pola, strlen(pola)) ||
		text_width(pola) > LIMIT_NOMOR - 20 || !pola_is_sound(pola))
		return fail(c, E_INVALID,
			"Pola nomor harus memuat {urut} satu kali dan {tahun}, boleh {bulan}; misalnya %s.",
			POLA);
	db_put(c, sql[SQL_BUKU_ADD],
		WITH(INT(instansi_id), TEXT(buku), TEXT(pola)), DB_ANY);
	db_put(c, sql[SQL_BUKU_SET],
		WITH(TEXT(pola), INT(instansi_id), TEXT(buku)), 1);
	return OK;
}

char *nomor_tulis(struct arena *a, const char *pola, int64_t urut, int32_t day)
{
	struct str s = str_new(a, LIMIT_TEXT);
	struct civil v = day_civil(day);

	while (*pola != '\0') {
		if (text_starts(pola, "{urut}")) {
			str_addf(&s, "%03lld", (long long)urut);
			pola += strlen("{urut}");
		} else if (text_starts(pola, "{bulan}")) {
			str_add(&s, month_roman(v.month));
			pola += strlen("{bulan}");
		} else if (text_starts(pola, "{tahun}")) {
			str_addf(&s, "%d", v.year);
			pola += strlen("{tahun}");
		} else {
			str_addc(&s, *pola++);
		}
	}
	return s.p;
}

/* Lock the book of the year; its last number. */
static int lock(struct ctx *c, int64_t instansi_id, const struct nomor *n,
	int64_t *last)
{
	db_put(c, sql[SQL_TAHUN_ADD],
		WITH(INT(instansi_id), TEXT(n->buku), INT(n->tahun)), DB_ANY);
	return db_one_int(c, sql[SQL_TAHUN_LOCK],
		WITH(INT(instansi_id), TEXT(n->buku), INT(n->tahun)), last);
}

static int use(struct ctx *c, int64_t instansi_id, struct nomor *n,
	const struct nomor *have)
{
	n->urut = have->urut;
	n->nomor = have->nomor;
	if (text_eq(n->keadaan, "dipakai"))
		db_put(c, sql[SQL_USE],
			WITH(INT(n->kasus_id), TEXT(n->untuk), TEXT(n->hal),
				INT(instansi_id), TEXT(n->buku), INT(n->tahun),
				INT(n->urut)),
			1);
	return OK;
}

/* A number that was asked for: 1 it was reserved and is ours now, 0 it is
 * the next one. */
static int asked(
	struct ctx *c, int64_t instansi_id, struct nomor *n, int64_t last)
{
	struct nomor have = {0};
	int rc;

	if (n->urut > last + 1)
		return fail(c, E_INVALID,
			"Nomor %03lld melompati nomor berikutnya %03lld. Pakai %03lld.",
			(long long)n->urut, (long long)last + 1,
			(long long)last + 1);
	if (n->urut == last + 1)
		return 0;
	rc = one(c,
		db_query(c, sql[SQL_ONE],
			WITH(INT(instansi_id), TEXT(n->buku), INT(n->tahun),
				INT(n->urut))),
		&have);
	if (rc < 0)
		return rc;
	if (rc == 1 && text_eq(have.keadaan, "dipesan") &&
		(have.kasus_id == n->kasus_id || have.kasus_id == 0)) {
		rc = use(c, instansi_id, n, &have);
		return rc < 0 ? rc : 1;
	}
	return fail(c, E_CONFLICT,
		"Nomor %03lld sudah dipakai. Nomor berikutnya %03lld.",
		(long long)n->urut, (long long)last + 1);
}

/* 1: a number was reserved for this case and paper, and is ours now. */
static int reserved(struct ctx *c, int64_t instansi_id, struct nomor *n)
{
	struct nomor have = {0};
	int rc;

	if (n->kasus_id == 0)
		return 0;
	rc = one(c,
		db_query(c, sql[SQL_RESERVED],
			WITH(INT(instansi_id), TEXT(n->buku), INT(n->tahun),
				INT(n->kasus_id), TEXT(n->untuk))),
		&have);
	if (rc <= 0)
		return rc;
	rc = use(c, instansi_id, n, &have);
	return rc < 0 ? rc : 1;
}

int nomor_ambil(struct ctx *c, const struct instansi *i, struct nomor *n)
{
	int32_t day = at_day(n->pada_at, i->zona_min);
	const char *pola = NULL;
	int64_t last = 0;
	int rc = nomor_pola(c, i->id, n->buku, &pola);

	n->tahun = day_civil(day).year;
	if (rc == OK)
		rc = lock(c, i->id, n, &last);
	if (rc < 0)
		return rc;
	rc = n->urut != 0 ? asked(c, i->id, n, last) : reserved(c, i->id, n);
	if (rc != 0)
		return rc < 0 ? rc : OK;
	n->urut = last + 1;
	n->nomor = nomor_tulis(c->mem, pola, n->urut, day);
	db_put(c, sql[SQL_ADD],
		WITH(INT(i->id), TEXT(n->buku), INT(n->tahun), INT(n->urut),
			TEXT(n->nomor), TEXT(n->keadaan), INT(n->kasus_id),
			TEXT(n->untuk), TEXT(n->hal), INT(n->pada_at),
			TEXT(n->jabatan)),
		1);
	db_put(c, sql[SQL_TAHUN_MOVE],
		WITH(INT(n->urut), INT(i->id), TEXT(n->buku), INT(n->tahun),
			INT(last)),
		1);
	return OK;
}

int nomor_kunci(
	struct ctx *c, const struct instansi *i, const char *buku, int64_t at)
{
	struct nomor n = {
		.buku = buku, .tahun = day_civil(at_day(at, i->zona_min)).year};
	int64_t last;

	return lock(c, i->id, &n, &last);
}

int nomor_kembali(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, const char *untuk)
{
	int64_t n = db_exec(c, sql[SQL_BACK],
		WITH(INT(instansi_id), INT(kasus_id), TEXT(untuk)));

	return n < 0 ? (int)n : OK;
}

int nomor_batal(struct ctx *c, int64_t instansi_id, const struct nomor *n)
{
	struct nomor have = {0};
	int64_t last = 0;
	int rc = check_buku(c, n->buku);

	if (rc == OK)
		rc = lock(c, instansi_id, n, &last);
	if (rc == OK)
		rc = one(c,
			db_query(c, sql[SQL_ONE],
				WITH(INT(instansi_id), TEXT(n->buku),
					INT(n->tahun), INT(n->urut))),
			&have);
	if (rc < 0)
		return rc;
	if (rc == 0)
		return fail(c, E_NOTFOUND,
			"Nomor %03lld tahun %d belum pernah diambil; lihat daftar nomornya.",
			(long long)n->urut, n->tahun);
	if (!text_eq(have.keadaan, "dipesan"))
		return fail(c, E_STATE,
			"Nomor %s sudah %s; hanya nomor yang dipesan yang dapat dibatalkan.",
			have.nomor, have.keadaan);
	db_put(c, sql[SQL_CANCEL],
		WITH(TEXT(n->alasan), INT(instansi_id), TEXT(n->buku),
			INT(n->tahun), INT(n->urut)),
		1);
	return OK;
}

int nomor_list(struct ctx *c, int64_t instansi_id, struct nomor_daftar *d)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST],
		WITH(INT(instansi_id), TEXT(d->buku), INT(d->tahun)));

	d->list = NULL;
	d->n = 0;
	while (db_next(q)) {
		d->list = arena_grow(c->mem, d->list, d->n, sizeof(*d->list));
		fill(&d->list[d->n++], q);
	}
	return db_done(q);
}

int nomor_berikut(struct ctx *c, int64_t instansi_id, const char *buku,
	int tahun, int64_t *urut)
{
	struct db_rows *q = db_query(c, sql[SQL_TERAKHIR],
		WITH(INT(instansi_id), TEXT(buku), INT(tahun)));

	*urut = 1;
	while (db_next(q))
		*urut = db_int(q, 0) + 1;
	return db_done(q);
}

int nomor_check(struct ctx *c, int64_t instansi_id, int64_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_CHECK], WITH(INT(instansi_id)));
	const char *bad = NULL;
	int64_t year = 0;
	int rc;

	*n = 0;
	while (db_next(q)) {
		bool ok = db_int(q, 2) == db_int(q, 3) &&
			  db_int(q, 2) == db_int(q, 4);

		*n += db_int(q, 3);
		if (ok || bad != NULL)
			continue;
		bad = db_text(q, 0);
		year = db_int(q, 1);
	}
	rc = db_done(q);
	if (rc == OK && bad != NULL)
		return fail(c, E_IO,
			"Buku nomor %s tahun %lld mempunyai lompatan; bandingkan dengan surat-suratnya.",
			bad, (long long)year);
	return rc;
}
