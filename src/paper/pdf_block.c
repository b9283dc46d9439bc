/* Everything but tables and charts, placed on pages. */
#include "base/base.h"

#include "paper/pdf_priv.h"

#define SIGN_X (LEFT + WIDTH * 0.5)
#define SIGN_W (LEFT + WIDTH - SIGN_X)
#define SIGN_GAP 54      /* for ink */
#define ITEM_X 20        /* from the bullet to its text */
#define HEADING_ROOM 130 /* a chapter does not begin at a page's foot */

/* ---- running text ---- */

static void span_add(PangoAttrList *l, PangoAttribute *a, const struct span *s)
{
	a->start_index = (guint)s->from;
	a->end_index = (guint)s->to;
	pango_attr_list_insert(l, a);
}

/* Emphasis on the text that p->layout holds. */
static void emphasis(struct pdf *p, const struct span *span, size_t n)
{
	PangoAttrList *l;

	if (n == 0)
		return;
	l = pango_attr_list_new();
	for (size_t i = 0; i < n; i++) {
		if (span[i].style & STYLE_BOLD)
			span_add(l, pango_attr_weight_new(PANGO_WEIGHT_BOLD),
				&span[i]);
		if (span[i].style & STYLE_ITALIC)
			span_add(l, pango_attr_style_new(PANGO_STYLE_ITALIC),
				&span[i]);
		if (span[i].style & STYLE_CODE)
			span_add(l,
				pango_attr_family_new(
					"Liberation Mono,DejaVu Sans Mono"),
				&span[i]);
	}
	pango_layout_set_attributes(p->layout, l);
	pango_attr_list_unref(l);
}

static void para_set(struct pdf *p, const struct block *b)
{
	pdf_text(p, b->small ? F_SMALL : F_BODY, b->text, WIDTH);
	emphasis(p, b->span, b->span_n);
	pango_layout_set_justify(p->layout, !b->small);
}

/* Height of the first lines of p->layout: what may begin a page's foot. */
static double first_lines(struct pdf *p)
{
	int n = pango_layout_get_line_count(p->layout);
	double h = pdf_height(p);

	return n <= 3 ? h : h * 2 / n;
}

static void put_para(struct pdf *p, const struct block *b)
{
	/* A signature never stands alone on a page. */
	if (b->next != NULL && b->next->kind == B_SIGNATURE)
		pdf_room(p, pdf_block_lead(p, b));
	para_set(p, b);
	pdf_flow(p, LEFT, "P");
	p->y += b->small ? 4 : 6;
}

static const enum font heading_font[] = {F_H1, F_H1, F_H2, F_H3};

static double heading_before(const struct block *b)
{
	return b->level == 1 ? 20 : b->level == 2 ? 14 : 8;
}

static double heading_after(const struct block *b)
{
	return b->level == 1 ? 11 : 4;
}

static void outline_add(struct pdf *p, const struct block *b)
{
	int parent = CAIRO_PDF_OUTLINE_ROOT;

	if (p->pages == 0)
		return;
	for (int i = 1; i < b->level; i++)
		if (p->outline[i] != 0)
			parent = p->outline[i];
	for (int i = b->level; i <= 3; i++)
		p->outline[i] = 0;
	p->outline[b->level] =
		cairo_pdf_surface_add_outline(p->surface, parent, b->text,
			arena_printf(p->c->mem, "page=%d pos=[%d %d]", p->page,
				(int)LEFT, (int)p->y),
			b->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_BOLD : 0);
}

static void put_heading(struct pdf *p, const struct block *b)
{
	static const char *const tag[] = {"H1", "H1", "H2", "H3"};
	double before = heading_before(b);
	double need = pdf_block_lead(p, b);

	if (need < HEADING_ROOM && b->level == 1)
		need = HEADING_ROOM;
	if (!pdf_at_top(p)) {
		if (pdf_fits(p, before + need))
			p->y += before;
		else
			pdf_turn(p, true);
	}
	outline_add(p, b);
	pdf_text(p, heading_font[b->level], b->text, WIDTH);
	pdf_flow(p, LEFT, tag[b->level]);
	if (b->level == 1)
		pdf_rule(p, p->y + 3, 1, 0);
	p->y += heading_after(b);
}

static void put_list(struct pdf *p, const struct block *b)
{
	pdf_tag(p, "L");
	for (size_t i = 0; i < b->item_n; i++) {
		pdf_text(p, F_BODY, b->item[i], WIDTH - ITEM_X);
		pdf_room(p, first_lines(p));
		pdf_tag(p, "LI");
		pdf_text(p, F_BODY, "–", -1);
		pdf_tag(p, "Lbl");
		pdf_show(p, LEFT + 6, p->y + pdf_height(p) * 0.076);
		pdf_untag(p, "Lbl");
		pdf_text(p, F_BODY, b->item[i], WIDTH - ITEM_X);
		pdf_flow(p, LEFT + ITEM_X, "LBody");
		pdf_untag(p, "LI");
		p->y += 2;
	}
	pdf_untag(p, "L");
	p->y += 5;
}

#define LEVELS 8
#define LEVEL_X 16 /* from one level to the next */

static double item_left(const struct item *x)
{
	return (x->level < LEVELS ? x->level : LEVELS) * LEVEL_X;
}

static void item_set(struct pdf *p, const struct item *x)
{
	pdf_text(p, F_BODY, x->rich.text, WIDTH - ITEM_X - item_left(x));
	emphasis(p, x->rich.span, x->rich.span_n);
}

static void put_items(struct pdf *p, const struct block *b)
{
	pdf_tag(p, "L");
	for (size_t i = 0; i < b->item_n; i++) {
		const struct item *x = &b->items[i];
		double left = LEFT + item_left(x);

		item_set(p, x);
		pdf_room(p, first_lines(p));
		pdf_tag(p, "LI");
		if (x->label == NULL || *x->label != '\0') {
			pdf_text(p, F_BODY, x->label != NULL ? x->label : "–",
				-1);
			pdf_tag(p, "Lbl");
			pdf_show(p, left + (x->label != NULL ? 2 : 6),
				p->y + pdf_height(p) * 0.076);
			pdf_untag(p, "Lbl");
		}
		item_set(p, x);
		pdf_flow(p, left + ITEM_X, "LBody");
		pdf_untag(p, "LI");
		p->y += 2;
	}
	pdf_untag(p, "L");
	p->y += 5;
}

static void put_pairs(struct pdf *p, const struct block *b)
{
	double wide = 0;

	for (size_t i = 0; i < b->pair_n; i++) {
		pdf_text(p, F_BODY, b->pair[i].label, -1);
		wide = pdf_wide(p) > wide ? pdf_wide(p) : wide;
	}
	if (wide > WIDTH / 2)
		wide = WIDTH / 2;
	for (size_t i = 0; i < b->pair_n; i++) {
		const char *text = b->pair[i].value;
		double top, label, left = LEFT + wide + 18;

		pdf_text(p, F_BODY, text, WIDTH - wide - 18);
		label = first_lines(p);
		pdf_text(p, F_BODY, b->pair[i].label, wide + 1);
		label = pdf_height(p) > label ? pdf_height(p) : label;
		pdf_room(p, label);
		top = p->y;
		label = top + pdf_height(p);
		pdf_flow(p, LEFT, "P");
		p->y = top;
		pdf_text(p, F_BODY, ":", -1);
		pdf_show(p, LEFT + wide + 8, p->y + pdf_height(p) * 0.076);
		pdf_text(p, F_BODY, text, WIDTH - wide - 18);
		pdf_flow(p, left, "P");
		if (p->y > top && p->y < label)
			p->y = label;
		p->y += 1;
	}
	p->y += 6;
}

/* ---- cover ---- */

static void centered(struct pdf *p, enum font f, const char *text)
{
	pdf_text(p, f, text, WIDTH);
	pango_layout_set_alignment(p->layout, PANGO_ALIGN_CENTER);
	pdf_flow(p, LEFT, "P");
}

static void put_state(struct pdf *p, const char *state)
{
	double w;

	p->y += 34;
	pdf_text(p, F_STATE, state, -1);
	w = pdf_wide(p) + 36;
	cairo_set_line_width(p->cr, 1);
	cairo_rectangle(
		p->cr, LEFT + (WIDTH - w) / 2, p->y - 7, w, pdf_height(p) + 14);
	cairo_stroke(p->cr);
	centered(p, F_STATE, state);
}

static void put_cover(struct pdf *p, const struct block *b)
{
	const struct cover *v = b->cover;

	p->y = 84;
	for (size_t i = 0; i < v->kop_n; i++) {
		centered(p, F_KOP, v->kop[i]);
		p->y += 2;
	}
	/* The double line of an official letter's head. */
	pdf_rule(p, p->y + 8, 1.8, 0);
	pdf_rule(p, p->y + 11, 0.5, 0);
	p->y = p->y + 40 > 300 ? p->y + 40 : 300;
	centered(p, F_TITLE, v->title);
	p->y += 10;
	if (v->subtitle != NULL)
		centered(p, F_SUBTITLE, v->subtitle);
	if (v->state != NULL)
		put_state(p, v->state);
	if (p->y < PAGE_H - 130)
		p->y = PAGE_H - 130;
	centered(p, F_KOP, v->place_year);
	if (b->next != NULL)
		pdf_turn(p, true);
}

/* ---- signature ---- */

struct sign {
	const char *before[3], *name, *after[2];
};

static struct sign sign_of(struct pdf *p, const struct signature *s)
{
	struct sign g = {{s->place_date, s->capacity, s->jabatan},
		s->name != NULL ? s->name : "(....................)",
		{s->rank, NULL}};

	if (s->nip != NULL)
		g.after[1] = arena_printf(p->c->mem, "NIP %s", s->nip);
	return g;
}

static double line_height(struct pdf *p, enum font f, const char *text)
{
	if (text == NULL)
		return 0;
	pdf_text(p, f, text, SIGN_W);
	return pdf_height(p);
}

static double mark_height(struct pdf *p, const struct signature *s)
{
	if (s->mark == NULL)
		return SIGN_GAP;
	pdf_text(p, F_SMALL, s->mark, SIGN_W - 12);
	return pdf_height(p) + 10;
}

static double sign_height(struct pdf *p, const struct signature *s)
{
	struct sign g = sign_of(p, s);
	double h = 18 + 8 + 8 + mark_height(p, s);

	for (size_t i = 0; i < ARRAY_N(g.before); i++)
		h += line_height(p, F_BODY, g.before[i]);
	for (size_t i = 0; i < ARRAY_N(g.after); i++)
		h += line_height(p, F_BODY, g.after[i]);
	return h + line_height(p, F_BOLD, g.name);
}

static double both_height(struct pdf *p, const struct signature *s)
{
	double h = sign_height(p, s), left = 0;

	if (s->beside != NULL)
		left = sign_height(p, s->beside);
	return h > left ? h : left;
}

static void sign_line(struct pdf *p, double x, enum font f, const char *text)
{
	if (text == NULL)
		return;
	pdf_text(p, f, text, SIGN_W);
	pdf_flow(p, x, "P");
}

static void sign_name(
	struct pdf *p, double x, const struct signature *s, const char *name)
{
	PangoAttrList *under = pango_attr_list_new();

	if (s->name != NULL)
		pango_attr_list_insert(under,
			pango_attr_underline_new(PANGO_UNDERLINE_SINGLE));
	pdf_text(p, F_BOLD, name, SIGN_W);
	pango_layout_set_attributes(p->layout, under);
	pango_attr_list_unref(under);
	pdf_flow(p, x, "P");
}

static void put_one(struct pdf *p, const struct signature *s, double x)
{
	struct sign g = sign_of(p, s);
	double end;

	p->y += 18;
	for (size_t i = 0; i < ARRAY_N(g.before); i++)
		sign_line(p, x, F_BODY, g.before[i]);
	p->y += 8;
	end = p->y + mark_height(p, s);
	if (s->mark != NULL) {
		cairo_set_line_width(p->cr, 0.6);
		cairo_rectangle(p->cr, x, p->y, SIGN_W, end - p->y);
		cairo_stroke(p->cr);
		p->y += 5;
		pdf_flow(p, x + 6, "P");
	}
	/* Unless a page turned inside a mark longer than a page. */
	if (p->y < end)
		p->y = end;
	p->y += 8;
	sign_name(p, x, s, g.name);
	for (size_t i = 0; i < ARRAY_N(g.after); i++)
		sign_line(p, x, F_BODY, g.after[i]);
	p->y += 10;
}

static void put_signature(struct pdf *p, const struct signature *s)
{
	double top, left;
	int page;

	pdf_room(p, both_height(p, s));
	top = p->y;
	page = p->page;
	if (s->beside == NULL) {
		put_one(p, s, SIGN_X);
		return;
	}
	put_one(p, s->beside, LEFT);
	left = p->y;
	if (p->page == page)
		p->y = top;
	put_one(p, s, SIGN_X);
	if (p->page == page && left > p->y)
		p->y = left;
}

/* ---- the head of a letter, a line ---- */

static void put_kop(struct pdf *p, const struct kop *k)
{
	for (size_t i = 0; i < k->n; i++) {
		centered(p, F_KOP, k->line[i]);
		p->y += 1;
	}
	if (k->address != NULL)
		centered(p, F_SMALL, k->address);
	pdf_rule(p, p->y + 5, 1.8, 0);
	pdf_rule(p, p->y + 8, 0.5, 0);
	p->y += 22;
}

static void put_line(struct pdf *p, const struct block *b)
{
	pdf_text(p, b->bold ? F_BOLD : F_BODY, b->text, WIDTH);
	if (b->align != ALIGN_LEFT)
		pango_layout_set_alignment(p->layout,
			b->align == ALIGN_RIGHT ? PANGO_ALIGN_RIGHT
						: PANGO_ALIGN_CENTER);
	pdf_flow(p, LEFT, "P");
	p->y += 1;
}

/* ---- any block ---- */

/* The spaces between the blocks count too, or a heading is left alone. */
static double heading_lead(struct pdf *p, const struct block *b)
{
	const struct block *next = b->next;
	double after = heading_after(b);

	if (next != NULL && next->kind != B_HEADING)
		after += pdf_block_lead(p, next);
	/* Past a heading of its own level it heads nothing. */
	else if (next != NULL && next->level > b->level)
		after += heading_before(next) + pdf_block_lead(p, next);
	pdf_text(p, heading_font[b->level], b->text, WIDTH);
	return pdf_height(p) + after;
}

static double para_lead(struct pdf *p, const struct block *b)
{
	double next = 0;

	if (b->next != NULL && b->next->kind == B_SIGNATURE)
		next = both_height(p, b->next->signature);
	para_set(p, b);
	return next > 0 ? pdf_height(p) + 6 + next : first_lines(p);
}

static double list_lead(struct pdf *p, const struct block *b)
{
	if (b->item_n == 0)
		return 0;
	pdf_text(p, F_BODY, b->item[0], WIDTH - ITEM_X);
	return first_lines(p);
}

double pdf_block_lead(struct pdf *p, const struct block *b)
{
	if (b == NULL)
		return 0;
	switch (b->kind) {
	case B_HEADING:
		return heading_lead(p, b);
	case B_PARA:
		return para_lead(p, b);
	case B_LIST:
		return list_lead(p, b);
	case B_ITEMS:
		if (b->item_n == 0)
			return 0;
		item_set(p, &b->items[0]);
		return first_lines(p);
	case B_TABLE:
		return pdf_table_lead(p, b->table);
	case B_CHART:
		return pdf_chart_lead(p, b->chart);
	case B_PAIRS:
		return 30;
	case B_SIGNATURE:
		return both_height(p, b->signature);
	case B_KOP:
	case B_LINE:
	case B_COVER:
	case B_BREAK:
		break;
	}
	return 0;
}

int pdf_block(struct pdf *p, const struct block *b)
{
	switch (b->kind) {
	case B_COVER:
		put_cover(p, b);
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
	case B_ITEMS:
		put_items(p, b);
		break;
	case B_TABLE:
		return pdf_table(p, b->table);
	case B_CHART:
		pdf_chart(p, b->chart);
		break;
	case B_PAIRS:
		put_pairs(p, b);
		break;
	case B_SIGNATURE:
		put_signature(p, b->signature);
		break;
	case B_KOP:
		put_kop(p, b->kop);
		break;
	case B_LINE:
		put_line(p, b);
		break;
	case B_BREAK:
		if (!pdf_at_top(p) && b->next != NULL)
			pdf_turn(p, true);
		break;
	}
	return OK;
}
