/*
 * The CSV of a Bidang: read strictly, all mistakes at once, nothing guessed.
 *
 * libcsv splits rows and cells; what a cell means is decided here. A wrong
 * cell is named by its row and column as a spreadsheet shows them.
 */
#include "base/base.h"

#include <csv.h>
#include <strings.h>

#include "kinerja/kinerja.h"

enum kolom {
	K_INDIKATOR,
	K_TARGET,
	K_REALISASI,
	K_KENDALA,
	K_LANJUT,
	K_SATUAN,
	K_N
};

static const char *const kolom_nama[K_N] = {
	[K_INDIKATOR] = "indikator",
	[K_TARGET] = "target",
	[K_REALISASI] = "realisasi",
	[K_KENDALA] = "kendala",
	[K_LANJUT] = "tindak_lanjut",
	[K_SATUAN] = "satuan",
};

#define MAX_COLUMNS 64
#define SHOWN 5 /* mistakes told in the sentence */

struct baca {
	struct ctx *c;
	const char *file;
	int at[MAX_COLUMNS]; /* meaning of each column, -1 unknown */
	bool have[K_N];
	int column, row; /* of the cell being read; row 1 is the head */
	bool any;        /* the row has a cell with something in it */
	const char *cell[K_N];
	struct realisasi *item;
	size_t n;
	struct str wrong; /* mistakes, the first few */
	int wrong_n;
};

static void mistake(struct baca *b, int row, const char *column,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));

static void mistake(
	struct baca *b, int row, const char *column, const char *fmt, ...)
{
	va_list ap;

	if (b->wrong_n++ >= SHOWN)
		return;
	str_addf(&b->wrong, "%sbaris %d kolom %s: ", b->wrong.n > 0 ? "; " : "",
		row, column);
	va_start(ap, fmt);
	str_add(&b->wrong, arena_vprintf(b->c->mem, fmt, ap));
	va_end(ap);
}

static void read_head(struct baca *b, const char *text)
{
	b->at[b->column] = -1;
	for (int k = 0; k < K_N; k++)
		if (strcasecmp(text, kolom_nama[k]) == 0) {
			if (b->have[k])
				mistake(b, 1, text, "kolom ditulis dua kali");
			b->at[b->column] = k;
			b->have[k] = true;
		}
}

static void on_cell(void *p, size_t n, void *arg)
{
	struct baca *b = arg;
	char *text = text_trim(b->c->mem, arena_dupn(b->c->mem, p, n));
	int kolom;

	if (b->column >= MAX_COLUMNS) {
		b->column++;
		return;
	}
	if (n > LIMIT_CSV_CELL)
		mistake(b, b->row, "?", "isi sel terlalu panjang");
	if (b->row == 1) {
		read_head(b, text);
	} else {
		kolom = b->at[b->column];
		b->any |= *text != '\0';
		if (kolom >= 0)
			b->cell[kolom] = text;
	}
	b->column++;
}

static void read_nilai(struct baca *b, enum kolom k, struct nilai *v)
{
	const char *text = b->cell[k], *nama = kolom_nama[k];

	*v = (struct nilai){ISI_KOSONG, text, {0, 0}};
	if (text == NULL)
		return;
	if (strcasecmp(text, "n/a") == 0) {
		v->isian = ISI_NA;
		return;
	}
	switch (dec_parse_id(text, false, &v->angka)) {
	case DEC_OK:
		v->isian = ISI_ANGKA;
		break;
	case DEC_EMPTY:
		break;
	case DEC_AMBIGUOUS:
		mistake(b, b->row, nama,
			"\"%s\" dapat berarti ribuan atau pecahan; tulis tanpa titik untuk ribuan, atau dengan koma untuk pecahan",
			text);
		break;
	case DEC_TOO_LONG:
		mistake(b, b->row, nama, "\"%s\" terlalu panjang", text);
		break;
	case DEC_WRONG:
		mistake(b, b->row, nama,
			"\"%s\" bukan angka format Indonesia; tulis misalnya 1.234,5",
			text);
		break;
	}
}

static const char *or_null(const char *text)
{
	return text_is_blank(text) ? NULL : text;
}

static void end_row(struct baca *b)
{
	struct realisasi *r;

	b->item = arena_grow(b->c->mem, b->item, b->n, sizeof(*b->item));
	r = &b->item[b->n++];
	r->indikator.kode = b->cell[K_INDIKATOR];
	r->indikator.urutan = b->row; /* where a later mistake points to */
	read_nilai(b, K_TARGET, &r->target);
	read_nilai(b, K_REALISASI, &r->realisasi);
	r->kendala = or_null(b->cell[K_KENDALA]);
	r->tindak_lanjut = or_null(b->cell[K_LANJUT]);
	if (text_is_blank(r->indikator.kode))
		mistake(b, b->row, "indikator",
			"kosong; isi kode atau nama indikator");
}

static void on_row(int ch, void *arg)
{
	struct baca *b = arg;

	if (b->row == 1)
		for (int k = K_INDIKATOR; k <= K_REALISASI; k++)
			if (!b->have[k])
				mistake(b, 1, kolom_nama[k],
					"kolom ini tidak ada");
	if (b->row > 1 && b->any)
		end_row(b);
	b->row++;
	b->column = 0;
	b->any = false;
	memset(b->cell, 0, sizeof(b->cell));
}

/* The separator of the first line: the one that stands there most often. */
static unsigned char separator(const char *text, size_t n)
{
	size_t comma = 0, semi = 0, tab = 0;

	for (size_t i = 0; i < n && text[i] != '\n'; i++) {
		comma += text[i] == ',';
		semi += text[i] == ';';
		tab += text[i] == '\t';
	}
	if (semi > comma && semi >= tab)
		return ';';
	return tab > comma ? '\t' : ',';
}

static int parse(struct baca *b, const char *text, size_t n)
{
	struct csv_parser p;
	int rc = OK;

	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		die("no memory for the CSV parser");
	csv_set_delim(&p, separator(text, n));
	if (csv_parse(&p, text, n, on_cell, on_row, b) != n ||
		csv_fini(&p, on_cell, on_row, b) != 0)
		rc = fail(b->c, E_INVALID,
			"%s baris %d: tanda kutip tidak berpasangan; periksa baris itu.",
			b->file, b->row);
	csv_free(&p);
	return rc;
}

static int check_text(
	struct ctx *c, const char *file, const char **text, size_t *n)
{
	if (*n > LIMIT_CSV)
		return fail(c, E_TOOBIG,
			"%s terlalu besar; paling besar %zu KB.", file,
			LIMIT_CSV >> 10);
	if (*n >= 3 && memcmp(*text, "\xef\xbb\xbf", 3) == 0) {
		*text += 3;
		*n -= 3;
	}
	if (!text_is_utf8(*text, *n))
		return fail(c, E_INVALID,
			"%s bukan teks UTF-8 yang sah; simpan ulang sebagai CSV UTF-8.",
			file);
	if (*n == 0)
		return fail(c, E_INVALID,
			"%s kosong; isi baris judul indikator,target,realisasi dan datanya.",
			file);
	return OK;
}

static int refuse(struct baca *b)
{
	if (b->wrong_n > SHOWN)
		str_addf(&b->wrong, "; dan %d kesalahan lain",
			b->wrong_n - SHOWN);
	return fail(b->c, E_INVALID, "%s tidak dimasukkan: %s.", b->file,
		b->wrong.p);
}

int csv_baca(struct ctx *c, const char *file, const char *text, size_t n,
	struct isian_csv *out)
{
	struct baca b = {.c = c,
		.file = file,
		.row = 1,
		.wrong = str_new(c->mem, LIMIT_TEXT)};
	int rc = check_text(c, file, &text, &n);

	if (rc == OK)
		rc = parse(&b, text, n);
	if (rc < 0)
		return rc;
	if (b.n > LIMIT_CSV_ROWS)
		return fail(c, E_TOOBIG,
			"%s terlalu panjang; paling banyak %d baris.", file,
			LIMIT_CSV_ROWS);
	if (b.wrong_n > 0)
		return refuse(&b);
	if (b.n == 0)
		return fail(c, E_INVALID,
			"%s tidak berisi data di bawah baris judul.", file);
	out->baris = (struct realisasi_list){b.item, b.n};
	return OK;
}

static const struct indikator *indikator_find(
	const struct indikator *list, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].kode, text) ||
			strcasecmp(list[i].nama, text) == 0)
			return &list[i];
	return NULL;
}

/* "pkb, bbnkb": what may stand in the column, for whoever guessed wrong. */
static const char *known(struct ctx *c, const struct indikator *list, size_t n)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	for (size_t i = 0; i < n; i++)
		str_addf(&s, "%s%s", i > 0 ? ", " : "", list[i].kode);
	return n > 0 ? s.p : "belum ada";
}

int csv_simpan(struct ctx *c, int64_t instansi_id, const struct isian_csv *in)
{
	struct baca b = {
		.c = c, .file = "Data", .wrong = str_new(c->mem, LIMIT_TEXT)};
	struct indikator *list;
	bool *seen;
	size_t n;
	int rc = indikator_list(c, instansi_id, in->bidang, &list, &n);

	if (rc < 0)
		return rc;
	seen = arena_array(c->mem, bool, n + 1);
	for (size_t i = 0; i < in->baris.n; i++) {
		struct realisasi *r = &in->baris.item[i];
		int row = r->indikator.urutan;
		const struct indikator *x =
			indikator_find(list, n, r->indikator.kode);

		if (x == NULL) {
			mistake(&b, row, "indikator",
				"\"%s\" bukan indikator Bidang %s (yang ada: %s)",
				r->indikator.kode, in->bidang,
				known(c, list, n));
			continue;
		}
		if (seen[x - list])
			mistake(&b, row, "indikator", "\"%s\" ditulis dua kali",
				r->indikator.kode);
		seen[x - list] = true;
		r->indikator = *x;
		r->diisi_oleh = in->pegawai_id;
	}
	if (b.wrong_n > 0)
		return refuse(&b);
	for (size_t i = 0; rc == OK && i < in->baris.n; i++)
		rc = realisasi_save(
			c, instansi_id, in->periode, &in->baris.item[i]);
	return rc;
}
