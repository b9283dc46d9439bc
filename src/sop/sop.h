/*
 * sop: an SOP as data: its sheet, its steps, its checks, its drawing.
 *
 * Owns the definition (loaded from YAML, PermenPANRB 35/2012 form), the
 * versions of it in the database (table sop), the linter, the soundness
 * check and the printed sheet. The engine that runs a definition is
 * sop/engine.h, the running cases are sop/siklus.h. Refuses to know what a
 * number or a report is: what a step needs is a kind of document by name.
 *
 *	if (sop_load(c, "penyusunan-lkj.yaml", text, n, &s) < 0) ...
 *	sop_lint(c->mem, s, &temuan);	sop_sound(c->mem, s, 5, &temuan);
 *	sop_add(c, instansi_id, s, &id);	a version, still a draft
 *	sop_sahkan(c, instansi_id, id);		replaces the one in force
 *	sop_sheet_text(c, s, &out);	sop_sheet_pdf(c, s, &print, &out);
 */
#ifndef SOP_SOP_H
#define SOP_SOP_H

#include "base/base.h"
#include "org/kalender.h"

struct peran {              /* one pelaksana */
	const char *kode;   /* "tim-lkj": equals jabatan.peran of org */
	const char *nama;   /* heading as the sheet writes it */
	const char *tampil; /* name shown elsewhere */
	bool kolom;         /* has a column in the flowchart */
};

/* A kind of document that must be there before a step can be completed. */
struct syarat {
	const char *jenis;      /* code: "notulen" */
	const char *nama;       /* "Notulen rapat koordinasi" */
	bool tiap_bidang;       /* one for each Bidang */
	bool sistem;            /* the program makes it when the step ends */
	const char *pengecuali; /* role that may waive it, NULL: nobody */
};

/* One row of the sheet, in the words of the SOP. */
struct langkah {
	int no;
	const char *kegiatan;
	int peran; /* index of its column */
	const char *kelengkapan, *waktu, *output, *keterangan;
	const char *singkat; /* one or two words for a rail: "Rapat" */
	struct waktu baku;   /* `waktu` understood */
	bool keputusan;      /* drawn as a diamond */
	int ya, tidak;       /* step numbers of a decision, else 0 */
};

#define SIMPUL_SELESAI (-1) /* where the last one leads */

/* One thing that one actor completes. A step has one or more. */
struct simpul {
	const char *kode; /* "2", "9a": unique */
	int no;           /* number of its step */
	const char *kegiatan;
	const char *peran;  /* code of the role that completes it */
	bool tiap_bidang;   /* one for each Bidang of the case */
	struct waktu baku;  /* standard of the SOP, WAKTU_TANPA: waiting */
	struct waktu batas; /* due time of the task, usually the standard */
	struct syarat *syarat;
	size_t syarat_n;
	int lanjut;           /* next simpul, or SIMPUL_SELESAI */
	bool keputusan;       /* Ya goes to lanjut, Tidak to kembali[0] */
	int *kembali;         /* legal targets of Tidak, default first */
	bool *kembali_bidang; /* that target takes one named Bidang */
	size_t kembali_n;
	int bukan_pelaku;    /* simpul whose person may not do this, or -1 */
	const char *hanya;   /* only for "tahunan" or "triwulan"; NULL: all */
	const char *penutup; /* role that may close a missing Bidang */
	const char *hasil;   /* state of the document after it: "draf" */
	const char *tugas;   /* what to do, in a task list: "Periksa draf" */
	const char *layar;   /* code of the form it opens, NULL: none */
};

struct catatan_sop { /* an ambiguity and how it is resolved */
	int langkah; /* 0: the whole sheet */
	const char *soal, *putusan;
};

struct pengesah {
	const char *jabatan, *nama, *pangkat, *nip;
};

struct teks_list {
	const char **item;
	size_t n;
};

struct sop {
	int64_t id;          /* version in the database, 0: not stored */
	int versi;           /* 1, 2, ... of its number */
	const char *keadaan; /* "draf", "disahkan", "diganti" */
	const char *nomor, *judul;
	/* What screens call a case: "Pemantauan Kinerja", "Laporan Kinerja" */
	const char *sebutan_triwulan, *sebutan_tahunan;
	struct teks_list instansi; /* lines of the kop */
	const char *tanggal_pembuatan, *tanggal_revisi, *tanggal_pengesahan;
	struct pengesah pengesah;
	struct teks_list dasar_hukum, kualifikasi, keterkaitan, peralatan;
	struct teks_list peringatan, pencatatan;
	struct peran *peran;
	size_t peran_n;
	struct langkah *langkah;
	size_t langkah_n;
	struct simpul *simpul; /* in order; [0] is the start */
	size_t simpul_n;
	struct catatan_sop *catatan;
	size_t catatan_n;
	bool gambar_ada; /* the printed sheet's capsules are recorded */
	int *gambar_mulai, *gambar_selesai; /* steps where they stand */
	size_t gambar_mulai_n, gambar_selesai_n;
	const char *yaml; /* the text it was loaded from */
};

/*
 * Read a definition. E_INVALID names file, line and field of the first
 * mistake and what is expected there. Everything lives in c->mem.
 */
MUST_CHECK int sop_load(struct ctx *c, const char *file, const char *text,
	size_t n, struct sop **out);

/* What a check found. An empty list means: nothing to say. */
struct temuan {
	const char *aturan; /* rule: "35/2012 satu-selesai", "jalan-buntu" */
	int langkah;        /* 0: the whole sheet */
	const char *pesan;  /* what, why, what to do */
	bool berat;         /* forbids ratification */
};
struct temuan_list {
	struct temuan *item;
	size_t n;
};
/* Rules of PermenPANRB 35/2012, plus what the sheet contradicts in itself. */
void sop_lint(struct arena *a, const struct sop *s, struct temuan_list *out);
/* Sound: every step reachable, the end reachable from everywhere, nothing
 * left behind; by reduction, with `bidang_n` parallel Bidang. */
bool sop_sound(struct arena *a, const struct sop *s, size_t bidang_n,
	struct temuan_list *why);

/* Versions. The newest disahkan one is in force; running cases keep theirs. */
MUST_CHECK int sop_add(
	struct ctx *c, int64_t instansi_id, const struct sop *s, int64_t *id);
MUST_CHECK int sop_sahkan(struct ctx *c, int64_t instansi_id, int64_t id);
/* The version in force (else the newest draft) of a number. */
MUST_CHECK int sop_get(struct ctx *c, int64_t instansi_id, const char *nomor,
	struct sop **out);
/* One version by its id, into `a` (which may outlive the action). */
MUST_CHECK int sop_get_versi(struct ctx *c, int64_t instansi_id, int64_t id,
	struct arena *a, const struct sop **out);
MUST_CHECK int sop_list(struct ctx *c, int64_t instansi_id, struct sop **list,
	size_t *n); /* identity only: no steps */

/* The printed sheet (PermenPANRB 35/2012): identity page and flowchart. */
MUST_CHECK int sop_sheet_text(
	struct ctx *c, const struct sop *s, struct str *out);
MUST_CHECK int sop_sheet_html(
	struct ctx *c, const struct sop *s, struct str *out);
struct sheet_print {
	bool a4;                /* instead of F4 */
	const char *const *ket; /* what really happened at each step, NULL */
	const char *kendali;    /* of a case: "Lembar kendali: ...", NULL */
	int64_t at;             /* for the file's metadata */
};
MUST_CHECK int sop_sheet_pdf(struct ctx *c, const struct sop *s,
	const struct sheet_print *print, struct str *out);

/* Index of a simpul by its code, or of the last simpul of step `no`; -1. */
int simpul_find(const struct sop *s, const char *kode);
int simpul_of(const struct sop *s, int no);
const struct peran *peran_find(const struct sop *s, const char *kode);

#endif
