/*
 * arenas: memory of requests, passed on from one to the next.
 *
 * An idle connection holds none, so thousands of them are cheap; a spare
 * arena keeps its first block, so a usual request costs no malloc.
 */
#include "base/base.h"

#include <pthread.h>

#include "http/http_priv.h"

struct arenas {
	pthread_mutex_t lock;
	struct arena *spare[LIMIT_HTTP_SPARE];
	size_t n;
};

struct arenas *arenas_open(void)
{
	struct arenas *as = calloc(1, sizeof(*as));

	if (as == NULL)
		die("no memory for the arenas of requests");
	pthread_mutex_init(&as->lock, NULL);
	return as;
}

struct arena *arenas_take(struct arenas *as)
{
	struct arena *a = NULL;

	if (as != NULL) {
		pthread_mutex_lock(&as->lock);
		if (as->n > 0)
			a = as->spare[--as->n];
		pthread_mutex_unlock(&as->lock);
	}
	return a != NULL ? a : arena_open(LIMIT_ARENA);
}

void arenas_give(struct arenas *as, struct arena *a)
{
	if (a == NULL)
		return;
	if (as != NULL) {
		arena_reset(a);
		pthread_mutex_lock(&as->lock);
		if (as->n < LIMIT_HTTP_SPARE) {
			as->spare[as->n++] = a;
			a = NULL;
		}
		pthread_mutex_unlock(&as->lock);
	}
	arena_close(a);
}

void arenas_close(struct arenas *as)
{
	if (as == NULL)
		return;
	while (as->n > 0)
		arena_close(as->spare[--as->n]);
	pthread_mutex_destroy(&as->lock);
	free(as);
}
