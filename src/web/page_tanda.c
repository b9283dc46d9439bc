/*
 * The signature (SOP langkah 8): approval bound to the fingerprint on the
 * screen, after the password was typed again; then its receipt.
 */
#include "base/base.h"

#include "web/naskah_web.h"

#include "act/act_akun.h"
#include "web/page/tanda.h"

const struct isian_aturan isian_tanda[] = {
	{"sidik", ISIAN_TEKS, 64, NULL, NULL},
	{"sandi", ISIAN_RAHASIA, LIMIT_SANDI_MAX, "Ketik kata sandi Anda.",
		NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const char *signer(const struct web *w)
{
	static const char *const peran[] = {"sekretaris", NULL};

	return naskah_sebagai(w, peran);
}

/* How many pages it prints on, as its PDF says; NULL when it does not. */
static const char *page_count(struct web *w, int64_t id)
{
	struct str pdf = str_new(w->c->mem, LIMIT_DOCUMENT);
	static const char mark[] = "/Type /Pages";
	size_t n = 0;

	if (act_laporan(w->c, id, FORMAT_PDF, &pdf) < 0) {
		fail_clear(w->c);
		return NULL;
	}
	for (size_t i = 0; i + sizeof(mark) < pdf.n; i++)
		if (memcmp(pdf.p + i, mark, sizeof(mark) - 2) == 0 &&
			pdf.p[i + sizeof(mark) - 2] != 's')
			n++;
	return n > 0 ? arena_printf(w->c->mem, "%zu halaman", n) : NULL;
}

static void put_trail(struct web *w, const struct siklus_rinci *r,
	const struct act_tanda *t, struct tanda_lihat *p)
{
	static const char *const sudah[] = {
		"Disetujui", "Diverifikasi", "Diterima"};
	static const char *const belum[] = {"Persetujuan Sekretaris",
		"Verifikasi Kasubag", "Penerimaan Sekretaris"};
	const struct peristiwa *e[3] = {
		t->disetujui, t->diverifikasi, t->diterima};

	p->jejak_n = ARRAY_N(e);
	for (size_t i = 0; i < p->jejak_n; i++)
		p->jejak[i] = (struct jejak_tanda){.sudah = e[i] != NULL,
			.judul = e[i] != NULL ? sudah[i] : belum[i],
			.rinci = e[i] == NULL
					 ? "Belum"
					 : arena_printf(w->c->mem, "%s, %s",
						   t->oleh[i] != NULL
							   ? t->oleh[i]
							   : "–",
						   kata_kapan(w->c->mem,
							   e[i]->terjadi_at,
							   w->c->now,
							   r->instansi
								   .zona_min))};
}

/* Whose turn is it: his, somebody's, or nobody's any more? */
static void put_turn(struct web *w, const struct siklus_rinci *r,
	const struct act_tanda *t, struct tanda_lihat *p)
{
	for (size_t i = 0; i < r->tugas_n; i++) {
		const struct tugas *x = &r->tugas[i];
		int at = simpul_find(r->siklus.kasus.sop, x->simpul);

		if (x->selesai_at != 0 || at < 0 ||
			!text_eq(r->siklus.kasus.sop->simpul[at].layar,
				"tanda-tangan"))
			continue;
		p->boleh = web_memegang(w, x->jabatan) &&
			   r->siklus.keadaan == KEADAAN_BERJALAN;
		p->alasan = arena_printf(w->c->mem,
			"Dokumen ini menunggu tanda tangan %s.",
			t->penanda.nama != NULL ? t->penanda.nama
						: "Sekretaris");
		return;
	}
	p->alasan =
		t->disetujui != NULL
			? "Laporan sudah disetujui. Langkah berikutnya tampak di samping."
			: "Draf belum sampai ke tanda tangan; lihat posisinya di halaman Siklus.";
}

static void put_document(struct web *w, const struct siklus_rinci *r,
	const struct act_tanda *t, struct tanda_lihat *p)
{
	struct arena *a = w->c->mem;

	p->sidik = t->sidik;
	if (t->sidik != NULL) {
		p->sidik8 = arena_dupn(a, t->sidik, 8);
		p->dibuat = kata_kapan(
			a, t->dibuat_at, w->c->now, r->instansi.zona_min);
	}
	if (t->sidik_laporan != NULL)
		p->sidik_laporan = arena_dupn(a, t->sidik_laporan, 8);
	if (t->penanda.nama != NULL)
		p->penanda = arena_printf(a, "%s, %s", t->penanda.nama,
			kata_jabatan(a, &t->penanda));
	p->halaman = page_count(w, r->siklus.id);
}

int page_tanda(struct web *w)
{
	struct siklus_rinci r;
	struct tanda_lihat p = {0};
	struct act_tanda t = {0};
	int rc = kepala_get(w, TAB_LAPORAN, &r, &p.kepala);

	t.siklus_id = r.siklus.id;
	if (rc == OK)
		rc = act_tanda(w->c, &t);
	if (rc < 0)
		return rc;
	put_turn(w, &r, &t, &p);
	put_document(w, &r, &t, &p);
	put_trail(w, &r, &t, &p);
	p.aksi = arena_printf(w->c->mem, "%s/tanda-tangan", p.kepala.alamat);
	p.unduh = arena_printf(w->c->mem, "%s/laporan/unduh", p.kepala.alamat);
	p.baca = arena_printf(w->c->mem, "%s/laporan", p.kepala.alamat);
	p.kepala.judul_halaman = "Tanda tangan laporan";
	if (p.boleh) {
		p.kepala.tombol = NULL;
		p.kepala.kalimat =
			"Sesudah Anda setujui, laporan diberi blok tanda tangan, dibekukan, dan diteruskan ke Kasubag untuk diverifikasi.";
	}
	p.layout = web_layout(w, p.kepala.judul_halaman, MENU_SIKLUS);
	p.form = web_form(w, 0);
	tpl_tanda(&w->out, &p);
	return web_page(w);
}

static int sandi_in(struct ctx *c, void *arg)
{
	return act_sandi_cek(c, arg);
}

int post_tanda(struct web *w)
{
	struct act_sandi s = {.lama = isi(w, "sandi"),
		.alamat = w->rq->peer,
		.sesi_id = w->sesi.sesi.id};
	struct act_langkah l = {
		.jabatan = signer(w), .kunci = isi_teks(w, "kunci")};
	int rc = web_siklus(w, &l.siklus_id);

	if (rc < 0)
		return rc;
	rc = web_pintu_sandi(w, sandi_in, &s);
	if (rc < 0 && rc != E_IO && rc != E_LOST) {
		galat(w, "sandi", "%s", w->c->sentence);
		fail_clear(w->c);
		return web_lagi(w, E_INVALID);
	}
	if (rc == OK)
		rc = act_setuju(w->c, &l, isi(w, "sidik"));
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(
		w, "ditandatangani", "/siklus/%s/tanda-tangan", w->arg[0]);
}
