/* Disposisi: what the SOP proposes, and what is wrong with what was typed. */
#include "base/base.h"

#include "surat/surat_priv.h"

const struct pilihan sifat_pilihan[4] = {
	{"biasa", "Biasa"},
	{"segera", "Segera"},
	{"sangat-segera", "Sangat segera"},
	{"rahasia", "Rahasia"},
};

/* The ticks of the paper form. */
const struct pilihan harap_pilihan[6] = {
	{"tindak-lanjuti", "Tindak lanjuti"},
	{"siapkan-bahan", "Siapkan bahan"},
	{"koordinasikan", "Koordinasikan"},
	{"hadiri", "Hadiri"},
	{"diketahui", "Untuk diketahui"},
	{"laporkan", "Laporkan hasil"},
};

const char *sifat_nama(const char *kode)
{
	return pilihan_nama(sifat_pilihan, ARRAY_N(sifat_pilihan), kode);
}

void disposisi_usul(
	struct ctx *c, const struct usulan *u, struct disposisi *out)
{
	struct waktu dua_jam = {2, WAKTU_JAM};
	struct penerima *p =
		arena_array(c->mem, struct penerima, u->jabatan_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < u->jabatan_n; i++)
		if (text_eq(u->jabatan[i].peran, "kabid") ||
			text_eq(u->jabatan[i].peran, "tim-lkj"))
			p[n++] =
				(struct penerima){.jabatan = u->jabatan[i].kode,
					.nama = u->jabatan[i].nama};
	*out = (struct disposisi){
		.dari = u->dari,
		.hal = arena_printf(
			c->mem, "Pemantauan Kinerja %s", u->periode),
		.sifat = "segera",
		.harap = "tindak-lanjuti laporkan",
		.isi = arena_printf(c->mem,
			"Mohon mengumpulkan data dan informasi progres program dan kegiatan s.d. %s%s, lalu mengisi Format Laporan Pemantauan Kinerja.",
			text_starts(u->periode, "Tahun") ? "akhir " : "",
			u->periode),
		.penerima = p,
		.penerima_n = n,
	};
	/* SOP langkah 2: two working hours for the order. */
	if (!kalender_tenggat(u->kalender, c->now, dua_jam, &out->batas_at))
		out->batas_at = c->now + 120 * CLOCK_MINUTE;
}

static void check_penerima(struct ctx *c, const struct usulan *u,
	const struct disposisi *d, struct salah_list *out)
{
	if (d->penerima_n == 0)
		salah_kurang(c->mem, out, "penerima",
			"Pilih paling sedikit satu penerima.");
	if (d->penerima_n > LIMIT_JABATAN) {
		salah_add(c->mem, out, "penerima",
			"Penerima terlalu banyak; pilih dari daftar jabatan.");
		return;
	}
	for (size_t i = 0; i < d->penerima_n; i++) {
		const char *kode = d->penerima[i].jabatan;

		if (jabatan_cari(u, kode) == NULL) {
			salah_add(c->mem, out, "penerima",
				"Ada penerima yang tidak dikenal; pilih dari daftar jabatan.");
			return;
		}
		for (size_t k = 0; k < i; k++)
			if (text_eq(d->penerima[k].jabatan, kode)) {
				salah_add(c->mem, out, "penerima",
					arena_printf(c->mem,
						"%s dipilih dua kali.",
						jabatan_cari(u, kode)->nama));
				return;
			}
	}
}

static void check_harap(
	struct ctx *c, const struct disposisi *d, struct salah_list *out)
{
	char *word = arena_dup(c->mem, d->harap != NULL ? d->harap : "");
	size_t n = 0;

	while (*word != '\0') {
		size_t len = strcspn(word, " ");
		char *next = word + len + (word[len] != '\0');

		word[len] = '\0';
		if (len > 0 && (pilihan_nama(harap_pilihan,
					ARRAY_N(harap_pilihan), word) == NULL ||
				       ++n > ARRAY_N(harap_pilihan))) {
			salah_add(c->mem, out, "harap",
				"Tanda \"Dengan hormat harap\" tidak dikenal; pilih dari daftar.");
			return;
		}
		word = next;
	}
}

/* Does this moment lie inside working hours? */
static bool is_working(const struct kalender *k, int64_t at)
{
	return kalender_selisih(k, at - CLOCK_MINUTE, at) > 0;
}

static void check_batas(struct ctx *c, const struct usulan *u,
	const struct disposisi *d, struct salah_list *out)
{
	int64_t saran;

	if (d->batas_at <= c->now) {
		salah_kurang(c->mem, out, "batas",
			arena_printf(c->mem,
				"Batas waktu sudah lewat. Pilih waktu setelah %s.",
				jam_tulis(c->mem, c->now, u->zona_min)));
		return;
	}
	if (d->batas_at > c->now + 366 * CLOCK_DAY) {
		salah_add(c->mem, out, "batas",
			"Batas waktu lebih dari setahun lagi. Periksa tahunnya.");
		return;
	}
	if (is_working(u->kalender, d->batas_at) ||
		!kalender_tenggat(u->kalender, d->batas_at,
			(struct waktu){2, WAKTU_JAM}, &saran))
		return;
	salah_ingat(c->mem, out, "batas",
		arena_printf(c->mem,
			"Batas ini di luar jam kerja. Disarankan %s, %s.",
			hari_tulis(c->mem, at_day(saran, u->zona_min)),
			jam_tulis(c->mem, saran, u->zona_min)));
}

static void check_asal(struct ctx *c, const struct usulan *u,
	const struct disposisi *d, struct salah_list *out)
{
	struct isian dari = {"asal", "Asal surat", d->asal, LIMIT_NAMA, NULL};
	struct isian nomor = {"asal_nomor", "Nomor surat masuk", d->asal_nomor,
		LIMIT_NOMOR, NULL};

	salah_teks(c->mem, out, &dari);
	salah_teks(c->mem, out, &nomor);
	if (d->asal_on != 0 && d->asal_on > at_day(c->now, u->zona_min))
		salah_add(c->mem, out, "asal_on",
			"Tanggal surat masuk belum terjadi. Periksa tanggalnya.");
}

void disposisi_periksa(struct ctx *c, const struct usulan *u,
	const struct disposisi *d, struct salah_list *out)
{
	struct isian hal = {
		"hal", "Hal", d->hal, LIMIT_HAL, "Hal belum ditulis."};
	struct isian isi = {"isi", "Isi disposisi", d->isi, LIMIT_DISPOSISI,
		"Isi disposisi belum ditulis."};

	check_penerima(c, u, d, out);
	if (sifat_nama(d->sifat) == NULL)
		salah_add(c->mem, out, "sifat",
			"Pilih sifat: biasa, segera, sangat segera, atau rahasia.");
	check_harap(c, d, out);
	salah_teks(c->mem, out, &hal);
	salah_teks(c->mem, out, &isi);
	check_batas(c, u, d, out);
	check_asal(c, u, d, out);
}
