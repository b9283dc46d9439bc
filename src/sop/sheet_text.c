/* The printed sheet in a terminal: identity, then the ten rows. */
#include "base/base.h"

#include "sop/sheet_priv.h"

#define WIDTH 132
#define LABEL 25
#define W_KEGIATAN 38
#define W_KOLOM 11
#define W_MUTU 17
#define W_WAKTU 9

static void cell(struct str *o, const char *text, size_t width)
{
	size_t n = text_width(text);

	str_add(o, text);
	str_pad(o, ' ', n < width ? width - n : 0);
}

static void end_line(struct str *o)
{
	while (o->n > 0 && o->p[o->n - 1] == ' ')
		o->p[--o->n] = '\0';
	str_addc(o, '\n');
}

static size_t table_width(const struct sheet *t)
{
	return 4 + W_KEGIATAN + 1 + t->kolom_n * W_KOLOM + 2 * W_MUTU + 1 +
	       W_WAKTU + 1;
}

static void rule(struct str *o, size_t width)
{
	for (size_t i = 0; i < width; i++)
		str_add(o, "─");
	str_addc(o, '\n');
}

static void named(
	struct ctx *c, struct str *o, const char *label, const char *value)
{
	const char **line;
	size_t n = text_wrap(c->mem, text_is_blank(value) ? "–" : value,
		WIDTH - LABEL - 2, &line);

	for (size_t i = 0; i < n; i++) {
		cell(o, i == 0 ? label : "", LABEL);
		str_add(o, i == 0 && *label != '\0' ? ": " : "  ");
		str_add(o, line[i]);
		end_line(o);
	}
}

static void list(struct ctx *c, struct str *o, const char *label,
	const struct teks_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		named(c, o, i == 0 ? label : "",
			l->n == 1 ? l->item[i]
				  : arena_printf(c->mem, "%zu. %s", i + 1,
					    l->item[i]));
}

static void identity(struct ctx *c, struct str *o, const struct sop *s)
{
	for (size_t i = 0; i < s->instansi.n; i++) {
		str_add(o, s->instansi.item[i]);
		str_addc(o, i + 1 < s->instansi.n ? ' ' : '\n');
	}
	rule(o, WIDTH);
	named(c, o, "Nomor SOP", s->nomor);
	named(c, o, "Tanggal Pembuatan", s->tanggal_pembuatan);
	named(c, o, "Tanggal Revisi", s->tanggal_revisi);
	named(c, o, "Tanggal Pengesahan", s->tanggal_pengesahan);
	named(c, o, "Disahkan Oleh", s->pengesah.jabatan);
	named(c, o, "",
		arena_printf(c->mem, "%s, %s, NIP %s", s->pengesah.nama,
			s->pengesah.pangkat, s->pengesah.nip));
	named(c, o, "Judul SOP", s->judul);
	list(c, o, "Dasar Hukum", &s->dasar_hukum);
	list(c, o, "Kualifikasi Pelaksana", &s->kualifikasi);
	list(c, o, "Keterkaitan", &s->keterkaitan);
	list(c, o, "Peralatan/Perlengkapan", &s->peralatan);
	list(c, o, "Peringatan", &s->peringatan);
	list(c, o, "Pencatatan dan Pendataan", &s->pencatatan);
	str_addc(o, '\n');
}

/* The names of the columns as the sheet spells them, wrapped alike. */
static void heading(struct ctx *c, struct str *o, const struct sheet *t)
{
	const char ***name = arena_array(c->mem, const char **, t->kolom_n + 1);
	size_t *n = arena_array(c->mem, size_t, t->kolom_n + 1), most = 1;

	for (size_t i = 0; i < t->kolom_n; i++) {
		n[i] = text_wrap(
			c->mem, t->kolom[i]->nama, W_KOLOM - 1, &name[i]);
		most = n[i] > most ? n[i] : most;
	}
	rule(o, table_width(t));
	for (size_t k = 0; k < most; k++) {
		cell(o, k == 0 ? "NO" : "", 4);
		cell(o, k == 0 ? "KEGIATAN" : "", W_KEGIATAN + 1);
		for (size_t i = 0; i < t->kolom_n; i++)
			cell(o, k < n[i] ? name[i][k] : "", W_KOLOM);
		cell(o, k == 0 ? "KELENGKAPAN" : "", W_MUTU + 1);
		cell(o, k == 0 ? "WAKTU" : "", W_WAKTU + 1);
		str_add(o, k == 0 ? "OUTPUT" : "");
		end_line(o);
	}
	rule(o, table_width(t));
}

/* The symbol of a row on one line of its cell. */
static const char *symbol(
	const struct sop *s, const struct langkah *g, size_t line)
{
	bool first = g->no == 1, last = g->no == (int)s->langkah_n;

	if (line == 0 && first)
		return "(Mulai)";
	if (line == (first ? 1u : 0u))
		return g->keputusan ? "  ◇" : "  ▭";
	if (line == 1 && g->keputusan)
		return " Ya ↓";
	if (line == 2 && g->keputusan)
		return " Tidak ↑";
	if (line == 1 && last)
		return "(Selesai)";
	return "";
}

static void row(struct ctx *c, struct str *o, const struct sop *s,
	const struct sheet *t, const struct langkah *g)
{
	const char **kegiatan, **lengkap, **output;
	size_t n = text_wrap(c->mem, g->kegiatan, W_KEGIATAN, &kegiatan);
	size_t m = text_wrap(c->mem, g->kelengkapan, W_MUTU, &lengkap);
	size_t k = text_wrap(c->mem, g->output, W_MUTU, &output);
	size_t most = n > m ? n : m;

	most = k > most ? k : most;
	most = most < 3 ? 3 : most;
	for (size_t i = 0; i < most; i++) {
		cell(o, i == 0 ? arena_printf(c->mem, "%d.", g->no) : "", 4);
		cell(o, i < n ? kegiatan[i] : "", W_KEGIATAN + 1);
		for (size_t p = 0; p < t->kolom_n; p++)
			cell(o,
				t->kolom[p] == &s->peran[g->peran]
					? symbol(s, g, i)
					: "",
				W_KOLOM);
		cell(o, i < m ? lengkap[i] : "", W_MUTU + 1);
		cell(o, i == 0 ? g->waktu : "", W_WAKTU + 1);
		str_add(o, i < k ? output[i] : "");
		end_line(o);
	}
	if (g->keputusan)
		str_addf(o,
			"    Ya: langkah %d. Tidak: kembali ke langkah %d.\n",
			g->ya, g->tidak);
	if (!text_is_blank(g->keterangan))
		str_addf(o, "    Keterangan: %s\n", g->keterangan);
	rule(o, table_width(t));
}

int sop_sheet_text(struct ctx *c, const struct sop *s, struct str *out)
{
	struct sheet t = sheet_layout(c->mem, s, &sheet_screen);

	identity(c, out, s);
	heading(c, out, &t);
	for (size_t i = 0; i < s->langkah_n; i++)
		row(c, out, s, &t, &s->langkah[i]);
	if (s->catatan_n > 0)
		str_add(out,
			"\nCatatan penerapan (tafsiran pengelola, bukan bagian SOP):\n");
	for (size_t i = 0; i < s->catatan_n; i++)
		named(c, out,
			s->catatan[i].langkah > 0
				? arena_printf(c->mem, "Langkah %d",
					  s->catatan[i].langkah)
				: "Semua",
			arena_printf(c->mem, "%s: %s", s->catatan[i].soal,
				s->catatan[i].putusan));
	if (!str_ok(out))
		return fail(
			c, E_TOOBIG, "Lembar SOP %s terlalu besar.", s->nomor);
	return OK;
}
