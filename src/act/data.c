/*
 * Filling in the figures of one Bidang: the other half of steps 2 and 3.
 *
 * The figures may change only while the Bidang still holds its format; what
 * it has handed over is locked until the check sends it back.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/store.h"

struct data_isi {
	struct act_data *a;
	struct isian_csv csv;
};

static int check_holder(struct ctx *c, const struct siklus *s,
	const struct pejabat *p, const char *bidang)
{
	int at = bidang_index(&s->kasus, bidang);

	if (at < 0)
		return fail(c, E_NOTFOUND,
			"Bidang \"%s\" tidak ikut dalam siklus ini; lihat kodenya dengan alur org daftar.",
			bidang);
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
		"Data Bidang %s sudah diserahkan dan terkunci; perubahan hanya dapat melalui pengembalian oleh Sekretaris.",
		bidang);
}

static struct token token_of_bidang(const struct siklus *s, const char *bidang)
{
	int at = bidang_index(&s->kasus, bidang);

	for (size_t i = 0; i < s->marking.token_n; i++)
		if (s->marking.token[i].bidang == at)
			return s->marking.token[i];
	must_failed(__FILE__, __LINE__, "checked before");
}

static int data_in(struct ctx *c, void *arg)
{
	struct data_isi *d = arg;
	struct act_data *a = d->a;
	const struct kantor_act *k;
	struct siklus s;
	struct pejabat p;
	struct periode periode;
	struct akibat x;
	struct token t;
	struct str berkas = str_new(c->mem, LIMIT_TEXT);
	struct peristiwa e = {.pada_at = c->now, .terjadi_at = c->now};
	struct perintah cmd = {.tindakan = TINDAKAN_DATA, .bidang = a->bidang};
	struct bahan b = {.s = &s, .t = &t, .e = &e, .berkas = &berkas};
	struct lampiran l = {"isian-data", io_name(a->file), a->text, a->n};
	int rc = act_siklus(c, a->siklus_id, true, &s, &k);

	if (rc == OK)
		rc = act_pejabat(c, k, a->jabatan, c->now, &p);
	if (rc == OK)
		rc = izin_check(c, "data.isi", p.peran);
	if (rc == OK)
		rc = check_holder(c, &s, &p, a->bidang);
	if (rc < 0)
		return rc;
	if (!periode_parse(s.periode, &periode))
		return fail(
			c, E_IO, "Periode siklus rusak; jalankan alur check.");
	d->csv.bidang = a->bidang;
	d->csv.periode = periode;
	d->csv.pegawai_id = p.pegawai_id;
	rc = csv_simpan(c, s.instansi_id, &d->csv);
	if (rc < 0)
		return rc;
	t = token_of_bidang(&s, a->bidang);
	e.urut = s.urut + 1;
	e.pegawai_id = p.pegawai_id;
	e.jabatan = p.jabatan;
	e.kapasitas = p.kapasitas;
	rc = dokumen_simpan(c, &b, &l, false);
	if (rc == OK)
		rc = engine_step(c, &s.kasus, &s.marking, &cmd, &x);
	if (rc < 0)
		return rc;
	e.berkas = berkas.p;
	cmd.catatan =
		arena_printf(c->mem, "%zu indikator diisi", d->csv.baris.n);
	a->baris = (int64_t)d->csv.baris.n;
	return siklus_catat(
		c, &s, &k->kantor, &(struct langkah_maju){&cmd, &x, &e});
}

int act_data_isi(struct ctx *c, struct act_data *a)
{
	struct data_isi d = {.a = a};
	int rc;

	if (a->bidang == NULL)
		return fail(c, E_INVALID,
			"Sebutkan kode Bidang yang diisi datanya.");
	rc = csv_baca(c, a->file, a->text, a->n, &d.csv);
	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, data_in, &d);
}
