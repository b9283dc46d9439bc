/*
 * The demo office: the draft and its check.
 *
 * data/contoh/naskah.txt holds the sections, each under a line "@ kode"; as
 * they were before the first check under "@ awal kode".
 */
#include "base/base.h"

#include "cli/contoh.h"

#include "act/act_naskah.h"
#include "base/embed.h"
#include "kinerja/kinerja.h"

EMBED(contoh_naskah, "data/contoh/naskah.txt");

#define PERIODE "{periode}"

struct naskah_contoh {
	struct ctx *c;
	struct act_naskah n;
	const char *periode;
};

/* What the first check found: which paragraph, and what became of it. */
struct koreksi {
	const char *kode;
	size_t paragraf;
	const char *catatan, *jawaban;
};

static const struct koreksi koreksi[] = {
	{"bidang-pajak", 2,
		"Realisasi PKB berbeda dengan catatan Samsat: angka tertukar. Perbaiki datanya.",
		"Bidang Pajak Daerah memperbaiki datanya sesuai catatan Samsat; tabel dan grafik ikut berubah."},
	{"bidang-pajak", 3,
		"Penyebab rendahnya BBNKB belum dijelaskan. Sebutkan juga langkah yang ditempuh.",
		"Penyebab dan tiga langkah Bidang Pajak Daerah sudah ditambahkan."},
	{"kendala", 0,
		"Tindak lanjut harus punya penanggung jawab dan tenggat.",
		"Pembagian tugas hasil rapat sudah dimuat; penanggung jawab dan tenggat ada pada tabel setiap Bidang."},
};

/* With the period's name in the places that ask for it. */
static const char *in_period(
	struct naskah_contoh *k, const char *p, const char *end)
{
	struct str s = str_new(k->c->mem, LIMIT_BAGIAN);
	const size_t skip = strlen(PERIODE);

	while (p < end) {
		const char *at = strstr(p, PERIODE);

		if (at == NULL || at >= end) {
			str_addn(&s, p, (size_t)(end - p));
			break;
		}
		str_addn(&s, p, (size_t)(at - p));
		str_add(&s, k->periode);
		p = at + skip;
	}
	return text_trim(k->c->mem, s.p);
}

/* The text under this head; NULL: the file has none. */
static const char *text_of(
	struct naskah_contoh *k, const char *awal, const char *kode)
{
	const char *head = arena_printf(k->c->mem, "@ %s%s\n", awal, kode);
	const char *at = strstr(contoh_naskah_begin, head), *end;

	if (at == NULL)
		return NULL;
	at += strlen(head);
	end = strstr(at, "\n@ ");
	return in_period(k, at, end != NULL ? end : contoh_naskah_end);
}

static int write_one(struct naskah_contoh *k, const struct bagian *b,
	const char *teks, bool selesai)
{
	struct act_tulis a = {.siklus_id = k->n.siklus_id,
		.kode = b->kode,
		.teks = teks,
		.rev = b->rev,
		.selesai = selesai,
		.jabatan = b->bidang == NULL ? "tim-lkj"
					     : arena_printf(k->c->mem,
						       "kabid-%s", b->bidang)};
	int rc = act_naskah_tulis(k->c, &a);

	if (rc == OK && a.temuan_n > 0)
		return fail(k->c, E_INVALID, "%s: %s", b->kode, a.temuan[0]);
	return rc < 0 ? rc : act_naskah_lepas(k->c, &a);
}

/* The Bidang whose part is written first, when only half is. */
static bool is_begun(const struct bagian *b)
{
	return text_eq(b->kode, "pendahuluan") ||
	       text_eq(b->kode, "bidang-pajak") ||
	       text_eq(b->kode, "bidang-retribusi") ||
	       text_eq(b->kode, "kendala");
}

static int answer(struct ctx *c, int64_t id)
{
	int rc = OK;

	for (size_t i = 0; rc == OK && i < ARRAY_N(koreksi); i++) {
		struct act_jawab a = {.siklus_id = id,
			.nomor = (int64_t)i + 1,
			.jabatan = "tim-lkj",
			.jawaban = koreksi[i].jawaban};

		rc = act_catatan_jawab(c, &a);
	}
	return rc;
}

int contoh_tulis(struct ctx *c, int64_t id, enum contoh_draf d)
{
	struct naskah_contoh k = {
		.c = c, .n = {.siklus_id = id, .jabatan = "tim-lkj"}};
	bool separuh = d == DRAF_SEPARUH, awal = separuh || d == DRAF_AWAL;
	struct periode p = {0};
	int rc = act_naskah_lihat(c, &k.n);

	if (rc < 0)
		return rc;
	must(periode_parse(k.n.siklus.periode, &p));
	k.periode = periode_judul(c->mem, p);
	for (size_t i = 0; rc == OK && i < k.n.bagian_n; i++) {
		const struct bagian *b = &k.n.bagian[i].bagian;
		const char *t = awal ? text_of(&k, "awal ", b->kode) : NULL;

		if (t == NULL)
			t = text_of(&k, "", b->kode);
		if (t == NULL || text_eq(t, b->teks) ||
			(separuh && !is_begun(b)))
			continue;
		rc = write_one(
			&k, b, t, !separuh || text_eq(b->kode, "pendahuluan"));
	}
	if (rc == OK && d == DRAF_MENJAWAB)
		rc = answer(c, id);
	return rc;
}

/* ---- the check ---- */

static int note(
	struct ctx *c, const struct act_periksa_hal *h, const struct koreksi *x)
{
	struct act_catat a = {.siklus_id = h->siklus_id,
		.jabatan = h->jabatan,
		.kode = x->kode,
		.teks = x->catatan};

	for (size_t i = 0; i < h->bagian_n; i++)
		if (text_eq(h->bagian[i].bagian.kode, x->kode) &&
			x->paragraf < h->bagian[i].paragraf_n)
			a.paragraf = h->bagian[i].paragraf[x->paragraf].hash;
	return act_catatan_tulis(c, &a);
}

int contoh_putus(struct ctx *c, int64_t id, const char *bidang)
{
	static const char *const centang[] = {
		"Angka sesuai laporan realisasi anggaran (LRA)",
		"Kesepakatan rapat sudah dimuat"};
	struct act_periksa_hal h = {.siklus_id = id, .jabatan = "sekretaris"};
	struct act_putus a = {.siklus_id = id,
		.jabatan = "sekretaris",
		.keputusan = bidang != NULL ? KEPUTUSAN_TIDAK : KEPUTUSAN_YA,
		.kembali_ke = bidang != NULL ? 2 : 0,
		.bidang = bidang};
	struct nilai_catatan *nilai;
	int rc = act_periksa_lihat(c, &h);

	if (rc < 0)
		return rc;
	if (bidang != NULL) {
		for (size_t i = 0; rc == OK && i < ARRAY_N(koreksi); i++)
			rc = note(c, &h, &koreksi[i]);
		return rc < 0 ? rc : act_putus(c, &a);
	}
	nilai = arena_array(c->mem, struct nilai_catatan, h.catatan.n + 1);
	for (; a.nilai_n < h.catatan.n; a.nilai_n++)
		nilai[a.nilai_n] = (struct nilai_catatan){
			h.catatan.item[a.nilai_n].nomor, true};
	a.nilai = nilai;
	a.centang = centang;
	a.centang_n = ARRAY_N(centang);
	return act_putus(c, &a);
}
