/* What the pages of working hours and days off show. */
#ifndef WEB_PAGE_WAKTU_H
#define WEB_PAGE_WAKTU_H

#include "web/page/kelola.h"

/* The fields of working hours, new or standing there. */
struct jam_isi {
	const struct form_ctx *form;
	const char *aksi, *nama, *sumber, *mulai, *selesai;
	const char *buka, *istirahat, *masuk, *tutup;
	const char *sidik; /* of what stands there, NULL */
	const char *coba;  /* what this would move, NULL */
	const struct choice *hari;
	bool ada;
};
struct jam_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	struct jam_isi isi;
	struct jam_baris {
		const char *nama, *hari, *jam, *masa, *sumber, *alamat;
	} * item;
	size_t n;
	long geser; /* cases that moved, -1: nothing was changed */
};
void tpl_jam(struct str *o, const struct jam_lihat *p);

struct jam_satu_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	struct jam_isi isi;
	bool bisa;          /* its hours fit the form */
	const char *hapus;  /* NULL: it cannot go */
	const char *akibat; /* of that; or why not */
};
void tpl_jam_satu(struct str *o, const struct jam_satu_lihat *p);

struct libur_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	long tahun, geser;
	struct libur_baris {
		const char *hari, *tanggal, *nama, *jenis, *sumber;
	} * item;
	size_t n;
	const char *tanggal, *nama, *sumber;
	const struct choice *jenis;
};
void tpl_libur(struct str *o, const struct libur_lihat *p);

#endif
