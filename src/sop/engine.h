/*
 * engine: what an SOP allows next. Pure: no database, no clock, no file.
 *
 *	(definition, case, marking, command) -> effects, or a refusal
 *
 * engine_step checks a command and applies it; engine_apply only applies one
 * that was checked before, so that folding the events of a case through it
 * rebuilds the marking. The context gives memory and takes the refusal.
 *
 * A marking is a set of tokens: one where a single actor works, one for each
 * Bidang inside a fan-out block. A block ends when its last token leaves.
 * Nothing here counts tokens against a fixed number, so a Bidang that is
 * closed early never leaves the others waiting.
 */
#ifndef SOP_ENGINE_H
#define SOP_ENGINE_H

#include "sop/sop.h"

enum keadaan {
	KEADAAN_BERJALAN,
	KEADAAN_SELESAI,
	KEADAAN_DIJEDA,
	KEADAAN_BATAL
};

/* What stays the same through the life of a case. */
struct kasus {
	const struct sop *sop;
	const char *const *bidang; /* codes, fixed when it was opened */
	size_t bidang_n;
	bool tahunan; /* a yearly report */
};

struct token {
	int simpul;
	int bidang;    /* index in kasus.bidang, -1 outside a block */
	int putaran;   /* 1 for the first pass */
	int64_t nomor; /* number of its tugas in the case */
};

struct pengecualian {
	int simpul, bidang;
	const char *jenis;
};

struct marking {
	enum keadaan keadaan;
	struct token *token;
	size_t token_n;
	int64_t tugas_n; /* numbers of tugas given so far */
	int tolak_n;     /* times the check said Tidak */
	int64_t *pelaku; /* person who last completed each simpul, or 0 */
	bool *ditutup;   /* Bidang closed as "belum dilaporkan" */
	struct pengecualian *kecuali;
	size_t kecuali_n;
};

enum tindakan {
	TINDAKAN_BUKA,    /* open the case */
	TINDAKAN_SELESAI, /* complete a step */
	TINDAKAN_TUTUP,   /* close a Bidang that is missing */
	TINDAKAN_KECUALI, /* waive a required document */
	TINDAKAN_JEDA,
	TINDAKAN_LANJUT,
	TINDAKAN_BATAL,
	TINDAKAN_DATA,    /* figures were filled in: no token moves */
	TINDAKAN_TENGGAT, /* due times were computed again */
	TINDAKAN_URUNG,   /* take the step before it back */
	TINDAKAN_N
};
const char *tindakan_nama(enum tindakan t); /* "selesai" */
bool tindakan_parse(const char *nama, enum tindakan *out);
const char *keadaan_nama(enum keadaan k); /* "berjalan" */
bool keadaan_parse(const char *nama, enum keadaan *out);

enum keputusan { KEPUTUSAN_TANPA, KEPUTUSAN_YA, KEPUTUSAN_TIDAK };
const char *keputusan_nama(enum keputusan k); /* "ya", NULL for none */

struct tersedia { /* a document that is there */
	const char *jenis;
	const char *bidang; /* NULL: of the whole case */
};

struct perintah {
	enum tindakan tindakan;
	int no;             /* step */
	const char *simpul; /* code of the simpul; NULL: find it by actor */
	const char *bidang; /* code; NULL: the actor's, or none */
	enum keputusan keputusan;
	int kembali_ke; /* step of a Tidak; 0: the default */
	const char *catatan;
	const char *jenis;        /* document of a TINDAKAN_KECUALI */
	const char *peran;        /* role of the actor's position */
	const char *peran_bidang; /* its Bidang, NULL */
	int64_t pegawai_id;       /* the person */
	const struct tersedia *tersedia;
	size_t tersedia_n;
	/* TINDAKAN_URUNG: where the case stood before what is taken back. */
	const struct marking *sebelum;
};

struct akibat {
	struct marking marking; /* the new one */
	int simpul;             /* where it happened, -1 for the whole case */
	int bidang;             /* index, -1 */
	int putaran;
	int kembali_ke; /* step a Tidak went to, 0 */
	/* Tasks that ended and opened; of a TINDAKAN_URUNG the ones that never
	 * were, and the ones that are open again. */
	struct token *berakhir;
	size_t berakhir_n;
	struct token *dibuka;
	size_t dibuka_n;
};

/* The marking of a case before it is opened. */
struct marking marking_new(struct arena *a, const struct kasus *k);
/* Compact text of the database, and back; false: it is damaged. */
char *marking_format(
	struct arena *a, const struct kasus *k, const struct marking *m);
bool marking_parse(struct arena *a, const struct kasus *k, const char *text,
	struct marking *out);

/*
 * Check and apply. Refusals: E_STATE out of order, finished, or a document
 * missing; E_DENIED the wrong actor, or the same person twice; E_INVALID a
 * note, decision or Bidang that is missing or wrong; E_NOTFOUND no such step
 * or Bidang. `m` is never changed.
 */
MUST_CHECK int engine_step(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out);
/* Apply a command whose simpul is named and that was checked when it was
 * written down. E_IO when it cannot follow from the marking. */
MUST_CHECK int engine_apply(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p, struct akibat *out);

/* May this step be taken back? The first one and a decision; nothing that
 * others have signed or filled in. */
bool simpul_dapat_urung(const struct sop *s, int simpul);
/* The open token this command means; NULL with the refusal in `c`. */
const struct token *engine_find(struct ctx *c, const struct kasus *k,
	const struct marking *m, const struct perintah *p);
int bidang_index(const struct kasus *k, const char *kode);

#endif
