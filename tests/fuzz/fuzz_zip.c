/* The directory of an archive: whatever it says lies inside the file. */
#include "base/base.h"

#include "base/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	size_t tail = n < ZIP_TAIL ? n : ZIP_TAIL;
	struct arena *a = arena_open(LIMIT_ARENA);
	struct zip_end e;
	uint64_t bytes;

	if (zip_end(arena_copy(a, p + n - tail, tail), tail, n, &e)) {
		must(e.at + e.n <= n);
		(void)zip_unpacked(arena_copy(a, p + e.at, (size_t)e.n),
			(size_t)e.n, e.files, &bytes);
	}
	arena_close(a);
	return 0;
}
