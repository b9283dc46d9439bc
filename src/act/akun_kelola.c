/*
 * Accounts of the office and everybody's own sessions and tokens: small
 * actions, each one right check, one transaction and one line of the journal.
 */
#include "base/base.h"

#include "act/act_akun.h"
#include "act/act_priv.h"

#include "store/store.h"

/* ---- accounts: administrators ---- */

struct kelola {
	struct act_akun *a;
	const char *hash;
};

static int new_password(struct ctx *c, struct kelola *k)
{
	k->a->sandi = sandi_acak(c->mem);
	k->hash = sandi_hash(c->mem, k->a->sandi);
	if (k->hash == NULL)
		return fail(c, E_BUSY,
			"Server sedang sibuk; ulangi sebentar lagi.");
	return OK;
}

static int tambah_in(struct ctx *c, void *arg)
{
	struct kelola *k = arg;
	struct jejak j = {.tindakan = "akun.tambah", .objek = k->a->nama};
	struct pegawai p;
	struct akun a = {.nama = k->a->nama,
		.sandi = k->hash,
		.ganti = true,
		.pengelola = k->a->pengelola};
	int rc = act_pengelola(c, "akun.ubah", &j);

	if (rc == OK)
		rc = pegawai_find(c, j.instansi_id, k->a->nip, &p);
	if (rc < 0)
		return rc;
	a.pegawai_id = p.id;
	rc = akun_add(c, &a);
	if (rc < 0)
		return rc;
	j.rincian = arena_printf(
		c->mem, "NIP %s%s", p.nip, a.pengelola ? ", pengelola" : "");
	return jejak_add(c, &j);
}

int act_akun_tambah(struct ctx *c, struct act_akun *a)
{
	struct kelola k = {.a = a};
	int rc = new_password(c, &k);

	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, tambah_in, &k);
}

/* Whatever somebody holds of this account ends. */
static int end_everything(struct ctx *c, const struct akun *a)
{
	int64_t n = sesi_end_all(c, a->pegawai_id, 0);

	if (n >= 0)
		n = token_end_all(c, a->pegawai_id);
	return n < 0 ? (int)n : OK;
}

static int reset_in(struct ctx *c, void *arg)
{
	struct kelola *k = arg;
	struct jejak j = {.tindakan = "akun.reset-sandi"};
	struct pegawai p;
	struct akun a;
	int rc = act_pengelola(c, "akun.ubah", &j);

	if (rc == OK)
		rc = pegawai_find(c, j.instansi_id, k->a->nip, &p);
	if (rc == OK)
		rc = akun_get(c, p.id, &a);
	if (rc == OK)
		rc = akun_sandi(c, p.id, k->hash, true);
	if (rc == OK)
		rc = end_everything(c, &a);
	if (rc == OK)
		rc = percobaan_hapus(c, &a);
	if (rc < 0)
		return rc;
	k->a->nama = a.nama;
	j.objek = a.nama;
	return jejak_add(c, &j);
}

int act_sandi_reset(struct ctx *c, struct act_akun *a)
{
	struct kelola k = {.a = a};
	int rc = new_password(c, &k);

	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, reset_in, &k);
}

static int atur_in(struct ctx *c, void *arg)
{
	const struct akun *want = arg;
	struct jejak j = {.tindakan = "akun.atur"};
	struct akun a;
	int rc = act_pengelola(c, "akun.ubah", &j);

	if (rc == OK)
		rc = akun_get(c, want->pegawai_id, &a);
	if (rc < 0)
		return rc;
	j.objek = a.nama;
	j.rincian = arena_printf(c->mem,
		"aktif %d menjadi %d, pengelola %d menjadi %d", a.aktif,
		want->aktif, a.pengelola, want->pengelola);
	a.aktif = want->aktif;
	a.pengelola = want->pengelola;
	a.rev = want->rev;
	rc = akun_atur(c, &a);
	if (rc == OK && !a.aktif)
		rc = end_everything(c, &a);
	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_akun_atur(struct ctx *c, const struct akun *a)
{
	struct akun want = *a;

	return db_run(c, DB_WRITE, atur_in, &want);
}

struct daftar_akun {
	struct akun *list;
	size_t n;
};

static int akun_list_in(struct ctx *c, void *arg)
{
	struct daftar_akun *d = arg;
	struct jejak j;
	int rc = act_pengelola(c, "akun.ubah", &j);

	if (rc < 0)
		return rc;
	return akun_list(c, j.instansi_id, &d->list, &d->n);
}

int act_akun_list(struct ctx *c, struct akun **list, size_t *n)
{
	struct daftar_akun d = {0};
	int rc = db_run(c, DB_READ, akun_list_in, &d);

	if (rc < 0)
		return rc;
	*list = d.list;
	*n = d.n;
	return OK;
}

struct akhiri {
	int64_t pegawai_id, sesi_id, n;
};

static int keluarkan_in(struct ctx *c, void *arg)
{
	struct akhiri *a = arg;
	struct jejak j = {.tindakan = "akun.keluarkan"};
	struct akun akun;
	int rc = act_pengelola(c, "akun.ubah", &j);

	if (rc == OK)
		rc = akun_get(c, a->pegawai_id, &akun);
	if (rc < 0)
		return rc;
	a->n = sesi_end_all(c, a->pegawai_id, 0);
	if (a->n < 0)
		return (int)a->n;
	j.objek = akun.nama;
	return jejak_add(c, &j);
}

int act_akun_keluarkan(struct ctx *c, int64_t pegawai_id, int64_t *n)
{
	struct akhiri a = {.pegawai_id = pegawai_id};
	int rc = db_run(c, DB_WRITE, keluarkan_in, &a);

	if (rc == OK)
		*n = a.n;
	return rc;
}

/* ---- my sessions ---- */

static int must_be_in(struct ctx *c)
{
	if (c->actor_id != 0)
		return OK;
	return fail(c, E_INVALID, "Masuklah lebih dahulu.");
}

struct daftar_sesi {
	struct sesi *list;
	size_t n;
};

static int sesi_list_in(struct ctx *c, void *arg)
{
	struct daftar_sesi *d = arg;

	return sesi_list(c, c->actor_id, &d->list, &d->n);
}

int act_sesi_list(struct ctx *c, struct sesi **list, size_t *n)
{
	struct daftar_sesi d = {0};
	int rc = must_be_in(c);

	if (rc == OK)
		rc = db_run(c, DB_READ, sesi_list_in, &d);
	if (rc < 0)
		return rc;
	*list = d.list;
	*n = d.n;
	return OK;
}

static int akhiri_in(struct ctx *c, void *arg)
{
	struct akhiri *a = arg;
	struct jejak j = {.tindakan = "sesi.akhiri",
		.objek = arena_printf(
			c->mem, "sesi %lld", (long long)a->sesi_id)};
	int rc = act_sendiri(c, &j);

	if (rc == OK)
		rc = sesi_end(c, c->actor_id, a->sesi_id);
	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_sesi_akhiri(struct ctx *c, int64_t sesi_id)
{
	struct akhiri a = {.sesi_id = sesi_id};
	int rc = must_be_in(c);

	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, akhiri_in, &a);
}

static int akhiri_lain_in(struct ctx *c, void *arg)
{
	struct akhiri *a = arg;
	struct jejak j = {
		.tindakan = "sesi.akhiri-lain", .objek = "semua sesi lain"};
	int rc = act_sendiri(c, &j);

	if (rc < 0)
		return rc;
	a->n = sesi_end_all(c, c->actor_id, a->sesi_id);
	if (a->n < 0)
		return (int)a->n;
	return jejak_add(c, &j);
}

int act_sesi_akhiri_lain(struct ctx *c, int64_t sesi_id, int64_t *n)
{
	struct akhiri a = {.sesi_id = sesi_id};
	int rc = must_be_in(c);

	if (rc == OK)
		rc = db_run(c, DB_WRITE, akhiri_lain_in, &a);
	if (rc == OK)
		*n = a.n;
	return rc;
}

/* ---- tokens ---- */

/* Whose token: mine, or as an administrator that of another person. */
static int token_owner(
	struct ctx *c, struct jejak *j, const char *nip, struct pegawai *p)
{
	int rc = nip == NULL ? act_sendiri(c, j)
			     : act_pengelola(c, "akun.ubah", j);

	if (rc < 0)
		return rc;
	return nip == NULL ? pegawai_get(c, j->instansi_id, c->actor_id, p)
			   : pegawai_find(c, j->instansi_id, nip, p);
}

static int token_buat_in(struct ctx *c, void *arg)
{
	struct act_token_baru *a = arg;
	struct jejak j = {.tindakan = "token.buat", .objek = a->nama};
	struct pegawai p;
	struct akun akun;
	struct token_api t = {.nama = a->nama,
		.cakupan = a->cakupan,
		.berakhir_at = a->berakhir_at};
	int rc = token_owner(c, &j, a->nip, &p);

	if (rc == OK)
		rc = akun_get(c, p.id, &akun);
	if (rc == OK &&
		text_has_word(
			a->cakupan != NULL ? a->cakupan : "", "pengelola") &&
		!akun.pengelola)
		rc = fail(c, E_DENIED,
			"Token dengan cakupan pengelola hanya untuk akun pengelola.");
	if (rc < 0)
		return rc;
	t.instansi_id = j.instansi_id;
	t.pegawai_id = p.id;
	rc = token_add(c, &t, a->token);
	if (rc < 0)
		return rc;
	a->id = t.id;
	j.rincian = arena_printf(c->mem, "NIP %s, cakupan %s, sampai %s", p.nip,
		t.cakupan, at_long(c->mem, t.berakhir_at, CLOCK_WIB));
	return jejak_add(c, &j);
}

int act_token_buat(struct ctx *c, struct act_token_baru *a)
{
	int rc = a->nip == NULL ? must_be_in(c) : OK;

	if (rc < 0)
		return rc;
	/* The word in front lets those who look for lost secrets see it. */
	a->token = arena_printf(c->mem, "alur_%s", token_acak(c->mem));
	return db_run(c, DB_WRITE, token_buat_in, a);
}

struct daftar_token {
	struct token_api *list;
	size_t n;
};

static int token_list_in(struct ctx *c, void *arg)
{
	struct daftar_token *d = arg;

	return token_list(c, c->actor_id, &d->list, &d->n);
}

int act_token_list(struct ctx *c, struct token_api **list, size_t *n)
{
	struct daftar_token d = {0};
	int rc = must_be_in(c);

	if (rc == OK)
		rc = db_run(c, DB_READ, token_list_in, &d);
	if (rc < 0)
		return rc;
	*list = d.list;
	*n = d.n;
	return OK;
}

static int token_cabut_in(struct ctx *c, void *arg)
{
	int64_t id = *(int64_t *)arg;
	struct jejak j = {.tindakan = "token.cabut",
		.objek = arena_printf(c->mem, "token %lld", (long long)id)};
	int rc = act_sendiri(c, &j);

	if (rc == OK)
		rc = token_end(c, c->actor_id, id);
	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_token_cabut(struct ctx *c, int64_t id)
{
	int rc = must_be_in(c);

	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, token_cabut_in, &id);
}
