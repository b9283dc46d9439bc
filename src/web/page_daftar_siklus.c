/* The list of cases, and opening one. */
#include "base/base.h"

#include "web/web_app.h"

#include "web/page/daftar_siklus.h"

#define HALAMAN 25 /* cases of one page */

const struct isian_aturan isian_daftar_siklus[] = {
	{"tahun", ISIAN_ANGKA, 4, NULL, NULL},
	{"keadaan", ISIAN_PILIHAN, 0, NULL, "berjalan selesai dijeda batal"},
	{"hal", ISIAN_ANGKA, 6, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

struct rail web_rail_mini(struct arena *a, const struct sop *s, int langkah)
{
	struct rail_step *step = arena_array(a, struct rail_step, s->langkah_n);

	for (size_t i = 0; i < s->langkah_n; i++) {
		int no = s->langkah[i].no;

		step[i].label = s->langkah[i].singkat;
		step[i].state = langkah == 0 || no < langkah ? STEP_DONE
				: no == langkah              ? STEP_NOW
							     : STEP_LATER;
	}
	return (struct rail){.steps = step, .n = s->langkah_n, .mini = true};
}

static enum tone tone_of(enum keadaan k)
{
	return k == KEADAAN_SELESAI    ? TONE_OK
	       : k == KEADAAN_BERJALAN ? TONE_INFO
	       : k == KEADAAN_DIJEDA   ? TONE_WARN
				       : TONE_NEUTRAL;
}

static const char *word_of(enum keadaan k)
{
	static const char *const word[] = {
		[KEADAAN_BERJALAN] = "Berjalan",
		[KEADAAN_SELESAI] = "Selesai",
		[KEADAAN_DIJEDA] = "Dijeda",
		[KEADAAN_BATAL] = "Dibatalkan",
	};

	return word[k];
}

static struct siklus_item item_of(
	struct web *w, const struct daftar_siklus *d, size_t i)
{
	struct arena *a = w->c->mem;
	const struct siklus_baris *b = &d->halaman.list[i];
	int zona = d->instansi.zona_min;
	struct siklus_item s = {
		.judul = kata_siklus(a, d->sop[i], b->periode),
		.alamat = b->keadaan == KEADAAN_BATAL
				  ? arena_printf(
					    a, "/siklus/%lld", (long long)b->id)
				  : arena_printf(a, "/siklus/%s",
					    kata_alamat(a, b->periode)),
		.dibuka = kata_hari(a, b->dibuka_at, w->c->now, zona),
		.nada = tone_of(b->keadaan),
		.keadaan = word_of(b->keadaan),
	};

	if (b->selesai_at != 0)
		s.selesai = kata_hari(a, b->selesai_at, w->c->now, zona);
	if (b->keadaan != KEADAAN_BERJALAN || b->langkah == 0)
		return s;
	s.posisi = arena_printf(a, "langkah %d, %s", b->langkah,
		d->sop[i]->langkah[b->langkah - 1].singkat);
	s.rail = web_rail_mini(a, d->sop[i], b->langkah);
	if (b->tenggat_at < w->c->now) {
		s.nada = TONE_BAD;
		s.keadaan = "Terlambat";
	}
	return s;
}

/* The last years, and what is chosen among them. */
static void put_filters(struct web *w, const struct daftar_siklus *d,
	struct daftar_siklus_lihat *p)
{
	static const char *const keadaan[] = {
		"", "berjalan", "selesai", "dijeda", "batal"};
	static const char *const nama[] = {
		"Semua keadaan", "Berjalan", "Selesai", "Dijeda", "Dibatalkan"};
	struct arena *a = w->c->mem;
	int now = at_civil(w->c->now, d->instansi.zona_min).year;
	struct choice *t = arena_array(a, struct choice, 12);
	struct choice *k = arena_array(a, struct choice, ARRAY_N(keadaan));

	t[p->tahun_n++] = (struct choice){.value = "", .label = "Semua tahun"};
	for (int y = now + 1; y > now - 8; y--, p->tahun_n++) {
		t[p->tahun_n].value = arena_printf(a, "%d", y);
		t[p->tahun_n].label = t[p->tahun_n].value;
		t[p->tahun_n].on =
			text_eq(d->saring.tahun, t[p->tahun_n].value);
	}
	for (size_t i = 0; i < ARRAY_N(keadaan); i++)
		k[i] = (struct choice){.value = keadaan[i],
			.label = nama[i],
			.on = text_eq(d->saring.keadaan, keadaan[i])};
	p->tahun = t;
	p->keadaan = k;
	p->keadaan_n = ARRAY_N(keadaan);
}

int page_siklus_daftar(struct web *w)
{
	struct arena *a = w->c->mem;
	long hal = isi_angka(w, "hal", 1);
	struct daftar_siklus d = {
		.saring = {.tahun = isi_teks(w, "tahun"),
			.keadaan = isi_teks(w, "keadaan"),
			.lewati = (hal > 0 ? hal - 1 : 0) * HALAMAN,
			.n = HALAMAN}};
	struct daftar_siklus_lihat p = {0};
	int rc = act_siklus_halaman(w->c, &d);

	if (rc < 0)
		return rc;
	p.layout = web_layout(w, "Siklus", MENU_SIKLUS);
	p.item = arena_array(a, struct siklus_item, d.halaman.n + 1);
	p.n = d.halaman.n;
	for (size_t i = 0; i < p.n; i++)
		p.item[i] = item_of(w, &d, i);
	p.kalimat = arena_printf(
		a, "%lld siklus, yang terbaru di atas.", (long long)d.jumlah);
	p.boleh_buka = web_boleh(w, "siklus.buka");
	p.disaring = d.saring.tahun != NULL || d.saring.keadaan != NULL;
	put_filters(w, &d, &p);
	p.dasar = arena_printf(a, "/siklus?tahun=%s&keadaan=%s&hal=",
		d.saring.tahun != NULL ? d.saring.tahun : "",
		d.saring.keadaan != NULL ? d.saring.keadaan : "");
	p.hal = hal > 0 ? hal : 1;
	p.hal_akhir = (long)((d.jumlah + HALAMAN - 1) / HALAMAN);
	tpl_daftar_siklus(&w->out, &p);
	return web_page(w);
}

/* ---- opening ---- */

const struct isian_aturan isian_buka[] = {
	{"jenis", ISIAN_PILIHAN, 0, "Pilih triwulan atau tahunan.",
		"TW1 TW2 TW3 TW4 tahunan"},
	{"tahun", ISIAN_ANGKA, 4, "Tulis tahunnya, misalnya 2026.", NULL},
	{"sop", ISIAN_TEKS, LIMIT_NOMOR, NULL, NULL},
	{"sebagai", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static int sop_options(struct web *w, struct buka_lihat *p)
{
	struct sop *list;
	size_t n;
	int rc = act_sop_list(w->c, &list, &n);
	struct choice *o;

	if (rc < 0)
		return rc;
	o = arena_array(w->c->mem, struct choice, n + 1);
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].keadaan, "disahkan"))
			o[p->sop_n++] = (struct choice){.value = list[i].nomor,
				.label = arena_printf(w->c->mem, "%s (%s)",
					list[i].judul, list[i].nomor),
				.on = text_eq(isi(w, "sop"), list[i].nomor)};
	p->sop = o;
	return OK;
}

/* His positions that may open a case; the administrator as such. */
static void actor_options(struct web *w, struct buka_lihat *p)
{
	const struct wewenang *v = &w->sesi.wewenang;
	struct choice *o = arena_array(w->c->mem, struct choice, v->n + 2);

	for (size_t i = 0; i < v->n; i++) {
		if (izin_check(w->c, "siklus.buka", v->list[i].peran) == OK)
			o[p->sebagai_n++] = (struct choice){
				.value = v->list[i].jabatan,
				.label = kata_jabatan(w->c->mem, &v->list[i])};
		fail_clear(w->c);
	}
	if (w->sesi.sesi.pengelola)
		o[p->sebagai_n++] = (struct choice){
			.value = ACT_PENGELOLA, .label = "Pengelola"};
	p->sebagai = o;
}

/* The first quarter from today on that has no case yet; within two years. */
static struct periode next_free(struct web *w, struct civil now)
{
	struct periode p = {now.year, (now.month - 1) / 3 + 1};

	for (int i = 0; i < 8; i++) {
		int64_t id = 0;
		int rc = act_siklus_cari(
			w->c, periode_format(w->c->mem, p), &id);

		if (rc < 0)
			fail_clear(w->c);
		if (rc < 0 || id == 0)
			return p;
		p = p.triwulan == 4 ? (struct periode){p.tahun + 1, 1}
				    : (struct periode){p.tahun, p.triwulan + 1};
	}
	return (struct periode){now.year, (now.month - 1) / 3 + 1};
}

int page_buka(struct web *w)
{
	static const char *const kode[] = {
		"TW1", "TW2", "TW3", "TW4", "tahunan"};
	static const char *const nama[] = {"Triwulan I", "Triwulan II",
		"Triwulan III", "Triwulan IV", "Tahunan"};
	struct buka_lihat p = {0};
	struct choice *jenis =
		arena_array(w->c->mem, struct choice, ARRAY_N(kode));
	struct periode next;
	int rc = sop_options(w, &p);

	if (rc < 0)
		return rc;
	next = next_free(w, at_civil(w->c->now, CLOCK_WIB));
	if (p.sop_n == 0)
		return fail(w->c, E_STATE,
			"Belum ada SOP yang disahkan. Pengelola memasukkan dan mengesahkan SOP lebih dahulu.");
	actor_options(w, &p);
	for (size_t i = 0; i < ARRAY_N(kode); i++)
		jenis[i] = (struct choice){.value = kode[i],
			.label = nama[i],
			.on = w->lagi ? text_eq(isi(w, "jenis"), kode[i])
				      : (int)i + 1 == next.triwulan};
	p.layout = web_layout(w, "Buka siklus", MENU_SIKLUS);
	p.form = web_form(w, 0);
	p.jenis = jenis;
	p.jenis_n = ARRAY_N(kode);
	p.tahun =
		isi_atau(w, "tahun", arena_printf(w->c->mem, "%d", next.tahun));
	tpl_buka(&w->out, &p);
	return web_page(w);
}

int post_buka(struct web *w)
{
	struct arena *a = w->c->mem;
	const char *jenis = isi(w, "jenis"), *tahun = isi(w, "tahun");
	struct act_buka b = {.sop = isi_teks(w, "sop"),
		.jabatan = isi_teks(w, "sebagai"),
		.periode = text_eq(jenis, "tahunan")
				   ? tahun
				   : arena_printf(a, "%s-%s", tahun, jenis)};
	int rc;

	if (b.jabatan == NULL)
		b.jabatan = w->sesi.wewenang.n > 0
				    ? w->sesi.wewenang.list[0].jabatan
				    : ACT_PENGELOLA;
	rc = act_siklus_buka(w->c, &b);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(
		w, "dibuka", "/siklus/%s", kata_alamat(a, b.periode));
}
