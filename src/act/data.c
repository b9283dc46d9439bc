/*
 * Filling in the figures of one Bidang: the other half of steps 2 and 3.
 *
 * The figures may change only while the Bidang still holds its format; what
 * it has handed over is locked until the check sends it back.
 */
#include "base/base.h"

#include "act/data_priv.h"

#include "store/store.h"

struct data_csv {
	struct act_data *a;
	struct isian_csv csv;
};

int data_pegang(struct ctx *c, const struct siklus *s, const struct pejabat *p,
	const char *bidang)
{
	int rc = data_pemegang(c, s, p, bidang);

	return rc < 0 ? rc : tugas_disentuh(c, s, NULL, bidang);
}

int data_pemegang(struct ctx *c, const struct siklus *s,
	const struct pejabat *p, const char *bidang)
{
	int at = bidang_index(&s->kasus, bidang);

	must(at >= 0);
	if (p->bidang != NULL && !text_eq(p->bidang, bidang))
		return fail(c, E_DENIED,
			"%s tidak dapat mengisi data Bidang %s; data diisi oleh Bidangnya sendiri.",
			p->jabatan_nama, bidang);
	if (s->keadaan != KEADAAN_BERJALAN)
		return fail(c, E_STATE,
			"Siklus ini %s; datanya tidak dapat diisi.",
			keadaan_nama(s->keadaan));
	for (size_t i = 0; i < s->marking.token_n; i++)
		if (s->marking.token[i].bidang == at)
			return OK;
	if (s->marking.tugas_n <= 1)
		return fail(c, E_STATE,
			"Pengisian belum dibuka; Sekretaris harus menyelesaikan langkah 1 lebih dahulu.");
	return fail(c, E_STATE,
		"Data Bidang ini sudah diserahkan dan terkunci; perubahan hanya dapat melalui pengembalian oleh Sekretaris.");
}

struct token data_token(const struct siklus *s, const char *bidang)
{
	int at = bidang_index(&s->kasus, bidang);

	for (size_t i = 0; i < s->marking.token_n; i++)
		if (s->marking.token[i].bidang == at)
			return s->marking.token[i];
	must_failed(__FILE__, __LINE__, "checked before");
}

/* Figures were filled in, or evidence came: one event with its file. */
int data_peristiwa(struct ctx *c, struct data_masuk *m,
	const struct lampiran *l, const char *catatan)
{
	struct token t = data_token(&m->s, m->bidang);
	struct str berkas = str_new(c->mem, LIMIT_TEXT);
	struct peristiwa e = {.urut = m->s.urut + 1,
		.pada_at = c->now,
		.terjadi_at = c->now,
		.pegawai_id = m->p.pegawai_id,
		.jabatan = m->p.jabatan,
		.kapasitas = m->p.kapasitas};
	struct perintah cmd = {.tindakan = TINDAKAN_DATA,
		.bidang = m->bidang,
		.catatan = catatan};
	struct bahan b = {.s = &m->s, .t = &t, .e = &e, .berkas = &berkas};
	struct akibat x;
	int rc = l != NULL ? dokumen_simpan(c, &b, l, false) : OK;

	if (rc == OK)
		rc = engine_step(c, &m->s.kasus, &m->s.marking, &cmd, &x);
	if (rc < 0)
		return rc;
	e.berkas = l != NULL ? berkas.p : NULL;
	return siklus_catat(
		c, &m->s, &m->k->kantor, &(struct langkah_maju){&cmd, &x, &e});
}

static int data_in(struct ctx *c, void *arg)
{
	struct data_csv *d = arg;
	struct act_data *a = d->a;
	struct data_masuk m = {0};
	struct data_minta q = {
		a->siklus_id, a->bidang, a->jabatan, "data.isi", true};
	struct lampiran l = {.jenis = "isian-data",
		.nama = io_name(a->file),
		.isi = a->text,
		.n = a->n};
	int rc = data_masuk(c, &q, &m);

	if (rc == OK)
		rc = data_pegang(c, &m.s, &m.p, m.bidang);
	if (rc < 0)
		return rc;
	d->csv.bidang = m.bidang;
	d->csv.periode = m.periode;
	d->csv.pegawai_id = m.p.pegawai_id;
	rc = csv_simpan(c, m.s.instansi_id, &d->csv);
	if (rc == OK)
		rc = isian_draf_lupa(c, m.s.instansi_id, m.bidang, m.periode);
	if (rc < 0)
		return rc;
	a->baris = (int64_t)d->csv.baris.n;
	return data_peristiwa(c, &m, &l,
		arena_printf(c->mem, "%zu indikator diisi", d->csv.baris.n));
}

int act_data_isi(struct ctx *c, struct act_data *a)
{
	struct data_csv d = {.a = a};
	int rc;

	if (a->bidang == NULL)
		return fail(c, E_INVALID,
			"Sebutkan kode Bidang yang diisi datanya.");
	rc = csv_baca(c, a->file, a->text, a->n, &d.csv);
	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, data_in, &d);
}
