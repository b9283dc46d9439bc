/* What every answer to a program shares: who asks, JSON in, problems out. */
#include "base/base.h"

#include <jansson.h>
#include <sodium.h>

#include "web/api.h"
#include "web/isian.h"
#include "web/web_app.h"

#define BEARER "Bearer "

bool web_is_api(const struct web *w)
{
	return text_starts(w->rq->path, "/api/");
}

/* RFC 9457; `galat` lists the mistakes of fields. */
void web_problem(
	struct web *w, int status, const char *title, const char *detail)
{
	struct json j = json_new(&w->out);

	str_clear(&w->out);
	json_obj(&j, NULL);
	json_text(&j, "type", "about:blank");
	json_text(&j, "title", title);
	json_int(&j, "status", status);
	if (detail != NULL && status != 500)
		json_text(&j, "detail", detail);
	json_text(&j, "instance",
		arena_printf(w->c->mem, "urn:alur:permintaan:%llu",
			(unsigned long long)w->rq->number));
	if (w->galat_n > 0) {
		json_arr(&j, "galat");
		for (size_t i = 0; i < w->galat_n; i++) {
			json_obj(&j, NULL);
			json_text(&j, "isian", w->galat[i].name);
			json_text(&j, "pesan", w->galat[i].sentence);
			json_end(&j);
		}
		json_end(&j);
	}
	json_end(&j);
	if (status == 401)
		http_add_header(w->rs, "WWW-Authenticate", "Bearer");
	w->rs->status = status;
	w->rs->type = "application/problem+json";
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
}

int api_session(struct web *w)
{
	const char *a = http_header(w->rq, "authorization");
	int rc;

	if (a == NULL || !text_starts(a, BEARER))
		return OK;
	rc = act_token(w->c, a + strlen(BEARER), &w->sesi);
	if (rc == E_NOTFOUND) {
		fail_clear(w->c);
		memset(&w->sesi, 0, sizeof(w->sesi));
		return OK;
	}
	if (rc == OK)
		w->c->actor_id = w->sesi.sesi.pegawai_id;
	return rc;
}

int api_scope(struct web *w)
{
	bool reads = text_eq(w->route->metode, "GET");
	const char *need = text_eq(w->route->izin, ACT_PENGELOLA) ? "pengelola"
			   : reads                                ? "baca"
								  : "tulis";

	if (text_has_word(w->sesi.sesi.cakupan, need))
		return OK;
	return fail(w->c, E_DENIED,
		"Token ini tidak mencakup \"%s\"; buat token baru dengan cakupan itu.",
		need);
}

/* ---- JSON in ---- */

struct reading {
	struct web *w;
	struct http_part *part;
	size_t n, cap;
};

static struct http_part *add_part(struct reading *r, const char *name)
{
	struct http_part *p;

	r->part = arena_grow(r->w->c->mem, r->part, r->n, sizeof(*r->part));
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
	case JSON_NULL:
		return "";
	case JSON_REAL:
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return NULL;
}

static int not_understood(struct web *w, const char *name)
{
	return fail(w->c, E_INVALID,
		"Isian \"%s\" tidak dapat dibaca; lihat /api/v1/openapi.json.",
		name);
}

static int add_scalar(struct reading *r, const char *name, const json_t *v)
{
	const char *text = scalar(r->w->c->mem, v);
	struct http_part *p;

	if (text == NULL || !text_is_utf8(text, strlen(text)))
		return not_understood(r->w, name);
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
		return not_understood(r->w, name);
	bytes = arena_alloc(r->w->c->mem, n / 4 * 3 + 4);
	if (sodium_base642bin(bytes, n / 4 * 3 + 4, json_string_value(b), n,
		    "\r\n", &got, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
		return fail(r->w->c, E_INVALID,
			"Isi berkas \"%s\" bukan base64 yang sah.", name);
	p = add_part(r, name);
	p->filename = io_name(arena_dup(r->w->c->mem, nama));
	p->value = (const char *)bytes;
	p->n = got;
	return OK;
}

static int add_value(struct reading *r, const char *key, json_t *v)
{
	struct arena *a = r->w->c->mem;
	const char *name = arena_dup(a, key), *k;
	json_t *x;
	size_t i;
	int rc = OK;

	if (json_is_array(v)) {
		json_array_foreach(v, i, x)
		{
			if (rc == OK)
				rc = add_scalar(r, name, x);
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

static int read_body(struct web *w, const char *text, size_t n)
{
	struct reading r = {.w = w};
	json_error_t e;
	json_t *doc = json_loadb(text, n, JSON_REJECT_DUPLICATES, &e), *v;
	const char *k;
	int rc = OK;

	if (doc == NULL)
		return fail(w->c, E_INVALID,
			"Badan permintaan bukan JSON yang sah (baris %d).",
			e.line);
	if (!json_is_object(doc))
		rc = fail(w->c, E_INVALID,
			"Badan permintaan harus berupa objek JSON.");
	if (rc == OK && json_object_size(doc) > LIMIT_HTTP_FIELDS)
		rc = fail(w->c, E_TOOBIG, "Terlalu banyak isian.");
	if (rc == OK)
		json_object_foreach(doc, k, v)
		{
			if (rc == OK)
				rc = add_value(&r, k, v);
		}
	json_decref(doc);
	if (rc == OK)
		isian_take(w, r.part, r.n);
	return rc;
}

int api_read(struct web *w)
{
	const char *type = http_header(w->rq, "content-type");
	struct http_part whole = {
		.value = w->rq->body, .n = w->rq->body_n, .fd = w->rq->fd};
	const void *bytes;
	int rc;

	if (!text_eq(w->rq->method, "POST") && !text_eq(w->rq->method, "PUT"))
		return isian_read(w);
	if (w->rq->body_n == 0)
		return read_body(w, "{}", 2);
	if (type == NULL || !text_starts(type, "application/json"))
		return fail(w->c, E_INVALID,
			"Kirim badan permintaan sebagai application/json.");
	rc = http_part_bytes(w->c, &whole, &bytes);
	if (rc < 0)
		return rc;
	return read_body(w, bytes, w->rq->body_n);
}

int api_invalid(struct web *w)
{
	web_problem(w, 422, "Isian perlu diperbaiki",
		w->galat_n > 0 ? w->galat[0].sentence : NULL);
	return OK;
}

int api_answer(struct web *w)
{
	w->rs->type = "application/json";
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
	return OK;
}
