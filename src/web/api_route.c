/* Every address for programs, with what it does and what it answers. */
#include "base/base.h"

#include "web/api.h"

#define V "/api/v1"
#define MASUK "masuk"

const struct api_route api_routes[] = {
	{{"GET", V "/openapi.json", "umum", api_openapi, NULL, NULL, 0},
		"Deskripsi antarmuka ini (OpenAPI 3.1)", NULL},
	{{"GET", V "/aku", MASUK, api_aku, NULL, NULL, 0},
		"Pemilik token, jabatannya hari ini, dan cakupannya", "Aku"},
	{{"GET", V "/org", MASUK, api_org, NULL, NULL, 0},
		"Jabatan kantor dan pejabatnya hari ini", "Org"},
	{{"GET", V "/kalender/tenggat", MASUK, api_tenggat, api_isian_tenggat,
		 NULL, 0},
		"Tenggat dalam waktu kerja", "Tenggat"},
	{{"GET", V "/sop", MASUK, api_sop_list, NULL, NULL, 0},
		"Daftar SOP dan versinya", "DaftarSop"},
	{{"GET", V "/sop/periksa", MASUK, api_sop_periksa, api_isian_nomor,
		 NULL, 0},
		"Hasil pemeriksaan satu SOP", "Periksa"},
	{{"GET", V "/siklus", MASUK, api_siklus_list, NULL, NULL, 0},
		"Daftar siklus", "DaftarSiklus"},
	{{"POST", V "/siklus", "siklus.buka", api_siklus_buka, api_isian_buka,
		 NULL, 0},
		"Membuka siklus", "Id"},
	{{"GET", V "/siklus/{id}", MASUK, api_siklus_lihat, NULL, NULL, 0},
		"Keadaan, tugas, dan riwayat satu siklus", "Siklus"},
	{{"POST", V "/siklus/{id}/langkah/{no}", "langkah.laksanakan",
		 api_langkah, api_isian_langkah, NULL, LIMIT_UNGGAH},
		"Menyelesaikan satu langkah", "Langkah"},
	{{"POST", V "/siklus/{id}/langkah/{no}/tutup", "langkah.tutup",
		 api_tutup, api_isian_alasan, NULL, 0},
		"Menutup Bidang yang belum melapor", "Langkah"},
	{{"POST", V "/siklus/{id}/langkah/{no}/kecualikan",
		 "kelengkapan.kecualikan", api_kecualikan, api_isian_kecuali,
		 NULL, 0},
		"Mengecualikan satu kelengkapan", "Langkah"},
	{{"POST", V "/siklus/{id}/{ubah}", "siklus.batal", api_ubah,
		 api_isian_alasan, NULL, 0},
		"Menjeda, melanjutkan, atau membatalkan siklus (jeda, lanjut, batal)",
		"Langkah"},
	{{"PUT", V "/siklus/{id}/data/{bidang}", "data.isi", api_data_isi,
		 api_isian_data, NULL, LIMIT_CSV * 2},
		"Mengisi data satu Bidang dari CSV", "Terisi"},
	{{"GET", V "/siklus/{id}/laporan/{bentuk}", "laporan.baca", api_laporan,
		 NULL, NULL, 0},
		"Laporan satu siklus (txt, html, pdf)", NULL},
	{{"GET", V "/siklus/{id}/berkas/{jenis}", "laporan.baca", api_berkas,
		 api_isian_berkas, NULL, 0},
		"Satu berkas siklus, versi terakhir atau yang disebut", NULL},
	{{"GET", V "/tugas", MASUK, api_tugas, api_isian_tugas, NULL, 0},
		"Tugas terbuka satu jabatan", "DaftarTugas"},
};
const size_t api_routes_n = ARRAY_N(api_routes);
