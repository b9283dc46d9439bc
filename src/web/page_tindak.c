/* What meetings decided for a person: on his Beranda, and said to be done. */
#include "base/base.h"

#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/beranda.h"
#include "web/page/tindak.h"

#define RAPAT_LANGKAH 4 /* SOP langkah 4: cases that meet */

const struct isian_aturan isian_tindak[] = {
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN,
		"Tulis apa yang sudah dilakukan untuk tindak lanjut ini.",
		NULL},
	{"jabatan", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* The end of the day of its due date. */
static int64_t end_of(const struct tindak_lanjut *t, int zona)
{
	return at_from(t->tenggat, 23 * 60 + 59, zona);
}

static struct tindak_baris row_of(struct web *w, const struct beranda *b,
	const struct pejabat *j, const struct tindak_lanjut *t)
{
	struct arena *a = w->c->mem;
	int zona = b->instansi.zona_min;
	struct masa m = {t->dibuat_at, end_of(t, zona), w->c->now};
	struct batas due = batas_of(a, b->kalender, m, zona, true);

	return (struct tindak_baris){.uraian = t->uraian,
		.rinci = arena_printf(
			a, "Keputusan rapat · %s", kata_jabatan(a, j)),
		.nada = due.nada,
		.batas = due.teks,
		.kapan = kata_hari(a, m.tenggat_at, w->c->now, zona),
		.tombol = "Selesai",
		.alamat = arena_printf(
			a, "/tindak-lanjut/%lld/selesai", (long long)t->id)};
}

/* Minutes that are written and wait for him who ratifies them. */
static int ratify(struct web *w, const struct beranda *b,
	const struct tugas_lihat *t, struct tindak_baris *out)
{
	struct arena *a = w->c->mem;
	struct act_rapat r = {.siklus_id = t->t.siklus_id,
		.jabatan = surat_sebagai(w, "sekretaris")};
	struct masa m = {t->t.mulai_at, t->t.tenggat_at, w->c->now};
	struct batas due =
		batas_of(a, b->kalender, m, b->instansi.zona_min, true);
	int rc = act_rapat_lihat(w->c, &r);

	out->uraian = NULL;
	if (rc < 0 || !rapat_is(&r.hasil, "diundang") || r.butir_usul ||
		r.hasil.butir_n == 0)
		return rc;
	*out = (struct tindak_baris){.uraian = "Sahkan notulen rapat",
		.rinci = kata_siklus(a, t->sop, t->t.periode),
		.nada = due.nada,
		.batas = due.teks,
		.kapan = due.kapan,
		.tombol = "Buka",
		.alamat = arena_printf(a, "/siklus/%s/rapat#notulen",
			kata_alamat(a, t->t.periode))};
	return OK;
}

static int add_minutes(struct web *w, const struct beranda *b,
	struct tindak_baris **out, size_t *n)
{
	if (!web_boleh(w, "notulen.sahkan"))
		return OK;
	for (size_t i = 0; i < b->orang_lain_n; i++) {
		struct tindak_baris r;
		int rc;

		if (!text_eq(b->orang_lain[i].simpul->layar, "rapat"))
			continue;
		rc = ratify(w, b, &b->orang_lain[i], &r);
		if (rc < 0)
			return rc;
		if (r.uraian == NULL)
			continue;
		*out = arena_grow(w->c->mem, *out, *n, sizeof(**out));
		(*out)[(*n)++] = r;
	}
	return OK;
}

int beranda_tindak(struct web *w, const struct beranda *b,
	struct tindak_baris **out, size_t *n)
{
	const struct wewenang *v = &w->sesi.wewenang;

	int rc;

	*out = NULL;
	*n = 0;
	rc = add_minutes(w, b, out, n);
	for (size_t i = 0; rc == OK && i < v->n; i++) {
		struct tindak_lanjut *list;
		size_t count;

		rc = act_tindak_lanjut_list(
			w->c, v->list[i].jabatan, 0, &list, &count);

		for (size_t k = 0; rc == OK && k < count; k++) {
			*out = arena_grow(w->c->mem, *out, *n, sizeof(**out));
			(*out)[(*n)++] = row_of(w, b, &v->list[i], &list[k]);
		}
	}
	return rc;
}

int beranda_hari_ini(struct web *w, const struct beranda *b,
	struct hari_ini_baris **out, size_t *n)
{
	int zona = b->instansi.zona_min;

	*out = NULL;
	*n = 0;
	for (size_t i = 0; i < b->berjalan_n; i++) {
		const struct siklus_baris *s = &b->berjalan[i];
		struct act_rapat a = {.siklus_id = s->id,
			.jabatan = surat_sebagai(w, "tim-lkj")};
		int rc = OK;

		if (s->langkah != RAPAT_LANGKAH)
			continue;
		rc = act_rapat_lihat(w->c, &a);
		if (rc < 0)
			return rc;
		if (a.hasil.nomor == NULL || at_day(a.hasil.mulai_at, zona) !=
						     at_day(w->c->now, zona))
			continue;
		*out = arena_grow(w->c->mem, *out, *n, sizeof(**out));
		(*out)[(*n)++] = (struct hari_ini_baris){
			.jam = jam_tulis(w->c->mem, a.hasil.mulai_at, zona),
			.mesin = kata_mesin(w->c->mem, a.hasil.mulai_at, zona),
			.judul = a.hasil.acara,
			.tempat = a.hasil.tempat,
			.alamat = arena_printf(w->c->mem, "/siklus/%s/rapat",
				kata_alamat(w->c->mem, s->periode))};
	}
	return OK;
}

/* ---- done ---- */

static int find(struct web *w, struct tindak_lanjut *out)
{
	const struct wewenang *v = &w->sesi.wewenang;
	long id;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		id = 0;
	for (size_t i = 0; i < v->n; i++) {
		struct tindak_lanjut *list;
		size_t n;
		int rc = act_tindak_lanjut_list(
			w->c, v->list[i].jabatan, 0, &list, &n);

		if (rc < 0)
			return rc;
		for (size_t k = 0; k < n; k++)
			if (list[k].id == id) {
				*out = list[k];
				return OK;
			}
	}
	return fail(w->c, E_NOTFOUND,
		"Tindak lanjut itu sudah selesai atau bukan tugas Anda.");
}

int page_tindak(struct web *w)
{
	struct tindak_form p = {0};
	struct tindak_lanjut t = {0};
	int rc = find(w, &t);

	if (rc < 0)
		return rc;
	p.layout = web_layout(w, "Tindak lanjut", MENU_BERANDA);
	p.form = web_form(w, 0);
	p.uraian = t.uraian;
	p.rinci = arena_printf(w->c->mem, "Keputusan rapat, paling lambat %s",
		day_long(w->c->mem, t.tenggat));
	p.aksi = arena_printf(
		w->c->mem, "/tindak-lanjut/%lld/selesai", (long long)t.id);
	p.jabatan = t.jabatan;
	p.catatan = isi_atau(w, "catatan", NULL);
	p.rapat = arena_printf(
		w->c->mem, "/siklus/%lld/rapat#notulen", (long long)t.kasus_id);
	tpl_tindak(&w->out, &p);
	return web_page(w);
}

int post_tindak(struct web *w)
{
	long id;
	int rc;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return fail(w->c, E_NOTFOUND, "Tindak lanjut itu tidak ada.");
	rc = act_tindak_lanjut_selesai(
		w->c, id, isi(w, "jabatan"), isi(w, "catatan"));
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "tindak-selesai", "/");
}
