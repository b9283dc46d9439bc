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
#include "base/hash.h"

/* The whole file, terminated, in c->mem. E_NOTFOUND, E_TOOBIG, E_IO, and
 * E_INVALID for a folder. */
MUST_CHECK int io_read(
	struct ctx *c, const char *path, size_t limit, char **text, size_t *n);
MUST_CHECK int io_write(
	struct ctx *c, const char *path, const void *p, size_t n);
/* `n` bytes of an open file from `offset` into `p`: all of them, or
 * E_IO, also when the file ends before. Its own position stays. */
MUST_CHECK int io_pread(
	struct ctx *c, int fd, int64_t offset, void *p, size_t n);
MUST_CHECK int io_put(struct ctx *c, int fd, const void *p, size_t n);
/* The hash of such bytes, a piece at a time. */
MUST_CHECK int io_hash(struct ctx *c, int fd, int64_t offset, size_t n,
	unsigned char hash[HASH_N]);
/* A new file without a name, gone when it is closed; -1 with errno. In TMPDIR
 * or /var/tmp: /tmp is often memory, which such a file is to spare. */
int io_temp(void);
/* The part of a path after its last slash. */
const char *io_name(const char *path);

#endif
