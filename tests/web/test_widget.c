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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_gallery_is_golden_and_well_formed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
