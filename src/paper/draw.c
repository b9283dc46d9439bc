/*
 * Pages that are drawn by hand: cairo under whole coordinates.
 *
 * A view scales the page, lines and letters with it, so one geometry serves
 * every paper. Pens are as thick as the paper needs them, whatever the view.
 */
#include "base/base.h"

#include "paper/draw.h"
#include "paper/pdf_priv.h"

#include "paper/paper_priv.h"

#define POINTS (72 / 254.0) /* of a tenth of a millimetre */
#define SMALLEST 0.2        /* of its size that a text may come down to */
#define SANS "Liberation Sans,DejaVu Sans,"

const struct paper_size paper_size[4] = {
	[PAPER_F4] = {"F4", 3300, 2150},
	[PAPER_A4] = {"A4", 2970, 2100},
	[PAPER_HALF_FOLIO] = {"setengah folio", 2150, 1650},
	[PAPER_A4_UPRIGHT] = {"A4", 2100, 2970},
};

struct draw {
	struct ctx *c;
	struct str *out;
	size_t before;
	const struct draw_about *about;
	cairo_surface_t *surface;
	cairo_t *cr;
	PangoLayout *layout;
	PangoFontDescription *font[2]; /* plain, bold */
	double scale;                  /* points of a unit */
	bool open, quiet;
};

/* A code that is cut over two lines gets no hyphen that it never had. */
static void no_hyphens(PangoLayout *layout)
{
	PangoAttrList *l = pango_attr_list_new();

	pango_attr_list_insert(l, pango_attr_insert_hyphens_new(FALSE));
	pango_layout_set_attributes(layout, l);
	pango_attr_list_unref(l);
}

struct draw *draw_new(
	struct ctx *c, const struct draw_about *about, struct str *out)
{
	struct draw *d = arena_new(c->mem, struct draw);
	PangoContext *context;

	d->c = c;
	d->out = out;
	d->before = out->n;
	d->about = about;
	d->surface = cairo_pdf_surface_create_for_stream(
		pdf_collect, out, PAGE_W, PAGE_H);
	pdf_about(d->surface, c->mem, about);
	d->cr = cairo_create(d->surface);
	context = pdf_context(d->cr);
	d->layout = pango_layout_new(context);
	no_hyphens(d->layout);
	g_object_unref(context);
	d->font[0] = pango_font_description_from_string(SANS);
	d->font[1] = pango_font_description_from_string(SANS " Bold");
	return d;
}

static void set_view(struct draw *d, double x, double y, double scale)
{
	d->scale = scale;
	cairo_identity_matrix(d->cr);
	cairo_translate(d->cr, x, y);
	cairo_scale(d->cr, scale, scale);
	pango_cairo_update_layout(d->cr, d->layout);
}

void draw_page(struct draw *d, const struct paper_size *size)
{
	if (d->quiet)
		return;
	if (d->open)
		cairo_show_page(d->cr);
	cairo_pdf_surface_set_size(
		d->surface, size->w * POINTS, size->h * POINTS);
	/* A new size forgets what was recorded before it. */
	if (!d->open)
		draw_tag(d, "Document");
	d->open = true;
	set_view(d, 0, 0, POINTS);
}

void draw_view(struct draw *d, const int box[4], int w, int h)
{
	double wide = (double)box[2] / w, tall = (double)box[3] / h;
	double scale = wide < tall ? wide : tall;

	set_view(d, (box[0] + (box[2] - w * scale) / 2) * POINTS,
		box[1] * POINTS, scale * POINTS);
}

void draw_quiet(struct draw *d, bool quiet)
{
	d->quiet = quiet;
}

void draw_tag(struct draw *d, const char *name)
{
	if (!d->quiet)
		cairo_tag_begin(d->cr, name, NULL);
}

void draw_untag(struct draw *d, const char *name)
{
	if (!d->quiet)
		cairo_tag_end(d->cr, name);
}

/* ---- lines and shapes ---- */

static void set_pen(struct draw *d, enum pen pen)
{
	static const double thick[] = {
		[PEN_HAIR] = 0.2,
		[PEN_THIN] = 0.5,
		[PEN_LINE] = 0.9,
		[PEN_DASHED] = 0.9,
	};
	double dash[] = {3 / d->scale, 2 / d->scale};

	cairo_set_line_width(d->cr, thick[pen] / d->scale);
	cairo_set_dash(d->cr, dash, pen == PEN_DASHED ? 2 : 0, 0);
}

void draw_line(struct draw *d, const int at[4], enum pen pen)
{
	if (d->quiet)
		return;
	set_pen(d, pen);
	/* Lines that end at one another leave no corner open. */
	cairo_set_line_cap(d->cr, pen == PEN_DASHED ? CAIRO_LINE_CAP_BUTT
						    : CAIRO_LINE_CAP_SQUARE);
	cairo_move_to(d->cr, at[0], at[1]);
	cairo_line_to(d->cr, at[2], at[3]);
	cairo_stroke(d->cr);
}

/* Only along an axis: that is all a flowchart has. */
static void head(struct draw *d, const int at[4])
{
	double long_ = 5.5 / d->scale, half = 2.2 / d->scale;
	double dx = (at[2] > at[0]) - (at[2] < at[0]);
	double dy = (at[3] > at[1]) - (at[3] < at[1]);
	double x = at[2] - dx * long_, y = at[3] - dy * long_;

	cairo_move_to(d->cr, at[2], at[3]);
	cairo_line_to(d->cr, x + dy * half, y + dx * half);
	cairo_line_to(d->cr, x - dy * half, y - dx * half);
	cairo_close_path(d->cr);
	cairo_fill(d->cr);
}

void draw_arrow(struct draw *d, const int at[4], enum pen pen)
{
	if (d->quiet)
		return;
	draw_line(d, at, pen);
	head(d, at);
}

static void outlined(struct draw *d)
{
	set_pen(d, PEN_LINE);
	cairo_close_path(d->cr);
	cairo_set_source_rgb(d->cr, 1, 1, 1);
	cairo_fill_preserve(d->cr);
	cairo_set_source_rgb(d->cr, 0, 0, 0);
	cairo_stroke(d->cr);
}

void draw_box(struct draw *d, const int at[4], int radius)
{
	const double right = 1.5707963267948966;
	double x = at[0] + radius, y = at[1] + radius;
	double x2 = at[0] + at[2] - radius, y2 = at[1] + at[3] - radius;

	if (d->quiet)
		return;
	cairo_new_path(d->cr);
	if (radius == 0) {
		cairo_rectangle(d->cr, at[0], at[1], at[2], at[3]);
	} else {
		cairo_new_sub_path(d->cr);
		cairo_arc(d->cr, x, y, radius, 2 * right, 3 * right);
		cairo_arc(d->cr, x2, y, radius, 3 * right, 4 * right);
		cairo_arc(d->cr, x2, y2, radius, 0, right);
		cairo_arc(d->cr, x, y2, radius, right, 2 * right);
	}
	outlined(d);
}

void draw_polygon(struct draw *d, const int (*at)[2], size_t n)
{
	if (d->quiet)
		return;
	cairo_new_path(d->cr);
	for (size_t i = 0; i < n; i++)
		cairo_line_to(d->cr, at[i][0], at[i][1]);
	outlined(d);
}

/* ---- texts ---- */

static void text_set(struct draw *d, const struct draw_text *t, double part)
{
	static const PangoAlignment align[] = {
		[ALIGN_LEFT] = PANGO_ALIGN_LEFT,
		[ALIGN_RIGHT] = PANGO_ALIGN_RIGHT,
		[ALIGN_CENTER] = PANGO_ALIGN_CENTER,
	};
	PangoFontDescription *font = d->font[t->bold];

	pango_font_description_set_absolute_size(
		font, t->size * part * PANGO_SCALE);
	pango_layout_set_font_description(d->layout, font);
	pango_layout_set_alignment(d->layout, align[t->align]);
	pango_layout_set_wrap(d->layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_width(d->layout, t->w * PANGO_SCALE);
}

static double text_tall(struct draw *d)
{
	int h;

	pango_layout_get_size(d->layout, NULL, &h);
	return (double)h / PANGO_SCALE;
}

/* Between words, or smaller: a word is cut only when it is too long for its
 * line even in half its size. */
static bool words_whole(struct draw *d, const struct draw_text *t)
{
	int w;

	pango_layout_set_wrap(d->layout, PANGO_WRAP_WORD);
	pango_layout_get_size(d->layout, &w, NULL);
	pango_layout_set_wrap(d->layout, PANGO_WRAP_WORD_CHAR);
	return w <= t->w * PANGO_SCALE;
}

/* Does it fit its box when it is written in `part` of its size? */
static bool text_fits(struct draw *d, const struct draw_text *t, double part)
{
	text_set(d, t, part);
	return text_tall(d) <= t->h + 0.5 && (part <= 0.5 || words_whole(d, t));
}

/* Shape it in the largest part of its size at which it fits, near enough. */
static void text_fit(struct draw *d, const struct draw_text *t)
{
	double small = SMALLEST, large = 1;

	if (t->h == 0 || text_fits(d, t, 1)) {
		text_set(d, t, 1);
		return;
	}
	for (int i = 0; i < 7; i++) {
		double middle = (small + large) / 2;

		*(text_fits(d, t, middle) ? &small : &large) = middle;
	}
	text_set(d, t, small);
}

/* What is too much at any size is pressed flat rather than cut. */
static void text_show(struct draw *d, const struct draw_text *t, double tall)
{
	double flat = t->h > 0 && tall > t->h ? t->h / tall : 1;
	double down = t->middle && tall < t->h ? (t->h - tall) / 2 : 0;

	cairo_save(d->cr);
	cairo_translate(d->cr, t->x, t->y + down);
	cairo_scale(d->cr, 1, flat);
	cairo_move_to(d->cr, 0, 0);
	pango_cairo_show_layout(d->cr, d->layout);
	cairo_restore(d->cr);
}

int draw_text(struct draw *d, const struct draw_text *t)
{
	double tall;

	must(t->w > 0 && t->size > 0);
	pango_layout_set_text(d->layout, t->text != NULL ? t->text : "", -1);
	text_fit(d, t);
	tall = text_tall(d);
	if (!d->quiet && !text_is_blank(t->text))
		text_show(d, t, tall);
	return t->h > 0 ? t->h : (int)(tall + 0.999);
}

int draw_end(struct draw *d)
{
	cairo_status_t drawn, written;
	int rc = OK;

	must(d->open);
	draw_untag(d, "Document");
	cairo_show_page(d->cr);
	drawn = cairo_status(d->cr);
	g_object_unref(d->layout);
	pango_font_description_free(d->font[0]);
	pango_font_description_free(d->font[1]);
	cairo_destroy(d->cr);
	cairo_surface_finish(d->surface);
	written = cairo_surface_status(d->surface);
	cairo_surface_destroy(d->surface);
	if (str_ok(d->out) && (drawn != CAIRO_STATUS_SUCCESS ||
				      written != CAIRO_STATUS_SUCCESS))
		rc = fail(d->c, E_IO, "PDF \"%s\" tidak dapat dibuat.",
			d->about->title);
	return paper_end(d->c, d->about->title, d->out, d->before, rc);
}
