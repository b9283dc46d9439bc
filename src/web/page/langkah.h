/* What the page of any one step shows: enough to complete every SOP. */
#ifndef WEB_PAGE_LANGKAH_H
#define WEB_PAGE_LANGKAH_H

#include "web/siklus_kepala.h"

struct syarat_lihat {
	const char *jenis, *nama;
	const char *ada;   /* "versi 2, 8 Juli", NULL: not there yet */
	bool sistem;       /* the program makes it */
	const char *field; /* name of its file field, NULL: none */
};

struct langkah_form {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *aksi; /* where the form goes */
	const char *kegiatan, *output, *sebagai, *jabatan, *bidang;
	bool boleh;         /* it is his turn */
	const char *alasan; /* why not: who holds it, since when */
	struct syarat_lihat *syarat;
	size_t syarat_n;
	bool keputusan;
	const struct choice *kembali;
	size_t kembali_n;
	const struct choice *bidang_opsi;
	size_t bidang_opsi_n;
	const char *catatan, *tombol;
};
void tpl_langkah(struct str *o, const struct langkah_form *p);

/* Pause, go on, cancel: one note and one button. */
struct ubah_form {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *penjelasan, *catatan, *tombol;
	bool wajib;
};
void tpl_ubah(struct str *o, const struct ubah_form *p);

#endif
