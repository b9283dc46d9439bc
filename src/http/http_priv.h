/*
 * http_priv: what the files of the room share.
 *
 *	parse.c      bytes of a head and a body, pure
 *	path.c       the path of a target, pure
 *	spool.c      a body: in memory, then in an unlinked file
 *	exchange.c   one request and its answer, without a socket
 *	response.c   the head of an answer, and the headers it always carries
 *	conn.c       one connection: its states and deadlines
 *	net.c        a network thread; address.c limits by address
 *	pool.c       the workers
 *	server.c     all of it together
 */
#ifndef HTTP_HTTP_PRIV_H
#define HTTP_HTTP_PRIV_H

#include "http/http.h"

/* ---- parse.c ---- */

struct head {
	const char *method, *target; /* `target` is raw */
	struct http_field *field;
	size_t field_n;
	bool close;   /* the connection ends after the answer */
	bool chunked; /* else `length` bytes follow */
	bool expect;  /* the client waits for 100 Continue */
	uint64_t length;
	unsigned met; /* the headers that may come only once */
};
/* Where the head at `p` ends, 0 when it is not whole yet, else minus the
 * status of the refusal. `*seen` bytes were looked at by earlier calls. */
int head_find(const char *p, size_t n, size_t *seen);
/* Read a whole head of `n` bytes; every text lives in `a`. 0 or a status. */
int head_parse(struct arena *a, const char *p, size_t n, struct head *out);

struct body {
	int at;
	bool chunked;
	unsigned digits;
	uint64_t left;  /* of this chunk, or of all */
	uint64_t limit; /* still allowed */
};
enum { BODY_MORE, BODY_BYTES, BODY_END };
struct slice {
	const char *p;
	size_t n;
};
/* 0, or 413 when the length is over the limit already. */
int body_start(struct body *b, const struct head *h, size_t limit);
/* Eat bytes: what happened, or minus a status. BODY_BYTES gives `out`. */
int body_next(struct body *b, struct slice in, size_t *used, struct slice *out);

/* ---- path.c ---- */

/* Decode `path` in place; false when it must be refused. */
bool path_decode(char *path);
/* Percent-decode `n` bytes of `text` into `out` (room for them all); '+' is a
 * blank when `plus`. Length, or -1 for a broken escape. */
int64_t percent_decode(const char *text, size_t n, bool plus, char *out);

/* ---- spool.c ---- */

struct spool {
	char *p;
	size_t n, cap; /* in memory */
	int fd;        /* -1: in memory */
	size_t file_n;
};
void spool_open(struct spool *s);
/* 0, or the status when it cannot be kept (507, 500). */
int spool_add(struct spool *s, const void *p, size_t n);
void spool_close(struct spool *s);

/* ---- arenas of requests, shared by every thread ---- */

struct arenas;
struct arenas *arenas_open(void);
struct arena *arenas_take(struct arenas *as); /* NULL: a new one */
void arenas_give(struct arenas *as, struct arena *a);
void arenas_close(struct arenas *as);

/* ---- gzip.c: one state a worker ---- */

struct gzip;
struct gzip *gzip_open(void);
void gzip_close(struct gzip *z);
/* `n` bytes packed in `a`; NULL when that does not make them fewer. */
void *gzip_pack(struct gzip *z, struct arena *a, struct slice in, size_t *n);
/* The other way, for a client that does not know gzip; NULL when broken. */
void *gzip_unpack(struct arena *a, struct slice in, size_t *n);

/* ---- exchange.c ---- */

enum step {
	STEP_MORE,     /* give more bytes */
	STEP_CONTINUE, /* say 100 Continue, then give more */
	STEP_READY,    /* the request is whole */
	STEP_REFUSED   /* the answer is whole already */
};
struct exchange {
	const struct http_app *app;
	struct arenas *arenas;
	struct arena *mem; /* NULL before the head is whole */
	size_t seen;
	struct head head;
	struct body body;
	struct spool spool;
	struct http_request rq;
	struct http_response rs;
	struct str answer; /* the head of the answer */
	bool close;        /* the connection ends after this */
};
/* A clean exchange; app, arenas, rq.peer and rq.tls are kept. */
void exchange_reset(struct exchange *x);
/* More bytes of the request; `*used` of them are done with. */
enum step exchange_feed(struct exchange *x, struct slice in, size_t *used);
/* Answer with the server's own words. */
void exchange_refuse(struct exchange *x, int status);

/* ---- response.c ---- */

/* Write x->answer for x->rs, which the app has filled, and let x->rs.body_n
 * be what is sent. */
void response_head(struct exchange *x, struct gzip *z);

/* ---- server.c: for tests, which do not wait ten seconds ---- */

/* Microseconds, bytes a second, and counts: LIMIT_HTTP_* unless a test says
 * otherwise. `tick`: how often deadlines are looked at. */
struct tuning {
	int64_t head, grace, rate, request, idle, linger, stop, tick;
	size_t connections, reserve, modest, address, queue, held;
	int64_t brief; /* a request that runs longer has no part in `at_once` */
	int at_once;   /* requests that run; 0: as many as there are cores */
};
extern const struct tuning tuning_default;
MUST_CHECK int http_open_tuned(struct ctx *c, const struct http_options *o,
	const struct tuning *t, struct http_server **out);

#endif
