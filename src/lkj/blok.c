/*
 * Placeholders: live tables, charts and figures that a section names.
 *
 * One list says what may be named; drawing and suggesting both go by it, so
 * nothing can be offered that is not there.
 */
#include "base/base.h"

#include <strings.h>

#include "lkj/naskah_priv.h"

#define NAME_MAX_BYTES 120 /* of what stands between the brackets */

/* ---- what may be named ---- */

static void add(struct arena *a, struct blok_list *l, struct blok b)
{
	l->item = arena_grow(a, l->item, l->n, sizeof(*l->item));
	l->item[l->n++] = b;
}

static void add_bidang(
	struct arena *a, const struct lkj_bidang *b, struct blok_list *l)
{
	const char *kode = b->bidang.kode, *nama = b->bidang.nama;

	if (b->realisasi_n > 0) {
		add(a, l,
			(struct blok){"tabel",
				arena_printf(a, "capaian %s", kode),
				arena_printf(a, "Tabel capaian, %s", nama)});
		add(a, l,
			(struct blok){"grafik",
				arena_printf(a, "capaian %s", kode),
				arena_printf(a, "Grafik capaian, %s", nama)});
		add(a, l,
			(struct blok){"tabel",
				arena_printf(a, "kendala %s", kode),
				arena_printf(a, "Kendala dan tindak lanjut, %s",
					nama)});
	}
	if (b->anggaran_n > 0)
		add(a, l,
			(struct blok){"tabel",
				arena_printf(a, "anggaran %s", kode),
				arena_printf(a, "Tabel anggaran, %s", nama)});
}

static const char *const angka_apa[] = {"", " target", " capaian"};
static const char *const angka_judul[] = {"Realisasi", "Target", "Capaian"};

static void add_angka(
	struct arena *a, const struct indikator *i, struct blok_list *l)
{
	for (size_t k = 0; k < ARRAY_N(angka_apa); k++)
		add(a, l,
			(struct blok){"angka",
				arena_printf(a, "%s%s", i->kode, angka_apa[k]),
				arena_printf(
					a, "%s, %s", angka_judul[k], i->nama)});
}

void naskah_blok_list(
	struct arena *a, const struct lkj_data *d, struct blok_list *out)
{
	*out = (struct blok_list){0};
	add(a, out,
		(struct blok){
			"tabel", "ringkasan", "Ringkasan menurut Bidang"});
	add(a, out,
		(struct blok){
			"grafik", "capaian", "Grafik capaian semua indikator"});
	for (size_t i = 0; i < d->bidang_n; i++)
		add_bidang(a, &d->bidang[i], out);
	for (size_t i = 0; i < d->bidang_n; i++)
		for (size_t k = 0; k < d->bidang[i].realisasi_n; k++)
			add_angka(a, &d->bidang[i].realisasi[k].indikator, out);
}

/* ---- finding one in a text ---- */

/* Small letters, single blanks, none at the ends. */
static char *normal(struct arena *a, const char *p, size_t n)
{
	char *t = text_trim(a, arena_dupn(a, p, n)), *w = t;

	for (const char *r = t; *r != '\0'; r++) {
		char ch = *r == '\t' || *r == '\n' ? ' ' : *r;

		if (ch == ' ' && w > t && w[-1] == ' ')
			continue;
		*w++ = ch >= 'A' && ch <= 'Z' ? (char)(ch - 'A' + 'a') : ch;
	}
	*w = '\0';
	return t;
}

/* Bytes up to what ends a name: never further than a name may be, or many
 * brackets in a row would be looked through again and again. */
static size_t name_length(const char *p)
{
	size_t n = 0;

	while (n < NAME_MAX_BYTES && strchr("]\n", p[n]) == NULL)
		n++;
	return n;
}

bool blok_cari(
	struct arena *a, const char *teks, size_t at, struct blok_temu *out)
{
	static const char *const jenis[] = {"tabel", "grafik", "angka"};
	const char *open = strstr(teks + at, "[[");

	for (; open != NULL; open = strstr(open + 1, "[[")) {
		size_t n = name_length(open + 2);
		const char *colon = memchr(open + 2, ':', n);
		char *word;

		if (open[2 + n] != ']' || open[3 + n] != ']' || colon == NULL)
			continue;
		word = normal(a, open + 2, (size_t)(colon - open - 2));
		for (size_t i = 0; i < ARRAY_N(jenis); i++) {
			if (!text_eq(word, jenis[i]))
				continue;
			out->from = (size_t)(open - teks);
			out->to = out->from + n + 4;
			out->jenis = jenis[i];
			out->nama = normal(a, colon + 1,
				(size_t)(open + 2 + n - colon - 1));
			return true;
		}
	}
	return false;
}

bool blok_sebaris(const struct blok_temu *b)
{
	return text_eq(b->jenis, "angka");
}

/* ---- drawing ---- */

/* The Bidang after a word: "capaian pajak", also by its name. */
static const struct lkj_bidang *bidang_of(
	struct susun *s, const char *nama, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(nama, word, n) != 0 || nama[n] != ' ')
		return NULL;
	nama += n + 1;
	for (size_t i = 0; i < s->d->bidang_n; i++)
		if (text_eq(s->d->bidang[i].bidang.kode, nama) ||
			strcasecmp(s->d->bidang[i].bidang.nama, nama) == 0)
			return &s->d->bidang[i];
	return NULL;
}

/* "Otomatis dari data Bidang Pajak Daerah, 6 Juli 2026 pukul 10.58." */
static void put_source(struct susun *s, const struct lkj_bidang *b)
{
	int64_t last = 0;

	for (size_t i = 0; i < b->realisasi_n; i++)
		if (b->realisasi[i].diisi_at > last)
			last = b->realisasi[i].diisi_at;
	if (last == 0)
		doc_note(s->doc, arena_printf(s->a, "Otomatis dari data %s.",
					 b->bidang.nama));
	else
		doc_note(s->doc,
			arena_printf(s->a, "Otomatis dari data %s, %s.",
				b->bidang.nama,
				at_long(s->a, last, s->d->instansi.zona_min)));
}

static bool draw_table(struct susun *s, const char *nama)
{
	const struct lkj_bidang *b = bidang_of(s, nama, "capaian");

	if (text_eq(nama, "ringkasan")) {
		susun_ringkasan(s);
		return true;
	}
	if (b != NULL && b->realisasi_n > 0) {
		susun_indikator(s, b);
		put_source(s, b);
		return true;
	}
	b = bidang_of(s, nama, "anggaran");
	if (b != NULL && b->anggaran_n > 0) {
		susun_anggaran(s, b);
		return true;
	}
	b = bidang_of(s, nama, "kendala");
	if (b == NULL || b->realisasi_n == 0)
		return false;
	susun_kendala(s, b);
	return true;
}

bool blok_gambar(struct susun *s, const struct blok_temu *b)
{
	const struct lkj_bidang *of;

	if (text_eq(b->jenis, "tabel"))
		return draw_table(s, b->nama);
	if (text_eq(b->nama, "capaian")) {
		susun_grafik(s, NULL);
		return true;
	}
	of = bidang_of(s, b->nama, "capaian");
	if (of == NULL || of->realisasi_n == 0)
		return false;
	susun_grafik(s, of);
	put_source(s, of);
	return true;
}

/* "Rp258,7 miliar", "91,25 persen", "1,5 hari kerja". */
static const char *with_unit(
	struct susun *s, const struct nilai *v, const struct indikator *i)
{
	const char *n = susun_nilai(s, v, i->desimal);

	if (v->isian != ISI_ANGKA)
		return v->isian == ISI_NA ? "n/a" : "(belum diisi)";
	if (text_starts(i->satuan, "Rp "))
		return arena_printf(s->a, "Rp%s %s", n, i->satuan + 3);
	if (text_eq(i->satuan, "Rp"))
		return arena_printf(s->a, "Rp%s", n);
	return arena_printf(s->a, "%s %s", n, i->satuan);
}

static const char *figure(struct susun *s, const struct lkj_bidang *b,
	size_t at, const char *what)
{
	const struct realisasi *r = &b->realisasi[at];
	const struct capaian *c = &b->capaian[at];

	if (*what == '\0')
		return with_unit(s, &r->realisasi, &r->indikator);
	if (text_eq(what, " target"))
		return with_unit(s, &r->target, &r->indikator);
	if (!text_eq(what, " capaian"))
		return NULL;
	if (!c->ada)
		return arena_printf(s->a, "(%s)", c->alasan);
	return arena_printf(s->a, "%s persen", susun_persen(s, c->persen));
}

const char *blok_angka(struct susun *s, const struct blok_temu *b)
{
	for (size_t i = 0; i < s->d->bidang_n; i++)
		for (size_t k = 0; k < s->d->bidang[i].realisasi_n; k++) {
			const char *kode =
				s->d->bidang[i].realisasi[k].indikator.kode;
			const char *found = NULL;

			if (kode != NULL && text_starts(b->nama, kode))
				found = figure(s, &s->d->bidang[i], k,
					b->nama + strlen(kode));
			if (found != NULL)
				return found;
		}
	return NULL;
}

/* ---- a name that is not known ---- */

/* Letters to change, add or leave out; both at most NAME_MAX_BYTES. */
static size_t distance(const char *x, const char *y)
{
	size_t row[NAME_MAX_BYTES + 2], n = strlen(y);

	if (strlen(x) > NAME_MAX_BYTES || n > NAME_MAX_BYTES)
		return NAME_MAX_BYTES;
	for (size_t k = 0; k <= n; k++)
		row[k] = k;
	for (size_t i = 0; x[i] != '\0'; i++) {
		size_t before = row[0];

		row[0] = i + 1;
		for (size_t k = 0; k < n; k++) {
			size_t same = before + (x[i] != y[k]);
			size_t other =
				row[k] < row[k + 1] ? row[k] : row[k + 1];

			before = row[k + 1];
			row[k + 1] = same < other + 1 ? same : other + 1;
		}
	}
	return row[n];
}

const char *blok_asing(struct susun *s, const struct blok_temu *b)
{
	struct blok_list l;
	size_t best = strlen(b->nama) / 2 + 2;
	const char *near = NULL;

	naskah_blok_list(s->a, s->d, &l);
	for (size_t i = 0; i < l.n; i++) {
		size_t n;

		if (!text_eq(l.item[i].jenis, b->jenis))
			continue;
		n = distance(b->nama, l.item[i].nama);
		if (n < best) {
			best = n;
			near = l.item[i].nama;
		}
	}
	if (near == NULL)
		return arena_printf(s->a,
			"Blok \"%s\" tidak dikenal. Pilih dari daftar Sisipkan data.",
			b->nama);
	return arena_printf(s->a,
		"Blok \"%s\" tidak dikenal. Maksudnya \"%s\"?", b->nama, near);
}
