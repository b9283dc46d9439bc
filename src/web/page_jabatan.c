/* The administration: positions, who holds them, appointments. */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_org.h"
#include "web/page/kelola.h"

#define JABATAN "/pengelolaan/jabatan"
#define SURAT "berkas[surat]" /* its field */

static const char *capacity(const char *kapasitas)
{
	return text_eq(kapasitas, "plt")   ? "Plt."
	       : text_eq(kapasitas, "plh") ? "Plh."
					   : "definitif";
}

static void put_appointments(struct web *w, const struct penugasan_baris *list,
	size_t n, const char *jabatan, struct jabatan_kartu *j)
{
	struct arena *a = w->c->mem;

	j->item = arena_array(a, struct penugasan_item, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct penugasan *t = &list[i].p;

		if (!text_eq(t->jabatan, jabatan))
			continue;
		j->item[j->n++] = (struct penugasan_item){.id = list[i].id,
			.surat = t->surat != NULL ? t->surat->nama : NULL,
			.unggah = t->surat == NULL &&
				  !text_eq(t->kapasitas, "definitif"),
			.nama = list[i].nama,
			.rinci = arena_printf(a, "%s sejak %s%s%s%s%s%s%s",
				capacity(t->kapasitas), day_long(a, t->mulai),
				t->selesai == INT32_MAX ? "" : " sampai ",
				t->selesai == INT32_MAX
					? ""
					: day_long(a, t->selesai),
				t->dasar != NULL ? " · " : "",
				t->dasar != NULL ? t->dasar : "",
				t->dasar_on != 0 ? " tanggal " : "",
				t->dasar_on != 0 ? day_long(a, t->dasar_on)
						 : "")};
	}
}

int page_jabatan(struct web *w)
{
	struct arena *a = w->c->mem;
	struct jabatan_lihat p = {0};
	struct penugasan_baris *t;
	struct pejabat *list;
	struct instansi kantor;
	size_t tn;
	int rc = act_org(w->c, &kantor, &list, &p.n);

	if (rc == OK)
		rc = act_penugasan_list(w->c, false, &t, &tn);
	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Jabatan dan Plt/Plh",
		.lead = "Tugas SOP ditujukan ke jabatan. Selama ada Plh., tugasnya pindah ke pengganti.",
		.tombol = "Tambah jabatan",
		.alamat = "/pengelolaan/jabatan/tambah",
		.tab = KELOLA_JABATAN};
	p.layout = web_layout(w, "Jabatan", MENU_NONE);
	p.form = web_form(w, 0);
	p.jabatan = arena_array(a, struct jabatan_kartu, p.n + 1);
	for (size_t i = 0; i < p.n; i++) {
		const struct pejabat *j = &list[i];
		struct jabatan_kartu *k = &p.jabatan[i];
		bool own = text_eq(j->kapasitas, "definitif");

		k->nama = j->jabatan_nama;
		k->kini = j->nama == NULL ? "Tidak ada yang memegang hari ini"
			  : own           ? NULL
				: arena_printf(a, "Hari ini: %s", j->nama);
		k->nada = j->nama == NULL ? TONE_BAD
			  : own           ? TONE_OK
					  : TONE_INFO;
		k->keadaan = j->nama == NULL                ? "Kosong"
			     : own                          ? "Definitif"
			     : text_eq(j->kapasitas, "plt") ? "Plt."
							    : "Plh.";
		k->tunjuk = arena_printf(
			a, "/pengelolaan/jabatan/%s/tunjuk", j->jabatan);
		k->ubah = arena_printf(
			a, "/pengelolaan/jabatan/%s/ubah", j->jabatan);
		put_appointments(w, t, tn, j->jabatan, k);
	}
	tpl_jabatan(&w->out, &p);
	return web_page(w);
}

const struct isian_aturan isian_tunjuk[] = {
	{"nip", ISIAN_TEKS, 30, "Pilih pegawainya.", NULL},
	{"kapasitas", ISIAN_PILIHAN, 0, "Pilih sebagai apa.",
		"definitif plt plh"},
	{"mulai", ISIAN_TANGGAL, 10, "Pilih tanggal mulainya.", NULL},
	{"selesai", ISIAN_TANGGAL, 10, NULL, NULL},
	{"dasar", ISIAN_TEKS, LIMIT_NAMA,
		"Tulis nomor surat yang menjadi dasarnya.", NULL},
	{"dasar_tanggal", ISIAN_TANGGAL, 10, "Pilih tanggal suratnya.", NULL},
	{"berkas", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

const struct isian_aturan isian_surat[] = {
	{"berkas", ISIAN_BERKAS_PETA, 0, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static int put_people(struct web *w, struct tunjuk_form *p)
{
	struct arena *a = w->c->mem;
	struct pegawai *g;
	struct choice *o;
	size_t n;
	int rc = act_pegawai_list(w->c, NULL, &g, &n);

	if (rc < 0)
		return rc;
	o = arena_array(a, struct choice, n + 2);
	o[p->pegawai_n++] =
		(struct choice){.value = "", .label = "(pilih pegawai)"};
	for (size_t i = 0; i < n; i++)
		if (g[i].aktif)
			o[p->pegawai_n++] = (struct choice){.value = g[i].nip,
				.label = arena_printf(
					a, "%s (%s)", g[i].nama, g[i].nip),
				.on = text_eq(isi(w, "nip"), g[i].nip)};
	p->pegawai = o;
	return OK;
}

static void put_capacities(struct web *w, struct tunjuk_form *p)
{
	static const char *const kode[] = {"definitif", "plt", "plh"};
	static const char *const nama[] = {"Pejabat definitif",
		"Pelaksana tugas (Plt.)", "Pelaksana harian (Plh.)"};
	static const char *const kata[] = {"Memegang jabatan seterusnya.",
		"Jabatan kosong sampai ada pejabat definitif.",
		"Pejabatnya berhalangan untuk sementara."};
	struct choice *o = arena_array(w->c->mem, struct choice, 3);

	for (size_t i = 0; i < 3; i++)
		o[i] = (struct choice){.value = kode[i],
			.label = nama[i],
			.hint = kata[i],
			.on = w->lagi ? text_eq(isi(w, "kapasitas"), kode[i])
				      : i == 2};
	p->kapasitas = o;
	p->kapasitas_n = 3;
}

int page_tunjuk(struct web *w)
{
	struct arena *a = w->c->mem;
	struct tunjuk_form p = {0};
	struct jabatan *list;
	const char *nama = NULL;
	char today[CLOCK_TEXT];
	size_t n;
	int rc = act_jabatan_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i].kode, w->arg[0]))
			nama = list[i].nama;
	if (nama == NULL)
		return fail(w->c, E_NOTFOUND, "Jabatan itu tidak ada.");
	rc = put_people(w, &p);
	if (rc < 0)
		return rc;
	put_capacities(w, &p);
	day_format(at_day(w->c->now, CLOCK_WIB), today);
	p.kepala = (struct kelola_kepala){
		.judul = arena_printf(a, "Tunjuk %s", nama),
		.lead = "Tanggal mulai dan sampai keduanya termasuk.",
		.induk = "Jabatan",
		.di = "/pengelolaan/jabatan",
		.tab = KELOLA_JABATAN};
	p.layout = web_layout(w, p.kepala.judul, MENU_NONE);
	p.form = web_form(w, 0);
	p.aksi = arena_printf(a, "/pengelolaan/jabatan/%s/tunjuk", w->arg[0]);
	p.mulai = isi_atau(w, "mulai", arena_dup(a, today));
	p.selesai = isi_atau(w, "selesai", NULL);
	p.dasar = isi_atau(w, "dasar", NULL);
	p.dasar_on = isi_atau(w, "dasar_tanggal", NULL);
	for (size_t i = 0; w->lagi && i < w->isian_n; i++)
		p.pilih_lagi |= w->isian[i].berkas != NULL;
	tpl_tunjuk(&w->out, &p);
	return web_page(w);
}

/* The PDF that was sent, NULL: none. */
static int letter_sent(struct web *w, const struct lampiran **out)
{
	struct lampiran *l;
	size_t n;
	int rc = web_lampiran(w, "berkas", &l, &n);

	*out = rc == OK && n > 0 ? l : NULL;
	return rc;
}

/* What is wrong with the file stands beside it. */
static int letter_refused(struct web *w, int rc)
{
	if ((rc == E_INVALID || rc == E_TOOBIG) && w->c->sentence != NULL) {
		galat(w, SURAT, "%s", w->c->sentence);
		fail_clear(w->c);
	}
	return web_lagi(w, rc);
}

int post_tunjuk(struct web *w)
{
	struct penugasan t = {.jabatan = w->arg[0],
		.kapasitas = isi(w, "kapasitas"),
		.selesai = INT32_MAX,
		.dasar = isi_teks(w, "dasar")};
	const struct lampiran *surat = NULL;
	int rc;

	/* isian.c saw to it that they are dates. */
	must(day_parse(isi(w, "mulai"), &t.mulai));
	if (isi_ada(w, "selesai"))
		must(day_parse(isi(w, "selesai"), &t.selesai));
	must(day_parse(isi(w, "dasar_tanggal"), &t.dasar_on));
	if (t.selesai < t.mulai) {
		galat(w, "selesai", "Sampai tanggal ini sebelum mulainya.");
		return web_lagi(w, E_INVALID);
	}
	rc = letter_sent(w, &surat);
	if (rc < 0)
		return rc;
	rc = act_tunjuk(w->c, isi_teks(w, "nip"), &t, surat);
	if (rc < 0 && surat != NULL && rc != E_NOTFOUND)
		return letter_refused(w, rc);
	if (rc < 0)
		return web_lagi(w, rc == E_NOTFOUND ? E_INVALID : rc);
	return web_redirect(w, "ditunjuk", "/pengelolaan/jabatan");
}

int post_tunjuk_akhiri(struct web *w)
{
	long id = 0;
	int rc;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return fail(w->c, E_NOTFOUND, "Penunjukan itu tidak ada.");
	rc = act_penugasan_akhiri(w->c, id, at_day(w->c->now, CLOCK_WIB));
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, "tunjuk-akhir", "/pengelolaan/jabatan");
}

/* ---- the letter of one that has none ---- */

static int appointment(struct web *w, struct penugasan_baris *out)
{
	struct penugasan_baris *l;
	size_t n;
	long id = 0;
	int rc = act_penugasan_list(w->c, true, &l, &n);

	if (rc < 0)
		return rc;
	if (text_int(w->arg[0], 1, INT32_MAX, &id))
		for (size_t i = 0; i < n; i++)
			if (l[i].id == id) {
				*out = l[i];
				return OK;
			}
	return fail(w->c, E_NOTFOUND, "Penunjukan itu tidak ada.");
}

int page_surat_unggah(struct web *w)
{
	struct arena *a = w->c->mem;
	struct penugasan_baris b = {0};
	struct surat_form p = {0};
	int rc = appointment(w, &b);

	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Unggah surat perintah",
		.lead = arena_printf(a, "%s, %s %s, nomor %s.", b.nama,
			capacity(b.p.kapasitas), b.jabatan_nama,
			b.p.dasar != NULL ? b.p.dasar : "tidak dicatat"),
		.induk = "Jabatan",
		.di = JABATAN,
		.tab = KELOLA_JABATAN};
	p.layout = web_layout(w, p.kepala.judul, MENU_NONE);
	p.form = web_form(w, 0);
	p.aksi = arena_printf(
		a, "/pengelolaan/penunjukan/%lld/unggah", (long long)b.id);
	tpl_surat_unggah(&w->out, &p);
	return web_page(w);
}

int post_surat_unggah(struct web *w)
{
	struct penugasan_baris b = {0};
	const struct lampiran *surat = NULL;
	int rc = appointment(w, &b);

	if (rc == OK)
		rc = letter_sent(w, &surat);
	if (rc < 0)
		return rc;
	if (surat == NULL) {
		galat(w, SURAT, "Pilih PDF surat perintahnya.");
		return web_lagi(w, E_INVALID);
	}
	rc = act_penugasan_surat(w->c, b.id, surat);
	if (rc < 0)
		return letter_refused(w, rc);
	return web_redirect(w, "tersimpan", JABATAN);
}

int get_surat_perintah(struct web *w)
{
	struct surat_unduh u;
	long id = 0;
	int rc;

	if (!text_int(w->arg[0], 1, INT32_MAX, &id))
		return fail(w->c, E_NOTFOUND, "Penunjukan itu tidak ada.");
	rc = act_penugasan_surat_baca(w->c, id, &u);
	if (rc < 0)
		return rc;
	w->rs->compress = false;
	return web_bytes(w, "application/pdf", u.nama, u.isi, u.n);
}
