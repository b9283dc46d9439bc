/*
 * JSON from a program, as the parts a form would have had: what is declared
 * for a form is declared for a program too.
 */
#include "base/base.h"

#include "web/json_masuk.h"

#include <jansson.h>
#include <sodium.h>

/* A file is an object of two values. */
#define MARKS_MAX ((size_t)4 * LIMIT_HTTP_FIELDS)

struct reading {
	struct ctx *c;
	struct http_part *part;
	size_t n;
};

/*
 * Could the values of this text be more than anybody's form has? Each but the
 * first follows a comma or opens a list or object. Counted before parsing: a
 * value of two bytes costs the parser fifty.
 */
static bool too_many(const char *p, size_t n)
{
	bool quoted = false;
	size_t marks = 0;

	for (size_t i = 0; i < n && marks <= MARKS_MAX; i++) {
		if (quoted && p[i] == '\\')
			i++;
		else if (p[i] == '"')
			quoted = !quoted;
		else if (!quoted)
			marks += p[i] == ',' || p[i] == '[' || p[i] == '{';
	}
	return marks > MARKS_MAX;
}

static struct http_part *add_part(struct reading *r, const char *name)
{
	struct http_part *p;

	r->part = arena_grow(r->c->mem, r->part, r->n, sizeof(*r->part));
	p = &r->part[r->n++];
	*p = (struct http_part){.name = name, .fd = -1};
	return p;
}

static const char *scalar(struct arena *a, const json_t *v)
{
	switch (json_typeof(v)) {
	case JSON_STRING:
		return arena_dupn(
			a, json_string_value(v), json_string_length(v));
	case JSON_INTEGER:
		return arena_printf(
			a, "%lld", (long long)json_integer_value(v));
	case JSON_TRUE:
		return "ya";
	case JSON_FALSE:
		return "tidak";
	case JSON_NULL:
		return "";
	case JSON_REAL:
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return NULL;
}

static int not_understood(struct ctx *c, const char *name)
{
	return fail(c, E_INVALID,
		"Isian \"%s\" tidak dapat dibaca; lihat /api/v1/openapi.json.",
		name);
}

static int add_scalar(struct reading *r, const char *name, const json_t *v)
{
	const char *text = scalar(r->c->mem, v);
	struct http_part *p;

	if (text == NULL || !text_is_utf8(text, strlen(text)))
		return not_understood(r->c, name);
	p = add_part(r, name);
	p->value = text;
	p->n = strlen(text);
	return OK;
}

/* {"nama": "notulen.pdf", "base64": "..."} */
static int add_file(struct reading *r, const char *name, json_t *v)
{
	const char *nama = json_string_value(json_object_get(v, "nama"));
	json_t *b = json_object_get(v, "base64");
	size_t n = json_string_length(b), got = 0;
	unsigned char *bytes;
	struct http_part *p;

	if (nama == NULL || !json_is_string(b) ||
		!text_is_utf8(nama, strlen(nama)))
		return not_understood(r->c, name);
	bytes = arena_alloc(r->c->mem, n / 4 * 3 + 4);
	if (sodium_base642bin(bytes, n / 4 * 3 + 4, json_string_value(b), n,
		    "\r\n", &got, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
		return fail(r->c, E_INVALID,
			"Isi berkas \"%s\" bukan base64 yang sah.", name);
	p = add_part(r, name);
	p->filename = io_name(arena_dup(r->c->mem, nama));
	p->value = (const char *)bytes;
	p->n = got;
	return OK;
}

/* One row of a list: "butir.judul[1]". */
static int add_row(struct reading *r, const char *list, size_t no, json_t *row)
{
	const char *k;
	json_t *x;
	int rc = OK;

	json_object_foreach(row, k, x)
	{
		if (rc == OK)
			rc = add_scalar(r,
				arena_printf(
					r->c->mem, "%s.%s[%zu]", list, k, no),
				x);
	}
	return rc;
}

static int add_value(struct reading *r, const char *key, json_t *v)
{
	struct arena *a = r->c->mem;
	const char *name = arena_dup(a, key), *k;
	json_t *x;
	size_t i;
	int rc = OK;

	if (json_is_array(v)) {
		json_array_foreach(v, i, x)
		{
			if (rc == OK)
				rc = json_is_object(x)
					     ? add_row(r, name, i + 1, x)
					     : add_scalar(r, name, x);
		}
		return rc;
	}
	if (!json_is_object(v))
		return add_scalar(r, name, v);
	json_object_foreach(v, k, x)
	{
		const char *full = arena_printf(a, "%s[%s]", name, k);

		if (rc == OK)
			rc = json_is_object(x) ? add_file(r, full, x)
					       : add_scalar(r, full, x);
	}
	return rc;
}

int json_parts(struct ctx *c, const char *text, size_t n,
	struct http_part **list, size_t *count)
{
	struct reading r = {.c = c};
	json_error_t e;
	json_t *doc, *v;
	const char *k;
	int rc = OK;

	if (too_many(text, n))
		return fail(c, E_TOOBIG, "Terlalu banyak isian.");
	doc = json_loadb(text, n, JSON_REJECT_DUPLICATES, &e);
	if (doc == NULL)
		return fail(c, E_INVALID,
			"Badan permintaan bukan JSON yang sah (baris %d).",
			e.line);
	if (!json_is_object(doc))
		rc = fail(c, E_INVALID,
			"Badan permintaan harus berupa objek JSON.");
	if (rc == OK && json_object_size(doc) > LIMIT_HTTP_FIELDS)
		rc = fail(c, E_TOOBIG, "Terlalu banyak isian.");
	if (rc == OK)
		json_object_foreach(doc, k, v)
		{
			if (rc == OK)
				rc = add_value(&r, k, v);
		}
	json_decref(doc);
	if (rc < 0)
		return rc;
	*list = r.part;
	*count = r.n;
	return OK;
}
