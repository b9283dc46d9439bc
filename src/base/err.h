/*
 * Errors: three kinds, three reactions.
 *
 *	our mistake	must(cond)	log file:line, abort; also in release
 *	the machine	die("...")	exit: no memory, a lost disk
 *	the world	fail(c, ...)	a code and one sentence to the user
 *
 * The sentence is Indonesian, says what happened and what to do next, is
 * written where the refusal is decided and never reworded on the way up:
 * the first fail() of an action wins. Success outputs stay untouched.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

enum rc {
	OK = 0,
	E_INVALID = -1, /* wrong input */
	E_NOTFOUND = -2,
	E_DENIED = -3,   /* not his right */
	E_STATE = -4,    /* not possible now */
	E_CONFLICT = -5, /* changed by another meanwhile */
	E_BUSY = -6,     /* try again */
	E_TOOBIG = -7,
	E_IO = -8,    /* disk, network or database failed */
	E_USAGE = -9, /* wrong command line */
	E_LOST = -10  /* the database cannot be reached, now */
};

struct arena;
struct db;
struct writer;

/* What one action carries from room to room. One thread at a time. */
struct ctx {
	struct arena *mem;     /* memory of the action */
	struct db *db;         /* store/; NULL where no database is needed */
	struct writer *writer; /* store/; shares commits, NULL: own commits */
	int64_t now;      /* the clock, UTC microseconds, set by the caller */
	int64_t actor_id; /* the person who asks; 0: the shell of the server */
	enum rc code;     /* first failure, OK while there is none */
	const char *sentence; /* its sentence, NULL while there is none */
};

#define MUST_CHECK __attribute__((warn_unused_result))

/* Record the first failure and return `code`. */
int fail(struct ctx *c, enum rc code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
int vfail(struct ctx *c, enum rc code, const char *fmt, va_list ap)
	__attribute__((format(printf, 3, 0)));
/* Forget the failure: only for a caller that goes on deliberately. */
void fail_clear(struct ctx *c);

/* One table: exit status, HTTP status and a fallback sentence of a code. */
int rc_exit(enum rc code);
int rc_http(enum rc code);
const char *rc_sentence(enum rc code);

#define must(cond) ((cond) ? (void)0 : must_failed(__FILE__, __LINE__, #cond))
_Noreturn void must_failed(const char *file, int line, const char *cond);
_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
