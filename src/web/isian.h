/* Private to web: reading what was sent into w->isian and w->galat. */
#ifndef WEB_ISIAN_H
#define WEB_ISIAN_H

#include "web/web_priv.h"

/* Read the query of a GET or the form of a POST; E_INVALID or E_TOOBIG when
 * it cannot be read at all. */
MUST_CHECK int isian_read(struct web *w);
/* Keep what the route declares of these parts. */
void isian_take(struct web *w, const struct http_part *part, size_t n);

#endif
