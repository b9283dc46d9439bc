/* Taking back the step just done: what the head of a case offers. */
#include "base/base.h"

#include "act/act_urung.h"
#include "web/siklus_kepala.h"
#include "web/web_app.h"

const struct isian_aturan isian_urung[] = {
	{"urut", ISIAN_ANGKA, 18, "Langkah yang diurungkan tidak disebut.",
		NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const struct peristiwa *last_of(const struct siklus_rinci *r)
{
	return r->peristiwa_n > 0 ? &r->peristiwa[r->peristiwa_n - 1] : NULL;
}

void kepala_urung(
	struct web *w, const struct siklus_rinci *r, struct siklus_kepala *k)
{
	struct arena *a = w->c->mem;
	int64_t until = act_urung_sampai(r, w->sesi.sesi.pegawai_id, w->c->now);
	const struct peristiwa *e = last_of(r);
	struct civil t;

	if (until == 0)
		return;
	t = at_civil(until, r->instansi.zona_min);
	k->urung = arena_printf(a,
		"Langkah %d baru saja Anda selesaikan. Keliru? Sampai pukul %02d.%02d, selama penerimanya belum membukanya, langkah ini dapat diurungkan.",
		e->langkah, t.hour, t.minute);
	k->urung_alamat = arena_printf(a, "%s/urung", k->alamat);
	k->urung_urut = arena_printf(a, "%lld", (long long)e->urut);
	k->form = web_form(w, 0);
}

void kepala_dilihat(struct web *w, const struct siklus_rinci *r)
{
	const struct tugas *mine = tugas_saya(w, r);
	const struct peristiwa *e = last_of(r);

	/* A page fetched ahead is not yet looked at. */
	if (http_header(w->rq, "sec-purpose") != NULL)
		return;
	/* Who has just acted does not open it to himself. */
	if (mine == NULL || mine->dilihat_at != 0 ||
		(e != NULL && e->pegawai_id == w->sesi.sesi.pegawai_id))
		return;
	/* A page is shown also when this cannot be written down. */
	if (act_tugas_dilihat(w->c, r->siklus.id, mine->nomor) < 0)
		fail_clear(w->c);
}

int post_urung(struct web *w)
{
	struct act_urung a = {.urut = isi_angka(w, "urut", 0)};
	struct siklus_rinci r;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_siklus_lihat(w->c, a.siklus_id, &r);
	if (rc < 0)
		return rc;
	for (size_t i = 0; i < r.peristiwa_n; i++)
		if (r.peristiwa[i].urut == a.urut)
			a.jabatan = r.peristiwa[i].jabatan;
	if (a.jabatan == NULL)
		return fail(w->c, E_NOTFOUND,
			"Langkah itu tidak ada pada siklus ini; muat ulang halamannya.");
	rc = act_urung(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "diurungkan", "/siklus/%s", w->arg[0]);
}
