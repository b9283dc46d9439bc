/*
 * What people and machines send: forms of others, too long, twice, broken,
 * after the session ended. A clear answer, nothing changed, nothing lost.
 */
#include "webtest.h"

static struct office o;
static struct browser sek, kasubag, tim;

#define LANGKAH7 "/siklus/2023-tw1/langkah/7"

static int64_t events(void)
{
	return office_rows(&o, "SELECT COUNT(*) FROM peristiwa");
}

static int64_t files(void)
{
	return office_rows(&o, "SELECT COUNT(*) FROM berkas");
}

/* ---- CSRF ---- */

static void test_a_form_without_its_token_is_refused(void **state)
{
	int64_t before = events();
	struct answer a = web_post_bare(
		&sek, "/siklus/buka", "jenis=TW3&tahun=2023&kunci=x");

	t_status(&a, 403);
	a = web_post_bare(
		&sek, "/siklus/buka", "csrf=&jenis=TW3&tahun=2023&kunci=x");
	t_status(&a, 403);
	assert_int_equal(events(), before);
}

static void test_the_token_of_another_is_refused(void **state)
{
	int64_t before = events();
	struct answer a = web_post_bare(&sek, "/siklus/buka",
		arena_printf(o.c->mem, "csrf=%s&jenis=TW3&tahun=2023&kunci=x",
			kasubag.csrf));

	t_status(&a, 403);
	assert_int_equal(events(), before);
}

static void test_a_form_of_another_site_is_refused(void **state)
{
	static const char *const headers[] = {"Sec-Fetch-Site: cross-site\r\n",
		"Sec-Fetch-Site: same-site\r\n",
		"Origin: https://jahat.test\r\n", "Origin: null\r\n"};
	int64_t before = events();
	const char *body = arena_printf(
		o.c->mem, "csrf=%s&jenis=TW3&tahun=2023&kunci=x", sek.csrf);

	for (size_t i = 0; i < ARRAY_N(headers); i++) {
		struct answer a =
			web_ask(&sek, (struct ask){.method = "POST",
					      .path = "/siklus/buka",
					      .header = headers[i],
					      .body = body,
					      .body_n = strlen(body)});

		t_status(&a, 403);
	}
	assert_int_equal(events(), before);
}

/* ---- fields ---- */

static void test_what_is_not_declared_does_not_exist(void **state)
{
	struct answer a = web_post(&sek, "/siklus/buka",
		"jenis=TW4&tahun=2022&izin=pengelola&jabatan=kepala&id=7"
		"&sebagai[x]=kepala&__proto__=1");

	t_status(&a, 303);
	a = web_follow(&sek, a);
	t_status(&a, 200);
	assert_int_equal(
		office_rows(&o,
			"SELECT COUNT(*) FROM peristiwa p JOIN siklus s ON "
			"s.id = p.siklus_id WHERE s.periode = '2022-TW4' "
			"AND p.jabatan = 'sekretaris'"),
		1);
}

static void test_mistakes_are_told_all_at_once(void **state)
{
	struct answer a = web_post(&sek, "/siklus/buka", "");

	t_status(&a, 422);
	t_says(&a, "Pilih triwulan atau tahunan.");
	t_says(&a, "Tulis tahunnya, misalnya 2026.");
	t_says(&a, "id=\"galat\"");
}

static void test_wrong_kinds_and_lengths_are_refused(void **state)
{
	static const char *const bodies[] = {"jenis=TW9&tahun=2023",
		"jenis=TW3&tahun=dua", "jenis=TW3&tahun=-1",
		"jenis=TW3&tahun=99999999999999999999", "jenis=TW3&tahun=20233",
		"jenis=TW3&tahun=2023&sebagai=%3Cscript%3E",
		"jenis=TW3&tahun=2023&sebagai=kepala%0Akedua"};
	int64_t before = events();

	for (size_t i = 0; i < ARRAY_N(bodies); i++) {
		struct answer a = web_post(&sek, "/siklus/buka", bodies[i]);

		if (a.status != 422)
			fail_msg(
				"%s: %d\n%.1500s", bodies[i], a.status, a.body);
		t_silent(&a, "<script>");
	}
	assert_int_equal(events(), before);
}

static const char *repeat(const char *s, size_t n)
{
	struct str out = str_new(o.c->mem, LIMIT_DOCUMENT);

	for (size_t i = 0; i < n; i++)
		str_add(&out, s);
	must(str_ok(&out));
	return out.p;
}

static void test_what_was_typed_is_never_lost(void **state)
{
	const char *note = repeat("Catatan \"panjang\" <b> & akhir. ", 200);
	struct str typed = str_new(o.c->mem, LIMIT_TEXT);
	struct str url = str_new(o.c->mem, LIMIT_TEXT);
	int64_t before = events();
	struct answer a;

	str_add_html(&typed, note);
	http_add_url(&url, note);
	a = web_post(&sek, LANGKAH7,
		arena_printf(o.c->mem,
			"sebagai=sekretaris&keputusan=tidak&catatan=%s",
			url.p));
	t_status(&a, 422);
	t_says(&a, "Paling panjang 4000 huruf");
	t_says(&a, typed.p);
	assert_int_equal(events(), before);
}

static void test_broken_text_is_refused(void **state)
{
	static const char *const bodies[] = {"catatan=%FF%FE", "catatan=%C0%AF",
		"catatan=%ED%A0%80", "catatan=a%00b", "catatan=%1B[31m",
		"catatan=%zz", "catatan=%", "%FF=1", "=", "&&&&", "a=%E2%82"};
	int64_t before = events();

	for (size_t i = 0; i < ARRAY_N(bodies); i++) {
		struct answer a = web_post(&sek, LANGKAH7, bodies[i]);

		if (a.status != 400 && a.status != 422)
			fail_msg("%s: %d", bodies[i], a.status);
	}
	assert_int_equal(events(), before);
}

static void test_a_thousand_fields_are_read_and_more_refused(void **state)
{
	struct answer a = web_post(&sek, "/siklus/buka", repeat("x=1&", 990));

	t_status(&a, 422);
	a = web_post(&sek, "/siklus/buka", repeat("x=1&", 1100));
	t_status(&a, 413);
	a = web_get(&sek,
		arena_printf(o.c->mem, "/siklus?%s", repeat("x=1&", 990)));
	t_status(&a, 200);
	a = web_get(&sek,
		arena_printf(o.c->mem, "/siklus?%s", repeat("x=1&", 1100)));
	t_status(&a, 413);
}

static void test_a_form_over_its_limit_is_refused(void **state)
{
	struct answer a = web_post(&sek, "/siklus/buka",
		arena_printf(o.c->mem, "jenis=%s", repeat("x", LIMIT_FORM)));

	t_status(&a, 413);
}

static struct answer odd_type(const char *type, const char *body)
{
	return web_ask(&sek, (struct ask){.method = "POST",
				     .path = LANGKAH7,
				     .type = type,
				     .body = body,
				     .body_n = strlen(body)});
}

static void test_a_form_of_another_kind_is_refused(void **state)
{
	static const char *const types[] = {"text/plain", "application/json",
		"text/xml", "multipart/mixed; boundary=x", "x"};
	int64_t before = events();

	for (size_t i = 0; i < ARRAY_N(types); i++) {
		struct answer a = odd_type(
			types[i], arena_printf(o.c->mem, "csrf=%s", sek.csrf));

		if (a.status < 400 || a.status >= 500)
			fail_msg("%s: %d", types[i], a.status);
	}
	assert_int_equal(events(), before);
}

static void test_broken_multipart_is_refused(void **state)
{
	static const char *const bodies[] = {"", "--", "--" BOUNDARY,
		"--" BOUNDARY "--", "--" BOUNDARY "\r\n\r\n",
		"--" BOUNDARY "\r\nContent-Disposition: form-data\r\n\r\nx",
		"--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"a\""
		"\r\n\r\nno end",
		"--" BOUNDARY "\nContent-Disposition: form-data; name=\"a\""
		"\n\nx\n--" BOUNDARY "--\n",
		"--lain\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx"
		"\r\n--lain--\r\n"};
	int64_t before = events();

	for (size_t i = 0; i < ARRAY_N(bodies); i++) {
		struct answer a = odd_type(MULTIPART, bodies[i]);

		if (a.status < 400 || a.status >= 500)
			fail_msg("\"%s\": %d", bodies[i], a.status);
	}
	assert_int_equal(events(), before);
}

/* ---- files ---- */

#define BARU1 "/siklus/2023-tw3/langkah/1"

static struct answer send_file(const char *nama, const void *isi, size_t n)
{
	struct lampiran l = {
		.jenis = "disposisi", .nama = nama, .isi = isi, .n = n};

	return web_upload(&sek, BARU1, "sebagai=sekretaris", &l);
}

static void test_a_program_named_pdf_is_refused(void **state)
{
	int64_t before = files();
	struct answer a = send_file("surat.pdf", "MZ\x90\0\3\0\0\0", 8);

	if (a.status != 422)
		fail_msg("surat.pdf with MZ: %d", a.status);
	a = send_file("surat.pdf", "\177ELF\2\1\1\0", 8);
	t_status(&a, 422);
	a = send_file("surat.pdf", "<html><script>alert(1)</script>", 31);
	t_status(&a, 422);
	assert_int_equal(files(), before);
}

/* One file of 4 GB in a document of 99 bytes; and one cut off. */
static void test_a_zip_bomb_is_refused(void **state)
{
	static const char bomb[] =
		"PK\3\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
		"PK\1\2\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
		"\376\377\377\377\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0a"
		"PK\5\6\0\0\0\0\1\0\1\0\57\0\0\0\36\0\0\0\0";
	int64_t before = files();
	struct answer a = send_file("format.xlsx", bomb, sizeof(bomb));

	t_says(&a, "mengembang menjadi lebih dari 512 MB");
	if (a.status != 413 && a.status != 422)
		fail_msg("a zip bomb: %d", a.status);
	a = send_file("format.xlsx", bomb, sizeof(bomb) - 9);
	t_status(&a, 422);
	t_says(&a, "rusak atau terpotong");
	assert_int_equal(files(), before);
}

static void test_a_file_of_60_mb_is_refused(void **state)
{
	size_t n = (size_t)60 << 20;
	char *big = calloc(1, n);
	int64_t before = files();
	struct answer a;

	memcpy(big, "%PDF-1.4\n", 9);
	a = send_file("besar.pdf", big, n);
	free(big);
	t_status(&a, 413);
	assert_int_equal(files(), before);
}

static void test_names_of_files_cannot_climb(void **state)
{
	struct answer a = send_file("../../etc/x\".txt", "disposisi", 9);

	if (a.status != 303 && a.status != 422 && a.status != 400)
		fail_msg("status %d", a.status);
	assert_int_equal(
		office_rows(&o,
			"SELECT COUNT(*) FROM berkas WHERE nama LIKE '%/%' OR "
			"nama LIKE '%\"%'"),
		0);
}

static void test_a_download_cannot_run(void **state)
{
	struct answer a = web_get(&tim, "/siklus/2023-tw1/berkas/disposisi/1");

	t_status(&a, 200);
	assert_true(text_starts(
		answer_header(&o, &a, "Content-Disposition"), "attachment"));
	assert_non_null(strstr(
		answer_header(&o, &a, "Content-Security-Policy"), "sandbox"));
}

/* ---- twice, late, and of another ---- */

static void test_the_same_form_twice_acts_once(void **state)
{
	const char *body = arena_printf(o.c->mem,
		"csrf=%s&kunci=sekali&sebagai=sekretaris&keputusan=tidak"
		"&kembali=5&catatan=Angka+tertukar",
		sek.csrf);
	int64_t before = events();
	struct answer a = web_post_bare(&sek, LANGKAH7, body);

	t_status(&a, 303);
	assert_int_equal(events(), before + 1);
	a = web_post_bare(&sek, LANGKAH7, body);
	t_status(&a, 303);
	assert_int_equal(events(), before + 1);
}

static void test_the_same_key_for_another_act_is_a_conflict(void **state)
{
	int64_t before = events();
	struct answer a = web_post_bare(&sek, LANGKAH7,
		arena_printf(o.c->mem,
			"csrf=%s&kunci=sekali&sebagai=sekretaris"
			"&keputusan=ya&catatan=Lain",
			sek.csrf));

	t_status(&a, 409);
	t_says(&a, "Lain");
	assert_int_equal(events(), before);
}

static void test_a_period_that_is_open_already_is_a_conflict(void **state)
{
	struct answer a =
		web_post(&sek, "/siklus/buka", "jenis=TW1&tahun=2023");

	t_status(&a, 409);
	t_says(&a, "value=\"2023\"");
}

static void test_the_task_of_another_stays_his(void **state)
{
	int64_t before = events();
	struct answer a = web_post(&kasubag, "/siklus/2023-tw2/langkah/2",
		"sebagai=kabid-pajak&bidang=pajak");

	t_status(&a, 403);
	a = web_post(&kasubag, "/siklus/2023-tw2/langkah/2",
		"sebagai=kasubag&bidang=pajak");
	if (a.status != 403 && a.status != 422)
		fail_msg("status %d", a.status);
	assert_int_equal(events(), before);
}

/* ---- sessions ---- */

static void test_after_the_session_ended_the_form_is_there_again(void **state)
{
	struct browser b = browser_of(&o, "kasubag");
	int64_t before = events();
	const char *cookie = b.cookie[0].name;
	struct answer a;

	assert_non_null(cookie);
	/* Another tab signs out; this one still shows its form. */
	for (size_t i = 0; i < COOKIES; i++)
		if (text_eq(b.cookie[i].name, "sid"))
			b.cookie[i].value = NULL;
	a = web_post(&b, "/siklus/2023-tw2/langkah/2",
		"sebagai=kasubag&catatan=Kalimat+yang+%22mahal%22");
	t_status(&a, 401);
	t_says(&a, "name=\"lama[catatan]\"");
	t_says(&a, "Kalimat yang &quot;mahal&quot;");
	t_silent(&a, "lama[csrf]");
	a = web_post(&b, "/masuk",
		"nama=kasubag&sandi=" CONTOH_SANDI
		"&lanjut=%2Fsiklus%2F2023-tw2%2Flangkah%2F2"
		"&lama%5Bsebagai%5D=kasubag"
		"&lama%5Bcatatan%5D=Kalimat+yang+%22mahal%22");
	t_status(&a, 422);
	t_says(&a, "belum terkirim");
	assert_int_equal(events(), before);
}

static void test_the_morning_digest_is_switched_off_and_on(void **state)
{
	struct answer a = web_get(&kasubag, "/pemberitahuan");

	t_says(&a, "Matikan ringkasan pagi");
	a = web_post(&kasubag, "/pemberitahuan/ringkasan", "ringkasan=mati");
	a = web_follow(&kasubag, a);
	t_says(&a, "Hidupkan ringkasan pagi");
	a = web_get(&tim, "/pemberitahuan");
	t_says(&a, "Matikan ringkasan pagi");
	a = web_post(&kasubag, "/pemberitahuan/ringkasan", "ringkasan=lain");
	t_status(&a, 422);
	a = web_post(&kasubag, "/pemberitahuan/ringkasan", "ringkasan=hidup");
	a = web_follow(&kasubag, a);
	t_says(&a, "Matikan ringkasan pagi");
}

static void test_a_password_is_never_shown_again(void **state)
{
	struct browser b = browser_new(&o);
	struct answer a = web_get(&b, "/masuk");

	a = web_post(&b, "/masuk", "nama=kasubag&sandi=rahasia-sekali-99");
	t_status(&a, 422);
	t_silent(&a, "rahasia-sekali-99");
	t_says(&a, "value=\"kasubag\"");
	t_says(&a, "tidak cocok");
}

static void test_signing_out_ends_the_session(void **state)
{
	struct browser b = browser_of(&o, "pelaksana");
	struct browser stolen = b;
	struct answer a = web_post(&b, "/keluar", "");

	t_status(&a, 303);
	a = web_get(&stolen, "/siklus");
	t_status(&a, 303);
	assert_true(text_starts(a.to, "/masuk"));
}

static void test_a_forged_session_is_nobody(void **state)
{
	static const char *const forged[] = {"", "x", "../../x",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "\"x\""};

	for (size_t i = 0; i < ARRAY_N(forged); i++) {
		struct browser b = browser_new(&o);
		struct answer a = web_ask(
			&b, (struct ask){.method = "GET",
				    .path = "/siklus",
				    .header = arena_printf(o.c->mem,
					    "Cookie: sid=%s\r\n", forged[i])});

		t_status(&a, 303);
	}
}

static void test_many_wrong_passwords_must_wait(void **state)
{
	struct browser b = browser_new(&o);
	struct answer a = web_get(&b, "/masuk");

	for (int i = 0; i < 20 && a.status != 429; i++)
		a = web_post(&b, "/masuk", "nama=kabid-aset&sandi=bukan-ini");
	t_status(&a, 429);
}

static int open_all(void **state)
{
	o = office_open();
	fix_open(o.c, "2023-TW3");
	sek = browser_of(&o, "sekretaris");
	kasubag = browser_of(&o, "kasubag");
	tim = browser_of(&o, "tim-lkj");
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
		cmocka_unit_test(test_a_form_without_its_token_is_refused),
		cmocka_unit_test(test_the_token_of_another_is_refused),
		cmocka_unit_test(test_a_form_of_another_site_is_refused),
		cmocka_unit_test(test_what_is_not_declared_does_not_exist),
		cmocka_unit_test(test_mistakes_are_told_all_at_once),
		cmocka_unit_test(test_wrong_kinds_and_lengths_are_refused),
		cmocka_unit_test(test_what_was_typed_is_never_lost),
		cmocka_unit_test(test_broken_text_is_refused),
		cmocka_unit_test(
			test_a_thousand_fields_are_read_and_more_refused),
		cmocka_unit_test(test_a_form_over_its_limit_is_refused),
		cmocka_unit_test(test_a_form_of_another_kind_is_refused),
		cmocka_unit_test(test_broken_multipart_is_refused),
		cmocka_unit_test(test_a_program_named_pdf_is_refused),
		cmocka_unit_test(test_a_zip_bomb_is_refused),
		cmocka_unit_test(test_a_file_of_60_mb_is_refused),
		cmocka_unit_test(test_names_of_files_cannot_climb),
		cmocka_unit_test(test_a_download_cannot_run),
		cmocka_unit_test(test_the_same_form_twice_acts_once),
		cmocka_unit_test(
			test_the_same_key_for_another_act_is_a_conflict),
		cmocka_unit_test(
			test_a_period_that_is_open_already_is_a_conflict),
		cmocka_unit_test(test_the_task_of_another_stays_his),
		cmocka_unit_test(
			test_after_the_session_ended_the_form_is_there_again),
		cmocka_unit_test(
			test_the_morning_digest_is_switched_off_and_on),
		cmocka_unit_test(test_a_password_is_never_shown_again),
		cmocka_unit_test(test_signing_out_ends_the_session),
		cmocka_unit_test(test_a_forged_session_is_nobody),
		cmocka_unit_test(test_many_wrong_passwords_must_wait),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
