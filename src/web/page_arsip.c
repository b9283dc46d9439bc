/* The archive: the address is the question. */
#include "base/base.h"

#include "web/cuplikan.h"
#include "web/surat_web.h"
#include "web/web_app.h"

#include "web/page/arsip.h"

#define HALAMAN 20
#define TAHUN_N 6 /* years one may choose, this one first */

const struct isian_aturan isian_arsip[] = {
	{"q", ISIAN_TEKS, LIMIT_HAL, NULL, NULL},
	{"tahun", ISIAN_ANGKA, 4, NULL, NULL},
	{"triwulan", ISIAN_PILIHAN, 0, NULL, "1 2 3 4 5"},
	{"jenis", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"bidang", ISIAN_KODE, LIMIT_KODE, NULL, NULL},
	{"keadaan", ISIAN_PILIHAN, 0, NULL, "arsip berjalan"},
	{"hal", ISIAN_ANGKA, 6, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static const struct choice jenis[] = {
	{.value = "", .label = "Semua jenis"},
	{.value = "laporan", .label = "Laporan"},
	{.value = "draf-laporan", .label = "Draf laporan"},
	{.value = "disposisi", .label = "Disposisi"},
	{.value = "undangan", .label = "Undangan rapat"},
	{.value = "daftar-hadir", .label = "Daftar hadir"},
	{.value = "notulen", .label = "Notulen"},
	{.value = "lembar-verifikasi", .label = "Lembar verifikasi"},
	{.value = "surat-pengantar", .label = "Surat pengantar"},
	{.value = "tanda-terima", .label = "Tanda terima"},
	{.value = "bukti-terima", .label = "Bukti terima"},
	{.value = "daftar-penggandaan", .label = "Daftar penggandaan"},
};
static const struct choice triwulan[] = {
	{.value = "", .label = "Semua masa"},
	{.value = "1", .label = "Triwulan I"},
	{.value = "2", .label = "Triwulan II"},
	{.value = "3", .label = "Triwulan III"},
	{.value = "4", .label = "Triwulan IV"},
	{.value = "5", .label = "Tahunan"},
};
static const struct choice keadaan[] = {
	{.value = "", .label = "Semua keadaan"},
	{.value = "arsip", .label = "Diarsipkan"},
	{.value = "berjalan", .label = "Siklus berjalan"},
};

struct susun {
	struct web *w;
	struct arena *a;
	struct arsip_lihat *p;
	struct cari_hasil hasil;
	const struct bidang *bidang;
	size_t bidang_n;
	int zona;
};

/* ---- the question ---- */

static void put_choices(struct susun *s)
{
	struct arsip_lihat *p = s->p;
	int year = at_civil(s->w->c->now, s->zona).year;
	struct choice *y = arena_array(s->a, struct choice, TAHUN_N + 1);
	struct choice *b = arena_array(s->a, struct choice, s->bidang_n + 1);

	y[0] = (struct choice){.value = "", .label = "Semua tahun"};
	for (int i = 0; i < TAHUN_N; i++)
		y[i + 1].value = y[i + 1].label =
			arena_printf(s->a, "%d", year - i);
	b[0] = (struct choice){.value = "", .label = "Semua Bidang"};
	for (size_t i = 0; i < s->bidang_n; i++)
		b[i + 1] = (struct choice){
			.value = s->bidang[i].kode, .label = s->bidang[i].nama};
	p->tahun = y;
	p->tahun_n = TAHUN_N + 1;
	p->bidang = b;
	p->bidang_n = s->bidang_n + 1;
	p->jenis = jenis;
	p->jenis_n = ARRAY_N(jenis);
	p->triwulan = triwulan;
	p->triwulan_n = ARRAY_N(triwulan);
	p->keadaan = keadaan;
	p->keadaan_n = ARRAY_N(keadaan);
}

/* The same choices with what was chosen; its label, NULL: none was. */
static const char *chosen(
	struct susun *s, const char *nama, const struct choice **list, size_t n)
{
	struct choice *out = arena_array(s->a, struct choice, n + 1);
	const char *is = isi(s->w, nama), *label = NULL;

	for (size_t i = 0; i < n; i++) {
		out[i] = (*list)[i];
		out[i].on = is != NULL && text_eq(out[i].value, is);
		if (out[i].on && i > 0)
			label = out[i].label;
	}
	*list = out;
	return label;
}

/* "/arsip?q=..&tahun=..", without one of its filters. */
static const char *address(struct susun *s, const char *without)
{
	static const char *const nama[] = {
		"q", "tahun", "triwulan", "jenis", "bidang", "keadaan"};
	struct str o = str_new(s->a, LIMIT_TEXT);
	char mark = '?';

	str_add(&o, "/arsip");
	for (size_t i = 0; i < ARRAY_N(nama); i++) {
		const char *v = isi_teks(s->w, nama[i]);

		if (v == NULL || text_eq(nama[i], without))
			continue;
		str_addf(&o, "%c%s=", mark, nama[i]);
		http_add_url(&o, v);
		mark = '&';
	}
	return o.p;
}

static void put_filters(struct susun *s)
{
	struct arsip_lihat *p = s->p;
	struct saringan *f = arena_array(s->a, struct saringan, 5);
	const char *label[5];
	static const char *const nama[] = {
		"tahun", "triwulan", "jenis", "bidang", "keadaan"};

	put_choices(s);
	label[0] = chosen(s, nama[0], &p->tahun, p->tahun_n);
	label[1] = chosen(s, nama[1], &p->triwulan, p->triwulan_n);
	label[2] = chosen(s, nama[2], &p->jenis, p->jenis_n);
	label[3] = chosen(s, nama[3], &p->bidang, p->bidang_n);
	label[4] = chosen(s, nama[4], &p->keadaan, p->keadaan_n);
	for (size_t i = 0; i < ARRAY_N(nama); i++)
		if (label[i] != NULL)
			f[p->saringan_n++] = (struct saringan){
				label[i], address(s, nama[i])};
	p->saringan = f;
}

/* ---- the answer ---- */

static const char *bidang_nama(struct susun *s, const char *kode)
{
	for (size_t i = 0; i < s->bidang_n; i++)
		if (text_eq(s->bidang[i].kode, kode))
			return s->bidang[i].nama;
	return kode;
}

static const char *detail(struct susun *s, const struct berkas *b)
{
	struct str o = str_new(s->a, LIMIT_TEXT);

	if (!text_is_blank(b->nomor))
		str_addf(&o, "Nomor %s · ", b->nomor);
	str_add(&o, kata_hari(s->a, b->dibuat_at, s->w->c->now, s->zona));
	if (b->bidang != NULL)
		str_addf(&o, " · %s", bidang_nama(s, b->bidang));
	if (b->versi > 1)
		str_addf(&o, " · versi %d", b->versi);
	str_addf(&o, " · %s", kata_ukuran(s->a, b->ukuran));
	return o.p;
}

static const char *place(struct susun *s, const struct temuan_berkas *t)
{
	struct str o = str_new(s->a, LIMIT_TEXT);

	if (t->uraian == NULL)
		return NULL;
	str_addf(&o, "Klasifikasi %s", t->klasifikasi);
	if (!text_is_blank(t->rak))
		str_addf(&o, " · rak %s", t->rak);
	if (!text_is_blank(t->map))
		str_addf(&o, " · map %s", t->map);
	return o.p;
}

static void put_items(struct susun *s)
{
	struct arsip_item *x =
		arena_array(s->a, struct arsip_item, s->hasil.n + 1);

	for (size_t i = 0; i < s->hasil.n; i++) {
		const struct temuan_berkas *t = &s->hasil.list[i];
		const struct berkas *b = &t->berkas;
		long long id = (long long)b->kasus_id;

		x[i] = (struct arsip_item){
			.judul = text_is_blank(b->judul) ? b->nama : b->judul,
			.alamat = arena_printf(s->a,
				"/siklus/%lld/berkas/%s/%d%s%s", id, b->jenis,
				b->versi, b->bidang != NULL ? "?bidang=" : "",
				b->bidang != NULL ? b->bidang : ""),
			.siklus = arena_printf(s->a, "/siklus/%lld", id),
			.rinci = detail(s, b),
			.tempat = place(s, t),
			.sidik = arena_dupn(s->a, hash_hex(s->a, b->hash), 8),
			.diarsipkan = t->uraian != NULL,
			.rahasia = b->rahasia,
			.cuplikan = cuplikan(s->a, t->cuplikan, s->p->q)};
	}
	s->p->item = x;
	s->p->n = s->hasil.n;
}

static const char *nothing(struct susun *s)
{
	const struct arsip_lihat *p = s->p;

	if (p->q[0] == '\0' && p->saringan_n == 0)
		return "Dokumen masuk ke sini sejak langkah pertama sebuah siklus.";
	if (p->q[0] == '\0')
		return "Tidak ada dokumen dengan saringan ini. Hapus salah satu saringan.";
	if (p->saringan_n == 0)
		return arena_printf(s->a,
			"Tidak ada dokumen yang memuat \"%s\". Coba kata lain.",
			p->q);
	return arena_printf(s->a,
		"Tidak ada dokumen yang memuat \"%s\". Coba kata lain atau hapus saringan %s.",
		p->q, p->saringan[0].teks);
}

static void put_pages(struct susun *s, long page)
{
	struct arsip_lihat *p = s->p;
	const char *base = address(s, NULL);

	p->dasar = arena_printf(
		s->a, "%s%chal=", base, strchr(base, '?') != NULL ? '&' : '?');
	p->hal = page;
	p->hal_akhir = (long)((s->hasil.semua + HALAMAN - 1) / HALAMAN);
	p->kalimat = s->hasil.semua == 0
			     ? "Semua dokumen dari semua siklus."
			     : arena_printf(s->a, "%lld dokumen%s.",
				       (long long)s->hasil.semua,
				       p->q[0] != '\0' || p->saringan_n > 0
					       ? " cocok"
					       : " dari semua siklus");
}

int page_arsip(struct web *w)
{
	struct arsip_lihat p = {0};
	struct susun s = {.w = w, .a = w->c->mem, .p = &p};
	long page = isi_angka(w, "hal", 1);
	struct act_cari a = {.jabatan = surat_sebagai(w, "sekretaris"),
		.q = {.teks = isi_teks(w, "q"),
			.tahun = (int)isi_angka(w, "tahun", 0),
			.triwulan = (int)isi_angka(w, "triwulan", 0),
			.jenis = isi_teks(w, "jenis"),
			.bidang = isi_teks(w, "bidang"),
			.keadaan = isi_teks(w, "keadaan"),
			.jumlah = HALAMAN}};
	struct instansi i;
	int rc;

	if (page < 1 || page > INT32_MAX / HALAMAN)
		page = 1;
	a.q.mulai = (int)(page - 1) * HALAMAN;
	if (w->galat_n > 0) /* a question nobody could have asked here */
		return web_redirect(w, NULL, "/arsip");
	rc = act_kantor_nama(w->c, &i);
	if (rc == OK)
		rc = act_bidang(w->c, &s.bidang, &s.bidang_n);
	if (rc == OK)
		rc = act_arsip_cari(w->c, &a);
	if (rc < 0)
		return rc;
	s.hasil = a.hasil;
	s.zona = i.zona_min;
	p.q = a.q.teks != NULL ? a.q.teks : "";
	p.layout = web_layout(w, "Arsip", MENU_ARSIP);
	p.layout.q = a.q.teks;
	put_filters(&s);
	put_items(&s);
	put_pages(&s, page);
	if (p.n == 0)
		p.kosong = nothing(&s);
	tpl_arsip(&w->out, &p);
	return web_page(w);
}
