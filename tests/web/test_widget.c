/* The widgets: golden HTML, well-formed, every text escaped. */
#include "base/base.h"

#include "web/aset.h"
#include "web/page/komponen.h"
#include "web/tpl.h"
#include "web/widget.h"

#include "web/html_check.h"

static const char *const positions[] = {
	"Sekretaris", "Plh. Kabid Perbendaharaan"};

static const struct form_ctx good = {
	.csrf = "token-sesi", .kunci = "kunci-1", .versi = "7"};

static const struct field_error mistakes[] = {
	{"tenggat[1]", "Tanggal 31 September tidak ada. Periksa tanggalnya."},
	{"kepada", "Pilih paling sedikit satu penerima."},
	{NULL, "Formulir ini sudah pernah dikirim."}};

static const struct form_ctx bad = {.csrf = "token-sesi",
	.kunci = "kunci-1",
	.versi = "7",
	.errors = mistakes,
	.error_n = ARRAY_N(mistakes)};

static const struct layout frame = {
	.title = "Galeri komponen",
	.active = MENU_SIKLUS,
	.instansi = "BPKPD Provinsi Jambi",
	.nama = "Hj. Ratna Dewi, S.E., M.M.",
	.jabatan = positions,
	.jabatan_n = ARRAY_N(positions),
	.pengelola = true,
	.tugas_n = 3,
	.kabar_n = 2,
	.path = "/komponen",
	.draf = "9",
	.form = &good,
};

/* The golden file keeps its meaning when an asset changes. */
static char *without_hashes(struct ctx *c, const char *html)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	while (*html != '\0') {
		const struct aset *a = aset_table;

		while (a->name != NULL && !text_starts(html, a->path))
			a++;
		if (a->name != NULL) {
			str_add(&s, "/aset/");
			str_add(&s, a->name);
			html += strlen(a->path);
		} else {
			str_addc(&s, *html++);
		}
	}
	assert_true(str_ok(&s));
	return s.p;
}

static void test_the_gallery_is_golden_and_well_formed(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_TEXT);
	const struct komponen page = {&frame, &bad};

	tpl_komponen(&out, &page);
	assert_true(str_ok(&out));
	t_html(c, out.p);
	t_golden(c, "tests/web/komponen.html", without_hashes(c, out.p));
	t_free(c);
}

/* The worst a person can type into a name. */
#define EVIL "\"'><script>alert(1)</script>&<b>"

static const struct field_error evil_mistake[] = {{"a", EVIL}, {NULL, EVIL}};
static const struct form_ctx evil_form = {.csrf = EVIL,
	.kunci = EVIL,
	.versi = EVIL,
	.errors = evil_mistake,
	.error_n = ARRAY_N(evil_mistake)};
static const struct choice evil_choice[] = {
	{.value = EVIL, .label = EVIL, .hint = EVIL}};

static void evil_fields(struct str *o)
{
	const struct form_ctx *f = &evil_form;

	form_open(o, f, .action = "/x", .kelas = EVIL, .id = "form",
		.label = EVIL, .simpan = EVIL, .pratinjau = EVIL);
	error_summary(o, f);
	field(o, f, .name = "a", .label = EVIL, .hint = EVIL, .value = EVIL,
		.placeholder = EVIL);
	field(o, f, .name = EVIL, .label = EVIL);
	field_area(o, f, .name = "b", .label = EVIL, .value = EVIL);
	field_select(o, f, .name = "c", .label = EVIL, .choices = evil_choice,
		.choice_n = 1);
	field_choices(o, f, .name = "d", .label = EVIL, .hint = EVIL,
		.look = "choice", .choices = evil_choice, .choice_n = 1);
	field_check(o, f, "e", evil_choice);
	hidden(o, EVIL, EVIL);
	form_close(o);
	form_button(o, f, .action = EVIL, .label = EVIL, .kelas = EVIL,
		.name = EVIL, .value = EVIL);
	toast(o, f, .text = EVIL, .undo = EVIL, .button = EVIL);
}

static void evil_widgets(struct str *o)
{
	static const struct rail_step step[] = {{EVIL, STEP_NOW}};
	static const struct link link[] = {
		{.label = EVIL, .href = EVIL, .n = 1}, {.label = EVIL}};
	static const struct table_column column = {.label = EVIL, .small = EVIL};

	chip(o, .word = EVIL);
	chip_due(o, .word = EVIL, .at = EVIL);
	rail(o, .steps = step, .n = 1);
	rail(o, .steps = step, .n = 1, .mini = true);
	rail_card(o, &(const struct rail_card){.rail = {.steps = step, .n = 1},
			     .chip = {.word = EVIL}});
	kategori(o, 1, EVIL);
	avatar(o, EVIL, EVIL);
	note(o, .strong = EVIL, .text = EVIL, .href = EVIL, .button = EVIL);
	empty(o, .title = EVIL, .text = EVIL, .href = EVIL, .button = EVIL);
	crumb(o, link, 2);
	subnav(o, EVIL, link, 1);
	table_open(
		o, .caption = EVIL, .kelas = EVIL, .columns = &column, .n = 1);
	str_add(o, "<tr>");
	cell(o, &column, EVIL);
	str_add(o, "</tr>");
	table_close(o);
	pages(o, "/a?" EVIL, 2, 9);
}

static void test_no_text_becomes_html(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_TEXT);
	static const char *const jabatan[] = {EVIL};
	const struct layout l = {.title = EVIL,
		.instansi = EVIL,
		.nama = EVIL,
		.jabatan = jabatan,
		.jabatan_n = 1,
		.kelas = EVIL,
		.tema = EVIL,
		.q = EVIL,
		.path = EVIL,
		.draf = EVIL,
		.form = &evil_form};

	page_head(&out, &l);
	str_add(&out, "<h1>x</h1>");
	evil_fields(&out);
	evil_widgets(&out);
	page_foot(&out, &l);
	assert_true(str_ok(&out));
	t_html(c, out.p);
	assert_null(strstr(out.p, "<script>"));
	assert_null(strstr(out.p, "<b>\""));
	t_free(c);
}

static void test_layouts_follow_what_they_are_told(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_TEXT);
	const struct toast done = {.text = "Disposisi terkirim ke 7 unit"};
	struct layout l = frame;

	l.tema = "gelap";
	l.kelas = "pg-sop";
	l.form = &bad;
	l.toast = &done;
	l.pengelola = false;
	l.tugas_n = l.kabar_n = 0;
	page_head(&out, &l);
	str_add(&out, "<h1>x</h1>");
	page_foot(&out, &l);
	t_html(c, out.p);
	assert_non_null(
		strstr(out.p, "<html lang=\"id\" data-tema=\"gelap\">"));
	assert_non_null(strstr(out.p, "<title>Galat: Galeri komponen — Alur"));
	assert_non_null(strstr(out.p, "<body class=\"pg-sop\""));
	assert_non_null(strstr(out.p, "Disposisi terkirim"));
	assert_null(strstr(out.p, "/pengelolaan"));
	assert_null(strstr(out.p, "belum dibaca"));
	str_clear(&out);
	bare_head(&out, &(const struct layout){.title = "Masuk",
				.instansi = "BPKPD Provinsi Jambi"});
	str_add(&out, "<h1>x</h1>");
	bare_foot(&out, &frame);
	t_html(c, out.p);
	t_golden(c, "tests/web/polos.html", without_hashes(c, out.p));
	t_free(c);
}

static void assert_initials(struct ctx *c, const char *name, const char *want)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	initials(&s, name);
	assert_string_equal(s.p, want);
}

static void test_initials_leave_titles_out(void **state)
{
	struct ctx *c = t_ctx();

	assert_initials(c, "Hj. Ratna Dewi, S.E., M.M.", "RD");
	assert_initials(c, "Dr. H. Budi Santoso Wijaya", "BS");
	assert_initials(c, "Sukarno", "S");
	assert_initials(c, "Élise Ögut", "ÉÖ");
	assert_initials(c, "  Siti  Aminah", "SA");
	assert_initials(c, "", "");
	assert_initials(c, NULL, "");
	t_free(c);
}

static char *pages_of(struct ctx *c, long page, long last)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	pages(&s, "/a?b=1&hal=", page, last);
	if (s.n > 0)
		t_html(c, s.p);
	return s.p;
}

static void test_pages_name_the_ends_and_the_neighbours(void **state)
{
	struct ctx *c = t_ctx();

	assert_string_equal(pages_of(c, 1, 1), "");
	assert_string_equal(pages_of(c, 1, 0), "");
	assert_null(strstr(pages_of(c, 1, 3), "Sebelumnya"));
	assert_null(strstr(pages_of(c, 3, 3), "Berikutnya"));
	assert_null(strstr(pages_of(c, 50, 100), "hal=47\""));
	assert_non_null(strstr(pages_of(c, 50, 100), "?b=1&amp;hal=48\""));
	assert_non_null(strstr(pages_of(c, 50, 100), "hal=100\""));
	t_free(c);
}

static void test_icons_are_sorted_and_found(void **state)
{
	struct ctx *c = t_ctx();
	struct str s = str_new(c->mem, LIMIT_TEXT);

	for (size_t i = 0; icon_name(i) != NULL; i++) {
		if (i > 0 && strcmp(icon_name(i - 1), icon_name(i)) >= 0)
			fail_msg("%s is not in order", icon_name(i));
		icon(&s, icon_name(i));
	}
	t_html(c, s.p);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_gallery_is_golden_and_well_formed),
		cmocka_unit_test(test_no_text_becomes_html),
		cmocka_unit_test(test_layouts_follow_what_they_are_told),
		cmocka_unit_test(test_initials_leave_titles_out),
		cmocka_unit_test(test_pages_name_the_ends_and_the_neighbours),
		cmocka_unit_test(test_icons_are_sorted_and_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
