/*
 * Reminding the holder of a task, at most once in a working hour: an office
 * in which everybody may ring at every minute has no reminders at all.
 */
#include "base/base.h"

#include "act/act_kabar.h"
#include "act/act_priv.h"

#include "store/store.h"

/* What the message is about. */
struct ajakan {
	struct siklus s;
	const struct kantor_act *k;
	struct tugas t;
	struct pejabat dari;
	const char *tugas, *periode;
};

static const char *greeting(int hour)
{
	if (hour < 11)
		return "Selamat pagi";
	if (hour < 15)
		return "Selamat siang";
	return hour < 18 ? "Selamat sore" : "Selamat malam";
}

/* "Pak Contoh Siregar": without the titles before and after the name. */
static const char *addressed(struct arena *mem, const struct pejabat *p)
{
	char *name = arena_dup(mem, p->nama);
	size_t n;

	name[strcspn(name, ",")] = '\0';
	while ((n = strcspn(name, " ")) > 1 && name[n] == ' ' &&
		name[n - 1] == '.')
		name += n + 1;
	if (text_eq(p->sapaan, "Bapak"))
		return arena_printf(mem, "Pak %s", name);
	return text_eq(p->sapaan, "Ibu") ? arena_printf(mem, "Bu %s", name)
					 : name;
}

static const char *bidang_nama(const struct kantor_act *k, const char *kode)
{
	for (size_t i = 0; kode != NULL && i < k->bidang_n; i++)
		if (text_eq(k->bidang[i].kode, kode))
			return k->bidang[i].nama;
	return NULL;
}

static const char *message(
	struct ctx *c, const struct act_ingatkan *a, const struct ajakan *j)
{
	const struct kantor_act *k = j->k;
	struct civil now = at_civil(c->now, k->instansi.zona_min);
	const char *bidang = bidang_nama(k, j->t.bidang);

	return arena_printf(c->mem,
		"%s %s, mohon bantuan untuk tugas \"%s\" %s%s%s. Batasnya %s. Terima kasih. %s",
		greeting(now.hour), addressed(c->mem, &a->penerima), j->tugas,
		j->periode, bidang != NULL ? ", " : "",
		bidang != NULL ? bidang : "",
		waktu_singkat(c, k, j->t.tenggat_at), j->dari.nama);
}

static const char *hour_of(
	struct ctx *c, const struct kantor_act *k, int64_t at)
{
	struct civil v = at_civil(at, k->instansi.zona_min);

	return arena_printf(c->mem, "%02d.%02d", v.hour, v.minute);
}

/* When it may be sent: a working hour after the last time. */
static int check_last(
	struct ctx *c, struct act_ingatkan *a, const struct ajakan *j)
{
	const struct kalender *kal = j->k->kantor.kalender;
	struct ingatan i = {.instansi_id = j->s.instansi_id,
		.siklus_id = a->siklus_id,
		.nomor = a->nomor};
	int rc = ingatkan_get(c, &i);

	a->terakhir_at = i.pada_at;
	a->boleh_at = 0;
	if (rc < 0 || i.pada_at == 0)
		return rc;
	if (!kalender_tenggat(
		    kal, i.pada_at, (struct waktu){1, WAKTU_JAM}, &a->boleh_at))
		a->boleh_at = i.pada_at;
	if (a->lihat || c->now >= a->boleh_at)
		return OK;
	return fail(c, E_STATE, "Sudah diingatkan %s. Bisa diingatkan lagi %s.",
		hour_of(c, j->k, i.pada_at),
		at_day(a->boleh_at, CLOCK_WIB) == at_day(c->now, CLOCK_WIB)
			? hour_of(c, j->k, a->boleh_at)
			: waktu_singkat(c, j->k, a->boleh_at));
}

/* The open task with that number. */
static int find_task(
	struct ctx *c, const struct act_ingatkan *a, struct ajakan *j)
{
	struct tugas *list;
	size_t n;
	int rc = tugas_list(c, &j->s, &list, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (list[i].nomor == a->nomor && list[i].selesai_at == 0) {
			j->t = list[i];
			return OK;
		}
	return fail(c, E_STATE,
		"Tugas itu sudah selesai; tidak perlu diingatkan lagi.");
}

static int find_holder(struct ctx *c, struct act_ingatkan *a, struct ajakan *j)
{
	const struct simpul *n;
	int rc = find_task(c, a, j);

	if (rc < 0)
		return rc;
	n = &j->s.kasus.sop->simpul[simpul_find(j->s.kasus.sop, j->t.simpul)];
	j->tugas = n->tugas != NULL ? n->tugas : n->kegiatan;
	j->periode = periode_singkat(c->mem, j->s.periode);
	rc = act_menjabat(c, j->k, j->t.jabatan, c->now, &a->penerima);
	if (rc == OK && a->penerima.pegawai_id == j->dari.pegawai_id)
		return fail(c, E_INVALID,
			"Tugas itu Anda sendiri yang memegangnya.");
	return rc;
}

static int send(
	struct ctx *c, const struct act_ingatkan *a, const struct ajakan *j)
{
	struct ingatan i = {.instansi_id = j->s.instansi_id,
		.siklus_id = a->siklus_id,
		.nomor = a->nomor,
		.pada_at = c->now,
		.oleh = j->dari.pegawai_id};
	struct jejak line = {.instansi_id = j->s.instansi_id,
		.tindakan = "tugas.ingatkan",
		.pelaku = a->jabatan,
		.objek = arena_printf(c->mem, "siklus %lld tugas %lld",
			(long long)a->siklus_id, (long long)a->nomor),
		.rincian = a->penerima.nip};
	int rc = ingatkan_set(c, &i);

	if (rc == OK)
		rc = kabar_kirim(
			c, &(struct kabar){.instansi_id = j->s.instansi_id,
				   .pegawai_id = a->penerima.pegawai_id,
				   .jabatan = j->t.jabatan,
				   .judul = arena_printf(c->mem,
					   "Pengingat: %s %s.", j->tugas,
					   j->periode),
				   .isi = a->teks,
				   .tautan = a->tautan,
				   .pada_at = c->now});
	if (rc < 0)
		return rc;
	return jejak_add(c, &line);
}

static int ingatkan_in(struct ctx *c, void *arg)
{
	struct act_ingatkan *a = arg;
	struct ajakan j;
	int rc = act_siklus(c, a->siklus_id, !a->lihat, &j.s, &j.k);

	if (rc == OK)
		rc = act_pejabat(c, j.k, a->jabatan, c->now, &j.dari);
	if (rc == OK)
		rc = izin_check(c, "tugas.ingatkan", j.dari.peran);
	if (rc == OK)
		rc = find_holder(c, a, &j);
	if (rc < 0)
		return rc;
	a->teks = message(c, a, &j);
	a->tautan = siklus_tautan(c->mem, &j.s);
	rc = check_last(c, a, &j);
	if (rc < 0 || a->lihat)
		return rc;
	return send(c, a, &j);
}

int act_ingatkan(struct ctx *c, struct act_ingatkan *a)
{
	return db_run(c, a->lihat ? DB_READ : DB_WRITE, ingatkan_in, a);
}
