/*
 * Rights: one table of action and role.
 *
 * Whether a step is this actor's own is the engine's question; this table
 * says which kinds of action a role has at all.
 */
#include "base/base.h"

#include "org/org.h"

#define SEMUA "sekretaris kabid tim-lkj pelaksana kasubag kepala"

struct izin_baris {
	const char *tindakan;
	const char *peran; /* separated by blanks */
};

static const struct izin_baris tabel[] = {
	{"org.ubah", "pengelola"},
	{"akun.ubah", "pengelola"},
	{"sop.impor", "pengelola"},
	{"sop.sahkan", "pengelola kepala"},
	{"kalender.ubah", "pengelola"},
	{"cadangkan", "pengelola"},
	{"jurnal.baca", "pengelola sekretaris kepala pemeriksa"},
	{"siklus.buka", "pengelola sekretaris kepala"},
	{"siklus.batal", "sekretaris"},
	{"langkah.laksanakan", SEMUA},
	{"langkah.tutup", "sekretaris"},
	{"kelengkapan.kecualikan", "sekretaris"},
	{"data.isi", "kabid tim-lkj"},
	{"laporan.baca", "pengelola pemeriksa " SEMUA},
};

int izin_check(struct ctx *c, const char *tindakan, const char *peran)
{
	for (size_t i = 0; i < ARRAY_N(tabel); i++) {
		if (!text_eq(tabel[i].tindakan, tindakan))
			continue;
		if (peran != NULL && text_has_word(tabel[i].peran, peran))
			return OK;
		return fail(c, E_DENIED,
			"Peran %s tidak berwenang untuk %s; yang berwenang: %s.",
			peran != NULL ? peran : "(tanpa peran)", tindakan,
			tabel[i].peran);
	}
	must_failed(__FILE__, __LINE__, tindakan);
}
