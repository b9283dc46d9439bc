/*
 * demo: the whole cycle, played by its actors under a simulated clock.
 *
 * Nothing is faked: the demo calls the same actions as every other command,
 * and only the clock is given. It shows one rejection at step 7 because of a
 * wrong figure of one Bidang, the second round, and the checks at the end.
 */
#include "base/base.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/lakon.h"

#include "store/store.h"

#define DEMO_DB "alur.db"
#define DEMO_MARK ".alur-demo"

struct demo {
	struct cli *cli;
	const char *dir;
	int64_t id;
	int zona;
	int late; /* steps after their standard time */
	int done;
};

static const char *in_dir(struct demo *d, const char *name)
{
	return arena_printf(d->cli->c->mem, "%s/%s", d->dir, name);
}

static void set_clock(struct demo *d, const char *pada)
{
	must(at_parse(pada, d->zona, &d->cli->c->now));
}

static const char *minutes(struct ctx *c, int64_t menit)
{
	if (menit < 60)
		return arena_printf(c->mem, "%lld mnt", (long long)menit);
	if (menit % 60 == 0)
		return arena_printf(c->mem, "%lld jam", (long long)menit / 60);
	return arena_printf(c->mem, "%lld jam %lld mnt", (long long)menit / 60,
		(long long)menit % 60);
}

/* The activity in the sheet's words, as far as there is room. */
static const char *activity(
	struct demo *d, const struct adegan *a, const struct sop *sop)
{
	const char **line;
	const char *text = sop->langkah[a->no - 1].kegiatan;
	size_t n = text_wrap(d->cli->c->mem, text, 38, &line);

	return arena_printf(d->cli->c->mem, "%2d %s%s", a->no, line[0],
		n > 1 ? " ..." : "");
}

static const char *what(
	struct demo *d, const struct adegan *a, const struct sop *sop)
{
	struct ctx *c = d->cli->c;

	if (a->no == 0)
		return arena_printf(c->mem, "   isi data %s", a->bidang);
	if (a->keputusan == KEPUTUSAN_TIDAK)
		return arena_printf(c->mem,
			"%2d Memeriksa: TIDAK, kembali ke %d", a->no,
			a->kembali_ke);
	if (a->keputusan == KEPUTUSAN_YA)
		return arena_printf(c->mem, "%2d Memeriksa: YA", a->no);
	if (text_eq(a->jabatan, "kasubag"))
		return arena_printf(
			c->mem, "%2d Verifikasi oleh Kasubag", a->no);
	return activity(d, a, sop);
}

/* The task that the last event ended, to tell its standard and real time. */
static int ended_task(struct demo *d, const struct act_langkah *l,
	struct siklus_rinci *r, const struct tugas **out)
{
	int rc = act_siklus_lihat(d->cli->c, d->id, r);

	*out = NULL;
	for (size_t i = 0; rc == OK && i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == l->e.terjadi_at &&
			text_eq(r->tugas[i].simpul, l->e.simpul) &&
			text_eq(r->tugas[i].jabatan, l->jabatan))
			*out = &r->tugas[i];
	return rc;
}

static void print_line(
	struct demo *d, const char *doing, const char *nama, const char *rest)
{
	struct ctx *c = d->cli->c;
	struct str *s = &d->cli->out;
	struct civil v = at_civil(c->now, d->zona);

	cli_cell(s,
		arena_printf(c->mem, "%s %02d/%02d %02d.%02d",
			day_name(v.weekday), v.day, v.month, v.hour, v.minute),
		20);
	cli_cell(s, doing, 46);
	cli_cell(s, nama, 34);
	str_addf(s, "%s\n", rest);
	if (!d->cli->json)
		cli_flush(d->cli);
}

static int print_step(
	struct demo *d, const struct adegan *a, const struct act_langkah *l)
{
	struct ctx *c = d->cli->c;
	struct siklus_rinci r;
	const struct tugas *t;
	struct waktu baku = {0, WAKTU_TANPA};
	int64_t real, over;
	const char *nama = l->pelaku.nama, *tail = "tepat waktu";
	int at, rc = ended_task(d, l, &r, &t);

	if (rc < 0)
		return rc;
	must(t != NULL);
	at = simpul_find(r.siklus.kasus.sop, t->simpul);
	baku = r.siklus.kasus.sop->simpul[at].baku;
	real = kalender_selisih(r.kalender, t->mulai_at, t->selesai_at);
	over = t->baku_at != 0
		       ? kalender_selisih(r.kalender, t->baku_at, t->selesai_at)
		       : 0;
	if (t->baku_at == 0)
		tail = "tanpa baku";
	if (over > 0) {
		tail = arena_printf(c->mem, "lewat %s", minutes(c, over));
		d->late++;
	}
	if (!text_eq(l->pelaku.kapasitas, "definitif"))
		nama = arena_printf(c->mem, "%s (%s)", nama,
			text_eq(l->pelaku.kapasitas, "plt") ? "Plt." : "Plh.");
	d->done++;
	print_line(d, what(d, a, r.siklus.kasus.sop), nama,
		arena_printf(c->mem, "baku %-9s nyata %-13s %s",
			baku.satuan == WAKTU_TANPA ? "-"
						   : waktu_format(c->mem, baku),
			minutes(c, real), tail));
	return OK;
}

static int play(struct demo *d, const struct adegan *a)
{
	struct ctx *c = d->cli->c;
	struct act_langkah x = {.siklus_id = d->id};
	int64_t n;
	int rc;

	set_clock(d, a->pada);
	rc = lakon_main(c, a, &x, &n);
	if (rc == OK && a->no == 0)
		print_line(d, what(d, a, NULL), a->jabatan,
			arena_printf(c->mem, "%lld indikator", (long long)n));
	else if (rc == OK)
		rc = print_step(d, a, &x);
	return rc == OK ? act_jobs(c, &n) : rc;
}

static int write_report(struct demo *d, enum format f, const char *name)
{
	struct str s = str_new(d->cli->c->mem, LIMIT_DOCUMENT);
	int rc = act_laporan(d->cli->c, d->id, f, &s);

	if (rc < 0)
		return rc;
	return io_write(d->cli->c, in_dir(d, name), s.p, s.n);
}

static int write_rest(struct demo *d)
{
	struct ctx *c = d->cli->c;
	struct str sheet = str_new(c->mem, LIMIT_DOCUMENT);
	struct str json = str_new(c->mem, LIMIT_DOCUMENT);
	struct siklus_rinci r;
	int rc = act_siklus_lihat(c, d->id, &r);

	if (rc == OK)
		rc = sop_sheet_html(c, r.siklus.kasus.sop, &sheet);
	if (rc == OK)
		rc = io_write(
			c, in_dir(d, "lembar-sop.html"), sheet.p, sheet.n);
	if (rc == OK)
		rc = siklus_json(d->cli, d->id, &json);
	if (rc == OK)
		rc = io_write(c, in_dir(d, "siklus.json"), json.p, json.n);
	return rc;
}

static int prove(struct demo *d)
{
	struct act_periksa *p = NULL;
	size_t n = 0;
	int64_t rantai, peristiwa;
	int rc = act_check(d->cli->c, &p, &n);

	str_add(&d->cli->out, "\nPemeriksaan:\n");
	for (size_t i = 0; i < n; i++) {
		str_add(&d->cli->out,
			p[i].salah == NULL ? "  utuh   " : "  SALAH  ");
		cli_cell(&d->cli->out, p[i].nama, 62);
		str_addf(&d->cli->out, "%lld\n", (long long)p[i].n);
	}
	if (rc == OK)
		rc = act_verify(d->cli->c, &rantai, &peristiwa);
	if (rc < 0)
		return rc;
	str_addf(&d->cli->out, "  utuh   %lld rantai hash, %lld catatan\n",
		(long long)rantai, (long long)peristiwa);
	return OK;
}

static int make_folder(struct demo *d)
{
	struct ctx *c = d->cli->c;
	struct stat st;

	if (mkdir(d->dir, 0777) == 0)
		return OK;
	if (errno == ENOENT || errno == ENOTDIR)
		return fail(c, E_IO,
			"Folder %s tidak dapat dibuat; buat folder di atasnya lebih dahulu.",
			d->dir);
	if (errno != EEXIST)
		return fail(c, E_IO,
			"Folder %s tidak dapat dibuat (%s); pilih folder lain dengan --dir.",
			d->dir, strerror(errno));
	if (stat(d->dir, &st) != 0 || !S_ISDIR(st.st_mode))
		return fail(c, E_INVALID,
			"%s bukan folder; pilih folder lain dengan --dir.",
			d->dir);
	return OK;
}

/*
 * A fresh folder and database. Only the database of an older demo is
 * replaced, known by the mark that a demo leaves: never somebody's work.
 */
static int fresh(struct demo *d)
{
	static const char *const rest[] = {"", "-wal", "-shm"};
	struct ctx *c = d->cli->c;
	const char *mark = in_dir(d, DEMO_MARK);
	int rc;

	rc = make_folder(d);
	if (rc < 0)
		return rc;
	if (access(in_dir(d, DEMO_DB), F_OK) == 0 && access(mark, F_OK) != 0)
		return fail(c, E_STATE,
			"Folder %s berisi " DEMO_DB
			" yang bukan peragaan; pilih folder lain dengan --dir.",
			d->dir);
	rc = io_write(c, mark, "alur demo\n", 10);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < ARRAY_N(rest); i++) {
		const char *p = arena_printf(
			c->mem, "%s/" DEMO_DB "%s", d->dir, rest[i]);

		if (unlink(p) != 0 && errno != ENOENT)
			return fail(c, E_IO,
				"Basis data peragaan lama %s tidak dapat dihapus: %s.",
				p, strerror(errno));
	}
	return db_open(c, arena_printf(c->mem, "sqlite:%s/" DEMO_DB, d->dir),
		DB_CREATE);
}

static int prepare(struct demo *d)
{
	struct ctx *c = d->cli->c;
	struct act_sop sop = {
		.file = "sop/penyusunan-lkj.yaml", .sahkan = true};
	struct act_buka buka = {.periode = "2023-TW2", .jabatan = "sekretaris"};
	int rc = fresh(d);

	sop.text = seed_sop(&sop.n);
	if (rc == OK)
		rc = act_init(c);
	if (rc == OK)
		rc = act_sop_impor(c, &sop);
	if (rc == OK)
		rc = act_siklus_buka(c, &buka);
	d->id = buka.id;
	if (rc == OK)
		str_addf(&d->cli->out,
			"SOP %s \"%s\", siklus %s dibuka %s.\nOrang dan berkas dalam peragaan ini rekaan; angka pendapatan dari data terbitan (lihat laporan).\n\n",
			sop.out->nomor, sop.out->judul, buka.periode,
			at_long(c->mem, c->now, d->zona));
	return rc;
}

/* With --json the lines told nobody: one document takes their place. */
static void demo_json(const struct demo *d)
{
	static const char *const made[] = {"laporan.pdf", "laporan.html",
		"lembar-sop.html", "siklus.json", DEMO_DB};
	struct json j = json_new(&d->cli->out);

	str_clear(&d->cli->out);
	json_obj(&j, NULL);
	json_text(&j, "dir", d->dir);
	json_int(&j, "id", d->id);
	json_int(&j, "langkah", d->done);
	json_int(&j, "lewat", d->late);
	json_arr(&j, "berkas");
	for (size_t i = 0; i < ARRAY_N(made); i++)
		json_text(&j, NULL, made[i]);
	json_end(&j);
	json_end(&j);
	str_addc(&d->cli->out, '\n');
}

int cmd_demo(struct cli *cli)
{
	const char *dir = cli_get(cli, "dir");
	struct demo d = {.cli = cli,
		.dir = dir != NULL ? dir : "demo",
		.zona = CLOCK_WIB};
	int rc;

	set_clock(&d, "2023-07-03T07:30");
	rc = prepare(&d);
	for (size_t i = 0; rc == OK && i < lakon_n; i++)
		rc = play(&d, &lakon[i]);
	if (rc == OK)
		rc = write_report(&d, FORMAT_PDF, "laporan.pdf");
	if (rc == OK)
		rc = write_report(&d, FORMAT_HTML, "laporan.html");
	if (rc == OK)
		rc = write_rest(&d);
	if (rc == OK)
		rc = prove(&d);
	if (cli->json && rc == OK)
		demo_json(&d);
	else if (cli->json)
		str_clear(&cli->out);
	if (rc < 0 || cli->json)
		return rc;
	str_addf(&cli->out,
		"\n%d langkah selesai, %d lewat waktu baku, satu kali dikembalikan.\nHasil di %s: laporan.pdf, laporan.html, lembar-sop.html, siklus.json, " DEMO_DB
		"\n",
		d.done, d.late, d.dir);
	return OK;
}
