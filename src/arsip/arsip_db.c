/* The storage door of the archive: berkas and arsip. */
#include "base/base.h"

#include "arsip/arsip.h"

#include "store/sql_list.h"
#include "store/blob.h"
#include "store/store.h"

#define COLS                                                                   \
	"kasus_id, urut, jenis, bidang, versi, nama, ukuran, sha256,"          \
	" dibuat_at, sistem"
#define KARTU ", judul, nomor, tahun, triwulan, rahasia"

enum {
	SQL_VERSI,
	SQL_ADD,
	SQL_LIST,
	SQL_GET,
	SQL_HILANG,
	SQL_GET_VERSI,
	SQL_ARSIP_ADD,
	SQL_ARSIP,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_VERSI] = ("SELECT count(*) FROM berkas WHERE instansi_id = $1"
		       " AND kasus_id = $2 AND jenis = $3 AND bidang = $4"),
	[SQL_ADD] = ("INSERT INTO berkas (instansi_id, " COLS KARTU ", teks)"
		     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
		     " $12, $13, $14, $15, $16, $17)"),
	[SQL_LIST] = ("SELECT " COLS KARTU " FROM berkas WHERE instansi_id = $1"
		      " AND kasus_id = $2 ORDER BY urut, jenis, bidang, versi"),
	[SQL_GET] = ("SELECT " COLS KARTU " FROM berkas WHERE instansi_id = $1"
		     " AND kasus_id = $2 AND jenis = $3 AND bidang = $4"
		     " ORDER BY versi DESC LIMIT 1"),
	[SQL_HILANG] = ("SELECT " COLS KARTU " FROM berkas f WHERE instansi_id = $1"
			" AND NOT EXISTS (SELECT 1 FROM blob b"
			" WHERE b.sha256 = f.sha256)"
			" ORDER BY kasus_id, urut, jenis, bidang LIMIT 1"),
	[SQL_GET_VERSI] =
		("SELECT " COLS KARTU " FROM berkas WHERE instansi_id = $1"
		 " AND kasus_id = $2 AND jenis = $3 AND bidang = $4"
		 " AND versi = $5"),
	[SQL_ARSIP_ADD] = ("INSERT INTO arsip (instansi_id, kasus_id,"
			   " klasifikasi, uraian, aktif, inaktif, nasib,"
			   " berkas_n, diarsipkan_at, rak, map)"
			   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
			   " $11)"),
	[SQL_ARSIP] = ("SELECT kasus_id, klasifikasi, uraian, aktif, inaktif,"
		       " nasib, berkas_n, diarsipkan_at, rak, map FROM arsip"
		       " WHERE instansi_id = $1 AND kasus_id = $2"),
};

const struct sql_list arsip_sql = {"arsip", sql, SQL_MAX};

static void fill(struct berkas *b, struct db_rows *q)
{
	const char *bidang = db_text(q, 3);

	memset(b, 0, sizeof(*b));
	b->kasus_id = db_int(q, 0);
	b->urut = db_int(q, 1);
	b->jenis = db_text(q, 2);
	b->bidang = text_eq(bidang, "") ? NULL : bidang;
	b->versi = (int)db_int(q, 4);
	b->nama = db_text(q, 5);
	b->ukuran = db_int(q, 6);
	db_hash(q, 7, b->hash);
	b->dibuat_at = db_int(q, 8);
	b->sistem = db_int(q, 9) != 0;
	b->judul = db_text(q, 10);
	b->nomor = db_text(q, 11);
	b->tahun = (int)db_int(q, 12);
	b->triwulan = (int)db_int(q, 13);
	b->rahasia = db_int(q, 14) != 0;
}

/* The last part of a path of either kind of system. */
static const char *base_name(const char *path)
{
	const char *name = path;

	for (; *path != '\0'; path++)
		if (*path == '/' || *path == '\\')
			name = path + 1;
	return name;
}

/* A name that can be given back as a file of that name anywhere. */
static bool name_is_plain(const char *nama)
{
	return !text_is_blank(nama) && !text_eq(nama, ".") &&
	       !text_eq(nama, "..") && text_is_utf8(nama, strlen(nama)) &&
	       strpbrk(nama, "\t\r\n") == NULL &&
	       text_width(nama) <= LIMIT_NAMA;
}

/* The words a file is found by: given, or those of a plain text. */
static const char *teks_of(
	struct ctx *c, const struct berkas *b, const void *p, size_t n)
{
	size_t len = strlen(b->nama);

	if (b->teks != NULL)
		return b->teks;
	if (b->rahasia || n > LIMIT_TEXT || len < 4 ||
		!text_eq(b->nama + len - 4, ".txt") || !text_is_utf8(p, n))
		return "";
	return arena_dupn(c->mem, p, n);
}

static const char *or_empty(const char *s)
{
	return s != NULL ? s : "";
}

static int check_file(struct ctx *c, struct berkas *b, size_t n)
{
	b->nama = base_name(b->nama != NULL ? b->nama : "");
	if (!name_is_plain(b->nama))
		return fail(c, E_INVALID,
			"Nama berkas tidak sah; pakai nama biasa sepanjang paling banyak %d huruf.",
			LIMIT_NAMA);
	if (!b->sistem && n > LIMIT_BERKAS)
		return fail(c, E_TOOBIG,
			"Berkas %s terlalu besar; paling besar %zu MB.",
			b->nama, LIMIT_BERKAS >> 20);
	return OK;
}

/* The next version, of bytes that are stored. */
static int add_row(
	struct ctx *c, int64_t instansi_id, struct berkas *b, size_t n)
{
	const char *bidang = b->bidang != NULL ? b->bidang : "";
	int64_t versi = 0;
	int rc = db_one_int(c, sql[SQL_VERSI],
		WITH(INT(instansi_id), INT(b->kasus_id), TEXT(b->jenis),
			TEXT(bidang)),
		&versi);

	if (rc < 0)
		return rc;
	b->versi = (int)versi + 1;
	b->ukuran = (int64_t)n;
	db_put(c, sql[SQL_ADD],
		WITH(INT(instansi_id), INT(b->kasus_id), INT(b->urut),
			TEXT(b->jenis), TEXT(bidang), INT(b->versi),
			TEXT(b->nama), INT(b->ukuran), BLOB(b->hash, HASH_N),
			INT(b->dibuat_at), INT(b->sistem),
			TEXT(or_empty(b->judul)), TEXT(or_empty(b->nomor)),
			INT(b->tahun), INT(b->triwulan), INT(b->rahasia),
			TEXT(or_empty(b->teks))),
		1);
	return OK;
}

int berkas_add(struct ctx *c, int64_t instansi_id, struct berkas *b,
	const void *p, size_t n)
{
	int rc = check_file(c, b, n);

	if (rc == OK)
		rc = blob_put(c, p, n, b->hash);
	if (rc < 0)
		return rc;
	b->teks = teks_of(c, b, p, n);
	return add_row(c, instansi_id, b, n);
}

int berkas_add_fd(struct ctx *c, int64_t instansi_id, struct berkas *b,
	const struct isi_fd *isi)
{
	int rc = check_file(c, b, isi->n);

	if (rc == OK)
		rc = blob_put_fd(c, isi->fd, isi->offset, isi->n, b->hash);
	if (rc < 0)
		return rc;
	return add_row(c, instansi_id, b, isi->n);
}

int berkas_list(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct berkas **list, size_t *n)
{
	struct db_rows *q = db_query(
		c, sql[SQL_LIST], WITH(INT(instansi_id), INT(kasus_id)));
	struct berkas *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

static int get(struct ctx *c, struct db_rows *q, struct berkas *b)
{
	bool found = false;
	int rc;

	while (db_next(q)) {
		fill(b, q);
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND,
			"Siklus %lld belum mempunyai berkas %s.",
			(long long)b->kasus_id, b->jenis);
	return rc;
}

int berkas_get(struct ctx *c, int64_t instansi_id, struct berkas *b)
{
	return get(c,
		db_query(c, sql[SQL_GET],
			WITH(INT(instansi_id), INT(b->kasus_id), TEXT(b->jenis),
				TEXT(or_empty(b->bidang)))),
		b);
}

int berkas_get_versi(struct ctx *c, int64_t instansi_id, struct berkas *b)
{
	return get(c,
		db_query(c, sql[SQL_GET_VERSI],
			WITH(INT(instansi_id), INT(b->kasus_id), TEXT(b->jenis),
				TEXT(or_empty(b->bidang)), INT(b->versi))),
		b);
}

int berkas_isi(struct ctx *c, const struct berkas *b, const void **p, size_t *n)
{
	return blob_map(c, b->hash, p, n);
}

int berkas_check(struct ctx *c, int64_t instansi_id)
{
	struct db_rows *q =
		db_query(c, sql[SQL_HILANG], WITH(INT(instansi_id)));
	struct berkas b = {0};
	int rc;

	while (db_next(q))
		fill(&b, q);
	rc = db_done(q);
	if (rc == OK && b.jenis != NULL)
		return fail(c, E_IO,
			"Siklus %lld: isi berkas %s versi %d tidak ada di basis data; pulihkan dari cadangan.",
			(long long)b.kasus_id, b.jenis, b.versi);
	return rc;
}

int arsip_add(struct ctx *c, int64_t instansi_id, const struct arsip *a)
{
	db_put(c, sql[SQL_ARSIP_ADD],
		WITH(INT(instansi_id), INT(a->kasus_id), TEXT(a->klasifikasi),
			TEXT(a->uraian), INT(a->aktif), INT(a->inaktif),
			TEXT(a->nasib), INT(a->berkas_n), INT(a->diarsipkan_at),
			TEXT(or_empty(a->rak)), TEXT(or_empty(a->map))),
		1);
	return OK;
}

int arsip_get(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, struct arsip *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_ARSIP], WITH(INT(instansi_id), INT(kasus_id)));
	bool found = false;
	int rc;

	while (db_next(q)) {
		*out = (struct arsip){db_int(q, 0), db_text(q, 1),
			db_text(q, 2), (int)db_int(q, 3), (int)db_int(q, 4),
			db_text(q, 5), db_int(q, 6), db_int(q, 7),
			db_text(q, 8), db_text(q, 9)};
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND, "Siklus %lld belum diarsipkan.",
			(long long)kasus_id);
	return rc;
}
