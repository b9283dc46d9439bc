/*
 * rapat: the meeting of a case and what it decided, a part of surat.
 *
 * Owns rapat, its people and its minutes, and tindak_lanjut: the tasks that
 * its decisions became. In order: draf, diundang, disahkan (the minutes are
 * ratified and their decisions are tasks), selesai (the step is done).
 */
#ifndef SURAT_RAPAT_H
#define SURAT_RAPAT_H

#include "surat/surat.h"

#define RAPAT_LONGGAR (30 * CLOCK_MINUTE) /* "Saya hadir" before and after */

struct peserta {
	const char *jabatan;     /* NULL: a guest */
	const char *nama;        /* of the guest, else of the position */
	const char *orang, *nip; /* who came for it, for print; not stored */
	const char *asal;        /* office of the guest, NULL */
	int64_t hadir_at;        /* 0: absent */
	const char *cara;        /* "kode", "notulis", NULL */
	int64_t pegawai_id;      /* who came, 0 */
};
struct butir {
	const char *sumber; /* "indikator:pkb", "bidang:pajak", "" */
	const char *judul, *pembahasan;
	const char *keputusan;  /* "": none */
	const char *penanggung; /* position, NULL */
	int32_t tenggat;        /* 0: none */
};
struct rapat {
	int64_t id, kasus_id; /* id 0: not saved yet */
	int ke;               /* 1, 2, ... in the case */
	int64_t rev;
	const char *keadaan; /* "draf", "diundang", "disahkan", "selesai" */
	const char *pengundang, *notulis; /* positions */
	int64_t mulai_at, selesai_at;
	const char *tempat, *tautan, *acara;
	const char *nomor; /* NULL: not invited yet */
	const char *kode;  /* six digits for the room */
	int64_t diundang_at;
	const char *ditunda; /* why its time was changed last, NULL */
	int64_t disahkan_at;
	const char *disahkan_oleh; /* position */
	struct peserta *peserta;
	size_t peserta_n;
	struct butir *butir;
	size_t butir_n;
};
bool rapat_is(const struct rapat *r, const char *keadaan);

/* A proposal: the next working morning, all Kabid and the team. */
void rapat_usul(struct ctx *c, const struct usulan *u, struct rapat *out);
/* Everything wrong with the invitation, or with the minutes. */
void undangan_periksa(struct ctx *c, const struct usulan *u,
	const struct rapat *r, struct salah_list *out);
void tamu_periksa(
	struct ctx *c, const struct peserta *p, struct salah_list *out);
void notulen_periksa(struct ctx *c, const struct usulan *u,
	const struct rapat *r, bool final, struct salah_list *out);

/* The newest meeting of a case with its people and points; E_NOTFOUND. */
MUST_CHECK int rapat_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct rapat *out);
/* E_CONFLICT when another meeting has this room in that time, naming it:
 * "Ruang Rapat Lt. 2 sudah dipakai 13.30–15.00." */
MUST_CHECK int rapat_ruang(
	struct ctx *c, const struct instansi *i, const struct rapat *r);
/* Write the row (and its people, or its points); E_CONFLICT when `r->rev`
 * is not the one stored. Afterwards id and rev are the new ones. */
enum rapat_bagian { RAPAT_UNDANGAN, RAPAT_NOTULEN, RAPAT_KEADAAN };
MUST_CHECK int rapat_save(struct ctx *c, int64_t instansi_id, struct rapat *r,
	enum rapat_bagian bagian);
/* Somebody is there: 1 the first time, 0 again. `urut` is his place in the
 * list of people, from 0. */
MUST_CHECK int rapat_hadir(struct ctx *c, const struct rapat *r, size_t urut,
	const struct peserta *p);
/* The notulis takes a mark back. */
MUST_CHECK int rapat_absen(struct ctx *c, const struct rapat *r, size_t urut);
MUST_CHECK int rapat_tamu(
	struct ctx *c, const struct rapat *r, const struct peserta *tamu);
/* Every decision becomes a task of its position. */
MUST_CHECK int rapat_tugaskan(
	struct ctx *c, int64_t instansi_id, const struct rapat *r);

struct tindak_lanjut {
	int64_t id, kasus_id, rapat_id;
	int butir;
	const char *uraian, *jabatan;
	int32_t tenggat;
	int64_t dibuat_at, selesai_at; /* 0: open */
	int64_t selesai_oleh;
	const char *catatan; /* NULL */
};
struct tindak_daftar {       /* open ones of a position, else all of a case */
	const char *jabatan; /* NULL */
	int64_t kasus_id;
	struct tindak_lanjut *list; /* out */
	size_t n;
};
MUST_CHECK int tindak_lanjut_list(
	struct ctx *c, int64_t instansi_id, struct tindak_daftar *d);
MUST_CHECK int tindak_lanjut_get(struct ctx *c, int64_t instansi_id, int64_t id,
	struct tindak_lanjut *out);
/* E_STATE when it is done already. */
MUST_CHECK int tindak_lanjut_done(struct ctx *c, int64_t instansi_id,
	int64_t id, int64_t pegawai_id, const char *catatan);

#endif
