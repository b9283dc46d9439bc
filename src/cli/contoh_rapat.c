/* The demo office: the meeting of a case, from invitation to minutes. */
#include "base/base.h"

#include "cli/contoh.h"

#include "act/act_surat.h"

#define LAMA (60 * CLOCK_MINUTE)
#define TENGGAT_HARI 14

/* One of them is free: other cases meet as well. */
static const char *const ruang[] = {"Ruang Rapat Lantai 2", "Ruang Rapat Utama",
	"Ruang Rapat Sekretariat", "Aula BPKPD", "Ruang Kepala Badan"};

struct putusan {
	const char *sumber, *keputusan;
};

static const struct putusan putusan[] = {
	{"indikator:pkb",
		"Bidang Pajak Daerah mencocokkan penerimaan PKB dengan catatan Samsat setiap akhir bulan dan melaporkannya kepada Sekretaris."},
	{"indikator:bbnkb",
		"Layanan jemput bola balik nama dibuka di empat gerai."},
	{"indikator:retribusi",
		"Pembayaran nontunai disiapkan di seluruh loket retribusi."},
};

int contoh_undang(struct ctx *c, int64_t id, int64_t mulai_at)
{
	struct act_rapat a = {.siklus_id = id, .jabatan = "tim-lkj"};
	int rc = act_rapat_lihat(c, &a);

	if (rc < 0)
		return rc;
	a.r = a.hasil;
	a.r.mulai_at = mulai_at;
	a.r.selesai_at = mulai_at + LAMA;
	for (size_t i = 0; i < ARRAY_N(ruang); i++) {
		a.r.tempat = ruang[i];
		fail_clear(c);
		rc = act_undangan_kirim(c, &a);
		if (rc != E_CONFLICT)
			break;
	}
	return rc;
}

static int everybody_came(struct ctx *c, struct act_rapat *a)
{
	int rc = OK;

	for (size_t i = 0; rc == OK && i < a->hasil.peserta_n; i++) {
		struct act_rapat one = {.siklus_id = a->siklus_id,
			.jabatan = a->jabatan,
			.peserta = i,
			.hadir = true};

		rc = act_rapat_hadir_manual(c, &one);
	}
	return rc;
}

static void decide(struct ctx *c, struct act_rapat *a)
{
	for (size_t i = 0; i < a->r.butir_n; i++) {
		struct butir *b = &a->r.butir[i];

		for (size_t k = 0; k < ARRAY_N(putusan); k++) {
			if (!text_eq(b->sumber, putusan[k].sumber))
				continue;
			b->keputusan = putusan[k].keputusan;
			b->tenggat = at_day(c->now, CLOCK_WIB) + TENGGAT_HARI;
		}
	}
}

int contoh_rapat(struct ctx *c, int64_t id)
{
	struct act_rapat a = {.siklus_id = id, .jabatan = "tim-lkj"};
	struct act_rapat sah = {.siklus_id = id, .jabatan = "sekretaris"};
	int rc = act_rapat_lihat(c, &a);

	if (rc == OK)
		rc = everybody_came(c, &a);
	if (rc == OK)
		rc = act_rapat_lihat(c, &a);
	if (rc < 0)
		return rc;
	a.r = a.hasil;
	decide(c, &a);
	rc = act_notulen_simpan(c, &a);
	if (rc == OK)
		rc = act_rapat_lihat(c, &sah);
	sah.r = sah.hasil;
	if (rc == OK)
		rc = act_notulen_sahkan(c, &sah);
	return rc < 0 ? rc : act_rapat_selesai(c, &a);
}

int contoh_tuntas(struct ctx *c, int64_t id)
{
	struct tindak_lanjut *l = NULL;
	size_t n = 0;
	int rc = act_tindak_lanjut_list(c, "sekretaris", id, &l, &n);

	for (size_t i = 0; rc == OK && i < n; i++)
		if (l[i].selesai_at == 0)
			rc = act_tindak_lanjut_selesai(c, l[i].id, l[i].jabatan,
				"Sudah dilaksanakan dan dilaporkan (contoh).");
	return rc;
}
