/* What other programs say of a PDF. */
#ifndef TESTS_T_PDF_H
#define TESTS_T_PDF_H

#include <sys/wait.h>
#include <unistd.h>

#include "t.h"

/* Run a program on a file; its whole output. */
static inline char *reader(struct ctx *c, const char *const argv[])
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

/* What a program says of a document, with up to two options; its file is
 * gone afterwards. */
static inline char *told_more(struct ctx *c, const struct str *o,
	const char *program, const char *one, const char *two)
{
	const char *argv[6] = {program, one};
	char path[] = "/tmp/alur-pdf-XXXXXX", *text;
	int fd = mkstemp(path), n = two != NULL ? 3 : 2;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, o->p, o->n), o->n);
	close(fd);
	if (two != NULL)
		argv[2] = two;
	argv[n] = path;
	argv[n + 1] = strcmp(program, "pdftotext") == 0 ? "-" : NULL;
	text = reader(c, argv);
	unlink(path);
	return text;
}

static inline char *told(struct ctx *c, const struct str *o,
	const char *program, const char *option)
{
	return told_more(c, o, program, option, NULL);
}

struct t_word {
	double x1, y1, x2, y2;
};

static inline double t_number(const char *word, const char *name)
{
	const char *p = strstr(word, name);

	assert_non_null(p);
	return strtod(p + strlen(name), NULL);
}

/* One word on another: more than the edges of their letters. */
static inline bool t_overlap(const struct t_word *a, const struct t_word *b)
{
	double w = (a->x2 < b->x2 ? a->x2 : b->x2) -
		   (a->x1 > b->x1 ? a->x1 : b->x1);
	double h = (a->y2 < b->y2 ? a->y2 : b->y2) -
		   (a->y1 > b->y1 ? a->y1 : b->y1);
	double tall =
		a->y2 - a->y1 < b->y2 - b->y1 ? a->y2 - a->y1 : b->y2 - b->y1;

	return w > 0.5 && h > tall * 0.4;
}

/* In the words of pdftotext -bbox: all on their page, none on another. */
static inline void t_words_apart(struct ctx *c, const char *bbox)
{
	const char *page = strstr(bbox, "<page ");

	while (page != NULL) {
		const char *end = strstr(page, "</page>"), *p = page;
		double w = t_number(page, "width=\""),
		       h = t_number(page, "height=\"");
		struct t_word *list = NULL;
		size_t n = 0;

		while ((p = strstr(p, "<word ")) != NULL && p < end) {
			struct t_word x = {t_number(p, "xMin=\""),
				t_number(p, "yMin=\""), t_number(p, "xMax=\""),
				t_number(p, "yMax=\"")};

			if (x.x1 < 0 || x.y1 < 0 || x.x2 > w || x.y2 > h)
				fail_msg("off its page: %.120s", p);
			for (size_t i = 0; i < n; i++)
				if (t_overlap(&list[i], &x))
					fail_msg("on another word: %.120s", p);
			list = arena_grow(c->mem, list, n, sizeof(*list));
			list[n++] = x;
			p++;
		}
		page = strstr(end, "<page ");
	}
}

#endif
