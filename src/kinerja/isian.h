/*
 * isian: the figures of a Bidang typed cell by cell, a part of kinerja.
 *
 * Owns the tables isian_draf and bukti and the columns of anggaran that a
 * person types. A cell holds a text as typed; sel_baca says what it means,
 * what is wrong with it and what is only odd. Three degrees: a text that
 * cannot be read is kept as a draft and counts for nothing (`tolak`); a
 * figure that breaks a rule is kept but may not be sent (`galat`); one that
 * is only odd may be sent with a reason (`ingat`). The sentences are those of
 * the design (ux.md 8.3).
 */
#ifndef KINERJA_ISIAN_H
#define KINERJA_ISIAN_H

#include "kinerja/kinerja.h"

enum kolom {
	KOLOM_TARGET,
	KOLOM_REALISASI,
	KOLOM_KENDALA,
	KOLOM_TINDAK_LANJUT,
	KOLOM_PENANGGUNG_JAWAB,
	KOLOM_TENGGAT,
	KOLOM_KEUANGAN, /* of a budget line, in rupiah */
	KOLOM_FISIK,    /* of a budget line, in percent */
	KOLOM_N
};
const char *kolom_kode(enum kolom k); /* "tindak_lanjut" */
bool kolom_parse(const char *kode, enum kolom *out);
const char *kolom_judul(enum kolom k); /* "Tindak lanjut" */
bool kolom_anggaran(enum kolom k);     /* of a budget line? */

/* Five bands by lower bounds, so that no hole can exist: > 90 Sangat tinggi,
 * > 75 Tinggi, > 65 Sedang, > 50 Rendah, else Sangat rendah. */
struct kategori {
	int kelas; /* 1 the best .. 5 */
	const char *nama;
};
const struct kategori *kategori_capaian(const struct capaian *c); /* or NULL */
/* Below 90 percent: kendala and what is done about it must be written. */
bool capaian_perlu_kendala(const struct capaian *c);

/* What a text is judged by. */
struct sel_acuan {
	enum kolom kolom;
	int desimal;                /* printed digits */
	bool kumulatif, ada_alasan; /* ada_alasan: kendala is written */
	const struct nilai *target; /* NULL: none */
	const struct nilai *lalu;   /* of the period before, NULL */
	const char *lalu_nama;      /* "TW I" */
	int64_t pagu_sen;
};
struct sel_arti {
	struct nilai nilai; /* of a number */
	const char *teks;   /* of words; "2026-09-30" of a date; NULL: empty */
	int64_t sen;        /* of an amount */
	const char *cetak;  /* as printed, "" when empty */
	const char *tolak, *galat, *ingat;
};
/* Pure. Numbers: 1.234,5 or 1,234.5, with Rp before and % behind. */
struct sel_arti sel_baca(
	struct arena *a, const char *teks, const struct sel_acuan *k);
/* The text of a stored value when nobody typed it in a cell. */
const char *nilai_ketik(struct arena *a, const struct nilai *v);

/* The quarter before, in the same year; the year after its fourth. */
bool periode_lalu(struct periode p, struct periode *out);
const char *periode_pendek(struct arena *a, struct periode p); /* "TW I" */

struct isian_anggaran {
	struct anggaran anggaran;
	bool ada;             /* false: brought over, not in this period yet */
	const char *keuangan; /* as typed, NULL: never */
	struct nilai fisik;
	int64_t lalu_sen; /* realisasi of the period before, -1: none */
	int64_t rev, diisi_at, diisi_oleh;
};
/* Lines of a period; those of earlier quarters of the year that are not there
 * yet are brought over with their pagu and nothing realised. */
struct isian_anggaran_list {
	struct isian_anggaran *item;
	size_t n;
};
MUST_CHECK int isian_anggaran_list(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, struct isian_anggaran_list *out);
/* Save a line or a row as it is now when it is still at `rev`: E_CONFLICT. */
MUST_CHECK int isian_anggaran_save(struct ctx *c, int64_t instansi_id,
	struct periode p, const struct isian_anggaran *a);
MUST_CHECK int isian_save(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct realisasi *r);

struct isian_draf {
	const char *bidang, *baris;
	enum kolom kolom;
	const char *teks;
	int64_t oleh, pada_at;
};
struct isian_draf_list {
	struct isian_draf *item;
	size_t n;
};
MUST_CHECK int isian_draf_list(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, struct isian_draf_list *out);
/* Keep the text; `teks` NULL forgets it. */
MUST_CHECK int isian_draf_put(struct ctx *c, int64_t instansi_id,
	struct periode p, const struct isian_draf *d);
/* A file replaced the rows: what was typed over them is forgotten. */
MUST_CHECK int isian_draf_lupa(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p);

/* Evidence: which version of the Bidang's "bukti" belongs to an indicator. */
struct bukti {
	int64_t indikator_id, kasus_id;
	const char *bidang;
	int versi;
	const char *nama;
	int64_t ukuran, oleh, pada_at;
};
struct bukti_list {
	struct bukti *item;
	size_t n;
};
MUST_CHECK int bukti_list(struct ctx *c, int64_t instansi_id,
	const char *bidang, struct periode p, struct bukti_list *out);
MUST_CHECK int bukti_add(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct bukti *b);
/* The file stays in the archive; it is only no evidence any more. */
MUST_CHECK int bukti_remove(
	struct ctx *c, int64_t instansi_id, const struct bukti *b);

#endif
