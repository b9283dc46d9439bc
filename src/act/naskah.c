/*
 * Writing the draft (SOP langkah 5): sections, soft leases, versions.
 *
 * A section is held for some minutes by who writes it; holding is politeness,
 * the revision is what protects: a text is only replaced by one that began
 * from it.
 */
#include "base/base.h"

#include "act/data_priv.h"
#include "act/naskah_priv.h"

#include "store/store.h"

#define LEASE (5 * CLOCK_MINUTE)
#define SAME_VERSION (10 * CLOCK_MINUTE) /* one version for each such span */

#define LANGKAH_DRAF 5 /* the section's text is bound when it completes */

static int enter(struct ctx *c, int64_t id, bool lock, struct naskah_masuk *m)
{
	int rc = act_siklus(c, id, lock, &m->s, &m->k);

	if (rc < 0)
		return rc;
	naskah_susunan(c->mem, m->k->bidang, m->k->bidang_n, &m->l);
	return naskah_muat(c, m->s.instansi_id, id, &m->l);
}

static int who(struct ctx *c, const char *jabatan, const char *izin,
	struct naskah_masuk *m)
{
	int rc = act_pejabat(c, m->k, jabatan, c->now, &m->p);

	if (rc < 0)
		return rc;
	return izin_check(c, izin != NULL ? izin : "laporan.baca", m->p.peran);
}

int naskah_masuk(struct ctx *c, int64_t siklus_id, const char *jabatan,
	const char *izin, struct naskah_masuk *m)
{
	int rc = enter(c, siklus_id, false, m);

	return rc < 0 ? rc : who(c, jabatan, izin, m);
}

int naskah_ubah(struct ctx *c, int64_t siklus_id, const char *jabatan,
	const char *izin, struct naskah_masuk *m)
{
	int rc = enter(c, siklus_id, true, m);

	if (rc == OK)
		rc = who(c, jabatan, izin, m);
	return rc < 0 ? rc : tugas_disentuh(c, &m->s, m->p.jabatan, NULL);
}

bool naskah_di_langkah(const struct siklus *s, int no)
{
	for (size_t i = 0; i < s->marking.token_n; i++)
		if (s->kasus.sop->simpul[s->marking.token[i].simpul].no == no)
			return s->keadaan == KEADAAN_BERJALAN;
	return false;
}

int naskah_terbuka(struct ctx *c, const struct siklus *s)
{
	if (s->keadaan != KEADAAN_BERJALAN)
		return fail(c, E_STATE,
			"Siklus ini %s; drafnya tidak dapat diubah.",
			keadaan_nama(s->keadaan));
	for (size_t i = 0; i < s->marking.token_n; i++) {
		int no = s->kasus.sop->simpul[s->marking.token[i].simpul].no;

		if (no > LANGKAH_DRAF)
			return fail(c, E_STATE,
				"Draf sudah selesai dan ada di langkah %d; perubahan hanya dapat bila Sekretaris mengembalikannya.",
				no);
	}
	return OK;
}

int naskah_teks(struct ctx *c, const char *teks, size_t limit)
{
	size_t n = strlen(teks);

	if (!text_is_utf8(teks, n))
		return fail(c, E_INVALID,
			"Tulisan memuat huruf yang tidak sah; ketik ulang bagian itu.");
	if (n > limit)
		return fail(c, E_TOOBIG,
			"Tulisan paling besar %zu KB. Pecah atau ringkaslah.",
			limit >> 10);
	return OK;
}

int naskah_nama(struct ctx *c, int64_t instansi_id,
	const struct catatan_list *l, const char ***penulis,
	const char ***penjawab)
{
	int rc = OK;

	*penulis = arena_array(c->mem, const char *, l->n + 1);
	*penjawab = arena_array(c->mem, const char *, l->n + 1);
	for (size_t i = 0; rc == OK && i < l->n; i++) {
		rc = data_nama(c, instansi_id, l->item[i].oleh, &(*penulis)[i]);
		if (rc == OK)
			rc = data_nama(c, instansi_id, l->item[i].dijawab_oleh,
				&(*penjawab)[i]);
	}
	return rc;
}

/* A Kabid writes only about his own Bidang. */
static bool is_his(const struct pejabat *p, const struct bagian *b)
{
	return p->bidang == NULL || text_eq(p->bidang, b->bidang);
}

static bool held_by_other(
	const struct ctx *c, const struct bagian *b, const struct pejabat *p)
{
	return b->pegang_oleh != 0 && b->pegang_oleh != p->pegawai_id &&
	       b->pegang_sampai_at > c->now;
}

static const char *held(
	struct ctx *c, const char *nama, const struct bagian *b, int zona)
{
	return arena_printf(c->mem,
		"%s sedang menulis bagian ini sejak %s. Ambil alih bila perlu; tulisannya tersimpan.",
		nama != NULL ? nama : "Orang lain",
		data_pukul(c, b->pegang_sejak_at, zona));
}

/* ---- looking ---- */

static int fill_bagian(struct ctx *c, const struct naskah_masuk *m,
	const struct act_naskah *a, const struct bagian *b,
	struct act_bagian *out)
{
	int64_t id = m->s.instansi_id;
	int rc = data_nama(c, id, b->diubah_oleh, &out->diubah);

	out->bagian = *b;
	out->boleh = a->boleh && is_his(&m->p, b);
	out->kata = naskah_kata(b->teks);
	for (size_t i = 0; i < a->catatan.n; i++)
		out->catatan_n +=
			text_eq(a->catatan.item[i].kode, b->kode) &&
			(a->catatan.item[i].keadaan == CATATAN_TERBUKA ||
				a->catatan.item[i].keadaan == CATATAN_BELUM);
	if (rc < 0 || !held_by_other(c, b, &m->p))
		return rc;
	rc = data_nama(c, id, b->pegang_oleh, &out->dipegang);
	out->kalimat = held(c, out->dipegang, b, m->k->instansi.zona_min);
	return rc;
}

/* Only notes of rounds that were decided: what he writes while reading is
 * the checker's own. */
static int decided_notes(
	struct ctx *c, const struct naskah_masuk *m, struct catatan_list *out)
{
	size_t n = 0;
	int rc = catatan_list(c, m->s.instansi_id, m->s.id, out);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < out->n; i++)
		if (out->item[i].putaran <= m->s.marking.tolak_n)
			out->item[n++] = out->item[i];
	out->n = n;
	return OK;
}

static int lihat_in(struct ctx *c, void *arg)
{
	struct act_naskah *a = arg;
	struct naskah_masuk m = {0};
	int rc = naskah_masuk(c, a->siklus_id, a->jabatan, NULL, &m);

	if (rc == OK)
		rc = decided_notes(c, &m, &a->catatan);
	if (rc < 0)
		return rc;
	a->siklus = m.s;
	a->instansi = m.k->instansi;
	a->pelaku = m.p;
	rc = izin_check(c, "naskah.tulis", m.p.peran);
	if (rc == OK)
		rc = naskah_terbuka(c, &m.s);
	a->boleh = rc == OK;
	a->alasan = c->sentence;
	fail_clear(c);
	a->bagian_n = m.l.n;
	a->bagian = arena_array(c->mem, struct act_bagian, m.l.n + 1);
	rc = naskah_nama(
		c, m.s.instansi_id, &a->catatan, &a->penulis, &a->penjawab);
	for (size_t i = 0; rc == OK && i < m.l.n; i++)
		rc = fill_bagian(c, &m, a, &m.l.item[i], &a->bagian[i]);
	return rc;
}

int act_naskah_lihat(struct ctx *c, struct act_naskah *a)
{
	return db_run(c, DB_READ, lihat_in, a);
}

struct tanya_blok {
	int64_t id;
	struct blok_list *out;
};

static int blok_in(struct ctx *c, void *arg)
{
	struct tanya_blok *t = arg;
	const struct kantor_act *k;
	struct siklus s;
	struct lkj_data d;
	int rc = act_siklus(c, t->id, false, &s, &k);

	if (rc == OK)
		rc = laporan_bahan(c, &s, k, NULL, &d);
	if (rc == OK)
		naskah_blok_list(c->mem, &d, t->out);
	return rc;
}

int act_naskah_blok(struct ctx *c, int64_t siklus_id, struct blok_list *out)
{
	struct tanya_blok t = {siklus_id, out};

	return db_run(c, DB_READ, blok_in, &t);
}

/* ---- preview ---- */

static struct bagian *section(
	struct ctx *c, const struct naskah_masuk *m, const char *kode)
{
	struct bagian *b = bagian_find(&m->l, kode);

	if (b == NULL)
		(void)fail(c, E_NOTFOUND,
			"Bagian \"%s\" tidak ada pada laporan ini; pilih dari daftar isinya.",
			kode);
	return b;
}

/* A Kabid sees no figures of others before the meeting, in no placeholder. */
static int only_readable(
	struct ctx *c, const struct naskah_masuk *m, struct lkj_data *d)
{
	size_t n = 0;

	for (size_t i = 0; i < d->bidang_n; i++) {
		int rc = data_terbaca(c, &m->s, m->k, d->bidang[i].bidang.kode);

		if (rc == OK)
			d->bidang[n++] = d->bidang[i];
		else if (rc != E_DENIED)
			return rc;
		else
			fail_clear(c);
	}
	d->bidang_n = n;
	return OK;
}

/* The section as a tree of its own; says which placeholders are unknown. */
static int draw(struct ctx *c, const struct naskah_masuk *m,
	const struct bagian *b, struct md *md, struct doc **out)
{
	struct lkj_data *d = arena_new(c->mem, struct lkj_data);
	int rc = laporan_bahan(c, &m->s, m->k, NULL, d);

	if (rc == OK)
		rc = only_readable(c, m, d);
	if (rc < 0)
		return rc;
	*out = doc_new(c->mem, b->judul);
	md->judul = b->judul;
	md->data = d;
	md->dasar = 1;
	md_susun(*out, md);
	return OK;
}

static int pratinjau_in(struct ctx *c, void *arg)
{
	struct act_pratinjau *a = arg;
	struct naskah_masuk m = {0};
	struct md md = {0};
	struct bagian *b;
	struct doc *d = NULL;
	int rc = naskah_masuk(c, a->siklus_id, a->jabatan, NULL, &m);

	if (rc < 0)
		return rc;
	b = section(c, &m, a->kode);
	if (b == NULL)
		return (int)c->code;
	md.teks = a->teks != NULL ? a->teks : b->teks;
	rc = draw(c, &m, b, &md, &d);
	if (rc < 0)
		return rc;
	a->temuan = md.temuan;
	a->temuan_n = md.temuan_n;
	str_clear(a->out);
	return paper_html_part(c, d, a->out);
}

int act_naskah_pratinjau(struct ctx *c, struct act_pratinjau *a)
{
	int rc = a->teks != NULL ? naskah_teks(c, a->teks, LIMIT_BAGIAN) : OK;

	return rc < 0 ? rc : db_run(c, DB_READ, pratinjau_in, a);
}

/* ---- writing ---- */

static int refuse_stale(struct ctx *c, const struct naskah_masuk *m,
	const struct bagian *b, struct act_tulis *a)
{
	int rc = data_nama(c, m->s.instansi_id, b->diubah_oleh, &a->oleh);

	if (rc < 0)
		return rc;
	a->sekarang = b->teks;
	a->pada_at = b->diubah_at;
	return fail(c, E_CONFLICT,
		"Bagian %s sudah diubah %s %s. Tulisan Anda tidak hilang; bandingkan, lalu simpan lagi.",
		b->judul, a->oleh != NULL ? a->oleh : "orang lain",
		data_pukul(c, b->diubah_at, m->k->instansi.zona_min));
}

static int check_writer(struct ctx *c, const struct naskah_masuk *m,
	const struct bagian *b, const struct act_tulis *a)
{
	const char *nama;
	int rc = naskah_terbuka(c, &m->s);

	if (rc < 0)
		return rc;
	if (!is_his(&m->p, b))
		return fail(c, E_DENIED,
			"%s menulis uraian Bidangnya sendiri; bagian %s ditulis Tim LKJ.",
			m->p.jabatan_nama, b->judul);
	if (!held_by_other(c, b, &m->p) || a->ambil_alih)
		return OK;
	rc = data_nama(c, m->s.instansi_id, b->pegang_oleh, &nama);
	if (rc < 0)
		return rc;
	return fail(
		c, E_STATE, "%s", held(c, nama, b, m->k->instansi.zona_min));
}

static int keep_version(struct ctx *c, const struct naskah_masuk *m,
	const struct bagian *old, const struct bagian *b)
{
	struct bagian_versi v = {
		b->kode, b->rev, b->diubah_oleh, b->diubah_at, b->teks};
	bool same =
		old->rev > 0 && old->diubah_oleh == b->diubah_oleh &&
		old->diubah_at / SAME_VERSION == b->diubah_at / SAME_VERSION;

	return naskah_versi_add(
		c, m->s.instansi_id, m->s.id, &v, same ? old->rev : 0);
}

static int unknown_blocks(struct ctx *c, const struct naskah_masuk *m,
	const struct bagian *b, struct act_tulis *a)
{
	struct md md = {.teks = b->teks};
	struct doc *d;
	int rc;

	a->temuan_n = 0;
	if (strstr(b->teks, "[[") == NULL)
		return OK;
	rc = draw(c, m, b, &md, &d);
	a->temuan = md.temuan;
	a->temuan_n = md.temuan_n;
	return rc;
}

/* What was asked stays apart from what is answered: the action may be tried
 * again. */
struct tulis {
	struct act_tulis a;
	int64_t rev;
};

static int tulis_in(struct ctx *c, void *arg)
{
	struct tulis *t = arg;
	struct act_tulis *a = &t->a;
	struct naskah_masuk m = {0};
	struct bagian *b, old;
	int rc = naskah_ubah(c, a->siklus_id, a->jabatan, "naskah.tulis", &m);

	if (rc < 0)
		return rc;
	b = section(c, &m, a->kode);
	if (b == NULL)
		return (int)c->code;
	rc = check_writer(c, &m, b, a);
	if (rc == OK && a->teks != NULL && t->rev != b->rev &&
		!text_eq(a->teks, b->teks))
		rc = refuse_stale(c, &m, b, a);
	if (rc < 0)
		return rc;
	old = *b;
	if (b->pegang_oleh != m.p.pegawai_id || b->pegang_sampai_at < c->now)
		b->pegang_sejak_at = c->now;
	b->pegang_oleh = m.p.pegawai_id;
	b->pegang_sampai_at = c->now + LEASE;
	if (a->teks != NULL) {
		if (!text_eq(a->teks, b->teks)) {
			b->teks = a->teks;
			b->rev++;
			b->diubah_at = c->now;
			b->diubah_oleh = m.p.pegawai_id;
			rc = keep_version(c, &m, &old, b);
		}
		b->keadaan = text_is_blank(b->teks) ? BAGIAN_BELUM
			     : a->selesai           ? BAGIAN_SELESAI
						    : BAGIAN_DITULIS;
	}
	if (rc == OK)
		rc = naskah_simpan(c, m.s.instansi_id, m.s.id, b, old.rev);
	if (rc == OK)
		rc = unknown_blocks(c, &m, b, a);
	a->kata = naskah_kata(b->teks);
	a->pada_at = c->now;
	a->rev = rc == OK && a->teks != NULL ? b->rev : t->rev;
	return rc;
}

/* Browsers send \r\n. */
static char *unix_lines(struct ctx *c, const char *teks)
{
	char *t = arena_dup(c->mem, teks), *w = t;

	for (const char *r = t; *r != '\0'; r++)
		if (*r != '\r')
			*w++ = *r;
	*w = '\0';
	return t;
}

int act_naskah_tulis(struct ctx *c, struct act_tulis *a)
{
	struct tulis t = {*a, a->rev};
	int rc = OK;

	if (a->teks != NULL) {
		rc = naskah_teks(c, a->teks, LIMIT_BAGIAN);
		t.a.teks = rc == OK ? unix_lines(c, a->teks) : NULL;
	}
	if (rc == OK)
		rc = db_run(c, DB_WRITE, tulis_in, &t);
	t.a.teks = a->teks;
	*a = t.a;
	return rc;
}

static int lepas_in(struct ctx *c, void *arg)
{
	const struct act_tulis *a = arg;
	struct naskah_masuk m = {0};
	struct bagian *b;
	int rc = naskah_ubah(c, a->siklus_id, a->jabatan, "naskah.tulis", &m);

	if (rc < 0)
		return rc;
	b = section(c, &m, a->kode);
	if (b == NULL)
		return (int)c->code;
	if (b->pegang_oleh != m.p.pegawai_id)
		return OK;
	b->pegang_oleh = b->pegang_sejak_at = b->pegang_sampai_at = 0;
	return naskah_simpan(c, m.s.instansi_id, m.s.id, b, b->rev);
}

int act_naskah_lepas(struct ctx *c, const struct act_tulis *a)
{
	struct act_tulis in = *a;

	return db_run(c, DB_WRITE, lepas_in, &in);
}

/* ---- history ---- */

static int version_text(struct ctx *c, const struct naskah_masuk *m,
	const char *kode, int64_t rev, const char **out)
{
	struct bagian_versi v = {.kode = kode, .rev = rev};
	int rc;

	*out = "";
	if (rev == 0)
		return OK;
	rc = naskah_versi_get(c, m->s.instansi_id, m->s.id, &v);
	if (rc == OK)
		*out = v.teks;
	return rc;
}

static int riwayat_in(struct ctx *c, void *arg)
{
	struct act_riwayat *a = arg;
	struct naskah_masuk m = {0};
	const char *lama, *baru;
	struct bagian *b;
	int rc = naskah_masuk(c, a->siklus_id, a->jabatan, NULL, &m);

	if (rc < 0)
		return rc;
	b = section(c, &m, a->kode);
	if (b == NULL)
		return (int)c->code;
	rc = naskah_versi_list(c, m.s.instansi_id, m.s.id, a->kode, &a->versi);
	a->oleh = arena_array(c->mem, const char *, a->versi.n + 1);
	for (size_t i = 0; rc == OK && i < a->versi.n; i++)
		rc = data_nama(
			c, m.s.instansi_id, a->versi.item[i].oleh, &a->oleh[i]);
	if (rc == OK)
		rc = version_text(c, &m, a->kode, a->dari, &lama);
	if (rc == OK && a->ke != 0)
		rc = version_text(c, &m, a->kode, a->ke, &baru);
	else
		baru = b->teks;
	if (rc == OK)
		naskah_beda(c->mem, lama, baru, &a->beda);
	return rc;
}

int act_naskah_riwayat(struct ctx *c, struct act_riwayat *a)
{
	return db_run(c, DB_READ, riwayat_in, a);
}
