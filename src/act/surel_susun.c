/*
 * A message as the wire wants it (RFC 5322, 2045, 2047). Pure.
 *
 * What people typed never becomes a line of the head: control characters
 * turn into blanks, a head beyond ASCII is encoded in words, and the body is
 * base64, so it has no line that could end the message.
 */
#include "base/base.h"

#include <sodium.h>

#include "act/act_priv.h"

#define WORD 42 /* bytes of one encoded word: 56 letters of base64 */
#define LINE 57 /* bytes of a line of the body: 76 letters */

static const char *no_controls(struct arena *mem, const char *s)
{
	char *t = arena_dup(mem, s);

	for (char *p = t; *p != '\0'; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = ' ';
	return t;
}

static void add_base64(struct str *out, const char *s, size_t n)
{
	char text[4 * (LINE + 2) / 3 + 4];

	must(n <= LINE);
	sodium_bin2base64(text, sizeof(text), (const unsigned char *)s, n,
		sodium_base64_VARIANT_ORIGINAL);
	str_add(out, text);
}

static bool is_plain(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

/* Encoded words, never cut inside a character. */
static void add_subject(struct str *out, const char *s)
{
	size_t n = strlen(s);

	if (n <= WORD && is_plain(s) && strstr(s, "=?") == NULL) {
		str_add(out, s);
		return;
	}
	while (n > 0) {
		size_t part = n < WORD ? n : WORD;

		while (part < n && part > 1 && (s[part] & 0xC0) == 0x80)
			part--;
		str_add(out, "=?UTF-8?B?");
		add_base64(out, s, part);
		str_add(out, "?=");
		s += part;
		n -= part;
		if (n > 0)
			str_add(out, "\r\n ");
	}
}

static void add_date(struct str *out, int64_t at)
{
	static const char day[][4] = {
		"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	static const char month[][4] = {"Jan", "Feb", "Mar", "Apr", "May",
		"Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct civil v = at_civil(at, CLOCK_WIB);

	str_addf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0700\r\n",
		day[v.weekday - 1], v.day, month[v.month - 1], v.year, v.hour,
		v.minute, v.second);
}

void surel_susun(struct arena *mem, const struct surel *m, struct str *out)
{
	const char *dari = no_controls(mem, m->dari);
	const char *domain = strchr(dari, '@');
	const char *p = m->isi;
	size_t left = strlen(p);

	str_addf(out, "From: Alur <%s>\r\n", dari);
	str_addf(out, "To: <%s>\r\n", no_controls(mem, m->kepada));
	str_add(out, "Subject: ");
	add_subject(out, no_controls(mem, m->judul));
	str_add(out, "\r\n");
	add_date(out, m->pada_at);
	/* The same job sent twice is one message for the reader. */
	str_addf(out, "Message-ID: <alur-%lld-%lld%s>\r\n", (long long)m->nomor,
		(long long)(m->pada_at / CLOCK_SECOND),
		domain != NULL ? domain : "@localhost");
	str_add(out, "Auto-Submitted: auto-generated\r\n"
		     "MIME-Version: 1.0\r\n"
		     "Content-Type: text/plain; charset=utf-8\r\n"
		     "Content-Transfer-Encoding: base64\r\n\r\n");
	while (left > 0) {
		size_t n = left < LINE ? left : LINE;

		add_base64(out, p, n);
		str_add(out, "\r\n");
		p += n;
		left -= n;
	}
}
