/*
 * The bare loops: the rows of one completion written by the database's own
 * library, with canned values of the usual size. One "step" ends a task,
 * opens the next, appends an event and updates the case.
 */
#include "base/base.h"

#include "bench.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <sqlite3.h>

#define MARKING "0;14;0;4.-1.1.14,;21,1,1,1,1,1,1,1,1,1,1,1,1,;00000;"
#define DIBUKA                                                                 \
	"14 5 - tim-lkj 1 1688349000000000 1688371200000000 1688371200000000;"

static void sq(sqlite3 *db, int rc, const char *what)
{
	if (rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW)
		return;
	fprintf(stderr, "bench: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static sqlite3_stmt *prep(sqlite3 *db, const char *text)
{
	sqlite3_stmt *s;

	sq(db,
		sqlite3_prepare_v3(
			db, text, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL),
		text);
	return s;
}

static void run(sqlite3 *db, sqlite3_stmt *s)
{
	sq(db, sqlite3_step(s), sqlite3_sql(s));
	sqlite3_reset(s);
}

static void text(sqlite3_stmt *s, int i, const char *v)
{
	sqlite3_bind_text(s, i, v, -1, SQLITE_STATIC);
}

struct bare {
	sqlite3 *db;
	sqlite3_stmt *begin, *commit, *end, *task, *event, *row;
};

static void bare_open(struct bare *b, const char *path)
{
	sq(NULL,
		sqlite3_open_v2(path, &b->db,
			SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL),
		"open");
	sqlite3_exec(b->db,
		"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
		"PRAGMA foreign_keys=ON;",
		NULL, NULL, NULL);
	b->begin = prep(b->db, "BEGIN IMMEDIATE");
	b->commit = prep(b->db, "COMMIT");
	b->end = prep(b->db,
		"UPDATE tugas SET selesai_at = ?1, hasil = 'selesai'"
		" WHERE siklus_id = ?2 AND nomor = ?3");
	b->task = prep(b->db,
		"INSERT INTO tugas (instansi_id, siklus_id, nomor, simpul,"
		" langkah, bidang, jabatan, putaran, mulai_at, tenggat_at,"
		" baku_at) VALUES (1, ?1, ?2, '5', 5, NULL, 'tim-lkj', 1,"
		" ?3, ?3, ?3)");
	b->event = prep(b->db,
		"INSERT INTO peristiwa (instansi_id, siklus_id, urut, pada_at,"
		" terjadi_at, tindakan, simpul, langkah, putaran, kembali_ke,"
		" pegawai_id, jabatan, kapasitas, dibuka, hash) VALUES"
		" (1, ?1, ?2, ?3, ?3, 'selesai', '4', 4, 1, 0, 7, 'tim-lkj',"
		" 'definitif', ?4, ?5)");
	b->row = prep(b->db,
		"UPDATE siklus SET keadaan = 'berjalan', marking = ?1,"
		" urut = ?2, hash = ?3 WHERE id = ?4");
}

static void bare_step(struct bare *b, int64_t id, int64_t n)
{
	static const unsigned char hash[HASH_N] = {1};
	int64_t at = 1688349000000000 + n;

	sqlite3_bind_int64(b->end, 1, at);
	sqlite3_bind_int64(b->end, 2, id);
	sqlite3_bind_int64(b->end, 3, n);
	run(b->db, b->end);
	sqlite3_bind_int64(b->task, 1, id);
	sqlite3_bind_int64(b->task, 2, n + 1);
	sqlite3_bind_int64(b->task, 3, at);
	run(b->db, b->task);
	sqlite3_bind_int64(b->event, 1, id);
	sqlite3_bind_int64(b->event, 2, n + 1);
	sqlite3_bind_int64(b->event, 3, at);
	text(b->event, 4, DIBUKA);
	sqlite3_bind_blob(b->event, 5, hash, HASH_N, SQLITE_STATIC);
	run(b->db, b->event);
	text(b->row, 1, MARKING);
	sqlite3_bind_int64(b->row, 2, n + 1);
	sqlite3_bind_blob(b->row, 3, hash, HASH_N, SQLITE_STATIC);
	sqlite3_bind_int64(b->row, 4, id);
	run(b->db, b->row);
}

/* A new row of `siklus` with one open task, to be moved by the loop. */
static int64_t bare_case(struct bare *b, int i)
{
	char sql[512];
	int64_t id;

	snprintf(sql, sizeof(sql),
		"INSERT INTO siklus (instansi_id, sop_id, sop_nomor, periode,"
		" bidang, keadaan, marking, urut, hash, dibuka_at) VALUES"
		" (1, 1, 'bare', '%d', 'a,b,c,d,e', 'berjalan', '" MARKING
		"', 0, zeroblob(32), 0)",
		i);
	sq(b->db, sqlite3_exec(b->db, sql, NULL, NULL, NULL), "case");
	id = sqlite3_last_insert_rowid(b->db);
	snprintf(sql, sizeof(sql),
		"INSERT INTO tugas (instansi_id, siklus_id, nomor, simpul,"
		" langkah, jabatan, putaran, mulai_at, tenggat_at) VALUES"
		" (1, %lld, 1, '1', 1, 'sekretaris', 1, 0, 0)",
		(long long)id);
	sq(b->db, sqlite3_exec(b->db, sql, NULL, NULL, NULL), "task");
	return id;
}

void bare_sqlite(const char *path, int steps, int batch, double *rate)
{
	struct bare b;
	int64_t *ids = calloc((size_t)batch, sizeof(*ids));
	static int made;
	double t0;

	bare_open(&b, path);
	for (int i = 0; i < batch; i++)
		ids[i] = bare_case(&b, made++);
	t0 = seconds();
	for (int n = 0; n < steps / batch; n++) {
		run(b.db, b.begin);
		for (int i = 0; i < batch; i++)
			bare_step(&b, ids[i], n + 1);
		run(b.db, b.commit);
	}
	*rate = steps / batch * batch / (seconds() - t0);
	sqlite3_finalize(b.begin);
	sqlite3_finalize(b.commit);
	sqlite3_finalize(b.end);
	sqlite3_finalize(b.task);
	sqlite3_finalize(b.event);
	sqlite3_finalize(b.row);
	sqlite3_close(b.db);
	free(ids);
}

/*
 * A million cases copied from one real case that was opened by the program,
 * so that each can be viewed; the office's calendar and definition serve all.
 */
void million(struct ctx *c, const char *path)
{
	static const char *const copy[] = {
		"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n"
		" WHERE i < 1000000) INSERT INTO siklus (id, instansi_id,"
		" sop_id, sop_nomor, periode, bidang, keadaan, marking, urut,"
		" hash, dibuka_at) SELECT n.i, s.instansi_id, s.sop_id,"
		" s.sop_nomor, 'p' || n.i, s.bidang, s.keadaan, s.marking,"
		" s.urut, s.hash, s.dibuka_at FROM n, siklus s WHERE s.id = 1",
		"INSERT INTO tugas (instansi_id, siklus_id, nomor, simpul,"
		" langkah, bidang, jabatan, putaran, mulai_at, tenggat_at,"
		" baku_at) SELECT 1, s.id, 1, '5', 5, NULL, CASE s.id % 5"
		" WHEN 0 THEN 'tim-lkj' WHEN 1 THEN 'sekretaris'"
		" WHEN 2 THEN 'pelaksana' WHEN 3 THEN 'kasubag'"
		" ELSE 'kepala' END, 1, s.dibuka_at,"
		" s.dibuka_at + (s.id * 7919) % 1000003, NULL"
		" FROM siklus s WHERE s.id > 1",
		"INSERT INTO peristiwa (instansi_id, siklus_id, urut, pada_at,"
		" terjadi_at, tindakan, langkah, putaran, kembali_ke,"
		" pegawai_id, jabatan, kapasitas, dibuka, hash) SELECT 1, s.id,"
		" 1, s.dibuka_at, s.dibuka_at, 'buka', 0, 1, 0, 0,"
		" 'sekretaris', 'definitif', e.dibuka, e.hash FROM siklus s,"
		" peristiwa e WHERE s.id > 1 AND e.siklus_id = 1 AND e.urut = 1",
		"ANALYZE",
	};
	sqlite3 *db;

	must(case_open(c, 0) == 1);
	sq(NULL, sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL),
		"open");
	sq(db, sqlite3_exec(db, "PRAGMA synchronous=OFF", NULL, NULL, NULL),
		"pragma");
	for (size_t i = 0; i < ARRAY_N(copy); i++)
		sq(db, sqlite3_exec(db, copy[i], NULL, NULL, NULL), copy[i]);
	sqlite3_close(db);
}

/* ---- PostgreSQL ---- */

struct bare_pg_job {
	const char *url;
	int steps, index;
};

static void pq(PGconn *db, PGresult *r, const char *what)
{
	ExecStatusType s = PQresultStatus(r);

	if (s != PGRES_COMMAND_OK && s != PGRES_TUPLES_OK) {
		fprintf(stderr, "bench: %s: %s", what, PQerrorMessage(db));
		exit(1);
	}
	PQclear(r);
}

static void pq_run(PGconn *db, const char *name, int n, const int64_t *v)
{
	char buf[8][24];
	const char *p[8];

	for (int i = 0; i < n; i++) {
		snprintf(buf[i], sizeof(buf[i]), "%lld", (long long)v[i]);
		p[i] = buf[i];
	}
	pq(db, PQexecPrepared(db, name, n, p, NULL, NULL, 0), name);
}

static void pq_prepare(PGconn *db)
{
	pq(db,
		PQprepare(db, "end",
			"UPDATE tugas SET selesai_at = $1, hasil = 'selesai'"
			" WHERE siklus_id = $2 AND nomor = $3",
			0, NULL),
		"end");
	pq(db,
		PQprepare(db, "task",
			"INSERT INTO tugas (instansi_id, siklus_id, nomor,"
			" simpul, langkah, bidang, jabatan, putaran, mulai_at,"
			" tenggat_at, baku_at) VALUES (1, $1, $2, '5', 5, NULL,"
			" 'tim-lkj', 1, $3, $3, $3)",
			0, NULL),
		"task");
	pq(db,
		PQprepare(db, "event",
			"INSERT INTO peristiwa (instansi_id, siklus_id, urut,"
			" pada_at, terjadi_at, tindakan, simpul, langkah,"
			" putaran, kembali_ke, pegawai_id, jabatan, kapasitas,"
			" dibuka, hash) VALUES (1, $1, $2, $3, $3, 'selesai',"
			" '4', 4, 1, 0, 7, 'tim-lkj', 'definitif', '" DIBUKA
			"', decode(repeat('01', 32), 'hex'))",
			0, NULL),
		"event");
	pq(db,
		PQprepare(db, "row",
			"UPDATE siklus SET keadaan = 'berjalan', marking = '" MARKING
			"', urut = $1,"
			" hash = decode(repeat('01', 32), 'hex')"
			" WHERE id = $2",
			0, NULL),
		"row");
}

static int64_t pq_case(PGconn *db, int index)
{
	char sql[512];
	PGresult *r;
	int64_t id;

	snprintf(sql, sizeof(sql),
		"INSERT INTO siklus (instansi_id, sop_id, sop_nomor, periode,"
		" bidang, keadaan, marking, urut, hash, dibuka_at) VALUES"
		" (1, 1, 'bare', '%d-%ld', 'a,b,c,d,e', 'berjalan', '" MARKING
		"', 0, '\\x00', 0) RETURNING id",
		index, (long)(seconds() * 1e6));
	r = PQexec(db, sql);
	if (PQresultStatus(r) != PGRES_TUPLES_OK)
		pq(db, r, "case");
	id = strtoll(PQgetvalue(r, 0, 0), NULL, 10);
	PQclear(r);
	snprintf(sql, sizeof(sql),
		"INSERT INTO tugas (instansi_id, siklus_id, nomor, simpul,"
		" langkah, jabatan, putaran, mulai_at, tenggat_at) VALUES"
		" (1, %lld, 1, '1', 1, 'sekretaris', 1, 0, 0)",
		(long long)id);
	pq(db, PQexec(db, sql), "task");
	return id;
}

static void *pq_thread(void *arg)
{
	struct bare_pg_job *j = arg;
	PGconn *db = PQconnectdb(j->url);
	int64_t id;

	if (PQstatus(db) != CONNECTION_OK) {
		fprintf(stderr, "bench: %s", PQerrorMessage(db));
		exit(1);
	}
	pq_prepare(db);
	id = pq_case(db, j->index);
	for (int n = 1; n <= j->steps; n++) {
		int64_t at = 1688349000000000 + n;

		pq(db, PQexec(db, "BEGIN"), "begin");
		pq_run(db, "end", 3, (int64_t[]){at, id, n});
		pq_run(db, "task", 3, (int64_t[]){id, n + 1, at});
		pq_run(db, "event", 3, (int64_t[]){id, n + 1, at});
		pq_run(db, "row", 2, (int64_t[]){n + 1, id});
		pq(db, PQexec(db, "COMMIT"), "commit");
	}
	PQfinish(db);
	return NULL;
}

void bare_pg(const char *url, int threads, int steps, double *rate)
{
	pthread_t t[64];
	struct bare_pg_job j[64];
	double t0 = seconds();

	must(threads <= 64);
	for (int i = 0; i < threads; i++) {
		j[i] = (struct bare_pg_job){url, steps / threads, i};
		must(pthread_create(&t[i], NULL, pq_thread, &j[i]) == 0);
	}
	for (int i = 0; i < threads; i++)
		pthread_join(t[i], NULL);
	*rate = steps / threads * threads / (seconds() - t0);
}
