/* Definitions: the seed cell by cell, mistakes with their line, soundness,
 * the linter, and a flowchart whose arrows never cross. */
#include "sopfix.h"

#include "sop/sheet_priv.h"

/* ---- the seed ---- */

/* The text of the seed without blanks, to find a cell in it. */
static char *squeeze(struct ctx *c, const char *text)
{
	struct str s = str_new(c->mem, LIMIT_DOCUMENT);

	for (; *text != '\0'; text++)
		if (strchr(" \t\r\n", *text) == NULL)
			str_addc(&s, *text);
	return s.p;
}

static void in_seed(struct ctx *c, const char *seed, const char *cell)
{
	if (strstr(seed, squeeze(c, cell)) == NULL)
		fail_msg("not in the seed: \"%s\"", cell);
}

static void test_every_cell_is_in_the_words_of_the_seed(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);
	size_t n;
	char *seed =
		squeeze(c, t_file(c, "data/sop/000_33ca2afbe1147f29.txt", &n));

	assert_int_equal(s->langkah_n, 10);
	in_seed(c, seed, s->nomor);
	in_seed(c, seed, s->judul);
	in_seed(c, seed, s->pengesah.nama);
	in_seed(c, seed, s->pengesah.nip);
	for (size_t i = 0; i < s->dasar_hukum.n; i++)
		in_seed(c, seed, s->dasar_hukum.item[i]);
	for (size_t i = 0; i < s->kualifikasi.n; i++)
		in_seed(c, seed, s->kualifikasi.item[i]);
	in_seed(c, seed, s->peringatan.item[0]);
	in_seed(c, seed, s->pencatatan.item[0]);
	for (size_t i = 0; i < s->langkah_n; i++) {
		const struct langkah *g = &s->langkah[i];
		char row[4096];

		/* The whole row, in the order of its columns; the seed prints
		 * "Mulai" in the first column of row 1. */
		snprintf(row, sizeof(row), "%d.%s%s%s%s%s", g->no, g->kegiatan,
			i == 0 ? "Mulai" : "", g->kelengkapan, g->waktu,
			g->output);
		in_seed(c, seed, row);
	}
	assert_int_equal(s->catatan_n, 18);
	t_free(c);
}

static void test_the_linter_tells_the_seeds_contradictions(void **state)
{
	static const struct {
		const char *aturan;
		int langkah;
	} want[] = {{"35/2012 satu mulai satu selesai", 7},
		{"35/2012 satu mulai satu selesai", 10},
		{"35/2012 kata kerja", 8}, {"peran tanpa kolom", 8},
		{"nomor dan tanggal", 0}, {"dasar hukum", 0},
		{"satu sebutan", 3}};
	struct ctx *c = t_ctx();
	struct temuan_list found;

	sop_lint(c->mem, seed_load(c), &found);
	for (size_t i = 0; i < ARRAY_N(want); i++) {
		bool has = false;

		for (size_t k = 0; k < found.n; k++)
			has |= found.item[k].langkah == want[i].langkah &&
			       text_eq(found.item[k].aturan, want[i].aturan);
		assert_true(has);
	}
	for (size_t k = 0; k < found.n; k++)
		assert_false(found.item[k].berat);
	t_free(c);
}

/* ---- mistakes ---- */

#define HEAD "nomor: X/1\njudul: Uji\npelaksana:\n  - {kode: a, nama: A}\n"
#define STEP(no, rest)                                                         \
	"  - {no: " no ", kegiatan: Membuat, pelaksana: a, waktu: 1 hari" rest \
	"}\n"

static int load(struct ctx *c, const char *text, struct sop **s)
{
	return sop_load(c, "uji.yaml", text, strlen(text), s);
}

static void test_each_mistake_names_line_and_field(void **state)
{
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"", "kosong"},
		{"- a\n", "baris 1"},
		{"nomor: X/1\n", "field 'judul': belum ada"},
		{"nomor: X\nnomor: Y\n",
			"baris 2, field 'nomor': ditulis dua kali"},
		{"nomor: &a X\n", "baris 1: jangkar"},
		{"nomor: *a\n", "baris 1: jangkar"},
		{"nomor: !!str X\n", "baris 1: jangkar"},
		{"nomor: {a: 1}\n", "field 'nomor': harus berupa satu teks"},
		{HEAD, "field 'langkah': belum ada"},
		{HEAD "langkah:\n" STEP("2", ""), "di sini seharusnya 1"},
		{HEAD "langkah:\n" STEP("x", ""), "bukan bilangan"},
		{HEAD "langkah:\n" STEP("1", ", terbang: ya"),
			"field 'terbang': tidak dikenal"},
		{HEAD "langkah:\n  - {no: 1, kegiatan: M, pelaksana: b, waktu: 1 hari}\n",
			"baris 6, field 'pelaksana': pelaksana \"b\" tidak ada"},
		{HEAD "langkah:\n  - {no: 1, kegiatan: M, pelaksana: a, waktu: besok}\n",
			"\"besok\" bukan waktu"},
		{HEAD "langkah:\n" STEP("1", ", keputusan: {ya: 1}"),
			"keputusan harus mempunyai jalan Ya dan Tidak"},
		{HEAD "langkah:\n" STEP(
			 "1", ", keputusan: {ya: 7, tidak: [{ke: 1}]}"),
			"langkah 7 tidak ada"},
		{HEAD "langkah:\n" STEP("1", ", tiap: orang"),
			"yang dikenal: bidang"},
		{HEAD "langkah:\n" STEP("1", ", ditutup_oleh: a"),
			"dibagi menurut Bidang"},
		{HEAD "langkah:\n" STEP(
			 "1", ", berkas: [{jenis: A B, nama: x}]"),
			"bukan kode yang sah"},
		{HEAD "langkah: 5\n", "field 'langkah': harus berupa daftar"},
		{"a: [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]\n", "terlalu dalam"},
	};
	struct ctx *c = t_ctx();
	struct sop *s;

	for (size_t i = 0; i < ARRAY_N(wrong); i++)
		t_refused(c, load(c, wrong[i].text, &s),
			text_eq(wrong[i].says, "terlalu dalam") ? E_TOOBIG
								: E_INVALID,
			wrong[i].says);
	t_free(c);
}

/* ---- soundness ---- */

static void test_the_seed_is_sound_for_any_number_of_bidang(void **state)
{
	static const size_t n[] = {1, 2, 5, 60};
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);
	struct temuan_list why;

	for (size_t i = 0; i < ARRAY_N(n); i++)
		assert_true(sop_sound(c->mem, s, n[i], &why));
	t_free(c);
}

static void unsound(struct ctx *c, const char *text, const char *says)
{
	struct sop *s;
	struct temuan_list why;

	t_ok(c, load(c, text, &s));
	assert_false(sop_sound(c->mem, s, 3, &why));
	assert_true(why.n > 0);
	if (strstr(why.item[0].pesan, says) == NULL)
		fail_msg("\"%s\" should say \"%s\"", why.item[0].pesan, says);
}

static void test_dead_ends_and_broken_branches_are_told(void **state)
{
	struct ctx *c = t_ctx();

	unsound(c,
		HEAD "langkah:\n" STEP("1", "") STEP("2",
			", keputusan: {ya: 1, tidak: [{ke: 2}]}") STEP("3", ""),
		"tidak dapat mencapai akhir");
	unsound(c,
		HEAD
		"langkah:\n" STEP("1", ", keputusan: {ya: 3, tidak: [{ke: 1}]}")
			STEP("2", "") STEP("3", ""),
		"langkah 2 tidak pernah dapat dicapai");
	unsound(c,
		HEAD
		"langkah:\n" STEP("1", "") STEP("2", ", tiap: bidang") STEP("3",
			", tiap: bidang, keputusan: {ya: 4, tidak: [{ke: 1}]}")
			STEP("4", ""),
		"Bidang lain masih bekerja");
	t_free(c);
}

static void test_loops_and_optional_steps_are_sound(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s;
	struct temuan_list why;

	t_ok(c, load(c,
			HEAD "langkah:\n" STEP("1", "") STEP(
				"2", ", tiap: bidang") STEP("3",
				", tiap: bidang") STEP("4",
				", keputusan: {ya: 5, tidak: [{ke: 1}, {ke: 2, bidang: satu}]}")
				STEP("5", ", hanya: tahunan") STEP("6",
					", keputusan: {ya: 7, tidak: [{ke: 4}]}")
					STEP("7", ""),
			&s));
	assert_true(sop_sound(c->mem, s, 4, &why));
	t_free(c);
}

/* ---- the flowchart ---- */

static int min(int a, int b)
{
	return a < b ? a : b;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

/* Axis-parallel pieces: do their boxes meet? */
static bool meet(const struct segment *a, const struct segment *b)
{
	return max(a->x1, a->x2) >= min(b->x1, b->x2) &&
	       max(b->x1, b->x2) >= min(a->x1, a->x2) &&
	       max(a->y1, a->y2) >= min(b->y1, b->y2) &&
	       max(b->y1, b->y2) >= min(a->y1, a->y2);
}

static bool inside(const struct segment *g, const struct symbol *m)
{
	return max(g->x1, g->x2) > m->x && min(g->x1, g->x2) < m->x + m->w &&
	       max(g->y1, g->y2) > m->y && min(g->y1, g->y2) < m->y + m->h;
}

static void check_page(const struct sheet_page *p)
{
	for (size_t i = 0; i < p->segment_n; i++) {
		const struct segment *g = &p->segment[i];

		assert_true(g->x1 == g->x2 || g->y1 == g->y2);
		for (size_t k = 0; k < i; k++)
			if (p->segment[k].arrow != g->arrow &&
				meet(g, &p->segment[k]))
				fail_msg("arrows cross at %d,%d", g->x1, g->y1);
		for (size_t k = 0; k < p->symbol_n; k++)
			if (inside(g, &p->symbol[k]))
				fail_msg("an arrow runs through step %d",
					p->symbol[k].langkah);
	}
	for (size_t i = 0; i < p->symbol_n; i++) {
		const struct symbol *m = &p->symbol[i];

		assert_true(m->x > p->kolom_x);
		assert_true(m->y >= 0 && m->y + m->h <= p->height);
	}
}

/* No line between two columns strikes a label. */
static void check_labels(const struct sheet *t, const struct sheet_page *p)
{
	for (size_t i = 0; i < p->label_n; i++) {
		const struct label *b = &p->label[i];
		int end = b->x + (int)strlen(b->text) * 5;

		for (size_t k = 0; k <= t->kolom_n; k++) {
			int x = p->kolom_x + t->gutter[0] +
				(int)k * SHEET_PERAN;

			if (k == 0)
				x = p->kolom_x;
			if (k == t->kolom_n)
				x = p->kolom_end;
			if (b->x < x && end > x)
				fail_msg("%s is struck at %d", b->text, x);
		}
	}
}

static void check_form(
	struct ctx *c, const struct sop *s, const struct sheet_form *form)
{
	struct sheet t = sheet_layout(c->mem, s, form);
	size_t rows = 0, diamonds = 0, labels = 0;

	for (size_t i = 0; i < s->langkah_n; i++)
		diamonds += s->langkah[i].keputusan;
	for (size_t i = 0; i < t.page_n; i++) {
		labels += t.page[i].label_n;
		check_page(&t.page[i]);
		check_labels(&t, &t.page[i]);
		/* As wide as its paper lies within the margins, as tall. */
		assert_true(t.page[i].height +
				    (i + 1 == t.page_n ? form->foot : 0) <=
			    t.page[i].width * form->h / form->w);
		rows += t.page[i].row_n;
	}
	assert_int_equal(rows, s->langkah_n);
	/* Ya and Tidak, also where a page ends at the diamond. */
	assert_int_equal(labels, 2 * diamonds);
}

/* On the HTML's A4, and on F4 with a foot, as the PDF has it. */
static void check_sheet(struct ctx *c, const struct sop *s)
{
	static const struct sheet_form f4 = {
		.w = 303, .h = 193, .foot = 120, .fits = true};

	check_form(c, s, &sheet_screen);
	check_form(c, s, &f4);
}

static void test_arrows_never_cross(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);

	check_sheet(c, s);
	/* The same steps with their columns turned in every way. */
	for (int turn = 1; turn < 24; turn++) {
		for (size_t i = 0; i < s->langkah_n; i++)
			s->langkah[i].peran =
				(int)((i * (size_t)turn + i / 3) % 4);
		check_sheet(c, s);
	}
	t_free(c);
}

/* A loop that no page holds is told at both its ends. */
static void test_a_long_way_back_goes_by_pentagons(void **state)
{
	struct ctx *c = t_ctx();
	struct sop *s = seed_load(c);
	struct langkah *row = arena_array(c->mem, struct langkah, 24);
	struct sheet t;
	int five = 0;

	for (int i = 0; i < 24; i++) {
		row[i] = s->langkah[i < 7 ? i : 7];
		row[i].no = i + 1;
		row[i].keputusan = i == 21;
	}
	row[21].tidak = 5;
	s->langkah = row;
	s->langkah_n = 24;
	check_sheet(c, s);
	t = sheet_layout(c->mem, s, &sheet_screen);
	for (size_t i = 0; i < t.page_n; i++)
		for (size_t k = 0; k < t.page[i].symbol_n; k++) {
			const struct symbol *m = &t.page[i].symbol[k];

			if (m->text != NULL && strcmp(m->text, "5") == 0) {
				assert_int_equal(m->kind, SYM_PENTAGON);
				five++;
			}
		}
	assert_int_equal(five, 2);
	t_free(c);
}

static void test_the_sheet_has_its_symbols(void **state)
{
	struct ctx *c = t_ctx();
	struct sheet t = sheet_layout(c->mem, seed_load(c), &sheet_screen);
	int count[4] = {0};

	/* Cut where the printed sheet is cut. */
	assert_int_equal(t.page_n, 2);
	assert_int_equal(t.page[0].row_n, 7);
	for (size_t i = 0; i < t.page_n; i++)
		for (size_t k = 0; k < t.page[i].symbol_n; k++)
			count[t.page[i].symbol[k].kind]++;
	assert_int_equal(count[SYM_CAPSULE], 2);
	assert_int_equal(count[SYM_BOX], 9);
	assert_int_equal(count[SYM_DIAMOND], 1);
	assert_int_equal(count[SYM_PENTAGON], 2 * ((int)t.page_n - 1));
	t_free(c);
}

static void test_the_text_sheet_is_golden(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, sop_sheet_text(c, seed_load(c), &out));
	t_golden(c, "tests/sop/lembar.txt", out.p);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_cell_is_in_the_words_of_the_seed),
		cmocka_unit_test(
			test_the_linter_tells_the_seeds_contradictions),
		cmocka_unit_test(test_each_mistake_names_line_and_field),
		cmocka_unit_test(
			test_the_seed_is_sound_for_any_number_of_bidang),
		cmocka_unit_test(test_dead_ends_and_broken_branches_are_told),
		cmocka_unit_test(test_loops_and_optional_steps_are_sound),
		cmocka_unit_test(test_arrows_never_cross),
		cmocka_unit_test(test_a_long_way_back_goes_by_pentagons),
		cmocka_unit_test(test_the_sheet_has_its_symbols),
		cmocka_unit_test(test_the_text_sheet_is_golden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
