/* aset: looking up what tools/aset.c put into aset_table. */
#include "base/base.h"

#include "web/aset.h"

const struct aset *aset_find(const char *path)
{
	for (const struct aset *a = aset_table; a->name != NULL; a++)
		if (text_eq(a->path, path))
			return a;
	return NULL;
}

const char *aset_url(const char *name)
{
	const struct aset *a = aset_table;

	while (a->name != NULL && !text_eq(a->name, name))
		a++;
	must(a->name != NULL);
	return a->path;
}
