/*
 * An SOP edited as a table of rows. Every button is a submit: what was typed
 * comes back with one row more, one less, or as a new draft.
 */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_sop.h"
#include "web/page/sop.h"

#define SEL 2000 /* characters of a cell, as in sop/load.c */

const struct isian_aturan isian_sunting[] = {
	{"nomor", ISIAN_TEKS, LIMIT_NOMOR, NULL, NULL},
	{"judul", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"revisi", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"aksi", ISIAN_TEKS, LIMIT_KODE, NULL, NULL},
	{"asal", ISIAN_PETA, 4, NULL, NULL},
	{"kegiatan", ISIAN_PETA, SEL, NULL, NULL},
	{"peran", ISIAN_PETA, LIMIT_KODE, NULL, NULL},
	{"jenis", ISIAN_PETA, LIMIT_KODE, NULL, NULL},
	{"kembali", ISIAN_PETA, 4, NULL, NULL},
	{"kelengkapan", ISIAN_PETA, SEL, NULL, NULL},
	{"jumlah", ISIAN_PETA, 4, NULL, NULL},
	{"satuan", ISIAN_PETA, LIMIT_KODE, NULL, NULL},
	{"output", ISIAN_PETA, SEL, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct tabel {
	struct sunting_baris *b;
	size_t n;
};

static const char *or_empty(const char *s)
{
	return s != NULL ? s : "";
}

static struct tabel stored(struct arena *a, const struct sop *s)
{
	static const char *const unit[] = {[WAKTU_TANPA] = "jam",
		[WAKTU_MENIT] = "menit",
		[WAKTU_JAM] = "jam",
		[WAKTU_HARI] = "hari"};
	struct baris_sunting *r = sop_baris(a, s);
	struct tabel t = {
		arena_array(a, struct sunting_baris, LIMIT_LANGKAH + 1),
		s->langkah_n};

	for (size_t i = 0; i < t.n; i++)
		t.b[i] = (struct sunting_baris){
			.asal = arena_printf(a, "%d", r[i].asal),
			.kegiatan = r[i].kegiatan,
			.peran = r[i].peran,
			.jenis = r[i].keputusan ? "keputusan" : "proses",
			.kembali = arena_printf(a, "%d", r[i].kembali),
			.kelengkapan = r[i].kelengkapan,
			.output = r[i].output,
			.jumlah = r[i].waktu.satuan == WAKTU_TANPA
					  ? ""
					  : arena_printf(
						    a, "%d", r[i].waktu.jumlah),
			.satuan = unit[r[i].waktu.satuan]};
	return t;
}

static struct tabel typed(struct web *w)
{
	struct arena *a = w->c->mem;
	struct tabel t = {
		arena_array(a, struct sunting_baris, LIMIT_LANGKAH + 1), 0};

	while (t.n < LIMIT_LANGKAH) {
		const char *k = arena_printf(a, "%zu", t.n + 1);

		if (isi_peta(w, "kegiatan", k) == NULL)
			break;
		t.b[t.n++] = (struct sunting_baris){
			.asal = or_empty(isi_peta(w, "asal", k)),
			.kegiatan = or_empty(isi_peta(w, "kegiatan", k)),
			.peran = or_empty(isi_peta(w, "peran", k)),
			.jenis = or_empty(isi_peta(w, "jenis", k)),
			.kembali = or_empty(isi_peta(w, "kembali", k)),
			.kelengkapan = or_empty(isi_peta(w, "kelengkapan", k)),
			.output = or_empty(isi_peta(w, "output", k)),
			.jumlah = or_empty(isi_peta(w, "jumlah", k)),
			.satuan = or_empty(isi_peta(w, "satuan", k))};
	}
	return t;
}

/* Ways back follow their row when rows move: from old number to new. */
static void renumber(struct arena *a, struct tabel *t, const int *to)
{
	for (size_t i = 0; i < t->n; i++) {
		long no;

		if (text_int(t->b[i].kembali, 1, LIMIT_LANGKAH, &no))
			t->b[i].kembali = arena_printf(a, "%d", to[no]);
	}
}

static void insert(struct arena *a, struct tabel *t, size_t at)
{
	int to[LIMIT_LANGKAH + 2] = {0};

	if (t->n == LIMIT_LANGKAH)
		return;
	for (int i = 1; i <= LIMIT_LANGKAH; i++)
		to[i] = i + ((size_t)i > at);
	renumber(a, t, to);
	memmove(t->b + at + 1, t->b + at, (t->n - at) * sizeof(*t->b));
	t->b[at] = (struct sunting_baris){.asal = "0",
		.peran = at > 0 ? t->b[at - 1].peran : "",
		.jenis = "proses",
		.kegiatan = "",
		.kelengkapan = "",
		.output = "",
		.jumlah = "1",
		.satuan = "jam",
		.kembali = "0"};
	t->n++;
}

static void drop(struct arena *a, struct tabel *t, size_t at)
{
	int to[LIMIT_LANGKAH + 2] = {0};

	if (t->n == 1)
		return;
	for (int i = 1; i <= LIMIT_LANGKAH; i++)
		to[i] = (size_t)i == at + 1 ? 0 : i - ((size_t)i > at);
	memmove(t->b + at, t->b + at + 1, (t->n - at - 1) * sizeof(*t->b));
	t->n--;
	renumber(a, t, to);
}

static void raise_row(struct arena *a, struct tabel *t, size_t at)
{
	int to[LIMIT_LANGKAH + 2] = {0};
	struct sunting_baris row = t->b[at];

	if (at == 0)
		return;
	for (int i = 1; i <= LIMIT_LANGKAH; i++)
		to[i] = i;
	to[at] = (int)at + 1;
	to[at + 1] = (int)at;
	t->b[at] = t->b[at - 1];
	t->b[at - 1] = row;
	renumber(a, t, to);
}

/* A button of a row: "hapus-3". true when the table was changed. */
static bool change(struct web *w, struct tabel *t)
{
	const char *aksi = isi_teks(w, "aksi");
	const char *dash = aksi != NULL ? strchr(aksi, '-') : NULL;
	long no;

	if (text_eq(aksi, "tambah")) {
		insert(w->c->mem, t, t->n);
		return true;
	}
	if (dash == NULL || !text_int(dash + 1, 1, (long)t->n, &no))
		return false;
	if (text_starts(aksi, "sisip-"))
		insert(w->c->mem, t, (size_t)no);
	else if (text_starts(aksi, "hapus-"))
		drop(w->c->mem, t, (size_t)no - 1);
	else if (text_starts(aksi, "naik-"))
		raise_row(w->c->mem, t, (size_t)no - 1);
	else
		return false;
	return true;
}

static void put_choices(struct web *w, const struct sop *s, struct tabel *t,
	struct sunting_lihat *p)
{
	struct arena *a = w->c->mem;
	struct choice *c = arena_array(a, struct choice, s->peran_n + 1);

	for (size_t i = 0; i < s->peran_n; i++)
		if (s->peran[i].kolom)
			c[p->peran_n++] =
				(struct choice){.value = s->peran[i].kode,
					.label = s->peran[i].tampil};
	p->peran = c;
	for (size_t i = 0; i < t->n; i++) {
		struct choice *ke = arena_array(a, struct choice, i + 1);

		ke[0] = (struct choice){.value = "0", .label = "(tidak ada)"};
		for (size_t k = 1; k <= i; k++) {
			ke[k].value = arena_printf(a, "%zu", k);
			ke[k].label = arena_printf(a, "Langkah %zu", k);
		}
		t->b[i].no = (long)i + 1;
		t->b[i].ke = ke;
		t->b[i].ke_n = i + 1;
	}
}

static int show(struct web *w, struct sop_rinci *r, struct tabel *t)
{
	struct arena *a = w->c->mem;
	struct sunting_lihat p = {0};

	p.layout = web_layout(w, "Sunting SOP", MENU_SOP);
	p.form = web_form(w, 0);
	p.judul = r->sop->judul;
	p.alamat = arena_printf(a, "/sop/%lld", (long long)r->id);
	p.aksi = arena_printf(a, "%s/sunting", p.alamat);
	p.lead = arena_printf(a,
		"Mulai dari %s versi %d. Hasilnya versi draf baru; versi ini tidak berubah.",
		r->sop->nomor, r->sop->versi);
	p.nomor = isi(w, "nomor") != NULL ? isi(w, "nomor") : r->sop->nomor;
	p.nama = isi(w, "judul") != NULL ? isi(w, "judul") : r->sop->judul;
	p.revisi = isi(w, "revisi") != NULL ? isi(w, "revisi")
					    : r->sop->tanggal_revisi;
	put_choices(w, r->sop, t, &p);
	p.baris = t->b;
	p.n = t->n;
	tpl_sunting(&w->out, &p);
	return web_page(w);
}

static int base_of(struct web *w, struct sop_rinci *r)
{
	long id = 0;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return fail(w->c, E_NOTFOUND,
			"SOP itu tidak ada; lihat daftar SOP.");
	r->id = id;
	return act_sop_rinci(w->c, r);
}

int page_sop_sunting(struct web *w)
{
	struct sop_rinci r = {0};
	struct tabel t;
	int rc = base_of(w, &r);

	if (rc < 0)
		return rc;
	t = w->lagi ? typed(w) : stored(w->c->mem, r.sop);
	return show(w, &r, &t);
}

/* One typed row as the room sop wants it; mistakes beside their fields. */
static struct baris_sunting row_of(
	struct web *w, const struct sunting_baris *b, size_t i)
{
	struct arena *a = w->c->mem;
	const char *at = arena_printf(a, "jumlah[%zu]", i + 1);
	struct baris_sunting r = {.peran = b->peran,
		.kegiatan = text_trim(a, b->kegiatan),
		.kelengkapan = text_trim(a, b->kelengkapan),
		.output = text_trim(a, b->output),
		.keputusan = text_eq(b->jenis, "keputusan")};
	long no;

	if (text_int(b->asal, 0, LIMIT_LANGKAH, &no))
		r.asal = (int)no;
	if (text_int(b->kembali, 0, LIMIT_LANGKAH, &no))
		r.kembali = (int)no;
	if (text_is_blank(b->kegiatan))
		galat(w, arena_printf(a, "kegiatan[%zu]", i + 1),
			"Langkah %zu: tulis kegiatannya.", i + 1);
	if (r.keputusan && (r.kembali < 1 || r.kembali > (int)i))
		galat(w, arena_printf(a, "kembali[%zu]", i + 1),
			"Langkah %zu: pilih langkah sebelumnya untuk jalan Tidak.",
			i + 1);
	if (!text_is_blank(b->jumlah) &&
		!waktu_parse(arena_printf(a, "%s %s", b->jumlah, b->satuan),
			&r.waktu))
		galat(w, at,
			"Langkah %zu: tulis waktu sebagai bilangan bulat, misalnya 2.",
			i + 1);
	return r;
}

int post_sop_sunting(struct web *w)
{
	struct sop_rinci r = {0};
	struct tabel t = typed(w);
	struct baris_sunting *rows =
		arena_array(w->c->mem, struct baris_sunting, t.n + 1);
	struct act_sunting a = {
		.isi = {.nomor = isi_teks(w, "nomor"),
			.judul = isi_teks(w, "judul"),
			.tanggal_revisi = or_empty(isi_teks(w, "revisi")),
			.baris = rows,
			.baris_n = t.n}};
	int rc = OK;

	if (change(w, &t)) {
		rc = base_of(w, &r);
		return rc < 0 ? rc : show(w, &r, &t);
	}
	if (a.isi.nomor == NULL)
		galat(w, "nomor", "Tulis nomor SOP.");
	if (a.isi.judul == NULL)
		galat(w, "judul", "Tulis judul SOP.");
	for (size_t i = 0; i < t.n; i++)
		rows[i] = row_of(w, &t.b[i], i);
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	a.dari = strtol(w->arg[0], NULL, 10);
	rc = act_sop_sunting(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "sop-draf", "/sop/%lld", (long long)a.id);
}
