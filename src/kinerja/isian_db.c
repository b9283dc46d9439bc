/* The storage door of cells: rows, budget lines, drafts, evidence. */
#include "base/base.h"

#include "kinerja/isian.h"

#include "store/sql_list.h"
#include "store/store.h"

enum {
	SQL_ROW,
	SQL_LINES,
	SQL_LINE,
	SQL_DRAFTS,
	SQL_DRAFT,
	SQL_DRAFT_DROP,
	SQL_DRAFT_FORGET,
	SQL_PROOFS,
	SQL_PROOF,
	SQL_PROOF_DROP,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_ROW] =
		("INSERT INTO realisasi (instansi_id, indikator_id, periode,"
		 " target_isi, target_ketik, target, realisasi_isi,"
		 " realisasi_ketik, realisasi, kendala, tindak_lanjut,"
		 " penanggung_jawab, tenggat_on, rev, diisi_at, diisi_oleh)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
		 " $13, 1, $14, $15)"
		 " ON CONFLICT (instansi_id, indikator_id, periode) DO UPDATE"
		 " SET target_isi = excluded.target_isi,"
		 " target_ketik = excluded.target_ketik,"
		 " target = excluded.target,"
		 " realisasi_isi = excluded.realisasi_isi,"
		 " realisasi_ketik = excluded.realisasi_ketik,"
		 " realisasi = excluded.realisasi,"
		 " kendala = excluded.kendala,"
		 " tindak_lanjut = excluded.tindak_lanjut,"
		 " penanggung_jawab = excluded.penanggung_jawab,"
		 " tenggat_on = excluded.tenggat_on,"
		 " rev = realisasi.rev + 1, diisi_at = excluded.diisi_at,"
		 " diisi_oleh = excluded.diisi_oleh"
		 " WHERE realisasi.rev = $16"),
	[SQL_LINES] =
		("SELECT kode, uraian, bidang, pagu_sen, realisasi_sen,"
		 " realisasi_ketik, fisik_ketik, fisik, rev, diisi_at,"
		 " diisi_oleh, periode FROM anggaran WHERE instansi_id = $1"
		 " AND ($2 = '' OR bidang = $2)"
		 " AND (periode = $3 OR (periode > $4 AND periode < $5))"
		 " ORDER BY kode, CASE WHEN periode = $3 THEN 0 ELSE 1 END,"
		 " periode DESC"),
	[SQL_LINE] =
		("INSERT INTO anggaran (instansi_id, kode, periode, bidang,"
		 " uraian, pagu_sen, realisasi_sen, realisasi_ketik,"
		 " fisik_ketik, fisik, rev, diisi_at, diisi_oleh)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)"
		 " ON CONFLICT (instansi_id, kode, periode) DO UPDATE SET"
		 " realisasi_sen = excluded.realisasi_sen,"
		 " realisasi_ketik = excluded.realisasi_ketik,"
		 " fisik_ketik = excluded.fisik_ketik, fisik = excluded.fisik,"
		 " rev = anggaran.rev + 1, diisi_at = excluded.diisi_at,"
		 " diisi_oleh = excluded.diisi_oleh"
		 " WHERE anggaran.rev = $13 AND anggaran.bidang ="
		 " excluded.bidang"),
	[SQL_DRAFTS] = ("SELECT bidang, baris, kolom, teks, oleh, pada_at"
			" FROM isian_draf WHERE instansi_id = $1"
			" AND periode = $2 AND ($3 = '' OR bidang = $3)"
			" ORDER BY bidang, baris, kolom"),
	[SQL_DRAFT] =
		("INSERT INTO isian_draf (instansi_id, periode, bidang, baris,"
		 " kolom, teks, oleh, pada_at)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
		 " ON CONFLICT (instansi_id, periode, bidang, baris, kolom)"
		 " DO UPDATE SET teks = excluded.teks, oleh = excluded.oleh,"
		 " pada_at = excluded.pada_at"),
	[SQL_DRAFT_DROP] = ("DELETE FROM isian_draf WHERE instansi_id = $1"
			    " AND periode = $2 AND bidang = $3 AND baris = $4"
			    " AND kolom = $5"),
	[SQL_DRAFT_FORGET] =
		("DELETE FROM isian_draf WHERE instansi_id = $1"
		 " AND periode = $2 AND bidang = $3 AND kolom IN ('target',"
		 " 'realisasi', 'kendala', 'tindak_lanjut')"),
	[SQL_PROOFS] = ("SELECT indikator_id, kasus_id, bidang, versi, nama,"
			" ukuran, oleh, pada_at FROM bukti"
			" WHERE instansi_id = $1 AND periode = $2"
			" AND ($3 = '' OR bidang = $3)"
			" ORDER BY indikator_id, pada_at, versi"),
	[SQL_PROOF] = ("INSERT INTO bukti (instansi_id, indikator_id, periode,"
		       " kasus_id, bidang, versi, nama, ukuran, oleh, pada_at)"
		       " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"),
	[SQL_PROOF_DROP] = ("DELETE FROM bukti WHERE instansi_id = $1"
			    " AND kasus_id = $2 AND bidang = $3 AND versi = $4"
			    " AND indikator_id = $5"),
};

const struct sql_list kinerja_isian_sql = {"kinerja/isian", sql, SQL_MAX};

static const char *isian_text(enum isian i)
{
	if (i == ISI_ANGKA)
		return "angka";
	return i == ISI_NA ? "na" : "kosong";
}

static const char *plain(struct ctx *c, const struct nilai *v)
{
	return v->isian == ISI_ANGKA ? dec_plain(c->mem, v->angka) : NULL;
}

int isian_save(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct realisasi *r)
{
	db_put(c, sql[SQL_ROW],
		WITH(INT(instansi_id), INT(r->indikator.id),
			TEXT(periode_format(c->mem, p)),
			TEXT(isian_text(r->target.isian)),
			TEXT(r->target.tertulis), TEXT(plain(c, &r->target)),
			TEXT(isian_text(r->realisasi.isian)),
			TEXT(r->realisasi.tertulis),
			TEXT(plain(c, &r->realisasi)), TEXT(r->kendala),
			TEXT(r->tindak_lanjut), TEXT(r->penanggung_jawab),
			TEXT(r->tenggat), INT(c->now), INT(r->diisi_oleh),
			INT(r->rev)),
		1);
	return OK;
}

/* ---- budget lines ---- */

static void fill_line(struct isian_anggaran *a, struct db_rows *q)
{
	const char *fisik = db_text(q, 7);

	*a = (struct isian_anggaran){
		.anggaran = {db_text(q, 0), db_text(q, 1), db_text(q, 2),
			db_int(q, 3), db_int(q, 4)},
		.ada = true,
		.keuangan = db_text(q, 5),
		.fisik = {.tertulis = db_text(q, 6)},
		.lalu_sen = -1,
		.rev = db_int(q, 8),
		.diisi_at = db_int(q, 9),
		.diisi_oleh = db_int(q, 10),
	};
	if (fisik != NULL && dec_parse_plain(fisik, &a->fisik.angka))
		a->fisik.isian = ISI_ANGKA;
	/* A figure that came with the budget, not from a cell. */
	if (a->keuangan == NULL && a->anggaran.realisasi_sen != 0)
		a->keuangan = "";
}

/* The line as it begins in this period. */
static void bring_over(struct isian_anggaran *a)
{
	a->lalu_sen = a->anggaran.realisasi_sen;
	a->anggaran.realisasi_sen = 0;
	a->ada = false;
	a->keuangan = NULL;
	a->fisik = (struct nilai){0};
	a->rev = a->diisi_at = a->diisi_oleh = 0;
}

/* Rows come by code, the newest period first: one line of each code. */
int isian_anggaran_list(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, struct isian_anggaran_list *out)
{
	const char *now = periode_format(c->mem, p);
	/* Its year's quarters: all of them before the year itself. */
	const char *from = arena_printf(c->mem, "%04d", p.tahun);
	const char *to =
		p.triwulan > 0 ? now : arena_printf(c->mem, "%s-TX", from);
	struct db_rows *q = db_query(c, sql[SQL_LINES],
		WITH(INT(instansi_id), TEXT(bidang != NULL ? bidang : ""),
			TEXT(now), TEXT(from), TEXT(to)));
	struct isian_anggaran *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		struct isian_anggaran a;

		fill_line(&a, q);
		if (count > 0 &&
			text_eq(l[count - 1].anggaran.kode, a.anggaran.kode)) {
			if (l[count - 1].lalu_sen < 0)
				l[count - 1].lalu_sen =
					a.anggaran.realisasi_sen;
			continue;
		}
		if (!text_eq(db_text(q, 11), now))
			bring_over(&a);
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count++] = a;
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct isian_anggaran_list){l, count};
	return OK;
}

int isian_anggaran_save(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct isian_anggaran *a)
{
	const struct anggaran *g = &a->anggaran;

	db_put(c, sql[SQL_LINE],
		WITH(INT(instansi_id), TEXT(g->kode),
			TEXT(periode_format(c->mem, p)), TEXT(g->bidang),
			TEXT(g->uraian), INT(g->pagu_sen),
			INT(g->realisasi_sen), TEXT(a->keuangan),
			TEXT(a->fisik.tertulis), TEXT(plain(c, &a->fisik)),
			INT(c->now), INT(a->diisi_oleh), INT(a->rev)),
		1);
	return OK;
}

/* ---- drafts ---- */

int isian_draf_list(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, struct isian_draf_list *out)
{
	struct db_rows *q = db_query(c, sql[SQL_DRAFTS],
		WITH(INT(instansi_id), TEXT(periode_format(c->mem, p)),
			TEXT(bidang != NULL ? bidang : "")));
	struct isian_draf *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		enum kolom k;

		if (!kolom_parse(db_text(q, 2), &k))
			continue;
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count++] = (struct isian_draf){db_text(q, 0), db_text(q, 1),
			k, db_text(q, 3), db_int(q, 4), db_int(q, 5)};
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct isian_draf_list){l, count};
	return OK;
}

int isian_draf_put(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct isian_draf *d)
{
	const char *periode = periode_format(c->mem, p);

	if (d->teks == NULL)
		db_put(c, sql[SQL_DRAFT_DROP],
			WITH(INT(instansi_id), TEXT(periode), TEXT(d->bidang),
				TEXT(d->baris), TEXT(kolom_kode(d->kolom))),
			DB_ANY);
	else
		db_put(c, sql[SQL_DRAFT],
			WITH(INT(instansi_id), TEXT(periode), TEXT(d->bidang),
				TEXT(d->baris), TEXT(kolom_kode(d->kolom)),
				TEXT(d->teks), INT(d->oleh), INT(c->now)),
			1);
	return OK;
}

int isian_draf_lupa(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p)
{
	db_put(c, sql[SQL_DRAFT_FORGET],
		WITH(INT(instansi_id), TEXT(periode_format(c->mem, p)),
			TEXT(bidang)),
		DB_ANY);
	return OK;
}

/* ---- evidence ---- */

int bukti_list(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, struct bukti_list *out)
{
	struct db_rows *q = db_query(c, sql[SQL_PROOFS],
		WITH(INT(instansi_id), TEXT(periode_format(c->mem, p)),
			TEXT(bidang != NULL ? bidang : "")));
	struct bukti *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count++] = (struct bukti){db_int(q, 0), db_int(q, 1),
			db_text(q, 2), (int)db_int(q, 3), db_text(q, 4),
			db_int(q, 5), db_int(q, 6), db_int(q, 7)};
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct bukti_list){l, count};
	return OK;
}

int bukti_add(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct bukti *b)
{
	db_put(c, sql[SQL_PROOF],
		WITH(INT(instansi_id), INT(b->indikator_id),
			TEXT(periode_format(c->mem, p)), INT(b->kasus_id),
			TEXT(b->bidang), INT(b->versi), TEXT(b->nama),
			INT(b->ukuran), INT(b->oleh), INT(c->now)),
		1);
	return OK;
}

int bukti_remove(struct ctx *c, int64_t instansi_id, const struct bukti *b)
{
	int64_t n = db_exec(c, sql[SQL_PROOF_DROP],
		WITH(INT(instansi_id), INT(b->kasus_id), TEXT(b->bidang),
			INT(b->versi), INT(b->indikator_id)));

	if (n == 0)
		return fail(c, E_NOTFOUND,
			"Bukti itu sudah tidak ada; muat ulang halamannya.");
	return n < 0 ? (int)n : OK;
}
