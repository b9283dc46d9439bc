/*
 * str: a text that grows in an arena, up to the limit given at its birth.
 *
 *	struct str s = str_new(a, LIMIT_TEXT);
 *	str_addf(&s, "%d langkah", n);
 *	if (!str_ok(&s)) ...
 *
 * Past its limit it keeps a mark and ignores what follows, so the one check
 * stands at the end. The text is always terminated and never NULL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
	struct arena *mem;
	char *p;      /* the text, terminated */
	size_t n;     /* its length */
	size_t cap;   /* bytes held */
	size_t limit; /* longest allowed length */
	bool over;    /* something did not fit */
};

struct str str_new(struct arena *a, size_t limit);
void str_add(struct str *s, const char *text);
void str_addn(struct str *s, const void *p, size_t n);
void str_addc(struct str *s, char ch);
void str_add_int(struct str *s, int64_t v);
void str_addf(struct str *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* `n` times the character: for aligned text. */
void str_pad(struct str *s, char ch, size_t n);
/* Text with & < > " ' written as HTML (and XML) character references. */
void str_add_html(struct str *s, const char *text);
/* A JSON string with its quotes. */
void str_add_json(struct str *s, const char *text);
void str_add_hex(struct str *s, const void *p, size_t n);
bool str_ok(const struct str *s);
void str_clear(struct str *s);

#endif
