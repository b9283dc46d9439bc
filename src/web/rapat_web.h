/* Private to the pages of a meeting: what its fields are called, and what
 * was typed into them. A part of web. */
#ifndef WEB_RAPAT_WEB_H
#define WEB_RAPAT_WEB_H

#include "web/surat_web.h"

/* "judul[3]": the field of a point, numbered from 1. */
const char *butir_nama(struct arena *a, const char *isian, size_t no);
/* The invitation, and the points, as typed. */
MUST_CHECK int undangan_diketik(struct web *w, int zona, struct rapat *out);
void notulen_diketik(struct web *w, struct rapat *out);
/* Guests are in no invitation that is typed: they stay. */
MUST_CHECK int rapat_tamu_tetap(struct web *w, struct act_rapat *a);
/* Days of the points that are none, beside their fields, and too many. */
void notulen_cek(struct web *w);

#endif
