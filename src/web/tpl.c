/* tpl: values into HTML, each in the form its place asks for. */
#include "base/base.h"

#include "web/tpl.h"

void t_text(struct str *o, const char *s)
{
	str_add_html(o, s);
}

void t_uint(struct str *o, unsigned long long v)
{
	char digits[24];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0);
	str_addn(o, digits + at, sizeof(digits) - at);
}

void t_int(struct str *o, long long v)
{
	if (v < 0)
		str_addc(o, '-');
	/* Negated as unsigned, so that the smallest number has its digits. */
	t_uint(o, v < 0 ? -(unsigned long long)v : (unsigned long long)v);
}

void t_safe(struct str *o, struct safe_html s)
{
	str_add(o, s.html);
}

/* Browsers drop tabs and line ends inside an address and read a backslash
 * as a slash, so "/\t/host" and "/\host" would lead away. */
static bool is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < ' ' || *s == '\\' || *s == 127)
			return false;
	return true;
}

void t_href_text(struct str *o, const char *s)
{
	bool ours = s != NULL && is_plain(s) &&
		    ((s[0] == '/' && s[1] != '/') || s[0] == '#' ||
			    s[0] == '?' || text_starts(s, "https://"));

	str_add_html(o, ours ? s : "#");
}

void t_url_text(struct str *o, const char *s)
{
	static const char hex[] = "0123456789ABCDEF";
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789-._~";

	while (s != NULL && *s != '\0') {
		size_t n = strspn(s, plain);

		str_addn(o, s, n);
		s += n;
		if (*s != '\0') {
			unsigned char ch = (unsigned char)*s++;
			char code[3] = {'%', hex[ch >> 4], hex[ch & 15]};

			str_addn(o, code, 3);
		}
	}
}
