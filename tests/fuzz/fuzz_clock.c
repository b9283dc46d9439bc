/* Dates, times, periods, standard times: what is accepted prints back. */
#include "base/base.h"

#include "kinerja/kinerja.h"
#include "org/kalender.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	char *text = arena_dupn(a, (const char *)p, n), out[CLOCK_TEXT];
	struct periode periode;
	struct waktu w;
	int64_t at, again;
	int32_t day, back;

	if (day_parse(text, &day)) {
		day_format(day, out);
		must(strcmp(out, text) == 0 && day_parse(out, &back) &&
			back == day);
	}
	if (at_parse(text, CLOCK_WIB, &at)) {
		at_format(at, CLOCK_WIB, out);
		must(at_parse(out, CLOCK_WIB, &again) && again == at);
	}
	if (periode_parse(text, &periode))
		must(strcmp(periode_format(a, periode), text) == 0);
	if (waktu_parse(text, &w))
		must(w.jumlah > 0 && w.jumlah <= LIMIT_WAKTU);
	arena_close(a);
	return 0;
}
