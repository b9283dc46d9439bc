/* The office's own data and its accounts, as an administrator changes them. */
#include "actfix.h"

#include "act/act_akun.h"
#include "act/act_data.h"
#include "act/act_kabar.h"
#include "act/act_org.h"
#include "org/contoh.h"

#define SEKRETARIS "190002021900012002"

static void be(struct ctx *c, const char *nama)
{
	struct akun a;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, db_commit(c));
	c->actor_id = a.pegawai_id;
}

static struct ctx *office(void)
{
	struct ctx *c = dbtest_open();

	t_ok(c, act_init(c));
	be(c, "pengelola");
	return c;
}

static struct pegawai find(struct ctx *c, const char *cari)
{
	struct pegawai *l, p = {0};
	size_t n;

	t_ok(c, act_pegawai_list(c, cari, &l, &n));
	assert_int_equal(n, 1);
	t_ok(c, act_pegawai_get(c, l[0].id, &p));
	return p;
}

static void test_people_are_found_added_and_edited(void **state)
{
	struct ctx *c = office();
	struct pegawai *l,
		p = {.nip = "199001012020012001", .nama = "Uji, S.E."}, q;
	size_t n;

	t_ok(c, act_pegawai_list(c, NULL, &l, &n));
	assert_int_equal(n, 11);
	t_ok(c, act_pegawai_list(c, "RATNA", &l, &n));
	assert_int_equal(n, 1);
	t_ok(c, act_pegawai_list(c, "%", &l, &n));
	assert_int_equal(n, 0);
	t_ok(c, act_pegawai_tambah(c, &p));
	t_refused(c, act_pegawai_tambah(c, &p), E_CONFLICT, "sudah terdaftar");
	q = find(c, "199001012020012001");
	assert_string_equal(q.sapaan, "Ibu");
	q.nama = "Uji Coba, S.E.";
	q.email = "uji@jambiprov.go.id\r\nBcc: x@y.z";
	t_refused(c, act_pegawai_simpan(c, &q), E_INVALID, "surel");
	q.email = "uji@jambiprov.go.id";
	t_ok(c, act_pegawai_simpan(c, &q));
	t_refused(
		c, act_pegawai_simpan(c, &q), E_CONFLICT, "diubah orang lain");
	q = find(c, "coba");
	assert_string_equal(q.email, "uji@jambiprov.go.id");
	be(c, "sekretaris");
	t_refused(c, act_pegawai_simpan(c, &q), E_DENIED, "Hanya pengelola");
	t_refused(c, act_pegawai_list(c, NULL, &l, &n), E_DENIED, "Hanya");
	dbtest_close(c);
}

static void test_who_leaves_is_out_at_once(void **state)
{
	struct ctx *c = office();
	struct act_masuk m = {.nama = "sekretaris", .sandi = CONTOH_SANDI};
	struct act_token_baru t = {.nip = SEKRETARIS,
		.nama = "uji",
		.cakupan = "baca",
		.berakhir_at = c->now + CLOCK_DAY};
	struct sesi_aktif s;
	struct pegawai p = find(c, "ratna");

	t_ok(c, act_token_buat(c, &t));
	t_ok(c, act_masuk(c, &m));
	t_ok(c, act_token(c, t.token, &s));
	assert_string_equal(s.sesi.cakupan, "baca");
	p.aktif = false;
	t_ok(c, act_pegawai_simpan(c, &p));
	t_refused(c, act_sesi(c, m.token, &s), E_NOTFOUND, "berakhir");
	t_refused(c, act_token(c, t.token, &s), E_NOTFOUND, "token baru");
	t_refused(c, act_masuk(c, &m), E_DENIED, "tidak aktif");
	p = find(c, "pratiwi");
	p.aktif = false;
	t_refused(c, act_pegawai_simpan(c, &p), E_STATE, "satu pengelola");
	dbtest_close(c);
}

static void test_accounts_are_made_and_set(void **state)
{
	struct ctx *c = office();
	struct pegawai p = {.nip = "199001012020012001", .nama = "Uji"};
	struct act_akun a = {.nip = p.nip, .nama = "uji"};
	struct act_masuk m = {.nama = "uji"};
	struct sesi_aktif s;
	struct akun *l;
	size_t n;

	t_ok(c, act_pegawai_tambah(c, &p));
	t_ok(c, act_akun_tambah(c, &a));
	m.sandi = a.sandi;
	t_ok(c, act_masuk(c, &m));
	assert_true(m.sesi.ganti);
	t_ok(c, act_akun_list(c, &l, &n));
	assert_int_equal(n, 12);
	for (size_t i = 0; i < n; i++)
		assert_null(l[i].sandi);
	for (size_t i = 0; i < n; i++)
		if (text_eq(l[i].nama, "uji")) {
			l[i].aktif = false;
			t_ok(c, act_akun_atur(c, &l[i]));
			t_refused(c, act_akun_atur(c, &l[i]), E_CONFLICT,
				"diubah orang lain");
		}
	t_refused(c, act_sesi(c, m.token, &s), E_NOTFOUND, "berakhir");
	dbtest_close(c);
}

static void test_a_token_is_no_more_than_its_owner(void **state)
{
	struct ctx *c = office();
	struct act_token_baru t = {.nama = "uji",
		.cakupan = "baca pengelola",
		.berakhir_at = c->now + CLOCK_DAY};
	struct token_api *l;
	size_t n;

	be(c, "sekretaris");
	t_refused(c, act_token_buat(c, &t), E_DENIED, "akun pengelola");
	t.cakupan = "baca tulis";
	t_ok(c, act_token_buat(c, &t));
	t.nip = "190003031900011003";
	t_refused(c, act_token_buat(c, &t), E_DENIED, "Hanya pengelola");
	t_ok(c, act_token_list(c, &l, &n));
	assert_int_equal(n, 1);
	be(c, "kasubag");
	t_refused(c, act_token_cabut(c, l[0].id), E_NOTFOUND, "tidak ada");
	be(c, "sekretaris");
	t_ok(c, act_token_cabut(c, l[0].id));
	c->actor_id = 0;
	t_refused(c, act_token_list(c, &l, &n), E_INVALID, "Masuklah");
	dbtest_close(c);
}

static void test_positions_are_added_and_renamed(void **state)
{
	struct ctx *c = office();
	struct bidang b = {"baru", "Bidang Baru"};
	struct jabatan *l, j = {"kabid-baru", "Kabid Baru", "kabid", "baru"};
	struct ganti_nama g = {
		"kabid-baru", "Kabid Baru", "Kepala Bidang Baru"};
	size_t n;

	t_ok(c, act_bidang_tambah(c, &b));
	t_refused(c, act_bidang_tambah(c, &b), E_CONFLICT, "sudah dipakai");
	b = (struct bidang){"lain", "bidang BARU"};
	t_refused(c, act_bidang_tambah(c, &b), E_INVALID, "sudah bernama");
	b.nama = "";
	t_refused(c, act_bidang_tambah(c, &b), E_INVALID, "nama");
	b = (struct bidang){"Lain", "Bidang Lain"};
	t_refused(c, act_bidang_tambah(c, &b), E_INVALID, "kode");
	j.bidang = "tidak-ada";
	t_refused(c, act_jabatan_tambah(c, &j), E_INVALID, "tidak ada");
	j.bidang = "baru";
	t_ok(c, act_jabatan_tambah(c, &j));
	t_refused(c, act_jabatan_tambah(c, &j), E_CONFLICT, "sudah dipakai");
	t_ok(c, act_jabatan_ganti(c, &g));
	t_refused(c, act_jabatan_ganti(c, &g), E_CONFLICT, "orang lain");
	g = (struct ganti_nama){"baru", "Bidang Baru", " "};
	t_refused(c, act_bidang_ganti(c, &g), E_INVALID, "harus diisi");
	g.baru = "BIDANG ASET";
	t_ok(c, act_bidang_ganti(c, &g));
	g = (struct ganti_nama){"aset",
		"Bidang Pengelolaan Barang Milik Daerah", "Bidang Aset"};
	t_refused(c, act_bidang_ganti(c, &g), E_INVALID, "\"baru\"");
	g = (struct ganti_nama){"baru", "BIDANG ASET", "Bidang Terbaru"};
	t_ok(c, act_bidang_ganti(c, &g));
	t_ok(c, act_jabatan_list(c, &l, &n));
	assert_int_equal(n, 11);
	assert_string_equal(l[10].nama, "Kepala Bidang Baru");
	dbtest_close(c);
}

static const char *report(struct ctx *c, int64_t id)
{
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, act_laporan(c, id, FORMAT_TXT, &out));
	return out.p;
}

/* The Bidang of a case are those of its opening; a new name is only a name. */
static void test_a_running_case_keeps_its_bidang_and_figures(void **state)
{
	struct ctx *c = fix_office();
	int64_t id = fix_open(c, "2023-TW1");
	struct bidang b = {"baru", "Bidang Paling Baru"};
	struct ganti_nama g = {
		"pajak", "Bidang Pajak Daerah", "Bidang Pajak dan Lainnya"};
	struct act_grid q = {
		.siklus_id = id, .bidang = "pajak", .jabatan = "kabid-pajak"};
	const char *text;

	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	fix_csv(c, id, "pajak");
	t_ok(c, act_bidang_tambah(c, &b));
	t_ok(c, act_bidang_ganti(c, &g));
	t_ok(c, act_data_baca(c, &q));
	assert_string_equal(q.bidang_nama, g.baru);
	text = report(c, id);
	assert_null(strstr(text, b.nama));
	assert_non_null(strstr(text, g.baru));
	id = fix_open(c, "2023-TW2");
	assert_non_null(strstr(report(c, id), b.nama));
	dbtest_close(c);
}

static void test_appointments_end_and_never_backwards(void **state)
{
	struct ctx *c = office();
	int32_t today = at_day(c->now, CLOCK_WIB);
	struct penugasan p = {.jabatan = "sekretaris",
		.kapasitas = "plh",
		.mulai = today + 10,
		.selesai = today + 12,
		.dasar = "SP 1"};
	struct penugasan_baris *l;
	struct kabar *k;
	size_t n;

	t_ok(c, act_penugasan_list(c, false, &l, &n));
	assert_int_equal(n, 11);
	t_ok(c, act_tunjuk(c, "190003031900011003", &p, NULL));
	t_refused(c, act_tunjuk(c, "190004041900012004", &p, NULL), E_CONFLICT,
		"sudah mempunyai Plh. pada masa itu: Contoh Hidayat, S.E."
		" sampai 15 Juli 2023");
	be(c, "kasubag");
	t_ok(c, act_kabar_list(c, &k, &n));
	assert_string_equal(
		k[0].judul, "Anda ditunjuk sebagai Plh. Sekretaris.");
	be(c, "pengelola");
	t_ok(c, act_penugasan_list(c, false, &l, &n));
	assert_int_equal(n, 12);
	for (size_t i = 0; i < n; i++) {
		if (!text_eq(l[i].p.jabatan, "sekretaris"))
			continue;
		if (text_eq(l[i].p.kapasitas, "plh")) {
			/* It has not begun: it goes. */
			t_ok(c, act_penugasan_akhiri(c, l[i].id, today));
			continue;
		}
		t_refused(c, act_penugasan_akhiri(c, l[i].id, today - 2),
			E_INVALID, "kemarin");
		t_ok(c, act_penugasan_akhiri(c, l[i].id, today + 1));
		t_refused(c, act_penugasan_akhiri(c, l[i].id, today + 2),
			E_INVALID, "sudah berakhir");
	}
	t_ok(c, act_penugasan_list(c, true, &l, &n));
	assert_int_equal(n, 11);
	t_refused(c, act_penugasan_akhiri(c, 99, today), E_NOTFOUND, "muat");
	dbtest_close(c);
}

static struct penugasan_baris plh(struct ctx *c)
{
	struct penugasan_baris *l;
	size_t n;

	t_ok(c, act_penugasan_list(c, false, &l, &n));
	for (size_t i = 0; i < n; i++)
		if (text_eq(l[i].p.jabatan, "kasubag") &&
			text_eq(l[i].p.kapasitas, "plh"))
			return l[i];
	fail_msg("no Plh.");
	return (struct penugasan_baris){0};
}

static void test_a_letter_that_appoints_is_kept(void **state)
{
	struct ctx *c = office();
	int32_t today = at_day(c->now, CLOCK_WIB);
	struct penugasan p = {.jabatan = "kasubag",
		.kapasitas = "plh",
		.mulai = today,
		.selesai = today + 3,
		.dasar = "SP 7/2023",
		.dasar_on = today - 1};
	struct lampiran l = {.nama = "sp.pdf", .isi = "%PDF-1.7 satu", .n = 13};
	struct lampiran bad = {.nama = "sp.pdf", .isi = "PK\3\4", .n = 4};
	struct act_periksa *check;
	struct surat_unduh u;
	size_t n;

	t_refused(c, act_tunjuk(c, SEKRETARIS, &p, &bad), E_INVALID, "PDF");
	bad.nama = "sp.docx";
	t_refused(c, act_tunjuk(c, SEKRETARIS, &p, &bad), E_INVALID, "PDF");
	bad = (struct lampiran){.nama = "sp.pdf", .isi = "", .n = 0};
	t_refused(c, act_tunjuk(c, SEKRETARIS, &p, &bad), E_INVALID, "kosong");
	bad = (struct lampiran){.nama = "sp.pdf",
		.isi = arena_alloc(c->mem, LIMIT_SURAT + 1),
		.n = LIMIT_SURAT + 1};
	t_refused(c, act_tunjuk(c, SEKRETARIS, &p, &bad), E_TOOBIG, "10 MB");
	t_ok(c, act_tunjuk(c, SEKRETARIS, &p, NULL));
	assert_int_equal(plh(c).p.dasar_on, today - 1);
	assert_null(plh(c).p.surat);
	t_refused(c, act_penugasan_surat_baca(c, plh(c).id, &u), E_NOTFOUND,
		"belum diunggah");
	t_ok(c, act_penugasan_surat(c, plh(c).id, &l));
	l = (struct lampiran){
		.nama = "benar.pdf", .isi = "%PDF-1.7 dua", .n = 12};
	t_ok(c, act_penugasan_surat(c, plh(c).id, &l));
	t_ok(c, act_penugasan_surat_baca(c, plh(c).id, &u));
	assert_string_equal(u.nama, "benar.pdf");
	assert_int_equal(u.n, 12);
	assert_memory_equal(u.isi, "%PDF-1.7 dua", 12);
	t_refused(c, act_penugasan_surat(c, 99, &l), E_NOTFOUND, "muat ulang");
	t_ok(c, act_check(c, &check, &n));
	for (size_t i = 0; i < n; i++)
		assert_null(check[i].salah);
	be(c, "sekretaris");
	t_refused(c, act_penugasan_surat_baca(c, 1, &u), E_DENIED, "Hanya");
	t_refused(c, act_penugasan_surat(c, 1, &l), E_DENIED, "Hanya");
	dbtest_close(c);
}

static void test_working_time_is_listed(void **state)
{
	struct ctx *c = office();
	struct jam_kerja *j;
	struct hari_libur *h;
	size_t n;

	be(c, "pelaksana");
	t_ok(c, act_jam_kerja_list(c, &j, &n));
	assert_true(n > 5);
	t_ok(c, act_libur_list(c, 2023, &h, &n));
	assert_true(n > 10);
	t_refused(c, act_libur_list(c, 0, &h, &n), E_INVALID, "Tahun 0");
	dbtest_close(c);
}

static struct act_jam hours(struct ctx *c, const char *nama, int weekday)
{
	struct act_jam a = {0};
	struct jam_kerja *l;
	size_t n;

	t_ok(c, act_jam_kerja_list(c, &l, &n));
	for (size_t i = 0; i < n; i++)
		if (text_eq(l[i].nama, nama) && l[i].weekday == weekday) {
			a.id = l[i].id;
			a.sidik = jam_kerja_sidik(c->mem, l, n, i);
		}
	return a;
}

/* The preview says what the change then does. */
static void test_hours_are_tried_corrected_and_removed(void **state)
{
	struct ctx *c = fix_office();
	struct jam_kerja j = {.nama = "Rapat besar",
		.mulai = at_day(c->now, CLOCK_WIB),
		.selesai = at_day(c->now, CLOCK_WIB) + 30,
		.weekday = day_weekday(at_day(c->now, CLOCK_WIB)),
		.buka = 600,
		.tutup = 610,
		.sumber = "SE 1"};
	struct act_jam a = {.baris = &j, .baris_n = 1, .coba = true};
	struct jejak_saring s = {.tindakan = "kalender"};

	(void)fix_open(c, "2023-TW1");
	be(c, "pengelola");
	t_ok(c, act_jam_kerja(c, &a));
	assert_int_equal(a.n, 1);
	assert_int_equal(hours(c, "Rapat besar", j.weekday).id, 0);
	a.coba = false;
	t_ok(c, act_jam_kerja(c, &a));
	assert_int_equal(a.n, 1);
	a = hours(c, "Rapat besar", j.weekday);
	a.baris = &j;
	a.baris_n = 1;
	j.tutup = 600;
	t_refused(c, act_jam_kerja(c, &a), E_INVALID, "tidak sah");
	j.tutup = 900;
	t_ok(c, act_jam_kerja(c, &a));
	assert_int_equal(a.n, 1);
	a.id = hours(c, "Rapat besar", j.weekday).id; /* seen as it was */
	t_refused(c, act_jam_kerja(c, &a), E_CONFLICT, "orang lain");
	a = hours(c, "Rapat besar", j.weekday);
	a.coba = true;
	t_ok(c, act_jam_kerja(c, &a));
	assert_int_equal(a.n, 1);
	a.coba = false;
	t_ok(c, act_jam_kerja(c, &a));
	assert_int_equal(a.n, 1);
	assert_int_equal(hours(c, "Rapat besar", j.weekday).id, 0);
	t_ok(c, act_jejak_list(c, &s));
	assert_string_equal(s.list[0].tindakan, "kalender.hapus-jam");
	assert_string_equal(s.list[0].objek, "Rapat besar");
	assert_string_equal(s.list[1].tindakan, "kalender.ubah-jam");
	be(c, "sekretaris");
	a.coba = true;
	t_refused(c, act_jam_kerja(c, &a), E_DENIED, "Hanya pengelola");
	dbtest_close(c);
}

/* What a refused change had read must not be taken for the next one's. */
static void test_a_refused_calendar_leaves_nothing_behind(void **state)
{
	struct ctx *c = fix_office();
	struct hari_libur h = {
		day_from(2026, 9, 1), "setempat", "Hari jadi", "SE 2"};
	struct act_jam a;
	int64_t n = -1;

	/* After the last Ramadan that has hours of its own. */
	must(at_parse("2026-07-06T08:00", CLOCK_WIB, &c->now));
	(void)fix_open(c, "2026-TW1");
	be(c, "pengelola");
	a = hours(c, "Normal", 5);
	t_ok(c, act_jam_kerja(c, &a));
	a = hours(c, "Normal", 1);
	t_refused(c, act_jam_kerja(c, &a), E_STATE, "lengkapi jam kerja");
	t_ok(c, act_libur(c, &h, false, &n));
	assert_int_equal(n, 0);
	dbtest_close(c);
}

static void test_the_journal_is_read_in_pages(void **state)
{
	struct ctx *c = office();
	struct jejak_saring s = {.tindakan = "kalender"};
	int64_t n, seen = 0;

	for (int i = 0; i < 60; i++) {
		struct hari_libur h = {
			day_from(2019, 3, 1) + i, "setempat", "Uji", "uji"};

		t_ok(c, act_libur(c, &h, false, &n));
	}
	t_ok(c, act_jejak_list(c, &s));
	assert_int_equal(s.n, JEJAK_N);
	assert_true(s.lagi);
	seen = (int64_t)s.n;
	s.sebelum = s.list[s.n - 1].urut;
	t_ok(c, act_jejak_list(c, &s));
	assert_false(s.lagi);
	assert_int_equal(seen + (int64_t)s.n, 60);
	s = (struct jejak_saring){.cari = "2019-03-05"};
	t_ok(c, act_jejak_list(c, &s));
	assert_int_equal(s.n, 1);
	assert_string_equal(
		s.list[0].pelaku, "pengelola NIP 190011111900012011");
	s = (struct jejak_saring){.dari_at = c->now + 1};
	t_ok(c, act_jejak_list(c, &s));
	assert_int_equal(s.n, 0);
	be(c, "sekretaris");
	t_refused(c, act_jejak_list(c, &s), E_DENIED, "Hanya pengelola");
	s.jabatan = "sekretaris";
	t_ok(c, act_jejak_list(c, &s));
	be(c, "kasubag");
	s.jabatan = "kasubag";
	t_refused(c, act_jejak_list(c, &s), E_DENIED, "membaca jurnal");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_people_are_found_added_and_edited),
		cmocka_unit_test(test_who_leaves_is_out_at_once),
		cmocka_unit_test(test_accounts_are_made_and_set),
		cmocka_unit_test(test_a_token_is_no_more_than_its_owner),
		cmocka_unit_test(test_positions_are_added_and_renamed),
		cmocka_unit_test(
			test_a_running_case_keeps_its_bidang_and_figures),
		cmocka_unit_test(test_appointments_end_and_never_backwards),
		cmocka_unit_test(test_a_letter_that_appoints_is_kept),
		cmocka_unit_test(test_working_time_is_listed),
		cmocka_unit_test(test_hours_are_tried_corrected_and_removed),
		cmocka_unit_test(test_a_refused_calendar_leaves_nothing_behind),
		cmocka_unit_test(test_the_journal_is_read_in_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
