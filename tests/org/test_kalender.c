/* Working time: golden schedules, check values, and what must always hold. */
#include "t.h"

#include "org/kalender.h"

static const struct kalender *jambi(struct ctx *c)
{
	return kalender_jambi(c->mem);
}

/* domain.md e.3: every step takes exactly its standard time. */
static void test_golden_schedules(void **state)
{
	static const char *const waktu[10] = {"15 menit", "2 jam", "15 menit",
		"1 Jam", "1 Hari", "1 Hari", "1 Hari", "20 menit", "1 Hari",
		"1 Hari"};
	static const char *const want[3][11] = {
		{"2023-07-03T07:30", "2023-07-03T07:45", "2023-07-03T09:45",
			"2023-07-03T10:00", "2023-07-03T11:00",
			"2023-07-04T16:00", "2023-07-05T16:00",
			"2023-07-06T16:00", "2023-07-07T07:50",
			"2023-07-10T16:00", "2023-07-11T16:00"},
		{"2023-04-12T07:30", "2023-04-12T07:45", "2023-04-12T09:45",
			"2023-04-12T10:00", "2023-04-12T11:00",
			"2023-04-13T15:00", "2023-04-14T11:30",
			"2023-04-17T15:00", "2023-04-18T07:50",
			"2023-04-26T16:00", "2023-04-27T16:00"},
		{"2026-04-06T07:30", "2026-04-06T07:45", "2026-04-06T09:45",
			"2026-04-06T10:00", "2026-04-06T11:00",
			"2026-04-07T16:00", "2026-04-08T16:00",
			"2026-04-09T16:00", "2026-04-10T07:50",
			"2026-04-13T16:00", "2026-04-14T16:00"},
	};
	struct ctx *c = t_ctx();
	const struct kalender *k = jambi(c);

	for (int i = 0; i < 3; i++) {
		int64_t at;

		assert_true(at_parse(want[i][0], CLOCK_WIB, &at));
		for (int s = 0; s < 10; s++) {
			struct waktu w;
			char out[CLOCK_TEXT];

			assert_true(waktu_parse(waktu[s], &w));
			assert_true(kalender_tenggat(k, at, w, &at));
			at_format(at, CLOCK_WIB, out);
			assert_string_equal(out, want[i][s + 1]);
		}
	}
	t_free(c);
}

static void test_working_days_of_each_quarter(void **state)
{
	static const int want[4][4] = {{62, 52, 62, 63}, {59, 52, 65, 64},
		{58, 51, 64, 64}, {55, 57, 64, 64}};
	struct ctx *c = t_ctx();
	const struct kalender *k = jambi(c);

	for (int y = 0; y < 4; y++)
		for (int q = 0; q < 4; q++) {
			int32_t from = day_from(2023 + y, 1 + 3 * q, 1);
			int32_t to = q == 3 ? day_from(2024 + y, 1, 1)
					    : day_from(2023 + y, 4 + 3 * q, 1);

			assert_int_equal(kalender_hari_kerja(k, from, to - 1),
				want[y][q]);
		}
	t_free(c);
}

static void test_a_day_is_not_a_constant(void **state)
{
	struct ctx *c = t_ctx();
	const struct kalender *k = jambi(c);

	assert_int_equal(kalender_menit(k, day_from(2023, 7, 3)), 450);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 7)), 450);
	assert_int_equal(kalender_menit(k, day_from(2023, 4, 12)), 420);
	assert_int_equal(kalender_menit(k, day_from(2023, 4, 14)), 270);
	assert_int_equal(kalender_menit(k, day_from(2023, 4, 24)), 0);
	assert_int_equal(kalender_menit(k, day_from(2023, 7, 8)), 0);
	t_free(c);
}

/* Half an hour of every day of two years, at work or not. */
static void test_due_time_and_distance_agree(void **state)
{
	static const int minutes[] = {1, 15, 120, 449, 450, 451, 3000};
	struct ctx *c = t_ctx();
	const struct kalender *k = jambi(c);
	int64_t at, end, due, last = 0;

	assert_true(at_parse("2023-01-01T00:00", CLOCK_WIB, &at));
	assert_true(at_parse("2025-01-01T00:00", CLOCK_WIB, &end));
	for (; at < end; at += 37 * CLOCK_MINUTE)
		for (size_t i = 0; i < ARRAY_N(minutes); i++) {
			struct waktu w = {minutes[i], WAKTU_MENIT};

			assert_true(kalender_tenggat(k, at, w, &due));
			assert_true(due > at);
			assert_int_equal(
				kalender_selisih(k, at, due), minutes[i]);
			if (i == 0) {
				assert_true(due >= last);
				last = due;
			}
		}
	t_free(c);
}

static void due_is(const struct kalender *k, const char *start, int n,
	enum waktu_satuan unit, const char *want)
{
	char out[CLOCK_TEXT];
	int64_t at;

	assert_true(at_parse(start, CLOCK_WIB, &at));
	assert_true(kalender_tenggat(k, at, (struct waktu){n, unit}, &at));
	at_format(at, CLOCK_WIB, out);
	assert_string_equal(out, want);
}

static void test_starts_outside_working_time(void **state)
{
	struct ctx *c = t_ctx();
	const struct kalender *k = jambi(c);

	due_is(k, "2023-07-03T06:00", 15, WAKTU_MENIT, "2023-07-03T07:45");
	due_is(k, "2023-07-03T12:30", 15, WAKTU_MENIT, "2023-07-03T13:15");
	due_is(k, "2023-07-03T16:00", 15, WAKTU_MENIT, "2023-07-04T07:45");
	due_is(k, "2023-07-03T22:00", 1, WAKTU_JAM, "2023-07-04T08:30");
	due_is(k, "2023-07-08T10:00", 1, WAKTU_HARI, "2023-07-10T16:00");
	due_is(k, "2023-07-07T16:30", 1, WAKTU_HARI, "2023-07-10T16:00");
	due_is(k, "2023-07-03T11:45", 30, WAKTU_MENIT, "2023-07-03T13:15");
	t_free(c);
}

static void test_beyond_the_calendar_there_is_no_answer(void **state)
{
	struct ctx *c = t_ctx();
	const struct kalender *k = jambi(c);
	int64_t at, out = 7;

	assert_true(at_parse("2035-12-31T10:00", CLOCK_WIB, &at));
	assert_false(
		kalender_tenggat(k, at, (struct waktu){9, WAKTU_HARI}, &out));
	assert_true(at_parse("2001-01-01T10:00", CLOCK_WIB, &at));
	assert_false(
		kalender_tenggat(k, at, (struct waktu){9, WAKTU_MENIT}, &out));
	assert_int_equal(out, 7);
	t_free(c);
}

static void test_only_whole_units_are_times(void **state)
{
	static const char *const wrong[] = {"", "15", "menit", "15menit",
		"0 menit", "-1 hari", "1 minggu", "2 jm", "1,5 jam",
		"99999 menit", "1 hari lagi"};
	struct waktu w;

	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		assert_false(waktu_parse(wrong[i], &w));
	assert_true(waktu_parse("1 Hari", &w));
	assert_int_equal(w.satuan, WAKTU_HARI);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_golden_schedules),
		cmocka_unit_test(test_working_days_of_each_quarter),
		cmocka_unit_test(test_a_day_is_not_a_constant),
		cmocka_unit_test(test_due_time_and_distance_agree),
		cmocka_unit_test(test_starts_outside_working_time),
		cmocka_unit_test(test_beyond_the_calendar_there_is_no_answer),
		cmocka_unit_test(test_only_whole_units_are_times),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
