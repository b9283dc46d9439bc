/*
 * Any one step of any SOP, and pausing, going on, cancelling.
 *
 * Steps with a form of their own are linked to it (web_alamat_simpul); this
 * page is enough to complete every other, so a new SOP needs no new page.
 */
#include "base/base.h"

#include "web/web_app.h"

#include "web/page/langkah.h"

const struct isian_aturan isian_langkah[] = {
	{"sebagai", ISIAN_KODE, LIMIT_KODE, "Sebutkan jabatannya.", NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"keputusan", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{"kembali", ISIAN_ANGKA, 3, NULL, NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{"berkas", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const struct isian_aturan isian_catatan[] = {
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct layar {
	const char *kode, *tail;
	bool bidang; /* the code of the Bidang follows */
};

static const struct layar layar[] = {
	{"disposisi", "disposisi", false},
	{"pengisian", "data", true},
	{"serahkan", "data", true},
	{"rapat", "rapat", false},
	{"naskah", "laporan", false},
	{"ajukan", "laporan", false},
	{"periksa", "periksa", false},
	{"tanda-tangan", "tanda-tangan", false},
	{"verifikasi", "verifikasi", false},
	{"terima", "terima", false},
	{"pengesahan", "pengesahan", false},
	{"arsip", "kirim", false},
};

const char *web_alamat_simpul(struct arena *a, const char *periode,
	const struct simpul *n, const char *bidang)
{
	const char *at = kata_alamat(a, periode);

	for (size_t i = 0; i < ARRAY_N(layar); i++) {
		char *path;

		if (!text_eq(layar[i].kode, n->layar))
			continue;
		path = arena_printf(a, "/siklus/%s/%s%s%s", at, layar[i].tail,
			layar[i].bidang && bidang != NULL ? "/" : "",
			layar[i].bidang && bidang != NULL ? bidang : "");
		if (web_ada(path))
			return path;
	}
	return arena_printf(a, "/siklus/%s/langkah/%s%s%s", at, n->kode,
		bidang != NULL ? "?bidang=" : "", bidang != NULL ? bidang : "");
}

const char *web_alamat_tugas(struct web *w, const struct tugas_lihat *t)
{
	return web_alamat_simpul(
		w->c->mem, t->t.periode, t->simpul, t->t.bidang);
}

/* The open task of this simpul that he may do; else any open one. */
static const struct tugas *task_of(struct web *w, const struct siklus_rinci *r,
	const char *simpul, const char *bidang)
{
	const struct tugas *any = NULL;

	for (size_t i = 0; i < r->tugas_n; i++) {
		const struct tugas *t = &r->tugas[i];

		if (t->selesai_at != 0 || !text_eq(t->simpul, simpul) ||
			(bidang != NULL && !text_eq(t->bidang, bidang)))
			continue;
		if (web_memegang(w, t->jabatan))
			return t;
		any = t;
	}
	return any;
}

static const char *there_is(struct web *w, const struct siklus_rinci *r,
	const char *jenis, const char *bidang)
{
	for (size_t i = r->berkas_n; i-- > 0;) {
		const struct berkas *b = &r->berkas[i];

		if (text_eq(b->jenis, jenis) &&
			(b->bidang == NULL || text_eq(b->bidang, bidang)))
			return arena_printf(w->c->mem, "Versi %d, %s", b->versi,
				kata_hari(w->c->mem, b->dibuat_at, w->c->now,
					r->instansi.zona_min));
	}
	return NULL;
}

static void put_needs(struct web *w, const struct siklus_rinci *r,
	const struct simpul *n, struct langkah_form *p)
{
	p->syarat =
		arena_array(w->c->mem, struct syarat_lihat, n->syarat_n + 1);
	p->syarat_n = n->syarat_n;
	for (size_t i = 0; i < n->syarat_n; i++) {
		const struct syarat *y = &n->syarat[i];

		p->syarat[i] = (struct syarat_lihat){.jenis = y->jenis,
			.nama = y->nama,
			.sistem = y->sistem,
			.ada = there_is(w, r, y->jenis, p->bidang)};
		if (!y->sistem)
			p->syarat[i].field =
				arena_printf(w->c->mem, "berkas[%s]", y->jenis);
	}
}

static void put_decision(struct web *w, const struct siklus_rinci *r,
	const struct simpul *n, struct langkah_form *p)
{
	const struct kasus *k = &r->siklus.kasus;
	struct choice *to =
		arena_array(w->c->mem, struct choice, n->kembali_n + 1);
	struct choice *b =
		arena_array(w->c->mem, struct choice, k->bidang_n + 1);
	bool per_bidang = false;

	p->keputusan = n->keputusan;
	for (size_t i = 0; i < n->kembali_n; i++) {
		const struct simpul *x = &k->sop->simpul[n->kembali[i]];

		to[i].value = arena_printf(w->c->mem, "%d", x->no);
		to[i].label = arena_printf(w->c->mem, "Langkah %d, %s", x->no,
			k->sop->langkah[x->no - 1].singkat);
		to[i].on = text_eq(isi(w, "kembali"), to[i].value);
		per_bidang |= n->kembali_bidang[i];
	}
	p->kembali = to;
	p->kembali_n = n->kembali_n;
	if (!per_bidang)
		return;
	b[p->bidang_opsi_n++] =
		(struct choice){.value = "", .label = "(tidak dipilih)"};
	for (size_t i = 0; i < k->bidang_n; i++)
		b[p->bidang_opsi_n++] = (struct choice){
			.value = k->bidang[i], .label = k->bidang[i]};
	p->bidang_opsi = b;
}

static void put_turn(struct web *w, const struct siklus_rinci *r,
	const struct tugas *t, struct langkah_form *p)
{
	struct pejabat who = {0};

	if (t == NULL) {
		p->alasan = "Langkah ini belum dimulai atau sudah selesai.";
		return;
	}
	p->jabatan = t->jabatan;
	p->boleh = web_memegang(w, t->jabatan) &&
		   r->siklus.keadaan == KEADAAN_BERJALAN;
	if (act_pemegang(w->c, t->jabatan, &who) < 0)
		fail_clear(w->c);
	p->sebagai = kata_jabatan(w->c->mem, &who);
	p->alasan = arena_printf(w->c->mem, "Langkah ini dipegang %s sejak %s.",
		who.nama != NULL ? who.nama : p->sebagai,
		kata_kapan(w->c->mem, t->mulai_at, w->c->now,
			r->instansi.zona_min));
}

int page_langkah(struct web *w)
{
	struct siklus_rinci r;
	struct langkah_form p = {.bidang = isi_teks(w, "bidang")};
	const struct simpul *n;
	const struct tugas *t;
	int at, rc = kepala_get(w, TAB_POSISI, &r, &p.kepala);

	if (rc < 0)
		return rc;
	at = simpul_find(r.siklus.kasus.sop, w->arg[1]);
	if (at < 0)
		return fail(w->c, E_NOTFOUND,
			"Langkah %s tidak ada dalam SOP ini.", w->arg[1]);
	n = &r.siklus.kasus.sop->simpul[at];
	t = task_of(w, &r, n->kode, n->tiap_bidang ? p.bidang : NULL);
	p.bidang = t != NULL ? t->bidang : NULL;
	p.kepala.tombol = NULL;
	p.kepala.judul_halaman = n->tugas;
	p.layout = web_layout(w, n->tugas, MENU_SIKLUS);
	p.form = web_form(w, 0);
	p.aksi = arena_printf(
		w->c->mem, "%s/langkah/%s", p.kepala.alamat, n->kode);
	p.kegiatan = n->kegiatan;
	p.output = r.siklus.kasus.sop->langkah[n->no - 1].output;
	p.tombol = n->tugas;
	p.catatan = isi_atau(w, "catatan", NULL);
	put_turn(w, &r, t, &p);
	put_needs(w, &r, n, &p);
	put_decision(w, &r, n, &p);
	tpl_langkah(&w->out, &p);
	return web_page(w);
}

int web_lampiran(
	struct web *w, const char *nama, struct lampiran **list, size_t *n)
{
	struct lampiran *l =
		arena_array(w->c->mem, struct lampiran, w->isian_n + 1);
	size_t count = 0;

	for (size_t i = 0; i < w->isian_n; i++) {
		const struct http_part *b = w->isian[i].berkas;
		int rc = OK;

		if (b == NULL || !text_eq(w->isian[i].aturan->nama, nama))
			continue;
		l[count].jenis = w->isian[i].kunci;
		l[count].nama = b->filename;
		l[count].n = b->n;
		l[count].isi = b->fd < 0 ? b->value : NULL;
		l[count].fd = b->fd;
		l[count].offset = b->offset;
		/* A large one stays in the file of the request. */
		if (b->fd >= 0)
			rc = lampiran_siap(w->c, &l[count]);
		if (rc < 0)
			return rc;
		count++;
	}
	*list = l;
	*n = count;
	return OK;
}

int post_langkah(struct web *w)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.jabatan = isi(w, "sebagai"),
		.bidang = isi_teks(w, "bidang"),
		.catatan = isi_teks(w, "catatan"),
		.kunci = isi_teks(w, "kunci"),
		.no = (int)strtol(w->arg[1], NULL, 10)};
	struct lampiran *l;
	const char *k = isi(w, "keputusan");
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = web_lampiran(w, "berkas", &l, &a.lampiran_n);
	if (rc < 0)
		return web_lagi(w, rc);
	a.lampiran = l;
	if (k != NULL)
		a.keputusan = text_eq(k, "ya") ? KEPUTUSAN_YA : KEPUTUSAN_TIDAK;
	if (a.keputusan == KEPUTUSAN_TIDAK)
		a.kembali_ke = (int)isi_angka(w, "kembali", 0);
	else if (a.keputusan == KEPUTUSAN_YA)
		a.bidang = NULL;
	rc = act_langkah(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "langkah-selesai", "/siklus/%s", w->arg[0]);
}

/* ---- pausing, going on, cancelling ---- */

struct ubah {
	const char *kata, *judul, *penjelasan, *tombol;
	enum tindakan tindakan;
	bool wajib;
};

static const struct ubah ubah[] = {
	{"jeda", "Jeda siklus",
		"Waktu semua tugas berhenti sampai siklus dilanjutkan. Tulis alasannya.",
		"Jeda siklus", TINDAKAN_JEDA, true},
	{"lanjut", "Lanjutkan siklus",
		"Waktu tugas berjalan lagi; batasnya mundur selama masa jeda.",
		"Lanjutkan siklus", TINDAKAN_LANJUT, false},
	{"batal", "Batalkan siklus",
		"Siklus yang dibatalkan tidak dapat dilanjutkan. Riwayat dan dokumennya tetap tersimpan. Tulis alasannya.",
		"Batalkan siklus", TINDAKAN_BATAL, true},
};

static const struct ubah *change_of(const struct web *w)
{
	for (size_t i = 0; i < ARRAY_N(ubah); i++)
		if (text_eq(ubah[i].kata, w->arg[1]))
			return &ubah[i];
	return NULL;
}

int page_ubah(struct web *w)
{
	const struct ubah *u = change_of(w);
	struct siklus_rinci r;
	struct ubah_form p = {0};
	int rc;

	if (u == NULL)
		return fail(w->c, E_NOTFOUND,
			"Halaman tidak ada atau sudah dipindahkan.");
	rc = kepala_get(w, TAB_POSISI, &r, &p.kepala);
	if (rc < 0)
		return rc;
	p.kepala.judul_halaman = u->judul;
	p.kepala.tombol = NULL;
	p.layout = web_layout(w, u->judul, MENU_SIKLUS);
	p.form = web_form(w, 0);
	p.aksi =
		arena_printf(w->c->mem, "%s/ubah/%s", p.kepala.alamat, u->kata);
	p.penjelasan = u->penjelasan;
	p.tombol = u->tombol;
	p.wajib = u->wajib;
	p.catatan = isi_atau(w, "catatan", NULL);
	tpl_ubah(&w->out, &p);
	return web_page(w);
}

int post_ubah(struct web *w)
{
	const struct ubah *u = change_of(w);
	const struct pejabat *who = web_peran(w, "sekretaris");
	struct act_langkah a = {.catatan = isi_teks(w, "catatan"),
		.kunci = isi_teks(w, "kunci")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	if (u == NULL || who == NULL)
		return fail(w->c, E_DENIED,
			"Hanya Sekretaris yang dapat melakukan ini.");
	a.tindakan = u->tindakan;
	a.jabatan = who->jabatan;
	rc = act_langkah(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, u->kata, "/siklus/%s",
		u->tindakan == TINDAKAN_BATAL ? arena_printf(w->c->mem, "%lld",
							(long long)a.siklus_id)
					      : w->arg[0]);
}
