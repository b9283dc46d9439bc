/* Writing, checking and approving the draft, by the people who do it. */
#include "actfix.h"

#include <pthread.h>

#include "act/act_naskah.h"

static int write_as(struct ctx *c, int64_t id, const char *jabatan,
	const char *kode, const char *teks, struct act_tulis *a)
{
	a->siklus_id = id;
	a->jabatan = jabatan;
	a->kode = kode;
	a->teks = teks;
	return act_naskah_tulis(c, a);
}

static void test_sections_are_written_by_several(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_tulis a = {0}, b = {0};
	struct act_naskah n = {.siklus_id = id, .jabatan = "kabid-pajak"};
	struct act_riwayat r = {.siklus_id = id,
		.jabatan = "tim-lkj",
		.kode = "bidang-pajak",
		.dari = 1};

	t_ok(c, write_as(c, id, "tim-lkj", "bidang-pajak", "Satu dua.", &a));
	assert_int_equal(a.rev, 1);
	assert_int_equal(a.kata, 2);
	/* Held by the first; taken over; the first is then told. */
	t_refused(c, write_as(c, id, "kabid-pajak", "bidang-pajak", "x", &b),
		E_STATE,
		"Contoh Aminah, S.Sos. sedang menulis bagian ini sejak pukul 07.30.");
	b.ambil_alih = true;
	t_refused(c, write_as(c, id, "kabid-pajak", "bidang-pajak", "x", &b),
		E_CONFLICT,
		"Bagian Uraian capaian Bidang Pajak Daerah sudah diubah Contoh Aminah, S.Sos. pukul 07.30. Tulisan Anda tidak hilang");
	assert_string_equal(b.sekarang, "Satu dua.");
	b.rev = 1;
	t_ok(c, write_as(c, id, "kabid-pajak", "bidang-pajak", "Satu tiga.",
			&b));
	t_refused(c, write_as(c, id, "kabid-pajak", "penutup", "x", &b),
		E_DENIED, "menulis uraian Bidangnya sendiri");
	t_refused(c, write_as(c, id, "tim-lkj", "zzz", "x", &a), E_NOTFOUND,
		"Bagian \"zzz\" tidak ada");
	t_ok(c, act_naskah_lihat(c, &n));
	assert_int_equal(n.bagian_n, 8);
	assert_true(n.bagian[1].boleh);
	assert_false(n.bagian[0].boleh);
	assert_int_equal(n.bagian[1].bagian.keadaan, BAGIAN_DITULIS);
	t_ok(c, act_naskah_riwayat(c, &r));
	assert_int_equal(r.versi.n, 2);
	assert_string_equal(r.oleh[0], "Contoh Siregar, S.E., M.Si.");
	assert_true(r.beda.berubah);
	assert_int_equal(r.beda.n, 3);
	/* Minutes of one writer are one version. */
	for (int i = 0; i < 3; i++) {
		c->now += CLOCK_SECOND;
		t_ok(c, write_as(c, id, "kabid-pajak", "bidang-pajak",
				arena_printf(c->mem, "Satu tiga %d.", i), &b));
	}
	t_ok(c, act_naskah_riwayat(c, &r));
	assert_int_equal(r.versi.n, 2);
	dbtest_close(c);
}

static void test_preview_is_what_prints(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct act_pratinjau p = {.siklus_id = id,
		.jabatan = "tim-lkj",
		.kode = "kendala",
		.teks = "**Tebal** [[tabel: capaian pajak]]",
		.out = &out};
	struct blok_list l;

	t_ok(c, act_naskah_pratinjau(c, &p));
	assert_non_null(strstr(out.p, "<strong>Tebal</strong>"));
	assert_int_equal(p.temuan_n, 1);
	t_ok(c, act_naskah_blok(c, id, &l));
	assert_true(l.n > 30);
	/* The whole of it inside a page: no head, no style of its own. */
	str_clear(&out);
	t_ok(c, act_laporan_isi(c, id, &out));
	assert_non_null(strstr(out.p, "<h2>"));
	assert_null(strstr(out.p, "<style"));
	dbtest_close(c);
}

static int decide(struct ctx *c, int64_t id, enum keputusan k,
	const char *catatan, struct act_putus *p)
{
	p->siklus_id = id;
	p->jabatan = "sekretaris";
	p->keputusan = k;
	p->catatan = catatan;
	return act_putus(c, p);
}

static void test_the_check_goes_round(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_tulis t = {0};
	struct act_putus p = {0};
	struct act_catat m = {.siklus_id = id, .jabatan = "sekretaris"};
	struct act_jawab j = {
		.siklus_id = id, .nomor = 1, .jabatan = "tim-lkj"};
	struct act_periksa_hal h = {.siklus_id = id, .jabatan = "sekretaris"};
	struct nilai_catatan nilai[3] = {{1, true}, {2, true}, {3, false}};
	static const char *const ticks[] = {"Angka sesuai LRA"};
	struct siklus_rinci r;

	fix_to_draft(c, id);
	t_ok(c, write_as(c, id, "tim-lkj", "penutup",
			"Kondisi ekonomi.\n\nTerima kasih.", &t));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_refused(c, write_as(c, id, "tim-lkj", "penutup", "x", &t), E_STATE,
		"Draf sudah selesai dan ada di langkah 6");
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, act_periksa_lihat(c, &h));
	assert_true(h.boleh);
	assert_int_equal(h.dilihat, 0);
	assert_int_equal(h.bagian[7].paragraf_n, 2);
	assert_non_null(h.sidik);
	t_refused(c, decide(c, id, KEPUTUSAN_TANPA, NULL, &p), E_INVALID,
		"Pilih Ya atau Tidak.");
	t_refused(c, decide(c, id, KEPUTUSAN_TIDAK, " \n", &p), E_INVALID,
		"Tulis apa yang harus diperbaiki.");
	m.kode = "penutup";
	m.paragraf = h.bagian[7].paragraf[0].hash;
	m.teks = "Penyebab belum dijelaskan.";
	t_ok(c, act_catatan_tulis(c, &m));
	p.kunci = "putus-1";
	p.centang = ticks;
	p.centang_n = 1;
	t_ok(c, decide(c, id, KEPUTUSAN_TIDAK, "Dua\r\n\nTiga\n", &p));
	assert_int_equal(p.catatan_n, 2);
	assert_string_equal(p.langkah.e.catatan,
		"1. Penyebab belum dijelaskan.\n2. Dua\n3. Tiga\nDiperiksa: Angka sesuai LRA");
	t_ok(c, decide(c, id, KEPUTUSAN_TIDAK, "Dua\r\n\nTiga\n", &p));
	assert_true(p.langkah.ulang);
	t_refused(c, fix_step(c, id, 5, "tim-lkj"), E_STATE,
		"Masih ada 3 catatan pemeriksa yang belum dijawab");
	for (j.nomor = 1; j.nomor <= 3; j.nomor++) {
		j.jawaban = "Sudah.";
		t_ok(c, act_catatan_jawab(c, &j));
	}
	c->now += 60 * CLOCK_MINUTE;
	t.rev = 1;
	t_ok(c, write_as(c, id, "tim-lkj", "penutup",
			"Kondisi pasar.\n\nTerima kasih.", &t));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, act_periksa_lihat(c, &h));
	assert_int_equal(h.putaran, 2);
	assert_int_equal(h.dilihat, 1);
	assert_true(h.bagian[7].berubah);
	assert_false(h.bagian[0].berubah);
	assert_int_equal(h.catatan.n, 3);
	assert_string_equal(h.catatan.item[0].kutipan, "Kondisi ekonomi.");
	assert_string_equal(h.catatan.item[0].jawaban, "Sudah.");
	/* One is still not right: that alone is reason enough. */
	p = (struct act_putus){.nilai = nilai, .nilai_n = 3};
	t_ok(c, decide(c, id, KEPUTUSAN_TIDAK, NULL, &p));
	t_refused(c, fix_step(c, id, 5, "tim-lkj"), E_STATE, "1 catatan");
	j.nomor = 3;
	t_ok(c, act_catatan_jawab(c, &j));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	nilai[2].sudah = true;
	t_ok(c, decide(c, id, KEPUTUSAN_YA, NULL, &p));
	/* The draft went three ways; the signature is asked for once. */
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_int_equal(
		posisi_langkah(r.siklus.kasus.sop, r.tugas, r.tugas_n, 5).kali,
		3);
	assert_int_equal(
		posisi_langkah(r.siklus.kasus.sop, r.tugas, r.tugas_n, 8).kali,
		1);
	fix_whole(c);
	dbtest_close(c);
}

/* A section that is written again at once is still compared with what the
 * checker saw of it. */
static void test_what_was_seen_is_kept(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_tulis t = {0};
	struct act_putus p = {0};
	struct act_jawab j = {.siklus_id = id,
		.nomor = 1,
		.jabatan = "tim-lkj",
		.jawaban = "Sudah."};
	struct act_periksa_hal h = {.siklus_id = id, .jabatan = "sekretaris"};
	const struct beda_list *b;

	fix_to_draft(c, id);
	t_ok(c, write_as(c, id, "tim-lkj", "penutup", "Satu dua.", &t));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, decide(c, id, KEPUTUSAN_TIDAK, "Tambah tiga.", &p));
	t_ok(c, act_catatan_jawab(c, &j));
	t.rev = 1;
	t_ok(c, write_as(c, id, "tim-lkj", "penutup", "Satu dua tiga.", &t));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, act_periksa_lihat(c, &h));
	b = &h.bagian[7].beda;
	assert_true(b->berubah);
	assert_int_equal(b->item[0].jenis, BEDA_SAMA);
	assert_true(text_starts(b->item[0].teks, "Satu "));
	fix_whole(c);
	dbtest_close(c);
}

static void test_checks_name_what_is_wrong(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_periksa_hal h = {.siklus_id = id, .jabatan = "kepala"};

	fix_to_draft(c, id);
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, act_periksa_lihat(c, &h));
	assert_false(h.boleh);
	assert_int_equal(h.cek_n, 9);
	assert_true(h.cek[0].lulus);
	assert_string_equal(h.cek[0].rinci, "5 dari 5");
	assert_true(h.cek[1].lulus);
	assert_false(h.cek[2].lulus);
	assert_true(h.cek[4].lulus);
	assert_string_equal(h.cek[5].rinci, "0 dari 8");
	assert_non_null(strstr(h.cek[8].rinci, "Hj. Contoh Ratna"));
	dbtest_close(c);
}

static void test_only_what_was_read_is_approved(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_langkah l = {.siklus_id = id, .jabatan = "sekretaris"};
	struct act_tanda a = {.siklus_id = id};
	char other[HASH_HEX + 1];

	fix_to_draft(c, id);
	for (int no = 5; no <= 7; no++)
		t_ok(c, fix_step(
				c, id, no, no == 7 ? "sekretaris" : "tim-lkj"));
	t_ok(c, act_tanda(c, &a));
	assert_non_null(a.sidik);
	assert_null(a.disetujui);
	memset(other, 'a', HASH_HEX);
	other[HASH_HEX] = '\0';
	t_refused(c, act_setuju(c, &l, other), E_CONFLICT,
		"bukan lagi yang Anda baca");
	t_refused(c, act_setuju(c, &l, "12"), E_INVALID, "tidak lengkap");
	t_ok(c, act_setuju(c, &l, a.sidik));
	t_ok(c, act_tanda(c, &a));
	assert_non_null(a.disetujui);
	assert_string_equal(a.oleh[0], "Hj. Contoh Ratna, S.E., M.M.");
	assert_non_null(a.sidik_laporan);
	fix_whole(c);
	dbtest_close(c);
}

/* ---- two at once; a database that fails ---- */

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
	struct act_tulis a = {.ambil_alih = true};

	c->writer = p->w;
	p->rc = write_as(c, p->id, "tim-lkj", "kendala", p->teks, &a);
	t_free(c);
	return NULL;
}

static void test_of_two_texts_none_is_lost(void **state)
{
	struct ctx *c = fix_office();
	struct writer *w;

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (int i = 0; i < 5; i++) {
		int64_t id =
			fix_open(c, arena_printf(c->mem, "20%d-TW2", 30 + i));
		struct penulis p[2] = {{w, id, "satu", 1}, {w, id, "dua", 1}};
		pthread_t t[2];

		for (int k = 0; k < 2; k++)
			pthread_create(&t[k], NULL, writer_thread, &p[k]);
		for (int k = 0; k < 2; k++)
			pthread_join(t[k], NULL);
		assert_int_equal(p[0].rc + p[1].rc, E_CONFLICT);
	}
	writer_close(w);
	dbtest_close(c);
}

static void test_a_failing_call_leaves_no_half_decision(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2026-TW2");
	struct act_periksa_hal h = {.siklus_id = id, .jabatan = "sekretaris"};
	int nth = 1;

	fix_to_draft(c, id);
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	for (; nth < 200; nth++) {
		struct act_putus p = {.kunci = "k"};
		int rc;

		db_fault(nth, nth % 2 == 0);
		rc = decide(c, id, KEPUTUSAN_TIDAK, "Satu\nDua", &p);
		db_fault(0, false);
		fail_clear(c);
		t_ok(c, act_periksa_lihat(c, &h));
		if (rc == OK)
			break;
		assert_int_equal(h.catatan.n, 0);
		assert_int_equal(h.dilihat, 0);
	}
	assert_true(nth > 10);
	assert_int_equal(h.catatan.n, 2);
	fix_whole(c);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sections_are_written_by_several),
		cmocka_unit_test(test_preview_is_what_prints),
		cmocka_unit_test(test_the_check_goes_round),
		cmocka_unit_test(test_what_was_seen_is_kept),
		cmocka_unit_test(test_checks_name_what_is_wrong),
		cmocka_unit_test(test_only_what_was_read_is_approved),
		cmocka_unit_test(test_of_two_texts_none_is_lost),
		cmocka_unit_test(test_a_failing_call_leaves_no_half_decision),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
