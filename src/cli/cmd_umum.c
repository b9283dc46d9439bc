/* help, version, init, org, check, verify, backup, restore, pekerjaan. */
#include "base/base.h"

#include "cli/cli.h"

#include "act/act_kabar.h"
#include "org/contoh.h"

#include "store/store.h"

/* One document of one field. */
static void json_pair(struct cli *cli, const char *key, const char *value)
{
	struct json j = json_new(&cli->out);

	json_obj(&j, NULL);
	json_text(&j, key, value);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

static void help_one(struct cli *cli, const struct command *k)
{
	str_addf(&cli->out, "alur %s%s%s\n\nPerintah ini %s.\n", k->words,
		k->usage[0] != '\0' ? " " : "", k->usage, k->summary);
	if (k->detail != NULL)
		str_addf(&cli->out, "\n%s\n", k->detail);
}

static void help_json(struct json *j, const struct command *k)
{
	json_obj(j, NULL);
	json_text(j, "perintah", k->words);
	json_text(j, "pemakaian", k->usage);
	json_text(j, "ringkasan", k->summary);
	json_text(j, "rincian", k->detail);
	json_end(j);
}

static void help_all(struct cli *cli)
{
	str_add(&cli->out,
		"alur menjalankan SOP Penyusunan LKJ dari disposisi sampai arsip.\n\n"
		"Pemakaian: alur [--db URL] [--json] PERINTAH ...\n\n");
	for (size_t i = 0; i < commands_n; i++) {
		size_t n = strlen(commands[i].words);

		str_addf(&cli->out, "  %s", commands[i].words);
		str_pad(&cli->out, ' ', n < 22 ? 22 - n : 1);
		str_addf(&cli->out, "%s\n", commands[i].summary);
	}
	str_add(&cli->out,
		"\nalur help PERINTAH menjelaskan satu perintah.\n"
		"URL basis data: sqlite:BERKAS (bawaan sqlite:alur.db, atau isi ALUR_DB)\n"
		"atau postgresql://...\n"
		"Status keluar: 0 berhasil, 1 ditolak atau gagal, 2 salah pemakaian.\n");
}

int cmd_help(struct cli *cli)
{
	const char *a = cli->arg_n > 0 ? cli->arg[0] : NULL;
	const char *words = cli->arg_n > 1 ? arena_printf(cli->c->mem, "%s %s",
						     a, cli->arg[1])
					   : a;
	struct json j = json_new(&cli->out);
	bool any = false;

	if (a == NULL && !cli->json) {
		help_all(cli);
		return OK;
	}
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < commands_n; i++) {
		if (words != NULL && !cli_in_family(&commands[i], words))
			continue;
		if (cli->json) {
			help_json(&j, &commands[i]);
		} else {
			str_add(&cli->out, any ? "\n" : "");
			help_one(cli, &commands[i]);
		}
		any = true;
	}
	if (!any) {
		str_clear(&cli->out);
		return cli_usage(cli,
			"Perintah \"%s\" tidak dikenal; lihat alur help.",
			words);
	}
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	}
	return OK;
}

int cmd_version(struct cli *cli)
{
	if (cli->json)
		json_pair(cli, "versi", ALUR_VERSION);
	else
		str_add(&cli->out, "alur " ALUR_VERSION "\n");
	return OK;
}

int cmd_init(struct cli *cli)
{
	int rc = act_init(cli->c);

	if (rc < 0)
		return rc;
	if (cli->json) {
		json_pair(cli, "db", cli->url);
		return OK;
	}
	str_addf(&cli->out, "Basis data siap: %s\n", cli->url);
	str_add(&cli->out,
		"Kantor contoh BPKPD Provinsi Jambi dengan orang rekaan; lihat alur org daftar.\n"
		"Akun contoh: nama akun = kode jabatan, juga pengelola; kata sandi " CONTOH_SANDI
		"\n"
		"Berikutnya: alur sop import sop/penyusunan-lkj.yaml\n");
	return OK;
}

/* Only a database that is there: an empty one is made by `alur init`. */
int cmd_mutakhirkan(struct cli *cli)
{
	int rc = db_open(cli->c, cli->url, DB_EXISTING);

	if (rc == E_STATE) {
		fail_clear(cli->c);
		rc = db_open(cli->c, cli->url, DB_CREATE);
	}
	if (rc == OK && cli->json)
		json_pair(cli, "db", cli->url);
	else if (rc == OK)
		str_addf(
			&cli->out, "Skema basis data %s mutakhir.\n", cli->url);
	return rc;
}

static void org_json(struct cli *cli, const struct instansi *i,
	const struct pejabat *p, size_t n)
{
	struct json j = json_new(&cli->out);

	json_obj(&j, NULL);
	json_text(&j, "instansi", i->kode);
	json_text(&j, "nama", i->nama);
	json_arr(&j, "jabatan");
	for (size_t k = 0; k < n; k++) {
		json_obj(&j, NULL);
		json_text(&j, "kode", p[k].jabatan);
		json_text(&j, "nama", p[k].jabatan_nama);
		json_text(&j, "peran", p[k].peran);
		json_text(&j, "bidang", p[k].bidang);
		json_text(&j, "pejabat", p[k].nama);
		json_text(&j, "nip", p[k].nip);
		json_text(&j, "kapasitas", p[k].kapasitas);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_org(struct cli *cli)
{
	struct instansi i;
	struct pejabat *p;
	size_t n;
	int rc = act_org(cli->c, &i, &p, &n);

	if (rc < 0)
		return rc;
	if (cli->json) {
		org_json(cli, &i, p, n);
		return OK;
	}
	str_addf(&cli->out, "%s (%s)\n\n", i.nama, i.kode);
	for (size_t k = 0; k < n; k++) {
		cli_cell(&cli->out, p[k].jabatan, 22);
		cli_cell(&cli->out, p[k].jabatan_nama, 52);
		str_add(&cli->out, p[k].nama != NULL ? p[k].nama : "(kosong)");
		if (p[k].kapasitas != NULL &&
			!text_eq(p[k].kapasitas, "definitif"))
			str_addf(&cli->out, " (%s)",
				text_eq(p[k].kapasitas, "plt") ? "Plt."
							       : "Plh.");
		str_addc(&cli->out, '\n');
	}
	return OK;
}

int cmd_org_tunjuk(struct cli *cli)
{
	struct penugasan p = {.jabatan = cli->arg[0],
		.kapasitas = cli_get(cli, "kapasitas"),
		.selesai = INT32_MAX,
		.dasar = cli_get(cli, "dasar")};
	struct json j = json_new(&cli->out);
	int rc = cli_day(cli, "dari", &p.mulai);

	if (rc == OK && cli_get(cli, "sampai") != NULL)
		rc = cli_day(cli, "sampai", &p.selesai);
	if (rc == OK && (p.kapasitas == NULL || text_is_blank(p.dasar)))
		rc = cli_usage(cli,
			"Penunjukan harus punya --kapasitas dan --dasar (surat yang menunjuk).");
	if (rc == OK)
		rc = act_tunjuk(cli->c, cli->arg[1], &p, NULL);
	if (rc < 0)
		return rc;
	if (!cli->json) {
		str_addf(&cli->out, "Penunjukan %s dicatat.\n", p.jabatan);
		return OK;
	}
	json_obj(&j, NULL);
	json_text(&j, "jabatan", p.jabatan);
	json_text(&j, "nip", cli->arg[1]);
	json_text(&j, "kapasitas", p.kapasitas);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

int cmd_check(struct cli *cli)
{
	struct act_periksa *p = NULL;
	size_t n = 0;
	struct json j = json_new(&cli->out);
	int rc = act_check(cli->c, &p, &n);

	if (cli->json) {
		json_obj(&j, NULL);
		json_arr(&j, "invarian");
		for (size_t i = 0; i < n; i++) {
			json_obj(&j, NULL);
			json_text(&j, "nama", p[i].nama);
			json_int(&j, "jumlah", p[i].n);
			json_bool(&j, "utuh", p[i].salah == NULL);
			json_text(&j, "salah", p[i].salah);
			json_end(&j);
		}
		json_end(&j);
		json_end(&j);
		str_addc(&cli->out, '\n');
		return rc;
	}
	for (size_t i = 0; i < n; i++) {
		str_add(&cli->out, p[i].salah == NULL ? "utuh  " : "SALAH ");
		cli_cell(&cli->out, p[i].nama, 62);
		str_addf(&cli->out, "%lld diperiksa\n", (long long)p[i].n);
		if (p[i].salah != NULL)
			str_addf(&cli->out, "      %s\n", p[i].salah);
	}
	cli_flush(cli);
	return rc;
}

int cmd_verify(struct cli *cli)
{
	int64_t rantai, peristiwa;
	struct json j = json_new(&cli->out);
	int rc = act_verify(cli->c, &rantai, &peristiwa);

	if (rc < 0)
		return rc;
	if (cli->json) {
		json_obj(&j, NULL);
		json_int(&j, "rantai", rantai);
		json_int(&j, "peristiwa", peristiwa);
		json_end(&j);
		str_addc(&cli->out, '\n');
		return OK;
	}
	str_addf(&cli->out,
		"%lld rantai utuh, %lld catatan cocok dengan hash-nya.\n",
		(long long)rantai, (long long)peristiwa);
	return OK;
}

static void print_rows(struct cli *cli, const char *verb, int64_t n)
{
	struct json j = json_new(&cli->out);

	if (!cli->json) {
		str_addf(&cli->out, "%s: %s, %lld baris.\n", verb, cli->arg[0],
			(long long)n);
		return;
	}
	json_obj(&j, NULL);
	json_text(&j, "berkas", cli->arg[0]);
	json_int(&j, "baris", n);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_backup(struct cli *cli)
{
	int64_t n;
	int rc = act_backup(cli->c, cli->arg[0], &n);

	if (rc == OK)
		print_rows(cli, "Dicadangkan ke", n);
	return rc;
}

int cmd_restore(struct cli *cli)
{
	int64_t n = db_restore(cli->c, cli->url, cli->arg[0]);

	if (n < 0)
		return (int)n;
	print_rows(cli, "Dipulihkan dari", n);
	return OK;
}

int cmd_pekerjaan(struct cli *cli)
{
	int64_t n;
	int rc = act_jobs(cli->c, &n);

	if (rc < 0)
		return rc;
	if (cli->json)
		str_addf(&cli->out, "{\"selesai\":%lld}\n", (long long)n);
	else
		str_addf(&cli->out, "%lld pekerjaan selesai.\n", (long long)n);
	return OK;
}

int cmd_kabar(struct cli *cli)
{
	struct act_kabar_waktu k;
	struct json j = json_new(&cli->out);
	int rc = act_kabar_waktu(cli->c, &k);

	if (rc < 0)
		return rc;
	if (!cli->json) {
		str_addf(&cli->out,
			"%lld kabar batas dekat, %lld lewat batas, %lld ringkasan pagi, %lld Plt./Plh.\n",
			(long long)k.sisa, (long long)k.lewat,
			(long long)k.pagi, (long long)k.plh);
		return OK;
	}
	json_obj(&j, NULL);
	json_int(&j, "sisa", k.sisa);
	json_int(&j, "lewat", k.lewat);
	json_int(&j, "pagi", k.pagi);
	json_int(&j, "plh", k.plh);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}
