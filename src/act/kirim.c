/*
 * Verification by the Kasubag, and how the report leaves the house: letter
 * with its number, receipt, copies, and the place in the archive.
 */
#include "base/base.h"

#include "act/rapat_priv.h"

#include "store/store.h"

static struct act_langkah step_of(
	int64_t siklus_id, const char *jabatan, const char *kunci)
{
	return (struct act_langkah){.tindakan = TINDAKAN_SELESAI,
		.siklus_id = siklus_id,
		.jabatan = jabatan,
		.kunci = kunci};
}

/* ---- verifikasi ---- */

/* The report that was approved; E_STATE while there is none. */
static int approved(
	struct ctx *c, const struct siklus *s, unsigned char sidik[HASH_N])
{
	struct berkas b = {.kasus_id = s->id, .jenis = "laporan"};
	int rc = berkas_get(c, s->instansi_id, &b);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		return fail(c, E_STATE,
			"Laporan belum disetujui; verifikasi menunggu persetujuan Sekretaris pada langkah 8.");
	}
	if (rc == OK)
		memcpy(sidik, b.hash, HASH_N);
	return rc;
}

static int verifikasi_lihat_in(struct ctx *c, void *arg)
{
	struct act_verifikasi *a = arg;
	struct minta q = {
		a->siklus_id, a->jabatan, "surat.baca", "kasubag", false};
	struct meja m;
	int rc = meja_buka(c, &q, &m);

	a->usul = false;
	if (rc < 0)
		return rc;
	rc = verifikasi_get(c, m.s.instansi_id, m.s.id, &a->hasil);
	if (rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	a->usul = true;
	a->hasil = (struct verifikasi){.kasus_id = m.s.id};
	return approved(c, &m.s, a->hasil.sidik);
}

int act_verifikasi_lihat(struct ctx *c, struct act_verifikasi *a)
{
	return db_run(c, DB_READ, verifikasi_lihat_in, a);
}

static int verifikasi_siap(struct ctx *c, struct bahan *b, void *arg)
{
	struct act_verifikasi *a = arg;
	struct surat_kartu kartu = {
		.jenis = "lembar-verifikasi", .judul = "Lembar verifikasi"};
	struct verifikasi v = a->v;
	struct meja m;
	struct doc *d;
	int rc;

	meja_dari(c, b, "kasubag", &m);
	v.kasus_id = m.s.id;
	v.urut = b->e->urut;
	v.jabatan = m.p.jabatan;
	v.pegawai_id = m.p.pegawai_id;
	v.pada_at = c->now;
	for (size_t i = 0; i < VERIFIKASI_N; i++)
		v.butir[i].catatan = rapi_null(c, v.butir[i].catatan);
	rc = approved(c, &m.s, v.sidik);
	if (rc < 0)
		return rc;
	if (!text_eq(a->sidik, hash_hex(c->mem, v.sidik)))
		return fail(c, E_CONFLICT,
			"Sidik laporan yang Anda lihat tidak sama dengan yang disetujui (%.8s). Muat ulang dan periksa laporannya lagi.",
			hash_hex(c->mem, v.sidik));
	verifikasi_periksa(c, &v, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	if (rc == OK)
		rc = verifikasi_add(c, m.s.instansi_id, &v);
	if (rc < 0)
		return rc;
	a->hasil = v;
	rc = kirim_lembar(c, &m, kartu.jenis, &d);
	return rc < 0 ? rc : surat_lampirkan(c, b, d, &kartu);
}

static int verifikasi_in(struct ctx *c, void *arg)
{
	struct act_verifikasi *a = arg;
	struct sisip x = {
		"lembar-verifikasi", "verifikasi.isi", verifikasi_siap, a};

	a->salah = (struct salah_list){0};
	return act_langkah_di(c, &a->langkah, &x);
}

int act_verifikasi_selesai(struct ctx *c, struct act_verifikasi *a)
{
	int rc;

	a->langkah = step_of(a->siklus_id, a->jabatan, a->kunci);
	rc = act_langkah_periksa(c, &a->langkah);
	return rc < 0 ? rc : db_run(c, DB_WRITE, verifikasi_in, a);
}

/* ---- pengantaran ---- */

/* The stored one; rev 0: nothing is saved, it is the proposal. */
static int kini(struct ctx *c, const struct meja *m, struct pengantaran *p)
{
	int rc = pengantaran_get(c, m->s.instansi_id, m->s.id, p);

	if (rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	pengantaran_usul(c, &m->u, m->s.kasus.tahunan, p);
	p->kasus_id = m->s.id;
	return OK;
}

static int lihat_in(struct ctx *c, void *arg)
{
	struct act_pengantaran *a = arg;
	struct minta q = {a->siklus_id, a->jabatan, "surat.baca", NULL, false};
	struct meja m;
	int rc;

	q.peran_dari = "sekretaris";
	rc = meja_buka(c, &q, &m);
	if (rc == OK)
		rc = kini(c, &m, &a->hasil);
	if (rc < 0)
		return rc;
	a->usul = a->hasil.rev == 0;
	return nomor_berikut(c, m.s.instansi_id, BUKU_KELUAR,
		at_civil(c->now, m.k->instansi.zona_min).year, &a->berikut);
}

int act_pengantaran_lihat(struct ctx *c, struct act_pengantaran *a)
{
	return db_run(c, DB_READ, lihat_in, a);
}

/* What was typed, with what the program alone sets from what is stored. */
static int typed(struct ctx *c, const struct act_pengantaran *a,
	const struct meja *m, struct pengantaran *p)
{
	struct pengantaran have;
	int rc = kini(c, m, &have);

	*p = a->p;
	p->kasus_id = m->s.id;
	p->kepada = rapi(c, p->kepada);
	p->di = rapi(c, p->di);
	p->hal = rapi(c, p->hal);
	p->cara = rapi(c, p->cara);
	p->tembusan = rapi(c, p->tembusan);
	if (p->penanda == NULL)
		p->penanda = have.penanda;
	p->penerima = rapi_null(c, p->penerima);
	p->penerima_jabatan = rapi_null(c, p->penerima_jabatan);
	p->klasifikasi = rapi(c, p->klasifikasi);
	p->rak = rapi(c, p->rak);
	p->map = rapi(c, p->map);
	p->nasib = rapi(c, p->nasib);
	p->nomor = have.nomor;
	p->terbit_at = have.terbit_at;
	p->diubah_oleh = m->p.pegawai_id;
	p->salinan = arena_array(c->mem, struct salinan, p->salinan_n + 1);
	for (size_t i = 0; i < p->salinan_n; i++) {
		const struct salinan *s = &a->p.salinan[i];

		p->salinan[i] = (struct salinan){rapi(c, s->penerima),
			s->jumlah, rapi(c, s->keterangan)};
	}
	return rc;
}

static int simpan_in(struct ctx *c, void *arg)
{
	struct act_pengantaran *a = arg;
	struct minta q = {a->siklus_id, a->jabatan, "pengantaran.isi",
		"sekretaris", true};
	struct pengantaran p;
	struct meja m;
	int rc = meja_buka(c, &q, &m);

	a->salah = (struct salah_list){0};
	if (rc == OK)
		rc = typed(c, a, &m, &p);
	if (rc < 0)
		return rc;
	pengantaran_periksa(c, &m.u, &p, false, &a->salah);
	rc = salah_fail(c, &a->salah, true);
	if (rc == OK)
		rc = pengantaran_save(c, m.s.instansi_id, &p);
	if (rc == OK)
		a->hasil = p;
	return rc;
}

int act_pengantaran_simpan(struct ctx *c, struct act_pengantaran *a)
{
	return db_run(c, DB_WRITE, simpan_in, a);
}

/* The number of the letter, unless it has one. */
static int number_it(struct ctx *c, const struct act_pengantaran *a,
	const struct meja *m, struct pengantaran *p)
{
	struct nomor n = {.buku = BUKU_KELUAR,
		.urut = a->urut,
		.keadaan = "dipakai",
		.untuk = "surat-pengantar",
		.kasus_id = m->s.id,
		.hal = p->hal,
		.pada_at = c->now,
		.jabatan = m->p.jabatan};
	int rc = nomor_ambil(c, &m->k->instansi, &n);

	if (rc < 0)
		return rc;
	p->nomor = n.nomor;
	p->terbit_at = c->now;
	return OK;
}

static int terbit_in(struct ctx *c, void *arg)
{
	struct act_pengantaran *a = arg;
	struct minta q = {a->siklus_id, a->jabatan, "pengantaran.isi",
		"sekretaris", true};
	struct pengantaran p;
	struct meja m;
	int rc = meja_buka(c, &q, &m);

	a->salah = (struct salah_list){0};
	if (rc == OK)
		rc = typed(c, a, &m, &p);
	if (rc == OK && p.nomor != NULL)
		rc = fail(c, E_STATE,
			"Surat pengantar sudah terbit dengan nomor %s.",
			p.nomor);
	if (rc < 0)
		return rc;
	/* Only the report that was approved and verified leaves the house. */
	rc = approved(c, &m.s, (unsigned char[HASH_N]){0});
	if (rc < 0)
		return rc;
	pengantaran_periksa(c, &m.u, &p, false, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	if (rc == OK)
		rc = number_it(c, a, &m, &p);
	if (rc == OK)
		rc = pengantaran_save(c, m.s.instansi_id, &p);
	if (rc < 0)
		return rc;
	a->hasil = p;
	return surat_jejak(c, &m, "pengantar.terbit", p.nomor);
}

int act_pengantar_terbit(struct ctx *c, struct act_pengantaran *a)
{
	return db_run(c, DB_WRITE, terbit_in, a);
}

static int attach_all(struct ctx *c, struct bahan *b, const struct meja *m,
	const struct pengantaran *p)
{
	static const char *const jenis[][2] = {
		{"surat-pengantar", "Surat pengantar: "},
		{"tanda-terima", "Tanda terima: "},
		{"daftar-penggandaan", "Daftar penggandaan: "}};
	int rc = OK;

	for (size_t i = 0; rc == OK && i < ARRAY_N(jenis); i++) {
		struct surat_kartu kartu = {.jenis = jenis[i][0],
			.judul = arena_printf(
				c->mem, "%s%s", jenis[i][1], p->hal),
			.nomor = p->nomor};
		struct doc *d;

		rc = kirim_lembar(c, m, jenis[i][0], &d);
		if (rc == OK)
			rc = surat_lampirkan(c, b, d, &kartu);
	}
	return rc;
}

static int selesai_siap(struct ctx *c, struct bahan *b, void *arg)
{
	struct act_pengantaran *a = arg;
	struct pengantaran p;
	struct meja m;
	int rc;

	meja_dari(c, b, "sekretaris", &m);
	rc = typed(c, a, &m, &p);
	if (rc < 0)
		return rc;
	pengantaran_periksa(c, &m.u, &p, true, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	if (rc == OK && p.nomor == NULL)
		rc = number_it(c, a, &m, &p);
	if (rc == OK)
		rc = pengantaran_save(c, m.s.instansi_id, &p);
	if (rc < 0)
		return rc;
	a->hasil = p;
	return attach_all(c, b, &m, &p);
}

static int selesai_in(struct ctx *c, void *arg)
{
	struct act_pengantaran *a = arg;
	struct sisip x = {
		"surat-pengantar", "pengantaran.isi", selesai_siap, a};

	a->salah = (struct salah_list){0};
	return act_langkah_di(c, &a->langkah, &x);
}

int act_pengantaran_selesai(struct ctx *c, struct act_pengantaran *a)
{
	struct lampiran *l = arena_new(c->mem, struct lampiran);
	int rc;

	a->langkah = step_of(a->siklus_id, a->jabatan, a->kunci);
	if (a->bukti != NULL) {
		*l = *a->bukti;
		l->jenis = "bukti-terima";
		a->langkah.lampiran = l;
		a->langkah.lampiran_n = 1;
	}
	rc = act_langkah_periksa(c, &a->langkah);
	return rc < 0 ? rc : db_run(c, DB_WRITE, selesai_in, a);
}

int arsip_tempat(struct ctx *c, const struct siklus *s, struct arsip *a)
{
	struct pengantaran p;
	int rc = pengantaran_get(c, s->instansi_id, s->id, &p);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		return OK;
	}
	if (rc < 0)
		return rc;
	a->klasifikasi = p.klasifikasi;
	a->rak = p.rak;
	a->map = p.map;
	a->aktif = p.aktif;
	a->inaktif = p.inaktif;
	a->nasib = p.nasib;
	return OK;
}

/* ---- the sheets ---- */

static int verifikasi_lembar_buat(
	struct ctx *c, const struct meja *m, struct doc **out)
{
	struct verifikasi v;
	struct lembar l;
	int rc = verifikasi_get(c, m->s.instansi_id, m->s.id, &v);

	if (rc == OK)
		rc = lembar_siapkan(c, m, v.jabatan, v.pada_at, &l);
	if (rc < 0)
		return rc;
	l.tanda_at = v.pada_at;
	*out = lembar_verifikasi(&l, &v);
	return OK;
}

int kirim_lembar(struct ctx *c, const struct meja *m, const char *jenis,
	struct doc **out)
{
	bool surat = text_eq(jenis, "surat-pengantar");
	const char *pelaksana =
		kantor_jabatan(&m->k->kantor, "pelaksana", NULL);
	struct pengantaran p;
	struct lembar l;
	int rc;

	if (text_eq(jenis, "lembar-verifikasi"))
		return verifikasi_lembar_buat(c, m, out);
	rc = kini(c, m, &p);
	if (rc == OK)
		rc = lembar_siapkan(
			c, m, surat ? p.penanda : pelaksana, p.terbit_at, &l);
	if (rc < 0)
		return rc;
	if (surat)
		*out = lembar_pengantar(&l, &p);
	else if (text_eq(jenis, "tanda-terima"))
		*out = lembar_tanda_terima(&l, &p);
	else
		*out = lembar_penggandaan(&l, &p);
	return OK;
}
