/* Disposisi, verification and delivery, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/surat_web.h"
#include "web/web_app.h"

#include "act/act_json.h"

const struct isian_aturan api_isian_lihat[] = {
	API_SEBAGAI_LIHAT,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_sebagai[] = {
	API_SEBAGAI,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_disposisi[] = {
	API_SEBAGAI,
	API_REV,
	API_KUNCI,
	{"penerima", ISIAN_BANYAK, LIMIT_KODE, NULL, NULL},
	{"sifat", ISIAN_PILIHAN, 0, NULL, "biasa segera sangat-segera rahasia"},
	{"harap", ISIAN_BANYAK, LIMIT_KODE, NULL, NULL},
	{"hal", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"isi", ISIAN_PANJANG, LIMIT_DISPOSISI, NULL, NULL},
	{"batas", ISIAN_WAKTU, 0, NULL, NULL},
	{"asal", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"asal_nomor", ISIAN_TEKS, LIMIT_NOMOR, NULL, NULL},
	{"asal_on", ISIAN_TANGGAL, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_verifikasi[] = {
	API_SEBAGAI,
	API_KUNCI,
	{"sidik", ISIAN_TEKS, 64, "Sebutkan sidik laporan yang dilihat.", NULL},
	{"butir", ISIAN_PETA, 10, NULL, NULL},
	{"catatan", ISIAN_PETA, LIMIT_HAL, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_pengantaran[] = {
	API_SEBAGAI,
	API_REV,
	API_KUNCI,
	PENGANTARAN_ISIAN(ISIAN_BERKAS_PETA),
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* ---- disposisi ---- */

static void put_words(struct json *j, struct arena *a, const char *words)
{
	json_arr(j, "harap");
	while (words != NULL && *words != '\0') {
		size_t n = strcspn(words, " ");

		json_text(j, NULL, arena_dupn(a, words, n));
		words += n + (words[n] == ' ');
	}
	json_end(j);
}

static int answer_disposisi(struct web *w, const struct disposisi *d, bool usul)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_bool(&j, "usul", usul);
	json_int(&j, "rev", d->rev);
	json_text(&j, "nomor", d->nomor);
	json_text(&j, "dari", d->dari);
	json_text(&j, "hal", d->hal);
	json_text(&j, "sifat", d->sifat);
	json_text(&j, "isi", d->isi);
	put_words(&j, w->c->mem, d->harap);
	json_at(&j, "batas", d->batas_at, API_ZONA);
	json_text(&j, "asal", d->asal);
	json_text(&j, "asal_nomor", d->asal_nomor);
	api_put_hari(&j, "asal_on", d->asal_on);
	json_at(&j, "dikirim", d->dikirim_at, API_ZONA);
	json_arr(&j, "penerima");
	for (size_t i = 0; i < d->penerima_n; i++) {
		json_obj(&j, NULL);
		json_text(&j, "jabatan", d->penerima[i].jabatan);
		json_at(&j, "dibaca", d->penerima[i].dibaca_at, API_ZONA);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_disposisi(struct web *w)
{
	struct act_disposisi a = {.jabatan = api_sebagai(w, "sekretaris")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_disposisi_lihat(w->c, &a);
	return rc < 0 ? rc : answer_disposisi(w, &a.hasil, a.usul);
}

static int write_disposisi(struct web *w, struct act_disposisi *a,
	int (*act)(struct ctx *c, struct act_disposisi *a))
{
	int rc = api_id(w, 0, &a->siklus_id);

	if (rc < 0)
		return rc;
	a->jabatan = isi(w, "sebagai");
	a->kunci = isi_teks(w, "kunci");
	disposisi_diketik(w, API_ZONA, &a->d);
	a->d.rev = isi_angka(w, "rev", 0);
	rc = act(w->c, a);
	return api_sekarang(w, rc, api_disposisi);
}

int api_disposisi_simpan(struct web *w)
{
	struct act_disposisi a = {0};
	int rc = write_disposisi(w, &a, act_disposisi_simpan);

	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : answer_disposisi(w, &a.hasil, false);
}

int api_disposisi_kirim(struct web *w)
{
	struct act_disposisi a = {0};
	int rc = write_disposisi(w, &a, act_disposisi_kirim);

	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : api_langkah_jawab(w, &a.langkah);
}

int api_disposisi_baca(struct web *w)
{
	int64_t id = 0;
	int rc = api_id(w, 0, &id);

	if (rc == OK)
		rc = act_disposisi_baca(w->c, id, isi(w, "sebagai"));
	return rc < 0 ? rc : api_disposisi(w);
}

/* ---- verification ---- */

int api_verifikasi(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_verifikasi a = {.jabatan = api_sebagai(w, "kasubag")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_verifikasi_lihat(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_bool(&j, "usul", a.usul);
	json_text(&j, "sidik", hash_hex(w->c->mem, a.hasil.sidik));
	json_text(&j, "jabatan", a.hasil.jabatan);
	json_at(&j, "pada", a.hasil.pada_at, API_ZONA);
	json_arr(&j, "butir");
	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		json_obj(&j, NULL);
		json_text(&j, "kode", verifikasi_pilihan[i].kode);
		json_text(&j, "nama", verifikasi_pilihan[i].nama);
		json_bool(&j, "sesuai", a.hasil.butir[i].sesuai);
		json_text(&j, "catatan", a.hasil.butir[i].catatan);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_verifikasi_selesai(struct web *w)
{
	struct act_verifikasi a = {.jabatan = isi(w, "sebagai"),
		.sidik = isi(w, "sidik"),
		.kunci = isi_teks(w, "kunci")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc < 0)
		return rc;
	verifikasi_diketik(w, &a.v);
	if (w->galat_n > 0)
		return api_invalid(w);
	rc = api_sekarang(w, act_verifikasi_selesai(w->c, &a), api_verifikasi);
	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : api_langkah_jawab(w, &a.langkah);
}

/* ---- delivery ---- */

static void put_copies(struct json *j, const struct pengantaran *p)
{
	json_arr(j, "salinan");
	for (size_t i = 0; i < p->salinan_n; i++) {
		json_obj(j, NULL);
		json_text(j, "penerima", p->salinan[i].penerima);
		json_int(j, "jumlah", p->salinan[i].jumlah);
		json_text(j, "keterangan", p->salinan[i].keterangan);
		json_end(j);
	}
	json_end(j);
}

static int answer_pengantaran(struct web *w, const struct pengantaran *p)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_int(&j, "rev", p->rev);
	json_text(&j, "nomor", p->nomor);
	json_at(&j, "terbit", p->terbit_at, API_ZONA);
	json_text(&j, "kepada", p->kepada);
	json_text(&j, "di", p->di);
	json_text(&j, "hal", p->hal);
	json_text(&j, "cara", p->cara);
	json_text(&j, "tembusan", p->tembusan);
	json_text(&j, "penanda", p->penanda);
	json_text(&j, "penerima", p->penerima);
	json_text(&j, "penerima_jabatan", p->penerima_jabatan);
	json_at(&j, "diterima", p->diterima_at, API_ZONA);
	put_copies(&j, p);
	json_text(&j, "klasifikasi", p->klasifikasi);
	json_text(&j, "rak", p->rak);
	json_text(&j, "map", p->map);
	json_int(&j, "retensi", p->aktif);
	json_int(&j, "inaktif", p->inaktif);
	json_text(&j, "nasib", p->nasib);
	json_end(&j);
	return api_answer(w);
}

int api_pengantaran(struct web *w)
{
	struct act_pengantaran a = {.jabatan = api_sebagai(w, "pelaksana")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_pengantaran_lihat(w->c, &a);
	return rc < 0 ? rc : answer_pengantaran(w, &a.hasil);
}

static int write_pengantaran(struct web *w, struct act_pengantaran *a,
	int (*act)(struct ctx *c, struct act_pengantaran *a))
{
	struct lampiran *l;
	size_t n;
	int rc = api_id(w, 0, &a->siklus_id);

	if (rc == OK)
		rc = web_lampiran(w, "bukti", &l, &n);
	if (rc < 0)
		return rc;
	a->jabatan = isi(w, "sebagai");
	a->kunci = isi_teks(w, "kunci");
	a->urut = isi_angka(w, "urut", 0);
	a->bukti = n > 0 ? l : NULL;
	pengantaran_diketik(w, API_ZONA, &a->p);
	a->p.rev = isi_angka(w, "rev", 0);
	return api_sekarang(w, act(w->c, a), api_pengantaran);
}

int api_pengantaran_simpan(struct web *w)
{
	struct act_pengantaran a = {0};
	int rc = write_pengantaran(w, &a, act_pengantaran_simpan);

	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : answer_pengantaran(w, &a.hasil);
}

int api_pengantar_terbit(struct web *w)
{
	struct act_pengantaran a = {0};
	int rc = write_pengantaran(w, &a, act_pengantar_terbit);

	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : answer_pengantaran(w, &a.hasil);
}

int api_pengantaran_selesai(struct web *w)
{
	struct act_pengantaran a = {0};
	int rc = write_pengantaran(w, &a, act_pengantaran_selesai);

	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : api_langkah_jawab(w, &a.langkah);
}

/* The page's handler knows a case by its number too. */
int api_surat(struct web *w)
{
	return get_surat(w);
}
