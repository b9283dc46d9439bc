/*
 * gzip of whole answers, by libdeflate: twice as fast as zlib at the same
 * size, because it never has to stop in the middle. One compressor a worker
 * (making one clears 60 KB).
 */
#include "base/base.h"

#include <libdeflate.h>

#include "http/http_priv.h"

#define LEVEL 1 /* half the time of level 6, a page a tenth larger */
#define TAIL 8  /* CRC and size, at the end of every gzip file (RFC 1952) */

struct gzip {
	struct libdeflate_compressor *z;
};

struct gzip *gzip_open(void)
{
	struct gzip *z = calloc(1, sizeof(*z));

	if (z == NULL || (z->z = libdeflate_alloc_compressor(LEVEL)) == NULL)
		die("no memory for libdeflate");
	return z;
}

void gzip_close(struct gzip *z)
{
	if (z == NULL)
		return;
	libdeflate_free_compressor(z->z);
	free(z);
}

void *gzip_pack(struct gzip *z, struct arena *a, struct slice in, size_t *n)
{
	void *out;

	if (in.n > LIMIT_DOCUMENT)
		return NULL;
	out = arena_alloc(a, in.n);
	*n = libdeflate_gzip_compress(z->z, in.p, in.n, out, in.n);
	return *n > 0 ? out : NULL;
}

/* What the file says of its own length, modulo 2^32; it is believed only up
 * to the limit, and checked by the CRC. */
static size_t length_of(struct slice in)
{
	const unsigned char *p = (const unsigned char *)in.p + in.n - 4;

	return (size_t)p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 |
	       (size_t)p[3] << 24;
}

void *gzip_unpack(struct arena *a, struct slice in, size_t *n)
{
	struct libdeflate_decompressor *z;
	enum libdeflate_result rc;
	size_t room;
	void *out;

	if (in.n < TAIL || (room = length_of(in)) > LIMIT_DOCUMENT)
		return NULL;
	z = libdeflate_alloc_decompressor();
	if (z == NULL)
		die("no memory for libdeflate");
	out = arena_alloc(a, room + 1);
	rc = libdeflate_gzip_decompress(z, in.p, in.n, out, room, n);
	libdeflate_free_decompressor(z);
	return rc == LIBDEFLATE_SUCCESS ? out : NULL;
}
