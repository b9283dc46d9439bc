/* Files of a case, its report in every form, and whether we are well. */
#include "base/base.h"

#include "web/web_app.h"

const struct isian_aturan isian_berkas[] = {
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"lihat", ISIAN_PILIHAN, 0, NULL, "ya"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct tipe {
	const char *ekor, *type;
};

static const struct tipe tipe[] = {
	{".pdf", "application/pdf"},
	{".txt", "text/plain; charset=utf-8"},
	{".csv", "text/csv; charset=utf-8"},
	{".html", "text/html; charset=utf-8"},
	{".png", "image/png"},
	{".jpg", "image/jpeg"},
	{".jpeg", "image/jpeg"},
	{".docx",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{".xlsx",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
};

static const char *type_of(const char *nama)
{
	size_t n = strlen(nama);

	for (size_t i = 0; i < ARRAY_N(tipe); i++) {
		size_t k = strlen(tipe[i].ekor);

		if (n > k && strcasecmp(nama + n - k, tipe[i].ekor) == 0)
			return tipe[i].type;
	}
	return "application/octet-stream";
}

/* Always a download: what a person uploaded is never shown as a page. */
int get_berkas(struct web *w)
{
	struct unduh u = {.jenis = w->arg[1], .bidang = isi_teks(w, "bidang")};
	long versi;
	int rc = web_siklus(w, &u.siklus_id);

	if (rc < 0)
		return rc;
	if (!text_int(w->arg[2], 0, INT32_MAX, &versi))
		return fail(w->c, E_NOTFOUND, "Versi itu tidak ada.");
	u.versi = (int)versi;
	rc = act_berkas(w->c, &u);
	if (rc < 0)
		return rc;
	w->rs->compress = false;
	w->rs->held = u.n;
	return web_bytes(w, type_of(u.berkas.nama), u.berkas.nama, u.isi, u.n);
}

static const char *const form_type[] = {
	[FORMAT_TXT] = "text/plain; charset=utf-8",
	[FORMAT_HTML] = "text/html; charset=utf-8",
	[FORMAT_PDF] = "application/pdf",
};

int get_laporan(struct web *w)
{
	struct str out = str_new(w->c->mem, LIMIT_DOCUMENT);
	enum format f;
	int64_t id;
	int rc = web_siklus(w, &id);

	if (rc < 0)
		return rc;
	if (!format_parse(w->arg[1], &f))
		return fail(w->c, E_NOTFOUND,
			"Bentuk laporan itu tidak ada; pilih pdf, html, atau txt.");
	rc = act_laporan(w->c, id, f, &out);
	if (rc < 0)
		return rc;
	return web_bytes(w, form_type[f],
		arena_printf(w->c->mem, "laporan-%s.%s", w->arg[0], w->arg[1]),
		out.p, out.n);
}

int get_sehat(struct web *w)
{
	struct instansi i;
	int rc = act_kantor_nama(w->c, &i);

	if (rc < 0)
		return rc;
	w->rs->type = "text/plain; charset=utf-8";
	w->rs->body = "sehat\n";
	w->rs->body_n = 6;
	return OK;
}
