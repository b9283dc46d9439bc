/* What the pages of Bidang and positions show. */
#ifndef WEB_PAGE_SUSUNAN_H
#define WEB_PAGE_SUSUNAN_H

#include "web/page/kelola.h"

struct bidang_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	struct bidang_kartu {
		const char *nama, *kode, *ubah;
		const char *pimpinan; /* its positions and who acts; NULL */
		const char *tambah;   /* where it gets its first position */
		bool kosong;          /* one of them is vacant */
	} * item;
	size_t n;
};
void tpl_bidang(struct str *o, const struct bidang_lihat *p);

/* A new Bidang or position, or a new name for one. */
struct susunan_form {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *kembali, *nama, *kode;
	const char *lama;      /* the name as this form saw it; NULL: new */
	const char *tersimpan; /* what stands there now, after a conflict */
	bool baru, jabatan;
	struct choice *peran;
	const struct choice *bidang;
	size_t peran_n, bidang_n;
};
void tpl_susunan(struct str *o, const struct susunan_form *p);

#endif
