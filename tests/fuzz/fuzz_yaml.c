/* Definitions: what loads has a sheet, a verdict, and runs to its marking. */
#include "base/base.h"

#include "sop/engine.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	static const char *const bidang[] = {"a", "b"};
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	struct temuan_list found;
	struct sop *s = NULL;

	if (sop_load(&c, "fuzz", (const char *)p, n, &s) == OK) {
		struct kasus k = {s, bidang, 2, false};
		struct marking m = marking_new(c.mem, &k);
		struct perintah open = {.tindakan = TINDAKAN_BUKA};
		struct str out = str_new(c.mem, LIMIT_DOCUMENT);
		struct akibat x;

		must(s->simpul_n > 0 && s->langkah_n > 0);
		sop_lint(c.mem, s, &found);
		sop_sound(c.mem, s, 2, &found);
		must(sop_sheet_html(&c, s, &out) == OK);
		must(sop_sheet_text(&c, s, &out) == OK);
		if (engine_step(&c, &k, &m, &open, &x) == OK) {
			char *text = marking_format(c.mem, &k, &x.marking);

			must(marking_parse(c.mem, &k, text, &m));
		}
	} else {
		must(c.sentence != NULL);
	}
	arena_close(c.mem);
	return 0;
}
