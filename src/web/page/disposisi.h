/* What the disposisi shows: the form beside its sheet, or the sheet and who
 * has opened it. */
#ifndef WEB_PAGE_DISPOSISI_H
#define WEB_PAGE_DISPOSISI_H

#include "surat/lembar.h"
#include "web/siklus_kepala.h"

struct pembaca_lihat {
	const char *jabatan, *orang; /* orang NULL: vacant */
	const char *kapan;           /* NULL: not opened yet */
};

struct disposisi_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *aksi;
	const char *pdf;    /* NULL: nothing is stored yet */
	bool tulis;         /* he writes it now */
	const char *alasan; /* why there is nothing to see, NULL */
	const char *luar;   /* a due time outside working hours: say so */
	const char *tetap;  /* the due time that was warned of */
	bool basi;          /* the sheet shows what another has stored */
	const struct choice *penerima, *sifat, *harap;
	size_t penerima_n, sifat_n, harap_n;
	const char *hal, *isi, *batas;
	const char *asal, *asal_nomor, *asal_on;
	long jumlah; /* recipients chosen */
	struct setengah_folio lembar;
	const struct pembaca_lihat *pembaca;
	size_t pembaca_n;
	const char *dibuka; /* "3 dari 6 sudah membuka" */
};
void tpl_disposisi(struct str *o, const struct disposisi_lihat *p);

#endif
