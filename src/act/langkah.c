/*
 * Acting on a case: the one path of every step, closing, waiver and pause.
 *
 * In one transaction: lock the case, answer a repeated key with its first
 * event, see who acts and whether he may, let the engine decide, make the
 * documents the program owes, write the event.
 */
#include "base/base.h"

#include "act/act_priv.h"

#include "store/store.h"

static const char *const izin[TINDAKAN_N] = {
	[TINDAKAN_BUKA] = "siklus.buka",
	[TINDAKAN_SELESAI] = "langkah.laksanakan",
	[TINDAKAN_TUTUP] = "langkah.tutup",
	[TINDAKAN_KECUALI] = "kelengkapan.kecualikan",
	[TINDAKAN_JEDA] = "siklus.batal",
	[TINDAKAN_LANJUT] = "siklus.batal",
	[TINDAKAN_BATAL] = "siklus.batal",
};

static int check_input(struct ctx *c, const struct act_langkah *a)
{
	if (a->catatan != NULL && !text_is_utf8(a->catatan, strlen(a->catatan)))
		return fail(c, E_INVALID,
			"Catatan bukan teks UTF-8 yang sah; tuliskan ulang catatannya.");
	if (a->catatan != NULL && text_width(a->catatan) > LIMIT_CATATAN)
		return fail(c, E_TOOBIG,
			"Catatan paling panjang %d huruf; ringkaslah atau lampirkan sebagai berkas.",
			LIMIT_CATATAN);
	if (a->kunci != NULL &&
		(text_is_blank(a->kunci) || strlen(a->kunci) > LIMIT_KUNCI ||
			!text_is_utf8(a->kunci, strlen(a->kunci))))
		return fail(c, E_INVALID, "Kunci harus 1 sampai %d huruf.",
			LIMIT_KUNCI);
	if (a->lampiran_n > LIMIT_BERKAS_N)
		return fail(c, E_TOOBIG,
			"Paling banyak %d berkas sekali lampir.",
			LIMIT_BERKAS_N);
	if (a->pada_at > c->now)
		return fail(c, E_INVALID,
			"Waktu pelaksanaan %s belum terjadi; isi waktu yang sudah lewat.",
			at_long(c->mem, a->pada_at, CLOCK_WIB));
	return OK;
}

/* The kinds that are attached must be ones this step knows. */
static int check_lampiran(struct ctx *c, const struct act_langkah *a)
{
	for (size_t i = 0; i < a->lampiran_n; i++) {
		const struct lampiran *l = &a->lampiran[i];

		if (!text_is_kode(l->jenis))
			return fail(c, E_INVALID,
				"Jenis berkas \"%s\" tidak sah; pakai huruf kecil, angka, dan tanda hubung, misalnya notulen.",
				l->jenis);
		if (l->n > LIMIT_BERKAS)
			return fail(c, E_TOOBIG,
				"Berkas %s terlalu besar (%zu MB); paling besar %zu MB.",
				l->nama, l->n >> 20, LIMIT_BERKAS >> 20);
		if (l->n == 0)
			return fail(c, E_INVALID,
				"Berkas %s kosong; periksa berkasnya.",
				l->nama);
		for (size_t k = 0; k < i; k++)
			if (text_eq(a->lampiran[k].jenis, l->jenis))
				return fail(c, E_INVALID,
					"Berkas jenis %s dilampirkan dua kali.",
					l->jenis);
		if (lampiran_cocok(c, l) < 0)
			return (int)c->code;
	}
	return OK;
}

static bool same_act(const struct act_langkah *a, const struct peristiwa *e)
{
	return e->tindakan == a->tindakan && text_eq(e->jabatan, a->jabatan) &&
	       (a->no == 0 || e->langkah == a->no) &&
	       e->keputusan == a->keputusan &&
	       (a->bidang == NULL || text_eq(e->bidang, a->bidang)) &&
	       (a->kembali_ke == 0 || e->kembali_ke == a->kembali_ke) &&
	       text_eq(e->jenis, a->jenis);
}

/* 1: this key was used for the same act, `a` has its result. 0: it is new. */
static int repeated(
	struct ctx *c, const struct siklus *s, struct act_langkah *a)
{
	struct peristiwa e, *all;
	size_t n;
	int rc;

	if (a->kunci == NULL)
		return 0;
	rc = peristiwa_find(c, s, a->kunci, &e);
	if (rc < 0 || e.urut == 0)
		return rc;
	rc = peristiwa_list(c, s, &all, &n);
	if (rc < 0)
		return rc;
	if (peristiwa_urung(all, n, (size_t)e.urut - 1))
		return fail(c, E_CONFLICT,
			"Kiriman ini sudah dilaksanakan lalu diurungkan. Muat ulang halamannya, lalu kirim lagi.");
	if (!same_act(a, &e))
		return fail(c, E_CONFLICT,
			"Kunci \"%s\" sudah dipakai untuk tindakan lain pada siklus ini; pakai kunci baru.",
			a->kunci);
	a->e = e;
	a->ulang = true;
	a->keadaan = s->keadaan;
	return 1;
}

/* Who acts, and may he. The administrator acts only on the whole case. */
static int who(struct ctx *c, const struct kantor_act *k, struct act_langkah *a)
{
	struct pejabat now;
	int rc;

	if (text_eq(a->jabatan, ACT_PENGELOLA))
		return pejabat_pengelola(c, izin[a->tindakan], &a->pelaku);
	rc = act_pejabat(c, k, a->jabatan,
		a->pada_at != 0 ? a->pada_at : c->now, &a->pelaku);
	/* Done on paper then, typed now: a person whose term is over cannot
	 * go back to a day on which he had it. The shell types for others. */
	if (rc == OK && a->pada_at != 0 && c->actor_id != 0)
		rc = act_pejabat(c, k, a->jabatan, c->now, &now);
	if (rc < 0)
		return rc;
	return izin_check(c, izin[a->tindakan], a->pelaku.peran);
}

/*
 * A step done on paper: not before the task was ready, unless it became
 * ready only because the case was opened later than the paper began.
 */
static int check_time(struct ctx *c, const struct siklus *s,
	const struct act_langkah *a, const struct token *t)
{
	struct tugas tugas;
	int rc;

	if (a->pada_at == 0)
		return OK;
	rc = tugas_get(c, s, t->nomor, &tugas);
	if (rc < 0)
		return rc;
	if (a->pada_at < tugas.mulai_at && t->nomor > 1)
		return fail(c, E_INVALID,
			"Langkah %d baru dapat dimulai %s; waktu pelaksanaan tidak boleh lebih awal dari itu.",
			a->no, at_long(c->mem, tugas.mulai_at, CLOCK_WIB));
	return OK;
}

static void add_tersedia(struct perintah *p, struct tersedia *list,
	const char *jenis, const char *bidang)
{
	list[p->tersedia_n++] = (struct tersedia){jenis, bidang};
}

/* Came it with an event that was taken back? They share their moment. */
static bool taken_back(
	const struct peristiwa *e, size_t n, const struct berkas *file)
{
	for (size_t i = 0; i < n; i++)
		if (e[i].pada_at == file->dibuat_at && peristiwa_urung(e, n, i))
			return true;
	return false;
}

/* What is there for this step: attached now, in the file, or ours to make. */
static int collect(struct ctx *c, const struct bahan *b,
	const struct act_langkah *a, struct perintah *p)
{
	const struct simpul *n = &b->s->kasus.sop->simpul[b->t->simpul];
	const char *bidang =
		b->t->bidang < 0 ? NULL : b->s->kasus.bidang[b->t->bidang];
	struct berkas *file = NULL;
	size_t file_n = 0;
	struct peristiwa *e = NULL;
	size_t e_n = 0;
	struct tersedia *list;
	int rc;

	if (n->syarat_n == 0)
		return OK;
	rc = berkas_list(c, b->s->instansi_id, b->s->id, &file, &file_n);
	if (rc == OK && file_n > 0)
		rc = peristiwa_list(c, b->s, &e, &e_n);
	if (rc < 0)
		return rc;
	list = arena_array(c->mem, struct tersedia,
		file_n + n->syarat_n + a->lampiran_n + b->buatan_n);
	p->tersedia = list;
	for (size_t i = 0; i < file_n; i++)
		if (!taken_back(e, e_n, &file[i]))
			add_tersedia(p, list, file[i].jenis, file[i].bidang);
	for (size_t i = 0; i < a->lampiran_n; i++)
		add_tersedia(p, list, a->lampiran[i].jenis, bidang);
	for (size_t i = 0; i < b->buatan_n; i++)
		add_tersedia(p, list, b->buatan[i].jenis, bidang);
	for (size_t i = 0; i < n->syarat_n; i++) {
		bool ada = false;

		if (!n->syarat[i].sistem)
			continue;
		rc = dokumen_ada(c, b, n->syarat[i].jenis, &ada);
		if (rc < 0)
			return rc;
		if (ada)
			add_tersedia(p, list, n->syarat[i].jenis, bidang);
	}
	return OK;
}

static int make_documents(
	struct ctx *c, const struct bahan *b, const struct act_langkah *a)
{
	const struct simpul *n = &b->s->kasus.sop->simpul[b->t->simpul];
	int rc = OK;

	for (size_t i = 0; rc == OK && i < a->lampiran_n; i++)
		rc = dokumen_simpan(c, b, &a->lampiran[i], false);
	for (size_t i = 0; rc == OK && i < b->buatan_n; i++)
		rc = dokumen_buatan(c, b, &b->buatan[i]);
	for (size_t i = 0; rc == OK && i < n->syarat_n; i++)
		if (n->syarat[i].sistem)
			rc = dokumen_buat(c, b, n->syarat[i].jenis);
	return rc;
}

static struct perintah command_of(const struct act_langkah *a)
{
	struct perintah p = {
		.tindakan = a->tindakan,
		.no = a->no,
		.bidang = a->bidang,
		.keputusan = a->keputusan,
		.kembali_ke = a->kembali_ke,
		.catatan = text_is_blank(a->catatan) ? NULL : a->catatan,
		.jenis = a->jenis,
		.peran = a->pelaku.peran,
		.peran_bidang = a->pelaku.bidang,
		.pegawai_id = a->pelaku.pegawai_id,
	};

	return p;
}

/* Complete a step: documents before and after the engine's word. */
static int complete(
	struct ctx *c, struct act_langkah *a, struct bahan *b, struct akibat *x)
{
	struct perintah p = command_of(a);
	const struct siklus *s = b->s;
	int rc;

	b->t = engine_find(c, &s->kasus, &s->marking, &p);
	if (b->t == NULL)
		return (int)c->code;
	rc = check_time(c, s, a, b->t);
	if (rc == OK && b->sisip != NULL)
		rc = b->sisip->siapkan(c, b, b->sisip->arg);
	if (rc == OK)
		rc = collect(c, b, a, &p);
	if (rc == OK)
		rc = engine_step(c, &s->kasus, &s->marking, &p, x);
	if (rc == OK && p.keputusan != KEPUTUSAN_TIDAK)
		rc = dokumen_utuh(c, b);
	if (rc == OK)
		rc = make_documents(c, b, a);
	return rc;
}

/*
 * SOP langkah 10 leaves an entry in the archive. Permendagri 83/2022: an LKJ
 * is filed under 000.8.6.3, two years active and three inactive.
 */
static int file_away(struct ctx *c, const struct siklus *s)
{
	struct arsip a = {.kasus_id = s->id,
		.klasifikasi = "000.8.6.3",
		.aktif = 2,
		.inaktif = 3,
		.nasib = "musnah",
		.diarsipkan_at = s->selesai_at};
	struct berkas *file;
	size_t n;
	int rc = berkas_list(c, s->instansi_id, s->id, &file, &n);

	if (rc < 0)
		return rc;
	a.berkas_n = (int64_t)n;
	a.uraian =
		arena_printf(c->mem, "%s %s", s->kasus.sop->judul, s->periode);
	rc = arsip_tempat(c, s, &a);
	if (rc < 0)
		return rc;
	return arsip_add(c, s->instansi_id, &a);
}

int act_langkah_di(
	struct ctx *c, struct act_langkah *a, const struct sisip *sisip)
{
	const struct kantor_act *k;
	struct siklus s;
	struct akibat x;
	struct perintah p;
	struct str berkas = str_new(c->mem, LIMIT_TEXT);
	struct bahan b = {.s = &s,
		.pelaku = &a->pelaku,
		.e = &a->e,
		.berkas = &berkas,
		.sisip = sisip};
	int rc;

	memset(&a->e, 0, sizeof(a->e));
	a->ulang = false;
	rc = act_siklus(c, a->siklus_id, true, &s, &k);
	if (rc == OK && sisip != NULL)
		rc = act_langkah_no(c, &s, sisip->jenis, &a->no);
	if (rc == OK)
		rc = who(c, k, a);
	if (rc == OK && sisip != NULL)
		rc = izin_check(c, sisip->izin, a->pelaku.peran);
	if (rc == OK)
		rc = repeated(c, &s, a);
	if (rc != 0)
		return rc < 0 ? rc : OK;
	b.k = k;
	a->e = (struct peristiwa){
		.urut = s.urut + 1,
		.pada_at = c->now,
		.terjadi_at = a->pada_at != 0 ? a->pada_at : c->now,
		.pegawai_id = a->pelaku.pegawai_id,
		.jabatan = a->jabatan,
		.kapasitas = a->pelaku.kapasitas,
		.kunci = a->kunci,
	};
	p = command_of(a);
	if (a->tindakan == TINDAKAN_SELESAI)
		rc = complete(c, a, &b, &x);
	else
		rc = engine_step(c, &s.kasus, &s.marking, &p, &x);
	if (rc < 0)
		return rc;
	a->e.berkas = berkas.n > 0 ? berkas.p : NULL;
	rc = act_catat(c, &s, k, &(struct langkah_maju){&p, &x, &a->e});
	a->keadaan = s.keadaan;
	if (rc == OK && p.keputusan == KEPUTUSAN_TIDAK)
		rc = data_buka_selesai(c, &s, &x, a->e.pegawai_id);
	if (rc == OK && s.keadaan == KEADAAN_SELESAI)
		rc = file_away(c, &s);
	return rc;
}

int langkah_in(struct ctx *c, void *arg)
{
	return act_langkah_di(c, arg, NULL);
}

int act_langkah_periksa(struct ctx *c, const struct act_langkah *a)
{
	int rc = check_input(c, a);

	return rc < 0 ? rc : check_lampiran(c, a);
}

int act_langkah(struct ctx *c, struct act_langkah *a)
{
	int rc = act_langkah_periksa(c, a);

	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, langkah_in, a);
}
