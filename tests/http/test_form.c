/* What a browser sends: urlencoded, multipart over memory and a file,
 * cookies, and what is refused of each. */
#include "base/base.h"

#include <unistd.h>

#include "http/httpfix.h"

/* ---- urlencoded ---- */

static void fields_are_decoded(void **state)
{
	static const char text[] = "a=1&b=x+y%2B%26&&c&caf%C3%A9=%0D%0A&=z&";
	struct ctx *c = t_ctx();
	struct http_field *f;
	size_t n;

	t_ok(c, http_urlencoded(c, text, sizeof(text) - 1, &f, &n));
	assert_int_equal(n, 5);
	assert_string_equal(f[0].name, "a");
	assert_string_equal(f[1].value, "x y+&");
	assert_string_equal(f[2].name, "c");
	assert_string_equal(f[2].value, "");
	assert_string_equal(f[3].name, "caf\xc3\xa9");
	assert_string_equal(f[3].value, "\r\n");
	assert_string_equal(f[4].name, "");
	t_ok(c, http_urlencoded(c, "", 0, &f, &n));
	assert_int_equal(n, 0);
	t_free(c);
}

static void broken_fields_are_refused(void **state)
{
	static const char *const texts[] = {
		"a=%", "a=%4", "a=%zz", "%=1", "a=%00", "a=%ff", "a=%1b"};
	struct ctx *c = t_ctx();
	struct http_field *f;
	size_t n;

	for (size_t i = 0; i < ARRAY_N(texts); i++)
		t_refused(c,
			http_urlencoded(c, texts[i], strlen(texts[i]), &f, &n),
			E_INVALID, "muat ulang halaman");
	t_free(c);
}

static void a_thousand_fields_and_no_more(void **state)
{
	struct ctx *c = t_ctx();
	struct str s = str_new(c->mem, LIMIT_TEXT);
	struct http_field *f;
	size_t n;

	for (int i = 0; i < LIMIT_HTTP_FIELDS; i++)
		str_addf(&s, "k%d=v&", i);
	t_ok(c, http_urlencoded(c, s.p, s.n, &f, &n));
	assert_int_equal(n, LIMIT_HTTP_FIELDS);
	str_add(&s, "x=1");
	t_refused(c, http_urlencoded(c, s.p, s.n, &f, &n), E_TOOBIG,
		"lebih dari 1000 isian");
	t_free(c);
}

static void urls_are_written_back(void **state)
{
	struct ctx *c = t_ctx();
	struct str s = str_new(c->mem, 1000);

	http_add_url(&s, "a b/\xc3\xa9?&=+~._-");
	assert_string_equal(s.p, "a%20b%2F%C3%A9%3F%26%3D%2B~._-");
	t_free(c);
}

/* ---- multipart ---- */

static struct http_field header = {"content-type", NULL};

/* A request with this body, in memory or in a file of its own. */
static struct http_request request(
	struct ctx *c, const char *type, struct slice body, bool file)
{
	struct http_request rq = {.mem = c->mem,
		.header = &header,
		.header_n = 1,
		.body = body.p,
		.body_n = body.n,
		.fd = -1};
	char path[] = "/tmp/alur-form-XXXXXX";

	header.value = type;
	if (!file)
		return rq;
	rq.body = NULL;
	rq.fd = mkstemp(path);
	must(rq.fd >= 0 && unlink(path) == 0);
	must(write(rq.fd, body.p, body.n) == (ssize_t)body.n);
	return rq;
}

#define TYPE "multipart/form-data; boundary=XyZ"
#define PART(head, body) "--XyZ\r\n" head "\r\n\r\n" body "\r\n"
#define DISP "Content-Disposition: form-data; name="
#define END "--XyZ--"

static void both_kinds_of_part_are_found(void **state)
{
	static const char text[] =
		PART(DISP "\"a\"", "satu\r\ndua") PART(DISP "\"b\"", "")
			PART(DISP "\"f\"; filename=\"C:\\x\\t\xc3\xa9.pdf\"\r\n"
				  "Content-Type: application/pdf",
				"\r\n--Xy\0\xff") END "\r\n";
	struct slice body = {text, sizeof(text) - 1};

	for (int file = 0; file < 2; file++) {
		struct ctx *c = t_ctx();
		struct http_request rq = request(c, TYPE, body, file);
		struct http_part *p;
		const void *bytes;
		size_t n;

		t_ok(c, http_form(c, &rq, &p, &n));
		assert_int_equal(n, 3);
		assert_string_equal(p[0].name, "a");
		assert_string_equal(p[0].value, "satu\r\ndua");
		assert_null(p[0].filename);
		assert_int_equal(p[1].n, 0);
		assert_string_equal(p[1].value, "");
		assert_string_equal(p[2].filename, "t\xc3\xa9.pdf");
		assert_string_equal(p[2].type, "application/pdf");
		assert_int_equal(p[2].n, 8);
		assert_int_equal(p[2].fd, rq.fd);
		assert_int_equal(p[2].value == NULL, file);
		t_ok(c, http_part_bytes(c, &p[2], &bytes));
		assert_memory_equal(bytes, "\r\n--Xy\0\xff", 8);
		if (file)
			close(rq.fd);
		t_free(c);
	}
}

static void names_with_quotes(void **state)
{
	static const char text[] = PART(DISP "\"a%22b\\\"c\"", "x") END;
	struct ctx *c = t_ctx();
	struct slice body = {text, sizeof(text) - 1};
	struct http_request rq = request(
		c, "Multipart/Form-Data; Boundary=\"XyZ\"", body, false);
	struct http_part *p;
	size_t n;

	t_ok(c, http_form(c, &rq, &p, &n));
	assert_string_equal(p[0].name, "a\"b\"c");
	t_free(c);
}

/* Two files of some hundred KB, whose delimiters fall on every place of the
 * window's edge. */
static void a_large_form_is_walked_through_a_window(void **state)
{
	for (size_t size = 131072 - 40; size < 131072 + 8; size += 5) {
		struct ctx *c = t_ctx();
		struct str s = str_new(c->mem, LIMIT_TEXT);
		struct http_request rq;
		struct http_part *p;
		size_t n;

		for (int i = 0; i < 2; i++) {
			str_add(&s, "--XyZ\r\n" DISP "f; filename=a\r\n\r\n");
			str_pad(&s, '\r', size);
			str_add(&s, "\r\n");
		}
		str_add(&s, PART(DISP "n", "ekor") END);
		rq = request(c, TYPE, (struct slice){s.p, s.n}, true);
		t_ok(c, http_form(c, &rq, &p, &n));
		assert_int_equal(n, 3);
		assert_int_equal(p[0].n, size);
		assert_int_equal(p[1].n, size);
		assert_int_equal(s.p[p[1].offset + (int64_t)size], '\r');
		assert_int_equal(s.p[p[1].offset + (int64_t)size + 1], '\n');
		assert_string_equal(p[2].value, "ekor");
		close(rq.fd);
		t_free(c);
	}
}

static void broken_multipart_is_refused(void **state)
{
	static const struct {
		const char *type, *body;
	} bad[] = {
		{TYPE, ""},
		{TYPE, "--XyZ"},
		{TYPE, "--XyZ\r\n"},
		{TYPE, PART(DISP "a", "x")},
		{TYPE, PART(DISP "a", "x") "--XyZ-"},
		{TYPE, PART(DISP "a", "x") END "x"},
		{TYPE, PART(DISP "a", "x") END "\r\nepilogue"},
		{TYPE, "preamble\r\n" PART(DISP "a", "x") END},
		{TYPE, "--XyZ\n" DISP "a\n\nx\n" END},
		{TYPE, PART(DISP "a", "x\r\n--XyZq") END},
		{TYPE, PART("X: y", "x") END},
		{TYPE, PART("", "x") END},
		{TYPE, PART("Content-Disposition: attachment; name=a", "x")
				END},
		{TYPE, PART("Content-Disposition: form-data", "x") END},
		{TYPE, PART(DISP "a; name=b", "x") END},
		{TYPE, PART(DISP "\"a", "x") END},
		{TYPE, PART(DISP "a; filename*=utf-8''x", "x") END},
		{TYPE, PART(DISP "a\r\n" DISP "b", "x") END},
		{TYPE, PART(DISP "a\r\nContent-Transfer-Encoding: base64",
			       "eA==") END},
		{TYPE, PART(DISP "\xff", "x") END},
		{TYPE, PART(DISP "a", "\xff") END},
		{TYPE, PART(DISP "a", "x\r\n" DISP "b") "--XyZ: --"},
		{"multipart/form-data", PART(DISP "a", "x") END},
		{"multipart/form-data; boundary=", PART(DISP "a", "x") END},
		{"multipart/form-data; boundary=\"XyZ",
			PART(DISP "a", "x") END},
		{TYPE "; boundary=other", PART(DISP "a", "x") END},
		{"multipart/form-data; boundary=X~Z", "--X~Z--"},
	};

	for (size_t i = 0; i < ARRAY_N(bad); i++)
		for (int file = 0; file < 2; file++) {
			struct ctx *c = t_ctx();
			struct slice body = {bad[i].body, strlen(bad[i].body)};
			struct http_request rq =
				request(c, bad[i].type, body, file);
			struct http_part *p;
			size_t n;

			if (http_form(c, &rq, &p, &n) != E_INVALID)
				fail_msg("accepted: %s", bad[i].body);
			assert_non_null(strstr(c->sentence, "muat ulang"));
			if (file)
				close(rq.fd);
			t_free(c);
		}
}

static void multipart_has_limits(void **state)
{
	struct ctx *c = t_ctx();
	struct str s = str_new(c->mem, LIMIT_DOCUMENT);
	struct http_request rq;
	struct http_part *p;
	size_t n;

	for (int i = 0; i <= LIMIT_HTTP_FIELDS; i++)
		str_add(&s, PART(DISP "a", "x"));
	str_add(&s, END);
	rq = request(c, TYPE, (struct slice){s.p, s.n}, false);
	t_refused(c, http_form(c, &rq, &p, &n), E_TOOBIG, "1000 isian");
	str_clear(&s);
	str_add(&s, "--XyZ\r\n" DISP "a\r\n\r\n");
	str_pad(&s, 'x', LIMIT_HTTP_FIELD + 1);
	str_add(&s, "\r\n" END);
	rq = request(c, TYPE, (struct slice){s.p, s.n}, false);
	t_refused(c, http_form(c, &rq, &p, &n), E_TOOBIG, "1024 KB");
	str_clear(&s);
	str_add(&s, "--XyZ\r\n" DISP "\"");
	str_pad(&s, 'x', LIMIT_HTTP_PART_HEAD);
	str_add(&s, "\"\r\n\r\n\r\n" END);
	rq = request(c, TYPE, (struct slice){s.p, s.n}, false);
	t_refused(c, http_form(c, &rq, &p, &n), E_INVALID, "rusak");
	t_free(c);
}

static void a_form_in_another_type_is_refused(void **state)
{
	struct ctx *c = t_ctx();
	struct http_request rq =
		request(c, "application/json", (struct slice){"{}", 2}, false);
	struct http_part *p;
	size_t n;

	t_refused(c, http_form(c, &rq, &p, &n), E_INVALID, "bukan formulir");
	rq = request(c, "application/x-www-form-urlencoded; charset=UTF-8",
		(struct slice){"a=b", 3}, true);
	t_ok(c, http_form(c, &rq, &p, &n));
	assert_int_equal(n, 1);
	assert_string_equal(p[0].value, "b");
	assert_int_equal(p[0].fd, -1);
	close(rq.fd);
	t_free(c);
}

/* ---- cookies ---- */

static void cookies_are_well_formed_or_none(void **state)
{
	static const struct {
		const char *header, *want;
	} asked[] = {
		{"sid=abc", "abc"},
		{"a=1; sid=abc; b=2", "abc"},
		{"sid=", ""},
		{"sid=a=b", "a=b"},
		{"xsid=abc", NULL},
		{"SID=abc", NULL},
		{"sid=1; sid=2", NULL},
		{"=\"", NULL},
		{"sid=abc;", NULL},
		{"sid=abc;b=1", NULL},
		{"sid=a b", NULL},
		{"sid=abc; \xc3\xa9=1", NULL},
		{"", NULL},
	};
	struct ctx *c = t_ctx();
	struct http_field f = {"cookie", NULL};
	struct http_request rq = {
		.mem = c->mem, .header = &f, .header_n = 1, .fd = -1};

	for (size_t i = 0; i < ARRAY_N(asked); i++) {
		const char *got;

		f.value = asked[i].header;
		got = http_cookie(&rq, "sid");
		if (!text_eq(got, asked[i].want))
			fail_msg("%s: %s", f.value, got ? got : "NULL");
	}
	rq.header_n = 0;
	assert_null(http_cookie(&rq, "sid"));
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_are_decoded),
		cmocka_unit_test(broken_fields_are_refused),
		cmocka_unit_test(a_thousand_fields_and_no_more),
		cmocka_unit_test(urls_are_written_back),
		cmocka_unit_test(both_kinds_of_part_are_found),
		cmocka_unit_test(names_with_quotes),
		cmocka_unit_test(a_large_form_is_walked_through_a_window),
		cmocka_unit_test(broken_multipart_is_refused),
		cmocka_unit_test(multipart_has_limits),
		cmocka_unit_test(a_form_in_another_type_is_refused),
		cmocka_unit_test(cookies_are_well_formed_or_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
