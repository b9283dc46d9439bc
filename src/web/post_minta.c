/* "Minta buka kembali" of figures that were sent, and its refusal. */
#include "base/base.h"

#include "web/data_isian.h"
#include "web/web_app.h"

const struct isian_aturan isian_minta[] = {
	{"alasan", ISIAN_TEKS, LIMIT_MINTA, "Tulis alasannya.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
/* On the page of all Bidang each has its own field. */
const struct isian_aturan isian_tolak[] = {
	{"alasan", ISIAN_PETA, LIMIT_MINTA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* A mistake of the reason stands beside its field. */
static int again(struct web *w, int rc, const char *field)
{
	if (rc == E_INVALID && w->c->sentence != NULL) {
		galat(w, field, "%s", w->c->sentence);
		fail_clear(w->c);
	}
	return web_lagi(w, rc);
}

int post_minta(struct web *w)
{
	struct act_minta a = {.bidang = w->arg[1],
		.jabatan = data_jabatan(w, w->arg[1]),
		.alasan = isi(w, "alasan")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	rc = act_data_minta(w->c, &a);
	if (rc < 0)
		return again(w, rc, "alasan");
	return web_redirect(
		w, "buka-diminta", "/siklus/%s/data/%s", w->arg[0], w->arg[1]);
}

int post_minta_tolak(struct web *w)
{
	const struct pejabat *who = web_peran(w, "tim-lkj");
	struct act_minta a = {.bidang = w->arg[1],
		.alasan = isi_peta(w, "alasan", w->arg[1])};
	int rc = web_siklus(w, &a.siklus_id);

	if (who == NULL)
		who = web_peran(w, "sekretaris");
	if (rc < 0)
		return rc;
	if (who == NULL)
		return fail(w->c, E_DENIED,
			"Hanya Tim LKJ dan Sekretaris yang menjawab permintaan ini.");
	a.jabatan = who->jabatan;
	rc = act_data_tolak(w->c, &a);
	if (rc < 0)
		return again(w, rc,
			arena_printf(w->c->mem, "alasan[%s]", w->arg[1]));
	return web_redirect(w, "buka-ditolak", "/siklus/%s/data", w->arg[0]);
}
