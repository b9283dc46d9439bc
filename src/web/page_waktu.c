/* The administration: days off and the journal. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_org.h"
#include "web/page/waktu.h"

/* ---- days off ---- */

const struct isian_aturan isian_libur_tahun[] = {
	{"tahun", ISIAN_ANGKA, 4, NULL, NULL},
	{"geser", ISIAN_ANGKA, 6, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const struct isian_aturan isian_libur[] = {
	{"tanggal", ISIAN_TANGGAL, 10, "Pilih tanggalnya.", NULL},
	{"nama", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"jenis", ISIAN_PILIHAN, 0, NULL, "libur cuti-bersama setempat"},
	{"sumber", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const char *const jenis_kode[] = {"libur", "cuti-bersama", "setempat"};
static const char *const jenis_nama[] = {
	"Libur nasional", "Cuti bersama", "Libur setempat"};

static const char *kind_name(const char *kode)
{
	for (size_t i = 0; i < ARRAY_N(jenis_kode); i++)
		if (text_eq(jenis_kode[i], kode))
			return jenis_nama[i];
	return kode;
}

static int put_days(struct web *w, struct libur_lihat *p)
{
	struct arena *a = w->c->mem;
	struct hari_libur *l;
	int rc = act_libur_list(w->c, (int)p->tahun, &l, &p->n);

	if (rc < 0)
		return rc;
	p->item = arena_array(a, struct libur_baris, p->n + 1);
	for (size_t i = 0; i < p->n; i++) {
		char iso[CLOCK_TEXT];
		struct civil d = day_civil(l[i].day);

		day_format(l[i].day, iso);
		p->item[i] = (struct libur_baris){.hari = arena_dup(a, iso),
			.tanggal = arena_printf(a, "%s, %d %s",
				day_name(day_weekday(l[i].day)), d.day,
				month_name(d.month)),
			.nama = l[i].nama,
			.jenis = kind_name(l[i].jenis),
			.sumber = l[i].sumber};
	}
	return OK;
}

int page_libur(struct web *w)
{
	struct arena *a = w->c->mem;
	struct libur_lihat p = {
		.tahun = at_civil(w->c->now, CLOCK_WIB).year, .geser = -1};
	struct choice *o = arena_array(a, struct choice, 3);
	long year;
	int rc;

	if (isi(w, "tahun") != NULL)
		p.tahun = isi_angka(w, "tahun", p.tahun);
	if (w->lagi && isi(w, "tanggal") != NULL &&
		text_int(arena_dupn(a, isi(w, "tanggal"),
				 strcspn(isi(w, "tanggal"), "-")),
			1990, 2999, &year))
		p.tahun = year;
	if (p.tahun < 1990 || p.tahun > 2999)
		return fail(
			w->c, E_NOTFOUND, "Tahun itu tidak ada di kalender.");
	rc = put_days(w, &p);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < 3; i++)
		o[i] = (struct choice){.value = jenis_kode[i],
			.label = jenis_nama[i],
			.on = text_eq(isi(w, "jenis"), jenis_kode[i])};
	p.kepala = (struct kelola_kepala){.judul = "Hari libur",
		.lead = arena_printf(
			a, "%zu hari libur pada tahun %ld.", p.n, p.tahun),
		.tab = KELOLA_LIBUR};
	p.layout = web_layout(w, "Hari libur", MENU_NONE);
	p.form = web_form(w, 0);
	p.geser = w->lagi ? -1 : isi_angka(w, "geser", -1);
	p.tanggal = isi_atau(w, "tanggal", NULL);
	p.nama = isi_atau(w, "nama", NULL);
	p.sumber = isi_atau(w, "sumber", NULL);
	p.jenis = o;
	tpl_libur(&w->out, &p);
	return web_page(w);
}

static int change_day(struct web *w, bool hapus)
{
	struct hari_libur h = {.nama = isi_teks(w, "nama"),
		.jenis = isi(w, "jenis"),
		.sumber = isi_teks(w, "sumber")};
	int64_t n = 0;
	int rc;

	must(day_parse(isi(w, "tanggal"), &h.day));
	rc = act_libur(w->c, &h, hapus, &n);
	if (rc < 0)
		return web_lagi(w, rc == E_NOTFOUND ? E_INVALID : rc);
	return web_redirect(w, NULL, "/pengelolaan/libur?tahun=%d&geser=%lld",
		day_civil(h.day).year, (long long)n);
}

int post_libur(struct web *w)
{
	if (!isi_ada(w, "nama"))
		galat(w, "nama", "Tulis nama hari liburnya.");
	if (!isi_ada(w, "sumber"))
		galat(w, "sumber", "Tulis keputusan yang menetapkannya.");
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	return change_day(w, false);
}

int post_libur_hapus(struct web *w)
{
	return change_day(w, true);
}

/* ---- the journal ---- */

const struct isian_aturan isian_jurnal[] = {
	{"tindakan", ISIAN_TEKS, LIMIT_KODE, NULL, NULL},
	{"cari", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"dari", ISIAN_TANGGAL, 10, NULL, NULL},
	{"sampai", ISIAN_TANGGAL, 10, NULL, NULL},
	{"sebelum", ISIAN_ANGKA, 12, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static void put_lines(
	struct web *w, const struct jejak_saring *s, struct jurnal_lihat *p)
{
	struct arena *a = w->c->mem;

	p->item = arena_array(a, struct jurnal_baris, s->n + 1);
	p->n = s->n;
	for (size_t i = 0; i < s->n; i++) {
		const struct jejak_baris *b = &s->list[i];

		p->item[i] = (struct jurnal_baris){.urut = b->urut,
			.mesin = kata_mesin(a, b->pada_at, CLOCK_WIB),
			.kapan =
				kata_kapan(a, b->pada_at, w->c->now, CLOCK_WIB),
			.tindakan = b->tindakan,
			.pelaku = b->pelaku,
			.objek = b->objek != NULL ? b->objek : "–",
			.rincian = b->rincian};
	}
}

static void put_kinds(struct web *w, struct jurnal_lihat *p)
{
	static const char *const kode[] = {"", "akun", "pegawai", "org",
		"jabatan", "bidang", "kalender", "sop", "masuk", "sesi",
		"token", "izin"};
	static const char *const nama[] = {"Semua tindakan", "Akun", "Pegawai",
		"Penunjukan", "Jabatan", "Bidang", "Kalender", "SOP", "Masuk",
		"Sesi", "Token", "Penolakan izin"};
	struct choice *o = arena_array(w->c->mem, struct choice, ARRAY_N(kode));

	for (size_t i = 0; i < ARRAY_N(kode); i++)
		o[i] = (struct choice){.value = kode[i],
			.label = nama[i],
			.on = text_eq(isi(w, "tindakan"), kode[i])};
	p->tindakan = o;
	p->tindakan_n = ARRAY_N(kode);
}

/* The address of this view without its place in the list. */
static const char *view_address(struct web *w)
{
	static const char *const field[] = {
		"tindakan", "cari", "dari", "sampai"};
	struct str s = str_new(w->c->mem, LIMIT_TEXT);

	str_add(&s, "/pengelolaan/jurnal?");
	for (size_t i = 0; i < ARRAY_N(field); i++)
		if (isi_ada(w, field[i])) {
			str_addf(&s, "%s=", field[i]);
			http_add_url(&s, isi_teks(w, field[i]));
			str_addc(&s, '&');
		}
	return s.p;
}

int page_jurnal(struct web *w)
{
	struct arena *a = w->c->mem;
	struct jejak_saring s = {.tindakan = isi_teks(w, "tindakan"),
		.cari = isi_teks(w, "cari"),
		.sebelum = isi_angka(w, "sebelum", 0)};
	struct jurnal_lihat p = {0};
	int32_t day;
	int rc;

	for (size_t i = 0; i < w->sesi.wewenang.n; i++) {
		if (!w->sesi.sesi.pengelola && s.jabatan == NULL &&
			izin_check(w->c, "jurnal.baca",
				w->sesi.wewenang.list[i].peran) == OK)
			s.jabatan = w->sesi.wewenang.list[i].jabatan;
		fail_clear(w->c);
	}
	if (isi_ada(w, "dari") && day_parse(isi(w, "dari"), &day))
		s.dari_at = at_from(day, 0, CLOCK_WIB);
	if (isi_ada(w, "sampai") && day_parse(isi(w, "sampai"), &day))
		s.sampai_at = at_from(day + 1, 0, CLOCK_WIB) - 1;
	rc = act_jejak_list(w->c, &s);
	if (rc < 0)
		return rc;
	put_lines(w, &s, &p);
	put_kinds(w, &p);
	p.kepala = (struct kelola_kepala){.judul = "Jurnal",
		.lead = "Tindakan pengelolaan, yang terbaru di atas. Setiap baris terikat pada baris sebelumnya.",
		.tab = KELOLA_JURNAL,
		.tanpa_tab = !w->sesi.sesi.pengelola};
	p.layout = web_layout(w, "Jurnal", MENU_NONE);
	p.form = web_form(w, 0);
	p.cari = isi(w, "cari");
	p.dari = isi(w, "dari");
	p.sampai = isi(w, "sampai");
	if (s.lagi)
		p.lama = arena_printf(a, "%ssebelum=%lld", view_address(w),
			(long long)s.list[s.n - 1].urut);
	if (s.sebelum > 0)
		p.awal = view_address(w);
	tpl_jurnal(&w->out, &p);
	return web_page(w);
}
