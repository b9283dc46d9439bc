/* The number book, the printed letters, and the archive's door. */
#include "base/base.h"

#include "act/surat_priv.h"

#include "store/store.h"

/* ---- numbers ---- */

static int desk(struct ctx *c, const char *jabatan, const char *izin,
	const struct kantor_act **k, struct pejabat *p)
{
	int rc = act_kantor(c, k);

	return rc < 0 ? rc : act_pelaku(c, *k, jabatan, izin, p);
}

static int note(struct ctx *c, const struct kantor_act *k,
	const struct pejabat *p, struct jejak j)
{
	j.instansi_id = k->instansi.id;
	j.pelaku = p->jabatan;
	return jejak_add(c, &j);
}

static int year_of(
	struct ctx *c, const struct kantor_act *k, const struct act_nomor *a)
{
	return a->n.tahun != 0 ? a->n.tahun
			       : at_civil(c->now, k->instansi.zona_min).year;
}

static int list_in(struct ctx *c, void *arg)
{
	struct act_nomor *a = arg;
	const struct kantor_act *k;
	struct pejabat p;
	struct nomor_daftar d = {.buku = a->n.buku};
	int rc = desk(c, a->jabatan, "surat.baca", &k, &p);

	if (rc == OK)
		rc = nomor_pola(c, k->instansi.id, a->n.buku, &a->pola);
	if (rc < 0)
		return rc;
	d.tahun = year_of(c, k, a);
	rc = nomor_berikut(c, k->instansi.id, d.buku, d.tahun, &a->berikut);
	if (rc == OK)
		rc = nomor_list(c, k->instansi.id, &d);
	a->list = d.list;
	a->list_n = d.n;
	return rc;
}

int act_nomor_list(struct ctx *c, struct act_nomor *a)
{
	return db_run(c, DB_READ, list_in, a);
}

static int pesan_in(struct ctx *c, void *arg)
{
	struct act_nomor *a = arg;
	const struct kantor_act *k;
	struct nomor n = a->n;
	struct siklus s;
	struct pejabat p;
	int rc = desk(c, a->jabatan, "nomor.kelola", &k, &p);

	if (rc == OK && n.kasus_id != 0)
		rc = act_siklus(c, n.kasus_id, false, &s, &k);
	if (rc < 0)
		return rc;
	n.keadaan = "dipesan";
	n.pada_at = c->now;
	n.jabatan = p.jabatan;
	n.urut = 0;
	n.untuk = rapi(c, n.untuk);
	n.hal = rapi(c, n.hal);
	rc = nomor_ambil(c, &k->instansi, &n);
	if (rc < 0)
		return rc;
	a->hasil = n;
	return note(c, k, &p,
		(struct jejak){.tindakan = "nomor.pesan",
			.objek = n.nomor,
			.rincian = n.hal});
}

/* A short text that must be there. */
static int must_say(struct ctx *c, const char *text, const char *what)
{
	if (text_is_blank(text))
		return fail(c, E_INVALID, "%s belum ditulis.", what);
	if (!text_is_utf8(text, strlen(text)) || text_width(text) > LIMIT_HAL)
		return fail(c, E_INVALID,
			"%s paling panjang %d huruf dan tanpa tanda yang tidak dikenal.",
			what, LIMIT_HAL);
	return OK;
}

int act_nomor_pesan(struct ctx *c, struct act_nomor *a)
{
	int rc = must_say(c, a->n.hal, "Hal surat yang memesan nomor");

	if (rc == OK && !text_is_blank(a->n.untuk) && !text_is_kode(a->n.untuk))
		rc = fail(c, E_INVALID,
			"Jenis surat tidak sah; tulis misalnya surat-pengantar.");
	return rc < 0 ? rc : db_run(c, DB_WRITE, pesan_in, a);
}

static int batal_in(struct ctx *c, void *arg)
{
	struct act_nomor *a = arg;
	const struct kantor_act *k;
	struct nomor n = a->n;
	struct pejabat p;
	int rc = desk(c, a->jabatan, "nomor.kelola", &k, &p);

	if (rc < 0)
		return rc;
	n.tahun = year_of(c, k, a);
	n.alasan = rapi(c, n.alasan);
	rc = nomor_batal(c, k->instansi.id, &n);
	if (rc < 0)
		return rc;
	return note(c, k, &p,
		(struct jejak){.tindakan = "nomor.batal",
			.objek = arena_printf(c->mem, "%s %d nomor %03lld",
				n.buku, n.tahun, (long long)n.urut),
			.rincian = n.alasan});
}

int act_nomor_batal(struct ctx *c, struct act_nomor *a)
{
	int rc = must_say(c, a->n.alasan, "Alasan pembatalan nomor");

	return rc < 0 ? rc : db_run(c, DB_WRITE, batal_in, a);
}

static int pola_in(struct ctx *c, void *arg)
{
	struct act_nomor *a = arg;
	const struct kantor_act *k;
	struct pejabat p;
	int rc = desk(c, a->jabatan, "nomor.pola", &k, &p);

	if (rc == OK)
		rc = nomor_pola_set(c, k->instansi.id, a->n.buku, a->pola);
	if (rc < 0)
		return rc;
	return note(c, k, &p,
		(struct jejak){.tindakan = "nomor.pola",
			.objek = a->n.buku,
			.rincian = a->pola});
}

int act_nomor_pola(struct ctx *c, struct act_nomor *a)
{
	return db_run(c, DB_WRITE, pola_in, a);
}

/* ---- letters on paper ---- */

struct cetak {
	const struct act_cetak *a;
	struct doc *doc;
};

static int cetak_in(struct ctx *c, void *arg)
{
	struct cetak *x = arg;
	const char *jenis = x->a->jenis;
	struct minta q = {x->a->siklus_id, x->a->jabatan, "surat.baca",
		"sekretaris", false};
	struct meja m;
	int rc = meja_buka(c, &q, &m);

	if (rc < 0)
		return rc;
	if (text_eq(jenis, "disposisi"))
		return disposisi_lembar(c, &m, &x->doc);
	if (text_eq(jenis, "undangan") || text_eq(jenis, "daftar-hadir") ||
		text_eq(jenis, "notulen"))
		return rapat_lembar(c, &m, jenis, &x->doc);
	if (text_eq(jenis, "lembar-verifikasi") ||
		text_eq(jenis, "surat-pengantar") ||
		text_eq(jenis, "tanda-terima") ||
		text_eq(jenis, "daftar-penggandaan"))
		return kirim_lembar(c, &m, jenis, &x->doc);
	return fail(c, E_NOTFOUND,
		"Surat jenis \"%s\" tidak ada; pilih misalnya disposisi, undangan, atau surat-pengantar.",
		jenis != NULL ? jenis : "");
}

int act_surat_cetak(struct ctx *c, const struct act_cetak *a, struct str *out)
{
	struct cetak x = {.a = a};
	int rc = db_run(c, DB_READ, cetak_in, &x);

	if (rc < 0)
		return rc;
	switch (a->format) {
	case FORMAT_TXT:
		return paper_text(c, x.doc, out);
	case FORMAT_HTML:
		return paper_html(c, x.doc, out);
	case FORMAT_PDF:
		return paper_pdf(c, x.doc, out);
	}
	return E_INVALID;
}

/* ---- the archive ---- */

/* Whose letters are all open to him. */
static bool sees_rahasia(const struct pejabat *p)
{
	return text_eq(p->peran, "sekretaris") || text_eq(p->peran, "kepala");
}

static int cari_in(struct ctx *c, void *arg)
{
	struct act_cari *a = arg;
	const struct kantor_act *k;
	struct cari q = a->q;
	struct pejabat p;
	int rc = desk(c, a->jabatan, "arsip.baca", &k, &p);

	if (rc < 0)
		return rc;
	q.rahasia = sees_rahasia(&p);
	return arsip_cari(c, k->instansi.id, &q, &a->hasil);
}

int act_arsip_cari(struct ctx *c, struct act_cari *a)
{
	return db_run(c, DB_READ, cari_in, a);
}

/* A confidential file is for those to whom its disposisi goes. */
static int check_rahasia(struct ctx *c, const struct kantor_act *k,
	const struct pejabat *p, const struct berkas *b)
{
	struct disposisi d;
	int rc;

	if (!b->rahasia || sees_rahasia(p))
		return OK;
	rc = disposisi_get(c, k->instansi.id, b->kasus_id, &d);
	return rc < 0 ? rc : disposisi_boleh(c, p, &d);
}

int berkas_boleh(
	struct ctx *c, const struct kantor_act *k, const struct berkas *b)
{
	struct wewenang w;
	int rc;

	if (!b->rahasia || c->actor_id == 0)
		return OK;
	rc = act_wewenang(c, k, c->actor_id, &w);
	for (size_t i = 0; rc == OK && i < w.n; i++) {
		rc = check_rahasia(c, k, &w.list[i], b);
		if (rc != E_DENIED)
			return rc;
		fail_clear(c);
		rc = OK;
	}
	if (rc < 0)
		return rc;
	return fail(c, E_DENIED,
		"Berkas ini bersifat rahasia dan hanya untuk penerimanya. Bila Anda perlu membacanya, hubungi Sekretaris.");
}

static int ambil_in(struct ctx *c, void *arg)
{
	struct act_berkas *a = arg;
	struct berkas b = a->b;
	const struct kantor_act *k;
	struct pejabat p;
	int rc = desk(c, a->jabatan, "arsip.baca", &k, &p);

	if (rc < 0)
		return rc;
	rc = b.versi == 0 ? berkas_get(c, k->instansi.id, &b)
			  : berkas_get_versi(c, k->instansi.id, &b);
	if (rc == OK)
		rc = check_rahasia(c, k, &p, &b);
	if (rc == OK)
		rc = berkas_isi(c, &b, &a->isi, &a->n);
	if (rc == OK)
		a->b = b;
	return rc;
}

int act_berkas_ambil(struct ctx *c, struct act_berkas *a)
{
	return db_run(c, DB_READ, ambil_in, a);
}
