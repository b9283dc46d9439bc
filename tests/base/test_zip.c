/* What an archive says of itself, and what is not believed. */
#include "t.h"

#include "base/zip.h"

static void put(struct str *s, uint64_t v, size_t bytes)
{
	for (; bytes > 0; bytes--, v >>= 8)
		str_addc(s, (char)(v & 0xff));
}

/* A directory of `files` files that unpack to `size` each, and its end. */
static struct str archive(
	struct arena *a, size_t files, uint64_t size, const char *note)
{
	struct str s = str_new(a, LIMIT_DOCUMENT);
	bool wide = size >= UINT32_MAX;
	size_t at;

	str_add(&s, "PK\3\4 the files themselves");
	at = s.n;
	for (size_t i = 0; i < files; i++) {
		str_add(&s, "PK\1\2");
		put(&s, 0, 20);
		put(&s, wide ? UINT32_MAX : size, 4);
		put(&s, 1, 2);
		put(&s, wide ? 12 : 0, 2);
		put(&s, 0, 14);
		str_addc(&s, 'a');
		if (wide) {
			put(&s, 1, 2);
			put(&s, 8, 2);
			put(&s, size, 8);
		}
	}
	size = s.n - at;
	str_add(&s, "PK\5\6");
	put(&s, 0, 6);
	put(&s, files, 2);
	put(&s, size, 4);
	put(&s, at, 4);
	put(&s, strlen(note), 2);
	str_add(&s, note);
	return s;
}

static bool read_all(const struct str *s, uint64_t *bytes)
{
	size_t n = s->n < ZIP_TAIL ? s->n : ZIP_TAIL;
	struct zip_end e;

	return zip_end(s->p + s->n - n, n, s->n, &e) &&
	       zip_unpacked(s->p + e.at, (size_t)e.n, e.files, bytes);
}

static void test_sizes_are_added(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	uint64_t bytes = 0;
	struct str s = archive(a, 3, 1000, "");

	assert_true(read_all(&s, &bytes));
	assert_int_equal(bytes, 3000);
	s = archive(a, 2, (uint64_t)1 << 40, "a note behind it, PK\5\6 or not");
	assert_true(read_all(&s, &bytes));
	assert_int_equal(bytes, (uint64_t)2 << 40);
	s = archive(a, 9, UINT64_MAX / 2, "");
	assert_true(read_all(&s, &bytes));
	assert_int_equal(bytes, UINT64_MAX);
	s = archive(a, 0, 0, "");
	assert_true(read_all(&s, &bytes));
	assert_int_equal(bytes, 0);
	arena_close(a);
}

static void test_damage_is_seen(void **state)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	struct str s = archive(a, 3, 1000, "");
	uint64_t bytes;

	for (size_t n = 0; n < s.n; n++) { /* cut anywhere */
		struct str cut = {.p = arena_copy(a, s.p, n + 1), .n = n};

		assert_false(read_all(&cut, &bytes));
	}
	s.p[s.n - 6] = 127; /* the directory begins elsewhere */
	assert_false(read_all(&s, &bytes));
	s = archive(a, 3, 1000, "");
	s.p[s.n - 11]++; /* more files than there are */
	s.p[s.n - 12]++;
	assert_false(read_all(&s, &bytes));
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes_are_added),
		cmocka_unit_test(test_damage_is_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
