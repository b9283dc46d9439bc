/* The pages of the figures: what a form, a cell, a hostile hand may do. */
#include "webtest.h"

#define DATA "/siklus/2023-tw2/data/pajak"

static struct office o;
static struct browser kabid, lain, sek;

static int64_t filled(void)
{
	return office_rows(&o,
		"SELECT COUNT(*) FROM realisasi WHERE periode = '2023-TW2'");
}

static void test_a_form_is_saved_and_shown(void **state)
{
	struct answer a = web_get(&kabid, DATA);

	t_status(&a, 200);
	t_says(&a, "name=\"realisasi[pkb]\"");
	a = web_post(&kabid, DATA,
		"aksi=simpan&target[pkb]=300&lama[target.pkb]="
		"&realisasi[pkb]=259,5&lama[realisasi.pkb]=");
	a = web_follow(&kabid, a);
	t_status(&a, 200);
	t_says(&a, "86,5%");
	t_says(&a, "name=\"kendala[pkb]\"");
}

static void test_a_cell_is_saved_and_a_conflict_told(void **state)
{
	struct answer a = web_post(&kabid, DATA "/isian",
		"realisasi[pap]=2,1&lama[realisasi.pap]=");

	t_status(&a, 200);
	t_says(&a, "\"ok\":true");
	a = web_post(&kabid, DATA "/isian",
		"realisasi[pap]=2,2&lama[realisasi.pap]=");
	t_status(&a, 409);
	t_says(&a, "\"nilai\":\"2,1\"");
	a = web_post(&kabid, DATA "/isian",
		"realisasi[pap]=banyak&lama[realisasi.pap]=2,1");
	t_status(&a, 200);
	t_says(&a, "Tulis angka saja");
	a = web_post(&kabid, DATA,
		"aksi=simpan&realisasi[pap]=9&lama[realisasi.pap]=");
	t_status(&a, 409);
	t_says(&a, "value=\"9\"");
}

static void test_hostile_fields_change_nothing(void **state)
{
	static const char *const bodies[] = {
		"realisasi[xyz]=1&lama[realisasi.xyz]=",
		"realisasi[pad]=1&lama[realisasi.pad]=", /* of another Bidang */
		"realisasi[pkb]=1&realisasi[pap]=2", "", "sekian[pkb]=1"};
	int64_t before = filled();
	struct str many = str_new(o.c->mem, LIMIT_TEXT);
	struct answer a;

	for (size_t i = 0; i < ARRAY_N(bodies); i++) {
		a = web_post(&kabid, DATA "/isian", bodies[i]);
		assert_in_range(a.status, 400, 499);
		t_says(&a, "\"kalimat\":");
	}
	a = web_post(&kabid, DATA "/isian", "realisasi[pkb]=%FF");
	assert_in_range(a.status, 400, 499);
	str_add(&many, "aksi=simpan");
	for (int i = 0; i < 1000; i++)
		str_addf(&many, "&realisasi[x%d]=1", i);
	a = web_post(&kabid, DATA, many.p);
	assert_in_range(a.status, 400, 499);
	assert_int_equal(filled(), before);
}

static void test_another_bidang_is_refused(void **state)
{
	int64_t before = filled();
	struct answer a = web_get(&lain, DATA);

	t_status(&a, 403);
	a = web_post(&lain, DATA,
		"aksi=simpan&realisasi[bbnkb]=1&lama[realisasi.bbnkb]=");
	t_status(&a, 403);
	a = web_post(&lain, DATA "/isian",
		"realisasi[bbnkb]=1&lama[realisasi.bbnkb]=");
	t_status(&a, 403);
	a = web_post(&lain, DATA "/bukti/lepas", "bukti[pkb]=1");
	t_status(&a, 403);
	a = web_post(&sek, DATA, "aksi=simpan&realisasi[bbnkb]=1");
	t_status(&a, 403);
	assert_int_equal(filled(), before);
}

static void test_sending_names_what_is_missing(void **state)
{
	struct answer a = web_post(&kabid, DATA,
		"aksi=kirim&realisasi[bbnkb]=171,3&lama[realisasi.bbnkb]=");

	t_status(&a, 422);
	t_says(&a, "Isi target:");
	t_says(&a, "value=\"171,3\"");
	a = web_post(&kabid, DATA, "aksi=hapus");
	t_status(&a, 422);
}

static void test_evidence_comes_and_goes(void **state)
{
	struct lampiran pdf = {.jenis = "pkb",
		.nama = "bukti.pdf",
		.isi = "%PDF-1.4 x",
		.n = 10};
	struct lampiran exe = {
		.jenis = "pkb", .nama = "bukti.exe", .isi = "MZ", .n = 2};
	struct lampiran tanpa = {.jenis = "xyz",
		.nama = "bukti.pdf",
		.isi = "%PDF-1.4 x",
		.n = 10};
	struct answer a = web_upload(&kabid, DATA "/bukti", "kunci=b1", &pdf);

	a = web_follow(&kabid, a);
	t_says(&a, "bukti.pdf");
	a = web_upload(&kabid, DATA "/bukti", "kunci=b2", &exe);
	t_status(&a, 422);
	t_says(&a, "Berkas .exe tidak diterima");
	a = web_upload(&kabid, DATA "/bukti", "kunci=b3", &tanpa);
	t_status(&a, 404);
	a = web_post(&kabid, DATA "/bukti/lepas", "bukti[pkb]=99");
	assert_in_range(a.status, 400, 499);
	a = web_post(&kabid, DATA "/bukti/lepas", "bukti[pkb]=1");
	t_status(&a, 303);
}

static void test_all_bidang_on_one_page(void **state)
{
	struct answer a = web_get(&sek, "/siklus/2023-tw2/data");
	const char *address;

	t_status(&a, 200);
	t_says(&a, "Belum mengirim (5)");
	address = between(
		&o, a.body, "action=\"/siklus/2023-tw2/ingatkan/", "\"");
	assert_non_null(address);
	address =
		arena_printf(o.c->mem, "/siklus/2023-tw2/ingatkan/%s", address);
	a = web_post(&sek, address, "");
	t_status(&a, 303);
	a = web_post(&sek, address, "");
	assert_in_range(a.status, 400, 499); /* once in a working hour */
	a = web_post(&sek, "/siklus/2023-tw2/ingatkan/x", "");
	t_status(&a, 404);
	a = web_post(&sek, "/siklus/2023-tw2/tutup", "bidang=aset&catatan=");
	t_status(&a, 422);
	a = web_post(&lain, "/siklus/2023-tw2/tutup", "bidang=aset&catatan=x");
	t_status(&a, 403);
	a = web_post(&sek, "/siklus/2023-tw2/tutup",
		"bidang=aset&catatan=Tidak+melapor.");
	a = web_follow(&sek, a);
	t_says(&a, "Ditutup, belum melapor");
}

#define TIGA "/siklus/2023-tw3/data"

/* A case whose Pajak has handed in. */
static void hand_in_pajak(void)
{
	int64_t id = fix_open(o.c, "2023-TW3");

	t_ok(o.c, fix_step(o.c, id, 1, "sekretaris"));
	fix_csv(o.c, id, "pajak");
	t_ok(o.c, fix_step(o.c, id, 2, "kabid-pajak"));
	t_ok(o.c, fix_step(o.c, id, 3, "kabid-pajak"));
}

#define JAHAT "%3Cscript%3Ealert(1)%3C/script%3E%22+keliru"

static void test_figures_are_wanted_back(void **state)
{
	struct answer a;

	hand_in_pajak();
	a = web_get(&kabid, TIGA "/pajak");
	t_says(&a, "Minta buka kembali");
	t_silent(&a, "name=\"realisasi[pkb]\"");
	a = web_post(&kabid, TIGA "/pajak/minta", "alasan=");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-alasan\"");
	t_says(&a, "Tulis alasannya.");
	a = web_post(&lain, TIGA "/pajak/minta", "alasan=Bukan+milik+saya.");
	t_status(&a, 403);
	a = web_post(&kabid, TIGA "/pajak/minta", "alasan=" JAHAT);
	a = web_follow(&kabid, a);
	t_says(&a, "Permintaan terkirim ke Tim LKJ.");
	t_says(&a, "Diminta dibuka kembali hari ini");
	t_says(&a, "&lt;script&gt;alert(1)");
	t_silent(&a, "<script>alert");
	t_silent(&a, "action=\"" TIGA "/pajak/minta\"");
	a = web_post(&kabid, TIGA "/pajak/minta", "alasan=Lagi.");
	t_status(&a, 422);
	t_says(&a, "sudah diminta dibuka kembali");
}

static void test_a_request_is_answered_on_the_page_of_all(void **state)
{
	struct answer a = web_get(&sek, TIGA);

	t_says(&a, "Diminta dibuka kembali hari ini");
	t_says(&a, "&lt;script&gt;alert(1)");
	t_says(&a, "Sekretaris mengembalikan data pada langkah 7 (Periksa)");
	t_silent(&a, "periksa?keputusan=tidak");
	/* Others see the Bidang, not why it asks. */
	a = web_get(&lain, TIGA);
	t_status(&a, 200);
	t_silent(&a, "Diminta dibuka kembali");
	a = web_post(&kabid, TIGA "/pajak/minta/tolak", "alasan[pajak]=x");
	t_status(&a, 403);
	a = web_post(&sek, TIGA "/pajak/minta/tolak", "alasan[pajak]=");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-alasan-pajak\"");
	a = web_post(&sek, TIGA "/pajak/minta/tolak",
		"alasan[pajak]=Dibahas+saat+rapat.");
	a = web_follow(&sek, a);
	t_says(&a, "Permintaan ditolak.");
	t_silent(&a, "Diminta dibuka kembali hari ini");
	a = web_get(&kabid, TIGA "/pajak");
	t_says(&a, "Tidak dibuka kembali, hari ini");
	t_says(&a, "Dibahas saat rapat.");
	t_says(&a, "action=\"" TIGA "/pajak/minta\"");
}

/* At the check the request leads to the form, filled in; nothing more. */
static void test_the_check_sends_back_what_was_asked(void **state)
{
	struct answer a;
	const char *to;

	for (size_t i = 1; i < ARRAY_N(fix_bidang); i++) {
		const char *kabid_lain =
			arena_printf(o.c->mem, "kabid-%s", fix_bidang[i]);
		int64_t id = o.baru + 1;

		fix_csv(o.c, id, fix_bidang[i]);
		t_ok(o.c, fix_step(o.c, id, 2, kabid_lain));
		t_ok(o.c, fix_step(o.c, id, 3, kabid_lain));
	}
	a = web_post(&kabid, TIGA "/pajak/minta", "alasan=Sungguh+keliru.");
	t_status(&a, 303);
	for (int no = 4; no <= 6; no++)
		t_ok(o.c, fix_step(o.c, o.baru + 1, no, "tim-lkj"));
	a = web_get(&sek, TIGA);
	to = between(&o, a.body, "href=\"/siklus/2023-tw3/periksa?", "\"");
	assert_string_equal(
		to, "keputusan=tidak&amp;kembali=2&amp;bidang=pajak");
	a = web_get(&sek,
		"/siklus/2023-tw3/periksa?keputusan=tidak&kembali=2&bidang=pajak");
	t_status(&a, 200);
	t_says(&a, "minta datanya dibuka kembali:</b> Sungguh keliru.");
	t_says(&a, "value=\"2\" selected");
	t_says(&a, "value=\"pajak\" selected");
	t_silent(&a, "Ada isian yang perlu diperbaiki");
	a = web_post(&sek, "/siklus/2023-tw3/periksa",
		"keputusan=tidak&kembali=2&bidang=pajak&catatan=Perbaiki+PKB.");
	t_status(&a, 303);
	a = web_get(&sek, TIGA);
	t_silent(&a, "Diminta dibuka kembali");
	a = web_get(&kabid, TIGA "/pajak");
	t_says(&a, "name=\"realisasi[pkb]\"");
}

static void test_dashboard_of_any_period(void **state)
{
	struct answer a = web_get(&sek, "/dasbor");

	t_status(&a, 200);
	a = web_get(&sek, "/dasbor?periode=2023-TW1");
	t_status(&a, 200);
	t_says(&a, "Kinerja Triwulan I 2023");
	a = web_get(&sek, "/dasbor?periode=1999-TW1");
	t_status(&a, 200);
	a = web_get(&sek, "/dasbor?periode=2023");
	t_status(&a, 200);
	a = web_get(&sek, "/dasbor?periode=%3Cscript%3E");
	t_status(&a, 404);
}

static int setup(void **state)
{
	o = office_open();
	kabid = browser_of(&o, "kabid-pajak");
	lain = browser_of(&o, "kabid-anggaran");
	sek = browser_of(&o, "sekretaris");
	return 0;
}

static int teardown(void **state)
{
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_form_is_saved_and_shown),
		cmocka_unit_test(test_a_cell_is_saved_and_a_conflict_told),
		cmocka_unit_test(test_hostile_fields_change_nothing),
		cmocka_unit_test(test_another_bidang_is_refused),
		cmocka_unit_test(test_sending_names_what_is_missing),
		cmocka_unit_test(test_evidence_comes_and_goes),
		cmocka_unit_test(test_all_bidang_on_one_page),
		cmocka_unit_test(test_figures_are_wanted_back),
		cmocka_unit_test(test_a_request_is_answered_on_the_page_of_all),
		cmocka_unit_test(test_the_check_sends_back_what_was_asked),
		cmocka_unit_test(test_dashboard_of_any_period),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
