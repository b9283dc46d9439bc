/*
 * Private to the PDF form: the page under the pen.
 *
 * pdf.c owns pages and passes, pdf_block.c and pdf_table.c place the blocks.
 * Coordinates are points from the top left corner of the page.
 */
#ifndef PAPER_PDF_PRIV_H
#define PAPER_PDF_PRIV_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "paper/draw.h"

#define PAGE_W 595.28
#define PAGE_H 841.89
#define LEFT 70.9  /* 2,5 cm */
#define RIGHT 56.7 /* 2 cm */
#define TOP 70.0
#define BOTTOM 70.0
#define WIDTH (PAGE_W - LEFT - RIGHT)
#define BODY (PAGE_H - TOP - BOTTOM)
#define MAX_COLUMNS 24

enum font {
	F_BODY,
	F_SMALL,
	F_BOLD,
	F_H1,
	F_H2,
	F_H3,
	F_TITLE,
	F_SUBTITLE,
	F_KOP,
	F_CELL,
	F_CELL_BOLD,
	F_HEAD,
	F_CHART,
	F_STATE,
	F_N
};

struct pdf {
	struct ctx *c;
	const struct doc *d;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout; /* the text at hand */
	PangoLayout *frame;  /* of header and footer: a page may turn in
			      * the middle of a text */
	PangoLayout *cell[MAX_COLUMNS]; /* the row at hand */
	PangoFontDescription *font[F_N];
	double lead; /* line spacing of the text at hand */
	double y;
	int page, pages; /* pages: 0 while they are being counted */
	int outline[4];  /* the last entry of each level */
};

/* ---- pdf.c: what every PDF shares ---- */

/* A context that measures as the paper does: points, no hinting. */
PangoContext *pdf_context(cairo_t *cr);
/* The date belongs to the document, so the same tree gives the same file. */
void pdf_about(cairo_surface_t *surface, struct arena *a,
	const struct draw_about *about);
/* Where a surface writes: into the struct str that `arg` is. */
cairo_status_t pdf_collect(void *arg, const unsigned char *p, unsigned int n);

/* ---- pdf.c: pages and texts ---- */

void pdf_set(PangoLayout *l, struct pdf *p, enum font f, const char *text,
	double width);
/* The same on p->layout, with the line spacing of the font. */
void pdf_text(struct pdf *p, enum font f, const char *text, double width);
double pdf_height(struct pdf *p);
double pdf_wide(struct pdf *p);
void pdf_show(struct pdf *p, double x, double y);
void pdf_rule(struct pdf *p, double y, double thick, double grey);
void pdf_tag(struct pdf *p, const char *name);
void pdf_untag(struct pdf *p, const char *name);

bool pdf_at_top(const struct pdf *p);
/* Is there room for `h` more points on this page? */
bool pdf_fits(const struct pdf *p, double h);
/* A new page, with or without header and footer. No leaf tag may be open:
 * cairo 1.16 would put the header into it. */
void pdf_turn(struct pdf *p, bool framed);
/* Turn the page unless `h` more points fit on it. */
void pdf_room(struct pdf *p, double h);
/* p->layout from p->y on, line by line over pages, two lines at least on
 * either side of a page's turn. */
void pdf_flow(struct pdf *p, double x, const char *tag);

/* ---- the blocks ---- */

MUST_CHECK int pdf_block(struct pdf *p, const struct block *b);
/* Points that must stand on one page with what is above `b`. */
double pdf_block_lead(struct pdf *p, const struct block *b);

MUST_CHECK int pdf_table(struct pdf *p, const struct table *t);
double pdf_table_lead(struct pdf *p, const struct table *t);

void pdf_chart(struct pdf *p, const struct chart *x);
double pdf_chart_lead(struct pdf *p, const struct chart *x);

#endif
