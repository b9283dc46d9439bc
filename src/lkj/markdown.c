/*
 * The Markdown of a section into the paper tree.
 *
 * md4c reads; raw HTML is switched off, so that it stays text; a link keeps
 * its address in print, and only http, https and mailto are links at all.
 * Characters that turn the direction of writing are left out: a figure must
 * read on paper as it was typed. Everything ends in a tree, whatever was
 * typed: there is nothing here that fails.
 */
#include "base/base.h"

#include <md4c.h>
#include <strings.h>

#include "lkj/naskah_priv.h"

#define HARD_BREAK '\x01' /* inside `text`: a line that ends on purpose */
#define TABLE_COLUMNS 12  /* of a table typed by hand */
#define TABLE_ROWS 500
#define SUGGESTED 20 /* unknown placeholders that get a suggestion */
#define DEPTH 100    /* lists inside lists that are told apart */

struct leaf { /* a paragraph, item, heading or cell being read */
	struct str text;
	struct span *span;
	size_t span_n;
};

struct baca {
	struct susun s; /* where it goes */
	struct md *m;
	struct leaf leaf; /* its text is used again and again */
	bool used;        /* something is in the leaf */
	int bold, italic, code, image;
	const char *href;
	size_t href_from;
	int depth; /* lists that are open */
	bool ordered[DEPTH];
	unsigned number[DEPTH];
	const char *label; /* of the item at hand; NULL after its first part */
	bool fresh;        /* the item has no part yet */
	struct item *item;
	size_t item_n;
	const char ***row; /* of the table at hand */
	size_t row_n, column_n, cell;
	enum align align[TABLE_COLUMNS];
	bool table, wide;
};

static void leaf_start(struct baca *b)
{
	str_clear(&b->leaf.text);
	b->leaf.span = NULL;
	b->leaf.span_n = 0;
	b->used = false;
}

static void report(struct baca *b, const char *sentence)
{
	b->m->temuan = arena_grow(
		b->s.a, b->m->temuan, b->m->temuan_n, sizeof(*b->m->temuan));
	b->m->temuan[b->m->temuan_n++] = sentence;
}

/* Looking for the nearest name costs: only the first ones get it. */
static const char *unknown(struct baca *b, const struct blok_temu *x)
{
	const char *sentence =
		b->m->temuan_n < SUGGESTED
			? blok_asing(&b->s, x)
			: "Blok tidak dikenal. Pilih dari daftar Sisipkan data.";

	report(b, sentence);
	return sentence;
}

/* ---- text ---- */

/* U+202A..U+202E and U+2066..U+2069: they would turn what follows. */
static bool turns(const char *p, size_t n)
{
	unsigned char c;

	if (n < 3 || (unsigned char)p[0] != 0xe2)
		return false;
	c = (unsigned char)p[2];
	return ((unsigned char)p[1] == 0x80 && c >= 0xaa && c <= 0xae) ||
	       ((unsigned char)p[1] == 0x81 && c >= 0xa6 && c <= 0xa9);
}

static void add_text(struct baca *b, const char *p, size_t n)
{
	size_t from = b->leaf.text.n;
	unsigned style = (b->bold > 0 ? STYLE_BOLD : 0U) |
			 (b->italic > 0 ? STYLE_ITALIC : 0U) |
			 (b->code > 0 ? STYLE_CODE : 0U);
	struct span *last;

	for (size_t i = 0; i < n; i++) {
		if (turns(p + i, n - i))
			i += 2;
		else
			str_addc(&b->leaf.text, p[i]);
	}
	b->used |= b->leaf.text.n > 0;
	if ((style == 0 && b->href == NULL) || b->leaf.text.n == from)
		return;
	last = b->leaf.span_n > 0 ? &b->leaf.span[b->leaf.span_n - 1] : NULL;
	if (last != NULL && last->to == from && last->style == style &&
		last->href == b->href) {
		last->to = b->leaf.text.n;
		return;
	}
	b->leaf.span = arena_grow(
		b->s.a, b->leaf.span, b->leaf.span_n, sizeof(*b->leaf.span));
	b->leaf.span[b->leaf.span_n++] =
		(struct span){from, b->leaf.text.n, style, b->href};
}

static void add_codepoint(struct baca *b, unsigned long cp)
{
	char u[5] = {0};

	if (cp < 0x20 || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff) ||
		(cp >= 0x7f && cp < 0xa0))
		return;
	if (cp < 0x80) {
		u[0] = (char)cp;
	} else if (cp < 0x800) {
		u[0] = (char)(0xc0 | cp >> 6);
		u[1] = (char)(0x80 | (cp & 0x3f));
	} else if (cp < 0x10000) {
		u[0] = (char)(0xe0 | cp >> 12);
		u[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		u[2] = (char)(0x80 | (cp & 0x3f));
	} else {
		u[0] = (char)(0xf0 | cp >> 18);
		u[1] = (char)(0x80 | (cp >> 12 & 0x3f));
		u[2] = (char)(0x80 | (cp >> 6 & 0x3f));
		u[3] = (char)(0x80 | (cp & 0x3f));
	}
	add_text(b, u, strlen(u));
}

/* "&amp;" and its like; one that is not known stays as typed. */
static void add_entity(struct baca *b, const char *p, size_t n)
{
	static const struct {
		const char *name;
		unsigned long cp;
	} known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'},
		{"&quot;", '"'}, {"&nbsp;", 0xa0}, {"&ndash;", 0x2013},
		{"&mdash;", 0x2014}, {"&times;", 0xd7}};

	if (n > 3 && n < 12 && p[1] == '#') {
		bool hex = p[2] == 'x' || p[2] == 'X';

		add_codepoint(b, strtoul(arena_dupn(b->s.a, p + 2 + hex,
						 n - 3 - (size_t)hex),
					 NULL, hex ? 16 : 10));
		return;
	}
	for (size_t i = 0; i < ARRAY_N(known); i++)
		if (strlen(known[i].name) == n &&
			memcmp(known[i].name, p, n) == 0) {
			add_codepoint(b, known[i].cp);
			return;
		}
	add_text(b, p, n);
}

/* ---- what becomes of a leaf ---- */

/* A tidy copy: soft ends of lines are blanks, hard ones are kept. */
static struct rich plain(struct baca *b)
{
	char *t = arena_dup(b->s.a, b->leaf.text.p);

	for (char *p = t; *p != '\0'; p++)
		if (*p == '\n')
			*p = ' ';
		else if (*p == HARD_BREAK)
			*p = '\n';
	return (struct rich){t, b->leaf.span, b->leaf.span_n};
}

static bool in_code(const struct rich *r, const struct blok_temu *x)
{
	for (size_t i = 0; i < r->span_n; i++)
		if ((r->span[i].style & STYLE_CODE) != 0 &&
			r->span[i].from < x->to && x->from < r->span[i].to)
			return true;
	return false;
}

/* Move what stands behind a piece of [from, to) that became `n` bytes. */
static void shift(
	struct span *span, size_t span_n, const struct blok_temu *x, size_t n)
{
	size_t end = x->from + n;

	for (size_t i = 0; i < span_n; i++) {
		struct span *s = &span[i];

		if (s->from >= x->to)
			s->from = s->from - x->to + end;
		else if (s->from > x->from)
			s->from = end;
		if (s->to >= x->to)
			s->to = s->to - x->to + end;
		else if (s->to > x->from)
			s->to = end;
	}
}

/* Figures in a sentence; a table in one is told to stand alone. */
static struct rich filled(struct baca *b)
{
	struct rich r = plain(b);
	struct span *span = arena_array(b->s.a, struct span, r.span_n + 1);
	struct str out = str_new(b->s.a, LIMIT_DOCUMENT);
	struct blok_temu x;
	size_t at = 0, moved = 0;

	if (b->m->data == NULL || strstr(r.text, "[[") == NULL)
		return r;
	for (size_t i = 0; i < r.span_n; i++)
		span[i] = r.span[i];
	for (; blok_cari(b->s.a, r.text, at, &x); at = x.to) {
		const char *value = NULL;
		struct blok_temu now = x;

		str_addn(&out, r.text + at, x.from - at);
		if (in_code(&r, &x)) {
			value = NULL;
		} else if (!blok_sebaris(&x)) {
			report(b,
				arena_printf(b->s.a,
					"Blok \"%s\" harus berdiri sendiri pada satu baris.",
					x.nama));
		} else {
			value = blok_angka(&b->s, &x);
			if (value == NULL) {
				value = unknown(b, &x);
				value = arena_printf(b->s.a, "[%s]", value);
			}
		}
		if (value == NULL) {
			str_addn(&out, r.text + x.from, x.to - x.from);
			continue;
		}
		now.from = out.n;
		now.to = out.n + (x.to - x.from);
		str_add(&out, value);
		shift(span, r.span_n, &now, strlen(value));
		moved++;
	}
	if (moved == 0)
		return r;
	str_add(&out, r.text + at);
	return (struct rich){out.p, span, r.span_n};
}

/* Is every line of the paragraph a table or chart? Then draw them. */
static bool drawn(struct baca *b, bool draw)
{
	const char *p = b->leaf.text.p;
	bool any = false;

	while (*p != '\0') {
		size_t n = strcspn(p, "\n\x01");
		char *line = text_trim(b->s.a, arena_dupn(b->s.a, p, n));
		struct blok_temu x;

		p += n + (p[n] != '\0');
		if (*line == '\0')
			continue;
		if (!blok_cari(b->s.a, line, 0, &x) || x.from != 0 ||
			line[x.to] != '\0' || blok_sebaris(&x))
			return false;
		any = true;
		if (!draw || blok_gambar(&b->s, &x))
			continue;
		doc_note(b->s.doc, unknown(b, &x));
	}
	return any;
}

static void flush_items(struct baca *b)
{
	if (b->item_n > 0)
		doc_items(b->s.doc, b->item, b->item_n);
	b->item = NULL;
	b->item_n = 0;
}

static void add_item(struct baca *b)
{
	struct item x = {.rich = filled(b),
		.level = b->depth - 1,
		.label = b->fresh ? b->label : ""};

	b->fresh = false;
	b->item = arena_grow(b->s.a, b->item, b->item_n, sizeof(x));
	b->item[b->item_n++] = x;
}

static void end_para(struct baca *b)
{
	struct rich r;

	if (!b->used || text_is_blank(b->leaf.text.p)) {
		leaf_start(b);
		return;
	}
	if (b->depth > 0) {
		add_item(b);
	} else if (b->m->data != NULL && b->leaf.span_n == 0 &&
		   drawn(b, false)) {
		drawn(b, true);
	} else {
		r = filled(b);
		doc_rich(b->s.doc, &r);
	}
	leaf_start(b);
}

static void end_heading(struct baca *b, unsigned level)
{
	int at = b->m->dasar + (int)level;

	if (!b->used || text_is_blank(b->leaf.text.p) || b->depth > 0) {
		end_para(b);
		return;
	}
	doc_heading(b->s.doc, at > 3 ? 3 : at, filled(b).text);
	leaf_start(b);
}

/* ---- tables typed by hand ---- */

static void end_cell(struct baca *b)
{
	if (!b->wide && b->row_n > 0 && b->cell < TABLE_COLUMNS)
		b->row[b->row_n - 1][b->cell] = filled(b).text;
	b->cell++;
	leaf_start(b);
}

static void start_row(struct baca *b)
{
	b->cell = 0;
	if (b->row_n == TABLE_ROWS) {
		b->wide = true;
		return;
	}
	b->row = arena_grow(b->s.a, b->row, b->row_n, sizeof(*b->row));
	b->row[b->row_n++] = arena_array(b->s.a, const char *, TABLE_COLUMNS);
}

/* Each column as wide as its longest cell, within reason. */
static int column_width(const struct baca *b, size_t k)
{
	size_t most = 4;

	for (size_t i = 0; i < b->row_n; i++) {
		size_t n = b->row[i][k] != NULL ? text_width(b->row[i][k]) : 0;

		most = n > most ? n : most;
	}
	return most > 40 ? 40 : (int)most;
}

static void end_table(struct baca *b)
{
	size_t n = b->column_n < TABLE_COLUMNS ? b->column_n : TABLE_COLUMNS;
	struct column *col = arena_array(b->s.a, struct column, n + 1);
	struct table *t;

	b->table = false;
	if (b->wide || b->column_n > TABLE_COLUMNS) {
		report(b,
			arena_printf(b->s.a,
				"Tabel paling banyak %d kolom dan %d baris. Pecah menjadi beberapa tabel.",
				TABLE_COLUMNS, TABLE_ROWS));
		doc_note(b->s.doc, b->m->temuan[b->m->temuan_n - 1]);
		return;
	}
	if (n == 0 || b->row_n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		col[i] = (struct column){
			b->row[0][i] != NULL ? b->row[0][i] : "",
			column_width(b, i), b->align[i]};
	t = doc_table(
		b->s.doc, b->m->judul != NULL ? b->m->judul : "Tabel", col, n);
	for (size_t i = 1; i < b->row_n; i++)
		doc_row(t, b->row[i]);
}

static enum align align_of(MD_ALIGN a)
{
	if (a == MD_ALIGN_RIGHT)
		return ALIGN_RIGHT;
	return a == MD_ALIGN_CENTER ? ALIGN_CENTER : ALIGN_LEFT;
}

/* ---- md4c ---- */

static void start_list(struct baca *b, bool ordered, unsigned first)
{
	end_para(b);
	if (b->depth < DEPTH) {
		b->ordered[b->depth] = ordered;
		b->number[b->depth] = first;
	}
	b->depth++;
}

static void start_item(struct baca *b)
{
	int at = b->depth - 1;

	end_para(b);
	b->fresh = true;
	b->label = NULL;
	if (at >= 0 && at < DEPTH && b->ordered[at])
		b->label = arena_printf(b->s.a, "%u.", b->number[at]++);
}

static int on_enter(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct baca *b = arg;

	switch (type) {
	case MD_BLOCK_UL:
		start_list(b, false, 0);
		break;
	case MD_BLOCK_OL:
		start_list(b, true, ((MD_BLOCK_OL_DETAIL *)detail)->start);
		break;
	case MD_BLOCK_LI:
		start_item(b);
		break;
	case MD_BLOCK_TABLE:
		end_para(b);
		flush_items(b);
		b->table = true;
		b->wide = false;
		b->row = NULL;
		b->row_n = 0;
		b->column_n = ((MD_BLOCK_TABLE_DETAIL *)detail)->col_count;
		break;
	case MD_BLOCK_TR:
		start_row(b);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		if (b->cell < TABLE_COLUMNS)
			b->align[b->cell] =
				align_of(((MD_BLOCK_TD_DETAIL *)detail)->align);
		leaf_start(b);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_H:
	case MD_BLOCK_CODE:
		end_para(b);
		break;
	case MD_BLOCK_DOC:
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_HR:
	case MD_BLOCK_HTML:
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
		break;
	}
	return 0;
}

static int on_leave(MD_BLOCKTYPE type, void *detail, void *arg)
{
	struct baca *b = arg;

	switch (type) {
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		end_para(b);
		b->depth--;
		b->fresh = false;
		if (b->depth == 0)
			flush_items(b);
		break;
	case MD_BLOCK_H:
		end_heading(b, ((MD_BLOCK_H_DETAIL *)detail)->level);
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		end_cell(b);
		break;
	case MD_BLOCK_TABLE:
		end_table(b);
		leaf_start(b);
		break;
	case MD_BLOCK_P:
	case MD_BLOCK_LI:
	case MD_BLOCK_CODE:
	case MD_BLOCK_DOC:
	case MD_BLOCK_QUOTE:
	case MD_BLOCK_HR:
	case MD_BLOCK_HTML:
		end_para(b);
		break;
	case MD_BLOCK_THEAD:
	case MD_BLOCK_TBODY:
	case MD_BLOCK_TR:
		break;
	}
	return 0;
}

/* The address of a link, when it is one that may be followed. */
static const char *safe_href(struct arena *a, const MD_ATTRIBUTE *x)
{
	static const char *const scheme[] = {"http://", "https://", "mailto:"};
	char *t = arena_dupn(a, x->text != NULL ? x->text : "", x->size);

	if (!text_is_utf8(t, strlen(t)) || strpbrk(t, " \t\r\n<>\"\\") != NULL)
		return NULL;
	for (size_t i = 0; i < ARRAY_N(scheme); i++)
		if (strncasecmp(t, scheme[i], strlen(scheme[i])) == 0)
			return t;
	return NULL;
}

static int on_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct baca *b = arg;

	if (type == MD_SPAN_STRONG)
		b->bold++;
	else if (type == MD_SPAN_EM)
		b->italic++;
	else if (type == MD_SPAN_CODE)
		b->code++;
	else if (type == MD_SPAN_IMG && b->image++ == 0)
		report(b,
			"Gambar belum dapat dimuat di dalam naskah. Lampirkan sebagai berkas.");
	else if (type == MD_SPAN_A && b->href == NULL) {
		b->href =
			safe_href(b->s.a, &((MD_SPAN_A_DETAIL *)detail)->href);
		b->href_from = b->leaf.text.n;
	}
	return 0;
}

static void end_link(struct baca *b)
{
	const char *href = b->href, *label = b->leaf.text.p + b->href_from;

	b->href = NULL;
	if (href == NULL || b->href_from > b->leaf.text.n)
		return;
	if (text_eq(label, href) || (strncasecmp(href, "mailto:", 7) == 0 &&
					    text_eq(label, href + 7)))
		return;
	add_text(b, " (", 2);
	add_text(b, href, strlen(href));
	add_text(b, ")", 1);
}

static int off_span(MD_SPANTYPE type, void *detail, void *arg)
{
	struct baca *b = arg;

	if (type == MD_SPAN_STRONG)
		b->bold--;
	else if (type == MD_SPAN_EM)
		b->italic--;
	else if (type == MD_SPAN_CODE)
		b->code--;
	else if (type == MD_SPAN_IMG)
		b->image--;
	else if (type == MD_SPAN_A)
		end_link(b);
	return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *arg)
{
	struct baca *b = arg;

	switch (type) {
	case MD_TEXT_BR:
		add_text(b, "\x01", 1);
		break;
	case MD_TEXT_SOFTBR:
		add_text(b, "\n", 1);
		break;
	case MD_TEXT_ENTITY:
		add_entity(b, p, n);
		break;
	case MD_TEXT_NULLCHAR:
		break;
	case MD_TEXT_CODE:
		/* Lines of a block of code are kept apart. */
		if (n == 1 && *p == '\n' && b->code == 0)
			add_text(b, "\x01", 1);
		else
			add_text(b, p, n);
		break;
	case MD_TEXT_NORMAL:
	case MD_TEXT_HTML:
	case MD_TEXT_LATEXMATH:
		add_text(b, p, n);
		break;
	}
	return 0;
}

void md_susun(struct doc *d, struct md *m)
{
	static const MD_PARSER parser = {0,
		MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_COLLAPSEWHITESPACE |
			MD_FLAG_NOINDENTEDCODEBLOCKS,
		on_enter, on_leave, on_span, off_span, on_text, NULL, NULL};
	struct baca b = {.s = {.a = d->mem, .d = m->data, .doc = d}, .m = m};

	m->temuan = NULL;
	m->temuan_n = 0;
	b.leaf.text = str_new(d->mem, LIMIT_DOCUMENT);
	if (md_parse(m->teks, (MD_SIZE)strlen(m->teks), &parser, &b) != 0)
		die("no memory for Markdown");
	end_para(&b);
	flush_items(&b);
}
