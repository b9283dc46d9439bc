/* Beranda: what must I do now, and what waits for others. */
#include "base/base.h"

#include "web/web_app.h"

#include "web/page/beranda.h"

#define LAIN_MAX 6 /* rows of what waits for others */

struct susun {
	struct web *w;
	struct arena *a;
	const struct beranda *b;
	int zona;
};

static bool is_own(const struct web *w, const struct pejabat *p)
{
	for (size_t i = 0; i < w->sesi.wewenang.n; i++)
		if (text_eq(w->sesi.wewenang.list[i].jabatan, p->jabatan))
			return text_eq(w->sesi.wewenang.list[i].kapasitas,
				"definitif");
	return false;
}

static struct tugas_baris row_of(
	struct susun *s, const struct tugas_lihat *t, bool mine)
{
	struct arena *a = s->a;
	int64_t now = s->w->c->now;
	struct masa m = {t->t.mulai_at, t->t.tenggat_at, now};
	struct tugas_baris r = {
		.judul = t->bidang_nama != NULL
				 ? arena_printf(a, "%s, %s", t->simpul->tugas,
					   t->bidang_nama)
				 : t->simpul->tugas,
		.kegiatan = t->simpul->kegiatan,
		.siklus = kata_siklus(a, t->sop, t->t.periode),
		.langkah = arena_printf(a, "Langkah %d dari %zu%s",
			t->t.langkah, t->sop->langkah_n,
			mine && t->t.putaran > 1
				? arena_printf(a, " · putaran %d", t->t.putaran)
				: ""),
		.diterima = kata_kapan(a, t->t.mulai_at, now, s->zona),
		.alamat = web_alamat_tugas(s->w, t),
		.alamat_siklus = arena_printf(
			a, "/siklus/%s", kata_alamat(a, t->t.periode)),
		.ingatkan = arena_printf(a, "/siklus/%s/ingatkan/%lld",
			kata_alamat(a, t->t.periode), (long long)t->t.nomor),
		.batas = batas_of(a, s->b->kalender, m, s->zona, mine),
	};

	if (mine && !is_own(s->w, &t->pemegang))
		r.sebagai = kata_jabatan(a, &t->pemegang);
	r.pemegang = t->pemegang.nama != NULL
			     ? arena_printf(a, "%s, %s", t->pemegang.nama,
				       kata_jabatan(a, &t->pemegang))
			     : arena_printf(a, "%s (belum ada pejabatnya)",
				       t->pemegang.jabatan_nama);
	return r;
}

static struct tugas_baris *rows_of(
	struct susun *s, const struct tugas_lihat *list, size_t n, bool mine)
{
	struct tugas_baris *r = arena_array(s->a, struct tugas_baris, n + 1);

	for (size_t i = 0; i < n; i++)
		r[i] = row_of(s, &list[i], mine);
	return r;
}

/* What its task is called, where a running case has the same SOP. */
static const char *task_of(const struct susun *s, const struct kerja *k)
{
	const struct beranda *b = s->b;

	for (size_t i = 0; i < b->berjalan_n; i++) {
		int at = k->e.simpul != NULL &&
					 b->berjalan[i].sop_id == k->sop_id
				 ? simpul_find(b->sop[i], k->e.simpul)
				 : -1;

		if (at >= 0)
			return b->sop[i]->simpul[at].tugas;
	}
	return arena_printf(s->a, "Langkah %d diselesaikan", k->e.langkah);
}

static const char *what_was_done(const struct susun *s, const struct kerja *k)
{
	struct arena *a = s->a;
	const struct peristiwa *e = &k->e;

	if (e->keputusan == KEPUTUSAN_TIDAK)
		return arena_printf(
			a, "Draf dikembalikan ke langkah %d", e->kembali_ke);
	if (e->keputusan == KEPUTUSAN_YA)
		return "Draf disetujui";
	switch (e->tindakan) {
	case TINDAKAN_BUKA:
		return "Siklus dibuka";
	case TINDAKAN_SELESAI:
		return task_of(s, k);
	case TINDAKAN_TUTUP:
		return "Bidang yang belum melapor ditutup";
	case TINDAKAN_KECUALI:
		return "Kelengkapan dikecualikan";
	case TINDAKAN_JEDA:
		return "Siklus dijeda";
	case TINDAKAN_LANJUT:
		return "Siklus dilanjutkan";
	case TINDAKAN_BATAL:
		return "Siklus dibatalkan";
	case TINDAKAN_URUNG:
		return arena_printf(a, "Langkah %d diurungkan", e->langkah);
	case TINDAKAN_DATA:
		return "Data diisi";
	case TINDAKAN_TENGGAT:
	case TINDAKAN_N:
		break;
	}
	return "Catatan siklus";
}

static void put_done(struct susun *s, struct beranda_lihat *p)
{
	const struct beranda *b = s->b;

	p->selesai = arena_array(s->a, struct selesai_baris, b->selesai_n + 1);
	p->selesai_n = b->selesai_n;
	for (size_t i = 0; i < b->selesai_n; i++) {
		const struct kerja *k = &b->selesai[i];

		p->selesai[i] = (struct selesai_baris){
			.judul = what_was_done(s, k),
			.rinci = k->e.langkah > 0
					 ? arena_printf(s->a, "%s · langkah %d",
						   kata_periode(
							   s->a, k->periode),
						   k->e.langkah)
					 : kata_periode(s->a, k->periode),
			.kapan = kata_kapan(
				s->a, k->e.terjadi_at, s->w->c->now, s->zona),
			.alamat = arena_printf(s->a, "/siklus/%s#riwayat",
				kata_alamat(s->a, k->periode))};
	}
}

/* "Langkah 7 dari 10, Periksa" */
static const char *position(struct arena *a, const struct sop *s, int no)
{
	if (no <= 0)
		return arena_printf(a, "%zu langkah", s->langkah_n);
	return arena_printf(a, "Langkah %d dari %zu, %s", no, s->langkah_n,
		s->langkah[no - 1].singkat);
}

static void put_running(struct susun *s, struct beranda_lihat *p)
{
	const struct beranda *b = s->b;

	p->berjalan = arena_array(s->a, struct siklus_kartu, b->berjalan_n + 1);
	p->berjalan_n = b->berjalan_n;
	for (size_t i = 0; i < b->berjalan_n; i++) {
		const struct siklus_baris *r = &b->berjalan[i];

		p->berjalan[i] = (struct siklus_kartu){
			.judul = kata_siklus(s->a, b->sop[i], r->periode),
			.alamat = arena_printf(s->a, "/siklus/%s",
				kata_alamat(s->a, r->periode)),
			.posisi = position(s->a, b->sop[i], r->langkah),
			.rail = web_rail_mini(s->a, b->sop[i], r->langkah)};
	}
}

static void put_capacity(struct susun *s, struct beranda_lihat *p)
{
	const struct wewenang *v = &s->w->sesi.wewenang;

	p->wewenang = arena_array(s->a, struct wewenang_baris, v->n + 1);
	for (size_t i = 0; i < v->n; i++) {
		const struct pejabat *j = &v->list[i];

		if (text_eq(j->kapasitas, "definitif"))
			continue;
		p->wewenang[p->wewenang_n++] = (struct wewenang_baris){
			.awal = "Anda menjadi",
			.jabatan = kata_jabatan(s->a, j),
			.akhir = j->sampai == INT32_MAX
					 ? "."
					 : arena_printf(s->a, " sampai %s.",
						   day_long(s->a, j->sampai))};
	}
}

static const char *greeting(struct susun *s)
{
	const struct sesi *me = &s->w->sesi.sesi;

	return arena_printf(s->a, "Selamat %s, %s",
		kata_bagian_hari(s->w->c->now, s->zona),
		kata_sapa(s->a, me->sapaan, me->nama));
}

static const char *summary(struct susun *s, size_t n)
{
	size_t late = 0;

	for (size_t i = 0; i < s->b->saya_n; i++)
		late += s->b->saya[i].t.tenggat_at < s->w->c->now;
	if (n == 0)
		return "Tidak ada tugas yang menunggu Anda.";
	if (late == 0)
		return arena_printf(s->a, "Ada %zu tugas menunggu Anda.", n);
	if (late == n)
		return arena_printf(s->a,
			"Ada %zu tugas menunggu Anda, %s lewat batasnya.", n,
			n == 1 ? "sudah" : "semua sudah");
	return arena_printf(s->a,
		"Ada %zu tugas menunggu Anda, %zu di antaranya sudah lewat batas.",
		n, late);
}

int page_beranda(struct web *w)
{
	struct beranda b;
	struct beranda_lihat p = {0};
	struct susun s = {w, w->c->mem, &b, 0};
	int rc = act_beranda(
		w->c, w->sesi.sesi.pegawai_id, &w->sesi.wewenang, &b);

	if (rc < 0)
		return rc;
	s.zona = b.instansi.zona_min;
	p.layout = web_layout(w, "Beranda", MENU_BERANDA);
	p.form = web_form(w, 0);
	p.sekarang = kata_sekarang(s.a, w->c->now, s.zona);
	p.salam = greeting(&s);
	p.kalimat = summary(&s, b.saya_n);
	p.saya = rows_of(&s, b.saya, b.saya_n, true);
	p.saya_n = b.saya_n;
	if (p.saya_n > 0 && b.saya[0].t.tenggat_at >= w->c->now)
		p.segera = p.saya[0].batas.kapan;
	p.lain_n = b.orang_lain_n < LAIN_MAX ? b.orang_lain_n : LAIN_MAX;
	p.lain = rows_of(&s, b.orang_lain, p.lain_n, false);
	put_done(&s, &p);
	put_running(&s, &p);
	put_capacity(&s, &p);
	p.boleh_buka = web_boleh(w, "siklus.buka");
	rc = beranda_tindak(w, &b, &p.tindak, &p.tindak_n);
	if (rc == OK)
		rc = beranda_hari_ini(w, &b, &p.hari_ini, &p.hari_ini_n);
	if (rc < 0)
		return rc;
	tpl_beranda(&w->out, &p);
	return web_page(w);
}
