/* path: percent-encoding, and which paths a server may be asked for. */
#include "base/base.h"

#include "http/http_priv.h"

static int hex(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	if (ch >= 'a' && ch <= 'f')
		return ch - 'a' + 10;
	if (ch >= 'A' && ch <= 'F')
		return ch - 'A' + 10;
	return -1;
}

int64_t percent_decode(const char *text, size_t n, bool plus, char *out)
{
	int64_t k = 0;

	for (size_t i = 0; i < n; i++) {
		int hi, lo;

		if (text[i] != '%') {
			out[k++] = plus && text[i] == '+' ? ' ' : text[i];
			continue;
		}
		if (n - i < 3)
			return -1;
		hi = hex(text[i + 1]);
		lo = hex(text[i + 2]);
		if (hi < 0 || lo < 0)
			return -1;
		out[k++] = (char)(hi * 16 + lo);
		i += 2;
	}
	return k;
}

/* An escaped slash would be a second way to write the same parts. */
static bool hides_slash(const char *path)
{
	for (const char *p = path; (p = strchr(p, '%')) != NULL; p++)
		if (p[1] == '2' && (p[2] == 'f' || p[2] == 'F'))
			return true;
	return false;
}

/* Is one of its parts empty (but the last), "." or ".."? */
static bool has_odd_part(const char *path)
{
	for (const char *p = path; *p == '/';) {
		size_t n = strcspn(++p, "/");

		if ((n == 0 && p[n] == '/') || (n == 1 && p[0] == '.') ||
			(n == 2 && p[0] == '.' && p[1] == '.'))
			return true;
		p += n;
	}
	return false;
}

bool path_decode(char *path)
{
	int64_t n;

	if (hides_slash(path))
		return false;
	n = percent_decode(path, strlen(path), false, path);
	if (n < 0)
		return false;
	for (int64_t i = 0; i < n; i++)
		if ((unsigned char)path[i] < 0x20 || path[i] == 0x7f ||
			path[i] == '\\')
			return false;
	path[n] = '\0';
	return path[0] == '/' && text_is_utf8(path, (size_t)n) &&
	       !has_odd_part(path);
}

void http_add_url(struct str *out, const char *s)
{
	static const char digits[] = "0123456789ABCDEF";

	for (; *s != '\0'; s++) {
		unsigned char ch = (unsigned char)*s;

		if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
			(ch >= '0' && ch <= '9') || strchr("-._~", ch)) {
			str_addc(out, *s);
			continue;
		}
		str_addc(out, '%');
		str_addc(out, digits[ch >> 4]);
		str_addc(out, digits[ch & 15]);
	}
}
