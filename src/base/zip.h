/*
 * zip: what a ZIP archive says of itself in the directory at its end
 * (APPNOTE.TXT 4.3). Nothing is unpacked; what it says may be a lie, but who
 * unpacks by it gets no more than that.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The last bytes of a file in which the end of its directory must stand. */
#define ZIP_TAIL ((size_t)22 + 65535)

struct zip_end {
	uint64_t at, n; /* where the directory lies, and its bytes */
	uint64_t files;
};
/* `tail`: the last `n` bytes of a file of `size`. False: no archive, or one
 * that says what cannot be. */
bool zip_end(const void *tail, size_t n, uint64_t size, struct zip_end *out);
/* The bytes of all files unpacked, from the directory; false: damaged. */
bool zip_unpacked(const void *dir, size_t n, uint64_t files, uint64_t *bytes);

#endif
