/* Private to act: what reading and writing a Bidang's figures share. */
#ifndef ACT_DATA_PRIV_H
#define ACT_DATA_PRIV_H

#include "act/act_data.h"
#include "act/act_priv.h"

/* Who came in, to which figures. */
struct data_masuk {
	struct siklus s;
	const struct kantor_act *k;
	struct pejabat p;
	const char *bidang;
	int at;                       /* index of the Bidang in the case */
	struct periode periode, lalu; /* lalu.tahun 0: none */
};
/* Read the case and who asks; `izin` NULL: anybody who may read reports. The
 * Bidang is that of the position when `bidang` is NULL. */
struct data_minta {
	int64_t siklus_id;
	const char *bidang, *jabatan, *izin;
	bool kunci;
};
MUST_CHECK int data_masuk(
	struct ctx *c, const struct data_minta *q, struct data_masuk *m);
/* May this person type these figures now? */
MUST_CHECK int data_pemegang(struct ctx *c, const struct siklus *s,
	const struct pejabat *p, const char *bidang);
/* The same for who writes: from now on the task was begun. */
MUST_CHECK int data_pegang(struct ctx *c, const struct siklus *s,
	const struct pejabat *p, const char *bidang);
struct token data_token(const struct siklus *s, const char *bidang);
/* The event of figures filled in by a file, or of a piece of evidence that
 * came or (`l` NULL) went. */
MUST_CHECK int data_peristiwa(struct ctx *c, struct data_masuk *m,
	const struct lampiran *l, const char *catatan);

/* Everything that was typed for a period; `bidang` NULL: of all. */
struct data_isi {
	struct realisasi_list kini, lalu, tahun;
	struct isian_anggaran_list garis;
	struct isian_draf_list draf;
	struct bukti_list bukti;
};
MUST_CHECK int data_muat(struct ctx *c, const struct data_masuk *m,
	const char *bidang, struct data_isi *d);

/* One row and one line as they are shown. */
void data_baris(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, size_t i, struct data_baris *out);
void data_garis(struct ctx *c, const struct data_isi *d, size_t i,
	struct data_garis *out);
/* What is missing in them, added to a list. */
struct kurang_list {
	struct kurang *item;
	size_t n, ingat_n;
};
void data_baris_kurang(
	struct ctx *c, const struct data_baris *b, struct kurang_list *k);
void data_garis_kurang(
	struct ctx *c, const struct data_garis *g, struct kurang_list *k);

/* What judges a cell of a row (or line). */
struct sel_acuan data_acuan(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, size_t i, enum kolom kolom);
struct sel_acuan garis_acuan(const struct data_isi *d, size_t i, enum kolom k);

/* Where the figures of a Bidang stand; `kurang` when it holds them. */
enum posisi_data data_posisi(
	const struct siklus *s, int at, bool disentuh, size_t kurang);
/* Why it was closed or sent back, NULL. */
MUST_CHECK int data_alasan(struct ctx *c, const struct siklus *s,
	const char *bidang, const char **out);
/* The last request to have the figures back, and may he ask for them? */
MUST_CHECK int data_buka_lihat(
	struct ctx *c, const struct data_masuk *m, struct minta_lihat *out);
/* Is the case over, for good? */
bool data_usai(const struct siklus *s);
const char *data_persen(struct arena *a, const struct capaian *c);

/* Name of a person, NULL for nobody; and "09.38", or the day before it. */
MUST_CHECK int data_nama(struct ctx *c, int64_t instansi_id, int64_t pegawai_id,
	const char **out);
const char *data_pukul(struct ctx *c, int64_t at, int zona_min);

#endif
