/* Whole files: what cannot be read or written is said, and nothing is lost. */
#include "t.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct folder {
	struct ctx *c;
	char path[32];
};

static int open_folder(void **state)
{
	struct folder *f = calloc(1, sizeof(*f));

	f->c = t_ctx();
	snprintf(f->path, sizeof(f->path), "/tmp/alur-io-XXXXXX");
	*state = f;
	return mkdtemp(f->path) == NULL;
}

static char *in(struct folder *f, const char *name)
{
	return arena_printf(f->c->mem, "%s/%s", f->path, name);
}

/* Files in the folder; they are removed when `clean`. */
static int files(struct folder *f, bool clean)
{
	DIR *d = opendir(f->path);
	int n = 0;

	for (struct dirent *e; (e = readdir(d)) != NULL;) {
		if (e->d_name[0] == '.')
			continue;
		n++;
		if (clean)
			remove(in(f, e->d_name));
	}
	closedir(d);
	return n;
}

static int close_folder(void **state)
{
	struct folder *f = *state;

	files(f, true);
	rmdir(f->path);
	t_free(f->c);
	free(f);
	return 0;
}

static void test_what_is_written_is_read(void **state)
{
	static const size_t sizes[] = {0, 1, 4095, 4096, 4097, 300000};
	struct folder *f = *state;
	char *path = in(f, "a"), *data = arena_alloc(f->c->mem, 300000), *text;
	size_t n;

	for (size_t i = 0; i < 300000; i++)
		data[i] = (char)(i * 7 % 251);
	for (size_t i = 0; i < ARRAY_N(sizes); i++) {
		t_ok(f->c, io_write(f->c, path, data, sizes[i]));
		t_ok(f->c, io_read(f->c, path, sizes[i], &text, &n));
		assert_int_equal(n, sizes[i]);
		assert_memory_equal(text, data, n);
		assert_int_equal(text[n], 0);
	}
	assert_int_equal(files(f, false), 1);
}

static void test_a_big_file_takes_its_size_of_memory_once(void **state)
{
	struct folder *f = *state;
	size_t n, size = 1000000, was;
	char *text, *data = arena_alloc(f->c->mem, size);

	t_ok(f->c, io_write(f->c, in(f, "a"), data, size));
	was = arena_used(f->c->mem);
	t_ok(f->c, io_read(f->c, in(f, "a"), LIMIT_BERKAS, &text, &n));
	assert_true(arena_used(f->c->mem) - was < size + 1000);
}

static void test_a_pipe_is_read_to_its_end_and_its_limit(void **state)
{
	struct folder *f = *state;
	char *path, *text;
	size_t n = 7;
	int end[2];

	for (int over = 0; over < 2; over++) {
		assert_int_equal(pipe(end), 0);
		path = arena_printf(f->c->mem, "/dev/fd/%d", end[0]);
		for (int i = 0; i < 5000 + over; i++)
			assert_int_equal(write(end[1], "x", 1), 1);
		close(end[1]);
		if (over) {
			t_refused(f->c, io_read(f->c, path, 5000, &text, &n),
				E_TOOBIG, "terlalu besar");
		} else {
			t_ok(f->c, io_read(f->c, path, 5000, &text, &n));
		}
		assert_int_equal(n, 5000);
		close(end[0]);
	}
}

static void test_what_cannot_be_read_is_said(void **state)
{
	struct folder *f = *state;
	char *text = NULL;
	size_t n = 7;

	t_refused(f->c, io_read(f->c, in(f, "tiada"), 10, &text, &n),
		E_NOTFOUND, "tiada tidak ada; periksa");
	t_ok(f->c, io_write(f->c, in(f, "a"), "0123456789", 10));
	t_refused(f->c, io_read(f->c, in(f, "a/b"), 10, &text, &n), E_NOTFOUND,
		"tidak ada; periksa");
	t_refused(f->c, io_read(f->c, f->path, 10, &text, &n), E_INVALID,
		"adalah folder");
	t_refused(f->c, io_read(f->c, in(f, "a"), 9, &text, &n), E_TOOBIG,
		"/a terlalu besar");
	assert_null(text);
	assert_int_equal(n, 7);
}

static void test_what_cannot_be_written_is_said(void **state)
{
	struct folder *f = *state;

	t_refused(f->c, io_write(f->c, in(f, "tiada/a"), "x", 1), E_IO,
		"buat foldernya");
	t_ok(f->c, io_write(f->c, in(f, "a"), "x", 1));
	t_refused(f->c, io_write(f->c, in(f, "a/b"), "x", 1), E_IO,
		"buat foldernya");
	t_refused(f->c, io_write(f->c, f->path, "x", 1), E_INVALID,
		"adalah folder");
	t_refused(
		f->c, io_write(f->c, "/dev/full", "x", 1), E_IO, "Disk penuh");
	assert_int_equal(files(f, false), 1);
}

static void test_a_full_disk_leaves_the_old_file_alone(void **state)
{
	struct folder *f = *state;
	struct rlimit was, tight = {100, 100};
	char *text, big[4096];
	size_t n;
	int rc;

	t_ok(f->c, io_write(f->c, in(f, "a"), "lama", 4));
	memset(big, 'x', sizeof(big));
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &was);
	tight.rlim_max = was.rlim_max;
	setrlimit(RLIMIT_FSIZE, &tight);
	rc = io_write(f->c, in(f, "a"), big, sizeof(big));
	setrlimit(RLIMIT_FSIZE, &was);
	t_refused(f->c, rc, E_IO, "Disk penuh");
	t_ok(f->c, io_read(f->c, in(f, "a"), 100, &text, &n));
	assert_string_equal(text, "lama");
	assert_int_equal(files(f, false), 1);
}

/* Root may write everywhere, so a child gives that up first. */
static void test_a_folder_without_the_right_is_said(void **state)
{
	struct folder *f = *state;
	pid_t pid;
	int status;

	assert_int_equal(chmod(f->path, 0555), 0);
	pid = fork();
	if (pid == 0) {
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(2);
		_exit(io_write(f->c, in(f, "a"), "x", 1) == E_IO &&
					strstr(f->c->sentence,
						"periksa hak akses") != NULL
				? 0
				: 1);
	}
	waitpid(pid, &status, 0);
	chmod(f->path, 0755);
	assert_int_equal(status, 0);
	assert_int_equal(files(f, false), 0);
}

static void test_the_name_is_what_follows_the_last_slash(void **state)
{
	assert_string_equal(io_name("/a/b.csv"), "b.csv");
	assert_string_equal(io_name("b.csv"), "b.csv");
	assert_string_equal(io_name("a/"), "");
}

#define IN_FOLDER(test)                                                        \
	cmocka_unit_test_setup_teardown(test, open_folder, close_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_what_is_written_is_read),
		IN_FOLDER(test_a_big_file_takes_its_size_of_memory_once),
		IN_FOLDER(test_a_pipe_is_read_to_its_end_and_its_limit),
		IN_FOLDER(test_what_cannot_be_read_is_said),
		IN_FOLDER(test_what_cannot_be_written_is_said),
		IN_FOLDER(test_a_full_disk_leaves_the_old_file_alone),
		IN_FOLDER(test_a_folder_without_the_right_is_said),
		cmocka_unit_test(test_the_name_is_what_follows_the_last_slash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
