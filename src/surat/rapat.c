/* Meetings: the proposal, and what is wrong with what was typed. */
#include "base/base.h"

#include "surat/rapat.h"
#include "surat/surat_priv.h"

bool rapat_is(const struct rapat *r, const char *keadaan)
{
	return text_eq(r->keadaan, keadaan);
}

static int32_t next_working_day(const struct kalender *k, int32_t day)
{
	for (int i = 1; i <= 31; i++)
		if (kalender_is_kerja(k, day + i))
			return day + i;
	return day + 1;
}

void rapat_usul(struct ctx *c, const struct usulan *u, struct rapat *out)
{
	struct peserta *p =
		arena_array(c->mem, struct peserta, u->jabatan_n + 1);
	size_t n = 0;
	int32_t day =
		next_working_day(u->kalender, at_day(c->now, u->zona_min));

	for (size_t i = 0; i < u->jabatan_n; i++)
		if (text_eq(u->jabatan[i].peran, "kabid") ||
			text_eq(u->jabatan[i].peran, "tim-lkj"))
			p[n++] = (struct peserta){.jabatan = u->jabatan[i].kode,
				.nama = u->jabatan[i].nama};
	*out = (struct rapat){
		.ke = 1,
		.keadaan = "draf",
		.pengundang = u->dari,
		.notulis = u->dari,
		.mulai_at = at_from(day, 9 * 60, u->zona_min),
		.selesai_at = at_from(day, 10 * 60, u->zona_min),
		.tempat = "Ruang Rapat",
		.acara = arena_printf(c->mem,
			"Rapat Koordinasi pembahasan Pemantauan Kinerja %s",
			u->periode),
		.peserta = p,
		.peserta_n = n,
	};
}

static void check_waktu(
	struct ctx *c, const struct rapat *r, struct salah_list *out)
{
	if (r->selesai_at < r->mulai_at)
		salah_add(c->mem, out, "selesai",
			"Waktu selesai lebih awal daripada waktu mulai.");
	else if (r->selesai_at == r->mulai_at)
		salah_add(c->mem, out, "selesai",
			"Waktu selesai sama dengan waktu mulai. Tulis waktu selesainya.");
	else if (r->selesai_at - r->mulai_at > CLOCK_DAY)
		salah_add(c->mem, out, "selesai",
			"Rapat lebih dari satu hari. Periksa tanggalnya.");
	/* A meeting that was held before it was typed in is a fact. */
	if (r->mulai_at > c->now + 366 * CLOCK_DAY)
		salah_add(c->mem, out, "tanggal",
			"Tanggal rapat lebih dari setahun lagi. Periksa tahunnya.");
	else if (r->mulai_at < c->now - 366 * CLOCK_DAY)
		salah_add(c->mem, out, "tanggal",
			"Tanggal rapat lebih dari setahun yang lalu. Periksa tahunnya.");
	else if (r->mulai_at < c->now)
		salah_ingat(c->mem, out, "tanggal",
			"Waktu rapat sudah lewat; undangan dicatat sebagai rapat yang sudah berlangsung.");
}

void tamu_periksa(
	struct ctx *c, const struct peserta *p, struct salah_list *out)
{
	struct isian nama = {"peserta", "Nama tamu", p->nama, LIMIT_NAMA,
		"Nama tamu belum ditulis."};
	struct isian asal = {"peserta", "Asal tamu", p->asal, LIMIT_NAMA, NULL};

	salah_teks(c->mem, out, &nama);
	salah_teks(c->mem, out, &asal);
}

static void check_peserta(struct ctx *c, const struct usulan *u,
	const struct rapat *r, struct salah_list *out)
{
	if (r->peserta_n == 0)
		salah_kurang(c->mem, out, "peserta",
			"Pilih paling sedikit satu peserta.");
	if (r->peserta_n > LIMIT_PESERTA) {
		salah_add(c->mem, out, "peserta",
			arena_printf(c->mem, "Peserta paling banyak %d.",
				LIMIT_PESERTA));
		return;
	}
	for (size_t i = 0; i < r->peserta_n; i++) {
		const struct peserta *p = &r->peserta[i];

		if (p->jabatan == NULL) {
			tamu_periksa(c, p, out);
			continue;
		}
		if (jabatan_cari(u, p->jabatan) == NULL)
			salah_add(c->mem, out, "peserta",
				"Ada peserta yang tidak dikenal; pilih dari daftar jabatan.");
		for (size_t k = 0; k < i; k++)
			if (text_eq(r->peserta[k].jabatan, p->jabatan))
				salah_add(c->mem, out, "peserta",
					"Ada peserta yang dipilih dua kali.");
	}
}

void undangan_periksa(struct ctx *c, const struct usulan *u,
	const struct rapat *r, struct salah_list *out)
{
	struct isian tempat = {"tempat", "Tempat", r->tempat, LIMIT_NAMA,
		text_is_blank(r->tautan) ? "Tempat rapat belum ditulis."
					 : NULL};
	struct isian tautan = {
		"tautan", "Tautan rapat", r->tautan, LIMIT_HAL, NULL};
	struct isian acara = {
		"acara", "Acara", r->acara, LIMIT_HAL, "Acara belum ditulis."};

	check_waktu(c, r, out);
	salah_teks(c->mem, out, &tempat);
	if (salah_teks(c->mem, out, &tautan) &&
		!text_starts(r->tautan, "https://") &&
		!text_starts(r->tautan, "http://"))
		salah_add(c->mem, out, "tautan",
			"Tautan rapat harus diawali https://.");
	salah_teks(c->mem, out, &acara);
	check_peserta(c, u, r, out);
	if (jabatan_cari(u, r->pengundang) == NULL ||
		jabatan_cari(u, r->notulis) == NULL)
		salah_add(c->mem, out, "pengundang",
			"Pengundang atau notulis tidak dikenal; pilih dari daftar jabatan.");
}

static const char *field(struct ctx *c, const char *name, size_t i)
{
	return arena_printf(c->mem, "%s_%zu", name, i + 1);
}

/* What a decision needs to become a task. */
static void check_keputusan(struct ctx *c, const struct usulan *u,
	const struct rapat *r, size_t i, struct salah_list *out)
{
	const struct butir *b = &r->butir[i];

	if (b->penanggung == NULL)
		salah_add(c->mem, out, field(c, "penanggung", i),
			arena_printf(c->mem,
				"Pilih penanggung jawab keputusan butir %zu.",
				i + 1));
	else if (jabatan_cari(u, b->penanggung) == NULL)
		salah_add(c->mem, out, field(c, "penanggung", i),
			"Penanggung jawab tidak dikenal; pilih dari daftar jabatan.");
	if (b->tenggat == 0)
		salah_add(c->mem, out, field(c, "tenggat", i),
			arena_printf(c->mem,
				"Tulis tenggat keputusan butir %zu.", i + 1));
	else if (b->tenggat < at_day(r->mulai_at, u->zona_min))
		salah_add(c->mem, out, field(c, "tenggat", i),
			arena_printf(c->mem,
				"Tenggat butir %zu lebih awal daripada rapatnya.",
				i + 1));
}

void notulen_periksa(struct ctx *c, const struct usulan *u,
	const struct rapat *r, bool final, struct salah_list *out)
{
	if (r->butir_n > LIMIT_BUTIR) {
		salah_add(c->mem, out, "butir",
			arena_printf(c->mem, "Butir notulen paling banyak %d.",
				LIMIT_BUTIR));
		return;
	}
	if (final && r->butir_n == 0)
		salah_add(c->mem, out, "butir",
			"Notulen belum memuat satu butir pun.");
	for (size_t i = 0; i < r->butir_n; i++) {
		const struct butir *b = &r->butir[i];
		struct isian judul = {field(c, "judul", i), "Pokok bahasan",
			b->judul, LIMIT_HAL,
			arena_printf(c->mem,
				"Pokok bahasan butir %zu belum ditulis.",
				i + 1)};
		struct isian bahas = {field(c, "pembahasan", i), "Pembahasan",
			b->pembahasan, LIMIT_CATATAN, NULL};
		struct isian putus = {field(c, "keputusan", i), "Keputusan",
			b->keputusan, LIMIT_CATATAN, NULL};

		salah_teks(c->mem, out, &judul);
		salah_teks(c->mem, out, &bahas);
		if (salah_teks(c->mem, out, &putus) && final)
			check_keputusan(c, u, r, i, out);
	}
}
