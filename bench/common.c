/* Time, medians, the JSON line, and the office that is measured. */
#include "base/base.h"

#include "bench.h"

#include <unistd.h>

#include "act/act.h"
#include "store/store.h"

double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double percentile(double *v, size_t n, int p)
{
	qsort(v, n, sizeof(*v), by_value);
	return v[(n - 1) * (size_t)p / 100];
}

double median(double *v, size_t n)
{
	return percentile(v, n, 50);
}

void figure_print(const struct figure *f)
{
	printf("{\"name\":\"%s\",\"value\":%.4g,\"unit\":\"%s\","
	       "\"reference\":%.4g,\"ratio\":%.4g,\"goal\":%.4g,"
	       "\"pass\":%s}\n",
		f->name, f->value, f->unit, f->reference, f->ratio, f->goal,
		f->pass ? "true" : "false");
	fflush(stdout);
}

void need(int rc, const struct ctx *c, const char *what)
{
	if (rc >= 0)
		return;
	fprintf(stderr, "bench: %s: %s\n", what,
		c->sentence != NULL ? c->sentence : rc_sentence((enum rc)rc));
	exit(1);
}

void office_new(struct ctx *c, const char *url)
{
	struct act_sop sop = {.file = "bench/sop-bench.yaml", .sahkan = true};
	char *text;

	need(db_open(c, url, DB_CREATE), c, "open");
	need(act_init(c), c, "init");
	need(io_read(c, sop.file, LIMIT_YAML, &text, &sop.n), c, "read");
	sop.text = text;
	need(act_sop_impor(c, &sop), c, "import");
}

int64_t case_open(struct ctx *c, int index)
{
	struct act_buka a = {.jabatan = "sekretaris"};

	a.periode = arena_printf(
		c->mem, "%04d-TW%d", 1900 + index / 4, 1 + index % 4);
	need(act_siklus_buka(c, &a), c, "buka");
	return a.id;
}

struct langkah_bench {
	int no;
	const char *jabatan;
	enum keputusan keputusan;
};

/* The seed's cycle: 1 + 5x2 + 1 + 3 + 3 + 3 completions. */
static const struct langkah_bench cycle[CASE_STEPS] = {
	{1, "sekretaris", 0},
	{2, "kabid-pajak", 0},
	{2, "kabid-retribusi", 0},
	{2, "kabid-anggaran", 0},
	{2, "kabid-perbendaharaan", 0},
	{2, "kabid-aset", 0},
	{3, "kabid-pajak", 0},
	{3, "kabid-retribusi", 0},
	{3, "kabid-anggaran", 0},
	{3, "kabid-perbendaharaan", 0},
	{3, "kabid-aset", 0},
	{4, "tim-lkj", 0},
	{5, "tim-lkj", 0},
	{6, "tim-lkj", 0},
	{7, "sekretaris", KEPUTUSAN_TIDAK},
	{5, "tim-lkj", 0},
	{6, "tim-lkj", 0},
	{7, "sekretaris", KEPUTUSAN_YA},
	{8, "sekretaris", 0},
	{9, "sekretaris", 0},
	{10, "pelaksana", 0},
};

void case_step(struct ctx *c, int64_t id, int step)
{
	const struct langkah_bench *l = &cycle[step];
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = l->no,
		.jabatan = l->jabatan,
		.keputusan = l->keputusan};

	if (l->keputusan == KEPUTUSAN_TIDAK)
		a.catatan = "Penyebab turunnya realisasi belum dijelaskan.";
	need(act_langkah(c, &a), c, "laksanakan");
	must((a.keadaan == KEADAAN_SELESAI) == (step == CASE_STEPS - 1));
}
