/* JSON bodies: every part is text we would accept from a form, or a file. */
#include "base/base.h"

#include "web/json_masuk.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct ctx c = {.mem = arena_open(LIMIT_ARENA)};
	struct http_part *part;
	size_t k;

	if (json_parts(&c, (const char *)p, n, &part, &k) < 0) {
		must(c.sentence != NULL);
	} else {
		for (size_t i = 0; i < k; i++) {
			must(part[i].value != NULL || part[i].n == 0);
			if (part[i].filename == NULL)
				must(strlen(part[i].value) == part[i].n &&
					text_is_utf8(part[i].value, part[i].n));
		}
	}
	arena_close(c.mem);
	return 0;
}
