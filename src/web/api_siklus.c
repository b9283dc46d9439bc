/* The actions for programs: each one act_* call, its answer as JSON. */
#include "base/base.h"

#include "act/act_urung.h"
#include "web/api_priv.h"
#include "web/web_app.h"

#include "act/act_json.h"

const struct isian_aturan api_isian_buka[] = {
	{"periode", ISIAN_TEKS, 10, "Sebutkan periode, misalnya 2026-TW2.",
		NULL},
	{"sop", ISIAN_TEKS, LIMIT_NOMOR, NULL, NULL},
	{"sebagai", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"pada", ISIAN_WAKTU, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_langkah[] = {
	{"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"keputusan", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{"kembali_ke", ISIAN_ANGKA, 3, NULL, NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{"kunci", ISIAN_TEKS, LIMIT_KUNCI, NULL, NULL},
	{"pada", ISIAN_WAKTU, 0, NULL, NULL},
	{"berkas", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_alasan[] = {
	{"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{"kunci", ISIAN_TEKS, LIMIT_KUNCI, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_kecuali[] = {
	{"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"jenis", ISIAN_KODE, LIMIT_KODE, "Sebutkan jenis berkasnya.", NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, "Tulis alasannya.", NULL},
	{"kunci", ISIAN_TEKS, LIMIT_KUNCI, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_urung[] = {
	{"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"urut", ISIAN_ANGKA, 18, "Sebutkan urutan peristiwanya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_tugas[] = {
	{"jabatan", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_data[] = {
	{"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"csv", ISIAN_PANJANG, LIMIT_CSV, "Isi CSV-nya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_berkas[] = {
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"versi", ISIAN_ANGKA, 6, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int api_aku(struct web *w)
{
	const struct sesi *s = &w->sesi.sesi;
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_text(&j, "nama", s->nama);
	json_text(&j, "nip", s->nip);
	json_text(&j, "cakupan", s->cakupan);
	json_at(&j, "berakhir", s->berakhir_at, CLOCK_WIB);
	json_bool(&j, "pengelola", s->pengelola);
	json_arr(&j, "jabatan");
	for (size_t i = 0; i < w->sesi.wewenang.n; i++) {
		const struct pejabat *p = &w->sesi.wewenang.list[i];

		json_obj(&j, NULL);
		json_text(&j, "kode", p->jabatan);
		json_text(&j, "nama", p->jabatan_nama);
		json_text(&j, "kapasitas", p->kapasitas);
		json_text(&j, "bidang", p->bidang);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_siklus_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct siklus *list;
	size_t n;
	int rc = act_siklus_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_lanjut(w, &h);
	json_arr(&j, NULL);
	for (size_t i = h.dari; i < h.sampai; i++)
		act_json_baris(&j, &list[i], CLOCK_WIB);
	json_end(&j);
	return api_answer(w);
}

int api_siklus_buka(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_buka a = {.sop = isi_teks(w, "sop"),
		.periode = isi(w, "periode"),
		.jabatan = isi_teks(w, "sebagai"),
		.pada_at = api_at(w, "pada")};
	int rc = act_siklus_buka(w->c, &a);

	if (rc < 0)
		return rc;
	w->rs->status = 201;
	http_add_header(w->rs, "Location",
		arena_printf(
			w->c->mem, "/api/v1/siklus/%lld", (long long)a.id));
	json_obj(&j, NULL);
	json_int(&j, "id", a.id);
	json_end(&j);
	return api_answer(w);
}

int api_siklus_lihat(struct web *w)
{
	struct siklus_rinci r;
	int64_t id = 0;
	int rc = api_id(w, 0, &id);

	if (rc == OK)
		rc = act_siklus_lihat(w->c, id, &r);
	if (rc < 0)
		return rc;
	act_json_siklus(&w->out, &r, w->c->now);
	return api_answer(w);
}

/* What every act on a case has, and its answer. */
static int do_step(struct web *w, struct act_langkah *a)
{
	int rc = api_id(w, 0, &a->siklus_id);

	a->jabatan = isi(w, "sebagai");
	a->catatan = isi_teks(w, "catatan");
	a->kunci = isi_teks(w, "kunci");
	a->bidang = isi_teks(w, "bidang");
	if (rc == OK)
		rc = act_langkah(w->c, a);
	return rc < 0 ? rc : api_langkah_jawab(w, a);
}

int api_langkah_jawab(struct web *w, const struct act_langkah *a)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_int(&j, "id", a->siklus_id);
	json_int(&j, "urut", a->e.urut);
	json_text(&j, "keadaan", keadaan_nama(a->keadaan));
	json_bool(&j, "ulang", a->ulang);
	json_text(&j, "hash", hash_hex(w->c->mem, a->e.hash));
	json_end(&j);
	return api_answer(w);
}

static int step_no(struct web *w, struct act_langkah *a)
{
	int64_t no = 0;
	int rc = api_id(w, 1, &no);

	if (rc == OK)
		a->no = (int)no;
	return rc;
}

int api_langkah(struct web *w)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.kembali_ke = (int)isi_angka(w, "kembali_ke", 0),
		.pada_at = api_at(w, "pada")};
	struct lampiran *l;
	const char *k = isi(w, "keputusan");
	int rc = step_no(w, &a);

	if (rc == OK)
		rc = web_lampiran(w, "berkas", &l, &a.lampiran_n);
	if (rc < 0)
		return rc;
	a.lampiran = l;
	if (!text_is_blank(k))
		a.keputusan = text_eq(k, "ya") ? KEPUTUSAN_YA : KEPUTUSAN_TIDAK;
	return do_step(w, &a);
}

int api_tutup(struct web *w)
{
	struct act_langkah a = {.tindakan = TINDAKAN_TUTUP};
	int rc = step_no(w, &a);

	return rc < 0 ? rc : do_step(w, &a);
}

int api_kecualikan(struct web *w)
{
	struct act_langkah a = {
		.tindakan = TINDAKAN_KECUALI, .jenis = isi(w, "jenis")};
	int rc = step_no(w, &a);

	return rc < 0 ? rc : do_step(w, &a);
}

int api_ubah(struct web *w)
{
	struct act_langkah a = {0};

	if (text_eq(w->arg[1], "jeda"))
		a.tindakan = TINDAKAN_JEDA;
	else if (text_eq(w->arg[1], "lanjut"))
		a.tindakan = TINDAKAN_LANJUT;
	else if (text_eq(w->arg[1], "batal"))
		a.tindakan = TINDAKAN_BATAL;
	else
		return fail(w->c, E_NOTFOUND, "Alamat ini tidak ada.");
	return do_step(w, &a);
}

int api_urung(struct web *w)
{
	struct act_urung u = {
		.jabatan = isi(w, "sebagai"), .urut = isi_angka(w, "urut", 0)};
	struct act_langkah a = {.tindakan = TINDAKAN_URUNG};
	int rc = api_id(w, 0, &u.siklus_id);

	if (rc == OK)
		rc = act_urung(w->c, &u);
	if (rc < 0)
		return rc;
	a.siklus_id = u.siklus_id;
	a.e = u.e;
	a.ulang = u.ulang;
	return api_langkah_jawab(w, &a);
}

/* Tasks of one of his positions, or of all of them. */
int api_tugas(struct web *w)
{
	struct json j = json_new(&w->out);
	const char *one = isi_teks(w, "jabatan");

	json_arr(&j, NULL);
	for (size_t i = 0; i < w->sesi.wewenang.n; i++) {
		const char *kode = w->sesi.wewenang.list[i].jabatan;
		struct tugas *t;
		size_t n;
		int rc;

		if (one != NULL && !text_eq(one, kode))
			continue;
		rc = act_tugas(w->c, kode, &t, &n);
		if (rc < 0)
			return rc;
		for (size_t k = 0; k < n; k++)
			act_json_tugas(&j, &t[k], CLOCK_WIB);
	}
	json_end(&j);
	if (one != NULL && !web_memegang(w, one))
		return fail(w->c, E_DENIED,
			"Anda tidak sedang memegang jabatan %s.", one);
	return api_answer(w);
}

int api_data_isi(struct web *w)
{
	struct json j = json_new(&w->out);
	const char *csv = isi(w, "csv");
	struct act_data a = {.bidang = w->arg[1],
		.jabatan = isi(w, "sebagai"),
		.file = "data.csv",
		.text = csv,
		.n = strlen(csv)};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_data_isi(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "baris", a.baris);
	json_end(&j);
	return api_answer(w);
}

/* The handlers of pages know the case by period or number: so do these. */
int api_laporan(struct web *w)
{
	return get_laporan(w);
}

int api_berkas(struct web *w)
{
	w->arg[2] = isi_teks(w, "versi");
	if (w->arg[2] == NULL)
		w->arg[2] = "0";
	return get_berkas(w);
}
