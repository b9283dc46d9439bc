/*
 * http: HTTP/1.1 on the wire, and nothing of what is said over it.
 *
 * Owns sockets, TLS, the strict parser of requests, deadlines, limits by
 * address, the pool of worker threads, the headers every answer carries, and
 * the parsers of what a browser sends (form, multipart, cookie, query).
 * Refuses to know any page, session, right or word of the office.
 *
 *	http_open(c, &options, &s);	listens; the port is known now
 *	http_run(s);			until http_stop, from a signal or thread
 *	http_close(s);
 *
 * Network threads (epoll) read heads and bodies and call nothing of the app
 * but body_limit; a complete request goes to a bounded pool of workers that
 * share nothing. A request lives, with its arena, from its first byte to the
 * last byte of its answer. Why not a library: docs/decisions/0009.
 */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/base.h"

struct http_field {
	const char *name;  /* of a header: in lower case */
	const char *value; /* UTF-8 without control characters but tabs */
};

struct http_request {
	struct arena *mem; /* of this request */
	uint64_t number;   /* of the request, in this process */
	const char *method;
	const char *path;  /* decoded once; begins with '/'; no "//", "." or
			      ".." parts; UTF-8 without control characters */
	const char *query; /* raw, after the '?'; "" for none */
	const struct http_field *header;
	size_t header_n;
	const char *body; /* in memory, terminated; NULL when it is in `fd` */
	size_t body_n;
	int fd;           /* unlinked temporary file with a large body, -1 */
	const char *peer; /* "127.0.0.1" */
	bool tls;
};
/* Value of a header (name in lower case), NULL. */
const char *http_header(const struct http_request *rq, const char *name);

struct http_response {
	struct arena *mem;
	int status;
	const char *type; /* NULL: text/html; charset=utf-8 */
	const void *body; /* lives as long as the request's arena */
	size_t body_n;
	size_t held;     /* bytes it holds outside of `mem`: a file */
	bool gzipped;    /* `body` is gzip already */
	bool compress;   /* gzip it when it pays and the client takes it */
	bool cache;      /* immutable asset: kept for a year */
	const char *csp; /* NULL: the strict one of the server */
	bool frames;     /* with it: may show pages of ours in a frame */
	bool framed;     /* may be shown in a frame of ours */
	struct http_field *extra; /* Location, Set-Cookie, ... */
	size_t extra_n;
};
/* A line end in name or value is our mistake: must(). An own Cache-Control
 * takes the place of the server's; the protecting headers stand anyway. */
void http_add_header(
	struct http_response *rs, const char *name, const char *value);

struct http_log { /* one line of the access log */
	int64_t at, took_us;
	const char *peer, *method, *path;
	int status;
	size_t bytes;
	uint64_t number;
};

struct http_app {
	void *arg;
	/* The state of one worker, made on its own thread; NULL: it cannot
	 * start, and so the server does not. */
	void *(*worker_open)(void *arg);
	void (*worker_close)(void *state);
	void (*handle)(void *state, const struct http_request *rq,
		struct http_response *rs);
	/* Largest body of this request, 0 for none. On a network thread as
	 * soon as the head is there: quick and pure. */
	size_t (*body_limit)(void *arg, const struct http_request *rq);
	/* Body of the server's own refusals (400 408 413 431 503 ...), so that
	 * they look like the app's; rs->status is set, rq->path NULL where it
	 * could not be read. May be called on a network thread. */
	void (*refused)(void *arg, const struct http_request *rq,
		struct http_response *rs);
	/* After the last byte of an answer, on any of the threads. */
	void (*log)(void *arg, const struct http_log *line);
};

struct http_options {
	const char *listen;     /* "127.0.0.1:8080"; port 0: any free one */
	int fd;                 /* listen NULL: a socket of http_listen */
	const char *cert, *key; /* PEM files: TLS; NULL: plain */
	int network_n, worker_n;
	const struct http_app *app;
};

struct http_server;
/* A listening socket, for a parent that outlives its servers. It closes it. */
MUST_CHECK int http_listen(struct ctx *c, const char *listen, int *fd);
int http_port_of(int fd);
/* Listens and starts the workers. The process ignores SIGPIPE from now on
 * and may open as many files as its hard limit allows. */
MUST_CHECK int http_open(
	struct ctx *c, const struct http_options *o, struct http_server **out);
int http_port(const struct http_server *s);
/* Serve until http_stop; then refuse what is new, finish what is under way
 * (at most LIMIT_HTTP_STOP_S seconds) and return. */
void http_run(struct http_server *s);
void http_stop(struct http_server *s); /* async-signal-safe */
/* Waits for handlers still at work, then frees everything. */
void http_close(struct http_server *s);

/* The same path without a socket, for tests and `alur http`: one request in
 * bytes, the whole answer appended to `out`. `state` is a worker's. */
void http_once(const struct http_app *app, void *state,
	const struct str *request, struct str *out);

/* ---- what a browser sends ---- */

/* Fields of a query or an application/x-www-form-urlencoded body, decoded.
 * E_INVALID for broken escapes or UTF-8, E_TOOBIG over LIMIT_HTTP_FIELDS. */
MUST_CHECK int http_urlencoded(struct ctx *c, const char *text, size_t n,
	struct http_field **list, size_t *count);

/* One part of a form: a field, or a file when `filename` is not NULL. */
struct http_part {
	const char *name;
	const char *value; /* terminated; NULL for what lies in `fd` */
	size_t n;
	const char *filename; /* without folders; NULL: a field */
	const char *type;
	int fd; /* of the request, -1: in memory */
	int64_t offset;
};
/* Every part of a request's form, in either encoding. */
MUST_CHECK int http_form(struct ctx *c, const struct http_request *rq,
	struct http_part **list, size_t *n);
/* The bytes of a part, in memory. */
MUST_CHECK int http_part_bytes(
	struct ctx *c, const struct http_part *p, const void **bytes);

/* Value of a cookie, NULL. A broken Cookie header has no cookies. */
const char *http_cookie(const struct http_request *rq, const char *name);
/* `s` with everything but unreserved characters percent-encoded. */
void http_add_url(struct str *out, const char *s);

#endif
