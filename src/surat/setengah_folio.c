/*
 * The disposisi on half a folio, as the office fills it in by hand: kop,
 * ticks, the order, a box for notes and for initials.
 *
 * It is one page whatever is written: what is much makes the letters small,
 * what is little leaves room for notes by hand.
 */
#include "base/base.h"

#include "paper/draw.h"

#include "surat/lembar.h"

#define SIZE 33  /* of its letters, nine and a half points */
#define LABEL 25 /* over each field */
#define PADX 20
#define PADY 12
#define TICK 26       /* the box of one */
#define MANY 8        /* recipients: more stand in two columns */
#define ISI_ROOM 130  /* of the order, at least */
#define PARAF_ROOM 90 /* for initials */
#define SMALLEST 35   /* percent */

/* Where it lies: as wide on either paper, on A4 in the upper half. */
#define TOP 80
#define SIDE(paper) (((paper)->w - WIDE) / 2)
#define WIDE 1930
#define TALL 1490

struct lembar_pen {
	struct arena *mem;
	struct draw *d;
	const struct setengah_folio *l;
	int w, y;
	int spare; /* height that is left over, for what is written by hand */
};

static int left_of(const struct lembar_pen *t)
{
	return t->w * 58 / 100;
}

/* A text in the column [x, x2); its height. */
static int text(struct lembar_pen *t, int x, int x2, struct draw_text v)
{
	int h;

	v.x = x + PADX;
	v.w = x2 - x - 2 * PADX;
	draw_tag(t->d, "P");
	h = draw_text(t->d, &v);
	draw_untag(t->d, "P");
	return h;
}

/* A small label, its value under it; the height of both. */
static int field(struct lembar_pen *t, int x, int x2, const char *label,
	const char *value)
{
	int y = t->y + PADY;

	y += text(t, x, x2,
		(struct draw_text){.y = y, .size = LABEL, .text = label});
	y += text(t, x, x2,
		(struct draw_text){.y = y, .size = SIZE, .text = value});
	return y + PADY - t->y;
}

/* The row under the pen is `h` tall; `split` between its two fields. */
static void row_end(struct lembar_pen *t, int h, bool split)
{
	int y = t->y, y2 = y + h, x = left_of(t);

	draw_line(t->d, (int[]){0, y2, t->w, y2}, PEN_THIN);
	draw_line(t->d, (int[]){0, y, 0, y2}, PEN_THIN);
	draw_line(t->d, (int[]){t->w, y, t->w, y2}, PEN_THIN);
	if (split)
		draw_line(t->d, (int[]){x, y, x, y2}, PEN_THIN);
	t->y = y2;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static void put_kop(struct lembar_pen *t)
{
	struct draw_text x = {.size = 36, .bold = true, .align = ALIGN_CENTER};

	x.y = t->y;
	x.text = t->l->pemerintah;
	x.y += text(t, 0, t->w, x);
	x.text = t->l->kantor;
	x.y += text(t, 0, t->w, x);
	x.text = t->l->alamat;
	x.size = LABEL;
	x.bold = false;
	x.y += text(t, 0, t->w, x) + 10;
	draw_line(t->d, (int[]){0, x.y, t->w, x.y}, PEN_LINE);
	draw_line(t->d, (int[]){0, x.y + 6, t->w, x.y + 6}, PEN_THIN);
	x.y += 20;
	x.text = "LEMBAR DISPOSISI";
	x.size = 36;
	x.bold = true;
	x.y += text(t, 0, t->w, x);
	if (t->l->draf) {
		x.text = "(draf, belum berlaku sebagai surat dinas)";
		x.size = LABEL;
		x.bold = false;
		x.y += text(t, 0, t->w, x);
	}
	t->y = x.y + 16;
	draw_line(t->d, (int[]){0, t->y, t->w, t->y}, PEN_THIN);
}

static int tick(struct lembar_pen *t, const int at[3], const struct centang *c)
{
	/* Larger than its box, as a hand makes it. */
	struct draw_text mark = {at[0] - 12, at[1] - 8, TICK + 24, TICK + 28,
		38, ALIGN_CENTER, true, true, "✓"};
	struct draw_text name = {at[0] + TICK + 14, at[1],
		at[2] - at[0] - TICK - 14, .size = SIZE, .text = c->label};
	int h;

	draw_box(t->d, (int[]){at[0], at[1] + 6, TICK, TICK}, 0);
	draw_tag(t->d, "P");
	if (c->on)
		draw_text(t->d, &mark);
	h = draw_text(t->d, &name);
	draw_untag(t->d, "P");
	return most(h, TICK + 8) + 4;
}

/* Ticks in the column [x, x2) under their label; the height of all. */
static int ticks(struct lembar_pen *t, const int x[2], const char *label,
	const struct centang *c, size_t n)
{
	int x1 = x[0] + PADX, x2 = x[1] - PADX, columns = n > MANY ? 2 : 1;
	int y = t->y + PADY + 4, tall = 0;
	size_t each = (n + (size_t)columns - 1) / (size_t)columns;

	y += text(t, x[0], x[1],
		(struct draw_text){
			.y = t->y + PADY, .size = LABEL, .text = label});
	for (int k = 0; k < columns; k++) {
		int from = x1 + (x2 - x1) / columns * k, down = 0;
		int to = from + (x2 - x1) / columns - (columns > 1 ? PADX : 0);

		for (size_t i = each * (size_t)k;
			i < n && i < each * (size_t)(k + 1); i++)
			down += tick(t, (int[]){from, y + down, to}, &c[i]);
		tall = most(tall, down);
	}
	return y + tall + PADY - t->y;
}

static void put_ticks(struct lembar_pen *t)
{
	const struct setengah_folio *l = t->l;
	int x = left_of(t);
	int a = ticks(t, (int[]){0, x}, "Diteruskan kepada Sdr.", l->penerima,
		l->penerima_n);
	int b = ticks(t, (int[]){x, t->w}, "Dengan hormat harap", l->harap,
		l->harap_n);

	row_end(t, most(a, b), true);
}

/* What is left over: two parts of five under the order, three for notes. */
static int by_hand(const struct lembar_pen *t, bool notes)
{
	int isi = t->spare * 2 / 5;

	return notes ? t->spare - isi : isi;
}

static void put_isi(struct lembar_pen *t)
{
	int y = t->y + PADY, top;

	y += text(t, 0, t->w,
		(struct draw_text){
			.y = y, .size = LABEL, .text = "Isi disposisi"});
	top = y;
	y += text(t, 0, t->w,
		(struct draw_text){.y = y, .size = SIZE, .text = t->l->isi});
	y = most(y, top + ISI_ROOM) + by_hand(t, false);
	y += text(t, 0, t->w,
		(struct draw_text){.y = y,
			.size = LABEL,
			.text = arena_printf(
				t->mem, "Paling lambat %s WIB", t->l->batas)});
	row_end(t, y + PADY - t->y, false);
}

static void put_sign(struct lembar_pen *t)
{
	int x = left_of(t), y = t->y + PADY, spare = by_hand(t, true);
	struct draw_text c = {.y = y, .size = LABEL, .align = ALIGN_CENTER};

	text(t, 0, x,
		(struct draw_text){.y = y, .size = LABEL, .text = "Catatan"});
	c.text = t->l->dari;
	c.y += text(t, x, t->w, c);
	c.text = t->l->paraf;
	c.y += 20 + spare / 2;
	c.y = most(c.y + text(t, x, t->w, c) + spare - spare / 2,
		y + PARAF_ROOM + spare);
	c.size = SIZE;
	c.text = t->l->nama;
	c.y += text(t, x, t->w, c);
	row_end(t, c.y + PADY - t->y, true);
}

static void put_sheet(struct lembar_pen *t)
{
	const struct setengah_folio *l = t->l;
	int x = left_of(t);

	t->y = 0;
	put_kop(t);
	row_end(t,
		most(field(t, 0, x, "Dari", l->dari),
			field(t, x, t->w, "Nomor agenda", l->nomor)),
		true);
	if (l->asal != NULL)
		row_end(t, field(t, 0, t->w, "Surat masuk", l->asal), false);
	row_end(t,
		most(field(t, 0, x, "Hal", l->hal),
			field(t, x, t->w, "Tanggal dan sifat",
				arena_printf(t->mem, "%s, %s", l->tanggal,
					l->sifat))),
		true);
	put_ticks(t);
	put_isi(t);
	put_sign(t);
}

/* Its height with letters of `percent` of their size. */
static int measure(struct lembar_pen *t, int percent)
{
	t->w = WIDE * 100 / percent;
	draw_quiet(t->d, true);
	put_sheet(t);
	draw_quiet(t->d, false);
	return t->y;
}

int setengah_folio_pdf(
	struct ctx *c, const struct setengah_folio *l, struct str *out)
{
	struct draw_about about = {"Lembar Disposisi", l->kantor, l->pada_at};
	const struct paper_size *paper =
		&paper_size[l->a4 ? PAPER_A4_UPRIGHT : PAPER_HALF_FOLIO];
	struct lembar_pen t = {
		.mem = c->mem, .d = draw_new(c, &about, out), .l = l};
	int percent = 100, tall = measure(&t, percent), room = TALL;

	while (tall > room && percent > SMALLEST) {
		percent -= 5;
		tall = measure(&t, percent);
		room = TALL * 100 / percent;
	}
	t.spare = tall < room ? room - tall : 0;
	draw_page(t.d, paper);
	draw_view(t.d, (int[]){SIDE(paper), TOP, WIDE, TALL}, t.w,
		tall > room ? tall : room);
	put_sheet(&t);
	return draw_end(t.d);
}
