/*
 * The marking of a case and its text.
 *
 * The text is what the database keeps between two steps, some hundred bytes:
 * state;tasks;rejections;tokens;persons;closed;waivers. It never holds the
 * definition or the past, so its size does not grow with the rounds.
 */
#include "base/base.h"

#include "sop/engine.h"

static const char *const keadaan_text[] = {
	[KEADAAN_BERJALAN] = "berjalan",
	[KEADAAN_SELESAI] = "selesai",
	[KEADAAN_DIJEDA] = "dijeda",
	[KEADAAN_BATAL] = "batal",
};

static const char *const tindakan_text[TINDAKAN_N] = {
	[TINDAKAN_BUKA] = "buka",
	[TINDAKAN_SELESAI] = "selesai",
	[TINDAKAN_TUTUP] = "tutup",
	[TINDAKAN_KECUALI] = "kecualikan",
	[TINDAKAN_JEDA] = "jeda",
	[TINDAKAN_LANJUT] = "lanjut",
	[TINDAKAN_BATAL] = "batal",
	[TINDAKAN_DATA] = "data",
	[TINDAKAN_TENGGAT] = "tenggat",
	[TINDAKAN_URUNG] = "urung",
};

static bool name_parse(
	const char *const *list, size_t n, const char *name, unsigned *out)
{
	for (size_t i = 0; i < n; i++)
		if (text_eq(list[i], name)) {
			*out = (unsigned)i;
			return true;
		}
	return false;
}

const char *keadaan_nama(enum keadaan k)
{
	must((size_t)k < ARRAY_N(keadaan_text));
	return keadaan_text[k];
}

bool keadaan_parse(const char *nama, enum keadaan *out)
{
	unsigned i;

	if (!name_parse(keadaan_text, ARRAY_N(keadaan_text), nama, &i))
		return false;
	*out = (enum keadaan)i;
	return true;
}

const char *tindakan_nama(enum tindakan t)
{
	must(t < TINDAKAN_N);
	return tindakan_text[t];
}

bool tindakan_parse(const char *nama, enum tindakan *out)
{
	unsigned i;

	if (!name_parse(tindakan_text, TINDAKAN_N, nama, &i))
		return false;
	*out = (enum tindakan)i;
	return true;
}

const char *keputusan_nama(enum keputusan k)
{
	if (k == KEPUTUSAN_TANPA)
		return NULL;
	return k == KEPUTUSAN_YA ? "ya" : "tidak";
}

struct marking marking_new(struct arena *a, const struct kasus *k)
{
	struct marking m = {0};

	m.pelaku = arena_array(a, int64_t, k->sop->simpul_n);
	m.ditutup = arena_array(a, bool, k->bidang_n + 1);
	return m;
}

char *marking_format(
	struct arena *a, const struct kasus *k, const struct marking *m)
{
	struct str s = str_new(a, LIMIT_TEXT);

	str_addf(&s, "%d;%lld;%d;", (int)m->keadaan, (long long)m->tugas_n,
		m->tolak_n);
	for (size_t i = 0; i < m->token_n; i++)
		str_addf(&s, "%d.%d.%d.%lld,", m->token[i].simpul,
			m->token[i].bidang, m->token[i].putaran,
			(long long)m->token[i].nomor);
	str_addc(&s, ';');
	for (size_t i = 0; i < k->sop->simpul_n; i++)
		str_addf(&s, "%lld,", (long long)m->pelaku[i]);
	str_addc(&s, ';');
	for (size_t i = 0; i < k->bidang_n; i++)
		str_addc(&s, m->ditutup[i] ? '1' : '0');
	str_addc(&s, ';');
	for (size_t i = 0; i < m->kecuali_n; i++)
		str_addf(&s, "%d.%d.%s,", m->kecuali[i].simpul,
			m->kecuali[i].bidang, m->kecuali[i].jenis);
	must(str_ok(&s));
	return s.p;
}

/* A reader of the text: position and whether all fitted so far. */
struct reader {
	const char *p;
	bool ok;
};

static int64_t read_int(struct reader *r, char end)
{
	char *stop;
	long long v = strtoll(r->p, &stop, 10);

	if (stop == r->p || *stop != end)
		r->ok = false;
	else
		r->p = stop + 1;
	return v;
}

static size_t count_items(const char *p)
{
	size_t n = 0;

	for (; *p != '\0' && *p != ';'; p++)
		n += *p == ',';
	return n;
}

static bool in_range(int64_t v, int64_t lo, size_t n)
{
	return v >= lo && v < (int64_t)n;
}

static void read_tokens(struct arena *a, const struct kasus *k,
	struct reader *r, struct marking *m)
{
	size_t n = count_items(r->p);

	m->token = arena_array(a, struct token, n + 1);
	for (size_t i = 0; i < n && r->ok; i++) {
		int64_t simpul = read_int(r, '.');
		int64_t bidang = read_int(r, '.');
		struct token *t = &m->token[m->token_n++];

		if (!in_range(simpul, 0, k->sop->simpul_n) ||
			!in_range(bidang, -1, k->bidang_n))
			r->ok = false;
		t->simpul = (int)simpul;
		t->bidang = (int)bidang;
		t->putaran = (int)read_int(r, '.');
		t->nomor = read_int(r, ',');
	}
}

static void read_kecuali(struct arena *a, const struct kasus *k,
	struct reader *r, struct marking *m)
{
	size_t n = count_items(r->p);

	m->kecuali = arena_array(a, struct pengecualian, n + 1);
	for (size_t i = 0; i < n && r->ok; i++) {
		struct pengecualian *x = &m->kecuali[m->kecuali_n++];
		int64_t simpul = read_int(r, '.');
		int64_t bidang = read_int(r, '.');
		size_t len = strcspn(r->p, ",");

		if (!in_range(simpul, 0, k->sop->simpul_n) ||
			!in_range(bidang, -1, k->bidang_n) ||
			r->p[len] != ',') {
			r->ok = false;
			return;
		}
		x->simpul = (int)simpul;
		x->bidang = (int)bidang;
		x->jenis = arena_dupn(a, r->p, len);
		r->p += len + 1;
	}
}

static void read_end(struct reader *r)
{
	if (r->ok && *r->p == ';')
		r->p++;
	else
		r->ok = false;
}

bool marking_parse(struct arena *a, const struct kasus *k, const char *text,
	struct marking *out)
{
	struct reader r = {text, text != NULL};
	struct marking m = marking_new(a, k);
	int64_t keadaan;

	if (!r.ok)
		return false;
	keadaan = read_int(&r, ';');
	m.tugas_n = r.ok ? read_int(&r, ';') : 0;
	m.tolak_n = r.ok ? (int)read_int(&r, ';') : 0;
	if (!r.ok || !in_range(keadaan, 0, ARRAY_N(keadaan_text)))
		return false;
	m.keadaan = (enum keadaan)keadaan;
	read_tokens(a, k, &r, &m);
	read_end(&r);
	for (size_t i = 0; i < k->sop->simpul_n && r.ok; i++)
		m.pelaku[i] = read_int(&r, ',');
	read_end(&r);
	for (size_t i = 0; i < k->bidang_n && r.ok; i++) {
		r.ok = *r.p == '0' || *r.p == '1';
		m.ditutup[i] = *r.p == '1';
		r.p += r.ok;
	}
	read_end(&r);
	if (r.ok)
		read_kecuali(a, k, &r, &m);
	if (!r.ok || *r.p != '\0')
		return false;
	*out = m;
	return true;
}
