/* Which tasks the clock has something to say about. Pure. */
#include "base/base.h"

#include "sop/siklus.h"

/* Whole working minutes on both sides: never said too early. */
static bool look(const struct kalender *k, const struct tugas *t, int64_t now,
	struct tugas_jatuh *out)
{
	int64_t late = kalender_selisih(k, t->tenggat_at, now);
	int64_t whole = kalender_selisih(k, t->mulai_at, t->tenggat_at);
	int64_t used = kalender_selisih(k, t->mulai_at, now);

	if (t->selesai_at != 0)
		return false;
	out->waktu = late > 0 ? TUGAS_LEWAT : TUGAS_SISA;
	out->menit = late > 0 ? late : -late;
	if (late > 0)
		return true;
	/* Less than a minute is left: it is late before anybody reads it. */
	return out->menit > 0 && used * 4 >= whole * 3;
}

size_t tugas_jatuh(const struct kalender *k, const struct tugas *t, size_t n,
	int64_t now, struct tugas_jatuh *out)
{
	size_t found = 0;

	if (kalender_sampai_jeda(k, now) == 0)
		return 0;
	for (size_t i = 0; i < n; i++) {
		out[found].i = i;
		found += look(k, &t[i], now, &out[found]);
	}
	return found;
}
