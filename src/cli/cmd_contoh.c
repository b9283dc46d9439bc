/*
 * contoh: the demo office as a living one, for the web and its tests.
 *
 * Many cycles of the play, each begun so that it reached the place where it
 * waits shortly before now: due times are near, some are over. All scenes of
 * all cycles are played in the order of their times, as they would have been.
 */
#include "base/base.h"

#include "cli/cli.h"
#include "cli/contoh.h"
#include "cli/lakon.h"

#include "act/act_kabar.h"
#include "store/store.h"

#define HARI_PALING (200 * CLOCK_DAY) /* before its end a cycle began */
#define TW2_2023 "2023-07-03T07:30"   /* when the play begins */

struct siklus_contoh {
	const char *periode;
	const char *selesai; /* finished on this day; NULL: it waits now */
	int no;              /* ... at this step; 0: in the fan-out */
	const char *jabatan; /* ... of this position, NULL: any */
	int lalu;            /* working minutes since its last scene */
	bool tolak;          /* with the Tidak and the second round */
	bool jeda;
	int64_t id;
	int64_t rapat_at; /* its meeting begins */
};

static struct siklus_contoh daftar[] = {
	{"2023-TW1", "2023-04-13", 0, NULL, 0, false, false, 0, 0},
	{"2023-TW2", "2023-07-11", 0, NULL, 0, true, false, 0, 0},
	{"2023-TW3", "2023-10-12", 0, NULL, 0, false, false, 0, 0},
	{"2023-TW4", "2024-01-16", 0, NULL, 0, false, false, 0, 0},
	{"2024-TW1", "2024-04-23", 0, NULL, 0, true, false, 0, 0},
	{"2024-TW2", "2024-07-12", 0, NULL, 0, false, false, 0, 0},
	{"2025-TW2", "2025-07-15", 0, NULL, 0, false, false, 0, 0},
	{"2026-TW1", "2026-04-17", 0, NULL, 0, false, false, 0, 0},
	{"2024-TW3", NULL, 4, NULL, 700, false, true, 0, 0},
	{"2024-TW4", NULL, 10, "pelaksana", 60, false, false, 0, 0},
	{"2025", NULL, 10, "kepala", 45, false, false, 0, 0},
	{"2025-TW1", NULL, 9, "sekretaris", 4, false, false, 0, 0},
	{"2025-TW3", NULL, 9, "kasubag", 20, false, false, 0, 0},
	{"2025-TW4", NULL, 8, NULL, 3, false, false, 0, 0},
	{"2026-TW2", NULL, 7, NULL, 140, true, false, 0, 0},
	{"2024", NULL, 5, NULL, 300, false, false, 0, 0},
	{"2023", NULL, 4, NULL, 30, false, false, 0, 0},
	{"2026-TW3", NULL, 0, NULL, 12, false, false, 0, 0},
	{"2026-TW4", NULL, 1, NULL, 2, false, false, 0, 0},
};

#define BAGIAN "kabid-anggaran" /* the fan-out waits for him and on */

/* What happens beside the scenes of the play. */
enum sisipan {
	SISIP_ADEGAN,
	SISIP_BUKA,
	SISIP_UNDANG,
	SISIP_ISI, /* one more Bidang begins to type */
	SISIP_TULIS,
	SISIP_JEDA,
	SISIP_BACA, /* everybody has read what was told until now */
	SISIP_N
};

#define UNDANG_MENIT 30 /* after the disposisi people are invited */
#define RAPAT_MENIT 50  /* before its end a meeting begins */
#define BESOK_MENIT 300 /* from now is the day of one to come */
#define BESOK_JAM (14 * 60)
#define ISI_MENIT 6      /* after the last scene */
#define TULIS_MENIT 120  /* before it is done the draft is written */
#define SEPARUH_MENIT 90 /* after the meeting half of it is */

/* One thing that happens: a scene of a cycle, or what is beside it. */
struct giliran {
	int64_t at;
	size_t siklus;
	int adegan; /* the scene, or the one that waits */
	enum sisipan apa;
};

struct contoh {
	struct ctx *c;
	const struct kalender *kal;
	int64_t now;
	int64_t mulai; /* of the play */
	struct giliran *giliran;
	size_t n;
};

/* Does the cycle wait at this scene? */
static bool waits_at(const struct siklus_contoh *s, const struct adegan *a)
{
	if (s->selesai != NULL)
		return false;
	if (s->no == 0)
		return a->no == 0 && text_eq(a->jabatan, BAGIAN);
	if (s->no == 7)
		return a->no == 7 && a->keputusan == KEPUTUSAN_YA;
	if (s->no == 10)
		return a->no == 10;
	return a->no == s->no &&
	       (s->jabatan == NULL || text_eq(a->jabatan, s->jabatan));
}

/* Working minutes of a scene since the play began; the second round takes no
 * time in a cycle without it. -1: it has no such scene. */
static int64_t minutes_of(
	const struct contoh *t, const struct siklus_contoh *s, size_t i)
{
	int64_t at, dari = 0, sampai = 0;
	size_t tidak = 0, ya = 0;

	for (size_t k = 0; k < lakon_n; k++) {
		tidak = lakon[k].keputusan == KEPUTUSAN_TIDAK ? k : tidak;
		ya = lakon[k].keputusan == KEPUTUSAN_YA ? k : ya;
	}
	if (!s->tolak && i >= tidak && i < ya)
		return -1;
	must(at_parse(lakon[i].pada, CLOCK_WIB, &at));
	if (!s->tolak && i >= ya) {
		must(at_parse(lakon[tidak].pada, CLOCK_WIB, &dari));
		must(at_parse(lakon[ya].pada, CLOCK_WIB, &sampai));
	}
	return kalender_selisih(t->kal, t->mulai, at) -
	       kalender_selisih(t->kal, dari, sampai);
}

/* The latest time from which so many working minutes pass until `end`. */
static int64_t before(const struct contoh *t, int64_t end, int64_t menit)
{
	int64_t low = end - HARI_PALING, high = end;

	while (high - low > CLOCK_MINUTE) {
		int64_t mid = low + (high - low) / 2;

		if (kalender_selisih(t->kal, mid, end) >= menit)
			low = mid;
		else
			high = mid;
	}
	return low - low % CLOCK_MINUTE;
}

/* So many working minutes later. */
static int64_t after(const struct contoh *t, int64_t from, int64_t menit)
{
	int64_t low = from, high = from + HARI_PALING;

	while (high - low > CLOCK_MINUTE) {
		int64_t mid = low + (high - low) / 2;

		if (kalender_selisih(t->kal, from, mid) < menit)
			low = mid;
		else
			high = mid;
	}
	return high - high % CLOCK_MINUTE;
}

static void add(
	struct contoh *t, size_t siklus, int adegan, int64_t at, enum sisipan x)
{
	t->giliran[t->n++] = (struct giliran){at, siklus, adegan, x};
}

static bool is_second(size_t i)
{
	while (i > 0)
		if (lakon[--i].keputusan == KEPUTUSAN_TIDAK)
			return true;
	return false;
}

/* The invitation goes out early; a meeting that waits is still to come. */
static void add_undangan(struct contoh *t, size_t k, size_t stop, int64_t begin)
{
	struct siklus_contoh *s = &daftar[k];
	size_t i = 0;

	while (lakon[i].no != 4)
		i++;
	if (stop < i)
		return;
	if (stop == i)
		s->rapat_at = at_from(
			at_day(after(t, t->now, BESOK_MENIT), CLOCK_WIB),
			BESOK_JAM, CLOCK_WIB);
	else
		s->rapat_at =
			after(t, begin, minutes_of(t, s, i) - RAPAT_MENIT);
	s->rapat_at -= s->rapat_at % (30 * CLOCK_MINUTE);
	add(t, k, 0, after(t, begin, minutes_of(t, s, 0) + UNDANG_MENIT),
		SISIP_UNDANG);
}

/* What was begun for the scene that waits. */
static void add_waiting(
	struct contoh *t, size_t k, size_t stop, int64_t begin, int64_t last)
{
	if (stop < lakon_n && lakon[stop].no == 5)
		add(t, k, (int)stop, after(t, begin, last + SEPARUH_MENIT),
			SISIP_TULIS);
	if (stop < lakon_n && lakon[stop].no == 0)
		add(t, k, (int)stop, after(t, begin, last + ISI_MENIT),
			SISIP_ISI);
	if (daftar[k].jeda)
		add(t, k, (int)stop, after(t, begin, last + 30), SISIP_JEDA);
}

/* All of one cycle, from its opening to where it waits. */
static void plan(struct contoh *t, size_t k)
{
	const struct siklus_contoh *s = &daftar[k];
	int64_t last = 0, end = t->now, begin;
	size_t stop = 0;

	for (; stop < lakon_n && !waits_at(s, &lakon[stop]); stop++)
		if (minutes_of(t, s, stop) >= 0)
			last = minutes_of(t, s, stop);
	if (s->selesai != NULL)
		must(at_parse(arena_printf(t->c->mem, "%sT14:00", s->selesai),
			CLOCK_WIB, &end));
	begin = before(t, end, last + s->lalu);
	add(t, k, -1, begin, SISIP_BUKA);
	for (size_t i = 0; i < stop; i++) {
		int64_t at = minutes_of(t, s, i);

		if (at < 0)
			continue;
		if (lakon[i].no == 5)
			add(t, k, (int)i, after(t, begin, at - TULIS_MENIT),
				SISIP_TULIS);
		add(t, k, (int)i, after(t, begin, at), SISIP_ADEGAN);
	}
	add_undangan(t, k, stop, begin);
	add_waiting(t, k, stop, begin, last);
}

static int by_time(const void *a, const void *b)
{
	const struct giliran *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->siklus != y->siklus)
		return x->siklus < y->siklus ? -1 : 1;
	return x->adegan - y->adegan;
}

static int open_one(struct ctx *c, struct siklus_contoh *s)
{
	struct act_buka b = {.periode = s->periode, .jabatan = "sekretaris"};
	int rc = act_siklus_buka(c, &b);

	s->id = b.id;
	return rc;
}

static int pause_one(struct ctx *c, const struct siklus_contoh *s)
{
	struct act_langkah x = {.tindakan = TINDAKAN_JEDA,
		.siklus_id = s->id,
		.jabatan = "sekretaris",
		.catatan =
			"Menunggu hasil rekonsiliasi aset dengan Inspektorat."};

	return act_langkah(c, &x);
}

static int write_draft(
	struct ctx *c, const struct siklus_contoh *s, const struct giliran *g)
{
	size_t i = (size_t)g->adegan;

	if (waits_at(s, &lakon[i]))
		return contoh_tulis(c, s->id, DRAF_SEPARUH);
	if (!s->tolak)
		return contoh_tulis(c, s->id, DRAF_UTUH);
	return contoh_tulis(c, s->id, is_second(i) ? DRAF_MENJAWAB : DRAF_AWAL);
}

/* As in the play, where people do no more than its scene says. */
static int plain_scene(
	struct ctx *c, const struct siklus_contoh *s, const struct adegan *a)
{
	struct act_langkah x = {.siklus_id = s->id};
	int64_t n;
	int rc = lakon_main(c, a, &x, &n);

	if (rc == OK && a->no == 0)
		rc = contoh_lengkapi(c, s->id, a->bidang, a->jabatan);
	return rc;
}

static int scene(
	struct ctx *c, const struct siklus_contoh *s, const struct giliran *g)
{
	struct adegan a = lakon[g->adegan];
	int rc;

	a.salah = a.salah && s->tolak;
	if (a.no == 4 && !is_second((size_t)g->adegan))
		return contoh_rapat(c, s->id);
	if (a.no != 7)
		return plain_scene(c, s, &a);
	if (a.keputusan == KEPUTUSAN_TIDAK)
		return contoh_putus(c, s->id, a.bidang);
	rc = contoh_putus(c, s->id, NULL);
	return rc < 0 ? rc : contoh_tuntas(c, s->id);
}

/* Only what was told lately is new to people. */
static int read_all(struct ctx *c)
{
	struct instansi *i = arena_new(c->mem, struct instansi);
	struct pejabat *list;
	size_t n;
	int rc = act_org(c, i, &list, &n);

	for (size_t k = 0; rc == OK && k < n; k++) {
		c->actor_id = list[k].pegawai_id;
		if (c->actor_id != 0)
			rc = act_kabar_baca(c, 0);
	}
	c->actor_id = 0;
	return rc;
}

static int happen(
	struct ctx *c, struct siklus_contoh *s, const struct giliran *g)
{
	switch (g->apa) {
	case SISIP_BUKA:
		return open_one(c, s);
	case SISIP_UNDANG:
		return contoh_undang(c, s->id, s->rapat_at);
	case SISIP_ISI:
		return contoh_separuh(c, s->id);
	case SISIP_BACA:
		return read_all(c);
	case SISIP_TULIS:
		return write_draft(c, s, g);
	case SISIP_JEDA:
		return pause_one(c, s);
	case SISIP_ADEGAN:
	case SISIP_N:
		break;
	}
	return scene(c, s, g);
}

/* In a memory of its own: there are hundreds, and each makes documents. */
static int play(struct contoh *t, const struct giliran *g)
{
	struct ctx *c = t->c;
	struct arena *mem = c->mem;
	struct siklus_contoh *s = &daftar[g->siklus];
	int64_t n;
	int rc;

	c->mem = arena_open(LIMIT_ARENA);
	c->now = g->at;
	rc = happen(c, s, g);
	if (rc < 0)
		c->sentence = arena_printf(mem, "%s, adegan %d.%d: %s",
			s->periode, g->adegan, (int)g->apa, c->sentence);
	else
		rc = act_jobs(c, &n);
	arena_close(c->mem);
	c->mem = mem;
	return rc;
}

static int prepare(struct contoh *t)
{
	struct act_sop sop = {
		.file = "sop/penyusunan-lkj.yaml", .sahkan = true};
	int rc;

	must(at_parse(TW2_2023, CLOCK_WIB, &t->mulai));
	must(at_parse("2023-01-02T07:30", CLOCK_WIB, &t->c->now));
	sop.text = seed_sop(&sop.n);
	rc = act_init(t->c);
	if (rc == OK)
		rc = act_anggaran_contoh(t->c);
	if (rc == OK)
		rc = act_sop_impor(t->c, &sop);
	if (rc == OK)
		rc = act_kalender(t->c, &t->kal);
	return rc;
}

static void tell(struct cli *cli)
{
	struct json j = json_new(&cli->out);
	int waiting = 0;

	for (size_t i = 0; i < ARRAY_N(daftar); i++)
		waiting += daftar[i].selesai == NULL;
	if (!cli->json) {
		str_addf(&cli->out,
			"Kantor contoh siap: %zu siklus, %d di antaranya berjalan.\n",
			ARRAY_N(daftar), waiting);
		return;
	}
	json_obj(&j, NULL);
	json_int(&j, "siklus", (int64_t)ARRAY_N(daftar));
	json_int(&j, "berjalan", waiting);
	json_end(&j);
	str_addc(&cli->out, '\n');
}

int cmd_contoh(struct cli *cli)
{
	struct contoh t = {.c = cli->c, .now = cli->c->now};
	int rc;

	t.giliran = arena_array(cli->c->mem, struct giliran,
		ARRAY_N(daftar) * (lakon_n + SISIP_N));
	rc = prepare(&t);
	for (size_t k = 0; rc == OK && k < ARRAY_N(daftar); k++)
		plan(&t, k);
	add(&t, 0, 0, t.now - CLOCK_DAY, SISIP_BACA);
	qsort(t.giliran, t.n, sizeof(*t.giliran), by_time);
	for (size_t i = 0; rc == OK && i < t.n; i++)
		rc = play(&t, &t.giliran[i]);
	cli->c->now = t.now;
	if (rc == OK)
		tell(cli);
	return rc;
}
