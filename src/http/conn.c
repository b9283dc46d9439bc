/*
 * conn: one connection, from its first byte to its end.
 *
 * Deadlines are absolute: they are counted from where a state began and
 * bytes received, so a byte a second does not put them off.
 */
#include "base/base.h"

#include <errno.h>
#include <stdatomic.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "http/server_priv.h"

#define STEPS 32         /* before others have their turn */
#define FIRST_IN 2048    /* a usual head fits */
#define KEPT_IN 4096     /* what an idle connection may keep */
#define ONE_RECORD 16384 /* of TLS */
#define PRESSED_GRACE CLOCK_SECOND

void conn_state_set(struct conn *c, enum conn_state state)
{
	c->state = state;
	c->since = mono_now();
	c->moved = 0;
}

/* Bytes that count for the rate: of an answer, only those the other side has
 * acknowledged; what lies in our kernel has reached nobody. */
static int64_t delivered(const struct conn *c)
{
	int waiting = 0;

	if (c->state == CONN_WRITE && ioctl(c->fd, SIOCOUTQ, &waiting) != 0)
		waiting = 0;
	return (int64_t)c->moved > waiting ? (int64_t)c->moved - waiting : 0;
}

int64_t conn_deadline(const struct conn *c)
{
	const struct tuning *t = &c->net->server->tuning;
	int64_t grace = t->grace, by, whole = c->began + t->request;

	if (c->net->pressed && grace > PRESSED_GRACE)
		grace = PRESSED_GRACE;
	switch (c->state) {
	case CONN_HANDSHAKE:
	case CONN_HEAD:
		return c->began + t->head;
	case CONN_IDLE:
		return c->since + t->idle;
	case CONN_BODY:
	case CONN_WRITE:
		by = c->since + grace + delivered(c) * CLOCK_SECOND / t->rate;
		return by < whole ? by : whole;
	case CONN_LINGER:
		return c->since + t->linger;
	case CONN_WORK:
	case CONN_GONE:
		break;
	}
	return INT64_MAX;
}

size_t conn_held(const struct conn *c)
{
	/* A body may lie in a file: it is counted as what it holds open. */
	size_t n = c->in_cap + c->x.spool.cap + c->x.rs.held;

	return c->x.mem != NULL ? n + arena_used(c->x.mem) : n;
}

/* ---- bytes in and out ---- */

static int64_t read_socket(struct conn *c, void *p, size_t n)
{
	ssize_t got;

	do
		got = recv(c->fd, p, n, 0);
	while (got < 0 && errno == EINTR);
	if (got >= 0)
		return got;
	return errno == EAGAIN || errno == EWOULDBLOCK ? IO_WAIT : IO_GONE;
}

/* Keeps `readable` true: an edge is told once, so what it told of must be
 * read until a short read (or, when the end may be there, until there is
 * nothing) proves that the next byte will be told anew. */
static int64_t read_some(struct conn *c, void *p, size_t n)
{
	int64_t got =
		c->tls != NULL ? tls_read(c->tls, p, n) : read_socket(c, p, n);

	if (got == IO_WAIT) {
		c->readable = false;
		c->drain = false;
	} else if (got > 0 && (size_t)got < n && c->tls == NULL && !c->drain) {
		c->readable = false;
	}
	return got;
}

static int64_t write_socket(struct conn *c, struct iovec *v, size_t n)
{
	struct msghdr m = {.msg_iov = v, .msg_iovlen = n};
	ssize_t done;

	do
		done = sendmsg(c->fd, &m, MSG_NOSIGNAL);
	while (done < 0 && errno == EINTR);
	if (done >= 0)
		return done;
	return errno == EAGAIN || errno == EWOULDBLOCK ? IO_WAIT : IO_GONE;
}

/* A small answer leaves in one record. */
static void join(struct exchange *x)
{
	if (x->rs.body_n == 0 || x->answer.n + x->rs.body_n > ONE_RECORD)
		return;
	str_addn(&x->answer, x->rs.body, x->rs.body_n);
	x->rs.body_n = 0;
}

/* 1 when the whole answer has left, or IO_*. */
static int write_answer(struct conn *c)
{
	struct exchange *x = &c->x;

	if (c->tls != NULL && c->sent == 0)
		join(x);
	while (c->sent < x->answer.n + x->rs.body_n) {
		size_t head = c->sent < x->answer.n ? c->sent : x->answer.n;
		size_t body = c->sent - head;
		struct iovec v[2] = {
			{x->answer.p + head, x->answer.n - head},
			{(char *)(uintptr_t)x->rs.body + body,
				x->rs.body_n - body},
		};
		size_t skip = v[0].iov_len == 0 ? 1 : 0;
		int64_t n;

		if (c->tls != NULL)
			n = tls_write(
				c->tls, v[skip].iov_base, v[skip].iov_len);
		else
			n = write_socket(c, v + skip, 2 - skip);
		if (n <= 0)
			return n == IO_WAIT ? IO_WAIT : IO_GONE;
		c->sent += (size_t)n;
		c->moved += (size_t)n;
	}
	return 1;
}

/* ---- the end of an answer, on whichever thread sent its last byte ---- */

static void write_log(struct conn *c)
{
	const struct exchange *x = &c->x;
	struct http_log line = {.at = clock_now(),
		.took_us = mono_now() - c->began,
		.peer = c->peer,
		.method = x->rq.method != NULL ? x->rq.method : "-",
		.path = x->rq.path != NULL ? x->rq.path : "-",
		.status = x->rs.status,
		.bytes = c->sent,
		.number = x->rq.number};

	if (x->app->log != NULL)
		x->app->log(x->app->arg, &line);
}

/* The request's memory goes back; the connection waits for the next. */
static void answered(struct conn *c)
{
	bool close = c->x.close;

	write_log(c);
	exchange_reset(&c->x);
	c->sent = 0;
	if (!close) {
		conn_state_set(c, CONN_IDLE);
		c->fresh = c->in_n > 0;
	} else {
		if (c->tls != NULL)
			tls_bye(c->tls);
		(void)shutdown(c->fd, SHUT_WR);
		conn_state_set(c, CONN_LINGER);
		c->in_n = 0;
		c->fresh = false;
	}
	if (c->in_n == 0 && c->in_cap > KEPT_IN) {
		free(c->in);
		c->in = NULL;
		c->in_cap = 0;
	}
}

static enum run output(struct conn *c)
{
	int rc = write_answer(c);

	if (rc == IO_WAIT)
		return RUN_WAIT;
	if (rc < 0) {
		write_log(c);
		return RUN_GONE;
	}
	answered(c);
	return RUN_ON;
}

static void give_back(struct conn *c)
{
	bool now = c->state == CONN_GONE || c->state == CONN_LINGER ||
		   c->fresh || c->readable;
	int turn = TURN_WORK;

	if (!now && atomic_compare_exchange_strong(&c->turn, &turn, TURN_BACK))
		return;
	net_push(c->net, c);
}

void conn_work(struct conn *c, void *state, struct gzip *z)
{
	c->x.app->handle(state, &c->x.rq, &c->x.rs);
	if (atomic_load(&c->net->server->stop))
		c->x.close = true;
	response_head(&c->x, z);
	conn_state_set(c, CONN_WRITE);
	if (output(c) == RUN_GONE)
		c->state = CONN_GONE;
	give_back(c);
}

/* ---- the request ---- */

static void in_reserve(struct conn *c, size_t cap)
{
	if (cap <= c->in_cap)
		return;
	c->in = realloc(c->in, cap);
	if (c->in == NULL)
		die("no memory for a connection");
	c->in_cap = cap;
}

/* Keep what was not used of `in`, which may lie in c->in itself. */
static void keep_rest(struct conn *c, struct slice in, size_t used)
{
	size_t n = in.n - used;

	if (n > c->in_cap)
		in_reserve(c, n);
	if (n > 0 && in.p + used != c->in)
		memmove(c->in, in.p + used, n);
	c->in_n = n;
	c->fresh = false;
}

static enum run to_write(struct conn *c)
{
	conn_state_set(c, CONN_WRITE);
	return RUN_ON;
}

static enum run dispatch(struct conn *c)
{
	conn_state_set(c, CONN_WORK);
	atomic_store(&c->turn, TURN_WORK);
	if (pool_push(c->net->server->pool, c))
		return RUN_WAIT; /* the worker's now: not to be touched */
	atomic_store(&c->turn, TURN_NET);
	exchange_refuse(&c->x, 503);
	return to_write(c);
}

static enum run say_continue(struct conn *c)
{
	static char words[] = "HTTP/1.1 100 Continue\r\n\r\n";
	size_t n = sizeof(words) - 1;
	struct iovec v = {words, n};
	int64_t done = c->tls != NULL ? tls_write(c->tls, words, n)
				      : write_socket(c, &v, 1);

	return done == (int64_t)n ? RUN_ON : RUN_GONE;
}

static enum run feed(struct conn *c, struct slice in)
{
	size_t used;
	enum step step;

	if (c->state == CONN_IDLE) {
		conn_state_set(c, CONN_HEAD);
		c->began = c->since;
	}
	step = exchange_feed(&c->x, in, &used);
	keep_rest(c, in, used);
	if (c->state == CONN_HEAD && c->x.head.method != NULL)
		conn_state_set(c, CONN_BODY);
	c->moved += used;
	switch (step) {
	case STEP_CONTINUE:
		c->fresh = true;
		return say_continue(c);
	case STEP_READY:
		return dispatch(c);
	case STEP_REFUSED:
		return to_write(c);
	case STEP_MORE:
		break;
	}
	return RUN_ON;
}

/* Read what there is: of a head to c->in, of a body past it. */
static enum run input(struct conn *c)
{
	struct slice in = {c->in, c->in_n};
	int64_t n;

	if (c->fresh)
		return feed(c, in);
	if (!c->readable)
		return RUN_WAIT;
	if (c->state == CONN_BODY) {
		n = read_some(c, c->net->scratch, sizeof(c->net->scratch));
		in = (struct slice){c->net->scratch, n > 0 ? (size_t)n : 0};
	} else {
		if (c->in_n == c->in_cap)
			in_reserve(c, c->in_cap ? 2 * c->in_cap : FIRST_IN);
		n = read_some(c, c->in + c->in_n, c->in_cap - c->in_n);
		if (n > 0)
			c->in_n += (size_t)n;
		in = (struct slice){c->in, c->in_n};
	}
	if (n > 0)
		return feed(c, in);
	return n == IO_WAIT ? RUN_WAIT : RUN_GONE;
}

/* A client that is cut off while it still sends would see a reset instead of
 * its answer; so the rest is read and dropped, for a while. */
static enum run linger(struct conn *c)
{
	int64_t n;

	if (!c->readable)
		return RUN_WAIT;
	n = read_socket(c, c->net->scratch, sizeof(c->net->scratch));
	if (n > 0)
		return RUN_ON;
	c->readable = false;
	return n == IO_WAIT ? RUN_WAIT : RUN_GONE;
}

static enum run handshake(struct conn *c)
{
	int rc = tls_handshake(c->tls);

	if (rc != 1)
		return rc == IO_WAIT ? RUN_WAIT : RUN_GONE;
	conn_state_set(c, CONN_HEAD);
	c->readable = true;
	return RUN_ON;
}

enum run conn_run(struct conn *c)
{
	enum run run = RUN_ON;

	for (int i = 0; run == RUN_ON; i++) {
		if (i == STEPS)
			return RUN_LATER;
		switch (c->state) {
		case CONN_HANDSHAKE:
			run = handshake(c);
			break;
		case CONN_IDLE:
		case CONN_HEAD:
		case CONN_BODY:
			run = input(c);
			break;
		case CONN_WRITE:
			run = output(c);
			break;
		case CONN_LINGER:
			run = linger(c);
			break;
		case CONN_WORK:
			return RUN_WAIT;
		case CONN_GONE:
			return RUN_GONE;
		}
	}
	return run;
}

void conn_expire(struct conn *c)
{
	struct linger reset = {.l_onoff = 1, .l_linger = 0};

	if ((c->state == CONN_HEAD && c->in_n > 0) || c->state == CONN_BODY) {
		exchange_refuse(&c->x, 408);
		(void)write_answer(c);
		write_log(c);
	} else if (c->state == CONN_WRITE) {
		/* The kernel would go on offering the rest to nobody. */
		(void)setsockopt(
			c->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
		write_log(c);
	}
}
