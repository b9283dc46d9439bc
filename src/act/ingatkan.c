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
	int rc;

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
	int rc = ingatkan_set(c, &i);

	if (rc < 0)
		return rc;
	return kabar_kirim(
		c, &(struct kabar){.instansi_id = j->s.instansi_id,
			   .pegawai_id = a->penerima.pegawai_id,
			   .jabatan = j->t.jabatan,
			   .judul = arena_printf(c->mem, "Pengingat: %s %s.",
				   j->tugas, j->periode),
			   .isi = a->teks,
			   .tautan = a->tautan,
			   .pada_at = c->now});
}

static int note(struct ctx *c, const struct ajakan *j, const char *jabatan,
	const char *objek, const char *rincian)
{
	return jejak_add(c, &(struct jejak){.instansi_id = j->s.instansi_id,
				    .tindakan = "tugas.ingatkan",
				    .pelaku = jabatan,
				    .objek = objek,
				    .rincian = rincian});
}

/* The case, and who asks. */
static int begin(struct ctx *c, const struct act_ingatkan *a, struct ajakan *j)
{
	int rc = act_siklus(c, a->siklus_id, !a->lihat, &j->s, &j->k);

	if (rc == OK)
		rc = act_pejabat(c, j->k, a->jabatan, c->now, &j->dari);
	if (rc == OK)
		rc = izin_check(c, "tugas.ingatkan", j->dari.peran);
	if (rc == OK && j->s.keadaan != KEADAAN_BERJALAN)
		return fail(c, E_STATE,
			"Siklus ini %s; tidak ada tugas yang perlu diingatkan.",
			keadaan_nama(j->s.keadaan));
	return rc;
}

/* The message to the holder of j->t, unless it was sent a moment ago. */
static int remind(struct ctx *c, struct act_ingatkan *a, struct ajakan *j)
{
	int rc = find_holder(c, a, j);

	if (rc < 0)
		return rc;
	a->teks = message(c, a, j);
	a->tautan = siklus_tautan(c->mem, &j->s);
	rc = check_last(c, a, j);
	return rc < 0 || a->lihat ? rc : send(c, a, j);
}

static int ingatkan_in(struct ctx *c, void *arg)
{
	struct act_ingatkan *a = arg;
	struct ajakan j;
	int rc = begin(c, a, &j);

	if (rc == OK)
		rc = find_task(c, a, &j);
	if (rc == OK)
		rc = remind(c, a, &j);
	if (rc < 0 || a->lihat)
		return rc;
	return note(c, &j, a->jabatan,
		arena_printf(c->mem, "siklus %lld tugas %lld",
			(long long)a->siklus_id, (long long)a->nomor),
		a->penerima.nip);
}

int act_ingatkan(struct ctx *c, struct act_ingatkan *a)
{
	return db_run(c, a->lihat ? DB_READ : DB_WRITE, ingatkan_in, a);
}

/* His own, one that is vacant, one that was reminded just now: passed over. */
static bool passed_over(int rc)
{
	return rc == E_STATE || rc == E_INVALID || rc == E_NOTFOUND;
}

static int semua_in(struct ctx *c, void *arg)
{
	struct act_ingatkan_semua *all = arg;
	struct act_ingatkan a = {
		.siklus_id = all->siklus_id, .jabatan = all->jabatan};
	struct ajakan j;
	struct tugas *list = NULL;
	size_t n = 0;
	int rc = begin(c, &a, &j);

	all->n = 0;
	if (rc == OK)
		rc = tugas_list(c, &j.s, &list, &n);
	for (size_t i = 0; rc == OK && i < n; i++) {
		if (list[i].selesai_at != 0 || list[i].bidang == NULL)
			continue;
		j.t = list[i];
		a.nomor = list[i].nomor;
		rc = remind(c, &a, &j);
		all->n += rc == OK;
		if (rc == OK || !passed_over(rc))
			continue;
		fail_clear(c);
		rc = OK;
	}
	if (rc < 0)
		return rc;
	if (all->n == 0)
		return fail(c, E_STATE,
			"Tidak ada Bidang yang dapat diingatkan sekarang: semuanya sudah mengirim atau baru saja diingatkan.");
	return note(c, &j, all->jabatan,
		arena_printf(c->mem, "siklus %lld", (long long)all->siklus_id),
		arena_printf(c->mem, "%lld Bidang", (long long)all->n));
}

int act_ingatkan_semua(struct ctx *c, struct act_ingatkan_semua *a)
{
	return db_run(c, DB_WRITE, semua_in, a);
}
