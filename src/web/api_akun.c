/* News and reminders; people and appointments, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/web_app.h"

#include "act/act_json.h"
#include "act/act_kabar.h"
#include "act/act_org.h"

const struct isian_aturan api_isian_kabar[] = {
	{"id", ISIAN_ANGKA, 9, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_halaman[] = {
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_pegawai_list[] = {
	{"cari", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_pegawai_baru[] = {
	{"nip", ISIAN_TEKS, 30, "Tulis NIP pegawai.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama pegawai.", NULL},
	{"pangkat", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"sapaan", ISIAN_PILIHAN, 0, NULL, "Bapak Ibu"},
	{"email", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_pegawai[] = {
	{"rev", ISIAN_ANGKA, 9, "Sebutkan rev baris yang diubah.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama pegawai.", NULL},
	{"pangkat", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"sapaan", ISIAN_PILIHAN, 0, NULL, "Bapak Ibu"},
	{"email", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"aktif", ISIAN_PILIHAN, 0, "Sebutkan aktif ya atau tidak.",
		"ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_penugasan[] = {
	{"semua", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_tunjuk[] = {
	{"jabatan", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"nip", ISIAN_TEKS, 30, "Sebutkan NIP pegawainya.", NULL},
	{"kapasitas", ISIAN_PILIHAN, 0, "Sebutkan sebagai apa.",
		"definitif plt plh"},
	{"mulai", ISIAN_TANGGAL, 10, "Sebutkan tanggal mulainya.", NULL},
	{"selesai", ISIAN_TANGGAL, 10, NULL, NULL},
	{"dasar", ISIAN_TEKS, LIMIT_NAMA,
		"Tulis nomor surat yang menjadi dasarnya.", NULL},
	{"dasar_tanggal", ISIAN_TANGGAL, 10, NULL, NULL},
	{"surat", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_surat[] = {
	{"surat", ISIAN_BERKAS_PETA, 0, "Kirim PDF suratnya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_akhiri[] = {
	{"tanggal", ISIAN_TANGGAL, 10, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* A sent day, `absen` when there is none. */
static int32_t day_of(const struct web *w, const char *nama, int32_t absen)
{
	const char *s = isi_teks(w, nama);
	int32_t day;

	return s != NULL && day_parse(s, &day) ? day : absen;
}

/* ---- news ---- */

int api_kabar(struct web *w)
{
	struct json j = json_new(&w->out);
	struct kabar *list;
	size_t n;
	int rc = act_kabar_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	json_arr(&j, NULL); /* the last KABAR_N */
	for (size_t i = 0; i < n; i++) {
		json_obj(&j, NULL);
		json_int(&j, "id", list[i].id);
		json_text(&j, "jabatan", list[i].jabatan);
		json_text(&j, "judul", list[i].judul);
		json_text(&j, "isi", list[i].isi);
		json_text(&j, "tautan", list[i].tautan);
		json_at(&j, "pada", list[i].pada_at, API_ZONA);
		json_at(&j, "dibaca", list[i].dibaca_at, API_ZONA);
		json_end(&j);
	}
	json_end(&j);
	return api_answer(w);
}

int api_kabar_baca(struct web *w)
{
	int rc = act_kabar_baca(w->c, isi_angka(w, "id", 0));

	return rc < 0 ? rc : api_kabar(w);
}

static int remind(struct web *w, bool lihat)
{
	struct json j = json_new(&w->out);
	struct act_ingatkan a = {
		.jabatan = api_sebagai(w, "sekretaris"), .lihat = lihat};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = api_id(w, 1, &a.nomor);
	if (rc == OK)
		rc = act_ingatkan(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "penerima", a.penerima.nama);
	json_text(&j, "jabatan", a.penerima.jabatan);
	json_text(&j, "teks", a.teks);
	json_text(&j, "tautan", a.tautan);
	json_at(&j, "terakhir", a.terakhir_at, API_ZONA);
	json_at(&j, "boleh", a.boleh_at, API_ZONA);
	json_end(&j);
	return api_answer(w);
}

int api_ingatkan_lihat(struct web *w)
{
	return remind(w, true);
}

int api_ingatkan(struct web *w)
{
	return remind(w, false);
}

int api_ingatkan_semua(struct web *w)
{
	struct act_ingatkan_semua a = {.jabatan = isi(w, "sebagai")};
	struct json j = json_new(&w->out);
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_ingatkan_semua(w->c, &a);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "diingatkan", a.n);
	json_end(&j);
	return api_answer(w);
}

/* ---- people ---- */

static void put_person(struct json *j, const struct pegawai *p)
{
	json_obj(j, NULL);
	json_int(j, "id", p->id);
	json_text(j, "nip", p->nip);
	json_text(j, "nama", p->nama);
	json_text(j, "pangkat", p->pangkat);
	json_text(j, "sapaan", p->sapaan);
	json_text(j, "email", p->email);
	json_bool(j, "aktif", p->aktif);
	json_int(j, "rev", p->rev);
	json_end(j);
}

int api_pegawai_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct pegawai *list;
	size_t n;
	int rc = act_pegawai_list(w->c, isi_teks(w, "cari"), &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_put_halaman(&j, &h);
	for (size_t i = h.dari; i < h.sampai; i++)
		put_person(&j, &list[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_pegawai(struct web *w)
{
	struct json j = json_new(&w->out);
	struct pegawai p;
	int64_t id = 0;
	int rc = api_id(w, 0, &id);

	if (rc == OK)
		rc = act_pegawai_get(w->c, id, &p);
	if (rc < 0)
		return rc;
	put_person(&j, &p);
	return api_answer(w);
}

static const char *digits(struct arena *a, const char *s)
{
	char *out = arena_dup(a, s), *to = out;

	for (; *s != '\0'; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
	return out;
}

int api_pegawai_tambah(struct web *w)
{
	struct json j = json_new(&w->out);
	const char *pangkat = isi_teks(w, "pangkat");
	struct pegawai p = {.nip = digits(w->c->mem, isi(w, "nip")),
		.nama = isi_teks(w, "nama"),
		.pangkat = pangkat != NULL ? pangkat : "",
		.sapaan = isi_teks(w, "sapaan"),
		.email = isi_teks(w, "email"),
		.aktif = true};
	int rc = act_pegawai_tambah(w->c, &p);

	if (rc < 0)
		return rc;
	w->rs->status = 201;
	json_obj(&j, NULL);
	json_int(&j, "id", p.id);
	json_end(&j);
	return api_answer(w);
}

int api_pegawai_simpan(struct web *w)
{
	const char *pangkat = isi_teks(w, "pangkat");
	const char *sapaan = isi_teks(w, "sapaan");
	struct pegawai p = {.nama = isi_teks(w, "nama"),
		.pangkat = pangkat != NULL ? pangkat : "",
		.sapaan = sapaan != NULL ? sapaan : "",
		.email = isi_teks(w, "email"),
		.aktif = api_ya(w, "aktif"),
		.rev = isi_angka(w, "rev", 0)};
	int rc = api_id(w, 0, &p.id);

	if (rc == OK)
		rc = act_pegawai_simpan(w->c, &p);
	rc = api_sekarang(w, rc, api_pegawai);
	return rc < 0 ? rc : api_pegawai(w);
}

/* ---- who holds a position ---- */

int api_penugasan(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct penugasan_baris *list;
	size_t n;
	int rc = act_penugasan_list(w->c, api_ya(w, "semua"), &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_put_halaman(&j, &h);
	for (size_t i = h.dari; i < h.sampai; i++) {
		const struct penugasan_baris *b = &list[i];

		json_obj(&j, NULL);
		json_int(&j, "id", b->id);
		json_text(&j, "jabatan", b->p.jabatan);
		json_text(&j, "jabatan_nama", b->jabatan_nama);
		json_text(&j, "nip", b->nip);
		json_text(&j, "nama", b->nama);
		json_text(&j, "kapasitas", b->p.kapasitas);
		api_put_hari(&j, "mulai", b->p.mulai);
		api_put_hari(&j, "selesai", b->p.selesai);
		json_text(&j, "dasar", b->p.dasar);
		if (b->p.dasar_on != 0)
			api_put_hari(&j, "dasar_tanggal", b->p.dasar_on);
		else
			json_text(&j, "dasar_tanggal", NULL);
		json_text(&j, "surat",
			b->p.surat != NULL ? b->p.surat->nama : NULL);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_tunjuk(struct web *w)
{
	struct json j = json_new(&w->out);
	struct penugasan p = {.jabatan = isi(w, "jabatan"),
		.kapasitas = isi(w, "kapasitas"),
		.mulai = day_of(w, "mulai", 0),
		.selesai = day_of(w, "selesai", INT32_MAX),
		.dasar = isi_teks(w, "dasar"),
		.dasar_on = day_of(w, "dasar_tanggal", 0)};
	struct lampiran *surat;
	size_t n;
	int rc = web_lampiran(w, "surat", &surat, &n);

	if (rc == OK)
		rc = act_tunjuk(w->c, digits(w->c->mem, isi(w, "nip")), &p,
			n > 0 ? surat : NULL);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "jabatan", p.jabatan);
	json_text(&j, "kapasitas", p.kapasitas);
	api_put_hari(&j, "mulai", p.mulai);
	api_put_hari(&j, "selesai", p.selesai);
	json_end(&j);
	return api_answer(w);
}

int api_surat_simpan(struct web *w)
{
	struct json j = json_new(&w->out);
	struct lampiran *surat;
	int64_t id = 0;
	size_t n;
	int rc = api_id(w, 0, &id);

	if (rc == OK)
		rc = web_lampiran(w, "surat", &surat, &n);
	if (rc == OK)
		rc = act_penugasan_surat(w->c, id, surat);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "id", id);
	json_text(&j, "surat", surat->nama);
	json_end(&j);
	return api_answer(w);
}

int api_tunjuk_akhiri(struct web *w)
{
	struct json j = json_new(&w->out);
	int64_t id = 0;
	int32_t day = day_of(w, "tanggal", at_day(w->c->now, API_ZONA));
	int rc = api_id(w, 0, &id);

	if (rc == OK)
		rc = act_penugasan_akhiri(w->c, id, day);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "id", id);
	api_put_hari(&j, "selesai", day);
	json_end(&j);
	return api_answer(w);
}
