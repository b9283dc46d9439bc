/*
 * Arena: bump blocks, a list of deferred calls, everything back at once.
 *
 * The first block is kept over a reset, so an action that fits in it costs no
 * malloc. Under ASan each allocation is its own malloc, so overruns are seen.
 */
#include "base/base.h"

#define FIRST_BLOCK ((size_t)64 << 10)
#define MAX_BLOCK ((size_t)1 << 20)
#define ALIGN ((size_t)16)

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_SINGLE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_SINGLE 1
#endif
#endif
#ifndef ARENA_SINGLE
#define ARENA_SINGLE 0
#endif

struct block {
	struct block *before;
	size_t cap, used;
	_Alignas(16) unsigned char data[];
};

struct defer {
	struct defer *before;
	void (*fn)(void *);
	void *arg;
};

struct arena {
	struct block *last;
	struct defer *defer;
	size_t limit, total;
};

static struct block *block_add(struct arena *a, size_t cap)
{
	struct block *b = malloc(sizeof(*b) + cap);

	if (b == NULL)
		die("no memory for %zu bytes", cap);
	b->before = a->last;
	b->cap = cap;
	b->used = 0;
	a->last = b;
	return b;
}

struct arena *arena_open(size_t limit)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (a == NULL)
		die("no memory for an arena");
	a->limit = limit;
	return a;
}

static void run_deferred(struct arena *a, const struct defer *until)
{
	while (a->defer != until) {
		struct defer *d = a->defer;

		a->defer = d->before;
		d->fn(d->arg);
	}
}

void arena_reset(struct arena *a)
{
	run_deferred(a, NULL);
	while (a->last != NULL && (ARENA_SINGLE || a->last->before != NULL ||
					  a->last->cap > MAX_BLOCK)) {
		struct block *b = a->last;

		a->last = b->before;
		free(b);
	}
	if (a->last != NULL)
		a->last->used = 0;
	a->total = 0;
}

void arena_close(struct arena *a)
{
	if (a == NULL)
		return;
	arena_reset(a);
	free(a->last);
	free(a);
}

/* Room that is not cleared. */
static void *take(struct arena *a, size_t n)
{
	size_t size = n == 0 ? ALIGN : (n + ALIGN - 1) & ~(ALIGN - 1);
	struct block *b = a->last;
	void *p;

	if (size < n || size > a->limit - a->total)
		die("an action needs more than %zu bytes", a->limit);
	a->total += size;
	if (ARENA_SINGLE) {
		b = block_add(a, n);
	} else if (b == NULL || size > b->cap - b->used) {
		size_t cap = b == NULL ? FIRST_BLOCK : b->cap * 2;

		if (cap > MAX_BLOCK)
			cap = MAX_BLOCK;
		b = block_add(a, size > cap ? size : cap);
	}
	p = b->data + b->used;
	b->used += ARENA_SINGLE ? n : size;
	return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
	return memset(take(a, n), 0, n);
}

bool arena_extend(struct arena *a, const void *p, size_t n, size_t more)
{
	size_t had = (n + ALIGN - 1) & ~(ALIGN - 1);
	size_t size = (more + ALIGN - 1) & ~(ALIGN - 1);
	struct block *b = a->last;
	size_t at;

	if (ARENA_SINGLE || b == NULL || n == 0 || size < more)
		return false;
	if ((const unsigned char *)p + had != b->data + b->used)
		return false;
	at = b->used - had;
	if (size > b->cap - at || size - had > a->limit - a->total)
		return false;
	memset(b->data + at + n, 0, size - n);
	b->used = at + size;
	a->total += size - had;
	return true;
}

void *arena_calloc(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		die("a list of %zu items does not fit", n);
	return arena_alloc(a, bytes);
}

void *arena_grow(struct arena *a, void *list, size_t n, size_t size)
{
	void *more;

	/* A list is full when its length is 0 or a power of two from 8 on. */
	if (list != NULL && (n < 8 || (n & (n - 1)) != 0))
		return list;
	more = arena_calloc(a, n < 8 ? 8 : n * 2, size);
	if (n > 0)
		memcpy(more, list, n * size);
	return more;
}

char *arena_dupn(struct arena *a, const char *s, size_t n)
{
	char *p = take(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *arena_dup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_dupn(a, s, strlen(s));
}

void *arena_copy(struct arena *a, const void *p, size_t n)
{
	void *q = take(a, n);

	if (n > 0)
		memcpy(q, p, n);
	return q;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	struct block *b = a->last;
	/* Written where it will lie when there is room: formatting twice is
	 * what costs. */
	size_t room = ARENA_SINGLE || b == NULL ? 0 : b->cap - b->used;
	char *p = room > 0 ? (char *)b->data + b->used : NULL;
	int n;

	va_copy(again, ap);
	n = vsnprintf(p, room, fmt, again);
	va_end(again);
	must(n >= 0);
	if ((size_t)n < room && room - (size_t)n > ALIGN)
		return take(a, (size_t)n + 1);
	p = take(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;

	va_start(ap, fmt);
	p = arena_vprintf(a, fmt, ap);
	va_end(ap);
	return p;
}

void arena_defer(struct arena *a, void (*fn)(void *), void *arg)
{
	struct defer *d = arena_new(a, struct defer);

	d->before = a->defer;
	d->fn = fn;
	d->arg = arg;
	a->defer = d;
}

struct arena_mark arena_mark(struct arena *a)
{
	struct arena_mark m = {a->last, a->last != NULL ? a->last->used : 0,
		a->defer, a->total};

	return m;
}

void arena_rewind(struct arena *a, struct arena_mark m)
{
	run_deferred(a, m.defer);
	while (a->last != m.block) {
		struct block *b = a->last;

		must(b != NULL);
		/* The first block stays, also when the mark is before it. */
		if (m.block == NULL && b->before == NULL && !ARENA_SINGLE) {
			b->used = 0;
			break;
		}
		a->last = b->before;
		free(b);
	}
	if (a->last != NULL && a->last == m.block)
		a->last->used = m.used;
	a->total = m.total;
}

size_t arena_used(const struct arena *a)
{
	return a->total;
}
