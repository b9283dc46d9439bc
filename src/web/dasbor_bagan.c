/* The charts of the dashboard: where each mark stands, and what it says. */
#include "base/base.h"

#include "web/dasbor_bagan.h"

#define BAKU_X 50 /* where a bar of the SOP has its standard */

/* "Rp38,2 miliar": as much as one remembers. */
static const char *rupiah(struct arena *a, int64_t sen)
{
	static const struct {
		int64_t rupiah;
		const char *nama;
	} besar[] = {{1000000000000, "triliun"}, {1000000000, "miliar"},
		{1000000, "juta"}};

	for (size_t i = 0; i < ARRAY_N(besar); i++) {
		int64_t tenth = besar[i].rupiah * 10; /* in sen */

		if (sen / 100 >= besar[i].rupiah)
			return arena_printf(a, "Rp%s %s",
				dec_id(a, dec_of((sen + tenth / 2) / tenth, 1),
					1),
				besar[i].nama);
	}
	return sen_id(a, sen);
}

/* Columns are narrow, and all of them are Bidang. */
static const char *short_name(const struct bidang *b)
{
	return text_starts(b->nama, "Bidang ") ? b->nama + strlen("Bidang ")
					       : b->nama;
}

/* Whole percent for places in a drawing; text keeps its exact digits. */
static int whole(struct dec v)
{
	int64_t n = 0;
	struct dec r;

	if (!dec_round(v, 0, &r) || !dec_to_int64(r, 0, &n))
		return 0;
	return n < 0 ? 0 : n > 999 ? 999 : (int)n;
}

static int clamp(int v, int most)
{
	return v < 0 ? 0 : v > most ? most : v;
}

static const char *number(struct arena *a, int v)
{
	return arena_printf(a, "%d", v);
}

const struct dasbor_posisi *dasbor_siklus(const struct dasbor_susun *s)
{
	const char *periode = periode_format(s->a, s->d->kolom[DASBOR_KINI]);

	for (size_t i = 0; i < s->d->posisi_n; i++)
		if (text_eq(s->d->posisi[i].siklus.periode, periode))
			return &s->d->posisi[i];
	return NULL;
}

/* ---- the heat map ---- */

static const char *case_address(struct dasbor_susun *s, const char *bidang)
{
	const struct dasbor_posisi *x = dasbor_siklus(s);

	return x == NULL
		       ? NULL
		       : arena_printf(s->a, "/siklus/%s/data/%s",
				 kata_alamat(s->a, x->siklus.periode), bidang);
}

static struct kotak_lihat box(
	struct dasbor_susun *s, const struct dasbor_sel *x, size_t at)
{
	struct kotak_lihat k = {.angka = "–", .lama = at < 2};

	if (!x->ada)
		return k;
	k.kelas = x->kategori != NULL ? x->kategori->kelas : 0;
	k.angka = dec_id(s->a, x->persen, 0);
	if (x->dihitung < x->dari)
		k.hal = arena_printf(s->a, "dari %zu indikator, %zu dihitung",
			x->dari, x->dihitung);
	return k;
}

static const char *heat_says(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	const struct dasbor_bidang *low = NULL;
	size_t high = 0, there = 0;

	for (size_t i = 0; i < d->bidang_n; i++) {
		const struct dasbor_sel *x = &d->bidang[i].sel[DASBOR_KINI];

		if (!x->ada)
			continue;
		there++;
		high += x->kategori != NULL && x->kategori->kelas == 1;
		if (low == NULL ||
			dec_cmp(x->persen, low->sel[DASBOR_KINI].persen) < 0)
			low = &d->bidang[i];
	}
	if (there == 0)
		return arena_printf(s->a, "Data %s belum masuk.",
			d->kolom_nama[DASBOR_KINI]);
	return arena_printf(s->a,
		"%zu dari %zu Bidang di atas 90%%. Yang terendah %s, %s.", high,
		d->bidang_n, low->bidang.nama, low->sel[DASBOR_KINI].cetak);
}

void dasbor_panas(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;
	struct link *k = arena_array(s->a, struct link, DASBOR_PERIODE);

	for (size_t i = 0; i < DASBOR_PERIODE; i++)
		k[i] = (struct link){.label = d->kolom_nama[i],
			.href = arena_printf(s->a, "/dasbor?periode=%s",
				periode_format(s->a, d->kolom[i])),
			.here = i == DASBOR_KINI};
	p->kolom = k;
	p->kolom_n = DASBOR_PERIODE;
	p->panas = arena_array(s->a, struct panas_lihat, d->bidang_n + 1);
	p->panas_n = d->bidang_n;
	for (size_t i = 0; i < d->bidang_n; i++) {
		struct panas_lihat *b = &p->panas[i];

		b->nama = short_name(&d->bidang[i].bidang);
		b->alamat = case_address(s, d->bidang[i].bidang.kode);
		b->kotak =
			arena_array(s->a, struct kotak_lihat, DASBOR_PERIODE);
		for (size_t x = 0; x < DASBOR_PERIODE; x++)
			b->kotak[x] = box(s, &d->bidang[i].sel[x], x);
	}
	p->panas_kata = heat_says(s);
}

/* ---- the line ---- */

/* A percentage as a height in the drawing, between the ends of its axis. */
static int height(int v, int lo, int hi)
{
	return clamp((v - lo) * 100 / (hi - lo), 100);
}

static void put_axis(struct dasbor_susun *s, int lo, int hi)
{
	struct dasbor_lihat *p = s->p;
	int y = height(100, lo, hi);

	p->sumbu[0] = arena_printf(s->a, "%d%%", lo);
	p->sumbu_kelas[0] = "p0";
	p->sumbu[1] = "100%";
	p->sumbu_kelas[1] = arena_printf(s->a, "p%d", y);
	p->sumbu[2] = arena_printf(s->a, "%d%%", hi);
	p->sumbu_kelas[2] = "p100";
	p->seratus = number(s->a, 100 - y);
	p->seratus_kelas = p->sumbu_kelas[1];
}

static void trend_says(struct dasbor_susun *s, size_t first, size_t last)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;
	int cmp = dec_cmp(d->semua[last].persen, d->semua[first].persen);

	if (p->tren_ada < 2) {
		p->tren_kata = p->tren_ada == 0
				       ? "Belum ada periode yang berisi data."
				       : "Baru satu periode yang berisi data.";
		return;
	}
	p->tren_kata =
		arena_printf(s->a, "%s dari %s pada %s menjadi %s pada %s.",
			cmp > 0   ? "Naik"
			: cmp < 0 ? "Turun"
				  : "Tetap",
			d->semua[first].cetak, d->kolom_nama[first],
			d->semua[last].cetak, d->kolom_nama[last]);
	p->tren_label = arena_printf(s->a,
		"Grafik garis rata-rata capaian. %s Garis target 100 persen.",
		p->tren_kata);
}

void dasbor_tren(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;
	struct str path = str_new(s->a, LIMIT_TEXT);
	int lo = 90, hi = 110;
	size_t first = DASBOR_PERIODE, last = 0;

	p->tren = arena_array(s->a, struct titik_lihat, DASBOR_PERIODE);
	p->tren_n = DASBOR_PERIODE;
	for (size_t i = 0; i < DASBOR_PERIODE; i++) {
		int v = whole(d->semua[i].persen);

		p->tren[i].kolom = d->kolom_nama[i];
		p->tren[i].nilai = d->semua[i].cetak;
		if (!d->semua[i].ada)
			continue;
		first = first == DASBOR_PERIODE ? i : first;
		last = i;
		p->tren_ada++;
		lo = v < lo ? v / 10 * 10 : lo;
		hi = v > hi ? v / 10 * 10 + 10 : hi;
	}
	trend_says(s, first == DASBOR_PERIODE ? 0 : first, last);
	put_axis(s, lo, hi);
	for (size_t i = 0, n = 0; i < DASBOR_PERIODE; i++)
		if (d->semua[i].ada)
			str_addf(&path, "%s%zu %d", n++ == 0 ? "M" : "L",
				i * 100 / DASBOR_KINI,
				100 - height(whole(d->semua[i].persen), lo,
					      hi));
	p->tren_path = path.p != NULL ? path.p : "";
	if (abs(whole(d->semua[last].persen) - 100) * 10 > hi - lo)
		p->titik_kata = d->semua[last].cetak; /* not over "Target" */
	p->titik_kelas =
		arena_printf(s->a, "m%zu p%d", last * 100 / DASBOR_KINI,
			height(whole(d->semua[last].persen), lo, hi));
}

/* ---- bars ---- */

int dasbor_rencana(const struct act_dasbor *d)
{
	int tw = d->kolom[DASBOR_KINI].triwulan;

	return tw == 0 ? 100 : tw * 25;
}

static const char *bar_colour(int real, int want)
{
	return real >= want - 5 ? "v1" : real >= want - 15 ? "v3" : "v2";
}

void dasbor_serapan(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;
	int64_t pagu = 0, sum = 0;
	int want = dasbor_rencana(d);

	p->serapan = arena_array(s->a, struct palang_lihat, d->bidang_n + 1);
	for (size_t i = 0; i < d->bidang_n; i++) {
		const struct dasbor_bidang *b = &d->bidang[i];
		int real = whole(b->serapan_persen);

		pagu += b->pagu_sen;
		sum += b->realisasi_sen;
		if (b->pagu_sen == 0)
			continue;
		p->serapan[p->serapan_n++] =
			(struct palang_lihat){.judul = short_name(&b->bidang),
				.kecil = arena_printf(s->a, "pagu %s",
					rupiah(s->a, b->pagu_sen)),
				.nilai = b->serapan,
				.lebar = number(s->a, clamp(real, 100)),
				.warna = bar_colour(real, want),
				.tanda = number(s->a, want),
				.tabel = {b->pagu, b->realisasi, b->serapan}};
	}
	p->serapan_kata =
		p->serapan_n == 0
			? "Belum ada anggaran untuk periode ini."
			: arena_printf(s->a,
				  "%s dari %s. Garis hitam: rencana %d%% sampai %s.",
				  rupiah(s->a, sum), rupiah(s->a, pagu), want,
				  d->kolom_nama[DASBOR_KINI]);
}

static int in_percent(const struct dasbor_langkah *x)
{
	int64_t r = x->nyata * 100 / x->baku;

	return r > 999 ? 999 : (int)r;
}

static int slowest_first(const void *x, const void *y)
{
	const struct dasbor_langkah *a = x, *b = y;
	int d = in_percent(b) - in_percent(a);

	return d != 0 ? d : a->no - b->no;
}

static struct palang_lihat step_bar(
	struct dasbor_susun *s, const struct dasbor_langkah *x)
{
	int r = in_percent(x), over = clamp((r - 100) / 2, BAKU_X);
	struct palang_lihat b = {
		.judul = arena_printf(s->a, "%s %s", x->simpul, x->singkat),
		.kecil =
			arena_printf(s->a, "baku %s", kata_lama(s->a, x->baku)),
		.nilai = arena_printf(s->a, "%s×", x->kali),
		.lebar = number(s->a, clamp(r / 2, BAKU_X)),
		.warna = "v1",
		.tanda = number(s->a, BAKU_X),
		.tabel = {kata_lama(s->a, x->baku), kata_lama(s->a, x->nyata),
			arena_printf(s->a, "%zu", x->n)}};

	if (over > 0) {
		b.lewat = number(s->a, over);
		b.lewat_warna = r > 150 ? "v2" : "v3";
	}
	return b;
}

void dasbor_tersendat(struct dasbor_susun *s)
{
	const struct act_dasbor *d = s->d;
	struct dasbor_lihat *p = s->p;
	struct dasbor_langkah *l =
		arena_array(s->a, struct dasbor_langkah, d->langkah_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < d->langkah_n; i++)
		if (d->langkah[i].baku > 0 && d->langkah[i].kali != NULL)
			l[n++] = d->langkah[i];
	if (n > 1)
		qsort(l, n, sizeof(*l), slowest_first);
	p->sop = arena_array(s->a, struct palang_lihat, n + 1);
	p->sop_n = n;
	for (size_t i = 0; i < n; i++)
		p->sop[i] = step_bar(s, &l[i]);
	if (n == 0)
		p->sop_kata = "Belum ada langkah yang selesai.";
	else if (in_percent(&l[0]) <= 100)
		p->sop_kata =
			"Semua langkah dalam waktu bakunya. Nilai tengah siklus terakhir; garis hitam: waktu baku.";
	else
		p->sop_kata = arena_printf(s->a,
			"Langkah %s memakan %s kali waktu baku. Nilai tengah siklus terakhir; garis hitam: waktu baku.",
			p->sop[0].judul, l[0].kali);
}
