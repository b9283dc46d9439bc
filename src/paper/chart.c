/*
 * Charts: measured in whole numbers, drawn once for every output.
 *
 * Bars lie: a label may be as long as an indicator's name. Grey with the
 * value beside it reads the same in black and white.
 */
#include "base/base.h"

#include "paper/paper_priv.h"

#define ROW 20.0   /* points a bar takes */
#define LABEL 0.52 /* part of the width for the labels */
#define VALUE 46.0 /* points for the value behind the bar */
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

double chart_height(const struct chart *x)
{
	return (double)x->bar_n * ROW + FOOT;
}

void chart_draw(struct canvas *k, const struct chart *x, double width)
{
	double left = width * LABEL, room = width - left - VALUE;
	double bottom = (double)x->bar_n * ROW;
	int64_t top = chart_top(x), fine = 10000;

	if (x->mark_label != NULL) {
		double at = left + (double)chart_part(x->mark, top, fine) /
					   (double)fine * room;

		k->line(k, (double[]){at, 0, at, bottom + 2}, true);
		k->text(k, (double[]){at, bottom + 13}, 0, x->mark_label);
	}
	for (size_t i = 0; i < x->bar_n; i++) {
		double y = (double)i * ROW;
		double w = (double)chart_part(x->bar[i].value, top, fine) /
			   (double)fine * room;

		k->text(k, (double[]){left - 6, y + 13}, 1, x->bar[i].label);
		k->rect(k, (double[]){left, y + 4, w, ROW - 8}, 0.45);
		/* The value stays legible where the mark runs behind it. */
		k->rect(k, (double[]){left + w + 3, y + 4, VALUE - 12, ROW - 8},
			1);
		k->text(k, (double[]){left + w + 5, y + 13}, -1,
			x->bar[i].text);
	}
	k->line(k, (double[]){left, 0, left, bottom}, false);
}
