/* Every *_db.c shows its statements, so that a test can prepare them all. */
#ifndef STORE_SQL_LIST_H
#define STORE_SQL_LIST_H

#include <stddef.h>

struct sql_list {
	const char *name; /* "sop/siklus" */
	const char *const *text;
	size_t n;
};

#endif
