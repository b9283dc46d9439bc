/* Failures as pages: a sentence, a way on, a number to name. */
#include "base/base.h"

#include "web/gagal.h"
#include "web/web_app.h"

struct kata_gagal {
	int status;
	const char *judul, *kalimat;
};

static const struct kata_gagal kata[] = {
	{401, "Masuk lebih dahulu", NULL},
	{400, "Permintaan tidak dapat dibaca",
		"Peramban mengirim sesuatu yang tidak kami mengerti. Muat ulang halamannya, lalu coba lagi."},
	{403, "Anda tidak berwenang", NULL},
	{404, "Tidak ditemukan", "Halaman tidak ada atau sudah dipindahkan."},
	{405, "Cara itu tidak diterima",
		"Alamat ini tidak menerima cara itu. Mulailah dari Beranda."},
	{408, "Terlalu lama",
		"Kiriman Anda berhenti di tengah jalan. Periksa sambungan, lalu kirim lagi."},
	{409, "Sudah berubah", NULL},
	{413, "Terlalu besar",
		"Kiriman itu terlalu besar. Perkecil berkasnya, lalu kirim lagi."},
	{414, "Alamat terlalu panjang",
		"Alamat itu terlalu panjang. Mulailah dari Beranda."},
	{422, "Isian perlu diperbaiki", NULL},
	{429, "Terlalu banyak permintaan", "Tunggu sebentar, lalu coba lagi."},
	{431, "Permintaan terlalu besar",
		"Peramban mengirim terlalu banyak keterangan. Hapus kuki situs ini, lalu coba lagi."},
	{500, "Ada gangguan di server",
		"Yang sudah tersimpan tetap aman. Coba lagi; bila berulang, hubungi pengelola."},
	{503, "Server sedang sibuk",
		"Tunggu beberapa detik, lalu coba lagi. Yang sudah tersimpan tetap aman."},
};

static const struct kata_gagal *words_of(int status)
{
	for (size_t i = 0; i < ARRAY_N(kata); i++)
		if (kata[i].status == status)
			return &kata[i];
	return &kata[1];
}

void web_log_path(FILE *f, const char *path)
{
	for (; *path != '\0'; path++) {
		unsigned char ch = (unsigned char)*path;

		if (ch <= 0x20 || ch >= 0x7f || ch == '%' || ch == '"')
			fprintf(f, "%%%02X", ch);
		else
			fputc(ch, f);
	}
}

void web_log_failure(const struct web *w)
{
	const char *said = w->c->sentence;

	flockfile(stderr);
	fprintf(stderr, "alur: permintaan %llu %s ",
		(unsigned long long)w->rq->number, w->rq->method);
	web_log_path(stderr, w->rq->path);
	fprintf(stderr, ": %s\n", said != NULL ? said : "?");
	funlockfile(stderr);
}

/* What the machine says goes to the log: to the reader it is no help, and
 * to a stranger the address of the database. */
static const char *said_of_loss(struct web *w)
{
	web_log_failure(w);
	if (text_eq(w->rq->method, "GET") || text_eq(w->rq->method, "HEAD"))
		return "Sambungan ke basis data terputus. Tunggu beberapa detik, lalu coba lagi; yang sudah tersimpan tetap aman.";
	return "Sambungan ke basis data terputus; kiriman ini belum tentu tersimpan. Tunggu beberapa detik, periksa dahulu, lalu coba kirim lagi.";
}

/* The address of the page that was asked for, where it is a plain one. */
static const char *same_page(const struct web *w)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789/_.-";
	const struct http_request *rq = w->rq;

	if (!text_eq(rq->method, "GET") ||
		rq->path[strspn(rq->path, plain)] != '\0')
		return NULL;
	return rq->query[0] == '\0'
		       ? rq->path
		       : arena_printf(w->c->mem, "%s?%s", rq->path, rq->query);
}

void web_gagal(struct web *w, int rc)
{
	int status =
		w->rs->status != 200 ? w->rs->status : rc_http((enum rc)rc);
	const struct kata_gagal *k = words_of(status);
	const char *said = rc == E_LOST ? said_of_loss(w) : w->c->sentence;
	struct gagal p = {.bare = !web_masuk(w),
		.status = status,
		.judul = rc == E_LOST ? "Basis data terputus" : k->judul,
		.lagi = status == 503 ? same_page(w) : NULL,
		.cari = status == 404,
		.nomor = w->rq->number};

	if (web_is_api(w)) {
		web_problem(w, status,
			rc == E_STATE ? "Belum dapat dilakukan" : p.judul,
			said);
		return;
	}
	if (status == 500) {
		web_log_failure(w);
		said = NULL;
	}
	if (rc == E_STATE)
		p.judul = "Belum dapat dilakukan";
	p.kalimat = said != NULL         ? said
		    : k->kalimat != NULL ? k->kalimat
					 : rc_sentence((enum rc)rc);
	p.layout = web_layout(w, p.judul, MENU_NONE);
	str_clear(&w->out);
	tpl_gagal(&w->out, &p);
	w->rs->status = status;
	w->rs->type = NULL;
	w->rs->body = w->out.p;
	w->rs->body_n = w->out.n;
}

void web_refused(
	void *arg, const struct http_request *rq, struct http_response *rs)
{
	const struct kata_gagal *k = words_of(rs->status);
	struct str out = str_new(rs->mem, LIMIT_TEXT);
	struct ctx c = {.mem = rs->mem};
	struct web w = {.c = &c, .rq = rq, .rs = rs, .out = out};
	struct gagal p = {.bare = true,
		.status = rs->status,
		.judul = k->judul,
		.kalimat = k->kalimat != NULL ? k->kalimat : k->judul,
		.layout = {.title = k->judul, .instansi = "", .tema = ""}};

	if (rq->path != NULL && web_is_api(&w)) {
		web_problem(&w, rs->status, k->judul, p.kalimat);
		return;
	}
	tpl_gagal(&out, &p);
	rs->type = NULL;
	rs->body = out.p;
	rs->body_n = out.n;
}
