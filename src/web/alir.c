/*
 * The flowchart inside the table of the sheet.
 *
 * A cell is a square of 100 by 100 that is stretched to its place; a piece
 * of arrow overshoots it by 3 so that it meets its neighbour over the border.
 * Forward arrows leave a symbol sideways and turn down in the column of the
 * next step; a way back climbs at x = 93 of its own column.
 */
#include "base/base.h"

#include "web/alir.h"

#define BACK "93"

struct alir alir_new(struct arena *a, const struct sop *s)
{
	struct alir f = {.sop = s};

	f.lajur = arena_array(a, const struct peran *, s->peran_n + 1);
	f.lajur_of = arena_array(a, int, s->langkah_n + 1);
	for (size_t i = 0; i < s->peran_n; i++)
		if (s->peran[i].kolom)
			f.lajur[f.lajur_n++] = &s->peran[i];
	for (size_t i = 0; i < s->langkah_n; i++)
		for (size_t k = 0; k < f.lajur_n; k++)
			if (f.lajur[k] == &s->peran[s->langkah[i].peran])
				f.lajur_of[i] = (int)k;
	return f;
}

static bool is_done(const struct alir *f, size_t i)
{
	return f->posisi != NULL && f->posisi[i].keadaan == POSISI_SELESAI;
}

static bool is_current(const struct alir *f, size_t i)
{
	return f->posisi != NULL && f->posisi[i].keadaan == POSISI_BERJALAN;
}

static void piece(struct str *o, const char *class, const char *d)
{
	if (class != NULL)
		str_addf(o, "<path class=\"%s\" d=\"%s\"/>", class, d);
	else
		str_addf(o, "<path d=\"%s\"/>", d);
}

/* The arrow from step i-1 down into this cell. */
static void piece_in(struct str *o, const struct alir *f, size_t i, int lajur)
{
	if (i > 0 && f->lajur_of[i] == lajur)
		piece(o, is_done(f, i - 1) ? "past" : NULL, "M50-3V50");
}

/* The arrow from step i to the next, as far as it passes this cell. */
static void piece_out(struct str *o, const struct alir *f, size_t i, int lajur)
{
	const char *class = is_done(f, i) ? "past" : NULL;
	int from = f->lajur_of[i], to;

	if (i + 1 >= f->sop->langkah_n)
		return;
	to = f->lajur_of[i + 1];
	if (from == to) {
		if (lajur == from)
			piece(o, class, "M50 50V103");
	} else if (lajur == from) {
		piece(o, class, to > from ? "M50 50H103" : "M50 50H-3");
	} else if (lajur == to) {
		piece(o, class, to > from ? "M-3 50H50V103" : "M103 50H50V103");
	} else if ((lajur > from && lajur < to) ||
		   (lajur < from && lajur > to)) {
		piece(o, class, "M-3 50H103");
	}
}

/* The way back of one decision at step d to an earlier step. */
static void piece_back(
	struct str *o, const struct alir *f, size_t i, int lajur, size_t d)
{
	int from = f->lajur_of[d];
	size_t t = (size_t)f->sop->langkah[d].tidak - 1;
	int to = f->lajur_of[t];

	if (i == d && lajur == from && from == to)
		piece(o, "back", "M50 50H" BACK "V-3");
	else if (i == d && lajur == from)
		piece(o, "back", to > from ? "M50 50H103" : "M50 50H-3");
	else if (i == d && lajur == to)
		piece(o, "back",
			to > from ? "M-3 50H" BACK "V-3"
				  : "M103 50H" BACK "V-3");
	else if (i == d &&
		 ((lajur > from && lajur < to) || (lajur < from && lajur > to)))
		piece(o, "back", "M-3 50H103");
	else if (i == t && lajur == to)
		piece(o, "back", "M" BACK " 103V50H60");
	else if (i > t && i < d && lajur == to)
		piece(o, "back", "M" BACK "-3V103");
}

static bool has_back(const struct alir *f, size_t d)
{
	int no = f->sop->langkah[d].no;

	return f->sop->langkah[d].keputusan && f->sop->langkah[d].tidak > 0 &&
	       f->sop->langkah[d].tidak < no;
}

static void arrow_head(
	struct str *o, const char *where, const char *class, const char *d)
{
	str_addf(o,
		"<svg class=\"ah %s%s%s\" viewBox=\"0 0 10 8\" aria-hidden=\"true\"><path d=\"%s\"/></svg>",
		where, class != NULL ? " " : "", class != NULL ? class : "", d);
}

static void put_shape(
	struct str *o, const struct langkah *l, bool capsule, const char *class)
{
	if (l->keputusan)
		str_addf(o,
			"<path class=\"%s\" d=\"M24-6 48 14 24 34 0 14Z\"/>",
			class);
	else
		str_addf(o,
			"<rect class=\"%s\" x=\"1\" y=\"1\" width=\"46\" height=\"26\" rx=\"%d\"/>",
			class, capsule ? 13 : 3);
}

static void put_symbol(struct str *o, const struct alir *f, size_t i)
{
	const struct langkah *l = &f->sop->langkah[i];
	bool capsule = i == 0 || i + 1 == f->sop->langkah_n;
	bool done = is_done(f, i), current = is_current(f, i);

	str_addf(o,
		"<svg class=\"sh%s\" viewBox=\"0 0 48 28\" aria-hidden=\"true\">",
		done      ? " d"
		: current ? " c"
			  : "");
	put_shape(o, l, capsule, "b");
	if (done)
		str_add(o, "<path class=\"g\" d=\"m18 14.5 4 4 8-8.5\"/>");
	if (current) {
		put_shape(o, l, capsule, "halo");
		if (f->inisial != NULL && f->inisial[i] != NULL) {
			str_add(o, "<text x=\"24\" y=\"18\">");
			str_add_html(o, f->inisial[i]);
			str_add(o, "</text>");
		}
	}
	str_add(o, "</svg>");
	if (i > 0)
		arrow_head(o, l->keputusan ? "td" : "t",
			is_done(f, i - 1) ? "past" : NULL, "M0 0h10L5 8z");
}

/* Labels and the head of a way back. */
static void put_labels(struct str *o, const struct alir *f, size_t i, int lajur)
{
	const struct langkah *l = &f->sop->langkah[i];
	int next = f->lajur_of[i] + 1;

	for (size_t d = 0; d < f->sop->langkah_n; d++)
		if (has_back(f, d) &&
			(size_t)f->sop->langkah[d].tidak == i + 1 &&
			f->lajur_of[i] == lajur)
			arrow_head(o, "r", "back", "M10 0v8L0 4z");
	if (!has_back(f, i))
		return;
	if (f->lajur_of[i] == lajur)
		str_add(o, "<span class=\"lb ya\">Ya</span>");
	if (lajur == (f->lajur_of[l->tidak - 1] >= next ? next : next - 1))
		str_add(o, "<span class=\"lb tidak\">Tidak</span>");
}

void alir_sel(struct str *o, const struct alir *f, size_t i, size_t lajur)
{
	int at = (int)lajur;
	bool here = f->lajur_of[i] == at;
	struct str pieces = str_new(o->mem, LIMIT_TEXT);

	piece_in(&pieces, f, i, at);
	piece_out(&pieces, f, i, at);
	for (size_t d = 0; d < f->sop->langkah_n; d++)
		if (has_back(f, d))
			piece_back(&pieces, f, i, at, d);
	if (pieces.n > 0) {
		str_add(o,
			"<svg class=\"cn\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
		str_addn(o, pieces.p, pieces.n);
		str_add(o, "</svg>");
	}
	if (here)
		put_symbol(o, f, i);
	put_labels(o, f, i, at);
	if (here) {
		str_add(o, "<span class=\"vh\">");
		str_add_html(o, f->lajur[lajur]->tampil);
		str_add(o, f->sop->langkah[i].keputusan
				   ? ", keputusan Ya atau Tidak</span>"
				   : "</span>");
	}
}

void alir_simbol(struct str *o, char keadaan)
{
	str_addf(o,
		"<svg class=\"sh%s\" viewBox=\"0 0 48 28\" aria-hidden=\"true\"><rect class=\"b\" x=\"1\" y=\"1\" width=\"46\" height=\"26\" rx=\"3\"/>%s</svg>",
		keadaan == 'd'   ? " d"
		: keadaan == 'c' ? " c"
				 : "",
		keadaan == 'd' ? "<path class=\"g\" d=\"m18 14.5 4 4 8-8.5\"/>"
			       : "");
}
