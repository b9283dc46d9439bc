/* How the office stands, for programs. */
#include "base/base.h"

#include "web/api_priv.h"
#include "web/web_app.h"

#include "act/act_dasbor.h"
#include "act/act_json.h"

const struct isian_aturan api_isian_dasbor[] = {
	{"periode", ISIAN_TEKS, 10, NULL, NULL},
	API_SEBAGAI_LIHAT,
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static void put_heat(
	struct json *j, const char *key, const struct dasbor_sel *s)
{
	json_arr(j, key);
	for (int i = 0; i < DASBOR_PERIODE; i++) {
		json_obj(j, NULL);
		json_text(j, "capaian", s[i].ada ? s[i].cetak : NULL);
		api_put_kategori(j, s[i].kategori);
		json_int(j, "dihitung", (int64_t)s[i].dihitung);
		json_int(j, "dari", (int64_t)s[i].dari);
		json_end(j);
	}
	json_end(j);
}

static void put_dasbor_bidang(struct json *j, const struct act_dasbor *d)
{
	json_arr(j, "bidang");
	for (size_t i = 0; i < d->bidang_n; i++) {
		const struct dasbor_bidang *b = &d->bidang[i];

		json_obj(j, NULL);
		json_text(j, "kode", b->bidang.kode);
		json_text(j, "nama", b->bidang.nama);
		put_heat(j, "capaian", b->sel);
		json_text(j, "pagu", b->pagu);
		json_text(j, "realisasi", b->realisasi);
		json_text(j, "serapan", b->serapan);
		json_end(j);
	}
	json_end(j);
}

static void put_attention(struct json *j, const struct act_dasbor *d)
{
	json_arr(j, "perhatian");
	for (size_t i = 0; i < d->perhatian_n; i++) {
		const struct dasbor_perhatian *p = &d->perhatian[i];

		json_obj(j, NULL);
		json_text(j, "kode", p->indikator.kode);
		json_text(j, "nama", p->indikator.nama);
		json_text(j, "bidang", p->bidang);
		json_text(j, "capaian", p->cetak);
		api_put_kategori(j, p->kategori);
		json_text(j, "target", p->target);
		json_text(j, "realisasi", p->realisasi);
		json_text(j, "kendala", p->kendala);
		json_text(j, "tindak_lanjut", p->tindak_lanjut);
		json_text(j, "penanggung_jawab", p->penanggung_jawab);
		json_text(j, "tenggat", p->tenggat);
		json_end(j);
	}
	json_end(j);
}

static void put_steps(struct json *j, const struct act_dasbor *d)
{
	json_arr(j, "langkah");
	for (size_t i = 0; i < d->langkah_n; i++) {
		json_obj(j, NULL);
		json_int(j, "no", d->langkah[i].no);
		json_text(j, "kegiatan", d->langkah[i].kegiatan);
		json_int(j, "baku_menit", d->langkah[i].baku);
		json_int(j, "nyata_menit", d->langkah[i].nyata);
		json_int(j, "kali", (int64_t)d->langkah[i].n);
		json_end(j);
	}
	json_end(j);
	json_arr(j, "siklus");
	for (size_t i = 0; i < d->posisi_n; i++) {
		json_obj(j, NULL);
		json_int(j, "id", d->posisi[i].siklus.id);
		json_text(j, "judul", d->posisi[i].judul);
		json_int(j, "langkah", d->posisi[i].langkah);
		json_text(j, "pemegang", d->posisi[i].pemegang);
		json_at(j, "tenggat", d->posisi[i].tenggat_at, API_ZONA);
		json_end(j);
	}
	json_end(j);
}

int api_dasbor(struct web *w)
{
	struct json j = json_new(&w->out);
	struct act_dasbor d = {.periode = isi_teks(w, "periode")};
	const char *as = api_sebagai(w, "kepala");
	int rc = act_dasbor(w->c, text_eq(as, ACT_PENGELOLA) ? NULL : as, &d);

	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "periode",
		periode_format(w->c->mem, d.kolom[DASBOR_PERIODE - 1]));
	json_text(&j, "judul", d.judul);
	json_arr(&j, "kolom");
	for (int i = 0; i < DASBOR_PERIODE; i++)
		json_text(&j, NULL, periode_format(w->c->mem, d.kolom[i]));
	json_end(&j);
	put_heat(&j, "semua", d.semua);
	put_dasbor_bidang(&j, &d);
	json_int(&j, "indikator", (int64_t)d.indikator_n);
	json_int(&j, "terisi", (int64_t)d.terisi_n);
	json_text(&j, "pagu", d.pagu);
	json_text(&j, "realisasi", d.realisasi);
	json_text(&j, "serapan", d.serapan);
	put_attention(&j, &d);
	put_steps(&j, &d);
	json_at(&j, "data", d.data_at, API_ZONA);
	json_end(&j);
	return api_answer(w);
}
