/* Saving the figures of a Bidang, one cell or all; their evidence; sending. */
#include "base/base.h"

#include "web/data_isian.h"
#include "web/web_app.h"

const struct isian_aturan isian_data[] = {
	DATA_SEL_SEMUA,
	{"aksi", ISIAN_PILIHAN, 0, "Pilih Simpan atau Kirim.", "simpan kirim"},
	{"alasan", ISIAN_TEKS, 500, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_sel_satu[] = {
	DATA_SEL_SEMUA,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_bukti[] = {
	{"berkas", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_bukti_lepas[] = {
	{"bukti", ISIAN_PETA, 10, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* The name of a field is the column, its key the row. */
struct isian_sel *data_sel(const struct web *w, size_t *n)
{
	struct isian_sel *list =
		arena_array(w->c->mem, struct isian_sel, w->isian_n + 1);

	*n = 0;
	for (size_t i = 0; i < w->isian_n; i++) {
		const struct kiriman *v = &w->isian[i];
		enum kolom k;

		if (v->kunci == NULL || !kolom_parse(v->aturan->nama, &k))
			continue;
		list[(*n)++] = (struct isian_sel){.baris = v->kunci,
			.kolom = v->aturan->nama,
			.teks = v->nilai,
			.lama = isi_peta(w, "lama",
				arena_printf(w->c->mem, "%s.%s",
					v->aturan->nama, v->kunci))};
	}
	return list;
}

static const char *name_of(
	struct arena *a, const char *kolom, const char *baris)
{
	return arena_printf(a, "%s[%s]", kolom, baris);
}

static int zona_of(struct web *w)
{
	struct instansi i;

	if (act_kantor_nama(w->c, &i) == OK)
		return i.zona_min;
	fail_clear(w->c);
	return CLOCK_WIB;
}

/* "09.38", with its day when that is not today. */
static const char *hour_of(struct web *w, int64_t at)
{
	int zona = zona_of(w);
	struct civil v = at_civil(at, zona);

	if (at_day(at, zona) != at_day(w->c->now, zona))
		return kata_kapan(w->c->mem, at, w->c->now, zona);
	return arena_printf(w->c->mem, "%02d.%02d", v.hour, v.minute);
}

static const char *shown(const char *text)
{
	return *text != '\0' ? text : "kosong";
}

/* Nothing was saved: each cell says what another wrote there meanwhile. */
static int show_conflicts(struct web *w, const struct act_form *f)
{
	fail_clear(w->c);
	galat(w, NULL,
		"Sebagian isian diubah orang lain sejak halaman ini dibuka. Isian Anda belum disimpan dan tidak hilang; periksa yang ditandai, lalu simpan lagi.");
	for (size_t i = 0; i < f->n; i++) {
		const struct isian_sel *x = &f->isi[i];

		if (x->sekarang == NULL)
			continue;
		galat(w, name_of(w->c->mem, x->kolom, x->baris),
			"Diubah %s pukul %s menjadi %s. Simpan lagi untuk memakai isian Anda (%s), atau ketik angka itu.",
			x->oleh != NULL ? x->oleh : "orang lain",
			hour_of(w, x->pada_at), shown(x->sekarang),
			shown(x->teks));
	}
	return web_lagi(w, E_CONFLICT);
}

static int show_mistakes(struct web *w, const struct act_form *f)
{
	if (!f->tersimpan)
		galat(w, NULL,
			"Ada isian yang tidak terbaca. Semua ketikan Anda disimpan sebagai konsep; perbaiki yang ditandai, lalu simpan lagi.");
	for (size_t i = 0; i < f->n; i++)
		if (f->isi[i].hasil.galat != NULL)
			galat(w,
				name_of(w->c->mem, f->isi[i].kolom,
					f->isi[i].baris),
				"%s", f->isi[i].hasil.galat);
	return web_lagi(w, E_INVALID);
}

static int show_missing(struct web *w, const struct act_kirim *k, int rc)
{
	if (rc != E_INVALID)
		return web_lagi(w, rc);
	if (k->kurang_n > 0)
		fail_clear(w->c); /* the list says it better */
	for (size_t i = 0; i < k->kurang_n; i++)
		galat(w,
			name_of(w->c->mem, kolom_kode(k->kurang[i].kolom),
				k->kurang[i].baris),
			"%s", k->kurang[i].kalimat);
	if (k->kurang_n == 0 && k->ingat_n > 0 && !isi_ada(w, "alasan")) {
		fail_clear(w->c);
		galat(w, "alasan",
			"Ada %zu angka yang tidak biasa. Tulis satu baris alasannya, lalu kirim lagi.",
			k->ingat_n);
	}
	return web_lagi(w, E_INVALID);
}

static int send(struct web *w, const struct act_form *f)
{
	struct act_kirim k = {.siklus_id = f->siklus_id,
		.bidang = f->bidang,
		.jabatan = f->jabatan,
		.alasan = isi_teks(w, "alasan"),
		.kunci = isi_teks(w, "kunci")};
	int rc = act_data_kirim(w->c, &k);

	if (rc < 0)
		return show_missing(w, &k, rc);
	return web_redirect(
		w, "data-terkirim", "/siklus/%s/data/%s", w->arg[0], w->arg[1]);
}

/*
 * What was typed is saved first, then sent: whoever presses "Kirim" without
 * having saved loses nothing when it is refused. A second press of "Kirim"
 * finds the form locked; sending knows its key and answers as the first time.
 */
int post_data(struct web *w)
{
	struct act_form f = {
		.bidang = w->arg[1], .jabatan = data_jabatan(w, w->arg[1])};
	bool kirim = text_eq(isi(w, "aksi"), "kirim");
	int rc = web_siklus(w, &f.siklus_id);

	if (rc < 0)
		return rc;
	f.isi = data_sel(w, &f.n);
	if (f.n > 0 || !kirim)
		rc = act_data_form(w->c, &f);
	if (rc == E_CONFLICT)
		return show_conflicts(w, &f);
	if (rc == E_STATE && kirim) {
		fail_clear(w->c);
		return send(w, &f);
	}
	if (rc < 0)
		return web_lagi(w, rc);
	if (kirim) /* which names every mistake, and what is missing */
		return send(w, &f);
	if (f.salah_n > 0)
		return show_mistakes(w, &f);
	return web_redirect(
		w, "tersimpan", "/siklus/%s/data/%s", w->arg[0], w->arg[1]);
}

/* ---- one cell, for app.js ---- */

static int answer(struct web *w, int status)
{
	w->rs->status = status;
	w->rs->type = "application/json";
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
	return OK;
}

/* {"kalimat":"..."}: said beside the field. */
static int answer_refusal(struct web *w, int rc)
{
	struct json j = json_new(&w->out);
	const char *why = w->c->sentence;

	if (rc == E_IO || rc == E_LOST || rc == E_BUSY)
		return rc;
	if (why == NULL && w->galat_n > 0)
		why = w->galat[0].sentence;
	json_obj(&j, NULL);
	json_text(&j, "kalimat", why != NULL ? why : rc_sentence((enum rc)rc));
	json_end(&j);
	return answer(w, rc == E_STATE ? 422 : rc_http((enum rc)rc));
}

/* Shown instead of a page when a field is not what it should be. */
int lagi_sel(struct web *w)
{
	return answer_refusal(w, E_INVALID);
}

static int answer_conflict(struct web *w, const struct isian_sel *x)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_text(&j, "oleh", x->oleh);
	json_text(&j, "jam", hour_of(w, x->pada_at));
	json_text(&j, "nilai", x->sekarang);
	json_text(&j, "isian", x->teks);
	json_end(&j);
	fail_clear(w->c);
	return answer(w, 409);
}

static int answer_saved(struct web *w, const struct isian_sel *x)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_bool(&j, "ok", true);
	json_text(&j, "jam", hour_of(w, w->c->now));
	json_int(&j, "rev", x->rev_baru);
	json_text(&j, "nilai", x->hasil.ketik);
	json_text(&j, "galat", x->hasil.galat);
	json_text(&j, "ingat", x->hasil.ingat);
	json_bool(&j, "draf", x->hasil.draf);
	json_text(&j, "capaian", x->capaian);
	json_end(&j);
	return answer(w, 200);
}

int post_sel(struct web *w)
{
	struct act_sel a = {
		.bidang = w->arg[1], .jabatan = data_jabatan(w, w->arg[1])};
	struct isian_sel *list;
	size_t n;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return answer_refusal(w, rc);
	list = data_sel(w, &n);
	if (n != 1)
		return answer_refusal(w,
			fail(w->c, E_INVALID,
				"Satu permintaan menyimpan satu isian; muat ulang halamannya."));
	a.isi = list[0];
	rc = act_data_sel(w->c, &a);
	if (rc == E_CONFLICT && a.isi.sekarang != NULL)
		return answer_conflict(w, &a.isi);
	if (rc < 0)
		return answer_refusal(w, rc);
	return answer_saved(w, &a.isi);
}

/* ---- evidence ---- */

int post_bukti(struct web *w)
{
	struct act_bukti a = {
		.bidang = w->arg[1], .jabatan = data_jabatan(w, w->arg[1])};
	struct lampiran *l;
	size_t n;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = web_lampiran(w, "berkas", &l, &n);
	if (rc < 0)
		return rc;
	if (n != 1) {
		galat(w, NULL, "Pilih satu berkas, lalu unggah lagi.");
		return web_lagi(w, E_INVALID);
	}
	a.indikator = l[0].jenis;
	a.berkas = l[0];
	rc = act_bukti_tambah(w->c, &a);
	if ((rc == E_INVALID || rc == E_TOOBIG) && w->c->sentence != NULL) {
		galat(w, name_of(w->c->mem, "berkas", a.indikator), "%s",
			w->c->sentence);
		fail_clear(w->c);
	}
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "bukti-diunggah", "/siklus/%s/data/%s",
		w->arg[0], w->arg[1]);
}

int post_bukti_lepas(struct web *w)
{
	struct act_bukti a = {
		.bidang = w->arg[1], .jabatan = data_jabatan(w, w->arg[1])};
	long versi = 0;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < w->isian_n; i++)
		if (text_eq(w->isian[i].aturan->nama, "bukti") &&
			text_int(w->isian[i].nilai, 1, INT32_MAX, &versi))
			a.indikator = w->isian[i].kunci;
	if (a.indikator == NULL)
		return fail(w->c, E_INVALID,
			"Pilih bukti yang dilepas dari daftarnya.");
	a.versi = (int)versi;
	rc = act_bukti_lepas(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(
		w, "bukti-dilepas", "/siklus/%s/data/%s", w->arg[0], w->arg[1]);
}
