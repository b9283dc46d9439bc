/* The storage door of people: pegawai. */
#include "base/base.h"

#include "org/org_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

#define NIP_DIGITS 18
#define NIP_SEX 14 /* which digit: 1 a man, 2 a woman (BKN 22/2007) */

enum { SQL_ADD, SQL_GET, SQL_NIP, SQL_LIST, SQL_SAVE, SQL_MAX };

#define COLS "id, nip, nama, pangkat, contoh, sapaan, email, aktif, rev"

static const char *const sql[SQL_MAX] = {
	[SQL_ADD] = ("INSERT INTO pegawai (instansi_id, nip, nama, pangkat,"
		     " contoh, sapaan, email) VALUES ($1, $2, $3, $4, $5, $6,"
		     " $7) RETURNING id"),
	[SQL_GET] = ("SELECT " COLS " FROM pegawai WHERE instansi_id = $1"
		     " AND id = $2"),
	[SQL_NIP] = ("SELECT " COLS " FROM pegawai WHERE instansi_id = $1"
		     " AND nip = $2"),
	[SQL_LIST] = ("SELECT " COLS " FROM pegawai WHERE instansi_id = $1"
		      " AND (lower(nama) LIKE $2 ESCAPE '!' OR nip LIKE $2"
		      " ESCAPE '!') ORDER BY lower(nama), id"),
	[SQL_SAVE] = ("UPDATE pegawai SET nama = $3, pangkat = $4,"
		      " sapaan = $5, email = $6, aktif = $7, rev = rev + 1"
		      " WHERE instansi_id = $1 AND id = $2 AND rev = $8"),
};

const struct sql_list org_pegawai_sql = {"org/pegawai", sql, SQL_MAX};

static void fill(struct pegawai *p, struct db_rows *q)
{
	*p = (struct pegawai){.id = db_int(q, 0),
		.nip = db_text(q, 1),
		.nama = db_text(q, 2),
		.pangkat = db_text(q, 3),
		.contoh = db_int(q, 4) != 0,
		.sapaan = db_text(q, 5),
		.email = db_text(q, 6),
		.aktif = db_int(q, 7) != 0,
		.rev = db_int(q, 8)};
}

/* One mail box and nothing that a mail's head could be made of. */
static bool is_email(const char *s)
{
	const char *at = strchr(s, '@');

	if (at == NULL || at == s || strlen(s) > LIMIT_NAMA ||
		strchr(at + 1, '@') != NULL || strchr(at + 1, '.') == NULL)
		return false;
	for (; *s != '\0'; s++)
		if (*s <= ' ' || *s >= 0x7f || strchr("<>()[],;:\\\"", *s))
			return false;
	return true;
}

static int check(struct ctx *c, const struct pegawai *p)
{
	if (text_is_blank(p->nama) || text_width(p->nama) > LIMIT_NAMA)
		return fail(c, E_INVALID,
			"Nama pegawai harus diisi, paling panjang %d huruf.",
			LIMIT_NAMA);
	if (p->pangkat != NULL && text_width(p->pangkat) > LIMIT_NAMA)
		return fail(c, E_INVALID, "Pangkat paling panjang %d huruf.",
			LIMIT_NAMA);
	if (p->sapaan != NULL && *p->sapaan != '\0' &&
		!text_has_word("Bapak Ibu", p->sapaan))
		return fail(
			c, E_INVALID, "Sapaan adalah Bapak, Ibu, atau kosong.");
	if (!text_is_blank(p->email) && !is_email(p->email))
		return fail(c, E_INVALID,
			"Alamat surel itu tidak sah; tulis misalnya nama@jambiprov.go.id.");
	return OK;
}

int pegawai_add(struct ctx *c, int64_t instansi_id, struct pegawai *p)
{
	const char *sapaan = p->sapaan;
	int64_t id = 0;
	int rc;

	if (p->nip == NULL || strlen(p->nip) != NIP_DIGITS ||
		strspn(p->nip, "0123456789") != NIP_DIGITS)
		return fail(c, E_INVALID,
			"NIP harus 18 angka; periksa kembali NIP %s.",
			p->nip != NULL ? p->nip : "");
	rc = check(c, p);
	if (rc < 0)
		return rc;
	if (sapaan == NULL && p->nip[NIP_SEX] == '1')
		sapaan = "Bapak";
	else if (sapaan == NULL)
		sapaan = p->nip[NIP_SEX] == '2' ? "Ibu" : "";
	rc = db_one_int(c, sql[SQL_ADD],
		WITH(INT(instansi_id), TEXT(p->nip), TEXT(p->nama),
			TEXT(p->pangkat != NULL ? p->pangkat : ""),
			INT(p->contoh), TEXT(sapaan),
			TEXT(text_is_blank(p->email) ? NULL : p->email)),
		&id);
	if (rc == E_CONFLICT) {
		fail_clear(c);
		return fail(c, E_CONFLICT,
			"NIP %s sudah terdaftar; cari namanya di daftar pegawai.",
			p->nip);
	}
	if (rc < 0)
		return rc;
	p->id = id;
	p->sapaan = sapaan;
	p->aktif = true;
	p->rev = 1;
	return OK;
}

int pegawai_save(struct ctx *c, int64_t instansi_id, const struct pegawai *p)
{
	int64_t n;
	int rc = check(c, p);

	if (rc < 0)
		return rc;
	n = db_exec(c, sql[SQL_SAVE],
		WITH(INT(instansi_id), INT(p->id), TEXT(p->nama),
			TEXT(p->pangkat != NULL ? p->pangkat : ""),
			TEXT(p->sapaan != NULL ? p->sapaan : ""),
			TEXT(text_is_blank(p->email) ? NULL : p->email),
			INT(p->aktif), INT(p->rev)));
	if (n < 0)
		return (int)n;
	if (n == 0)
		return fail(c, E_CONFLICT,
			"Data pegawai ini baru saja diubah orang lain; muat ulang, lalu ulangi perubahan Anda.");
	/* His name stands in what connections remember of the office. */
	return instansi_touch(c, instansi_id);
}

/* '%' and '_' of what was typed are themselves. */
static const char *pattern_of(struct arena *mem, const char *cari)
{
	struct str s = str_new(mem, LIMIT_TEXT);

	str_addc(&s, '%');
	for (; cari != NULL && *cari != '\0'; cari++) {
		if (strchr("%_!", *cari) != NULL)
			str_addc(&s, '!');
		str_addc(&s, *cari >= 'A' && *cari <= 'Z'
				     ? (char)(*cari - 'A' + 'a')
				     : *cari);
	}
	str_addc(&s, '%');
	return s.p;
}

int pegawai_list(struct ctx *c, int64_t instansi_id, const char *cari,
	struct pegawai **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_LIST],
		WITH(INT(instansi_id), TEXT(pattern_of(c->mem, cari))));
	struct pegawai *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_ROWS) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

/* The one person of a query; E_NOTFOUND names him as he was asked for. */
static int read_pegawai(struct ctx *c, struct db_rows *q, const char *asked,
	struct pegawai *out)
{
	bool found = false;
	int rc;

	while (db_next(q)) {
		fill(out, q);
		found = true;
	}
	rc = db_done(q);
	if (rc == OK && !found)
		return fail(c, E_NOTFOUND,
			"Pegawai %s tidak ada di kantor ini; periksa NIP-nya.",
			asked);
	return rc;
}

int pegawai_get(
	struct ctx *c, int64_t instansi_id, int64_t id, struct pegawai *out)
{
	return read_pegawai(c,
		db_query(c, sql[SQL_GET], WITH(INT(instansi_id), INT(id))),
		arena_printf(c->mem, "nomor %lld", (long long)id), out);
}

int pegawai_find(struct ctx *c, int64_t instansi_id, const char *nip,
	struct pegawai *out)
{
	return read_pegawai(c,
		db_query(c, sql[SQL_NIP], WITH(INT(instansi_id), TEXT(nip))),
		nip != NULL ? nip : "", out);
}
