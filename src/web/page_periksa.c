/*
 * The check of the draft (SOP langkah 7): what changed since the checker last
 * looked, his notes and their answers, and his decision.
 */
#include "base/base.h"

#include "web/naskah_web.h"

#include "act/act_minta.h"
#include "web/page/periksa.h"

const struct isian_aturan isian_putus[] = {
	{"keputusan", ISIAN_PILIHAN, 0, "Pilih Ya atau Tidak.", "ya tidak"},
	{"catatan", ISIAN_PANJANG, LIMIT_BAGIAN, NULL, NULL},
	{"kembali", ISIAN_ANGKA, 3, NULL, NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"nilai", ISIAN_PETA, 10, NULL, NULL},
	{"centang", ISIAN_BANYAK, LIMIT_NAMA, NULL, NULL},
	{"yakin", ISIAN_PILIHAN, 0, NULL, "ya"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
/* A link that asks to send the figures of a Bidang back: nothing is decided
 * by it, the form is only filled in. */
const struct isian_aturan isian_kembalikan[] = {
	{"keputusan", ISIAN_PILIHAN, 0, NULL, "tidak"},
	{"kembali", ISIAN_ANGKA, 3, NULL, NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_catat[] = {
	{"kode", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"paragraf", ISIAN_TEKS, 64, NULL, NULL},
	{"teks", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{"nomor", ISIAN_ANGKA, 10, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* What only a person can see. Ticks are recorded, not enforced. */
static const char *const sendiri[] = {
	"Angka sesuai laporan realisasi anggaran (LRA)",
	"Kesepakatan rapat sudah dimuat",
	"Kendala dan tindak lanjut masuk akal",
};

struct halaman {
	struct web *w;
	struct arena *a;
	struct siklus_rinci r;
	struct act_periksa_hal h;
	struct periksa_lihat p;
	size_t berubah, menunggu; /* sections; notes to be judged */
};

static const char *checker(const struct web *w)
{
	static const char *const peran[] = {"sekretaris", NULL};

	return naskah_sebagai(w, peran);
}

/* ---- notes ---- */

static struct utas note_at(struct halaman *h, size_t i)
{
	const struct catatan_periksa *n = &h->h.catatan.item[i];
	const char *nama[2] = {h->h.penulis[i], h->h.penjawab[i]};
	struct utas u = utas_of(h->w, n, nama, h->r.instansi.zona_min);
	const char *sent = isi_peta(h->w, "nilai", u.angka);

	u.baru = n->putaran == h->h.putaran;
	if (u.baru) {
		u.nada = TONE_NEUTRAL;
		u.keadaan = "Belum dikirim";
	} else if (n->keadaan != CATATAN_SUDAH) {
		u.nilai = arena_printf(h->a, "nilai[%s]", u.angka);
		u.sudah = text_eq(sent, "sudah");
		u.belum = text_eq(sent, "belum");
	}
	return u;
}

/* A round that is still being read is nobody's but the checker's. */
static bool seen(const struct halaman *h, size_t i)
{
	return h->h.boleh || h->h.catatan.item[i].putaran < h->h.putaran;
}

/* The notes of a section (NULL: of the whole draft) and, with `hash`, of one
 * of its paragraphs. `rest`: also of paragraphs that are gone. */
static size_t notes_of(struct halaman *h, const char *kode, const char *hash,
	const struct periksa_bagian *rest, struct utas **out)
{
	const struct catatan_list *l = &h->h.catatan;
	struct utas *u = arena_array(h->a, struct utas, l->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++) {
		bool there = false;

		if (!seen(h, i) || !text_eq(l->item[i].kode, kode))
			continue;
		for (size_t k = 0; rest != NULL && k < rest->paragraf_n; k++)
			there |= text_eq(
				rest->paragraf[k].hash, l->item[i].paragraf);
		if (hash != NULL ? text_eq(l->item[i].paragraf, hash) : !there)
			u[n++] = note_at(h, i);
	}
	*out = u;
	return n;
}

/* ---- sections ---- */

static void put_section(struct halaman *h, const struct periksa_bagian *b,
	struct periksa_bag *out)
{
	size_t notes = 0;

	out->kode = b->bagian.kode;
	out->judul = b->bagian.judul;
	out->berubah = b->berubah;
	out->beda = b->beda;
	out->par_n = b->paragraf_n;
	out->par = arena_array(h->a, struct periksa_par, b->paragraf_n + 1);
	for (size_t i = 0; i < b->paragraf_n; i++) {
		struct periksa_par *x = &out->par[i];

		x->isi = (struct safe_html){b->paragraf[i].html};
		x->hash = b->paragraf[i].hash;
		if (!b->berubah)
			x->utas_n =
				notes_of(h, out->kode, x->hash, NULL, &x->utas);
		notes += x->utas_n;
	}
	out->utas_n =
		notes_of(h, out->kode, NULL, b->berubah ? NULL : b, &out->utas);
	notes += out->utas_n;
	h->berubah += b->berubah;
	if (b->paragraf_n == 0 && !b->berubah && notes == 0)
		out->lipat = "belum ditulis";
	else if (h->h.dilihat > 0 && !b->berubah && notes == 0)
		out->lipat = "tidak berubah";
}

static void put_sections(struct halaman *h)
{
	struct periksa_lihat *p = &h->p;

	p->bagian_n = h->h.bagian_n;
	p->bagian = arena_array(h->a, struct periksa_bag, p->bagian_n + 1);
	for (size_t i = 0; i < p->bagian_n; i++)
		put_section(h, &h->h.bagian[i], &p->bagian[i]);
	p->umum_n = notes_of(h, NULL, NULL, NULL, &p->umum);
	for (size_t i = 0; i < h->h.catatan.n; i++)
		h->menunggu += h->h.catatan.item[i].putaran < h->h.putaran &&
			       h->h.catatan.item[i].keadaan != CATATAN_SUDAH;
}

/* ---- the pane of the decision ---- */

static const struct simpul *check_node(const struct halaman *h)
{
	const struct sop *s = h->r.siklus.kasus.sop;

	for (size_t i = 0; i < s->simpul_n; i++)
		if (text_eq(s->simpul[i].layar, "periksa"))
			return &s->simpul[i];
	return NULL;
}

static void put_targets(struct halaman *h, const struct simpul *n)
{
	const struct sop *s = h->r.siklus.kasus.sop;
	struct choice *to = arena_array(h->a, struct choice, n->kembali_n + 1);

	for (size_t i = 0; i < n->kembali_n; i++) {
		int no = s->simpul[n->kembali[i]].no;

		to[i].value = arena_printf(h->a, "%d", no);
		to[i].label = arena_printf(h->a, "Langkah %d, %s%s", no,
			s->langkah[no - 1].singkat,
			n->kembali_bidang[i] ? " (satu Bidang)" : "");
		to[i].on = text_eq(isi(h->w, "kembali"), to[i].value);
	}
	h->p.kembali = to;
	h->p.kembali_n = n->kembali_n;
}

static const char *bidang_nama(struct halaman *h, const char *kode)
{
	const struct bidang *l = NULL;
	size_t n = 0;

	if (act_bidang(h->w->c, &l, &n) < 0)
		fail_clear(h->w->c);
	for (size_t i = 0; i < n; i++)
		if (text_eq(l[i].kode, kode))
			return l[i].nama;
	return kode;
}

/* Which Bidang want their figures back: he can send them back here. */
static int put_requests(struct halaman *h)
{
	struct act_minta_list l = {
		.siklus_id = h->h.siklus_id, .jabatan = h->h.jabatan};
	int rc = h->h.boleh ? act_minta_list(h->w->c, &l) : OK;

	h->p.minta = arena_array(h->a, struct note, l.n + 1);
	for (size_t i = 0; rc == OK && i < l.n; i++)
		h->p.minta[h->p.minta_n++] = (struct note){.tone = TONE_INFO,
			.icon = "pesan",
			.strong = arena_printf(h->a,
				"%s minta datanya dibuka kembali:",
				bidang_nama(h, l.list[i].bidang)),
			.text = l.list[i].alasan,
			.href = arena_printf(
				h->a, "%s/data", h->p.kepala.alamat),
			.button = "Lihat"};
	return rc;
}

static void put_bidang(struct halaman *h)
{
	const struct bidang *l = NULL;
	size_t n = 0;
	struct choice *c;

	if (act_bidang(h->w->c, &l, &n) < 0)
		fail_clear(h->w->c);
	c = arena_array(h->a, struct choice, n + 1);
	c[0] = (struct choice){.value = "", .label = "(pilih Bidang)"};
	for (size_t i = 0; i < n; i++)
		c[i + 1] = (struct choice){.value = l[i].kode,
			.label = l[i].nama,
			.on = text_eq(isi(h->w, "bidang"), l[i].kode)};
	h->p.bidang = c;
	h->p.bidang_n = n + 1;
}

static void put_decision(struct halaman *h)
{
	struct periksa_lihat *p = &h->p;
	const struct simpul *n = check_node(h);
	struct choice *c = arena_array(h->a, struct choice, ARRAY_N(sendiri));

	for (size_t i = 0; i < ARRAY_N(sendiri); i++)
		c[i] = (struct choice){.value = sendiri[i],
			.label = sendiri[i],
			.on = isi_punya(h->w, "centang", sendiri[i])};
	p->centang = c;
	p->centang_n = ARRAY_N(sendiri);
	p->cek = h->h.cek;
	p->cek_n = h->h.cek_n;
	p->gagal_n = h->h.gagal_n;
	p->keputusan = isi(h->w, "keputusan");
	p->catatan = isi_atau(h->w, "catatan", NULL);
	p->nama = h->h.pelaku.nama;
	if (n != NULL)
		put_targets(h, n);
	if (h->p.kembali_n > 1)
		put_bidang(h);
}

/* ---- the page ---- */

static const char *round_title(struct halaman *h)
{
	static const char *const ke[] = {
		"pertama", "kedua", "ketiga", "keempat", "kelima"};
	int n = h->h.putaran;

	if (n >= 1 && (size_t)n <= ARRAY_N(ke))
		return arena_printf(
			h->a, "Periksa draf laporan, putaran %s", ke[n - 1]);
	return arena_printf(h->a, "Periksa draf laporan, putaran %d", n);
}

static const char *lead(struct halaman *h)
{
	if (!h->h.boleh)
		return h->p.kepala.kalimat;
	if (h->h.dilihat == 0)
		return "Bacalah seluruh draf. Catatan dapat ditulis di bawah tiap paragraf.";
	return arena_printf(h->a,
		"%zu bagian berubah sejak putaran %d. %zu catatan menunggu penilaian Anda.",
		h->berubah, h->h.dilihat, h->menunggu);
}

/* Who handed it in, and when. */
static const char *handed_in(struct halaman *h)
{
	const char *out = NULL;

	for (size_t i = 0; i < h->r.peristiwa_n; i++) {
		const struct peristiwa *e = &h->r.peristiwa[i];

		if (e->langkah == 6 && e->tindakan == TINDAKAN_SELESAI)
			out = arena_printf(h->a, "%s, %s",
				h->r.oleh[i] != NULL ? h->r.oleh[i] : "Tim LKJ",
				kata_kapan(h->a, e->terjadi_at, h->w->c->now,
					h->r.instansi.zona_min));
	}
	return out;
}

static void put_words(struct halaman *h)
{
	struct periksa_lihat *p = &h->p;
	struct siklus_kepala *k = &p->kepala;

	p->boleh = h->h.boleh;
	p->alasan = h->h.alasan;
	p->judul = h->h.dilihat == 0
			   ? "Naskah draf"
			   : arena_printf(h->a, "Perubahan sejak putaran %d",
				     h->h.dilihat);
	p->dari = handed_in(h);
	p->aksi = arena_printf(h->a, "%s/periksa", k->alamat);
	p->catat = arena_printf(h->a, "%s/periksa/catatan", k->alamat);
	p->cabut = arena_printf(h->a, "%s/periksa/cabut", k->alamat);
	p->utuh = arena_printf(h->a, "%s/laporan", k->alamat);
	if (h->w->lagi && isi(h->w, "teks") != NULL) {
		p->kode_lagi = isi(h->w, "kode");
		p->par_lagi = isi_teks(h->w, "paragraf");
		p->teks_lagi = isi(h->w, "teks");
	}
	k->judul_halaman = round_title(h);
	k->kalimat = lead(h);
	if (p->boleh)
		k->tombol = NULL;
}

int page_periksa(struct web *w)
{
	struct halaman *h = arena_new(w->c->mem, struct halaman);
	int rc;

	h->w = w;
	h->a = w->c->mem;
	rc = kepala_get(w, TAB_LAPORAN, &h->r, &h->p.kepala);
	h->h.siklus_id = h->r.siklus.id;
	h->h.jabatan = checker(w);
	if (rc == OK)
		rc = naskah_berjabatan(w);
	if (rc == OK)
		rc = act_periksa_lihat(w->c, &h->h);
	if (rc < 0)
		return rc;
	rc = put_requests(h);
	if (rc < 0)
		return rc;
	put_sections(h);
	put_words(h);
	put_decision(h);
	h->p.yakin = w->lagi && text_eq(isi(w, "keputusan"), "ya");
	h->p.layout = web_layout(w, h->p.kepala.judul_halaman, MENU_SIKLUS);
	h->p.form = web_form(w, 0);
	h->p.layout.form = h->p.form;
	tpl_periksa(&w->out, &h->p);
	return web_page(w);
}

/* ---- what is done there ---- */

static int judged(struct web *w, struct nilai_catatan *out)
{
	int n = 0;
	long nomor;

	for (size_t i = 0; i < w->isian_n; i++) {
		const struct kiriman *v = &w->isian[i];

		if (v->aturan->jenis == ISIAN_PETA &&
			text_int(v->kunci, 1, INT32_MAX, &nomor) &&
			text_has_word("sudah belum", v->nilai))
			out[n++] = (struct nilai_catatan){
				nomor, text_eq(v->nilai, "sudah")};
	}
	return n;
}

/* Told once; sent again it holds. */
static bool warns(struct web *w, const struct act_putus *a)
{
	if (a->keputusan != KEPUTUSAN_YA || isi_ada(w, "yakin") ||
		a->centang_n >= ARRAY_N(sendiri))
		return false;
	galat(w, "centang",
		"%zu pemeriksaan Anda belum ditandai. Tetap setujui? Kirim sekali lagi.",
		ARRAY_N(sendiri) - a->centang_n);
	return true;
}

int post_periksa(struct web *w)
{
	struct nilai_catatan *nilai =
		arena_array(w->c->mem, struct nilai_catatan, w->isian_n + 1);
	const char *centang[ARRAY_N(sendiri)];
	struct act_putus a = {.jabatan = checker(w),
		.keputusan = text_eq(isi(w, "keputusan"), "ya")
				     ? KEPUTUSAN_YA
				     : KEPUTUSAN_TIDAK,
		.nilai = nilai,
		.centang = centang,
		.kunci = isi_teks(w, "kunci")};
	bool tidak = a.keputusan == KEPUTUSAN_TIDAK;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	a.nilai_n = (size_t)judged(w, nilai);
	for (size_t i = 0; i < ARRAY_N(sendiri); i++)
		if (isi_punya(w, "centang", sendiri[i]))
			centang[a.centang_n++] = sendiri[i];
	if (tidak) {
		a.catatan = isi_teks(w, "catatan");
		a.kembali_ke = (int)isi_angka(w, "kembali", 0);
		a.bidang = a.kembali_ke == 2 ? isi_teks(w, "bidang") : NULL;
	}
	if (warns(w, &a))
		return web_lagi(w, E_INVALID);
	rc = act_putus(w->c, &a);
	if (rc == E_INVALID && tidak) {
		galat(w, "catatan", "%s", w->c->sentence);
		fail_clear(w->c);
	}
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, tidak ? "dikembalikan" : "disetujui",
		"/siklus/%s%s", w->arg[0], tidak ? "" : "/tanda-tangan");
}

int post_periksa_catatan(struct web *w)
{
	struct act_catat a = {.jabatan = checker(w),
		.kode = isi_teks(w, "kode"),
		.paragraf = isi_teks(w, "paragraf"),
		.teks = isi(w, "teks")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_catatan_tulis(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "dicatat", "/siklus/%s/periksa#catatan-%lld",
		w->arg[0], (long long)a.nomor);
}

int post_periksa_cabut(struct web *w)
{
	struct act_catat a = {
		.jabatan = checker(w), .nomor = isi_angka(w, "nomor", 0)};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_catatan_cabut(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "dicabut", "/siklus/%s/periksa", w->arg[0]);
}
