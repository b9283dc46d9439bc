/*
 * dec: exact decimal numbers, value = m / 10^scale.
 *
 * The mantissa is 128 bits, so 10^15 with six decimals and the products that
 * percentages need are exact. Nothing here divides by zero or overflows
 * silently: such a call returns false and leaves its output alone.
 * Rounding is half up (away from zero), once, where the caller asks for it.
 * Indonesian text is "1.234.567,89"; plain text is "1234567.89".
 */
#ifndef BASE_DEC_H
#define BASE_DEC_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

__extension__ typedef __int128 dec_int;

struct dec {
	dec_int m;
	int scale; /* 0..LIMIT_DEC_SCALE as typed; more inside products */
};

enum dec_parse {
	DEC_OK = 0,
	DEC_EMPTY,     /* nothing was typed */
	DEC_AMBIGUOUS, /* "1.234": a thousand or one and a bit? */
	DEC_WRONG,     /* not a number of this format */
	DEC_TOO_LONG   /* more digits than LIMIT_DEC_* */
};

struct dec dec_of(int64_t v, int scale);
/* Indonesian format: point groups thousands, comma is the decimal mark.
 * "1.234" is read as 1234 when `grouping_sure`, else DEC_AMBIGUOUS. */
enum dec_parse dec_parse_id(
	const char *text, bool grouping_sure, struct dec *out);
/* Plain format, as stored: optional minus, digits, point, digits. */
bool dec_parse_plain(const char *text, struct dec *out);
char *dec_plain(struct arena *a, struct dec v);
/* Indonesian text with exactly `decimals` digits, rounded half up. */
char *dec_id(struct arena *a, struct dec v, int decimals);

int dec_cmp(struct dec x, struct dec y); /* exact; -1, 0, 1 */
int dec_sign(struct dec x);
bool dec_is_zero(struct dec x);
bool dec_add(struct dec x, struct dec y, struct dec *out);
bool dec_sub(struct dec x, struct dec y, struct dec *out);
bool dec_mul(struct dec x, struct dec y, struct dec *out);
/* x / y rounded half up to `scale` digits; false when y is zero. */
bool dec_div(struct dec x, struct dec y, int scale, struct dec *out);
bool dec_round(struct dec x, int scale, struct dec *out);
/* As a 64-bit count of 10^-scale (money: sen with scale 2); false when it
 * does not fit exactly. */
bool dec_to_int64(struct dec x, int scale, int64_t *out);

/* "Rp1.234.567,89" from sen; the sen are left out when they are zero. */
char *sen_id(struct arena *a, int64_t sen);

#endif
