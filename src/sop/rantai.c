/*
 * The hash chain of a case: which fields an event binds, and in what order.
 *
 * The office and the case go in first, so an event cannot be moved to
 * another case. A person stands in it by number: his name may be corrected
 * or erased (UU 27/2022) and the chain still holds.
 */
#include "base/base.h"

#include "sop/siklus_priv.h"

void peristiwa_hash(const struct siklus *s, const struct peristiwa *e,
	const unsigned char before[HASH_N], unsigned char out[HASH_N])
{
	struct hash_state h;

	hash_start(&h);
	hash_raw(&h, before, HASH_N);
	hash_int(&h, s->instansi_id);
	hash_int(&h, s->id);
	hash_int(&h, s->sop_id);
	hash_text(&h, s->periode);
	hash_int(&h, e->urut);
	hash_int(&h, e->pada_at);
	hash_int(&h, e->terjadi_at);
	hash_text(&h,
		e->tindakan < TINDAKAN_N ? tindakan_nama(e->tindakan) : "?");
	hash_text(&h, e->simpul);
	hash_int(&h, e->langkah);
	hash_text(&h, e->bidang);
	hash_int(&h, e->putaran);
	hash_text(&h, keputusan_nama(e->keputusan));
	hash_int(&h, e->kembali_ke);
	hash_text(&h, e->jenis);
	hash_int(&h, e->pegawai_id);
	hash_text(&h, e->jabatan);
	hash_text(&h, e->kapasitas);
	hash_text(&h, e->kunci);
	hash_text(&h, e->catatan);
	hash_text(&h, e->berkas);
	hash_text(&h, e->dibuka);
	hash_end(&h, out);
}

struct perintah peristiwa_perintah(const struct peristiwa *e)
{
	struct perintah p = {
		.tindakan = e->tindakan,
		.no = e->langkah,
		.simpul = e->simpul,
		.bidang = e->bidang,
		.keputusan = e->keputusan,
		.kembali_ke = e->kembali_ke,
		.catatan = e->catatan,
		.jenis = e->jenis,
		.pegawai_id = e->pegawai_id,
	};

	return p;
}

/* The row of the case knows how many events there are and the last hash. */
static int check_end(struct ctx *c, const struct siklus *s, size_t n,
	const unsigned char last[HASH_N])
{
	if (s->urut > (int64_t)n)
		return fail(c, E_IO,
			"Siklus %lld: jurnal berakhir pada peristiwa %zu, seharusnya %lld; bagian akhirnya hilang.",
			(long long)s->id, n, (long long)s->urut);
	if (s->urut < (int64_t)n)
		return fail(c, E_IO,
			"Siklus %lld: jurnal berisi %zu peristiwa, lebih banyak daripada %lld yang dicatat baris siklusnya.",
			(long long)s->id, n, (long long)s->urut);
	if (memcmp(last, s->hash, HASH_N) != 0)
		return fail(c, E_IO,
			"Siklus %lld: hash pada baris siklus berbeda dari hash peristiwa terakhirnya, %zu.",
			(long long)s->id, n);
	return OK;
}

int siklus_verify(struct ctx *c, const struct siklus *s)
{
	unsigned char before[HASH_N] = {0}, want[HASH_N];
	struct peristiwa *e;
	size_t n;
	int rc = peristiwa_list(c, s, &e, &n);

	if (rc < 0)
		return rc;
	for (size_t i = 0; i < n; i++) {
		if (e[i].urut != (int64_t)i + 1)
			return fail(c, E_IO,
				"Siklus %lld: peristiwa %zu hilang dari jurnal.",
				(long long)s->id, i + 1);
		peristiwa_hash(s, &e[i], before, want);
		if (memcmp(want, e[i].hash, HASH_N) != 0)
			return fail(c, E_IO,
				"Siklus %lld: peristiwa %zu (%s) tidak cocok dengan hash-nya; isinya berubah setelah dicatat.",
				(long long)s->id, i + 1,
				e[i].tindakan < TINDAKAN_N
					? tindakan_nama(e[i].tindakan)
					: "tidak dikenal");
		memcpy(before, want, HASH_N);
	}
	return check_end(c, s, n, before);
}
