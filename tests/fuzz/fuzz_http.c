/* A request's bytes: the outcome does not depend on how they are cut, a path
 * that is accepted is harmless, and every answer carries the headers. */
#include "base/base.h"

#include "http/http_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static size_t limit(void *arg, const struct http_request *rq)
{
	return 100000;
}

static const struct http_app app = {.body_limit = limit};

static void check_path(const struct http_request *rq)
{
	const char *path = rq->path;

	must(path[0] == '/' && text_is_utf8(path, strlen(path)));
	must(strstr(path, "//") == NULL && strchr(path, '\\') == NULL);
	for (const char *at = path; (at = strstr(at, "/.")) != NULL; at++) {
		must(at[2] != '\0' && at[2] != '/');
		must(at[2] != '.' || (at[3] != '\0' && at[3] != '/'));
	}
}

static void tell(struct str *out, struct exchange *x, enum step step, size_t at)
{
	const struct http_request *rq = &x->rq;

	if (step == STEP_REFUSED) {
		must(strstr(x->answer.p, "\r\nContent-Security-Policy: "));
		must(strstr(x->answer.p, "\r\nConnection: close\r\n"));
		str_addf(out, "%d", x->rs.status);
		return;
	}
	if (step != STEP_READY) {
		str_add(out, "more");
		return;
	}
	check_path(rq);
	str_addf(out, "%s %s?%s %zu %d+%zu", rq->method, rq->path, rq->query,
		rq->body_n, x->close, at);
	for (size_t i = 0; i < rq->header_n; i++)
		str_addf(out, "\n%s:%s", rq->header[i].name,
			rq->header[i].value);
	if (rq->fd < 0)
		str_addn(out, rq->body, rq->body_n);
}

/* Pieces of `step` bytes. */
static void run(struct str *out, struct slice in, size_t piece)
{
	struct exchange x = {.app = &app};
	size_t at = 0, given = 0, used;
	enum step step = STEP_MORE;

	spool_open(&x.spool);
	exchange_reset(&x);
	for (;;) {
		if (step == STEP_MORE && given == in.n && given > 0)
			break;
		if (step == STEP_MORE)
			given = in.n - given < piece ? in.n : given + piece;
		step = exchange_feed(
			&x, (struct slice){in.p + at, given - at}, &used);
		at += used;
		if (step == STEP_READY || step == STEP_REFUSED || in.n == 0)
			break;
	}
	tell(out, &x, step, step == STEP_READY ? at : 0);
	exchange_reset(&x);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct slice in = {(const char *)p, n};
	struct str whole = str_new(a, LIMIT_TEXT);
	size_t pieces[] = {1, 2, 7, n > 0 ? 1 + p[n - 1] : 1};

	run(&whole, in, n > 0 ? n : 1);
	for (size_t i = 0; i < ARRAY_N(pieces); i++) {
		struct str cut = str_new(a, LIMIT_TEXT);

		run(&cut, in, pieces[i]);
		must(cut.n == whole.n && memcmp(cut.p, whole.p, cut.n) == 0);
	}
	arena_close(a);
	return 0;
}
