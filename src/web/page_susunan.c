/*
 * The administration: the Bidang and the positions themselves. A code is
 * given once and stays, because figures, cases and files are kept under it;
 * only names change.
 */
#include "base/base.h"

#include "web/kelola.h"
#include "web/web_app.h"

#include "act/act_org.h"
#include "web/page/susunan.h"

#define BIDANG "/pengelolaan/bidang"
#define JABATAN "/pengelolaan/jabatan"

const struct isian_aturan isian_bidang[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama Bidang.", NULL},
	{"kode", ISIAN_TEKS, LIMIT_KODE, "Tulis kode Bidang.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_jabatan[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama jabatan.", NULL},
	{"kode", ISIAN_TEKS, LIMIT_KODE, "Tulis kode jabatan.", NULL},
	{"peran", ISIAN_KODE, LIMIT_KODE, "Pilih perannya.", NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_ganti_nama[] = {
	{"nama", ISIAN_TEKS, LIMIT_NAMA, "Tulis nama barunya.", NULL},
	{"lama", ISIAN_TEKS, LIMIT_NAMA, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

/* What org refused stands beside the field it is about: the code that is
 * there already, the name that is wrong. */
static int beside(struct web *w, int rc, const char *field)
{
	if (field != NULL && w->c->sentence != NULL) {
		galat(w, field, "%s", w->c->sentence);
		fail_clear(w->c);
	}
	return web_lagi(w, field != NULL ? E_INVALID : rc);
}

static int code_checked(struct web *w)
{
	const char *kode = isi_teks(w, "kode");

	if (kode != NULL && !text_is_kode(kode))
		galat(w, "kode",
			"Kode diawali huruf kecil dan hanya berisi huruf kecil, angka, dan tanda hubung, misalnya pajak-daerah.");
	return w->galat_n > 0 ? E_INVALID : OK;
}

static struct susunan_form blank(
	struct web *w, enum kelola_tab tab, const char *judul)
{
	bool unit = tab == KELOLA_BIDANG;
	struct susunan_form p = {.jabatan = !unit,
		.nama = isi_atau(w, "nama", NULL),
		.kode = isi_atau(w, "kode", NULL),
		.kembali = unit ? BIDANG : JABATAN};

	p.kepala = (struct kelola_kepala){.judul = judul,
		.induk = unit ? "Bidang" : "Jabatan",
		.di = p.kembali,
		.tab = tab};
	return p;
}

static int show(struct web *w, struct susunan_form *p)
{
	p->layout = web_layout(w, p->kepala.judul, MENU_NONE);
	p->form = web_form(w, 0);
	tpl_susunan(&w->out, p);
	return web_page(w);
}

/* ---- the Bidang ---- */

/* Who leads it today: the positions of the office that belong to it. */
static void put_heads(struct web *w, struct bidang_kartu *k, const char *kode,
	const struct pejabat *p, size_t n)
{
	struct arena *a = w->c->mem;
	struct str s = str_new(a, LIMIT_TEXT);

	for (size_t i = 0; i < n; i++)
		if (text_eq(p[i].bidang, kode)) {
			str_addf(&s, "%s%s: %s", s.n > 0 ? "; " : "",
				p[i].jabatan_nama,
				p[i].nama != NULL ? p[i].nama : "kosong");
			k->kosong |= p[i].nama == NULL;
		}
	k->pimpinan = s.n > 0 ? s.p : NULL;
	k->tambah = arena_printf(a, JABATAN "/tambah?bidang=%s", kode);
}

int page_bidang(struct web *w)
{
	struct arena *a = w->c->mem;
	struct bidang_lihat p = {0};
	struct bidang *b;
	struct pejabat *who;
	struct instansi kantor;
	size_t who_n;
	int rc = act_bidang_list(w->c, &b, &p.n);

	if (rc == OK)
		rc = act_org(w->c, &kantor, &who, &who_n);
	if (rc < 0)
		return rc;
	p.kepala = (struct kelola_kepala){.judul = "Bidang",
		.lead = "Bidang yang mengisi data. Yang baru ikut pada siklus yang dibuka sesudahnya; siklus yang sedang berjalan tidak berubah.",
		.tombol = "Tambah Bidang",
		.alamat = BIDANG "/tambah",
		.tab = KELOLA_BIDANG};
	p.layout = web_layout(w, "Bidang", MENU_NONE);
	p.item = arena_array(a, struct bidang_kartu, p.n + 1);
	for (size_t i = 0; i < p.n; i++) {
		p.item[i] = (struct bidang_kartu){.nama = b[i].nama,
			.kode = b[i].kode,
			.ubah = arena_printf(a, BIDANG "/%s/ubah", b[i].kode)};
		put_heads(w, &p.item[i], b[i].kode, who, who_n);
	}
	tpl_bidang(&w->out, &p);
	return web_page(w);
}

int page_bidang_baru(struct web *w)
{
	struct susunan_form p = blank(w, KELOLA_BIDANG, "Tambah Bidang");

	p.kepala.lead =
		"Sesudah ini tambahkan jabatan kepalanya, lalu tunjuk orangnya.";
	p.baru = true;
	p.aksi = BIDANG "/tambah";
	return show(w, &p);
}

int post_bidang_baru(struct web *w)
{
	struct bidang b = {isi_teks(w, "kode"), isi_teks(w, "nama")};
	int rc = code_checked(w);

	if (rc < 0)
		return web_lagi(w, rc);
	rc = act_bidang_tambah(w->c, &b);
	if (rc < 0)
		return beside(w, rc,
			rc == E_CONFLICT  ? "kode"
			: rc == E_INVALID ? "nama"
					  : NULL);
	return web_redirect(w, "tersimpan", BIDANG);
}

/* ---- the positions ---- */

static void add_role(struct arena *a, struct susunan_form *p, const char *kode,
	const char *nama)
{
	for (size_t i = 0; i < p->peran_n; i++)
		if (text_eq(p->peran[i].value, kode))
			return;
	p->peran = arena_grow(a, p->peran, p->peran_n, sizeof(*p->peran));
	p->peran[p->peran_n++] = (struct choice){.value = kode, .label = nama};
}

/* The roles of the SOPs in force, and who only reads. */
static int put_roles(struct web *w, struct susunan_form *p)
{
	struct sop *list, *s;
	size_t n;
	int rc = act_sop_list(w->c, &list, &n);

	add_role(w->c->mem, p, "", "(pilih peran)");
	for (size_t i = 0; rc == OK && i < n; i++) {
		if (!text_eq(list[i].keadaan, "disahkan"))
			continue;
		rc = act_sop_get(w->c, list[i].nomor, &s);
		for (size_t k = 0; rc == OK && k < s->peran_n; k++)
			add_role(w->c->mem, p, s->peran[k].kode,
				s->peran[k].tampil);
	}
	add_role(w->c->mem, p, "pemeriksa", "Pemeriksa (hanya membaca)");
	for (size_t i = 0; i < p->peran_n; i++)
		p->peran[i].on = text_eq(isi(w, "peran"), p->peran[i].value);
	return rc;
}

static int put_units(struct web *w, struct susunan_form *p)
{
	struct bidang *b;
	struct choice *o;
	size_t n;
	int rc = act_bidang_list(w->c, &b, &n);

	if (rc < 0)
		return rc;
	o = arena_array(w->c->mem, struct choice, n + 1);
	o[p->bidang_n++] = (struct choice){
		.value = "", .label = "Tidak di bawah Bidang (seluruh kantor)"};
	for (size_t i = 0; i < n; i++)
		o[p->bidang_n++] = (struct choice){.value = b[i].kode,
			.label = b[i].nama,
			.on = text_eq(isi(w, "bidang"), b[i].kode)};
	p->bidang = o;
	return OK;
}

int page_jabatan_baru(struct web *w)
{
	struct susunan_form p = blank(w, KELOLA_JABATAN, "Tambah jabatan");
	int rc = put_roles(w, &p);

	if (rc == OK)
		rc = put_units(w, &p);
	if (rc < 0)
		return rc;
	p.kepala.lead =
		"Tugas SOP ditujukan ke jabatan menurut perannya. Sesudah ini tunjuk orangnya.";
	p.baru = true;
	p.aksi = JABATAN "/tambah";
	return show(w, &p);
}

/* The choices of the form, and no other word. */
static int role_checked(struct web *w)
{
	struct susunan_form p = {0};
	int rc = put_roles(w, &p);
	bool known = false;

	for (size_t i = 0; rc == OK && i < p.peran_n; i++)
		known |= p.peran[i].on;
	if (rc == OK && !known)
		galat(w, "peran", "Pilih peran dari daftar.");
	return rc < 0 ? rc : w->galat_n > 0 ? E_INVALID : OK;
}

int post_jabatan_baru(struct web *w)
{
	struct jabatan j = {.kode = isi_teks(w, "kode"),
		.nama = isi_teks(w, "nama"),
		.peran = isi(w, "peran"),
		.bidang = isi_ada(w, "bidang") ? isi(w, "bidang") : NULL};
	int rc = code_checked(w);

	if (rc == OK)
		rc = role_checked(w);
	if (rc < 0)
		return web_lagi(w, rc);
	rc = act_jabatan_tambah(w->c, &j);
	if (rc < 0)
		return beside(w, rc,
			rc == E_CONFLICT  ? "kode"
			: rc == E_INVALID ? "nama"
					  : NULL);
	return web_redirect(w, "jabatan-baru", JABATAN "/%s/tunjuk", j.kode);
}

/* ---- new names ---- */

static int rename_form(
	struct web *w, enum kelola_tab tab, const char *kini, const char *di)
{
	struct susunan_form p;

	if (kini == NULL)
		return fail(w->c, E_NOTFOUND,
			"Halaman tidak ada atau sudah dipindahkan.");
	p = blank(w, tab, arena_printf(w->c->mem, "Ganti nama %s", kini));
	p.kepala.lead = arena_printf(w->c->mem,
		"Kode tetap %s, sehingga data, siklus, dan berkasnya tetap tersambung. Laporan yang sudah disetujui tidak berubah.",
		w->arg[0]);
	p.aksi = arena_printf(w->c->mem, "%s/%s/ubah", di, w->arg[0]);
	p.nama = isi_atau(w, "nama", kini);
	p.lama = kini;
	if (w->basi)
		p.tersimpan = arena_printf(w->c->mem,
			"%s. Simpan lagi untuk memakai isian Anda.", kini);
	return show(w, &p);
}

int page_bidang_ubah(struct web *w)
{
	struct bidang *b;
	const char *kini = NULL;
	size_t n;
	int rc = act_bidang_list(w->c, &b, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(b[i].kode, w->arg[0]))
			kini = b[i].nama;
	return rename_form(w, KELOLA_BIDANG, kini, BIDANG);
}

int page_jabatan_ubah(struct web *w)
{
	struct jabatan *j;
	const char *kini = NULL;
	size_t n;
	int rc = act_jabatan_list(w->c, &j, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++)
		if (text_eq(j[i].kode, w->arg[0]))
			kini = j[i].nama;
	return rename_form(w, KELOLA_JABATAN, kini, JABATAN);
}

int post_bidang_ubah(struct web *w)
{
	const struct ganti_nama g = {
		w->arg[0], isi(w, "lama"), isi_teks(w, "nama")};
	int rc = act_bidang_ganti(w->c, &g);

	if (rc < 0)
		return beside(w, rc, rc == E_INVALID ? "nama" : NULL);
	return web_redirect(w, "tersimpan", BIDANG);
}

int post_jabatan_ubah(struct web *w)
{
	const struct ganti_nama g = {
		w->arg[0], isi(w, "lama"), isi_teks(w, "nama")};
	int rc = act_jabatan_ganti(w->c, &g);

	if (rc < 0)
		return beside(w, rc, rc == E_INVALID ? "nama" : NULL);
	return web_redirect(w, "tersimpan", JABATAN);
}
