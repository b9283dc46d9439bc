/*
 * Days off and working hours. Each change gives every running case of the
 * office its due times again, each case with its event, in the same
 * transaction: a calendar that would leave a task without a due time is
 * refused whole.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/store.h"

struct libur {
	const struct hari_libur *hari;
	bool hapus;
	int64_t n;
};

/* Every running case of the office gets its due times again. */
static int due_again(struct ctx *c, int64_t *changed)
{
	const struct kantor_act *k;
	struct siklus *list, s;
	size_t n;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc == OK)
		rc = siklus_list(c, instansi_id, &list, &n);
	for (size_t i = 0; rc == OK && i < n; i++) {
		struct peristiwa e = {.pada_at = c->now,
			.terjadi_at = c->now,
			.pegawai_id = c->actor_id,
			.jabatan = ACT_PENGELOLA,
			.kapasitas = "sistem"};

		if (list[i].keadaan != KEADAAN_BERJALAN)
			continue;
		rc = act_siklus(c, list[i].id, true, &s, &k);
		if (rc < 0)
			return rc;
		e.catatan = "kalender kerja berubah";
		rc = siklus_tenggat(c, &s, &k->kantor, &e);
		if (rc < 0)
			return rc;
		*changed += rc;
		rc = OK;
	}
	return rc;
}

static int libur_in(struct ctx *c, void *arg)
{
	struct libur *a = arg;
	char day[CLOCK_TEXT];
	struct jejak j = {.tindakan = a->hapus ? "kalender.hapus-libur"
					       : "kalender.tambah-libur"};
	int rc = act_pengelola(c, "kalender.ubah", &j);

	a->n = 0;
	if (rc == OK && a->hapus)
		rc = hari_libur_remove(c, j.instansi_id, a->hari->day);
	else if (rc == OK)
		rc = hari_libur_add(c, j.instansi_id, a->hari);
	if (rc == OK)
		rc = due_again(c, &a->n);
	if (rc < 0)
		return rc;
	day_format(a->hari->day, day);
	j.objek = arena_dup(c->mem, day);
	j.rincian = a->hari->nama;
	return jejak_add(c, &j);
}

int act_libur(struct ctx *c, const struct hari_libur *h, bool hapus, int64_t *n)
{
	struct libur a = {h, hapus, 0};
	int rc = db_run(c, DB_WRITE, libur_in, &a);

	if (rc == OK)
		*n = a.n;
	return rc;
}

/* Which running cases would get other due times, and how many. */
static int preview(struct ctx *c, int64_t instansi_id, struct jam_ubah *u,
	struct act_jam *a)
{
	const struct kantor_act *k;
	struct kantor then;
	struct siklus *list, s;
	size_t n;
	int rc = jam_kerja_coba(c, instansi_id, u, &then.kalender);

	if (rc == OK)
		rc = siklus_list(c, instansi_id, &list, &n);
	for (size_t i = 0; rc == OK && i < n; i++) {
		const struct kalender *kalender = then.kalender;
		int64_t moved;

		if (list[i].keadaan != KEADAAN_BERJALAN)
			continue;
		rc = act_siklus(c, list[i].id, false, &s, &k);
		if (rc < 0)
			return rc;
		then = k->kantor;
		then.kalender = kalender;
		rc = siklus_bergeser(c, &s, &then, &moved);
		a->n += moved > 0;
	}
	return rc;
}

static int jam_in(struct ctx *c, void *arg)
{
	struct act_jam *a = arg;
	struct jam_ubah u = {.id = a->id,
		.sidik = a->sidik,
		.baris = a->baris,
		.n = a->baris_n};
	struct jejak j = {.tindakan = a->id == 0       ? "kalender.jam"
				      : a->baris_n > 0 ? "kalender.ubah-jam"
						       : "kalender.hapus-jam"};
	int rc = act_pengelola(c, "kalender.ubah", &j);

	a->n = 0;
	if (rc == OK && a->coba)
		return preview(c, j.instansi_id, &u, a);
	if (rc == OK)
		rc = jam_kerja_ubah(c, j.instansi_id, &u);
	if (rc == OK)
		rc = due_again(c, &a->n);
	if (rc < 0)
		return rc;
	j.objek = a->baris_n > 0 ? a->baris[0].nama : u.lama.nama;
	j.rincian = a->baris_n > 0 ? a->baris[0].sumber : u.lama.sumber;
	return jejak_add(c, &j);
}

int act_jam_kerja(struct ctx *c, struct act_jam *a)
{
	must(a->baris_n > 0 || a->id != 0);
	return db_run(c, a->coba ? DB_READ : DB_WRITE, jam_in, a);
}
