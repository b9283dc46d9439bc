/*
 * sesi: who is here now, a part of org.
 *
 * Owns sesi (a browser that came in) and token (a program that may). Both
 * are 256 random bits, shown once; only their SHA-256 is kept, so whoever
 * reads the database cannot come in with it.
 */
#ifndef ORG_SESI_H
#define ORG_SESI_H

#include "base/base.h"

#define SESI_DIAM (12 * 60 * CLOCK_MINUTE)         /* idle, own device */
#define SESI_DIAM_BERSAMA (30 * CLOCK_MINUTE)      /* idle, shared computer */
#define SESI_LAMA (7 * CLOCK_DAY)                  /* at most, own device */
#define SESI_LAMA_BERSAMA (12 * 60 * CLOCK_MINUTE) /* at most, shared */
#define SESI_CATAT CLOCK_MINUTE /* terakhir_at is written so often */

/* A random token: 43 letters that a cookie can carry. */
char *token_acak(struct arena *mem);
void token_hash(const char *token, unsigned char out[HASH_N]);

/* Whoever came in, by session or by token. */
struct sesi {
	int64_t id, instansi_id, pegawai_id;
	const char *akun, *nama, *nip, *sapaan; /* of the person, now */
	bool pengelola, ganti;
	const char *csrf; /* of a session */
	int64_t dibuat_at, terakhir_at, berakhir_at;
	const char *perangkat, *alamat;
	bool bersama;
	int64_t kabar_n;      /* notifications not read yet */
	int64_t kalender_rev; /* of the office */
	const char *cakupan;  /* of a token: "baca tulis"; NULL: a session */
};

/* pegawai_id, instansi_id, perangkat, alamat, bersama are given. */
MUST_CHECK int sesi_add(struct ctx *c, struct sesi *s, const char *token);
/* The live session of a token; E_NOTFOUND: ended, or never was. */
MUST_CHECK int sesi_find(struct ctx *c, const char *token, struct sesi *out);
/* Does terakhir_at need to be written again? And write it. */
bool sesi_usang(const struct sesi *s, int64_t now);
MUST_CHECK int sesi_sentuh(struct ctx *c, const struct sesi *s);
/* Live sessions of a person, the last seen first. */
MUST_CHECK int sesi_list(
	struct ctx *c, int64_t pegawai_id, struct sesi **list, size_t *n);
/* End one of his own; E_NOTFOUND when it is not his. */
MUST_CHECK int sesi_end(struct ctx *c, int64_t pegawai_id, int64_t id);
/* End all but one (0: all); their number or a negative rc. */
MUST_CHECK int64_t sesi_end_all(
	struct ctx *c, int64_t pegawai_id, int64_t kecuali);

/* ---- tokens of the programming interface ---- */

struct token_api {
	int64_t id, instansi_id, pegawai_id;
	const char *nama;    /* what it is for */
	const char *cakupan; /* of: baca tulis pengelola */
	int64_t dibuat_at, berakhir_at;
	int64_t terakhir_at; /* last used, 0: never */
	int64_t dicabut_at;  /* 0: valid */
};
MUST_CHECK int token_add(struct ctx *c, struct token_api *t, const char *token);
MUST_CHECK int token_find(struct ctx *c, const char *token, struct sesi *out);
MUST_CHECK int token_list(
	struct ctx *c, int64_t pegawai_id, struct token_api **list, size_t *n);
MUST_CHECK int token_end(struct ctx *c, int64_t pegawai_id, int64_t id);
/* All of a person; their number or a negative rc. */
MUST_CHECK int64_t token_end_all(struct ctx *c, int64_t pegawai_id);

#endif
