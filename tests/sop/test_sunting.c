/* A definition written as YAML and read again, and edited as a table. */
#include "sopfix.h"

#include "sop/sunting.h"

static struct sop *again(struct ctx *c, const struct sop *s)
{
	struct str y;
	struct sop *out;

	t_ok(c, sop_yaml(c, s, &y));
	t_ok(c, sop_load(c, "tulisan", y.p, y.n, &out));
	return out;
}

static void same_list(const struct teks_list *a, const struct teks_list *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++)
		assert_string_equal(a->item[i], b->item[i]);
}

static void same_simpul(const struct simpul *a, const struct simpul *b)
{
	assert_string_equal(a->kode, b->kode);
	assert_string_equal(a->kegiatan, b->kegiatan);
	assert_string_equal(a->tugas, b->tugas);
	assert_string_equal(a->peran, b->peran);
	assert_true(text_eq(a->hanya, b->hanya));
	assert_true(text_eq(a->penutup, b->penutup));
	assert_true(text_eq(a->hasil, b->hasil));
	assert_true(text_eq(a->layar, b->layar));
	assert_int_equal(a->no, b->no);
	assert_int_equal(a->tiap_bidang, b->tiap_bidang);
	assert_memory_equal(&a->baku, &b->baku, sizeof(a->baku));
	assert_memory_equal(&a->batas, &b->batas, sizeof(a->batas));
	assert_int_equal(a->lanjut, b->lanjut);
	assert_int_equal(a->keputusan, b->keputusan);
	assert_int_equal(a->bukan_pelaku, b->bukan_pelaku);
	assert_int_equal(a->kembali_n, b->kembali_n);
	for (size_t i = 0; i < a->kembali_n; i++) {
		assert_int_equal(a->kembali[i], b->kembali[i]);
		assert_int_equal(a->kembali_bidang[i], b->kembali_bidang[i]);
	}
	assert_int_equal(a->syarat_n, b->syarat_n);
	for (size_t i = 0; i < a->syarat_n; i++) {
		assert_string_equal(a->syarat[i].jenis, b->syarat[i].jenis);
		assert_string_equal(a->syarat[i].nama, b->syarat[i].nama);
		assert_int_equal(
			a->syarat[i].tiap_bidang, b->syarat[i].tiap_bidang);
		assert_int_equal(a->syarat[i].sistem, b->syarat[i].sistem);
		assert_true(text_eq(
			a->syarat[i].pengecuali, b->syarat[i].pengecuali));
	}
}

static void same_sop(const struct sop *a, const struct sop *b)
{
	assert_string_equal(a->nomor, b->nomor);
	assert_string_equal(a->judul, b->judul);
	assert_string_equal(a->sebutan_triwulan, b->sebutan_triwulan);
	assert_string_equal(a->pengesah.nip, b->pengesah.nip);
	same_list(&a->instansi, &b->instansi);
	same_list(&a->dasar_hukum, &b->dasar_hukum);
	same_list(&a->pencatatan, &b->pencatatan);
	assert_int_equal(a->peran_n, b->peran_n);
	for (size_t i = 0; i < a->peran_n; i++) {
		assert_string_equal(a->peran[i].nama, b->peran[i].nama);
		assert_string_equal(a->peran[i].tampil, b->peran[i].tampil);
		assert_int_equal(a->peran[i].kolom, b->peran[i].kolom);
	}
	assert_int_equal(a->langkah_n, b->langkah_n);
	for (size_t i = 0; i < a->langkah_n; i++) {
		assert_string_equal(a->langkah[i].waktu, b->langkah[i].waktu);
		assert_string_equal(a->langkah[i].output, b->langkah[i].output);
		assert_string_equal(
			a->langkah[i].singkat, b->langkah[i].singkat);
		assert_int_equal(a->langkah[i].ya, b->langkah[i].ya);
		assert_int_equal(a->langkah[i].tidak, b->langkah[i].tidak);
	}
	assert_int_equal(a->simpul_n, b->simpul_n);
	for (size_t i = 0; i < a->simpul_n; i++)
		same_simpul(&a->simpul[i], &b->simpul[i]);
	assert_int_equal(a->catatan_n, b->catatan_n);
	for (size_t i = 0; i < a->catatan_n; i++)
		assert_string_equal(
			a->catatan[i].putusan, b->catatan[i].putusan);
	assert_int_equal(a->gambar_mulai_n, b->gambar_mulai_n);
}

static void test_what_is_written_is_read_again(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);
	struct str a, b;

	same_sop(s, again(c, s));
	t_ok(c, sop_yaml(c, s, &a));
	t_ok(c, sop_yaml(c, again(c, s), &b));
	assert_string_equal(a.p, b.p);
	s->judul = "a: \"b\" \\ #c\nd";
	assert_string_equal(again(c, s)->judul, s->judul);
	t_free(c);
}

static struct sop_sunting edit(struct sop *s, struct baris_sunting *b, size_t n)
{
	return (struct sop_sunting){
		s, s->nomor, s->judul, s->tanggal_revisi, b, n};
}

static void test_a_table_without_changes_is_the_same(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c), *out;
	struct sop_sunting u = edit(s, sop_baris(c->mem, s), s->langkah_n);

	t_ok(c, sop_sunting(c, &u, &out));
	same_sop(s, again(c, out));
	t_free(c);
}

static void test_what_points_to_a_step_follows_it(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c), *out;
	struct baris_sunting *b = sop_baris(c->mem, s);
	struct baris_sunting row[10];
	struct sop_sunting u = edit(s, row, 10);

	/* Step 4 goes, one comes in behind 9. */
	memcpy(row, b, 3 * sizeof(*row));
	memcpy(row + 3, b + 4, 5 * sizeof(*row));
	row[5].kembali = 4;
	row[8] = (struct baris_sunting){.peran = "kabid",
		.kegiatan = "Mengumumkan laporan",
		.kelengkapan = "Laporan",
		.output = "Pengumuman",
		.waktu = {3, WAKTU_JAM}};
	row[9] = b[9];
	t_ok(c, sop_sunting(c, &u, &out));
	out = again(c, out);
	assert_int_equal(out->langkah_n, 10);
	assert_int_equal(out->langkah[5].tidak, 4);
	assert_int_equal(out->langkah[5].ya, 7);
	assert_int_equal(simpul_find(out, "9a"), -1);
	assert_true(simpul_find(out, "8a") > 0);
	assert_true(simpul_find(out, "10a") > 0);
	assert_int_equal(
		out->simpul[simpul_of(out, 6)].bukan_pelaku, simpul_of(out, 5));
	assert_string_equal(out->langkah[8].waktu, "3 jam");
	assert_string_equal(out->langkah[4].waktu, "1 Hari");
	assert_int_equal(out->catatan_n, s->catatan_n - 1);
	t_free(c);
}

static void test_rows_that_cannot_be_are_named(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c), *out;
	struct baris_sunting *b = sop_baris(c->mem, s);
	struct sop_sunting u = edit(s, b, s->langkah_n);

	b[6].kembali = 9;
	t_refused(c, sop_sunting(c, &u, &out), E_INVALID,
		"Langkah 7: pilih langkah sebelumnya");
	b[6].kembali = 5;
	b[9].keputusan = true;
	t_refused(c, sop_sunting(c, &u, &out), E_INVALID, "langkah terakhir");
	b[9].keputusan = false;
	b[2].asal = 2;
	t_refused(c, sop_sunting(c, &u, &out), E_INVALID, "versi asalnya");
	b[2].asal = 3;
	b[0].kegiatan = " ";
	t_refused(c, sop_sunting(c, &u, &out), E_INVALID, "Langkah 1: tulis");
	u.baris_n = 0;
	t_refused(c, sop_sunting(c, &u, &out), E_INVALID, "1 sampai");
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_written_is_read_again),
		cmocka_unit_test(test_a_table_without_changes_is_the_same),
		cmocka_unit_test(test_what_points_to_a_step_follows_it),
		cmocka_unit_test(test_rows_that_cannot_be_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
