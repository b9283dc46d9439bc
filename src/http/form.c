/*
 * form: what a browser's form sends, in either encoding.
 */
#include "base/base.h"

#include <errno.h>
#include <strings.h>
#include <unistd.h>

#include "http/form_priv.h"

int form_too_many(struct ctx *c)
{
	return fail(c, E_TOOBIG,
		"Formulir berisi lebih dari %d isian; kirim dalam beberapa bagian.",
		LIMIT_HTTP_FIELDS);
}

int form_too_long(struct ctx *c)
{
	return fail(c, E_TOOBIG,
		"Satu isian formulir lebih dari %zu KB; perpendek lalu kirim lagi.",
		LIMIT_HTTP_FIELD >> 10);
}

static int broken(struct ctx *c)
{
	return fail(c, E_INVALID,
		"Isi formulir rusak di jalan; muat ulang halaman lalu kirim lagi.");
}

/* ---- application/x-www-form-urlencoded ---- */

/* `n` bytes decoded; NULL when they are no text. */
static const char *decode(struct ctx *c, const char *p, size_t n)
{
	char *out = arena_alloc(c->mem, n + 1);
	int64_t got = percent_decode(p, n, true, out);

	if (got < 0 || !text_is_utf8(out, (size_t)got))
		return NULL;
	out[got] = '\0';
	return out;
}

static int add_pair(
	struct ctx *c, const char *p, size_t n, struct http_field *out)
{
	const char *equals = memchr(p, '=', n);
	size_t name_n = equals != NULL ? (size_t)(equals - p) : n;

	if (n - name_n > LIMIT_HTTP_FIELD)
		return form_too_long(c);
	out->name = decode(c, p, name_n);
	out->value =
		equals != NULL ? decode(c, equals + 1, n - name_n - 1) : "";
	return out->name != NULL && out->value != NULL ? OK : broken(c);
}

int http_urlencoded(struct ctx *c, const char *text, size_t n,
	struct http_field **list, size_t *count)
{
	struct http_field *fields = NULL, f;
	size_t k = 0;

	for (const char *p = text, *end = text + n; p < end;) {
		const char *amp = memchr(p, '&', (size_t)(end - p));
		size_t len = (size_t)((amp != NULL ? amp : end) - p);
		int rc;

		if (k == LIMIT_HTTP_FIELDS && len > 0)
			return form_too_many(c);
		if (len > 0) {
			rc = add_pair(c, p, len, &f);
			if (rc < 0)
				return rc;
			fields = arena_grow(c->mem, fields, k, sizeof(f));
			fields[k++] = f;
		}
		p += len + 1;
	}
	*list = fields;
	*count = k;
	return OK;
}

/* ---- the bytes of a body, wherever it lies ---- */

int form_read(struct ctx *c, int fd, int64_t offset, void *p, size_t n)
{
	char *to = p;

	while (n > 0) {
		ssize_t got = pread(fd, to, n, offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return fail(c, E_IO,
				"Kiriman tidak dapat dibaca kembali dari penyimpanan sementara; kirim lagi.");
		to += got;
		offset += got;
		n -= (size_t)got;
	}
	return OK;
}

int http_part_bytes(
	struct ctx *c, const struct http_part *p, const void **bytes)
{
	char *copy;
	int rc;

	if (p->fd < 0) {
		*bytes = p->value;
		return OK;
	}
	if (p->n > LIMIT_DOCUMENT)
		return fail(c, E_TOOBIG,
			"Berkas lebih dari %zu MB; perkecil lalu kirim lagi.",
			LIMIT_DOCUMENT >> 20);
	copy = arena_alloc(c->mem, p->n + 1);
	rc = form_read(c, p->fd, p->offset, copy, p->n);
	if (rc == OK)
		*bytes = copy;
	return rc;
}

/* ---- a request's form ---- */

static int urlencoded_form(struct ctx *c, const struct http_request *rq,
	struct http_part **list, size_t *n)
{
	struct http_part whole = {
		.value = rq->body, .n = rq->body_n, .fd = rq->fd};
	struct http_field *fields;
	const void *text;
	int rc;

	if (rq->body_n > LIMIT_HTTP_FORM)
		return form_too_long(c);
	rc = http_part_bytes(c, &whole, &text);
	if (rc == OK)
		rc = http_urlencoded(c, text, rq->body_n, &fields, n);
	if (rc < 0)
		return rc;
	*list = arena_array(c->mem, struct http_part, *n);
	for (size_t i = 0; i < *n; i++)
		(*list)[i] = (struct http_part){.name = fields[i].name,
			.value = fields[i].value,
			.n = strlen(fields[i].value),
			.fd = -1};
	return OK;
}

/* Is the value's type this one, with or without parameters? */
static bool is_type(const char *value, const char *type)
{
	size_t n = strlen(type);

	return strncasecmp(value, type, n) == 0 &&
	       strchr("; \t", value[n]) != NULL;
}

int http_form(struct ctx *c, const struct http_request *rq,
	struct http_part **list, size_t *n)
{
	const char *type = http_header(rq, "content-type");

	if (type != NULL && is_type(type, "application/x-www-form-urlencoded"))
		return urlencoded_form(c, rq, list, n);
	if (type != NULL && is_type(type, "multipart/form-data"))
		return multipart_form(c, rq, list, n);
	if (type == NULL && rq->body_n == 0) {
		*list = NULL;
		*n = 0;
		return OK;
	}
	return fail(c, E_INVALID,
		"Kiriman ini bukan formulir; muat ulang halaman lalu kirim lagi.");
}
