/* An office with a case, its Bidang's steps, and each letter as typed. */
#ifndef TESTS_ACT_SURATFIX_H
#define TESTS_ACT_SURATFIX_H

#include "dbtest.h"

#include "act/act.h"
#include "act/act_baca.h"
#include "act/act_kabar.h"
#include "act/act_surat.h"

static inline void fill_office(struct ctx *c)
{
	struct act_sop sop = {
		.file = "sop/penyusunan-lkj.yaml", .sahkan = true};
	char *text = t_file(c, sop.file, &sop.n);

	sop.text = text;
	t_ok(c, act_init(c));
	t_ok(c, act_sop_impor(c, &sop));
}

static inline struct ctx *office(void)
{
	struct ctx *c = dbtest_open();

	fill_office(c);
	return c;
}

static inline int64_t open_case(struct ctx *c, const char *periode)
{
	struct act_buka b = {.periode = periode, .jabatan = "sekretaris"};

	t_ok(c, act_siklus_buka(c, &b));
	return b.id;
}

static inline int step(struct ctx *c, int64_t id, int no, const char *jabatan)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.siklus_id = id,
		.no = no,
		.jabatan = jabatan};

	if (no == 7)
		a.keputusan = KEPUTUSAN_YA;
	return act_langkah(c, &a);
}

/* The proposal, as the one who asks sends it on. */
static inline struct act_disposisi disposisi_of(struct ctx *c, int64_t id)
{
	struct act_disposisi a = {.siklus_id = id, .jabatan = "sekretaris"};

	t_ok(c, act_disposisi_lihat(c, &a));
	a.d = a.hasil;
	return a;
}

static inline struct act_rapat rapat_of(struct ctx *c, int64_t id)
{
	struct act_rapat a = {.siklus_id = id, .jabatan = "tim-lkj"};

	t_ok(c, act_rapat_lihat(c, &a));
	a.r = a.hasil;
	return a;
}

static inline struct act_pengantaran kirim_of(struct ctx *c, int64_t id)
{
	struct act_pengantaran a = {.siklus_id = id, .jabatan = "pelaksana"};

	t_ok(c, act_pengantaran_lihat(c, &a));
	a.p = a.hasil;
	return a;
}

static inline void data_steps(struct ctx *c, int64_t id)
{
	static const char *const bidang[] = {
		"pajak", "retribusi", "anggaran", "perbendaharaan", "aset"};

	for (size_t i = 0; i < ARRAY_N(bidang); i++) {
		struct act_data d = {.siklus_id = id, .bidang = bidang[i]};

		d.jabatan = arena_printf(c->mem, "kabid-%s", bidang[i]);
		d.file = arena_printf(c->mem, "data/contoh/%s.csv", bidang[i]);
		d.text = t_file(c, d.file, &d.n);
		t_ok(c, act_data_isi(c, &d));
		t_ok(c, step(c, id, 2, d.jabatan));
		t_ok(c, step(c, id, 3, d.jabatan));
	}
}

/* Invited, held and written down; the Sekretaris has ratified it. */
static inline void hold_meeting(struct ctx *c, int64_t id)
{
	struct act_rapat a = rapat_of(c, id);

	t_ok(c, act_undangan_kirim(c, &a));
	c->now = a.hasil.mulai_at + 5 * CLOCK_MINUTE;
	a.kode = a.hasil.kode;
	a.jabatan = "kabid-pajak";
	t_ok(c, act_rapat_hadir(c, &a));
	a = rapat_of(c, id);
	assert_true(a.butir_usul);
	assert_true(a.r.butir_n > 0);
	a.r.butir[0].keputusan = "Menambah layanan keliling di tiga kecamatan.";
	a.r.butir[0].penanggung = "kabid-pajak";
	a.r.butir[0].tenggat = at_day(c->now, CLOCK_WIB) + 14;
	t_ok(c, act_notulen_simpan(c, &a));
	a.r = a.hasil;
	a.jabatan = "sekretaris";
	c->now += 60 * CLOCK_MINUTE;
	t_ok(c, act_notulen_sahkan(c, &a));
}

static inline void to_approval(struct ctx *c, int64_t id)
{
	t_ok(c, step(c, id, 5, "tim-lkj"));
	t_ok(c, step(c, id, 6, "tim-lkj"));
	t_ok(c, step(c, id, 7, "sekretaris"));
	t_ok(c, step(c, id, 8, "sekretaris"));
}

static inline struct act_verifikasi verifikasi_of(struct ctx *c, int64_t id)
{
	struct act_verifikasi a = {.siklus_id = id, .jabatan = "kasubag"};

	t_ok(c, act_verifikasi_lihat(c, &a));
	a.v = a.hasil;
	a.sidik = hash_hex(c->mem, a.hasil.sidik);
	for (size_t i = 0; i < VERIFIKASI_N; i++)
		a.v.butir[i].sesuai = true;
	return a;
}

/* The whole cycle with every letter made by the program. */
static inline void whole_cycle(struct ctx *c, int64_t id)
{
	struct act_disposisi d = disposisi_of(c, id);
	struct act_rapat r = {.siklus_id = id, .jabatan = "tim-lkj"};
	struct act_verifikasi v;
	struct act_pengantaran p;

	t_ok(c, act_disposisi_kirim(c, &d));
	data_steps(c, id);
	hold_meeting(c, id);
	t_ok(c, act_rapat_selesai(c, &r));
	to_approval(c, id);
	v = verifikasi_of(c, id);
	t_ok(c, act_verifikasi_selesai(c, &v));
	t_ok(c, step(c, id, 9, "sekretaris"));
	p = kirim_of(c, id);
	p.p.penerima = "Contoh Penerima";
	p.p.diterima_at = c->now;
	p.p.rak = "Rak 2";
	p.p.map = "Map 7";
	t_ok(c, act_pengantaran_selesai(c, &p));
	assert_int_equal(p.langkah.keadaan, KEADAAN_SELESAI);
}

#endif
