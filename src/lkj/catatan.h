/*
 * catatan: the notes of the check (SOP langkah 7), a part of lkj.
 *
 * Owns the table catatan_periksa. A note is one thing to be put right, bound
 * to a paragraph of a section by its hash, to a section, or to the whole
 * draft. It goes from terbuka over ditindaklanjuti (answered by Tim LKJ) to
 * sudah-sesuai, or to belum and is answered again. Never deleted once its
 * round was decided.
 */
#ifndef LKJ_CATATAN_H
#define LKJ_CATATAN_H

#include "base/base.h"

enum keadaan_catatan {
	CATATAN_TERBUKA,
	CATATAN_DITINDAKLANJUTI,
	CATATAN_SUDAH,
	CATATAN_BELUM
};
const char *keadaan_catatan_nama(enum keadaan_catatan k); /* "belum" */
bool keadaan_catatan_parse(const char *nama, enum keadaan_catatan *out);

struct catatan_periksa {
	int64_t nomor; /* 1, 2, ... in the case; 0: give it one */
	int putaran;
	const char *kode;     /* section, NULL: the whole draft */
	const char *paragraf; /* hash of it, hex, NULL */
	const char *kutipan;  /* how that paragraph began, NULL */
	const char *teks;
	int64_t oleh, pada_at;
	enum keadaan_catatan keadaan;
	const char *jawaban; /* NULL */
	int64_t dijawab_oleh, dijawab_at;
};
struct catatan_list {
	struct catatan_periksa *item;
	size_t n;
};
MUST_CHECK int catatan_list(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, struct catatan_list *out);
/* A new note; gives its number. */
MUST_CHECK int catatan_add(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct catatan_periksa *n);
/* State and answer of a note. */
MUST_CHECK int catatan_ubah(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, const struct catatan_periksa *n);
/* A note of a round that was not decided yet; E_NOTFOUND. */
MUST_CHECK int catatan_hapus(struct ctx *c, int64_t instansi_id,
	int64_t kasus_id, int64_t nomor, int putaran);
/* Notes of decided rounds that nobody answered: a draft is not ready. */
MUST_CHECK int catatan_menunggu(
	struct ctx *c, int64_t instansi_id, int64_t kasus_id, int64_t *n);

#endif
