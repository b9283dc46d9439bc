/*
 * Coming in, and who may do what: through act, on whichever engine the run
 * has. With the n-th database call failing, nobody is half in and no
 * password is half changed.
 */
#include "dbtest.h"

#include "act/act.h"
#include "act/act_akun.h"
#include "act/act_data.h"
#include "act/act_surat.h"
#include "org/contoh.h"

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

static struct act_masuk login_of(const char *nama, const char *sandi)
{
	return (struct act_masuk){.nama = nama,
		.sandi = sandi,
		.alamat = "10.0.0.1",
		.perangkat = "Firefox di Linux"};
}

static struct act_masuk come_in(struct ctx *c, const char *nama)
{
	struct act_masuk a = login_of(nama, CONTOH_SANDI);

	t_ok(c, act_masuk(c, &a));
	return a;
}

/* Act as this person from now on; "" is the shell. */
static void be(struct ctx *c, const char *nama)
{
	struct akun a;

	c->actor_id = 0;
	if (*nama == '\0')
		return;
	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, db_commit(c));
	c->actor_id = a.pegawai_id;
}

static int64_t rows(struct ctx *c, const char *sql)
{
	int64_t n = 0;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, db_one_int(c, sql, NOTHING, &n));
	t_ok(c, db_commit(c));
	return n;
}

static void test_the_right_password_opens_a_session(void **state)
{
	struct ctx *c = office();
	struct act_masuk a = come_in(c, "1900 0202 190001 2 002");
	struct sesi_aktif s;
	struct act_buka b = {.periode = "2026-TW2", .jabatan = "sekretaris"};

	assert_non_null(a.token);
	assert_non_null(a.kenal_baru);
	t_ok(c, act_sesi(c, a.token, &s));
	assert_string_equal(s.sesi.akun, "sekretaris");
	assert_string_equal(s.sesi.csrf, a.sesi.csrf);
	assert_int_equal(s.wewenang.n, 1);
	assert_string_equal(s.wewenang.list[0].jabatan, "sekretaris");
	assert_int_equal(s.tugas_n, 0);
	assert_false(s.sesi.ganti);
	c->actor_id = s.sesi.pegawai_id;
	t_ok(c, act_siklus_buka(c, &b));
	t_ok(c, act_sesi(c, a.token, &s));
	assert_int_equal(s.tugas_n, 1);
	/* The same device again: known. */
	a.kenal = a.kenal_baru;
	t_ok(c, act_masuk(c, &a));
	assert_null(a.kenal_baru);
	t_ok(c, act_keluar(c, a.sesi.id));
	t_refused(c, act_sesi(c, a.token, &s), E_NOTFOUND, "berakhir");
	a.bersama = true;
	a.kenal = NULL;
	t_ok(c, act_masuk(c, &a));
	assert_null(a.kenal_baru);
	dbtest_close(c);
}

static void test_a_wrong_name_and_a_wrong_password_sound_alike(void **state)
{
	static const char *const who[] = {"sekretaris", "bukan-siapa"};
	struct ctx *c = office();

	for (size_t i = 0; i < ARRAY_N(who); i++) {
		struct act_masuk a = login_of(who[i], "salah sekali");

		a.alamat = arena_printf(c->mem, "10.0.0.%zu", i);
		for (int k = 0; k < PERCOBAAN_AKUN; k++) {
			t_refused(c, act_masuk(c, &a), E_DENIED,
				"NIP atau kata sandi tidak cocok.");
			assert_int_equal(a.tunggu, 0);
		}
		t_refused(c, act_masuk(c, &a), E_BUSY,
			"Coba lagi 10 menit lagi, atau minta admin");
		assert_int_equal(a.tunggu, 10 * CLOCK_MINUTE);
	}
	/* What was typed as a name is not in the journal. */
	assert_int_equal(rows(c, "SELECT count(*) FROM jejak"
				 " WHERE tindakan = 'masuk.gagal'"),
		2 * PERCOBAAN_AKUN);
	assert_int_equal(rows(c, "SELECT count(*) FROM jejak"
				 " WHERE objek = 'bukan-siapa'"),
		0);
	dbtest_close(c);
}

static void test_a_first_password_must_be_changed_in_time(void **state)
{
	struct ctx *c = office();
	struct act_akun r = {.nip = "190002021900012002"};
	struct act_masuk before = come_in(c, "sekretaris"), a;
	struct act_sandi g = {.alamat = "::1", .baru = "padi menguning 7"};
	struct sesi_aktif s;

	be(c, "pengelola");
	t_ok(c, act_sandi_reset(c, &r));
	t_refused(c, act_sesi(c, before.token, &s), E_NOTFOUND, "berakhir");
	a = login_of("sekretaris", CONTOH_SANDI);
	t_refused(c, act_masuk(c, &a), E_DENIED, "tidak cocok");
	a = login_of("sekretaris", r.sandi);
	c->now += AKUN_PERTAMA + 1;
	t_refused(c, act_masuk(c, &a), E_DENIED, "lewat masanya");
	c->now -= AKUN_PERTAMA;
	t_ok(c, act_masuk(c, &a));
	assert_true(a.sesi.ganti);
	be(c, "sekretaris");
	g.lama = r.sandi;
	g.sesi_id = a.sesi.id;
	t_ok(c, act_sandi_ganti(c, &g));
	t_ok(c, act_sesi(c, a.token, &s));
	assert_false(s.sesi.ganti);
	dbtest_close(c);
}

static void test_a_new_password_ends_the_other_sessions(void **state)
{
	struct ctx *c = office();
	struct act_masuk one = come_in(c, "kasubag"),
			 two = come_in(c, "kasubag");
	struct act_sandi g = {.lama = "salah semua",
		.baru = "padi menguning 7",
		.alamat = "::1",
		.sesi_id = one.sesi.id};
	struct sesi_aktif s;

	be(c, "kasubag");
	t_refused(c, act_sandi_ganti(c, &g), E_DENIED, "Anda tidak cocok");
	t_refused(c, act_sandi_cek(c, &g), E_DENIED, "Anda tidak cocok");
	g.lama = CONTOH_SANDI;
	/* A refused new one is no failed try. */
	for (int i = 0; i < 2 * PERCOBAAN_AKUN; i++) {
		g.baru = "jambi2026";
		t_refused(
			c, act_sandi_ganti(c, &g), E_INVALID, "mudah ditebak");
	}
	for (int i = 0; i < 2 * PERCOBAAN_AKUN; i++)
		t_ok(c, act_sandi_cek(c, &g));
	g.baru = "padi menguning 7";
	t_ok(c, act_sandi_ganti(c, &g));
	t_ok(c, act_sesi(c, one.token, &s));
	t_refused(c, act_sesi(c, two.token, &s), E_NOTFOUND, "berakhir");
	two = login_of("kasubag", "padi menguning 7");
	t_ok(c, act_masuk(c, &two));
	dbtest_close(c);
}

static void test_a_new_password_ends_the_tokens(void **state)
{
	struct ctx *c = office();
	struct act_masuk one = come_in(c, "kasubag");
	struct act_token_baru t = {.nama = "uji",
		.cakupan = "baca tulis",
		.berakhir_at = c->now + 30 * CLOCK_DAY};
	struct act_sandi g = {.lama = CONTOH_SANDI,
		.baru = "padi menguning 7",
		.alamat = "::1",
		.sesi_id = one.sesi.id};
	struct act_token_baru other = t;
	struct sesi_aktif s;

	be(c, "tim-lkj");
	t_ok(c, act_token_buat(c, &other));
	be(c, "kasubag");
	t_ok(c, act_token_buat(c, &t));
	t_ok(c, act_token(c, t.token, &s));
	t_ok(c, act_sandi_ganti(c, &g));
	t_refused(c, act_token(c, t.token, &s), E_NOTFOUND, "token baru");
	/* Nobody else's, and what he makes afterwards is good. */
	t_ok(c, act_token(c, other.token, &s));
	t_ok(c, act_token_buat(c, &t));
	t_ok(c, act_token(c, t.token, &s));
	dbtest_close(c);
}

static void test_a_failing_call_lets_nobody_half_in(void **state)
{
	struct ctx *c = office();
	int failed = 0;

	for (int nth = 1; nth < 200; nth++) {
		struct act_masuk a = login_of("sekretaris", CONTOH_SANDI);
		int64_t there = rows(c, "SELECT count(*) FROM sesi"), now;
		int rc;

		/* Own address and a long time: no try has to wait. */
		c->now += CLOCK_DAY;
		db_fault(nth, nth % 2 == 0);
		rc = act_masuk(c, &a);
		db_fault(0, false);
		fail_clear(c);
		now = rows(c, "SELECT count(*) FROM sesi");
		if (rc == OK) {
			assert_true(now >= 1);
			break;
		}
		assert_int_equal(rc, E_IO);
		assert_int_equal(now, there);
		failed++;
	}
	assert_true(failed > 10 && failed < 199);
	dbtest_close(c);
}

static void test_a_failing_call_changes_no_password_by_half(void **state)
{
	struct ctx *c = office();
	struct act_masuk one = come_in(c, "kasubag"),
			 other = come_in(c, "kasubag");
	int failed = 0;

	be(c, "kasubag");
	for (int nth = 1; nth < 200; nth++) {
		struct act_sandi g = {.lama = CONTOH_SANDI,
			.baru = "padi menguning 7",
			.alamat = "::1",
			.sesi_id = one.sesi.id};
		struct sesi_aktif s;
		int rc;

		c->now += 61 * CLOCK_MINUTE;
		t_ok(c, act_sesi(c, one.token, &s));
		t_ok(c, act_sesi(c, other.token, &s));
		db_fault(nth, nth % 2 == 0);
		rc = act_sandi_ganti(c, &g);
		db_fault(0, false);
		fail_clear(c);
		if (rc == OK) {
			t_refused(c, act_sesi(c, other.token, &s), E_NOTFOUND,
				"berakhir");
			break;
		}
		assert_int_equal(rc, E_IO);
		failed++;
	}
	assert_true(failed > 10 && failed < 199);
	dbtest_close(c);
}

/* ---- who may do what ---- */

static int64_t siklus_id;

static int do_buka(struct ctx *c)
{
	struct act_buka b = {.periode = "2027-TW1", .jabatan = "sekretaris"};

	return act_siklus_buka(c, &b);
}

static int do_buka_pengelola(struct ctx *c)
{
	struct act_buka b = {.periode = "2027-TW2"};

	return act_siklus_buka(c, &b);
}

static int do_langkah(struct ctx *c)
{
	static const struct lampiran l = {
		.jenis = "disposisi", .nama = "d.txt", .isi = "d", .n = 1};
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = siklus_id,
		.no = 1,
		.jabatan = "sekretaris",
		.lampiran = &l,
		.lampiran_n = 1};

	return act_langkah(c, &a);
}

static int do_data(struct ctx *c)
{
	struct act_data d = {.siklus_id = siklus_id,
		.jabatan = "kabid-pajak",
		.bidang = "pajak",
		.file = "data/contoh/pajak.csv"};

	d.text = t_file(c, d.file, &d.n);
	return act_data_isi(c, &d);
}

static int do_libur(struct ctx *c)
{
	struct hari_libur h = {day_from(2026, 3, 3), "setempat", "Uji", "uji"};
	int64_t n;

	return act_libur(c, &h, false, &n);
}

static int do_jam(struct ctx *c)
{
	struct jam_kerja j = {.nama = "Uji",
		.mulai = day_from(2026, 2, 2),
		.selesai = day_from(2026, 2, 3),
		.weekday = 1,
		.buka = 480,
		.tutup = 900,
		.sumber = "uji"};
	struct act_jam a = {.baris = &j, .baris_n = 1};

	return act_jam_kerja(c, &a);
}

static int do_tunjuk(struct ctx *c)
{
	struct penugasan p = {.jabatan = "kasubag",
		.kapasitas = "plh",
		.mulai = day_from(2030, 1, 1),
		.selesai = day_from(2030, 1, 2),
		.dasar = "uji"};

	return act_tunjuk(c, "190004041900012004", &p, NULL);
}

static int do_reset(struct ctx *c)
{
	struct act_akun a = {.nip = "190005051900011005"};

	return act_sandi_reset(c, &a);
}

static int do_sahkan(struct ctx *c)
{
	int rc = act_sop_sahkan(c, "tidak-ada");

	/* Whoever may is told that there is none. */
	if (rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	return OK;
}

static int do_pola(struct ctx *c)
{
	struct act_nomor a = {
		.jabatan = ACT_PENGELOLA, .n = {.buku = "keluar"}, .pola = "x"};
	int rc = act_nomor_pola(c, &a);

	/* Whoever may is told what is wrong with it. */
	if (rc != E_INVALID)
		return rc;
	fail_clear(c);
	return OK;
}

static int do_konsolidasi(struct ctx *c)
{
	struct act_konsolidasi k = {.siklus_id = siklus_id};

	return act_konsolidasi(c, &k);
}

struct baris {
	const char *nama;
	int (*act)(struct ctx *c);
	const char *boleh; /* accounts that may; the shell always may */
};

static const struct baris matriks[] = {
	{"buka siklus", do_buka, "sekretaris"},
	{"buka sebagai pengelola", do_buka_pengelola, "pengelola"},
	{"langkah 1", do_langkah, "sekretaris"},
	{"isi data pajak", do_data, "kabid-pajak"},
	{"konsolidasi tanpa jabatan", do_konsolidasi, "pengelola"},
	{"pola nomor surat", do_pola, "pengelola"},
	{"hari libur", do_libur, "pengelola"},
	{"jam kerja", do_jam, "pengelola"},
	{"tunjuk", do_tunjuk, "pengelola"},
	{"reset sandi", do_reset, "pengelola"},
	{"sahkan SOP", do_sahkan, "pengelola"},
};

static const char *const orang[] = {"kepala", "sekretaris", "kasubag",
	"tim-lkj", "pelaksana", "kabid-pajak", "kabid-retribusi",
	"kabid-anggaran", "kabid-perbendaharaan", "kabid-aset", "pengelola"};

static void test_only_who_may_does(void **state)
{
	struct ctx *c = office();
	struct act_buka b = {.periode = "2026-TW2", .jabatan = "sekretaris"};

	t_ok(c, act_siklus_buka(c, &b));
	siklus_id = b.id;
	for (size_t i = 0; i < ARRAY_N(matriks); i++) {
		const struct baris *m = &matriks[i];

		for (size_t k = 0; k < ARRAY_N(orang); k++) {
			int rc;

			if (text_eq(m->boleh, orang[k]))
				continue;
			be(c, orang[k]);
			rc = m->act(c);
			if (rc != E_DENIED)
				fail_msg("%s, %s: %d %s", m->nama, orang[k], rc,
					c->sentence);
			fail_clear(c);
		}
		be(c, m->boleh);
		if (m->act(c) != OK)
			fail_msg("%s, %s: %s", m->nama, m->boleh, c->sentence);
	}
	dbtest_close(c);
}

static void test_while_a_plh_acts_he_is_the_one_who_may(void **state)
{
	struct ctx *c = office();
	struct act_buka b = {.periode = "2026-TW2", .jabatan = "sekretaris"};
	struct act_data d = {.jabatan = "kabid-perbendaharaan",
		.bidang = "perbendaharaan",
		.file = "data/contoh/perbendaharaan.csv"};

	t_ok(c, act_siklus_buka(c, &b));
	siklus_id = d.siklus_id = b.id;
	t_ok(c, do_langkah(c));
	d.text = t_file(c, d.file, &d.n);
	be(c, "kabid-perbendaharaan");
	t_refused(c, act_data_isi(c, &d), E_DENIED,
		"Anda tidak sedang menjadi Kepala Bidang Perbendaharaan;"
		" yang bertindak pada 3 Juli 2023 adalah Contoh Nasution");
	be(c, "kabid-anggaran");
	t_ok(c, act_data_isi(c, &d));
	c->now += 7 * CLOCK_DAY;
	t_refused(c, act_data_isi(c, &d), E_DENIED, "tidak sedang menjadi");
	be(c, "kabid-perbendaharaan");
	t_ok(c, act_data_isi(c, &d));
	dbtest_close(c);
}

static void test_the_journal_names_the_administrator(void **state)
{
	struct ctx *c = office();

	be(c, "pengelola");
	t_ok(c, do_libur(c));
	assert_int_equal(rows(c, "SELECT count(*) FROM jejak WHERE pelaku ="
				 " 'pengelola NIP 190011111900012011'"),
		1);
	dbtest_close(c);
}

static void test_a_refused_right_leaves_one_line(void **state)
{
	struct ctx *c = office();

	be(c, "kasubag");
	assert_int_equal(do_libur(c), E_DENIED);
	t_ok(c, act_refused(c, "kalender.ubah", "2026-03-03"));
	t_refused(c, (int)c->code, E_DENIED, "Hanya pengelola");
	assert_int_equal(rows(c, "SELECT count(*) FROM jejak WHERE tindakan ="
				 " 'izin.ditolak' AND pelaku ="
				 " 'pegawai NIP 190003031900011003'"),
		1);
	be(c, "");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_right_password_opens_a_session),
		cmocka_unit_test(
			test_a_wrong_name_and_a_wrong_password_sound_alike),
		cmocka_unit_test(test_a_first_password_must_be_changed_in_time),
		cmocka_unit_test(test_a_new_password_ends_the_other_sessions),
		cmocka_unit_test(test_a_new_password_ends_the_tokens),
		cmocka_unit_test(test_a_failing_call_lets_nobody_half_in),
		cmocka_unit_test(
			test_a_failing_call_changes_no_password_by_half),
		cmocka_unit_test(test_only_who_may_does),
		cmocka_unit_test(test_while_a_plh_acts_he_is_the_one_who_may),
		cmocka_unit_test(test_the_journal_names_the_administrator),
		cmocka_unit_test(test_a_refused_right_leaves_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
