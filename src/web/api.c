/* What every answer to a program shares: JSON, and problems (RFC 9457). */
#include "base/base.h"

#include "web/web_app.h"

bool web_is_api(const struct web *w)
{
	return text_starts(w->rq->path, "/api/");
}

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
		arena_printf(w->c->mem, "/permintaan/%llu",
			(unsigned long long)w->rq->number));
	json_end(&j);
	w->rs->status = status;
	w->rs->type = "application/problem+json";
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
}
