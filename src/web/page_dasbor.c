/* Dasbor: how the office stands, for the Kepala Badan and everybody else. */
#include "base/base.h"

#include "web/web_app.h"

#include "web/dasbor_bagan.h"

#define ATTN_MAX 6

const struct isian_aturan isian_dasbor[] = {
	{"periode", ISIAN_TEKS, 10, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static void put_attention(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;

	p->attn = arena_array(s->a, struct perhatian_lihat, ATTN_MAX);
	for (size_t i = 0; i < d->perhatian_n && i < ATTN_MAX; i++) {
		const struct dasbor_perhatian *x = &d->perhatian[i];
		int32_t day;

		p->attn[p->attn_n++] = (struct perhatian_lihat){
			.kelas = x->kategori != NULL ? x->kategori->kelas : 0,
			.nilai = x->cetak,
			.nama = x->indikator.nama,
			.isi = arena_printf(s->a,
				"Target %s, terealisasi %s (%s).%s%s",
				x->target, x->realisasi, x->indikator.satuan,
				x->kendala != NULL ? " Kendala: " : "",
				x->kendala != NULL ? x->kendala : ""),
			.siapa = x->tenggat != NULL &&
						 day_parse(x->tenggat, &day)
					 ? arena_printf(s->a, "%s, tenggat %s",
						   x->bidang,
						   day_long(s->a, day))
					 : x->bidang};
	}
	p->attn_kata =
		d->perhatian_n == 0
			? "Tidak ada indikator dengan capaian 75% ke bawah."
		: d->perhatian_n > ATTN_MAX
			? arena_printf(s->a,
				  "%zu indikator dengan capaian 75%% ke bawah; %d terendah.",
				  d->perhatian_n, ATTN_MAX)
			: "Indikator dengan capaian 75% ke bawah.";
}

static void put_positions(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;
	int zona = d->instansi.zona_min;

	p->posisi = arena_array(s->a, struct posisi_lihat, d->posisi_n + 1);
	p->posisi_n = d->posisi_n;
	for (size_t i = 0; i < d->posisi_n; i++) {
		const struct dasbor_posisi *x = &d->posisi[i];
		const struct sop *sop = x->sop;
		struct posisi_lihat *o = &p->posisi[i];

		o->judul = kata_siklus(s->a, sop, x->siklus.periode);
		o->alamat = arena_printf(s->a, "/siklus/%s",
			kata_alamat(s->a, x->siklus.periode));
		o->rail = web_rail_mini(s->a, sop, x->langkah);
		if (x->langkah == 0)
			o->teks = arena_printf(s->a, "Selesai %s",
				kata_hari(s->a, x->siklus.selesai_at,
					s->w->c->now, zona));
		else if (x->siklus.keadaan == KEADAAN_DIJEDA)
			o->teks = arena_printf(s->a, "%d dari %zu. Dijeda",
				x->langkah, sop->langkah_n);
		else
			o->teks = arena_printf(s->a, "%d dari %zu, %s. %s %s",
				x->langkah, sop->langkah_n,
				x->pemegang != NULL ? x->pemegang
						    : "belum ada pemegang",
				x->tenggat_at < s->w->c->now ? "Lewat batas"
							     : "Batas",
				kata_kapan(s->a, x->tenggat_at, s->w->c->now,
					zona));
	}
}

static void put_numbers(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	const struct dasbor_posisi *x = dasbor_siklus(s);
	struct angka_lihat *n = s->p->angka;

	n[0] = (struct angka_lihat){.judul = "Rata-rata capaian",
		.besar = d->semua[DASBOR_KINI].cetak,
		.banding = "Belum ada pembanding"};
	if (d->beda != NULL) {
		n[0].panah = arena_printf(
			s->a, "%s %s", d->naik ? "▲" : "▼", d->beda);
		n[0].arah = d->naik ? "up" : "dn";
		n[0].banding = arena_printf(
			s->a, "poin dari %s", d->kolom_nama[DASBOR_KINI - 1]);
	}
	n[1] = (struct angka_lihat){.judul = "Indikator terisi",
		.besar = arena_printf(s->a, "%zu", d->terisi_n),
		.satuan = arena_printf(s->a, "dari %zu", d->indikator_n),
		.banding = arena_printf(
			s->a, "%zu sangat tinggi", d->kategori_n[1])};
	n[2] = (struct angka_lihat){.judul = "Serapan anggaran",
		.besar = d->serapan,
		.banding =
			arena_printf(s->a, "Rencana %d%%", dasbor_rencana(d))};
	n[3] = (struct angka_lihat){.judul = arena_printf(s->a, "Laporan %s",
					    d->kolom_nama[DASBOR_KINI]),
		.besar = "–",
		.banding = "Siklusnya belum dibuka"};
	if (x != NULL && x->langkah > 0) {
		n[3].besar = arena_printf(s->a, "%d", x->langkah);
		n[3].satuan = arena_printf(
			s->a, "dari %zu langkah", x->sop->langkah_n);
		n[3].banding = x->pemegang != NULL ? x->pemegang : "";
	} else if (x != NULL) {
		n[3].besar = "Selesai";
		n[3].banding = kata_hari(s->a, x->siklus.selesai_at,
			s->w->c->now, d->instansi.zona_min);
	}
}

static void put_sentence(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;

	p->judul = arena_printf(s->a, "Kinerja %s",
		kata_periode(
			s->a, periode_format(s->a, d->kolom[DASBOR_KINI])));
	p->data = d->data_at == 0
			  ? "Belum ada data untuk periode ini"
			  : arena_printf(s->a, "Data terakhir diisi %s",
				    kata_kapan(s->a, d->data_at, s->w->c->now,
					    d->instansi.zona_min));
	if (d->terisi_n == 0) {
		p->kalimat = arena_printf(s->a, "Data %s belum masuk.",
			d->kolom_nama[DASBOR_KINI]);
		return;
	}
	p->kalimat = arena_printf(s->a,
		"%zu dari %zu indikator yang terisi sangat tinggi.",
		d->kategori_n[1], d->terisi_n);
	if (d->perhatian_n == 1)
		p->perlu = arena_printf(s->a, "Satu hal perlu perhatian: %s.",
			d->perhatian[0].indikator.nama);
	else if (d->perhatian_n > 1)
		p->perlu = arena_printf(s->a,
			"%zu hal perlu perhatian, terutama %s dan %s.",
			d->perhatian_n, d->perhatian[0].indikator.nama,
			d->perhatian[1].indikator.nama);
}

int page_dasbor(struct web *w)
{
	struct act_dasbor d = {0};
	struct dasbor_lihat p = {0};
	struct dasbor_susun s = {w, w->c->mem, &d, &p};
	const char *jabatan = w->sesi.wewenang.n > 0
				      ? w->sesi.wewenang.list[0].jabatan
				      : NULL;
	const char *periode = isi_teks(w, "periode");
	struct periode x;
	int rc;

	if (periode != NULL) {
		d.periode = text_upper(s.a, periode);
		if (w->galat_n > 0 || !periode_parse(d.periode, &x))
			return fail(w->c, E_NOTFOUND,
				"Periode itu tidak ada. Tulis seperti 2026-TW2.");
	}
	rc = act_dasbor(w->c, jabatan, &d);
	if (rc < 0)
		return rc;
	p.layout = web_layout(w, "Dasbor", MENU_DASBOR);
	p.layout.kelas = "pg-dasbor";
	put_sentence(&s);
	put_numbers(&s);
	dasbor_panas(&s);
	dasbor_tren(&s);
	dasbor_tersendat(&s);
	put_attention(&s);
	dasbor_serapan(&s);
	put_positions(&s);
	tpl_dasbor(&w->out, &p);
	return web_page(w);
}
