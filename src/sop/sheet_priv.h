/* Private to sop: the geometry of the flowchart, before any drawing. */
#ifndef SOP_SHEET_PRIV_H
#define SOP_SHEET_PRIV_H

#include "sop/sop.h"

/*
 * Whole units; one is about a CSS pixel. The sheet is cut into pages at rows
 * where no way back is cut; a page continues at a pentagon.
 */
#define SHEET_NO 34
#define SHEET_KEGIATAN 250
#define SHEET_PERAN 92 /* each pelaksana column */
#define SHEET_MUTU 118 /* kelengkapan and output */
#define SHEET_WAKTU 62
#define SHEET_KET 56
#define SHEET_KET_NYATA 96 /* Ket with what really happened */
#define SHEET_HEAD 46      /* heading of each page */

enum symbol_kind { SYM_CAPSULE, SYM_BOX, SYM_DIAMOND, SYM_PENTAGON };

struct symbol {
	enum symbol_kind kind;
	int x, y, w, h;   /* its box */
	const char *text; /* inside, or NULL */
	int langkah;
};

struct segment { /* a straight piece of an arrow */
	int x1, y1, x2, y2;
	int arrow; /* pieces of one arrow share a number */
	bool head; /* ends with an arrow head */
	bool back; /* of a way back: dashed */
};

struct label {
	int x, y;
	const char *text;
};

struct sheet_row {
	const struct langkah *langkah;
	int y, h;
	int above, below;     /* of h: what a capsule or a connector takes */
	struct symbol symbol; /* its box or diamond */
	const char *ket;      /* what its last column says */
	const char **kegiatan, **kelengkapan, **waktu, **output, **keterangan;
	size_t kegiatan_n, kelengkapan_n, waktu_n, output_n, keterangan_n;
};

struct sheet_page {
	struct sheet_row *row;
	size_t row_n;
	int width, height;
	int kolom_x;   /* left edge of the first pelaksana column */
	int kolom_end; /* right edge of the last */
	struct symbol *symbol;
	size_t symbol_n;
	struct segment *segment;
	size_t segment_n;
	struct label *label;
	size_t label_n;
};

struct sheet {
	const struct peran **kolom; /* pelaksana with a column */
	size_t kolom_n;
	int gutter[2]; /* lanes beside the columns: left, right */
	struct sheet_page *page;
	size_t page_n;
};

/* What a sheet is laid out for. */
struct sheet_form {
	int w, h;               /* of a page within its margins, in any unit */
	const char *const *ket; /* of each row, NULL: as the SOP says */
	int foot;               /* what the last page keeps free below */
	/* No row is taller than a page: whoever draws it writes its text
	 * smaller. */
	bool fits;
};
extern const struct sheet_form sheet_screen; /* A4, as the HTML has it */

/* Pure: the same definition gives the same geometry. */
struct sheet sheet_layout(
	struct arena *a, const struct sop *s, const struct sheet_form *form);

#define SHEET_EDGES (LIMIT_PERAN + 8)
/* Left edges of all columns and the right end; how many. The first lane is
 * at [2], Kelengkapan at [2 + kolom_n]. */
size_t sheet_edges(
	const struct sheet *t, const struct sheet_page *p, int x[SHEET_EDGES]);

#endif
