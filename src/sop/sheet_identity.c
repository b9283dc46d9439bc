/*
 * The identity page of the printed sheet, for the PDF (PermenPANRB 35/2012):
 * kop and eight boxes, then six lists in pairs.
 */
#include "base/base.h"

#include "sop/sheet_pdf_priv.h"

#define SIZE 34  /* of its letters: nine and a half points */
#define PAD 14   /* between a text and the line around it */
#define SIGN 110 /* for ink */
#define ITEM 55  /* from a number to its text */
#define LEGIBLE 70
#define SMALLEST 30 /* percent */

#define KOP_W(t) ((t)->w * 38 / 100)
#define LABEL_W(t) ((t)->w * 16 / 100)

static int text(struct identity *t, struct draw_text x)
{
	x.size = SIZE;
	return draw_text(t->d, &x);
}

static void across(struct identity *t, int x, int y)
{
	draw_line(t->d, (int[]){x, y, t->w, y}, PEN_THIN);
}

static void upright(struct identity *t, int x, int y)
{
	draw_line(t->d, (int[]){x, y, x, t->y}, PEN_THIN);
}

/* Label and value; the line under them is the next row's. */
static void identity_row(
	struct identity *t, const char *label, const char *value, bool bold)
{
	int x = KOP_W(t), v = x + LABEL_W(t), a, b;

	if (value != NULL && *value == '\0')
		value = "–";
	across(t, x, t->y);
	draw_tag(t->d, "P");
	a = text(t, (struct draw_text){x + PAD, t->y + PAD, LABEL_W(t) - PAD,
			    .text = label});
	b = text(t, (struct draw_text){v + PAD, t->y + PAD, t->w - v - 2 * PAD,
			    .bold = bold, .text = value});
	draw_untag(t->d, "P");
	t->y += (a > b ? a : b) + 2 * PAD;
}

static void pengesah_row(struct identity *t)
{
	const struct pengesah *p = &t->s->pengesah;
	int x = KOP_W(t) + LABEL_W(t) + PAD, w = t->w - x - PAD;
	int y = t->y + PAD;

	identity_row(t, "Disahkan oleh", NULL, false);
	draw_tag(t->d, "P");
	y += text(t, (struct draw_text){x, y, w, .align = ALIGN_CENTER,
			     .text = p->jabatan});
	y += SIGN;
	y += text(t, (struct draw_text){x, y, w, .align = ALIGN_CENTER,
			     .bold = true, .text = p->nama});
	y += text(t, (struct draw_text){x, y, w, .align = ALIGN_CENTER,
			     .text = p->pangkat});
	y += text(t, (struct draw_text){x, y, w, .align = ALIGN_CENTER,
			     .text = arena_printf(t->mem, "NIP %s", p->nip)});
	draw_untag(t->d, "P");
	t->y = y + PAD;
}

static void put_kop(struct identity *t, int top)
{
	struct str lines = str_new(t->mem, LIMIT_TEXT);
	struct draw_text x = {PAD, top + PAD, KOP_W(t) - 2 * PAD,
		.align = ALIGN_CENTER, .bold = true, .middle = true};
	int tall;

	for (size_t i = 0; i < t->s->instansi.n; i++)
		str_addf(&lines, "%s%s", i > 0 ? "\n" : "",
			t->s->instansi.item[i]);
	x.text = lines.p;
	x.h = t->y - top - 2 * PAD;
	/* A kop that is taller than the boxes beside it moves their end. */
	draw_quiet(t->d, true);
	tall = text(
		t, (struct draw_text){0, 0, x.w, .bold = true, .text = x.text});
	draw_quiet(t->d, t->quiet);
	if (tall > x.h) {
		t->y += tall - x.h;
		x.h = tall;
	}
	draw_tag(t->d, "P");
	text(t, x);
	draw_untag(t->d, "P");
}

static void put_boxes(struct identity *t)
{
	const struct sop *s = t->s;
	int top = t->y;

	across(t, 0, top);
	identity_row(t, "Nomor SOP", s->nomor, false);
	identity_row(t, "Tanggal pembuatan", s->tanggal_pembuatan, false);
	identity_row(t, "Tanggal revisi", s->tanggal_revisi, false);
	identity_row(t, "Tanggal pengesahan", s->tanggal_pengesahan, false);
	pengesah_row(t);
	identity_row(t, "Judul SOP", s->judul, true);
	put_kop(t, top);
	across(t, 0, t->y);
	upright(t, 0, top);
	upright(t, KOP_W(t), top);
	upright(t, KOP_W(t) + LABEL_W(t), top);
	upright(t, t->w, top);
}

/* A list in half the width; its height. */
static int put_list(
	struct identity *t, int x, const struct teks_list *l, bool numbered)
{
	int w = t->w / 2 - 2 * PAD, y = t->y + PAD;

	x += PAD;
	draw_tag(t->d, "P");
	if (l->n == 0 || (l->n == 1 && !numbered))
		y += text(t, (struct draw_text){x, y, w,
				     .text = l->n > 0 ? l->item[0] : "–"});
	else
		for (size_t i = 0; i < l->n; i++) {
			text(t, (struct draw_text){x, y, ITEM,
					.text = numbered
							? arena_printf(t->mem,
								  "%zu.", i + 1)
							: "–"});
			y += text(t, (struct draw_text){x + ITEM, y, w - ITEM,
					     .text = l->item[i]});
		}
	draw_untag(t->d, "P");
	return y + PAD - t->y;
}

struct pair_of_lists {
	const char *left, *right;
	const struct teks_list *a, *b;
	bool numbered;
};

static void put_pair(struct identity *t, const struct pair_of_lists *p)
{
	int top = t->y, half = t->w / 2, a, b;

	across(t, 0, top);
	draw_tag(t->d, "P");
	a = text(t, (struct draw_text){PAD, top + PAD, half - 2 * PAD,
			    .bold = true, .text = p->left});
	text(t, (struct draw_text){half + PAD, top + PAD, half - 2 * PAD,
			.bold = true, .text = p->right});
	draw_untag(t->d, "P");
	t->y += a + 2 * PAD;
	across(t, 0, t->y);
	a = put_list(t, 0, p->a, p->numbered);
	b = put_list(t, half, p->b, false);
	t->y += a > b ? a : b;
	across(t, 0, t->y);
	upright(t, 0, top);
	upright(t, half, top);
	upright(t, t->w, top);
}

static void put_kendali(struct identity *t)
{
	int top = t->y;

	if (t->kendali == NULL)
		return;
	draw_tag(t->d, "P");
	t->y += text(t, (struct draw_text){PAD, top + PAD, t->w - 2 * PAD,
				.bold = true, .text = t->kendali});
	draw_untag(t->d, "P");
	t->y += 2 * PAD;
	across(t, 0, top);
	across(t, 0, t->y);
	upright(t, 0, top);
	upright(t, t->w, top);
}

static void put_part(struct identity *t, size_t part)
{
	const struct sop *s = t->s;
	const struct pair_of_lists pair[] = {
		{"Dasar hukum", "Kualifikasi pelaksana", &s->dasar_hukum,
			&s->kualifikasi, true},
		{"Keterkaitan", "Peralatan/perlengkapan", &s->keterkaitan,
			&s->peralatan, false},
		{"Peringatan", "Pencatatan dan pendataan", &s->peringatan,
			&s->pencatatan, false},
	};

	if (part == 0)
		put_boxes(t);
	else if (part <= ARRAY_N(pair))
		put_pair(t, &pair[part - 1]);
	else
		put_kendali(t);
}

/* Height of some parts when their letters are `percent` of their size. */
static int parts_tall(struct identity *t, size_t from, size_t to, int percent)
{
	t->quiet = true;
	draw_quiet(t->d, true);
	t->w = t->box[2] * 100 / percent;
	t->y = 0;
	for (size_t i = from; i < to; i++)
		put_part(t, i);
	t->quiet = false;
	draw_quiet(t->d, false);
	return t->y;
}

/* The largest letters, down to `least`, with which they fit a page; 0. */
static int parts_fit(struct identity *t, size_t from, size_t to, int least)
{
	for (int percent = 100; percent >= least; percent -= 5)
		if (parts_tall(t, from, to, percent) <=
			t->box[3] * 100 / percent)
			return percent;
	return 0;
}

void identity_plan(struct identity *t)
{
	size_t from = 0, to;

	while (from < IDENTITY_PARTS) {
		int percent = 0;

		for (to = IDENTITY_PARTS; to > from + 1 && percent == 0; to--)
			percent = parts_fit(t, from, to, LEGIBLE);
		if (percent > 0)
			to++;
		else
			percent = parts_fit(t, from, to, SMALLEST);
		t->percent[t->page_n] = percent > 0 ? percent : SMALLEST;
		t->end[t->page_n++] = to;
		from = to;
	}
}

void identity_draw(struct identity *t, size_t page)
{
	size_t from = page > 0 ? t->end[page - 1] : 0, to = t->end[page];
	int tall = parts_tall(t, from, to, t->percent[page]);
	int room = t->box[3] * 100 / t->percent[page];

	draw_view(t->d, t->box, t->w, tall > room ? tall : room);
	t->y = 0;
	for (size_t i = from; i < to; i++)
		put_part(t, i);
}
