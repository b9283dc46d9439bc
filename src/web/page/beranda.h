/* What Beranda shows: everything already in words. */
#ifndef WEB_PAGE_BERANDA_H
#define WEB_PAGE_BERANDA_H

#include "web/kata.h"
#include "web/layout.h"
#include "web/widget.h"

struct tugas_baris {
	const char *judul;    /* "Periksa draf laporan" */
	const char *kegiatan; /* in the words of the SOP */
	const char *siklus;   /* "Pemantauan Kinerja Triwulan II 2026" */
	const char *langkah;  /* "Langkah 7 dari 10" */
	const char *sebagai;  /* "Plh. Kabid Perbendaharaan", NULL: his own */
	const char *pemegang; /* "Siti Aminah, Ketua Tim" */
	const char *diterima; /* "kemarin 14.40" */
	const char *alamat, *alamat_siklus, *ingatkan;
	struct batas batas;
};

struct selesai_baris {
	const char *judul, *rinci, *kapan, *alamat;
};

struct siklus_kartu {
	const char *judul, *alamat, *posisi;
	struct rail rail;
};

struct wewenang_baris {
	const char *awal, *jabatan, *akhir;
};

struct tindak_baris { /* what a meeting decided for him */
	const char *uraian, *rinci, *batas, *kapan, *alamat, *tombol;
	enum tone nada;
};

struct hari_ini_baris { /* a meeting of today */
	const char *jam, *mesin, *judul, *tempat, *alamat;
};

struct beranda_lihat {
	struct layout layout;
	const struct form_ctx *form;
	const char *sekarang, *salam, *kalimat;
	const char *segera; /* when the nearest one ends, NULL */
	bool boleh_buka;    /* may open a cycle */
	struct tugas_baris *saya, *lain;
	size_t saya_n, lain_n;
	struct selesai_baris *selesai;
	size_t selesai_n;
	struct siklus_kartu *berjalan;
	size_t berjalan_n;
	struct wewenang_baris *wewenang; /* Plt. and Plh. */
	size_t wewenang_n;
	struct tindak_baris *tindak;
	size_t tindak_n;
	struct hari_ini_baris *hari_ini;
	size_t hari_ini_n;
};
struct web;
struct beranda;
/* Both are in page_tindak.c. */
MUST_CHECK int beranda_tindak(struct web *w, const struct beranda *b,
	struct tindak_baris **out, size_t *n);
MUST_CHECK int beranda_hari_ini(struct web *w, const struct beranda *b,
	struct hari_ini_baris **out, size_t *n);
void tpl_beranda(struct str *o, const struct beranda_lihat *p);

#endif
