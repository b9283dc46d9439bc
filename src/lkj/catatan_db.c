/* The storage door of the notes of the check: catatan_periksa. */
#include "base/base.h"

#include "lkj/catatan.h"

#include "store/sql_list.h"
#include "store/store.h"

enum { SQL_LIST, SQL_LAST, SQL_ADD, SQL_CHANGE, SQL_DROP, SQL_WAIT, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_LIST] =
		("SELECT nomor, putaran, kode, paragraf, kutipan, teks, oleh,"
		 " pada_at, keadaan, jawaban, dijawab_oleh, dijawab_at"
		 " FROM catatan_periksa WHERE instansi_id = $1"
		 " AND kasus_id = $2 ORDER BY nomor"),
	[SQL_LAST] = ("SELECT coalesce(max(nomor), 0) FROM catatan_periksa"
		      " WHERE instansi_id = $1 AND kasus_id = $2"),
	[SQL_ADD] =
		("INSERT INTO catatan_periksa (instansi_id, kasus_id, nomor,"
		 " putaran, kode, paragraf, kutipan, teks, oleh, pada_at,"
		 " keadaan, dijawab_oleh, dijawab_at)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0)"),
	[SQL_CHANGE] =
		("UPDATE catatan_periksa SET keadaan = $1, jawaban = $2,"
		 " dijawab_oleh = $3, dijawab_at = $4 WHERE instansi_id = $5"
		 " AND kasus_id = $6 AND nomor = $7"),
	[SQL_DROP] = ("DELETE FROM catatan_periksa WHERE instansi_id = $1"
		      " AND kasus_id = $2 AND nomor = $3 AND putaran = $4"),
	[SQL_WAIT] =
		("SELECT count(*) FROM catatan_periksa t"
		 " WHERE t.instansi_id = $1 AND t.kasus_id = $2"
		 " AND t.keadaan IN ('terbuka', 'belum')"
		 " AND EXISTS (SELECT 1 FROM naskah_dilihat d"
		 " WHERE d.instansi_id = t.instansi_id"
		 " AND d.kasus_id = t.kasus_id AND d.putaran >= t.putaran)"),
};

const struct sql_list lkj_catatan_sql = {"lkj/catatan", sql, SQL_MAX};

static const char *const keadaan[] = {
	[CATATAN_TERBUKA] = "terbuka",
	[CATATAN_DITINDAKLANJUTI] = "ditindaklanjuti",
	[CATATAN_SUDAH] = "sudah-sesuai",
	[CATATAN_BELUM] = "belum",
};

const char *keadaan_catatan_nama(enum keadaan_catatan k)
{
	return keadaan[k];
}

bool keadaan_catatan_parse(const char *nama, enum keadaan_catatan *out)
{
	for (size_t i = 0; i < ARRAY_N(keadaan); i++)
		if (text_eq(keadaan[i], nama)) {
			*out = (enum keadaan_catatan)i;
			return true;
		}
	return false;
}

static void fill(struct ctx *c, struct catatan_periksa *n, struct db_rows *q)
{
	unsigned char hash[HASH_N];
	const char *kode = db_text(q, 2);

	*n = (struct catatan_periksa){.nomor = db_int(q, 0),
		.putaran = (int)db_int(q, 1),
		.kode = text_eq(kode, "") ? NULL : kode,
		.kutipan = db_text(q, 4),
		.teks = db_text(q, 5),
		.oleh = db_int(q, 6),
		.pada_at = db_int(q, 7),
		.jawaban = db_text(q, 9),
		.dijawab_oleh = db_int(q, 10),
		.dijawab_at = db_int(q, 11)};
	must(keadaan_catatan_parse(db_text(q, 8), &n->keadaan));
	if (db_is_null(q, 3))
		return;
	db_hash(q, 3, hash);
	n->paragraf = hash_hex(c->mem, hash);
}

int catatan_list(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct catatan_list *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_LIST], WITH(INT(instansi_id), INT(kasus_id)));
	struct catatan_periksa *l = NULL;
	size_t n = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, n, sizeof(*l));
		fill(c, &l[n++], q);
	}
	rc = db_done(q);
	if (rc == OK)
		*out = (struct catatan_list){l, n};
	return rc;
}

static int nibble(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	return ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : -1;
}

/* 64 hexadecimal digits; false for anything else. */
static bool unhex(const char *hex, unsigned char out[HASH_N])
{
	if (hex == NULL || strlen(hex) != HASH_HEX)
		return false;
	for (size_t i = 0; i < HASH_N; i++) {
		int hi = nibble(hex[2 * i]), lo = nibble(hex[2 * i + 1]);

		if (hi < 0 || lo < 0)
			return false;
		out[i] = (unsigned char)(hi << 4 | lo);
	}
	return true;
}

int catatan_add(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct catatan_periksa *n)
{
	unsigned char hash[HASH_N];
	bool bound = unhex(n->paragraf, hash);
	int64_t last = 0;
	int rc = db_one_int(
		c, sql[SQL_LAST], WITH(INT(instansi_id), INT(kasus_id)), &last);

	if (rc < 0)
		return rc;
	n->nomor = last + 1;
	db_put(c, sql[SQL_ADD],
		WITH(INT(instansi_id), INT(kasus_id), INT(n->nomor),
			INT(n->putaran), TEXT(n->kode != NULL ? n->kode : ""),
			bound ? BLOB(hash, HASH_N) : NUL, TEXT(n->kutipan),
			TEXT(n->teks), INT(n->oleh), INT(n->pada_at),
			TEXT(keadaan[n->keadaan])),
		1);
	return OK;
}

int catatan_ubah(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const struct catatan_periksa *n)
{
	db_put(c, sql[SQL_CHANGE],
		WITH(TEXT(keadaan[n->keadaan]), TEXT(n->jawaban),
			INT(n->dijawab_oleh), INT(n->dijawab_at),
			INT(instansi_id), INT(kasus_id), INT(n->nomor)),
		1);
	return OK;
}

int catatan_hapus(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	int64_t nomor, int putaran)
{
	int64_t n = db_exec(c, sql[SQL_DROP],
		WITH(INT(instansi_id), INT(kasus_id), INT(nomor),
			INT(putaran)));

	if (n == 0)
		return fail(c, E_NOTFOUND,
			"Catatan %lld tidak ada atau sudah dikirim; muat ulang halamannya.",
			(long long)nomor);
	return n < 0 ? (int)n : OK;
}

int catatan_menunggu(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, int64_t *n)
{
	return db_one_int(
		c, sql[SQL_WAIT], WITH(INT(instansi_id), INT(kasus_id)), n);
}
