/* siklus buka, daftar, lihat, jeda, lanjut, batal; tugas. */
#include "base/base.h"

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
		json_obj(&j, NULL);
		json_int(&j, "id", list[i].id);
		json_text(&j, "periode", list[i].periode);
		json_text(&j, "keadaan", keadaan_nama(list[i].keadaan));
		json_text(&j, "sop", list[i].sop_nomor);
		json_at(&j, "dibuka", list[i].dibuka_at, CLOCK_WIB);
		json_at(&j, "selesai", list[i].selesai_at, CLOCK_WIB);
		json_end(&j);
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

static void json_langkah(struct json *j, const struct siklus_rinci *r,
	const struct langkah *l, int64_t now)
{
	struct posisi b = posisi_langkah(
		r->siklus.kasus.sop, r->tugas, r->tugas_n, l->no);
	int zona = r->instansi.zona_min;

	json_obj(j, NULL);
	json_int(j, "no", l->no);
	json_text(j, "kegiatan", l->kegiatan);
	json_text(j, "keadaan", posisi_nama(b.keadaan));
	json_arr(j, "pemegang");
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].langkah == l->no && r->tugas[i].selesai_at == 0)
			json_text(j, NULL, r->tugas[i].jabatan);
	json_end(j);
	json_at(j, "mulai", b.mulai_at, zona);
	json_at(j, "tenggat", b.tenggat_at, zona);
	json_at(j, "selesai", b.selesai_at, zona);
	if (b.mulai_at == 0) {
		json_null(j, "baku_menit");
		json_null(j, "nyata_menit");
	} else {
		json_int(j, "baku_menit",
			kalender_baku(r->kalender, b.mulai_at, l->baku));
		json_int(j, "nyata_menit",
			kalender_selisih(r->kalender, b.mulai_at,
				b.selesai_at != 0 ? b.selesai_at : now));
	}
	json_int(j, "putaran", b.putaran);
	json_end(j);
}

/* "3.7": task 7 of case 3. */
static const char *tugas_id(struct cli *cli, const struct tugas *t)
{
	return arena_printf(cli->c->mem, "%lld.%lld", (long long)t->siklus_id,
		(long long)t->nomor);
}

static void json_tugas(
	struct cli *cli, struct json *j, const struct tugas *t, int zona)
{
	json_obj(j, NULL);
	json_text(j, "id", tugas_id(cli, t));
	json_int(j, "siklus", t->siklus_id);
	json_int(j, "langkah", t->langkah);
	json_text(j, "simpul", t->simpul);
	json_text(j, "jabatan", t->jabatan);
	json_text(j, "bidang", t->bidang);
	json_at(j, "mulai", t->mulai_at, zona);
	json_at(j, "tenggat", t->tenggat_at, zona);
	json_int(j, "putaran", t->putaran);
	json_end(j);
}

static void json_peristiwa(
	struct cli *cli, struct json *j, const struct siklus_rinci *r, size_t i)
{
	const struct peristiwa *e = &r->peristiwa[i];
	int zona = r->instansi.zona_min;

	json_obj(j, NULL);
	json_int(j, "urut", e->urut);
	json_at(j, "pada", e->terjadi_at, zona);
	json_at(j, "dicatat", e->pada_at, zona);
	json_bool(j, "kertas", e->terjadi_at < e->pada_at);
	json_int(j, "langkah", e->langkah);
	json_text(j, "tindakan",
		e->tindakan < TINDAKAN_N ? tindakan_nama(e->tindakan) : "?");
	json_text(j, "bidang", e->bidang);
	json_text(j, "keputusan", keputusan_nama(e->keputusan));
	if (e->kembali_ke > 0)
		json_int(j, "kembali_ke", e->kembali_ke);
	json_text(j, "oleh", r->oleh[i]);
	json_text(j, "jabatan", e->jabatan);
	json_text(j, "kapasitas", e->kapasitas);
	json_text(j, "catatan", e->catatan);
	json_text(j, "berkas", e->berkas);
	json_int(j, "putaran", e->putaran);
	json_text(j, "hash", hash_hex(cli->c->mem, e->hash));
	json_end(j);
}

static void json_berkas(struct cli *cli, struct json *j, const struct berkas *b)
{
	json_obj(j, NULL);
	json_text(j, "jenis", b->jenis);
	json_text(j, "bidang", b->bidang);
	json_int(j, "versi", b->versi);
	json_text(j, "nama", b->nama);
	json_int(j, "ukuran", b->ukuran);
	json_text(j, "sha256", hash_hex(cli->c->mem, b->hash));
	json_end(j);
}

static void json_arsip(struct json *j, const struct arsip *a)
{
	json_obj(j, "arsip");
	json_text(j, "klasifikasi", a->klasifikasi);
	json_text(j, "uraian", a->uraian);
	json_int(j, "aktif_tahun", a->aktif);
	json_int(j, "inaktif_tahun", a->inaktif);
	json_text(j, "nasib", a->nasib);
	json_int(j, "berkas", a->berkas_n);
	json_end(j);
}

static void rinci_json(
	struct cli *cli, const struct siklus_rinci *r, struct str *out)
{
	struct json j = json_new(out);
	const struct sop *sop = r->siklus.kasus.sop;
	int zona = r->instansi.zona_min;

	json_obj(&j, NULL);
	json_int(&j, "id", r->siklus.id);
	json_text(&j, "sop", r->siklus.sop_nomor);
	json_int(&j, "versi", sop->versi);
	json_text(&j, "periode", r->siklus.periode);
	json_text(&j, "keadaan", keadaan_nama(r->siklus.keadaan));
	json_int(&j, "putaran", r->siklus.marking.tolak_n + 1);
	json_at(&j, "dibuka", r->siklus.dibuka_at, zona);
	json_at(&j, "selesai", r->siklus.selesai_at, zona);
	json_arr(&j, "langkah");
	for (size_t i = 0; i < sop->langkah_n; i++)
		json_langkah(&j, r, &sop->langkah[i], cli->c->now);
	json_end(&j);
	json_arr(&j, "tugas");
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == 0)
			json_tugas(cli, &j, &r->tugas[i], zona);
	json_end(&j);
	json_arr(&j, "peristiwa");
	for (size_t i = 0; i < r->peristiwa_n; i++)
		json_peristiwa(cli, &j, r, i);
	json_end(&j);
	if (r->arsip != NULL)
		json_arsip(&j, r->arsip);
	json_arr(&j, "berkas");
	for (size_t i = 0; i < r->berkas_n; i++)
		json_berkas(cli, &j, &r->berkas[i]);
	json_end(&j);
	json_end(&j);
	str_addc(out, '\n');
}

int siklus_json(struct cli *cli, int64_t id, struct str *out)
{
	struct siklus_rinci r;
	int rc = act_siklus_lihat(cli->c, id, &r);

	if (rc == OK)
		rinci_json(cli, &r, out);
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
		rinci_json(cli, &r, &cli->out);
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
			json_tugas(cli, &j, &t[i], CLOCK_WIB);
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
