/*
 * The geometry of the flowchart (PermenPANRB 35/2012): five symbols, arrows
 * that neither cross each other nor run through a symbol.
 *
 * A row holds one symbol, so its two sides are free. Forward arrows run
 * between the rows; a way back leaves its diamond sideways, climbs in a lane
 * outside the columns and enters its step from that side. The first way back
 * takes the right lane, the next the left.
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
#define GAP 16       /* between a symbol and the edge of its row */
#define LANE 12      /* from the edge of the columns */
#define PAGE_MAX 640 /* height of the rows of one page */

struct layout {
	struct arena *a;
	const struct sop *s;
	struct sheet *sheet;
	struct sheet_page *page;
	int arrows;
};

static int kolom_of(const struct sheet *t, const struct sop *s, int peran)
{
	for (size_t i = 0; i < t->kolom_n; i++)
		if (t->kolom[i] == &s->peran[peran])
			return (int)i;
	return 0;
}

static int center_x(const struct layout *l, int peran)
{
	return l->page->kolom_x +
	       kolom_of(l->sheet, l->s, peran) * SHEET_PERAN + SHEET_PERAN / 2;
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
	add_segment(
		l, (struct segment){from[0], from[1], from[0], mid, 0, false});
	add_segment(l, (struct segment){from[0], mid, to[0], mid, 0, false});
	add_segment(
		l, (struct segment){to[0], mid, to[0], to[1], .head = true});
}

/* ---- rows ---- */

static struct sheet_row row_of(
	struct arena *a, const struct langkah *g, bool first, bool last)
{
	struct sheet_row r = {.langkah = g};
	size_t most;
	int text, symbol = g->keputusan ? DIAMOND_H : BOX_H;

	r.kegiatan_n = text_wrap(a, g->kegiatan, 42, &r.kegiatan);
	r.kelengkapan_n = text_wrap(a, g->kelengkapan, 19, &r.kelengkapan);
	r.output_n = text_wrap(a, g->output, 19, &r.output);
	r.keterangan_n = text_wrap(a, g->keterangan, 9, &r.keterangan);
	most = r.kegiatan_n;
	most = r.kelengkapan_n > most ? r.kelengkapan_n : most;
	most = r.output_n > most ? r.output_n : most;
	most = r.keterangan_n > most ? r.keterangan_n : most;
	text = (int)most * LINE + 14;
	symbol += 2 * GAP + (first ? CAPSULE_H + GAP : 0) +
		  (last ? CAPSULE_H + GAP : 0);
	r.h = text > symbol ? text : symbol;
	return r;
}

/* Is the cut between row i-1 and row i inside a way back? */
static bool cuts_way_back(const struct sop *s, size_t i)
{
	for (size_t k = 0; k < s->langkah_n; k++) {
		const struct langkah *g = &s->langkah[k];

		if (g->keputusan && g->tidak <= (int)i && g->no > (int)i)
			return true;
	}
	return false;
}

/* Height that a page should take, so that the pages come out alike. */
static int page_goal(const struct sop *s, const struct sheet_row *row)
{
	int total = 0, tallest = 0, pages;

	for (size_t i = 0; i < s->langkah_n; i++) {
		total += row[i].h;
		tallest = row[i].h > tallest ? row[i].h : tallest;
	}
	pages = (total + PAGE_MAX - 1) / PAGE_MAX;
	if (pages < 2)
		return PAGE_MAX;
	total = total / pages + tallest / 2;
	return total < PAGE_MAX ? total : PAGE_MAX;
}

/* How many rows from `from` on go on one page. */
static size_t rows_that_fit(
	const struct layout *l, const struct sheet_row *row, size_t from)
{
	size_t n = from, last = from;
	int h = 0, rest = 0, goal = page_goal(l->s, row);

	for (size_t i = from; i < l->s->langkah_n; i++)
		rest += row[i].h;
	if (rest <= PAGE_MAX)
		return l->s->langkah_n - from;
	while (n < l->s->langkah_n) {
		h += row[n].h;
		if (n > from && (h > PAGE_MAX || (h > goal && last > from)))
			break;
		n++;
		if (n == l->s->langkah_n || !cuts_way_back(l->s, n))
			last = n;
	}
	return (last > from ? last : n) - from;
}

/* ---- symbols and arrows ---- */

/* The symbol of a row: its box, in the middle of what the capsules leave. */
static void row_symbol(
	struct layout *l, struct sheet_row *r, bool first, bool last)
{
	const struct langkah *g = r->langkah;
	struct symbol m = {.kind = g->keputusan ? SYM_DIAMOND : SYM_BOX,
		.w = g->keputusan ? DIAMOND_W : BOX_W,
		.h = g->keputusan ? DIAMOND_H : BOX_H,
		.langkah = g->no};
	int top = r->y + (first ? CAPSULE_H + GAP : 0);
	int bottom = r->y + r->h - (last ? CAPSULE_H + GAP : 0);

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

static void forward(struct layout *l, size_t i)
{
	const struct sheet_row *r = &l->page->row[i];
	struct symbol from = r->symbol, to = r[1].symbol;
	int edge = r->y + r->h;

	arrow_down(l, (int[]){from.x + from.w / 2, from.y + from.h}, edge,
		(int[]){to.x + to.w / 2, to.y});
	if (r->langkah->keputusan)
		add_label(
			l, from.x + from.w / 2 + 5, from.y + from.h + 12, "Ya");
}

/* The way back of a diamond: out sideways, up its lane, in sideways. */
static void way_back(struct layout *l, const struct sheet_row *r, int lane)
{
	const struct symbol *p = &r->symbol, *t = NULL;
	bool right = lane % 2 == 0;
	int edge = l->page->kolom_x, step = LANE * (1 + lane / 2);
	int x, y1, y2, x1, x2;

	for (size_t i = 0; i < l->page->row_n; i++)
		if (l->page->row[i].langkah->no == r->langkah->tidak)
			t = &l->page->row[i].symbol;
	if (t == NULL)
		return;
	if (right)
		edge += (int)l->sheet->kolom_n * SHEET_PERAN;
	x = right ? edge - step : edge + step;
	x1 = right ? p->x + p->w : p->x;
	x2 = right ? t->x + t->w : t->x;
	y1 = p->y + p->h / 2;
	y2 = t->y + t->h / 2;
	l->arrows++;
	add_segment(l, (struct segment){x1, y1, x, y1, 0, false});
	add_segment(l, (struct segment){x, y1, x, y2, 0, false});
	add_segment(l, (struct segment){x, y2, x2, y2, .head = true});
	add_label(l, right ? x1 + 4 : x1 - 30, y1 - 5, "Tidak");
}

/* Off the page, and on at the next, with one letter for both. */
static void connector(
	struct layout *l, struct symbol m, bool top, const char *letter)
{
	const struct sheet_row *r = &l->page->row[top ? 0 : l->page->row_n - 1];
	int x = m.x + m.w / 2;
	int y = top ? SHEET_HEAD + 4 : r->y + r->h + 10;
	struct symbol c = {SYM_PENTAGON, x - PENTAGON / 2, y, PENTAGON,
		PENTAGON, letter, m.langkah};

	add_symbol(l, c);
	if (top)
		arrow_down(l, (int[]){x, y + PENTAGON}, 0, (int[]){x, m.y});
	else
		arrow_down(l, (int[]){x, m.y + m.h}, 0, (int[]){x, y});
}

static void draw_page(struct layout *l, size_t number, bool more)
{
	static const char *const letter[] = {"A", "B", "C", "D", "E", "F"};
	struct sheet_page *p = l->page;
	int lane = 0;

	for (size_t i = 0; i < p->row_n; i++) {
		struct sheet_row *r = &p->row[i];
		bool first = number == 0 && i == 0;
		bool last = !more && i == p->row_n - 1;

		row_symbol(l, r, first, last);
		start_and_end(l, r->symbol, r, first, last);
	}
	for (size_t i = 0; i + 1 < p->row_n; i++)
		forward(l, i);
	for (size_t i = 0; i < p->row_n; i++)
		if (p->row[i].langkah->keputusan)
			way_back(l, &p->row[i], lane++);
	if (number > 0)
		connector(l, p->row[0].symbol, true,
			letter[(number - 1) % ARRAY_N(letter)]);
	if (more)
		connector(l, p->row[p->row_n - 1].symbol, false,
			letter[number % ARRAY_N(letter)]);
}

static void place_rows(struct sheet_page *p, bool continued, bool more)
{
	int y = SHEET_HEAD + (continued ? PENTAGON + 8 : 0);

	for (size_t i = 0; i < p->row_n; i++) {
		p->row[i].y = y;
		y += p->row[i].h;
	}
	p->height = y + (more ? PENTAGON + 18 : 1);
}

struct sheet sheet_layout(struct arena *a, const struct sop *s)
{
	struct sheet t = {0};
	struct layout l = {.a = a, .s = s, .sheet = &t};
	struct sheet_row *row = arena_array(a, struct sheet_row, s->langkah_n);
	size_t from = 0;

	t.kolom = arena_array(a, const struct peran *, s->peran_n + 1);
	for (size_t i = 0; i < s->peran_n; i++)
		if (s->peran[i].kolom)
			t.kolom[t.kolom_n++] = &s->peran[i];
	for (size_t i = 0; i < s->langkah_n; i++)
		row[i] = row_of(
			a, &s->langkah[i], i == 0, i == s->langkah_n - 1);
	t.page = arena_array(a, struct sheet_page, s->langkah_n + 1);
	while (from < s->langkah_n) {
		struct sheet_page *p = &t.page[t.page_n];
		size_t n = rows_that_fit(&l, row, from);
		bool more = from + n < s->langkah_n;

		p->row = row + from;
		p->row_n = n;
		p->kolom_x = SHEET_NO + SHEET_KEGIATAN;
		p->width = p->kolom_x + (int)t.kolom_n * SHEET_PERAN +
			   2 * SHEET_MUTU + SHEET_WAKTU + SHEET_KET;
		place_rows(p, t.page_n > 0, more);
		l.page = p;
		draw_page(&l, t.page_n, more);
		t.page_n++;
		from += n;
	}
	return t;
}
