/*
 * The printed sheet as HTML: the identity page as the seed lays it out, then
 * one SVG a page with the table and its flowchart.
 */
#include "base/base.h"

#include "sop/sheet_priv.h"

static const char style[] =
	"@page{size:A4 landscape;margin:12mm}"
	"body{font:10pt/1.4 'Liberation Sans',Arial,sans-serif;color:#111;max-width:1180px;margin:1.5rem auto;padding:0 1rem}"
	"table{border-collapse:collapse;width:100%}td,th{border:1px solid #111;padding:.35em .6em;vertical-align:top;text-align:left}"
	"th{font-weight:700}.kop{text-align:center;vertical-align:middle;font-weight:700;width:38%}"
	".isi{width:20%}ol,ul{margin:0;padding-left:1.3em}.tengah{text-align:center}"
	".sah{width:24rem;max-width:100%;margin:1.2rem 0 0 auto;break-inside:avoid}"
	".lembar{break-before:page;margin:1.5rem 0 0}svg{width:100%;height:auto;display:block}"
	"h2{font-size:1rem;margin:1.6rem 0 .4rem}.catatan{font-size:.85rem;color:#333}"
	".catatan td,.catatan th{border-color:#999}"
	"@media print{body{margin:0;max-width:none;padding:0}.lembar{margin:0}h2{break-after:avoid}tr{break-inside:avoid}}";

static void tag(
	struct str *o, const char *open, const char *text, const char *close)
{
	str_add(o, open);
	str_add_html(o, text);
	str_add(o, close);
}

static void put_list(struct str *o, const struct teks_list *l, bool numbered)
{
	if (l->n == 1 && !numbered) {
		str_add_html(o, l->item[0]);
		return;
	}
	str_add(o, numbered ? "<ol>" : "<ul>");
	for (size_t i = 0; i < l->n; i++)
		tag(o, "<li>", l->item[i], "</li>");
	str_add(o, numbered ? "</ol>" : "</ul>");
}

static void identity_row(struct str *o, const char *label, const char *value)
{
	tag(o, "<tr><th class=\"isi\" scope=\"row\">", label, "</th><td>");
	tag(o, "", text_is_blank(value) ? "–" : value, "</td></tr>\n");
}

static void put_pengesah(struct str *o, const struct sop *s)
{
	tag(o, "", s->pengesah.jabatan, "<br><br><br><br><strong>");
	tag(o, "", s->pengesah.nama, "</strong><br>");
	tag(o, "", s->pengesah.pangkat, "<br>NIP ");
	str_add_html(o, s->pengesah.nip);
}

static void put_identity(struct str *o, const struct sop *s)
{
	str_add(o, "<table><tbody><tr><td class=\"kop\" rowspan=\"6\">");
	for (size_t i = 0; i < s->instansi.n; i++)
		tag(o, "", s->instansi.item[i], "<br>");
	str_add(o, "</td>");
	tag(o, "<th class=\"isi\" scope=\"row\">Nomor SOP</th><td>", s->nomor,
		"</td></tr>\n");
	identity_row(o, "Tanggal Pembuatan", s->tanggal_pembuatan);
	identity_row(o, "Tanggal Revisi", s->tanggal_revisi);
	identity_row(o, "Tanggal Pengesahan", s->tanggal_pengesahan);
	str_add(o,
		"<tr><th scope=\"row\">Disahkan Oleh</th><td class=\"tengah\">");
	put_pengesah(o, s);
	str_add(o, "</td></tr>\n");
	identity_row(o, "Judul SOP", s->judul);
	str_add(o, "</tbody></table>\n");
}

static void pair_rows(struct str *o, const char *const head[2],
	const struct teks_list *left, const struct teks_list *right,
	bool numbered)
{
	tag(o, "<tr><th>", head[0], "</th>");
	tag(o, "<th>", head[1], "</th></tr>\n<tr><td>");
	put_list(o, left, numbered);
	str_add(o, "</td><td>");
	put_list(o, right, false);
	str_add(o, "</td></tr>\n");
}

static void put_context(struct str *o, const struct sop *s)
{
	str_add(o, "<table><tbody>\n");
	pair_rows(o, (const char *[]){"Dasar Hukum", "Kualifikasi Pelaksana"},
		&s->dasar_hukum, &s->kualifikasi, true);
	pair_rows(o,
		(const char *[]){"Keterkaitan", "Peralatan / Perlengkapan"},
		&s->keterkaitan, &s->peralatan, false);
	pair_rows(o, (const char *[]){"Peringatan", "Pencatatan dan Pendataan"},
		&s->peringatan, &s->pencatatan, false);
	str_add(o, "</tbody></table>\n");
}

/* ---- the table with the flowchart ---- */

static void svg_text(
	struct str *o, int x, int y, const char *text, const char *attributes)
{
	str_addf(o, "<text x=\"%d\" y=\"%d\"%s>", x, y, attributes);
	tag(o, "", text, "</text>");
}

static void svg_line(struct str *o, int x1, int y1, int x2, int y2)
{
	str_addf(o, "<path d=\"M%d %dL%d %d\" stroke=\"#111\"/>", x1, y1, x2,
		y2);
}

static void cell_lines(struct str *o, int x, int y, const char **line, size_t n)
{
	for (size_t i = 0; i < n; i++)
		svg_text(o, x, y + 15 + (int)i * 13, line[i], "");
}

#define MID " text-anchor=\"middle\" font-weight=\"700\" font-size=\"9.5\""
static void put_head(struct str *o, const struct sheet *t,
	const struct sheet_page *p, const int *x, size_t n)
{
	size_t k = 2 + t->kolom_n;

	str_addf(o, "<rect width=\"%d\" height=\"%d\" fill=\"#eceae6\"/>",
		p->width, SHEET_HEAD);
	svg_text(o, (x[0] + x[1]) / 2, 28, "NO", MID);
	svg_text(o, (x[1] + x[2]) / 2, 28, "KEGIATAN", MID);
	svg_text(o, (x[2] + x[k]) / 2, 15, "PELAKSANA", MID);
	for (size_t i = 0; i < t->kolom_n; i++)
		svg_text(o, (x[2 + i] + x[3 + i]) / 2, 36, t->kolom[i]->nama,
			MID);
	svg_text(o, (x[k] + x[k + 3]) / 2, 15, "MUTU BAKU", MID);
	svg_text(o, (x[k] + x[k + 1]) / 2, 36, "KELENGKAPAN", MID);
	svg_text(o, (x[k + 1] + x[k + 2]) / 2, 36, "WAKTU", MID);
	svg_text(o, (x[k + 2] + x[k + 3]) / 2, 36, "OUTPUT", MID);
	svg_text(o, (x[k + 3] + x[n - 1]) / 2, 28, "KET", MID);
	svg_line(o, x[2], 22, x[k + 3], 22);
}

static void put_grid(
	struct str *o, const struct sheet *t, const struct sheet_page *p)
{
	int x[SHEET_EDGES];
	size_t n = sheet_edges(t, p, x), k = 2 + t->kolom_n;
	const struct sheet_row *last = &p->row[p->row_n - 1];
	int bottom = last->y + last->h;

	put_head(o, t, p, x, n);
	svg_line(o, 0, 0, p->width, 0);
	svg_line(o, 0, SHEET_HEAD, p->width, SHEET_HEAD);
	for (size_t i = 0; i < n; i++) {
		bool inner = (i > 2 && i < k) || (i > k && i < k + 3);

		svg_line(o, x[i], inner ? 22 : 0, x[i], bottom);
	}
	for (size_t i = 0; i < p->row_n; i++) {
		const struct sheet_row *r = &p->row[i];

		str_addf(o,
			"<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d.</text>",
			(x[0] + x[1]) / 2, r->y + 15, r->langkah->no);
		cell_lines(o, x[1] + 6, r->y, r->kegiatan, r->kegiatan_n);
		cell_lines(o, x[k] + 6, r->y, r->kelengkapan, r->kelengkapan_n);
		cell_lines(o, x[k + 1] + 6, r->y, r->waktu, r->waktu_n);
		cell_lines(o, x[k + 2] + 6, r->y, r->output, r->output_n);
		cell_lines(
			o, x[k + 3] + 5, r->y, r->keterangan, r->keterangan_n);
		svg_line(o, 0, r->y + r->h, x[2], r->y + r->h);
		svg_line(o, x[k], r->y + r->h, p->width, r->y + r->h);
		str_addf(o, "<path d=\"M%d %dH%d\" stroke=\"#cfccc5\"/>", x[2],
			r->y + r->h, x[k]);
	}
	svg_line(o, 0, bottom, p->width, bottom);
}

static void put_symbol(struct str *o, const struct symbol *m)
{
	int cx = m->x + m->w / 2, cy = m->y + m->h / 2;

	switch (m->kind) {
	case SYM_CAPSULE:
		str_addf(o,
			"<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" class=\"s\"/>",
			m->x, m->y, m->w, m->h, m->h / 2);
		break;
	case SYM_BOX:
		str_addf(o,
			"<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"s\"/>",
			m->x, m->y, m->w, m->h);
		break;
	case SYM_DIAMOND:
		str_addf(o,
			"<path d=\"M%d %dL%d %dL%d %dL%d %dZ\" class=\"s\"/>",
			cx, m->y, m->x + m->w, cy, cx, m->y + m->h, m->x, cy);
		break;
	case SYM_PENTAGON:
		str_addf(o,
			"<path d=\"M%d %dH%dV%dL%d %dL%d %dZ\" class=\"s\"/>",
			m->x, m->y, m->x + m->w, m->y + m->h * 3 / 5, cx,
			m->y + m->h, m->x, m->y + m->h * 3 / 5);
		break;
	}
	if (m->text != NULL)
		svg_text(o, cx, cy + 4, m->text, " text-anchor=\"middle\"");
}

static void put_chart(struct str *o, const struct sheet_page *p)
{
	for (size_t i = 0; i < p->segment_n; i++) {
		const struct segment *g = &p->segment[i];

		str_addf(o, "<path d=\"M%d %dL%d %d\" class=\"p%s\"%s/>", g->x1,
			g->y1, g->x2, g->y2, g->back ? " k" : "",
			g->head ? " marker-end=\"url(#panah)\"" : "");
	}
	for (size_t i = 0; i < p->symbol_n; i++)
		put_symbol(o, &p->symbol[i]);
	for (size_t i = 0; i < p->label_n; i++)
		svg_text(o, p->label[i].x, p->label[i].y, p->label[i].text,
			" font-size=\"9\"");
}

static void put_page(
	struct str *o, const struct sop *s, const struct sheet *t, size_t i)
{
	const struct sheet_page *p = &t->page[i];

	str_addf(o,
		"<figure class=\"lembar\"><svg viewBox=\"-1 -1 %d %d\" role=\"img\" font-family=\"Liberation Sans,Arial,sans-serif\" font-size=\"10\"><title>",
		p->width + 2, p->height + 2);
	str_add_html(o, s->judul);
	str_addf(o, ", bagan alir halaman %zu dari %zu</title>", i + 1,
		t->page_n);
	str_add(o,
		"<defs><marker id=\"panah\" markerWidth=\"9\" markerHeight=\"8\" refX=\"8\" refY=\"4\" orient=\"auto\"><path d=\"M0 0L9 4L0 8Z\"/></marker></defs>"
		"<style>.s{fill:#fff;stroke:#111;stroke-width:1.3}.p{fill:none;stroke:#111;stroke-width:1.2}.k{stroke-dasharray:4 2.5}</style>\n");
	put_grid(o, t, p);
	put_chart(o, p);
	str_add(o, "</svg></figure>\n");
}

static void put_notes(struct str *o, const struct sop *s)
{
	if (s->catatan_n == 0)
		return;
	str_add(o,
		"<section class=\"catatan\"><h2>Catatan penerapan (tafsiran pengelola, bukan bagian SOP)</h2>\n<table><thead><tr><th scope=\"col\">Langkah</th><th scope=\"col\">Yang tidak jelas</th><th scope=\"col\">Penerapannya</th></tr></thead><tbody>\n");
	for (size_t i = 0; i < s->catatan_n; i++) {
		const struct catatan_sop *k = &s->catatan[i];

		if (k->langkah > 0)
			str_addf(o, "<tr><td>%d</td>", k->langkah);
		else
			str_add(o, "<tr><td>semua</td>");
		tag(o, "<td>", k->soal, "</td>");
		tag(o, "<td>", k->putusan, "</td></tr>\n");
	}
	str_add(o, "</tbody></table></section>\n");
}

int sop_sheet_html(struct ctx *c, const struct sop *s, struct str *out)
{
	struct sheet t = sheet_layout(c->mem, s, &sheet_screen);

	tag(out,
		"<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\">"
		"<meta name=\"viewport\" content=\"width=device-width\"><title>SOP ",
		s->judul, "</title>\n<style>");
	str_add(out, style);
	str_add(out, "</style></head>\n<body><main>\n");
	put_identity(out, s);
	put_context(out, s);
	for (size_t i = 0; i < t.page_n; i++)
		put_page(out, s, &t, i);
	/* The printed sheet ends with whom it began with. */
	str_add(out, "<div class=\"tengah sah\">");
	put_pengesah(out, s);
	str_add(out, "</div>\n");
	put_notes(out, s);
	str_add(out, "</main></body></html>\n");
	if (!str_ok(out))
		return fail(
			c, E_TOOBIG, "Lembar SOP %s terlalu besar.", s->nomor);
	return OK;
}
