/*
 * spool: a request's body, in memory while it is small and after that in a
 * file that has no name, so nothing is left behind whatever happens.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "http/http_priv.h"

#define FIRST_CAP ((size_t)1 << 10)

void spool_open(struct spool *s)
{
	*s = (struct spool){.fd = -1};
}

void spool_close(struct spool *s)
{
	free(s->p);
	if (s->fd >= 0)
		close(s->fd);
	spool_open(s);
}

static int write_file(struct spool *s, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(s->fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return errno == ENOSPC || errno == EDQUOT ? 507 : 500;
		p += done;
		n -= (size_t)done;
		s->file_n += (size_t)done;
	}
	return 0;
}

static int to_file(struct spool *s)
{
	int status;

	s->fd = io_temp();
	if (s->fd < 0)
		return errno == ENOSPC ? 507 : 500;
	status = write_file(s, s->p, s->n);
	free(s->p);
	s->p = NULL;
	s->n = s->cap = 0;
	return status;
}

/* Room for `n` more and the end. */
static void grow(struct spool *s, size_t n)
{
	size_t cap = s->cap > 0 ? s->cap : FIRST_CAP;

	if (s->n + n < s->cap)
		return;
	while (cap <= s->n + n)
		cap *= 2;
	s->p = realloc(s->p, cap);
	if (s->p == NULL)
		die("no memory for a body of %zu bytes", cap);
	s->cap = cap;
}

int spool_add(struct spool *s, const void *p, size_t n)
{
	int status = 0;

	if (s->fd < 0 && s->n + n > LIMIT_HTTP_BODY_MEMORY)
		status = to_file(s);
	if (status != 0)
		return status;
	if (s->fd >= 0)
		return write_file(s, p, n);
	grow(s, n);
	memcpy(s->p + s->n, p, n);
	s->n += n;
	s->p[s->n] = '\0';
	return 0;
}
