/* What the meeting of a case shows: undangan, daftar hadir, notulen. */
#ifndef WEB_PAGE_RAPAT_H
#define WEB_PAGE_RAPAT_H

#include "web/siklus_kepala.h"

struct undangan_lihat {
	const struct form_ctx *form;
	bool tulis;  /* he may write and send it */
	bool sent;   /* it has its number: a change needs a reason */
	bool terisi; /* a change is being typed: the form stands open */
	const char *tanggal, *mulai, *selesai, *tempat, *tautan, *acara;
	const char *alasan;
	const struct choice *peserta, *notulis;
	size_t peserta_n, notulis_n;
	/* As it went out. */
	const char *nomor, *hari, *pukul, *ditunda, *pdf, *oleh;
};

struct peserta_lihat {
	const char *jabatan, *orang;
	const char *kapan; /* NULL: absent */
	const char *urut;
};

struct hadir_lihat {
	const struct form_ctx *kode_form, *tamu_form, *form;
	bool buka;           /* the list is open for marks */
	bool saya;           /* he is invited and not marked yet */
	bool tautan;         /* the QR code of the room brought him here */
	bool sudah;          /* he is marked */
	bool catat;          /* he marks others */
	const char *jendela; /* when "Saya hadir" is open, while it is not */
	const char *kode, *tamu, *asal;
	const struct peserta_lihat *peserta;
	size_t peserta_n;
	const char *jumlah, *layar, *pdf;
};

struct butir_lihat {
	const char *no, *hapus; /* "1", "hapus-1" */
	const char *n_judul, *n_pembahasan, *n_keputusan, *n_penanggung,
		*n_tenggat, *n_sumber; /* names of its fields */
	const char *judul, *pembahasan, *keputusan, *penanggung, *tenggat,
		*sumber;
	const char *penanggung_nama, *tenggat_teks;
};

struct tindak_lihat {
	const char *uraian, *oleh, *tenggat, *catatan;
	bool selesai;
};

struct notulen_lihat {
	const struct form_ctx *form, *sah_form;
	bool tulis, sahkan, usul;
	struct butir_lihat *butir;
	size_t butir_n;
	const struct choice *jabatan;
	size_t jabatan_n;
	const char *disahkan, *pdf;
	const struct tindak_lihat *tindak;
	size_t tindak_n;
};

struct rapat_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	struct { /* where its forms go */
		const char *undangan, *hadir, *peserta, *tamu, *notulen,
			*sahkan, *selesai;
	} ke;
	struct chip keadaan;
	/* Mistakes of a form that is not on the page (any more), NULL. */
	const struct form_ctx *tolak;
	const char *basi; /* another saved it meanwhile, NULL */
	struct undangan_lihat u;
	struct hadir_lihat h;
	struct notulen_lihat n;
	bool ada;         /* the invitation went out */
	bool selesai;     /* he may end the step now */
	const char *usai; /* it is over: what became of it, NULL */
};
void tpl_rapat(struct str *o, const struct rapat_lihat *p);

/* The code in the room, large. */
struct kode_lihat {
	struct layout layout;
	const char *acara, *kode, *alamat, *jumlah, *kembali, *waktu;
	const char *jendela;    /* while "Saya hadir" is not open, NULL */
	const char *qr, *kotak; /* a path in its viewBox; NULL: none */
};
void tpl_kode(struct str *o, const struct kode_lihat *p);

#endif
