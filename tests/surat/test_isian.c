/* Forms: every mistake at once, in the words of the specification. */
#include "t.h"

#include "surat/kirim.h"
#include "surat/rapat.h"

static const struct jabatan jabatan[] = {
	{"sekretaris", "Sekretaris", "sekretaris", NULL},
	{"tim-lkj", "Ketua Tim Penyusun LKJ", "tim-lkj", NULL},
	{"kabid-pajak", "Kepala Bidang Pajak Daerah", "kabid", "pajak"},
};

static struct usulan usulan(struct ctx *c)
{
	return (struct usulan){.dari = "sekretaris",
		.periode = "Triwulan II Tahun 2023",
		.jabatan = jabatan,
		.jabatan_n = ARRAY_N(jabatan),
		.kalender = kalender_jambi(c->mem),
		.zona_min = CLOCK_WIB};
}

static bool says(
	const struct salah_list *s, const char *isian, const char *what)
{
	for (size_t i = 0; i < s->n; i++)
		if (text_eq(s->item[i].isian, isian) &&
			strstr(s->item[i].pesan, what) != NULL)
			return true;
	return false;
}

static char *letters(struct ctx *c, size_t n)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	str_pad(&s, 'a', n);
	return s.p;
}

static void test_dates_that_do_not_exist(void **state)
{
	static const char *const good[] = {"2026-09-30", "30-9-2026",
		"30/09/2026", "30 September 2026", " 30  september  2026 "};
	static const char *const wrong[] = {"", NULL, "kemarin", "30-9-26",
		"30-9/2026", "2026-9", "30 Sept 2026", "30-9-20261",
		"2026-09-30T08:00", "\xff", "-1-9-2026"};
	struct ctx *c = t_ctx();
	int32_t day;
	int menit;

	for (size_t i = 0; i < ARRAY_N(good); i++) {
		t_ok(c, tanggal_baca(c, good[i], &day));
		assert_int_equal(day, day_from(2026, 9, 30));
	}
	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		t_refused(c, tanggal_baca(c, wrong[i], &day), E_INVALID,
			"Tanggal tidak terbaca");
	t_refused(c, tanggal_baca(c, "31-09-2026", &day), E_INVALID,
		"Tanggal 31 September tidak ada. Periksa tanggalnya.");
	t_refused(c, tanggal_baca(c, "2026-02-29", &day), E_INVALID,
		"Tanggal 29 Februari tidak ada.");
	t_refused(c, tanggal_baca(c, "1-13-2026", &day), E_INVALID,
		"Bulan 13 tidak ada.");
	t_refused(c, tanggal_baca(c, "6-7-0026", &day), E_INVALID,
		"Tahun 26 tidak mungkin.");
	t_ok(c, jam_baca(c, "13.30", &menit));
	assert_int_equal(menit, 13 * 60 + 30);
	t_refused(c, jam_baca(c, "24.00", &menit), E_INVALID, "Jam tidak");
	t_refused(c, jam_baca(c, "13.3x", &menit), E_INVALID, "Jam tidak");
	t_free(c);
}

static void test_the_proposal_of_a_disposisi_is_right(void **state)
{
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct salah_list s = {0};
	struct disposisi d;

	disposisi_usul(c, &u, &d);
	assert_int_equal(d.penerima_n, 2);
	/* Two working hours after Monday 07.30. */
	assert_int_equal(d.batas_at, c->now + 120 * CLOCK_MINUTE);
	disposisi_periksa(c, &u, &d, &s);
	assert_int_equal(s.n, 0);
	t_free(c);
}

static void test_a_disposisi_says_all_that_is_wrong(void **state)
{
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct salah_list s = {0};
	struct disposisi d = {.sifat = "penting",
		.hal = "  ",
		.isi = "",
		.harap = "hadiri terbang",
		.batas_at = c->now};

	disposisi_periksa(c, &u, &d, &s);
	assert_true(
		says(&s, "penerima", "Pilih paling sedikit satu penerima."));
	assert_true(says(&s, "isi", "Isi disposisi belum ditulis."));
	assert_true(says(&s, "hal", "Hal belum ditulis."));
	assert_true(says(&s, "sifat", "Pilih sifat"));
	assert_true(says(&s, "harap", "tidak dikenal"));
	assert_true(says(&s, "batas",
		"Batas waktu sudah lewat. Pilih waktu setelah 07.30."));
	t_refused(c, salah_fail(c, &s, false), E_INVALID, "penerima");
	/* A draft may lack things, not say what cannot be. */
	t_refused(c, salah_fail(c, &s, true), E_INVALID, "Pilih sifat");
	t_free(c);
}

static void test_hostile_texts_of_a_disposisi(void **state)
{
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct penerima twice[] = {{.jabatan = "tim-lkj"},
		{.jabatan = "tim-lkj"}, {.jabatan = NULL}};
	struct salah_list s = {0};
	struct disposisi d;

	disposisi_usul(c, &u, &d);
	d.isi = letters(c, LIMIT_DISPOSISI);
	disposisi_periksa(c, &u, &d, &s);
	assert_int_equal(s.n, 0);
	d.isi = letters(c, LIMIT_DISPOSISI + 1);
	d.hal = "Hal \xff\xfe";
	d.penerima = twice;
	d.penerima_n = 2;
	d.asal_nomor = letters(c, LIMIT_NOMOR + 1);
	d.asal_on = at_day(c->now, CLOCK_WIB) + 1;
	disposisi_periksa(c, &u, &d, &s);
	assert_true(says(&s, "isi", "601 huruf. Paling banyak 600"));
	assert_true(says(&s, "hal", "tanda yang tidak dikenal"));
	assert_true(says(&s, "penerima", "dipilih dua kali"));
	assert_true(says(&s, "asal_nomor", "Paling banyak 100"));
	assert_true(says(&s, "asal_on", "belum terjadi"));
	d.penerima = &twice[2];
	d.penerima_n = 1;
	disposisi_periksa(c, &u, &d, &s);
	assert_true(says(&s, "penerima", "tidak dikenal"));
	t_free(c);
}

static void test_a_due_time_outside_hours_is_a_warning(void **state)
{
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct salah_list s = {0};
	struct disposisi d;

	disposisi_usul(c, &u, &d);
	/* Saturday 8 July 2023, 10.00: Monday's second hour is proposed. */
	must(at_parse("2023-07-08T10:00", CLOCK_WIB, &d.batas_at));
	disposisi_periksa(c, &u, &d, &s);
	assert_int_equal(s.n, 1);
	assert_true(s.item[0].ringan);
	assert_string_equal(s.item[0].pesan,
		"Batas ini di luar jam kerja. Disarankan Senin, 10 Juli 2023, 09.30.");
	t_ok(c, salah_fail(c, &s, false));
	t_free(c);
}

static void test_an_invitation_says_all_that_is_wrong(void **state)
{
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct peserta guest[] = {{.nama = ""}, {.jabatan = "tidak-ada"}};
	struct salah_list s = {0};
	struct rapat r;

	rapat_usul(c, &u, &r);
	undangan_periksa(c, &u, &r, &s);
	assert_int_equal(s.n, 0);
	r.selesai_at = r.mulai_at - CLOCK_MINUTE;
	r.tempat = "";
	r.tautan = "javascript:alert(1)";
	r.acara = letters(c, LIMIT_HAL + 1);
	r.peserta = guest;
	r.peserta_n = 2;
	undangan_periksa(c, &u, &r, &s);
	assert_true(says(&s, "selesai",
		"Waktu selesai lebih awal daripada waktu mulai."));
	assert_true(says(&s, "tautan", "harus diawali https://"));
	assert_true(says(&s, "acara", "Paling banyak 300"));
	assert_true(says(&s, "peserta", "Nama tamu belum ditulis."));
	assert_true(says(&s, "peserta", "tidak dikenal"));
	t_free(c);
}

static void test_a_decision_needs_who_and_when(void **state)
{
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct butir b = {.judul = "PKB", .keputusan = "Layanan keliling"};
	struct salah_list s = {0};
	struct rapat r;

	rapat_usul(c, &u, &r);
	r.butir = &b;
	r.butir_n = 1;
	notulen_periksa(c, &u, &r, false, &s);
	assert_int_equal(s.n, 0);
	notulen_periksa(c, &u, &r, true, &s);
	assert_true(says(&s, "penanggung_1", "Pilih penanggung jawab"));
	assert_true(says(&s, "tenggat_1", "Tulis tenggat"));
	b.penanggung = "kabid-pajak";
	b.tenggat = at_day(r.mulai_at, CLOCK_WIB) - 1;
	s = (struct salah_list){0};
	notulen_periksa(c, &u, &r, true, &s);
	assert_true(says(&s, "tenggat_1", "lebih awal daripada rapatnya"));
	r.butir_n = 0;
	notulen_periksa(c, &u, &r, true, &s);
	assert_true(says(&s, "butir", "belum memuat satu butir pun"));
	t_free(c);
}

static void test_delivery_and_verification(void **state)
{
	static const char *const wrong[] = {
		"", "000..8", ".8", "8.", "abc", NULL};
	struct ctx *c = t_ctx();
	struct usulan u = usulan(c);
	struct salah_list s = {0};
	struct verifikasi v = {0};
	struct pengantaran p;

	pengantaran_usul(c, &u, false, &p);
	pengantaran_periksa(c, &u, &p, false, &s);
	assert_int_equal(s.n, 0);
	p.diterima_at = c->now + 1;
	p.salinan[0].jumlah = 0;
	p.nasib = "dibakar";
	pengantaran_periksa(c, &u, &p, true, &s);
	assert_true(says(&s, "penerima", "Nama penerima belum ditulis."));
	assert_true(says(&s, "diterima", "belum terjadi"));
	assert_true(says(&s, "salinan", "1 sampai 1000"));
	assert_true(says(&s, "nasib", "musnah atau permanen"));
	for (size_t i = 0; i < ARRAY_N(wrong); i++) {
		s = (struct salah_list){0};
		p.klasifikasi = wrong[i];
		pengantaran_periksa(c, &u, &p, false, &s);
		assert_true(says(&s, "klasifikasi", "tidak sah"));
	}
	s = (struct salah_list){0};
	verifikasi_periksa(c, &v, &s);
	assert_true(says(&s, "catatan_nomor", "Tulis apa yang belum sesuai"));
	assert_true(says(&s, "sidik", "harus sama"));
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates_that_do_not_exist),
		cmocka_unit_test(test_the_proposal_of_a_disposisi_is_right),
		cmocka_unit_test(test_a_disposisi_says_all_that_is_wrong),
		cmocka_unit_test(test_hostile_texts_of_a_disposisi),
		cmocka_unit_test(test_a_due_time_outside_hours_is_a_warning),
		cmocka_unit_test(test_an_invitation_says_all_that_is_wrong),
		cmocka_unit_test(test_a_decision_needs_who_and_when),
		cmocka_unit_test(test_delivery_and_verification),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
