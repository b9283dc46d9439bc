/*
 * The engine: scenarios an office can read (tests/sop/flow/X.flow), and the
 * golden matrix of every state x event x role.
 */
#include "sopfix.h"

#include <dirent.h>

static const char *code_name(int rc)
{
	static const char *const name[] = {[0] = "ya",
		[-E_INVALID] = "E_INVALID",
		[-E_NOTFOUND] = "E_NOTFOUND",
		[-E_DENIED] = "E_DENIED",
		[-E_STATE] = "E_STATE",
		[-E_CONFLICT] = "E_CONFLICT"};

	return name[-rc];
}

/* ---- scenarios ---- */

struct flow {
	struct ctx *c;
	struct kasus k;
	struct marking m;
	const char *file;
	int line;
};

static char *word(char **p)
{
	char *w = *p + strspn(*p, " \t");
	size_t n = strcspn(w, " \t\n");

	*p = w + n + (w[n] != '\0');
	w[n] = '\0';
	return *w == '\0' ? NULL : w;
}

/* "kabid/aset 2 [ya|tidak [ke N] [bidang B]] [tanpa DOKUMEN]" */
static struct perintah parse_act(struct flow *f, char *text)
{
	char *peran = word(&text), *bidang = strchr(peran, '/'), *w;
	struct perintah p;

	if (bidang != NULL)
		*bidang++ = '\0';
	p = command(peran, bidang, (int)strtol(word(&text), NULL, 10));
	while ((w = word(&text)) != NULL) {
		if (text_eq(w, "ya")) {
			p.keputusan = KEPUTUSAN_YA;
		} else if (text_eq(w, "tidak")) {
			p.keputusan = KEPUTUSAN_TIDAK;
			p.catatan = "uji";
		} else if (text_eq(w, "ke")) {
			p.kembali_ke = (int)strtol(word(&text), NULL, 10);
		} else if (text_eq(w, "bidang")) {
			p.bidang = word(&text);
		} else if (text_eq(w, "tanpa-berkas")) {
			p.tersedia_n = 0;
		} else if (text_eq(w, "tanpa-catatan")) {
			p.catatan = NULL;
		} else if (text_eq(w, "tutup")) {
			p.tindakan = TINDAKAN_TUTUP;
			p.catatan = "uji";
		} else if (text_eq(w, "kecualikan")) {
			p.tindakan = TINDAKAN_KECUALI;
			p.jenis = word(&text);
			p.catatan = "uji";
		} else if (text_eq(w, "orang")) {
			p.pegawai_id = strtol(word(&text), NULL, 10);
		} else {
			fail_msg("%s:%d: \"%s\"", f->file, f->line, w);
		}
	}
	return p;
}

static void run_line(struct flow *f, char *line)
{
	char *want = strstr(line, "->");
	struct perintah p;
	struct akibat x;
	const char *got;
	int rc;

	if (text_is_blank(line) || *line == '#')
		return;
	if (text_starts(line, "tahunan")) {
		f->k.tahunan = true;
		f->m = opened(f->c, &f->k);
		return;
	}
	if (want == NULL)
		fail_msg("%s:%d: no ->", f->file, f->line);
	*want = '\0';
	want = text_trim(f->c->mem, want + 2);
	p = parse_act(f, line);
	rc = engine_step(f->c, &f->k, &f->m, &p, &x);
	if (rc == OK)
		f->m = x.marking;
	got = rc == OK ? open_steps(f->c, &f->k, &f->m) : code_name(rc);
	fail_clear(f->c);
	if (!text_eq(got, want))
		fail_msg("%s:%d: \"%s\", expected \"%s\"", f->file, f->line,
			got, want);
}

static void run_flow(const char *path)
{
	struct ctx *c = t_ctx();
	struct flow f = {.c = c, .k = seed_case(c, false), .file = path};
	size_t n;
	char *text = t_file(c, path, &n);

	f.m = opened(c, &f.k);
	while (*text != '\0') {
		size_t len = strcspn(text, "\n");
		char *line = arena_dupn(c->mem, text, len);

		f.line++;
		run_line(&f, line);
		text += len + (text[len] == '\n');
	}
	assert_true(f.line > 3);
	t_free(c);
}

static void test_scenarios(void **state)
{
	DIR *d = opendir("tests/sop/flow");
	struct dirent *e;
	int n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL) {
		char path[512];

		if (strstr(e->d_name, ".flow") == NULL)
			continue;
		snprintf(path, sizeof(path), "tests/sop/flow/%s", e->d_name);
		run_flow(path);
		n++;
	}
	closedir(d);
	assert_true(n >= 5);
}

/* ---- the golden matrix ---- */

struct actor {
	const char *peran, *bidang;
};

static const struct actor actors[] = {{"sekretaris", NULL}, {"kabid", "pajak"},
	{"kabid", "aset"}, {"tim-lkj", NULL}, {"pelaksana", NULL},
	{"kasubag", NULL}, {"kepala", NULL}};

static void matrix_cell(struct ctx *c, struct str *out, const struct kasus *k,
	const struct marking *m, const struct perintah *p)
{
	struct akibat x;
	int rc = engine_step(c, k, m, p, &x);

	fail_clear(c);
	if (rc == OK)
		str_addf(out, " [%s]", open_steps(c, k, &x.marking));
	else
		str_addf(out, " %s", code_name(rc));
}

/* Everything that anyone could try in this state. */
static void matrix_state(struct ctx *c, struct str *out, const struct kasus *k,
	const struct marking *m)
{
	str_addf(out, "\n== %s\n", open_steps(c, k, m));
	for (size_t a = 0; a < ARRAY_N(actors); a++) {
		struct perintah p;

		str_addf(out, "%s%s%s", actors[a].peran,
			actors[a].bidang != NULL ? "/" : "",
			actors[a].bidang != NULL ? actors[a].bidang : "");
		for (int no = 1; no <= 10; no++) {
			p = command(actors[a].peran, actors[a].bidang, no);
			str_addf(out, "\n  %d", no);
			matrix_cell(c, out, k, m, &p);
			p.keputusan = KEPUTUSAN_YA;
			matrix_cell(c, out, k, m, &p);
			p.keputusan = KEPUTUSAN_TIDAK;
			p.catatan = "uji";
			matrix_cell(c, out, k, m, &p);
			p.keputusan = KEPUTUSAN_TANPA;
			p.tindakan = TINDAKAN_TUTUP;
			matrix_cell(c, out, k, m, &p);
		}
		p = command(actors[a].peran, actors[a].bidang, 0);
		p.catatan = "uji";
		for (int t = TINDAKAN_JEDA; t <= TINDAKAN_BATAL; t++) {
			p.tindakan = (enum tindakan)t;
			str_addf(out, "\n  %s", tindakan_nama(p.tindakan));
			matrix_cell(c, out, k, m, &p);
		}
		str_addc(out, '\n');
	}
}

static void advance(struct ctx *c, const struct kasus *k, struct marking *m,
	const struct perintah *p)
{
	struct akibat x;

	t_ok(c, engine_step(c, k, m, p, &x));
	*m = x.marking;
}

/* The states of one cycle with a Tidak, and the columns: complete, with Ya,
 * with Tidak, close. */
static void test_matrix_of_state_event_and_role(void **state)
{
	static const struct {
		int no, actor;
		enum keputusan keputusan;
	} walk[] = {{1, 0, 0}, {2, 1, 0}, {2, 2, 0}, {3, 1, 0}, {3, 2, 0},
		{4, 3, 0}, {5, 3, 0}, {6, 3, 0}, {7, 0, KEPUTUSAN_TIDAK},
		{5, 3, 0}, {6, 3, 0}, {7, 0, KEPUTUSAN_YA}, {8, 0, 0},
		{9, 5, 0}, {9, 0, 0}, {10, 4, 0}};
	struct ctx *c = t_ctx();
	struct kasus k = seed_case(c, false);
	struct marking m = opened(c, &k);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	str_add(&out,
		"# every state x event x role: complete, with Ya, with Tidak, close\n");
	matrix_state(c, &out, &k, &m);
	for (size_t i = 0; i < ARRAY_N(walk); i++) {
		const struct actor *a = &actors[walk[i].actor];
		struct perintah p = command(a->peran, a->bidang, walk[i].no);

		p.keputusan = walk[i].keputusan;
		p.catatan = "uji";
		advance(c, &k, &m, &p);
		matrix_state(c, &out, &k, &m);
	}
	t_golden(c, "tests/sop/matrix.txt", out.p);
	t_free(c);
}

/* ---- the marking ---- */

static void test_a_marking_survives_its_text(void **state)
{
	struct ctx *c = t_ctx();
	struct kasus k = seed_case(c, false);
	struct marking m = opened(c, &k), back;
	struct perintah p = command("sekretaris", NULL, 1);
	char *text;

	advance(c, &k, &m, &p);
	p = command("sekretaris", NULL, 2);
	p.tindakan = TINDAKAN_KECUALI;
	p.jenis = "format-pemantauan";
	p.bidang = "aset";
	p.catatan = "uji";
	advance(c, &k, &m, &p);
	text = marking_format(c->mem, &k, &m);
	assert_true(marking_parse(c->mem, &k, text, &back));
	assert_string_equal(marking_format(c->mem, &k, &back), text);
	t_free(c);
}

static void test_a_damaged_marking_is_refused(void **state)
{
	struct ctx *c = t_ctx();
	struct kasus k = seed_case(c, false);
	struct marking m = opened(c, &k), out;
	char *text = marking_format(c->mem, &k, &m);

	for (size_t i = 0; i < strlen(text); i++)
		assert_false(marking_parse(
			c->mem, &k, arena_dupn(c->mem, text, i), &out));
	assert_false(marking_parse(c->mem, &k, "0;1;0;99.-1.1.1,;;00;", &out));
	assert_false(marking_parse(c->mem, &k, NULL, &out));
	t_free(c);
}

static void test_a_refusal_changes_nothing(void **state)
{
	struct ctx *c = t_ctx();
	struct kasus k = seed_case(c, false);
	struct marking m = opened(c, &k);
	char *before = marking_format(c->mem, &k, &m);
	struct perintah p = command("tim-lkj", NULL, 1);
	struct akibat x;

	t_refused(c, engine_step(c, &k, &m, &p, &x), E_DENIED,
		"dipegang oleh Sekretaris");
	p = command("sekretaris", NULL, 1);
	p.tersedia_n = 0;
	t_refused(c, engine_step(c, &k, &m, &p, &x), E_STATE,
		"Lembar disposisi (disposisi)");
	assert_string_equal(marking_format(c->mem, &k, &m), before);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_scenarios),
		cmocka_unit_test(test_matrix_of_state_event_and_role),
		cmocka_unit_test(test_a_marking_survives_its_text),
		cmocka_unit_test(test_a_damaged_marking_is_refused),
		cmocka_unit_test(test_a_refusal_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
