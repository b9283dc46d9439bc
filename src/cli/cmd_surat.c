/* disposisi, rapat, tindak-lanjut, verifikasi, pengantaran. */
#include "base/base.h"

#include "act/act_surat.h"
#include "cli/cli.h"

/* ID and --sebagai, which every letter needs. */
static int asked(struct cli *cli, int64_t *id, const char **jabatan)
{
	int rc = cli_id(cli, cli->arg[0], id);

	*jabatan = cli_get(cli, "sebagai");
	if (rc == OK && *jabatan == NULL)
		rc = cli_usage(cli, "Opsi --sebagai harus diisi.");
	return rc;
}

static void set(const struct cli *cli, const char *name, const char **out)
{
	const char *v = cli_get(cli, name);

	if (v != NULL)
		*out = v;
}

static int set_time(struct cli *cli, const char *name, int64_t *out)
{
	int64_t at = 0;
	int rc = cli_time(cli, name, &at);

	if (rc == OK && at != 0)
		*out = at;
	return rc;
}

/* Every mistake but the first, which is the sentence of the failure. */
static int result(struct cli *cli, int rc, const struct salah_list *s)
{
	if (rc < 0 || cli->json)
		return rc;
	for (size_t i = 0; i < s->n; i++)
		if (s->item[i].ringan)
			str_addf(&cli->out, "Perhatikan: %s\n",
				s->item[i].pesan);
	return rc;
}

/* "a\tb\n", or {"a":"b"}: what a letter command answers. */
struct jawab {
	const char *kunci, *nilai;
};

static void answer(struct cli *cli, const struct jawab *a, size_t n)
{
	struct json j = json_new(&cli->out);

	if (!cli->json) {
		for (size_t i = 0; i < n; i++)
			if (a[i].nilai != NULL) {
				cli_cell(&cli->out, a[i].kunci, 14);
				str_addf(&cli->out, "%s\n", a[i].nilai);
			}
		return;
	}
	json_obj(&j, NULL);
	for (size_t i = 0; i < n; i++)
		json_text(&j, a[i].kunci, a[i].nilai);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

static const char *when(struct cli *cli, int64_t at)
{
	return at == 0 ? NULL : at_long(cli->c->mem, at, CLOCK_WIB);
}

/* ---- disposisi ---- */

static int penerima(struct cli *cli, struct disposisi *d)
{
	const char *list = cli_get(cli, "kepada");
	struct arena *a = cli->c->mem;

	if (list == NULL)
		return OK;
	d->penerima = NULL;
	d->penerima_n = 0;
	while (*list != '\0') {
		size_t n = strcspn(list, ",");

		d->penerima = arena_grow(
			a, d->penerima, d->penerima_n, sizeof(*d->penerima));
		d->penerima[d->penerima_n++] =
			(struct penerima){.jabatan = arena_dupn(a, list, n)};
		list += n + (list[n] == ',');
	}
	return OK;
}

static void show_disposisi(struct cli *cli, const struct disposisi *d)
{
	struct str to = str_new(cli->c->mem, LIMIT_TEXT);

	for (size_t i = 0; i < d->penerima_n; i++)
		str_addf(&to, "%s%s%s", i > 0 ? ", " : "",
			d->penerima[i].jabatan,
			d->penerima[i].dibaca_at != 0 ? " (dibaca)" : "");
	answer(cli,
		(struct jawab[]){
			{"keadaan", d->nomor != NULL ? "dikirim" : "draf"},
			{"nomor", d->nomor}, {"hal", d->hal},
			{"sifat", d->sifat}, {"kepada", to.p},
			{"harap", d->harap}, {"isi", d->isi},
			{"batas", when(cli, d->batas_at)}},
		8);
}

int cmd_disposisi(struct cli *cli)
{
	struct act_disposisi a = {.kunci = cli_get(cli, "kunci")};
	bool send = cli_has(cli, "kirim");
	int rc = asked(cli, &a.siklus_id, &a.jabatan);

	if (rc == OK)
		rc = act_disposisi_lihat(cli->c, &a);
	if (rc < 0)
		return rc;
	a.d = a.hasil;
	if (send || cli_has(cli, "simpan")) {
		set(cli, "hal", &a.d.hal);
		set(cli, "isi", &a.d.isi);
		set(cli, "sifat", &a.d.sifat);
		set(cli, "harap", &a.d.harap);
		rc = penerima(cli, &a.d);
		if (rc == OK)
			rc = set_time(cli, "batas", &a.d.batas_at);
		if (rc == OK)
			rc = send ? act_disposisi_kirim(cli->c, &a)
				  : act_disposisi_simpan(cli->c, &a);
		rc = result(cli, rc, &a.salah);
		if (rc == OK && a.langkah.ulang)
			rc = act_disposisi_lihat(cli->c, &a);
	} else {
		rc = act_disposisi_baca(cli->c, a.siklus_id, a.jabatan);
		/* Who may only look leaves no mark, nor does a draft. */
		if (rc == E_NOTFOUND) {
			fail_clear(cli->c);
			rc = OK;
		}
	}
	if (rc == OK)
		show_disposisi(cli, &a.hasil);
	return rc;
}

/* ---- rapat ---- */

static void show_rapat(struct cli *cli, const struct act_rapat *a)
{
	const struct rapat *r = &a->hasil;
	struct str s = str_new(cli->c->mem, LIMIT_TEXT);
	size_t there = 0;

	for (size_t i = 0; i < r->peserta_n; i++)
		there += r->peserta[i].hadir_at != 0;
	for (size_t i = 0; i < r->butir_n; i++)
		str_addf(&s, "%s%zu. %s", i > 0 ? "\n              " : "",
			i + 1, r->butir[i].judul);
	answer(cli,
		(struct jawab[]){{"keadaan", r->keadaan}, {"nomor", r->nomor},
			{"kode", r->kode}, {"mulai", when(cli, r->mulai_at)},
			{"selesai", when(cli, r->selesai_at)},
			{"tempat", r->tempat}, {"acara", r->acara},
			{"hadir", arena_printf(cli->c->mem, "%zu dari %zu",
					  there, r->peserta_n)},
			{"butir", s.n > 0 ? s.p : NULL}},
		9);
}

static int see_rapat(struct cli *cli, struct act_rapat *a)
{
	int rc = asked(cli, &a->siklus_id, &a->jabatan);

	a->kunci = cli_get(cli, "kunci");
	if (rc == OK)
		rc = act_rapat_lihat(cli->c, a);
	a->r = a->hasil;
	return rc;
}

int cmd_rapat_lihat(struct cli *cli)
{
	struct act_rapat a = {0};
	int rc = see_rapat(cli, &a);

	if (rc == OK)
		show_rapat(cli, &a);
	return rc;
}

int cmd_rapat_undang(struct cli *cli)
{
	struct act_rapat a = {.alasan = cli_get(cli, "alasan")};
	int rc = see_rapat(cli, &a);

	set(cli, "tempat", &a.r.tempat);
	set(cli, "tautan", &a.r.tautan);
	set(cli, "acara", &a.r.acara);
	if (rc == OK)
		rc = set_time(cli, "mulai", &a.r.mulai_at);
	if (rc == OK)
		rc = set_time(cli, "selesai", &a.r.selesai_at);
	if (rc == OK)
		rc = result(cli, act_undangan_kirim(cli->c, &a), &a.salah);
	if (rc == OK)
		show_rapat(cli, &a);
	return rc;
}

int cmd_rapat_hadir(struct cli *cli)
{
	struct act_rapat a = {.kode = cli_get(cli, "kode")};
	int rc = asked(cli, &a.siklus_id, &a.jabatan);

	if (rc == OK)
		rc = act_rapat_hadir(cli->c, &a);
	if (rc == OK)
		rc = act_rapat_lihat(cli->c, &a);
	if (rc == OK)
		show_rapat(cli, &a);
	return rc;
}

/* One point of the minutes; the proposed ones are saved with it. */
int cmd_rapat_butir(struct cli *cli)
{
	struct act_rapat a = {0};
	struct butir *b;
	long no;
	int rc = see_rapat(cli, &a);

	if (rc < 0)
		return rc;
	if (!text_int(cli->arg[1], 1, LIMIT_BUTIR, &no) ||
		(size_t)no > a.r.butir_n + 1)
		return fail(cli->c, E_NOTFOUND,
			"Butir %s tidak ada; notulen ini memuat %zu butir.",
			cli->arg[1], a.r.butir_n);
	if ((size_t)no > a.r.butir_n) {
		a.r.butir = arena_grow(cli->c->mem, a.r.butir, a.r.butir_n,
			sizeof(*a.r.butir));
		a.r.butir[a.r.butir_n++] = (struct butir){.judul = ""};
	}
	b = &a.r.butir[no - 1];
	set(cli, "judul", &b->judul);
	set(cli, "pembahasan", &b->pembahasan);
	set(cli, "keputusan", &b->keputusan);
	set(cli, "penanggung", &b->penanggung);
	if (cli_has(cli, "tenggat"))
		rc = tanggal_baca(cli->c, cli_get(cli, "tenggat"), &b->tenggat);
	if (rc == OK)
		rc = result(cli, act_notulen_simpan(cli->c, &a), &a.salah);
	if (rc == OK)
		show_rapat(cli, &a);
	return rc;
}

int cmd_rapat_sahkan(struct cli *cli)
{
	struct act_rapat a = {0};
	int rc = see_rapat(cli, &a);

	if (rc == OK)
		rc = result(cli, act_notulen_sahkan(cli->c, &a), &a.salah);
	if (rc == OK)
		show_rapat(cli, &a);
	return rc;
}

int cmd_rapat_selesai(struct cli *cli)
{
	struct act_rapat a = {.kunci = cli_get(cli, "kunci")};
	int rc = asked(cli, &a.siklus_id, &a.jabatan);

	if (rc == OK)
		rc = act_rapat_selesai(cli->c, &a);
	if (rc == OK)
		rc = act_rapat_lihat(cli->c, &a);
	if (rc == OK)
		show_rapat(cli, &a);
	return rc;
}

/* ---- tindak lanjut ---- */

static int tindak_selesai(struct cli *cli, const char *jabatan)
{
	int64_t id;
	int rc = cli_id(cli, cli->arg[0], &id);

	if (rc == OK)
		rc = act_tindak_lanjut_selesai(
			cli->c, id, jabatan, cli_get(cli, "catatan"));
	if (rc == OK)
		answer(cli, (struct jawab[]){{"keadaan", "selesai"}}, 1);
	return rc;
}

int cmd_tindak_lanjut(struct cli *cli)
{
	const char *jabatan = cli_get(cli, "sebagai");
	struct json j = json_new(&cli->out);
	struct tindak_lanjut *list = NULL;
	size_t n = 0;
	int rc;

	if (jabatan == NULL)
		return cli_usage(cli, "Opsi --sebagai harus diisi.");
	if (cli->arg_n > 0)
		return tindak_selesai(cli, jabatan);
	rc = act_tindak_lanjut_list(cli->c, jabatan, 0, &list, &n);
	if (rc < 0)
		return rc;
	if (cli->json)
		json_arr(&j, NULL);
	for (size_t i = 0; i < n; i++) {
		char day[CLOCK_TEXT];

		day_format(list[i].tenggat, day);
		if (!cli->json) {
			str_addf(&cli->out, "%lld  %s  %s\n",
				(long long)list[i].id, day, list[i].uraian);
			continue;
		}
		json_obj(&j, NULL);
		json_int(&j, "id", list[i].id);
		json_int(&j, "siklus", list[i].kasus_id);
		json_text(&j, "tenggat", day);
		json_text(&j, "uraian", list[i].uraian);
		json_end(&j);
	}
	if (cli->json) {
		json_end(&j);
		str_addc(&cli->out, '\n');
	} else if (n == 0) {
		str_add(&cli->out, "Tidak ada tindak lanjut yang terbuka.\n");
	}
	return OK;
}

/* ---- verifikasi, pengantaran ---- */

int cmd_verifikasi(struct cli *cli)
{
	struct act_verifikasi a = {.kunci = cli_get(cli, "kunci")};
	int rc = asked(cli, &a.siklus_id, &a.jabatan);

	if (rc == OK)
		rc = act_verifikasi_lihat(cli->c, &a);
	if (rc < 0)
		return rc;
	a.v = a.hasil;
	a.sidik = cli_get(cli, "sidik");
	if (a.sidik == NULL)
		a.sidik = hash_hex(cli->c->mem, a.hasil.sidik);
	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		const char *kode = verifikasi_pilihan[i].kode;

		a.v.butir[i].catatan = cli_get(cli, kode);
		a.v.butir[i].sesuai = a.v.butir[i].catatan == NULL;
	}
	rc = result(cli, act_verifikasi_selesai(cli->c, &a), &a.salah);
	if (rc == OK)
		answer(cli,
			(struct jawab[]){{"keadaan", "terverifikasi"},
				{"sidik", a.sidik}},
			2);
	return rc;
}

static void show_pengantaran(struct cli *cli, const struct pengantaran *p)
{
	answer(cli,
		(struct jawab[]){
			{"keadaan", p->nomor != NULL ? "terbit" : "draf"},
			{"nomor", p->nomor}, {"kepada", p->kepada},
			{"hal", p->hal}, {"penerima", p->penerima},
			{"diterima", when(cli, p->diterima_at)},
			{"rak", p->rak}, {"map", p->map},
			{"klasifikasi", p->klasifikasi}},
		9);
}

static int typed_pengantaran(struct cli *cli, struct act_pengantaran *a)
{
	const char *urut = cli_get(cli, "nomor");
	long no = 0;

	set(cli, "kepada", &a->p.kepada);
	set(cli, "di", &a->p.di);
	set(cli, "hal", &a->p.hal);
	set(cli, "cara", &a->p.cara);
	set(cli, "penerima", &a->p.penerima);
	set(cli, "rak", &a->p.rak);
	set(cli, "map", &a->p.map);
	set(cli, "klasifikasi", &a->p.klasifikasi);
	if (urut != NULL && !text_int(urut, 1, 999999, &no))
		return fail(cli->c, E_INVALID,
			"Nomor \"%s\" bukan bilangan; tulis misalnya 45.",
			urut);
	a->urut = no;
	return set_time(cli, "diterima", &a->p.diterima_at);
}

int cmd_pengantaran(struct cli *cli)
{
	struct act_pengantaran a = {.kunci = cli_get(cli, "kunci")};
	int rc = asked(cli, &a.siklus_id, &a.jabatan);

	if (rc == OK)
		rc = act_pengantaran_lihat(cli->c, &a);
	if (rc < 0)
		return rc;
	a.p = a.hasil;
	rc = typed_pengantaran(cli, &a);
	if (rc < 0)
		return rc;
	if (cli_has(cli, "selesai"))
		rc = act_pengantaran_selesai(cli->c, &a);
	else if (cli_has(cli, "terbit"))
		rc = act_pengantar_terbit(cli->c, &a);
	else if (cli_has(cli, "simpan"))
		rc = act_pengantaran_simpan(cli->c, &a);
	rc = result(cli, rc, &a.salah);
	if (rc == OK && a.langkah.ulang)
		rc = act_pengantaran_lihat(cli->c, &a);
	if (rc == OK)
		show_pengantaran(cli, &a.hasil);
	return rc;
}
