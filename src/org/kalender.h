/*
 * kalender: the working time of an office, a part of org.
 *
 * Hours and days off are dated data with their source, so a calendar knows
 * that a Friday in Ramadan has 270 working minutes. What is loaded is a
 * plain value: all questions to it are pure functions.
 *
 * Rules (domain.md e.3): minutes and hours run only inside working
 * intervals; "N hari" ends at closing time of the N-th working day after the
 * day of the start, which does not count.
 */
#ifndef ORG_KALENDER_H
#define ORG_KALENDER_H

#include "base/base.h"

enum waktu_satuan { WAKTU_TANPA, WAKTU_MENIT, WAKTU_JAM, WAKTU_HARI };

/* A standard time as an SOP writes it: "15 menit", "2 jam", "1 Hari". */
struct waktu {
	int jumlah;
	enum waktu_satuan satuan;
};

struct kalender; /* loaded once, valid for one kalender_rev */

/* "15 menit", "2 Jam", "1 hari"; false for anything else. */
bool waktu_parse(const char *text, struct waktu *out);
char *waktu_format(struct arena *a, struct waktu w);
#define HARI_MENIT 450 /* working minutes of a day (domain.md e.1) */
/* "30 menit", "3 jam 25 menit", "2 hari 1 jam" of working time. */
const char *waktu_lama(struct arena *a, int64_t menit);

/* Load everything into `a` (which may outlive the action). */
MUST_CHECK int kalender_load(struct ctx *c, int64_t instansi_id,
	struct arena *a, const struct kalender **out);
/* The built-in calendar of Jambi 2023-2026, without a database. */
const struct kalender *kalender_jambi(struct arena *a);

bool kalender_is_kerja(const struct kalender *k, int32_t day);
/* Working minutes of that day: 450, 420, 270, 0 ... */
int kalender_menit(const struct kalender *k, int32_t day);
/* Working days from `dari` to `sampai`, both included. */
int kalender_hari_kerja(const struct kalender *k, int32_t dari, int32_t sampai);
/* When `w` of working time after `mulai` has passed. false: the calendar
 * has no working day within reach. WAKTU_TANPA gives `mulai`; any other
 * unit counts from 1. */
bool kalender_tenggat(const struct kalender *k, int64_t mulai, struct waktu w,
	int64_t *tenggat);
/* Working minutes between two instants; negative when `sampai` is earlier. */
int64_t kalender_selisih(
	const struct kalender *k, int64_t mulai, int64_t sampai);
/* Minutes of work from `at` to the next break or closing; 0: it is none. */
int kalender_sampai_jeda(const struct kalender *k, int64_t at);
/* Minutes that `w` means when it begins at `mulai`. */
int64_t kalender_baku(const struct kalender *k, int64_t mulai, struct waktu w);

/* Rows of the database, for `alur init` and for changes. */
struct jam_kerja {
	const char *nama;       /* "Normal", "Ramadan 2023" */
	int32_t mulai, selesai; /* valid days, both included */
	int weekday;            /* 1 Monday .. 7 Sunday */
	int buka, tutup;        /* minutes of the day, one interval a row */
	int urutan;             /* the higher wins where two are valid */
	const char *sumber;
	int64_t id; /* of the row, 0: not written yet */
};
struct hari_libur {
	int32_t day;
	const char *jenis; /* "libur", "cuti-bersama", "setempat" */
	const char *nama;
	const char *sumber;
};
/* Write the built-in calendar; an office that has hours keeps its own. */
MUST_CHECK int kalender_seed(struct ctx *c, int64_t instansi_id);
/* The days (bit 1 << weekday) that share name, time and hours with row `at`:
 * what stands in one line of a list, and is corrected or removed together. */
unsigned jam_kerja_sekelompok(
	const struct jam_kerja *list, size_t n, size_t at);
/* Of what that line says, 16 hex digits: ids are used again, this is not. */
const char *jam_kerja_sidik(
	struct arena *a, const struct jam_kerja *list, size_t n, size_t at);

/*
 * A change of working hours: rows instead of the group that row `id` is of.
 * id 0: new ones, which win together over every older row; n 0: the group
 * goes. What is corrected keeps its place among the others. `urutan` is
 * given to the rows.
 */
struct jam_ubah {
	int64_t id;
	const char *sidik; /* of the group as it was seen, else E_CONFLICT */
	struct jam_kerja *baris;
	size_t n;
	struct jam_kerja lama; /* out: a row of the group, for the journal */
};
/* All of these raise kalender_rev of the office. */
MUST_CHECK int jam_kerja_ubah(
	struct ctx *c, int64_t instansi_id, struct jam_ubah *u);
/* The calendar as it would be after it; nothing is written. */
MUST_CHECK int jam_kerja_coba(struct ctx *c, int64_t instansi_id,
	struct jam_ubah *u, const struct kalender **out);
MUST_CHECK int hari_libur_add(
	struct ctx *c, int64_t instansi_id, const struct hari_libur *h);
MUST_CHECK int hari_libur_remove(
	struct ctx *c, int64_t instansi_id, int32_t day);
/* All rows, in the order of their coming: the later win. */
MUST_CHECK int jam_kerja_list(
	struct ctx *c, int64_t instansi_id, struct jam_kerja **list, size_t *n);
MUST_CHECK int hari_libur_list(struct ctx *c, int64_t instansi_id, int tahun,
	struct hari_libur **list, size_t *n);

#endif
