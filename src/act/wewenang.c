/*
 * Who asks, and may he: the first question of every action.
 *
 * c->actor_id is the person who came in by a session or a token; 0 is the
 * shell of the server, whose right is that of the file system.
 */
#include "base/base.h"

#include "act/act_akun.h"
#include "act/act_priv.h"

#include "org/akun.h"
#include "store/store.h"

/* "pengelola", or "pengelola NIP ..." when it is a person. */
static int name_actor(
	struct ctx *c, int64_t instansi_id, const char *as, const char **out)
{
	struct pegawai p;
	int rc;

	*out = as;
	if (c->actor_id == 0)
		return OK;
	rc = pegawai_get(c, instansi_id, c->actor_id, &p);
	if (rc == OK)
		*out = arena_printf(c->mem, "%s NIP %s", as, p.nip);
	return rc;
}

static int may_administer(struct ctx *c, const char *tindakan)
{
	bool is = c->actor_id == 0;
	int rc = OK;

	if (c->actor_id != 0)
		rc = akun_pengelola(c, c->actor_id, &is);
	if (rc < 0)
		return rc;
	if (!is)
		return fail(c, E_DENIED,
			"Hanya pengelola yang dapat melakukan ini; mintalah kepada pengelola kantor Anda.");
	return izin_check(c, tindakan, ACT_PENGELOLA);
}

int act_pengelola(struct ctx *c, const char *tindakan, struct jejak *j)
{
	int rc = may_administer(c, tindakan);

	if (rc == OK)
		rc = act_instansi_id(c, &j->instansi_id);
	if (rc < 0)
		return rc;
	return name_actor(c, j->instansi_id, ACT_PENGELOLA, &j->pelaku);
}

int pejabat_pengelola(struct ctx *c, const char *tindakan, struct pejabat *out)
{
	*out = (struct pejabat){.jabatan = ACT_PENGELOLA,
		.jabatan_nama = "Pengelola",
		.peran = ACT_PENGELOLA,
		.kapasitas = "definitif",
		.sampai = INT32_MAX,
		.pegawai_id = c->actor_id};
	return may_administer(c, tindakan);
}

int act_sendiri(struct ctx *c, struct jejak *j)
{
	int rc = act_instansi_id(c, &j->instansi_id);

	if (rc < 0)
		return rc;
	return name_actor(c, j->instansi_id,
		c->actor_id != 0 ? "pegawai" : ACT_PENGELOLA, &j->pelaku);
}

struct ditolak {
	const char *tindakan, *objek, *alasan;
};

static int refused_in(struct ctx *c, void *arg)
{
	struct ditolak *d = arg;
	struct jejak j = {.tindakan = "izin.ditolak",
		.objek = d->tindakan,
		.rincian = arena_printf(c->mem, "%s: %s",
			d->objek != NULL ? d->objek : "-", d->alasan)};
	int rc = act_sendiri(c, &j);

	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_refused(struct ctx *c, const char *tindakan, const char *objek)
{
	enum rc code = c->code;
	const char *sentence = c->sentence;
	struct ditolak d = {
		tindakan, objek, sentence != NULL ? sentence : "tanpa alasan"};
	int rc;

	fail_clear(c);
	rc = db_run(c, DB_WRITE, refused_in, &d);
	/* The refusal stays the answer, whatever became of its line. */
	c->code = code;
	c->sentence = sentence;
	return rc;
}
