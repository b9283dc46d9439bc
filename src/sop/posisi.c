/* How a step of the sheet stands in a case, from its tasks. Pure. */
#include "base/base.h"

#include "sop/siklus.h"

/* A later pass through an earlier step makes what follows due again. */
static bool is_behind(const struct tugas *t, size_t n, int no)
{
	for (size_t i = 0; i < n; i++)
		if (t[i].selesai_at == 0 && t[i].langkah < no)
			return true;
	return false;
}

static bool in_block(const struct sop *s, int no)
{
	int i = simpul_of(s, no);

	return i >= 0 && s->simpul[i].tiap_bidang;
}

static void add_tugas(struct posisi *p, const struct tugas *t)
{
	int64_t due = t->baku_at != 0 ? t->baku_at : t->tenggat_at;

	if (p->mulai_at == 0 || t->mulai_at < p->mulai_at)
		p->mulai_at = t->mulai_at;
	if (due > p->tenggat_at)
		p->tenggat_at = due;
	if (t->selesai_at > p->selesai_at)
		p->selesai_at = t->selesai_at;
	p->terbuka += t->selesai_at == 0;
	p->tugas_n++;
}

struct posisi posisi_langkah(
	const struct sop *s, const struct tugas *t, size_t n, int no)
{
	struct posisi p = {.keadaan = POSISI_BELUM};
	bool behind = is_behind(t, n, no);

	for (size_t i = 0; i < n; i++)
		if (t[i].langkah == no && t[i].putaran > p.putaran)
			p.putaran = t[i].putaran;
	for (size_t i = 0; i < n; i++)
		if (t[i].langkah == no && t[i].putaran == p.putaran)
			add_tugas(&p, &t[i]);
	if (p.putaran == 0)
		return p;
	if (p.terbuka > 0 || (behind && in_block(s, no)))
		p.keadaan = POSISI_BERJALAN;
	else if (!behind)
		p.keadaan = POSISI_SELESAI;
	if (p.keadaan != POSISI_SELESAI)
		p.selesai_at = 0;
	return p;
}

const char *posisi_nama(enum posisi_keadaan k)
{
	static const char *const nama[] = {
		[POSISI_BELUM] = "belum",
		[POSISI_BERJALAN] = "berjalan",
		[POSISI_SELESAI] = "selesai",
	};

	return nama[k];
}
