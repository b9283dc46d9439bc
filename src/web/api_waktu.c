/* Working hours, days off and the journal, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_json.h"
#include "act/act_org.h"

const struct isian_aturan api_isian_tahun[] = {
	{"tahun", ISIAN_ANGKA, 4, NULL, NULL},
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_libur[] = {
	{"tanggal", ISIAN_TANGGAL, 10, "Sebutkan tanggalnya.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama hari liburnya.", NULL},
	{"jenis", ISIAN_PILIHAN, 0, "Sebutkan jenisnya.",
		"libur cuti-bersama setempat"},
	{"sumber", ISIAN_TEKS, LIMIT_NAMA,
		"Tulis keputusan yang menetapkannya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_libur_hapus[] = {
	{"tanggal", ISIAN_TANGGAL, 10, "Sebutkan tanggalnya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_jam[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama jam kerja ini.", NULL},
	{"sumber", ISIAN_TEKS, LIMIT_NAMA, "Tulis dasar yang menetapkannya.",
		NULL},
	{"mulai", ISIAN_TANGGAL, 10, "Sebutkan sejak kapan berlaku.", NULL},
	{"selesai", ISIAN_TANGGAL, 10, "Sebutkan sampai kapan berlaku.", NULL},
	{"hari", ISIAN_BANYAK, 1, "Sebutkan hari, 1 (Senin) sampai 7.", NULL},
	{"buka", ISIAN_JAM, 5, "Sebutkan jam buka.", NULL},
	{"istirahat", ISIAN_JAM, 5, NULL, NULL},
	{"masuk", ISIAN_JAM, 5, NULL, NULL},
	{"tutup", ISIAN_JAM, 5, "Sebutkan jam tutup.", NULL},
	{"coba", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{"sidik", ISIAN_TEKS, 16, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_jam_hapus[] = {
	{"sidik", ISIAN_TEKS, 16, "Sebutkan sidik jam kerja yang dihapus.",
		NULL},
	{"coba", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_jurnal[] = {
	API_SEBAGAI_LIHAT,
	{"tindakan", ISIAN_TEKS, LIMIT_KODE, NULL, NULL},
	{"cari", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"dari", ISIAN_TANGGAL, 10, NULL, NULL},
	{"sampai", ISIAN_TANGGAL, 10, NULL, NULL},
	{"sebelum", ISIAN_ANGKA, 9, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* ---- days off ---- */

int api_libur_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct hari_libur *list;
	size_t n;
	int year =
		(int)isi_angka(w, "tahun", at_civil(w->c->now, API_ZONA).year);
	int rc = act_libur_list(w->c, year, &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_put_halaman(&j, &h);
	for (size_t i = h.dari; i < h.sampai; i++) {
		json_obj(&j, NULL);
		api_put_hari(&j, "tanggal", list[i].day);
		json_text(&j, "jenis", list[i].jenis);
		json_text(&j, "nama", list[i].nama);
		json_text(&j, "sumber", list[i].sumber);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

/* How many running cases have other due times now. */
static int answer_moved(struct web *w, int64_t n)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_int(&j, "siklus_berubah", n);
	json_end(&j);
	return api_answer(w);
}

static int change_day(struct web *w, bool hapus)
{
	struct hari_libur h = {.nama = isi_teks(w, "nama"),
		.jenis = isi(w, "jenis"),
		.sumber = isi_teks(w, "sumber")};
	int64_t n = 0;
	int rc;

	must(day_parse(isi(w, "tanggal"), &h.day)); /* isian.c looked */
	rc = act_libur(w->c, &h, hapus, &n);
	return rc < 0 ? rc : answer_moved(w, n);
}

int api_libur(struct web *w)
{
	return change_day(w, false);
}

int api_libur_hapus(struct web *w)
{
	return change_day(w, true);
}

/* ---- working hours ---- */

static void put_clock(struct json *j, const char *key, int minute)
{
	char text[32];

	snprintf(text, sizeof(text), "%02d:%02d", minute / 60, minute % 60);
	json_text(j, key, text);
}

int api_jam_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct jam_kerja *list;
	size_t n;
	int rc = act_jam_kerja_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_put_halaman(&j, &h);
	for (size_t i = h.dari; i < h.sampai; i++) {
		json_obj(&j, NULL);
		json_int(&j, "id", list[i].id);
		json_text(&j, "sidik", jam_kerja_sidik(w->c->mem, list, n, i));
		json_text(&j, "nama", list[i].nama);
		api_put_hari(&j, "mulai", list[i].mulai);
		api_put_hari(&j, "selesai", list[i].selesai);
		json_int(&j, "hari", list[i].weekday);
		put_clock(&j, "buka", list[i].buka);
		put_clock(&j, "tutup", list[i].tutup);
		json_int(&j, "urutan", list[i].urutan);
		json_text(&j, "sumber", list[i].sumber);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

static int change_hours(struct web *w, struct act_jam *a)
{
	int rc;

	a->coba = api_ya(w, "coba");
	rc = act_jam_kerja(w->c, a);
	if (a->id != 0)
		rc = api_sekarang(w, rc, api_jam_list);
	return rc < 0 ? rc : answer_moved(w, a->n);
}

int api_jam(struct web *w)
{
	struct act_jam a = {0};

	jam_isian(w, &a);
	return w->galat_n > 0 ? api_invalid(w) : change_hours(w, &a);
}

/* Instead of the hours that row is of. */
int api_jam_ubah(struct web *w)
{
	struct act_jam a = {.sidik = isi_teks(w, "sidik")};
	int rc = api_id(w, 0, &a.id);

	if (rc < 0)
		return rc;
	jam_isian(w, &a);
	if (a.sidik == NULL)
		galat(w, "sidik", "Sebutkan sidik jam kerja yang diperbaiki.");
	return w->galat_n > 0 ? api_invalid(w) : change_hours(w, &a);
}

int api_jam_hapus(struct web *w)
{
	struct act_jam a = {.sidik = isi_teks(w, "sidik")};
	int rc = api_id(w, 0, &a.id);

	return rc < 0 ? rc : change_hours(w, &a);
}

/* ---- the journal ---- */

/* In which of his positions he reads it; NULL: as an administrator. */
static const char *reader(struct web *w)
{
	const char *as = isi_teks(w, "sebagai");

	if (as != NULL)
		return text_eq(as, ACT_PENGELOLA) ? NULL : as;
	if (w->sesi.sesi.pengelola)
		return NULL;
	for (size_t i = 0; i < w->sesi.wewenang.n; i++) {
		const struct pejabat *p = &w->sesi.wewenang.list[i];
		int rc = izin_check(w->c, "jurnal.baca", p->peran);

		fail_clear(w->c);
		if (rc == OK)
			return p->jabatan;
	}
	return NULL;
}

int api_jurnal(struct web *w)
{
	struct json j = json_new(&w->out);
	struct jejak_saring s = {.jabatan = reader(w),
		.tindakan = isi_teks(w, "tindakan"),
		.cari = isi_teks(w, "cari"),
		.sebelum = isi_angka(w, "sebelum", 0)};
	int32_t day;
	int rc;

	if (isi_ada(w, "dari") && day_parse(isi(w, "dari"), &day))
		s.dari_at = at_from(day, 0, API_ZONA);
	if (isi_ada(w, "sampai") && day_parse(isi(w, "sampai"), &day))
		s.sampai_at = at_from(day + 1, 0, API_ZONA) - 1;
	rc = act_jejak_list(w->c, &s);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_bool(&j, "lagi", s.lagi);
	json_arr(&j, "item");
	for (size_t i = 0; i < s.n; i++) {
		json_obj(&j, NULL);
		json_int(&j, "urut", s.list[i].urut);
		json_at(&j, "pada", s.list[i].pada_at, API_ZONA);
		json_text(&j, "tindakan", s.list[i].tindakan);
		json_text(&j, "pelaku", s.list[i].pelaku);
		json_text(&j, "objek", s.list[i].objek);
		json_text(&j, "rincian", s.list[i].rincian);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}
