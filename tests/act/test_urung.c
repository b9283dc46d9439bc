/* Taking a step back: everything as it was, and only when nobody went on. */
#include "actfix.h"
#include "suratfix.h"

#include "act/act_kabar.h"
#include "act/act_data.h"
#include "act/act_minta.h"
#include "act/act_naskah.h"
#include "act/act_org.h"
#include "act/act_urung.h"
#include "org/org.h"

static int64_t person_of(struct ctx *c, const char *jabatan)
{
	struct pejabat p;

	t_ok(c, act_pemegang(c, jabatan, &p));
	return p.pegawai_id;
}

static struct siklus_rinci look(struct ctx *c, int64_t id)
{
	struct siklus_rinci r;

	t_ok(c, act_siklus_lihat(c, id, &r));
	return r;
}

static struct act_urung undo_of(struct ctx *c, int64_t id, const char *jabatan)
{
	struct siklus_rinci r = look(c, id);

	return (struct act_urung){.siklus_id = id,
		.jabatan = jabatan,
		.urut = r.peristiwa[r.peristiwa_n - 1].urut};
}

/* Where the case stands, as one text. */
static const char *state(struct ctx *c, int64_t id)
{
	struct siklus_rinci r = look(c, id);
	struct str s = str_new(c->mem, LIMIT_TEXT);

	str_add(&s, r.siklus.marking_text);
	for (size_t i = 0; i < r.tugas_n; i++)
		str_addf(&s, "\n%lld %s %lld %lld", (long long)r.tugas[i].nomor,
			r.tugas[i].simpul, (long long)r.tugas[i].selesai_at,
			(long long)r.tugas[i].tenggat_at);
	return s.p;
}

static void to_check(struct ctx *c, int64_t id)
{
	fix_to_draft(c, id);
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
}

static int decide(struct ctx *c, int64_t id, enum keputusan k)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = 7,
		.jabatan = "sekretaris",
		.keputusan = k,
		.catatan = "uji"};

	return act_langkah(c, &a);
}

static size_t news(struct ctx *c, const char *jabatan, const char *part)
{
	struct kabar *list;
	size_t n, found = 0;
	int64_t me = c->actor_id;

	c->actor_id = person_of(c, jabatan);
	t_ok(c, act_kabar_list(c, &list, &n));
	for (size_t i = 0; i < n; i++)
		found += strstr(list[i].judul, part) != NULL;
	c->actor_id = me;
	return found;
}

static void test_a_disposisi_is_withdrawn(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	const char *before = state(c, id), *number;
	struct act_disposisi d = disposisi_of(c, id);
	struct act_urung u;

	t_ok(c, act_disposisi_kirim(c, &d));
	number = d.hasil.nomor;
	assert_int_equal(news(c, "kabid-pajak", "Tugas baru"), 1);
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	assert_false(u.ulang);
	assert_string_equal(state(c, id), before);
	assert_int_equal(news(c, "kabid-pajak", "ditarik kembali"), 1);
	fix_whole(c);
	/* It can be written on, and takes the same number. */
	d = disposisi_of(c, id);
	assert_null(d.hasil.nomor);
	d.d.isi = "Tolong lebih teliti.";
	t_ok(c, act_disposisi_simpan(c, &d));
	d = disposisi_of(c, id);
	t_ok(c, act_disposisi_kirim(c, &d));
	assert_string_equal(d.hasil.nomor, number);
	fix_whole(c);
	dbtest_close(c);
}

static void test_a_decision_is_withdrawn(void **state_)
{
	static const enum keputusan both[] = {KEPUTUSAN_TIDAK, KEPUTUSAN_YA};

	for (size_t i = 0; i < ARRAY_N(both); i++) {
		struct ctx *c = office();
		int64_t id = open_case(c, "2026-TW2");
		const char *before;
		struct act_urung u;

		to_check(c, id);
		before = state(c, id);
		t_ok(c, decide(c, id, both[i]));
		assert_string_not_equal(state(c, id), before);
		u = undo_of(c, id, "sekretaris");
		t_ok(c, act_urung(c, &u));
		assert_string_equal(state(c, id), before);
		fix_whole(c);
		/* The second click of the same. */
		t_ok(c, act_urung(c, &u));
		assert_true(u.ulang);
		/* And the other way round now. */
		t_ok(c, decide(c, id, both[1 - i]));
		fix_whole(c);
		dbtest_close(c);
	}
}

static void test_not_after_five_minutes(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2"), now, me;
	struct siklus_rinci r;
	struct act_urung u;

	to_check(c, id);
	t_ok(c, decide(c, id, KEPUTUSAN_YA));
	u = undo_of(c, id, "sekretaris");
	now = c->now;
	r = look(c, id);
	me = person_of(c, "sekretaris");
	assert_int_equal(act_urung_sampai(&r, me, now), now + 5 * CLOCK_MINUTE);
	assert_int_equal(
		act_urung_sampai(&r, me, now + 5 * CLOCK_MINUTE + 1), 0);
	assert_int_equal(act_urung_sampai(&r, me + 1, now), 0);
	c->now = now + 5 * CLOCK_MINUTE + 1;
	t_refused(c, act_urung(c, &u), E_STATE, "dalam 5 menit");
	c->now = now + 5 * CLOCK_MINUTE;
	t_ok(c, act_urung(c, &u));
	dbtest_close(c);
}

static void test_not_when_it_was_opened(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct siklus_rinci r;
	struct act_urung u;

	t_ok(c, act_disposisi_kirim(c, &d));
	u = undo_of(c, id, "sekretaris");
	r = look(c, id);
	/* Another than its holder may look: that opens nothing. */
	c->actor_id = person_of(c, "kasubag");
	t_refused(c, act_tugas_dilihat(c, id, r.tugas[1].nomor), E_DENIED,
		"Anda tidak sedang");
	c->actor_id = person_of(c, "sekretaris");
	r = look(c, id);
	assert_true(act_urung_sampai(&r, c->actor_id, c->now) > 0);
	c->actor_id = person_of(c, r.tugas[1].jabatan);
	c->now += CLOCK_MINUTE;
	t_ok(c, act_tugas_dilihat(c, id, r.tugas[1].nomor));
	c->actor_id = person_of(c, "sekretaris");
	r = look(c, id);
	assert_int_equal(act_urung_sampai(&r, c->actor_id, c->now), 0);
	t_refused(c, act_urung(c, &u), E_STATE, "sudah dibuka");
	dbtest_close(c);
}

static void test_not_when_the_letter_was_read(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct act_urung u;

	t_ok(c, act_disposisi_kirim(c, &d));
	u = undo_of(c, id, "sekretaris");
	c->actor_id = person_of(c, d.hasil.penerima[0].jabatan);
	t_ok(c, act_disposisi_baca(c, id, d.hasil.penerima[0].jabatan));
	c->actor_id = person_of(c, "sekretaris");
	t_refused(c, act_urung(c, &u), E_STATE, "Disposisi sudah dibuka");
	dbtest_close(c);
}

static void test_only_a_letter_or_a_decision_by_who_did_it(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_urung u = undo_of(c, id, "sekretaris");
	struct act_langkah pause = {.tindakan = TINDAKAN_JEDA,
		.siklus_id = id,
		.jabatan = "sekretaris",
		.catatan = "uji"};

	t_refused(c, act_urung(c, &u), E_STATE, "tidak dapat diurungkan");
	to_check(c, id);
	u = undo_of(c, id, "tim-lkj"); /* handed in: no decision */
	t_refused(c, act_urung(c, &u), E_STATE, "tidak dapat diurungkan");
	t_ok(c, decide(c, id, KEPUTUSAN_YA));
	u = undo_of(c, id, "tim-lkj");
	t_refused(c, act_urung(c, &u), E_DENIED, "Hanya yang melaksanakannya");
	u = undo_of(c, id, "sekretaris");
	u.urut--;
	t_refused(c, act_urung(c, &u), E_STATE, "sesudahnya");
	t_ok(c, act_langkah(c, &pause));
	u.urut++;
	t_refused(c, act_urung(c, &u), E_STATE, "sesudahnya");
	pause.tindakan = TINDAKAN_LANJUT;
	t_ok(c, act_langkah(c, &pause));
	t_ok(c, fix_step(c, id, 8, "sekretaris"));
	u = undo_of(c, id, "sekretaris"); /* a signature stays */
	t_refused(c, act_urung(c, &u), E_STATE, "tidak dapat diurungkan");
	fix_whole(c);
	dbtest_close(c);
}

static void test_a_failing_call_undoes_nothing(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	const char *before = state(c, id), *sent;
	struct act_disposisi d = disposisi_of(c, id);
	struct act_urung u;
	int rc = E_IO, failed = 0;

	t_ok(c, act_disposisi_kirim(c, &d));
	sent = state(c, id);
	u = undo_of(c, id, "sekretaris");
	for (int nth = 1; rc != OK && nth < 300; nth++) {
		db_fault(nth, nth % 2 == 0);
		rc = act_urung(c, &u);
		db_fault(0, false);
		fail_clear(c);
		assert_string_equal(state(c, id), rc == OK ? before : sent);
		failed += rc != OK;
	}
	assert_true(failed > 10);
	fix_whole(c);
	dbtest_close(c);
}

/* ---- what stands beside the event ---- */

static int judge(struct ctx *c, int64_t id, struct act_putus p)
{
	p.siklus_id = id;
	p.jabatan = "sekretaris";
	return act_putus(c, &p);
}

static struct act_periksa_hal check_page(struct ctx *c, int64_t id)
{
	struct act_periksa_hal h = {.siklus_id = id, .jabatan = "sekretaris"};

	t_ok(c, act_periksa_lihat(c, &h));
	return h;
}

static void test_what_the_checker_saw_and_judged_is_undone(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_jawab j = {.siklus_id = id,
		.jabatan = "tim-lkj",
		.nomor = 1,
		.jawaban = "Sudah."};
	struct nilai_catatan nilai = {1, true};
	struct act_periksa_hal h;
	struct act_urung u;

	to_check(c, id);
	t_ok(c, judge(c, id,
			(struct act_putus){.keputusan = KEPUTUSAN_TIDAK,
				.catatan = "Perbaiki bab dua."}));
	t_ok(c, act_catatan_jawab(c, &j));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, judge(c, id,
			(struct act_putus){.keputusan = KEPUTUSAN_YA,
				.nilai = &nilai,
				.nilai_n = 1}));
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	h = check_page(c, id);
	assert_int_equal(h.putaran, 2);
	assert_int_equal(h.dilihat, 1);
	assert_int_equal(h.catatan.item[0].keadaan, CATATAN_DITINDAKLANJUTI);
	fix_whole(c);
	dbtest_close(c);
}

static void test_a_withdrawn_paper_opens_no_step(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct act_langkah plain = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = 1,
		.jabatan = "sekretaris"};
	struct act_urung u;

	t_ok(c, act_disposisi_kirim(c, &d));
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	t_refused(c, act_langkah(c, &plain), E_STATE, "kelengkapan belum ada");
	dbtest_close(c);
}

static void test_the_key_of_an_undone_step_is_used_up(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct act_urung u;

	d.kunci = "k1";
	t_ok(c, act_disposisi_kirim(c, &d));
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	d = disposisi_of(c, id);
	d.kunci = "k1";
	t_refused(c, act_disposisi_kirim(c, &d), E_CONFLICT, "diurungkan");
	d.kunci = "k2";
	t_ok(c, act_disposisi_kirim(c, &d));
	fix_whole(c);
	dbtest_close(c);
}

/* To pajak, who had asked for it and types at once, by whatever way. */
static void test_what_was_begun_stays(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_grid g = {
		.siklus_id = id, .bidang = "pajak", .jabatan = "kabid-pajak"};
	struct act_minta m = {.siklus_id = id,
		.bidang = "pajak",
		.jabatan = "kabid-pajak",
		.alasan = "Keliru."};
	struct act_langkah back = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = 7,
		.jabatan = "sekretaris",
		.keputusan = KEPUTUSAN_TIDAK,
		.kembali_ke = 2,
		.bidang = "pajak",
		.catatan = "uji"};
	struct act_sel x = {
		.siklus_id = id, .bidang = "pajak", .jabatan = "kabid-pajak"};
	struct act_urung u;

	fix_to_meeting(c, id);
	t_ok(c, act_data_minta(c, &m));
	t_ok(c, fix_step(c, id, 4, "tim-lkj"));
	t_ok(c, fix_step(c, id, 5, "tim-lkj"));
	t_ok(c, fix_step(c, id, 6, "tim-lkj"));
	t_ok(c, act_langkah(c, &back));
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	t_ok(c, act_data_baca(c, &g));
	assert_true(g.buka.minta.id != 0); /* it waits again */
	t_ok(c, act_langkah(c, &back));
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_data_baca(c, &g));
	x.isi.baris = g.baris[0].indikator.kode;
	x.isi.kolom = "realisasi";
	x.isi.teks = "1";
	x.isi.lama = g.baris[0].realisasi.ketik;
	x.isi.rev = g.baris[0].rev;
	c->now += CLOCK_SECOND;
	t_ok(c, act_data_sel(c, &x));
	t_refused(c, act_urung(c, &u), E_STATE, "sudah dibuka");
	dbtest_close(c);
}

/* The next meeting is not offered the reason of a decision taken back. */
static void test_a_withdrawn_reason_is_no_point_of_a_meeting(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_langkah back = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = 7,
		.jabatan = "sekretaris",
		.keputusan = KEPUTUSAN_TIDAK,
		.kembali_ke = 2,
		.bidang = "pajak",
		.catatan = "ditarik"};
	struct act_urung u;
	struct act_rapat r;
	size_t stays = 0;

	to_check(c, id);
	t_ok(c, act_langkah(c, &back));
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	back.bidang = "aset";
	back.catatan = "tetap";
	t_ok(c, act_langkah(c, &back));
	t_ok(c, fix_step(c, id, 2, "kabid-aset"));
	t_ok(c, fix_step(c, id, 3, "kabid-aset"));
	r = rapat_of(c, id);
	t_ok(c, act_undangan_kirim(c, &r));
	r = rapat_of(c, id);
	assert_true(r.butir_usul);
	for (size_t i = 0; i < r.hasil.butir_n; i++) {
		assert_false(text_eq(r.hasil.butir[i].pembahasan, "ditarik"));
		stays += text_eq(r.hasil.butir[i].pembahasan, "tetap");
	}
	assert_int_equal(stays, 1);
	dbtest_close(c);
}

static void test_only_in_the_position_that_did_it(void **state_)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	int32_t today = at_day(c->now, CLOCK_WIB);
	struct penugasan t = {.jabatan = "kasubag",
		.kapasitas = "plh",
		.mulai = today,
		.selesai = today,
		.dasar = "SP 1"};
	struct act_urung u;
	struct pejabat p;

	t_ok(c, act_disposisi_kirim(c, &d));
	t_ok(c, act_pemegang(c, "sekretaris", &p));
	t_ok(c, act_tunjuk(c, p.nip, &t, NULL));
	c->actor_id = p.pegawai_id;
	u = undo_of(c, id, "kasubag");
	t_refused(c, act_urung(c, &u), E_DENIED, "Hanya yang melaksanakannya");
	u = undo_of(c, id, "sekretaris");
	t_ok(c, act_urung(c, &u));
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_disposisi_is_withdrawn),
		cmocka_unit_test(test_a_decision_is_withdrawn),
		cmocka_unit_test(test_not_after_five_minutes),
		cmocka_unit_test(test_not_when_it_was_opened),
		cmocka_unit_test(test_not_when_the_letter_was_read),
		cmocka_unit_test(
			test_only_a_letter_or_a_decision_by_who_did_it),
		cmocka_unit_test(test_a_failing_call_undoes_nothing),
		cmocka_unit_test(
			test_what_the_checker_saw_and_judged_is_undone),
		cmocka_unit_test(test_a_withdrawn_paper_opens_no_step),
		cmocka_unit_test(test_the_key_of_an_undone_step_is_used_up),
		cmocka_unit_test(test_what_was_begun_stays),
		cmocka_unit_test(
			test_a_withdrawn_reason_is_no_point_of_a_meeting),
		cmocka_unit_test(test_only_in_the_position_that_did_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
