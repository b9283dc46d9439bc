/* Every Bidang on one page: who handed in, who is missing what. */
#ifndef WEB_PAGE_KONSOLIDASI_H
#define WEB_PAGE_KONSOLIDASI_H

#include "web/siklus_kepala.h"

struct unit_lihat {
	const char *nama, *kabid, *alamat;
	struct chip a, b, c, posisi;
	const char *rinci;    /* below the status: due, or why */
	bool beres;           /* handed in: little to say on a phone */
	bool milikku;         /* he fills it in himself */
	const char *ingatkan; /* address of the reminder, NULL: none */
};

struct permintaan_lihat { /* of a Bidang, to have its figures back */
	const char *nama, *alamat, *kapan, *alasan, *oleh;
	const char *kembalikan;   /* where they are sent back, NULL */
	const char *tolak;        /* where it is refused, NULL: not by him */
	const char *isian, *teks; /* its field, and what was typed there */
	bool terbuka;
};

struct konsolidasi_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *semua, *belum; /* addresses of the filter */
	bool saring;
	size_t belum_n, semua_n;
	struct unit_lihat *unit;
	size_t unit_n;
	struct permintaan_lihat *minta;
	size_t minta_n;
	const char *ingatkan_semua; /* with two to remind and more, NULL */
	const char *caranya;        /* how figures are sent back */
	bool menunggu;              /* the disposisi was not sent */
	const char *tutup;          /* where a missing Bidang is closed, NULL */
	const struct choice *buka;
	size_t buka_n;
	const char *catatan;
};
void tpl_konsolidasi(struct str *o, const struct konsolidasi_lihat *p);

#endif
