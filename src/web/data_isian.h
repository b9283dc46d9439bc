/* data_isian: what the page of figures and its posts share, private to web. */
#ifndef WEB_DATA_ISIAN_H
#define WEB_DATA_ISIAN_H

#include "act/act_data.h"
#include "web/web_priv.h"

/* In which of his positions one looks at the figures of a Bidang: that of
 * the Bidang before any other. NULL: he has none. */
const char *data_jabatan(const struct web *w, const char *bidang);

#endif
