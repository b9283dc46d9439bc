/* Private to act: the office as a connection remembers it, and the journal. */
#ifndef ACT_ACT_PRIV_H
#define ACT_ACT_PRIV_H

#include "act/act.h"
#include "org/kabar.h"

/*
 * What does not change between two actions: the office, its calendar and
 * positions (until instansi.kalender_rev grows), and the definitions of
 * versions (never). Kept with the connection; valid for this transaction.
 */
struct kantor_act {
	struct instansi instansi;
	struct kantor kantor;
	struct bidang *bidang;
	size_t bidang_n;
};
MUST_CHECK int act_kantor(struct ctx *c, const struct kantor_act **out);
/* The same when the caller already read the revision it needs. */
MUST_CHECK int act_kantor_rev(
	struct ctx *c, int64_t rev, const struct kantor_act **out);
MUST_CHECK int act_sop_versi(struct ctx *c, int64_t instansi_id, int64_t sop_id,
	const struct sop **out);
/* The office's id without asking the database twice. */
MUST_CHECK int act_instansi_id(struct ctx *c, int64_t *id);

/* Who holds a position on the day of `at`, whoever asks. */
MUST_CHECK int act_menjabat(struct ctx *c, const struct kantor_act *k,
	const char *jabatan, int64_t at, struct pejabat *out);
/* Who acts in it now, on behalf of the one who asks: E_DENIED when he is
 * another person. The shell of the server acts for everybody. */
MUST_CHECK int act_pejabat(struct ctx *c, const struct kantor_act *k,
	const char *jabatan, int64_t at, struct pejabat *out);
/* Every position a person may act in today. */
MUST_CHECK int act_wewenang(struct ctx *c, const struct kantor_act *k,
	int64_t pegawai_id, struct wewenang *out);

/* One line of the administration's journal, chained to the one before. */
struct jejak {
	int64_t instansi_id;
	const char *tindakan; /* "sop.impor" */
	const char *pelaku;   /* position, or "pengelola" */
	const char *objek;    /* what it was done to */
	const char *rincian;  /* old and new, NULL */
};
MUST_CHECK int jejak_add(struct ctx *c, const struct jejak *j);
MUST_CHECK int jejak_verify(struct ctx *c, int64_t *n);
struct jejak_saring; /* act/act_org.h */
MUST_CHECK int jejak_list(
	struct ctx *c, int64_t instansi_id, struct jejak_saring *s);

/*
 * An action of administration: right, office and the name of who does it, as
 * the first thing in its transaction. The shell of the server may; a person
 * needs an account of an administrator. Fills instansi_id and pelaku of the
 * journal's line, which is written at the end.
 */
MUST_CHECK int act_pengelola(
	struct ctx *c, const char *tindakan, struct jejak *j);
/* The same for a case, where the administrator stands as a position. */
MUST_CHECK int pejabat_pengelola(
	struct ctx *c, const char *tindakan, struct pejabat *out);
/* An action of anybody on his own account. */
MUST_CHECK int act_sendiri(struct ctx *c, struct jejak *j);
/* One step in a transaction that is already open (`arg`: struct act_langkah,
 * which act_langkah_periksa looked at before). */
MUST_CHECK int langkah_in(struct ctx *c, void *arg);

/* A locked and bound case with its office. */
MUST_CHECK int act_siklus(struct ctx *c, int64_t id, bool lock,
	struct siklus *s, const struct kantor_act **k);

/* siklus_catat, and in the same transaction the news of it for the people
 * concerned: every event that moves a case goes through here. */
MUST_CHECK int act_catat(struct ctx *c, struct siklus *s,
	const struct kantor_act *k, const struct langkah_maju *l);
/* One notification, by mail as well where that is possible. */
MUST_CHECK int kabar_kirim(struct ctx *c, const struct kabar *k);
/* Whoever holds a position today; pegawai_id 0 when it is vacant. */
MUST_CHECK int kabar_pemegang(struct ctx *c, const struct kantor_act *k,
	const char *jabatan, struct pejabat *out);
/* To the one who was appointed; that a Plt. or Plh. begins today, or has
 * ended: how many were told, 0 when that was done before. */
MUST_CHECK int kabar_ditunjuk(struct ctx *c, const struct penugasan *p);
MUST_CHECK int64_t kabar_mulai(
	struct ctx *c, const struct kantor_act *k, const struct penugasan *p);
MUST_CHECK int64_t kabar_akhir(
	struct ctx *c, const struct kantor_act *k, const struct penugasan *p);
/* To whoever holds k->jabatan now, unless that is `kecuali`; nobody when it is
 * NULL or vacant. Fills office, person and time. */
MUST_CHECK int kabar_jabatan(struct ctx *c, const struct kantor_act *k,
	struct kabar *pesan, int64_t kecuali);
/* Figures were sent back: requests for them are answered. */
MUST_CHECK int data_buka_selesai(struct ctx *c, const struct siklus *s,
	const struct akibat *x, int64_t pegawai_id);
/* "TW II 2026"; "/siklus/2026-tw2"; "hari ini 10.15", "9 Juli 10.15". */
const char *periode_singkat(struct arena *mem, const char *periode);
const char *siklus_tautan(struct arena *mem, const struct siklus *s);
const char *waktu_singkat(
	struct ctx *c, const struct kantor_act *k, int64_t at);

/* Kinds of jobs (act/pekerjaan.c): each does its work and ends its job in the
 * transaction that writes the result. */
struct job;
MUST_CHECK int laporan_arsip(struct ctx *c, const struct job *j);
MUST_CHECK int surel_kirim(struct ctx *c, const struct job *j);
/* Is a mail server configured? Then a notification is also a job. */
#define JOB_SUREL "surel"
bool surel_ada(void);
MUST_CHECK int surel_antre(struct ctx *c, const struct kabar *k);
/* The whole message, from what the job holds; see act/surel.c. */
struct surel {
	const char *dari, *kepada, *judul, *isi;
	int64_t nomor, pada_at;
};
void surel_susun(struct arena *mem, const struct surel *m, struct str *out);

/* The report of a case: its tree. `tanda` marks it as signed. */
struct tanda_laporan {
	const struct pejabat *pejabat;
	int64_t pada_at;
	const char *sidik;
};
/* What the report is composed from; its sections are those of the case. */
struct lkj_data;
MUST_CHECK int laporan_bahan(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const struct tanda_laporan *tanda,
	struct lkj_data *out);
MUST_CHECK int laporan_susun(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const struct tanda_laporan *tanda,
	struct doc **out);

/*
 * Documents that the program makes when a step ends, by kind. `dibuat` says
 * whether it can be made now; `buat` makes and stores it (NULL: nothing to
 * store, it is there by itself).
 */
struct bahan {
	const struct siklus *s;
	const struct kantor_act *k;
	const struct token *t;
	const struct pejabat *pelaku;
	struct peristiwa *e;
	struct str *berkas;        /* "jenis=hash " of what was stored */
	const struct sisip *sisip; /* another act inside this step, NULL */
	struct buatan *buatan;     /* papers that it made */
	size_t buatan_n;
};
MUST_CHECK int dokumen_ada(
	struct ctx *c, const struct bahan *b, const char *jenis, bool *ada);
MUST_CHECK int dokumen_buat(
	struct ctx *c, const struct bahan *b, const char *jenis);
/* E_STATE when the approved report is no longer the one in the file. */
MUST_CHECK int dokumen_utuh(struct ctx *c, const struct bahan *b);
/* The first bytes of an attachment, wherever it lies; zeros after its end. */
/* `n` bytes of it from `at`, which it must have. */
MUST_CHECK int lampiran_baca(struct ctx *c, const struct lampiran *l, size_t at,
	void *p, size_t n);
#define LAMPIRAN_KEPALA 16
MUST_CHECK int lampiran_kepala(
	struct ctx *c, const struct lampiran *l, char out[LAMPIRAN_KEPALA]);
/* Its content is what its name promises, and it is no program. */
MUST_CHECK int lampiran_cocok(struct ctx *c, const struct lampiran *l);

/* A paper that the program made of what was typed. */
struct buatan {
	const char *jenis, *nama; /* kind, file name */
	const void *isi;
	size_t n;
	const char *judul, *nomor; /* what it is found by, NULL */
	const char *teks;          /* its words, NULL */
	bool rahasia;
};
MUST_CHECK int dokumen_buatan(
	struct ctx *c, const struct bahan *b, const struct buatan *p);
/* What a file of this case is found by. */
void dokumen_kartu(struct ctx *c, const struct siklus *s, struct berkas *f);

/*
 * Complete a step inside the caller's transaction, together with what the
 * caller does in it: `siapkan` runs when it is known who acts and that it is
 * this step's turn; it writes its rows and leaves its papers in b->buatan.
 * One action, one right more, one transaction, one event. With a repeated
 * key nothing runs again.
 */
struct sisip {
	const char *jenis; /* the step is the one that needs this paper */
	const char *izin;
	int (*siapkan)(struct ctx *c, struct bahan *b, void *arg);
	void *arg;
};
MUST_CHECK int act_langkah_periksa(struct ctx *c, const struct act_langkah *a);
MUST_CHECK int act_langkah_di(
	struct ctx *c, struct act_langkah *a, const struct sisip *sisip);
/* The step that needs this kind of paper, an open one first. */
MUST_CHECK int act_langkah_no(
	struct ctx *c, const struct siklus *s, const char *jenis, int *no);
/* Who acts in this position now, and may he. */
MUST_CHECK int act_pelaku(struct ctx *c, const struct kantor_act *k,
	const char *jabatan, const char *izin, struct pejabat *out);
/* May the one who asks read it in any of his positions? The shell of the
 * server may; E_DENIED for a confidential one that is not his. */
MUST_CHECK int berkas_boleh(
	struct ctx *c, const struct kantor_act *k, const struct berkas *b);
/* May the one who asks read the figures of this Bidang now, NULL: of all?
 * E_DENIED for a Kabid before the meeting, where they are not his own. */
MUST_CHECK int data_terbaca(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const char *bidang);
/* Where the papers of a closed case stand: from its pengantaran. */
MUST_CHECK int arsip_tempat(
	struct ctx *c, const struct siklus *s, struct arsip *a);

/* Store one file of a case and note it in the event. */
MUST_CHECK int dokumen_simpan(struct ctx *c, const struct bahan *b,
	const struct lampiran *l, bool sistem);

#endif
