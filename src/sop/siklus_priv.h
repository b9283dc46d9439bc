/* Private to sop: what the files of the running cases share. */
#ifndef SOP_SIKLUS_PRIV_H
#define SOP_SIKLUS_PRIV_H

#include "sop/siklus.h"

/*
 * The tasks of an event as one text, so that folding the events gives back
 * every task with its due times without asking a calendar:
 * "nomor simpul bidang jabatan putaran mulai tenggat baku;" for each, with
 * "-" for no Bidang.
 */
void tugas_tulis(struct str *s, const struct tugas *t);

/* The hash of an event after the one with hash `before`. */
void peristiwa_hash(const struct siklus *s, const struct peristiwa *e,
	const unsigned char before[HASH_N], unsigned char out[HASH_N]);

/* The command that an event was: what folding applies again. */
struct perintah peristiwa_perintah(const struct peristiwa *e);

/* Columns of a task, and reading a query of them; with `kasus` the period
 * and the version of its case follow. */
#define TUGAS_COLS                                                             \
	"t.siklus_id, t.nomor, t.simpul, t.langkah, t.bidang, t.jabatan,"      \
	" t.putaran, t.mulai_at, t.tenggat_at, t.baku_at, t.selesai_at,"       \
	" t.hasil, t.dilihat_at"
struct db_rows;
MUST_CHECK int tugas_rows(struct ctx *c, struct db_rows *q, bool kasus,
	struct tugas **list, size_t *n);

/* SQL of siklus_db.c that siklus.c calls. */
int siklus_insert(struct ctx *c, struct siklus *s);
void siklus_update(struct ctx *c, const struct siklus *s, int64_t urut_before);
void peristiwa_insert(
	struct ctx *c, const struct siklus *s, const struct peristiwa *e);
void tugas_insert(struct ctx *c, const struct siklus *s, const struct tugas *t);
void tugas_end(struct ctx *c, const struct siklus *s, int64_t nomor, int64_t at,
	const char *hasil);
/* What never was, and what is open again (a TINDAKAN_URUNG). */
void tugas_hapus(struct ctx *c, const struct siklus *s, int64_t nomor);
void tugas_lagi(struct ctx *c, const struct siklus *s, int64_t nomor);
void tugas_due(struct ctx *c, const struct siklus *s, const struct tugas *t);

#endif
