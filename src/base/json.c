/* json: a writer that puts the commas, quotes and escapes. */
#include "base/base.h"

struct json json_new(struct str *out)
{
	struct json j = {.out = out};

	return j;
}

static void begin(struct json *j, const char *key)
{
	if (j->comma[j->depth])
		str_addc(j->out, ',');
	j->comma[j->depth] = true;
	if (key != NULL) {
		str_add_json(j->out, key);
		str_addc(j->out, ':');
	}
}

static void open_group(struct json *j, const char *key, char open, char close)
{
	begin(j, key);
	str_addc(j->out, open);
	must(j->depth + 1 < JSON_DEPTH);
	j->depth++;
	j->close[j->depth] = close;
	j->comma[j->depth] = false;
}

void json_obj(struct json *j, const char *key)
{
	open_group(j, key, '{', '}');
}

void json_arr(struct json *j, const char *key)
{
	open_group(j, key, '[', ']');
}

void json_end(struct json *j)
{
	must(j->depth > 0);
	str_addc(j->out, j->close[j->depth]);
	j->depth--;
}

void json_text(struct json *j, const char *key, const char *value)
{
	begin(j, key);
	if (value == NULL)
		str_add(j->out, "null");
	else
		str_add_json(j->out, value);
}

void json_int(struct json *j, const char *key, int64_t value)
{
	begin(j, key);
	str_add_int(j->out, value);
}

void json_bool(struct json *j, const char *key, bool value)
{
	begin(j, key);
	str_add(j->out, value ? "true" : "false");
}

void json_none(struct json *j, const char *key)
{
	begin(j, key);
	str_add(j->out, "null");
}

/* Length of the UTF-8 character at s; 0: the byte stands for none. */
static size_t character(const char *s)
{
	for (size_t n = 1; n <= 4; n++)
		if (memchr(s, '\0', n) == NULL && text_is_utf8(s, n))
			return n;
	return 0;
}

void str_add_json(struct str *s, const char *text)
{
	str_addc(s, '"');
	for (const char *p = text != NULL ? text : ""; *p != '\0';) {
		unsigned char ch = (unsigned char)*p;
		size_t n;

		if (ch == '"' || ch == '\\')
			str_addf(s, "\\%c", ch);
		else if (ch == '\n')
			str_add(s, "\\n");
		else if (ch == '\t')
			str_add(s, "\\t");
		else if (ch < 0x20 || ch == 0x7f)
			str_addf(s, "\\u%04x", ch);
		else if (ch < 0x80)
			str_addc(s, *p);
		else if ((n = character(p)) > 0) {
			str_addn(s, p, n);
			p += n;
			continue;
		} else
			str_add(s, "\\ufffd");
		p++;
	}
	str_addc(s, '"');
}
