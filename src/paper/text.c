/*
 * The text form: what a terminal shows, what a diff compares, and the bytes
 * that an approval binds. Lines of at most WIDTH characters.
 */
#include "base/base.h"

#include "paper/paper_priv.h"

#define WIDTH 96
#define MAX_COLUMNS 24
#define SHORT 16 /* of a cell that is not broken */
#define LEAST 5  /* of a column that lends to numbers */
#define LABEL 34 /* characters of a bar's label */
#define BAR 40   /* of a full bar */
#define SIGN 46  /* of a line of the signature block */

static void rule(struct str *o, const char *ch, size_t n)
{
	for (size_t i = 0; i < n; i++)
		str_add(o, ch);
	str_addc(o, '\n');
}

static void line_at(struct str *o, const char *text, size_t indent)
{
	str_pad(o, ' ', indent);
	str_add(o, text);
	str_addc(o, '\n');
}

static void centered(struct ctx *c, struct str *o, const char *text)
{
	const char **line;
	size_t n = text_wrap(c->mem, text, WIDTH, &line);

	for (size_t i = 0; i < n; i++)
		line_at(o, line[i], (WIDTH - text_width(line[i])) / 2);
}

static void wrapped(
	struct ctx *c, struct str *o, const char *text, size_t indent)
{
	const char **line;
	size_t n = text_wrap(c->mem, text, WIDTH - indent, &line);

	for (size_t i = 0; i < n; i++)
		line_at(o, line[i], i == 0 ? 0 : indent);
}

static void put_cover(struct ctx *c, struct str *o, const struct cover *v)
{
	rule(o, "═", WIDTH);
	for (size_t i = 0; i < v->kop_n; i++)
		centered(c, o, v->kop[i]);
	str_addc(o, '\n');
	centered(c, o, v->title);
	if (v->subtitle != NULL)
		centered(c, o, v->subtitle);
	if (v->state != NULL) {
		str_addc(o, '\n');
		centered(c, o, v->state);
	}
	str_addc(o, '\n');
	centered(c, o, v->place_year);
	rule(o, "═", WIDTH);
	str_addc(o, '\n');
}

static void put_heading(struct ctx *c, struct str *o, const struct block *b)
{
	size_t n = text_width(b->text);

	str_addc(o, '\n');
	wrapped(c, o, b->text, 0);
	if (b->level <= 2) {
		rule(o, b->level == 1 ? "═" : "─", n < WIDTH ? n : WIDTH);
	}
	str_addc(o, '\n');
}

static void put_list(struct ctx *c, struct str *o, const struct block *b)
{
	for (size_t i = 0; i < b->item_n; i++) {
		const char **line;
		size_t n = text_wrap(c->mem, b->item[i], WIDTH - 4, &line);

		for (size_t k = 0; k < n; k++) {
			str_add(o, k == 0 ? "  - " : "    ");
			line_at(o, line[k], 0);
		}
	}
	str_addc(o, '\n');
}

/* Levels beyond what a line can hold stand at the last one. */
#define LEVELS 8

static void put_items(struct ctx *c, struct str *o, const struct block *b)
{
	for (size_t i = 0; i < b->item_n; i++) {
		const struct item *x = &b->items[i];
		const char *label = x->label == NULL ? "-" : x->label;
		size_t at =
			2 + 2 * (size_t)(x->level < LEVELS ? x->level : LEVELS);
		size_t in = text_width(label) + 1, n;
		const char **line;

		in = *label == '\0' ? 2 : in;
		n = text_wrap(c->mem, x->rich.text, WIDTH - at - in, &line);
		for (size_t k = 0; k < n; k++) {
			str_pad(o, ' ', at);
			if (k == 0 && *label != '\0')
				str_addf(o, "%s ", label);
			else
				str_pad(o, ' ', in);
			line_at(o, line[k], 0);
		}
	}
	str_addc(o, '\n');
}

/* ---- tables ---- */

/* Where the columns of a table stand. */
struct grid {
	const struct table *t;
	const char *head[MAX_COLUMNS];
	size_t width[MAX_COLUMNS]; /* in characters */
	size_t natural[MAX_COLUMNS], word[MAX_COLUMNS];
	size_t gap, all;
};

static size_t longest_word(const char *s)
{
	size_t most = 0, n = 0;

	for (; s != NULL && *s != '\0'; s++) {
		if (*s == ' ' || *s == '\n')
			n = 0;
		else
			n += ((unsigned char)*s & 0xc0) != 0x80;
		most = n > most ? n : most;
	}
	return most;
}

static void grid_see(struct grid *g, const char *const *cell)
{
	for (size_t i = 0; i < g->t->column_n; i++) {
		size_t n = text_width(cell[i]), w = longest_word(cell[i]);

		g->natural[i] = n > g->natural[i] ? n : g->natural[i];
		g->word[i] = w > g->word[i] ? w : g->word[i];
		/* A column of empty cells still has a width. */
		g->word[i] = g->word[i] > 0 ? g->word[i] : 1;
	}
}

/* Give column i some of what is left, up to `want`. */
static void grid_give(struct grid *g, size_t i, size_t want, size_t *left)
{
	size_t more = want > g->width[i] ? want - g->width[i] : 0;

	more = more < *left ? more : *left;
	g->width[i] += more;
	*left -= more;
}

/* What column k does not lend: its longest word. But a number on two lines
 * is another number, so words are broken for it, and never it for words. */
static size_t keeps(const struct grid *g, size_t k, size_t borrower)
{
	if (g->t->column[borrower].align == ALIGN_RIGHT &&
		g->t->column[k].align == ALIGN_LEFT && g->word[k] > LEAST)
		return LEAST;
	return g->word[k];
}

/* Take from the others what they hold beyond what they keep. */
static void grid_borrow(struct grid *g, size_t i)
{
	for (size_t k = 0; k < g->t->column_n; k++) {
		size_t keep = keeps(g, k, i), spare, lack;

		if (g->width[i] >= g->word[i])
			return;
		if (k == i || g->width[k] <= keep)
			continue;
		spare = g->width[k] - keep;
		lack = g->word[i] - g->width[i];
		spare = spare < lack ? spare : lack;
		g->width[k] -= spare;
		g->width[i] += spare;
	}
}

/*
 * Each column gets its part of the line but no more than it can use. A column
 * that would break a word (a code, a number) gets what is left, then what
 * others can spare; what is still left goes to those that break a line.
 */
static void grid_fit(struct grid *g)
{
	size_t n = g->t->column_n, parts = 0, left;

	g->gap = n <= 12 ? 2 : 1;
	left = WIDTH - g->gap * (n - 1);
	g->all = left;
	for (size_t i = 0; i < n; i++)
		parts += (size_t)g->t->column[i].width;
	for (size_t i = 0; i < n; i++) {
		size_t w = g->all * (size_t)g->t->column[i].width / parts;

		w = w < g->natural[i] ? w : g->natural[i];
		/* "Belum tercapai" is kept whole, as a word is. */
		if (g->natural[i] <= SHORT)
			g->word[i] = g->natural[i] > 0 ? g->natural[i] : 1;
		g->width[i] = w > 0 ? w : 1;
		left = left > g->width[i] ? left - g->width[i] : 0;
	}
	for (size_t i = 0; i < n; i++) {
		grid_give(g, i, g->word[i], &left);
		grid_borrow(g, i);
	}
	for (size_t i = 0; i < n; i++)
		grid_give(g, i, g->natural[i], &left);
	g->all = g->gap * (n - 1);
	for (size_t i = 0; i < n; i++)
		g->all += g->width[i];
}

static struct grid grid_of(const struct table *t)
{
	struct grid g = {.t = t};

	for (size_t i = 0; i < t->column_n; i++)
		g.head[i] = t->column[i].title;
	grid_see(&g, g.head);
	for (const struct row *r = t->row; r != NULL; r = r->next)
		grid_see(&g, r->cell);
	grid_fit(&g);
	return g;
}

static void put_cell(
	struct str *o, const char *text, size_t width, enum align align)
{
	size_t n = text_width(text), pad = n < width ? width - n : 0;
	size_t left = align == ALIGN_RIGHT    ? pad
		      : align == ALIGN_CENTER ? pad / 2
					      : 0;

	str_pad(o, ' ', left);
	str_add(o, text);
	str_pad(o, ' ', pad - left);
}

/* Blanks at the end of a line say nothing. */
static void end_line(struct str *o)
{
	while (o->n > 0 && o->p[o->n - 1] == ' ')
		o->p[--o->n] = '\0';
	str_addc(o, '\n');
}

static void put_row(struct ctx *c, struct str *o, const struct grid *g,
	const char *const *cell)
{
	const char **line[MAX_COLUMNS];
	size_t n[MAX_COLUMNS], most = 1;

	for (size_t i = 0; i < g->t->column_n; i++) {
		n[i] = text_wrap(c->mem, cell[i], g->width[i], &line[i]);
		most = n[i] > most ? n[i] : most;
	}
	for (size_t k = 0; k < most; k++) {
		for (size_t i = 0; i < g->t->column_n; i++) {
			if (i > 0)
				str_pad(o, ' ', g->gap);
			put_cell(o, k < n[i] ? line[i][k] : "", g->width[i],
				g->t->column[i].align);
		}
		end_line(o);
	}
}

static int put_table(struct ctx *c, struct str *o, const struct table *t)
{
	struct grid g;

	if (t->column_n > MAX_COLUMNS)
		return fail(c, E_TOOBIG,
			"Tabel \"%s\" mempunyai %zu kolom; paling banyak %d.",
			t->caption, t->column_n, MAX_COLUMNS);
	g = grid_of(t);
	wrapped(c, o, t->caption, 0);
	rule(o, "─", g.all);
	put_row(c, o, &g, g.head);
	rule(o, "─", g.all);
	for (const struct row *r = t->row; r != NULL; r = r->next) {
		if (r->bold)
			rule(o, "─", g.all);
		put_row(c, o, &g, r->cell);
	}
	rule(o, "─", g.all);
	if (t->note != NULL)
		wrapped(c, o, t->note, 0);
	str_addc(o, '\n');
	return OK;
}

static void put_bar(
	struct ctx *c, struct str *o, const struct bar *b, int64_t top)
{
	int64_t length = chart_part(b->value, top, BAR);
	const char **line;
	size_t n = text_wrap(c->mem, b->label, LABEL, &line);

	put_cell(o, line[0], LABEL + 2, ALIGN_LEFT);
	for (int64_t k = 0; k < length; k++)
		str_add(o, "█");
	str_addf(o, " %s\n", b->text);
	for (size_t i = 1; i < n; i++)
		line_at(o, line[i], 2);
}

static void put_chart(struct ctx *c, struct str *o, const struct chart *x)
{
	int64_t top = chart_top(x);

	wrapped(c, o, x->title, 0);
	for (size_t i = 0; i < x->bar_n; i++)
		put_bar(c, o, &x->bar[i], top);
	if (x->mark_label != NULL)
		str_addf(o, "(garis acuan: %s)\n", x->mark_label);
	str_addc(o, '\n');
}

static void sign_line(struct ctx *c, struct str *o, const char *text)
{
	const char **line;
	size_t n;

	if (text == NULL)
		return;
	n = text_wrap(c->mem, text, SIGN, &line);
	for (size_t i = 0; i < n; i++)
		line_at(o, line[i], WIDTH - SIGN);
}

static void put_signature(
	struct ctx *c, struct str *o, const struct signature *s)
{
	str_addc(o, '\n');
	sign_line(c, o, s->place_date);
	sign_line(c, o, s->capacity);
	sign_line(c, o, s->jabatan);
	str_addc(o, '\n');
	if (s->mark != NULL)
		sign_line(c, o, s->mark);
	else
		str_addc(o, '\n');
	str_addc(o, '\n');
	sign_line(c, o, s->name != NULL ? s->name : "(....................)");
	sign_line(c, o, s->rank);
	if (s->nip != NULL)
		sign_line(c, o, arena_printf(c->mem, "NIP %s", s->nip));
	str_addc(o, '\n');
	if (s->beside != NULL)
		put_signature(c, o, s->beside);
}

static void put_kop(struct ctx *c, struct str *o, const struct kop *k)
{
	for (size_t i = 0; i < k->n; i++)
		centered(c, o, k->line[i]);
	if (k->address != NULL)
		centered(c, o, k->address);
	rule(o, "═", WIDTH);
	str_addc(o, '\n');
}

static void put_line(struct ctx *c, struct str *o, const struct block *b)
{
	const char **line;
	size_t n = text_wrap(c->mem, b->text, WIDTH, &line);

	for (size_t i = 0; i < n; i++) {
		size_t left = WIDTH - text_width(line[i]);

		line_at(o, line[i],
			b->align == ALIGN_RIGHT    ? left
			: b->align == ALIGN_CENTER ? left / 2
						   : 0);
	}
}

static void put_pair(
	struct ctx *c, struct str *o, const struct pair *p, size_t wide)
{
	const char **label, **value;
	size_t n = text_wrap(c->mem, p->label, wide > 0 ? wide : 1, &label);
	size_t m = text_wrap(c->mem, p->value, WIDTH - wide - 3, &value);

	for (size_t i = 0; i < n || i < m; i++) {
		put_cell(o, i < n ? label[i] : "", wide, ALIGN_LEFT);
		str_add(o, i == 0 ? " : " : "   ");
		str_add(o, i < m ? value[i] : "");
		end_line(o);
	}
}

static void put_pairs(struct ctx *c, struct str *o, const struct block *b)
{
	size_t widest = 0;

	for (size_t i = 0; i < b->pair_n; i++)
		if (text_width(b->pair[i].label) > widest)
			widest = text_width(b->pair[i].label);
	if (widest > WIDTH / 2)
		widest = WIDTH / 2;
	for (size_t i = 0; i < b->pair_n; i++)
		put_pair(c, o, &b->pair[i], widest);
	str_addc(o, '\n');
}

static int put_block(struct ctx *c, struct str *o, const struct block *b)
{
	switch (b->kind) {
	case B_COVER:
		put_cover(c, o, b->cover);
		break;
	case B_HEADING:
		put_heading(c, o, b);
		break;
	case B_PARA:
		wrapped(c, o, b->text, 0);
		str_addc(o, '\n');
		break;
	case B_LIST:
		put_list(c, o, b);
		break;
	case B_ITEMS:
		put_items(c, o, b);
		break;
	case B_TABLE:
		return put_table(c, o, b->table);
	case B_CHART:
		put_chart(c, o, b->chart);
		break;
	case B_PAIRS:
		put_pairs(c, o, b);
		break;
	case B_SIGNATURE:
		put_signature(c, o, b->signature);
		break;
	case B_KOP:
		put_kop(c, o, b->kop);
		break;
	case B_LINE:
		put_line(c, o, b);
		break;
	case B_BREAK:
		break;
	}
	return OK;
}

int paper_text(struct ctx *c, const struct doc *d, struct str *out)
{
	size_t before = out->n;
	int rc = OK;

	for (const struct block *b = d->first; rc == OK && b != NULL;
		b = b->next)
		rc = put_block(c, out, b);
	return paper_end(c, d->title, out, before, rc);
}
