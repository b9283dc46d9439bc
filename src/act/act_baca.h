/*
 * act_baca: what the screens ask, each one read-only transaction.
 *
 * A part of act. Every answer is already in the words of the office: who
 * holds a task today and in which capacity, what it is called, until when.
 */
#ifndef ACT_ACT_BACA_H
#define ACT_ACT_BACA_H

#include "act/act.h"
#include "sop/siklus_baca.h"

struct tugas_lihat {
	struct tugas t;
	const struct sop *sop;
	const struct simpul *simpul; /* its tugas and layar name it */
	const char *bidang_nama;     /* NULL outside a fan-out */
	struct pejabat pemegang;     /* today; nama NULL: vacant */
};

struct beranda {
	struct instansi instansi;
	const struct kalender *kalender;
	struct tugas_lihat *saya, *orang_lain; /* most urgent first */
	size_t saya_n, orang_lain_n;
	struct kerja *selesai; /* what he did last */
	size_t selesai_n;
	struct siklus_baris *berjalan; /* running cases */
	size_t berjalan_n;
	const struct sop **sop; /* of each running case */
};
/* The page a person lands on; `v` is what he acts as today. */
MUST_CHECK int act_beranda(struct ctx *c, int64_t pegawai_id,
	const struct wewenang *v, struct beranda *out);
/* The office, without its people. */
MUST_CHECK int act_kantor_nama(struct ctx *c, struct instansi *out);

/* A page of the list of cases. */
struct daftar_siklus {
	struct siklus_saring saring;
	struct siklus_halaman halaman; /* out */
	int64_t jumlah;                /* out: on all pages */
	const struct sop **sop;        /* out: of each row */
	struct instansi instansi;      /* out */
	const struct kalender *kalender;
};
MUST_CHECK int act_siklus_halaman(struct ctx *c, struct daftar_siklus *d);
/* The case of a period; E_NOTFOUND. */
MUST_CHECK int act_siklus_cari(struct ctx *c, const char *periode, int64_t *id);
/* Who acts today in a position; nama NULL: nobody. */
MUST_CHECK int act_pemegang(
	struct ctx *c, const char *jabatan, struct pejabat *out);

/* Names of the Bidang of the office. */
MUST_CHECK int act_bidang(struct ctx *c, const struct bidang **list, size_t *n);

/* One file of a case, as it is stored. */
struct unduh {
	int64_t siklus_id;
	const char *jenis, *bidang; /* bidang NULL: of the whole case */
	int versi;                  /* 0: the newest */
	struct berkas berkas;       /* out */
	const void *isi;            /* out */
	size_t n;
};
MUST_CHECK int act_berkas(struct ctx *c, struct unduh *u);

#endif
