/*
 * multipart: multipart/form-data, over a body in memory or in a file.
 *
 * The body is walked once through a window, so a large one costs no memory:
 * a file in it is told by its place. Strict as the rest: no preamble, no
 * epilogue, and a body that does not end with its last delimiter is refused,
 * because it was cut.
 */
#include "base/base.h"

#include <strings.h>

#include "http/form_priv.h"

#define WINDOW ((size_t)64 << 10)
#define BOUNDARY_MAX 70

struct walk {
	struct ctx *c;
	const struct http_request *rq;
	char mark[BOUNDARY_MAX + 8]; /* CR LF -- boundary */
	size_t mark_n;
	char *window; /* of a body in a file */
	int64_t from; /* what `window` holds */
	size_t held;
	int64_t at;   /* where the walk is */
	size_t texts; /* bytes of all values so far */
};

static int broken(struct walk *w)
{
	return fail(w->c, E_INVALID,
		"Kiriman formulir terputus atau rusak; muat ulang halaman lalu kirim lagi.");
}

/* ---- the boundary ---- */

static bool is_boundary(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
	       (ch >= '0' && ch <= '9') ||
	       (ch != '\0' && strchr("'()+_,-./:=?", ch) != NULL);
}

/* The text of boundary=... in a Content-Type; NULL when there is none, or
 * two. */
static const char *find_boundary(const char *type)
{
	const char *found = NULL;

	for (const char *p = type; (p = strchr(p, ';')) != NULL;) {
		p += 1 + strspn(p + 1, " \t");
		if (strncasecmp(p, "boundary=", 9) != 0)
			continue;
		if (found != NULL)
			return NULL;
		found = p + 9;
	}
	return found;
}

static int take_boundary(struct walk *w, const char *type)
{
	const char *p = find_boundary(type);
	bool quoted = p != NULL && *p == '"';
	size_t n = 0;

	if (p == NULL)
		return broken(w);
	p += quoted;
	while (is_boundary(p[n]))
		n++;
	if (n == 0 || n > BOUNDARY_MAX ||
		strchr(quoted ? "\"" : "; \t", p[n]) == NULL ||
		(quoted && p[n] == '\0'))
		return broken(w);
	memcpy(w->mark, "\r\n--", 4);
	memcpy(w->mark + 4, p, n);
	w->mark_n = n + 4;
	return OK;
}

/* ---- looking at the body ---- */

static size_t left(const struct walk *w)
{
	return w->rq->body_n - (size_t)w->at;
}

/* The bytes at w->at: all that are left, or `want` of them at least. */
static int look(struct walk *w, size_t want, struct slice *out)
{
	size_t n = left(w), skip;
	int rc;

	if (w->rq->fd < 0) {
		*out = (struct slice){w->rq->body + w->at, n};
		return OK;
	}
	skip = (size_t)(w->at - w->from);
	if (w->at < w->from || skip > w->held ||
		(w->held - skip < want && w->held - skip < n)) {
		w->held = n < WINDOW ? n : WINDOW;
		w->from = w->at;
		skip = 0;
		rc = form_read(w->c, w->rq->fd, w->from, w->window, w->held);
		if (rc < 0)
			return rc;
	}
	*out = (struct slice){w->window + skip, w->held - skip};
	return OK;
}

/* Go to the next delimiter and give where it begins. */
static int find_mark(struct walk *w, int64_t *begin)
{
	for (;;) {
		struct slice s;
		int rc = look(w, w->mark_n, &s);
		const char *hit;

		if (rc < 0)
			return rc;
		if (s.n < w->mark_n)
			return broken(w);
		hit = memmem(s.p, s.n, w->mark, w->mark_n);
		if (hit != NULL) {
			*begin = w->at + (hit - s.p);
			w->at = *begin;
			return OK;
		}
		w->at += (int64_t)(s.n - w->mark_n + 1);
	}
}

/* Past a delimiter (of `n` bytes at w->at): true in `*last` for the one that
 * ends the form, after which nothing may come but one line end. */
static int pass_mark(struct walk *w, size_t n, bool *last)
{
	struct slice s;
	int rc = look(w, n + 4, &s);

	if (rc < 0)
		return rc;
	if (s.n < n + 2)
		return broken(w);
	w->at += (int64_t)n + 2;
	*last = memcmp(s.p + n, "--", 2) == 0;
	if (*last)
		return left(w) == 0 || (left(w) == 2 && memcmp(s.p + n + 2,
								"\r\n", 2) == 0)
			       ? OK
			       : broken(w);
	return memcmp(s.p + n, "\r\n", 2) == 0 ? OK : broken(w);
}

/* ---- the headers of a part ---- */

/* Value of a parameter: a token, or a quoted text where browsers write a
 * quote as %22 and curl as \". NULL when it is broken; `*at` is past it. */
static const char *take_value(struct walk *w, const char **at)
{
	const char *p = *at;
	struct str s = str_new(w->c->mem, LIMIT_HTTP_PART_HEAD);

	if (*p != '"') {
		size_t n = strcspn(p, "; \t\"");

		*at = p + n;
		return n > 0 ? arena_dupn(w->c->mem, p, n) : NULL;
	}
	for (p++; *p != '"'; p++) {
		if (*p == '\0')
			return NULL;
		if (p[0] == '\\' && p[1] == '"') {
			str_addc(&s, *++p);
		} else if (strncmp(p, "%22", 3) == 0) {
			str_addc(&s, '"');
			p += 2;
		} else {
			str_addc(&s, *p);
		}
	}
	*at = p + 1;
	return s.p;
}

/* Old browsers sent the whole path of a file. */
static const char *base_name(const char *name)
{
	for (const char *p = name; *p != '\0'; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	return name;
}

/* form-data; name="..."; filename="..." */
static int take_disposition(
	struct walk *w, const char *p, struct http_part *out)
{
	if (strncasecmp(p, "form-data", 9) != 0)
		return broken(w);
	for (p += 9; *p != '\0';) {
		const char **to = NULL, *value;

		p += strspn(p, " \t");
		if (*p++ != ';')
			return broken(w);
		p += strspn(p, " \t");
		if (strncasecmp(p, "name=", 5) == 0)
			to = &out->name;
		else if (strncasecmp(p, "filename=", 9) == 0)
			to = &out->filename;
		if (to == NULL || *to != NULL)
			return broken(w);
		p = strchr(p, '=') + 1;
		value = take_value(w, &p);
		if (value == NULL)
			return broken(w);
		*to = value;
	}
	if (out->filename != NULL)
		out->filename = base_name(out->filename);
	return out->name != NULL ? OK : broken(w);
}

static int take_line(struct walk *w, char *line, struct http_part *out)
{
	char *colon = strchr(line, ':'), *value;

	if (colon == NULL || colon == line)
		return broken(w);
	*colon = '\0';
	value = text_trim(w->c->mem, colon + 1);
	if (strcasecmp(line, "content-disposition") == 0)
		return out->name == NULL ? take_disposition(w, value, out)
					 : broken(w);
	if (strcasecmp(line, "content-type") == 0) {
		if (out->type != NULL)
			return broken(w);
		out->type = value;
	}
	if (strcasecmp(line, "content-transfer-encoding") == 0 &&
		strcasecmp(value, "binary") != 0 &&
		strcasecmp(value, "8bit") != 0 &&
		strcasecmp(value, "7bit") != 0)
		return broken(w);
	return OK;
}

/* From the line after a delimiter to the first byte of the part. */
static int take_headers(struct walk *w, struct http_part *out)
{
	struct slice s;
	char *line, *next;
	const char *end;
	int rc = look(w, LIMIT_HTTP_PART_HEAD, &s);

	if (rc < 0)
		return rc;
	if (s.n > LIMIT_HTTP_PART_HEAD)
		s.n = LIMIT_HTTP_PART_HEAD;
	end = memmem(s.p, s.n, "\r\n\r\n", 4);
	if (end == NULL)
		return broken(w);
	s.n = (size_t)(end - s.p) + 2;
	if (!text_is_utf8(s.p, s.n))
		return broken(w);
	w->at += (int64_t)s.n + 2;
	line = arena_dupn(w->c->mem, s.p, s.n);
	for (; *line != '\0'; line = next + 2) {
		next = strstr(line, "\r\n");
		*next = '\0';
		if (strpbrk(line, "\r\n") != NULL)
			return broken(w);
		rc = take_line(w, line, out);
		if (rc < 0)
			return rc;
	}
	return out->name != NULL ? OK : broken(w);
}

/* ---- the parts ---- */

/* A field's text, always in memory; a file's bytes where they are. */
static int take_content(struct walk *w, int64_t begin, struct http_part *out)
{
	char *text;
	int rc;

	out->n = (size_t)(w->at - begin);
	out->fd = w->rq->fd;
	out->offset = begin;
	if (out->filename != NULL) {
		if (out->fd < 0)
			out->value = arena_dupn(
				w->c->mem, w->rq->body + begin, out->n);
		return OK;
	}
	w->texts += out->n;
	if (out->n > LIMIT_HTTP_FIELD || w->texts > LIMIT_HTTP_FORM)
		return form_too_long(w->c);
	text = arena_alloc(w->c->mem, out->n + 1);
	if (out->fd < 0)
		memcpy(text, w->rq->body + begin, out->n);
	else if ((rc = form_read(w->c, out->fd, begin, text, out->n)) < 0)
		return rc;
	out->fd = -1;
	out->offset = 0;
	out->value = text;
	return text_is_utf8(text, out->n) ? OK : broken(w);
}

static int take_part(struct walk *w, struct http_part *out, bool *last)
{
	int64_t begin, end;
	int rc;

	*out = (struct http_part){.fd = -1};
	rc = take_headers(w, out);
	if (rc < 0)
		return rc;
	begin = w->at;
	rc = find_mark(w, &end);
	if (rc == OK)
		rc = take_content(w, begin, out);
	return rc < 0 ? rc : pass_mark(w, w->mark_n, last);
}

int multipart_form(struct ctx *c, const struct http_request *rq,
	struct http_part **list, size_t *n)
{
	struct walk w = {.c = c, .rq = rq};
	struct http_part *parts = NULL, part;
	struct slice s;
	size_t k = 0;
	bool last = false;
	int rc = take_boundary(&w, http_header(rq, "content-type"));

	if (rc == OK && rq->fd >= 0)
		w.window = arena_alloc(c->mem, WINDOW);
	if (rc == OK)
		rc = look(&w, w.mark_n, &s);
	if (rc < 0)
		return rc;
	/* The first delimiter has no line end before it. */
	if (s.n < w.mark_n - 2 || memcmp(s.p, w.mark + 2, w.mark_n - 2) != 0)
		return broken(&w);
	rc = pass_mark(&w, w.mark_n - 2, &last);
	while (rc == OK && !last) {
		if (k == LIMIT_HTTP_FIELDS)
			return form_too_many(c);
		rc = take_part(&w, &part, &last);
		parts = arena_grow(c->mem, parts, k, sizeof(part));
		parts[k++] = part;
	}
	if (rc < 0)
		return rc;
	*list = parts;
	*n = k;
	return OK;
}
