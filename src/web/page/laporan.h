/* What the pages of the draft show: written, read, compared. */
#ifndef WEB_PAGE_LAPORAN_H
#define WEB_PAGE_LAPORAN_H

#include "lkj/naskah.h"
#include "web/page/utas.h"
#include "web/siklus_kepala.h"
#include "web/tpl.h"

struct isi_baris { /* a section in the table of contents */
	const char *judul, *alamat;
	const char *ikon, *kelas, *kata; /* its state, also as a word */
	bool kini;
};

struct laporan_lihat {
	struct layout layout;
	struct siklus_kepala kepala;
	const struct form_ctx *form;
	struct isi_baris *isi;
	size_t isi_n;

	/* The section that is open. */
	const char *judul, *alamat, *teks;
	const char *status;  /* "Ditulis, terakhir Rizky 13.38" */
	const char *riwayat; /* address of its versions, NULL: none yet */
	bool boleh;          /* he may write it */
	bool baca;           /* ... but somebody else is writing it now */
	const char *alasan;  /* why not, or who is writing it */
	bool selesai;
	const char *simpan;     /* "Tersimpan hari ini 13.41" */
	const char *autosimpan; /* where JavaScript saves, NULL: not now */
	long kata;
	const struct choice *blok;
	size_t blok_n;
	const char *const *temuan; /* placeholders that are not known */
	size_t temuan_n;
	struct utas *catatan; /* of this section and of the whole draft */
	size_t catatan_n;
	bool jawab;          /* he may answer them */
	long dijawab;        /* the note whose answer was refused, 0 */
	const char *jawaban; /* what was typed there */

	/* The pane beside it: a frame, or what was sent to be looked at. */
	const char *bingkai;
	struct safe_html pratinjau;
	const char *oleh;      /* a conflict: whose text it is, NULL: none */
	const char *lain;      /* ... that text */
	struct beda_list beda; /* from it to one's own */

	/* The step that is one's own. */
	const char *langkah, *langkah_aksi; /* button, address; NULL: none */
	const char *kurang;                 /* what is still missing, NULL */
	const char *unduh; /* the address before "pdf", "html", "txt" */
};
void tpl_laporan(struct str *o, const struct laporan_lihat *p);
/* The composed report, for who does not write it (now). */
void tpl_laporan_baca(struct str *o, const struct laporan_lihat *p);

/* A page of its own, shown in the frame beside the editor. */
struct pratinjau_lihat {
	const char *judul;
	struct safe_html isi;
};
void tpl_pratinjau(struct str *o, const struct pratinjau_lihat *p);

struct versi_baris {
	const char *kapan, *oleh, *alamat;
	bool kini;
};
struct riwayat_bagian {
	struct layout layout;
	struct siklus_kepala kepala;
	const char *kembali; /* address of the section */
	const char *judul;   /* "Perubahan 8 Juli 14.10, Siti Aminah" */
	struct versi_baris *versi;
	size_t versi_n;
	struct beda_list beda;
};
void tpl_riwayat_bagian(struct str *o, const struct riwayat_bagian *p);

/* Words of a difference, with what they are said aloud. */
void beda_teks(struct str *o, const struct beda_list *l);

#endif
