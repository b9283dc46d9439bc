/*
 * Clock: instants, dates and their texts.
 *
 * An instant (`_at`) is UTC microseconds since 1970 in int64. A date (`_on`)
 * is `day`: days since 1970-01-01 in int32, and ISO text in the database.
 * WIB is UTC+7 without daylight saving; a zone is minutes east of UTC.
 * Only clock_now() looks at a clock; everybody else is given the time.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

#define CLOCK_SECOND ((int64_t)1000000)
#define CLOCK_MINUTE (60 * CLOCK_SECOND)
#define CLOCK_DAY (1440 * CLOCK_MINUTE)
#define CLOCK_WIB 420 /* minutes east of UTC */
#define CLOCK_TEXT 32 /* room for any text made here */

struct civil {
	int year, month, day; /* 1..12, 1..31 */
	int hour, minute, second;
	int weekday; /* 1 Monday .. 7 Sunday */
};

int64_t clock_now(void);

/* Calendar arithmetic, proleptic Gregorian, years 1..9999. */
int32_t day_from(int year, int month, int day);
struct civil day_civil(int32_t day);
int day_weekday(int32_t day); /* 1 Monday .. 7 Sunday */
bool day_is_valid(int year, int month, int day);

/* "2023-07-03"; true when it is exactly one valid date. */
bool day_parse(const char *text, int32_t *day);
void day_format(int32_t day, char out[CLOCK_TEXT]);

/* An instant seen in a zone, and back. */
struct civil at_civil(int64_t at, int zone_min);
int64_t at_from(int32_t day, int minute_of_day, int zone_min);
int32_t at_day(int64_t at, int zone_min);
int at_minute(int64_t at, int zone_min); /* minute of the local day */

/* "2023-07-03T07:30", seconds optional, a date alone means 00:00. */
bool at_parse(const char *text, int zone_min, int64_t *at);
void at_format(int64_t at, int zone_min, char out[CLOCK_TEXT]);

/* Indonesian: "Senin", "Juli", "3 Juli 2023", "3 Juli 2023 pukul 07.30". */
const char *day_name(int weekday);
const char *month_name(int month);
const char *month_roman(int month);
char *day_long(struct arena *a, int32_t day);
char *at_long(struct arena *a, int64_t at, int zone_min);

#endif
