/* sop import, check, show, daftar, sahkan. */
#include "base/base.h"

#include <unistd.h>

#include "cli/cli.h"

#include "store/store.h"

int cmd_sop_import(struct cli *cli)
{
	struct act_sop a = {
		.file = cli->arg[0], .sahkan = !cli_has(cli, "draf")};
	struct json j = json_new(&cli->out);
	char *text;
	int rc = io_read(cli->c, a.file, LIMIT_YAML, &text, &a.n);

	a.text = text;
	if (rc == OK)
		rc = act_sop_impor(cli->c, &a);
	if (rc < 0)
		return rc;
	if (!cli->json) {
		str_addf(&cli->out,
			"SOP %s \"%s\" versi %d: %s, %zu langkah.\n",
			a.out->nomor, a.out->judul, a.out->versi,
			a.out->keadaan, a.out->langkah_n);
		return OK;
	}
	json_obj(&j, NULL);
	json_text(&j, "nomor", a.out->nomor);
	json_text(&j, "judul", a.out->judul);
	json_int(&j, "versi", a.out->versi);
	json_text(&j, "keadaan", a.out->keadaan);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

int cmd_sop_sahkan(struct cli *cli)
{
	struct json j = json_new(&cli->out);
	int rc = act_sop_sahkan(cli->c, cli->arg[0]);

	if (rc < 0)
		return rc;
	if (!cli->json) {
		str_addf(&cli->out, "SOP %s disahkan.\n", cli->arg[0]);
		return OK;
	}
	json_obj(&j, NULL);
	json_text(&j, "nomor", cli->arg[0]);
	json_text(&j, "keadaan", "disahkan");
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

/* A definition named by file or, when there is no such file, by number. */
static int sop_named(struct cli *cli, struct sop **out)
{
	const char *name = cli->arg[0];
	char *text;
	size_t n;
	int rc;

	if (access(name, F_OK) == 0) {
		rc = io_read(cli->c, name, LIMIT_YAML, &text, &n);
		if (rc < 0)
			return rc;
		return sop_load(cli->c, name, text, n, out);
	}
	rc = db_open(cli->c, cli->url, DB_EXISTING);
	if (rc == E_NOTFOUND) {
		fail_clear(cli->c);
		return fail(cli->c, E_NOTFOUND,
			"Tidak ada berkas bernama %s, dan basis data %s belum ada untuk mencari nomor SOP itu.",
			name, cli->url);
	}
	if (rc < 0)
		return rc;
	return act_sop_get(cli->c, name, out);
}

static void findings_text(struct cli *cli, const struct temuan_list *lint,
	bool sound, const struct temuan_list *why)
{
	str_addf(&cli->out, "Temuan menurut PermenPAN-RB 35/2012: %zu\n",
		lint->n);
	for (size_t i = 0; i < lint->n; i++) {
		const struct temuan *t = &lint->item[i];

		str_addf(&cli->out, "  %s", t->berat ? "! " : "- ");
		if (t->langkah > 0)
			str_addf(&cli->out, "langkah %d: ", t->langkah);
		str_addf(&cli->out, "%s [%s]\n", t->pesan, t->aturan);
	}
	if (sound) {
		str_add(&cli->out,
			"Alur: setiap langkah dapat dicapai dan selalu dapat selesai.\n");
		return;
	}
	str_add(&cli->out, "Alur: TIDAK dapat dijamin selesai.\n");
	for (size_t i = 0; i < why->n; i++)
		str_addf(&cli->out, "  ! %s\n", why->item[i].pesan);
}

static void findings_json(struct cli *cli, const struct temuan_list *lint,
	bool sound, const struct temuan_list *why)
{
	struct json j = json_new(&cli->out);

	json_obj(&j, NULL);
	json_arr(&j, "lint");
	for (size_t i = 0; i < lint->n; i++) {
		json_obj(&j, NULL);
		json_text(&j, "aturan", lint->item[i].aturan);
		json_int(&j, "langkah", lint->item[i].langkah);
		json_text(&j, "pesan", lint->item[i].pesan);
		json_bool(&j, "berat", lint->item[i].berat);
		json_end(&j);
	}
	json_end(&j);
	json_bool(&j, "sound", sound);
	json_arr(&j, "alasan");
	for (size_t i = 0; i < why->n; i++)
		json_text(&j, NULL, why->item[i].pesan);
	json_end(&j);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

#define BIDANG_PERIKSA 5 /* parallel Bidang when no office is asked */

int cmd_sop_check(struct cli *cli)
{
	struct temuan_list lint = {0}, why = {0};
	struct sop *s;
	bool sound;
	int rc = sop_named(cli, &s);

	if (rc < 0)
		return rc;
	sop_lint(cli->c->mem, s, &lint);
	sound = sop_sound(cli->c->mem, s, BIDANG_PERIKSA, &why);
	if (cli->json)
		findings_json(cli, &lint, sound, &why);
	else
		findings_text(cli, &lint, sound, &why);
	cli_flush(cli);
	if (!sound)
		return fail(cli->c, E_STATE,
			"SOP %s tidak lulus pemeriksaan: %s", s->nomor,
			why.n > 0 ? why.item[0].pesan : "buntu");
	for (size_t i = 0; i < lint.n; i++)
		if (lint.item[i].berat)
			return fail(cli->c, E_STATE,
				"SOP %s tidak lulus pemeriksaan: %s", s->nomor,
				lint.item[i].pesan);
	return OK;
}

int cmd_sop_show(struct cli *cli)
{
	const char *format = cli_get(cli, "format");
	const char *kertas = cli_get(cli, "kertas");
	struct sheet_print p = {.a4 = text_eq(kertas, "a4"), .at = cli->c->now};
	struct str sheet = str_new(cli->c->mem, LIMIT_DOCUMENT);
	struct sop *s;
	int rc;

	if (format != NULL && !text_has_word("text html pdf", format))
		return cli_usage(cli,
			"Format \"%s\" tidak dikenal; pakai text, html, atau pdf.",
			format);
	if (kertas != NULL && !text_has_word("f4 a4", kertas))
		return cli_usage(cli,
			"Kertas \"%s\" tidak dikenal; pakai f4 atau a4.",
			kertas);
	rc = sop_named(cli, &s);
	if (rc < 0)
		return rc;
	rc = text_eq(format, "html")  ? sop_sheet_html(cli->c, s, &sheet)
	     : text_eq(format, "pdf") ? sop_sheet_pdf(cli->c, s, &p, &sheet)
				      : sop_sheet_text(cli->c, s, &sheet);
	if (rc < 0)
		return rc;
	return cli_document(cli, &sheet);
}

int cmd_sop_daftar(struct cli *cli)
{
	struct json j = json_new(&cli->out);
	struct sop *list;
	size_t n;
	int rc = act_sop_list(cli->c, &list, &n);

	if (rc < 0)
		return rc;
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		if (!cli->json) {
			str_addf(&cli->out, "%s  versi %d  %s  %s\n",
				list[i].nomor, list[i].versi, list[i].keadaan,
				list[i].judul);
			continue;
		}
		json_obj(&j, NULL);
		json_text(&j, "nomor", list[i].nomor);
		json_int(&j, "versi", list[i].versi);
		json_text(&j, "keadaan", list[i].keadaan);
		json_text(&j, "judul", list[i].judul);
		json_end(&j);
	}
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	} else if (n == 0) {
		str_add(&cli->out,
			"Belum ada SOP; masukkan dengan alur sop import BERKAS.\n");
	}
	return OK;
}
