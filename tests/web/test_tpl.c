/* The runtime of templates, the assets, and the checker of HTML itself. */
#include "base/base.h"

#include "web/aset.h"
#include "web/tpl.h"

#include "web/html_check.h"

#include <limits.h>

static char *written(struct ctx *c, void (*how)(struct str *, const char *),
	const char *value)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	how(&s, value);
	return s.p;
}

static void test_an_address_keeps_only_schemes_we_know(void **state)
{
	struct ctx *c = t_ctx();
	static const char *const kept[] = {"/", "/siklus/2026-tw2", "#galat",
		"?hal=2", "https://wa.me/62", "/a:b"};
	static const char *const gone[] = {"", "javascript:alert(1)",
		" javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x",
		"//evil.example", "/\\evil.example", "\\\\evil.example",
		"/\t/evil.example", "/\n/evil.example", "http://evil.example",
		"java\tscript:x", "https:evil", "siklus", "vbscript:x",
		"\x01javascript:x"};

	for (size_t i = 0; i < ARRAY_N(kept); i++)
		assert_string_equal(written(c, t_href_text, kept[i]), kept[i]);
	for (size_t i = 0; i < ARRAY_N(gone); i++)
		assert_string_equal(written(c, t_href_text, gone[i]), "#");
	assert_string_equal(written(c, t_href_text, NULL), "#");
	assert_string_equal(
		written(c, t_href_text, "/a\"b&c"), "/a&quot;b&amp;c");
	t_free(c);
}

static void test_a_component_cannot_leave_its_place(void **state)
{
	struct ctx *c = t_ctx();

	assert_string_equal(written(c, t_url_text, "a-Z_0.9~"), "a-Z_0.9~");
	assert_string_equal(written(c, t_url_text, "../a?b#c&d=e f"),
		"..%2Fa%3Fb%23c%26d%3De%20f");
	assert_string_equal(
		written(c, t_url_text, "é\"'<>"), "%C3%A9%22%27%3C%3E");
	assert_string_equal(written(c, t_url_text, NULL), "");
	t_free(c);
}

static void test_values_are_written_by_their_type(void **state)
{
	struct ctx *c = t_ctx();
	struct str s = str_new(c->mem, LIMIT_TEXT);
	const struct safe_html safe = {"<b>"};
	char mutable[] = "<i>";

	t_out(&s, "<a href=\"'&\">");
	t_out(&s, mutable);
	t_attr(&s, "\"");
	t_out(&s, safe);
	t_out(&s, (const char *)NULL);
	t_out(&s, (struct safe_html){NULL});
	assert_string_equal(s.p, "&lt;a href=&quot;&#39;&amp;&quot;&gt;"
				 "&lt;i&gt;&quot;<b>");
	str_clear(&s);
	t_out(&s, INT64_MIN);
	str_addc(&s, ' ');
	t_out(&s, (size_t)-1);
	str_addc(&s, ' ');
	t_out(&s, -7);
	str_addc(&s, ' ');
	t_url(&s, 0u);
	assert_string_equal(
		s.p, "-9223372036854775808 18446744073709551615 -7 0");
	t_free(c);
}

/* What the network budget of ux.md 15 says, in bytes. */
static void test_assets_are_found_compressed_and_within_budget(void **state)
{
	static const struct {
		const char *name;
		size_t limit;
	} budget[] = {{"app.css", 18 << 10}, {"app.js", 12 << 10},
		{"pjs.woff2", 30 << 10}, {"ikon.svg", 1 << 10}};
	struct ctx *c = t_ctx();

	for (size_t i = 0; i < ARRAY_N(budget); i++) {
		const char *path = aset_url(budget[i].name);
		const struct aset *a = aset_find(path);
		unsigned char h[HASH_N];

		assert_non_null(a);
		assert_string_equal(a->name, budget[i].name);
		assert_true((a->gz ? a->gz_n : a->n) <= budget[i].limit);
		hash_bytes(a->bytes, a->n, h);
		assert_memory_equal(
			hash_hex(c->mem, h), a->hash, strlen(a->hash));
		assert_non_null(strstr(path, a->hash));
		if (a->gz == NULL)
			continue;
		/* gzip without time or name: the same bytes each build. */
		assert_memory_equal(a->gz, "\x1f\x8b\x08\0\0\0\0\0", 8);
		assert_int_equal(a->n,
			(unsigned char)a->gz[a->gz_n - 4] |
				(size_t)(unsigned char)a->gz[a->gz_n - 3] << 8 |
				(size_t)(unsigned char)a->gz[a->gz_n - 2]
					<< 16);
	}
	assert_null(aset_find("/aset/app.css"));
	assert_null(aset_find("/aset/../app.css"));
	assert_non_null(strstr(
		aset_find(aset_url("app.css"))->bytes, aset_url("pjs.woff2")));
	t_free(c);
}

/* Under our CSP none of these would run. */
static void test_the_script_obeys_the_policy(void **state)
{
	static const char *const refused[] = {"innerHTML", "outerHTML",
		"insertAdjacentHTML", "document.write", "eval(", "Function(",
		".style.", "srcdoc", "createElement('script", "://"};
	const char *js = aset_find(aset_url("app.js"))->bytes;

	/* The first comment may name what the rest may not do. */
	js = strstr(js, "*/");
	for (size_t i = 0; i < ARRAY_N(refused); i++)
		if (strstr(js, refused[i]) != NULL)
			fail_msg("app.js: %s", refused[i]);
}

static void test_the_checker_finds_what_is_wrong(void **state)
{
	static const struct {
		const char *html, *says; /* NULL: right */
	} cases[] = {
		{"<p>a &lt; b</p>", NULL},
		{"<ul><li>a</li></ul><br><img alt=\"\" src=\"/a\">", NULL},
		{"<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>", NULL},
		{"<label for=\"a\">A</label>"
		 "<input type=\"text\" name=\"a\" id=\"a\">",
			NULL},
		{"<p>a", "not closed"},
		{"<b><i>a</b></i>", "where <i>"},
		{"</p>", "closes nothing"},
		{"<div/>", "closes itself"},
		{"<p class=a>a</p>", "without quotes"},
		{"<p class=\"a\"id=\"b\">a</p>", "no blank"},
		{"<p id=\"a\" id=\"b\">a</p>", "twice"},
		{"<p id=\"a\">a</p><p id=\"a\">a</p>", "twice"},
		{"<label for=\"b\">A</label>", "not there"},
		{"<a href=\"#b\">A</a>", "not there"},
		{"<p aria-describedby=\"x\">a</p>", "not there"},
		{"<input type=\"text\" name=\"a\" id=\"a\">", "no label"},
		{"<input type=\"text\" name=\"a\">", "without a label"},
		{"<label><input name=\"a\"></label>", "without a type"},
		{"<p>a & b</p>", "bare &"},
		{"<a href=\"?a=1&b=2\">a</a>", "bare &"},
		{"a < b", "bare <"},
		{"<p><div>a</div></p>", "<div> in <p>"},
		{"<a href=\"/\"><button type=\"button\">a</button></a>",
			"<button> in <a>"},
		{"<ul><p>a</p></ul>", "<p> in <ul>"},
		{"<table><tr><td>a</td></tr></table>", "<tr> in <table>"},
		{"<p style=\"a\">a</p>", "style"},
		{"<p onclick=\"a\">a</p>", "onclick"},
		{"<a href=\"javascript:x\">a</a>", "javascript"},
		{"<script>x</script>", "<script> in the page"},
		{"<form method=\"post\" action=\"/\"></form>", "csrf"},
		{"<form method=\"get\"></form>", "without an action"},
		{"<img src=\"/a\">", "without alt"},
		{"<!doctype html><html><body><main><h1>a</h1></main></body>"
		 "</html>",
			"0 <title>"},
		{"<!-- a", "without end"},
		{"\xff", "UTF-8"},
	};
	struct ctx *c = t_ctx();

	for (size_t i = 0; i < ARRAY_N(cases); i++) {
		const char *said = html_check(c, cases[i].html);

		if ((said == NULL) != (cases[i].says == NULL) ||
			(said && !strstr(said, cases[i].says)))
			fail_msg("%s: said \"%s\", wanted \"%s\"",
				cases[i].html, said ? said : "nothing",
				cases[i].says ? cases[i].says : "nothing");
	}
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_address_keeps_only_schemes_we_know),
		cmocka_unit_test(test_a_component_cannot_leave_its_place),
		cmocka_unit_test(test_values_are_written_by_their_type),
		cmocka_unit_test(
			test_assets_are_found_compressed_and_within_budget),
		cmocka_unit_test(test_the_script_obeys_the_policy),
		cmocka_unit_test(test_the_checker_finds_what_is_wrong),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
