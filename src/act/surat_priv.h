/* Private to act: what the letters of a case share. */
#ifndef ACT_SURAT_PRIV_H
#define ACT_SURAT_PRIV_H

#include "act/act_priv.h"
#include "act/act_surat.h"
#include "surat/lembar.h"

/* A case, its office, who asks, and what a proposal is made from. */
struct meja {
	struct siklus s;
	const struct kantor_act *k;
	struct pejabat p;
	struct usulan u; /* u.dari: the position of `peran_dari` */
};
struct minta {
	int64_t siklus_id;
	const char *jabatan, *izin;
	const char *peran_dari; /* who writes such a letter: "sekretaris" */
	bool lock;
};
MUST_CHECK int meja_buka(
	struct ctx *c, const struct minta *m, struct meja *out);
/* The same for what stands inside a step. */
void meja_dari(struct ctx *c, const struct bahan *b, const char *peran_dari,
	struct meja *out);

/* A sheet whose signer acts in `jabatan` on the day of `pada_at` (NULL, 0:
 * now). */
MUST_CHECK int lembar_siapkan(struct ctx *c, const struct meja *m,
	const char *jabatan, int64_t pada_at, struct lembar *out);
/* The tree as a PDF among the papers of the step. */
struct surat_kartu {
	const char *jenis, *judul, *nomor;
	bool rahasia;
};
MUST_CHECK int surat_lampirkan(struct ctx *c, struct bahan *b,
	const struct doc *d, const struct surat_kartu *kartu);

/* The sheets of each family, as they are now. */
MUST_CHECK int disposisi_lembar(
	struct ctx *c, const struct meja *m, struct doc **out);
MUST_CHECK int rapat_lembar(struct ctx *c, const struct meja *m,
	const char *jenis, struct doc **out);
MUST_CHECK int kirim_lembar(struct ctx *c, const struct meja *m,
	const char *jenis, struct doc **out);

/* May he see it? E_DENIED. */
MUST_CHECK int disposisi_boleh(
	struct ctx *c, const struct pejabat *p, const struct disposisi *d);

/* A typed text without blanks at its ends; "" for NULL or blank. */
const char *rapi(struct ctx *c, const char *text);
/* The same; NULL when blank. */
const char *rapi_null(struct ctx *c, const char *text);

#endif
