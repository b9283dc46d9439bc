/*
 * act_naskah: writing, checking and approving the draft; a part of act.
 *
 * SOP langkah 5: sections written by several people (soft leases, history,
 * preview, placeholders). Langkah 7: what changed since the checker last
 * looked, notes and their answers, the program's own checks, the decision.
 * Langkah 8: approval bound to the hash on the screen.
 */
#ifndef ACT_ACT_NASKAH_H
#define ACT_ACT_NASKAH_H

#include "act/act.h"
#include "lkj/catatan.h"
#include "lkj/naskah.h"

struct act_bagian {
	struct bagian bagian;
	bool boleh;           /* may this position write it now? */
	const char *diubah;   /* name of its last writer, NULL */
	const char *dipegang; /* somebody else is writing it: name, NULL */
	const char *kalimat; /* "Rizky Pratama sedang menulis bagian ini ..." */
	size_t catatan_n;    /* notes on it that wait for an answer */
	size_t kata;
};
struct act_naskah {
	int64_t siklus_id;
	const char *jabatan;
	struct siklus siklus; /* out */
	struct instansi instansi;
	struct pejabat pelaku;
	bool boleh;         /* may he write any section now? */
	const char *alasan; /* why not, NULL */
	struct act_bagian *bagian;
	size_t bagian_n;
	struct catatan_list catatan; /* of decided rounds */
	const char **penulis;        /* name of each note's writer */
	const char **penjawab;       /* and of who answered, NULL */
};
MUST_CHECK int act_naskah_lihat(struct ctx *c, struct act_naskah *a);
/* What may be written as a placeholder. */
MUST_CHECK int act_naskah_blok(
	struct ctx *c, int64_t siklus_id, struct blok_list *out);

/*
 * Save a section (autosave too) and hold it for a while. `rev` is the one the
 * writer began from: E_CONFLICT when it was changed since, with the other
 * text in `sekarang`, its writer and time; nothing is lost. A section held by
 * somebody else is E_STATE with his name unless `ambil_alih`.
 */
struct act_tulis {
	int64_t siklus_id;
	const char *jabatan, *kode;
	const char *teks;            /* NULL: only take hold of it */
	int64_t rev;                 /* in: began from; out: now */
	bool selesai;                /* mark it finished */
	bool ambil_alih;             /* take it over */
	const char *sekarang, *oleh; /* out, of a conflict */
	int64_t pada_at;
	size_t kata;         /* out: words */
	const char **temuan; /* out: placeholders that are not known */
	size_t temuan_n;
};
MUST_CHECK int act_naskah_tulis(struct ctx *c, struct act_tulis *a);
/* Let go of a section: the next writer need not take it over. */
MUST_CHECK int act_naskah_lepas(struct ctx *c, const struct act_tulis *a);

/* The section as it will print, as HTML without head and style; `teks` NULL:
 * as saved. */
struct act_pratinjau {
	int64_t siklus_id;
	const char *jabatan, *kode, *teks;
	struct str *out;
	const char **temuan; /* out */
	size_t temuan_n;
};
MUST_CHECK int act_naskah_pratinjau(struct ctx *c, struct act_pratinjau *a);

/* The versions of a section, newest first, with their writers' names; and the
 * differences between two of them (`dari` 0: nothing; `ke` 0: the newest). */
struct act_riwayat {
	int64_t siklus_id;
	const char *jabatan, *kode;
	int64_t dari, ke;
	struct bagian_versi_list versi; /* out */
	const char **oleh;
	struct beda_list beda;
};
MUST_CHECK int act_naskah_riwayat(struct ctx *c, struct act_riwayat *a);

/* Tim LKJ answers a note: it becomes ditindaklanjuti. */
struct act_jawab {
	int64_t siklus_id, nomor;
	const char *jabatan, *jawaban;
};
MUST_CHECK int act_catatan_jawab(struct ctx *c, const struct act_jawab *a);

/* ---- the check ---- */

struct cek { /* one thing the program looked at */
	const char *nama;
	bool lulus;
	const char *rinci; /* what is wrong or who it is, NULL */
};
struct periksa_paragraf {
	const char *hash; /* hex: what a note is bound to */
	const char *html; /* as it prints */
};
struct periksa_bagian {
	struct bagian bagian;
	bool berubah;          /* since he last looked (first round: false) */
	struct beda_list beda; /* word by word, when it changed */
	struct periksa_paragraf *paragraf;
	size_t paragraf_n;
};
struct act_periksa_hal {
	int64_t siklus_id;
	const char *jabatan;
	struct siklus siklus; /* out */
	struct instansi instansi;
	struct pejabat pelaku;
	bool boleh;         /* is the check his, now? */
	const char *alasan; /* why not */
	int putaran;        /* of this check, 1 the first */
	int dilihat;        /* round he last decided, 0: never */
	struct periksa_bagian *bagian;
	size_t bagian_n;
	struct catatan_list catatan; /* all, the newest round last */
	const char **penulis, **penjawab;
	struct cek *cek;
	size_t cek_n, gagal_n;
	const char *sidik; /* hex of the draft that was handed in, NULL */
};
MUST_CHECK int act_periksa_lihat(struct ctx *c, struct act_periksa_hal *a);

/* A note written while reading; Tim LKJ sees it when the round is decided. */
struct act_catat {
	int64_t siklus_id;
	const char *jabatan, *kode, *paragraf, *teks;
	int64_t nomor; /* out; in, to take it back */
};
MUST_CHECK int act_catatan_tulis(struct ctx *c, struct act_catat *a);
MUST_CHECK int act_catatan_cabut(struct ctx *c, const struct act_catat *a);

/*
 * The decision: step 7 and everything that belongs to it in one transaction.
 * Each line of `catatan` becomes a note. Tidak needs at least one note, from
 * here or written while reading.
 */
struct nilai_catatan {
	int64_t nomor;
	bool sudah; /* Sudah sesuai, else Belum */
};
struct act_putus {
	int64_t siklus_id;
	const char *jabatan;
	enum keputusan keputusan;
	int kembali_ke;     /* 5 or 2; 0: 5 */
	const char *bidang; /* with 2 */
	const char *catatan;
	const struct nilai_catatan *nilai;
	size_t nilai_n;
	const char *const *centang; /* own checks that were ticked */
	size_t centang_n;
	const char *kunci;
	struct act_langkah langkah; /* out */
	size_t catatan_n;           /* out: new notes */
};
MUST_CHECK int act_putus(struct ctx *c, struct act_putus *a);

/* ---- signature and receipt ---- */

/* What the signer reads, and what became of it. */
struct act_tanda {
	int64_t siklus_id;
	const char *sidik; /* hex of the draft to be approved, NULL: none */
	const char *nama;  /* file of the draft */
	int64_t ukuran, dibuat_at;
	struct pejabat penanda; /* who signs on this day; nama NULL: nobody */
	const struct peristiwa *disetujui, *diverifikasi, *diterima; /* NULL */
	const char *oleh[3];       /* their names, in that order */
	const char *sidik_laporan; /* of the approved report, NULL */
};
MUST_CHECK int act_tanda(struct ctx *c, struct act_tanda *a);
/* Step 8 when `sidik` (64 hex digits shown to the signer) is the draft's:
 * E_CONFLICT otherwise. `l` as for act_langkah, no = 8. */
MUST_CHECK int act_setuju(
	struct ctx *c, struct act_langkah *l, const char *sidik);

#endif
