/* laksanakan, tutup, kecualikan, data isi, laporan. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

#include "store/blob.h"
#include "store/store.h"

static int parse_no(struct cli *cli, const char *text, int *no)
{
	long v;

	if (!text_int(text, 1, LIMIT_LANGKAH, &v))
		return fail(cli->c, E_INVALID,
			"Nomor langkah \"%s\" bukan bilangan antara 1 dan %d.",
			text, LIMIT_LANGKAH);
	*no = (int)v;
	return OK;
}

/* The options that every act on a step has. */
static int common(struct cli *cli, struct act_langkah *a)
{
	int rc = cli_id(cli, cli->arg[0], &a->siklus_id);

	if (rc == OK)
		rc = parse_no(cli, cli->arg[1], &a->no);
	a->jabatan = cli_get(cli, "sebagai");
	a->bidang = cli_get(cli, "bidang");
	a->catatan = cli_get(cli, "catatan");
	a->kunci = cli_get(cli, "kunci");
	if (rc == OK && a->jabatan == NULL)
		rc = cli_usage(cli, "Opsi --sebagai harus diisi.");
	return rc;
}

static int decision(struct cli *cli, struct act_langkah *a)
{
	const char *text = cli_get(cli, "keputusan");
	const char *to = cli_get(cli, "kembali-ke");

	if (text_eq(text, "ya"))
		a->keputusan = KEPUTUSAN_YA;
	else if (text_eq(text, "tidak"))
		a->keputusan = KEPUTUSAN_TIDAK;
	else if (text != NULL)
		return fail(cli->c, E_INVALID,
			"Keputusan \"%s\" tidak dikenal; pakai ya atau tidak.",
			text);
	if (to != NULL)
		return parse_no(cli, to, &a->kembali_ke);
	return OK;
}

static void close_file(void *arg)
{
	close(*(int *)arg);
}

/* A big file stays open until the command ends and is never whole in
 * memory; a short one, or a pipe, is read. */
static int attach(struct cli *cli, const char *path, struct lampiran *l)
{
	struct stat st;
	char *text;
	int *fd, rc;

	l->nama = io_name(path);
	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode) ||
		st.st_size <= (off_t)BLOB_BAGIAN ||
		st.st_size > (off_t)LIMIT_BERKAS) {
		rc = io_read(cli->c, path, LIMIT_BERKAS, &text, &l->n);
		l->isi = rc == OK ? text : NULL;
		return rc;
	}
	l->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (l->fd < 0)
		return fail(cli->c, E_IO, "Berkas %s tidak dapat dibaca: %s.",
			path, strerror(errno));
	fd = arena_new(cli->c->mem, int);
	*fd = l->fd;
	arena_defer(cli->c->mem, close_file, fd);
	l->n = (size_t)st.st_size;
	return lampiran_siap(cli->c, l);
}

/* Each --berkas JENIS=FILE. */
static int attachments(struct cli *cli, struct act_langkah *a)
{
	struct lampiran *list =
		arena_array(cli->c->mem, struct lampiran, CLI_VALUES);

	for (int i = 0; i < cli->value_n; i++) {
		const char *v = cli->value[i].value;
		struct lampiran *l = &list[a->lampiran_n];
		const char *eq;
		int rc;

		if (!text_eq(cli->value[i].name, "berkas"))
			continue;
		eq = strchr(v, '=');
		if (eq == NULL || eq == v || eq[1] == '\0')
			return cli_usage(cli,
				"Tulis --berkas JENIS=BERKAS, misalnya --berkas notulen=notulen.pdf.");
		l->jenis = arena_dupn(cli->c->mem, v, (size_t)(eq - v));
		rc = attach(cli, eq + 1, l);
		if (rc < 0)
			return rc;
		a->lampiran_n++;
	}
	a->lampiran = list;
	return OK;
}

/* "Langkah 2 ditutup ..." */
static const char *done_word(enum tindakan t)
{
	if (t == TINDAKAN_TUTUP)
		return "ditutup,";
	if (t == TINDAKAN_KECUALI)
		return "dikecualikan kelengkapannya,";
	return "selesai,";
}

static void print_done(struct cli *cli, const struct act_langkah *a)
{
	struct json j = json_new(&cli->out);

	if (!cli->json) {
		if (a->ulang)
			str_addf(&cli->out,
				"Sudah tercatat sebelumnya sebagai peristiwa %lld; tidak ada yang berubah.\n",
				(long long)a->e.urut);
		else
			str_addf(&cli->out,
				"Langkah %d %s dicatat sebagai peristiwa %lld oleh %s\n",
				a->e.langkah, done_word(a->tindakan),
				(long long)a->e.urut,
				a->pelaku.nama != NULL ? a->pelaku.nama
						       : a->jabatan);
		if (!a->ulang && a->keadaan == KEADAAN_SELESAI)
			str_add(&cli->out, "Siklus selesai.\n");
		return;
	}
	json_obj(&j, NULL);
	json_int(&j, "id", a->siklus_id);
	json_int(&j, "urut", a->e.urut);
	json_int(&j, "langkah", a->e.langkah);
	json_text(&j, "keadaan", keadaan_nama(a->keadaan));
	json_bool(&j, "ulang", a->ulang);
	json_text(&j, "hash", hash_hex(cli->c->mem, a->e.hash));
	json_end(&j);
	str_addc(&cli->out, '\n');
}

/* Do it, then the jobs it left: on a shell nobody else is there to. */
static int act_and_print(struct cli *cli, struct act_langkah *a)
{
	int64_t jobs;
	int rc = act_langkah(cli->c, a);

	if (rc < 0)
		return rc;
	print_done(cli, a);
	if (a->ulang)
		return OK;
	rc = act_jobs(cli->c, &jobs);
	if (rc < 0)
		fail_clear(cli->c);
	return OK;
}

int cmd_laksanakan(struct cli *cli)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI};
	int rc = common(cli, &a);

	if (rc == OK)
		rc = decision(cli, &a);
	if (rc == OK)
		rc = cli_time(cli, "pada", &a.pada_at);
	if (rc == OK)
		rc = attachments(cli, &a);
	if (rc < 0)
		return rc;
	return act_and_print(cli, &a);
}

int cmd_tutup(struct cli *cli)
{
	struct act_langkah a = {.tindakan = TINDAKAN_TUTUP};
	int rc = common(cli, &a);

	return rc < 0 ? rc : act_and_print(cli, &a);
}

int cmd_kecualikan(struct cli *cli)
{
	struct act_langkah a = {
		.tindakan = TINDAKAN_KECUALI, .jenis = cli->arg[2]};
	int rc = common(cli, &a);

	return rc < 0 ? rc : act_and_print(cli, &a);
}

int cmd_data_isi(struct cli *cli)
{
	struct act_data a = {.bidang = cli_get(cli, "bidang"),
		.jabatan = cli_get(cli, "sebagai"),
		.file = cli->arg[1]};
	char *text;
	int rc = cli_id(cli, cli->arg[0], &a.siklus_id);

	if (rc == OK && (a.bidang == NULL || a.jabatan == NULL))
		rc = cli_usage(cli, "Opsi --bidang dan --sebagai harus diisi.");
	if (rc == OK)
		rc = io_read(cli->c, a.file, LIMIT_CSV, &text, &a.n);
	if (rc < 0)
		return rc;
	a.text = text;
	rc = act_data_isi(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		str_addf(&cli->out, "{\"indikator\":%lld}\n",
			(long long)a.baris);
	else
		str_addf(&cli->out, "%lld indikator Bidang %s diisi.\n",
			(long long)a.baris, a.bidang);
	return OK;
}

int cmd_laporan(struct cli *cli)
{
	const char *name = cli_get(cli, "format");
	struct str doc = str_new(cli->c->mem, LIMIT_DOCUMENT);
	enum format f = FORMAT_TXT;
	int64_t id;
	int rc = cli_id(cli, cli->arg[0], &id);

	if (rc == OK && name != NULL && !format_parse(name, &f))
		rc = cli_usage(cli,
			"Format \"%s\" tidak dikenal; pakai txt, html, atau pdf.",
			name);
	if (rc == OK)
		rc = act_laporan(cli->c, id, f, &doc);
	if (rc < 0)
		return rc;
	return cli_document(cli, &doc);
}
