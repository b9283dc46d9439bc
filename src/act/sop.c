/* Versions of SOPs: looked at, edited as a table, ratified. */
#include "base/base.h"

#include "act/act_priv.h"
#include "act/act_sop.h"

#include "store/store.h"

/* May it be ratified? The same two checks as sop_sahkan. */
static void check(
	struct ctx *c, const struct kantor_act *k, struct sop_rinci *r)
{
	r->sah = sop_sound(
		c->mem, r->sop, k->bidang_n > 0 ? k->bidang_n : 1, &r->buntu);
	sop_lint(c->mem, r->sop, &r->lint);
	for (size_t i = 0; i < r->lint.n; i++)
		r->sah = r->sah && !r->lint.item[i].berat;
}

static int rinci_in(struct ctx *c, void *arg)
{
	struct sop_rinci *r = arg;
	const struct kantor_act *k;
	struct sop *list;
	size_t n;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		rc = sop_get_versi(c, k->instansi.id, r->id, c->mem, &r->sop);
	if (rc == OK)
		rc = sop_list(c, k->instansi.id, &list, &n);
	if (rc < 0)
		return rc;
	r->versi = arena_array(c->mem, struct sop, n + 1);
	for (size_t i = n; i-- > 0;) {
		if (!text_eq(list[i].nomor, r->sop->nomor))
			continue;
		r->versi[r->versi_n] = list[i];
		if (text_eq(list[i].keadaan, "disahkan"))
			r->berlaku = &r->versi[r->versi_n];
		r->versi_n++;
	}
	check(c, k, r);
	return OK;
}

int act_sop_rinci(struct ctx *c, struct sop_rinci *r)
{
	*r = (struct sop_rinci){.id = r->id};
	return db_run(c, DB_READ, rinci_in, r);
}

struct sahkan {
	int64_t id;
	const char *jabatan;
};

/* Who ratifies: an administrator, or whoever holds a position that may. */
static int ratifier(struct ctx *c, const char *jabatan, struct jejak *j)
{
	const struct kantor_act *k;
	struct pejabat p;
	int rc;

	if (jabatan == NULL)
		return act_pengelola(c, "sop.sahkan", j);
	rc = act_kantor(c, &k);
	if (rc == OK)
		rc = act_pejabat(c, k, jabatan, c->now, &p);
	if (rc == OK)
		rc = izin_check(c, "sop.sahkan", p.peran);
	if (rc < 0)
		return rc;
	j->instansi_id = k->instansi.id;
	j->pelaku = arena_printf(c->mem, "%s NIP %s", p.jabatan, p.nip);
	return OK;
}

static int sahkan_in(struct ctx *c, void *arg)
{
	const struct sahkan *a = arg;
	const struct sop *s;
	struct jejak j = {.tindakan = "sop.sahkan"};
	int rc = ratifier(c, a->jabatan, &j);

	if (rc == OK)
		rc = sop_get_versi(c, j.instansi_id, a->id, c->mem, &s);
	if (rc == OK)
		rc = sop_sahkan(c, j.instansi_id, a->id);
	if (rc < 0)
		return rc;
	if (text_eq(s->keadaan, "disahkan"))
		return OK;
	j.objek = s->nomor;
	j.rincian = arena_printf(c->mem, "versi %d", s->versi);
	return jejak_add(c, &j);
}

int act_sop_sahkan_versi(struct ctx *c, int64_t id, const char *jabatan)
{
	struct sahkan a = {id, jabatan};

	return db_run(c, DB_WRITE, sahkan_in, &a);
}

static int sunting_in(struct ctx *c, void *arg)
{
	struct act_sunting *a = arg;
	struct jejak j = {.tindakan = "sop.sunting"};
	const struct sop *made;
	struct sop *s;
	struct str yaml;
	int rc = act_pengelola(c, "sop.impor", &j);

	if (rc == OK)
		rc = sop_get_versi(
			c, j.instansi_id, a->dari, c->mem, &a->isi.dari);
	if (rc == OK)
		rc = sop_sunting(c, &a->isi, &s);
	if (rc == OK)
		rc = sop_yaml(c, s, &yaml);
	if (rc == OK)
		rc = sop_load(c, "Tabel", yaml.p, yaml.n, &s);
	if (rc == OK)
		rc = sop_add(c, j.instansi_id, s, &a->id);
	if (rc == OK)
		rc = sop_get_versi(c, j.instansi_id, a->id, c->mem, &made);
	if (rc < 0)
		return rc;
	a->versi = made->versi;
	j.objek = made->nomor;
	j.rincian = arena_printf(c->mem, "versi %d dari %s versi %d",
		made->versi, a->isi.dari->nomor, a->isi.dari->versi);
	return jejak_add(c, &j);
}

int act_sop_sunting(struct ctx *c, struct act_sunting *a)
{
	return db_run(c, DB_WRITE, sunting_in, a);
}
