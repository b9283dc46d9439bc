/* livefix: a server on a free loopback port, and a client that knows
 * nothing of the server's code. */
#ifndef TESTS_LIVEFIX_H
#define TESTS_LIVEFIX_H

#include "http/httpfix.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

struct live {
	struct ctx *c;
	struct http_server *server;
	pthread_t thread;
};

static inline void *live_thread(void *arg)
{
	http_run(arg);
	return NULL;
}

static inline void live_open(struct live *l, const struct http_app *app,
	const struct tuning *t, int workers)
{
	struct http_options o = {.listen = "127.0.0.1:0",
		.network_n = 2,
		.worker_n = workers,
		.app = app};

	l->c = t_ctx();
	t_ok(l->c, http_open_tuned(l->c, &o, t, &l->server));
	must(pthread_create(&l->thread, NULL, live_thread, l->server) == 0);
}

static inline void live_close(struct live *l)
{
	http_stop(l->server);
	pthread_join(l->thread, NULL);
	http_close(l->server);
	t_free(l->c);
}

/* A connection from 127.0.0.`last`; no call on it waits over 10 s. */
static inline int live_connect(struct live *l, int last)
{
	struct sockaddr_in a = {.sin_family = AF_INET};
	struct timeval patience = {.tv_sec = 10};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	must(fd >= 0);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	a.sin_addr.s_addr = htonl(0x7f000000U + (unsigned)last);
	must(bind(fd, (struct sockaddr *)&a, sizeof(a)) == 0);
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	a.sin_port = htons((uint16_t)http_port(l->server));
	must(connect(fd, (struct sockaddr *)&a, sizeof(a)) == 0);
	return fd;
}

static inline bool live_send(int fd, const void *p, size_t n)
{
	const char *at = p;

	while (n > 0) {
		ssize_t k = send(fd, at, n, MSG_NOSIGNAL);

		if (k <= 0)
			return false;
		at += k;
		n -= (size_t)k;
	}
	return true;
}

static inline void live_say(int fd, const char *text)
{
	must(live_send(fd, text, strlen(text)));
}

struct reply {
	int status;
	char *head, *body; /* in the context; `head` with its blank line */
	size_t body_n;
	bool end; /* the connection ended before or in it */
};

/* Bytes until `n` are there or the end. */
static inline bool live_fill(int fd, char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = recv(fd, p, n, 0);

		if (k <= 0)
			return false;
		p += k;
		n -= (size_t)k;
	}
	return true;
}

/* One answer off the wire; `head` says that no body follows. */
static inline struct reply live_reply(struct live *l, int fd, bool head)
{
	struct reply r = {.head = arena_alloc(l->c->mem, 16384)};
	const char *length;
	long status, n = 0;
	size_t k = 0;

	while (k < 16000 && (k < 4 || memcmp(r.head + k - 4, "\r\n\r\n", 4)))
		if (!live_fill(fd, r.head + k++, 1)) {
			r.end = true;
			return r;
		}
	must(text_int(arena_dupn(l->c->mem, r.head + 9, 3), 100, 599, &status));
	r.status = (int)status;
	length = strstr(r.head, "\r\nContent-Length: ");
	if (length != NULL) {
		length += 18;
		must(text_int(
			arena_dupn(l->c->mem, length, strcspn(length, "\r")), 0,
			1L << 30, &n));
	}
	r.body_n = head ? 0 : (size_t)n;
	r.body = arena_alloc(l->c->mem, r.body_n + 1);
	r.end = !live_fill(fd, r.body, r.body_n);
	return r;
}

/* The other side has ended the connection (after at most 10 s). */
static inline bool live_ended(int fd)
{
	char rest[4096];
	ssize_t k;

	do
		k = recv(fd, rest, sizeof(rest), 0);
	while (k > 0);
	return k == 0 || errno == ECONNRESET;
}

/* Send one request on a connection of its own. */
static inline struct reply live_ask(struct live *l, const char *request)
{
	int fd = live_connect(l, 1);
	struct reply r;

	live_say(fd, request);
	r = live_reply(l, fd, text_starts(request, "HEAD "));
	close(fd);
	return r;
}

#endif
