/*
 * lkj: composes the report of one period from what the office filled in.
 *
 * lkj_gather reads once, inside the caller's read-only transaction, into one
 * struct; lkj_compose is a pure function from it to a paper tree. No clock,
 * no random: the same data give the same bytes. Refuses to know who may do
 * what, and which step a case is in: act tells it what the report needs
 * (rounds, Bidang that were closed, who signs).
 */
#ifndef LKJ_LKJ_H
#define LKJ_LKJ_H

#include "base/base.h"
#include "kinerja/kinerja.h"
#include "org/org.h"
#include "paper/paper.h"

struct lkj_bidang {
	struct bidang bidang;
	struct realisasi *realisasi;
	struct capaian *capaian; /* one for each realisasi */
	size_t realisasi_n;
	struct anggaran *anggaran;
	size_t anggaran_n;
	struct pejabat kabid; /* nama NULL: vacant */
	const char *ditutup;  /* reason of "belum dilaporkan", NULL */
};

struct lkj_tanda_tangan {
	struct pejabat pejabat;
	int64_t pada_at;   /* when approved */
	const char *sidik; /* hash of the draft approved, hex */
};

struct bagian_list;

struct lkj_data {
	struct instansi instansi;
	struct periode periode;
	const char *sop_nomor;
	int64_t tanggal_at; /* date on the report */
	int putaran;        /* rounds of the check */
	/* Codes of the Bidang of the case, fixed when it was opened: one that
	 * was added to the office since then is not in its report. */
	const char *const *peserta;
	size_t peserta_n;
	struct lkj_bidang *bidang;
	size_t bidang_n;
	struct pejabat penanda_tangan; /* who will sign; nama NULL: unknown */
	const struct lkj_tanda_tangan *tanda_tangan; /* NULL: a draft */
	const struct bagian_list *naskah; /* sections (lkj/naskah.h), NULL */
};

/* Fill the data of a period; the caller has set instansi, periode,
 * sop_nomor, tanggal_at, putaran, peserta, and the signature. */
MUST_CHECK int lkj_gather(struct ctx *c, struct lkj_data *d);
/* Laporan Pemantauan Kinerja of a triwulan, or the LKJ of a year. */
struct doc *lkj_compose(struct arena *a, const struct lkj_data *d);

#endif
