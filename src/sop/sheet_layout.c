/*
 * The geometry of the flowchart (PermenPANRB 35/2012): five symbols, arrows
 * that neither cross each other nor run through a symbol.
 *
 * A row holds one symbol, so its two sides are free. Forward arrows run
 * between the symbols of two rows, beside the line of the rows and not upon
 * it; a way back leaves its diamond sideways, climbs in a lane beside all
 * symbols and enters its step from that side. A diamond of an outer column
 * takes the lane of the other side, where it has room for its Tidak; the
 * others take the right lane and the left by turns.
 */
#include "base/base.h"

#include "sop/sheet_priv.h"

#define LINE 13 /* height of a line of text */
#define BOX_W 66
#define BOX_H 26
#define DIAMOND_W 70
#define DIAMOND_H 42
#define CAPSULE_W 62
#define CAPSULE_H 22
#define PENTAGON 22
#define GAP 16      /* between a symbol and the edge of its row */
#define LANE 12     /* from one lane to the next */
#define EDGE 5      /* between a connector and the edge of its row */
#define BEND 8      /* from the line under a row up to an arrow across */
#define LAST_ROWS 3 /* that the last page has at least */
#define YA_W 11
#define TIDAK_W 24
/* From the columns to the first lane: of one column, room for its Tidak. */
#define NARROW(sheet) ((sheet)->kolom_n == 1 ? 22 : 3)

struct layout {
	struct arena *a;
	const struct sop *s;
	const struct sheet_form *form;
	struct sheet *sheet;
	struct sheet_page *page;
	int arrows;
};

/* 273 by 186 mm within the margins. */
const struct sheet_form sheet_screen = {.w = 273, .h = 186};

static int kolom_of(const struct sheet *t, const struct sop *s, int peran)
{
	for (size_t i = 0; i < t->kolom_n; i++)
		if (t->kolom[i] == &s->peran[peran])
			return (int)i;
	return 0;
}

/* Left edge of a column's own part, between the gutters. */
static int kolom_left(const struct layout *l, int kolom)
{
	return l->page->kolom_x + l->sheet->gutter[0] + kolom * SHEET_PERAN;
}

static int center_x(const struct layout *l, int peran)
{
	return kolom_left(l, kolom_of(l->sheet, l->s, peran)) + SHEET_PERAN / 2;
}

static void add_segment(struct layout *l, struct segment g)
{
	struct sheet_page *p = l->page;

	if (g.x1 == g.x2 && g.y1 == g.y2)
		return;
	p->segment = arena_grow(l->a, p->segment, p->segment_n, sizeof(g));
	g.arrow = l->arrows;
	p->segment[p->segment_n++] = g;
}

static void add_symbol(struct layout *l, struct symbol m)
{
	struct sheet_page *p = l->page;

	p->symbol = arena_grow(l->a, p->symbol, p->symbol_n, sizeof(m));
	p->symbol[p->symbol_n++] = m;
}

static void add_label(struct layout *l, int x, int y, const char *text)
{
	struct sheet_page *p = l->page;

	p->label = arena_grow(l->a, p->label, p->label_n, sizeof(*p->label));
	p->label[p->label_n++] = (struct label){x, y, text};
}

/* Down from (x1, y1), across at `mid`, down to (x2, y2). */
static void arrow_down(
	struct layout *l, const int from[2], int mid, const int to[2])
{
	l->arrows++;
	if (from[0] == to[0]) {
		add_segment(l, (struct segment){from[0], from[1], to[0], to[1],
				       .head = true});
		return;
	}
	add_segment(l, (struct segment){
			       from[0], from[1], from[0], mid, .head = false});
	add_segment(
		l, (struct segment){from[0], mid, to[0], mid, .head = false});
	add_segment(
		l, (struct segment){to[0], mid, to[0], to[1], .head = true});
}

/* ---- rows ---- */

/* Height for the rows of one page: the sheet is drawn as wide as it is. */
static int page_room(const struct layout *l)
{
	return l->page->width * l->form->h / l->form->w - SHEET_HEAD -
	       2 * (PENTAGON + EDGE) - 4;
}

static int symbol_height(const struct sheet_row *r)
{
	return (r->langkah->keputusan ? DIAMOND_H : BOX_H) + 2 * GAP +
	       r->above + r->below;
}

/* Room for a connector; the row grows unless its text is tall enough. */
static void row_connects(struct sheet_row *r, bool top)
{
	*(top ? &r->above : &r->below) = PENTAGON + EDGE;
	/* A longer arrow has its Ya beside it. */
	if (!top && r->langkah->keputusan)
		r->below += EDGE;
	if (r->h < symbol_height(r))
		r->h = symbol_height(r);
}

static struct sheet_row row_of(const struct layout *l, size_t i)
{
	struct arena *a = l->a;
	const struct langkah *g = &l->s->langkah[i];
	const char *const *ket = l->form->ket;
	struct sheet_row r = {.langkah = g,
		.ket = ket != NULL ? ket[i] : g->keterangan,
		.above = i == 0 ? CAPSULE_H + GAP : 0,
		.below = i == l->s->langkah_n - 1 ? CAPSULE_H + GAP : 0};
	size_t most;
	int text, symbol = symbol_height(&r);

	r.kegiatan_n = text_wrap(a, g->kegiatan, 42, &r.kegiatan);
	r.kelengkapan_n = text_wrap(a, g->kelengkapan, 19, &r.kelengkapan);
	r.output_n = text_wrap(a, g->output, 19, &r.output);
	r.waktu_n = text_wrap(a, g->waktu, 10, &r.waktu);
	r.keterangan_n =
		text_wrap(a, r.ket, ket != NULL ? 16 : 9, &r.keterangan);
	most = r.kegiatan_n;
	most = r.kelengkapan_n > most ? r.kelengkapan_n : most;
	most = r.output_n > most ? r.output_n : most;
	most = r.waktu_n > most ? r.waktu_n : most;
	most = r.keterangan_n > most ? r.keterangan_n : most;
	text = (int)most * LINE + 14;
	if (l->form->fits && text > page_room(l))
		text = page_room(l);
	r.h = text > symbol ? text : symbol;
	return r;
}

/* Is the cut between row i-1 and row i inside a way back that a page can
 * hold? */
static bool cuts_way_back(
	const struct layout *l, const struct sheet_row *row, size_t i)
{
	for (size_t k = i; k < l->s->langkah_n; k++) {
		const struct langkah *g = &l->s->langkah[k];
		int h = 0;

		if (!g->keputusan || g->tidak > (int)i || g->tidak < 1)
			continue;
		for (size_t n = (size_t)g->tidak - 1; n <= k; n++)
			h += row[n].h;
		if (h <= page_room(l))
			return true;
	}
	return false;
}

/* May a page end before row `n`? */
static bool may_cut(
	const struct layout *l, const struct sheet_row *row, size_t n)
{
	return n == l->s->langkah_n ||
	       (n + LAST_ROWS <= l->s->langkah_n && !cuts_way_back(l, row, n));
}

/* How many rows from `from` on go on one page: all that fit, short of
 * cutting a way back or leaving a row or two to the last page. The seed is
 * so cut where its printed sheet is: after step 7. */
static size_t rows_that_fit(
	const struct layout *l, const struct sheet_row *row, size_t from)
{
	size_t n = from, last = from;
	int h = 0, room = page_room(l);

	while (n < l->s->langkah_n) {
		h += row[n].h;
		if (n + 1 == l->s->langkah_n)
			h += l->form->foot;
		if (n > from && h > room)
			break;
		n++;
		if (may_cut(l, row, n))
			last = n;
	}
	return (last > from ? last : n) - from;
}

/* ---- symbols and arrows ---- */

/* The symbol of a row: its box, in the middle of what is left to it. */
static void row_symbol(struct layout *l, struct sheet_row *r)
{
	const struct langkah *g = r->langkah;
	struct symbol m = {.kind = g->keputusan ? SYM_DIAMOND : SYM_BOX,
		.w = g->keputusan ? DIAMOND_W : BOX_W,
		.h = g->keputusan ? DIAMOND_H : BOX_H,
		.langkah = g->no};
	int top = r->y + r->above, bottom = r->y + r->h - r->below;

	m.x = center_x(l, g->peran) - m.w / 2;
	m.y = (top + bottom) / 2 - m.h / 2;
	r->symbol = m;
	add_symbol(l, m);
}

static void capsule(
	struct layout *l, const struct symbol *m, int y, const char *text)
{
	struct symbol c = {SYM_CAPSULE, m->x + m->w / 2 - CAPSULE_W / 2, y,
		CAPSULE_W, CAPSULE_H, text, m->langkah};

	add_symbol(l, c);
}

static void start_and_end(struct layout *l, struct symbol m,
	const struct sheet_row *r, bool first, bool last)
{
	int x = m.x + m.w / 2;

	if (first) {
		capsule(l, &m, r->y + GAP / 2, "Mulai");
		arrow_down(l, (int[]){x, r->y + GAP / 2 + CAPSULE_H}, 0,
			(int[]){x, m.y});
	}
	if (last) {
		int y = r->y + r->h - CAPSULE_H - GAP / 2;

		capsule(l, &m, y, "Selesai");
		arrow_down(l, (int[]){x, m.y + m.h}, 0, (int[]){x, y});
	}
}

/* Beside the arrow, on the side it does not turn to. */
static void label_ya(
	struct layout *l, const struct sheet_row *r, bool turns_right)
{
	const struct symbol *m = &r->symbol;
	int x = m->x + m->w / 2;

	if (r->langkah->keputusan)
		add_label(l, turns_right ? x - 7 - YA_W : x + 7,
			m->y + m->h + 9, "Ya");
}

static void forward(struct layout *l, size_t i)
{
	const struct sheet_row *r = &l->page->row[i];
	struct symbol from = r->symbol, to = r[1].symbol;
	int x = from.x + from.w / 2, to_x = to.x + to.w / 2;

	arrow_down(l, (int[]){x, from.y + from.h}, r->y + r->h - BEND,
		(int[]){to_x, to.y});
	label_ya(l, r, to_x > x);
}

/* Which lane a diamond takes, counted over both sides: even is right. */
static int lane_of(const struct layout *l, const struct langkah *g, int lane[2])
{
	int kolom = kolom_of(l->sheet, l->s, g->peran);
	int side = lane[0] > lane[1];

	if (kolom == 0)
		side = 0;
	else if (kolom == (int)l->sheet->kolom_n - 1)
		side = 1;
	return lane[side]++ * 2 + side;
}

/* The row of a step, NULL when it is on another page. */
static const struct sheet_row *row_no(const struct sheet_page *p, int no)
{
	for (size_t i = 0; i < p->row_n; i++)
		if (p->row[i].langkah->no == no)
			return &p->row[i];
	return NULL;
}

/* In the next column: the line between the two does not strike it. */
static void label_tidak(struct layout *l, const struct sheet_row *r, bool right)
{
	int kolom = kolom_of(l->sheet, l->s, r->langkah->peran);
	int x = right ? kolom_left(l, kolom + 1) + 4
		      : kolom_left(l, kolom) - 4 - TIDAK_W;

	if (l->sheet->kolom_n == 1)
		x = r->symbol.x + r->symbol.w + 3;
	add_label(l, x, r->symbol.y + r->symbol.h / 2 - 6, "Tidak");
}

/* The way back of a diamond: out sideways, up its lane, in sideways. */
static void way_back(struct layout *l, const struct sheet_row *r, int lane)
{
	const struct symbol *p = &r->symbol;
	const struct symbol *t = &row_no(l->page, r->langkah->tidak)->symbol;
	bool right = lane % 2 == 0;
	int out = NARROW(l->sheet) + lane / 2 * LANE, x, y1, y2, x1, x2;

	x = right ? kolom_left(l, (int)l->sheet->kolom_n) + out
		  : kolom_left(l, 0) - out;
	x1 = right ? p->x + p->w : p->x;
	x2 = right ? t->x + t->w : t->x;
	y1 = p->y + p->h / 2;
	y2 = t->y + t->h / 2;
	l->arrows++;
	add_segment(l, (struct segment){x1, y1, x, y1, .back = true});
	add_segment(l, (struct segment){x, y1, x, y2, .back = true});
	add_segment(
		l, (struct segment){x, y2, x2, y2, .head = true, .back = true});
	label_tidak(l, r, right);
}

/* A way back that no page holds: the diamond's arrow ends at a pentagon with
 * the number of its step, and one with that number leads into the step. */
static void far_back(struct layout *l, const struct sheet_row *r, bool out)
{
	const struct symbol *m = &r->symbol;
	int kolom = kolom_of(l->sheet, l->s, r->langkah->peran);
	bool right = kolom + 1 < (int)l->sheet->kolom_n;
	int y = m->y + m->h / 2, beside = right ? m->x + m->w : m->x;
	int middle = m->x + m->w / 2 + (right ? SHEET_PERAN : -SHEET_PERAN);
	int near = middle + (right ? -PENTAGON / 2 : PENTAGON / 2);

	if (l->sheet->kolom_n == 1)
		return;
	add_symbol(l, (struct symbol){SYM_PENTAGON, middle - PENTAGON / 2,
			      y - PENTAGON / 2, PENTAGON, PENTAGON,
			      arena_printf(l->a, "%d",
				      out ? r->langkah->tidak : r->langkah->no),
			      r->langkah->no});
	l->arrows++;
	add_segment(
		l, (struct segment){out ? beside : near, y, out ? near : beside,
			   y, .head = true, .back = true});
	if (out)
		label_tidak(l, r, right);
}

/* Does a diamond of another page lead back to this row, and none of this? */
static bool far_target(const struct layout *l, const struct sheet_row *r)
{
	bool far = false;

	for (size_t i = 0; i < l->s->langkah_n; i++) {
		const struct langkah *g = &l->s->langkah[i];

		if (!g->keputusan || g->tidak != r->langkah->no)
			continue;
		if (row_no(l->page, g->no) != NULL)
			return false;
		far = true;
	}
	return far && !r->langkah->keputusan;
}

static void ways_back(struct layout *l)
{
	const struct sheet_page *p = l->page;
	int lane[2] = {0};

	for (size_t i = 0; i < p->row_n; i++) {
		const struct langkah *g = p->row[i].langkah;

		if (far_target(l, &p->row[i]))
			far_back(l, &p->row[i], false);
		if (!g->keputusan)
			continue;
		if (row_no(p, g->tidak) != NULL)
			way_back(l, &p->row[i], lane_of(l, g, lane));
		else
			far_back(l, &p->row[i], true);
	}
}

/* Off the page, and on at the next, with one letter for both. */
static void connector(
	struct layout *l, struct symbol m, bool top, const char *letter)
{
	const struct sheet_row *r = &l->page->row[top ? 0 : l->page->row_n - 1];
	int x = m.x + m.w / 2;
	int y = top ? r->y + EDGE : r->y + r->h - PENTAGON - EDGE;
	struct symbol c = {SYM_PENTAGON, x - PENTAGON / 2, y, PENTAGON,
		PENTAGON, letter, m.langkah};

	add_symbol(l, c);
	if (top) {
		arrow_down(l, (int[]){x, y + PENTAGON}, 0, (int[]){x, m.y});
	} else {
		arrow_down(l, (int[]){x, m.y + m.h}, 0, (int[]){x, y});
		label_ya(l, r, false);
	}
}

/* A, B, ..., Z, AA: no two pages that are turned have the same. */
static const char *letter_of(struct arena *a, size_t n)
{
	return n < 26 ? arena_printf(a, "%c", (char)('A' + n))
		      : arena_printf(a, "%c%c", (char)('A' + n / 26 - 1),
				(char)('A' + n % 26));
}

static void draw_page(struct layout *l, size_t number, bool more)
{
	struct sheet_page *p = l->page;

	for (size_t i = 0; i < p->row_n; i++) {
		struct sheet_row *r = &p->row[i];
		bool first = number == 0 && i == 0;
		bool last = !more && i == p->row_n - 1;

		row_symbol(l, r);
		start_and_end(l, r->symbol, r, first, last);
	}
	for (size_t i = 0; i + 1 < p->row_n; i++)
		forward(l, i);
	ways_back(l);
	if (number > 0)
		connector(
			l, p->row[0].symbol, true, letter_of(l->a, number - 1));
	if (more)
		connector(l, p->row[p->row_n - 1].symbol, false,
			letter_of(l->a, number));
}

static void page_width(struct sheet_page *p, const struct layout *l)
{
	const struct sheet *t = l->sheet;

	p->kolom_x = SHEET_NO + SHEET_KEGIATAN;
	p->kolom_end = p->kolom_x + t->gutter[0] +
		       (int)t->kolom_n * SHEET_PERAN + t->gutter[1];
	p->width = p->kolom_end + 2 * SHEET_MUTU + SHEET_WAKTU +
		   (l->form->ket != NULL ? SHEET_KET_NYATA : SHEET_KET);
}

static void place_rows(struct sheet_page *p, bool continued, bool more)
{
	int y = SHEET_HEAD;

	if (continued)
		row_connects(&p->row[0], true);
	if (more)
		row_connects(&p->row[p->row_n - 1], false);
	for (size_t i = 0; i < p->row_n; i++) {
		p->row[i].y = y;
		y += p->row[i].h;
	}
	p->height = y + 1;
}

/* Room beside the columns for as many lanes as all pages together need. */
static void set_gutters(struct layout *l)
{
	int lane[2] = {0};

	for (size_t i = 0; i < l->s->langkah_n; i++)
		if (l->s->langkah[i].keputusan)
			lane_of(l, &l->s->langkah[i], lane);
	for (int side = 0; side < 2; side++)
		if (lane[side] > 0)
			l->sheet->gutter[1 - side] =
				NARROW(l->sheet) + lane[side] * LANE - 2;
}

size_t sheet_edges(
	const struct sheet *t, const struct sheet_page *p, int x[SHEET_EDGES])
{
	size_t n = 0;
	int at = 0;

	must(t->kolom_n + 8 <= SHEET_EDGES);
	x[n++] = at;
	x[n++] = at += SHEET_NO;
	x[n++] = at += SHEET_KEGIATAN;
	at += t->gutter[0];
	for (size_t i = 0; i < t->kolom_n; i++)
		x[n++] = at += SHEET_PERAN;
	x[n - 1] = at = p->kolom_end;
	x[n++] = at += SHEET_MUTU;
	x[n++] = at += SHEET_WAKTU;
	x[n++] = at += SHEET_MUTU;
	x[n++] = p->width;
	return n;
}

struct sheet sheet_layout(
	struct arena *a, const struct sop *s, const struct sheet_form *form)
{
	struct sheet t = {0};
	struct layout l = {.a = a, .s = s, .form = form, .sheet = &t};
	struct sheet_row *row = arena_array(a, struct sheet_row, s->langkah_n);
	size_t from = 0;

	t.kolom = arena_array(a, const struct peran *, s->peran_n + 1);
	for (size_t i = 0; i < s->peran_n; i++)
		if (s->peran[i].kolom)
			t.kolom[t.kolom_n++] = &s->peran[i];
	t.page = arena_array(a, struct sheet_page, s->langkah_n + 1);
	set_gutters(&l);
	l.page = t.page;
	page_width(l.page, &l);
	for (size_t i = 0; i < s->langkah_n; i++)
		row[i] = row_of(&l, i);
	while (from < s->langkah_n) {
		struct sheet_page *p = &t.page[t.page_n];
		size_t n;
		bool more;

		l.page = p;
		page_width(p, &l);
		n = rows_that_fit(&l, row, from);
		more = from + n < s->langkah_n;
		p->row = row + from;
		p->row_n = n;
		place_rows(p, t.page_n > 0, more);
		draw_page(&l, t.page_n, more);
		t.page_n++;
		from += n;
	}
	return t;
}
