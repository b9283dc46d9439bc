/* Every command of the shell in one table: words, options, help. */
#include "base/base.h"

#include "cli/cli.h"

const struct command commands[] = {
	{"help", "[PERINTAH]", "menampilkan bantuan", "", 0, 2, NEED_NONE,
		cmd_help, NULL},
	{"version", "", "menampilkan versi program", "", 0, 0, NEED_NONE,
		cmd_version, NULL},
	{"init", "", "menyiapkan basis data baru dengan kantor contoh", "", 0,
		0, NEED_NEW_DB, cmd_init,
		"Membuat basis data, kantor contoh BPKPD Provinsi Jambi dengan orang rekaan,\n"
		"kalender kerja 2023-2026, dan indikator contoh. SOP diimpor tersendiri."},
	{"demo", "[--dir DIR]", "menjalankan satu siklus lengkap sebagai peragaan",
		"dir=", 0, 0, NEED_NONE, cmd_demo,
		"Membuat basis data baru di DIR (bawaan: demo) dan menjalankan SOP Penyusunan LKJ\n"
		"dari disposisi sampai arsip dengan jam simulasi mulai Senin 3 Juli 2023 pukul 07.30.\n"
		"Hasil: laporan.pdf, laporan.html, lembar-sop.html, siklus.json, alur.db."},
	{"org daftar", "", "mendaftar jabatan dan pejabatnya hari ini", "", 0,
		0, NEED_DB, cmd_org, NULL},
	{"sop import", "BERKAS [--draf]", "memasukkan definisi SOP dan mengesahkannya",
		"draf", 1, 1, NEED_DB, cmd_sop_import,
		"Definisi yang lulus pemeriksaan langsung disahkan; dengan --draf ia tetap draf\n"
		"sampai alur sop sahkan."},
	{"sop sahkan", "NOMOR", "mengesahkan draf SOP", "", 1, 1, NEED_DB,
		cmd_sop_sahkan, NULL},
	{"sop check", "BERKAS|NOMOR", "memeriksa SOP terhadap PermenPAN-RB 35/2012 dan jalan buntu",
		"", 1, 1, NEED_NONE, cmd_sop_check, NULL},
	{"sop show", "NOMOR|BERKAS [--format text|html] [-o BERKAS]", "menampilkan lembar SOP",
		"format= o=", 1, 1, NEED_NONE, cmd_sop_show, NULL},
	{"sop daftar", "", "mendaftar SOP dan versinya", "", 0, 0, NEED_DB,
		cmd_sop_daftar, NULL},
	{"kalender hari-kerja", "--dari TANGGAL --sampai TANGGAL", "menghitung hari kerja",
		"dari= sampai=", 0, 0, NEED_NONE, cmd_kalender_hari_kerja,
		NULL},
	{"kalender tenggat", "--mulai WAKTU --waktu \"15 menit\"", "menghitung tenggat dalam waktu kerja",
		"mulai= waktu=", 0, 0, NEED_NONE, cmd_kalender_tenggat, NULL},
	{"kalender selisih", "--mulai WAKTU --sampai WAKTU", "menghitung menit kerja di antara dua waktu",
		"mulai= sampai=", 0, 0, NEED_NONE, cmd_kalender_selisih, NULL},
	{"kalender libur", "TANGGAL [--nama NAMA] [--sumber SUMBER] [--hapus]", "menambah atau menghapus hari libur",
		"nama= sumber= jenis= hapus", 1, 1, NEED_DB,
		cmd_kalender_libur,
		"Tenggat tugas yang terbuka dihitung ulang dan dicatat di riwayat siklusnya."},
	{"siklus buka", "--sop NOMOR --periode 2026-TW2|2026 [--sebagai JABATAN] [--pada WAKTU]", "membuka siklus",
		"sop= periode= sebagai= pada=", 0, 0, NEED_DB, cmd_siklus_buka,
		NULL},
	{"siklus daftar", "", "mendaftar siklus", "", 0, 0, NEED_DB,
		cmd_siklus_daftar, NULL},
	{"siklus lihat", "ID", "menampilkan keadaan, tugas, dan riwayat satu siklus",
		"", 1, 1, NEED_DB, cmd_siklus_lihat, NULL},
	{"siklus jeda", "ID --sebagai JABATAN --catatan TEKS", "menjeda siklus",
		"sebagai= catatan= kunci=", 1, 1, NEED_DB, cmd_siklus_ubah,
		NULL},
	{"siklus lanjut", "ID --sebagai JABATAN", "melanjutkan siklus yang dijeda",
		"sebagai= catatan= kunci=", 1, 1, NEED_DB, cmd_siklus_ubah,
		NULL},
	{"siklus batal", "ID --sebagai JABATAN --catatan TEKS", "membatalkan siklus",
		"sebagai= catatan= kunci=", 1, 1, NEED_DB, cmd_siklus_ubah,
		NULL},
	{"tugas", "--sebagai JABATAN", "mendaftar tugas terbuka satu jabatan",
		"sebagai=", 0, 0, NEED_DB, cmd_tugas, NULL},
	{"laksanakan", "ID LANGKAH --sebagai JABATAN [opsi]", "menyelesaikan satu langkah",
		"sebagai= keputusan= kembali-ke= bidang= catatan= berkas= kunci= pada=",
		2, 2, NEED_DB, cmd_laksanakan,
		"  --keputusan ya|tidak   keputusan pada langkah pemeriksaan\n"
		"  --kembali-ke N         tujuan keputusan tidak (bawaan menurut SOP)\n"
		"  --bidang KODE          Bidang, bila langkah dibagi menurut Bidang\n"
		"  --catatan TEKS         catatan, wajib pada keputusan tidak\n"
		"  --berkas JENIS=BERKAS  melampirkan berkas; boleh berulang\n"
		"  --kunci KUNCI          panggilan kedua dengan kunci sama tidak berakibat lagi\n"
		"  --pada WAKTU           langkah dikerjakan di atas kertas pada waktu itu"},
	{"tutup", "ID LANGKAH --sebagai JABATAN --catatan TEKS [--bidang KODE]", "menutup Bidang yang belum melapor",
		"sebagai= bidang= catatan= kunci=", 2, 2, NEED_DB, cmd_tutup,
		"Tanpa --bidang semua Bidang yang masih ditunggu ditutup."},
	{"kecualikan", "ID LANGKAH JENIS --sebagai JABATAN --catatan TEKS [--bidang KODE]", "mengecualikan satu kelengkapan dengan alasan",
		"sebagai= bidang= catatan= kunci=", 3, 3, NEED_DB,
		cmd_kecualikan, NULL},
	{"data isi", "ID --bidang KODE --sebagai JABATAN BERKAS.csv", "mengisi target dan realisasi satu Bidang",
		"bidang= sebagai=", 2, 2, NEED_DB, cmd_data_isi,
		"Kolom: indikator, target, realisasi; boleh juga kendala dan tindak_lanjut.\n"
		"Angka memakai format Indonesia: 1.234,5"},
	{"laporan", "ID --format txt|html|pdf [-o BERKAS]", "menyusun laporan satu siklus",
		"format= o=", 1, 1, NEED_DB, cmd_laporan, NULL},
	{"pekerjaan", "", "mengerjakan antrean pekerjaan yang sudah waktunya", "",
		0, 0, NEED_DB, cmd_pekerjaan, NULL},
	{"check", "", "memeriksa semua invarian basis data", "", 0, 0, NEED_DB,
		cmd_check, NULL},
	{"verify", "", "memeriksa rantai hash jurnal", "", 0, 0, NEED_DB,
		cmd_verify, NULL},
	{"backup", "BERKAS", "mencadangkan basis data saat berjalan", "", 1, 1,
		NEED_DB, cmd_backup, NULL},
	{"restore", "BERKAS", "memulihkan cadangan ke basis data kosong", "", 1,
		1, NEED_NONE, cmd_restore, NULL},
};
const size_t commands_n = ARRAY_N(commands);
