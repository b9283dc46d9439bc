/*
 * The text form: what a terminal shows, what a diff compares, and the bytes
 * that an approval binds. Lines of at most WIDTH characters.
 */
#include "base/base.h"

#include "paper/paper.h"
#include "paper/paper_priv.h"

#define WIDTH 96
#define GAP 2 /* between columns */
#define MAX_COLUMNS 24
#define BAR 40 /* characters of a full bar */

static void rule(struct str *o, const char *ch)
{
	for (int i = 0; i < WIDTH; i++)
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
	rule(o, "═");
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
	rule(o, "═");
	str_addc(o, '\n');
}

static void put_heading(struct ctx *c, struct str *o, const struct block *b)
{
	size_t n = text_width(b->text);

	str_addc(o, '\n');
	wrapped(c, o, b->text, 0);
	if (b->level <= 2) {
		for (size_t i = 0; i < (n < WIDTH ? n : WIDTH); i++)
			str_add(o, b->level == 1 ? "═" : "─");
		str_addc(o, '\n');
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

/* Widths of the columns in characters: by their parts of the line. */
static void column_widths(const struct table *t, size_t *width)
{
	int parts = 0;
	size_t room = WIDTH - GAP * (t->column_n - 1);

	for (size_t i = 0; i < t->column_n; i++)
		parts += t->column[i].width;
	for (size_t i = 0; i < t->column_n; i++) {
		width[i] = room * (size_t)t->column[i].width / (size_t)parts;
		if (width[i] < 3)
			width[i] = 3;
	}
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

static void put_row(struct ctx *c, struct str *o, const struct table *t,
	const char *const *cell)
{
	const char **line[MAX_COLUMNS];
	size_t n[MAX_COLUMNS], width[MAX_COLUMNS], most = 1;

	column_widths(t, width);
	for (size_t i = 0; i < t->column_n; i++) {
		n[i] = text_wrap(c->mem, cell[i], width[i], &line[i]);
		most = n[i] > most ? n[i] : most;
	}
	for (size_t k = 0; k < most; k++) {
		for (size_t i = 0; i < t->column_n; i++) {
			if (i > 0)
				str_pad(o, ' ', GAP);
			put_cell(o, k < n[i] ? line[i][k] : "", width[i],
				t->column[i].align);
		}
		end_line(o);
	}
}

static int put_table(struct ctx *c, struct str *o, const struct table *t)
{
	const char *head[MAX_COLUMNS];

	if (t->column_n > MAX_COLUMNS)
		return fail(c, E_TOOBIG,
			"Tabel \"%s\" mempunyai %zu kolom; paling banyak %d.",
			t->caption, t->column_n, MAX_COLUMNS);
	wrapped(c, o, t->caption, 0);
	rule(o, "─");
	for (size_t i = 0; i < t->column_n; i++)
		head[i] = t->column[i].title;
	put_row(c, o, t, head);
	rule(o, "─");
	for (const struct row *r = t->row; r != NULL; r = r->next) {
		if (r->bold)
			rule(o, "─");
		put_row(c, o, t, r->cell);
	}
	rule(o, "─");
	if (t->note != NULL)
		wrapped(c, o, t->note, 0);
	str_addc(o, '\n');
	return OK;
}

static void put_chart(struct ctx *c, struct str *o, const struct chart *x)
{
	int64_t top = chart_top(x);

	wrapped(c, o, x->title, 0);
	for (size_t i = 0; i < x->bar_n; i++) {
		int64_t n = chart_part(x->bar[i].value, top, BAR);
		const char **line;

		text_wrap(c->mem, x->bar[i].label, 34, &line);
		put_cell(o, line[0], 36, ALIGN_LEFT);
		for (int64_t k = 0; k < n; k++)
			str_add(o, "█");
		str_addf(o, " %s\n", x->bar[i].text);
	}
	if (x->mark_label != NULL)
		str_addf(o, "(garis acuan: %s)\n", x->mark_label);
	str_addc(o, '\n');
}

static void put_signature(
	struct ctx *c, struct str *o, const struct signature *s)
{
	const size_t at = WIDTH - 46;
	const char **line;
	size_t n;

	str_addc(o, '\n');
	line_at(o, s->place_date, at);
	if (s->capacity != NULL)
		line_at(o, s->capacity, at);
	n = text_wrap(c->mem, s->jabatan, 46, &line);
	for (size_t i = 0; i < n; i++)
		line_at(o, line[i], at);
	str_addc(o, '\n');
	n = text_wrap(c->mem, s->mark != NULL ? s->mark : "", 46, &line);
	for (size_t i = 0; i < n; i++)
		line_at(o, line[i], s->mark != NULL ? at : 0);
	str_addc(o, '\n');
	line_at(o, s->name != NULL ? s->name : "(....................)", at);
	if (s->rank != NULL)
		line_at(o, s->rank, at);
	if (s->nip != NULL)
		line_at(o, arena_printf(c->mem, "NIP %s", s->nip), at);
	str_addc(o, '\n');
}

static void put_pairs(struct ctx *c, struct str *o, const struct block *b)
{
	size_t widest = 0;

	for (size_t i = 0; i < b->pair_n; i++)
		if (text_width(b->pair[i].label) > widest)
			widest = text_width(b->pair[i].label);
	for (size_t i = 0; i < b->pair_n; i++) {
		put_cell(o, b->pair[i].label, widest, ALIGN_LEFT);
		str_add(o, " : ");
		wrapped(c, o, b->pair[i].value, widest + 3);
	}
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
	case B_BREAK:
		break;
	}
	return OK;
}

int paper_text(struct ctx *c, const struct doc *d, struct str *out)
{
	for (const struct block *b = d->first; b != NULL; b = b->next) {
		int rc = put_block(c, out, b);

		if (rc < 0)
			return rc;
	}
	if (!str_ok(out))
		return fail(
			c, E_TOOBIG, "Dokumen \"%s\" terlalu besar.", d->title);
	return OK;
}
