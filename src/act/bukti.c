/*
 * Proof: every invariant of a database looked at, every chain verified.
 *
 * A broken invariant does not stop the others: a person who repairs wants
 * the whole list. Each case is looked at in memory that is given back.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/blob.h"
#include "store/store.h"
#include "surat/surat.h"

enum {
	P_RANTAI,
	P_LIPATAN,
	P_TUGAS,
	P_LAMPIRAN,
	P_BERKAS,
	P_SOP,
	P_JURNAL,
	P_NOMOR,
	P_N
};

static const char *const invarian[P_N] = {
	[P_RANTAI] = "rantai hash peristiwa setiap siklus utuh",
	[P_LIPATAN] =
		"riwayat setiap siklus menghasilkan keadaan yang tersimpan",
	[P_TUGAS] = "siklus berjalan punya tugas, yang selesai tidak",
	[P_LAMPIRAN] = "berkas yang disebut setiap riwayat masih tersimpan",
	[P_BERKAS] = "isi setiap berkas sesuai hash-nya",
	[P_SOP] = "setiap versi SOP terbaca dan tidak buntu",
	[P_JURNAL] = "rantai hash jurnal administrasi utuh",
	[P_NOMOR] = "buku nomor setiap tahun tanpa lompatan",
};

struct pemeriksaan {
	struct act_periksa *list;
};

/* Note the outcome of one look and go on. */
static void note(
	struct ctx *c, struct arena *keep, struct act_periksa *p, int rc)
{
	p->n++;
	if (rc < 0 && p->salah == NULL)
		p->salah = arena_dup(keep, c->sentence != NULL
						   ? c->sentence
						   : rc_sentence((enum rc)rc));
	if (rc < 0)
		fail_clear(c);
}

static int tasks_fit(struct ctx *c, const struct siklus *s)
{
	struct tugas *t;
	size_t n, open = 0;
	int rc = tugas_list(c, s, &t, &n);
	bool runs =
		s->keadaan == KEADAAN_BERJALAN || s->keadaan == KEADAAN_DIJEDA;

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		open += t[i].selesai_at == 0;
	if (runs == (open > 0))
		return OK;
	return fail(c, E_IO,
		"Siklus %lld %s tetapi mempunyai %zu tugas terbuka.",
		(long long)s->id, keadaan_nama(s->keadaan), open);
}

struct berkas_daftar {
	const struct berkas *item;
	size_t n;
};

/* "notulen=HASH" of event `urut` is a file of the case; "data=HASH" binds
 * the figures as they were sent and has no file. */
static bool is_kept(const struct berkas_daftar *f, int64_t urut,
	const char *word, size_t len, struct arena *a)
{
	if (text_starts(word, "data="))
		return true;
	for (size_t i = 0; i < f->n; i++) {
		const struct berkas *b = &f->item[i];
		const char *want = arena_printf(
			a, "%s=%s", b->jenis, hash_hex(a, b->hash));

		if (b->urut == urut && strlen(want) == len &&
			strncmp(want, word, len) == 0)
			return true;
	}
	return false;
}

/* What the events bind by hash is still filed as they brought it. */
static int files_fit(struct ctx *c, const struct siklus *s)
{
	struct berkas_daftar f;
	struct berkas *list;
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, s, &e, &n);

	if (rc == OK)
		rc = berkas_list(c, s->instansi_id, s->id, &list, &f.n);
	if (rc < 0)
		return rc;
	f.item = list;
	for (size_t i = 0; i < n; i++) {
		const char *w = e[i].berkas != NULL ? e[i].berkas : "";

		while (*w != '\0') {
			size_t len = strcspn(w, " ");

			if (!is_kept(&f, e[i].urut, w, len, c->mem))
				return fail(c, E_IO,
					"Siklus %lld: berkas %.*s dari peristiwa %lld hilang atau berubah; pulihkan dari cadangan.",
					(long long)s->id, (int)strcspn(w, "="),
					w, (long long)e[i].urut);
			w += len + (w[len] == ' ');
		}
	}
	return OK;
}

static void check_case(
	struct ctx *c, struct pemeriksaan *p, int64_t id, struct arena *keep)
{
	const struct kantor_act *k;
	struct siklus s;
	int rc = act_siklus(c, id, false, &s, &k);

	if (rc < 0) {
		const char *why = c->sentence != NULL
					  ? c->sentence
					  : rc_sentence((enum rc)rc);

		fail_clear(c);
		rc = fail(c, E_IO, "Siklus %lld tidak dapat dibaca: %s",
			(long long)id, why);
		note(c, keep, &p->list[P_LIPATAN], rc);
		return;
	}
	note(c, keep, &p->list[P_RANTAI], siklus_verify(c, &s));
	note(c, keep, &p->list[P_LIPATAN], siklus_check(c, &s));
	note(c, keep, &p->list[P_TUGAS], tasks_fit(c, &s));
	note(c, keep, &p->list[P_LAMPIRAN], files_fit(c, &s));
}

static int check_cases(struct ctx *c, struct pemeriksaan *p)
{
	struct arena *keep = c->mem, *each;
	struct siklus *list;
	size_t n;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = siklus_list(c, instansi_id, &list, &n);
	if (rc < 0)
		return rc;
	each = arena_open(LIMIT_ARENA);
	c->mem = each;
	for (size_t i = 0; i < n; i++) {
		check_case(c, p, list[i].id, keep);
		arena_reset(each);
	}
	c->mem = keep;
	arena_close(each);
	rc = siklus_yatim(c, instansi_id);
	if (rc < 0)
		note(c, keep, &p->list[P_RANTAI], rc);
	rc = berkas_check(c, instansi_id);
	if (rc < 0)
		note(c, keep, &p->list[P_BERKAS], rc);
	return OK;
}

static int check_sops(struct ctx *c, struct pemeriksaan *p)
{
	struct sop *list;
	const struct sop *s;
	struct temuan_list why;
	const struct kantor_act *k;
	size_t n;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		rc = sop_list(c, k->instansi.id, &list, &n);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		rc = act_sop_versi(c, k->instansi.id, list[i].id, &s);
		if (rc == OK && !sop_sound(c->mem, s, k->bidang_n, &why))
			rc = fail(c, E_IO, "SOP %s versi %d: %s", list[i].nomor,
				list[i].versi,
				why.n > 0 ? why.item[0].pesan : "tidak sound");
		note(c, c->mem, &p->list[P_SOP], rc);
	}
	return OK;
}

/* Every letter that appoints is still kept. */
static int letters_kept(struct ctx *c, int64_t instansi_id)
{
	struct penugasan_baris *l;
	size_t n;
	int64_t size;
	int rc = penugasan_list(c, instansi_id, day_from(1, 1, 1), &l, &n);

	for (size_t i = 0; rc == OK && i < n; i++)
		if (l[i].p.surat != NULL)
			rc = blob_size(c, l[i].p.surat->hash, &size);
	return rc;
}

static int check_in(struct ctx *c, void *arg)
{
	struct pemeriksaan *p = arg;
	int64_t n = 0, id = 0, blobs;
	int rc;

	p->list = arena_array(c->mem, struct act_periksa, P_N);
	for (size_t i = 0; i < P_N; i++)
		p->list[i].nama = invarian[i];
	rc = check_cases(c, p);
	if (rc == OK)
		rc = check_sops(c, p);
	if (rc < 0)
		return rc;
	blobs = blob_check(c);
	note(c, c->mem, &p->list[P_BERKAS], blobs < 0 ? (int)blobs : OK);
	if (blobs >= 0)
		p->list[P_BERKAS].n = blobs;
	note(c, c->mem, &p->list[P_JURNAL], jejak_verify(c, &n));
	p->list[P_JURNAL].n = n;
	rc = act_instansi_id(c, &id);
	if (rc < 0)
		return rc;
	rc = letters_kept(c, id);
	if (rc < 0)
		note(c, c->mem, &p->list[P_BERKAS], rc);
	note(c, c->mem, &p->list[P_NOMOR], nomor_check(c, id, &n));
	p->list[P_NOMOR].n = n;
	return OK;
}

int act_check(struct ctx *c, struct act_periksa **list, size_t *n)
{
	struct pemeriksaan p = {0};
	int rc = db_run(c, DB_READ, check_in, &p);

	if (rc < 0)
		return rc;
	*list = p.list;
	*n = P_N;
	for (size_t i = 0; i < P_N; i++)
		if (p.list[i].salah != NULL)
			return fail(c, E_IO, "%s", p.list[i].salah);
	return OK;
}

struct verifikasi {
	int64_t rantai, peristiwa;
};

static int verify_in(struct ctx *c, void *arg)
{
	struct verifikasi *v = arg;
	struct siklus *list;
	size_t n;
	int64_t instansi_id, lines = 0;
	int rc = act_instansi_id(c, &instansi_id);

	v->rantai = 1;
	v->peristiwa = 0;
	if (rc == OK)
		rc = siklus_list(c, instansi_id, &list, &n);
	for (size_t i = 0; rc == OK && i < n; i++) {
		struct arena_mark m = arena_mark(c->mem);

		rc = siklus_verify(c, &list[i]);
		v->rantai++;
		v->peristiwa += list[i].urut;
		if (rc == OK)
			arena_rewind(c->mem, m);
	}
	if (rc == OK)
		rc = siklus_yatim(c, instansi_id);
	if (rc == OK)
		rc = jejak_verify(c, &lines);
	v->peristiwa += lines;
	return rc;
}

int act_verify(struct ctx *c, int64_t *rantai, int64_t *peristiwa)
{
	struct verifikasi v = {0};
	int rc = db_run(c, DB_READ, verify_in, &v);

	if (rc < 0)
		return rc;
	*rantai = v.rantai;
	*peristiwa = v.peristiwa;
	return OK;
}
