/*
 * Telling people what happened, in the transaction in which it happened
 * (ux.md 12). A title and a link, no figures and no notes: those need a
 * right to be read, and a notification may stand on a locked screen.
 */
#include "base/base.h"

#include "act/act_kabar.h"
#include "act/act_priv.h"

#include "org/akun.h"
#include "store/store.h"

/* What every text of one event needs. */
struct berita {
	const struct siklus *s;
	const struct kantor_act *k;
	const struct langkah_maju *l;
	const char *periode;                   /* "TW II 2026" */
	int64_t diberi_tahu[LIMIT_BIDANG + 8]; /* one news a person */
	size_t n;
};

const char *periode_singkat(struct arena *mem, const char *periode)
{
	struct periode p;

	if (!periode_parse(periode, &p))
		return periode;
	if (p.triwulan == 0)
		return arena_printf(mem, "%d", p.tahun);
	return arena_printf(mem, "TW %s %d", month_roman(p.triwulan), p.tahun);
}

const char *siklus_tautan(struct arena *mem, const struct siklus *s)
{
	struct periode p;

	if (!periode_parse(s->periode, &p))
		return "/siklus";
	if (p.triwulan == 0)
		return arena_printf(mem, "/siklus/%d-tahun", p.tahun);
	return arena_printf(mem, "/siklus/%d-tw%d", p.tahun, p.triwulan);
}

const char *waktu_singkat(struct ctx *c, const struct kantor_act *k, int64_t at)
{
	int zone = k->instansi.zona_min;
	struct civil v = at_civil(at, zone);
	const char *day = at_day(at, zone) == at_day(c->now, zone)
				  ? "hari ini"
				  : arena_printf(c->mem, "%d %s", v.day,
					    month_name(v.month));

	return arena_printf(c->mem, "%s %02d.%02d", day, v.hour, v.minute);
}

static bool told(struct berita *b, int64_t pegawai_id)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->diberi_tahu[i] == pegawai_id)
			return true;
	if (b->n < ARRAY_N(b->diberi_tahu))
		b->diberi_tahu[b->n++] = pegawai_id;
	return false;
}

/* To whoever holds the position today; nobody when it is vacant. */
int kabar_pemegang(struct ctx *c, const struct kantor_act *k,
	const char *jabatan, struct pejabat *out)
{
	int rc = act_menjabat(c, k, jabatan, c->now, out);

	if (rc != E_STATE && rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	out->pegawai_id = 0;
	return OK;
}

int kabar_kirim(struct ctx *c, const struct kabar *k)
{
	int rc = kabar_add(c, k);

	if (rc == OK && surel_ada())
		rc = surel_antre(c, k);
	return rc;
}

int kabar_jabatan(struct ctx *c, const struct kantor_act *k,
	struct kabar *pesan, int64_t kecuali)
{
	struct pejabat p;
	int rc;

	if (pesan->jabatan == NULL)
		return OK;
	rc = kabar_pemegang(c, k, pesan->jabatan, &p);
	if (rc < 0)
		return rc;
	if (p.pegawai_id == 0 || p.pegawai_id == kecuali)
		return OK;
	pesan->instansi_id = k->instansi.id;
	pesan->pegawai_id = p.pegawai_id;
	pesan->pada_at = c->now;
	return kabar_kirim(c, pesan);
}

static int tell(struct ctx *c, struct berita *b, const char *jabatan,
	const char *judul, const char *isi)
{
	struct kabar pesan = {.jabatan = jabatan,
		.judul = judul,
		.isi = isi,
		.tautan = siklus_tautan(c->mem, b->s)};

	return kabar_jabatan(c, b->k, &pesan, b->l->e->pegawai_id);
}

/* A task is there, or is there again. */
static int tell_task(struct ctx *c, struct berita *b, const struct tugas *t)
{
	const struct simpul *n =
		&b->s->kasus.sop
			 ->simpul[simpul_find(b->s->kasus.sop, t->simpul)];
	const char *what = n->tugas != NULL ? n->tugas : n->kegiatan;
	const char *judul =
		arena_printf(c->mem, "Tugas baru: %s %s.", what, b->periode);
	struct pejabat p;
	int rc = kabar_pemegang(c, b->k, t->jabatan, &p);

	if (b->l->e->keputusan == KEPUTUSAN_TIDAK)
		judul = arena_printf(c->mem, "%s %s dikembalikan: %s.",
			t->bidang != NULL ? "Data" : "Draf", b->periode, what);
	if (rc < 0)
		return rc;
	if (p.pegawai_id != 0)
		(void)told(b, p.pegawai_id);
	return tell(c, b, t->jabatan, judul,
		arena_printf(c->mem, "Batas %s.",
			waktu_singkat(c, b->k, t->tenggat_at)));
}

struct surat_edaran {
	const char *judul, *isi;
};

/* Whoever holds one of these tasks, once each. */
static int tell_holders(struct ctx *c, struct berita *b, const struct tugas *t,
	size_t n, const struct surat_edaran *x)
{
	int rc = OK;

	for (size_t i = 0; rc == OK && i < n; i++) {
		struct pejabat p;

		rc = kabar_pemegang(c, b->k, t[i].jabatan, &p);
		if (rc < 0 || p.pegawai_id == 0 || told(b, p.pegawai_id))
			continue;
		rc = tell(c, b, t[i].jabatan, x->judul, x->isi);
	}
	return rc;
}

/* Everybody who has or had a task in this case, once each. */
static int tell_all(
	struct ctx *c, struct berita *b, const char *judul, const char *isi)
{
	struct tugas *t;
	size_t n;
	int rc = tugas_list(c, b->s, &t, &n);

	return rc < 0 ? rc
		      : tell_holders(
				c, b, t, n, &(struct surat_edaran){judul, isi});
}

static int tell_outcome(struct ctx *c, struct berita *b)
{
	const struct peristiwa *e = b->l->e;
	int zone = b->k->instansi.zona_min;

	if (b->s->keadaan == KEADAAN_SELESAI)
		return tell_all(c, b,
			arena_printf(c->mem,
				"Laporan %s selesai dalam %d hari kerja.",
				b->periode,
				kalender_hari_kerja(b->k->kantor.kalender,
					at_day(b->s->dibuka_at, zone),
					at_day(b->s->selesai_at, zone))),
			"Terima kasih.");
	if (e->keputusan == KEPUTUSAN_TIDAK)
		return tell_all(c, b,
			arena_printf(
				c->mem, "Draf %s dikembalikan.", b->periode),
			arena_printf(c->mem, "Kembali ke langkah %d.",
				e->kembali_ke));
	if (e->keputusan == KEPUTUSAN_YA)
		return tell_all(c, b,
			arena_printf(c->mem, "Draf %s disetujui.", b->periode),
			"Lanjut ke tanda tangan.");
	return OK;
}

/* Whoever was told of it is told that it is not so: also those whose task is
 * gone afterwards. */
static int record_undo(struct ctx *c, struct siklus *s, struct berita *b)
{
	struct surat_edaran x;
	struct tugas *t;
	size_t n;
	int no, rc = tugas_list(c, s, &t, &n);

	if (rc == OK)
		rc = siklus_catat(c, s, &b->k->kantor, b->l);
	if (rc < 0)
		return rc;
	no = b->l->e->langkah;
	x.judul = arena_printf(c->mem, "%s %s ditarik kembali.",
		s->kasus.sop->langkah[no - 1].singkat, b->periode);
	x.isi = arena_printf(c->mem, "Langkah %d dilaksanakan lagi.", no);
	return tell_holders(c, b, t, n, &x);
}

int act_catat(struct ctx *c, struct siklus *s, const struct kantor_act *k,
	const struct langkah_maju *l)
{
	struct berita b = {.s = s,
		.k = k,
		.l = l,
		.periode = periode_singkat(c->mem, s->periode)};
	struct tugas *t = NULL;
	size_t n = 0;
	int rc;

	if (l->perintah->tindakan == TINDAKAN_URUNG)
		return record_undo(c, s, &b);
	rc = siklus_catat(c, s, &k->kantor, l);
	if (rc < 0 ||
		l->akibat->dibuka_n + (s->keadaan == KEADAAN_SELESAI) == 0)
		return rc;
	if (l->e->dibuka != NULL && l->e->tindakan != TINDAKAN_LANJUT)
		must(tugas_baca(c->mem, l->e->dibuka, &t, &n));
	for (size_t i = 0; rc == OK && i < n; i++)
		rc = tell_task(c, &b, &t[i]);
	return rc == OK ? tell_outcome(c, &b) : rc;
}

/* ---- the one who reads ---- */

struct daftar_kabar {
	struct kabar *list;
	size_t n;
};

static int list_in(struct ctx *c, void *arg)
{
	struct daftar_kabar *d = arg;

	return kabar_list(c, c->actor_id, &d->list, &d->n);
}

int act_kabar_list(struct ctx *c, struct kabar **list, size_t *n)
{
	struct daftar_kabar d = {0};
	int rc = db_run(c, DB_READ, list_in, &d);

	if (rc < 0)
		return rc;
	*list = d.list;
	*n = d.n;
	return OK;
}

static int baca_in(struct ctx *c, void *arg)
{
	int64_t n = kabar_baca(c, c->actor_id, *(int64_t *)arg);

	return n < 0 ? (int)n : OK;
}

int act_kabar_baca(struct ctx *c, int64_t id)
{
	return db_run(c, DB_WRITE, baca_in, &id);
}

static int ringkasan_mau_in(struct ctx *c, void *arg)
{
	return akun_ringkasan(c, c->actor_id, arg);
}

int act_ringkasan_mau(struct ctx *c, bool *mau)
{
	return db_run(c, DB_READ, ringkasan_mau_in, mau);
}

static int ringkasan_in(struct ctx *c, void *arg)
{
	bool mau = *(bool *)arg;
	struct jejak j = {.tindakan = "akun.ringkasan",
		.objek = "ringkasan pagi",
		.rincian = mau ? "dihidupkan" : "dimatikan"};
	int rc = act_sendiri(c, &j);

	if (rc == OK)
		rc = akun_ringkasan_atur(c, c->actor_id, mau);
	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_ringkasan(struct ctx *c, bool mau)
{
	return db_run(c, DB_WRITE, ringkasan_in, &mau);
}
