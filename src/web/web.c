/*
 * One request on its way: route, session, right, fields, one action, page.
 *
 * Everything that could be forgotten in a page is done here: who asks, may
 * he, is the form his own, is every field what it should be.
 */
#include "base/base.h"

#include "web/web_app.h"

#include "store/store.h"
#include "web/api_priv.h"
#include "web/aset.h"
#include "web/isian.h"

/* Does a path fit a pattern? Its variable parts go into w->arg. */
static bool path_fits(struct web *w, const char *pattern, const char *path)
{
	int n = 0;

	while (*pattern != '\0') {
		size_t len;

		if (*pattern != '{') {
			if (*pattern++ != *path++)
				return false;
			continue;
		}
		pattern = strchr(pattern, '}') + 1;
		len = strcspn(path, "/");
		if (len == 0 || n == WEB_ARGS)
			return false;
		w->arg[n++] = arena_dupn(w->c->mem, path, len);
		path += len;
	}
	return *path == '\0';
}

/* The row of this request; `other`: the path is known by other methods. */
static const struct route *find_route(
	struct web *w, const char *method, const char *path, bool *other)
{
	*other = false;
	for (size_t i = 0; i < routes_n + api_routes_n; i++) {
		const struct route *r =
			i < routes_n ? &routes[i] : &api_routes[i - routes_n].r;

		/* Most rows differ in their second letter: look there first. */
		if (r->path[1] != path[1] && r->path[1] != '{')
			continue;
		if (!path_fits(w, r->path, path))
			continue;
		if (strcmp(r->metode, method) == 0)
			return r;
		*other = true;
	}
	return NULL;
}

size_t web_body_limit(void *arg, const struct http_request *rq)
{
	struct arena *mem = rq->mem;
	struct ctx c = {.mem = mem};
	struct web w = {.c = &c};
	bool other;
	const struct route *r;

	if (strcmp(rq->method, "GET") == 0 || strcmp(rq->method, "HEAD") == 0)
		return 0;
	r = find_route(&w, rq->method, rq->path, &other);
	if (r == NULL)
		return LIMIT_FORM;
	return r->badan != 0 ? r->badan : LIMIT_FORM;
}

/* ---- who asks ---- */

static int check_right(struct web *w);

static const char *cookie_name(const struct http_request *rq)
{
	return rq->tls ? "__Host-sid" : "sid";
}

void web_set_cookie(
	struct web *w, const char *name, const char *value, int64_t seconds)
{
	const char *host = w->rq->tls ? "__Host-" : "";
	struct str s = str_new(w->c->mem, LIMIT_TEXT);

	str_addf(&s, "%s%s=%s; Path=/; HttpOnly; SameSite=Lax", host, name,
		value);
	if (seconds >= 0)
		str_addf(&s, "; Max-Age=%lld", (long long)seconds);
	if (w->rq->tls)
		str_add(&s, "; Secure");
	http_add_header(w->rs, "Set-Cookie", s.p);
}

const char *web_cookie(const struct web *w, const char *name)
{
	return http_cookie(w->rq,
		w->rq->tls ? arena_printf(w->c->mem, "__Host-%s", name) : name);
}

static int find_session(struct web *w)
{
	const char *token = http_cookie(w->rq, cookie_name(w->rq));
	int rc;

	if (token == NULL)
		return OK;
	rc = act_sesi(w->c, token, &w->sesi);
	if (rc == E_NOTFOUND) {
		fail_clear(w->c);
		memset(&w->sesi, 0, sizeof(w->sesi));
		return OK;
	}
	if (rc == OK)
		w->c->actor_id = w->sesi.sesi.pegawai_id;
	return rc;
}

bool web_masuk(const struct web *w)
{
	return w->sesi.sesi.pegawai_id != 0;
}

bool web_ada(const char *path)
{
	struct arena *mem = arena_open(LIMIT_TEXT);
	struct ctx c = {.mem = mem};
	struct web w = {.c = &c};
	bool other, found = find_route(&w, "GET", path, &other) != NULL;

	arena_close(mem);
	return found;
}

int web_pulihkan(
	struct web *w, const char *path, const struct http_part *part, size_t n)
{
	bool other;
	const char *query = strchr(path, '?');
	const struct route *r = find_route(w, "POST",
		query != NULL
			? arena_dupn(w->c->mem, path, (size_t)(query - path))
			: path,
		&other);

	if (r == NULL || r->lagi == NULL)
		return web_redirect(w, NULL, "%s", path);
	w->route = r;
	w->galat_n = 0;
	isian_take(w, part, n);
	w->galat_n = 0;
	galat(w, NULL,
		"Isian Anda dipulihkan dan belum terkirim. Periksa, lalu kirim lagi.");
	w->lagi = true;
	return check_right(w) < 0 ? (int)w->c->code : r->lagi(w);
}

bool web_memegang(const struct web *w, const char *jabatan)
{
	for (size_t i = 0; i < w->sesi.wewenang.n; i++)
		if (text_eq(w->sesi.wewenang.list[i].jabatan, jabatan))
			return true;
	return false;
}

const struct pejabat *web_peran(const struct web *w, const char *peran)
{
	for (size_t i = 0; i < w->sesi.wewenang.n; i++)
		if (text_eq(w->sesi.wewenang.list[i].peran, peran))
			return &w->sesi.wewenang.list[i];
	return NULL;
}

/* May any of his positions do this? */
bool web_boleh(struct web *w, const char *tindakan)
{
	if (w->sesi.sesi.pengelola &&
		izin_check(w->c, tindakan, ACT_PENGELOLA) == OK)
		return true;
	fail_clear(w->c);
	for (size_t i = 0; i < w->sesi.wewenang.n; i++) {
		if (izin_check(w->c, tindakan,
			    w->sesi.wewenang.list[i].peran) == OK)
			return true;
		fail_clear(w->c);
	}
	return false;
}

static int check_right(struct web *w)
{
	const char *izin = w->route->izin;

	if (text_eq(izin, "umum") || text_eq(izin, "masuk"))
		return OK;
	if (text_eq(izin, ACT_PENGELOLA)) {
		if (w->sesi.sesi.pengelola)
			return OK;
		return fail(w->c, E_DENIED,
			"Halaman ini untuk pengelola. Bila Anda perlu membukanya, hubungi pengelola Alur di kantor Anda.");
	}
	if (web_boleh(w, izin))
		return OK;
	return izin_check(w->c, izin,
		w->sesi.wewenang.n > 0 ? w->sesi.wewenang.list[0].peran : NULL);
}

/* ---- the way ---- */

/* Nobody is signed in: the sign-in page, which keeps what was sent. */
static int ask_to_sign_in(struct web *w)
{
	if (strcmp(w->rq->method, "GET") == 0) {
		struct str to = str_new(w->c->mem, LIMIT_TEXT);

		http_add_url(&to, w->rq->path);
		if (w->rq->query[0] != '\0') {
			str_add(&to, "%3F");
			http_add_url(&to, w->rq->query);
		}
		return web_redirect(w, NULL, "/masuk?lanjut=%s", to.p);
	}
	if (isian_read(w) < 0)
		return (int)w->c->code;
	return web_masuk_dahulu(w);
}

static int run_post(struct web *w)
{
	int rc = isian_read(w);

	if (rc == OK)
		rc = csrf_check(w);
	if (rc < 0)
		return rc;
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	return w->route->run(w);
}

/* For programs: a bearer token and its scope; no cookie, no CSRF. */
static int run_api(struct web *w)
{
	int rc = api_session(w);

	if (rc == OK && !text_eq(w->route->izin, "umum") && !web_masuk(w)) {
		w->rs->status = 401;
		return fail(w->c, E_DENIED,
			"Sertakan token yang berlaku: Authorization: Bearer TOKEN. Token dibuat di halaman Sesi.");
	}
	if (rc == OK && web_masuk(w) && w->sesi.sesi.ganti)
		rc = fail(w->c, E_DENIED,
			"Ganti dahulu kata sandi pertama Anda di halaman masuk, lalu buat token baru di halaman Sesi.");
	if (rc == OK && web_masuk(w))
		rc = api_scope(w);
	if (rc == OK)
		rc = check_right(w);
	if (rc == OK)
		rc = api_read(w);
	if (rc < 0)
		return rc;
	return w->galat_n > 0 ? api_invalid(w) : w->route->run(w);
}

static int run_route(struct web *w)
{
	bool post = strcmp(w->rq->method, "POST") == 0;
	int rc = find_session(w);

	if (rc < 0)
		return rc;
	if (!text_eq(w->route->izin, "umum") && !web_masuk(w))
		return ask_to_sign_in(w);
	if (w->sesi.sesi.ganti && !text_eq(w->route->izin, "umum") &&
		!text_starts(w->route->path, "/akun/sandi"))
		return web_redirect(w, "ganti-sandi", "/akun/sandi");
	rc = check_right(w);
	if (rc < 0)
		return rc;
	if (post)
		return run_post(w);
	rc = isian_read(w);
	return rc < 0 ? rc : w->route->run(w);
}

static void serve_aset(const struct http_request *rq, struct http_response *rs)
{
	const struct aset *a = aset_find(rq->path);
	const char *takes = http_header(rq, "accept-encoding");

	if (a == NULL) {
		rs->status = 404;
		rs->type = "text/plain; charset=utf-8";
		rs->body = "Berkas tidak ada.\n";
		rs->body_n = strlen(rs->body);
		return;
	}
	rs->status = 200;
	rs->type = a->type;
	rs->cache = true;
	rs->gzipped =
		a->gz != NULL && takes != NULL && strstr(takes, "gzip") != NULL;
	rs->body = rs->gzipped ? a->gz : a->bytes;
	rs->body_n = rs->gzipped ? a->gz_n : a->n;
}

static void dispatch(struct web *w)
{
	const char *method =
		text_eq(w->rq->method, "HEAD") ? "GET" : w->rq->method;
	bool other;
	int rc;

	w->route = find_route(w, method, w->rq->path, &other);
	if (w->route == NULL) {
		rc = find_session(w);
		if (rc == OK && other) {
			w->rs->status = 405;
			rc = fail(w->c, E_USAGE,
				"Alamat ini tidak menerima cara itu.");
		} else if (rc == OK) {
			rc = fail(w->c, E_NOTFOUND,
				"Halaman tidak ada atau sudah dipindahkan.");
		}
	} else if (web_is_api(w)) {
		rc = run_api(w);
	} else {
		rc = run_route(w);
	}
	if (rc < 0)
		web_gagal(w, rc);
}

/* A refused right of somebody we know is a fact for the journal. */
static void note_refusal(struct web *w, int rc)
{
	struct ctx c = *w->c;

	if (rc != E_DENIED || !web_masuk(w))
		return;
	fail_clear(&c);
	if (act_refused(&c, w->route != NULL ? w->route->path : w->rq->path,
		    w->rq->path) < 0)
		fprintf(stderr, "alur: penolakan tidak tercatat: %s\n",
			c.sentence);
}

void web_handle(
	void *state, const struct http_request *rq, struct http_response *rs)
{
	struct web_worker *k = state;
	struct ctx *c = &k->ctx;
	struct web w = {.app = k->app, .c = c, .rq = rq, .rs = rs};
	bool view;

	c->mem = rq->mem;
	c->now = web_clock(k->app);
	c->actor_id = 0;
	fail_clear(c);
	if (text_starts(rq->path, "/aset/")) {
		serve_aset(rq, rs);
		return;
	}
	rs->status = 200;
	rs->compress = true;
	w.out = str_new(c->mem, LIMIT_TEXT * 4);
	/* A page shows one moment. What is sent may hash a password or wait
	 * for the writer, and asks each time anew. */
	view = text_eq(rq->method, "GET") || text_eq(rq->method, "HEAD");
	if (view)
		db_view_begin(c);
	dispatch(&w);
	if (view)
		db_view_end(c);
	note_refusal(&w, (int)c->code);
	if (rs->status == 503)
		http_add_header(rs, "Retry-After",
			arena_printf(c->mem, "%d", LIMIT_HTTP_RETRY_S));
}

/* ---- answers ---- */

int web_redirect(struct web *w, const char *pesan, const char *fmt, ...)
{
	va_list ap;
	char *to;

	va_start(ap, fmt);
	to = arena_vprintf(w->c->mem, fmt, ap);
	va_end(ap);
	must(to[0] == '/' && to[1] != '/');
	if (pesan != NULL) {
		char *hash = strchr(to, '#');
		const char *tail =
			hash != NULL ? arena_dup(w->c->mem, hash) : "";

		if (hash != NULL)
			*hash = '\0';
		to = arena_printf(w->c->mem, "%s%cpesan=%s%s", to,
			strchr(to, '?') != NULL ? '&' : '?', pesan, tail);
	}
	w->rs->status = 303;
	http_add_header(w->rs, "Location", to);
	return OK;
}

int web_page(struct web *w)
{
	const struct form_ctx f = {.errors = w->galat, .error_n = w->galat_n};

	if (!str_ok(&w->out))
		return fail(w->c, E_TOOBIG,
			"Halaman ini terlalu besar untuk ditampilkan.");
	error_summary_settle(w->c->mem, &w->out, &f);
	if (w->lagi && w->rs->status == 200)
		w->rs->status = w->basi ? 409 : 422;
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
	return OK;
}

int web_bytes(struct web *w, const char *type, const char *nama, const void *p,
	size_t n)
{
	w->rs->type = type;
	w->rs->body = p;
	w->rs->body_n = n;
	if (nama != NULL) {
		struct str s = str_new(w->c->mem, LIMIT_TEXT);

		str_add(&s, "attachment; filename*=UTF-8''");
		http_add_url(&s, nama);
		http_add_header(w->rs, "Content-Disposition", s.p);
		w->rs->csp = "sandbox; default-src 'none'";
	}
	return OK;
}

/* The disk or the database failed: what was typed is shown again when even
 * the page of the form can still be read. */
static int lagi_io(struct web *w, bool lost)
{
	int rc;

	web_log_failure(w);
	fail_clear(w->c);
	galat(w, NULL, "%s",
		lost ? "Sambungan ke basis data terputus; kiriman ini belum tentu tersimpan. Periksa dahulu, lalu coba kirim lagi."
		     : "Ada gangguan di server; kiriman ini belum tersimpan. Coba kirim lagi; bila berulang, hubungi pengelola.");
	w->lagi = true;
	w->rs->status = lost ? 503 : 500;
	rc = w->route->lagi(w);
	if (rc < 0)
		w->rs->status = 200; /* web_gagal says which */
	return rc;
}

int web_lagi(struct web *w, int rc)
{
	if (w->route->lagi == NULL || rc == E_DENIED || rc == E_NOTFOUND)
		return rc;
	if (rc == E_IO || rc == E_LOST)
		return lagi_io(w, rc == E_LOST);
	if (rc == E_BUSY && w->rs->status == 200)
		w->rs->status = 503;
	if (w->c->sentence != NULL)
		galat(w, NULL, "%s", w->c->sentence);
	w->lagi = true;
	w->basi = rc == E_CONFLICT;
	fail_clear(w->c);
	return w->route->lagi(w);
}

int web_siklus(struct web *w, int64_t *id)
{
	const char *arg = w->arg[0];
	struct periode p;
	size_t n = strlen(arg);
	char *text = text_upper(w->c->mem, arg);
	long v;

	if (text_int(arg, 1, INT32_MAX, &v)) {
		*id = v;
		return OK;
	}
	if (n > 6 && strcmp(text + n - 6, "-TAHUN") == 0)
		text[n - 6] = '\0';
	if (!periode_parse(text, &p))
		return fail(w->c, E_NOTFOUND,
			"Halaman tidak ada atau sudah dipindahkan.");
	return act_siklus_cari(w->c, text, id);
}
