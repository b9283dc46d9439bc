/* Shared by the unit tests: cmocka, a context, a fresh database. */
#ifndef TESTS_T_H
#define TESTS_T_H

#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
/* base's fail() takes a context; cmocka's words for it stay usable. */
#undef fail
#undef fail_msg
#define fail_msg(...)                                                          \
	do {                                                                   \
		print_error("ERROR: " __VA_ARGS__);                            \
		print_error("\n");                                             \
		_fail(__FILE__, __LINE__);                                     \
	} while (0)

/* A context with the clock at Monday 2023-07-03 07.30 WIB; no database. */
static inline struct ctx *t_ctx(void)
{
	struct ctx *c = calloc(1, sizeof(*c));

	c->mem = arena_open(LIMIT_ARENA);
	must(at_parse("2023-07-03T07:30", CLOCK_WIB, &c->now));
	return c;
}

static inline void t_free(struct ctx *c)
{
	arena_close(c->mem);
	free(c);
}

/* The call was refused with this code, and its sentence says this. */
static inline void t_refused(struct ctx *c, int rc, int want, const char *says)
{
	if (rc != want || c->sentence == NULL ||
		strstr(c->sentence, says) == NULL)
		fail_msg("rc %d (want %d): \"%s\" should say \"%s\"", rc, want,
			c->sentence != NULL ? c->sentence : "", says);
	fail_clear(c);
}

static inline void t_ok(struct ctx *c, int64_t rc)
{
	if (rc < 0)
		fail_msg("rc %d: %s", (int)rc,
			c->sentence != NULL ? c->sentence : "");
}

/* The whole of a file of the repository. */
static inline char *t_file(struct ctx *c, const char *path, size_t *n)
{
	char *text;

	t_ok(c, io_read(c, path, LIMIT_DOCUMENT, &text, n));
	return text;
}

/* `text` equals the golden file; ALUR_GOLDEN=1 writes it anew. */
static inline void t_golden(struct ctx *c, const char *path, const char *text)
{
	size_t n;

	if (getenv("ALUR_GOLDEN") != NULL)
		t_ok(c, io_write(c, path, text, strlen(text)));
	assert_string_equal(text, t_file(c, path, &n));
}

#endif
