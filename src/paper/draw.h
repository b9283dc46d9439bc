/*
 * draw: pages whose maker places everything himself, as a PDF; a part of
 * paper.
 *
 * Black lines, shapes and texts on pages of any size. What flows over pages
 * by itself is a document tree (paper/paper.h). Coordinates are whole: tenths
 * of a millimetre from the page's top left corner, until draw_view() names
 * other units. The same calls give the same bytes. A failure is kept and told
 * by draw_end(), which must be called.
 *
 *	struct draw *d = draw_new(c, &about, &out);
 *	draw_page(d, &paper_size[PAPER_F4]);
 *	draw_line(d, (int[]){0, 100, 3300, 100}, PEN_LINE);
 *	draw_text(d, &(struct draw_text){.x = 100, .y = 120, .w = 900,
 *		.size = 35, .text = "Judul"});
 *	return draw_end(d);
 */
#ifndef PAPER_DRAW_H
#define PAPER_DRAW_H

#include "paper/paper.h"

enum paper_name { PAPER_F4, PAPER_A4, PAPER_HALF_FOLIO, PAPER_A4_UPRIGHT };
struct paper_size {
	const char *name; /* for the reader: "F4" */
	int w, h;         /* tenths of a millimetre */
};
extern const struct paper_size paper_size[4];

struct draw_about {
	const char *title, *author;
	int64_t date_at; /* for the file's metadata */
};

enum pen { PEN_HAIR, PEN_THIN, PEN_LINE, PEN_DASHED };

/* A text in a box, broken into lines. It never leaves its box: what does not
 * fit is written smaller. */
struct draw_text {
	int x, y, w;
	int h; /* 0: as tall as it gets */
	int size;
	enum align align;
	bool bold;
	bool middle; /* of its height */
	const char *text;
};

struct draw;

/* `out` is appended to, and left as it was on failure. */
struct draw *draw_new(
	struct ctx *c, const struct draw_about *about, struct str *out);
void draw_page(struct draw *d, const struct paper_size *size);
/* From here on to the next page or view: w by h units, as large as `box` (x,
 * y, width, height on the page) holds them, at its top, in its middle. */
void draw_view(struct draw *d, const int box[4], int w, int h);
/* While it is quiet nothing is drawn: a maker learns how tall things are. */
void draw_quiet(struct draw *d, bool quiet);

void draw_line(struct draw *d, const int at[4], enum pen pen);
/* A line that ends with a head at its second point. */
void draw_arrow(struct draw *d, const int at[4], enum pen pen);
/* x, y, width, height; white inside. */
void draw_box(struct draw *d, const int at[4], int radius);
void draw_polygon(struct draw *d, const int (*at)[2], size_t n);
/* Its height; with `h` given, that of its box. */
int draw_text(struct draw *d, const struct draw_text *t);

/* Structure for those who listen: "Table", "TR", "TD", "P". */
void draw_tag(struct draw *d, const char *name);
void draw_untag(struct draw *d, const char *name);

MUST_CHECK int draw_end(struct draw *d);

#endif
