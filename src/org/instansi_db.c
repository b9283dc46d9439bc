/* The storage door of the office: instansi, bidang, jabatan. */
#include "base/base.h"

#include "org/org_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

#define COLS                                                                   \
	"id, kode, nama, pemerintah, alamat, tempat, zona_min, kalender_rev,"  \
	" singkat"

enum {
	SQL_GET,
	SQL_ADD,
	SQL_TOUCH,
	SQL_BIDANG,
	SQL_BIDANG_ADD,
	SQL_BIDANG_COUNT,
	SQL_JABATAN,
	SQL_JABATAN_ADD,
	SQL_JABATAN_COUNT,
	SQL_BIDANG_NAME,
	SQL_JABATAN_NAME,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_GET] = ("SELECT " COLS " FROM instansi"
		     " WHERE ($1 = '' OR kode = $1) ORDER BY id"),
	[SQL_ADD] = ("INSERT INTO instansi (kode, nama, pemerintah, alamat,"
		     " tempat, zona_min, kalender_rev, singkat)"
		     " VALUES ($1, $2, $3, $4, $5, $6, 1, $7) RETURNING id"),
	[SQL_TOUCH] = ("UPDATE instansi SET kalender_rev = kalender_rev + 1"
		       " WHERE id = $1"),
	[SQL_BIDANG] = ("SELECT kode, nama FROM bidang WHERE instansi_id = $1"
			" ORDER BY urutan, kode"),
	[SQL_BIDANG_ADD] = ("INSERT INTO bidang (instansi_id, kode, nama,"
			    " urutan) VALUES ($1, $2, $3, (SELECT count(*)"
			    " FROM bidang WHERE instansi_id = $1))"),
	[SQL_JABATAN] = ("SELECT kode, nama, peran, bidang FROM jabatan"
			 " WHERE instansi_id = $1 ORDER BY urutan, kode"),
	[SQL_JABATAN_ADD] = ("INSERT INTO jabatan (instansi_id, kode, nama,"
			     " peran, bidang, urutan) VALUES ($1, $2, $3, $4,"
			     " $5, (SELECT count(*) FROM jabatan"
			     " WHERE instansi_id = $1))"),
	[SQL_BIDANG_COUNT] =
		"SELECT count(*) FROM bidang WHERE instansi_id = $1",
	[SQL_JABATAN_COUNT] =
		"SELECT count(*) FROM jabatan WHERE instansi_id = $1",
	[SQL_BIDANG_NAME] =
		("UPDATE bidang SET nama = $4 WHERE instansi_id = $1"
		 " AND kode = $2 AND nama = $3"),
	[SQL_JABATAN_NAME] = ("UPDATE jabatan SET nama = $4"
			      " WHERE instansi_id = $1 AND kode = $2"
			      " AND nama = $3"),
};

const struct sql_list org_instansi_sql = {"org/instansi", sql, SQL_MAX};

static void fill(struct instansi *i, struct db_rows *q)
{
	i->id = db_int(q, 0);
	i->kode = db_text(q, 1);
	i->nama = db_text(q, 2);
	i->pemerintah = db_text(q, 3);
	i->alamat = db_text(q, 4);
	i->tempat = db_text(q, 5);
	i->zona_min = (int)db_int(q, 6);
	i->kalender_rev = db_int(q, 7);
	i->singkat = db_text(q, 8);
}

int instansi_get(struct ctx *c, const char *kode, struct instansi *out)
{
	struct db_rows *q =
		db_query(c, sql[SQL_GET], WITH(TEXT(kode != NULL ? kode : "")));
	struct instansi found = {0};
	int n = 0, rc;

	while (db_next(q))
		if (n++ == 0)
			fill(&found, q);
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (n == 0)
		return fail(c, E_NOTFOUND,
			"Basis data ini belum berisi kantor; siapkan dengan alur init.");
	if (n > 1)
		return fail(c, E_INVALID,
			"Basis data ini berisi beberapa kantor; sebutkan kode kantornya.");
	*out = found;
	return OK;
}

int instansi_add(struct ctx *c, struct instansi *in)
{
	int64_t id = 0;
	int rc;

	if (!text_is_kode(in->kode) || text_is_blank(in->nama))
		return fail(c, E_INVALID,
			"Kantor harus mempunyai kode (huruf kecil) dan nama.");
	rc = db_one_int(c, sql[SQL_ADD],
		WITH(TEXT(in->kode), TEXT(in->nama), TEXT(in->pemerintah),
			TEXT(in->alamat), TEXT(in->tempat), INT(in->zona_min),
			TEXT(in->singkat)),
		&id);
	if (rc < 0)
		return rc;
	in->id = id;
	in->kalender_rev = 1;
	return OK;
}

int instansi_touch(struct ctx *c, int64_t instansi_id)
{
	db_put(c, sql[SQL_TOUCH], WITH(INT(instansi_id)), 1);
	return OK;
}

static int refuse_full(
	struct ctx *c, const char *count, int64_t instansi_id, int64_t limit)
{
	int64_t n = 0;
	int rc = db_one_int(c, count, WITH(INT(instansi_id)), &n);

	if (rc == OK && n >= limit)
		return fail(c, E_TOOBIG,
			"Kantor ini sudah mempunyai %lld, jumlah paling banyak yang dapat dicatat; tidak ada yang ditambahkan.",
			(long long)n);
	return rc;
}

/* A name that another has already, in any case of letters. */
struct sama {
	const char *list; /* its rows begin with the code and the name */
	const char *apa;  /* "Bidang" */
	const char *kode, *nama;
};

/* E_CONFLICT for a code that is there, E_INVALID for what is wrong with a
 * name: a page shows each beside its field. */
static int refuse_name(struct ctx *c, int64_t instansi_id, const struct sama *s)
{
	const char *nama, *other = NULL;
	struct db_rows *q;
	int rc;

	if (text_is_blank(s->nama) || text_width(s->nama) > LIMIT_NAMA)
		return fail(c, E_INVALID,
			"Nama harus diisi, paling panjang %d huruf.",
			LIMIT_NAMA);
	nama = text_upper(c->mem, text_trim(c->mem, s->nama));
	q = db_query(c, s->list, WITH(INT(instansi_id)));
	while (db_next(q))
		if (!text_eq(db_text(q, 0), s->kode) &&
			text_eq(text_upper(c->mem, db_text(q, 1)), nama))
			other = db_text(q, 0);
	rc = db_done(q);
	if (rc == OK && other != NULL)
		return fail(c, E_INVALID,
			"%s lain (kode \"%s\") sudah bernama \"%s\"; pilih nama lain.",
			s->apa, other, s->nama);
	return rc;
}

static int refuse_same(struct ctx *c, int64_t instansi_id, const struct sama *s)
{
	struct db_rows *q = db_query(c, s->list, WITH(INT(instansi_id)));
	bool found = false;
	int rc;

	while (db_next(q))
		found = found || text_eq(db_text(q, 0), s->kode);
	rc = db_done(q);
	if (rc == OK && found)
		return fail(c, E_CONFLICT,
			"Kode \"%s\" sudah dipakai; pilih kode lain.", s->kode);
	return rc < 0 ? rc : refuse_name(c, instansi_id, s);
}

static int rename_row(struct ctx *c, const char *text, int64_t instansi_id,
	const struct ganti_nama *g)
{
	int64_t n = db_exec(c, text,
		WITH(INT(instansi_id), TEXT(g->kode), TEXT(g->lama),
			TEXT(g->baru)));

	if (n == 0)
		return fail(c, E_CONFLICT,
			"Nama itu baru saja diubah orang lain atau kodenya tidak ada; muat ulang lalu periksa.");
	return n < 0 ? (int)n : instansi_touch(c, instansi_id);
}

int bidang_ganti(struct ctx *c, int64_t instansi_id, const struct ganti_nama *g)
{
	const struct sama s = {sql[SQL_BIDANG], "Bidang", g->kode, g->baru};
	int rc = refuse_name(c, instansi_id, &s);

	return rc < 0 ? rc
		      : rename_row(c, sql[SQL_BIDANG_NAME], instansi_id, g);
}

int jabatan_ganti(
	struct ctx *c, int64_t instansi_id, const struct ganti_nama *g)
{
	const struct sama s = {sql[SQL_JABATAN], "Jabatan", g->kode, g->baru};
	int rc = refuse_name(c, instansi_id, &s);

	return rc < 0 ? rc
		      : rename_row(c, sql[SQL_JABATAN_NAME], instansi_id, g);
}

int bidang_list(
	struct ctx *c, int64_t instansi_id, struct bidang **list, size_t *n)
{
	struct db_rows *q =
		db_query(c, sql[SQL_BIDANG], WITH(INT(instansi_id)));
	struct bidang *l = arena_array(c->mem, struct bidang, LIMIT_BIDANG);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_BIDANG)
		l[count++] = (struct bidang){db_text(q, 0), db_text(q, 1)};
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int bidang_add(struct ctx *c, int64_t instansi_id, const struct bidang *b)
{
	const struct sama s = {sql[SQL_BIDANG], "Bidang", b->kode, b->nama};
	int rc;

	if (!text_is_kode(b->kode) || text_is_blank(b->nama))
		return fail(c, E_INVALID,
			"Bidang harus mempunyai kode (huruf kecil) dan nama.");
	rc = refuse_full(c, sql[SQL_BIDANG_COUNT], instansi_id, LIMIT_BIDANG);
	if (rc == OK)
		rc = refuse_same(c, instansi_id, &s);
	if (rc < 0)
		return rc;
	db_put(c, sql[SQL_BIDANG_ADD],
		WITH(INT(instansi_id), TEXT(b->kode), TEXT(b->nama)), 1);
	return instansi_touch(c, instansi_id);
}

int jabatan_list(
	struct ctx *c, int64_t instansi_id, struct jabatan **list, size_t *n)
{
	struct db_rows *q =
		db_query(c, sql[SQL_JABATAN], WITH(INT(instansi_id)));
	struct jabatan *l = arena_array(c->mem, struct jabatan, LIMIT_JABATAN);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_JABATAN)
		l[count++] = (struct jabatan){db_text(q, 0), db_text(q, 1),
			db_text(q, 2), db_text(q, 3)};
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

/* A position of a Bidang that is not there would get no task. */
static int refuse_unknown_bidang(
	struct ctx *c, int64_t instansi_id, const char *kode)
{
	struct bidang *list;
	size_t n;
	int rc = kode == NULL ? OK : bidang_list(c, instansi_id, &list, &n);

	if (rc < 0 || kode == NULL)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].kode, kode))
			return OK;
	return fail(c, E_INVALID,
		"Bidang \"%s\" tidak ada; tambahkan dahulu Bidangnya.", kode);
}

int jabatan_add(struct ctx *c, int64_t instansi_id, const struct jabatan *j)
{
	const struct sama s = {sql[SQL_JABATAN], "Jabatan", j->kode, j->nama};
	int rc;

	if (!text_is_kode(j->kode) || !text_is_kode(j->peran) ||
		text_is_blank(j->nama))
		return fail(c, E_INVALID,
			"Jabatan harus mempunyai kode, peran (huruf kecil), dan nama.");
	rc = refuse_full(c, sql[SQL_JABATAN_COUNT], instansi_id, LIMIT_JABATAN);
	if (rc == OK)
		rc = refuse_same(c, instansi_id, &s);
	if (rc == OK)
		rc = refuse_unknown_bidang(c, instansi_id, j->bidang);
	if (rc < 0)
		return rc;
	db_put(c, sql[SQL_JABATAN_ADD],
		WITH(INT(instansi_id), TEXT(j->kode), TEXT(j->nama),
			TEXT(j->peran), TEXT(j->bidang)),
		1);
	return instansi_touch(c, instansi_id);
}
