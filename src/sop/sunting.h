/*
 * sunting: editing a definition as a table, and writing it as YAML. A part
 * of sop. Pure.
 *
 * A version never changes: what is edited becomes the text of a new one,
 * which goes through sop_load like any file. What the table does not show
 * (papers of a step, notes, identity) is taken over from the row it was.
 */
#ifndef SOP_SUNTING_H
#define SOP_SUNTING_H

#include "base/base.h"

#include "sop/sop.h"

/* The definition as YAML: sop_load reads the same definition from it. */
MUST_CHECK int sop_yaml(struct ctx *c, const struct sop *s, struct str *out);

/* One row of the table. */
struct baris_sunting {
	int asal;          /* step of the version edited, 0: a new row */
	const char *peran; /* code of its pelaksana */
	const char *kegiatan, *kelengkapan, *output;
	struct waktu waktu;
	bool keputusan;
	int kembali; /* row that Tidak leads to, from 1 */
};

struct sop_sunting {
	const struct sop *dari; /* the version edited */
	const char *nomor, *judul, *tanggal_revisi;
	const struct baris_sunting *baris;
	size_t baris_n;
};
/* E_INVALID names the row that cannot be. */
MUST_CHECK int sop_sunting(
	struct ctx *c, const struct sop_sunting *u, struct sop **out);
/* The rows of a version, as its table begins. */
struct baris_sunting *sop_baris(struct arena *a, const struct sop *s);

#endif
