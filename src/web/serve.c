/*
 * The processes: a parent that keeps two children alive, a server and a
 * worker of jobs.
 *
 * The parent holds the listening socket, so that a new server takes over
 * without a refused connection, and never opens the database: SQLite forbids
 * using a handle across fork. Jobs are done apart from the server because
 * they draw documents: long, large, and the likeliest to crash.
 */
#include "base/base.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "act/act_kabar.h"
#include "store/store.h"
#include "web/gagal.h"
#include "web/web_app.h"

#define JOB_PAUSE_MS 1000 /* between two looks at the queue */
#define QUICK_DEATH_S 2   /* a child that lived shorter is held back */
#define HOLD_BACK_MS 1000

/* ---- the server ---- */

static struct http_server *running; /* for its signal handler */

static void on_stop(int sig)
{
	(void)sig;
	http_stop(running);
}

int64_t web_clock(const struct web_app *app)
{
	return clock_now() + app->clock_add;
}

static void *worker_open(void *arg)
{
	struct web_worker *k = calloc(1, sizeof(*k));

	if (k == NULL)
		die("no memory");
	k->app = arg;
	k->own = arena_open(LIMIT_ARENA);
	k->ctx.mem = k->own;
	k->ctx.now = web_clock(k->app);
	if (db_open(&k->ctx, k->app->url, DB_EXISTING) < 0) {
		fprintf(stderr, "alur: %s\n", k->ctx.sentence);
		arena_close(k->own);
		free(k);
		return NULL;
	}
	k->ctx.writer = k->app->writer;
	return k;
}

static void worker_close(void *state)
{
	struct web_worker *k = state;

	k->ctx.mem = k->own;
	db_close(&k->ctx);
	arena_close(k->own);
	free(k);
}

static void write_log(void *arg, const struct http_log *l)
{
	const struct web_app *app = arg;
	char at[CLOCK_TEXT];

	if (app->quiet)
		return;
	at_format(l->at, 0, at);
	flockfile(stdout);
	fprintf(stdout, "%sZ %s %s ", at, l->peer, l->method);
	web_log_path(stdout, l->path);
	fprintf(stdout, " %d %zu %lld %llu\n", l->status, l->bytes,
		(long long)l->took_us, (unsigned long long)l->number);
	funlockfile(stdout);
}

static struct http_app app_of(struct web_app *app)
{
	return (struct http_app){.arg = app,
		.worker_open = worker_open,
		.worker_close = worker_close,
		.handle = web_handle,
		.body_limit = web_body_limit,
		.refused = web_refused,
		.log = write_log};
}

/* ALUR_SEKARANG lets a rehearsal begin at another time and go on from it. */
static int64_t clock_shift(int64_t now)
{
	return now - clock_now();
}

static int workers_of(const struct web_options *o)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (o->workers > 0)
		return o->workers;
	return cores < 2 ? 4 : (int)cores * 4;
}

static int run_server(struct ctx *c, const struct web_options *o, int fd)
{
	struct web_app app = {.url = o->url,
		.clock_add = clock_shift(c->now),
		.quiet = o->quiet,
		.sandi = PTHREAD_MUTEX_INITIALIZER,
		.sandi_bebas = PTHREAD_COND_INITIALIZER};
	struct http_app http = app_of(&app);
	struct http_options h = {.fd = fd,
		.cert = o->cert,
		.key = o->key,
		.network_n = 1,
		.worker_n = workers_of(o),
		.app = &http};
	struct sigaction sa = {.sa_handler = on_stop};
	int rc = writer_open(c, o->url, &app.writer);

	if (rc < 0)
		return rc;
	rc = http_open(c, &h, &running);
	if (rc == OK) {
		sigaction(SIGTERM, &sa, NULL);
		http_run(running);
		http_close(running);
	}
	writer_close(app.writer);
	return rc;
}

/* ---- the jobs ---- */

static volatile sig_atomic_t jobs_stop;

static void on_jobs_stop(int sig)
{
	(void)sig;
	jobs_stop = 1;
}

/* What is due, and once a minute what the clock has to tell. */
static void work(struct ctx *c, int64_t *minute)
{
	struct act_kabar_waktu told;
	int64_t n;

	if (c->now / CLOCK_MINUTE != *minute) {
		*minute = c->now / CLOCK_MINUTE;
		if (act_kabar_waktu(c, &told) < 0)
			fprintf(stderr, "alur: pemberitahuan: %s\n",
				c->sentence);
		fail_clear(c);
	}
	if (act_jobs(c, &n) < 0)
		fprintf(stderr, "alur: pekerjaan: %s\n", c->sentence);
}

static int run_jobs(struct ctx *c, const struct web_options *o)
{
	struct sigaction sa = {.sa_handler = on_jobs_stop};
	int64_t add = clock_shift(c->now), minute = 0;
	struct arena *mem = c->mem;
	int rc = db_open(c, o->url, DB_EXISTING);

	sigaction(SIGTERM, &sa, NULL);
	while (rc == OK && !jobs_stop) {
		struct ctx job = *c;

		job.mem = arena_open(LIMIT_ARENA);
		job.now = clock_now() + add;
		work(&job, &minute);
		c->db = job.db;
		arena_close(job.mem);
		poll(NULL, 0, JOB_PAUSE_MS);
	}
	c->mem = mem;
	if (c->db != NULL)
		db_close(c);
	return rc;
}

/* ---- the parent ---- */

enum role { SERVER, JOBS, ROLES };

struct child {
	pid_t pid;
	int64_t born_at;
};

static struct child start(
	struct ctx *c, const struct web_options *o, enum role role, int fd)
{
	struct child k = {.born_at = clock_now()};
	sigset_t none;
	int rc;

	fflush(NULL);
	k.pid = fork();
	if (k.pid < 0)
		die("cannot fork: %s", strerror(errno));
	if (k.pid > 0)
		return k;
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGINT, SIG_IGN); /* the parent tells us in time */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	rc = role == SERVER ? run_server(c, o, fd) : run_jobs(c, o);
	if (rc < 0)
		fprintf(stderr, "alur: %s\n", c->sentence);
	fflush(NULL);
	_exit(rc < 0 ? rc_exit((enum rc)rc) : 0);
}

static void end_all(struct child *k)
{
	for (int i = 0; i < ROLES; i++)
		if (k[i].pid > 0)
			kill(k[i].pid, SIGTERM);
	for (int i = 0; i < ROLES; i++)
		if (k[i].pid > 0)
			waitpid(k[i].pid, NULL, 0);
}

/* One child ended: start it again, but not in a hot loop. */
static void restart(struct ctx *c, const struct web_options *o, struct child *k,
	enum role role, int fd)
{
	bool quick = clock_now() - k->born_at < QUICK_DEATH_S * CLOCK_SECOND;

	fprintf(stderr, "alur: proses %s berhenti; dimulai lagi\n",
		role == SERVER ? "server" : "pekerjaan");
	if (quick)
		poll(NULL, 0, HOLD_BACK_MS);
	*k = start(c, o, role, fd);
}

static void reap(
	struct ctx *c, const struct web_options *o, struct child *k, int fd)
{
	pid_t pid;

	while ((pid = waitpid(-1, NULL, WNOHANG)) > 0)
		for (int i = 0; i < ROLES; i++)
			if (k[i].pid == pid)
				restart(c, o, &k[i], (enum role)i, fd);
}

static void supervise(
	struct ctx *c, const struct web_options *o, int fd, sigset_t *wait)
{
	struct child k[ROLES];

	for (int i = 0; i < ROLES; i++)
		k[i] = start(c, o, (enum role)i, fd);
	for (;;) {
		int sig = 0;

		if (sigwait(wait, &sig) != 0)
			continue;
		if (sig == SIGTERM || sig == SIGINT)
			break;
		if (sig == SIGHUP) {
			struct child old = k[SERVER];

			k[SERVER] = start(c, o, SERVER, fd);
			kill(old.pid, SIGTERM);
		}
		reap(c, o, k, fd);
	}
	end_all(k);
}

/* The database must be there and of this version before we promise a port. */
static int look_first(struct ctx *c, const char *url)
{
	struct instansi i;
	int rc = db_open(c, url, DB_EXISTING);

	if (rc == OK)
		rc = act_kantor_nama(c, &i);
	if (c->db != NULL)
		db_close(c);
	return rc;
}

int web_serve(struct ctx *c, const struct web_options *o)
{
	sigset_t wait;
	int fd, rc = look_first(c, o->url);

	if (rc == OK)
		rc = http_listen(c, o->listen, &fd);
	if (rc < 0)
		return rc;
	sigemptyset(&wait);
	sigaddset(&wait, SIGTERM);
	sigaddset(&wait, SIGINT);
	sigaddset(&wait, SIGHUP);
	sigaddset(&wait, SIGCHLD);
	sigprocmask(SIG_BLOCK, &wait, NULL);
	printf("Alur siap di %s://%.*s:%d\n",
		o->cert != NULL ? "https" : "http",
		(int)(strrchr(o->listen, ':') - o->listen), o->listen,
		http_port_of(fd));
	supervise(c, o, fd, &wait);
	close(fd);
	return OK;
}

struct web_solo {
	struct web_app app;
	struct http_app http;
	struct web_worker *worker;
};

int web_solo_open(struct ctx *c, const char *url, struct web_solo **out)
{
	struct web_solo *s = arena_new(c->mem, struct web_solo);

	s->app = (struct web_app){.url = arena_dup(c->mem, url),
		.clock_add = clock_shift(c->now),
		.quiet = true,
		.sandi = PTHREAD_MUTEX_INITIALIZER,
		.sandi_bebas = PTHREAD_COND_INITIALIZER};
	s->http = app_of(&s->app);
	s->worker = worker_open(&s->app);
	if (s->worker == NULL)
		return fail(c, E_IO, "Basis data tidak dapat dibuka.");
	*out = s;
	return OK;
}

void web_solo_ask(
	struct web_solo *s, const struct str *request, struct str *out)
{
	http_once(&s->http, s->worker, request, out);
}

void web_solo_clock(struct web_solo *s, int64_t now)
{
	s->app.clock_add = clock_shift(now);
}

void web_solo_close(struct web_solo *s)
{
	worker_close(s->worker);
}

int web_once(struct ctx *c, const char *url, const struct str *request,
	struct str *out)
{
	struct web_solo *s;
	int rc = web_solo_open(c, url, &s);

	if (rc < 0)
		return rc;
	web_solo_ask(s, request, out);
	web_solo_close(s);
	return OK;
}
