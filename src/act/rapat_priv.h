/* Private to act: the meeting at hand, for its two files. */
#ifndef ACT_RAPAT_PRIV_H
#define ACT_RAPAT_PRIV_H

#include "act/surat_priv.h"

MUST_CHECK int rapat_meja(struct ctx *c, const struct act_rapat *a,
	const char *izin, bool lock, struct meja *m);
/* The meeting that was saved; E_STATE when there is none. */
MUST_CHECK int rapat_tersimpan(
	struct ctx *c, const struct meja *m, struct rapat *r);
/* Desk and saved meeting of who writes its minutes by the right `izin`;
 * E_STATE when they are closed. */
MUST_CHECK int rapat_ditulis(struct ctx *c, const struct act_rapat *a,
	const char *izin, struct meja *m, struct rapat *r);
/* Names of positions and of those who came. */
MUST_CHECK int rapat_nama(struct ctx *c, const struct meja *m, struct rapat *r);
/* Points that the figures and the Bidang ask for. */
MUST_CHECK int rapat_butir_usul(
	struct ctx *c, const struct meja *m, struct rapat *r);
/* A line of the journal about this case. */
MUST_CHECK int surat_jejak(struct ctx *c, const struct meja *m,
	const char *tindakan, const char *rincian);

#endif
