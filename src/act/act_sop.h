/*
 * act_sop: the versions of SOPs as their pages use them, a part of act.
 *
 * act_sop_impor and act_sop_list are in act.h. A version never changes;
 * editing adds a draft, ratifying a draft replaces the version in force, and
 * running cases keep theirs.
 */
#ifndef ACT_ACT_SOP_H
#define ACT_ACT_SOP_H

#include "base/base.h"

#include "sop/sunting.h"

/* One version with what the checks say of it. */
struct sop_rinci {
	int64_t id;                /* in */
	const struct sop *sop;     /* out */
	const struct sop *berlaku; /* in force of the same number; NULL: none */
	struct sop *versi; /* all versions of the number, newest first */
	size_t versi_n;
	struct temuan_list lint, buntu; /* the form; dead ends */
	bool sah;                       /* it may be ratified */
};
MUST_CHECK int act_sop_rinci(struct ctx *c, struct sop_rinci *r);

/* Ratify this draft; `jabatan` NULL: as an administrator. */
MUST_CHECK int act_sop_sahkan_versi(
	struct ctx *c, int64_t id, const char *jabatan);

/* Rows of a table become a new draft. */
struct act_sunting {
	int64_t dari;           /* version edited */
	struct sop_sunting isi; /* isi.dari is set here */
	int64_t id;             /* out: the new version */
	int versi;              /* out */
};
MUST_CHECK int act_sop_sunting(struct ctx *c, struct act_sunting *a);

#endif
