/*
 * siklus_baca: looking over many cases at once, a part of sop.
 *
 * Owns no table: it reads those of sop/siklus.h for lists and overviews,
 * each a bounded query over an index. Inside the caller's transaction.
 */
#ifndef SOP_SIKLUS_BACA_H
#define SOP_SIKLUS_BACA_H

#include "sop/siklus.h"

struct siklus_saring {
	const char *tahun;   /* "2026", NULL: any */
	const char *keadaan; /* "berjalan", NULL: any */
	int64_t lewati;      /* rows before the page */
	int64_t n;           /* rows of the page */
};

struct siklus_baris {
	int64_t id, sop_id;
	const char *sop_nomor, *periode;
	enum keadaan keadaan;
	int64_t dibuka_at, selesai_at; /* 0: not finished */
	int langkah;                   /* lowest open step, 0: none */
	int64_t tenggat_at;            /* of its latest task, 0 */
};
struct siklus_halaman {
	struct siklus_baris *list; /* newest first */
	size_t n;
};
MUST_CHECK int siklus_halaman(struct ctx *c, int64_t instansi_id,
	const struct siklus_saring *f, struct siklus_halaman *out);
/* How many a filter finds on all its pages. */
MUST_CHECK int siklus_hitung(struct ctx *c, int64_t instansi_id,
	const struct siklus_saring *f, int64_t *n);
/* The newest case of a period that was not cancelled; id 0: none. */
MUST_CHECK int siklus_cari(
	struct ctx *c, int64_t instansi_id, const char *periode, int64_t *id);

/* Open tasks of the newest running cases, the most urgent first; `periode`
 * and `sop_id` of each are set. At most LIMIT_INBOX. */
MUST_CHECK int tugas_berjalan(
	struct ctx *c, int64_t instansi_id, struct tugas **list, size_t *n);

/* Every open task of a running case, by its due time; `periode` and `sop_id`
 * are set. With `sepi` those are left out whose being late the clock told. */
MUST_CHECK int tugas_terbuka(struct ctx *c, int64_t instansi_id, bool sepi,
	struct tugas **list, size_t *n);

struct kerja { /* something a person did */
	int64_t siklus_id, sop_id;
	const char *periode;
	struct peristiwa e;
};
/* The last things a person did, newest first. */
MUST_CHECK int kerja_list(struct ctx *c, int64_t instansi_id,
	int64_t pegawai_id, struct kerja **list, size_t *n);

#endif
