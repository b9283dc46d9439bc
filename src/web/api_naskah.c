/* Writing the draft, checking and approving it, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/web_app.h"

#include "act/act_json.h"
#include "act/act_naskah.h"

const struct isian_aturan api_isian_tulis[] = {
	API_SEBAGAI,
	API_REV,
	{"teks", ISIAN_PANJANG, LIMIT_BAGIAN, NULL, NULL},
	{"selesai", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{"ambil_alih", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_pratinjau[] = {
	API_SEBAGAI,
	{"teks", ISIAN_PANJANG, LIMIT_BAGIAN, NULL,
		NULL}, /* not sent: as saved */
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_riwayat[] = {
	API_SEBAGAI_LIHAT,
	{"dari", ISIAN_ANGKA, 9, NULL, NULL},
	{"ke", ISIAN_ANGKA, 9, NULL, NULL},
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_jawab[] = {
	API_SEBAGAI,
	{"jawaban", ISIAN_PANJANG, LIMIT_CATATAN, "Tulis jawabannya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_catat[] = {
	API_SEBAGAI,
	{"teks", ISIAN_PANJANG, LIMIT_CATATAN, "Tulis catatannya.", NULL},
	{"bagian", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"paragraf", ISIAN_TEKS, 64, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_putus[] = {
	API_SEBAGAI,
	API_KUNCI,
	{"keputusan", ISIAN_PILIHAN, 0, "Sebutkan keputusannya.", "ya tidak"},
	{"kembali_ke", ISIAN_ANGKA, 3, NULL, NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{"nilai", ISIAN_PETA, 10, NULL, NULL},
	{"centang", ISIAN_BANYAK, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_setuju[] = {
	API_SEBAGAI,
	API_KUNCI,
	{"sidik", ISIAN_TEKS, 64, "Sebutkan sidik draf yang dibaca.", NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* ---- notes ---- */

static void put_notes(struct json *j, const struct catatan_list *l,
	const char **penulis, const char **penjawab)
{
	json_arr(j, "catatan");
	for (size_t i = 0; i < l->n; i++) {
		const struct catatan_periksa *n = &l->item[i];

		json_obj(j, NULL);
		json_int(j, "nomor", n->nomor);
		json_int(j, "putaran", n->putaran);
		json_text(j, "bagian", n->kode);
		json_text(j, "paragraf", n->paragraf);
		json_text(j, "kutipan", n->kutipan);
		json_text(j, "teks", n->teks);
		json_text(j, "penulis", penulis[i]);
		json_at(j, "pada", n->pada_at, API_ZONA);
		json_text(j, "keadaan", keadaan_catatan_nama(n->keadaan));
		json_text(j, "jawaban", n->jawaban);
		json_text(j, "penjawab", penjawab[i]);
		json_at(j, "dijawab", n->dijawab_at, API_ZONA);
		json_end(j);
	}
	json_end(j);
}

static int answer_number(struct web *w, int64_t nomor)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_int(&j, "nomor", nomor);
	json_end(&j);
	return api_answer(w);
}

/* ---- the draft ---- */

static void put_section(struct json *j, const struct act_bagian *b)
{
	json_obj(j, NULL);
	json_text(j, "kode", b->bagian.kode);
	json_text(j, "judul", b->bagian.judul);
	json_text(j, "bidang", b->bagian.bidang);
	json_text(j, "keadaan", keadaan_bagian_nama(b->bagian.keadaan));
	json_int(j, "rev", b->bagian.rev);
	json_text(j, "teks", b->bagian.teks);
	json_bool(j, "boleh", b->boleh);
	json_at(j, "diubah", b->bagian.diubah_at, API_ZONA);
	json_text(j, "diubah_oleh", b->diubah);
	json_text(j, "dipegang", b->dipegang);
	json_int(j, "catatan_menunggu", (int64_t)b->catatan_n);
	json_int(j, "kata", (int64_t)b->kata);
	json_end(j);
}

int api_naskah(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_naskah a = {.jabatan = api_sebagai(w, "tim-lkj")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_naskah_lihat(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_bool(&j, "boleh", a.boleh);
	json_text(&j, "alasan", a.alasan);
	json_arr(&j, "bagian");
	for (size_t i = 0; i < a.bagian_n; i++)
		put_section(&j, &a.bagian[i]);
	json_end(&j);
	put_notes(&j, &a.catatan, a.penulis, a.penjawab);
	json_end(&j);
	return api_answer(w);
}

/* The text another saved meanwhile. */
static void keep_other(struct web *w, const struct act_tulis *a)
{
	struct str s = str_new(w->c->mem, LIMIT_TEXT);
	struct json j = json_new(&s);

	json_obj(&j, NULL);
	json_text(&j, "teks", a->sekarang);
	json_text(&j, "oleh", a->oleh);
	json_at(&j, "pada", a->pada_at, API_ZONA);
	json_end(&j);
	if (str_ok(&s))
		w->sekarang = s.p;
}

int api_naskah_tulis(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_tulis a = {.jabatan = isi(w, "sebagai"),
		.kode = w->arg[1],
		.teks = isi(w, "teks"),
		.rev = isi_angka(w, "rev", 0),
		.selesai = api_ya(w, "selesai"),
		.ambil_alih = api_ya(w, "ambil_alih")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_naskah_tulis(w->c, &a);
	if (rc == E_CONFLICT)
		keep_other(w, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "rev", a.rev);
	json_int(&j, "kata", (int64_t)a.kata);
	json_arr(&j, "temuan");
	for (size_t i = 0; i < a.temuan_n; i++)
		json_text(&j, NULL, a.temuan[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_naskah_pratinjau(struct web *w)
{
	struct json j = json_new(&w->out);
	struct str html = str_new(w->c->mem, LIMIT_DOCUMENT);
	struct act_pratinjau a = {.jabatan = isi(w, "sebagai"),
		.kode = w->arg[1],
		.teks = isi(w, "teks"),
		.out = &html};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_naskah_pratinjau(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "html", html.p);
	json_arr(&j, "temuan");
	for (size_t i = 0; i < a.temuan_n; i++)
		json_text(&j, NULL, a.temuan[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_naskah_lepas(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_tulis a = {.jabatan = isi(w, "sebagai"), .kode = w->arg[1]};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_naskah_lepas(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "bagian", a.kode);
	json_end(&j);
	return api_answer(w);
}

static void put_differences(struct json *j, const struct beda_list *l)
{
	static const char *const jenis[] = {
		[BEDA_SAMA] = "sama",
		[BEDA_TAMBAH] = "tambah",
		[BEDA_HAPUS] = "hapus",
	};

	json_arr(j, "beda");
	for (size_t i = 0; i < l->n; i++) {
		json_obj(j, NULL);
		json_text(j, "jenis", jenis[l->item[i].jenis]);
		json_text(j, "teks", l->item[i].teks);
		json_end(j);
	}
	json_end(j);
}

int api_riwayat(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct act_riwayat a = {.jabatan = api_sebagai(w, "tim-lkj"),
		.kode = w->arg[1],
		.dari = isi_angka(w, "dari", 0),
		.ke = isi_angka(w, "ke", 0)};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_naskah_riwayat(w->c, &a);
	if (rc < 0)
		return rc;
	api_halaman(w, a.versi.n, &h);
	json_obj(&j, NULL);
	json_int(&j, "semua", (int64_t)h.semua);
	json_int(&j, "mulai", (int64_t)h.dari);
	json_arr(&j, "item");
	for (size_t i = h.dari; i < h.sampai; i++) {
		json_obj(&j, NULL);
		json_int(&j, "rev", a.versi.item[i].rev);
		json_text(&j, "oleh", a.oleh[i]);
		json_at(&j, "pada", a.versi.item[i].pada_at, API_ZONA);
		json_end(&j);
	}
	json_end(&j);
	put_differences(&j, &a.beda);
	json_end(&j);
	return api_answer(w);
}

int api_catatan_jawab(struct web *w)
{
	struct act_jawab a = {
		.jabatan = isi(w, "sebagai"), .jawaban = isi(w, "jawaban")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = api_id(w, 1, &a.nomor);
	if (rc == OK)
		rc = act_catatan_jawab(w->c, &a);
	return rc < 0 ? rc : answer_number(w, a.nomor);
}

/* ---- the check ---- */

static void put_paragraphs(struct json *j, const struct act_periksa_hal *a)
{
	json_arr(j, "bagian");
	for (size_t i = 0; i < a->bagian_n; i++) {
		const struct periksa_bagian *b = &a->bagian[i];

		json_obj(j, NULL);
		json_text(j, "kode", b->bagian.kode);
		json_text(j, "judul", b->bagian.judul);
		json_bool(j, "berubah", b->berubah);
		put_differences(j, &b->beda);
		json_arr(j, "paragraf");
		for (size_t k = 0; k < b->paragraf_n; k++) {
			json_obj(j, NULL);
			json_text(j, "hash", b->paragraf[k].hash);
			json_text(j, "html", b->paragraf[k].html);
			json_end(j);
		}
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

int api_periksa(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_periksa_hal a = {.jabatan = api_sebagai(w, "sekretaris")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_periksa_lihat(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_bool(&j, "boleh", a.boleh);
	json_text(&j, "alasan", a.alasan);
	json_int(&j, "putaran", a.putaran);
	json_int(&j, "dilihat", a.dilihat);
	json_text(&j, "sidik", a.sidik);
	put_paragraphs(&j, &a);
	json_arr(&j, "cek");
	for (size_t i = 0; i < a.cek_n; i++) {
		json_obj(&j, NULL);
		json_text(&j, "nama", a.cek[i].nama);
		json_bool(&j, "lulus", a.cek[i].lulus);
		json_text(&j, "rinci", a.cek[i].rinci);
		json_end(&j);
	}
	json_end(&j);
	put_notes(&j, &a.catatan, a.penulis, a.penjawab);
	json_end(&j);
	return api_answer(w);
}

int api_catatan_tulis(struct web *w)
{
	struct act_catat a = {.jabatan = isi(w, "sebagai"),
		.kode = isi_teks(w, "bagian"),
		.paragraf = isi_teks(w, "paragraf"),
		.teks = isi(w, "teks")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_catatan_tulis(w->c, &a);
	return rc < 0 ? rc : answer_number(w, a.nomor);
}

int api_catatan_cabut(struct web *w)
{
	struct act_catat a = {.jabatan = isi(w, "sebagai")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = api_id(w, 1, &a.nomor);
	if (rc == OK)
		rc = act_catatan_cabut(w->c, &a);
	return rc < 0 ? rc : answer_number(w, a.nomor);
}

/* {"nilai": {"3": "sudah"}, "centang": ["..."]} */
static int typed_verdicts(struct web *w, struct act_putus *a)
{
	struct nilai_catatan *v =
		arena_array(w->c->mem, struct nilai_catatan, w->isian_n + 1);
	const char **c = arena_array(w->c->mem, const char *, w->isian_n + 1);
	long no;

	for (size_t i = 0; i < w->isian_n; i++) {
		const struct kiriman *k = &w->isian[i];

		if (text_eq(k->aturan->nama, "centang"))
			c[a->centang_n++] = k->nilai;
		if (!text_eq(k->aturan->nama, "nilai"))
			continue;
		if (!text_int(k->kunci, 1, INT32_MAX, &no) ||
			!text_has_word("sudah belum", k->nilai))
			return fail(w->c, E_INVALID,
				"Nilai catatan ditulis {\"NOMOR\": \"sudah\"} atau \"belum\".");
		v[a->nilai_n++] = (struct nilai_catatan){
			.nomor = no, .sudah = text_eq(k->nilai, "sudah")};
	}
	a->nilai = v;
	a->centang = c;
	return OK;
}

int api_putus(struct web *w)
{
	struct act_putus a = {.jabatan = isi(w, "sebagai"),
		.keputusan = text_eq(isi(w, "keputusan"), "ya")
				     ? KEPUTUSAN_YA
				     : KEPUTUSAN_TIDAK,
		.kembali_ke = (int)isi_angka(w, "kembali_ke", 0),
		.bidang = isi_teks(w, "bidang"),
		.catatan = isi_teks(w, "catatan"),
		.kunci = isi_teks(w, "kunci")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = typed_verdicts(w, &a);
	if (rc == OK)
		rc = act_putus(w->c, &a);
	return rc < 0 ? rc : api_langkah_jawab(w, &a.langkah);
}

/* ---- signature ---- */

static void put_event(struct json *j, const char *key,
	const struct peristiwa *e, const char *oleh)
{
	if (e == NULL) {
		json_none(j, key);
		return;
	}
	json_obj(j, key);
	json_int(j, "urut", e->urut);
	json_at(j, "pada", e->pada_at, API_ZONA);
	json_text(j, "oleh", oleh);
	json_end(j);
}

int api_tanda(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_tanda a = {0};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_tanda(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "sidik", a.sidik);
	json_text(&j, "nama", a.nama);
	json_int(&j, "ukuran", a.ukuran);
	json_at(&j, "dibuat", a.dibuat_at, API_ZONA);
	json_text(&j, "penanda", a.penanda.nama);
	json_text(&j, "penanda_jabatan", a.penanda.jabatan);
	put_event(&j, "disetujui", a.disetujui, a.oleh[0]);
	put_event(&j, "diverifikasi", a.diverifikasi, a.oleh[1]);
	put_event(&j, "diterima", a.diterima, a.oleh[2]);
	json_text(&j, "sidik_laporan", a.sidik_laporan);
	json_end(&j);
	return api_answer(w);
}

int api_setuju(struct web *w)
{
	struct act_langkah a = {.jabatan = isi(w, "sebagai"),
		.catatan = isi_teks(w, "catatan"),
		.kunci = isi_teks(w, "kunci")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_setuju(w->c, &a, isi(w, "sidik"));
	rc = api_sekarang(w, rc, api_tanda);
	return rc < 0 ? rc : api_langkah_jawab(w, &a);
}
