/*
 * act_urung: taking back what was just done, a part of act.
 *
 * Only a disposisi that was sent and a decision of the check, by who did it,
 * within LIMIT_URUNG_MENIT and while nobody who goes on has opened it. The
 * journal keeps the event and gets a second one; everything else is as it
 * was before.
 */
#ifndef ACT_ACT_URUNG_H
#define ACT_ACT_URUNG_H

#include "act/act.h"

/*
 * Take back event `urut`: a disposisi that was sent, a decision. E_STATE when
 * it is not the last one, LIMIT_URUNG_MENIT have gone by, or who goes on has
 * opened it; E_DENIED for another person than who did it. A second call is
 * `ulang`.
 */
struct act_urung {
	int64_t siklus_id, urut;
	const char *jabatan;
	struct peristiwa e; /* out: what was written */
	bool ulang;         /* out */
};
MUST_CHECK int act_urung(struct ctx *c, struct act_urung *a);
/* Until when this person may take the last event back; 0: he may not. Pure;
 * `r` as act_siklus_lihat gave it. */
int64_t act_urung_sampai(
	const struct siklus_rinci *r, int64_t pegawai_id, int64_t now);
/* The holder of a task opens it: from now on it is his. */
MUST_CHECK int act_tugas_dilihat(
	struct ctx *c, int64_t siklus_id, int64_t nomor);

#endif
