/*
 * Folding: the events of a case must give its row and its tasks again.
 *
 * This is the invariant that makes the rows a snapshot and the journal the
 * truth; `alur check` runs it over every case, the tests after every
 * scenario and after every injected fault.
 */
#include "base/base.h"

#include "sop/siklus_priv.h"

struct fold {
	struct tugas *tugas;
	size_t tugas_n;
	size_t room;
	struct marking marking, before; /* the last event */
};

/* One event more. */
static int fold_marking(struct ctx *c, const struct siklus *s, struct fold *f,
	const struct peristiwa *e, struct akibat *x)
{
	struct perintah p = peristiwa_perintah(e);
	const char *why;
	int rc;

	p.sebelum = &f->before;
	rc = engine_apply(c, &s->kasus, &f->marking, &p, x);
	if (rc == OK) {
		f->before = f->marking;
		f->marking = x->marking;
		return OK;
	}
	why = c->sentence;
	fail_clear(c);
	return fail(c, E_IO, "Siklus %lld, peristiwa %lld: %s",
		(long long)s->id, (long long)e->urut, why);
}

int siklus_sebelum(struct ctx *c, const struct siklus *s,
	const struct peristiwa *e, size_t n, struct marking *out)
{
	struct fold f = {.marking = marking_new(c->mem, &s->kasus)};
	struct akibat x;
	int rc = OK;

	f.before = f.marking;
	for (size_t i = 0; rc == OK && i < n; i++)
		rc = fold_marking(c, s, &f, &e[i], &x);
	if (rc == OK)
		*out = f.before;
	return rc;
}

bool peristiwa_urung(const struct peristiwa *e, size_t n, size_t i)
{
	return i + 1 < n && e[i + 1].tindakan == TINDAKAN_URUNG;
}

static struct tugas *fold_find(struct fold *f, int64_t nomor)
{
	for (size_t i = 0; i < f->tugas_n; i++)
		if (f->tugas[i].nomor == nomor)
			return &f->tugas[i];
	return NULL;
}

static int differ(
	struct ctx *c, const struct siklus *s, int64_t urut, const char *what)
{
	return fail(c, E_IO,
		"Siklus %lld: setelah peristiwa %lld, %s di basis data berbeda dari riwayatnya.",
		(long long)s->id, (long long)urut, what);
}

static int fold_opened(struct ctx *c, const struct siklus *s, struct fold *f,
	const struct peristiwa *e)
{
	struct tugas *t;
	size_t n;

	if (!tugas_baca(c->mem, e->dibuka, &t, &n))
		return differ(c, s, e->urut, "catatan tugas yang dibuka");
	for (size_t i = 0; i < n; i++) {
		struct tugas *known = fold_find(f, t[i].nomor);

		if (e->tindakan == TINDAKAN_TENGGAT ||
			e->tindakan == TINDAKAN_LANJUT) {
			if (known == NULL)
				return differ(c, s, e->urut, "tenggat tugas");
			known->tenggat_at = t[i].tenggat_at;
			known->baku_at = t[i].baku_at;
			continue;
		}
		if (known != NULL || f->tugas_n == f->room)
			return differ(c, s, e->urut, "nomor tugas");
		f->tugas[f->tugas_n++] = t[i];
	}
	return OK;
}

/* Tasks that never were, and tasks that are open again. */
static void fold_undo(struct fold *f, const struct akibat *x)
{
	for (size_t i = 0; i < x->berakhir_n; i++) {
		struct tugas *t = fold_find(f, x->berakhir[i].nomor);

		if (t != NULL)
			*t = f->tugas[--f->tugas_n];
	}
	for (size_t i = 0; i < x->dibuka_n; i++) {
		struct tugas *t = fold_find(f, x->dibuka[i].nomor);

		if (t != NULL)
			t->selesai_at = 0;
	}
}

static int fold_event(struct ctx *c, const struct siklus *s, struct fold *f,
	const struct peristiwa *e)
{
	struct akibat x;
	int rc = fold_marking(c, s, f, e, &x);

	if (rc < 0)
		return rc;
	if (e->tindakan == TINDAKAN_URUNG) {
		fold_undo(f, &x);
		return OK;
	}
	for (size_t i = 0; i < x.berakhir_n; i++) {
		struct tugas *t = fold_find(f, x.berakhir[i].nomor);

		if (t == NULL)
			return differ(c, s, e->urut, "tugas yang selesai");
		t->selesai_at = e->terjadi_at;
	}
	return fold_opened(c, s, f, e);
}

static bool same_task(const struct tugas *a, const struct tugas *b)
{
	return a->nomor == b->nomor && a->mulai_at == b->mulai_at &&
	       a->tenggat_at == b->tenggat_at && a->baku_at == b->baku_at &&
	       a->selesai_at == b->selesai_at && a->putaran == b->putaran &&
	       text_eq(a->simpul, b->simpul) && text_eq(a->bidang, b->bidang) &&
	       text_eq(a->jabatan, b->jabatan);
}

static int compare(struct ctx *c, const struct siklus *s, struct fold *f,
	const struct tugas *t, size_t n)
{
	const char *folded = marking_format(c->mem, &s->kasus, &f->marking);

	if (!text_eq(folded, s->marking_text) ||
		f->marking.keadaan != s->keadaan)
		return differ(c, s, s->urut, "keadaan siklus");
	if (n != f->tugas_n)
		return differ(c, s, s->urut, "jumlah tugas");
	for (size_t i = 0; i < n; i++) {
		const struct tugas *want = fold_find(f, t[i].nomor);

		if (want == NULL || !same_task(want, &t[i]))
			return differ(c, s, s->urut,
				arena_printf(c->mem, "tugas %lld",
					(long long)t[i].nomor));
	}
	return OK;
}

int siklus_check(struct ctx *c, const struct siklus *s)
{
	struct fold f = {0};
	struct peristiwa *e;
	struct tugas *t;
	size_t events, tasks;
	int rc = peristiwa_list(c, s, &e, &events);

	if (rc == OK)
		rc = tugas_list(c, s, &t, &tasks);
	if (rc < 0)
		return rc;
	f.marking = marking_new(c->mem, &s->kasus);
	f.before = f.marking;
	/* Tasks that an undo removed were there for a while. */
	f.room = tasks + s->kasus.bidang_n + 1;
	f.tugas = arena_array(c->mem, struct tugas, f.room);
	for (size_t i = 0; i < events; i++) {
		rc = fold_event(c, s, &f, &e[i]);
		if (rc < 0)
			return rc;
	}
	return compare(c, s, &f, t, tasks);
}
