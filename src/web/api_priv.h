/*
 * Private to web: the same actions for programs: JSON in, JSON out, bearer
 * tokens.
 *
 * A row of api_routes is a route with a summary and the schema of its answer;
 * /api/v1/openapi.json is made from the table, so it cannot be forgotten.
 * Fields of a body are declared as those of a form: a JSON text, number or
 * truth is one value, a list of texts is ISIAN_BANYAK, an object of texts is
 * ISIAN_PETA, and an object of {"nama", "base64"} is ISIAN_BERKAS_PETA. A list
 * of rows is columns of ISIAN_PETA that name it; "butir[2].judul" is its
 * second row's mistake.
 *
 * PUT replaces what stands at its address, POST does something. Who changes
 * says in which position ("sebagai"); who reads may. A change of what another
 * changed meanwhile is 409 with what stands there now ("sekarang").
 */
#ifndef WEB_API_PRIV_H
#define WEB_API_PRIV_H

#include "surat/surat.h"
#include "web/surat_web.h"
#include "web/web_priv.h"

#define API_ZONA CLOCK_WIB /* times in and out are local */
#define API_HALAMAN 100    /* items of one answer */

/* Fields that many actions share. */
#define API_SEBAGAI                                                            \
	{                                                                      \
		"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.",     \
			NULL                                                   \
	}
#define API_SEBAGAI_LIHAT                                                      \
	{                                                                      \
		"sebagai", ISIAN_KODE, LIMIT_KODE, NULL, NULL                  \
	}
#define API_KUNCI                                                              \
	{                                                                      \
		"kunci", ISIAN_TEKS, LIMIT_KUNCI, NULL, NULL                   \
	}
#define API_REV                                                                \
	{                                                                      \
		"rev", ISIAN_ANGKA, 9, NULL, NULL                              \
	}
#define API_SEHALAMAN                                                          \
	{"mulai", ISIAN_ANGKA, 9, NULL, NULL},                                 \
	{                                                                      \
		"jumlah", ISIAN_ANGKA, 3, NULL, NULL                           \
	}

struct api_route {
	struct route r;
	const char *ringkas; /* one line: what it does */
	const char *jawab;   /* name of the schema of a 200 answer */
};
extern const struct api_route api_routes[];
extern const size_t api_routes_n;

/* Who asks, by his bearer token; nobody without one. */
MUST_CHECK int api_session(struct web *w);
/* Is the scope of his token enough for this route? */
MUST_CHECK int api_scope(struct web *w);
/* Read a JSON body into w->isian, or the query of a GET. */
MUST_CHECK int api_read(struct web *w);
/* "judul[2]" (or "judul_2") of a column is what a program sends as
 * "butir[2].judul". */
const char *api_isian_nama(
	struct web *w, const struct isian_aturan *r, const char *name);
/* Mistakes of fields as one problem document (RFC 9457, "galat"). */
int api_invalid(struct web *w);
/* The document in w->out. */
int api_answer(struct web *w);

/* ---- what handlers share ---- */

/* The scope a token needs for this row: "baca", "tulis", "pengelola". */
const char *api_cakupan(const struct route *r);
/* The number in a path: 404 when it is none. */
MUST_CHECK int api_id(struct web *w, int i, int64_t *id);
/* A declared time, 0 when it was not sent; a truth. */
int64_t api_at(const struct web *w, const char *nama);
bool api_ya(const struct web *w, const char *nama);
/* "sebagai", else the first of his positions with this role, else any. */
const char *api_sebagai(const struct web *w, const char *peran);
/* null for 0 and for a day without end. */
void api_put_hari(struct json *j, const char *key, int32_t day);

/* A part of a list: from "mulai" at most "jumlah" of API_HALAMAN. */
struct api_halaman {
	size_t dari, sampai, semua;
};
void api_halaman(struct web *w, size_t n, struct api_halaman *h);
/* Open {"semua", "mulai", "item": [ ; end both after the items. */
void api_put_halaman(struct json *j, const struct api_halaman *h);
/* Lists that are bare arrays say in a Link header where they go on. */
void api_lanjut(struct web *w, const struct api_halaman *h);

/* Of a refused change: on E_CONFLICT the answer of `lihat` becomes
 * "sekarang" of the problem. Gives `rc`. */
int api_sekarang(struct web *w, int rc, int (*lihat)(struct web *w));
/* Everything wrong with a letter as one 422, else `rc`. */
int api_salah(struct web *w, int rc, const struct salah_list *s);
/* What an act on a case answers. */
int api_langkah_jawab(struct web *w, const struct act_langkah *a);
struct kategori; /* kinerja/isian.h */
void api_put_kategori(struct json *j, const struct kategori *k);

/* ---- the handlers ---- */

int api_openapi(struct web *w);
int api_siklus_list(struct web *w);
int api_siklus_buka(struct web *w);
int api_siklus_lihat(struct web *w);
int api_langkah(struct web *w);
int api_tutup(struct web *w);
int api_kecualikan(struct web *w);
int api_ubah(struct web *w);
int api_urung(struct web *w);
int api_tugas(struct web *w);
int api_org(struct web *w);
int api_tenggat(struct web *w);
int api_sop_list(struct web *w);
int api_sop_periksa(struct web *w);
int api_laporan(struct web *w);
int api_berkas(struct web *w);
int api_data_isi(struct web *w);
int api_aku(struct web *w);
int api_konsolidasi(struct web *w);
int api_grid(struct web *w);
int api_data_form(struct web *w);
int api_data_sel(struct web *w);
int api_bukti(struct web *w);
int api_bukti_lepas(struct web *w);
int api_data_kirim(struct web *w);
int api_minta(struct web *w);
int api_minta_tolak(struct web *w);
int api_disposisi(struct web *w);
int api_disposisi_simpan(struct web *w);
int api_disposisi_kirim(struct web *w);
int api_disposisi_baca(struct web *w);
int api_rapat(struct web *w);
int api_undangan_simpan(struct web *w);
int api_undangan_kirim(struct web *w);
int api_hadir(struct web *w);
int api_peserta(struct web *w);
int api_tamu(struct web *w);
int api_notulen(struct web *w);
int api_notulen_sahkan(struct web *w);
int api_rapat_selesai(struct web *w);
int api_tindak_siklus(struct web *w);
int api_naskah(struct web *w);
int api_naskah_tulis(struct web *w);
int api_naskah_lepas(struct web *w);
int api_riwayat(struct web *w);
int api_periksa(struct web *w);
int api_catatan_tulis(struct web *w);
int api_catatan_cabut(struct web *w);
int api_catatan_jawab(struct web *w);
int api_putus(struct web *w);
int api_tanda(struct web *w);
int api_setuju(struct web *w);
int api_verifikasi(struct web *w);
int api_verifikasi_selesai(struct web *w);
int api_pengantaran(struct web *w);
int api_pengantaran_simpan(struct web *w);
int api_pengantar_terbit(struct web *w);
int api_pengantaran_selesai(struct web *w);
int api_surat(struct web *w);
int api_ingatkan_lihat(struct web *w);
int api_ingatkan(struct web *w);
int api_ingatkan_semua(struct web *w);
int api_dasbor(struct web *w);
int api_tindak_list(struct web *w);
int api_tindak_selesai(struct web *w);
int api_nomor_list(struct web *w);
int api_nomor_pesan(struct web *w);
int api_nomor_batal(struct web *w);
int api_arsip_cari(struct web *w);
int api_kabar(struct web *w);
int api_kabar_baca(struct web *w);
int api_pegawai_list(struct web *w);
int api_pegawai_tambah(struct web *w);
int api_pegawai(struct web *w);
int api_pegawai_simpan(struct web *w);
int api_penugasan(struct web *w);
int api_tunjuk(struct web *w);
int api_surat_simpan(struct web *w);
int api_tunjuk_akhiri(struct web *w);
int api_libur_list(struct web *w);
int api_libur(struct web *w);
int api_libur_hapus(struct web *w);
int api_jam_list(struct web *w);
int api_jam(struct web *w);
int api_jam_ubah(struct web *w);
int api_jam_hapus(struct web *w);
int api_jurnal(struct web *w);
int api_akun_list(struct web *w);
int api_akun(struct web *w);
int api_akun_tambah(struct web *w);
int api_akun_atur(struct web *w);
int api_akun_reset(struct web *w);
int api_akun_keluarkan(struct web *w);
int api_bidang_list(struct web *w);
int api_bidang_tambah(struct web *w);
int api_bidang_ganti(struct web *w);
int api_jabatan_tambah(struct web *w);
int api_jabatan_ganti(struct web *w);
int api_sop_impor(struct web *w);
int api_sop_sahkan(struct web *w);
int api_nomor_pola(struct web *w);
int api_naskah_pratinjau(struct web *w);

extern const struct isian_aturan api_isian_buka[], api_isian_langkah[],
	api_isian_alasan[], api_isian_kecuali[], api_isian_tugas[],
	api_isian_tenggat[], api_isian_data[], api_isian_nomor[],
	api_isian_berkas[], api_isian_lihat[], api_isian_grid[],
	api_isian_sel[], api_isian_bukti[], api_isian_bukti_lepas[],
	api_isian_data_kirim[], api_isian_urung[], api_isian_minta[],
	api_isian_disposisi[],
	api_isian_sebagai[], api_isian_undangan[], api_isian_hadir[],
	api_isian_peserta[], api_isian_tamu[], api_isian_notulen[],
	api_isian_rapat[], api_isian_tindak_list[], api_isian_tulis[],
	api_isian_riwayat[], api_isian_catat[], api_isian_jawab[],
	api_isian_putus[], api_isian_setuju[], api_isian_verifikasi[],
	api_isian_pengantaran[], api_isian_dasbor[], api_isian_tindak[],
	api_isian_buku[], api_isian_pesan[], api_isian_nomor_batal[],
	api_isian_cari[], api_isian_kabar[], api_isian_pegawai_list[],
	api_isian_pegawai_baru[], api_isian_pegawai[], api_isian_penugasan[],
	api_isian_tunjuk[], api_isian_surat[], api_isian_akhiri[], api_isian_tahun[],
	api_isian_libur[], api_isian_libur_hapus[], api_isian_halaman[],
	api_isian_akun_baru[], api_isian_akun[], api_isian_kosong[],
	api_isian_bidang[], api_isian_jabatan[], api_isian_ganti_nama[],
	api_isian_sop[], api_isian_pola[], api_isian_pratinjau[],
	api_isian_jam[], api_isian_jam_hapus[], api_isian_jurnal[];

#endif
