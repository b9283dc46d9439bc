/* The administration: working hours, one group of days at a time. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_org.h"
#include "web/page/waktu.h"

#define JAM "/pengelolaan/jam-kerja"

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
	{"aksi", ISIAN_PILIHAN, 0, NULL, "simpan coba"},
	{"sidik", ISIAN_TEKS, 16, NULL, NULL},
	{"geser", ISIAN_ANGKA, 6, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_jam_hapus[] = {
	{"sidik", ISIAN_TEKS, 16, NULL, NULL},
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
				.alamat = arena_printf(
					a, JAM "/%lld", (long long)l[i].id),
				.masa = span(a, &l[i]),
				.sumber = l[i].sumber};
		}
		rule = &l[i];
		last = l[i].weekday;
	}
	return OK;
}

static struct choice *days_of(struct web *w, unsigned on)
{
	struct choice *d = arena_array(w->c->mem, struct choice, 7);

	for (int i = 0; i < 7; i++) {
		const char *no = arena_printf(w->c->mem, "%d", i + 1);

		d[i] = (struct choice){.value = no,
			.label = day_name(i + 1),
			.on = w->lagi ? isi_punya(w, "hari", no)
				      : (on & 1u << (i + 1)) != 0};
	}
	return d;
}

/* What was typed, else what stands there, else the usual day. */
static void put_form(
	struct web *w, struct jam_isi *f, const struct jam_isi *was)
{
	f->form = web_form(w, 0);
	f->nama = isi_atau(w, "nama", was->nama);
	f->sumber = isi_atau(w, "sumber", was->sumber);
	f->mulai = isi_atau(w, "mulai", was->mulai);
	f->selesai = isi_atau(w, "selesai", was->selesai);
	f->buka = isi_atau(w, "buka", was->buka);
	f->istirahat = isi_atau(w, "istirahat", was->istirahat);
	f->masuk = isi_atau(w, "masuk", was->masuk);
	f->tutup = isi_atau(w, "tutup", was->tutup);
}

int page_jam(struct web *w)
{
	const struct jam_isi usual = {.buka = "07:30",
		.istirahat = "12:00",
		.masuk = "13:00",
		.tutup = "16:00"};
	struct jam_lihat p = {0};
	int rc = put_hours(w, &p);

	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Jam kerja",
		.lead = "Semua batas waktu dihitung dari sini. Yang ditetapkan belakangan menang.",
		.tab = KELOLA_JAM};
	p.layout = web_layout(w, "Jam kerja", MENU_NONE);
	p.geser = w->lagi ? -1 : isi_angka(w, "geser", -1);
	put_form(w, &p.isi, &usual);
	p.isi.aksi = JAM;
	p.isi.hari = days_of(w, 0x1e); /* Monday to Thursday */
	p.isi.coba = w->coba;
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

/* Shown again with what it would move; nothing was wrong. */
static int show_preview(struct web *w, const struct act_jam *a)
{
	int rc;

	w->lagi = true;
	w->coba = arena_printf(w->c->mem,
		a->n == 0
			? "Tidak ada batas waktu yang akan bergeser. Belum disimpan."
			: "Batas waktu pada %lld siklus berjalan akan bergeser. Belum disimpan.",
		(long long)a->n);
	w->rs->status = 0;
	rc = w->route->lagi(w);
	w->rs->status = 200;
	return rc;
}

static int save(struct web *w, struct act_jam *a)
{
	int rc;

	jam_isian(w, a);
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	a->coba = text_eq(isi(w, "aksi"), "coba");
	rc = act_jam_kerja(w->c, a);
	if (rc < 0)
		return web_lagi(w, rc);
	if (a->coba)
		return show_preview(w, a);
	return web_redirect(w, NULL, JAM "?geser=%lld", (long long)a->n);
}

int post_jam(struct web *w)
{
	struct act_jam a = {0};

	return save(w, &a);
}

/* ---- those that stand there: corrected, removed ---- */

struct kelompok {
	struct jam_kerja *list;
	size_t n, at;
};

static int group(struct web *w, struct kelompok *g)
{
	long id = 0;
	int rc = act_jam_kerja_list(w->c, &g->list, &g->n);

	if (rc < 0)
		return rc;
	if (text_int(w->arg[0], 1, INT32_MAX, &id))
		for (g->at = 0; g->at < g->n; g->at++)
			if (g->list[g->at].id == id)
				return OK;
	return fail(w->c, E_NOTFOUND,
		"Jam kerja itu sudah diubah atau dihapus; buka lagi daftarnya.");
}

static const char *clock_field(struct arena *a, int menit)
{
	return arena_printf(a, "%02d:%02d", menit / 60, menit % 60);
}

/* As the form shows them; false: three intervals do not fit its fields. */
static bool put_group(
	struct arena *a, const struct kelompok *g, struct jam_isi *f)
{
	const struct jam_kerja *j = &g->list[g->at], *last = j;
	char day[CLOCK_TEXT];
	int n = 0;

	*f = (struct jam_isi){.nama = j->nama, .sumber = j->sumber};
	day_format(j->mulai, day);
	f->mulai = arena_dup(a, day);
	day_format(j->selesai, day);
	f->selesai = arena_dup(a, day);
	for (size_t i = 0; i < g->n; i++) {
		const struct jam_kerja *l = &g->list[i];

		if (!same_rule(l, j) || l->weekday != j->weekday)
			continue;
		if (n++ == 0) {
			f->buka = clock_field(a, l->buka);
		} else {
			f->istirahat = clock_field(a, last->tutup);
			f->masuk = clock_field(a, l->buka);
		}
		f->tutup = clock_field(a, l->tutup);
		last = l;
	}
	return n <= 2;
}

static const char *days_text(struct arena *a, unsigned days)
{
	struct str s = str_new(a, LIMIT_TEXT);

	for (int d = 1; d <= 7; d++)
		if ((days & 1u << d) != 0)
			str_addf(&s, "%s%s", s.n > 0 ? ", " : "", day_name(d));
	return s.p;
}

/* What its removal would move; or why it cannot go. */
static void put_removal(
	struct web *w, const struct kelompok *g, struct jam_satu_lihat *p)
{
	struct act_jam a = {
		.id = g->list[g->at].id, .sidik = p->isi.sidik, .coba = true};
	int rc = act_jam_kerja(w->c, &a);

	if (rc == OK) {
		p->hapus = arena_printf(w->c->mem, JAM "/%s/hapus", w->arg[0]);
		p->akibat = arena_printf(w->c->mem,
			a.n == 0
				? "Tidak ada batas waktu yang akan bergeser."
				: "Batas waktu pada %lld siklus berjalan akan bergeser.",
			(long long)a.n);
		return;
	}
	/* What a database says of itself goes to the log only. */
	p->akibat = w->c->sentence != NULL && rc != E_LOST && rc != E_IO
			    ? w->c->sentence
			    : rc_sentence((enum rc)rc);
	fail_clear(w->c);
}

int page_jam_satu(struct web *w)
{
	struct arena *a = w->c->mem;
	struct jam_satu_lihat p = {0};
	struct kelompok g = {0};
	struct jam_isi was;
	unsigned days;
	int rc = group(w, &g);

	if (rc < 0)
		return rc;
	days = jam_kerja_sekelompok(g.list, g.n, g.at);
	p.bisa = put_group(a, &g, &was);
	put_form(w, &p.isi, &was);
	p.isi.sidik = jam_kerja_sidik(a, g.list, g.n, g.at);
	p.isi.hari = days_of(w, days);
	p.isi.aksi = arena_printf(a, JAM "/%s", w->arg[0]);
	p.isi.coba = w->coba;
	p.isi.ada = true;
	p.kepala = (struct kelola_kepala){.judul = was.nama,
		.lead = arena_printf(a, "%s, %s. %s.", days_text(a, days),
			hours_text(a, g.list, g.n, g.at),
			span(a, &g.list[g.at])),
		.induk = "Jam kerja",
		.di = JAM,
		.tab = KELOLA_JAM};
	p.layout = web_layout(w, p.kepala.judul, MENU_NONE);
	put_removal(w, &g, &p);
	tpl_jam_satu(&w->out, &p);
	return web_page(w);
}

int post_jam_satu(struct web *w)
{
	struct kelompok g = {0};
	struct act_jam a = {.sidik = isi(w, "sidik")};
	int rc = group(w, &g);

	if (rc < 0)
		return rc;
	a.id = g.list[g.at].id;
	return save(w, &a);
}

int post_jam_hapus(struct web *w)
{
	struct kelompok g = {0};
	struct act_jam a = {.sidik = isi(w, "sidik")};
	int rc = group(w, &g);

	if (rc < 0)
		return rc;
	a.id = g.list[g.at].id;
	rc = act_jam_kerja(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, NULL, JAM "?geser=%lld", (long long)a.n);
}
