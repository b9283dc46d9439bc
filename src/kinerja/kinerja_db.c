/* The storage door of the numbers: indikator, realisasi, anggaran. */
#include "base/base.h"

#include "kinerja/isian.h"

#include "store/sql_list.h"
#include "store/store.h"

#define DESIMAL_MAX 6 /* as the schema checks */

#define INDIKATOR_COLS                                                         \
	"i.id, i.kode, i.bidang, i.sasaran, i.nama, i.satuan, i.rumus,"        \
	" i.desimal, i.urutan, i.sumber, i.kumulatif"
#define REALISASI_COLS                                                         \
	"r.target_isi, r.target_ketik, r.target, r.realisasi_isi,"             \
	" r.realisasi_ketik, r.realisasi, r.kendala, r.tindak_lanjut, r.rev,"  \
	" r.diisi_at, r.diisi_oleh, r.penanggung_jawab, r.tenggat_on"

enum {
	SQL_INDIKATOR_ADD,
	SQL_INDIKATOR_ADA,
	SQL_INDIKATOR,
	SQL_REALISASI,
	SQL_NILAI,
	SQL_SAVE,
	SQL_KURANG,
	SQL_ANGGARAN,
	SQL_ANGGARAN_SAVE,
	SQL_MAX
};

static const char *const sql[SQL_MAX] = {
	[SQL_INDIKATOR_ADD] =
		("INSERT INTO indikator (instansi_id, kode, bidang, sasaran,"
		 " nama, satuan, rumus, desimal, urutan, sumber, kumulatif)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
		 " RETURNING id"),
	[SQL_INDIKATOR_ADA] = ("SELECT count(*) FROM indikator"
			       " WHERE instansi_id = $1 AND kode = $2"),
	[SQL_INDIKATOR] = ("SELECT " INDIKATOR_COLS " FROM indikator i"
			   " WHERE i.instansi_id = $1"
			   " AND ($2 = '' OR i.bidang = $2)"
			   " ORDER BY i.urutan, i.id"),
	[SQL_REALISASI] =
		("SELECT " INDIKATOR_COLS ", " REALISASI_COLS
		 " FROM indikator i LEFT JOIN realisasi r"
		 " ON r.instansi_id = i.instansi_id AND r.indikator_id = i.id"
		 " AND r.periode = $3 WHERE i.instansi_id = $1"
		 " AND ($2 = '' OR i.bidang = $2) ORDER BY i.urutan, i.id"),
	[SQL_NILAI] = ("SELECT indikator_id, target_isi, target_ketik, target,"
		       " realisasi_isi, realisasi_ketik, realisasi"
		       " FROM realisasi WHERE instansi_id = $1"
		       " AND periode = $2"),
	[SQL_SAVE] =
		("INSERT INTO realisasi (instansi_id, indikator_id, periode,"
		 " target_isi, target_ketik, target, realisasi_isi,"
		 " realisasi_ketik, realisasi, kendala, tindak_lanjut, rev,"
		 " diisi_at, diisi_oleh) VALUES ($1, $2, $3, $4, $5, $6, $7,"
		 " $8, $9, $10, $11, 1, $12, $13)"
		 " ON CONFLICT (instansi_id, indikator_id, periode) DO UPDATE"
		 " SET target_isi = excluded.target_isi,"
		 " target_ketik = excluded.target_ketik,"
		 " target = excluded.target,"
		 " realisasi_isi = excluded.realisasi_isi,"
		 " realisasi_ketik = excluded.realisasi_ketik,"
		 " realisasi = excluded.realisasi,"
		 " kendala = excluded.kendala,"
		 " tindak_lanjut = excluded.tindak_lanjut,"
		 " rev = realisasi.rev + 1, diisi_at = excluded.diisi_at,"
		 " diisi_oleh = excluded.diisi_oleh"),
	[SQL_KURANG] =
		("SELECT count(*) FROM indikator i WHERE i.instansi_id = $1"
		 " AND i.bidang = $2 AND NOT EXISTS (SELECT 1 FROM realisasi r"
		 " WHERE r.instansi_id = i.instansi_id"
		 " AND r.indikator_id = i.id AND r.periode = $3"
		 " AND r.realisasi_isi <> 'kosong')"),
	[SQL_ANGGARAN] =
		("SELECT kode, uraian, bidang, pagu_sen, realisasi_sen"
		 " FROM anggaran WHERE instansi_id = $1"
		 " AND ($2 = '' OR bidang = $2) AND periode = $3 ORDER BY kode"),
	[SQL_ANGGARAN_SAVE] =
		("INSERT INTO anggaran (instansi_id, kode, periode, bidang,"
		 " uraian, pagu_sen, realisasi_sen)"
		 " VALUES ($1, $2, $3, $4, $5, $6, $7)"
		 " ON CONFLICT (instansi_id, kode, periode) DO UPDATE SET"
		 " bidang = excluded.bidang, uraian = excluded.uraian,"
		 " pagu_sen = excluded.pagu_sen,"
		 " realisasi_sen = excluded.realisasi_sen"),
};

const struct sql_list kinerja_sql = {"kinerja", sql, SQL_MAX};

static const char *const isian_text[] = {
	[ISI_KOSONG] = "kosong",
	[ISI_ANGKA] = "angka",
	[ISI_NA] = "na",
};

static void fill_indikator(struct indikator *i, struct db_rows *q)
{
	i->id = db_int(q, 0);
	i->kode = db_text(q, 1);
	i->bidang = db_text(q, 2);
	i->sasaran = db_text(q, 3);
	i->nama = db_text(q, 4);
	i->satuan = db_text(q, 5);
	must(rumus_parse(db_text(q, 6), &i->rumus));
	i->desimal = (int)db_int(q, 7);
	i->urutan = (int)db_int(q, 8);
	i->sumber = db_text(q, 9);
	i->kumulatif = db_int(q, 10) != 0;
}

/* Three columns from `at`: state, as typed, exact. */
static void fill_nilai(struct nilai *v, struct db_rows *q, int at)
{
	const char *isi = db_text(q, at);

	*v = (struct nilai){ISI_KOSONG, db_text(q, at + 1), {0, 0}};
	if (text_eq(isi, "na"))
		v->isian = ISI_NA;
	else if (text_eq(isi, "angka") &&
		 dec_parse_plain(db_text(q, at + 2), &v->angka))
		v->isian = ISI_ANGKA;
}

static void fill_realisasi(struct realisasi *r, struct db_rows *q)
{
	fill_indikator(&r->indikator, q);
	fill_nilai(&r->target, q, 11);
	fill_nilai(&r->realisasi, q, 14);
	r->kendala = db_text(q, 17);
	r->tindak_lanjut = db_text(q, 18);
	r->rev = db_int(q, 19);
	r->diisi_at = db_int(q, 20);
	r->diisi_oleh = db_int(q, 21);
	r->penanggung_jawab = db_text(q, 22);
	r->tenggat = db_text(q, 23);
}

int indikator_add(struct ctx *c, int64_t instansi_id, struct indikator *i)
{
	int64_t id = 0;
	int rc;

	if (!text_is_kode(i->kode) || text_is_blank(i->nama) ||
		text_is_blank(i->satuan) || text_is_blank(i->sumber) ||
		text_is_blank(i->sasaran) || !text_is_kode(i->bidang))
		return fail(c, E_INVALID,
			"Indikator harus mempunyai kode (huruf kecil), Bidang, sasaran, nama, satuan dan sumber data.");
	if (i->desimal < 0 || i->desimal > DESIMAL_MAX)
		return fail(c, E_INVALID,
			"Indikator %s: banyaknya desimal harus 0 sampai %d.",
			i->kode, DESIMAL_MAX);
	rc = db_one_int(c, sql[SQL_INDIKATOR_ADA],
		WITH(INT(instansi_id), TEXT(i->kode)), &id);
	if (rc == OK && id > 0)
		return fail(c, E_CONFLICT,
			"Indikator %s sudah ada; pakai kode lain.", i->kode);
	if (rc < 0)
		return rc;
	rc = db_one_int(c, sql[SQL_INDIKATOR_ADD],
		WITH(INT(instansi_id), TEXT(i->kode), TEXT(i->bidang),
			TEXT(i->sasaran), TEXT(i->nama), TEXT(i->satuan),
			TEXT(rumus_kode(i->rumus)), INT(i->desimal),
			INT(i->urutan), TEXT(i->sumber), INT(i->kumulatif)),
		&id);
	if (rc == OK)
		i->id = id;
	return rc;
}

int indikator_list(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct indikator **list, size_t *n)
{
	struct db_rows *q = db_query(c, sql[SQL_INDIKATOR],
		WITH(INT(instansi_id), TEXT(bidang != NULL ? bidang : "")));
	struct indikator *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill_indikator(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*list = l;
	*n = count;
	return OK;
}

int realisasi_list(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, struct realisasi_list *out)
{
	struct db_rows *q = db_query(c, sql[SQL_REALISASI],
		WITH(INT(instansi_id), TEXT(bidang != NULL ? bidang : ""),
			TEXT(periode_format(c->mem, p))));
	struct realisasi *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		fill_realisasi(&l[count++], q);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct realisasi_list){l, count};
	return OK;
}

int realisasi_nilai(struct ctx *c, int64_t instansi_id, struct periode p,
	struct realisasi_list *out)
{
	struct db_rows *q = db_query(c, sql[SQL_NILAI],
		WITH(INT(instansi_id), TEXT(periode_format(c->mem, p))));
	struct realisasi *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count].indikator.id = db_int(q, 0);
		fill_nilai(&l[count].target, q, 1);
		fill_nilai(&l[count++].realisasi, q, 4);
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct realisasi_list){l, count};
	return OK;
}

static const char *plain(struct ctx *c, const struct nilai *v)
{
	return v->isian == ISI_ANGKA ? dec_plain(c->mem, v->angka) : NULL;
}

int realisasi_save(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct realisasi *r)
{
	db_put(c, sql[SQL_SAVE],
		WITH(INT(instansi_id), INT(r->indikator.id),
			TEXT(periode_format(c->mem, p)),
			TEXT(isian_text[r->target.isian]),
			TEXT(r->target.tertulis), TEXT(plain(c, &r->target)),
			TEXT(isian_text[r->realisasi.isian]),
			TEXT(r->realisasi.tertulis),
			TEXT(plain(c, &r->realisasi)), TEXT(r->kendala),
			TEXT(r->tindak_lanjut), INT(c->now),
			INT(r->diisi_oleh)),
		1);
	return OK;
}

int realisasi_kurang(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, int64_t *n)
{
	return db_one_int(c, sql[SQL_KURANG],
		WITH(INT(instansi_id), TEXT(bidang),
			TEXT(periode_format(c->mem, p))),
		n);
}

int anggaran_list(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, struct anggaran_list *out)
{
	struct db_rows *q = db_query(c, sql[SQL_ANGGARAN],
		WITH(INT(instansi_id), TEXT(bidang != NULL ? bidang : ""),
			TEXT(periode_format(c->mem, p))));
	struct anggaran *l = NULL;
	size_t count = 0;
	int rc;

	while (db_next(q)) {
		l = arena_grow(c->mem, l, count, sizeof(*l));
		l[count++] = (struct anggaran){db_text(q, 0), db_text(q, 1),
			db_text(q, 2), db_int(q, 3), db_int(q, 4)};
	}
	rc = db_done(q);
	if (rc < 0)
		return rc;
	*out = (struct anggaran_list){l, count};
	return OK;
}

int anggaran_save(struct ctx *c, int64_t instansi_id, struct periode p,
	const struct anggaran *a)
{
	if (a->pagu_sen < 0)
		return fail(
			c, E_INVALID, "Pagu %s tidak boleh negatif.", a->kode);
	db_put(c, sql[SQL_ANGGARAN_SAVE],
		WITH(INT(instansi_id), TEXT(a->kode),
			TEXT(periode_format(c->mem, p)), TEXT(a->bidang),
			TEXT(a->uraian), INT(a->pagu_sen),
			INT(a->realisasi_sen)),
		1);
	return OK;
}

/* Whatever of an indicator is printed or changes its capaian. */
static void hash_indikator(struct hash_state *h, const struct indikator *i)
{
	hash_text(h, i->kode);
	hash_text(h, i->bidang);
	hash_text(h, i->sasaran);
	hash_text(h, i->nama);
	hash_text(h, i->satuan);
	hash_text(h, rumus_kode(i->rumus));
	hash_int(h, i->desimal);
	hash_text(h, i->sumber);
}

int kinerja_sidik(struct ctx *c, int64_t instansi_id, struct periode p,
	unsigned char out[HASH_N])
{
	return kinerja_sidik_bidang(c, instansi_id, NULL, p, out);
}

int kinerja_sidik_bidang(struct ctx *c, int64_t instansi_id, const char *bidang,
	struct periode p, unsigned char out[HASH_N])
{
	struct hash_state h;
	struct realisasi_list list;
	struct isian_anggaran_list budget;
	int rc = realisasi_list(c, instansi_id, bidang, p, &list);

	if (rc == OK)
		rc = isian_anggaran_list(c, instansi_id, bidang, p, &budget);
	if (rc < 0)
		return rc;
	hash_start(&h);
	hash_int(&h, (int64_t)list.n);
	for (size_t i = 0; i < list.n; i++) {
		const struct realisasi *r = &list.item[i];

		hash_indikator(&h, &r->indikator);
		hash_text(&h, isian_text[r->target.isian]);
		hash_text(&h, plain(c, &r->target));
		hash_text(&h, isian_text[r->realisasi.isian]);
		hash_text(&h, plain(c, &r->realisasi));
		hash_text(&h, r->kendala);
		hash_text(&h, r->tindak_lanjut);
		hash_text(&h, r->penanggung_jawab);
		hash_text(&h, r->tenggat);
	}
	for (size_t i = 0; i < budget.n; i++) {
		const struct anggaran *a = &budget.item[i].anggaran;

		if (!budget.item[i].ada)
			continue;
		hash_text(&h, a->kode);
		hash_text(&h, a->uraian);
		hash_text(&h, a->bidang);
		hash_int(&h, a->pagu_sen);
		hash_int(&h, a->realisasi_sen);
		hash_text(&h, plain(c, &budget.item[i].fisik));
	}
	hash_end(&h, out);
	return OK;
}
