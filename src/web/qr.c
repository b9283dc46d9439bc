/* A QR code as the data of one SVG path: no picture to fetch, no style. */
#include "base/base.h"

#include "web/qr.h"

#include <qrencode.h>

/* Dark modules beside each other are one rectangle. */
static void put_row(struct str *s, const unsigned char *row, int n, int y)
{
	for (int x = 0; x < n; x++) {
		int from = x;

		/* The lowest bit says dark; the others are of the encoder. */
		while (x < n && (row[x] & 1) != 0)
			x++;
		if (x > from)
			str_addf(s, "M%d %dh%dv1h-%dz", from + QR_TEPI,
				y + QR_TEPI, x - from, x - from);
	}
}

bool qr_buat(struct arena *a, const char *teks, struct qr *out)
{
	/* Level M: a projector and a phone lose less than print does. */
	QRcode *code = QRcode_encodeString8bit(teks, 0, QR_ECLEVEL_M);
	struct str s = str_new(a, LIMIT_TEXT);

	if (code == NULL)
		return false;
	for (int y = 0; y < code->width; y++)
		put_row(&s, code->data + y * code->width, code->width, y);
	out->jalur = s.p;
	out->kotak = arena_printf(a, "0 0 %d %d", code->width + 2 * QR_TEPI,
		code->width + 2 * QR_TEPI);
	QRcode_free(code);
	return str_ok(&s);
}
