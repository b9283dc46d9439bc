/*
 * layout: what stands around every page.
 *
 *	{% page_head(o, p->layout); %} ... {% page_foot(o, p->layout); %}
 *
 * writes everything outside <main>; a page writes what is inside. The bare
 * pair is for those who are not signed in and for pages of failure: no bar,
 * no menu. Both come from page/layout.html.
 */
#ifndef WEB_LAYOUT_H
#define WEB_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "web/field.h"

enum menu {
	MENU_NONE,
	MENU_BERANDA,
	MENU_SIKLUS,
	MENU_DASBOR,
	MENU_ARSIP,
	MENU_SOP
};

struct layout {
	const char *title;    /* "Beranda"; the program's name is added */
	enum menu active;     /* the item we are in */
	const char *kelas;    /* class of <body>: "pg-sop" for its print */
	const char *tema;     /* "terang", "gelap"; NULL or "": the system's */
	const char *instansi; /* short: "BPKPD Provinsi Jambi" */
	const char *nama;     /* who is signed in, with titles */
	const char *const *jabatan; /* in which positions, the substitute's
				       as "Plh. Kabid Perbendaharaan" */
	size_t jabatan_n;
	bool pengelola;      /* shows Pengelolaan */
	bool tanpa_pintasan; /* single-key shortcuts are off */
	long tugas_n;        /* open tasks, on Beranda */
	long kabar_n;        /* unread notifications, on the bell */
	const char *q;       /* what was searched for */
	const char *path; /* of this page: where the theme switch returns to */
	/* Whose drafts this device may keep while the line is down: a key of
	 * the person. NULL: none, as on a shared computer. */
	const char *draf;
	const struct form_ctx *form; /* its errors mark the title */
	const struct toast *toast;   /* what just happened; NULL: nothing */
};

void page_head(struct str *o, const struct layout *l);
void page_foot(struct str *o, const struct layout *l);
void bare_head(struct str *o, const struct layout *l);
void bare_foot(struct str *o, const struct layout *l);

#endif
