/*
 * The figures of a Bidang as a screen shows them.
 *
 * Everything of the Bidang is read in a few queries; what a cell means, and
 * what is missing, is decided from that in memory.
 */
#include "base/base.h"

#include "act/data_priv.h"

#include "store/store.h"

int data_masuk(struct ctx *c, const struct data_minta *q, struct data_masuk *m)
{
	int rc = act_siklus(c, q->siklus_id, q->kunci, &m->s, &m->k);

	if (rc == OK)
		rc = act_pelaku(c, m->k, q->jabatan,
			q->izin != NULL ? q->izin : "laporan.baca", &m->p);
	if (rc < 0)
		return rc;
	m->bidang = q->bidang != NULL ? q->bidang : m->p.bidang;
	if (m->bidang == NULL)
		return fail(c, E_INVALID,
			"Sebutkan kode Bidang yang dibuka datanya.");
	m->at = bidang_index(&m->s.kasus, m->bidang);
	if (m->at < 0)
		return fail(c, E_NOTFOUND,
			"Bidang \"%s\" tidak ikut dalam siklus ini; periksa kode Bidangnya.",
			m->bidang);
	if (!periode_parse(m->s.periode, &m->periode))
		return fail(
			c, E_IO, "Periode siklus rusak; jalankan alur check.");
	if (!periode_lalu(m->periode, &m->lalu))
		m->lalu = (struct periode){0};
	return OK;
}

int data_muat(struct ctx *c, const struct data_masuk *m, const char *bidang,
	struct data_isi *d)
{
	int64_t id = m->s.instansi_id;
	struct periode tahun = {m->periode.tahun, 0};
	int rc = realisasi_list(c, id, bidang, m->periode, &d->kini);

	if (rc == OK && m->lalu.tahun != 0)
		rc = realisasi_nilai(c, id, m->lalu, &d->lalu);
	if (rc == OK && m->periode.triwulan != 0)
		rc = realisasi_nilai(c, id, tahun, &d->tahun);
	if (rc == OK)
		rc = isian_anggaran_list(c, id, bidang, m->periode, &d->garis);
	if (rc == OK)
		rc = isian_draf_list(c, id, bidang, m->periode, &d->draf);
	if (rc == OK)
		rc = bukti_list(c, id, bidang, m->periode, &d->bukti);
	return rc;
}

static const struct isian_draf *draf_find(
	const struct data_isi *d, const char *baris, enum kolom k)
{
	for (size_t i = 0; i < d->draf.n; i++)
		if (d->draf.item[i].kolom == k &&
			text_eq(d->draf.item[i].baris, baris))
			return &d->draf.item[i];
	return NULL;
}

/* A cell with what is stored, or with the draft that is in its way. */
static struct sel sel_of(struct ctx *c, const struct data_isi *d,
	const char *baris, const char *teks, const struct sel_acuan *k)
{
	const struct isian_draf *draf = draf_find(d, baris, k->kolom);
	struct sel_arti x = sel_baca(c->mem, teks != NULL ? teks : "", k);
	struct sel s = {.ketik = teks != NULL ? teks : "",
		.cetak = x.cetak,
		.galat = x.tolak != NULL ? x.tolak : x.galat,
		.ingat = x.ingat};

	if (draf == NULL)
		return s;
	x = sel_baca(c->mem, draf->teks, k);
	s.ketik = draf->teks;
	s.draf = true;
	s.galat = x.tolak != NULL ? x.tolak
				  : "Belum tersimpan. Simpan lagi isian ini.";
	s.ingat = NULL;
	return s;
}

const char *data_persen(struct arena *a, const struct capaian *c)
{
	struct capaian one = *c;

	if (!c->ada)
		return c->alasan != NULL ? c->alasan : "";
	/* One digit on a screen, unless that would tell another band. */
	if (!dec_round(c->persen, 1, &one.persen) ||
		kategori_capaian(&one) != kategori_capaian(c) ||
		capaian_perlu_kendala(&one) != capaian_perlu_kendala(c))
		return arena_printf(a, "%s%%", dec_id(a, c->persen, 2));
	return arena_printf(a, "%s%%", dec_id(a, one.persen, 1));
}

/* ---- rows of A and C ---- */

static const struct realisasi *same_row(
	const struct realisasi_list *l, const struct realisasi *r)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].indikator.id == r->indikator.id)
			return &l->item[i];
	return NULL;
}

struct sel_acuan data_acuan(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, size_t i, enum kolom kolom)
{
	const struct realisasi *r = &d->kini.item[i];
	const struct realisasi *lalu = same_row(&d->lalu, r);

	return (struct sel_acuan){.kolom = kolom,
		.desimal = r->indikator.desimal,
		.kumulatif = r->indikator.kumulatif,
		.ada_alasan = !text_is_blank(r->kendala),
		.target = &r->target,
		.lalu = lalu != NULL ? &lalu->realisasi : NULL,
		.lalu_nama = m->lalu.tahun != 0
				     ? periode_pendek(c->mem, m->lalu)
				     : NULL};
}

static const char *nilai_cetak(
	struct ctx *c, const struct nilai *v, const struct indikator *i)
{
	if (v->isian == ISI_NA)
		return "n/a";
	if (v->isian != ISI_ANGKA)
		return "";
	return dec_id(c->mem, v->angka,
		v->angka.scale > i->desimal ? v->angka.scale : i->desimal);
}

static void bukti_of(const struct data_isi *d, struct data_baris *out)
{
	for (size_t i = 0; i < d->bukti.n; i++) {
		if (d->bukti.item[i].indikator_id != out->indikator.id)
			continue;
		if (out->bukti_n++ == 0)
			out->bukti = &d->bukti.item[i];
	}
}

static void fill_cells(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, size_t i, struct data_baris *out)
{
	const struct realisasi *r = &d->kini.item[i];
	const char *kode = r->indikator.kode;
	struct sel *sel[] = {&out->target, &out->realisasi, &out->kendala,
		&out->tindak_lanjut, &out->penanggung_jawab, &out->tenggat};
	const char *teks[] = {nilai_ketik(c->mem, &r->target),
		nilai_ketik(c->mem, &r->realisasi), r->kendala,
		r->tindak_lanjut, r->penanggung_jawab, r->tenggat};

	for (size_t n = 0; n < ARRAY_N(sel); n++) {
		struct sel_acuan k = data_acuan(c, m, d, i, (enum kolom)n);

		*sel[n] = sel_of(c, d, kode, teks[n], &k);
	}
	if (!out->tenggat.draf)
		out->tenggat.ketik = out->tenggat.cetak;
}

void data_baris(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, size_t i, struct data_baris *out)
{
	const struct realisasi *r = &d->kini.item[i];
	const struct realisasi *lalu = same_row(&d->lalu, r);
	const struct realisasi *tahun = same_row(&d->tahun, r);

	*out = (struct data_baris){.indikator = r->indikator,
		.rev = r->rev,
		.diisi_at = r->diisi_at,
		.terisi = r->realisasi.isian != ISI_KOSONG &&
			  r->target.isian != ISI_KOSONG};
	if (m->periode.triwulan == 0)
		tahun = r;
	out->target_tahun =
		tahun != NULL ? nilai_cetak(c, &tahun->target, &r->indikator)
			      : "";
	out->lalu = lalu != NULL
			    ? nilai_cetak(c, &lalu->realisasi, &r->indikator)
			    : "";
	fill_cells(c, m, d, i, out);
	out->capaian =
		capaian_hitung(r->indikator.rumus, &r->target, &r->realisasi);
	out->capaian_cetak = data_persen(c->mem, &out->capaian);
	out->kategori = kategori_capaian(&out->capaian);
	out->perlu_kendala = capaian_perlu_kendala(&out->capaian);
	bukti_of(d, out);
}

/* ---- lines of B ---- */

struct sel_acuan garis_acuan(const struct data_isi *d, size_t i, enum kolom k)
{
	return (struct sel_acuan){
		.kolom = k, .pagu_sen = d->garis.item[i].anggaran.pagu_sen};
}

static const char *amount(struct ctx *c, int64_t sen)
{
	return dec_id(c->mem, dec_of(sen, 2), sen % 100 == 0 ? 0 : 2);
}

void data_garis(struct ctx *c, const struct data_isi *d, size_t i,
	struct data_garis *out)
{
	const struct isian_anggaran *g = &d->garis.item[i];
	struct sel_acuan k = garis_acuan(d, i, KOLOM_KEUANGAN);
	const char *teks = g->keuangan;
	struct dec persen;

	/* It came with the budget: there, but nobody typed it here. */
	if (teks != NULL && *teks == '\0')
		teks = amount(c, g->anggaran.realisasi_sen);
	*out = (struct data_garis){.kode = g->anggaran.kode,
		.uraian = g->anggaran.uraian,
		.pagu = amount(c, g->anggaran.pagu_sen),
		.serapan = "",
		.terisi = teks != NULL && g->fisik.isian == ISI_ANGKA,
		.rev = g->rev,
		.diisi_at = g->diisi_at};
	out->keuangan = sel_of(c, d, out->kode, teks, &k);
	k.kolom = KOLOM_FISIK;
	out->fisik =
		sel_of(c, d, out->kode, nilai_ketik(c->mem, &g->fisik), &k);
	if (teks != NULL && serapan_hitung(g->anggaran.pagu_sen,
				    g->anggaran.realisasi_sen, &persen))
		out->serapan =
			arena_printf(c->mem, "%s%%", dec_id(c->mem, persen, 1));
}

/* ---- what is missing ---- */

static void lack(struct ctx *c, struct kurang_list *l, struct kurang k)
{
	l->item = arena_grow(c->mem, l->item, l->n, sizeof(*l->item));
	l->item[l->n++] = k;
}

static void lack_sel(struct ctx *c, struct kurang_list *l, struct kurang k,
	const struct sel *s)
{
	if (s->galat != NULL) {
		k.kalimat = arena_printf(c->mem, "%s: %s", k.nama, s->galat);
		lack(c, l, k);
	}
	l->ingat_n += s->ingat != NULL && s->galat == NULL;
}

/* "BBNKB baru 86,5%. Tulis kendala dan tindak lanjutnya." */
static void lack_followup(
	struct ctx *c, const struct data_baris *b, struct kurang_list *l)
{
	bool k = *b->kendala.ketik == '\0', t = *b->tindak_lanjut.ketik == '\0';
	bool p = *b->penanggung_jawab.ketik == '\0';
	bool d = *b->tenggat.ketik == '\0';
	const char *what;
	struct kurang x = {.baris = b->indikator.kode,
		.nama = b->indikator.nama,
		.kolom = KOLOM_KENDALA};

	if (!k && !t && !p && !d)
		return;
	if (k || t) {
		x.kolom = k ? KOLOM_KENDALA : KOLOM_TINDAK_LANJUT;
		what = k && t ? "Tulis kendala dan tindak lanjutnya"
		       : k    ? "Tulis kendalanya"
			      : "Tulis tindak lanjutnya";
	} else {
		x.kolom = p ? KOLOM_PENANGGUNG_JAWAB : KOLOM_TENGGAT;
		what = p && d ? "Isi penanggung jawab dan tenggatnya"
		       : p    ? "Isi penanggung jawabnya"
			      : "Isi tenggatnya";
	}
	x.kalimat = arena_printf(
		c->mem, "%s baru %s. %s.", x.nama, b->capaian_cetak, what);
	lack(c, l, x);
}

void data_baris_kurang(
	struct ctx *c, const struct data_baris *b, struct kurang_list *l)
{
	const struct sel *sel[] = {&b->target, &b->realisasi, &b->kendala,
		&b->tindak_lanjut, &b->penanggung_jawab, &b->tenggat};
	struct kurang k = {
		.baris = b->indikator.kode, .nama = b->indikator.nama};

	for (size_t i = 0; i < ARRAY_N(sel); i++) {
		k.kolom = (enum kolom)i;
		lack_sel(c, l, k, sel[i]);
	}
	if (*b->target.ketik == '\0') {
		k.kolom = KOLOM_TARGET;
		k.kalimat = arena_printf(c->mem, "Isi target: %s", k.nama);
		lack(c, l, k);
	}
	if (*b->realisasi.ketik == '\0') {
		k.kolom = KOLOM_REALISASI;
		k.kalimat = arena_printf(c->mem, "Isi: %s", k.nama);
		lack(c, l, k);
	}
	if (b->perlu_kendala)
		lack_followup(c, b, l);
}

void data_garis_kurang(
	struct ctx *c, const struct data_garis *g, struct kurang_list *l)
{
	const struct sel *sel[] = {&g->keuangan, &g->fisik};
	struct kurang k = {.baris = g->kode, .nama = g->uraian};

	for (size_t i = 0; i < ARRAY_N(sel); i++) {
		k.kolom = (enum kolom)(KOLOM_KEUANGAN + i);
		lack_sel(c, l, k, sel[i]);
		if (*sel[i]->ketik != '\0')
			continue;
		k.kalimat = arena_printf(c->mem, "Isi: %s %s",
			i == 0 ? "realisasi keuangan" : "realisasi fisik",
			k.nama);
		lack(c, l, k);
	}
}

/* ---- where it stands ---- */

const char *posisi_data_nama(enum posisi_data p)
{
	static const char *const nama[] = {
		[DATA_MENUNGGU] = "Menunggu disposisi",
		[DATA_BELUM] = "Belum dibuka",
		[DATA_DIISI] = "Sedang diisi",
		[DATA_SIAP] = "Siap, belum dikirim",
		[DATA_DIKEMBALIKAN] = "Dikembalikan",
		[DATA_TERKIRIM] = "Terkirim",
		[DATA_DITUTUP] = "Ditutup, belum melapor",
		[DATA_BERHENTI] = "Tidak berjalan",
	};

	return nama[p];
}

enum posisi_data data_posisi(
	const struct siklus *s, int at, bool disentuh, size_t kurang)
{
	for (size_t i = 0; i < s->marking.token_n; i++) {
		if (s->marking.token[i].bidang != at)
			continue;
		if (s->keadaan != KEADAAN_BERJALAN)
			return DATA_BERHENTI;
		if (s->marking.token[i].putaran > 1)
			return DATA_DIKEMBALIKAN;
		if (kurang == 0)
			return DATA_SIAP;
		return disentuh ? DATA_DIISI : DATA_BELUM;
	}
	if (s->marking.ditutup[at])
		return DATA_DITUTUP;
	if (s->marking.tugas_n <= 1)
		return s->keadaan == KEADAAN_BERJALAN ? DATA_MENUNGGU
						      : DATA_BERHENTI;
	return DATA_TERKIRIM;
}

int data_alasan(struct ctx *c, const struct siklus *s, const char *bidang,
	const char **out)
{
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, s, &e, &n);

	if (rc < 0)
		return rc;
	*out = NULL;
	for (size_t i = 0; i < n; i++)
		if (!peristiwa_urung(e, n, i) &&
			(e[i].tindakan == TINDAKAN_TUTUP ||
				e[i].keputusan == KEPUTUSAN_TIDAK) &&
			(e[i].bidang == NULL ? e[i].tindakan == TINDAKAN_TUTUP
					     : text_eq(e[i].bidang, bidang)))
			*out = e[i].catatan;
	return OK;
}

/* ---- the whole form ---- */

int data_nama(struct ctx *c, int64_t instansi_id, int64_t pegawai_id,
	const char **out)
{
	struct pegawai p;
	int rc;

	*out = NULL;
	if (pegawai_id == 0)
		return OK;
	rc = pegawai_get(c, instansi_id, pegawai_id, &p);
	if (rc == OK)
		*out = p.nama;
	return rc;
}

const char *data_pukul(struct ctx *c, int64_t at, int zona_min)
{
	int minute = at_minute(at, zona_min);

	if (at_day(at, zona_min) != at_day(c->now, zona_min))
		return at_long(c->mem, at, zona_min);
	return arena_printf(
		c->mem, "pukul %02d.%02d", minute / 60, minute % 60);
}

struct nama_orang {
	int64_t id;
	const char *nama;
};

/* Few people fill in one form: each is asked for once. */
static int name_of(struct ctx *c, int64_t instansi_id, int64_t id,
	struct nama_orang seen[8], const char **out)
{
	size_t i = 0;
	int rc;

	for (; i < 8 && seen[i].id != 0; i++)
		if (seen[i].id == id) {
			*out = seen[i].nama;
			return OK;
		}
	rc = data_nama(c, instansi_id, id, out);
	if (rc == OK && i < 8)
		seen[i] = (struct nama_orang){id, *out};
	return rc;
}

static int fill_names(
	struct ctx *c, const struct data_isi *d, struct act_grid *g)
{
	struct nama_orang seen[8] = {{0}};
	int64_t id = g->siklus.instansi_id;
	int rc = OK;

	for (size_t i = 0; rc == OK && i < g->baris_n; i++)
		rc = name_of(c, id, d->kini.item[i].diisi_oleh, seen,
			&g->baris[i].diisi_oleh);
	for (size_t i = 0; rc == OK && i < g->garis_n; i++)
		rc = name_of(c, id, d->garis.item[i].diisi_oleh, seen,
			&g->garis[i].diisi_oleh);
	return rc;
}

static void fill_sums(
	struct ctx *c, const struct data_isi *d, struct act_grid *g)
{
	int64_t pagu = 0, sum = 0;
	struct dec persen;

	for (size_t i = 0; i < d->garis.n; i++) {
		pagu += d->garis.item[i].anggaran.pagu_sen;
		sum += d->garis.item[i].anggaran.realisasi_sen;
	}
	g->pagu = amount(c, pagu);
	g->realisasi = amount(c, sum);
	g->serapan = serapan_hitung(pagu, sum, &persen)
			     ? arena_printf(c->mem, "%s%%",
				       dec_id(c->mem, persen, 1))
			     : "";
}

static bool fill_rows(struct ctx *c, const struct data_masuk *m,
	const struct data_isi *d, struct act_grid *g)
{
	struct kurang_list lack_list = {0};
	bool touched = d->draf.n > 0;

	g->baris_n = d->kini.n;
	g->baris = arena_array(c->mem, struct data_baris, g->baris_n + 1);
	for (size_t i = 0; i < g->baris_n; i++) {
		data_baris(c, m, d, i, &g->baris[i]);
		data_baris_kurang(c, &g->baris[i], &lack_list);
		touched |= g->baris[i].diisi_at != 0;
	}
	g->garis_n = d->garis.n;
	g->garis = arena_array(c->mem, struct data_garis, g->garis_n + 1);
	for (size_t i = 0; i < g->garis_n; i++) {
		data_garis(c, d, i, &g->garis[i]);
		data_garis_kurang(c, &g->garis[i], &lack_list);
		touched |= g->garis[i].diisi_at != 0;
	}
	g->kurang = lack_list.item;
	g->kurang_n = lack_list.n;
	g->ingat_n = lack_list.ingat_n;
	return touched;
}

static int grid_right(
	struct ctx *c, const struct data_masuk *m, struct act_grid *g)
{
	int rc = izin_check(c, "data.isi", m->p.peran);

	if (rc == OK)
		rc = data_pemegang(c, &m->s, &m->p, m->bidang);
	g->boleh = rc == OK;
	if (rc == E_IO || rc == E_LOST || rc == E_BUSY)
		return rc;
	if (rc < 0) {
		g->alasan = c->sentence;
		fail_clear(c);
	}
	return OK;
}

/* Each Bidang changes its own; all read from the meeting on (SOP, catatan on
 * langkah 4). */
static bool gathering(const struct siklus *s)
{
	bool open = s->marking.tugas_n <= 1;

	for (size_t i = 0; i < s->marking.token_n; i++)
		open |= s->marking.token[i].bidang >= 0;
	return open && s->marking.tolak_n == 0 && s->keadaan != KEADAAN_SELESAI;
}

static int refuse_reader(struct ctx *c)
{
	return fail(c, E_DENIED,
		"Data Bidang lain baru dapat dibaca sejak rapat koordinasi (langkah 4); buka data Bidang Anda sendiri.");
}

static int check_reader(struct ctx *c, const struct data_masuk *m)
{
	if (m->p.bidang == NULL || text_eq(m->p.bidang, m->bidang) ||
		!gathering(&m->s))
		return OK;
	return refuse_reader(c);
}

int data_terbaca(struct ctx *c, const struct siklus *s,
	const struct kantor_act *k, const char *bidang)
{
	struct wewenang w;
	int rc;

	if (c->actor_id == 0 || !gathering(s))
		return OK;
	rc = act_wewenang(c, k, c->actor_id, &w);
	if (rc < 0 || w.n == 0)
		return rc;
	for (size_t i = 0; i < w.n; i++)
		if (w.list[i].bidang == NULL ||
			(bidang != NULL && text_eq(w.list[i].bidang, bidang)))
			return OK;
	return refuse_reader(c);
}

static int baca_in(struct ctx *c, void *arg)
{
	struct act_grid *g = arg;
	struct data_masuk m = {0};
	struct data_isi d = {0};
	struct data_minta q = {
		g->siklus_id, g->bidang, g->jabatan, NULL, false};
	bool touched;
	int rc = data_masuk(c, &q, &m);

	if (rc == OK)
		rc = check_reader(c, &m);
	if (rc == OK)
		rc = data_muat(c, &m, m.bidang, &d);
	if (rc < 0)
		return rc;
	g->siklus = m.s;
	g->instansi = m.k->instansi;
	g->pelaku = m.p;
	g->bidang = m.bidang;
	for (size_t i = 0; i < m.k->bidang_n; i++)
		if (text_eq(m.k->bidang[i].kode, m.bidang))
			g->bidang_nama = m.k->bidang[i].nama;
	g->periode_lalu =
		m.lalu.tahun != 0 ? periode_pendek(c->mem, m.lalu) : NULL;
	touched = fill_rows(c, &m, &d, g);
	fill_sums(c, &d, g);
	g->posisi = data_posisi(&m.s, m.at, touched, g->kurang_n);
	rc = grid_right(c, &m, g);
	if (rc == OK &&
		(g->posisi == DATA_DIKEMBALIKAN || g->posisi == DATA_DITUTUP))
		rc = data_alasan(c, &m.s, m.bidang, &g->alasan);
	if (rc == OK)
		rc = kinerja_sidik_bidang(
			c, m.s.instansi_id, m.bidang, m.periode, g->sidik);
	if (rc == OK)
		rc = data_buka_lihat(c, &m, &g->buka);
	if (rc == OK)
		rc = fill_names(c, &d, g);
	return rc;
}

int act_data_baca(struct ctx *c, struct act_grid *g)
{
	struct act_grid in = {.siklus_id = g->siklus_id,
		.bidang = g->bidang,
		.jabatan = g->jabatan};
	int rc = db_run(c, DB_READ, baca_in, &in);

	if (rc == OK)
		*g = in;
	return rc;
}
