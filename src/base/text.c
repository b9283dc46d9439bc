/* Text: UTF-8 and small questions. */
#include "base/base.h"

#include <errno.h>

/* Length of the valid character at p within n bytes; 0: it is not valid. */
static size_t utf8_length(const unsigned char *p, size_t n)
{
	size_t len;
	uint32_t v;

	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xc2 && p[0] <= 0xdf)
		len = 2;
	else if (p[0] >= 0xe0 && p[0] <= 0xef)
		len = 3;
	else if (p[0] >= 0xf0 && p[0] <= 0xf4)
		len = 4;
	else
		return 0;
	if (len > n)
		return 0;
	v = p[0] & (0x7fu >> len);
	for (size_t i = 1; i < len; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		v = v << 6 | (p[i] & 0x3fu);
	}
	if ((len == 3 && v < 0x800) || (len == 4 && v < 0x10000) ||
		v > 0x10ffff || (v >= 0xd800 && v <= 0xdfff))
		return 0;
	return len;
}

static bool is_control(unsigned char ch)
{
	return (ch < 0x20 && ch != '\t' && ch != '\n' && ch != '\r') ||
	       ch == 0x7f;
}

bool text_is_utf8(const char *p, size_t n)
{
	const unsigned char *s = (const unsigned char *)p;

	while (n > 0) {
		size_t len = utf8_length(s, n);

		if (len == 0 || (len == 1 && is_control(*s)))
			return false;
		s += len;
		n -= len;
	}
	return true;
}

size_t text_width(const char *s)
{
	size_t n = 0;

	for (; s != NULL && *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

bool text_eq(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

bool text_starts(const char *s, const char *prefix)
{
	return s != NULL && strncmp(s, prefix, strlen(prefix)) == 0;
}

bool text_is_blank(const char *s)
{
	return s == NULL || s[strspn(s, " \t\r\n")] == '\0';
}

bool text_is_kode(const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	if (n == 0 || n > LIMIT_KODE || *s < 'a' || *s > 'z')
		return false;
	return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789-_") == n;
}

char *text_trim(struct arena *a, const char *s)
{
	size_t n;

	if (s == NULL)
		return NULL;
	s += strspn(s, " \t\r\n");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
		n--;
	return arena_dupn(a, s, n);
}

char *text_upper(struct arena *a, const char *s)
{
	char *t = arena_dup(a, s);

	for (char *p = t; p != NULL && *p != '\0'; p++)
		if (*p >= 'a' && *p <= 'z')
			*p = (char)(*p - 'a' + 'A');
	return t;
}

/* Bytes of the next line of at most `width` characters. */
static size_t line_bytes(const char *s, size_t width)
{
	size_t n = 0, chars = 0, blank = 0;

	while (s[n] != '\0' && s[n] != '\n') {
		if (((unsigned char)s[n] & 0xc0) != 0x80) {
			if (chars == width)
				return blank > 0 && s[n] != ' ' ? blank : n;
			chars++;
		}
		if (s[n] == ' ')
			blank = n;
		n++;
	}
	return n;
}

size_t text_wrap(
	struct arena *a, const char *s, size_t width, const char ***lines)
{
	const char **list = NULL;
	size_t count = 0;

	must(width > 0);
	s = s != NULL ? s : "";
	do {
		size_t n = line_bytes(s, width), shown = n;

		while (shown > 0 && s[shown - 1] == ' ')
			shown--;
		list = arena_grow(a, list, count, sizeof(*list));
		list[count++] = arena_dupn(a, s, shown);
		s += n;
		while (*s == ' ')
			s++;
		if (*s == '\n')
			s++;
	} while (*s != '\0');
	*lines = list;
	return count;
}

bool text_int(const char *s, long lo, long hi, long *out)
{
	char *end;
	long v;

	if (s == NULL || (*s != '-' && (*s < '0' || *s > '9')))
		return false;
	errno = 0;
	v = strtol(s, &end, 10);
	if (errno != 0 || end == s || *end != '\0' || v < lo || v > hi)
		return false;
	*out = v;
	return true;
}

bool text_has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	while (*list != '\0') {
		size_t len = strcspn(list, " ");

		if (len == n && strncmp(list, word, n) == 0)
			return true;
		list += len + (list[len] == ' ');
	}
	return false;
}
