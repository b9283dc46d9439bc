/* Private to sop: the pages of the sheet as a PDF. */
#ifndef SOP_SHEET_PDF_PRIV_H
#define SOP_SHEET_PDF_PRIV_H

#include "paper/draw.h"

#include "sop/sheet_priv.h"

/* Where the sheet lies on its paper, in tenths of a millimetre: a wider
 * margin at the left, where it is bound. */
#define SHEET_LEFT 150
#define SHEET_RIGHT 120
#define SHEET_TOP 110
#define SHEET_BOTTOM 110

#define IDENTITY_PARTS 5

/* The identity page. It is one page, its letters smaller when need be, and
 * goes on over more only when they would be too small to read. */
struct identity {
	struct arena *mem;
	struct draw *d;
	const struct sop *s;
	const char *kendali; /* NULL: of an SOP, not of a case */
	int box[4];          /* on the page */
	int w, y;            /* the part at hand: its width, where it is */
	bool quiet;          /* it is only measured */
	size_t end[IDENTITY_PARTS]; /* the first part not on each page */
	int percent[IDENTITY_PARTS];
	size_t page_n;
};

/* Cut it into pages: fills `end`, `percent` and `page_n`. */
void identity_plan(struct identity *t);
/* The parts of one page, onto the page that is open. */
void identity_draw(struct identity *t, size_t page);

#endif
