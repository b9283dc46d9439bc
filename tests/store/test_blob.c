/*
 * Files by content, short and in pieces: the same bytes back, damage seen,
 * little memory, nothing half stored.
 */
#include "dbtest.h"

#include "store/blob.h"

#include <fcntl.h>
#include <unistd.h>

#define MB ((size_t)1 << 20)

/* A sanitizer keeps what was freed: its memory is not the program's. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

/* An unlinked file of `n` bytes that repeat late; its descriptor. */
static int file_of(size_t n, unsigned seed)
{
	char path[] = "/tmp/alur-blob-XXXXXX";
	unsigned char line[4096];
	int fd = mkstemp(path);
	unsigned x = seed;

	must(fd >= 0);
	unlink(path);
	while (n > 0) {
		size_t part = n < sizeof(line) ? n : sizeof(line);

		for (size_t i = 0; i < part; i++) {
			x = x * 1664525u + 1013904223u;
			line[i] = (unsigned char)(x >> 24);
		}
		must(write(fd, line, part) == (ssize_t)part);
		n -= part;
	}
	return fd;
}

static const unsigned char *bytes_of(struct ctx *c, int fd, size_t n)
{
	unsigned char *p = arena_alloc(c->mem, n + 1);

	t_ok(c, io_pread(c, fd, 0, p, n));
	return p;
}

static const size_t sizes[] = {0, 1, 1000, BLOB_BAGIAN - 1, BLOB_BAGIAN,
	BLOB_BAGIAN + 1, 2 * BLOB_BAGIAN, 3 * BLOB_BAGIAN + 7};

static void test_memory_and_file_store_the_same(void **state)
{
	struct ctx *c = dbtest_open();

	for (size_t i = 0; i < ARRAY_N(sizes); i++) {
		size_t n = sizes[i], m;
		int fd = file_of(n, 7);
		const unsigned char *p = bytes_of(c, fd, n);
		unsigned char hash[HASH_N], of_file[HASH_N];
		const void *back;
		int64_t size;

		t_ok(c, io_hash(c, fd, 0, n, of_file));
		t_ok(c, db_begin(c, DB_WRITE));
		t_ok(c, blob_put_fd(c, fd, 0, n, of_file));
		t_ok(c, blob_put(c, p, n, hash)); /* again: no effect */
		t_ok(c, db_commit(c));
		assert_memory_equal(hash, of_file, HASH_N);
		t_ok(c, db_begin(c, DB_READ));
		t_ok(c, blob_get(c, hash, &back, &m));
		t_ok(c, blob_size(c, hash, &size));
		assert_int_equal(m, n);
		assert_int_equal(size, n);
		assert_memory_equal(back, p, n);
		t_ok(c, db_commit(c));
		close(fd);
	}
	t_ok(c, db_begin(c, DB_READ));
	assert_int_equal(blob_check(c), ARRAY_N(sizes));
	t_ok(c, db_commit(c));
	dbtest_close(c);
}

static void test_reading_from_anywhere(void **state)
{
	struct ctx *c = dbtest_open();
	size_t n = 3 * BLOB_BAGIAN + 7;
	int fd = file_of(n, 3);
	const unsigned char *p = bytes_of(c, fd, n);
	static const size_t from[] = {
		0, 1, BLOB_BAGIAN - 1, BLOB_BAGIAN, 3 * BLOB_BAGIAN};
	unsigned char hash[HASH_N];
	struct blob_view v;

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, blob_put(c, p, n, hash));
	for (size_t i = 0; i < ARRAY_N(from); i++) {
		size_t want = from[i] / BLOB_BAGIAN < 3
				      ? BLOB_BAGIAN - from[i] % BLOB_BAGIAN
				      : n - from[i];

		t_ok(c, blob_read(c, hash, (int64_t)from[i], &v));
		assert_int_equal(v.n, want);
		assert_memory_equal(v.p, p + from[i], want);
	}
	t_ok(c, blob_read(c, hash, (int64_t)n, &v));
	assert_int_equal(v.n, 0);
	memset(hash, 1, HASH_N);
	t_refused(c, blob_read(c, hash, 0, &v), E_NOTFOUND, "tidak ada");
	t_ok(c, db_commit(c));
	close(fd);
	dbtest_close(c);
}

static void test_an_offset_inside_a_form(void **state)
{
	struct ctx *c = dbtest_open();
	int fd = file_of(2 * MB, 9), out = file_of(0, 0);
	const unsigned char *p = bytes_of(c, fd, 2 * MB);
	unsigned char hash[HASH_N];

	t_ok(c, io_hash(c, fd, 1234, MB, hash));
	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, blob_put_fd(c, fd, 1234, MB, hash));
	t_ok(c, blob_to_fd(c, hash, out));
	t_ok(c, db_commit(c));
	assert_memory_equal(bytes_of(c, out, MB), p + 1234, MB);
	close(fd);
	close(out);
	dbtest_close(c);
}

static void test_a_file_that_changed_is_refused(void **state)
{
	static const size_t n[] = {1000, 2 * MB};
	struct ctx *c = dbtest_open();
	unsigned char hash[HASH_N];

	for (size_t i = 0; i < ARRAY_N(n); i++) {
		int fd = file_of(n[i], 5);

		t_ok(c, io_hash(c, fd, 0, n[i], hash));
		must(pwrite(fd, "X", 1, (off_t)n[i] / 2) == 1);
		t_ok(c, db_begin(c, DB_WRITE));
		t_refused(c, blob_put_fd(c, fd, 0, n[i], hash), E_IO,
			"berubah saat disimpan");
		db_rollback(c);
		must(ftruncate(fd, (off_t)n[i] / 2) == 0);
		t_ok(c, db_begin(c, DB_WRITE));
		t_refused(c, blob_put_fd(c, fd, 0, n[i], hash), E_IO,
			"terpotong");
		db_rollback(c);
		close(fd);
	}
	t_ok(c, db_begin(c, DB_READ));
	assert_int_equal(blob_check(c), 0);
	t_ok(c, db_commit(c));
	dbtest_close(c);
}

static void test_a_long_file_is_looked_at_where_it_lies(void **state)
{
	static const size_t n[] = {1, BLOB_BAGIAN, BLOB_BAGIAN + 1, 3 * MB};
	struct ctx *c = dbtest_open();
	unsigned char hash[HASH_N];
	const void *p;
	size_t m;

	for (size_t i = 0; i < ARRAY_N(n); i++) {
		int fd = file_of(n[i], 7);
		const unsigned char *want = bytes_of(c, fd, n[i]);

		t_ok(c, db_begin(c, DB_WRITE));
		t_ok(c, blob_put(c, want, n[i], hash));
		t_ok(c, blob_map(c, hash, &p, &m));
		t_ok(c, db_commit(c));
		assert_int_equal(m, n[i]);
		assert_memory_equal(p, want, m);
		close(fd);
	}
	/* No room for such a file: said, and nothing shown. */
	setenv("TMPDIR", "/nowhere", 1);
	t_ok(c, db_begin(c, DB_READ));
	t_refused(c, blob_map(c, hash, &p, &m), E_IO, "sementara");
	db_rollback(c);
	unsetenv("TMPDIR");
	dbtest_close(c);
}

static void test_damage_of_a_piece_is_seen(void **state)
{
	static const char *const harm[] = {
		("UPDATE blob_bagian SET isi = (SELECT isi FROM blob_bagian"
		 " WHERE urut = 0) WHERE urut = 1"),
		"DELETE FROM blob_bagian WHERE urut = 2",
		"DELETE FROM blob_bagian WHERE urut = 0",
		"UPDATE blob_bagian SET urut = 9 WHERE urut = 1",
		"UPDATE blob SET ukuran = ukuran + 1",
		"UPDATE blob SET ukuran = ukuran - 1"};
	struct ctx *c = dbtest_open();
	size_t n = 2 * BLOB_BAGIAN + 5;
	int fd = file_of(n, 11), out = file_of(0, 0);
	unsigned char hash[HASH_N];
	const void *p;
	size_t m;

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, blob_put(c, bytes_of(c, fd, n), n, hash));
	t_ok(c, db_commit(c));
	for (size_t i = 0; i < ARRAY_N(harm); i++) {
		t_ok(c, db_begin(c, DB_WRITE));
		t_ok(c, db_exec(c, harm[i], NOTHING));
		t_refused(c, blob_get(c, hash, &p, &n), E_IO, "berubah");
		t_refused(c, blob_to_fd(c, hash, out), E_IO, "berubah");
		t_refused(c, blob_map(c, hash, &p, &m), E_IO, "berubah");
		t_refused(c, (int)blob_check(c), E_IO, "berubah");
		db_rollback(c);
	}
	close(fd);
	close(out);
	dbtest_close(c);
}

/* Highest resident memory since it was asked before, in KB. */
static long peak(void)
{
	static char line[256];
	FILE *f = fopen("/proc/self/status", "r");
	long kb = 0;
	int fd;

	must(f != NULL);
	while (fgets(line, sizeof(line), f) != NULL)
		if (text_starts(line, "VmHWM:"))
			kb = strtol(line + 6, NULL, 10);
	fclose(f);
	fd = open("/proc/self/clear_refs", O_WRONLY);
	if (fd >= 0) {
		(void)!write(fd, "5", 1);
		close(fd);
	}
	return kb;
}

static void test_fifty_megabytes_in_ten(void **state)
{
	struct ctx *c = dbtest_open();
	int fd = file_of(50 * MB, 13), out = file_of(0, 0);
	unsigned char hash[HASH_N];
	long before, used;

	/* One round before the measurement: what is warm stays warm. */
	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, io_hash(c, out, 0, 0, hash));
	t_ok(c, blob_put_fd(c, out, 0, 0, hash));
	t_ok(c, db_commit(c));
	(void)peak();
	before = peak();
	t_ok(c, io_hash(c, fd, 0, 50 * MB, hash));
	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, blob_put_fd(c, fd, 0, 50 * MB, hash));
	t_ok(c, db_commit(c));
	t_ok(c, db_begin(c, DB_READ));
	t_ok(c, blob_to_fd(c, hash, out));
	assert_int_equal(blob_check(c), 2);
	t_ok(c, db_commit(c));
	used = peak() - before;
	assert_int_equal(lseek(out, 0, SEEK_END), 50 * MB);
	if (!SANITIZED && used >= 10240)
		fail_msg("%ld KB", used);
	close(fd);
	close(out);
	dbtest_close(c);
}

static void test_a_failing_call_stores_no_half(void **state)
{
	struct ctx *c = dbtest_open();
	size_t n = 3 * BLOB_BAGIAN;
	int fd = file_of(n, 17), failed = 0;
	unsigned char hash[HASH_N];

	t_ok(c, io_hash(c, fd, 0, n, hash));
	for (int nth = 1; nth < 100; nth++) {
		int rc;

		db_fault(nth, false);
		rc = db_begin(c, DB_WRITE);
		if (rc == OK) {
			rc = blob_put_fd(c, fd, 0, n, hash);
			if (rc == OK)
				rc = db_commit(c);
			else
				db_rollback(c);
		}
		db_fault(0, false);
		fail_clear(c);
		t_ok(c, db_begin(c, DB_READ));
		assert_int_equal(blob_check(c), rc == OK);
		t_ok(c, db_commit(c));
		if (rc == OK)
			break;
		failed++;
	}
	assert_true(failed >= 5);
	close(fd);
	dbtest_close(c);
}

/* From either engine to a file and back: pieces are rows like others. */
static void test_pieces_are_in_the_backup(void **state)
{
	struct ctx *c = dbtest_open(), *other = t_ctx();
	int fd = file_of(2 * MB, 19);
	unsigned char hash[HASH_N];
	const void *p;
	size_t n;
	const char *dir = getenv("TMPDIR");
	char *path =
		arena_printf(c->mem, "%s/blob.bak", dir != NULL ? dir : "/tmp");
	char *url = arena_printf(c->mem, "sqlite:%s.db", path);

	t_ok(c, db_begin(c, DB_WRITE));
	t_ok(c, blob_put(c, bytes_of(c, fd, 2 * MB), 2 * MB, hash));
	t_ok(c, db_commit(c));
	t_ok(c, db_backup(c, path));
	t_ok(c, db_restore(other, url, path));
	t_ok(c, db_begin(other, DB_READ));
	t_ok(other, blob_get(other, hash, &p, &n));
	assert_memory_equal(p, bytes_of(c, fd, 2 * MB), 2 * MB);
	t_ok(other, db_commit(other));
	db_close(other);
	unlink(path);
	unlink(url + strlen("sqlite:"));
	t_free(other);
	close(fd);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory_and_file_store_the_same),
		cmocka_unit_test(test_reading_from_anywhere),
		cmocka_unit_test(test_an_offset_inside_a_form),
		cmocka_unit_test(test_a_file_that_changed_is_refused),
		cmocka_unit_test(test_a_long_file_is_looked_at_where_it_lies),
		cmocka_unit_test(test_damage_of_a_piece_is_seen),
		cmocka_unit_test(test_fifty_megabytes_in_ten),
		cmocka_unit_test(test_a_failing_call_stores_no_half),
		cmocka_unit_test(test_pieces_are_in_the_backup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
