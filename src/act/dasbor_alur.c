/*
 * The running of the SOP on the dashboard: real time against the standard
 * over the last cycles, and where each report is now. Both in working time.
 */
#include "base/base.h"

#include "act/dasbor_priv.h"

#include "store/store.h"

#define CYCLES 8   /* the newest ones are looked at */
#define TASKS 2000 /* of one step over them */
#define POSITIONS 12

struct lama { /* minutes that one step took each time */
	int64_t *nyata, *baku;
	size_t n;
};

static int by_size(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static int64_t median(int64_t *list, size_t n)
{
	qsort(list, n, sizeof(*list), by_size);
	return n % 2 == 1 ? list[n / 2] : (list[n / 2 - 1] + list[n / 2]) / 2;
}

static void note_task(struct ctx *c, const struct kalender *k,
	const struct tugas *t, struct lama *l)
{
	if (l->nyata == NULL) {
		l->nyata = arena_array(c->mem, int64_t, TASKS);
		l->baku = arena_array(c->mem, int64_t, TASKS);
	}
	if (l->n == TASKS)
		return;
	l->nyata[l->n] = kalender_selisih(k, t->mulai_at, t->selesai_at);
	l->baku[l->n++] = t->baku_at > t->mulai_at
				  ? kalender_selisih(k, t->mulai_at, t->baku_at)
				  : 0;
}

static void add_step(
	struct ctx *c, struct dasbor *w, const struct simpul *n, struct lama *l)
{
	struct act_dasbor *a = w->a;
	struct dasbor_langkah *x = &a->langkah[a->langkah_n];
	struct dec ratio;

	if (l->n == 0)
		return;
	*x = (struct dasbor_langkah){.simpul = n->kode,
		.kegiatan = n->kegiatan,
		.no = n->no,
		.n = l->n,
		.nyata = median(l->nyata, l->n),
		.baku = median(l->baku, l->n)};
	if (x->baku > 0 &&
		dec_div(dec_of(x->nyata, 0), dec_of(x->baku, 0), 1, &ratio))
		x->kali = dec_id(c->mem, ratio, 1);
	a->langkah_n++;
}

/* The newest cycles of the newest definition: only those compare. */
static int stuck(struct ctx *c, struct dasbor *w)
{
	const struct siklus *last = &w->siklus[w->siklus_n - 1];
	const struct sop *sop;
	struct lama *l;
	size_t looked = 0;
	int rc = act_sop_versi(c, w->a->instansi.id, last->sop_id, &sop);

	if (rc < 0)
		return rc;
	l = arena_array(c->mem, struct lama, sop->simpul_n + 1);
	for (size_t i = w->siklus_n; rc == OK && i-- > 0 && looked < CYCLES;) {
		struct tugas *t;
		size_t n;

		if (w->siklus[i].sop_id != last->sop_id ||
			w->siklus[i].keadaan == KEADAAN_BATAL)
			continue;
		looked++;
		rc = tugas_list(c, &w->siklus[i], &t, &n);
		for (size_t k = 0; rc == OK && k < n; k++) {
			int at = simpul_find(sop, t[k].simpul);

			if (at >= 0 && t[k].selesai_at > 0 &&
				text_eq(t[k].hasil, "selesai"))
				note_task(c, w->k->kantor.kalender, &t[k],
					&l[at]);
		}
	}
	w->a->langkah =
		arena_array(c->mem, struct dasbor_langkah, sop->simpul_n + 1);
	for (size_t i = 0; rc == OK && i < sop->simpul_n; i++)
		add_step(c, w, &sop->simpul[i], &l[i]);
	for (size_t i = 0; i < w->a->langkah_n; i++) /* simpul.no is a step */
		w->a->langkah[i].singkat =
			sop->langkah[w->a->langkah[i].no - 1].singkat;
	return rc;
}

static int position(struct ctx *c, struct dasbor *w, struct dasbor_posisi *x)
{
	struct tugas *t;
	struct periode p;
	size_t n, open = 0, first = 0;
	int rc = act_sop_versi(c, w->a->instansi.id, x->siklus.sop_id, &x->sop);

	if (rc == OK)
		rc = tugas_list(c, &x->siklus, &t, &n);
	if (rc < 0)
		return rc;
	x->judul = periode_parse(x->siklus.periode, &p)
			   ? periode_judul(c->mem, p)
			   : x->siklus.periode;
	for (size_t i = 0; i < n; i++) {
		if (t[i].selesai_at != 0)
			continue;
		if (open++ == 0 || t[i].tenggat_at < t[first].tenggat_at)
			first = i;
	}
	if (open == 0)
		return OK;
	x->langkah = t[first].langkah;
	x->tenggat_at = t[first].tenggat_at;
	if (open > 1) {
		x->pemegang = arena_printf(c->mem, "%zu pelaksana", open);
		return OK;
	}
	for (size_t i = 0; i < w->k->kantor.jabatan_n; i++)
		if (text_eq(w->k->kantor.jabatan[i].kode, t[first].jabatan))
			x->pemegang = w->k->kantor.jabatan[i].nama;
	return OK;
}

int dasbor_alur(struct ctx *c, struct dasbor *w)
{
	struct act_dasbor *a = w->a;
	int rc = w->siklus_n > 0 ? stuck(c, w) : OK;

	a->posisi = arena_array(c->mem, struct dasbor_posisi, POSITIONS);
	for (size_t i = w->siklus_n;
		rc == OK && i-- > 0 && a->posisi_n < POSITIONS;) {
		if (w->siklus[i].keadaan == KEADAAN_BATAL)
			continue;
		a->posisi[a->posisi_n].siklus = w->siklus[i];
		rc = position(c, w, &a->posisi[a->posisi_n++]);
	}
	return rc;
}
