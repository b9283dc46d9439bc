/* What is done on the page of a meeting: one action each. */
#include "base/base.h"

#include "web/rapat_web.h"
#include "web/web_app.h"

const struct isian_aturan isian_undangan[] = {
	{"tanggal", ISIAN_TANGGAL, 0, "Tanggal rapat belum ditulis.", NULL},
	{"mulai", ISIAN_JAM, 0, "Waktu mulai belum ditulis.", NULL},
	{"selesai", ISIAN_JAM, 0, "Waktu selesai belum ditulis.", NULL},
	{"tempat", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{"tautan", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"acara", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"peserta", ISIAN_BANYAK, LIMIT_KODE, NULL, NULL},
	{"notulis", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"alasan", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"aksi", ISIAN_PILIHAN, 0, NULL, "simpan kirim"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_hadir[] = {
	{"kode", ISIAN_TEKS, 20, "Tulis kode rapat, enam angka.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
/* The QR code on the screen of the room brings it along. */
const struct isian_aturan isian_hadir_tautan[] = {
	{"kode", ISIAN_TEKS, 20, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_peserta[] = {
	{"urut", ISIAN_ANGKA, 3, NULL, NULL},
	{"hadir", ISIAN_PILIHAN, 0, NULL, "ya tidak"},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_tamu[] = {
	{"tamu", ISIAN_TEKS, LIMIT_NAMA, "Nama tamu belum ditulis.", NULL},
	{"tamu_asal", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_notulen[] = {
	{"sumber", ISIAN_PETA, LIMIT_NAMA, NULL, NULL},
	{"judul", ISIAN_PETA, LIMIT_HAL, NULL, NULL},
	{"pembahasan", ISIAN_PETA, LIMIT_CATATAN, NULL, NULL},
	{"keputusan", ISIAN_PETA, LIMIT_CATATAN, NULL, NULL},
	{"penanggung", ISIAN_PETA, LIMIT_KODE, NULL, NULL},
	{"tenggat", ISIAN_PETA, 10, NULL, NULL},
	{"aksi", ISIAN_KODE, 20, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const char *butir_nama(struct arena *a, const char *isian, size_t no)
{
	return arena_printf(a, "%s[%zu]", isian, no);
}

/* ---- undangan ---- */

static int minute_of(const char *jam) /* "13:30", checked already */
{
	return (int)(strtol(jam, NULL, 10) * 60 + strtol(jam + 3, NULL, 10));
}

int undangan_diketik(struct web *w, int zona, struct rapat *out)
{
	int32_t day;

	if (!day_parse(isi(w, "tanggal"), &day))
		return fail(w->c, E_INVALID,
			"Tanggal itu tidak ada. Periksa tanggalnya.");
	*out = (struct rapat){.rev = isi_angka(w, "versi", 0),
		.mulai_at = at_from(day, minute_of(isi(w, "mulai")), zona),
		.selesai_at = at_from(day, minute_of(isi(w, "selesai")), zona),
		.tempat = isi(w, "tempat"),
		.tautan = isi_teks(w, "tautan"),
		.acara = isi(w, "acara"),
		.notulis = isi_teks(w, "notulis")};
	out->peserta = arena_array(w->c->mem, struct peserta, w->isian_n + 1);
	for (size_t i = 0; i < w->isian_n; i++)
		if (text_eq(w->isian[i].aturan->nama, "peserta"))
			out->peserta[out->peserta_n++].jabatan =
				w->isian[i].nilai;
	return OK;
}

/* Guests were not in the form; they stay. */
int rapat_tamu_tetap(struct web *w, struct act_rapat *a)
{
	struct act_rapat now = {
		.siklus_id = a->siklus_id, .jabatan = a->jabatan};
	int rc = act_rapat_lihat(w->c, &now);

	for (size_t i = 0; rc == OK && i < now.hasil.peserta_n; i++) {
		if (now.hasil.peserta[i].jabatan != NULL)
			continue;
		a->r.peserta = arena_grow(w->c->mem, a->r.peserta,
			a->r.peserta_n, sizeof(*a->r.peserta));
		a->r.peserta[a->r.peserta_n++] = now.hasil.peserta[i];
	}
	return rc;
}

static int done(struct web *w, const char *pesan, const char *tail)
{
	return web_redirect(w, pesan, "/siklus/%s/rapat%s", w->arg[0], tail);
}

int post_undangan(struct web *w)
{
	struct act_rapat a = {.jabatan = surat_sebagai(w, "tim-lkj"),
		.alasan = isi_teks(w, "alasan"),
		.kunci = isi_teks(w, "kunci")};
	bool send = text_eq(isi(w, "aksi"), "kirim");
	struct instansi i;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_kantor_nama(w->c, &i);
	if (rc == OK)
		rc = undangan_diketik(w, i.zona_min, &a.r);
	if (rc == OK)
		rc = rapat_tamu_tetap(w, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	rc = send ? act_undangan_kirim(w->c, &a)
		  : act_undangan_simpan(w->c, &a);
	rc = surat_dipakai(w, rc, "tempat");
	if (rc < 0)
		return surat_lagi(w, rc, &a.salah);
	return done(w, send ? "undangan-terkirim" : "tersimpan", "");
}

/* ---- daftar hadir ---- */

/* The screen shows "123 456": with or without the space it is the same. */
static const char *kode_diketik(struct web *w)
{
	const char *s = isi(w, "kode");
	struct str o = str_new(w->c->mem, LIMIT_KODE);

	for (; *s != '\0'; s++)
		if (*s != ' ')
			str_addc(&o, *s);
	return o.n > 0 ? o.p : "";
}

int post_hadir(struct web *w)
{
	const struct wewenang *v = &w->sesi.wewenang;
	struct act_rapat a = {.kode = kode_diketik(w)};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	a.jabatan = surat_sebagai(w, "kabid");
	rc = act_rapat_hadir(w->c, &a);
	/* He may be invited in another of his positions. */
	for (size_t i = 0; rc == E_DENIED && !a.kode_salah && i < v->n; i++) {
		a.jabatan = v->list[i].jabatan;
		if (text_eq(a.jabatan, surat_sebagai(w, "kabid")))
			continue;
		fail_clear(w->c);
		rc = act_rapat_hadir(w->c, &a);
	}
	if (a.kode_salah || a.tunggu != 0) {
		if (a.tunggu != 0)
			w->rs->status = 429;
		galat(w, "kode", "%s", w->c->sentence);
		fail_clear(w->c);
		return web_lagi(w, E_INVALID);
	}
	return rc < 0 ? web_lagi(w, rc) : done(w, "hadir", "#hadir");
}

int post_peserta(struct web *w)
{
	struct act_rapat a = {.jabatan = surat_sebagai(w, "tim-lkj"),
		.peserta = (size_t)isi_angka(w, "urut", LIMIT_PESERTA),
		.hadir = text_eq(isi(w, "hadir"), "ya")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_rapat_hadir_manual(w->c, &a);
	return rc < 0 ? web_lagi(w, rc) : done(w, "tersimpan", "#hadir");
}

int post_tamu(struct web *w)
{
	struct act_rapat a = {.jabatan = surat_sebagai(w, "tim-lkj"),
		.tamu = {.nama = isi(w, "tamu"), .asal = isi(w, "tamu_asal")}};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_rapat_tamu(w->c, &a);
	return rc < 0 ? web_lagi(w, rc) : done(w, "tersimpan", "#hadir");
}

/* ---- notulen ---- */

static const char *typed_at(struct web *w, const char *isian, size_t no)
{
	const char *s = isi_peta(w, isian, arena_printf(w->c->mem, "%zu", no));

	return s != NULL ? s : "";
}

/* The number of the last point that something was sent of. */
static size_t last_point(const struct web *w)
{
	size_t last = 0;
	long no;

	for (size_t i = 0; i < w->isian_n; i++)
		if (w->isian[i].aturan->jenis == ISIAN_PETA &&
			text_int(w->isian[i].kunci, 1, INT32_MAX, &no) &&
			(size_t)no > last)
			last = (size_t)no;
	return last;
}

void notulen_diketik(struct web *w, struct rapat *out)
{
	size_t last = last_point(w);

	*out = (struct rapat){.rev = isi_angka(w, "versi", 0)};
	out->butir = arena_array(w->c->mem, struct butir, LIMIT_BUTIR + 1);
	for (size_t no = 1; no <= last && no <= LIMIT_BUTIR; no++) {
		struct butir *b = &out->butir[out->butir_n];
		const char *day = typed_at(w, "tenggat", no);

		*b = (struct butir){.sumber = typed_at(w, "sumber", no),
			.judul = typed_at(w, "judul", no),
			.pembahasan = typed_at(w, "pembahasan", no),
			.keputusan = typed_at(w, "keputusan", no),
			.penanggung = typed_at(w, "penanggung", no)};
		if (text_is_blank(b->penanggung))
			b->penanggung = NULL;
		if (!day_parse(day, &b->tenggat))
			b->tenggat = 0;
		out->butir_n++;
	}
}

static void drop(struct rapat *r, size_t at)
{
	for (size_t i = at; i + 1 < r->butir_n; i++)
		r->butir[i] = r->butir[i + 1];
	r->butir_n--;
}

/* Points that nothing was written in are not kept. */
static void drop_blank(struct rapat *r)
{
	for (size_t i = r->butir_n; i-- > 0;)
		if (text_is_blank(r->butir[i].judul) &&
			text_is_blank(r->butir[i].pembahasan) &&
			text_is_blank(r->butir[i].keputusan))
			drop(r, i);
}

void notulen_cek(struct web *w)
{
	if (last_point(w) > LIMIT_BUTIR)
		galat(w, NULL, "Notulen paling banyak memuat %d butir.",
			LIMIT_BUTIR);
	for (size_t i = 0; i < w->isian_n; i++) {
		const struct kiriman *k = &w->isian[i];
		int32_t day;

		if (text_eq(k->aturan->nama, "tenggat") &&
			k->nilai[0] != '\0' && !day_parse(k->nilai, &day))
			galat(w,
				arena_printf(
					w->c->mem, "tenggat[%s]", k->kunci),
				"Tanggal itu tidak ada. Periksa tanggalnya.");
	}
}

int post_notulen(struct web *w)
{
	struct act_rapat a = {.jabatan = surat_sebagai(w, "tim-lkj"),
		.kunci = isi_teks(w, "kunci")};
	const char *aksi = isi(w, "aksi"), *tail = "#notulen";
	long no;
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	notulen_cek(w);
	if (w->galat_n > 0)
		return web_lagi(w, E_INVALID);
	notulen_diketik(w, &a.r);
	if (aksi != NULL && text_starts(aksi, "hapus-") &&
		text_int(aksi + strlen("hapus-"), 1, (long)a.r.butir_n, &no))
		drop(&a.r, (size_t)no - 1);
	else if (!text_eq(aksi, "tambah"))
		drop_blank(&a.r);
	if (text_eq(aksi, "tambah") && a.r.butir_n < LIMIT_BUTIR) {
		a.r.butir[a.r.butir_n++] = (struct butir){.sumber = "",
			.judul = "",
			.pembahasan = "",
			.keputusan = ""};
		tail = arena_printf(w->c->mem, "#butir-%zu", a.r.butir_n);
	}
	rc = act_notulen_simpan(w->c, &a);
	if (rc < 0)
		return surat_lagi(w, rc, &a.salah);
	return done(w, "tersimpan", tail);
}

int post_sahkan(struct web *w)
{
	struct act_rapat a = {.jabatan = surat_sebagai(w, "sekretaris"),
		.r = {.rev = isi_angka(w, "versi", 0)},
		.kunci = isi_teks(w, "kunci")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_notulen_sahkan(w->c, &a);
	if (rc < 0)
		return surat_lagi(w, rc, &a.salah);
	return done(w, "disahkan", "#notulen");
}

int post_rapat_selesai(struct web *w)
{
	struct act_rapat a = {.jabatan = surat_sebagai(w, "tim-lkj"),
		.kunci = isi_teks(w, "kunci")};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_rapat_selesai(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "rapat-selesai", "/siklus/%s", w->arg[0]);
}
