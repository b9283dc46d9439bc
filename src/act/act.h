/*
 * act: every change anyone can make, and every question anyone can ask.
 *
 * Owns the right check, the transaction and the journal of what is not part
 * of a case (table jejak); a change of a case is journalled as its event.
 * One action = one right check = one transaction = one audit row, whoever
 * asked. Refuses to know HTTP and argv: web/ and cli/ call the same
 * functions with the same structs.
 *
 * Every function takes its time from c->now, its memory from c->mem and
 * answers OK or a failure with one sentence; a refused action changes
 * nothing. With c->writer set, changes of many threads share commits.
 */
#ifndef ACT_ACT_H
#define ACT_ACT_H

#include "kinerja/kinerja.h"
#include "arsip/arsip.h"
#include "org/kalender.h"
#include "org/org.h"
#include "paper/paper.h"
#include "sop/siklus.h"

/* Whoever runs the command line on the server itself. */
#define ACT_PENGELOLA "pengelola"

/* ---- the office ---- */

/* Fill an empty database: the demo office, its people (invented), calendar,
 * indicators and rights. E_STATE when an office is there already. */
MUST_CHECK int act_init(struct ctx *c);
/* The budget of the years 2023 to 2026 for it (invented). */
MUST_CHECK int act_anggaran_contoh(struct ctx *c);
/* Every position with who acts in it today. */
MUST_CHECK int act_org(struct ctx *c, struct instansi *instansi,
	struct pejabat **list, size_t *n);
MUST_CHECK int act_kalender(struct ctx *c, const struct kalender **out);
/* Add (or with `hapus` remove) a day off; the due times of all open tasks
 * are computed again, each changed case with its event. `n`: cases changed. */
MUST_CHECK int act_libur(
	struct ctx *c, const struct hari_libur *h, bool hapus, int64_t *n);

/* Working hours for some days, one row an interval; they win over older ones
 * of those days. With an id they stand instead of the hours that row is of
 * (jam_kerja_sekelompok); none at all: those go. Due times are computed again
 * as for act_libur, or with `coba` only counted. */
struct act_jam {
	struct jam_kerja *baris;
	size_t baris_n;
	int64_t id;
	const char *sidik; /* with an id: jam_kerja_sidik as it was seen */
	bool coba;
	int64_t n; /* out: cases changed */
};
MUST_CHECK int act_jam_kerja(struct ctx *c, struct act_jam *a);
/* Appoint the person with this NIP to a position, as of a day; with the PDF
 * of the letter, at most LIMIT_SURAT, or NULL. */
struct lampiran;
MUST_CHECK int act_tunjuk(struct ctx *c, const char *nip,
	const struct penugasan *p, const struct lampiran *surat);

/* ---- SOP ---- */

/* Add a definition as a new version; `sahkan` ratifies it when it passes the
 * checks. `out` is the version as stored. */
struct act_sop {
	const char *file, *text;
	size_t n;
	bool sahkan;
	struct sop *out;
};
MUST_CHECK int act_sop_impor(struct ctx *c, struct act_sop *a);
MUST_CHECK int act_sop_sahkan(struct ctx *c, const char *nomor);
MUST_CHECK int act_sop_get(struct ctx *c, const char *nomor, struct sop **out);
MUST_CHECK int act_sop_list(struct ctx *c, struct sop **list, size_t *n);

/* ---- cases ---- */

struct act_buka {
	const char *sop;     /* number; NULL: the only one in force */
	const char *periode; /* "2026-TW2", "2026" */
	const char *jabatan; /* who opens it; NULL: pengelola */
	int64_t pada_at;     /* 0: now */
	int64_t id;          /* out */
};
MUST_CHECK int act_siklus_buka(struct ctx *c, struct act_buka *a);
MUST_CHECK int act_siklus_list(struct ctx *c, struct siklus **list, size_t *n);

struct siklus_rinci {
	struct siklus siklus;
	struct tugas *tugas;
	size_t tugas_n;
	struct peristiwa *peristiwa;
	size_t peristiwa_n;
	struct berkas *berkas;
	size_t berkas_n;
	struct arsip *arsip; /* its entry, NULL until it is closed */
	struct instansi instansi;
	const struct kalender *kalender;
	const char **oleh; /* name of each event's person */
};
MUST_CHECK int act_siklus_lihat(
	struct ctx *c, int64_t id, struct siklus_rinci *out);
/* The same without papers, entry and history; of a case that is paused or
 * cancelled the events are there, to say why. */
MUST_CHECK int act_siklus_posisi(
	struct ctx *c, int64_t id, struct siklus_rinci *out);
/* Open tasks of a position, of cases that are not paused. */
MUST_CHECK int act_tugas(
	struct ctx *c, const char *jabatan, struct tugas **list, size_t *n);

struct lampiran {
	const char *jenis, *nama;
	const void *isi; /* NULL: it lies in `fd`, see lampiran_siap */
	size_t n;
	int fd;
	int64_t offset;
	unsigned char hash[HASH_N];
};
/* Read what lies in fd once, for its hash, before it is handed over. */
MUST_CHECK int lampiran_siap(struct ctx *c, struct lampiran *l);

/*
 * One act on a case: complete a step, close a missing Bidang, waive a
 * document, pause, go on, cancel. A second call with the same `kunci` has no
 * further effect and gives the first event (`ulang`); the same key for
 * another act is E_CONFLICT.
 */
struct act_langkah {
	enum tindakan tindakan;
	int64_t siklus_id;
	int no;
	const char *jabatan; /* who acts: a position, or ACT_PENGELOLA */
	const char *bidang;
	enum keputusan keputusan;
	int kembali_ke;
	const char *catatan;
	const char *jenis; /* waived document */
	const struct lampiran *lampiran;
	size_t lampiran_n;
	const char *kunci;
	int64_t pada_at;       /* done on paper at this time; 0: now */
	struct peristiwa e;    /* out: what was written */
	struct pejabat pelaku; /* out: who acted */
	enum keadaan keadaan;  /* out: of the case afterwards */
	bool ulang;            /* out */
};
MUST_CHECK int act_langkah(struct ctx *c, struct act_langkah *a);

/* ---- figures and report ---- */

struct act_data {
	int64_t siklus_id;
	const char *bidang, *jabatan;
	const char *file, *text;
	size_t n;
	int64_t baris; /* out: indicators filled */
};
MUST_CHECK int act_data_isi(struct ctx *c, struct act_data *a);

enum format { FORMAT_TXT, FORMAT_HTML, FORMAT_PDF };
bool format_parse(const char *nama, enum format *out);
/* The report of a case: as approved, else composed from what is there. */
MUST_CHECK int act_laporan(
	struct ctx *c, int64_t id, enum format f, struct str *out);
/* The same as HTML inside a page, without head and style. */
MUST_CHECK int act_laporan_isi(struct ctx *c, int64_t id, struct str *out);
/* Do the waiting jobs that are due; gives how many were done. */
MUST_CHECK int act_jobs(struct ctx *c, int64_t *n);

/* ---- proof ---- */

struct act_periksa {       /* one invariant that was looked at */
	const char *nama;  /* what must hold */
	int64_t n;         /* things looked at */
	const char *salah; /* first difference, NULL: it holds */
};
/* All invariants. E_IO when one does not hold; the list is given anyway. */
MUST_CHECK int act_check(struct ctx *c, struct act_periksa **list, size_t *n);
/* All hash chains; names the first broken event. */
MUST_CHECK int act_verify(struct ctx *c, int64_t *rantai, int64_t *peristiwa);

MUST_CHECK int act_backup(struct ctx *c, const char *path, int64_t *baris);

#endif
