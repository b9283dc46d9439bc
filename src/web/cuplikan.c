/* A snippet with <mark>. */
#include "base/base.h"

#include "web/cuplikan.h"

#include <strings.h>

/* The length of the longest of the words that begins here, 0: none does. */
static size_t word_here(const char *s, const char *words)
{
	size_t best = 0;

	while (words != NULL && *words != '\0') {
		size_t n;

		words += strspn(words, " \t\r\n");
		n = strcspn(words, " \t\r\n");
		if (n > best && strncasecmp(s, words, n) == 0)
			best = n;
		words += n;
	}
	return best;
}

struct safe_html cuplikan(struct arena *a, const char *teks, const char *kata)
{
	struct str o = str_new(a, LIMIT_TEXT);
	const char *from = teks;

	if (teks == NULL)
		return (struct safe_html){NULL};
	while (*teks != '\0') {
		size_t n = word_here(teks, kata);

		if (n == 0) {
			teks++;
			continue;
		}
		str_add_html(&o, arena_dupn(a, from, (size_t)(teks - from)));
		str_add(&o, "<mark>");
		str_add_html(&o, arena_dupn(a, teks, n));
		str_add(&o, "</mark>");
		teks += n;
		from = teks;
	}
	str_add_html(&o, from);
	return (struct safe_html){str_ok(&o) ? o.p : NULL};
}
