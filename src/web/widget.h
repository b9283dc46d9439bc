/*
 * widget: the pieces pages are made of, as in page/komponen.html.
 *
 * Each writes HTML into a str from its arguments alone and escapes every
 * text. Most take named members:
 *
 *	{% chip(o, .tone = TONE_WARN, .word = "Sisa 35 menit"); %}
 *
 * A member left out is NULL, 0 or false, and writes nothing. Forms and their
 * fields are in web/field.h; every class is in aset/app.css.
 */
#ifndef WEB_WIDGET_H
#define WEB_WIDGET_H

#include <stdbool.h>
#include <stddef.h>

struct str;

/* A drawing of ikon.c by name; never alone, a word stands beside it. */
void icon(struct str *o, const char *name);
/* The name of the i-th, NULL behind the last. */
const char *icon_name(size_t i);

/* The mark of the program, in the bar and on the sign-in page. */
void brand_mark(struct str *o);

/* How things stand. Colour only strengthens what the word says. */
enum tone { TONE_NEUTRAL, TONE_OK, TONE_WARN, TONE_BAD, TONE_INFO };

struct chip {
	enum tone tone;
	const char *icon; /* NULL: the icon of the tone */
	const char *word;
	bool bare; /* without a background, in dense tables */
};
#define chip(o, ...) chip_write(o, &(const struct chip){__VA_ARGS__})
void chip_write(struct str *o, const struct chip *w);

/* A working time left; JavaScript takes a minute off each minute. */
struct chip_due {
	enum tone tone;
	const char *word; /* "Sisa 35 menit", as the server reckons it */
	const char *at;   /* "2026-07-09T14:40+07:00" */
	long left_min;    /* working minutes left */
	long run_min;     /* of those from now to the next break; 0: it rests */
	long day_min;     /* minutes of a working day, 0: 450 */
};
#define chip_due(o, ...)                                                       \
	chip_due_write(o, &(const struct chip_due){__VA_ARGS__})
void chip_due_write(struct str *o, const struct chip_due *w);

/* One step of the SOP on the rail. */
struct rail_step {
	const char *label; /* short: "Isi data" */
	enum { STEP_LATER, STEP_DONE, STEP_NOW } state;
};
struct rail {
	const struct rail_step *steps;
	size_t n;
	enum tone
		tone; /* of the current step: TONE_WARN or TONE_BAD colour it */
	bool mini;    /* a line of dashes, the words for screen readers */
};
#define rail(o, ...) rail_write(o, &(const struct rail){__VA_ARGS__})
void rail_write(struct str *o, const struct rail *w);

/* The rail in its card, with the chip of the current step's time. */
struct rail_card {
	struct rail rail;
	struct chip_due due; /* due.word NULL: `chip` instead */
	struct chip chip;    /* chip.word NULL: none */
};
void rail_card(struct str *o, const struct rail_card *w);

/* A bar filled to `percent` (below 0 and above 100 are full ends). Hidden
 * from screen readers: the words stand beside it. */
void track(struct str *o, enum tone tone, int percent);
/* A category of capaian, 1 very high .. 5 very low, 0 none yet. */
void kategori(struct str *o, int k, const char *word);

/* Initials of a name without its titles: "Hj. Ratna Dewi, S.E." is RD. */
void initials(struct str *o, const char *name);
/* They in a circle; `kelas` NULL, "s" small, "m" muted. */
void avatar(struct str *o, const char *name, const char *kelas);

struct note {
	enum tone tone;
	const char *icon;   /* NULL: the icon of the tone */
	const char *strong; /* the first words, in bold */
	const char *text;
	const char *href, *button; /* a way on; NULL: none */
};
#define note(o, ...) note_write(o, &(const struct note){__VA_ARGS__})
void note_write(struct str *o, const struct note *w);

struct empty {
	const char *icon; /* NULL: selesai */
	const char *title, *text;
	const char *href, *button;
};
#define empty(o, ...) empty_write(o, &(const struct empty){__VA_ARGS__})
void empty_write(struct str *o, const struct empty *w);

struct link {
	const char *label;
	const char *href; /* NULL at the end of a crumb */
	bool here;        /* the page we are on */
	long n;           /* a count behind the label, 0: none */
};
void crumb(struct str *o, const struct link *links, size_t n);
/* The tabs of a case or of the administration. */
void subnav(struct str *o, const char *label, const struct link *l, size_t n);

/* A table in a box that scrolls. Rows are written between open and close;
 * a cell of a table that becomes cards on a phone is written by cell(). */
struct table_column {
	const char *label, *small;
	bool num;    /* numbers: right */
	bool hidden; /* the label is for screen readers only */
};
struct html_table {
	const char *caption; /* what it holds; for screen readers */
	const char *kelas;   /* NULL: "t" */
	const struct table_column *columns;
	size_t n;
};
#define table_open(o, ...)                                                     \
	table_open_write(o, &(const struct html_table){__VA_ARGS__})
void table_open_write(struct str *o, const struct html_table *w);
void table_close(struct str *o);
void cell(struct str *o, const struct table_column *c, const char *text);

/* "Sebelumnya 1 2 … 9 Berikutnya"; nothing for a single page. `base` ends
 * where the number goes: "/siklus?tahun=2026&hal=". */
void pages(struct str *o, const char *base, long page, long last);

/* Pieces that app.js works with (page/bagian.html). */

/* Where the state of saving is said: "Tersimpan 09.39". */
void sync_status(struct str *o, const char *text);
/* Above the tables of a form[data-grid]: paste help, undo, state. */
void grid_tools(struct str *o, const char *saved);
/* Once on its page, outside the form: paste help and paste preview. */
void grid_dialogs(struct str *o);
/* Above textarea[data-mdsrc]. A block: its text, its label, and as hint its
 * icon (NULL: a table). */
struct choice;
void editor_tools(struct str *o, const struct choice *blocks, size_t n);
/* Tulis / Pratinjau on a phone, above [data-edit]. */
void editor_switch(struct str *o);

#endif
