/* The demo office: a real kind of office with invented people. */
#ifndef ORG_CONTOH_H
#define ORG_CONTOH_H

#include "org/org.h"

/* Everybody's password there, told to everybody: never that of a real person.
 * His user name is the code of his position; "pengelola" administers. */
#define CONTOH_SANDI "sepucuk-jambi-9-lurah"

/* BPKPD Provinsi Jambi with five Bidang and its positions; every person is
 * invented and marked so, with NIP of an impossible serial number. */
MUST_CHECK int org_contoh_add(struct ctx *c, struct instansi *out);

#endif
