/*
 * arsip: the files of a case: kept by hash, in versions, and filed.
 *
 * Owns berkas (every attached or made file) and arsip (the entry that closes
 * a case). Refuses to know what is in a file. A file is never overwritten:
 * the same kind again is its next version.
 */
#ifndef ARSIP_ARSIP_H
#define ARSIP_ARSIP_H

#include "base/base.h"

struct berkas {
	int64_t kasus_id;
	int64_t urut;       /* number of the event that brought it */
	const char *jenis;  /* "notulen" */
	const char *bidang; /* NULL: of the whole case */
	int versi;          /* 1, 2, ... of its jenis (and bidang) */
	const char *nama;   /* file name as given, without folders */
	int64_t ukuran;
	unsigned char hash[HASH_N];
	int64_t dibuat_at;
	bool sistem; /* made by the program */
	/* What it is found by (arsip/cari.h); NULL and 0 where unknown. */
	const char *judul, *nomor;
	int tahun, triwulan;
	bool rahasia;     /* only who may see it finds it */
	const char *teks; /* its words, NULL; those of a .txt are known */
};

/* Store the bytes and the next version; fills versi, ukuran and hash. */
MUST_CHECK int berkas_add(struct ctx *c, int64_t instansi_id, struct berkas *b,
	const void *p, size_t n);
/* The same of `n` bytes of an open file, whose hash io_hash put into b->hash
 * before the transaction; never whole in memory. */
struct isi_fd {
	int fd;
	int64_t offset;
	size_t n;
};
MUST_CHECK int berkas_add_fd(struct ctx *c, int64_t instansi_id,
	struct berkas *b, const struct isi_fd *isi);
/* All files of a case, in order of their coming. */
MUST_CHECK int berkas_list(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct berkas **list, size_t *n);
/* The newest version of the kind named by kasus_id, jenis and bidang of `b`,
 * into `b`; E_NOTFOUND when there is none. */
MUST_CHECK int berkas_get(struct ctx *c, int64_t instansi_id, struct berkas *b);
/* The version `b->versi` of the same; E_NOTFOUND. */
MUST_CHECK int berkas_get_versi(
	struct ctx *c, int64_t instansi_id, struct berkas *b);
MUST_CHECK int berkas_isi(
	struct ctx *c, const struct berkas *b, const void **p, size_t *n);
/* Every file has its bytes: OK, or E_IO naming the first that lost them. */
MUST_CHECK int berkas_check(struct ctx *c, int64_t instansi_id);

struct arsip {
	int64_t kasus_id;
	const char *klasifikasi; /* "000.8.6.3" */
	const char *uraian;
	int aktif, inaktif; /* years of retention */
	const char *nasib;  /* "musnah" or "permanen" */
	int64_t berkas_n;
	int64_t diarsipkan_at;
	const char *rak, *map; /* shelf, folder; "": not known */
};
/* Permendagri 83/2022: the entry of an LKJ, or of a quarter's report. */
MUST_CHECK int arsip_add(
	struct ctx *c, int64_t instansi_id, const struct arsip *a);
/* The entry of a closed case; E_NOTFOUND while it runs. */
MUST_CHECK int arsip_get(struct ctx *c, int64_t instansi_id, int64_t kasus_id,
	struct arsip *out);

#endif
