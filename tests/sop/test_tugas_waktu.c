/* What the clock has to say of a task: in working minutes, never outside. */
#include "t.h"

#include "sop/siklus.h"

static int64_t at(const char *text)
{
	int64_t v;

	must(at_parse(text, CLOCK_WIB, &v));
	return v;
}

/* "S30", "L1", or "" */
static const char *said(struct ctx *c, const struct tugas *t, const char *now)
{
	struct tugas_jatuh d;

	if (tugas_jatuh(kalender_jambi(c->mem), t, 1, at(now), &d) == 0)
		return "";
	return arena_printf(c->mem, "%c%lld", d.waktu == TUGAS_SISA ? 'S' : 'L',
		(long long)d.menit);
}

static void test_a_quarter_left_then_late(void **state)
{
	static const char *const row[][2] = {{"2023-07-03T07:30", ""},
		{"2023-07-03T08:59:59", ""}, {"2023-07-03T09:00", "S30"},
		{"2023-07-03T09:29", "S1"}, {"2023-07-03T09:29:30", ""},
		{"2023-07-03T09:30", ""}, {"2023-07-03T09:30:59", ""},
		{"2023-07-03T09:31", "L1"}, {"2023-07-03T11:59", "L149"}};
	struct ctx *c = t_ctx();
	struct tugas t = {.mulai_at = at("2023-07-03T07:30"),
		.tenggat_at = at("2023-07-03T09:30")};

	for (size_t i = 0; i < ARRAY_N(row); i++)
		assert_string_equal(said(c, &t, row[i][0]), row[i][1]);
	t.selesai_at = at("2023-07-03T09:00");
	assert_string_equal(said(c, &t, "2023-07-03T09:31"), "");
	t_free(c);
}

/* Breaks, evenings, midnight here and in UTC, weekends, days off. */
static void test_nothing_is_said_outside_of_working_time(void **state)
{
	static const char *const row[][2] = {{"2023-07-14T16:29", "S1"},
		{"2023-07-14T12:00", ""}, {"2023-07-14T16:31", ""},
		{"2023-07-14T23:59:59", ""}, {"2023-07-15T00:00", ""},
		{"2023-07-15T09:00", ""}, {"2023-07-16T09:00", ""},
		{"2023-07-17T00:00", ""}, {"2023-07-17T07:00", ""},
		{"2023-07-17T07:30", ""}, {"2023-07-17T07:31", "L1"},
		{"2023-07-18T15:59", "L899"}, {"2023-07-19T09:00", ""},
		{"2023-07-20T07:31", "L901"}};
	struct ctx *c = t_ctx();
	struct tugas t = {.mulai_at = at("2023-07-12T07:30"),
		.tenggat_at = at("2023-07-14T16:30")};

	for (size_t i = 0; i < ARRAY_N(row); i++)
		assert_string_equal(said(c, &t, row[i][0]), row[i][1]);
	t_free(c);
}

static void test_many_tasks_keep_their_places(void **state)
{
	struct ctx *c = t_ctx();
	struct tugas t[] = {{.mulai_at = at("2023-07-03T07:30"),
				    .tenggat_at = at("2023-07-03T08:00")},
		{.mulai_at = at("2023-07-03T07:30"),
			.tenggat_at = at("2023-07-04T16:00")},
		{.mulai_at = at("2023-07-03T07:30"),
			.tenggat_at = at("2023-07-03T08:11")}};
	struct tugas_jatuh d[ARRAY_N(t)];

	assert_int_equal(tugas_jatuh(kalender_jambi(c->mem), t, ARRAY_N(t),
				 at("2023-07-03T08:10"), d),
		2);
	assert_int_equal(d[0].i, 0);
	assert_int_equal(d[0].waktu, TUGAS_LEWAT);
	assert_int_equal(d[1].i, 2);
	assert_int_equal(d[1].waktu, TUGAS_SISA);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_quarter_left_then_late),
		cmocka_unit_test(test_nothing_is_said_outside_of_working_time),
		cmocka_unit_test(test_many_tasks_keep_their_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
