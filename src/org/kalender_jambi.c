/*
 * The calendar of Jambi as data: hours with the rule they come from, days
 * off of 2023-2026 with the decree that set them (SKB 3 Menteri).
 *
 * domain.md e.1 and e.2 say how each is known. These rows fill a new
 * database; from then on the office changes its own copy.
 */
#include "base/base.h"

#include "org/kalender_priv.h"

#define SKB_2023                                                               \
	"SKB 3 Menteri 1066/2022, 3/2022, 3/2022; diubah 624/2023, 2/2023, 2/2023"
#define SKB_2024 "SKB 3 Menteri 855/2023, 3/2023, 4/2023"
#define SKB_2025 "SKB 3 Menteri 1017/2024, 2/2024, 2/2024"
#define SKB_2025_UBAH "SKB 3 Menteri 933/2025, 1/2025, 3/2025"
#define SKB_2026 "SKB 3 Menteri 1497/2025, 2/2025, 5/2025"

struct libur_baris {
	short tahun;
	signed char bulan, hari;
	bool cuti;
	const char *nama, *sumber;
};

/* clang-format off */
static const struct libur_baris libur[] = {
	{2023, 1, 1, false, "Tahun Baru", SKB_2023},
	{2023, 1, 22, false, "Imlek 2574", SKB_2023},
	{2023, 2, 18, false, "Isra Mikraj", SKB_2023},
	{2023, 3, 22, false, "Nyepi", SKB_2023},
	{2023, 4, 7, false, "Wafat Isa Al Masih", SKB_2023},
	{2023, 4, 22, false, "Idul Fitri", SKB_2023},
	{2023, 4, 23, false, "Idul Fitri", SKB_2023},
	{2023, 5, 1, false, "Hari Buruh", SKB_2023},
	{2023, 5, 18, false, "Kenaikan Isa Al Masih", SKB_2023},
	{2023, 6, 1, false, "Hari Lahir Pancasila", SKB_2023},
	{2023, 6, 4, false, "Waisak", SKB_2023},
	{2023, 6, 29, false, "Idul Adha", SKB_2023},
	{2023, 7, 19, false, "Tahun Baru Islam 1445 H", SKB_2023},
	{2023, 8, 17, false, "Hari Kemerdekaan", SKB_2023},
	{2023, 9, 28, false, "Maulid Nabi", SKB_2023},
	{2023, 12, 25, false, "Natal", SKB_2023},
	{2023, 1, 23, true, "Cuti bersama", SKB_2023},
	{2023, 3, 23, true, "Cuti bersama", SKB_2023},
	{2023, 4, 19, true, "Cuti bersama", SKB_2023},
	{2023, 4, 20, true, "Cuti bersama", SKB_2023},
	{2023, 4, 21, true, "Cuti bersama", SKB_2023},
	{2023, 4, 24, true, "Cuti bersama", SKB_2023},
	{2023, 4, 25, true, "Cuti bersama", SKB_2023},
	{2023, 6, 2, true, "Cuti bersama", SKB_2023},
	{2023, 6, 28, true, "Cuti bersama", SKB_2023},
	{2023, 6, 30, true, "Cuti bersama", SKB_2023},
	{2023, 12, 26, true, "Cuti bersama", SKB_2023},
	{2024, 1, 1, false, "Tahun Baru", SKB_2024},
	{2024, 2, 8, false, "Isra Mikraj", SKB_2024},
	{2024, 2, 10, false, "Imlek 2575", SKB_2024},
	{2024, 3, 11, false, "Nyepi", SKB_2024},
	{2024, 3, 29, false, "Wafat Yesus Kristus", SKB_2024},
	{2024, 3, 31, false, "Paskah", SKB_2024},
	{2024, 4, 10, false, "Idul Fitri", SKB_2024},
	{2024, 4, 11, false, "Idul Fitri", SKB_2024},
	{2024, 5, 1, false, "Hari Buruh", SKB_2024},
	{2024, 5, 9, false, "Kenaikan Yesus Kristus", SKB_2024},
	{2024, 5, 23, false, "Waisak", SKB_2024},
	{2024, 6, 1, false, "Hari Lahir Pancasila", SKB_2024},
	{2024, 6, 17, false, "Idul Adha", SKB_2024},
	{2024, 7, 7, false, "Tahun Baru Islam 1446 H", SKB_2024},
	{2024, 8, 17, false, "Hari Kemerdekaan", SKB_2024},
	{2024, 9, 16, false, "Maulid Nabi", SKB_2024},
	{2024, 12, 25, false, "Natal", SKB_2024},
	{2024, 2, 9, true, "Cuti bersama", SKB_2024},
	{2024, 3, 12, true, "Cuti bersama", SKB_2024},
	{2024, 4, 8, true, "Cuti bersama", SKB_2024},
	{2024, 4, 9, true, "Cuti bersama", SKB_2024},
	{2024, 4, 12, true, "Cuti bersama", SKB_2024},
	{2024, 4, 15, true, "Cuti bersama", SKB_2024},
	{2024, 5, 10, true, "Cuti bersama", SKB_2024},
	{2024, 5, 24, true, "Cuti bersama", SKB_2024},
	{2024, 6, 18, true, "Cuti bersama", SKB_2024},
	{2024, 12, 26, true, "Cuti bersama", SKB_2024},
	{2025, 1, 1, false, "Tahun Baru", SKB_2025},
	{2025, 1, 27, false, "Isra Mikraj", SKB_2025},
	{2025, 1, 29, false, "Imlek 2576", SKB_2025},
	{2025, 3, 29, false, "Nyepi", SKB_2025},
	{2025, 3, 31, false, "Idul Fitri", SKB_2025},
	{2025, 4, 1, false, "Idul Fitri", SKB_2025},
	{2025, 4, 18, false, "Wafat Yesus Kristus", SKB_2025},
	{2025, 4, 20, false, "Paskah", SKB_2025},
	{2025, 5, 1, false, "Hari Buruh", SKB_2025},
	{2025, 5, 12, false, "Waisak", SKB_2025},
	{2025, 5, 29, false, "Kenaikan Yesus Kristus", SKB_2025},
	{2025, 6, 1, false, "Hari Lahir Pancasila", SKB_2025},
	{2025, 6, 6, false, "Idul Adha", SKB_2025},
	{2025, 6, 27, false, "Tahun Baru Islam 1447 H", SKB_2025},
	{2025, 8, 17, false, "Hari Kemerdekaan", SKB_2025},
	{2025, 9, 5, false, "Maulid Nabi", SKB_2025},
	{2025, 12, 25, false, "Natal", SKB_2025},
	{2025, 1, 28, true, "Cuti bersama", SKB_2025},
	{2025, 3, 28, true, "Cuti bersama", SKB_2025},
	{2025, 4, 2, true, "Cuti bersama", SKB_2025},
	{2025, 4, 3, true, "Cuti bersama", SKB_2025},
	{2025, 4, 4, true, "Cuti bersama", SKB_2025},
	{2025, 4, 7, true, "Cuti bersama", SKB_2025},
	{2025, 5, 13, true, "Cuti bersama", SKB_2025},
	{2025, 5, 30, true, "Cuti bersama", SKB_2025},
	{2025, 6, 9, true, "Cuti bersama", SKB_2025},
	{2025, 8, 18, true, "Cuti bersama", SKB_2025_UBAH},
	{2025, 12, 26, true, "Cuti bersama", SKB_2025},
	{2026, 1, 1, false, "Tahun Baru", SKB_2026},
	{2026, 1, 16, false, "Isra Mikraj", SKB_2026},
	{2026, 2, 17, false, "Imlek 2577", SKB_2026},
	{2026, 3, 19, false, "Nyepi", SKB_2026},
	{2026, 3, 21, false, "Idul Fitri", SKB_2026},
	{2026, 3, 22, false, "Idul Fitri", SKB_2026},
	{2026, 4, 3, false, "Wafat Yesus Kristus", SKB_2026},
	{2026, 4, 5, false, "Paskah", SKB_2026},
	{2026, 5, 1, false, "Hari Buruh", SKB_2026},
	{2026, 5, 14, false, "Kenaikan Yesus Kristus", SKB_2026},
	{2026, 5, 27, false, "Idul Adha", SKB_2026},
	{2026, 5, 31, false, "Waisak", SKB_2026},
	{2026, 6, 1, false, "Hari Lahir Pancasila", SKB_2026},
	{2026, 6, 16, false, "Tahun Baru Islam 1448 H", SKB_2026},
	{2026, 8, 17, false, "Hari Kemerdekaan", SKB_2026},
	{2026, 8, 25, false, "Maulid Nabi", SKB_2026},
	{2026, 12, 25, false, "Natal", SKB_2026},
	{2026, 2, 16, true, "Cuti bersama", SKB_2026},
	{2026, 3, 18, true, "Cuti bersama", SKB_2026},
	{2026, 3, 20, true, "Cuti bersama", SKB_2026},
	{2026, 3, 23, true, "Cuti bersama", SKB_2026},
	{2026, 3, 24, true, "Cuti bersama", SKB_2026},
	{2026, 5, 15, true, "Cuti bersama", SKB_2026},
	{2026, 5, 28, true, "Cuti bersama", SKB_2026},
	{2026, 12, 24, true, "Cuti bersama", SKB_2026},
};
/* clang-format on */

/*
 * Perpres 21/2023: 37 h 30 m a week, in Ramadan 32 h 30 m. Jambi's circulars
 * of 2023 and 2025 were read about in the press; those of 2024 and 2026 were
 * not found, so their rows say that the office must check them.
 */
#define NORMAL                                                                 \
	"Perpres 21/2023 (sebelum 12 April 2023: Keppres 68/1995); jam rinci Jambi perlu diperiksa"
#define POLA_RAMADAN                                                           \
	"Pola SE Jambi 2023 dan 2025; surat edaran tahun ini perlu diperiksa"

struct ramadan {
	int mulai[3], selesai[3];
	const char *nama, *sumber;
};

static const struct ramadan ramadan[] = {
	{{2023, 3, 23}, {2023, 4, 21}, "Ramadan 2023",
		"SE 1303/SE/BKD-5.3/III/2023"},
	{{2024, 3, 12}, {2024, 4, 9}, "Ramadan 2024", POLA_RAMADAN},
	{{2025, 3, 1}, {2025, 3, 30}, "Ramadan 2025",
		"SE 917/SE/BKD-5.3/II/2025"},
	{{2026, 2, 19}, {2026, 3, 20}, "Ramadan 2026", POLA_RAMADAN},
};

struct interval {
	int weekday_from, weekday_to, buka, tutup;
};

#define HM(h, m) ((h)*60 + (m))

static const struct interval jam_normal[] = {
	{1, 4, HM(7, 30), HM(12, 0)},
	{1, 4, HM(13, 0), HM(16, 0)},
	{5, 5, HM(7, 30), HM(11, 30)},
	{5, 5, HM(13, 0), HM(16, 30)},
};

static const struct interval jam_ramadan[] = {
	{1, 4, HM(7, 30), HM(12, 0)},
	{1, 4, HM(12, 30), HM(15, 0)},
	{5, 5, HM(7, 0), HM(11, 30)},
};

struct rows {
	struct jam_kerja *jam;
	size_t n;
};

static void add_regime(struct rows *r, const struct jam_kerja *regime,
	const struct interval *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (int d = list[i].weekday_from; d <= list[i].weekday_to;
			d++) {
			struct jam_kerja *j = &r->jam[r->n++];

			*j = *regime;
			j->weekday = d;
			j->buka = list[i].buka;
			j->tutup = list[i].tutup;
		}
}

static int32_t ymd(const int v[3])
{
	return day_from(v[0], v[1], v[2]);
}

void kalender_jambi_isi(struct arena *a, struct kalender_isi *out)
{
	struct rows r = {arena_array(a, struct jam_kerja, 128), 0};
	struct hari_libur *h =
		arena_array(a, struct hari_libur, ARRAY_N(libur));
	struct jam_kerja regime = {.nama = "Normal",
		.mulai = day_from(KALENDER_DARI, 1, 1),
		.selesai = day_from(KALENDER_SAMPAI, 12, 31),
		.sumber = NORMAL};

	add_regime(&r, &regime, jam_normal, ARRAY_N(jam_normal));
	for (size_t i = 0; i < ARRAY_N(ramadan); i++) {
		regime = (struct jam_kerja){.nama = ramadan[i].nama,
			.mulai = ymd(ramadan[i].mulai),
			.selesai = ymd(ramadan[i].selesai),
			.urutan = 1,
			.sumber = ramadan[i].sumber};
		add_regime(&r, &regime, jam_ramadan, ARRAY_N(jam_ramadan));
	}
	for (size_t i = 0; i < ARRAY_N(libur); i++)
		h[i] = (struct hari_libur){
			day_from(libur[i].tahun, libur[i].bulan, libur[i].hari),
			libur[i].cuti ? "cuti-bersama" : "libur", libur[i].nama,
			libur[i].sumber};
	*out = (struct kalender_isi){r.jam, r.n, h, ARRAY_N(libur), CLOCK_WIB};
}

const struct kalender *kalender_jambi(struct arena *a)
{
	struct kalender_isi isi;

	kalender_jambi_isi(a, &isi);
	return kalender_compile(a, &isi);
}
