/* The administration: its front page, people, accounts. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_org.h"
#include "web/page/kelola.h"

static int not_there(struct web *w)
{
	return fail(
		w->c, E_NOTFOUND, "Halaman tidak ada atau sudah dipindahkan.");
}

int page_pengelolaan(struct web *w)
{
	static struct depan_kartu item[] = {
		{"Pegawai",
			"Nama, pangkat, sapaan, surel, dan siapa yang masih aktif",
			"/pengelolaan/pegawai", "orang"},
		{"Bidang", "Bidang yang mengisi data dan siapa kepalanya",
			"/pengelolaan/bidang", "gedung"},
		{"Jabatan dan Plt/Plh",
			"Siapa memegang jabatan, sejak kapan, dengan surat apa",
			"/pengelolaan/jabatan", "wewenang"},
		{"Akun", "Siapa boleh masuk, reset kata sandi, akhiri sesi",
			"/pengelolaan/akun", "akun"},
		{"Jam kerja",
			"Jam masuk, istirahat, dan pulang menurut hari dan masa",
			"/pengelolaan/jam-kerja", "jam"},
		{"Hari libur",
			"Libur nasional, cuti bersama, dan libur setempat",
			"/pengelolaan/libur", "libur"},
		{"SOP", "Impor, sunting, periksa, dan sahkan versi SOP", "/sop",
			"sop"},
		{"Jurnal",
			"Semua tindakan pengelolaan, berantai dan tidak dapat diubah",
			"/pengelolaan/jurnal", "riwayat"},
	};
	struct depan_lihat p = {
		.layout = web_layout(w, "Pengelolaan", MENU_NONE),
		.kepala = {.judul = "Pengelolaan",
			.lead = "Data kantor yang dipakai semua siklus. Setiap perubahan tercatat di jurnal.",
			.tab = KELOLA_DEPAN},
		.item = item,
		.n = ARRAY_N(item)};

	tpl_pengelolaan(&w->out, &p);
	return web_page(w);
}

/* ---- people ---- */

const struct isian_aturan isian_pegawai_cari[] = {
	{"cari", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const struct isian_aturan isian_pegawai[] = {
	{"nip", ISIAN_TEKS, 30, NULL, NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama pegawai.", NULL},
	{"pangkat", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"sapaan", ISIAN_PILIHAN, 0, NULL, "Bapak Ibu"},
	{"email", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"aktif", ISIAN_PILIHAN, 0, NULL, "ya"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int page_pegawai(struct web *w)
{
	struct arena *a = w->c->mem;
	struct pegawai_lihat p = {.cari = isi_teks(w, "cari")};
	struct pegawai *list;
	int rc = act_pegawai_list(w->c, p.cari, &list, &p.n);

	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Pegawai",
		.lead = arena_printf(a, "%zu pegawai%s.", p.n,
			p.cari != NULL ? " yang cocok" : ""),
		.tombol = "Tambah pegawai",
		.alamat = "/pengelolaan/pegawai/tambah",
		.tab = KELOLA_PEGAWAI};
	p.layout = web_layout(w, "Pegawai", MENU_NONE);
	p.item = arena_array(a, struct kelola_baris, p.n + 1);
	for (size_t i = 0; i < p.n; i++)
		p.item[i] = (struct kelola_baris){.judul = list[i].nama,
			.rinci = arena_printf(a, "NIP %s%s%s", list[i].nip,
				text_is_blank(list[i].pangkat) ? "" : " · ",
				text_is_blank(list[i].pangkat)
					? ""
					: list[i].pangkat),
			.alamat = arena_printf(a, "/pengelolaan/pegawai/%lld",
				(long long)list[i].id),
			.nada = TONE_NEUTRAL,
			.keadaan = list[i].aktif ? NULL : "Tidak aktif"};
	tpl_pegawai(&w->out, &p);
	return web_page(w);
}

/* The person of the path; id 0: a new one. */
static int person(struct web *w, struct pegawai *out)
{
	long id = 0;

	*out = (struct pegawai){.nama = "", .nip = "", .aktif = true};
	if (w->arg[0] == NULL)
		return OK;
	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return not_there(w);
	return act_pegawai_get(w->c, id, out);
}

int page_pegawai_isi(struct web *w)
{
	struct arena *a = w->c->mem;
	struct pegawai g;
	struct pegawai_form p = {0};
	int rc = person(w, &g);

	if (rc < 0)
		return rc;
	p.baru = g.id == 0;
	p.kepala = (struct kelola_kepala){
		.judul = p.baru ? "Tambah pegawai" : g.nama,
		.lead = p.baru ? "Setelah ditambahkan, pegawai dapat ditunjuk ke jabatan dan diberi akun."
			       : arena_printf(a, "NIP %s", g.nip),
		.induk = "Pegawai",
		.di = "/pengelolaan/pegawai",
		.tab = KELOLA_PEGAWAI};
	p.layout = web_layout(w, p.kepala.judul, MENU_NONE);
	/* After a conflict the second try is against what stands there now. */
	p.form = web_form(w, g.rev);
	p.layout.form = p.form;
	p.aksi = p.baru ? "/pengelolaan/pegawai/tambah"
			: arena_printf(a, "/pengelolaan/pegawai/%lld",
				  (long long)g.id);
	p.nip = isi_atau(w, "nip", g.nip);
	p.nama = isi_atau(w, "nama", g.nama);
	p.pangkat = isi_atau(w, "pangkat", g.pangkat);
	p.sapaan = isi_atau(w, "sapaan", g.sapaan);
	p.email = isi_atau(w, "email", g.email);
	p.aktif = w->lagi ? isi_ada(w, "aktif") : g.aktif;
	if (w->basi)
		p.tersimpan = arena_printf(a,
			"%s, pangkat %s, surel %s, %s. Simpan lagi untuk memakai isian Anda.",
			g.nama, text_is_blank(g.pangkat) ? "–" : g.pangkat,
			g.email != NULL ? g.email : "–",
			g.aktif ? "aktif" : "tidak aktif");
	tpl_pegawai_form(&w->out, &p);
	return web_page(w);
}

static const char *digits(struct arena *a, const char *s)
{
	char *out = arena_dup(a, s != NULL ? s : ""), *to = out;

	for (const char *p = out; *p != '\0'; p++)
		if (*p != ' ')
			*to++ = *p;
	*to = '\0';
	return out;
}

int post_pegawai(struct web *w)
{
	struct pegawai g;
	int rc = person(w, &g);
	bool baru;

	if (rc < 0)
		return rc;
	baru = g.id == 0;
	if (baru)
		g.nip = digits(w->c->mem, isi(w, "nip"));
	g.nama = isi_teks(w, "nama");
	g.pangkat = isi_ada(w, "pangkat") ? isi_teks(w, "pangkat") : "";
	g.sapaan = isi_ada(w, "sapaan") ? isi_teks(w, "sapaan")
					: (baru ? NULL : "");
	g.email = isi_teks(w, "email");
	g.aktif = baru || isi_ada(w, "aktif");
	g.rev = isi_angka(w, "versi", 0);
	rc = baru ? act_pegawai_tambah(w->c, &g) : act_pegawai_simpan(w->c, &g);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "tersimpan", "/pengelolaan/pegawai");
}

/* ---- accounts ---- */

const struct isian_aturan isian_akun_baru[] = {
	{"nip", ISIAN_TEKS, 30, "Pilih pegawainya.", NULL},
	{"nama", ISIAN_TEKS, 60, "Tulis nama akun.", NULL},
	{"pengelola", ISIAN_PILIHAN, 0, NULL, "ya"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const struct isian_aturan isian_akun[] = {
	{"aktif", ISIAN_PILIHAN, 0, NULL, "ya"},
	{"pengelola", ISIAN_PILIHAN, 0, NULL, "ya"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const char *last_in(struct web *w, const struct akun *a)
{
	if (a->masuk_at == 0)
		return "Belum pernah masuk";
	return arena_printf(w->c->mem, "Masuk %s",
		kata_kapan(w->c->mem, a->masuk_at, w->c->now, CLOCK_WIB));
}

int page_akun_daftar(struct web *w)
{
	struct arena *a = w->c->mem;
	struct akun_daftar_lihat p = {0};
	struct akun *list;
	int rc = act_akun_list(w->c, &list, &p.n);

	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Akun",
		.lead = arena_printf(
			a, "%zu akun. Satu akun untuk satu pegawai.", p.n),
		.tombol = "Buat akun",
		.alamat = "/pengelolaan/akun/tambah",
		.tab = KELOLA_AKUN};
	p.layout = web_layout(w, "Akun", MENU_NONE);
	p.item = arena_array(a, struct kelola_baris, p.n + 1);
	for (size_t i = 0; i < p.n; i++) {
		const struct akun *k = &list[i];
		bool in = k->aktif && k->orang_aktif;

		p.item[i] = (struct kelola_baris){.judul = k->orang,
			.rinci =
				arena_printf(a, "%s · NIP %s", k->nama, k->nip),
			.alamat = arena_printf(a, "/pengelolaan/akun/%lld",
				(long long)k->pegawai_id),
			.nada = !in            ? TONE_NEUTRAL
				: k->ganti     ? TONE_WARN
				: k->pengelola ? TONE_INFO
					       : TONE_OK,
			.keadaan = !in            ? "Tidak aktif"
				   : k->ganti     ? "Kata sandi sementara"
				   : k->pengelola ? "Pengelola"
						  : "Aktif",
			.di_kanan = last_in(w, k)};
	}
	tpl_akun_daftar(&w->out, &p);
	return web_page(w);
}

/* Active people who have no account yet. */
static int without_account(struct web *w, struct akun_form *p)
{
	struct arena *a = w->c->mem;
	struct pegawai *g;
	struct akun *k;
	struct choice *o;
	size_t gn, kn;
	int rc = act_pegawai_list(w->c, NULL, &g, &gn);

	if (rc == OK)
		rc = act_akun_list(w->c, &k, &kn);
	if (rc < 0)
		return rc;
	o = arena_array(a, struct choice, gn + 2);
	o[p->pegawai_n++] =
		(struct choice){.value = "", .label = "(pilih pegawai)"};
	for (size_t i = 0; i < gn; i++) {
		bool has = !g[i].aktif;

		for (size_t j = 0; j < kn; j++)
			has |= k[j].pegawai_id == g[i].id;
		if (!has)
			o[p->pegawai_n++] = (struct choice){.value = g[i].nip,
				.label = arena_printf(
					a, "%s (%s)", g[i].nama, g[i].nip),
				.on = text_eq(isi(w, "nip"), g[i].nip)};
	}
	p->pegawai = o;
	return OK;
}

int page_akun_baru(struct web *w)
{
	struct akun_form p = {.baru = true, .aksi = "/pengelolaan/akun/tambah"};
	int rc = without_account(w, &p);

	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Buat akun",
		.lead = "Kata sandi sementaranya ditampilkan satu kali sesudah akun dibuat.",
		.induk = "Akun",
		.di = "/pengelolaan/akun",
		.tab = KELOLA_AKUN};
	p.layout = web_layout(w, "Buat akun", MENU_NONE);
	p.form = web_form(w, 0);
	p.nama = isi_atau(w, "nama", NULL);
	p.pengelola = isi_ada(w, "pengelola");
	tpl_akun(&w->out, &p);
	return web_page(w);
}

int akun_dari_alamat(struct web *w, struct akun *out)
{
	struct akun *list;
	size_t n;
	long id = 0;
	int rc;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return not_there(w);
	rc = act_akun_list(w->c, &list, &n);
	for (size_t i = 0; rc == OK && i < n; i++)
		if (list[i].pegawai_id == id) {
			*out = list[i];
			return OK;
		}
	return rc < 0 ? rc : not_there(w);
}

static int show_account(
	struct web *w, const struct akun *k, const char *rahasia)
{
	struct arena *a = w->c->mem;
	struct akun_form p = {.rahasia = rahasia};

	p.kepala = (struct kelola_kepala){.judul = k->orang,
		.lead = arena_printf(a, "Akun %s, NIP %s.", k->nama, k->nip),
		.induk = "Akun",
		.di = "/pengelolaan/akun",
		.tab = KELOLA_AKUN};
	p.layout = web_layout(w, k->orang, MENU_NONE);
	p.form = web_form(w, k->rev);
	p.aksi = arena_printf(
		a, "/pengelolaan/akun/%lld", (long long)k->pegawai_id);
	p.aktif = w->lagi ? isi_ada(w, "aktif") : k->aktif;
	p.pengelola = w->lagi ? isi_ada(w, "pengelola") : k->pengelola;
	p.rinci = arena_printf(a, "%s%s.", last_in(w, k),
		k->orang_aktif ? "" : "; pegawainya tidak aktif");
	tpl_akun(&w->out, &p);
	return web_page(w);
}

int page_akun(struct web *w)
{
	struct akun k = {0};
	int rc = akun_dari_alamat(w, &k);

	return rc < 0 ? rc : show_account(w, &k, NULL);
}

static int tambah_in(struct ctx *c, void *arg)
{
	return act_akun_tambah(c, arg);
}

static int reset_in(struct ctx *c, void *arg)
{
	return act_sandi_reset(c, arg);
}

int post_akun_baru(struct web *w)
{
	struct act_akun a = {.nip = isi_teks(w, "nip"),
		.nama = isi_teks(w, "nama"),
		.pengelola = isi_ada(w, "pengelola")};
	struct akun *list;
	size_t n;
	int rc = web_pintu_sandi(w, tambah_in, &a);

	if (rc < 0)
		return web_lagi(w, rc);
	/* Not a redirect: this is the one time that it can be shown. */
	rc = act_akun_list(w->c, &list, &n);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].nip, a.nip))
			return show_account(w, &list[i], a.sandi);
	return not_there(w);
}

int post_akun(struct web *w)
{
	struct akun k = {0};
	int rc = akun_dari_alamat(w, &k);

	if (rc < 0)
		return rc;
	k.aktif = isi_ada(w, "aktif");
	k.pengelola = isi_ada(w, "pengelola");
	k.rev = isi_angka(w, "versi", 0);
	rc = act_akun_atur(w->c, &k);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "tersimpan", "/pengelolaan/akun");
}

int post_akun_reset(struct web *w)
{
	struct akun k = {0};
	struct act_akun a = {0};
	int rc = akun_dari_alamat(w, &k);

	if (rc < 0)
		return rc;
	a.nip = k.nip;
	rc = web_pintu_sandi(w, reset_in, &a);
	if (rc == OK)
		rc = akun_dari_alamat(w, &k);
	if (rc < 0)
		return web_lagi(w, rc);
	return show_account(w, &k, a.sandi);
}

int post_akun_keluarkan(struct web *w)
{
	struct akun k = {0};
	int64_t n;
	int rc = akun_dari_alamat(w, &k);

	if (rc == OK)
		rc = act_akun_keluarkan(w->c, k.pegawai_id, &n);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "dikeluarkan", "/pengelolaan/akun/%lld",
		(long long)k.pegawai_id);
}
