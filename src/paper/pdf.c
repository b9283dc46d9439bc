/*
 * The PDF form: A4 by pango and cairo, tagged, with an outline.
 *
 * The whole document is laid out twice: first on a surface that shows
 * nothing, to learn the number of pages, then on the PDF. Both must break
 * the lines alike, so hinting is off: a screen's hinted widths are not the
 * paper's. Pango measures at 96 dpi by default; here that must be 72.
 */
#include "base/base.h"

#include "paper/pdf_priv.h"

#include "paper/paper_priv.h"

/* A list of families: the first that the machine has. */
#define SERIF "Liberation Serif,DejaVu Serif,"
#define SANS "Liberation Sans,DejaVu Sans,"

static const char *const font_name[F_N] = {
	[F_BODY] = SERIF " 11",
	[F_SMALL] = SERIF " 9",
	[F_BOLD] = SERIF " Bold 11",
	[F_H1] = SANS " Bold 14",
	[F_H2] = SANS " Bold 11.5",
	[F_H3] = SANS " Bold 9.5",
	[F_TITLE] = SANS " Bold 22",
	[F_SUBTITLE] = SANS " 13",
	[F_KOP] = SANS " Bold 12",
	[F_CELL] = SERIF " 9.5",
	[F_CELL_BOLD] = SERIF " Bold 9.5",
	[F_HEAD] = SANS " Bold 8.5",
	[F_CHART] = SANS " 8",
	[F_STATE] = SANS " Bold 13",
};

/* ---- texts ---- */

void pdf_set(PangoLayout *l, struct pdf *p, enum font f, const char *text,
	double width)
{
	pango_layout_set_font_description(l, p->font[f]);
	pango_layout_set_width(l, width > 0 ? (int)(width * PANGO_SCALE) : -1);
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_justify(l, FALSE);
	pango_layout_set_alignment(l, PANGO_ALIGN_LEFT);
	pango_layout_set_attributes(l, NULL);
	pango_layout_set_text(l, text != NULL ? text : "", -1);
}

void pdf_text(struct pdf *p, enum font f, const char *text, double width)
{
	p->lead = f == F_BODY ? 1.18 : 1;
	pdf_set(p->layout, p, f, text, width);
}

double pdf_height(struct pdf *p)
{
	int h;

	pango_layout_get_size(p->layout, NULL, &h);
	return (double)h / PANGO_SCALE * p->lead;
}

double pdf_wide(struct pdf *p)
{
	int w;

	pango_layout_get_size(p->layout, &w, NULL);
	return (double)w / PANGO_SCALE;
}

void pdf_show(struct pdf *p, double x, double y)
{
	cairo_move_to(p->cr, x, y);
	pango_cairo_show_layout(p->cr, p->layout);
}

void pdf_rule(struct pdf *p, double y, double thick, double grey)
{
	cairo_set_source_rgb(p->cr, grey, grey, grey);
	cairo_set_line_width(p->cr, thick);
	cairo_move_to(p->cr, LEFT, y);
	cairo_line_to(p->cr, LEFT + WIDTH, y);
	cairo_stroke(p->cr);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
}

void pdf_tag(struct pdf *p, const char *name)
{
	if (p->pages > 0)
		cairo_tag_begin(p->cr, name, NULL);
}

void pdf_untag(struct pdf *p, const char *name)
{
	if (p->pages > 0)
		cairo_tag_end(p->cr, name);
}

/* ---- pages ---- */

static void frame_text(struct pdf *p, const char *text, double y, bool right)
{
	int w;

	pdf_set(p->frame, p, F_SMALL, text, WIDTH);
	if (right) {
		pango_layout_set_width(p->frame, -1);
		pango_layout_get_size(p->frame, &w, NULL);
	} else {
		/* One line: a title that is too long must not run into
		 * the text under it. */
		pango_layout_set_ellipsize(p->frame, PANGO_ELLIPSIZE_END);
		w = (int)(WIDTH * PANGO_SCALE);
	}
	cairo_move_to(p->cr, LEFT + WIDTH - (double)w / PANGO_SCALE, y);
	pango_cairo_show_layout(p->cr, p->frame);
	pango_layout_set_ellipsize(p->frame, PANGO_ELLIPSIZE_NONE);
}

/* Header and footer; a cover has neither. */
static void page_frame(struct pdf *p)
{
	if (p->pages == 0 || (p->d->letter && p->page == 1))
		return;
	pdf_rule(p, 52, 0.5, 0.55);
	pdf_rule(p, PAGE_H - 53, 0.5, 0.55);
	cairo_set_source_rgb(p->cr, 0.3, 0.3, 0.3);
	frame_text(p, p->d->header, 37, false);
	frame_text(p, p->d->footer, PAGE_H - 48, false);
	frame_text(p,
		arena_printf(
			p->c->mem, "Halaman %d dari %d", p->page, p->pages),
		PAGE_H - 48, true);
	cairo_set_source_rgb(p->cr, 0, 0, 0);
}

bool pdf_at_top(const struct pdf *p)
{
	return p->y <= TOP + 0.5;
}

bool pdf_fits(const struct pdf *p, double h)
{
	return p->y + h <= PAGE_H - BOTTOM;
}

void pdf_turn(struct pdf *p, bool framed)
{
	cairo_show_page(p->cr);
	p->page++;
	p->y = TOP;
	if (framed)
		page_frame(p);
}

void pdf_room(struct pdf *p, double h)
{
	if (!pdf_fits(p, h) && !pdf_at_top(p))
		pdf_turn(p, true);
}

/* Lines from the i-th of n that must stand together. */
static int lines_together(int i, int n)
{
	if (i == 0)
		return n <= 3 ? n : 2;
	return n > 3 && i == n - 2 ? 2 : 1;
}

void pdf_flow(struct pdf *p, double x, const char *tag)
{
	PangoLayoutIter *it = pango_layout_get_iter(p->layout);
	int n = pango_layout_get_line_count(p->layout), i = 0;
	double lead = p->lead;

	pdf_tag(p, tag);
	do {
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(it);
		PangoRectangle box;
		double h, base;

		pango_layout_iter_get_line_extents(it, NULL, &box);
		h = (double)box.height / PANGO_SCALE * lead;
		base = (double)(pango_layout_iter_get_baseline(it) - box.y) /
			       PANGO_SCALE +
		       h * (1 - 1 / lead) / 2;
		if (!pdf_fits(p, h * lines_together(i, n)) && !pdf_at_top(p)) {
			pdf_untag(p, tag);
			pdf_turn(p, true);
			pdf_tag(p, tag);
		}
		cairo_move_to(
			p->cr, x + (double)box.x / PANGO_SCALE, p->y + base);
		pango_cairo_show_layout_line(p->cr, line);
		p->y += h;
		i++;
	} while (pango_layout_iter_next_line(it));
	pdf_untag(p, tag);
	pango_layout_iter_free(it);
}

/* ---- the two passes ---- */

static int place(struct pdf *p)
{
	const struct block *b = p->d->first;
	int rc = OK;

	p->page = 1;
	p->y = TOP;
	pdf_tag(p, "Document");
	if (b == NULL || b->kind != B_COVER)
		page_frame(p);
	for (; rc == OK && b != NULL; b = b->next)
		rc = pdf_block(p, b);
	pdf_untag(p, "Document");
	cairo_show_page(p->cr);
	return rc;
}

PangoContext *pdf_context(cairo_t *cr)
{
	cairo_font_options_t *plain = cairo_font_options_create();
	PangoContext *context = pango_cairo_create_context(cr);

	cairo_font_options_set_hint_metrics(plain, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_hint_style(plain, CAIRO_HINT_STYLE_NONE);
	pango_cairo_context_set_font_options(context, plain);
	pango_cairo_context_set_resolution(context, 72);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("id"));
	cairo_font_options_destroy(plain);
	return context;
}

static void open_on(struct pdf *p, cairo_surface_t *surface)
{
	PangoContext *context;

	p->surface = surface;
	p->cr = cairo_create(surface);
	context = pdf_context(p->cr);
	p->layout = pango_layout_new(context);
	p->frame = pango_layout_new(context);
	for (size_t i = 0; i < MAX_COLUMNS; i++)
		p->cell[i] = pango_layout_new(context);
	g_object_unref(context);
}

/* A context remembers its own failures; the surface does not know them. */
static bool close_on(struct pdf *p)
{
	cairo_status_t drawn = cairo_status(p->cr), written;

	for (size_t i = 0; i < MAX_COLUMNS; i++)
		g_object_unref(p->cell[i]);
	g_object_unref(p->layout);
	g_object_unref(p->frame);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
	written = cairo_surface_status(p->surface);
	cairo_surface_destroy(p->surface);
	return drawn == CAIRO_STATUS_SUCCESS && written == CAIRO_STATUS_SUCCESS;
}

cairo_status_t pdf_collect(void *arg, const unsigned char *p, unsigned int n)
{
	str_addn(arg, p, n);
	return str_ok(arg) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The first pass: nothing is shown, only the pages are counted. */
static int count_pages(struct pdf *p)
{
	int rc;

	open_on(p, cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
	cairo_rectangle(p->cr, 0, 0, 0, 0);
	cairo_clip(p->cr);
	p->pages = 0;
	rc = place(p);
	if (!close_on(p) && rc == OK)
		rc = fail(p->c, E_IO, "PDF \"%s\" tidak dapat dibuat.",
			p->d->title);
	p->pages = p->page;
	return rc;
}

void pdf_about(cairo_surface_t *surface, struct arena *a,
	const struct draw_about *about)
{
	struct civil v = at_civil(about->date_at, 0);
	const char *date = arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ",
		v.year, v.month, v.day, v.hour, v.minute, v.second);

	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_TITLE, about->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
		about->author != NULL ? about->author : "");
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(
		surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static int write_pages(struct pdf *p, struct str *out)
{
	struct draw_about about = {p->d->title, p->d->author, p->d->date_at};
	int rc;

	open_on(p, cairo_pdf_surface_create_for_stream(
			   pdf_collect, out, PAGE_W, PAGE_H));
	pdf_about(p->surface, p->c->mem, &about);
	rc = place(p);
	if (!close_on(p) && rc == OK && str_ok(out))
		rc = fail(p->c, E_IO, "PDF \"%s\" tidak dapat dibuat.",
			p->d->title);
	/* Else the footers would tell a wrong number of pages. */
	must(rc < 0 || !str_ok(out) || p->page == p->pages);
	return rc;
}

int paper_pdf(struct ctx *c, const struct doc *d, struct str *out)
{
	struct pdf p = {.c = c, .d = d};
	size_t before = out->n;
	int rc;

	for (size_t f = 0; f < F_N; f++)
		p.font[f] = pango_font_description_from_string(font_name[f]);
	rc = count_pages(&p);
	if (rc == OK)
		rc = write_pages(&p, out);
	for (size_t f = 0; f < F_N; f++)
		pango_font_description_free(p.font[f]);
	return paper_end(c, d->title, out, before, rc);
}
