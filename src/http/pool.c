/*
 * pool: a bounded queue and workers that share nothing but it.
 *
 * A handler that takes its time holds one worker; the others go on. The
 * queue is short on purpose: who would wait long is told so at once.
 */
#include "base/base.h"

#include "http/server_priv.h"

struct worker {
	struct pool *pool;
	pthread_t thread;
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
	int worker_n;
	struct worker worker[LIMIT_HTTP_WORKERS];
};

static struct conn *next(struct pool *p)
{
	struct conn *c = NULL;

	pthread_mutex_lock(&p->lock);
	while (p->n == 0 && !p->stop) {
		p->idle++;
		pthread_cond_wait(&p->work, &p->lock);
		p->idle--;
	}
	if (p->n > 0) {
		c = p->ring[p->first];
		p->first = (p->first + 1) % p->cap;
		p->n--;
	}
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
	while ((c = next(p)) != NULL)
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

	must(worker_n > 0 && worker_n <= LIMIT_HTTP_WORKERS);
	if (p == NULL)
		die("no memory for the workers");
	p->server = s;
	p->cap = s->tuning.queue;
	p->ring = calloc(p->cap, sizeof(*p->ring));
	if (p->ring == NULL)
		die("no memory for the queue of requests");
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->work, NULL);
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
	if (room && p->idle > 0)
		pthread_cond_signal(&p->work);
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
