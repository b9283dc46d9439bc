/*
 * lakon: one whole cycle as a play: who does what, when. Private to cli.
 *
 * The demo shows it (cmd_demo.c); the demo office has many cycles of it, each
 * stopped somewhere else (cmd_contoh.c). Nothing is faked: a scene is the
 * same act_* call as every other command; only the clock is given.
 */
#ifndef CLI_LAKON_H
#define CLI_LAKON_H

#include "act/act.h"

struct adegan {
	const char *pada; /* local time */
	int no;           /* step; 0: fill in the data of a Bidang */
	const char *jabatan;
	const char *bidang;
	enum keputusan keputusan;
	int kembali_ke;
	const char *catatan;
	const char *berkas[3]; /* kinds of papers attached */
	bool salah;            /* data with the wrong figure */
};

/* Steps 1 to 10 of the second quarter of 2023, with one Tidak at step 7
 * because of a wrong figure of Bidang pajak, and the second round. */
extern const struct adegan lakon[];
extern const size_t lakon_n;

/* Play one scene in the case x->siklus_id, now. `x` is what was done at a
 * step; `n` indicators were filled in. */
MUST_CHECK int lakon_main(struct ctx *c, const struct adegan *a,
	struct act_langkah *x, int64_t *n);

#endif
