/* SOP step 10: the letter with its number, the receipt, copies, the shelf. */
#include "base/base.h"

#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/kirim.h"

#define BARIS_KOSONG 2 /* empty rows below the ledger of copies */

const struct isian_aturan isian_kirim[] = {
	PENGANTARAN_ISIAN(ISIAN_BERKAS),
	{"aksi", ISIAN_PILIHAN, 0, NULL, "simpan terbit selesai"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct susun {
	struct web *w;
	struct arena *a;
	struct surat_meja m;
	struct act_pengantaran act;
	struct kirim_lihat *p;
};

static void put_letter(struct susun *s)
{
	const struct pengantaran *h = &s->act.hasil;
	struct kirim_lihat *p = s->p;
	struct choice *cara =
		arena_array(s->a, struct choice, ARRAY_N(cara_pilihan));
	struct choice *who;
	const struct pejabat *sign;

	p->nomor = h->nomor;
	p->berikut = arena_printf(s->a, "%03lld", (long long)s->act.berikut);
	p->urut = isi_atau(s->w, "urut", NULL);
	p->kepada = isi_atau(s->w, "kepada", h->kepada);
	p->di = isi_atau(s->w, "di", h->di);
	p->hal = isi_atau(s->w, "hal", h->hal);
	p->cara = isi_atau(s->w, "cara", h->cara);
	p->tembusan = isi_atau(s->w, "tembusan", h->tembusan);
	p->penanda = isi_atau(s->w, "penanda", h->penanda);
	for (size_t i = 0; i < ARRAY_N(cara_pilihan); i++) {
		cara[i] = (struct choice){.value = cara_pilihan[i].kode,
			.label = cara_pilihan[i].nama,
			.on = text_eq(cara_pilihan[i].kode, p->cara)};
		if (cara[i].on)
			p->cara_nama = cara[i].label;
	}
	p->cara_opsi = cara;
	p->cara_n = ARRAY_N(cara_pilihan);
	p->penanda_n = surat_pilihan(s->w, &s->m, &who) - 1;
	p->penanda_opsi = who + 1;
	for (size_t i = 0; i < p->penanda_n; i++)
		who[i + 1].on = text_eq(who[i + 1].value, p->penanda);
	sign = surat_pejabat(&s->m, p->penanda);
	p->penanda_nama = sign != NULL ? sign->jabatan_nama : p->penanda;
}

static void put_receipt(struct susun *s)
{
	const struct pengantaran *h = &s->act.hasil;
	struct kirim_lihat *p = s->p;

	p->penerima = isi_atau(s->w, "penerima", h->penerima);
	p->penerima_jabatan =
		isi_atau(s->w, "penerima_jabatan", h->penerima_jabatan);
	p->diterima = isi_atau(
		s->w, "diterima", surat_mesin(s->a, h->diterima_at, s->m.zona));
	if (h->diterima_at != 0)
		p->diterima_teks = surat_waktu(s->a, h->diterima_at, s->m.zona);
}

static const char *typed_row(struct susun *s, const char *isian, size_t no)
{
	const char *v = isi_peta(s->w, isian, arena_printf(s->a, "%zu", no));

	return v != NULL ? v : "";
}

static struct salinan_lihat row_of(struct susun *s, size_t no)
{
	const struct pengantaran *h = &s->act.hasil;
	const struct salinan *have =
		no <= h->salinan_n ? &h->salinan[no - 1] : NULL;
	struct salinan_lihat r = {
		.n_salinan = arena_printf(s->a, "salinan[%zu]", no),
		.n_jumlah = arena_printf(s->a, "jumlah[%zu]", no),
		.n_keterangan = arena_printf(s->a, "keterangan[%zu]", no),
		.l_salinan = arena_printf(s->a, "Penerima %zu", no),
		.l_jumlah = "Jumlah",
		.l_keterangan = "Keterangan"};

	if (s->w->lagi) {
		r.penerima = typed_row(s, "salinan", no);
		r.jumlah = typed_row(s, "jumlah", no);
		r.keterangan = typed_row(s, "keterangan", no);
		return r;
	}
	r.penerima = have != NULL ? have->penerima : "";
	r.jumlah = have != NULL
			   ? arena_printf(s->a, "%lld", (long long)have->jumlah)
			   : "";
	r.keterangan = have != NULL && have->keterangan != NULL
			       ? have->keterangan
			       : "";
	return r;
}

static void put_copies(struct susun *s)
{
	struct kirim_lihat *p = s->p;
	size_t n = s->act.hasil.salinan_n;

	if (s->w->lagi)
		for (n = 0; n < LIMIT_PENGGANDAAN &&
			    isi_peta(s->w, "salinan",
				    arena_printf(s->a, "%zu", n + 1)) != NULL;)
			n++;
	else if (p->tulis)
		n += BARIS_KOSONG;
	p->salinan = arena_array(s->a, struct salinan_lihat, n + 1);
	p->salinan_n = n;
	for (size_t i = 0; i < n; i++)
		p->salinan[i] = row_of(s, i + 1);
}

static void put_shelf(struct susun *s)
{
	const struct pengantaran *h = &s->act.hasil;
	struct kirim_lihat *p = s->p;
	struct choice *nasib = arena_array(s->a, struct choice, 2);

	p->klasifikasi = isi_atau(s->w, "klasifikasi", h->klasifikasi);
	p->rak = isi_atau(s->w, "rak", h->rak);
	p->map = isi_atau(s->w, "map", h->map);
	p->aktif =
		isi_atau(s->w, "retensi", arena_printf(s->a, "%d", h->aktif));
	p->inaktif =
		isi_atau(s->w, "inaktif", arena_printf(s->a, "%d", h->inaktif));
	p->nasib = isi_atau(s->w, "nasib", h->nasib);
	nasib[0] = (struct choice){.value = "musnah",
		.label = "Musnah",
		.on = text_eq(p->nasib, "musnah")};
	nasib[1] = (struct choice){.value = "permanen",
		.label = "Permanen",
		.on = text_eq(p->nasib, "permanen")};
	p->nasib_opsi = nasib;
}

/* His turn: the open task of this screen is one he holds. */
static void put_turn(struct susun *s)
{
	const struct siklus_rinci *r = &s->m.r;
	const struct sop *sop = r->siklus.kasus.sop;
	const struct tugas *t = NULL;
	const struct pejabat *who;

	for (size_t i = 0; i < r->tugas_n; i++) {
		int at = simpul_find(sop, r->tugas[i].simpul);

		if (r->tugas[i].selesai_at == 0 && at >= 0 &&
			text_eq(sop->simpul[at].layar, "arsip"))
			t = &r->tugas[i];
	}
	if (r->siklus.keadaan == KEADAAN_SELESAI)
		return;
	if (t == NULL) {
		s->p->alasan =
			"Langkah 10 belum dimulai. Di bawah ini usulannya.";
		return;
	}
	s->p->tulis = web_memegang(s->w, t->jabatan) &&
		      r->siklus.keadaan == KEADAAN_BERJALAN;
	who = surat_pejabat(&s->m, t->jabatan);
	if (!s->p->tulis)
		s->p->alasan = arena_printf(s->a,
			"Langkah ini dipegang %s sejak %s.",
			who != NULL && who->nama != NULL ? who->nama
							 : t->jabatan,
			kata_kapan(s->a, t->mulai_at, s->w->c->now, s->m.zona));
}

int page_kirim(struct web *w)
{
	struct kirim_lihat p = {0};
	struct susun s = {.w = w, .a = w->c->mem, .p = &p};
	int rc = surat_meja(w, TAB_POSISI, "Kirim, gandakan, arsipkan", &s.m);

	if (rc < 0)
		return rc;
	s.act.siklus_id = s.m.r.siklus.id;
	s.act.jabatan = surat_sebagai(w, "pelaksana");
	rc = act_pengantaran_lihat(w->c, &s.act);
	if (rc < 0)
		return rc;
	p.kepala = s.m.kepala;
	p.layout = web_layout(w, "Kirim dan arsipkan", MENU_SIKLUS);
	p.form = web_form(w, s.act.hasil.rev);
	p.aksi = arena_printf(s.a, "%s/kirim", p.kepala.alamat);
	if (w->basi)
		p.basi = p.aksi;
	put_turn(&s);
	put_letter(&s);
	put_receipt(&s);
	put_copies(&s);
	put_shelf(&s);
	p.pengantar = surat_alamat(w, &s.m, "surat-pengantar");
	p.tanda_terima = surat_alamat(w, &s.m, "tanda-terima");
	p.penggandaan = surat_alamat(w, &s.m, "daftar-penggandaan");
	tpl_kirim(&w->out, &p);
	return web_page(w);
}

/* ---- what was typed ---- */

static void typed_copies(struct web *w, struct pengantaran *p)
{
	struct arena *a = w->c->mem;

	p->salinan = arena_array(a, struct salinan, LIMIT_PENGGANDAAN + 1);
	for (size_t no = 1; no <= LIMIT_PENGGANDAAN; no++) {
		const char *key = arena_printf(a, "%zu", no);
		const char *to = isi_peta(w, "salinan", key);
		const char *how = isi_peta(w, "jumlah", key);
		const char *note = isi_peta(w, "keterangan", key);
		long n = 0;

		if (to == NULL)
			break;
		if (text_is_blank(to) && text_is_blank(how) &&
			text_is_blank(note))
			continue;
		if (how == NULL || !text_int(how, 0, 100000, &n))
			n = 0; /* the act says what is wrong with it */
		p->salinan[p->salinan_n++] = (struct salinan){to, n, note};
	}
}

void pengantaran_diketik(struct web *w, int zona, struct pengantaran *p)
{
	*p = (struct pengantaran){.rev = isi_angka(w, "versi", 0),
		.kepada = isi(w, "kepada"),
		.di = isi(w, "di"),
		.hal = isi(w, "hal"),
		.cara = isi(w, "cara"),
		.tembusan = isi(w, "tembusan"),
		.penanda = isi_teks(w, "penanda"),
		.penerima = isi_teks(w, "penerima"),
		.penerima_jabatan = isi_teks(w, "penerima_jabatan"),
		.diterima_at = surat_at(w, "diterima", zona),
		.klasifikasi = isi(w, "klasifikasi"),
		.rak = isi(w, "rak"),
		.map = isi(w, "map"),
		.aktif = (int)isi_angka(w, "retensi", 0),
		.inaktif = (int)isi_angka(w, "inaktif", 0),
		.nasib = isi(w, "nasib")};
	typed_copies(w, p);
}

static int run(struct web *w, struct act_pengantaran *a, const char *aksi)
{
	struct lampiran *l;
	size_t n;
	int rc;

	if (text_eq(aksi, "terbit"))
		return act_pengantar_terbit(w->c, a);
	if (!text_eq(aksi, "selesai"))
		return act_pengantaran_simpan(w->c, a);
	rc = web_lampiran(w, "bukti", &l, &n);
	if (rc < 0)
		return rc;
	a->bukti = n > 0 ? l : NULL;
	return act_pengantaran_selesai(w->c, a);
}

int post_kirim(struct web *w)
{
	struct act_pengantaran a = {.jabatan = surat_sebagai(w, "pelaksana"),
		.urut = isi_angka(w, "urut", 0),
		.kunci = isi_teks(w, "kunci")};
	const char *aksi = isi(w, "aksi");
	struct instansi i;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_kantor_nama(w->c, &i);
	if (rc < 0)
		return rc;
	pengantaran_diketik(w, i.zona_min, &a.p);
	rc = surat_dipakai(w, run(w, &a, aksi), "urut");
	if (rc < 0)
		return surat_lagi(w, rc, &a.salah);
	if (text_eq(aksi, "selesai"))
		return web_redirect(w, "selesai", "/siklus/%s", w->arg[0]);
	return web_redirect(w, text_eq(aksi, "terbit") ? "terbit" : "tersimpan",
		"/siklus/%s/kirim", w->arg[0]);
}
