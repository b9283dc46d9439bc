/* SOP step 4: the page of a meeting, and its code on the screen. */
#include "base/base.h"

#include "web/qr.h"
#include "web/rapat_web.h"
#include "web/web_app.h"

#include "web/page/rapat.h"

struct susun {
	struct web *w;
	struct arena *a;
	struct surat_meja m;
	struct act_rapat act;
	const struct rapat *r; /* as stored, or proposed */
	struct rapat_lihat *p;
	const char *kirim; /* which form was sent: "notulen", NULL */
};

/* The form that was sent shows its mistakes; the others have none. */
static const struct form_ctx *form_for(struct susun *s, const char *which)
{
	const struct form_ctx *f = web_form(s->w, s->r->rev);
	struct form_ctx *out = arena_new(s->a, struct form_ctx);

	*out = *f;
	if (text_eq(s->kirim, which))
		return out;
	out->kunci = web_kunci(s->w);
	out->errors = NULL;
	out->error_n = 0;
	return out;
}

static const char *clock_of(struct susun *s, int64_t at)
{
	return kata_mesin(s->a, at, s->m.zona);
}

/* ---- undangan ---- */

static bool is_invited(const struct rapat *r, const char *jabatan)
{
	for (size_t i = 0; i < r->peserta_n; i++)
		if (text_eq(r->peserta[i].jabatan, jabatan))
			return true;
	return false;
}

static void put_people(struct susun *s, struct undangan_lihat *u)
{
	bool typed = s->w->lagi && text_eq(s->kirim, "undangan");
	struct choice *p = arena_array(s->a, struct choice, s->m.pejabat_n + 1);
	struct choice *n;
	const char *notulis =
		typed ? isi_atau(s->w, "notulis", NULL) : s->r->notulis;

	for (size_t i = 0; i < s->m.pejabat_n; i++) {
		const char *kode = s->m.pejabat[i].jabatan;

		p[i] = (struct choice){.value = kode,
			.label = surat_jabatan(
				s->a, s->m.pejabat[i].jabatan_nama),
			.on = typed ? isi_punya(s->w, "peserta", kode)
				    : is_invited(s->r, kode)};
	}
	u->peserta = p;
	u->peserta_n = s->m.pejabat_n;
	u->notulis_n = surat_pilihan(s->w, &s->m, &n) - 1;
	u->notulis = n + 1; /* there is always one */
	for (size_t i = 0; i < u->notulis_n; i++)
		n[i + 1].on = text_eq(n[i + 1].value, notulis);
}

static const char *position(struct susun *s, const char *kode)
{
	const struct pejabat *p = surat_pejabat(&s->m, kode);

	return p != NULL ? surat_jabatan(s->a, p->jabatan_nama) : kode;
}

static void put_invitation(struct susun *s)
{
	struct undangan_lihat *u = &s->p->u;
	const struct rapat *r = s->r;
	const char *from = clock_of(s, r->mulai_at);
	const char *to = clock_of(s, r->selesai_at);

	u->form = form_for(s, "undangan");
	u->sent = r->nomor != NULL;
	u->tulis = (rapat_is(r, "draf") || rapat_is(r, "diundang")) &&
		   web_boleh(s->w, "rapat.undang") &&
		   s->m.r.siklus.keadaan == KEADAAN_BERJALAN;
	u->terisi = text_eq(s->kirim, "undangan");
	u->tanggal = isi_atau(s->w, "tanggal", arena_dupn(s->a, from, 10));
	u->mulai = isi_atau(s->w, "mulai", arena_dupn(s->a, from + 11, 5));
	u->selesai = isi_atau(s->w, "selesai", arena_dupn(s->a, to + 11, 5));
	u->tempat = isi_atau(s->w, "tempat", r->tempat);
	u->tautan = isi_atau(s->w, "tautan", r->tautan);
	u->acara = isi_atau(s->w, "acara", r->acara);
	u->alasan = isi_atau(s->w, "alasan", NULL);
	put_people(s, u);
	u->nomor = r->nomor;
	u->hari = hari_tulis(s->a, at_day(r->mulai_at, s->m.zona));
	u->pukul = arena_printf(s->a, "%s–%s WIB",
		jam_tulis(s->a, r->mulai_at, s->m.zona),
		jam_tulis(s->a, r->selesai_at, s->m.zona));
	u->ditunda = r->ditunda;
	u->oleh = position(s, r->notulis);
	u->pdf = surat_alamat(s->w, &s->m, "undangan");
}

static struct chip state_of(const struct susun *s)
{
	const struct rapat *r = s->r;
	int64_t now = s->w->c->now;

	if (s->act.usul)
		return (struct chip){.word = "Usulan"};
	if (rapat_is(r, "draf"))
		return (struct chip){.word = "Draf"};
	if (!rapat_is(r, "diundang"))
		return (struct chip){.tone = TONE_OK, .word = "Selesai"};
	if (now < r->mulai_at)
		return (struct chip){.tone = TONE_INFO, .word = "Dijadwalkan"};
	if (now <= r->selesai_at)
		return (struct chip){.tone = TONE_OK, .word = "Berlangsung"};
	return (struct chip){.word = "Sudah berlangsung"};
}

/* ---- daftar hadir ---- */

static const char *window_of(struct susun *s)
{
	int64_t from = s->r->mulai_at - RAPAT_LONGGAR;
	int64_t to = s->r->selesai_at + RAPAT_LONGGAR;
	int64_t now = s->w->c->now;

	if (now >= from && now <= to)
		return NULL;
	if (now < from)
		return arena_printf(s->a, "Tombol \"Saya hadir\" terbuka %s.",
			kata_kapan(s->a, from, now, s->m.zona));
	return arena_printf(s->a,
		"Pencatatan sendiri ditutup %s; mintalah notulis mencatat Anda.",
		kata_kapan(s->a, to, now, s->m.zona));
}

/* The code that came with the link of the QR code: six digits, or NULL. */
static const char *linked_code(const struct susun *s)
{
	const char *kode = s->kirim == NULL ? isi_teks(s->w, "kode") : NULL;

	return kode != NULL && strlen(kode) == 6 &&
			       strspn(kode, "0123456789") == 6
		       ? kode
		       : NULL;
}

static void put_attendance(struct susun *s)
{
	struct hadir_lihat *h = &s->p->h;
	const struct rapat *r = s->r;
	struct peserta_lihat *x =
		arena_array(s->a, struct peserta_lihat, r->peserta_n + 1);
	size_t here = 0;

	h->form = form_for(s, "peserta");
	h->kode_form = form_for(s, "hadir");
	h->tamu_form = form_for(s, "tamu");
	h->buka = rapat_is(r, "diundang");
	h->catat = web_boleh(s->w, "notulen.tulis");
	h->jendela = window_of(s);
	for (size_t i = 0; i < r->peserta_n; i++) {
		const struct peserta *q = &r->peserta[i];
		bool me = q->jabatan != NULL && web_memegang(s->w, q->jabatan);

		x[i].jabatan = q->jabatan != NULL ? surat_jabatan(s->a, q->nama)
						  : q->nama;
		x[i].orang = q->jabatan != NULL ? q->orang : q->asal;
		if (x[i].orang == NULL)
			x[i].orang = q->jabatan != NULL ? "" : "Tamu";
		x[i].urut = arena_printf(s->a, "%zu", i);
		if (q->hadir_at != 0)
			x[i].kapan = kata_kapan(
				s->a, q->hadir_at, s->w->c->now, s->m.zona);
		here += q->hadir_at != 0;
		h->sudah |= me && q->hadir_at != 0;
		h->saya |= me && q->hadir_at == 0 && h->buka;
	}
	h->peserta = x;
	h->peserta_n = r->peserta_n;
	h->jumlah =
		arena_printf(s->a, "%zu dari %zu hadir", here, r->peserta_n);
	h->kode = s->kirim != NULL ? isi_atau(s->w, "kode", NULL)
				   : linked_code(s);
	h->tautan = linked_code(s) != NULL;
	h->tamu = isi_atau(s->w, "tamu", NULL);
	h->asal = isi_atau(s->w, "tamu_asal", NULL);
	if (r->kode != NULL && h->buka)
		h->layar =
			arena_printf(s->a, "%s/rapat/kode", s->m.kepala.alamat);
	h->pdf = surat_alamat(s->w, &s->m, "daftar-hadir");
}

/* ---- notulen ---- */

static struct butir_lihat point(
	struct susun *s, const struct butir *b, size_t i)
{
	struct arena *a = s->a;
	char day[CLOCK_TEXT] = "";

	if (b->tenggat != 0)
		day_format(b->tenggat, day);
	return (struct butir_lihat){.no = arena_printf(a, "%zu", i),
		.hapus = arena_printf(a, "hapus-%zu", i),
		.n_judul = butir_nama(a, "judul", i),
		.n_pembahasan = butir_nama(a, "pembahasan", i),
		.n_keputusan = butir_nama(a, "keputusan", i),
		.n_penanggung = butir_nama(a, "penanggung", i),
		.n_tenggat = butir_nama(a, "tenggat", i),
		.n_sumber = butir_nama(a, "sumber", i),
		.judul = b->judul,
		.pembahasan = b->pembahasan != NULL ? b->pembahasan : "",
		.keputusan = b->keputusan != NULL ? b->keputusan : "",
		.penanggung = b->penanggung != NULL ? b->penanggung : "",
		.sumber = b->sumber != NULL ? b->sumber : "",
		.tenggat = arena_dup(a, day),
		.penanggung_nama = b->penanggung != NULL
					   ? position(s, b->penanggung)
					   : "Penanggung jawab belum dipilih",
		.tenggat_teks =
			b->tenggat != 0 ? day_long(a, b->tenggat) : NULL};
}

static int put_tasks(struct susun *s, struct notulen_lihat *n)
{
	struct tindak_lanjut *list;
	struct tindak_lihat *out;
	size_t count;
	int rc = act_tindak_lanjut_list(
		s->w->c, s->act.jabatan, s->m.r.siklus.id, &list, &count);

	if (rc < 0)
		return rc;
	out = arena_array(s->a, struct tindak_lihat, count + 1);
	for (size_t i = 0; i < count; i++)
		out[i] = (struct tindak_lihat){.uraian = list[i].uraian,
			.oleh = position(s, list[i].jabatan),
			.tenggat = day_long(s->a, list[i].tenggat),
			.catatan = list[i].catatan,
			.selesai = list[i].selesai_at != 0};
	n->tindak = out;
	n->tindak_n = count;
	return OK;
}

static int put_minutes(struct susun *s)
{
	struct notulen_lihat *n = &s->p->n;
	bool open = rapat_is(s->r, "diundang");
	struct rapat typed;
	const struct rapat *from = s->r;
	struct choice *jabatan;

	n->form = form_for(s, "notulen");
	n->sah_form = form_for(s, "sahkan");
	n->tulis = open && web_boleh(s->w, "notulen.tulis");
	n->sahkan = open && !s->act.butir_usul && s->r->butir_n > 0 &&
		    web_boleh(s->w, "notulen.sahkan");
	n->usul = s->act.butir_usul;
	if (s->w->lagi && text_eq(s->kirim, "notulen")) {
		notulen_diketik(s->w, &typed);
		from = &typed;
		n->usul = false;
	}
	n->butir = arena_array(s->a, struct butir_lihat, from->butir_n + 1);
	n->butir_n = !n->tulis && n->usul ? 0 : from->butir_n;
	for (size_t i = 0; i < n->butir_n; i++)
		n->butir[i] = point(s, &from->butir[i], i + 1);
	n->jabatan_n = surat_pilihan(s->w, &s->m, &jabatan);
	n->jabatan = jabatan;
	n->pdf = surat_alamat(s->w, &s->m, "notulen");
	if (s->r->disahkan_at == 0)
		return OK;
	n->disahkan = arena_printf(s->a, "Disahkan %s",
		kata_kapan(s->a, s->r->disahkan_at, s->w->c->now, s->m.zona));
	return put_tasks(s, n);
}

/* ---- the page ---- */

/* The last word of the address of a POST: which form it was. */
static const char *form_sent(const struct web *w)
{
	const char *last = strrchr(w->route->path, '/');

	return w->lagi && last != NULL ? last + 1 : NULL;
}

/* May he end the step now? */
static bool may_end(const struct susun *s)
{
	const struct tugas *t = tugas_saya(s->w, &s->m.r);

	return rapat_is(s->r, "disahkan") && t != NULL && t->langkah == 4 &&
	       s->m.r.siklus.keadaan == KEADAAN_BERJALAN;
}

static void put_addresses(struct susun *s)
{
	struct rapat_lihat *p = s->p;
	const char *at = s->m.kepala.alamat;

	p->ke.undangan = arena_printf(s->a, "%s/rapat/undangan", at);
	p->ke.hadir = arena_printf(s->a, "%s/rapat/hadir", at);
	p->ke.peserta = arena_printf(s->a, "%s/rapat/peserta", at);
	p->ke.tamu = arena_printf(s->a, "%s/rapat/tamu", at);
	p->ke.notulen = arena_printf(s->a, "%s/rapat/notulen", at);
	p->ke.sahkan = arena_printf(s->a, "%s/rapat/sahkan", at);
	p->ke.selesai = arena_printf(s->a, "%s/rapat/selesai", at);
	if (s->w->basi)
		p->basi = arena_printf(s->a, "%s/rapat", at);
}

static int look(struct susun *s)
{
	int rc = surat_meja(s->w, TAB_RAPAT, "Rapat koordinasi", &s->m);

	if (rc < 0)
		return rc;
	s->act.siklus_id = s->m.r.siklus.id;
	s->act.jabatan = web_peran(s->w, "tim-lkj") != NULL
				 ? surat_sebagai(s->w, "tim-lkj")
				 : surat_sebagai(s->w, "sekretaris");
	s->r = &s->act.hasil;
	return act_rapat_lihat(s->w->c, &s->act);
}

/* Is the form that was sent still here, to say what was wrong in it? */
static bool still_here(const struct susun *s)
{
	const struct rapat_lihat *p = s->p;

	if (text_eq(s->kirim, "undangan"))
		return p->u.tulis;
	if (text_eq(s->kirim, "hadir"))
		return p->h.saya && p->h.jendela == NULL;
	if (text_eq(s->kirim, "tamu"))
		return p->h.catat && p->h.buka;
	if (text_eq(s->kirim, "notulen"))
		return p->n.tulis;
	return text_eq(s->kirim, "sahkan") && p->n.sahkan;
}

int page_rapat(struct web *w)
{
	struct rapat_lihat p = {0};
	struct susun s = {
		.w = w, .a = w->c->mem, .p = &p, .kirim = form_sent(w)};
	int rc = look(&s);

	if (rc < 0)
		return rc;
	p.form = form_for(&s, "selesai");
	p.kepala = s.m.kepala;
	p.layout = web_layout(w, "Rapat koordinasi", MENU_SIKLUS);
	p.layout.form = web_form(w, 0);
	p.ada = s.r->nomor != NULL;
	p.keadaan = state_of(&s);
	p.selesai = may_end(&s);
	if (rapat_is(s.r, "selesai"))
		p.usai =
			"Rapat sudah selesai. Undangan, daftar hadir, dan notulennya ada di dokumen siklus.";
	put_addresses(&s);
	put_invitation(&s);
	put_attendance(&s);
	rc = put_minutes(&s);
	if (rc < 0)
		return rc;
	if (s.kirim != NULL && !still_here(&s))
		p.tolak = form_for(&s, s.kirim);
	tpl_rapat(&w->out, &p);
	return web_page(w);
}

int page_kode(struct web *w)
{
	struct rapat_lihat unused = {0};
	struct kode_lihat p = {0};
	struct susun s = {.w = w, .a = w->c->mem, .p = &unused};
	struct qr qr;
	const char *at;
	int rc = look(&s);

	if (rc < 0)
		return rc;
	if (s.r->kode == NULL || !rapat_is(s.r, "diundang"))
		return fail(w->c, E_STATE,
			"Kode rapat ada setelah undangan dikirim, untuk Tim LKJ dan Sekretaris, sampai notulen disahkan.");
	put_attendance(&s);
	p.layout = web_layout(w, "Kode rapat", MENU_SIKLUS);
	p.acara = s.r->acara;
	p.kode = arena_printf(s.a, "%.3s %s", s.r->kode, s.r->kode + 3);
	p.kembali = arena_printf(s.a, "%s/rapat", s.m.kepala.alamat);
	p.jendela = unused.h.jendela;
	at = arena_printf(s.a, "%s%s", web_asal(w), p.kembali);
	p.alamat = strstr(at, "://") != NULL ? strstr(at, "://") + 3 : at;
	if (qr_buat(s.a, arena_printf(s.a, "%s?kode=%s", at, s.r->kode), &qr)) {
		p.qr = qr.jalur;
		p.kotak = qr.kotak;
	}
	p.jumlah = unused.h.jumlah;
	p.waktu = arena_printf(s.a, "%s, %s–%s WIB",
		hari_tulis(s.a, at_day(s.r->mulai_at, s.m.zona)),
		jam_tulis(s.a, s.r->mulai_at, s.m.zona),
		jam_tulis(s.a, s.r->selesai_at, s.m.zona));
	tpl_kode(&w->out, &p);
	return web_page(w);
}
