/*
 * kinerja: the numbers: indikator, target, realisasi, anggaran, capaian.
 *
 * Owns those tables, the formulas of capaian and the reading of a Bidang's
 * CSV. Refuses to know what a step is: who may type and until when is decided
 * by act. All arithmetic is exact (base dec), rounded half up once, at the
 * end; a status comes from comparing realisasi and target, never from a
 * rounded percentage.
 */
#ifndef KINERJA_KINERJA_H
#define KINERJA_KINERJA_H

#include "base/base.h"

/* Formulas of domain.md c.1; the definition of an indicator names its own. */
enum rumus { RUMUS_HB, RUMUS_LB_A };
const char *rumus_kode(enum rumus r);  /* "hb", "lb_a" */
const char *rumus_tulis(enum rumus r); /* "Realisasi / Target × 100" */
bool rumus_parse(const char *kode, enum rumus *out);

/* A value is reported, not applicable, or nothing yet: never a silent zero. */
enum isian { ISI_KOSONG, ISI_ANGKA, ISI_NA };

struct nilai {
	enum isian isian;
	const char *tertulis; /* as typed */
	struct dec angka;     /* exact; only for ISI_ANGKA */
};

/* "2023-TW2" (triwulan 2) or "2023" (triwulan 0). */
struct periode {
	int tahun, triwulan;
};
bool periode_parse(const char *text, struct periode *out);
char *periode_format(struct arena *a, struct periode p); /* "2023-TW2" */
char *periode_judul(struct arena *a, struct periode p);
/* "Triwulan II Tahun 2023", "Tahun 2023" */

struct indikator {
	int64_t id;
	const char *kode;   /* unique in the office: "pkb" */
	const char *bidang; /* owner */
	const char *sasaran;
	const char *nama, *satuan;
	enum rumus rumus;
	int desimal; /* digits printed of target and realisasi */
	int urutan;
	const char *sumber; /* source system or document */
	bool kumulatif; /* typed "s.d. triwulan ini": never falls in a year */
};

/* One indicator in one period. */
struct realisasi {
	struct indikator indikator;
	struct nilai target, realisasi;
	const char *kendala, *tindak_lanjut;    /* NULL: nothing written */
	const char *penanggung_jawab, *tenggat; /* "2026-09-30", NULL */
	int64_t rev;
	int64_t diisi_at;   /* 0: never */
	int64_t diisi_oleh; /* pegawai id */
};

struct anggaran {
	const char *kode, *uraian, *bidang;
	int64_t pagu_sen, realisasi_sen;
};

struct realisasi_list {
	struct realisasi *item;
	size_t n;
};
struct anggaran_list {
	struct anggaran *item;
	size_t n;
};

enum status { STATUS_KOSONG, STATUS_TERCAPAI, STATUS_TIDAK, STATUS_NA };
struct capaian {
	bool ada;          /* false: cannot be computed, see alasan */
	struct dec persen; /* rounded half up, two decimals */
	enum status status;
	const char *alasan; /* why there is no percentage, NULL */
};
/* domain.md c.1, c.2, c.6. Pure. */
struct capaian capaian_hitung(enum rumus r, const struct nilai *target,
	const struct nilai *realisasi);
const char *status_nama(enum status s); /* "Tercapai", "Belum tercapai" */
/* Mean of those that have one; false when none has. `n` says how many. */
bool capaian_rata(const struct capaian *list, size_t n, struct dec *out,
	size_t *dihitung);
/* realisasi / pagu x 100 with two decimals; false for a pagu of 0. */
bool serapan_hitung(int64_t pagu_sen, int64_t realisasi_sen, struct dec *out);

MUST_CHECK int indikator_add(
	struct ctx *c, int64_t instansi_id, struct indikator *i);
MUST_CHECK int indikator_list(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct indikator **list, size_t *n);
/* Every indicator of a Bidang (NULL: of the office) with what was filled. */
MUST_CHECK int realisasi_list(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, struct realisasi_list *out);
/* Only target and realisasi of a period, with the indicator's id: to compare
 * with. What was never filled in is not there. */
MUST_CHECK int realisasi_nilai(struct ctx *c, int64_t instansi_id,
	struct periode p, struct realisasi_list *out);
MUST_CHECK int realisasi_save(struct ctx *c, int64_t instansi_id,
	struct periode p, const struct realisasi *r);
/* Indicators of the Bidang that still have no realisasi (0: complete). A
 * Bidang without indicators is complete. */
MUST_CHECK int realisasi_kurang(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, int64_t *n);
MUST_CHECK int anggaran_list(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, struct anggaran_list *out);
MUST_CHECK int anggaran_save(struct ctx *c, int64_t instansi_id,
	struct periode p, const struct anggaran *a);

/*
 * The CSV of a Bidang: columns indikator (code or name), target, realisasi,
 * and optionally satuan (checked), kendala, tindak_lanjut, in any order;
 * other columns are ignored. Comma, semicolon or tab; Indonesian numbers.
 * All or nothing: E_INVALID names every wrong cell by row and column (the
 * first ones in the sentence). Nothing is written to the database.
 */
struct isian_csv {
	const char *file; /* its name, for sentences */
	struct realisasi_list baris;
	const char *bidang; /* whose: set by the caller before saving */
	struct periode periode;
	int64_t pegawai_id; /* who filled it in */
};
MUST_CHECK int csv_baca(struct ctx *c, const char *file, const char *text,
	size_t n, struct isian_csv *out);
/* Match the rows with the Bidang's indicators and save them. */
MUST_CHECK int csv_simpan(
	struct ctx *c, int64_t instansi_id, const struct isian_csv *in);

/* A hash over everything realisasi_list and anggaran_list would give: what a
 * report was made from. */
MUST_CHECK int kinerja_sidik(struct ctx *c, int64_t instansi_id,
	struct periode p, unsigned char out[HASH_N]);
/* The same over the figures of one Bidang: what it handed over. */
MUST_CHECK int kinerja_sidik_bidang(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, unsigned char out[HASH_N]);

#endif
