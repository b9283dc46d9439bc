/*
 * surat_web: what the pages of letters share. A part of web.
 *
 * The case with its head, the positions of the office as choices, in which
 * of his positions one asks, and mistakes of an act beside their fields.
 */
#ifndef WEB_SURAT_WEB_H
#define WEB_SURAT_WEB_H

#include "act/act_surat.h"
#include "web/siklus_kepala.h"

struct surat_meja {
	struct siklus_rinci r;
	struct siklus_kepala kepala;
	struct instansi instansi;
	struct pejabat *pejabat; /* every position, with who acts in it */
	size_t pejabat_n;
	int zona;
};
/* The case of {siklus} with its head; `judul` of the page. */
MUST_CHECK int surat_meja(
	struct web *w, enum tab tab, const char *judul, struct surat_meja *out);

/* The position he asks in: the one with this role, else any of his. */
const char *surat_sebagai(const struct web *w, const char *peran);
const struct pejabat *surat_pejabat(
	const struct surat_meja *m, const char *jabatan);
/* "Kabid Pajak Daerah" */
const char *surat_jabatan(struct arena *a, const char *nama);
/* Of the positions, those that letters go to. */
bool surat_tujuan(const struct pejabat *p);
/* "6 Juli 2026, 08.08 WIB" */
const char *surat_waktu(struct arena *a, int64_t at, int zona);
/* "2026-07-06T08:08", of a field; "" for 0. */
const char *surat_mesin(struct arena *a, int64_t at, int zona);
/* Every position as the options of a select, the first empty; behind it. */
size_t surat_pilihan(
	struct web *w, const struct surat_meja *m, struct choice **out);

/* The number of the disposisi that opened a case, NULL: none, or not for
 * him. */
const char *surat_disposisi(struct web *w, int64_t siklus_id);

/* What pengantaran_diketik reads, from a page or a program; `berkas`: the kind
 * of the field with the proof. */
#define PENGANTARAN_ISIAN(berkas)                                              \
	{"kepada", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},                        \
		{"di", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},                    \
		{"hal", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},                    \
		{"cara", ISIAN_PILIHAN, 0, NULL, "diantar pos surel"},         \
		{"tembusan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},        \
		{"penanda", ISIAN_KODE, LIMIT_KODE, NULL, NULL},               \
		{"urut", ISIAN_ANGKA, 9, NULL, NULL},                          \
		{"penerima", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},              \
		{"penerima_jabatan", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},      \
		{"diterima", ISIAN_WAKTU, 0, NULL, NULL},                      \
		{"bukti", berkas, 0, NULL, NULL},                              \
		{"salinan", ISIAN_PETA, LIMIT_NAMA, NULL, NULL},               \
		{"jumlah", ISIAN_PETA, 6, NULL, NULL},                         \
		{"keterangan", ISIAN_PETA, LIMIT_NAMA, NULL, NULL},            \
		{"klasifikasi", ISIAN_TEKS, LIMIT_KODE, NULL, NULL},           \
		{"rak", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},                   \
		{"map", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},                   \
		{"retensi", ISIAN_ANGKA, 3, NULL, NULL},                       \
		{"inaktif", ISIAN_ANGKA, 3, NULL, NULL},                       \
	{                                                                      \
		"nasib", ISIAN_PILIHAN, 0, NULL, "musnah permanen"             \
	}
/* What was typed in the forms of letters. */
void disposisi_diketik(struct web *w, int zona, struct disposisi *d);
void pengantaran_diketik(struct web *w, int zona, struct pengantaran *p);
void verifikasi_diketik(struct web *w, struct verifikasi *v);

/* A refused act: everything wrong beside its field; gives `rc`. */
int surat_salah(struct web *w, int rc, const struct salah_list *s);
/* The same, and the form again. */
int surat_lagi(struct web *w, int rc, const struct salah_list *s);
/* A number or a room that is taken: a mistake of its field, not a page that
 * has grown old. The code to go on with. */
int surat_dipakai(struct web *w, int rc, const char *isian);
/* Typed "2026-07-06T10:15"; 0 when it was not. */
int64_t surat_at(const struct web *w, const char *nama, int zona);
/* Where a letter of this case is fetched. */
const char *surat_alamat(
	struct web *w, const struct surat_meja *m, const char *jenis);

#endif
