/*
 * The PDF form: A4 by pango and cairo, tagged, with an outline.
 *
 * The whole document is laid out twice: first on a surface that shows
 * nothing, to learn the number of pages, then on the PDF. A heading stays
 * with what follows it, a table repeats its head, a signature stays whole.
 * Pango measures at 96 dpi by default; on a PDF surface that must be 72.
 */
#include "base/base.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "paper/paper_priv.h"

#define PAGE_W 595.28
#define PAGE_H 841.89
#define LEFT 70.9  /* 2,5 cm */
#define RIGHT 56.7 /* 2 cm */
#define TOP 68.0
#define BOTTOM 68.0
#define WIDTH (PAGE_W - LEFT - RIGHT)
#define PAD 3.5 /* inside a cell */
#define MAX_COLUMNS 24

#define SERIF "Liberation Serif"
#define SANS "Liberation Sans"

enum font {
	F_BODY,
	F_SMALL,
	F_BOLD,
	F_H1,
	F_H2,
	F_H3,
	F_TITLE,
	F_KOP,
	F_CELL,
	F_CELL_BOLD,
	F_HEAD,
	F_CHART,
	F_STATE,
	F_N
};

static const char *const font_name[F_N] = {
	[F_BODY] = SERIF " 11",
	[F_SMALL] = SERIF " 9",
	[F_BOLD] = SERIF " Bold 11",
	[F_H1] = SANS " Bold 14",
	[F_H2] = SANS " Bold 11.5",
	[F_H3] = SANS " Bold 10",
	[F_TITLE] = SANS " Bold 20",
	[F_KOP] = SANS " Bold 12",
	[F_CELL] = SERIF " 9.5",
	[F_CELL_BOLD] = SERIF " Bold 9.5",
	[F_HEAD] = SANS " Bold 8.5",
	[F_CHART] = SANS " 8",
	[F_STATE] = SANS " Bold 13",
};

struct pdf {
	const struct doc *d;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	PangoLayout *frame; /* of header and footer: a page may end
			     * in the middle of a text */
	PangoFontDescription *font[F_N];
	double y;
	int page, pages; /* pages: 0 while they are being counted */
};

/* ---- pages ---- */

static void set_text(struct pdf *p, enum font f, const char *text, double width)
{
	pango_layout_set_font_description(p->layout, p->font[f]);
	pango_layout_set_width(
		p->layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
	pango_layout_set_justify(p->layout, FALSE);
	pango_layout_set_alignment(p->layout, PANGO_ALIGN_LEFT);
	pango_layout_set_text(p->layout, text != NULL ? text : "", -1);
}

static double text_height(struct pdf *p)
{
	int h;

	pango_layout_get_size(p->layout, NULL, &h);
	return (double)h / PANGO_SCALE;
}

static double text_wide(struct pdf *p)
{
	int w;

	pango_layout_get_size(p->layout, &w, NULL);
	return (double)w / PANGO_SCALE;
}

static void show_at(struct pdf *p, double x, double y)
{
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, p->layout);
}

static void hairline(struct pdf *p, double x1, double x2, double y)
{
	cairo_set_line_width(p->cr, 0.5);
	cairo_move_to(p->cr, x1, y);
	cairo_line_to(p->cr, x2, y);
	cairo_stroke(p->cr);
}

/* Header and footer; a cover has neither. */
static void page_frame(struct pdf *p)
{
	PangoLayout *body = p->layout;
	char number[64];

	if (p->pages == 0)
		return;
	p->layout = p->frame;
	cairo_set_source_rgb(p->cr, 0.3, 0.3, 0.3);
	set_text(p, F_SMALL, p->d->header, WIDTH);
	show_at(p, LEFT, 36);
	hairline(p, LEFT, LEFT + WIDTH, 51);
	hairline(p, LEFT, LEFT + WIDTH, PAGE_H - 52);
	set_text(p, F_SMALL, p->d->footer, WIDTH);
	show_at(p, LEFT, PAGE_H - 47);
	snprintf(number, sizeof(number), "Halaman %d dari %d", p->page,
		p->pages);
	set_text(p, F_SMALL, number, -1);
	show_at(p, LEFT + WIDTH - text_wide(p), PAGE_H - 47);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
	p->layout = body;
}

static void page_end(struct pdf *p)
{
	cairo_show_page(p->cr);
	p->page++;
	p->y = TOP;
}

static void page_next(struct pdf *p)
{
	page_end(p);
	page_frame(p);
}

static bool at_top(const struct pdf *p)
{
	return p->y <= TOP + 0.5;
}

/* Room for `h` more points, on this page or on a new one. */
static void need_room(struct pdf *p, double h)
{
	if (p->y + h > PAGE_H - BOTTOM && !at_top(p))
		page_next(p);
}

static void tag_begin(struct pdf *p, const char *name)
{
	if (p->pages > 0)
		cairo_tag_begin(p->cr, name, NULL);
}

static void tag_end(struct pdf *p, const char *name)
{
	if (p->pages > 0)
		cairo_tag_end(p->cr, name);
}

/* ---- blocks ---- */

/* The layout's text from p->y on, line by line over pages. */
static void flow(struct pdf *p, double x, const char *tag)
{
	PangoLayoutIter *it = pango_layout_get_iter(p->layout);

	tag_begin(p, tag);
	do {
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(it);
		PangoRectangle box;
		double h, base;

		pango_layout_iter_get_line_extents(it, NULL, &box);
		h = (double)box.height / PANGO_SCALE;
		base = (double)(pango_layout_iter_get_baseline(it) - box.y) /
		       PANGO_SCALE;
		need_room(p, h);
		cairo_move_to(
			p->cr, x + (double)box.x / PANGO_SCALE, p->y + base);
		pango_cairo_show_layout_line(p->cr, line);
		p->y += h;
	} while (pango_layout_iter_next_line(it));
	tag_end(p, tag);
	pango_layout_iter_free(it);
}

static void put_para(struct pdf *p, const struct block *b)
{
	set_text(p, b->small ? F_SMALL : F_BODY, b->text, WIDTH);
	pango_layout_set_justify(p->layout, !b->small);
	flow(p, LEFT, "P");
	p->y += b->small ? 4 : 7;
}

static void put_heading(struct pdf *p, const struct block *b)
{
	static const enum font font[] = {F_H1, F_H1, F_H2, F_H3};
	static const char *const tag[] = {"H1", "H1", "H2", "H3"};
	char where[64];

	if (!at_top(p))
		p->y += b->level == 1 ? 18 : 12;
	set_text(p, font[b->level], b->text, WIDTH);
	/* A heading needs a few lines of what it heads. */
	need_room(p, text_height(p) + (b->level == 1 ? 170 : 110));
	if (p->pages > 0) {
		snprintf(where, sizeof(where), "page=%d pos=[%d %d]", p->page,
			(int)LEFT, (int)p->y);
		cairo_pdf_surface_add_outline(p->surface,
			CAIRO_PDF_OUTLINE_ROOT, b->text, where,
			b->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
	}
	flow(p, LEFT, tag[b->level]);
	if (b->level == 1) {
		hairline(p, LEFT, LEFT + WIDTH, p->y + 2);
		p->y += 4;
	}
	p->y += 5;
}

static void put_list(struct pdf *p, const struct block *b)
{
	tag_begin(p, "L");
	for (size_t i = 0; i < b->item_n; i++) {
		set_text(p, F_BODY, "–", -1);
		need_room(p, text_height(p));
		show_at(p, LEFT + 6, p->y);
		set_text(p, F_BODY, b->item[i], WIDTH - 20);
		flow(p, LEFT + 20, "LI");
		p->y += 2;
	}
	tag_end(p, "L");
	p->y += 5;
}

static void put_pairs(struct pdf *p, const struct block *b)
{
	double wide = 0;

	for (size_t i = 0; i < b->pair_n; i++) {
		set_text(p, F_BODY, b->pair[i].label, -1);
		wide = text_wide(p) > wide ? text_wide(p) : wide;
	}
	for (size_t i = 0; i < b->pair_n; i++) {
		set_text(p, F_BODY, b->pair[i].label, -1);
		need_room(p, text_height(p));
		show_at(p, LEFT, p->y);
		set_text(p, F_BODY, ":", -1);
		show_at(p, LEFT + wide + 8, p->y);
		set_text(p, F_BODY, b->pair[i].value, WIDTH - wide - 18);
		flow(p, LEFT + wide + 18, "P");
		p->y += 1;
	}
	p->y += 6;
}

/* ---- tables ---- */

static void cell_text(struct pdf *p, enum font f, const char *text,
	double width, enum align a)
{
	set_text(p, f, text, width - 2 * PAD);
	pango_layout_set_wrap(p->layout, PANGO_WRAP_WORD_CHAR);
	if (a != ALIGN_LEFT)
		pango_layout_set_alignment(
			p->layout, a == ALIGN_RIGHT ? PANGO_ALIGN_RIGHT
						    : PANGO_ALIGN_CENTER);
}

static void table_widths(const struct table *t, double *width)
{
	int parts = 0;

	for (size_t i = 0; i < t->column_n; i++)
		parts += t->column[i].width;
	for (size_t i = 0; i < t->column_n; i++)
		width[i] = WIDTH * t->column[i].width / parts;
}

static double row_height(struct pdf *p, const struct table *t,
	const char *const *cell, enum font f)
{
	double width[MAX_COLUMNS], most = 0;

	table_widths(t, width);
	for (size_t i = 0; i < t->column_n; i++) {
		cell_text(p, f, cell[i], width[i], ALIGN_LEFT);
		most = text_height(p) > most ? text_height(p) : most;
	}
	return most + 2 * PAD;
}

static void draw_row(struct pdf *p, const struct table *t,
	const char *const *cell, enum font f)
{
	double width[MAX_COLUMNS], x = LEFT;
	double h = row_height(p, t, cell, f);
	bool head = f == F_HEAD;

	table_widths(t, width);
	if (head || f == F_CELL_BOLD) {
		cairo_set_source_rgb(p->cr, head ? 0.9 : 0.96,
			head ? 0.9 : 0.96, head ? 0.89 : 0.95);
		cairo_rectangle(p->cr, LEFT, p->y, WIDTH, h);
		cairo_fill(p->cr);
		cairo_set_source_rgb(p->cr, 0, 0, 0);
	}
	tag_begin(p, "TR");
	for (size_t i = 0; i < t->column_n; i++) {
		cell_text(p, f, cell[i], width[i], t->column[i].align);
		tag_begin(p, head ? "TH" : "TD");
		show_at(p, x + PAD, p->y + PAD);
		tag_end(p, head ? "TH" : "TD");
		x += width[i];
	}
	tag_end(p, "TR");
	p->y += h;
	hairline(p, LEFT, LEFT + WIDTH, p->y);
}

static void draw_head(struct pdf *p, const struct table *t)
{
	const char *head[MAX_COLUMNS];

	for (size_t i = 0; i < t->column_n; i++)
		head[i] = t->column[i].title;
	hairline(p, LEFT, LEFT + WIDTH, p->y);
	draw_row(p, t, head, F_HEAD);
}

static int put_table(struct ctx *c, struct pdf *p, const struct table *t)
{
	double first;

	if (t->column_n > MAX_COLUMNS)
		return fail(c, E_TOOBIG,
			"Tabel \"%s\" mempunyai %zu kolom; paling banyak %d.",
			t->caption, t->column_n, MAX_COLUMNS);
	set_text(p, F_H3, t->caption, WIDTH);
	first = t->row != NULL ? row_height(p, t, t->row->cell, F_CELL) : 0;
	set_text(p, F_H3, t->caption, WIDTH);
	/* Caption, head and first row stay together. */
	need_room(p, text_height(p) + 40 + first);
	flow(p, LEFT, "Caption");
	p->y += 3;
	tag_begin(p, "Table");
	draw_head(p, t);
	for (const struct row *r = t->row; r != NULL; r = r->next) {
		enum font f = r->bold ? F_CELL_BOLD : F_CELL;

		if (p->y + row_height(p, t, r->cell, f) > PAGE_H - BOTTOM) {
			page_next(p);
			draw_head(p, t);
		}
		draw_row(p, t, r->cell, f);
	}
	tag_end(p, "Table");
	p->y += 3;
	if (t->note != NULL) {
		set_text(p, F_SMALL, t->note, WIDTH);
		flow(p, LEFT, "P");
	}
	p->y += 9;
	return OK;
}

/* ---- the cairo back end of the canvas ---- */

static void pdf_rect(struct canvas *k, const double at[4], double grey)
{
	struct pdf *p = k->to;

	cairo_set_source_rgb(p->cr, grey, grey, grey);
	cairo_rectangle(p->cr, LEFT + at[0], p->y + at[1], at[2], at[3]);
	cairo_fill(p->cr);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
}

static void pdf_line(struct canvas *k, const double at[4], bool dashed)
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

static void pdf_text(
	struct canvas *k, const double at[2], int anchor, const char *text)
{
	struct pdf *p = k->to;
	double w, base;

	set_text(p, F_CHART, text, anchor > 0 ? at[0] : -1);
	if (anchor > 0) {
		pango_layout_set_alignment(p->layout, PANGO_ALIGN_RIGHT);
		pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_END);
		pango_layout_set_height(p->layout, -1);
	}
	w = anchor > 0 ? at[0] : text_wide(p);
	base = (double)pango_layout_get_baseline(p->layout) / PANGO_SCALE;
	show_at(p, LEFT + at[0] - w * (anchor + 1) / 2, p->y + at[1] - base);
	pango_layout_set_ellipsize(p->layout, PANGO_ELLIPSIZE_NONE);
}

static void put_chart(struct pdf *p, const struct chart *x)
{
	struct canvas k = {p, pdf_rect, pdf_line, pdf_text};

	set_text(p, F_H3, x->title, WIDTH);
	need_room(p, text_height(p) + 8 + chart_height(x));
	flow(p, LEFT, "Caption");
	p->y += 6;
	tag_begin(p, "Figure");
	chart_draw(&k, x, WIDTH);
	tag_end(p, "Figure");
	p->y += chart_height(x) + 10;
}

/* ---- cover and signature ---- */

static void centered(struct pdf *p, enum font f, const char *text)
{
	set_text(p, f, text, WIDTH);
	pango_layout_set_alignment(p->layout, PANGO_ALIGN_CENTER);
	flow(p, LEFT, "P");
}

static void put_cover(struct pdf *p, const struct cover *v)
{
	cairo_set_line_width(p->cr, 1.2);
	cairo_rectangle(p->cr, LEFT - 18, 48, WIDTH + 36, PAGE_H - 96);
	cairo_stroke(p->cr);
	p->y = 96;
	for (size_t i = 0; i < v->kop_n; i++)
		centered(p, F_KOP, v->kop[i]);
	p->y = 310;
	centered(p, F_TITLE, v->title);
	p->y += 10;
	if (v->subtitle != NULL)
		centered(p, F_BODY, v->subtitle);
	if (v->state != NULL) {
		p->y += 40;
		centered(p, F_STATE, v->state);
	}
	p->y = PAGE_H - 150;
	centered(p, F_KOP, v->place_year);
	page_next(p);
}

static void sign_line(struct pdf *p, enum font f, const char *text, double x)
{
	if (text == NULL)
		return;
	set_text(p, f, text, LEFT + WIDTH - x);
	flow(p, x, "P");
}

static void put_signature(
	struct ctx *c, struct pdf *p, const struct signature *s)
{
	double x = LEFT + WIDTH * 0.5, y;

	need_room(p, 190);
	p->y += 18;
	sign_line(p, F_BODY, s->place_date, x);
	sign_line(p, F_BODY, s->capacity, x);
	sign_line(p, F_BODY, s->jabatan, x);
	p->y += 8;
	y = p->y;
	if (s->mark != NULL) {
		set_text(p, F_SMALL, s->mark, LEFT + WIDTH - x - 12);
		cairo_set_line_width(p->cr, 0.6);
		cairo_rectangle(
			p->cr, x, y, LEFT + WIDTH - x, text_height(p) + 10);
		cairo_stroke(p->cr);
		p->y += 5;
		flow(p, x + 6, "P");
		p->y += 14;
	} else {
		p->y += 54;
	}
	sign_line(p, F_BOLD,
		s->name != NULL ? s->name : "(....................)", x);
	sign_line(p, F_BODY, s->rank, x);
	if (s->nip != NULL)
		sign_line(p, F_BODY, arena_printf(c->mem, "NIP %s", s->nip), x);
	p->y += 10;
}

/* ---- the document ---- */

static int put_block(struct ctx *c, struct pdf *p, const struct block *b)
{
	switch (b->kind) {
	case B_COVER:
		put_cover(p, b->cover);
		break;
	case B_HEADING:
		put_heading(p, b);
		break;
	case B_PARA:
		put_para(p, b);
		break;
	case B_LIST:
		put_list(p, b);
		break;
	case B_TABLE:
		return put_table(c, p, b->table);
	case B_CHART:
		put_chart(p, b->chart);
		break;
	case B_PAIRS:
		put_pairs(p, b);
		break;
	case B_SIGNATURE:
		put_signature(c, p, b->signature);
		break;
	case B_BREAK:
		if (!at_top(p))
			page_next(p);
		break;
	}
	return OK;
}

static int run(struct ctx *c, struct pdf *p)
{
	int rc = OK;

	p->page = 1;
	p->y = TOP;
	if (p->d->first == NULL || p->d->first->kind != B_COVER)
		page_frame(p);
	for (const struct block *b = p->d->first; rc == OK && b != NULL;
		b = b->next)
		rc = put_block(c, p, b);
	cairo_show_page(p->cr);
	return rc;
}

static void open_on(struct pdf *p, cairo_surface_t *surface)
{
	PangoContext *context;

	p->surface = surface;
	p->cr = cairo_create(surface);
	context = pango_cairo_create_context(p->cr);
	pango_cairo_context_set_resolution(context, 72);
	p->layout = pango_layout_new(context);
	p->frame = pango_layout_new(context);
	g_object_unref(context);
}

static bool close_on(struct pdf *p)
{
	cairo_status_t s;

	g_object_unref(p->layout);
	g_object_unref(p->frame);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
	s = cairo_surface_status(p->surface);
	cairo_surface_destroy(p->surface);
	return s == CAIRO_STATUS_SUCCESS;
}

static cairo_status_t collect(void *arg, const unsigned char *p, unsigned int n)
{
	str_addn(arg, p, n);
	return CAIRO_STATUS_SUCCESS;
}

/* The first pass: nothing is shown, only the pages are counted. */
static int count_pages(struct ctx *c, struct pdf *p)
{
	int rc;

	open_on(p, cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
	cairo_rectangle(p->cr, 0, 0, 0, 0);
	cairo_clip(p->cr);
	p->pages = 0;
	rc = run(c, p);
	close_on(p);
	p->pages = p->page;
	return rc;
}

/* The date belongs to the document, so the same tree gives the same file. */
static void metadata(struct ctx *c, struct pdf *p)
{
	struct civil v = at_civil(p->d->date_at, 0);
	const char *date =
		arena_printf(c->mem, "%04d-%02d-%02dT%02d:%02d:%02dZ", v.year,
			v.month, v.day, v.hour, v.minute, v.second);

	cairo_pdf_surface_set_metadata(
		p->surface, CAIRO_PDF_METADATA_TITLE, p->d->title);
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_AUTHOR,
		p->d->author != NULL ? p->d->author : "");
	cairo_pdf_surface_set_metadata(
		p->surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(
		p->surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

int paper_pdf(struct ctx *c, const struct doc *d, struct str *out)
{
	struct pdf p = {.d = d};
	int rc;

	for (size_t f = 0; f < F_N; f++)
		p.font[f] = pango_font_description_from_string(font_name[f]);
	rc = count_pages(c, &p);
	if (rc == OK) {
		open_on(&p, cairo_pdf_surface_create_for_stream(
				    collect, out, PAGE_W, PAGE_H));
		metadata(c, &p);
		rc = run(c, &p);
		if (!close_on(&p) && rc == OK)
			rc = fail(c, E_IO, "PDF \"%s\" tidak dapat dibuat.",
				d->title);
	}
	for (size_t f = 0; f < F_N; f++)
		pango_font_description_free(p.font[f]);
	if (rc == OK && !str_ok(out))
		return fail(
			c, E_TOOBIG, "Dokumen \"%s\" terlalu besar.", d->title);
	return rc;
}
