/* str: a growing text with a limit and a memory of having passed it. */
#include "base/base.h"

#define FIRST_CAP 256

struct str str_new(struct arena *a, size_t limit)
{
	struct str s = {.mem = a, .limit = limit};

	s.cap = limit + 1 < FIRST_CAP ? limit + 1 : FIRST_CAP;
	s.p = arena_alloc(a, s.cap);
	return s;
}

/* Room for `n` more characters; false and marked when they do not fit. */
static bool reserve(struct str *s, size_t n)
{
	size_t cap = s->cap;
	char *p;

	if (s->over)
		return false;
	if (n > s->limit - s->n) {
		s->over = true;
		return false;
	}
	if (s->n + n < s->cap)
		return true;
	while (cap <= s->n + n)
		cap *= 2;
	if (cap > s->limit + 1)
		cap = s->limit + 1;
	if (arena_extend(s->mem, s->p, s->cap, cap)) {
		s->cap = cap;
		return true;
	}
	p = arena_alloc(s->mem, cap);
	memcpy(p, s->p, s->n + 1);
	s->p = p;
	s->cap = cap;
	return true;
}

void str_addn(struct str *s, const void *p, size_t n)
{
	if (n == 0 || !reserve(s, n))
		return;
	memcpy(s->p + s->n, p, n);
	s->n += n;
	s->p[s->n] = '\0';
}

void str_add(struct str *s, const char *text)
{
	if (text != NULL)
		str_addn(s, text, strlen(text));
}

void str_addc(struct str *s, char ch)
{
	str_addn(s, &ch, 1);
}

void str_add_int(struct str *s, int64_t v)
{
	char digits[24]; /* of any int64_t, from the end */
	size_t at = sizeof(digits);
	uint64_t u = v < 0 ? -(uint64_t)v : (uint64_t)v;

	do
		digits[--at] = (char)('0' + u % 10);
	while ((u /= 10) != 0);
	if (v < 0)
		digits[--at] = '-';
	str_addn(s, digits + at, sizeof(digits) - at);
}

void str_addf(struct str *s, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(s->p + s->n, s->over ? 0 : s->cap - s->n, fmt, ap);
	va_end(ap);
	must(n >= 0);
	if (!s->over && (size_t)n < s->cap - s->n) {
		if ((size_t)n > s->limit - s->n) {
			s->over = true;
			s->p[s->n] = '\0';
			return;
		}
		s->n += (size_t)n;
		return;
	}
	if (!s->over)
		s->p[s->n] = '\0';
	if (!reserve(s, (size_t)n))
		return;
	va_start(ap, fmt);
	vsnprintf(s->p + s->n, s->cap - s->n, fmt, ap);
	va_end(ap);
	s->n += (size_t)n;
}

void str_pad(struct str *s, char ch, size_t n)
{
	if (n == 0 || !reserve(s, n))
		return;
	memset(s->p + s->n, ch, n);
	s->n += n;
	s->p[s->n] = '\0';
}

void str_add_html(struct str *s, const char *text)
{
	static const char *const entity[256] = {['&'] = "&amp;",
		['<'] = "&lt;",
		['>'] = "&gt;",
		['"'] = "&quot;",
		['\''] = "&#39;"};
	const char *from = text;

	if (text == NULL)
		return;
	for (; *text != '\0'; text++) {
		const char *e = entity[(unsigned char)*text];

		if (e == NULL)
			continue;
		str_addn(s, from, (size_t)(text - from));
		str_add(s, e);
		from = text + 1;
	}
	str_addn(s, from, (size_t)(text - from));
}

void str_add_hex(struct str *s, const void *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *b = p;

	for (size_t i = 0; i < n; i++) {
		str_addc(s, digits[b[i] >> 4]);
		str_addc(s, digits[b[i] & 15]);
	}
}

bool str_ok(const struct str *s)
{
	return !s->over;
}

void str_clear(struct str *s)
{
	s->n = 0;
	s->p[0] = '\0';
	s->over = false;
}
