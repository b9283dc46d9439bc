/*
 * org: the office: who sits where, and who may do what.
 *
 * Owns instansi, bidang, jabatan, pegawai, pejabat (who holds a position,
 * from when to when, in which capacity), the working calendar
 * (org/kalender.h), accounts (org/akun.h), sessions (org/sesi.h) and what
 * the office tells a person (org/kabar.h). Refuses to know steps and numbers.
 *
 * Tasks address positions, never people; a person acts in a position on a
 * date, as pejabat definitif, Plt. (vacant) or Plh. (absent).
 */
#ifndef ORG_ORG_H
#define ORG_ORG_H

#include "base/base.h"

struct instansi {
	int64_t id;
	const char *kode;       /* "bpkpd-jambi" */
	const char *nama;       /* "Badan Pengelolaan Keuangan dan ..." */
	const char *singkat;    /* "BPKPD Provinsi Jambi", NULL: its name */
	const char *pemerintah; /* "Pemerintah Provinsi Jambi" */
	const char *alamat;     /* one line under the kop */
	const char *tempat;     /* place of a signature: "Jambi" */
	int zona_min;           /* minutes east of UTC */
	int64_t kalender_rev;   /* grows with each change of the calendar */
};

struct bidang {
	const char *kode; /* "pajak" */
	const char *nama;
};

struct jabatan {
	const char *kode;   /* "kabid-pajak", "sekretaris" */
	const char *nama;   /* "Kepala Bidang Pajak Daerah" */
	const char *peran;  /* role in an SOP: "kabid", "sekretaris" */
	const char *bidang; /* code of its Bidang, NULL for none */
};

/* Who acts in a position on a date. */
struct pejabat {
	int64_t pegawai_id;
	const char *nama; /* with titles */
	const char *nip;
	const char *pangkat;
	const char *jabatan; /* code of the position */
	const char *jabatan_nama;
	const char *peran;
	const char *bidang;    /* NULL for none */
	const char *kapasitas; /* "definitif", "plt" or "plh" */
	const char *dasar;     /* letter that appoints, NULL for none */
	int32_t sampai;        /* the last day of it, INT32_MAX: no end */
	const char *sapaan;    /* "Bapak", "Ibu" or "" */
};

/* The office with this code; the only one when `kode` is NULL. */
MUST_CHECK int instansi_get(
	struct ctx *c, const char *kode, struct instansi *out);
MUST_CHECK int instansi_add(struct ctx *c, struct instansi *in);
MUST_CHECK int bidang_list(struct ctx *c, int64_t instansi_id,
	struct bidang **list, size_t *n); /* in order of the office */
MUST_CHECK int bidang_add(
	struct ctx *c, int64_t instansi_id, const struct bidang *b);
/* A new name for one whose name is still `lama`, else E_CONFLICT. */
struct ganti_nama {
	const char *kode, *lama, *baru;
};
MUST_CHECK int bidang_ganti(
	struct ctx *c, int64_t instansi_id, const struct ganti_nama *g);
MUST_CHECK int jabatan_ganti(
	struct ctx *c, int64_t instansi_id, const struct ganti_nama *g);
MUST_CHECK int jabatan_list(
	struct ctx *c, int64_t instansi_id, struct jabatan **list, size_t *n);
MUST_CHECK int jabatan_add(
	struct ctx *c, int64_t instansi_id, const struct jabatan *j);

struct pegawai {
	int64_t id;
	const char *nip; /* 18 digits, unique in the office */
	const char *nama;
	const char *pangkat;
	bool contoh; /* an invented person of the demo */
	/* "Bapak", "Ibu" or ""; given to pegawai_add as NULL it is read from
	 * the NIP. */
	const char *sapaan;
	const char *email; /* NULL: none */
	bool aktif;
	int64_t rev;
};
MUST_CHECK int pegawai_add(
	struct ctx *c, int64_t instansi_id, struct pegawai *p);
/* Name, pangkat, sapaan, email, aktif of the row with this rev; E_CONFLICT
 * when it was changed meanwhile. */
MUST_CHECK int pegawai_save(
	struct ctx *c, int64_t instansi_id, const struct pegawai *p);
/* Whose name or NIP contains `cari` (NULL: all), in order of names. */
MUST_CHECK int pegawai_list(struct ctx *c, int64_t instansi_id,
	const char *cari, struct pegawai **list, size_t *n);

/* `kapasitas` from `mulai` to `selesai`, both days included; INT32_MAX means
 * without end. Two definitif of one position may not overlap. */
struct surat_perintah { /* the PDF of the letter that appoints */
	const char *nama;
	int64_t n;
	unsigned char hash[HASH_N];
};
struct penugasan {
	const char *jabatan;
	int64_t pegawai_id;
	const char *kapasitas;
	int32_t mulai, selesai;
	const char *dasar; /* number of the letter that appoints */
	int32_t dasar_on;  /* its date, 0: not noted */
	const struct surat_perintah *surat; /* NULL: none */
};
MUST_CHECK int penugasan_add(
	struct ctx *c, int64_t instansi_id, const struct penugasan *p);
struct penugasan_baris {
	int64_t id;
	struct penugasan p;
	const char *nama, *nip, *jabatan_nama;
};
/* Those that had not ended before a day, in order of the office. */
MUST_CHECK int penugasan_list(struct ctx *c, int64_t instansi_id, int32_t sejak,
	struct penugasan_baris **list, size_t *n);
MUST_CHECK int penugasan_get(struct ctx *c, int64_t instansi_id, int64_t id,
	struct penugasan_baris *out);
/* Give it a letter, or another instead of a wrong one. */
MUST_CHECK int penugasan_surat(struct ctx *c, int64_t instansi_id, int64_t id,
	const struct surat_perintah *s);
/* End the one with this id on the day p.selesai; one that has not begun and
 * would end before it begins is removed. Fills the rest of `b`. */
MUST_CHECK int penugasan_end(struct ctx *c, int64_t instansi_id, int32_t today,
	struct penugasan_baris *b);

/*
 * Who acts in a position on a day: a Plh. before the definitif, a Plt. where
 * there is none. E_NOTFOUND for an unknown position, E_STATE for one that
 * nobody holds on that day; each sentence says what to do.
 */
MUST_CHECK int pejabat_get(struct ctx *c, int64_t instansi_id,
	const char *jabatan, int32_t day, struct pejabat *out);
/* Every position with who acts in it on that day (nama NULL: vacant). */
MUST_CHECK int pejabat_list(struct ctx *c, int64_t instansi_id, int32_t day,
	struct pejabat **list, size_t *n);
/* Every position a person may act in on that day: where pejabat_get answers
 * with him. While a Plh. acts, the definitif does not. */
struct wewenang {
	struct pejabat *list;
	size_t n;
};
MUST_CHECK int wewenang_list(struct ctx *c, int64_t instansi_id,
	int64_t pegawai_id, int32_t day, struct wewenang *out);
/* Snapshot of one person, for a journal that holds only his id. */
MUST_CHECK int pegawai_get(
	struct ctx *c, int64_t instansi_id, int64_t id, struct pegawai *out);

/* The person with this NIP; E_NOTFOUND. */
MUST_CHECK int pegawai_find(struct ctx *c, int64_t instansi_id, const char *nip,
	struct pegawai *out);

/*
 * Rights: one table of action and role. `izin_check` refuses with E_DENIED
 * and names the roles that may. "pengelola" is whoever runs the command line
 * on the server itself.
 */
MUST_CHECK int izin_check(
	struct ctx *c, const char *tindakan, const char *peran);

#endif
