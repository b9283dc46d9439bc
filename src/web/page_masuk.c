/* Coming in and going out, and the door that keeps what was sent. */
#include "base/base.h"

#include "web/web_app.h"

#include "web/page/masuk.h"

const struct isian_aturan isian_masuk[] = {
	{"nama", ISIAN_TEKS, 60, "Tulis NIP atau nama akun Anda.", NULL},
	{"sandi", ISIAN_RAHASIA, LIMIT_SANDI_MAX, "Tulis kata sandi Anda.",
		NULL},
	{"bersama", ISIAN_PILIHAN, 0, NULL, "ya"},
	{"lanjut", ISIAN_TEKS, 2000, NULL, NULL},
	{"lama", ISIAN_PETA, LIMIT_FORM, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* Only a path of our own, never another site; and what browsers drop or read
 * otherwise (a tab, a line end, a backslash) is in no path of ours. */
static const char *safe_path(const char *s)
{
	if (s == NULL || s[0] != '/' || s[1] == '/' ||
		text_starts(s, "/masuk") || text_starts(s, "/keluar"))
		return "/";
	for (const char *p = s; *p != '\0'; p++)
		if ((unsigned char)*p <= 0x20 || (unsigned char)*p >= 0x7f ||
			*p == '\\')
			return "/";
	return s;
}

/* What was sent to another route: kept in the form of the door. */
static void keep_sent(struct web *w, struct masuk *p)
{
	p->lama = arena_array(w->c->mem, struct http_field, w->isian_n + 1);
	for (size_t i = 0; i < w->isian_n; i++) {
		const struct kiriman *v = &w->isian[i];

		if (v->aturan->jenis == ISIAN_RAHASIA || v->berkas != NULL)
			continue;
		p->lama[p->lama_n].name =
			arena_printf(w->c->mem, "lama[%s%s%s]", v->aturan->nama,
				v->kunci != NULL ? "." : "",
				v->kunci != NULL ? v->kunci : "");
		p->lama[p->lama_n++].value = v->nilai;
	}
}

static int show(struct web *w, struct masuk *p)
{
	struct instansi i = {.nama = "", .pemerintah = ""};

	if (act_kantor_nama(w->c, &i) < 0)
		fail_clear(w->c);
	p->layout = web_layout(w, "Masuk", MENU_NONE);
	p->layout.kelas = "login";
	p->form = web_form(w, 0);
	p->kantor = p->layout.instansi;
	p->kantor_panjang =
		arena_printf(w->c->mem, "%s %s", i.nama, i.pemerintah);
	p->nama = w->lagi || p->lama_n > 0 ? isi(w, "nama") : NULL;
	p->bersama = isi_ada(w, "bersama");
	tpl_masuk(&w->out, p);
	return web_page(w);
}

/* A POST met nobody signed in: the sign-in page keeps what it brought. */
int web_masuk_dahulu(struct web *w)
{
	struct masuk p = {.lanjut = w->rq->path};

	keep_sent(w, &p);
	w->isian_n = 0;
	w->galat_n = 0;
	w->rs->status = 401;
	return show(w, &p);
}

int page_masuk(struct web *w)
{
	struct masuk p = {.lanjut = safe_path(isi(w, "lanjut"))};

	if (web_masuk(w))
		return web_redirect(w, NULL, "%s", p.lanjut);
	for (size_t i = 0; i < w->isian_n; i++) {
		if (w->isian[i].aturan->jenis != ISIAN_PETA)
			continue;
		p.lama = arena_grow(
			w->c->mem, p.lama, p.lama_n, sizeof(*p.lama));
		p.lama[p.lama_n++] = (struct http_field){
			arena_printf(w->c->mem, "lama[%s]", w->isian[i].kunci),
			w->isian[i].nilai};
	}
	return show(w, &p);
}

/* The form is there again, with what was typed, on the page it came from. */
static int restore(struct web *w, const char *path)
{
	struct http_part *part =
		arena_array(w->c->mem, struct http_part, w->isian_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < w->isian_n; i++) {
		const struct kiriman *v = &w->isian[i];
		const char *name = v->kunci, *dot;

		if (v->aturan->jenis != ISIAN_PETA)
			continue;
		dot = strchr(name, '.');
		if (dot != NULL)
			name = arena_printf(w->c->mem, "%.*s[%s]",
				(int)(dot - name), name, dot + 1);
		part[n++] = (struct http_part){.name = name,
			.value = v->nilai,
			.n = strlen(v->nilai),
			.fd = -1};
	}
	return web_pulihkan(w, path, part, n);
}

static int masuk_in(struct ctx *c, void *arg)
{
	return act_masuk(c, arg);
}

int post_masuk(struct web *w)
{
	struct act_masuk a = {.nama = isi(w, "nama"),
		.sandi = isi(w, "sandi"),
		.alamat = w->rq->peer,
		.perangkat = web_perangkat(w),
		.kenal = web_cookie(w, "kenal"),
		.bersama = isi_ada(w, "bersama")};
	const char *to = safe_path(isi(w, "lanjut"));
	bool lama = false;
	int rc = web_pintu_sandi(w, masuk_in, &a);

	if (rc == E_LOST || rc == E_IO)
		return rc; /* what the database says is not for strangers */
	if (rc < 0) {
		w->rs->status = rc == E_BUSY ? 429 : 422;
		galat(w, NULL, "%s", w->c->sentence);
		fail_clear(w->c);
		w->lagi = true;
		return page_masuk(w);
	}
	web_set_cookie(w, "sid", a.token,
		a.bersama ? -1
			  : (a.sesi.berakhir_at - w->c->now) / CLOCK_SECOND);
	if (a.kenal_baru != NULL && !a.bersama)
		web_set_cookie(w, "kenal", a.kenal_baru, 400L * 86400);
	for (size_t i = 0; i < w->isian_n; i++)
		lama |= w->isian[i].aturan->jenis == ISIAN_PETA;
	/* A first password is changed before anything else is shown. */
	if (!lama || a.sesi.ganti)
		return web_redirect(w, NULL, "%s", to);
	rc = act_sesi(w->c, a.token, &w->sesi);
	if (rc < 0)
		return rc;
	w->c->actor_id = w->sesi.sesi.pegawai_id;
	return restore(w, to);
}

int post_keluar(struct web *w)
{
	int rc = act_keluar(w->c, w->sesi.sesi.id);

	if (rc < 0)
		return rc;
	web_set_cookie(w, "sid", "", 0);
	http_add_header(w->rs, "Clear-Site-Data", "\"cache\", \"storage\"");
	return web_redirect(w, NULL, "/masuk");
}

int post_tema(struct web *w)
{
	const char *tema = isi(w, "tema");

	web_set_cookie(w, "tema", tema != NULL ? tema : "", 400L * 86400);
	return web_redirect(w, NULL, "%s", safe_path(isi(w, "kembali")));
}
