/* zip: the directory of an archive, read with every length checked. */
#include "base/base.h"

#include "base/zip.h"

#define END_N ((size_t)22)  /* "end of central directory record" */
#define FILE_N ((size_t)46) /* "central directory file header" */
#define WIDE UINT32_MAX     /* the true value stands in the extra field */
#define WIDE_ID 1

static uint64_t number(const unsigned char *p, size_t bytes)
{
	uint64_t v = 0;

	while (bytes-- > 0)
		v = v << 8 | p[bytes];
	return v;
}

bool zip_end(const void *tail, size_t n, uint64_t size, struct zip_end *out)
{
	const unsigned char *t = tail;

	/* The comment behind the record may be of any length: search back. */
	for (size_t at = n; at-- > 0;) {
		if (n - at < END_N || memcmp(t + at, "PK\5\6", 4) != 0 ||
			number(t + at + 20, 2) != n - at - END_N)
			continue;
		out->files = number(t + at + 10, 2);
		out->n = number(t + at + 12, 4);
		out->at = number(t + at + 16, 4);
		return out->at + out->n <= size - (n - at);
	}
	return false;
}

/* The first number of the ZIP64 field, which is the size unpacked. */
static bool wide_size(const unsigned char *p, size_t n, uint64_t *bytes)
{
	while (n >= 4) {
		size_t id = (size_t)number(p, 2),
		       len = (size_t)number(p + 2, 2);

		if (len > n - 4)
			return false;
		if (id == WIDE_ID) {
			if (len < 8)
				return false;
			*bytes = number(p + 4, 8);
			return true;
		}
		p += 4 + len;
		n -= 4 + len;
	}
	return false;
}

bool zip_unpacked(const void *dir, size_t n, uint64_t files, uint64_t *bytes)
{
	const unsigned char *p = dir;

	*bytes = 0;
	for (; files > 0; files--) {
		size_t name, extra, note, all;
		uint64_t size;

		if (n < FILE_N || memcmp(p, "PK\1\2", 4) != 0)
			return false;
		size = number(p + 24, 4);
		name = (size_t)number(p + 28, 2);
		extra = (size_t)number(p + 30, 2);
		note = (size_t)number(p + 32, 2);
		all = FILE_N + name + extra + note;
		if (all > n || (size == WIDE && !wide_size(p + FILE_N + name,
							extra, &size)))
			return false;
		if (__builtin_add_overflow(*bytes, size, bytes))
			*bytes = UINT64_MAX;
		p += all;
		n -= all;
	}
	return true;
}
