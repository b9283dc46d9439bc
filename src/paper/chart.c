/*
 * Charts: measured in whole numbers, drawn once for every output.
 *
 * Bars lie: a label may be as long as an indicator's name, and takes as many
 * lines as it needs. Grey with the value beside it reads the same in black
 * and white.
 */
#include "base/base.h"

#include "paper/paper_priv.h"

#define LINE 10.0      /* points a line of a label takes */
#define GAP 10.0       /* between the labels of two bars */
#define THICK 12.0     /* of a bar */
#define LABEL 0.45     /* part of the width for the labels */
#define LABEL_CHARS 42 /* of a label's line: what that part holds */
#define DIGIT 5.0      /* points a character of a value takes at most */
#define FOOT 18.0

static int64_t whole_of(struct dec v)
{
	int64_t n = 0;

	if (dec_sign(v) <= 0)
		return 0;
	if (!dec_round(v, 0, &v) || !dec_to_int64(v, 0, &n))
		return INT32_MAX;
	return n + 1;
}

int64_t chart_top(const struct chart *x)
{
	int64_t top = x->mark_label != NULL ? whole_of(x->mark) : 1;

	for (size_t i = 0; i < x->bar_n; i++) {
		int64_t n = whole_of(x->bar[i].value);

		top = n > top ? n : top;
	}
	return top < 1 ? 1 : top;
}

int64_t chart_part(struct dec value, int64_t top, int64_t whole)
{
	struct dec part;
	int64_t n;

	if (dec_sign(value) <= 0 || !dec_mul(value, dec_of(whole, 0), &part) ||
		!dec_div(part, dec_of(top, 0), 0, &part) ||
		!dec_to_int64(part, 0, &n))
		return 0;
	return n > whole ? whole : n;
}

struct plot plot_of(struct arena *a, const struct chart *x, double width)
{
	struct plot g = {.chart = x, .top = chart_top(x)};
	size_t longest = 0;

	g.line = arena_array(a, const char **, x->bar_n);
	g.line_n = arena_array(a, size_t, x->bar_n);
	for (size_t i = 0; i < x->bar_n; i++) {
		size_t n = text_width(x->bar[i].text);

		longest = n > longest ? n : longest;
		g.line_n[i] =
			text_wrap(a, x->bar[i].label, LABEL_CHARS, &g.line[i]);
	}
	g.left = width * LABEL;
	g.value = (double)longest * DIGIT + 10;
	/* Bars stay bars, whatever is written behind them. */
	if (g.value > width * 0.3)
		g.value = width * 0.3;
	g.room = width - g.left - g.value;
	return g;
}

static double bar_height(const struct plot *g, size_t i)
{
	return (double)g->line_n[i] * LINE + GAP;
}

static double bars_height(const struct plot *g, size_t from, size_t to)
{
	double h = 0;

	for (size_t i = from; i < to && i < g->chart->bar_n; i++)
		h += bar_height(g, i);
	return h;
}

double plot_height(const struct plot *g, size_t from, size_t to)
{
	return bars_height(g, from, to) +
	       (g->chart->mark_label != NULL ? FOOT : 4);
}

static double length_of(const struct plot *g, struct dec v)
{
	const int64_t fine = 10000;

	return (double)chart_part(v, g->top, fine) / (double)fine * g->room;
}

static void draw_bar(struct canvas *k, const struct plot *g, size_t i, double y)
{
	const struct bar *b = &g->chart->bar[i];
	double w = length_of(g, b->value), middle = y + bar_height(g, i) / 2;
	double base = middle + 3 - (double)(g->line_n[i] - 1) * LINE / 2;

	for (size_t n = 0; n < g->line_n[i]; n++)
		k->text(k, (double[]){g->left - 6, base + (double)n * LINE}, 1,
			g->line[i][n]);
	k->rect(k, (double[]){g->left, middle - THICK / 2, w, THICK}, 0.45);
	/* The value stays legible where the mark runs behind it. */
	k->rect(k,
		(double[]){g->left + w + 3, middle - THICK / 2,
			(double)text_width(b->text) * DIGIT + 2, THICK},
		1);
	k->text(k, (double[]){g->left + w + 5, middle + 3}, -1, b->text);
}

void plot_draw(struct canvas *k, const struct plot *g, size_t from, size_t to)
{
	const struct chart *x = g->chart;
	double bottom = bars_height(g, from, to), y = 0;

	if (x->mark_label != NULL) {
		double at = g->left + length_of(g, x->mark);

		k->line(k, (double[]){at, 0, at, bottom + 2}, true);
		k->text(k, (double[]){at, bottom + 13}, 0, x->mark_label);
	}
	for (size_t i = from; i < to; i++) {
		draw_bar(k, g, i, y);
		y += bar_height(g, i);
	}
	k->line(k, (double[]){g->left, 0, g->left, bottom}, false);
}
