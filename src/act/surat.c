/*
 * Disposisi, and what all letters of a case share: who asks, the sheet, its
 * place among the papers of a step.
 */
#include "base/base.h"

#include "act/surat_priv.h"

#include "kinerja/kinerja.h"
#include "store/store.h"

int act_pelaku(struct ctx *c, const struct kantor_act *k, const char *jabatan,
	const char *izin, struct pejabat *out)
{
	int rc;

	if (text_eq(jabatan, ACT_PENGELOLA))
		return pejabat_pengelola(c, izin, out);
	rc = act_pejabat(c, k, jabatan, c->now, out);
	return rc < 0 ? rc : izin_check(c, izin, out->peran);
}

const char *rapi(struct ctx *c, const char *text)
{
	if (text_is_blank(text))
		return "";
	/* Only checked later; what is not UTF-8 has no blanks to trim. */
	return text_is_utf8(text, strlen(text)) ? text_trim(c->mem, text)
						: text;
}

const char *rapi_null(struct ctx *c, const char *text)
{
	return text_is_blank(text) ? NULL : rapi(c, text);
}

static void usulan_of(struct ctx *c, const char *peran_dari, struct meja *m)
{
	struct periode p = {0};

	m->u = (struct usulan){
		.dari = kantor_jabatan(&m->k->kantor, peran_dari, NULL),
		.periode = periode_parse(m->s.periode, &p)
				   ? periode_judul(c->mem, p)
				   : m->s.periode,
		.jabatan = m->k->kantor.jabatan,
		.jabatan_n = m->k->kantor.jabatan_n,
		.kalender = m->k->kantor.kalender,
		.zona_min = m->k->instansi.zona_min,
	};
}

int meja_buka(struct ctx *c, const struct minta *q, struct meja *out)
{
	int rc = act_siklus(c, q->siklus_id, q->lock, &out->s, &out->k);

	if (rc == OK)
		rc = act_pelaku(c, out->k, q->jabatan, q->izin, &out->p);
	if (rc == OK && q->lock && out->s.keadaan != KEADAAN_BERJALAN)
		rc = fail(c, E_STATE,
			"Siklus ini %s; suratnya tidak dapat diubah lagi.",
			keadaan_nama(out->s.keadaan));
	if (rc == OK)
		usulan_of(c, q->peran_dari, out);
	return rc;
}

void meja_dari(struct ctx *c, const struct bahan *b, const char *peran_dari,
	struct meja *out)
{
	out->s = *b->s;
	out->k = b->k;
	out->p = *b->pelaku;
	usulan_of(c, peran_dari, out);
}

/* Does completing this simpul need that kind of paper? */
static bool needs(const struct simpul *n, const char *jenis)
{
	for (size_t i = 0; i < n->syarat_n; i++)
		if (text_eq(n->syarat[i].jenis, jenis))
			return true;
	return false;
}

int act_langkah_no(
	struct ctx *c, const struct siklus *s, const char *jenis, int *no)
{
	const struct sop *sop = s->kasus.sop;

	for (size_t i = 0; i < s->marking.token_n; i++) {
		const struct simpul *n =
			&sop->simpul[s->marking.token[i].simpul];

		if (needs(n, jenis)) {
			*no = n->no;
			return OK;
		}
	}
	for (size_t i = 0; i < sop->simpul_n; i++)
		if (needs(&sop->simpul[i], jenis)) {
			*no = sop->simpul[i].no;
			return OK;
		}
	return fail(c, E_STATE,
		"SOP siklus ini tidak memerlukan %s; pakai langkah yang ada di lembar SOP.",
		jenis);
}

int lembar_siapkan(struct ctx *c, const struct meja *m, const char *jabatan,
	int64_t pada_at, struct lembar *out)
{
	struct pejabat *p = arena_new(c->mem, struct pejabat);
	int rc;

	*out = (struct lembar){
		.mem = c->mem,
		.instansi = &m->k->instansi,
		.jabatan = m->k->kantor.jabatan,
		.jabatan_n = m->k->kantor.jabatan_n,
		.periode = m->u.periode,
		.sop = m->s.sop_nomor,
		.pada_at = pada_at != 0 ? pada_at : c->now,
		.draf = pada_at == 0,
	};
	if (jabatan == NULL)
		return OK;
	rc = act_menjabat(c, m->k, jabatan, out->pada_at, p);
	if (rc == OK)
		out->oleh = p;
	/* A vacant position leaves the line open; anything else is a fault. */
	if (rc == E_STATE || rc == E_NOTFOUND) {
		fail_clear(c);
		rc = OK;
	}
	return rc;
}

int surat_lampirkan(struct ctx *c, struct bahan *b, const struct doc *d,
	const struct surat_kartu *kartu)
{
	struct str pdf = str_new(c->mem, LIMIT_DOCUMENT);
	struct str text = str_new(c->mem, LIMIT_TEXT);
	int rc = paper_pdf(c, d, &pdf);

	if (rc == OK)
		rc = paper_text(c, d, &text);
	if (rc < 0)
		return rc;
	b->buatan =
		arena_grow(c->mem, b->buatan, b->buatan_n, sizeof(*b->buatan));
	b->buatan[b->buatan_n++] = (struct buatan){
		.jenis = kartu->jenis,
		.nama = arena_printf(c->mem, "%s.pdf", kartu->jenis),
		.isi = pdf.p,
		.n = pdf.n,
		.judul = kartu->judul,
		.nomor = kartu->nomor,
		.teks = text.p,
		.rahasia = kartu->rahasia,
	};
	return OK;
}

/* ---- disposisi ---- */

static void name_penerima(
	struct ctx *c, const struct kantor_act *k, struct disposisi *d)
{
	for (size_t i = 0; i < d->penerima_n; i++)
		for (size_t j = 0; j < k->kantor.jabatan_n; j++)
			if (text_eq(k->kantor.jabatan[j].kode,
				    d->penerima[i].jabatan))
				d->penerima[i].nama = k->kantor.jabatan[j].nama;
}

/* What was typed, as it will be stored. */
static struct disposisi typed(
	struct ctx *c, const struct act_disposisi *a, const struct meja *m)
{
	struct disposisi d = a->d;

	d.kasus_id = m->s.id;
	d.dari = m->p.jabatan;
	d.hal = rapi(c, d.hal);
	d.sifat = text_is_blank(d.sifat) ? "segera" : d.sifat;
	d.isi = rapi(c, d.isi);
	d.harap = rapi(c, d.harap);
	d.asal = rapi_null(c, d.asal);
	d.asal_nomor = rapi_null(c, d.asal_nomor);
	d.diubah_oleh = m->p.pegawai_id;
	d.nomor = NULL;
	d.dikirim_at = 0;
	d.penerima = arena_array(c->mem, struct penerima, d.penerima_n + 1);
	for (size_t i = 0; i < d.penerima_n; i++)
		d.penerima[i].jabatan = a->d.penerima[i].jabatan;
	name_penerima(c, m->k, &d);
	return d;
}

int disposisi_boleh(
	struct ctx *c, const struct pejabat *p, const struct disposisi *d)
{
	if (d->nomor == NULL && !text_eq(p->peran, "sekretaris"))
		return fail(c, E_STATE,
			"Disposisi siklus ini belum dikirim oleh Sekretaris.");
	if (!text_eq(d->sifat, "rahasia") || text_eq(p->jabatan, d->dari) ||
		text_eq(p->peran, "sekretaris") || text_eq(p->peran, "kepala"))
		return OK;
	for (size_t i = 0; i < d->penerima_n; i++)
		if (text_eq(d->penerima[i].jabatan, p->jabatan))
			return OK;
	return fail(c, E_DENIED,
		"Disposisi ini bersifat rahasia dan hanya untuk penerimanya. Bila Anda perlu membacanya, hubungi Sekretaris.");
}

static int lihat_in(struct ctx *c, void *arg)
{
	struct act_disposisi *a = arg;
	struct minta q = {
		a->siklus_id, a->jabatan, "surat.baca", "sekretaris", false};
	struct meja m;
	int rc = meja_buka(c, &q, &m);

	a->usul = false;
	if (rc < 0)
		return rc;
	rc = disposisi_get(c, m.s.instansi_id, m.s.id, &a->hasil);
	if (rc == E_NOTFOUND) {
		fail_clear(c);
		disposisi_usul(c, &m.u, &a->hasil);
		a->hasil.kasus_id = m.s.id;
		a->usul = true;
		rc = OK;
	}
	name_penerima(c, m.k, &a->hasil);
	return rc < 0 ? rc : disposisi_boleh(c, &m.p, &a->hasil);
}

int act_disposisi_lihat(struct ctx *c, struct act_disposisi *a)
{
	return db_run(c, DB_READ, lihat_in, a);
}

static int simpan_in(struct ctx *c, void *arg)
{
	struct act_disposisi *a = arg;
	struct minta q = {a->siklus_id, a->jabatan, "disposisi.tulis",
		"sekretaris", true};
	struct disposisi d;
	struct meja m;
	int rc = meja_buka(c, &q, &m);

	a->salah = (struct salah_list){0};
	if (rc < 0)
		return rc;
	d = typed(c, a, &m);
	disposisi_periksa(c, &m.u, &d, &a->salah);
	rc = salah_fail(c, &a->salah, true);
	if (rc == OK)
		rc = disposisi_save(c, m.s.instansi_id, &d);
	if (rc == OK)
		a->hasil = d;
	return rc;
}

int act_disposisi_simpan(struct ctx *c, struct act_disposisi *a)
{
	return db_run(c, DB_WRITE, simpan_in, a);
}

/* Inside step 1: what was typed gets its number and becomes a sheet. */
static int kirim_siap(struct ctx *c, struct bahan *b, void *arg)
{
	struct act_disposisi *a = arg;
	struct nomor n = {.buku = BUKU_AGENDA,
		.keadaan = "dipakai",
		.untuk = "disposisi",
		.kasus_id = b->s->id,
		.pada_at = c->now};
	struct surat_kartu kartu = {.jenis = "disposisi"};
	struct disposisi d;
	struct doc *doc;
	struct meja m;
	int rc;

	meja_dari(c, b, "sekretaris", &m);
	d = typed(c, a, &m);
	disposisi_periksa(c, &m.u, &d, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	if (rc == OK)
		rc = disposisi_save(c, m.s.instansi_id, &d);
	kartu.rahasia = text_eq(d.sifat, "rahasia");
	n.hal = kartu.rahasia ? "(rahasia)" : d.hal;
	n.jabatan = m.p.jabatan;
	if (rc == OK)
		rc = nomor_ambil(c, &m.k->instansi, &n);
	if (rc < 0)
		return rc;
	d.nomor = n.nomor;
	d.dikirim_at = c->now;
	a->hasil = d;
	rc = disposisi_sent(c, m.s.instansi_id, &d);
	if (rc == OK)
		rc = disposisi_lembar(c, &m, &doc);
	kartu.nomor = d.nomor;
	kartu.judul = kartu.rahasia
			      ? "Lembar disposisi (rahasia)"
			      : arena_printf(c->mem, "Disposisi: %s", d.hal);
	return rc < 0 ? rc : surat_lampirkan(c, b, doc, &kartu);
}

static int kirim_in(struct ctx *c, void *arg)
{
	struct act_disposisi *a = arg;
	struct sisip x = {"disposisi", "disposisi.tulis", kirim_siap, a};

	a->salah = (struct salah_list){0};
	return act_langkah_di(c, &a->langkah, &x);
}

int act_disposisi_kirim(struct ctx *c, struct act_disposisi *a)
{
	int rc;

	a->langkah = (struct act_langkah){.tindakan = TINDAKAN_SELESAI,
		.siklus_id = a->siklus_id,
		.jabatan = a->jabatan,
		.kunci = a->kunci};
	rc = act_langkah_periksa(c, &a->langkah);
	return rc < 0 ? rc : db_run(c, DB_WRITE, kirim_in, a);
}

static int baca_in(struct ctx *c, void *arg)
{
	const struct minta *q = arg;
	struct disposisi d;
	struct meja m;
	int rc = meja_buka(c, q, &m);

	if (rc == OK)
		rc = disposisi_get(c, m.s.instansi_id, m.s.id, &d);
	if (rc == OK)
		rc = disposisi_boleh(c, &m.p, &d);
	if (rc == OK && d.nomor != NULL)
		rc = disposisi_read(c, m.s.instansi_id, m.s.id, &m.p);
	return rc < 0 ? rc : OK;
}

int act_disposisi_baca(struct ctx *c, int64_t siklus_id, const char *jabatan)
{
	struct minta q = {
		siklus_id, jabatan, "surat.baca", "sekretaris", false};

	return db_run(c, DB_WRITE, baca_in, &q);
}

int disposisi_lembar(struct ctx *c, const struct meja *m, struct doc **out)
{
	struct disposisi d;
	struct lembar l;
	int rc = disposisi_get(c, m->s.instansi_id, m->s.id, &d);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		disposisi_usul(c, &m->u, &d);
		rc = OK;
	}
	if (rc == OK)
		rc = disposisi_boleh(c, &m->p, &d);
	if (rc == OK)
		rc = lembar_siapkan(c, m, d.dari, d.dikirim_at, &l);
	if (rc < 0)
		return rc;
	l.tanda_at = d.dikirim_at;
	*out = lembar_disposisi(&l, &d);
	return OK;
}
