/* SOP steps 9a, 9 and 10a: the approved report is verified, received, and
 * (the yearly one) signed. */
#ifndef WEB_PAGE_TERIMA_H
#define WEB_PAGE_TERIMA_H

#include "web/siklus_kepala.h"

struct tautan_berkas {
	const char *nama, *alamat, *rinci;
};

struct periksa_butir {
	const char *n_butir, *n_catatan; /* names of its fields */
	const char *nama, *catatan;
	const struct choice *pilihan; /* two */
	bool sesuai;
};

struct verifikasi_lihat {
	const struct form_ctx *form;
	struct periksa_butir *butir;
	size_t butir_n;
	const char *sidik, *sidik8;
	const char *hasil; /* "Diverifikasi ..., 9 Juli 14.40"; NULL: not yet */
	bool catatan;      /* something was not right */
	const char *pdf;
};

struct terima_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *tombol, *penjelasan;
	const char *kosong; /* there is no approved report yet: why */
	bool boleh;
	bool periksa;       /* he fills the checklist */
	const char *alasan; /* whose turn it is */
	struct verifikasi_lihat v;
	const struct tautan_berkas *berkas;
	size_t berkas_n;
	const char *nomor; /* the number its letter will have, NULL */
	const char *catatan;
};
void tpl_terima(struct str *o, const struct terima_lihat *p);

#endif
