/* Verification sheet, covering letter, receipt and ledger of copies. */
#include "base/base.h"

#include "surat/lembar_priv.h"

struct doc *lembar_verifikasi(
	const struct lembar *l, const struct verifikasi *v)
{
	static const struct column column[] = {{"No", 6, ALIGN_RIGHT},
		{"Yang diperiksa", 44, ALIGN_LEFT}, {"Hasil", 18, ALIGN_LEFT},
		{"Catatan", 32, ALIGN_LEFT}};
	struct doc *d = lembar_new(l, "Lembar Verifikasi");
	struct pair p[] = {
		{"Dokumen",
			arena_printf(l->mem, "Laporan Kinerja %s", l->periode)},
		{"SOP", l->sop},
		{"Sidik SHA-256", hash_hex(l->mem, v->sidik)},
	};
	struct table *t;
	size_t sesuai = 0;

	lembar_judul(d, l, "LEMBAR VERIFIKASI");
	lembar_pasangan(d, l, p, ARRAY_N(p));
	t = doc_table(d, "Hasil verifikasi", column, 4);
	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		const char *cell[4] = {arena_printf(l->mem, "%zu", i + 1),
			verifikasi_pilihan[i].nama,
			v->butir[i].sesuai ? "Sesuai" : "Belum sesuai",
			v->butir[i].catatan};

		doc_row(t, cell);
		sesuai += v->butir[i].sesuai;
	}
	doc_para(d,
		sesuai == VERIFIKASI_N
			? "Dokumen dinyatakan terverifikasi."
			: "Dokumen dinyatakan terverifikasi dengan catatan di atas.");
	lembar_ttd(d, l, false);
	return d;
}

/* "a\nb" as a numbered list under a bold word. */
static void put_tembusan(
	struct doc *d, const struct lembar *l, const char *text)
{
	char *line = arena_dup(l->mem, text != NULL ? text : "");
	int no = 0;

	while (*line != '\0') {
		size_t len = strcspn(line, "\r\n");
		char *next = line + len + (line[len] != '\0');

		line[len] = '\0';
		if (!text_is_blank(line)) {
			if (++no == 1)
				doc_line(d, ALIGN_LEFT, true, "Tembusan:");
			doc_line(d, ALIGN_LEFT, false,
				arena_printf(l->mem, "%d. %s", no,
					text_trim(l->mem, line)));
		}
		line = next;
	}
}

struct doc *lembar_pengantar(
	const struct lembar *l, const struct pengantaran *p)
{
	static const struct column column[] = {{"No", 6, ALIGN_RIGHT},
		{"Uraian", 50, ALIGN_LEFT}, {"Banyaknya", 16, ALIGN_LEFT},
		{"Keterangan", 28, ALIGN_LEFT}};
	struct doc *d = lembar_new(l, "Surat Pengantar");
	const char *yth[] = {p->kepada, arena_printf(l->mem, "di %s", p->di)};
	struct kepala k = {p->nomor, "Biasa", "1 (satu) berkas", p->hal,
		arena_copy(l->mem, yth, sizeof(yth)), ARRAY_N(yth)};
	const char *cell[] = {"1",
		arena_printf(l->mem, "Laporan Kinerja %s %s", l->instansi->nama,
			l->periode),
		"1 berkas",
		"Disampaikan dengan hormat untuk digunakan seperlunya"};
	struct table *t;

	lembar_judul(d, l, "SURAT PENGANTAR");
	lembar_kepala(d, l, &k);
	t = doc_table(d, "Yang disampaikan", column, 4);
	doc_row(t, cell);
	doc_para(d,
		"Mohon lembar tanda terima diisi dan dikembalikan kepada kami.");
	lembar_ttd(d, l, true);
	put_tembusan(d, l, p->tembusan);
	return d;
}

struct doc *lembar_tanda_terima(
	const struct lembar *l, const struct pengantaran *p)
{
	struct doc *d = lembar_new(l, "Tanda Terima");
	int zona = l->instansi->zona_min;
	const char *kapan = NULL;
	struct signature s = {.jabatan = "Yang menerima,",
		.name = p->penerima,
		.rank = p->penerima_jabatan};

	if (p->diterima_at != 0)
		kapan = arena_printf(l->mem, "%s, %s WIB",
			hari_tulis(l->mem, at_day(p->diterima_at, zona)),
			jam_tulis(l->mem, p->diterima_at, zona));
	struct pair row[] = {
		{"Surat pengantar",
			p->nomor != NULL ? p->nomor : "(belum bernomor)"},
		{"Hal", p->hal},
		{"Kepada", p->kepada},
		{"Diterima oleh", p->penerima},
		{"Jabatan", p->penerima_jabatan},
		{"Waktu", kapan},
	};

	lembar_judul(d, l, "TANDA TERIMA");
	lembar_pasangan(d, l, row, ARRAY_N(row));
	doc_para(d,
		arena_printf(l->mem,
			"Telah diterima 1 (satu) berkas Laporan Kinerja %s %s.",
			l->instansi->nama, l->periode));
	s.place_date = p->diterima_at != 0
			       ? day_long(l->mem, at_day(p->diterima_at, zona))
			       : "Tanggal ....................";
	doc_signature(d, &s);
	return d;
}

struct doc *lembar_penggandaan(
	const struct lembar *l, const struct pengantaran *p)
{
	static const struct column column[] = {{"No", 6, ALIGN_RIGHT},
		{"Penerima", 50, ALIGN_LEFT}, {"Jumlah", 14, ALIGN_RIGHT},
		{"Keterangan", 30, ALIGN_LEFT}};
	struct doc *d = lembar_new(l, "Daftar Penggandaan");
	struct pair row[] = {
		{"Dokumen",
			arena_printf(l->mem, "Laporan Kinerja %s", l->periode)},
		{"Surat pengantar", p->nomor},
		{"Klasifikasi arsip", p->klasifikasi},
		{"Tempat arsip",
			arena_printf(l->mem, "%s%s%s", p->rak,
				text_is_blank(p->rak) || text_is_blank(p->map)
					? ""
					: ", ",
				p->map)},
		{"Retensi", arena_printf(l->mem,
				    "aktif %d tahun, inaktif %d tahun, %s",
				    p->aktif, p->inaktif, p->nasib)},
	};
	struct table *t;
	int64_t all = 0;

	lembar_judul(d, l, "DAFTAR PENGGANDAAN");
	lembar_pasangan(d, l, row, ARRAY_N(row));
	t = doc_table(d, "Salinan", column, 4);
	for (size_t i = 0; i < p->salinan_n; i++) {
		const struct salinan *s = &p->salinan[i];
		const char *cell[4] = {arena_printf(l->mem, "%zu", i + 1),
			s->penerima,
			arena_printf(l->mem, "%lld", (long long)s->jumlah),
			s->keterangan};

		doc_row(t, cell);
		all += s->jumlah;
	}
	const char *total[4] = {NULL, "Jumlah",
		arena_printf(l->mem, "%lld", (long long)all), NULL};

	doc_total(t, total);
	lembar_ttd(d, l, false);
	return d;
}
