/*
 * cari: finding files of all cases, a part of arsip.
 *
 * Every word of the question must be found in the title, number, file name,
 * kind, text or archive entry of a file. Upper and lower case are the same.
 */
#ifndef ARSIP_CARI_H
#define ARSIP_CARI_H

#include "arsip/arsip.h"

#define CARI_KATA 6 /* words of one question that are looked for */

struct cari {
	const char *teks;           /* NULL or "": everything */
	int tahun;                  /* 0: all */
	int triwulan;               /* 1..4; 0: all; 5: the yearly ones */
	const char *jenis, *bidang; /* NULL: all */
	const char *keadaan; /* "arsip", "berjalan" (not filed yet), NULL */
	bool rahasia;        /* confidential ones too */
	int mulai, jumlah;   /* from this result on, so many (0: 20) */
};
struct temuan_berkas {
	struct berkas berkas;
	const char *uraian; /* of its archive entry, NULL: not filed */
	const char *klasifikasi, *rak, *map;
	int64_t diarsipkan_at;
	const char *cuplikan; /* around the first word found, NULL */
};
struct cari_hasil {
	struct temuan_berkas *list; /* the newest first */
	size_t n;
	int64_t semua; /* results on all pages */
};
MUST_CHECK int arsip_cari(struct ctx *c, int64_t instansi_id,
	const struct cari *q, struct cari_hasil *out);

#endif
