/*
 * Telling people of their positions: appointed, and on the day itself that a
 * Plt. or Plh. begins or has ended. Each of these once: an appointment that
 * begins today is told by the one who makes it, any other by the clock
 * (act/kabar_waktu.c).
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/store.h"
#include "surat/lembar.h"

static const char *full_name(
	struct ctx *c, const struct kantor_act *k, const struct penugasan *p)
{
	const char *jabatan = p->jabatan;

	for (size_t i = 0; i < k->kantor.jabatan_n; i++)
		if (text_eq(k->kantor.jabatan[i].kode, p->jabatan))
			jabatan = k->kantor.jabatan[i].nama;
	return arena_printf(
		c->mem, "%s%s", kapasitas_tulis(p->kapasitas), jabatan);
}

/* "10 Juli", with the year when it is another. */
static const char *short_day(
	struct ctx *c, const struct kantor_act *k, int32_t day)
{
	struct civil v = day_civil(day);

	if (v.year != at_civil(c->now, k->instansi.zona_min).year)
		return day_long(c->mem, day);
	return arena_printf(c->mem, "%d %s", v.day, month_name(v.month));
}

/* 1: it is for the caller to tell it. */
static int64_t mine(struct ctx *c, const struct kantor_act *k, const char *what,
	const struct penugasan *p)
{
	return kabar_hari_ambil(c, k->instansi.id,
		arena_printf(c->mem, "%s %s %lld", what, p->jabatan,
			(long long)p->pegawai_id),
		text_eq(what, "mulai") ? p->mulai : p->selesai);
}

static int send(struct ctx *c, const struct kantor_act *k,
	const struct penugasan *p, struct kabar *b)
{
	b->instansi_id = k->instansi.id;
	b->jabatan = p->jabatan;
	b->tautan = "/wewenang";
	b->pada_at = c->now;
	return kabar_kirim(c, b);
}

int64_t kabar_mulai(
	struct ctx *c, const struct kantor_act *k, const struct penugasan *p)
{
	struct kabar b = {.pegawai_id = p->pegawai_id, .isi = ""};
	int64_t rc = mine(c, k, "mulai", p), n = 0;

	if (rc <= 0 || p->pegawai_id == c->actor_id)
		return rc < 0 ? rc : 0;
	rc = tugas_jumlah(c, k->instansi.id, p->jabatan, &n);
	if (rc < 0)
		return rc;
	b.judul = arena_printf(c->mem, "Mulai hari ini Anda %s%s%s.",
		full_name(c, k, p), p->selesai == INT32_MAX ? "" : " sampai ",
		p->selesai == INT32_MAX ? "" : short_day(c, k, p->selesai));
	if (n > 0)
		b.isi = arena_printf(
			c->mem, "%lld tugas berpindah ke Anda.", (long long)n);
	rc = send(c, k, p, &b);
	return rc < 0 ? rc : 1;
}

/* A Plh. has gone: his tasks are again those of the one he stood in for. */
static int tell_back(struct ctx *c, const struct kantor_act *k,
	const struct penugasan *p, const struct pejabat *now)
{
	struct kabar b = {.pegawai_id = now->pegawai_id,
		.judul = arena_printf(c->mem, "%s berakhir %s.",
			full_name(c, k, p), short_day(c, k, p->selesai)),
		.isi = "Mulai hari ini Anda bertindak lagi."};
	int64_t n = 0;
	int rc = tugas_jumlah(c, k->instansi.id, p->jabatan, &n);

	if (rc < 0)
		return rc;
	if (n > 0)
		b.isi = arena_printf(c->mem,
			"Mulai hari ini Anda bertindak lagi; %lld tugas kembali ke Anda.",
			(long long)n);
	return send(c, k, p, &b);
}

int64_t kabar_akhir(
	struct ctx *c, const struct kantor_act *k, const struct penugasan *p)
{
	struct kabar b = {.pegawai_id = p->pegawai_id, .isi = "Terima kasih."};
	struct pejabat now;
	int64_t rc = kabar_pemegang(c, k, p->jabatan, &now);

	/* Appointed again without a gap: nothing ended. */
	if (rc < 0 || now.pegawai_id == p->pegawai_id)
		return rc;
	rc = mine(c, k, "akhir", p);
	if (rc <= 0)
		return rc;
	b.judul = arena_printf(c->mem, "Tugas Anda sebagai %s berakhir %s.",
		full_name(c, k, p), short_day(c, k, p->selesai));
	rc = send(c, k, p, &b);
	if (rc < 0)
		return rc;
	if (now.pegawai_id == 0 || !text_eq(now.kapasitas, "definitif") ||
		!text_eq(p->kapasitas, "plh"))
		return 1;
	rc = tell_back(c, k, p, &now);
	return rc < 0 ? rc : 2;
}

/* "Mulai 3 Juli 2023 sampai 5 Juli 2023." */
int kabar_ditunjuk(struct ctx *c, const struct penugasan *p)
{
	const struct kantor_act *k;
	int32_t today;
	int64_t told = 0;
	int rc = act_kantor(c, &k);

	if (rc < 0)
		return rc;
	today = at_day(c->now, k->instansi.zona_min);
	if (!text_eq(p->kapasitas, "definitif") && p->mulai == today)
		told = kabar_mulai(c, k, p);
	/* Begun before it was written down: the clock need not tell it. */
	else if (!text_eq(p->kapasitas, "definitif") && p->mulai < today)
		told = mine(c, k, "mulai", p) < 0 ? c->code : OK;
	if (told != 0 || p->pegawai_id == c->actor_id)
		return told < 0 ? (int)told : OK;
	return send(c, k, p,
		&(struct kabar){.pegawai_id = p->pegawai_id,
			.judul = arena_printf(c->mem,
				"Anda ditunjuk sebagai %s.",
				full_name(c, k, p)),
			.isi = arena_printf(c->mem, "Mulai %s%s%s.",
				day_long(c->mem, p->mulai),
				p->selesai == INT32_MAX ? "" : " sampai ",
				p->selesai == INT32_MAX
					? ""
					: day_long(c->mem, p->selesai))});
}
