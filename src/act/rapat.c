/*
 * The meeting of a case: who is invited, and who came.
 */
#include "base/base.h"

#include <sodium.h>

#include "act/rapat_priv.h"

#include "org/akun.h"
#include "store/store.h"

static const char jenis_rapat[] = "notulen";

/* ---- the meeting at hand ---- */

/* Is the step that needs the minutes open now? */
static bool step_is_open(const struct siklus *s)
{
	for (size_t i = 0; i < s->marking.token_n; i++) {
		const struct simpul *n =
			&s->kasus.sop->simpul[s->marking.token[i].simpul];

		for (size_t y = 0; y < n->syarat_n; y++)
			if (text_eq(n->syarat[y].jenis, jenis_rapat))
				return true;
	}
	return false;
}

static void fresh(struct ctx *c, const struct meja *m, int ke, struct rapat *r)
{
	const char *tim = kantor_jabatan(&m->k->kantor, "tim-lkj", NULL);

	rapat_usul(c, &m->u, r);
	r->kasus_id = m->s.id;
	r->ke = ke;
	if (tim != NULL)
		r->notulis = tim;
}

/* The stored meeting; a proposal (id 0) where there is none, or where the
 * last one is over and the case has come back to its step. */
static int current(struct ctx *c, const struct meja *m, struct rapat *r)
{
	int rc = rapat_get(c, m->s.instansi_id, m->s.id, r);

	if (rc == E_NOTFOUND) {
		fail_clear(c);
		fresh(c, m, 1, r);
		return OK;
	}
	if (rc == OK && rapat_is(r, "selesai") && step_is_open(&m->s))
		fresh(c, m, r->ke + 1, r);
	return rc;
}

int rapat_tersimpan(struct ctx *c, const struct meja *m, struct rapat *r)
{
	int rc = current(c, m, r);

	if (rc == OK && r->id == 0)
		return fail(c, E_STATE,
			"Undangan rapat belum dibuat; Tim LKJ membuatnya lebih dahulu.");
	return rc;
}

int rapat_meja(struct ctx *c, const struct act_rapat *a, const char *izin,
	bool lock, struct meja *m)
{
	struct minta q = {a->siklus_id, a->jabatan, izin, "sekretaris", lock};

	return meja_buka(c, &q, m);
}

/* Who came; before that, who is expected. */
static int name_one(struct ctx *c, const struct meja *m, const struct rapat *r,
	struct peserta *p)
{
	struct pejabat expected;
	struct pegawai who;
	int rc;

	if (p->pegawai_id != 0) {
		rc = pegawai_get(c, m->s.instansi_id, p->pegawai_id, &who);
		if (rc == OK) {
			p->orang = who.nama;
			p->nip = who.nip;
		}
		return rc;
	}
	rc = act_menjabat(c, m->k, p->jabatan, r->mulai_at, &expected);
	if (rc == OK) {
		p->orang = expected.nama;
		p->nip = expected.nip;
	}
	if (rc != E_STATE && rc != E_NOTFOUND)
		return rc;
	fail_clear(c);
	return OK;
}

int rapat_nama(struct ctx *c, const struct meja *m, struct rapat *r)
{
	struct lembar l = {.mem = c->mem,
		.jabatan = m->k->kantor.jabatan,
		.jabatan_n = m->k->kantor.jabatan_n};
	int rc = OK;

	for (size_t i = 0; rc == OK && i < r->peserta_n; i++) {
		struct peserta *p = &r->peserta[i];

		if (p->jabatan == NULL)
			continue;
		p->nama = lembar_jabatan(&l, p->jabatan);
		rc = name_one(c, m, r, p);
	}
	return rc;
}

static int lihat_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct meja m;
	int rc = rapat_meja(c, a, "surat.baca", false, &m);

	if (rc == OK)
		rc = current(c, &m, &a->hasil);
	if (rc < 0)
		return rc;
	a->usul = a->hasil.id == 0;
	a->butir_usul = false;
	if (!text_eq(m.p.peran, "tim-lkj") && !text_eq(m.p.peran, "sekretaris"))
		a->hasil.kode = NULL;
	if (rapat_is(&a->hasil, "diundang") && a->hasil.butir_n == 0) {
		a->butir_usul = true;
		rc = rapat_butir_usul(c, &m, &a->hasil);
	}
	return rc < 0 ? rc : rapat_nama(c, &m, &a->hasil);
}

int act_rapat_lihat(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_READ, lihat_in, a);
}

/* ---- undangan ---- */

/* What was typed of the invitation, over what is stored. */
static void typed_undangan(
	struct ctx *c, const struct act_rapat *a, struct rapat *r)
{
	const struct rapat *t = &a->r;
	size_t old_n = r->peserta_n;
	struct peserta *old = r->peserta;

	r->rev = t->rev;
	if (t->pengundang != NULL)
		r->pengundang = t->pengundang;
	if (t->notulis != NULL)
		r->notulis = t->notulis;
	r->mulai_at = t->mulai_at;
	r->selesai_at = t->selesai_at;
	r->tempat = rapi(c, t->tempat);
	r->tautan = rapi_null(c, t->tautan);
	r->acara = rapi(c, t->acara);
	r->peserta_n = t->peserta_n;
	r->peserta = arena_array(c->mem, struct peserta, t->peserta_n + 1);
	for (size_t i = 0; i < t->peserta_n; i++) {
		const struct peserta *p = &t->peserta[i];

		r->peserta[i] = (struct peserta){.jabatan = p->jabatan,
			.nama = rapi(c, p->nama),
			.asal = rapi_null(c, p->asal)};
		/* Who is there stays there. */
		for (size_t k = 0; k < old_n; k++)
			if (p->jabatan != NULL &&
				text_eq(old[k].jabatan, p->jabatan))
				r->peserta[i] = old[k];
	}
}

static int simpan_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct rapat r;
	struct meja m;
	int rc = rapat_meja(c, a, "rapat.undang", true, &m);

	a->salah = (struct salah_list){0};
	if (rc == OK)
		rc = current(c, &m, &r);
	if (rc == OK && !rapat_is(&r, "draf"))
		rc = fail(c, E_STATE,
			"Undangan sudah dikirim; ubahlah dengan mengirimnya lagi disertai alasan.");
	if (rc < 0)
		return rc;
	typed_undangan(c, a, &r);
	undangan_periksa(c, &m.u, &r, &a->salah);
	rc = salah_fail(c, &a->salah, true);
	if (rc == OK)
		rc = rapat_save(c, m.s.instansi_id, &r, RAPAT_UNDANGAN);
	if (rc == OK)
		a->hasil = r;
	return rc;
}

int act_undangan_simpan(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_WRITE, simpan_in, a);
}

/* The first time a number and a code, afterwards the reason. */
static int send_out(struct ctx *c, const struct act_rapat *a,
	const struct meja *m, struct rapat *r)
{
	struct nomor n = {.buku = BUKU_KELUAR,
		.keadaan = "dipakai",
		.untuk = "undangan",
		.kasus_id = m->s.id,
		.hal = r->acara,
		.pada_at = c->now,
		.jabatan = m->p.jabatan};
	int rc;

	if (r->nomor != NULL) {
		r->ditunda = rapi_null(c, a->alasan);
		if (r->ditunda == NULL)
			return fail(c, E_INVALID,
				"Tulis alasan perubahan jadwal rapat.");
		if (!text_is_utf8(r->ditunda, strlen(r->ditunda)) ||
			text_width(r->ditunda) > LIMIT_HAL)
			return fail(c, E_INVALID,
				"Alasan perubahan paling panjang %d huruf.",
				LIMIT_HAL);
		return nomor_kunci(c, &m->k->instansi, BUKU_KELUAR, c->now);
	}
	rc = nomor_ambil(c, &m->k->instansi, &n);
	if (rc < 0)
		return rc;
	r->nomor = n.nomor;
	r->kode = arena_printf(c->mem, "%06u", randombytes_uniform(1000000));
	r->diundang_at = c->now;
	r->keadaan = "diundang";
	return OK;
}

/* Everybody of the office who will hold an invited position on that day,
 * once each; guests are told by letter. */
static int tell_invited(
	struct ctx *c, const struct meja *m, const struct rapat *r)
{
	struct civil v = at_civil(r->mulai_at, m->k->instansi.zona_min);
	struct kabar b = {.instansi_id = m->s.instansi_id,
		.judul = arena_printf(c->mem, "%s, %s %d %s %02d.%02d, %s.",
			r->acara, day_name(v.weekday), v.day,
			month_name(v.month), v.hour, v.minute, r->tempat),
		.isi = r->ditunda != NULL ? "Jadwal rapat ini berubah." : "",
		.tautan = arena_printf(
			c->mem, "%s/rapat", siklus_tautan(c->mem, &m->s)),
		.pada_at = c->now};
	int64_t *told = arena_array(c->mem, int64_t, r->peserta_n + 1);
	size_t n = 0;
	int rc = OK;

	told[n++] = m->p.pegawai_id; /* he sends it */
	for (size_t i = 0; rc == OK && i < r->peserta_n; i++) {
		struct pejabat p;
		size_t k = 0;

		if (r->peserta[i].jabatan == NULL)
			continue;
		rc = act_menjabat(
			c, m->k, r->peserta[i].jabatan, r->mulai_at, &p);
		if (rc == E_STATE || rc == E_NOTFOUND) {
			fail_clear(c);
			rc = OK;
			continue;
		}
		while (rc == OK && k < n && told[k] != p.pegawai_id)
			k++;
		if (rc < 0 || k < n)
			continue;
		told[n++] = b.pegawai_id = p.pegawai_id;
		b.jabatan = r->peserta[i].jabatan;
		rc = kabar_kirim(c, &b);
	}
	return rc;
}

static int undang_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct rapat r;
	struct meja m;
	int rc = rapat_meja(c, a, "rapat.undang", true, &m);

	a->salah = (struct salah_list){0};
	if (rc == OK)
		rc = current(c, &m, &r);
	if (rc == OK && !rapat_is(&r, "draf") && !rapat_is(&r, "diundang"))
		rc = fail(c, E_STATE,
			"Notulen rapat ini sudah disahkan; undangannya tidak dapat diubah lagi.");
	if (rc < 0)
		return rc;
	typed_undangan(c, a, &r);
	undangan_periksa(c, &m.u, &r, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	if (rc == OK)
		rc = send_out(c, a, &m, &r);
	if (rc == OK)
		rc = rapat_ruang(c, &m.k->instansi, &r);
	/* A new row begins as a draft and is sent by its second save. */
	if (rc == OK && r.id == 0)
		rc = rapat_save(c, m.s.instansi_id, &r, RAPAT_UNDANGAN);
	if (rc == OK)
		rc = rapat_save(c, m.s.instansi_id, &r, RAPAT_UNDANGAN);
	if (rc == OK)
		rc = tell_invited(c, &m, &r);
	if (rc < 0)
		return rc;
	a->hasil = r;
	return surat_jejak(c, &m, "rapat.undang", r.nomor);
}

int act_undangan_kirim(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_WRITE, undang_in, a);
}

/* ---- daftar hadir ---- */

static int check_window(
	struct ctx *c, const struct meja *m, const struct rapat *r)
{
	int zona = m->k->instansi.zona_min;
	int64_t from = r->mulai_at - RAPAT_LONGGAR;
	int64_t to = r->selesai_at + RAPAT_LONGGAR;

	if (!rapat_is(r, "diundang"))
		return fail(
			c, E_STATE, "Daftar hadir rapat ini sudah ditutup.");
	if (c->now < from || c->now > to)
		return fail(c, E_STATE,
			"Kehadiran dicatat %s pukul %s sampai %s. Di luar itu, mintalah notulis mencatatnya.",
			hari_tulis(c->mem, at_day(from, zona)),
			jam_tulis(c->mem, from, zona),
			jam_tulis(c->mem, to, zona));
	return OK;
}

/* Is it the code of the room? A wrong one is counted for the person, in the
 * transaction that then has nothing else to write. */
static int guess(struct ctx *c, struct act_rapat *a, const struct meja *m,
	const struct rapat *r)
{
	const char *kunci = arena_printf(c->mem, "rapat:%lld:%lld",
		(long long)r->id, (long long)m->p.pegawai_id);
	int rc = tebakan_mulai(c, kunci, &a->tunggu);

	if (rc < 0 || a->tunggu != 0)
		return rc;
	a->kode_salah = !text_eq(rapi(c, a->kode), r->kode);
	return a->kode_salah ? OK : tebakan_benar(c, kunci);
}

static int hadir_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct peserta mark = {.hadir_at = c->now, .cara = "kode"};
	struct rapat r;
	struct meja m;
	int rc = rapat_meja(c, a, "rapat.hadir", false, &m);

	if (rc == OK)
		rc = rapat_tersimpan(c, &m, &r);
	if (rc == OK)
		rc = check_window(c, &m, &r);
	if (rc == OK)
		rc = guess(c, a, &m, &r);
	if (rc < 0 || a->tunggu != 0 || a->kode_salah)
		return rc;
	mark.pegawai_id = m.p.pegawai_id;
	for (size_t i = 0; i < r.peserta_n; i++)
		if (text_eq(r.peserta[i].jabatan, m.p.jabatan)) {
			rc = rapat_hadir(c, &r, i, &mark);
			a->hasil = r;
			return rc < 0 ? rc : OK;
		}
	return fail(c, E_DENIED,
		"%s tidak ada dalam daftar undangan. Mintalah notulis menambahkan Anda.",
		m.p.jabatan_nama);
}

int act_rapat_hadir(struct ctx *c, struct act_rapat *a)
{
	int rc;

	a->kode_salah = false;
	a->tunggu = 0;
	rc = db_run(c, DB_WRITE, hadir_in, a);
	if (rc < 0)
		return rc;
	if (a->tunggu != 0)
		return fail(c, E_BUSY,
			"Terlalu banyak kode yang salah. Coba lagi %lld menit lagi, atau mintalah notulis mencatat Anda.",
			(long long)((a->tunggu + CLOCK_MINUTE - 1) /
				    CLOCK_MINUTE));
	if (a->kode_salah)
		return fail(c, E_DENIED,
			"Kode rapat tidak cocok. Lihat lagi kode di layar rapat.");
	return OK;
}

static int terbuka(struct ctx *c, const struct rapat *r)
{
	if (rapat_is(r, "draf"))
		return fail(c, E_STATE,
			"Undangan rapat belum dikirim; kirimlah lebih dahulu.");
	if (!rapat_is(r, "diundang"))
		return fail(c, E_STATE,
			"Notulen sudah disahkan dan tidak dapat diubah lagi.");
	return OK;
}

int rapat_ditulis(struct ctx *c, const struct act_rapat *a, const char *izin,
	struct meja *m, struct rapat *r)
{
	int rc = rapat_meja(c, a, izin, true, m);

	if (rc == OK)
		rc = rapat_tersimpan(c, m, r);
	return rc < 0 ? rc : terbuka(c, r);
}

static int manual_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct peserta mark = {.hadir_at = c->now, .cara = "notulis"};
	struct pejabat p;
	struct rapat r;
	struct meja m;
	int rc = rapat_ditulis(c, a, "notulen.tulis", &m, &r);

	if (rc < 0)
		return rc;
	if (a->peserta >= r.peserta_n)
		return fail(c, E_NOTFOUND,
			"Peserta itu tidak ada; muat ulang daftar hadirnya.");
	if (!a->hadir)
		return rapat_absen(c, &r, a->peserta);
	if (r.peserta[a->peserta].jabatan != NULL) {
		rc = act_menjabat(
			c, m.k, r.peserta[a->peserta].jabatan, c->now, &p);
		if (rc < 0)
			return rc;
		mark.pegawai_id = p.pegawai_id;
	}
	rc = rapat_hadir(c, &r, a->peserta, &mark);
	return rc < 0 ? rc : OK;
}

int act_rapat_hadir_manual(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_WRITE, manual_in, a);
}

static int tamu_in(struct ctx *c, void *arg)
{
	struct act_rapat *a = arg;
	struct peserta tamu = {.nama = rapi(c, a->tamu.nama),
		.asal = rapi_null(c, a->tamu.asal),
		.hadir_at = c->now,
		.cara = "notulis"};
	struct rapat r;
	struct meja m;
	int rc = rapat_ditulis(c, a, "notulen.tulis", &m, &r);

	a->salah = (struct salah_list){0};
	if (rc < 0)
		return rc;
	tamu_periksa(c, &tamu, &a->salah);
	rc = salah_fail(c, &a->salah, false);
	return rc < 0 ? rc : rapat_tamu(c, &r, &tamu);
}

int act_rapat_tamu(struct ctx *c, struct act_rapat *a)
{
	return db_run(c, DB_WRITE, tamu_in, a);
}
