/* The storage door of sessions and tokens. */
#include "base/base.h"

#include <sodium.h>

#include "org/sesi.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_ADD,
	SQL_FIND,
	SQL_TOUCH,
	SQL_LIST,
	SQL_END,
	SQL_END_ALL,
	SQL_SWEEP,
	SQL_TOKEN_ADD,
	SQL_TOKEN_FIND,
	SQL_TOKEN_TOUCH,
	SQL_TOKEN_LIST,
	SQL_TOKEN_END,
	SQL_TOKEN_END_ALL,
	SQL_MAX
};

/* A session with its person, account and office; only of live ones. */
#define ORANG                                                                  \
	" JOIN pegawai g ON g.id = s.pegawai_id AND g.aktif = 1"               \
	" JOIN akun a ON a.pegawai_id = g.id AND a.aktif = 1"                  \
	" JOIN instansi i ON i.id = s.instansi_id"
#define ORANG_COLS                                                             \
	"s.id, s.instansi_id, s.pegawai_id, a.nama, g.nama, g.nip, g.sapaan,"  \
	" a.pengelola, a.ganti, i.kalender_rev,"                               \
	" (SELECT count(*) FROM kabar k WHERE k.pegawai_id = g.id"             \
	" AND k.dibaca_at IS NULL), s.dibuat_at, s.terakhir_at, s.berakhir_at"
/* Seen within the time its kind may be idle. */
#define LIVE                                                                   \
	" s.berakhir_at > $2 AND s.terakhir_at > $3"                           \
	" AND (s.bersama = 0 OR s.terakhir_at > $4)"

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] = ("INSERT INTO sesi (instansi_id, pegawai_id, hash, csrf,"
		     " dibuat_at, terakhir_at, berakhir_at, perangkat, alamat,"
		     " bersama) VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)"
		     " RETURNING id"),
	[SQL_FIND] = ("SELECT " ORANG_COLS
		      ", s.csrf, s.perangkat, s.alamat, s.bersama"
		      " FROM sesi s" ORANG " WHERE s.hash = $1 AND" LIVE),
	[SQL_TOUCH] = "UPDATE sesi SET terakhir_at = $2 WHERE id = $1",
	[SQL_LIST] = ("SELECT s.id, s.dibuat_at, s.terakhir_at, s.berakhir_at,"
		      " s.perangkat, s.alamat, s.bersama FROM sesi s"
		      " WHERE s.pegawai_id = $1 AND" LIVE
		      " ORDER BY s.terakhir_at DESC, s.id DESC"),
	[SQL_END] = "DELETE FROM sesi WHERE pegawai_id = $1 AND id = $2",
	[SQL_END_ALL] = "DELETE FROM sesi WHERE pegawai_id = $1 AND id <> $2",
	[SQL_SWEEP] = "DELETE FROM sesi WHERE berakhir_at <= $1",
	[SQL_TOKEN_ADD] =
		("INSERT INTO token (instansi_id, pegawai_id, hash, nama,"
		 " cakupan, dibuat_at, berakhir_at)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id"),
	[SQL_TOKEN_FIND] = ("SELECT " ORANG_COLS ", s.cakupan"
			    " FROM token s" ORANG " WHERE s.hash = $1"
			    " AND s.berakhir_at > $2 AND s.dicabut_at IS NULL"),
	[SQL_TOKEN_TOUCH] = "UPDATE token SET terakhir_at = $2 WHERE id = $1",
	[SQL_TOKEN_LIST] = ("SELECT id, instansi_id, nama, cakupan, dibuat_at,"
			    " berakhir_at, terakhir_at, dicabut_at FROM token"
			    " WHERE pegawai_id = $1 ORDER BY id"),
	[SQL_TOKEN_END] = ("UPDATE token SET dicabut_at = $3"
			   " WHERE pegawai_id = $1 AND id = $2"
			   " AND dicabut_at IS NULL"),
	[SQL_TOKEN_END_ALL] = ("UPDATE token SET dicabut_at = $2"
			       " WHERE pegawai_id = $1"
			       " AND dicabut_at IS NULL"),
};

const struct sql_list org_sesi_sql = {"org/sesi", sql, SQL_MAX};

char *token_acak(struct arena *mem)
{
	unsigned char raw[HASH_N];
	char text[64];

	if (sodium_init() < 0)
		die("libsodium cannot start");
	randombytes_buf(raw, sizeof(raw));
	sodium_bin2base64(text, sizeof(text), raw, sizeof(raw),
		sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return arena_dup(mem, text);
}

void token_hash(const char *token, unsigned char out[HASH_N])
{
	hash_bytes(token, strlen(token), out);
}

int sesi_add(struct ctx *c, struct sesi *s, const char *token)
{
	unsigned char hash[HASH_N];
	int64_t id = 0;
	int rc;

	token_hash(token, hash);
	s->csrf = token_acak(c->mem);
	s->dibuat_at = s->terakhir_at = c->now;
	s->berakhir_at = c->now + (s->bersama ? SESI_LAMA_BERSAMA : SESI_LAMA);
	db_put(c, sql[SQL_SWEEP], WITH(INT(c->now)), DB_ANY);
	rc = db_one_int(c, sql[SQL_ADD],
		WITH(INT(s->instansi_id), INT(s->pegawai_id),
			BLOB(hash, HASH_N), TEXT(s->csrf), INT(c->now),
			INT(s->berakhir_at), TEXT(s->perangkat),
			TEXT(s->alamat), INT(s->bersama)),
		&id);
	if (rc == OK)
		s->id = id;
	return rc;
}

static void fill(struct sesi *s, struct db_rows *q)
{
	memset(s, 0, sizeof(*s));
	s->id = db_int(q, 0);
	s->instansi_id = db_int(q, 1);
	s->pegawai_id = db_int(q, 2);
	s->akun = db_text(q, 3);
	s->nama = db_text(q, 4);
	s->nip = db_text(q, 5);
	s->sapaan = db_text(q, 6);
	s->pengelola = db_int(q, 7) != 0;
	s->ganti = db_int(q, 8) != 0;
	s->kalender_rev = db_int(q, 9);
	s->kabar_n = db_int(q, 10);
	s->dibuat_at = db_int(q, 11);
	s->terakhir_at = db_int(q, 12);
	s->berakhir_at = db_int(q, 13);
}

int sesi_find(struct ctx *c, const char *token, struct sesi *out)
{
	unsigned char hash[HASH_N];
	struct db_rows *q;
	int rc;

	out->id = 0;
	token_hash(token != NULL ? token : "", hash);
	q = db_query(c, sql[SQL_FIND],
		WITH(BLOB(hash, HASH_N), INT(c->now), INT(c->now - SESI_DIAM),
			INT(c->now - SESI_DIAM_BERSAMA)));
	while (db_next(q)) {
		fill(out, q);
		out->csrf = db_text(q, 14);
		out->perangkat = db_text(q, 15);
		out->alamat = db_text(q, 16);
		out->bersama = db_int(q, 17) != 0;
	}
	rc = db_done(q);
	if (rc == OK && out->id == 0)
		return fail(c, E_NOTFOUND,
			"Sesi Anda sudah berakhir; silakan masuk lagi.");
	return rc;
}

bool sesi_usang(const struct sesi *s, int64_t now)
{
	return now - s->terakhir_at >= SESI_CATAT;
}

int sesi_sentuh(struct ctx *c, const struct sesi *s)
{
	/* It may have ended meanwhile: then there is nothing to write. */
	db_put(c, sql[s->cakupan == NULL ? SQL_TOUCH : SQL_TOKEN_TOUCH],
		WITH(INT(s->id), INT(c->now)), DB_ANY);
	return OK;
}

int sesi_list(struct ctx *c, int64_t pegawai_id, struct sesi **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST],
		WITH(INT(pegawai_id), INT(c->now), INT(c->now - SESI_DIAM),
			INT(c->now - SESI_DIAM_BERSAMA)));
	struct sesi *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_ROWS) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count++] = (struct sesi){.id = db_int(q, 0),
			.pegawai_id = pegawai_id,
			.dibuat_at = db_int(q, 1),
			.terakhir_at = db_int(q, 2),
			.berakhir_at = db_int(q, 3),
			.perangkat = db_text(q, 4),
			.alamat = db_text(q, 5),
			.bersama = db_int(q, 6) != 0};
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int sesi_end(struct ctx *c, int64_t pegawai_id, int64_t id)
{
	int64_t n = db_exec(c, sql[SQL_END], WITH(INT(pegawai_id), INT(id)));

	if (n == 0)
		return fail(c, E_NOTFOUND,
			"Sesi itu sudah berakhir; muat ulang daftarnya.");
	return n < 0 ? (int)n : OK;
}

int64_t sesi_end_all(struct ctx *c, int64_t pegawai_id, int64_t kecuali)
{
	return db_exec(
		c, sql[SQL_END_ALL], WITH(INT(pegawai_id), INT(kecuali)));
}

/* ---- tokens ---- */

static bool cakupan_ok(struct arena *mem, const char *cakupan)
{
	char *words = arena_dup(mem, cakupan != NULL ? cakupan : "");
	int n = 0;

	for (char *save = NULL, *w = strtok_r(words, " ", &save); w != NULL;
		w = strtok_r(NULL, " ", &save), n++)
		if (!text_has_word("baca tulis pengelola", w))
			return false;
	return n > 0 && n <= 3;
}

int token_add(struct ctx *c, struct token_api *t, const char *token)
{
	unsigned char hash[HASH_N];
	int64_t id = 0;
	int rc;

	if (text_is_blank(t->nama) || text_width(t->nama) > LIMIT_NAMA)
		return fail(c, E_INVALID,
			"Token harus diberi nama 1 sampai %d huruf, misalnya nama program yang memakainya.",
			LIMIT_NAMA);
	if (!cakupan_ok(c->mem, t->cakupan))
		return fail(c, E_INVALID,
			"Cakupan token adalah baca, tulis, atau pengelola, dipisahkan spasi.");
	if (t->berakhir_at <= c->now ||
		t->berakhir_at > c->now + 366 * CLOCK_DAY)
		return fail(c, E_INVALID,
			"Token harus berakhir sesudah hari ini dan paling lama setahun lagi.");
	token_hash(token, hash);
	rc = db_one_int(c, sql[SQL_TOKEN_ADD],
		WITH(INT(t->instansi_id), INT(t->pegawai_id),
			BLOB(hash, HASH_N), TEXT(t->nama), TEXT(t->cakupan),
			INT(c->now), INT(t->berakhir_at)),
		&id);
	if (rc == OK)
		t->id = id;
	return rc;
}

int token_find(struct ctx *c, const char *token, struct sesi *out)
{
	unsigned char hash[HASH_N];
	struct db_rows *q;
	int rc;

	out->id = 0;
	token_hash(token != NULL ? token : "", hash);
	q = db_query(
		c, sql[SQL_TOKEN_FIND], WITH(BLOB(hash, HASH_N), INT(c->now)));
	while (db_next(q)) {
		fill(out, q);
		out->cakupan = db_text(q, 14);
	}
	rc = db_done(q);
	if (rc == OK && out->id == 0)
		return fail(c, E_NOTFOUND,
			"Token tidak dikenal, sudah dicabut, atau sudah berakhir; minta token baru.");
	return rc;
}

int token_list(
	struct ctx *c, int64_t pegawai_id, struct token_api **list, size_t *n)
{
	struct db_rows *q =
		db_query(c, sql[SQL_TOKEN_LIST], WITH(INT(pegawai_id)));
	struct token_api *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_ROWS) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count++] = (struct token_api){.id = db_int(q, 0),
			.instansi_id = db_int(q, 1),
			.pegawai_id = pegawai_id,
			.nama = db_text(q, 2),
			.cakupan = db_text(q, 3),
			.dibuat_at = db_int(q, 4),
			.berakhir_at = db_int(q, 5),
			.terakhir_at = db_int(q, 6),
			.dicabut_at = db_int(q, 7)};
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int token_end(struct ctx *c, int64_t pegawai_id, int64_t id)
{
	int64_t n = db_exec(c, sql[SQL_TOKEN_END],
		WITH(INT(pegawai_id), INT(id), INT(c->now)));

	if (n == 0)
		return fail(c, E_NOTFOUND,
			"Token itu tidak ada atau sudah dicabut; muat ulang daftarnya.");
	return n < 0 ? (int)n : OK;
}

int64_t token_end_all(struct ctx *c, int64_t pegawai_id)
{
	return db_exec(
		c, sql[SQL_TOKEN_END_ALL], WITH(INT(pegawai_id), INT(c->now)));
}
