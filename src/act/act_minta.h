/*
 * act_minta: "Minta buka kembali" of figures that were sent, a part of act.
 */
#ifndef ACT_ACT_MINTA_H
#define ACT_ACT_MINTA_H

#include "base/base.h"

#include "kinerja/minta.h"

struct minta_lihat {             /* a request to have the figures back */
	struct minta_buka minta; /* id 0: none that matters now */
	const char *oleh;        /* name of who asked, NULL */
	bool boleh;              /* may this position ask now? */
};

/*
 * A Bidang asks to have its figures back, until the meeting is over; one
 * request waits at a time. Tim LKJ or the Sekretaris refuse it with a reason;
 * the check that sends the figures back ends it. `alasan` is required, in one
 * line of at most LIMIT_MINTA characters.
 */
struct act_minta {
	int64_t siklus_id;
	const char *bidang, *jabatan, *alasan;
	struct minta_buka hasil; /* out */
};
MUST_CHECK int act_data_minta(struct ctx *c, struct act_minta *a);
MUST_CHECK int act_data_tolak(struct ctx *c, struct act_minta *a);
/* Those that wait in a case, for the one who decides; a Kabid gets his. */
struct act_minta_list {
	int64_t siklus_id;
	const char *jabatan;
	struct minta_buka *list; /* out */
	size_t n;
};
MUST_CHECK int act_minta_list(struct ctx *c, struct act_minta_list *a);

#endif
