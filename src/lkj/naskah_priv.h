/* Private to lkj: placeholders in the Markdown of a section. */
#ifndef LKJ_NASKAH_PRIV_H
#define LKJ_NASKAH_PRIV_H

#include "lkj/lkj_priv.h"
#include "lkj/naskah.h"

/* A placeholder found in a text: [from, to) with its brackets. */
struct blok_temu {
	size_t from, to;
	const char *jenis, *nama; /* "tabel", "capaian pajak" */
};
/* The first one at or after `at`; false when there is none. */
bool blok_cari(
	struct arena *a, const char *teks, size_t at, struct blok_temu *out);
bool blok_sebaris(const struct blok_temu *b); /* stands in a sentence */
/* Draw a table or chart; false: there is none of this name. */
bool blok_gambar(struct susun *s, const struct blok_temu *b);
/* The figure, NULL: there is none of this name. */
const char *blok_angka(struct susun *s, const struct blok_temu *b);
/* "Blok "x" tidak dikenal. Maksudnya "y"?" */
const char *blok_asing(struct susun *s, const struct blok_temu *b);

#endif
