/* One tree, three outputs; each opened by an independent reader. */
#include "t.h"

#include <sys/wait.h>
#include <unistd.h>

#include "paper/paper.h"

static const struct column columns[] = {{"No", 1, ALIGN_RIGHT},
	{"Nama", 5, ALIGN_LEFT}, {"Nilai", 2, ALIGN_RIGHT}};

static struct doc *sample(struct arena *a, int rows)
{
	static const char *const kop[] = {"PEMERINTAH", "KANTOR <&>"};
	static const struct pair pairs[] = {{"Nomor", "1/A"}};
	static const char *items[] = {"butir satu", "butir dua"};
	struct doc *d = doc_new(a, "Contoh \"uji\"");
	struct cover v = {
		kop, 2, "Laporan Contoh", "Triwulan I", "Jambi, 2023", "DRAF"};
	struct chart x = {.title = "Bagan",
		.bar_n = 2,
		.mark = dec_of(100, 0),
		.mark_label = "100"};
	struct signature s = {"Jambi, 3 Juli 2023", "Plh.", "Sekretaris",
		"Contoh Nama, S.E.", "Pembina", "1900", NULL};
	struct table *t;

	x.bar = arena_array(a, struct bar, 2);
	x.bar[0] = (struct bar){"Satu", dec_of(5025, 2), "50,25"};
	x.bar[1] = (struct bar){"Dua yang panjang", dec_of(130, 0), "130,00"};
	d->header = "Kepala";
	d->footer = "Kaki";
	doc_cover(d, &v);
	doc_heading(d, 1, "Bagian <satu>");
	doc_para(d, "Paragraf dengan é, –, dan <b>bukan tag</b> & \"kutip\".");
	doc_pairs(d, pairs, 1);
	doc_list(d, items, 2);
	t = doc_table(d, "Tabel contoh", columns, 3);
	for (int i = 1; i <= rows; i++)
		doc_row(t, (const char *[]){arena_printf(a, "%d", i),
				   "baris tabel", "1.234,50"});
	doc_total(t, (const char *[]){"", "Jumlah", "9"});
	t->note = "Catatan tabel.";
	doc_chart(d, &x);
	doc_heading(d, 2, "Penutup");
	doc_signature(d, &s);
	return d;
}

static void test_text_and_html_are_golden(void **state)
{
	struct ctx *c = t_ctx();
	struct str text = str_new(c->mem, LIMIT_DOCUMENT);
	struct str html = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, paper_text(c, sample(c->mem, 3), &text));
	t_golden(c, "tests/paper/contoh.txt", text.p);
	t_ok(c, paper_html(c, sample(c->mem, 3), &html));
	t_golden(c, "tests/paper/contoh.html", html.p);
	assert_null(strstr(html.p, "<b>bukan tag"));
	t_free(c);
}

/* Run a program on a file; its whole output. */
static char *reader(struct ctx *c, const char *const argv[])
{
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	char buf[4096];
	int fd[2], status;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(fd), 0);
	pid = fork();
	if (pid == 0) {
		dup2(fd[1], 1);
		dup2(fd[1], 2);
		close(fd[0]);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(fd[1]);
	while ((n = read(fd[0], buf, sizeof(buf))) > 0)
		str_addn(&out, buf, (size_t)n);
	close(fd[0]);
	waitpid(pid, &status, 0);
	if (status != 0)
		fail_msg("%s: %s", argv[0], out.p);
	return out.p;
}

static void test_a_pdf_is_opened_by_others(void **state)
{
	struct ctx *c = t_ctx();
	struct str one = str_new(c->mem, LIMIT_DOCUMENT);
	struct str two = str_new(c->mem, LIMIT_DOCUMENT);
	char path[] = "/tmp/alur-pdf-XXXXXX", *text, *fonts;
	int fd = mkstemp(path);

	t_ok(c, paper_pdf(c, sample(c->mem, 300), &one));
	t_ok(c, paper_pdf(c, sample(c->mem, 300), &two));
	assert_int_equal(one.n, two.n);
	assert_memory_equal(one.p, two.p, one.n);
	assert_int_equal(write(fd, one.p, one.n), one.n);
	close(fd);
	reader(c, (const char *const[]){"qpdf", "--check", path, NULL});
	text = reader(c,
		(const char *const[]){"pdftotext", "-layout", path, "-", NULL});
	assert_non_null(strstr(text, "KANTOR <&>"));
	assert_non_null(strstr(text, "Halaman 2 dari "));
	assert_non_null(strstr(text, "Catatan tabel."));
	assert_true(
		strstr(text, "Bagian <satu>") < strstr(text, "Catatan tabel."));
	/* The head of the long table stands on each of its pages. */
	{
		int heads = 0;

		for (char *p = text; (p = strstr(p, "Nilai")) != NULL; p++)
			heads++;
		assert_true(heads >= 5);
	}
	fonts = reader(c, (const char *const[]){"pdffonts", path, NULL});
	assert_null(strstr(fonts, " no  "));
	unlink(path);
	t_free(c);
}

static void test_hostile_documents_do_no_harm(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct column many[60];
	const char *cells[60];
	struct doc *d = doc_new(c->mem, "");
	char *longword = arena_alloc(c->mem, 3001);
	struct table *t;

	memset(longword, 'm', 3000);
	doc_para(d, longword);
	doc_para(d, "");
	doc_heading(d, 1, longword);
	doc_para(d, "👍🏽 e\xcc\x81 שלום مرحبا");
	t = doc_table(d, "kosong", columns, 3);
	t = doc_table(d, "panjang", columns, 3);
	doc_row(t, (const char *[]){NULL, longword, ""});
	t_ok(c, paper_text(c, d, &out));
	t_ok(c, paper_html(c, d, &out));
	str_clear(&out);
	t_ok(c, paper_pdf(c, d, &out));
	for (int i = 0; i < 60; i++) {
		many[i] = (struct column){"x", 1, ALIGN_LEFT};
		cells[i] = "y";
	}
	t = doc_table(d, "lebar", many, 60);
	doc_row(t, cells);
	t_refused(c, paper_pdf(c, d, &out), E_TOOBIG, "60 kolom");
	t_refused(c, paper_text(c, d, &out), E_TOOBIG, "60 kolom");
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_and_html_are_golden),
		cmocka_unit_test(test_a_pdf_is_opened_by_others),
		cmocka_unit_test(test_hostile_documents_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
