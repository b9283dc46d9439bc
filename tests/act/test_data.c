/* The figures of a Bidang, cell by cell: what is kept, refused, missing. */
#include "actfix.h"

#include <pthread.h>

#include "act/act_data.h"

static int cell(struct ctx *c, int64_t id, const char *baris, const char *kolom,
	const char *teks, const char *lama, struct isian_sel *out)
{
	struct act_sel a = {.siklus_id = id,
		.bidang = "pajak",
		.jabatan = "kabid-pajak",
		.isi = {.baris = baris,
			.kolom = kolom,
			.teks = teks,
			.lama = lama}};
	int rc = act_data_sel(c, &a);

	*out = a.isi;
	return rc;
}

static struct act_grid grid(struct ctx *c, int64_t id, const char *bidang)
{
	struct act_grid g = {.siklus_id = id,
		.bidang = bidang,
		.jabatan = arena_printf(c->mem, "kabid-%s", bidang)};

	t_ok(c, act_data_baca(c, &g));
	return g;
}

static const struct data_baris *row(const struct act_grid *g, const char *kode)
{
	for (size_t i = 0; i < g->baris_n; i++)
		if (text_eq(g->baris[i].indikator.kode, kode))
			return &g->baris[i];
	fail_msg("no row %s", kode);
	return NULL;
}

static void test_a_cell_is_saved_and_judged(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW2");
	struct isian_sel x;
	struct act_grid g;

	t_refused(c, cell(c, id, "pkb", "target", "263,0", "", &x), E_STATE,
		"Sekretaris harus menyelesaikan langkah 1");
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_ok(c, cell(c, id, "pkb", "target", "263,0", "", &x));
	t_ok(c, cell(c, id, "pkb", "realisasi", "Rp 227,4", "", &x));
	assert_string_equal(x.capaian, "86,5%");
	assert_string_equal(x.kategori->nama, "Tinggi");
	assert_true(x.perlu_kendala);
	assert_string_equal(x.hasil.cetak, "227,400");
	assert_int_equal(x.rev_baru, 2);
	t_ok(c, cell(c, id, "pkb", "realisasi", "1000", "Rp 227,4", &x));
	assert_string_equal(x.hasil.ingat,
		"Jauh di atas target 263,000. Pastikan satuannya benar.");
	t_ok(c, cell(c, id, "pkb", "realisasi", "sekian", "1000", &x));
	assert_true(x.hasil.draf);
	assert_string_equal(x.hasil.galat, "Tulis angka saja, misalnya 258,7.");
	g = grid(c, id, "pajak");
	assert_string_equal(row(&g, "pkb")->realisasi.ketik, "sekian");
	assert_string_equal(row(&g, "pkb")->realisasi.cetak, "1.000,000");
	assert_int_equal(g.posisi, DATA_DIISI);
	assert_true(g.boleh);
	/* Put right: the draft is gone. */
	t_ok(c, cell(c, id, "pkb", "realisasi", "270", "sekian", &x));
	assert_false(x.hasil.draf);
	assert_null(x.hasil.galat);
	t_refused(c, cell(c, id, "xyz", "realisasi", "1", "", &x), E_NOTFOUND,
		"Baris \"xyz\" tidak ada");
	t_refused(c, cell(c, id, "pkb", "xyz", "1", "", &x), E_INVALID,
		"Kolom \"xyz\" tidak dikenal");
	t_refused(c, cell(c, id, "pkb", "kendala", "\xff", "", &x), E_INVALID,
		"huruf yang tidak sah");
	fix_whole(c);
	dbtest_close(c);
}

static void test_rules_of_the_design(void **state)
{
	struct ctx *c = fix_office();
	int64_t tw1 = fix_open(c, "2023-TW1"), tw2 = fix_open(c, "2023-TW2");
	struct isian_sel x;

	t_ok(c, fix_step(c, tw1, 1, "sekretaris"));
	t_ok(c, fix_step(c, tw2, 1, "sekretaris"));
	t_ok(c, cell(c, tw1, "pap", "realisasi", "2,1", "", &x));
	t_ok(c, cell(c, tw2, "pap", "realisasi", "2,0", "", &x));
	assert_string_equal(x.hasil.galat,
		"Realisasi kumulatif tidak boleh lebih kecil dari TW I (2,100). Periksa angkanya, atau tulis alasannya di bagian C bila memang ada koreksi.");
	t_ok(c, cell(c, tw2, "pap", "kendala", "Koreksi TW I.", "", &x));
	t_ok(c, cell(c, tw2, "pap", "realisasi", "2,0", "2,0", &x));
	assert_null(x.hasil.galat);
	t_ok(c, cell(c, tw2, "pap", "tenggat", "31 September 2023", "", &x));
	assert_string_equal(x.hasil.galat,
		"Tanggal 31 September tidak ada. Periksa tanggalnya.");
	t_ok(c, cell(c, tw2, "pap", "tenggat", "30/9/2023", "31 September 2023",
			&x));
	assert_string_equal(x.hasil.ketik, "30-09-2023");
	/* Budget of the seed: pagu Rp1.850.000.000. */
	t_ok(c, cell(c, tw2, "5.02.04.1.01.0001", "keuangan", "1.850.000.001",
			NULL, &x));
	assert_string_equal(x.hasil.galat,
		"Realisasi Rp1.850.000.001 melebihi pagu Rp1.850.000.000.");
	t_ok(c, cell(c, tw2, "5.02.04.1.01.0001", "fisik", "100,5", "", &x));
	assert_string_equal(
		x.hasil.galat, "Realisasi fisik paling tinggi 100.");
	t_ok(c, cell(c, tw2, "5.02.04.1.01.0001", "keuangan", "925.000.000",
			"1.850.000.001", &x));
	assert_string_equal(x.capaian, "50,0%");
	dbtest_close(c);
}

static void test_two_writers_meet(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW2");
	struct isian_sel x;

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_ok(c, cell(c, id, "pkb", "realisasi", "172,0", "", &x));
	/* He saw an empty cell and types another figure. */
	t_refused(c, cell(c, id, "pkb", "realisasi", "171,3", "", &x),
		E_CONFLICT,
		"diubah Contoh Siregar, S.E., M.Si. pukul 07.30 menjadi 172,0. Pakai isian Anda (171,3)");
	assert_string_equal(x.sekarang, "172,0");
	/* Another cell of the same row is no conflict, nor the same text. */
	t_ok(c, cell(c, id, "pkb", "kendala", "Ada.", "", &x));
	t_ok(c, cell(c, id, "pkb", "realisasi", "172,0", "", &x));
	/* Without the text it saw, the row's revision decides. */
	t_refused(c, cell(c, id, "pkb", "realisasi", "171,3", NULL, &x),
		E_CONFLICT, "171,3");
	dbtest_close(c);
}

static void test_a_form_is_saved_whole_or_kept_as_draft(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW2");
	struct isian_sel isi[] = {
		{.baris = "pkb", .kolom = "target", .teks = "10", .lama = ""},
		{.baris = "pkb", .kolom = "realisasi", .teks = "x", .lama = ""},
		{.baris = "pap", .kolom = "realisasi", .teks = "2", .lama = ""},
	};
	struct act_form f = {.siklus_id = id,
		.bidang = "pajak",
		.jabatan = "kabid-pajak",
		.isi = isi,
		.n = 3};
	struct act_grid g;

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_ok(c, act_data_form(c, &f));
	assert_false(f.tersimpan);
	assert_int_equal(f.salah_n, 3);
	g = grid(c, id, "pajak");
	assert_string_equal(row(&g, "pkb")->target.ketik, "10");
	assert_string_equal(row(&g, "pkb")->target.cetak, "");
	assert_string_equal(row(&g, "pap")->realisasi.ketik, "2");
	isi[1].teks = "9,5";
	isi[0].lama = "10";
	isi[1].lama = "x";
	isi[2].lama = "2";
	t_ok(c, act_data_form(c, &f));
	assert_true(f.tersimpan);
	assert_int_equal(f.salah_n, 0);
	g = grid(c, id, "pajak");
	assert_string_equal(row(&g, "pkb")->capaian_cetak, "95,0%");
	assert_string_equal(row(&g, "pap")->realisasi.cetak, "2,000");
	assert_int_equal(row(&g, "pkb")->rev, 1);
	dbtest_close(c);
}

static void test_sending_asks_for_everything(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_kirim k = {.siklus_id = id,
		.jabatan = "kabid-perbendaharaan",
		.kunci = "kirim-1"};
	struct isian_sel isi[] = {
		{.baris = "sp2d-waktu", .kolom = "target", .teks = "2"},
		{.baris = "sp2d-waktu", .kolom = "realisasi", .teks = "1,5"},
		{.baris = "spj", .kolom = "target", .teks = "95"},
		{.baris = "spj", .kolom = "realisasi", .teks = "80"},
	};
	struct act_form f = {.siklus_id = id,
		.jabatan = "kabid-perbendaharaan",
		.isi = isi,
		.n = 4};
	struct siklus_rinci r;
	struct act_grid g;

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_ok(c, act_data_form(c, &f));
	t_refused(c, act_data_kirim(c, &k), E_INVALID,
		"Belum dapat dikirim: 1 isian belum beres. Perangkat daerah yang menyampaikan SPJ tepat waktu baru 84,2%. Tulis kendala dan tindak lanjutnya.");
	assert_int_equal(k.kurang_n, 1);
	isi[0] = (struct isian_sel){.baris = "spj",
		.kolom = "kendala",
		.teks = "Tiga terlambat.",
		.lama = ""};
	isi[1] = (struct isian_sel){.baris = "spj",
		.kolom = "tindak_lanjut",
		.teks = "Didampingi.",
		.lama = ""};
	isi[2] = (struct isian_sel){.baris = "spj",
		.kolom = "penanggung_jawab",
		.teks = "Kasubbid",
		.lama = ""};
	isi[3] = (struct isian_sel){.baris = "spj",
		.kolom = "tenggat",
		.teks = "2026-09-30",
		.lama = ""};
	t_ok(c, act_data_form(c, &f));
	t_ok(c, act_data_kirim(c, &k));
	assert_int_equal(k.langkah.e.langkah, 3);
	assert_non_null(strstr(k.langkah.e.berkas, "data="));
	/* A double click. */
	t_ok(c, act_data_kirim(c, &k));
	assert_true(k.langkah.ulang);
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_int_equal(r.peristiwa_n, 4);
	g = grid(c, id, "perbendaharaan");
	assert_int_equal(g.posisi, DATA_TERKIRIM);
	assert_false(g.boleh);
	assert_non_null(strstr(g.alasan, "terkunci"));
	t_refused(c, act_data_form(c, &f), E_STATE, "terkunci");
	fix_whole(c);
	dbtest_close(c);
}

static void test_another_bidang_is_not_his(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW2");
	struct act_sel a = {.siklus_id = id,
		.bidang = "pajak",
		.jabatan = "kabid-aset",
		.isi = {.baris = "pkb", .kolom = "realisasi", .teks = "1"}};
	struct act_grid g = {
		.siklus_id = id, .bidang = "pajak", .jabatan = "kabid-aset"};

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_refused(c, act_data_sel(c, &a), E_DENIED, "Bidangnya sendiri");
	a.jabatan = "kasubag";
	t_refused(c, act_data_sel(c, &a), E_DENIED, "tidak berwenang");
	t_refused(c, act_data_baca(c, &g), E_DENIED, "sejak rapat koordinasi");
	g.jabatan = "tim-lkj";
	t_ok(c, act_data_baca(c, &g));
	assert_true(g.boleh);
	id = g.siklus_id = fix_open(c, "2026-TW3");
	fix_to_draft(c, id);
	g.jabatan = "kabid-aset";
	t_ok(c, act_data_baca(c, &g));
	assert_false(g.boleh);
	assert_non_null(strstr(g.alasan, "Bidangnya sendiri"));
	dbtest_close(c);
}

static void test_evidence_belongs_to_an_indicator(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW2");
	struct act_bukti b = {.siklus_id = id,
		.bidang = "pajak",
		.jabatan = "kabid-pajak",
		.indikator = "pap",
		.berkas = {.nama = "bukti.pdf", .isi = "%PDF-1.4", .n = 8}};
	struct act_grid g;

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_ok(c, act_bukti_tambah(c, &b));
	t_ok(c, act_bukti_tambah(c, &b));
	assert_int_equal(b.versi, 2);
	g = grid(c, id, "pajak");
	assert_int_equal(row(&g, "pap")->bukti_n, 2);
	assert_string_equal(row(&g, "pap")->bukti[0].nama, "bukti.pdf");
	assert_int_equal(row(&g, "pkb")->bukti_n, 0);
	t_ok(c, act_bukti_lepas(c, &b));
	t_refused(c, act_bukti_lepas(c, &b), E_NOTFOUND, "sudah tidak ada");
	b.berkas.nama = "bukti.exe";
	t_refused(c, act_bukti_tambah(c, &b), E_INVALID,
		"Berkas .exe tidak diterima. Pakai PDF, JPG, PNG, atau XLSX.");
	b.berkas.nama = "bukti.png";
	t_refused(c, act_bukti_tambah(c, &b), E_INVALID, "bukan PNG");
	b.berkas.n = (size_t)14 << 20;
	t_refused(c, act_bukti_tambah(c, &b), E_TOOBIG,
		"Berkas 14 MB. Paling besar 10 MB.");
	fix_whole(c);
	dbtest_close(c);
}

static void test_every_bidang_on_one_page(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_konsolidasi k = {.siklus_id = id, .jabatan = "tim-lkj"};
	struct isian_sel x;
	struct act_langkah close = {.tindakan = TINDAKAN_TUTUP,
		.siklus_id = id,
		.no = 2,
		.jabatan = "sekretaris",
		.bidang = "anggaran",
		.catatan = "Dinas luar."};

	t_ok(c, act_konsolidasi(c, &k));
	assert_int_equal(k.baris_n, 5);
	assert_int_equal(k.baris[0].posisi, DATA_MENUNGGU);
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	t_ok(c, cell(c, id, "pkb", "target", "10", "", &x));
	t_ok(c, cell(c, id, "pkb", "realisasi", "5", "", &x));
	fix_csv(c, id, "aset");
	t_ok(c, fix_step(c, id, 2, "kabid-aset"));
	t_ok(c, fix_step(c, id, 3, "kabid-aset"));
	fix_csv(c, id, "retribusi");
	t_ok(c, act_langkah(c, &close));
	t_ok(c, act_konsolidasi(c, &k));
	assert_int_equal(k.baris[0].posisi, DATA_DIISI);
	assert_int_equal(k.baris[0].a, 1);
	assert_int_equal(k.baris[0].a_dari, 5);
	assert_int_equal(k.baris[0].c, 0);
	assert_int_equal(k.baris[0].c_dari, 1);
	assert_true(k.baris[0].tenggat_at > 0);
	assert_int_equal(k.baris[2].posisi, DATA_DITUTUP);
	assert_string_equal(k.baris[2].alasan, "Dinas luar.");
	assert_int_equal(k.baris[3].posisi, DATA_BELUM);
	assert_int_equal(k.baris[4].posisi, DATA_TERKIRIM);
	assert_int_equal(k.baris[4].terkirim_at, c->now);
	assert_int_equal(k.terkirim_n, 1);
	dbtest_close(c);
}

/* ---- many at once, and the database failing ---- */

struct penulis {
	struct writer *w;
	int64_t id;
	const char *teks;
	int rc;
};

static void *writer_thread(void *arg)
{
	struct penulis *p = arg;
	struct ctx *c = t_ctx();
	struct isian_sel x;

	c->writer = p->w;
	p->rc = cell(c, p->id, "pkb", "realisasi", p->teks, "", &x);
	t_free(c);
	return NULL;
}

static void test_of_two_at_once_one_is_told(void **state)
{
	struct ctx *c = fix_office();
	struct writer *w;

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (int i = 0; i < 5; i++) {
		int64_t id =
			fix_open(c, arena_printf(c->mem, "20%d-TW2", 30 + i));
		struct penulis p[2] = {{w, id, "1,5", 1}, {w, id, "2,5", 1}};
		pthread_t t[2];

		t_ok(c, fix_step(c, id, 1, "sekretaris"));
		for (int k = 0; k < 2; k++)
			pthread_create(&t[k], NULL, writer_thread, &p[k]);
		for (int k = 0; k < 2; k++)
			pthread_join(t[k], NULL);
		assert_int_equal(p[0].rc + p[1].rc, E_CONFLICT);
	}
	writer_close(w);
	dbtest_close(c);
}

static void test_a_failing_call_saves_nothing(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW2");
	struct isian_sel x;
	struct act_grid g;
	int nth = 1;

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	for (; nth < 100; nth++) {
		int rc;

		db_fault(nth, nth % 2 == 0);
		rc = cell(c, id, "pkb", "realisasi", "7", "", &x);
		db_fault(0, false);
		fail_clear(c);
		g = grid(c, id, "pajak");
		if (rc == OK)
			break;
		assert_string_equal(row(&g, "pkb")->realisasi.ketik, "");
		assert_int_equal(row(&g, "pkb")->rev, 0);
	}
	assert_true(nth > 8);
	assert_string_equal(row(&g, "pkb")->realisasi.ketik, "7");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_cell_is_saved_and_judged),
		cmocka_unit_test(test_rules_of_the_design),
		cmocka_unit_test(test_two_writers_meet),
		cmocka_unit_test(test_a_form_is_saved_whole_or_kept_as_draft),
		cmocka_unit_test(test_sending_asks_for_everything),
		cmocka_unit_test(test_another_bidang_is_not_his),
		cmocka_unit_test(test_evidence_belongs_to_an_indicator),
		cmocka_unit_test(test_every_bidang_on_one_page),
		cmocka_unit_test(test_of_two_at_once_one_is_told),
		cmocka_unit_test(test_a_failing_call_saves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
