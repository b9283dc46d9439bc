/* Private to web: what the pages of the draft share with their actions. */
#ifndef WEB_NASKAH_WEB_H
#define WEB_NASKAH_WEB_H

#include "act/act_naskah.h"
#include "web/web_app.h"

/* The position to ask in: the first of these roles he has, else any of his;
 * NULL: he has none. */
const char *naskah_sebagai(const struct web *w, const char *const *peran);
/* ... for writing the draft. */
const char *naskah_penulis(const struct web *w);
/* E_DENIED for who has none: an administrator. */
MUST_CHECK int naskah_berjabatan(struct web *w);

#endif
