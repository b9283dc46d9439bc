/*
 * The office's own data: small actions, each one right check, one
 * transaction and one line of the journal. Lines name which fields changed
 * and not their values: what is personal may have to be erased one day, and
 * a chain of hashes forgets nothing.
 */
#include "base/base.h"

#include "act/act_org.h"
#include "act/act_priv.h"

#include "org/akun.h"
#include "org/sesi.h"
#include "store/store.h"

/* A question or a change, and what it is about. */
struct urusan {
	const void *in;
	void *out;
	size_t n;
	const char *cari;
	int64_t id;
};

/* ---- people ---- */

static int pegawai_list_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct pegawai *list;
	struct jejak j;
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = pegawai_list(c, j.instansi_id, u->cari, &list, &u->n);
	if (rc == OK)
		u->out = list;
	return rc;
}

int act_pegawai_list(
	struct ctx *c, const char *cari, struct pegawai **list, size_t *n)
{
	struct urusan u = {.cari = cari};
	int rc = db_run(c, DB_READ, pegawai_list_in, &u);

	if (rc < 0)
		return rc;
	*list = u.out;
	*n = u.n;
	return OK;
}

static int pegawai_get_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct jejak j;
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc < 0)
		return rc;
	return pegawai_get(c, j.instansi_id, u->id, u->out);
}

int act_pegawai_get(struct ctx *c, int64_t id, struct pegawai *out)
{
	struct pegawai p;
	struct urusan u = {.id = id, .out = &p};
	int rc = db_run(c, DB_READ, pegawai_get_in, &u);

	if (rc == OK)
		*out = p;
	return rc;
}

static int pegawai_tambah_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct pegawai *p = u->out;
	struct jejak j = {.tindakan = "pegawai.tambah"};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = pegawai_add(c, j.instansi_id, p);
	if (rc < 0)
		return rc;
	j.objek = arena_printf(c->mem, "NIP %s", p->nip);
	return jejak_add(c, &j);
}

int act_pegawai_tambah(struct ctx *c, struct pegawai *p)
{
	struct urusan u = {.out = p};

	return db_run(c, DB_WRITE, pegawai_tambah_in, &u);
}

static const char *changed_fields(
	struct ctx *c, const struct pegawai *was, const struct pegawai *now)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	if (!text_eq(was->nama, now->nama))
		str_add(&s, "nama ");
	if (!text_eq(was->pangkat, now->pangkat))
		str_add(&s, "pangkat ");
	if (!text_eq(was->sapaan, now->sapaan))
		str_add(&s, "sapaan ");
	if (!text_eq(was->email, now->email))
		str_add(&s, "surel ");
	if (was->aktif != now->aktif)
		str_add(&s, now->aktif ? "diaktifkan " : "dinonaktifkan ");
	return s.n > 0 ? s.p : "tidak ada yang berubah";
}

/* He leaves: nobody comes in with what was his. */
static int leave(struct ctx *c, int64_t pegawai_id)
{
	struct akun a;
	int64_t n;
	int rc = akun_get(c, pegawai_id, &a);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		return OK;
	}
	if (rc == OK && a.pengelola)
		rc = akun_terakhir(c, &a);
	if (rc < 0)
		return rc;
	n = sesi_end_all(c, pegawai_id, 0);
	if (n >= 0)
		n = token_end_all(c, pegawai_id);
	return n < 0 ? (int)n : OK;
}

static int pegawai_simpan_in(struct ctx *c, void *arg)
{
	const struct pegawai *p = ((struct urusan *)arg)->in;
	struct jejak j = {.tindakan = "pegawai.ubah"};
	struct pegawai was;
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = pegawai_get(c, j.instansi_id, p->id, &was);
	if (rc == OK)
		rc = pegawai_save(c, j.instansi_id, p);
	if (rc == OK && !p->aktif)
		rc = leave(c, p->id);
	if (rc < 0)
		return rc;
	j.objek = arena_printf(c->mem, "NIP %s", was.nip);
	j.rincian = changed_fields(c, &was, p);
	return jejak_add(c, &j);
}

int act_pegawai_simpan(struct ctx *c, const struct pegawai *p)
{
	struct urusan u = {.in = p};

	return db_run(c, DB_WRITE, pegawai_simpan_in, &u);
}

/* ---- Bidang and positions ---- */

static int bidang_list_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct bidang *list;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = bidang_list(c, instansi_id, &list, &u->n);
	if (rc == OK)
		u->out = list;
	return rc;
}

int act_bidang_list(struct ctx *c, struct bidang **list, size_t *n)
{
	struct urusan u = {0};
	int rc = db_run(c, DB_READ, bidang_list_in, &u);

	if (rc < 0)
		return rc;
	*list = u.out;
	*n = u.n;
	return OK;
}

static int bidang_tambah_in(struct ctx *c, void *arg)
{
	const struct bidang *b = ((struct urusan *)arg)->in;
	struct jejak j = {.tindakan = "bidang.tambah",
		.objek = b->kode,
		.rincian = b->nama};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = bidang_add(c, j.instansi_id, b);
	return rc < 0 ? rc : jejak_add(c, &j);
}

int act_bidang_tambah(struct ctx *c, const struct bidang *b)
{
	struct urusan u = {.in = b};

	return db_run(c, DB_WRITE, bidang_tambah_in, &u);
}

static int jabatan_tambah_in(struct ctx *c, void *arg)
{
	const struct jabatan *p = ((struct urusan *)arg)->in;
	struct jejak j = {.tindakan = "jabatan.tambah",
		.objek = p->kode,
		.rincian = p->nama};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = jabatan_add(c, j.instansi_id, p);
	return rc < 0 ? rc : jejak_add(c, &j);
}

int act_jabatan_tambah(struct ctx *c, const struct jabatan *p)
{
	struct urusan u = {.in = p};

	return db_run(c, DB_WRITE, jabatan_tambah_in, &u);
}

static const char *old_and_new(struct ctx *c, const struct ganti_nama *g)
{
	return arena_printf(c->mem, "%s menjadi %s", g->lama, g->baru);
}

static int bidang_ganti_in(struct ctx *c, void *arg)
{
	const struct ganti_nama *g = ((struct urusan *)arg)->in;
	struct jejak j = {.tindakan = "bidang.ganti-nama", .objek = g->kode};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = bidang_ganti(c, j.instansi_id, g);
	j.rincian = old_and_new(c, g);
	return rc < 0 ? rc : jejak_add(c, &j);
}

int act_bidang_ganti(struct ctx *c, const struct ganti_nama *g)
{
	struct urusan u = {.in = g};

	return db_run(c, DB_WRITE, bidang_ganti_in, &u);
}

static int jabatan_ganti_in(struct ctx *c, void *arg)
{
	const struct ganti_nama *g = ((struct urusan *)arg)->in;
	struct jejak j = {.tindakan = "jabatan.ganti-nama", .objek = g->kode};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = jabatan_ganti(c, j.instansi_id, g);
	j.rincian = old_and_new(c, g);
	return rc < 0 ? rc : jejak_add(c, &j);
}

int act_jabatan_ganti(struct ctx *c, const struct ganti_nama *g)
{
	struct urusan u = {.in = g};

	return db_run(c, DB_WRITE, jabatan_ganti_in, &u);
}

static int jabatan_list_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct jabatan *list;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = jabatan_list(c, instansi_id, &list, &u->n);
	if (rc == OK)
		u->out = list;
	return rc;
}

int act_jabatan_list(struct ctx *c, struct jabatan **list, size_t *n)
{
	struct urusan u = {0};
	int rc = db_run(c, DB_READ, jabatan_list_in, &u);

	if (rc < 0)
		return rc;
	*list = u.out;
	*n = u.n;
	return OK;
}

/* ---- working time ---- */

static int jam_list_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct jam_kerja *list;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = jam_kerja_list(c, instansi_id, &list, &u->n);
	if (rc == OK)
		u->out = list;
	return rc;
}

int act_jam_kerja_list(struct ctx *c, struct jam_kerja **list, size_t *n)
{
	struct urusan u = {0};
	int rc = db_run(c, DB_READ, jam_list_in, &u);

	if (rc < 0)
		return rc;
	*list = u.out;
	*n = u.n;
	return OK;
}

static int libur_list_in(struct ctx *c, void *arg)
{
	struct urusan *u = arg;
	struct hari_libur *list;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = hari_libur_list(c, instansi_id, (int)u->id, &list, &u->n);
	if (rc == OK)
		u->out = list;
	return rc;
}

int act_libur_list(
	struct ctx *c, int tahun, struct hari_libur **list, size_t *n)
{
	struct urusan u = {.id = tahun};
	int rc;

	if (tahun < 1 || tahun > 9999)
		return fail(c, E_INVALID,
			"Tahun %d tidak sah; tulis misalnya 2026.", tahun);
	rc = db_run(c, DB_READ, libur_list_in, &u);
	if (rc < 0)
		return rc;
	*list = u.out;
	*n = u.n;
	return OK;
}

/* ---- the journal ---- */

static int jejak_in(struct ctx *c, void *arg)
{
	struct jejak_saring *s = arg;
	const struct kantor_act *k;
	struct pejabat p;
	struct jejak j;
	int rc = act_kantor(c, &k);

	if (rc < 0)
		return rc;
	if (s->jabatan == NULL)
		rc = act_pengelola(c, "jurnal.baca", &j);
	else
		rc = act_pejabat(c, k, s->jabatan, c->now, &p);
	if (rc == OK && s->jabatan != NULL)
		rc = izin_check(c, "jurnal.baca", p.peran);
	if (rc < 0)
		return rc;
	return jejak_list(c, k->instansi.id, s);
}

int act_jejak_list(struct ctx *c, struct jejak_saring *s)
{
	return db_run(c, DB_READ, jejak_in, s);
}
