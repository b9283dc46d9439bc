/* The play of one cycle, and one scene of it. */
#include "base/base.h"

#include "cli/lakon.h"

#include "kinerja/contoh.h"

#define CATATAN_TIDAK                                                          \
	"Realisasi PKB berbeda dengan catatan Samsat: angka tertukar. "        \
	"Bidang Pajak Daerah agar memperbaiki datanya, lalu draf disusun ulang."

const struct adegan lakon[] = {
	{.pada = "2023-07-03T07:40",
		.no = 1,
		.jabatan = "sekretaris",
		.berkas = {"disposisi"},
		.catatan =
			"Mohon disiapkan laporan pemantauan kinerja Triwulan II."},
	{.pada = "2023-07-03T08:20",
		.jabatan = "kabid-pajak",
		.bidang = "pajak",
		.salah = true},
	{.pada = "2023-07-03T08:30",
		.no = 2,
		.jabatan = "kabid-pajak",
		.bidang = "pajak"},
	{.pada = "2023-07-03T08:35",
		.jabatan = "kabid-retribusi",
		.bidang = "retribusi"},
	{.pada = "2023-07-03T08:40",
		.no = 2,
		.jabatan = "kabid-retribusi",
		.bidang = "retribusi"},
	{.pada = "2023-07-03T08:42",
		.no = 3,
		.jabatan = "kabid-pajak",
		.bidang = "pajak"},
	{.pada = "2023-07-03T08:50",
		.no = 3,
		.jabatan = "kabid-retribusi",
		.bidang = "retribusi"},
	{.pada = "2023-07-03T09:00",
		.jabatan = "kabid-anggaran",
		.bidang = "anggaran"},
	{.pada = "2023-07-03T09:05",
		.no = 2,
		.jabatan = "kabid-anggaran",
		.bidang = "anggaran"},
	{.pada = "2023-07-03T09:10",
		.no = 3,
		.jabatan = "kabid-anggaran",
		.bidang = "anggaran"},
	{.pada = "2023-07-03T09:15",
		.jabatan = "kabid-perbendaharaan",
		.bidang = "perbendaharaan"},
	{.pada = "2023-07-03T09:20",
		.no = 2,
		.jabatan = "kabid-perbendaharaan",
		.bidang = "perbendaharaan"},
	{.pada = "2023-07-03T09:30",
		.no = 3,
		.jabatan = "kabid-perbendaharaan",
		.bidang = "perbendaharaan"},
	{.pada = "2023-07-03T10:20", .jabatan = "kabid-aset", .bidang = "aset"},
	{.pada = "2023-07-03T10:30",
		.no = 2,
		.jabatan = "kabid-aset",
		.bidang = "aset"},
	{.pada = "2023-07-03T10:40",
		.no = 3,
		.jabatan = "kabid-aset",
		.bidang = "aset"},
	{.pada = "2023-07-03T11:35",
		.no = 4,
		.jabatan = "tim-lkj",
		.berkas = {"notulen", "daftar-hadir"}},
	{.pada = "2023-07-04T14:20", .no = 5, .jabatan = "tim-lkj"},
	{.pada = "2023-07-05T09:10", .no = 6, .jabatan = "tim-lkj"},
	{.pada = "2023-07-05T15:45",
		.no = 7,
		.jabatan = "sekretaris",
		.bidang = "pajak",
		.keputusan = KEPUTUSAN_TIDAK,
		.kembali_ke = 2,
		.catatan = CATATAN_TIDAK},
	{.pada = "2023-07-06T08:00",
		.jabatan = "kabid-pajak",
		.bidang = "pajak"},
	{.pada = "2023-07-06T08:05",
		.no = 2,
		.jabatan = "kabid-pajak",
		.bidang = "pajak"},
	{.pada = "2023-07-06T08:15",
		.no = 3,
		.jabatan = "kabid-pajak",
		.bidang = "pajak"},
	{.pada = "2023-07-06T09:00",
		.no = 4,
		.jabatan = "tim-lkj",
		.berkas = {"notulen"}},
	{.pada = "2023-07-06T15:30", .no = 5, .jabatan = "tim-lkj"},
	{.pada = "2023-07-07T08:10", .no = 6, .jabatan = "tim-lkj"},
	{.pada = "2023-07-07T14:40",
		.no = 7,
		.jabatan = "sekretaris",
		.keputusan = KEPUTUSAN_YA},
	{.pada = "2023-07-07T15:05", .no = 8, .jabatan = "sekretaris"},
	{.pada = "2023-07-10T10:00",
		.no = 9,
		.jabatan = "kasubag",
		.berkas = {"lembar-verifikasi"}},
	{.pada = "2023-07-10T11:15", .no = 9, .jabatan = "sekretaris"},
	{.pada = "2023-07-11T13:50",
		.no = 10,
		.jabatan = "pelaksana",
		.berkas = {"surat-pengantar", "tanda-terima",
			"daftar-penggandaan"}},
};
const size_t lakon_n = ARRAY_N(lakon);

/* A paper of the play, and it says so. */
static struct lampiran paper_of(struct ctx *c, const char *jenis, int64_t id)
{
	struct lampiran l = {.jenis = jenis};
	const char *text = arena_printf(c->mem,
		"CONTOH\n\nBerkas peragaan jenis %s untuk siklus %lld.\n"
		"Dibuat oleh alur demo; bukan naskah dinas.\n",
		jenis, (long long)id);

	l.nama = arena_printf(c->mem, "%s-contoh.txt", jenis);
	l.isi = text;
	l.n = strlen(text);
	return l;
}

static int fill_in(
	struct ctx *c, const struct adegan *a, int64_t id, int64_t *n)
{
	struct act_data x = {
		.siklus_id = id, .bidang = a->bidang, .jabatan = a->jabatan};
	int rc;

	x.file = arena_printf(c->mem, "%s.csv", a->bidang);
	x.text = a->salah ? kinerja_contoh_csv_salah(&x.n)
			  : kinerja_contoh_csv(a->bidang, &x.n);
	rc = act_data_isi(c, &x);
	*n = x.baris;
	return rc;
}

int lakon_main(struct ctx *c, const struct adegan *a, struct act_langkah *x,
	int64_t *n)
{
	struct lampiran list[ARRAY_N(a->berkas)];
	int rc;

	*n = 0;
	if (a->no == 0)
		return fill_in(c, a, x->siklus_id, n);
	x->tindakan = TINDAKAN_SELESAI;
	x->no = a->no;
	x->jabatan = a->jabatan;
	x->bidang = a->bidang;
	x->keputusan = a->keputusan;
	x->kembali_ke = a->kembali_ke;
	x->catatan = a->catatan;
	x->lampiran = list;
	while (x->lampiran_n < ARRAY_N(a->berkas) &&
		a->berkas[x->lampiran_n] != NULL) {
		list[x->lampiran_n] =
			paper_of(c, a->berkas[x->lampiran_n], x->siklus_id);
		x->lampiran_n++;
	}
	rc = act_langkah(c, x);
	x->lampiran = NULL;
	x->lampiran_n = 0;
	return rc;
}
