/* Answers as JSON: the same for the shell and for programs. */
#include "base/base.h"

#include "act/act_json.h"

void json_at(struct json *j, const char *key, int64_t at, int zone_min)
{
	char text[CLOCK_TEXT];

	if (at == 0) {
		json_none(j, key);
		return;
	}
	at_format(at, zone_min, text);
	json_text(j, key, text);
}

static void json_langkah(struct json *j, const struct siklus_rinci *r,
	const struct langkah *l, int64_t now)
{
	struct posisi b = posisi_langkah(
		r->siklus.kasus.sop, r->tugas, r->tugas_n, l->no);
	int zona = r->instansi.zona_min;

	json_obj(j, NULL);
	json_int(j, "no", l->no);
	json_text(j, "kegiatan", l->kegiatan);
	json_text(j, "keadaan", posisi_nama(b.keadaan));
	json_arr(j, "pemegang");
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].langkah == l->no && r->tugas[i].selesai_at == 0)
			json_text(j, NULL, r->tugas[i].jabatan);
	json_end(j);
	json_at(j, "mulai", b.mulai_at, zona);
	json_at(j, "tenggat", b.tenggat_at, zona);
	json_at(j, "selesai", b.selesai_at, zona);
	if (b.mulai_at == 0) {
		json_none(j, "baku_menit");
		json_none(j, "nyata_menit");
	} else {
		json_int(j, "baku_menit",
			kalender_baku(r->kalender, b.mulai_at, l->baku));
		json_int(j, "nyata_menit",
			kalender_selisih(r->kalender, b.mulai_at,
				b.selesai_at != 0 ? b.selesai_at : now));
	}
	json_int(j, "putaran", b.putaran);
	json_end(j);
}

void act_json_tugas(struct json *j, const struct tugas *t, int zona)
{
	char id[48]; /* two numbers and a dot */

	snprintf(id, sizeof(id), "%lld.%lld", (long long)t->siklus_id,
		(long long)t->nomor);
	json_obj(j, NULL);
	json_text(j, "id", id);
	json_int(j, "siklus", t->siklus_id);
	json_int(j, "langkah", t->langkah);
	json_text(j, "simpul", t->simpul);
	json_text(j, "jabatan", t->jabatan);
	json_text(j, "bidang", t->bidang);
	json_at(j, "mulai", t->mulai_at, zona);
	json_at(j, "tenggat", t->tenggat_at, zona);
	json_int(j, "putaran", t->putaran);
	json_end(j);
}

static void json_peristiwa(
	struct json *j, const struct siklus_rinci *r, size_t i)
{
	const struct peristiwa *e = &r->peristiwa[i];
	int zona = r->instansi.zona_min;

	json_obj(j, NULL);
	json_int(j, "urut", e->urut);
	json_at(j, "pada", e->terjadi_at, zona);
	json_at(j, "dicatat", e->pada_at, zona);
	json_bool(j, "kertas", e->terjadi_at < e->pada_at);
	json_int(j, "langkah", e->langkah);
	json_text(j, "tindakan",
		e->tindakan < TINDAKAN_N ? tindakan_nama(e->tindakan) : "?");
	json_text(j, "bidang", e->bidang);
	json_text(j, "keputusan", keputusan_nama(e->keputusan));
	if (e->kembali_ke > 0)
		json_int(j, "kembali_ke", e->kembali_ke);
	json_text(j, "oleh", r->oleh[i]);
	json_text(j, "jabatan", e->jabatan);
	json_text(j, "kapasitas", e->kapasitas);
	json_text(j, "catatan", e->catatan);
	json_text(j, "berkas", e->berkas);
	json_int(j, "putaran", e->putaran);
	json_text(j, "hash", hash_hex(j->out->mem, e->hash));
	json_end(j);
}

static void json_berkas(struct json *j, const struct berkas *b)
{
	json_obj(j, NULL);
	json_text(j, "jenis", b->jenis);
	json_text(j, "bidang", b->bidang);
	json_int(j, "versi", b->versi);
	json_text(j, "nama", b->nama);
	json_int(j, "ukuran", b->ukuran);
	json_text(j, "sha256", hash_hex(j->out->mem, b->hash));
	json_end(j);
}

static void json_arsip(struct json *j, const struct arsip *a)
{
	json_obj(j, "arsip");
	json_text(j, "klasifikasi", a->klasifikasi);
	json_text(j, "uraian", a->uraian);
	json_int(j, "aktif_tahun", a->aktif);
	json_int(j, "inaktif_tahun", a->inaktif);
	json_text(j, "nasib", a->nasib);
	json_int(j, "berkas", a->berkas_n);
	json_end(j);
}

void act_json_siklus(struct str *out, const struct siklus_rinci *r, int64_t now)
{
	struct json j = json_new(out);
	const struct sop *sop = r->siklus.kasus.sop;
	int zona = r->instansi.zona_min;

	json_obj(&j, NULL);
	json_int(&j, "id", r->siklus.id);
	json_text(&j, "sop", r->siklus.sop_nomor);
	json_int(&j, "versi", sop->versi);
	json_text(&j, "periode", r->siklus.periode);
	json_text(&j, "keadaan", keadaan_nama(r->siklus.keadaan));
	json_int(&j, "putaran", r->siklus.marking.tolak_n + 1);
	json_at(&j, "dibuka", r->siklus.dibuka_at, zona);
	json_at(&j, "selesai", r->siklus.selesai_at, zona);
	json_arr(&j, "langkah");
	for (size_t i = 0; i < sop->langkah_n; i++)
		json_langkah(&j, r, &sop->langkah[i], now);
	json_end(&j);
	json_arr(&j, "tugas");
	for (size_t i = 0; i < r->tugas_n; i++)
		if (r->tugas[i].selesai_at == 0)
			act_json_tugas(&j, &r->tugas[i], zona);
	json_end(&j);
	json_arr(&j, "peristiwa");
	for (size_t i = 0; i < r->peristiwa_n; i++)
		json_peristiwa(&j, r, i);
	json_end(&j);
	if (r->arsip != NULL)
		json_arsip(&j, r->arsip);
	json_arr(&j, "berkas");
	for (size_t i = 0; i < r->berkas_n; i++)
		json_berkas(&j, &r->berkas[i]);
	json_end(&j);
	json_end(&j);
	str_addc(out, '\n');
}

void act_json_baris(struct json *j, const struct siklus *s, int zona)
{
	json_obj(j, NULL);
	json_int(j, "id", s->id);
	json_text(j, "periode", s->periode);
	json_text(j, "keadaan", keadaan_nama(s->keadaan));
	json_text(j, "sop", s->sop_nomor);
	json_at(j, "dibuka", s->dibuka_at, zona);
	json_at(j, "selesai", s->selesai_at, zona);
	json_end(j);
}
