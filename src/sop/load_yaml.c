/*
 * YAML text to a tree that remembers lines.
 *
 * Only what a definition needs: maps, lists, scalars. Anchors, aliases and
 * tags are refused, so a small file cannot grow into a large tree, and depth
 * and size have limits.
 */
#include "base/base.h"

#include <yaml.h>

#include "sop/load_priv.h"

#define MAX_NODES 20000

struct builder {
	struct loader l;
	yaml_parser_t parser;
	int nodes;
};

static int line_of(yaml_mark_t m)
{
	return (int)m.line + 1;
}

static int parse_failed(struct builder *b)
{
	const char *why = b->parser.problem;
	int line = line_of(b->parser.problem_mark);

	return fail(b->l.c, E_INVALID,
		"%s baris %d: susunan YAML salah (%s); periksa lekukan dan tanda titik dua di sekitar baris itu.",
		b->l.file, line, why != NULL ? why : "tidak terbaca");
}

static int next(struct builder *b, yaml_event_t *e)
{
	if (yaml_parser_parse(&b->parser, e) == 0)
		return parse_failed(b);
	return OK;
}

static struct ynode *node_new(
	struct builder *b, enum simpul_yaml kind, const yaml_event_t *e)
{
	struct ynode *n = arena_new(b->l.c->mem, struct ynode);

	n->kind = kind;
	n->line = line_of(e->start_mark);
	return n;
}

static void add_item(
	struct builder *b, struct ynode *n, const char *key, struct ynode *item)
{
	struct arena *a = b->l.c->mem;

	if ((n->n & (n->n - 1)) == 0) {
		size_t room = n->n == 0 ? 1 : n->n * 2;
		const char **keys = arena_array(a, const char *, room);
		struct ynode **items = arena_array(a, struct ynode *, room);

		if (n->n > 0) {
			memcpy(keys, n->key, n->n * sizeof(*keys));
			memcpy(items, n->item, n->n * sizeof(*items));
		}
		n->key = keys;
		n->item = items;
	}
	n->key[n->n] = key;
	n->item[n->n++] = item;
}

static int refuse(struct builder *b, const yaml_event_t *e)
{
	return fail(b->l.c, E_INVALID,
		"%s baris %d: jangkar, alias, dan tag YAML tidak dipakai dalam definisi SOP; tuliskan nilainya langsung.",
		b->l.file, line_of(e->start_mark));
}

static int build(
	struct builder *b, yaml_event_t *e, int depth, struct ynode **out);

static int build_scalar(struct builder *b, yaml_event_t *e, struct ynode **out)
{
	struct ynode *n = node_new(b, Y_SCALAR, e);
	const char *p = (const char *)e->data.scalar.value;

	if (e->data.scalar.anchor != NULL || e->data.scalar.tag != NULL)
		return refuse(b, e);
	if (!text_is_utf8(p, e->data.scalar.length))
		return fail(b->l.c, E_INVALID,
			"%s baris %d: ada huruf kendali yang tidak dapat dipakai.",
			b->l.file, n->line);
	n->text = arena_dupn(b->l.c->mem, p, e->data.scalar.length);
	*out = n;
	return OK;
}

static int build_list(
	struct builder *b, yaml_event_t *e, int depth, struct ynode **out)
{
	struct ynode *n = node_new(b, Y_LIST, e);
	yaml_event_t x;
	int rc;

	if (e->data.sequence_start.anchor != NULL ||
		e->data.sequence_start.tag != NULL)
		return refuse(b, e);
	for (;;) {
		struct ynode *item = NULL;

		rc = next(b, &x);
		if (rc < 0)
			return rc;
		if (x.type == YAML_SEQUENCE_END_EVENT) {
			yaml_event_delete(&x);
			*out = n;
			return OK;
		}
		rc = build(b, &x, depth + 1, &item);
		yaml_event_delete(&x);
		if (rc < 0)
			return rc;
		add_item(b, n, NULL, item);
	}
}

static int build_map(
	struct builder *b, yaml_event_t *e, int depth, struct ynode **out)
{
	struct ynode *n = node_new(b, Y_MAP, e);
	yaml_event_t x;
	int rc;

	if (e->data.mapping_start.anchor != NULL ||
		e->data.mapping_start.tag != NULL)
		return refuse(b, e);
	for (;;) {
		struct ynode *key = NULL, *item = NULL;

		rc = next(b, &x);
		if (rc < 0)
			return rc;
		if (x.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&x);
			*out = n;
			return OK;
		}
		rc = build(b, &x, depth + 1, &key);
		yaml_event_delete(&x);
		if (rc == OK && key->kind != Y_SCALAR)
			rc = fail(b->l.c, E_INVALID,
				"%s baris %d: nama field harus berupa teks.",
				b->l.file, key->line);
		if (rc == OK && field_find(n, key->text) != NULL)
			rc = fail(b->l.c, E_INVALID,
				"%s baris %d, field '%s': ditulis dua kali; hapus salah satunya.",
				b->l.file, key->line, key->text);
		if (rc == OK)
			rc = next(b, &x);
		if (rc < 0)
			return rc;
		rc = build(b, &x, depth + 1, &item);
		yaml_event_delete(&x);
		if (rc < 0)
			return rc;
		add_item(b, n, key->text, item);
	}
}

static int build(
	struct builder *b, yaml_event_t *e, int depth, struct ynode **out)
{
	if (depth > LIMIT_YAML_DEPTH || ++b->nodes > MAX_NODES)
		return fail(b->l.c, E_TOOBIG,
			"%s baris %d: susunan terlalu dalam atau terlalu banyak isi.",
			b->l.file, line_of(e->start_mark));
	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return build_scalar(b, e, out);
	case YAML_SEQUENCE_START_EVENT:
		return build_list(b, e, depth, out);
	case YAML_MAPPING_START_EVENT:
		return build_map(b, e, depth, out);
	case YAML_ALIAS_EVENT:
		return refuse(b, e);
	default:
		return fail(b->l.c, E_INVALID,
			"%s baris %d: isi tidak terduga.", b->l.file,
			line_of(e->start_mark));
	}
}

/* The events before the first node: start of stream and of document. */
static int first_node(struct builder *b, yaml_event_t *e)
{
	for (;;) {
		int rc = next(b, e);

		if (rc < 0)
			return rc;
		if (e->type == YAML_STREAM_END_EVENT) {
			yaml_event_delete(e);
			return fail(b->l.c, E_INVALID,
				"%s kosong; definisi SOP harus berisi nomor, judul, pelaksana, dan langkah.",
				b->l.file);
		}
		if (e->type != YAML_STREAM_START_EVENT &&
			e->type != YAML_DOCUMENT_START_EVENT)
			return OK;
		yaml_event_delete(e);
	}
}

/* One definition a file: what follows its end would go unread. */
static int last_node(struct builder *b)
{
	yaml_event_t e;

	for (;;) {
		yaml_event_type_t type;
		int rc = next(b, &e), line;

		if (rc < 0)
			return rc;
		type = e.type;
		line = line_of(e.start_mark);
		yaml_event_delete(&e);
		if (type == YAML_STREAM_END_EVENT)
			return OK;
		if (type != YAML_DOCUMENT_END_EVENT)
			return fail(b->l.c, E_INVALID,
				"%s baris %d: lebih dari satu dokumen YAML dalam satu berkas; pisahkan definisi kedua ke berkas lain.",
				b->l.file, line);
	}
}

int yaml_tree(struct ctx *c, const char *file, const char *text, size_t n,
	struct ynode **out)
{
	struct builder b = {.l = {c, file}};
	yaml_event_t e;
	int rc;

	if (n > LIMIT_YAML)
		return fail(c, E_TOOBIG,
			"%s terlalu besar; definisi SOP paling besar %zu KB.",
			file, LIMIT_YAML >> 10);
	if (!text_is_utf8(text, n))
		return fail(c, E_INVALID,
			"%s bukan teks UTF-8 yang sah; simpan ulang sebagai UTF-8.",
			file);
	if (yaml_parser_initialize(&b.parser) == 0)
		die("no memory for the YAML parser");
	yaml_parser_set_input_string(&b.parser, (const unsigned char *)text, n);
	rc = first_node(&b, &e);
	if (rc == OK) {
		rc = build(&b, &e, 0, out);
		yaml_event_delete(&e);
	}
	if (rc == OK)
		rc = last_node(&b);
	yaml_parser_delete(&b.parser);
	return rc;
}
