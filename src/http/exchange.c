/*
 * exchange: one request and its answer, wherever the bytes come from.
 *
 * A connection feeds it from a socket, http_once from a text, the fuzzer in
 * pieces of any size: the outcome is the same.
 */
#include "base/base.h"

#include "http/http_priv.h"

static _Atomic uint64_t numbers;

const char *http_header(const struct http_request *rq, const char *name)
{
	for (size_t i = 0; i < rq->header_n; i++)
		if (strcmp(rq->header[i].name, name) == 0)
			return rq->header[i].value;
	return NULL;
}

void exchange_reset(struct exchange *x)
{
	struct exchange clean = {.app = x->app, .arenas = x->arenas};

	spool_close(&x->spool);
	arenas_give(x->arenas, x->mem);
	clean.rq.peer = x->rq.peer;
	clean.rq.tls = x->rq.tls;
	clean.rq.fd = -1;
	spool_open(&clean.spool);
	*x = clean;
}

/* Memory for an answer; the body has not been kept when it is missing. */
static void begin(struct exchange *x)
{
	if (x->mem == NULL)
		x->mem = arenas_take(x->arenas);
	if (x->rq.number == 0)
		x->rq.number = ++numbers;
	x->rq.mem = x->mem;
	x->rs = (struct http_response){.mem = x->mem, .status = 200};
}

/* ---- the server's own words ---- */

static const struct {
	int status;
	const char *sentence;
} sentences[] = {
	{400, "Permintaan ini tidak dapat dibaca. Muat ulang halaman lalu "
	      "ulangi."},
	{408, "Kiriman terlalu lambat sampai. Periksa jaringan lalu ulangi."},
	{413, "Kiriman terlalu besar. Perkecil berkasnya lalu kirim lagi."},
	{414, "Alamat halaman terlalu panjang. Mulai lagi dari Beranda."},
	{415, "Isi yang dimampatkan tidak diterima. Kirim tanpa mampatan."},
	{417, "Permintaan meminta sesuatu yang tidak didukung server ini."},
	{431, "Kepala permintaan terlalu besar. Hapus kuki situs ini lalu "
	      "ulangi."},
	{500, "Server gagal menyimpan kiriman. Ulangi sebentar lagi, atau "
	      "hubungi pengelola."},
	{501, "Cara pengiriman ini tidak didukung server."},
	{503, "Server sedang penuh. Ulangi beberapa detik lagi."},
	{505, "Versi HTTP ini tidak didukung; pakai HTTP/1.1."},
	{507, "Ruang penyimpanan server penuh. Hubungi pengelola lalu "
	      "ulangi."},
};

static void default_words(struct http_response *rs)
{
	rs->type = "text/plain; charset=utf-8";
	rs->body = sentences[0].sentence;
	for (size_t i = 0; i < ARRAY_N(sentences); i++)
		if (sentences[i].status == rs->status)
			rs->body = sentences[i].sentence;
	rs->body_n = strlen(rs->body);
}

void exchange_refuse(struct exchange *x, int status)
{
	begin(x);
	x->rs.status = status;
	x->close = true;
	if (status == 503)
		http_add_header(&x->rs, "Retry-After",
			arena_printf(x->mem, "%d", LIMIT_HTTP_RETRY_S));
	if (x->app->refused != NULL)
		x->app->refused(x->app->arg, &x->rq, &x->rs);
	if (x->rs.body == NULL)
		default_words(&x->rs);
	x->rs.status = status;
	response_head(x, NULL);
}

/* ---- the request ---- */

/* Path and query of the raw target. */
static bool take_target(struct exchange *x)
{
	char *target = arena_dup(x->mem, x->head.target);
	char *query = strchr(target, '?');

	x->rq.query = "";
	if (query != NULL) {
		*query = '\0';
		x->rq.query = query + 1;
	}
	x->rq.path = path_decode(target) ? target : NULL;
	return x->rq.path != NULL;
}

static int take_head(struct exchange *x, const char *p, size_t n)
{
	size_t limit = 0;
	int status;

	begin(x);
	status = head_parse(x->mem, p, n, &x->head);
	if (status != 0)
		return status;
	x->close = x->head.close;
	x->rq.method = x->head.method;
	x->rq.header = x->head.field;
	x->rq.header_n = x->head.field_n;
	if (!take_target(x))
		return 400;
	if (x->app->body_limit != NULL && (x->head.chunked || x->head.length))
		limit = x->app->body_limit(x->app->arg, &x->rq);
	return body_start(&x->body, &x->head, limit);
}

static enum step refused(struct exchange *x, int status)
{
	exchange_refuse(x, status);
	return STEP_REFUSED;
}

static enum step whole(struct exchange *x)
{
	x->rq.fd = x->spool.fd;
	x->rq.body_n = x->spool.fd >= 0 ? x->spool.file_n : x->spool.n;
	x->rq.body = x->spool.p;
	if (x->spool.fd < 0 && x->spool.p == NULL)
		x->rq.body = "";
	return STEP_READY;
}

static enum step feed_head(struct exchange *x, struct slice in, size_t *used)
{
	int end = head_find(in.p, in.n, &x->seen);
	int status;

	*used = 0;
	if (end == 0)
		return STEP_MORE;
	if (end < 0)
		return refused(x, -end);
	*used = (size_t)end;
	status = take_head(x, in.p, *used);
	if (status != 0)
		return refused(x, status);
	return x->head.expect ? STEP_CONTINUE : STEP_MORE;
}

enum step exchange_feed(struct exchange *x, struct slice in, size_t *used)
{
	struct slice out;
	size_t n;
	int what;

	if (x->head.method == NULL) {
		enum step step = feed_head(x, in, used);

		if (step != STEP_MORE || *used == 0)
			return step;
	} else {
		*used = 0;
	}
	for (;;) {
		struct slice rest = {in.p + *used, in.n - *used};

		what = body_next(&x->body, rest, &n, &out);
		*used += n;
		if (what == BODY_BYTES)
			what = -spool_add(&x->spool, out.p, out.n);
		else if (what == BODY_MORE)
			return STEP_MORE;
		else if (what == BODY_END)
			return whole(x);
		if (what < 0)
			return refused(x, -what);
	}
}

/* ---- without a socket ---- */

void http_once(const struct http_app *app, void *state,
	const struct str *request, struct str *out)
{
	struct exchange x = {.app = app};
	struct gzip *z = gzip_open();
	enum step step;
	size_t at = 0;

	spool_open(&x.spool);
	x.rq.fd = -1;
	x.rq.peer = "127.0.0.1";
	do {
		struct slice in = {request->p + at, request->n - at};
		size_t used;

		step = exchange_feed(&x, in, &used);
		at += used;
	} while (step == STEP_CONTINUE);
	if (step == STEP_MORE)
		exchange_refuse(&x, 400);
	if (step == STEP_READY) {
		app->handle(state, &x.rq, &x.rs);
		response_head(&x, z);
	}
	str_addn(out, x.answer.p, x.answer.n);
	str_addn(out, x.rs.body, x.rs.body_n);
	exchange_reset(&x);
	gzip_close(z);
}
