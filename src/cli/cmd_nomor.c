/* nomor, surat, arsip cari. */
#include "base/base.h"

#include "act/act_surat.h"
#include "cli/cli.h"

static const char *or_dash(const char *s)
{
	return text_is_blank(s) ? "-" : s;
}

static int whole(struct cli *cli, const char *name, int64_t *out)
{
	const char *text = cli_get(cli, name);
	long v;

	if (text == NULL)
		return OK;
	if (!text_int(text, 1, 999999, &v))
		return fail(cli->c, E_INVALID,
			"Nilai --%s \"%s\" bukan bilangan yang sah.", name,
			text);
	*out = v;
	return OK;
}

static int book(struct cli *cli, struct act_nomor *a)
{
	int64_t year = 0, kasus = 0;
	int rc = whole(cli, "tahun", &year);

	if (rc == OK)
		rc = whole(cli, "siklus", &kasus);
	a->jabatan = cli_get(cli, "sebagai");
	if (rc == OK && a->jabatan == NULL)
		rc = cli_usage(cli, "Opsi --sebagai harus diisi.");
	a->n.buku = cli_get(cli, "buku");
	if (a->n.buku == NULL)
		a->n.buku = BUKU_KELUAR;
	a->n.tahun = (int)year;
	a->n.kasus_id = kasus;
	a->n.hal = cli_get(cli, "hal");
	a->n.untuk = cli_get(cli, "untuk");
	return rc;
}

static void one_nomor(struct json *j, const struct nomor *n)
{
	json_obj(j, NULL);
	json_int(j, "urut", n->urut);
	json_text(j, "nomor", n->nomor);
	json_text(j, "keadaan", n->keadaan);
	json_int(j, "siklus", n->kasus_id);
	json_text(j, "untuk", n->untuk);
	json_text(j, "hal", n->hal);
	json_text(j, "alasan", n->alasan);
	json_end(j);
}

int cmd_nomor_daftar(struct cli *cli)
{
	struct act_nomor a = {0};
	struct json j = json_new(&cli->out);
	int rc = book(cli, &a);

	if (rc == OK)
		rc = act_nomor_list(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < a.list_n; i++) {
		const struct nomor *n = &a.list[i];

		if (cli->json) {
			one_nomor(&j, n);
			continue;
		}
		cli_cell(&cli->out, n->nomor, 28);
		cli_cell(&cli->out, n->keadaan, 10);
		str_addf(&cli->out, "%s%s%s\n", or_dash(n->hal),
			n->alasan != NULL ? "; dibatalkan: " : "",
			n->alasan != NULL ? n->alasan : "");
	}
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	} else {
		str_addf(&cli->out, "Nomor berikutnya %03lld.\n",
			(long long)a.berikut);
	}
	return OK;
}

int cmd_nomor_pesan(struct cli *cli)
{
	struct act_nomor a = {0};
	struct json j = json_new(&cli->out);
	int rc = book(cli, &a);

	if (rc == OK)
		rc = act_nomor_pesan(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json) {
		one_nomor(&j, &a.hasil);
		str_addc(&cli->out, '\n');
	} else {
		str_addf(&cli->out, "Nomor %s dipesan.\n", a.hasil.nomor);
	}
	return OK;
}

int cmd_nomor_batal(struct cli *cli)
{
	struct act_nomor a = {0};
	long urut;
	int rc = book(cli, &a);

	a.n.alasan = cli_get(cli, "alasan");
	if (rc == OK && !text_int(cli->arg[0], 1, 999999, &urut))
		rc = fail(cli->c, E_INVALID,
			"Nomor \"%s\" bukan bilangan; tulis misalnya 45.",
			cli->arg[0]);
	if (rc < 0)
		return rc;
	a.n.urut = urut;
	rc = act_nomor_batal(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		str_addf(&cli->out, "{\"urut\":%ld,\"keadaan\":\"batal\"}\n",
			urut);
	else
		str_addf(&cli->out, "Nomor %03ld dibatalkan.\n", urut);
	return OK;
}

/* ---- a letter on paper ---- */

int cmd_surat(struct cli *cli)
{
	struct act_cetak a = {.jabatan = cli_get(cli, "sebagai"),
		.jenis = cli->arg[1],
		.format = FORMAT_TXT};
	const char *format = cli_get(cli, "format");
	struct str doc = str_new(cli->c->mem, LIMIT_DOCUMENT);
	int rc = cli_id(cli, cli->arg[0], &a.siklus_id);

	if (rc == OK && a.jabatan == NULL)
		rc = cli_usage(cli, "Opsi --sebagai harus diisi.");
	if (rc == OK && format != NULL && !format_parse(format, &a.format))
		rc = cli_usage(cli,
			"Format \"%s\" tidak dikenal; pakai txt, html, atau pdf.",
			format);
	if (rc == OK)
		rc = act_surat_cetak(cli->c, &a, &doc);
	return rc < 0 ? rc : cli_document(cli, &doc);
}

/* ---- the archive ---- */

static void one_hit(struct json *j, const struct temuan_berkas *t)
{
	json_obj(j, NULL);
	json_int(j, "siklus", t->berkas.kasus_id);
	json_text(j, "jenis", t->berkas.jenis);
	json_text(j, "bidang", t->berkas.bidang);
	json_int(j, "versi", t->berkas.versi);
	json_text(j, "judul", t->berkas.judul);
	json_text(j, "nomor", t->berkas.nomor);
	json_text(j, "nama", t->berkas.nama);
	json_text(j, "rak", t->rak);
	json_text(j, "map", t->map);
	json_text(j, "cuplikan", t->cuplikan);
	json_end(j);
}

static void print_hits(struct cli *cli, const struct cari_hasil *h)
{
	struct json j = json_new(&cli->out);

	if (cli->json) {
		json_obj(&j, NULL);
		json_int(&j, "semua", h->semua);
		json_arr(&j, "hasil");
		for (size_t i = 0; i < h->n; i++)
			one_hit(&j, &h->list[i]);
		json_end(&j);
		json_end(&j);
		str_addc(&cli->out, '\n');
		return;
	}
	for (size_t i = 0; i < h->n; i++) {
		const struct temuan_berkas *t = &h->list[i];

		str_addf(&cli->out, "%lld  %s  %s (versi %d)\n",
			(long long)t->berkas.kasus_id, t->berkas.judul,
			t->berkas.nama, t->berkas.versi);
		if (t->cuplikan != NULL)
			str_addf(&cli->out, "      %s\n", t->cuplikan);
	}
	str_addf(&cli->out, "%lld berkas.\n", (long long)h->semua);
}

int cmd_arsip_cari(struct cli *cli)
{
	struct act_cari a = {.jabatan = cli_get(cli, "sebagai")};
	int64_t year = 0, quarter = 0, page = 1;
	int rc = whole(cli, "tahun", &year);

	if (rc == OK)
		rc = whole(cli, "triwulan", &quarter);
	if (rc == OK)
		rc = whole(cli, "halaman", &page);
	if (rc < 0)
		return rc;
	if (a.jabatan == NULL)
		a.jabatan = ACT_PENGELOLA;
	a.q = (struct cari){.teks = cli->arg_n > 0 ? cli->arg[0] : NULL,
		.tahun = (int)year,
		.triwulan = (int)quarter,
		.jenis = cli_get(cli, "jenis"),
		.bidang = cli_get(cli, "bidang"),
		.keadaan = cli_get(cli, "keadaan"),
		.mulai = (int)(page - 1) * 20};
	rc = act_arsip_cari(cli->c, &a);
	if (rc == OK)
		print_hits(cli, &a.hasil);
	return rc;
}
