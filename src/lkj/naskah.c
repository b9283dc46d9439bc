/* The sections of a report, and small questions one asks of a text. */
#include "base/base.h"

#include "lkj/naskah_priv.h"

struct bagian_baris {
	const char *kode, *judul;
	bool tiap_bidang; /* one for each: "bidang-pajak" */
};

static const struct bagian_baris susunan[] = {
	{"pendahuluan", "Pendahuluan", false},
	{"bidang", "Uraian capaian", true},
	{"kendala", "Kendala dan tindak lanjut", false},
	{"penutup", "Penutup", false},
};

static const char *const keadaan[] = {
	[BAGIAN_BELUM] = "belum",
	[BAGIAN_DITULIS] = "ditulis",
	[BAGIAN_SELESAI] = "selesai",
};

const char *keadaan_bagian_nama(enum keadaan_bagian k)
{
	return keadaan[k];
}

bool keadaan_bagian_parse(const char *nama, enum keadaan_bagian *out)
{
	for (size_t i = 0; i < ARRAY_N(keadaan); i++)
		if (text_eq(keadaan[i], nama)) {
			*out = (enum keadaan_bagian)i;
			return true;
		}
	return false;
}

void naskah_susunan(struct arena *a, const struct bidang *bidang, size_t n,
	struct bagian_list *out)
{
	struct bagian *l = arena_array(a, struct bagian, ARRAY_N(susunan) + n);
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_N(susunan); i++) {
		const struct bagian_baris *r = &susunan[i];

		for (size_t k = 0; k < (r->tiap_bidang ? n : 1); k++) {
			struct bagian b = {
				.kode = r->kode, .judul = r->judul, .teks = ""};

			if (r->tiap_bidang) {
				b.bidang = bidang[k].kode;
				b.kode = arena_printf(
					a, "%s-%s", r->kode, bidang[k].kode);
				b.judul = arena_printf(
					a, "%s %s", r->judul, bidang[k].nama);
			}
			l[count++] = b;
		}
	}
	*out = (struct bagian_list){l, count};
}

struct bagian *bagian_find(const struct bagian_list *l, const char *kode)
{
	for (size_t i = 0; i < l->n; i++)
		if (text_eq(l->item[i].kode, kode))
			return &l->item[i];
	return NULL;
}

static bool is_blank(char ch)
{
	return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

size_t naskah_kata(const char *teks)
{
	size_t n = 0;

	for (const char *p = teks; *p != '\0'; p++)
		n += !is_blank(*p) && (p == teks || is_blank(p[-1]));
	return n;
}

/* The words of a paragraph with single blanks between: its blanks and its
 * line breaks do not change what it is. */
static void words_hash(const char *p, size_t n, unsigned char out[HASH_N])
{
	struct hash_state h;
	size_t i = 0;

	hash_start(&h);
	while (i < n) {
		size_t from;

		while (i < n && is_blank(p[i]))
			i++;
		from = i;
		while (i < n && !is_blank(p[i]))
			i++;
		if (i > from) {
			hash_raw(&h, p + from, i - from);
			hash_raw(&h, " ", 1);
		}
	}
	hash_end(&h, out);
}

/* Bytes of the line at `p`, its end included. */
static size_t line_length(const char *p)
{
	size_t n = strcspn(p, "\n");

	return n + (p[n] == '\n');
}

static bool line_is_empty(const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_blank(p[i]))
			return false;
	return true;
}

void naskah_paragraf(
	struct arena *a, const char *teks, struct paragraf_list *out)
{
	const char *p = teks;

	*out = (struct paragraf_list){0};
	while (*p != '\0') {
		const char *from;
		struct paragraf x;

		while (*p != '\0' && line_is_empty(p, line_length(p)))
			p += line_length(p);
		from = p;
		while (*p != '\0' && !line_is_empty(p, line_length(p)))
			p += line_length(p);
		if (p == from)
			break;
		x.teks = arena_dupn(a, from, (size_t)(p - from));
		words_hash(from, (size_t)(p - from), x.hash);
		out->item = arena_grow(a, out->item, out->n, sizeof(x));
		out->item[out->n++] = x;
	}
}
