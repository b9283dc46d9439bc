/* The seed definition and a case of it, for the tests of sop. */
#ifndef TESTS_SOPFIX_H
#define TESTS_SOPFIX_H

#include "t.h"

#include "sop/engine.h"

#define SEED "sop/penyusunan-lkj.yaml"

static inline struct sop *seed_load(struct ctx *c)
{
	size_t n;
	char *text = t_file(c, SEED, &n);
	struct sop *s;

	t_ok(c, sop_load(c, SEED, text, n, &s));
	return s;
}

static const char *const two_bidang[] = {"pajak", "aset"};

static inline struct kasus seed_case(struct ctx *c, bool tahunan)
{
	return (struct kasus){seed_load(c), two_bidang, 2, tahunan};
}

/* Every document that any step could ask for. */
static const struct tersedia everything[] = {{"disposisi", NULL},
	{"format-pemantauan", "pajak"}, {"format-pemantauan", "aset"},
	{"bahan-rapat", NULL}, {"notulen", NULL}, {"draf-laporan", NULL},
	{"laporan", NULL}, {"lembar-verifikasi", NULL},
	{"surat-pengantar", NULL}, {"tanda-terima", NULL},
	{"daftar-penggandaan", NULL}};

/* People differ by role, so four eyes are two pairs. */
static inline struct perintah command(
	const char *peran, const char *bidang, int no)
{
	return (struct perintah){.tindakan = TINDAKAN_SELESAI,
		.no = no,
		.peran = peran,
		.peran_bidang = bidang,
		.pegawai_id = peran[0] * 1000 + peran[1],
		.tersedia = everything,
		.tersedia_n = ARRAY_N(everything)};
}

static inline struct marking opened(struct ctx *c, const struct kasus *k)
{
	struct marking m = marking_new(c->mem, k);
	struct perintah p = {.tindakan = TINDAKAN_BUKA};
	struct akibat x;

	t_ok(c, engine_step(c, k, &m, &p, &x));
	return x.marking;
}

/* "3 pajak, 4": the open tasks in order, or the state when there is none. */
static inline char *open_steps(
	struct ctx *c, const struct kasus *k, const struct marking *m)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	for (size_t i = 0; i < m->token_n; i++) {
		str_addf(&s, "%s%s", i > 0 ? ", " : "",
			k->sop->simpul[m->token[i].simpul].kode);
		if (m->token[i].bidang >= 0)
			str_addf(&s, " %s", k->bidang[m->token[i].bidang]);
	}
	if (m->token_n == 0)
		str_add(&s, keadaan_nama(m->keadaan));
	return s.p;
}

#endif
