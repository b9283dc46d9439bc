/*
 * aset: files in, one C file with the table of web/aset.h out.
 *
 *	aset OUT.c FILE...
 *
 * The same files give the same bytes. A file may name an earlier one as
 * url("NAME"): the name becomes its path with the hash, so give the font
 * before the style sheet.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>
#include <zlib.h>

enum { FILES = 16, HASH_DIGITS = 12, PATH_LEN = 128 };

struct blob {
	unsigned char *p;
	size_t n;
};

struct file {
	const char *name;
	char path[PATH_LEN];
	char hash[HASH_DIGITS + 1];
	struct blob plain, gz; /* gz.n is 0 when it does not pay */
};

static struct file files[FILES];
static size_t file_n;

static _Noreturn void stop(const char *what, const char *which)
{
	fprintf(stderr, "aset: %s: %s\n", which, what);
	exit(1);
}

static void *need(void *p)
{
	if (p == NULL)
		stop("out of memory", "malloc");
	return p;
}

static struct blob slurp(const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t size = 1 << 20;
	struct blob b = {need(malloc(size)), 0};

	if (f == NULL)
		stop("cannot be read", path);
	b.n = fread(b.p, 1, size, f);
	if (b.n == size)
		stop("too large", path);
	fclose(f);
	return b;
}

static const char *type_of(const char *name)
{
	static const char *const types[][2] = {
		{".css", "text/css; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".svg", "image/svg+xml"}, {".woff2", "font/woff2"}};
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof(types) / sizeof(types[0]); i++)
		if (strcmp(dot, types[i][0]) == 0)
			return types[i][1];
	stop("no type is known for this ending", name);
}

static void replace(struct blob *b, const char *from, const char *to)
{
	size_t m = strlen(from), k = strlen(to);
	struct blob out = {need(malloc(b->n + PATH_LEN * 8)), 0};

	for (size_t i = 0; i < b->n;) {
		if (b->n - i >= m && memcmp(b->p + i, from, m) == 0 &&
			out.n + k < b->n + PATH_LEN * 8) {
			memcpy(out.p + out.n, to, k);
			out.n += k;
			i += m;
		} else {
			out.p[out.n++] = b->p[i++];
		}
	}
	free(b->p);
	*b = out;
}

/* zlib writes no time and no name into the header: reproducible. */
static struct blob gzipped(struct blob b)
{
	z_stream z = {0};
	struct blob out;

	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) !=
		Z_OK)
		stop("zlib does not start", "deflate");
	out.n = deflateBound(&z, b.n);
	out.p = need(malloc(out.n));
	z.next_in = b.p;
	z.avail_in = (uInt)b.n;
	z.next_out = out.p;
	z.avail_out = (uInt)out.n;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		stop("does not compress", "deflate");
	out.n = z.total_out;
	deflateEnd(&z);
	return out;
}

static void read_file(const char *path)
{
	struct file *f = files + file_n;
	unsigned char hash[crypto_hash_sha256_BYTES];
	const char *slash = strrchr(path, '/'), *dot;
	char from[PATH_LEN], to[PATH_LEN + 8];

	f->name = slash ? slash + 1 : path;
	dot = strrchr(f->name, '.');
	f->plain = slurp(path);
	for (size_t i = 0; strcmp(type_of(f->name), "font/woff2") && i < file_n;
		i++) {
		snprintf(from, sizeof(from), "url(\"%s\")", files[i].name);
		snprintf(to, sizeof(to), "url(\"%s\")", files[i].path);
		replace(&f->plain, from, to);
	}
	crypto_hash_sha256(hash, f->plain.p, f->plain.n);
	for (int i = 0; i < HASH_DIGITS / 2; i++)
		snprintf(f->hash + i * 2, 3, "%02x", hash[i]);
	snprintf(f->path, sizeof(f->path), "/aset/%.*s.%s%s",
		(int)(dot - f->name), f->name, f->hash, dot);
	f->gz = gzipped(f->plain);
	if (f->gz.n * 10 > f->plain.n * 9)
		f->gz.n = 0;
	file_n++;
}

static void write_blob(FILE *out, const char *kind, size_t i, struct blob b)
{
	fprintf(out, "static const char %s%zu[] =\n\"", kind, i);
	for (size_t at = 0; at < b.n; at++)
		fprintf(out, "\\%03o%s", b.p[at],
			at % 18 == 17 ? "\"\n\"" : "");
	fputs("\";\n", out);
}

static void write_table(FILE *out)
{
	fputs("/* Made by tools/aset.c from src/web/aset. */\n"
	      "#include \"base/base.h\"\n\n#include \"web/aset.h\"\n\n",
		out);
	for (size_t i = 0; i < file_n; i++) {
		write_blob(out, "plain", i, files[i].plain);
		if (files[i].gz.n > 0)
			write_blob(out, "gz", i, files[i].gz);
	}
	fputs("const struct aset aset_table[] = {\n", out);
	for (size_t i = 0; i < file_n; i++) {
		const struct file *f = files + i;

		fprintf(out, "{\"%s\", \"%s\", \"%s\", \"%s\", plain%zu, %zu, ",
			f->name, f->path, type_of(f->name), f->hash, i,
			f->plain.n);
		if (f->gz.n > 0)
			fprintf(out, "gz%zu, %zu},\n", i, f->gz.n);
		else
			fputs("NULL, 0},\n", out);
	}
	fputs("{NULL, NULL, NULL, NULL, NULL, 0, NULL, 0}\n};\n", out);
}

int main(int argc, char **argv)
{
	FILE *out;

	if (argc < 3 || argc > FILES + 2) {
		fprintf(stderr, "usage: aset OUT.c FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++)
		read_file(argv[i]);
	out = fopen(argv[1], "wb");
	if (out == NULL)
		stop("cannot be written", argv[1]);
	write_table(out);
	if (fclose(out) != 0)
		stop("cannot be written", argv[1]);
	return 0;
}
