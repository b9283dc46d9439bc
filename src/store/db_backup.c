/*
 * Backup and restore between the two engines.
 *
 * A backup is always an SQLite file with the schema of this program. From
 * SQLite it is a copy of pages; from PostgreSQL, and for every restore, the
 * rows are copied table by table in the order the migrations made them, so a
 * parent is there before its children. What was made is read whole, counted
 * and on the disk before it takes its name.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/store_priv.h"

static const char sql_tables[] =
	"SELECT name FROM sqlite_schema WHERE type = 'table'"
	" AND name NOT LIKE 'sqlite_%' AND name <> 'skema' ORDER BY rowid";
static const char sql_columns[] =
	"SELECT name, type FROM pragma_table_info($1) ORDER BY cid";

#define MAX_COLUMNS 32

struct table {
	const char *name;
	const char *column[MAX_COLUMNS];
	bool blob[MAX_COLUMNS], number[MAX_COLUMNS];
	size_t column_n;
};

static int columns_of(struct ctx *lite, struct table *t)
{
	struct db_rows *q = db_query(lite, sql_columns, WITH(TEXT(t->name)));

	while (db_next(q)) {
		const char *type = db_text(q, 1);

		must(t->column_n < MAX_COLUMNS);
		t->column[t->column_n] = db_text(q, 0);
		t->blob[t->column_n] = text_eq(type, "BLOB");
		t->number[t->column_n] = text_eq(type, "INTEGER");
		t->column_n++;
	}
	return db_done(q);
}

/* Every table of the SQLite side, which has the same schema as the other. */
static int tables_of(struct ctx *lite, struct table **list, size_t *n)
{
	struct db_rows *q = db_query(lite, sql_tables, NOTHING);
	struct table *t = arena_array(lite->mem, struct table, 256);
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		must(count < 256);
		t[count++].name = db_text(q, 0);
	}
	rc = db_done(q);
	for (size_t i = 0; rc == OK && i < count; i++)
		rc = columns_of(lite, &t[i]);
	if (rc < 0)
		return rc;
	*list = t;
	*n = count;
	return OK;
}

static char *select_text(struct arena *a, const struct table *t)
{
	struct str s = str_new(a, LIMIT_TEXT);

	str_add(&s, "SELECT ");
	for (size_t i = 0; i < t->column_n; i++)
		str_addf(&s, "%s%s", i > 0 ? ", " : "", t->column[i]);
	str_addf(&s, " FROM %s", t->name);
	return s.p;
}

static char *insert_text(struct arena *a, const struct table *t)
{
	struct str s = str_new(a, LIMIT_TEXT);

	str_addf(&s, "INSERT INTO %s (", t->name);
	for (size_t i = 0; i < t->column_n; i++)
		str_addf(&s, "%s%s", i > 0 ? ", " : "", t->column[i]);
	str_add(&s, ") VALUES (");
	for (size_t i = 0; i < t->column_n; i++)
		str_addf(&s, "%s$%zu", i > 0 ? ", " : "", i + 1);
	str_add(&s, ")");
	return s.p;
}

/* A connection and a statement outside its cache. */
struct side {
	struct ctx *c;
	struct stmt *s;
};

static void read_row(struct side *from, const struct table *t, struct db_val *v)
{
	const struct driver *d = from->c->db->driver;

	for (size_t i = 0; i < t->column_n; i++) {
		size_t n = 0;
		int at = (int)i;

		if (d->col_null(from->s, at)) {
			v[i] = NUL;
		} else if (t->number[i]) {
			v[i] = INT(d->col_int(from->s, at));
		} else if (t->blob[i]) {
			const void *p = d->col_blob(from->c, from->s, at, &n);

			v[i] = BLOB(p, n);
		} else {
			v[i] = TEXT(d->col_text(from->c, from->s, at));
		}
	}
	v[t->column_n].type = DB_END;
}

static int64_t copy_rows(
	struct side *from, struct side *to, const struct table *t)
{
	const struct driver *in = from->c->db->driver, *out = to->c->db->driver;
	struct db_val v[MAX_COLUMNS + 1];
	int64_t n = 0;
	int rc = in->scan(from->c, from->c->db, from->s);

	while (rc == OK) {
		struct arena_mark m = arena_mark(from->c->mem);

		rc = in->next(from->c, from->c->db, from->s);
		if (rc <= 0)
			break;
		read_row(from, t, v);
		rc = out->put(to->c, to->c->db, to->s, v, 1);
		n++;
		if (rc == OK)
			arena_rewind(from->c->mem, m);
	}
	in->reset(from->c->db, from->s);
	return rc < 0 ? rc : n;
}

static int64_t copy_table(
	struct ctx *from, struct ctx *to, const struct table *t)
{
	struct side a = {from, NULL}, b = {to, NULL};
	int64_t n = from->db->driver->prepare(
		from, from->db, select_text(from->mem, t), &a.s);

	if (n == OK)
		n = to->db->driver->prepare(
			to, to->db, insert_text(to->mem, t), &b.s);
	if (n == OK)
		n = copy_rows(&a, &b, t);
	if (a.s != NULL)
		from->db->driver->finalize(a.s);
	if (b.s != NULL)
		to->db->driver->finalize(b.s);
	if (n >= 0 && text_eq(t->column[0], "id")) {
		int rc = to->db->driver->fix_identity(to, to->db, t->name);

		if (rc < 0)
			return rc;
	}
	return n;
}

/* The rows of all tables in `c`, whichever engine it has. */
static int64_t count_in(struct ctx *c, const struct table *t, size_t n)
{
	const struct driver *d = c->db->driver;
	int64_t rows = 0;
	int rc = OK;

	for (size_t i = 0; rc == OK && i < n; i++) {
		struct stmt *s = NULL;

		rc = d->prepare(c, c->db,
			arena_printf(
				c->mem, "SELECT count(*) FROM %s", t[i].name),
			&s);
		if (rc == OK)
			rc = d->query(c, c->db, s, NOTHING);
		if (rc == OK && d->next(c, c->db, s) == 1)
			rows += d->col_int(s, 0);
		if (s != NULL)
			d->finalize(s);
	}
	return rc < 0 ? rc : rows;
}

/* Copy every row; `lite` is the SQLite one of the two. */
static int64_t copy_in(struct ctx *from, struct ctx *to, struct ctx *lite)
{
	struct table *t;
	size_t n;
	int64_t rows = 0, there;
	int rc = tables_of(lite, &t, &n);

	if (rc < 0)
		return rc;
	/* Never mix two databases: not one row may be there. */
	there = count_in(to, t, n);
	if (there > 0)
		return fail(to, E_STATE,
			"Basis data tujuan sudah berisi; pulihkan ke basis data yang kosong atau baru.");
	if (there < 0)
		return there;
	for (size_t i = 0; i < n; i++) {
		int64_t done = copy_table(from, to, &t[i]);

		if (done < 0)
			return done;
		rows += done;
	}
	there = count_in(to, t, n);
	if (there >= 0 && there != rows)
		return fail(to, E_IO,
			"Salinan berisi %lld baris, seharusnya %lld; tidak ada yang disimpan. Ulangi.",
			(long long)there, (long long)rows);
	return there < 0 ? there : rows;
}

/* One moment of `from`, all of it or nothing in `to`. */
static int64_t copy_all(struct ctx *from, struct ctx *to, struct ctx *lite)
{
	int64_t rows = db_begin(from, DB_READ);

	if (rows < 0)
		return rows;
	rows = db_begin(to, DB_WRITE);
	if (rows == OK) {
		int rc = OK;

		rows = copy_in(from, to, lite);
		if (rows < 0)
			db_rollback(to);
		else
			rc = db_commit(to);
		if (rc < 0)
			rows = rc;
	}
	db_rollback(from);
	return rows;
}

static void forget(struct ctx *c, const char *path)
{
	static const char *const tail[] = {"", "-wal", "-shm", "-journal"};

	for (size_t i = 0; i < ARRAY_N(tail); i++)
		unlink(arena_printf(c->mem, "%s%s", path, tail[i]));
}

/* Open the other side with its own connection and error record. */
static int open_other(
	struct ctx *c, struct ctx *other, const char *url, int flags)
{
	int rc;

	*other = (struct ctx){.mem = arena_open(LIMIT_ARENA), .now = c->now};
	rc = db_open(other, url, flags);
	if (rc < 0)
		fail(c, (enum rc)rc, "%s", other->sentence);
	return rc;
}

static void close_other(struct ctx *c, struct ctx *other, int64_t rc)
{
	if (rc < 0 && other->sentence != NULL)
		fail(c, (enum rc)rc, "%s", other->sentence);
	if (other->db != NULL)
		db_close(other);
	arena_close(other->mem);
}

/* The rows of an SQLite copy that is whole. */
static int64_t verified_rows(struct ctx *lite)
{
	struct table *t;
	size_t n;
	int64_t rows = lite->db->driver->verify(lite, lite->db);

	if (rows == OK)
		rows = db_begin(lite, DB_READ);
	if (rows < 0)
		return rows;
	rows = tables_of(lite, &t, &n);
	if (rows == OK)
		rows = count_in(lite, t, n);
	db_rollback(lite);
	return rows;
}

/* Make the copy at `temp`, open it as any database, read all of it. */
static int64_t make_copy(struct ctx *c, const char *temp)
{
	struct ctx other;
	char *url = arena_printf(c->mem, "sqlite:%s", temp);
	bool pages = c->db->driver->backup != NULL;
	int64_t n = pages ? c->db->driver->backup(c, c->db, temp) : OK;

	if (n < 0)
		return n;
	n = open_other(c, &other, url, pages ? DB_EXISTING : DB_CREATE);
	if (n == OK && !pages)
		n = copy_all(c, &other, &other);
	if (n >= 0)
		n = verified_rows(&other);
	if (n >= 0) {
		int rc = other.db->driver->seal(&other, other.db);

		n = rc < 0 ? rc : n;
	}
	close_other(c, &other, n);
	return n;
}

/*
 * A log beside a file means that it is a database someone works on: a backup
 * in its place would be read together with that log.
 */
static bool in_use(struct ctx *c, const char *path)
{
	const char *url = c->db->url;
	struct stat own, other;

	if (access(arena_printf(c->mem, "%s-wal", path), F_OK) == 0)
		return true;
	return text_starts(url, "sqlite:") &&
	       stat(url + strlen("sqlite:"), &own) == 0 &&
	       stat(path, &other) == 0 && own.st_dev == other.st_dev &&
	       own.st_ino == other.st_ino;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* On the disk, the bytes of a file or the names of a folder. */
static int on_disk(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	close(fd);
	return rc;
}

static int put_in_place(struct ctx *c, const char *temp, const char *path)
{
	size_t n = (size_t)(io_name(path) - path);
	const char *folder = n > 0 ? arena_dupn(c->mem, path, n) : ".";

	if (on_disk(temp, O_RDONLY) == 0 && rename(temp, path) == 0 &&
		on_disk(folder, O_RDONLY | O_DIRECTORY) == 0)
		return OK;
	return fail(c, E_IO,
		"Cadangan %s tidak dapat ditulis (%s); periksa folder dan hak aksesnya.",
		path, strerror(errno));
}

int64_t db_backup(struct ctx *c, const char *path)
{
	char *temp = arena_printf(c->mem, "%s.%ld.tmp", path, (long)getpid());
	int64_t n;
	int rc;

	must(!c->db->open);
	if (is_folder(path))
		return fail(c, E_INVALID,
			"%s adalah folder, bukan berkas; sebutkan nama berkas cadangannya.",
			path);
	if (in_use(c, path))
		return fail(c, E_STATE,
			"%s adalah basis data yang sedang dipakai; pilih nama lain untuk cadangannya.",
			path);
	forget(c, temp);
	n = make_copy(c, temp);
	if (n >= 0) {
		rc = put_in_place(c, temp, path);
		n = rc < 0 ? rc : n;
	}
	if (n < 0)
		forget(c, temp);
	return n;
}

int64_t db_restore(struct ctx *c, const char *url, const char *path)
{
	struct ctx other;
	int64_t n;

	if (access(path, R_OK) != 0 && errno == ENOENT)
		return fail(c, E_NOTFOUND,
			"Cadangan %s tidak ada; periksa nama dan foldernya.",
			path);
	if (access(path, R_OK) != 0)
		return fail(c, E_NOTFOUND,
			"Cadangan %s tidak dapat dibaca (%s); periksa hak aksesnya.",
			path, strerror(errno));
	if (is_folder(path))
		return fail(c, E_INVALID,
			"%s adalah folder, bukan berkas; sebutkan berkas cadangan di dalamnya.",
			path);
	n = open_other(c, &other, arena_printf(c->mem, "sqlite:%s", path),
		DB_ONLY_READ);
	if (n == OK)
		n = verified_rows(&other);
	if (n >= 0)
		n = db_open(c, url, DB_CREATE);
	if (n == OK)
		n = copy_all(&other, c, &other);
	if (n < 0 && c->db != NULL)
		db_close(c);
	close_other(c, &other, n);
	return n;
}
