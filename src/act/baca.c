/* Reading for the screens: each answer one read-only transaction. */
#include "base/base.h"

#include "act/act_baca.h"
#include "act/act_priv.h"

#include "store/store.h"

static const char *bidang_nama(const struct kantor_act *k, const char *kode)
{
	for (size_t i = 0; i < k->bidang_n; i++)
		if (text_eq(k->bidang[i].kode, kode))
			return k->bidang[i].nama;
	return kode;
}

/* Who acts today; a position that nobody holds is no failure here. */
static int holder(struct ctx *c, const struct kantor_act *k,
	const char *jabatan, struct pejabat *out)
{
	int rc = act_menjabat(c, k, jabatan, c->now, out);

	if (rc != E_STATE && rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	*out = (struct pejabat){.jabatan = jabatan, .jabatan_nama = jabatan};
	for (size_t i = 0; i < k->kantor.jabatan_n; i++)
		if (text_eq(k->kantor.jabatan[i].kode, jabatan))
			out->jabatan_nama = k->kantor.jabatan[i].nama;
	return OK;
}

static int look(struct ctx *c, const struct kantor_act *k,
	const struct tugas *t, struct tugas_lihat *out)
{
	int at, rc = act_sop_versi(c, k->instansi.id, t->sop_id, &out->sop);

	if (rc < 0)
		return rc;
	out->t = *t;
	at = simpul_find(out->sop, t->simpul);
	if (at < 0)
		return fail(c, E_IO,
			"Tugas %lld siklus %lld tidak cocok dengan SOP-nya; jalankan alur check.",
			(long long)t->nomor, (long long)t->siklus_id);
	out->simpul = &out->sop->simpul[at];
	if (t->bidang != NULL)
		out->bidang_nama = bidang_nama(k, t->bidang);
	return holder(c, k, t->jabatan, &out->pemegang);
}

static int look_all(struct ctx *c, const struct kantor_act *k,
	const struct tugas *t, size_t n, struct tugas_lihat **out)
{
	struct tugas_lihat *l = arena_array(c->mem, struct tugas_lihat, n + 1);

	for (size_t i = 0; i < n; i++) {
		int rc = look(c, k, &t[i], &l[i]);

		if (rc < 0)
			return rc;
	}
	*out = l;
	return OK;
}

struct minta_beranda {
	int64_t pegawai_id;
	const struct wewenang *v;
	struct beranda *out;
};

static bool is_mine(const struct minta_beranda *m, const char *jabatan)
{
	for (size_t i = 0; i < m->v->n; i++)
		if (text_eq(m->v->list[i].jabatan, jabatan))
			return true;
	return false;
}

static int by_due(const void *a, const void *b)
{
	const struct tugas *x = a, *y = b;

	if (x->tenggat_at != y->tenggat_at)
		return x->tenggat_at < y->tenggat_at ? -1 : 1;
	return x->nomor < y->nomor ? -1 : x->nomor > y->nomor;
}

/* The inboxes of all his positions, as one list. */
static int read_inbox(struct ctx *c, const struct kantor_act *k,
	const struct minta_beranda *m)
{
	struct tugas *all = NULL;
	size_t n = 0;
	int rc;

	for (size_t i = 0; i < m->v->n; i++) {
		struct tugas *l;
		size_t l_n;

		rc = tugas_inbox(
			c, k->instansi.id, m->v->list[i].jabatan, &l, &l_n);
		if (rc < 0)
			return rc;
		for (size_t x = 0; x < l_n; x++) {
			all = arena_grow(c->mem, all, n, sizeof(*all));
			all[n++] = l[x];
		}
	}
	if (m->v->n > 1 && n > 1)
		qsort(all, n, sizeof(*all), by_due);
	m->out->saya_n = n;
	return look_all(c, k, all, n, &m->out->saya);
}

/* What waits for others; a fan-out counts once for each Bidang. */
static int read_others(struct ctx *c, const struct kantor_act *k,
	const struct minta_beranda *m)
{
	struct tugas *l;
	size_t n, kept = 0;
	int rc = tugas_berjalan(c, k->instansi.id, &l, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (!is_mine(m, l[i].jabatan))
			l[kept++] = l[i];
	m->out->orang_lain_n = kept;
	return look_all(c, k, l, kept, &m->out->orang_lain);
}

static int read_running(
	struct ctx *c, const struct kantor_act *k, struct beranda *b)
{
	struct siklus_saring f = {.keadaan = "berjalan", .n = 6};
	struct siklus_halaman h;
	int rc = siklus_halaman(c, k->instansi.id, &f, &h);

	if (rc < 0)
		return rc;
	b->berjalan = h.list;
	b->berjalan_n = h.n;
	b->sop = arena_array(c->mem, const struct sop *, h.n + 1);
	for (size_t i = 0; rc == OK && i < h.n; i++)
		rc = act_sop_versi(
			c, k->instansi.id, h.list[i].sop_id, &b->sop[i]);
	return rc;
}

static int beranda_in(struct ctx *c, void *arg)
{
	struct minta_beranda *m = arg;
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	if (rc < 0)
		return rc;
	m->out->instansi = k->instansi;
	m->out->kalender = k->kantor.kalender;
	rc = read_inbox(c, k, m);
	if (rc == OK)
		rc = read_others(c, k, m);
	if (rc == OK)
		rc = read_running(c, k, m->out);
	if (rc == OK)
		rc = kerja_list(c, k->instansi.id, m->pegawai_id,
			&m->out->selesai, &m->out->selesai_n);
	return rc;
}

int act_beranda(struct ctx *c, int64_t pegawai_id, const struct wewenang *v,
	struct beranda *out)
{
	struct minta_beranda m = {pegawai_id, v, out};

	memset(out, 0, sizeof(*out));
	return db_run(c, DB_READ, beranda_in, &m);
}

static int nama_in(struct ctx *c, void *arg)
{
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		*(struct instansi *)arg = k->instansi;
	return rc;
}

int act_kantor_nama(struct ctx *c, struct instansi *out)
{
	return db_run(c, DB_READ, nama_in, out);
}

static int halaman_in(struct ctx *c, void *arg)
{
	struct daftar_siklus *d = arg;
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		rc = siklus_halaman(c, k->instansi.id, &d->saring, &d->halaman);
	if (rc == OK)
		rc = siklus_hitung(c, k->instansi.id, &d->saring, &d->jumlah);
	if (rc < 0)
		return rc;
	d->instansi = k->instansi;
	d->kalender = k->kantor.kalender;
	d->sop = arena_array(c->mem, const struct sop *, d->halaman.n + 1);
	for (size_t i = 0; rc == OK && i < d->halaman.n; i++)
		rc = act_sop_versi(c, k->instansi.id, d->halaman.list[i].sop_id,
			&d->sop[i]);
	return rc;
}

int act_siklus_halaman(struct ctx *c, struct daftar_siklus *d)
{
	return db_run(c, DB_READ, halaman_in, d);
}

struct cari {
	const char *text;
	int64_t id;
	struct pejabat *pejabat;
	const struct bidang *bidang;
	size_t n;
};

static int cari_in(struct ctx *c, void *arg)
{
	struct cari *m = arg;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = siklus_cari(c, instansi_id, m->text, &m->id);
	if (rc == OK && m->id == 0)
		return fail(c, E_NOTFOUND,
			"Belum ada siklus untuk periode %s; lihat daftar siklus.",
			m->text);
	return rc;
}

int act_siklus_cari(struct ctx *c, const char *periode, int64_t *id)
{
	struct cari m = {.text = periode};
	int rc = db_run(c, DB_READ, cari_in, &m);

	if (rc == OK)
		*id = m.id;
	return rc;
}

static int pemegang_in(struct ctx *c, void *arg)
{
	struct cari *m = arg;
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	return rc < 0 ? rc : holder(c, k, m->text, m->pejabat);
}

int act_pemegang(struct ctx *c, const char *jabatan, struct pejabat *out)
{
	struct cari m = {.text = jabatan, .pejabat = out};

	return db_run(c, DB_READ, pemegang_in, &m);
}

static int bidang_in(struct ctx *c, void *arg)
{
	struct cari *m = arg;
	const struct kantor_act *k;
	int rc = act_kantor(c, &k);

	if (rc < 0)
		return rc;
	m->bidang = k->bidang;
	m->n = k->bidang_n;
	return OK;
}

int act_bidang(struct ctx *c, const struct bidang **list, size_t *n)
{
	struct cari m = {0};
	int rc = db_run(c, DB_READ, bidang_in, &m);

	if (rc < 0)
		return rc;
	*list = m.bidang;
	*n = m.n;
	return OK;
}

static int berkas_in(struct ctx *c, void *arg)
{
	struct unduh *u = arg;
	const struct kantor_act *k;
	struct siklus s;
	struct berkas *list;
	size_t n;
	int rc = act_siklus(c, u->siklus_id, false, &s, &k);

	if (rc == OK)
		rc = berkas_list(c, k->instansi.id, u->siklus_id, &list, &n);
	if (rc < 0)
		return rc;
	for (size_t i = n; i-- > 0;)
		if (text_eq(list[i].jenis, u->jenis) &&
			text_eq(list[i].bidang, u->bidang) &&
			(u->versi == 0 || list[i].versi == u->versi)) {
			rc = berkas_boleh(c, k, &list[i]);
			if (rc == OK && list[i].bidang != NULL)
				rc = data_terbaca(c, &s, k, list[i].bidang);
			if (rc < 0)
				return rc;
			u->berkas = list[i];
			return berkas_isi(c, &list[i], &u->isi, &u->n);
		}
	return fail(c, E_NOTFOUND,
		"Berkas itu tidak ada dalam siklus ini; lihat daftar dokumennya.");
}

int act_berkas(struct ctx *c, struct unduh *u)
{
	return db_run(c, DB_READ, berkas_in, u);
}
