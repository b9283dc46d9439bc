/*
 * What an attached file says it is, and what it is.
 *
 * The name is what a colleague will click on; so a name that promises a
 * document must hold one, and a program is never kept under any name.
 */
#include "base/base.h"

#include <strings.h>

#include "act/act_priv.h"
#include "base/zip.h"

#define ARCHIVE "PK\x03\x04"

struct awalan {
	const char *ext, *nama;
	const char *bytes;
	size_t n;
};

static const struct awalan dokumen[] = {
	{".pdf", "PDF", "%PDF-", 5},
	{".jpg", "JPG", "\xff\xd8\xff", 3},
	{".jpeg", "JPG", "\xff\xd8\xff", 3},
	{".png", "PNG", "\x89PNG\r\n\x1a\n", 8},
	{".xlsx", "XLSX", ARCHIVE, 4},
	{".docx", "DOCX", ARCHIVE, 4},
	{".odt", "ODT", ARCHIVE, 4},
	{".ods", "ODS", ARCHIVE, 4},
	{".zip", "ZIP", ARCHIVE, 4},
};

static const struct awalan program[] = {
	{".exe", NULL, "MZ", 2},
	{".elf", NULL, "\177ELF", 4},
	{".sh", NULL, "#!", 2},
};

static bool begins(
	const char *head, const struct lampiran *l, const struct awalan *a)
{
	return l->n >= a->n && memcmp(head, a->bytes, a->n) == 0;
}

static int not_whole(struct ctx *c, const struct lampiran *l)
{
	return fail(c, E_INVALID,
		"Berkas %s rusak atau terpotong. Simpan ulang berkasnya, lalu unggah lagi.",
		l->nama);
}

/* An archive is a document that unfolds: not into what fills a disk. */
static int check_archive(struct ctx *c, const struct lampiran *l)
{
	size_t n = l->n < ZIP_TAIL ? l->n : ZIP_TAIL;
	char *tail = arena_alloc(c->mem, n), *dir;
	struct zip_end end;
	uint64_t bytes;
	int rc = lampiran_baca(c, l, l->n - n, tail, n);

	if (rc < 0)
		return rc;
	if (!zip_end(tail, n, l->n, &end))
		return not_whole(c, l);
	if (end.files > LIMIT_ZIP_FILES || end.n > LIMIT_ZIP_DIR)
		return fail(c, E_TOOBIG,
			"Berkas %s berisi terlalu banyak berkas di dalamnya. Unggah dokumennya saja.",
			l->nama);
	dir = arena_alloc(c->mem, (size_t)end.n);
	rc = lampiran_baca(c, l, (size_t)end.at, dir, (size_t)end.n);
	if (rc < 0)
		return rc;
	if (!zip_unpacked(dir, (size_t)end.n, end.files, &bytes))
		return not_whole(c, l);
	if (bytes >> 20 > LIMIT_ZIP_MB)
		return fail(c, E_TOOBIG,
			"Berkas %s mengembang menjadi lebih dari %d MB bila dibuka, terlalu besar untuk sebuah dokumen.",
			l->nama, LIMIT_ZIP_MB);
	return OK;
}

int lampiran_cocok(struct ctx *c, const struct lampiran *l)
{
	const char *ext = l->nama != NULL ? strrchr(l->nama, '.') : NULL;
	char head[LAMPIRAN_KEPALA];
	int rc = lampiran_kepala(c, l, head);

	for (size_t i = 0; rc == OK && i < ARRAY_N(program); i++)
		if (begins(head, l, &program[i]) ||
			(ext != NULL && strcasecmp(ext, program[i].ext) == 0))
			rc = fail(c, E_INVALID,
				"Berkas %s adalah program, bukan dokumen. Unggah dokumennya.",
				l->nama);
	for (size_t i = 0; rc == OK && ext != NULL && i < ARRAY_N(dokumen); i++)
		if (strcasecmp(ext, dokumen[i].ext) == 0 &&
			!begins(head, l, &dokumen[i]))
			rc = fail(c, E_INVALID,
				"Isi berkas %s bukan %s. Simpan ulang berkasnya, lalu unggah lagi.",
				l->nama, dokumen[i].nama);
	if (rc == OK && memcmp(head, ARCHIVE, strlen(ARCHIVE)) == 0)
		rc = check_archive(c, l);
	return rc;
}
