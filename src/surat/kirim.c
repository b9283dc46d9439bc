/* Verification and delivery: the proposals, and what is wrong in them. */
#include "base/base.h"

#include "surat/kirim.h"
#include "surat/surat_priv.h"

/* SOP langkah 9a: what the Kasubag looks at. */
const struct pilihan verifikasi_pilihan[VERIFIKASI_N] = {
	{"format", "Format laporan sesuai ketentuan"},
	{"nomor", "Nomor dan tanggal benar"},
	{"lampiran", "Lampiran lengkap"},
	{"tanda-tangan", "Persetujuan dan tanda tangan ada"},
	{"sidik", "Sidik dokumen sama dengan yang disetujui"},
};

const struct pilihan cara_pilihan[3] = {
	{"diantar", "Diantar langsung"},
	{"pos", "Pos tercatat"},
	{"surel", "Surat elektronik"},
};

void verifikasi_periksa(
	struct ctx *c, const struct verifikasi *v, struct salah_list *out)
{
	for (size_t i = 0; i < VERIFIKASI_N; i++) {
		const struct pilihan *p = &verifikasi_pilihan[i];
		struct isian x = {arena_printf(c->mem, "catatan_%s", p->kode),
			"Catatan", v->butir[i].catatan, LIMIT_HAL,
			v->butir[i].sesuai
				? NULL
				: arena_printf(c->mem,
					  "Tulis apa yang belum sesuai: %s.",
					  p->nama)};

		salah_teks(c->mem, out, &x);
	}
	if (!v->butir[VERIFIKASI_N - 1].sesuai)
		salah_add(c->mem, out, "sidik",
			"Sidik dokumen harus sama dengan yang disetujui. Bila berbeda, mintalah Sekretaris memeriksa dan menyetujuinya lagi.");
}

void pengantaran_usul(struct ctx *c, const struct usulan *u, bool tahunan,
	struct pengantaran *out)
{
	struct salinan *s = arena_array(c->mem, struct salinan, 4);

	s[0] = (struct salinan){"Bagian Administrasi Pembangunan", 1, "Asli"};
	s[1] = (struct salinan){"Sekretaris", 1, "Salinan"};
	s[2] = (struct salinan){"Arsip", 1, "Pertinggal"};
	*out = (struct pengantaran){
		.kepada = "Kepala Bagian Administrasi Pembangunan",
		.di = "Jambi",
		.hal = arena_printf(c->mem, "Penyampaian Laporan %s %s",
			tahunan ? "Kinerja" : "Pemantauan Kinerja", u->periode),
		.cara = "diantar",
		.tembusan = "",
		.penanda = u->dari,
		/* Permendagri 83/2022: akuntabilitas kinerja. */
		.klasifikasi = "000.8.6.3",
		.rak = "",
		.map = "",
		.aktif = 2,
		.inaktif = 3,
		.nasib = "musnah",
		.salinan = s,
		.salinan_n = 3,
	};
}

static void check_surat(struct ctx *c, const struct usulan *u,
	const struct pengantaran *p, struct salah_list *out)
{
	struct isian kepada = {"kepada", "Tujuan", p->kepada, LIMIT_NAMA,
		"Tujuan surat belum ditulis."};
	struct isian di = {"di", "Tempat tujuan", p->di, LIMIT_NAMA,
		"Tempat tujuan belum ditulis."};
	struct isian hal = {
		"hal", "Hal", p->hal, LIMIT_HAL, "Hal belum ditulis."};
	struct isian tembusan = {
		"tembusan", "Tembusan", p->tembusan, LIMIT_CATATAN, NULL};

	salah_teks(c->mem, out, &kepada);
	salah_teks(c->mem, out, &di);
	salah_teks(c->mem, out, &hal);
	salah_teks(c->mem, out, &tembusan);
	if (pilihan_nama(cara_pilihan, ARRAY_N(cara_pilihan), p->cara) == NULL)
		salah_add(c->mem, out, "cara",
			"Pilih cara pengiriman: diantar, pos, atau surel.");
	if (jabatan_cari(u, p->penanda) == NULL)
		salah_add(c->mem, out, "penanda",
			"Penanda tangan tidak dikenal; pilih dari daftar jabatan.");
}

static void check_terima(struct ctx *c, const struct pengantaran *p, bool final,
	struct salah_list *out)
{
	struct isian nama = {"penerima", "Nama penerima", p->penerima,
		LIMIT_NAMA, final ? "Nama penerima belum ditulis." : NULL};
	struct isian jabatan = {"penerima_jabatan", "Jabatan penerima",
		p->penerima_jabatan, LIMIT_NAMA, NULL};

	salah_teks(c->mem, out, &nama);
	salah_teks(c->mem, out, &jabatan);
	if (final && p->diterima_at == 0)
		salah_add(c->mem, out, "diterima",
			"Waktu penerimaan belum ditulis.");
	if (p->diterima_at > c->now)
		salah_add(c->mem, out, "diterima",
			"Waktu penerimaan belum terjadi. Periksa tanggal dan jamnya.");
	else if (p->diterima_at != 0 && p->terbit_at != 0 &&
		 p->diterima_at < p->terbit_at - CLOCK_DAY)
		salah_add(c->mem, out, "diterima",
			"Waktu penerimaan lebih awal daripada tanggal suratnya. Periksa tanggalnya.");
}

/* "000.8.6.3": groups of digits with points between. */
static bool is_klasifikasi(const char *s)
{
	bool digit = false;

	if (s == NULL || strlen(s) > LIMIT_KODE)
		return false;
	for (; *s != '\0'; s++) {
		bool now = *s >= '0' && *s <= '9';

		if (!now && (*s != '.' || !digit))
			return false;
		digit = now;
	}
	return digit;
}

static void check_arsip(
	struct ctx *c, const struct pengantaran *p, struct salah_list *out)
{
	struct isian rak = {"rak", "Rak", p->rak, LIMIT_NAMA, NULL};
	struct isian map = {"map", "Map atau boks", p->map, LIMIT_NAMA, NULL};

	salah_teks(c->mem, out, &rak);
	salah_teks(c->mem, out, &map);
	if (!is_klasifikasi(p->klasifikasi))
		salah_add(c->mem, out, "klasifikasi",
			"Kode klasifikasi tidak sah. Tulis misalnya 000.8.6.3.");
	if (p->aktif < 0 || p->aktif > 100 || p->inaktif < 0 ||
		p->inaktif > 100)
		salah_add(c->mem, out, "retensi",
			"Retensi adalah 0 sampai 100 tahun.");
	if (!text_eq(p->nasib, "musnah") && !text_eq(p->nasib, "permanen"))
		salah_add(c->mem, out, "nasib",
			"Nasib akhir arsip adalah musnah atau permanen.");
}

static void check_salinan(struct ctx *c, const struct pengantaran *p,
	bool final, struct salah_list *out)
{
	if (final && p->salinan_n == 0)
		salah_add(c->mem, out, "salinan",
			"Daftar penggandaan belum diisi.");
	if (p->salinan_n > LIMIT_PENGGANDAAN) {
		salah_add(c->mem, out, "salinan",
			arena_printf(c->mem,
				"Daftar penggandaan paling banyak %d baris.",
				LIMIT_PENGGANDAAN));
		return;
	}
	for (size_t i = 0; i < p->salinan_n; i++) {
		const struct salinan *s = &p->salinan[i];
		struct isian nama = {"salinan", "Penerima salinan", s->penerima,
			LIMIT_NAMA, "Penerima salinan belum ditulis."};
		struct isian ket = {"salinan", "Keterangan salinan",
			s->keterangan, LIMIT_NAMA, NULL};

		salah_teks(c->mem, out, &nama);
		salah_teks(c->mem, out, &ket);
		if (s->jumlah < 1 || s->jumlah > 1000)
			salah_add(c->mem, out, "salinan",
				"Jumlah salinan adalah 1 sampai 1000.");
	}
}

void pengantaran_periksa(struct ctx *c, const struct usulan *u,
	const struct pengantaran *p, bool final, struct salah_list *out)
{
	check_surat(c, u, p, out);
	check_terima(c, p, final, out);
	check_salinan(c, p, final, out);
	check_arsip(c, p, out);
}
