/*
 * Working time: pure questions to a calendar that was loaded once.
 *
 * Every day of the covered years is compiled to its working intervals and to
 * the minutes worked before it, so a due time needs one binary search and no
 * allocation. A day beyond the covered years has no answer: better none than
 * a guess that nobody can see.
 */
#include "base/base.h"

#include <limits.h>
#include <strings.h>

#include "org/kalender_priv.h"

struct hari {
	int64_t before;      /* working minutes since the first day */
	int32_t days_before; /* working days since the first day */
	short n;             /* intervals of this day */
	short buka[KALENDER_SELANG], tutup[KALENDER_SELANG];
};

struct kalender {
	int32_t first; /* first covered day */
	int32_t n;     /* covered days */
	int zona_min;
	struct hari *hari; /* n + 1: the last closes the sums */
};

bool waktu_parse(const char *text, struct waktu *out)
{
	static const struct {
		const char *nama;
		enum waktu_satuan satuan;
	} satuan[] = {{"menit", WAKTU_MENIT}, {"jam", WAKTU_JAM},
		{"hari", WAKTU_HARI}};
	char *end;
	long n;

	if (text == NULL || *text < '0' || *text > '9')
		return false;
	n = strtol(text, &end, 10);
	if (n < 1 || n > LIMIT_WAKTU || *end != ' ')
		return false;
	while (*end == ' ')
		end++;
	for (size_t i = 0; i < ARRAY_N(satuan); i++)
		if (strcasecmp(end, satuan[i].nama) == 0) {
			*out = (struct waktu){(int)n, satuan[i].satuan};
			return true;
		}
	return false;
}

char *waktu_format(struct arena *a, struct waktu w)
{
	static const char *const nama[] = {[WAKTU_MENIT] = "menit",
		[WAKTU_JAM] = "jam",
		[WAKTU_HARI] = "hari"};

	if (w.satuan == WAKTU_TANPA)
		return arena_dup(a, "-");
	return arena_printf(a, "%d %s", w.jumlah, nama[w.satuan]);
}

const char *waktu_lama(struct arena *a, int64_t menit)
{
	int64_t hari = menit / HARI_MENIT, jam, sisa;

	if (menit <= 0)
		return "0 menit";
	if (hari > 0) {
		jam = menit % HARI_MENIT / 60;
		if (jam == 0)
			return arena_printf(a, "%lld hari", (long long)hari);
		return arena_printf(a, "%lld hari %lld jam", (long long)hari,
			(long long)jam);
	}
	jam = menit / 60;
	sisa = menit % 60;
	if (jam == 0)
		return arena_printf(a, "%lld menit", (long long)sisa);
	if (sisa == 0)
		return arena_printf(a, "%lld jam", (long long)jam);
	return arena_printf(
		a, "%lld jam %lld menit", (long long)jam, (long long)sisa);
}

/* The rows that hold on a day: the highest urutan among the valid ones. */
static void hours_of(
	const struct jam_kerja *jam, size_t jam_n, int32_t day, struct hari *h)
{
	int weekday = day_weekday(day), best = INT_MIN;

	for (size_t i = 0; i < jam_n; i++)
		if (jam[i].weekday == weekday && day >= jam[i].mulai &&
			day <= jam[i].selesai && jam[i].urutan > best)
			best = jam[i].urutan;
	for (size_t i = 0; i < jam_n && h->n < KALENDER_SELANG; i++)
		if (jam[i].weekday == weekday && day >= jam[i].mulai &&
			day <= jam[i].selesai && jam[i].urutan == best) {
			h->buka[h->n] = (short)jam[i].buka;
			h->tutup[h->n] = (short)jam[i].tutup;
			h->n++;
		}
	for (int i = 1; i < h->n; i++)
		for (int k = i; k > 0 && h->buka[k] < h->buka[k - 1]; k--) {
			short b = h->buka[k], t = h->tutup[k];

			h->buka[k] = h->buka[k - 1];
			h->tutup[k] = h->tutup[k - 1];
			h->buka[k - 1] = b;
			h->tutup[k - 1] = t;
		}
}

static bool same_rule(const struct jam_kerja *a, const struct jam_kerja *b)
{
	return text_eq(a->nama, b->nama) && a->mulai == b->mulai &&
	       a->selesai == b->selesai && a->urutan == b->urutan;
}

/* Is this interval of a row's rule also on that day? */
static bool has_interval(const struct jam_kerja *l, size_t n,
	const struct jam_kerja *want, int weekday)
{
	for (size_t i = 0; i < n; i++)
		if (same_rule(&l[i], want) && l[i].weekday == weekday &&
			l[i].buka == want->buka && l[i].tutup == want->tutup)
			return true;
	return false;
}

static bool same_hours(
	const struct jam_kerja *l, size_t n, const struct jam_kerja *a, int day)
{
	for (size_t i = 0; i < n; i++) {
		if (!same_rule(&l[i], a))
			continue;
		if (l[i].weekday == a->weekday &&
			!has_interval(l, n, &l[i], day))
			return false;
		if (l[i].weekday == day &&
			!has_interval(l, n, &l[i], a->weekday))
			return false;
	}
	return true;
}

unsigned jam_kerja_sekelompok(const struct jam_kerja *list, size_t n, size_t at)
{
	unsigned days = 0;

	for (size_t i = 0; i < n; i++)
		if (same_rule(&list[i], &list[at]) &&
			same_hours(list, n, &list[at], list[i].weekday))
			days |= 1u << list[i].weekday;
	return days;
}

const char *jam_kerja_sidik(
	struct arena *a, const struct jam_kerja *list, size_t n, size_t at)
{
	const struct jam_kerja *j = &list[at];
	struct str s = str_new(a, LIMIT_TEXT);
	unsigned char h[HASH_N];

	str_addf(&s, "%s\n%s\n%d\n%d\n%d\n%u", j->nama, j->sumber, j->mulai,
		j->selesai, j->urutan, jam_kerja_sekelompok(list, n, at));
	for (size_t i = 0; i < n; i++)
		if (same_rule(&list[i], j) && list[i].weekday == j->weekday)
			str_addf(&s, "\n%d-%d", list[i].buka, list[i].tutup);
	hash_bytes(s.p, s.n, h);
	return arena_dupn(a, hash_hex(a, h), 16);
}

static int minutes_of(const struct hari *h)
{
	int n = 0;

	for (int i = 0; i < h->n; i++)
		n += h->tutup[i] - h->buka[i];
	return n;
}

const struct kalender *kalender_compile(
	struct arena *a, const struct kalender_isi *isi)
{
	struct kalender *k = arena_new(a, struct kalender);
	int64_t minutes = 0;
	int32_t days = 0;

	k->first = day_from(KALENDER_DARI, 1, 1);
	k->n = day_from(KALENDER_SAMPAI + 1, 1, 1) - k->first;
	k->zona_min = isi->zona_min;
	k->hari = arena_array(a, struct hari, k->n + 1);
	for (size_t i = 0; i < isi->libur_n; i++) {
		int32_t at = isi->libur[i].day - k->first;

		if (at >= 0 && at < k->n)
			k->hari[at].n = -1;
	}
	for (int32_t i = 0; i < k->n; i++) {
		struct hari *h = &k->hari[i];

		h->before = minutes;
		h->days_before = days;
		if (h->n < 0)
			h->n = 0;
		else
			hours_of(isi->jam, isi->jam_n, k->first + i, h);
		minutes += minutes_of(h);
		days += h->n > 0;
	}
	k->hari[k->n].before = minutes;
	k->hari[k->n].days_before = days;
	return k;
}

static const struct hari *hari_of(const struct kalender *k, int32_t day)
{
	if (day < k->first || day >= k->first + k->n)
		return NULL;
	return &k->hari[day - k->first];
}

bool kalender_is_kerja(const struct kalender *k, int32_t day)
{
	return kalender_menit(k, day) > 0;
}

int kalender_menit(const struct kalender *k, int32_t day)
{
	const struct hari *h = hari_of(k, day);

	return h == NULL ? 0 : minutes_of(h);
}

static int32_t clamp(const struct kalender *k, int32_t day)
{
	if (day < k->first)
		return 0;
	return day - k->first > k->n ? k->n : day - k->first;
}

int kalender_hari_kerja(const struct kalender *k, int32_t dari, int32_t sampai)
{
	if (sampai < dari)
		return 0;
	return k->hari[clamp(k, sampai + 1)].days_before -
	       k->hari[clamp(k, dari)].days_before;
}

/* Working minutes since the first day, in microseconds, at an instant. */
static int64_t worked(const struct kalender *k, int64_t at)
{
	int32_t day = at_day(at, k->zona_min), i = clamp(k, day);
	const struct hari *h = &k->hari[i];
	int64_t sum = h->before * CLOCK_MINUTE;
	int64_t time = at - at_from(day, 0, k->zona_min);

	if (day < k->first || i == k->n)
		return sum;
	for (int j = 0; j < h->n; j++) {
		int64_t from = h->buka[j] * CLOCK_MINUTE;
		int64_t to = h->tutup[j] * CLOCK_MINUTE;

		if (time > from)
			sum += (time < to ? time : to) - from;
	}
	return sum;
}

int64_t kalender_selisih(
	const struct kalender *k, int64_t mulai, int64_t sampai)
{
	return (worked(k, sampai) - worked(k, mulai)) / CLOCK_MINUTE;
}

/* The first instant at which `sum` working microseconds have passed. */
static bool reach(const struct kalender *k, int64_t sum, int64_t *out)
{
	int32_t lo = 0, hi = k->n;
	const struct hari *h;
	int64_t rest;

	if (sum > k->hari[k->n].before * CLOCK_MINUTE)
		return false;
	/* The last day that begins with less than `sum`. */
	while (hi - lo > 1) {
		int32_t mid = lo + (hi - lo) / 2;

		if (k->hari[mid].before * CLOCK_MINUTE < sum)
			lo = mid;
		else
			hi = mid;
	}
	h = &k->hari[lo];
	rest = sum - h->before * CLOCK_MINUTE;
	for (int j = 0; j < h->n; j++) {
		int64_t length = (h->tutup[j] - h->buka[j]) * CLOCK_MINUTE;

		if (rest <= length) {
			*out = at_from(k->first + lo, h->buka[j], k->zona_min) +
			       rest;
			return true;
		}
		rest -= length;
	}
	return false;
}

/* Closing time of the n-th working day after `day`. */
static bool closing(const struct kalender *k, int32_t day, int n, int64_t *out)
{
	int32_t want, lo, hi;
	const struct hari *h;

	if (hari_of(k, day) == NULL)
		return false;
	want = k->hari[day - k->first + 1].days_before + n;
	if (want > k->hari[k->n].days_before)
		return false;
	lo = day - k->first;
	hi = k->n;
	/* The first day after which `want` working days have passed. */
	while (hi - lo > 1) {
		int32_t mid = lo + (hi - lo) / 2;

		if (k->hari[mid].days_before < want)
			lo = mid;
		else
			hi = mid;
	}
	h = &k->hari[lo];
	*out = at_from(k->first + lo, h->tutup[h->n - 1], k->zona_min);
	return true;
}

bool kalender_tenggat(const struct kalender *k, int64_t mulai, struct waktu w,
	int64_t *tenggat)
{
	int64_t minutes = w.jumlah;

	must(w.satuan == WAKTU_TANPA || w.jumlah > 0);
	switch (w.satuan) {
	case WAKTU_TANPA:
		*tenggat = mulai;
		return true;
	case WAKTU_HARI:
		return closing(
			k, at_day(mulai, k->zona_min), w.jumlah, tenggat);
	case WAKTU_JAM:
		minutes *= 60;
		break;
	case WAKTU_MENIT:
		break;
	}
	if (hari_of(k, at_day(mulai, k->zona_min)) == NULL)
		return false;
	return reach(k, worked(k, mulai) + minutes * CLOCK_MINUTE, tenggat);
}

int64_t kalender_baku(const struct kalender *k, int64_t mulai, struct waktu w)
{
	int64_t tenggat;

	if (w.satuan == WAKTU_MENIT)
		return w.jumlah;
	if (w.satuan == WAKTU_JAM)
		return (int64_t)w.jumlah * 60;
	if (w.satuan == WAKTU_TANPA || !kalender_tenggat(k, mulai, w, &tenggat))
		return 0;
	return kalender_selisih(k, mulai, tenggat);
}

int kalender_sampai_jeda(const struct kalender *k, int64_t at)
{
	const struct hari *h = hari_of(k, at_day(at, k->zona_min));
	int minute = at_minute(at, k->zona_min);

	for (int i = 0; h != NULL && i < h->n; i++)
		if (minute >= h->buka[i] && minute < h->tutup[i])
			return h->tutup[i] - minute;
	return 0;
}
