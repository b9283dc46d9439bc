/*
 * The documents of a case: what is attached, and what the program makes.
 *
 * The kinds the program makes are one table. A definition may name other
 * kinds as `sistem`; those are then simply never there, and the engine says
 * that they are missing.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "lkj/catatan.h"
#include "lkj/lkj.h"
#include "store/store.h"

/* Documents the program alone makes: nobody may attach his own. */
#define JENIS_LAPORAN "laporan"

int lampiran_siap(struct ctx *c, struct lampiran *l)
{
	must(l->isi == NULL);
	return io_hash(c, l->fd, l->offset, l->n, l->hash);
}

int lampiran_baca(
	struct ctx *c, const struct lampiran *l, size_t at, void *p, size_t n)
{
	must(at <= l->n && n <= l->n - at);
	if (l->isi == NULL)
		return io_pread(c, l->fd, l->offset + (int64_t)at, p, n);
	memcpy(p, (const char *)l->isi + at, n);
	return OK;
}

int lampiran_kepala(
	struct ctx *c, const struct lampiran *l, char out[LAMPIRAN_KEPALA])
{
	memset(out, 0, LAMPIRAN_KEPALA);
	return lampiran_baca(
		c, l, 0, out, l->n < LAMPIRAN_KEPALA ? l->n : LAMPIRAN_KEPALA);
}

static int add_lampiran(struct ctx *c, int64_t instansi_id, struct berkas *f,
	const struct lampiran *l)
{
	if (l->isi != NULL)
		return berkas_add(c, instansi_id, f, l->isi, l->n);
	memcpy(f->hash, l->hash, HASH_N);
	return berkas_add_fd(
		c, instansi_id, f, &(struct isi_fd){l->fd, l->offset, l->n});
}

/* The name of a kind of paper, as the SOP writes it. */
static const char *jenis_nama(
	struct ctx *c, const struct sop *sop, const char *jenis)
{
	char *name = arena_dup(c->mem, jenis);

	for (size_t i = 0; i < sop->simpul_n; i++)
		for (size_t y = 0; y < sop->simpul[i].syarat_n; y++)
			if (text_eq(sop->simpul[i].syarat[y].jenis, jenis))
				return sop->simpul[i].syarat[y].nama;
	for (char *p = name; *p != '\0'; p++)
		if (*p == '-')
			*p = ' ';
	if (*name >= 'a' && *name <= 'z')
		*name = (char)(*name - 'a' + 'A');
	return name;
}

void dokumen_kartu(struct ctx *c, const struct siklus *s, struct berkas *f)
{
	struct periode p;
	const char *masa;

	if (f->judul == NULL)
		f->judul = jenis_nama(c, s->kasus.sop, f->jenis);
	if (!periode_parse(s->periode, &p))
		return;
	f->tahun = p.tahun;
	f->triwulan = p.triwulan;
	masa = periode_judul(c->mem, p);
	if (strstr(f->judul, masa) == NULL)
		f->judul = arena_printf(c->mem, "%s, %s", f->judul, masa);
}

int dokumen_buatan(struct ctx *c, const struct bahan *b, const struct buatan *p)
{
	struct berkas f = {
		.kasus_id = b->s->id,
		.urut = b->e->urut,
		.jenis = p->jenis,
		.nama = p->nama,
		.dibuat_at = c->now,
		.sistem = true,
		.judul = p->judul,
		.nomor = p->nomor,
		.teks = p->rahasia ? "" : p->teks,
		.rahasia = p->rahasia,
	};
	int rc;

	dokumen_kartu(c, b->s, &f);
	rc = berkas_add(c, b->s->instansi_id, &f, p->isi, p->n);
	if (rc < 0)
		return rc;
	str_addf(b->berkas, "%s%s=%s", b->berkas->n > 0 ? " " : "", p->jenis,
		hash_hex(c->mem, f.hash));
	return OK;
}

int dokumen_simpan(struct ctx *c, const struct bahan *b,
	const struct lampiran *l, bool sistem)
{
	struct berkas f = {
		.kasus_id = b->s->id,
		.urut = b->e->urut,
		.jenis = l->jenis,
		.bidang = b->t->bidang < 0 ? NULL
					   : b->s->kasus.bidang[b->t->bidang],
		.nama = l->nama,
		.dibuat_at = c->now,
		.sistem = sistem,
	};
	int rc;

	if (!sistem && text_starts(l->jenis, JENIS_LAPORAN))
		return fail(c, E_INVALID,
			"Laporan dibuat oleh program dan terikat pada persetujuan; berkas jenis %s tidak dapat dilampirkan.",
			l->jenis);
	dokumen_kartu(c, b->s, &f);
	rc = add_lampiran(c, b->s->instansi_id, &f, l);
	if (rc < 0)
		return rc;
	str_addf(b->berkas, "%s%s=%s", b->berkas->n > 0 ? " " : "", l->jenis,
		hash_hex(c->mem, f.hash));
	return OK;
}

static int always(struct ctx *c, const struct bahan *b, bool *ada)
{
	*ada = true;
	return OK;
}

/* The format of a Bidang is there when each of its indicators is filled. */
static int filled(struct ctx *c, const struct bahan *b, bool *ada)
{
	struct periode p;
	int64_t missing = 1;
	int rc = OK;

	if (b->t->bidang >= 0 && periode_parse(b->s->periode, &p))
		rc = realisasi_kurang(c, b->s->instansi_id,
			b->s->kasus.bidang[b->t->bidang], p, &missing);
	*ada = missing == 0;
	return rc;
}

/* SOP langkah 2 and 3: the event says which figures were handed over. */
static int make_format(struct ctx *c, const struct bahan *b)
{
	unsigned char hash[HASH_N];
	struct periode p;
	int rc;

	if (b->t->bidang < 0 || !periode_parse(b->s->periode, &p))
		return OK;
	rc = kinerja_sidik_bidang(c, b->s->instansi_id,
		b->s->kasus.bidang[b->t->bidang], p, hash);
	if (rc == OK)
		str_addf(b->berkas, "%sdata=%s", b->berkas->n > 0 ? " " : "",
			hash_hex(c->mem, hash));
	return rc;
}

static int file_text(struct ctx *c, const struct bahan *b, const char *jenis,
	const struct tanda_laporan *tanda)
{
	struct str text = str_new(c->mem, LIMIT_DOCUMENT);
	struct lampiran l = {.jenis = jenis};
	struct doc *d;
	int rc = laporan_susun(c, b->s, b->k, tanda, &d);

	if (rc == OK)
		rc = paper_text(c, d, &text);
	if (rc < 0)
		return rc;
	l.nama = arena_printf(c->mem, "%s.txt", jenis);
	l.isi = text.p;
	l.n = text.n;
	return dokumen_simpan(c, b, &l, true);
}

/* SOP langkah 5: what the check asked for is answered first. */
static int make_draf(struct ctx *c, const struct bahan *b)
{
	int64_t waiting = 0;
	int rc = catatan_menunggu(c, b->s->instansi_id, b->s->id, &waiting);

	if (rc < 0)
		return rc;
	if (waiting > 0)
		return fail(c, E_STATE,
			"Masih ada %lld catatan pemeriksa yang belum dijawab; jawab dahulu di halaman Laporan.",
			(long long)waiting);
	return file_text(c, b, "draf-laporan", NULL);
}

/*
 * SOP langkah 8: the approval. The report is composed once more with the
 * signature block; its hash goes into the event, and a job files the other
 * forms of the same tree.
 */
static int make_laporan(struct ctx *c, const struct bahan *b)
{
	struct berkas draf = {.kasus_id = b->s->id, .jenis = "draf-laporan"};
	struct tanda_laporan tanda = {
		.pejabat = b->pelaku, .pada_at = b->e->terjadi_at};
	struct job j = {.jenis = "laporan-arsip", .due_at = c->now};
	int rc = berkas_get(c, b->s->instansi_id, &draf);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		return fail(c, E_STATE,
			"Belum ada draf laporan yang dapat disetujui; langkah penyusunan draf harus diselesaikan dahulu.");
	}
	if (rc < 0)
		return rc;
	tanda.sidik = hash_hex(c->mem, draf.hash);
	rc = file_text(c, b, JENIS_LAPORAN, &tanda);
	if (rc < 0)
		return rc;
	j.isi = arena_printf(c->mem, "%lld", (long long)b->s->id);
	return job_add(c, &j);
}

struct pembuat {
	const char *jenis;
	int (*ada)(struct ctx *c, const struct bahan *b, bool *ada);
	int (*buat)(struct ctx *c, const struct bahan *b);
};

static const struct pembuat pembuat[] = {
	{"format-pemantauan", filled, make_format},
	{"bahan-rapat", always, NULL},
	{"draf-laporan", always, make_draf},
	{JENIS_LAPORAN, always, make_laporan},
};

static const struct pembuat *pembuat_find(const char *jenis)
{
	for (size_t i = 0; i < ARRAY_N(pembuat); i++)
		if (text_eq(pembuat[i].jenis, jenis))
			return &pembuat[i];
	return NULL;
}

int dokumen_ada(
	struct ctx *c, const struct bahan *b, const char *jenis, bool *ada)
{
	const struct pembuat *p = pembuat_find(jenis);

	*ada = false;
	return p == NULL ? OK : p->ada(c, b, ada);
}

int dokumen_buat(struct ctx *c, const struct bahan *b, const char *jenis)
{
	const struct pembuat *p = pembuat_find(jenis);

	return p == NULL || p->buat == NULL ? OK : p->buat(c, b);
}

/* The simpul that approves the report, when it has been completed. */
static bool is_approved(const struct siklus *s)
{
	for (size_t i = 0; i < s->kasus.sop->simpul_n; i++) {
		const struct simpul *n = &s->kasus.sop->simpul[i];

		for (size_t y = 0; y < n->syarat_n; y++)
			if (text_eq(n->syarat[y].jenis, JENIS_LAPORAN) &&
				s->marking.pelaku[i] != 0)
				return true;
	}
	return false;
}

int dokumen_utuh(struct ctx *c, const struct bahan *b)
{
	const struct siklus *s = b->s;
	struct berkas f = {.kasus_id = s->id, .jenis = JENIS_LAPORAN};
	struct peristiwa *e;
	const char *want;
	const void *p;
	size_t n;
	int rc;

	if (!is_approved(s))
		return OK;
	rc = berkas_get(c, s->instansi_id, &f);
	if (rc == OK)
		rc = berkas_isi(c, &f, &p, &n);
	if (rc == OK)
		rc = peristiwa_list(c, s, &e, &n);
	if (rc < 0)
		return rc;
	want = arena_printf(
		c->mem, JENIS_LAPORAN "=%s", hash_hex(c->mem, f.hash));
	for (size_t i = 0; i < n; i++)
		if (e[i].urut == f.urut && e[i].berkas != NULL &&
			strstr(e[i].berkas, want) != NULL)
			return OK;
	return fail(c, E_STATE,
		"Isi laporan berubah setelah disetujui sehingga persetujuannya gugur; laporan harus diperiksa dan disetujui lagi.");
}
