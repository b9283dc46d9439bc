/*
 * The demo office. The office and its positions are of a real kind; every
 * person is invented (contoh = 1): names that say so, and NIP that no
 * civil servant can have, because their birth date is in the year 1900.
 */
#include "base/base.h"

#include "org/akun.h"
#include "org/contoh.h"

static const struct bidang bidang[] = {
	{"pajak", "Bidang Pajak Daerah"},
	{"retribusi", "Bidang Retribusi dan Pendapatan Lain-lain"},
	{"anggaran", "Bidang Anggaran"},
	{"perbendaharaan", "Bidang Perbendaharaan"},
	{"aset", "Bidang Pengelolaan Barang Milik Daerah"},
};

struct kursi {
	struct jabatan jabatan;
	const char *nama, *nip, *pangkat;
};

static const struct kursi kursi[] = {
	{{"kepala", "Kepala Badan", "kepala", NULL},
		"Drs. Contoh Wijaya, M.Si.", "190001011900011001",
		"Pembina Utama Madya"},
	{{"sekretaris", "Sekretaris", "sekretaris", NULL},
		"Hj. Contoh Ratna, S.E., M.M.", "190002021900012002",
		"Pembina Tingkat I"},
	{{"kasubag", "Kepala Subbagian Program", "kasubag", NULL},
		"Contoh Hidayat, S.E.", "190003031900011003",
		"Penata Tingkat I"},
	{{"tim-lkj", "Ketua Tim Penyusun LKJ", "tim-lkj", NULL},
		"Contoh Aminah, S.Sos.", "190004041900012004", "Penata"},
	{{"pelaksana", "Pelaksana Subbagian Program", "pelaksana", NULL},
		"Contoh Saputra, A.Md.", "190005051900011005", "Pengatur"},
	{{"kabid-pajak", "Kepala Bidang Pajak Daerah", "kabid", "pajak"},
		"Contoh Siregar, S.E., M.Si.", "190006061900011006", "Pembina"},
	{{"kabid-retribusi", "Kepala Bidang Retribusi dan Pendapatan Lain-lain",
		 "kabid", "retribusi"},
		"Contoh Lestari, S.H.", "190007071900012007", "Pembina"},
	{{"kabid-anggaran", "Kepala Bidang Anggaran", "kabid", "anggaran"},
		"Contoh Nasution, S.E., Ak.", "190008081900011008", "Pembina"},
	{{"kabid-perbendaharaan", "Kepala Bidang Perbendaharaan", "kabid",
		 "perbendaharaan"},
		"Contoh Marbun, S.E.", "190009091900011009", "Pembina"},
	{{"kabid-aset", "Kepala Bidang Pengelolaan Barang Milik Daerah",
		 "kabid", "aset"},
		"Contoh Yuliani, S.T., M.M.", "190010101900012010", "Pembina"},
};

/* While the Kabid of Perbendaharaan is away, his colleague acts as Plh. */
#define PLH_JABATAN "kabid-perbendaharaan"
#define PLH_OLEH "kabid-anggaran"
#define PLH_DASAR "SP Plh. contoh 001/BPKPD/VII/2023"

/* Who keeps the accounts: a person without a position in the SOP. */
#define PENGELOLA "pengelola"
#define PENGELOLA_NAMA "Contoh Pratiwi, S.Kom."
#define PENGELOLA_NIP "190011111900012011"

/* The argon2id hash of CONTOH_SANDI. It is public anyway, so it is computed
 * once for ever and not again for each account. */
static const char hash_contoh[] =
	"$argon2id$v=19$m=65536,t=2,p=1$NTAv+xJkWMpvyyL2g2AlIw"
	"$HfYSalMtHJair0UnlxMvMKQ3b67p8d/Wgi3+fhLBDos";

static int add_akun(
	struct ctx *c, int64_t pegawai_id, const char *nama, bool pengelola)
{
	struct akun a = {.pegawai_id = pegawai_id,
		.nama = nama,
		.sandi = hash_contoh,
		.pengelola = pengelola};

	return akun_add(c, &a);
}

static int add_pengelola(struct ctx *c, int64_t instansi_id)
{
	struct pegawai p = {.nip = PENGELOLA_NIP,
		.nama = PENGELOLA_NAMA,
		.pangkat = "Penata Muda",
		.contoh = true};
	int rc = pegawai_add(c, instansi_id, &p);

	if (rc < 0)
		return rc;
	return add_akun(c, p.id, PENGELOLA, true);
}

static int add_kursi(struct ctx *c, int64_t instansi_id, const struct kursi *k,
	int64_t *pegawai_id)
{
	struct pegawai p = {.nip = k->nip,
		.nama = k->nama,
		.pangkat = k->pangkat,
		.contoh = true};
	struct penugasan t = {.jabatan = k->jabatan.kode,
		.kapasitas = "definitif",
		.mulai = day_from(2017, 1, 1),
		.selesai = INT32_MAX};
	int rc = jabatan_add(c, instansi_id, &k->jabatan);

	if (rc == OK)
		rc = pegawai_add(c, instansi_id, &p);
	if (rc == OK)
		rc = add_akun(c, p.id, k->jabatan.kode, false);
	if (rc < 0)
		return rc;
	t.pegawai_id = p.id;
	*pegawai_id = p.id;
	return penugasan_add(c, instansi_id, &t);
}

int org_contoh_add(struct ctx *c, struct instansi *out)
{
	struct instansi i = {
		.kode = "bpkpd-jambi",
		.nama = "Badan Pengelolaan Keuangan dan Pendapatan Daerah",
		.singkat = "BPKPD Provinsi Jambi",
		.pemerintah = "Pemerintah Provinsi Jambi",
		.alamat = "Jambi (kantor contoh)",
		.tempat = "Jambi",
		.zona_min = CLOCK_WIB,
	};
	struct penugasan plh = {.jabatan = PLH_JABATAN,
		.kapasitas = "plh",
		.mulai = day_from(2023, 7, 3),
		.selesai = day_from(2023, 7, 5),
		.dasar = PLH_DASAR};
	int rc = instansi_add(c, &i);

	for (size_t k = 0; rc == OK && k < ARRAY_N(bidang); k++)
		rc = bidang_add(c, i.id, &bidang[k]);
	for (size_t k = 0; rc == OK && k < ARRAY_N(kursi); k++) {
		int64_t id = 0;

		rc = add_kursi(c, i.id, &kursi[k], &id);
		if (text_eq(kursi[k].jabatan.kode, PLH_OLEH))
			plh.pegawai_id = id;
	}
	if (rc == OK)
		rc = penugasan_add(c, i.id, &plh);
	if (rc == OK)
		rc = add_pengelola(c, i.id);
	if (rc == OK)
		*out = i;
	return rc;
}
