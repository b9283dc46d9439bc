/*
 * response: the head of every answer.
 *
 * One function writes it for pages, files and the server's own refusals, so
 * no answer can leave without the headers that protect the reader.
 */
#include "base/base.h"

#include <strings.h>

#include "http/http_priv.h"

#define HEAD_MAX ((size_t)64 << 10)
#define PAYS 1024 /* bytes; below it gzip saves no packet */

#define CSP                                                                    \
	"default-src 'none'; script-src 'self'; style-src 'self'; "            \
	"img-src 'self'; font-src 'self'; connect-src 'self'; "                \
	"form-action 'self'; base-uri 'none'; object-src 'none'; "             \
	"require-trusted-types-for 'script'; trusted-types 'none'; "

/* security.md 3.5. Whatever changes from answer to answer is elsewhere. */
#define ALWAYS                                                                 \
	"X-Content-Type-Options: nosniff\r\n"                                  \
	"Referrer-Policy: same-origin\r\n"                                     \
	"Cross-Origin-Opener-Policy: same-origin\r\n"                          \
	"Cross-Origin-Resource-Policy: same-origin\r\n"                        \
	"Cross-Origin-Embedder-Policy: require-corp\r\n"                       \
	"Permissions-Policy: camera=(), microphone=(), geolocation=(), "       \
	"payment=(), usb=(), serial=(), bluetooth=(), midi=(), "               \
	"display-capture=(), browsing-topics=()\r\n"

#define HSTS                                                                   \
	"Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n"

static const char *reason(int status)
{
	static const struct {
		int status;
		const char *words;
	} rows[] = {{200, "OK"}, {201, "Created"}, {202, "Accepted"},
		{204, "No Content"}, {301, "Moved Permanently"}, {302, "Found"},
		{303, "See Other"}, {304, "Not Modified"},
		{307, "Temporary Redirect"}, {308, "Permanent Redirect"},
		{400, "Bad Request"}, {401, "Unauthorized"}, {403, "Forbidden"},
		{404, "Not Found"}, {405, "Method Not Allowed"},
		{406, "Not Acceptable"}, {408, "Request Timeout"},
		{409, "Conflict"}, {410, "Gone"}, {412, "Precondition Failed"},
		{413, "Content Too Large"}, {414, "URI Too Long"},
		{415, "Unsupported Media Type"}, {417, "Expectation Failed"},
		{422, "Unprocessable Content"}, {428, "Precondition Required"},
		{429, "Too Many Requests"},
		{431, "Request Header Fields Too Large"},
		{500, "Internal Server Error"}, {501, "Not Implemented"},
		{503, "Service Unavailable"},
		{505, "HTTP Version Not Supported"},
		{507, "Insufficient Storage"}};

	for (size_t i = 0; i < ARRAY_N(rows); i++)
		if (rows[i].status == status)
			return rows[i].words;
	return "Answer";
}

/* A line end in a value would let its writer forge headers. */
static bool is_one_line(const char *s)
{
	for (; *s != '\0'; s++)
		if (((unsigned char)*s < 0x20 && *s != '\t') || *s == 0x7f)
			return false;
	return true;
}

void http_add_header(
	struct http_response *rs, const char *name, const char *value)
{
	must(name[0] != '\0' && is_one_line(name) && is_one_line(value));
	must(strpbrk(name, ": \t") == NULL);
	rs->extra =
		arena_grow(rs->mem, rs->extra, rs->extra_n, sizeof(*rs->extra));
	rs->extra[rs->extra_n++] = (struct http_field){
		arena_dup(rs->mem, name), arena_dup(rs->mem, value)};
}

static bool has_extra(const struct http_response *rs, const char *name)
{
	for (size_t i = 0; i < rs->extra_n; i++)
		if (strcasecmp(rs->extra[i].name, name) == 0)
			return true;
	return false;
}

static void add_line(struct str *s, const char *name, const char *value)
{
	must(is_one_line(value));
	str_add(s, name);
	str_addn(s, ": ", 2);
	str_add(s, value);
	str_addn(s, "\r\n", 2);
}

static void add_date(struct str *s)
{
	static const char days[] = "MonTueWedThuFriSatSun";
	static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
	struct civil t = at_civil(clock_now(), 0);

	str_addf(s, "Date: %.3s, %02d %.3s %04d %02d:%02d:%02d GMT\r\n",
		days + 3 * (t.weekday - 1), t.day, months + 3 * (t.month - 1),
		t.year, t.hour, t.minute, t.second);
}

/* Does this member of Accept-Encoding allow gzip? "gzip", "*", "gzip;q=0.5",
 * but not "gzip;q=0" or "gzip;q=0.000". */
static bool member_allows(const char *p, size_t n)
{
	size_t name = strcspn(p, " \t;,");
	const char *q;

	if (!(name == 4 && strncasecmp(p, "gzip", 4) == 0) &&
		!(name == 1 && *p == '*'))
		return false;
	q = memmem(p, n, "q=", 2);
	if (q == NULL)
		return true;
	for (q += 2; q < p + n && *q != ' '; q++)
		if (*q >= '1' && *q <= '9')
			return true;
	return false;
}

static bool accepts_gzip(const struct http_request *rq)
{
	const char *p = http_header(rq, "accept-encoding");

	while (p != NULL && *p != '\0') {
		size_t n;

		p += strspn(p, " \t,");
		n = strcspn(p, ",");
		if (member_allows(p, n))
			return true;
		p += n;
	}
	return false;
}

/* Pack or unpack the body so that the client understands it. */
static void choose_coding(struct exchange *x, struct gzip *z)
{
	struct http_response *rs = &x->rs;
	struct slice in = {rs->body, rs->body_n};
	bool accepted = accepts_gzip(&x->rq);
	size_t n;
	void *p;

	if (rs->gzipped && !accepted) {
		p = gzip_unpack(x->mem, in, &n);
		must(p != NULL);
		rs->gzipped = false;
	} else if (!rs->gzipped && rs->compress && accepted && z != NULL &&
		   in.n > PAYS) {
		p = gzip_pack(z, x->mem, in, &n);
		rs->gzipped = p != NULL;
	} else {
		return;
	}
	if (p == NULL)
		return;
	rs->body = p;
	rs->body_n = n;
}

static void add_caching(struct str *s, const struct http_response *rs)
{
	if (has_extra(rs, "cache-control"))
		return;
	add_line(s, "Cache-Control",
		rs->cache ? "public, max-age=31536000, immutable" : "no-store");
}

/* 204 and 304 have no body, whatever the app left there. */
static void add_body(struct exchange *x, bool varies)
{
	struct http_response *rs = &x->rs;
	struct str *s = &x->answer;

	if (varies)
		add_line(s, "Vary", "Accept-Encoding");
	if (rs->status == 204 || rs->status == 304) {
		rs->body_n = 0;
		return;
	}
	add_line(s, "Content-Type",
		rs->type != NULL ? rs->type : "text/html; charset=utf-8");
	if (rs->gzipped)
		add_line(s, "Content-Encoding", "gzip");
	str_addf(s, "Content-Length: %zu\r\n", rs->body_n);
	if (x->rq.method != NULL && strcmp(x->rq.method, "HEAD") == 0)
		rs->body_n = 0;
}

/* Framing is said twice: browsers before CSP 2 know only the second. */
static void add_framing(struct str *s, const struct http_response *rs)
{
	if (rs->csp != NULL)
		add_line(s, "Content-Security-Policy", rs->csp);
	else
		str_addf(s,
			"Content-Security-Policy: " CSP
			"%sframe-ancestors %s\r\n",
			rs->frames ? "frame-src 'self'; " : "",
			rs->framed ? "'self'" : "'none'");
	add_line(s, "X-Frame-Options", rs->framed ? "SAMEORIGIN" : "DENY");
}

void response_head(struct exchange *x, struct gzip *z)
{
	struct http_response *rs = &x->rs;
	struct str *s = &x->answer;
	bool varies = rs->compress || rs->gzipped;

	must(rs->status >= 200 && rs->status <= 599);
	must(rs->body != NULL || rs->body_n == 0);
	choose_coding(x, z);
	*s = str_new(x->mem, HEAD_MAX);
	str_addf(s, "HTTP/1.1 %d %s\r\n", rs->status, reason(rs->status));
	add_date(s);
	add_body(x, varies);
	add_caching(s, rs);
	add_framing(s, rs);
	str_addn(s, ALWAYS, sizeof(ALWAYS) - 1);
	if (x->rq.tls)
		str_addn(s, HSTS, sizeof(HSTS) - 1);
	if (x->close)
		add_line(s, "Connection", "close");
	for (size_t i = 0; i < rs->extra_n; i++)
		add_line(s, rs->extra[i].name, rs->extra[i].value);
	str_addn(s, "\r\n", 2);
	must(str_ok(s));
}
