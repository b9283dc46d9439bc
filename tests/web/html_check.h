/*
 * html_check: is this HTML as strict as we want it?
 *
 *	assert_null(html_check(c, html));	or t_html(c, html)
 *
 * The first problem as a sentence with its line, NULL when there is none.
 * Stricter than browsers: every element closed, every attribute quoted and
 * once, ids unique, every id that is named (label, aria, href="#...")
 * there, every field labelled, no script or style that our CSP refuses, and
 * every form that posts with its CSRF token. A whole page (it begins with
 * <!doctype) has one <main>, one <h1> and a title too.
 */
#ifndef TESTS_WEB_HTML_CHECK_H
#define TESTS_WEB_HTML_CHECK_H

#include "t.h"

#include <ctype.h>
#include <strings.h>

enum { HC_DEPTH = 100, HC_IDS = 4000, HC_ATTRS = 40 };

struct hc_attr {
	const char *name, *value; /* value NULL: without one */
};

struct hc_id {
	const char *id;
	int line;
};

struct hc {
	struct ctx *c;
	const char *html, *p; /* where we are */
	const char *problem;
	const char *stack[HC_DEPTH];
	int stack_line[HC_DEPTH];
	size_t depth;
	const char *tag;
	struct hc_attr attr[HC_ATTRS];
	size_t attr_n;
	struct hc_id has[HC_IDS], wants[HC_IDS], labels[HC_IDS], fields[HC_IDS];
	size_t has_n, wants_n, label_n, field_n;
	int mains, h1s, titles;
	int form_line; /* a form that posts and has shown no token yet */
};

static inline int hc_line(const struct hc *h, const char *at)
{
	int line = 1;

	for (const char *p = h->html; p < at; p++)
		line += *p == '\n';
	return line;
}

#define hc_wrong(h, ...)                                                       \
	do {                                                                   \
		if ((h)->problem == NULL)                                      \
			(h)->problem = arena_printf((h)->c->mem, "%d: %s",     \
				hc_line(h, (h)->p),                            \
				arena_printf((h)->c->mem, __VA_ARGS__));       \
	} while (0)

static inline const char *hc_get(const struct hc *h, const char *name)
{
	for (size_t i = 0; i < h->attr_n; i++)
		if (strcmp(h->attr[i].name, name) == 0)
			return h->attr[i].value ? h->attr[i].value : "";
	return NULL;
}

static inline bool hc_inside(const struct hc *h, const char *tag)
{
	for (size_t i = 0; i < h->depth; i++)
		if (strcmp(h->stack[i], tag) == 0)
			return true;
	return false;
}

static inline void hc_add(
	struct hc *h, struct hc_id *list, size_t *n, const char *id)
{
	if (*n == HC_IDS) {
		hc_wrong(h, "too many ids");
		return;
	}
	list[(*n)++] = (struct hc_id){id, hc_line(h, h->p)};
}

static inline bool hc_find(const struct hc_id *list, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].id, id) == 0)
			return true;
	return false;
}

/* References of text and values: &lt; &#39; and the like only. */
static inline void hc_references(struct hc *h, const char *p, const char *end)
{
	for (; p < end; p++) {
		const char *q = p + 1;

		if (*p != '&')
			continue;
		q += *q == '#';
		while (isalnum((unsigned char)*q))
			q++;
		if (*q != ';' || q == p + 1)
			hc_wrong(h, "a bare &: \"%.20s\"", p);
	}
}

static inline void hc_one_attr(struct hc *h)
{
	size_t n = strcspn(h->p, " \t\n=>/\"'<");
	struct hc_attr a = {arena_dupn(h->c->mem, h->p, n), NULL};

	if (n == 0) {
		hc_wrong(h, "<%s>: no attribute here: \"%.12s\"", h->tag, h->p);
		h->p += *h->p != '\0';
		return;
	}
	if (hc_get(h, a.name) != NULL)
		hc_wrong(h, "<%s %s> twice", h->tag, a.name);
	h->p += n;
	if (*h->p == '=') {
		char quote = h->p[1];
		const char *end = quote == '"' || quote == '\''
					  ? strchr(h->p + 2, quote)
					  : NULL;

		if (end == NULL) {
			hc_wrong(h, "<%s %s>: value without quotes", h->tag,
				a.name);
			h->p++;
			return;
		}
		hc_references(h, h->p + 2, end);
		a.value = arena_dupn(
			h->c->mem, h->p + 2, (size_t)(end - h->p) - 2);
		h->p = end + 1;
		if (!isspace((unsigned char)*h->p) && *h->p != '>' &&
			*h->p != '/')
			hc_wrong(h, "<%s %s>: no blank behind the value",
				h->tag, a.name);
	}
	if (h->attr_n < HC_ATTRS)
		h->attr[h->attr_n++] = a;
}

static inline void hc_names(struct hc *h, const char *list)
{
	while (list != NULL && *list != '\0') {
		size_t n = strcspn(list, " ");

		if (n > 0)
			hc_add(h, h->wants, &h->wants_n,
				arena_dupn(h->c->mem, list, n));
		list += n + (list[n] == ' ');
	}
}

static inline void hc_ids(struct hc *h)
{
	const char *id = hc_get(h, "id"), *href = hc_get(h, "href");
	const char *target = hc_get(h, "for");

	if (id != NULL && (*id == '\0' || strchr(id, ' ')))
		hc_wrong(h, "id=\"%s\"", id);
	if (id != NULL && hc_find(h->has, h->has_n, id))
		hc_wrong(h, "id=\"%s\" twice", id);
	if (id != NULL)
		hc_add(h, h->has, &h->has_n, id);
	if (target != NULL && strcmp(h->tag, "label") == 0)
		hc_add(h, h->labels, &h->label_n, target);
	hc_names(h, target);
	hc_names(h, hc_get(h, "aria-describedby"));
	hc_names(h, hc_get(h, "aria-labelledby"));
	hc_names(h, hc_get(h, "aria-controls"));
	if (href != NULL && href[0] == '#' && href[1] != '\0')
		hc_names(h, href + 1);
}

/* What our CSP refuses, and what a script must never find. */
static inline void hc_policy(struct hc *h)
{
	for (size_t i = 0; i < h->attr_n; i++) {
		const struct hc_attr *a = h->attr + i;

		if (strncmp(a->name, "on", 2) == 0 ||
			strcmp(a->name, "style") == 0)
			hc_wrong(h, "<%s %s=>", h->tag, a->name);
		if (a->value && strncasecmp(a->value, "javascript:", 11) == 0)
			hc_wrong(h, "<%s %s=\"javascript:\">", h->tag, a->name);
	}
	if (strcmp(h->tag, "style") == 0 ||
		(strcmp(h->tag, "script") == 0 && hc_get(h, "src") == NULL))
		hc_wrong(h, "<%s> in the page", h->tag);
}

/* A field has a label around it, one that names it, or aria words. */
static inline void hc_field(struct hc *h)
{
	const char *type = hc_get(h, "type"), *id = hc_get(h, "id");

	if (!text_has_word("input select textarea", h->tag))
		return;
	if (strcmp(h->tag, "input") == 0 && type == NULL)
		hc_wrong(h, "<input> without a type");
	if (type && text_has_word("hidden submit button", type)) {
		if (text_eq(hc_get(h, "name"), "csrf"))
			h->form_line = 0;
		return;
	}
	if (hc_get(h, "name") == NULL && type && strcmp(type, "file") != 0)
		hc_wrong(h, "<%s> without a name", h->tag);
	if (hc_inside(h, "label") || hc_get(h, "aria-label") ||
		hc_get(h, "aria-labelledby"))
		return;
	if (id == NULL)
		hc_wrong(h, "<%s name=\"%s\"> without a label", h->tag,
			hc_get(h, "name"));
	else
		hc_add(h, h->fields, &h->field_n, id);
}

/* Elements that may not stand in each other. */
static inline void hc_nesting(struct hc *h)
{
	static const char block[] =
		"address article aside blockquote details dialog div dl "
		"fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main "
		"nav ol p pre section table ul";
	static const char inter[] =
		"a button input select textarea label summary details";
	const char *parent = h->depth ? h->stack[h->depth - 1] : "";

	if (text_has_word(block, h->tag) && hc_inside(h, "p"))
		hc_wrong(h, "<%s> in <p>", h->tag);
	if (text_has_word(inter, h->tag) &&
		(hc_inside(h, "a") || hc_inside(h, "button")))
		hc_wrong(h, "<%s> in <a> or <button>", h->tag);
	if (strcmp(h->tag, "form") == 0 && hc_inside(h, "form"))
		hc_wrong(h, "<form> in <form>");
	if (text_has_word("ul ol", parent) && strcmp(h->tag, "li") != 0)
		hc_wrong(h, "<%s> in <%s>", h->tag, parent);
	if (strcmp(h->tag, "li") == 0 && !text_has_word("ul ol menu", parent))
		hc_wrong(h, "<li> in <%s>", parent);
	if (text_has_word("td th", h->tag) && strcmp(parent, "tr") != 0)
		hc_wrong(h, "<%s> in <%s>", h->tag, parent);
	if (strcmp(h->tag, "tr") == 0 &&
		!text_has_word("thead tbody tfoot", parent))
		hc_wrong(h, "<tr> in <%s>", parent);
	if (strcmp(h->tag, "img") == 0 && hc_get(h, "alt") == NULL)
		hc_wrong(h, "<img> without alt");
}

static inline void hc_open_form(struct hc *h)
{
	const char *method = hc_get(h, "method");

	if (strcmp(h->tag, "form") != 0)
		return;
	if (hc_get(h, "action") == NULL)
		hc_wrong(h, "<form> without an action");
	h->form_line = method && strcasecmp(method, "post") == 0
			       ? hc_line(h, h->p)
			       : 0;
}

static inline void hc_start_tag(struct hc *h)
{
	bool slash = false, foreign;

	h->attr_n = 0;
	for (;;) {
		h->p += strspn(h->p, " \t\n");
		if (*h->p == '>' || *h->p == '\0')
			break;
		if (*h->p == '/') {
			slash = true;
			h->p++;
			continue;
		}
		hc_one_attr(h);
	}
	foreign = hc_inside(h, "svg") || strcmp(h->tag, "svg") == 0;
	hc_ids(h);
	hc_policy(h);
	hc_field(h);
	hc_nesting(h);
	hc_open_form(h);
	h->mains += strcmp(h->tag, "main") == 0;
	h->h1s += strcmp(h->tag, "h1") == 0;
	h->titles += strcmp(h->tag, "title") == 0 && !foreign;
	h->p += *h->p == '>';
	if (text_has_word("area base br col embed hr img input link meta "
			  "source track wbr",
		    h->tag))
		return;
	if (slash && !foreign)
		hc_wrong(h, "<%s/> closes itself", h->tag);
	if (slash)
		return;
	if (h->depth == HC_DEPTH) {
		hc_wrong(h, "more than %d elements deep", HC_DEPTH);
		return;
	}
	h->stack_line[h->depth] = hc_line(h, h->p);
	h->stack[h->depth++] = h->tag;
}

static inline void hc_end_tag(struct hc *h, const char *tag)
{
	h->p += strspn(h->p, " \t\n");
	if (*h->p != '>')
		hc_wrong(h, "</%s does not end", tag);
	h->p += *h->p == '>';
	if (h->depth == 0) {
		hc_wrong(h, "</%s> closes nothing", tag);
		return;
	}
	h->depth--;
	if (strcmp(h->stack[h->depth], tag) != 0)
		hc_wrong(h, "</%s> where <%s> of line %d is open", tag,
			h->stack[h->depth], h->stack_line[h->depth]);
	if (strcmp(tag, "form") == 0 && h->form_line > 0)
		hc_wrong(h, "the form of line %d posts without csrf",
			h->form_line);
}

static inline void hc_tag(struct hc *h)
{
	bool end = h->p[1] == '/';
	size_t n;
	char *name;

	if (strncmp(h->p, "<!--", 4) == 0 || strncmp(h->p, "<!", 2) == 0) {
		const char *mark = h->p[2] == '-' ? "-->" : ">";
		const char *stop = strstr(h->p, mark);

		if (stop == NULL)
			hc_wrong(h, "a comment without end");
		h->p = stop ? stop + strlen(mark) : h->p + strlen(h->p);
		return;
	}
	h->p += end ? 2 : 1;
	n = strspn(h->p, "abcdefghijklmnopqrstuvwxyz"
			 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
	if (n == 0) {
		hc_wrong(h, "a bare <");
		return;
	}
	name = arena_dupn(h->c->mem, h->p, n);
	h->p += n;
	if (end) {
		hc_end_tag(h, name);
		return;
	}
	h->tag = name;
	hc_start_tag(h);
}

static inline void hc_end(struct hc *h)
{
	if (h->depth > 0)
		hc_wrong(h, "<%s> of line %d is not closed",
			h->stack[h->depth - 1], h->stack_line[h->depth - 1]);
	for (size_t i = 0; i < h->wants_n; i++)
		if (!hc_find(h->has, h->has_n, h->wants[i].id))
			hc_wrong(h, "line %d names the id \"%s\": not there",
				h->wants[i].line, h->wants[i].id);
	for (size_t i = 0; i < h->field_n; i++)
		if (!hc_find(h->labels, h->label_n, h->fields[i].id))
			hc_wrong(h, "the field \"%s\" of line %d has no label",
				h->fields[i].id, h->fields[i].line);
	if (strncasecmp(h->html, "<!doctype html>", 15) != 0)
		return;
	if (h->mains != 1 || h->h1s != 1 || h->titles != 1)
		hc_wrong(h, "%d <main>, %d <h1>, %d <title>: one each",
			h->mains, h->h1s, h->titles);
}

static inline const char *html_check(struct ctx *c, const char *html)
{
	struct hc *h = arena_new(c->mem, struct hc);

	h->c = c;
	h->html = h->p = html;
	if (!text_is_utf8(html, strlen(html)))
		hc_wrong(h, "not valid UTF-8");
	while (h->problem == NULL && *h->p != '\0') {
		size_t n = strcspn(h->p, "<");

		hc_references(h, h->p, h->p + n);
		h->p += n;
		if (*h->p == '<')
			hc_tag(h);
	}
	if (h->problem == NULL)
		hc_end(h);
	return h->problem;
}

/* Fails the test with the problem and its line. */
static inline void t_html(struct ctx *c, const char *html)
{
	const char *problem = html_check(c, html);
	int line = problem ? (int)strtol(problem, NULL, 10) : 0;

	if (problem == NULL)
		return;
	for (int i = 1; i < line && strchr(html, '\n'); i++)
		html = strchr(html, '\n') + 1;
	fail_msg("HTML %s\n    %.*s", problem,
		(int)(strcspn(html, "\n") < 400 ? strcspn(html, "\n") : 400),
		html);
}

#endif
