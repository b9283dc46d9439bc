/* Private to surat. */
#ifndef SURAT_SURAT_PRIV_H
#define SURAT_SURAT_PRIV_H

#include "surat/surat.h"

/* A warning. */
void salah_ingat(struct arena *a, struct salah_list *s, const char *isian,
	const char *pesan);

/* Something that may still be missing in a draft. */
void salah_kurang(struct arena *a, struct salah_list *s, const char *isian,
	const char *pesan);

/* A text of a form: not blank (unless `kosong` is NULL), UTF-8, not longer
 * than `batas` characters. False when it cannot be used. */
struct isian {
	const char *nama; /* of the field */
	const char *sebutan, *teks;
	size_t batas;
	const char *kosong; /* what to say when it is blank */
};
bool salah_teks(struct arena *a, struct salah_list *s, const struct isian *x);

const struct jabatan *jabatan_cari(const struct usulan *u, const char *kode);
const char *pilihan_nama(const struct pilihan *p, size_t n, const char *kode);

/* Days in the database are ISO text; 0 is none. */
const char *hari_iso(struct ctx *c, int32_t day);
int32_t hari_dari(const char *iso);

#endif
