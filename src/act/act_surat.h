/*
 * act: the letters of a case, and the archive: the second part of act.h.
 *
 * Every struct has what is asked (`siklus_id`, `jabatan`: who asks) and what
 * was typed; `hasil` is what is stored afterwards, with the `rev` that the
 * next save must bring. `salah` is everything wrong, field by field; the
 * sentence of the failure is its first. A draft may be incomplete, what is
 * sent may not. Drafts, read and attendance marks carry who and when in
 * their own row; every other change writes one event of the case or one line
 * of the journal. The functions that end a step (`langkah` is its result)
 * make its papers and attach them in the same transaction; with a repeated
 * `kunci` nothing runs again and `langkah.ulang` is true.
 */
#ifndef ACT_ACT_SURAT_H
#define ACT_ACT_SURAT_H

#include "act/act.h"
#include "arsip/cari.h"
#include "surat/kirim.h"
#include "surat/rapat.h"

/* ---- disposisi (SOP langkah 1) ---- */

struct act_disposisi {
	int64_t siklus_id;
	const char *jabatan;
	struct disposisi d; /* typed; d.dari is the one who asks */
	const char *kunci;
	struct disposisi hasil; /* out */
	bool usul;              /* out: nothing is saved, this is proposed */
	struct salah_list salah;
	struct act_langkah langkah; /* out of kirim */
};
/* The stored one, else the proposal. E_DENIED when it is rahasia and not
 * his; E_STATE while it is another's draft. */
MUST_CHECK int act_disposisi_lihat(struct ctx *c, struct act_disposisi *a);
MUST_CHECK int act_disposisi_simpan(struct ctx *c, struct act_disposisi *a);
/* Save, take the agenda number, make the sheet, end the step. */
MUST_CHECK int act_disposisi_kirim(struct ctx *c, struct act_disposisi *a);
/* Mark it opened by this recipient (nothing for anybody else). */
MUST_CHECK int act_disposisi_baca(
	struct ctx *c, int64_t siklus_id, const char *jabatan);

/* ---- the meeting (SOP langkah 4) ---- */

struct act_rapat {
	int64_t siklus_id;
	const char *jabatan;
	struct rapat r;     /* typed: the invitation, or the points */
	const char *alasan; /* why an invitation that went out changes */
	const char *kode;   /* typed by who says "Saya hadir" */
	bool kode_salah;    /* out: it was not that of the meeting */
	int64_t tunggu;     /* out: after too many wrong ones, so long */
	size_t peserta;     /* whose mark the notulis sets, from 0 */
	bool hadir;         /* to what */
	struct peserta tamu;
	const char *kunci;
	struct rapat hasil; /* out: with names of positions and people */
	bool usul;          /* out: no invitation is saved, this is proposed */
	bool butir_usul;    /* out: hasil.butir are proposed points */
	struct salah_list salah;
	struct act_langkah langkah; /* out of selesai */
};
/* `hasil.kode` only for who may write the minutes. */
MUST_CHECK int act_rapat_lihat(struct ctx *c, struct act_rapat *a);
MUST_CHECK int act_undangan_simpan(struct ctx *c, struct act_rapat *a);
/* Number, code, room: it goes out. Again, with `alasan`: it changes. */
MUST_CHECK int act_undangan_kirim(struct ctx *c, struct act_rapat *a);
/* A wrong code is counted: E_DENIED with `kode_salah`, then E_BUSY with
 * `tunggu` (org/akun.h says how long). */
MUST_CHECK int act_rapat_hadir(struct ctx *c, struct act_rapat *a);
MUST_CHECK int act_rapat_hadir_manual(struct ctx *c, struct act_rapat *a);
MUST_CHECK int act_rapat_tamu(struct ctx *c, struct act_rapat *a);
MUST_CHECK int act_notulen_simpan(struct ctx *c, struct act_rapat *a);
/* The stored minutes are final; their decisions become tasks. */
MUST_CHECK int act_notulen_sahkan(struct ctx *c, struct act_rapat *a);
/* Undangan, daftar hadir, notulen, and the end of the step. */
MUST_CHECK int act_rapat_selesai(struct ctx *c, struct act_rapat *a);

/* Open ones of a position (siklus_id 0), or all of a case. */
MUST_CHECK int act_tindak_lanjut_list(struct ctx *c, const char *jabatan,
	int64_t siklus_id, struct tindak_lanjut **list, size_t *n);
/* By its own position, or by the Sekretaris. */
MUST_CHECK int act_tindak_lanjut_selesai(
	struct ctx *c, int64_t id, const char *jabatan, const char *catatan);

/* ---- verification (SOP langkah 9a) ---- */

struct act_verifikasi {
	int64_t siklus_id;
	const char *jabatan;
	struct verifikasi v; /* typed: butir */
	const char *sidik;   /* of the report he saw, 64 digits */
	const char *kunci;
	struct verifikasi hasil; /* out; of lihat: sidik of the report */
	bool usul;               /* out: not verified yet */
	struct salah_list salah;
	struct act_langkah langkah;
};
MUST_CHECK int act_verifikasi_lihat(struct ctx *c, struct act_verifikasi *a);
/* E_CONFLICT when `sidik` is not that of the approved report. */
MUST_CHECK int act_verifikasi_selesai(struct ctx *c, struct act_verifikasi *a);

/* ---- delivery (SOP langkah 10) ---- */

struct act_pengantaran {
	int64_t siklus_id;
	const char *jabatan;
	struct pengantaran p;
	int64_t urut;                 /* a number typed by hand, 0: the next */
	const struct lampiran *bukti; /* photo or scan of the receipt, NULL */
	const char *kunci;
	struct pengantaran hasil; /* out */
	bool usul;                /* out: nothing saved, this is proposed */
	int64_t berikut;          /* out of lihat: the next number */
	struct salah_list salah;
	struct act_langkah langkah;
};
MUST_CHECK int act_pengantaran_lihat(struct ctx *c, struct act_pengantaran *a);
MUST_CHECK int act_pengantaran_simpan(struct ctx *c, struct act_pengantaran *a);
/* The letter takes its number: what it says cannot change any more. */
MUST_CHECK int act_pengantar_terbit(struct ctx *c, struct act_pengantaran *a);
/* Letter (numbered now if it was not), receipt, ledger, archive entry. */
MUST_CHECK int act_pengantaran_selesai(
	struct ctx *c, struct act_pengantaran *a);

/* A letter as it is now (a draft says so): jenis "disposisi", "undangan",
 * "daftar-hadir", "notulen", "lembar-verifikasi", "surat-pengantar",
 * "tanda-terima", "daftar-penggandaan". */
struct act_cetak {
	int64_t siklus_id;
	const char *jabatan, *jenis;
	enum format format;
};
MUST_CHECK int act_surat_cetak(
	struct ctx *c, const struct act_cetak *a, struct str *out);

/* ---- the number book ---- */

struct act_nomor {
	const char *jabatan;
	struct nomor n;     /* pesan: buku, hal, kasus_id, untuk; batal: buku,
			     * tahun, urut, alasan */
	const char *pola;   /* of nomor_pola */
	struct nomor *list; /* out of list */
	size_t list_n;
	int64_t berikut;    /* out of list */
	struct nomor hasil; /* out of pesan */
};
MUST_CHECK int act_nomor_list(struct ctx *c, struct act_nomor *a);
MUST_CHECK int act_nomor_pesan(struct ctx *c, struct act_nomor *a);
MUST_CHECK int act_nomor_batal(struct ctx *c, struct act_nomor *a);
MUST_CHECK int act_nomor_pola(struct ctx *c, struct act_nomor *a);

/* ---- the archive ---- */

struct act_cari {
	const char *jabatan;
	struct cari q;
	struct cari_hasil hasil; /* out */
};
MUST_CHECK int act_arsip_cari(struct ctx *c, struct act_cari *a);

/* One file: `b` names kasus_id, jenis, bidang and versi (0: the newest). */
struct act_berkas {
	const char *jabatan;
	struct berkas b; /* in and out */
	const void *isi; /* out */
	size_t n;
};
MUST_CHECK int act_berkas_ambil(struct ctx *c, struct act_berkas *a);

#endif
