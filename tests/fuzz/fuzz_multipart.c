/* A form's body: the first line is its Content-Type. In memory and in a file
 * it means the same, and every part lies inside it. */
#include "base/base.h"

#include <sys/mman.h>
#include <unistd.h>

#include "http/http_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void check_part(struct ctx *c, const struct http_request *rq,
	const struct http_part *m, const struct http_part *f)
{
	const void *a, *b;

	must(strcmp(m->name, f->name) == 0 && m->n == f->n);
	must(text_eq(m->filename, f->filename) && text_eq(m->type, f->type));
	must(m->fd < 0 && m->value != NULL && m->value[m->n] == '\0');
	if (f->fd >= 0)
		must(f->filename != NULL && f->offset >= 0 &&
			(size_t)f->offset + f->n <= rq->body_n);
	else
		must(text_is_utf8(m->value, m->n));
	if (m->filename != NULL)
		must(strpbrk(m->filename, "/\\") == NULL);
	must(http_part_bytes(c, m, &a) == OK &&
		http_part_bytes(c, f, &b) == OK);
	must(memcmp(a, b, m->n) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	const char *end = memchr(p, '\n', n);
	size_t head = end != NULL ? (size_t)(end - (const char *)p) : n;
	size_t body = end != NULL ? n - head - 1 : 0;
	struct http_field type = {
		"content-type", arena_dupn(c.mem, (const char *)p, head)};
	struct http_request rq = {.mem = c.mem,
		.header = &type,
		.header_n = 1,
		.body = arena_dupn(c.mem, (const char *)p + n - body, body),
		.body_n = body,
		.fd = -1};
	struct http_part *in_memory, *in_file;
	size_t memory_n = 0, file_n = 0;
	int rc = http_form(&c, &rq, &in_memory, &memory_n);

	must(rc == OK || c.sentence != NULL);
	fail_clear(&c);
	rq.fd = memfd_create("fuzz", MFD_CLOEXEC);
	must(rq.fd >= 0 && write(rq.fd, rq.body, body) == (ssize_t)body);
	rq.body = NULL;
	must(http_form(&c, &rq, &in_file, &file_n) == rc);
	must(memory_n == file_n && memory_n <= LIMIT_HTTP_FIELDS);
	for (size_t i = 0; i < memory_n; i++)
		check_part(&c, &rq, &in_memory[i], &in_file[i]);
	close(rq.fd);
	arena_close(c.mem);
	return 0;
}
