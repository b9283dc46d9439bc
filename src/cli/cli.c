/*
 * From argv to a command and back to an exit status.
 *
 * The words of a command may be one or two; options may stand anywhere after
 * it and --db and --json anywhere. Nothing is printed to stdout unless the
 * command was done.
 */
#include "base/base.h"

#include <limits.h>

#include "cli/cli.h"

#include "store/store.h"

static bool option_known(const char *options, const char *name, bool *value)
{
	size_t n = strlen(name);
	const char *p = options;

	while (*p != '\0') {
		size_t len = strcspn(p, " ");
		size_t bare = len > 0 && p[len - 1] == '=' ? len - 1 : len;

		if (bare == n && strncmp(p, name, n) == 0) {
			*value = bare != len;
			return true;
		}
		p += len;
		while (*p == ' ')
			p++;
	}
	return false;
}

const char *cli_get(const struct cli *cli, const char *name)
{
	for (int i = 0; i < cli->value_n; i++)
		if (text_eq(cli->value[i].name, name))
			return cli->value[i].value;
	return NULL;
}

bool cli_has(const struct cli *cli, const char *name)
{
	for (int i = 0; i < cli->value_n; i++)
		if (text_eq(cli->value[i].name, name))
			return true;
	return false;
}

int cli_usage(struct cli *cli, const char *fmt, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, fmt);
	text = arena_vprintf(cli->c->mem, fmt, ap);
	va_end(ap);
	return fail(cli->c, E_USAGE, "%s", text);
}

int cli_id(struct cli *cli, const char *text, int64_t *id)
{
	long v;

	if (!text_int(text, 1, LONG_MAX, &v))
		return fail(cli->c, E_INVALID,
			"Nomor siklus \"%s\" tidak sah; lihat nomornya dengan alur siklus daftar.",
			text);
	*id = v;
	return OK;
}

int cli_day(struct cli *cli, const char *name, int32_t *day)
{
	const char *text = cli_get(cli, name);

	if (text == NULL)
		return cli_usage(cli, "Opsi --%s harus diisi.", name);
	if (!day_parse(text, day))
		return fail(cli->c, E_INVALID,
			"Tanggal \"%s\" tidak dikenal; tulis misalnya 2023-07-03.",
			text);
	return OK;
}

int cli_time(struct cli *cli, const char *name, int64_t *at)
{
	const char *text = cli_get(cli, name);

	*at = 0;
	if (text == NULL)
		return OK;
	if (!at_parse(text, CLOCK_WIB, at))
		return fail(cli->c, E_INVALID,
			"Waktu \"%s\" tidak dikenal; tulis misalnya 2023-07-03T07:30.",
			text);
	return OK;
}

void cli_flush(struct cli *cli)
{
	fwrite(cli->out.p, 1, cli->out.n, stdout);
	fflush(stdout);
	str_clear(&cli->out);
}

int cli_document(struct cli *cli, const struct str *s)
{
	const char *path = cli_get(cli, "o");
	struct json j = json_new(&cli->out);
	int rc = OK;

	if (path != NULL)
		rc = io_write(cli->c, path, s->p, s->n);
	else if (cli->json && !text_is_utf8(s->p, s->n))
		rc = cli_usage(cli,
			"Dokumen ini bukan teks sehingga tidak dapat menjadi JSON; tambahkan -o BERKAS.");
	else if (!cli->json)
		str_addn(&cli->out, s->p, s->n);
	if (rc < 0 || !cli->json)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "berkas", path);
	json_int(&j, "ukuran", (int64_t)s->n);
	if (path == NULL)
		json_text(&j, "isi", s->p);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

void cli_cell(struct str *s, const char *text, size_t width)
{
	size_t n = text_width(text);

	str_add(s, text);
	str_pad(s, ' ', n < width ? width - n : 1);
}

static const struct command *command_find(
	const char *a, const char *b, int *used)
{
	for (size_t i = 0; i < commands_n; i++) {
		const char *w = commands[i].words;
		size_t n = strlen(a);

		if (strncmp(w, a, n) != 0)
			continue;
		if (w[n] == '\0') {
			*used = 1;
			return &commands[i];
		}
		if (w[n] == ' ' && b != NULL && text_eq(w + n + 1, b)) {
			*used = 2;
			return &commands[i];
		}
	}
	return NULL;
}

bool cli_in_family(const struct command *k, const char *words)
{
	size_t n = strlen(words);

	return strncmp(k->words, words, n) == 0 &&
	       (k->words[n] == '\0' || k->words[n] == ' ');
}

/* "siklus" alone, "siklus hapus": which help tells what there is. */
static int refuse_command(struct cli *cli, const char *a, const char *b)
{
	for (size_t i = 0; i < commands_n; i++)
		if (cli_in_family(&commands[i], a))
			return cli_usage(cli,
				b != NULL
					? "Perintah \"%s %s\" tidak dikenal; lihat alur help %s."
					: "Perintah \"%s%s\" belum lengkap; lihat alur help %s.",
				a, b != NULL ? b : "", a);
	return cli_usage(
		cli, "Perintah \"%s\" tidak dikenal; lihat alur help.", a);
}

static bool asks_help(const char *text)
{
	return text_eq(text, "--help") || text_eq(text, "-h");
}

static int add_value(struct cli *cli, const char *name, const char *value)
{
	if (cli->value_n == CLI_VALUES)
		return cli_usage(
			cli, "Terlalu banyak opsi dalam satu perintah.");
	if (!text_eq(name, "berkas") && cli_has(cli, name))
		return cli_usage(cli, "Opsi --%s diberikan dua kali.", name);
	cli->value[cli->value_n++] = (struct cli_value){name, value};
	return OK;
}

/* One option at argv[*i]; takes its value when it has one. */
static int parse_option(struct cli *cli, int argc, char **argv, int *i)
{
	const char *text = argv[*i];
	const char *name = text + (text[1] == '-' ? 2 : 1);
	size_t n = strcspn(name, "=");
	const char *key = arena_dupn(cli->c->mem, name, n);
	bool takes = false;

	if (text_eq(key, "json")) {
		cli->json = true;
		return OK;
	}
	if (!text_eq(key, "db") &&
		!option_known(cli->command->options, key, &takes))
		return cli_usage(cli, "Opsi %s tidak dikenal pada alur %s.",
			text, cli->command->words);
	if (text_eq(key, "db"))
		takes = true;
	if (!takes && name[n] == '=')
		return cli_usage(cli, "Opsi --%s tidak memakai nilai.", key);
	if (!takes)
		return add_value(cli, key, NULL);
	if (name[n] == '=')
		text = name + n + 1;
	else if (*i + 1 < argc)
		text = argv[++*i];
	else
		return cli_usage(cli, "Opsi --%s memerlukan nilai.", key);
	if (!text_is_utf8(text, strlen(text)))
		return fail(cli->c, E_INVALID,
			"Nilai opsi --%s bukan teks UTF-8 yang sah; tuliskan ulang tanpa karakter khusus.",
			key);
	if (text_eq(key, "db")) {
		cli->url = text;
		return OK;
	}
	return add_value(cli, key, text);
}

static int parse(struct cli *cli, int argc, char **argv)
{
	const char *next;
	int i = 1, used = 0, rc = OK;

	while (i < argc && argv[i][0] == '-' && argv[i][1] != '\0') {
		if (text_eq(argv[i], "--json"))
			cli->json = true;
		else if (text_eq(argv[i], "--db") && i + 1 < argc)
			cli->url = argv[++i];
		else if (text_starts(argv[i], "--db="))
			cli->url = argv[i] + 5;
		else if (text_eq(argv[i], "--db"))
			return cli_usage(cli, "Opsi --db memerlukan nilai.");
		else if (asks_help(argv[i]) || text_eq(argv[i], "--version"))
			break;
		else
			return cli_usage(
				cli, "Opsi %s tidak dikenal.", argv[i]);
		i++;
	}
	next = i + 1 < argc ? argv[i + 1] : NULL;
	if (i == argc || asks_help(argv[i]))
		cli->command = command_find("help", NULL, &used);
	else if (text_eq(argv[i], "--version"))
		cli->command = command_find("version", NULL, &used);
	else
		cli->command = command_find(argv[i], next, &used);
	if (cli->command == NULL)
		return refuse_command(cli, argv[i], next);
	for (i += used; rc == OK && i < argc; i++) {
		if (asks_help(argv[i])) {
			cli->arg[0] = cli->command->words;
			cli->arg_n = 1;
			cli->command = command_find("help", NULL, &used);
			return OK;
		}
		if (argv[i][0] == '-' && argv[i][1] != '\0')
			rc = parse_option(cli, argc, argv, &i);
		else if (cli->arg_n < cli->command->max_args)
			cli->arg[cli->arg_n++] = argv[i];
		else
			rc = cli_usage(cli, "Kata \"%s\" berlebih.", argv[i]);
	}
	if (rc == OK && cli->arg_n < cli->command->min_args)
		rc = cli_usage(cli, "Perintah belum lengkap.");
	return rc;
}

static int run(struct cli *cli, int argc, char **argv)
{
	int rc = parse(cli, argc, argv);

	if (rc == OK && cli->command->db != NEED_NONE)
		rc = db_open(cli->c, cli->url,
			cli->command->db == NEED_NEW_DB ? DB_CREATE
							: DB_EXISTING);
	if (rc == OK)
		rc = cli->command->run(cli);
	return rc;
}

static void print_failure(const struct cli *cli, int rc)
{
	const char *text = cli->c->sentence;

	fprintf(stderr, "alur: %s\n",
		text != NULL ? text : rc_sentence((enum rc)rc));
	if (rc == E_USAGE && cli->command != NULL)
		fprintf(stderr, "Pemakaian: alur %s%s%s\n", cli->command->words,
			cli->command->usage[0] != '\0' ? " " : "",
			cli->command->usage);
}

/*
 * The time of the action. ALUR_SEKARANG sets it for tests and rehearsals,
 * so that nothing in them depends on today.
 */
static int64_t now_or_given(void)
{
	const char *text = getenv("ALUR_SEKARANG");
	int64_t at;

	if (text != NULL && at_parse(text, CLOCK_WIB, &at))
		return at;
	return clock_now();
}

int cli_main(int argc, char **argv)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA), .now = now_or_given()};
	struct cli cli = {.c = &c, .url = getenv("ALUR_DB")};
	int rc;

	if (text_is_blank(cli.url))
		cli.url = "sqlite:alur.db";
	cli.out = str_new(c.mem, LIMIT_DOCUMENT);
	rc = run(&cli, argc, argv);
	if (rc >= 0 || cli.json)
		cli_flush(&cli);
	if (ferror(stdout) != 0 && rc >= 0)
		rc = fail(&c, E_IO,
			"Keluaran tidak dapat ditulis seluruhnya; periksa ruang disk atau tujuan keluarannya.");
	if (rc < 0)
		print_failure(&cli, rc);
	if (c.db != NULL)
		db_close(&c);
	arena_close(c.mem);
	return rc >= 0 ? 0 : rc_exit((enum rc)rc);
}
