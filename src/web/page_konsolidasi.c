/* Every Bidang of a case on one page, for Tim LKJ; reminders; closing. */
#include "base/base.h"

#include "web/web_app.h"

#include "act/act_data.h"
#include "act/act_kabar.h"
#include "web/page/konsolidasi.h"

const struct isian_aturan isian_konsolidasi[] = {
	{"saring", ISIAN_PILIHAN, 0, NULL, "belum"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_tutup[] = {
	{"bidang", ISIAN_KODE, LIMIT_KODE, "Pilih Bidangnya.", NULL},
	{"catatan", ISIAN_PANJANG, LIMIT_CATATAN,
		"Tulis alasan Bidang ini ditutup.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct susun {
	struct web *w;
	struct arena *a;
	const struct siklus_rinci *r;
	struct konsolidasi_lihat *p;
	int zona;
	size_t ingatkan_n; /* units that can be reminded */
};

static struct chip part(struct arena *a, size_t n, size_t of)
{
	if (of == 0)
		return (struct chip){.tone = TONE_NEUTRAL,
			.icon = "kurang",
			.word = "Tidak ada",
			.bare = true};
	return (struct chip){.tone = n == of ? TONE_OK : TONE_WARN,
		.word = arena_printf(a, "%zu dari %zu", n, of),
		.bare = true};
}

static struct chip followup(struct arena *a, const struct konsolidasi *k)
{
	if (k->c_dari == 0)
		return (struct chip){
			.tone = k->a == k->a_dari ? TONE_OK : TONE_NEUTRAL,
			.icon = k->a == k->a_dari ? NULL : "kurang",
			.word = k->a == k->a_dari ? "Tidak perlu" : "Belum ada",
			.bare = true};
	if (k->c == k->c_dari)
		return (struct chip){
			.tone = TONE_OK, .word = "Lengkap", .bare = true};
	return (struct chip){.tone = TONE_WARN,
		.word = arena_printf(a, "%zu kurang", k->c_dari - k->c),
		.bare = true};
}

static const char *when(struct susun *s, int64_t at)
{
	return kata_kapan(s->a, at, s->w->c->now, s->zona);
}

static void put_state(
	struct susun *s, const struct konsolidasi *k, struct unit_lihat *u)
{
	bool late = k->tenggat_at != 0 && k->tenggat_at < s->w->c->now;

	u->posisi = (struct chip){.tone = late ? TONE_BAD : TONE_WARN,
		.word = posisi_data_nama(k->posisi)};
	if (k->tenggat_at != 0)
		u->rinci = arena_printf(s->a, "%s %s",
			late ? "Lewat batas," : "Batas",
			when(s, k->tenggat_at));
	switch (k->posisi) {
	case DATA_TERKIRIM:
		u->posisi.tone = TONE_OK;
		if (k->terkirim_at != 0)
			u->posisi.word = arena_printf(
				s->a, "Dikirim %s", when(s, k->terkirim_at));
		u->rinci = NULL;
		u->beres = true;
		break;
	case DATA_DIISI:
		if (k->diisi_at != 0)
			u->posisi.word = arena_printf(
				s->a, "Sedang diisi, %s", when(s, k->diisi_at));
		break;
	case DATA_DIKEMBALIKAN:
	case DATA_DITUTUP:
		u->posisi.tone = TONE_BAD;
		if (k->alasan != NULL)
			u->rinci = k->alasan;
		break;
	case DATA_MENUNGGU:
	case DATA_BERHENTI:
		u->posisi.tone = TONE_NEUTRAL;
		break;
	case DATA_BELUM:
	case DATA_SIAP:
		break;
	}
}

/* The open task of a Bidang, NULL. */
static const struct tugas *task_of(const struct susun *s, const char *bidang)
{
	for (size_t i = 0; i < s->r->tugas_n; i++)
		if (s->r->tugas[i].selesai_at == 0 &&
			text_eq(s->r->tugas[i].bidang, bidang))
			return &s->r->tugas[i];
	return NULL;
}

/* Where the figures of one Bidang are sent back from: the check. */
static const struct simpul *check_of(const struct sop *sop, int *to)
{
	for (size_t i = 0; i < sop->simpul_n; i++)
		for (size_t k = 0; k < sop->simpul[i].kembali_n; k++)
			if (sop->simpul[i].kembali_bidang[k]) {
				*to = sop->simpul[sop->simpul[i].kembali[k]].no;
				return &sop->simpul[i];
			}
	return NULL;
}

/* Its address for the one who is to decide now, NULL. */
static const char *send_back(struct susun *s, const char *bidang)
{
	int to = 0;
	const struct simpul *n = check_of(s->r->siklus.kasus.sop, &to);

	for (size_t i = 0; n != NULL && i < s->r->tugas_n; i++)
		if (s->r->tugas[i].selesai_at == 0 &&
			text_eq(s->r->tugas[i].simpul, n->kode) &&
			web_memegang(s->w, s->r->tugas[i].jabatan))
			return arena_printf(s->a,
				"%s/periksa?keputusan=tidak&kembali=%d&bidang=%s",
				s->p->kepala.alamat, to, bidang);
	return NULL;
}

static void put_request(struct susun *s, const struct konsolidasi *k)
{
	const struct minta_buka *m = &k->buka.minta;
	struct permintaan_lihat *p = &s->p->minta[s->p->minta_n];
	const char *kode = k->bidang.kode;

	if (m->id == 0)
		return;
	s->p->minta_n++;
	*p = (struct permintaan_lihat){.nama = k->bidang.nama,
		.alamat = arena_printf(
			s->a, "%s/data/%s", s->p->kepala.alamat, kode),
		.kapan = when(s, m->pada_at),
		.alasan = m->alasan,
		.oleh = k->buka.oleh != NULL ? k->buka.oleh : "",
		.kembalikan = send_back(s, kode),
		.isian = arena_printf(s->a, "alasan[%s]", kode),
		.teks = isi_peta(s->w, "alasan", kode)};
	p->terbuka = p->teks != NULL;
	if (web_boleh(s->w, "data.jawab"))
		p->tolak = arena_printf(s->a, "%s/minta/tolak", p->alamat);
}

/* Who sends figures back, and at which step: the SOP says it. */
static const char *how_sent_back(struct susun *s)
{
	int to = 0;
	const struct sop *sop = s->r->siklus.kasus.sop;
	const struct simpul *n = check_of(sop, &to);

	if (n == NULL)
		return NULL;
	return arena_printf(s->a,
		"%s mengembalikan data pada langkah %d (%s), dengan memilih Bidangnya. Permintaan yang tidak perlu ditolak di sini.",
		peran_find(sop, n->peran)->tampil, n->no,
		sop->langkah[n->no - 1].singkat);
}

static void put_unit(struct susun *s, const struct konsolidasi *k)
{
	struct unit_lihat *u = &s->p->unit[s->p->unit_n++];
	const struct tugas *t = task_of(s, k->bidang.kode);
	bool open = t != NULL && s->r->siklus.keadaan == KEADAAN_BERJALAN;

	*u = (struct unit_lihat){.nama = k->bidang.nama,
		.kabid = k->kabid != NULL ? k->kabid : "(belum ada pejabatnya)",
		.alamat = arena_printf(s->a, "%s/data/%s", s->p->kepala.alamat,
			k->bidang.kode),
		.a = part(s->a, k->a, k->a_dari),
		.b = part(s->a, k->b, k->b_dari),
		.c = followup(s->a, k),
		.milikku = open && web_memegang(s->w, t->jabatan)};
	put_state(s, k, u);
	if (k->buka.minta.id != 0) {
		u->rinci = arena_printf(s->a, "Diminta dibuka kembali %s",
			when(s, k->buka.minta.pada_at));
		u->beres = false;
	}
	if (open && !u->milikku && k->kabid != NULL &&
		s->w->sesi.wewenang.n > 0)
		u->ingatkan = arena_printf(s->a, "%s/ingatkan/%lld",
			s->p->kepala.alamat, (long long)t->nomor);
	if (u->ingatkan != NULL && s->ingatkan_n++ > 0)
		s->p->ingatkan_semua =
			arena_printf(s->a, "%s/ingatkan", s->p->kepala.alamat);
}

static void put_units(struct susun *s, const struct act_konsolidasi *k)
{
	struct konsolidasi_lihat *p = s->p;
	struct choice *c = arena_array(s->a, struct choice, k->baris_n + 1);

	p->unit = arena_array(s->a, struct unit_lihat, k->baris_n + 1);
	p->minta = arena_array(s->a, struct permintaan_lihat, k->baris_n + 1);
	p->caranya = how_sent_back(s);
	p->semua_n = k->baris_n;
	p->belum_n = k->baris_n - k->terkirim_n;
	for (size_t i = 0; i < k->baris_n; i++) {
		const struct konsolidasi *x = &k->baris[i];

		p->menunggu |= x->posisi == DATA_MENUNGGU;
		put_request(s, x);
		if (!p->saring || x->posisi != DATA_TERKIRIM)
			put_unit(s, x);
		if (task_of(s, x->bidang.kode) != NULL)
			c[p->buka_n++] =
				(struct choice){.value = x->bidang.kode,
					.label = x->bidang.nama,
					.on = text_eq(isi(s->w, "bidang"),
						x->bidang.kode)};
	}
	p->buka = c;
}

/* "4 dari 7 Bidang sudah mengirim. Belum: Pajak Daerah, Aset." */
static const char *sentence(struct susun *s, const struct act_konsolidasi *k)
{
	struct str o = str_new(s->a, LIMIT_TEXT);
	size_t named = 0, open = k->baris_n - k->terkirim_n;

	str_addf(&o, "%zu dari %zu Bidang sudah mengirim.", k->terkirim_n,
		k->baris_n);
	if (k->terkirim_n == 0 || open == 0)
		return o.p;
	for (size_t i = 0; i < k->baris_n && named < 3; i++)
		if (k->baris[i].posisi != DATA_TERKIRIM)
			str_addf(&o, "%s%s", named++ == 0 ? " Belum: " : ", ",
				k->baris[i].bidang.nama);
	if (open > named)
		str_addf(&o, ", dan %zu lagi", open - named);
	str_add(&o, ".");
	return o.p;
}

int page_konsolidasi(struct web *w)
{
	struct siklus_rinci r;
	struct konsolidasi_lihat p = {.saring = isi_ada(w, "saring")};
	struct act_konsolidasi k = {0};
	struct susun s = {.w = w, .a = w->c->mem, .r = &r, .p = &p};
	int rc = kepala_get(w, TAB_DATA, &r, &p.kepala);

	if (rc < 0)
		return rc;
	k.siklus_id = r.siklus.id;
	k.jabatan = w->sesi.wewenang.n > 0 ? w->sesi.wewenang.list[0].jabatan
					   : ACT_PENGELOLA;
	rc = act_konsolidasi(w->c, &k);
	if (rc < 0)
		return rc;
	s.zona = r.instansi.zona_min;
	p.kepala.judul_halaman = "Data Bidang";
	p.kepala.kalimat = sentence(&s, &k);
	p.layout = web_layout(w, "Data Bidang", MENU_SIKLUS);
	p.form = web_form(w, 0);
	p.semua = arena_printf(s.a, "%s/data", p.kepala.alamat);
	p.belum = arena_printf(s.a, "%s/data?saring=belum", p.kepala.alamat);
	p.catatan = isi_atau(w, "catatan", NULL);
	if (r.siklus.keadaan == KEADAAN_BERJALAN &&
		web_boleh(w, "langkah.tutup"))
		p.tutup = arena_printf(s.a, "%s/tutup", p.kepala.alamat);
	put_units(&s, &k);
	tpl_konsolidasi(&w->out, &p);
	return web_page(w);
}

/* Back to where the button stood: Beranda has it too. */
static bool from_beranda(const struct web *w)
{
	const char *at = http_header(w->rq, "referer");
	const char *path = at != NULL ? strstr(at, "://") : NULL;

	if (path != NULL)
		path = strchr(path + 3, '/');
	return path != NULL && (path[1] == '\0' || path[1] == '?');
}

int post_ingatkan(struct web *w)
{
	struct act_ingatkan a = {0};
	long nomor;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	if (!text_int(w->arg[1], 1, INT32_MAX, &nomor))
		return fail(w->c, E_NOTFOUND, "Tugas itu tidak ada.");
	if (w->sesi.wewenang.n == 0)
		return fail(w->c, E_DENIED,
			"Yang dapat mengingatkan adalah pejabat yang ikut dalam siklus ini.");
	a.nomor = nomor;
	a.jabatan = w->sesi.wewenang.list[0].jabatan;
	rc = act_ingatkan(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	if (from_beranda(w))
		return web_redirect(w, "diingatkan", "/");
	return web_redirect(w, "diingatkan", "/siklus/%s/data", w->arg[0]);
}

int post_ingatkan_semua(struct web *w)
{
	struct act_ingatkan_semua a = {0};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	if (w->sesi.wewenang.n == 0)
		return fail(w->c, E_DENIED,
			"Yang dapat mengingatkan adalah pejabat yang ikut dalam siklus ini.");
	a.jabatan = w->sesi.wewenang.list[0].jabatan;
	rc = act_ingatkan_semua(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "diingatkan", "/siklus/%s/data", w->arg[0]);
}

/* The step where a Bidang's data are waited for, 0: nowhere any more. */
static int waiting_step(const struct siklus_rinci *r, const char *bidang)
{
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == 0 &&
			text_eq(r->tugas[i].bidang, bidang))
			return r->tugas[i].langkah;
	return 0;
}

/* SOP langkah 2 or 3: closed as "belum dilaporkan", with a reason. */
int post_tutup(struct web *w)
{
	const struct pejabat *who = web_peran(w, "sekretaris");
	struct act_langkah a = {.tindakan = TINDAKAN_TUTUP,
		.bidang = isi(w, "bidang"),
		.catatan = isi_teks(w, "catatan"),
		.kunci = isi_teks(w, "kunci")};
	struct siklus_rinci r;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_siklus_lihat(w->c, a.siklus_id, &r);
	if (rc < 0)
		return rc;
	if (who == NULL)
		return fail(w->c, E_DENIED,
			"Hanya Sekretaris yang dapat menutup Bidang yang belum melapor.");
	a.jabatan = who->jabatan;
	a.no = waiting_step(&r, a.bidang);
	if (a.no == 0) {
		galat(w, "bidang",
			"Bidang itu sudah mengirim, sudah ditutup, atau belum mulai. Pilih Bidang lain.");
		return web_lagi(w, E_STATE);
	}
	rc = act_langkah(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "ditutup", "/siklus/%s/data", w->arg[0]);
}
