/*
 * lint: the house rules a compiler does not know.
 *
 *	lint ROOT [LAYERS]	LAYERS is ROOT/layers.txt when not given
 *
 * Reads every .c and .h under ROOT/src (and looks for open ends in tests,
 * tools, bench and schema), prints `file:line: sentence` for each finding
 * and exits 1 when there is one. It reads characters, not C: it relies on
 * the shape clang-format gives (a function's braces stand in column 0).
 *
 * Add a rule: a function of one source, a row in `rules`, a sample in
 * tests/tools/lint.
 */
#include <ctype.h>
#include <dirent.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum {
	FUNCTION_LINES = 70,
	FILE_LINES = 900,
	HEADER_LINES = 190,
	PARAMETERS = 5,
	ROOMS = 32,
	PATH_LEN = 1024
};

/* Every buffer is as long as the text, so a position means the same place
 * in each; line ends stand in all of them. */
struct source {
	const char *path; /* from ROOT */
	const char *room; /* "" for src/main.c */
	const char *name; /* after the last slash */
	size_t n;
	char *text;     /* as written */
	char *code;     /* comments and the insides of literals blanked */
	char *comments; /* everything else blanked */
};

struct room {
	const char *name;
	const char *sees; /* " base store " */
};

static struct room rooms[ROOMS];
static size_t room_n;
static int findings;

static void finding(const struct source *s, size_t at, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

static _Noreturn void stop(const char *what, const char *which)
{
	fprintf(stderr, "lint: %s: %s\n", which, what);
	exit(2);
}

static void *need(void *p)
{
	if (p == NULL)
		stop("out of memory", "malloc");
	return p;
}

static char *copy(const char *p, size_t n)
{
	return need(strndup(p, n));
}

static int line_of(const struct source *s, size_t at)
{
	int line = 1;

	for (size_t i = 0; i < at && i < s->n; i++)
		line += s->text[i] == '\n';
	return line;
}

static void finding(const struct source *s, size_t at, const char *fmt, ...)
{
	va_list ap;

	printf("%s:%d: ", s->path, line_of(s, at));
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	findings++;
}

static bool is_word(char ch)
{
	return isalnum((unsigned char)ch) || ch == '_';
}

static bool ends(const char *s, const char *tail)
{
	size_t n = strlen(s), m = strlen(tail);

	return n >= m && strcmp(s + n - m, tail) == 0;
}

static bool starts(const char *s, const char *head)
{
	return strncmp(s, head, strlen(head)) == 0;
}

static size_t line_start(const struct source *s, size_t at)
{
	while (at > 0 && s->text[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct source *s, size_t at)
{
	while (at < s->n && s->text[at] != '\n')
		at++;
	return at;
}

/* ---- reading ---- */

static char *slurp(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	size_t size = 1 << 16;
	char *p = need(malloc(size));

	if (f == NULL)
		stop("cannot be read", path);
	*n = 0;
	for (size_t got; (got = fread(p + *n, 1, size - *n - 1, f)) > 0;) {
		*n += got;
		if (*n + 1 == size)
			p = need(realloc(p, size *= 2));
	}
	fclose(f);
	p[*n] = '\0';
	return p;
}

/* The length of the comment or literal that begins at `p`, 0 for none. */
static size_t blank_length(const char *p)
{
	const char *end;
	size_t i = 1;

	if (starts(p, "/*")) {
		end = strstr(p + 2, "*/");
		return end ? (size_t)(end - p) + 2 : strlen(p);
	}
	if (starts(p, "//"))
		return strcspn(p, "\n");
	if (*p != '"' && *p != '\'')
		return 0;
	while (p[i] && p[i] != *p && p[i] != '\n')
		i += p[i] == '\\' && p[i + 1] ? 2 : 1;
	return p[i] ? i + 1 : i;
}

static void split(struct source *s)
{
	s->code = copy(s->text, s->n);
	s->comments = copy(s->text, s->n);
	for (size_t i = 0; i < s->n;) {
		size_t n = blank_length(s->text + i);
		bool comment = s->text[i] == '/' && n > 0;
		bool literal = !comment && n > 1;

		for (size_t j = i; j < i + (n ? n : 1); j++) {
			bool inside =
				comment || (literal && j > i && j < i + n - 1);

			if (s->text[j] == '\n')
				continue;
			if (inside)
				s->code[j] = ' ';
			if (!comment)
				s->comments[j] = ' ';
		}
		i += n ? n : 1;
	}
}

static void read_layers(const char *path)
{
	size_t n;
	char *text = slurp(path, &n), *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		char *colon = strchr(line, ':');
		char *sees;
		size_t len;

		if (line[0] == '#' || colon == NULL)
			continue;
		if (room_n == ROOMS)
			stop("too many rooms; raise ROOMS in lint.c", path);
		*colon = '\0';
		len = strlen(colon + 1) + 3;
		rooms[room_n].name = line;
		sees = need(malloc(len));
		snprintf(sees, len, " %s ", colon + 1);
		rooms[room_n++].sees = sees;
	}
}

static const struct room *find_room(const char *name, size_t n)
{
	for (size_t i = 0; i < room_n; i++)
		if (strlen(rooms[i].name) == n &&
			strncmp(rooms[i].name, name, n) == 0)
			return &rooms[i];
	return NULL;
}

/* ---- the rules ---- */

/* One #include "..." of a source in a room. */
static void check_include(const struct source *s, size_t at, const char *what)
{
	const char *slash = strchr(what, '/');
	const struct room *mine = find_room(s->room, strlen(s->room));
	size_t n = slash ? (size_t)(slash - what) : 0;
	bool own = slash && strlen(s->room) == n && starts(what, s->room);
	char word[64];

	if (!slash) {
		finding(s, at, "\"%s\" has no room: write it as \"ROOM/%s\".",
			what, what);
		return;
	}
	if (ends(what, "_priv.h") && !own) {
		finding(s, at,
			"\"%s\" is private to room %.*s: use what %.*s/%.*s.h "
			"offers.",
			what, (int)n, what, (int)n, what, (int)n, what);
		return;
	}
	if (own || s->room[0] == '\0' || !mine)
		return;
	snprintf(word, sizeof(word), " %.*s ", (int)n, what);
	if (!strstr(mine->sees, word))
		finding(s, at,
			"room %s may not include \"%s\" (layers.txt): move "
			"the code, or pass the data in.",
			s->room, what);
}

/* Calls `check` with the position and the name of each include. */
static void check_layers(const struct source *s)
{
	if (s->room[0] && !find_room(s->room, strlen(s->room)))
		finding(s, 0, "room %s has no line in layers.txt: add one.",
			s->room);
	for (size_t at = 0; at < s->n; at = line_end(s, at) + 1) {
		char open, *end, *what;
		size_t i = at;

		if (s->code[at] != '#')
			continue;
		i += 1 + strspn(s->text + at + 1, " \t");
		if (!starts(s->text + i, "include"))
			continue;
		i += 7 + strspn(s->text + i + 7, " \t");
		open = s->text[i++];
		end = strpbrk(s->text + i, "\">\n");
		if (end == NULL)
			continue;
		what = copy(s->text + i, (size_t)(end - (s->text + i)));
		if (open == '"' && ends(what, ".h"))
			check_include(s, at, what);
		if ((strcmp(what, "sqlite3.h") == 0 ||
			    strcmp(what, "libpq-fe.h") == 0) &&
			strcmp(s->room, "store") != 0)
			finding(s, at,
				"<%s> belongs to room store: use "
				"store/store.h.",
				what);
	}
}

static void check_first_include(const struct source *s)
{
	const char *first = strstr(s->code, "#include");
	size_t at = first ? (size_t)(first - s->code) : 0;

	if (!ends(s->name, ".c"))
		return;
	if (!first || !starts(s->text + at, "#include \"base/base.h\""))
		finding(s, at,
			"the first include must be \"base/base.h\": put it "
			"before the others.");
}

/* Does the literal of `n` bytes at `p` begin a statement of SQL? */
static bool is_sql(const char *p, size_t n)
{
	static const char *const upper[] = {"SELECT ", "INSERT ", "UPDATE ",
		"DELETE ", "CREATE ", "ALTER ", "DROP ", "PRAGMA ", "BEGIN ",
		"COMMIT ", "ROLLBACK ", "SAVEPOINT "};
	static const char *const any[] = {"select ", "insert into ",
		"delete from ", "create table ", "create index ",
		"alter table ", "drop table ", "pragma ", "begin immediate"};
	char *text = copy(p, n);
	bool yes = false;

	text += strspn(text, " \t(");
	for (size_t i = 0; i < sizeof(upper) / sizeof(upper[0]); i++)
		yes = yes || starts(text, upper[i]);
	for (size_t i = 0; i < sizeof(any) / sizeof(any[0]); i++)
		yes = yes || strncasecmp(text, any[i], strlen(any[i])) == 0;
	yes = yes || (starts(text, "WITH ") && strstr(text, " AS "));
	yes = yes || strcmp(text, "BEGIN") == 0 ||
	      strcmp(text, "COMMIT") == 0 || strcmp(text, "ROLLBACK") == 0;
	return yes;
}

static void check_sql(const struct source *s)
{
	bool driver = strcmp(s->room, "store") == 0 && starts(s->name, "db_");

	if (ends(s->name, "_db.c") || driver)
		return;
	for (size_t i = 0; i < s->n; i++) {
		size_t from = i + 1, to = from;

		if (s->code[i] != '"')
			continue;
		while (to < s->n && s->code[to] != '"' && s->code[to] != '\n')
			to++;
		if (is_sql(s->text + from, to - from))
			finding(s, i,
				"SQL outside a *_db.c file: move the "
				"statement to the room's *_db.c.");
		i = to;
	}
}

static void check_file_length(const struct source *s)
{
	int lines = line_of(s, s->n) - (s->n && s->text[s->n - 1] == '\n');
	bool public = ends(s->name, ".h") && !ends(s->name, "_priv.h");

	if (lines > FILE_LINES)
		finding(s, s->n - 1,
			"the file has %d lines (at most %d): split it by what "
			"it does.",
			lines, FILE_LINES);
	else if (public && lines > HEADER_LINES)
		finding(s, s->n - 1,
			"the public header has %d lines (at most %d): hide "
			"what callers do not need.",
			lines, HEADER_LINES);
}

/* Where the definition whose body opens at `brace` begins. */
static size_t signature_start(const struct source *s, size_t brace)
{
	size_t at = brace;

	while (at > 0) {
		size_t before = line_start(s, at - 1);
		size_t end = line_end(s, before);
		size_t i = before;

		while (i < end && isspace((unsigned char)s->code[i]))
			i++;
		if (i == end || s->code[before] == '#' ||
			strchr("};", s->code[end - 1]))
			break;
		at = before;
	}
	return at;
}

/* Parameters in the last parentheses between `from` and `to`; "..." is not
 * one. Leaves the function's name in `name`. */
static int parameters(
	const struct source *s, size_t from, size_t to, char name[64])
{
	int depth = 0, commas = 0, words = 0;
	size_t i = to, end;

	while (i > from && s->code[i] != ')')
		i--;
	end = i;
	for (; i > from; i--) {
		char ch = s->code[i];

		depth += (ch == ')') - (ch == '(');
		commas += ch == ',' && depth == 1;
		words += is_word(ch);
		if (depth == 0)
			break;
	}
	if (strncmp(s->code + i, "(void)", 6) == 0 || words == 0)
		commas = -1;
	if (end > 3 && strncmp(s->code + end - 3, "...", 3) == 0)
		commas--;
	for (end = i; i > from && is_word(s->code[i - 1]);)
		i--;
	snprintf(name, 64, "%.*s", (int)(end - i), s->code + i);
	return commas + 1;
}

static void check_functions(const struct source *s)
{
	for (size_t at = 0; at < s->n; at = line_end(s, at) + 1) {
		size_t end = at, from;
		int lines = 1, n;
		char name[64];

		if (s->code[at] != '{')
			continue;
		while (end < s->n &&
			!(s->code[end] == '}' && s->code[end - 1] == '\n'))
			end++;
		from = signature_start(s, at);
		for (size_t i = from; i < end; i++)
			lines += s->text[i] == '\n';
		n = parameters(s, from, at, name);
		if (lines > FUNCTION_LINES)
			finding(s, from,
				"%s() has %d lines (at most %d): give its "
				"parts names of their own.",
				name, lines, FUNCTION_LINES);
		if (n > PARAMETERS)
			finding(s, from,
				"%s() takes %d parameters (at most %d): pass "
				"a struct.",
				name, n, PARAMETERS);
	}
}

static const struct {
	const char *name, *instead;
} banned[] = {
	{"sprintf", "str_addf"},
	{"vsprintf", "str_addf"},
	{"strcpy", "str_add or arena_strdup"},
	{"strcat", "str_add"},
	{"strncpy", "str_addn"},
	{"strncat", "str_addn"},
	{"strtok", "base/text.h"},
	{"gmtime", "base/clock.h"},
	{"localtime", "base/clock.h"},
	{"ctime", "base/clock.h"},
	{"asctime", "base/clock.h"},
	{"mktime", "base/clock.h"},
	{"atoi", "base/text.h or base/dec.h"},
	{"atol", "base/text.h or base/dec.h"},
	{"atoll", "base/text.h or base/dec.h"},
	{"atof", "base/dec.h"},
	{"strtod", "base/dec.h"},
	{"strtof", "base/dec.h"},
	{"sscanf", "base/text.h"},
	{"scanf", "base/text.h"},
	{"fscanf", "base/text.h"},
	{"gets", "base/io.h"},
	{"system", "fork and exec with a fixed argument list"},
	{"popen", "fork and exec with a fixed argument list"},
	{"alloca", "the arena"},
	{"setlocale", "base/text.h (the locale stays \"C\")"},
};

static bool is_call(const struct source *s, size_t from, size_t to)
{
	to += strspn(s->code + to, " \t\n");
	if (s->code[to] != '(')
		return false;
	while (from > 0 && isspace((unsigned char)s->code[from - 1]))
		from--;
	if (from > 0 && s->code[from - 1] == '.')
		return false;
	return !(from > 1 && starts(s->code + from - 2, "->"));
}

static void check_word(const struct source *s, size_t from, size_t to)
{
	const char *word = s->code + from;
	size_t n = to - from;

	for (size_t i = 0; i < sizeof(banned) / sizeof(banned[0]); i++)
		if (strlen(banned[i].name) == n &&
			strncmp(banned[i].name, word, n) == 0 &&
			is_call(s, from, to))
			finding(s, from, "%s() is refused: use %s.",
				banned[i].name, banned[i].instead);
	if (strcmp(s->room, "paper") != 0 &&
		((n == 5 && starts(word, "float")) ||
			(n == 6 && starts(word, "double"))))
		finding(s, from,
			"%.*s outside src/paper: a value that is stored or "
			"printed is a struct dec (base/dec.h).",
			(int)n, word);
}

static void check_words(const struct source *s)
{
	for (size_t i = 0; i < s->n;) {
		size_t to = i;

		while (to < s->n && is_word(s->code[to]))
			to++;
		if (to > i)
			check_word(s, i, to);
		i = to > i ? to : i + 1;
	}
}

static void check_open_ends(const struct source *s)
{
	/* Written in two parts, so that this file passes its own rule. */
	static const char *const marks[] = {"TO"
					    "DO",
		"FIX"
		"ME",
		"XX"
		"X"};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t n = strlen(marks[i]);
		const char *p = s->comments;

		while ((p = strstr(p, marks[i]))) {
			size_t at = (size_t)(p - s->comments);

			p += n;
			if (is_word(*p) ||
				(at > 0 && is_word(s->comments[at - 1])))
				continue;
			finding(s, at,
				"%s is an open end: finish it now, or write "
				"an issue and remove the mark.",
				marks[i]);
		}
	}
}

static void (*const rules[])(const struct source *) = {
	check_layers,
	check_first_include,
	check_sql,
	check_file_length,
	check_functions,
	check_words,
	check_open_ends,
};

/* ---- walking ---- */

static void check_file(const char *full, const char *path)
{
	struct source s = {.path = path, .room = ""};
	const char *slash;

	s.text = slurp(full, &s.n);
	if (memchr(s.text, '\0', s.n)) {
		finding(&s, 0, "a NUL byte in a text: remove it.");
		return;
	}
	s.name = strrchr(path, '/') + 1;
	split(&s);
	if (ends(path, ".sql"))
		s.comments = s.text;
	if (!starts(path, "src/")) {
		check_open_ends(&s);
		return;
	}
	slash = strchr(path + 4, '/');
	if (slash)
		s.room = copy(path + 4, (size_t)(slash - path) - 4);
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
		rules[i](&s);
}

static int is_seen(const struct dirent *e)
{
	return e->d_name[0] != '.' && strcmp(e->d_name, "node_modules") != 0;
}

/* `root`/`path` and what is below; samples of this program are left out. */
static void walk(const char *root, const char *path)
{
	char full[PATH_LEN];
	struct dirent **list;
	struct stat st;
	int n;

	if (snprintf(full, sizeof(full), "%s/%s", root, path) >= PATH_LEN)
		stop("path too long", path);
	if (stat(full, &st) < 0 || strcmp(path, "tests/tools/lint") == 0)
		return;
	if (S_ISREG(st.st_mode)) {
		if (ends(path, ".c") || ends(path, ".h") || ends(path, ".sql"))
			check_file(full, copy(path, strlen(path)));
		return;
	}
	if (!S_ISDIR(st.st_mode) ||
		(n = scandir(full, &list, is_seen, alphasort)) < 0)
		return;
	for (int i = 0; i < n; i++) {
		char below[PATH_LEN];

		if (snprintf(below, sizeof(below), "%s/%s", path,
			    list[i]->d_name) >= PATH_LEN)
			stop("path too long", path);
		walk(root, below);
	}
}

int main(int argc, char **argv)
{
	static const char *const folders[] = {
		"src", "tests", "tools", "bench", "schema"};
	char layers[PATH_LEN];

	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: lint ROOT [LAYERS]\n");
		return 2;
	}
	snprintf(layers, sizeof(layers), "%s/layers.txt", argv[1]);
	read_layers(argc == 3 ? argv[2] : layers);
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		walk(argv[1], folders[i]);
	if (findings)
		fprintf(stderr, "lint: %d findings\n", findings);
	return findings > 0;
}
