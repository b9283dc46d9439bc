/* SOPs: their list, one version with its checks, two compared. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "web/sop_web.h"

static enum tone tone_of(const char *keadaan)
{
	return text_eq(keadaan, "disahkan") ? TONE_OK
	       : text_eq(keadaan, "draf")   ? TONE_INFO
					    : TONE_NEUTRAL;
}

static const char *word_of(const char *keadaan)
{
	return text_eq(keadaan, "disahkan") ? "Berlaku"
	       : text_eq(keadaan, "draf")   ? "Draf"
					    : "Diganti";
}

int page_sop_daftar(struct web *w)
{
	struct arena *a = w->c->mem;
	struct sop_daftar_lihat p = {.boleh = w->sesi.sesi.pengelola};
	struct sop *list;
	size_t n;
	int rc = act_sop_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	p.layout = web_layout(w, "SOP", MENU_SOP);
	p.item = arena_array(a, struct sop_item, n + 1);
	p.n = n;
	for (size_t i = 0; i < n; i++) {
		const struct sop *s = &list[n - 1 - i]; /* newest first */

		p.item[i] = (struct sop_item){.judul = s->judul,
			.rinci = arena_printf(
				a, "%s · versi %d", s->nomor, s->versi),
			.alamat =
				arena_printf(a, "/sop/%lld", (long long)s->id),
			.nada = tone_of(s->keadaan),
			.keadaan = word_of(s->keadaan)};
	}
	tpl_sop_daftar(&w->out, &p);
	return web_page(w);
}

int sop_jalur(struct web *w, int at, struct sop_rinci *r)
{
	long id = 0;

	if (!text_int(w->arg[at], 1, INT32_MAX, &id))
		return fail(w->c, E_NOTFOUND,
			"SOP itu tidak ada; lihat daftar SOP.");
	r->id = id;
	return act_sop_rinci(w->c, r);
}

static const char *step_word(struct arena *a, int langkah)
{
	return langkah == 0 ? "Seluruh lembar"
			    : arena_printf(a, "Langkah %d", langkah);
}

struct lembar sop_lembar(struct arena *a, const struct sop *s)
{
	return (struct lembar){.sop = s, .alir = alir_new(a, s)};
}

static void put_findings(
	struct arena *a, const struct sop_rinci *r, struct sop_lihat *p)
{
	const struct temuan_list *both[] = {&r->buntu, &r->lint};

	p->temuan =
		arena_array(a, struct sop_temuan, r->buntu.n + r->lint.n + 1);
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < both[k]->n; i++) {
			const struct temuan *t = &both[k]->item[i];

			p->temuan[p->temuan_n++] = (struct sop_temuan){
				.langkah = step_word(a, t->langkah),
				.pesan = t->pesan,
				.berat = t->berat || k == 0};
		}
}

static void put_versions(
	struct arena *a, const struct sop_rinci *r, struct sop_lihat *p)
{
	p->versi = arena_array(a, struct sop_versi, r->versi_n + 1);
	p->versi_n = r->versi_n;
	for (size_t i = 0; i < r->versi_n; i++) {
		const struct sop *s = &r->versi[i];

		p->versi[i] = (struct sop_versi){
			.judul = arena_printf(a, "Versi %d", s->versi),
			.alamat =
				arena_printf(a, "/sop/%lld", (long long)s->id),
			.banding = arena_printf(a, "/sop/%lld/banding/%lld",
				(long long)r->id, (long long)s->id),
			.nada = tone_of(s->keadaan),
			.keadaan = word_of(s->keadaan),
			.ini = s->id == r->id};
	}
}

int page_sop(struct web *w)
{
	struct arena *a = w->c->mem;
	struct sop_rinci r = {0};
	struct sop_lihat p = {0};
	const char **notes;
	int rc = sop_jalur(w, 0, &r);

	if (rc < 0)
		return rc;
	p.layout = web_layout(w, r.sop->judul, MENU_SOP);
	p.layout.kelas = "pg-sop";
	p.form = web_form(w, 0);
	p.lembar = sop_lembar(a, r.sop);
	p.alamat = arena_printf(a, "/sop/%lld", (long long)r.id);
	p.draf = text_eq(r.sop->keadaan, "draf");
	p.lead = arena_printf(a, "%s, versi %d. %s", r.sop->nomor, r.sop->versi,
		text_eq(r.sop->keadaan, "disahkan") ? "Versi ini yang berlaku."
		: p.draf && r.berlaku != NULL
			? arena_printf(a, "Yang berlaku sekarang versi %d.",
				  r.berlaku->versi)
		: p.draf ? "Belum ada versi yang berlaku."
			 : "Versi ini sudah diganti.");
	p.sah = r.sah;
	p.boleh_sahkan = web_boleh(w, "sop.sahkan");
	p.boleh_sunting = w->sesi.sesi.pengelola;
	put_findings(a, &r, &p);
	put_versions(a, &r, &p);
	notes = arena_array(a, const char *, r.sop->catatan_n + 1);
	for (size_t i = 0; i < r.sop->catatan_n; i++)
		notes[i] = step_word(a, r.sop->catatan[i].langkah);
	p.catatan = notes;
	tpl_sop(&w->out, &p);
	return web_page(w);
}

const struct isian_aturan isian_sahkan[] = {
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const char *sop_pengesah(struct web *w)
{
	const char *jabatan = NULL;

	for (size_t i = 0; i < w->sesi.wewenang.n && jabatan == NULL; i++) {
		if (!w->sesi.sesi.pengelola &&
			izin_check(w->c, "sop.sahkan",
				w->sesi.wewenang.list[i].peran) == OK)
			jabatan = w->sesi.wewenang.list[i].jabatan;
		fail_clear(w->c);
	}
	return jabatan;
}

int post_sop_sahkan(struct web *w)
{
	long id = 0;
	int rc;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return fail(w->c, E_NOTFOUND,
			"SOP itu tidak ada; lihat daftar SOP.");
	rc = act_sop_sahkan_versi(w->c, id, sop_pengesah(w));
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "sop-sahkan", "/sop/%ld", id);
}

/* ---- two versions side by side ---- */

static void put_pair(
	struct banding_lihat *p, const char *no, const char *a, const char *b)
{
	bool beda = !text_eq(a, b);

	p->baris[p->n++] = (struct banding_baris){no, a, b, beda};
	p->beda_n += beda;
}

/* A row of the sheet in one text. */
static const char *row_text(struct arena *a, const struct sop *s, size_t i)
{
	const struct langkah *r;

	if (i >= s->langkah_n)
		return "–";
	r = &s->langkah[i];
	return arena_printf(a, "%s · %s · Kelengkapan: %s · %s · Output: %s%s",
		r->kegiatan, s->peran[r->peran].tampil,
		*r->kelengkapan ? r->kelengkapan : "–",
		*r->waktu ? r->waktu : "tanpa waktu baku",
		*r->output ? r->output : "–",
		r->keputusan
			? arena_printf(a,
				  " · Ya ke langkah %d, Tidak ke langkah %d",
				  r->ya, r->tidak)
			: "");
}

int page_sop_banding(struct web *w)
{
	struct arena *a = w->c->mem;
	struct sop_rinci x = {0}, y = {0};
	struct banding_lihat p = {0};
	size_t most;
	int rc = sop_jalur(w, 0, &x);

	if (rc == OK)
		rc = sop_jalur(w, 1, &y);
	if (rc < 0)
		return rc;
	most = x.sop->langkah_n > y.sop->langkah_n ? x.sop->langkah_n
						   : y.sop->langkah_n;
	p.baris = arena_array(a, struct banding_baris, most + 4);
	put_pair(&p, "Nomor", x.sop->nomor, y.sop->nomor);
	put_pair(&p, "Judul", x.sop->judul, y.sop->judul);
	put_pair(&p, "Tanggal revisi", x.sop->tanggal_revisi,
		y.sop->tanggal_revisi);
	for (size_t i = 0; i < most; i++)
		put_pair(&p, arena_printf(a, "Langkah %zu", i + 1),
			row_text(a, x.sop, i), row_text(a, y.sop, i));
	p.judul = x.sop->judul;
	p.alamat = arena_printf(a, "/sop/%lld", (long long)x.id);
	p.a = arena_printf(a, "Versi %d", x.sop->versi);
	p.b = arena_printf(a, "Versi %d", y.sop->versi);
	p.lead = p.beda_n == 0 ? "Kedua versi sama pada semua bagian lembar."
			       : arena_printf(a, "%zu dari %zu bagian berubah.",
					 p.beda_n, p.n);
	p.layout = web_layout(w, "Bandingkan versi", MENU_SOP);
	tpl_banding(&w->out, &p);
	return web_page(w);
}

/* ---- import ---- */

const struct isian_aturan isian_impor[] = {
	{"berkas", ISIAN_BERKAS, 0, "Pilih berkas definisi SOP.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int page_sop_impor(struct web *w)
{
	struct sop_impor_lihat p = {
		.layout = web_layout(w, "Impor SOP", MENU_SOP),
		.form = web_form(w, 0)};

	tpl_sop_impor(&w->out, &p);
	return web_page(w);
}

int post_sop_impor(struct web *w)
{
	const struct http_part *b = isi_berkas(w, "berkas");
	struct act_sop a = {.file = b->filename, .n = b->n};
	const void *text;
	int rc;

	if (b->n > LIMIT_YAML) {
		galat(w, "berkas", "Berkas %s. Paling besar %zu KB.",
			kata_ukuran(w->c->mem, (int64_t)b->n),
			LIMIT_YAML >> 10);
		return web_lagi(w, E_TOOBIG);
	}
	rc = http_part_bytes(w->c, b, &text);
	if (rc == OK) {
		a.text = text;
		rc = act_sop_impor(w->c, &a);
	}
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(
		w, "sop-diimpor", "/sop/%lld", (long long)a.out->id);
}
