/*
 * The office as a connection remembers it.
 *
 * A step needs the calendar, the positions and the compiled definition; read
 * each time they would cost more than the step. They are kept with the
 * connection: the office until its revision grows, a definition for ever,
 * because a version never changes.
 *
 * What an action answers points into the office it saw, and on the writer's
 * connection the next action may already see another. So each state of the
 * office is counted: it goes when the connection has a newer one and the
 * memory of everybody who was shown it is emptied.
 */
#include "base/base.h"

#include <stdatomic.h>

#include "act/act_priv.h"

#include "store/store.h"

#define PEJABAT_MAX 64 /* remembered answers of "who acts on that day" */

struct pejabat_hari {
	int32_t day;
	struct pejabat pejabat;
};

struct wewenang_hari {
	int64_t pegawai_id;
	int32_t day;
	struct wewenang w;
};

struct versi {
	const struct sop *sop;
	struct versi *next;
};

struct office { /* one state of it */
	atomic_int holders;
	struct arena *mem;
	struct kantor_act kantor;
};

struct cache {
	struct office *office;  /* NULL: to be read */
	struct arena *versions; /* never emptied */
	bool loaded;
	uint64_t reading; /* the transaction that saw its revision last */
	uint64_t undone;  /* db_undone when it was loaded */
	struct pejabat_hari pejabat[PEJABAT_MAX];
	size_t pejabat_n;
	struct wewenang_hari wewenang[PEJABAT_MAX];
	size_t wewenang_n;
	struct versi *versi;
};

static void office_release(void *p)
{
	struct office *o = p;

	if (o == NULL || atomic_fetch_sub(&o->holders, 1) > 1)
		return;
	arena_close(o->mem);
	free(o);
}

/* The caller's memory may point into it until it is emptied. */
static const struct kantor_act *shown(struct ctx *c, struct office *o)
{
	atomic_fetch_add(&o->holders, 1);
	arena_defer(c->mem, office_release, o);
	return &o->kantor;
}

static void cache_release(void *p)
{
	struct cache *x = p;

	office_release(x->office);
	arena_close(x->versions);
	free(x);
}

static struct cache *cache_of(struct ctx *c)
{
	struct cache *x = db_attached(c);

	/* A change that was refused had raised the revision, and the next one
	 * will raise it to the same number. */
	if (x != NULL) {
		x->loaded = x->loaded && x->undone == db_undone(c);
		return x;
	}
	x = calloc(1, sizeof(*x));
	if (x == NULL)
		die("no memory");
	x->versions = arena_open(LIMIT_ARENA);
	db_attach(c, x, cache_release);
	return x;
}

static struct office *office_new(void)
{
	struct office *o = calloc(1, sizeof(*o));

	if (o == NULL)
		die("no memory");
	o->mem = arena_open(LIMIT_ARENA);
	atomic_init(&o->holders, 1);
	return o;
}

/* Read into memory of its own, with the caller's error record. */
static int load(struct ctx *c, struct cache *x)
{
	struct arena *mem = c->mem;
	struct office *o = office_new();
	struct kantor_act *k = &o->kantor;
	struct jabatan *jabatan;
	int rc;

	office_release(x->office);
	x->office = o;
	x->loaded = false;
	x->pejabat_n = 0;
	x->wewenang_n = 0;
	c->mem = o->mem;
	rc = instansi_get(c, NULL, &k->instansi);
	if (rc == OK)
		rc = kalender_load(
			c, k->instansi.id, o->mem, &k->kantor.kalender);
	if (rc == OK)
		rc = jabatan_list(
			c, k->instansi.id, &jabatan, &k->kantor.jabatan_n);
	if (rc == OK) {
		k->kantor.jabatan = jabatan;
		rc = bidang_list(c, k->instansi.id, &k->bidang, &k->bidang_n);
	}
	c->mem = mem;
	if (rc < 0 && c->sentence != NULL)
		c->sentence = arena_dup(mem, c->sentence);
	x->loaded = rc == OK;
	x->undone = db_undone(c);
	return rc;
}

int act_kantor(struct ctx *c, const struct kantor_act **out)
{
	struct cache *x = cache_of(c);
	struct instansi now;
	int rc;

	if (x->loaded && x->reading != 0 && x->reading == db_reading(c)) {
		*out = shown(c, x->office);
		return OK;
	}
	rc = instansi_get(c, NULL, &now);
	if (rc < 0)
		return rc;
	return act_kantor_rev(c, now.kalender_rev, out);
}

int act_kantor_rev(struct ctx *c, int64_t rev, const struct kantor_act **out)
{
	struct cache *x = cache_of(c);

	if (!x->loaded || x->office->kantor.instansi.kalender_rev != rev) {
		int rc = load(c, x);

		if (rc < 0)
			return rc;
	}
	x->reading = db_reading(c);
	*out = shown(c, x->office);
	return OK;
}

int act_instansi_id(struct ctx *c, int64_t *id)
{
	struct cache *x = cache_of(c);

	if (!x->loaded) {
		int rc = load(c, x);

		if (rc < 0)
			return rc;
	}
	*id = x->office->kantor.instansi.id;
	return OK;
}

int act_sop_versi(struct ctx *c, int64_t instansi_id, int64_t sop_id,
	const struct sop **out)
{
	struct cache *x = cache_of(c);
	struct versi *v;
	const struct sop *sop;
	int rc;

	for (v = x->versi; v != NULL; v = v->next)
		if (v->sop->id == sop_id) {
			*out = v->sop;
			return OK;
		}
	rc = sop_get_versi(c, instansi_id, sop_id, x->versions, &sop);
	if (rc < 0)
		return rc;
	v = arena_new(x->versions, struct versi);
	v->sop = sop;
	v->next = x->versi;
	x->versi = v;
	*out = sop;
	return OK;
}

static struct pejabat pejabat_copy(struct arena *a, const struct pejabat *p)
{
	struct pejabat n = *p;

	n.nama = arena_dup(a, p->nama);
	n.nip = arena_dup(a, p->nip);
	n.pangkat = arena_dup(a, p->pangkat);
	n.jabatan = arena_dup(a, p->jabatan);
	n.jabatan_nama = arena_dup(a, p->jabatan_nama);
	n.peran = arena_dup(a, p->peran);
	n.bidang = arena_dup(a, p->bidang);
	n.kapasitas = arena_dup(a, p->kapasitas);
	n.dasar = arena_dup(a, p->dasar);
	n.sapaan = arena_dup(a, p->sapaan);
	return n;
}

/* What is remembered belongs to the connection, and another action may empty
 * it: whoever asks gets a copy of his own. */
int act_menjabat(struct ctx *c, const struct kantor_act *k, const char *jabatan,
	int64_t at, struct pejabat *out)
{
	struct cache *x = cache_of(c);
	int32_t day = at_day(at, k->instansi.zona_min);
	struct pejabat_hari *slot;
	int rc;

	for (size_t i = 0; i < x->pejabat_n; i++)
		if (x->pejabat[i].day == day &&
			text_eq(x->pejabat[i].pejabat.jabatan, jabatan)) {
			*out = pejabat_copy(c->mem, &x->pejabat[i].pejabat);
			return OK;
		}
	rc = pejabat_get(c, k->instansi.id, jabatan, day, out);
	if (rc < 0)
		return rc;
	if (x->pejabat_n == PEJABAT_MAX)
		return OK;
	slot = &x->pejabat[x->pejabat_n++];
	slot->day = day;
	slot->pejabat = pejabat_copy(x->office->mem, out);
	return OK;
}

int act_pejabat(struct ctx *c, const struct kantor_act *k, const char *jabatan,
	int64_t at, struct pejabat *out)
{
	int rc = act_menjabat(c, k, jabatan, at, out);

	if (rc < 0 || c->actor_id == 0 || out->pegawai_id == c->actor_id)
		return rc;
	return fail(c, E_DENIED,
		"Anda tidak sedang menjadi %s; yang bertindak pada %s adalah %s.",
		out->jabatan_nama,
		day_long(c->mem, at_day(at, k->instansi.zona_min)), out->nama);
}

static struct wewenang wewenang_copy(struct arena *a, const struct wewenang *w)
{
	struct wewenang n = {arena_array(a, struct pejabat, w->n), w->n};

	for (size_t i = 0; i < w->n; i++)
		n.list[i] = pejabat_copy(a, &w->list[i]);
	return n;
}

int act_wewenang(struct ctx *c, const struct kantor_act *k, int64_t pegawai_id,
	struct wewenang *out)
{
	struct cache *x = cache_of(c);
	int32_t day = at_day(c->now, k->instansi.zona_min);
	struct wewenang_hari *slot;
	int rc;

	for (size_t i = 0; i < x->wewenang_n; i++) {
		slot = &x->wewenang[i];
		if (slot->day == day && slot->pegawai_id == pegawai_id) {
			*out = wewenang_copy(c->mem, &slot->w);
			return OK;
		}
	}
	rc = wewenang_list(c, k->instansi.id, pegawai_id, day, out);
	if (rc < 0 || x->wewenang_n == PEJABAT_MAX)
		return rc;
	x->wewenang[x->wewenang_n++] = (struct wewenang_hari){
		pegawai_id, day, wewenang_copy(x->office->mem, out)};
	return OK;
}

int act_siklus(struct ctx *c, int64_t id, bool lock, struct siklus *s,
	const struct kantor_act **k)
{
	const struct sop *sop;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = siklus_get(c, instansi_id, id, lock, s);
	if (rc == OK)
		rc = act_kantor_rev(c, s->kalender_rev, k);
	if (rc == OK)
		rc = act_sop_versi(c, instansi_id, s->sop_id, &sop);
	if (rc == OK)
		rc = siklus_bind(c, s, sop);
	return rc;
}
