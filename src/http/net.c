/*
 * net: a network thread: accepting, events, deadlines.
 *
 * Each descriptor is told to epoll once, edge-triggered, so a request costs
 * no epoll_ctl. Deadlines are looked at twice a second in one walk over the
 * connections, which is cheaper than keeping timers in order.
 */
#include "base/base.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdatomic.h>
#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/server_priv.h"

#define EVENTS 256
#define UNSENT (64 << 10) /* bytes the kernel holds of an answer, unsent */
#define ACCEPTS 16        /* at once; then those who are in have their turn */
#define STOP_MOMENT (CLOCK_SECOND / 2) /* for who was just taken over */

int64_t mono_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * CLOCK_SECOND + t.tv_nsec / 1000;
}

/* ---- connections ---- */

static void conn_close(struct net *n, struct conn *c)
{
	if (c->before != NULL)
		c->before->after = c->after;
	else
		n->first = c->after;
	if (c->after != NULL)
		c->after->before = c->before;
	n->conn_n--;
	exchange_reset(&c->x);
	tls_free(c->tls);
	close(c->fd);
	address_give(n->server->addresses, c->address);
	free(c->in);
	free(c);
}

static void watch(struct net *n, int op, struct conn *c)
{
	struct epoll_event ev = {
		.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
		.data.ptr = c};

	if (epoll_ctl(n->epoll, op, c->fd, &ev) != 0)
		die("epoll refuses a connection: %s", strerror(errno));
}

static void go(struct net *n, struct conn *c)
{
	switch (conn_run(c)) {
	case RUN_LATER:
		/* Asking again makes a new edge of what is there. */
		watch(n, EPOLL_CTL_MOD, c);
		break;
	case RUN_GONE:
		conn_close(n, c);
		break;
	case RUN_ON:
	case RUN_WAIT:
		break;
	}
}

/* Without the second, the kernel would take megabytes for a client that reads
 * a byte a second, and all together would press it for memory. */
static void set_options(int fd)
{
	int one = 1, unsent = UNSENT;

	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	(void)setsockopt(
		fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof(unsent));
}

/* An IPv4 client of an IPv6 socket is written as what it is. */
static void name_peer(struct conn *c, const struct sockaddr_storage *from)
{
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)from;
	const struct sockaddr_in *four = (const struct sockaddr_in *)from;
	const void *bytes = &four->sin_addr;
	int family = AF_INET;

	if (from->ss_family == AF_INET6 &&
		IN6_IS_ADDR_V4MAPPED(&six->sin6_addr)) {
		bytes = six->sin6_addr.s6_addr + 12;
	} else if (from->ss_family == AF_INET6) {
		bytes = &six->sin6_addr;
		family = AF_INET6;
	}
	must(inet_ntop(family, bytes, c->peer, sizeof(c->peer)) != NULL);
}

static void conn_open(
	struct net *n, int fd, struct address *a, struct sockaddr_storage *from)
{
	struct conn *c = calloc(1, sizeof(*c));

	if (c == NULL)
		die("no memory for a connection");
	c->net = n;
	c->fd = fd;
	c->address = a;
	name_peer(c, from);
	set_options(fd);
	c->x.app = n->server->app;
	c->x.arenas = n->server->arenas;
	c->x.rq.peer = c->peer;
	c->x.rq.tls = n->server->tls != NULL;
	spool_open(&c->x.spool);
	exchange_reset(&c->x);
	conn_state_set(c, c->x.rq.tls ? CONN_HANDSHAKE : CONN_HEAD);
	c->began = c->since;
	c->after = n->first;
	if (n->first != NULL)
		n->first->before = c;
	n->first = c;
	n->conn_n++;
	if (c->x.rq.tls && (c->tls = tls_accept(n->server->tls, fd)) == NULL)
		die("no memory for TLS");
	watch(n, EPOLL_CTL_ADD, c);
}

/* ---- accepting ---- */

/* No place: one sentence where it costs little, and the end. */
static void turn_away(struct net *n, int fd)
{
	struct exchange x = {
		.app = n->server->app, .arenas = n->server->arenas};
	struct iovec v[2];
	struct msghdr m = {.msg_iov = v, .msg_iovlen = 2};

	if (n->server->tls == NULL) {
		spool_open(&x.spool);
		exchange_reset(&x);
		exchange_refuse(&x, 503);
		v[0] = (struct iovec){x.answer.p, x.answer.n};
		v[1] = (struct iovec){
			(char *)(uintptr_t)x.rs.body, x.rs.body_n};
		(void)sendmsg(fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT);
		(void)shutdown(fd, SHUT_WR);
		exchange_reset(&x);
	}
	close(fd);
}

static void accepting(struct net *n, bool on)
{
	struct epoll_event ev = {.events = EPOLLIN | EPOLLEXCLUSIVE,
		.data.ptr = &n->server->listen};
	int op = on ? EPOLL_CTL_ADD : EPOLL_CTL_DEL;

	if (n->accepting == on)
		return;
	if (epoll_ctl(n->epoll, op, n->server->listen, &ev) != 0)
		die("epoll refuses the listening socket: %s", strerror(errno));
	n->accepting = on;
}

static void accept_some(struct net *n)
{
	for (int i = 0; i < ACCEPTS; i++) {
		struct sockaddr_storage from = {0};
		socklen_t len = sizeof(from);
		struct address *a;
		int fd = accept4(n->server->listen, (struct sockaddr *)&from,
			&len, SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (fd < 0 && (errno == EMFILE || errno == ENFILE ||
				      errno == ENOBUFS || errno == ENOMEM)) {
			accepting(n, false); /* until the next tick */
			return;
		}
		if (fd < 0)
			return;
		a = address_take(n->server->addresses, &from);
		if (a == NULL)
			turn_away(n, fd);
		else
			conn_open(n, fd, a, &from);
	}
}

/* ---- what comes back from the workers ---- */

void net_wake(struct net *n)
{
	uint64_t one = 1;

	if (!atomic_exchange(&n->woken, true))
		(void)!write(n->wake, &one, sizeof(one));
}

void net_push(struct net *n, struct conn *c)
{
	c->next = atomic_load(&n->back);
	while (!atomic_compare_exchange_weak(&n->back, &c->next, c))
		;
	net_wake(n);
}

static void take_back(struct net *n)
{
	struct conn *c = atomic_exchange(&n->back, NULL);

	while (c != NULL) {
		struct conn *next = c->next;

		atomic_store(&c->turn, TURN_NET);
		c->readable = c->drain = true; /* an event may have passed */
		go(n, c);
		c = next;
	}
}

static void on_wake(struct net *n)
{
	uint64_t count;

	(void)!read(n->wake, &count, sizeof(count));
	atomic_store(&n->woken, false);
}

/* ---- events and ticks ---- */

/* Is the connection ours, or does the worker have it? An event for him is
 * remembered in `turn`. */
static bool is_ours(struct conn *c, bool event)
{
	int turn = atomic_load(&c->turn);

	while (event && turn == TURN_WORK)
		if (atomic_compare_exchange_weak(&c->turn, &turn, TURN_EVENT))
			return false;
	if (turn == TURN_BACK)
		atomic_store(&c->turn, TURN_NET);
	return turn == TURN_BACK || turn == TURN_NET;
}

static void on_event(struct net *n, struct conn *c, uint32_t events)
{
	if (!is_ours(c, true))
		return;
	if ((events & ~(uint32_t)EPOLLOUT) != 0)
		c->readable = true;
	if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0)
		c->drain = true;
	go(n, c);
}

/*
 * A connection that has nothing under way ends when the server stops. One
 * that was just taken over has its first request on the way or unread: closing
 * it would reset it, so it is given a moment.
 */
static bool is_idle(const struct conn *c, bool patient)
{
	return c->state == CONN_IDLE ||
	       (!patient && (c->state == CONN_LINGER ||
				    (c->state == CONN_HEAD && c->in_n == 0)));
}

/* The first moment of a stop. */
static bool is_patient(const struct net *n, int64_t now)
{
	int64_t by = atomic_load(&n->server->stop_by);

	return by == 0 || now < by - n->server->tuning.stop + STOP_MOMENT;
}

static void tick(struct net *n, int64_t now)
{
	bool stop = atomic_load(&n->server->stop);
	bool patient = stop && is_patient(n, now);
	size_t held = 0;

	for (struct conn *c = n->first, *after; c != NULL; c = after) {
		after = c->after;
		if (!is_ours(c, false))
			continue;
		held += conn_held(c);
		if (stop && is_idle(c, patient)) {
			conn_close(n, c);
		} else if (conn_deadline(c) <= now) {
			conn_expire(c);
			conn_close(n, c);
		}
	}
	n->pressed = held > n->server->tuning.held / (size_t)n->server->net_n;
	n->next_tick =
		now + (patient ? STOP_MOMENT / 4 : n->server->tuning.tick);
	accepting(n, !stop);
}

static int timeout(const struct net *n)
{
	int64_t left = n->next_tick - mono_now();

	if (n->conn_n == 0 && n->accepting)
		return -1;
	return left > 0 ? (int)(left / 1000) + 1 : 0;
}

static bool is_over(struct net *n, int64_t now)
{
	int64_t none = 0;

	if (!atomic_load(&n->server->stop))
		return false;
	atomic_compare_exchange_strong(
		&n->server->stop_by, &none, now + n->server->tuning.stop);
	accepting(n, false);
	return n->conn_n == 0 || now >= atomic_load(&n->server->stop_by);
}

void net_run(struct net *n)
{
	struct epoll_event ev[EVENTS];
	int64_t now = mono_now();

	accepting(n, true);
	while (!is_over(n, now)) {
		int k = epoll_wait(n->epoll, ev, EVENTS, timeout(n));
		bool woken = false;

		for (int i = 0; i < k; i++) {
			if (ev[i].data.ptr == &n->wake)
				woken = true;
			else if (ev[i].data.ptr == &n->server->listen)
				accept_some(n);
			else
				on_event(n, ev[i].data.ptr, ev[i].events);
		}
		if (woken)
			on_wake(n);
		take_back(n);
		now = mono_now();
		if (now >= n->next_tick || atomic_load(&n->server->stop))
			tick(n, now);
	}
}

int net_open(struct ctx *c, struct net *n, struct http_server *s)
{
	struct epoll_event ev = {.events = EPOLLIN, .data.ptr = &n->wake};

	n->server = s;
	n->epoll = epoll_create1(EPOLL_CLOEXEC);
	n->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (n->epoll < 0 || n->wake < 0 ||
		epoll_ctl(n->epoll, EPOLL_CTL_ADD, n->wake, &ev) != 0)
		return fail(c, E_IO,
			"Server tidak dapat dimulai: %s. Periksa batas berkas terbuka (ulimit -n).",
			strerror(errno));
	return OK;
}

void net_close(struct net *n)
{
	while (n->first != NULL)
		conn_close(n, n->first);
	if (n->epoll >= 0)
		close(n->epoll);
	if (n->wake >= 0)
		close(n->wake);
}
