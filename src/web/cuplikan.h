/* cuplikan: a piece of a text with the words that were looked for marked.
 * A renderer: escapes what it is given. A part of web. */
#ifndef WEB_CUPLIKAN_H
#define WEB_CUPLIKAN_H

#include "base/base.h"
#include "web/tpl.h"

/* `kata`: the words of a question, separated by blanks. Capital letters of
 * ASCII are as small ones, as in arsip/cari.h. */
struct safe_html cuplikan(struct arena *a, const char *teks, const char *kata);

#endif
