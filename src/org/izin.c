/*
 * Rights: one table of action and role.
 *
 * Whether a step is this actor's own is the engine's question; this table
 * says which kinds of action a role has at all.
 */
#include "base/base.h"

#include "org/org.h"

#define SEMUA "sekretaris kabid tim-lkj pelaksana kasubag kepala"

struct izin_baris {
	const char *tindakan;
	const char *sebutan; /* in a sentence: "tidak berwenang ..." */
	const char *peran;   /* separated by blanks */
};

static const struct izin_baris tabel[] = {
	{"org.ubah", "mengubah susunan kantor", "pengelola"},
	{"akun.ubah", "mengatur akun", "pengelola"},
	{"sop.impor", "mengimpor SOP", "pengelola"},
	{"sop.sahkan", "mengesahkan SOP", "pengelola kepala"},
	{"kalender.ubah", "mengubah kalender kerja", "pengelola"},
	{"cadangkan", "mencadangkan basis data", "pengelola"},
	{"jurnal.baca", "membaca jurnal",
		"pengelola sekretaris kepala pemeriksa"},
	{"siklus.buka", "membuka siklus", "pengelola sekretaris kepala"},
	{"siklus.batal", "menjeda, melanjutkan, atau membatalkan siklus",
		"sekretaris"},
	{"langkah.laksanakan", "melaksanakan langkah", SEMUA},
	{"langkah.tutup", "menutup Bidang yang belum melapor", "sekretaris"},
	{"kelengkapan.kecualikan", "mengecualikan kelengkapan", "sekretaris"},
	{"tugas.ingatkan", "mengingatkan pemegang tugas", SEMUA},
	{"data.isi", "mengisi data", "kabid tim-lkj"},
	{"data.minta", "meminta data dibuka kembali", "kabid"},
	{"data.jawab", "menjawab permintaan membuka data kembali",
		"tim-lkj sekretaris"},
	{"laporan.baca", "membaca laporan", "pengelola pemeriksa " SEMUA},
	{"disposisi.tulis", "menulis disposisi", "sekretaris"},
	{"rapat.undang", "mengundang rapat", "tim-lkj sekretaris"},
	{"rapat.hadir", "menyatakan hadir", SEMUA},
	{"notulen.tulis", "menulis notulen", "tim-lkj"},
	{"notulen.sahkan", "mengesahkan notulen", "sekretaris"},
	{"tindak-lanjut.selesai", "menyelesaikan tindak lanjut", SEMUA},
	{"verifikasi.isi", "memverifikasi laporan", "kasubag"},
	{"pengantaran.isi", "mengantar dan mengarsipkan laporan", "pelaksana"},
	{"nomor.kelola", "mengelola nomor surat",
		"pengelola pelaksana kasubag"},
	{"nomor.pola", "mengubah pola nomor surat", "pengelola"},
	{"surat.baca", "membaca surat", "pengelola pemeriksa " SEMUA},
	{"arsip.baca", "membaca arsip", "pengelola pemeriksa " SEMUA},
	{"naskah.tulis", "menulis draf laporan", "tim-lkj kabid"},
	{"naskah.periksa", "memeriksa draf laporan", "sekretaris"},
	{"catatan.jawab", "menjawab catatan pemeriksa", "tim-lkj"},
};

/* "pengelola, sekretaris, kepala" */
static const char *listed(struct ctx *c, const char *peran)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	for (; *peran != '\0'; peran++) {
		if (*peran == ' ')
			str_addc(&s, ',');
		str_addc(&s, *peran);
	}
	return s.p;
}

int izin_check(struct ctx *c, const char *tindakan, const char *peran)
{
	for (size_t i = 0; i < ARRAY_N(tabel); i++) {
		if (!text_eq(tabel[i].tindakan, tindakan))
			continue;
		if (peran != NULL && text_has_word(tabel[i].peran, peran))
			return OK;
		return fail(c, E_DENIED,
			"Peran %s tidak berwenang %s; yang berwenang: %s.",
			peran != NULL ? peran : "(tanpa peran)",
			tabel[i].sebutan, listed(c, tabel[i].peran));
	}
	must_failed(__FILE__, __LINE__, tindakan);
}
