/* A note of the check in words: whose it is, and where it has come to. */
#include "base/base.h"

#include "web/page/utas.h"

struct utas utas_of(struct web *w, const struct catatan_periksa *n,
	const char *const nama[2], int zona)
{
	static const struct {
		enum tone nada;
		const char *kata;
	} keadaan[] = {
		[CATATAN_TERBUKA] = {TONE_WARN, "Menunggu jawaban"},
		[CATATAN_DITINDAKLANJUTI] = {TONE_INFO, "Ditindaklanjuti"},
		[CATATAN_SUDAH] = {TONE_OK, "Sudah sesuai"},
		[CATATAN_BELUM] = {TONE_WARN, "Belum sesuai"},
	};
	struct arena *a = w->c->mem;
	struct utas u = {.nomor = (long)n->nomor,
		.angka = arena_printf(a, "%lld", (long long)n->nomor),
		.oleh = nama[0] != NULL ? nama[0] : "Sekretaris",
		.kapan = kata_kapan(a, n->pada_at, w->c->now, zona),
		.kutipan = n->kutipan,
		.teks = n->teks,
		.nada = keadaan[n->keadaan].nada,
		.keadaan = keadaan[n->keadaan].kata};

	if (n->jawaban != NULL) {
		u.jawaban = n->jawaban;
		u.penjawab = nama[1] != NULL ? nama[1] : "Tim LKJ";
		u.dijawab = kata_kapan(a, n->dijawab_at, w->c->now, zona);
	}
	return u;
}
