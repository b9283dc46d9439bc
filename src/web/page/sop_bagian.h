/* The pieces of the sheet that several pages show (page/lembar.html). */
#ifndef WEB_PAGE_SOP_BAGIAN_H
#define WEB_PAGE_SOP_BAGIAN_H

#include "web/page/sop.h"

void lembar_identitas(struct str *o, const struct lembar *l);
void lembar_tabel(struct str *o, const struct lembar *l);

#endif
