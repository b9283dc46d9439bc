/*
 * Coming in and going out, and the password.
 *
 * A try is counted as failed before the password is looked at and cleared
 * afterwards, so a hundred tries at once are a hundred tries. The hash is
 * computed between two transactions, never inside one.
 */
#include "base/base.h"

#include "act/act_akun.h"
#include "act/act_priv.h"

#include "store/store.h"

struct coba {
	const char *nama; /* typed, or NULL: of the one who asks, */
	const char *baru; /* whose new password this is to be */
	struct akun akun;
	struct percobaan p;
};

static int coba_in(struct ctx *c, void *arg)
{
	struct coba *a = arg;
	int rc = a->nama != NULL ? akun_find(c, a->nama, &a->akun)
				 : akun_get(c, c->actor_id, &a->akun);

	/* Before anything is counted: it is no try at guessing. */
	if (rc == OK && a->baru != NULL)
		rc = sandi_periksa(c, a->baru, &a->akun);
	if (rc < 0)
		return rc;
	a->p.akun = &a->akun;
	return percobaan_mulai(c, &a->p);
}

static int refuse_wait(struct ctx *c, int64_t tunggu)
{
	int64_t menit = (tunggu + CLOCK_MINUTE - 1) / CLOCK_MINUTE;

	if (tunggu < 0)
		return fail(c, E_BUSY,
			"Terlalu banyak percobaan. Minta admin mereset kata sandi Anda.");
	return fail(c, E_BUSY,
		"Terlalu banyak percobaan. Coba lagi %lld menit lagi, atau minta admin mereset.",
		(long long)menit);
}

/* One line for a wrong password. What was typed as a name stays out of the
 * journal: it may have been the password. */
static int gagal_in(struct ctx *c, void *arg)
{
	struct coba *a = arg;
	struct jejak j = {.tindakan = "masuk.gagal",
		.pelaku = "tamu",
		.objek = a->akun.id != 0 ? a->akun.nama : "(tidak dikenal)",
		.rincian = a->p.alamat};
	int rc = act_instansi_id(c, &j.instansi_id);

	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

/* Count, compare, and note a failure. OK: the password is right. */
static int check(struct ctx *c, struct coba *a, const char *sandi)
{
	const char *wrong = a->nama != NULL ? "NIP atau kata sandi tidak cocok."
					    : "Kata sandi Anda tidak cocok.";
	int rc = db_run(c, DB_WRITE, coba_in, a);

	if (rc < 0)
		return rc;
	if (a->p.tunggu != 0)
		return refuse_wait(c, a->p.tunggu);
	if (sandi_cocok(a->akun.sandi, sandi != NULL ? sandi : ""))
		return OK;
	rc = db_run(c, DB_WRITE, gagal_in, a);
	if (rc < 0)
		return rc;
	return fail(c, E_DENIED, "%s", wrong);
}

/* ---- in ---- */

struct masuk {
	struct act_masuk *a;
	struct coba coba;
};

static int refuse_account(struct ctx *c, const struct akun *a)
{
	if (!a->aktif || !a->orang_aktif)
		return fail(c, E_DENIED,
			"Akun Anda tidak aktif; hubungi pengelola.");
	if (a->ganti && c->now - a->sandi_at > AKUN_PERTAMA)
		return fail(c, E_DENIED,
			"Kata sandi pertama Anda sudah lewat masanya; minta pengelola mereset.");
	return OK;
}

/* The right password a moment ago: is it still, and may he come in? */
static int again(struct ctx *c, const struct akun *was, struct akun *now)
{
	int rc = akun_get(c, was->pegawai_id, now);

	if (rc < 0)
		return rc;
	if (!text_eq(now->sandi, was->sandi))
		return fail(c, E_CONFLICT,
			"Kata sandi akun ini baru saja diubah; masuk lagi dengan yang baru.");
	return OK;
}

static int masuk_in(struct ctx *c, void *arg)
{
	struct masuk *m = arg;
	struct act_masuk *a = m->a;
	struct akun now;
	struct jejak j = {.tindakan = "masuk", .rincian = a->alamat};
	int rc = again(c, &m->coba.akun, &now);

	if (rc == OK)
		rc = refuse_account(c, &now);
	if (rc == OK)
		rc = percobaan_berhasil(c, &m->coba.p);
	if (rc == OK && a->kenal_baru != NULL)
		rc = perangkat_add(c, now.pegawai_id, a->kenal_baru);
	if (rc < 0)
		return rc;
	a->sesi = (struct sesi){.instansi_id = now.instansi_id,
		.pegawai_id = now.pegawai_id,
		.akun = now.nama,
		.nama = now.orang,
		.nip = now.nip,
		.ganti = now.ganti,
		.pengelola = now.pengelola,
		.perangkat = a->perangkat,
		.alamat = a->alamat,
		.bersama = a->bersama};
	rc = sesi_add(c, &a->sesi, a->token);
	if (rc == OK)
		rc = akun_masuk(c, now.pegawai_id);
	if (rc < 0)
		return rc;
	j.instansi_id = now.instansi_id;
	j.objek = now.nama;
	j.pelaku = arena_printf(c->mem, "pegawai NIP %s", now.nip);
	return jejak_add(c, &j);
}

static const char *short_text(struct arena *mem, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0;

	if (n == 0 || !text_is_utf8(s, n))
		return "tidak dikenal";
	/* Never inside a character of several bytes. */
	if (n > LIMIT_NAMA)
		for (n = LIMIT_NAMA; (s[n] & 0xC0) == 0x80; n--)
			;
	return arena_dupn(mem, s, n);
}

int act_masuk(struct ctx *c, struct act_masuk *a)
{
	struct masuk m = {.a = a};
	int rc;

	a->alamat = short_text(c->mem, a->alamat);
	a->perangkat = short_text(c->mem, a->perangkat);
	a->tunggu = 0;
	m.coba.nama = a->nama != NULL ? a->nama : "";
	m.coba.p.alamat = a->alamat;
	m.coba.p.perangkat = a->kenal;
	rc = check(c, &m.coba, a->sandi);
	a->tunggu = m.coba.p.tunggu;
	if (rc < 0)
		return rc;
	a->token = token_acak(c->mem);
	a->kenal_baru = NULL;
	if (!a->bersama && !m.coba.p.dikenal)
		a->kenal_baru = token_acak(c->mem);
	return db_run(c, DB_WRITE, masuk_in, &m);
}

/* ---- here ---- */

struct hadir {
	const char *token;
	int (*find)(struct ctx *c, const char *token, struct sesi *out);
	struct sesi_aktif *out;
};

static int hadir_in(struct ctx *c, void *arg)
{
	struct hadir *h = arg;
	struct sesi_aktif *a = h->out;
	const struct kantor_act *k;
	int rc = h->find(c, h->token, &a->sesi);

	a->tugas_n = 0;
	if (rc == OK)
		rc = act_kantor_rev(c, a->sesi.kalender_rev, &k);
	if (rc == OK)
		rc = act_wewenang(c, k, a->sesi.pegawai_id, &a->wewenang);
	for (size_t i = 0; rc == OK && i < a->wewenang.n; i++) {
		int64_t n = 0;

		rc = tugas_jumlah(c, a->sesi.instansi_id,
			a->wewenang.list[i].jabatan, &n);
		a->tugas_n += n;
	}
	return rc;
}

static int sentuh_in(struct ctx *c, void *arg)
{
	return sesi_sentuh(c, arg);
}

static int hadir(struct ctx *c, struct hadir *h)
{
	int rc = db_run(c, DB_READ, hadir_in, h);

	if (rc < 0 || !sesi_usang(&h->out->sesi, c->now))
		return rc;
	/* Reading goes on when the disk is full. */
	if (db_run(c, DB_WRITE, sentuh_in, &h->out->sesi) < 0)
		fail_clear(c);
	return OK;
}

int act_sesi(struct ctx *c, const char *token, struct sesi_aktif *out)
{
	struct hadir h = {token, sesi_find, out};

	return hadir(c, &h);
}

int act_token(struct ctx *c, const char *token, struct sesi_aktif *out)
{
	struct hadir h = {token, token_find, out};

	return hadir(c, &h);
}

/* ---- out ---- */

static int keluar_in(struct ctx *c, void *arg)
{
	int64_t id = *(int64_t *)arg;
	struct jejak j = {.tindakan = "keluar",
		.objek = arena_printf(c->mem, "sesi %lld", (long long)id)};
	int rc = act_sendiri(c, &j);

	if (rc == OK)
		rc = sesi_end(c, c->actor_id, id);
	if (rc < 0)
		return rc;
	return jejak_add(c, &j);
}

int act_keluar(struct ctx *c, int64_t sesi_id)
{
	return db_run(c, DB_WRITE, keluar_in, &sesi_id);
}

/* ---- the password ---- */

struct ganti {
	struct act_sandi *a;
	struct coba coba;
	const char *hash;
};

static int ganti_in(struct ctx *c, void *arg)
{
	struct ganti *g = arg;
	struct akun now;
	struct jejak j = {.tindakan = "akun.ganti-sandi"};
	int64_t n = 0, token = 0;
	int rc = act_sendiri(c, &j);

	if (rc == OK)
		rc = again(c, &g->coba.akun, &now);
	if (rc == OK)
		rc = akun_sandi(c, now.pegawai_id, g->hash, false);
	if (rc == OK)
		rc = percobaan_berhasil(c, &g->coba.p);
	if (rc < 0)
		return rc;
	/* Whoever knew the old one may have made himself a token with it. */
	n = sesi_end_all(c, now.pegawai_id, g->a->sesi_id);
	if (n >= 0)
		token = token_end_all(c, now.pegawai_id);
	if (n < 0 || token < 0)
		return (int)(n < 0 ? n : token);
	j.objek = now.nama;
	j.rincian = arena_printf(c->mem,
		"%lld sesi lain diakhiri, %lld token dicabut", (long long)n,
		(long long)token);
	return jejak_add(c, &j);
}

static int berhasil_in(struct ctx *c, void *arg)
{
	return percobaan_berhasil(c, arg);
}

int act_sandi_cek(struct ctx *c, struct act_sandi *a)
{
	struct coba coba = {.p = {.alamat = short_text(c->mem, a->alamat)}};
	int rc;

	if (c->actor_id == 0)
		return fail(c, E_INVALID, "Masuklah lebih dahulu.");
	rc = check(c, &coba, a->lama);
	a->tunggu = coba.p.tunggu;
	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, berhasil_in, &coba.p);
}

int act_sandi_ganti(struct ctx *c, struct act_sandi *a)
{
	struct ganti g = {.a = a};
	int rc;

	if (c->actor_id == 0)
		return fail(c, E_INVALID,
			"Masuklah lebih dahulu untuk mengganti kata sandi sendiri.");
	if (a->baru == NULL)
		a->baru = "";
	if (text_eq(a->lama, a->baru))
		return fail(c, E_INVALID,
			"Kata sandi baru sama dengan yang lama; pilih yang lain.");
	g.coba.baru = a->baru;
	g.coba.p.alamat = short_text(c->mem, a->alamat);
	rc = check(c, &g.coba, a->lama);
	a->tunggu = g.coba.p.tunggu;
	if (rc < 0)
		return rc;
	g.hash = sandi_hash(c->mem, a->baru);
	if (g.hash == NULL)
		return fail(c, E_BUSY,
			"Server sedang sibuk; coba ganti kata sandi sebentar lagi.");
	return db_run(c, DB_WRITE, ganti_in, &g);
}
