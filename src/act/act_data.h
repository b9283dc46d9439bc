/*
 * act_data: filling in the figures of a Bidang on a screen, a part of act.
 *
 *	act_data_baca	the whole form: rows, lines, what is missing, may I
 *	act_data_sel	save one cell (autosave); act_data_form: all at once
 *	act_bukti_*	evidence of an indicator
 *	act_data_kirim	checks everything, then SOP steps 2 and 3
 *	act_konsolidasi	every Bidang on one page, for Tim LKJ
 *
 * Cells are saved without an event each; the event of step 2 (and 3) carries
 * the hash of the figures ("data=..."). Texts are what was typed; a text that
 * cannot be read is kept as a draft with its mistake beside it.
 */
#ifndef ACT_ACT_DATA_H
#define ACT_ACT_DATA_H

#include "act/act.h"
#include "act/act_minta.h"
#include "kinerja/isian.h"

struct sel {
	const char *ketik; /* stands in the field; never NULL */
	const char *cetak; /* the stored value as printed; "" when empty */
	const char *galat; /* what must be put right before sending, NULL */
	const char *ingat; /* what is odd, NULL */
	bool draf;         /* `ketik` could not be read and is not stored */
};

struct data_baris { /* A, and C when `perlu_kendala` or something is written */
	struct indikator indikator;
	const char *target_tahun; /* printed, "" when unknown */
	const char *lalu;         /* realisasi of the period before, "" */
	struct sel target, realisasi;
	struct sel kendala, tindak_lanjut, penanggung_jawab, tenggat;
	struct capaian capaian;
	const char *capaian_cetak;       /* "86,49%" or why there is none */
	const struct kategori *kategori; /* NULL: no percentage */
	bool terisi, perlu_kendala;
	const struct bukti *bukti;
	size_t bukti_n;
	int64_t rev, diisi_at;
	const char *diisi_oleh; /* name, NULL */
};

struct data_garis {                                 /* B: one budget line */
	const char *kode, *uraian, *pagu, *serapan; /* printed */
	struct sel keuangan, fisik;
	bool terisi;
	int64_t rev, diisi_at;
	const char *diisi_oleh;
};

enum posisi_data {
	DATA_MENUNGGU,     /* the disposisi was not sent yet */
	DATA_BELUM,        /* open, nothing typed */
	DATA_DIISI,        /* being filled in */
	DATA_SIAP,         /* complete, not sent */
	DATA_DIKEMBALIKAN, /* sent back by the check, open again */
	DATA_TERKIRIM,     /* handed over: locked */
	DATA_DITUTUP,      /* closed as "belum dilaporkan" */
	DATA_BERHENTI      /* the case is paused, cancelled or finished */
};
const char *posisi_data_nama(enum posisi_data p); /* "Sedang diisi" */

struct kurang {                   /* one thing that is missing */
	const char *baris, *nama; /* code and name of the row */
	enum kolom kolom;
	const char *kalimat; /* "Isi: Indeks Kepuasan Masyarakat" */
};

struct act_grid {
	int64_t siklus_id;
	const char *bidang;   /* NULL: the Bidang of `jabatan` */
	const char *jabatan;  /* who looks */
	struct siklus siklus; /* out, from here on */
	struct instansi instansi;
	struct pejabat pelaku;
	const char *bidang_nama, *periode_lalu; /* "TW I", NULL */
	enum posisi_data posisi;
	bool boleh;         /* may this position type here now? */
	const char *alasan; /* why not; or why it was sent back; NULL */
	struct data_baris *baris;
	size_t baris_n;
	struct data_garis *garis;
	size_t garis_n;
	const char *pagu, *realisasi, *serapan; /* sums of B, printed */
	struct kurang *kurang;
	size_t kurang_n;
	size_t ingat_n; /* odd figures: sending asks for a reason */
	struct minta_lihat buka;
	unsigned char sidik[HASH_N]; /* of the figures as they are */
};
MUST_CHECK int act_data_baca(struct ctx *c, struct act_grid *g);
/* What is still missing of a Bidang: act_data_baca without the rows. */
MUST_CHECK int act_data_kurang(struct ctx *c, int64_t siklus_id,
	const char *bidang, struct kurang **list, size_t *n);

/*
 * One cell. `lama` is the text it had when the form was drawn: then only a
 * change of this very cell is a conflict; NULL: any change of the row since
 * `rev`. E_CONFLICT leaves everything as it is and fills `sekarang`, `oleh`
 * and `pada_at`. OK also for a text that cannot be read: hasil.draf.
 */
struct isian_sel {
	const char *baris; /* code of the indicator or budget line */
	const char *kolom; /* "realisasi" */
	const char *teks, *lama;
	int64_t rev;
	struct sel hasil; /* out */
	int64_t rev_baru;
	const char *capaian; /* of the row: "86,49%"; serapan of a line */
	const struct kategori *kategori;
	bool perlu_kendala;
	const char *sekarang, *oleh; /* out, of a conflict */
	int64_t pada_at;
};
struct act_sel {
	int64_t siklus_id;
	const char *bidang, *jabatan;
	struct isian_sel isi;
};
MUST_CHECK int act_data_sel(struct ctx *c, struct act_sel *a);

/*
 * The whole form (no JavaScript, or a paste). All or nothing: when one text
 * cannot be read, every changed text is kept as a draft and `tersimpan` is
 * false; each cell has its own `hasil`. E_CONFLICT when any cell was changed
 * by somebody else: those have `sekarang`, and nothing is saved.
 */
struct act_form {
	int64_t siklus_id;
	const char *bidang, *jabatan;
	struct isian_sel *isi;
	size_t n;
	bool tersimpan; /* out */
	size_t salah_n; /* out: cells with a mistake */
};
MUST_CHECK int act_data_form(struct ctx *c, struct act_form *a);

/* Evidence: a file of an indicator (PDF, JPG, PNG, XLSX; 10 MB), one event. */
struct act_bukti {
	int64_t siklus_id;
	const char *bidang, *jabatan, *indikator;
	struct lampiran berkas; /* to add; jenis is set here */
	int versi;              /* added (out), or to be taken away (in) */
};
MUST_CHECK int act_bukti_tambah(struct ctx *c, struct act_bukti *a);
MUST_CHECK int act_bukti_lepas(struct ctx *c, struct act_bukti *a);

/* "Kirim ke Tim LKJ": refuses with what is missing, else completes steps 2
 * and 3 in one transaction. `alasan` is needed when `ingat_n` > 0. */
struct act_kirim {
	int64_t siklus_id;
	const char *bidang, *jabatan, *alasan, *kunci;
	struct kurang *kurang; /* out, of a refusal */
	size_t kurang_n, ingat_n;
	struct act_langkah langkah; /* out: the last event */
};
MUST_CHECK int act_data_kirim(struct ctx *c, struct act_kirim *a);

struct konsolidasi {
	struct bidang bidang;
	const char *kabid; /* who acts there today, NULL: vacant */
	size_t a, a_dari, b, b_dari, c, c_dari; /* filled, of how many */
	enum posisi_data posisi;
	int64_t tenggat_at, terkirim_at; /* 0: none */
	int64_t diisi_at;                /* last cell, 0: never */
	const char *alasan;              /* closed or sent back: why */
	const char *jabatan;             /* of the Kabid: for a reminder */
	struct minta_lihat buka;         /* waits; not of another's Bidang */
};
struct act_konsolidasi {
	int64_t siklus_id;
	const char *jabatan;  /* who looks; NULL: pengelola */
	struct siklus siklus; /* out */
	struct instansi instansi;
	struct konsolidasi *baris;
	size_t baris_n, terkirim_n;
};
MUST_CHECK int act_konsolidasi(struct ctx *c, struct act_konsolidasi *a);

#endif
