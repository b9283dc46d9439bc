/* What the archive shows: the question in its address, and what it found. */
#ifndef WEB_PAGE_ARSIP_H
#define WEB_PAGE_ARSIP_H

#include "web/layout.h"
#include "web/tpl.h"
#include "web/widget.h"

struct arsip_item {
	const char *judul, *alamat, *siklus;
	const char *rinci;  /* number, date, Bidang, version */
	const char *tempat; /* classification and shelf, NULL: not filed */
	const char *sidik;  /* the first eight digits */
	bool diarsipkan, rahasia;
	struct safe_html cuplikan;
};

struct saringan { /* a filter that is on, and the question without it */
	const char *teks, *tanpa;
};

struct arsip_lihat {
	struct layout layout;
	const char *q, *kalimat;
	const struct choice *tahun, *triwulan, *jenis, *bidang, *keadaan;
	size_t tahun_n, triwulan_n, jenis_n, bidang_n, keadaan_n;
	const struct saringan *saringan;
	size_t saringan_n;
	const struct arsip_item *item;
	size_t n;
	const char *kosong; /* why nothing was found */
	const char *dasar;  /* address of a page, up to its number */
	long hal, hal_akhir;
};
void tpl_arsip(struct str *o, const struct arsip_lihat *p);

#endif
