/* sop_web: what the pages of SOPs and of their sheets share. */
#ifndef WEB_SOP_WEB_H
#define WEB_SOP_WEB_H

#include "act/act_sop.h"
#include "web/page/sop.h"
#include "web/web_priv.h"

/* The version a path names, by its part number `at`. */
MUST_CHECK int sop_jalur(struct web *w, int at, struct sop_rinci *r);
/* Its sheet, bare. */
struct lembar sop_lembar(struct arena *a, const struct sop *s);

#endif
