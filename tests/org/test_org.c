/* Who acts when, and who may: on a database. */
#include "dbtest.h"

#include "org/contoh.h"

static struct ctx *office(struct instansi *i)
{
	struct ctx *c = dbtest_open();

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, org_contoh_add(c, i));
	return c;
}

static void done(struct ctx *c)
{
	db_rollback(c);
	dbtest_close(c);
}

static void test_a_plh_acts_before_the_definitif_on_his_days(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct pejabat p;

	t_ok(c, pejabat_get(c, i.id, "kabid-perbendaharaan",
			day_from(2023, 7, 2), &p));
	assert_string_equal(p.kapasitas, "definitif");
	for (int d = 3; d <= 5; d++) {
		t_ok(c, pejabat_get(c, i.id, "kabid-perbendaharaan",
				day_from(2023, 7, d), &p));
		assert_string_equal(p.kapasitas, "plh");
		assert_string_equal(p.nama, "Contoh Nasution, S.E., Ak.");
		assert_string_equal(p.bidang, "perbendaharaan");
	}
	t_ok(c, pejabat_get(c, i.id, "kabid-perbendaharaan",
			day_from(2023, 7, 6), &p));
	assert_string_equal(p.kapasitas, "definitif");
	done(c);
}

static void test_vacant_and_unknown_positions_are_told_apart(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct pejabat p;

	t_refused(c,
		pejabat_get(c, i.id, "sekretaris", day_from(2016, 1, 1), &p),
		E_STATE, "kosong pada 1 Januari 2016");
	t_refused(c, pejabat_get(c, i.id, "lurah", day_from(2023, 1, 1), &p),
		E_NOTFOUND, "tidak ada");
	done(c);
}

static void test_two_definitif_may_not_overlap(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct penugasan p = {.jabatan = "sekretaris",
		.pegawai_id = 1,
		.kapasitas = "definitif",
		.mulai = day_from(2023, 1, 1),
		.selesai = INT32_MAX};

	t_refused(c, penugasan_add(c, i.id, &p), E_CONFLICT,
		"sudah mempunyai pejabat definitif");
	p.kapasitas = "raja";
	t_refused(c, penugasan_add(c, i.id, &p), E_INVALID,
		"definitif, plt, atau plh");
	p.kapasitas = "plt";
	p.selesai = p.mulai - 1;
	t_refused(c, penugasan_add(c, i.id, &p), E_INVALID,
		"berakhir sebelum mulai");
	done(c);
}

static void test_a_person_has_a_nip_of_18_digits(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct pegawai p = {.nip = "12345", .nama = "X"};

	t_refused(c, pegawai_add(c, i.id, &p), E_INVALID, "18 angka");
	done(c);
}

static void test_every_change_raises_the_revision(void **state)
{
	struct instansi i, now;
	struct ctx *c = office(&i);
	int64_t before;

	t_ok(c, instansi_get(c, NULL, &now));
	before = now.kalender_rev;
	t_ok(c, bidang_add(c, i.id, &(struct bidang){"baru", "Bidang Baru"}));
	t_ok(c, instansi_get(c, NULL, &now));
	assert_true(now.kalender_rev > before);
	done(c);
}

static void test_rights_name_who_may(void **state)
{
	struct ctx *c = t_ctx();

	t_ok(c, izin_check(c, "langkah.tutup", "sekretaris"));
	t_refused(c, izin_check(c, "langkah.tutup", "kabid"), E_DENIED,
		"yang berwenang: sekretaris");
	t_refused(c, izin_check(c, "sop.impor", NULL), E_DENIED, "tanpa peran");
	t_refused(c, izin_check(c, "sop.impor", "peng"), E_DENIED, "pengelola");
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_plh_acts_before_the_definitif_on_his_days),
		cmocka_unit_test(
			test_vacant_and_unknown_positions_are_told_apart),
		cmocka_unit_test(test_two_definitif_may_not_overlap),
		cmocka_unit_test(test_a_person_has_a_nip_of_18_digits),
		cmocka_unit_test(test_every_change_raises_the_revision),
		cmocka_unit_test(test_rights_name_who_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
