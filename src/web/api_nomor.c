/* The number book and the archive, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/web_app.h"

#include "act/act_json.h"

const struct isian_aturan api_isian_buku[] = {
	API_SEBAGAI_LIHAT,
	{"buku", ISIAN_PILIHAN, 0, NULL, "agenda keluar"},
	{"tahun", ISIAN_ANGKA, 4, NULL, NULL},
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_pesan[] = {
	API_SEBAGAI,
	{"buku", ISIAN_PILIHAN, 0, NULL, "agenda keluar"},
	{"hal", ISIAN_TEKS, LIMIT_HAL, "Sebutkan hal suratnya.", NULL},
	{"siklus", ISIAN_ANGKA, 9, NULL, NULL},
	{"untuk", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_nomor_batal[] = {
	API_SEBAGAI,
	{"buku", ISIAN_PILIHAN, 0, NULL, "agenda keluar"},
	{"tahun", ISIAN_ANGKA, 4, "Sebutkan tahun nomornya.", NULL},
	{"urut", ISIAN_ANGKA, 9, "Sebutkan nomor urutnya.", NULL},
	{"alasan", ISIAN_TEKS, LIMIT_HAL, "Tulis alasannya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_cari[] = {
	API_SEBAGAI_LIHAT,
	{"q", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"tahun", ISIAN_ANGKA, 4, NULL, NULL},
	{"triwulan", ISIAN_ANGKA, 1, NULL, NULL},
	{"jenis", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"keadaan", ISIAN_PILIHAN, 0, NULL, "arsip berjalan"},
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const struct isian_aturan api_isian_pola[] = {
	{"buku", ISIAN_PILIHAN, 0, NULL, "agenda keluar"},
	{"pola", ISIAN_TEKS, LIMIT_NOMOR, "Tulis pola nomornya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const char *book_of(const struct web *w)
{
	const char *s = isi_teks(w, "buku");

	return s != NULL ? s : BUKU_KELUAR;
}

static void put_nomor(struct json *j, const struct nomor *n)
{
	json_obj(j, NULL);
	json_text(j, "buku", n->buku);
	json_int(j, "tahun", n->tahun);
	json_int(j, "urut", n->urut);
	json_text(j, "nomor", n->nomor);
	json_text(j, "keadaan", n->keadaan);
	if (n->kasus_id != 0)
		json_int(j, "siklus", n->kasus_id);
	else
		json_none(j, "siklus");
	json_text(j, "untuk", n->untuk);
	json_text(j, "hal", n->hal);
	json_text(j, "alasan", n->alasan);
	json_at(j, "pada", n->pada_at, API_ZONA);
	json_text(j, "jabatan", n->jabatan);
	json_end(j);
}

int api_nomor_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct act_nomor a = {.jabatan = api_sebagai(w, "pelaksana"),
		.n = {.buku = book_of(w),
			.tahun = (int)isi_angka(w, "tahun", 0)}};
	int rc = act_nomor_list(w->c, &a);

	if (rc < 0)
		return rc;
	api_halaman(w, a.list_n, &h);
	json_obj(&j, NULL);
	json_text(&j, "pola", a.pola);
	json_int(&j, "berikut", a.berikut);
	json_int(&j, "semua", (int64_t)h.semua);
	json_int(&j, "mulai", (int64_t)h.dari);
	json_arr(&j, "item");
	for (size_t i = h.dari; i < h.sampai; i++)
		put_nomor(&j, &a.list[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_nomor_pesan(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_nomor a = {.jabatan = isi(w, "sebagai"),
		.n = {.buku = book_of(w),
			.hal = isi_teks(w, "hal"),
			.kasus_id = isi_angka(w, "siklus", 0),
			.untuk = isi_teks(w, "untuk")}};
	int rc = act_nomor_pesan(w->c, &a);

	if (rc < 0)
		return rc;
	put_nomor(&j, &a.hasil);
	return api_answer(w);
}

int api_nomor_pola(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_nomor a = {.jabatan = ACT_PENGELOLA,
		.n = {.buku = book_of(w)},
		.pola = isi_teks(w, "pola")};
	int rc = act_nomor_pola(w->c, &a);

	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "buku", a.n.buku);
	json_text(&j, "pola", a.pola);
	json_end(&j);
	return api_answer(w);
}

int api_nomor_batal(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_nomor a = {.jabatan = isi(w, "sebagai"),
		.n = {.buku = book_of(w),
			.tahun = (int)isi_angka(w, "tahun", 0),
			.urut = isi_angka(w, "urut", 0),
			.alasan = isi_teks(w, "alasan")}};
	int rc = act_nomor_batal(w->c, &a);

	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "buku", a.n.buku);
	json_int(&j, "tahun", a.n.tahun);
	json_int(&j, "urut", a.n.urut);
	json_text(&j, "keadaan", "batal");
	json_end(&j);
	return api_answer(w);
}

/* ---- the archive ---- */

static void put_found(struct json *j, const struct temuan_berkas *t)
{
	const struct berkas *b = &t->berkas;

	json_obj(j, NULL);
	json_int(j, "siklus", b->kasus_id);
	json_text(j, "jenis", b->jenis);
	json_text(j, "bidang", b->bidang);
	json_int(j, "versi", b->versi);
	json_text(j, "nama", b->nama);
	json_text(j, "judul", b->judul);
	json_text(j, "nomor", b->nomor);
	json_int(j, "ukuran", b->ukuran);
	json_at(j, "dibuat", b->dibuat_at, API_ZONA);
	json_bool(j, "rahasia", b->rahasia);
	json_text(j, "klasifikasi", t->klasifikasi);
	json_text(j, "rak", t->rak);
	json_text(j, "map", t->map);
	json_at(j, "diarsipkan", t->diarsipkan_at, API_ZONA);
	json_text(j, "cuplikan", t->cuplikan);
	json_end(j);
}

int api_arsip_cari(struct web *w)
{
	struct json j = json_new(&w->out);
	long most = isi_angka(w, "jumlah", 20);
	struct act_cari a = {.jabatan = api_sebagai(w, "sekretaris"),
		.q = {.teks = isi_teks(w, "q"),
			.tahun = (int)isi_angka(w, "tahun", 0),
			.triwulan = (int)isi_angka(w, "triwulan", 0),
			.jenis = isi_teks(w, "jenis"),
			.bidang = isi_teks(w, "bidang"),
			.keadaan = isi_teks(w, "keadaan"),
			.mulai = (int)isi_angka(w, "mulai", 0),
			.jumlah = most >= 1 && most <= API_HALAMAN
					  ? (int)most
					  : API_HALAMAN}};
	int rc = act_arsip_cari(w->c, &a);

	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "semua", a.hasil.semua);
	json_int(&j, "mulai", a.q.mulai);
	json_arr(&j, "item");
	for (size_t i = 0; i < a.hasil.n; i++)
		put_found(&j, &a.hasil.list[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}
