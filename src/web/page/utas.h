/*
 * utas: a note of the checker with its answer, on the pages of the draft and
 * of the check; what one may do with it stands below it.
 */
#ifndef WEB_PAGE_UTAS_H
#define WEB_PAGE_UTAS_H

#include "lkj/catatan.h"
#include "web/web_priv.h"

struct utas {
	long nomor;
	const char *oleh, *kapan;
	const char *kutipan; /* how its paragraph began, NULL */
	const char *teks;
	const char *jawaban, *penjawab, *dijawab; /* NULL: not yet */
	enum tone nada;
	const char *keadaan;
	const char *nilai; /* name of its radio buttons, NULL: not to judge */
	bool sudah, belum; /* which of them is on */
	bool baru;         /* written while reading: may be taken back */
	const char *angka; /* its number, as a value of a form */
};
/* `nama`: of who wrote it and who answered it. */
struct utas utas_of(struct web *w, const struct catatan_periksa *n,
	const char *const nama[2], int zona);
void utas(struct str *o, const struct utas *u);

#endif
