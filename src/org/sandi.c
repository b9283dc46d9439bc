/*
 * Passwords: their rules, their hash, and random first ones.
 *
 * NIST SP 800-63B: length and a list of what everybody tries; no rules of
 * composition, no expiry. A password is compared with the list by its stem,
 * what is left without the digits and signs at both ends, so "Jambi2026!"
 * is "jambi".
 */
#include "base/base.h"

#include <sodium.h>

#include "org/akun.h"

#include "base/embed.h"

/* security.md 3.6: argon2id with 64 MiB and two passes, about 100 ms. */
#define ARGON_OPS 2
#define ARGON_MEM ((size_t)64 << 20)

/* Sorted, one word a line, small letters. */
EMBED(sandi_umum, "data/sandi-umum.txt");

/* Of a random password that was forgotten at once: what an account of
 * nobody is compared with. */
static const char nobody[] =
	"$argon2id$v=19$m=65536,t=2,p=1$N6rfilCpp0CJVSctIIGUKg"
	"$czwWh/gHXAH8WZOAwjptaymgsoHwK01xXNNpCqqONFA";

static void start(void)
{
	if (sodium_init() < 0)
		die("libsodium cannot start");
}

char *sandi_hash(struct arena *mem, const char *sandi)
{
	char hash[crypto_pwhash_STRBYTES];

	start();
	if (crypto_pwhash_str(
		    hash, sandi, strlen(sandi), ARGON_OPS, ARGON_MEM) != 0)
		return NULL;
	return arena_dup(mem, hash);
}

bool sandi_cocok(const char *hash, const char *sandi)
{
	const char *against = hash != NULL ? hash : nobody;
	bool same;

	start();
	/* No account has a longer one; the work stays that of any other. */
	if (strlen(sandi) > LIMIT_SANDI_MAX)
		sandi = "";
	same = crypto_pwhash_str_verify(against, sandi, strlen(sandi)) == 0;
	return same && hash != NULL;
}

/* Without letters and digits that look alike. */
static const char alphabet[] = "abcdefghjkmnpqrstuvwxyz23456789";

char *sandi_acak(struct arena *mem)
{
	char text[20];
	size_t n = 0;

	start();
	for (size_t i = 0; i < 16; i++) {
		if (i > 0 && i % 4 == 0)
			text[n++] = '-';
		text[n++] = alphabet[randombytes_uniform(
			(uint32_t)sizeof(alphabet) - 1)];
	}
	return arena_dupn(mem, text, n);
}

static bool is_letter(char ch)
{
	/* A byte of a longer character counts as a letter. */
	return (ch >= 'a' && ch <= 'z') || (unsigned char)ch >= 0x80;
}

/* Small letters, and nothing but letters at both ends. */
static char *stem_of(struct arena *mem, const char *s)
{
	char *t = arena_dup(mem, s);
	size_t n;

	for (char *p = t; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	while (*t != '\0' && !is_letter(*t))
		t++;
	for (n = strlen(t); n > 0 && !is_letter(t[n - 1]); n--)
		t[n - 1] = '\0';
	return t;
}

/* Compare with the line that begins at `line`. */
static int line_cmp(const char *word, const char *line, size_t n)
{
	size_t len = strlen(word);
	int d = memcmp(word, line, len < n ? len : n);

	if (d != 0 || len == n)
		return d;
	return len < n ? -1 : 1;
}

static bool is_common(const char *word)
{
	const char *lo = sandi_umum_begin, *hi = sandi_umum_end;

	while (lo < hi) {
		const char *line = lo + (hi - lo) / 2, *end;
		int d;

		while (line > lo && line[-1] != '\n')
			line--;
		end = memchr(line, '\n', (size_t)(hi - line));
		if (end == NULL)
			end = hi;
		d = line_cmp(word, line, (size_t)(end - line));
		if (d == 0)
			return true;
		if (d < 0)
			hi = line;
		else
			lo = end < hi ? end + 1 : hi;
	}
	return false;
}

/* One sign again and again, or each the next of the one before. */
static bool is_run(const char *s)
{
	int step = s[1] - s[0];

	if (step < -1 || step > 1)
		return false;
	for (size_t i = 1; s[i] != '\0'; i++)
		if (s[i] - s[i - 1] != step)
			return false;
	return true;
}

/* Is the stem one of the words of the person's name? */
static bool is_of_name(struct arena *mem, const char *stem, const char *orang)
{
	char *name = arena_dup(mem, orang != NULL ? orang : "");

	for (char *save = NULL, *w = strtok_r(name, " .,", &save); w != NULL;
		w = strtok_r(NULL, " .,", &save))
		if (strlen(w) > 2 && text_eq(stem_of(mem, w), stem))
			return true;
	return orang != NULL && text_eq(stem_of(mem, orang), stem);
}

/* Words of this office and program, which an outsider tries first. */
static const char office_words[] =
	"alur bpkpd bakeuda jambi provinsijambi lkj lakip sakip sop laporan "
	"kinerja keuangan pendapatan pajak daerah samsat bendahara perbendaharaan "
	"anggaran aset retribusi sekretaris sekretariat kepala kepalabadan kabid "
	"kasubag pelaksana pengelola pegawai asn pns korpri pemprov pemda "
	"pemprovjambi srikandi simpeg sipd";

int sandi_periksa(struct ctx *c, const char *sandi, const struct akun *a)
{
	size_t n = sandi != NULL ? strlen(sandi) : 0;
	const char *stem;

	if (n < LIMIT_SANDI_MIN || n > LIMIT_SANDI_MAX ||
		text_width(sandi) < LIMIT_SANDI_MIN)
		return fail(c, E_INVALID,
			"Kata sandi harus %d sampai %d huruf; kalimat pendek yang mudah Anda ingat paling baik.",
			LIMIT_SANDI_MIN, LIMIT_SANDI_MAX);
	stem = stem_of(c->mem, sandi);
	if ((a->nip != NULL && strstr(a->nip, sandi) != NULL) ||
		(a->nip != NULL && strstr(sandi, a->nip) != NULL) ||
		(a->nama != NULL && text_eq(stem_of(c->mem, a->nama), stem)) ||
		is_of_name(c->mem, stem, a->orang))
		return fail(c, E_INVALID,
			"Kata sandi tidak boleh berupa NIP, tanggal lahir, atau nama Anda sendiri; pilih yang lain.");
	if (is_run(sandi) || is_common(stem) ||
		(*stem != '\0' && text_has_word(office_words, stem)) ||
		(*stem == '\0' && is_common(sandi)))
		return fail(c, E_INVALID,
			"Kata sandi itu terlalu mudah ditebak; pilih yang lain, misalnya beberapa kata yang tidak berhubungan.");
	return OK;
}
