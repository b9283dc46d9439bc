/* Memory, texts, JSON, time, hashes: the small promises of base. */
#include "t.h"

#include <sys/wait.h>
#include <unistd.h>

static int order[3], order_n;
static void note(void *arg)
{
	order[order_n++] = *(int *)arg;
}

static void test_deferred_calls_run_newest_first(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	int one = 1, two = 2;

	order_n = 0;
	arena_defer(a, note, &one);
	arena_defer(a, note, &two);
	arena_reset(a);
	assert_int_equal(order_n, 2);
	assert_int_equal(order[0], 2);
	arena_close(a);
}

static void test_memory_is_zeroed_after_a_rewind(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);

	for (int i = 0; i < 50; i++) {
		struct arena_mark m = arena_mark(a);
		char *p = arena_alloc(a, 100000);

		for (int k = 0; k < 100000; k++)
			assert_int_equal(p[k], 0);
		memset(p, 1, 100000);
		arena_rewind(a, m);
	}
	assert_int_equal(arena_used(a), 0);
	arena_close(a);
}

static void test_the_newest_piece_grows_where_it_lies(void **state)
{
	struct arena *a = arena_open(4096);
	char *p = arena_alloc(a, 10), *other;

	memset(p, 'x', 10);
	if (arena_extend(a, p, 10, 1000)) { /* not under ASan */
		for (int i = 10; i < 1000; i++)
			assert_int_equal(p[i], 0);
		assert_int_equal(arena_used(a), 1008);
		assert_false(arena_extend(a, p, 1000, 5000)); /* the limit */
	}
	other = arena_alloc(a, 1);
	assert_false(arena_extend(a, p, 1000, 2000)); /* no longer newest */
	*other = 'y';
	assert_int_equal(p[9], 'x');
	arena_close(a);
}

static void test_texts_lie_one_after_the_other(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	char *list[3000];

	for (int i = 0; i < 3000; i++) /* over the edge of several blocks */
		list[i] = arena_printf(a, "%0*d", i % 97 + 1, i % 7);
	for (int i = 0; i < 3000; i++) {
		assert_int_equal(strlen(list[i]), i % 97 + 1);
		assert_int_equal(list[i][i % 97], '0' + i % 7);
	}
	arena_close(a);
}

static void test_whole_numbers_are_written(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct str s = str_new(a, LIMIT_TEXT);

	str_add_int(&s, 0);
	str_addc(&s, ' ');
	str_add_int(&s, -7);
	str_addc(&s, ' ');
	str_add_int(&s, INT64_MAX);
	str_addc(&s, ' ');
	str_add_int(&s, INT64_MIN);
	assert_string_equal(
		s.p, "0 -7 9223372036854775807 -9223372036854775808");
	arena_close(a);
}

static void test_a_rewind_runs_only_what_was_deferred_since(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	int one = 1, two = 2, three = 3;
	struct arena_mark m;

	order_n = 0;
	arena_defer(a, note, &one);
	m = arena_mark(a);
	arena_defer(a, note, &two);
	arena_alloc(a, 200000);
	arena_defer(a, note, &three);
	arena_rewind(a, m);
	assert_int_equal(order_n, 2);
	assert_int_equal(order[0], 3);
	arena_close(a);
	assert_int_equal(order_n, 3);
	assert_int_equal(order[2], 1);
}

/* Exit status of a child that takes `n` bytes of an arena of `limit`. */
static int exit_of_taking(size_t limit, size_t first, size_t n)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		struct arena *a = arena_open(limit);

		fclose(stderr);
		arena_alloc(a, first);
		arena_alloc(a, 0);
		arena_alloc(a, n);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_the_limit_of_an_arena_holds(void **state)
{
	assert_int_equal(exit_of_taking(1024, 512, 496), 0);
	assert_int_equal(exit_of_taking(1024, 512, 497), 70);
	assert_int_equal(exit_of_taking(1024, 1024, 1), 70);
	assert_int_equal(exit_of_taking(1024, 1, SIZE_MAX), 70);
}

static void test_memory_is_aligned_and_its_pieces_are_apart(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	char *was = NULL;

	for (size_t n = 1; n < 400; n++) {
		char *p = arena_alloc(a, n);

		assert_int_equal((uintptr_t)p % 16, 0);
		if (was != NULL)
			assert_int_equal(was[n - 2], 1);
		memset(p, 1, n);
		was = p;
	}
	arena_close(a);
}

static void test_a_list_grows_and_keeps_its_items(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	int *list = NULL;

	for (int i = 0; i < 1000; i++) {
		list = arena_grow(a, list, (size_t)i, sizeof(*list));
		list[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(list[i], i);
	arena_close(a);
}

static void test_a_text_past_its_limit_is_marked_not_cut_silently(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct str s = str_new(a, 10);

	str_add(&s, "12345");
	str_addf(&s, "%d", 67890);
	assert_true(str_ok(&s));
	str_addc(&s, 'x');
	assert_false(str_ok(&s));
	assert_string_equal(s.p, "1234567890");
	arena_close(a);
}

static void test_html_and_json_are_escaped(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct str s = str_new(a, 1000);

	str_add_html(&s, "<a href=\"x\">'&'</a>");
	assert_string_equal(
		s.p, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
	str_clear(&s);
	str_add_json(&s, "a\"\\\n\x01é\xff");
	assert_string_equal(s.p, "\"a\\\"\\\\\\n\\u0001é\\ufffd\"");
	arena_close(a);
}

static void test_every_character_of_json_is_plain_or_escaped(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);

	for (int ch = 1; ch < 256; ch++) {
		char text[] = {(char)ch, '\0'};
		struct str s = str_new(a, 100);

		str_add_json(&s, text);
		assert_true(text_is_utf8(s.p, s.n));
		assert_true(s.p[0] == '"' && s.p[s.n - 1] == '"');
		assert_true(s.n == 3 || s.p[1] == '\\');
	}
	arena_close(a);
}

static void test_a_long_format_is_whole_or_marked(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);

	for (int n = 0; n < 600; n++) {
		struct str s = str_new(a, 300);

		str_addf(&s, "%0*d", n + 1, 0);
		assert_int_equal(str_ok(&s), n + 1 <= 300);
		assert_int_equal(s.n, n + 1 <= 300 ? n + 1 : 0);
		assert_int_equal(strlen(s.p), s.n);
	}
	arena_close(a);
}

static void test_json_puts_its_commas(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct str s = str_new(a, 1000);
	struct json j = json_new(&s);

	json_obj(&j, NULL);
	json_arr(&j, "a");
	json_int(&j, NULL, 1);
	json_text(&j, NULL, NULL);
	json_end(&j);
	json_bool(&j, "b", true);
	json_end(&j);
	assert_string_equal(s.p, "{\"a\":[1,null],\"b\":true}");
	arena_close(a);
}

static void test_utf8_is_checked(void **state)
{
	assert_true(text_is_utf8("é–█", strlen("é–█")));
	assert_false(text_is_utf8("\xc0\x80", 2));
	assert_false(text_is_utf8("\xed\xa0\x80", 3));
	assert_false(text_is_utf8("a\0b", 3));
	assert_false(text_is_utf8("\x1b[31m", 5));
	assert_false(text_is_utf8("\xe2\x82", 2));
}

static void test_text_wraps_at_blanks(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	const char **line;

	assert_int_equal(text_wrap(a, "satu dua tiga", 8, &line), 2);
	assert_string_equal(line[0], "satu dua");
	assert_string_equal(line[1], "tiga");
	assert_int_equal(text_wrap(a, "abcdefghij", 4, &line), 3);
	assert_string_equal(line[2], "ij");
	assert_int_equal(text_wrap(a, "", 4, &line), 1);
	assert_int_equal(text_wrap(a, "satu  dua", 6, &line), 2);
	assert_string_equal(line[0], "satu");
	assert_int_equal(text_wrap(a, "éééé éé", 4, &line), 2);
	assert_string_equal(line[0], "éééé");
	assert_int_equal(text_wrap(a, "a\n\nb", 4, &line), 3);
	assert_string_equal(line[1], "");
	arena_close(a);
}

static void test_every_day_of_the_calendar_goes_there_and_back(void **state)
{
	int32_t day = day_from(1, 1, 1);

	for (; day <= day_from(9999, 12, 31); day += 13) {
		struct civil v = day_civil(day);

		assert_int_equal(day_from(v.year, v.month, v.day), day);
	}
	assert_int_equal(day_weekday(day_from(2023, 7, 3)), 1);
	assert_false(day_is_valid(2023, 2, 29));
	assert_true(day_is_valid(2024, 2, 29));
}

static void test_dates_and_times_are_said_in_indonesian(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	int64_t at;

	assert_true(at_parse("2023-07-03T07:30", CLOCK_WIB, &at));
	assert_string_equal(
		at_long(a, at, CLOCK_WIB), "3 Juli 2023 pukul 07.30");
	assert_string_equal(day_long(a, at_day(at, CLOCK_WIB)), "3 Juli 2023");
	assert_string_equal(day_name(1), "Senin");
	assert_string_equal(day_name(7), "Minggu");
	assert_string_equal(month_roman(9), "IX");
	arena_close(a);
}

static void test_an_instant_goes_there_and_back_in_every_zone(void **state)
{
	char out[CLOCK_TEXT];
	int64_t first = at_from(day_from(1, 1, 2), 0, 0);
	int64_t last = at_from(day_from(9999, 12, 30), 0, 0);
	int64_t step = 40 * CLOCK_DAY + 12345 * CLOCK_SECOND, back;

	for (int64_t at = first; at < last; at += step)
		for (int zone = -720; zone <= 720; zone += 420) {
			at_format(at, zone, out);
			assert_true(at_parse(out, zone, &back));
			assert_int_equal(back, at);
			assert_int_equal(at_from(at_day(at, zone),
						 at_minute(at, zone), zone),
				at - at_civil(at, zone).second * CLOCK_SECOND);
		}
}

static void test_a_day_follows_the_day_before(void **state)
{
	struct civil was = day_civil(day_from(1899, 12, 31));

	for (int32_t day = day_from(1900, 1, 1); was.year < 2101; day++) {
		struct civil v = day_civil(day);

		assert_int_equal(v.weekday, was.weekday % 7 + 1);
		if (v.day != 1)
			assert_int_equal(v.day, was.day + 1);
		else
			assert_false(
				day_is_valid(was.year, was.month, was.day + 1));
		was = v;
	}
}

static void test_times_are_read_strictly(void **state)
{
	static const char *const wrong[] = {"2023-7-3", "2023-07-03 07:30",
		"2023-07-03T7:30", "2023-07-03T24:00", "2023-02-30",
		"2023-07-03T07:30Z", "", "2023-07-03T07:60"};
	char out[CLOCK_TEXT];
	int64_t at;

	assert_true(at_parse("2023-07-03T07:30", CLOCK_WIB, &at));
	at_format(at, 0, out);
	assert_string_equal(out, "2023-07-03T00:30");
	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		assert_false(at_parse(wrong[i], CLOCK_WIB, &at));
}

static void test_the_first_failure_wins(void **state)
{
	struct ctx *c = t_ctx();

	fail(c, E_STATE, "pertama");
	fail(c, E_IO, "kedua");
	assert_string_equal(c->sentence, "pertama");
	assert_int_equal(rc_exit(E_USAGE), 2);
	assert_int_equal(rc_exit(E_DENIED), 1);
	assert_int_equal(rc_http(E_DENIED), 403);
	t_free(c);
}

static void test_every_code_has_its_row(void **state)
{
	for (int code = E_INVALID; code >= E_USAGE; code--) {
		assert_true(rc_http((enum rc)code) >= 400);
		assert_true(rc_exit((enum rc)code) > 0);
		assert_false(text_is_blank(rc_sentence((enum rc)code)));
	}
	assert_int_equal(rc_exit(OK), 0);
}

static void test_a_hash_is_sha256(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	unsigned char h[HASH_N];
	struct hash_state s;

	hash_bytes("abc", 3, h);
	assert_string_equal(hash_hex(a, h), "ba7816bf8f01cfea414140de5dae2223"
					    "b00361a396177a9cb410ff61f20015ad");
	/* Fixed for ever: the stored chains depend on it. */
	hash_start(&s);
	hash_text(&s, "alur");
	hash_int(&s, -2);
	hash_text(&s, NULL);
	hash_end(&s, h);
	assert_string_equal(hash_hex(a, h), "d6de80cc8c579277fe97cbcd69b3bc83"
					    "a7ddf05fdb50844d6d5502a54a6b4e1f");
	arena_close(a);
}

static void test_a_field_that_moves_changes_the_hash(void **state)
{
	unsigned char a[HASH_N], b[HASH_N];
	struct hash_state h;

	hash_start(&h);
	hash_text(&h, "ab");
	hash_text(&h, "c");
	hash_end(&h, a);
	hash_start(&h);
	hash_text(&h, "a");
	hash_text(&h, "bc");
	hash_end(&h, b);
	assert_memory_not_equal(a, b, HASH_N);
	hash_start(&h);
	hash_text(&h, NULL);
	hash_end(&h, a);
	hash_start(&h);
	hash_text(&h, "");
	hash_end(&h, b);
	assert_memory_not_equal(a, b, HASH_N);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_deferred_calls_run_newest_first),
		cmocka_unit_test(test_memory_is_zeroed_after_a_rewind),
		cmocka_unit_test(test_the_newest_piece_grows_where_it_lies),
		cmocka_unit_test(test_texts_lie_one_after_the_other),
		cmocka_unit_test(test_whole_numbers_are_written),
		cmocka_unit_test(
			test_a_rewind_runs_only_what_was_deferred_since),
		cmocka_unit_test(test_the_limit_of_an_arena_holds),
		cmocka_unit_test(
			test_memory_is_aligned_and_its_pieces_are_apart),
		cmocka_unit_test(test_a_list_grows_and_keeps_its_items),
		cmocka_unit_test(
			test_a_text_past_its_limit_is_marked_not_cut_silently),
		cmocka_unit_test(test_html_and_json_are_escaped),
		cmocka_unit_test(
			test_every_character_of_json_is_plain_or_escaped),
		cmocka_unit_test(test_a_long_format_is_whole_or_marked),
		cmocka_unit_test(test_json_puts_its_commas),
		cmocka_unit_test(test_utf8_is_checked),
		cmocka_unit_test(test_text_wraps_at_blanks),
		cmocka_unit_test(
			test_every_day_of_the_calendar_goes_there_and_back),
		cmocka_unit_test(test_dates_and_times_are_said_in_indonesian),
		cmocka_unit_test(
			test_an_instant_goes_there_and_back_in_every_zone),
		cmocka_unit_test(test_a_day_follows_the_day_before),
		cmocka_unit_test(test_times_are_read_strictly),
		cmocka_unit_test(test_the_first_failure_wins),
		cmocka_unit_test(test_every_code_has_its_row),
		cmocka_unit_test(test_a_hash_is_sha256),
		cmocka_unit_test(test_a_field_that_moves_changes_the_hash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
