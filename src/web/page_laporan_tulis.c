/* What is done on the pages of the draft: saving, answering, handing in. */
#include "base/base.h"

#include "web/naskah_web.h"

const struct isian_aturan isian_bagian[] = {
	{"isi", ISIAN_PANJANG, LIMIT_BAGIAN, NULL, NULL},
	{"aksi", ISIAN_PILIHAN, 0, NULL,
		"simpan selesai pratinjau ambil balas"},
	{"nomor", ISIAN_ANGKA, 10, NULL, NULL},
	{"jawaban", ISIAN_PANJANG, LIMIT_CATATAN, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_isian[] = {
	{"isi", ISIAN_PANJANG, LIMIT_BAGIAN, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};
const struct isian_aturan isian_riwayat[] = {
	{"ke", ISIAN_ANGKA, 10, NULL, NULL},
	{NULL, ISIAN_TEKS, 0, NULL, NULL},
};

static int answer_note(struct web *w, int64_t siklus_id)
{
	struct act_jawab a = {.siklus_id = siklus_id,
		.nomor = isi_angka(w, "nomor", 0),
		.jabatan = naskah_penulis(w),
		.jawaban = isi(w, "jawaban")};
	int rc = act_catatan_jawab(w->c, &a);

	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(
		w, "dijawab", "/siklus/%s/laporan/%s", w->arg[0], w->arg[1]);
}

static struct act_tulis typed(struct web *w)
{
	return (struct act_tulis){.jabatan = naskah_penulis(w),
		.kode = w->arg[1],
		.teks = isi(w, "isi"),
		.rev = isi_angka(w, "versi", 0)};
}

int post_laporan(struct web *w)
{
	struct act_tulis a = typed(w);
	const char *aksi = isi(w, "aksi");
	int rc = web_siklus(w, &a.siklus_id);

	if (rc < 0)
		return rc;
	if (text_eq(aksi, "pratinjau"))
		return page_laporan_lihat(w);
	if (text_eq(aksi, "balas"))
		return answer_note(w, a.siklus_id);
	a.ambil_alih = text_eq(aksi, "ambil");
	a.selesai = text_eq(aksi, "selesai");
	if (a.teks != NULL && a.selesai && text_is_blank(a.teks)) {
		galat(w, NULL,
			"Bagian ini masih kosong. Tulis dahulu, lalu tandai selesai.");
		return web_lagi(w, E_INVALID);
	}
	rc = act_naskah_tulis(w->c, &a);
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w,
		a.selesai      ? "bagian-selesai"
		: a.ambil_alih ? "diambil-alih"
			       : "tersimpan",
		"/siklus/%s/laporan/%s", w->arg[0], w->arg[1]);
}

/* ---- saving by itself ---- */

static const char *clock_text(struct web *w, int64_t at)
{
	int m = at_minute(at, CLOCK_WIB);

	return arena_printf(w->c->mem, "%02d.%02d", m / 60, m % 60);
}

static int json_answer(struct web *w, int status)
{
	w->rs->status = status;
	return web_bytes(w, "application/json", NULL, w->out.p, w->out.n);
}

static int say(struct web *w, const char *sentence)
{
	struct json j = json_new(&w->out);

	json_obj(&j, NULL);
	json_text(&j, "kalimat", sentence);
	json_end(&j);
	fail_clear(w->c);
	return json_answer(w, 422);
}

/* A field was wrong before anything was asked. */
int lagi_isian(struct web *w)
{
	return say(w, w->galat_n > 0 ? w->galat[w->galat_n - 1].sentence
				     : "Isian ini belum bisa disimpan.");
}

int post_laporan_isian(struct web *w)
{
	struct act_tulis a = typed(w);
	struct json j = json_new(&w->out);
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_naskah_tulis(w->c, &a);
	if (rc == E_IO || rc == E_LOST || rc == E_BUSY)
		return rc;
	if (rc < 0 && rc != E_CONFLICT)
		return say(w, w->c->sentence);
	json_obj(&j, NULL);
	if (rc == E_CONFLICT) {
		json_text(&j, "oleh", a.oleh);
		json_text(&j, "nilai", a.sekarang);
	} else {
		json_bool(&j, "ok", true);
	}
	json_text(&j, "jam", clock_text(w, a.pada_at));
	json_int(&j, "versi", a.rev);
	json_end(&j);
	fail_clear(w->c);
	return json_answer(w, rc == E_CONFLICT ? 409 : 200);
}

/* ---- steps 5 and 6 ---- */

int post_laporan_langkah(struct web *w)
{
	struct act_langkah a = {.tindakan = TINDAKAN_SELESAI,
		.jabatan = naskah_penulis(w),
		.kunci = isi_teks(w, "kunci"),
		.no = (int)strtol(w->arg[1], NULL, 10)};
	int rc = web_siklus(w, &a.siklus_id);

	if (rc == OK)
		rc = act_langkah(w->c, &a);
	w->arg[1] = NULL; /* it was no section */
	if (rc < 0)
		return web_lagi(w, rc);
	return web_redirect(w, a.no == 5 ? "draf-selesai" : "diajukan",
		"/siklus/%s%s", w->arg[0], a.no == 5 ? "/laporan" : "");
}
