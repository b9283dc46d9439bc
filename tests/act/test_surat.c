/*
 * The letters of a case through act, on whichever engine the run has: the
 * papers are made in the step's own transaction, what is wrong is said in
 * the words of the specification, and no failure leaves half of anything.
 */
#include "suratfix.h"

static void whole(struct ctx *c)
{
	struct act_periksa *p;
	size_t n;

	t_ok(c, act_check(c, &p, &n));
}

static size_t papers(struct ctx *c, int64_t id, const char *jenis)
{
	struct siklus_rinci r;
	size_t n = 0;

	t_ok(c, act_siklus_lihat(c, id, &r));
	for (size_t i = 0; i < r.berkas_n; i++)
		n += text_eq(r.berkas[i].jenis, jenis);
	return n;
}

static void test_a_cycle_makes_all_its_papers(void **state)
{
	static const char *const jenis[] = {"disposisi", "undangan",
		"daftar-hadir", "notulen", "lembar-verifikasi",
		"surat-pengantar", "tanda-terima", "daftar-penggandaan"};
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_nomor keluar = {
		.jabatan = "pelaksana", .n = {.buku = BUKU_KELUAR}};
	struct siklus_rinci r;
	const char *dir = getenv("ALUR_SURAT_DIR");

	whole_cycle(c, id);
	for (size_t i = 0; i < ARRAY_N(jenis); i++) {
		struct act_berkas b = {.jabatan = "kasubag",
			.b = {.kasus_id = id, .jenis = jenis[i]}};

		assert_int_equal(papers(c, id, jenis[i]), 1);
		t_ok(c, act_berkas_ambil(c, &b));
		assert_memory_equal(b.isi, "%PDF-", 5);
		if (dir != NULL)
			t_ok(c, io_write(c,
					arena_printf(c->mem, "%s/%s.pdf", dir,
						jenis[i]),
					b.isi, b.n));
	}
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_string_equal(r.arsip->rak, "Rak 2");
	assert_string_equal(r.arsip->map, "Map 7");
	/* Invitation and covering letter, nothing between. */
	t_ok(c, act_nomor_list(c, &keluar));
	assert_int_equal(keluar.list_n, 2);
	assert_int_equal(keluar.berikut, 3);
	assert_string_equal(keluar.list[1].nomor, "002/BPKPD-1.3/VII/2023");
	whole(c);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_cycle_makes_all_its_papers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
