/*
 * Asking to have figures back (ux.md 5.5), and refusing it. Sending them back
 * is no action of this file: it is the check's Tidak to the Bidang's step
 * (SOP langkah 7), which ends the request in its own transaction.
 */
#include "base/base.h"

#include "act/data_priv.h"
#include "act/surat_priv.h"

#include "store/store.h"

/* The step behind the block of the Bidang: their meeting. */
static int meeting_of(const struct sop *sop)
{
	int at = 0;

	while (at != SIMPUL_SELESAI && !sop->simpul[at].tiap_bidang)
		at = sop->simpul[at].lanjut;
	while (at != SIMPUL_SELESAI && sop->simpul[at].tiap_bidang)
		at = sop->simpul[at].lanjut;
	return at;
}

/* From its end on the figures stand, as the report is made from them. */
static bool meeting_is_over(const struct siklus *s)
{
	int at = meeting_of(s->kasus.sop);

	for (size_t i = 0; i < s->marking.token_n; i++)
		if (s->marking.token[i].bidang >= 0 ||
			s->marking.token[i].simpul == at)
			return false;
	return true;
}

static int check_open(struct ctx *c, const struct data_masuk *m)
{
	enum posisi_data p = data_posisi(&m->s, m->at, false, 1);

	if (m->p.bidang != NULL && !text_eq(m->p.bidang, m->bidang))
		return fail(c, E_DENIED,
			"%s tidak dapat meminta data Bidang %s dibuka kembali; yang meminta Bidangnya sendiri.",
			m->p.jabatan_nama, m->bidang);
	if (m->s.keadaan != KEADAAN_BERJALAN)
		return fail(c, E_STATE,
			"Siklus ini %s; datanya tidak dapat dibuka kembali.",
			keadaan_nama(m->s.keadaan));
	if (p == DATA_DITUTUP)
		return fail(c, E_STATE,
			"Bidang ini ditutup sebagai belum melapor; hubungi Sekretaris.");
	if (p != DATA_TERKIRIM)
		return fail(c, E_STATE,
			"Data Bidang ini belum dikirim; masih dapat diubah tanpa permintaan.");
	if (meeting_is_over(&m->s))
		return fail(c, E_STATE,
			"Rapat koordinasi sudah selesai dan data terkunci; sampaikan perbaikannya kepada Tim LKJ.");
	return OK;
}

static int check_none_waits(
	struct ctx *c, const struct data_masuk *m, const struct minta_buka *old)
{
	if (old->id == 0 || old->hasil != MINTA_MENUNGGU)
		return OK;
	return fail(c, E_STATE,
		"Data ini sudah diminta dibuka kembali %s; tunggu jawaban Tim LKJ.",
		data_pukul(c, old->pada_at, m->k->instansi.zona_min));
}

int data_buka_lihat(
	struct ctx *c, const struct data_masuk *m, struct minta_lihat *out)
{
	int64_t id = m->s.instansi_id;
	int rc = minta_get(c, id, m->s.id, m->bidang, &out->minta);

	if (rc < 0)
		return rc;
	out->boleh = izin_check(c, "data.minta", m->p.peran) == OK &&
		     check_open(c, m) == OK &&
		     check_none_waits(c, m, &out->minta) == OK;
	fail_clear(c);
	/* What was answered in a round that is over is history. */
	if (out->minta.hasil == MINTA_DIKEMBALIKAN || data_usai(&m->s))
		out->minta = (struct minta_buka){0};
	return data_nama(c, id, out->minta.oleh, &out->oleh);
}

bool data_usai(const struct siklus *s)
{
	return s->keadaan == KEADAAN_SELESAI || s->keadaan == KEADAAN_BATAL;
}

/* A sentence that must be there and fits. */
static int check_text(struct ctx *c, const char **text)
{
	const char *s = rapi(c, *text);

	if (*s == '\0')
		return fail(c, E_INVALID,
			"Tulis alasannya, paling panjang %d huruf.",
			LIMIT_MINTA);
	if (!text_is_utf8(s, strlen(s)) || strpbrk(s, "\r\n\t") != NULL)
		return fail(c, E_INVALID,
			"Alasan memuat huruf yang tidak sah; tulis dalam satu baris.");
	if (text_width(s) > LIMIT_MINTA)
		return fail(c, E_INVALID,
			"Alasan paling panjang %d huruf; ringkaslah.",
			LIMIT_MINTA);
	*text = s;
	return OK;
}

static const char *name_of(const struct data_masuk *m)
{
	for (size_t i = 0; i < m->k->bidang_n; i++)
		if (text_eq(m->k->bidang[i].kode, m->bidang))
			return m->k->bidang[i].nama;
	return m->bidang;
}

static int write_down(
	struct ctx *c, const struct data_masuk *m, const char *tindakan)
{
	return jejak_add(
		c, &(struct jejak){.instansi_id = m->s.instansi_id,
			   .tindakan = tindakan,
			   .pelaku = m->p.jabatan,
			   .objek = arena_printf(c->mem, "siklus %lld %s",
				   (long long)m->s.id, m->bidang)});
}

static int minta_in(struct ctx *c, void *arg)
{
	struct act_minta *a = arg;
	struct data_masuk m = {0};
	struct data_minta q = {
		a->siklus_id, a->bidang, a->jabatan, "data.minta", true};
	struct minta_buka old;
	struct kabar k;
	int rc = data_masuk(c, &q, &m);

	if (rc == OK)
		rc = check_open(c, &m);
	if (rc == OK)
		rc = minta_get(c, m.s.instansi_id, m.s.id, m.bidang, &old);
	if (rc == OK)
		rc = check_none_waits(c, &m, &old);
	if (rc < 0)
		return rc;
	a->hasil = (struct minta_buka){.kasus_id = m.s.id,
		.bidang = m.bidang,
		.alasan = a->alasan,
		.pada_at = c->now,
		.oleh = m.p.pegawai_id};
	rc = minta_add(c, m.s.instansi_id, &a->hasil);
	if (rc < 0)
		return rc;
	k = (struct kabar){
		.jabatan = kantor_jabatan(&m.k->kantor, "tim-lkj", NULL),
		.judul = arena_printf(c->mem,
			"%s minta data %s dibuka kembali.", name_of(&m),
			periode_singkat(c->mem, m.s.periode)),
		.isi = "Alasannya ada di halaman Data Bidang.",
		.tautan = arena_printf(
			c->mem, "%s/data", siklus_tautan(c->mem, &m.s))};
	rc = kabar_jabatan(c, m.k, &k, m.p.pegawai_id);
	return rc < 0 ? rc : write_down(c, &m, "data.minta");
}

int act_data_minta(struct ctx *c, struct act_minta *a)
{
	int rc = check_text(c, &a->alasan);

	return rc < 0 ? rc : db_run(c, DB_WRITE, minta_in, a);
}

/* To the Kabid, whoever asked for him. */
static int tell_refused(struct ctx *c, const struct data_masuk *m)
{
	struct kabar k = {
		.jabatan = kantor_jabatan(&m->k->kantor, "kabid", m->bidang),
		.judul = arena_printf(c->mem, "Data %s tidak dibuka kembali.",
			periode_singkat(c->mem, m->s.periode)),
		.isi = "Alasannya ada di halaman data Bidang Anda.",
		.tautan = arena_printf(c->mem, "%s/data/%s",
			siklus_tautan(c->mem, &m->s), m->bidang)};

	return kabar_jabatan(c, m->k, &k, m->p.pegawai_id);
}

static int tolak_in(struct ctx *c, void *arg)
{
	struct act_minta *a = arg;
	struct data_masuk m = {0};
	struct data_minta q = {
		a->siklus_id, a->bidang, a->jabatan, "data.jawab", true};
	struct minta_buka *r = &a->hasil;
	int rc = data_masuk(c, &q, &m);

	if (rc == OK)
		rc = minta_get(c, m.s.instansi_id, m.s.id, m.bidang, r);
	if (rc < 0)
		return rc;
	if (data_usai(&m.s) || r->id == 0 || r->hasil != MINTA_MENUNGGU)
		return fail(c, E_STATE,
			"Tidak ada permintaan yang menunggu dari Bidang ini; mungkin sudah dijawab.");
	r->hasil = MINTA_DITOLAK;
	r->jawaban = a->alasan;
	r->dijawab_at = c->now;
	r->dijawab_oleh = m.p.pegawai_id;
	rc = minta_jawab(c, m.s.instansi_id, r);
	if (rc == OK)
		rc = tell_refused(c, &m);
	return rc < 0 ? rc : write_down(c, &m, "data.tolak-buka");
}

int act_data_tolak(struct ctx *c, struct act_minta *a)
{
	int rc = check_text(c, &a->alasan);

	return rc < 0 ? rc : db_run(c, DB_WRITE, tolak_in, a);
}

static int list_in(struct ctx *c, void *arg)
{
	struct act_minta_list *a = arg;
	const struct kantor_act *k;
	struct siklus s;
	struct pejabat p;
	size_t n = 0;
	int rc = act_siklus(c, a->siklus_id, false, &s, &k);

	if (rc == OK)
		rc = act_pelaku(c, k, a->jabatan, "laporan.baca", &p);
	a->n = 0;
	if (rc < 0 || data_usai(&s))
		return rc;
	rc = minta_list(c, s.instansi_id, s.id, &a->list, &n);
	for (size_t i = 0; i < n; i++)
		if (p.bidang == NULL || text_eq(p.bidang, a->list[i].bidang))
			a->list[a->n++] = a->list[i];
	return rc;
}

int act_minta_list(struct ctx *c, struct act_minta_list *a)
{
	return db_run(c, DB_READ, list_in, a);
}

int data_buka_selesai(struct ctx *c, const struct siklus *s,
	const struct akibat *x, int64_t pegawai_id)
{
	int rc = OK;

	for (size_t i = 0; rc == OK && i < x->dibuka_n; i++)
		if (x->dibuka[i].bidang >= 0)
			rc = minta_jawab(c, s->instansi_id,
				&(struct minta_buka){.kasus_id = s->id,
					.bidang = s->kasus.bidang
							  [x->dibuka[i].bidang],
					.hasil = MINTA_DIKEMBALIKAN,
					.dijawab_at = c->now,
					.dijawab_oleh = pegawai_id});
	return rc;
}
