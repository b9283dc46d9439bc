/*
 * lembar: the printed form of the office's letters, a part of surat.
 *
 * From rows to a document tree: kop, number, body, signature with its
 * capacity. Pure: names of positions and people come in through `lembar`.
 */
#ifndef SURAT_LEMBAR_H
#define SURAT_LEMBAR_H

#include "paper/paper.h"
#include "surat/kirim.h"
#include "surat/rapat.h"

struct lembar {
	struct arena *mem;
	const struct instansi *instansi;
	const struct jabatan *jabatan; /* every position of the office */
	size_t jabatan_n;
	const char *periode;         /* "Triwulan II Tahun 2026" */
	const char *sop;             /* number of the SOP */
	const struct pejabat *oleh;  /* who signs, NULL: left open */
	const struct pejabat *kedua; /* second signature (notulis), NULL */
	int64_t pada_at;             /* the date of the paper */
	int64_t tanda_at;            /* he did it himself then; 0: ink */
	int64_t tanda_kedua_at;
	bool draf; /* not final: it says so */
};
/* The name of a position; its code when there is none. */
const char *lembar_jabatan(const struct lembar *l, const char *kode);
/* "Plt. ", "Plh. " or "". */
const char *kapasitas_tulis(const char *kapasitas);

struct doc *lembar_disposisi(const struct lembar *l, const struct disposisi *d);
struct doc *lembar_undangan(const struct lembar *l, const struct rapat *r);
struct doc *lembar_daftar_hadir(const struct lembar *l, const struct rapat *r);
struct doc *lembar_notulen(const struct lembar *l, const struct rapat *r);
struct doc *lembar_verifikasi(
	const struct lembar *l, const struct verifikasi *v);
struct doc *lembar_pengantar(
	const struct lembar *l, const struct pengantaran *p);
struct doc *lembar_tanda_terima(
	const struct lembar *l, const struct pengantaran *p);
struct doc *lembar_penggandaan(
	const struct lembar *l, const struct pengantaran *p);

/* ---- the disposisi on half a folio ---- */

struct centang {
	const char *label;
	bool on;
};
/* The sheet in words, as the screen shows it and the printer draws it. */
struct setengah_folio {
	const char *pemerintah, *kantor, *alamat;
	const char *dari, *nomor, *hal, *tanggal, *sifat, *isi;
	const char *batas; /* "Kamis, 6 Juli 2026, 10.15" */
	const char *asal;  /* the letter that asks for it, NULL */
	const struct centang *penerima, *harap;
	size_t penerima_n, harap_n;
	const char *paraf, *nama;
	bool draf;       /* on paper it says so */
	bool a4;         /* on the upper half of A4, instead of half a folio */
	int64_t pada_at; /* for the file's metadata */
};
MUST_CHECK int setengah_folio_pdf(
	struct ctx *c, const struct setengah_folio *l, struct str *out);

#endif
