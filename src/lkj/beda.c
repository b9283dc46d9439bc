/*
 * Word-level differences of two texts.
 *
 * First by lines, then the words inside the lines that changed, both with
 * Myers' O(ND) algorithm ("An O(ND) Difference Algorithm and Its Variations",
 * 1986). D is bounded: two texts that have hardly anything in common are told
 * as one removed and one added, because no reader could follow more.
 */
#include "base/base.h"

#include "lkj/naskah.h"

#define D_LINES 800
#define D_WORDS 600

struct piece { /* a word with the blanks behind it, or a line */
	const char *p;
	size_t n, word; /* bytes; of them that are compared */
	uint64_t hash;
};
struct pieces {
	struct piece *item;
	size_t n;
};

static bool is_blank(char ch)
{
	return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

/* FNV-1a: only to compare fast; equal hashes are compared in full. */
static uint64_t quick_hash(const char *p, size_t n)
{
	uint64_t h = 14695981039346656037ULL;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 1099511628211ULL;
	return h;
}

static void piece_add(
	struct arena *a, struct pieces *l, const char *p, size_t n)
{
	size_t word = n;

	while (word > 0 && is_blank(p[word - 1]))
		word--;
	l->item = arena_grow(a, l->item, l->n, sizeof(*l->item));
	l->item[l->n++] = (struct piece){p, n, word, quick_hash(p, word)};
}

static struct pieces split_words(struct arena *a, const char *p, size_t n)
{
	struct pieces l = {0};
	size_t i = 0;

	while (i < n) {
		size_t from = i;

		while (i < n && !is_blank(p[i]))
			i++;
		while (i < n && is_blank(p[i]))
			i++;
		piece_add(a, &l, p + from, i - from);
	}
	return l;
}

static struct pieces split_lines(struct arena *a, const char *p)
{
	struct pieces l = {0};

	while (*p != '\0') {
		size_t n = strcspn(p, "\n");

		n += p[n] == '\n';
		piece_add(a, &l, p, n);
		p += n;
	}
	return l;
}

static bool same(const struct piece *x, const struct piece *y)
{
	return x->hash == y->hash && x->word == y->word &&
	       memcmp(x->p, y->p, x->word) == 0;
}

/* ---- Myers ---- */

struct myers {
	const struct piece *a, *b;
	int32_t n, m;
	int32_t *
		*v; /* of each d: the furthest x of each diagonal k, at k + d */
};

/*
 * Where diagonal k begins after d edits, from what d - 1 reached: down from
 * k + 1 (a piece came) or right from k - 1 (a piece went). Points beyond both
 * texts do no harm: no way leads back from there.
 */
static int32_t begin(const struct myers *w, int32_t d, int32_t k, bool *down)
{
	const int32_t *before;

	*down = true;
	if (d == 0)
		return 0;
	before = w->v[d - 1];
	*down = k == -d || (k != d && before[k + d - 2] < before[k + d]);
	return *down ? before[k + d] : before[k + d - 2] + 1;
}

/* The number of edits, or -1 past `limit`. */
static int32_t search(struct arena *a, struct myers *w, int32_t limit)
{
	w->v = arena_array(a, int32_t *, (size_t)limit + 1);
	for (int32_t d = 0; d <= limit; d++) {
		int32_t *v = arena_array(a, int32_t, 2 * (size_t)d + 1);

		w->v[d] = v;
		for (int32_t k = -d; k <= d; k += 2) {
			bool down;
			int32_t x = begin(w, d, k, &down);

			while (x < w->n && x - k < w->m &&
				same(&w->a[x], &w->b[x - k]))
				x++;
			v[k + d] = x;
			if (x >= w->n && x - k >= w->m)
				return d;
		}
	}
	return -1;
}

/* Go back the same way; what was passed on a diagonal stays. */
static void trace(const struct myers *w, int32_t d, bool *keep_a, bool *keep_b)
{
	int32_t x = w->n, y = w->m;

	for (; d >= 0; d--) {
		bool down;
		int32_t k = x - y, from = begin(w, d, k, &down);

		while (x > from) {
			x--;
			y--;
			keep_a[x] = keep_b[y] = true;
		}
		if (down)
			y--;
		else
			x--;
	}
}

/* Marks of what stays; false when there are more than `limit` edits. */
static bool compare(struct arena *a, const struct pieces *x,
	const struct pieces *y, bool *keep[2], int32_t limit)
{
	size_t head = 0, tail = 0;
	struct myers w;
	int32_t d;

	while (head < x->n && head < y->n &&
		same(&x->item[head], &y->item[head])) {
		keep[0][head] = keep[1][head] = true;
		head++;
	}
	while (tail < x->n - head && tail < y->n - head &&
		same(&x->item[x->n - 1 - tail], &y->item[y->n - 1 - tail])) {
		keep[0][x->n - 1 - tail] = keep[1][y->n - 1 - tail] = true;
		tail++;
	}
	w = (struct myers){x->item + head, y->item + head,
		(int32_t)(x->n - head - tail), (int32_t)(y->n - head - tail),
		NULL};
	if (w.n == 0 || w.m == 0)
		return true;
	d = search(a, &w, limit);
	if (d < 0)
		return false;
	trace(&w, d, keep[0] + head, keep[1] + head);
	return true;
}

/* ---- runs ---- */

static void run_add(struct arena *a, struct beda_list *l, enum beda_jenis jenis,
	const struct piece *from, const struct piece *to)
{
	if (from == to)
		return;
	l->item = arena_grow(a, l->item, l->n, sizeof(*l->item));
	l->item[l->n++] = (struct beda){
		jenis, arena_dupn(a, from->p,
			       (size_t)(to[-1].p + to[-1].n - from->p))};
	l->berubah |= jenis != BEDA_SAMA;
}

struct banding {
	const struct pieces *x, *y;
	bool *keep[2];
};

/* Call `changed` with each stretch that differs and add those that stay. */
typedef void (*on_changed)(struct arena *a, struct beda_list *out,
	const struct pieces *x, const struct pieces *y);

static void walk(struct arena *a, const struct banding *p, on_changed changed,
	struct beda_list *out)
{
	size_t i = 0, k = 0;

	while (i < p->x->n || k < p->y->n) {
		size_t i0 = i, k0 = k;
		struct pieces gone, come;

		while (i < p->x->n && !p->keep[0][i])
			i++;
		while (k < p->y->n && !p->keep[1][k])
			k++;
		gone = (struct pieces){p->x->item + i0, i - i0};
		come = (struct pieces){p->y->item + k0, k - k0};
		if (gone.n > 0 || come.n > 0)
			changed(a, out, &gone, &come);
		k0 = k;
		while (i < p->x->n && k < p->y->n && p->keep[0][i] &&
			p->keep[1][k]) {
			i++;
			k++;
		}
		run_add(a, out, BEDA_SAMA, p->y->item + k0, p->y->item + k);
	}
}

static void whole(struct arena *a, struct beda_list *out,
	const struct pieces *x, const struct pieces *y)
{
	run_add(a, out, BEDA_HAPUS, x->item, x->item + x->n);
	run_add(a, out, BEDA_TAMBAH, y->item, y->item + y->n);
}

static struct pieces words_of(struct arena *a, const struct pieces *lines)
{
	const struct piece *last;

	if (lines->n == 0)
		return (struct pieces){0};
	last = &lines->item[lines->n - 1];
	return split_words(a, lines->item[0].p,
		(size_t)(last->p + last->n - lines->item[0].p));
}

static void by_words(struct arena *a, struct beda_list *out,
	const struct pieces *x, const struct pieces *y)
{
	struct pieces u = words_of(a, x), v = words_of(a, y);
	struct banding p = {&u, &v,
		{arena_array(a, bool, u.n + 1), arena_array(a, bool, v.n + 1)}};

	if (compare(a, &u, &v, p.keep, D_WORDS))
		walk(a, &p, whole, out);
	else
		whole(a, out, &u, &v);
}

void naskah_beda(struct arena *a, const char *lama, const char *baru,
	struct beda_list *out)
{
	struct pieces x = split_lines(a, lama), y = split_lines(a, baru);
	struct banding p = {&x, &y,
		{arena_array(a, bool, x.n + 1), arena_array(a, bool, y.n + 1)}};

	*out = (struct beda_list){0};
	if (compare(a, &x, &y, p.keep, D_LINES))
		walk(a, &p, by_words, out);
	else
		by_words(a, out, &x, &y);
}
