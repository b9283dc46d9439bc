/*
 * bench_http: the wire alone, beside a bare libmicrohttpd program that
 * returns the same bytes, both driven by wrk in the same run.
 *
 * Each server is a child, so that its CPU time and memory are its own.
 */
#include "base/base.h"

#include "bench_http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "http/http.h"

#define PAGE_N 10240
#define LARGE_N (2 << 20)
#define SLOW 2000
#define ADDRESSES 50
#define UPLOAD ((size_t)50 << 20)

static char page[PAGE_N], large[LARGE_N];

/* ---- our server ---- */

static void *open_worker(void *arg)
{
	return page;
}

static size_t limit(void *arg, const struct http_request *rq)
{
	return (size_t)64 << 20;
}

static void answer(
	void *state, const struct http_request *rq, struct http_response *rs)
{
	struct timespec nap = {.tv_nsec = 300000000};

	if (text_eq(rq->path, "/slow"))
		nanosleep(&nap, NULL);
	rs->body = page;
	rs->body_n = sizeof(page);
	if (text_eq(rq->path, "/large")) {
		rs->body = large;
		rs->body_n = sizeof(large);
	}
}

static const struct http_app app = {
	.worker_open = open_worker, .handle = answer, .body_limit = limit};

static void serve(int report)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	struct http_options o = {.listen = "127.0.0.1:0",
		.network_n = 1,
		.worker_n = 8,
		.app = &app};
	struct http_server *s;
	int port;

	need(http_open(&c, &o, &s), &c, "http_open");
	port = http_port(s);
	if (write(report, &port, sizeof(port)) == sizeof(port))
		http_run(s);
	http_close(s);
}

/* ---- a server in a child ---- */

struct child {
	pid_t pid;
	int port;
};

/* The header lines of our answer, for the other to send as well. */
static char *our_head(struct ctx *c)
{
	struct str rq = str_new(c->mem, 100), out = str_new(c->mem, LIMIT_TEXT);

	str_add(&rq, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
	http_once(&app, page, &rq, &out);
	*strstr(out.p, "\r\n\r\n") = '\0';
	return strstr(out.p, "\r\n") + 2;
}

static bool start(struct child *ch, const char *mhd_head)
{
	int report[2];

	if (pipe(report) != 0)
		return false;
	fflush(stdout);
	ch->pid = fork();
	if (ch->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(report[0]);
		if (mhd_head != NULL)
			mhd_serve(mhd_head, page, sizeof(page), report[1]);
		else
			serve(report[1]);
		_exit(0);
	}
	close(report[1]);
	if (read(report[0], &ch->port, sizeof(int)) != sizeof(int))
		ch->port = 0;
	close(report[0]);
	return ch->pid > 0 && ch->port > 0;
}

static void stop(struct child *ch)
{
	if (ch->pid <= 0)
		return;
	kill(ch->pid, SIGKILL);
	waitpid(ch->pid, NULL, 0);
}

/* CPU seconds of a process so far. */
static double cpu(pid_t pid)
{
	char path[64], text[1024];
	unsigned long user = 0, sys = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)pid);
	f = fopen(path, "r");
	if (f == NULL)
		return 0;
	if (fgets(text, sizeof(text), f) != NULL && strrchr(text, ')') != NULL)
		sscanf(strrchr(text, ')'),
			") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
			&user, &sys);
	fclose(f);
	return (double)(user + sys) / (double)sysconf(_SC_CLK_TCK);
}

/* A line of /proc/PID/status in MB. */
static double memory(pid_t pid, const char *line)
{
	char path[64], text[256];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	if (f == NULL)
		return 0;
	while (fgets(text, sizeof(text), f) != NULL)
		if (text_starts(text, line))
			kb = strtol(text + strlen(line) + 1, NULL, 10);
	fclose(f);
	return (double)kb / 1024;
}

/* ---- wrk ---- */

struct load {
	double rate, p99, cpu_us; /* a second, ms, a request */
	pid_t pid;
	int out;
	double cpu_before;
};

static bool has_wrk(void)
{
	return access("/usr/bin/wrk", X_OK) == 0;
}

static void wrk_start(struct load *l, const struct child *ch, int seconds)
{
	char url[64], how_long[16];
	int out[2];

	snprintf(url, sizeof(url), "http://127.0.0.1:%d/", ch->port);
	snprintf(how_long, sizeof(how_long), "-d%ds", seconds);
	*l = (struct load){.cpu_before = cpu(ch->pid)};
	if (pipe(out) != 0)
		exit(1);
	fflush(stdout);
	l->pid = fork();
	if (l->pid == 0) {
		dup2(out[1], 1);
		execl("/usr/bin/wrk", "wrk", "-t1", "-c64", how_long,
			"--latency", url, (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	l->out = out[0];
}

/* "99%    1.50ms" in milliseconds. */
static double in_ms(const char *text)
{
	char *unit;
	double v = strtod(text, &unit);

	if (text_starts(unit, "us"))
		return v / 1000;
	return text_starts(unit, "ms") ? v : v * 1000;
}

static void wrk_end(struct load *l, const struct child *ch)
{
	char text[4096];
	const char *at;
	double done = 0;
	size_t n = 0;
	ssize_t k;

	while (n < sizeof(text) - 1 &&
		(k = read(l->out, text + n, sizeof(text) - 1 - n)) > 0)
		n += (size_t)k;
	text[n] = '\0';
	close(l->out);
	waitpid(l->pid, NULL, 0);
	at = strstr(text, "99%");
	l->p99 = at != NULL ? in_ms(at + 3) : 0;
	at = strstr(text, "Requests/sec:");
	l->rate = at != NULL ? strtod(at + 13, NULL) : 0;
	at = strstr(text, " requests in ");
	while (at != NULL && at > text && at[-1] >= '0' && at[-1] <= '9')
		at--;
	done = at != NULL ? strtod(at, NULL) : 0;
	if (done > 0)
		l->cpu_us = (cpu(ch->pid) - l->cpu_before) * 1e6 / done;
}

static struct load wrk(const struct child *ch, int seconds)
{
	struct load l;

	wrk_start(&l, ch, seconds);
	wrk_end(&l, ch);
	return l;
}

/* ---- sockets of our own ---- */

static int dial(const struct child *ch, unsigned last, int receive)
{
	struct sockaddr_in a = {.sin_family = AF_INET};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	a.sin_addr.s_addr = htonl(0x7f000000U + last);
	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) != 0)
		exit(1);
	if (receive > 0)
		setsockopt(
			fd, SOL_SOCKET, SO_RCVBUF, &receive, sizeof(receive));
	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	a.sin_port = htons((uint16_t)ch->port);
	if (connect(fd, (struct sockaddr *)&a, sizeof(a)) != 0)
		exit(1);
	return fd;
}

static void say(int fd, const char *text)
{
	(void)!send(fd, text, strlen(text), MSG_NOSIGNAL);
}

/* ---- the figures ---- */

static void rates(const struct child *ours, const struct child *mhd, int rounds)
{
	double our[9], bare[9], our_cpu[9], bare_cpu[9], p99[9];
	struct figure f = {0};
	size_t n = (size_t)rounds;

	for (size_t i = 0; i < n; i++) {
		struct load a = wrk(ours, 3), b = {0};

		if (mhd->pid > 0)
			b = wrk(mhd, 3);
		our[i] = a.rate;
		p99[i] = a.p99;
		our_cpu[i] = a.cpu_us;
		bare[i] = b.rate;
		bare_cpu[i] = b.cpu_us;
	}
	f = (struct figure){"http_rate_64", median(our, n), "req/s",
		median(bare, n), 0, 0.5, true};
	if (f.reference > 0) {
		f.ratio = f.value / f.reference;
		f.pass = f.ratio >= f.goal;
	}
	figure_print(&f);
	f = (struct figure){"http_cpu_per_request", median(our_cpu, n), "us",
		median(bare_cpu, n), 0, 30, false};
	f.ratio = f.reference > 0 ? f.value / f.reference : 0;
	f.pass = f.value <= f.goal;
	figure_print(&f);
	f = (struct figure){"http_p99_64", median(p99, n), "ms", 0, 0, 15, 0};
	f.pass = f.value <= f.goal;
	figure_print(&f);
}

/* Three clients that ask for what takes 300 ms, over and over. */
static void with_slow_handlers(const struct child *ours, double alone)
{
	struct figure f = {.name = "http_p99_beside_3_slow_handlers",
		.unit = "ms",
		.reference = alone,
		.goal = 40};
	struct load l;
	pid_t pid = fork();

	if (pid == 0) {
		char text[16384];
		int fd[3];

		prctl(PR_SET_PDEATHSIG, SIGKILL);
		for (int i = 0; i < 3; i++)
			fd[i] = dial(ours, 9, 0);
		for (;;) {
			for (int i = 0; i < 3; i++)
				say(fd[i], "GET /slow HTTP/1.1\r\n"
					   "Host: a\r\n\r\n");
			for (int i = 0; i < 3; i++) {
				struct pollfd p = {fd[i], POLLIN, 0};

				poll(&p, 1, 1000);
				(void)!recv(fd[i], text, sizeof(text), 0);
			}
		}
	}
	l = wrk(ours, 4);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	f.value = l.p99;
	f.ratio = alone > 0 ? l.p99 / alone : 0;
	f.pass = f.value <= f.goal;
	figure_print(&f);
}

struct slow {
	int fd[SLOW];
	int left;
};

/* A third each: heads, bodies, readers. */
static void slow_begin(struct slow *s, const struct child *ch)
{
	for (int i = 0; i < SLOW; i++) {
		int kind = i % 3;

		s->fd[i] = dial(ch, 100 + (unsigned)i % ADDRESSES,
			kind == 2 ? 4096 : 0);
		say(s->fd[i], kind == 0   ? "GET / HTTP/1.1\r\nHo"
			      : kind == 1 ? "POST / HTTP/1.1\r\nHost: a\r\n"
					    "Content-Length: 100000\r\n\r\n"
					  : "GET /large HTTP/1.1\r\n"
					    "Host: a\r\n\r\n");
	}
	s->left = SLOW;
}

/* One byte each way on every connection that is still there. */
static void slow_drip(struct slow *s)
{
	for (int i = 0; i < SLOW; i++) {
		struct pollfd p = {s->fd[i], POLLRDHUP, 0};
		char ch;

		if (s->fd[i] < 0)
			continue;
		/* Asked of the socket: bytes that came before the end may
		 * lie there unread for long. */
		if (poll(&p, 1, 0) == 0) {
			(void)!recv(s->fd[i], &ch, 1, MSG_DONTWAIT);
			if (i % 3 != 2)
				(void)!send(s->fd[i], "x", 1, MSG_NOSIGNAL);
			continue;
		}
		close(s->fd[i]);
		s->fd[i] = -1;
		s->left--;
	}
}

static void slow_clients(const struct child *ours, double alone)
{
	static struct slow s;
	struct figure f = {0};
	double from, gone = 0, most = 0, now;
	struct load l;

	slow_begin(&s, ours);
	from = seconds();
	wrk_start(&l, ours, 8);
	while ((gone = seconds() - from) < 40 && s.left > 0) {
		slow_drip(&s);
		now = memory(ours->pid, "VmRSS:");
		most = now > most ? now : most;
		usleep(500000);
	}
	wrk_end(&l, ours);
	f = (struct figure){"http_p99_beside_2000_slow", l.p99, "ms", alone,
		alone > 0 ? l.p99 / alone : 0, 50, l.p99 <= 50};
	figure_print(&f);
	f = (struct figure){"http_2000_slow_expelled_after", gone, "s", 10, 0,
		15, s.left == 0 && gone <= 15};
	figure_print(&f);
	f = (struct figure){
		"http_2000_slow_memory", most, "MB", 0, 0, 150, most <= 150};
	figure_print(&f);
}

static void upload(const struct child *ours)
{
	static char block[65536];
	struct figure f = {
		.name = "http_50_MB_upload_memory", .unit = "MB", .goal = 10};
	double before = memory(ours->pid, "VmRSS:");
	char text[16384];
	int fd = dial(ours, 1, 0);

	say(fd, "POST /up HTTP/1.1\r\nHost: a\r\nContent-Length: 52428800\r\n"
		"\r\n");
	for (size_t n = 0; n < UPLOAD; n += sizeof(block))
		for (size_t k = 0; k < sizeof(block);) {
			ssize_t done = send(
				fd, block + k, sizeof(block) - k, MSG_NOSIGNAL);

			if (done <= 0)
				exit(1);
			k += (size_t)done;
		}
	if (recv(fd, text, sizeof(text), 0) <= 0 ||
		!text_starts(text, "HTTP/1.1 200"))
		exit(1);
	close(fd);
	f.value = memory(ours->pid, "VmHWM:") - before;
	f.reference = before;
	f.pass = f.value <= f.goal;
	figure_print(&f);
}

int main(int argc, char **argv)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	struct child ours = {0}, mhd = {0};
	struct rlimit files = {16384, 16384};
	int rounds = argc > 1 && text_eq(argv[1], "--quick") ? 1 : 3;
	double alone;

	(void)setrlimit(RLIMIT_NOFILE, &files);
	memset(page, 'x', sizeof(page));
	memset(large, 'y', sizeof(large));
	if (!start(&ours, NULL))
		return 1;
	upload(&ours); /* first: the peak is of the whole life */
	if (!has_wrk()) {
		fputs("bench_http: wrk is missing (apt-get install wrk); the rest is left out.\n",
			stderr);
		stop(&ours);
		return 0;
	}
	if (!start(&mhd, our_head(&c))) {
		fputs("bench_http: libmicrohttpd-dev is missing; no reference.\n",
			stderr);
		stop(&mhd);
		mhd.pid = 0;
	}
	rates(&ours, &mhd, rounds);
	alone = wrk(&ours, 3).p99;
	with_slow_handlers(&ours, alone);
	slow_clients(&ours, alone);
	stop(&ours);
	stop(&mhd);
	return 0;
}
