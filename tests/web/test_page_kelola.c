/* The pages of the administration: said beside the field, nothing lost. */
#include "webtest.h"

#include "act/act_org.h"

#define BIDANG "/pengelolaan/bidang"
#define JABATAN "/pengelolaan/jabatan"

static struct office o;
static struct browser admin, sek;

static int64_t lines(const char *tindakan)
{
	return office_rows(
		&o, arena_printf(o.c->mem,
			    "SELECT COUNT(*) FROM jejak WHERE tindakan = '%s'",
			    tindakan));
}

static void test_a_bidang_is_added_and_renamed(void **state)
{
	struct answer a = web_get(&admin, BIDANG "/tambah");

	t_status(&a, 200);
	a = web_post(&admin, BIDANG "/tambah", "nama=Bidang+Baru&kode=Baru+!");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-kode\"");
	t_says(&a, "Kode diawali huruf kecil");
	t_says(&a, "value=\"Bidang Baru\"");
	t_says(&a, "value=\"Baru !\"");
	a = web_post(&admin, BIDANG "/tambah", "nama=Bidang+Baru&kode=pajak");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-kode\"");
	t_says(&a, "sudah dipakai");
	a = web_post(
		&admin, BIDANG "/tambah", "nama=bidang+anggaran&kode=baru");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-nama\"");
	t_says(&a, "sudah bernama");
	assert_int_equal(lines("bidang.tambah"), 0);
	a = web_post(&admin, BIDANG "/tambah", "nama=Bidang+Baru&kode=baru");
	a = web_follow(&admin, a);
	t_status(&a, 200);
	t_says(&a, "Bidang Baru");
	t_says(&a, "Belum ada jabatan");
	t_says(&a, JABATAN "/tambah?bidang=baru");
	a = web_get(&admin, BIDANG "/baru/ubah");
	t_says(&a, "name=\"lama\" value=\"Bidang Baru\"");
	a = web_post(&admin, BIDANG "/baru/ubah", "nama=&lama=Bidang+Baru");
	t_status(&a, 422);
	t_says(&a, "Tulis nama barunya.");
	a = web_post(&admin, BIDANG "/baru/ubah",
		"nama=Bidang+Terbaru&lama=Bidang+Baru");
	a = web_follow(&admin, a);
	t_says(&a, "Bidang Terbaru");
	/* Another had the page open meanwhile. */
	a = web_post(&admin, BIDANG "/baru/ubah",
		"nama=Bidang+Terakhir&lama=Bidang+Baru");
	t_status(&a, 409);
	t_says(&a, "value=\"Bidang Terakhir\"");
	t_says(&a, "name=\"lama\" value=\"Bidang Terbaru\"");
	assert_int_equal(lines("bidang.tambah"), 1);
	assert_int_equal(lines("bidang.ganti-nama"), 1);
	a = web_get(&admin, BIDANG "/tidak-ada/ubah");
	t_status(&a, 404);
}

static void test_a_position_is_added_and_renamed(void **state)
{
	struct answer a = web_get(&admin, JABATAN "/tambah?bidang=aset");

	t_status(&a, 200);
	t_says(&a, "<option value=\"aset\" selected>");
	t_says(&a, "<option value=\"kabid\">");
	a = web_post(&admin, JABATAN "/tambah",
		"nama=Staf+Aset&kode=staf-aset&peran=raja&bidang=aset");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-peran\"");
	t_says(&a, "value=\"Staf Aset\"");
	a = web_post(&admin, JABATAN "/tambah",
		"nama=Staf+Aset&kode=kasubag&peran=pemeriksa&bidang=aset");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-kode\"");
	t_says(&a, "<option value=\"pemeriksa\" selected>");
	t_says(&a, "<option value=\"aset\" selected>");
	a = web_post(&admin, JABATAN "/tambah",
		"nama=Sekretaris&kode=staf-aset&peran=pemeriksa&bidang=");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-nama\"");
	a = web_post(&admin, JABATAN "/tambah",
		"nama=Staf+Aset&kode=staf-aset&peran=pemeriksa&bidang=aset");
	a = web_follow(&admin, a);
	t_says(&a, "Tunjuk Staf Aset");
	a = web_post(&admin, JABATAN "/staf-aset/ubah",
		"nama=Pemeriksa+Aset&lama=Staf+Aset");
	a = web_follow(&admin, a);
	t_says(&a, "Pemeriksa Aset");
	t_says(&a, "Kosong");
	assert_int_equal(lines("jabatan.tambah"), 1);
	assert_int_equal(lines("jabatan.ganti-nama"), 1);
}

#define NIP "190003031900011003"

static void test_a_letter_comes_with_an_appointment(void **state)
{
	struct lampiran f = {
		.jenis = "surat", .nama = "sp.pdf", .isi = "bukan", .n = 5};
	const char *fields = "nip=" NIP "&kapasitas=plh&mulai=2023-07-10"
			     "&selesai=2023-07-12&dasar=SP 12/2023"
			     "&dasar_tanggal=2023-07-07";
	const char *at;
	struct answer a = web_get(&admin, JABATAN "/kabid-aset/tunjuk");

	a = web_post(&admin, JABATAN "/kabid-aset/tunjuk",
		"nip=" NIP "&kapasitas=plh&mulai=2023-07-10"
		"&selesai=2023-07-09&dasar=SP+12&dasar_tanggal=2023-07-07");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-selesai\"");
	a = web_upload(&admin, JABATAN "/kabid-aset/tunjuk", fields, &f);
	t_status(&a, 422);
	t_says(&a, "Isi berkas sp.pdf bukan PDF.");
	t_says(&a, "value=\"SP 12/2023\"");
	t_says(&a, "Pilih lagi berkasnya");
	a = web_get(&admin, JABATAN);
	t_silent(&a, "SP 12/2023");
	f.isi = "%PDF-1.4 x";
	f.n = 10;
	a = web_get(&admin, JABATAN "/kabid-aset/tunjuk");
	a = web_upload(&admin, JABATAN "/kabid-aset/tunjuk", fields, &f);
	a = web_follow(&admin, a);
	t_says(&a, "SP 12/2023 tanggal 7 Juli 2023");
	at = between(&o, strstr(a.body, "SP 12/2023"), "href=\"", "\"");
	a = web_get(&admin, at);
	t_status(&a, 200);
	assert_string_equal(a.body, "%PDF-1.4 x");
	assert_non_null(strstr(a.head, "Content-Disposition: attachment"));
	assert_non_null(strstr(a.head, "sp.pdf"));
	a = web_get(&sek, at);
	t_status(&a, 403);
	/* Another instead of it, or for one that came without. */
	at = between(&o, at, "/penunjukan/", "/surat");
	at = arena_printf(o.c->mem, "/pengelolaan/penunjukan/%s/unggah", at);
	a = web_get(&admin, at);
	t_status(&a, 200);
	a = web_post(&admin, at, "");
	t_status(&a, 422);
	t_says(&a, "Pilih PDF surat perintahnya.");
	f.nama = "benar.pdf";
	a = web_upload(&admin, at, "x=1", &f);
	a = web_follow(&admin, a);
	t_says(&a, "benar.pdf");
	assert_int_equal(lines("org.surat"), 1);
}

#define JAM "/pengelolaan/jam-kerja"
#define HAJI                                                                   \
	"&nama=Haji&sumber=SE+1&mulai=2023-07-03&selesai=2023-09-30"           \
	"&istirahat=12:00&masuk=13:00&tutup=15:00"

static void test_hours_are_corrected_and_removed(void **state)
{
	const char *at, *sidik, *form;
	struct answer a = web_get(&admin, JAM);

	a = web_post(&admin, JAM, "aksi=coba&hari=4&hari=5&buka=08:00" HAJI);
	t_status(&a, 200);
	t_says(&a, "siklus berjalan akan bergeser. Belum disimpan.");
	t_says(&a, "value=\"Haji\"");
	assert_int_equal(lines("kalender.jam"), 0);
	a = web_post(&admin, JAM, "aksi=simpan&hari=4&hari=5&buka=08:00" HAJI);
	a = web_follow(&admin, a);
	t_says(&a, "Kalender tersimpan.");
	at = between(&o, strstr(a.body, "Haji"), "href=\"", "\"");
	a = web_get(&admin, at);
	t_status(&a, 200);
	t_says(&a, "Kamis, Jumat, 08.00–12.00, 13.00–15.00");
	t_says(&a, "value=\"08:00\"");
	sidik = between(&o, a.body, "name=\"sidik\" value=\"", "\"");
	form = arena_printf(o.c->mem,
		"sidik=%s&aksi=simpan&hari=4&hari=5&buka=%s" HAJI, sidik,
		"16:00");
	a = web_post(&admin, at, form);
	t_status(&a, 422);
	t_says(&a, "href=\"#f-tutup\"");
	form = arena_printf(o.c->mem,
		"sidik=%s&aksi=simpan&hari=4&buka=%s" HAJI, sidik, "09:00");
	a = web_post(&admin, at, form);
	a = web_follow(&admin, a);
	t_says(&a, "09.00–12.00");
	at = between(&o, strstr(a.body, "Haji"), "href=\"", "\"");
	/* From a page of before. */
	a = web_post(&admin, arena_printf(o.c->mem, "%s/hapus", at),
		arena_printf(o.c->mem, "sidik=%s", sidik));
	t_status(&a, 409);
	sidik = between(&o, a.body, "name=\"sidik\" value=\"", "\"");
	a = web_post(&admin, arena_printf(o.c->mem, "%s/hapus", at),
		arena_printf(o.c->mem, "sidik=%s", sidik));
	a = web_follow(&admin, a);
	t_silent(&a, "Haji");
	assert_int_equal(lines("kalender.hapus-jam"), 1);
}

static void test_only_administrators(void **state)
{
	struct answer a =
		web_post(&sek, BIDANG "/tambah", "nama=Bidang+Lagi&kode=lagi");

	t_status(&a, 403);
	a = web_post(&sek, JABATAN "/kasubag/ubah", "nama=Saya&lama=x");
	t_status(&a, 403);
}

static int setup(void **state)
{
	o = office_open();
	admin = browser_of(&o, "pengelola");
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
		cmocka_unit_test(test_a_bidang_is_added_and_renamed),
		cmocka_unit_test(test_a_position_is_added_and_renamed),
		cmocka_unit_test(test_a_letter_comes_with_an_appointment),
		cmocka_unit_test(test_hours_are_corrected_and_removed),
		cmocka_unit_test(test_only_administrators),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
