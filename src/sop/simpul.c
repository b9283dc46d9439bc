/* Finding parts of a definition by name or number. */
#include "base/base.h"

#include "sop/sop.h"

int simpul_find(const struct sop *s, const char *kode)
{
	for (size_t i = 0; i < s->simpul_n; i++)
		if (text_eq(s->simpul[i].kode, kode))
			return (int)i;
	return -1;
}

int simpul_of(const struct sop *s, int no)
{
	for (size_t i = s->simpul_n; i-- > 0;)
		if (s->simpul[i].no == no)
			return (int)i;
	return -1;
}

const struct peran *peran_find(const struct sop *s, const char *kode)
{
	for (size_t i = 0; i < s->peran_n; i++)
		if (text_eq(s->peran[i].kode, kode))
			return &s->peran[i];
	return NULL;
}
