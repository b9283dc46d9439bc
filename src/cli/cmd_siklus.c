/* siklus buka, daftar, lihat, jeda, lanjut, batal; tugas. */
#include "base/base.h"

#include "act/act_urung.h"
#include "cli/cli.h"

int cmd_siklus_buka(struct cli *cli)
{
	struct act_buka a = {.sop = cli_get(cli, "sop"),
		.periode = cli_get(cli, "periode"),
		.jabatan = cli_get(cli, "sebagai")};
	struct json j = json_new(&cli->out);
	int rc = cli_time(cli, "pada", &a.pada_at);

	if (rc == OK && a.periode == NULL)
		rc = cli_usage(cli, "Opsi --periode harus diisi.");
	if (rc == OK)
		rc = act_siklus_buka(cli->c, &a);
	if (rc < 0)
		return rc;
	if (!cli->json) {
		str_addf(&cli->out, "Siklus %lld dibuka untuk periode %s.\n",
			(long long)a.id, a.periode);
		return OK;
	}
	json_obj(&j, NULL);
	json_int(&j, "id", a.id);
	json_text(&j, "periode", a.periode);
	json_end(&j);
	str_addc(&cli->out, '\n');
	return OK;
}

int cmd_siklus_daftar(struct cli *cli)
{
	struct json j = json_new(&cli->out);
	struct siklus *list;
	size_t n;
	int rc = act_siklus_list(cli->c, &list, &n);

	if (rc < 0)
		return rc;
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		if (!cli->json) {
			str_addf(&cli->out, "%lld  %s  %s  %s\n",
				(long long)list[i].id, list[i].periode,
				keadaan_nama(list[i].keadaan),
				list[i].sop_nomor);
			continue;
		}
		act_json_baris(&j, &list[i], CLOCK_WIB);
	}
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	} else if (n == 0) {
		str_add(&cli->out,
			"Belum ada siklus; buka dengan alur siklus buka.\n");
	}
	return OK;
}

int siklus_json(struct cli *cli, int64_t id, struct str *out)
{
	struct siklus_rinci r;
	int rc = act_siklus_lihat(cli->c, id, &r);

	if (rc == OK)
		act_json_siklus(out, &r, cli->c->now);
	return rc;
}

static const char *short_time(struct cli *cli, int64_t at, int zona)
{
	struct civil v;

	if (at == 0)
		return "-";
	v = at_civil(at, zona);
	return arena_printf(cli->c->mem, "%02d/%02d %02d.%02d", v.day, v.month,
		v.hour, v.minute);
}

static void rinci_text(struct cli *cli, const struct siklus_rinci *r)
{
	const struct sop *sop = r->siklus.kasus.sop;
	int zona = r->instansi.zona_min;

	str_addf(&cli->out,
		"Siklus %lld, %s, SOP %s versi %d: %s, putaran %d\n\n",
		(long long)r->siklus.id, r->siklus.periode, r->siklus.sop_nomor,
		sop->versi, keadaan_nama(r->siklus.keadaan),
		r->siklus.marking.tolak_n + 1);
	str_add(&cli->out,
		"No  Keadaan   Mulai        Tenggat      Selesai      Kegiatan\n");
	for (size_t i = 0; i < sop->langkah_n; i++) {
		const struct langkah *l = &sop->langkah[i];
		struct posisi b =
			posisi_langkah(sop, r->tugas, r->tugas_n, l->no);
		const char **line;

		text_wrap(cli->c->mem, l->kegiatan, 60, &line);
		str_addf(&cli->out, "%2d  %-9s %-12s %-12s %-12s %s\n", l->no,
			posisi_nama(b.keadaan),
			short_time(cli, b.mulai_at, zona),
			short_time(cli, b.tenggat_at, zona),
			short_time(cli, b.selesai_at, zona), line[0]);
	}
	str_add(&cli->out, "\nTugas terbuka:\n");
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == 0)
			str_addf(&cli->out, "  langkah %d  %-22s tenggat %s\n",
				r->tugas[i].langkah, r->tugas[i].jabatan,
				short_time(cli, r->tugas[i].tenggat_at, zona));
	str_add(&cli->out, "\nRiwayat:\n");
	for (size_t i = 0; i < r->peristiwa_n; i++) {
		const struct peristiwa *e = &r->peristiwa[i];

		str_addf(&cli->out, "%3lld  %s  ", (long long)e->urut,
			short_time(cli, e->terjadi_at, zona));
		if (e->langkah > 0)
			str_addf(&cli->out, "langkah %d ", e->langkah);
		str_add(&cli->out, e->tindakan < TINDAKAN_N
					   ? tindakan_nama(e->tindakan)
					   : "?");
		if (e->keputusan != KEPUTUSAN_TANPA)
			str_addf(&cli->out, " (%s)",
				keputusan_nama(e->keputusan));
		str_addf(&cli->out, ", %s", e->jabatan);
		if (e->catatan != NULL)
			str_addf(&cli->out, ": %s", e->catatan);
		str_addc(&cli->out, '\n');
	}
}

int cmd_siklus_lihat(struct cli *cli)
{
	struct siklus_rinci r;
	int64_t id;
	int rc = cli_id(cli, cli->arg[0], &id);

	if (rc == OK)
		rc = act_siklus_lihat(cli->c, id, &r);
	if (rc < 0)
		return rc;
	if (cli->json)
		act_json_siklus(&cli->out, &r, cli->c->now);
	else
		rinci_text(cli, &r);
	return OK;
}

int cmd_siklus_ubah(struct cli *cli)
{
	struct act_langkah a = {.jabatan = cli_get(cli, "sebagai"),
		.catatan = cli_get(cli, "catatan"),
		.kunci = cli_get(cli, "kunci")};
	const char *word = strchr(cli->command->words, ' ') + 1;
	int rc = cli_id(cli, cli->arg[0], &a.siklus_id);

	if (rc == OK && a.jabatan == NULL)
		rc = cli_usage(cli, "Opsi --sebagai harus diisi.");
	if (rc < 0)
		return rc;
	must(tindakan_parse(word, &a.tindakan));
	rc = act_langkah(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		str_addf(&cli->out,
			"{\"id\":%lld,\"urut\":%lld,\"keadaan\":\"%s\"}\n",
			(long long)a.siklus_id, (long long)a.e.urut,
			keadaan_nama(a.keadaan));
	else
		str_addf(&cli->out, "Siklus %lld sekarang %s.\n",
			(long long)a.siklus_id, keadaan_nama(a.keadaan));
	return OK;
}

int cmd_tugas(struct cli *cli)
{
	const char *jabatan = cli_get(cli, "sebagai");
	struct json j = json_new(&cli->out);
	struct tugas *t;
	size_t n;
	int rc;

	if (jabatan == NULL)
		return cli_usage(cli, "Opsi --sebagai harus diisi.");
	rc = act_tugas(cli->c, jabatan, &t, &n);
	if (rc < 0)
		return rc;
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		if (cli->json) {
			act_json_tugas(&j, &t[i], CLOCK_WIB);
			continue;
		}
		str_addf(&cli->out,
			"siklus %lld (%s)  langkah %d  tenggat %s%s%s\n",
			(long long)t[i].siklus_id, t[i].periode, t[i].langkah,
			at_long(cli->c->mem, t[i].tenggat_at, CLOCK_WIB),
			t[i].tenggat_at < cli->c->now ? "  LEWAT" : "",
			t[i].putaran > 1 ? "  (perbaikan)" : "");
	}
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	} else if (n == 0) {
		str_addf(&cli->out, "Tidak ada tugas terbuka untuk %s.\n",
			jabatan);
	} else if (n == LIMIT_INBOX) {
		str_addf(&cli->out,
			"Hanya %d tugas yang paling mendesak ditampilkan.\n",
			LIMIT_INBOX);
	}
	return OK;
}

int cmd_siklus_urung(struct cli *cli)
{
	struct act_urung a = {.jabatan = cli_get(cli, "sebagai")};
	int rc = cli_id(cli, cli->arg[0], &a.siklus_id);

	if (rc == OK)
		rc = cli_id(cli, cli->arg[1], &a.urut);
	if (rc == OK && a.jabatan == NULL)
		rc = cli_usage(cli, "Opsi --sebagai harus diisi.");
	if (rc == OK)
		rc = act_urung(cli->c, &a);
	if (rc < 0)
		return rc;
	if (cli->json)
		str_addf(&cli->out, "{\"id\":%lld,\"urut\":%lld}\n",
			(long long)a.siklus_id, (long long)a.e.urut);
	else
		str_addf(&cli->out,
			"Langkah %d diurungkan; dicatat sebagai peristiwa %lld.\n",
			a.e.langkah, (long long)a.e.urut);
	return OK;
}
