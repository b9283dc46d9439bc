/* Accounts, passwords and failed tries: on a database. */
#include "dbtest.h"

#include "org/akun.h"
#include "org/contoh.h"
#include "org/sesi.h"

static struct ctx *office(void)
{
	struct ctx *c = dbtest_open();
	struct instansi i;

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, org_contoh_add(c, &i));
	return c;
}

static void done(struct ctx *c)
{
	db_rollback(c);
	dbtest_close(c);
}

static void test_a_nip_and_a_name_open_the_same_account(void **state)
{
	struct ctx *c = office();
	struct akun a, b;

	t_ok(c, akun_find(c, "Sekretaris", &a));
	t_ok(c, akun_find(c, " 19000202 190001 2 002 ", &b));
	assert_true(a.id != 0 && a.id == b.id);
	assert_string_equal(b.orang, "Hj. Contoh Ratna, S.E., M.M.");
	assert_true(sandi_cocok(a.sandi, CONTOH_SANDI));
	assert_false(a.ganti || a.pengelola);
	t_ok(c, akun_find(c, "pengelola", &a));
	assert_true(a.pengelola && a.aktif);
	t_ok(c, akun_find(c, "lurah", &a));
	assert_int_equal(a.id, 0);
	assert_false(sandi_cocok(a.sandi, CONTOH_SANDI));
	done(c);
}

static void test_names_are_codes_and_unique(void **state)
{
	struct ctx *c = office();
	struct pegawai p = {.nip = "199001012020011001", .nama = "Uji"};
	struct akun a = {.nama = "Sekretaris", .sandi = "x"};

	t_ok(c, pegawai_add(c, 1, &p));
	assert_string_equal(p.sapaan, "Bapak");
	a.pegawai_id = p.id;
	t_refused(c, akun_add(c, &a), E_INVALID, "huruf kecil");
	a.nama = "199001012020011001";
	t_refused(c, akun_add(c, &a), E_INVALID, "berawal huruf");
	a.nama = "sekretaris";
	t_refused(c, akun_add(c, &a), E_CONFLICT, "sudah dipakai");
	a.nama = "uji";
	t_ok(c, akun_add(c, &a));
	a.nama = "uji-lagi";
	t_refused(c, akun_add(c, &a), E_CONFLICT, "sudah mempunyai akun");
	done(c);
}

static void test_an_administrator_always_remains(void **state)
{
	struct ctx *c = office();
	struct akun a, b;

	t_ok(c, akun_find(c, "pengelola", &a));
	a.pengelola = false;
	t_refused(c, akun_atur(c, &a), E_STATE, "satu pengelola");
	t_ok(c, akun_find(c, "kasubag", &b));
	b.pengelola = true;
	t_ok(c, akun_atur(c, &b));
	t_refused(c, akun_atur(c, &b), E_CONFLICT, "diubah orang lain");
	fail_clear(c);
	t_ok(c, akun_atur(c, &a));
	done(c);
}

static void test_passwords_that_everybody_tries_are_refused(void **state)
{
	static const char *const bad[] = {"12345678", "password", "Password123",
		"qwertyuiop", "jambi2026", "BPKPD!!!2026", "aaaaaaaa",
		"abcdefgh", "87654321", "rahasia99", "sakip-2026", "indonesia1",
		"katasandi", "17081945"};
	static const char *const own[] = {"19900101", "199001012020011001",
		"wulandari", "Wulandari1", "wulandari.1990",
		"nip199001012020011001"};
	static const char *const good[] = {"padi kuning di sawah", "xk7m-p2q9",
		"kereta#9hujan", "\xe2\x98\x83\xe2\x98\x83snowman!",
		CONTOH_SANDI};
	struct ctx *c = t_ctx();
	struct akun a = {.nama = "dewi-w",
		.nip = "199001012020011001",
		.orang = "Dewi Wulandari, S.E."};
	char *longest = arena_alloc(c->mem, LIMIT_SANDI_MAX + 2);

	for (size_t i = 0; i < ARRAY_N(bad); i++)
		t_refused(c, sandi_periksa(c, bad[i], &a), E_INVALID,
			"mudah ditebak");
	for (size_t i = 0; i < ARRAY_N(own); i++)
		t_refused(c, sandi_periksa(c, own[i], &a), E_INVALID,
			"NIP, tanggal lahir, atau nama");
	for (size_t i = 0; i < ARRAY_N(good); i++)
		t_ok(c, sandi_periksa(c, good[i], &a));
	t_refused(c, sandi_periksa(c, "pendek7", &a), E_INVALID, "8 sampai");
	t_refused(c, sandi_periksa(c, NULL, &a), E_INVALID, "8 sampai");
	for (int i = 0; i <= LIMIT_SANDI_MAX; i++)
		longest[i] = (char)('a' + i * 7 % 26);
	t_refused(c, sandi_periksa(c, longest, &a), E_INVALID, "8 sampai");
	longest[LIMIT_SANDI_MAX] = '\0';
	t_ok(c, sandi_periksa(c, longest, &a));
	t_free(c);
}

static void test_the_list_of_common_passwords_is_sorted(void **state)
{
	struct ctx *c = t_ctx();
	size_t n;
	char *text = t_file(c, "data/sandi-umum.txt", &n);
	const char *before = "";

	for (char *save = NULL, *w = strtok_r(text, "\n", &save); w != NULL;
		w = strtok_r(NULL, "\n", &save)) {
		assert_true(strcmp(before, w) < 0);
		before = w;
	}
	t_free(c);
}

static void test_random_passwords_pass_the_rules(void **state)
{
	struct ctx *c = t_ctx();
	struct akun a = {.nama = "x"};
	char *one = sandi_acak(c->mem), *two = sandi_acak(c->mem);

	assert_int_equal(strlen(one), 19);
	assert_string_not_equal(one, two);
	t_ok(c, sandi_periksa(c, one, &a));
	assert_true(sandi_cocok(sandi_hash(c->mem, one), one));
	t_free(c);
}

/* ---- tries ---- */

static int64_t try_once(struct ctx *c, const struct akun *a, const char *alamat,
	const char *perangkat)
{
	struct percobaan p = {
		.akun = a, .alamat = alamat, .perangkat = perangkat};

	t_ok(c, percobaan_mulai(c, &p));
	return p.tunggu;
}

static void test_after_five_failures_the_waits_grow(void **state)
{
	static const int minutes[] = {10, 20, 40, 60, 60};
	struct ctx *c = office();
	struct akun a;

	t_ok(c, akun_find(c, "sekretaris", &a));
	for (int i = 0; i < 5; i++)
		assert_int_equal(try_once(c, &a, "10.0.0.1", NULL), 0);
	for (size_t i = 0; i < ARRAY_N(minutes); i++) {
		assert_int_equal(try_once(c, &a, "10.0.0.2", NULL),
			minutes[i] * CLOCK_MINUTE);
		c->now += minutes[i] * CLOCK_MINUTE;
		assert_int_equal(try_once(c, &a, "10.0.0.2", NULL), 0);
	}
	done(c);
}

static void test_a_name_of_nobody_is_answered_alike(void **state)
{
	struct ctx *c = office();
	struct akun a;

	t_ok(c, akun_find(c, "Bukan Siapa", &a));
	for (int i = 0; i < 5; i++)
		assert_int_equal(try_once(c, &a, "10.0.0.1", NULL), 0);
	t_ok(c, akun_find(c, "bukan siapa ", &a));
	assert_int_equal(try_once(c, &a, "10.0.0.2", NULL), 10 * CLOCK_MINUTE);
	done(c);
}

static void test_an_address_waits_later_and_forgets(void **state)
{
	struct ctx *c = office();
	struct akun a;

	for (int i = 0; i < PERCOBAAN_ALAMAT; i++) {
		t_ok(c, akun_find(c, arena_printf(c->mem, "n%d", i), &a));
		assert_int_equal(try_once(c, &a, "10.0.0.9", NULL), 0);
	}
	t_ok(c, akun_find(c, "sekretaris", &a));
	assert_int_equal(try_once(c, &a, "10.0.0.9", NULL), 10 * CLOCK_MINUTE);
	assert_int_equal(try_once(c, &a, "10.0.0.8", NULL), 0);
	c->now += CLOCK_DAY + CLOCK_MINUTE;
	assert_int_equal(try_once(c, &a, "10.0.0.9", NULL), 0);
	assert_int_equal(try_once(c, &a, "10.0.0.9", NULL), 0);
	done(c);
}

static void test_a_known_device_is_never_locked_from_elsewhere(void **state)
{
	struct ctx *c = office();
	struct akun a, other;
	struct percobaan p = {.akun = &a,
		.alamat = "10.0.0.1",
		.perangkat = "kuki-perangkat"};

	t_ok(c, akun_find(c, "sekretaris", &a));
	t_ok(c, akun_find(c, "kasubag", &other));
	t_ok(c, perangkat_add(c, a.pegawai_id, "kuki-perangkat"));
	for (int i = 0; i < 4 * PERCOBAAN_MATI; i++) {
		try_once(c, &a, "10.0.0.66", NULL);
		c->now += 61 * CLOCK_MINUTE;
	}
	assert_int_equal(try_once(c, &a, "10.0.0.66", NULL), -1);
	/* Another one's device is not his. */
	assert_int_equal(try_once(c, &other, "10.0.0.1", "kuki-perangkat"), 0);
	t_ok(c, percobaan_mulai(c, &p));
	assert_true(p.dikenal && p.tunggu == 0);
	t_ok(c, percobaan_berhasil(c, &p));
	/* It has its own limit. */
	for (int i = 0; i < 5; i++)
		assert_int_equal(
			try_once(c, &a, "10.0.0.1", "kuki-perangkat"), 0);
	assert_int_equal(try_once(c, &a, "10.0.0.1", "kuki-perangkat"),
		10 * CLOCK_MINUTE);
	/* The administrator's reset opens the account everywhere. */
	t_ok(c, percobaan_hapus(c, &a));
	assert_int_equal(try_once(c, &a, "10.0.0.77", NULL), 0);
	done(c);
}

static void test_success_clears_what_was_counted(void **state)
{
	struct ctx *c = office();
	struct akun a;
	struct percobaan p = {.akun = &a, .alamat = "10.0.0.1"};

	t_ok(c, akun_find(c, "sekretaris", &a));
	for (int i = 0; i < 40; i++) {
		t_ok(c, percobaan_mulai(c, &p));
		assert_int_equal(p.tunggu, 0);
		t_ok(c, percobaan_berhasil(c, &p));
	}
	done(c);
}

static int64_t guess_once(struct ctx *c, const char *kunci)
{
	int64_t wait = -1;

	t_ok(c, tebakan_mulai(c, kunci, &wait));
	return wait;
}

static void test_guesses_wait_like_passwords(void **state)
{
	static const int minutes[] = {10, 20, 40, 60, 60};
	struct ctx *c = office();

	for (int i = 0; i < 40; i++) {
		assert_int_equal(guess_once(c, "rapat:1:1"), 0);
		t_ok(c, tebakan_benar(c, "rapat:1:1"));
	}
	for (int i = 0; i < PERCOBAAN_AKUN; i++)
		assert_int_equal(guess_once(c, "rapat:1:1"), 0);
	for (size_t i = 0; i < ARRAY_N(minutes); i++) {
		/* Asking while one waits makes nothing longer. */
		for (int k = 0; k < 3; k++)
			assert_int_equal(guess_once(c, "rapat:1:1"),
				minutes[i] * CLOCK_MINUTE);
		assert_int_equal(guess_once(c, "rapat:1:2"), 0);
		t_ok(c, tebakan_benar(c, "rapat:1:2"));
		c->now += minutes[i] * CLOCK_MINUTE;
		assert_int_equal(guess_once(c, "rapat:1:1"), 0);
	}
	c->now += CLOCK_DAY + CLOCK_MINUTE;
	for (int i = 0; i < PERCOBAAN_AKUN; i++)
		assert_int_equal(guess_once(c, "rapat:1:1"), 0);
	assert_int_equal(guess_once(c, "rapat:1:1"), 10 * CLOCK_MINUTE);
	done(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_nip_and_a_name_open_the_same_account),
		cmocka_unit_test(test_names_are_codes_and_unique),
		cmocka_unit_test(test_an_administrator_always_remains),
		cmocka_unit_test(
			test_passwords_that_everybody_tries_are_refused),
		cmocka_unit_test(test_the_list_of_common_passwords_is_sorted),
		cmocka_unit_test(test_random_passwords_pass_the_rules),
		cmocka_unit_test(test_after_five_failures_the_waits_grow),
		cmocka_unit_test(test_a_name_of_nobody_is_answered_alike),
		cmocka_unit_test(test_an_address_waits_later_and_forgets),
		cmocka_unit_test(
			test_a_known_device_is_never_locked_from_elsewhere),
		cmocka_unit_test(test_success_clears_what_was_counted),
		cmocka_unit_test(test_guesses_wait_like_passwords),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
