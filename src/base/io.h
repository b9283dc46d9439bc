/*
 * io: whole files in, whole files out, failures as sentences.
 *
 * A file is written beside its place and renamed over it after fsync, so a
 * reader never sees half of one and a full disk leaves the old one.
 */
#ifndef BASE_IO_H
#define BASE_IO_H

#include <stddef.h>

#include "base/err.h"

/* The whole file, terminated, in c->mem. E_NOTFOUND, E_TOOBIG, E_IO, and
 * E_INVALID for a folder. */
MUST_CHECK int io_read(
	struct ctx *c, const char *path, size_t limit, char **text, size_t *n);
MUST_CHECK int io_write(
	struct ctx *c, const char *path, const void *p, size_t n);
/* The part of a path after its last slash. */
const char *io_name(const char *path);

#endif
