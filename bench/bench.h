/* Shared by the benchmarks: time, medians, and the one JSON line a figure. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include "base/base.h"

struct figure {
	const char *name;
	double value;
	const char *unit;
	double reference; /* of the thing it is compared with, 0: none */
	double ratio;     /* value / reference or as the goal says */
	double goal;
	bool pass;
};
void figure_print(const struct figure *f);

double seconds(void); /* monotonic */
double median(double *v, size_t n);
double percentile(double *v, size_t n, int p);

/* Stop with a sentence when a call that must work failed. */
void need(int rc, const struct ctx *c, const char *what);

/* An office with the bench SOP in force, in a new database of `url`. */
void office_new(struct ctx *c, const char *url);

/* One case of 21 completions, 5 Bidang, one Tidak; gives its id. */
int64_t case_open(struct ctx *c, int index);
#define CASE_STEPS 21
void case_step(struct ctx *c, int64_t id, int step);

/* What a bare program writes for one completion: the same rows, the same
 * statements, no engine, no rights, no hash. */
void bare_sqlite(const char *path, int steps, int batch, double *rate);
void bare_pg(const char *url, int threads, int steps, double *rate);

/* A million cases with one open task each, straight into the tables. */
void million(struct ctx *c, const char *path);

#endif
