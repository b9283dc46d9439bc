/* What all printed letters share, and the disposisi sheet. */
#include "base/base.h"

#include "surat/lembar_priv.h"

const char *lembar_jabatan(const struct lembar *l, const char *kode)
{
	for (size_t i = 0; i < l->jabatan_n; i++)
		if (text_eq(l->jabatan[i].kode, kode))
			return l->jabatan[i].nama;
	return kode != NULL ? kode : "";
}

const char *kapasitas_tulis(const char *kapasitas)
{
	if (text_eq(kapasitas, "plt"))
		return "Plt. ";
	return text_eq(kapasitas, "plh") ? "Plh. " : "";
}

struct doc *lembar_new(const struct lembar *l, const char *title)
{
	const char **line = arena_array(l->mem, const char *, 2);
	struct kop k = {line, 2, l->instansi->alamat};
	struct doc *d = doc_new(l->mem, title);

	line[0] = text_upper(l->mem, l->instansi->pemerintah);
	line[1] = text_upper(l->mem, l->instansi->nama);
	d->letter = true;
	d->author = l->instansi->nama;
	d->header = title;
	d->footer = l->instansi->nama;
	d->date_at = l->pada_at;
	doc_kop(d, &k);
	return d;
}

void lembar_judul(struct doc *d, const struct lembar *l, const char *judul)
{
	doc_line(d, ALIGN_CENTER, true, judul);
	if (l->draf)
		doc_line(d, ALIGN_CENTER, false,
			"(draf, belum berlaku sebagai surat dinas)");
	lembar_spasi(d);
}

/* Paper has no empty block: a blank that cannot be seen is one line. */
void lembar_spasi(struct doc *d)
{
	doc_line(d, ALIGN_LEFT, false, "\xc2\xa0");
}

char *lembar_tanggal(const struct lembar *l)
{
	return day_long(l->mem, at_day(l->pada_at, l->instansi->zona_min));
}

static struct signature sign_of(
	const struct lembar *l, const struct pejabat *p, const char *tempat)
{
	struct signature s = {.place_date = tempat};

	if (p == NULL)
		return s;
	s.jabatan = arena_printf(l->mem, "%s%s,", kapasitas_tulis(p->kapasitas),
		p->jabatan_nama);
	s.name = p->nama;
	s.rank = p->pangkat;
	s.nip = p->nip;
	return s;
}

static const char *mark_of(const struct lembar *l, int64_t at)
{
	if (l->draf || at == 0)
		return NULL;
	return arena_printf(l->mem,
		"Dicatat dalam sistem pada %s. Pencatatan internal, bukan tanda tangan elektronik tersertifikasi.",
		at_long(l->mem, at, l->instansi->zona_min));
}

void lembar_ttd(struct doc *d, const struct lembar *l, bool surat)
{
	const char *tempat =
		surat ? NULL
		      : arena_printf(l->mem, "%s, %s", l->instansi->tempat,
				lembar_tanggal(l));
	struct signature s = sign_of(l, l->oleh, tempat);
	struct signature *left;

	if (s.jabatan == NULL)
		s.jabatan = "";
	s.mark = mark_of(l, l->tanda_at);
	if (l->kedua != NULL) {
		left = arena_new(l->mem, struct signature);
		*left = sign_of(l, l->kedua, "Notulis,");
		left->mark = mark_of(l, l->tanda_kedua_at);
		s.beside = left;
	}
	doc_signature(d, &s);
}

void lembar_pasangan(
	struct doc *d, const struct lembar *l, const struct pair *p, size_t n)
{
	struct pair *list = arena_array(l->mem, struct pair, n);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		if (!text_is_blank(p[i].value))
			list[count++] = p[i];
	doc_pairs(d, list, count);
}

/* ---- disposisi ---- */

static const char *tick(const struct lembar *l, bool on, const char *nama)
{
	return arena_printf(l->mem, "%s %s", on ? "☑" : "☐", nama);
}

/* To whom at the left, the six ticks of the paper form at the right. */
static void put_pilihan(
	struct doc *out, const struct lembar *l, const struct disposisi *d)
{
	static const struct column column[] = {
		{"Diteruskan kepada Sdr.", 60, ALIGN_LEFT},
		{"Dengan hormat harap", 40, ALIGN_LEFT}};
	struct table *t = doc_table(out, "Penerima dan perintah", column, 2);
	size_t rows = d->penerima_n > ARRAY_N(harap_pilihan)
			      ? d->penerima_n
			      : ARRAY_N(harap_pilihan);

	for (size_t i = 0; i < rows; i++) {
		const char *cell[2] = {NULL, NULL};

		if (i < d->penerima_n)
			cell[0] = tick(l, true,
				lembar_jabatan(l, d->penerima[i].jabatan));
		if (i < ARRAY_N(harap_pilihan))
			cell[1] = tick(l,
				d->harap != NULL &&
					text_has_word(d->harap,
						harap_pilihan[i].kode),
				harap_pilihan[i].nama);
		doc_row(t, cell);
	}
}

struct doc *lembar_disposisi(const struct lembar *l, const struct disposisi *d)
{
	struct doc *out = lembar_new(l, "Lembar Disposisi");
	int zona = l->instansi->zona_min;
	const char *kapan = arena_printf(l->mem, "%s, %s WIB",
		hari_tulis(l->mem, at_day(l->pada_at, zona)),
		jam_tulis(l->mem, l->pada_at, zona));
	struct pair p[] = {
		{"Surat dari", d->asal},
		{"Nomor surat", d->asal_nomor},
		{"Tanggal surat",
			d->asal_on != 0 ? day_long(l->mem, d->asal_on) : NULL},
		{"Dari", lembar_jabatan(l, d->dari)},
		{"Nomor agenda", d->nomor != NULL ? d->nomor
						  : "(diberikan saat dikirim)"},
		{"Tanggal", kapan},
		{"Sifat", sifat_nama(d->sifat)},
		{"Hal", d->hal},
		{"Lampiran",
			"Format Laporan Pemantauan Kinerja (dalam sistem)"},
	};

	lembar_judul(out, l, "LEMBAR DISPOSISI");
	lembar_pasangan(out, l, p, ARRAY_N(p));
	put_pilihan(out, l, d);
	doc_line(out, ALIGN_LEFT, true, "Isi disposisi");
	doc_para(out, d->isi);
	doc_para(out, arena_printf(l->mem, "Paling lambat %s, %s WIB.",
			      hari_tulis(l->mem, at_day(d->batas_at, zona)),
			      jam_tulis(l->mem, d->batas_at, zona)));
	lembar_ttd(out, l, false);
	return out;
}
