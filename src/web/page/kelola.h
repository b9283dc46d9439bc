/* What the pages of the administration show. */
#ifndef WEB_PAGE_KELOLA_H
#define WEB_PAGE_KELOLA_H

#include <stdint.h>

#include "web/layout.h"
#include "web/widget.h"

/* The tabs of the administration. */
enum kelola_tab {
	KELOLA_PEGAWAI,
	KELOLA_BIDANG,
	KELOLA_JABATAN,
	KELOLA_AKUN,
	KELOLA_JAM,
	KELOLA_LIBUR,
	KELOLA_JURNAL,
	KELOLA_DEPAN
};
/* Head of a page: its title and sentence, a button, the tabs. */
struct kelola_kepala {
	const char *judul, *lead;
	const char *tombol, *alamat; /* NULL: none */
	const char *induk, *di;      /* crumb of a page below a list, NULL */
	enum kelola_tab tab;
	bool tanpa_tab; /* the reader is no administrator */
};
void kelola_kepala(struct str *o, const struct kelola_kepala *k);

struct depan_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	struct depan_kartu {
		const char *judul, *teks, *alamat, *ikon;
	} * item;
	size_t n;
};
void tpl_pengelolaan(struct str *o, const struct depan_lihat *p);

/* A row of any list here. */
struct kelola_baris {
	const char *judul, *rinci, *alamat;
	enum tone nada;
	const char *keadaan;  /* NULL: no chip */
	const char *di_kanan; /* NULL */
};

struct pegawai_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	const char *cari;
	struct kelola_baris *item;
	size_t n;
};
void tpl_pegawai(struct str *o, const struct pegawai_lihat *p);

struct pegawai_form {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *nip, *nama, *pangkat, *sapaan, *email;
	bool baru, aktif;
	const char *tersimpan; /* what stands there now, after a conflict */
	const char *akun;      /* page of his account, NULL */
};
void tpl_pegawai_form(struct str *o, const struct pegawai_form *p);

struct jabatan_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	struct jabatan_kartu {
		const char *nama, *kini, *tunjuk; /* who acts today */
		const char *ubah;
		enum tone nada;
		const char *keadaan;
		struct penugasan_item {
			int64_t id;
			const char *nama, *rinci;
			const char *surat; /* its PDF, NULL */
			bool unggah;       /* it should have one */
		} * item;
		size_t n;
	} * jabatan;
	size_t n;
};
void tpl_jabatan(struct str *o, const struct jabatan_lihat *p);

struct tunjuk_form {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *mulai, *selesai, *dasar, *dasar_on;
	bool pilih_lagi; /* a browser forgets the file of a refused form */
	const struct choice *pegawai, *kapasitas;
	size_t pegawai_n, kapasitas_n;
};
void tpl_tunjuk(struct str *o, const struct tunjuk_form *p);

struct surat_form {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	const char *aksi;
};
void tpl_surat_unggah(struct str *o, const struct surat_form *p);

struct akun_daftar_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	struct kelola_baris *item;
	size_t n;
};
void tpl_akun_daftar(struct str *o, const struct akun_daftar_lihat *p);

struct akun_form {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	const char *aksi, *nama;
	const struct choice *pegawai;
	size_t pegawai_n;
	bool baru, aktif, pengelola;
	const char *rinci;
	const char *rahasia; /* a first password: shown this once */
};
void tpl_akun(struct str *o, const struct akun_form *p);

struct jurnal_lihat {
	struct layout layout;
	struct kelola_kepala kepala;
	const struct form_ctx *form;
	const struct choice *tindakan;
	size_t tindakan_n;
	const char *cari, *dari, *sampai;
	struct jurnal_baris {
		int64_t urut;
		const char *mesin, *kapan, *tindakan, *pelaku, *objek, *rincian;
	} * item;
	size_t n;
	const char *lama, *awal; /* older ones; back to the newest; NULL */
};
void tpl_jurnal(struct str *o, const struct jurnal_lihat *p);

#endif
