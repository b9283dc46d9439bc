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
#define SHOWN 5  /* mistakes told in the sentence */
#define QUOTE 40 /* characters of a cell told in the sentence */
#define KNOWN 12 /* codes told to whoever wrote an unknown one */

struct baca {
	struct ctx *c;
	const char *file;
	int at[MAX_COLUMNS]; /* meaning of each column, -1 unknown */
	bool have[K_N];
	int head, widest; /* columns of the head; of them the last needed */
	int column, row;  /* of the cell being read; rows as a sheet shows */
	bool headed;      /* the head was read */
	int ended_by;     /* what ended the last row: \r and \n are one end */
	bool any;         /* the row has a cell with something in it */
	bool beyond;      /* it has one to the right of the head */
	const char *cell[K_N];
	struct realisasi *item;
	size_t n;
	struct str wrong; /* mistakes, the first few */
	int wrong_n;
};

static void mistake(struct baca *b, int row, const char *column,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* `column` NULL: the whole row. */
static void mistake(
	struct baca *b, int row, const char *column, const char *fmt, ...)
{
	va_list ap;

	if (b->wrong_n++ >= SHOWN)
		return;
	str_addf(&b->wrong, "%sbaris %d", b->wrong.n > 0 ? "; " : "", row);
	if (column != NULL)
		str_addf(&b->wrong, " kolom %s", column);
	str_add(&b->wrong, ": ");
	va_start(ap, fmt);
	str_add(&b->wrong, arena_vprintf(b->c->mem, fmt, ap));
	va_end(ap);
}

/* A cell as a sentence may quote it: on one line, and not all of it. */
static const char *quoted(struct baca *b, const char *text)
{
	struct str s = str_new(b->c->mem, LIMIT_TEXT);
	size_t letters = 0;

	for (const char *p = text; *p != '\0'; p++) {
		/* The first byte of a character, not one that continues it. */
		if (((unsigned char)*p & 0xc0) != 0x80 && letters++ == QUOTE) {
			str_add(&s, "…");
			break;
		}
		str_addc(&s, (unsigned char)*p < ' ' ? ' ' : *p);
	}
	return s.p;
}

/* "Tindak Lanjut" is tindak_lanjut. */
static bool is_title(const char *text, const char *want)
{
	for (; *text != '\0' && *want != '\0'; text++, want++) {
		char ch = *text == ' ' ? '_' : *text;

		if (ch >= 'A' && ch <= 'Z')
			ch = (char)(ch - 'A' + 'a');
		if (ch != *want)
			return false;
	}
	return *text == *want;
}

static void read_head(struct baca *b, const char *text)
{
	if (b->column >= MAX_COLUMNS)
		return;
	b->at[b->column] = -1;
	for (int k = 0; k < K_N; k++)
		if (is_title(text, kolom_nama[k])) {
			if (b->have[k])
				mistake(b, b->row, kolom_nama[k],
					"kolom ditulis dua kali");
			b->at[b->column] = k;
			b->have[k] = true;
			if (k <= K_REALISASI)
				b->widest = b->column + 1;
		}
}

static void on_cell(void *p, size_t n, void *arg)
{
	struct baca *b = arg;
	char *text = text_trim(b->c->mem, arena_dupn(b->c->mem, p, n));
	bool filled = *text != '\0';
	int at = b->column < b->head ? b->at[b->column] : -1;

	b->ended_by = 0;
	if (n > LIMIT_CSV_CELL)
		mistake(b, b->row, NULL, "sel ke-%d terlalu panjang",
			b->column + 1);
	if (!b->headed)
		read_head(b, text);
	else if (b->column >= b->head)
		b->beyond |= filled;
	else if (at >= 0)
		b->cell[at] = text;
	b->any |= filled;
	b->column++;
}

static void read_nilai(struct baca *b, enum kolom k, struct nilai *v)
{
	const char *text = b->cell[k], *nama = kolom_nama[k];

	*v = (struct nilai){ISI_KOSONG, text, {0, 0}};
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
			quoted(b, text));
		break;
	case DEC_TOO_LONG:
		mistake(b, b->row, nama, "\"%s\" terlalu panjang",
			quoted(b, text));
		break;
	case DEC_WRONG:
		mistake(b, b->row, nama,
			"\"%s\" bukan angka format Indonesia; tulis misalnya 1.234,5",
			quoted(b, text));
		break;
	}
}

static const char *or_null(const char *text)
{
	return text_is_blank(text) ? NULL : text;
}

/* A comma inside an unquoted number moves every cell after it: such a row is
 * never guessed at. */
static bool has_its_cells(struct baca *b)
{
	if (b->beyond) {
		mistake(b, b->row, NULL,
			"%d sel, lebih banyak dari %d judul kolom; apit angka berkoma dengan tanda kutip atau pakai pemisah titik koma",
			b->column, b->head);
		return false;
	}
	if (b->column < b->widest) {
		mistake(b, b->row, NULL,
			"hanya %d sel, padahal kolom terakhir yang wajib adalah ke-%d",
			b->column, b->widest);
		return false;
	}
	return true;
}

static void end_row(struct baca *b)
{
	struct realisasi *r;

	if (b->n == LIMIT_CSV_ROWS) {
		mistake(b, b->row, NULL, "paling banyak %d baris data",
			LIMIT_CSV_ROWS);
		return;
	}
	if (!has_its_cells(b))
		return;
	b->item = arena_grow(b->c->mem, b->item, b->n, sizeof(*b->item));
	r = &b->item[b->n++];
	*r = (struct realisasi){0};
	r->indikator.kode = b->cell[K_INDIKATOR];
	r->indikator.satuan = or_null(b->cell[K_SATUAN]);
	r->indikator.urutan = b->row; /* where a later mistake points to */
	read_nilai(b, K_TARGET, &r->target);
	read_nilai(b, K_REALISASI, &r->realisasi);
	r->kendala = or_null(b->cell[K_KENDALA]);
	r->tindak_lanjut = or_null(b->cell[K_LANJUT]);
	if (text_is_blank(r->indikator.kode))
		mistake(b, b->row, "indikator",
			"kosong; isi kode atau nama indikator");
}

static void end_head(struct baca *b)
{
	b->headed = true;
	b->head = b->column;
	if (b->column > MAX_COLUMNS) {
		b->head = 0;
		mistake(b, b->row, NULL, "%d kolom; paling banyak %d",
			b->column, MAX_COLUMNS);
	}
	for (int k = K_INDIKATOR; k <= K_REALISASI; k++)
		if (!b->have[k])
			mistake(b, b->row, kolom_nama[k],
				"kolom ini tidak ada");
}

/* libcsv calls this for empty lines too, so that rows keep their numbers;
 * a line that ends in \r\n calls twice. */
static void on_row(int ch, void *arg)
{
	struct baca *b = arg;
	bool half = ch == '\n' && b->ended_by == '\r';

	b->ended_by = half ? 0 : ch;
	if (half)
		return;
	/* Under a wrong head every cell would be wrong again. */
	if (b->any && !b->headed)
		end_head(b);
	else if (b->any && b->have[K_INDIKATOR] && b->have[K_TARGET] &&
		 b->have[K_REALISASI] && b->head > 0)
		end_row(b);
	b->row++;
	b->column = 0;
	b->any = b->beyond = false;
	memset(b->cell, 0, sizeof(b->cell));
}

/* The separator of the head: the one that stands there most often. */
static unsigned char separator(const char *text, size_t n)
{
	size_t comma = 0, semi = 0, tab = 0, i = 0;
	bool in_quotes = false;

	while (i < n && strchr(" \t\r\n", text[i]) != NULL)
		i++;
	for (; i < n && (in_quotes || strchr("\r\n", text[i]) == NULL); i++) {
		in_quotes ^= text[i] == '"';
		if (in_quotes)
			continue;
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

	if (csv_init(&p, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
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
	return fail(b->c, E_INVALID,
		"%s tidak dimasukkan: %s. Perbaiki, lalu isikan kembali.",
		b->file, b->wrong.p);
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
	if (b.wrong_n > 0)
		return refuse(&b);
	if (b.n == 0)
		return fail(c, E_INVALID,
			"%s tidak berisi data di bawah baris judul.", file);
	out->file = file;
	out->baris = (struct realisasi_list){b.item, b.n};
	return OK;
}

struct indikator_daftar {
	const struct indikator *item;
	size_t n;
	bool *seen;
	const char *known;
};

/* The indicator of this code, or of this name; `n_found` of them. */
static const struct indikator *indikator_find(
	const struct indikator_daftar *d, const char *text, int *n_found)
{
	const struct indikator *found = NULL;

	*n_found = 0;
	for (size_t i = 0; i < d->n; i++) {
		if (strcasecmp(d->item[i].kode, text) == 0) {
			*n_found = 1;
			return &d->item[i];
		}
		if (strcasecmp(d->item[i].nama, text) == 0) {
			found = &d->item[i];
			(*n_found)++;
		}
	}
	return found;
}

/* "pkb, bbnkb": what may stand in the column, for whoever guessed wrong. */
static const char *known(struct ctx *c, const struct indikator_daftar *d)
{
	struct str s = str_new(c->mem, LIMIT_TEXT);

	for (size_t i = 0; i < d->n && i < KNOWN; i++)
		str_addf(&s, "%s%s", i > 0 ? ", " : "", d->item[i].kode);
	if (d->n > KNOWN)
		str_add(&s, ", …");
	return d->n > 0 ? s.p : "belum ada";
}

/* Make the row one of its indicator, or tell why it is not. */
static void match(struct baca *b, const struct indikator_daftar *d,
	const struct isian_csv *in, struct realisasi *r)
{
	int row = r->indikator.urutan, found;
	const char *text = quoted(b, r->indikator.kode);
	const struct indikator *x =
		indikator_find(d, r->indikator.kode, &found);

	if (x == NULL) {
		mistake(b, row, "indikator",
			"\"%s\" bukan indikator Bidang %s (yang ada: %s)", text,
			in->bidang, d->known);
		return;
	}
	if (found > 1)
		mistake(b, row, "indikator",
			"ada %d indikator bernama \"%s\"; pakai kodenya", found,
			text);
	else if (d->seen[x - d->item])
		mistake(b, row, "indikator", "\"%s\" ditulis dua kali", text);
	if (r->indikator.satuan != NULL &&
		strcasecmp(r->indikator.satuan, x->satuan) != 0)
		mistake(b, row, "satuan",
			"\"%s\" berbeda dengan satuan indikator ini, %s",
			quoted(b, r->indikator.satuan), x->satuan);
	d->seen[x - d->item] = true;
	r->indikator = *x;
	r->diisi_oleh = in->pegawai_id;
}

int csv_simpan(struct ctx *c, int64_t instansi_id, const struct isian_csv *in)
{
	struct baca b = {
		.c = c, .file = in->file, .wrong = str_new(c->mem, LIMIT_TEXT)};
	struct indikator_daftar d = {0};
	struct indikator *list;
	struct realisasi *row;
	int rc = indikator_list(c, instansi_id, in->bidang, &list, &d.n);

	if (rc < 0)
		return rc;
	d.item = list;
	d.seen = arena_array(c->mem, bool, d.n + 1);
	d.known = known(c, &d);
	/* A copy: the action may be tried again with what was read. */
	row = arena_array(c->mem, struct realisasi, in->baris.n + 1);
	for (size_t i = 0; i < in->baris.n; i++) {
		row[i] = in->baris.item[i];
		match(&b, &d, in, &row[i]);
	}
	if (b.wrong_n > 0)
		return refuse(&b);
	for (size_t i = 0; rc == OK && i < in->baris.n; i++)
		rc = realisasi_save(c, instansi_id, in->periode, &row[i]);
	return rc;
}
