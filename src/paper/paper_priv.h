/* Private to paper: how charts are measured and drawn. */
#ifndef PAPER_PAPER_PRIV_H
#define PAPER_PAPER_PRIV_H

#include "paper/paper.h"

/* Largest whole number that any bar or the mark reaches, at least 1. */
int64_t chart_top(const struct chart *x);
/* `value` of `top` as a part of `whole`: 0..whole, rounded down. */
int64_t chart_part(struct dec value, int64_t top, int64_t whole);

/* One canvas, two back ends: SVG text and cairo. Units are points. */
struct canvas {
	void *to;
	void (*rect)(struct canvas *k, const double at[4], double grey);
	void (*line)(struct canvas *k, const double at[4], bool dashed);
	/* anchor: -1 starts at x, 0 centred, 1 ends at x */
	void (*text)(struct canvas *k, const double at[2], int anchor,
		const char *text);
};
double chart_height(const struct chart *x);
void chart_draw(struct canvas *k, const struct chart *x, double width);

#endif
