/*
 * aset: the style sheet, script, icon and font carried inside the program.
 *
 * Made at build time by tools/aset.c from src/web/aset/. A path carries the
 * hash of its content ("/aset/app.1f3c….css"), so it is cached for ever and
 * a new program is a new path. Their licences: src/web/aset/LISENSI-*.
 */
#ifndef WEB_ASET_H
#define WEB_ASET_H

#include <stddef.h>

struct aset {
	const char *name; /* in src/web/aset/, "app.css" */
	const char *path; /* with its hash, "/aset/app.0123456789ab.css" */
	const char *type; /* Content-Type */
	const char *hash; /* hexadecimal, 12 digits of SHA-256; the ETag */
	const char *bytes;
	size_t n;
	const char *gz; /* the same compressed by gzip, NULL: does not pay */
	size_t gz_n;
};

/* The asset of this path, NULL when there is none. */
const struct aset *aset_find(const char *path);
/* The path of an asset by its name; must exist. */
const char *aset_url(const char *name);
/* All of them, ended by a NULL name. */
extern const struct aset aset_table[];

#endif
