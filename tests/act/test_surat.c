/*
 * The letters of a case through act, on whichever engine the run has: the
 * papers are made in the step's own transaction, what is wrong is said in
 * the words of the specification, and no failure leaves half of anything.
 */
#include "suratfix.h"

#include "org/akun.h"

#include <pthread.h>

static void whole(struct ctx *c)
{
	struct act_periksa *p;
	size_t n;

	t_ok(c, act_check(c, &p, &n));
}

static size_t papers(struct ctx *c, int64_t id, const char *jenis)
{
	struct siklus_rinci r;
	size_t n = 0;

	t_ok(c, act_siklus_lihat(c, id, &r));
	for (size_t i = 0; i < r.berkas_n; i++)
		n += text_eq(r.berkas[i].jenis, jenis);
	return n;
}

static void test_a_cycle_makes_all_its_papers(void **state)
{
	static const char *const jenis[] = {"disposisi", "undangan",
		"daftar-hadir", "notulen", "lembar-verifikasi",
		"surat-pengantar", "tanda-terima", "daftar-penggandaan"};
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_nomor keluar = {
		.jabatan = "pelaksana", .n = {.buku = BUKU_KELUAR}};
	struct siklus_rinci r;
	const char *dir = getenv("ALUR_SURAT_DIR");

	whole_cycle(c, id);
	for (size_t i = 0; i < ARRAY_N(jenis); i++) {
		struct act_berkas b = {.jabatan = "kasubag",
			.b = {.kasus_id = id, .jenis = jenis[i]}};

		assert_int_equal(papers(c, id, jenis[i]), 1);
		t_ok(c, act_berkas_ambil(c, &b));
		assert_memory_equal(b.isi, "%PDF-", 5);
		if (dir != NULL)
			t_ok(c, io_write(c,
					arena_printf(c->mem, "%s/%s.pdf", dir,
						jenis[i]),
					b.isi, b.n));
	}
	t_ok(c, act_siklus_lihat(c, id, &r));
	assert_string_equal(r.arsip->rak, "Rak 2");
	assert_string_equal(r.arsip->map, "Map 7");
	/* Invitation and covering letter, nothing between. */
	t_ok(c, act_nomor_list(c, &keluar));
	assert_int_equal(keluar.list_n, 2);
	assert_int_equal(keluar.berikut, 3);
	assert_string_equal(keluar.list[1].nomor, "002/BPKPD-1.3/VII/2023");
	whole(c);
	dbtest_close(c);
}

/* Everybody in his own session, as the web does it. */
static int64_t person(struct ctx *c, const char *jabatan)
{
	struct instansi i;
	struct pejabat *list;
	int64_t actor = c->actor_id;
	size_t n;

	c->actor_id = 0;
	t_ok(c, act_org(c, &i, &list, &n));
	c->actor_id = actor;
	for (size_t k = 0; k < n; k++)
		if (text_eq(list[k].jabatan, jabatan))
			return list[k].pegawai_id;
	must_failed(__FILE__, __LINE__, jabatan);
}

static void test_each_in_his_own_session(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d;
	struct act_rapat r = {.siklus_id = id, .jabatan = "tim-lkj"};

	c->actor_id = person(c, "kasubag");
	d = (struct act_disposisi){.siklus_id = id, .jabatan = "sekretaris"};
	t_refused(c, act_disposisi_lihat(c, &d), E_DENIED, "Anda tidak sedang");
	c->actor_id = person(c, "sekretaris");
	d = disposisi_of(c, id);
	t_ok(c, act_disposisi_kirim(c, &d));
	c->actor_id = 0;
	data_steps(c, id);
	/* The signer of the invitation is another than who sends it. */
	c->actor_id = person(c, "tim-lkj");
	r = rapat_of(c, id);
	t_ok(c, act_undangan_kirim(c, &r));
	r.peserta = 1;
	r.hadir = true;
	t_ok(c, act_rapat_hadir_manual(c, &r));
	r = rapat_of(c, id);
	t_ok(c, act_notulen_simpan(c, &r));
	r.r = r.hasil;
	r.jabatan = "sekretaris";
	t_refused(c, act_notulen_sahkan(c, &r), E_DENIED, "Anda tidak sedang");
	c->actor_id = person(c, "sekretaris");
	t_ok(c, act_notulen_sahkan(c, &r));
	c->actor_id = person(c, "tim-lkj");
	r.jabatan = "tim-lkj";
	t_ok(c, act_rapat_selesai(c, &r));
	assert_int_equal(papers(c, id, "undangan"), 1);
	dbtest_close(c);
}

/* ---- what can go wrong ---- */

/* Every database call fails once, and from then on: nothing of the letter is
 * there, its number is free, and the same key then does it once. */
static void test_a_failing_call_leaves_nothing_of_a_letter(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_nomor book = {
		.jabatan = "pelaksana", .n = {.buku = BUKU_AGENDA}};
	struct act_disposisi a = disposisi_of(c, id);
	int failed = 0, rc = E_IO;

	a.kunci = "kirim-1";
	for (int nth = 1; rc != OK && nth < 300; nth++) {
		db_fault(nth, nth % 2 == 0);
		rc = act_disposisi_kirim(c, &a);
		db_fault(0, false);
		fail_clear(c);
		t_ok(c, act_nomor_list(c, &book));
		assert_int_equal(book.list_n, rc == OK);
		assert_int_equal(papers(c, id, "disposisi"), rc == OK);
		failed += rc != OK;
	}
	assert_true(failed > 10);
	t_ok(c, act_disposisi_kirim(c, &a));
	assert_true(a.langkah.ulang);
	assert_int_equal(papers(c, id, "disposisi"), 1);
	whole(c);
	dbtest_close(c);
}

static void test_a_failing_call_at_the_end_of_the_case(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct act_rapat r = {.siklus_id = id, .jabatan = "tim-lkj"};
	struct act_verifikasi v;
	struct act_pengantaran p;
	int rc = E_IO;

	t_ok(c, act_disposisi_kirim(c, &d));
	data_steps(c, id);
	hold_meeting(c, id);
	for (int nth = 1; rc != OK && nth < 300; nth++) {
		db_fault(nth, nth % 2 == 0);
		rc = act_rapat_selesai(c, &r);
		db_fault(0, false);
		fail_clear(c);
		assert_int_equal(papers(c, id, "notulen"), rc == OK);
	}
	to_approval(c, id);
	v = verifikasi_of(c, id);
	t_ok(c, act_verifikasi_selesai(c, &v));
	t_ok(c, step(c, id, 9, "sekretaris"));
	p = kirim_of(c, id);
	p.p.penerima = "Contoh Penerima";
	p.p.diterima_at = c->now;
	rc = E_IO;
	for (int nth = 1; rc != OK && nth < 300; nth++) {
		db_fault(nth, nth % 2 == 0);
		rc = act_pengantaran_selesai(c, &p);
		db_fault(0, false);
		fail_clear(c);
		assert_int_equal(papers(c, id, "surat-pengantar"), rc == OK);
		assert_int_equal(papers(c, id, "tanda-terima"), rc == OK);
	}
	assert_int_equal(rc, OK);
	whole(c);
	dbtest_close(c);
}

#define OFFICIALS 5

struct official {
	pthread_t thread;
	struct writer *writer;
	int64_t id;
	const char *nomor;
	int rc;
};

static void *send(void *arg)
{
	struct official *o = arg;
	struct ctx *c = t_ctx();
	struct act_disposisi a;

	t_ok(c, db_open(c, dbtest_url, DB_EXISTING));
	c->writer = o->writer;
	a = disposisi_of(c, o->id);
	o->rc = act_disposisi_kirim(c, &a);
	o->nomor = a.hasil.nomor != NULL ? strdup(a.hasil.nomor) : NULL;
	db_close(c);
	t_free(c);
	return NULL;
}

/* Five cases at once: five numbers, in a row. */
static void test_five_officials_at_once_get_five_numbers(void **state)
{
	static const char *const periode[] = {
		"2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4", "2026"};
	struct ctx *c = office();
	struct act_nomor book = {
		.jabatan = "kasubag", .n = {.buku = BUKU_AGENDA}};
	struct official o[OFFICIALS] = {0};
	struct writer *w = NULL;

	t_ok(c, writer_open(c, dbtest_url, &w));
	for (size_t i = 0; i < OFFICIALS; i++) {
		o[i].id = open_case(c, periode[i]);
		o[i].writer = w;
	}
	for (size_t i = 0; i < OFFICIALS; i++)
		must(pthread_create(&o[i].thread, NULL, send, &o[i]) == 0);
	for (size_t i = 0; i < OFFICIALS; i++) {
		pthread_join(o[i].thread, NULL);
		assert_int_equal(o[i].rc, OK);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(o[i].nomor, o[k].nomor);
	}
	for (size_t i = 0; i < OFFICIALS; i++)
		free((void *)(uintptr_t)o[i].nomor);
	writer_close(w);
	t_ok(c, act_nomor_list(c, &book));
	assert_int_equal(book.list_n, OFFICIALS);
	assert_int_equal(book.list[4].urut, 5);
	whole(c);
	dbtest_close(c);
}

/* Five send the same one: one is sent, four are told so. */
static void test_five_at_one_disposisi_send_it_once(void **state)
{
	struct ctx *c = office();
	struct official o[OFFICIALS] = {0};
	int64_t id = open_case(c, "2026-TW2");
	int sent = 0;

	for (size_t i = 0; i < OFFICIALS; i++)
		o[i].id = id;
	for (size_t i = 0; i < OFFICIALS; i++)
		must(pthread_create(&o[i].thread, NULL, send, &o[i]) == 0);
	for (size_t i = 0; i < OFFICIALS; i++) {
		pthread_join(o[i].thread, NULL);
		sent += o[i].rc == OK;
		free((void *)(uintptr_t)o[i].nomor);
	}
	assert_int_equal(sent, 1);
	assert_int_equal(papers(c, id, "disposisi"), 1);
	dbtest_close(c);
}

/* ---- rights, drafts and refusals ---- */

static void test_a_disposisi_is_a_draft_until_it_is_sent(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi a = disposisi_of(c, id), b, k;

	assert_true(a.usul);
	a.d.isi = NULL;
	t_ok(c, act_disposisi_simpan(c, &a));
	assert_int_equal(a.hasil.rev, 1);
	b = disposisi_of(c, id);
	assert_false(b.usul);
	assert_string_equal(b.hasil.isi, "");
	/* The old form comes late. */
	t_refused(c, act_disposisi_simpan(c, &a), E_CONFLICT,
		"sudah diubah oleh orang lain");
	t_refused(c, act_disposisi_kirim(c, &b), E_INVALID,
		"Isi disposisi belum ditulis.");
	k = (struct act_disposisi){.siklus_id = id, .jabatan = "kabid-pajak"};
	t_refused(c, act_disposisi_lihat(c, &k), E_STATE, "belum dikirim");
	k.d = b.d;
	t_refused(c, act_disposisi_simpan(c, &k), E_DENIED, "sekretaris");
	t_refused(c, act_disposisi_kirim(c, &k), E_DENIED, "sekretaris");
	b.d.isi = "Kumpulkan data.";
	t_ok(c, act_disposisi_kirim(c, &b));
	t_refused(c, act_disposisi_simpan(c, &b), E_STATE,
		"sudah dikirim dengan nomor agenda 001/BPKPD-1.3/VII/2023");
	t_refused(c, act_disposisi_kirim(c, &b), E_STATE,
		"Langkah 1 tidak sedang berjalan");
	t_ok(c, act_disposisi_baca(c, id, "kabid-pajak"));
	t_ok(c, act_disposisi_baca(c, id, "kabid-pajak"));
	t_ok(c, act_disposisi_baca(c, id, "kasubag"));
	t_ok(c, act_disposisi_lihat(c, &b));
	assert_int_equal(b.hasil.penerima[1].dibaca_at, c->now);
	assert_int_equal(b.hasil.penerima[2].dibaca_at, 0);
	dbtest_close(c);
}

static void test_a_confidential_letter_is_for_its_recipients(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi a = disposisi_of(c, id);
	struct act_cari q = {
		.jabatan = "kasubag", .q = {.teks = "temuan pemeriksa"}};
	struct act_berkas b = {.jabatan = "kasubag",
		.b = {.kasus_id = id, .jenis = "disposisi"}};
	struct act_cetak cetak = {id, "kasubag", "disposisi", FORMAT_TXT};
	struct unduh u = {.siklus_id = id, .jenis = "disposisi"};
	struct str out = str_new(c->mem, LIMIT_TEXT);

	a.d.sifat = "rahasia";
	a.d.isi = "Bahas temuan pemeriksa.";
	t_ok(c, act_disposisi_kirim(c, &a));
	a.jabatan = "kasubag";
	t_refused(c, act_disposisi_lihat(c, &a), E_DENIED, "bersifat rahasia");
	t_refused(c, act_berkas_ambil(c, &b), E_DENIED, "bersifat rahasia");
	t_refused(c, act_surat_cetak(c, &cetak, &out), E_DENIED, "rahasia");
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 0);
	q.q.teks = "disposisi";
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 0);
	q.jabatan = "sekretaris";
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 1);
	b.jabatan = "kabid-aset";
	t_ok(c, act_berkas_ambil(c, &b));
	/* The door of the case's own list of files is the same. */
	c->actor_id = person(c, "kasubag");
	t_refused(c, act_berkas(c, &u), E_DENIED, "bersifat rahasia");
	c->actor_id = person(c, "kabid-aset");
	t_ok(c, act_berkas(c, &u));
	dbtest_close(c);
}

static void test_a_room_is_used_by_one_meeting(void **state)
{
	struct ctx *c = office();
	int64_t one = open_case(c, "2026-TW1"), two = open_case(c, "2026-TW2");
	struct act_rapat a = rapat_of(c, one), b = rapat_of(c, two);

	must(at_parse("2023-07-04T13:30", CLOCK_WIB, &a.r.mulai_at));
	a.r.selesai_at = a.r.mulai_at + 90 * CLOCK_MINUTE;
	a.r.tempat = "Ruang Rapat Lt. 2";
	t_ok(c, act_undangan_kirim(c, &a));
	b.r.mulai_at = a.r.mulai_at + 60 * CLOCK_MINUTE;
	b.r.selesai_at = b.r.mulai_at + 60 * CLOCK_MINUTE;
	b.r.tempat = " ruang rapat lt. 2 ";
	t_refused(c, act_undangan_kirim(c, &b), E_CONFLICT,
		"ruang rapat lt. 2 sudah dipakai 13.30–15.00.");
	b.r.mulai_at = a.r.selesai_at;
	t_ok(c, act_undangan_kirim(c, &b));
	/* It is put off: a reason, the same number, no clash with itself. */
	a.r = a.hasil;
	a.r.mulai_at += 10 * CLOCK_MINUTE;
	t_refused(c, act_undangan_kirim(c, &a), E_INVALID, "Tulis alasan");
	a.alasan = "Sekretaris dinas luar.";
	t_ok(c, act_undangan_kirim(c, &a));
	assert_string_equal(a.hasil.nomor, "001/BPKPD-1.3/VII/2023");
	assert_string_equal(b.hasil.nomor, "002/BPKPD-1.3/VII/2023");
	a.r = a.hasil;
	a.r.mulai_at = b.r.mulai_at;
	a.r.selesai_at = b.r.selesai_at;
	t_refused(c, act_undangan_kirim(c, &a), E_CONFLICT, "sudah dipakai");
	dbtest_close(c);
}

/* Titles of the news of a person about a meeting, newest first. */
static const char *meetings(struct ctx *c, const char *nama)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);
	struct kabar *k;
	size_t n;

	c->actor_id = person(c, nama);
	t_ok(c, act_kabar_list(c, &k, &n));
	c->actor_id = 0;
	for (size_t i = 0; i < n; i++)
		if (text_eq(k[i].tautan, "/siklus/2026-tw2/rapat"))
			str_addf(&s, "%s %s|", k[i].judul, k[i].isi);
	return s.p;
}

static void test_who_is_invited_is_told(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_rapat a = rapat_of(c, id);

	must(at_parse("2023-07-04T13:30", CLOCK_WIB, &a.r.mulai_at));
	a.r.selesai_at = a.r.mulai_at + 90 * CLOCK_MINUTE;
	a.r.tempat = "Ruang Rapat Lt. 2";
	a.r.acara = "Rapat Koordinasi TW II";
	t_ok(c, act_undangan_simpan(c, &a));
	assert_string_equal(meetings(c, "kabid-pajak"), "");
	a.r = a.hasil;
	t_ok(c, act_undangan_kirim(c, &a));
	assert_string_equal(meetings(c, "kabid-pajak"),
		"Rapat Koordinasi TW II, Selasa 4 Juli 13.30, Ruang Rapat Lt. 2. |");
	/* For two positions once; not who sends it. */
	assert_string_equal(meetings(c, "kabid-anggaran"),
		"Rapat Koordinasi TW II, Selasa 4 Juli 13.30, Ruang Rapat Lt. 2. |");
	assert_string_equal(meetings(c, "tim-lkj"), "");
	a.r = a.hasil;
	must(at_parse("2023-07-06T09:00", CLOCK_WIB, &a.r.mulai_at));
	a.r.selesai_at = a.r.mulai_at + 60 * CLOCK_MINUTE;
	a.alasan = "Sekretaris dinas luar.";
	t_ok(c, act_undangan_kirim(c, &a));
	/* By then she is back; of the first date she was not told. */
	c->now = a.hasil.mulai_at - 60 * CLOCK_MINUTE;
	assert_string_equal(meetings(c, "kabid-perbendaharaan"),
		"Rapat Koordinasi TW II, Kamis 6 Juli 09.00, Ruang Rapat Lt. 2. Jadwal rapat ini berubah.|");
	dbtest_close(c);
}

static void test_presence_needs_the_code_and_the_time(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_rapat a = rapat_of(c, id), k;

	t_ok(c, act_undangan_kirim(c, &a));
	k = (struct act_rapat){.siklus_id = id,
		.jabatan = "kabid-pajak",
		.kode = a.hasil.kode};
	t_refused(c, act_rapat_hadir(c, &k), E_STATE,
		"Kehadiran dicatat Selasa, 4 Juli 2023 pukul 08.30 sampai 10.30.");
	c->now = a.hasil.mulai_at;
	k.kode = "salah";
	t_refused(
		c, act_rapat_hadir(c, &k), E_DENIED, "Kode rapat tidak cocok");
	k.kode = a.hasil.kode;
	t_ok(c, act_rapat_hadir(c, &k));
	t_ok(c, act_rapat_hadir(c, &k));
	k.jabatan = "kasubag";
	t_refused(
		c, act_rapat_hadir(c, &k), E_DENIED, "tidak ada dalam daftar");
	k.jabatan = "kabid-pajak";
	t_ok(c, act_rapat_lihat(c, &k));
	assert_null(k.hasil.kode);
	a = rapat_of(c, id);
	a.peserta = 2;
	a.hadir = true;
	t_ok(c, act_rapat_hadir_manual(c, &a));
	a.peserta = 77;
	t_refused(c, act_rapat_hadir_manual(c, &a), E_NOTFOUND, "tidak ada");
	a.tamu = (struct peserta){.nama = "Contoh Tamu", .asal = "Bappeda"};
	t_ok(c, act_rapat_tamu(c, &a));
	a.tamu.nama = "Tamu \xff";
	t_refused(c, act_rapat_tamu(c, &a), E_INVALID, "tidak dikenal");
	a = rapat_of(c, id);
	assert_int_equal(a.hasil.peserta_n, 7);
	assert_string_equal(a.hasil.peserta[1].cara, "kode");
	assert_string_equal(a.hasil.peserta[2].cara, "notulis");
	assert_string_equal(a.hasil.peserta[6].nama, "Contoh Tamu");
	dbtest_close(c);
}

static void test_a_code_is_not_guessed(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_rapat a = rapat_of(c, id), k;

	t_ok(c, act_undangan_kirim(c, &a));
	c->now = a.hasil.mulai_at;
	k = (struct act_rapat){
		.siklus_id = id, .jabatan = "kabid-pajak", .kode = "00000x"};
	for (int i = 0; i < PERCOBAAN_AKUN; i++) {
		t_refused(c, act_rapat_hadir(c, &k), E_DENIED,
			"Kode rapat tidak cocok");
		assert_true(k.kode_salah);
	}
	/* Now not even the right one; another may, and so may the notulis. */
	k.kode = a.hasil.kode;
	t_refused(c, act_rapat_hadir(c, &k), E_BUSY,
		"Terlalu banyak kode yang salah. Coba lagi 10 menit lagi, atau mintalah notulis mencatat Anda.");
	assert_int_equal(k.tunggu, 10 * CLOCK_MINUTE);
	assert_false(k.kode_salah);
	k.jabatan = "kabid-aset";
	t_ok(c, act_rapat_hadir(c, &k));
	k.jabatan = "kabid-pajak";
	c->now += 10 * CLOCK_MINUTE;
	t_ok(c, act_rapat_hadir(c, &k));
	/* Who was right begins again. */
	k.kode = "000000x";
	for (int i = 0; i < PERCOBAAN_AKUN; i++)
		t_refused(c, act_rapat_hadir(c, &k), E_DENIED, "tidak cocok");
	dbtest_close(c);
}

#define GUESSES (2 * PERCOBAAN_AKUN)

struct guesser {
	pthread_t thread;
	int64_t id, now;
	int rc;
};

static void *guess(void *arg)
{
	struct guesser *g = arg;
	struct ctx *c = t_ctx();
	struct act_rapat k = {
		.siklus_id = g->id, .jabatan = "kabid-pajak", .kode = "00000x"};

	t_ok(c, db_open(c, dbtest_url, DB_EXISTING));
	c->now = g->now;
	g->rc = act_rapat_hadir(c, &k);
	must(g->rc == E_DENIED || k.tunggu != 0);
	db_close(c);
	t_free(c);
	return NULL;
}

static void test_many_guesses_at_once_are_as_many(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_rapat a = rapat_of(c, id);
	struct guesser g[GUESSES] = {0};
	int wrong = 0;

	t_ok(c, act_undangan_kirim(c, &a));
	for (size_t i = 0; i < GUESSES; i++) {
		g[i].id = id;
		g[i].now = a.hasil.mulai_at;
		must(pthread_create(&g[i].thread, NULL, guess, &g[i]) == 0);
	}
	for (size_t i = 0; i < GUESSES; i++) {
		pthread_join(g[i].thread, NULL);
		wrong += g[i].rc == E_DENIED;
	}
	assert_int_equal(wrong, PERCOBAAN_AKUN);
	dbtest_close(c);
}

static void test_decisions_become_tasks(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct act_rapat r = {.siklus_id = id, .jabatan = "tim-lkj"};
	struct tindak_lanjut *list;
	size_t n;

	t_ok(c, act_disposisi_kirim(c, &d));
	data_steps(c, id);
	t_refused(c, act_rapat_selesai(c, &r), E_STATE, "Undangan rapat belum");
	hold_meeting(c, id);
	t_ok(c, act_tindak_lanjut_list(c, "kabid-pajak", 0, &list, &n));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].jabatan, "kabid-pajak");
	t_refused(c,
		act_tindak_lanjut_selesai(c, list[0].id, "kabid-aset", "Sudah"),
		E_DENIED, "bukan tugas Anda");
	t_refused(c,
		act_tindak_lanjut_selesai(c, list[0].id, "kabid-pajak", " "),
		E_INVALID, "Tulis apa yang sudah dilakukan");
	t_ok(c, act_tindak_lanjut_selesai(
			c, list[0].id, "kabid-pajak", "Sudah berjalan."));
	t_refused(c,
		act_tindak_lanjut_selesai(c, list[0].id, "kabid-pajak", "Lagi"),
		E_STATE, "sudah diselesaikan");
	t_ok(c, act_tindak_lanjut_list(c, "kabid-pajak", 0, &list, &n));
	assert_int_equal(n, 0);
	t_ok(c, act_tindak_lanjut_list(c, "kasubag", id, &list, &n));
	assert_int_equal(n, 1);
	/* Ratified minutes stay as they are. */
	r = rapat_of(c, id);
	t_refused(c, act_notulen_simpan(c, &r), E_STATE, "sudah disahkan");
	dbtest_close(c);
}

static void test_another_report_is_not_verified(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_disposisi d = disposisi_of(c, id);
	struct act_rapat r = {.siklus_id = id, .jabatan = "tim-lkj"};
	struct act_verifikasi v = {.siklus_id = id, .jabatan = "kasubag"};

	t_refused(c, act_verifikasi_lihat(c, &v), E_STATE, "belum disetujui");
	t_ok(c, act_disposisi_kirim(c, &d));
	data_steps(c, id);
	hold_meeting(c, id);
	t_ok(c, act_rapat_selesai(c, &r));
	to_approval(c, id);
	v = verifikasi_of(c, id);
	v.sidik = "00";
	t_refused(c, act_verifikasi_selesai(c, &v), E_CONFLICT,
		"tidak sama dengan yang disetujui");
	v = verifikasi_of(c, id);
	v.v.butir[1].sesuai = false;
	t_refused(c, act_verifikasi_selesai(c, &v), E_INVALID,
		"Tulis apa yang belum sesuai");
	v.v.butir[1].catatan = "Nomor menyusul\nsidik=0";
	t_ok(c, act_verifikasi_selesai(c, &v));
	t_ok(c, act_verifikasi_lihat(c, &v));
	assert_string_equal(v.hasil.butir[1].catatan, "Nomor menyusul sidik=0");
	assert_true(v.hasil.butir[4].sesuai);
	assert_null(v.hasil.butir[4].catatan);
	dbtest_close(c);
}

static void test_a_letter_that_went_out_stays(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_pengantaran p = kirim_of(c, id);

	t_ok(c, act_pengantaran_simpan(c, &p));
	p.p = p.hasil;
	t_refused(c, act_pengantar_terbit(c, &p), E_STATE, "belum disetujui");
	t_refused(c, act_pengantaran_selesai(c, &p), E_STATE,
		"Langkah 10 tidak sedang berjalan");
	p.jabatan = "kabid-aset";
	t_refused(c, act_pengantaran_simpan(c, &p), E_DENIED, "pelaksana");
	dbtest_close(c);
}

static void test_the_archive_finds_what_was_written(void **state)
{
	struct ctx *c = office();
	int64_t id = open_case(c, "2026-TW2");
	struct act_cari q = {.jabatan = "pelaksana"};

	whole_cycle(c, id);
	q.q.teks = "Layanan KELILING";
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 1);
	assert_string_equal(q.hasil.list[0].berkas.jenis, "notulen");
	assert_non_null(strstr(q.hasil.list[0].cuplikan, "layanan keliling"));
	assert_string_equal(q.hasil.list[0].rak, "Rak 2");
	q.q.teks = "002/BPKPD-1.3";
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 3);
	q.q = (struct cari){.jenis = "laporan", .tahun = 2026, .triwulan = 2};
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 1);
	q.q = (struct cari){.bidang = "pajak", .keadaan = "arsip"};
	t_ok(c, act_arsip_cari(c, &q));
	assert_true(q.hasil.semua >= 1);
	q.q.keadaan = "berjalan";
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 0);
	q.q = (struct cari){.teks = "100%_!' OR 1=1"};
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.semua, 0);
	q.q = (struct cari){.jumlah = 2, .mulai = 2};
	t_ok(c, act_arsip_cari(c, &q));
	assert_int_equal(q.hasil.n, 2);
	q.q = (struct cari){.teks = "\xff"};
	t_refused(c, act_arsip_cari(c, &q), E_INVALID, "tidak dikenal");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_cycle_makes_all_its_papers),
		cmocka_unit_test(test_each_in_his_own_session),
		cmocka_unit_test(
			test_a_failing_call_leaves_nothing_of_a_letter),
		cmocka_unit_test(test_a_failing_call_at_the_end_of_the_case),
		cmocka_unit_test(test_five_officials_at_once_get_five_numbers),
		cmocka_unit_test(test_five_at_one_disposisi_send_it_once),
		cmocka_unit_test(test_a_disposisi_is_a_draft_until_it_is_sent),
		cmocka_unit_test(
			test_a_confidential_letter_is_for_its_recipients),
		cmocka_unit_test(test_a_room_is_used_by_one_meeting),
		cmocka_unit_test(test_who_is_invited_is_told),
		cmocka_unit_test(test_presence_needs_the_code_and_the_time),
		cmocka_unit_test(test_a_code_is_not_guessed),
		cmocka_unit_test(test_many_guesses_at_once_are_as_many),
		cmocka_unit_test(test_decisions_become_tasks),
		cmocka_unit_test(test_another_report_is_not_verified),
		cmocka_unit_test(test_a_letter_that_went_out_stays),
		cmocka_unit_test(test_the_archive_finds_what_was_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
