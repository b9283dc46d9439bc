/* Private to org: what a calendar is compiled from. */
#ifndef ORG_KALENDER_PRIV_H
#define ORG_KALENDER_PRIV_H

#include "org/kalender.h"

/* Years a calendar covers; holidays are known for fewer. */
#define KALENDER_DARI 2015
#define KALENDER_SAMPAI 2035

#define KALENDER_SELANG 3 /* working intervals of one day */

struct kalender_isi {
	const struct jam_kerja *jam;
	size_t jam_n;
	const struct hari_libur *libur;
	size_t libur_n;
	int zona_min;
};
const struct kalender *kalender_compile(
	struct arena *a, const struct kalender_isi *isi);

/* The built-in rows of Jambi. */
void kalender_jambi_isi(struct arena *a, struct kalender_isi *out);

#endif
