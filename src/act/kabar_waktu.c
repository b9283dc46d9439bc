/*
 * What is told because time passed (ux.md 12): a quarter of a task's time is
 * left, it is late, a Plh. begins or ends, and the digest of the morning.
 *
 * Asked every minute by the worker of jobs, or by cron (`alur kabar`). What
 * was told is a row with a unique key, written in the transaction that writes
 * the news: asking twice, or two at once, tells once. Nothing is told outside
 * of working time, nor of cases that do not run.
 */
#include "base/base.h"

#include "act/act_kabar.h"
#include "act/act_priv.h"

#include "org/akun.h"
#include "sop/siklus_baca.h"
#include "store/store.h"

#define PAGI_DARI (7 * 60 + 45)
#define PAGI_SAMPAI (12 * 60) /* a digest of the morning, not of the day */

struct jam {
	const struct kantor_act *k;
	int32_t today;
	struct act_kabar_waktu *hasil;
};

static int send(struct ctx *c, const struct jam *j, struct kabar *k)
{
	k->instansi_id = j->k->instansi.id;
	k->pada_at = c->now;
	return kabar_kirim(c, k);
}

/* ---- tasks ---- */

/* "Isi format pemantauan TW II 2026", or without the period. */
static int name_of(struct ctx *c, const struct jam *j, const struct tugas *t,
	const char **out)
{
	const struct sop *sop;
	const struct simpul *n;
	int rc = act_sop_versi(c, j->k->instansi.id, t->sop_id, &sop);

	if (rc < 0)
		return rc;
	n = &sop->simpul[simpul_find(sop, t->simpul)];
	*out = n->tugas != NULL ? n->tugas : n->kegiatan;
	return OK;
}

static int tell_one(struct ctx *c, const struct jam *j, const struct tugas *t,
	const struct tugas_jatuh *d)
{
	bool late = d->waktu == TUGAS_LEWAT;
	struct kabar_tugas key = {.instansi_id = j->k->instansi.id,
		.siklus_id = t->siklus_id,
		.nomor = t->nomor,
		.jenis = late ? "lewat" : "sisa",
		.tenggat_at = t->tenggat_at};
	struct siklus s = {.periode = t->periode};
	struct pejabat p;
	const char *name;
	int64_t mine;
	/* A vacant position is told when somebody holds it. */
	int rc = kabar_pemegang(c, j->k, t->jabatan, &p);

	if (rc < 0 || p.pegawai_id == 0)
		return rc;
	mine = kabar_tugas_ambil(c, &key);
	if (mine <= 0)
		return (int)mine;
	rc = name_of(c, j, t, &name);
	if (rc < 0)
		return rc;
	*(late ? &j->hasil->lewat : &j->hasil->sisa) += 1;
	return send(c, j,
		&(struct kabar){.pegawai_id = p.pegawai_id,
			.jabatan = t->jabatan,
			.judul = arena_printf(c->mem, "%s %s: %s %s.",
				late ? "Lewat" : "Sisa",
				waktu_lama(c->mem, d->menit), name,
				periode_singkat(c->mem, t->periode)),
			/* Only the figures of a Bidang have that column. */
			.isi = late && t->bidang != NULL
				       ? "Bila ada hambatan, tulis di kolom Kendala."
				       : "",
			.tautan = siklus_tautan(c->mem, &s)});
}

static int tell_tasks(struct ctx *c, const struct jam *j)
{
	struct tugas *t;
	struct tugas_jatuh *d;
	size_t n, due;
	int rc = tugas_terbuka(c, j->k->instansi.id, true, &t, &n);

	if (rc < 0)
		return rc;
	d = arena_array(c->mem, struct tugas_jatuh, n + 1);
	due = tugas_jatuh(j->k->kantor.kalender, t, n, c->now, d);
	for (size_t i = 0; rc == OK && i < due; i++)
		rc = tell_one(c, j, &t[d[i].i], &d[i]);
	return rc;
}

/* ---- the morning ---- */

/* What waits for one person. */
struct pagi {
	int64_t pegawai_id;
	int64_t n, lewat;
	const struct tugas *dekat; /* due next; all late: late the longest */
};

struct pagi_list {
	struct pagi *p;
	size_t n;
};

static struct pagi *person(
	struct ctx *c, struct pagi_list *l, int64_t pegawai_id)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->p[i].pegawai_id == pegawai_id)
			return &l->p[i];
	l->p = arena_grow(c->mem, l->p, l->n, sizeof(*l->p));
	l->p[l->n] = (struct pagi){.pegawai_id = pegawai_id};
	return &l->p[l->n++];
}

/* Tasks come in the order of their due times. */
static void count(struct pagi *p, const struct tugas *t, int64_t now)
{
	bool late = t->tenggat_at < now;

	if (p->dekat == NULL || (!late && p->lewat == p->n))
		p->dekat = t;
	p->n++;
	p->lewat += late;
}

/* "14.40", "9 Juli 14.40" */
static const char *due(struct ctx *c, const struct jam *j, int64_t at)
{
	int zone = j->k->instansi.zona_min;
	struct civil v = at_civil(at, zone);

	if (at_day(at, zone) != j->today)
		return waktu_singkat(c, j->k, at);
	return arena_printf(c->mem, "%02d.%02d", v.hour, v.minute);
}

static int tell_morning(
	struct ctx *c, const struct jam *j, const struct pagi *p)
{
	const char *name, *title;
	int rc = name_of(c, j, p->dekat, &name);

	if (rc < 0)
		return rc;
	title = arena_printf(c->mem, "Hari ini: %lld tugas", (long long)p->n);
	if (p->lewat > 0)
		title = arena_printf(c->mem, "%s, %lld lewat batas", title,
			(long long)p->lewat);
	j->hasil->pagi++;
	return send(c, j,
		&(struct kabar){.pegawai_id = p->pegawai_id,
			.judul = arena_printf(c->mem, "%s.", title),
			.isi = arena_printf(c->mem, "%s: %s, batas %s.",
				p->lewat == p->n ? "Paling lama"
						 : "Paling dekat",
				name, due(c, j, p->dekat->tenggat_at)),
			.tautan = "/"});
}

static int digest(struct ctx *c, const struct jam *j)
{
	struct pagi_list l = {0};
	struct tugas *t;
	size_t n;
	int rc = tugas_terbuka(c, j->k->instansi.id, false, &t, &n);

	for (size_t i = 0; rc == OK && i < n; i++) {
		struct pejabat p;

		rc = kabar_pemegang(c, j->k, t[i].jabatan, &p);
		if (rc == OK && p.pegawai_id != 0)
			count(person(c, &l, p.pegawai_id), &t[i], c->now);
	}
	for (size_t i = 0; rc == OK && i < l.n; i++) {
		bool wanted = true;

		rc = akun_ringkasan(c, l.p[i].pegawai_id, &wanted);
		if (rc == OK && wanted)
			rc = tell_morning(c, j, &l.p[i]);
	}
	return rc;
}

/* The office's digest of the day is made once, for all of its people: who
 * gets his first task later that day has just been told of it. */
static int tell_mornings(struct ctx *c, const struct jam *j)
{
	int minute = at_minute(c->now, j->k->instansi.zona_min);
	int64_t mine;

	if (minute < PAGI_DARI || minute >= PAGI_SAMPAI)
		return OK;
	mine = kabar_hari_ambil(c, j->k->instansi.id, "pagi", j->today);
	return mine <= 0 ? (int)mine : digest(c, j);
}

/* ---- Plt. and Plh. ---- */

static int tell_appointments(struct ctx *c, const struct jam *j)
{
	struct penugasan_baris *list;
	int32_t before = j->today - 1; /* the working day before */
	size_t n;
	int64_t told = 0;
	int rc;

	for (int i = 0; i < LIMIT_HARI_KERJA &&
			!kalender_is_kerja(j->k->kantor.kalender, before);
		i++)
		before--;
	rc = penugasan_list(c, j->k->instansi.id, before, &list, &n);
	if (rc < 0)
		return rc;
	for (size_t i = 0; told >= 0 && i < n; i++) {
		const struct penugasan *p = &list[i].p;

		if (text_eq(p->kapasitas, "definitif"))
			continue;
		if (p->selesai < j->today)
			told = kabar_akhir(c, j->k, p);
		else if (p->mulai > before && p->mulai <= j->today)
			told = kabar_mulai(c, j->k, p);
		else
			continue;
		if (told > 0)
			j->hasil->plh += told;
	}
	return told < 0 ? (int)told : OK;
}

/* ---- the minute ---- */

/* One line, only of a minute in which something was told. */
static int note(struct ctx *c, const struct jam *j)
{
	const struct act_kabar_waktu *h = j->hasil;
	struct jejak line = {.instansi_id = j->k->instansi.id,
		.tindakan = "kabar.waktu",
		.pelaku = "program",
		.objek = "pemberitahuan"};

	if (h->sisa + h->lewat + h->pagi + h->plh == 0)
		return OK;
	line.rincian = arena_printf(c->mem,
		"%lld hampir lewat, %lld lewat, %lld ringkasan, %lld Plt./Plh.",
		(long long)h->sisa, (long long)h->lewat, (long long)h->pagi,
		(long long)h->plh);
	return jejak_add(c, &line);
}

static int minute_in(struct ctx *c, void *arg)
{
	struct jam j = {.hasil = arg};
	int rc = act_kantor(c, &j.k);

	*j.hasil = (struct act_kabar_waktu){0};
	if (rc < 0 || kalender_sampai_jeda(j.k->kantor.kalender, c->now) == 0)
		return rc;
	j.today = at_day(c->now, j.k->instansi.zona_min);
	rc = tell_appointments(c, &j);
	if (rc == OK)
		rc = tell_mornings(c, &j);
	if (rc == OK)
		rc = tell_tasks(c, &j);
	return rc == OK ? note(c, &j) : rc;
}

/* Is it working time? Most minutes are not, and need no writer. */
static int working_in(struct ctx *c, void *arg)
{
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		*(bool *)arg =
			kalender_sampai_jeda(k->kantor.kalender, c->now) > 0;
	return rc;
}

int act_kabar_waktu(struct ctx *c, struct act_kabar_waktu *out)
{
	struct act_kabar_waktu told = {0};
	bool working = false;
	int rc;

	if (c->actor_id != 0)
		return fail(c, E_DENIED,
			"Pemberitahuan menurut waktu dikirim oleh program sendiri.");
	rc = db_run(c, DB_READ, working_in, &working);
	if (rc == OK && working)
		rc = db_run(c, DB_WRITE, minute_in, &told);
	if (rc == OK)
		*out = told;
	return rc;
}
