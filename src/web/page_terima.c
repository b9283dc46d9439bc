/*
 * SOP steps 9a, 9 and 10a: the Kasubag verifies the approved report, the
 * Sekretaris receives it, the Kepala signs the yearly one.
 */
#include "base/base.h"

#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/terima.h"

const struct isian_aturan isian_verifikasi[] = {
	{"butir", ISIAN_PETA, 10, NULL, NULL},
	{"catatan", ISIAN_PETA, LIMIT_HAL, NULL, NULL},
	{"sidik", ISIAN_TEKS, 64, "Sidik laporan tidak terkirim.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct susun {
	struct web *w;
	struct arena *a;
	struct surat_meja m;
	struct terima_lihat *p;
};

/* One of these steps: its screen, and what its button does. */
struct jenis_terima {
	const char *layar, *ekor, *judul, *penjelasan, *tombol, *peran;
	const char *selesai; /* toast */
	int no;
};
static const struct jenis_terima verifikasi = {"verifikasi", "verifikasi",
	"Verifikasi laporan", "", "Selesaikan verifikasi", "kasubag",
	"diverifikasi", 9};
static const struct jenis_terima terima = {"terima", "terima",
	"Terima dokumen terverifikasi",
	"Laporan sudah disetujui dan diverifikasi. Setelah diterima, Pelaksana mengantar, menggandakan, dan mengarsipkannya.",
	"Terima dokumen", "sekretaris", "diterima", 9};
static const struct jenis_terima pengesahan = {"pengesahan", "pengesahan",
	"Tanda tangani LKJ tahunan",
	"LKJ tahunan ditandatangani Kepala Badan sebelum diantar. Persetujuan ini terikat pada sidik dokumen di samping.",
	"Tanda tangani LKJ", "kepala", "lkj-ditandatangani", 10};

/* The open task of this screen. */
static const struct tugas *task_of(
	const struct siklus_rinci *r, const struct jenis_terima *j)
{
	const struct sop *sop = r->siklus.kasus.sop;

	for (size_t i = 0; i < r->tugas_n; i++) {
		int at = simpul_find(sop, r->tugas[i].simpul);

		if (r->tugas[i].selesai_at == 0 && at >= 0 &&
			text_eq(sop->simpul[at].layar, j->layar))
			return &r->tugas[i];
	}
	return NULL;
}

static void put_turn(struct susun *s, const struct jenis_terima *j)
{
	const struct tugas *t = task_of(&s->m.r, j);
	const struct pejabat *who;

	if (t == NULL) {
		if (s->p->v.hasil == NULL || !text_eq(j->peran, "kasubag"))
			s->p->alasan =
				"Langkah ini belum dimulai atau sudah selesai.";
		return;
	}
	s->p->boleh = web_memegang(s->w, t->jabatan) &&
		      s->m.r.siklus.keadaan == KEADAAN_BERJALAN;
	who = surat_pejabat(&s->m, t->jabatan);
	if (!s->p->boleh)
		s->p->alasan = arena_printf(s->a,
			"Langkah ini dipegang %s sejak %s.",
			who != NULL && who->nama != NULL ? who->nama
							 : t->jabatan,
			kata_kapan(s->a, t->mulai_at, s->w->c->now, s->m.zona));
}

static bool has_newer(const struct siklus_rinci *r, size_t i)
{
	for (size_t k = i + 1; k < r->berkas_n; k++)
		if (text_eq(r->berkas[k].jenis, r->berkas[i].jenis))
			return true;
	return false;
}

static const char *form_name(const char *jenis)
{
	if (text_eq(jenis, "laporan-pdf"))
		return "Laporan, PDF";
	return text_eq(jenis, "laporan-html") ? "Laporan, halaman HTML"
					      : "Laporan, teks";
}

static void put_files(struct susun *s)
{
	const struct siklus_rinci *r = &s->m.r;
	struct tautan_berkas *out =
		arena_array(s->a, struct tautan_berkas, r->berkas_n + 1);

	for (size_t i = 0; i < r->berkas_n; i++) {
		const struct berkas *b = &r->berkas[i];

		if (!text_starts(b->jenis, "laporan") || has_newer(r, i))
			continue;
		out[s->p->berkas_n++] = (struct tautan_berkas){
			.nama = form_name(b->jenis),
			.rinci = kata_ukuran(s->a, b->ukuran),
			.alamat = arena_printf(s->a, "%s/berkas/%s/%d",
				s->m.kepala.alamat, b->jenis, b->versi)};
	}
	s->p->berkas = out;
}

/* ---- the checklist ---- */

static void put_point(struct susun *s, const struct verifikasi *v, size_t i)
{
	struct periksa_butir *b = &s->p->v.butir[i];
	const char *kode = verifikasi_pilihan[i].kode;
	const char *is = s->w->lagi ? isi_peta(s->w, "butir", kode) : NULL;
	const char *note = s->w->lagi ? isi_peta(s->w, "catatan", kode)
				      : v->butir[i].catatan;
	struct choice *c = arena_array(s->a, struct choice, 2);

	c[0] = (struct choice){
		.value = "ya", .label = "Sesuai", .on = text_eq(is, "ya")};
	c[1] = (struct choice){.value = "tidak",
		.label = "Belum sesuai",
		.on = text_eq(is, "tidak")};
	b->nama = verifikasi_pilihan[i].nama;
	b->n_butir = arena_printf(s->a, "butir[%s]", kode);
	b->n_catatan = arena_printf(s->a, "catatan[%s]", kode);
	b->catatan = note != NULL ? note : "";
	b->pilihan = c;
	b->sesuai = v->butir[i].sesuai;
}

/* What was verified; nothing where nothing is approved yet. */
static int put_checks(struct susun *s)
{
	struct act_verifikasi a = {.siklus_id = s->m.r.siklus.id,
		.jabatan = surat_sebagai(s->w, "kasubag")};
	struct verifikasi_lihat *v = &s->p->v;
	const struct pejabat *who;
	int rc = act_verifikasi_lihat(s->w->c, &a);

	if (rc == E_STATE) {
		s->p->kosong = s->w->c->sentence;
		fail_clear(s->w->c);
		return OK;
	}
	if (rc < 0)
		return rc;
	v->sidik = hash_hex(s->a, a.hasil.sidik);
	v->sidik8 = arena_dupn(s->a, v->sidik, 8);
	v->butir = arena_array(s->a, struct periksa_butir, VERIFIKASI_N);
	v->butir_n = VERIFIKASI_N;
	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		put_point(s, &a.hasil, i);
		v->catatan |= !a.usul && !a.hasil.butir[i].sesuai;
	}
	v->pdf = surat_alamat(s->w, &s->m, "lembar-verifikasi");
	if (a.usul)
		return OK;
	who = surat_pejabat(&s->m, a.hasil.jabatan);
	v->hasil = arena_printf(s->a, "Diverifikasi %s, %s.",
		who != NULL ? who->jabatan_nama : a.hasil.jabatan,
		kata_kapan(s->a, a.hasil.pada_at, s->w->c->now, s->m.zona));
	return OK;
}

/* The number of the letter that takes it out of the house. */
static int put_number(struct susun *s)
{
	struct act_pengantaran a = {.siklus_id = s->m.r.siklus.id,
		.jabatan = surat_sebagai(s->w, "sekretaris")};
	int rc = act_pengantaran_lihat(s->w->c, &a);

	if (rc < 0)
		return rc;
	s->p->nomor =
		a.hasil.nomor != NULL
			? a.hasil.nomor
			: arena_printf(s->a,
				  "berikutnya %03lld, diberikan saat surat terbit",
				  (long long)a.berikut);
	return OK;
}

static int show(struct web *w, const struct jenis_terima *j)
{
	struct terima_lihat p = {0};
	struct susun s = {.w = w, .a = w->c->mem, .p = &p};
	int rc = surat_meja(w, TAB_POSISI, j->judul, &s.m);

	if (rc == OK)
		rc = put_checks(&s);
	if (rc == OK && p.kosong == NULL && j != &verifikasi)
		rc = put_number(&s);
	if (rc < 0)
		return rc;
	put_turn(&s, j);
	put_files(&s);
	p.periksa = j == &verifikasi;
	p.kepala = s.m.kepala;
	p.layout = web_layout(w, j->judul, MENU_SIKLUS);
	p.form = web_form(w, 0);
	p.aksi = arena_printf(s.a, "%s/%s", p.kepala.alamat, j->ekor);
	p.tombol = j->tombol;
	p.penjelasan = j->penjelasan;
	p.catatan = p.periksa ? "" : isi_atau(w, "catatan", NULL);
	tpl_terima(&w->out, &p);
	return web_page(w);
}

int page_verifikasi(struct web *w)
{
	return show(w, &verifikasi);
}

int page_terima(struct web *w)
{
	return show(w, &terima);
}

int page_pengesahan(struct web *w)
{
	return show(w, &pengesahan);
}

/* ---- the actions ---- */

void verifikasi_diketik(struct web *w, struct verifikasi *v)
{
	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		const char *kode = verifikasi_pilihan[i].kode;
		const char *is = isi_peta(w, "butir", kode);

		v->butir[i].sesuai = text_eq(is, "ya");
		v->butir[i].catatan = isi_peta(w, "catatan", kode);
		if (!text_eq(is, "ya") && !text_eq(is, "tidak"))
			galat(w, arena_printf(w->c->mem, "butir[%s]", kode),
				"Pilih sesuai atau belum: %s.",
				verifikasi_pilihan[i].nama);
	}
}

int post_verifikasi(struct web *w)
{
	struct act_verifikasi a = {.jabatan = surat_sebagai(w, "kasubag"),
		.sidik = isi(w, "sidik"),
		.kunci = isi_teks(w, "kunci")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	verifikasi_diketik(w, &a.v);
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	rc = act_verifikasi_selesai(w->c, &a);
	/* The hash has no field of its own: it is the last point. */
	for (size_t i = 0; i < a.salah.n; i++)
		if (text_eq(a.salah.item[i].isian, "sidik"))
			a.salah.item[i].isian = "butir_sidik";
	if (rc < 0)
		return surat_lagi(w, rc, &a.salah);
	return web_redirect(w, verifikasi.selesai, "/siklus/%s", w->arg[0]);
}

static int complete(struct web *w, const struct jenis_terima *j)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.jabatan = surat_sebagai(w, j->peran),
		.catatan = isi_teks(w, "catatan"),
		.kunci = isi_teks(w, "kunci"),
		.no = j->no};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_langkah(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, j->selesai, "/siklus/%s", w->arg[0]);
}

int post_terima(struct web *w)
{
	return complete(w, &terima);
}

int post_pengesahan(struct web *w)
{
	return complete(w, &pengesahan);
}
