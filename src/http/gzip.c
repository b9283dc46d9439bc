/*
 * gzip: zlib, with one compressor a worker that is reset and not made anew
 * (making one clears 260 KB).
 */
#include "base/base.h"

#include <zlib.h>

#include "http/http_priv.h"

#define LEVEL 1 /* Beranda: a tenth larger than at 4, a fifth less CPU a page */
#define GZIP_BITS (15 + 16)

struct gzip {
	z_stream z;
};

struct gzip *gzip_open(void)
{
	struct gzip *z = calloc(1, sizeof(*z));

	if (z == NULL || deflateInit2(&z->z, LEVEL, Z_DEFLATED, GZIP_BITS, 8,
				 Z_DEFAULT_STRATEGY) != Z_OK)
		die("no memory for zlib");
	return z;
}

void gzip_close(struct gzip *z)
{
	if (z == NULL)
		return;
	deflateEnd(&z->z);
	free(z);
}

void *gzip_pack(struct gzip *z, struct arena *a, struct slice in, size_t *n)
{
	unsigned char *out;
	int rc;

	if (in.n > LIMIT_DOCUMENT)
		return NULL;
	out = arena_alloc(a, in.n);
	must(deflateReset(&z->z) == Z_OK);
	z->z.next_in = (z_const Bytef *)(uintptr_t)in.p;
	z->z.avail_in = (uInt)in.n;
	z->z.next_out = out;
	z->z.avail_out = (uInt)in.n;
	rc = deflate(&z->z, Z_FINISH);
	*n = in.n - z->z.avail_out;
	return rc == Z_STREAM_END ? out : NULL;
}

void *gzip_unpack(struct arena *a, struct slice in, size_t *n)
{
	z_stream z = {.next_in = (z_const Bytef *)(uintptr_t)in.p,
		.avail_in = (uInt)in.n};
	struct str out = str_new(a, LIMIT_DOCUMENT);
	unsigned char part[16384];
	int rc = inflateInit2(&z, GZIP_BITS);

	while (rc == Z_OK) {
		z.next_out = part;
		z.avail_out = sizeof(part);
		rc = inflate(&z, Z_NO_FLUSH);
		str_addn(&out, part, sizeof(part) - z.avail_out);
	}
	inflateEnd(&z);
	*n = out.n;
	return rc == Z_STREAM_END && str_ok(&out) ? out.p : NULL;
}
