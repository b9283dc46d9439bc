/*
 * Files by content: see blob.h.
 *
 * A short one is one row of `blob`. A longer one has an empty `isi` there and
 * its bytes in `blob_bagian`; whoever reads it holds one piece at a time.
 */
#include "base/base.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "store/sql_list.h"
#include "store/blob.h"
#include "store/store.h"

enum { SQL_ADD, SQL_GET, SQL_LIST, SQL_PIECE_ADD, SQL_PIECE, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] = ("INSERT INTO blob (sha256, ukuran, isi)"
		     " VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"),
	[SQL_GET] = "SELECT ukuran, isi FROM blob WHERE sha256 = $1",
	[SQL_LIST] = "SELECT sha256 FROM blob ORDER BY sha256",
	[SQL_PIECE_ADD] = ("INSERT INTO blob_bagian (sha256, urut, isi)"
			   " VALUES ($1, $2, $3)"),
	[SQL_PIECE] = ("SELECT isi FROM blob_bagian WHERE sha256 = $1"
		       " AND urut = $2"),
};

const struct sql_list store_blob_sql = {"store/blob", sql, SQL_MAX};

static int refuse_big(struct ctx *c, size_t n)
{
	if (n <= LIMIT_DOCUMENT)
		return OK;
	return fail(c, E_TOOBIG, "Berkas terlalu besar; paling besar %zu MB.",
		LIMIT_DOCUMENT >> 20);
}

static int damaged(struct ctx *c, const unsigned char hash[HASH_N])
{
	return fail(c, E_IO,
		"Isi berkas %s berubah di basis data; pulihkan dari cadangan.",
		hash_hex(c->mem, hash));
}

/* ---- in ---- */

/* Where the bytes of a long one come from: memory, or a file. */
struct asal {
	const char *p; /* NULL: the file */
	int fd;
	int64_t offset;
	size_t n;
};

/* The row that says how long it is: 1 it is new, 0 it was there. */
static int64_t put_row(
	struct ctx *c, const struct asal *a, const unsigned char hash[HASH_N])
{
	return db_exec(c, sql[SQL_ADD],
		WITH(BLOB(hash, HASH_N), INT((int64_t)a->n), BLOB("", 0)));
}

static int put_piece(struct ctx *c, const struct asal *a,
	const unsigned char hash[HASH_N], size_t at, struct hash_state *h)
{
	size_t n = a->n - at < BLOB_BAGIAN ? a->n - at : BLOB_BAGIAN;
	const void *p = a->p != NULL ? a->p + at : NULL;
	int64_t rc = OK;

	if (p == NULL) {
		void *piece = arena_alloc(c->mem, n);

		rc = io_pread(c, a->fd, a->offset + (int64_t)at, piece, n);
		p = piece;
	}
	if (rc < 0)
		return (int)rc;
	hash_raw(h, p, n);
	/* Each is sent before the next is read. */
	rc = db_exec(c, sql[SQL_PIECE_ADD],
		WITH(BLOB(hash, HASH_N), INT((int64_t)(at / BLOB_BAGIAN)),
			BLOB(p, n)));
	return rc < 0 ? (int)rc : OK;
}

static int put_pieces(
	struct ctx *c, const struct asal *a, const unsigned char hash[HASH_N])
{
	unsigned char have[HASH_N];
	struct hash_state h;
	int64_t rc = put_row(c, a, hash);

	if (rc <= 0)
		return (int)rc;
	hash_start(&h);
	rc = OK;
	for (size_t at = 0; rc == OK && at < a->n; at += BLOB_BAGIAN) {
		struct arena_mark m = arena_mark(c->mem);

		rc = put_piece(c, a, hash, at, &h);
		if (rc == OK)
			arena_rewind(c->mem, m);
	}
	if (rc < 0)
		return (int)rc;
	hash_end(&h, have);
	if (memcmp(have, hash, HASH_N) != 0)
		return fail(c, E_IO,
			"Berkas yang dilampirkan berubah saat disimpan; lampirkan sekali lagi.");
	return OK;
}

static void put_short(struct ctx *c, const void *p, size_t n,
	const unsigned char hash[HASH_N])
{
	db_put(c, sql[SQL_ADD],
		WITH(BLOB(hash, HASH_N), INT((int64_t)n), BLOB(p, n)), DB_ANY);
}

int blob_put(struct ctx *c, const void *p, size_t n, unsigned char hash[HASH_N])
{
	int rc = refuse_big(c, n);

	if (rc < 0)
		return rc;
	hash_bytes(p, n, hash);
	if (n > BLOB_BAGIAN)
		return put_pieces(c, &(struct asal){.p = p, .n = n}, hash);
	put_short(c, p, n, hash);
	return OK;
}

int blob_put_fd(struct ctx *c, int fd, int64_t offset, size_t n,
	const unsigned char hash[HASH_N])
{
	unsigned char have[HASH_N];
	void *p;
	int rc = refuse_big(c, n);

	if (rc < 0)
		return rc;
	if (n > BLOB_BAGIAN)
		return put_pieces(c, &(struct asal){NULL, fd, offset, n}, hash);
	p = arena_alloc(c->mem, n + 1);
	rc = io_pread(c, fd, offset, p, n);
	if (rc < 0)
		return rc;
	hash_bytes(p, n, have);
	if (memcmp(have, hash, HASH_N) != 0)
		return fail(c, E_IO,
			"Berkas yang dilampirkan berubah saat disimpan; lampirkan sekali lagi.");
	put_short(c, p, n, hash);
	return OK;
}

/* ---- out ---- */

/* The row of a blob; the piece is all of it when it is a short one. */
struct baris_blob {
	int64_t ukuran;
	const void *isi;
	size_t n;
};

static int get_row(
	struct ctx *c, const unsigned char hash[HASH_N], struct baris_blob *out)
{
	struct db_rows *q = db_query(c, sql[SQL_GET], WITH(BLOB(hash, HASH_N)));
	bool found = false;
	int rc;

	while (db_next(q)) {
		out->ukuran = db_int(q, 0);
		out->isi = db_blob(q, 1, &out->n);
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND,
			"Isi berkas %s tidak ada di basis data.",
			hash_hex(c->mem, hash));
	return rc;
}

static bool is_short(const struct baris_blob *b)
{
	return b->n > 0 || b->ukuran == 0;
}

int blob_size(struct ctx *c, const unsigned char hash[HASH_N], int64_t *n)
{
	struct baris_blob b;
	int rc = get_row(c, hash, &b);

	if (rc == OK)
		*n = b.ukuran;
	return rc;
}

static int get_piece(struct ctx *c, const unsigned char hash[HASH_N],
	int64_t urut, struct blob_view *out)
{
	struct db_rows *q = db_query(
		c, sql[SQL_PIECE], WITH(BLOB(hash, HASH_N), INT(urut)));
	int rc;

	*out = (struct blob_view){NULL, 0};
	while (db_next(q))
		out->p = db_blob(q, 0, &out->n);
	rc = db_done(q);
	return rc == OK && out->n == 0 ? damaged(c, hash) : rc;
}

int blob_read(struct ctx *c, const unsigned char hash[HASH_N], int64_t offset,
	struct blob_view *out)
{
	struct baris_blob b;
	size_t skip;
	int rc = get_row(c, hash, &b);

	if (rc < 0)
		return rc;
	must(offset >= 0 && offset <= b.ukuran);
	*out = (struct blob_view){b.isi, b.n};
	skip = (size_t)offset;
	if (!is_short(&b) && offset == b.ukuran)
		return OK; /* its own row has no bytes */
	if (!is_short(&b)) {
		rc = get_piece(c, hash, offset / (int64_t)BLOB_BAGIAN, out);
		skip = (size_t)offset % BLOB_BAGIAN;
	}
	if (rc < 0)
		return rc;
	if (skip > out->n)
		return damaged(c, hash);
	out->p += skip;
	out->n -= skip;
	return OK;
}

/* Take one piece after the other; what comes is hashed on its way. */
struct jalan {
	int (*take)(struct ctx *c, struct jalan *j, struct blob_view v);
	int fd;
	char *to; /* memory for the whole */
	size_t at;
	struct hash_state h;
};

static int step(struct ctx *c, struct jalan *j, struct blob_view v)
{
	int rc = j->take != NULL ? j->take(c, j, v) : OK;

	hash_raw(&j->h, v.p, v.n);
	j->at += v.n;
	return rc;
}

static int walk(struct ctx *c, const unsigned char hash[HASH_N],
	const struct baris_blob *b, struct jalan *j)
{
	unsigned char have[HASH_N];
	int rc = OK;

	hash_start(&j->h);
	if (is_short(b))
		rc = step(c, j, (struct blob_view){b->isi, b->n});
	for (int64_t i = 0; rc == OK && (int64_t)j->at < b->ukuran; i++) {
		struct arena_mark m = arena_mark(c->mem);
		struct blob_view v;

		if (is_short(b))
			return damaged(c, hash);
		rc = get_piece(c, hash, i, &v);
		if (rc == OK && v.n > (size_t)b->ukuran - j->at)
			rc = damaged(c, hash);
		if (rc == OK)
			rc = step(c, j, v);
		if (rc == OK)
			arena_rewind(c->mem, m);
	}
	if (rc < 0)
		return rc;
	hash_end(&j->h, have);
	if ((int64_t)j->at != b->ukuran || memcmp(have, hash, HASH_N) != 0)
		return damaged(c, hash);
	return OK;
}

static int take_memory(struct ctx *c, struct jalan *j, struct blob_view v)
{
	memcpy(j->to + j->at, v.p, v.n);
	return OK;
}

int blob_get(struct ctx *c, const unsigned char hash[HASH_N], const void **p,
	size_t *n)
{
	struct baris_blob b;
	struct jalan j = {0};
	int rc = get_row(c, hash, &b);

	if (rc < 0)
		return rc;
	if (!is_short(&b)) {
		j.take = take_memory;
		j.to = arena_alloc(c->mem, (size_t)b.ukuran + 1);
	}
	rc = walk(c, hash, &b, &j);
	if (rc < 0)
		return rc;
	*p = is_short(&b) ? b.isi : j.to;
	*n = (size_t)b.ukuran;
	return OK;
}

static int take_file(struct ctx *c, struct jalan *j, struct blob_view v)
{
	return io_put(c, j->fd, v.p, v.n);
}

int blob_to_fd(struct ctx *c, const unsigned char hash[HASH_N], int fd)
{
	struct baris_blob b;
	struct jalan j = {.take = take_file, .fd = fd};
	int rc = get_row(c, hash, &b);

	if (rc < 0)
		return rc;
	return walk(c, hash, &b, &j);
}

struct peta {
	void *p;
	size_t n;
};

static void unmap(void *arg)
{
	struct peta *m = arg;

	munmap(m->p, m->n);
}

static int map(struct ctx *c, int fd, size_t n, const void **p)
{
	struct peta *m = arena_new(c->mem, struct peta);

	m->n = n;
	m->p = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	if (m->p == MAP_FAILED)
		return fail(c, E_IO, "Berkas tidak dapat dibuka (%s).",
			strerror(errno));
	arena_defer(c->mem, unmap, m);
	*p = m->p;
	return OK;
}

int blob_map(struct ctx *c, const unsigned char hash[HASH_N], const void **p,
	size_t *n)
{
	int64_t size = 0;
	int fd, rc = blob_size(c, hash, &size);

	if (rc < 0 || size <= (int64_t)BLOB_BAGIAN)
		return rc < 0 ? rc : blob_get(c, hash, p, n);
	*n = (size_t)size;
	fd = io_temp();
	if (fd < 0)
		return fail(c, E_IO,
			"Berkas sementara tidak dapat dibuat (%s); periksa ruang disk server.",
			strerror(errno));
	rc = blob_to_fd(c, hash, fd);
	if (rc == OK)
		rc = map(c, fd, *n, p);
	close(fd);
	return rc;
}

static int check_one(struct ctx *c, const unsigned char hash[HASH_N])
{
	struct baris_blob b;
	struct jalan j = {0};
	int rc = get_row(c, hash, &b);

	if (rc < 0)
		return rc;
	return walk(c, hash, &b, &j);
}

int64_t blob_check(struct ctx *c)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST], NOTHING);
	struct str all = str_new(c->mem, LIMIT_DOCUMENT);
	int64_t n;
	int rc;

	while (db_next(q)) {
		size_t len;
		const void *hash = db_blob(q, 0, &len);

		if (len == HASH_N)
			str_addn(&all, hash, len);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	n = (int64_t)(all.n / HASH_N);
	for (int64_t i = 0; i < n; i++) {
		struct arena_mark m = arena_mark(c->mem);

		rc = check_one(
			c, (const unsigned char *)all.p + (size_t)i * HASH_N);
		if (rc < 0)
			return rc;
		arena_rewind(c->mem, m);
	}
	return n;
}
