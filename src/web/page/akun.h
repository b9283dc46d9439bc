/* What the pages of my own account show. */
#ifndef WEB_PAGE_AKUN_H
#define WEB_PAGE_AKUN_H

#include <stdint.h>

#include "web/layout.h"
#include "web/widget.h"

struct sandi_lihat {
	struct layout layout;
	const struct form_ctx *form;
	bool pertama; /* a first password: nothing else until it is changed */
};
void tpl_sandi(struct str *o, const struct sandi_lihat *p);

struct sesi_baris {
	int64_t id;
	const char *perangkat, *rinci;
	bool ini; /* the one he looks from */
};

struct token_baris {
	int64_t id;
	const char *nama, *rinci;
	enum tone nada;
	const char *keadaan;
	bool hidup;
};

struct sesi_lihat {
	struct layout layout;
	const struct form_ctx *form;
	struct sesi_baris *sesi;
	size_t sesi_n;
	struct token_baris *token;
	size_t token_n;
	const struct choice *cakupan;
	size_t cakupan_n;
	const char *nama, *sampai; /* of a new token, as typed */
	const char *rahasia;       /* a token just made: shown this once */
};
void tpl_sesi(struct str *o, const struct sesi_lihat *p);

struct wewenang_lihat {
	struct layout layout;
	struct wewenang_kartu {
		const char *jabatan, *peran, *masa, *dasar;
		enum tone nada;
		const char *kapasitas;
	} * item;
	size_t n;
	bool pengelola;
};
void tpl_wewenang(struct str *o, const struct wewenang_lihat *p);

struct kabar_lihat {
	struct layout layout;
	const struct form_ctx *form;
	struct kabar_baris {
		int64_t id;
		const char *judul, *isi, *alamat, *kapan;
		bool baru;
	} * item;
	size_t n;
	long baru_n;
	bool ringkasan; /* he gets the digest of the morning */
};
void tpl_kabar(struct str *o, const struct kabar_lihat *p);

struct bantuan_lihat {
	struct layout layout;
	const struct form_ctx *form;
	bool pengelola;
};
void tpl_bantuan(struct str *o, const struct bantuan_lihat *p);
void tpl_aksesibilitas(struct str *o, const struct bantuan_lihat *p);

#endif
