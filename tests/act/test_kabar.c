/*
 * What the office tells whom: written with the step or not at all, never to
 * the one who did it; and reminders, once in a working hour.
 */
#include "dbtest.h"

#include "act/act.h"
#include "act/act_akun.h"
#include "act/act_kabar.h"
#include "act/act_priv.h"

static int64_t id;

static struct ctx *office(void)
{
	struct ctx *c = dbtest_open();
	struct act_sop sop = {
		.file = "sop/penyusunan-lkj.yaml", .sahkan = true};
	struct act_buka b = {.periode = "2026-TW2", .jabatan = "sekretaris"};

	sop.text = t_file(c, sop.file, &sop.n);
	t_ok(c, act_init(c));
	t_ok(c, act_sop_impor(c, &sop));
	t_ok(c, act_siklus_buka(c, &b));
	id = b.id;
	return c;
}

static void be(struct ctx *c, const char *nama)
{
	struct akun a;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, db_commit(c));
	c->actor_id = a.pegawai_id;
}

/* Titles of the unread news of a person, newest first. */
static const char *news(struct ctx *c, const char *nama)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);
	int64_t was = c->actor_id;
	struct kabar *k;
	size_t n;

	be(c, nama);
	t_ok(c, act_kabar_list(c, &k, &n));
	for (size_t i = 0; i < n; i++) {
		assert_string_equal(k[i].tautan, "/siklus/2026-tw2");
		if (k[i].dibaca_at == 0)
			str_addf(&s, "%s %s|", k[i].judul, k[i].isi);
	}
	t_ok(c, act_kabar_baca(c, 0));
	c->actor_id = was;
	return s.p;
}

static int step(
	struct ctx *c, int no, const char *jabatan, enum keputusan keputusan)
{
	static const struct lampiran l[] = {
		{.jenis = "disposisi", .nama = "d.txt", .isi = "d", .n = 1},
		{.jenis = "notulen", .nama = "n.txt", .isi = "n", .n = 1}};
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = no,
		.jabatan = jabatan,
		.keputusan = keputusan,
		.catatan = keputusan == KEPUTUSAN_TIDAK ? "rahasia" : NULL,
		.lampiran = no == 1 ? &l[0] : &l[1],
		.lampiran_n = no == 1 || no == 4};

	c->now += 10 * CLOCK_MINUTE;
	return act_langkah(c, &a);
}

static void close_all(struct ctx *c)
{
	struct act_langkah a = {.tindakan = TINDAKAN_TUTUP,
		.siklus_id = id,
		.no = 2,
		.jabatan = "sekretaris",
		.catatan = "uji"};

	t_ok(c, act_langkah(c, &a));
}

static void test_each_step_tells_who_comes_next(void **state)
{
	struct ctx *c = office();

	/* He opened it himself. */
	assert_string_equal(news(c, "sekretaris"), "");
	t_ok(c, step(c, 1, "sekretaris", 0));
	assert_string_equal(news(c, "kabid-pajak"),
		"Tugas baru: Isi format pemantauan TW II 2026."
		" Batas 6 Juli 16.00.|");
	/* Her colleague is away: she is told twice, once for each position. */
	assert_string_equal(news(c, "kabid-perbendaharaan"), "");
	assert_string_equal(news(c, "kabid-anggaran"),
		"Tugas baru: Isi format pemantauan TW II 2026."
		" Batas 6 Juli 16.00.|"
		"Tugas baru: Isi format pemantauan TW II 2026."
		" Batas 6 Juli 16.00.|");
	assert_string_equal(news(c, "kabid-pajak"), "");
	close_all(c);
	assert_non_null(strstr(news(c, "tim-lkj"), "Laksanakan rapat"));
	dbtest_close(c);
}

static void test_the_check_and_the_end_are_told_to_all(void **state)
{
	struct ctx *c = office();

	t_ok(c, step(c, 1, "sekretaris", 0));
	close_all(c);
	t_ok(c, step(c, 4, "tim-lkj", 0));
	t_ok(c, step(c, 5, "tim-lkj", 0));
	t_ok(c, step(c, 6, "tim-lkj", 0));
	news(c, "tim-lkj");
	news(c, "kabid-aset");
	assert_non_null(strstr(news(c, "sekretaris"), "Periksa draf laporan"));
	t_ok(c, step(c, 7, "sekretaris", KEPUTUSAN_TIDAK));
	assert_string_equal(news(c, "tim-lkj"),
		"Draf TW II 2026 dikembalikan: Susun draf laporan."
		" Batas 4 Juli 16.00.|");
	assert_string_equal(news(c, "kabid-aset"),
		"Draf TW II 2026 dikembalikan. Kembali ke langkah 5.|");
	assert_string_equal(news(c, "sekretaris"), "");
	t_ok(c, step(c, 5, "tim-lkj", 0));
	t_ok(c, step(c, 6, "tim-lkj", 0));
	t_ok(c, step(c, 7, "sekretaris", KEPUTUSAN_YA));
	assert_string_equal(news(c, "tim-lkj"),
		"Draf TW II 2026 disetujui. Lanjut ke tanda tangan.|");
	dbtest_close(c);
}

static void test_the_bell_counts_what_was_not_read(void **state)
{
	struct ctx *c = office();
	struct act_masuk m = {.nama = "kabid-pajak",
		.sandi = "sepucuk-jambi-9-lurah",
		.bersama = true};
	struct sesi_aktif s;
	struct kabar *k;
	size_t n;

	t_ok(c, act_masuk(c, &m));
	t_ok(c, step(c, 1, "sekretaris", 0));
	t_ok(c, act_sesi(c, m.token, &s));
	assert_int_equal(s.sesi.kabar_n, 1);
	assert_int_equal(s.tugas_n, 1);
	c->actor_id = s.sesi.pegawai_id;
	t_ok(c, act_kabar_list(c, &k, &n));
	/* Another's is not mine to mark. */
	be(c, "kasubag");
	t_ok(c, act_kabar_baca(c, k[0].id));
	t_ok(c, act_sesi(c, m.token, &s));
	assert_int_equal(s.sesi.kabar_n, 1);
	c->actor_id = s.sesi.pegawai_id;
	t_ok(c, act_kabar_baca(c, k[0].id));
	t_ok(c, act_sesi(c, m.token, &s));
	assert_int_equal(s.sesi.kabar_n, 0);
	dbtest_close(c);
}

static void test_a_reminder_once_in_a_working_hour(void **state)
{
	struct ctx *c = office();
	struct act_ingatkan a = {.jabatan = "tim-lkj", .lihat = true};

	a.siklus_id = id;
	a.nomor = 2;
	t_ok(c, step(c, 1, "sekretaris", 0));
	news(c, "kabid-pajak");
	be(c, "tim-lkj");
	t_ok(c, act_ingatkan(c, &a));
	assert_string_equal(a.teks,
		"Selamat pagi Pak Contoh Siregar, mohon bantuan untuk tugas"
		" \"Isi format pemantauan\" TW II 2026, Bidang Pajak Daerah."
		" Batasnya 6 Juli 16.00. Terima kasih. Contoh Aminah, S.Sos.");
	assert_string_equal(news(c, "kabid-pajak"), "");
	a.lihat = false;
	t_ok(c, act_ingatkan(c, &a));
	assert_non_null(strstr(news(c, "kabid-pajak"),
		"Pengingat: Isi format pemantauan TW II 2026."));
	c->now += 59 * CLOCK_MINUTE;
	t_refused(c, act_ingatkan(c, &a), E_STATE,
		"Sudah diingatkan 07.40. Bisa diingatkan lagi 08.40.");
	c->now += CLOCK_MINUTE;
	t_ok(c, act_ingatkan(c, &a));
	/* The evening does not count. */
	must(at_parse("2023-07-03T15:50", CLOCK_WIB, &c->now));
	t_ok(c, act_ingatkan(c, &a));
	must(at_parse("2023-07-03T22:00", CLOCK_WIB, &c->now));
	t_refused(c, act_ingatkan(c, &a), E_STATE, "lagi 4 Juli");
	be(c, "kabid-pajak");
	a.jabatan = "kabid-pajak";
	t_refused(c, act_ingatkan(c, &a), E_INVALID, "Anda sendiri");
	a.nomor = 99;
	t_refused(c, act_ingatkan(c, &a), E_STATE, "sudah selesai");
	be(c, "pengelola");
	t_refused(c, act_ingatkan(c, &a), E_DENIED, "tidak sedang menjadi");
	dbtest_close(c);
}

/* Whatever a title holds, the head of a mail has the lines we wrote. */
static void test_a_mail_has_no_line_of_its_reader(void **state)
{
	static const char *const head[] = {
		"From: ", "To: ", "Subject: ", " =?UTF-8?B?", " =?UTF-8?B?",
		"Date: ", "Message-ID: ", "Auto-Submitted: ", "MIME-Version: ",
		"Content-Type: ", "Content-Transfer-Encoding: "};
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_TEXT);
	struct surel m = {.dari = "alur@x.y\r\nBcc: a@b.c",
		.kepada = "a@b.c\r\nRCPT TO:<d@e.f>",
		.judul = "Judul\r\nBcc: a@b.c\r\n\r\n.\r\nQUIT"
			 " \xe2\x80\x9cpanjang sekali dan masih terus saja"
			 " sampai lebih dari satu kata\xe2\x80\x9d",
		.isi = "Isi\r\n.\r\nQUIT\r\n",
		.nomor = 7,
		.pada_at = c->now};
	char *line, *save = NULL;
	size_t n = 0;

	surel_susun(c->mem, &m, &out);
	line = strstr(out.p, "\r\n\r\n");
	assert_non_null(line);
	assert_null(strstr(line, "."));
	assert_null(strstr(line, "QUIT"));
	line[0] = '\0';
	for (line = strtok_r(out.p, "\r\n", &save); line != NULL;
		line = strtok_r(NULL, "\r\n", &save)) {
		assert_true(n < ARRAY_N(head));
		assert_true(text_starts(line, head[n++]));
		assert_true(strlen(line) <= 78 || n == 2);
	}
	assert_int_equal(n, ARRAY_N(head));
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_step_tells_who_comes_next),
		cmocka_unit_test(test_the_check_and_the_end_are_told_to_all),
		cmocka_unit_test(test_the_bell_counts_what_was_not_read),
		cmocka_unit_test(test_a_reminder_once_in_a_working_hour),
		cmocka_unit_test(test_a_mail_has_no_line_of_its_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
