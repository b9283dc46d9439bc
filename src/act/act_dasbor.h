/*
 * act_dasbor: how the office stands, on one page; a part of act.
 *
 * Everything comes from what is stored: capaian per Bidang and period, the
 * absorption of the budget, what needs attention, where the SOP gets stuck,
 * where the running reports are. Sentences and colours are the page's.
 */
#ifndef ACT_ACT_DASBOR_H
#define ACT_ACT_DASBOR_H

#include "act/act.h"
#include "kinerja/isian.h"

#define DASBOR_PERIODE 6 /* columns of the heat map */

struct dasbor_sel { /* mean capaian of a Bidang (or all) in a period */
	bool ada;
	struct dec persen;
	const char *cetak;               /* "89,9%", "–" */
	const struct kategori *kategori; /* NULL: nothing reported */
	size_t dihitung, dari;           /* indicators in it, of how many */
};
struct dasbor_bidang {
	struct bidang bidang;
	struct dasbor_sel sel[DASBOR_PERIODE];
	int64_t pagu_sen, realisasi_sen;
	const char *pagu, *realisasi; /* "Rp38.200.000.000" */
	const char *serapan;          /* "48,1%", "–" */
	struct dec serapan_persen;    /* 0 when there is no pagu */
};
struct dasbor_perhatian { /* capaian at most 75: Sedang and below */
	struct indikator indikator;
	const char *bidang; /* its name */
	struct capaian capaian;
	const struct kategori *kategori;
	const char *cetak, *target, *realisasi; /* printed */
	const char *kendala, *tindak_lanjut, *penanggung_jawab, *tenggat;
};
struct dasbor_langkah { /* a step over the cycles, in working minutes */
	const char *simpul, *kegiatan, *singkat; /* "Isi data" */
	int no;
	int64_t baku, nyata; /* standard; median of the real ones */
	size_t n;            /* how often it was done */
	const char *kali;    /* "1,9" times the standard, NULL: no standard */
};
struct dasbor_posisi { /* a case of the year */
	struct siklus siklus;
	const struct sop *sop;
	const char *judul;    /* "Triwulan II Tahun 2026" */
	int langkah;          /* where it is, 0: at its end */
	const char *pemegang; /* who must act; of several, how many */
	int64_t tenggat_at;   /* the earliest, 0 */
};
struct act_dasbor {
	const char *periode; /* "2026-TW2"; NULL: the newest with figures */
	struct instansi instansi; /* out, from here on */
	const char *judul;
	struct periode kolom[DASBOR_PERIODE]; /* the last is `periode` */
	const char *kolom_nama[DASBOR_PERIODE];
	struct dasbor_bidang *bidang;
	size_t bidang_n;
	struct dasbor_sel semua[DASBOR_PERIODE]; /* the trend */
	const char *beda; /* "2,2" poin against the column before, NULL */
	bool naik;
	size_t indikator_n, terisi_n, kategori_n[6]; /* [1..5] */
	const char *pagu, *realisasi, *serapan;
	struct dasbor_perhatian *perhatian; /* the lowest first */
	size_t perhatian_n;
	struct dasbor_langkah *langkah; /* in order of the SOP */
	size_t langkah_n;
	struct dasbor_posisi *posisi; /* the newest first */
	size_t posisi_n;
	int64_t data_at; /* last figure of the period, 0: none */
};
/* `jabatan` NULL: pengelola. */
MUST_CHECK int act_dasbor(
	struct ctx *c, const char *jabatan, struct act_dasbor *a);

#endif
