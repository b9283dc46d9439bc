/* io: whole files; a file is replaced only when its successor is safe. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

const char *io_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static int open_failed(struct ctx *c, const char *path)
{
	if (errno == ENOENT)
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

/* Read to the end of `fd`, one byte more than allowed to see that. */
static int read_all(struct ctx *c, int fd, const char *path, struct str *s)
{
	char *buf = arena_alloc(c->mem, 65536);

	for (;;) {
		ssize_t n = read(fd, buf, 65536);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(c, E_IO,
				"Berkas %s tidak dapat dibaca: %s.", path,
				strerror(errno));
		if (n == 0)
			break;
		str_addn(s, buf, (size_t)n);
		if (!str_ok(s))
			return fail(c, E_TOOBIG,
				"Berkas %s terlalu besar; paling besar %zu KB.",
				path, s->limit >> 10);
	}
	return OK;
}

int io_read(
	struct ctx *c, const char *path, size_t limit, char **text, size_t *n)
{
	struct str s = str_new(c->mem, limit);
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int rc;

	if (fd < 0)
		return open_failed(c, path);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(fd);
		return fail(c, E_INVALID,
			"%s adalah folder, bukan berkas; sebutkan berkas di dalamnya.",
			path);
	}
	rc = read_all(c, fd, path, &s);
	close(fd);
	if (rc < 0)
		return rc;
	*text = s.p;
	*n = s.n;
	return OK;
}

static int write_failed(struct ctx *c, const char *path, int err)
{
	if (err == ENOSPC || err == EDQUOT || err == EFBIG)
		return fail(c, E_IO,
			"Disk penuh: berkas %s tidak ditulis. Kosongkan ruang lalu ulangi.",
			path);
	if (err == ENOENT)
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

int io_write(struct ctx *c, const char *path, const void *p, size_t n)
{
	struct stat st;
	char *temp;
	int fd, err;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return write_special(c, path, p, n);
	temp = arena_printf(c->mem, "%s.%ld.tmp", path, (long)getpid());
	fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
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
