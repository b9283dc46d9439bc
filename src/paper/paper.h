/*
 * paper: a document tree and its outputs.
 *
 * Owns the tree (struct doc) and what turns it into bytes: plain text, one
 * self-contained HTML file, a tagged PDF, and the charts in all of them.
 * Refuses to know what an LKJ is. The same tree gives the same bytes: no
 * clock, no random; the date of a document is part of it.
 *
 *	struct doc *d = doc_new(a, "Laporan ...");
 *	doc_heading(d, 1, "Bidang Pajak");
 *	t = doc_table(d, "Capaian", columns, 5);
 *	doc_row(t, cells);
 *	paper_pdf(c, d, &out);
 *
 * Everything lives in the arena. Texts are UTF-8 and are not copied.
 */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include "base/base.h"

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER };

struct column {
	const char *title;
	int width; /* parts of the whole */
	enum align align;
};

struct row {
	const char **cell; /* one for each column; NULL is empty */
	bool bold;         /* a total */
	struct row *next;
};

struct table {
	struct arena *mem;
	const char *caption;
	const struct column *column;
	size_t column_n;
	struct row *row, **last;
	size_t row_n;
	const char *note; /* line under it, NULL */
};

struct bar {
	const char *label;
	struct dec value; /* may pass the mark, or be negative */
	const char *text; /* the value as printed */
};

struct chart {
	const char *title; /* names the unit for the eye */
	const char *unit;  /* read aloud after each value, NULL */
	struct bar *bar;
	size_t bar_n;
	struct dec mark;        /* a line across, such as 100 */
	const char *mark_label; /* NULL: no mark */
};

struct signature {
	const char *place_date; /* "Jambi, 7 Juli 2023" */
	const char *capacity;   /* "Plt.", "a.n. ...", NULL */
	const char *jabatan;
	const char *name, *rank, *nip;  /* name NULL: to be filled in */
	const char *mark;               /* what stands instead of ink, NULL */
	const struct signature *beside; /* a second one at its left, NULL */
};

struct kop { /* the head of an official letter */
	const char *const *line;
	size_t n;
	const char *address; /* small, under them */
};

struct cover {
	const char *const *kop; /* lines of the office's name */
	size_t kop_n;
	const char *title, *subtitle;
	const char *place_year; /* at the foot */
	const char *state;      /* "DRAF", NULL */
};

struct pair {
	const char *label, *value;
};

/* Emphasis of a part of a text: its bytes [from, to). In order, apart. */
enum style { STYLE_BOLD = 1, STYLE_ITALIC = 2, STYLE_CODE = 4 };
struct span {
	size_t from, to;
	unsigned style;
	const char *href; /* of a link, NULL */
};
struct rich {
	const char *text;
	const struct span *span;
	size_t span_n;
};
struct item {
	struct rich rich;
	int level;         /* 0 the outermost */
	const char *label; /* "2.", NULL: a dash, "": the item goes on */
};

enum block_kind {
	B_COVER,
	B_HEADING,
	B_PARA,
	B_LIST,
	B_ITEMS,
	B_TABLE,
	B_CHART,
	B_PAIRS,
	B_SIGNATURE,
	B_KOP,
	B_LINE,
	B_BREAK
};

struct block {
	enum block_kind kind;
	int level;        /* of a heading, 1..3 */
	bool small;       /* of a paragraph: a note */
	bool bold;        /* of a line */
	enum align align; /* of a line */
	const char *text;
	const struct span *span; /* of a paragraph's text */
	size_t span_n;
	const char **item; /* of a list */
	size_t item_n;
	const struct item *items; /* of a list in levels, item_n of them */
	struct table *table;
	const struct chart *chart;
	const struct pair *pair;
	size_t pair_n;
	const struct signature *signature;
	const struct cover *cover;
	const struct kop *kop;
	struct block *next;
};

struct doc {
	struct arena *mem;
	const char *title, *author;
	const char *header; /* over each page, NULL */
	const char *footer; /* under each page, left */
	int64_t date_at;    /* for the file's metadata */
	bool letter;        /* its first page has no frame and no title */
	struct block *first, **last;
};

struct doc *doc_new(struct arena *a, const char *title);
void doc_cover(struct doc *d, const struct cover *c); /* first, or not at all */
void doc_heading(struct doc *d, int level, const char *text);
void doc_para(struct doc *d, const char *text);
void doc_note(struct doc *d, const char *text);
void doc_rich(struct doc *d, const struct rich *r);
void doc_items(struct doc *d, const struct item *item, size_t n);
void doc_list(struct doc *d, const char **item, size_t n);
struct table *doc_table(struct doc *d, const char *caption,
	const struct column *column, size_t n);
/* Cells are copied as pointers, column_n of them. */
void doc_row(struct table *t, const char *const *cell);
void doc_total(struct table *t, const char *const *cell);
void doc_chart(struct doc *d, const struct chart *c);
void doc_pairs(struct doc *d, const struct pair *p, size_t n);
void doc_signature(struct doc *d, const struct signature *s);
void doc_break(struct doc *d);
void doc_kop(struct doc *d, const struct kop *k);
/* A text of its own line: a date at the right, a title in the middle. */
void doc_line(struct doc *d, enum align align, bool bold, const char *text);

/*
 * `out` is appended to, and left as it was on failure. E_TOOBIG when it would
 * pass its limit; for text and PDF also when a table has more columns than a
 * page can hold. Nothing is cut to fit: what is taller than a page goes on
 * on the next.
 */
MUST_CHECK int paper_text(struct ctx *c, const struct doc *d, struct str *out);
MUST_CHECK int paper_html(struct ctx *c, const struct doc *d, struct str *out);
/* Its blocks alone, to stand inside a page that has a head and a style. */
MUST_CHECK int paper_html_part(
	struct ctx *c, const struct doc *d, struct str *out);
MUST_CHECK int paper_pdf(struct ctx *c, const struct doc *d, struct str *out);

#endif
