/*
 * What administrators do, for programs: accounts, the Bidang and positions
 * themselves, and the versions of SOPs. A first password is in the answer
 * that made it and nowhere else.
 */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_json.h"
#include "act/act_org.h"
#include "act/act_sop.h"

const struct isian_aturan api_isian_akun_baru[] = {
	{"nip", ISIAN_TEKS, 30, "Sebutkan NIP pegawainya.", NULL},
	{"nama", ISIAN_TEKS, 60, "Tulis nama akun.", NULL},
	{"pengelola", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_akun[] = {
	{"rev", ISIAN_ANGKA, 9, "Sebutkan rev baris yang diubah.", NULL},
	{"aktif", ISIAN_PILIHAN, 0, "Sebutkan aktif ya atau tidak.",
		"ya tidak"},
	{"pengelola", ISIAN_PILIHAN, 0, "Sebutkan pengelola ya atau tidak.",
		"ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_kosong[] = {
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_bidang[] = {
	{"kode", ISIAN_KODE, LIMIT_KODE, "Tulis kode Bidang.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama Bidang.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_jabatan[] = {
	{"kode", ISIAN_KODE, LIMIT_KODE, "Tulis kode jabatan.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama jabatan.", NULL},
	{"peran", ISIAN_KODE, LIMIT_KODE, "Sebutkan perannya dalam SOP.", NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_ganti_nama[] = {
	{"lama", ISIAN_TEKS, LIMIT_NAMA, "Sebutkan namanya sekarang.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama barunya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_sop[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"yaml", ISIAN_PANJANG, LIMIT_YAML, "Kirim isi berkas YAML SOP.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* ---- accounts ---- */

static void put_account(struct json *j, const struct akun *k)
{
	json_obj(j, NULL);
	json_int(j, "id", k->pegawai_id);
	json_text(j, "nama", k->nama);
	json_text(j, "nip", k->nip);
	json_text(j, "pegawai", k->orang);
	json_bool(j, "aktif", k->aktif);
	json_bool(j, "pegawai_aktif", k->orang_aktif);
	json_bool(j, "pengelola", k->pengelola);
	json_bool(j, "ganti_sandi", k->ganti);
	json_at(j, "terakhir_masuk", k->masuk_at, API_ZONA);
	json_int(j, "rev", k->rev);
	json_end(j);
}

int api_akun_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct akun *list;
	size_t n;
	int rc = act_akun_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_put_halaman(&j, &h);
	for (size_t i = h.dari; i < h.sampai; i++)
		put_account(&j, &list[i]);
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_akun(struct web *w)
{
	struct json j = json_new(&w->out);
	struct akun k;
	int rc = akun_dari_alamat(w, &k);

	if (rc < 0)
		return rc;
	put_account(&j, &k);
	return api_answer(w);
}

int api_akun_atur(struct web *w)
{
	struct akun k;
	int rc = akun_dari_alamat(w, &k);

	if (rc < 0)
		return rc;
	k.aktif = api_ya(w, "aktif");
	k.pengelola = api_ya(w, "pengelola");
	k.rev = isi_angka(w, "rev", 0);
	rc = act_akun_atur(w->c, &k);
	rc = api_sekarang(w, rc, api_akun);
	return rc < 0 ? rc : api_akun(w);
}

static int make_in(struct ctx *c, void *arg)
{
	return act_akun_tambah(c, arg);
}

static int reset_in(struct ctx *c, void *arg)
{
	return act_sandi_reset(c, arg);
}

static int answer_secret(struct web *w, const struct act_akun *a)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_text(&j, "nip", a->nip);
	json_text(&j, "sandi_sementara", a->sandi);
	json_end(&j);
	return api_answer(w);
}

int api_akun_tambah(struct web *w)
{
	struct act_akun a = {.nip = isi_teks(w, "nip"),
		.nama = isi_teks(w, "nama"),
		.pengelola = api_ya(w, "pengelola")};
	int rc = web_pintu_sandi(w, make_in, &a);

	return rc < 0 ? rc : answer_secret(w, &a);
}

int api_akun_reset(struct web *w)
{
	struct act_akun a = {0};
	struct akun k;
	int rc = akun_dari_alamat(w, &k);

	if (rc < 0)
		return rc;
	a.nip = k.nip;
	rc = web_pintu_sandi(w, reset_in, &a);
	return rc < 0 ? rc : answer_secret(w, &a);
}

int api_akun_keluarkan(struct web *w)
{
	struct json j = json_new(&w->out);
	struct akun k;
	int64_t n = 0;
	int rc = akun_dari_alamat(w, &k);

	if (rc == OK)
		rc = act_akun_keluarkan(w->c, k.pegawai_id, &n);
	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_int(&j, "sesi", n);
	json_end(&j);
	return api_answer(w);
}

/* ---- Bidang and positions ---- */

int api_bidang_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct bidang *b;
	size_t n;
	int rc = act_bidang_list(w->c, &b, &n);

	if (rc < 0)
		return rc;
	json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		json_obj(&j, NULL);
		json_text(&j, "kode", b[i].kode);
		json_text(&j, "nama", b[i].nama);
		json_end(&j);
	}
	json_end(&j);
	return api_answer(w);
}

static int answer_code(struct web *w, const char *kode, const char *nama)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_text(&j, "kode", kode);
	json_text(&j, "nama", nama);
	json_end(&j);
	return api_answer(w);
}

int api_bidang_tambah(struct web *w)
{
	struct bidang b = {isi(w, "kode"), isi_teks(w, "nama")};
	int rc = act_bidang_tambah(w->c, &b);

	return rc < 0 ? rc : answer_code(w, b.kode, b.nama);
}

int api_jabatan_tambah(struct web *w)
{
	struct jabatan p = {.kode = isi(w, "kode"),
		.nama = isi_teks(w, "nama"),
		.peran = isi(w, "peran"),
		.bidang = isi_ada(w, "bidang") ? isi(w, "bidang") : NULL};
	int rc = act_jabatan_tambah(w->c, &p);

	return rc < 0 ? rc : answer_code(w, p.kode, p.nama);
}

static int rename_it(
	struct web *w, int (*act)(struct ctx *c, const struct ganti_nama *g))
{
	const struct ganti_nama g = {
		w->arg[0], isi(w, "lama"), isi_teks(w, "nama")};
	int rc = act(w->c, &g);

	return rc < 0 ? rc : answer_code(w, g.kode, g.baru);
}

int api_bidang_ganti(struct web *w)
{
	return rename_it(w, act_bidang_ganti);
}

int api_jabatan_ganti(struct web *w)
{
	return rename_it(w, act_jabatan_ganti);
}

/* ---- SOPs ---- */

static int answer_version(struct web *w, const struct sop *s)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_int(&j, "id", s->id);
	json_text(&j, "nomor", s->nomor);
	json_int(&j, "versi", s->versi);
	json_text(&j, "judul", s->judul);
	json_text(&j, "keadaan", s->keadaan);
	json_end(&j);
	return api_answer(w);
}

int api_sop_impor(struct web *w)
{
	const char *yaml = isi(w, "yaml"), *nama = isi_teks(w, "nama");
	struct act_sop a = {.file = nama != NULL ? nama : "sop.yaml",
		.text = yaml,
		.n = strlen(yaml)};
	int rc = act_sop_impor(w->c, &a);

	return rc < 0 ? rc : answer_version(w, a.out);
}

int api_sop_sahkan(struct web *w)
{
	struct sop_rinci r = {0};
	int rc = api_id(w, 0, &r.id);

	if (rc == OK)
		rc = act_sop_sahkan_versi(w->c, r.id, sop_pengesah(w));
	if (rc == OK)
		rc = act_sop_rinci(w->c, &r);
	return rc < 0 ? rc : answer_version(w, r.sop);
}
