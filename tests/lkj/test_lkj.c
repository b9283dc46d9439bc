/* The report from hand-made data: its chapters, its sentences, its edges. */
#include "t.h"

#include "lkj/lkj.h"

static struct nilai number(const char *plain)
{
	struct nilai v = {.isian = ISI_ANGKA, .tertulis = plain};

	assert_true(dec_parse_plain(plain, &v.angka));
	return v;
}

static void one(struct lkj_bidang *b, size_t i, const char *nama,
	const char *target, const char *value)
{
	struct realisasi *r = &b->realisasi[i];

	r->indikator.nama = nama;
	r->indikator.satuan = "persen";
	r->indikator.desimal = 2;
	r->indikator.sumber = "uji";
	r->target = number(target);
	if (value != NULL)
		r->realisasi = number(value);
	b->capaian[i] =
		capaian_hitung(r->indikator.rumus, &r->target, &r->realisasi);
}

static struct lkj_data *sample(struct ctx *c)
{
	struct lkj_data *d = arena_new(c->mem, struct lkj_data);
	struct anggaran *g = arena_array(c->mem, struct anggaran, 2);

	d->instansi = (struct instansi){.nama = "Kantor Uji",
		.pemerintah = "Pemerintah Uji",
		.tempat = "Jambi",
		.zona_min = CLOCK_WIB};
	d->periode = (struct periode){2023, 2};
	d->sop_nomor = "1/UJI";
	d->tanggal_at = c->now;
	d->putaran = 2;
	d->bidang_n = 3;
	d->bidang = arena_array(c->mem, struct lkj_bidang, 3);
	for (size_t i = 0; i < 3; i++) {
		d->bidang[i].realisasi =
			arena_array(c->mem, struct realisasi, 4);
		d->bidang[i].capaian = arena_array(c->mem, struct capaian, 4);
	}
	d->bidang[0].bidang = (struct bidang){"a", "Bidang A"};
	d->bidang[0].realisasi_n = 4;
	one(&d->bidang[0], 0, "Naik", "50", "60");
	one(&d->bidang[0], 1, "Tepat", "50", "50");
	one(&d->bidang[0], 2, "Turun", "30", "20");
	d->bidang[0].realisasi[3].indikator.rumus = RUMUS_LB_A;
	one(&d->bidang[0], 3, "Nol", "0", "3");
	d->bidang[0].realisasi[2].kendala = "Ada kendala.";
	g[0] = (struct anggaran){"1.01", "Kegiatan satu", "a", 100000, 33333};
	g[1] = (struct anggaran){"1.02", "Kegiatan dua", "a", 0, 0};
	d->bidang[0].anggaran = g;
	d->bidang[0].anggaran_n = 2;
	d->bidang[1].bidang = (struct bidang){"b",
		"Bidang B yang namanya sangat panjang sekali sehingga tidak muat pada satu baris tabel ringkasan"};
	d->bidang[1].realisasi_n = 1;
	one(&d->bidang[1], 0, "Kosong", "5", NULL);
	d->bidang[1].ditutup = "Kabid dinas luar.";
	d->bidang[2].bidang = (struct bidang){"c", "Bidang C"};
	return d;
}

static void test_the_report_is_golden(void **state)
{
	struct ctx *c = t_ctx();
	struct lkj_data *d = sample(c);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);
	struct lkj_tanda_tangan t = {{.nama = "Contoh Nama",
					     .nip = "1900",
					     .pangkat = "Pembina",
					     .jabatan_nama = "Sekretaris",
					     .kapasitas = "plh"},
		c->now, "0123456789abcdef0123"};

	t_ok(c, paper_text(c, lkj_compose(c->mem, d), &out));
	d->tanda_tangan = &t;
	d->periode.triwulan = 0;
	t_ok(c, paper_text(c, lkj_compose(c->mem, d), &out));
	t_golden(c, "tests/lkj/laporan.txt", out.p);
	t_free(c);
}

/* The rules of the sentences, said once more without the golden file. */
static void test_sentences_come_from_facts(void **state)
{
	struct ctx *c = t_ctx();
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, paper_text(c, lkj_compose(c->mem, sample(c)), &out));
	assert_non_null(
		strstr(out.p, "capaian 120,00%, lebih 20,00 poin persentase"));
	assert_non_null(strstr(out.p, "tepat sama dengan target"));
	assert_non_null(strstr(out.p, "kurang 33,33 poin persentase"));
	assert_non_null(strstr(out.p, "Nol: target 0, tidak dapat dihitung."));
	assert_non_null(strstr(out.p,
		"Belum dilaporkan. Alasan penutupan: Kabid dinas luar."));
	assert_non_null(strstr(out.p, "Bidang ini belum mempunyai indikator."));
	/* Totals come from sums: 333,33 of 1.000,00. */
	assert_non_null(strstr(out.p, "33,33"));
	assert_null(strstr(out.p, "poin persen "));
	t_free(c);
}

/* The first Bidang alone, with one indikator. */
static const char *said_of(struct ctx *c, const char *target, const char *value)
{
	struct lkj_data *d = sample(c);
	struct str out = str_new(c->mem, LIMIT_DOCUMENT);

	d->bidang_n = 1;
	d->putaran = 1;
	d->bidang[0].realisasi_n = 1;
	d->bidang[0].realisasi[0].realisasi = (struct nilai){0};
	one(&d->bidang[0], 0, "Ini", target, value);
	d->penanda_tangan = (struct pejabat){.nama = "Contoh",
		.nip = "196912151990031005",
		.jabatan_nama = "Sekretaris",
		.kapasitas = "plt"};
	t_ok(c, paper_text(c, lkj_compose(c->mem, d), &out));
	return out.p;
}

static void test_the_edges_are_told_as_they_are(void **state)
{
	struct ctx *c = t_ctx();
	const char *text = said_of(c, "5", NULL);

	assert_non_null(strstr(text,
		"Dari 1 indikator pada 1 Bidang belum ada yang diisi.\n"));
	assert_non_null(strstr(text, "Ini: belum diisi."));
	assert_null(strstr(text, "garis acuan"));
	/* Both are 100,00 on paper; only one is the target. */
	text = said_of(c, "100000", "99999.9");
	assert_non_null(strstr(text, "1 sudah diisi dan belum ada yang"));
	assert_non_null(strstr(text, "100,00%, sedikit kurang dari target"));
	text = said_of(c, "100000", "100000.1");
	assert_non_null(
		strstr(text, "100,00%, sedikit lebih baik dari target"));
	/* Capacity before the position, the NIP in its four parts. */
	assert_non_null(strstr(text, " Plt. Sekretaris\n"));
	assert_non_null(strstr(text, "NIP 19691215 199003 1 005\n"));
	t_free(c);
}

static void test_the_same_data_give_the_same_bytes(void **state)
{
	struct ctx *c = t_ctx();
	struct str a = str_new(c->mem, LIMIT_DOCUMENT);
	struct str b = str_new(c->mem, LIMIT_DOCUMENT);

	t_ok(c, paper_pdf(c, lkj_compose(c->mem, sample(c)), &a));
	t_ok(c, paper_pdf(c, lkj_compose(c->mem, sample(c)), &b));
	assert_int_equal(a.n, b.n);
	assert_memory_equal(a.p, b.p, a.n);
	t_free(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_report_is_golden),
		cmocka_unit_test(test_sentences_come_from_facts),
		cmocka_unit_test(test_the_edges_are_told_as_they_are),
		cmocka_unit_test(test_the_same_data_give_the_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
