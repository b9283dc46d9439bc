/* Private to web: the pages of failure. */
#ifndef WEB_GAGAL_H
#define WEB_GAGAL_H

#include "web/layout.h"
#include "web/web_priv.h"

struct gagal {
	struct layout layout;
	bool bare; /* nobody is signed in, or we cannot know */
	int status;
	const char *judul, *kalimat;
	bool cari;        /* offer the search */
	const char *lagi; /* the same page again, NULL */
	uint64_t nomor;
};
void gagal_isi(struct str *o, const struct gagal *p);
void tpl_gagal(struct str *o, const struct gagal *p);

/* The server's own refusals: see http_app.refused. */
void web_refused(
	void *arg, const struct http_request *rq, struct http_response *rs);

#endif
