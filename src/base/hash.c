/* Hash: SHA-256 by libsodium, and fields with their length before them. */
#include "base/base.h"

#include <sodium.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct hash_state),
	"the state of libsodium fits");

static crypto_hash_sha256_state *inner(struct hash_state *h)
{
	return (crypto_hash_sha256_state *)(void *)h->opaque;
}

void hash_bytes(const void *p, size_t n, unsigned char out[HASH_N])
{
	crypto_hash_sha256(out, p, n);
}

void hash_start(struct hash_state *h)
{
	crypto_hash_sha256_init(inner(h));
}

void hash_raw(struct hash_state *h, const void *p, size_t n)
{
	crypto_hash_sha256_update(inner(h), p, n);
}

/* A kind and eight bytes, most significant first. */
static void put(struct hash_state *h, char kind, uint64_t v)
{
	unsigned char b[9];

	b[0] = (unsigned char)kind;
	for (int i = 0; i < 8; i++)
		b[1 + i] = (unsigned char)(v >> (56 - 8 * i));
	hash_raw(h, b, sizeof(b));
}

void hash_text(struct hash_state *h, const char *s)
{
	if (s == NULL) {
		put(h, 'n', 0);
		return;
	}
	put(h, 't', strlen(s));
	hash_raw(h, s, strlen(s));
}

void hash_int(struct hash_state *h, int64_t v)
{
	put(h, 'i', (uint64_t)v);
}

void hash_end(struct hash_state *h, unsigned char out[HASH_N])
{
	crypto_hash_sha256_final(inner(h), out);
}

char *hash_hex(struct arena *a, const unsigned char h[HASH_N])
{
	struct str s = str_new(a, HASH_HEX);

	str_add_hex(&s, h, HASH_N);
	return s.p;
}
