/*
 * What is told because time passed: once each, in working time, to whoever
 * holds the position that day; the same minute twice and two workers at once
 * tell nothing twice.
 */
#include "actfix.h"

#include <pthread.h>

#include "act/act_akun.h"
#include "act/act_kabar.h"
#include "act/act_org.h"
#include "org/akun.h"

static int64_t id;

static void be(struct ctx *c, const char *nama)
{
	struct akun a;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, db_commit(c));
	c->actor_id = a.pegawai_id;
}

/* The unread news of a person, the newest first. */
static const char *news(struct ctx *c, const char *nama)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);
	struct kabar *k;
	size_t n;

	be(c, nama);
	t_ok(c, act_kabar_list(c, &k, &n));
	for (size_t i = 0; i < n; i++)
		if (k[i].dibaca_at == 0)
			str_addf(&s, "%s %s|", k[i].judul, k[i].isi);
	t_ok(c, act_kabar_baca(c, 0));
	c->actor_id = 0;
	return s.p;
}

static int64_t rows(struct ctx *c, const char *sql)
{
	int64_t n = 0;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, db_one_int(c, sql, NOTHING, &n));
	t_ok(c, db_commit(c));
	return n;
}

static int64_t written(struct ctx *c)
{
	return rows(c, "SELECT count(*) FROM kabar");
}

/* At this time of the wall clock: what was told. */
static struct act_kabar_waktu at(struct ctx *c, const char *time)
{
	struct act_kabar_waktu k;

	must(at_parse(time, CLOCK_WIB, &c->now));
	t_ok(c, act_kabar_waktu(c, &k));
	return k;
}

static int64_t all(struct act_kabar_waktu k)
{
	return k.sisa + k.lewat + k.pagi + k.plh;
}

/* Five Bidang fill in until Thursday 6 July 16.00; all news so far is read. */
static struct ctx *quiet_office(void)
{
	static const char *const who[] = {"kabid-pajak", "kabid-retribusi",
		"kabid-anggaran", "kabid-aset", "kabid-perbendaharaan",
		"sekretaris", "tim-lkj"};
	struct ctx *c = fix_office();

	id = fix_open(c, "2026-TW2");
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	at(c, "2023-07-03T07:45");
	for (size_t i = 0; i < ARRAY_N(who); i++)
		news(c, who[i]);
	return c;
}

static int move(struct ctx *c, enum tindakan tindakan)
{
	struct act_langkah a = {.tindakan = tindakan,
		.siklus_id = id,
		.jabatan = "sekretaris",
		.catatan = "uji"};

	return act_langkah(c, &a);
}

static void test_little_time_and_late_are_told_once(void **state)
{
	struct ctx *c = quiet_office();

	/* A quarter of four days: the last of them. */
	assert_int_equal(at(c, "2023-07-05T15:59").sisa, 0);
	assert_int_equal(all(at(c, "2023-07-05T23:59")), 0);
	assert_int_equal(all(at(c, "2023-07-06T00:00")), 0);
	news(c, "kabid-aset");
	news(c, "kabid-pajak");
	assert_int_equal(at(c, "2023-07-06T07:30").sisa, 5);
	assert_int_equal(all(at(c, "2023-07-06T07:30")), 0);
	assert_int_equal(at(c, "2023-07-06T08:00").sisa, 0);
	assert_string_equal(news(c, "kabid-aset"),
		"Hari ini: 1 tugas. Paling dekat: Isi format pemantauan, batas 16.00.|"
		"Sisa 1 hari: Isi format pemantauan TW II 2026. |");
	/* Closing time is the due time: late in the next working minute. */
	assert_int_equal(all(at(c, "2023-07-06T16:10")), 0);
	assert_int_equal(all(at(c, "2023-07-07T07:30")), 0);
	assert_int_equal(at(c, "2023-07-07T07:31").lewat, 5);
	assert_int_equal(all(at(c, "2023-07-07T07:31")), 0);
	assert_int_equal(at(c, "2023-07-07T09:00").lewat, 0);
	assert_string_equal(news(c, "kabid-pajak"),
		"Hari ini: 1 tugas, 1 lewat batas. Paling lama: Isi format pemantauan, batas 6 Juli 16.00.|"
		"Lewat 1 menit: Isi format pemantauan TW II 2026. Bila ada hambatan, tulis di kolom Kendala.|"
		"Hari ini: 1 tugas. Paling dekat: Isi format pemantauan, batas 16.00.|"
		"Sisa 1 hari: Isi format pemantauan TW II 2026. |");
	/* Late, then only in the digest. */
	assert_int_equal(at(c, "2023-07-10T08:00").lewat, 0);
	fix_whole(c);
	dbtest_close(c);
}

static void test_nothing_is_told_of_a_case_that_does_not_run(void **state)
{
	struct ctx *c = quiet_office();

	at(c, "2023-07-05T09:00");
	t_ok(c, move(c, TINDAKAN_JEDA));
	news(c, "kabid-pajak");
	assert_int_equal(at(c, "2023-07-06T09:00").sisa, 0);
	assert_int_equal(at(c, "2023-07-07T09:00").lewat, 0);
	assert_int_equal(at(c, "2023-07-10T09:00").pagi, 0);
	assert_string_equal(news(c, "kabid-pajak"), "");
	t_ok(c, move(c, TINDAKAN_LANJUT));
	assert_int_equal(at(c, "2023-07-10T09:01").lewat, 0);
	t_ok(c, move(c, TINDAKAN_BATAL));
	news(c, "kabid-pajak");
	assert_int_equal(all(at(c, "2023-07-20T09:00")), 0);
	assert_int_equal(all(at(c, "2023-07-21T09:00")), 0);
	assert_string_equal(news(c, "kabid-pajak"), "");
	dbtest_close(c);
}

static void test_a_task_that_is_done_is_not_told(void **state)
{
	struct ctx *c = quiet_office();
	struct act_langkah a = {.tindakan = TINDAKAN_TUTUP,
		.siklus_id = id,
		.no = 2,
		.jabatan = "sekretaris",
		.bidang = "pajak",
		.catatan = "uji"};

	t_ok(c, act_langkah(c, &a));
	news(c, "kabid-pajak");
	assert_int_equal(at(c, "2023-07-06T07:31").sisa, 4);
	assert_string_equal(news(c, "kabid-pajak"), "");
	dbtest_close(c);
}

static void test_a_due_time_that_moved_later_is_told_again(void **state)
{
	struct ctx *c = quiet_office();
	struct hari_libur h = {
		.jenis = "setempat", .nama = "uji", .sumber = "-"};
	int64_t n;

	must(day_parse("2023-07-06", &h.day));
	assert_int_equal(at(c, "2023-07-06T08:00").sisa, 5);
	t_ok(c, act_libur(c, &h, false, &n));
	assert_int_equal(n, 1);
	/* Thursday is off now, and so is its news. */
	assert_int_equal(all(at(c, "2023-07-06T08:30")), 0);
	assert_int_equal(at(c, "2023-07-07T08:00").sisa, 5);
	assert_int_equal(at(c, "2023-07-07T08:01").sisa, 0);
	/* Moved back: it is late, and that is told, but little time is not. */
	t_ok(c, act_libur(c, &h, true, &n));
	assert_int_equal(at(c, "2023-07-07T08:02").sisa, 0);
	assert_int_equal(at(c, "2023-07-07T08:03").lewat, 0);
	dbtest_close(c);
}

/* NIP of who holds a position. */
static const char *nip_of(struct ctx *c, const char *jabatan)
{
	struct penugasan_baris *list;
	const char *nip = NULL;
	size_t n;

	t_ok(c, act_penugasan_list(c, false, &list, &n));
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].p.jabatan, jabatan))
			nip = list[i].nip;
	return nip;
}

static void test_whoever_holds_the_position_that_day_is_told(void **state)
{
	struct ctx *c = quiet_office();
	struct penugasan p = {.jabatan = "kabid-pajak",
		.kapasitas = "plh",
		.dasar = "SP uji"};

	must(day_parse("2023-07-06", &p.mulai));
	p.selesai = p.mulai;
	t_ok(c, act_tunjuk(c, nip_of(c, "kabid-aset"), &p, NULL));
	news(c, "kabid-aset");
	assert_int_equal(at(c, "2023-07-06T07:31").sisa, 5);
	assert_string_equal(news(c, "kabid-pajak"), "");
	assert_non_null(strstr(news(c, "kabid-aset"),
		"Sisa 7 jam 29 menit: Isi format pemantauan TW II 2026. |"
		"Sisa 7 jam 29 menit: Isi format pemantauan TW II 2026. |"));
	dbtest_close(c);
}

static void test_the_digest_once_a_morning(void **state)
{
	struct ctx *c = fix_office();

	id = fix_open(c, "2026-TW2");
	assert_int_equal(at(c, "2023-07-03T07:44").pagi, 0);
	assert_int_equal(at(c, "2023-07-03T07:45").pagi, 1);
	assert_int_equal(at(c, "2023-07-03T07:45").pagi, 0);
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	/* New tasks of that day are news of their own. */
	assert_int_equal(at(c, "2023-07-03T09:00").pagi, 0);
	news(c, "kabid-anggaran");
	/* Plh. of another besides her own: two tasks, one digest. */
	assert_int_equal(at(c, "2023-07-04T07:45").pagi, 4);
	assert_string_equal(news(c, "kabid-anggaran"),
		"Hari ini: 2 tugas. Paling dekat: Isi format pemantauan, batas 6 Juli 16.00.|");
	assert_string_equal(news(c, "tim-lkj"), "");
	/* A late start tells it late, but not in the afternoon. */
	assert_int_equal(at(c, "2023-07-05T11:59").pagi, 4);
	assert_int_equal(at(c, "2023-07-06T13:00").pagi, 0);
	/* Saturday, Sunday, a day off. */
	assert_int_equal(all(at(c, "2023-07-08T07:45")), 0);
	assert_int_equal(all(at(c, "2023-07-09T07:45")), 0);
	assert_int_equal(all(at(c, "2023-07-19T07:45")), 0);
	assert_int_equal(at(c, "2023-07-20T07:45").pagi, 5);
	dbtest_close(c);
}

static void test_who_wants_no_digest_gets_none(void **state)
{
	struct ctx *c = quiet_office();

	be(c, "kabid-pajak");
	t_ok(c, act_ringkasan(c, false));
	c->actor_id = 0;
	assert_int_equal(at(c, "2023-07-04T07:45").pagi, 3);
	assert_string_equal(news(c, "kabid-pajak"), "");
	be(c, "kabid-pajak");
	t_ok(c, act_ringkasan(c, true));
	c->actor_id = 0;
	assert_int_equal(at(c, "2023-07-05T07:45").pagi, 4);
	dbtest_close(c);
}

static void test_a_plh_begins_and_ends(void **state)
{
	struct ctx *c = fix_office();

	/* Appointed from 3 to 5 July, before there was a case. */
	assert_int_equal(at(c, "2023-07-03T07:29").plh, 0);
	assert_int_equal(at(c, "2023-07-03T07:30").plh, 1);
	assert_int_equal(at(c, "2023-07-03T07:31").plh, 0);
	assert_string_equal(news(c, "kabid-anggaran"),
		"Mulai hari ini Anda Plh. Kepala Bidang Perbendaharaan sampai 5 Juli. |");
	id = fix_open(c, "2026-TW2");
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	news(c, "kabid-anggaran");
	assert_int_equal(at(c, "2023-07-05T15:59").plh, 0);
	assert_int_equal(at(c, "2023-07-06T07:30").plh, 2);
	assert_int_equal(at(c, "2023-07-06T07:30").plh, 0);
	assert_string_equal(news(c, "kabid-anggaran"),
		"Tugas Anda sebagai Plh. Kepala Bidang Perbendaharaan berakhir 5 Juli. Terima kasih.|");
	assert_string_equal(news(c, "kabid-perbendaharaan"),
		"Plh. Kepala Bidang Perbendaharaan berakhir 5 Juli. Mulai hari ini Anda bertindak lagi; 1 tugas kembali ke Anda.|");
	assert_int_equal(at(c, "2023-07-07T07:30").plh, 0);
	dbtest_close(c);
}

static void test_an_appointment_of_today_is_told_at_once(void **state)
{
	struct ctx *c = quiet_office();
	struct penugasan p = {.jabatan = "kabid-pajak",
		.kapasitas = "plh",
		.dasar = "SP uji"};
	const char *nip = nip_of(c, "kabid-aset");

	at(c, "2023-07-04T08:00");
	news(c, "kabid-aset");
	p.mulai = at_day(c->now, CLOCK_WIB);
	p.selesai = p.mulai + 6;
	t_ok(c, act_tunjuk(c, nip, &p, NULL));
	assert_string_equal(news(c, "kabid-aset"),
		"Mulai hari ini Anda Plh. Kepala Bidang Pajak Daerah sampai 10 Juli. 1 tugas berpindah ke Anda.|");
	assert_int_equal(at(c, "2023-07-04T08:01").plh, 0);
	/* One that begins on Saturday is told on Monday. */
	p.jabatan = "kabid-retribusi";
	must(day_parse("2023-07-08", &p.mulai));
	t_ok(c, act_tunjuk(c, nip, &p, NULL));
	assert_non_null(strstr(news(c, "kabid-aset"), "Anda ditunjuk"));
	assert_int_equal(at(c, "2023-07-10T07:30").plh, 1);
	assert_non_null(strstr(news(c, "kabid-aset"),
		"Mulai hari ini Anda Plh. Kepala Bidang Retribusi"));
	dbtest_close(c);
}

/* ---- once ---- */

struct worker {
	const char *url;
	int64_t now, told;
	pthread_barrier_t *start;
};

static void *run_worker(void *arg)
{
	struct worker *w = arg;
	struct ctx c = {.mem = arena_open(LIMIT_ARENA), .now = w->now};
	struct act_kabar_waktu k;

	must(db_open(&c, w->url, DB_EXISTING) == OK);
	pthread_barrier_wait(w->start);
	for (int i = 0; i < 5; i++) {
		int rc = act_kabar_waktu(&c, &k);

		if (rc == OK)
			w->told += all(k);
		must(rc == OK || rc == E_BUSY);
		fail_clear(&c);
	}
	db_close(&c);
	arena_close(c.mem);
	return NULL;
}

static void test_two_workers_at_once_tell_once(void **state)
{
	enum { WORKERS = 4 };
	struct ctx *c = quiet_office();
	pthread_barrier_t start;
	struct worker w[WORKERS];
	pthread_t thread[WORKERS];
	int64_t before = written(c), told = 0;

	must(at_parse("2023-07-06T08:00", CLOCK_WIB, &c->now));
	pthread_barrier_init(&start, NULL, WORKERS);
	for (int i = 0; i < WORKERS; i++) {
		w[i] = (struct worker){dbtest_url, c->now, 0, &start};
		pthread_create(&thread[i], NULL, run_worker, &w[i]);
	}
	for (int i = 0; i < WORKERS; i++) {
		pthread_join(thread[i], NULL);
		told += w[i].told;
	}
	pthread_barrier_destroy(&start);
	/* Five tasks, five people, a Plh. who went and the one who is back. */
	assert_int_equal(told, 12);
	assert_int_equal(written(c) - before, 12);
	assert_int_equal(all(at(c, "2023-07-06T08:00")), 0);
	fix_whole(c);
	dbtest_close(c);
}

static void test_a_failing_call_tells_all_or_nothing(void **state)
{
	struct ctx *c = quiet_office();
	int64_t before = written(c);
	struct act_kabar_waktu k;
	int failed = 0, rc;

	must(at_parse("2023-07-06T08:00", CLOCK_WIB, &c->now));
	for (int nth = 1; nth < 500; nth++) {
		db_fault(nth, nth % 2 == 0);
		rc = act_kabar_waktu(c, &k);
		db_fault(0, false);
		fail_clear(c);
		if (rc == OK)
			break;
		failed++;
		assert_int_equal(written(c), before);
		assert_int_equal(
			rows(c, "SELECT count(*) FROM kabar_tugas"), 0);
	}
	assert_true(failed > 20 && failed < 499);
	assert_int_equal(written(c) - before, 12);
	dbtest_close(c);
}

static void test_a_mail_is_left_with_each_news(void **state)
{
	struct ctx *c = quiet_office();
	struct pegawai *p;
	size_t n;

	t_ok(c, act_pegawai_list(c, NULL, &p, &n));
	for (size_t i = 0; i < n; i++) {
		p[i].email = "a@contoh.invalid";
		t_ok(c, act_pegawai_simpan(c, &p[i]));
	}
	setenv("ALUR_SMTP", "smtp://127.0.0.1:1", 1);
	setenv("ALUR_SMTP_FROM", "alur@contoh.invalid", 1);
	at(c, "2023-07-06T08:00");
	at(c, "2023-07-06T08:00");
	unsetenv("ALUR_SMTP");
	unsetenv("ALUR_SMTP_FROM");
	assert_int_equal(rows(c, "SELECT count(*) FROM pekerjaan"
				 " WHERE jenis = 'surel'"),
		12);
	dbtest_close(c);
}

static void test_only_the_program_itself_looks_at_the_clock(void **state)
{
	struct ctx *c = quiet_office();
	struct act_kabar_waktu k;

	be(c, "pengelola");
	t_refused(c, act_kabar_waktu(c, &k), E_DENIED, "oleh program");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_little_time_and_late_are_told_once),
		cmocka_unit_test(
			test_nothing_is_told_of_a_case_that_does_not_run),
		cmocka_unit_test(test_a_task_that_is_done_is_not_told),
		cmocka_unit_test(
			test_a_due_time_that_moved_later_is_told_again),
		cmocka_unit_test(
			test_whoever_holds_the_position_that_day_is_told),
		cmocka_unit_test(test_the_digest_once_a_morning),
		cmocka_unit_test(test_who_wants_no_digest_gets_none),
		cmocka_unit_test(test_a_plh_begins_and_ends),
		cmocka_unit_test(test_an_appointment_of_today_is_told_at_once),
		cmocka_unit_test(test_two_workers_at_once_tell_once),
		cmocka_unit_test(test_a_failing_call_tells_all_or_nothing),
		cmocka_unit_test(test_a_mail_is_left_with_each_news),
		cmocka_unit_test(
			test_only_the_program_itself_looks_at_the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
