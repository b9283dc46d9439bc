/* What the page of a case shows: everything already in words. */
#ifndef WEB_PAGE_SIKLUS_H
#define WEB_PAGE_SIKLUS_H

#include "web/alir.h"
#include "web/layout.h"
#include "web/widget.h"
#include "web/siklus_kepala.h"

struct pemegang_lihat {
	const char *nama, *teks; /* "Dipegang Ratna Dewi, sisa 3 jam" */
};

struct langkah_lihat {
	int no;
	const char *kelas; /* "done", "cur", "next" */
	bool kini;
	const char *ringkas; /* "Tim LKJ · baku 1 jam" */
	const char *kegiatan, *kelengkapan, *waktu, *output;
	struct pemegang_lihat *pemegang;
	size_t pemegang_n;
	const char *nyata, *hari; /* "55 menit", "6 Juli"; NULL: not begun */
	enum tone nada;
	const char *hasil; /* "Sesuai", "Lewat 50 menit" */
};

struct riwayat_baris {
	const char *kelas, *mesin, *kapan, *judul;
	const char *rinci, *catatan; /* NULL */
};

struct dokumen_baris {
	const char *judul, *rinci, *alamat;
};

struct siklus_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const char *sop_judul, *jalur_tidak;
	struct alir alir;
	struct langkah_lihat *langkah;
	size_t langkah_n;
	struct riwayat_baris *riwayat;
	size_t riwayat_n;
	const char *riwayat_lama; /* how many older ones there are, NULL */
	struct dokumen_baris *dokumen;
	size_t dokumen_n;
	const char *jeda, *lanjut, *batal; /* addresses, NULL: not his */
};
void tpl_siklus(struct str *o, const struct siklus_lihat *p);

#endif
