/* Where a case stands, in one sentence, one rail and one button. */
#include "base/base.h"

#include "web/siklus_kepala.h"
#include "web/web_app.h"

/* The lowest step that is running, NULL when none is. */
static const struct langkah *current_step(const struct siklus_rinci *r)
{
	const struct sop *s = r->siklus.kasus.sop;
	const struct langkah *now = NULL;

	for (size_t i = 0; i < r->tugas_n; i++) {
		const struct langkah *l = &s->langkah[r->tugas[i].langkah - 1];

		if (r->tugas[i].selesai_at == 0 &&
			(now == NULL || l->no < now->no))
			now = l;
	}
	return now;
}

/* The task of that step which ends last: a fan-out shows the slowest. */
static const struct tugas *slowest(const struct siklus_rinci *r, int no)
{
	const struct tugas *t = NULL;

	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].langkah == no && r->tugas[i].selesai_at == 0 &&
			(t == NULL || r->tugas[i].tenggat_at > t->tenggat_at))
			t = &r->tugas[i];
	must(t != NULL); /* a current step has an open task */
	return t;
}

const struct tugas *tugas_saya(
	const struct web *w, const struct siklus_rinci *r)
{
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == 0 &&
			web_memegang(w, r->tugas[i].jabatan))
			return &r->tugas[i];
	return NULL;
}

static const struct simpul *node_of(
	const struct siklus_rinci *r, const struct tugas *t)
{
	int at = simpul_find(r->siklus.kasus.sop, t->simpul);

	must(at >= 0);
	return &r->siklus.kasus.sop->simpul[at];
}

static size_t open_count(const struct siklus_rinci *r, int no)
{
	size_t n = 0;

	for (size_t i = 0; i < r->tugas_n; i++)
		n += r->tugas[i].langkah == no && r->tugas[i].selesai_at == 0;
	return n;
}

/* "Hj. Ratna sedang: periksa draf, putaran 2. Batasnya hari ini 14.40." */
static const char *running_sentence(
	struct web *w, const struct siklus_rinci *r, const struct langkah *l)
{
	struct arena *a = w->c->mem;
	const struct tugas *t = slowest(r, l->no);
	size_t n = open_count(r, l->no);
	struct pejabat p = {0};
	const char *batas =
		kata_kapan(a, t->tenggat_at, w->c->now, r->instansi.zona_min);
	int kali =
		posisi_langkah(r->siklus.kasus.sop, r->tugas, r->tugas_n, l->no)
			.kali;
	const char *putaran =
		kali > 1 ? arena_printf(a, ", putaran %d", kali) : "";

	if (n > 1)
		return arena_printf(a,
			"%zu Bidang masih mengerjakan langkah %d (%s)%s. Batasnya %s.",
			n, l->no, l->singkat, putaran, batas);
	if (act_pemegang(w->c, t->jabatan, &p) < 0)
		fail_clear(w->c);
	return arena_printf(a, "%s memegang langkah %d: %s%s. Batasnya %s.",
		p.nama != NULL ? p.nama : t->jabatan, l->no,
		node_of(r, t)->tugas, putaran, batas);
}

/* The note of the last event of a kind. */
static const char *reason_of(const struct siklus_rinci *r, enum tindakan t)
{
	for (size_t i = r->peristiwa_n; i-- > 0;)
		if (r->peristiwa[i].tindakan == t)
			return r->peristiwa[i].catatan;
	return NULL;
}

static const char *sentence(
	struct web *w, const struct siklus_rinci *r, const struct langkah *l)
{
	struct arena *a = w->c->mem;
	const struct siklus *s = &r->siklus;
	int zona = r->instansi.zona_min;
	const char *why;

	switch (s->keadaan) {
	case KEADAAN_SELESAI:
		return arena_printf(a, "Selesai %s dalam %s kerja.",
			kata_hari(a, s->selesai_at, w->c->now, zona),
			kata_lama(a, kalender_selisih(r->kalender, s->dibuka_at,
					     s->selesai_at)));
	case KEADAAN_DIJEDA:
		why = reason_of(r, TINDAKAN_JEDA);
		return arena_printf(a, "Dijeda. Alasan: %s",
			why != NULL ? why : "tidak ditulis.");
	case KEADAAN_BATAL:
		why = reason_of(r, TINDAKAN_BATAL);
		return arena_printf(a, "Dibatalkan. Alasan: %s",
			why != NULL ? why : "tidak ditulis.");
	case KEADAAN_BERJALAN:
		break;
	}
	return l != NULL ? running_sentence(w, r, l) : "Sedang berjalan.";
}

static struct rail rail_of(struct arena *a, const struct siklus_rinci *r)
{
	const struct sop *s = r->siklus.kasus.sop;
	struct rail_step *step = arena_array(a, struct rail_step, s->langkah_n);

	for (size_t i = 0; i < s->langkah_n; i++) {
		struct posisi p = posisi_langkah(
			s, r->tugas, r->tugas_n, s->langkah[i].no);

		step[i].label = s->langkah[i].singkat;
		step[i].state = p.keadaan == POSISI_SELESAI    ? STEP_DONE
				: p.keadaan == POSISI_BERJALAN ? STEP_NOW
							       : STEP_LATER;
	}
	return (struct rail){.steps = step, .n = s->langkah_n};
}

static void put_due(struct web *w, const struct siklus_rinci *r,
	const struct langkah *l, struct siklus_kepala *k)
{
	const struct tugas *t = slowest(r, l->no);
	struct masa m = {t->mulai_at, t->tenggat_at, w->c->now};
	struct batas b = batas_of(w->c->mem, r->kalender, m,
		r->instansi.zona_min, web_memegang(w, t->jabatan));

	k->rail.rail.tone = b.nada == TONE_BAD || b.nada == TONE_WARN
				    ? b.nada
				    : TONE_NEUTRAL;
	k->rail.due = (struct chip_due){.tone = b.nada,
		.word = b.teks,
		.at = b.mesin,
		.left_min = (long)b.sisa,
		.run_min = b.jalan,
		.day_min = b.hari};
}

static void put_tabs(struct arena *a, struct siklus_kepala *k)
{
	static const char *const tail[] = {
		[TAB_POSISI] = "",
		[TAB_DATA] = "/data",
		[TAB_RAPAT] = "/rapat",
		[TAB_LAPORAN] = "/laporan",
		[TAB_DOKUMEN] = "#dokumen",
		[TAB_RIWAYAT] = "#riwayat",
	};

	for (size_t i = 0; i < ARRAY_N(tail); i++)
		k->tab_alamat[i] = arena_printf(a, "%s%s", k->alamat, tail[i]);
}

struct siklus_kepala kepala_of(
	struct web *w, const struct siklus_rinci *r, enum tab tab)
{
	struct arena *a = w->c->mem;
	const struct siklus *s = &r->siklus;
	const struct langkah *l =
		s->keadaan == KEADAAN_BERJALAN ? current_step(r) : NULL;
	const struct tugas *mine = tugas_saya(w, r);
	struct siklus_kepala k = {
		.judul = kata_siklus(a, s->kasus.sop, s->periode),
		.periode = kata_periode(a, s->periode),
		.kalimat = sentence(w, r, l),
		.rail = {.rail = rail_of(a, r)},
		.tab = tab,
	};

	k.alamat = s->keadaan == KEADAAN_BATAL
			   ? arena_printf(a, "/siklus/%lld", (long long)s->id)
			   : arena_printf(a, "/siklus/%s",
				     kata_alamat(a, s->periode));
	put_tabs(a, &k);
	if (l != NULL)
		put_due(w, r, l, &k);
	else
		k.rail.chip = (struct chip){
			.tone = s->keadaan == KEADAAN_SELESAI ? TONE_OK
							      : TONE_NEUTRAL,
			.word = s->keadaan == KEADAAN_SELESAI  ? "Selesai"
				: s->keadaan == KEADAAN_DIJEDA ? "Dijeda"
							       : "Dibatalkan"};
	if (mine != NULL && s->keadaan == KEADAAN_BERJALAN) {
		k.tombol = node_of(r, mine)->tugas;
		k.tombol_alamat = web_alamat_simpul(
			a, s->periode, node_of(r, mine), mine->bidang);
	}
	return k;
}

int kepala_get(struct web *w, enum tab tab, struct siklus_rinci *r,
	struct siklus_kepala *out)
{
	int64_t id;
	int rc = web_siklus(w, &id);

	if (rc == OK)
		rc = tab == TAB_DATA ? act_siklus_posisi(w->c, id, r)
				     : act_siklus_lihat(w->c, id, r);
	if (rc < 0)
		return rc;
	*out = kepala_of(w, r, tab);
	kepala_urung(w, r, out);
	kepala_dilihat(w, r);
	return OK;
}
