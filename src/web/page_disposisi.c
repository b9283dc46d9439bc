/* SOP step 1: the disposisi is written, sent, and opened by its recipients. */
#include "base/base.h"

#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/disposisi.h"

const struct isian_aturan isian_disposisi[] = {
	{"penerima", ISIAN_BANYAK, LIMIT_KODE, NULL, NULL},
	{"sifat", ISIAN_PILIHAN, 0, NULL, "biasa segera sangat-segera rahasia"},
	{"harap", ISIAN_BANYAK, LIMIT_KODE, NULL, NULL},
	{"hal", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"isi", ISIAN_PANJANG, LIMIT_DISPOSISI, NULL, NULL},
	{"batas", ISIAN_WAKTU, 0, NULL, NULL},
	{"asal", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"asal_nomor", ISIAN_TEKS, LIMIT_NOMOR, NULL, NULL},
	{"asal_on", ISIAN_TANGGAL, 0, NULL, NULL},
	{"tetap", ISIAN_WAKTU, 0, NULL, NULL},
	{"aksi", ISIAN_PILIHAN, 0, NULL, "simpan kirim"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct susun {
	struct web *w;
	struct arena *a;
	struct surat_meja m;
	const struct disposisi *d;
	struct disposisi_lihat *p;
};

static const struct penerima *penerima_of(
	const struct disposisi *d, const char *jabatan)
{
	for (size_t i = 0; i < d->penerima_n; i++)
		if (text_eq(d->penerima[i].jabatan, jabatan))
			return &d->penerima[i];
	return NULL;
}

/* ---- the form ---- */

static void put_choices(struct susun *s)
{
	struct disposisi_lihat *p = s->p;
	bool typed = s->w->lagi;
	struct choice *to =
		arena_array(s->a, struct choice, s->m.pejabat_n + 1);
	struct choice *sifat =
		arena_array(s->a, struct choice, ARRAY_N(sifat_pilihan));
	struct choice *harap =
		arena_array(s->a, struct choice, ARRAY_N(harap_pilihan));
	const char *is = isi_atau(s->w, "sifat", s->d->sifat);

	for (size_t i = 0; i < s->m.pejabat_n; i++) {
		const struct pejabat *j = &s->m.pejabat[i];
		bool on = typed ? isi_punya(s->w, "penerima", j->jabatan)
				: penerima_of(s->d, j->jabatan) != NULL;

		if (!surat_tujuan(j))
			continue;
		to[p->penerima_n++] = (struct choice){.value = j->jabatan,
			.label = surat_jabatan(s->a, j->jabatan_nama),
			.on = on};
		p->jumlah += on;
	}
	for (size_t i = 0; i < ARRAY_N(sifat_pilihan); i++)
		sifat[i] = (struct choice){.value = sifat_pilihan[i].kode,
			.label = sifat_pilihan[i].nama,
			.on = text_eq(sifat_pilihan[i].kode, is)};
	for (size_t i = 0; i < ARRAY_N(harap_pilihan); i++) {
		const char *k = harap_pilihan[i].kode;

		harap[i] = (struct choice){.value = k,
			.label = harap_pilihan[i].nama,
			.on = typed ? isi_punya(s->w, "harap", k)
				    : text_has_word(s->d->harap, k)};
	}
	p->penerima = to;
	p->sifat = sifat;
	p->sifat_n = ARRAY_N(sifat_pilihan);
	p->harap = harap;
	p->harap_n = ARRAY_N(harap_pilihan);
}

/* Outside working hours: what to say, and what would be better. */
static const char *outside(
	struct web *w, const struct kalender *k, int64_t at, int zona)
{
	int64_t better;

	if (at <= w->c->now || kalender_selisih(k, at - CLOCK_MINUTE, at) > 0 ||
		!kalender_tenggat(k, at, (struct waktu){2, WAKTU_JAM}, &better))
		return NULL;
	return arena_printf(w->c->mem,
		"Batas ini di luar jam kerja. Disarankan %s, %s.",
		hari_tulis(w->c->mem, at_day(better, zona)),
		jam_tulis(w->c->mem, better, zona));
}

static void put_form(struct susun *s)
{
	struct disposisi_lihat *p = s->p;
	const struct disposisi *d = s->d;
	char day[CLOCK_TEXT] = "";
	int64_t at;

	if (d->asal_on != 0)
		day_format(d->asal_on, day);
	p->hal = isi_atau(s->w, "hal", d->hal);
	p->isi = isi_atau(s->w, "isi", d->isi);
	p->asal = isi_atau(s->w, "asal", d->asal);
	p->asal_nomor = isi_atau(s->w, "asal_nomor", d->asal_nomor);
	p->asal_on = isi_atau(s->w, "asal_on", arena_dup(s->a, day));
	p->batas = isi_atau(
		s->w, "batas", surat_mesin(s->a, d->batas_at, s->m.zona));
	at = s->w->lagi ? surat_at(s->w, "batas", s->m.zona) : d->batas_at;
	p->luar = outside(s->w, s->m.r.kalender, at, s->m.zona);
	if (p->luar != NULL)
		p->tetap = p->batas;
}

/* ---- the sheet ---- */

static struct centang *ticks(
	struct susun *s, const struct choice *from, size_t n, bool typed)
{
	struct centang *out = arena_array(s->a, struct centang, n + 1);

	for (size_t i = 0; i < n; i++) {
		out[i] = (struct centang){from[i].label, from[i].on};
		if (!typed)
			out[i].on = penerima_of(s->d, from[i].value) != NULL ||
				    text_has_word(s->d->harap, from[i].value);
	}
	return out;
}

static void put_sheet(struct susun *s)
{
	const struct disposisi *d = s->d;
	struct setengah_folio *l = &s->p->lembar;
	const struct pejabat *dari = surat_pejabat(&s->m, d->dari);
	const struct instansi *i = &s->m.instansi;
	bool typed = s->w->lagi && !s->w->basi, sent = d->nomor != NULL;
	const char *sifat = typed ? isi(s->w, "sifat") : d->sifat;
	int64_t batas =
		typed ? surat_at(s->w, "batas", s->m.zona) : d->batas_at;

	l->pemerintah = text_upper(s->a, i->pemerintah);
	l->kantor = text_upper(s->a, i->nama);
	l->alamat = i->alamat;
	l->dari = dari != NULL ? dari->jabatan_nama : d->dari;
	l->draf = !sent;
	l->nomor = sent ? d->nomor : "diberikan saat dikirim";
	l->hal = typed ? s->p->hal : d->hal;
	l->isi = typed ? s->p->isi : d->isi;
	l->sifat = sifat_nama(sifat != NULL ? sifat : d->sifat);
	l->tanggal = surat_waktu(
		s->a, sent ? d->dikirim_at : s->w->c->now, s->m.zona);
	l->batas = batas != 0
			   ? arena_printf(s->a, "%s, %s",
				     hari_tulis(s->a, at_day(batas, s->m.zona)),
				     jam_tulis(s->a, batas, s->m.zona))
			   : "";
	if (d->asal != NULL)
		l->asal = arena_printf(s->a, "%s%s%s%s%s", d->asal,
			d->asal_nomor != NULL ? ", nomor " : "",
			d->asal_nomor != NULL ? d->asal_nomor : "",
			d->asal_on != 0 ? ", " : "",
			d->asal_on != 0 ? day_long(s->a, d->asal_on) : "");
	l->penerima = ticks(s, s->p->penerima, s->p->penerima_n, typed);
	l->penerima_n = s->p->penerima_n;
	l->harap = ticks(s, s->p->harap, s->p->harap_n, typed);
	l->harap_n = s->p->harap_n;
	l->paraf = sent ? arena_printf(s->a, "dikirim di Alur, %s",
				  kata_kapan(s->a, d->dikirim_at, s->w->c->now,
					  s->m.zona))
			: "ditandai saat dikirim";
	l->nama = dari != NULL && dari->nama != NULL ? dari->nama : "";
}

static void put_readers(struct susun *s)
{
	const struct disposisi *d = s->d;
	struct pembaca_lihat *b =
		arena_array(s->a, struct pembaca_lihat, d->penerima_n + 1);
	size_t opened = 0;

	for (size_t i = 0; i < d->penerima_n; i++) {
		const struct penerima *t = &d->penerima[i];
		const struct pejabat *j = surat_pejabat(&s->m, t->jabatan);

		b[i] = (struct pembaca_lihat){
			.jabatan = surat_jabatan(
				s->a, t->nama != NULL ? t->nama : t->jabatan),
			.orang = j != NULL ? j->nama : NULL};
		if (t->dibaca_at == 0)
			continue;
		opened++;
		b[i].kapan =
			kata_kapan(s->a, t->dibaca_at, s->w->c->now, s->m.zona);
	}
	s->p->pembaca = b;
	s->p->pembaca_n = d->penerima_n;
	s->p->dibuka = arena_printf(
		s->a, "%zu dari %zu sudah membuka.", opened, d->penerima_n);
}

/* ---- reading ---- */

/* Read it in the first of his positions that may. */
static int look(struct web *w, struct act_disposisi *a)
{
	const struct wewenang *v = &w->sesi.wewenang;
	int rc;

	a->jabatan = surat_sebagai(w, "sekretaris");
	rc = act_disposisi_lihat(w->c, a);
	for (size_t i = 0; rc == E_DENIED && i < v->n; i++) {
		fail_clear(w->c);
		a->jabatan = v->list[i].jabatan;
		rc = act_disposisi_lihat(w->c, a);
	}
	return rc;
}

/* He has opened it: a fact, unless only his browser did, ahead of him. */
static int mark_read(struct web *w, struct act_disposisi *a)
{
	const char *purpose = http_header(w->rq, "sec-purpose");
	const struct wewenang *v = &w->sesi.wewenang;
	bool news = false;

	if (purpose != NULL || w->lagi || a->hasil.nomor == NULL ||
		!text_eq(w->rq->method, "GET"))
		return OK;
	for (size_t i = 0; i < v->n; i++) {
		const struct penerima *t =
			penerima_of(&a->hasil, v->list[i].jabatan);
		int rc = OK;

		if (t == NULL || t->dibaca_at != 0)
			continue;
		rc = act_disposisi_baca(w->c, a->siklus_id, t->jabatan);
		if (rc < 0)
			return rc;
		news = true;
	}
	return news ? act_disposisi_lihat(w->c, a) : OK;
}

static void put_head(struct susun *s)
{
	struct siklus_kepala *k = &s->p->kepala;

	*k = s->m.kepala;
	if (s->p->alasan != NULL)
		return;
	if (s->p->tulis) {
		k->judul_halaman = "Buat disposisi";
		k->kalimat =
			s->d->rev == 0
				? "Sudah diisi menurut SOP Penyusunan LKJ. Periksa, ubah bila perlu, lalu kirim."
				: "Draf tersimpan. Periksa, ubah bila perlu, lalu kirim.";
	} else if (s->d->nomor != NULL) {
		/* Who has read it goes on to what it asks of him. */
		struct siklus_kepala all = kepala_of(s->w, &s->m.r, TAB_POSISI);

		k->tombol = all.tombol;
		k->tombol_alamat = all.tombol_alamat;
		k->kalimat = arena_printf(s->a, "Nomor agenda %s, dikirim %s.",
			s->d->nomor,
			kata_kapan(s->a, s->d->dikirim_at, s->w->c->now,
				s->m.zona));
	}
}

int page_disposisi(struct web *w)
{
	struct disposisi_lihat p = {0};
	struct susun s = {.w = w, .a = w->c->mem, .p = &p};
	struct act_disposisi a = {0};
	int rc = surat_meja(w, TAB_POSISI, "Disposisi", &s.m);

	if (rc < 0)
		return rc;
	a.siklus_id = s.m.r.siklus.id;
	rc = look(w, &a);
	if (rc == E_STATE) {
		p.alasan = w->c->sentence;
		fail_clear(w->c);
		rc = OK;
	} else if (rc == OK) {
		rc = mark_read(w, &a);
	}
	if (rc < 0)
		return rc;
	s.d = &a.hasil;
	p.tulis = p.alasan == NULL && a.hasil.nomor == NULL &&
		  web_peran(w, "sekretaris") != NULL &&
		  s.m.r.siklus.keadaan == KEADAAN_BERJALAN;
	p.basi = w->basi;
	p.form = web_form(w, a.hasil.rev);
	put_head(&s);
	p.layout = web_layout(w, p.kepala.judul_halaman, MENU_SIKLUS);
	p.layout.kelas = "pg-dispo";
	if (p.alasan == NULL) {
		put_choices(&s);
		put_form(&s);
		put_sheet(&s);
		put_readers(&s);
	}
	p.aksi = arena_printf(s.a, "%s/disposisi", p.kepala.alamat);
	if (p.alasan == NULL && a.hasil.rev > 0)
		p.pdf = arena_printf(s.a, "%s/lembar.pdf", p.aksi);
	tpl_disposisi(&w->out, &p);
	return web_page(w);
}

const struct isian_aturan isian_lembar_disposisi[] = {
	{"kertas", ISIAN_PILIHAN, 0, NULL, "folio a4"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* What is stored, on half a folio; who fetches it has seen it. */
int get_disposisi_lembar(struct web *w)
{
	struct disposisi_lihat p = {0};
	struct susun s = {.w = w, .a = w->c->mem, .p = &p};
	struct str out = str_new(s.a, LIMIT_DOCUMENT);
	struct act_disposisi a = {0};
	int rc = surat_meja(w, TAB_POSISI, "Disposisi", &s.m);

	if (rc < 0)
		return rc;
	a.siklus_id = s.m.r.siklus.id;
	rc = look(w, &a);
	if (rc == OK)
		rc = mark_read(w, &a);
	if (rc < 0)
		return rc;
	s.d = &a.hasil;
	put_choices(&s);
	put_sheet(&s);
	p.lembar.a4 = text_eq(isi(w, "kertas"), "a4");
	p.lembar.pada_at = s.d->dikirim_at != 0 ? s.d->dikirim_at : w->c->now;
	rc = setengah_folio_pdf(w->c, &p.lembar, &out);
	if (rc < 0)
		return rc;
	w->rs->compress = false;
	return web_bytes(w, "application/pdf",
		arena_printf(s.a, "Lembar disposisi %s %s.pdf", w->arg[0],
			p.lembar.a4 ? "A4" : "setengah folio"),
		out.p, out.n);
}

/* ---- writing ---- */

void disposisi_diketik(struct web *w, int zona, struct disposisi *d)
{
	struct arena *a = w->c->mem;
	struct str harap = str_new(a, LIMIT_TEXT);
	const char *on = isi_teks(w, "asal_on");

	*d = (struct disposisi){.rev = isi_angka(w, "versi", 0),
		.hal = isi(w, "hal"),
		.isi = isi(w, "isi"),
		.sifat = isi(w, "sifat"),
		.batas_at = surat_at(w, "batas", zona),
		.asal = isi_teks(w, "asal"),
		.asal_nomor = isi_teks(w, "asal_nomor")};
	if (on != NULL && !day_parse(on, &d->asal_on))
		d->asal_on = 0; /* said beside the field already */
	d->penerima = arena_array(a, struct penerima, w->isian_n + 1);
	for (size_t i = 0; i < w->isian_n; i++) {
		const char *name = w->isian[i].aturan->nama;

		if (text_eq(name, "penerima"))
			d->penerima[d->penerima_n++].jabatan =
				w->isian[i].nilai;
		if (text_eq(name, "harap"))
			str_addf(&harap, "%s%s", harap.n > 0 ? " " : "",
				w->isian[i].nilai);
	}
	d->harap = harap.p;
}

int post_disposisi(struct web *w)
{
	struct act_disposisi a = {.jabatan = surat_sebagai(w, "sekretaris"),
		.kunci = isi_teks(w, "kunci")};
	bool send = text_eq(isi(w, "aksi"), "kirim");
	const struct kalender *k;
	struct instansi i;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_kantor_nama(w->c, &i);
	if (rc == OK)
		rc = act_kalender(w->c, &k);
	if (rc < 0)
		return rc;
	disposisi_diketik(w, i.zona_min, &a.d);
	/* A warning is said once; the same due time again is meant. */
	if (send && outside(w, k, a.d.batas_at, i.zona_min) != NULL &&
		!text_eq(isi(w, "tetap"), isi(w, "batas"))) {
		w->lagi = true;
		return page_disposisi(w);
	}
	rc = send ? act_disposisi_kirim(w->c, &a)
		  : act_disposisi_simpan(w->c, &a);
	if (rc < 0)
		return surat_lagi(w, rc, &a.salah);
	return web_redirect(w, send ? "disposisi-terkirim" : "tersimpan",
		"/siklus/%s/disposisi", w->arg[0]);
}

/* ---- any letter, on paper ---- */

static const char *const form_type[] = {
	[FORMAT_TXT] = "text/plain; charset=utf-8",
	[FORMAT_HTML] = "text/html; charset=utf-8",
	[FORMAT_PDF] = "application/pdf",
};

int get_surat(struct web *w)
{
	struct str out = str_new(w->c->mem, LIMIT_DOCUMENT);
	struct act_cetak a = {
		.jenis = w->arg[1], .jabatan = surat_sebagai(w, "sekretaris")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	if (!format_parse(w->arg[2], &a.format))
		return fail(w->c, E_NOTFOUND,
			"Bentuk surat itu tidak ada; pilih pdf, html, atau txt.");
	rc = act_surat_cetak(w->c, &a, &out);
	if (rc < 0)
		return rc;
	w->rs->compress = a.format != FORMAT_PDF;
	return web_bytes(w, form_type[a.format],
		arena_printf(
			w->c->mem, "%s-%s.%s", w->arg[1], w->arg[0], w->arg[2]),
		out.p, out.n);
}
