/*
 * A stranger with an account tries what no page offers: floods, detours
 * around the first password, days gone by, figures that are not his to read.
 */
#include "webtest.h"

static struct office o;
static struct browser sek, pajak;

static const char *token_of(const char *akun, const char *cakupan)
{
	struct akun a;
	struct act_token_baru t = {.nama = "uji",
		.cakupan = cakupan,
		.berakhir_at = o.c->now + 30 * CLOCK_DAY};
	struct pegawai p;

	t_ok(o.c, db_begin(o.c, DB_READ));
	t_ok(o.c, akun_find(o.c, akun, &a));
	t_ok(o.c, pegawai_get(o.c, a.instansi_id, a.pegawai_id, &p));
	t_ok(o.c, db_commit(o.c));
	t.nip = p.nip;
	t_ok(o.c, act_token_buat(o.c, &t));
	return t.token;
}

static struct answer api(const char *token, struct ask q)
{
	struct browser b = browser_new(&o);

	q.header =
		arena_printf(o.c->mem, "Authorization: Bearer %s\r\n", token);
	if (q.body != NULL)
		q.type = "application/json";
	return web_ask(&b, q);
}

/* `n` empty texts: two bytes each on the wire, far more once read. */
static struct answer flood(const char *token, const char *item, size_t n)
{
	size_t len = strlen(item);
	char *body = malloc(n * (len + 1) + 64), *p = body;
	struct answer a;

	must(body != NULL);
	p = stpcpy(p, "{\"sebagai\":\"sekretaris\",\"catatan\":[");
	for (size_t i = 0; i < n; i++) {
		p = stpcpy(p, item);
		*p++ = i + 1 < n ? ',' : ']';
	}
	*p++ = '}';
	a = api(token, (struct ask){.method = "POST",
			       .path = "/api/v1/siklus/1/langkah/7",
			       .body = body,
			       .body_n = (size_t)(p - body)});
	free(body);
	return a;
}

static void test_a_flood_of_json_values_is_refused(void **state)
{
	const char *token = token_of("sekretaris", "baca tulis");
	struct answer a = flood(token, "\"\"", 8000000);

	t_status(&a, 413);
	a = flood(token, "0", 8000000);
	t_status(&a, 413);
	a = flood(token, "\"a,b\\\",[{\"", 2);
	if (a.status >= 500 || a.status == 413)
		fail_msg("commas inside a text count: %d", a.status);
	a = flood(token, "[]", 1500);
	t_status(&a, 422);
}

/* The Kabid of anggaran was Plh. of perbendaharaan until yesterday. */
static void test_a_former_official_cannot_go_back_in_time(void **state)
{
	const char *body = "{\"sebagai\":\"kabid-perbendaharaan\",\"bidang\":"
			   "\"perbendaharaan\",\"pada\":\"2023-07-05T09:00\"}";
	struct ask q = {.method = "POST",
		.path = arena_printf(o.c->mem, "/api/v1/siklus/%lld/langkah/2",
			(long long)o.baru),
		.body = body,
		.body_n = strlen(body)};
	int64_t before;
	struct answer a;

	fix_csv(o.c, o.baru, "perbendaharaan");
	before = office_rows(&o, "SELECT COUNT(*) FROM peristiwa");
	a = api(token_of("kabid-anggaran", "baca tulis"), q);
	t_status(&a, 403);
	assert_int_equal(
		office_rows(&o, "SELECT COUNT(*) FROM peristiwa"), before);
	/* Who holds it today did not hold it then. */
	a = api(token_of("kabid-perbendaharaan", "baca tulis"), q);
	t_status(&a, 403);
}

static void test_figures_of_others_stay_closed_while_gathering(void **state)
{
	static const char *const closed[] = {"/siklus/2023-tw2/data/retribusi",
		"/siklus/2023-tw2/laporan/unduh/txt",
		"/siklus/2023-tw2/laporan/unduh/pdf",
		"/siklus/2023-tw2/berkas/isian-data/1?bidang=retribusi"};
	static const char *const open[] = {"/siklus/2023-tw2/data/pajak",
		"/siklus/2023-tw2/laporan",
		"/siklus/2023-tw2/berkas/isian-data/1?bidang=pajak",
		"/siklus/2023-tw1/data/retribusi",
		"/siklus/2023-tw1/laporan/unduh/txt"};
	const char *token = token_of("kabid-pajak", "baca");
	struct answer a;

	fix_csv(o.c, o.baru, "retribusi");
	fix_csv(o.c, o.baru, "pajak");
	for (size_t i = 0; i < ARRAY_N(closed); i++) {
		a = web_get(&pajak, closed[i]);
		if (a.status != 403)
			fail_msg("%s: %d", closed[i], a.status);
		a = web_get(&sek, closed[i]);
		if (a.status != 200)
			fail_msg("%s for sekretaris: %d", closed[i], a.status);
	}
	for (size_t i = 0; i < ARRAY_N(open); i++) {
		a = web_get(&pajak, open[i]);
		if (a.status != 200)
			fail_msg("%s: %d", open[i], a.status);
	}
	a = api(token, (struct ask){.method = "GET",
			       .path = "/api/v1/siklus/2/laporan/txt"});
	t_status(&a, 403);
	a = api(token, (struct ask){.method = "GET",
			       .path = "/api/v1/siklus/2/berkas/isian-data"
				       "?bidang=retribusi"});
	t_status(&a, 403);
}

/* A first password opens nothing but the page that changes it. */
static void test_a_first_password_opens_no_detour(void **state)
{
	struct act_akun r = {0};
	struct browser b = browser_new(&o);
	struct akun akun;
	struct pegawai p;
	struct answer a;
	const char *token;

	t_ok(o.c, db_begin(o.c, DB_READ));
	t_ok(o.c, akun_find(o.c, "pelaksana", &akun));
	t_ok(o.c, pegawai_get(o.c, akun.instansi_id, akun.pegawai_id, &p));
	t_ok(o.c, db_commit(o.c));
	r.nip = p.nip;
	t_ok(o.c, act_sandi_reset(o.c, &r));
	web_get(&b, "/masuk");
	a = web_post(&b, "/masuk",
		arena_printf(o.c->mem,
			"nama=pelaksana&sandi=%s&lanjut=/siklus/2023-tw1/kirim"
			"&lama[hal]=x",
			r.sandi));
	t_status(&a, 303);
	a = web_follow(&b, a);
	t_status(&a, 303);
	assert_true(text_starts(a.to, "/akun/sandi"));
	token = token_of("pelaksana", "baca");
	a = api(token, (struct ask){.method = "GET", .path = "/api/v1/siklus"});
	t_status(&a, 403);
}

/* A file that was too large for memory arrives whole. */
static void test_a_large_file_arrives_whole(void **state)
{
	size_t n = (size_t)3 << 20;
	char *big = malloc(n);
	struct lampiran l = {
		.jenis = "disposisi", .nama = "d.txt", .isi = big, .n = n};
	struct answer a;

	must(big != NULL);
	for (size_t i = 0; i < n; i++)
		big[i] = (char)('a' + i % 23);
	web_get(&sek, "/siklus/2023-tw3/langkah/1");
	a = web_upload(&sek, "/siklus/2023-tw3/langkah/1",
		"kunci=besar-1&sebagai=sekretaris", &l);
	t_status(&a, 303);
	a = web_get(&sek, "/siklus/2023-tw3/berkas/disposisi/1");
	t_status(&a, 200);
	assert_int_equal(a.body_n, n);
	assert_memory_equal(a.body, big, n);
	free(big);
}

static void test_a_log_line_is_one_line_of_plain_words(void **state)
{
	char text[128] = "";
	FILE *f = fmemopen(text, sizeof(text), "w");

	assert_non_null(f);
	web_log_path(f, "/a 200 1 2\xc2\x9b"
			"31m\"%\n/b");
	fclose(f);
	assert_string_equal(text, "/a%20200%201%202%C2%9B31m%22%25%0A/b");
}

static int open_all(void **state)
{
	o = office_open();
	fix_open(o.c, "2023-TW3");
	sek = browser_of(&o, "sekretaris");
	pajak = browser_of(&o, "kabid-pajak");
	return 0;
}

static int close_all(void **state)
{
	fix_whole(o.c);
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_flood_of_json_values_is_refused),
		cmocka_unit_test(test_a_former_official_cannot_go_back_in_time),
		cmocka_unit_test(
			test_figures_of_others_stay_closed_while_gathering),
		cmocka_unit_test(test_a_first_password_opens_no_detour),
		cmocka_unit_test(test_a_large_file_arrives_whole),
		cmocka_unit_test(test_a_log_line_is_one_line_of_plain_words),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
