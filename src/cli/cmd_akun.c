/* akun daftar, tambah, reset, surel, token. */
#include "base/base.h"

#include "cli/cli.h"

#include "act/act_akun.h"
#include "act/act_org.h"

#define TOKEN_LAMA 90 /* days, when nothing else is said */

/* "19690101 199001 1 001" as it is kept. */
static const char *nip_of(struct cli *cli, const char *text)
{
	char *s = arena_dup(cli->c->mem, text), *to = s;

	for (const char *p = s; *p != '\0'; p++)
		if (*p != ' ')
			*to++ = *p;
	*to = '\0';
	return s;
}

static const char *state_of(const struct akun *a)
{
	if (!a->aktif || !a->orang_aktif)
		return "tidak aktif";
	return a->ganti ? "kata sandi pertama" : "aktif";
}

static void list_json(struct cli *cli, const struct akun *list, size_t n)
{
	struct json j = json_new(&cli->out);

	json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		json_obj(&j, NULL);
		json_text(&j, "nama", list[i].nama);
		json_text(&j, "nip", list[i].nip);
		json_text(&j, "pegawai", list[i].orang);
		json_bool(&j, "aktif", list[i].aktif && list[i].orang_aktif);
		json_bool(&j, "pengelola", list[i].pengelola);
		json_bool(&j, "ganti_sandi", list[i].ganti);
		json_at(&j, "terakhir_masuk", list[i].masuk_at, CLOCK_WIB);
		json_end(&j);
	}
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_akun_daftar(struct cli *cli)
{
	struct akun *list;
	size_t n;
	int rc = act_akun_list(cli->c, &list, &n);

	if (rc < 0)
		return rc;
	if (cli->json) {
		list_json(cli, list, n);
		return OK;
	}
	for (size_t i = 0; i < n; i++) {
		cli_cell(&cli->out, list[i].nama, 22);
		cli_cell(&cli->out, list[i].nip, 20);
		cli_cell(&cli->out, list[i].orang, 34);
		str_addf(&cli->out, "%s%s\n", state_of(&list[i]),
			list[i].pengelola ? ", pengelola" : "");
	}
	return OK;
}

static void print_secret(struct cli *cli, const struct act_akun *a)
{
	struct json j = json_new(&cli->out);

	if (!cli->json) {
		str_addf(&cli->out,
			"Kata sandi pertama akun %s: %s\n"
			"Hanya ditampilkan sekali ini, berlaku 7 hari, dan harus diganti saat masuk.\n",
			a->nama, a->sandi);
		return;
	}
	json_obj(&j, NULL);
	json_text(&j, "nama", a->nama);
	json_text(&j, "nip", a->nip);
	json_text(&j, "sandi", a->sandi);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_akun_tambah(struct cli *cli)
{
	struct act_akun a = {.nip = nip_of(cli, cli->arg[0]),
		.nama = cli_get(cli, "nama"),
		.pengelola = cli_has(cli, "pengelola")};
	int rc;

	if (a.nama == NULL)
		return cli_usage(cli, "Opsi --nama harus diisi.");
	rc = act_akun_tambah(cli->c, &a);
	if (rc == OK)
		print_secret(cli, &a);
	return rc;
}

int cmd_akun_reset(struct cli *cli)
{
	struct act_akun a = {.nip = nip_of(cli, cli->arg[0])};
	int rc = act_sandi_reset(cli->c, &a);

	if (rc == OK)
		print_secret(cli, &a);
	return rc;
}

/* The person with this NIP, of those whose NIP contains it. */
static int person_of(struct cli *cli, const char *nip, struct pegawai *out)
{
	struct pegawai *list;
	size_t n;
	int rc = act_pegawai_list(cli->c, nip, &list, &n);

	for (size_t i = 0; rc == OK && i < n; i++)
		if (text_eq(list[i].nip, nip)) {
			*out = list[i];
			return OK;
		}
	if (rc < 0)
		return rc;
	return fail(cli->c, E_NOTFOUND,
		"Pegawai %s tidak ada di kantor ini; periksa NIP-nya.", nip);
}

int cmd_akun_surel(struct cli *cli)
{
	struct json j = json_new(&cli->out);
	struct pegawai p;
	int rc = person_of(cli, nip_of(cli, cli->arg[0]), &p);

	if (rc < 0)
		return rc;
	p.email = text_eq(cli->arg[1], "-") ? NULL : cli->arg[1];
	rc = act_pegawai_simpan(cli->c, &p);
	if (rc < 0)
		return rc;
	if (!cli->json) {
		str_addf(&cli->out, "Surel %s: %s\n", p.nama,
			p.email != NULL ? p.email : "tidak ada");
		return OK;
	}
	json_obj(&j, NULL);
	json_text(&j, "nip", p.nip);
	json_text(&j, "surel", p.email);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

static void print_token(struct cli *cli, const struct act_token_baru *t)
{
	struct json j = json_new(&cli->out);

	if (!cli->json) {
		str_addf(&cli->out,
			"Token %s (%s): %s\n"
			"Hanya ditampilkan sekali ini; berlaku sampai %s.\n",
			t->nama, t->cakupan, t->token,
			at_long(cli->c->mem, t->berakhir_at, CLOCK_WIB));
		return;
	}
	json_obj(&j, NULL);
	json_int(&j, "id", t->id);
	json_text(&j, "nama", t->nama);
	json_text(&j, "cakupan", t->cakupan);
	json_text(&j, "token", t->token);
	json_at(&j, "berakhir", t->berakhir_at, CLOCK_WIB);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_akun_token(struct cli *cli)
{
	struct act_token_baru t = {.nip = nip_of(cli, cli->arg[0]),
		.nama = cli_get(cli, "nama"),
		.cakupan = cli_get(cli, "cakupan"),
		.berakhir_at = cli->c->now + TOKEN_LAMA * CLOCK_DAY};
	int32_t day = 0;
	int rc = OK;

	if (cli_get(cli, "sampai") != NULL) {
		rc = cli_day(cli, "sampai", &day);
		t.berakhir_at = at_from(day + 1, 0, CLOCK_WIB);
	}
	if (rc == OK && t.nama == NULL)
		rc = cli_usage(cli, "Opsi --nama harus diisi.");
	if (t.cakupan == NULL)
		t.cakupan = "baca";
	if (rc == OK)
		rc = act_token_buat(cli->c, &t);
	if (rc == OK)
		print_token(cli, &t);
	return rc;
}
