/*
 * webtest: people at their browsers, without a socket.
 *
 *	struct office o = office_open();
 *	struct browser b = browser_of(&o, "sekretaris");	signed in
 *	r = web_get(&b, "/siklus");
 *	r = web_post(&b, "/siklus/buka", "jenis=TW2&tahun=2026");
 *	r = web_follow(&b, r);
 *
 * Requests go in bytes through web_solo_ask, the path of `alur http`. A
 * browser keeps its cookies and sends the csrf of the last page it saw, with
 * a fresh `kunci`. Every answer is looked at: the headers that must never be
 * missing, and HTML by html_check.
 */
#ifndef TESTS_WEBTEST_H
#define TESTS_WEBTEST_H

#include "act/actfix.h"
#include "web/html_check.h"

#include "act/act_akun.h"
#include "org/contoh.h"
#include "web/web_app.h"

enum { COOKIES = 8, ACCOUNTS = 11 };

static const char *const accounts[ACCOUNTS] = {"sekretaris", "kasubag",
	"tim-lkj", "pelaksana", "kepala", "kabid-pajak", "kabid-retribusi",
	"kabid-anggaran", "kabid-perbendaharaan", "kabid-aset", "pengelola"};

struct office {
	struct ctx *c; /* its own connection: the shell on the server */
	struct web_solo *solo;
	int64_t lkj, baru; /* a case at its end, one in the fan-out */
};

struct browser {
	struct office *o;
	const char *akun; /* NULL: nobody */
	struct http_field cookie[COOKIES];
	const char *csrf; /* of the last page with a form */
	int kunci;
};

struct answer {
	int status;
	const char *head, *body; /* in the office's context */
	size_t body_n;
	const char *to; /* Location, NULL */
};

/* A case that was brought to its signature, one whose Bidang fill in. */
static inline void office_fill(struct office *o)
{
	o->lkj = fix_open(o->c, "2023-TW1");
	fix_to_draft(o->c, o->lkj);
	t_ok(o->c, fix_step(o->c, o->lkj, 5, "tim-lkj"));
	t_ok(o->c, fix_step(o->c, o->lkj, 6, "tim-lkj"));
	o->baru = fix_open(o->c, "2023-TW2");
	t_ok(o->c, fix_step(o->c, o->baru, 1, "sekretaris"));
}

static inline struct office office_open(void)
{
	struct office o = {.c = fix_office()};

	office_fill(&o);
	/* The Plh. of the first three days is over. */
	must(at_parse("2023-07-06T08:00", CLOCK_WIB, &o.c->now));
	t_ok(o.c, web_solo_open(o.c, dbtest_url, &o.solo));
	return o;
}

static inline void office_close(struct office *o)
{
	web_solo_close(o->solo);
	dbtest_close(o->c);
}

static inline int64_t office_rows(struct office *o, const char *sql)
{
	int64_t n = 0;

	t_ok(o->c, db_begin(o->c, DB_READ));
	t_ok(o->c, db_one_int(o->c, sql, NOTHING, &n));
	t_ok(o->c, db_commit(o->c));
	return n;
}

/* ---- answers ---- */

/* The value of a header of this answer, NULL. */
static inline const char *answer_header(
	struct office *o, const struct answer *r, const char *name)
{
	const char *p = r->head;
	size_t n = strlen(name);

	for (; (p = strstr(p, "\r\n")) != NULL; p += 2)
		if (strncasecmp(p + 2, name, n) == 0 && p[n + 2] == ':')
			return arena_dupn(
				o->c->mem, p + n + 4, strcspn(p + n + 4, "\r"));
	return NULL;
}

static inline void check_headers(struct office *o, const struct answer *r)
{
	static const char *const must_have[] = {"Content-Security-Policy",
		"X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options",
		"Cross-Origin-Opener-Policy", "Permissions-Policy",
		"Cache-Control"};
	const char *csp = answer_header(o, r, "Content-Security-Policy");

	for (size_t i = 0; i < ARRAY_N(must_have); i++)
		if (answer_header(o, r, must_have[i]) == NULL)
			fail_msg("no %s in\n%s", must_have[i], r->head);
	if (strstr(csp, "unsafe") != NULL)
		fail_msg("an unsafe CSP: %s", csp);
	if (answer_header(o, r, "Server") != NULL)
		fail_msg("the answer names its server:\n%s", r->head);
}

/* The request line that is being answered, for messages. */
static char webtest_asked[128];

static inline void check_page(struct office *o, const struct answer *r)
{
	const char *type = answer_header(o, r, "Content-Type");
	struct ctx scratch = {.mem = arena_open(LIMIT_ARENA)};

	if (type != NULL && text_starts(type, "text/html") && r->body_n > 0 &&
		answer_header(o, r, "Content-Disposition") == NULL &&
		html_check(&scratch, r->body) != NULL) {
		print_error("asked: %.120s\n", webtest_asked);
		t_html(&scratch, r->body);
	}
	arena_close(scratch.mem);
}

static inline struct answer answer_of(struct office *o, const struct str *s)
{
	struct answer r = {0};
	const char *end = strstr(s->p, "\r\n\r\n");
	long status;

	if (end == NULL || !text_starts(s->p, "HTTP/1.1 "))
		fail_msg("no answer: \"%.80s\"", s->p);
	r.head = arena_dupn(o->c->mem, s->p, (size_t)(end - s->p));
	r.body_n = s->n - (size_t)(end - s->p) - 4;
	r.body = arena_dupn(o->c->mem, end + 4, r.body_n);
	must(text_int(arena_dupn(o->c->mem, s->p + 9, 3), 100, 599, &status));
	r.status = (int)status;
	r.to = answer_header(o, &r, "Location");
	return r;
}

static inline void keep_cookie(struct browser *b, const char *line)
{
	struct arena *a = b->o->c->mem;
	size_t n = strcspn(line, "="), k = 0;
	const char *name = arena_dupn(a, line, n);
	const char *value =
		arena_dupn(a, line + n + 1, strcspn(line + n + 1, ";"));

	while (k < COOKIES && b->cookie[k].name != NULL &&
		strcmp(b->cookie[k].name, name) != 0)
		k++;
	must(k < COOKIES);
	b->cookie[k] = (struct http_field){name, *value ? value : NULL};
}

static inline void keep_cookies(struct browser *b, const struct answer *r)
{
	const char *p = r->head;

	while ((p = strstr(p, "\r\nSet-Cookie: ")) != NULL) {
		p += strlen("\r\nSet-Cookie: ");
		if (strstr(p, "HttpOnly") == NULL ||
			strstr(p, "SameSite=") == NULL)
			fail_msg("a cookie without its guards: %.80s", p);
		keep_cookie(b, p);
	}
}

/* What stands between two texts of a page, NULL. */
static inline const char *between(
	struct office *o, const char *s, const char *from, const char *to)
{
	const char *p = strstr(s, from), *q;

	if (p == NULL)
		return NULL;
	p += strlen(from);
	q = strstr(p, to);
	return q != NULL ? arena_dupn(o->c->mem, p, (size_t)(q - p)) : NULL;
}

static inline void keep_csrf(struct browser *b, const struct answer *r)
{
	const char *v = between(b->o, r->body, "name=\"csrf\" value=\"", "\"");

	if (v != NULL)
		b->csrf = v;
}

/* ---- requests ---- */

/* These bytes as they are; what came back is not looked at. */
static inline struct answer raw(struct office *o, const char *p, size_t n)
{
	struct ctx scratch = {.mem = arena_open(LIMIT_ARENA)};
	struct str in = str_new(scratch.mem, LIMIT_DOCUMENT * 2);
	struct str out = str_new(scratch.mem, LIMIT_DOCUMENT);
	struct answer r;

	str_addn(&in, p, n);
	snprintf(webtest_asked, sizeof(webtest_asked), "%.*s",
		(int)strcspn(n > 0 ? p : "", "\r\n"), p);
	web_solo_ask(o->solo, &in, &out);
	must(str_ok(&in) && str_ok(&out));
	r = answer_of(o, &out);
	arena_close(scratch.mem);
	check_headers(o, &r);
	check_page(o, &r);
	return r;
}

struct ask {
	const char *method, *path;
	const char *header; /* more header lines, each with "\r\n"; NULL */
	const char *type;   /* of the body; NULL: urlencoded */
	const char *body;
	size_t body_n;
};

static inline struct answer web_ask(struct browser *b, struct ask q)
{
	struct ctx scratch = {.mem = arena_open(LIMIT_ARENA)};
	struct str s = str_new(scratch.mem, LIMIT_DOCUMENT * 2);
	struct answer r;
	bool any = false;

	str_addf(&s, "%s %s HTTP/1.1\r\nHost: alur.test\r\n", q.method, q.path);
	for (size_t i = 0; i < COOKIES; i++) {
		if (b->cookie[i].name == NULL || b->cookie[i].value == NULL)
			continue;
		str_addf(&s, "%s%s=%s",
			any ? "; " : "Cookie: ", b->cookie[i].name,
			b->cookie[i].value);
		any = true;
	}
	str_add(&s, any ? "\r\n" : "");
	str_add(&s, q.header != NULL ? q.header : "");
	if (q.body != NULL)
		str_addf(&s, "Content-Type: %s\r\nContent-Length: %zu\r\n",
			q.type != NULL ? q.type
				       : "application/x-www-form-urlencoded",
			q.body_n);
	str_add(&s, "\r\n");
	str_addn(&s, q.body, q.body_n);
	must(str_ok(&s));
	r = raw(b->o, s.p, s.n);
	arena_close(scratch.mem);
	keep_cookies(b, &r);
	keep_csrf(b, &r);
	return r;
}

static inline struct answer web_get(struct browser *b, const char *path)
{
	return web_ask(b, (struct ask){.method = "GET", .path = path});
}

/* Exactly these fields. */
static inline struct answer web_post_bare(
	struct browser *b, const char *path, const char *fields)
{
	return web_ask(b, (struct ask){.method = "POST",
				  .path = path,
				  .body = fields,
				  .body_n = strlen(fields)});
}

/* With the csrf of the page and a fresh key. */
static inline struct answer web_post(
	struct browser *b, const char *path, const char *fields)
{
	return web_post_bare(b, path,
		arena_printf(b->o->c->mem, "csrf=%s&kunci=%s-%d&%s",
			b->csrf != NULL ? b->csrf : "",
			b->akun != NULL ? b->akun : "nobody", ++b->kunci,
			fields));
}

#define BOUNDARY "----alurtest7f3"
#define MULTIPART "multipart/form-data; boundary=" BOUNDARY

/* A form with one file: `fields` is "name=value&..." without escapes. */
static inline struct answer web_upload(struct browser *b, const char *path,
	const char *fields, const struct lampiran *file)
{
	struct ctx scratch = {.mem = arena_open(LIMIT_ARENA)};
	struct str s = str_new(scratch.mem, LIMIT_DOCUMENT * 2);
	struct answer r;

	fields = arena_printf(scratch.mem, "csrf=%s&%s", b->csrf, fields);
	while (*fields != '\0') {
		size_t n = strcspn(fields, "&"), k = strcspn(fields, "=");

		str_addf(&s,
			"--" BOUNDARY "\r\nContent-Disposition: form-data; "
			"name=\"%.*s\"\r\n\r\n%.*s\r\n",
			(int)k, fields, (int)(n - k - 1), fields + k + 1);
		fields += n + (fields[n] == '&');
	}
	str_addf(&s,
		"--" BOUNDARY "\r\nContent-Disposition: form-data; "
		"name=\"berkas[%s]\"; filename=\"%s\"\r\n"
		"Content-Type: application/octet-stream\r\n\r\n",
		file->jenis, file->nama);
	str_addn(&s, file->isi, file->n);
	str_add(&s, "\r\n--" BOUNDARY "--\r\n");
	must(str_ok(&s));
	r = web_ask(b, (struct ask){.method = "POST",
			       .path = path,
			       .type = MULTIPART,
			       .body = s.p,
			       .body_n = s.n});
	arena_close(scratch.mem);
	return r;
}

/* Where it sends us: shown there. */
static inline struct answer web_follow(struct browser *b, struct answer r)
{
	if (r.status != 303 || r.to == NULL)
		fail_msg("status %d instead of 303: %.300s", r.status, r.body);
	/* What is behind # stays in the browser. */
	return web_get(b, arena_dupn(b->o->c->mem, r.to, strcspn(r.to, "#")));
}

/* ---- coming in ---- */

static inline struct browser browser_new(struct office *o)
{
	return (struct browser){.o = o};
}

static inline void browser_in(struct browser *b, const char *akun)
{
	struct answer r;

	web_get(b, "/masuk");
	r = web_post(b, "/masuk",
		arena_printf(
			b->o->c->mem, "nama=%s&sandi=" CONTOH_SANDI, akun));
	if (r.status != 303)
		fail_msg("%s cannot come in: %d", akun, r.status);
	b->akun = akun;
	b->csrf = NULL;
	r = web_follow(b, r);
	assert_int_equal(r.status, 200);
	assert_non_null(b->csrf);
}

static inline struct browser browser_of(struct office *o, const char *akun)
{
	struct browser b = browser_new(o);

	browser_in(&b, akun);
	return b;
}

/* ---- what was answered ---- */

static inline void t_status(const struct answer *r, int want)
{
	if (r->status != want)
		fail_msg("status %d, wanted %d\n%s\n%.2000s", r->status, want,
			r->head, r->body);
}

static inline void t_says(const struct answer *r, const char *text)
{
	if (strstr(r->body, text) == NULL)
		fail_msg("the page does not say \"%s\":\n%.6000s", text,
			r->body);
}

static inline void t_silent(const struct answer *r, const char *text)
{
	if (strstr(r->body, text) != NULL)
		fail_msg("the page says \"%s\"", text);
}

#endif
