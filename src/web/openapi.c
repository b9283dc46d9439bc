/*
 * The description of the programming interface, made from its table
 * (OpenAPI 3.1): a row that exists is described, a field that is declared is
 * documented with its limit.
 */
#include "base/base.h"

#include "base/embed.h"
#include "web/api_priv.h"

/* Schemas of the answers: src/web/openapi-skema.json, an object. */
EMBED(openapi_skema, "src/web/openapi-skema.json");

static const char *type_of(enum isian_jenis j)
{
	switch (j) {
	case ISIAN_ANGKA:
		return "integer";
	case ISIAN_BANYAK:
		return "array";
	case ISIAN_PETA:
	case ISIAN_BERKAS_PETA:
		return "object";
	case ISIAN_TEKS:
	case ISIAN_PANJANG:
	case ISIAN_TANGGAL:
	case ISIAN_WAKTU:
	case ISIAN_JAM:
	case ISIAN_KODE:
	case ISIAN_PILIHAN:
	case ISIAN_RAHASIA:
	case ISIAN_BERKAS:
		break;
	}
	return "string";
}

static void put_enum(struct json *j, struct arena *a, const char *words)
{
	json_arr(j, "enum");
	while (*words != '\0') {
		size_t n = strcspn(words, " ");

		json_text(j, NULL, arena_dupn(a, words, n));
		words += n;
		while (*words == ' ')
			words++;
	}
	json_end(j);
}

static void put_schema(
	struct json *j, struct arena *a, const struct isian_aturan *f)
{
	const char *type = type_of(f->jenis);

	json_text(j, "type", type);
	if (f->jenis == ISIAN_TANGGAL)
		json_text(j, "format", "date");
	if (f->jenis == ISIAN_WAKTU)
		json_text(j, "description", "Waktu setempat, 2026-07-06T07:30");
	if (text_eq(type, "string") && f->pilihan == NULL)
		json_int(j, "maxLength",
			(int64_t)(f->maks != 0 ? f->maks : LIMIT_NAMA));
	if (f->pilihan != NULL)
		put_enum(j, a, f->pilihan);
	if (f->jenis == ISIAN_BANYAK) {
		json_obj(j, "items");
		json_text(j, "type", "string");
		json_end(j);
	}
	if (f->jenis == ISIAN_BERKAS_PETA || f->jenis == ISIAN_PETA) {
		json_obj(j, "additionalProperties");
		if (f->jenis == ISIAN_PETA)
			json_text(j, "type", "string");
		else
			json_text(j, "$ref", "#/components/schemas/Berkas");
		json_end(j);
	}
}

/* A list of rows, from its first column on: what each row may hold. */
static void put_rows(struct json *j, const struct isian_aturan *f)
{
	const char *list = f->pilihan;

	json_obj(j, list);
	json_text(j, "type", "array");
	json_obj(j, "items");
	json_text(j, "type", "object");
	json_obj(j, "properties");
	for (; f->nama != NULL && text_eq(f->pilihan, list); f++) {
		json_obj(j, f->nama);
		json_arr(j, "type");
		json_text(j, NULL, "string");
		json_text(j, NULL, "null");
		json_end(j);
		json_int(j, "maxLength", (int64_t)f->maks);
		json_end(j);
	}
	for (int i = 0; i < 3; i++)
		json_end(j);
}

static void put_field(struct json *j, struct arena *a,
	const struct isian_aturan *f, bool first)
{
	if (f->jenis == ISIAN_PETA && f->pilihan != NULL) {
		if (first || !text_eq(f[-1].pilihan, f->pilihan))
			put_rows(j, f);
		return;
	}
	json_obj(j, f->nama);
	put_schema(j, a, f);
	json_end(j);
}

static void put_body(struct json *j, struct arena *a, const struct route *r)
{
	bool any = false;

	json_obj(j, "requestBody");
	json_obj(j, "content");
	json_obj(j, "application/json");
	json_obj(j, "schema");
	json_text(j, "type", "object");
	json_obj(j, "properties");
	for (const struct isian_aturan *f = r->isian; f->nama != NULL; f++) {
		put_field(j, a, f, f == r->isian);
		any |= f->kosong != NULL;
	}
	json_end(j);
	if (any) {
		json_arr(j, "required");
		for (const struct isian_aturan *f = r->isian; f->nama != NULL;
			f++)
			if (f->kosong != NULL)
				json_text(j, NULL, f->nama);
		json_end(j);
	}
	for (int i = 0; i < 4; i++)
		json_end(j);
}

static void put_parameter(
	struct json *j, const char *name, const char *where, bool needed)
{
	json_obj(j, NULL);
	json_text(j, "name", name);
	json_text(j, "in", where);
	json_bool(j, "required", needed);
}

static void put_parameters(
	struct json *j, struct arena *a, const struct route *r)
{
	const char *p = r->path;

	json_arr(j, "parameters");
	while ((p = strchr(p, '{')) != NULL) {
		size_t n = strcspn(p + 1, "}");

		put_parameter(j, arena_dupn(a, p + 1, n), "path", true);
		json_obj(j, "schema");
		json_text(j, "type", "string");
		json_end(j);
		json_end(j);
		p += n;
	}
	if (text_eq(r->metode, "GET") && r->isian != NULL)
		for (const struct isian_aturan *f = r->isian; f->nama != NULL;
			f++) {
			put_parameter(j, f->nama, "query", f->kosong != NULL);
			json_obj(j, "schema");
			put_schema(j, a, f);
			json_end(j);
			json_end(j);
		}
	json_end(j);
}

static void put_answer(struct json *j, struct arena *a, const char *status,
	const char *type, const char *schema)
{
	json_obj(j, status);
	json_text(j, "description",
		text_eq(status, "default") ? "Masalah (RFC 9457)" : "Berhasil");
	if (schema != NULL) {
		json_obj(j, "content");
		json_obj(j, type);
		json_obj(j, "schema");
		json_text(j, "$ref",
			arena_printf(a, "#/components/schemas/%s", schema));
		for (int i = 0; i < 3; i++)
			json_end(j);
	}
	json_end(j);
}

static const char *method_of(const struct route *r)
{
	if (text_eq(r->metode, "GET"))
		return "get";
	return text_eq(r->metode, "POST") ? "post" : "put";
}

/* "put_siklus_id_data_bidang": method and path, without the version. */
static const char *operation_id(struct arena *a, const struct route *r)
{
	const char *p = strchr(r->path + strlen("/api/"), '/');
	struct str s = str_new(a, LIMIT_TEXT);

	str_add(&s, method_of(r));
	for (; *p != '\0'; p++) {
		if (*p == '/' || *p == '-' || *p == '.')
			str_addc(&s, '_');
		else if (*p != '{' && *p != '}')
			str_addc(&s, *p);
	}
	return s.p;
}

/* The scope its token needs. */
static void put_scope(struct json *j, const struct route *r)
{
	json_arr(j, "security");
	if (!text_eq(r->izin, "umum")) {
		json_obj(j, NULL);
		json_arr(j, "token");
		json_text(j, NULL, api_cakupan(r));
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

static void put_operation(
	struct json *j, struct arena *a, const struct api_route *r)
{
	json_obj(j, method_of(&r->r));
	json_text(j, "operationId", operation_id(a, &r->r));
	json_text(j, "summary", r->ringkas);
	put_parameters(j, a, &r->r);
	if (!text_eq(r->r.metode, "GET") && r->r.isian != NULL)
		put_body(j, a, &r->r);
	json_obj(j, "responses");
	put_answer(j, a, text_eq(r->jawab, "Id") ? "201" : "200",
		"application/json", r->jawab);
	put_answer(j, a, "default", "application/problem+json", "Masalah");
	json_end(j);
	put_scope(j, &r->r);
	json_end(j);
}

/* All methods of one path stand together; the table keeps them so. */
static void put_paths(struct json *j, struct arena *a)
{
	const char *open = NULL;

	json_obj(j, "paths");
	for (size_t i = 0; i < api_routes_n; i++) {
		const struct api_route *r = &api_routes[i];

		if (!text_eq(open, r->r.path)) {
			if (open != NULL)
				json_end(j);
			json_obj(j, r->r.path);
			open = r->r.path;
		}
		put_operation(j, a, r);
	}
	json_end(j);
	json_end(j);
}

int api_openapi(struct web *w)
{
	struct json j = json_new(&w->out);
	struct arena *a = w->c->mem;

	json_obj(&j, NULL);
	json_text(&j, "openapi", "3.1.0");
	json_obj(&j, "info");
	json_text(&j, "title", "Alur");
	json_text(&j, "version", ALUR_VERSION);
	json_text(&j, "description",
		"Tindakan yang sama dengan halaman web dan baris perintah, dengan hak dan jurnal yang sama. Token dibuat di halaman Sesi.");
	json_end(&j);
	json_arr(&j, "security");
	json_obj(&j, NULL);
	json_arr(&j, "token");
	json_end(&j);
	json_end(&j);
	json_end(&j);
	put_paths(&j, a);
	/* The schemas end the document: they are a text of their own. */
	str_add(&w->out, ",\"components\":");
	str_addn(&w->out, openapi_skema_begin,
		(size_t)(openapi_skema_end - openapi_skema_begin));
	json_end(&j);
	return api_answer(w);
}
