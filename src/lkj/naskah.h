/*
 * naskah: the draft of a report, written in sections by people; part of lkj.
 *
 * Owns the tables naskah, naskah_versi and naskah_dilihat, the Markdown of a
 * section (md4c; raw HTML is text, links only http, https and mailto), the
 * placeholders in it, and the differences between two texts. Refuses to know
 * who may write and when: act decides.
 *
 *	naskah_susunan(a, &d, &list);	the sections of this report
 *	naskah_muat(c, id, kasus, &list);	with what was written
 *	md_susun(doc, &md);		one text into a paper tree
 *
 * A placeholder [[tabel: capaian pajak]], [[grafik: ...]] stands alone on its
 * line; [[angka: pkb]] stands in a sentence. All of them show live data.
 */
#ifndef LKJ_NASKAH_H
#define LKJ_NASKAH_H

#include "base/base.h"
#include "lkj/lkj.h"

#define LIMIT_BAGIAN ((size_t)100 << 10) /* bytes of one section */

enum keadaan_bagian { BAGIAN_BELUM, BAGIAN_DITULIS, BAGIAN_SELESAI };
const char *keadaan_bagian_nama(enum keadaan_bagian k); /* "ditulis" */
bool keadaan_bagian_parse(const char *nama, enum keadaan_bagian *out);

struct bagian {
	const char *kode, *judul;
	const char *bidang; /* whose, NULL: of the whole report */
	const char *teks;   /* Markdown, never NULL */
	int64_t rev;        /* 0: never written */
	enum keadaan_bagian keadaan;
	int64_t diubah_at, diubah_oleh; /* pegawai, 0 */
	int64_t pegang_oleh, pegang_sejak_at, pegang_sampai_at;
};
struct bagian_list {
	struct bagian *item;
	size_t n;
};
/* The sections of a report over these Bidang, from one table; empty. */
void naskah_susunan(struct arena *a, const struct bidang *bidang, size_t n,
	struct bagian_list *out);
struct bagian *bagian_find(const struct bagian_list *l, const char *kode);

/* Fill them with what a case has. */
MUST_CHECK int naskah_muat(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct bagian_list *l);
/* Write the row as it is now; it must still be at `rev_lama`: E_CONFLICT. */
MUST_CHECK int naskah_simpan(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, const struct bagian *b, int64_t rev_lama);

struct bagian_versi {
	const char *kode;
	int64_t rev, oleh, pada_at;
	const char *teks;
};
struct bagian_versi_list {
	struct bagian_versi *item;
	size_t n;
};
/* The text of a revision. A save within minutes of the same person's last one
 * takes its place (`ganti`: that revision, else 0). */
MUST_CHECK int naskah_versi_add(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, const struct bagian_versi *v, int64_t ganti);
/* Newest first; `kode` NULL: of all sections. Without the texts. */
MUST_CHECK int naskah_versi_list(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, const char *kode, struct bagian_versi_list *out);
/* One with its text; E_NOTFOUND. */
MUST_CHECK int naskah_versi_get(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, struct bagian_versi *v);
/* What the checker saw when he decided a round: the sections as they are. */
MUST_CHECK int naskah_dilihat_add(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, int putaran, const struct bagian_list *l);
/* The decision of that round was taken back. */
MUST_CHECK int naskah_dilihat_hapus(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, int putaran);
/* The last such texts; n = 0 when he never decided. `putaran` of them. */
MUST_CHECK int naskah_dilihat(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, int *putaran, struct bagian_versi_list *out);

/* ---- Markdown into the tree ---- */

struct blok {              /* a placeholder that may be written */
	const char *jenis; /* "tabel", "grafik", "angka" */
	const char *nama;  /* "capaian pajak" */
	const char *judul; /* for the list to choose from */
};
struct blok_list {
	struct blok *item;
	size_t n;
};
void naskah_blok_list(
	struct arena *a, const struct lkj_data *d, struct blok_list *out);

struct md {
	const char *teks;
	const char *judul;           /* of the section: names its tables */
	const struct lkj_data *data; /* what the placeholders show */
	int dasar;           /* heading level above: # is one below it */
	const char **temuan; /* out: sentences about unknown blocks */
	size_t temuan_n;
};
void md_susun(struct doc *d, struct md *m);

/* A paragraph of the source: what a note is bound to. */
struct paragraf {
	const char *teks;
	unsigned char hash[HASH_N]; /* of its words, not of its blanks */
};
struct paragraf_list {
	struct paragraf *item;
	size_t n;
};
void naskah_paragraf(
	struct arena *a, const char *teks, struct paragraf_list *out);
size_t naskah_kata(const char *teks); /* number of words */

/* ---- differences ---- */

enum beda_jenis { BEDA_SAMA, BEDA_TAMBAH, BEDA_HAPUS };
struct beda {
	enum beda_jenis jenis;
	const char *teks;
};
struct beda_list {
	struct beda *item;
	size_t n;
	bool berubah; /* anything added or removed */
};
/* Runs of words. BEDA_SAMA and BEDA_TAMBAH together are exactly `baru`. Work
 * is bounded: what differs too much is told as removed and added whole. */
void naskah_beda(struct arena *a, const char *lama, const char *baru,
	struct beda_list *out);

#endif
