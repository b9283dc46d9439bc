/*
 * Soundness of a definition: every step reachable, the end reachable from
 * everywhere, nothing left behind.
 *
 * The definition becomes a workflow net with one branch for each Bidang,
 * which is then reduced (Murata's series and parallel rules; workflow.md
 * 6.5) until nothing changes. A sound definition of the shapes an SOP has
 * shrinks to one transition from the start to the end. No states are
 * explored, so 60 Bidang cost no more than 60 branches.
 */
#include "base/base.h"

#include "sop/sop.h"

struct vec {
	int *v;
	int n, cap;
};

struct node { /* a place or a transition */
	struct vec in, out;
	int simpul; /* for a readable reason, -1 */
	bool gone;
};

struct net {
	struct arena *a;
	struct node *place, *trans;
	int place_n, trans_n, place_cap, trans_cap;
	int source, sink;
};

static void vec_add(struct arena *a, struct vec *x, int v)
{
	if (x->n == x->cap) {
		int cap = x->cap == 0 ? 4 : x->cap * 2;
		int *more = arena_array(a, int, cap);

		if (x->n > 0)
			memcpy(more, x->v, (size_t)x->n * sizeof(int));
		x->v = more;
		x->cap = cap;
	}
	x->v[x->n++] = v;
}

static bool vec_has(const struct vec *x, int v)
{
	for (int i = 0; i < x->n; i++)
		if (x->v[i] == v)
			return true;
	return false;
}

static void vec_remove(struct vec *x, int v)
{
	for (int i = 0; i < x->n; i++)
		if (x->v[i] == v) {
			x->v[i] = x->v[--x->n];
			return;
		}
}

/* The same members; neither holds one twice. */
static bool vec_same(const struct vec *x, const struct vec *y)
{
	if (x->n != y->n)
		return false;
	for (int i = 0; i < x->n; i++)
		if (!vec_has(y, x->v[i]))
			return false;
	return true;
}

static int node_new(
	struct net *g, struct node **list, int *n, int *cap, int simpul)
{
	if (*n == *cap) {
		int more = *cap == 0 ? 64 : *cap * 2;
		struct node *bigger = arena_array(g->a, struct node, more);

		if (*n > 0)
			memcpy(bigger, *list, (size_t)*n * sizeof(struct node));
		*list = bigger;
		*cap = more;
	}
	(*list)[*n].simpul = simpul;
	return (*n)++;
}

static int place_new(struct net *g, int simpul)
{
	return node_new(g, &g->place, &g->place_n, &g->place_cap, simpul);
}

static int trans_new(struct net *g, int simpul)
{
	return node_new(g, &g->trans, &g->trans_n, &g->trans_cap, simpul);
}

static void arc_in(struct net *g, int p, int t)
{
	vec_add(g->a, &g->trans[t].in, p);
	vec_add(g->a, &g->place[p].out, t);
}

static void arc_out(struct net *g, int t, int p)
{
	vec_add(g->a, &g->trans[t].out, p);
	vec_add(g->a, &g->place[p].in, t);
}

static void move(struct net *g, int from, int to, int simpul)
{
	int t = trans_new(g, simpul);

	arc_in(g, from, t);
	arc_out(g, t, to);
}

/* ---- from a definition to a net ---- */

struct shape {
	struct net g;
	const struct sop *s;
	int bidang_n;
	int *before; /* place in front of each simpul; [simpul_n]: the end */
	int *ready;  /* place of each simpul and Bidang */
};

static int place_of(const struct shape *x, int simpul)
{
	return simpul < 0 ? x->g.sink : x->before[simpul];
}

static bool in_block(const struct shape *x, int simpul)
{
	return simpul >= 0 && x->s->simpul[simpul].tiap_bidang;
}

static int ready_of(const struct shape *x, int simpul, int b)
{
	return x->ready[simpul * x->bidang_n + b];
}

/* A single actor: his completion moves the token; Tidak moves it back. */
static void build_single(struct shape *x, int i)
{
	const struct simpul *n = &x->s->simpul[i];

	move(&x->g, x->before[i], place_of(x, n->lanjut), i);
	for (size_t k = 0; k < n->kembali_n; k++)
		move(&x->g, x->before[i], place_of(x, n->kembali[k]), i);
	if (n->hanya != NULL)
		move(&x->g, x->before[i], place_of(x, n->lanjut), i);
}

/*
 * One simpul of a fan-out: entering it splits into all Bidang; each Bidang
 * goes on alone; the last simpul of the block joins them.
 */
static void build_fan(struct shape *x, int i)
{
	const struct simpul *n = &x->s->simpul[i];
	int split = trans_new(&x->g, i);
	int join = in_block(x, n->lanjut) ? -1 : trans_new(&x->g, i);

	arc_in(&x->g, x->before[i], split);
	for (int b = 0; b < x->bidang_n; b++) {
		int from = ready_of(x, i, b), to;

		arc_out(&x->g, split, from);
		if (join < 0) {
			move(&x->g, from, ready_of(x, n->lanjut, b), i);
		} else {
			to = place_new(&x->g, i);
			move(&x->g, from, to, i);
			arc_in(&x->g, to, join);
		}
		for (size_t k = 0; k < n->kembali_n; k++)
			move(&x->g, from, place_of(x, n->kembali[k]), i);
	}
	if (join >= 0)
		arc_out(&x->g, join, place_of(x, n->lanjut));
}

static void build(struct shape *x)
{
	int n = (int)x->s->simpul_n, start;

	x->before = arena_array(x->g.a, int, n + 1);
	x->ready = arena_array(x->g.a, int, n * x->bidang_n + 1);
	x->g.source = place_new(&x->g, -1);
	x->g.sink = place_new(&x->g, -1);
	for (int i = 0; i < n; i++) {
		x->before[i] = place_new(&x->g, i);
		for (int b = 0; b < x->bidang_n && in_block(x, i); b++)
			x->ready[i * x->bidang_n + b] = place_new(&x->g, i);
	}
	start = trans_new(&x->g, -1);
	arc_in(&x->g, x->g.source, start);
	arc_out(&x->g, start, x->before[0]);
	for (int i = 0; i < n; i++)
		if (in_block(x, i))
			build_fan(x, i);
		else
			build_single(x, i);
}

/* ---- reduction ---- */

static void drop_trans(struct net *g, int t)
{
	struct node *n = &g->trans[t];

	for (int i = 0; i < n->in.n; i++)
		vec_remove(&g->place[n->in.v[i]].out, t);
	for (int i = 0; i < n->out.n; i++)
		vec_remove(&g->place[n->out.v[i]].in, t);
	n->gone = true;
}

static void drop_place(struct net *g, int p)
{
	struct node *n = &g->place[p];

	for (int i = 0; i < n->in.n; i++)
		vec_remove(&g->trans[n->in.v[i]].out, p);
	for (int i = 0; i < n->out.n; i++)
		vec_remove(&g->trans[n->out.v[i]].in, p);
	n->gone = true;
}

/* A place that only waits for one transition which only moves on. */
static bool fuse_places(struct net *g, int p)
{
	struct node *n = &g->place[p];
	int t, q;

	if (p == g->source || n->out.n != 1)
		return false;
	t = n->out.v[0];
	if (g->trans[t].in.n != 1 || g->trans[t].out.n != 1)
		return false;
	q = g->trans[t].out.v[0];
	if (q == p)
		return false;
	for (int i = 0; i < n->in.n; i++)
		if (vec_has(&g->trans[n->in.v[i]].out, q))
			return false;
	drop_trans(g, t);
	for (int i = 0; i < n->in.n; i++)
		arc_out(g, n->in.v[i], q);
	drop_place(g, p);
	return true;
}

/* A place between one transition and one that waits for nothing else. */
static bool fuse_trans(struct net *g, int p)
{
	struct node *n = &g->place[p];
	int t, u;

	if (p == g->source || p == g->sink || n->in.n != 1 || n->out.n != 1)
		return false;
	t = n->in.v[0];
	u = n->out.v[0];
	if (t == u || g->trans[u].in.n != 1)
		return false;
	for (int i = 0; i < g->trans[u].out.n; i++)
		if (vec_has(&g->trans[t].out, g->trans[u].out.v[i]))
			return false;
	drop_place(g, p);
	for (int i = 0; i < g->trans[u].out.n; i++)
		arc_out(g, t, g->trans[u].out.v[i]);
	drop_trans(g, u);
	return true;
}

/* Another place between the same transitions. */
static bool same_place(struct net *g, int p)
{
	struct node *n = &g->place[p];
	struct vec *near;

	if (p == g->source || p == g->sink || n->in.n == 0)
		return false;
	near = &g->trans[n->in.v[0]].out;
	for (int i = 0; i < near->n; i++) {
		int q = near->v[i];

		if (q == p || q == g->sink)
			continue;
		if (vec_same(&n->in, &g->place[q].in) &&
			vec_same(&n->out, &g->place[q].out)) {
			drop_place(g, p);
			return true;
		}
	}
	return false;
}

/* A transition that changes nothing, or does what another does. */
static bool same_trans(struct net *g, int t)
{
	struct node *n = &g->trans[t];
	struct vec *near;

	if (n->in.n == 0)
		return false;
	if (vec_same(&n->in, &n->out)) {
		drop_trans(g, t);
		return true;
	}
	near = &g->place[n->in.v[0]].out;
	for (int i = 0; i < near->n; i++) {
		int u = near->v[i];

		if (u != t && vec_same(&n->in, &g->trans[u].in) &&
			vec_same(&n->out, &g->trans[u].out)) {
			drop_trans(g, t);
			return true;
		}
	}
	return false;
}

static void reduce(struct net *g)
{
	bool changed = true;

	while (changed) {
		changed = false;
		for (int p = 0; p < g->place_n; p++)
			if (!g->place[p].gone)
				changed |= fuse_places(g, p) ||
					   fuse_trans(g, p) || same_place(g, p);
		for (int t = 0; t < g->trans_n; t++)
			if (!g->trans[t].gone)
				changed |= same_trans(g, t);
	}
}

/* What is left is source -> one transition -> sink. */
static bool is_single(const struct net *g)
{
	int places = 0, trans = 0, last = -1;

	for (int p = 0; p < g->place_n; p++)
		places += !g->place[p].gone;
	for (int t = 0; t < g->trans_n; t++)
		if (!g->trans[t].gone) {
			trans++;
			last = t;
		}
	return places == 2 && trans == 1 && g->trans[last].in.n == 1 &&
	       g->trans[last].out.n == 1 &&
	       g->trans[last].in.v[0] == g->source &&
	       g->trans[last].out.v[0] == g->sink;
}

/* ---- reasons a person can act on ---- */

struct reasons {
	struct arena *a;
	const struct sop *s;
	struct temuan_list *out;
};

static void reason(
	struct reasons *r, const char *aturan, int langkah, const char *pesan)
{
	struct temuan_list *l = r->out;

	l->item = arena_grow(r->a, l->item, l->n, sizeof(*l->item));
	l->item[l->n++] = (struct temuan){aturan, langkah, pesan, true};
}

/* Mark what can be reached from `i`; the end is [simpul_n]. */
static void walk(const struct sop *s, int i, bool *seen)
{
	int at = i < 0 ? (int)s->simpul_n : i;

	if (seen[at])
		return;
	seen[at] = true;
	if (i < 0)
		return;
	walk(s, s->simpul[i].lanjut, seen);
	for (size_t k = 0; k < s->simpul[i].kembali_n; k++)
		walk(s, s->simpul[i].kembali[k], seen);
}

/* Of all steps that cannot reach the end, a decision in the circle that
 * holds them: whatever it leads to leads back to it. */
static bool is_trap(const struct sop *s, bool *const *reach, size_t i)
{
	if (reach[i][s->simpul_n] || !s->simpul[i].keputusan)
		return false;
	for (size_t k = 0; k < s->simpul_n; k++)
		if (reach[i][k] && !reach[k][i])
			return false;
	return true;
}

static void graph_reasons(struct reasons *r)
{
	const struct sop *s = r->s;
	bool **reach = arena_array(r->a, bool *, s->simpul_n + 1);
	int last = 0; /* a step has one reason, its earlier task none */

	for (size_t i = 0; i < s->simpul_n; i++) {
		reach[i] = arena_array(r->a, bool, s->simpul_n + 1);
		walk(s, (int)i, reach[i]);
	}
	for (size_t i = 0; i < s->simpul_n; i++) {
		if (!reach[0][i]) {
			if (s->simpul[i].no != last)
				reason(r, "tidak tercapai", s->simpul[i].no,
					arena_printf(r->a,
						"langkah %d tidak pernah dapat dicapai dari langkah 1; periksa tujuan keputusan sebelumnya.",
						s->simpul[i].no));
			last = s->simpul[i].no;
			continue;
		}
		if (is_trap(s, reach, i))
			reason(r, "jalan buntu", s->simpul[i].no,
				arena_printf(r->a,
					"sesudah langkah %d alur tidak dapat mencapai akhir; periksa tujuan keputusannya.",
					s->simpul[i].no));
	}
}

/* A decision of one Bidang that sends the whole case elsewhere. */
static void block_reasons(struct reasons *r)
{
	for (size_t i = 0; i < r->s->simpul_n; i++) {
		const struct simpul *n = &r->s->simpul[i];

		if (n->tiap_bidang && n->kembali_n > 0)
			reason(r, "keluar dari percabangan", n->no,
				arena_printf(r->a,
					"keputusan Tidak pada langkah %d milik satu Bidang membawa siklus ke langkah %d, sementara Bidang lain masih bekerja; langkah sesudah percabangan akan menunggu selamanya atau berjalan dua kali.",
					n->no, r->s->simpul[n->kembali[0]].no));
	}
}

bool sop_sound(struct arena *a, const struct sop *s, size_t bidang_n,
	struct temuan_list *why)
{
	struct shape x = {.g = {.a = a},
		.s = s,
		.bidang_n = bidang_n > 0 ? (int)bidang_n : 1};
	struct reasons r = {a, s, why};

	*why = (struct temuan_list){0};
	graph_reasons(&r);
	block_reasons(&r);
	if (why->n > 0)
		return false;
	build(&x);
	reduce(&x.g);
	if (is_single(&x.g))
		return true;
	for (int t = 0; t < x.g.trans_n && why->n == 0; t++)
		if (!x.g.trans[t].gone && x.g.trans[t].simpul >= 0)
			reason(&r, "tidak selesai bersih",
				s->simpul[x.g.trans[t].simpul].no,
				arena_printf(a,
					"sekitar langkah %d alur tidak dapat dijamin selesai tanpa sisa; susun agar tiap percabangan bertemu kembali sebelum diputuskan.",
					s->simpul[x.g.trans[t].simpul].no));
	return false;
}
