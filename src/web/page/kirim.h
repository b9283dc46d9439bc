/* SOP step 10, mostly on a phone: send, copy, archive. */
#ifndef WEB_PAGE_KIRIM_H
#define WEB_PAGE_KIRIM_H

#include "web/siklus_kepala.h"

struct salinan_lihat {
	const char *n_salinan, *n_jumlah, *n_keterangan; /* its fields */
	const char *l_salinan, *l_jumlah, *l_keterangan; /* their labels */
	const char *penerima, *jumlah, *keterangan;
};

struct kirim_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *aksi;
	bool tulis;          /* his turn */
	const char *alasan;  /* why not */
	const char *basi;    /* another saved it meanwhile, NULL */
	const char *nomor;   /* the letter is out: it cannot change */
	const char *berikut; /* else the number it would get: "046" */
	const char *urut;
	const char *kepada, *di, *hal, *cara, *cara_nama, *tembusan, *penanda,
		*penanda_nama;
	const struct choice *cara_opsi, *penanda_opsi, *nasib_opsi;
	size_t cara_n, penanda_n;
	const char *penerima, *penerima_jabatan, *diterima, *diterima_teks;
	struct salinan_lihat *salinan;
	size_t salinan_n;
	const char *klasifikasi, *rak, *map, *aktif, *inaktif, *nasib;
	const char *pengantar, *tanda_terima, *penggandaan; /* addresses */
};
void tpl_kirim(struct str *o, const struct kirim_lihat *p);

#endif
