/* Opening a case and looking at cases. */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/store.h"

/* The version a new case begins with: ratified, and of the asked number. */
static int sop_untuk(struct ctx *c, int64_t instansi_id, const char *nomor,
	const struct sop **out)
{
	struct sop *list = NULL;
	const struct sop *found = NULL;
	size_t n = 0;
	int rc = sop_list(c, instansi_id, &list, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].keadaan, "disahkan") &&
			(nomor == NULL || text_eq(list[i].nomor, nomor)))
			found = &list[i];
	if (found == NULL && nomor != NULL)
		return fail(c, E_NOTFOUND,
			"SOP %s belum ada atau belum disahkan; impor dengan alur sop import, lalu lihat alur sop daftar.",
			nomor);
	if (found == NULL)
		return fail(c, E_NOTFOUND,
			"Belum ada SOP yang disahkan; impor dengan alur sop import.");
	return act_sop_versi(c, instansi_id, found->id, out);
}

static int opener(struct ctx *c, const struct kantor_act *k,
	const struct act_buka *a, struct pejabat *p)
{
	int rc;

	if (a->jabatan == NULL || text_eq(a->jabatan, ACT_PENGELOLA))
		return pejabat_pengelola(c, "siklus.buka", p);
	rc = act_pejabat(
		c, k, a->jabatan, a->pada_at != 0 ? a->pada_at : c->now, p);
	if (rc < 0)
		return rc;
	return izin_check(c, "siklus.buka", p->peran);
}

static int buka_in(struct ctx *c, void *arg)
{
	struct act_buka *a = arg;
	const struct kantor_act *k;
	struct periode periode;
	struct pejabat p;
	struct siklus s = {0};
	struct akibat x;
	struct perintah cmd = {.tindakan = TINDAKAN_BUKA};
	struct peristiwa e = {.pada_at = c->now};
	int rc = act_kantor(c, &k);

	if (rc == OK)
		rc = opener(c, k, a, &p);
	if (rc < 0)
		return rc;
	if (!periode_parse(a->periode, &periode))
		return fail(c, E_INVALID,
			"Periode \"%s\" tidak dikenal; tulis misalnya 2026-TW2 atau 2026.",
			a->periode);
	s.instansi_id = k->instansi.id;
	s.periode = periode_format(c->mem, periode);
	s.dibuka_at = a->pada_at != 0 ? a->pada_at : c->now;
	rc = sop_untuk(c, s.instansi_id, a->sop, &s.kasus.sop);
	if (rc < 0)
		return rc;
	s.sop_id = s.kasus.sop->id;
	s.sop_nomor = s.kasus.sop->nomor;
	rc = siklus_add(c, &s, k->bidang, k->bidang_n);
	if (rc == OK)
		rc = engine_step(c, &s.kasus, &s.marking, &cmd, &x);
	if (rc < 0)
		return rc;
	e.terjadi_at = s.dibuka_at;
	e.pegawai_id = p.pegawai_id;
	e.jabatan = p.jabatan;
	e.kapasitas = p.kapasitas;
	rc = act_catat(c, &s, k, &(struct langkah_maju){&cmd, &x, &e});
	a->id = s.id;
	return rc;
}

int act_siklus_buka(struct ctx *c, struct act_buka *a)
{
	if (a->pada_at > c->now)
		return fail(c, E_INVALID,
			"Waktu pembukaan belum terjadi; isi waktu yang sudah lewat.");
	return db_run(c, DB_WRITE, buka_in, a);
}

struct daftar {
	struct siklus *list;
	size_t n;
};

static int list_in(struct ctx *c, void *arg)
{
	struct daftar *d = arg;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc < 0)
		return rc;
	return siklus_list(c, instansi_id, &d->list, &d->n);
}

int act_siklus_list(struct ctx *c, struct siklus **list, size_t *n)
{
	struct daftar d = {0};
	int rc = db_run(c, DB_READ, list_in, &d);

	if (rc < 0)
		return rc;
	*list = d.list;
	*n = d.n;
	return OK;
}

static int names(struct ctx *c, struct siklus_rinci *r)
{
	r->oleh = arena_array(c->mem, const char *, r->peristiwa_n + 1);
	for (size_t i = 0; i < r->peristiwa_n; i++) {
		struct pegawai p;
		int rc;

		r->oleh[i] = "";
		if (r->peristiwa[i].pegawai_id == 0)
			continue;
		for (size_t k = 0; k < i; k++)
			if (r->peristiwa[k].pegawai_id ==
				r->peristiwa[i].pegawai_id)
				r->oleh[i] = r->oleh[k];
		if (r->oleh[i][0] != '\0')
			continue;
		rc = pegawai_get(c, r->siklus.instansi_id,
			r->peristiwa[i].pegawai_id, &p);
		if (rc < 0)
			return rc;
		r->oleh[i] = p.nama;
	}
	return OK;
}

static int entry(struct ctx *c, struct siklus_rinci *r)
{
	struct arsip *a = arena_new(c->mem, struct arsip);
	int rc;

	if (r->siklus.keadaan != KEADAAN_SELESAI)
		return OK;
	rc = arsip_get(c, r->siklus.instansi_id, r->siklus.id, a);
	if (rc == OK)
		r->arsip = a;
	return rc;
}

/* Where it stands; why, when somebody stopped it. */
static int posisi_in(struct ctx *c, void *arg)
{
	struct siklus_rinci *r = arg;
	const struct kantor_act *k;
	int rc = act_siklus(c, r->siklus.id, false, &r->siklus, &k);

	if (rc < 0)
		return rc;
	r->instansi = k->instansi;
	r->kalender = k->kantor.kalender;
	rc = tugas_list(c, &r->siklus, &r->tugas, &r->tugas_n);
	if (rc == OK && (r->siklus.keadaan == KEADAAN_DIJEDA ||
				r->siklus.keadaan == KEADAAN_BATAL))
		rc = peristiwa_list(
			c, &r->siklus, &r->peristiwa, &r->peristiwa_n);
	return rc;
}

static int lihat_in(struct ctx *c, void *arg)
{
	struct siklus_rinci *r = arg;
	int rc = posisi_in(c, arg);

	if (rc == OK && r->peristiwa == NULL)
		rc = peristiwa_list(
			c, &r->siklus, &r->peristiwa, &r->peristiwa_n);
	if (rc == OK)
		rc = berkas_list(c, r->siklus.instansi_id, r->siklus.id,
			&r->berkas, &r->berkas_n);
	if (rc == OK)
		rc = entry(c, r);
	if (rc == OK)
		rc = names(c, r);
	return rc;
}

static int look(
	struct ctx *c, int64_t id, db_action fn, struct siklus_rinci *out)
{
	struct siklus_rinci r = {.siklus = {.id = id}};
	int rc = db_run(c, DB_READ, fn, &r);

	if (rc == OK)
		*out = r;
	return rc;
}

int act_siklus_lihat(struct ctx *c, int64_t id, struct siklus_rinci *out)
{
	return look(c, id, lihat_in, out);
}

int act_siklus_posisi(struct ctx *c, int64_t id, struct siklus_rinci *out)
{
	return look(c, id, posisi_in, out);
}

struct kotak {
	const char *jabatan;
	struct tugas *list;
	size_t n;
};

static int tugas_in(struct ctx *c, void *arg)
{
	struct kotak *t = arg;
	const struct kantor_act *k;
	bool known = false;
	int rc = act_kantor(c, &k);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < k->kantor.jabatan_n; i++)
		if (text_eq(k->kantor.jabatan[i].kode, t->jabatan))
			known = true;
	if (!known)
		return fail(c, E_NOTFOUND,
			"Jabatan \"%s\" tidak ada; lihat kodenya dengan alur org daftar.",
			t->jabatan);
	return tugas_inbox(c, k->instansi.id, t->jabatan, &t->list, &t->n);
}

int act_tugas(
	struct ctx *c, const char *jabatan, struct tugas **list, size_t *n)
{
	struct kotak t = {.jabatan = jabatan};
	int rc = db_run(c, DB_READ, tugas_in, &t);

	if (rc < 0)
		return rc;
	*list = t.list;
	*n = t.n;
	return OK;
}
