/*
 * Private to web: one request on its way, and what pages use of it.
 *
 *	GET	route -> session -> right -> fields -> run: one page
 *	POST	the same, with CSRF; run is one act_* call, then a redirect
 *
 * A POST that is refused is shown again by `lagi` with what was typed.
 */
#ifndef WEB_WEB_PRIV_H
#define WEB_WEB_PRIV_H

#include "act/act_akun.h"
#include "act/act_baca.h"
#include "http/http.h"
#include "web/kata.h"
#include "web/layout.h"
#include "web/web.h"
#include "web/widget.h"

#define WEB_ARGS 4 /* variable parts of one path */

enum isian_jenis {
	ISIAN_TEKS,    /* one line */
	ISIAN_PANJANG, /* several lines */
	ISIAN_ANGKA,   /* a whole number, not negative */
	ISIAN_TANGGAL, /* 2026-07-09 */
	ISIAN_WAKTU,   /* 2026-07-09T14:40 */
	ISIAN_JAM,     /* 14:40 */
	ISIAN_KODE,
	ISIAN_PILIHAN,    /* one word of `pilihan` */
	ISIAN_BANYAK,     /* any number of texts of this name */
	ISIAN_PETA,       /* name[key], any number */
	ISIAN_RAHASIA,    /* a password: never shown again */
	ISIAN_BERKAS,     /* a file */
	ISIAN_BERKAS_PETA /* files of name[key] */
};

/* One declared field. */
struct isian_aturan {
	const char *nama;
	enum isian_jenis jenis;
	size_t maks;        /* characters; 0: LIMIT_NAMA */
	const char *kosong; /* sentence when missing; NULL: may be empty */
	/* Words of ISIAN_PILIHAN; of ISIAN_PETA the list of rows whose column
	 * it is, its keys "1", "2", ... (programs: "butir": [{"judul": ...}])
	 */
	const char *pilihan;
};

/* One thing that was sent. */
struct kiriman {
	const struct isian_aturan *aturan;
	const char *kunci; /* of name[key], NULL */
	const char *nilai; /* valid UTF-8, "\n" line ends */
	const struct http_part *berkas;
};

struct web;

struct route {
	const char *metode;
	const char *path; /* "/siklus/{siklus}/disposisi" */
	const char *izin; /* "umum", "masuk", "pengelola", or a row of izin.c */
	int (*run)(struct web *w);
	const struct isian_aturan *isian; /* ended by a NULL name */
	int (*lagi)(struct web *w);       /* of a POST: the page of its form */
	size_t badan;                     /* largest body; 0: LIMIT_FORM */
};
extern const struct route routes[];
extern const size_t routes_n;

struct web_app;

struct web {
	struct web_app *app;
	struct ctx *c;
	const struct http_request *rq;
	struct http_response *rs;
	struct str out; /* the page */
	const struct route *route;
	const char *arg[WEB_ARGS]; /* variable parts of the path */
	struct sesi_aktif sesi;    /* pegawai_id 0: nobody */
	const struct kiriman *isian;
	size_t isian_n;
	struct field_error *galat; /* mistakes, beside their fields */
	size_t galat_n;
	bool lagi;            /* a form shown again with what was typed */
	bool basi;            /* ... because the row had changed */
	const char *pesan;    /* a note over the page, NULL */
	const char *coba;     /* what a form would do, when that was asked */
	const char *csrf;     /* of the forms of this page, masked */
	const char *sekarang; /* of a 409 to a program: JSON */
	const char *acak;     /* of the keys of this page, NULL: none yet */
	int kunci_n;
};

/* ---- what was sent ---- */

/* The value of a field as typed, NULL when it was not sent. */
const char *isi(const struct web *w, const char *nama);
/* Of name[key]. */
const char *isi_peta(const struct web *w, const char *nama, const char *kunci);
/* Trimmed; NULL when blank. */
const char *isi_teks(const struct web *w, const char *nama);
bool isi_ada(const struct web *w, const char *nama);
long isi_angka(const struct web *w, const char *nama, long absen);
/* Was `nilai` among those sent under this name? (ISIAN_BANYAK) */
bool isi_punya(const struct web *w, const char *nama, const char *nilai);
/* Typed when the form is shown again, else what is stored. */
const char *isi_atau(
	const struct web *w, const char *nama, const char *tersimpan);
/* A mistake beside a field; `nama` NULL: of the whole form. */
void galat(struct web *w, const char *nama, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

const struct http_part *isi_berkas(const struct web *w, const char *nama);
/* The files of name[kind], as attachments. */
MUST_CHECK int web_lampiran(
	struct web *w, const char *nama, struct lampiran **list, size_t *n);

/* ---- answers ---- */

/* 303 to a path of ours; `pesan`, a code of pesan_teks, is shown there. */
int web_redirect(struct web *w, const char *pesan, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* The page in w->out; `status` 200, or 422 when shown again. */
int web_page(struct web *w);
/* Any other content: a download when `nama` is given. */
int web_bytes(struct web *w, const char *type, const char *nama, const void *p,
	size_t n);
/* A POST was refused: its sentence goes over the form, shown again. Give it
 * what an act_* answered. */
int web_lagi(struct web *w, int rc);

/* The frame of a page: title, which of the five menu items is current. */
struct layout web_layout(struct web *w, const char *title, enum menu active);
/* Hidden fields of a form: CSRF, a fresh idempotency key, the revision. */
const struct form_ctx *web_form(struct web *w, int64_t rev);
/* A fresh idempotency key. */
const char *web_kunci(struct web *w);

/* ---- who ---- */

/* The position to act in for a task of this jabatan: he must hold it. */
bool web_memegang(const struct web *w, const char *jabatan);
/* The first of his positions with this role, NULL. */
const struct pejabat *web_peran(const struct web *w, const char *peran);
/* The case of {siklus}: "2026-tw2", "2026-tahun" or its number. */
MUST_CHECK int web_siklus(struct web *w, int64_t *id);

/* Errors that have no page of their own: status, sentence, a way on. */
void web_gagal(struct web *w, int rc);
/* A request of a program, answered in JSON. */
bool web_is_api(const struct web *w);
/* RFC 9457. */
void web_problem(
	struct web *w, int status, const char *title, const char *detail);

#endif
