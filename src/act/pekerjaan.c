/*
 * The queue: what was left for later is done, one kind a row.
 *
 * A job that fails is due again later, each time twice as long, and after
 * its last try it goes, with a line in the journal. A kind whose server does
 * not answer is left alone for the rest of the call.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/store.h"

#define LEASE (15 * CLOCK_MINUTE)
#define CALL_N 20 /* jobs of one call: well within their leases */

struct jenis_kerja {
	const char *jenis;
	int (*kerjakan)(struct ctx *c, const struct job *j);
	int64_t ulang; /* the first wait; doubles */
	int kali;      /* tries */
};

static const struct jenis_kerja tabel[] = {
	{"laporan-arsip", laporan_arsip, 10 * CLOCK_MINUTE, 12},
	{JOB_SUREL, surel_kirim, CLOCK_MINUTE, 8},
};

#define WAIT_MAX (6 * 60 * CLOCK_MINUTE)

static const struct jenis_kerja *find(const char *jenis)
{
	for (size_t i = 0; i < ARRAY_N(tabel); i++)
		if (text_eq(tabel[i].jenis, jenis))
			return &tabel[i];
	return NULL;
}

static int take_in(struct ctx *c, void *arg)
{
	return job_take(c, LEASE, arg);
}

struct gagal {
	const struct job *j;
	const struct jenis_kerja *k; /* NULL: a kind nobody knows */
	const char *why;
};

static int give_up(struct ctx *c, const struct gagal *g)
{
	struct jejak line = {.tindakan = "pekerjaan.gagal",
		.pelaku = "program",
		.objek = arena_printf(
			c->mem, "%s %lld", g->j->jenis, (long long)g->j->id),
		.rincian = g->why};
	int rc = act_instansi_id(c, &line.instansi_id);

	if (rc == OK)
		rc = job_done(c, g->j->id);
	if (rc < 0)
		return rc;
	return jejak_add(c, &line);
}

static int give_back_in(struct ctx *c, void *arg)
{
	const struct gagal *g = arg;
	int64_t wait;

	if (g->k == NULL || g->j->tries >= g->k->kali)
		return give_up(c, g);
	wait = g->k->ulang;
	for (int i = 1; i < g->j->tries && wait < WAIT_MAX; i++)
		wait *= 2;
	return job_fail(c, g->j->id, g->why,
		c->now + (wait < WAIT_MAX ? wait : WAIT_MAX));
}

static int do_one(struct ctx *c, const struct job *j)
{
	struct gagal g = {.j = j, .k = find(j->jenis)};
	int rc = g.k != NULL ? g.k->kerjakan(c, j)
			     : fail(c, E_INVALID,
				       "Pekerjaan %lld tidak dikenal: %s.",
				       (long long)j->id, j->jenis);

	if (rc == OK)
		return 1;
	g.why = c->sentence != NULL ? c->sentence : rc_sentence((enum rc)rc);
	fail_clear(c);
	rc = db_run(c, DB_WRITE, give_back_in, &g);
	return rc < 0 ? rc : 0;
}

int act_jobs(struct ctx *c, int64_t *n)
{
	*n = 0;
	for (int i = 0; i < CALL_N; i++) {
		struct job j = {0};
		int rc = db_run(c, DB_WRITE, take_in, &j);

		if (rc <= 0)
			return rc;
		rc = do_one(c, &j);
		if (rc < 0)
			return rc;
		*n += rc;
	}
	return OK;
}
