/* The CSV of a Bidang: rows, or one sentence; never both. */
#include "base/base.h"

#include "kinerja/kinerja.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	struct isian_csv out = {0};
	int rc = csv_baca(&c, "fuzz.csv", (const char *)p, n, &out);

	must((rc == OK) == (c.sentence == NULL));
	must((rc == OK) == (out.baris.n > 0));
	for (size_t i = 0; i < out.baris.n; i++)
		must(!text_is_blank(out.baris.item[i].indikator.kode));
	arena_close(c.mem);
	return 0;
}
