/*
 * tpl: one page template in, one C file out, at build time.
 *
 *	tpl IN.html OUT.c
 *
 *	{%fn void tpl_x(struct str *o, const struct x *p) %} ... {%end%}
 *			a function; what stands between is what it writes
 *	{%fn ... ) opens html body main %}, {%fn ... ) closes html body main %}
 *			the two halves of a layout: elements left open on
 *purpose
 *	{{ expr }}	a value, escaped by its C type and the place it stands
 *in
 *	{{u expr}}	a value as a component of a URL
 *	{% code %}	C: ends in { } ; or :, or is a line of the preprocessor
 *	{# text #}	a comment of the template
 *
 * Places: text (t_out), a quoted attribute (t_attr), the beginning of a URL
 * attribute (t_href: a scheme we do not know becomes "#") and the rest of
 * one (t_url: always a component, so it cannot change host or path).
 * Everywhere else a value is a build error, and so is HTML that the browser
 * or our CSP would not take as written: see `wrong(` below.
 *
 * A C block { } must end where it began: same element, same kind of place.
 * Line breaks stay, indentation and empty lines are dropped (not in <pre>
 * and <textarea>). #line leads the compiler's messages to the template.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME_LEN = 32, DEPTH = 64, VALUE_LEN = 32, TEXT_LEN = 1 << 20 };

enum place { TEXT, OPEN, DECL, COMMENT, NAME, BETWEEN, ATTR, VALUE, QUOTED };

struct element {
	char name[NAME_LEN];
	int line;
};

struct block {
	int line, place;
	size_t depth;
	bool begun;
};

/* One template is read at a time: this is where it has come to. */
static struct {
	const char *path, *p;
	int line;
	FILE *out;
	bool in_fn;
	enum place place;
	char tag[NAME_LEN], attr[NAME_LEN], value[VALUE_LEN];
	char quote, before[2];
	bool closing, slash, need_space; /* of the tag being read */
	bool has_src, is_post;
	bool begun;      /* the attribute's value is not empty any more */
	bool line_start; /* nothing of this line was written yet */
	struct element stack[DEPTH], opens[DEPTH];
	size_t depth, opens_n;
	struct block blocks[DEPTH];
	size_t block_n;
	char lit[TEXT_LEN];
	size_t lit_n;
} t;

static _Noreturn void wrong(const char *fmt, ...)
	__attribute__((format(printf, 1, 2)));

static _Noreturn void wrong(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: error: ", t.path, t.line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static bool one_of(const char *word, const char *list)
{
	size_t n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)); p += n)
		if ((p == list || p[-1] == ' ') && (!p[n] || p[n] == ' '))
			return n > 0;
	return false;
}

static void append(char *word, size_t size, char ch)
{
	size_t n = strlen(word);

	if (n + 1 >= size)
		wrong("the name %s... is too long", word);
	word[n] = (char)tolower((unsigned char)ch);
	word[n + 1] = '\0';
}

/* ---- elements ---- */

static bool within(const char *name)
{
	for (size_t i = 0; i < t.depth; i++)
		if (strcmp(t.stack[i].name, name) == 0)
			return true;
	return false;
}

static void push(const char *name)
{
	if (t.depth == DEPTH)
		wrong("more than %d elements in each other", DEPTH);
	snprintf(t.stack[t.depth].name, NAME_LEN, "%s", name);
	t.stack[t.depth++].line = t.line;
}

static void pop(const char *name)
{
	const struct element *top = t.stack + t.depth - 1;

	if (t.depth == 0)
		wrong("</%s> closes nothing", name);
	if (strcmp(top->name, name) != 0)
		wrong("</%s> where <%s> of line %d is open", name, top->name,
			top->line);
	if (t.block_n > 0 && t.depth <= t.blocks[t.block_n - 1].depth)
		wrong("</%s> closes an element opened outside this C block",
			name);
	t.depth--;
}

static void tag_named(void)
{
	t.has_src = t.is_post = t.slash = false;
	t.need_space = true;
	t.place = BETWEEN;
	if (strcmp(t.tag, "style") == 0)
		wrong("<style>: the CSP refuses it; write a class in app.css");
}

static void attr_named(void)
{
	if (strncmp(t.attr, "on", 2) == 0)
		wrong("%s=: the CSP refuses it; write it in app.js", t.attr);
	if (strcmp(t.attr, "style") == 0)
		wrong("style=: the CSP refuses it; write a class in app.css");
	t.has_src = t.has_src || strcmp(t.attr, "src") == 0;
	t.value[0] = '\0';
	t.begun = false;
}

static void value_ended(void)
{
	t.is_post = t.is_post || (one_of(t.attr, "method formmethod") &&
					 strcmp(t.value, "post") == 0);
	if (strncmp(t.value, "javascript:", 11) == 0)
		wrong("a javascript: address");
	t.place = BETWEEN;
	t.need_space = true;
}

static void tag_ended(void)
{
	t.place = TEXT;
	if (t.closing) {
		pop(t.tag);
		return;
	}
	if (t.is_post)
		wrong("a form that posts is opened by form_open()");
	if (strcmp(t.tag, "script") == 0 && !t.has_src)
		wrong("<script> without src: the CSP refuses it");
	if (one_of(t.tag, "area base br col embed hr img input link meta "
			  "source track wbr"))
		return;
	if (!t.slash)
		push(t.tag);
	else if (!within("svg") && strcmp(t.tag, "svg") != 0)
		wrong("<%s/>: only void and SVG elements close themselves",
			t.tag);
}

/* ---- one character of HTML ---- */

static void feed(char ch);

static void feed_open(char ch)
{
	t.tag[0] = '\0';
	t.closing = ch == '/';
	if (ch == '!') {
		t.place = DECL;
	} else if (ch == '/' || isalpha((unsigned char)ch)) {
		t.place = NAME;
		if (ch != '/')
			append(t.tag, NAME_LEN, ch);
	} else {
		wrong("a bare <: write &lt;");
	}
}

static void feed_between(char ch)
{
	if (isspace((unsigned char)ch)) {
		t.need_space = false;
	} else if (ch == '>') {
		tag_ended();
	} else if (ch == '/') {
		t.slash = true;
	} else if (t.need_space || t.slash || strchr("=\"'<", ch)) {
		wrong("'%c' in <%s>: an attribute is name=\"value\" after a "
		      "blank",
			ch, t.tag);
	} else {
		t.attr[0] = '\0';
		append(t.attr, NAME_LEN, ch);
		t.place = ATTR;
	}
}

static void feed_attr(char ch)
{
	if (ch == '=') {
		attr_named();
		t.place = VALUE;
	} else if (isspace((unsigned char)ch) || ch == '>' || ch == '/') {
		attr_named();
		t.place = BETWEEN;
		feed(ch);
	} else if (strchr("\"'<", ch)) {
		wrong("'%c' in the name of an attribute of <%s>", ch, t.tag);
	} else {
		append(t.attr, NAME_LEN, ch);
	}
}

static void feed_value(char ch)
{
	size_t n = strlen(t.value);

	if (t.place == VALUE) {
		if (ch != '"' && ch != '\'')
			wrong("%s=: a value without quotes", t.attr);
		t.quote = ch;
		t.place = QUOTED;
	} else if (ch == t.quote) {
		value_ended();
	} else {
		t.begun = true;
		if (n + 1 < VALUE_LEN)
			append(t.value, VALUE_LEN, ch);
	}
}

static void feed(char ch)
{
	switch (t.place) {
	case TEXT:
		if (ch == '<')
			t.place = OPEN;
		else if (!isspace((unsigned char)ch) && t.depth > 0 &&
			 strcmp(t.stack[t.depth - 1].name, "script") == 0)
			wrong("script in the page: the CSP refuses it");
		break;
	case OPEN:
		feed_open(ch);
		break;
	case DECL:
		t.place = ch == '>' ? TEXT : ch == '-' ? COMMENT : DECL;
		break;
	case COMMENT:
		if (ch == '>' && t.before[0] == '-' && t.before[1] == '-')
			t.place = TEXT;
		break;
	case NAME:
		if (isalnum((unsigned char)ch) || ch == '-') {
			append(t.tag, NAME_LEN, ch);
			break;
		}
		tag_named();
		feed_between(ch);
		break;
	case BETWEEN:
		feed_between(ch);
		break;
	case ATTR:
		feed_attr(ch);
		break;
	case VALUE:
	case QUOTED:
		feed_value(ch);
		break;
	}
	t.before[0] = t.before[1];
	t.before[1] = ch;
}

/* ---- what is written ---- */

static void line_mark(void)
{
	fprintf(t.out, "#line %d \"%s\"\n", t.line, t.path);
}

static void flush(void)
{
	if (t.lit_n == 0)
		return;
	fputs("str_addn(o, \"", t.out);
	for (size_t i = 0; i < t.lit_n; i++) {
		unsigned char ch = (unsigned char)t.lit[i];

		if (ch == '\n')
			fputs(i + 1 < t.lit_n ? "\\n\"\n\"" : "\\n", t.out);
		else if (ch == '"' || ch == '\\' || ch == '?')
			fprintf(t.out, "\\%c", ch);
		else if (ch < ' ' || ch == 127)
			fprintf(t.out, "\\%03o", ch);
		else
			fputc(ch, t.out);
	}
	fprintf(t.out, "\", %zu);\n", t.lit_n);
	t.lit_n = 0;
}

static void literal(char ch)
{
	bool kept = t.place == QUOTED || within("pre") || within("textarea");
	bool blank = ch == ' ' || ch == '\t' || ch == '\n';

	feed(ch);
	if (!(t.line_start && blank && !kept)) {
		if (t.lit_n == TEXT_LEN)
			wrong("too much text");
		t.lit[t.lit_n++] = ch;
		t.line_start = ch == '\n';
	}
	t.line += ch == '\n';
}

/* ---- code ---- */

static int kind_of_place(void)
{
	switch (t.place) {
	case NAME:
		tag_named();
		return BETWEEN;
	case ATTR:
		attr_named();
		t.place = BETWEEN;
		t.need_space = true;
		return BETWEEN;
	case OPEN:
	case DECL:
	case VALUE:
		wrong("code in the middle of a tag's name or before a value");
	default:
		return (int)t.place;
	}
}

static void brace(char ch)
{
	struct block *b = t.blocks + t.block_n;
	int place = kind_of_place();

	if (ch == '{') {
		if (t.block_n == DEPTH)
			wrong("more than %d C blocks in each other", DEPTH);
		*b = (struct block){t.line, place, t.depth, t.begun};
		t.block_n++;
		return;
	}
	if (t.block_n == 0)
		wrong("} closes no C block of this function");
	b--;
	t.block_n--;
	if (t.depth > b->depth)
		wrong("<%s> of line %d is still open at the end of its C block",
			t.stack[t.depth - 1].name, t.stack[t.depth - 1].line);
	if (place != b->place)
		wrong("the C block of line %d ends in another place of the "
		      "HTML",
			b->line);
	t.begun = b->begun;
}

/* Braces of C, past its comments and literals. */
static void braces(const char *p)
{
	while (*p) {
		if (p[0] == '/' && p[1] == '*') {
			const char *end = strstr(p + 2, "*/");

			p = end ? end + 2 : p + strlen(p);
		} else if (*p == '"' || *p == '\'') {
			const char *from = p++;

			while (*p && *p != *from)
				p += *p == '\\' && p[1] ? 2 : 1;
			p += *p != '\0';
		} else {
			if (*p == '{' || *p == '}')
				brace(*p);
			p++;
		}
	}
}

/* Code that leaves while elements are open would leave them so. */
static void jumps(const char *text)
{
	size_t floor = t.block_n > 0 ? t.blocks[t.block_n - 1].depth : 0;
	const char *inner = t.depth > 0 ? t.stack[t.depth - 1].name : "";

	if (t.depth > 0 && (strstr(text, "return") || strstr(text, "goto ")))
		wrong("return or goto with <%s> open", inner);
	if (t.depth > floor &&
		(strstr(text, "break;") || strstr(text, "continue;")))
		wrong("break or continue with <%s> open", inner);
}

static void code(const char *text)
{
	size_t n = strlen(text);

	line_mark();
	if (t.in_fn && n > 0 && text[0] != '#') {
		if (!strchr("{};:", text[n - 1]))
			wrong("code ends in { } ; or :");
		jumps(text);
		braces(text);
	}
	fprintf(t.out, "%s\n", text);
}

/* The words after the signature: " opens html body". */
static void halves(char *sign)
{
	char *end = strrchr(sign, ')'), *save = NULL, *how, *word;

	t.depth = t.opens_n = t.block_n = 0;
	if (end == NULL)
		wrong("{%%fn needs a C signature");
	how = strtok_r(end + 1, " \t", &save);
	end[1] = '\0';
	if (how && !one_of(how, "opens closes"))
		wrong("%s after the signature: opens or closes", how);
	while (how && (word = strtok_r(NULL, " \t", &save))) {
		push(word);
		if (strcmp(how, "opens") == 0) {
			t.opens[t.opens_n++] = t.stack[0];
			t.depth = 0;
		}
	}
}

static void fn_begin(char *sign)
{
	if (t.in_fn)
		wrong("{%%fn inside a function: {%%end%%} is missing");
	halves(sign);
	line_mark();
	fprintf(t.out, "%s\n{\n", sign);
	t.in_fn = true;
	t.place = TEXT;
}

static void fn_end(void)
{
	if (!t.in_fn)
		wrong("{%%end%%} without {%%fn");
	if (t.place != TEXT)
		wrong("the template ends inside a tag, a comment or a value");
	if (t.block_n > 0)
		wrong("the C block of line %d is not closed",
			t.blocks[t.block_n - 1].line);
	for (size_t i = 0; i < t.depth || i < t.opens_n; i++) {
		const char *is = i < t.depth ? t.stack[i].name : "nothing";
		const char *want = i < t.opens_n ? t.opens[i].name : "nothing";

		if (strcmp(is, want) == 0)
			continue;
		if (i < t.depth)
			t.line = t.stack[i].line;
		wrong("<%s> is open at the end, wanted <%s>", is, want);
	}
	fputs("}\n", t.out);
	t.in_fn = false;
}

/* ---- values ---- */

/* How a value is written where we stand now. */
static const char *writer(void)
{
	static const char url[] =
		"href xlink:href src action formaction "
		"poster cite data ping data-simpan data-pratinjau";

	if (t.depth > 0 && strcmp(t.stack[t.depth - 1].name, "script") == 0)
		wrong("a value in <script>: put it in a data- attribute");
	switch (t.place) {
	case TEXT:
		return "t_out";
	case QUOTED:
		if (one_of(t.attr, "srcdoc srcset method formmethod "
				   "http-equiv"))
			wrong("a value in %s=", t.attr);
		if (!one_of(t.attr, url))
			return "t_attr";
		return t.begun ? "t_url" : "t_href";
	case COMMENT:
	case DECL:
		wrong("a value in a comment");
	case OPEN:
	case NAME:
		wrong("a value in the name of a tag");
	case VALUE:
		wrong("a value in %s= without quotes", t.attr);
	default:
		wrong("a value in the name of an attribute");
	}
}

static void value(const char *expr)
{
	bool url = expr[0] == 'u' && isspace((unsigned char)expr[1]);
	const char *how;

	if (!t.in_fn)
		wrong("a value outside a function");
	how = writer();
	/* A component at the beginning could not name a scheme either, but
	 * it would be a relative address: never meant. */
	if (url && strcmp(how, "t_href") == 0)
		wrong("{{u at the beginning of %s=: begin with a path", t.attr);
	line_mark();
	fprintf(t.out, "%s(o, %s);\n", url ? "t_url" : how,
		url ? expr + 2 : expr);
	t.begun = true;
	t.line_start = false;
}

/* ---- the template ---- */

static char *trimmed(const char *p, const char *end)
{
	char *text;

	while (p < end && isspace((unsigned char)*p))
		p++;
	while (end > p && isspace((unsigned char)end[-1]))
		end--;
	text = strndup(p, (size_t)(end - p));
	if (text == NULL)
		wrong("out of memory");
	return text;
}

/* From {% {{ or {# to behind its end. */
static void bracketed(void)
{
	char kind = t.p[1];
	const char *mark = kind == '%' ? "%}" : kind == '{' ? "}}" : "#}";
	const char *end = strstr(t.p + 2, mark), *from = t.p;
	char *text;

	if (end == NULL)
		wrong("%.2s without %s", t.p, mark);
	text = trimmed(t.p + 2, end);
	flush();
	if (kind == '{')
		value(text);
	else if (kind == '%' && strncmp(text, "fn ", 3) == 0)
		fn_begin(text + 3);
	else if (kind == '%' && strcmp(text, "end") == 0)
		fn_end();
	else if (kind == '%')
		code(text);
	free(text);
	for (; from < end; from++)
		t.line += *from == '\n';
	t.p = end + 2;
	/* Blanks after it are indentation only when nothing else follows. */
	if (t.line_start && t.p[strspn(t.p, " \t")] != '\n')
		t.line_start = false;
}

static void translate(void)
{
	fprintf(t.out,
		"/* Made by tools/tpl.c from %s. */\n"
		"#include \"base/base.h\"\n\n"
		"#include \"web/field.h\"\n#include \"web/tpl.h\"\n#include \"web/widget.h\"\n",
		t.path);
	t.line = 1;
	t.line_start = true;
	while (*t.p) {
		if (t.p[0] == '{' && t.p[1] && strchr("%{#", t.p[1])) {
			bracketed();
			continue;
		}
		if (t.in_fn)
			literal(*t.p);
		else if (isspace((unsigned char)*t.p))
			t.line += *t.p == '\n';
		else
			wrong("text outside a function");
		t.p++;
	}
	if (t.in_fn)
		wrong("{%%end%%} is missing");
}

int main(int argc, char **argv)
{
	static char text[TEXT_LEN];
	FILE *in;

	if (argc != 3) {
		fprintf(stderr, "usage: tpl IN.html OUT.c\n");
		return 2;
	}
	t.path = argv[1];
	in = fopen(argv[1], "rb");
	if (in == NULL)
		wrong("cannot be read");
	if (fread(text, 1, sizeof(text) - 1, in) == sizeof(text) - 1)
		wrong("too long");
	fclose(in);
	t.p = text;
	t.out = fopen(argv[2], "wb");
	if (t.out == NULL)
		wrong("%s cannot be written", argv[2]);
	translate();
	if (fclose(t.out) != 0)
		wrong("%s cannot be written", argv[2]);
	return 0;
}
