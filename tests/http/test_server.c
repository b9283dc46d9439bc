/* The server over real sockets: keep-alive, pipelining, headers on every
 * answer, refusals, large bodies, overload, stopping. */
#include "base/base.h"

#include "http/livefix.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#define H "Host: a\r\n"

static size_t limit = (size_t)50 << 20;
static _Atomic int logged;
static _Atomic size_t logged_bytes;

static void count_log(void *arg, const struct http_log *line)
{
	must(line->took_us >= 0 && line->number > 0);
	logged++;
	logged_bytes += line->bytes;
}

/* A slow handler stays inside until the test opens the gate. */
static _Atomic int inside;
static _Atomic bool gate;

static void wait_inside(int n)
{
	for (int i = 0; i < 10000 && inside < n; i++)
		usleep(1000);
	assert_true(inside >= n);
}

/* What the request asks for by its path. */
static void answer(
	void *state, const struct http_request *rq, struct http_response *rs)
{
	struct str s = str_new(rs->mem, LIMIT_DOCUMENT);

	if (text_eq(rq->path, "/slow")) {
		inside++;
		for (int i = 0; i < 10000 && !gate; i++)
			usleep(1000);
	}
	if (text_eq(rq->path, "/asset"))
		rs->cache = true;
	if (text_eq(rq->path, "/own")) {
		http_add_header(rs, "Cache-Control", "private, max-age=5");
		http_add_header(rs, "Set-Cookie", "a=b; HttpOnly");
		rs->csp = "sandbox; default-src 'none'";
		rs->status = 404;
	}
	if (text_eq(rq->path, "/none"))
		rs->status = 204;
	if (text_starts(rq->path, "/large")) {
		str_pad(&s, 'x', (size_t)4 << 20);
		rs->compress = text_eq(rq->path, "/large-gzip");
		rs->body = s.p;
		rs->body_n = s.n;
		return;
	}
	fix_echo(state, rq, rs);
}

static const struct http_app app = {.arg = &limit,
	.worker_open = fix_open,
	.handle = answer,
	.body_limit = fix_limit,
	.log = count_log};

static int has(const char *text, const char *part)
{
	int n = 0;

	for (; (text = strstr(text, part)) != NULL; text++)
		n++;
	return n;
}

static void open_usual(struct live *l)
{
	struct tuning t = tuning_default;

	t.tick = CLOCK_SECOND / 100;
	live_open(l, &app, &t, 4);
}

/* ---- the usual ---- */

static void keep_alive_answers_in_turn(void **state)
{
	struct live l;
	struct reply r;
	int fd;

	open_usual(&l);
	fd = live_connect(&l, 1);
	for (int i = 0; i < 200; i++) {
		live_say(fd, arena_printf(l.c->mem,
				     "GET /%d HTTP/1.1\r\n" H "\r\n", i));
		r = live_reply(&l, fd, false);
		assert_int_equal(r.status, 200);
		assert_string_equal(
			r.body, arena_printf(l.c->mem, "GET /%d? ", i));
	}
	live_say(fd, "GET / HTTP/1.1\r\n" H "Connection: close\r\n\r\n");
	r = live_reply(&l, fd, false);
	assert_int_equal(has(r.head, "\r\nConnection: close\r\n"), 1);
	assert_true(live_ended(fd));
	close(fd);
	live_close(&l);
}

static void pipelined_requests_are_answered_in_order(void **state)
{
	struct live l;
	struct str s;
	int fd;

	open_usual(&l);
	s = str_new(l.c->mem, LIMIT_TEXT);
	for (int i = 0; i < 100; i++)
		str_addf(&s,
			"POST /%d HTTP/1.1\r\n" H
			"Transfer-Encoding: chunked\r\n\r\n"
			"2\r\nhi\r\n0\r\n\r\n",
			i);
	fd = live_connect(&l, 1);
	live_say(fd, s.p);
	for (int i = 0; i < 100; i++)
		assert_string_equal(live_reply(&l, fd, false).body,
			arena_printf(l.c->mem, "POST /%d? hi", i));
	close(fd);
	live_close(&l);
}

static void a_request_may_come_byte_by_byte(void **state)
{
	static const char text[] =
		"POST /x HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nabc";
	struct live l;
	int fd;

	open_usual(&l);
	fd = live_connect(&l, 1);
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		must(live_send(fd, text + i, 1));
	/* and the client may end its side at once */
	shutdown(fd, SHUT_WR);
	assert_string_equal(live_reply(&l, fd, false).body, "POST /x? abc");
	assert_true(live_ended(fd));
	close(fd);
	live_close(&l);
}

/* ---- headers ---- */

static const char *const always[] = {
	"\r\nContent-Security-Policy: default-src 'none'; script-src 'self'; ",
	"\r\nX-Content-Type-Options: nosniff\r\n",
	"\r\nReferrer-Policy: same-origin\r\n",
	"\r\nX-Frame-Options: DENY\r\n",
	"\r\nCross-Origin-Opener-Policy: same-origin\r\n",
	"\r\nCross-Origin-Resource-Policy: same-origin\r\n",
	"\r\nCross-Origin-Embedder-Policy: require-corp\r\n",
	"\r\nPermissions-Policy: ",
	"\r\nCache-Control: no-store\r\n",
	"\r\nDate: ",
	"\r\nContent-Length: ",
};

static void every_answer_carries_the_headers(void **state)
{
	static const struct {
		const char *request;
		int status;
	} asked[] = {
		{"GET / HTTP/1.1\r\n" H "\r\n", 200},
		{"HEAD / HTTP/1.1\r\n" H "\r\n", 200},
		{"GET / HTTP/1.1\r\n\r\n", 400},
		{"GET /%00 HTTP/1.1\r\n" H "\r\n", 400},
		{"\n", 400},
		{"GET / HTTP/1.2\r\n" H "\r\n", 505},
		{"GET / HTTP/1.1\r\n" H "Expect: x\r\n\r\n", 417},
		{"POST / HTTP/1.1\r\n" H "Transfer-Encoding: x\r\n\r\n", 501},
		{"POST / HTTP/1.1\r\n" H "Content-Length: 62914560\r\n\r\n",
			413},
		{"POST / HTTP/1.1\r\n" H
		 "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
			400},
	};
	struct live l;

	open_usual(&l);
	for (size_t i = 0; i < ARRAY_N(asked); i++) {
		struct reply r = live_ask(&l, asked[i].request);

		assert_int_equal(r.status, asked[i].status);
		for (size_t k = 0; k < ARRAY_N(always); k++)
			if (has(r.head, always[k]) != 1)
				fail_msg("%s lacks %s", r.head, always[k]);
		assert_int_equal(has(r.head, "Strict-Transport"), 0);
		assert_int_equal(has(r.head, "Server:"), 0);
	}
	live_close(&l);
}

static void the_app_may_set_its_own(void **state)
{
	struct live l;
	struct reply r;

	open_usual(&l);
	r = live_ask(&l, "GET /own HTTP/1.1\r\n" H "\r\n");
	assert_int_equal(r.status, 404);
	assert_int_equal(has(r.head, "Cache-Control:"), 1);
	assert_int_equal(has(r.head, "private, max-age=5\r\n"), 1);
	assert_int_equal(has(r.head, "\r\nSet-Cookie: a=b; HttpOnly\r\n"), 1);
	assert_int_equal(has(r.head, "Content-Security-Policy:"), 1);
	assert_int_equal(has(r.head, "sandbox; default-src 'none'\r\n"), 1);
	r = live_ask(&l, "GET /asset HTTP/1.1\r\n" H "\r\n");
	assert_int_equal(has(r.head, "max-age=31536000, immutable\r\n"), 1);
	r = live_ask(&l, "GET /none HTTP/1.1\r\n" H "\r\n");
	assert_int_equal(r.status, 204);
	assert_int_equal(has(r.head, "Content-Length"), 0);
	live_close(&l);
}

static void gzip_where_the_client_takes_it(void **state)
{
	static const struct {
		const char *accept;
		bool packed;
	} asked[] = {{"gzip", true}, {"br, gzip;q=0.5", true}, {"*", true},
		{"gzip;q=0", false}, {"gzip; q=0.000", false}, {"br", false},
		{"xgzip", false}, {"", false}};
	struct live l;

	open_usual(&l);
	for (size_t i = 0; i < ARRAY_N(asked); i++) {
		struct reply r =
			live_ask(&l, arena_printf(l.c->mem,
					     "GET /large-gzip HTTP/1.1\r\n" H
					     "Accept-Encoding: %s\r\n\r\n",
					     asked[i].accept));
		struct slice in = {r.body, r.body_n};
		size_t n = r.body_n;

		assert_int_equal(has(r.head, "\r\nVary: Accept-Encoding"), 1);
		assert_int_equal(has(r.head, "\r\nContent-Encoding: gzip\r\n"),
			asked[i].packed);
		if (asked[i].packed) {
			assert_true(r.body_n < 65536);
			assert_non_null(gzip_unpack(l.c->mem, in, &n));
		}
		assert_int_equal(n, 4 << 20);
	}
	live_close(&l);
}

static void own_words(
	void *arg, const struct http_request *rq, struct http_response *rs)
{
	rs->body = arena_printf(rs->mem, "<p>%d", rs->status);
	rs->body_n = strlen(rs->body);
}

static void refusals_may_look_like_the_app(void **state)
{
	struct http_app polite = app;
	struct tuning t = tuning_default;
	struct live l;
	struct reply r;

	polite.refused = own_words;
	live_open(&l, &polite, &t, 1);
	r = live_ask(&l, "GET / HTTP/3.0\r\n" H "\r\n");
	assert_int_equal(r.status, 505);
	assert_string_equal(r.body, "<p>505");
	assert_int_equal(has(r.head, "Content-Type: text/html;"), 1);
	live_close(&l);
	open_usual(&l);
	r = live_ask(&l, "GET / HTTP/3.0\r\n" H "\r\n");
	assert_int_equal(has(r.body, "pakai HTTP/1.1."), 1);
	assert_int_equal(has(r.head, "Content-Type: text/plain;"), 1);
	live_close(&l);
}

/* A header that would forge another ends the program: our mistake. */
static void a_line_end_in_a_header_is_our_mistake(void **state)
{
	static const char *const values[] = {"a\r\nX: b", "a\n", "\r", "\x7f"};

	for (size_t i = 0; i < ARRAY_N(values); i++) {
		int status;
		pid_t pid = fork();

		if (pid == 0) {
			struct http_response rs = {
				.mem = arena_open(LIMIT_TEXT)};

			signal(SIGABRT, SIG_DFL);
			(void)!freopen("/dev/null", "w", stderr);
			prctl(PR_SET_DUMPABLE, 0);
			http_add_header(&rs, "Location", values[i]);
			_exit(0);
		}
		must(waitpid(pid, &status, 0) == pid);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
	}
}

/* ---- bodies ---- */

static void a_large_body_goes_to_a_file(void **state)
{
	static char block[65536];
	struct live l;
	int fd;

	open_usual(&l);
	fd = live_connect(&l, 1);
	live_say(fd, "POST /up HTTP/1.1\r\n" H
		     "Expect: 100-continue\r\nContent-Length: 5242880\r\n\r\n");
	assert_int_equal(live_reply(&l, fd, true).status, 100);
	for (int i = 0; i < 80; i++)
		must(live_send(fd, block, sizeof(block)));
	assert_string_equal(
		live_reply(&l, fd, false).body, "POST /up? [5242880]");
	close(fd);
	live_close(&l);
}

static void sixty_megabytes_are_refused_and_the_client_learns_it(void **state)
{
	static char block[65536];
	struct live l;
	int fd;

	open_usual(&l);
	/* A browser sends on without looking; it must still get its answer. */
	fd = live_connect(&l, 1);
	live_say(fd,
		"POST /up HTTP/1.1\r\n" H "Content-Length: 62914560\r\n\r\n");
	for (int i = 0; i < 960; i++)
		must(live_send(fd, block, sizeof(block)));
	assert_int_equal(live_reply(&l, fd, false).status, 413);
	assert_true(live_ended(fd));
	close(fd);
	/* The polite one is told before it sends. */
	fd = live_connect(&l, 1);
	live_say(fd, "POST /up HTTP/1.1\r\n" H "Expect: 100-continue\r\n"
		     "Content-Length: 62914560\r\n\r\n");
	assert_int_equal(live_reply(&l, fd, false).status, 413);
	close(fd);
	live_close(&l);
}

/* ---- overload and stopping ---- */

static void a_slow_handler_stalls_nobody(void **state)
{
	struct live l;
	int slow[3];

	inside = 0;
	gate = false;
	open_usual(&l); /* four workers */
	for (int i = 0; i < 3; i++) {
		slow[i] = live_connect(&l, 2);
		live_say(slow[i], "GET /slow HTTP/1.1\r\n" H "\r\n");
	}
	wait_inside(3);
	for (int i = 0; i < 20; i++)
		assert_int_equal(
			live_ask(&l, "GET / HTTP/1.1\r\n" H "\r\n").status,
			200);
	gate = true;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(live_reply(&l, slow[i], false).status, 200);
		close(slow[i]);
	}
	live_close(&l);
}

/* With a turn for one: who waits inside gives his up. */
static void a_long_request_gives_its_turn_up(void **state)
{
	struct tuning t = tuning_default;
	struct live l;
	int slow[2];

	inside = 0;
	gate = false;
	t.at_once = 1;
	live_open(&l, &app, &t, 3);
	for (int i = 0; i < 2; i++) {
		slow[i] = live_connect(&l, 2);
		live_say(slow[i], "GET /slow HTTP/1.1\r\n" H "\r\n");
		wait_inside(i + 1);
	}
	assert_int_equal(
		live_ask(&l, "GET / HTTP/1.1\r\n" H "\r\n").status, 200);
	gate = true;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(live_reply(&l, slow[i], false).status, 200);
		close(slow[i]);
	}
	live_close(&l);
}

/* With a turn for one that is never given up, the second waits outside. */
static void no_more_run_than_have_a_turn(void **state)
{
	struct tuning t = tuning_default;
	struct live l;
	int slow[2];

	inside = 0;
	gate = false;
	t.at_once = 1;
	t.brief = 1000 * CLOCK_SECOND;
	live_open(&l, &app, &t, 3);
	for (int i = 0; i < 2; i++) {
		slow[i] = live_connect(&l, 2);
		live_say(slow[i], "GET /slow HTTP/1.1\r\n" H "\r\n");
	}
	wait_inside(1);
	usleep(20000); /* time enough to be wrong in; right at any speed */
	assert_int_equal(inside, 1);
	gate = true;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(live_reply(&l, slow[i], false).status, 200);
		close(slow[i]);
	}
	assert_int_equal(inside, 2);
	live_close(&l);
}

/* One is at work, one waits, the third is told to come again. */
static void a_full_queue_sheds(void **state)
{
	static const char slow[] = "GET /slow HTTP/1.1\r\n" H "\r\n";
	struct tuning t = tuning_default;
	struct pollfd p[2] = {{.events = POLLIN}, {.events = POLLIN}};
	struct live l;
	struct reply r;
	int fd[3];

	inside = 0;
	gate = false;
	t.queue = 1;
	live_open(&l, &app, &t, 1);
	fd[0] = live_connect(&l, 1);
	live_say(fd[0], slow);
	wait_inside(1);
	/* Which of the other two waits is open; that one cannot is not. */
	for (int i = 1; i < 3; i++) {
		fd[i] = live_connect(&l, 1);
		live_say(fd[i], slow);
	}
	p[0].fd = fd[1];
	p[1].fd = fd[2];
	assert_int_equal(poll(p, 2, 10000), 1);
	r = live_reply(&l, p[0].revents ? fd[1] : fd[2], false);
	assert_int_equal(r.status, 503);
	assert_int_equal(has(r.head, "\r\nRetry-After: "), 1);
	gate = true;
	assert_int_equal(live_reply(&l, fd[0], false).status, 200);
	for (int i = 0; i < 3; i++)
		close(fd[i]);
	live_close(&l);
}

static void stopping_finishes_what_is_under_way(void **state)
{
	struct live l;
	struct reply r;
	int busy, idle;

	inside = 0;
	gate = false;
	open_usual(&l);
	idle = live_connect(&l, 1);
	live_say(idle, "GET / HTTP/1.1\r\n" H "\r\n");
	assert_int_equal(live_reply(&l, idle, false).status, 200);
	busy = live_connect(&l, 1);
	live_say(busy, "GET /slow HTTP/1.1\r\n" H "\r\n");
	wait_inside(1);
	http_stop(l.server);
	assert_true(live_ended(idle));
	gate = true;
	r = live_reply(&l, busy, false);
	assert_int_equal(r.status, 200);
	assert_int_equal(has(r.head, "\r\nConnection: close\r\n"), 1);
	assert_true(live_ended(busy));
	close(busy);
	close(idle);
	live_close(&l);
}

static void every_answer_is_logged(void **state)
{
	struct live l;

	logged = 0;
	logged_bytes = 0;
	open_usual(&l);
	live_ask(&l, "GET / HTTP/1.1\r\n" H "\r\n");
	live_ask(&l, "GET /\r\n\r\n");
	live_close(&l);
	assert_int_equal(logged, 2);
	assert_true(logged_bytes > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keep_alive_answers_in_turn),
		cmocka_unit_test(pipelined_requests_are_answered_in_order),
		cmocka_unit_test(a_request_may_come_byte_by_byte),
		cmocka_unit_test(every_answer_carries_the_headers),
		cmocka_unit_test(the_app_may_set_its_own),
		cmocka_unit_test(gzip_where_the_client_takes_it),
		cmocka_unit_test(refusals_may_look_like_the_app),
		cmocka_unit_test(a_line_end_in_a_header_is_our_mistake),
		cmocka_unit_test(a_large_body_goes_to_a_file),
		cmocka_unit_test(
			sixty_megabytes_are_refused_and_the_client_learns_it),
		cmocka_unit_test(a_slow_handler_stalls_nobody),
		cmocka_unit_test(a_long_request_gives_its_turn_up),
		cmocka_unit_test(no_more_run_than_have_a_turn),
		cmocka_unit_test(a_full_queue_sheds),
		cmocka_unit_test(stopping_finishes_what_is_under_way),
		cmocka_unit_test(every_answer_is_logged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
