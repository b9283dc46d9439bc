/* Shared by the two files of bench_http. */
#ifndef BENCH_BENCH_HTTP_H
#define BENCH_BENCH_HTTP_H

#include "bench.h"

/* Serve `body` under the header lines of `head`; writes its port (an int) to
 * `report` and never returns, or false when libmicrohttpd is not there. */
bool mhd_serve(const char *head, const char *body, size_t n, int report);

#endif
