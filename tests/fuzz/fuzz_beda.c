/* Differences: what is the same and what came are the new text, byte by
 * byte; the words that are the same and that went are the old one's. */
#include "base/base.h"

#include "lkj/naskah.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static void words(struct str *out, const char *text)
{
	for (; *text != '\0'; text++)
		if (strchr(" \t\r\n", *text) == NULL)
			str_addc(out, *text);
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct arena *a = arena_open(LIMIT_ARENA);
	const uint8_t *cut = n > 0 ? memchr(p, '|', n) : NULL;
	size_t first = cut != NULL ? (size_t)(cut - p) : n / 2;
	const char *lama = arena_dupn(a, (const char *)p, first);
	const char *baru = arena_dupn(a, (const char *)p + first, n - first);
	struct str now = str_new(a, LIMIT_DOCUMENT);
	struct str old = str_new(a, LIMIT_DOCUMENT);
	struct str want = str_new(a, LIMIT_DOCUMENT);
	struct beda_list l;

	naskah_beda(a, lama, baru, &l);
	for (size_t i = 0; i < l.n; i++) {
		if (l.item[i].jenis != BEDA_HAPUS)
			str_add(&now, l.item[i].teks);
		if (l.item[i].jenis != BEDA_TAMBAH)
			words(&old, l.item[i].teks);
	}
	must(strcmp(now.p, baru) == 0);
	words(&want, lama);
	must(strcmp(old.p, want.p) == 0);
	arena_close(a);
	return 0;
}
