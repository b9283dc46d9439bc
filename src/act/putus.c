/*
 * Deciding: notes of the check, the decision of SOP langkah 7 with everything
 * that belongs to it, and the approval of langkah 8 bound to what was seen.
 */
#include "base/base.h"

#include "act/data_priv.h"
#include "act/naskah_priv.h"

#include "store/store.h"

#define LANGKAH_PERIKSA 7
#define LANGKAH_TANDA 8
#define NOTE_BYTES ((size_t)8000)
#define NOTES_MAX 200 /* of one decision */

/* ---- one note ---- */

static int check_round(struct ctx *c, const struct naskah_masuk *m)
{
	if (naskah_di_langkah(&m->s, LANGKAH_PERIKSA))
		return OK;
	return fail(c, E_STATE,
		"Draf tidak sedang diperiksa; lihat posisinya di halaman Siklus.");
}

/* The first words of the paragraph with this hash, NULL: it is gone. */
static const char *quote(
	struct ctx *c, const struct bagian *b, const char *hash)
{
	struct paragraf_list l;

	naskah_paragraf(c->mem, b->teks, &l);
	for (size_t i = 0; i < l.n; i++)
		if (text_eq(hash_hex(c->mem, l.item[i].hash), hash)) {
			const char **line;

			(void)text_wrap(c->mem, l.item[i].teks, 120, &line);
			return line[0];
		}
	return NULL;
}

static int tulis_in(struct ctx *c, void *arg)
{
	struct act_catat *a = arg;
	struct naskah_masuk m = {0};
	struct catatan_periksa n = {.teks = text_trim(c->mem, a->teks),
		.kode = a->kode,
		.pada_at = c->now};
	const struct bagian *b;
	int rc = naskah_ubah(c, a->siklus_id, a->jabatan, "naskah.periksa", &m);

	if (rc == OK)
		rc = check_round(c, &m);
	if (rc < 0)
		return rc;
	b = a->kode != NULL ? bagian_find(&m.l, a->kode) : NULL;
	if (a->kode != NULL && b == NULL)
		return fail(c, E_NOTFOUND,
			"Bagian \"%s\" tidak ada pada laporan ini; muat ulang halamannya.",
			a->kode);
	n.kutipan = b != NULL && a->paragraf != NULL ? quote(c, b, a->paragraf)
						     : NULL;
	n.paragraf = n.kutipan != NULL ? a->paragraf : NULL;
	n.oleh = m.p.pegawai_id;
	n.putaran = m.s.marking.tolak_n + 1;
	rc = catatan_add(c, m.s.instansi_id, m.s.id, &n);
	a->nomor = n.nomor;
	return rc;
}

int act_catatan_tulis(struct ctx *c, struct act_catat *a)
{
	int rc;

	if (text_is_blank(a->teks))
		return fail(c, E_INVALID, "Tulis apa yang harus diperbaiki.");
	rc = naskah_teks(c, a->teks, NOTE_BYTES);
	return rc < 0 ? rc : db_run(c, DB_WRITE, tulis_in, a);
}

static int cabut_in(struct ctx *c, void *arg)
{
	const struct act_catat *a = arg;
	struct naskah_masuk m = {0};
	int rc = naskah_ubah(c, a->siklus_id, a->jabatan, "naskah.periksa", &m);

	if (rc == OK)
		rc = check_round(c, &m);
	if (rc < 0)
		return rc;
	return catatan_hapus(
		c, m.s.instansi_id, m.s.id, a->nomor, m.s.marking.tolak_n + 1);
}

int act_catatan_cabut(struct ctx *c, const struct act_catat *a)
{
	struct act_catat in = *a;

	return db_run(c, DB_WRITE, cabut_in, &in);
}

static struct catatan_periksa *note_of(
	struct ctx *c, const struct catatan_list *l, int64_t nomor)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].nomor == nomor)
			return &l->item[i];
	(void)fail(c, E_NOTFOUND,
		"Catatan %lld tidak ada; muat ulang halamannya.",
		(long long)nomor);
	return NULL;
}

static int jawab_in(struct ctx *c, void *arg)
{
	const struct act_jawab *a = arg;
	struct naskah_masuk m = {0};
	struct catatan_list l;
	struct catatan_periksa *n;
	int rc = naskah_ubah(c, a->siklus_id, a->jabatan, "catatan.jawab", &m);

	if (rc == OK)
		rc = naskah_terbuka(c, &m.s);
	if (rc == OK)
		rc = catatan_list(c, m.s.instansi_id, m.s.id, &l);
	if (rc < 0)
		return rc;
	n = note_of(c, &l, a->nomor);
	if (n == NULL)
		return (int)c->code;
	n->jawaban = text_trim(c->mem, a->jawaban);
	n->keadaan = CATATAN_DITINDAKLANJUTI;
	n->dijawab_oleh = m.p.pegawai_id;
	n->dijawab_at = c->now;
	return catatan_ubah(c, m.s.instansi_id, m.s.id, n);
}

int act_catatan_jawab(struct ctx *c, const struct act_jawab *a)
{
	struct act_jawab in = *a;
	int rc;

	if (text_is_blank(a->jawaban))
		return fail(c, E_INVALID, "Tulis apa yang sudah diperbaiki.");
	rc = naskah_teks(c, a->jawaban, NOTE_BYTES);
	return rc < 0 ? rc : db_run(c, DB_WRITE, jawab_in, &in);
}

/* ---- the decision ---- */

struct putus {
	struct act_putus *a;
	struct naskah_masuk m;
	int putaran;
	struct catatan_list l;
	struct str catatan; /* of the event */
};

static int judge(struct ctx *c, struct putus *w)
{
	int rc = OK;

	for (size_t i = 0; rc == OK && i < w->a->nilai_n; i++) {
		struct catatan_periksa *n =
			note_of(c, &w->l, w->a->nilai[i].nomor);

		if (n == NULL)
			return (int)c->code;
		n->keadaan =
			w->a->nilai[i].sudah ? CATATAN_SUDAH : CATATAN_BELUM;
		rc = catatan_ubah(c, w->m.s.instansi_id, w->m.s.id, n);
	}
	return rc;
}

/* One line is one note. */
static int add_notes(struct ctx *c, struct putus *w)
{
	const char *p = w->a->catatan != NULL ? w->a->catatan : "";
	int rc = OK;

	w->a->catatan_n = 0;
	while (rc == OK && *p != '\0') {
		size_t n = strcspn(p, "\r\n");
		struct catatan_periksa x = {.putaran = w->putaran,
			.teks = text_trim(c->mem, arena_dupn(c->mem, p, n)),
			.oleh = w->m.p.pegawai_id,
			.pada_at = c->now};

		p += n + (p[n] != '\0');
		if (*x.teks == '\0')
			continue;
		if (w->a->catatan_n++ == NOTES_MAX)
			return fail(c, E_TOOBIG,
				"Paling banyak %d catatan sekali kirim; gabungkan yang sejenis.",
				NOTES_MAX);
		rc = catatan_add(c, w->m.s.instansi_id, w->m.s.id, &x);
		w->l.item = arena_grow(
			c->mem, w->l.item, w->l.n, sizeof(*w->l.item));
		w->l.item[w->l.n++] = x;
	}
	return rc;
}

/* The notes of this round as the event tells them; with their hash when they
 * are longer than an event's note. */
static void tell(struct ctx *c, struct putus *w)
{
	size_t n = 0;

	w->catatan = str_new(c->mem, LIMIT_TEXT);
	for (size_t i = 0; i < w->l.n; i++)
		if (w->l.item[i].putaran == w->putaran)
			str_addf(&w->catatan, "%s%zu. %s", n > 0 ? "\n" : "",
				n + 1, w->l.item[i].teks),
				n++;
	for (size_t i = 0; i < w->a->centang_n; i++)
		str_addf(&w->catatan, "%s%s",
			i > 0              ? "; "
			: w->catatan.n > 0 ? "\nDiperiksa: "
					   : "Diperiksa: ",
			w->a->centang[i]);
	if (!str_ok(&w->catatan) || text_width(w->catatan.p) > LIMIT_CATATAN) {
		unsigned char hash[HASH_N];

		hash_bytes(w->catatan.p, w->catatan.n, hash);
		str_clear(&w->catatan);
		str_addf(&w->catatan,
			"%zu catatan di halaman Pemeriksaan, sidik %s", n,
			hash_hex(c->mem, hash));
	}
}

static size_t notes_now(const struct putus *w)
{
	size_t n = 0;

	for (size_t i = 0; i < w->l.n; i++)
		n += w->l.item[i].putaran == w->putaran ||
		     w->l.item[i].keadaan == CATATAN_BELUM;
	return n;
}

static int decide(struct ctx *c, struct putus *w)
{
	struct act_putus *a = w->a;
	int rc = check_round(c, &w->m);

	w->putaran = w->m.s.marking.tolak_n + 1;
	if (rc == OK)
		rc = catatan_list(c, w->m.s.instansi_id, w->m.s.id, &w->l);
	if (rc == OK)
		rc = judge(c, w);
	if (rc == OK)
		rc = add_notes(c, w);
	if (rc < 0)
		return rc;
	if (a->keputusan == KEPUTUSAN_TIDAK && notes_now(w) == 0)
		return fail(c, E_INVALID, "Tulis apa yang harus diperbaiki.");
	tell(c, w);
	if (a->keputusan == KEPUTUSAN_TIDAK && w->catatan.n == 0)
		str_add(&w->catatan, "Catatan putaran lalu belum sesuai.");
	return naskah_dilihat_add(
		c, w->m.s.instansi_id, w->m.s.id, w->putaran, &w->m.l);
}

static int putus_in(struct ctx *c, void *arg)
{
	struct putus w = {.a = arg};
	struct act_putus *a = w.a;
	struct peristiwa e = {0};
	int rc = naskah_ubah(
		c, a->siklus_id, a->jabatan, "naskah.periksa", &w.m);

	if (rc == OK && a->kunci != NULL)
		rc = peristiwa_find(c, &w.m.s, a->kunci, &e);
	/* The same decision again: langkah_in answers with the first. */
	if (rc == OK && e.urut == 0)
		rc = decide(c, &w);
	if (rc < 0)
		return rc;
	a->langkah = (struct act_langkah){.tindakan = TINDAKAN_SELESAI,
		.siklus_id = a->siklus_id,
		.no = LANGKAH_PERIKSA,
		.jabatan = a->jabatan,
		.bidang = a->bidang,
		.keputusan = a->keputusan,
		.kembali_ke = a->kembali_ke,
		.catatan = w.catatan.n > 0 ? w.catatan.p : NULL,
		.kunci = a->kunci};
	return langkah_in(c, &a->langkah);
}

int act_putus(struct ctx *c, struct act_putus *a)
{
	struct act_langkah typed = {.kunci = a->kunci};
	int rc = act_langkah_periksa(c, &typed);

	if (rc == OK && a->keputusan == KEPUTUSAN_TANPA)
		rc = fail(c, E_INVALID, "Pilih Ya atau Tidak.");
	if (rc == OK && a->catatan != NULL)
		rc = naskah_teks(c, a->catatan, LIMIT_BAGIAN);
	for (size_t i = 0; rc == OK && i < a->centang_n; i++)
		rc = naskah_teks(c, a->centang[i], NOTE_BYTES);
	return rc < 0 ? rc : db_run(c, DB_WRITE, putus_in, a);
}

/* ---- the signature ---- */

static int file_of(struct ctx *c, const struct siklus *s, const char *jenis,
	struct berkas *f)
{
	int rc;

	*f = (struct berkas){.kasus_id = s->id, .jenis = jenis};
	rc = berkas_get(c, s->instansi_id, f);
	if (rc != E_NOTFOUND)
		return rc < 0 ? rc : 1;
	fail_clear(c);
	return 0;
}

static int events(struct ctx *c, const struct siklus *s, struct act_tanda *a)
{
	const struct peristiwa **slot[3] = {
		&a->disetujui, &a->diverifikasi, &a->diterima};
	static const char *const simpul[3] = {"8", "9a", "9"};
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, s, &e, &n);

	for (size_t k = 0; rc == OK && k < 3; k++) {
		*slot[k] = NULL;
		a->oleh[k] = NULL;
		for (size_t i = 0; i < n; i++)
			if (e[i].tindakan == TINDAKAN_SELESAI &&
				text_eq(e[i].simpul, simpul[k]))
				*slot[k] = &e[i];
		if (*slot[k] != NULL)
			rc = data_nama(c, s->instansi_id,
				(*slot[k])->pegawai_id, &a->oleh[k]);
	}
	return rc;
}

static int tanda_in(struct ctx *c, void *arg)
{
	struct act_tanda *a = arg;
	const struct kantor_act *k;
	const char *jabatan;
	struct siklus s;
	struct berkas f;
	int have, rc = act_siklus(c, a->siklus_id, false, &s, &k);

	if (rc < 0)
		return rc;
	have = file_of(c, &s, "draf-laporan", &f);
	if (have < 0)
		return have;
	if (have > 0) {
		a->sidik = hash_hex(c->mem, f.hash);
		a->nama = f.nama;
		a->ukuran = f.ukuran;
		a->dibuat_at = f.dibuat_at;
	}
	have = file_of(c, &s, "laporan", &f);
	if (have < 0)
		return have;
	a->sidik_laporan = have > 0 ? hash_hex(c->mem, f.hash) : NULL;
	jabatan = kantor_jabatan(&k->kantor, "sekretaris", NULL);
	if (jabatan != NULL &&
		act_pejabat(c, k, jabatan, c->now, &a->penanda) < 0) {
		a->penanda = (struct pejabat){0};
		fail_clear(c);
	}
	return events(c, &s, a);
}

int act_tanda(struct ctx *c, struct act_tanda *a)
{
	struct act_tanda in = {.siklus_id = a->siklus_id};
	int rc = db_run(c, DB_READ, tanda_in, &in);

	if (rc == OK)
		*a = in;
	return rc;
}

struct setuju {
	struct act_langkah *l;
	const char *sidik;
};

static int setuju_in(struct ctx *c, void *arg)
{
	struct setuju *t = arg;
	const struct kantor_act *k;
	struct siklus s;
	struct berkas f;
	int have, rc = act_siklus(c, t->l->siklus_id, true, &s, &k);

	if (rc < 0)
		return rc;
	have = file_of(c, &s, "draf-laporan", &f);
	if (have < 0)
		return have;
	if (have > 0 && !text_eq(hash_hex(c->mem, f.hash), t->sidik))
		return fail(c, E_CONFLICT,
			"Dokumen ini bukan lagi yang Anda baca: sidiknya %.8s, di layar Anda %.8s. Muat ulang dan baca lagi sebelum menyetujui.",
			hash_hex(c->mem, f.hash), t->sidik);
	return langkah_in(c, t->l);
}

int act_setuju(struct ctx *c, struct act_langkah *l, const char *sidik)
{
	struct setuju t = {l, sidik != NULL ? sidik : ""};
	int rc = act_langkah_periksa(c, l);

	l->tindakan = TINDAKAN_SELESAI;
	l->no = LANGKAH_TANDA;
	if (rc == OK && strlen(t.sidik) != HASH_HEX)
		rc = fail(c, E_INVALID,
			"Sidik dokumen tidak lengkap; buka lagi halaman tanda tangan.");
	return rc < 0 ? rc : db_run(c, DB_WRITE, setuju_in, &t);
}
