/* Fields, cookies and URLs: what is accepted prints back and reads the same;
 * a cookie's value is a part of its header. */
#include "base/base.h"

#include "http/http_priv.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void check_fields(struct ctx *c, const char *text, size_t n)
{
	struct str s = str_new(c->mem, LIMIT_DOCUMENT);
	struct http_field *f, *again;
	size_t k, m;

	if (http_urlencoded(c, text, n, &f, &k) < 0) {
		must(c->sentence != NULL);
		return;
	}
	must(k <= LIMIT_HTTP_FIELDS);
	for (size_t i = 0; i < k; i++) {
		http_add_url(&s, f[i].name);
		str_addc(&s, '=');
		http_add_url(&s, f[i].value);
		str_addc(&s, '&');
	}
	must(http_urlencoded(c, s.p, s.n, &again, &m) == OK && m == k);
	for (size_t i = 0; i < k; i++)
		must(strcmp(f[i].name, again[i].name) == 0 &&
			strcmp(f[i].value, again[i].value) == 0);
}

static void check_cookie(struct ctx *c, const char *text)
{
	struct http_field f = {"cookie", text};
	struct http_request rq = {
		.mem = c->mem, .header = &f, .header_n = 1, .fd = -1};
	const char *value = http_cookie(&rq, "sid");

	if (value != NULL)
		must(strstr(text, arena_printf(c->mem, "sid=%s", value)) &&
			strpbrk(value, " ;,\\") == NULL);
}

/* A path that is accepted is accepted again when it is escaped. */
static void check_path(struct ctx *c, char *path)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);
	char *was;

	if (!path_decode(path))
		return;
	was = arena_dup(c->mem, path);
	for (char *at = path; *at != '\0';) {
		size_t len = strcspn(++at, "/");
		char *part = arena_dupn(c->mem, at, len);

		str_addc(&s, '/');
		http_add_url(&s, part);
		at += len;
	}
	must(path_decode(s.p) && strcmp(s.p, was) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	char *text = arena_dupn(c.mem, (const char *)p, n);

	check_fields(&c, text, n);
	check_cookie(&c, text);
	check_path(&c, text);
	arena_close(c.mem);
	return 0;
}
