/*
 * akun: who may come in, a part of org.
 *
 * Owns akun, percobaan (failed tries) and perangkat (known devices). One
 * account a person; its name or his NIP opens it. A password is never kept
 * nor logged, only its argon2id hash (64 MiB, two passes: about 100 ms of
 * one core), so hashing stands apart from the database and happens outside
 * of any transaction:
 *
 *	akun_find(c, typed, &a);		a read
 *	percobaan_mulai(c, &p);			a write: counts it as failed
 *	if (sandi_cocok(a.sandi, sandi))	no database
 *		percobaan_berhasil(c, &p);	a write: was not a failure
 */
#ifndef ORG_AKUN_H
#define ORG_AKUN_H

#include "base/base.h"

#define AKUN_PERTAMA (7 * CLOCK_DAY) /* a first password is good for this */

struct akun {
	int64_t id, pegawai_id, instansi_id;
	const char *nama;  /* user name */
	const char *nip;   /* of the person, who is */
	const char *orang; /* called this */
	const char *sandi; /* its hash */
	bool aktif;        /* both must be, to come in */
	bool orang_aktif;
	bool ganti;       /* a first password, must be changed */
	bool pengelola;   /* administrator */
	int64_t sandi_at; /* when the password was set */
	int64_t masuk_at; /* when he last came in, 0: never */
	int64_t rev;
};

/* The account of a typed NIP or name, blanks and capitals aside. When nobody
 * has it, `id` is 0 and `nama` what was typed: that is no failure, because
 * the answer must cost the same. */
MUST_CHECK int akun_find(struct ctx *c, const char *typed, struct akun *out);
/* Of a person: E_NOTFOUND when he has none. */
MUST_CHECK int akun_get(struct ctx *c, int64_t pegawai_id, struct akun *out);
MUST_CHECK int akun_list(
	struct ctx *c, int64_t instansi_id, struct akun **list, size_t *n);
/* `sandi` is a hash. E_INVALID for a bad name, E_CONFLICT when the name is
 * taken or the person has an account. */
MUST_CHECK int akun_add(struct ctx *c, struct akun *a);
MUST_CHECK int akun_sandi(
	struct ctx *c, int64_t pegawai_id, const char *hash, bool ganti);
/* aktif and pengelola, of the row with this `rev`: E_CONFLICT when it was
 * changed meanwhile, E_STATE when no administrator would be left. */
MUST_CHECK int akun_atur(struct ctx *c, const struct akun *a);
/* E_STATE when there is no administrator beside this account. */
MUST_CHECK int akun_terakhir(struct ctx *c, const struct akun *a);
MUST_CHECK int akun_masuk(struct ctx *c, int64_t pegawai_id);
/* Does this person want the digest of the morning? Who has no account does. */
MUST_CHECK int akun_ringkasan(struct ctx *c, int64_t pegawai_id, bool *mau);
MUST_CHECK int akun_ringkasan_atur(struct ctx *c, int64_t pegawai_id, bool mau);
/* Is this person an administrator with a live account? */
MUST_CHECK int akun_pengelola(struct ctx *c, int64_t pegawai_id, bool *is);

/* ---- passwords: no database ---- */

/* NIST SP 800-63B: 8 to 200 bytes of anything, not a common one, not made of
 * the person's or the office's own words. E_INVALID says which. */
MUST_CHECK int sandi_periksa(
	struct ctx *c, const char *sandi, const struct akun *a);
/* NULL only when there is no memory for it: E_BUSY. */
char *sandi_hash(struct arena *mem, const char *sandi);
/* `hash` NULL is the account of nobody: the same work, false. */
bool sandi_cocok(const char *hash, const char *sandi);
/* A random first password of 80 bits that can be read aloud. */
char *sandi_acak(struct arena *mem);

/* ---- failed tries ---- */

#define PERCOBAAN_AKUN 5    /* failures before an account has to wait */
#define PERCOBAAN_ALAMAT 20 /* of an address: an office may have only one */
#define PERCOBAAN_MATI 100  /* in a row: only a reset helps */

/*
 * Waits 10, 20, 40, then 60 minutes. A known device has a counter of its
 * own instead of those of the account and the address, so that tries from
 * elsewhere never lock a person out.
 */
struct percobaan {
	const struct akun *akun; /* of akun_find */
	const char *alamat;
	const char *perangkat; /* token of the device, NULL */
	bool dikenal;          /* out: the device is one of the account's */
	int64_t tunggu;        /* out: wait so long, -1: needs a reset, 0: go */
};
/* Counts one failure unless he has to wait. */
MUST_CHECK int percobaan_mulai(struct ctx *c, struct percobaan *p);
/* It was right after all: clears what it counted. */
MUST_CHECK int percobaan_berhasil(struct ctx *c, const struct percobaan *p);
/* A reset by the administrator: counter and known devices go. */
MUST_CHECK int percobaan_hapus(struct ctx *c, const struct akun *a);
/*
 * Guesses of something shorter than a password, counted by the caller's key
 * ("rapat:3:7"): after PERCOBAAN_AKUN of them the same waits, begun again
 * after a day. Counts one guess unless he has to wait, and holds the row
 * until the transaction ends, so that many guesses at once are as many. A
 * wrong guess must be committed; a right one is taken back.
 */
MUST_CHECK int tebakan_mulai(struct ctx *c, const char *kunci, int64_t *tunggu);
MUST_CHECK int tebakan_benar(struct ctx *c, const char *kunci);
/* Remember this device; the token goes into its cookie. */
MUST_CHECK int perangkat_add(
	struct ctx *c, int64_t pegawai_id, const char *token);

#endif
