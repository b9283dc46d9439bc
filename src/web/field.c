/* field: forms, fields with label, hint and mistake wired, and mistakes. */
#include "base/base.h"

#include "web/field.h"
#include "web/tpl.h"
#include "web/widget.h"

static void attr(struct str *o, const char *name, const char *value)
{
	if (value == NULL)
		return;
	str_addf(o, " %s=\"", name);
	str_add_html(o, value);
	str_addc(o, '"');
}

static void flag(struct str *o, const char *name, bool on)
{
	if (on)
		str_addf(o, " %s", name);
}

void hidden(struct str *o, const char *name, const char *value)
{
	if (value == NULL)
		return;
	str_add(o, "<input type=\"hidden\"");
	attr(o, "name", name);
	attr(o, "value", value);
	str_addc(o, '>');
}

static void address(struct str *o, const char *name, const char *url)
{
	if (url == NULL)
		return;
	str_addf(o, " %s=\"", name);
	t_href_text(o, url);
	str_addc(o, '"');
}

void form_open_write(
	struct str *o, const struct form_ctx *f, const struct form *w)
{
	must(w->action != NULL);
	str_add(o, "<form method=\"post\" novalidate");
	address(o, "action", w->action);
	attr(o, "class", w->kelas);
	attr(o, "id", w->id);
	attr(o, "aria-label", w->label);
	address(o, "data-simpan", w->simpan);
	address(o, "data-pratinjau", w->pratinjau);
	if (w->data != NULL)
		str_addf(o, " data-%s", w->data);
	if (w->files)
		attr(o, "enctype", "multipart/form-data");
	str_addc(o, '>');
	if (f == NULL)
		return;
	hidden(o, "csrf", f->csrf);
	hidden(o, "kunci", f->kunci);
	hidden(o, "versi", f->versi);
}

void form_close(struct str *o)
{
	str_add(o, "</form>");
}

void form_button_write(
	struct str *o, const struct form_ctx *f, const struct form_button *w)
{
	form_open(o, f, .action = w->action, .kelas = "satu");
	str_add(o, "<button type=\"submit\"");
	attr(o, "class", w->kelas != NULL ? w->kelas : "btn");
	attr(o, "name", w->name);
	attr(o, "value", w->value);
	str_addc(o, '>');
	if (w->icon != NULL)
		icon(o, w->icon);
	str_add_html(o, w->label);
	str_add(o, "</button>");
	form_close(o);
}

/* "f-" and the name, with "[3]" as "-3": an id that a link can name. */
static void add_id(struct str *o, const char *name)
{
	str_add(o, "f-");
	for (; *name != '\0'; name++) {
		bool plain = (*name >= 'a' && *name <= 'z') ||
			     (*name >= 'A' && *name <= 'Z') ||
			     (*name >= '0' && *name <= '9') || *name == '-' ||
			     *name == '_';

		if (plain)
			str_addc(o, *name);
		else if (*name != ']')
			str_addc(o, '-');
	}
}

static const char *mistake(const struct form_ctx *f, const char *name)
{
	for (size_t i = 0; f != NULL && i < f->error_n; i++)
		if (f->errors[i].name != NULL &&
			text_eq(f->errors[i].name, name))
			return f->errors[i].sentence;
	return NULL;
}

void error_summary(struct str *o, const struct form_ctx *f)
{
	bool typed = false;

	if (f == NULL || f->error_n == 0)
		return;
	/* A refusal that no field can mend is not called a mistake. */
	for (size_t i = 0; i < f->error_n; i++)
		typed = typed || f->errors[i].name != NULL;
	str_add(o, "<div id=\"galat\" class=\"errs\" role=\"alert\" "
		   "tabindex=\"-1\"><h2>");
	str_add(o, typed ? "Ada isian yang perlu diperbaiki"
			 : "Ini belum dapat dilakukan");
	str_add(o, "</h2><ul>");
	for (size_t i = 0; i < f->error_n; i++) {
		const struct field_error *e = f->errors + i;

		str_add(o, "<li>");
		if (e->name != NULL) {
			str_add(o, "<a href=\"#");
			add_id(o, e->name);
			str_add(o, "\">");
		}
		str_add_html(o, e->sentence);
		str_add(o, e->name != NULL ? "</a></li>" : "</li>");
	}
	str_add(o, "</ul></div>");
}

/* `<a href="#f-x">` becomes `<a class="f-x">`, which is as long: plain text. */
void error_summary_settle(
	struct arena *a, struct str *page, const struct form_ctx *f)
{
	for (size_t i = 0; f != NULL && i < f->error_n; i++) {
		static const char link[] = "<a href=\"#",
				  text[] = "<a class=\"";
		struct str id = str_new(a, LIMIT_TEXT);
		char *at;

		if (f->errors[i].name == NULL || page->n == 0)
			continue;
		add_id(&id, f->errors[i].name);
		if (strstr(page->p, arena_printf(a, " id=\"%s\"", id.p)))
			continue;
		at = strstr(page->p, arena_printf(a, "%s%s\">", link, id.p));
		if (at != NULL)
			memcpy(at, text, strlen(text));
	}
}

/* What is around a control: `tag` is div, or fieldset with its legend. */
static void frame_open(struct str *o, const struct field *w, const char *tag,
	const char *wrong)
{
	bool group = text_eq(tag, "fieldset");

	str_addf(o, "<%s class=\"f%s\"", tag, wrong != NULL ? " err" : "");
	if (group) {
		str_add(o, " id=\"");
		add_id(o, w->name);
		str_add(o, "\" tabindex=\"-1\"");
		if (w->hint != NULL || wrong != NULL) {
			str_add(o, " aria-describedby=\"");
			add_id(o, w->name);
			str_add(o, wrong != NULL ? "-e\"" : "-h\"");
		}
	}
	str_add(o, group ? "><legend" : "><label for=\"");
	if (!group) {
		add_id(o, w->name);
		str_addc(o, '"');
	}
	str_add(o, w->hide_label ? " class=\"vh\">" : ">");
	str_add_html(o, w->label);
	if (w->optional)
		str_add(o, " <span class=\"opt\">(boleh kosong)</span>");
	str_add(o, group ? "</legend>" : "</label>");
	if (w->hint != NULL) {
		str_add(o, "<span class=\"hint\" id=\"");
		add_id(o, w->name);
		str_add(o, "-h\">");
		str_add_html(o, w->hint);
		str_add(o, "</span>");
	}
}

static void frame_close(struct str *o, const struct field *w, const char *tag,
	const char *wrong)
{
	if (wrong != NULL) {
		str_add(o, "<p class=\"err-msg\" id=\"");
		add_id(o, w->name);
		str_add(o, "-e\">");
		icon(o, "galat");
		str_add(o, "<span>");
		str_add_html(o, wrong);
		str_add(o, "</span></p>");
	}
	str_addf(o, "</%s>", tag);
}

/* The attributes every single control has. */
static void control(struct str *o, const struct field *w, const char *wrong)
{
	str_add(o, " id=\"");
	add_id(o, w->name);
	str_addc(o, '"');
	attr(o, "name", w->name);
	attr(o, "autocomplete", w->autocomplete);
	attr(o, "inputmode", w->inputmode);
	attr(o, "placeholder", w->placeholder);
	if (w->maxlength > 0)
		str_addf(o, " maxlength=\"%ld\"", w->maxlength);
	flag(o, "readonly", w->readonly);
	flag(o, "autofocus", w->autofocus);
	flag(o, "multiple", w->multiple);
	if (wrong != NULL)
		str_add(o, " aria-invalid=\"true\"");
	if (wrong == NULL && w->hint == NULL)
		return;
	str_add(o, " aria-describedby=\"");
	if (w->hint != NULL) {
		add_id(o, w->name);
		str_add(o, wrong != NULL ? "-h " : "-h");
	}
	if (wrong != NULL) {
		add_id(o, w->name);
		str_add(o, "-e");
	}
	str_addc(o, '"');
}

void field_write(struct str *o, const struct form_ctx *f, const struct field *w)
{
	const char *wrong = mistake(f, w->name);
	const char *type = w->type != NULL ? w->type : "text";
	bool password = text_eq(type, "password");

	frame_open(o, w, "div", wrong);
	if (password)
		str_add(o, "<div class=\"pw\">");
	str_add(o, "<input");
	attr(o, "type", type);
	control(o, w, wrong);
	/* A password never travels back, a file cannot. */
	if (!password && !text_eq(type, "file"))
		attr(o, "value", w->value);
	attr(o, "accept", w->accept);
	str_addc(o, '>');
	if (password) {
		str_add(o, "<button type=\"button\" data-pw data-js hidden "
			   "aria-controls=\"");
		add_id(o, w->name);
		str_add(o, "\">Tampilkan</button></div>");
	}
	frame_close(o, w, "div", wrong);
}

void field_area_write(
	struct str *o, const struct form_ctx *f, const struct field *w)
{
	const char *wrong = mistake(f, w->name);

	frame_open(o, w, "div", wrong);
	str_add(o, "<textarea");
	control(o, w, wrong);
	if (w->rows > 0)
		str_addf(o, " rows=\"%ld\"", w->rows);
	/* The browser drops the first line end, so that one is ours. */
	str_add(o, ">\n");
	str_add_html(o, w->value);
	str_add(o, "</textarea>");
	frame_close(o, w, "div", wrong);
}

void field_select_write(
	struct str *o, const struct form_ctx *f, const struct field *w)
{
	const char *wrong = mistake(f, w->name);

	frame_open(o, w, "div", wrong);
	str_add(o, "<select");
	control(o, w, wrong);
	str_addc(o, '>');
	for (size_t i = 0; i < w->choice_n; i++) {
		const struct choice *p = w->choices + i;

		str_add(o, "<option");
		attr(o, "value", p->value);
		flag(o, "selected",
			p->on || (w->value && text_eq(w->value, p->value)));
		str_addc(o, '>');
		str_add_html(o, p->label);
		str_add(o, "</option>");
	}
	str_add(o, "</select>");
	frame_close(o, w, "div", wrong);
}

static void tick(struct str *o, const struct field *w, const struct choice *p,
	const char *look)
{
	bool large = text_eq(look, "choice");

	str_add(o, text_eq(look, "ck") ? "<label class=\"ck\">" : "<label>");
	str_addf(o, "<input type=\"%s\"", w->radio ? "radio" : "checkbox");
	attr(o, "name", w->name);
	attr(o, "value", p->value);
	flag(o, "checked", p->on || (w->value && text_eq(w->value, p->value)));
	str_add(o, large ? "><b>" : "><span>");
	str_add_html(o, p->label);
	str_add(o, large ? "</b>" : "</span>");
	if (p->hint != NULL) {
		str_add(o, "<small>");
		str_add_html(o, p->hint);
		str_add(o, "</small>");
	}
	str_add(o, "</label>");
}

void field_choices_write(
	struct str *o, const struct form_ctx *f, const struct field *w)
{
	const char *wrong = mistake(f, w->name);
	const char *look = w->look != NULL ? w->look : "ck";

	frame_open(o, w, "fieldset", wrong);
	if (!text_eq(look, "ck"))
		str_addf(o, "<div class=\"%s\">", look);
	for (size_t i = 0; i < w->choice_n; i++)
		tick(o, w, w->choices + i, look);
	if (!text_eq(look, "ck"))
		str_add(o, "</div>");
	frame_close(o, w, "fieldset", wrong);
}

void field_check(struct str *o, const struct form_ctx *f, const char *name,
	const struct choice *w)
{
	const char *wrong = mistake(f, name);
	const struct field all = {.name = name};

	str_addf(o,
		"<div class=\"f%s\"><label class=\"ck\"><input "
		"type=\"checkbox\"",
		wrong != NULL ? " err" : "");
	control(o, &all, wrong);
	attr(o, "value", w->value != NULL ? w->value : "ya");
	flag(o, "checked", w->on);
	str_add(o, "><span>");
	str_add_html(o, w->label);
	str_add(o, "</span>");
	if (w->hint != NULL) {
		str_add(o, "<small>");
		str_add_html(o, w->hint);
		str_add(o, "</small>");
	}
	str_add(o, "</label>");
	frame_close(o, &all, "div", wrong);
}

void toast_write(struct str *o, const struct form_ctx *f, const struct toast *w)
{
	str_add(o, "<div class=\"toast\" role=\"status\">");
	icon(o, "centang");
	str_add(o, "<span>");
	str_add_html(o, w->text);
	str_add(o, "</span>");
	if (w->undo != NULL)
		form_button(o, f, .action = w->undo, .kelas = "",
			.label = w->button != NULL ? w->button : "Batalkan");
	str_add(o, "</div>");
}
