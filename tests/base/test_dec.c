/* Exact decimals: parsing both formats, arithmetic at its edges. */
#include "t.h"

static uint64_t seed = 4702;
static uint64_t next(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static void id_reads(const char *text, enum dec_parse want, const char *plain)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct dec d;

	assert_int_equal(dec_parse_id(text, false, &d), want);
	if (want == DEC_OK)
		assert_string_equal(dec_plain(a, d), plain);
	arena_close(a);
}

static void test_indonesian_numbers_are_read(void **state)
{
	id_reads("1.234.567,89", DEC_OK, "1234567.89");
	id_reads("1234,5", DEC_OK, "1234.5");
	id_reads(" -0,5 ", DEC_OK, "-0.5");
	id_reads("1.234,5", DEC_OK, "1234.5");
	id_reads("1.234.567", DEC_OK, "1234567");
	id_reads("0", DEC_OK, "0");
	id_reads("007", DEC_OK, "7");
}

static void test_what_is_not_a_number_is_not_guessed(void **state)
{
	static const char *const wrong[] = {"1,234.5", "1.23", "1.2345", "12%",
		"-", "1,", ",5", "1 000", "1.234.56", "1..234", "--1", "1e5",
		"Rp 5", "0x10", "1,2,3", "١", "1234.567", "+5", "1.234,",
		"1.234,5.6", "- 5", "5-"};

	id_reads("1.234", DEC_AMBIGUOUS, NULL);
	id_reads("", DEC_EMPTY, NULL);
	id_reads("  ", DEC_EMPTY, NULL);
	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		id_reads(wrong[i], DEC_WRONG, NULL);
	id_reads("12345678901234567890123456789", DEC_TOO_LONG, NULL);
	id_reads("0,1234567890", DEC_TOO_LONG, NULL);
}

/* "0.500" typed for a half must never become five hundred. */
static void test_a_group_behind_a_zero_is_not_a_number(void **state)
{
	static const char *const wrong[] = {
		"0.500", "-0.123", "01.234", "000.123,5", "0.123.456"};
	struct dec d;

	for (size_t i = 0; i < ARRAY_N(wrong); i++) {
		assert_int_equal(dec_parse_id(wrong[i], true, &d), DEC_WRONG);
		assert_int_equal(dec_parse_id(wrong[i], false, &d), DEC_WRONG);
	}
	assert_int_equal(dec_parse_id("1.234", true, &d), DEC_OK);
	assert_int_equal(dec_cmp(d, dec_of(1234, 0)), 0);
}

static void test_plain_numbers_are_read_strictly(void **state)
{
	static const char *const wrong[] = {"", "-", ".5", "5.", "1,5", " 1",
		"1 ", "+1", "1e5", "--1", "1.2.3", "0.1234567890",
		"1234567890123456789012345678"};
	struct dec d = dec_of(7, 0);

	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		assert_false(dec_parse_plain(wrong[i], &d));
	assert_false(dec_parse_plain(NULL, &d));
	assert_int_equal(dec_cmp(d, dec_of(7, 0)), 0);
}

static void test_printing_and_parsing_agree(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);

	for (int i = 0; i < 20000; i++) {
		int scale = (int)(next() % 7);
		struct dec d = dec_of(
				   (int64_t)(next() >> 4) - (1LL << 58), scale),
			   back;

		assert_true(dec_parse_plain(dec_plain(a, d), &back));
		assert_int_equal(dec_cmp(d, back), 0);
		assert_int_equal(
			dec_parse_id(dec_id(a, d, scale), true, &back), DEC_OK);
		assert_int_equal(dec_cmp(d, back), 0);
		arena_reset(a);
	}
	arena_close(a);
}

static void rounds(const char *x, int scale, const char *want)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct dec d;

	assert_true(dec_parse_plain(x, &d) && dec_round(d, scale, &d));
	assert_string_equal(dec_plain(a, d), want);
	arena_close(a);
}

static void test_rounding_is_half_up_away_from_zero(void **state)
{
	rounds("0.005", 2, "0.01");
	rounds("0.0049999", 2, "0.00");
	rounds("-0.005", 2, "-0.01");
	rounds("99.995", 2, "100.00");
	rounds("2.5", 0, "3");
	rounds("-2.5", 0, "-3");
	rounds("1", 3, "1.000");
}

static void test_division_by_zero_and_overflow_are_refused(void **state)
{
	struct dec huge, out = dec_of(7, 0);

	assert_false(dec_div(dec_of(1, 0), dec_of(0, 3), 2, &out));
	assert_int_equal(dec_cmp(out, dec_of(7, 0)), 0);
	assert_true(dec_parse_plain("999999999999999999999999999", &huge));
	assert_false(dec_mul(huge, huge, &out));
	assert_true(dec_add(huge, huge, &out));
}

/* |2 (n 10^by - q d)| <= d, and a tie lies away from zero. */
static void test_a_quotient_is_the_nearest(void **state)
{
	for (int i = 0; i < 20000; i++) {
		int scale = (int)(next() % 7);
		dec_int n = (dec_int)(next() >> (20 + next() % 40));
		dec_int d = (dec_int)(next() >> (40 + next() % 24)) + 1;
		dec_int p = 1, rest;
		struct dec q;

		for (int k = 0; k < scale; k++)
			p *= 10;
		assert_true(dec_div(
			(struct dec){-n, 0}, (struct dec){d, 0}, scale, &q));
		rest = 2 * (n * p + q.m * d);
		assert_true(rest >= -d && rest < d);
		assert_true(dec_div(
			(struct dec){-n, 0}, (struct dec){-d, 0}, scale, &q));
		rest = 2 * (n * p - q.m * d);
		assert_true(rest >= -d && rest < d);
	}
}

static void test_a_percentage_of_the_longest_numbers_is_exact(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct dec x, y, p;

	assert_true(dec_parse_plain("999999999999999999999999999", &x));
	assert_true(dec_parse_plain("999999999999999999.999999999", &y));
	assert_true(dec_mul(x, dec_of(100, 0), &p) && dec_div(p, y, 2, &p));
	assert_string_equal(dec_plain(a, p), "100000000000.00");
	assert_false(dec_div(x, dec_of(1, 9), 9, &p));
	arena_close(a);
}

static void test_sums_and_products_agree_with_64_bits(void **state)
{
	for (int i = 0; i < 20000; i++) {
		int32_t x = (int32_t)next(), y = (int32_t)next();
		struct dec s, d, m;

		assert_true(dec_add(dec_of(x, 2), dec_of(y, 2), &s) &&
			    dec_sub(dec_of(x, 2), dec_of(y, 2), &d) &&
			    dec_mul(dec_of(x, 2), dec_of(y, 3), &m));
		assert_true(s.m == (int64_t)x + y && d.m == (int64_t)x - y);
		assert_true(m.m == (int64_t)x * y && m.scale == 5);
		assert_int_equal(
			dec_cmp(dec_of(x, 1), dec_of(y, 1)), (x > y) - (x < y));
		assert_int_equal(
			dec_cmp(dec_of(x, 0), dec_of(x, 1)), (x > 0) - (x < 0));
	}
}

static void test_64_bits_are_given_only_when_exact(void **state)
{
	struct dec d;
	int64_t v = 7;

	assert_true(dec_parse_plain("9223372036854775808", &d));
	assert_false(dec_to_int64(d, 0, &v));
	assert_false(dec_to_int64(dec_of(1005, 3), 2, &v));
	assert_int_equal(v, 7);
	assert_true(dec_to_int64(dec_of(1050, 3), 2, &v));
	assert_int_equal(v, 105);
	assert_true(dec_to_int64(dec_of(INT64_MIN, 0), 0, &v));
	assert_true(v == INT64_MIN);
}

static void test_ten_to_the_fifteen_with_six_decimals(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct dec r, t, p;

	assert_true(dec_parse_plain("999999999999999.123456", &r));
	assert_true(dec_parse_plain("1000000000000000.000001", &t));
	assert_true(dec_mul(r, dec_of(100, 0), &p) && dec_div(p, t, 2, &p));
	assert_string_equal(dec_id(a, p, 2), "100,00");
	assert_true(dec_cmp(r, t) < 0);
	arena_close(a);
}

static void test_money_is_printed_with_its_sen(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);

	assert_string_equal(sen_id(a, 123456789), "Rp1.234.567,89");
	assert_string_equal(sen_id(a, -5000), "-Rp50");
	assert_string_equal(sen_id(a, 0), "Rp0");
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_indonesian_numbers_are_read),
		cmocka_unit_test(test_what_is_not_a_number_is_not_guessed),
		cmocka_unit_test(test_a_group_behind_a_zero_is_not_a_number),
		cmocka_unit_test(test_plain_numbers_are_read_strictly),
		cmocka_unit_test(test_printing_and_parsing_agree),
		cmocka_unit_test(test_rounding_is_half_up_away_from_zero),
		cmocka_unit_test(
			test_division_by_zero_and_overflow_are_refused),
		cmocka_unit_test(test_a_quotient_is_the_nearest),
		cmocka_unit_test(
			test_a_percentage_of_the_longest_numbers_is_exact),
		cmocka_unit_test(test_sums_and_products_agree_with_64_bits),
		cmocka_unit_test(test_64_bits_are_given_only_when_exact),
		cmocka_unit_test(test_ten_to_the_fifteen_with_six_decimals),
		cmocka_unit_test(test_money_is_printed_with_its_sen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
