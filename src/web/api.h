/*
 * api: the same actions for programs: JSON in, JSON out, bearer tokens. A
 * part of web.
 *
 * A row of api_routes is a route with a summary and the schema of its answer;
 * /api/v1/openapi.json is made from the table, so it cannot be forgotten.
 * Fields of a body are declared as those of a form: a JSON text, number or
 * truth is one value, a list of texts is ISIAN_BANYAK, an object of texts is
 * ISIAN_PETA, and an object of {"nama", "base64"} is ISIAN_BERKAS_PETA.
 */
#ifndef WEB_API_H
#define WEB_API_H

#include "web/web_priv.h"

struct api_route {
	struct route r;
	const char *ringkas; /* one line: what it does */
	const char *jawab;   /* name of the schema of a 200 answer */
};
extern const struct api_route api_routes[];
extern const size_t api_routes_n;

/* Who asks, by his bearer token; nobody without one. */
MUST_CHECK int api_session(struct web *w);
/* Is the scope of his token enough for this route? */
MUST_CHECK int api_scope(struct web *w);
/* Read a JSON body into w->isian, or the query of a GET. */
MUST_CHECK int api_read(struct web *w);
/* Mistakes of fields as one problem document (RFC 9457, "galat"). */
int api_invalid(struct web *w);
/* The document in w->out. */
int api_answer(struct web *w);

int api_openapi(struct web *w);
int api_siklus_list(struct web *w);
int api_siklus_buka(struct web *w);
int api_siklus_lihat(struct web *w);
int api_langkah(struct web *w);
int api_tutup(struct web *w);
int api_kecualikan(struct web *w);
int api_ubah(struct web *w);
int api_tugas(struct web *w);
int api_org(struct web *w);
int api_tenggat(struct web *w);
int api_sop_list(struct web *w);
int api_sop_periksa(struct web *w);
int api_laporan(struct web *w);
int api_berkas(struct web *w);
int api_data_isi(struct web *w);
int api_aku(struct web *w);

extern const struct isian_aturan api_isian_buka[], api_isian_langkah[],
	api_isian_alasan[], api_isian_kecuali[], api_isian_tugas[],
	api_isian_tenggat[], api_isian_data[], api_isian_nomor[],
	api_isian_berkas[];

#endif
