/*
 * The figures of the program, one JSON line each, as ratios within one run.
 *
 *	bench_alur [--quick]
 *
 * Rates are compared with a bare loop of the same library writing the same
 * rows, and with bpmn-engine when bench/peers can run. PostgreSQL is
 * measured when ALUR_BENCH_PG names a database; see bench/README.md.
 */
#include "base/base.h"

#include "bench.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "act/act.h"
#include "store/store.h"

#define CALLERS 64
#define PG_CALLERS 16

static const char *dir;
static bool quick;

static char *in_dir(struct arena *a, const char *name)
{
	return arena_printf(a, "%s/%s", dir, name);
}

static struct ctx ctx_new(void)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};

	must(at_parse("2023-07-03T07:30", CLOCK_WIB, &c.now));
	return c;
}

static double cycles(struct ctx *c, int n)
{
	static int made;
	double t0 = seconds();

	for (int i = 0; i < n; i++) {
		int64_t id = case_open(c, made++);

		for (int s = 0; s < CASE_STEPS; s++)
			case_step(c, id, s);
		arena_reset(c->mem);
	}
	return n * CASE_STEPS / (seconds() - t0);
}

/* Completions with one commit each, beside the bare loop, in turns. */
static double bench_single(struct ctx *c, const char *path)
{
	double ours[5], bare[5], ratio[5], rate;
	size_t n = quick ? 3 : 5;
	struct figure f = {.name = "steps_sqlite_one_commit",
		.unit = "steps/s",
		.goal = 0.5};

	for (size_t i = 0; i < n; i++) {
		bare_sqlite(path, 1000, 1, &bare[i]);
		ours[i] = cycles(c, 45);
		ratio[i] = ours[i] / bare[i];
	}
	rate = median(ours, n);
	f.value = rate;
	f.reference = median(bare, n);
	f.ratio = median(ratio, n);
	f.pass = f.ratio >= f.goal;
	figure_print(&f);
	return rate;
}

/* ---- many callers of one process, through the writer ---- */

struct caller {
	struct writer *w;
	int first, cases;
	double *latency;
	size_t n;
};

static void *caller_run(void *arg)
{
	struct caller *k = arg;
	struct ctx c = ctx_new();

	c.writer = k->w;
	for (int i = 0; i < k->cases; i++) {
		int64_t id = case_open(&c, k->first + i);

		for (int s = 0; s < CASE_STEPS; s++) {
			double t0 = seconds();

			case_step(&c, id, s);
			k->latency[k->n++] = seconds() - t0;
			arena_reset(c.mem);
		}
	}
	arena_close(c.mem);
	return NULL;
}

static double shared(
	struct writer *w, int callers, int cases, int first, double *p99)
{
	pthread_t t[CALLERS];
	struct caller k[CALLERS];
	size_t each = (size_t)cases * CASE_STEPS, n = 0;
	double *all = calloc(each * (size_t)callers, sizeof(*all));
	double t0 = seconds(), took;

	for (int i = 0; i < callers; i++) {
		k[i] = (struct caller){
			w, first + i * cases, cases, all + (size_t)i * each, 0};
		must(pthread_create(&t[i], NULL, caller_run, &k[i]) == 0);
	}
	for (int i = 0; i < callers; i++) {
		pthread_join(t[i], NULL);
		n += k[i].n;
	}
	took = seconds() - t0;
	*p99 = percentile(all, n, 99);
	free(all);
	return (double)n / took;
}

static double bench_shared(const char *url, const char *path)
{
	struct ctx c = ctx_new();
	struct writer *w;
	double ours[5], bare[5], ratio[5], p99[5];
	size_t n = quick ? 3 : 5;
	struct figure f = {.name = "steps_sqlite_shared_64",
		.unit = "steps/s",
		.goal = 0.3};
	struct figure p = {
		.name = "steps_sqlite_shared_64_p99", .unit = "ms", .goal = 30};

	need(writer_open(&c, url, &w), &c, "writer");
	for (size_t i = 0; i < n; i++) {
		bare_sqlite(path, 64 * 200, 64, &bare[i]);
		ours[i] = shared(w, CALLERS, 4, 4000 + (int)i * 1000, &p99[i]);
		ratio[i] = ours[i] / bare[i];
	}
	writer_close(w);
	f.value = median(ours, n);
	f.reference = median(bare, n);
	f.ratio = median(ratio, n);
	f.pass = f.ratio >= f.goal;
	figure_print(&f);
	p.value = median(p99, n) * 1e3;
	p.ratio = p.value / p.goal;
	p.pass = p.value < p.goal;
	figure_print(&p);
	arena_close(c.mem);
	return f.value;
}

static void bench_pg(const char *url)
{
	struct ctx c = ctx_new();
	struct writer *w;
	double ours[5], bare[5], ratio[5], p99;
	size_t n = quick ? 3 : 5;
	struct figure f = {
		.name = "steps_postgresql_16", .unit = "steps/s", .goal = 0.5};

	office_new(&c, url);
	need(writer_open(&c, url, &w), &c, "writer");
	for (size_t i = 0; i < n; i++) {
		bare_pg(url, PG_CALLERS, 3200, &bare[i]);
		ours[i] = shared(w, PG_CALLERS, 8, (int)i * 1000, &p99);
		ratio[i] = ours[i] / bare[i];
	}
	writer_close(w);
	f.value = median(ours, n);
	f.reference = median(bare, n);
	f.ratio = median(ratio, n);
	f.pass = f.ratio >= f.goal;
	figure_print(&f);
	db_close(&c);
	arena_close(c.mem);
}

/* ---- the peer ---- */

static double peer_rate(const char *mode)
{
	char line[512], want[32];
	double rate = 0;
	FILE *p = fopen(in_dir(arena_open(4096), "peers.json"), "r");

	snprintf(want, sizeof(want), "\"mode\":\"%s\"", mode);
	while (p != NULL && fgets(line, sizeof(line), p) != NULL) {
		const char *at = strstr(line, "\"rate\":");

		if (strstr(line, want) != NULL && at != NULL)
			rate = (double)strtold(at + 7, NULL);
	}
	if (p != NULL)
		fclose(p);
	return rate;
}

static bool run_peers(void)
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		char *out = in_dir(arena_open(4096), "peers.json");

		if (freopen(out, "w", stdout) == NULL)
			_exit(1);
		execl("/bin/bash", "bash", "bench/peers/run.sh", "--cases",
			quick ? "5" : "20", (char *)NULL);
		_exit(1);
	}
	return waitpid(pid, &status, 0) == pid && status == 0;
}

static void compare(const char *name, double value, double peer, double goal)
{
	struct figure f = {name, value, "steps/s", peer,
		peer > 0 ? value / peer : 0, goal, false};

	f.pass = f.ratio >= goal;
	figure_print(&f);
}

static void bench_peers(double single, double together)
{
	double reload, resident;

	if (!run_peers()) {
		fprintf(stderr,
			"bench: bench/peers cannot run here; left out\n");
		return;
	}
	reload = peer_rate("reload");
	resident = peer_rate("resident");
	compare("cycle_vs_bpmn_engine_reload", single, reload, 20);
	compare("cycle_vs_bpmn_engine_resident", single, resident, 5);
	compare("cycle_shared_vs_bpmn_engine_reload", together, reload, 30);
}

/* ---- one program run as a whole ---- */

static void bench_demo(void)
{
	struct rusage u;
	struct figure t = {.name = "demo_time", .unit = "s", .goal = 5};
	struct figure m = {
		.name = "demo_peak_memory", .unit = "MB", .goal = 60};
	double t0 = seconds();
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		if (freopen("/dev/null", "w", stdout) == NULL)
			_exit(1);
		execl("./alur", "alur", "demo", "--dir",
			in_dir(arena_open(4096), "demo"), (char *)NULL);
		_exit(1);
	}
	must(wait4(pid, &status, 0, &u) == pid);
	t.value = seconds() - t0;
	t.ratio = t.value / t.goal;
	t.pass = status == 0 && t.value < t.goal;
	figure_print(&t);
	m.value = (double)u.ru_maxrss / 1024;
	m.ratio = m.value / m.goal;
	m.pass = status == 0 && m.value < m.goal;
	figure_print(&m);
}

static void bench_sound(void)
{
	struct ctx c = ctx_new();
	struct figure f = {
		.name = "soundness_60_bidang", .unit = "ms", .goal = 5};
	struct temuan_list why;
	struct sop *s;
	double v[21];
	char *text;
	size_t n;

	need(io_read(&c, "sop/penyusunan-lkj.yaml", LIMIT_YAML, &text, &n), &c,
		"read");
	need(sop_load(&c, "sop", text, n, &s), &c, "load");
	for (size_t i = 0; i < ARRAY_N(v); i++) {
		double t0 = seconds();

		must(sop_sound(c.mem, s, 60, &why));
		v[i] = (seconds() - t0) * 1e3;
	}
	f.value = median(v, ARRAY_N(v));
	f.ratio = f.value / f.goal;
	f.pass = f.value < f.goal;
	figure_print(&f);
	arena_close(c.mem);
}

/* ---- a million ---- */

static double inbox_once(struct ctx *c)
{
	struct tugas *t;
	size_t n;
	double t0 = seconds();

	need(act_tugas(c, "tim-lkj", &t, &n), c, "tugas");
	must(n > 0);
	arena_reset(c->mem);
	return (seconds() - t0) * 1e3;
}

static double view_once(struct ctx *c, int64_t id)
{
	struct siklus_rinci r;
	double t0 = seconds();

	need(act_siklus_lihat(c, id, &r), c, "lihat");
	must(r.peristiwa_n > 0);
	arena_reset(c->mem);
	return (seconds() - t0) * 1e3;
}

static void bench_million(const char *url, const char *path)
{
	struct ctx c = ctx_new();
	struct figure i = {
		.name = "inbox_1M_open_tasks", .unit = "ms", .goal = 1};
	struct figure o = {
		.name = "open_case_1000000_vs_1000", .unit = "ms", .goal = 1.3};
	double v[201], early[201], late[201];

	office_new(&c, url);
	million(&c, path);
	for (size_t k = 0; k < ARRAY_N(v); k++)
		v[k] = inbox_once(&c);
	i.value = median(v, ARRAY_N(v));
	i.ratio = i.value / i.goal;
	i.pass = i.value < i.goal;
	figure_print(&i);
	for (size_t k = 0; k < ARRAY_N(v); k++) {
		early[k] = view_once(&c, 1000 + (int64_t)k);
		late[k] = view_once(&c, 1000000 - (int64_t)k);
	}
	o.value = median(late, ARRAY_N(late));
	o.reference = median(early, ARRAY_N(early));
	o.ratio = o.value / o.reference;
	o.pass = o.ratio <= o.goal;
	figure_print(&o);
	db_close(&c);
	arena_close(c.mem);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	char temp[] = "/tmp/alur-bench-XXXXXX";
	struct ctx c = ctx_new();
	const char *pg = getenv("ALUR_BENCH_PG");
	double single, together;

	quick = argc > 1 && text_eq(argv[1], "--quick");
	dir = mkdtemp(temp);
	must(dir != NULL);
	office_new(&c, arena_printf(a, "sqlite:%s/one.db", dir));
	single = bench_single(&c, in_dir(a, "one.db"));
	together = bench_shared(
		arena_printf(a, "sqlite:%s/one.db", dir), in_dir(a, "one.db"));
	db_close(&c);
	if (pg != NULL)
		bench_pg(pg);
	else
		fprintf(stderr,
			"bench: ALUR_BENCH_PG is not set; PostgreSQL left out\n");
	bench_sound();
	bench_demo();
	bench_million(arena_printf(a, "sqlite:%s/million.db", dir),
		in_dir(a, "million.db"));
	bench_peers(single, together);
	arena_close(c.mem);
	arena_close(a);
	return 0;
}
