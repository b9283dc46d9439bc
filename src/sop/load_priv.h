/* Private to sop: a YAML tree with the line of each node, and its mistakes. */
#ifndef SOP_LOAD_PRIV_H
#define SOP_LOAD_PRIV_H

#include "sop/sop.h"

enum simpul_yaml { Y_SCALAR, Y_LIST, Y_MAP };

struct ynode {
	enum simpul_yaml kind;
	int line;
	const char *text;    /* of a scalar */
	const char **key;    /* of a map */
	struct ynode **item; /* of a list or map */
	size_t n;
};

/* The tree of a text; E_INVALID names the line of the first mistake. */
MUST_CHECK int yaml_tree(struct ctx *c, const char *file, const char *text,
	size_t n, struct ynode **out);

/* Reading fields; the first mistake is kept and the rest is skipped. */
struct loader {
	struct ctx *c;
	const char *file;
};
int load_fail(struct loader *l, int line, const char *field, const char *fmt,
	...) __attribute__((format(printf, 4, 5)));
/* A child by key; NULL when it is absent. */
const struct ynode *field_find(const struct ynode *map, const char *key);
/* Refuse keys that are not in `known` (separated by blanks). */
void fields_known(struct loader *l, const struct ynode *map, const char *known);
/* A text of at most `limit` characters; NULL (or "") when absent. */
const char *field_text(struct loader *l, const struct ynode *map,
	const char *key, bool needed, size_t limit);
const char *field_kode(struct loader *l, const struct ynode *map,
	const char *key, bool needed);
int field_int(struct loader *l, const struct ynode *map, const char *key,
	int lo, int hi);
bool field_bool(struct loader *l, const struct ynode *map, const char *key,
	bool absent);
struct waktu field_waktu(
	struct loader *l, const struct ynode *map, const char *key);
struct teks_list field_list(
	struct loader *l, const struct ynode *map, const char *key);
/* A list of maps: its items, or none. */
const struct ynode *field_maps(struct loader *l, const struct ynode *map,
	const char *key, size_t limit);

#endif
