/* What the signer reads, signs, and what became of it. */
#ifndef WEB_PAGE_TANDA_H
#define WEB_PAGE_TANDA_H

#include "web/siklus_kepala.h"

struct jejak_tanda {               /* approved, verified, received */
	const char *judul, *rinci; /* "Disetujui Hj. Ratna", "9 Juli 14.40" */
	bool sudah;
};
struct tanda_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *unduh, *baca;
	bool boleh;         /* it is his to sign now */
	const char *alasan; /* why not */
	const char *sidik;  /* all of it; NULL: no draft yet */
	const char *sidik8, *nama_berkas, *dibuat, *halaman, *penanda;
	const char *sidik_laporan; /* of the signed report, NULL */
	struct jejak_tanda jejak[3];
	size_t jejak_n;
};
void tpl_tanda(struct str *o, const struct tanda_lihat *p);

#endif
