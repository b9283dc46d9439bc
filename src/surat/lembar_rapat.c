/* The three papers of a meeting: undangan, daftar hadir, notulen. */
#include "base/base.h"

#include "surat/lembar_priv.h"

static char *kapan(const struct lembar *l, const struct rapat *r)
{
	return hari_tulis(l->mem, at_day(r->mulai_at, l->instansi->zona_min));
}

static char *pukul(const struct lembar *l, const struct rapat *r)
{
	int zona = l->instansi->zona_min;

	return arena_printf(l->mem, "%s s.d. %s WIB",
		jam_tulis(l->mem, r->mulai_at, zona),
		jam_tulis(l->mem, r->selesai_at, zona));
}

static const char *tempat(const struct lembar *l, const struct rapat *r)
{
	if (text_is_blank(r->tempat))
		return r->tautan;
	if (text_is_blank(r->tautan))
		return r->tempat;
	return arena_printf(l->mem, "%s, atau %s", r->tempat, r->tautan);
}

void lembar_kepala(
	struct doc *d, const struct lembar *l, const struct kepala *k)
{
	struct pair p[] = {
		{"Nomor", k->nomor != NULL ? k->nomor
					   : "(diberikan saat terbit)"},
		{"Sifat", k->sifat},
		{"Lampiran", k->lampiran},
		{"Hal", k->hal},
	};

	doc_line(d, ALIGN_RIGHT, false,
		arena_printf(l->mem, "%s, %s", l->instansi->tempat,
			lembar_tanggal(l)));
	lembar_pasangan(d, l, p, ARRAY_N(p));
	if (l->draf)
		doc_line(d, ALIGN_LEFT, true,
			"(draf, belum berlaku sebagai surat dinas)");
	doc_line(d, ALIGN_LEFT, false, "Yth.");
	for (size_t i = 0; i < k->yth_n; i++)
		doc_line(d, ALIGN_LEFT, false, k->yth[i]);
	lembar_spasi(d);
}

static const char *nama_peserta(const struct lembar *l, const struct peserta *p)
{
	if (p->jabatan != NULL)
		return lembar_jabatan(l, p->jabatan);
	if (text_is_blank(p->asal))
		return p->nama;
	return arena_printf(l->mem, "%s (%s)", p->nama, p->asal);
}

struct doc *lembar_undangan(const struct lembar *l, const struct rapat *r)
{
	struct doc *d = lembar_new(l, "Undangan Rapat");
	const char **yth = arena_array(l->mem, const char *, r->peserta_n + 1);
	struct kepala k = {r->nomor, "Biasa", "-", r->acara, yth, 0};
	struct pair p[] = {
		{"Hari/tanggal", kapan(l, r)},
		{"Waktu", pukul(l, r)},
		{"Tempat", r->tempat},
		{"Tautan", r->tautan},
		{"Acara", r->acara},
	};

	for (size_t i = 0; i < r->peserta_n; i++)
		yth[k.yth_n++] = arena_printf(l->mem, "%zu. %s", i + 1,
			nama_peserta(l, &r->peserta[i]));
	lembar_kepala(d, l, &k);
	doc_para(d,
		arena_printf(l->mem,
			"Dalam rangka pelaksanaan SOP Penyusunan LKJ Nomor %s langkah 4, dengan hormat kami mengundang Saudara hadir pada:",
			l->sop));
	lembar_pasangan(d, l, p, ARRAY_N(p));
	if (!text_is_blank(r->ditunda))
		doc_para(d, arena_printf(l->mem,
				    "Jadwal ini mengubah jadwal sebelumnya: %s",
				    r->ditunda));
	doc_para(d,
		"Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu dan membawa data Bidang masing-masing. Demikian, atas perhatian Saudara diucapkan terima kasih.");
	lembar_ttd(d, l, true);
	return d;
}

static void put_hadir(struct table *t, const struct lembar *l, size_t no,
	const struct peserta *p)
{
	int zona = l->instansi->zona_min;
	const char *tanda = "";
	const char *cell[5];

	if (p->hadir_at != 0)
		tanda = arena_printf(l->mem, "Hadir %s (%s)",
			jam_tulis(l->mem, p->hadir_at, zona),
			text_eq(p->cara, "kode") ? "kode rapat"
						 : "dicatat notulis");
	cell[0] = arena_printf(l->mem, "%zu", no);
	cell[1] = p->jabatan == NULL ? p->nama : p->orang;
	cell[2] = p->nip;
	cell[3] = p->jabatan == NULL
			  ? (text_is_blank(p->asal) ? "Tamu" : p->asal)
			  : lembar_jabatan(l, p->jabatan);
	cell[4] = p->hadir_at != 0
			  ? tanda
			  : arena_printf(l->mem, "%zu. ..................", no);
	doc_row(t, cell);
}

struct doc *lembar_daftar_hadir(const struct lembar *l, const struct rapat *r)
{
	static const struct column column[] = {{"No", 5, ALIGN_RIGHT},
		{"Nama", 27, ALIGN_LEFT}, {"NIP", 22, ALIGN_LEFT},
		{"Jabatan/Unit", 26, ALIGN_LEFT},
		{"Tanda Tangan", 20, ALIGN_LEFT}};
	struct doc *d = lembar_new(l, "Daftar Hadir");
	struct pair p[] = {{"Acara", r->acara}, {"Hari/tanggal", kapan(l, r)},
		{"Waktu", pukul(l, r)}, {"Tempat", tempat(l, r)}};
	struct table *t;
	size_t hadir = 0;

	lembar_judul(d, l, "DAFTAR HADIR");
	lembar_pasangan(d, l, p, ARRAY_N(p));
	t = doc_table(d, "Peserta rapat", column, 5);
	for (size_t i = 0; i < r->peserta_n; i++) {
		put_hadir(t, l, i + 1, &r->peserta[i]);
		hadir += r->peserta[i].hadir_at != 0;
	}
	t->note = arena_printf(
		l->mem, "Hadir %zu dari %zu orang.", hadir, r->peserta_n);
	lembar_ttd(d, l, false);
	return d;
}

static const char *daftar_hadir(const struct lembar *l, const struct rapat *r)
{
	struct str s = str_new(l->mem, LIMIT_TEXT);

	for (size_t i = 0; i < r->peserta_n; i++)
		if (r->peserta[i].hadir_at != 0)
			str_addf(&s, "%s%s", s.n > 0 ? "; " : "",
				nama_peserta(l, &r->peserta[i]));
	return s.n > 0 ? s.p : "Terlampir pada daftar hadir";
}

static void put_butir(
	struct doc *d, const struct lembar *l, size_t no, const struct butir *b)
{
	struct pair p[] = {
		{"Pembahasan", b->pembahasan},
		{"Keputusan", b->keputusan},
		{"Penanggung jawab",
			b->penanggung != NULL && !text_is_blank(b->keputusan)
				? lembar_jabatan(l, b->penanggung)
				: NULL},
		{"Tenggat",
			b->tenggat != 0 ? day_long(l->mem, b->tenggat) : NULL},
	};

	doc_heading(d, 3, arena_printf(l->mem, "%zu. %s", no, b->judul));
	lembar_pasangan(d, l, p, ARRAY_N(p));
}

struct doc *lembar_notulen(const struct lembar *l, const struct rapat *r)
{
	struct doc *d = lembar_new(l, "Notulen Rapat");
	struct pair p[] = {{"Acara", r->acara}, {"Hari/tanggal", kapan(l, r)},
		{"Waktu", pukul(l, r)}, {"Tempat", tempat(l, r)},
		{"Undangan", r->nomor},
		{"Pimpinan rapat", l->oleh != NULL ? l->oleh->nama : NULL},
		{"Notulis", lembar_jabatan(l, r->notulis)},
		{"Peserta", daftar_hadir(l, r)}};

	lembar_judul(d, l, "NOTULEN RAPAT");
	lembar_pasangan(d, l, p, ARRAY_N(p));
	doc_line(d, ALIGN_LEFT, true, "Hasil rapat");
	for (size_t i = 0; i < r->butir_n; i++)
		put_butir(d, l, i + 1, &r->butir[i]);
	doc_para(d,
		"Keputusan di atas menjadi tindak lanjut penanggung jawab masing-masing.");
	lembar_ttd(d, l, false);
	return d;
}
