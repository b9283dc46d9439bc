/* How a step of the sheet stands in a case, from its tasks. Pure. */
#include "base/base.h"

#include "sop/siklus.h"

/*
 * The round of what is open before step `no`, 0: nothing is. A later pass
 * through an earlier step makes what follows due again.
 */
static int round_behind(const struct tugas *t, size_t n, int no)
{
	int round = 0;

	for (size_t i = 0; i < n; i++)
		if (t[i].selesai_at == 0 && t[i].langkah < no &&
			t[i].putaran > round)
			round = t[i].putaran;
	return round;
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

/* In how many rounds of the case this step had a task. */
static int passes(const struct tugas *t, size_t n, int no)
{
	int count = 0;

	for (size_t i = 0; i < n; i++) {
		bool first = t[i].langkah == no;

		for (size_t k = 0; first && k < i; k++)
			first = t[k].langkah != no ||
				t[k].putaran != t[i].putaran;
		count += first;
	}
	return count;
}

struct posisi posisi_langkah(
	const struct sop *s, const struct tugas *t, size_t n, int no)
{
	struct posisi p = {.keadaan = POSISI_BELUM};
	int behind = round_behind(t, n, no);
	bool cancelled = false;

	for (size_t i = 0; i < n; i++)
		if (t[i].langkah == no && t[i].putaran > p.putaran)
			p.putaran = t[i].putaran;
	for (size_t i = 0; i < n; i++)
		if (t[i].langkah == no && t[i].putaran == p.putaran) {
			add_tugas(&p, &t[i]);
			cancelled |= text_eq(t[i].hasil, "batal");
		}
	if (p.putaran == 0)
		return p;
	p.kali = passes(t, n, no);
	/* Done on paper before the case was opened here: it took no time
	 * that we know of. */
	if (p.selesai_at != 0 && p.selesai_at < p.mulai_at)
		p.mulai_at = p.selesai_at;
	if (p.terbuka == 0 && !cancelled && behind == 0) {
		p.keadaan = POSISI_SELESAI;
		return p;
	}
	/* Some Bidang are through it, others have not come to it. */
	if (p.terbuka > 0 ||
		(behind > 0 && p.putaran >= behind && in_block(s, no))) {
		p.keadaan = POSISI_BERJALAN;
		p.selesai_at = 0;
		return p;
	}
	return (struct posisi){
		.keadaan = POSISI_BELUM, .putaran = p.putaran, .kali = p.kali};
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
