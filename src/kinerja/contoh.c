/*
 * The figures of the demo office.
 *
 * Revenue figures are published ones of Bakeuda Provinsi Jambi 2017
 * (data/lkj-tables); where no public figure was found the source says
 * "contoh". The CSV files are carried inside the program.
 */
#include "base/base.h"

#include "base/embed.h"
#include "kinerja/contoh.h"

#define JULI                                                                   \
	"Badan Keuangan Daerah Provinsi Jambi, keadaan s.d. Juli 2017: "       \
	"https://aksipost.com/arsip/24362/pad-baru-terealisasi-53-persen"
#define NOVEMBER                                                               \
	"Badan Keuangan Daerah Provinsi Jambi, keadaan pertengahan November "  \
	"2017: "                                                               \
	"https://www.aksipost.com/arsip/29924/realisasi-pad-jambi-82-persen/"
#define CONTOH "contoh (angka rekaan)"
#define PENDAPATAN "Meningkatnya pendapatan daerah"
#define KEUANGAN "Meningkatnya mutu pengelolaan keuangan daerah"
#define ASET "Meningkatnya tertib pengelolaan barang milik daerah"

static const struct indikator indikator[] = {
	{.kode = "pkb",
		.bidang = "pajak",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi Pajak Kendaraan Bermotor (PKB)",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = JULI},
	{.kode = "bbnkb",
		.bidang = "pajak",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi Bea Balik Nama Kendaraan Bermotor (BBNKB)",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = JULI},
	{.kode = "pbbkb",
		.bidang = "pajak",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi Pajak Bahan Bakar Kendaraan Bermotor (PBBKB)",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = JULI},
	{.kode = "pap",
		.bidang = "pajak",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi Pajak Air Permukaan",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = JULI},
	{.kode = "rokok",
		.bidang = "pajak",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi Pajak Rokok",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = JULI},
	{.kode = "retribusi",
		.bidang = "retribusi",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi retribusi daerah",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = NOVEMBER},
	{.kode = "kekayaan",
		.bidang = "retribusi",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi hasil pengelolaan kekayaan daerah yang dipisahkan",
		.satuan = "Rp miliar",
		.desimal = 3,
		.sumber = NOVEMBER},
	{.kode = "pad",
		.bidang = "anggaran",
		.sasaran = PENDAPATAN,
		.nama = "Realisasi Pendapatan Asli Daerah (PAD)",
		.satuan = "Rp triliun",
		.desimal = 3,
		.sumber = NOVEMBER},
	{.kode = "sp2d-waktu",
		.bidang = "perbendaharaan",
		.sasaran = KEUANGAN,
		.nama = "Rata-rata waktu penerbitan SP2D",
		.satuan = "hari kerja",
		.rumus = RUMUS_LB_A,
		.desimal = 1,
		.sumber = CONTOH},
	{.kode = "spj",
		.bidang = "perbendaharaan",
		.sasaran = KEUANGAN,
		.nama = "Perangkat daerah yang menyampaikan SPJ tepat waktu",
		.satuan = "persen",
		.desimal = 2,
		.sumber = CONTOH},
	{.kode = "sertifikat",
		.bidang = "aset",
		.sasaran = ASET,
		.nama = "Bidang tanah pemerintah daerah yang bersertifikat",
		.satuan = "persen",
		.desimal = 2,
		.sumber = CONTOH},
};

/* Codes of Kepmendagri 900.1.15.5-1317/2023 for a province; amounts are
 * invented and the names say so. */
static const struct anggaran anggaran[] = {
	{"5.02.04.1.01.0001", "Pengelolaan pendapatan: pajak daerah (contoh)",
		"pajak", 185000000000, 81234567800},
	{"5.02.04.1.01.0005", "Pengelolaan pendapatan: retribusi (contoh)",
		"retribusi", 64000000000, 30150000000},
	{"5.02.02.1.01.0001", "Penyusunan anggaran daerah (contoh)", "anggaran",
		97500000000, 47250500050},
	{"5.02.02.1.02.0001", "Pengelolaan perbendaharaan (contoh)",
		"perbendaharaan", 58000000000, 27840000000},
	{"5.02.03.1.01.0001", "Pengelolaan barang milik daerah (contoh)",
		"aset", 73200000000, 32940000000},
};

/* More of them, for the demo office that is shown in the web. */
static const struct anggaran tambahan[] = {
	{"5.02.04.1.01.0002", "Pelayanan dan penagihan pajak daerah (contoh)",
		"pajak", 142500000000, 0},
	{"5.02.04.1.01.0003", "Pendataan objek pajak daerah (contoh)", "pajak",
		67800000000, 0},
	{"5.02.04.1.01.0006", "Pembayaran nontunai retribusi (contoh)",
		"retribusi", 38250000000, 0},
	{"5.02.02.1.01.0002", "Penyusunan perubahan anggaran (contoh)",
		"anggaran", 54600000000, 0},
	{"5.02.02.1.02.0002", "Pembinaan bendahara perangkat daerah (contoh)",
		"perbendaharaan", 31400000000, 0},
	{"5.02.03.1.01.0002", "Sertifikasi tanah pemerintah daerah (contoh)",
		"aset", 88900000000, 0},
};

EMBED(contoh_pajak, "data/contoh/pajak.csv");
EMBED(contoh_salah, "data/contoh/pajak-salah.csv");
EMBED(contoh_retribusi, "data/contoh/retribusi.csv");
EMBED(contoh_anggaran, "data/contoh/anggaran.csv");
EMBED(contoh_perbendaharaan, "data/contoh/perbendaharaan.csv");
EMBED(contoh_aset, "data/contoh/aset.csv");

struct contoh_csv {
	const char *bidang, *begin, *end;
};

static const struct contoh_csv csv[] = {
	{"pajak", contoh_pajak_begin, contoh_pajak_end},
	{"retribusi", contoh_retribusi_begin, contoh_retribusi_end},
	{"anggaran", contoh_anggaran_begin, contoh_anggaran_end},
	{"perbendaharaan", contoh_perbendaharaan_begin,
		contoh_perbendaharaan_end},
	{"aset", contoh_aset_begin, contoh_aset_end},
};

const char *kinerja_contoh_csv(const char *bidang, size_t *n)
{
	for (size_t i = 0; i < ARRAY_N(csv); i++)
		if (text_eq(csv[i].bidang, bidang)) {
			*n = (size_t)(csv[i].end - csv[i].begin);
			return csv[i].begin;
		}
	return NULL;
}

const char *kinerja_contoh_csv_salah(size_t *n)
{
	*n = (size_t)(contoh_salah_end - contoh_salah_begin);
	return contoh_salah_begin;
}

int kinerja_contoh_add(struct ctx *c, int64_t instansi_id)
{
	struct periode p = {2023, 2};
	int rc = OK;

	for (size_t i = 0; rc == OK && i < ARRAY_N(indikator); i++) {
		struct indikator x = indikator[i];

		x.urutan = (int)i + 1;
		x.kumulatif = text_starts(x.satuan, "Rp");
		rc = indikator_add(c, instansi_id, &x);
	}
	for (size_t i = 0; rc == OK && i < ARRAY_N(anggaran); i++)
		rc = anggaran_save(c, instansi_id, p, &anggaran[i]);
	return rc;
}

static int add_year(struct ctx *c, int64_t instansi_id, int tahun,
	const struct anggaran *list, size_t n)
{
	struct periode p = {tahun, 1};
	int rc = OK;

	for (size_t i = 0; rc == OK && i < n; i++) {
		struct anggaran x = list[i];

		x.realisasi_sen = 0;
		rc = anggaran_save(c, instansi_id, p, &x);
	}
	return rc;
}

int kinerja_contoh_anggaran(struct ctx *c, int64_t instansi_id)
{
	int rc = OK;

	for (int tahun = 2023; rc == OK && tahun <= 2026; tahun++) {
		rc = add_year(
			c, instansi_id, tahun, anggaran, ARRAY_N(anggaran));
		if (rc == OK)
			rc = add_year(c, instansi_id, tahun, tambahan,
				ARRAY_N(tambahan));
	}
	return rc;
}
