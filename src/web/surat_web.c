/* What the pages of letters share. */
#include "base/base.h"

#include "web/surat_web.h"
#include "web/web_app.h"

int surat_meja(
	struct web *w, enum tab tab, const char *judul, struct surat_meja *out)
{
	int rc = kepala_get(w, tab, &out->r, &out->kepala);

	if (rc == OK)
		rc = act_org(
			w->c, &out->instansi, &out->pejabat, &out->pejabat_n);
	if (rc < 0)
		return rc;
	out->zona = out->r.instansi.zona_min;
	out->kepala.judul_halaman = judul;
	out->kepala.tombol = NULL;
	return OK;
}

const char *surat_sebagai(const struct web *w, const char *peran)
{
	const struct pejabat *p = web_peran(w, peran);

	if (p != NULL)
		return p->jabatan;
	if (w->sesi.wewenang.n > 0)
		return w->sesi.wewenang.list[0].jabatan;
	return ACT_PENGELOLA;
}

const char *surat_disposisi(struct web *w, int64_t siklus_id)
{
	const struct wewenang *v = &w->sesi.wewenang;

	for (size_t i = 0; web_boleh(w, "surat.baca") && i < v->n; i++) {
		struct act_disposisi a = {
			.siklus_id = siklus_id, .jabatan = v->list[i].jabatan};

		if (act_disposisi_lihat(w->c, &a) == OK)
			return a.hasil.nomor;
		fail_clear(w->c);
	}
	return NULL;
}

const struct pejabat *surat_pejabat(
	const struct surat_meja *m, const char *jabatan)
{
	for (size_t i = 0; i < m->pejabat_n; i++)
		if (text_eq(m->pejabat[i].jabatan, jabatan))
			return &m->pejabat[i];
	return NULL;
}

const char *surat_jabatan(struct arena *a, const char *nama)
{
	static const char panjang[] = "Kepala Bidang ";

	if (nama == NULL || !text_starts(nama, panjang))
		return nama;
	return arena_printf(a, "Kabid %s", nama + sizeof(panjang) - 1);
}

bool surat_tujuan(const struct pejabat *p)
{
	return !text_eq(p->peran, "sekretaris") && !text_eq(p->peran, "kepala");
}

const char *surat_waktu(struct arena *a, int64_t at, int zona)
{
	return arena_printf(a, "%s, %s WIB", day_long(a, at_day(at, zona)),
		jam_tulis(a, at, zona));
}

const char *surat_mesin(struct arena *a, int64_t at, int zona)
{
	return at != 0 ? arena_dupn(a, kata_mesin(a, at, zona), 16) : "";
}

size_t surat_pilihan(
	struct web *w, const struct surat_meja *m, struct choice **out)
{
	struct choice *p =
		arena_array(w->c->mem, struct choice, m->pejabat_n + 1);

	p[0] = (struct choice){.value = "", .label = "(belum dipilih)"};
	for (size_t i = 0; i < m->pejabat_n; i++)
		p[i + 1] = (struct choice){.value = m->pejabat[i].jabatan,
			.label = surat_jabatan(
				w->c->mem, m->pejabat[i].jabatan_nama)};
	*out = p;
	return m->pejabat_n + 1;
}

/* The letters number their fields "judul_3"; forms say "judul[3]". */
static const char *field_of(const struct web *w, const char *isian)
{
	const struct isian_aturan *r = w->route->isian;

	for (; isian != NULL && r != NULL && r->nama != NULL; r++) {
		size_t n = strlen(r->nama);

		if (r->jenis == ISIAN_PETA && text_starts(isian, r->nama) &&
			isian[n] == '_')
			return arena_printf(
				w->c->mem, "%s[%s]", r->nama, isian + n + 1);
	}
	return isian;
}

int surat_salah(struct web *w, int rc, const struct salah_list *s)
{
	bool any = false;

	for (size_t i = 0; rc == E_INVALID && i < s->n; i++)
		if (!s->item[i].ringan) {
			galat(w, field_of(w, s->item[i].isian), "%s",
				s->item[i].pesan);
			any = true;
		}
	if (any)
		fail_clear(w->c); /* said beside its field already */
	return rc;
}

int surat_lagi(struct web *w, int rc, const struct salah_list *s)
{
	return web_lagi(w, surat_salah(w, rc, s));
}

int surat_dipakai(struct web *w, int rc, const char *isian)
{
	const char *why = w->c->sentence;

	if (rc != E_CONFLICT || why == NULL ||
		strstr(why, "sudah dipakai") == NULL)
		return rc;
	galat(w, isian, "%s", why);
	fail_clear(w->c);
	return E_INVALID;
}

int64_t surat_at(const struct web *w, const char *nama, int zona)
{
	const char *s = isi_teks(w, nama);
	int64_t at;

	return s != NULL && at_parse(s, zona, &at) ? at : 0;
}

const char *surat_alamat(
	struct web *w, const struct surat_meja *m, const char *jenis)
{
	return arena_printf(
		w->c->mem, "%s/surat/%s/pdf", m->kepala.alamat, jenis);
}
