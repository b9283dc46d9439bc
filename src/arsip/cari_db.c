/* Finding files: one question, one page of answers, a piece of each text. */
#include "base/base.h"

#include "arsip/cari.h"

#include "store/sql_list.h"
#include "store/store.h"

#define LIMIT_PAGE 20
#define AROUND 90 /* bytes of a text shown on either side of a word */

/* $4 .. $9 are the words, '' for none; '!' makes %, _ and itself plain. */
#define WORD(n) " AND (" n " = '' OR x.kata LIKE " n " ESCAPE '!')"
#define FROM_WHERE                                                             \
	" FROM (SELECT b.*, a.uraian, a.klasifikasi, a.rak, a.map,"            \
	" a.diarsipkan_at, lower(b.judul || ' ' || b.nomor || ' ' ||"          \
	" b.nama || ' ' || b.jenis || ' ' || b.bidang || ' ' ||"               \
	" coalesce(a.uraian, '') || ' ' || coalesce(a.klasifikasi, '') ||"     \
	" ' ' || b.teks) AS kata FROM berkas b LEFT JOIN arsip a"              \
	" ON a.instansi_id = b.instansi_id AND a.kasus_id = b.kasus_id"        \
	" WHERE b.instansi_id = $1 AND (b.rahasia = 0 OR $2 = 1)"              \
	" AND ($3 = 0 OR b.tahun = $3)"                                        \
	" AND ($10 = 0 OR b.triwulan = $10 OR ($10 = 5 AND b.triwulan = 0"     \
	" AND b.tahun > 0))"                                                   \
	" AND ($11 = '' OR b.jenis = $11)"                                     \
	" AND ($12 = '' OR b.bidang = $12)"                                    \
	" AND ($13 = '' OR ($13 = 'arsip' AND a.kasus_id IS NOT NULL)"         \
	" OR ($13 = 'berjalan' AND a.kasus_id IS NULL))"                       \
	") x WHERE 1 = 1" WORD("$4") WORD("$5") WORD("$6") WORD("$7")          \
		WORD("$8") WORD("$9")

enum { SQL_COUNT, SQL_PAGE, SQL_MAX };

static const char *const sql[SQL_MAX] = {
	[SQL_COUNT] = ("SELECT count(*)" FROM_WHERE),
	[SQL_PAGE] =
		("SELECT x.kasus_id, x.urut, x.jenis, x.bidang, x.versi,"
		 " x.nama, x.ukuran, x.sha256, x.dibuat_at, x.sistem, x.judul,"
		 " x.nomor, x.tahun, x.triwulan, x.rahasia, x.uraian,"
		 " x.klasifikasi, x.rak, x.map, x.diarsipkan_at,"
		 " x.teks" FROM_WHERE
		 " ORDER BY x.dibuat_at DESC, x.kasus_id DESC, x.jenis,"
		 " x.bidang, x.versi DESC LIMIT $14 OFFSET $15"),
};

const struct sql_list arsip_cari_sql = {"arsip/cari", sql, SQL_MAX};

static char *lowered(struct arena *a, const char *s, size_t n)
{
	char *p = arena_dupn(a, s, n);

	for (char *q = p; *q != '\0'; q++)
		if (*q >= 'A' && *q <= 'Z')
			*q = (char)(*q - 'A' + 'a');
	return p;
}

/* "%word%" with what LIKE reads made plain. */
static const char *pattern(struct arena *a, const char *word)
{
	struct str s = str_new(a, LIMIT_TEXT);

	str_addc(&s, '%');
	for (; *word != '\0'; word++) {
		if (*word == '%' || *word == '_' || *word == '!')
			str_addc(&s, '!');
		str_addc(&s, *word);
	}
	str_addc(&s, '%');
	return s.p;
}

/* The words of a question, at most CARI_KATA, in small letters. */
static size_t words_of(
	struct arena *a, const char *text, const char *word[CARI_KATA])
{
	size_t n = 0;

	for (size_t i = 0; i < CARI_KATA; i++)
		word[i] = NULL;
	while (text != NULL && n < CARI_KATA) {
		size_t len;

		text += strspn(text, " \t\r\n");
		len = strcspn(text, " \t\r\n");
		if (len == 0)
			break;
		word[n++] = lowered(a, text, len);
		text += len;
	}
	return n;
}

/* Not in the middle of a character. */
static size_t whole_char(const char *s, size_t at)
{
	while (at > 0 && ((unsigned char)s[at] & 0xc0) == 0x80)
		at--;
	return at;
}

/* The text around the first word that is in it, on one line. */
static const char *snippet(
	struct ctx *c, const char *text, const char *const word[CARI_KATA])
{
	const char *low = lowered(c->mem, text, strlen(text)), *hit = NULL;
	size_t from, to, at, n = strlen(text);
	char *out;

	for (size_t i = 0; i < CARI_KATA && word[i] != NULL && hit == NULL; i++)
		hit = strstr(low, word[i]);
	if (hit == NULL)
		return NULL;
	at = (size_t)(hit - low);
	from = whole_char(text, at > AROUND ? at - AROUND : 0);
	to = at + AROUND < n ? whole_char(text, at + AROUND) : n;
	out = arena_printf(c->mem, "%s%.*s%s", from > 0 ? "… " : "",
		(int)(to - from), text + from, to < n ? " …" : "");
	for (char *p = out; *p != '\0'; p++)
		if (*p == '\n' || *p == '\t' || *p == '\r')
			*p = ' ';
	return out;
}

static void fill(struct ctx *c, struct temuan_berkas *t, struct db_rows *q,
	const char *const word[CARI_KATA])
{
	struct berkas *b = &t->berkas;
	const char *bidang = db_text(q, 3);
	struct arena_mark m;
	const char *cut;

	b->kasus_id = db_int(q, 0);
	b->urut = db_int(q, 1);
	b->jenis = db_text(q, 2);
	b->bidang = text_eq(bidang, "") ? NULL : bidang;
	b->versi = (int)db_int(q, 4);
	b->nama = db_text(q, 5);
	b->ukuran = db_int(q, 6);
	db_hash(q, 7, b->hash);
	b->dibuat_at = db_int(q, 8);
	b->sistem = db_int(q, 9) != 0;
	b->judul = db_text(q, 10);
	b->nomor = db_text(q, 11);
	b->tahun = (int)db_int(q, 12);
	b->triwulan = (int)db_int(q, 13);
	b->rahasia = db_int(q, 14) != 0;
	t->uraian = db_text(q, 15);
	t->klasifikasi = db_text(q, 16);
	t->rak = db_text(q, 17);
	t->map = db_text(q, 18);
	t->diarsipkan_at = db_int(q, 19);
	/* The whole text is given back; what is shown of it is short. */
	m = arena_mark(c->mem);
	cut = snippet(c, db_text(q, 20), word);
	if (cut != NULL) {
		char keep[2 * AROUND + 64];

		snprintf(keep, sizeof(keep), "%s", cut);
		arena_rewind(c->mem, m);
		t->cuplikan = arena_dup(c->mem, keep);
	} else {
		arena_rewind(c->mem, m);
	}
}

static const char *or_empty(const char *s)
{
	return s != NULL ? s : "";
}

#define ARGS                                                                   \
	INT(instansi_id), INT(q->rahasia), INT(q->tahun), TEXT(p[0]),          \
		TEXT(p[1]), TEXT(p[2]), TEXT(p[3]), TEXT(p[4]), TEXT(p[5]),    \
		INT(q->triwulan), TEXT(or_empty(q->jenis)),                    \
		TEXT(or_empty(q->bidang)), TEXT(or_empty(q->keadaan))

static int check(struct ctx *c, const struct cari *q)
{
	if (q->teks != NULL && !text_is_utf8(q->teks, strlen(q->teks)))
		return fail(c, E_INVALID,
			"Kata yang dicari memuat tanda yang tidak dikenal. Ketik ulang.");
	if (q->teks != NULL && text_width(q->teks) > LIMIT_HAL)
		return fail(c, E_TOOBIG,
			"Kata yang dicari paling panjang %d huruf.", LIMIT_HAL);
	if (q->keadaan != NULL && !text_eq(q->keadaan, "") &&
		!text_eq(q->keadaan, "arsip") &&
		!text_eq(q->keadaan, "berjalan"))
		return fail(c, E_INVALID,
			"Keadaan \"%s\" tidak dikenal; pakai arsip atau berjalan.",
			q->keadaan);
	if (q->mulai < 0 || q->jumlah < 0)
		return fail(c, E_INVALID, "Halaman hasil tidak sah.");
	return OK;
}

int arsip_cari(struct ctx *c, int64_t instansi_id, const struct cari *q,
	struct cari_hasil *out)
{
	const char *word[CARI_KATA], *p[CARI_KATA];
	struct cari_hasil h = {0};
	int64_t page = q->jumlah > 0 && q->jumlah <= LIMIT_HALAMAN_CARI
			       ? q->jumlah
			       : LIMIT_PAGE;
	struct db_rows *rows;
	int rc = check(c, q);

	if (rc < 0)
		return rc;
	words_of(c->mem, q->teks, word);
	for (size_t i = 0; i < CARI_KATA; i++)
		p[i] = word[i] != NULL ? pattern(c->mem, word[i]) : "";
	rc = db_one_int(c, sql[SQL_COUNT], WITH(ARGS), &h.semua);
	if (rc < 0)
		return rc;
	rows = db_query(c, sql[SQL_PAGE], WITH(ARGS, INT(page), INT(q->mulai)));
	while (db_next(rows)) {
		h.list = arena_grow(c->mem, h.list, h.n, sizeof(*h.list));
		fill(c, &h.list[h.n++], rows, word);
	}
	rc = db_done(rows);
	if (rc == OK)
		*out = h;
	return rc;
}
