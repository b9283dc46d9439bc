/* server: the listening socket, and every thread's beginning and end. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/server_priv.h"

#define BACKLOG 1024
#define OTHER_FILES 128 /* databases, logs, the server's own */

const struct tuning tuning_default = {
	.head = LIMIT_HTTP_HEAD_S * CLOCK_SECOND,
	.grace = LIMIT_HTTP_GRACE_S * CLOCK_SECOND,
	.rate = LIMIT_HTTP_RATE,
	.request = LIMIT_HTTP_REQUEST_S * CLOCK_SECOND,
	.idle = LIMIT_HTTP_IDLE_S * CLOCK_SECOND,
	.linger = LIMIT_HTTP_LINGER_S * CLOCK_SECOND,
	.stop = LIMIT_HTTP_STOP_S * CLOCK_SECOND,
	.tick = CLOCK_SECOND / 2,
	.connections = LIMIT_HTTP_CONNECTIONS,
	.reserve = LIMIT_HTTP_RESERVE,
	.modest = LIMIT_HTTP_MODEST,
	.address = LIMIT_HTTP_ADDRESS,
	.queue = LIMIT_HTTP_QUEUE,
	.held = LIMIT_HTTP_HELD,
	.brief = LIMIT_HTTP_BRIEF_MS * (CLOCK_SECOND / 1000),
};

/* ---- the listening socket ---- */

static int bad_address(struct ctx *c, const char *text)
{
	return fail(c, E_INVALID,
		"Alamat server \"%s\" tidak sah; tulis seperti 127.0.0.1:8080.",
		text);
}

/* "127.0.0.1:8080", "[::1]:8080", ":8080", "localhost:8080". */
static int parse_listen(struct ctx *c, const char *text, struct addrinfo **out)
{
	struct addrinfo hints = {.ai_socktype = SOCK_STREAM,
		.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
	const char *colon = strrchr(text, ':');
	char *host;
	size_t n;
	long port;

	if (colon == NULL || !text_int(colon + 1, 0, 65535, &port))
		return bad_address(c, text);
	n = (size_t)(colon - text);
	host = n >= 2 && text[0] == '[' && text[n - 1] == ']'
		       ? arena_dupn(c->mem, text + 1, n - 2)
		       : arena_dupn(c->mem, text, n);
	if (text_eq(host, "localhost"))
		host = arena_dup(c->mem, "127.0.0.1");
	if (getaddrinfo(host[0] != '\0' ? host : "0.0.0.0", colon + 1, &hints,
		    out) != 0)
		return bad_address(c, text);
	return OK;
}

static int listen_failed(struct ctx *c, const char *text)
{
	switch (errno) {
	case EADDRINUSE:
		return fail(c, E_IO,
			"Alamat %s sudah dipakai program lain; hentikan program itu atau pilih porta lain.",
			text);
	case EACCES:
		return fail(c, E_IO,
			"Porta pada %s tidak boleh dipakai tanpa hak khusus; pilih porta di atas 1023.",
			text);
	case EADDRNOTAVAIL:
		return fail(c, E_IO,
			"Alamat %s bukan alamat komputer ini; pakai alamat yang ada di sini.",
			text);
	default:
		return fail(c, E_IO,
			"Server tidak dapat mendengar di %s: %s. Pilih alamat lain.",
			text, strerror(errno));
	}
}

int http_listen(struct ctx *c, const char *text, int *fd)
{
	struct addrinfo *ai;
	int one = 1, s, rc = parse_listen(c, text, &ai);

	if (rc < 0)
		return rc;
	s = socket(
		ai->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (s < 0 ||
		setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) !=
			0 ||
		bind(s, ai->ai_addr, ai->ai_addrlen) != 0 ||
		listen(s, BACKLOG) != 0)
		rc = listen_failed(c, text);
	freeaddrinfo(ai);
	if (rc < 0 && s >= 0)
		close(s);
	else if (rc == OK)
		*fd = s;
	return rc;
}

int http_port_of(int fd)
{
	struct sockaddr_storage is = {0};
	socklen_t len = sizeof(is);

	if (getsockname(fd, (struct sockaddr *)&is, &len) != 0)
		die("a listening socket has no name: %s", strerror(errno));
	/* The port stands at the same place in both families. */
	return ntohs(((const struct sockaddr_in *)&is)->sin_port);
}

/* A socket that was given is the caller's; ours is a copy of it. */
static int listen_at(
	struct ctx *c, const struct http_options *o, struct http_server *s)
{
	int rc = OK;

	if (o->listen != NULL) {
		rc = http_listen(c, o->listen, &s->listen);
	} else {
		s->listen = fcntl(o->fd, F_DUPFD_CLOEXEC, 0);
		if (s->listen < 0)
			die("cannot copy the listening socket");
	}
	if (rc == OK)
		s->port = http_port_of(s->listen);
	return rc;
}

/* As many open files as we may have; fewer connections when that is few. */
static void raise_files(struct tuning *t)
{
	struct rlimit r;
	size_t room;

	if (getrlimit(RLIMIT_NOFILE, &r) != 0)
		return;
	r.rlim_cur = r.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &r);
	(void)getrlimit(RLIMIT_NOFILE, &r);
	/* A quarter for the files of large bodies. */
	room = (size_t)(r.rlim_cur - r.rlim_cur / 4);
	room = room > 2 * OTHER_FILES ? room - OTHER_FILES : OTHER_FILES;
	if (t->connections > room)
		t->connections = room;
	if (t->reserve > t->connections / 2)
		t->reserve = t->connections / 2;
}

/* ---- the whole ---- */

static int open_nets(struct ctx *c, struct http_server *s, int n)
{
	must(n > 0 && n <= LIMIT_HTTP_NETWORK);
	s->net = calloc((size_t)n, sizeof(*s->net));
	if (s->net == NULL)
		die("no memory for the network threads");
	for (; s->net_n < n; s->net_n++) {
		s->net[s->net_n].epoll = s->net[s->net_n].wake = -1;
		if (net_open(c, &s->net[s->net_n], s) < 0) {
			s->net_n++;
			return c->code;
		}
	}
	return OK;
}

int http_open_tuned(struct ctx *c, const struct http_options *o,
	const struct tuning *t, struct http_server **out)
{
	struct http_server *s = calloc(1, sizeof(*s));
	int rc;

	if (s == NULL)
		die("no memory for the server");
	s->app = o->app;
	s->tuning = *t;
	s->listen = -1;
	s->arenas = arenas_open();
	raise_files(&s->tuning);
	s->addresses = addresses_open(&s->tuning);
	/* Writing to a client that left is an error there, not a signal: the
	 * TLS library writes without MSG_NOSIGNAL. */
	signal(SIGPIPE, SIG_IGN);
	rc = listen_at(c, o, s);
	if (rc == OK && o->cert != NULL)
		rc = tls_open(c, o->cert, o->key, &s->tls);
	if (rc == OK)
		rc = open_nets(c, s, o->network_n);
	if (rc == OK)
		rc = pool_open(c, s, o->worker_n, &s->pool);
	if (rc < 0) {
		http_close(s);
		return rc;
	}
	*out = s;
	return OK;
}

int http_open(
	struct ctx *c, const struct http_options *o, struct http_server **out)
{
	return http_open_tuned(c, o, &tuning_default, out);
}

int http_port(const struct http_server *s)
{
	return s->port;
}

static void *net_thread(void *arg)
{
	net_run(arg);
	return NULL;
}

void http_run(struct http_server *s)
{
	int started = 1;

	for (; started < s->net_n; started++)
		if (pthread_create(&s->net[started].thread, NULL, net_thread,
			    &s->net[started]) != 0)
			break;
	net_run(&s->net[0]);
	while (--started > 0)
		pthread_join(s->net[started].thread, NULL);
}

void http_stop(struct http_server *s)
{
	uint64_t one = 1;

	atomic_store(&s->stop, true);
	for (int i = 0; i < s->net_n; i++)
		(void)!write(s->net[i].wake, &one, sizeof(one));
}

void http_close(struct http_server *s)
{
	if (s == NULL)
		return;
	pool_close(s->pool);
	for (int i = 0; i < s->net_n; i++)
		net_close(&s->net[i]);
	free(s->net);
	if (s->listen >= 0)
		close(s->listen);
	tls_close(s->tls);
	addresses_close(s->addresses);
	arenas_close(s->arenas);
	free(s);
}
