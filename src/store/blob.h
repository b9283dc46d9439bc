/*
 * blob: files by content, a part of store (its tables blob, blob_bagian).
 *
 * Stored once, verified when read: E_IO when the bytes no longer have their
 * hash. Inside a transaction. What is longer than BLOB_BAGIAN lies in pieces:
 * blob_put_fd, blob_read and blob_to_fd hold one piece in memory, blob_get
 * all of them.
 */
#ifndef STORE_BLOB_H
#define STORE_BLOB_H

#include "base/base.h"

#define BLOB_BAGIAN ((size_t)256 << 10)
MUST_CHECK int blob_put(
	struct ctx *c, const void *p, size_t n, unsigned char hash[HASH_N]);
/* `n` bytes of an open file from `offset`, whose hash io_hash gave before the
 * transaction; E_IO when they are no longer those. */
MUST_CHECK int blob_put_fd(struct ctx *c, int fd, int64_t offset, size_t n,
	const unsigned char hash[HASH_N]);
MUST_CHECK int blob_get(struct ctx *c, const unsigned char hash[HASH_N],
	const void **p, size_t *n);
/* The same, verified; what is long lies in a file without a name and not in
 * memory. Until c->mem is emptied. */
MUST_CHECK int blob_map(struct ctx *c, const unsigned char hash[HASH_N],
	const void **p, size_t *n);
/* Its length; E_NOTFOUND. */
MUST_CHECK int blob_size(
	struct ctx *c, const unsigned char hash[HASH_N], int64_t *n);
/* A view of the piece that holds `offset`, from there to its end; n = 0 at
 * the end of the file. Pieces are not verified one by one. */
struct blob_view {
	const unsigned char *p;
	size_t n;
};
MUST_CHECK int blob_read(struct ctx *c, const unsigned char hash[HASH_N],
	int64_t offset, struct blob_view *out);
/* All of it to a file, verified: E_IO when what was written is not it. */
MUST_CHECK int blob_to_fd(
	struct ctx *c, const unsigned char hash[HASH_N], int fd);
/* Verify every blob; returns their number, or a negative rc. */
MUST_CHECK int64_t blob_check(struct ctx *c);

#endif
