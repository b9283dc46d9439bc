/*
 * Arena: the memory of one action, given back at once.
 *
 *	struct arena *a = arena_open(LIMIT_ARENA);
 *	struct kasus *k = arena_new(a, struct kasus);
 *	arena_reset(a);		at the end of each action
 *	arena_close(a);
 *
 * Nothing in an arena is freed alone, so code above `store/` has no free().
 * Memory comes zeroed. Passing the limit, or no memory at all, is die().
 * An arena belongs to one thread at a time.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A new arena that may hold at most `limit` bytes. The caller closes it. */
struct arena *arena_open(size_t limit);
void arena_close(struct arena *a);

/* Run the deferred calls, newest first, and give all memory back. */
void arena_reset(struct arena *a);

/* `n` zeroed bytes, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *a, size_t n);
/* Make the newest allocation, of `n` bytes, `more` bytes long where it lies.
 * False, and nothing changed, when it is not the newest or does not fit. */
bool arena_extend(struct arena *a, const void *p, size_t n, size_t more);
/* `n` items of `size` bytes; an overflowing product is die(). */
void *arena_calloc(struct arena *a, size_t n, size_t size);

#define arena_new(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, n)                                                \
	((type *)arena_calloc((a), (size_t)(n), sizeof(type)))

/*
 * A list of `n` items of `size` bytes with room for one more: the list
 * itself, or a copy twice as long. It begins as NULL.
 *
 *	list = arena_grow(a, list, n, sizeof(*list));
 *	list[n++] = item;
 */
void *arena_grow(struct arena *a, void *list, size_t n, size_t size);

/* Copies, always terminated. arena_dup(a, NULL) is NULL. */
char *arena_dup(struct arena *a, const char *s);
char *arena_dupn(struct arena *a, const char *s, size_t n);
void *arena_copy(struct arena *a, const void *p, size_t n);
char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));

/* Call fn(arg) when the arena is reset, closed or rewound past this point. */
void arena_defer(struct arena *a, void (*fn)(void *), void *arg);

/* For long loops: give back what was taken since the mark. */
struct arena_mark {
	void *block;
	size_t used;
	void *defer;
	size_t total;
};
struct arena_mark arena_mark(struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark m);

/* Bytes in use now. */
size_t arena_used(const struct arena *a);

#endif
