/* Sessions, tokens, and who may act as what today: on a database. */
#include "dbtest.h"

#include "org/akun.h"
#include "org/contoh.h"
#include "org/sesi.h"

static struct instansi kantor;

static struct ctx *office(void)
{
	struct ctx *c = dbtest_open();

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, org_contoh_add(c, &kantor));
	return c;
}

static void done(struct ctx *c)
{
	db_rollback(c);
	dbtest_close(c);
}

static struct sesi come_in(
	struct ctx *c, const char *nama, bool bersama, const char *token)
{
	struct akun a;
	struct sesi s = {
		.perangkat = "Firefox", .alamat = "::1", .bersama = bersama};

	t_ok(c, akun_find(c, nama, &a));
	s.pegawai_id = a.pegawai_id;
	s.instansi_id = a.instansi_id;
	t_ok(c, sesi_add(c, &s, token));
	return s;
}

static void test_a_session_is_found_by_its_token_only(void **state)
{
	struct ctx *c = office();
	char *token = token_acak(c->mem);
	struct sesi s = come_in(c, "sekretaris", false, token), f;

	assert_int_equal(strlen(token), 43);
	t_ok(c, sesi_find(c, token, &f));
	assert_int_equal(f.id, s.id);
	assert_string_equal(f.csrf, s.csrf);
	assert_string_equal(f.nip, "190002021900012002");
	assert_string_equal(f.sapaan, "Ibu");
	assert_int_equal(f.kabar_n, 0);
	t_refused(c, sesi_find(c, "bukan token", &f), E_NOTFOUND, "masuk lagi");
	t_refused(c, sesi_find(c, NULL, &f), E_NOTFOUND, "masuk lagi");
	t_ok(c, sesi_end(c, s.pegawai_id, s.id));
	t_refused(c, sesi_find(c, token, &f), E_NOTFOUND, "sudah berakhir");
	done(c);
}

static void test_sessions_end_when_idle_and_at_last(void **state)
{
	struct ctx *c = office();
	int64_t start = c->now;
	struct sesi f;

	come_in(c, "sekretaris", false, "sendiri");
	come_in(c, "sekretaris", true, "bersama");
	c->now = start + SESI_DIAM_BERSAMA - 1;
	t_ok(c, sesi_find(c, "bersama", &f));
	c->now = start + SESI_DIAM_BERSAMA;
	t_refused(c, sesi_find(c, "bersama", &f), E_NOTFOUND, "berakhir");
	c->now = start + SESI_DIAM - 1;
	t_ok(c, sesi_find(c, "sendiri", &f));
	c->now = start + SESI_DIAM;
	t_refused(c, sesi_find(c, "sendiri", &f), E_NOTFOUND, "berakhir");
	/* Kept busy, both still end. */
	come_in(c, "sekretaris", true, "sibuk");
	start = c->now;
	while (c->now < start + SESI_LAMA_BERSAMA) {
		t_ok(c, sesi_find(c, "sibuk", &f));
		t_ok(c, sesi_sentuh(c, &f));
		c->now += 29 * CLOCK_MINUTE;
	}
	t_refused(c, sesi_find(c, "sibuk", &f), E_NOTFOUND, "berakhir");
	done(c);
}

static void test_the_visit_is_noted_once_a_minute(void **state)
{
	struct ctx *c = office();
	struct sesi f;

	come_in(c, "sekretaris", false, "t");
	t_ok(c, sesi_find(c, "t", &f));
	assert_false(sesi_usang(&f, c->now + CLOCK_MINUTE - 1));
	assert_true(sesi_usang(&f, c->now + CLOCK_MINUTE));
	done(c);
}

static void test_own_sessions_are_listed_and_ended(void **state)
{
	struct ctx *c = office();
	struct sesi a = come_in(c, "sekretaris", false, "a"), *l, f;
	struct sesi other = come_in(c, "kasubag", false, "x");
	size_t n;

	come_in(c, "sekretaris", false, "b");
	come_in(c, "sekretaris", true, "c");
	t_ok(c, sesi_list(c, a.pegawai_id, &l, &n));
	assert_int_equal(n, 3);
	t_refused(c, sesi_end(c, a.pegawai_id, other.id), E_NOTFOUND,
		"sudah berakhir");
	assert_int_equal(sesi_end_all(c, a.pegawai_id, a.id), 2);
	t_ok(c, sesi_find(c, "a", &f));
	t_ok(c, sesi_find(c, "x", &f));
	assert_int_equal(sesi_end_all(c, a.pegawai_id, 0), 1);
	done(c);
}

static void test_no_session_outlives_the_account(void **state)
{
	struct ctx *c = office();
	struct sesi f;
	struct akun a;
	struct pegawai p;

	come_in(c, "kasubag", false, "a");
	t_ok(c, akun_find(c, "kasubag", &a));
	a.aktif = false;
	t_ok(c, akun_atur(c, &a));
	t_refused(c, sesi_find(c, "a", &f), E_NOTFOUND, "berakhir");
	come_in(c, "sekretaris", false, "b");
	t_ok(c, pegawai_find(c, kantor.id, "190002021900012002", &p));
	p.aktif = false;
	t_ok(c, pegawai_save(c, kantor.id, &p));
	t_refused(c, sesi_find(c, "b", &f), E_NOTFOUND, "berakhir");
	t_refused(c, pegawai_save(c, kantor.id, &p), E_CONFLICT,
		"diubah orang lain");
	done(c);
}

static void test_tokens_have_scope_and_end(void **state)
{
	struct ctx *c = office();
	struct sesi s = come_in(c, "sekretaris", false, "s"), f;
	struct token_api t = {.instansi_id = s.instansi_id,
		.pegawai_id = s.pegawai_id,
		.nama = "dasbor provinsi",
		.cakupan = "baca segalanya",
		.berakhir_at = c->now + 30 * CLOCK_DAY};
	struct token_api *l;
	size_t n;

	t_refused(c, token_add(c, &t, "k"), E_INVALID, "baca, tulis");
	t.cakupan = "";
	t_refused(c, token_add(c, &t, "k"), E_INVALID, "baca, tulis");
	t.cakupan = "baca";
	t.berakhir_at = c->now;
	t_refused(c, token_add(c, &t, "k"), E_INVALID, "paling lama setahun");
	t.berakhir_at = c->now + 30 * CLOCK_DAY;
	t_ok(c, token_add(c, &t, "k"));
	t_ok(c, token_find(c, "k", &f));
	assert_string_equal(f.cakupan, "baca");
	assert_int_equal(f.pegawai_id, s.pegawai_id);
	assert_true(sesi_usang(&f, c->now));
	t_ok(c, sesi_sentuh(c, &f));
	t_ok(c, token_find(c, "k", &f));
	assert_false(sesi_usang(&f, c->now));
	t_refused(c, sesi_find(c, "k", &f), E_NOTFOUND, "masuk lagi");
	t_refused(c, token_find(c, "s", &f), E_NOTFOUND, "token baru");
	c->now += 30 * CLOCK_DAY;
	t_refused(c, token_find(c, "k", &f), E_NOTFOUND, "token baru");
	c->now -= CLOCK_DAY;
	t_ok(c, token_end(c, s.pegawai_id, t.id));
	t_refused(c, token_end(c, s.pegawai_id, t.id), E_NOTFOUND, "dicabut");
	t_refused(c, token_find(c, "k", &f), E_NOTFOUND, "token baru");
	t_ok(c, token_list(c, s.pegawai_id, &l, &n));
	assert_int_equal(n, 1);
	assert_true(l[0].dicabut_at == c->now);
	done(c);
}

static const char *acts_as(struct ctx *c, const char *nama, int day)
{
	struct akun a;
	struct wewenang w;
	struct str s = str_new(c->mem, LIMIT_TEXT);
	struct pejabat p;

	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, wewenang_list(c, kantor.id, a.pegawai_id,
			day_from(2023, 7, day), &w));
	for (size_t i = 0; i < w.n; i++) {
		str_addf(&s, "%s %s;", w.list[i].jabatan, w.list[i].kapasitas);
		/* It says what pejabat_get says. */
		t_ok(c, pejabat_get(c, kantor.id, w.list[i].jabatan,
				day_from(2023, 7, day), &p));
		assert_int_equal(p.pegawai_id, a.pegawai_id);
	}
	return s.p;
}

static void test_while_a_plh_acts_the_definitif_does_not(void **state)
{
	struct ctx *c = office();

	assert_string_equal(
		acts_as(c, "kabid-anggaran", 2), "kabid-anggaran definitif;");
	assert_string_equal(acts_as(c, "kabid-perbendaharaan", 2),
		"kabid-perbendaharaan definitif;");
	assert_string_equal(acts_as(c, "kabid-anggaran", 4),
		"kabid-anggaran definitif;kabid-perbendaharaan plh;");
	assert_string_equal(acts_as(c, "kabid-perbendaharaan", 4), "");
	assert_string_equal(acts_as(c, "pengelola", 4), "");
	done(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_session_is_found_by_its_token_only),
		cmocka_unit_test(test_sessions_end_when_idle_and_at_last),
		cmocka_unit_test(test_the_visit_is_noted_once_a_minute),
		cmocka_unit_test(test_own_sessions_are_listed_and_ended),
		cmocka_unit_test(test_no_session_outlives_the_account),
		cmocka_unit_test(test_tokens_have_scope_and_end),
		cmocka_unit_test(test_while_a_plh_acts_the_definitif_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
