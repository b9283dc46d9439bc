/*
 * The report of a case: composed from its figures, frozen when approved.
 *
 * The approval binds the text form of the report (its tree without a page
 * layout). The HTML and PDF are made from the same tree by a job and filed
 * beside it, so an archived report can always be shown as it was signed.
 */
#include "base/base.h"

#include <limits.h>

#include "act/act_priv.h"

#include "lkj/lkj.h"
#include "lkj/naskah.h"
#include "store/store.h"

static const char *const format_text[] = {
	[FORMAT_TXT] = "txt",
	[FORMAT_HTML] = "html",
	[FORMAT_PDF] = "pdf",
};

/* The kind under which an approved report is filed. */
static const char *const format_jenis[] = {
	[FORMAT_TXT] = "laporan",
	[FORMAT_HTML] = "laporan-html",
	[FORMAT_PDF] = "laporan-pdf",
};

bool format_parse(const char *nama, enum format *out)
{
	for (size_t i = 0; i < ARRAY_N(format_text); i++)
		if (text_eq(format_text[i], nama)) {
			*out = (enum format)i;
			return true;
		}
	return false;
}

static int render(
	struct ctx *c, const struct doc *d, enum format f, struct str *out)
{
	switch (f) {
	case FORMAT_TXT:
		return paper_text(c, d, out);
	case FORMAT_HTML:
		return paper_html(c, d, out);
	case FORMAT_PDF:
		return paper_pdf(c, d, out);
	}
	return E_INVALID;
}

/* Bidang that were closed as "belum dilaporkan", with the reason given. */
static int mark_closed(
	struct ctx *c, const struct siklus *s, struct lkj_data *d)
{
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, s, &e, &n);

	if (rc < 0)
		return rc;
	for (size_t b = 0; b < d->bidang_n; b++) {
		int at = bidang_index(&s->kasus, d->bidang[b].bidang.kode);

		if (at < 0 || !s->marking.ditutup[at])
			continue;
		for (size_t i = 0; i < n; i++)
			if (e[i].tindakan == TINDAKAN_TUTUP &&
				(e[i].bidang == NULL ||
					text_eq(e[i].bidang,
						d->bidang[b].bidang.kode)))
				d->bidang[b].ditutup = e[i].catatan;
	}
	return OK;
}

/* The sections that people wrote. */
static int add_naskah(struct ctx *c, const struct siklus *s, struct lkj_data *d)
{
	struct bidang *b = arena_array(c->mem, struct bidang, d->bidang_n + 1);
	struct bagian_list *l = arena_new(c->mem, struct bagian_list);

	for (size_t i = 0; i < d->bidang_n; i++)
		b[i] = d->bidang[i].bidang;
	naskah_susunan(c->mem, b, d->bidang_n, l);
	d->naskah = l;
	return naskah_muat(c, s->instansi_id, s->id, l);
}

int laporan_bahan(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const struct tanda_laporan *tanda,
	struct lkj_data *d)
{
	struct lkj_tanda_tangan *tt;
	const char *jabatan = kantor_jabatan(
		&k->kantor, s->kasus.tahunan ? "kepala" : "sekretaris", NULL);
	int rc;

	*d = (struct lkj_data){.instansi = k->instansi};
	if (!periode_parse(s->periode, &d->periode))
		return fail(c, E_IO,
			"Periode siklus %lld di basis data rusak; jalankan alur check.",
			(long long)s->id);
	d->sop_nomor = s->sop_nomor;
	d->peserta = s->kasus.bidang;
	d->peserta_n = s->kasus.bidang_n;
	d->tanggal_at = tanda != NULL ? tanda->pada_at : c->now;
	d->putaran = s->marking.tolak_n + 1;
	if (jabatan != NULL) {
		rc = act_menjabat(
			c, k, jabatan, d->tanggal_at, &d->penanda_tangan);
		if (rc < 0)
			fail_clear(c);
	}
	if (tanda != NULL) {
		tt = arena_new(c->mem, struct lkj_tanda_tangan);
		tt->pejabat = *tanda->pejabat;
		tt->pada_at = tanda->pada_at;
		tt->sidik = tanda->sidik;
		d->tanda_tangan = tt;
	}
	rc = lkj_gather(c, d);
	if (rc == OK)
		rc = mark_closed(c, s, d);
	return rc == OK ? add_naskah(c, s, d) : rc;
}

int laporan_susun(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const struct tanda_laporan *tanda,
	struct doc **out)
{
	struct lkj_data d;
	int rc = laporan_bahan(c, s, k, tanda, &d);

	if (rc == OK)
		*out = lkj_compose(c->mem, &d);
	return rc;
}

/* The event that approved the report: the one that brought its text. */
static int approval(struct ctx *c, const struct siklus *s,
	const struct berkas *text, struct peristiwa *out)
{
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, s, &e, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (e[i].urut == text->urut) {
			*out = e[i];
			return OK;
		}
	return fail(c, E_IO,
		"Riwayat siklus %lld tidak memuat persetujuan laporannya; jalankan alur verify.",
		(long long)s->id);
}

/* The same tree as when it was approved; its text must have the same hash. */
static int compose_approved(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const struct berkas *text, struct doc **out)
{
	struct peristiwa e = {0};
	struct pejabat p;
	struct berkas draf = {.kasus_id = s->id, .jenis = "draf-laporan"};
	struct str again = str_new(c->mem, LIMIT_DOCUMENT);
	unsigned char hash[HASH_N];
	struct tanda_laporan tanda = {.pejabat = &p};
	int rc = approval(c, s, text, &e);

	if (rc == OK)
		rc = act_menjabat(c, k, e.jabatan, e.terjadi_at, &p);
	if (rc == OK)
		rc = berkas_get(c, s->instansi_id, &draf);
	if (rc < 0)
		return rc;
	tanda.pada_at = e.terjadi_at;
	tanda.sidik = hash_hex(c->mem, draf.hash);
	rc = laporan_susun(c, s, k, &tanda, out);
	if (rc == OK)
		rc = paper_text(c, *out, &again);
	if (rc < 0)
		return rc;
	hash_bytes(again.p, again.n, hash);
	if (memcmp(hash, text->hash, HASH_N) != 0)
		return fail(c, E_CONFLICT,
			"Data kantor berubah setelah laporan siklus %lld disetujui, sehingga bentuk ini tidak dapat dibuat lagi; ambil bentuk txt yang disetujui.",
			(long long)s->id);
	return OK;
}

struct minta_laporan {
	int64_t id;
	enum format format;
	struct str *out;
	bool bagian; /* inside a page: HTML without head and style */
};

/* A filed form of the report, when there is one: 1 found, 0 not. */
static int filed(struct ctx *c, const struct siklus *s, enum format f,
	struct berkas *out)
{
	int rc;

	*out = (struct berkas){.kasus_id = s->id, .jenis = format_jenis[f]};
	rc = berkas_get(c, s->instansi_id, out);

	if (rc != E_NOTFOUND)
		return rc < 0 ? rc : 1;
	fail_clear(c);
	return 0;
}

static int laporan_in(struct ctx *c, void *arg)
{
	struct minta_laporan *m = arg;
	const struct kantor_act *k;
	struct siklus s;
	struct berkas b, text;
	struct doc *d = NULL;
	const void *p;
	size_t n;
	int approved, rc = act_siklus(c, m->id, false, &s, &k);

	if (rc == OK)
		rc = data_terbaca(c, &s, k, NULL);
	if (rc == OK && !m->bagian)
		rc = filed(c, &s, m->format, &b);
	if (rc < 0)
		return rc;
	if (rc == 1) {
		rc = berkas_isi(c, &b, &p, &n);
		if (rc == OK)
			str_addn(m->out, p, n);
		return rc;
	}
	approved = filed(c, &s, FORMAT_TXT, &text);
	if (approved < 0)
		return approved;
	rc = approved ? compose_approved(c, &s, k, &text, &d)
		      : laporan_susun(c, &s, k, NULL, &d);
	if (rc < 0)
		return rc;
	return m->bagian ? paper_html_part(c, d, m->out)
			 : render(c, d, m->format, m->out);
}

int act_laporan(struct ctx *c, int64_t id, enum format f, struct str *out)
{
	struct minta_laporan m = {.id = id, .format = f, .out = out};
	int rc = db_run(c, DB_READ, laporan_in, &m);

	if (rc == OK && !str_ok(out))
		return fail(c, E_TOOBIG,
			"Laporan siklus %lld lebih besar dari %zu MB.",
			(long long)id, LIMIT_DOCUMENT >> 20);
	return rc;
}

int act_laporan_isi(struct ctx *c, int64_t id, struct str *out)
{
	struct minta_laporan m = {.id = id, .out = out, .bagian = true};

	return db_run(c, DB_READ, laporan_in, &m);
}

/* ---- the job that files the approved forms ---- */

struct arsip_laporan {
	int64_t job_id, siklus_id;
	struct str form[ARRAY_N(format_text)];
};

static int store_forms_in(struct ctx *c, void *arg)
{
	struct arsip_laporan *a = arg;
	const struct kantor_act *k;
	struct siklus s;
	int rc = act_siklus(c, a->siklus_id, true, &s, &k);

	for (size_t f = FORMAT_HTML; rc == OK && f <= FORMAT_PDF; f++) {
		struct berkas b = {.kasus_id = s.id,
			.urut = s.urut,
			.jenis = format_jenis[f],
			.nama = arena_printf(
				c->mem, "laporan.%s", format_text[f]),
			.dibuat_at = c->now,
			.sistem = true};
		struct berkas old;
		int have = filed(c, &s, (enum format)f, &old);

		if (have < 0)
			return have;
		dokumen_kartu(c, &s, &b);
		if (have == 0)
			rc = berkas_add(c, s.instansi_id, &b, a->form[f].p,
				a->form[f].n);
	}
	if (rc < 0)
		return rc;
	return job_done(c, a->job_id);
}

int laporan_arsip(struct ctx *c, const struct job *j)
{
	struct arsip_laporan a = {.job_id = j->id};
	long id = 0;
	int rc = OK;

	if (!text_int(j->isi, 1, LONG_MAX, &id))
		return fail(c, E_INVALID, "Pekerjaan %lld tidak dikenal: %s.",
			(long long)j->id, j->jenis);
	a.siklus_id = id;
	for (size_t f = FORMAT_HTML; rc == OK && f <= FORMAT_PDF; f++) {
		a.form[f] = str_new(c->mem, LIMIT_DOCUMENT);
		rc = act_laporan(c, id, (enum format)f, &a.form[f]);
	}
	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, store_forms_in, &a);
}
