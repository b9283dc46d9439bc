/* The page of a case: the sheet as a live map, its history, its documents. */
#include "base/base.h"

#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/siklus.h"

#define PEMEGANG_MAX 8  /* holders named in one row */
#define RIWAYAT_MAX 100 /* events shown, the newest */

struct susun {
	struct web *w;
	struct arena *a;
	const struct siklus_rinci *r;
	struct siklus_lihat *p;
	int zona;
};

static const char *bidang_nama(struct susun *s, const char *kode)
{
	const struct bidang *list;
	size_t n;

	if (act_bidang(s->w->c, &list, &n) < 0)
		fail_clear(s->w->c);
	else
		for (size_t i = 0; i < n; i++)
			if (text_eq(list[i].kode, kode))
				return list[i].nama;
	return kode;
}

static void put_holder(
	struct susun *s, struct langkah_lihat *l, const struct tugas *t)
{
	struct masa m = {t->mulai_at, t->tenggat_at, s->w->c->now};
	struct batas b = batas_of(s->a, s->r->kalender, m, s->zona, false);
	struct pejabat p = {0};
	struct pemegang_lihat *h = &l->pemegang[l->pemegang_n++];

	if (act_pemegang(s->w->c, t->jabatan, &p) < 0)
		fail_clear(s->w->c);
	h->nama = p.nama != NULL ? p.nama : "–";
	if (p.nama == NULL)
		h->teks = arena_printf(
			s->a, "%s kosong; tetapkan pejabatnya", p.jabatan_nama);
	else if (t->bidang != NULL)
		h->teks = arena_printf(s->a, "%s: %s, batas %s",
			bidang_nama(s, t->bidang), p.nama, b.kapan);
	else
		h->teks = arena_printf(s->a, "Dipegang %s, batas %s",
			arena_printf(s->a, "%s%s", p.nama,
				text_eq(p.kapasitas, "definitif")
					? ""
					: arena_printf(s->a, " (%s)",
						  text_eq(p.kapasitas, "plt")
							  ? "Plt."
							  : "Plh.")),
			b.kapan);
}

static void put_holders(struct susun *s, struct langkah_lihat *l)
{
	l->pemegang = arena_array(s->a, struct pemegang_lihat, PEMEGANG_MAX);
	for (size_t i = 0; i < s->r->tugas_n; i++)
		if (s->r->tugas[i].langkah == l->no &&
			s->r->tugas[i].selesai_at == 0 &&
			l->pemegang_n < PEMEGANG_MAX)
			put_holder(s, l, &s->r->tugas[i]);
}

/* Standard against real time, in working minutes. */
static void put_real(struct susun *s, struct langkah_lihat *l,
	const struct langkah *step, const struct posisi *p)
{
	int64_t now = s->w->c->now;
	int64_t end = p->selesai_at != 0 ? p->selesai_at : now;
	int64_t real = kalender_selisih(s->r->kalender, p->mulai_at, end);
	int64_t late = kalender_selisih(s->r->kalender, p->tenggat_at, end);
	const char *round =
		p->kali > 1 ? arena_printf(s->a, ", putaran %d", p->kali) : "";

	l->nyata = kata_lama(s->a, real);
	l->hari = p->selesai_at == 0
			  ? "kini"
			  : kata_hari(s->a, p->selesai_at, now, s->zona);
	if (step->baku.satuan != WAKTU_TANPA && late > 0) {
		l->nada = TONE_BAD;
		l->hasil = arena_printf(
			s->a, "Lewat %s%s", kata_lama(s->a, late), round);
	} else if (p->selesai_at == 0) {
		l->nada = TONE_INFO;
		l->hasil = arena_printf(s->a, "Berjalan%s", round);
	} else {
		l->nada = TONE_OK;
		l->hasil = arena_printf(s->a, "Sesuai%s", round);
	}
}

static void put_step(struct susun *s, size_t i, const struct posisi *p)
{
	const struct sop *sop = s->r->siklus.kasus.sop;
	const struct langkah *step = &sop->langkah[i];
	struct langkah_lihat *l = &s->p->langkah[i];
	const char *who = sop->peran[step->peran].tampil;

	l->no = step->no;
	l->kegiatan = step->kegiatan;
	l->kelengkapan = step->kelengkapan;
	l->waktu = step->waktu;
	l->output = step->output;
	l->kini = p->keadaan == POSISI_BERJALAN;
	l->kelas = p->keadaan == POSISI_SELESAI ? "done"
		   : l->kini                    ? "cur"
						: "next";
	l->ringkas =
		text_is_blank(step->waktu)
			? who
			: arena_printf(s->a, "%s · baku %s", who, step->waktu);
	if (p->mulai_at != 0 && p->keadaan != POSISI_BELUM)
		put_real(s, l, step, p);
	if (l->kini)
		put_holders(s, l);
}

/* Initials of who holds a step alone, for its symbol. */
static const char *holder_initials(struct susun *s, int no)
{
	const struct tugas *t = NULL;
	struct pejabat p = {0};

	for (size_t i = 0; i < s->r->tugas_n; i++)
		if (s->r->tugas[i].langkah == no &&
			s->r->tugas[i].selesai_at == 0) {
			if (t != NULL)
				return NULL;
			t = &s->r->tugas[i];
		}
	if (t == NULL)
		return NULL;
	if (act_pemegang(s->w->c, t->jabatan, &p) < 0)
		fail_clear(s->w->c);
	return p.nama != NULL ? kata_inisial(s->a, p.nama) : NULL;
}

static void put_sheet(struct susun *s)
{
	const struct sop *sop = s->r->siklus.kasus.sop;
	struct posisi *pos = arena_array(s->a, struct posisi, sop->langkah_n);
	const char **ini = arena_array(s->a, const char *, sop->langkah_n);
	int n = s->r->siklus.marking.tolak_n;

	s->p->langkah = arena_array(s->a, struct langkah_lihat, sop->langkah_n);
	s->p->langkah_n = sop->langkah_n;
	for (size_t i = 0; i < sop->langkah_n; i++) {
		pos[i] = posisi_langkah(
			sop, s->r->tugas, s->r->tugas_n, sop->langkah[i].no);
		put_step(s, i, &pos[i]);
		if (pos[i].keadaan == POSISI_BERJALAN)
			ini[i] = holder_initials(s, sop->langkah[i].no);
	}
	s->p->alir = alir_new(s->a, sop);
	s->p->alir.posisi = pos;
	s->p->alir.inisial = ini;
	s->p->alir.tolak_n = n;
	s->p->jalur_tidak =
		n == 0 ? "Jalur Tidak"
		       : arena_printf(
				 s->a, "Jalur Tidak: dikembalikan %d kali", n);
}

/* ---- history ---- */

/* "langkah 9, Terima"; work before it in the same step has its own words. */
static const char *step_name(struct susun *s, const struct peristiwa *e)
{
	const struct sop *sop = s->r->siklus.kasus.sop;
	int at = e->simpul != NULL ? simpul_find(sop, e->simpul) : -1;

	if (e->langkah <= 0)
		return "satu langkah";
	if (at >= 0 && strspn(e->simpul, "0123456789") < strlen(e->simpul))
		return arena_printf(s->a, "langkah %d: %s", e->langkah,
			sop->simpul[at].tugas);
	return arena_printf(s->a, "langkah %d, %s", e->langkah,
		sop->langkah[e->langkah - 1].singkat);
}

static const char *event_title(
	struct susun *s, const struct peristiwa *e, const char *oleh)
{
	struct arena *a = s->a;
	const char *who = text_is_blank(oleh) ? "Pengelola" : oleh;

	if (e->keputusan == KEPUTUSAN_TIDAK)
		return arena_printf(a, "%s: Tidak, dikembalikan ke langkah %d.",
			who, e->kembali_ke);
	if (e->keputusan == KEPUTUSAN_YA)
		return arena_printf(a, "%s: Ya, disetujui.", who);
	switch (e->tindakan) {
	case TINDAKAN_BUKA:
		return arena_printf(a, "%s membuka siklus.", who);
	case TINDAKAN_SELESAI:
		return arena_printf(
			a, "%s menyelesaikan %s.", who, step_name(s, e));
	case TINDAKAN_TUTUP:
		return arena_printf(a, "%s menutup yang belum melapor.", who);
	case TINDAKAN_KECUALI:
		return arena_printf(
			a, "%s mengecualikan satu kelengkapan.", who);
	case TINDAKAN_JEDA:
		return arena_printf(a, "%s menjeda siklus.", who);
	case TINDAKAN_LANJUT:
		return arena_printf(a, "%s melanjutkan siklus.", who);
	case TINDAKAN_BATAL:
		return arena_printf(a, "%s membatalkan siklus.", who);
	case TINDAKAN_URUNG:
		return arena_printf(
			a, "%s mengurungkan %s.", who, step_name(s, e));
	case TINDAKAN_DATA:
		return arena_printf(a, "%s mengisi data.", who);
	case TINDAKAN_TENGGAT:
		return "Batas waktu dihitung ulang.";
	case TINDAKAN_N:
		break;
	}
	return "Catatan yang tidak dikenal.";
}

static const char *event_detail(struct susun *s, const struct peristiwa *e)
{
	struct str t = str_new(s->a, LIMIT_TEXT);

	if (e->bidang != NULL)
		str_add(&t, bidang_nama(s, e->bidang));
	if (text_eq(e->kapasitas, "plt") || text_eq(e->kapasitas, "plh"))
		str_addf(&t, "%ssebagai %s %s", t.n > 0 ? ", " : "",
			text_eq(e->kapasitas, "plt") ? "Plt." : "Plh.",
			e->jabatan);
	if (e->terjadi_at < e->pada_at)
		str_addf(&t, "%sdikerjakan di atas kertas, dicatat %s",
			t.n > 0 ? ", " : "",
			kata_kapan(s->a, e->pada_at, s->w->c->now, s->zona));
	return t.n > 0 ? t.p : NULL;
}

static void put_history(struct susun *s)
{
	const struct siklus_rinci *r = s->r;
	struct riwayat_baris *out =
		arena_array(s->a, struct riwayat_baris, r->peristiwa_n + 1);

	s->p->riwayat_n =
		r->peristiwa_n < RIWAYAT_MAX ? r->peristiwa_n : RIWAYAT_MAX;
	if (r->peristiwa_n > RIWAYAT_MAX)
		s->p->riwayat_lama = arena_printf(s->a,
			"%zu catatan yang lebih lama tetap tersimpan dan ikut diperiksa; pengelola dapat menampilkannya dari server.",
			r->peristiwa_n - RIWAYAT_MAX);
	for (size_t i = 0; i < s->p->riwayat_n; i++) {
		size_t at = r->peristiwa_n - 1 - i; /* newest first */
		const struct peristiwa *e = &r->peristiwa[at];

		out[i] = (struct riwayat_baris){
			.kelas = e->keputusan == KEPUTUSAN_TIDAK ? "warn"
				 : i == 0                        ? "info"
								 : "ok",
			.mesin = kata_mesin(s->a, e->terjadi_at, s->zona),
			.kapan = kata_kapan(
				s->a, e->terjadi_at, s->w->c->now, s->zona),
			.judul = event_title(s, e, r->oleh[at]),
			.rinci = event_detail(s, e),
			.catatan = e->catatan};
	}
	s->p->riwayat = out;
}

/* ---- documents ---- */

/* The name the definition gives to a kind of document. */
static const char *kind_name(struct susun *s, const char *jenis)
{
	const struct sop *sop = s->r->siklus.kasus.sop;

	for (size_t i = 0; i < sop->simpul_n; i++)
		for (size_t k = 0; k < sop->simpul[i].syarat_n; k++)
			if (text_eq(sop->simpul[i].syarat[k].jenis, jenis))
				return sop->simpul[i].syarat[k].nama;
	return kata_jenis(jenis);
}

static bool is_newest(const struct siklus_rinci *r, size_t i)
{
	for (size_t k = i + 1; k < r->berkas_n; k++)
		if (text_eq(r->berkas[k].jenis, r->berkas[i].jenis) &&
			text_eq(r->berkas[k].bidang, r->berkas[i].bidang))
			return false;
	return true;
}

static void put_documents(struct susun *s)
{
	const struct siklus_rinci *r = s->r;
	struct dokumen_baris *out =
		arena_array(s->a, struct dokumen_baris, r->berkas_n + 2);
	const char *nomor = r->siklus.marking.tugas_n > 1
				    ? surat_disposisi(s->w, r->siklus.id)
				    : NULL;
	size_t n = 0;

	if (nomor != NULL)
		out[n++] = (struct dokumen_baris){
			.judul = "Disposisi Sekretaris",
			.rinci = arena_printf(s->a, "Nomor agenda %s", nomor),
			.alamat = arena_printf(
				s->a, "%s/disposisi", s->p->kepala.alamat)};

	for (size_t i = r->berkas_n; i-- > 0;) {
		const struct berkas *b = &r->berkas[i];

		if (!is_newest(r, i))
			continue;
		out[n++] = (struct dokumen_baris){
			.judul = b->versi > 1
					 ? arena_printf(s->a, "%s, versi %d",
						   kind_name(s, b->jenis),
						   b->versi)
					 : kind_name(s, b->jenis),
			.rinci = arena_printf(s->a, "%s%s%s · %s",
				kata_hari(s->a, b->dibuat_at, s->w->c->now,
					s->zona),
				b->bidang != NULL ? " · " : "",
				b->bidang != NULL ? bidang_nama(s, b->bidang)
						  : "",
				kata_ukuran(s->a, b->ukuran)),
			.alamat = arena_printf(s->a, "%s/berkas/%s/%d%s%s",
				s->p->kepala.alamat, b->jenis, b->versi,
				b->bidang != NULL ? "?bidang=" : "",
				b->bidang != NULL ? b->bidang : "")};
	}
	s->p->dokumen = out;
	s->p->dokumen_n = n;
}

static void put_menu(struct susun *s)
{
	const char *at = s->p->kepala.alamat;
	enum keadaan k = s->r->siklus.keadaan;

	if (!web_boleh(s->w, "siklus.batal"))
		return;
	if (k == KEADAAN_BERJALAN)
		s->p->jeda = arena_printf(s->a, "%s/ubah/jeda", at);
	if (k == KEADAAN_DIJEDA)
		s->p->lanjut = arena_printf(s->a, "%s/ubah/lanjut", at);
	if (k == KEADAAN_BERJALAN || k == KEADAAN_DIJEDA)
		s->p->batal = arena_printf(s->a, "%s/ubah/batal", at);
}

int page_siklus(struct web *w)
{
	struct siklus_rinci r;
	struct siklus_lihat p = {0};
	struct susun s = {w, w->c->mem, &r, &p, 0};
	int rc = kepala_get(w, TAB_POSISI, &r, &p.kepala);

	if (rc < 0)
		return rc;
	s.zona = r.instansi.zona_min;
	p.kepala.cetak = true;
	p.layout = web_layout(w, p.kepala.judul, MENU_SIKLUS);
	p.layout.kelas = "pg-sop";
	p.sop_judul = r.siklus.kasus.sop->judul;
	put_sheet(&s);
	put_history(&s);
	put_documents(&s);
	put_menu(&s);
	tpl_siklus(&w->out, &p);
	return web_page(w);
}
