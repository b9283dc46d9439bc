/* Periods: "2023-TW2" a quarter, "2023" a year. */
#include "base/base.h"

#include "kinerja/isian.h"

bool periode_parse(const char *text, struct periode *out)
{
	struct periode p = {0};
	int32_t day;
	char iso[CLOCK_TEXT];

	if (text == NULL || strlen(text) < 4)
		return false;
	snprintf(iso, sizeof(iso), "%.4s-01-01", text);
	if (!day_parse(iso, &day))
		return false;
	p.tahun = day_civil(day).year;
	text += 4;
	if (text_starts(text, "-TW") && text[3] >= '1' && text[3] <= '4' &&
		text[4] == '\0')
		p.triwulan = text[3] - '0';
	else if (*text != '\0')
		return false;
	*out = p;
	return true;
}

char *periode_format(struct arena *a, struct periode p)
{
	if (p.triwulan == 0)
		return arena_printf(a, "%04d", p.tahun);
	return arena_printf(a, "%04d-TW%d", p.tahun, p.triwulan);
}

char *periode_judul(struct arena *a, struct periode p)
{
	if (p.triwulan == 0)
		return arena_printf(a, "Tahun %d", p.tahun);
	return arena_printf(
		a, "Triwulan %s Tahun %d", month_roman(p.triwulan), p.tahun);
}

bool periode_lalu(struct periode p, struct periode *out)
{
	if (p.triwulan == 1)
		return false;
	*out = (struct periode){p.tahun, p.triwulan == 0 ? 4 : p.triwulan - 1};
	return true;
}

const char *periode_pendek(struct arena *a, struct periode p)
{
	if (p.triwulan == 0)
		return arena_printf(a, "tahun %d", p.tahun);
	return arena_printf(a, "TW %s", month_roman(p.triwulan));
}
