/* Errors: the first failure of an action, and what a code means outside. */
#include "base/base.h"

#include <unistd.h>

struct rc_row {
	int exit, http;
	const char *sentence;
};

/* Indexed by -code. */
static const struct rc_row rows[] = {
	[OK] = {0, 200, "Berhasil."},
	[-E_INVALID] = {1, 422, "Isian tidak sah; periksa lalu ulangi."},
	[-E_NOTFOUND] = {1, 404, "Yang diminta tidak ada."},
	[-E_DENIED] = {1, 403, "Anda tidak berwenang melakukan ini."},
	[-E_STATE] = {1, 409,
		"Tindakan itu belum atau tidak lagi dapat dilakukan."},
	[-E_CONFLICT] = {1, 409,
		"Data sudah diubah oleh orang lain; muat ulang lalu periksa."},
	[-E_BUSY] = {1, 503, "Basis data sedang sibuk; ulangi sebentar lagi."},
	[-E_TOOBIG] = {1, 413, "Isian terlalu besar; perkecil lalu ulangi."},
	[-E_IO] = {1, 500,
		"Penyimpanan gagal dan tidak ada yang berubah; hubungi pengelola."},
	[-E_USAGE] = {2, 400, "Pemakaian salah; lihat alur help."},
	[-E_LOST] = {1, 503,
		"Sambungan ke basis data terputus; ulangi sebentar lagi."},
};

static const struct rc_row *row(enum rc code)
{
	must(code <= 0 && (size_t)-code < ARRAY_N(rows));
	return &rows[-code];
}

int vfail(struct ctx *c, enum rc code, const char *fmt, va_list ap)
{
	must(code < 0);
	if (c->sentence == NULL) {
		c->code = code;
		c->sentence = arena_vprintf(c->mem, fmt, ap);
	}
	return code;
}

int fail(struct ctx *c, enum rc code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfail(c, code, fmt, ap);
	va_end(ap);
	return code;
}

void fail_clear(struct ctx *c)
{
	c->code = OK;
	c->sentence = NULL;
}

int rc_exit(enum rc code)
{
	return row(code)->exit;
}

int rc_http(enum rc code)
{
	return row(code)->http;
}

const char *rc_sentence(enum rc code)
{
	return row(code)->sentence;
}

void must_failed(const char *file, int line, const char *cond)
{
	fprintf(stderr, "alur: bug at %s:%d: must(%s)\n", file, line, cond);
	abort();
}

void die(const char *fmt, ...)
{
	va_list ap;

	fputs("alur: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	_exit(70);
}
