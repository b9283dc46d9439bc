/*
 * alir: the flowchart of the sheet drawn into its own table, a part of web.
 *
 * Each cell of a pelaksana column holds a small SVG: the symbol of the step
 * and the pieces of arrow that pass through the cell (ux.md 16.7). Only the
 * five symbols of PermenPANRB 35/2012. Pure.
 */
#ifndef WEB_ALIR_H
#define WEB_ALIR_H

#include "sop/siklus.h"

struct alir {
	const struct sop *sop;
	const struct posisi *posisi; /* one a step; NULL: the bare sheet */
	const char *const *inisial;  /* of who holds a running step, NULL */
	int tolak_n;                 /* times the check said Tidak */
	const struct peran **lajur;  /* columns, left to right */
	size_t lajur_n;
	int *lajur_of; /* column of each step */
};

/* The columns of a definition; posisi and the rest are set by the caller. */
struct alir alir_new(struct arena *a, const struct sop *s);
/* Everything inside one cell: step `i`, column `lajur`. */
void alir_sel(struct str *o, const struct alir *f, size_t i, size_t lajur);
/* A symbol of its own, for the legend: 'd'one, 'c'urrent, or ' '. */
void alir_simbol(struct str *o, char keadaan);

#endif
