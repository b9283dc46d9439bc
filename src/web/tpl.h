/*
 * tpl: what compiled templates (tools/tpl.c) call to write a value.
 *
 * The translator chooses by the place where the value stands; the C type
 * chooses the rest, and a type that has no safe form there does not compile:
 *
 *	t_out	text: strings escaped, whole numbers, safe_html as it is
 *	t_attr	inside a quoted attribute: the same without safe_html
 *	t_href	a whole address: a path, #, ? or https://, else "#"
 *	t_url	one component of an address, percent-encoded
 *
 * Nothing here knows what it writes. Widgets are in web/widget.h.
 */
#ifndef WEB_TPL_H
#define WEB_TPL_H

#include <stdint.h>

#include "base/str.h"

/*
 * HTML that needs no escaping any more. Only renderers make one, from text
 * they escaped themselves (a Markdown renderer, a chart); a page never casts
 * a string into it. NULL writes nothing.
 */
struct safe_html {
	const char *html;
};

void t_text(struct str *o, const char *s);
void t_int(struct str *o, long long v);
void t_uint(struct str *o, unsigned long long v);
void t_safe(struct str *o, struct safe_html s);
void t_href_text(struct str *o, const char *s);
void t_url_text(struct str *o, const char *s);

/* int64_t and size_t are one of these on every machine. */
/* clang-format off */
#define T_STRING char *: t_text, const char *: t_text
#define T_NUMBERS int: t_int, long: t_int, long long: t_int,                   \
	unsigned: t_uint, unsigned long: t_uint, unsigned long long: t_uint

#define t_out(o, x) _Generic((x), struct safe_html: t_safe,                    \
	T_STRING, T_NUMBERS)(o, x)
#define t_attr(o, x) _Generic((x), T_STRING, T_NUMBERS)(o, x)
#define t_href(o, x) _Generic((x),                                             \
	char *: t_href_text, const char *: t_href_text)(o, x)
#define t_url(o, x) _Generic((x),                                              \
	char *: t_url_text, const char *: t_url_text, T_NUMBERS)(o, x)
/* clang-format on */

#endif
