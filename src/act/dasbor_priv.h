/* Private to act: the dashboard while it is being made. */
#ifndef ACT_DASBOR_PRIV_H
#define ACT_DASBOR_PRIV_H

#include "act/act_dasbor.h"
#include "act/data_priv.h"

struct dasbor {
	struct act_dasbor *a;
	const char *jabatan;
	const struct kantor_act *k;
	struct siklus *siklus; /* all of the office, the oldest first */
	size_t siklus_n;
	struct realisasi_list kini; /* of the last column */
	const struct capaian *capaian;
};
/* Where the SOP gets stuck, and where the reports are (dasbor_alur.c). */
MUST_CHECK int dasbor_alur(struct ctx *c, struct dasbor *w);

#endif
