/* The calendar of an office on a database: kept whole, changed, refused. */
#include "dbtest.h"

#include "org/contoh.h"
#include "org/kalender.h"

static struct ctx *office(struct instansi *i)
{
	struct ctx *c = dbtest_open();

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, org_contoh_add(c, i));
	t_ok(c, kalender_seed(c, i->id));
	return c;
}

static void done(struct ctx *c)
{
	db_rollback(c);
	dbtest_close(c);
}

static const struct kalender *loaded(struct ctx *c, const struct instansi *i)
{
	const struct kalender *k;

	t_ok(c, kalender_load(c, i->id, c->mem, &k));
	return k;
}

static int64_t rev(struct ctx *c)
{
	struct instansi now;

	t_ok(c, instansi_get(c, NULL, &now));
	return now.kalender_rev;
}

static void same_days(const struct kalender *a, const struct kalender *b)
{
	int32_t end = day_from(2027, 1, 1);

	for (int32_t d = day_from(2022, 1, 1); d < end; d++)
		assert_int_equal(kalender_menit(a, d), kalender_menit(b, d));
}

static void test_the_database_holds_the_built_in_calendar(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);

	same_days(loaded(c, &i), kalender_jambi(c->mem));
	done(c);
}

static void test_a_second_seed_changes_nothing(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	int64_t before = rev(c);

	t_ok(c, kalender_seed(c, i.id));
	assert_int_equal(rev(c), before);
	same_days(loaded(c, &i), kalender_jambi(c->mem));
	done(c);
}

static void test_a_day_off_comes_and_goes_with_the_revision(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct hari_libur h = {day_from(2023, 7, 4), "setempat", "Pilkades",
		"Keputusan contoh 1/2023"};
	int64_t before = rev(c), at, due;
	struct waktu hari = {1, WAKTU_HARI};
	char out[CLOCK_TEXT];

	assert_true(at_parse("2023-07-03T11:00", CLOCK_WIB, &at));
	t_ok(c, hari_libur_add(c, i.id, &h));
	assert_true(rev(c) > before);
	assert_true(kalender_tenggat(loaded(c, &i), at, hari, &due));
	at_format(due, CLOCK_WIB, out);
	assert_string_equal(out, "2023-07-05T16:00");

	before = rev(c);
	t_ok(c, hari_libur_remove(c, i.id, h.day));
	assert_true(rev(c) > before);
	assert_true(kalender_tenggat(loaded(c, &i), at, hari, &due));
	at_format(due, CLOCK_WIB, out);
	assert_string_equal(out, "2023-07-04T16:00");
	done(c);
}

static void test_wrong_days_off_are_refused(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct hari_libur h = {day_from(2023, 8, 17), "libur", "Lagi", "X"};

	t_refused(c, hari_libur_add(c, i.id, &h), E_CONFLICT,
		"17 Agustus 2023 sudah menjadi hari libur");
	h.day = day_from(2023, 8, 18);
	h.jenis = "santai";
	t_refused(c, hari_libur_add(c, i.id, &h), E_INVALID, "tidak dikenal");
	h.jenis = "libur";
	h.sumber = " ";
	t_refused(c, hari_libur_add(c, i.id, &h), E_INVALID, "sumber");
	t_refused(c, hari_libur_remove(c, i.id, h.day), E_NOTFOUND,
		"bukan hari libur");
	done(c);
}

static void test_every_row_names_its_source(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct hari_libur *l;
	size_t n, changed = 0;

	t_ok(c, hari_libur_list(c, i.id, 2025, &l, &n));
	assert_int_equal(n, 28);
	for (size_t k = 0; k < n; k++) {
		assert_non_null(strstr(l[k].sumber, "SKB 3 Menteri"));
		if (strstr(l[k].sumber, "933/2025") != NULL) {
			assert_int_equal(l[k].day, day_from(2025, 8, 18));
			changed++;
		}
	}
	assert_int_equal(changed, 1);
	done(c);
}

static void test_new_hours_win_over_the_old_on_their_days(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	const struct kalender *k;
	struct jam_kerja j[2] = {
		{"Haji", day_from(2023, 7, 3), day_from(2023, 7, 7), 1, 480,
			720, 0, "Surat contoh 2/2023", 0},
		{"Haji", day_from(2023, 7, 3), day_from(2023, 7, 7), 1, 780,
			840, 0, "Surat contoh 2/2023", 0},
	};
	struct jam_ubah u = {.baris = j, .n = ARRAY_N(j)};
	int64_t before = rev(c);

	t_ok(c, jam_kerja_ubah(c, i.id, &u));
	assert_true(rev(c) > before);
	k = loaded(c, &i);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 3)), 300);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 4)), 450);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 10)), 450);

	j[1].buka = 700;
	t_refused(
		c, jam_kerja_ubah(c, i.id, &u), E_INVALID, "bertumpang tindih");
	j[1].weekday = 8;
	t_refused(c, jam_kerja_ubah(c, i.id, &u), E_INVALID, "tidak sah");
	done(c);
}

static struct jam_ubah group_of(
	struct ctx *c, int64_t instansi_id, const char *nama, int weekday)
{
	struct jam_ubah u = {0};
	struct jam_kerja *l;
	size_t n;

	t_ok(c, jam_kerja_list(c, instansi_id, &l, &n));
	for (size_t i = 0; i < n; i++)
		if (text_eq(l[i].nama, nama) && l[i].weekday == weekday) {
			u.id = l[i].id;
			u.sidik = jam_kerja_sidik(c->mem, l, n, i);
		}
	return u;
}

/* Monday to Thursday are one group of Normal, Friday another. */
static void test_hours_are_corrected_in_their_place(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	const struct kalender *k;
	struct jam_kerja j[2] = {
		{"Biasa", day_from(2015, 1, 1), day_from(2035, 12, 31), 1, 480,
			720, 0, "Perda contoh", 0},
		{"Biasa", day_from(2015, 1, 1), day_from(2035, 12, 31), 2, 480,
			780, 0, "Perda contoh", 0},
	};
	struct jam_ubah u = group_of(c, i.id, "Normal", 1);

	u.baris = j;
	u.n = ARRAY_N(j);
	t_ok(c, jam_kerja_coba(c, i.id, &u, &k));
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 3)), 240);
	k = loaded(c, &i);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 3)), 450);
	j[1].weekday = 5; /* Friday is not of the group */
	t_refused(c, jam_kerja_ubah(c, i.id, &u), E_INVALID, "Jumat");
	j[1].weekday = 2;
	t_ok(c, jam_kerja_ubah(c, i.id, &u));
	assert_string_equal(u.lama.nama, "Normal");
	k = loaded(c, &i);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 3)), 240);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 4)), 300);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 5)), 0);
	assert_true(kalender_menit(k, day_from(2023, 7, 7)) > 0);
	/* It did not come to stand before Ramadan. */
	assert_int_not_equal(kalender_menit(k, day_from(2023, 3, 27)), 240);
	u.id = group_of(c, i.id, "Biasa", 1).id; /* an id that is used again */
	t_refused(c, jam_kerja_ubah(c, i.id, &u), E_CONFLICT, "orang lain");
	u.id = 9999;
	t_refused(c, jam_kerja_ubah(c, i.id, &u), E_NOTFOUND, "muat ulang");
	u = group_of(c, i.id, "Normal", 5);
	t_ok(c, jam_kerja_ubah(c, i.id, &u));
	k = loaded(c, &i);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 7)), 0);
	done(c);
}

/* What could not be loaded whole is refused when it is written. */
static void test_a_full_calendar_refuses_another_day(void **state)
{
	struct instansi i;
	struct ctx *c = office(&i);
	struct hari_libur h = {day_from(2028, 1, 1), "setempat", "Contoh", "X"};
	int rc = OK;
	int n = 0;

	for (; rc == OK && n <= LIMIT_LIBUR; n++, h.day++)
		rc = hari_libur_add(c, i.id, &h);
	t_refused(c, rc, E_TOOBIG, "sudah penuh");
	assert_true(n < LIMIT_LIBUR);
	(void)loaded(c, &i);
	done(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_database_holds_the_built_in_calendar),
		cmocka_unit_test(test_a_second_seed_changes_nothing),
		cmocka_unit_test(
			test_a_day_off_comes_and_goes_with_the_revision),
		cmocka_unit_test(test_wrong_days_off_are_refused),
		cmocka_unit_test(test_every_row_names_its_source),
		cmocka_unit_test(test_new_hours_win_over_the_old_on_their_days),
		cmocka_unit_test(test_hours_are_corrected_in_their_place),
		cmocka_unit_test(test_a_full_calendar_refuses_another_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
