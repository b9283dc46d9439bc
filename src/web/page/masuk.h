/* What the sign-in page shows. */
#ifndef WEB_PAGE_MASUK_H
#define WEB_PAGE_MASUK_H

#include "http/http.h"
#include "web/layout.h"
#include "web/widget.h"

struct masuk {
	struct layout layout;
	const struct form_ctx *form;
	const char *kantor, *kantor_panjang;
	const char *nama; /* as typed */
	bool bersama;
	const char *lanjut;      /* where to go after it */
	struct http_field *lama; /* what a form had sent, kept */
	size_t lama_n;
};
void tpl_masuk(struct str *o, const struct masuk *p);

#endif
