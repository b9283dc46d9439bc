/*
 * komponen: the page that shows every widget, for who writes pages.
 */
#ifndef WEB_PAGE_KOMPONEN_H
#define WEB_PAGE_KOMPONEN_H

#include "web/layout.h"

struct komponen {
	const struct layout *layout;
	const struct form_ctx *bad; /* a form with mistakes */
};

void tpl_komponen(struct str *o, const struct komponen *p);

#endif
