/* The printed sheet, of a version of an SOP and of a case: page and files. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "web/siklus_kepala.h"
#include "web/sop_web.h"

const struct isian_aturan isian_kertas[] = {
	{"kertas", ISIAN_PILIHAN, 0, NULL, "f4 a4"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* The sheet on the paper that was asked for, as a file of this name. */
static int send_pdf(struct web *w, const struct sop *s, struct sheet_print p,
	const char *nama)
{
	struct str out = str_new(w->c->mem, LIMIT_DOCUMENT);
	int rc;

	p.a4 = text_eq(isi(w, "kertas"), "a4");
	p.at = w->c->now;
	rc = sop_sheet_pdf(w->c, s, &p, &out);
	if (rc < 0)
		return rc;
	w->rs->compress = false;
	return web_bytes(w, "application/pdf",
		arena_printf(w->c->mem, "%s %s.pdf", nama, p.a4 ? "A4" : "F4"),
		out.p, out.n);
}

/* ---- of a version ---- */

int page_sop_lembar(struct web *w)
{
	struct arena *a = w->c->mem;
	struct sop_rinci r = {0};
	struct lembar_lihat p = {.judul = "Lembar SOP"};
	int rc = sop_jalur(w, 0, &r);

	if (rc < 0)
		return rc;
	p.lead = arena_printf(a, "%s, %s, versi %d.", r.sop->judul,
		r.sop->nomor, r.sop->versi);
	p.kembali = arena_printf(a, "/sop/%lld", (long long)r.id);
	p.unduh = arena_printf(a, "/sop/%lld/unduh/html", (long long)r.id);
	p.pdf = arena_printf(a, "/sop/%lld/lembar.pdf", (long long)r.id);
	p.lembar = sop_lembar(a, r.sop);
	p.layout = web_layout(w, p.judul, MENU_SOP);
	p.layout.kelas = "pg-sop";
	tpl_lembar(&w->out, &p);
	return web_page(w);
}

int get_sop_lembar_pdf(struct web *w)
{
	struct sop_rinci r = {0};
	int rc = sop_jalur(w, 0, &r);

	if (rc < 0)
		return rc;
	return send_pdf(w, r.sop, (struct sheet_print){0},
		arena_printf(w->c->mem, "Lembar SOP %s versi %d", r.sop->judul,
			r.sop->versi));
}

int get_sop_unduh(struct web *w)
{
	struct sop_rinci r = {0};
	struct str out = str_new(w->c->mem, LIMIT_DOCUMENT);
	const char *nama;
	int rc = sop_jalur(w, 0, &r);

	if (rc < 0)
		return rc;
	nama = arena_printf(w->c->mem, "SOP %s versi %d.%s", r.sop->judul,
		r.sop->versi, w->arg[1]);
	if (text_eq(w->arg[1], "yaml"))
		return web_bytes(w, "application/yaml; charset=utf-8", nama,
			r.sop->yaml, strlen(r.sop->yaml));
	if (!text_eq(w->arg[1], "html"))
		return fail(w->c, E_NOTFOUND,
			"Halaman tidak ada atau sudah dipindahkan.");
	rc = sop_sheet_html(w->c, r.sop, &out);
	if (rc < 0)
		return rc;
	return web_bytes(w, "text/html; charset=utf-8", nama, out.p, out.n);
}

/* ---- of a case ---- */

/* What really happened at a step, for the column Ket. */
static const char *real_of(struct web *w, const struct siklus_rinci *r, int no)
{
	struct arena *a = w->c->mem;
	const struct sop *s = r->siklus.kasus.sop;
	struct posisi p = posisi_langkah(s, r->tugas, r->tugas_n, no);
	bool done = p.keadaan == POSISI_SELESAI;
	int64_t end = done ? p.selesai_at : w->c->now, late;

	if (p.mulai_at == 0 || p.keadaan == POSISI_BELUM)
		return "";
	late = kalender_selisih(r->kalender, p.tenggat_at, end);
	if (s->langkah[no - 1].baku.satuan == WAKTU_TANPA)
		late = 0;
	return arena_printf(a, "%s%s%s%s%s", done ? "" : "Berjalan ",
		kata_lama(a, kalender_selisih(r->kalender, p.mulai_at, end)),
		done ? arena_printf(a, ", %s",
			       kata_hari(a, p.selesai_at, w->c->now,
				       r->instansi.zona_min))
		     : "",
		late > 0 ? arena_printf(a, "; lewat %s", kata_lama(a, late))
			 : "",
		p.kali > 1 ? arena_printf(a, "; putaran %d", p.kali) : "");
}

struct kendali { /* a case on its sheet */
	struct siklus_rinci r;
	struct siklus_kepala kepala;
	const struct sop *sop;
	const char **ket;
	const char *kata; /* "Lembar kendali: ..." */
};

static int kendali_get(struct web *w, struct kendali *k)
{
	struct arena *a = w->c->mem;
	int rc = kepala_get(w, TAB_POSISI, &k->r, &k->kepala);

	if (rc < 0)
		return rc;
	k->sop = k->r.siklus.kasus.sop;
	k->ket = arena_array(a, const char *, k->sop->langkah_n + 1);
	for (size_t i = 0; i < k->sop->langkah_n; i++)
		k->ket[i] = real_of(w, &k->r, k->sop->langkah[i].no);
	k->kata = arena_printf(a, "Lembar kendali: %s, dicetak %s.",
		k->kepala.judul,
		kata_sekarang(a, w->c->now, k->r.instansi.zona_min));
	return OK;
}

int page_siklus_lembar(struct web *w)
{
	struct arena *a = w->c->mem;
	struct kendali k;
	struct lembar_lihat p = {.judul = "Lembar kendali"};
	int rc = kendali_get(w, &k);

	if (rc < 0)
		return rc;
	p.lembar = sop_lembar(a, k.sop);
	p.lembar.ket = k.ket;
	p.lembar.kendali = k.kata;
	p.lead = arena_printf(a, "%s. Kolom Ket berisi waktu kerja sebenarnya.",
		k.kepala.judul);
	p.kembali = k.kepala.alamat;
	p.pdf = arena_printf(a, "%s/lembar.pdf", k.kepala.alamat);
	p.layout = web_layout(w, p.judul, MENU_SIKLUS);
	p.layout.kelas = "pg-sop";
	tpl_lembar(&w->out, &p);
	return web_page(w);
}

int get_siklus_lembar_pdf(struct web *w)
{
	struct kendali k;
	int rc = kendali_get(w, &k);

	if (rc < 0)
		return rc;
	return send_pdf(w, k.sop,
		(struct sheet_print){.ket = k.ket, .kendali = k.kata},
		arena_printf(w->c->mem, "Lembar kendali %s", w->arg[0]));
}
