/* What the list of cases, and opening one, show. */
#ifndef WEB_PAGE_DAFTAR_SIKLUS_H
#define WEB_PAGE_DAFTAR_SIKLUS_H

#include "web/layout.h"
#include "web/widget.h"
#include "web/widget.h"

struct siklus_item {
	const char *judul, *alamat, *posisi, *dibuka, *selesai;
	enum tone nada;
	const char *keadaan;
	struct rail rail;
};

struct daftar_siklus_lihat {
	struct layout layout;
	struct siklus_item *item;
	size_t n;
	const char *kalimat;
	bool boleh_buka, disaring;
	const struct choice *tahun, *keadaan; /* filters */
	size_t tahun_n, keadaan_n;
	const char *dasar; /* address of a page, up to its number */
	long hal, hal_akhir;
};
void tpl_daftar_siklus(struct str *o, const struct daftar_siklus_lihat *p);

struct buka_lihat {
	struct layout layout;
	const struct form_ctx *form;
	const struct choice *sop, *jenis, *sebagai;
	size_t sop_n, jenis_n, sebagai_n;
	const char *tahun;
};
void tpl_buka(struct str *o, const struct buka_lihat *p);

#endif
