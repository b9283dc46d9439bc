/*
 * Who may reach what: every row of the route tables against every account
 * and against nobody, and every page of a GET as HTML.
 *
 * What is expected comes from the row's right and org/izin.c. A row whose
 * path has a part that `sample` does not know fails: a new route is covered
 * by naming its part here, or by being named as a whole.
 */
#include "webtest.h"

#include "web/api_priv.h"

static struct office o;
static struct browser who[ACCOUNTS];
static const char *token[ACCOUNTS];

/* A part of a path, or a whole path, and what stands there in a test. */
static const char *const sample[][2] = {
	{"{siklus}", "2023-tw1"},
	{"{simpul}", "7"},
	{"{jabatan}", "sekretaris"},
	{"{bagian}", "pendahuluan"},
	{"{kata}", "jeda"},
	{"{ubah}", "jeda"},
	{"{jenis}", "disposisi"},
	{"{versi}", "1"},
	{"{bentuk}", "html"},
	{"{bidang}", "pajak"},
	{"{id}", "1"},
	{"{no}", "7"},
	{"{nomor}", "1"},
	{"{lain}", "1"},
	/* Of nobody: the matrix must not end what it stands on. */
	{"{sesi}", "999999"},
	{"{token}", "999999"},
	{"{penunjukan}", "999999"},
	{"{pegawai}", "999999"},
	{"{tindak}", "999999"},
};

/* Whole paths, where a part stands for something else there: what a POST
 * would end or reset is nobody's, so that the next row meets all accounts. */
static const char *const sample_path[][2] = {
	{"/sesi/token/{id}/cabut", "/sesi/token/9999/cabut"},
	{"/sop/{id}/unduh/{bentuk}", "/sop/1/unduh/yaml"},
	{"/pengelolaan/jabatan/{kode}/tunjuk",
		"/pengelolaan/jabatan/kasubag/tunjuk"},
	{"/pengelolaan/penunjukan/{id}/akhiri",
		"/pengelolaan/penunjukan/9999/akhiri"},
	{"/pengelolaan/penunjukan/{penunjukan}/unggah",
		"/pengelolaan/penunjukan/1/unggah"},
	{"/pengelolaan/akun/{id}/reset", "/pengelolaan/akun/9999/reset"},
	{"/pengelolaan/akun/{id}/keluarkan",
		"/pengelolaan/akun/9999/keluarkan"},
};

/* Rows of the tables where the action itself says no to some who have the
 * right: it is theirs only for their own Bidang, account or task. */
static const char *const act_decides[] = {
	"/api/v1/siklus/{id}/data/{bidang}",
	"/api/v1/siklus/{id}/data/{bidang}/minta",
	"/api/v1/siklus/{id}/langkah/{no}",
	"/siklus/{siklus}/data/{bidang}",
	"/siklus/{siklus}/data/{bidang}/minta",
	"/siklus/{siklus}/laporan/langkah/{no}",
	"/siklus/{siklus}/periksa",
};

/* Pages of what is not there yet in the case of the test: 409 lets him in. */
static const char *const not_yet[] = {
	"/siklus/{siklus}/disposisi/lembar.pdf",
	"/pengelolaan/penunjukan/{penunjukan}/surat",
	"/siklus/{siklus}/rapat/kode",
	"/siklus/{siklus}/surat/{jenis}/{bentuk}",
	"/tindak-lanjut/{tindak}/selesai",
};

static bool too_early(const struct route *r)
{
	for (size_t i = 0; i < ARRAY_N(not_yet); i++)
		if (text_eq(r->path, not_yet[i]))
			return true;
	return false;
}

static const char *role_of(const char *akun)
{
	return text_starts(akun, "kabid-") ? "kabid" : akun;
}

static bool may(const char *izin, const char *akun)
{
	bool yes;

	if (text_eq(izin, "umum") || text_eq(izin, "masuk"))
		return true;
	if (text_eq(izin, ACT_PENGELOLA))
		return text_eq(akun, "pengelola");
	yes = izin_check(o.c, izin, role_of(akun)) == OK;
	fail_clear(o.c);
	return yes;
}

static bool decided_by_act(const struct route *r)
{
	for (size_t i = 0; i < ARRAY_N(act_decides); i++)
		if (text_eq(r->path, act_decides[i]))
			return true;
	return false;
}

static const char *sample_of(const char *part, size_t n)
{
	for (size_t i = 0; i < ARRAY_N(sample); i++)
		if (strlen(sample[i][0]) == n &&
			strncmp(sample[i][0], part, n) == 0)
			return sample[i][1];
	fail_msg("no sample for %.*s: name one in tests/web/test_route.c",
		(int)n, part);
	return NULL;
}

static const char *path_of(const struct route *r)
{
	struct str s = str_new(o.c->mem, LIMIT_TEXT);
	const char *p = r->path;

	for (size_t i = 0; i < ARRAY_N(sample_path); i++)
		if (text_eq(sample_path[i][0], p))
			return sample_path[i][1];
	while (*p != '\0') {
		size_t n = strcspn(p, "}") + 1;

		if (*p == '{') {
			str_add(&s, sample_of(p, n));
			p += n;
		} else {
			str_addc(&s, *p++);
		}
	}
	return s.p;
}

static int64_t refusals(void)
{
	return office_rows(&o,
		"SELECT COUNT(*) FROM jejak WHERE tindakan = 'izin.ditolak'");
}

static struct answer go(struct browser *b, const struct route *r)
{
	const char *path = path_of(r);

	return strcmp(r->metode, "GET") == 0 ? web_get(b, path)
					     : web_post(b, path, "");
}

#define wrong(r, akun, a, want)                                                \
	fail_msg("%s %s as %s: %d, wanted %s\n%.1500s", (r)->metode,           \
		(r)->path, akun, (a).status, want, (a).body)

static void check_allowed(
	const struct route *r, const char *akun, const struct answer *a)
{
	bool get = strcmp(r->metode, "GET") == 0;

	if (a->status == 403 && decided_by_act(r))
		return;
	if (a->status >= 500 || a->status == 401 || a->status == 403 ||
		a->status == 405 || (get && a->status >= 400 && !too_early(r)))
		wrong(r, akun, *a, "to be let in");
	if (a->status == 303 && a->to != NULL &&
		text_starts(a->to, "/masuk?lanjut="))
		wrong(r, akun, *a, "no sign-in");
}

static void check_one(struct browser *b, const struct route *r)
{
	bool yes = may(r->izin, b->akun);
	int64_t before = refusals();
	struct answer a = go(b, r);

	if (!yes && a.status != 403)
		wrong(r, b->akun, a, "403");
	if (yes)
		check_allowed(r, b->akun, &a);
	if (a.status == 403 && refusals() <= before)
		wrong(r, b->akun, a, "a row in the journal");
	/* What ended the session ended it: come in again for the next row. */
	if (strcmp(r->metode, "GET") != 0 && web_get(b, "/").status != 200)
		browser_in(b, b->akun);
}

static void test_everybody_reaches_what_his_right_allows(void **state)
{
	for (size_t i = 0; i < routes_n; i++)
		for (size_t k = 0; k < ACCOUNTS; k++)
			check_one(&who[k], &routes[i]);
}

static void test_nobody_is_asked_to_sign_in(void **state)
{
	for (size_t i = 0; i < routes_n; i++) {
		const struct route *r = &routes[i];
		struct browser b = browser_new(&o);
		struct answer a = go(&b, r);
		bool get = strcmp(r->metode, "GET") == 0;

		if (text_eq(r->izin, "umum")) {
			/* The CSRF of a page he has not seen. */
			if (a.status != (get ? 200 : 403))
				wrong(r, "nobody", a, "200, or 403 to a POST");
		} else if (get) {
			if (a.status != 303 ||
				!text_starts(a.to, "/masuk?lanjut=%2F"))
				wrong(r, "nobody", a, "303 to /masuk");
		} else if (a.status != 401) {
			wrong(r, "nobody", a, "401");
		}
	}
}

static void test_every_post_shows_its_form_again(void **state)
{
	for (size_t i = 0; i < routes_n; i++) {
		const struct route *r = &routes[i];

		if (strcmp(r->metode, "GET") == 0)
			assert_null(r->lagi);
		else if (r->lagi == NULL)
			fail_msg("POST %s names no page of its form", r->path);
	}
}

/* ---- programs ---- */

static struct answer call(const struct route *r, const char *bearer)
{
	struct browser b = browser_new(&o);
	struct ask q = {.method = r->metode, .path = path_of(r)};

	if (bearer != NULL)
		q.header = arena_printf(
			o.c->mem, "Authorization: Bearer %s\r\n", bearer);
	if (strcmp(r->metode, "GET") != 0) {
		q.type = "application/json";
		q.body = "{}";
		q.body_n = 2;
	}
	return web_ask(&b, q);
}

static void test_programs_need_a_token(void **state)
{
	for (size_t i = 0; i < api_routes_n; i++) {
		const struct route *r = &api_routes[i].r;
		int want = text_eq(r->izin, "umum") ? 200 : 401;
		struct answer a = call(r, NULL);

		if (a.status != want)
			wrong(r, "nobody", a, want == 200 ? "200" : "401");
		a = call(r, "bukan-token");
		if (a.status != want)
			wrong(r, "a forger", a, want == 200 ? "200" : "401");
	}
}

static void check_api(const struct route *r, size_t k)
{
	bool yes = may(r->izin, accounts[k]);
	int64_t before = refusals();
	struct answer a = call(r, token[k]);

	if (!yes && a.status != 403)
		wrong(r, accounts[k], a, "403");
	if (a.status == 403 && refusals() <= before)
		wrong(r, accounts[k], a, "a row in the journal");
	if (yes && a.status == 403 && decided_by_act(r))
		return;
	if (yes && (a.status == 401 || a.status == 403 || a.status >= 500))
		wrong(r, accounts[k], a, "to be let in");
}

static void test_programs_reach_what_their_owner_may(void **state)
{
	for (size_t i = 0; i < api_routes_n; i++)
		for (size_t k = 0; k < ACCOUNTS; k++)
			check_api(&api_routes[i].r, k);
}

/* ---- addresses ---- */

static void test_what_is_no_page_is_not_found(void **state)
{
	static const char *const paths[] = {"/tidak-ada", "/siklus/2023-tw9",
		"/siklus/999", "/siklus/0", "/siklus/-1", "/siklus/abc",
		"/siklus/99999999999999999999", "/siklus/2023-tw1/langkah/99",
		"/siklus/2023-tw1/langkah/x", "/siklus/2023-tw1/ubah/hapus",
		"/siklus/2023-tw1/berkas/disposisi/99",
		"/siklus/2023-tw1/berkas/disposisi/-1",
		"/siklus/2023-tw1/berkas/rahasia/1",
		"/siklus/2023-tw1/laporan/unduh/exe", "/aset/tidak-ada.js",
		"/siklus/2023-tw1%00", "/siklus//2023-tw1", "/siklus/.%2e/x",
		"/siklus/..%2f..%2fetc%2fpasswd", "/siklus/%ff",
		"/siklus/2023-tw1/", "/api/v1/tidak-ada"};

	for (size_t i = 0; i < ARRAY_N(paths); i++) {
		struct answer a = web_get(&who[0], paths[i]);

		if (a.status != 404 && a.status != 400 && a.status != 422)
			fail_msg("GET %s: %d\n%.600s", paths[i], a.status,
				a.body);
		t_silent(&a, "root:");
	}
}

static void test_a_method_that_is_not_taken_is_405(void **state)
{
	static const char *const methods[] = {
		"DELETE", "PUT", "PATCH", "OPTIONS", "TRACE"};

	for (size_t i = 0; i < ARRAY_N(methods); i++) {
		struct answer a = web_ask(&who[0],
			(struct ask){.method = methods[i], .path = "/siklus"});

		if (a.status != 405 && a.status != 501)
			fail_msg("%s: %d", methods[i], a.status);
	}
}

static void test_head_is_get_without_its_body(void **state)
{
	struct answer a = web_ask(
		&who[0], (struct ask){.method = "HEAD", .path = "/siklus"});

	t_status(&a, 200);
	assert_int_equal(a.body_n, 0);
}

static void test_broken_requests_get_whole_answers(void **state)
{
	static const char *const bytes[] = {"", "GET\r\n\r\n",
		"GET / HTTP/1.1\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
		"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
		"GET / HTTP/1.1\nHost: a\n\n",
		"GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
		"GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n z\r\n\r\n",
		"POST /masuk HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n"
		"Transfer-Encoding: chunked\r\n\r\nabc",
		"POST /masuk HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n"
		"\r\n",
		"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n"};

	for (size_t i = 0; i < ARRAY_N(bytes); i++) {
		struct answer a = raw(&o, bytes[i], strlen(bytes[i]));

		if (a.status < 400 || a.status >= 510)
			fail_msg("\"%s\": %d", bytes[i], a.status);
	}
}

static void test_where_to_go_after_signing_in_stays_here(void **state)
{
	static const char *const out[] = {"https%3A%2F%2Fjahat.test",
		"%2F%2Fjahat.test", "%2F%5Cjahat.test", "javascript%3Aalert(1)",
		"%2Fmasuk", "%2Fkeluar", "%0d%0aX-Jahat%3A+1",
		"%2F%0d%0aX-Jahat%3A+1", "%2F%09%2Fjahat.test"};

	for (size_t i = 0; i < ARRAY_N(out); i++) {
		struct answer a = web_get(&who[0],
			arena_printf(o.c->mem, "/masuk?lanjut=%s", out[i]));

		assert_null(answer_header(&o, &a, "X-Jahat"));
		if (a.status == 303 &&
			(a.to[0] != '/' || strstr(a.to, "jahat.test") != NULL))
			fail_msg("%s leads to %s", out[i], a.to);
		if (a.status >= 500)
			fail_msg("%s: %d", out[i], a.status);
	}
}

static void test_assets_are_kept_for_a_year(void **state)
{
	struct answer a = web_get(&who[0], "/");
	const char *css = between(&o, a.body, "href=\"/aset/", "\"");

	assert_non_null(css);
	a = web_get(&who[0], arena_printf(o.c->mem, "/aset/%s", css));
	t_status(&a, 200);
	assert_non_null(
		strstr(answer_header(&o, &a, "Cache-Control"), "immutable"));
	a = web_get(&who[0], "/");
	assert_non_null(
		strstr(answer_header(&o, &a, "Cache-Control"), "no-store"));
}

/* ---- the office of these tests ---- */

static int open_all(void **state)
{
	o = office_open();
	for (size_t i = 0; i < ACCOUNTS; i++) {
		struct act_token_baru t = {.nama = "uji",
			.cakupan = text_eq(accounts[i], "pengelola")
					   ? "baca tulis pengelola"
					   : "baca tulis",
			.berakhir_at = o.c->now + 86400 * CLOCK_SECOND};
		struct akun a;

		who[i] = browser_of(&o, accounts[i]);
		t_ok(o.c, db_begin(o.c, DB_READ));
		t_ok(o.c, akun_find(o.c, accounts[i], &a));
		t_ok(o.c, db_commit(o.c));
		o.c->actor_id = a.pegawai_id;
		t_ok(o.c, act_token_buat(o.c, &t));
		token[i] = t.token;
		o.c->actor_id = 0;
	}
	return 0;
}

static int close_all(void **state)
{
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nobody_is_asked_to_sign_in),
		cmocka_unit_test(test_everybody_reaches_what_his_right_allows),
		cmocka_unit_test(test_every_post_shows_its_form_again),
		cmocka_unit_test(test_programs_need_a_token),
		cmocka_unit_test(test_programs_reach_what_their_owner_may),
		cmocka_unit_test(test_what_is_no_page_is_not_found),
		cmocka_unit_test(test_a_method_that_is_not_taken_is_405),
		cmocka_unit_test(test_head_is_get_without_its_body),
		cmocka_unit_test(test_broken_requests_get_whole_answers),
		cmocka_unit_test(test_where_to_go_after_signing_in_stays_here),
		cmocka_unit_test(test_assets_are_kept_for_a_year),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
