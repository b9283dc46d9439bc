/* The strict reading of requests: what is refused, and that the outcome does
 * not depend on how the bytes arrive. */
#include "base/base.h"

#include "http/httpfix.h"

static const struct http_app app = {
	.worker_open = fix_open, .handle = fix_echo, .body_limit = fix_limit};

struct sample {
	const char *name, *bytes;
	size_t n;
	const char *want;
};
#define S(name, bytes, want)                                                   \
	{                                                                      \
		name, bytes, sizeof(bytes) - 1, want                           \
	}
#define H "Host: a\r\n"
#define CHUNKED H "Transfer-Encoding: chunked\r\n\r\n"

/* The 28 of security.md, with what must come of them. */
static const struct sample framing[] = {
	S("plain GET", "GET / HTTP/1.1\r\n" H "\r\n", "GET /?  +0"),
	S("two Host", "GET / HTTP/1.1\r\n" H "Host: b\r\n\r\n", "400"),
	S("no Host", "GET / HTTP/1.1\r\n\r\n", "400"),
	S("CL+TE",
		"POST /login HTTP/1.1\r\n" H
		"Content-Length: 5\r\nTransfer-Encoding: "
		"chunked\r\n\r\n0\r\n\r\n",
		"400"),
	S("TE+CL",
		"POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n"
		"Content-Length: 5\r\n\r\n0\r\n\r\n",
		"400"),
	S("two CL",
		"POST / HTTP/1.1\r\n" H "Content-Length: 5\r\n"
		"Content-Length: 6\r\n\r\nabcde",
		"400"),
	S("two equal CL",
		"POST / HTTP/1.1\r\n" H "Content-Length: 5\r\n"
		"Content-Length: 5\r\n\r\nabcde",
		"400"),
	S("CL list",
		"POST / HTTP/1.1\r\n" H "Content-Length: 5, 5\r\n\r\nabcde",
		"400"),
	S("CL +5", "POST / HTTP/1.1\r\n" H "Content-Length: +5\r\n\r\nabcde",
		"400"),
	S("CL empty", "POST / HTTP/1.1\r\n" H "Content-Length:\r\n\r\n", "400"),
	S("CL huge",
		"POST / HTTP/1.1\r\n" H
		"Content-Length: 99999999999999999999\r\n\r\n",
		"400"),
	S("CL over limit",
		"POST / HTTP/1.1\r\n" H "Content-Length: 1001\r\n\r\n", "413"),
	S("space before colon",
		"POST / HTTP/1.1\r\n" H
		"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
		"400"),
	S("obs-fold", "GET / HTTP/1.1\r\n" H " X: fold\r\n\r\n", "400"),
	S("tab fold", "GET / HTTP/1.1\r\n" H "X: a\r\n\tb\r\n\r\n", "400"),
	S("bare LF", "GET / HTTP/1.1\nHost: a\n\n", "400"),
	S("LF LF at the end", "GET / HTTP/1.1\r\n" H "\n", "400"),
	S("TE unknown",
		"POST / HTTP/1.1\r\n" H
		"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
		"501"),
	S("TE gzip, chunked",
		"POST / HTTP/1.1\r\n" H
		"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
		"501"),
	S("two TE",
		"POST / HTTP/1.1\r\n" H "Transfer-Encoding: chunked\r\n"
		"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"400"),
	S("chunk 0x2", "POST / HTTP/1.1\r\n" CHUNKED "0x2\r\nab\r\n0\r\n\r\n",
		"400"),
	S("chunk overflow",
		"POST / HTTP/1.1\r\n" CHUNKED
		"fffffffffffffffff\r\nab\r\n0\r\n\r\n",
		"413"),
	S("chunk over limit", "POST / HTTP/1.1\r\n" CHUNKED "3e9\r\n", "413"),
	S("chunks over limit",
		"POST / HTTP/1.1\r\n" CHUNKED "1\r\na\r\n3e8\r\n", "413"),
	S("chunk ext", "POST / HTTP/1.1\r\n" CHUNKED "2;a=b\r\nab\r\n0\r\n\r\n",
		"400"),
	S("chunk size blank",
		"POST / HTTP/1.1\r\n" CHUNKED "2 \r\nab\r\n0\r\n\r\n", "400"),
	S("chunk size empty", "POST / HTTP/1.1\r\n" CHUNKED "\r\nab\r\n",
		"400"),
	S("chunk size LF", "POST / HTTP/1.1\r\n" CHUNKED "2\nab\r\n0\r\n\r\n",
		"400"),
	S("chunk data longer",
		"POST / HTTP/1.1\r\n" CHUNKED "2\r\nabc\r\n0\r\n\r\n", "400"),
	S("trailer",
		"POST / HTTP/1.1\r\n" CHUNKED "2\r\nab\r\n0\r\nX: y\r\n\r\n",
		"400"),
	S("NUL in header", "GET / HTTP/1.1\r\n" H "X: a\0b\r\n\r\n", "400"),
	S("NUL in target", "GET /a\0b HTTP/1.1\r\n" H "\r\n", "400"),
	S("bare CR in value", "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n", "400"),
	S("CR CR LF", "GET / HTTP/1.1\r\r\n" H "\r\n", "400"),
	S("absolute-form", "GET http://evil/ HTTP/1.1\r\n" H "\r\n", "400"),
	S("authority-form", "CONNECT a:80 HTTP/1.1\r\n" H "\r\n", "400"),
	S("asterisk-form", "OPTIONS * HTTP/1.1\r\n" H "\r\n", "400"),
	S("HTTP/0.9", "GET /\r\n\r\n", "400"),
	S("HTTP/3.7", "GET / HTTP/3.7\r\n" H "\r\n", "505"),
	S("HTTP/1.2", "GET / HTTP/1.2\r\n" H "\r\n", "505"),
	S("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"),
	S("http/1.1", "GET / http/1.1\r\n" H "\r\n", "400"),
	S("blank after version", "GET / HTTP/1.1 \r\n" H "\r\n", "400"),
	S("tab in target", "GET /\tx HTTP/1.1\r\n" H "\r\n", "400"),
	S("double space", "GET  / HTTP/1.1\r\n" H "\r\n", "400"),
	S("leading CRLF", "\r\nGET / HTTP/1.1\r\n" H "\r\n", "400"),
	S("leading blank", " GET / HTTP/1.1\r\n" H "\r\n", "400"),
	S("no method", "/ HTTP/1.1\r\n" H "\r\n", "400"),
	S("long method", "GETGETGETGETGETGET / HTTP/1.1\r\n" H "\r\n", "400"),
	S("1.0 with TE",
		"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
		"400"),
	S("empty header name", "GET / HTTP/1.1\r\n" H ": x\r\n\r\n", "400"),
	S("line without colon", "GET / HTTP/1.1\r\n" H "x\r\n\r\n", "400"),
	S("Host with blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"),
	S("Host with slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400"),
	S("Host empty", "GET / HTTP/1.1\r\nHost:\r\n\r\n", "400"),
	S("two cookies",
		"GET / HTTP/1.1\r\n" H "Cookie: a=1\r\nCookie: a=2\r\n\r\n",
		"400"),
	S("header not UTF-8", "GET / HTTP/1.1\r\n" H "X: \xff\r\n\r\n", "400"),
	S("Expect unknown", "GET / HTTP/1.1\r\n" H "Expect: tea\r\n\r\n",
		"417"),
	S("gzip body",
		"POST / HTTP/1.1\r\n" H "Content-Encoding: gzip\r\n"
		"Content-Length: 1\r\n\r\nx",
		"415"),
	S("TLS hello", "\x16\x03\x01\x02", "400"),
};

static const struct sample good[] = {
	S("chunked", "POST / HTTP/1.1\r\n" CHUNKED "2\r\nab\r\n0\r\n\r\n",
		"POST /? ab +0"),
	S("two chunks",
		"POST /x?y=1 HTTP/1.1\r\n" CHUNKED
		"2\r\nab\r\n0A\r\n0123456789\r\n0\r\n\r\n",
		"POST /x?y=1 ab0123456789 +0"),
	S("length", "POST / HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nabc",
		"POST /? abc +0"),
	S("length zero", "POST / HTTP/1.1\r\n" H "Content-Length: 0\r\n\r\n",
		"POST /?  +0"),
	S("expect",
		"POST / HTTP/1.1\r\n" H
		"Expect: 100-Continue\r\nContent-Length: 3\r\n\r\nabc",
		"POST /? abc +0"),
	S("pipelined",
		"GET /a HTTP/1.1\r\n" H "\r\nGET /b HTTP/1.1\r\n" H "\r\n",
		"GET /a?  +28"),
	S("pipelined after body",
		"POST /a HTTP/1.1\r\n" CHUNKED "1\r\nx\r\n0\r\n\r\nGET /",
		"POST /a? x +5"),
	S("close", "GET / HTTP/1.1\r\n" H "Connection: Foo , Close\r\n\r\n",
		"GET /?  close +0"),
	S("1.0", "GET / HTTP/1.0\r\n\r\n", "GET /?  close +0"),
	S("blanks around a value", "GET / HTTP/1.1\r\nHost: \t a \t\r\n\r\n",
		"GET /?  +0"),
	S("UTF-8 value", "GET / HTTP/1.1\r\n" H "X: \xc3\xa9\r\n\r\n",
		"GET /?  +0"),
	S("no blank line yet", "GET / HTTP/1.1\r\n" H, "more"),
	S("body cut", "POST / HTTP/1.1\r\n" H "Content-Length: 3\r\n\r\nab",
		"more"),
	S("chunk cut", "POST / HTTP/1.1\r\n" CHUNKED "2\r\nab\r\n0\r\n",
		"more"),
};

static const struct sample paths[] = {
	S("", "/a/b", "/a/b"),
	S("", "/a/", "/a/"),
	S("", "/a%20b", "/a b"),
	S("", "/caf%C3%A9", "/caf\xc3\xa9"),
	S("", "/%2e%2e/x", "400"),
	S("", "/a/../b", "400"),
	S("", "/a/.", "400"),
	S("", "/..", "400"),
	S("", "/.well-known/x", "/.well-known/x"),
	S("", "/a..b/...", "/a..b/..."),
	S("", "//a", "400"),
	S("", "/a//b", "400"),
	S("", "/a%2fb", "400"),
	S("", "/a%2Fb", "400"),
	S("", "/a%252fb", "/a%2fb"),
	S("", "/a%5cb", "400"),
	S("", "/a\\b", "400"),
	S("", "/a%00", "400"),
	S("", "/a%0d%0ab", "400"),
	S("", "/a%7f", "400"),
	S("", "/a%", "400"),
	S("", "/a%4", "400"),
	S("", "/a%zz", "400"),
	S("", "/%ff", "400"),
	S("", "/%c0%ae%c0%ae/", "400"),
	S("", "/%ed%a0%80", "400"),
	S("", "/a#b", "400"),
	S("", "/\xc3\xa9", "400"),
};

/* The sample whole, cut once at every place, and byte by byte. */
static void check(const struct sample *s)
{
	struct ctx *c = t_ctx();
	struct slice in = {s->bytes, s->n};

	for (size_t cut = 0; cut <= s->n; cut++) {
		struct arena_mark m = arena_mark(c->mem);
		char *got = fix_outcome(c, &app, in, cut, s->n);

		if (strcmp(got, s->want) != 0)
			fail_msg("%s, cut at %zu: \"%s\", want \"%s\"", s->name,
				cut, got, s->want);
		arena_rewind(c->mem, m);
	}
	assert_string_equal(fix_outcome(c, &app, in, 0, 1), s->want);
	t_free(c);
}

static void framing_is_strict(void **state)
{
	for (size_t i = 0; i < ARRAY_N(framing); i++)
		check(&framing[i]);
}

static void good_requests_are_read(void **state)
{
	for (size_t i = 0; i < ARRAY_N(good); i++)
		check(&good[i]);
}

static void paths_are_decoded_once_or_refused(void **state)
{
	struct ctx *c = t_ctx();

	for (size_t i = 0; i < ARRAY_N(paths); i++) {
		char *head = arena_printf(
			c->mem, "GET %s HTTP/1.1\r\n" H "\r\n", paths[i].bytes);
		char *want = strcmp(paths[i].want, "400") == 0
				     ? arena_dup(c->mem, "400")
				     : arena_printf(c->mem, "GET %s?  +0",
					       paths[i].want);
		struct sample s = {paths[i].bytes, head, strlen(head), want};

		check(&s);
	}
	t_free(c);
}

/* "GET /aaa... HTTP/1.1" with a target of `n` bytes. */
static char *long_target(struct ctx *c, size_t n)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	str_add(&s, "GET /");
	str_pad(&s, 'a', n - 1);
	str_add(&s, " HTTP/1.1\r\n" H "\r\n");
	return s.p;
}

static char *many_headers(struct ctx *c, size_t n, size_t bytes)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	str_add(&s, "GET / HTTP/1.1\r\n" H);
	for (size_t i = 1; i < n; i++) {
		str_add(&s, "X: ");
		str_pad(&s, 'y', bytes);
		str_add(&s, "\r\n");
	}
	str_add(&s, "\r\n");
	return s.p;
}

static void starts_with(struct ctx *c, const char *bytes, const char *want)
{
	struct slice in = {bytes, strlen(bytes)};
	size_t steps[] = {1, 7, 4096, in.n};

	for (size_t i = 0; i < ARRAY_N(steps); i++) {
		char *got = fix_outcome(c, &app, in, 0, steps[i]);

		if (!text_starts(got, want))
			fail_msg("%.60s: %.60s, want %s", bytes, got, want);
	}
}

static void sizes_have_limits(void **state)
{
	struct ctx *c = t_ctx();

	starts_with(c, long_target(c, LIMIT_HTTP_TARGET), "GET /aaa");
	starts_with(c, long_target(c, LIMIT_HTTP_TARGET + 1), "414");
	starts_with(c, long_target(c, LIMIT_HTTP_HEAD * 2), "414");
	starts_with(c, many_headers(c, LIMIT_HTTP_HEADERS, 5), "GET /?");
	starts_with(c, many_headers(c, LIMIT_HTTP_HEADERS + 1, 5), "431");
	starts_with(c, many_headers(c, 20, 1000), "431");
	t_free(c);
}

static void names_are_lower_case(void **state)
{
	struct ctx *c = t_ctx();
	const char *text = "GET / HTTP/1.1\r\nHOST: a\r\nX-Some: Thing\r\n\r\n";
	struct http_request rq = {.mem = c->mem};
	struct head h;

	assert_int_equal(head_parse(c->mem, text, strlen(text), &h), 0);
	rq.header = h.field;
	rq.header_n = h.field_n;
	assert_string_equal(http_header(&rq, "x-some"), "Thing");
	assert_string_equal(http_header(&rq, "host"), "a");
	assert_null(http_header(&rq, "cookie"));
	t_free(c);
}

/* The answer of http_once to this request. */
static char *once(struct ctx *c, const char *request)
{
	struct str in = str_new(c->mem, LIMIT_TEXT);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	str_add(&in, request);
	http_once(&app, NULL, &in, &out);
	return out.p;
}

static void once_answers_without_a_socket(void **state)
{
	struct ctx *c = t_ctx();
	char *out = once(c, "GET /x?y HTTP/1.1\r\n" H "\r\n");

	assert_true(text_starts(out, "HTTP/1.1 200 OK\r\nDate: "));
	assert_non_null(strstr(out, "\r\n\r\nGET /x?y "));
	out = once(c, "GET / HTTP/1.1\r\n" H);
	assert_true(text_starts(out, "HTTP/1.1 400 "));
	assert_non_null(strstr(out, "Content-Security-Policy: default-src"));
	out = once(c, "HEAD /x HTTP/1.1\r\n" H "\r\n");
	assert_non_null(strstr(out, "Content-Length: 9\r\n"));
	assert_string_equal(strstr(out, "\r\n\r\n"), "\r\n\r\n");
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(framing_is_strict),
		cmocka_unit_test(good_requests_are_read),
		cmocka_unit_test(paths_are_decoded_once_or_refused),
		cmocka_unit_test(sizes_have_limits),
		cmocka_unit_test(names_are_lower_case),
		cmocka_unit_test(once_answers_without_a_socket),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
