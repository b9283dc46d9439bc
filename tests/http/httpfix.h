/* httpfix: an app that answers with what it was asked, for the tests. */
#ifndef TESTS_HTTPFIX_H
#define TESTS_HTTPFIX_H

#include "t.h"

#include "http/http_priv.h"

#define FIX_BODY 1000

static inline size_t fix_limit(void *arg, const struct http_request *rq)
{
	size_t *limit = arg;

	return limit != NULL ? *limit : FIX_BODY;
}

static inline void *fix_open(void *arg)
{
	static int state;

	return &state;
}

/* "METHOD path?query body" */
static inline void fix_echo(
	void *state, const struct http_request *rq, struct http_response *rs)
{
	struct str s = str_new(rs->mem, LIMIT_TEXT);

	str_addf(&s, "%s %s?%s ", rq->method, rq->path, rq->query);
	if (rq->fd < 0)
		str_addn(&s, rq->body, rq->body_n);
	else
		str_addf(&s, "[%zu]", rq->body_n);
	rs->type = "text/plain; charset=utf-8";
	rs->body = s.p;
	rs->body_n = s.n;
}

/* The outcome of a request's bytes, given in pieces that end at `cut` and
 * then of `step` bytes: a status, or what the app saw. */
static inline char *fix_outcome(struct ctx *c, const struct http_app *app,
	struct slice in, size_t cut, size_t step)
{
	struct exchange x = {.app = app};
	enum step what = STEP_MORE;
	char *out;
	size_t at = 0, given = cut, used;

	spool_open(&x.spool);
	exchange_reset(&x);
	for (;;) {
		what = exchange_feed(
			&x, (struct slice){in.p + at, given - at}, &used);
		at += used;
		must(at <= given);
		if (what == STEP_READY || what == STEP_REFUSED)
			break;
		if (what == STEP_MORE && given == in.n)
			break;
		if (what == STEP_MORE)
			given = in.n - given < step ? in.n : given + step;
	}
	if (what == STEP_READY)
		out = arena_printf(c->mem, "%s %s?%s %.*s%s +%zu", x.rq.method,
			x.rq.path, x.rq.query, (int)x.rq.body_n,
			x.rq.body != NULL ? x.rq.body : "",
			x.close ? " close" : "", in.n - at);
	else if (what == STEP_REFUSED)
		out = arena_printf(c->mem, "%d", x.rs.status);
	else
		out = arena_dup(c->mem, "more");
	exchange_reset(&x);
	return out;
}

#endif
