/* The page on which a Bidang fills in its figures (langkah 2 and 3). */
#include "base/base.h"

#include "web/data_isian.h"
#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/data.h"

#define KURANG_MAX 4 /* missing things that are named in the bar */

struct susun {
	struct web *w;
	struct arena *a;
	const struct act_grid *g;
	struct data_lihat *p;
	struct field_error *salah; /* beside the fields of part C */
	size_t salah_n;
	int64_t diisi_at; /* the last cell that was saved */
};

const char *data_jabatan(const struct web *w, const char *bidang)
{
	const struct wewenang *v = &w->sesi.wewenang;
	const struct pejabat *tim = web_peran(w, "tim-lkj");

	for (size_t i = 0; i < v->n; i++)
		if (text_eq(v->list[i].bidang, bidang))
			return v->list[i].jabatan;
	if (tim != NULL)
		return tim->jabatan;
	for (size_t i = 0; i < v->n; i++) /* of the whole office */
		if (v->list[i].bidang == NULL)
			return v->list[i].jabatan;
	if (v->n > 0)
		return v->list[0].jabatan;
	return w->sesi.sesi.pengelola ? ACT_PENGELOLA : NULL;
}

/* "realisasi[5.02]" has the id "f-realisasi-5-02", as field() makes it. */
static const char *id_of(struct arena *a, const char *awal, const char *nama)
{
	char *id = arena_printf(a, "%s%s", awal, nama), *to = id;

	for (const char *s = id; *s != '\0'; s++) {
		bool plain = (*s >= 'a' && *s <= 'z') ||
			     (*s >= 'A' && *s <= 'Z') ||
			     (*s >= '0' && *s <= '9') || *s == '-' || *s == '_';

		if (*s != ']')
			*to++ = plain ? *s : '-';
	}
	*to = '\0';
	return id;
}

static const char *said(const struct web *w, const char *nama)
{
	for (size_t i = 0; i < w->galat_n; i++)
		if (text_eq(w->galat[i].name, nama))
			return w->galat[i].sentence;
	return NULL;
}

static struct sel_lihat cell_of(struct susun *s, const char *baris,
	enum kolom kolom, const struct sel *x)
{
	const char *kode = kolom_kode(kolom);
	const char *typed = s->w->lagi ? isi_peta(s->w, kode, baris) : NULL;
	struct sel_lihat v = {.nama = arena_printf(s->a, "%s[%s]", kode, baris),
		.lama_nama = arena_printf(s->a, "lama[%s.%s]", kode, baris),
		.nilai = typed != NULL ? typed : x->ketik,
		.lama = x->ketik,
		.cetak = *x->cetak != '\0' ? x->cetak : "–",
		.galat = x->galat,
		.ingat = x->ingat};
	const char *now = said(s->w, v.nama);

	v.id = id_of(s->a, "f-", v.nama);
	if (s->p->boleh && now != NULL && v.galat == NULL)
		v.galat = now;
	return v;
}

/* A mistake of a field of part C stands beside it. */
static struct sel_lihat word_of(struct susun *s, const char *baris,
	enum kolom kolom, const struct sel *x)
{
	struct sel_lihat v = cell_of(s, baris, kolom, x);

	if (v.galat == NULL)
		return v;
	s->salah = arena_grow(s->a, s->salah, s->salah_n, sizeof(*s->salah));
	s->salah[s->salah_n++] = (struct field_error){v.nama, v.galat};
	return v;
}

static void put_evidence(
	struct susun *s, const struct data_baris *b, struct baris_lihat *v)
{
	v->bukti_id = id_of(s->a, "bukti-", v->kode);
	v->berkas = arena_printf(s->a, "berkas[%s]", v->kode);
	v->lepas = arena_printf(s->a, "bukti[%s]", v->kode);
	v->bukti = arena_array(s->a, struct bukti_lihat, b->bukti_n + 1);
	v->bukti_n = b->bukti_n;
	for (size_t i = 0; i < b->bukti_n; i++)
		v->bukti[i] = (struct bukti_lihat){.nama = b->bukti[i].nama,
			.versi = arena_printf(s->a, "%d", b->bukti[i].versi),
			.ukuran = kata_ukuran(s->a, b->bukti[i].ukuran),
			.alamat = arena_printf(s->a,
				"%s/berkas/bukti/%d?bidang=%s",
				s->p->kepala.alamat, b->bukti[i].versi,
				s->g->bidang)};
}

static const char *plain(struct arena *a, const char *cetak)
{
	struct dec d;

	return dec_parse_id(cetak, true, &d) == DEC_OK ? dec_plain(a, d) : NULL;
}

static bool written(const struct sel *x)
{
	return *x->ketik != '\0';
}

static void put_row(
	struct susun *s, const struct data_baris *b, struct baris_lihat *v)
{
	const char *kode = b->indikator.kode;

	v->kode = kode;
	v->nama = b->indikator.nama;
	v->satuan = b->indikator.kumulatif ? arena_printf(s->a, "%s, kumulatif",
						     b->indikator.satuan)
					   : b->indikator.satuan;
	v->rumus = rumus_kode(b->indikator.rumus);
	v->target_tahun = *b->target_tahun != '\0' ? b->target_tahun : "–";
	v->lalu = *b->lalu != '\0' ? b->lalu : "–";
	v->lalu_angka = b->indikator.kumulatif ? plain(s->a, b->lalu) : NULL;
	v->target = cell_of(s, kode, KOLOM_TARGET, &b->target);
	v->realisasi = cell_of(s, kode, KOLOM_REALISASI, &b->realisasi);
	v->capaian = b->capaian.ada ? b->capaian_cetak : "–";
	v->kelas = b->kategori != NULL ? b->kategori->kelas : 0;
	v->kategori = b->kategori != NULL ? b->kategori->nama
		      : b->terisi         ? "Tidak dihitung"
					  : "Belum diisi";
	v->c_id = id_of(s->a, "c-", kode);
	v->kendala = word_of(s, kode, KOLOM_KENDALA, &b->kendala);
	v->tindak_lanjut =
		word_of(s, kode, KOLOM_TINDAK_LANJUT, &b->tindak_lanjut);
	v->penanggung_jawab =
		word_of(s, kode, KOLOM_PENANGGUNG_JAWAB, &b->penanggung_jawab);
	v->tenggat = word_of(s, kode, KOLOM_TENGGAT, &b->tenggat);
	v->c_tampak = b->perlu_kendala || written(&b->kendala) ||
		      written(&b->tindak_lanjut) ||
		      written(&b->penanggung_jawab) || written(&b->tenggat) ||
		      isi_peta(s->w, "kendala", kode) != NULL;
	put_evidence(s, b, v);
	if (b->diisi_at > s->diisi_at)
		s->diisi_at = b->diisi_at;
}

static void put_rows(struct susun *s)
{
	const struct act_grid *g = s->g;
	struct data_lihat *p = s->p;

	p->baris = arena_array(s->a, struct baris_lihat, g->baris_n + 1);
	p->baris_n = g->baris_n;
	for (size_t i = 0; i < g->baris_n; i++) {
		p->baris[i].no = i + 1;
		put_row(s, &g->baris[i], &p->baris[i]);
		p->baris_terisi += g->baris[i].terisi;
		p->c_n += p->baris[i].c_tampak;
	}
	p->garis = arena_array(s->a, struct garis_lihat, g->garis_n + 1);
	p->garis_n = g->garis_n;
	for (size_t i = 0; i < g->garis_n; i++) {
		const struct data_garis *x = &g->garis[i];

		p->garis[i] = (struct garis_lihat){.no = i + 1,
			.kode = x->kode,
			.uraian = x->uraian,
			.pagu = x->pagu,
			.pagu_angka = plain(s->a, x->pagu),
			.serapan = *x->serapan != '\0' ? x->serapan : "–",
			.keuangan = cell_of(
				s, x->kode, KOLOM_KEUANGAN, &x->keuangan),
			.fisik = cell_of(s, x->kode, KOLOM_FISIK, &x->fisik)};
		p->garis_terisi += x->terisi;
		if (x->diisi_at > s->diisi_at)
			s->diisi_at = x->diisi_at;
	}
}

static const char *lower_first(struct arena *a, const char *word)
{
	char *s = arena_dup(a, word);

	if (*s >= 'A' && *s <= 'Z')
		*s = (char)(*s + ('a' - 'A'));
	return s;
}

/* What is missing, as links to where it is typed. */
static void put_missing(struct susun *s)
{
	const struct act_grid *g = s->g;
	struct data_lihat *p = s->p;

	p->kurang_semua = g->kurang_n;
	p->kurang_n = g->kurang_n < KURANG_MAX ? g->kurang_n : KURANG_MAX;
	p->kurang = arena_array(s->a, struct link, p->kurang_n + 1);
	for (size_t i = 0; i < p->kurang_n; i++) {
		const struct kurang *k = &g->kurang[i];
		const char *nama = arena_printf(
			s->a, "%s[%s]", kolom_kode(k->kolom), k->baris);

		p->kurang[i] = (struct link){
			.label = arena_printf(s->a, "%s (%s)", k->nama,
				lower_first(s->a, kolom_judul(k->kolom))),
			.href = arena_printf(
				s->a, "#%s", id_of(s->a, "f-", nama))};
	}
}

static void put_state(struct susun *s)
{
	static const enum tone tone[] = {
		[DATA_MENUNGGU] = TONE_NEUTRAL,
		[DATA_BELUM] = TONE_WARN,
		[DATA_DIISI] = TONE_INFO,
		[DATA_SIAP] = TONE_INFO,
		[DATA_DIKEMBALIKAN] = TONE_BAD,
		[DATA_TERKIRIM] = TONE_OK,
		[DATA_DITUTUP] = TONE_BAD,
		[DATA_BERHENTI] = TONE_NEUTRAL,
	};
	const struct act_grid *g = s->g;
	struct data_lihat *p = s->p;

	p->posisi = (struct chip){
		.tone = tone[g->posisi], .word = posisi_data_nama(g->posisi)};
	if (g->posisi == DATA_TERKIRIM)
		p->posisi.icon = "gembok";
	/* "Belum dibuka" is for others to read. */
	if (g->posisi == DATA_BELUM && g->boleh)
		p->posisi.word = "Belum diisi";
	if (g->alasan == NULL)
		return;
	p->catatan.text = g->alasan;
	p->catatan.tone = TONE_INFO;
	if (g->posisi == DATA_DIKEMBALIKAN) {
		p->catatan.tone = TONE_WARN;
		p->catatan.strong = "Dikembalikan.";
	} else if (g->posisi == DATA_DITUTUP) {
		p->catatan.tone = TONE_WARN;
		p->catatan.strong = "Ditutup sebagai belum melapor.";
	}
}

/* A request to have the figures back, and its answer. */
static void put_request(struct susun *s)
{
	const struct minta_lihat *b = &s->g->buka;
	const struct minta_buka *m = &b->minta;
	struct data_lihat *p = s->p;
	int zona = s->g->instansi.zona_min;
	int64_t now = s->w->c->now;

	if (b->boleh)
		p->minta = arena_printf(s->a, "%s/minta", p->aksi);
	p->minta_teks = s->w->lagi ? isi_atau(s->w, "alasan", NULL) : NULL;
	p->minta_terbuka = p->minta_teks != NULL;
	if (m->id == 0)
		return;
	p->diminta.tone = TONE_INFO;
	if (m->hasil == MINTA_MENUNGGU) {
		p->diminta.icon = "pesan";
		p->diminta.strong =
			arena_printf(s->a, "Diminta dibuka kembali %s:",
				kata_kapan(s->a, m->pada_at, now, zona));
		p->diminta.text = m->alasan;
		return;
	}
	p->diminta.tone = TONE_WARN;
	p->diminta.strong = arena_printf(s->a, "Tidak dibuka kembali, %s:",
		kata_kapan(s->a, m->dijawab_at, now, zona));
	p->diminta.text = m->jawaban;
}

static const char *saved_when(struct susun *s)
{
	struct civil v = at_civil(s->diisi_at, s->g->instansi.zona_min);

	if (s->diisi_at == 0)
		return "Belum ada yang tersimpan";
	if (at_day(s->diisi_at, s->g->instansi.zona_min) !=
		at_day(s->w->c->now, s->g->instansi.zona_min))
		return arena_printf(s->a, "Tersimpan %s",
			kata_kapan(s->a, s->diisi_at, s->w->c->now,
				s->g->instansi.zona_min));
	return arena_printf(s->a, "Tersimpan %02d.%02d", v.hour, v.minute);
}

static void put_words(struct susun *s)
{
	const struct act_grid *g = s->g;
	struct data_lihat *p = s->p;
	struct periode x = {0};
	const char *path =
		arena_printf(s->a, "%s/data/%s", p->kepala.alamat, g->bidang);

	if (!periode_parse(g->siklus.periode, &x))
		x.tahun = 0;
	p->aksi = path;
	p->simpan = arena_printf(s->a, "%s/isian", path);
	p->unggah = arena_printf(s->a, "%s/bukti", path);
	p->lepas = arena_printf(s->a, "%s/bukti/lepas", path);
	p->kolom_tahun = arena_printf(s->a, "%d", x.tahun);
	p->kolom_kini = x.triwulan != 0 ? arena_printf(s->a, "s.d. %s",
						  periode_pendek(s->a, x))
					: "setahun";
	if (g->periode_lalu != NULL)
		p->kolom_lalu = arena_printf(s->a, "s.d. %s", g->periode_lalu);
	p->pagu = g->pagu;
	p->realisasi = g->realisasi;
	p->serapan = g->serapan;
	p->ingat_n = g->ingat_n;
	p->alasan = isi_atau(s->w, "alasan", NULL);
	p->boleh_kirim = text_eq(g->pelaku.bidang, g->bidang);
}

int page_data(struct web *w)
{
	struct siklus_rinci r;
	struct data_lihat p = {0};
	struct act_grid g = {
		.bidang = w->arg[1], .jabatan = data_jabatan(w, w->arg[1])};
	struct susun s = {.w = w, .a = w->c->mem, .g = &g, .p = &p};
	struct form_ctx isian;
	int rc = kepala_get(w, TAB_DATA, &r, &p.kepala);

	if (rc < 0)
		return rc;
	if (g.jabatan == NULL)
		return fail(w->c, E_DENIED,
			"Halaman ini untuk pegawai yang memegang jabatan; hubungi pengelola Alur di kantor Anda.");
	g.siklus_id = r.siklus.id;
	rc = act_data_baca(w->c, &g);
	if (rc < 0)
		return rc;
	p.boleh = g.boleh;
	p.bidang = g.bidang_nama != NULL ? g.bidang_nama : g.bidang;
	p.kepala.tombol = NULL;
	p.kepala.judul_halaman =
		arena_printf(s.a, "Format pemantauan %s", p.bidang);
	p.kepala.kalimat =
		g.boleh ? "Isi kolom biru, lalu kirim ke Tim LKJ. Isian tersimpan sendiri; Anda boleh menutup halaman kapan saja."
			: "Data Bidang ini hanya dapat dibaca di sini.";
	p.layout = web_layout(w, p.kepala.judul_halaman, MENU_SIKLUS);
	if (!w->sesi.sesi.bersama)
		p.layout.draf = arena_printf(
			s.a, "%lld", (long long)w->sesi.sesi.pegawai_id);
	p.form = web_form(w, 0);
	put_words(&s);
	put_rows(&s);
	put_missing(&s);
	put_state(&s);
	put_request(&s);
	if (surat_disposisi(w, r.siklus.id) != NULL)
		p.disposisi =
			arena_printf(s.a, "%s/disposisi", p.kepala.alamat);
	p.tersimpan = saved_when(&s);
	isian = (struct form_ctx){.errors = s.salah, .error_n = s.salah_n};
	p.isian = &isian;
	tpl_data(&w->out, &p);
	return web_page(w);
}
