/* What all letters share: mistakes in a form, dates as people type them. */
#include "base/base.h"

#include "surat/surat_priv.h"

static void add(struct arena *a, struct salah_list *s, struct salah x)
{
	s->item = arena_grow(a, s->item, s->n, sizeof(*s->item));
	s->item[s->n++] = x;
}

void salah_add(struct arena *a, struct salah_list *s, const char *isian,
	const char *pesan)
{
	add(a, s, (struct salah){isian, pesan, false, false});
}

void salah_ingat(struct arena *a, struct salah_list *s, const char *isian,
	const char *pesan)
{
	add(a, s, (struct salah){isian, pesan, true, false});
}

void salah_kurang(struct arena *a, struct salah_list *s, const char *isian,
	const char *pesan)
{
	add(a, s, (struct salah){isian, pesan, false, true});
}

int salah_fail(struct ctx *c, const struct salah_list *s, bool draf)
{
	for (size_t i = 0; i < s->n; i++)
		if (!s->item[i].ringan && !(draf && s->item[i].kurang))
			return fail(c, E_INVALID, "%s", s->item[i].pesan);
	return OK;
}

bool salah_teks(struct arena *a, struct salah_list *s, const struct isian *x)
{
	if (text_is_blank(x->teks)) {
		if (x->kosong != NULL)
			salah_kurang(a, s, x->nama, x->kosong);
		return false;
	}
	if (!text_is_utf8(x->teks, strlen(x->teks))) {
		salah_add(a, s, x->nama,
			arena_printf(a,
				"%s memuat tanda yang tidak dikenal. Ketik ulang, jangan ditempel.",
				x->sebutan));
		return false;
	}
	if (text_width(x->teks) > x->batas) {
		salah_add(a, s, x->nama,
			arena_printf(a,
				"%s %zu huruf. Paling banyak %zu; ringkaslah.",
				x->sebutan, text_width(x->teks), x->batas));
		return false;
	}
	return true;
}

const struct jabatan *jabatan_cari(const struct usulan *u, const char *kode)
{
	for (size_t i = 0; i < u->jabatan_n; i++)
		if (text_eq(u->jabatan[i].kode, kode))
			return &u->jabatan[i];
	return NULL;
}

const char *pilihan_nama(const struct pilihan *p, size_t n, const char *kode)
{
	for (size_t i = 0; i < n; i++)
		if (text_eq(p[i].kode, kode))
			return p[i].nama;
	return NULL;
}

/* ---- dates ---- */

/* A number at *p of at most `most` digits; *p moves behind it. */
static bool number(const char **p, int most, int *out)
{
	int n = 0;

	*out = 0;
	for (; **p >= '0' && **p <= '9' && n < most; n++, (*p)++)
		*out = *out * 10 + (**p - '0');
	return n > 0;
}

static bool month_word(const char **p, int *month)
{
	for (int m = 1; m <= 12; m++) {
		const char *name = month_name(m);
		size_t n = strlen(name);

		if (strncasecmp(*p, name, n) == 0) {
			*p += n;
			*month = m;
			return true;
		}
	}
	return false;
}

static bool date_parts(const char *p, int *y, int *m, int *d)
{
	int first;
	const char *start = p;

	if (!number(&p, 4, &first))
		return false;
	if (p - start == 4) {
		if (*p++ != '-' || !number(&p, 2, m) || *p++ != '-' ||
			!number(&p, 2, d))
			return false;
		*y = first;
		return *p == '\0';
	}
	*d = first;
	if (*p == ' ') {
		while (*p == ' ')
			p++;
		if (!month_word(&p, m) || *p != ' ')
			return false;
		while (*p == ' ')
			p++;
	} else if (*p == '-' || *p == '/') {
		char mark = *p++;

		if (!number(&p, 2, m) || *p++ != mark)
			return false;
	} else {
		return false;
	}
	start = p;
	return number(&p, 4, y) && p - start == 4 && *p == '\0';
}

int tanggal_baca(struct ctx *c, const char *text, int32_t *day)
{
	const char *t = text_is_blank(text) ? "" : text_trim(c->mem, text);
	int y, m, d;

	if (!text_is_utf8(t, strlen(t)) || !date_parts(t, &y, &m, &d))
		return fail(c, E_INVALID,
			"Tanggal tidak terbaca. Tulis misalnya 6-7-2026 atau 6 Juli 2026.");
	if (m < 1 || m > 12)
		return fail(c, E_INVALID,
			"Bulan %d tidak ada. Periksa tanggalnya.", m);
	if (!day_is_valid(y, m, d))
		return fail(c, E_INVALID,
			"Tanggal %d %s tidak ada. Periksa tanggalnya.", d,
			month_name(m));
	if (y < 2000 || y > 2999)
		return fail(c, E_INVALID,
			"Tahun %d tidak mungkin. Periksa tanggalnya.", y);
	*day = day_from(y, m, d);
	return OK;
}

int jam_baca(struct ctx *c, const char *text, int *menit)
{
	const char *p = text_is_blank(text) ? "" : text_trim(c->mem, text);
	int h, m;

	if (!number(&p, 2, &h) || (*p != '.' && *p != ':') ||
		(p++, !number(&p, 2, &m)) || *p != '\0' || h > 23 || m > 59)
		return fail(c, E_INVALID,
			"Jam tidak terbaca. Tulis misalnya 13.30.");
	*menit = h * 60 + m;
	return OK;
}

char *jam_tulis(struct arena *a, int64_t at, int zona_min)
{
	int m = at_minute(at, zona_min);

	return arena_printf(a, "%02d.%02d", m / 60, m % 60);
}

char *hari_tulis(struct arena *a, int32_t day)
{
	return arena_printf(
		a, "%s, %s", day_name(day_weekday(day)), day_long(a, day));
}

/* ISO text of a day for the database; NULL for none. */
const char *hari_iso(struct ctx *c, int32_t day)
{
	char text[CLOCK_TEXT];

	if (day == 0)
		return NULL;
	day_format(day, text);
	return arena_dup(c->mem, text);
}

int32_t hari_dari(const char *iso)
{
	int32_t day = 0;

	return iso != NULL && day_parse(iso, &day) ? day : 0;
}
