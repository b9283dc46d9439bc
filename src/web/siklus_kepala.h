/*
 * siklus_kepala: the head of every page of a case: its title, the sentence
 * that says where it stands, the rail, the tabs. A part of web.
 */
#ifndef WEB_SIKLUS_KEPALA_H
#define WEB_SIKLUS_KEPALA_H

#include "web/web_priv.h"

enum tab {
	TAB_POSISI,
	TAB_DATA,
	TAB_RAPAT,
	TAB_LAPORAN,
	TAB_DOKUMEN,
	TAB_RIWAYAT
};

struct siklus_kepala {
	const char *judul, *kalimat, *alamat; /* "/siklus/2026-tw2" */
	struct rail_card rail;
	const char *periode; /* "Triwulan II 2026" */
	enum tab tab;
	const char *tab_alamat[TAB_RIWAYAT + 1];
	const char *tombol, *tombol_alamat; /* the one thing to do, NULL */
	bool cetak;                         /* a button to print the sheet */
	const char *judul_halaman;          /* NULL: of the case itself */
	/* What can be said of the undo of the last step; NULL: none. */
	const char *urung, *urung_alamat, *urung_urut;
	const struct form_ctx *form; /* of the undo */
};

/* page_urung.c: offer the undo to who may; note that the task was opened. */
void kepala_urung(
	struct web *w, const struct siklus_rinci *r, struct siklus_kepala *k);
void kepala_dilihat(struct web *w, const struct siklus_rinci *r);

/* Everything about a case that its pages show in their head. */
struct siklus_kepala kepala_of(
	struct web *w, const struct siklus_rinci *r, enum tab tab);
/* Read the case of {siklus} and its head in one go. */
MUST_CHECK int kepala_get(struct web *w, enum tab tab, struct siklus_rinci *r,
	struct siklus_kepala *out);
void siklus_kepala(struct str *o, const struct siklus_kepala *k);

/* The first open task of a case that is mine, NULL. */
const struct tugas *tugas_saya(
	const struct web *w, const struct siklus_rinci *r);

#endif
