/*
 * What a typed cell means. Pure.
 *
 * A person at a screen sees at once how his text was read (the printed value
 * and the capaian stand beside it), so a lone point is read as thousands and
 * said so; a file is asked about instead (csv.c).
 */
#include "base/base.h"

#include <strings.h>

#include "kinerja/isian.h"

#define BUKAN_ANGKA "Tulis angka saja, misalnya 258,7."
#define BUKAN_TANGGAL "Tulis tanggal seperti 30-09-2026."

struct kolom_baris {
	const char *kode, *judul;
	bool anggaran;
};

static const struct kolom_baris kolom[KOLOM_N] = {
	[KOLOM_TARGET] = {"target", "Target", false},
	[KOLOM_REALISASI] = {"realisasi", "Realisasi", false},
	[KOLOM_KENDALA] = {"kendala", "Kendala", false},
	[KOLOM_TINDAK_LANJUT] = {"tindak_lanjut", "Tindak lanjut", false},
	[KOLOM_PENANGGUNG_JAWAB] = {"penanggung_jawab", "Penanggung jawab",
		false},
	[KOLOM_TENGGAT] = {"tenggat", "Tenggat", false},
	[KOLOM_KEUANGAN] = {"keuangan", "Realisasi keuangan", true},
	[KOLOM_FISIK] = {"fisik", "Realisasi fisik", true},
};

const char *kolom_kode(enum kolom k)
{
	return kolom[k].kode;
}

const char *kolom_judul(enum kolom k)
{
	return kolom[k].judul;
}

bool kolom_anggaran(enum kolom k)
{
	return kolom[k].anggaran;
}

bool kolom_parse(const char *kode, enum kolom *out)
{
	for (size_t i = 0; i < KOLOM_N; i++)
		if (text_eq(kolom[i].kode, kode)) {
			*out = (enum kolom)i;
			return true;
		}
	return false;
}

/* ---- bands ---- */

struct pita {
	int di_atas; /* percent, not included */
	struct kategori kategori;
};

static const struct pita pita[] = {
	{90, {1, "Sangat tinggi"}},
	{75, {2, "Tinggi"}},
	{65, {3, "Sedang"}},
	{50, {4, "Rendah"}},
};
static const struct kategori terendah = {5, "Sangat rendah"};

const struct kategori *kategori_capaian(const struct capaian *c)
{
	if (!c->ada)
		return NULL;
	for (size_t i = 0; i < ARRAY_N(pita); i++)
		if (dec_cmp(c->persen, dec_of(pita[i].di_atas, 0)) > 0)
			return &pita[i].kategori;
	return &terendah;
}

bool capaian_perlu_kendala(const struct capaian *c)
{
	return c->ada && dec_cmp(c->persen, dec_of(90, 0)) < 0;
}

/* ---- numbers ---- */

/* "Rp 1.234" and "98,4 %" without what is not the number. */
static char *strip(struct arena *a, const char *teks)
{
	char *t = text_trim(a, teks);
	size_t n;

	if (strncasecmp(t, "rp", 2) == 0)
		t = text_trim(a, t + (t[2] == '.' ? 3 : 2));
	n = strlen(t);
	if (n > 0 && t[n - 1] == '%') {
		t[n - 1] = '\0';
		t = text_trim(a, t);
	}
	return t;
}

/* "1,234.5" as "1.234,5": only when both marks are there in that order. */
static char *swapped(struct arena *a, const char *t)
{
	const char *comma = strchr(t, ','), *point = strrchr(t, '.');
	char *s;

	if (comma == NULL || point == NULL || strrchr(t, ',') > point ||
		strchr(t, '.') != point)
		return NULL;
	s = arena_dup(a, t);
	for (char *p = s; *p != '\0'; p++)
		if (*p == ',')
			*p = '.';
		else if (*p == '.')
			*p = ',';
	return s;
}

static const char *printed(struct arena *a, struct dec v, int desimal)
{
	return dec_id(a, v, v.scale > desimal ? v.scale : desimal);
}

const char *nilai_ketik(struct arena *a, const struct nilai *v)
{
	if (v->tertulis != NULL)
		return v->tertulis;
	if (v->isian == ISI_NA)
		return "n/a";
	return v->isian == ISI_ANGKA ? dec_id(a, v->angka, v->angka.scale) : "";
}

static void read_number(
	struct arena *a, const char *teks, int desimal, struct sel_arti *x)
{
	char *t = strip(a, teks), *other;
	struct dec v;
	enum dec_parse how;

	x->nilai = (struct nilai){ISI_KOSONG, teks, {0, 0}};
	x->cetak = "";
	if (strcasecmp(t, "n/a") == 0) {
		x->nilai.isian = ISI_NA;
		x->cetak = "n/a";
		return;
	}
	how = dec_parse_id(t, true, &v);
	other = how == DEC_WRONG ? swapped(a, t) : NULL;
	if (other != NULL)
		how = dec_parse_id(other, true, &v);
	if (how == DEC_OK) {
		x->nilai.isian = ISI_ANGKA;
		x->nilai.angka = v;
		x->cetak = printed(a, v, desimal);
		if (dec_parse_id(t, false, &v) == DEC_AMBIGUOUS)
			x->ingat = arena_printf(a,
				"Dibaca %s (ribuan). Untuk pecahan pakai koma.",
				x->cetak);
	} else if (how == DEC_TOO_LONG) {
		x->tolak = "Angkanya terlalu panjang. Periksa angkanya.";
	} else if (how != DEC_EMPTY) {
		x->tolak = BUKAN_ANGKA;
	}
}

/* ---- the rules of a figure (ux.md 8.3) ---- */

static bool is_number(const struct nilai *v)
{
	return v != NULL && v->isian == ISI_ANGKA;
}

static void judge_realisasi(
	struct arena *a, const struct sel_acuan *k, struct sel_arti *x)
{
	struct dec up, limit;

	if (!is_number(&x->nilai))
		return;
	if (k->kumulatif && !k->ada_alasan && is_number(k->lalu) &&
		dec_cmp(x->nilai.angka, k->lalu->angka) < 0)
		x->galat = arena_printf(a,
			"Realisasi kumulatif tidak boleh lebih kecil dari %s (%s). Periksa angkanya, atau tulis alasannya di bagian C bila memang ada koreksi.",
			k->lalu_nama, printed(a, k->lalu->angka, k->desimal));
	if (is_number(k->target) && dec_sign(k->target->angka) > 0 &&
		dec_mul(x->nilai.angka, dec_of(100, 0), &up) &&
		dec_mul(k->target->angka, dec_of(150, 0), &limit) &&
		dec_cmp(up, limit) > 0)
		x->ingat = arena_printf(a,
			"Jauh di atas target %s. Pastikan satuannya benar.",
			printed(a, k->target->angka, k->desimal));
}

static void judge_keuangan(
	struct arena *a, const struct sel_acuan *k, struct sel_arti *x)
{
	if (x->nilai.isian == ISI_KOSONG)
		return;
	if (!is_number(&x->nilai) || dec_sign(x->nilai.angka) < 0) {
		x->tolak = BUKAN_ANGKA;
		return;
	}
	if (!dec_to_int64(x->nilai.angka, 2, &x->sen)) {
		x->tolak =
			"Tulis rupiah dengan paling banyak dua angka di belakang koma.";
		return;
	}
	x->cetak = dec_id(a, dec_of(x->sen, 2), x->sen % 100 == 0 ? 0 : 2);
	if (x->sen > k->pagu_sen)
		x->galat = arena_printf(a, "Realisasi %s melebihi pagu %s.",
			sen_id(a, x->sen), sen_id(a, k->pagu_sen));
}

static void judge_fisik(struct sel_arti *x)
{
	if (x->nilai.isian == ISI_KOSONG)
		return;
	if (!is_number(&x->nilai) || dec_sign(x->nilai.angka) < 0)
		x->tolak = BUKAN_ANGKA;
	else if (dec_cmp(x->nilai.angka, dec_of(100, 0)) > 0)
		x->galat = "Realisasi fisik paling tinggi 100.";
}

/* ---- dates and words ---- */

/* A whole number of at most `digits`; moves `p` behind it. */
static bool take_int(const char **p, int digits, int *out)
{
	int n = 0;

	*out = 0;
	for (; n < digits && **p >= '0' && **p <= '9'; n++)
		*out = *out * 10 + (*(*p)++ - '0');
	return n > 0;
}

/* The number of the month that begins at `p`, 0: none; moves behind it. */
static int take_month(const char **p)
{
	for (int m = 1; m <= 12; m++) {
		size_t n = strlen(month_name(m));

		if (strncasecmp(*p, month_name(m), n) == 0) {
			*p += n;
			return m;
		}
	}
	return 0;
}

/* Day, month and year of "30-09-2026", "30/9/2026" or "30 September 2026";
 * false when it is not of that form. */
static bool split_date(const char *t, int part[3])
{
	const char *p = t;
	char mark;

	if (!take_int(&p, 2, &part[0]) || *p == '\0')
		return false;
	mark = *p++;
	if (mark == ' ') {
		part[1] = take_month(&p);
	} else if (strchr("-/.", mark) == NULL || !take_int(&p, 2, &part[1])) {
		return false;
	}
	return *p++ == mark && take_int(&p, 4, &part[2]) && *p == '\0' &&
	       part[2] >= 1000;
}

static void read_date(struct arena *a, const char *teks, struct sel_arti *x)
{
	char *t = text_trim(a, teks), iso[CLOCK_TEXT];
	int part[3];
	int32_t day;

	x->cetak = "";
	if (*t == '\0')
		return;
	if (!day_parse(t, &day)) {
		if (!split_date(t, part) || part[1] < 1 || part[1] > 12) {
			x->tolak = BUKAN_TANGGAL;
			return;
		}
		if (!day_is_valid(part[2], part[1], part[0])) {
			x->tolak = arena_printf(a,
				"Tanggal %d %s tidak ada. Periksa tanggalnya.",
				part[0], month_name(part[1]));
			return;
		}
		day = day_from(part[2], part[1], part[0]);
	}
	day_format(day, iso);
	x->teks = arena_dup(a, iso);
	x->cetak = arena_printf(a, "%.2s-%.2s-%.4s", iso + 8, iso + 5, iso);
}

static void read_words(
	struct arena *a, const char *teks, size_t limit, struct sel_arti *x)
{
	char *t = text_trim(a, teks);

	x->cetak = t;
	if (text_width(t) > limit)
		x->tolak = arena_printf(a,
			"Paling panjang %zu huruf. Ringkaslah tulisannya.",
			limit);
	else if (*t != '\0')
		x->teks = t;
}

struct sel_arti sel_baca(
	struct arena *a, const char *teks, const struct sel_acuan *k)
{
	struct sel_arti x = {.cetak = ""};

	switch (k->kolom) {
	case KOLOM_TARGET:
		read_number(a, teks, k->desimal, &x);
		break;
	case KOLOM_REALISASI:
		read_number(a, teks, k->desimal, &x);
		judge_realisasi(a, k, &x);
		break;
	case KOLOM_KEUANGAN:
		read_number(a, teks, 0, &x);
		if (x.tolak == NULL)
			judge_keuangan(a, k, &x);
		x.ingat = NULL; /* nobody counts rupiah in thousandths */
		break;
	case KOLOM_FISIK:
		read_number(a, teks, 0, &x);
		if (x.tolak == NULL)
			judge_fisik(&x);
		break;
	case KOLOM_TENGGAT:
		read_date(a, teks, &x);
		break;
	case KOLOM_PENANGGUNG_JAWAB:
		read_words(a, teks, LIMIT_NAMA, &x);
		break;
	case KOLOM_KENDALA:
	case KOLOM_TINDAK_LANJUT:
	case KOLOM_N:
		read_words(a, teks, LIMIT_CATATAN, &x);
		break;
	}
	return x;
}
