/*
 * web: the office in a browser: requests in, pages and JSON out.
 *
 * Owns routes, the fields each of them declares, sessions' cookies, CSRF,
 * pages and the process that serves them. Refuses to know SQL and every rule
 * of the office: a page shows what one act_* question answered, a POST is
 * exactly one act_* call. One file a page (page_x.c, page/x.html).
 *
 * To add a page: a row in web/route.c, page_x.c, page/x.html, a row in
 * tests/web. To add a form: its fields stand in the row; what is not declared
 * there does not exist.
 */
#ifndef WEB_WEB_H
#define WEB_WEB_H

#include "base/base.h"

struct web_options {
	const char *url;        /* database */
	const char *listen;     /* "127.0.0.1:8080" */
	const char *cert, *key; /* TLS, NULL */
	int workers;            /* 0: as many as suit the machine */
	bool quiet;             /* no access log */
};

/*
 * Serve until told to stop. A parent process keeps a server and a worker of
 * jobs alive: one that dies is started again; SIGTERM and SIGINT end both
 * after the requests under way, SIGHUP starts a new server before it.
 */
MUST_CHECK int web_serve(struct ctx *c, const struct web_options *o);

/* One request in bytes through the same path, without a socket; the whole
 * answer is appended to `out`. */
MUST_CHECK int web_once(struct ctx *c, const char *url,
	const struct str *request, struct str *out);

#endif
