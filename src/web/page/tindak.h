/* What a meeting decided for somebody: said to be done. */
#ifndef WEB_PAGE_TINDAK_H
#define WEB_PAGE_TINDAK_H

#include "web/layout.h"
#include "web/widget.h"

struct tindak_form {
	struct layout layout;
	const struct form_ctx *form;
	const char *uraian, *rinci, *aksi, *jabatan, *catatan, *rapat;
};
void tpl_tindak(struct str *o, const struct tindak_form *p);

#endif
