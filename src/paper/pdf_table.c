/*
 * Tables and charts on pages.
 *
 * A table that goes on carries its head with it, and is a table of its own
 * in the tags, so that a reader hears the head again. The last row keeps its
 * note and the totals keep the row above them. A row taller than a page is
 * cut between its lines, never at the paper's edge.
 */
#include "base/base.h"

#include "paper/pdf_priv.h"

#include "paper/paper_priv.h"

#define PAD 4.5            /* inside a cell, left and right */
#define PADV 2.8           /* over and under its text */
#define GAP 4              /* over a caption */
#define TALL 4             /* lines worth of room to begin a row that is cut */
#define SHORT (BODY * 0.3) /* a table that is not broken */

struct grid {
	const struct table *t;
	const char *head[MAX_COLUMNS];
	double x[MAX_COLUMNS], w[MAX_COLUMNS];
	double word[MAX_COLUMNS]; /* what a column's longest word needs */
	double head_h, note_h;
};

static double layout_height(PangoLayout *l)
{
	int h;

	pango_layout_get_size(l, NULL, &h);
	return (double)h / PANGO_SCALE;
}

/* Shape the row's cells and tell its height. */
static double row_set(struct pdf *p, const struct grid *g,
	const char *const *cell, enum font f)
{
	double most = 0;

	for (size_t i = 0; i < g->t->column_n; i++) {
		enum align a = g->t->column[i].align;
		double h;

		pdf_set(p->cell[i], p, f, cell[i], g->w[i] - 2 * PAD);
		if (a != ALIGN_LEFT)
			pango_layout_set_alignment(p->cell[i],
				a == ALIGN_RIGHT ? PANGO_ALIGN_RIGHT
						 : PANGO_ALIGN_CENTER);
		h = layout_height(p->cell[i]);
		most = h > most ? h : most;
	}
	return most + 2 * PADV;
}

static enum font font_of(const struct row *r)
{
	return r->bold ? F_CELL_BOLD : F_CELL;
}

static void shade(struct pdf *p, double h, double grey)
{
	cairo_set_source_rgb(p->cr, grey, grey, grey);
	cairo_rectangle(p->cr, LEFT, p->y, WIDTH, h);
	cairo_fill(p->cr);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
}

/* The row that row_set() shaped. */
static void row_draw(
	struct pdf *p, const struct grid *g, double h, const char *tag)
{
	pdf_tag(p, "TR");
	for (size_t i = 0; i < g->t->column_n; i++) {
		pdf_tag(p, tag);
		cairo_move_to(p->cr, g->x[i] + PAD, p->y + PADV);
		pango_cairo_show_layout(p->cr, p->cell[i]);
		pdf_untag(p, tag);
	}
	pdf_untag(p, "TR");
	p->y += h;
}

static void head_draw(struct pdf *p, const struct grid *g)
{
	row_set(p, g, g->head, F_HEAD);
	shade(p, g->head_h, 0.91);
	pdf_rule(p, p->y, 0.9, 0);
	row_draw(p, g, g->head_h, "TH");
	pdf_rule(p, p->y, 0.6, 0);
}

static void table_turn(struct pdf *p, const struct grid *g)
{
	pdf_rule(p, p->y, 0.6, 0);
	pdf_untag(p, "Table");
	pdf_turn(p, true);
	pdf_tag(p, "Table");
	head_draw(p, g);
}

/* Lines of a cell from the *next-th on that fit into `room`, one at least;
 * the height they took. */
static double cell_slice(
	struct pdf *p, const struct grid *g, size_t i, int *next, double room)
{
	PangoLayoutIter *it = pango_layout_get_iter(p->cell[i]);
	double used = 0;
	int at = 0;

	pdf_tag(p, "TD");
	do {
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(it);
		PangoRectangle box;
		double h;

		if (at++ < *next)
			continue;
		pango_layout_iter_get_line_extents(it, NULL, &box);
		h = (double)box.height / PANGO_SCALE;
		if (used > 0 && used + h > room)
			break;
		cairo_move_to(p->cr,
			g->x[i] + PAD + (double)box.x / PANGO_SCALE,
			p->y + PADV + used +
				(double)(pango_layout_iter_get_baseline(it) -
					 box.y) /
					PANGO_SCALE);
		pango_cairo_show_layout_line(p->cr, line);
		used += h;
		*next = at;
	} while (pango_layout_iter_next_line(it));
	pdf_untag(p, "TD");
	pango_layout_iter_free(it);
	return used;
}

/* A row that no page can hold: as many of its lines as fit on each. */
static void row_sliced(struct pdf *p, const struct grid *g, const struct row *r)
{
	int next[MAX_COLUMNS] = {0};
	bool more;

	do {
		double room = PAGE_H - BOTTOM - p->y - 2 * PADV, most = 0;

		more = false;
		pdf_tag(p, "TR");
		for (size_t i = 0; i < g->t->column_n; i++) {
			double h = cell_slice(p, g, i, &next[i], room);

			most = h > most ? h : most;
			more = more || next[i] < pango_layout_get_line_count(
							 p->cell[i]);
		}
		pdf_untag(p, "TR");
		p->y += most + 2 * PADV;
		if (more) {
			table_turn(p, g);
			row_set(p, g, r->cell, font_of(r));
		}
	} while (more);
}

/* What must stand under `r` on its page. */
static double row_keeps(
	struct pdf *p, const struct grid *g, const struct row *r)
{
	if (r->next == NULL)
		return g->note_h;
	if (!r->next->bold)
		return 0;
	return row_set(p, g, r->next->cell, F_CELL_BOLD) +
	       (r->next->next == NULL ? g->note_h : 0);
}

static void row_put(struct pdf *p, const struct grid *g, const struct row *r)
{
	double keep = row_keeps(p, g, r);
	double h = row_set(p, g, r->cell, font_of(r));
	bool tall = h > BODY - g->head_h;
	double need = tall ? TALL * 12 : h + keep;

	if (need > BODY - g->head_h)
		need = h;
	if (!pdf_fits(p, need) && !pdf_at_top(p)) {
		table_turn(p, g);
		h = row_set(p, g, r->cell, font_of(r));
	}
	if (r->bold && !tall)
		shade(p, h, 0.96);
	if (r->bold)
		pdf_rule(p, p->y, 0.6, 0);
	if (tall)
		row_sliced(p, g, r);
	else
		row_draw(p, g, h, "TD");
	pdf_rule(p, p->y, r->next == NULL ? 0.9 : 0.4,
		r->next == NULL ? 0 : 0.68);
}

static void words_see(
	struct pdf *p, struct grid *g, const char *const *cell, enum font f)
{
	for (size_t i = 0; i < g->t->column_n; i++) {
		double w;

		pdf_text(p, f, cell[i], -1);
		pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD);
		pango_layout_set_width(p->layout, 0);
		w = pdf_wide(p) + 2 * PAD + 0.5;
		/* What is longer may be cut wherever it is. */
		w = w < WIDTH / 3 ? w : WIDTH / 3;
		g->word[i] = w > g->word[i] ? w : g->word[i];
	}
}

/* The column that has most to spare, or column_n. */
static size_t richest(const struct grid *g)
{
	size_t best = g->t->column_n;
	double most = 0;

	for (size_t i = 0; i < g->t->column_n; i++)
		if (g->w[i] - g->word[i] > most) {
			most = g->w[i] - g->word[i];
			best = i;
		}
	return best;
}

/* A number on two lines is another number: columns that would cut a word
 * borrow from those that have room to spare. */
static void words_fit(struct grid *g)
{
	for (size_t i = 0; i < g->t->column_n; i++)
		while (g->w[i] < g->word[i]) {
			size_t k = richest(g);
			double lack = g->word[i] - g->w[i], spare;

			if (k == g->t->column_n)
				return;
			spare = g->w[k] - g->word[k];
			spare = spare < lack ? spare : lack;
			g->w[k] -= spare;
			g->w[i] += spare;
			if (spare < 0.01)
				break;
		}
}

static void grid_of(struct pdf *p, const struct table *t, struct grid *g)
{
	double x = LEFT;
	int parts = 0;

	*g = (struct grid){.t = t};
	for (size_t i = 0; i < t->column_n; i++)
		parts += t->column[i].width;
	for (size_t i = 0; i < t->column_n; i++) {
		g->head[i] = t->column[i].title;
		g->w[i] = WIDTH * t->column[i].width / parts;
	}
	words_see(p, g, g->head, F_HEAD);
	for (const struct row *r = t->row; r != NULL; r = r->next)
		words_see(p, g, r->cell, font_of(r));
	words_fit(g);
	for (size_t i = 0; i < t->column_n; i++) {
		g->x[i] = x;
		x += g->w[i];
	}
	g->head_h = row_set(p, g, g->head, F_HEAD);
	if (t->note != NULL) {
		pdf_text(p, F_SMALL, t->note, WIDTH);
		g->note_h = pdf_height(p) + 3;
	}
}

/* Rows that stand under the head: all of a short table with its note, else
 * the first two. */
static double rows_lead(struct pdf *p, const struct grid *g)
{
	double h = 0, two = 0;
	int n = 0;

	for (const struct row *r = g->t->row; r != NULL; r = r->next) {
		h += row_set(p, g, r->cell, font_of(r));
		if (n++ < 2)
			two = h + row_keeps(p, g, r);
		if (h > SHORT)
			return two < BODY / 2 ? two : TALL * 12;
	}
	return h + g->note_h;
}

/* Space, caption, head and the rows that stay with them. */
static double grid_lead(struct pdf *p, const struct grid *g)
{
	double rows = rows_lead(p, g);

	pdf_text(p, F_H3, g->t->caption, WIDTH);
	return GAP + pdf_height(p) + 3 + g->head_h + rows;
}

double pdf_table_lead(struct pdf *p, const struct table *t)
{
	struct grid g;

	if (t->column_n > MAX_COLUMNS)
		return 0;
	grid_of(p, t, &g);
	return grid_lead(p, &g);
}

int pdf_table(struct pdf *p, const struct table *t)
{
	struct grid g;

	if (t->column_n > MAX_COLUMNS)
		return fail(p->c, E_TOOBIG,
			"Tabel \"%s\" mempunyai %zu kolom; paling banyak %d.",
			t->caption, t->column_n, MAX_COLUMNS);
	grid_of(p, t, &g);
	if (g.head_h > BODY / 2)
		return fail(p->c, E_TOOBIG,
			"Judul kolom tabel \"%.80s\" terlalu panjang untuk satu halaman; singkatkan.",
			t->caption);
	pdf_room(p, grid_lead(p, &g));
	if (!pdf_at_top(p))
		p->y += GAP;
	pdf_tag(p, "Table");
	pdf_text(p, F_H3, t->caption, WIDTH);
	pdf_flow(p, LEFT, "Caption");
	p->y += 3;
	head_draw(p, &g);
	for (const struct row *r = t->row; r != NULL; r = r->next)
		row_put(p, &g, r);
	pdf_untag(p, "Table");
	p->y += 3;
	if (t->note != NULL) {
		pdf_text(p, F_SMALL, t->note, WIDTH);
		pdf_flow(p, LEFT, "P");
	}
	p->y += 9;
	return OK;
}

/* ---- the cairo back end of the canvas ---- */

static void canvas_rect(struct canvas *k, const double at[4], double grey)
{
	struct pdf *p = k->to;

	cairo_set_source_rgb(p->cr, grey, grey, grey);
	cairo_rectangle(p->cr, LEFT + at[0], p->y + at[1], at[2], at[3]);
	cairo_fill(p->cr);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
}

static void canvas_line(struct canvas *k, const double at[4], bool dashed)
{
	static const double dash[] = {4, 3};
	struct pdf *p = k->to;

	cairo_set_line_width(p->cr, 0.7);
	cairo_set_dash(p->cr, dash, dashed ? 2 : 0, 0);
	cairo_move_to(p->cr, LEFT + at[0], p->y + at[1]);
	cairo_line_to(p->cr, LEFT + at[2], p->y + at[3]);
	cairo_stroke(p->cr);
	cairo_set_dash(p->cr, dash, 0, 0);
}

static void canvas_text(
	struct canvas *k, const double at[2], int anchor, const char *text)
{
	struct pdf *p = k->to;
	double w, narrow = 1;

	pdf_text(p, F_CHART, text, -1);
	w = pdf_wide(p);
	/* A label of capitals is narrowed rather than cut. */
	if (anchor > 0 && w > at[0])
		narrow = at[0] / w;
	cairo_save(p->cr);
	cairo_translate(p->cr, LEFT + at[0] - w * narrow * (anchor + 1) / 2,
		p->y + at[1] -
			(double)pango_layout_get_baseline(p->layout) /
				PANGO_SCALE);
	cairo_scale(p->cr, narrow, 1);
	pdf_show(p, 0, 0);
	cairo_restore(p->cr);
}

/* Bars that fit into `room`, one at least. */
static size_t bars_in(const struct plot *g, size_t from, double room)
{
	size_t n = from + 1;

	while (n < g->chart->bar_n && plot_height(g, from, n + 1) <= room)
		n++;
	return n;
}

static double caption_height(struct pdf *p, const struct chart *x)
{
	pdf_text(p, F_H3, x->title, WIDTH);
	return pdf_height(p) + 6;
}

double pdf_chart_lead(struct pdf *p, const struct chart *x)
{
	struct plot g = plot_of(p->c->mem, x, WIDTH);
	double title = GAP + caption_height(p, x);
	double h = plot_height(&g, 0, x->bar_n);

	/* One page holds it, or it goes on over pages from where it is. */
	return title + (title + h <= BODY ? h : plot_height(&g, 0, 3));
}

void pdf_chart(struct pdf *p, const struct chart *x)
{
	struct plot g = plot_of(p->c->mem, x, WIDTH);
	struct canvas k = {p, canvas_rect, canvas_line, canvas_text};
	size_t from = 0;

	pdf_room(p, pdf_chart_lead(p, x));
	if (!pdf_at_top(p))
		p->y += GAP;
	caption_height(p, x);
	pdf_flow(p, LEFT, "Caption");
	p->y += 6;
	while (from < x->bar_n) {
		size_t to = bars_in(&g, from, PAGE_H - BOTTOM - p->y);

		pdf_tag(p, "Figure");
		plot_draw(&k, &g, from, to);
		pdf_untag(p, "Figure");
		p->y += plot_height(&g, from, to);
		if (to < x->bar_n)
			pdf_turn(p, true);
		from = to;
	}
	p->y += 12;
}
