/* Numbers: whatever is accepted prints and parses back to itself. */
#include "base/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	char *text = arena_dupn(a, (const char *)p, n);
	struct dec d, back;

	if (dec_parse_id(text, n % 2 == 0, &d) == DEC_OK) {
		must(dec_parse_plain(dec_plain(a, d), &back));
		must(dec_cmp(d, back) == 0);
		must(dec_parse_id(dec_id(a, d, d.scale), true, &back) ==
			DEC_OK);
		must(dec_cmp(d, back) == 0);
		if (!dec_is_zero(d))
			must(dec_div(d, d, 2, &back) &&
				dec_cmp(back, dec_of(1, 0)) == 0);
	}
	if (dec_parse_plain(text, &d))
		must(dec_parse_plain(dec_plain(a, d), &back) &&
			dec_cmp(d, back) == 0);
	arena_close(a);
	return 0;
}
