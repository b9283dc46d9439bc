/*
 * server_priv: threads, connections and who owns what.
 *
 * A connection belongs to one network thread, which alone frees it. While
 * its request is with the pool (`turn` is not TURN_NET) the worker owns every
 * field but `turn` and the links of the list, and hands it back in one of
 * two ways: by TURN_BACK, and the network thread finds it there at its next
 * event or tick (no wake-up: nearly always); or through net->back with a
 * wake-up, when there is something to do at once. An event that comes in
 * between is remembered as TURN_EVENT, so none is lost.
 */
#ifndef HTTP_SERVER_PRIV_H
#define HTTP_SERVER_PRIV_H

#include <pthread.h>
#include <sys/socket.h>

#include "http/http_priv.h"

struct net;
struct tls;
struct tls_conn;

/* ---- tls.c; reading and writing give bytes, 0 at the end, or IO_* ---- */

enum { IO_WAIT = -1, IO_GONE = -2 };
MUST_CHECK int tls_open(
	struct ctx *c, const char *cert, const char *key, struct tls **out);
void tls_close(struct tls *t);
struct tls_conn *tls_accept(struct tls *t, int fd); /* NULL: no memory */
int tls_handshake(struct tls_conn *tc);             /* 1: done, or IO_* */
int64_t tls_read(struct tls_conn *tc, void *p, size_t n);
int64_t tls_write(struct tls_conn *tc, const void *p, size_t n);
void tls_bye(struct tls_conn *tc); /* tell the other side, if it takes it */
void tls_free(struct tls_conn *tc);

/* ---- address.c: how many connections an address has ---- */

struct addresses;
struct address;
struct addresses *addresses_open(const struct tuning *t);
void addresses_close(struct addresses *as);
/* NULL: this address, or the server, has no more places. */
struct address *address_take(
	struct addresses *as, const struct sockaddr_storage *from);
void address_give(struct addresses *as, struct address *a);

/* ---- conn.c ---- */

enum conn_state {
	CONN_HANDSHAKE,
	CONN_IDLE, /* between two requests */
	CONN_HEAD,
	CONN_BODY,
	CONN_WORK,
	CONN_WRITE,
	CONN_LINGER, /* answered; what the client still sends is dropped */
	CONN_GONE
};
enum turn { TURN_NET, TURN_WORK, TURN_EVENT, TURN_BACK };

struct conn {
	struct net *net;
	struct conn *before, *after; /* of its network thread */
	struct conn *next;           /* in net->back */
	_Atomic int turn;
	enum conn_state state;
	int fd;
	struct tls_conn *tls;
	struct address *address;
	char peer[48];
	bool readable; /* there may be bytes */
	bool drain;    /* read until there are none: the end may be there */
	bool fresh;    /* `in` holds bytes that were not looked at */
	char *in;      /* bytes of the head, or of the next request */
	size_t in_n, in_cap;
	int64_t began; /* first byte of the request, monotonic */
	int64_t since; /* beginning of this state */
	size_t moved;  /* bytes in this state */
	size_t sent;   /* of the answer */
	struct exchange x;
};

enum run { RUN_WAIT, RUN_ON, RUN_LATER, RUN_GONE };
/* Go on until there is nothing to do; on the network thread. RUN_LATER:
 * others should have their turn before. */
enum run conn_run(struct conn *c);
/* Answer on a worker and hand the connection back. */
void conn_work(struct conn *c, void *state, struct gzip *z);
/* When its time is over; INT64_MAX for never. */
int64_t conn_deadline(const struct conn *c);
/* Say 408 where that has a meaning; the caller closes. */
void conn_expire(struct conn *c);
void conn_state_set(struct conn *c, enum conn_state state);
/* Memory its request holds now. */
size_t conn_held(const struct conn *c);

/* ---- net.c ---- */

struct net {
	struct http_server *server;
	pthread_t thread;
	int epoll, wake;
	_Atomic bool woken;
	_Atomic(struct conn *) back;
	struct conn *first;
	size_t conn_n;
	bool accepting;
	bool pressed; /* slow connections hold too much memory */
	int64_t next_tick;
	char scratch[(size_t)64 << 10];
};
int64_t mono_now(void); /* microseconds that no clock setting moves */
MUST_CHECK int net_open(struct ctx *c, struct net *n, struct http_server *s);
void net_run(struct net *n);  /* until the server stops */
void net_wake(struct net *n); /* async-signal-safe */
void net_push(struct net *n, struct conn *c);
void net_close(struct net *n);

/* ---- pool.c ---- */

struct pool;
MUST_CHECK int pool_open(
	struct ctx *c, struct http_server *s, int worker_n, struct pool **out);
/* False when the queue is full. */
bool pool_push(struct pool *p, struct conn *c);
void pool_close(struct pool *p); /* waits for handlers at work */

/* ---- server.c ---- */

struct http_server {
	const struct http_app *app;
	struct tuning tuning;
	struct arenas *arenas;
	struct addresses *addresses;
	struct tls *tls;
	struct pool *pool;
	struct net *net;
	int net_n, listen, port;
	_Atomic bool stop;
	_Atomic int64_t stop_by; /* monotonic; 0 while it serves */
};

#endif
