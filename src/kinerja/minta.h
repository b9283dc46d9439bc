/*
 * minta: a Bidang asks to have its figures back, a part of kinerja.
 *
 * Owns minta_buka. At most one request of a Bidang waits in a case; it ends
 * when the figures are sent back, or refused with a reason.
 */
#ifndef KINERJA_MINTA_H
#define KINERJA_MINTA_H

#include "base/base.h"

enum minta_hasil { MINTA_MENUNGGU, MINTA_DIKEMBALIKAN, MINTA_DITOLAK };

struct minta_buka {
	int64_t id; /* 0: never asked */
	int64_t kasus_id;
	const char *bidang, *alasan;
	int64_t pada_at, oleh;
	enum minta_hasil hasil;
	const char *jawaban;  /* why it was refused, NULL */
	int64_t dijawab_at;   /* 0: it waits */
	int64_t dijawab_oleh; /* 0 */
};
const char *minta_hasil_kode(enum minta_hasil h); /* "menunggu" */

/* The newest of a Bidang; id 0 when it never asked. */
MUST_CHECK int minta_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	const char *bidang, struct minta_buka *out);
/* Those that wait, of every Bidang. */
MUST_CHECK int minta_list(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct minta_buka **list, size_t *n);
/* Sets id. The caller locked the case and looked that none waits. */
MUST_CHECK int minta_add(
	struct ctx *c, int64_t instansi_id, struct minta_buka *m);
/* The one that waits is answered: hasil, jawaban, dijawab_*. Not a failure
 * when none waits. */
MUST_CHECK int minta_jawab(
	struct ctx *c, int64_t instansi_id, const struct minta_buka *m);
/* Sending back at `at` was itself taken back: what it answered waits again. */
MUST_CHECK int minta_lagi(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, int64_t at);

#endif
