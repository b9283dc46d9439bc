/* What the pages of SOPs, and the printed sheets, show. */
#ifndef WEB_PAGE_SOP_H
#define WEB_PAGE_SOP_H

#include <stdint.h>

#include "web/alir.h"
#include "web/layout.h"
#include "web/widget.h"

struct sop_item {
	const char *judul, *rinci, *alamat;
	enum tone nada;
	const char *keadaan;
};

struct sop_daftar_lihat {
	struct layout layout;
	struct sop_item *item;
	size_t n;
	bool boleh; /* may import */
};
void tpl_sop_daftar(struct str *o, const struct sop_daftar_lihat *p);

struct sop_impor_lihat {
	struct layout layout;
	const struct form_ctx *form;
};
void tpl_sop_impor(struct str *o, const struct sop_impor_lihat *p);

/* The sheet: its rows in words, with real times when it is of a case. */
struct lembar {
	const struct sop *sop;
	struct alir alir;
	const char *const *ket; /* of each row; NULL: as the SOP writes it */
	const char *kendali;    /* "Lembar kendali: ...", NULL */
};

struct sop_temuan {
	const char *langkah; /* "Langkah 5" or "Seluruh lembar" */
	const char *pesan;
	bool berat;
};

struct sop_lihat {
	struct layout layout;
	const struct form_ctx *form;
	struct lembar lembar;
	const char *alamat, *lead;
	enum tone nada;
	const char *keadaan;
	struct sop_temuan *temuan;
	size_t temuan_n;
	bool sah, draf, boleh_sahkan, boleh_sunting;
	const char *const *catatan; /* "Langkah 8" of each note */
	struct sop_versi {
		const char *judul, *alamat, *banding;
		enum tone nada;
		const char *keadaan;
		bool ini;
	} * versi;
	size_t versi_n;
};
void tpl_sop(struct str *o, const struct sop_lihat *p);

struct lembar_lihat {
	struct layout layout;
	struct lembar lembar;
	const char *judul, *lead, *kembali, *pdf;
	const char *unduh; /* as HTML, NULL: none */
};
void tpl_lembar(struct str *o, const struct lembar_lihat *p);

struct banding_lihat {
	struct layout layout;
	const char *judul, *lead, *alamat, *a, *b;
	struct banding_baris {
		const char *no, *a, *b;
		bool beda;
	} * baris;
	size_t n, beda_n;
};
void tpl_banding(struct str *o, const struct banding_lihat *p);

struct sunting_baris {
	long no;
	const char *asal, *peran, *jenis, *kegiatan, *kelengkapan, *output;
	const char *jumlah, *satuan, *kembali;
	const struct choice *ke; /* earlier rows */
	size_t ke_n;
};

struct sunting_lihat {
	struct layout layout;
	const struct form_ctx *form;
	const char *aksi, *alamat, *judul, *lead;
	const char *nomor, *nama, *revisi;
	const struct choice *peran;
	size_t peran_n;
	struct sunting_baris *baris;
	size_t n;
};
void tpl_sunting(struct str *o, const struct sunting_lihat *p);

#endif
