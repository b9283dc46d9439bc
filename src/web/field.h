/*
 * field: forms and what one fills in.
 *
 * A form is opened only here (a template may not write <form method=post>),
 * so the CSRF token, the idempotency key and the version of the row are in
 * every form by construction. A field finds its own mistake in the form's
 * list, wires label, hint and mistake to the control, and has the id
 * "f-NAME" to which error_summary() links.
 *
 *	{% form_open(o, p->form, .action = "/disposisi"); %}
 *	{% error_summary(o, p->form); %}
 *	{% field(o, p->form, .name = "hal", .label = "Hal", .value = p->hal); %}
 *	<button class="btn pri" type="submit">Kirim ke 7 unit</button>
 *	{% form_close(o); %}
 *
 * All sentences about mistakes are the server's: forms are `novalidate`.
 */
#ifndef WEB_FIELD_H
#define WEB_FIELD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct str;

struct field_error {
	const char *name; /* of the control; NULL: of the whole form */
	const char *sentence;
};

/* What every form of one page shares. NULL stands for one without any. */
struct form_ctx {
	const char *csrf;  /* token of the session */
	const char *kunci; /* idempotency key of this view of the page */
	const char *versi; /* version of the row it was read from */
	const struct field_error *errors;
	size_t error_n;
};

struct form {
	const char *action;
	const char *kelas; /* class */
	const char *id;
	const char *label;     /* aria-label, when no heading names it */
	const char *simpan;    /* data-simpan: where app.js saves a field */
	const char *pratinjau; /* data-pratinjau: address of the preview */
	const char *data;      /* one mark: "grid" becomes data-grid */
	bool files;            /* multipart */
};
#define form_open(o, f, ...)                                                   \
	form_open_write(o, f, &(const struct form){__VA_ARGS__})
void form_open_write(
	struct str *o, const struct form_ctx *f, const struct form *w);
void form_close(struct str *o);
/* A form of a single button: "Ingatkan", "Batalkan". */
struct form_button {
	const char *action, *label, *icon;
	const char *kelas;        /* of the button, NULL: "btn" */
	const char *name, *value; /* sent with it, NULL: none */
};
#define form_button(o, f, ...)                                                 \
	form_button_write(o, f, &(const struct form_button){__VA_ARGS__})
void form_button_write(
	struct str *o, const struct form_ctx *f, const struct form_button *w);
void hidden(struct str *o, const char *name, const char *value);

/* The list of all mistakes, linked to their fields; nothing when none. */
void error_summary(struct str *o, const struct form_ctx *f);
/* When the page is whole: a mistake whose field is not on it (a hidden one)
 * loses its link, which would lead nowhere. */
void error_summary_settle(
	struct arena *a, struct str *page, const struct form_ctx *f);

struct choice {
	const char *value, *label;
	const char *hint; /* a small line below, only for checks and choices */
	bool on;
};

/* One field of any kind; a member has no meaning where it is not named. */
struct field {
	const char *name, *label;
	const char *hint;
	const char *value;
	const char *type; /* text (NULL), password, date, time, email, search,
			     tel, file */
	const char *autocomplete, *inputmode;
	const char *accept;      /* of a file: ".pdf,.xlsx" */
	const char *placeholder; /* the form of it only: "tt-bb-tttt" */
	long maxlength, rows;
	bool optional; /* "(boleh kosong)" behind the label */
	bool readonly, autofocus, multiple;
	bool hide_label;              /* for screen readers only */
	const struct choice *choices; /* select, choices */
	size_t choice_n;
	/* Of choices: "pick" chips, "choice" large, "ck" plain (NULL). */
	const char *look;
	bool radio; /* choices: one of them, not any number */
};
/* A line: text, date, time, file; a password gets its "Tampilkan". */
#define field(o, f, ...) field_write(o, f, &(const struct field){__VA_ARGS__})
void field_write(
	struct str *o, const struct form_ctx *f, const struct field *w);
#define field_area(o, f, ...)                                                  \
	field_area_write(o, f, &(const struct field){__VA_ARGS__})
void field_area_write(
	struct str *o, const struct form_ctx *f, const struct field *w);
/* `value` chooses an option, unless one is `on` itself. */
#define field_select(o, f, ...)                                                \
	field_select_write(o, f, &(const struct field){__VA_ARGS__})
void field_select_write(
	struct str *o, const struct form_ctx *f, const struct field *w);
/* A group of checkboxes or, with .radio, of radio buttons. */
#define field_choices(o, f, ...)                                               \
	field_choices_write(o, f, &(const struct field){__VA_ARGS__})
void field_choices_write(
	struct str *o, const struct form_ctx *f, const struct field *w);
/* A single checkbox that says its label. */
void field_check(struct str *o, const struct form_ctx *f, const char *name,
	const struct choice *w);

/* What just happened, with its undo when there is one; role=status. */
struct toast {
	const char *text;
	const char *undo;   /* address of the undo, NULL: none */
	const char *button; /* NULL: "Batalkan" */
};
#define toast(o, f, ...) toast_write(o, f, &(const struct toast){__VA_ARGS__})
void toast_write(
	struct str *o, const struct form_ctx *f, const struct toast *w);

#endif
