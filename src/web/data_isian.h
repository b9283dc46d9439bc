/* data_isian: what the page of figures and its posts share, private to web. */
#ifndef WEB_DATA_ISIAN_H
#define WEB_DATA_ISIAN_H

#include "act/act_data.h"
#include "web/web_priv.h"

/* In which of his positions one looks at the figures of a Bidang: that of
 * the Bidang before any other. NULL: he has none. */
const char *data_jabatan(const struct web *w, const char *bidang);

/* Cells as fields: the name is the column, its key the row. */
#define DATA_SEL(kode, maks)                                                   \
	{                                                                      \
		kode, ISIAN_PETA, maks, NULL, NULL                             \
	}
#define DATA_SEL_SEMUA                                                         \
	DATA_SEL("target", LIMIT_NAMA), DATA_SEL("realisasi", LIMIT_NAMA),     \
		DATA_SEL("kendala", LIMIT_CATATAN),                            \
		DATA_SEL("tindak_lanjut", LIMIT_CATATAN),                      \
		DATA_SEL("penanggung_jawab", LIMIT_NAMA),                      \
		DATA_SEL("tenggat", LIMIT_NAMA),                               \
		DATA_SEL("keuangan", LIMIT_NAMA),                              \
		DATA_SEL("fisik", LIMIT_NAMA), DATA_SEL("lama", LIMIT_CATATAN)

/* The cells that were sent. */
struct isian_sel *data_sel(const struct web *w, size_t *n);

#endif
