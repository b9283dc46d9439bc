/*
 * The check (SOP langkah 7) as its page shows it: what changed since the
 * checker last looked, the notes, and what the program itself can see.
 */
#include "base/base.h"

#include "act/data_priv.h"
#include "act/naskah_priv.h"

#include "lkj/lkj.h"
#include "store/store.h"

#define LANGKAH_SERAH 3
#define LANGKAH_PERIKSA 7
#define CEK_MAX 12

struct lihat {
	struct act_periksa_hal *a;
	struct naskah_masuk m;
	struct lkj_data d;
	size_t asing; /* placeholders that are not known */
};

/* ---- what the program looks at ---- */

static void cek(
	struct lihat *w, const char *nama, bool lulus, const char *rinci)
{
	struct act_periksa_hal *a = w->a;

	must(a->cek_n < CEK_MAX);
	a->cek[a->cek_n++] = (struct cek){nama, lulus, rinci};
	a->gagal_n += !lulus;
}

static void cek_bidang(struct ctx *c, struct lihat *w)
{
	const char *who = NULL;
	size_t closed = 0;

	for (size_t i = 0; i < w->d.bidang_n; i++) {
		if (w->d.bidang[i].ditutup == NULL)
			continue;
		closed++;
		who = w->d.bidang[i].bidang.nama;
	}
	cek(w, "Semua Bidang sudah menyerahkan data", closed == 0,
		arena_printf(c->mem,
			closed > 0 ? "%zu dari %zu; belum: %s" : "%zu dari %zu",
			w->d.bidang_n - closed, w->d.bidang_n, who));
}

static void cek_angka(struct ctx *c, struct lihat *w)
{
	size_t empty = 0, silent = 0;
	const char *first_empty = NULL, *first_silent = NULL;

	for (size_t i = 0; i < w->d.bidang_n; i++)
		for (size_t k = 0; k < w->d.bidang[i].realisasi_n; k++) {
			const struct realisasi *r =
				&w->d.bidang[i].realisasi[k];

			if (r->realisasi.isian == ISI_KOSONG && empty++ == 0)
				first_empty = r->indikator.nama;
			if (capaian_perlu_kendala(&w->d.bidang[i].capaian[k]) &&
				(text_is_blank(r->kendala) ||
					text_is_blank(r->tindak_lanjut)) &&
				silent++ == 0)
				first_silent = r->indikator.nama;
		}
	cek(w, "Semua indikator punya realisasi", empty == 0,
		empty == 0 ? NULL
			   : arena_printf(c->mem, "%zu kosong: %s%s", empty,
				     first_empty, empty > 1 ? ", …" : ""));
	cek(w, "Semua capaian di bawah 90% punya kendala dan tindak lanjut",
		silent == 0,
		silent == 0 ? NULL
			    : arena_printf(c->mem, "%zu belum: %s%s", silent,
				      first_silent, silent > 1 ? ", …" : ""));
}

/* The sums of the chapters against the sum of the table itself. */
static int cek_jumlah(struct ctx *c, struct lihat *w)
{
	struct anggaran_list all;
	int64_t pagu = 0, sum = 0;
	int rc = anggaran_list(c, w->m.s.instansi_id, NULL, w->d.periode, &all);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < all.n; i++) {
		if (bidang_index(&w->m.s.kasus, all.item[i].bidang) < 0)
			continue; /* a Bidang that is not in this case */
		pagu += all.item[i].pagu_sen;
		sum += all.item[i].realisasi_sen;
	}
	for (size_t i = 0; i < w->d.bidang_n; i++)
		for (size_t k = 0; k < w->d.bidang[i].anggaran_n; k++) {
			pagu -= w->d.bidang[i].anggaran[k].pagu_sen;
			sum -= w->d.bidang[i].anggaran[k].realisasi_sen;
		}
	cek(w, "Jumlah anggaran sama dengan rinciannya", pagu == 0 && sum == 0,
		pagu == 0 && sum == 0
			? NULL
			: arena_printf(c->mem, "selisih pagu %s, realisasi %s",
				  sen_id(c->mem, pagu), sen_id(c->mem, sum)));
	return OK;
}

/* The hash that the handing over of a Bidang carried, NULL: none. */
static const char *handed(
	const struct peristiwa *e, size_t n, const char *bidang)
{
	const char *found = NULL;

	for (size_t i = 0; i < n; i++)
		if (e[i].langkah == LANGKAH_SERAH && e[i].berkas != NULL &&
			text_eq(e[i].bidang, bidang)) {
			const char *at = strstr(e[i].berkas, "data=");

			found = at != NULL ? at + strlen("data=") : found;
		}
	return found;
}

static int cek_tetap(struct ctx *c, struct lihat *w)
{
	const char *changed = NULL;
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, &w->m.s, &e, &n);

	for (size_t i = 0; rc == OK && i < w->d.bidang_n; i++) {
		const char *kode = w->d.bidang[i].bidang.kode;
		const char *want = handed(e, n, kode);
		unsigned char hash[HASH_N];

		rc = kinerja_sidik_bidang(
			c, w->m.s.instansi_id, kode, w->d.periode, hash);
		if (rc == OK && want != NULL &&
			strncmp(want, hash_hex(c->mem, hash), HASH_HEX) != 0)
			changed = w->d.bidang[i].bidang.nama;
	}
	if (rc == OK)
		cek(w, "Angka tidak berubah sejak diserahkan", changed == NULL,
			changed != NULL
				? arena_printf(c->mem, "berubah: %s", changed)
				: NULL);
	return rc;
}

static void cek_naskah(struct ctx *c, struct lihat *w)
{
	const struct pejabat *p = &w->d.penanda_tangan;
	size_t written = 0, waiting = 0;

	for (size_t i = 0; i < w->m.l.n; i++)
		written += !text_is_blank(w->m.l.item[i].teks);
	for (size_t i = 0; i < w->a->catatan.n; i++)
		waiting +=
			w->a->catatan.item[i].putaran < w->a->putaran &&
			(w->a->catatan.item[i].keadaan == CATATAN_TERBUKA ||
				w->a->catatan.item[i].keadaan == CATATAN_BELUM);
	cek(w, "Semua bagian naskah sudah ditulis", written == w->m.l.n,
		arena_printf(c->mem, "%zu dari %zu", written, w->m.l.n));
	cek(w, "Semua tabel dan angka dalam naskah dikenal", w->asing == 0,
		w->asing > 0
			? arena_printf(c->mem, "%zu tidak dikenal", w->asing)
			: NULL);
	cek(w, "Semua catatan putaran lalu sudah dijawab", waiting == 0,
		waiting > 0 ? arena_printf(c->mem, "%zu belum", waiting)
			    : NULL);
	cek(w, "Ada pejabat penanda tangan hari ini", p->nama != NULL,
		p->nama != NULL ? arena_printf(c->mem, "%s, %s", p->nama,
					  p->jabatan_nama)
				: "tunjuk pejabat, Plt., atau Plh.");
}

/* ---- sections ---- */

static int paragraphs(
	struct ctx *c, struct lihat *w, struct periksa_bagian *out)
{
	struct paragraf_list l;
	int rc = OK;

	naskah_paragraf(c->mem, out->bagian.teks, &l);
	out->paragraf_n = l.n;
	out->paragraf = arena_array(c->mem, struct periksa_paragraf, l.n + 1);
	for (size_t i = 0; rc == OK && i < l.n; i++) {
		struct md md = {.teks = l.item[i].teks,
			.judul = out->bagian.judul,
			.data = &w->d,
			.dasar = 1};
		struct doc *d = doc_new(c->mem, out->bagian.judul);
		struct str html = str_new(c->mem, LIMIT_DOCUMENT);

		md_susun(d, &md);
		w->asing += md.temuan_n;
		rc = paper_html_part(c, d, &html);
		out->paragraf[i] = (struct periksa_paragraf){
			hash_hex(c->mem, l.item[i].hash), html.p};
	}
	return rc;
}

static int sections(struct ctx *c, struct lihat *w)
{
	struct act_periksa_hal *a = w->a;
	struct bagian_versi_list seen;
	int rc = naskah_dilihat(
		c, w->m.s.instansi_id, w->m.s.id, &a->dilihat, &seen);

	if (rc < 0)
		return rc;
	a->bagian_n = w->m.l.n;
	a->bagian = arena_array(c->mem, struct periksa_bagian, a->bagian_n + 1);
	for (size_t i = 0; rc == OK && i < a->bagian_n; i++) {
		struct periksa_bagian *p = &a->bagian[i];
		const char *lama = "";

		p->bagian = w->m.l.item[i];
		for (size_t k = 0; k < seen.n; k++)
			if (text_eq(seen.item[k].kode, p->bagian.kode))
				lama = seen.item[k].teks;
		if (a->dilihat > 0 && !text_eq(lama, p->bagian.teks))
			naskah_beda(c->mem, lama, p->bagian.teks, &p->beda);
		p->berubah = p->beda.berubah;
		rc = paragraphs(c, w, p);
	}
	return rc;
}

static void right(struct ctx *c, struct lihat *w)
{
	int rc = izin_check(c, "naskah.periksa", w->m.p.peran);

	if (rc == OK && !naskah_di_langkah(&w->m.s, LANGKAH_PERIKSA))
		rc = fail(c, E_STATE,
			"Draf tidak sedang diperiksa; lihat posisinya di halaman Siklus.");
	w->a->boleh = rc == OK;
	w->a->alasan = c->sentence;
	fail_clear(c);
}

static int draft_hash(struct ctx *c, struct lihat *w)
{
	struct berkas f = {.kasus_id = w->m.s.id, .jenis = "draf-laporan"};
	int rc = berkas_get(c, w->m.s.instansi_id, &f);

	w->a->sidik = rc == OK ? hash_hex(c->mem, f.hash) : NULL;
	if (rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	return OK;
}

static int lihat_in(struct ctx *c, void *arg)
{
	struct act_periksa_hal *a = arg;
	struct lihat w = {.a = a};
	int64_t id;
	int rc = naskah_masuk(c, a->siklus_id, a->jabatan, NULL, &w.m);

	if (rc == OK)
		rc = laporan_bahan(c, &w.m.s, w.m.k, NULL, &w.d);
	if (rc < 0)
		return rc;
	id = w.m.s.instansi_id;
	a->siklus = w.m.s;
	a->instansi = w.m.k->instansi;
	a->pelaku = w.m.p;
	a->putaran = w.m.s.marking.tolak_n + 1;
	a->cek = arena_array(c->mem, struct cek, CEK_MAX);
	a->cek_n = a->gagal_n = 0;
	right(c, &w);
	rc = catatan_list(c, id, w.m.s.id, &a->catatan);
	if (rc == OK)
		rc = naskah_nama(c, id, &a->catatan, &a->penulis, &a->penjawab);
	if (rc == OK)
		rc = sections(c, &w);
	if (rc == OK)
		rc = draft_hash(c, &w);
	if (rc < 0)
		return rc;
	cek_bidang(c, &w);
	cek_angka(c, &w);
	rc = cek_jumlah(c, &w);
	if (rc == OK)
		rc = cek_tetap(c, &w);
	if (rc == OK)
		cek_naskah(c, &w);
	return rc;
}

int act_periksa_lihat(struct ctx *c, struct act_periksa_hal *a)
{
	return db_run(c, DB_READ, lihat_in, a);
}
