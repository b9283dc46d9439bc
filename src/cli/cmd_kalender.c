/* kalender hari-kerja, tenggat, selisih, libur. */
#include "base/base.h"

#include "cli/cli.h"

#include "store/store.h"

/*
 * The office's calendar when there is a database, else the built-in one of
 * Jambi: these questions should not need an installation.
 */
static int calendar(struct cli *cli, const struct kalender **out)
{
	int rc = db_open(cli->c, cli->url, DB_EXISTING);

	if (rc == OK)
		rc = act_kalender(cli->c, out);
	if (rc != E_NOTFOUND)
		return rc;
	fail_clear(cli->c);
	*out = kalender_jambi(cli->c->mem);
	return OK;
}

static int need_time(struct cli *cli, const char *name, int64_t *at)
{
	if (cli_get(cli, name) == NULL)
		return cli_usage(cli, "Opsi --%s harus diisi.", name);
	return cli_time(cli, name, at);
}

static int print_number(struct cli *cli, const char *key, int64_t n)
{
	struct json j = json_new(&cli->out);

	if (!cli->json) {
		str_addf(&cli->out, "%lld\n", (long long)n);
		return OK;
	}
	json_obj(&j, NULL);
	json_int(&j, key, n);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

int cmd_kalender_hari_kerja(struct cli *cli)
{
	const struct kalender *k;
	int32_t dari, sampai;
	int rc = cli_day(cli, "dari", &dari);

	if (rc == OK)
		rc = cli_day(cli, "sampai", &sampai);
	if (rc == OK && sampai < dari)
		rc = fail(cli->c, E_INVALID,
			"Tanggal --sampai lebih awal daripada --dari; tukarkan keduanya.");
	if (rc == OK)
		rc = calendar(cli, &k);
	if (rc < 0)
		return rc;
	return print_number(
		cli, "hari_kerja", kalender_hari_kerja(k, dari, sampai));
}

int cmd_kalender_tenggat(struct cli *cli)
{
	const char *text = cli_get(cli, "waktu");
	struct json j = json_new(&cli->out);
	const struct kalender *k;
	struct waktu w;
	int64_t mulai, tenggat;
	char out[CLOCK_TEXT];
	int rc = need_time(cli, "mulai", &mulai);

	if (rc == OK && text == NULL)
		rc = cli_usage(cli, "Opsi --waktu harus diisi.");
	if (rc == OK && !waktu_parse(text, &w))
		rc = fail(cli->c, E_INVALID,
			"Waktu \"%s\" tidak dikenal; tulis misalnya \"15 menit\", \"2 jam\", atau \"1 hari\".",
			text);
	if (rc == OK)
		rc = calendar(cli, &k);
	if (rc < 0)
		return rc;
	if (!kalender_tenggat(k, mulai, w, &tenggat))
		return fail(cli->c, E_STATE,
			"Tenggat itu di luar jangkauan kalender kerja; lengkapi jam kerjanya.");
	at_format(tenggat, CLOCK_WIB, out);
	if (!cli->json) {
		str_addf(&cli->out, "%s\n", out);
		return OK;
	}
	json_obj(&j, NULL);
	json_text(&j, "tenggat", out);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

int cmd_kalender_selisih(struct cli *cli)
{
	const struct kalender *k;
	int64_t mulai, sampai;
	int rc = need_time(cli, "mulai", &mulai);

	if (rc == OK)
		rc = need_time(cli, "sampai", &sampai);
	if (rc == OK)
		rc = calendar(cli, &k);
	if (rc < 0)
		return rc;
	return print_number(cli, "menit", kalender_selisih(k, mulai, sampai));
}

int cmd_kalender_libur(struct cli *cli)
{
	struct hari_libur h = {.nama = cli_get(cli, "nama"),
		.sumber = cli_get(cli, "sumber"),
		.jenis = cli_get(cli, "jenis")};
	bool hapus = cli_has(cli, "hapus");
	int64_t n;
	int rc;

	if (!day_parse(cli->arg[0], &h.day))
		return fail(cli->c, E_INVALID,
			"Tanggal \"%s\" tidak dikenal; tulis misalnya 2023-07-03.",
			cli->arg[0]);
	if (!hapus && (text_is_blank(h.nama) || text_is_blank(h.sumber)))
		return cli_usage(cli,
			"Hari libur harus punya --nama dan --sumber (keputusan yang menetapkannya).");
	if (h.jenis == NULL)
		h.jenis = "libur";
	rc = act_libur(cli->c, &h, hapus, &n);
	if (rc < 0)
		return rc;
	if (cli->json)
		return print_number(cli, "siklus_berubah", n);
	str_addf(&cli->out, "%s %s; tenggat berubah pada %lld siklus.\n",
		cli->arg[0],
		hapus ? "bukan lagi hari libur" : "menjadi hari libur",
		(long long)n);
	return OK;
}

/* "1-4" or "5": the first and the last weekday. */
static bool parse_days(const char *text, long *from, long *to)
{
	if (text_int(text, 1, 7, from)) {
		*to = *from;
		return true;
	}
	if (strlen(text) != 3 || text[1] != '-')
		return false;
	*from = text[0] - '0';
	*to = text[2] - '0';
	return *from >= 1 && *to <= 7 && *from <= *to;
}

/* "07:30" at the start of a text: minutes of the day, or -1. */
static int parse_clock(const char *text)
{
	char iso[CLOCK_TEXT];
	int64_t at;

	if (strlen(text) < 5)
		return -1;
	snprintf(iso, sizeof(iso), "2000-01-01T%.5s", text);
	return at_parse(iso, 0, &at) ? at_minute(at, 0) : -1;
}

/* One row for each weekday and interval. */
static int hours(
	struct cli *cli, const struct jam_kerja *base, struct act_jam *a)
{
	const char *p = cli_get(cli, "jam"), *days = cli_get(cli, "hari");
	long from, to;

	if (!parse_days(days, &from, &to))
		return fail(cli->c, E_INVALID,
			"Hari \"%s\" tidak dikenal; tulis 1 (Senin) sampai 7 (Minggu), misalnya 1-4.",
			days);
	for (;;) {
		struct jam_kerja j = *base;

		j.buka = parse_clock(p);
		j.tutup = strlen(p) >= 11 && p[5] == '-' ? parse_clock(p + 6)
							 : -1;
		if (j.buka < 0 || j.tutup < 0 ||
			(p[11] != '\0' && p[11] != ','))
			return fail(cli->c, E_INVALID,
				"Jam \"%s\" tidak dikenal; tulis misalnya 07:30-12:00,13:00-16:00.",
				p);
		for (long d = from; d <= to; d++) {
			a->baris = arena_grow(
				cli->c->mem, a->baris, a->baris_n, sizeof(j));
			j.weekday = (int)d;
			a->baris[a->baris_n++] = j;
		}
		if (p[11] == '\0')
			return OK;
		p += 12;
	}
}

int cmd_kalender_jam(struct cli *cli)
{
	struct jam_kerja j = {
		.nama = cli_get(cli, "nama"), .sumber = cli_get(cli, "sumber")};
	struct act_jam a = {0};
	int rc = cli_day(cli, "dari", &j.mulai);

	if (rc == OK)
		rc = cli_day(cli, "sampai", &j.selesai);
	if (rc == OK && (text_is_blank(j.nama) || text_is_blank(j.sumber) ||
				cli_get(cli, "jam") == NULL ||
				cli_get(cli, "hari") == NULL))
		rc = cli_usage(cli,
			"Jam kerja harus punya --nama, --hari, --jam, dan --sumber.");
	if (rc == OK)
		rc = hours(cli, &j, &a);
	if (rc == OK)
		rc = act_jam_kerja(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		return print_number(cli, "siklus_berubah", a.n);
	str_addf(&cli->out,
		"Jam kerja %s berlaku; tenggat berubah pada %lld siklus.\n",
		j.nama, (long long)a.n);
	return OK;
}
