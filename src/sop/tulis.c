/*
 * A definition as YAML: the reverse of load.c, field by field.
 *
 * Every text is in double quotes, so no word of an office ("ya", "10",
 * "catatan: lihat") can become anything else than that text.
 */
#include "base/base.h"

#include "sop/sunting.h"

static void put_text(struct str *o, const char *text)
{
	str_addc(o, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			str_addc(o, '\\');
		if (*text == '\n')
			str_add(o, "\\n");
		else if (*text == '\t')
			str_add(o, "\\t");
		else if (*text == '\r')
			str_add(o, "\\r");
		else
			str_addc(o, *text);
	}
	str_addc(o, '"');
}

/* "key: "text"" on a line of its own; nothing for NULL. */
static void field(
	struct str *o, const char *before, const char *key, const char *text)
{
	if (text == NULL)
		return;
	str_addf(o, "%s%s: ", before, key);
	put_text(o, text);
	str_addc(o, '\n');
}

/* The same, left out when blank: a time, for one, may not be "". */
static void field_if(
	struct str *o, const char *before, const char *key, const char *text)
{
	field(o, before, key, text_is_blank(text) ? NULL : text);
}

static void list(struct str *o, const char *key, const struct teks_list *l)
{
	if (l->n == 0)
		return;
	str_addf(o, "%s:\n", key);
	for (size_t i = 0; i < l->n; i++) {
		str_add(o, "  - ");
		put_text(o, l->item[i]);
		str_addc(o, '\n');
	}
}

static void put_identity(struct str *o, const struct sop *s)
{
	const struct pengesah *p = &s->pengesah;

	field(o, "", "nomor", s->nomor);
	field(o, "", "judul", s->judul);
	field(o, "", "sebutan_triwulan", s->sebutan_triwulan);
	field(o, "", "sebutan_tahunan", s->sebutan_tahunan);
	list(o, "instansi", &s->instansi);
	field(o, "", "tanggal_pembuatan", s->tanggal_pembuatan);
	field(o, "", "tanggal_revisi", s->tanggal_revisi);
	field(o, "", "tanggal_pengesahan", s->tanggal_pengesahan);
	str_add(o, "disahkan_oleh:\n");
	field(o, "  ", "jabatan", p->jabatan);
	field(o, "  ", "nama", p->nama);
	field(o, "  ", "pangkat", p->pangkat);
	field(o, "  ", "nip", p->nip);
	list(o, "dasar_hukum", &s->dasar_hukum);
	list(o, "kualifikasi", &s->kualifikasi);
	list(o, "keterkaitan", &s->keterkaitan);
	list(o, "peralatan", &s->peralatan);
	list(o, "peringatan", &s->peringatan);
	list(o, "pencatatan", &s->pencatatan);
}

static void put_peran(struct str *o, const struct sop *s)
{
	str_add(o, "pelaksana:\n");
	for (size_t i = 0; i < s->peran_n; i++) {
		const struct peran *p = &s->peran[i];

		str_addf(o, "  - kode: %s\n", p->kode);
		field(o, "    ", "nama", p->nama);
		field(o, "    ", "tampil", p->tampil);
		if (!p->kolom)
			str_add(o, "    kolom: tidak\n");
	}
}

static void put_numbers(
	struct str *o, const char *key, const int *list, size_t n)
{
	str_addf(o, "  %s: [", key);
	for (size_t i = 0; i < n; i++)
		str_addf(o, "%s%d", i > 0 ? ", " : "", list[i]);
	str_add(o, "]\n");
}

static void put_gambar(struct str *o, const struct sop *s)
{
	if (!s->gambar_ada)
		return;
	str_add(o, "gambar:\n");
	put_numbers(o, "mulai", s->gambar_mulai, s->gambar_mulai_n);
	put_numbers(o, "selesai", s->gambar_selesai, s->gambar_selesai_n);
}

static void put_syarat(
	struct str *o, const char *before, const struct simpul *n)
{
	if (n->syarat_n == 0)
		return;
	str_addf(o, "%sberkas:\n", before);
	for (size_t i = 0; i < n->syarat_n; i++) {
		const struct syarat *y = &n->syarat[i];

		str_addf(o, "%s  - {jenis: %s, nama: ", before, y->jenis);
		put_text(o, y->nama);
		if (y->tiap_bidang)
			str_add(o, ", tiap: bidang");
		if (y->sistem)
			str_add(o, ", sumber: sistem");
		if (y->pengecuali != NULL)
			str_addf(o, ", pengecuali: %s", y->pengecuali);
		str_add(o, "}\n");
	}
}

/* What a step and a task before it have in common. */
static void put_task(struct str *o, const char *before, const struct simpul *n)
{
	if (!text_eq(n->tugas, n->kegiatan))
		field(o, before, "tugas", n->tugas);
	if (n->layar != NULL)
		str_addf(o, "%slayar: %s\n", before, n->layar);
	if (n->hanya != NULL)
		str_addf(o, "%shanya: %s\n", before, n->hanya);
	field(o, before, "hasil", n->hasil);
	put_syarat(o, before, n);
}

static bool same_time(struct waktu a, struct waktu b)
{
	return a.satuan == b.satuan && a.jumlah == b.jumlah;
}

static void put_before(struct str *o, const struct sop *s, int no, int own)
{
	bool first = true;

	for (int i = 0; i < own; i++) {
		const struct simpul *n = &s->simpul[i];

		if (n->no != no)
			continue;
		if (first)
			str_add(o, "    didahului:\n");
		first = false;
		str_addf(o, "      - kode: %s\n", n->kode);
		field(o, "        ", "kegiatan", n->kegiatan);
		str_addf(o, "        pelaksana: %s\n", n->peran);
		if (n->baku.satuan != WAKTU_TANPA)
			field(o, "        ", "waktu",
				waktu_format(o->mem, n->baku));
		if (n->batas.satuan != WAKTU_TANPA)
			field(o, "        ", "batas",
				waktu_format(o->mem, n->batas));
		put_task(o, "        ", n);
	}
}

static void put_decision(
	struct str *o, const struct sop *s, const struct simpul *n)
{
	if (!n->keputusan)
		return;
	str_addf(o, "    keputusan:\n      ya: %d\n      tidak:\n",
		n->lanjut >= 0 ? s->simpul[n->lanjut].no : 0);
	for (size_t i = 0; i < n->kembali_n; i++)
		str_addf(o, "        - {ke: %d%s}\n",
			s->simpul[n->kembali[i]].no,
			n->kembali_bidang[i] ? ", bidang: satu" : "");
}

static void put_step(struct str *o, const struct sop *s, size_t i)
{
	const struct langkah *r = &s->langkah[i];
	int own = simpul_of(s, r->no);
	const struct simpul *n = &s->simpul[own];

	str_addf(o, "  - no: %d\n", r->no);
	field(o, "    ", "kegiatan", r->kegiatan);
	str_addf(o, "    pelaksana: %s\n", n->peran);
	if (n->tiap_bidang)
		str_add(o, "    tiap: bidang\n");
	field(o, "    ", "kelengkapan", r->kelengkapan);
	field_if(o, "    ", "waktu", r->waktu);
	field(o, "    ", "output", r->output);
	field_if(o, "    ", "keterangan", r->keterangan);
	if (!same_time(n->batas, n->baku))
		field(o, "    ", "batas", waktu_format(o->mem, n->batas));
	if (n->penutup != NULL)
		str_addf(o, "    ditutup_oleh: %s\n", n->penutup);
	if (n->bukan_pelaku >= 0)
		str_addf(o, "    bukan_pelaku: %d\n",
			s->simpul[n->bukan_pelaku].no);
	field(o, "    ", "singkat", r->singkat);
	put_decision(o, s, n);
	put_before(o, s, r->no, own);
	put_task(o, "    ", n);
}

static void put_notes(struct str *o, const struct sop *s)
{
	if (s->catatan_n > 0)
		str_add(o, "catatan:\n");
	for (size_t i = 0; i < s->catatan_n; i++) {
		str_addf(o, "  - langkah: %d\n", s->catatan[i].langkah);
		field(o, "    ", "soal", s->catatan[i].soal);
		field(o, "    ", "putusan", s->catatan[i].putusan);
	}
}

int sop_yaml(struct ctx *c, const struct sop *s, struct str *out)
{
	*out = str_new(c->mem, LIMIT_YAML);
	put_identity(out, s);
	put_peran(out, s);
	put_gambar(out, s);
	str_add(out, "langkah:\n");
	for (size_t i = 0; i < s->langkah_n; i++)
		put_step(out, s, i);
	put_notes(out, s);
	if (!str_ok(out))
		return fail(c, E_TOOBIG,
			"Definisi SOP terlalu besar; paling besar %zu KB.",
			LIMIT_YAML >> 10);
	return OK;
}
