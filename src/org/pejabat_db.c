/* The storage door of who holds a position: penugasan. */
#include "base/base.h"

#include "org/org_priv.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_OVERLAP,
	SQL_PENUGASAN_ADD,
	SQL_PEJABAT,
	SQL_JABATAN,
	SQL_PEJABAT_ALL,
	SQL_WEWENANG,
	SQL_MAX
};

/* A Plh. acts before the definitif; a Plt. where there is none. */
#define PRIORITY                                                               \
	" CASE p.kapasitas WHEN 'plh' THEN 0 WHEN 'definitif' THEN 1 ELSE 2 END"
#define ON_DAY                                                                 \
	" p.mulai_on <= $2 AND (p.selesai_on IS NULL OR p.selesai_on >= $2)"
#define PEJABAT_COLS                                                           \
	"g.id, g.nama, g.nip, g.pangkat, j.kode, j.nama, j.peran, j.bidang,"   \
	" p.kapasitas, p.dasar, p.selesai_on, g.sapaan"

static const char *const sql[SQL_MAX] = {
	[SQL_OVERLAP] = ("SELECT g.nama, p.selesai_on FROM penugasan p"
			 " JOIN pegawai g ON g.id = p.pegawai_id"
			 " WHERE p.instansi_id = $1 AND p.jabatan = $2"
			 " AND p.kapasitas = $5 AND p.mulai_on <= $4"
			 " AND (p.selesai_on IS NULL OR p.selesai_on >= $3)"
			 " ORDER BY p.mulai_on DESC LIMIT 1"),
	[SQL_PENUGASAN_ADD] = ("INSERT INTO penugasan (instansi_id, jabatan,"
			       " pegawai_id, kapasitas, mulai_on, selesai_on,"
			       " dasar, dasar_on, surat_nama, surat_ukuran,"
			       " surat_sha256) VALUES ($1, $2, $3, $4, $5, $6,"
			       " $7, $8, $9, $10, $11)"),
	[SQL_PEJABAT] =
		("SELECT " PEJABAT_COLS " FROM penugasan p"
		 " JOIN pegawai g ON g.id = p.pegawai_id"
		 " JOIN jabatan j ON j.instansi_id = p.instansi_id"
		 " AND j.kode = p.jabatan"
		 " WHERE p.instansi_id = $1 AND p.jabatan = $3 AND" ON_DAY
		 " ORDER BY" PRIORITY ", p.id DESC LIMIT 1"),
	[SQL_JABATAN] = ("SELECT count(*) FROM jabatan"
			 " WHERE instansi_id = $1 AND kode = $2"),
	[SQL_PEJABAT_ALL] =
		("SELECT " PEJABAT_COLS " FROM jabatan j"
		 " LEFT JOIN penugasan p ON p.instansi_id = j.instansi_id"
		 " AND p.jabatan = j.kode AND" ON_DAY
		 " LEFT JOIN pegawai g ON g.id = p.pegawai_id"
		 " WHERE j.instansi_id = $1 ORDER BY j.urutan, j.kode," PRIORITY
		 ", p.id DESC"),
	/* His own rows, where no other comes before him. */
	[SQL_WEWENANG] =
		("SELECT " PEJABAT_COLS " FROM penugasan p"
		 " JOIN pegawai g ON g.id = p.pegawai_id"
		 " JOIN jabatan j ON j.instansi_id = p.instansi_id"
		 " AND j.kode = p.jabatan"
		 " WHERE p.instansi_id = $1 AND p.pegawai_id = $3 AND" ON_DAY
		 " AND p.id = (SELECT q.id FROM penugasan q"
		 " WHERE q.instansi_id = $1 AND q.jabatan = p.jabatan"
		 " AND q.mulai_on <= $2"
		 " AND (q.selesai_on IS NULL OR q.selesai_on >= $2)"
		 " ORDER BY CASE q.kapasitas WHEN 'plh' THEN 0"
		 " WHEN 'definitif' THEN 1 ELSE 2 END, q.id DESC LIMIT 1)"
		 " ORDER BY j.urutan, j.kode"),
};

const struct sql_list org_pejabat_sql = {"org/pejabat", sql, SQL_MAX};

/* The position is not there: one sentence for all who ask. */
static int refuse_unknown(
	struct ctx *c, int64_t instansi_id, const char *jabatan)
{
	int64_t n = 0;
	int rc = db_one_int(
		c, sql[SQL_JABATAN], WITH(INT(instansi_id), TEXT(jabatan)), &n);

	if (rc == OK && n == 0)
		return fail(c, E_NOTFOUND,
			"Jabatan \"%s\" tidak ada; lihat kodenya dengan alur org daftar.",
			jabatan);
	return rc;
}

static const char *kapasitas_judul(const char *kapasitas)
{
	if (text_eq(kapasitas, "definitif"))
		return "pejabat definitif";
	return text_eq(kapasitas, "plt") ? "Plt." : "Plh.";
}

/* Two of one kind at one time: nobody could say who acts. */
static int refuse_overlap(
	struct ctx *c, int64_t instansi_id, const struct penugasan *p)
{
	struct db_rows *q = db_query(c, sql[SQL_OVERLAP],
		WITH(INT(instansi_id), TEXT(p->jabatan),
			TEXT(day_text(c, p->mulai)),
			TEXT(p->selesai == INT32_MAX ? "9999-12-31"
						     : day_text(c, p->selesai)),
			TEXT(p->kapasitas)));
	const char *nama = NULL, *until = NULL;
	int32_t day = 0;
	int rc;

	while (db_next(q)) {
		nama = db_text(q, 0);
		until = db_text(q, 1);
	}
	rc = db_done(q);
	if (rc < 0 || nama == NULL)
		return rc;
	return fail(c, E_CONFLICT,
		"Jabatan %s sudah mempunyai %s pada masa itu: %s%s%s; akhiri dahulu masa jabatannya.",
		p->jabatan, kapasitas_judul(p->kapasitas), nama,
		until != NULL ? " sampai " : "",
		until != NULL && day_parse(until, &day) ? day_long(c->mem, day)
							: "");
}

int penugasan_add(struct ctx *c, int64_t instansi_id, const struct penugasan *p)
{
	const struct surat_perintah *s;
	int rc;

	if (!text_eq(p->kapasitas, "definitif") &&
		!text_eq(p->kapasitas, "plt") && !text_eq(p->kapasitas, "plh"))
		return fail(c, E_INVALID,
			"Kapasitas \"%s\" tidak dikenal; pakai definitif, plt, atau plh.",
			p->kapasitas);
	if (p->selesai < p->mulai)
		return fail(c, E_INVALID,
			"Masa penugasan berakhir sebelum mulai; periksa tanggalnya.");
	rc = refuse_unknown(c, instansi_id, p->jabatan);
	if (rc == OK)
		rc = refuse_overlap(c, instansi_id, p);
	if (rc < 0)
		return rc;
	s = p->surat;
	db_put(c, sql[SQL_PENUGASAN_ADD],
		WITH(INT(instansi_id), TEXT(p->jabatan), INT(p->pegawai_id),
			TEXT(p->kapasitas), TEXT(day_text(c, p->mulai)),
			TEXT(p->selesai == INT32_MAX ? NULL
						     : day_text(c, p->selesai)),
			TEXT(p->dasar),
			TEXT(p->dasar_on == 0 ? NULL
					      : day_text(c, p->dasar_on)),
			TEXT(s == NULL ? NULL : s->nama),
			s == NULL ? NUL : INT(s->n),
			s == NULL ? NUL : BLOB(s->hash, HASH_N)),
		1);
	return instansi_touch(c, instansi_id);
}

static void fill(struct pejabat *p, struct db_rows *q)
{
	p->pegawai_id = db_int(q, 0);
	p->nama = db_text(q, 1);
	p->nip = db_text(q, 2);
	p->pangkat = db_text(q, 3);
	p->jabatan = db_text(q, 4);
	p->jabatan_nama = db_text(q, 5);
	p->peran = db_text(q, 6);
	p->bidang = db_text(q, 7);
	p->kapasitas = db_text(q, 8);
	p->dasar = db_text(q, 9);
	p->sampai = INT32_MAX;
	if (!db_is_null(q, 10))
		must(day_parse(db_text(q, 10), &p->sampai));
	p->sapaan = db_text(q, 11);
}

int pejabat_get(struct ctx *c, int64_t instansi_id, const char *jabatan,
	int32_t day, struct pejabat *out)
{
	struct db_rows *q = db_query(c, sql[SQL_PEJABAT],
		WITH(INT(instansi_id), TEXT(day_text(c, day)), TEXT(jabatan)));
	bool found = false;
	int rc;

	while (db_next(q)) {
		fill(out, q);
		found = true;
	}
	rc = db_done(q);
	if (rc < 0 || found)
		return rc;
	rc = refuse_unknown(c, instansi_id, jabatan);
	if (rc < 0)
		return rc;
	return fail(c, E_STATE,
		"Jabatan %s kosong pada %s; tetapkan pejabat, Plt., atau Plh. lebih dahulu.",
		jabatan, day_long(c->mem, day));
}

int pejabat_list(struct ctx *c, int64_t instansi_id, int32_t day,
	struct pejabat **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_PEJABAT_ALL],
		WITH(INT(instansi_id), TEXT(day_text(c, day))));
	struct pejabat *l = arena_array(c->mem, struct pejabat, LIMIT_JABATAN);
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_JABATAN) {
		fill(&l[count], q);
		/* The first of a position is who acts. */
		if (count == 0 ||
			!text_eq(l[count].jabatan, l[count - 1].jabatan))
			count++;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int wewenang_list(struct ctx *c, int64_t instansi_id, int64_t pegawai_id,
	int32_t day, struct wewenang *out)
{
	struct db_rows *q = db_query(c, sql[SQL_WEWENANG],
		WITH(INT(instansi_id), TEXT(day_text(c, day)),
			INT(pegawai_id)));
	struct pejabat *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q) && count < LIMIT_JABATAN) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct wewenang){l, count};
	return OK;
}
