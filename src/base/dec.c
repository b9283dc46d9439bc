/*
 * dec: exact decimals on a 128-bit mantissa.
 *
 * Every product and sum is checked; a result that does not fit is refused,
 * never wrapped. Comparison and division first bring both sides to one scale.
 */
#include "base/base.h"

#define MAX_SCALE 30 /* of an intermediate product */

__extension__ typedef unsigned __int128 dec_uint;

static bool pow10_of(int n, dec_int *out)
{
	dec_int v = 1;

	if (n < 0 || n > 38)
		return false;
	while (n-- > 0)
		if (__builtin_mul_overflow(v, (dec_int)10, &v))
			return false;
	*out = v;
	return true;
}

static bool scale_up(dec_int m, int by, dec_int *out)
{
	dec_int p;

	return pow10_of(by, &p) && !__builtin_mul_overflow(m, p, out);
}

struct dec dec_of(int64_t v, int scale)
{
	struct dec d = {v, scale};

	must(scale >= 0 && scale <= LIMIT_DEC_SCALE);
	return d;
}

static bool is_digit(char ch)
{
	return ch >= '0' && ch <= '9';
}

static const char *skip_blank(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

/* The digits as a number; the sign and the marks are handled before. */
struct typed {
	dec_int m;
	int digits, scale;
};

static void take(struct typed *t, char ch)
{
	if (t->digits < LIMIT_DEC_DIGITS + 1) {
		t->m = t->m * 10 + (ch - '0');
		if (t->m != 0)
			t->digits++;
	}
}

static enum dec_parse finish(const struct typed *t, bool minus, struct dec *out)
{
	if (t->digits > LIMIT_DEC_DIGITS || t->scale > LIMIT_DEC_SCALE)
		return DEC_TOO_LONG;
	out->m = minus ? -t->m : t->m;
	out->scale = t->scale;
	return DEC_OK;
}

/*
 * The whole part: digits, or 1-3 digits and groups of three after points.
 * Gives the end and the number of groups; NULL when it is neither.
 */
static const char *whole_part(const char *p, struct typed *t, int *groups)
{
	bool zero = *p == '0';
	int n = 0;

	*groups = 0;
	while (is_digit(*p)) {
		take(t, *p++);
		n++;
	}
	if (n == 0)
		return NULL;
	if (*p != '.')
		return p;
	/* Nobody groups behind a zero: "0.500" is a half with a wrong mark. */
	if (n > 3 || zero)
		return NULL;
	while (*p == '.') {
		for (int i = 1; i <= 3; i++) {
			if (!is_digit(p[i]))
				return NULL;
			take(t, p[i]);
		}
		p += 4;
		(*groups)++;
	}
	return is_digit(*p) ? NULL : p;
}

enum dec_parse dec_parse_id(
	const char *text, bool grouping_sure, struct dec *out)
{
	struct typed t = {0};
	bool minus, comma;
	int groups;
	const char *p = skip_blank(text != NULL ? text : "");

	if (*p == '\0')
		return DEC_EMPTY;
	minus = *p == '-';
	p = whole_part(p + minus, &t, &groups);
	if (p == NULL)
		return DEC_WRONG;
	comma = *p == ',';
	if (comma) {
		if (!is_digit(p[1]))
			return DEC_WRONG;
		for (p++; is_digit(*p); p++) {
			take(&t, *p);
			t.scale++;
		}
	}
	if (*skip_blank(p) != '\0')
		return DEC_WRONG;
	if (groups == 1 && !comma && !grouping_sure)
		return DEC_AMBIGUOUS;
	return finish(&t, minus, out);
}

bool dec_parse_plain(const char *text, struct dec *out)
{
	struct typed t = {0};
	const char *p = text != NULL ? text : "";
	bool minus = *p == '-';
	struct dec d;

	p += minus;
	if (!is_digit(*p))
		return false;
	while (is_digit(*p))
		take(&t, *p++);
	if (*p == '.') {
		if (!is_digit(p[1]))
			return false;
		for (p++; is_digit(*p); p++) {
			take(&t, *p);
			t.scale++;
		}
	}
	if (*p != '\0' || finish(&t, minus, &d) != DEC_OK)
		return false;
	*out = d;
	return true;
}

/* Digits of |m| with `scale` of them after `mark`, groups of three. */
static char *digits_text(struct arena *a, struct dec v, char mark, char group)
{
	char buf[96]; /* 39 digits, their groups, a mark and a sign */
	size_t at = sizeof(buf) - 1;
	bool minus = v.m < 0;
	int n = 0;

	buf[at] = '\0';
	do {
		int d = (int)(v.m % 10);

		if (n == v.scale && n > 0)
			buf[--at] = mark;
		else if (n > v.scale && (n - v.scale) % 3 == 0 && group != '\0')
			buf[--at] = group;
		buf[--at] = (char)('0' + (d < 0 ? -d : d));
		v.m /= 10;
		n++;
	} while (v.m != 0 || n <= v.scale);
	if (minus)
		buf[--at] = '-';
	return arena_dup(a, buf + at);
}

char *dec_plain(struct arena *a, struct dec v)
{
	return digits_text(a, v, '.', '\0');
}

char *dec_id(struct arena *a, struct dec v, int decimals)
{
	struct dec r;

	must(decimals >= 0 && decimals <= LIMIT_DEC_SCALE);
	if (!dec_round(v, decimals, &r))
		return arena_dup(a, "(terlalu besar)");
	return digits_text(a, r, ',', '.');
}

int dec_sign(struct dec x)
{
	return (x.m > 0) - (x.m < 0);
}

bool dec_is_zero(struct dec x)
{
	return x.m == 0;
}

/* Bring both to one scale. */
static bool align(
	struct dec x, struct dec y, dec_int *mx, dec_int *my, int *scale)
{
	*scale = x.scale > y.scale ? x.scale : y.scale;
	return scale_up(x.m, *scale - x.scale, mx) &&
	       scale_up(y.m, *scale - y.scale, my);
}

/*
 * Compare whole parts, then remainders digit by digit, so that no pair of
 * values is too large to be compared.
 */
int dec_cmp(struct dec x, struct dec y)
{
	dec_int mx, my, px = 1, py = 1;
	int scale;

	if (align(x, y, &mx, &my, &scale))
		return (mx > my) - (mx < my);
	must(pow10_of(x.scale, &px) && pow10_of(y.scale, &py));
	mx = x.m / px;
	my = y.m / py;
	if (mx != my)
		return mx > my ? 1 : -1;
	return dec_cmp((struct dec){x.m % px, x.scale},
		(struct dec){y.m % py, y.scale});
}

bool dec_add(struct dec x, struct dec y, struct dec *out)
{
	dec_int mx, my, m;
	int scale;

	if (!align(x, y, &mx, &my, &scale) ||
		__builtin_add_overflow(mx, my, &m))
		return false;
	*out = (struct dec){m, scale};
	return true;
}

bool dec_sub(struct dec x, struct dec y, struct dec *out)
{
	dec_int mx, my, m;
	int scale;

	if (!align(x, y, &mx, &my, &scale) ||
		__builtin_sub_overflow(mx, my, &m))
		return false;
	*out = (struct dec){m, scale};
	return true;
}

bool dec_mul(struct dec x, struct dec y, struct dec *out)
{
	dec_int m;

	if (x.scale + y.scale > MAX_SCALE ||
		__builtin_mul_overflow(x.m, y.m, &m))
		return false;
	*out = (struct dec){m, x.scale + y.scale};
	return true;
}

static dec_uint magnitude(dec_int v)
{
	return v < 0 ? 0 - (dec_uint)v : (dec_uint)v;
}

/*
 * n * 10^more / d rounded half up; d is not zero. One digit at a time from
 * the remainder, so that only the result has to fit, not n * 10^more.
 */
static bool div_half_up(dec_uint n, dec_uint d, int more, dec_uint *out)
{
	dec_uint q = n / d, r = n % d;

	while (more-- > 0) {
		if (__builtin_mul_overflow(r, (dec_uint)10, &r) ||
			__builtin_mul_overflow(q, (dec_uint)10, &q) ||
			__builtin_add_overflow(q, r / d, &q))
			return false;
		r %= d;
	}
	/* r < d: this is 2r >= d without the overflow of 2r. */
	if (r >= d - r && __builtin_add_overflow(q, (dec_uint)1, &q))
		return false;
	*out = q;
	return true;
}

bool dec_div(struct dec x, struct dec y, int scale, struct dec *out)
{
	int more = scale + y.scale - x.scale;
	bool minus = (x.m < 0) != (y.m < 0);
	dec_uint d = magnitude(y.m), q;
	dec_int m;

	if (y.m == 0 || scale < 0 || scale > MAX_SCALE)
		return false;
	while (more < 0) {
		if (__builtin_mul_overflow(d, (dec_uint)10, &d))
			return false;
		more++;
	}
	if (!div_half_up(magnitude(x.m), d, more, &q) ||
		__builtin_add_overflow(q, 0, &m))
		return false;
	*out = (struct dec){minus ? -m : m, scale};
	return true;
}

bool dec_round(struct dec x, int scale, struct dec *out)
{
	return dec_div(x, (struct dec){1, 0}, scale, out);
}

bool dec_to_int64(struct dec x, int scale, int64_t *out)
{
	struct dec r;

	if (!dec_round(x, scale, &r) || dec_cmp(r, x) != 0 || r.m > INT64_MAX ||
		r.m < INT64_MIN)
		return false;
	*out = (int64_t)r.m;
	return true;
}

char *sen_id(struct arena *a, int64_t sen)
{
	struct dec d = {sen, 2};
	char *text = dec_id(a, d, sen % 100 == 0 ? 0 : 2);

	if (*text == '-')
		return arena_printf(a, "-Rp%s", text + 1);
	return arena_printf(a, "Rp%s", text);
}
