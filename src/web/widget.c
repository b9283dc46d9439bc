/* widget: chips, rails, notes, links, tables. Pure: arguments in, HTML out. */
#include "base/base.h"

#include "web/tpl.h"
#include "web/widget.h"

#define MARK                                                                   \
	"<svg viewBox=\"0 0 32 32\" fill=\"none\" aria-hidden=\"true\">"       \
	"<path d=\"M6 8h9a5 5 0 0 1 0 10h-1a5 5 0 0 0 0 10h5\" "               \
	"transform=\"translate(0 -2)\" stroke=\"currentColor\" "               \
	"stroke-width=\"4\" stroke-linecap=\"round\"/>"                        \
	"<circle cx=\"26\" cy=\"26\" r=\"4.2\" fill=\"currentColor\"/></svg>"

void brand_mark(struct str *o)
{
	str_addn(o, MARK, sizeof(MARK) - 1);
}

static const char *const tone_class[] = {[TONE_NEUTRAL] = "",
	[TONE_OK] = " ok",
	[TONE_WARN] = " warn",
	[TONE_BAD] = " bad",
	[TONE_INFO] = " info"};
static const char *const chip_icon[] = {[TONE_NEUTRAL] = "belum",
	[TONE_OK] = "selesai",
	[TONE_WARN] = "jam",
	[TONE_BAD] = "awas",
	[TONE_INFO] = "panah"};
static const char *const note_icon[] = {[TONE_NEUTRAL] = "info",
	[TONE_OK] = "selesai",
	[TONE_WARN] = "awas",
	[TONE_BAD] = "awas",
	[TONE_INFO] = "info"};

void chip_write(struct str *o, const struct chip *w)
{
	str_addf(o, "<span class=\"st%s%s\">", tone_class[w->tone],
		w->bare ? " bare" : "");
	icon(o, w->icon != NULL ? w->icon : chip_icon[w->tone]);
	str_add_html(o, w->word);
	str_add(o, "</span>");
}

void chip_due_write(struct str *o, const struct chip_due *w)
{
	str_addf(o, "<span class=\"st%s\">", tone_class[w->tone]);
	icon(o, w->tone == TONE_BAD ? "awas" : "jam");
	str_add(o, "<time datetime=\"");
	str_add_html(o, w->at);
	str_addf(o, "\" data-tenggat=\"%ld\"", w->left_min);
	if (w->run_min > 0)
		str_addf(o, " data-jalan=\"%ld\"", w->run_min);
	if (w->day_min > 0)
		str_addf(o, " data-hari=\"%ld\"", w->day_min);
	str_addc(o, '>');
	str_add_html(o, w->word);
	str_add(o, "</time></span>");
}

/* The step that runs, counted from 1; 0: none. */
static size_t rail_now(const struct rail *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->steps[i].state == STEP_NOW)
			return i + 1;
	return 0;
}

static void rail_open(struct str *o, const struct rail *w, size_t now)
{
	bool done = w->n > 0 && w->steps[w->n - 1].state == STEP_DONE;

	str_add(o, w->mini ? "<div role=\"img\" class=\"rail mini"
			   : "<ol class=\"rail");
	str_add(o, w->tone == TONE_WARN  ? " c-warn"
		   : w->tone == TONE_BAD ? " c-bad"
					 : "");
	str_add(o, "\" aria-label=\"Posisi pada SOP: ");
	if (now > 0)
		str_addf(o, "langkah %zu dari %zu", now, w->n);
	else
		str_add(o, done ? "selesai" : "belum mulai");
}

/* In a list of cases: strokes to look at, and one sentence to be read. */
static void rail_mini(struct str *o, const struct rail *w)
{
	static const char *const stroke[] = {[STEP_LATER] = "<i></i>",
		[STEP_DONE] = "<i class=\"d\"></i>",
		[STEP_NOW] = "<i class=\"c\"></i>"};
	size_t now = rail_now(w);

	rail_open(o, w, now);
	if (now > 0) {
		str_add(o, ", ");
		str_add_html(o, w->steps[now - 1].label);
	}
	str_add(o, "\">");
	for (size_t i = 0; i < w->n; i++)
		str_add(o, stroke[w->steps[i].state]);
	str_add(o, "</div>");
}

static void rail_item(struct str *o, const struct rail_step *s, size_t no)
{
	static const char *const open[] = {[STEP_LATER] = "<li><b>",
		[STEP_DONE] = "<li class=\"d\"><b>",
		[STEP_NOW] = "<li class=\"c\" aria-current=\"step\"><b>"};
	static const char *const word[] = {[STEP_LATER] = "belum",
		[STEP_DONE] = "selesai",
		[STEP_NOW] = "sedang berjalan"};

	str_add(o, open[s->state]);
	str_add_int(o, (int64_t)no);
	str_add(o, "</b><span>");
	str_add_html(o, s->label);
	str_add(o, "</span><span class=\"vh\">, ");
	str_add(o, word[s->state]);
	str_add(o, "</span></li>");
}

void rail_write(struct str *o, const struct rail *w)
{
	if (w->mini) {
		rail_mini(o, w);
		return;
	}
	rail_open(o, w, rail_now(w));
	str_add(o, "\">");
	for (size_t i = 0; i < w->n; i++)
		rail_item(o, &w->steps[i], i + 1);
	str_add(o, "</ol>");
}

void rail_card(struct str *o, const struct rail_card *w)
{
	size_t now = rail_now(&w->rail);

	str_add(o, "<section class=\"card cyc\" aria-label=\"Posisi siklus\">"
		   "<div>");
	if (now > 0) {
		str_addf(o, "<p class=\"now-lab\">Langkah %zu dari %zu · ", now,
			w->rail.n);
		str_add_html(o, w->rail.steps[now - 1].label);
		str_add(o, "</p>");
	}
	rail_write(o, &w->rail);
	str_add(o, "</div>");
	if (w->due.word != NULL)
		chip_due_write(o, &w->due);
	else if (w->chip.word != NULL)
		chip_write(o, &w->chip);
	str_add(o, "</section>");
}

void track(struct str *o, enum tone tone, int percent)
{
	percent = percent < 0 ? 0 : percent > 100 ? 100 : percent;
	str_addf(o, "<div class=\"track%s p%d\" aria-hidden=\"true\"></div>",
		tone_class[tone], percent);
}

void kategori(struct str *o, int k, const char *word)
{
	if (k >= 1 && k <= 5)
		str_addf(o, "<span class=\"kat k%d\">", k);
	else
		str_add(o, "<span class=\"kat\">");
	str_add_html(o, word);
	str_add(o, "</span>");
}

/* The bytes of the character that begins at `s`. */
static size_t char_length(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

void initials(struct str *o, const char *name)
{
	int n = 0;

	while (name != NULL && *name != '\0' && *name != ',' && n < 2) {
		size_t len = strcspn(name, " ,");

		/* "Hj.", "Dr.", "M.Si." are titles; "A." may be a name, but
		 * nobody misses one initial. */
		if (len > 0 && memchr(name, '.', len) == NULL) {
			char first[8] = {0};

			memcpy(first, name,
				char_length(name) < 8 ? char_length(name) : 7);
			str_add_html(o, first);
			n++;
		}
		name += len;
		name += *name == ' ';
	}
}

void avatar(struct str *o, const char *name, const char *kelas)
{
	str_add(o, "<span class=\"av");
	if (kelas != NULL) {
		str_addc(o, ' ');
		str_add_html(o, kelas);
	}
	str_add(o, "\" aria-hidden=\"true\">");
	initials(o, name);
	str_add(o, "</span>");
}

/* A link that looks like a button; nothing without an address. */
static void button_link(
	struct str *o, const char *kelas, const char *href, const char *label)
{
	if (href == NULL)
		return;
	str_addf(o, "<a class=\"%s\" href=\"", kelas);
	t_href_text(o, href);
	str_add(o, "\">");
	str_add_html(o, label);
	str_add(o, "</a>");
}

void note_write(struct str *o, const struct note *w)
{
	/* Without a tone a note is information, in the colour of it. */
	str_addf(o, "<div class=\"note%s\">",
		w->tone == TONE_INFO ? "" : tone_class[w->tone]);
	icon(o, w->icon != NULL ? w->icon : note_icon[w->tone]);
	str_add(o, "<p>");
	if (w->strong != NULL) {
		str_add(o, "<b>");
		str_add_html(o, w->strong);
		str_add(o, w->text != NULL ? "</b> " : "</b>");
	}
	str_add_html(o, w->text);
	str_add(o, "</p>");
	button_link(o, "btn sm", w->href, w->button);
	str_add(o, "</div>");
}

void empty_write(struct str *o, const struct empty *w)
{
	str_add(o, "<div class=\"empty\">");
	icon(o, w->icon != NULL ? w->icon : "selesai");
	str_add(o, "<b>");
	str_add_html(o, w->title);
	str_add(o, "</b>");
	if (w->text != NULL) {
		str_add(o, "<p>");
		str_add_html(o, w->text);
		str_add(o, "</p>");
	}
	button_link(o, "btn", w->href, w->button);
	str_add(o, "</div>");
}

static void link_write(struct str *o, const struct link *l)
{
	str_add(o, "<a href=\"");
	t_href_text(o, l->href);
	str_add(o, l->here ? "\" aria-current=\"page\">" : "\">");
	str_add_html(o, l->label);
	if (l->n > 0)
		str_addf(o, " <span class=\"n\">%ld</span>", l->n);
	str_add(o, "</a>");
}

void crumb(struct str *o, const struct link *links, size_t n)
{
	str_add(o, "<nav aria-label=\"Remah roti\"><ol class=\"crumb\">");
	for (size_t i = 0; i < n; i++) {
		str_add(o, "<li>");
		if (links[i].href != NULL) {
			link_write(o, links + i);
		} else {
			str_add(o, "<span aria-current=\"page\">");
			str_add_html(o, links[i].label);
			str_add(o, "</span>");
		}
		str_add(o, "</li>");
	}
	str_add(o, "</ol></nav>");
}

void subnav(struct str *o, const char *label, const struct link *l, size_t n)
{
	str_add(o, "<nav class=\"subnav no-print\" aria-label=\"");
	str_add_html(o, label);
	str_add(o, "\">");
	for (size_t i = 0; i < n; i++)
		link_write(o, l + i);
	str_add(o, "</nav>");
}

static void column_write(struct str *o, const struct table_column *c)
{
	str_add(o, c->num ? "<th scope=\"col\" class=\"num\">"
			  : "<th scope=\"col\">");
	if (c->hidden)
		str_add(o, "<span class=\"vh\">");
	str_add_html(o, c->label);
	if (c->hidden)
		str_add(o, "</span>");
	if (c->small != NULL) {
		str_add(o, "<small>");
		str_add_html(o, c->small);
		str_add(o, "</small>");
	}
	str_add(o, "</th>");
}

void table_open_write(struct str *o, const struct html_table *w)
{
	str_add(o, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
		   "aria-label=\"");
	str_add_html(o, w->caption);
	str_add(o, "\"><table class=\"");
	str_add_html(o, w->kelas != NULL ? w->kelas : "t");
	str_add(o, "\"><caption class=\"vh\">");
	str_add_html(o, w->caption);
	str_add(o, "</caption><thead><tr>");
	for (size_t i = 0; i < w->n; i++)
		column_write(o, w->columns + i);
	str_add(o, "</tr></thead><tbody>");
}

void table_close(struct str *o)
{
	str_add(o, "</tbody></table></div>");
}

void cell(struct str *o, const struct table_column *c, const char *text)
{
	str_add(o, c->num ? "<td class=\"num\" data-l=\"" : "<td data-l=\"");
	str_add_html(o, c->label);
	str_add(o, "\">");
	str_add_html(o, text);
	str_add(o, "</td>");
}

static void page_link(
	struct str *o, const char *base, long page, const char *label)
{
	str_add(o, "<a href=\"");
	t_href_text(o, base);
	str_addf(o, "%ld\">", page);
	if (label != NULL)
		str_add_html(o, label);
	else
		str_addf(o, "<span class=\"vh\">Halaman </span>%ld", page);
	str_add(o, "</a>");
}

void pages(struct str *o, const char *base, long page, long last)
{
	bool gap = false;

	if (last <= 1)
		return;
	str_add(o, "<nav class=\"hal no-print\" aria-label=\"Halaman\">");
	if (page > 1)
		page_link(o, base, page - 1, "Sebelumnya");
	for (long i = 1; i <= last; i++) {
		/* The ends and the neighbours; an ellipsis for the rest. */
		if (i != 1 && i != last && (i < page - 2 || i > page + 2)) {
			if (!gap)
				str_add(o, "<span>…</span>");
			gap = true;
			continue;
		}
		gap = false;
		if (i == page)
			str_addf(o,
				"<span aria-current=\"page\"><span "
				"class=\"vh\">Halaman </span>%ld</span>",
				i);
		else
			page_link(o, base, i, NULL);
	}
	if (page < last)
		page_link(o, base, page + 1, "Berikutnya");
	str_add(o, "</nav>");
}
