/*
 * Notifications by mail, when the office has a mail server:
 *
 *	ALUR_SMTP=smtp://mail.jambiprov.go.id:25	smtps:// for TLS at once
 *	ALUR_SMTP_FROM=alur@jambiprov.go.id
 *	ALUR_SMTP_SANDI=/etc/alur/smtp		user and password, two lines
 *	ALUR_ALAMAT=https://alur.jambiprov.go.id	in front of links
 *
 * The job is written with the notification, so a step that failed sends
 * nothing, and it holds the person and not the address: who left meanwhile
 * gets no mail. With a password TLS is demanded, without it is taken when
 * offered. Sending happens outside of any transaction.
 */
#include "base/base.h"

#include <limits.h>
#include <pthread.h>

#include <curl/curl.h>

#include "act/act_priv.h"

#include "store/store.h"

#define CONNECT_S 10L
#define WHOLE_S 30L
#define LIMIT_SECRET ((size_t)4096)

static const char *setting(const char *name)
{
	const char *v = getenv(name);

	return text_is_blank(v) ? NULL : v;
}

bool surel_ada(void)
{
	return setting("ALUR_SMTP") != NULL &&
	       setting("ALUR_SMTP_FROM") != NULL;
}

/* Person and time, title, sentence, path: one a line. */
static const char *one_line(struct arena *mem, const char *s)
{
	char *t = arena_dup(mem, s != NULL ? s : "");

	for (char *p = t; *p != '\0'; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	return t;
}

int surel_antre(struct ctx *c, const struct kabar *k)
{
	struct job j = {.jenis = JOB_SUREL, .due_at = c->now};
	struct pegawai p;
	int rc = pegawai_get(c, k->instansi_id, k->pegawai_id, &p);

	if (rc < 0 || p.email == NULL || !p.aktif)
		return rc;
	j.isi = arena_printf(c->mem, "%lld %lld\n%s\n%s\n%s", (long long)p.id,
		(long long)k->pada_at, one_line(c->mem, k->judul),
		one_line(c->mem, k->isi), one_line(c->mem, k->tautan));
	return job_add(c, &j);
}

/* ---- the job ---- */

struct kiriman {
	const struct job *j;
	int64_t pegawai_id, pada_at;
	const char *judul, *isi, *tautan;
	struct pegawai p;
};

static int parse_job(struct ctx *c, struct kiriman *k)
{
	char *line[4], *s = arena_dup(c->mem, k->j->isi);
	char *blank;
	long id = 0, at = 0;

	for (size_t i = 0; i < ARRAY_N(line); i++) {
		line[i] = s;
		s += strcspn(s, "\n");
		if (*s == '\n')
			*s++ = '\0';
	}
	blank = strchr(line[0], ' ');
	if (blank != NULL)
		*blank++ = '\0';
	if (blank == NULL || !text_int(line[0], 1, LONG_MAX, &id) ||
		!text_int(blank, 0, LONG_MAX, &at))
		return fail(c, E_INVALID, "Surel %lld tidak terbaca.",
			(long long)k->j->id);
	k->pegawai_id = id;
	k->pada_at = at;
	k->judul = line[1];
	k->isi = line[2];
	k->tautan = line[3];
	return OK;
}

static int reader_in(struct ctx *c, void *arg)
{
	struct kiriman *k = arg;
	int64_t instansi_id;
	int rc = act_instansi_id(c, &instansi_id);

	if (rc < 0)
		return rc;
	return pegawai_get(c, instansi_id, k->pegawai_id, &k->p);
}

static int done_in(struct ctx *c, void *arg)
{
	return job_done(c, ((struct kiriman *)arg)->j->id);
}

/* ---- the wire ---- */

static void curl_start(void)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != 0)
		die("libcurl cannot start");
}

struct pesan {
	const char *p;
	size_t n;
};

static size_t give(char *to, size_t size, size_t n, void *arg)
{
	struct pesan *m = arg;
	size_t part = size * n < m->n ? size * n : m->n;

	memcpy(to, m->p, part);
	m->p += part;
	m->n -= part;
	return part;
}

/* User and password from their file; without one nobody logs in. */
static int log_in(struct ctx *c, CURL *h)
{
	const char *path = setting("ALUR_SMTP_SANDI");
	char *text, *user, *word, *save = NULL;
	size_t n;
	int rc;

	curl_easy_setopt(h, CURLOPT_USE_SSL,
		(long)(path != NULL ? CURLUSESSL_ALL : CURLUSESSL_TRY));
	if (path == NULL)
		return OK;
	rc = io_read(c, path, LIMIT_SECRET, &text, &n);
	if (rc < 0)
		return rc;
	user = strtok_r(text, "\r\n", &save);
	word = strtok_r(NULL, "\r\n", &save);
	if (user == NULL || word == NULL)
		return fail(c, E_INVALID,
			"Berkas %s harus berisi nama dan kata sandi, masing-masing satu baris.",
			path);
	curl_easy_setopt(h, CURLOPT_USERNAME, user);
	curl_easy_setopt(h, CURLOPT_PASSWORD, word);
	return OK;
}

static int transfer(
	struct ctx *c, CURL *h, const char *kepada, const struct str *message)
{
	struct pesan m = {message->p, message->n};
	struct curl_slist *to = curl_slist_append(NULL, kepada);
	char why[CURL_ERROR_SIZE] = "";
	CURLcode rc;

	if (to == NULL)
		die("no memory for a mail");
	curl_easy_setopt(h, CURLOPT_URL, setting("ALUR_SMTP"));
	curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(h, CURLOPT_MAIL_FROM, setting("ALUR_SMTP_FROM"));
	curl_easy_setopt(h, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(h, CURLOPT_READFUNCTION, give);
	curl_easy_setopt(h, CURLOPT_READDATA, &m);
	curl_easy_setopt(h, CURLOPT_INFILESIZE_LARGE, (curl_off_t)m.n);
	curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, CONNECT_S);
	curl_easy_setopt(h, CURLOPT_TIMEOUT, WHOLE_S);
	curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(h, CURLOPT_ERRORBUFFER, why);
	rc = curl_easy_perform(h);
	curl_slist_free_all(to);
	if (rc == CURLE_OK)
		return OK;
	return fail(c, E_IO, "Surel tidak terkirim: %s.",
		*why != '\0' ? why : curl_easy_strerror(rc));
}

static int send_mail(struct ctx *c, const struct kiriman *k)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	const char *base = setting("ALUR_ALAMAT");
	struct str message = str_new(c->mem, LIMIT_TEXT);
	struct surel m = {.dari = setting("ALUR_SMTP_FROM"),
		.kepada = k->p.email,
		.judul = k->judul,
		.nomor = k->j->id,
		.pada_at = k->pada_at};
	CURL *h;
	int rc;

	m.isi = arena_printf(c->mem, "%s\n%s\n\n%s%s\n", k->judul, k->isi,
		base != NULL ? base : "", k->tautan);
	surel_susun(c->mem, &m, &message);
	pthread_once(&once, curl_start);
	h = curl_easy_init();
	if (h == NULL)
		die("no memory for a mail");
	rc = log_in(c, h);
	if (rc == OK)
		rc = transfer(c, h, k->p.email, &message);
	curl_easy_cleanup(h);
	return rc;
}

int surel_kirim(struct ctx *c, const struct job *j)
{
	struct kiriman k = {.j = j};
	int rc = parse_job(c, &k);

	if (rc == OK)
		rc = db_run(c, DB_READ, reader_in, &k);
	if (rc < 0)
		return rc;
	if (!surel_ada())
		return fail(c, E_STATE,
			"Server surel tidak diatur lagi (ALUR_SMTP).");
	if (k.p.email != NULL && k.p.aktif)
		rc = send_mail(c, &k);
	if (rc < 0)
		return rc;
	return db_run(c, DB_WRITE, done_in, &k);
}
