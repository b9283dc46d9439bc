/* What every answer to a program shares: who asks, JSON in, problems out. */
#include "base/base.h"

#include "web/api.h"
#include "web/isian.h"
#include "web/json_masuk.h"
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

static int take_json(struct web *w, const char *text, size_t n)
{
	struct http_part *part;
	size_t part_n;
	int rc = json_parts(w->c, text, n, &part, &part_n);

	if (rc == OK)
		isian_take(w, part, part_n);
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
		return take_json(w, "{}", 2);
	if (type == NULL || !text_starts(type, "application/json"))
		return fail(w->c, E_INVALID,
			"Kirim badan permintaan sebagai application/json.");
	rc = http_part_bytes(w->c, &whole, &bytes);
	if (rc < 0)
		return rc;
	return take_json(w, bytes, w->rq->body_n);
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
