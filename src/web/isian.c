/*
 * What was sent: only declared fields, each of its kind and within its
 * limit, with every mistake noted beside its field.
 *
 * A route's field list is all that exists of a request: a name that is not
 * in it is dropped here and no page ever sees it.
 */
#include "base/base.h"

#include "web/isian.h"

#define CSRF "csrf"
#define KUNCI "kunci"
#define VERSI "versi"

/* Every form has these; the widget that opens a form writes them. */
static const struct isian_aturan umum[] = {
	{CSRF, ISIAN_RAHASIA, 100, NULL, NULL},
	{KUNCI, ISIAN_TEKS, LIMIT_KUNCI, NULL, NULL},
	{VERSI, ISIAN_ANGKA, 20, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

void galat(struct web *w, const char *nama, const char *fmt, ...)
{
	struct field_error *g;
	va_list ap;

	w->galat =
		arena_grow(w->c->mem, w->galat, w->galat_n, sizeof(*w->galat));
	g = &w->galat[w->galat_n++];
	g->name = nama;
	va_start(ap, fmt);
	g->sentence = arena_vprintf(w->c->mem, fmt, ap);
	va_end(ap);
}

static bool is_map(const struct isian_aturan *r)
{
	return r->jenis == ISIAN_PETA || r->jenis == ISIAN_BERKAS_PETA;
}

static bool is_file(const struct isian_aturan *r)
{
	return r->jenis == ISIAN_BERKAS || r->jenis == ISIAN_BERKAS_PETA;
}

/* Is this the name of a field, or "butir.judul" that of its column? */
static bool is_named(const struct isian_aturan *r, const char *name, size_t n)
{
	size_t list = 0;

	if (r->jenis == ISIAN_PETA && r->pilihan != NULL) {
		list = strlen(r->pilihan);
		if (n <= list + 1 || strncmp(name, r->pilihan, list) != 0 ||
			name[list++] != '.')
			return false;
	}
	return strlen(r->nama) == n - list &&
	       strncmp(r->nama, name + list, n - list) == 0;
}

/* "realisasi[pkb]" is the field realisasi with the key pkb. */
static const struct isian_aturan *declared(const struct isian_aturan *list,
	const char *name, struct arena *a, const char **key)
{
	const char *open = strchr(name, '[');
	size_t n = open != NULL ? (size_t)(open - name) : strlen(name);

	for (; list != NULL && list->nama != NULL; list++) {
		if (!is_named(list, name, n))
			continue;
		if (is_map(list) != (open != NULL))
			return NULL;
		if (open != NULL) {
			size_t k = strlen(open);

			if (k < 3 || open[k - 1] != ']')
				return NULL;
			*key = arena_dupn(a, open + 1, k - 2);
		}
		return list;
	}
	return NULL;
}

/* Browsers send "\r\n"; we keep "\n". */
static const char *one_line_end(struct arena *a, const char *s)
{
	char *out, *to;

	if (strchr(s, '\r') == NULL)
		return s;
	out = to = arena_dup(a, s);
	for (; *s != '\0'; s++) {
		if (*s == '\r' && s[1] == '\n')
			continue;
		*to++ = *s == '\r' ? '\n' : *s;
	}
	*to = '\0';
	return out;
}

static bool is_time(const char *s)
{
	return strlen(s) == 5 && s[2] == ':' && s[0] >= '0' && s[0] <= '2' &&
	       s[1] >= '0' && s[1] <= '9' && (s[0] < '2' || s[1] < '4') &&
	       s[3] >= '0' && s[3] <= '5' && s[4] >= '0' && s[4] <= '9';
}

/* NULL when the text is of its kind, else what to say. */
static const char *wrong_kind(const struct isian_aturan *r, const char *s)
{
	int32_t day;
	int64_t at;
	long v;

	switch (r->jenis) {
	case ISIAN_TEKS:
		return strpbrk(s, "\n\t") != NULL ? "Tulis dalam satu baris."
						  : NULL;
	case ISIAN_ANGKA:
		return text_int(s, 0, INT32_MAX, &v)
			       ? NULL
			       : "Tulis bilangan bulat, misalnya 3.";
	case ISIAN_TANGGAL:
		return day_parse(s, &day)
			       ? NULL
			       : "Tanggal itu tidak ada. Periksa tanggalnya.";
	case ISIAN_WAKTU:
		return at_parse(s, CLOCK_WIB, &at)
			       ? NULL
			       : "Tanggal atau jam itu tidak ada. Periksa lagi.";
	case ISIAN_JAM:
		return is_time(s) ? NULL : "Tulis jam seperti 14.40.";
	case ISIAN_KODE:
		return text_is_kode(s) ? NULL : "Pilih salah satu dari daftar.";
	case ISIAN_PILIHAN:
		return text_has_word(r->pilihan, s)
			       ? NULL
			       : "Pilih salah satu dari daftar.";
	case ISIAN_PANJANG:
	case ISIAN_BANYAK:
	case ISIAN_PETA:
	case ISIAN_RAHASIA:
	case ISIAN_BERKAS:
	case ISIAN_BERKAS_PETA:
		break;
	}
	return NULL;
}

static void check_value(struct web *w, const struct kiriman *v)
{
	const struct isian_aturan *r = v->aturan;
	size_t most = r->maks != 0 ? r->maks : LIMIT_NAMA;
	const char *why, *nama = r->nama;

	if (v->kunci != NULL)
		nama = arena_printf(w->c->mem, "%s[%s]", r->nama, v->kunci);
	if (text_width(v->nilai) > most) {
		galat(w, nama, "Paling panjang %zu huruf; ringkaslah.", most);
		return;
	}
	if (v->nilai[0] == '\0')
		return;
	why = wrong_kind(r, v->nilai);
	if (why != NULL)
		galat(w, nama, "%s", why);
}

static bool sent_already(const struct web *w, const struct isian_aturan *r)
{
	for (size_t i = 0; i < w->isian_n; i++)
		if (w->isian[i].aturan == r)
			return true;
	return false;
}

static bool may_repeat(const struct isian_aturan *r)
{
	return r->jenis == ISIAN_BANYAK || is_map(r);
}

/* Keep one part when it is declared; a second value of a single is dropped. */
static void take(struct web *w, struct kiriman *list, size_t *n,
	const struct http_part *p)
{
	const char *key = NULL;
	const struct isian_aturan *r =
		declared(w->route->isian, p->name, w->c->mem, &key);

	if (r == NULL)
		r = declared(umum, p->name, w->c->mem, &key);
	if (r == NULL || is_file(r) != (p->filename != NULL))
		return;
	w->isian = list;
	w->isian_n = *n;
	if (!may_repeat(r) && sent_already(w, r))
		return;
	if (p->filename != NULL && p->n == 0 && p->filename[0] == '\0')
		return; /* a file field that was left empty */
	list[*n] = (struct kiriman){.aturan = r,
		.kunci = key,
		.nilai = p->value != NULL ? one_line_end(w->c->mem, p->value)
					  : "",
		.berkas = p->filename != NULL ? p : NULL};
	if (p->filename == NULL)
		check_value(w, &list[*n]);
	(*n)++;
}

static void check_missing(struct web *w)
{
	const struct isian_aturan *r = w->route->isian;

	for (; r != NULL && r->nama != NULL; r++) {
		bool there = false;

		if (r->kosong == NULL)
			continue;
		for (size_t i = 0; i < w->isian_n; i++)
			there |= w->isian[i].aturan == r &&
				 (w->isian[i].berkas != NULL ||
					 !text_is_blank(w->isian[i].nilai));
		if (!there)
			galat(w, r->nama, "%s", r->kosong);
	}
}

void isian_take(struct web *w, const struct http_part *part, size_t n)
{
	struct kiriman *list = arena_array(w->c->mem, struct kiriman, n + 1);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		take(w, list, &count, &part[i]);
	w->isian = list;
	w->isian_n = count;
	if (strcmp(w->rq->method, "GET") != 0)
		check_missing(w);
}

int isian_read(struct web *w)
{
	struct http_part *part = NULL;
	size_t n = 0;
	int rc;

	if (strcmp(w->rq->method, "POST") == 0) {
		rc = http_form(w->c, w->rq, &part, &n);
	} else {
		struct http_field *f = NULL;

		rc = http_urlencoded(
			w->c, w->rq->query, strlen(w->rq->query), &f, &n);
		part = arena_array(w->c->mem, struct http_part, n + 1);
		for (size_t i = 0; rc == OK && i < n; i++)
			part[i] = (struct http_part){.name = f[i].name,
				.value = f[i].value,
				.n = strlen(f[i].value),
				.fd = -1};
	}
	if (rc == OK)
		isian_take(w, part, n);
	return rc;
}

/* ---- what pages ask ---- */

static const struct kiriman *find(
	const struct web *w, const char *nama, const char *kunci)
{
	for (size_t i = 0; i < w->isian_n; i++)
		if (text_eq(w->isian[i].aturan->nama, nama) &&
			text_eq(w->isian[i].kunci, kunci))
			return &w->isian[i];
	return NULL;
}

const char *isi(const struct web *w, const char *nama)
{
	const struct kiriman *v = find(w, nama, NULL);

	return v != NULL ? v->nilai : NULL;
}

const char *isi_peta(const struct web *w, const char *nama, const char *kunci)
{
	const struct kiriman *v = find(w, nama, kunci);

	return v != NULL ? v->nilai : NULL;
}

const char *isi_teks(const struct web *w, const char *nama)
{
	const char *s = isi(w, nama);

	return text_is_blank(s) ? NULL : text_trim(w->c->mem, s);
}

bool isi_ada(const struct web *w, const char *nama)
{
	return !text_is_blank(isi(w, nama));
}

long isi_angka(const struct web *w, const char *nama, long absen)
{
	const char *s = isi(w, nama);
	long v;

	return s != NULL && text_int(s, 0, INT32_MAX, &v) ? v : absen;
}

bool isi_punya(const struct web *w, const char *nama, const char *nilai)
{
	for (size_t i = 0; i < w->isian_n; i++)
		if (text_eq(w->isian[i].aturan->nama, nama) &&
			text_eq(w->isian[i].nilai, nilai))
			return true;
	return false;
}

const char *isi_atau(
	const struct web *w, const char *nama, const char *tersimpan)
{
	const char *s = w->lagi ? isi(w, nama) : NULL;

	if (s != NULL)
		return s;
	return tersimpan != NULL ? tersimpan : "";
}

const struct http_part *isi_berkas(const struct web *w, const char *nama)
{
	const struct kiriman *v = find(w, nama, NULL);

	return v != NULL ? v->berkas : NULL;
}
