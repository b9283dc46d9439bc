/*
 * Every address of the program: how, where, who may, what it takes.
 *
 * One row a method and path. A POST names the page of its form (`lagi`),
 * which is shown again with what was typed when it is refused.
 */
#include "base/base.h"

#include "web/web_app.h"

#define UMUM "umum"           /* also without a session */
#define MASUK "masuk"         /* whoever is signed in */
#define PENGELOLA "pengelola" /* administrators */

const struct route routes[] = {
	{"GET", "/sehat", UMUM, get_sehat, NULL, NULL, 0},
	{"GET", "/masuk", UMUM, page_masuk, isian_masuk, NULL, 0},
	{"POST", "/masuk", UMUM, post_masuk, isian_masuk, page_masuk, 0},
	{"POST", "/keluar", MASUK, post_keluar, NULL, page_beranda, 0},
	{"POST", "/tema", MASUK, post_tema, isian_tema, page_beranda, 0},
	{"GET", "/", MASUK, page_beranda, isian_halaman, NULL, 0},

	{"GET", "/dasbor", "laporan.baca", page_dasbor, isian_dasbor, NULL, 0},
	{"GET", "/siklus", MASUK, page_siklus_daftar, isian_daftar_siklus, NULL,
		0},
	{"GET", "/siklus/buka", "siklus.buka", page_buka, isian_buka, NULL, 0},
	{"POST", "/siklus/buka", "siklus.buka", post_buka, isian_buka,
		page_buka, 0},
	{"GET", "/siklus/{siklus}", MASUK, page_siklus, isian_halaman, NULL, 0},
	{"GET", "/siklus/{siklus}/langkah/{kode}", MASUK, page_langkah,
		isian_langkah, NULL, 0},
	{"POST", "/siklus/{siklus}/langkah/{kode}", MASUK, post_langkah,
		isian_langkah, page_langkah, LIMIT_UNGGAH},
	{"GET", "/siklus/{siklus}/data", "laporan.baca", page_konsolidasi,
		isian_konsolidasi, NULL, 0},
	{"POST", "/siklus/{siklus}/tutup", "langkah.tutup", post_tutup,
		isian_tutup, page_konsolidasi, 0},
	{"POST", "/siklus/{siklus}/ingatkan/{nomor}", "tugas.ingatkan",
		post_ingatkan, isian_halaman, page_konsolidasi, 0},
	{"GET", "/siklus/{siklus}/data/{bidang}", "laporan.baca", page_data,
		isian_halaman, NULL, 0},
	{"POST", "/siklus/{siklus}/data/{bidang}", "data.isi", post_data,
		isian_data, page_data, 0},
	{"POST", "/siklus/{siklus}/data/{bidang}/isian", "data.isi", post_sel,
		isian_sel_satu, lagi_sel, 0},
	{"POST", "/siklus/{siklus}/data/{bidang}/bukti", "data.isi", post_bukti,
		isian_bukti, page_data, LIMIT_UNGGAH},
	{"POST", "/siklus/{siklus}/data/{bidang}/bukti/lepas", "data.isi",
		post_bukti_lepas, isian_bukti_lepas, page_data, 0},
	{"GET", "/siklus/{siklus}/ubah/{kata}", "siklus.batal", page_ubah,
		isian_halaman, NULL, 0},
	{"POST", "/siklus/{siklus}/ubah/{kata}", "siklus.batal", post_ubah,
		isian_catatan, page_ubah, 0},
	{"GET", "/siklus/{siklus}/disposisi", "surat.baca", page_disposisi,
		isian_disposisi, NULL, 0},
	{"POST", "/siklus/{siklus}/disposisi", "disposisi.tulis",
		post_disposisi, isian_disposisi, page_disposisi, 0},
	{"GET", "/siklus/{siklus}/rapat", "surat.baca", page_rapat,
		isian_halaman, NULL, 0},
	{"GET", "/siklus/{siklus}/rapat/kode", "rapat.undang", page_kode,
		isian_halaman, NULL, 0},
	{"POST", "/siklus/{siklus}/rapat/undangan", "rapat.undang",
		post_undangan, isian_undangan, page_rapat, 0},
	{"POST", "/siklus/{siklus}/rapat/hadir", "rapat.hadir", post_hadir,
		isian_hadir, page_rapat, 0},
	{"POST", "/siklus/{siklus}/rapat/peserta", "notulen.tulis",
		post_peserta, isian_peserta, page_rapat, 0},
	{"POST", "/siklus/{siklus}/rapat/tamu", "notulen.tulis", post_tamu,
		isian_tamu, page_rapat, 0},
	{"POST", "/siklus/{siklus}/rapat/notulen", "notulen.tulis",
		post_notulen, isian_notulen, page_rapat, 0},
	{"POST", "/siklus/{siklus}/rapat/sahkan", "notulen.sahkan", post_sahkan,
		isian_halaman, page_rapat, 0},
	{"POST", "/siklus/{siklus}/rapat/selesai", "rapat.undang",
		post_rapat_selesai, isian_halaman, page_rapat, 0},
	{"GET", "/siklus/{siklus}/surat/{jenis}/{bentuk}", "surat.baca",
		get_surat, isian_halaman, NULL, 0},
	{"GET", "/siklus/{siklus}/berkas/{jenis}/{versi}", "laporan.baca",
		get_berkas, isian_berkas, NULL, 0},
	{"GET", "/siklus/{siklus}/laporan/unduh/{bentuk}", "laporan.baca",
		get_laporan, isian_halaman, NULL, 0},
};
const size_t routes_n = ARRAY_N(routes);

const struct isian_aturan isian_halaman[] = {
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_tema[] = {
	{"tema", ISIAN_PILIHAN, 0, NULL, "terang gelap"},
	{"kembali", ISIAN_TEKS, 2000, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
