/*
 * The writer: many callers, one connection, one commit for all who wait.
 *
 * The batch forms while the previous fsync runs, so an idle system still
 * answers after one fsync and there is no timer. An action that refuses
 * before it wrote anything just gets its refusal; when one fails after it
 * wrote, the batch is rolled back and each action runs again alone, so it
 * harms no other. On PostgreSQL the server groups commits itself: there each
 * caller borrows one of a few connections.
 */
#include "base/base.h"

#include <pthread.h>

#include "store/store_priv.h"

#define POOL 16 /* connections on PostgreSQL */

struct request {
	struct ctx *caller;
	db_action fn;
	void *arg;
	int rc;
	bool done;
	pthread_cond_t answered;
	struct request *next;
};

struct writer {
	pthread_mutex_t lock;
	pthread_cond_t waiting; /* for the writer, or for the pool */
	struct request *first, **last;
	bool stop;
	pthread_t thread;
	struct ctx own; /* the writer's connection */
	bool pooled;
	struct ctx pool[POOL];
	bool busy[POOL];
};

/* The writer's connection with the caller's memory, clock and record. */
static struct ctx as_caller(const struct ctx *own, const struct request *r)
{
	struct ctx c = *r->caller;

	c.db = own->db;
	c.writer = NULL;
	return c;
}

static void tell(struct request *r, const struct ctx *c, int rc)
{
	r->rc = rc;
	r->caller->code = c->code;
	r->caller->sentence = c->sentence;
}

/* One action in a transaction of its own, with all that db_run promises. */
static void run_alone(struct ctx *own, struct request *r)
{
	struct ctx c = as_caller(own, r);

	tell(r, &c, db_run(&c, DB_WRITE, r->fn, r->arg));
}

/*
 * Each of them in the open transaction; false when one failed after it
 * wrote, so that nothing of this transaction may stay.
 */
static bool run_each(struct ctx *own, struct request **batch, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct ctx c = as_caller(own, batch[i]);

		own->db->dirty = false;
		tell(batch[i], &c, batch[i]->fn(&c, batch[i]->arg));
		if (own->db->failed < 0 || (batch[i]->rc < 0 && own->db->dirty))
			return false;
	}
	return true;
}

/* No transaction, or no commit: that is everybody's answer, also of those
 * who were refused because of what another of them had written. */
static void refuse_all(
	const struct ctx *own, struct request **batch, size_t n, int rc)
{
	for (size_t i = 0; i < n; i++) {
		fail_clear(batch[i]->caller);
		batch[i]->rc = fail(
			batch[i]->caller, (enum rc)rc, "%s", own->sentence);
	}
}

static void run_batch(struct ctx *own, struct request **batch, size_t n)
{
	int rc;

	if (n == 1) {
		run_alone(own, batch[0]);
		return;
	}
	rc = db_begin(own, DB_WRITE);
	if (rc == OK && !run_each(own, batch, n)) {
		db_rollback(own);
		for (size_t i = 0; i < n; i++) {
			fail_clear(batch[i]->caller);
			run_alone(own, batch[i]);
		}
		return;
	}
	if (rc == OK)
		rc = db_commit(own);
	if (rc < 0)
		refuse_all(own, batch, n, rc);
}

static void answer(struct writer *w, struct request **batch, size_t n)
{
	pthread_mutex_lock(&w->lock);
	for (size_t i = 0; i < n; i++) {
		batch[i]->done = true;
		pthread_cond_signal(&batch[i]->answered);
	}
	pthread_mutex_unlock(&w->lock);
}

static size_t take(struct writer *w, struct request **batch)
{
	size_t n = 0;

	pthread_mutex_lock(&w->lock);
	while (w->first == NULL && !w->stop)
		pthread_cond_wait(&w->waiting, &w->lock);
	while (w->first != NULL && n < LIMIT_BATCH) {
		batch[n++] = w->first;
		w->first = w->first->next;
	}
	if (w->first == NULL)
		w->last = &w->first;
	pthread_mutex_unlock(&w->lock);
	return n;
}

static void *writer_thread(void *arg)
{
	struct writer *w = arg;
	struct request *batch[LIMIT_BATCH];
	size_t n;

	while ((n = take(w, batch)) > 0) {
		run_batch(&w->own, batch, n);
		fail_clear(&w->own);
		arena_reset(w->own.mem);
		answer(w, batch, n);
	}
	return NULL;
}

static int open_own(struct ctx *c, const char *url, struct ctx *own)
{
	int rc;

	*own = (struct ctx){.mem = arena_open(LIMIT_ARENA), .now = c->now};
	rc = db_open(own, url, DB_EXISTING);
	if (rc < 0)
		fail(c, (enum rc)rc, "%s", own->sentence);
	return rc;
}

static void close_own(struct ctx *own)
{
	if (own->mem == NULL)
		return;
	db_close(own);
	arena_close(own->mem);
}

int writer_open(struct ctx *c, const char *url, struct writer **out)
{
	struct writer *w = calloc(1, sizeof(*w));
	int rc = OK;

	if (w == NULL)
		die("no memory for a writer");
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->waiting, NULL);
	w->last = &w->first;
	w->pooled = !text_starts(url, "sqlite:");
	if (!w->pooled)
		rc = open_own(c, url, &w->own);
	for (size_t i = 0; rc == OK && w->pooled && i < POOL; i++)
		rc = open_own(c, url, &w->pool[i]);
	if (rc == OK && !w->pooled)
		must(pthread_create(&w->thread, NULL, writer_thread, w) == 0);
	if (rc < 0) {
		w->pooled = true; /* no thread to stop */
		writer_close(w);
		return rc;
	}
	*out = w;
	return OK;
}

void writer_close(struct writer *w)
{
	pthread_mutex_lock(&w->lock);
	w->stop = true;
	pthread_cond_broadcast(&w->waiting);
	pthread_mutex_unlock(&w->lock);
	if (!w->pooled)
		pthread_join(w->thread, NULL);
	close_own(&w->own);
	for (size_t i = 0; i < POOL; i++)
		close_own(&w->pool[i]);
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->waiting);
	free(w);
}

static size_t borrow(struct writer *w)
{
	size_t i;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		for (i = 0; i < POOL && w->busy[i]; i++)
			;
		if (i < POOL)
			break;
		pthread_cond_wait(&w->waiting, &w->lock);
	}
	w->busy[i] = true;
	pthread_mutex_unlock(&w->lock);
	return i;
}

static int run_pooled(struct writer *w, struct request *r)
{
	size_t i = borrow(w);

	run_alone(&w->pool[i], r);
	pthread_mutex_lock(&w->lock);
	w->busy[i] = false;
	pthread_cond_signal(&w->waiting);
	pthread_mutex_unlock(&w->lock);
	return r->rc;
}

int writer_run(struct writer *w, struct ctx *caller, db_action fn, void *arg)
{
	struct request r = {.caller = caller, .fn = fn, .arg = arg};

	if (w->pooled)
		return run_pooled(w, &r);
	pthread_cond_init(&r.answered, NULL);
	pthread_mutex_lock(&w->lock);
	must(!w->stop);
	*w->last = &r;
	w->last = &r.next;
	pthread_cond_signal(&w->waiting);
	while (!r.done)
		pthread_cond_wait(&r.answered, &w->lock);
	pthread_mutex_unlock(&w->lock);
	pthread_cond_destroy(&r.answered);
	return r.rc;
}
