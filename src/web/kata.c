/* How screens speak of time and people. */
#include "base/base.h"

#include "web/kata.h"

#include "kinerja/kinerja.h"

const char *kata_lama(struct arena *a, int64_t menit)
{
	return waktu_lama(a, menit);
}

const char *kata_hari(struct arena *a, int64_t at, int64_t now, int zona_min)
{
	struct civil c = at_civil(at, zona_min), n = at_civil(now, zona_min);

	if (c.year == n.year)
		return arena_printf(a, "%d %s", c.day, month_name(c.month));
	return arena_printf(a, "%d %s %d", c.day, month_name(c.month), c.year);
}

const char *kata_kapan(struct arena *a, int64_t at, int64_t now, int zona_min)
{
	struct civil c = at_civil(at, zona_min);
	int32_t days = at_day(at, zona_min) - at_day(now, zona_min);
	const char *hari = days == 0    ? "hari ini"
			   : days == -1 ? "kemarin"
			   : days == 1  ? "besok"
					: kata_hari(a, at, now, zona_min);

	return arena_printf(a, "%s %02d.%02d", hari, c.hour, c.minute);
}

const char *kata_sekarang(struct arena *a, int64_t now, int zona_min)
{
	struct civil c = at_civil(now, zona_min);

	return arena_printf(a, "%s, %d %s %d, %02d.%02d WIB",
		day_name(c.weekday), c.day, month_name(c.month), c.year, c.hour,
		c.minute);
}

const char *kata_mesin(struct arena *a, int64_t at, int zona_min)
{
	char out[CLOCK_TEXT];

	at_format(at, zona_min, out);
	return arena_dup(a, out);
}

const char *kata_bagian_hari(int64_t now, int zona_min)
{
	int menit = at_minute(now, zona_min);

	if (menit < 3 * 60 || menit >= 18 * 60 + 30)
		return "malam";
	if (menit < 11 * 60)
		return "pagi";
	return menit < 15 * 60 ? "siang" : "sore";
}

/* Outside working hours the clock stands: say when it goes on. */
static const char *goes_on(
	struct arena *a, const struct kalender *k, int64_t now, int zona_min)
{
	struct civil v;
	int64_t at;

	if (!kalender_tenggat(k, now, (struct waktu){1, WAKTU_MENIT}, &at))
		return "";
	at -= CLOCK_MINUTE;
	v = at_civil(at, zona_min);
	if (at_day(at, zona_min) == at_day(now, zona_min))
		return arena_printf(a, ", lanjut %02d.%02d", v.hour, v.minute);
	return arena_printf(a, ", lanjut %s", kata_kapan(a, at, now, zona_min));
}

static const char *machine_zone(struct arena *a, int64_t at, int zona_min)
{
	return arena_printf(a, "%s%c%02d:%02d", kata_mesin(a, at, zona_min),
		zona_min < 0 ? '-' : '+', abs(zona_min) / 60,
		abs(zona_min) % 60);
}

struct batas batas_of(struct arena *a, const struct kalender *k, struct masa m,
	int zona_min, bool milikku)
{
	int64_t whole = kalender_selisih(k, m.mulai_at, m.tenggat_at);
	struct batas b = {.sisa = kalender_selisih(k, m.now, m.tenggat_at),
		.kapan = kata_kapan(a, m.tenggat_at, m.now, zona_min),
		.mesin = machine_zone(a, m.tenggat_at, zona_min),
		.jalan = kalender_sampai_jeda(k, m.now),
		.hari = HARI_MENIT};

	if (m.now > m.tenggat_at) {
		b.nada = TONE_BAD;
		b.terpakai = 100;
		b.teks = b.sisa == 0 ? "Baru saja lewat"
				     : arena_printf(a, "Terlambat %s",
					       kata_lama(a, -b.sisa));
		return b;
	}
	b.terpakai = whole <= 0 ? 100 : (int)(100 - b.sisa * 100 / whole);
	b.terpakai = b.terpakai < 0 ? 0 : b.terpakai;
	b.nada = b.terpakai >= 75 ? TONE_WARN : milikku ? TONE_INFO : TONE_OK;
	b.teks = arena_printf(a, "Sisa %s%s", kata_lama(a, b.sisa),
		b.jalan > 0 ? "" : goes_on(a, k, m.now, zona_min));
	return b;
}

/* A word of a name that is a title: "Hj.", "S.E.," */
static bool is_title(const char *w, size_t n)
{
	return memchr(w, '.', n) != NULL;
}

/* The n-th word that is not a title; its length in `len`. */
static const char *name_word(const char *nama, int nth, size_t *len)
{
	const char *p = nama;

	while (*p != '\0') {
		size_t n = strcspn(p, " ");
		size_t bare = n > 0 && p[n - 1] == ',' ? n - 1 : n;

		if (n > 0 && !is_title(p, n) && nth-- == 0) {
			*len = bare;
			return p;
		}
		/* Titles after a comma end the name. */
		if (n > 0 && p[n - 1] == ',')
			return NULL;
		p += n;
		while (*p == ' ')
			p++;
	}
	return NULL;
}

const char *kata_sapa(struct arena *a, const char *sapaan, const char *nama)
{
	size_t n;
	const char *w = name_word(nama, 0, &n);
	const char *sebut = text_eq(sapaan, "Ibu")     ? "Bu "
			    : text_eq(sapaan, "Bapak") ? "Pak "
						       : "";

	if (w == NULL)
		return nama;
	/* Invented people are all called "Contoh"; their own name follows. */
	if (n == 6 && strncmp(w, "Contoh", 6) == 0 &&
		name_word(nama, 1, &n) != NULL)
		w = name_word(nama, 1, &n);
	return arena_printf(a, "%s%.*s", sebut, (int)n, w);
}

/* Bytes of the UTF-8 character that begins here. */
static int char_len(const char *p)
{
	unsigned char c = (unsigned char)*p;

	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

const char *kata_inisial(struct arena *a, const char *nama)
{
	size_t n;
	const char *x, *y;

	if (text_is_blank(nama))
		return "–";
	x = name_word(nama, 0, &n);
	if (x == NULL)
		return arena_dupn(a, nama, (size_t)char_len(nama));
	y = name_word(nama, 1, &n);
	if (y == NULL)
		return arena_dupn(a, x, (size_t)char_len(x));
	return arena_printf(a, "%.*s%.*s", char_len(x), x, char_len(y), y);
}

const char *kata_jabatan(struct arena *a, const struct pejabat *p)
{
	if (text_eq(p->kapasitas, "plt"))
		return arena_printf(a, "Plt. %s", p->jabatan_nama);
	if (text_eq(p->kapasitas, "plh"))
		return arena_printf(a, "Plh. %s", p->jabatan_nama);
	return p->jabatan_nama;
}

const char *kata_periode(struct arena *a, const char *periode)
{
	struct periode p;

	if (!periode_parse(periode, &p))
		return periode;
	if (p.triwulan == 0)
		return arena_printf(a, "Tahun %d", p.tahun);
	return arena_printf(
		a, "Triwulan %s %d", month_roman(p.triwulan), p.tahun);
}

const char *kata_siklus(
	struct arena *a, const struct sop *s, const char *periode)
{
	bool tahunan = strchr(periode, '-') == NULL;

	return arena_printf(a, "%s %s",
		tahunan ? s->sebutan_tahunan : s->sebutan_triwulan,
		tahunan ? periode : kata_periode(a, periode));
}

const char *kata_alamat(struct arena *a, const char *periode)
{
	struct periode p;

	if (!periode_parse(periode, &p))
		return periode;
	if (p.triwulan == 0)
		return arena_printf(a, "%d-tahun", p.tahun);
	return arena_printf(a, "%d-tw%d", p.tahun, p.triwulan);
}

const char *kata_ukuran(struct arena *a, int64_t bytes)
{
	if (bytes < 1024)
		return arena_printf(a, "%lld B", (long long)bytes);
	if (bytes < 1024 * 1024)
		return arena_printf(
			a, "%lld KB", (long long)((bytes + 512) / 1024));
	return arena_printf(a, "%lld,%lld MB",
		(long long)(bytes / (1024 * 1024)),
		(long long)(bytes % (1024 * 1024) * 10 / (1024 * 1024)));
}

const char *kata_jenis(const char *jenis)
{
	static const struct {
		const char *jenis, *nama;
	} known[] = {
		{"laporan-pdf", "Laporan, PDF"},
		{"laporan-html", "Laporan, halaman HTML"},
		{"undangan", "Undangan rapat"},
		{"daftar-hadir", "Daftar hadir rapat"},
		{"bukti-terima", "Bukti terima"},
		{"isian-data", "Isian data (CSV)"},
	};

	for (size_t i = 0; i < ARRAY_N(known); i++)
		if (text_eq(known[i].jenis, jenis))
			return known[i].nama;
	return jenis;
}
