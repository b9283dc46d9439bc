/* Versions of an SOP: looked at, edited as a table, ratified by who may. */
#include "actfix.h"

#include "act/act_sop.h"
#include "org/akun.h"

static void be(struct ctx *c, const char *nama)
{
	struct akun a;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, db_commit(c));
	c->actor_id = a.pegawai_id;
}

static struct sop_rinci newest(struct ctx *c)
{
	struct sop_rinci r = {0};
	struct sop *list;
	size_t n;

	t_ok(c, act_sop_list(c, &list, &n));
	r.id = list[n - 1].id;
	t_ok(c, act_sop_rinci(c, &r));
	return r;
}

static struct act_sunting edit(struct ctx *c, const struct sop *s)
{
	return (struct act_sunting){.dari = s->id,
		.isi = {.nomor = s->nomor,
			.judul = "Penyusunan LKJ dan LKPJ",
			.tanggal_revisi = "Juli 2026",
			.baris = sop_baris(c->mem, s),
			.baris_n = s->langkah_n}};
}

static void test_an_edited_table_is_a_new_draft(void **state)
{
	struct ctx *c = fix_office();
	struct sop_rinci r = newest(c);
	struct act_sunting a = edit(c, r.sop);

	assert_true(r.sah);
	assert_true(r.lint.n > 0);
	assert_int_equal(r.versi_n, 1);
	be(c, "sekretaris");
	t_refused(c, act_sop_sunting(c, &a), E_DENIED, "Hanya pengelola");
	be(c, "pengelola");
	t_ok(c, act_sop_sunting(c, &a));
	assert_int_equal(a.versi, 2);
	r = newest(c);
	assert_int_equal(r.id, a.id);
	assert_int_equal(r.versi_n, 2);
	assert_int_equal(r.berlaku->versi, 1);
	assert_string_equal(r.sop->keadaan, "draf");
	assert_string_equal(r.sop->judul, "Penyusunan LKJ dan LKPJ");
	r.id = 999;
	t_refused(c, act_sop_rinci(c, &r), E_NOTFOUND, "tidak ada");
	dbtest_close(c);
}

static void test_who_may_ratifies_and_cases_keep_theirs(void **state)
{
	struct ctx *c = fix_office();
	struct sop_rinci r = newest(c);
	struct act_sunting a = edit(c, r.sop);
	struct siklus_rinci k;
	int64_t id = fix_open(c, "2026-TW2");

	t_ok(c, act_sop_sunting(c, &a));
	be(c, "sekretaris");
	t_refused(c, act_sop_sahkan_versi(c, a.id, NULL), E_DENIED, "Hanya");
	t_refused(c, act_sop_sahkan_versi(c, a.id, "sekretaris"), E_DENIED,
		"mengesahkan SOP");
	t_refused(c, act_sop_sahkan_versi(c, a.id, "kepala"), E_DENIED,
		"tidak sedang menjadi");
	be(c, "kepala");
	t_ok(c, act_sop_sahkan_versi(c, a.id, "kepala"));
	r = newest(c);
	assert_string_equal(r.sop->keadaan, "disahkan");
	assert_string_equal(r.versi[1].keadaan, "diganti");
	t_ok(c, act_siklus_lihat(c, id, &k));
	assert_int_equal(k.siklus.kasus.sop->versi, 1);
	t_refused(c, act_sop_sahkan_versi(c, r.versi[1].id, "kepala"), E_STATE,
		"sudah diganti");
	dbtest_close(c);
}

static void test_an_import_gives_the_version_that_was_added(void **state)
{
	struct ctx *c = fix_office();
	struct str yaml;
	struct sop_rinci r = newest(c);
	struct sop s = *r.sop;
	struct act_sop a = {.file = "baru.yaml"};

	s.judul = "Judul baru";
	t_ok(c, sop_yaml(c, &s, &yaml));
	a.text = yaml.p;
	a.n = yaml.n;
	t_ok(c, act_sop_impor(c, &a));
	assert_int_equal(a.out->versi, 2);
	assert_string_equal(a.out->keadaan, "draf");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_edited_table_is_a_new_draft),
		cmocka_unit_test(test_who_may_ratifies_and_cases_keep_theirs),
		cmocka_unit_test(
			test_an_import_gives_the_version_that_was_added),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
