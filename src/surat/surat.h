/*
 * surat: the office's letters: numbers, disposisi, delivery.
 *
 * Owns the number books, disposisi, meetings (surat/rapat.h), what leaves
 * the house at the end, and the printed form of each (surat/lembar.h).
 * Refuses to know steps and figures: a case is its number (`kasus_id`), a
 * person is a position. Rows are written inside the transaction of an act.
 */
#ifndef SURAT_SURAT_H
#define SURAT_SURAT_H

#include "base/base.h"
#include "org/kalender.h"
#include "org/org.h"

/* What is wrong in a form, all at once: field and sentence. */
struct salah {
	const char *isian; /* name of the field: "isi" */
	const char *pesan;
	bool ringan; /* a warning: it may be sent */
	bool kurang; /* not there yet: it may be saved, not sent */
};
struct salah_list {
	struct salah *item;
	size_t n;
};
void salah_add(struct arena *a, struct salah_list *s, const char *isian,
	const char *pesan);
/* OK, or E_INVALID with the first that forbids it (to save a draft, or to
 * send it). */
MUST_CHECK int salah_fail(struct ctx *c, const struct salah_list *s, bool draf);

/* Dates as people type them: "2026-07-06", "6-7-2026", "6/7/2026", "6 Juli
 * 2026". E_INVALID: "Tanggal 31 September tidak ada. Periksa tanggalnya." */
MUST_CHECK int tanggal_baca(struct ctx *c, const char *text, int32_t *day);
/* "13.30" or "13:30", minutes of the day. */
MUST_CHECK int jam_baca(struct ctx *c, const char *text, int *menit);
char *jam_tulis(struct arena *a, int64_t at, int zona_min); /* "13.30" */
char *hari_tulis(struct arena *a, int32_t day); /* "Senin, 6 Juli 2026" */

/* ---- numbers: gapless by book and year, given once ---- */

#define BUKU_AGENDA "agenda"
#define BUKU_KELUAR "keluar"

struct nomor {
	const char *buku;
	int tahun;
	int64_t urut;        /* in: a number asked for, 0: the next */
	const char *nomor;   /* "045/BPKPD-1.3/VII/2026" */
	const char *keadaan; /* "dipesan", "dipakai", "batal" */
	int64_t kasus_id;    /* 0: of no case */
	const char *untuk;   /* kind of paper: "surat-pengantar" */
	const char *hal;
	const char *alasan; /* of a cancelled one */
	int64_t pada_at;    /* in: its day gives month and year */
	const char *jabatan;
};
/* Take a number (keadaan says as what). One reserved for this case and paper
 * is used first. E_CONFLICT names the next when `urut` is taken. */
MUST_CHECK int nomor_ambil(
	struct ctx *c, const struct instansi *i, struct nomor *n);
/* Hold a book until the end of the transaction: one invitation at a time. */
MUST_CHECK int nomor_kunci(
	struct ctx *c, const struct instansi *i, const char *buku, int64_t at);
/* The number of a paper that was taken back is reserved for the next. */
MUST_CHECK int nomor_kembali(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, const char *untuk);
/* Cancel a reserved number: it stays in the book with the reason. */
MUST_CHECK int nomor_batal(
	struct ctx *c, int64_t instansi_id, const struct nomor *n);
struct nomor_daftar { /* all numbers of a book and year */
	const char *buku;
	int tahun;
	struct nomor *list; /* out */
	size_t n;
};
MUST_CHECK int nomor_list(
	struct ctx *c, int64_t instansi_id, struct nomor_daftar *d);
MUST_CHECK int nomor_berikut(struct ctx *c, int64_t instansi_id,
	const char *buku, int tahun, int64_t *urut);
MUST_CHECK int nomor_pola(struct ctx *c, int64_t instansi_id, const char *buku,
	const char **pola);
MUST_CHECK int nomor_pola_set(
	struct ctx *c, int64_t instansi_id, const char *buku, const char *pola);
/* Every book has each number from 1 to its last; `n`: numbers looked at.
 * E_IO naming the first book that has not. */
MUST_CHECK int nomor_check(struct ctx *c, int64_t instansi_id, int64_t *n);
/* How `urut` of that day is written by a pattern. */
char *nomor_tulis(struct arena *a, const char *pola, int64_t urut, int32_t day);

/* ---- disposisi ---- */

struct pilihan { /* a code and how it is printed */
	const char *kode, *nama;
};
extern const struct pilihan sifat_pilihan[4], harap_pilihan[6];
const char *sifat_nama(const char *kode); /* "Sangat segera" */

struct penerima {
	const char *jabatan;
	const char *nama;  /* of the position, for print; not stored */
	int64_t dibaca_at; /* 0: not opened yet */
	int64_t dibaca_oleh;
};
struct disposisi {
	int64_t kasus_id;
	int64_t rev;      /* 0: not saved yet */
	const char *dari; /* position */
	const char *hal, *sifat, *isi;
	const char *harap; /* codes separated by blanks */
	int64_t batas_at;
	const char *asal, *asal_nomor; /* letter that asks for it, NULL */
	int32_t asal_on;               /* its date, 0 */
	struct penerima *penerima;
	size_t penerima_n;
	const char *nomor; /* NULL: a draft */
	int64_t dikirim_at;
	int64_t diubah_at, diubah_oleh;
};
/* A proposal by the SOP: all Kabid and the team, two working hours. */
struct usulan {
	const char *dari;
	const char *periode; /* "Triwulan II Tahun 2026" */
	const struct jabatan *jabatan;
	size_t jabatan_n;
	const struct kalender *kalender;
	int zona_min;
};
void disposisi_usul(
	struct ctx *c, const struct usulan *u, struct disposisi *out);
/* Everything wrong with it; `u` names the positions and the calendar. */
void disposisi_periksa(struct ctx *c, const struct usulan *u,
	const struct disposisi *d, struct salah_list *out);
/* E_NOTFOUND when the case has none yet. */
MUST_CHECK int disposisi_get(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, struct disposisi *out);
/* `d->rev` is the one that was read: E_CONFLICT when it is older. E_STATE
 * when it was sent. Afterwards `d->rev` is the new one. */
MUST_CHECK int disposisi_save(
	struct ctx *c, int64_t instansi_id, struct disposisi *d);
/* It has its number and is final. */
MUST_CHECK int disposisi_sent(
	struct ctx *c, int64_t instansi_id, const struct disposisi *d);
/* A draft again, without a number: 1; 0 when it was none that was sent. */
MUST_CHECK int disposisi_tarik(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id);
/* Mark it read by this position's person: 1 the first time, 0 again. */
MUST_CHECK int disposisi_read(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, const struct pejabat *p);

#endif
