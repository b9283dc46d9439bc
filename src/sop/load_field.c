/* Fields of a definition: each mistake with its file, line and field. */
#include "base/base.h"

#include "sop/load_priv.h"

int load_fail(
	struct loader *l, int line, const char *field, const char *fmt, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, fmt);
	text = arena_vprintf(l->c->mem, fmt, ap);
	va_end(ap);
	return fail(l->c, E_INVALID, "%s baris %d, field '%s': %s", l->file,
		line, field, text);
}

const struct ynode *field_find(const struct ynode *map, const char *key)
{
	for (size_t i = 0; i < map->n; i++)
		if (text_eq(map->key[i], key))
			return map->item[i];
	return NULL;
}

void fields_known(struct loader *l, const struct ynode *map, const char *known)
{
	for (size_t i = 0; i < map->n; i++)
		if (!text_has_word(known, map->key[i]))
			load_fail(l, map->item[i]->line, map->key[i],
				"tidak dikenal di sini; yang dikenal: %s.",
				known);
}

static const struct ynode *scalar(
	struct loader *l, const struct ynode *map, const char *key, bool needed)
{
	const struct ynode *n = field_find(map, key);

	if (n == NULL && needed)
		load_fail(
			l, map->line, key, "belum ada; field ini harus diisi.");
	if (n != NULL && n->kind != Y_SCALAR) {
		load_fail(l, n->line, key,
			"harus berupa satu teks, bukan daftar.");
		return NULL;
	}
	return n;
}

const char *field_text(struct loader *l, const struct ynode *map,
	const char *key, bool needed, size_t limit)
{
	const struct ynode *n = scalar(l, map, key, needed);

	if (n == NULL)
		return needed ? "" : NULL;
	if (needed && text_is_blank(n->text))
		load_fail(l, n->line, key, "kosong; field ini harus diisi.");
	if (text_width(n->text) > limit)
		load_fail(l, n->line, key,
			"terlalu panjang; paling panjang %zu huruf.", limit);
	return n->text;
}

const char *field_kode(
	struct loader *l, const struct ynode *map, const char *key, bool needed)
{
	const struct ynode *n = scalar(l, map, key, needed);

	if (n == NULL)
		return needed ? "" : NULL;
	if (!text_is_kode(n->text))
		load_fail(l, n->line, key,
			"\"%s\" bukan kode yang sah; pakai huruf kecil, angka, dan tanda hubung, misalnya tim-lkj.",
			n->text);
	return n->text;
}

int field_int(struct loader *l, const struct ynode *map, const char *key,
	int lo, int hi)
{
	const struct ynode *n = scalar(l, map, key, true);
	long v = lo;

	if (n != NULL && !text_int(n->text, lo, hi, &v))
		load_fail(l, n->line, key,
			"\"%s\" bukan bilangan dari %d sampai %d.", n->text, lo,
			hi);
	return (int)v;
}

bool field_bool(
	struct loader *l, const struct ynode *map, const char *key, bool absent)
{
	const struct ynode *n = scalar(l, map, key, false);

	if (n == NULL)
		return absent;
	if (text_eq(n->text, "ya"))
		return true;
	if (!text_eq(n->text, "tidak"))
		load_fail(l, n->line, key, "\"%s\" bukan ya atau tidak.",
			n->text);
	return false;
}

struct waktu field_waktu(
	struct loader *l, const struct ynode *map, const char *key)
{
	const struct ynode *n = scalar(l, map, key, false);
	struct waktu w = {0, WAKTU_TANPA};

	if (n != NULL && !waktu_parse(n->text, &w))
		load_fail(l, n->line, key,
			"\"%s\" bukan waktu; tulis misalnya \"15 menit\", \"2 jam\", atau \"1 hari\".",
			n->text);
	return w;
}

struct teks_list field_list(
	struct loader *l, const struct ynode *map, const char *key)
{
	const struct ynode *n = field_find(map, key);
	struct teks_list t = {0};

	if (n == NULL)
		return t;
	if (n->kind != Y_LIST) {
		load_fail(l, n->line, key,
			"harus berupa daftar: satu baris tanda hubung untuk tiap isi.");
		return t;
	}
	t.item = arena_array(l->c->mem, const char *, n->n + 1);
	for (size_t i = 0; i < n->n; i++) {
		if (n->item[i]->kind != Y_SCALAR) {
			load_fail(l, n->item[i]->line, key,
				"isi daftar harus berupa teks.");
			break;
		}
		t.item[t.n++] = n->item[i]->text;
	}
	return t;
}

const struct ynode *field_maps(struct loader *l, const struct ynode *map,
	const char *key, size_t limit)
{
	static const struct ynode none = {.kind = Y_LIST};
	const struct ynode *n = field_find(map, key);

	if (n == NULL)
		return &none;
	if (n->kind != Y_LIST) {
		load_fail(l, n->line, key, "harus berupa daftar.");
		return &none;
	}
	if (n->n > limit) {
		load_fail(l, n->line, key,
			"terlalu banyak isi; paling banyak %zu.", limit);
		return &none;
	}
	for (size_t i = 0; i < n->n; i++)
		if (n->item[i]->kind != Y_MAP) {
			load_fail(l, n->item[i]->line, key,
				"tiap isi harus berupa pasangan field dan nilai.");
			return &none;
		}
	return n;
}
