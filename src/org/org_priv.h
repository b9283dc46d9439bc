/* Private to org. */
#ifndef ORG_ORG_PRIV_H
#define ORG_ORG_PRIV_H

#include "org/org.h"

/* The office changed in a way that a running case may feel. */
MUST_CHECK int instansi_touch(struct ctx *c, int64_t instansi_id);

/* ISO text of a day, as the database keeps it. */
const char *day_text(struct ctx *c, int32_t day);

#endif
