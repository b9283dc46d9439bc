/* "Minta buka kembali": who may ask, how often, until when, and its end. */
#include "actfix.h"

#include "act/act_akun.h"
#include "act/act_data.h"
#include "act/act_kabar.h"

static int64_t id;

static int ask(struct ctx *c, const char *bidang, const char *jabatan,
	const char *alasan)
{
	struct act_minta a = {.siklus_id = id,
		.bidang = bidang,
		.jabatan = jabatan,
		.alasan = alasan};

	return act_data_minta(c, &a);
}

static int refuse(struct ctx *c, const char *jabatan, const char *alasan)
{
	struct act_minta a = {.siklus_id = id,
		.bidang = "pajak",
		.jabatan = jabatan,
		.alasan = alasan};

	return act_data_tolak(c, &a);
}

static struct minta_lihat seen_by(
	struct ctx *c, const char *bidang, const char *jabatan)
{
	struct act_grid g = {
		.siklus_id = id, .bidang = bidang, .jabatan = jabatan};

	t_ok(c, act_data_baca(c, &g));
	return g.buka;
}

/* What Tim LKJ, or another, sees of Pajak on the page of all Bidang. */
static struct minta_lihat listed_for(struct ctx *c, const char *jabatan)
{
	struct act_konsolidasi k = {.siklus_id = id, .jabatan = jabatan};

	t_ok(c, act_konsolidasi(c, &k));
	for (size_t i = 0; i < k.baris_n; i++)
		if (text_eq(k.baris[i].bidang.kode, "pajak"))
			return k.baris[i].buka;
	fail_msg("no Pajak");
	return (struct minta_lihat){0};
}

static void hand_in(struct ctx *c, const char *bidang)
{
	const char *jabatan = arena_printf(c->mem, "kabid-%s", bidang);

	fix_csv(c, id, bidang);
	t_ok(c, fix_step(c, id, 2, jabatan));
	t_ok(c, fix_step(c, id, 3, jabatan));
}

/* Pajak has handed in, the others have not. */
static struct ctx *office(void)
{
	struct ctx *c = fix_office();

	id = fix_open(c, "2026-TW2");
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	hand_in(c, "pajak");
	return c;
}

static int64_t rows(struct ctx *c, const char *sql)
{
	int64_t n = 0;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, db_one_int(c, sql, NOTHING, &n));
	t_ok(c, db_commit(c));
	return n;
}

/* The newest news of a person, NULL when there is none. */
static const char *news(struct ctx *c, const char *nama)
{
	struct kabar *k;
	struct akun a;
	size_t n;

	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, akun_find(c, nama, &a));
	t_ok(c, db_commit(c));
	c->actor_id = a.pegawai_id;
	t_ok(c, act_kabar_list(c, &k, &n));
	c->actor_id = 0;
	return n > 0 ? arena_printf(c->mem, "%s %s", k[0].judul, k[0].tautan)
		     : NULL;
}

static void test_a_bidang_asks_once(void **state)
{
	struct ctx *c = office();
	struct minta_lihat m = seen_by(c, "pajak", "kabid-pajak");

	assert_true(m.boleh);
	assert_int_equal(m.minta.id, 0);
	t_ok(c, ask(c, "pajak", "kabid-pajak", "  Realisasi PKB keliru.  "));
	m = seen_by(c, "pajak", "kabid-pajak");
	assert_false(m.boleh);
	assert_int_equal(m.minta.hasil, MINTA_MENUNGGU);
	assert_string_equal(m.minta.alasan, "Realisasi PKB keliru.");
	assert_string_equal(m.oleh, "Contoh Siregar, S.E., M.Si.");
	t_refused(c, ask(c, "pajak", "kabid-pajak", "Lagi."), E_STATE,
		"sudah diminta dibuka kembali pukul 07.30");
	assert_string_equal(news(c, "tim-lkj"),
		"Bidang Pajak Daerah minta data TW II 2026 dibuka kembali. /siklus/2026-tw2/data");
	assert_int_equal(rows(c, "SELECT COUNT(*) FROM minta_buka"), 1);
	assert_int_equal(rows(c, "SELECT COUNT(*) FROM jejak"
				 " WHERE tindakan = 'data.minta'"),
		1);
	/* The figures stay locked while it waits. */
	t_refused(c, fix_step(c, id, 2, "kabid-pajak"), E_STATE, "");
	fix_whole(c);
	dbtest_close(c);
}

static void test_only_the_bidang_asks(void **state)
{
	struct ctx *c = office();

	t_refused(c, ask(c, "pajak", "kabid-aset", "Bukan milik saya."),
		E_DENIED, "yang meminta Bidangnya sendiri");
	t_refused(c, ask(c, "pajak", "tim-lkj", "Saya saja."), E_DENIED,
		"tidak berwenang meminta data dibuka kembali");
	t_refused(c, ask(c, "xyz", "kabid-pajak", "Salah."), E_NOTFOUND,
		"tidak ikut");
	t_refused(c, ask(c, "aset", "kabid-aset", "Belum."), E_STATE,
		"belum dikirim; masih dapat diubah tanpa permintaan");
	assert_int_equal(rows(c, "SELECT COUNT(*) FROM minta_buka"), 0);
	dbtest_close(c);
}

static void test_a_reason_is_one_line_that_fits(void **state)
{
	struct ctx *c = office();
	char *long_text = arena_array(c->mem, char, LIMIT_MINTA + 2);

	memset(long_text, 'x', LIMIT_MINTA + 1);
	t_refused(c, ask(c, "pajak", "kabid-pajak", NULL), E_INVALID,
		"Tulis alasannya");
	t_refused(c, ask(c, "pajak", "kabid-pajak", " \t "), E_INVALID,
		"Tulis alasannya");
	t_refused(c, ask(c, "pajak", "kabid-pajak", long_text), E_INVALID,
		"paling panjang 300 huruf");
	t_refused(c, ask(c, "pajak", "kabid-pajak", "a\xff"), E_INVALID,
		"tidak sah");
	t_refused(c, ask(c, "pajak", "kabid-pajak", "a\nb"), E_INVALID,
		"satu baris");
	long_text[LIMIT_MINTA] = '\0';
	t_ok(c, ask(c, "pajak", "kabid-pajak", long_text));
	dbtest_close(c);
}

static void test_others_do_not_read_why(void **state)
{
	struct ctx *c = office();

	t_ok(c, ask(c, "pajak", "kabid-pajak", "Angka PKB 171,3."));
	assert_true(listed_for(c, "tim-lkj").minta.id > 0);
	assert_true(listed_for(c, "sekretaris").minta.id > 0);
	assert_true(listed_for(c, "kabid-pajak").minta.id > 0);
	assert_int_equal(listed_for(c, "kabid-aset").minta.id, 0);
	dbtest_close(c);
}

static void test_it_is_refused_with_a_reason(void **state)
{
	struct ctx *c = office();
	struct minta_lihat m;

	t_refused(c, refuse(c, "tim-lkj", "Tidak ada."), E_STATE,
		"Tidak ada permintaan yang menunggu");
	t_ok(c, ask(c, "pajak", "kabid-pajak", "Realisasi keliru."));
	t_refused(c, refuse(c, "kabid-pajak", "Sendiri."), E_DENIED,
		"tidak berwenang menjawab");
	t_refused(c, refuse(c, "tim-lkj", ""), E_INVALID, "Tulis alasannya");
	t_ok(c, refuse(c, "tim-lkj", "Dibahas saat rapat."));
	t_refused(c, refuse(c, "tim-lkj", "Lagi."), E_STATE, "sudah dijawab");
	assert_string_equal(news(c, "kabid-pajak"),
		"Data TW II 2026 tidak dibuka kembali. /siklus/2026-tw2/data/pajak");
	assert_int_equal(listed_for(c, "tim-lkj").minta.id, 0);
	m = seen_by(c, "pajak", "kabid-pajak");
	assert_int_equal(m.minta.hasil, MINTA_DITOLAK);
	assert_string_equal(m.minta.jawaban, "Dibahas saat rapat.");
	/* He may ask again, and the Sekretaris may answer. */
	assert_true(m.boleh);
	t_ok(c, ask(c, "pajak", "kabid-pajak", "Angkanya sungguh keliru."));
	t_ok(c, refuse(c, "sekretaris", "Tetap dibahas saat rapat."));
	fix_whole(c);
	dbtest_close(c);
}

static int decide_no(struct ctx *c, int to, const char *bidang)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = 7,
		.jabatan = "sekretaris",
		.keputusan = KEPUTUSAN_TIDAK,
		.kembali_ke = to,
		.bidang = bidang,
		.catatan = "Perbaiki."};

	return act_langkah(c, &a);
}

static void test_after_the_meeting_the_figures_are_locked(void **state)
{
	struct ctx *c = office();

	for (size_t i = 1; i < ARRAY_N(fix_bidang); i++)
		hand_in(c, fix_bidang[i]);
	/* While the meeting has not ended it may be asked. */
	t_ok(c, ask(c, "pajak", "kabid-pajak", "Sebelum rapat."));
	t_ok(c, fix_step(c, id, 4, "tim-lkj"));
	t_refused(c, ask(c, "aset", "kabid-aset", "Terlambat."), E_STATE,
		"Rapat koordinasi sudah selesai dan data terkunci");
	assert_false(seen_by(c, "aset", "kabid-aset").boleh);
	/* What was asked before still waits. */
	assert_true(listed_for(c, "tim-lkj").minta.id > 0);
	dbtest_close(c);
}

static void test_sending_back_ends_it(void **state)
{
	struct ctx *c = office();
	struct minta_lihat m;

	for (size_t i = 1; i < ARRAY_N(fix_bidang); i++)
		hand_in(c, fix_bidang[i]);
	t_ok(c, ask(c, "pajak", "kabid-pajak", "Realisasi keliru."));
	t_ok(c, ask(c, "aset", "kabid-aset", "Aset juga."));
	for (int no = 4; no <= 6; no++)
		t_ok(c, fix_step(c, id, no, "tim-lkj"));
	t_ok(c, decide_no(c, 2, "pajak"));
	m = seen_by(c, "pajak", "kabid-pajak");
	assert_int_equal(m.minta.id, 0);
	assert_false(m.boleh);
	assert_int_equal(listed_for(c, "tim-lkj").minta.id, 0);
	assert_int_equal(rows(c, "SELECT COUNT(*) FROM minta_buka WHERE hasil ="
				 " 'dikembalikan' AND bidang = 'pajak'"
				 " AND dijawab_at IS NOT NULL"),
		1);
	assert_int_equal(rows(c, "SELECT COUNT(*) FROM minta_buka WHERE hasil ="
				 " 'menunggu' AND bidang = 'aset'"),
		1);
	/* Handed in again, it may be asked again. */
	t_ok(c, fix_step(c, id, 2, "kabid-pajak"));
	t_ok(c, fix_step(c, id, 3, "kabid-pajak"));
	assert_true(seen_by(c, "pajak", "kabid-pajak").boleh);
	t_ok(c, ask(c, "pajak", "kabid-pajak", "Masih keliru."));
	fix_whole(c);
	dbtest_close(c);
}

static void test_a_case_that_is_over_shows_none(void **state)
{
	struct ctx *c = office();
	struct act_langkah stop = {.tindakan = TINDAKAN_BATAL,
		.siklus_id = id,
		.jabatan = "sekretaris",
		.catatan = "Diulang."};

	t_ok(c, ask(c, "pajak", "kabid-pajak", "Realisasi keliru."));
	t_ok(c, act_langkah(c, &stop));
	assert_int_equal(listed_for(c, "tim-lkj").minta.id, 0);
	assert_int_equal(seen_by(c, "pajak", "kabid-pajak").minta.id, 0);
	t_refused(c, ask(c, "pajak", "kabid-pajak", "Lagi."), E_STATE,
		"tidak dapat dibuka kembali");
	t_refused(c, refuse(c, "tim-lkj", "Terlambat."), E_STATE,
		"Tidak ada permintaan yang menunggu");
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_bidang_asks_once),
		cmocka_unit_test(test_only_the_bidang_asks),
		cmocka_unit_test(test_a_reason_is_one_line_that_fits),
		cmocka_unit_test(test_others_do_not_read_why),
		cmocka_unit_test(test_it_is_refused_with_a_reason),
		cmocka_unit_test(test_after_the_meeting_the_figures_are_locked),
		cmocka_unit_test(test_sending_back_ends_it),
		cmocka_unit_test(test_a_case_that_is_over_shows_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
