/*
 * The token of every form. It is masked anew for each page, because pages
 * are compressed and repeat what was typed: the length of the compressed
 * page must not tell whether a guess stands in it (BREACH).
 *
 *	masked = base64url(mask || mask XOR token)
 */
#include "base/base.h"

#include <sodium.h>

#include "web/web_app.h"

#define TOKEN 32 /* bytes of a token, before base64 */

static bool from_base64(const char *text, unsigned char *out, size_t n)
{
	size_t got = 0;

	return sodium_base642bin(out, n, text, strlen(text), NULL, &got, NULL,
		       sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
	       got == n;
}

static const char *mask(struct arena *a, const char *token)
{
	unsigned char raw[TOKEN], out[2 * TOKEN];
	char text[2 * TOKEN * 4 / 3 + 4];

	if (!from_base64(token, raw, sizeof(raw)))
		return "";
	randombytes_buf(out, TOKEN);
	for (size_t i = 0; i < TOKEN; i++)
		out[TOKEN + i] = out[i] ^ raw[i];
	sodium_bin2base64(text, sizeof(text), out, sizeof(out),
		sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	return arena_dup(a, text);
}

/* The token behind what a form sent is this one. */
static bool is_masked(const char *sent, const char *token)
{
	unsigned char raw[TOKEN], in[2 * TOKEN];

	if (!from_base64(sent, in, sizeof(in)) ||
		!from_base64(token, raw, sizeof(raw)))
		return false;
	for (size_t i = 0; i < TOKEN; i++)
		in[i] ^= in[TOKEN + i];
	return sodium_memcmp(in, raw, TOKEN) == 0;
}

/* Where the browser says it asked, NULL. */
static const char *asked_at(const struct web *w)
{
	const char *host = http_header(w->rq, "host");

	return host == NULL ? NULL
			    : arena_printf(w->c->mem, "%s://%s",
				      w->rq->tls ? "https" : "http", host);
}

/* Behind a proxy only the setting knows it: the proxy ended TLS. */
const char *web_asal(struct web *w)
{
	const char *at = getenv("ALUR_ALAMAT");
	size_t n = at != NULL ? strlen(at) : 0;

	while (n > 0 && at[n - 1] == '/')
		n--;
	if (n > 0)
		return arena_dupn(w->c->mem, at, n);
	at = asked_at(w);
	return at != NULL ? at : "";
}

static bool same_origin(const struct web *w)
{
	const char *site = http_header(w->rq, "sec-fetch-site");
	const char *origin = http_header(w->rq, "origin");
	const char *host = asked_at(w);

	if (site != NULL)
		return text_eq(site, "same-origin") || text_eq(site, "none");
	if (origin == NULL)
		return true; /* an old browser: the token decides */
	return host != NULL && text_eq(origin, host);
}

int csrf_check(struct web *w)
{
	const char *sent = isi(w, "csrf");
	const char *want =
		web_masuk(w) ? w->sesi.sesi.csrf : web_cookie(w, "pra");

	if (same_origin(w) && sent != NULL && want != NULL &&
		is_masked(sent, want))
		return OK;
	return fail(w->c, E_DENIED,
		"Formulir ini tidak berasal dari halaman Anda yang sekarang. Muat ulang halamannya, lalu kirim lagi.");
}

const char *web_csrf(struct web *w)
{
	const char *token =
		web_masuk(w) ? w->sesi.sesi.csrf : web_cookie(w, "pra");
	unsigned char raw[TOKEN];

	if (w->csrf != NULL)
		return w->csrf;
	if (token == NULL || !from_base64(token, raw, sizeof(raw))) {
		token = token_acak(w->c->mem);
		web_set_cookie(w, "pra", token, -1);
	}
	w->csrf = mask(w->c->mem, token);
	return w->csrf;
}
