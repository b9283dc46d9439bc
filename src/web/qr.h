/* A QR code as the data of one SVG path. A part of web. */
#ifndef WEB_QR_H
#define WEB_QR_H

#include "base/base.h"

#define QR_TEPI 4 /* modules of quiet zone on each side (ISO/IEC 18004) */

struct qr {
	const char *jalur; /* "M4 4h7v1h-7z...": the dark modules */
	const char *kotak; /* its viewBox: "0 0 37 37" */
};

/* False when the text is too long for a code. */
bool qr_buat(struct arena *a, const char *teks, struct qr *out);

#endif
