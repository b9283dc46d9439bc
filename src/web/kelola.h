/*
 * kelola: the pages of one's own account, of SOPs and of the administration:
 * what route.c names of them. A part of web.
 */
#ifndef WEB_KELOLA_H
#define WEB_KELOLA_H

#include "web/web_priv.h"

/* ---- my account ---- */
extern const struct isian_aturan isian_sandi[], isian_token[], isian_kabar[],
	isian_cari[], isian_pintasan[], isian_ringkasan[];
int page_sandi(struct web *w);
int post_sandi(struct web *w);
int page_sesi(struct web *w);
int post_sesi_akhiri(struct web *w);
int post_sesi_lain(struct web *w);
int post_token(struct web *w);
int post_token_cabut(struct web *w);
int page_wewenang(struct web *w);
int page_kabar(struct web *w);
int post_kabar(struct web *w);
int page_bantuan(struct web *w);
int post_pintasan(struct web *w);
int post_ringkasan(struct web *w);
int page_aksesibilitas(struct web *w);
int get_cari(struct web *w);

/* ---- SOPs ---- */
extern const struct isian_aturan isian_impor[], isian_sunting[], isian_sahkan[],
	isian_kertas[];
int page_sop_daftar(struct web *w);
int page_sop_impor(struct web *w);
int post_sop_impor(struct web *w);
int page_sop(struct web *w);
/* In which of his positions he ratifies; NULL: as an administrator. */
const char *sop_pengesah(struct web *w);
int page_sop_lembar(struct web *w);
int page_sop_banding(struct web *w);
int get_sop_unduh(struct web *w);
int get_sop_lembar_pdf(struct web *w);
int page_sop_sunting(struct web *w);
int post_sop_sunting(struct web *w);
int post_sop_sahkan(struct web *w);
int page_siklus_lembar(struct web *w);
int get_siklus_lembar_pdf(struct web *w);

/* ---- administration ---- */
extern const struct isian_aturan isian_pegawai[], isian_pegawai_cari[],
	isian_bidang[], isian_jabatan[], isian_ganti_nama[], isian_tunjuk[],
	isian_surat[], isian_akun_baru[], isian_akun[], isian_jam[],
	isian_jam_hapus[], isian_libur[], isian_libur_tahun[], isian_jurnal[];
int page_pengelolaan(struct web *w);
int page_pegawai(struct web *w);
int page_pegawai_isi(struct web *w);
int post_pegawai(struct web *w);
int page_bidang(struct web *w);
int page_bidang_baru(struct web *w);
int post_bidang_baru(struct web *w);
int page_bidang_ubah(struct web *w);
int post_bidang_ubah(struct web *w);
int page_jabatan_baru(struct web *w);
int post_jabatan_baru(struct web *w);
int page_jabatan_ubah(struct web *w);
int post_jabatan_ubah(struct web *w);
int page_jabatan(struct web *w);
int page_tunjuk(struct web *w);
int post_tunjuk(struct web *w);
int page_surat_unggah(struct web *w);
int post_surat_unggah(struct web *w);
int get_surat_perintah(struct web *w);
int post_tunjuk_akhiri(struct web *w);
int page_akun_daftar(struct web *w);
int page_akun_baru(struct web *w);
int post_akun_baru(struct web *w);
/* The account of the person in the path; E_NOTFOUND. */
struct akun;
MUST_CHECK int akun_dari_alamat(struct web *w, struct akun *out);
int page_akun(struct web *w);
int post_akun(struct web *w);
int post_akun_reset(struct web *w);
int post_akun_keluarkan(struct web *w);
int page_jam(struct web *w);
int post_jam(struct web *w);
int page_jam_satu(struct web *w);
int post_jam_satu(struct web *w);
int post_jam_hapus(struct web *w);

/* The working hours that were sent, checked, as the rows act_jam_kerja()
 * takes: one a day, two with a rest between. What is wrong goes to galat(). */
struct act_jam;
void jam_isian(struct web *w, struct act_jam *a);

int page_libur(struct web *w);
int post_libur(struct web *w);
int post_libur_hapus(struct web *w);
int page_jurnal(struct web *w);

#endif
