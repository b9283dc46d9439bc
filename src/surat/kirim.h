/*
 * kirim: how the report leaves the house, a part of surat.
 *
 * Owns verifikasi (what the Kasubag looked at), pengantaran (letter, receipt
 * and shelf) and penggandaan (the ledger of copies).
 */
#ifndef SURAT_KIRIM_H
#define SURAT_KIRIM_H

#include "surat/surat.h"

#define VERIFIKASI_N 5
extern const struct pilihan verifikasi_pilihan[VERIFIKASI_N];

struct verifikasi_butir {
	bool sesuai;
	const char *catatan; /* needed where it is not right, NULL */
};
struct verifikasi {
	int64_t kasus_id, urut;
	unsigned char sidik[HASH_N]; /* of the report that was seen */
	struct verifikasi_butir butir[VERIFIKASI_N];
	const char *jabatan;
	int64_t pegawai_id, pada_at;
};
void verifikasi_periksa(
	struct ctx *c, const struct verifikasi *v, struct salah_list *out);
MUST_CHECK int verifikasi_add(
	struct ctx *c, int64_t instansi_id, const struct verifikasi *v);
/* The newest of a case; E_NOTFOUND. */
MUST_CHECK int verifikasi_get(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, struct verifikasi *out);

extern const struct pilihan cara_pilihan[3];

struct salinan {
	const char *penerima;
	int64_t jumlah;
	const char *keterangan;
};
struct pengantaran {
	int64_t kasus_id;
	int64_t rev; /* 0: not saved yet */
	const char *kepada, *di, *hal;
	const char *cara;     /* "diantar", "pos", "surel" */
	const char *tembusan; /* one a line */
	const char *nomor;    /* NULL: the letter is a draft */
	int64_t terbit_at;
	const char *penanda;                     /* position that signs */
	const char *penerima, *penerima_jabatan; /* NULL: not received yet */
	int64_t diterima_at;
	const char *klasifikasi, *rak, *map;
	int aktif, inaktif;
	const char *nasib; /* "musnah", "permanen" */
	int64_t diubah_at, diubah_oleh;
	struct salinan *salinan;
	size_t salinan_n;
};
void pengantaran_usul(struct ctx *c, const struct usulan *u, bool tahunan,
	struct pengantaran *out);
/* What is wrong; with `final` also what is missing at the end. */
void pengantaran_periksa(struct ctx *c, const struct usulan *u,
	const struct pengantaran *p, bool final, struct salah_list *out);
MUST_CHECK int pengantaran_get(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, struct pengantaran *out);
/* E_CONFLICT when `p->rev` is old; E_STATE when a letter that has its number
 * would say something else. */
MUST_CHECK int pengantaran_save(
	struct ctx *c, int64_t instansi_id, struct pengantaran *p);

#endif
