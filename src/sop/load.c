/*
 * A definition from its YAML: the sheet's rows as they are written, and the
 * simpul that the engine runs.
 *
 * Every mistake names file, line and field. The first one is reported; the
 * rest of the file is still read, because fail() keeps the first.
 */
#include "base/base.h"

#include "sop/load_priv.h"

#define SOP_FIELDS                                                              \
	"nomor judul instansi tanggal_pembuatan tanggal_revisi"                 \
	" tanggal_pengesahan disahkan_oleh dasar_hukum kualifikasi keterkaitan" \
	" peralatan peringatan pencatatan pelaksana gambar langkah catatan"     \
	" sebutan_triwulan sebutan_tahunan"
#define LANGKAH_FIELDS                                                         \
	"no kegiatan pelaksana kelengkapan waktu output keterangan tiap batas" \
	" berkas keputusan bukan_pelaku ditutup_oleh hasil hanya didahului"    \
	" singkat tugas layar"
#define SEBELUM_FIELDS                                                         \
	"kode kegiatan pelaksana berkas waktu batas hanya hasil tugas layar"
#define BERKAS_FIELDS "jenis nama tiap sumber pengecuali"

#define TEXT_MAX 2000 /* characters of one cell of the sheet */

static const char *text_or(struct loader *l, const struct ynode *m,
	const char *key, const char *absent)
{
	const char *t = field_text(l, m, key, false, TEXT_MAX);

	return t != NULL ? t : absent;
}

static void read_identity(
	struct loader *l, const struct ynode *m, struct sop *s)
{
	const struct ynode *p = field_find(m, "disahkan_oleh");

	s->nomor = field_text(l, m, "nomor", true, LIMIT_NOMOR);
	s->judul = field_text(l, m, "judul", true, LIMIT_NAMA);
	s->sebutan_triwulan = text_or(l, m, "sebutan_triwulan", s->judul);
	s->sebutan_tahunan = text_or(l, m, "sebutan_tahunan", s->judul);
	s->instansi = field_list(l, m, "instansi");
	s->tanggal_pembuatan = text_or(l, m, "tanggal_pembuatan", "");
	s->tanggal_revisi = text_or(l, m, "tanggal_revisi", "");
	s->tanggal_pengesahan = text_or(l, m, "tanggal_pengesahan", "");
	s->dasar_hukum = field_list(l, m, "dasar_hukum");
	s->kualifikasi = field_list(l, m, "kualifikasi");
	s->keterkaitan = field_list(l, m, "keterkaitan");
	s->peralatan = field_list(l, m, "peralatan");
	s->peringatan = field_list(l, m, "peringatan");
	s->pencatatan = field_list(l, m, "pencatatan");
	s->pengesah = (struct pengesah){"", "", "", ""};
	if (p == NULL)
		return;
	if (p->kind != Y_MAP) {
		load_fail(l, p->line, "disahkan_oleh",
			"harus berisi jabatan, nama, pangkat, dan nip.");
		return;
	}
	fields_known(l, p, "jabatan nama pangkat nip");
	s->pengesah.jabatan = text_or(l, p, "jabatan", "");
	s->pengesah.nama = text_or(l, p, "nama", "");
	s->pengesah.pangkat = text_or(l, p, "pangkat", "");
	s->pengesah.nip = text_or(l, p, "nip", "");
}

static void read_peran(struct loader *l, const struct ynode *m, struct sop *s)
{
	const struct ynode *list = field_maps(l, m, "pelaksana", LIMIT_PERAN);

	if (list->n == 0)
		load_fail(l, m->line, "pelaksana",
			"belum ada; sebutkan paling sedikit satu pelaksana.");
	s->peran = arena_array(l->c->mem, struct peran, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		const struct ynode *x = list->item[i];
		struct peran *p = &s->peran[s->peran_n];

		fields_known(l, x, "kode nama tampil kolom");
		p->kode = field_kode(l, x, "kode", true);
		p->nama = field_text(l, x, "nama", true, LIMIT_NAMA);
		p->tampil = text_or(l, x, "tampil", p->nama);
		p->kolom = field_bool(l, x, "kolom", true);
		if (peran_find(s, p->kode) != NULL)
			load_fail(l, x->line, "kode",
				"pelaksana \"%s\" ditulis dua kali.", p->kode);
		s->peran_n++;
	}
}

/* A role by the value of a field; NULL when absent. */
static const char *field_peran(struct loader *l, const struct sop *s,
	const struct ynode *m, const char *key, bool needed)
{
	const char *kode = field_kode(l, m, key, needed);
	const struct ynode *n = field_find(m, key);

	if (kode != NULL && n != NULL && peran_find(s, kode) == NULL)
		load_fail(l, n->line, key,
			"pelaksana \"%s\" tidak ada dalam daftar pelaksana; tambahkan atau perbaiki ejaannya.",
			kode);
	return kode;
}

static bool is_tiap_bidang(struct loader *l, const struct ynode *m)
{
	const struct ynode *n = field_find(m, "tiap");
	const char *t = field_text(l, m, "tiap", false, LIMIT_KODE);

	if (t != NULL && !text_eq(t, "bidang"))
		load_fail(l, n->line, "tiap",
			"\"%s\" tidak dikenal; yang dikenal: bidang.", t);
	return t != NULL;
}

static void read_syarat(struct loader *l, const struct sop *s,
	const struct ynode *m, struct simpul *n)
{
	const struct ynode *list = field_maps(l, m, "berkas", LIMIT_JENIS);

	n->syarat = arena_array(l->c->mem, struct syarat, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		const struct ynode *x = list->item[i];
		struct syarat *y = &n->syarat[n->syarat_n++];
		const char *sumber;

		fields_known(l, x, BERKAS_FIELDS);
		y->jenis = field_kode(l, x, "jenis", true);
		y->nama = field_text(l, x, "nama", true, LIMIT_NAMA);
		y->tiap_bidang = is_tiap_bidang(l, x);
		y->pengecuali = field_peran(l, s, x, "pengecuali", false);
		sumber = field_text(l, x, "sumber", false, LIMIT_KODE);
		y->sistem = text_eq(sumber, "sistem");
		if (sumber != NULL && !y->sistem)
			load_fail(l, x->line, "sumber",
				"\"%s\" tidak dikenal; yang dikenal: sistem.",
				sumber);
		if (y->tiap_bidang && !n->tiap_bidang)
			load_fail(l, x->line, "tiap",
				"langkah ini tidak dibagi menurut Bidang.");
	}
}

static const char *read_hanya(struct loader *l, const struct ynode *m)
{
	const char *t = field_text(l, m, "hanya", false, LIMIT_KODE);

	if (t != NULL && !text_eq(t, "tahunan") && !text_eq(t, "triwulan"))
		load_fail(l, field_find(m, "hanya")->line, "hanya",
			"\"%s\" tidak dikenal; pakai tahunan atau triwulan.",
			t);
	return t;
}

static struct simpul *simpul_add(
	struct loader *l, struct sop *s, const struct ynode *m)
{
	struct simpul *n = &s->simpul[s->simpul_n];

	if (s->simpul_n == LIMIT_SIMPUL) {
		load_fail(l, m->line, "langkah",
			"terlalu banyak tugas; paling banyak %d.",
			LIMIT_SIMPUL);
		return &s->simpul[LIMIT_SIMPUL - 1];
	}
	s->simpul_n++;
	n->bukan_pelaku = -1;
	n->lanjut = (int)s->simpul_n;
	return n;
}

/* How screens speak of a task: what to do, and the form it opens. */
static void read_screen(
	struct loader *l, const struct ynode *m, struct simpul *n)
{
	n->tugas = field_text(l, m, "tugas", false, LIMIT_NAMA);
	if (n->tugas == NULL)
		n->tugas = n->kegiatan;
	n->layar = field_kode(l, m, "layar", false);
}

/* A task of another role before the step's own: "9a". */
static void read_sebelum(
	struct loader *l, struct sop *s, const struct ynode *m, int no)
{
	const struct ynode *list = field_maps(l, m, "didahului", LIMIT_LANGKAH);

	for (size_t i = 0; i < list->n; i++) {
		const struct ynode *x = list->item[i];
		const char *kode = field_text(l, x, "kode", true, LIMIT_KODE);
		struct simpul *n;

		fields_known(l, x, SEBELUM_FIELDS);
		if (strspn(kode, "abcdefghijklmnopqrstuvwxyz0123456789") !=
				strlen(kode) ||
			strspn(kode, "0123456789") == strlen(kode) ||
			simpul_find(s, kode) >= 0)
			load_fail(l, x->line, "kode",
				"\"%s\" tidak sah atau sudah dipakai; tulis misalnya %da.",
				kode, no);
		n = simpul_add(l, s, x);
		n->kode = kode;
		n->no = no;
		n->kegiatan = field_text(l, x, "kegiatan", true, TEXT_MAX);
		n->peran = field_peran(l, s, x, "pelaksana", true);
		n->hanya = read_hanya(l, x);
		n->baku = field_waktu(l, x, "waktu");
		n->batas = field_waktu(l, x, "batas");
		n->hasil = text_or(l, x, "hasil", NULL);
		read_screen(l, x, n);
		read_syarat(l, s, x, n);
	}
}

static void read_langkah(
	struct loader *l, struct sop *s, const struct ynode *m, int no)
{
	struct langkah *r = &s->langkah[s->langkah_n];
	const char *peran;
	struct simpul *n;

	fields_known(l, m, LANGKAH_FIELDS);
	if (field_int(l, m, "no", 1, LIMIT_LANGKAH) != no)
		load_fail(l, m->line, "no",
			"langkah harus bernomor urut; di sini seharusnya %d.",
			no);
	r->no = no;
	r->kegiatan = field_text(l, m, "kegiatan", true, TEXT_MAX);
	r->kelengkapan = text_or(l, m, "kelengkapan", "");
	r->waktu = text_or(l, m, "waktu", "");
	r->output = text_or(l, m, "output", "");
	r->keterangan = text_or(l, m, "keterangan", "");
	r->baku = field_waktu(l, m, "waktu");
	peran = field_peran(l, s, m, "pelaksana", true);
	for (size_t i = 0; i < s->peran_n; i++)
		if (text_eq(s->peran[i].kode, peran))
			r->peran = (int)i;
	read_sebelum(l, s, m, no);
	n = simpul_add(l, s, m);
	n->kode = arena_printf(l->c->mem, "%d", no);
	n->no = no;
	n->kegiatan = r->kegiatan;
	n->peran = peran;
	n->tiap_bidang = is_tiap_bidang(l, m);
	n->baku = r->baku;
	n->batas = field_find(m, "batas") != NULL ? field_waktu(l, m, "batas")
						  : r->baku;
	n->penutup = field_peran(l, s, m, "ditutup_oleh", false);
	n->hasil = text_or(l, m, "hasil", NULL);
	n->hanya = read_hanya(l, m);
	r->singkat =
		text_or(l, m, "singkat", arena_printf(l->c->mem, "%d", no));
	read_screen(l, m, n);
	read_syarat(l, s, m, n);
	if (n->penutup != NULL && !n->tiap_bidang)
		load_fail(l, m->line, "ditutup_oleh",
			"hanya langkah yang dibagi menurut Bidang yang dapat ditutup.");
	s->langkah_n++;
}

/* First simpul of a step that the file has; -1 with the mistake noted. */
static int step_target(struct loader *l, const struct sop *s,
	const struct ynode *m, const char *key)
{
	int no = field_int(l, m, key, 1, LIMIT_LANGKAH);

	for (size_t i = 0; i < s->simpul_n; i++)
		if (s->simpul[i].no == no)
			return (int)i;
	load_fail(l, m->line, key, "langkah %d tidak ada.", no);
	return -1;
}

static void read_tidak(struct loader *l, struct sop *s, const struct ynode *k,
	struct simpul *n)
{
	const struct ynode *list = field_maps(l, k, "tidak", LIMIT_LANGKAH);

	if (list->n == 0)
		load_fail(l, k->line, "tidak",
			"keputusan harus mempunyai jalan Ya dan Tidak; sebutkan tujuan Tidak, misalnya - {ke: 5}.");
	n->kembali = arena_array(l->c->mem, int, list->n + 1);
	n->kembali_bidang = arena_array(l->c->mem, bool, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		const struct ynode *x = list->item[i];
		const char *satu = text_or(l, x, "bidang", NULL);
		int to = step_target(l, s, x, "ke");

		fields_known(l, x, "ke bidang");
		if (to < 0)
			return;
		if (satu != NULL && !text_eq(satu, "satu"))
			load_fail(l, x->line, "bidang",
				"\"%s\" tidak dikenal; yang dikenal: satu.",
				satu);
		if (satu != NULL && !s->simpul[to].tiap_bidang)
			load_fail(l, x->line, "bidang",
				"langkah %d tidak dibagi menurut Bidang.",
				s->simpul[to].no);
		n->kembali[n->kembali_n] = to;
		n->kembali_bidang[n->kembali_n++] = satu != NULL;
	}
}

/* What points to other steps is read when all steps are there. */
static void read_jumps(
	struct loader *l, struct sop *s, const struct ynode *m, int no)
{
	const struct ynode *k = field_find(m, "keputusan");
	struct simpul *n = &s->simpul[simpul_of(s, no)];
	struct langkah *r = &s->langkah[no - 1];

	if (field_find(m, "bukan_pelaku") != NULL) {
		int other = field_int(l, m, "bukan_pelaku", 1, LIMIT_LANGKAH);

		n->bukan_pelaku = simpul_of(s, other);
		if (n->bukan_pelaku < 0)
			load_fail(l, m->line, "bukan_pelaku",
				"langkah %d tidak ada.", other);
	}
	if (k == NULL)
		return;
	if (k->kind != Y_MAP) {
		load_fail(
			l, k->line, "keputusan", "harus berisi ya dan tidak.");
		return;
	}
	fields_known(l, k, "ya tidak");
	n->keputusan = true;
	n->lanjut = step_target(l, s, k, "ya");
	read_tidak(l, s, k, n);
	r->keputusan = true;
	if (n->lanjut >= 0)
		r->ya = s->simpul[n->lanjut].no;
	if (n->kembali_n > 0)
		r->tidak = s->simpul[n->kembali[0]].no;
}

static void read_catatan(struct loader *l, const struct ynode *m, struct sop *s)
{
	const struct ynode *list =
		field_maps(l, m, "catatan", LIMIT_LANGKAH * 4);

	s->catatan = arena_array(l->c->mem, struct catatan_sop, list->n + 1);
	for (size_t i = 0; i < list->n; i++) {
		const struct ynode *x = list->item[i];
		struct catatan_sop *k = &s->catatan[s->catatan_n++];

		fields_known(l, x, "langkah soal putusan");
		k->langkah = field_int(l, x, "langkah", 0, (int)s->langkah_n);
		k->soal = field_text(l, x, "soal", true, TEXT_MAX);
		k->putusan = field_text(l, x, "putusan", true, TEXT_MAX);
	}
}

/* Steps where the printed sheet draws a capsule: "mulai: [1, 7]". */
static void read_capsules(struct loader *l, const struct ynode *m,
	const char *key, struct sop *s, bool mulai)
{
	struct teks_list t = field_list(l, m, key);
	int **out = mulai ? &s->gambar_mulai : &s->gambar_selesai;
	size_t *n = mulai ? &s->gambar_mulai_n : &s->gambar_selesai_n;

	*out = arena_array(l->c->mem, int, t.n + 1);
	for (size_t i = 0; i < t.n; i++) {
		long no = 0;

		if (!text_int(t.item[i], 1, (long)s->langkah_n, &no)) {
			load_fail(l, m->line, key, "langkah \"%s\" tidak ada.",
				t.item[i]);
			return;
		}
		(*out)[(*n)++] = (int)no;
	}
}

static void read_gambar(struct loader *l, const struct ynode *m, struct sop *s)
{
	const struct ynode *g = field_find(m, "gambar");

	if (g == NULL)
		return;
	if (g->kind != Y_MAP) {
		load_fail(l, g->line, "gambar",
			"harus berisi mulai dan selesai.");
		return;
	}
	fields_known(l, g, "mulai selesai");
	s->gambar_ada = true;
	read_capsules(l, g, "mulai", s, true);
	read_capsules(l, g, "selesai", s, false);
}

static void read_steps(struct loader *l, const struct ynode *m, struct sop *s)
{
	const struct ynode *list = field_maps(l, m, "langkah", LIMIT_LANGKAH);

	if (list->n == 0)
		load_fail(l, m->line, "langkah",
			"belum ada; SOP harus mempunyai langkah.");
	s->langkah = arena_array(l->c->mem, struct langkah, list->n + 1);
	s->simpul = arena_array(l->c->mem, struct simpul, LIMIT_SIMPUL);
	for (size_t i = 0; i < list->n && l->c->code == OK; i++)
		read_langkah(l, s, list->item[i], (int)i + 1);
	for (size_t i = 0; i < list->n && l->c->code == OK; i++)
		read_jumps(l, s, list->item[i], (int)i + 1);
	if (s->simpul_n > 0 && !s->simpul[s->simpul_n - 1].keputusan)
		s->simpul[s->simpul_n - 1].lanjut = SIMPUL_SELESAI;
}

int sop_load(struct ctx *c, const char *file, const char *text, size_t n,
	struct sop **out)
{
	struct loader l = {c, file};
	struct sop *s = arena_new(c->mem, struct sop);
	struct ynode *m;
	int rc = yaml_tree(c, file, text, n, &m);

	if (rc < 0)
		return rc;
	if (m->kind != Y_MAP)
		return fail(c, E_INVALID,
			"%s baris %d: definisi SOP harus berisi field seperti nomor, judul, dan langkah.",
			file, m->line);
	s->keadaan = "draf";
	s->versi = 1;
	fields_known(&l, m, SOP_FIELDS);
	read_identity(&l, m, s);
	read_peran(&l, m, s);
	read_steps(&l, m, s);
	if (c->code == OK)
		read_catatan(&l, m, s);
	if (c->code == OK)
		read_gambar(&l, m, s);
	if (c->code != OK)
		return (int)c->code;
	s->yaml = arena_dupn(c->mem, text, n);
	*out = s;
	return OK;
}
