/*
 * Hash: SHA-256 (libsodium) and the fields that a chain of events hashes.
 *
 * A field goes in with its length before it, so moving a byte from one field
 * to the next changes the hash.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_N 32             /* bytes of a hash */
#define HASH_HEX (2 * HASH_N) /* hexadecimal digits of it */

struct arena;

struct hash_state {
	_Alignas(16) unsigned char opaque[128];
};

void hash_bytes(const void *p, size_t n, unsigned char out[HASH_N]);

void hash_start(struct hash_state *h);
void hash_raw(struct hash_state *h, const void *p, size_t n);
void hash_text(struct hash_state *h, const char *s); /* NULL differs from "" */
void hash_int(struct hash_state *h, int64_t v);
void hash_end(struct hash_state *h, unsigned char out[HASH_N]);

char *hash_hex(struct arena *a, const unsigned char h[HASH_N]);

#endif
