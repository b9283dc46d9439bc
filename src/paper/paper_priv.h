/* Private to paper: how charts are measured and drawn, how outputs end. */
#ifndef PAPER_PAPER_PRIV_H
#define PAPER_PAPER_PRIV_H

#include "paper/paper.h"

/* The end of every output: E_TOOBIG past its limit, and on any failure `out`
 * is again what it was `before`. */
MUST_CHECK int paper_end(struct ctx *c, const char *title, struct str *out,
	size_t before, int rc);

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

/* A chart with its labels broken into lines. */
struct plot {
	const struct chart *chart;
	const char ***line; /* of the label of each bar */
	size_t *line_n;
	int64_t top;
	double left, room, value; /* labels, bars, and texts behind them */
};

struct plot plot_of(struct arena *a, const struct chart *x, double width);
/* The bars `from` up to, not including, `to`: a page may hold only some.
 * All pieces of a chart have one scale. */
double plot_height(const struct plot *g, size_t from, size_t to);
void plot_draw(struct canvas *k, const struct plot *g, size_t from, size_t to);

#endif
