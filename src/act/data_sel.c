/*
 * Saving cells: one, or a whole form, by the same path.
 *
 * The case is locked, so that nobody hands the figures over meanwhile; each
 * cell is compared with what its writer saw; all are read before any row is
 * written. What cannot be read is kept as a draft.
 */
#include "base/base.h"

#include "act/data_priv.h"

#include "store/store.h"

#define CELLS_MAX 4000
#define CELL_BYTES ((size_t)4 * LIMIT_CATATAN)

struct simpan {
	struct act_form *f;
	struct data_masuk m;
	struct data_isi d;
	enum kolom *kolom; /* of each cell */
	size_t *at;        /* its row or line */
	bool *tolak, *ubah;
	bool *baris, *garis; /* rows and lines that must be written */
	const char **teks;   /* as typed, without carriage returns */
	size_t konflik;
};

/* Browsers send lines with \r\n; blanks at the ends mean nothing. */
static const char *plain_text(struct ctx *c, const char *text)
{
	char *t = arena_dup(c->mem, text != NULL ? text : ""), *w = t;

	for (const char *r = t; *r != '\0'; r++)
		if (*r != '\r')
			*w++ = *r;
	*w = '\0';
	return text_trim(c->mem, t);
}

static int find_row(struct ctx *c, struct simpan *s, size_t i)
{
	const struct isian_sel *x = &s->f->isi[i];

	if (!kolom_parse(x->kolom, &s->kolom[i]))
		return fail(c, E_INVALID,
			"Kolom \"%s\" tidak dikenal; muat ulang halamannya.",
			x->kolom);
	if (kolom_anggaran(s->kolom[i])) {
		for (size_t k = 0; k < s->d.garis.n; k++)
			if (text_eq(s->d.garis.item[k].anggaran.kode,
				    x->baris)) {
				s->at[i] = k;
				return OK;
			}
	} else {
		for (size_t k = 0; k < s->d.kini.n; k++)
			if (text_eq(s->d.kini.item[k].indikator.kode,
				    x->baris)) {
				s->at[i] = k;
				return OK;
			}
	}
	return fail(c, E_NOTFOUND,
		"Baris \"%s\" tidak ada pada Bidang %s; muat ulang halamannya.",
		x->baris, s->m.bidang);
}

/* The cell as it is now in `s->d`. */
static struct sel cell_now(struct ctx *c, struct simpan *s, size_t i)
{
	if (kolom_anggaran(s->kolom[i])) {
		struct data_garis g;

		data_garis(c, &s->d, s->at[i], &g);
		return s->kolom[i] == KOLOM_FISIK ? g.fisik : g.keuangan;
	} else {
		struct data_baris b;

		data_baris(c, &s->m, &s->d, s->at[i], &b);
		return *(const struct sel *const[]){&b.target, &b.realisasi,
			&b.kendala, &b.tindak_lanjut, &b.penanggung_jawab,
			&b.tenggat}[s->kolom[i]];
	}
}

static int64_t row_rev(const struct simpan *s, size_t i)
{
	return kolom_anggaran(s->kolom[i]) ? s->d.garis.item[s->at[i]].rev
					   : s->d.kini.item[s->at[i]].rev;
}

/* Who wrote what stands in the cell: its draft, or its row. */
static int last_writer(
	struct ctx *c, struct simpan *s, size_t i, struct isian_sel *x)
{
	bool line = kolom_anggaran(s->kolom[i]);
	int64_t oleh = line ? s->d.garis.item[s->at[i]].diisi_oleh
			    : s->d.kini.item[s->at[i]].diisi_oleh;

	x->pada_at = line ? s->d.garis.item[s->at[i]].diisi_at
			  : s->d.kini.item[s->at[i]].diisi_at;
	for (size_t k = 0; k < s->d.draf.n; k++)
		if (s->d.draf.item[k].kolom == s->kolom[i] &&
			text_eq(s->d.draf.item[k].baris, x->baris)) {
			oleh = s->d.draf.item[k].oleh;
			x->pada_at = s->d.draf.item[k].pada_at;
		}
	return data_nama(c, s->m.s.instansi_id, oleh, &x->oleh);
}

static int compare(struct ctx *c, struct simpan *s, size_t i)
{
	struct isian_sel *x = &s->f->isi[i];
	struct sel now = cell_now(c, s, i);
	bool same = x->lama != NULL ? text_eq(plain_text(c, x->lama), now.ketik)
				    : x->rev == row_rev(s, i);

	s->ubah[i] = !text_eq(s->teks[i], now.ketik) || now.draf;
	x->hasil = now;
	x->sekarang = x->oleh = NULL;
	if (same || text_eq(s->teks[i], now.ketik) || !s->ubah[i])
		return OK;
	s->konflik++;
	x->sekarang = now.ketik;
	return last_writer(c, s, i, x);
}

static int refuse_conflict(struct ctx *c, const struct simpan *s)
{
	const struct isian_sel *x = s->f->isi;
	size_t i = 0;

	while (x[i].sekarang == NULL)
		i++;
	return fail(c, E_CONFLICT,
		"Sel ini diubah %s %s menjadi %s. Pakai isian Anda (%s) atau isian itu?",
		x[i].oleh != NULL ? x[i].oleh : "orang lain",
		data_pukul(c, x[i].pada_at, s->m.k->instansi.zona_min),
		*x[i].sekarang != '\0' ? x[i].sekarang : "kosong",
		*s->teks[i] != '\0' ? s->teks[i] : "kosong");
}

/* Put what the cell means into its row in memory. */
static void apply(struct ctx *c, struct simpan *s, size_t i)
{
	struct sel_acuan k;
	struct sel_arti x;
	struct realisasi *r;
	struct isian_anggaran *g;

	if (!s->ubah[i])
		return;
	if (kolom_anggaran(s->kolom[i])) {
		g = &s->d.garis.item[s->at[i]];
		k = garis_acuan(&s->d, s->at[i], s->kolom[i]);
		x = sel_baca(c->mem, s->teks[i], &k);
		s->tolak[i] = x.tolak != NULL;
		if (s->tolak[i])
			return;
		if (s->kolom[i] == KOLOM_FISIK) {
			g->fisik = x.nilai;
		} else {
			g->anggaran.realisasi_sen = x.sen;
			g->keuangan = *s->teks[i] != '\0' ? s->teks[i] : NULL;
		}
		s->garis[s->at[i]] = true;
		return;
	}
	r = &s->d.kini.item[s->at[i]];
	k = data_acuan(c, &s->m, &s->d, s->at[i], s->kolom[i]);
	x = sel_baca(c->mem, s->teks[i], &k);
	s->tolak[i] = x.tolak != NULL;
	if (s->tolak[i])
		return;
	if (s->kolom[i] == KOLOM_TARGET)
		r->target = x.nilai;
	else if (s->kolom[i] == KOLOM_REALISASI)
		r->realisasi = x.nilai;
	else
		*(const char **[]){NULL, NULL, &r->kendala, &r->tindak_lanjut,
			&r->penanggung_jawab, &r->tenggat}[s->kolom[i]] =
			x.teks;
	s->baris[s->at[i]] = true;
}

/* Keep (or forget) the draft of a cell, in the database and in memory. */
static int put_draft(
	struct ctx *c, struct simpan *s, size_t i, const char *teks)
{
	struct isian_draf d = {s->m.bidang, s->f->isi[i].baris, s->kolom[i],
		teks, s->m.p.pegawai_id, c->now};
	size_t n = 0;

	for (size_t k = 0; k < s->d.draf.n; k++)
		if (s->d.draf.item[k].kolom != d.kolom ||
			!text_eq(s->d.draf.item[k].baris, d.baris))
			s->d.draf.item[n++] = s->d.draf.item[k];
	if (n == s->d.draf.n && teks == NULL)
		return OK;
	s->d.draf.n = n;
	if (teks != NULL) {
		s->d.draf.item = arena_grow(
			c->mem, s->d.draf.item, s->d.draf.n, sizeof(d));
		s->d.draf.item[s->d.draf.n++] = d;
	}
	return isian_draf_put(c, s->m.s.instansi_id, s->m.periode, &d);
}

static int write_rows(struct ctx *c, struct simpan *s)
{
	int64_t id = s->m.s.instansi_id;
	int rc = OK;

	for (size_t i = 0; rc == OK && i < s->d.kini.n; i++) {
		struct realisasi *r = &s->d.kini.item[i];

		if (!s->baris[i])
			continue;
		r->diisi_oleh = s->m.p.pegawai_id;
		rc = isian_save(c, id, s->m.periode, r);
		r->rev++;
		r->diisi_at = c->now;
	}
	for (size_t i = 0; rc == OK && i < s->d.garis.n; i++) {
		struct isian_anggaran *g = &s->d.garis.item[i];

		if (!s->garis[i])
			continue;
		g->diisi_oleh = s->m.p.pegawai_id;
		rc = isian_anggaran_save(c, id, s->m.periode, g);
		g->rev++;
		g->diisi_at = c->now;
		g->ada = true;
	}
	return rc;
}

/* What the writer sees back: the cell, and its row's capaian. */
static void answer(struct ctx *c, struct simpan *s, size_t i)
{
	struct isian_sel *x = &s->f->isi[i];

	x->hasil = cell_now(c, s, i);
	x->rev_baru = row_rev(s, i);
	if (kolom_anggaran(s->kolom[i])) {
		struct data_garis g;

		data_garis(c, &s->d, s->at[i], &g);
		x->capaian = g.serapan;
	} else {
		struct data_baris b;

		data_baris(c, &s->m, &s->d, s->at[i], &b);
		x->capaian = b.capaian_cetak;
		x->kategori = b.kategori;
		x->perlu_kendala = b.perlu_kendala;
	}
	s->f->salah_n += x->hasil.galat != NULL;
}

static int write_all(struct ctx *c, struct simpan *s)
{
	size_t n = s->f->n;
	bool bad = false;
	int rc = OK;

	for (size_t i = 0; i < n; i++) {
		/* A reason excuses a figure of the same form: words first. */
		if (s->kolom[i] != KOLOM_REALISASI)
			apply(c, s, i);
	}
	for (size_t i = 0; i < n; i++) {
		if (s->kolom[i] == KOLOM_REALISASI)
			apply(c, s, i);
		bad |= s->tolak[i];
	}
	for (size_t i = 0; i < n; i++)
		bad |= s->tolak[i];
	s->f->tersimpan = !bad;
	for (size_t i = 0; rc == OK && i < n; i++)
		if (s->ubah[i])
			rc = put_draft(c, s, i, bad ? s->teks[i] : NULL);
	if (rc == OK && !bad)
		rc = write_rows(c, s);
	if (rc == OK && bad)
		rc = data_muat(c, &s->m, s->m.bidang, &s->d);
	for (size_t i = 0; rc == OK && i < n; i++)
		answer(c, s, i);
	return rc;
}

static void room(struct ctx *c, struct simpan *s)
{
	size_t n = s->f->n + 1;

	s->kolom = arena_array(c->mem, enum kolom, n);
	s->at = arena_array(c->mem, size_t, n);
	s->tolak = arena_array(c->mem, bool, n);
	s->ubah = arena_array(c->mem, bool, n);
	s->teks = arena_array(c->mem, const char *, n);
	s->baris = arena_array(c->mem, bool, s->d.kini.n + 1);
	s->garis = arena_array(c->mem, bool, s->d.garis.n + 1);
	s->f->salah_n = 0;
}

static int form_in(struct ctx *c, void *arg)
{
	struct simpan s = {.f = arg};
	struct data_minta q = {
		s.f->siklus_id, s.f->bidang, s.f->jabatan, "data.isi", true};
	int rc = data_masuk(c, &q, &s.m);

	if (rc == OK)
		rc = data_pegang(c, &s.m.s, &s.m.p, s.m.bidang);
	if (rc == OK)
		rc = data_muat(c, &s.m, s.m.bidang, &s.d);
	if (rc < 0)
		return rc;
	room(c, &s);
	for (size_t i = 0; rc == OK && i < s.f->n; i++) {
		s.teks[i] = plain_text(c, s.f->isi[i].teks);
		rc = find_row(c, &s, i);
		if (rc == OK)
			rc = compare(c, &s, i);
	}
	if (rc < 0)
		return rc;
	if (s.konflik > 0)
		return refuse_conflict(c, &s);
	return write_all(c, &s);
}

static int check_cells(struct ctx *c, const struct act_form *f)
{
	if (f->n == 0 || f->n > CELLS_MAX)
		return fail(c, E_INVALID,
			"Tidak ada isian yang dapat disimpan; muat ulang halamannya.");
	for (size_t i = 0; i < f->n; i++) {
		const char *t = f->isi[i].teks != NULL ? f->isi[i].teks : "";
		size_t n = strlen(t);

		if (n > CELL_BYTES)
			return fail(c, E_TOOBIG,
				"Isian paling panjang %d huruf. Ringkaslah tulisannya.",
				LIMIT_CATATAN);
		if (!text_is_utf8(t, n))
			return fail(c, E_INVALID,
				"Isian memuat huruf yang tidak sah; ketik ulang isian itu.");
	}
	return OK;
}

int act_data_form(struct ctx *c, struct act_form *a)
{
	int rc = check_cells(c, a);

	return rc < 0 ? rc : db_run(c, DB_WRITE, form_in, a);
}

int act_data_sel(struct ctx *c, struct act_sel *a)
{
	struct act_form f = {.siklus_id = a->siklus_id,
		.bidang = a->bidang,
		.jabatan = a->jabatan,
		.isi = &a->isi,
		.n = 1};

	return act_data_form(c, &f);
}
