/* The figures of a Bidang, cell by cell; consolidation. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/data_isian.h"
#include "web/web_app.h"

#include "act/act_json.h"

const struct isian_aturan api_isian_grid[] = {
	API_SEBAGAI,
	DATA_SEL_SEMUA,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_sel[] = {
	API_SEBAGAI,
	{"baris", ISIAN_KODE, LIMIT_KODE, "Sebutkan kode barisnya.", NULL},
	{"kolom", ISIAN_PILIHAN, 0, "Sebutkan kolomnya.",
		"target realisasi kendala tindak_lanjut penanggung_jawab tenggat keuangan fisik"},
	{"teks", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{"lama", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	API_REV,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_data_kirim[] = {
	API_SEBAGAI,
	{"alasan", ISIAN_TEKS, 500, NULL, NULL},
	API_KUNCI,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_minta[] = {
	API_SEBAGAI,
	{"alasan", ISIAN_TEKS, LIMIT_MINTA, "Tulis alasannya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_bukti[] = {
	API_SEBAGAI,
	{"berkas", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_bukti_lepas[] = {
	API_SEBAGAI,
	{"indikator", ISIAN_KODE, LIMIT_KODE, "Sebutkan indikatornya.", NULL},
	{"versi", ISIAN_ANGKA, 6, "Sebutkan versi buktinya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const char *const posisi_kode[] = {
	[DATA_MENUNGGU] = "menunggu",
	[DATA_BELUM] = "belum",
	[DATA_DIISI] = "diisi",
	[DATA_SIAP] = "siap",
	[DATA_DIKEMBALIKAN] = "dikembalikan",
	[DATA_TERKIRIM] = "terkirim",
	[DATA_DITUTUP] = "ditutup",
	[DATA_BERHENTI] = "berhenti",
};

/* ---- reading ---- */

static void put_sel(struct json *j, const char *key, const struct sel *s)
{
	json_obj(j, key);
	json_text(j, "isi", s->ketik);
	json_text(j, "cetak", s->cetak);
	json_text(j, "galat", s->galat);
	json_text(j, "ingat", s->ingat);
	json_bool(j, "draf", s->draf);
	json_end(j);
}

void api_put_kategori(struct json *j, const struct kategori *k)
{
	json_text(j, "kategori", k != NULL ? k->nama : NULL);
}

static void put_saved(struct json *j, int64_t rev, int64_t at, const char *by)
{
	json_int(j, "rev", rev);
	json_at(j, "diisi", at, API_ZONA);
	json_text(j, "diisi_oleh", by);
}

static void put_bukti(struct json *j, const struct data_baris *b)
{
	json_arr(j, "bukti");
	for (size_t i = 0; i < b->bukti_n; i++) {
		json_obj(j, NULL);
		json_int(j, "versi", b->bukti[i].versi);
		json_text(j, "nama", b->bukti[i].nama);
		json_int(j, "ukuran", b->bukti[i].ukuran);
		json_at(j, "pada", b->bukti[i].pada_at, API_ZONA);
		json_end(j);
	}
	json_end(j);
}

static void put_row(struct json *j, const struct data_baris *b)
{
	json_obj(j, NULL);
	json_text(j, "kode", b->indikator.kode);
	json_text(j, "nama", b->indikator.nama);
	json_text(j, "satuan", b->indikator.satuan);
	json_text(j, "rumus", rumus_kode(b->indikator.rumus));
	json_text(j, "target_tahun", b->target_tahun);
	json_text(j, "lalu", b->lalu);
	put_sel(j, "target", &b->target);
	put_sel(j, "realisasi", &b->realisasi);
	put_sel(j, "kendala", &b->kendala);
	put_sel(j, "tindak_lanjut", &b->tindak_lanjut);
	put_sel(j, "penanggung_jawab", &b->penanggung_jawab);
	put_sel(j, "tenggat", &b->tenggat);
	json_text(j, "capaian", b->capaian_cetak);
	api_put_kategori(j, b->kategori);
	json_bool(j, "terisi", b->terisi);
	json_bool(j, "perlu_kendala", b->perlu_kendala);
	put_bukti(j, b);
	put_saved(j, b->rev, b->diisi_at, b->diisi_oleh);
	json_end(j);
}

static void put_line(struct json *j, const struct data_garis *g)
{
	json_obj(j, NULL);
	json_text(j, "kode", g->kode);
	json_text(j, "uraian", g->uraian);
	json_text(j, "pagu", g->pagu);
	json_text(j, "serapan", g->serapan);
	put_sel(j, "keuangan", &g->keuangan);
	put_sel(j, "fisik", &g->fisik);
	json_bool(j, "terisi", g->terisi);
	put_saved(j, g->rev, g->diisi_at, g->diisi_oleh);
	json_end(j);
}

static void put_kurang(struct json *j, const struct kurang *list, size_t n)
{
	json_arr(j, "kurang");
	for (size_t i = 0; i < n; i++) {
		json_obj(j, NULL);
		json_text(j, "baris", list[i].baris);
		json_text(j, "kolom", kolom_kode(list[i].kolom));
		json_text(j, "pesan", list[i].kalimat);
		json_end(j);
	}
	json_end(j);
}

/* A request to have the figures back; null: none that matters now. */
static void put_request(struct json *j, const struct minta_buka *m)
{
	if (m->id == 0) {
		json_text(j, "minta", NULL);
		return;
	}
	json_obj(j, "minta");
	json_text(j, "alasan", m->alasan);
	json_at(j, "pada", m->pada_at, API_ZONA);
	json_text(j, "hasil", minta_hasil_kode(m->hasil));
	json_text(j, "jawaban", m->jawaban);
	json_at(j, "dijawab", m->dijawab_at, API_ZONA);
	json_end(j);
}

int api_grid(struct web *w)
{
	struct json j = json_new(&w->out);
	const char *as = isi_teks(w, "sebagai");
	struct act_grid g = {.bidang = w->arg[1],
		.jabatan = as != NULL ? as : data_jabatan(w, w->arg[1])};
	int rc = api_id(w, 0, &g.siklus_id);

	if (rc == OK)
		rc = act_data_baca(w->c, &g);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "siklus", g.siklus_id);
	json_text(&j, "bidang", g.bidang);
	json_text(&j, "bidang_nama", g.bidang_nama);
	json_text(&j, "posisi", posisi_kode[g.posisi]);
	json_bool(&j, "boleh", g.boleh);
	json_text(&j, "alasan", g.alasan);
	put_request(&j, &g.buka.minta);
	json_bool(&j, "boleh_minta", g.buka.boleh);
	json_arr(&j, "indikator");
	for (size_t i = 0; i < g.baris_n; i++)
		put_row(&j, &g.baris[i]);
	json_end(&j);
	json_arr(&j, "anggaran");
	for (size_t i = 0; i < g.garis_n; i++)
		put_line(&j, &g.garis[i]);
	json_end(&j);
	json_text(&j, "pagu", g.pagu);
	json_text(&j, "realisasi", g.realisasi);
	json_text(&j, "serapan", g.serapan);
	put_kurang(&j, g.kurang, g.kurang_n);
	json_int(&j, "ingat", (int64_t)g.ingat_n);
	json_text(&j, "sidik", hash_hex(w->c->mem, g.sidik));
	json_end(&j);
	return api_answer(w);
}

/* ---- saving ---- */

static void put_cell(struct json *j, const struct isian_sel *x)
{
	json_obj(j, NULL);
	json_text(j, "baris", x->baris);
	json_text(j, "kolom", x->kolom);
	put_sel(j, "hasil", &x->hasil);
	json_int(j, "rev", x->rev_baru);
	json_text(j, "capaian", x->capaian);
	api_put_kategori(j, x->kategori);
	json_bool(j, "perlu_kendala", x->perlu_kendala);
	json_end(j);
}

/* What another wrote there meanwhile, of every cell that conflicts. */
static void keep_conflicts(struct web *w, const struct isian_sel *x, size_t n)
{
	struct str s = str_new(w->c->mem, LIMIT_TEXT);
	struct json j = json_new(&s);

	json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		if (x[i].sekarang == NULL)
			continue;
		json_obj(&j, NULL);
		json_text(&j, "baris", x[i].baris);
		json_text(&j, "kolom", x[i].kolom);
		json_text(&j, "isi", x[i].sekarang);
		json_text(&j, "oleh", x[i].oleh);
		json_at(&j, "pada", x[i].pada_at, API_ZONA);
		json_end(&j);
	}
	json_end(&j);
	if (str_ok(&s))
		w->sekarang = s.p;
}

int api_data_sel(struct web *w)
{
	struct json j = json_new(&w->out);
	const char *teks = isi(w, "teks");
	struct act_sel a = {.bidang = w->arg[1],
		.jabatan = isi(w, "sebagai"),
		.isi = {.baris = isi(w, "baris"),
			.kolom = isi(w, "kolom"),
			.teks = teks != NULL ? teks : "",
			.lama = isi(w, "lama"),
			.rev = isi_angka(w, "rev", 0)}};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_data_sel(w->c, &a);
	if (rc == E_CONFLICT)
		keep_conflicts(w, &a.isi, 1);
	if (rc < 0)
		return rc;
	put_cell(&j, &a.isi);
	return api_answer(w);
}

int api_data_form(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_form f = {.bidang = w->arg[1], .jabatan = isi(w, "sebagai")};
	int rc = api_id(w, 0, &f.siklus_id);

	f.isi = data_sel(w, &f.n);
	if (rc == OK)
		rc = act_data_form(w->c, &f);
	if (rc == E_CONFLICT)
		keep_conflicts(w, f.isi, f.n);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_bool(&j, "tersimpan", f.tersimpan);
	json_int(&j, "salah", (int64_t)f.salah_n);
	json_arr(&j, "isian");
	for (size_t i = 0; i < f.n; i++)
		put_cell(&j, &f.isi[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_data_kirim(struct web *w)
{
	struct act_kirim k = {.bidang = w->arg[1],
		.jabatan = isi(w, "sebagai"),
		.alasan = isi_teks(w, "alasan"),
		.kunci = isi_teks(w, "kunci")};
	int rc = api_id(w, 0, &k.siklus_id);

	if (rc == OK)
		rc = act_data_kirim(w->c, &k);
	if (rc == E_INVALID && k.kurang_n > 0) {
		for (size_t i = 0; i < k.kurang_n; i++)
			galat(w,
				arena_printf(w->c->mem, "%s[%s]",
					kolom_kode(k.kurang[i].kolom),
					k.kurang[i].baris),
				"%s", k.kurang[i].kalimat);
		return api_invalid(w);
	}
	return rc < 0 ? rc : api_langkah_jawab(w, &k.langkah);
}

/* ---- to have it back ---- */

static int run_request(
	struct web *w, int (*act)(struct ctx *c, struct act_minta *a))
{
	struct json j = json_new(&w->out);
	struct act_minta a = {.bidang = w->arg[1],
		.jabatan = isi(w, "sebagai"),
		.alasan = isi(w, "alasan")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	put_request(&j, &a.hasil);
	json_end(&j);
	return api_answer(w);
}

int api_minta(struct web *w)
{
	return run_request(w, act_data_minta);
}

int api_minta_tolak(struct web *w)
{
	return run_request(w, act_data_tolak);
}

/* ---- evidence ---- */

static int answer_version(struct web *w, int versi)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_int(&j, "versi", versi);
	json_end(&j);
	return api_answer(w);
}

int api_bukti(struct web *w)
{
	struct act_bukti a = {
		.bidang = w->arg[1], .jabatan = isi(w, "sebagai")};
	struct lampiran *l;
	size_t n;
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = web_lampiran(w, "berkas", &l, &n);
	if (rc < 0)
		return rc;
	if (n != 1)
		return fail(w->c, E_INVALID,
			"Kirim satu berkas: {\"berkas\": {\"KODE-INDIKATOR\": {\"nama\", \"base64\"}}}.");
	a.indikator = l[0].jenis;
	a.berkas = l[0];
	rc = act_bukti_tambah(w->c, &a);
	return rc < 0 ? rc : answer_version(w, a.versi);
}

int api_bukti_lepas(struct web *w)
{
	struct act_bukti a = {.bidang = w->arg[1],
		.jabatan = isi(w, "sebagai"),
		.indikator = isi(w, "indikator"),
		.versi = (int)isi_angka(w, "versi", 0)};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_bukti_lepas(w->c, &a);
	return rc < 0 ? rc : answer_version(w, a.versi);
}

/* ---- over all Bidang ---- */

static void put_count(struct json *j, const char *key, size_t n, size_t of)
{
	json_obj(j, key);
	json_int(j, "terisi", (int64_t)n);
	json_int(j, "dari", (int64_t)of);
	json_end(j);
}

int api_konsolidasi(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_konsolidasi a = {.jabatan = api_sebagai(w, "tim-lkj")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (text_eq(a.jabatan, ACT_PENGELOLA))
		a.jabatan = NULL;
	if (rc == OK)
		rc = act_konsolidasi(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "siklus", a.siklus_id);
	json_int(&j, "terkirim", (int64_t)a.terkirim_n);
	json_arr(&j, "bidang");
	for (size_t i = 0; i < a.baris_n; i++) {
		const struct konsolidasi *k = &a.baris[i];

		json_obj(&j, NULL);
		json_text(&j, "kode", k->bidang.kode);
		json_text(&j, "nama", k->bidang.nama);
		json_text(&j, "jabatan", k->jabatan);
		json_text(&j, "kabid", k->kabid);
		json_text(&j, "posisi", posisi_kode[k->posisi]);
		put_count(&j, "capaian", k->a, k->a_dari);
		put_count(&j, "anggaran", k->b, k->b_dari);
		put_count(&j, "kendala", k->c, k->c_dari);
		json_at(&j, "tenggat", k->tenggat_at, API_ZONA);
		json_at(&j, "terkirim", k->terkirim_at, API_ZONA);
		json_at(&j, "diisi", k->diisi_at, API_ZONA);
		json_text(&j, "alasan", k->alasan);
		put_request(&j, &k->buka.minta);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}
