/*
 * Who holds a position: appointing, ending it, and the letter that says so.
 * The letter's PDF is kept by its hash, which the journal names.
 */
#include "base/base.h"

#include <strings.h>

#include "act/act_org.h"
#include "act/act_priv.h"

#include "store/blob.h"
#include "store/store.h"

/* ---- the letter that appoints ---- */

/* A PDF by its name and by its first bytes, of a size that can be sent. */
static int check_letter(struct ctx *c, const struct lampiran *l)
{
	const char *ext = l->nama != NULL ? strrchr(l->nama, '.') : NULL;

	if (ext == NULL || strcasecmp(ext, ".pdf") != 0)
		return fail(c, E_INVALID,
			"Surat perintah harus berkas PDF. Pindai atau simpan sebagai PDF, lalu unggah lagi.");
	if (l->n == 0)
		return fail(c, E_INVALID,
			"Berkas %s kosong. Unggah lagi PDF suratnya.", l->nama);
	if (l->n > LIMIT_SURAT)
		return fail(c, E_TOOBIG,
			"Berkas %s lebih besar daripada %zu MB. Perkecil PDF-nya, lalu unggah lagi.",
			l->nama, LIMIT_SURAT >> 20);
	return lampiran_cocok(c, l);
}

static int keep_letter(struct ctx *c, const struct lampiran *l,
	const struct surat_perintah **out)
{
	struct surat_perintah *s = arena_new(c->mem, struct surat_perintah);
	int rc;

	s->nama = l->nama;
	s->n = (int64_t)l->n;
	memcpy(s->hash, l->hash, HASH_N);
	rc = l->isi != NULL ? blob_put(c, l->isi, l->n, s->hash)
			    : blob_put_fd(c, l->fd, l->offset, l->n, s->hash);
	if (rc == OK)
		*out = s;
	return rc;
}

struct surat_urusan {
	int64_t id;
	const struct lampiran *l;
	struct surat_unduh *out;
};

static int surat_in(struct ctx *c, void *arg)
{
	const struct surat_urusan *u = arg;
	const struct surat_perintah *s;
	struct penugasan_baris b;
	struct jejak j = {.tindakan = "org.surat"};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = penugasan_get(c, j.instansi_id, u->id, &b);
	if (rc == OK)
		rc = keep_letter(c, u->l, &s);
	if (rc == OK)
		rc = penugasan_surat(c, j.instansi_id, u->id, s);
	if (rc < 0)
		return rc;
	j.objek = b.p.jabatan;
	j.rincian = arena_printf(c->mem, "%s, NIP %s, surat sha256 %s",
		b.p.kapasitas, b.nip, hash_hex(c->mem, s->hash));
	return jejak_add(c, &j);
}

int act_penugasan_surat(struct ctx *c, int64_t id, const struct lampiran *l)
{
	struct surat_urusan u = {.id = id, .l = l};
	int rc = check_letter(c, l);

	return rc < 0 ? rc : db_run(c, DB_WRITE, surat_in, &u);
}

static int surat_baca_in(struct ctx *c, void *arg)
{
	struct surat_urusan *u = arg;
	struct penugasan_baris b;
	struct jejak j;
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = penugasan_get(c, j.instansi_id, u->id, &b);
	if (rc < 0)
		return rc;
	if (b.p.surat == NULL)
		return fail(c, E_NOTFOUND,
			"Surat perintah penunjukan ini belum diunggah.");
	u->out->nama = b.p.surat->nama;
	return blob_get(c, b.p.surat->hash, &u->out->isi, &u->out->n);
}

int act_penugasan_surat_baca(struct ctx *c, int64_t id, struct surat_unduh *out)
{
	struct surat_urusan u = {.id = id, .out = out};

	return db_run(c, DB_READ, surat_baca_in, &u);
}

/* ---- an appointment ---- */

struct tunjuk {
	const char *nip;
	struct penugasan p;
	const struct lampiran *surat; /* NULL: none */
};

static int tunjuk_in(struct ctx *c, void *arg)
{
	struct tunjuk *t = arg;
	struct jejak j = {.tindakan = "org.tunjuk", .objek = t->p.jabatan};
	struct pegawai who;
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = pegawai_find(c, j.instansi_id, t->nip, &who);
	if (rc < 0)
		return rc;
	t->p.pegawai_id = who.id;
	if (t->surat != NULL)
		rc = keep_letter(c, t->surat, &t->p.surat);
	if (rc == OK)
		rc = penugasan_add(c, j.instansi_id, &t->p);
	if (rc == OK)
		rc = kabar_ditunjuk(c, &t->p);
	if (rc < 0)
		return rc;
	j.rincian = arena_printf(c->mem, "%s, NIP %s, %s%s%s", t->p.kapasitas,
		t->nip, t->p.dasar, t->p.surat != NULL ? ", surat sha256 " : "",
		t->p.surat != NULL ? hash_hex(c->mem, t->p.surat->hash) : "");
	return jejak_add(c, &j);
}

int act_tunjuk(struct ctx *c, const char *nip, const struct penugasan *p,
	const struct lampiran *surat)
{
	struct tunjuk t = {nip, *p, surat};
	int rc = surat == NULL ? OK : check_letter(c, surat);

	return rc < 0 ? rc : db_run(c, DB_WRITE, tunjuk_in, &t);
}

/* ---- listed and ended ---- */

struct daftar {
	void *out;
	size_t n;
	bool semua;
};

struct akhir {
	int64_t id;
	int32_t day;
};

static int penugasan_list_in(struct ctx *c, void *arg)
{
	struct daftar *u = arg;
	const struct kantor_act *k;
	struct penugasan_baris *list;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		rc = penugasan_list(c, k->instansi.id,
			u->semua ? day_from(1, 1, 1)
				 : at_day(c->now, k->instansi.zona_min),
			&list, &u->n);
	if (rc == OK)
		u->out = list;
	return rc;
}

int act_penugasan_list(
	struct ctx *c, bool semua, struct penugasan_baris **list, size_t *n)
{
	struct daftar u = {.semua = semua};
	int rc = db_run(c, DB_READ, penugasan_list_in, &u);

	if (rc < 0)
		return rc;
	*list = u.out;
	*n = u.n;
	return OK;
}

static int akhiri_in(struct ctx *c, void *arg)
{
	const struct akhir *u = arg;
	const struct kantor_act *k;
	struct penugasan_baris b = {.id = u->id, .p = {.selesai = u->day}};
	struct jejak j = {.tindakan = "org.akhiri"};
	int rc = act_pengelola(c, "org.ubah", &j);

	if (rc == OK)
		rc = act_kantor(c, &k);
	if (rc == OK)
		rc = penugasan_end(c, j.instansi_id,
			at_day(c->now, k->instansi.zona_min), &b);
	if (rc < 0)
		return rc;
	j.objek = b.p.jabatan;
	j.rincian = arena_printf(c->mem, "%s, NIP %s, sampai %s", b.p.kapasitas,
		b.nip, day_long(c->mem, u->day));
	return jejak_add(c, &j);
}

int act_penugasan_akhiri(struct ctx *c, int64_t id, int32_t day)
{
	struct akhir u = {.id = id, .day = day};

	return db_run(c, DB_WRITE, akhiri_in, &u);
}
