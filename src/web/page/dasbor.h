/* Dasbor: how the office stands, everything already in words and numbers. */
#ifndef WEB_PAGE_DASBOR_H
#define WEB_PAGE_DASBOR_H

#include "web/kata.h"
#include "web/layout.h"
#include "web/widget.h"

struct angka_lihat { /* one of the four numbers on top */
	const char *judul, *besar, *satuan, *banding;
	const char *panah, *arah; /* "▲ 2,2", "up" or "dn"; NULL: none */
};
struct kotak_lihat {       /* a cell of the heat map */
	int kelas;         /* 0: nothing reported */
	const char *angka; /* "98", "–" */
	const char *hal;   /* "5 dari 7 indikator", NULL: all */
	bool lama;         /* left out on a phone */
};
struct panas_lihat {
	const char *nama, *alamat; /* alamat NULL: no case */
	struct kotak_lihat *kotak;
};
struct palang_lihat { /* a bar with its black tick */
	const char *judul, *kecil, *nilai;
	const char *lebar, *warna;       /* "48.1", "v1" */
	const char *lewat, *lewat_warna; /* over the tick, NULL */
	const char *tanda;               /* where the tick is */
	const char *tabel[3];            /* the same in a table */
};
struct titik_lihat {
	const char *kolom, *nilai; /* "TW II 2026", "98,2%" */
};
struct perhatian_lihat {
	int kelas;
	const char *nilai, *nama, *isi, *siapa;
};
struct posisi_lihat {
	const char *judul, *alamat, *teks;
	struct rail rail;
};

struct dasbor_lihat {
	struct layout layout;
	const char *data, *judul, *kalimat, *perlu;
	struct angka_lihat angka[4];
	const char *panas_kata;
	struct panas_lihat *panas;
	size_t panas_n;
	const struct link *kolom; /* periods of the heat map */
	size_t kolom_n;
	const char *tren_kata, *tren_label, *tren_path;
	struct titik_lihat *tren;
	size_t tren_n, tren_ada;
	const char *sumbu[3], *sumbu_kelas[3]; /* "90%", "p13" */
	const char *seratus;                   /* y of the line of 100 % */
	const char *seratus_kelas, *titik_kelas, *titik_kata;
	const char *attn_kata;
	struct perhatian_lihat *attn;
	size_t attn_n;
	const char *serapan_kata;
	struct palang_lihat *serapan;
	size_t serapan_n;
	const char *sop_kata;
	struct palang_lihat *sop;
	size_t sop_n;
	struct posisi_lihat *posisi;
	size_t posisi_n;
};
void tpl_dasbor(struct str *o, const struct dasbor_lihat *p);

#endif
