/* The charts of the dashboard, in places and words; a part of web. */
#ifndef WEB_DASBOR_BAGAN_H
#define WEB_DASBOR_BAGAN_H

#include "act/act_dasbor.h"
#include "web/page/dasbor.h"
#include "web/web_priv.h"

#define DASBOR_KINI (DASBOR_PERIODE - 1) /* the column that is shown */

struct dasbor_susun {
	struct web *w;
	struct arena *a;
	const struct act_dasbor *d;
	struct dasbor_lihat *p;
};
/* The case of the period that is shown, NULL. */
const struct dasbor_posisi *dasbor_siklus(const struct dasbor_susun *s);
/* What should be spent by then, in percent of the year. */
int dasbor_rencana(const struct act_dasbor *d);
void dasbor_panas(struct dasbor_susun *s);     /* Bidang by period */
void dasbor_tren(struct dasbor_susun *s);      /* mean capaian */
void dasbor_serapan(struct dasbor_susun *s);   /* budget */
void dasbor_tersendat(struct dasbor_susun *s); /* real against standard */

#endif
