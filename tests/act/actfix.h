/* An office with the seed SOP and one case, for the tests of act. */
#ifndef TESTS_ACT_ACTFIX_H
#define TESTS_ACT_ACTFIX_H

#include "dbtest.h"

#include "act/act.h"

static inline struct ctx *fix_office(void)
{
	struct ctx *c = dbtest_open();
	struct act_sop sop = {
		.file = "sop/penyusunan-lkj.yaml", .sahkan = true};
	char *text = t_file(c, sop.file, &sop.n);

	sop.text = text;
	t_ok(c, act_init(c));
	t_ok(c, act_sop_impor(c, &sop));
	return c;
}

static inline int64_t fix_open(struct ctx *c, const char *periode)
{
	struct act_buka b = {.periode = periode, .jabatan = "sekretaris"};

	t_ok(c, act_siklus_buka(c, &b));
	return b.id;
}

/* One step with the paper it needs. */
static inline int fix_step(
	struct ctx *c, int64_t id, int no, const char *jabatan)
{
	static const char *const papers[] = {NULL, "disposisi", NULL, NULL,
		"notulen", NULL, NULL, NULL, NULL, NULL, NULL};
	struct lampiran l = {
		.jenis = papers[no], .nama = "k.txt", .isi = "k", .n = 1};
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = no,
		.jabatan = jabatan,
		.keputusan = no == 7 ? KEPUTUSAN_YA : KEPUTUSAN_TANPA,
		.lampiran = &l,
		.lampiran_n = papers[no] != NULL};

	return act_langkah(c, &a);
}

static inline void fix_csv(struct ctx *c, int64_t id, const char *bidang)
{
	struct act_data d = {.siklus_id = id,
		.bidang = bidang,
		.jabatan = arena_printf(c->mem, "kabid-%s", bidang),
		.file = arena_printf(c->mem, "data/contoh/%s.csv", bidang)};

	d.text = t_file(c, d.file, &d.n);
	t_ok(c, act_data_isi(c, &d));
}

static const char *const fix_bidang[] = {
	"pajak", "retribusi", "anggaran", "perbendaharaan", "aset"};

/* Every Bidang fills in by CSV and hands over. */
static inline void fix_to_meeting(struct ctx *c, int64_t id)
{
	t_ok(c, fix_step(c, id, 1, "sekretaris"));
	for (size_t i = 0; i < ARRAY_N(fix_bidang); i++) {
		const char *jabatan =
			arena_printf(c->mem, "kabid-%s", fix_bidang[i]);

		fix_csv(c, id, fix_bidang[i]);
		t_ok(c, fix_step(c, id, 2, jabatan));
		t_ok(c, fix_step(c, id, 3, jabatan));
	}
}

/* ... and the meeting is held. */
static inline void fix_to_draft(struct ctx *c, int64_t id)
{
	fix_to_meeting(c, id);
	t_ok(c, fix_step(c, id, 4, "tim-lkj"));
}

static inline void fix_whole(struct ctx *c)
{
	struct act_periksa *p;
	size_t n;

	t_ok(c, act_check(c, &p, &n));
}

#endif
