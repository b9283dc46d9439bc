/* Clients that take their time: every deadline and every place has an end.
 * Deadlines are a fraction of a second here; their real lengths are in
 * base/limits.h. */
#include "base/base.h"

#include "http/livefix.h"

#define H "Host: a\r\n"
#define MS (CLOCK_SECOND / 1000)
#define NEVER (1000 * CLOCK_SECOND)

static size_t limit = (size_t)1 << 20;
static char large[(size_t)8 << 20];

static void answer(
	void *state, const struct http_request *rq, struct http_response *rs)
{
	fix_echo(state, rq, rs);
	if (text_eq(rq->path, "/large")) {
		rs->body = large;
		rs->body_n = sizeof(large);
	}
}

static const struct http_app app = {.arg = &limit,
	.worker_open = fix_open,
	.handle = answer,
	.body_limit = fix_limit};

/* Nothing ends but what the test is about. */
static struct tuning patient(void)
{
	struct tuning t = tuning_default;

	t.head = t.grace = t.request = t.idle = t.linger = NEVER;
	t.tick = 5 * MS;
	return t;
}

/* A byte every few milliseconds until the other side ends it. */
static bool drip_until_ended(int fd)
{
	char ch;

	for (int i = 0; i < 1000; i++) {
		(void)!send(fd, "x", 1, MSG_NOSIGNAL);
		if (recv(fd, &ch, 1, MSG_DONTWAIT) == 0 ||
			(errno != EAGAIN && errno != EWOULDBLOCK))
			return true;
		usleep(10000);
	}
	return false;
}

static void a_dripped_head_is_expelled(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd, silent;

	t.head = 500 * MS;
	live_open(&l, &app, &t, 1);
	silent = live_connect(&l, 2);
	fd = live_connect(&l, 1);
	live_say(fd, "GET / HTTP/1.1\r\nX: ");
	usleep(100000); /* bytes that come do not put it off */
	live_say(fd, "y");
	assert_int_equal(live_reply(&l, fd, false).status, 408);
	assert_true(live_ended(fd));
	assert_true(live_ended(silent));
	close(fd);
	close(silent);
	live_close(&l);
}

static void a_dripped_body_is_expelled(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd;

	t.grace = 200 * MS;
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "POST / HTTP/1.1\r\n" H "Content-Length: 900\r\n\r\n");
	assert_true(drip_until_ended(fd));
	close(fd);
	live_close(&l);
}

/* At 1 KB/s and a grace of 0.2 s, 4 KB buy four seconds more. */
static void a_body_that_comes_on_has_its_time(void **state)
{
	struct tuning t = patient();
	struct live l;
	char block[4096];
	int fd;

	memset(block, 'x', sizeof(block));
	t.grace = 200 * MS;
	t.rate = 1024;
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "POST / HTTP/1.1\r\n" H "Content-Length: 4097\r\n\r\n");
	must(live_send(fd, block, sizeof(block)));
	usleep(500000);
	live_say(fd, "y");
	assert_int_equal(live_reply(&l, fd, false).status, 200);
	close(fd);
	live_close(&l);
}

static void the_whole_request_has_an_end(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd;

	t.request = 300 * MS;
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "POST / HTTP/1.1\r\n" H "Content-Length: 900\r\n\r\n");
	assert_true(drip_until_ended(fd));
	close(fd);
	live_close(&l);
}

static void a_slow_reader_is_expelled(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd, small = 4096, err = 0;
	socklen_t len = sizeof(err);

	t.grace = 200 * MS;
	t.rate = 4 << 20; /* loopback takes much at once, before it stops */
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof(small));
	live_say(fd, "GET /large HTTP/1.1\r\n" H "\r\n");
	for (int i = 0; i < 600 && err == 0; i++) {
		usleep(10000);
		getsockopt(fd, SOL_SOCKET, SO_ERROR, &err, &len);
	}
	assert_int_equal(err, ECONNRESET);
	close(fd);
	live_close(&l);
}

static void an_idle_connection_is_closed(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd;

	t.idle = 100 * MS;
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "GET / HTTP/1.1\r\n" H "\r\n");
	assert_int_equal(live_reply(&l, fd, false).status, 200);
	assert_true(live_ended(fd));
	close(fd);
	live_close(&l);
}

static void lingering_has_an_end(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd;

	t.linger = 100 * MS;
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "POST / HTTP/1.1\r\n" H "Content-Length: 9999999\r\n\r\n");
	assert_int_equal(live_reply(&l, fd, false).status, 413);
	for (int i = 0; i < 1000; i++) {
		if (send(fd, "x", 1, MSG_NOSIGNAL) < 0)
			break;
		usleep(10000);
	}
	assert_true(send(fd, "x", 1, MSG_NOSIGNAL) < 0);
	close(fd);
	live_close(&l);
}

/* A connection that surely has its place: it has been answered. */
static int settled(struct live *l, int last)
{
	int fd = live_connect(l, last);

	live_say(fd, "GET / HTTP/1.1\r\n" H "\r\n");
	assert_int_equal(live_reply(l, fd, false).status, 200);
	return fd;
}

static void an_address_has_so_many_places(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd[6], other;

	t.address = 5;
	live_open(&l, &app, &t, 1);
	for (int i = 0; i < 5; i++)
		fd[i] = settled(&l, 3);
	fd[5] = live_connect(&l, 3);
	assert_int_equal(live_reply(&l, fd[5], false).status, 503);
	other = settled(&l, 4);
	for (int i = 0; i < 6; i++)
		close(fd[i]);
	close(other);
	live_close(&l);
}

static void the_last_places_are_for_the_modest(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd[8], other;

	t.connections = 10;
	t.reserve = 2;
	t.modest = 2;
	live_open(&l, &app, &t, 1);
	for (int i = 0; i < 8; i++)
		fd[i] = settled(&l, 3);
	other = live_connect(&l, 3);
	assert_int_equal(live_reply(&l, other, false).status, 503);
	close(other);
	other = settled(&l, 4);
	for (int i = 0; i < 8; i++)
		close(fd[i]);
	close(other);
	live_close(&l);
}

/* Under pressure for memory the grace of slow readers shrinks. */
static void memory_held_by_the_slow_is_bounded(void **state)
{
	struct tuning t = patient();
	struct live l;
	int fd;

	t.held = 1;
	live_open(&l, &app, &t, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "POST / HTTP/1.1\r\n" H "Content-Length: 900\r\n\r\n");
	assert_true(drip_until_ended(fd));
	close(fd);
	live_close(&l);
}

/* 400 slow ones from 20 addresses leave a usual client alone, and go. */
#define SLOW 400

static void many_slow_clients_disturb_nobody(void **state)
{
	static int fd[SLOW];
	struct tuning t = patient();
	struct live l;

	t.head = t.grace = CLOCK_SECOND;
	t.address = 20;
	live_open(&l, &app, &t, 2);
	for (int i = 0; i < SLOW; i++) {
		fd[i] = live_connect(&l, 100 + i % 20);
		live_say(fd[i], i % 2 ? "GET / HT"
				      : "POST / HTTP/1.1\r\n" H
					"Content-Length: 900\r\n\r\n");
	}
	for (int i = 0; i < 100; i++)
		assert_int_equal(
			live_ask(&l, "GET / HTTP/1.1\r\n" H "\r\n").status,
			200);
	for (int i = 0; i < SLOW; i++) {
		assert_true(live_ended(fd[i]));
		close(fd[i]);
	}
	live_close(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_dripped_head_is_expelled),
		cmocka_unit_test(a_dripped_body_is_expelled),
		cmocka_unit_test(a_body_that_comes_on_has_its_time),
		cmocka_unit_test(the_whole_request_has_an_end),
		cmocka_unit_test(a_slow_reader_is_expelled),
		cmocka_unit_test(an_idle_connection_is_closed),
		cmocka_unit_test(lingering_has_an_end),
		cmocka_unit_test(an_address_has_so_many_places),
		cmocka_unit_test(the_last_places_are_for_the_modest),
		cmocka_unit_test(memory_held_by_the_slow_is_bounded),
		cmocka_unit_test(many_slow_clients_disturb_nobody),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
