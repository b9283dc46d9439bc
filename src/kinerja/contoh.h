/* The figures of the demo: real ones with their source, the rest marked. */
#ifndef KINERJA_CONTOH_H
#define KINERJA_CONTOH_H

#include "kinerja/kinerja.h"

/* Indicators of the demo office's Bidang, and its budget rows (invented and
 * marked) for 2023-TW2. */
MUST_CHECK int kinerja_contoh_add(struct ctx *c, int64_t instansi_id);
/* The same rows and more for every year 2023 to 2026, nothing spent yet. */
MUST_CHECK int kinerja_contoh_anggaran(struct ctx *c, int64_t instansi_id);
/* The CSV of a Bidang as it lies in data/contoh; NULL for none. */
const char *kinerja_contoh_csv(const char *bidang, size_t *n);
/* That of Bidang pajak with one wrong figure. */
const char *kinerja_contoh_csv_salah(size_t *n);

#endif
