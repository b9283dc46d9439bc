/*
 * The draft on screen (SOP langkah 5 and 6): the editor of a section for who
 * may write it now, else the composed report with the state of its sections.
 */
#include "base/base.h"

#include "web/naskah_web.h"

#include "web/page/laporan.h"

struct halaman {
	struct web *w;
	struct arena *a;
	struct siklus_rinci r;
	struct act_naskah n;
	struct laporan_lihat p;
	bool diketik; /* the form holds what was sent, not what is stored */
};

const char *naskah_sebagai(const struct web *w, const char *const *peran)
{
	const struct pejabat *p = NULL;

	for (; p == NULL && *peran != NULL; peran++)
		p = web_peran(w, *peran);
	if (p == NULL && w->sesi.wewenang.n > 0)
		p = &w->sesi.wewenang.list[0];
	return p != NULL ? p->jabatan : NULL;
}

int naskah_berjabatan(struct web *w)
{
	if (w->sesi.wewenang.n > 0)
		return OK;
	return fail(w->c, E_DENIED,
		"Halaman ini untuk pemegang jabatan di kantor. Laporannya dapat dibaca di halaman Laporan.");
}

const char *naskah_penulis(const struct web *w)
{
	static const char *const peran[] = {"tim-lkj", "kabid", NULL};

	return naskah_sebagai(w, peran);
}

static const char *when(struct halaman *h, int64_t at)
{
	return kata_kapan(h->a, at, h->w->c->now, h->r.instansi.zona_min);
}

/* "Tersimpan 13.41": the day only when it was another. */
static const char *saved_at(struct halaman *h, int64_t at)
{
	const char *t = when(h, at);
	const char *today = "hari ini ";

	if (text_starts(t, today))
		t += strlen(today);
	return arena_printf(h->a, "Tersimpan %s", t);
}

static bool waits(const struct catatan_periksa *n)
{
	return n->keadaan == CATATAN_TERBUKA || n->keadaan == CATATAN_BELUM;
}

/* ---- the table of contents ---- */

static const char *const keadaan[] = {
	[BAGIAN_BELUM] = "belum ditulis",
	[BAGIAN_DITULIS] = "sedang ditulis",
	[BAGIAN_SELESAI] = "selesai",
};

static void put_outline(struct halaman *h, const char *kode)
{
	struct laporan_lihat *p = &h->p;

	p->isi_n = h->n.bagian_n;
	p->isi = arena_array(h->a, struct isi_baris, p->isi_n + 1);
	for (size_t i = 0; i < p->isi_n; i++) {
		const struct act_bagian *b = &h->n.bagian[i];
		enum keadaan_bagian k = b->bagian.keadaan;
		bool noted = b->catatan_n > 0;

		p->isi[i] = (struct isi_baris){.judul = b->bagian.judul,
			.alamat = arena_printf(h->a, "%s/laporan/%s",
				p->kepala.alamat, b->bagian.kode),
			.ikon = noted                 ? "pesan"
				: k == BAGIAN_SELESAI ? "selesai"
				: k == BAGIAN_DITULIS ? "sunting"
						      : "belum",
			.kelas = noted                 ? "w"
				 : k == BAGIAN_SELESAI ? "s"
						       : "e",
			.kata = noted ? "ada catatan" : keadaan[k],
			.kini = text_eq(kode, b->bagian.kode)};
	}
}

/* The notes of a section and of the whole draft; of all when kode is NULL. */
static void put_notes(struct halaman *h, const char *kode)
{
	const struct catatan_list *l = &h->n.catatan;
	struct utas *u = arena_array(h->a, struct utas, l->n + 1);

	for (size_t i = 0; i < l->n; i++) {
		const struct catatan_periksa *n = &l->item[i];
		const char *nama[2] = {h->n.penulis[i], h->n.penjawab[i]};

		if (kode != NULL && n->kode != NULL && !text_eq(kode, n->kode))
			continue;
		if (kode != NULL && n->keadaan == CATATAN_SUDAH)
			continue;
		u[h->p.catatan_n++] =
			utas_of(h->w, n, nama, h->r.instansi.zona_min);
	}
	h->p.catatan = u;
	h->p.jawab = h->n.boleh && web_boleh(h->w, "catatan.jawab");
	h->p.dijawab = h->w->lagi ? isi_angka(h->w, "nomor", 0) : 0;
	h->p.jawaban = isi_atau(h->w, "jawaban", NULL);
}

/* ---- the step ---- */

/* "2 bagian belum selesai: Pendahuluan, Penutup. 1 catatan belum dijawab." */
static const char *missing(struct halaman *h)
{
	struct str s = str_new(h->a, LIMIT_TEXT);
	struct str t = str_new(h->a, LIMIT_TEXT);
	size_t n = 0, notes = 0;

	for (size_t i = 0; i < h->n.bagian_n; i++) {
		const struct bagian *b = &h->n.bagian[i].bagian;

		if (b->keadaan == BAGIAN_SELESAI)
			continue;
		str_addf(&t, "%s%s", n > 0 ? ", " : "", b->judul);
		n++;
	}
	for (size_t i = 0; i < h->n.catatan.n; i++)
		notes += waits(&h->n.catatan.item[i]);
	if (n > 0 && n <= 3)
		str_addf(&s, "%zu bagian belum selesai: %s.", n, t.p);
	else if (n > 3)
		str_addf(&s, "%zu dari %zu bagian belum selesai.", n,
			h->n.bagian_n);
	if (notes > 0)
		str_addf(&s, "%s%zu catatan pemeriksa belum dijawab.",
			n > 0 ? " " : "", notes);
	return s.n > 0 ? s.p : NULL;
}

static void put_step(struct halaman *h)
{
	const struct sop *sop = h->r.siklus.kasus.sop;
	struct laporan_lihat *p = &h->p;

	p->unduh = arena_printf(h->a, "%s/laporan/unduh", h->p.kepala.alamat);
	for (size_t i = 0; i < h->r.tugas_n; i++) {
		const struct tugas *t = &h->r.tugas[i];
		int at = simpul_find(sop, t->simpul);
		const char *layar = at >= 0 ? sop->simpul[at].layar : NULL;
		bool draft = text_eq(layar, "naskah");

		if (t->selesai_at != 0 || !web_memegang(h->w, t->jabatan) ||
			h->r.siklus.keadaan != KEADAAN_BERJALAN ||
			(!draft && !text_eq(layar, "ajukan")))
			continue;
		p->langkah = draft ? "Selesaikan draf" : "Ajukan ke Sekretaris";
		p->langkah_aksi = arena_printf(h->a, "%s/laporan/langkah/%d",
			p->kepala.alamat, t->langkah);
		p->kurang = missing(h);
	}
	/* The one button of the head would only lead here again. */
	if (p->langkah != NULL)
		p->kepala.tombol = NULL;
}

/* ---- one section ---- */

static const struct act_bagian *section(struct halaman *h, const char *kode)
{
	const struct act_bagian *first = NULL;

	for (size_t i = h->n.bagian_n; i-- > 0;) {
		const struct act_bagian *b = &h->n.bagian[i];

		if (kode != NULL && text_eq(kode, b->bagian.kode))
			return b;
		if (kode == NULL &&
			(b->boleh || first == NULL || !first->boleh))
			first = b;
	}
	return first;
}

static void put_blocks(struct halaman *h)
{
	struct blok_list l = {0};
	struct choice *c;

	if (act_naskah_blok(h->w->c, h->r.siklus.id, &l) < 0) {
		fail_clear(h->w->c);
		return;
	}
	c = arena_array(h->a, struct choice, l.n + 1);
	for (size_t i = 0; i < l.n; i++)
		c[i] = (struct choice){.value = arena_printf(h->a, "[[%s: %s]]",
					       l.item[i].jenis, l.item[i].nama),
			.label = l.item[i].judul,
			.hint = text_eq(l.item[i].jenis, "grafik")  ? "dasbor"
				: text_eq(l.item[i].jenis, "angka") ? "nomor"
								    : "tabel"};
	h->p.blok = c;
	h->p.blok_n = l.n;
}

static int put_preview(struct halaman *h, const struct bagian *b, bool show)
{
	struct str *out = arena_new(h->a, struct str);
	struct act_pratinjau v = {.siklus_id = h->r.siklus.id,
		.jabatan = h->n.jabatan,
		.kode = b->kode,
		.teks = h->p.teks,
		.out = out};
	int rc;

	if (!show && strstr(h->p.teks, "[[") == NULL)
		return OK;
	*out = str_new(h->a, LIMIT_DOCUMENT);
	rc = act_naskah_pratinjau(h->w->c, &v);
	h->p.temuan = v.temuan;
	h->p.temuan_n = v.temuan_n;
	if (rc == OK && show)
		h->p.pratinjau = (struct safe_html){out->p};
	return rc;
}

/* What was changed by another meanwhile, beside what is in the form. */
static void put_conflict(struct halaman *h, const struct act_bagian *b)
{
	h->p.simpan = "Belum tersimpan";
	h->p.oleh = b->diubah != NULL ? b->diubah : "orang lain";
	h->p.lain = b->bagian.teks;
	naskah_beda(h->a, b->bagian.teks, h->p.teks, &h->p.beda);
}

static void put_state(struct halaman *h, const struct act_bagian *b)
{
	struct laporan_lihat *p = &h->p;
	const struct bagian *s = &b->bagian;

	p->judul = s->judul;
	p->alamat =
		arena_printf(h->a, "%s/laporan/%s", p->kepala.alamat, s->kode);
	p->bingkai = arena_printf(h->a, "%s/pratinjau", p->alamat);
	p->selesai = s->keadaan == BAGIAN_SELESAI;
	p->kata = (long)b->kata;
	p->boleh = b->boleh;
	p->status = s->rev == 0
			    ? "Belum ditulis"
			    : arena_printf(h->a, "%s, terakhir %s %s",
				      p->selesai ? "Selesai" : "Sedang ditulis",
				      b->diubah != NULL ? b->diubah : "",
				      when(h, s->diubah_at));
	p->simpan =
		s->rev == 0 ? "Belum ada tulisan" : saved_at(h, s->diubah_at);
	if (s->rev > 0)
		p->riwayat = arena_printf(h->a, "%s/riwayat", p->alamat);
	if (!b->boleh)
		p->alasan =
			s->bidang != NULL
				? "Bagian ini ditulis Bidangnya atau Tim LKJ."
				: "Bagian ini ditulis Tim LKJ.";
	else
		p->alasan = b->kalimat;
	p->baca = b->kalimat != NULL && !h->diketik;
}

static int show_editor(struct halaman *h, const struct act_bagian *b, bool look)
{
	struct web *w = h->w;
	struct laporan_lihat *p = &h->p;
	const struct bagian *s = &b->bagian;
	int64_t rev = s->rev;
	int rc;

	h->diketik = (w->lagi || look) && isi(w, "isi") != NULL;
	put_state(h, b);
	p->teks = h->diketik ? isi(w, "isi") : s->teks;
	/* Refused: still what he began from. Compared: what he has seen now. */
	if (h->diketik && !w->basi)
		rev = isi_angka(w, "versi", 0);
	if (h->diketik && w->basi)
		put_conflict(h, b);
	else if (!p->baca && p->alasan == NULL)
		p->autosimpan = arena_printf(h->a, "%s/isian", p->alamat);
	put_outline(h, s->kode);
	put_notes(h, s->kode);
	put_blocks(h);
	rc = put_preview(h, s, look);
	if (rc < 0)
		return rc;
	p->layout.kelas = "pg-laporan";
	if (!w->sesi.sesi.bersama)
		p->layout.draf = arena_printf(
			h->a, "%lld", (long long)w->sesi.sesi.pegawai_id);
	p->form = web_form(w, rev);
	w->rs->frames = true;
	tpl_laporan(&w->out, p);
	return web_page(w);
}

static int show_report(struct halaman *h)
{
	struct str *out = arena_new(h->a, struct str);
	struct web *w = h->w;

	*out = str_new(h->a, LIMIT_DOCUMENT);
	if (act_laporan_isi(w->c, h->r.siklus.id, out) == OK)
		h->p.pratinjau = (struct safe_html){out->p};
	fail_clear(w->c);
	put_outline(h, NULL);
	put_notes(h, NULL);
	if (web_boleh(w, "naskah.tulis"))
		h->p.alasan = h->n.alasan;
	h->p.form = web_form(w, 0);
	h->p.layout.kelas = "pg-laporan";
	tpl_laporan_baca(&w->out, &h->p);
	return web_page(w);
}

static const char *title_of(struct halaman *h)
{
	int n = h->r.siklus.marking.tolak_n + 1;

	for (size_t i = 0; i < h->r.berkas_n; i++)
		if (text_eq(h->r.berkas[i].jenis, "laporan"))
			return "Laporan";
	return n > 1 ? arena_printf(h->a, "Draf laporan, putaran %d", n)
		     : "Draf laporan";
}

static int show(struct web *w, bool look)
{
	struct halaman *h = arena_new(w->c->mem, struct halaman);
	const struct act_bagian *b;
	int rc;

	h->w = w;
	h->a = w->c->mem;
	rc = kepala_get(w, TAB_LAPORAN, &h->r, &h->p.kepala);
	h->n.siklus_id = h->r.siklus.id;
	h->n.jabatan = naskah_penulis(w);
	if (rc == OK && h->n.jabatan != NULL)
		rc = act_naskah_lihat(w->c, &h->n);
	if (rc < 0)
		return rc;
	h->p.kepala.judul_halaman = title_of(h);
	h->p.layout = web_layout(w, h->p.kepala.judul_halaman, MENU_SIKLUS);
	put_step(h);
	b = section(h, w->arg[1]);
	if (w->arg[1] != NULL && b == NULL && h->n.jabatan != NULL)
		return fail(w->c, E_NOTFOUND,
			"Bagian itu tidak ada pada laporan ini. Pilih dari daftar isinya.");
	return h->n.boleh ? show_editor(h, b, look) : show_report(h);
}

int page_laporan(struct web *w)
{
	return show(w, false);
}

int page_laporan_lihat(struct web *w)
{
	return show(w, true);
}

/* ---- its versions ---- */

/* What to compare: the newest with the one before it, unless asked. */
static int compare(struct web *w, struct act_riwayat *a)
{
	int rc = act_naskah_riwayat(w->c, a);
	const struct bagian_versi_list *l = &a->versi;

	if (rc < 0 || l->n == 0)
		return rc;
	a->ke = isi_angka(w, "ke", (long)l->item[0].rev);
	a->dari = 0;
	for (size_t i = 0; i + 1 < l->n; i++)
		if (l->item[i].rev == a->ke)
			a->dari = l->item[i + 1].rev;
	return act_naskah_riwayat(w->c, a);
}

int page_laporan_riwayat(struct web *w)
{
	struct siklus_rinci r;
	struct riwayat_bagian p = {0};
	struct act_riwayat a = {
		.jabatan = naskah_penulis(w), .kode = w->arg[1]};
	int rc = kepala_get(w, TAB_LAPORAN, &r, &p.kepala);

	a.siklus_id = r.siklus.id;
	if (rc == OK)
		rc = naskah_berjabatan(w);
	if (rc == OK)
		rc = compare(w, &a);
	if (rc < 0)
		return rc;
	p.kembali = arena_printf(
		w->c->mem, "%s/laporan/%s", p.kepala.alamat, a.kode);
	p.versi_n = a.versi.n;
	p.versi = arena_array(w->c->mem, struct versi_baris, a.versi.n + 1);
	p.judul = "Belum ada versi";
	for (size_t i = 0; i < a.versi.n; i++) {
		const struct bagian_versi *v = &a.versi.item[i];
		struct versi_baris *b = &p.versi[i];

		b->kapan = kata_kapan(
			w->c->mem, v->pada_at, w->c->now, r.instansi.zona_min);
		b->oleh = a.oleh[i] != NULL ? a.oleh[i] : "–";
		b->alamat = arena_printf(w->c->mem, "%s/riwayat?ke=%lld",
			p.kembali, (long long)v->rev);
		b->kini = v->rev == a.ke;
		if (b->kini)
			p.judul = arena_printf(w->c->mem, "Perubahan %s, %s",
				b->kapan, b->oleh);
	}
	p.beda = a.beda;
	p.kepala.judul_halaman = "Riwayat bagian";
	p.kepala.tombol = NULL;
	p.layout = web_layout(w, "Riwayat bagian", MENU_SIKLUS);
	tpl_riwayat_bagian(&w->out, &p);
	return web_page(w);
}

int page_laporan_pratinjau(struct web *w)
{
	struct str out = str_new(w->c->mem, LIMIT_DOCUMENT);
	struct act_pratinjau a = {
		.jabatan = naskah_penulis(w), .kode = w->arg[1], .out = &out};
	struct pratinjau_lihat p = {0};
	struct act_naskah n = {.jabatan = a.jabatan};
	int rc = web_siklus(w, &a.siklus_id);

	n.siklus_id = a.siklus_id;
	if (rc == OK)
		rc = naskah_berjabatan(w);
	if (rc == OK)
		rc = act_naskah_pratinjau(w->c, &a);
	if (rc == OK)
		rc = act_naskah_lihat(w->c, &n);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n.bagian_n; i++)
		if (text_eq(n.bagian[i].bagian.kode, a.kode))
			p.judul = n.bagian[i].bagian.judul;
	p.isi = (struct safe_html){out.p};
	w->rs->framed = true;
	tpl_pratinjau(&w->out, &p);
	return web_page(w);
}
