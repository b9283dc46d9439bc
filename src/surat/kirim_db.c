/* The storage door of verifikasi, pengantaran and penggandaan. */
#include "base/base.h"

#include "store/sql_list.h"
#include "store/store.h"
#include "surat/kirim.h"
#include "surat/surat_priv.h"

#define SURAT "kepada, di, hal, cara, tembusan, penanda"
#define SISA                                                                   \
	"nomor, terbit_at, penerima, penerima_jabatan, diterima_at,"           \
	" klasifikasi, rak, map, aktif, inaktif, nasib, diubah_at,"            \
	" diubah_oleh"

enum {
	SQL_VERIFIKASI_ADD,
	SQL_VERIFIKASI,
	SQL_GET,
	SQL_LOCK,
	SQL_ADD,
	SQL_UPDATE,
	SQL_SALINAN,
	SQL_SALINAN_CLEAR,
	SQL_SALINAN_ADD,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_VERIFIKASI_ADD] =
		("INSERT INTO verifikasi (instansi_id, kasus_id, urut, sidik,"
		 " butir, catatan, jabatan, pegawai_id, pada_at)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"),
	[SQL_VERIFIKASI] =
		("SELECT urut, sidik, butir, catatan, jabatan, pegawai_id,"
		 " pada_at FROM verifikasi WHERE instansi_id = $1"
		 " AND kasus_id = $2 ORDER BY urut DESC LIMIT 1"),
	[SQL_GET] = ("SELECT rev, " SURAT ", " SISA " FROM pengantaran"
		     " WHERE instansi_id = $1 AND kasus_id = $2"),
	[SQL_LOCK] = ("SELECT rev, " SURAT ", nomor FROM pengantaran"
		      " WHERE instansi_id = $1 AND kasus_id = $2{lock}"),
	[SQL_ADD] = ("INSERT INTO pengantaran (instansi_id, kasus_id, rev,"
		     " " SURAT ", " SISA ") VALUES ($1, $2, 1, $3, $4, $5, $6,"
		     " $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,"
		     " $19, $20, $21)"),
	[SQL_UPDATE] =
		("UPDATE pengantaran SET rev = rev + 1, kepada = $3, di = $4,"
		 " hal = $5, cara = $6, tembusan = $7, penanda = $8,"
		 " nomor = $9, terbit_at = $10, penerima = $11,"
		 " penerima_jabatan = $12, diterima_at = $13,"
		 " klasifikasi = $14, rak = $15, map = $16, aktif = $17,"
		 " inaktif = $18, nasib = $19, diubah_at = $20,"
		 " diubah_oleh = $21"
		 " WHERE instansi_id = $1 AND kasus_id = $2"),
	[SQL_SALINAN] = ("SELECT penerima, jumlah, keterangan FROM penggandaan"
			 " WHERE instansi_id = $1 AND kasus_id = $2"
			 " ORDER BY urut"),
	[SQL_SALINAN_CLEAR] = ("DELETE FROM penggandaan WHERE instansi_id = $1"
			       " AND kasus_id = $2"),
	[SQL_SALINAN_ADD] = ("INSERT INTO penggandaan (instansi_id, kasus_id,"
			     " urut, penerima, jumlah, keterangan)"
			     " VALUES ($1, $2, $3, $4, $5, $6)"),
};

const struct sql_list surat_kirim_sql = {"surat/kirim", sql, SQL_MAX};

/* ---- verifikasi ---- */

/* Notes are kept one a line. */
static const char *one_line(struct ctx *c, const char *text)
{
	char *s = arena_dup(c->mem, text);

	for (char *p = s; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	return s;
}

int verifikasi_add(
	struct ctx *c, int64_t instansi_id, const struct verifikasi *v)
{
	struct str butir = str_new(c->mem, LIMIT_TEXT);
	struct str catatan = str_new(c->mem, LIMIT_TEXT);

	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		const char *kode = verifikasi_pilihan[i].kode;

		str_addf(&butir, "%s%s=%d", i > 0 ? " " : "", kode,
			v->butir[i].sesuai);
		if (!text_is_blank(v->butir[i].catatan))
			str_addf(&catatan, "%s=%s\n", kode,
				one_line(c, v->butir[i].catatan));
	}
	db_put(c, sql[SQL_VERIFIKASI_ADD],
		WITH(INT(instansi_id), INT(v->kasus_id), INT(v->urut),
			BLOB(v->sidik, HASH_N), TEXT(butir.p), TEXT(catatan.p),
			TEXT(v->jabatan), INT(v->pegawai_id), INT(v->pada_at)),
		1);
	return OK;
}

static void read_butir(struct ctx *c, struct verifikasi *v, const char *butir,
	const char *catatan)
{
	char *line = arena_dup(c->mem, catatan);

	for (size_t i = 0; i < VERIFIKASI_N; i++)
		v->butir[i].sesuai = text_has_word(
			butir, arena_printf(c->mem, "%s=1",
				       verifikasi_pilihan[i].kode));
	while (*line != '\0') {
		size_t len = strcspn(line, "\n");
		char *next = line + len + (line[len] != '\0');

		line[len] = '\0';
		for (size_t i = 0; i < VERIFIKASI_N; i++) {
			const char *kode = verifikasi_pilihan[i].kode;
			size_t n = strlen(kode);

			if (text_starts(line, kode) && line[n] == '=')
				v->butir[i].catatan = line + n + 1;
		}
		line = next;
	}
}

int verifikasi_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct verifikasi *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_VERIFIKASI], WITH(INT(instansi_id), INT(kasus_id)));
	struct verifikasi v = {.kasus_id = kasus_id};
	int rc;

	while (db_next(q)) {
		v.urut = db_int(q, 0);
		db_hash(q, 1, v.sidik);
		read_butir(c, &v, db_text(q, 2), db_text(q, 3));
		v.jabatan = db_text(q, 4);
		v.pegawai_id = db_int(q, 5);
		v.pada_at = db_int(q, 6);
	}
	rc = db_done(q);
	if (rc == OK && v.urut == 0)
		return fail(c, E_NOTFOUND,
			"Siklus %lld belum diverifikasi oleh Kasubag.",
			(long long)kasus_id);
	if (rc == OK)
		*out = v;
	return rc;
}

/* ---- pengantaran ---- */

static void fill_surat(struct pengantaran *p, struct db_rows *q)
{
	p->rev = db_int(q, 0);
	p->kepada = db_text(q, 1);
	p->di = db_text(q, 2);
	p->hal = db_text(q, 3);
	p->cara = db_text(q, 4);
	p->tembusan = db_text(q, 5);
	p->penanda = db_text(q, 6);
	p->nomor = db_text(q, 7);
}

static void fill(struct pengantaran *p, struct db_rows *q)
{
	fill_surat(p, q);
	p->terbit_at = db_int(q, 8);
	p->penerima = db_text(q, 9);
	p->penerima_jabatan = db_text(q, 10);
	p->diterima_at = db_int(q, 11);
	p->klasifikasi = db_text(q, 12);
	p->rak = db_text(q, 13);
	p->map = db_text(q, 14);
	p->aktif = (int)db_int(q, 15);
	p->inaktif = (int)db_int(q, 16);
	p->nasib = db_text(q, 17);
	p->diubah_at = db_int(q, 18);
	p->diubah_oleh = db_int(q, 19);
}

static int read_salinan(
	struct ctx *c, int64_t instansi_id, struct pengantaran *p)
{
	struct db_rows *q = db_query(
		c, sql[SQL_SALINAN], WITH(INT(instansi_id), INT(p->kasus_id)));

	while (db_next(q)) {
		p->salinan = arena_grow(
			c->mem, p->salinan, p->salinan_n, sizeof(*p->salinan));
		p->salinan[p->salinan_n++] = (struct salinan){
			db_text(q, 0), db_int(q, 1), db_text(q, 2)};
	}
	return db_done(q);
}

int pengantaran_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct pengantaran *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_GET], WITH(INT(instansi_id), INT(kasus_id)));
	struct pengantaran p = {.kasus_id = kasus_id};
	int rc;

	while (db_next(q))
		fill(&p, q);
	rc = db_done(q);
	if (rc == OK && p.rev == 0)
		return fail(c, E_NOTFOUND,
			"Siklus %lld belum mempunyai pengantaran; Pelaksana mengisinya pada langkah 10.",
			(long long)kasus_id);
	if (rc == OK)
		rc = read_salinan(c, instansi_id, &p);
	if (rc == OK)
		*out = p;
	return rc;
}

/* A letter that has its number is on paper: its words stay. */
static bool same_surat(const struct pengantaran *a, const struct pengantaran *b)
{
	return text_eq(a->kepada, b->kepada) && text_eq(a->di, b->di) &&
	       text_eq(a->hal, b->hal) && text_eq(a->tembusan, b->tembusan) &&
	       text_eq(a->penanda, b->penanda) && text_eq(a->nomor, b->nomor);
}

static int check_stored(
	struct ctx *c, int64_t instansi_id, const struct pengantaran *p)
{
	struct db_rows *q = db_query(
		c, sql[SQL_LOCK], WITH(INT(instansi_id), INT(p->kasus_id)));
	struct pengantaran have = {0};
	int rc;

	while (db_next(q))
		fill_surat(&have, q);
	rc = db_done(q);
	if (rc < 0)
		return rc;
	if (have.rev != p->rev)
		return fail(c, E_CONFLICT,
			"Pengantaran ini sudah diubah oleh orang lain. Muat ulang, lalu periksa perubahannya.");
	if (have.nomor != NULL && !same_surat(&have, p))
		return fail(c, E_STATE,
			"Surat pengantar sudah terbit dengan nomor %s; isinya tidak dapat diubah lagi.",
			have.nomor);
	return OK;
}

static void write_salinan(
	struct ctx *c, int64_t instansi_id, const struct pengantaran *p)
{
	db_put(c, sql[SQL_SALINAN_CLEAR],
		WITH(INT(instansi_id), INT(p->kasus_id)), DB_ANY);
	for (size_t i = 0; i < p->salinan_n; i++)
		db_put(c, sql[SQL_SALINAN_ADD],
			WITH(INT(instansi_id), INT(p->kasus_id),
				INT((int64_t)i + 1),
				TEXT(p->salinan[i].penerima),
				INT(p->salinan[i].jumlah),
				TEXT(p->salinan[i].keterangan != NULL
						? p->salinan[i].keterangan
						: "")),
			1);
}

int pengantaran_save(struct ctx *c, int64_t instansi_id, struct pengantaran *p)
{
	int rc = check_stored(c, instansi_id, p);

	if (rc < 0)
		return rc;
	db_put(c, sql[p->rev == 0 ? SQL_ADD : SQL_UPDATE],
		WITH(INT(instansi_id), INT(p->kasus_id), TEXT(p->kepada),
			TEXT(p->di), TEXT(p->hal), TEXT(p->cara),
			TEXT(p->tembusan != NULL ? p->tembusan : ""),
			TEXT(p->penanda), TEXT(p->nomor),
			p->terbit_at != 0 ? INT(p->terbit_at) : NUL,
			TEXT(p->penerima), TEXT(p->penerima_jabatan),
			p->diterima_at != 0 ? INT(p->diterima_at) : NUL,
			TEXT(p->klasifikasi),
			TEXT(p->rak != NULL ? p->rak : ""),
			TEXT(p->map != NULL ? p->map : ""), INT(p->aktif),
			INT(p->inaktif), TEXT(p->nasib), INT(c->now),
			INT(p->diubah_oleh)),
		1);
	write_salinan(c, instansi_id, p);
	p->rev++;
	p->diubah_at = c->now;
	return OK;
}
