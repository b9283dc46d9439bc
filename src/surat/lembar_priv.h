/* Private to surat: the parts of a printed letter. */
#ifndef SURAT_LEMBAR_PRIV_H
#define SURAT_LEMBAR_PRIV_H

#include "surat/lembar.h"

/* A letter with its kop. */
struct doc *lembar_new(const struct lembar *l, const char *title);
void lembar_judul(struct doc *d, const struct lembar *l, const char *judul);
void lembar_spasi(struct doc *d);
char *lembar_tanggal(const struct lembar *l); /* "6 Juli 2026" */
/* The pairs that have a value. */
void lembar_pasangan(
	struct doc *d, const struct lembar *l, const struct pair *p, size_t n);
/* Who signs, with capacity; a letter has its date above, not here. */
void lembar_ttd(struct doc *d, const struct lembar *l, bool surat);
/* Date at the right, then Nomor, Sifat, Lampiran, Hal, then Yth. */
struct kepala {
	const char *nomor, *sifat, *lampiran, *hal;
	const char **yth;
	size_t yth_n;
};
void lembar_kepala(
	struct doc *d, const struct lembar *l, const struct kepala *k);

#endif
