/* TLS: pages and bodies through it, HSTS, bad files, stalled handshakes. */
#include "base/base.h"

#include "http/livefix.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#define H "Host: a\r\n"
#define BIG (3 << 20)

static size_t limit = (size_t)8 << 20;
static char big[BIG];

static void answer(
	void *state, const struct http_request *rq, struct http_response *rs)
{
	fix_echo(state, rq, rs);
	must(rq->tls);
	if (text_eq(rq->path, "/big")) {
		rs->body = big;
		rs->body_n = sizeof(big);
	}
}

static const struct http_app app = {.arg = &limit,
	.worker_open = fix_open,
	.handle = answer,
	.body_limit = fix_limit};

/* ---- a certificate of our own, made anew for each run ---- */

static char cert_path[200], key_path[200], other_path[200];

static EVP_PKEY *new_key(const char *path)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	FILE *f = fopen(path, "w");

	must(key != NULL && f != NULL);
	must(PEM_write_PrivateKey(f, key, NULL, NULL, 0, NULL, NULL) == 1);
	fclose(f);
	return key;
}

static int make_files(void **state)
{
	const char *dir = getenv("TMPDIR");
	X509 *x = X509_new();
	EVP_PKEY *key;
	FILE *f;

	if (dir == NULL)
		dir = "/tmp";
	snprintf(cert_path, sizeof(cert_path), "%s/alur-tls-cert.pem", dir);
	snprintf(key_path, sizeof(key_path), "%s/alur-tls-key.pem", dir);
	snprintf(other_path, sizeof(other_path), "%s/alur-tls-other.pem", dir);
	EVP_PKEY_free(new_key(other_path));
	key = new_key(key_path);
	ASN1_INTEGER_set(X509_get_serialNumber(x), 1);
	X509_gmtime_adj(X509_getm_notBefore(x), 0);
	X509_gmtime_adj(X509_getm_notAfter(x), 86400);
	X509_NAME_add_entry_by_txt(X509_get_subject_name(x), "CN", MBSTRING_ASC,
		(const unsigned char *)"alur.test", -1, -1, 0);
	X509_set_issuer_name(x, X509_get_subject_name(x));
	X509_set_pubkey(x, key);
	must(X509_sign(x, key, EVP_sha256()) > 0);
	f = fopen(cert_path, "w");
	must(f != NULL && PEM_write_X509(f, x) == 1);
	fclose(f);
	X509_free(x);
	EVP_PKEY_free(key);
	return 0;
}

static int remove_files(void **state)
{
	unlink(cert_path);
	unlink(key_path);
	unlink(other_path);
	return 0;
}

/* ---- a client ---- */

static void open_tls(struct live *l, const struct tuning *t)
{
	struct http_options o = {.listen = "localhost:0",
		.network_n = 1,
		.worker_n = 2,
		.cert = cert_path,
		.key = key_path,
		.app = &app};

	l->c = t_ctx();
	t_ok(l->c, http_open_tuned(l->c, &o, t, &l->server));
	must(pthread_create(&l->thread, NULL, live_thread, l->server) == 0);
}

struct client {
	SSL_CTX *ctx;
	SSL *ssl;
	int fd;
};

static void client_open(struct client *k, struct live *l, int most)
{
	k->ctx = SSL_CTX_new(TLS_client_method());
	SSL_CTX_set_max_proto_version(k->ctx, most);
	k->ssl = SSL_new(k->ctx);
	k->fd = live_connect(l, 1);
	SSL_set_fd(k->ssl, k->fd);
}

static void client_close(struct client *k)
{
	SSL_free(k->ssl);
	SSL_CTX_free(k->ctx);
	close(k->fd);
}

/* What comes until `n` bytes or the end. */
static struct str client_read(struct client *k, struct live *l, size_t n)
{
	struct str s = str_new(l->c->mem, LIMIT_DOCUMENT);
	char part[16384];

	while (s.n < n) {
		int got = SSL_read(k->ssl, part, sizeof(part));

		if (got <= 0)
			break;
		str_addn(&s, part, (size_t)got);
	}
	return s;
}

static void pages_go_through_either_version(void **state)
{
	static const int versions[] = {TLS1_2_VERSION, TLS1_3_VERSION};
	static const char get[] = "GET /x HTTP/1.1\r\n" H "\r\n";

	for (size_t i = 0; i < ARRAY_N(versions); i++) {
		struct client k;
		struct live l;
		struct str s;

		open_tls(&l, &tuning_default);
		client_open(&k, &l, versions[i]);
		assert_int_equal(SSL_connect(k.ssl), 1);
		for (int n = 0; n < 5; n++) {
			SSL_write(k.ssl, get, sizeof(get) - 1);
			s = client_read(&k, &l, 1);
			assert_true(text_starts(s.p, "HTTP/1.1 200"));
			assert_non_null(strstr(s.p,
				"\r\nStrict-Transport-Security: "
				"max-age=31536000; includeSubDomains\r\n"));
			assert_non_null(strstr(s.p, "\r\n\r\nGET /x? "));
		}
		client_close(&k);
		live_close(&l);
	}
}

static void large_bodies_go_both_ways(void **state)
{
	static const char get[] =
		"GET /big HTTP/1.1\r\n" H "Connection: close\r\n\r\n";
	static const char post[] =
		"POST /up HTTP/1.1\r\n" H "Content-Length: 3145728\r\n\r\n";
	struct client k;
	struct live l;
	struct str s;

	open_tls(&l, &tuning_default);
	client_open(&k, &l, TLS1_3_VERSION);
	assert_int_equal(SSL_connect(k.ssl), 1);
	SSL_write(k.ssl, post, sizeof(post) - 1);
	for (size_t n = 0; n < BIG; n += 65536)
		assert_int_equal(SSL_write(k.ssl, big, 65536), 65536);
	s = client_read(&k, &l, 1);
	assert_non_null(strstr(s.p, "POST /up? [3145728]"));
	SSL_write(k.ssl, get, sizeof(get) - 1);
	s = client_read(&k, &l, SIZE_MAX);
	assert_true(s.n > BIG);
	client_close(&k);
	live_close(&l);
}

static void what_is_no_handshake_is_dropped(void **state)
{
	struct tuning t = tuning_default;
	struct client k;
	struct live l;
	int fd, silent;

	t.tick = CLOCK_SECOND / 100;
	t.head = CLOCK_SECOND / 5;
	open_tls(&l, &t);
	silent = live_connect(&l, 1);
	fd = live_connect(&l, 1);
	live_say(fd, "GET / HTTP/1.1\r\n" H "\r\n");
	assert_true(live_ended(fd));
	assert_true(live_ended(silent));
	client_open(&k, &l, TLS1_1_VERSION);
	assert_true(SSL_connect(k.ssl) != 1);
	client_close(&k);
	close(fd);
	close(silent);
	live_close(&l);
}

static void refused(
	const char *cert, const char *key, int code, const char *says)
{
	struct ctx *c = t_ctx();
	struct http_options o = {.listen = "127.0.0.1:0",
		.network_n = 1,
		.worker_n = 1,
		.cert = cert,
		.key = key,
		.app = &app};
	struct http_server *s;

	t_refused(c, http_open(c, &o, &s), code, says);
	t_free(c);
}

static void bad_files_are_told(void **state)
{
	refused("/tidak/ada.pem", key_path, E_NOTFOUND, "sertifikat TLS");
	refused(cert_path, "/tidak/ada.pem", E_NOTFOUND, "kunci TLS");
	refused(cert_path, other_path, E_INVALID, "bukan pasangan");
	refused(key_path, key_path, E_INVALID, "bukan sertifikat PEM");
	refused(cert_path, cert_path, E_INVALID, "tidak sah atau bukan");
}

static void listen_refused(const char *listen, int code, const char *says)
{
	struct ctx *c = t_ctx();
	struct http_options o = {
		.listen = listen, .network_n = 1, .worker_n = 1, .app = &app};
	struct http_server *s;

	t_refused(c, http_open(c, &o, &s), code, says);
	t_free(c);
}

static void bad_addresses_are_told(void **state)
{
	struct live l;
	char taken[32];

	listen_refused("8080", E_INVALID, "127.0.0.1:8080");
	listen_refused("127.0.0.1:99999", E_INVALID, "tidak sah");
	listen_refused("contoh.test:80", E_INVALID, "tidak sah");
	listen_refused("192.0.2.1:0", E_IO, "bukan alamat komputer ini");
	open_tls(&l, &tuning_default);
	snprintf(taken, sizeof(taken), "127.0.0.1:%d", http_port(l.server));
	listen_refused(taken, E_IO, "sudah dipakai");
	live_close(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_go_through_either_version),
		cmocka_unit_test(large_bodies_go_both_ways),
		cmocka_unit_test(what_is_no_handshake_is_dropped),
		cmocka_unit_test(bad_files_are_told),
		cmocka_unit_test(bad_addresses_are_told),
	};

	return cmocka_run_group_tests(tests, make_files, remove_files);
}
