/* Private to web: the process around the pages, and what pages share. */
#ifndef WEB_WEB_APP_H
#define WEB_WEB_APP_H

#include <pthread.h>

#include "web/web_priv.h"

struct web_app {
	const char *url;
	struct writer *writer; /* shares commits of all workers */
	int64_t clock_add;     /* rehearsals: added to the clock */
	bool quiet;
	pthread_mutex_t sandi; /* few hash a password at a time */
	pthread_cond_t sandi_bebas;
	int sandi_n, sandi_dalam; /* at the door, and hashing */
};

/* What one worker thread keeps from request to request. */
struct web_worker {
	struct web_app *app;
	struct arena *own; /* of its connection: outlives requests */
	struct ctx ctx;
};

/* One worker alone, for requests in bytes one after another: `alur http` and
 * the tests. `clock` sets what time it is for it from now on. */
struct web_solo;
MUST_CHECK int web_solo_open(
	struct ctx *c, const char *url, struct web_solo **out);
void web_solo_ask(
	struct web_solo *s, const struct str *request, struct str *out);
void web_solo_clock(struct web_solo *s, int64_t now);
void web_solo_close(struct web_solo *s);

int64_t web_clock(const struct web_app *app);
void web_handle(
	void *state, const struct http_request *rq, struct http_response *rs);
size_t web_body_limit(void *arg, const struct http_request *rq);

bool web_masuk(const struct web *w);
/* A path in a line of a log: one word, whatever its writer put into it. */
void web_log_path(FILE *f, const char *path);
/* What failed inside, for the log. */
void web_log_failure(const struct web *w);
/* May any of his positions do this? A row of izin.c. */
bool web_boleh(struct web *w, const char *tindakan);
/* The token that a form of this page carries. */
const char *web_csrf(struct web *w);
/* Did this form come from a page of his? E_DENIED. */
MUST_CHECK int csrf_check(struct web *w);
void web_set_cookie(struct web *w, const char *name, const char *value,
	int64_t seconds); /* < 0: until the browser closes */
const char *web_cookie(const struct web *w, const char *name);
/* "Firefox di Windows", from what the browser says of itself. */
const char *web_perangkat(struct web *w);
/* Run what hashes a password, few at a time: E_BUSY when many wait. */
MUST_CHECK int web_pintu_sandi(
	struct web *w, int (*fn)(struct ctx *c, void *arg), void *arg);

/* A POST that met nobody signed in. */
int web_masuk_dahulu(struct web *w);
/* Show the form of the route of `path` with these fields, doing nothing. */
int web_pulihkan(struct web *w, const char *path, const struct http_part *part,
	size_t n);

/* What people type before a path: "https://alur.jambiprov.go.id" of
 * ALUR_ALAMAT, else where this request came in. */
const char *web_asal(struct web *w);
/* Is there a page at this path? */
bool web_ada(const char *path);
/* Where a task is done: the form its step opens. */
const char *web_alamat_tugas(struct web *w, const struct tugas_lihat *t);
const char *web_alamat_simpul(struct arena *a, const char *periode,
	const struct simpul *n, const char *bidang);
struct rail web_rail_mini(struct arena *a, const struct sop *s, int langkah);

/* Pages and actions of the routes. */
extern const struct isian_aturan isian_masuk[], isian_tema[],
	isian_daftar_siklus[], isian_buka[], isian_langkah[], isian_catatan[],
	isian_halaman[], isian_berkas[], isian_disposisi[], isian_undangan[],
	isian_hadir[], isian_hadir_tautan[], isian_peserta[], isian_tamu[],
	isian_notulen[], isian_bagian[], isian_isian[], isian_riwayat[],
	isian_verifikasi[], isian_kirim[], isian_arsip[], isian_tindak[],
	isian_putus[], isian_catat[], isian_tanda[], isian_lembar_disposisi[];
int page_masuk(struct web *w);
int post_masuk(struct web *w);
int post_keluar(struct web *w);
int post_tema(struct web *w);
int page_beranda(struct web *w);
int page_siklus_daftar(struct web *w);
int page_siklus(struct web *w);
int page_buka(struct web *w);
int post_buka(struct web *w);
int page_langkah(struct web *w);
int post_langkah(struct web *w);
extern const struct isian_aturan isian_konsolidasi[], isian_tutup[],
	isian_data[], isian_sel_satu[], isian_bukti[], isian_bukti_lepas[],
	isian_minta[], isian_tolak[], isian_kembalikan[];
extern const struct isian_aturan isian_dasbor[];
int page_dasbor(struct web *w);
int page_konsolidasi(struct web *w);
int post_tutup(struct web *w);
int post_ingatkan_semua(struct web *w);
int post_ingatkan(struct web *w);
int page_data(struct web *w);
int post_data(struct web *w);
int post_sel(struct web *w);
int lagi_sel(struct web *w);
int post_bukti(struct web *w);
int post_bukti_lepas(struct web *w);
int post_minta(struct web *w);
int post_minta_tolak(struct web *w);
int page_ubah(struct web *w);
int post_ubah(struct web *w);
extern const struct isian_aturan isian_urung[];
int post_urung(struct web *w);
int page_laporan(struct web *w);
int page_laporan_lihat(struct web *w); /* with what was sent, unsaved */
int page_laporan_pratinjau(struct web *w);
int page_laporan_riwayat(struct web *w);
int post_laporan(struct web *w);
int post_laporan_isian(struct web *w);
int lagi_isian(struct web *w); /* JSON of a field that was refused */
int post_laporan_langkah(struct web *w);
int page_periksa(struct web *w);
int post_periksa(struct web *w);
int post_periksa_catatan(struct web *w);
int post_periksa_cabut(struct web *w);
int page_tanda(struct web *w);
int post_tanda(struct web *w);
int get_berkas(struct web *w);
int get_laporan(struct web *w);
int page_disposisi(struct web *w);
int post_disposisi(struct web *w);
int get_disposisi_lembar(struct web *w);
int page_rapat(struct web *w);
int page_kode(struct web *w);
int post_undangan(struct web *w);
int post_hadir(struct web *w);
int post_peserta(struct web *w);
int post_tamu(struct web *w);
int post_notulen(struct web *w);
int post_sahkan(struct web *w);
int post_rapat_selesai(struct web *w);
int page_verifikasi(struct web *w);
int post_verifikasi(struct web *w);
int page_terima(struct web *w);
int post_terima(struct web *w);
int page_pengesahan(struct web *w);
int post_pengesahan(struct web *w);
int page_kirim(struct web *w);
int post_kirim(struct web *w);
int page_arsip(struct web *w);
int page_tindak(struct web *w);
int post_tindak(struct web *w);
int get_surat(struct web *w);
int get_sehat(struct web *w);

#endif
