/* What the page of the check shows: the draft or its changes, the notes, and
 * the decision. */
#ifndef WEB_PAGE_PERIKSA_H
#define WEB_PAGE_PERIKSA_H

#include "act/act_naskah.h"
#include "web/page/laporan.h"

struct periksa_par {
	struct safe_html isi;
	const char *hash;
	struct utas *utas; /* notes bound to it */
	size_t utas_n;
};
struct periksa_bag {
	const char *kode, *judul;
	const char *lipat; /* folded, with these words; NULL: open */
	bool berubah;      /* shows `beda`, else its paragraphs */
	struct beda_list beda;
	struct periksa_par *par;
	size_t par_n;
	struct utas *utas; /* of the section itself */
	size_t utas_n;
};

struct periksa_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	bool boleh;
	const char *alasan;
	const char *judul,
		*dari; /* "Perubahan sejak putaran 1"; by whom, when */
	const char *aksi, *utuh;
	const char *catat, *cabut; /* where notes go, and are taken back */
	struct note *minta;        /* Bidang that want their figures back */
	size_t minta_n;
	struct utas *umum; /* notes on the whole draft */
	size_t umum_n;
	struct periksa_bag *bagian;
	size_t bagian_n;
	/* A note that was refused: where it stood, and what was typed. */
	const char *kode_lagi, *par_lagi, *teks_lagi;
	const struct cek *cek;
	size_t cek_n, gagal_n;
	const struct choice *centang;
	size_t centang_n;
	const char *keputusan, *catatan;
	bool yakin; /* was told that a tick is missing */
	const struct choice *kembali;
	size_t kembali_n;
	const struct choice *bidang;
	size_t bidang_n;
	const char *nama; /* in whose name it is recorded */
};
void tpl_periksa(struct str *o, const struct periksa_lihat *p);

#endif
