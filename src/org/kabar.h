/*
 * kabar: what the office tells a person, a part of org.
 *
 * Owns kabar (a notification: a title, a sentence and a link; never a figure
 * or a note, which need a right to be read), ingatkan (who was reminded
 * when), kabar_tugas and kabar_hari (what the clock told already). It is
 * addressed to the person who holds the position at that time, so that each has
 * his own "read". Inside the caller's transaction.
 */
#ifndef ORG_KABAR_H
#define ORG_KABAR_H

#include "base/base.h"

#define KABAR_N 30 /* shown to a person: the last ones */

struct kabar {
	int64_t id, instansi_id, pegawai_id;
	const char *jabatan; /* the position it was meant for, NULL */
	const char *judul;
	const char *isi;    /* one more sentence, or "" */
	const char *tautan; /* path of a page: "/siklus/2026-tw2" */
	int64_t pada_at;
	int64_t dibaca_at; /* 0: not yet */
};
MUST_CHECK int kabar_add(struct ctx *c, const struct kabar *k);
/* The last KABAR_N of a person, newest first. */
MUST_CHECK int kabar_list(
	struct ctx *c, int64_t pegawai_id, struct kabar **list, size_t *n);
/* Mark as read: one, or with id 0 all; how many became so. */
MUST_CHECK int64_t kabar_baca(struct ctx *c, int64_t pegawai_id, int64_t id);

/* The last reminder of a task; pada_at 0: never. */
struct ingatan {
	int64_t instansi_id, siklus_id, nomor;
	int64_t pada_at, oleh;
};
MUST_CHECK int ingatkan_get(struct ctx *c, struct ingatan *i);
MUST_CHECK int ingatkan_set(struct ctx *c, const struct ingatan *i);

/*
 * What the clock is about to tell: 1 when it is for the caller to tell it, 0
 * when it was told, of this due time or day or of a later one. Of two that
 * ask at once the second waits for the first.
 */
struct kabar_tugas {
	int64_t instansi_id, siklus_id, nomor;
	const char *jenis; /* "sisa", "lewat" */
	int64_t tenggat_at;
};
MUST_CHECK int64_t kabar_tugas_ambil(
	struct ctx *c, const struct kabar_tugas *k);
MUST_CHECK int64_t kabar_hari_ambil(
	struct ctx *c, int64_t instansi_id, const char *perihal, int32_t day);

#endif
