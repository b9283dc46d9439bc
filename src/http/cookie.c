/* cookie: one value of the Cookie header, which is well formed or empty. */
#include "base/base.h"

#include "http/http_priv.h"

/* RFC 6265 cookie-octet, and the double quotes some servers put around. */
static bool is_octet(char ch)
{
	return ch > 0x20 && ch < 0x7f && strchr(",;\\", ch) == NULL;
}

static bool is_name(char ch)
{
	return is_octet(ch) && strchr("()<>@:\"/[]?={}", ch) == NULL;
}

struct pair {
	const char *name, *value;
	size_t name_n, value_n;
};

/* The pair at `p` and where the next begins; NULL when it is broken. */
static const char *next_pair(const char *p, struct pair *out)
{
	*out = (struct pair){.name = p};
	while (is_name(*p))
		p++;
	out->name_n = (size_t)(p - out->name);
	if (out->name_n == 0 || *p != '=')
		return NULL;
	out->value = ++p;
	while (is_octet(*p))
		p++;
	out->value_n = (size_t)(p - out->value);
	if (*p == '\0')
		return p;
	if (p[0] != ';' || p[1] != ' ' || p[2] == '\0')
		return NULL;
	return p + 2;
}

/* A name that comes twice has no value: one of the two was planted. */
const char *http_cookie(const struct http_request *rq, const char *name)
{
	const char *p = http_header(rq, "cookie");
	struct pair pair, found = {0};

	while (p != NULL && *p != '\0') {
		p = next_pair(p, &pair);
		if (p == NULL)
			return NULL;
		if (strlen(name) != pair.name_n ||
			strncmp(name, pair.name, pair.name_n) != 0)
			continue;
		if (found.name != NULL)
			return NULL;
		found = pair;
	}
	if (found.name == NULL)
		return NULL;
	return arena_dupn(rq->mem, found.value, found.value_n);
}
