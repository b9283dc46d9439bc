/*
 * The linter of PermenPANRB 35/2012, and of what a sheet says against
 * itself. One rule, one function, one row of the table.
 *
 * Most findings are notes: an SOP in use is reported, not forbidden. Only
 * what breaks the form so that it cannot be run or printed is `berat`.
 */
#include "base/base.h"

#include <strings.h>

#include "sop/sop.h"

struct lint {
	struct arena *a;
	const struct sop *s;
	const char *rule;
	struct temuan *item;
	size_t n;
};

static void add(struct lint *l, int langkah, bool berat, const char *pesan)
{
	l->item = arena_grow(l->a, l->item, l->n, sizeof(*l->item));
	l->item[l->n++] = (struct temuan){l->rule, langkah, pesan, berat};
}

/* ---- 35/2012 ---- */

/* Active verbs begin with me- or ber-; a noun with pe(n)- or proses is not
 * one. */
static bool begins_with_verb(const char *text)
{
	static const char *const prefix[] = {"me", "ber", "di"};

	for (size_t i = 0; i < ARRAY_N(prefix); i++)
		if (strncasecmp(text, prefix[i], strlen(prefix[i])) == 0)
			return true;
	return false;
}

static void kata_kerja(struct lint *l)
{
	for (size_t i = 0; i < l->s->langkah_n; i++) {
		const struct langkah *r = &l->s->langkah[i];

		if (!begins_with_verb(r->kegiatan))
			add(l, r->no, false,
				"kegiatan tidak dimulai dengan kata kerja; tulis misalnya \"Menyetujui ...\" atau \"Menerima ...\".");
	}
}

static void mutu_baku(struct lint *l)
{
	for (size_t i = 0; i < l->s->langkah_n; i++) {
		const struct langkah *r = &l->s->langkah[i];

		if (text_is_blank(r->kelengkapan))
			add(l, r->no, false,
				"kelengkapan belum diisi; sebutkan apa yang harus ada sebelum langkah ini.");
		if (r->baku.satuan == WAKTU_TANPA)
			add(l, r->no, true,
				"waktu baku belum diisi; tulis misalnya \"1 hari\".");
		if (text_is_blank(r->output))
			add(l, r->no, false,
				"output belum diisi; sebutkan apa yang ada sesudah langkah ini.");
	}
}

static void satu_mulai_selesai(struct lint *l)
{
	const struct sop *s = l->s;

	if (!s->gambar_ada)
		return;
	if (s->gambar_mulai_n != 1)
		add(l, s->gambar_mulai_n > 1 ? s->gambar_mulai[1] : 0, false,
			s->gambar_mulai_n > 1
				? "simbol Mulai digambar lebih dari satu kali; bagan alir hanya boleh mempunyai satu Mulai, di langkah pertama."
				: "bagan alir tidak mempunyai simbol Mulai.");
	if (s->gambar_selesai_n != 1)
		add(l,
			s->gambar_selesai_n == 0 ? (int)s->langkah_n
						 : s->gambar_selesai[1],
			false,
			s->gambar_selesai_n == 0
				? "simbol Selesai tidak digambar; bagan alir harus berakhir dengan satu Selesai sesudah langkah terakhir."
				: "simbol Selesai digambar lebih dari satu kali.");
}

static void dua_jalan(struct lint *l)
{
	for (size_t i = 0; i < l->s->simpul_n; i++) {
		const struct simpul *n = &l->s->simpul[i];

		if (n->keputusan && (n->kembali_n == 0 || n->lanjut < 0))
			add(l, n->no, true,
				"keputusan harus mempunyai tepat dua jalan, Ya dan Tidak.");
		if (n->keputusan && n->kembali_n > 1)
			add(l, n->no, false,
				"Tidak mempunyai lebih dari satu tujuan; bagan hanya menggambar yang pertama, tujuan lain dipilih pemeriksa dan dicatat.");
	}
}

static void kolom_pelaksana(struct lint *l)
{
	for (size_t i = 0; i < l->s->langkah_n; i++) {
		const struct langkah *r = &l->s->langkah[i];

		if (!l->s->peran[r->peran].kolom)
			add(l, r->no, true,
				"pelaksana langkah ini tidak mempunyai kolom pada bagan alir.");
	}
}

/* ---- against itself ---- */

static void peran_tanpa_kolom(struct lint *l)
{
	for (size_t i = 0; i < l->s->langkah_n; i++)
		for (size_t p = 0; p < l->s->peran_n; p++) {
			const struct peran *r = &l->s->peran[p];

			if (!r->kolom && strcasestr(l->s->langkah[i].kegiatan,
						 r->tampil) != NULL)
				add(l, l->s->langkah[i].no, false,
					arena_printf(l->a,
						"%s disebut dalam kegiatan tetapi tidak mempunyai kolom pelaksana.",
						r->tampil));
		}
}

static void tahun_nomor(struct lint *l)
{
	const struct sop *s = l->s;
	char roman[16];

	for (int m = 1; m <= 12; m++) {
		snprintf(roman, sizeof(roman), "/%s/", month_roman(m));
		if (strstr(s->nomor, roman) == NULL ||
			text_is_blank(s->tanggal_pengesahan) ||
			strcasestr(s->tanggal_pengesahan, month_name(m)) !=
				NULL)
			continue;
		add(l, 0, false,
			arena_printf(l->a,
				"nomor SOP menyebut bulan %s (%s), tetapi tanggal pengesahannya %s; periksa mana yang benar.",
				month_roman(m), month_name(m),
				s->tanggal_pengesahan));
	}
	if (text_is_blank(s->tanggal_revisi))
		add(l, 0, false,
			"tanggal revisi kosong; isi tanggalnya, atau tanda hubung bila belum pernah direvisi.");
}

struct dicabut {
	const char *nomor, *tahun, *pengganti;
};

/* Rules that no longer hold (domain.md a.1). */
static const struct dicabut dicabut[] = {
	{"29", "2010", "PermenPAN-RB 53/2014"},
	{"12", "2015", "PermenPAN-RB 88/2021"},
	{"54", "2010", "Permendagri 86/2017"},
	{"54", "2009", "Permendagri 1/2023"},
};

static void dasar_hukum(struct lint *l)
{
	for (size_t i = 0; i < l->s->dasar_hukum.n; i++) {
		const char *t = l->s->dasar_hukum.item[i];

		for (size_t k = 0; k < ARRAY_N(dicabut); k++) {
			const char *want =
				arena_printf(l->a, "Nomor %s tahun %s",
					dicabut[k].nomor, dicabut[k].tahun);

			if (strcasestr(t, want) != NULL)
				add(l, 0, false,
					arena_printf(l->a,
						"dasar hukum nomor %zu (%s/%s) sudah diganti oleh %s; perbarui pada revisi berikutnya.",
						i + 1, dicabut[k].nomor,
						dicabut[k].tahun,
						dicabut[k].pengganti));
		}
	}
}

static void sebutan_ganda(struct lint *l)
{
	for (size_t i = 0; i < l->s->langkah_n; i++)
		if (strstr(l->s->langkah[i].kegiatan, "LAKIP") != NULL)
			add(l, l->s->langkah[i].no, false,
				"disebut Tim LAKIP, sedangkan kolomnya Tim LKJ; pakai satu sebutan.");
}

static void kelengkapan_sama(struct lint *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->s->langkah_n; i++)
		n += !text_is_blank(l->s->langkah[i].output) &&
		     text_eq(l->s->langkah[i].output,
			     l->s->langkah[i].kelengkapan);
	if (n > 0)
		add(l, 0, false,
			arena_printf(l->a,
				"pada %zu dari %zu langkah kelengkapan dan output bernama sama; sebutkan keadaan dokumennya agar hasil tiap langkah dapat dibedakan.",
				n, l->s->langkah_n));
}

struct aturan {
	const char *nama;
	void (*periksa)(struct lint *l);
};

static const struct aturan aturan[] = {
	{"35/2012 kata kerja", kata_kerja},
	{"35/2012 mutu baku", mutu_baku},
	{"35/2012 satu mulai satu selesai", satu_mulai_selesai},
	{"35/2012 keputusan dua jalan", dua_jalan},
	{"35/2012 kolom pelaksana", kolom_pelaksana},
	{"peran tanpa kolom", peran_tanpa_kolom},
	{"nomor dan tanggal", tahun_nomor},
	{"dasar hukum", dasar_hukum},
	{"satu sebutan", sebutan_ganda},
	{"kelengkapan dan output", kelengkapan_sama},
};

void sop_lint(struct arena *a, const struct sop *s, struct temuan_list *out)
{
	struct lint l = {.a = a, .s = s};

	for (size_t i = 0; i < ARRAY_N(aturan); i++) {
		l.rule = aturan[i].nama;
		aturan[i].periksa(&l);
	}
	out->item = l.item;
	out->n = l.n;
}
