/* My password, my sessions and tokens, what I may act as, my news. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_kabar.h"
#include "web/page/akun.h"

/* ---- the password ---- */

const struct isian_aturan isian_sandi[] = {
	{"lama", ISIAN_RAHASIA, LIMIT_SANDI_MAX,
		"Tulis kata sandi Anda yang sekarang.", NULL},
	{"baru", ISIAN_RAHASIA, LIMIT_SANDI_MAX, "Tulis kata sandi baru.",
		NULL},
	{"ulang", ISIAN_RAHASIA, LIMIT_SANDI_MAX,
		"Tulis kata sandi baru sekali lagi.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int page_sandi(struct web *w)
{
	struct sandi_lihat p = {
		.layout = web_layout(w, "Ganti kata sandi", MENU_NONE),
		.form = web_form(w, 0),
		.pertama = w->sesi.sesi.ganti};

	tpl_sandi(&w->out, &p);
	return web_page(w);
}

static int sandi_in(struct ctx *c, void *arg)
{
	return act_sandi_ganti(c, arg);
}

int post_sandi(struct web *w)
{
	struct act_sandi a = {.lama = isi(w, "lama"),
		.baru = isi(w, "baru"),
		.alamat = w->rq->peer,
		.sesi_id = w->sesi.sesi.id};
	int rc;

	if (!text_eq(a.baru, isi(w, "ulang"))) {
		galat(w, "ulang", "Kedua kata sandi baru tidak sama.");
		return web_lagi(w, E_INVALID);
	}
	rc = web_pintu_sandi(w, sandi_in, &a);
	if (rc == OK)
		return web_redirect(w, "sandi-diganti", "/sesi");
	if (rc == E_BUSY)
		w->rs->status = 429;
	if (rc != E_DENIED)
		return web_lagi(w, rc);
	/* A wrong old password is a mistake in the form, not a missing right.
	 */
	galat(w, "lama", "%s", w->c->sentence);
	fail_clear(w->c);
	w->lagi = true;
	return page_sandi(w);
}

/* ---- sessions and tokens ---- */

const struct isian_aturan isian_token[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis untuk program apa token ini.",
		NULL},
	{"cakupan", ISIAN_BANYAK, LIMIT_KODE, "Pilih paling sedikit satu.",
		NULL},
	{"sampai", ISIAN_TANGGAL, 10, "Pilih sampai kapan token ini berlaku.",
		NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static int put_sessions(struct web *w, struct sesi_lihat *p)
{
	struct arena *a = w->c->mem;
	struct sesi *list;
	size_t n;
	int rc = act_sesi_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	p->sesi = arena_array(a, struct sesi_baris, n + 1);
	p->sesi_n = n;
	for (size_t i = 0; i < n; i++)
		p->sesi[i] = (struct sesi_baris){.id = list[i].id,
			.perangkat = list[i].perangkat,
			.ini = list[i].id == w->sesi.sesi.id,
			.rinci = arena_printf(a,
				"Terakhir %s · masuk %s · dari %s%s",
				kata_kapan(a, list[i].terakhir_at, w->c->now,
					CLOCK_WIB),
				kata_kapan(a, list[i].dibuat_at, w->c->now,
					CLOCK_WIB),
				list[i].alamat,
				list[i].bersama ? " · komputer bersama" : "")};
	return OK;
}

static struct token_baris token_row(struct web *w, const struct token_api *t)
{
	struct arena *a = w->c->mem;
	bool off = t->dicabut_at != 0, late = t->berakhir_at <= w->c->now;

	return (struct token_baris){.id = t->id,
		.nama = t->nama,
		.hidup = !off && !late,
		.nada = off || late ? TONE_NEUTRAL : TONE_OK,
		.keadaan = off    ? "Dicabut"
			   : late ? "Berakhir"
				  : "Berlaku",
		.rinci = arena_printf(a, "Untuk %s · sampai %s · %s",
			t->cakupan,
			kata_hari(a, t->berakhir_at, w->c->now, CLOCK_WIB),
			t->terakhir_at != 0
				? arena_printf(a, "terakhir dipakai %s",
					  kata_kapan(a, t->terakhir_at,
						  w->c->now, CLOCK_WIB))
				: "belum pernah dipakai")};
}

static int put_tokens(struct web *w, struct sesi_lihat *p)
{
	struct token_api *list;
	size_t n;
	int rc = act_token_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	p->token = arena_array(w->c->mem, struct token_baris, n + 1);
	p->token_n = n;
	for (size_t i = 0; i < n; i++)
		p->token[i] = token_row(w, &list[i]);
	return OK;
}

static void put_new_token(struct web *w, struct sesi_lihat *p)
{
	static const char *const kode[] = {"baca", "tulis", "pengelola"};
	static const char *const nama[] = {
		"Membaca", "Mengisi dan mengirim", "Mengelola kantor"};
	struct choice *o = arena_array(w->c->mem, struct choice, 4);
	char day[CLOCK_TEXT];

	day_format(at_day(w->c->now, CLOCK_WIB) + 90, day);
	p->cakupan_n = w->sesi.sesi.pengelola ? 3 : 2;
	for (size_t i = 0; i < p->cakupan_n; i++)
		o[i] = (struct choice){.value = kode[i],
			.label = nama[i],
			.on = w->lagi ? isi_punya(w, "cakupan", kode[i])
				      : i == 0};
	p->cakupan = o;
	p->nama = isi_atau(w, "nama", NULL);
	p->sampai = isi_atau(w, "sampai", arena_dup(w->c->mem, day));
}

static int show_sesi(struct web *w, const char *rahasia)
{
	struct sesi_lihat p = {.rahasia = rahasia};
	int rc = put_sessions(w, &p);

	if (rc == OK)
		rc = put_tokens(w, &p);
	if (rc < 0)
		return rc;
	put_new_token(w, &p);
	p.layout = web_layout(w, "Sesi dan kata sandi", MENU_NONE);
	p.form = web_form(w, 0);
	tpl_sesi(&w->out, &p);
	return web_page(w);
}

int page_sesi(struct web *w)
{
	return show_sesi(w, NULL);
}

/* The number in a path; E_NOTFOUND for anything else. */
static int path_id(struct web *w, int64_t *id)
{
	long v;

	if (!text_int(w->arg[0], 1, INT32_MAX, &v))
		return fail(w->c, E_NOTFOUND,
			"Halaman tidak ada atau sudah dipindahkan.");
	*id = v;
	return OK;
}

int post_sesi_akhiri(struct web *w)
{
	int64_t id = 0;
	int rc = path_id(w, &id);

	if (rc == OK)
		rc = act_sesi_akhiri(w->c, id);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "sesi-diakhiri", "/sesi");
}

int post_sesi_lain(struct web *w)
{
	int64_t n;
	int rc = act_sesi_akhiri_lain(w->c, w->sesi.sesi.id, &n);

	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "sesi-diakhiri", "/sesi");
}

int post_token(struct web *w)
{
	struct str cakupan = str_new(w->c->mem, LIMIT_NAMA);
	struct act_token_baru a = {.nama = isi_teks(w, "nama")};
	int32_t day = 0;
	int rc;

	for (size_t i = 0; i < w->isian_n; i++)
		if (text_eq(w->isian[i].aturan->nama, "cakupan"))
			str_addf(&cakupan, "%s%s", cakupan.n > 0 ? " " : "",
				w->isian[i].nilai);
	must(day_parse(isi(w, "sampai"), &day)); /* isian.c saw to it */
	a.cakupan = cakupan.p;
	/* Until the end of that day. */
	a.berakhir_at = at_from(day, 23 * 60 + 59, CLOCK_WIB);
	rc = act_token_buat(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	/* Not a redirect: this is the one time that it can be shown. */
	w->isian_n = 0;
	return show_sesi(w, a.token);
}

int post_token_cabut(struct web *w)
{
	int64_t id = 0;
	int rc = path_id(w, &id);

	if (rc == OK)
		rc = act_token_cabut(w->c, id);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "token-dicabut", "/sesi");
}

/* ---- what I may act as ---- */

int page_wewenang(struct web *w)
{
	struct arena *a = w->c->mem;
	const struct wewenang *v = &w->sesi.wewenang;
	struct wewenang_lihat p = {
		.n = v->n, .pengelola = w->sesi.sesi.pengelola};

	p.item = arena_array(a, struct wewenang_kartu, v->n + 1);
	for (size_t i = 0; i < v->n; i++) {
		const struct pejabat *j = &v->list[i];
		bool own = text_eq(j->kapasitas, "definitif");

		p.item[i] = (struct wewenang_kartu){
			.jabatan = kata_jabatan(a, j),
			.peran = j->peran,
			.dasar = j->dasar,
			.nada = own ? TONE_NEUTRAL : TONE_INFO,
			.kapasitas = own ? "Definitif"
				     : text_eq(j->kapasitas, "plt")
					     ? "Pelaksana tugas"
					     : "Pelaksana harian",
			.masa = j->sampai == INT32_MAX
					? "Tanpa batas waktu"
					: arena_printf(a, "Sampai %s",
						  day_long(a, j->sampai))};
	}
	p.layout = web_layout(w, "Wewenang saya", MENU_NONE);
	tpl_wewenang(&w->out, &p);
	return web_page(w);
}

/* ---- news ---- */

const struct isian_aturan isian_kabar[] = {
	{"id", ISIAN_ANGKA, 20, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int page_kabar(struct web *w)
{
	struct arena *a = w->c->mem;
	struct kabar_lihat p = {0};
	struct kabar *list;
	int rc = act_kabar_list(w->c, &list, &p.n);

	if (rc == OK)
		rc = act_ringkasan_mau(w->c, &p.ringkasan);
	if (rc < 0)
		return rc;
	p.item = arena_array(a, struct kabar_baris, p.n + 1);
	for (size_t i = 0; i < p.n; i++) {
		const struct kabar *k = &list[i];

		p.baru_n += k->dibaca_at == 0;
		p.item[i] = (struct kabar_baris){.id = k->id,
			.judul = k->judul,
			.isi = text_is_blank(k->isi) ? NULL : k->isi,
			.alamat = k->tautan,
			.baru = k->dibaca_at == 0,
			.kapan = kata_kapan(
				a, k->pada_at, w->c->now, CLOCK_WIB)};
	}
	p.layout = web_layout(w, "Pemberitahuan", MENU_NONE);
	p.form = web_form(w, 0);
	tpl_kabar(&w->out, &p);
	return web_page(w);
}

int post_kabar(struct web *w)
{
	int rc = act_kabar_baca(w->c, isi_angka(w, "id", 0));

	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "dibaca", "/pemberitahuan");
}

const struct isian_aturan isian_ringkasan[] = {
	{"ringkasan", ISIAN_PILIHAN, 0, "Pilih hidup atau mati.", "hidup mati"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int post_ringkasan(struct web *w)
{
	int rc =
		act_ringkasan(w->c, text_eq(isi_teks(w, "ringkasan"), "hidup"));

	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "tersimpan", "/pemberitahuan");
}

/* ---- help, search ---- */

const struct isian_aturan isian_pintasan[] = {
	{"pintasan", ISIAN_PILIHAN, 0, NULL, "hidup mati"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int page_bantuan(struct web *w)
{
	struct bantuan_lihat p = {.layout = web_layout(w, "Bantuan", MENU_NONE),
		.form = web_form(w, 0),
		.pengelola = w->sesi.sesi.pengelola};

	tpl_bantuan(&w->out, &p);
	return web_page(w);
}

/* Single-key shortcuts can be turned off (WCAG 2.1.4). */
int post_pintasan(struct web *w)
{
	const char *p = isi_teks(w, "pintasan");

	web_set_cookie(w, "pintasan", p != NULL ? p : "hidup", 400L * 86400);
	return web_redirect(w, "tersimpan", "/bantuan");
}

int page_aksesibilitas(struct web *w)
{
	struct bantuan_lihat p = {
		.layout = web_layout(w, "Aksesibilitas", MENU_NONE)};

	tpl_aksesibilitas(&w->out, &p);
	return web_page(w);
}

const struct isian_aturan isian_cari[] = {
	{"q", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* The box in the bar: what it searches is the archive. */
int get_cari(struct web *w)
{
	struct str q = str_new(w->c->mem, LIMIT_TEXT);
	const char *typed = isi_teks(w, "q");

	if (typed == NULL)
		return web_redirect(w, NULL, "/arsip");
	http_add_url(&q, typed);
	return web_redirect(w, NULL, "/arsip?q=%s", q.p);
}
