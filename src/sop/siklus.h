/*
 * siklus: the running cases of an SOP, a part of sop.
 *
 * Owns the tables siklus, tugas and peristiwa. The events of a case are
 * append-only and hash-chained; its row and its tasks are a snapshot that
 * folding the events gives again (siklus_check). Everything here happens
 * inside the transaction of one action (act/).
 *
 *	siklus_get(c, instansi_id, id, true, &s);	locks the row first
 *	siklus_bind(c, &s, sop);			marking and Bidang
 *	engine_step(c, &s.kasus, &s.marking, &p, &x);
 *	siklus_catat(c, &s, &kantor, &catatan);		event, tasks, row
 */
#ifndef SOP_SIKLUS_H
#define SOP_SIKLUS_H

#include "org/kalender.h"
#include "org/org.h"
#include "sop/engine.h"

struct siklus {
	int64_t id, instansi_id, sop_id;
	const char *sop_nomor, *periode;
	enum keadaan keadaan;
	int64_t urut;                  /* number of its last event */
	unsigned char hash[HASH_N];    /* hash of that event */
	int64_t dibuka_at, selesai_at; /* 0: not finished */
	const char *bidang_text, *marking_text;
	int64_t kalender_rev;   /* of the office, now */
	struct kasus kasus;     /* after siklus_bind */
	struct marking marking; /* after siklus_bind */
};

struct peristiwa {
	int64_t urut;
	int64_t pada_at;    /* when it was written down */
	int64_t terjadi_at; /* when it happened: earlier if on paper */
	enum tindakan tindakan;
	const char *simpul; /* code, NULL for the whole case */
	int langkah;        /* its step, 0 */
	const char *bidang; /* NULL */
	int putaran;
	enum keputusan keputusan;
	int kembali_ke;
	const char *jenis; /* waived document */
	int64_t pegawai_id;
	const char *jabatan, *kapasitas;
	const char *kunci; /* idempotency key, NULL */
	const char *catatan;
	const char *berkas; /* "jenis=sha256 ..." brought by it, NULL */
	const char *dibuka; /* tasks it opened or gave new due times */
	unsigned char hash[HASH_N];
};

struct tugas {
	int64_t siklus_id, nomor;
	const char *simpul;
	int langkah;
	const char *bidang; /* NULL */
	const char *jabatan;
	int putaran;
	int64_t mulai_at;
	int64_t tenggat_at;  /* due */
	int64_t baku_at;     /* due by the standard of the SOP, 0: none */
	int64_t selesai_at;  /* 0: open */
	int64_t dilihat_at;  /* its holder opened it first, 0: not yet */
	const char *hasil;   /* "selesai", "ditutup", "batal"; NULL: open */
	const char *periode; /* of the case; only in lists over many cases */
	int64_t sop_id;      /* likewise */
};

/* What an office gives to a case: its calendar and its positions. */
struct kantor {
	const struct kalender *kalender;
	const struct jabatan *jabatan;
	size_t jabatan_n;
};

/* A case that was opened; its first event follows by siklus_catat. E_CONFLICT
 * when the SOP already has one for that period. */
MUST_CHECK int siklus_add(struct ctx *c, struct siklus *s,
	const struct bidang *bidang, size_t bidang_n);
/* With `lock` the row is locked before anything else is read. */
MUST_CHECK int siklus_get(struct ctx *c, int64_t instansi_id, int64_t id,
	bool lock, struct siklus *out);
MUST_CHECK int siklus_bind(
	struct ctx *c, struct siklus *s, const struct sop *sop);
MUST_CHECK int siklus_list(
	struct ctx *c, int64_t instansi_id, struct siklus **list, size_t *n);

/*
 * Write what happened. The caller has filled in `e`: pada_at, terjadi_at,
 * person, position, capacity, kunci, berkas; the rest comes from the command
 * and its effects. Updates `s`.
 */
struct langkah_maju {
	const struct perintah *perintah;
	const struct akibat *akibat;
	struct peristiwa *e;
};
MUST_CHECK int siklus_catat(struct ctx *c, struct siklus *s,
	const struct kantor *k, const struct langkah_maju *l);
/* How many open tasks would get other due times; nothing is written. */
MUST_CHECK int siklus_bergeser(struct ctx *c, const struct siklus *s,
	const struct kantor *k, int64_t *n);
/* Compute the due times of the open tasks again and write one event when any
 * changes (1), or nothing (0). */
MUST_CHECK int siklus_tenggat(struct ctx *c, struct siklus *s,
	const struct kantor *k, struct peristiwa *e);

/* Where the case stood before event `n` of its `n` events: what a
 * TINDAKAN_URUNG brings back. E_IO when the history is damaged. */
MUST_CHECK int siklus_sebelum(struct ctx *c, const struct siklus *s,
	const struct peristiwa *e, size_t n, struct marking *out);
/* Was event `i` taken back? Such a one is history, and no longer a fact. */
bool peristiwa_urung(const struct peristiwa *e, size_t n, size_t i);

/* An event that already used this key; `urut` 0: none. */
MUST_CHECK int peristiwa_find(struct ctx *c, const struct siklus *s,
	const char *kunci, struct peristiwa *out);
MUST_CHECK int peristiwa_list(struct ctx *c, const struct siklus *s,
	struct peristiwa **list, size_t *n);
MUST_CHECK int tugas_list(
	struct ctx *c, const struct siklus *s, struct tugas **list, size_t *n);
/* The tasks of an event's `dibuka`, without a query; false: it is damaged. */
bool tugas_baca(
	struct arena *a, const char *text, struct tugas **list, size_t *n);
/* When the open task of a token began. */
MUST_CHECK int tugas_get(struct ctx *c, const struct siklus *s, int64_t nomor,
	struct tugas *out);
/* Its holder opens it now; nothing when he had before. */
MUST_CHECK int tugas_dilihat(
	struct ctx *c, const struct siklus *s, int64_t nomor);
/* The same for the open tasks of a position or of a Bidang, because work for
 * them begins: whatever way it comes in. */
MUST_CHECK int tugas_disentuh(struct ctx *c, const struct siklus *s,
	const char *jabatan, const char *bidang);
/* Open tasks of a position in running cases, the most urgent first, at most
 * LIMIT_INBOX. */
MUST_CHECK int tugas_inbox(struct ctx *c, int64_t instansi_id,
	const char *jabatan, struct tugas **list, size_t *n);
MUST_CHECK int tugas_jumlah(
	struct ctx *c, int64_t instansi_id, const char *jabatan, int64_t *n);

/*
 * What the clock has to say of tasks at this moment: a quarter or less of
 * their working time is left, or they are late by a minute or more. Nothing
 * outside of working time. Pure; `out` has room for n, gives how many.
 */
enum tugas_waktu { TUGAS_SISA, TUGAS_LEWAT };
struct tugas_jatuh {
	size_t i; /* of the task in the list */
	enum tugas_waktu waktu;
	int64_t menit; /* working minutes left, or late */
};
size_t tugas_jatuh(const struct kalender *k, const struct tugas *t, size_t n,
	int64_t now, struct tugas_jatuh *out);

/* How one step of the sheet stands in a case: its last pass. Pure. */
enum posisi_keadaan { POSISI_BELUM, POSISI_BERJALAN, POSISI_SELESAI };
struct posisi {
	enum posisi_keadaan keadaan;
	int64_t mulai_at;     /* first task of the pass, 0: not yet */
	int64_t tenggat_at;   /* standard of the SOP, else due */
	int64_t selesai_at;   /* 0: not finished */
	int putaran;          /* round of the case in its last pass */
	int kali;             /* passes of this step so far */
	int terbuka, tugas_n; /* open tasks, and all, of the last pass */
};
const char *posisi_nama(enum posisi_keadaan k); /* "berjalan" */
struct posisi posisi_langkah(
	const struct sop *s, const struct tugas *t, size_t n, int no);

/* The position that holds a role (of a Bidang); NULL when there is none. */
const char *kantor_jabatan(
	const struct kantor *k, const char *peran, const char *bidang);

/* Verify the chain of a bound case: OK, or E_IO naming the first event whose
 * hash is wrong. */
MUST_CHECK int siklus_verify(struct ctx *c, const struct siklus *s);
/* Events whose case is not there any more: OK, or E_IO naming the first. */
MUST_CHECK int siklus_yatim(struct ctx *c, int64_t instansi_id);
/* Fold the events and compare with the row and the tasks: OK, or E_IO naming
 * the first difference. */
MUST_CHECK int siklus_check(struct ctx *c, const struct siklus *s);

#endif
