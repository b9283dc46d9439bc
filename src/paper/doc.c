/* Building the tree. */
#include "base/base.h"

#include "paper/paper_priv.h"

struct doc *doc_new(struct arena *a, const char *title)
{
	struct doc *d = arena_new(a, struct doc);

	d->mem = a;
	d->title = title;
	d->last = &d->first;
	return d;
}

static struct block *block_add(struct doc *d, enum block_kind kind)
{
	struct block *b = arena_new(d->mem, struct block);

	b->kind = kind;
	*d->last = b;
	d->last = &b->next;
	return b;
}

void doc_cover(struct doc *d, const struct cover *c)
{
	must(d->first == NULL);
	block_add(d, B_COVER)->cover = arena_copy(d->mem, c, sizeof(*c));
}

void doc_heading(struct doc *d, int level, const char *text)
{
	struct block *b = block_add(d, B_HEADING);

	must(level >= 1 && level <= 3);
	b->level = level;
	b->text = text;
}

void doc_para(struct doc *d, const char *text)
{
	block_add(d, B_PARA)->text = text;
}

void doc_note(struct doc *d, const char *text)
{
	struct block *b = block_add(d, B_PARA);

	b->text = text;
	b->small = true;
}

void doc_rich(struct doc *d, const struct rich *r)
{
	struct block *b = block_add(d, B_PARA);

	b->text = r->text;
	b->span = r->span;
	b->span_n = r->span_n;
}

void doc_items(struct doc *d, const struct item *item, size_t n)
{
	struct block *b = block_add(d, B_ITEMS);

	b->items = item;
	b->item_n = n;
}

void doc_list(struct doc *d, const char **item, size_t n)
{
	struct block *b = block_add(d, B_LIST);

	b->item = item;
	b->item_n = n;
}

struct table *doc_table(struct doc *d, const char *caption,
	const struct column *column, size_t n)
{
	struct table *t = arena_new(d->mem, struct table);

	must(n > 0);
	for (size_t i = 0; i < n; i++)
		must(column[i].width > 0);
	t->mem = d->mem;
	t->caption = caption;
	t->column = column;
	t->column_n = n;
	t->last = &t->row;
	block_add(d, B_TABLE)->table = t;
	return t;
}

static struct row *row_add(struct table *t, const char *const *cell)
{
	struct row *r = arena_new(t->mem, struct row);

	r->cell = arena_array(t->mem, const char *, t->column_n);
	for (size_t i = 0; i < t->column_n; i++)
		r->cell[i] = cell[i];
	*t->last = r;
	t->last = &r->next;
	t->row_n++;
	return r;
}

void doc_row(struct table *t, const char *const *cell)
{
	row_add(t, cell);
}

void doc_total(struct table *t, const char *const *cell)
{
	row_add(t, cell)->bold = true;
}

void doc_chart(struct doc *d, const struct chart *c)
{
	block_add(d, B_CHART)->chart = arena_copy(d->mem, c, sizeof(*c));
}

void doc_pairs(struct doc *d, const struct pair *p, size_t n)
{
	struct block *b = block_add(d, B_PAIRS);

	b->pair = p;
	b->pair_n = n;
}

void doc_signature(struct doc *d, const struct signature *s)
{
	block_add(d, B_SIGNATURE)->signature =
		arena_copy(d->mem, s, sizeof(*s));
}

void doc_break(struct doc *d)
{
	block_add(d, B_BREAK);
}

void doc_kop(struct doc *d, const struct kop *k)
{
	block_add(d, B_KOP)->kop = arena_copy(d->mem, k, sizeof(*k));
}

void doc_line(struct doc *d, enum align align, bool bold, const char *text)
{
	struct block *b = block_add(d, B_LINE);

	b->align = align;
	b->bold = bold;
	b->text = text;
}

int paper_end(struct ctx *c, const char *title, struct str *out, size_t before,
	int rc)
{
	if (rc == OK && !str_ok(out))
		rc = fail(c, E_TOOBIG, "Dokumen \"%s\" terlalu besar.", title);
	if (rc < 0) {
		out->n = before;
		out->p[before] = '\0';
	}
	return rc;
}
