/* The figures of one Bidang as its page shows them, in words. */
#ifndef WEB_PAGE_DATA_H
#define WEB_PAGE_DATA_H

#include "web/siklus_kepala.h"

/* One thing to type in. */
struct sel_lihat {
	const char *nama, *id;     /* "realisasi[pkb]", "f-realisasi-pkb" */
	const char *lama_nama;     /* "lama[realisasi.pkb]" */
	const char *nilai, *lama;  /* as shown, and as it is stored */
	const char *cetak;         /* printed, where nothing may be typed */
	const char *galat, *ingat; /* what is wrong, what is only odd */
};

struct bukti_lihat {
	const char *nama, *alamat, *versi, *ukuran;
};

struct baris_lihat {
	size_t no;
	const char *kode, *nama, *satuan, *rumus;
	const char *target_tahun, *lalu;
	const char *lalu_angka; /* plain: may not become smaller; NULL */
	struct sel_lihat target, realisasi;
	const char *capaian, *kategori;
	int kelas;
	const char *c_id; /* of its block in part C */
	bool c_tampak;    /* it must be, or was, explained */
	struct sel_lihat kendala, tindak_lanjut, penanggung_jawab, tenggat;
	const char *bukti_id;
	const char *berkas; /* name of its file field: "berkas[pkb]" */
	const char *lepas;  /* of the button that takes one away */
	struct bukti_lihat *bukti;
	size_t bukti_n;
};

struct garis_lihat {
	size_t no;
	const char *kode, *uraian, *pagu, *pagu_angka, *serapan;
	struct sel_lihat keuangan, fisik;
};

struct data_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;  /* mistakes of the whole page */
	const struct form_ctx *isian; /* of each field of part C */
	const char *aksi, *simpan, *unggah, *lepas;
	bool boleh, boleh_kirim, ubah; /* ubah: part A takes targets */
	const char *disposisi;         /* address of what ordered it, NULL */
	struct chip posisi;
	const char *bidang;
	struct note catatan; /* why not, or why it came back */
	struct note diminta; /* to have them back: waits, or was refused */
	const char *minta;   /* where to ask for them, NULL */
	const char *minta_teks;
	bool minta_terbuka; /* it was tried: the form stands open */
	const char *tersimpan;
	const char *kolom_tahun, *kolom_kini, *kolom_lalu;
	struct baris_lihat *baris;
	size_t baris_n, baris_terisi, c_n;
	struct garis_lihat *garis;
	size_t garis_n, garis_terisi;
	const char *pagu, *realisasi, *serapan;
	struct link *kurang; /* the first things missing */
	size_t kurang_n, kurang_semua;
	size_t ingat_n;
	const char *alasan;
};
void tpl_data(struct str *o, const struct data_lihat *p);

#endif
