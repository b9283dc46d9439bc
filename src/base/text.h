/*
 * Text: UTF-8 and the small questions one asks of a string.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* Valid UTF-8 without NUL and without control characters but \t \n \r. */
bool text_is_utf8(const char *p, size_t n);
/* Number of characters (code points) of valid UTF-8. */
size_t text_width(const char *s);
bool text_eq(const char *a, const char *b); /* NULL equals only NULL */
bool text_starts(const char *s, const char *prefix);
bool text_is_blank(const char *s); /* NULL is blank */
/* A code: 1..LIMIT_KODE of a-z, 0-9, '-' and '_', beginning with a letter. */
bool text_is_kode(const char *s);
/* A copy without blanks at both ends. */
char *text_trim(struct arena *a, const char *s);
/* A copy with the letters a-z in capitals. */
char *text_upper(struct arena *a, const char *s);
/* Lines of at most `width` characters, broken at blanks. */
size_t text_wrap(
	struct arena *a, const char *s, size_t width, const char ***lines);
/* Is `word` one of the words of a list separated by single blanks? */
bool text_has_word(const char *list, const char *word);
/* A whole number; false when it is not exactly that or beyond the range. */
bool text_int(const char *s, long lo, long hi, long *out);

#endif
