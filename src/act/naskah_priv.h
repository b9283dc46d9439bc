/* Private to act: what writing and checking the draft share. */
#ifndef ACT_NASKAH_PRIV_H
#define ACT_NASKAH_PRIV_H

#include "act/act_naskah.h"
#include "act/act_priv.h"

struct naskah_masuk {
	struct siklus s;
	const struct kantor_act *k;
	struct pejabat p;
	struct bagian_list l; /* of the case, with what was written */
};
/* The case, who asks and the sections; `izin` NULL: whoever reads reports. */
MUST_CHECK int naskah_masuk(struct ctx *c, int64_t siklus_id,
	const char *jabatan, const char *izin, struct naskah_masuk *m);
/* The same with the row of the case locked, to change something. */
MUST_CHECK int naskah_ubah(struct ctx *c, int64_t siklus_id,
	const char *jabatan, const char *izin, struct naskah_masuk *m);
/* Is the draft still being written? E_STATE says where it is instead. */
MUST_CHECK int naskah_terbuka(struct ctx *c, const struct siklus *s);
/* Does the case wait at this step? */
bool naskah_di_langkah(const struct siklus *s, int no);
/* Names of who wrote and answered each note. */
MUST_CHECK int naskah_nama(struct ctx *c, int64_t instansi_id,
	const struct catatan_list *l, const char ***penulis,
	const char ***penjawab);
/* "Catatan paling panjang ..." and its like, before anything is stored. */
MUST_CHECK int naskah_teks(struct ctx *c, const char *teks, size_t limit);

#endif
