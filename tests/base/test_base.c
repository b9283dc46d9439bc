/* Memory, texts, JSON, time, files: the small promises of base. */
#include "t.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
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

static void test_a_full_disk_leaves_the_old_file(void **state)
{
	struct ctx *c = t_ctx();
	struct rlimit was, tight = {100, 100};
	char path[] = "/tmp/alur-io-XXXXXX", *text, big[4096];
	size_t n;
	int fd = mkstemp(path);

	assert_int_equal(write(fd, "lama", 4), 4);
	close(fd);
	memset(big, 'x', sizeof(big));
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	tight.rlim_max = was.rlim_max;
	setrlimit(RLIMIT_FSIZE, &tight);
	t_refused(c, io_write(c, path, big, sizeof(big)), E_IO, "Disk penuh");
	setrlimit(RLIMIT_FSIZE, &was);
	t_ok(c, io_read(c, path, 100, &text, &n));
	assert_string_equal(text, "lama");
	t_refused(c, io_read(c, path, 2, &text, &n), E_TOOBIG, "terlalu besar");
	unlink(path);
	t_free(c);
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
		cmocka_unit_test(test_a_list_grows_and_keeps_its_items),
		cmocka_unit_test(
			test_a_text_past_its_limit_is_marked_not_cut_silently),
		cmocka_unit_test(test_html_and_json_are_escaped),
		cmocka_unit_test(test_json_puts_its_commas),
		cmocka_unit_test(test_utf8_is_checked),
		cmocka_unit_test(test_text_wraps_at_blanks),
		cmocka_unit_test(
			test_every_day_of_the_calendar_goes_there_and_back),
		cmocka_unit_test(test_times_are_read_strictly),
		cmocka_unit_test(test_a_full_disk_leaves_the_old_file),
		cmocka_unit_test(test_the_first_failure_wins),
		cmocka_unit_test(test_a_field_that_moves_changes_the_hash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
