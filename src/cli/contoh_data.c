/* The demo office: what a Bidang adds to its figures. All of it is invented. */
#include "base/base.h"

#include "cli/contoh.h"

#include "act/act_data.h"

#define TENGGAT_HARI 45

struct alasan {
	const char *indikator, *kendala, *tindak_lanjut, *penanggung;
};

static const struct alasan alasan[] = {
	{"pkb", "Sebagian wajib pajak menunggu masa keringanan denda (contoh).",
		"Menyurati penunggak dan membuka layanan akhir pekan bersama Samsat (contoh).",
		"Kepala Subbidang Pajak Kendaraan (contoh)"},
	{"bbnkb", "Pendaftaran kendaraan baru menurun (contoh).",
		"Menelusuri kendaraan baru yang belum terdaftar bersama Samsat (contoh).",
		"Kepala Subbidang Pajak Kendaraan (contoh)"},
	{"pbbkb", "Laporan penyalur bahan bakar terlambat diterima (contoh).",
		"Mencocokkan data penyaluran dengan wajib pungut setiap bulan (contoh).",
		"Kepala Subbidang Pajak Lainnya (contoh)"},
	{"pap", "Sebagian meter air belum terbaca (contoh).",
		"Memeriksa meter air pada dua belas pemakai terbesar (contoh).",
		"Kepala Subbidang Pajak Lainnya (contoh)"},
	{"rokok", "Penerimaan menunggu penyaluran dari pusat (contoh).",
		"Mengirim surat konfirmasi jadwal penyaluran (contoh).",
		"Kepala Subbidang Pajak Lainnya (contoh)"},
	{"retribusi",
		"Penerimaan retribusi perizinan di bawah perkiraan (contoh).",
		"Membuka pembayaran nontunai di seluruh loket (contoh).",
		"Kepala Subbidang Retribusi (contoh)"},
	{"kekayaan", "Pembagian laba belum ditetapkan pemegang saham (contoh).",
		"Mengirim surat percepatan penetapan pembagian laba (contoh).",
		"Kepala Subbidang Pendapatan Lain-lain (contoh)"},
	{"pad", "Penerimaan pajak daerah belum mencapai perkiraan (contoh).",
		"Menyesuaikan anggaran kas dengan perkembangan penerimaan (contoh).",
		"Kepala Subbidang Anggaran Pendapatan (contoh)"},
	{"spj", "Tiga perangkat daerah terlambat menyampaikan SPJ (contoh).",
		"Pendampingan penyusunan SPJ setiap awal bulan (contoh).",
		"Kepala Subbidang Akuntansi (contoh)"},
};

/* Permille of the pagu that is spent, by quarter; 0 the year. */
#define TERSERAP_PALING 985
static const int terserap[] = {930, 190, 470, 700, 925};

/* Figures of invented indicators: they move from one period to the next. */
#define GERAK_N 5
static const struct {
	const char *indikator, *realisasi[GERAK_N];
} gerak[] = {
	{"sp2d-waktu", {"1,8", "1,6", "1,5", "1,4", "1,7"}},
	{"spj", {"88,5", "91,25", "92,4", "93,1", "90,2"}},
	{"sertifikat", {"60,5", "61,5", "62,8", "61,1", "63,4"}},
};

struct isi {
	struct ctx *c;
	const struct act_grid *g;
	struct isian_sel *sel;
	size_t n;
};

static void put(struct isi *x, const char *baris, enum kolom k,
	const char *teks, int64_t rev)
{
	x->sel[x->n++] = (struct isian_sel){.baris = baris,
		.kolom = kolom_kode(k),
		.teks = teks,
		.rev = rev};
}

static void put_alasan(struct isi *x, const struct data_baris *b)
{
	const char *kode = b->indikator.kode;
	char tenggat[CLOCK_TEXT];

	if (!b->perlu_kendala && *b->kendala.ketik == '\0')
		return;
	day_format(at_day(x->c->now, x->g->instansi.zona_min) + TENGGAT_HARI,
		tenggat);
	for (size_t i = 0; i < ARRAY_N(alasan); i++) {
		if (!text_eq(alasan[i].indikator, kode))
			continue;
		if (*b->kendala.ketik == '\0')
			put(x, kode, KOLOM_KENDALA, alasan[i].kendala, b->rev);
		if (*b->tindak_lanjut.ketik == '\0')
			put(x, kode, KOLOM_TINDAK_LANJUT,
				alasan[i].tindak_lanjut, b->rev);
		put(x, kode, KOLOM_PENANGGUNG_JAWAB, alasan[i].penanggung,
			b->rev);
		put(x, kode, KOLOM_TENGGAT, arena_dup(x->c->mem, tenggat),
			b->rev);
	}
}

static void put_gerak(
	struct isi *x, const struct data_baris *b, struct periode p)
{
	size_t at = (size_t)(p.tahun * 4 + p.triwulan) % GERAK_N;

	for (size_t i = 0; i < ARRAY_N(gerak); i++)
		if (text_eq(gerak[i].indikator, b->indikator.kode))
			put(x, b->indikator.kode, KOLOM_REALISASI,
				gerak[i].realisasi[at], b->rev);
}

/* One line is ahead of the plan, another behind, the same every year. */
static void put_garis(
	struct isi *x, const struct data_garis *g, struct periode p)
{
	int beda = 0, bagian;
	int64_t pagu, rp;
	struct dec d;

	for (const char *k = g->uraian; *k != '\0'; k++)
		beda = (beda * 31 + (unsigned char)*k) % 151;
	bagian = terserap[p.triwulan];
	bagian += (beda - 75) * bagian / 500;
	if (bagian > TERSERAP_PALING)
		bagian = TERSERAP_PALING;
	if (dec_parse_id(g->pagu, true, &d) != DEC_OK ||
		!dec_to_int64(d, 0, &pagu))
		return;
	rp = pagu / 1000 * bagian;
	put(x, g->kode, KOLOM_KEUANGAN, dec_id(x->c->mem, dec_of(rp, 0), 0),
		g->rev);
	put(x, g->kode, KOLOM_FISIK,
		dec_id(x->c->mem, dec_of(bagian + (1000 - bagian) / 20, 1), 1),
		g->rev);
}

int contoh_lengkapi(
	struct ctx *c, int64_t id, const char *bidang, const char *jabatan)
{
	struct act_grid g = {
		.siklus_id = id, .bidang = bidang, .jabatan = jabatan};
	struct act_form f = {
		.siklus_id = id, .bidang = bidang, .jabatan = jabatan};
	struct isi x = {.c = c, .g = &g};
	struct periode p = {0};
	int rc = act_data_baca(c, &g);

	if (rc < 0)
		return rc;
	must(periode_parse(g.siklus.periode, &p));
	x.sel = arena_array(
		c->mem, struct isian_sel, g.baris_n * 5 + g.garis_n * 2 + 1);
	for (size_t i = 0; i < g.baris_n; i++) {
		put_gerak(&x, &g.baris[i], p);
		put_alasan(&x, &g.baris[i]);
	}
	for (size_t i = 0; i < g.garis_n; i++)
		put_garis(&x, &g.garis[i], p);
	f.isi = x.sel;
	f.n = x.n;
	return f.n == 0 ? OK : act_data_form(c, &f);
}

int contoh_separuh(struct ctx *c, int64_t id)
{
	struct isian_sel sel[] = {
		{.baris = "spj", .kolom = "target", .teks = "95"},
		{.baris = "spj", .kolom = "realisasi", .teks = "80"},
		{.baris = "spj",
			.kolom = "kendala",
			.teks = "Sembilan bendahara baru diganti (contoh)."},
	};
	struct act_form f = {.siklus_id = id,
		.bidang = "perbendaharaan",
		.jabatan = "kabid-perbendaharaan",
		.isi = sel,
		.n = ARRAY_N(sel)};

	return act_data_form(c, &f);
}
