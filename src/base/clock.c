/* Clock: the civil calendar by integer arithmetic, and texts of time. */
#include "base/base.h"

static const char *const day_names[] = {
	"", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"};
static const char *const month_names[] = {"", "Januari", "Februari", "Maret",
	"April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
	"November", "Desember"};
static const char *const month_romans[] = {"", "I", "II", "III", "IV", "V",
	"VI", "VII", "VIII", "IX", "X", "XI", "XII"};

int64_t clock_now(void)
{
	struct timespec t;

	must(clock_gettime(CLOCK_REALTIME, &t) == 0);
	return (int64_t)t.tv_sec * CLOCK_SECOND + t.tv_nsec / 1000;
}

/* Days are counted in eras of 400 years that begin on 1 March. */
int32_t day_from(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

struct civil day_civil(int32_t day)
{
	struct civil v = {0};
	int32_t z = day + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;

	v.day = doy - (153 * mp + 2) / 5 + 1;
	v.month = mp < 10 ? mp + 3 : mp - 9;
	v.year = yoe + era * 400 + (v.month <= 2 ? 1 : 0);
	v.weekday = day_weekday(day);
	return v;
}

int day_weekday(int32_t day)
{
	/* 1970-01-01 was a Thursday. */
	return (int)((((int64_t)day + 3) % 7 + 7) % 7) + 1;
}

bool day_is_valid(int year, int month, int day)
{
	struct civil v;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
		day > 31)
		return false;
	v = day_civil(day_from(year, month, day));
	return v.year == year && v.month == month && v.day == day;
}

/* Exactly `n` digits at p. */
static bool digits(const char *p, int n, int *out)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		v = v * 10 + (p[i] - '0');
	}
	*out = v;
	return true;
}

/* The date at the start of a text; its end, or NULL. */
static const char *date_at(const char *p, int32_t *day)
{
	int y, m, d;

	if (p == NULL || !digits(p, 4, &y) || p[4] != '-' ||
		!digits(p + 5, 2, &m) || p[7] != '-' || !digits(p + 8, 2, &d))
		return NULL;
	if (!day_is_valid(y, m, d))
		return NULL;
	*day = day_from(y, m, d);
	return p + 10;
}

bool day_parse(const char *text, int32_t *day)
{
	int32_t v;
	const char *end = date_at(text, &v);

	if (end == NULL || *end != '\0')
		return false;
	*day = v;
	return true;
}

void day_format(int32_t day, char out[CLOCK_TEXT])
{
	struct civil v = day_civil(day);

	snprintf(out, CLOCK_TEXT, "%04d-%02d-%02d", v.year, v.month, v.day);
}

static int64_t floor_div(int64_t a, int64_t b)
{
	int64_t q = a / b;

	return a % b < 0 ? q - 1 : q;
}

int32_t at_day(int64_t at, int zone_min)
{
	return (int32_t)floor_div(at + zone_min * CLOCK_MINUTE, CLOCK_DAY);
}

int at_minute(int64_t at, int zone_min)
{
	int64_t local = at + zone_min * CLOCK_MINUTE;

	return (int)((local - floor_div(local, CLOCK_DAY) * CLOCK_DAY) /
		     CLOCK_MINUTE);
}

int64_t at_from(int32_t day, int minute_of_day, int zone_min)
{
	return (int64_t)day * CLOCK_DAY +
	       (int64_t)(minute_of_day - zone_min) * CLOCK_MINUTE;
}

struct civil at_civil(int64_t at, int zone_min)
{
	int64_t local = at + zone_min * CLOCK_MINUTE;
	int32_t day = at_day(at, zone_min);
	struct civil v = day_civil(day);
	int64_t second = (local - (int64_t)day * CLOCK_DAY) / CLOCK_SECOND;

	v.hour = (int)(second / 3600);
	v.minute = (int)(second / 60 % 60);
	v.second = (int)(second % 60);
	return v;
}

bool at_parse(const char *text, int zone_min, int64_t *at)
{
	int32_t day;
	int h = 0, m = 0, s = 0;
	const char *p = date_at(text, &day);

	if (p == NULL)
		return false;
	if (*p == 'T') {
		if (!digits(p + 1, 2, &h) || p[3] != ':' ||
			!digits(p + 4, 2, &m))
			return false;
		p += 6;
		if (*p == ':') {
			if (!digits(p + 1, 2, &s))
				return false;
			p += 3;
		}
	}
	if (*p != '\0' || h > 23 || m > 59 || s > 59)
		return false;
	*at = at_from(day, h * 60 + m, zone_min) + s * CLOCK_SECOND;
	return true;
}

void at_format(int64_t at, int zone_min, char out[CLOCK_TEXT])
{
	struct civil v = at_civil(at, zone_min);
	int n = snprintf(out, CLOCK_TEXT, "%04d-%02d-%02dT%02d:%02d", v.year,
		v.month, v.day, v.hour, v.minute);

	if (v.second != 0 && n > 0 && n < CLOCK_TEXT)
		snprintf(out + n, CLOCK_TEXT - (size_t)n, ":%02d", v.second);
}

const char *day_name(int weekday)
{
	must(weekday >= 1 && weekday <= 7);
	return day_names[weekday];
}

const char *month_name(int month)
{
	must(month >= 1 && month <= 12);
	return month_names[month];
}

const char *month_roman(int month)
{
	must(month >= 1 && month <= 12);
	return month_romans[month];
}

char *day_long(struct arena *a, int32_t day)
{
	struct civil v = day_civil(day);

	return arena_printf(a, "%d %s %d", v.day, month_name(v.month), v.year);
}

char *at_long(struct arena *a, int64_t at, int zone_min)
{
	struct civil v = at_civil(at, zone_min);

	return arena_printf(a, "%d %s %d pukul %02d.%02d", v.day,
		month_name(v.month), v.year, v.hour, v.minute);
}
