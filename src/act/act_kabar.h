/*
 * act_kabar: notifications and reminders, a part of act.
 *
 * Steps tell the people concerned in their own transaction (act/kabar.c);
 * nobody is told what he did himself. With SMTP configured and an address
 * known, each notification is also sent by mail (act/surel.c).
 */
#ifndef ACT_ACT_KABAR_H
#define ACT_ACT_KABAR_H

#include "base/base.h"

#include "org/kabar.h"
#include "org/org.h"

/* The last ones of the person who asks, newest first. */
MUST_CHECK int act_kabar_list(struct ctx *c, struct kabar **list, size_t *n);
/* Mark one as read, with id 0 all. */
MUST_CHECK int act_kabar_baca(struct ctx *c, int64_t id);

/*
 * What the clock has to tell this minute: little time left, late, the digest
 * of the morning, Plt. and Plh. that begin or end. One transaction; asking
 * again, or at the same time, tells nothing twice. Only the program itself.
 */
struct act_kabar_waktu { /* how many were told */
	int64_t sisa, lewat, pagi, plh;
};
MUST_CHECK int act_kabar_waktu(struct ctx *c, struct act_kabar_waktu *out);

/* Does the person who asks want the digest of the morning? And say so. */
MUST_CHECK int act_ringkasan_mau(struct ctx *c, bool *mau);
MUST_CHECK int act_ringkasan(struct ctx *c, bool mau);

/*
 * Remind whoever holds an open task: at most once in a working hour for each
 * task, E_STATE until then. With `lihat` nothing is sent: it gives the text
 * and when it could be sent.
 */
struct act_ingatkan {
	int64_t siklus_id, nomor; /* of the task */
	const char *jabatan;      /* who asks acts in this position */
	bool lihat;
	struct pejabat penerima; /* out */
	const char *teks;        /* out: the whole message */
	const char *tautan;      /* out: path of the page */
	int64_t terakhir_at;     /* out: last reminded, 0: never */
	int64_t boleh_at;        /* out: not again before this */
};
MUST_CHECK int act_ingatkan(struct ctx *c, struct act_ingatkan *a);
/* Every Bidang that still has a task in the case, those passed over that were
 * reminded within the hour; E_STATE when nobody is left. */
struct act_ingatkan_semua {
	int64_t siklus_id;
	const char *jabatan;
	int64_t n; /* out: how many were reminded */
};
MUST_CHECK int act_ingatkan_semua(struct ctx *c, struct act_ingatkan_semua *a);

#endif
