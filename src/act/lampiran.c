/*
 * What an attached file says it is, and what it is.
 *
 * The name is what a colleague will click on; so a name that promises a
 * document must hold one, and a program is never kept under any name.
 */
#include "base/base.h"

#include <strings.h>

#include "act/act_priv.h"

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
	{".xlsx", "XLSX", "PK\x03\x04", 4},
	{".docx", "DOCX", "PK\x03\x04", 4},
	{".odt", "ODT", "PK\x03\x04", 4},
	{".ods", "ODS", "PK\x03\x04", 4},
	{".zip", "ZIP", "PK\x03\x04", 4},
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
	return rc;
}
