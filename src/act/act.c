/*
 * The office and its SOPs: small actions, each one right check, one
 * transaction and one line of the journal.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "kinerja/contoh.h"
#include "org/contoh.h"
#include "store/store.h"

static int init_in(struct ctx *c, void *arg)
{
	struct instansi i = {0};
	struct jejak j = {.tindakan = "init", .pelaku = ACT_PENGELOLA};
	int rc;

	if (c->actor_id != 0)
		return fail(c, E_DENIED,
			"Kantor hanya dapat disiapkan dari server dengan alur init.");
	rc = instansi_get(c, NULL, &i);
	if (rc == OK)
		return fail(c, E_STATE,
			"Basis data ini sudah berisi kantor %s; tidak ada yang diubah.",
			i.nama);
	if (rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	rc = org_contoh_add(c, &i);
	if (rc == OK)
		rc = kalender_seed(c, i.id);
	if (rc == OK)
		rc = kinerja_contoh_add(c, i.id);
	if (rc < 0)
		return rc;
	j.instansi_id = i.id;
	j.objek = i.kode;
	j.rincian = "kantor contoh, kalender 2023-2026";
	return jejak_add(c, &j);
}

int act_init(struct ctx *c)
{
	return db_run(c, DB_WRITE, init_in, NULL);
}

static int budget_in(struct ctx *c, void *arg)
{
	struct instansi i = {0};
	struct jejak j = {.tindakan = "anggaran.contoh",
		.pelaku = ACT_PENGELOLA,
		.rincian = "anggaran contoh 2023-2026"};
	int rc;

	(void)arg;
	if (c->actor_id != 0)
		return fail(c, E_DENIED,
			"Anggaran contoh hanya dapat disiapkan dari server dengan alur contoh.");
	rc = instansi_get(c, NULL, &i);
	if (rc == OK)
		rc = kinerja_contoh_anggaran(c, i.id);
	if (rc < 0)
		return rc;
	j.instansi_id = i.id;
	j.objek = i.kode;
	return jejak_add(c, &j);
}

int act_anggaran_contoh(struct ctx *c)
{
	return db_run(c, DB_WRITE, budget_in, NULL);
}

struct org_baca {
	struct instansi *instansi;
	struct pejabat *list;
	size_t n;
};

static int org_in(struct ctx *c, void *arg)
{
	struct org_baca *a = arg;
	int rc = instansi_get(c, NULL, a->instansi);

	if (rc < 0)
		return rc;
	return pejabat_list(c, a->instansi->id,
		at_day(c->now, a->instansi->zona_min), &a->list, &a->n);
}

int act_org(struct ctx *c, struct instansi *instansi, struct pejabat **list,
	size_t *n)
{
	struct org_baca a = {.instansi = instansi};
	int rc = db_run(c, DB_READ, org_in, &a);

	if (rc < 0)
		return rc;
	*list = a.list;
	*n = a.n;
	return OK;
}

static int kalender_in(struct ctx *c, void *arg)
{
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	if (rc < 0)
		return rc;
	*(const struct kalender **)arg = k->kantor.kalender;
	return OK;
}

int act_kalender(struct ctx *c, const struct kalender **out)
{
	return db_run(c, DB_READ, kalender_in, out);
}

static int impor_in(struct ctx *c, void *arg)
{
	struct act_sop *a = arg;
	struct sop *s = a->out;
	const struct sop *added;
	struct jejak j = {
		.tindakan = a->sahkan ? "sop.impor-sahkan" : "sop.impor",
		.objek = s->nomor};
	int rc = act_pengelola(c, "sop.impor", &j);
	int64_t id;

	if (rc == OK)
		rc = sop_add(c, j.instansi_id, s, &id);
	if (rc == OK && a->sahkan)
		rc = sop_sahkan(c, j.instansi_id, id);
	/* The version that was added, which may not be the one in force. */
	if (rc == OK)
		rc = sop_get_versi(c, j.instansi_id, id, c->mem, &added);
	if (rc < 0)
		return rc;
	*s = *added;
	j.rincian = arena_printf(c->mem, "versi %d", s->versi);
	return jejak_add(c, &j);
}

int act_sop_impor(struct ctx *c, struct act_sop *a)
{
	struct sop *s = NULL;
	int rc = sop_load(c, a->file, a->text, a->n, &s);

	if (rc < 0)
		return rc;
	a->out = s;
	return db_run(c, DB_WRITE, impor_in, a);
}

struct sop_baca {
	const char *nomor;
	struct sop *sop;
	size_t n;
};

static int sahkan_in(struct ctx *c, void *arg)
{
	struct sop_baca *a = arg;
	struct jejak j = {.tindakan = "sop.sahkan", .objek = a->nomor};
	int rc = act_pengelola(c, "sop.sahkan", &j);
	struct sop *list = NULL;
	size_t n = 0;
	int64_t id = 0;

	if (rc == OK)
		rc = sop_list(c, j.instansi_id, &list, &n);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].nomor, a->nomor) &&
			text_eq(list[i].keadaan, "draf"))
			id = list[i].id;
	if (id == 0)
		return fail(c, E_NOTFOUND,
			"Tidak ada draf SOP %s; impor dahulu dengan alur sop import.",
			a->nomor);
	rc = sop_sahkan(c, j.instansi_id, id);
	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_sop_sahkan(struct ctx *c, const char *nomor)
{
	struct sop_baca a = {.nomor = nomor};

	return db_run(c, DB_WRITE, sahkan_in, &a);
}

static int sop_get_in(struct ctx *c, void *arg)
{
	struct sop_baca *a = arg;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc < 0)
		return rc;
	return sop_get(c, instansi_id, a->nomor, &a->sop);
}

int act_sop_get(struct ctx *c, const char *nomor, struct sop **out)
{
	struct sop_baca a = {.nomor = nomor};
	int rc = db_run(c, DB_READ, sop_get_in, &a);

	if (rc == OK)
		*out = a.sop;
	return rc;
}

static int sop_list_in(struct ctx *c, void *arg)
{
	struct sop_baca *a = arg;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc < 0)
		return rc;
	return sop_list(c, instansi_id, &a->sop, &a->n);
}

int act_sop_list(struct ctx *c, struct sop **list, size_t *n)
{
	struct sop_baca a = {0};
	int rc = db_run(c, DB_READ, sop_list_in, &a);

	if (rc < 0)
		return rc;
	*list = a.sop;
	*n = a.n;
	return OK;
}

struct cadangan {
	const char *path;
	int64_t baris;
};

/* The backup opens its own transaction, so the journal line comes first. */
static int backup_note_in(struct ctx *c, void *arg)
{
	struct cadangan *a = arg;
	struct jejak j = {.tindakan = "cadangkan", .objek = a->path};
	int rc = act_pengelola(c, "cadangkan", &j);

	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_backup(struct ctx *c, const char *path, int64_t *baris)
{
	struct cadangan a = {path, 0};
	int rc = db_run(c, DB_WRITE, backup_note_in, &a);
	int64_t n;

	if (rc < 0)
		return rc;
	n = db_backup(c, path);
	if (n < 0)
		return (int)n;
	*baris = n;
	return OK;
}
