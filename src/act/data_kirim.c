/*
 * Handing figures over, and their evidence.
 *
 * "Kirim ke Tim LKJ" completes what is left of the Bidang's block (SOP
 * langkah 2 and 3) in one transaction, only when nothing is missing.
 */
#include "base/base.h"

#include <strings.h>

#include "act/data_priv.h"

#include "store/store.h"

#define SHOWN 3                        /* missing things told in a sentence */
#define LIMIT_BUKTI ((size_t)10 << 20) /* bytes of one piece of evidence */
#define JENIS_BUKTI "bukti"
#define LIMIT_KUNCI_KIRIM (LIMIT_KUNCI - 4) /* "-12" goes behind it */

/* ---- what is missing ---- */

static int missing(
	struct ctx *c, const struct data_masuk *m, struct kurang_list *out)
{
	struct data_isi d = {0};
	int rc = data_muat(c, m, m->bidang, &d);

	if (rc < 0)
		return rc;
	*out = (struct kurang_list){0};
	for (size_t i = 0; i < d.kini.n; i++) {
		struct data_baris b;

		data_baris(c, m, &d, i, &b);
		data_baris_kurang(c, &b, out);
	}
	for (size_t i = 0; i < d.garis.n; i++) {
		struct data_garis g;

		data_garis(c, &d, i, &g);
		data_garis_kurang(c, &g, out);
	}
	return OK;
}

struct tanya_kurang {
	int64_t siklus_id;
	const char *bidang;
	struct kurang_list l;
};

static int kurang_in(struct ctx *c, void *arg)
{
	struct tanya_kurang *t = arg;
	struct data_masuk m = {.bidang = t->bidang};
	int rc = act_siklus(c, t->siklus_id, false, &m.s, &m.k);

	if (rc < 0)
		return rc;
	if (bidang_index(&m.s.kasus, t->bidang) < 0)
		return fail(c, E_NOTFOUND,
			"Bidang \"%s\" tidak ikut dalam siklus ini; periksa kode Bidangnya.",
			t->bidang);
	if (!periode_parse(m.s.periode, &m.periode))
		return fail(
			c, E_IO, "Periode siklus rusak; jalankan alur check.");
	if (!periode_lalu(m.periode, &m.lalu))
		m.lalu = (struct periode){0};
	return missing(c, &m, &t->l);
}

int act_data_kurang(struct ctx *c, int64_t siklus_id, const char *bidang,
	struct kurang **list, size_t *n)
{
	struct tanya_kurang t = {siklus_id, bidang, {0}};
	int rc = db_run(c, DB_READ, kurang_in, &t);

	if (rc < 0)
		return rc;
	*list = t.l.item;
	*n = t.l.n;
	return OK;
}

/* ---- sending ---- */

static int refuse_missing(struct ctx *c, const struct kurang_list *l)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	for (size_t i = 0; i < l->n && i < SHOWN; i++)
		str_addf(&s, " %s%s", l->item[i].kalimat,
			l->item[i].kalimat[strlen(l->item[i].kalimat) - 1] ==
					'.'
				? ""
				: ".");
	if (l->n > SHOWN)
		str_addf(&s, " Dan %zu isian lain.", l->n - SHOWN);
	return fail(c, E_INVALID,
		"Belum dapat dikirim: %zu isian belum beres.%s", l->n, s.p);
}

static int check_ready(
	struct ctx *c, const struct data_masuk *m, struct act_kirim *a)
{
	struct kurang_list l;
	int rc = missing(c, m, &l);

	if (rc < 0)
		return rc;
	a->kurang = l.item;
	a->kurang_n = l.n;
	a->ingat_n = l.ingat_n;
	if (l.n > 0)
		return refuse_missing(c, &l);
	if (l.ingat_n > 0 && text_is_blank(a->alasan))
		return fail(c, E_INVALID,
			"Ada %zu angka yang tidak biasa. Tulis satu baris alasannya, lalu kirim lagi.",
			l.ingat_n);
	return OK;
}

/* Was this very sending done before? 1: yes. */
static int sent_before(
	struct ctx *c, const struct siklus *s, struct act_kirim *a)
{
	struct peristiwa e = {0};
	int rc;

	if (a->kunci == NULL)
		return 0;
	rc = peristiwa_find(c, s, a->kunci, &e);
	if (rc < 0 || e.urut == 0)
		return rc;
	a->langkah.e = e;
	a->langkah.ulang = true;
	return 1;
}

/* Which step this Bidang's token waits at, 0: none. */
static int step_of(const struct siklus *s, int at)
{
	for (size_t i = 0; i < s->marking.token_n; i++)
		if (s->marking.token[i].bidang == at)
			return s->kasus.sop->simpul[s->marking.token[i].simpul]
				.no;
	return 0;
}

/* Is this the last step of the Bidang's block? */
static bool is_last(const struct siklus *s, int at)
{
	const struct sop *sop = s->kasus.sop;

	for (size_t i = 0; i < s->marking.token_n; i++) {
		const struct simpul *n =
			&sop->simpul[s->marking.token[i].simpul];

		if (s->marking.token[i].bidang == at)
			return n->lanjut == SIMPUL_SELESAI ||
			       !sop->simpul[n->lanjut].tiap_bidang;
	}
	return true;
}

static int kirim_in(struct ctx *c, void *arg)
{
	struct act_kirim *a = arg;
	struct data_masuk m = {0};
	struct data_minta q = {
		a->siklus_id, a->bidang, a->jabatan, "data.isi", true};
	const struct kantor_act *k;
	struct siklus s;
	int rc = data_masuk(c, &q, &m);

	if (rc == OK)
		rc = sent_before(c, &m.s, a);
	if (rc != 0)
		return rc < 0 ? rc : OK;
	rc = data_pemegang(c, &m.s, &m.p, m.bidang);
	if (rc == OK)
		rc = check_ready(c, &m, a);
	s = m.s;
	while (rc == OK && step_of(&s, m.at) != 0) {
		bool last = is_last(&s, m.at);

		a->langkah = (struct act_langkah){
			.tindakan = TINDAKAN_SELESAI,
			.siklus_id = a->siklus_id,
			.no = step_of(&s, m.at),
			.jabatan = a->jabatan,
			.bidang = m.bidang,
			.catatan = text_is_blank(a->alasan) ? NULL : a->alasan,
			.kunci = a->kunci == NULL || last
					 ? a->kunci
					 : arena_printf(c->mem, "%s-%d",
						   a->kunci, step_of(&s, m.at)),
		};
		rc = langkah_in(c, &a->langkah);
		if (rc == OK)
			rc = act_siklus(c, a->siklus_id, true, &s, &k);
	}
	return rc;
}

int act_data_kirim(struct ctx *c, struct act_kirim *a)
{
	struct act_langkah typed = {.catatan = a->alasan, .kunci = a->kunci};
	int rc = act_langkah_periksa(c, &typed);

	if (rc < 0)
		return rc;
	if (a->kunci != NULL && strlen(a->kunci) > LIMIT_KUNCI_KIRIM)
		return fail(c, E_INVALID, "Kunci harus 1 sampai %d huruf.",
			LIMIT_KUNCI_KIRIM);
	return db_run(c, DB_WRITE, kirim_in, a);
}

/* ---- evidence ---- */

struct jenis_bukti {
	const char *ext, *nama;
	const char *magic;
	size_t magic_n;
};

static const struct jenis_bukti jenis[] = {
	{".pdf", "PDF", "%PDF-", 5},
	{".jpg", "JPG", "\xff\xd8\xff", 3},
	{".jpeg", "JPG", "\xff\xd8\xff", 3},
	{".png", "PNG", "\x89PNG\r\n\x1a\n", 8},
	{".xlsx", "XLSX", "PK\x03\x04", 4},
};

static int check_bukti(struct ctx *c, const struct lampiran *l)
{
	const char *ext = l->nama != NULL ? strrchr(l->nama, '.') : NULL;
	char head[LAMPIRAN_KEPALA];
	int rc;

	if (l->n > LIMIT_BUKTI)
		return fail(c, E_TOOBIG, "Berkas %zu MB. Paling besar %zu MB.",
			(l->n + (1 << 20) - 1) >> 20, LIMIT_BUKTI >> 20);
	if (l->n == 0)
		return fail(c, E_INVALID,
			"Berkasnya kosong. Pilih berkas yang berisi.");
	rc = lampiran_kepala(c, l, head);
	if (rc < 0)
		return rc;
	for (size_t i = 0; ext != NULL && i < ARRAY_N(jenis); i++) {
		if (strcasecmp(ext, jenis[i].ext) != 0)
			continue;
		if (l->n >= jenis[i].magic_n &&
			memcmp(head, jenis[i].magic, jenis[i].magic_n) == 0)
			return OK;
		return fail(c, E_INVALID,
			"Isi berkas itu bukan %s. Simpan ulang berkasnya, lalu unggah lagi.",
			jenis[i].nama);
	}
	if (ext == NULL || strlen(ext) > 8 || !text_is_utf8(ext, strlen(ext)))
		ext = "itu";
	return fail(c, E_INVALID,
		"Berkas %s tidak diterima. Pakai PDF, JPG, PNG, atau XLSX.",
		ext);
}

static int indikator_of(struct ctx *c, const struct data_masuk *m,
	const char *kode, int64_t *id)
{
	struct indikator *list;
	size_t n;
	int rc = indikator_list(c, m->s.instansi_id, m->bidang, &list, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].kode, kode)) {
			*id = list[i].id;
			return OK;
		}
	return fail(c, E_NOTFOUND,
		"Indikator \"%s\" tidak ada pada Bidang %s; muat ulang halamannya.",
		kode, m->bidang);
}

static int enter(struct ctx *c, const struct act_bukti *a, struct data_masuk *m)
{
	struct data_minta q = {
		a->siklus_id, a->bidang, a->jabatan, "data.isi", true};
	int rc = data_masuk(c, &q, m);

	return rc < 0 ? rc : data_pegang(c, &m->s, &m->p, m->bidang);
}

static int tambah_in(struct ctx *c, void *arg)
{
	struct act_bukti *a = arg;
	struct data_masuk m = {0};
	struct lampiran l = a->berkas;
	struct berkas f = {.kasus_id = a->siklus_id, .jenis = JENIS_BUKTI};
	struct bukti b = {.kasus_id = a->siklus_id};
	int rc = enter(c, a, &m);

	if (rc == OK)
		rc = indikator_of(c, &m, a->indikator, &b.indikator_id);
	if (rc < 0)
		return rc;
	l.jenis = JENIS_BUKTI;
	rc = data_peristiwa(
		c, &m, &l, arena_printf(c->mem, "bukti %s", a->indikator));
	f.bidang = m.bidang;
	if (rc == OK)
		rc = berkas_get(c, m.s.instansi_id, &f);
	if (rc < 0)
		return rc;
	b.bidang = m.bidang;
	b.versi = a->versi = f.versi;
	b.nama = f.nama;
	b.ukuran = f.ukuran;
	b.oleh = m.p.pegawai_id;
	return bukti_add(c, m.s.instansi_id, m.periode, &b);
}

int act_bukti_tambah(struct ctx *c, struct act_bukti *a)
{
	int rc = check_bukti(c, &a->berkas);

	return rc < 0 ? rc : db_run(c, DB_WRITE, tambah_in, a);
}

static int lepas_in(struct ctx *c, void *arg)
{
	struct act_bukti *a = arg;
	struct data_masuk m = {0};
	struct bukti b = {.kasus_id = a->siklus_id, .versi = a->versi};
	int rc = enter(c, a, &m);

	if (rc == OK)
		rc = indikator_of(c, &m, a->indikator, &b.indikator_id);
	if (rc < 0)
		return rc;
	b.bidang = m.bidang;
	rc = bukti_remove(c, m.s.instansi_id, &b);
	if (rc < 0)
		return rc;
	return data_peristiwa(c, &m, NULL,
		arena_printf(c->mem, "bukti %s versi %d dilepas", a->indikator,
			a->versi));
}

int act_bukti_lepas(struct ctx *c, struct act_bukti *a)
{
	return db_run(c, DB_WRITE, lepas_in, a);
}
