/* What every answer to a program shares: who asks, JSON in, problems out. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/isian.h"
#include "web/json_masuk.h"
#include "web/web_app.h"

#define BEARER "Bearer "

bool web_is_api(const struct web *w)
{
	return text_starts(w->rq->path, "/api/");
}

const char *api_isian_nama(
	struct web *w, const struct isian_aturan *r, const char *name)
{
	size_t n = name != NULL ? strcspn(name, "[_") : 0;

	for (; n > 0 && r != NULL && r->nama != NULL; r++)
		if (r->jenis == ISIAN_PETA && r->pilihan != NULL &&
			name[n] != '\0' && strlen(r->nama) == n &&
			strncmp(r->nama, name, n) == 0)
			return arena_printf(w->c->mem, "%s[%.*s].%s",
				r->pilihan, (int)strcspn(name + n + 1, "]"),
				name + n + 1, r->nama);
	return name;
}

/* RFC 9457; `galat` lists the mistakes of fields. */
void web_problem(
	struct web *w, int status, const char *title, const char *detail)
{
	const struct isian_aturan *r =
		w->route != NULL ? w->route->isian : NULL;
	struct json j = json_new(&w->out);

	str_clear(&w->out);
	json_obj(&j, NULL);
	json_text(&j, "type", "about:blank");
	json_text(&j, "title", title);
	json_int(&j, "status", status);
	if (detail != NULL && status != 500)
		json_text(&j, "detail", detail);
	json_text(&j, "instance",
		arena_printf(w->c->mem, "urn:alur:permintaan:%llu",
			(unsigned long long)w->rq->number));
	if (w->galat_n > 0) {
		json_arr(&j, "galat");
		for (size_t i = 0; i < w->galat_n; i++) {
			json_obj(&j, NULL);
			json_text(&j, "isian",
				api_isian_nama(w, r, w->galat[i].name));
			json_text(&j, "pesan", w->galat[i].sentence);
			json_end(&j);
		}
		json_end(&j);
	}
	if (w->sekarang != NULL) /* a document of its own */
		str_addf(&w->out, ",\"sekarang\":%s", w->sekarang);
	json_end(&j);
	if (status == 401)
		http_add_header(w->rs, "WWW-Authenticate", "Bearer");
	w->rs->status = status;
	w->rs->type = "application/problem+json";
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
}

int api_session(struct web *w)
{
	const char *a = http_header(w->rq, "authorization");
	int rc;

	if (a == NULL || !text_starts(a, BEARER))
		return OK;
	rc = act_token(w->c, a + strlen(BEARER), &w->sesi);
	if (rc == E_NOTFOUND) {
		fail_clear(w->c);
		memset(&w->sesi, 0, sizeof(w->sesi));
		return OK;
	}
	if (rc == OK)
		w->c->actor_id = w->sesi.sesi.pegawai_id;
	return rc;
}

const char *api_cakupan(const struct route *r)
{
	if (text_eq(r->izin, ACT_PENGELOLA))
		return "pengelola";
	return text_eq(r->metode, "GET") ? "baca" : "tulis";
}

int api_scope(struct web *w)
{
	const char *need = api_cakupan(w->route);

	if (text_has_word(w->sesi.sesi.cakupan, need))
		return OK;
	return fail(w->c, E_DENIED,
		"Token ini tidak mencakup \"%s\"; buat token baru dengan cakupan itu.",
		need);
}

static int take_json(struct web *w, const char *text, size_t n)
{
	struct http_part *part;
	size_t part_n;
	int rc = json_parts(w->c, text, n, &part, &part_n);

	if (rc == OK)
		isian_take(w, part, part_n);
	return rc;
}

int api_read(struct web *w)
{
	const char *type = http_header(w->rq, "content-type");
	struct http_part whole = {
		.value = w->rq->body, .n = w->rq->body_n, .fd = w->rq->fd};
	const void *bytes;
	int rc;

	if (!text_eq(w->rq->method, "POST") && !text_eq(w->rq->method, "PUT"))
		return isian_read(w);
	if (w->rq->body_n == 0)
		return take_json(w, "{}", 2);
	if (type == NULL || !text_starts(type, "application/json"))
		return fail(w->c, E_INVALID,
			"Kirim badan permintaan sebagai application/json.");
	rc = http_part_bytes(w->c, &whole, &bytes);
	if (rc < 0)
		return rc;
	return take_json(w, bytes, w->rq->body_n);
}

int api_invalid(struct web *w)
{
	web_problem(w, 422, "Isian perlu diperbaiki",
		w->galat_n > 0 ? w->galat[0].sentence : NULL);
	return OK;
}

/* ---- what handlers share ---- */

int api_id(struct web *w, int i, int64_t *id)
{
	long v;

	if (!text_int(w->arg[i], 1, INT32_MAX, &v))
		return fail(
			w->c, E_NOTFOUND, "Nomor \"%s\" tidak ada.", w->arg[i]);
	*id = v;
	return OK;
}

int64_t api_at(const struct web *w, const char *nama)
{
	int64_t at = 0;
	const char *s = isi(w, nama);

	return s != NULL && at_parse(s, API_ZONA, &at) ? at : 0;
}

bool api_ya(const struct web *w, const char *nama)
{
	return text_eq(isi(w, nama), "ya");
}

const char *api_sebagai(const struct web *w, const char *peran)
{
	const char *typed = isi_teks(w, "sebagai");

	return typed != NULL ? typed : surat_sebagai(w, peran);
}

void api_put_hari(struct json *j, const char *key, int32_t day)
{
	char text[CLOCK_TEXT];

	if (day == 0 || day == INT32_MAX) {
		json_none(j, key);
		return;
	}
	day_format(day, text);
	json_text(j, key, text);
}

void api_halaman(struct web *w, size_t n, struct api_halaman *h)
{
	size_t from = (size_t)isi_angka(w, "mulai", 0);
	size_t most = (size_t)isi_angka(w, "jumlah", API_HALAMAN);

	if (most < 1 || most > API_HALAMAN)
		most = API_HALAMAN;
	h->dari = from < n ? from : n;
	h->sampai = n - h->dari > most ? h->dari + most : n;
	h->semua = n;
}

void api_lanjut(struct web *w, const struct api_halaman *h)
{
	if (h->sampai < h->semua)
		http_add_header(w->rs, "Link",
			arena_printf(w->c->mem, "<%s?mulai=%zu>; rel=\"next\"",
				w->rq->path, h->sampai));
}

void api_put_halaman(struct json *j, const struct api_halaman *h)
{
	json_obj(j, NULL);
	json_int(j, "semua", (int64_t)h->semua);
	json_int(j, "mulai", (int64_t)h->dari);
	json_arr(j, "item");
}

int api_sekarang(struct web *w, int rc, int (*lihat)(struct web *w))
{
	const char *why = w->c->sentence;

	if (rc != E_CONFLICT)
		return rc;
	fail_clear(w->c);
	str_clear(&w->out);
	if (lihat(w) == OK)
		w->sekarang = arena_dup(w->c->mem, w->out.p);
	fail_clear(w->c);
	return fail(w->c, E_CONFLICT, "%s",
		why != NULL ? why : rc_sentence(E_CONFLICT));
}

int api_salah(struct web *w, int rc, const struct salah_list *s)
{
	rc = surat_salah(w, rc, s);
	return rc == E_INVALID && w->galat_n > 0 ? api_invalid(w) : rc;
}

int api_answer(struct web *w)
{
	if (!str_ok(&w->out))
		return fail(w->c, E_TOOBIG,
			"Jawaban ini terlalu besar; mintalah sebagian.");
	w->rs->type = "application/json";
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
	return OK;
}
