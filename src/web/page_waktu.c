/* The administration: working hours, days off, the journal. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_org.h"
#include "web/page/kelola.h"

static const char *clock_of(struct arena *a, int menit)
{
	return arena_printf(a, "%02d.%02d", menit / 60, menit % 60);
}

const struct isian_aturan isian_jam[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama jam kerja ini.", NULL},
	{"sumber", ISIAN_TEKS, LIMIT_NAMA, "Tulis dasar yang menetapkannya.",
		NULL},
	{"hari", ISIAN_BANYAK, 1, "Pilih paling sedikit satu hari.", NULL},
	{"mulai", ISIAN_TANGGAL, 10, "Pilih sejak kapan berlaku.", NULL},
	{"selesai", ISIAN_TANGGAL, 10, "Pilih sampai kapan berlaku.", NULL},
	{"buka", ISIAN_JAM, 5, "Tulis jam masuk.", NULL},
	{"istirahat", ISIAN_JAM, 5, NULL, NULL},
	{"masuk", ISIAN_JAM, 5, NULL, NULL},
	{"tutup", ISIAN_JAM, 5, "Tulis jam pulang.", NULL},
	{"geser", ISIAN_ANGKA, 6, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* "1990-01-01" and "9999-12-31" of the built-in calendar say nothing. */
static const char *span(struct arena *a, const struct jam_kerja *j)
{
	int from = day_civil(j->mulai).year, to = day_civil(j->selesai).year;

	if (from < 2000 && to > 2100)
		return "Seterusnya";
	if (to > 2100)
		return arena_printf(a, "Sejak %s", day_long(a, j->mulai));
	return arena_printf(a, "%s sampai %s", day_long(a, j->mulai),
		day_long(a, j->selesai));
}

static bool same_rule(const struct jam_kerja *a, const struct jam_kerja *b)
{
	return text_eq(a->nama, b->nama) && a->mulai == b->mulai &&
	       a->selesai == b->selesai && a->urutan == b->urutan;
}

/* Both intervals of a day in one text: "07.30–12.00, 13.00–16.00". */
static const char *hours_text(
	struct arena *a, const struct jam_kerja *l, size_t n, size_t at)
{
	struct str s = str_new(a, LIMIT_TEXT);

	for (size_t i = 0; i < n; i++)
		if (same_rule(&l[i], &l[at]) && l[i].weekday == l[at].weekday)
			str_addf(&s, "%s%s–%s", s.n > 0 ? ", " : "",
				clock_of(a, l[i].buka),
				clock_of(a, l[i].tutup));
	return s.p;
}

static bool first_of_day(const struct jam_kerja *l, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (same_rule(&l[i], &l[at]) && l[i].weekday == l[at].weekday)
			return false;
	return true;
}

/* Days with the same hours share a line: "Senin–Kamis". */
static int put_hours(struct web *w, struct jam_lihat *p)
{
	struct arena *a = w->c->mem;
	struct jam_kerja *l;
	const struct jam_kerja *rule = NULL;
	size_t n;
	int last = 0, rc = act_jam_kerja_list(w->c, &l, &n);

	if (rc < 0)
		return rc;
	p->item = arena_array(a, struct jam_baris, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct jam_baris *b = p->n > 0 ? &p->item[p->n - 1] : NULL;
		const char *jam, *hari = day_name(l[i].weekday);

		if (!first_of_day(l, i))
			continue;
		jam = hours_text(a, l, n, i);
		if (b != NULL && same_rule(rule, &l[i]) &&
			text_eq(b->jam, jam) && l[i].weekday == last + 1) {
			b->hari = arena_printf(a, "%s–%s",
				arena_dupn(
					a, b->hari, strcspn(b->hari, "\xe2")),
				hari);
		} else {
			p->item[p->n++] = (struct jam_baris){.nama = l[i].nama,
				.hari = hari,
				.jam = jam,
				.masa = span(a, &l[i]),
				.sumber = l[i].sumber};
		}
		rule = &l[i];
		last = l[i].weekday;
	}
	return OK;
}

int page_jam(struct web *w)
{
	struct jam_lihat p = {0};
	struct choice *d = arena_array(w->c->mem, struct choice, 7);
	int rc = put_hours(w, &p);

	if (rc < 0)
		return rc;
	for (int i = 0; i < 7; i++) {
		const char *no = arena_printf(w->c->mem, "%d", i + 1);

		d[i] = (struct choice){.value = no,
			.label = day_name(i + 1),
			.on = w->lagi ? isi_punya(w, "hari", no) : i < 4};
	}
	p.kepala = (struct kelola_kepala){.judul = "Jam kerja",
		.lead = "Semua batas waktu dihitung dari sini. Yang ditetapkan belakangan menang.",
		.tab = KELOLA_JAM};
	p.layout = web_layout(w, "Jam kerja", MENU_NONE);
	p.form = web_form(w, 0);
	p.geser = w->lagi ? -1 : isi_angka(w, "geser", -1);
	p.hari = d;
	p.nama = isi_atau(w, "nama", NULL);
	p.sumber = isi_atau(w, "sumber", NULL);
	p.mulai = isi_atau(w, "mulai", NULL);
	p.selesai = isi_atau(w, "selesai", NULL);
	p.buka = isi_atau(w, "buka", "07:30");
	p.istirahat = isi_atau(w, "istirahat", "12:00");
	p.masuk = isi_atau(w, "masuk", "13:00");
	p.tutup = isi_atau(w, "tutup", "16:00");
	tpl_jam(&w->out, &p);
	return web_page(w);
}

static int minute_of(const char *s) /* "13:30", checked already */
{
	return (s[0] - '0') * 600 + (s[1] - '0') * 60 + (s[3] - '0') * 10 +
	       (s[4] - '0');
}

static void add_interval(
	struct web *w, struct act_jam *a, struct jam_kerja j, int from, int to)
{
	j.buka = from;
	j.tutup = to;
	for (int d = 1; d <= 7; d++) {
		if (!isi_punya(w, "hari", arena_printf(w->c->mem, "%d", d)))
			continue;
		a->baris =
			arena_grow(w->c->mem, a->baris, a->baris_n, sizeof(j));
		j.weekday = d;
		a->baris[a->baris_n++] = j;
	}
}

void jam_isian(struct web *w, struct act_jam *a)
{
	struct jam_kerja j = {
		.nama = isi_teks(w, "nama"), .sumber = isi_teks(w, "sumber")};
	int open = minute_of(isi(w, "buka")), end = minute_of(isi(w, "tutup"));

	must(day_parse(isi(w, "mulai"), &j.mulai));
	must(day_parse(isi(w, "selesai"), &j.selesai));
	if (isi_ada(w, "istirahat") && isi_ada(w, "masuk")) {
		int from = minute_of(isi(w, "istirahat"));
		int to = minute_of(isi(w, "masuk"));

		if (from <= open || to < from || end <= to)
			galat(w, "istirahat",
				"Istirahat harus di antara jam masuk dan jam pulang.");
		add_interval(w, a, j, open, from);
		add_interval(w, a, j, to, end);
	} else {
		add_interval(w, a, j, open, end);
	}
	if (end <= open)
		galat(w, "tutup", "Jam pulang lebih awal daripada jam masuk.");
	if (a->baris_n == 0)
		galat(w, "hari", "Pilih paling sedikit satu hari.");
}

int post_jam(struct web *w)
{
	struct act_jam a = {0};
	int rc;

	jam_isian(w, &a);
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	rc = act_jam_kerja(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(
		w, NULL, "/pengelolaan/jam-kerja?geser=%lld", (long long)a.n);
}

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
