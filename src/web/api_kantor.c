/* The office, its calendar and its SOPs, for programs. */
#include "base/base.h"

#include "web/api_priv.h"

#include "act/act_json.h"

const struct isian_aturan api_isian_tenggat[] = {
	{"mulai", ISIAN_WAKTU, 0, "Sebutkan mulai, misalnya 2026-07-06T07:30.",
		NULL},
	{"waktu", ISIAN_TEKS, 20, "Sebutkan waktu, misalnya 2 jam.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan api_isian_nomor[] = {
	{"nomor", ISIAN_TEKS, LIMIT_NOMOR, "Sebutkan nomor SOP.", NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

int api_org(struct web *w)
{
	struct json j = json_new(&w->out);
	struct instansi i;
	struct pejabat *list;
	size_t n;
	int rc = act_org(w->c, &i, &list, &n);

	if (rc < 0)
		return rc;
	json_obj(&j, NULL);
	json_text(&j, "instansi", i.nama);
	json_text(&j, "pemerintah", i.pemerintah);
	json_arr(&j, "jabatan");
	for (size_t k = 0; k < n; k++) {
		json_obj(&j, NULL);
		json_text(&j, "kode", list[k].jabatan);
		json_text(&j, "nama", list[k].jabatan_nama);
		json_text(&j, "peran", list[k].peran);
		json_text(&j, "bidang", list[k].bidang);
		json_text(&j, "pejabat", list[k].nama);
		json_text(&j, "kapasitas", list[k].kapasitas);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return api_answer(w);
}

int api_tenggat(struct web *w)
{
	struct json j = json_new(&w->out);
	const char *mulai = isi(w, "mulai"), *waktu = isi(w, "waktu");
	const struct kalender *k;
	struct waktu v;
	int64_t at = 0, due;
	int rc;

	if (mulai == NULL || !at_parse(mulai, CLOCK_WIB, &at) ||
		waktu == NULL || !waktu_parse(waktu, &v))
		return fail(w->c, E_INVALID,
			"Sebutkan mulai (2026-07-06T07:30) dan waktu (15 menit, 2 jam, 1 hari).");
	rc = act_kalender(w->c, &k);
	if (rc < 0)
		return rc;
	if (!kalender_tenggat(k, at, v, &due))
		return fail(w->c, E_INVALID,
			"Kalender kerja tidak mencakup tanggal itu.");
	json_obj(&j, NULL);
	json_at(&j, "tenggat", due, CLOCK_WIB);
	json_int(&j, "menit", kalender_selisih(k, at, due));
	json_end(&j);
	return api_answer(w);
}

int api_sop_list(struct web *w)
{
	struct json j = json_new(&w->out);
	struct api_halaman h;
	struct sop *list;
	size_t n;
	int rc = act_sop_list(w->c, &list, &n);

	if (rc < 0)
		return rc;
	api_halaman(w, n, &h);
	api_lanjut(w, &h);
	json_arr(&j, NULL);
	for (size_t i = h.dari; i < h.sampai; i++) {
		json_obj(&j, NULL);
		json_int(&j, "id", list[i].id);
		json_text(&j, "nomor", list[i].nomor);
		json_int(&j, "versi", list[i].versi);
		json_text(&j, "judul", list[i].judul);
		json_text(&j, "keadaan", list[i].keadaan);
		json_end(&j);
	}
	json_end(&j);
	return api_answer(w);
}

static void put_findings(
	struct json *j, const char *key, const struct temuan_list *t)
{
	json_arr(j, key);
	for (size_t i = 0; i < t->n; i++) {
		json_obj(j, NULL);
		json_text(j, "aturan", t->item[i].aturan);
		json_int(j, "langkah", t->item[i].langkah);
		json_text(j, "pesan", t->item[i].pesan);
		json_end(j);
	}
	json_end(j);
}

int api_sop_periksa(struct web *w)
{
	struct json j = json_new(&w->out);
	struct temuan_list lint, why;
	struct sop *s;
	bool sound;
	int rc;

	if (!isi_ada(w, "nomor"))
		return fail(w->c, E_INVALID, "Sebutkan nomor SOP.");
	rc = act_sop_get(w->c, isi(w, "nomor"), &s);
	if (rc < 0)
		return rc;
	sop_lint(w->c->mem, s, &lint);
	sound = sop_sound(w->c->mem, s, LIMIT_BIDANG, &why);
	json_obj(&j, NULL);
	put_findings(&j, "lint", &lint);
	json_bool(&j, "sound", sound);
	put_findings(&j, "alasan", &why);
	json_end(&j);
	return api_answer(w);
}
