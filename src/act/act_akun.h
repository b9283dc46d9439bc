/*
 * act_akun: coming in, and the accounts of the office: a part of act.
 *
 * The same promises as act.h. The person who asks is c->actor_id, which the
 * caller sets from act_sesi or act_token before every other call:
 *
 *	act_sesi(c, cookie, &me);
 *	c->actor_id = me.sesi.pegawai_id;
 *
 * While me.sesi.ganti is set he may only change his password; the caller
 * shows him nothing else. Hashing a password takes about 100 ms of a core
 * and 64 MiB: act_masuk, act_sandi_ganti, act_sandi_reset and
 * act_akun_tambah do it once or twice, outside of any transaction, and the
 * caller lets only a few at a time do so.
 */
#ifndef ACT_ACT_AKUN_H
#define ACT_ACT_AKUN_H

#include "base/base.h"

#include "org/akun.h"
#include "org/org.h"
#include "org/sesi.h"

/* ---- coming in ---- */

struct act_masuk {
	const char *nama, *sandi; /* as typed: NIP or name of the account */
	const char *alamat;       /* of the client */
	const char *perangkat;    /* name of the browser, a few words */
	const char *kenal;        /* cookie of a known device, NULL */
	bool bersama;             /* a shared computer */
	int64_t tunggu;           /* out: too many tries, wait; -1: a reset */
	const char *token;        /* out: cookie of the session */
	const char *kenal_baru;   /* out: cookie for the device, NULL: none */
	struct sesi sesi;         /* out: id, csrf, berakhir_at, ganti */
};
/* E_DENIED with one sentence for a wrong name and a wrong password, after
 * the same work; E_BUSY with `tunggu` for too many tries. */
MUST_CHECK int act_masuk(struct ctx *c, struct act_masuk *a);

/* Who asks: his session, what he may act as today, and what waits for him. */
struct sesi_aktif {
	struct sesi sesi;
	struct wewenang wewenang;
	int64_t tugas_n; /* open tasks of those positions */
};
/* One read; E_NOTFOUND when it ended. Notes the visit once a minute. */
MUST_CHECK int act_sesi(
	struct ctx *c, const char *token, struct sesi_aktif *out);
/* The same by a bearer token; sesi.cakupan says what it may be used for. */
MUST_CHECK int act_token(
	struct ctx *c, const char *token, struct sesi_aktif *out);
MUST_CHECK int act_keluar(struct ctx *c, int64_t sesi_id);

/* ---- my account ---- */

struct act_sandi {
	const char *lama, *baru;
	const char *alamat;
	int64_t sesi_id; /* stays; all others of the account, and all
			  * its tokens, end */
	int64_t tunggu;  /* out: as for act_masuk */
};
MUST_CHECK int act_sandi_ganti(struct ctx *c, struct act_sandi *a);
/* Is `lama` my password? Asked again before something weighty is signed. */
MUST_CHECK int act_sandi_cek(struct ctx *c, struct act_sandi *a);
MUST_CHECK int act_sesi_list(struct ctx *c, struct sesi **list, size_t *n);
/* End one of my sessions. */
MUST_CHECK int act_sesi_akhiri(struct ctx *c, int64_t sesi_id);
/* End all of them but this one; gives how many. */
MUST_CHECK int act_sesi_akhiri_lain(struct ctx *c, int64_t sesi_id, int64_t *n);

struct act_token_baru {
	const char *nip; /* whose: only the shell and administrators; NULL: I */
	const char *nama, *cakupan;
	int64_t berakhir_at;
	int64_t id;        /* out */
	const char *token; /* out: shown this once */
};
MUST_CHECK int act_token_buat(struct ctx *c, struct act_token_baru *a);
MUST_CHECK int act_token_list(
	struct ctx *c, struct token_api **list, size_t *n);
MUST_CHECK int act_token_cabut(struct ctx *c, int64_t id);

/* ---- accounts of the office: administrators ---- */

struct act_akun {
	const char *nip;
	const char *nama;  /* user name of a new account */
	bool pengelola;    /* of a new account */
	const char *sandi; /* out: first password, shown this once */
};
MUST_CHECK int act_akun_tambah(struct ctx *c, struct act_akun *a);
/* A new first password; every session and token of the account ends. */
MUST_CHECK int act_sandi_reset(struct ctx *c, struct act_akun *a);
/* aktif and pengelola of the row with this rev. */
MUST_CHECK int act_akun_atur(struct ctx *c, const struct akun *a);
MUST_CHECK int act_akun_list(struct ctx *c, struct akun **list, size_t *n);
/* End every session of a person. */
MUST_CHECK int act_akun_keluarkan(
	struct ctx *c, int64_t pegawai_id, int64_t *n);

/* ---- rights ---- */

/* After an act answered E_DENIED: one line "izin.ditolak" in the journal.
 * The refusal stays recorded in the context. */
MUST_CHECK int act_refused(
	struct ctx *c, const char *tindakan, const char *objek);

#endif
