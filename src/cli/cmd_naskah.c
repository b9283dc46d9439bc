/* naskah lihat, naskah tulis, naskah beda, periksa. */
#include "base/base.h"

#include "cli/cli.h"

#include "act/act_naskah.h"

static int sebagai(struct cli *cli, const char **out)
{
	*out = cli_get(cli, "sebagai");
	return *out != NULL ? OK
			    : cli_usage(cli, "Opsi --sebagai harus diisi.");
}

static const struct act_bagian *find(
	struct cli *cli, const struct act_naskah *n, const char *kode)
{
	for (size_t i = 0; i < n->bagian_n; i++)
		if (text_eq(n->bagian[i].bagian.kode, kode))
			return &n->bagian[i];
	(void)fail(cli->c, E_NOTFOUND,
		"Bagian \"%s\" tidak ada pada laporan ini; lihat kodenya dengan alur naskah lihat %lld.",
		kode, (long long)n->siklus_id);
	return NULL;
}

static int look(struct cli *cli, struct act_naskah *n)
{
	int rc = cli_id(cli, cli->arg[0], &n->siklus_id);

	if (rc == OK)
		rc = sebagai(cli, &n->jabatan);
	return rc < 0 ? rc : act_naskah_lihat(cli->c, n);
}

static void print_section(struct cli *cli, const struct act_bagian *b)
{
	cli_cell(&cli->out, b->bagian.kode, 24);
	cli_cell(&cli->out, keadaan_bagian_nama(b->bagian.keadaan), 9);
	str_addf(&cli->out, "rev %-3lld %5zu kata  %s%s%s\n",
		(long long)b->bagian.rev, b->kata, b->bagian.judul,
		b->diubah != NULL ? ", " : "",
		b->diubah != NULL ? b->diubah : "");
}

static void json_section(struct json *j, const struct act_bagian *b)
{
	json_obj(j, NULL);
	json_text(j, "kode", b->bagian.kode);
	json_text(j, "judul", b->bagian.judul);
	json_text(j, "keadaan", keadaan_bagian_nama(b->bagian.keadaan));
	json_int(j, "rev", b->bagian.rev);
	json_int(j, "kata", (int64_t)b->kata);
	json_text(j, "diubah_oleh", b->diubah);
	json_text(j, "dipegang_oleh", b->dipegang);
	json_text(j, "teks", b->bagian.teks);
	json_end(j);
}

int cmd_naskah_lihat(struct cli *cli)
{
	struct act_naskah n = {0};
	const struct act_bagian *b;
	struct json j = json_new(&cli->out);
	int rc = look(cli, &n);

	if (rc < 0)
		return rc;
	if (cli->arg_n > 1) {
		b = find(cli, &n, cli->arg[1]);
		if (b == NULL)
			return (int)cli->c->code;
		if (cli->json)
			json_section(&j, b);
		else
			str_add(&cli->out, b->bagian.teks);
		str_addc(&cli->out, '\n');
		return OK;
	}
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < n.bagian_n; i++)
		if (cli->json)
			json_section(&j, &n.bagian[i]);
		else
			print_section(cli, &n.bagian[i]);
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	}
	return OK;
}

int cmd_naskah_tulis(struct cli *cli)
{
	struct act_naskah n = {0};
	struct act_tulis a = {.kode = cli->arg[1],
		.selesai = cli_has(cli, "selesai"),
		.ambil_alih = cli_has(cli, "ambil-alih")};
	const struct act_bagian *b;
	const char *rev = cli_get(cli, "rev");
	long from = 0;
	char *text;
	size_t len;
	int rc = look(cli, &n);

	if (rc == OK && rev != NULL && !text_int(rev, 0, 1000000, &from))
		rc = cli_usage(cli, "Tulis --rev sebagai bilangan.");
	if (rc == OK)
		rc = io_read(cli->c, cli->arg[2], LIMIT_BAGIAN, &text, &len);
	if (rc < 0)
		return rc;
	b = find(cli, &n, a.kode);
	if (b == NULL)
		return (int)cli->c->code;
	if (strlen(text) != len)
		return fail(cli->c, E_INVALID, "%s bukan berkas teks.",
			io_name(cli->arg[2]));
	a.siklus_id = n.siklus_id;
	a.jabatan = n.jabatan;
	a.teks = text;
	a.rev = rev != NULL ? from : b->bagian.rev;
	rc = act_naskah_tulis(cli->c, &a);
	if (rc == OK)
		rc = act_naskah_lepas(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		str_addf(&cli->out, "{\"rev\":%lld,\"kata\":%zu}\n",
			(long long)a.rev, a.kata);
	else
		str_addf(&cli->out,
			"Bagian %s tersimpan, rev %lld, %zu kata.\n", a.kode,
			(long long)a.rev, a.kata);
	for (size_t i = 0; !cli->json && i < a.temuan_n; i++)
		str_addf(&cli->out, "  %s\n", a.temuan[i]);
	return OK;
}

/* "[-lama-]{+baru+}", as wdiff writes it. */
static void print_runs(struct cli *cli, const struct beda_list *l)
{
	static const char *const open[] = {"", "{+", "[-"};
	static const char *const close[] = {"", "+}", "-]"};

	for (size_t i = 0; i < l->n; i++)
		str_addf(&cli->out, "%s%s%s", open[l->item[i].jenis],
			l->item[i].teks, close[l->item[i].jenis]);
	str_addc(&cli->out, '\n');
}

static int version(struct cli *cli, const char *name, int64_t *out)
{
	const char *text = cli_get(cli, name);
	long v = 0;

	if (text != NULL && !text_int(text, 0, 1000000, &v))
		return cli_usage(cli, "Tulis --%s sebagai bilangan.", name);
	*out = v;
	return OK;
}

int cmd_naskah_beda(struct cli *cli)
{
	struct act_riwayat a = {.kode = cli->arg[1]};
	int rc = cli_id(cli, cli->arg[0], &a.siklus_id);

	if (rc == OK)
		rc = sebagai(cli, &a.jabatan);
	if (rc == OK)
		rc = version(cli, "dari", &a.dari);
	if (rc == OK)
		rc = version(cli, "ke", &a.ke);
	if (rc == OK)
		rc = act_naskah_riwayat(cli->c, &a);
	if (rc == OK)
		print_runs(cli, &a.beda);
	return rc;
}

static void print_notes(struct cli *cli, const struct act_periksa_hal *h)
{
	for (size_t i = 0; i < h->catatan.n; i++) {
		const struct catatan_periksa *n = &h->catatan.item[i];

		str_addf(&cli->out, "Catatan %lld (%s, %s): %s\n",
			(long long)n->nomor, keadaan_catatan_nama(n->keadaan),
			n->kode != NULL ? n->kode : "seluruh draf", n->teks);
		if (n->jawaban != NULL)
			str_addf(&cli->out, "  Jawaban: %s\n", n->jawaban);
	}
}

static void print_check(struct cli *cli, const struct act_periksa_hal *h)
{
	str_addf(&cli->out, "Pemeriksaan putaran %d\n", h->putaran);
	for (size_t i = 0; i < h->cek_n; i++)
		str_addf(&cli->out, "%s %s%s%s\n",
			h->cek[i].lulus ? "[ya]   " : "[tidak]", h->cek[i].nama,
			h->cek[i].rinci != NULL ? ": " : "",
			h->cek[i].rinci != NULL ? h->cek[i].rinci : "");
	for (size_t i = 0; i < h->bagian_n; i++) {
		if (!h->bagian[i].berubah)
			continue;
		str_addf(&cli->out, "\nBerubah: %s\n",
			h->bagian[i].bagian.judul);
		print_runs(cli, &h->bagian[i].beda);
	}
	print_notes(cli, h);
}

static void json_check(struct cli *cli, const struct act_periksa_hal *h)
{
	struct json j = json_new(&cli->out);

	json_obj(&j, NULL);
	json_int(&j, "putaran", h->putaran);
	json_text(&j, "sidik", h->sidik);
	json_arr(&j, "cek");
	for (size_t i = 0; i < h->cek_n; i++) {
		json_obj(&j, NULL);
		json_text(&j, "nama", h->cek[i].nama);
		json_bool(&j, "lulus", h->cek[i].lulus);
		json_text(&j, "rinci", h->cek[i].rinci);
		json_end(&j);
	}
	json_end(&j);
	json_arr(&j, "catatan");
	for (size_t i = 0; i < h->catatan.n; i++) {
		const struct catatan_periksa *n = &h->catatan.item[i];

		json_obj(&j, NULL);
		json_int(&j, "nomor", n->nomor);
		json_int(&j, "putaran", n->putaran);
		json_text(&j, "bagian", n->kode);
		json_text(&j, "teks", n->teks);
		json_text(&j, "keadaan", keadaan_catatan_nama(n->keadaan));
		json_text(&j, "jawaban", n->jawaban);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_periksa(struct cli *cli)
{
	struct act_periksa_hal h = {0};
	int rc = cli_id(cli, cli->arg[0], &h.siklus_id);

	if (rc == OK)
		rc = sebagai(cli, &h.jabatan);
	if (rc == OK)
		rc = act_periksa_lihat(cli->c, &h);
	if (rc < 0)
		return rc;
	if (cli->json)
		json_check(cli, &h);
	else
		print_check(cli, &h);
	return OK;
}
