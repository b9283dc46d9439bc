/*
 * base: what every room stands on.
 *
 * Owns memory (arena), texts (str, text, json), exact decimals (dec), time
 * (clock), errors (err), hashes (hash), whole files (io) and every maximum
 * (limits). Refuses to know any word of the office, any table, any protocol.
 *
 * It is the first include of every file. The libc calls that overflow,
 * truncate silently, keep hidden state or depend on the locale are refused
 * by `make lint`, not here, so that system headers may come after it.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/limits.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/dec.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/io.h"
#include "base/json.h"
#include "base/str.h"
#include "base/text.h"

#define ARRAY_N(a) (sizeof(a) / sizeof((a)[0]))

#endif
