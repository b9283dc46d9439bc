/*
 * The printed sheet as a PDF: the identity page, then the flowchart on the
 * same geometry as the HTML, in black on F4 or A4 turned sideways.
 */
#include "base/base.h"

#include "sop/sheet_pdf_priv.h"

#define FOOT 124       /* what the last page keeps for who ratified it */
#define SIGN_W 320     /* his name and position */
#define CELL 6         /* between a text and the line beside it */
#define SMALL_PRINT 24 /* under each page */

struct pages {
	struct ctx *c;
	struct draw *d;
	const struct sop *s;
	const struct sheet_print *print;
	const struct paper_size *paper;
	struct identity identity;
	struct sheet sheet;
	size_t page, page_n;
};

static void page_open(struct pages *g)
{
	int y = g->paper->h - SHEET_BOTTOM + 30;
	int w = g->identity.box[2];
	struct draw_text t = {SHEET_LEFT, y, w * 4 / 5, SMALL_PRINT * 3 / 2,
		.size = SMALL_PRINT};

	g->page++;
	draw_page(g->d, g->paper);
	draw_tag(g->d, "P");
	t.text = g->print->kendali != NULL
			 ? g->print->kendali
			 : arena_printf(g->c->mem, "SOP %s, %s", g->s->nomor,
				   g->s->judul);
	draw_text(g->d, &t);
	t.x += t.w;
	t.w = w - t.w;
	t.align = ALIGN_RIGHT;
	t.text = arena_printf(
		g->c->mem, "Halaman %zu dari %zu", g->page, g->page_n);
	draw_text(g->d, &t);
	draw_untag(g->d, "P");
}

/* ---- the table ---- */

static void cell(struct pages *g, const char *tag, struct draw_text t)
{
	draw_tag(g->d, tag);
	draw_text(g->d, &t);
	draw_untag(g->d, tag);
}

/* A heading over the columns from x to x2, from y down. */
static void title(struct pages *g, const int at[4], const char *text)
{
	cell(g, "TH",
		(struct draw_text){at[0] + 2, at[1] + 1, at[2] - at[0] - 4,
			at[3] - at[1] - 2, 9, ALIGN_CENTER, true, true, text});
}

#define HALF 22 /* the line under Pelaksana and Mutu Baku */

static void put_head(struct pages *g, const int *x)
{
	size_t k = 2 + g->sheet.kolom_n;

	draw_tag(g->d, "TR");
	title(g, (int[]){x[0], 0, x[1], SHEET_HEAD}, "NO");
	title(g, (int[]){x[1], 0, x[2], SHEET_HEAD}, "KEGIATAN");
	title(g, (int[]){x[2], 0, x[k], HALF}, "PELAKSANA");
	for (size_t i = 0; i < g->sheet.kolom_n; i++)
		title(g, (int[]){x[2 + i], HALF, x[3 + i], SHEET_HEAD},
			g->sheet.kolom[i]->nama);
	title(g, (int[]){x[k], 0, x[k + 3], HALF}, "MUTU BAKU");
	title(g, (int[]){x[k], HALF, x[k + 1], SHEET_HEAD}, "KELENGKAPAN");
	title(g, (int[]){x[k + 1], HALF, x[k + 2], SHEET_HEAD}, "WAKTU");
	title(g, (int[]){x[k + 2], HALF, x[k + 3], SHEET_HEAD}, "OUTPUT");
	title(g, (int[]){x[k + 3], 0, x[k + 4], SHEET_HEAD},
		g->print->ket != NULL ? "KET (KENYATAAN)" : "KET");
	draw_untag(g->d, "TR");
	draw_line(g->d, (int[]){x[2], HALF, x[k + 3], HALF}, PEN_THIN);
}

static void put_row(struct pages *g, const struct sheet_row *r, const int *x)
{
	const struct langkah *s = r->langkah;
	size_t k = 2 + g->sheet.kolom_n;
	const struct {
		size_t column;
		const char *text;
	} text[] = {{1, s->kegiatan}, {k, s->kelengkapan}, {k + 1, s->waktu},
		{k + 2, s->output}, {k + 3, r->ket}};

	draw_tag(g->d, "TR");
	cell(g, "TD",
		(struct draw_text){x[0] + 2, r->y + 5, x[1] - x[0] - 4, 14, 10,
			ALIGN_CENTER,
			.text = arena_printf(g->c->mem, "%d.", s->no)});
	for (size_t i = 0; i < ARRAY_N(text); i++) {
		const int *at = x + text[i].column;

		cell(g, "TD",
			(struct draw_text){at[0] + CELL, r->y + 5,
				at[1] - at[0] - CELL - 4, r->h - 8, 10,
				.text = text[i].text});
	}
	draw_untag(g->d, "TR");
}

static void put_lines(
	struct pages *g, const struct sheet_page *p, const int *x, size_t n)
{
	const struct sheet_row *last = &p->row[p->row_n - 1];
	int bottom = last->y + last->h;
	size_t k = 2 + g->sheet.kolom_n;

	draw_line(g->d, (int[]){0, 0, p->width, 0}, PEN_THIN);
	draw_line(g->d, (int[]){0, SHEET_HEAD, p->width, SHEET_HEAD}, PEN_THIN);
	for (size_t i = 0; i < n; i++) {
		bool inner = (i > 2 && i < k) || (i > k && i < k + 3);

		draw_line(g->d, (int[]){x[i], inner ? HALF : 0, x[i], bottom},
			PEN_THIN);
	}
	for (size_t i = 0; i < p->row_n; i++) {
		int y = p->row[i].y + p->row[i].h;

		draw_line(g->d, (int[]){0, y, x[2], y}, PEN_THIN);
		draw_line(g->d, (int[]){x[k], y, p->width, y}, PEN_THIN);
		/* So thin that no arrow is taken for it. */
		draw_line(g->d, (int[]){x[2], y, x[k], y},
			i + 1 < p->row_n ? PEN_HAIR : PEN_THIN);
	}
}

/* ---- the flowchart ---- */

static void put_symbol(struct pages *g, const struct symbol *m)
{
	int x = m->x, y = m->y, x2 = x + m->w, y2 = y + m->h;
	int cx = x + m->w / 2, cy = y + m->h / 2, neck = y + m->h * 3 / 5;
	int box[] = {x, y, m->w, m->h};

	switch (m->kind) {
	case SYM_CAPSULE:
		draw_box(g->d, box, m->h / 2);
		break;
	case SYM_BOX:
		draw_box(g->d, box, 0);
		break;
	case SYM_DIAMOND:
		draw_polygon(g->d,
			(const int[][2]){{cx, y}, {x2, cy}, {cx, y2}, {x, cy}},
			4);
		break;
	case SYM_PENTAGON:
		draw_polygon(g->d,
			(const int[][2]){{x, y}, {x2, y}, {x2, neck}, {cx, y2},
				{x, neck}},
			5);
		break;
	}
	if (m->text != NULL)
		draw_text(g->d,
			&(struct draw_text){x + 1, y, m->w - 2, m->h, 10,
				ALIGN_CENTER, .middle = true, .text = m->text});
}

static void put_chart(struct pages *g, const struct sheet_page *p)
{
	draw_tag(g->d, "Figure");
	for (size_t i = 0; i < p->segment_n; i++) {
		const struct segment *s = &p->segment[i];
		enum pen pen = s->back ? PEN_DASHED : PEN_LINE;
		int at[] = {s->x1, s->y1, s->x2, s->y2};

		if (s->head)
			draw_arrow(g->d, at, pen);
		else
			draw_line(g->d, at, pen);
	}
	for (size_t i = 0; i < p->symbol_n; i++)
		put_symbol(g, &p->symbol[i]);
	for (size_t i = 0; i < p->label_n; i++) {
		const struct label *l = &p->label[i];

		draw_text(g->d, &(struct draw_text){l->x, l->y - 8, 40, 0, 9,
					.text = l->text});
	}
	draw_untag(g->d, "Figure");
}

/* The printed sheet ends with whom it began with. */
static void put_pengesah(struct pages *g, int x, int y)
{
	const struct pengesah *p = &g->s->pengesah;
	struct draw_text t = {x, y + 10, SIGN_W, 26, 10, .align = ALIGN_CENTER};

	draw_tag(g->d, "P");
	t.text = p->jabatan;
	draw_text(g->d, &t);
	t.y += 68;
	t.h = 14;
	t.text = p->nama;
	t.bold = true;
	draw_text(g->d, &t);
	t.y += 14;
	t.text = p->pangkat;
	t.bold = false;
	draw_text(g->d, &t);
	t.y += 14;
	t.text = arena_printf(g->c->mem, "NIP %s", p->nip);
	draw_text(g->d, &t);
	draw_untag(g->d, "P");
}

static void put_page(struct pages *g, size_t i)
{
	const struct sheet_page *p = &g->sheet.page[i];
	bool signs = i + 1 == g->sheet.page_n && g->print->kendali == NULL;
	int x[SHEET_EDGES];
	size_t n = sheet_edges(&g->sheet, p, x);

	page_open(g);
	draw_view(g->d, g->identity.box, p->width,
		p->height + (signs ? FOOT : 0));
	draw_tag(g->d, "Table");
	put_head(g, x);
	for (size_t k = 0; k < p->row_n; k++)
		put_row(g, &p->row[k], x);
	draw_untag(g->d, "Table");
	put_lines(g, p, x, n);
	put_chart(g, p);
	if (signs)
		put_pengesah(g, p->width - SIGN_W, p->height);
}

int sop_sheet_pdf(struct ctx *c, const struct sop *s,
	const struct sheet_print *print, struct str *out)
{
	struct draw_about about = {
		arena_printf(c->mem, "Lembar SOP %s", s->judul),
		s->instansi.n > 0 ? s->instansi.item[s->instansi.n - 1] : NULL,
		print->at};
	struct draw *d = draw_new(c, &about, out);
	struct pages g = {.c = c, .d = d, .s = s, .print = print};
	struct sheet_form form = {.ket = print->ket,
		.fits = true,
		.foot = print->kendali == NULL ? FOOT : 0};

	g.paper = &paper_size[print->a4 ? PAPER_A4 : PAPER_F4];
	form.w = g.paper->w - SHEET_LEFT - SHEET_RIGHT;
	form.h = g.paper->h - SHEET_TOP - SHEET_BOTTOM;
	g.identity = (struct identity){.mem = c->mem,
		.d = d,
		.s = s,
		.kendali = print->kendali,
		.box = {SHEET_LEFT, SHEET_TOP, form.w, form.h}};
	identity_plan(&g.identity);
	g.sheet = sheet_layout(c->mem, s, &form);
	g.page_n = g.identity.page_n + g.sheet.page_n;
	for (size_t i = 0; i < g.identity.page_n; i++) {
		page_open(&g);
		identity_draw(&g.identity, i);
	}
	for (size_t i = 0; i < g.sheet.page_n; i++)
		put_page(&g, i);
	return draw_end(d);
}
