/*
 * contoh: what people write in the demo office, scene by scene. Private to
 * cli.
 *
 * cmd_contoh.c knows when; these know what: figures with what is done about
 * them, the meeting, the draft, the check. Every one is made of the same acts
 * as a person's, at c->now, in the case `id`.
 */
#ifndef CLI_CONTOH_H
#define CLI_CONTOH_H

#include "act/act.h"

/* Kendala complete, and the budget lines, of a Bidang whose figures are in. */
MUST_CHECK int contoh_lengkapi(
	struct ctx *c, int64_t id, const char *bidang, const char *jabatan);

/* One Bidang has only begun to type. */
MUST_CHECK int contoh_separuh(struct ctx *c, int64_t id);

MUST_CHECK int contoh_undang(struct ctx *c, int64_t id, int64_t mulai_at);
/* Who came, the minutes, and the end of the step. */
MUST_CHECK int contoh_rapat(struct ctx *c, int64_t id);
/* Everybody did what the meeting asked of him. */
MUST_CHECK int contoh_tuntas(struct ctx *c, int64_t id);

/* The draft: half of it, before it was ever checked, whole and answering. */
enum contoh_draf { DRAF_SEPARUH, DRAF_AWAL, DRAF_UTUH, DRAF_MENJAWAB };
MUST_CHECK int contoh_tulis(struct ctx *c, int64_t id, enum contoh_draf d);
/* The check: Tidak with notes back to this Bidang, or Ya (NULL). */
MUST_CHECK int contoh_putus(struct ctx *c, int64_t id, const char *bidang);

#endif
