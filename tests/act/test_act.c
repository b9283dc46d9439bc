/*
 * A whole cycle through act, on whichever engine the run has: after every
 * step the events fold to the rows; with the n-th database call failing, no
 * step is ever half done.
 */
#include "dbtest.h"

#include <pthread.h>

#include "act/act.h"

static struct ctx *office(void)
{
	struct ctx *c = dbtest_open();
	struct act_sop sop = {
		.file = "sop/penyusunan-lkj.yaml", .sahkan = true};
	char *text = t_file(c, sop.file, &sop.n);

	sop.text = text;
	t_ok(c, act_init(c));
	t_ok(c, act_sop_impor(c, &sop));
	return c;
}

static const struct lampiran papers[] = {
	{.jenis = "disposisi", .nama = "d.txt", .isi = "d", .n = 1},
	{.jenis = "notulen", .nama = "n.txt", .isi = "n", .n = 1},
	{.jenis = "lembar-verifikasi", .nama = "v.txt", .isi = "v", .n = 1},
	{.jenis = "surat-pengantar", .nama = "s.txt", .isi = "s", .n = 1},
	{.jenis = "tanda-terima", .nama = "t.txt", .isi = "t", .n = 1},
	{.jenis = "daftar-penggandaan", .nama = "g.txt", .isi = "g", .n = 1}};

struct move {
	int no;
	const char *jabatan;
	int paper, papers; /* first and number, of `papers` */
	enum keputusan keputusan;
};

static const struct move cycle[] = {{1, "sekretaris", 0, 1, 0},
	{2, "kabid-pajak", 0, 0, 0}, {3, "kabid-pajak", 0, 0, 0},
	{2, "kabid-retribusi", 0, 0, 0}, {3, "kabid-retribusi", 0, 0, 0},
	{2, "kabid-anggaran", 0, 0, 0}, {3, "kabid-anggaran", 0, 0, 0},
	{2, "kabid-perbendaharaan", 0, 0, 0},
	{3, "kabid-perbendaharaan", 0, 0, 0}, {2, "kabid-aset", 0, 0, 0},
	{3, "kabid-aset", 0, 0, 0}, {4, "tim-lkj", 1, 1, 0},
	{5, "tim-lkj", 0, 0, 0}, {6, "tim-lkj", 0, 0, 0},
	{7, "sekretaris", 0, 0, KEPUTUSAN_TIDAK}, {5, "tim-lkj", 0, 0, 0},
	{6, "tim-lkj", 0, 0, 0}, {7, "sekretaris", 0, 0, KEPUTUSAN_YA},
	{8, "sekretaris", 0, 0, 0}, {9, "kasubag", 2, 1, 0},
	{9, "sekretaris", 0, 0, 0}, {10, "pelaksana", 3, 3, 0}};

/* Figures first, where this step is a Bidang's filling. */
static int fill(struct ctx *c, int64_t id, const struct move *m)
{
	struct act_data d = {.siklus_id = id, .jabatan = m->jabatan};

	if (m->no != 2)
		return OK;
	d.bidang = m->jabatan + strlen("kabid-");
	d.file = arena_printf(c->mem, "data/contoh/%s.csv", d.bidang);
	d.text = t_file(c, d.file, &d.n);
	return act_data_isi(c, &d);
}

static int move_on(
	struct ctx *c, int64_t id, const struct move *m, const char *kunci)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = m->no,
		.jabatan = m->jabatan,
		.keputusan = m->keputusan,
		.catatan = m->keputusan == KEPUTUSAN_TIDAK ? "uji" : NULL,
		.lampiran = papers + m->paper,
		.lampiran_n = (size_t)m->papers,
		.kunci = kunci};

	return act_langkah(c, &a);
}

static int64_t open_case(struct ctx *c, const char *periode)
{
	struct act_buka b = {.periode = periode, .jabatan = "sekretaris"};

	t_ok(c, act_siklus_buka(c, &b));
	return b.id;
}

static void whole(struct ctx *c)
{
	struct act_periksa *p;
	size_t n;
	int64_t chains, lines;

	t_ok(c, act_check(c, &p, &n));
	assert_int_equal(n, 8);
	t_ok(c, act_verify(c, &chains, &lines));
}

static void test_a_cycle_is_whole_after_every_step(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2"), n;
	struct siklus_rinci r;

	for (size_t i = 0; i < ARRAY_N(cycle); i++) {
		c->now += 30 * CLOCK_MINUTE;
		t_ok(c, fill(c, id, &cycle[i]));
		t_ok(c, move_on(c, id, &cycle[i], NULL));
		whole(c);
	}
	t_ok(c, act_jobs(c, &n));
	assert_int_equal(n, 1);
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_int_equal(r.siklus.keadaan, KEADAAN_SELESAI);
	/* Opened, five fillings, 22 completions. */
	assert_int_equal(r.peristiwa_n, 1 + 5 + 22);
	whole(c);
	dbtest_close(c);
}

/* A paper that lies in a file comes back as it was. */
static void test_a_big_paper_comes_from_a_file(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	FILE *f = tmpfile();
	struct lampiran l = {.jenis = "disposisi",
		.nama = "pindaian.tif",
		.fd = fileno(f),
		.offset = 10,
		.n = 1000000};
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = 1,
		.jabatan = "sekretaris",
		.lampiran = &l,
		.lampiran_n = 1};
	struct siklus_rinci r;

	for (int i = 0; i < 1000010; i++)
		fputc(i * 7 % 251, f);
	fflush(f);
	/* Without its hash nothing is stored. */
	t_refused(c, act_langkah(c, &a), E_IO, "berubah saat disimpan");
	t_ok(c, lampiran_siap(c, &l));
	t_ok(c, act_langkah(c, &a));
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_int_equal(r.berkas_n, 1);
	assert_int_equal(r.berkas[0].ukuran, 1000000);
	assert_memory_equal(r.berkas[0].hash, l.hash, HASH_N);
	whole(c);
	fclose(f);
	dbtest_close(c);
}

/* Every database call of every step fails once, and from then on. The same
 * key afterwards does the step exactly once. */
static void test_a_failing_call_never_leaves_half_a_step(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	int failed = 0;

	for (size_t i = 0; i < ARRAY_N(cycle); i++) {
		const char *kunci = arena_printf(c->mem, "langkah-%zu", i);

		t_ok(c, fill(c, id, &cycle[i]));
		for (int nth = 1; nth < 200; nth++) {
			struct siklus_rinci before, after;
			int rc;

			t_ok(c, act_siklus_lihat(c, id, &before));
			db_fault(nth, nth % 2 == 0);
			rc = move_on(c, id, &cycle[i], kunci);
			db_fault(0, false);
			fail_clear(c);
			t_ok(c, act_siklus_lihat(c, id, &after));
			if (rc == OK) {
				assert_int_equal(after.peristiwa_n,
					before.peristiwa_n + 1);
				break;
			}
			failed++;
			assert_int_equal(after.peristiwa_n, before.peristiwa_n);
			assert_string_equal(after.siklus.marking_text,
				before.siklus.marking_text);
			assert_int_equal(after.berkas_n, before.berkas_n);
		}
		t_ok(c, move_on(c, id, &cycle[i], kunci));
	}
	assert_true(failed > 150);
	whole(c);
	dbtest_close(c);
}

static void test_a_key_has_one_effect(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct siklus_rinci r;

	for (int i = 0; i < 3; i++)
		t_ok(c, move_on(c, id, &cycle[0], "k"));
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_int_equal(r.peristiwa_n, 2);
	t_refused(
		c, move_on(c, id, &cycle[1], "k"), E_CONFLICT, "tindakan lain");
	dbtest_close(c);
}

static void test_a_yearly_report_waits_for_the_kepala(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026");
	struct move kepala = {10, "kepala", 0, 0, 0};

	for (size_t i = 0; i + 1 < ARRAY_N(cycle); i++) {
		t_ok(c, fill(c, id, &cycle[i]));
		t_ok(c, move_on(c, id, &cycle[i], NULL));
	}
	t_refused(c, move_on(c, id, &cycle[ARRAY_N(cycle) - 1], NULL), E_DENIED,
		"Kepala Badan");
	t_ok(c, move_on(c, id, &kepala, NULL));
	t_ok(c, move_on(c, id, &cycle[ARRAY_N(cycle) - 1], NULL));
	whole(c);
	dbtest_close(c);
}

static size_t waiting(struct ctx *c, const char *jabatan)
{
	struct tugas *list;
	size_t n;

	t_ok(c, act_tugas(c, jabatan, &list, &n));
	return n;
}

static void test_what_is_paused_waits_for_nobody(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW3");
	struct act_langkah a = {.tindakan = TINDAKAN_JEDA,
		.siklus_id = id,
		.jabatan = "sekretaris",
		.catatan = "Menunggu surat edaran."};

	assert_int_equal(waiting(c, "sekretaris"), 1);
	t_ok(c, act_langkah(c, &a));
	assert_int_equal(waiting(c, "sekretaris"), 0);
	a.tindakan = TINDAKAN_LANJUT;
	a.catatan = NULL;
	t_ok(c, act_langkah(c, &a));
	assert_int_equal(waiting(c, "sekretaris"), 1);
	whole(c);
	dbtest_close(c);
}

/* ---- many at once, through the writer ---- */

struct kabid {
	struct writer *w;
	int64_t id;
	const char *jabatan;
	int rc;
};

static void *kabid_thread(void *arg)
{
	struct kabid *k = arg;
	struct ctx *c = t_ctx();
	struct move m = {2, k->jabatan, 0, 0, 0};

	c->writer = k->w;
	k->rc = fill(c, k->id, &m);
	if (k->rc == OK)
		k->rc = move_on(c, k->id, &m, NULL);
	m.no = 3;
	if (k->rc == OK)
		k->rc = move_on(c, k->id, &m, NULL);
	t_free(c);
	return NULL;
}

static void test_five_kabid_at_once_never_see_an_error(void **state)
{
	static const char *const jabatan[] = {"kabid-pajak", "kabid-retribusi",
		"kabid-anggaran", "kabid-perbendaharaan", "kabid-aset"};
	struct ctx *c = office();
	struct writer *w;
	pthread_t t[5];
	struct kabid k[5];
	struct siklus_rinci r;

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (int round = 0; round < 5; round++) {
		int64_t id = open_case(
			c, arena_printf(c->mem, "20%d-TW2", 30 + round));

		t_ok(c, move_on(c, id, &cycle[0], NULL));
		for (int i = 0; i < 5; i++) {
			k[i] = (struct kabid){w, id, jabatan[i], 1};
			pthread_create(&t[i], NULL, kabid_thread, &k[i]);
		}
		for (int i = 0; i < 5; i++) {
			pthread_join(t[i], NULL);
			assert_int_equal(k[i].rc, OK);
		}
		t_ok(c, act_siklus_lihat(c, id, &r));
		assert_int_equal(r.siklus.marking.token_n, 1);
		assert_int_equal(r.tugas[r.tugas_n - 1].langkah, 4);
	}
	writer_close(w);
	whole(c);
	dbtest_close(c);
}

static void test_an_office_is_made_once(void **state)
{
	struct ctx *c = office();

	t_refused(c, act_init(c), E_STATE, "sudah berisi kantor");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_cycle_is_whole_after_every_step),
		cmocka_unit_test(test_a_big_paper_comes_from_a_file),
		cmocka_unit_test(test_a_failing_call_never_leaves_half_a_step),
		cmocka_unit_test(test_a_key_has_one_effect),
		cmocka_unit_test(test_a_yearly_report_waits_for_the_kepala),
		cmocka_unit_test(test_what_is_paused_waits_for_nobody),
		cmocka_unit_test(test_five_kabid_at_once_never_see_an_error),
		cmocka_unit_test(test_an_office_is_made_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
