/*
 * address: places by address, so that one machine cannot hold them all.
 *
 * An IPv6 client owns its /64, so that is what counts as one address. The
 * last places are kept for addresses that hold few.
 */
#include "base/base.h"

#include <netinet/in.h>
#include <pthread.h>

#include "http/server_priv.h"

#define BUCKETS 1024
#define KEY 17 /* the family's mark and at most 16 bytes */

struct address {
	struct address *next;
	unsigned char key[KEY];
	size_t n;
};

struct addresses {
	pthread_mutex_t lock;
	struct tuning limit;
	size_t n;
	struct address *bucket[BUCKETS];
};

struct addresses *addresses_open(const struct tuning *t)
{
	struct addresses *as = calloc(1, sizeof(*as));

	if (as == NULL)
		die("no memory for the addresses of clients");
	pthread_mutex_init(&as->lock, NULL);
	as->limit = *t;
	return as;
}

void addresses_close(struct addresses *as)
{
	if (as == NULL)
		return;
	must(as->n == 0);
	pthread_mutex_destroy(&as->lock);
	free(as);
}

static void key_of(const struct sockaddr_storage *from, unsigned char key[KEY])
{
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)from;
	const struct sockaddr_in *four = (const struct sockaddr_in *)from;

	memset(key, 0, KEY);
	if (from->ss_family == AF_INET6 &&
		IN6_IS_ADDR_V4MAPPED(&six->sin6_addr)) {
		key[0] = 4;
		memcpy(key + 1, six->sin6_addr.s6_addr + 12, 4);
	} else if (from->ss_family == AF_INET6) {
		key[0] = 6;
		memcpy(key + 1, six->sin6_addr.s6_addr, 8);
	} else {
		key[0] = 4;
		memcpy(key + 1, &four->sin_addr, 4);
	}
}

static struct address **find(struct addresses *as, const unsigned char *key)
{
	uint32_t h = 2166136261U;
	struct address **at;

	for (size_t i = 0; i < KEY; i++)
		h = (h ^ key[i]) * 16777619U;
	at = &as->bucket[h % BUCKETS];
	while (*at != NULL && memcmp((*at)->key, key, KEY) != 0)
		at = &(*at)->next;
	return at;
}

static bool has_place(const struct addresses *as, size_t held)
{
	const struct tuning *t = &as->limit;

	if (held >= t->address || as->n >= t->connections)
		return false;
	return as->n + t->reserve < t->connections || held < t->modest;
}

struct address *address_take(
	struct addresses *as, const struct sockaddr_storage *from)
{
	unsigned char key[KEY];
	struct address **at, *a = NULL;

	key_of(from, key);
	pthread_mutex_lock(&as->lock);
	at = find(as, key);
	if (has_place(as, *at != NULL ? (*at)->n : 0)) {
		if (*at == NULL && (*at = calloc(1, sizeof(**at))) == NULL)
			die("no memory for an address");
		a = *at;
		memcpy(a->key, key, KEY);
		a->n++;
		as->n++;
	}
	pthread_mutex_unlock(&as->lock);
	return a;
}

void address_give(struct addresses *as, struct address *a)
{
	pthread_mutex_lock(&as->lock);
	as->n--;
	if (--a->n == 0) {
		struct address **at = find(as, a->key);

		*at = a->next;
		free(a);
	}
	pthread_mutex_unlock(&as->lock);
}
