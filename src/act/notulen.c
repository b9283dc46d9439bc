/*
 * The minutes of a meeting: what should be talked about, what was decided,
 * the tasks that became of it, and the end of the step.
 */
#include "base/base.h"

#include "act/rapat_priv.h"

#include "kinerja/kinerja.h"
#include "store/store.h"

#define RENDAH 90 /* percent: below it an indicator is talked about */

int surat_jejak(struct ctx *c, const struct meja *m, const char *tindakan,
	const char *rincian)
{
	struct jejak j = {.instansi_id = m->s.instansi_id,
		.tindakan = tindakan,
		.pelaku = m->p.jabatan,
		.objek =
			arena_printf(c->mem, "siklus %lld", (long long)m->s.id),
		.rincian = rincian};

	return jejak_add(c, &j);
}

/* ---- what should be talked about ---- */

static void add_butir(struct ctx *c, struct rapat *r, struct butir b)
{
	if (r->butir_n >= LIMIT_BUTIR)
		return;
	r->butir = arena_grow(c->mem, r->butir, r->butir_n, sizeof(*r->butir));
	r->butir[r->butir_n++] = b;
}

static void usul_indikator(struct ctx *c, const struct meja *m,
	const struct realisasi *x, struct rapat *r)
{
	struct capaian p =
		capaian_hitung(x->indikator.rumus, &x->target, &x->realisasi);
	struct butir b = {.sumber = arena_printf(
				  c->mem, "indikator:%s", x->indikator.kode),
		.keputusan = ""};

	if (p.ada && dec_cmp(p.persen, dec_of(RENDAH, 0)) >= 0)
		return;
	if (!p.ada && p.status == STATUS_NA)
		return;
	b.judul =
		p.ada ? arena_printf(c->mem, "%s: capaian %s%%",
				x->indikator.nama, dec_id(c->mem, p.persen, 2))
		      : arena_printf(c->mem, "%s: belum ada capaian",
				x->indikator.nama);
	b.pembahasan = arena_printf(c->mem, "%s%s%s%s",
		x->kendala != NULL ? "Kendala: " : "",
		x->kendala != NULL ? x->kendala : "",
		x->tindak_lanjut != NULL ? "\nRencana Bidang: " : "",
		x->tindak_lanjut != NULL ? x->tindak_lanjut : "");
	b.penanggung =
		kantor_jabatan(&m->k->kantor, "kabid", x->indikator.bidang);
	add_butir(c, r, b);
}

/* The newest note that a Bidang (or its closing) left. */
static void usul_bidang(struct ctx *c, const struct meja *m,
	const struct peristiwa *e, size_t n, struct rapat *r)
{
	for (size_t b = 0; b < m->s.kasus.bidang_n; b++) {
		const char *kode = m->s.kasus.bidang[b], *note = NULL;

		for (size_t i = 0; i < n; i++)
			if (!peristiwa_urung(e, n, i) &&
				text_eq(e[i].bidang, kode) &&
				(e[i].tindakan == TINDAKAN_SELESAI ||
					e[i].tindakan == TINDAKAN_TUTUP) &&
				!text_is_blank(e[i].catatan))
				note = e[i].catatan;
		if (note == NULL)
			continue;
		add_butir(c, r,
			(struct butir){.sumber = arena_printf(
					       c->mem, "bidang:%s", kode),
				.judul = arena_printf(
					c->mem, "Catatan Bidang %s", kode),
				.pembahasan = note,
				.keputusan = "",
				.penanggung = kantor_jabatan(
					&m->k->kantor, "kabid", kode)});
	}
}

int rapat_butir_usul(struct ctx *c, const struct meja *m, struct rapat *r)
{
	struct realisasi_list list = {0};
	struct peristiwa *e = NULL;
	struct periode p;
	size_t n = 0;
	int rc;

	if (!periode_parse(m->s.periode, &p))
		return OK;
	rc = realisasi_list(c, m->s.instansi_id, NULL, p, &list);
	if (rc == OK)
		rc = peristiwa_list(c, &m->s, &e, &n);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < list.n; i++)
		usul_indikator(c, m, &list.item[i], r);
	usul_bidang(c, m, e, n, r);
	return OK;
}

/* ---- notulen ---- */

static void typed_butir(
	struct ctx *c, const struct act_rapat *a, struct rapat *r)
{
	r->rev = a->r.rev;
	r->butir_n = a->r.butir_n;
	r->butir = arena_array(c->mem, struct butir, r->butir_n + 1);
	for (size_t i = 0; i < r->butir_n; i++) {
		const struct butir *b = &a->r.butir[i];

		r->butir[i] = (struct butir){
			.sumber = rapi(c, b->sumber),
			.judul = rapi(c, b->judul),
			.pembahasan = rapi(c, b->pembahasan),
			.keputusan = rapi(c, b->keputusan),
			.penanggung = rapi_null(c, b->penanggung),
			.tenggat = b->tenggat,
		};
	}
}

static int simpan_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct rapat r;
	struct meja m;
	int rc = rapat_ditulis(c, a, "notulen.tulis", &m, &r);

	a->salah = (struct salah_list){0};
	if (rc < 0)
		return rc;
	typed_butir(c, a, &r);
	notulen_periksa(c, &m.u, &r, false, &a->salah);
	rc = salah_fail(c, &a->salah, true);
	if (rc == OK)
		rc = rapat_save(c, m.s.instansi_id, &r, RAPAT_NOTULEN);
	if (rc == OK)
		a->hasil = r;
	return rc;
}

int act_notulen_simpan(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_WRITE, simpan_in, a);
}

static int sahkan_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct rapat r;
	struct meja m;
	int rc = rapat_ditulis(c, a, "notulen.sahkan", &m, &r);

	a->salah = (struct salah_list){0};
	if (rc < 0)
		return rc;
	/* He ratifies what he read: not what was typed meanwhile. */
	r.rev = a->r.rev;
	notulen_periksa(c, &m.u, &r, true, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	if (rc < 0)
		return rc;
	r.keadaan = "disahkan";
	r.disahkan_at = c->now;
	r.disahkan_oleh = m.p.jabatan;
	rc = rapat_save(c, m.s.instansi_id, &r, RAPAT_KEADAAN);
	if (rc == OK)
		rc = rapat_tugaskan(c, m.s.instansi_id, &r);
	if (rc < 0)
		return rc;
	a->hasil = r;
	return surat_jejak(c, &m, "notulen.sahkan", r.nomor);
}

int act_notulen_sahkan(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_WRITE, sahkan_in, a);
}

/* ---- the papers, and the end of the step ---- */

static int sheet(struct ctx *c, const struct meja *m, const struct rapat *r,
	const char *jenis, struct doc **out)
{
	struct pejabat *notulis = arena_new(c->mem, struct pejabat);
	bool undangan = text_eq(jenis, "undangan");
	struct lembar l;
	int rc;

	if (undangan) {
		rc = lembar_siapkan(c, m, r->pengundang, r->diundang_at, &l);
		if (rc == OK)
			*out = lembar_undangan(&l, r);
		return rc;
	}
	if (text_eq(jenis, "daftar-hadir")) {
		rc = lembar_siapkan(c, m, r->notulis, r->mulai_at, &l);
		l.draf = !rapat_is(r, "disahkan") && !rapat_is(r, "selesai");
		if (rc == OK)
			*out = lembar_daftar_hadir(&l, r);
		return rc;
	}
	rc = lembar_siapkan(c, m,
		r->disahkan_oleh != NULL ? r->disahkan_oleh : m->u.dari,
		r->disahkan_at, &l);
	if (rc == OK)
		rc = act_menjabat(c, m->k, r->notulis, l.pada_at, notulis);
	if (rc == E_STATE || rc == E_NOTFOUND)
		fail_clear(c);
	else if (rc < 0)
		return rc;
	else
		l.kedua = notulis;
	l.tanda_at = r->disahkan_at;
	*out = lembar_notulen(&l, r);
	return OK;
}

int rapat_lembar(struct ctx *c, const struct meja *m, const char *jenis,
	struct doc **out)
{
	struct rapat r;
	int rc = rapat_tersimpan(c, m, &r);

	if (rc == OK)
		rc = rapat_nama(c, m, &r);
	return rc < 0 ? rc : sheet(c, m, &r, jenis, out);
}

static int selesai_siap(struct ctx *c, struct bahan *b, void *arg)
{
	static const char *const jenis[][2] = {{"undangan", "Undangan: %s"},
		{"daftar-hadir", "Daftar hadir: %s"},
		{"notulen", "Notulen: %s"}};
	struct act_rapat *a = arg;
	struct rapat r;
	struct meja m;
	struct doc *d;
	int rc;

	meja_dari(c, b, "sekretaris", &m);
	rc = rapat_tersimpan(c, &m, &r);
	if (rc == OK && !rapat_is(&r, "disahkan"))
		rc = fail(c, E_STATE,
			"Notulen belum disahkan; mintalah Sekretaris mengesahkannya.");
	if (rc == OK)
		rc = rapat_nama(c, &m, &r);
	for (size_t i = 0; rc == OK && i < ARRAY_N(jenis); i++) {
		struct str judul = str_new(c->mem, LIMIT_TEXT);
		struct surat_kartu kartu = {
			.jenis = jenis[i][0], .nomor = r.nomor};

		str_addn(&judul, jenis[i][1], strlen(jenis[i][1]) - 2);
		str_add(&judul, r.acara);
		kartu.judul = judul.p;
		rc = sheet(c, &m, &r, jenis[i][0], &d);
		if (rc == OK)
			rc = surat_lampirkan(c, b, d, &kartu);
	}
	if (rc < 0)
		return rc;
	r.keadaan = "selesai";
	rc = rapat_save(c, m.s.instansi_id, &r, RAPAT_KEADAAN);
	a->hasil = r;
	return rc;
}

static int selesai_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct sisip x = {"notulen", "rapat.undang", selesai_siap, a};

	return act_langkah_di(c, &a->langkah, &x);
}

int act_rapat_selesai(struct ctx *c, struct act_rapat *a)
{
	int rc;

	a->langkah = (struct act_langkah){.tindakan = TINDAKAN_SELESAI,
		.siklus_id = a->siklus_id,
		.jabatan = a->jabatan,
		.kunci = a->kunci};
	rc = act_langkah_periksa(c, &a->langkah);
	return rc < 0 ? rc : db_run(c, DB_WRITE, selesai_in, a);
}

/* ---- tindak lanjut ---- */

struct tl_daftar {
	const char *jabatan;
	struct tindak_daftar d;
};

static int tl_list_in(struct ctx *c, void *arg)
{
	struct tl_daftar *t = arg;
	const struct kantor_act *k;
	struct pejabat p;
	struct siklus s;
	int rc = t->d.kasus_id != 0
			 ? act_siklus(c, t->d.kasus_id, false, &s, &k)
			 : act_kantor(c, &k);

	if (rc == OK)
		rc = act_pelaku(c, k, t->jabatan, "surat.baca", &p);
	if (rc < 0)
		return rc;
	return tindak_lanjut_list(c, k->instansi.id, &t->d);
}

int act_tindak_lanjut_list(struct ctx *c, const char *jabatan,
	int64_t siklus_id, struct tindak_lanjut **list, size_t *n)
{
	struct tl_daftar t = {.jabatan = jabatan,
		.d = {.jabatan = siklus_id == 0 ? jabatan : NULL,
			.kasus_id = siklus_id}};
	int rc = db_run(c, DB_READ, tl_list_in, &t);

	if (rc < 0)
		return rc;
	*list = t.d.list;
	*n = t.d.n;
	return OK;
}

struct tl_selesai {
	int64_t id;
	const char *jabatan, *catatan;
};

static int tl_selesai_in(struct ctx *c, void *arg)
{
	const struct tl_selesai *t = arg;
	const struct kantor_act *k;
	struct jejak j = {
		.tindakan = "tindak-lanjut.selesai", .rincian = t->catatan};
	struct tindak_lanjut x;
	struct pejabat p;
	int rc = act_kantor(c, &k);

	if (rc == OK)
		rc = act_pelaku(c, k, t->jabatan, "tindak-lanjut.selesai", &p);
	if (rc == OK)
		rc = tindak_lanjut_get(c, k->instansi.id, t->id, &x);
	if (rc == OK && !text_eq(x.jabatan, p.jabatan) &&
		!text_eq(p.peran, "sekretaris"))
		rc = fail(c, E_DENIED,
			"Tindak lanjut ini bukan tugas Anda; yang menyelesaikannya penanggung jawabnya atau Sekretaris.");
	if (rc == OK)
		rc = tindak_lanjut_done(
			c, k->instansi.id, t->id, p.pegawai_id, t->catatan);
	if (rc < 0)
		return rc;
	j.instansi_id = k->instansi.id;
	j.pelaku = p.jabatan;
	j.objek = arena_printf(c->mem, "tindak lanjut %lld", (long long)t->id);
	return jejak_add(c, &j);
}

int act_tindak_lanjut_selesai(
	struct ctx *c, int64_t id, const char *jabatan, const char *catatan)
{
	struct tl_selesai t = {id, jabatan, rapi_null(c, catatan)};

	if (t.catatan == NULL)
		return fail(c, E_INVALID,
			"Tulis apa yang sudah dilakukan untuk tindak lanjut ini.");
	if (!text_is_utf8(t.catatan, strlen(t.catatan)) ||
		text_width(t.catatan) > LIMIT_CATATAN)
		return fail(c, E_INVALID,
			"Catatan memuat tanda yang tidak dikenal atau lebih dari %d huruf.",
			LIMIT_CATATAN);
	return db_run(c, DB_WRITE, tl_selesai_in, &t);
}
