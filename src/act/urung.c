/*
 * Taking back what was just done (ux.md 5.4, 5.9): the disposisi that was
 * sent, the decision of the check. For a few minutes, by who did it, while
 * nobody who goes on has opened it. The event stays in the journal; a second
 * one after it says that it was taken back, and everything is as it was.
 */
#include "base/base.h"

#include "act/act_urung.h"
#include "act/surat_priv.h"
#include "kinerja/minta.h"
#include "lkj/catatan.h"
#include "lkj/naskah.h"

#include "store/store.h"

#define LONG_ENOUGH (LIMIT_URUNG_MENIT * CLOCK_MINUTE)

/* The task of the last event that its holder has opened, NULL. */
static const struct tugas *opened(
	const struct siklus_rinci *r, const struct peristiwa *last)
{
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == 0 &&
			r->tugas[i].dilihat_at >= last->pada_at)
			return &r->tugas[i];
	return NULL;
}

static const struct peristiwa *candidate(const struct siklus_rinci *r)
{
	const struct sop *sop = r->siklus.kasus.sop;
	const struct peristiwa *last =
		r->peristiwa_n > 0 ? &r->peristiwa[r->peristiwa_n - 1] : NULL;

	if (last == NULL || r->siklus.keadaan != KEADAAN_BERJALAN ||
		last->tindakan != TINDAKAN_SELESAI ||
		!simpul_dapat_urung(sop, simpul_find(sop, last->simpul)))
		return NULL;
	return last;
}

int64_t act_urung_sampai(
	const struct siklus_rinci *r, int64_t pegawai_id, int64_t now)
{
	const struct peristiwa *last = candidate(r);

	if (last == NULL || last->pegawai_id != pegawai_id ||
		now > last->pada_at + LONG_ENOUGH || opened(r, last) != NULL)
		return 0;
	return last->pada_at + LONG_ENOUGH;
}

/* ---- the undo ---- */

struct urung {
	struct act_urung *a;
	struct siklus_rinci r;
	const struct kantor_act *k;
	const struct peristiwa *last;
	struct pejabat p;
};

static int check_opened(struct ctx *c, const struct urung *u)
{
	const struct tugas *t = opened(&u->r, u->last);
	struct disposisi d;
	int rc;

	if (t != NULL)
		return fail(c, E_STATE,
			"Tugas sesudahnya sudah dibuka penerimanya (%s); langkah %d tidak dapat diurungkan lagi.",
			waktu_singkat(c, u->k, t->dilihat_at),
			u->last->langkah);
	rc = disposisi_get(c, u->r.siklus.instansi_id, u->r.siklus.id, &d);
	if (rc == E_NOTFOUND) {
		fail_clear(c);
		return OK;
	}
	for (size_t i = 0; rc == OK && i < d.penerima_n; i++)
		if (d.penerima[i].dibaca_at >= u->last->pada_at &&
			d.penerima[i].dibaca_oleh != u->p.pegawai_id)
			return fail(c, E_STATE,
				"Disposisi sudah dibuka penerimanya (%s); tidak dapat ditarik lagi.",
				waktu_singkat(
					c, u->k, d.penerima[i].dibaca_at));
	return rc;
}

static int check(struct ctx *c, struct urung *u)
{
	u->last = candidate(&u->r);
	if (u->last == NULL || u->last->urut != u->a->urut)
		return fail(c, E_STATE,
			"Langkah itu tidak dapat diurungkan lagi: sudah ada yang tercatat sesudahnya.");
	if (u->last->pegawai_id != u->p.pegawai_id ||
		!text_eq(u->last->jabatan, u->a->jabatan))
		return fail(c, E_DENIED,
			"Hanya yang melaksanakannya yang dapat mengurungkan langkah %d.",
			u->last->langkah);
	if (c->now > u->last->pada_at + LONG_ENOUGH)
		return fail(c, E_STATE,
			"Langkah %d hanya dapat diurungkan dalam %d menit.",
			u->last->langkah, LIMIT_URUNG_MENIT);
	return check_opened(c, u);
}

/* The letter is a draft again; its number waits for it. */
static int withdraw(struct ctx *c, const struct urung *u)
{
	const struct siklus *s = &u->r.siklus;
	int no = 0, rc = act_langkah_no(c, s, "disposisi", &no);

	if (rc < 0 || no != u->last->langkah) {
		fail_clear(c);
		return OK;
	}
	rc = disposisi_tarik(c, s->instansi_id, s->id);
	return rc == 1 ? nomor_kembali(c, s->instansi_id, s->id, "disposisi")
		       : rc;
}

/*
 * What the decision of the check wrote beside its event: what the checker had
 * seen, what he judged of the notes of the round before, the requests it
 * answered. His own new notes stay: he can withdraw each.
 */
static int unjudge(struct ctx *c, const struct urung *u)
{
	const struct siklus *s = &u->r.siklus;
	struct catatan_list l = {0};
	int rc = naskah_dilihat_hapus(
		c, s->instansi_id, s->id, u->last->putaran);

	if (rc == OK)
		rc = minta_lagi(c, s->instansi_id, s->id, u->last->pada_at);
	if (rc == OK)
		rc = catatan_list(c, s->instansi_id, s->id, &l);
	for (size_t i = 0; rc == OK && i < l.n; i++) {
		struct catatan_periksa *n = &l.item[i];

		if (n->putaran != u->last->putaran - 1 ||
			(n->keadaan != CATATAN_SUDAH &&
				n->keadaan != CATATAN_BELUM))
			continue;
		n->keadaan = n->dijawab_at != 0 ? CATATAN_DITINDAKLANJUTI
						: CATATAN_TERBUKA;
		rc = catatan_ubah(c, s->instansi_id, s->id, n);
	}
	return rc;
}

static int move(struct ctx *c, struct urung *u)
{
	struct siklus *s = &u->r.siklus;
	struct marking before;
	struct perintah p = {.tindakan = TINDAKAN_URUNG,
		.no = u->last->langkah,
		.simpul = u->last->simpul,
		.peran = u->p.peran,
		.pegawai_id = u->p.pegawai_id,
		.sebelum = &before};
	struct akibat x;
	int rc =
		siklus_sebelum(c, s, u->r.peristiwa, u->r.peristiwa_n, &before);

	u->a->e = (struct peristiwa){.pada_at = c->now,
		.terjadi_at = c->now,
		.pegawai_id = u->p.pegawai_id,
		.jabatan = u->a->jabatan,
		.kapasitas = u->p.kapasitas};
	if (rc == OK)
		rc = engine_step(c, &s->kasus, &s->marking, &p, &x);
	if (rc == OK)
		rc = withdraw(c, u);
	if (rc == OK && u->last->keputusan != KEPUTUSAN_TANPA)
		rc = unjudge(c, u);
	if (rc < 0)
		return rc;
	return act_catat(c, s, u->k, &(struct langkah_maju){&p, &x, &u->a->e});
}

/* A second click: it was taken back a moment ago, by him. */
static bool again(const struct urung *u)
{
	const struct siklus_rinci *r = &u->r;
	const struct peristiwa *last = &r->peristiwa[r->peristiwa_n - 1];

	return last->tindakan == TINDAKAN_URUNG &&
	       last->urut == u->a->urut + 1 &&
	       last->pegawai_id == u->p.pegawai_id;
}

static int urung_in(struct ctx *c, void *arg)
{
	struct urung u = {.a = arg};
	struct siklus_rinci *r = &u.r;
	int rc = act_siklus(c, u.a->siklus_id, true, &r->siklus, &u.k);

	if (rc == OK)
		rc = act_pejabat(c, u.k, u.a->jabatan, c->now, &u.p);
	if (rc == OK)
		rc = izin_check(c, "langkah.laksanakan", u.p.peran);
	if (rc == OK)
		rc = tugas_list(c, &r->siklus, &r->tugas, &r->tugas_n);
	if (rc == OK)
		rc = peristiwa_list(
			c, &r->siklus, &r->peristiwa, &r->peristiwa_n);
	if (rc < 0)
		return rc;
	u.a->ulang = r->peristiwa_n > 0 && again(&u);
	if (u.a->ulang) {
		u.a->e = r->peristiwa[r->peristiwa_n - 1];
		return OK;
	}
	rc = check(c, &u);
	return rc < 0 ? rc : move(c, &u);
}

int act_urung(struct ctx *c, struct act_urung *a)
{
	return db_run(c, DB_WRITE, urung_in, a);
}

/* ---- opened ---- */

struct lihat {
	int64_t siklus_id, nomor;
};

static int lihat_in(struct ctx *c, void *arg)
{
	const struct lihat *l = arg;
	const struct kantor_act *k;
	struct peristiwa *e = NULL;
	struct siklus s;
	struct tugas t;
	struct pejabat p;
	size_t n = 0;
	int rc = act_siklus(c, l->siklus_id, false, &s, &k);

	if (rc == OK)
		rc = tugas_get(c, &s, l->nomor, &t);
	if (rc == OK)
		rc = act_pejabat(c, k, t.jabatan, c->now, &p);
	if (rc == OK)
		rc = peristiwa_list(c, &s, &e, &n);
	/* Who made the task does not open it to himself. */
	if (rc < 0 || (n > 0 && e[n - 1].pegawai_id == p.pegawai_id))
		return rc;
	return tugas_dilihat(c, &s, l->nomor);
}

int act_tugas_dilihat(struct ctx *c, int64_t siklus_id, int64_t nomor)
{
	struct lihat l = {siklus_id, nomor};

	return db_run(c, DB_WRITE, lihat_in, &l);
}
