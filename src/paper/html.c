/*
 * The HTML form: one file that needs nothing else, for a screen and for A4.
 *
 * Every text goes through str_add_html; there is no script and no style that
 * depends on a value.
 */
#include "base/base.h"

#include "paper/paper_priv.h"

static const char style[] =
	"@page{size:A4;margin:25mm 20mm}"
	"body{font:11pt/1.5 'Liberation Serif','Times New Roman',serif;color:#1c1c1c;background:#fff;"
	"max-width:46rem;margin:2rem auto;padding:0 1rem}"
	"h1,h2,h3,h4,caption,th,.kop,svg,summary{font-family:'Liberation Sans',Arial,sans-serif}"
	"h1{font-size:1.7rem}"
	"h2{font-size:1.35rem;margin:2.2em 0 .6em;border-bottom:2px solid #1c1c1c;padding-bottom:.2em}"
	"h3{font-size:1.1rem;margin:1.6em 0 .5em}h4{font-size:1rem;margin:1.3em 0 .4em}"
	"h1,h2,h3,h4{break-after:avoid;line-height:1.25}"
	"p{text-align:justify;margin:.5em 0;orphans:2;widows:2;overflow-wrap:anywhere}.kecil{font-size:.88rem;color:#4a4a4a}"
	".sampul{text-align:center;min-height:min(60vh,36rem);display:flex;flex-direction:column;"
	"justify-content:space-between;padding:1rem;border-bottom:1px solid #1c1c1c;break-after:page}"
	".sampul .kop{font-weight:700;letter-spacing:.03em;border-bottom:4px double #1c1c1c;padding-bottom:.7rem}"
	".sampul h1{margin:0}.sampul p{text-align:center;font-size:1.15rem}"
	".sampul .keadaan{display:inline-block;border:2px solid #8a1c1c;color:#8a1c1c;padding:.2em 1.2em;font-weight:700}"
	".geser{overflow-x:auto;margin:.8em 0}.geser:has(+.kecil){break-after:avoid;margin-bottom:.3em}.geser+.kecil{margin-top:0;text-align:left}"
	"table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.3;"
	"border-top:1.5px solid #1c1c1c;border-bottom:1.5px solid #1c1c1c}"
	"caption{text-align:left;font-weight:700;padding:.3em 0}"
	"thead th{background:#eceae6;vertical-align:bottom;border-bottom:1px solid #1c1c1c}"
	"th,td{text-align:left;padding:.3em .5em;vertical-align:top}"
	"tbody th{font-weight:400;font-family:inherit}"
	"tbody tr+tr>*{border-top:1px solid #c9c6c0}"
	"thead{display:table-header-group}tr,.utuh{break-inside:avoid}caption,thead{break-after:avoid}tbody tr:first-child{break-before:avoid}"
	".r{text-align:right;font-variant-numeric:tabular-nums}.c{text-align:center}.p{white-space:nowrap}"
	"tbody tr.total td{font-weight:700;background:#f6f5f2;border-top:1px solid #1c1c1c}"
	"dl{display:grid;grid-template-columns:max-content 1fr;gap:.15em 1em}dd{margin:0}"
	"figure{margin:1.2em 0;break-inside:avoid}figcaption{font:700 .92rem 'Liberation Sans',Arial,sans-serif;margin-bottom:.5em}"
	"svg{width:100%;height:auto;overflow:visible}summary{font-size:.85rem;cursor:pointer}"
	".ttd{margin:2.5em 1px 1em auto;width:21rem;max-width:100%;break-inside:avoid}.ttd p{text-align:left;margin:0}"
	".ttd .cap{border:1px solid #4a4a4a;padding:.5em .7em;margin:1em 0;font-size:.85rem}"
	".ttd .nama{font-weight:700;text-decoration:underline}.ttd .kosong{height:4.5rem}"
	".ganti{break-after:page}"
	"@media print{body{margin:0;max-width:none;padding:0}.sampul{min-height:23cm;border:0}details{display:none}}";

/* Only of a letter, so that a report's bytes stay as they were. */
static const char letter_style[] =
	".surat{text-align:center;border-bottom:4px double #1c1c1c;padding-bottom:.6rem;margin-bottom:1rem}"
	".surat .kop{font-weight:700;letter-spacing:.03em}.surat .kecil{text-align:center;margin:.2em 0 0}"
	".baris{text-align:left;margin:.1em 0}.baris.r{text-align:right}.baris.c{text-align:center}"
	".dua{display:flex;gap:2rem;break-inside:avoid}.dua .ttd{margin:2.5em 0 1em;flex:1}";

static void tag(
	struct str *o, const char *open, const char *text, const char *close)
{
	str_add(o, open);
	str_add_html(o, text);
	str_add(o, close);
}

/* `whole`: a document of its own, whose one h1 is this title. */
static void put_cover(struct str *o, const struct cover *v, bool whole)
{
	str_add(o, "<header class=\"sampul\"><div class=\"kop\">");
	for (size_t i = 0; i < v->kop_n; i++)
		tag(o, "<div>", v->kop[i], "</div>");
	str_add(o, "</div><div>");
	if (whole)
		tag(o, "<h1>", v->title, "</h1>");
	else
		tag(o, "<p class=\"c judul\">", v->title, "</p>");
	if (v->subtitle != NULL)
		tag(o, "<p class=\"c\">", v->subtitle, "</p>");
	if (v->state != NULL)
		tag(o, "<p class=\"c\"><span class=\"keadaan\">", v->state,
			"</span></p>");
	tag(o, "</div><div>", v->place_year, "</div></header>\n");
}

/* Nothing in the column is longer than a few words: it is not broken. */
#define SHORT 16
/* Rows of a table that is not broken over two sheets of paper. */
#define WHOLE 8

static bool is_short(const struct table *t, size_t i)
{
	if (text_width(t->column[i].title) > SHORT)
		return false;
	for (const struct row *r = t->row; r != NULL; r = r->next)
		if (r->cell[i] != NULL && text_width(r->cell[i]) > SHORT)
			return false;
	return true;
}

static const char **classes(struct arena *a, const struct table *t)
{
	static const char *const name[2][3] = {
		[false] = {[ALIGN_LEFT] = "",
			[ALIGN_RIGHT] = " class=\"r\"",
			[ALIGN_CENTER] = " class=\"c\""},
		[true] = {[ALIGN_LEFT] = " class=\"p\"",
			[ALIGN_RIGHT] = " class=\"r p\"",
			[ALIGN_CENTER] = " class=\"c p\""},
	};
	const char **class = arena_array(a, const char *, t->column_n + 1);

	for (size_t i = 0; i < t->column_n; i++)
		class[i] = name[is_short(t, i)][t->column[i].align];
	return class;
}

static void put_table(struct ctx *c, struct str *o, const struct table *t)
{
	const char **class = classes(c->mem, t);

	str_add(o, t->row_n <= WHOLE ? "<div class=\"geser utuh\""
				     : "<div class=\"geser\"");
	str_add(o, " tabindex=\"0\" role=\"region\" aria-label=\"");
	str_add_html(o, t->caption);
	tag(o, "\"><table><caption>", t->caption, "</caption>\n<thead><tr>");
	for (size_t i = 0; i < t->column_n; i++) {
		str_addf(o, "<th scope=\"col\"%s>", class[i]);
		tag(o, "", t->column[i].title, "</th>");
	}
	str_add(o, "</tr></thead>\n<tbody>\n");
	for (const struct row *r = t->row; r != NULL; r = r->next) {
		str_add(o, r->bold ? "<tr class=\"total\">" : "<tr>");
		for (size_t i = 0; i < t->column_n; i++) {
			str_addf(o, "<td%s>", class[i]);
			tag(o, "", r->cell[i], "</td>");
		}
		str_add(o, "</tr>\n");
	}
	str_add(o, "</tbody></table></div>\n");
	if (t->note != NULL)
		tag(o, "<p class=\"kecil\">", t->note, "</p>\n");
}

/* ---- the SVG back end of the canvas ---- */

static void svg_rect(struct canvas *k, const double at[4], double grey)
{
	int g = (int)(grey * 255);

	str_addf(k->to,
		"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%02x%02x%02x\"/>",
		at[0], at[1], at[2], at[3], (unsigned)g, (unsigned)g,
		(unsigned)g);
}

static void svg_line(struct canvas *k, const double at[4], bool dashed)
{
	str_addf(k->to,
		"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#1c1c1c\"%s/>",
		at[0], at[1], at[2], at[3],
		dashed ? " stroke-dasharray=\"4 3\"" : "");
}

static void svg_text(
	struct canvas *k, const double at[2], int anchor, const char *text)
{
	static const char *const name[] = {"start", "middle", "end"};

	str_addf(k->to,
		"<text x=\"%.1f\" y=\"%.1f\" font-size=\"9\" text-anchor=\"%s\">",
		at[0], at[1], name[anchor + 1]);
	tag(k->to, "", text, "</text>");
}

#define SVG_WIDTH 540.0

/* The chart's figures as a table, for who cannot see the picture. */
static void put_figures(struct str *o, const struct chart *x)
{
	str_add(o,
		"<details><summary>Angka bagan</summary><table><thead><tr><th scope=\"col\">Uraian</th>");
	tag(o, "<th scope=\"col\" class=\"r\">Nilai",
		x->unit != NULL ? " (" : "", "");
	tag(o, "", x->unit, x->unit != NULL ? ")" : "");
	str_add(o, "</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < x->bar_n; i++) {
		tag(o, "<tr><th scope=\"row\">", x->bar[i].label, "</th>");
		tag(o, "<td class=\"r\">", x->bar[i].text, "</td></tr>\n");
	}
	str_add(o, "</tbody></table></details>");
}

static void put_chart(
	struct ctx *c, struct str *o, const struct chart *x, unsigned number)
{
	struct canvas k = {o, svg_rect, svg_line, svg_text};
	struct plot g = plot_of(c->mem, x, SVG_WIDTH);

	tag(o, "<figure><figcaption>", x->title, "</figcaption>\n");
	str_addf(o,
		"<svg viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-labelledby=\"bagan%u bagan%u-isi\"><title id=\"bagan%u\">",
		SVG_WIDTH, plot_height(&g, 0, x->bar_n), number, number,
		number);
	tag(o, "", x->title, "</title>");
	str_addf(o, "<desc id=\"bagan%u-isi\">", number);
	for (size_t i = 0; i < x->bar_n; i++) {
		tag(o, i > 0 ? "; " : "", x->bar[i].label, " ");
		tag(o, "", x->bar[i].text, x->unit != NULL ? " " : "");
		str_add_html(o, x->unit);
	}
	if (x->mark_label != NULL)
		tag(o, ". Garis acuan: ", x->mark_label, "");
	str_add(o, "</desc>\n");
	plot_draw(&k, &g, 0, x->bar_n);
	str_add(o, "</svg>\n");
	put_figures(o, x);
	str_add(o, "</figure>\n");
}

static void put_one(struct str *o, const struct signature *s)
{
	str_add(o, "<div class=\"ttd\">");
	tag(o, "<p>", s->place_date, "</p>");
	if (s->capacity != NULL)
		tag(o, "<p>", s->capacity, "</p>");
	tag(o, "<p>", s->jabatan, "</p>");
	if (s->mark != NULL)
		tag(o, "<p class=\"cap\">", s->mark, "</p>");
	else
		str_add(o, "<div class=\"kosong\"></div>");
	if (s->name != NULL)
		tag(o, "<p class=\"nama\">", s->name, "</p>");
	else
		str_add(o, "<p>(....................)</p>");
	if (s->rank != NULL)
		tag(o, "<p>", s->rank, "</p>");
	if (s->nip != NULL)
		tag(o, "<p>NIP ", s->nip, "</p>");
	str_add(o, "</div>\n");
}

/* A part of a text as HTML. */
static void put_bytes(struct str *o, const char *p, size_t n)
{
	str_add_html(o, arena_dupn(o->mem, p, n));
}

static void put_span(struct str *o, const char *text, const struct span *s)
{
	static const char *const name[] = {"strong", "em", "code"};

	if (s->href != NULL) {
		str_add(o, "<a href=\"");
		str_add_html(o, s->href);
		str_add(o, "\" rel=\"noopener noreferrer\">");
	}
	for (size_t i = 0; i < ARRAY_N(name); i++)
		if (s->style & 1U << i)
			str_addf(o, "<%s>", name[i]);
	put_bytes(o, text + s->from, s->to - s->from);
	for (size_t i = ARRAY_N(name); i-- > 0;)
		if (s->style & 1U << i)
			str_addf(o, "</%s>", name[i]);
	if (s->href != NULL)
		str_add(o, "</a>");
}

static void put_rich(struct str *o, const struct rich *r)
{
	size_t at = 0;

	for (size_t i = 0; i < r->span_n; i++) {
		put_bytes(o, r->text + at, r->span[i].from - at);
		put_span(o, r->text, &r->span[i]);
		at = r->span[i].to;
	}
	str_add_html(o, r->text + at);
}

/* ---- lists in levels ---- */

#define LEVELS 8

struct levels {
	struct str *o;
	int depth; /* open lists */
	bool numbered[LEVELS];
};

static void level_open(struct levels *l, const struct item *x)
{
	l->numbered[l->depth] = x->label != NULL && *x->label != '\0';
	str_add(l->o, l->numbered[l->depth++] ? "<ol>" : "<ul>");
}

static void level_close(struct levels *l)
{
	str_add(l->o, l->numbered[--l->depth] ? "</li></ol>" : "</li></ul>");
}

static void put_item(struct levels *l, const struct item *x)
{
	int want = (x->level < LEVELS - 1 ? x->level : LEVELS - 1) + 1;
	bool goes_on = x->label != NULL && *x->label == '\0';
	bool numbered = x->label != NULL && !goes_on;

	while (l->depth > want)
		level_close(l);
	if (goes_on && l->depth == want) {
		str_add(l->o, "<br/>");
		put_rich(l->o, &x->rich);
		return;
	}
	if (l->depth == want && l->numbered[l->depth - 1] != numbered)
		level_close(l);
	if (l->depth < want)
		level_open(l, x);
	else
		str_add(l->o, "</li>");
	if (numbered)
		str_addf(
			l->o, "<li value=\"%ld\">", strtol(x->label, NULL, 10));
	else
		str_add(l->o, "<li>");
	put_rich(l->o, &x->rich);
}

static void put_items(struct str *o, const struct block *b)
{
	struct levels l = {.o = o};

	for (size_t i = 0; i < b->item_n; i++)
		put_item(&l, &b->items[i]);
	while (l.depth > 0)
		level_close(&l);
	str_addc(o, '\n');
}

static void put_para(struct str *o, const struct block *b)
{
	struct rich r = {b->text, b->span, b->span_n};

	str_add(o, b->small ? "<p class=\"kecil\">" : "<p>");
	put_rich(o, &r);
	str_add(o, "</p>\n");
}

static void put_signature(struct str *o, const struct signature *s)
{
	if (s->beside == NULL) {
		put_one(o, s);
		return;
	}
	str_add(o, "<div class=\"dua\">");
	put_one(o, s->beside);
	put_one(o, s);
	str_add(o, "</div>\n");
}

static void put_kop(struct str *o, const struct kop *k)
{
	str_add(o, "<header class=\"surat\"><div class=\"kop\">");
	for (size_t i = 0; i < k->n; i++)
		tag(o, "<div>", k->line[i], "</div>");
	str_add(o, "</div>");
	if (k->address != NULL)
		tag(o, "<p class=\"kecil\">", k->address, "</p>");
	str_add(o, "</header>\n");
}

static void put_line(struct str *o, const struct block *b)
{
	str_addf(o, "<p class=\"baris%s\">",
		b->align == ALIGN_RIGHT    ? " r"
		: b->align == ALIGN_CENTER ? " c"
					   : "");
	tag(o, b->bold ? "<strong>" : "", b->text, b->bold ? "</strong>" : "");
	str_add(o, "</p>\n");
}

static void put_list(struct str *o, const struct block *b)
{
	str_add(o, "<ul>");
	for (size_t i = 0; i < b->item_n; i++)
		tag(o, "<li>", b->item[i], "</li>");
	str_add(o, "</ul>\n");
}

static void put_pairs(struct str *o, const struct block *b)
{
	str_add(o, "<dl>");
	for (size_t i = 0; i < b->pair_n; i++) {
		tag(o, "<dt>", b->pair[i].label, "</dt>");
		tag(o, "<dd>", b->pair[i].value, "</dd>");
	}
	str_add(o, "</dl>\n");
}

static void put_block(
	struct ctx *c, struct str *o, const struct block *b, unsigned *charts)
{
	switch (b->kind) {
	case B_COVER:
		put_cover(o, b->cover, true);
		break;
	case B_HEADING:
		/* The one h1 is the document's title. */
		str_addf(o, "<h%d>", b->level + 1);
		tag(o, "", b->text, "");
		str_addf(o, "</h%d>\n", b->level + 1);
		break;
	case B_PARA:
		put_para(o, b);
		break;
	case B_LIST:
		put_list(o, b);
		break;
	case B_ITEMS:
		put_items(o, b);
		break;
	case B_TABLE:
		put_table(c, o, b->table);
		break;
	case B_CHART:
		put_chart(c, o, b->chart, ++*charts);
		break;
	case B_PAIRS:
		put_pairs(o, b);
		break;
	case B_SIGNATURE:
		put_signature(o, b->signature);
		break;
	case B_KOP:
		put_kop(o, b->kop);
		break;
	case B_LINE:
		put_line(o, b);
		break;
	case B_BREAK:
		str_add(o, "<div class=\"ganti\"></div>\n");
		break;
	}
}

int paper_html_part(struct ctx *c, const struct doc *d, struct str *out)
{
	size_t before = out->n;
	unsigned charts = 0;

	for (const struct block *b = d->first; b != NULL; b = b->next)
		if (b->kind == B_COVER)
			put_cover(out, b->cover, false);
		else
			put_block(c, out, b, &charts);
	return paper_end(c, d->title, out, before, OK);
}

int paper_html(struct ctx *c, const struct doc *d, struct str *out)
{
	size_t before = out->n;
	unsigned charts = 0;

	tag(out,
		"<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\"/>"
		"<meta name=\"viewport\" content=\"width=device-width\"/><title>",
		d->title, "</title>\n");
	if (d->author != NULL)
		tag(out, "<meta name=\"author\" content=\"", d->author,
			"\"/>\n");
	str_add(out, "<style>");
	str_add(out, style);
	if (d->letter)
		str_add(out, letter_style);
	str_add(out, "</style></head>\n<body><main>\n");
	if (!d->letter && (d->first == NULL || d->first->kind != B_COVER))
		tag(out, "<h1>", d->title, "</h1>\n");
	for (const struct block *b = d->first; b != NULL; b = b->next)
		put_block(c, out, b, &charts);
	str_add(out, "</main></body></html>\n");
	return paper_end(c, d->title, out, before, OK);
}
