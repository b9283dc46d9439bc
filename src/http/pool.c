/*
 * pool: a bounded queue and workers that share nothing but it.
 *
 * A handler that takes its time holds one worker; the others go on. The
 * queue is short on purpose: who would wait long is told so at once.
 *
 * Of brief requests no more run than there are cores: more of them would
 * only cut each other into slices, and the unlucky one would be last by three
 * times the mean. A request that has run for longer than `brief` waits for
 * something, or is long: it no longer counts, and another worker begins.
 */
#include "base/base.h"

#include <unistd.h>

#include "http/server_priv.h"

struct worker {
	struct pool *pool;
	pthread_t thread;
	int64_t since; /* its request began to run; 0: it waits */
};

struct pool {
	struct http_server *server;
	pthread_mutex_t lock;
	pthread_cond_t work;    /* for workers */
	pthread_cond_t started; /* for pool_open */
	struct conn **ring;
	size_t first, n, cap;
	int idle, up, failed;
	bool stop;
	bool watched; /* an idle worker looks again after `brief` */
	int worker_n, at_once;
	struct worker worker[LIMIT_HTTP_WORKERS];
};

/* May one more begin? */
static bool has_turn(const struct pool *p, int64_t now)
{
	int n = 0;

	for (int i = 0; i < p->worker_n; i++)
		if (p->worker[i].since != 0 &&
			now - p->worker[i].since < p->server->tuning.brief)
			n++;
	return n < p->at_once;
}

/* Somebody for the next in line, or to watch over it. */
static void call(struct pool *p)
{
	if (p->n > 0 && p->idle > 0 && (!p->watched || has_turn(p, mono_now())))
		pthread_cond_signal(&p->work);
}

/* Wait for work; while requests wait for their turn, one worker does not
 * wait to be told but looks again by itself. */
static void wait_work(struct pool *p)
{
	int64_t until;
	struct timespec t;

	p->idle++;
	if (p->n == 0 || p->watched) {
		pthread_cond_wait(&p->work, &p->lock);
	} else {
		until = mono_now() + p->server->tuning.brief;
		t.tv_sec = until / CLOCK_SECOND;
		t.tv_nsec = until % CLOCK_SECOND * 1000;
		p->watched = true;
		pthread_cond_timedwait(&p->work, &p->lock, &t);
		p->watched = false;
	}
	p->idle--;
}

static struct conn *next(struct pool *p, struct worker *w)
{
	struct conn *c = NULL;

	pthread_mutex_lock(&p->lock);
	w->since = 0;
	while (!p->stop && (p->n == 0 || !has_turn(p, mono_now())))
		wait_work(p);
	if (p->n > 0) {
		c = p->ring[p->first];
		p->first = (p->first + 1) % p->cap;
		p->n--;
		w->since = mono_now();
	}
	call(p);
	pthread_mutex_unlock(&p->lock);
	return c;
}

static void say(struct pool *p, int *count)
{
	pthread_mutex_lock(&p->lock);
	(*count)++;
	pthread_cond_signal(&p->started);
	pthread_mutex_unlock(&p->lock);
}

static void *worker_thread(void *arg)
{
	struct worker *w = arg;
	struct pool *p = w->pool;
	const struct http_app *app = p->server->app;
	void *state = app->worker_open(app->arg);
	struct gzip *z;
	struct conn *c;

	if (state == NULL) {
		say(p, &p->failed);
		return NULL;
	}
	z = gzip_open();
	say(p, &p->up);
	while ((c = next(p, w)) != NULL)
		conn_work(c, state, z);
	gzip_close(z);
	if (app->worker_close != NULL)
		app->worker_close(state);
	return NULL;
}

static bool start(struct pool *p, int n)
{
	bool ok = true;

	for (; p->worker_n < n; p->worker_n++) {
		struct worker *w = &p->worker[p->worker_n];

		w->pool = p;
		if (pthread_create(&w->thread, NULL, worker_thread, w) != 0) {
			ok = false;
			break;
		}
	}
	pthread_mutex_lock(&p->lock);
	while (p->up + p->failed < p->worker_n)
		pthread_cond_wait(&p->started, &p->lock);
	ok = ok && p->failed == 0;
	pthread_mutex_unlock(&p->lock);
	return ok;
}

int pool_open(
	struct ctx *c, struct http_server *s, int worker_n, struct pool **out)
{
	struct pool *p = calloc(1, sizeof(*p));
	pthread_condattr_t by_mono;

	must(worker_n > 0 && worker_n <= LIMIT_HTTP_WORKERS);
	if (p == NULL)
		die("no memory for the workers");
	p->server = s;
	p->cap = s->tuning.queue;
	p->at_once = s->tuning.at_once > 0 ? s->tuning.at_once
					   : (int)sysconf(_SC_NPROCESSORS_ONLN);
	p->ring = calloc(p->cap, sizeof(*p->ring));
	if (p->ring == NULL)
		die("no memory for the queue of requests");
	pthread_mutex_init(&p->lock, NULL);
	pthread_condattr_init(&by_mono);
	pthread_condattr_setclock(&by_mono, CLOCK_MONOTONIC);
	pthread_cond_init(&p->work, &by_mono);
	pthread_condattr_destroy(&by_mono);
	pthread_cond_init(&p->started, NULL);
	if (!start(p, worker_n)) {
		pool_close(p);
		return fail(c, E_IO,
			"Pekerja server tidak dapat dimulai; periksa basis data lalu jalankan lagi.");
	}
	*out = p;
	return OK;
}

bool pool_push(struct pool *p, struct conn *c)
{
	bool room;

	pthread_mutex_lock(&p->lock);
	room = p->n < p->cap && !p->stop;
	if (room)
		p->ring[(p->first + p->n++) % p->cap] = c;
	if (room)
		call(p);
	pthread_mutex_unlock(&p->lock);
	return room;
}

void pool_close(struct pool *p)
{
	if (p == NULL)
		return;
	pthread_mutex_lock(&p->lock);
	p->stop = true;
	pthread_cond_broadcast(&p->work);
	pthread_mutex_unlock(&p->lock);
	for (int i = 0; i < p->worker_n; i++)
		pthread_join(p->worker[i].thread, NULL);
	pthread_cond_destroy(&p->started);
	pthread_cond_destroy(&p->work);
	pthread_mutex_destroy(&p->lock);
	free(p->ring);
	free(p);
}
