/* Private to surat: the parts of a meeting. */
#ifndef SURAT_RAPAT_PRIV_H
#define SURAT_RAPAT_PRIV_H

#include "surat/rapat.h"
#include "surat/surat_priv.h"

/* People and points of a meeting that has its id. */
MUST_CHECK int rapat_read(struct ctx *c, struct rapat *r);
/* Replaces the people; those who are there stay there. */
MUST_CHECK int rapat_write_peserta(struct ctx *c, const struct rapat *r);
MUST_CHECK int rapat_write_butir(struct ctx *c, const struct rapat *r);

#endif
