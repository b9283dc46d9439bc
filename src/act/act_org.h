/*
 * act_org: the office's own data, a part of act: people, positions, who
 * holds them, working time, and the journal.
 *
 * Changes are for administrators. Rows that people edit carry what the form
 * showed (rev, or the old name): E_CONFLICT when it is no longer that.
 */
#ifndef ACT_ACT_ORG_H
#define ACT_ACT_ORG_H

#include "base/base.h"

#include "org/kalender.h"
#include "org/org.h"

/* ---- people ---- */

/* Whose name or NIP contains `cari`; NULL: all. */
MUST_CHECK int act_pegawai_list(
	struct ctx *c, const char *cari, struct pegawai **list, size_t *n);
MUST_CHECK int act_pegawai_get(struct ctx *c, int64_t id, struct pegawai *out);
MUST_CHECK int act_pegawai_tambah(struct ctx *c, struct pegawai *p);
/* Who is no longer active loses his sessions and tokens. */
MUST_CHECK int act_pegawai_simpan(struct ctx *c, const struct pegawai *p);

/* ---- positions; act_tunjuk of act.h appoints ---- */

MUST_CHECK int act_bidang_list(struct ctx *c, struct bidang **list, size_t *n);
MUST_CHECK int act_bidang_tambah(struct ctx *c, const struct bidang *b);
MUST_CHECK int act_bidang_ganti(struct ctx *c, const struct ganti_nama *g);
MUST_CHECK int act_jabatan_list(
	struct ctx *c, struct jabatan **list, size_t *n);
MUST_CHECK int act_jabatan_tambah(struct ctx *c, const struct jabatan *j);
MUST_CHECK int act_jabatan_ganti(struct ctx *c, const struct ganti_nama *g);
/* Appointments that last today or begin later; `semua`: those of old too. */
MUST_CHECK int act_penugasan_list(
	struct ctx *c, bool semua, struct penugasan_baris **list, size_t *n);
/* End one on a day, not before yesterday; see penugasan_end. */
MUST_CHECK int act_penugasan_akhiri(struct ctx *c, int64_t id, int32_t day);
/* The letter of an appointment that has none, or has a wrong one. */
struct lampiran;
MUST_CHECK int act_penugasan_surat(
	struct ctx *c, int64_t id, const struct lampiran *l);
struct surat_unduh {
	const char *nama;
	const void *isi;
	size_t n;
};
MUST_CHECK int act_penugasan_surat_baca(
	struct ctx *c, int64_t id, struct surat_unduh *out);

/* ---- working time; act_libur and act_jam_kerja of act.h change it ---- */

MUST_CHECK int act_jam_kerja_list(
	struct ctx *c, struct jam_kerja **list, size_t *n);
MUST_CHECK int act_libur_list(
	struct ctx *c, int tahun, struct hari_libur **list, size_t *n);

/* ---- the journal of administration ---- */

#define JEJAK_N 50 /* lines of a page */

struct jejak_baris {
	int64_t urut, pada_at;
	const char *tindakan, *pelaku, *objek;
	const char *rincian; /* NULL */
};
struct jejak_saring {
	const char *jabatan;  /* who reads acts in it; NULL: administrator */
	const char *tindakan; /* "akun" for all of "akun.…"; NULL: any */
	const char *cari;     /* part of pelaku or objek; NULL: any */
	int64_t dari_at, sampai_at; /* 0: from the beginning, to the end */
	int64_t sebelum;            /* lines before this number; 0: last */
	struct jejak_baris *list;   /* out: newest first */
	size_t n;
	bool lagi; /* out: there are more before the last of them */
};
MUST_CHECK int act_jejak_list(struct ctx *c, struct jejak_saring *s);

#endif
