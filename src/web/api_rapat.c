/* The meeting and what it decided, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/rapat_web.h"
#include "web/web_app.h"

#include "act/act_json.h"

const struct isian_aturan api_isian_undangan[] = {
	API_SEBAGAI,
	API_REV,
	API_KUNCI,
	{"mulai", ISIAN_WAKTU, 0, "Sebutkan waktu mulai rapat.", NULL},
	{"selesai", ISIAN_WAKTU, 0, "Sebutkan waktu selesai rapat.", NULL},
	{"tempat", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"tautan", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"acara", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"peserta", ISIAN_BANYAK, LIMIT_KODE, NULL, NULL},
	{"notulis", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"alasan", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_hadir[] = {
	API_SEBAGAI,
	{"kode", ISIAN_TEKS, 20, "Tulis kode rapat, enam angka.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_peserta[] = {
	API_SEBAGAI,
	{"urut", ISIAN_ANGKA, 3, "Sebutkan nomor peserta, mulai dari 1.", NULL},
	{"hadir", ISIAN_PILIHAN, 0, "Sebutkan hadir ya atau tidak.",
		"ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_tamu[] = {
	API_SEBAGAI,
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Nama tamu belum ditulis.", NULL},
	{"asal", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_notulen[] = {
	API_SEBAGAI,
	API_REV,
	{"sumber", ISIAN_PETA, LIMIT_NAMA, NULL, "butir"},
	{"judul", ISIAN_PETA, LIMIT_HAL, NULL, "butir"},
	{"pembahasan", ISIAN_PETA, LIMIT_CATATAN, NULL, "butir"},
	{"keputusan", ISIAN_PETA, LIMIT_CATATAN, NULL, "butir"},
	{"penanggung", ISIAN_PETA, LIMIT_KODE, NULL, "butir"},
	{"tenggat", ISIAN_PETA, 10, NULL, "butir"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_rapat[] = {
	API_SEBAGAI,
	API_REV,
	API_KUNCI,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_tindak_list[] = {
	API_SEBAGAI_LIHAT,
	API_SEHALAMAN,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_tindak[] = {
	API_SEBAGAI,
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, "Tulis apa yang dilakukan.",
		NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* ---- reading ---- */

static void put_people(struct json *j, const struct rapat *r)
{
	json_arr(j, "peserta");
	for (size_t i = 0; i < r->peserta_n; i++) {
		const struct peserta *p = &r->peserta[i];

		json_obj(j, NULL);
		json_int(j, "urut", (int64_t)i + 1);
		json_text(j, "jabatan", p->jabatan);
		json_text(j, "nama", p->nama);
		json_text(j, "asal", p->asal);
		json_at(j, "hadir", p->hadir_at, API_ZONA);
		json_text(j, "cara", p->cara);
		json_end(j);
	}
	json_end(j);
}

static void put_points(struct json *j, const struct rapat *r)
{
	json_arr(j, "butir");
	for (size_t i = 0; i < r->butir_n; i++) {
		const struct butir *b = &r->butir[i];

		json_obj(j, NULL);
		json_text(j, "sumber", b->sumber);
		json_text(j, "judul", b->judul);
		json_text(j, "pembahasan", b->pembahasan);
		json_text(j, "keputusan", b->keputusan);
		json_text(j, "penanggung", b->penanggung);
		api_put_hari(j, "tenggat", b->tenggat);
		json_end(j);
	}
	json_end(j);
}

static int answer(struct web *w, const struct act_rapat *a)
{
	struct json j = json_new(&w->out);
	const struct rapat *r = &a->hasil;

	json_obj(&j, NULL);
	json_bool(&j, "usul", a->usul);
	json_bool(&j, "butir_usul", a->butir_usul);
	json_int(&j, "ke", r->ke);
	json_int(&j, "rev", r->rev);
	json_text(&j, "keadaan", r->keadaan);
	json_text(&j, "pengundang", r->pengundang);
	json_text(&j, "notulis", r->notulis);
	json_at(&j, "mulai", r->mulai_at, API_ZONA);
	json_at(&j, "selesai", r->selesai_at, API_ZONA);
	json_text(&j, "tempat", r->tempat);
	json_text(&j, "tautan", r->tautan);
	json_text(&j, "acara", r->acara);
	json_text(&j, "nomor", r->nomor);
	json_text(&j, "kode", r->kode);
	json_at(&j, "diundang", r->diundang_at, API_ZONA);
	json_text(&j, "ditunda", r->ditunda);
	json_at(&j, "disahkan", r->disahkan_at, API_ZONA);
	json_text(&j, "disahkan_oleh", r->disahkan_oleh);
	put_people(&j, r);
	put_points(&j, r);
	json_end(&j);
	return api_answer(w);
}

int api_rapat(struct web *w)
{
	struct act_rapat a = {.jabatan = api_sebagai(w, "tim-lkj")};
	int rc = api_id(w, 0, &a.siklus_id);

	if (rc == OK)
		rc = act_rapat_lihat(w->c, &a);
	return rc < 0 ? rc : answer(w, &a);
}

/* ---- the invitation ---- */

static void typed_invitation(struct web *w, struct rapat *r)
{
	*r = (struct rapat){.rev = isi_angka(w, "rev", 0),
		.mulai_at = api_at(w, "mulai"),
		.selesai_at = api_at(w, "selesai"),
		.tempat = isi(w, "tempat"),
		.tautan = isi_teks(w, "tautan"),
		.acara = isi(w, "acara"),
		.notulis = isi_teks(w, "notulis")};
	r->peserta = arena_array(w->c->mem, struct peserta, w->isian_n + 1);
	for (size_t i = 0; i < w->isian_n; i++)
		if (text_eq(w->isian[i].aturan->nama, "peserta"))
			r->peserta[r->peserta_n++].jabatan = w->isian[i].nilai;
}

/* What every act on a meeting has, and its refusal. */
static int run(struct web *w, struct act_rapat *a,
	int (*act)(struct ctx *c, struct act_rapat *a))
{
	int rc = api_id(w, 0, &a->siklus_id);

	a->jabatan = isi(w, "sebagai");
	a->kunci = isi_teks(w, "kunci");
	if (rc == OK && a->r.peserta != NULL)
		rc = rapat_tamu_tetap(w, a);
	if (rc == OK)
		rc = act(w->c, a);
	return api_sekarang(w, rc, api_rapat);
}

int api_undangan_simpan(struct web *w)
{
	struct act_rapat a = {0};
	int rc;

	typed_invitation(w, &a.r);
	rc = run(w, &a, act_undangan_simpan);
	return rc < 0 ? api_salah(w, rc, &a.salah) : api_rapat(w);
}

int api_undangan_kirim(struct web *w)
{
	struct act_rapat a = {.alasan = isi_teks(w, "alasan")};
	int rc;

	typed_invitation(w, &a.r);
	rc = run(w, &a, act_undangan_kirim);
	return rc < 0 ? api_salah(w, rc, &a.salah) : api_rapat(w);
}

/* ---- who is there ---- */

int api_hadir(struct web *w)
{
	struct act_rapat a = {.kode = isi_teks(w, "kode")};
	int rc = run(w, &a, act_rapat_hadir);

	if (rc == E_BUSY && a.tunggu != 0)
		w->rs->status = 429;
	return rc < 0 ? rc : api_rapat(w);
}

int api_peserta(struct web *w)
{
	long no = isi_angka(w, "urut", 0);
	struct act_rapat a = {
		.peserta = no > 0 ? (size_t)no - 1 : LIMIT_PESERTA,
		.hadir = api_ya(w, "hadir")};
	int rc = run(w, &a, act_rapat_hadir_manual);

	return rc < 0 ? rc : api_rapat(w);
}

int api_tamu(struct web *w)
{
	struct act_rapat a = {
		.tamu = {.nama = isi(w, "nama"), .asal = isi_teks(w, "asal")}};
	int rc = run(w, &a, act_rapat_tamu);

	return rc < 0 ? api_salah(w, rc, &a.salah) : api_rapat(w);
}

/* ---- the minutes ---- */

int api_notulen(struct web *w)
{
	struct act_rapat a = {0};
	int rc;

	notulen_cek(w);
	if (w->galat_n > 0)
		return api_invalid(w);
	notulen_diketik(w, &a.r);
	a.r.rev = isi_angka(w, "rev", 0);
	rc = run(w, &a, act_notulen_simpan);
	return rc < 0 ? api_salah(w, rc, &a.salah) : api_rapat(w);
}

int api_notulen_sahkan(struct web *w)
{
	struct act_rapat a = {.r = {.rev = isi_angka(w, "rev", 0)}};
	int rc = run(w, &a, act_notulen_sahkan);

	for (size_t i = 0; rc < 0 && i < a.salah.n; i++)
		a.salah.item[i].isian = api_isian_nama(
			w, api_isian_notulen, a.salah.item[i].isian);
	return rc < 0 ? api_salah(w, rc, &a.salah) : api_rapat(w);
}

int api_rapat_selesai(struct web *w)
{
	struct act_rapat a = {0};
	int rc = run(w, &a, act_rapat_selesai);

	return rc < 0 ? api_salah(w, rc, &a.salah)
		      : api_langkah_jawab(w, &a.langkah);
}

/* ---- what became of the decisions ---- */

static int answer_tasks(struct web *w, const char *jabatan, int64_t id)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct tindak_lanjut *list;
	size_t n;
	int rc = act_tindak_lanjut_list(w->c, jabatan, id, &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_put_halaman(&j, &h);
	for (size_t i = h.dari; i < h.sampai; i++) {
		json_obj(&j, NULL);
		json_int(&j, "id", list[i].id);
		json_int(&j, "siklus", list[i].kasus_id);
		json_int(&j, "butir", list[i].butir);
		json_text(&j, "uraian", list[i].uraian);
		json_text(&j, "jabatan", list[i].jabatan);
		api_put_hari(&j, "tenggat", list[i].tenggat);
		json_at(&j, "selesai", list[i].selesai_at, API_ZONA);
		json_text(&j, "catatan", list[i].catatan);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_tindak_list(struct web *w)
{
	return answer_tasks(w, api_sebagai(w, "kabid"), 0);
}

int api_tindak_siklus(struct web *w)
{
	int64_t id = 0;
	int rc = api_id(w, 0, &id);

	return rc < 0 ? rc : answer_tasks(w, api_sebagai(w, "sekretaris"), id);
}

int api_tindak_selesai(struct web *w)
{
	struct json j = json_new(&w->out);
	int64_t id = 0;
	int rc = api_id(w, 0, &id);

	if (rc == OK)
		rc = act_tindak_lanjut_selesai(
			w->c, id, isi(w, "sebagai"), isi_teks(w, "catatan"));
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "id", id);
	json_end(&j);
	return api_answer(w);
}
