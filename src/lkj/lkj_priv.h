/* Private to lkj: what the chapters and the draft's sections share. */
#ifndef LKJ_LKJ_PRIV_H
#define LKJ_LKJ_PRIV_H

#include "lkj/lkj.h"

struct susun {
	struct arena *a;
	const struct lkj_data *d;
	struct doc *doc;
};

/* What is counted over some indicators. */
struct hitungan {
	size_t n, diisi, tercapai;
	bool ada_rata;
	struct dec rata;
	size_t rata_n;
};

struct hitungan susun_hitung(const struct lkj_bidang *b);

const char *susun_persen(struct susun *s, struct dec v);
const char *susun_nilai(struct susun *s, const struct nilai *v, int desimal);
/* An amount in a column that already says rupiah. */
const char *susun_rupiah(struct susun *s, int64_t sen);

/* Tables, charts and lists, without a heading. */
void susun_ringkasan(struct susun *s);
/* Capaian of every indicator, or of one Bidang's. */
void susun_grafik(struct susun *s, const struct lkj_bidang *only);
void susun_indikator(struct susun *s, const struct lkj_bidang *b);
void susun_kendala(struct susun *s, const struct lkj_bidang *b);
void susun_anggaran(struct susun *s, const struct lkj_bidang *b);

#endif
