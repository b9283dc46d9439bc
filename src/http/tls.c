/*
 * tls: TLS 1.2 and 1.3 by OpenSSL, never blocking.
 *
 * Only ciphers with forward secrecy and authenticated encryption; certificate
 * and key are read once, at the start, and refused there when they do not
 * belong together. Without an answer to ALPN every client speaks HTTP/1.1.
 */
#include "base/base.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include "http/server_priv.h"

#define CIPHERS                                                                \
	"ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"           \
	"ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"           \
	"ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"

struct tls {
	SSL_CTX *ctx;
};

struct tls_conn {
	SSL *ssl;
};

static int readable(struct ctx *c, const char *what, const char *path)
{
	if (access(path, R_OK) == 0)
		return OK;
	return fail(c, errno == ENOENT ? E_NOTFOUND : E_IO,
		"Berkas %s %s %s; periksa nama dan hak aksesnya.", what, path,
		errno == ENOENT ? "tidak ada" : "tidak boleh dibaca");
}

static int load(struct ctx *c, SSL_CTX *ctx, const char *cert, const char *key)
{
	int rc = readable(c, "sertifikat TLS", cert);

	if (rc == OK)
		rc = readable(c, "kunci TLS", key);
	if (rc < 0)
		return rc;
	if (SSL_CTX_use_certificate_chain_file(ctx, cert) != 1)
		return fail(c, E_INVALID,
			"Berkas %s bukan sertifikat PEM yang sah; pakai sertifikat lengkap dengan rantainya.",
			cert);
	if (SSL_CTX_use_PrivateKey_file(ctx, key, SSL_FILETYPE_PEM) != 1 ||
		SSL_CTX_check_private_key(ctx) != 1)
		return fail(c, E_INVALID,
			"Kunci %s tidak sah atau bukan pasangan sertifikat %s; pakai kunci yang dibuat bersama sertifikat itu.",
			key, cert);
	return OK;
}

int tls_open(struct ctx *c, const char *cert, const char *key, struct tls **out)
{
	SSL_CTX *ctx = SSL_CTX_new(TLS_server_method());
	int rc;

	if (ctx == NULL || SSL_CTX_set_cipher_list(ctx, CIPHERS) != 1)
		die("OpenSSL cannot be started");
	SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);
	SSL_CTX_set_options(ctx, SSL_OP_NO_RENEGOTIATION |
					 SSL_OP_NO_COMPRESSION |
					 SSL_OP_CIPHER_SERVER_PREFERENCE |
					 SSL_OP_IGNORE_UNEXPECTED_EOF);
	SSL_CTX_set_mode(ctx, SSL_MODE_ENABLE_PARTIAL_WRITE |
				      SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
				      SSL_MODE_RELEASE_BUFFERS);
	rc = load(c, ctx, cert, key);
	ERR_clear_error();
	if (rc < 0) {
		SSL_CTX_free(ctx);
		return rc;
	}
	*out = calloc(1, sizeof(**out));
	if (*out == NULL)
		die("no memory for TLS");
	(*out)->ctx = ctx;
	return OK;
}

void tls_close(struct tls *t)
{
	if (t == NULL)
		return;
	SSL_CTX_free(t->ctx);
	free(t);
}

struct tls_conn *tls_accept(struct tls *t, int fd)
{
	struct tls_conn *tc = calloc(1, sizeof(*tc));

	if (tc == NULL)
		return NULL;
	tc->ssl = SSL_new(t->ctx);
	if (tc->ssl == NULL || SSL_set_fd(tc->ssl, fd) != 1) {
		tls_free(tc);
		return NULL;
	}
	SSL_set_accept_state(tc->ssl);
	return tc;
}

void tls_free(struct tls_conn *tc)
{
	if (tc == NULL)
		return;
	SSL_free(tc->ssl);
	free(tc);
}

/* What a call that did not succeed means. */
static int outcome(struct tls_conn *tc, int rc)
{
	int why = SSL_get_error(tc->ssl, rc);

	/* The queue belongs to the thread, and so to other connections. */
	ERR_clear_error();
	if (why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE)
		return IO_WAIT;
	return why == SSL_ERROR_ZERO_RETURN ? 0 : IO_GONE;
}

int tls_handshake(struct tls_conn *tc)
{
	int rc = SSL_do_handshake(tc->ssl);

	if (rc == 1)
		return 1;
	return outcome(tc, rc) == IO_WAIT ? IO_WAIT : IO_GONE;
}

int64_t tls_read(struct tls_conn *tc, void *p, size_t n)
{
	size_t done;
	int rc = SSL_read_ex(tc->ssl, p, n, &done);

	return rc == 1 ? (int64_t)done : outcome(tc, rc);
}

int64_t tls_write(struct tls_conn *tc, const void *p, size_t n)
{
	size_t done;
	int rc = SSL_write_ex(tc->ssl, p, n, &done);

	if (rc == 1)
		return (int64_t)done;
	return outcome(tc, rc) == IO_WAIT ? IO_WAIT : IO_GONE;
}

void tls_bye(struct tls_conn *tc)
{
	(void)SSL_shutdown(tc->ssl);
	ERR_clear_error();
}
