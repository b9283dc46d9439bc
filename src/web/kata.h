/*
 * kata: how screens speak of time and people. Pure; a part of web.
 *
 * Everything is said in working time beside the hour on the wall (ux.md 10):
 * "Sisa 3 jam 25 menit" and "hari ini 14.40". A working day is 450 minutes.
 */
#ifndef WEB_KATA_H
#define WEB_KATA_H

#include "base/base.h"
#include "org/kalender.h"
#include "org/org.h"
#include "sop/sop.h"
#include "web/widget.h"

/* "10 menit", "3 jam 25 menit", "1 hari 2 jam". Never negative. */
const char *kata_lama(struct arena *a, int64_t menit);
/* "hari ini 14.40", "kemarin 14.40", "besok 13.45", "9 Juli 14.40". */
const char *kata_kapan(struct arena *a, int64_t at, int64_t now, int zona_min);
/* "9 Juli", with the year when it is not this year. */
const char *kata_hari(struct arena *a, int64_t at, int64_t now, int zona_min);
/* "Kamis, 9 Juli 2026, 10.15 WIB" */
const char *kata_sekarang(struct arena *a, int64_t now, int zona_min);
/* "2026-07-09T14:40", for <time datetime>. */
const char *kata_mesin(struct arena *a, int64_t at, int zona_min);
/* "pagi", "siang", "sore", "malam" */
const char *kata_bagian_hari(int64_t now, int zona_min);

/* A due time as a chip: how much is left, and when it ends. */
struct batas {
	enum tone nada;
	const char *teks;  /* "Sisa 3 jam 25 menit", "Terlambat 10 menit" */
	const char *kapan; /* "hari ini 14.40" */
	const char *mesin; /* "2026-07-09T14:40+07:00" */
	int64_t sisa;      /* working minutes left, negative: late */
	int terpakai;      /* per cent of the working time gone, 0..100 */
	int jalan;         /* of those until the next break, 0: it rests */
	int hari;          /* minutes of a working day here */
};
struct masa {
	int64_t mulai_at, tenggat_at, now;
};
/* `milikku`: the viewer's own step is blue until a quarter is left. */
struct batas batas_of(struct arena *a, const struct kalender *k, struct masa m,
	int zona_min, bool milikku);

/* "Bu Ratna" needs the profile; without one the name as it is. */
const char *kata_sapa(struct arena *a, const char *sapaan, const char *nama);
/* Initials of a name without its titles, as a text: "RD". */
const char *kata_inisial(struct arena *a, const char *nama);
/* "Plh. Kepala Bidang Pajak", "Sekretaris" */
const char *kata_jabatan(struct arena *a, const struct pejabat *p);
/* "Pemantauan Kinerja Triwulan II 2026" */
const char *kata_siklus(
	struct arena *a, const struct sop *s, const char *periode);
/* "Triwulan II 2026", "Tahun 2026" */
const char *kata_periode(struct arena *a, const char *periode);
/* The readable part of its address: "2026-tw2", "2026-tahun". */
const char *kata_alamat(struct arena *a, const char *periode);
/* "12 KB", "3,4 MB" */
const char *kata_ukuran(struct arena *a, int64_t bytes);
/* A kind of document that the program makes: "Undangan rapat". */
const char *kata_jenis(const char *jenis);

#endif
