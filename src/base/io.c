/* io: whole files; a file is replaced only when its successor is safe. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int io_temp(void)
{
	struct arena *a = arena_open(LIMIT_TEXT);
	const char *dir = getenv("TMPDIR");
	char *path;
	int fd;

	if (dir == NULL || dir[0] == '\0')
		dir = "/var/tmp";
	fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);
	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
		path = arena_printf(a, "%s/alur-XXXXXX", dir);
		fd = mkostemp(path, O_CLOEXEC);
		if (fd >= 0)
			unlink(path);
	}
	arena_close(a);
	return fd;
}

const char *io_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static int is_folder(struct ctx *c, const char *path)
{
	return fail(c, E_INVALID,
		"%s adalah folder, bukan berkas; sebutkan berkas di dalamnya.",
		path);
}

static int open_failed(struct ctx *c, const char *path)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return fail(c, E_NOTFOUND,
			"Berkas %s tidak ada; periksa nama dan foldernya.",
			path);
	if (errno == EACCES || errno == EPERM)
		return fail(c, E_IO,
			"Berkas %s tidak boleh dibaca; periksa hak aksesnya.",
			path);
	return fail(c, E_IO, "Berkas %s tidak dapat dibaca: %s.", path,
		strerror(errno));
}

static int too_big(struct ctx *c, const char *path, size_t limit)
{
	bool mega = limit >= (size_t)1 << 20;

	return fail(c, E_TOOBIG,
		"Berkas %s terlalu besar; paling besar %zu %s.", path,
		limit >> (mega ? 20 : 10), mega ? "MB" : "KB");
}

/* What was read of a file; `cap` bytes of room and one for the end. */
struct content {
	char *p;
	size_t n, cap, limit;
};

/*
 * Room for what the file says it holds and one byte more, where its end is
 * seen: memory is taken once. Pipes and growing files get more later.
 */
static int room_for(struct ctx *c, const char *path, const struct stat *st,
	struct content *f)
{
	f->cap = f->limit < 4096 ? f->limit + 1 : 4096;
	if (S_ISDIR(st->st_mode))
		return is_folder(c, path);
	if (S_ISREG(st->st_mode) && st->st_size > 0) {
		if ((uintmax_t)st->st_size > f->limit)
			return too_big(c, path, f->limit);
		f->cap = (size_t)st->st_size + 1;
	}
	f->p = arena_alloc(c->mem, f->cap + 1);
	return OK;
}

/* Read to the end of `fd`, one byte more than allowed to see that. */
static int read_all(struct ctx *c, int fd, const char *path, struct content *f)
{
	for (;;) {
		ssize_t n;

		if (f->n > f->limit)
			return too_big(c, path, f->limit);
		if (f->n == f->cap) {
			char *was = f->p;

			f->cap = f->cap > f->limit / 2 ? f->limit + 1
						       : f->cap * 2;
			f->p = arena_alloc(c->mem, f->cap + 1);
			memcpy(f->p, was, f->n);
		}
		n = read(fd, f->p + f->n, f->cap - f->n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return open_failed(c, path);
		if (n == 0)
			return OK;
		f->n += (size_t)n;
	}
}

int io_read(
	struct ctx *c, const char *path, size_t limit, char **text, size_t *n)
{
	struct content f = {.limit = limit};
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return open_failed(c, path);
	rc = fstat(fd, &st) != 0 ? open_failed(c, path)
				 : room_for(c, path, &st, &f);
	if (rc == OK)
		rc = read_all(c, fd, path, &f);
	close(fd);
	if (rc < 0)
		return rc;
	*text = f.p;
	*n = f.n;
	return OK;
}

static int write_failed(struct ctx *c, const char *path, int err)
{
	if (err == ENOSPC || err == EDQUOT || err == EFBIG)
		return fail(c, E_IO,
			"Disk penuh: berkas %s tidak ditulis. Kosongkan ruang lalu ulangi.",
			path);
	if (err == EISDIR)
		return is_folder(c, path);
	if (err == ENOENT || err == ENOTDIR)
		return fail(c, E_IO,
			"Folder untuk %s tidak ada; buat foldernya lebih dahulu.",
			path);
	if (err == EACCES || err == EPERM || err == EROFS)
		return fail(c, E_IO,
			"Berkas %s tidak boleh ditulis; periksa hak akses foldernya.",
			path);
	return fail(c, E_IO, "Berkas %s tidak dapat ditulis: %s.", path,
		strerror(err));
}

static int write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return errno;
		p += done;
		n -= (size_t)done;
	}
	return fsync(fd) != 0 ? errno : 0;
}

/* The name of a file is safe only when its folder is. */
static void sync_folder(struct ctx *c, const char *path)
{
	size_t n = (size_t)(io_name(path) - path);
	const char *dir = n == 0 ? "." : arena_dupn(c->mem, path, n);
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	(void)fsync(fd);
	close(fd);
}

/* A device or pipe is written to, never replaced. */
static int write_special(
	struct ctx *c, const char *path, const void *p, size_t n)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int err;

	if (fd < 0)
		return write_failed(c, path, errno);
	err = write_all(fd, p, n);
	if (err == EINVAL || err == EROFS)
		err = 0; /* it has nothing to sync */
	close(fd);
	return err != 0 ? write_failed(c, path, err) : OK;
}

/*
 * A new file beside `path`. The name is of this call alone: two threads that
 * write one path never share it, and what a killed process left is passed by.
 */
static int temp_open(struct ctx *c, const char *path, char **temp)
{
	static _Atomic unsigned serial;
	int fd;

	do {
		*temp = arena_printf(c->mem, "%s.%ld-%u.tmp", path,
			(long)getpid(), serial++);
		fd = open(*temp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	} while (fd < 0 && errno == EEXIST);
	return fd;
}

int io_write(struct ctx *c, const char *path, const void *p, size_t n)
{
	struct stat st;
	char *temp;
	int fd, err;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return write_special(c, path, p, n);
	fd = temp_open(c, path, &temp);
	if (fd < 0)
		return write_failed(c, path, errno);
	err = write_all(fd, p, n);
	if (close(fd) != 0 && err == 0)
		err = errno;
	if (err == 0 && rename(temp, path) != 0)
		err = errno;
	if (err != 0) {
		unlink(temp);
		return write_failed(c, path, err);
	}
	sync_folder(c, path);
	return OK;
}

/* ---- open files ---- */

#define PIECE ((size_t)256 << 10)

int io_pread(struct ctx *c, int fd, int64_t offset, void *p, size_t n)
{
	char *to = p;

	while (n > 0) {
		ssize_t got = pread(fd, to, n, (off_t)offset);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return fail(c, E_IO,
				"Berkas yang dilampirkan tidak terbaca sampai akhir: %s. Lampirkan sekali lagi.",
				got < 0 ? strerror(errno) : "terpotong");
		to += got;
		offset += got;
		n -= (size_t)got;
	}
	return OK;
}

int io_put(struct ctx *c, int fd, const void *p, size_t n)
{
	int err = write_all(fd, p, n);

	if (err == 0)
		return OK;
	return fail(c, E_IO, "Berkas sementara tidak dapat ditulis: %s.",
		strerror(err));
}

int io_hash(struct ctx *c, int fd, int64_t offset, size_t n,
	unsigned char hash[HASH_N])
{
	struct arena_mark m = arena_mark(c->mem);
	char *piece = arena_alloc(c->mem, n < PIECE ? n : PIECE);
	struct hash_state h;
	int rc = OK;

	hash_start(&h);
	while (rc == OK && n > 0) {
		size_t part = n < PIECE ? n : PIECE;

		rc = io_pread(c, fd, offset, piece, part);
		hash_raw(&h, piece, part);
		offset += (int64_t)part;
		n -= part;
	}
	if (rc < 0)
		return rc;
	hash_end(&h, hash);
	arena_rewind(c->mem, m);
	return OK;
}
