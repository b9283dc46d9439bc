/*
 * Capaian of one indicator, their mean, and the absorption of a budget.
 *
 * Pure and exact. The formula belongs to the indicator (domain.md c.1); the
 * rules for zero and empty are c.2; the status compares the exact values
 * (c.6), so a rounded 100,00 never decides.
 */
#include "base/base.h"

#include "kinerja/kinerja.h"

#define PERSEN_SCALE 2 /* digits of a percentage on paper */

struct rumus_baris {
	const char *kode, *tulis;
};

static const struct rumus_baris rumus[] = {
	[RUMUS_HB] = {"hb",
		"Realisasi / Target × 100 (makin tinggi makin baik)"},
	[RUMUS_LB_A] = {"lb_a",
		"(2 × Target − Realisasi) / Target × 100 (makin rendah makin baik)"},
};

const char *rumus_kode(enum rumus r)
{
	return rumus[r].kode;
}

const char *rumus_tulis(enum rumus r)
{
	return rumus[r].tulis;
}

bool rumus_parse(const char *kode, enum rumus *out)
{
	for (size_t i = 0; i < ARRAY_N(rumus); i++)
		if (text_eq(rumus[i].kode, kode)) {
			*out = (enum rumus)i;
			return true;
		}
	return false;
}

const char *status_nama(enum status s)
{
	static const char *const nama[] = {
		[STATUS_KOSONG] = "Belum diisi",
		[STATUS_TERCAPAI] = "Tercapai",
		[STATUS_TIDAK] = "Belum tercapai",
		[STATUS_NA] = "Tidak berlaku",
	};

	return nama[s];
}

static enum status status_of(
	enum rumus r, struct dec target, struct dec realisasi)
{
	int cmp = dec_cmp(realisasi, target);

	if (r == RUMUS_LB_A)
		cmp = -cmp;
	return cmp >= 0 ? STATUS_TERCAPAI : STATUS_TIDAK;
}

/* What the formula divides by the target. */
static bool numerator(enum rumus r, struct dec t, struct dec v, struct dec *out)
{
	struct dec twice;

	if (r == RUMUS_HB) {
		*out = v;
		return true;
	}
	return dec_add(t, t, &twice) && dec_sub(twice, v, out);
}

/* domain.md c.2: a target of zero. */
static void zero_target(enum rumus r, struct dec v, struct capaian *c)
{
	if (r == RUMUS_LB_A && dec_is_zero(v)) {
		c->ada = true;
		c->persen = dec_of(10000, PERSEN_SCALE);
		return;
	}
	c->alasan = "target 0, tidak dapat dihitung";
}

struct capaian capaian_hitung(
	enum rumus r, const struct nilai *target, const struct nilai *realisasi)
{
	struct capaian c = {.status = STATUS_KOSONG};
	struct dec up, hundred = dec_of(100, 0);

	if (target->isian == ISI_NA || realisasi->isian == ISI_NA) {
		c.status = STATUS_NA;
		c.alasan = "tidak berlaku pada periode ini";
		return c;
	}
	if (target->isian == ISI_KOSONG || realisasi->isian == ISI_KOSONG) {
		c.alasan = target->isian == ISI_KOSONG ? "target belum diisi"
						       : "belum diisi";
		return c;
	}
	c.status = status_of(r, target->angka, realisasi->angka);
	if (dec_is_zero(target->angka)) {
		zero_target(r, realisasi->angka, &c);
		return c;
	}
	c.ada = numerator(r, target->angka, realisasi->angka, &up) &&
		dec_mul(up, hundred, &up) &&
		dec_div(up, target->angka, PERSEN_SCALE, &c.persen);
	if (!c.ada)
		c.alasan = "angka terlalu besar untuk dihitung";
	return c;
}

bool capaian_rata(
	const struct capaian *list, size_t n, struct dec *out, size_t *dihitung)
{
	struct dec sum = dec_of(0, PERSEN_SCALE);
	size_t count = 0;

	for (size_t i = 0; i < n; i++) {
		if (!list[i].ada)
			continue;
		if (!dec_add(sum, list[i].persen, &sum))
			return false;
		count++;
	}
	*dihitung = count;
	return count > 0 &&
	       dec_div(sum, dec_of((int64_t)count, 0), PERSEN_SCALE, out);
}

bool serapan_hitung(int64_t pagu_sen, int64_t realisasi_sen, struct dec *out)
{
	struct dec up;

	return dec_mul(dec_of(realisasi_sen, 0), dec_of(100, 0), &up) &&
	       dec_div(up, dec_of(pagu_sen, 0), PERSEN_SCALE, out);
}
