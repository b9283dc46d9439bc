/* The tasks of an event as text: see siklus_priv.h for the form. */
#include "base/base.h"

#include "sop/siklus_priv.h"

void tugas_tulis(struct str *s, const struct tugas *t)
{
	str_addf(s, "%lld %s %s %s %d %lld %lld %lld;", (long long)t->nomor,
		t->simpul, t->bidang != NULL ? t->bidang : "-", t->jabatan,
		t->putaran, (long long)t->mulai_at, (long long)t->tenggat_at,
		(long long)t->baku_at);
}

static const char *word(struct arena *a, const char **p, char end)
{
	size_t n = strcspn(*p, " ;");
	char *w;

	if ((*p)[n] != end)
		return NULL;
	w = arena_dupn(a, *p, n);
	*p += n + 1;
	return w;
}

static bool number(const char *text, int64_t *out)
{
	char *stop;

	if (text == NULL || *text == '\0')
		return false;
	*out = strtoll(text, &stop, 10);
	return *stop == '\0';
}

static bool read_one(struct arena *a, const char **p, struct tugas *t)
{
	int64_t putaran = 0;
	const char *bidang;

	if (!number(word(a, p, ' '), &t->nomor))
		return false;
	t->simpul = word(a, p, ' ');
	bidang = word(a, p, ' ');
	t->jabatan = word(a, p, ' ');
	if (t->simpul == NULL || bidang == NULL || t->jabatan == NULL)
		return false;
	t->bidang = text_eq(bidang, "-") ? NULL : bidang;
	if (!number(word(a, p, ' '), &putaran) ||
		!number(word(a, p, ' '), &t->mulai_at) ||
		!number(word(a, p, ' '), &t->tenggat_at) ||
		!number(word(a, p, ';'), &t->baku_at))
		return false;
	t->putaran = (int)putaran;
	return true;
}

bool tugas_baca(
	struct arena *a, const char *text, struct tugas **list, size_t *n)
{
	size_t count = 0;
	struct tugas *l;
	const char *p = text != NULL ? text : "";

	for (const char *q = p; *q != '\0'; q++)
		count += *q == ';';
	l = arena_array(a, struct tugas, count + 1);
	for (size_t i = 0; i < count; i++)
		if (!read_one(a, &p, &l[i]))
			return false;
	*list = l;
	*n = count;
	return *p == '\0';
}
