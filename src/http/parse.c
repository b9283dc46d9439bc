/*
 * parse: the strict reading of a request's bytes.
 *
 * What two readers could understand in two ways is refused: that is how
 * requests are smuggled past a proxy. So there is one Host, one length, one
 * coding, CR LF at every line's end, and no folding, chunk extension or
 * trailer. Pure, and the outcome does not depend on how the bytes were cut:
 * head_find looks at single bytes, head_parse at the whole head.
 */
#include "base/base.h"

#include <strings.h>

#include "http/http_priv.h"

#define METHOD_MAX 16
#define HOST_MAX 255
#define LENGTH_DIGITS 15
#define CHUNK_DIGITS 8

static bool is_token(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') ||
	       (ch >= '0' && ch <= '9') ||
	       (ch != '\0' && strchr("!#$%&'*+-.^_`|~", ch) != NULL);
}

static int too_long(const char *p, size_t n)
{
	return memchr(p, '\n', n) == NULL ? -414 : -431;
}

int head_find(const char *p, size_t n, size_t *seen)
{
	for (size_t i = *seen; i < n; i++) {
		unsigned char ch = (unsigned char)p[i];
		bool after_cr = i > 0 && p[i - 1] == '\r';

		if (i >= LIMIT_HTTP_HEAD)
			return too_long(p, i);
		if ((ch == '\n') != after_cr)
			return -400;
		if (ch == '\n' && i == 1)
			return -400; /* a blank line before the request */
		if (ch == '\n' && i >= 3 && p[i - 2] == '\n')
			return (int)i + 1;
		if ((ch < 0x20 && ch != '\t' && ch != '\r' && ch != '\n') ||
			ch == 0x7f)
			return -400;
	}
	*seen = n;
	return 0;
}

/* ---- the headers the wire itself depends on; each 0 or a status ---- */

static int take_host(struct head *h, const char *value)
{
	size_t n = strlen(value);

	if (n == 0 || n > HOST_MAX)
		return 400;
	for (; *value != '\0'; value++)
		if (!is_token(*value) && strchr(":[]", *value) == NULL)
			return 400;
	return 0;
}

static int take_length(struct head *h, const char *value)
{
	size_t n = strlen(value);

	if (n == 0 || n > LENGTH_DIGITS || strspn(value, "0123456789") != n)
		return 400;
	for (; *value != '\0'; value++)
		h->length = h->length * 10 + (uint64_t)(*value - '0');
	return 0;
}

static int take_coding(struct head *h, const char *value)
{
	if (strcasecmp(value, "chunked") != 0)
		return 501;
	h->chunked = true;
	return 0;
}

static int take_connection(struct head *h, const char *value)
{
	while (*value != '\0') {
		size_t n;

		value += strspn(value, " \t,");
		n = strcspn(value, " \t,");
		if (n == 5 && strncasecmp(value, "close", n) == 0)
			h->close = true;
		value += n;
	}
	return 0;
}

static int take_expect(struct head *h, const char *value)
{
	if (strcasecmp(value, "100-continue") != 0)
		return 417;
	h->expect = true;
	return 0;
}

static int take_encoding(struct head *h, const char *value)
{
	return strcasecmp(value, "identity") == 0 ? 0 : 415;
}

enum { MET_HOST = 1, MET_LENGTH = 2, MET_CODING = 4 };

/* Rows with `once` may come only once; two of them are two meanings. */
static const struct {
	const char *name;
	unsigned once;
	int (*take)(struct head *h, const char *value);
} known[] = {
	{"host", MET_HOST, take_host},
	{"content-length", MET_LENGTH, take_length},
	{"transfer-encoding", MET_CODING, take_coding},
	{"connection", 0, take_connection},
	{"expect", 8, take_expect},
	{"content-encoding", 16, take_encoding},
	{"content-type", 32, NULL},
	{"cookie", 64, NULL},
	{"authorization", 128, NULL},
	{"origin", 256, NULL},
	{"sec-fetch-site", 512, NULL},
};

static int take_known(struct head *h, const struct http_field *f)
{
	for (size_t i = 0; i < ARRAY_N(known); i++) {
		if (strcmp(known[i].name, f->name) != 0)
			continue;
		if ((h->met & known[i].once) != 0)
			return 400;
		h->met |= known[i].once;
		return known[i].take != NULL ? known[i].take(h, f->value) : 0;
	}
	return 0;
}

/* ---- the head, line by line; it is terminated and ends with CR LF CR LF,
 * and head_find has seen that a CR stands only before a LF ---- */

static bool is_target(char ch)
{
	return ch > 0x20 && ch < 0x7f && strchr("#\\<>\"", ch) == NULL;
}

static int parse_version(char *p, struct head *h)
{
	if (strncmp(p, "HTTP/", 5) != 0)
		return 400;
	if (strncmp(p, "HTTP/1.", 7) != 0 || (p[7] != '0' && p[7] != '1'))
		return 505;
	/* 1.0 has no keep-alive here: its proxies misread chunks. */
	h->close = p[7] == '0';
	return p[8] == '\r' ? 0 : 400;
}

/* Origin form only: this server is nobody's proxy. */
static int parse_line(char **at, struct head *h)
{
	char *p = *at;
	size_t n = 0;

	while (is_token(p[n]))
		n++;
	if (n == 0 || n > METHOD_MAX || p[n] != ' ')
		return 400;
	h->method = p;
	p[n] = '\0';
	p += n + 1;
	if (*p != '/')
		return 400;
	h->target = p;
	for (n = 0; is_target(p[n]);)
		n++;
	if (n > LIMIT_HTTP_TARGET)
		return 414;
	if (p[n] != ' ')
		return 400;
	p[n] = '\0';
	p += n + 1;
	*at = strchr(p, '\n') + 1;
	return parse_version(p, h);
}

static int parse_field(char **at, struct http_field *f)
{
	char *p = *at, *end;
	size_t n = 0;

	for (; is_token(p[n]); n++)
		if (p[n] >= 'A' && p[n] <= 'Z')
			p[n] = (char)(p[n] - 'A' + 'a');
	if (n == 0 || p[n] != ':')
		return 400;
	f->name = p;
	p[n] = '\0';
	p += n + 1;
	p += strspn(p, " \t");
	end = strchr(p, '\r');
	*at = end + 2;
	while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	*end = '\0';
	f->value = p;
	return text_is_utf8(p, (size_t)(end - p)) ? 0 : 400;
}

static int check_framing(const struct head *h, bool old)
{
	bool coding = (h->met & MET_CODING) != 0;

	if (!old && (h->met & MET_HOST) == 0)
		return 400;
	if (coding && (old || (h->met & MET_LENGTH) != 0))
		return 400;
	return 0;
}

int head_parse(struct arena *a, const char *p, size_t n, struct head *out)
{
	struct head h = {0};
	struct http_field f;
	char *at = arena_dupn(a, p, n);
	int status = parse_line(&at, &h);
	bool old = h.close;

	while (status == 0 && *at != '\r') {
		if (h.field_n == LIMIT_HTTP_HEADERS)
			return 431;
		status = parse_field(&at, &f);
		if (status == 0)
			status = take_known(&h, &f);
		h.field = arena_grow(a, h.field, h.field_n, sizeof(f));
		h.field[h.field_n++] = f;
	}
	if (status == 0)
		status = check_framing(&h, old);
	*out = h;
	return status;
}

/* ---- the body ---- */

enum {
	AT_SIZE,
	AT_SIZE_LF,
	AT_DATA,
	AT_DATA_CR,
	AT_DATA_LF,
	AT_LAST_CR,
	AT_LAST_LF,
	AT_END
};

int body_start(struct body *b, const struct head *h, size_t limit)
{
	*b = (struct body){.chunked = h->chunked, .limit = limit};
	if (h->chunked)
		return 0;
	b->left = h->length;
	b->at = h->length > 0 ? AT_DATA : AT_END;
	return h->length > limit ? 413 : 0;
}

static int hex(char ch)
{
	if (ch >= '0' && ch <= '9')
		return ch - '0';
	if (ch >= 'a' && ch <= 'f')
		return ch - 'a' + 10;
	if (ch >= 'A' && ch <= 'F')
		return ch - 'A' + 10;
	return -1;
}

static int chunk_size(struct body *b, char ch)
{
	int v = hex(ch);

	if (v < 0) {
		if (ch != '\r' || b->digits == 0)
			return -400;
		b->at = AT_SIZE_LF;
		return 0;
	}
	if (++b->digits > CHUNK_DIGITS)
		return -413;
	b->left = b->left * 16 + (unsigned)v;
	return 0;
}

static int chunk_begin(struct body *b)
{
	if (b->left > b->limit)
		return -413;
	b->limit -= b->left;
	b->digits = 0;
	b->at = b->left > 0 ? AT_DATA : AT_LAST_CR;
	return 0;
}

/* One byte of the framing around chunks. */
static int chunk_byte(struct body *b, char ch)
{
	static const struct {
		char want;
		int next;
	} plain[] = {
		[AT_DATA_CR] = {'\r', AT_DATA_LF},
		[AT_DATA_LF] = {'\n', AT_SIZE},
		[AT_LAST_CR] = {'\r', AT_LAST_LF},
		[AT_LAST_LF] = {'\n', AT_END},
	};

	if (b->at == AT_SIZE)
		return chunk_size(b, ch);
	if (b->at == AT_SIZE_LF)
		return ch == '\n' ? chunk_begin(b) : -400;
	if (ch != plain[b->at].want)
		return -400;
	b->at = plain[b->at].next;
	return 0;
}

int body_next(struct body *b, struct slice in, size_t *used, struct slice *out)
{
	size_t i = 0;

	for (*used = 0; b->at != AT_END && i < in.n;) {
		int bad;

		if (b->at == AT_DATA) {
			size_t n = in.n - i;

			if (n > b->left)
				n = (size_t)b->left;
			*out = (struct slice){in.p + i, n};
			b->left -= n;
			if (b->left == 0)
				b->at = b->chunked ? AT_DATA_CR : AT_END;
			*used = i + n;
			return BODY_BYTES;
		}
		bad = chunk_byte(b, in.p[i++]);
		*used = i;
		if (bad < 0)
			return bad;
	}
	return b->at == AT_END ? BODY_END : BODY_MORE;
}
