/* The frame of every page and the hidden fields of every form. */
#include "base/base.h"

#include "web/web_app.h"

#include <ctype.h>

struct pesan {
	const char *kode, *teks;
};

/* What ?pesan= may say: never a text from the address itself. */
static const struct pesan pesan[] = {
	{"dibuka", "Siklus dibuka. Langkah 1 menunggu Sekretaris."},
	{"langkah-selesai", "Langkah ini selesai dan tercatat."},
	{"diurungkan", "Langkah diurungkan. Semua kembali seperti sebelumnya."},
	{"jeda", "Siklus dijeda."},
	{"lanjut", "Siklus dilanjutkan."},
	{"batal", "Siklus dibatalkan."},
	{"tersimpan", "Tersimpan."},
	{"terkirim", "Terkirim."},
	{"dihapus", "Dihapus."},
	{"diingatkan", "Pengingat terkirim."},
	{"ganti-sandi", "Gantilah kata sandi sementara Anda lebih dahulu."},
	{"sandi-diganti",
		"Kata sandi diganti. Sesi lain dan token program diakhiri."},
	{"sesi-diakhiri", "Sesi diakhiri."},
	{"disposisi-terkirim", "Disposisi terkirim ke semua penerima."},
	{"undangan-terkirim", "Undangan terkirim ke semua peserta."},
	{"hadir", "Anda tercatat hadir."},
	{"rapat-selesai", "Rapat selesai. Langkah 5 dimulai."},
	{"diverifikasi", "Verifikasi selesai dan tercatat."},
	{"lkj-ditandatangani", "LKJ ditandatangani. Lanjut ke pengiriman."},
	{"terbit", "Surat pengantar terbit dengan nomornya."},
	{"tindak-selesai", "Tindak lanjut selesai."},
	{"data-terkirim", "Data terkirim ke Tim LKJ."},
	{"buka-diminta", "Permintaan terkirim ke Tim LKJ."},
	{"buka-ditolak", "Permintaan ditolak. Bidangnya diberi tahu."},
	{"bukti-diunggah", "Bukti diunggah."},
	{"bukti-dilepas", "Bukti dilepas dari indikatornya."},
	{"ditutup", "Bidang ditutup sebagai belum melapor."},
	{"diajukan", "Draf diajukan ke Sekretaris."},
	{"disetujui", "Draf disetujui. Lanjut ke tanda tangan."},
	{"dikembalikan", "Draf dikembalikan dengan catatan Anda."},
	{"ditandatangani", "Laporan disetujui dan diteruskan ke Kasubag."},
	{"diterima", "Dokumen diterima."},
	{"selesai", "Siklus selesai. Terima kasih."},
	{"disahkan", "Disahkan."},
	{"token-dicabut", "Token dicabut."},
	{"dibaca", "Ditandai sudah dibaca."},
	{"sop-diimpor",
		"SOP disimpan sebagai draf. Periksa hasilnya, lalu sahkan."},
	{"sop-draf", "Perubahan disimpan sebagai versi draf."},
	{"sop-sahkan", "Versi ini berlaku untuk siklus berikutnya."},
	{"jabatan-baru", "Jabatan ditambahkan. Sekarang tunjuk orangnya."},
	{"ditunjuk", "Penunjukan tersimpan."},
	{"tunjuk-akhir", "Penunjukan diakhiri."},
	{"dikeluarkan", "Semua sesi orang itu diakhiri."},
	{"bagian-selesai", "Bagian ini selesai."},
	{"diambil-alih", "Bagian ini sekarang Anda yang menulis."},
	{"dijawab", "Catatan ditandai ditindaklanjuti."},
	{"draf-selesai", "Draf selesai. Sekarang ajukan ke Sekretaris."},
	{"dicatat",
		"Catatan tersimpan. Tim LKJ melihatnya setelah Anda memutuskan."},
	{"dicabut", "Catatan dicabut."},
};

static const struct toast *toast_of(struct web *w)
{
	const char *kode = NULL;
	struct http_field *f;
	size_t n;
	struct toast *t;

	if (http_urlencoded(w->c, w->rq->query, strlen(w->rq->query), &f, &n) <
		0) {
		fail_clear(w->c);
		return NULL;
	}
	for (size_t i = 0; i < n; i++)
		if (text_eq(f[i].name, "pesan"))
			kode = f[i].value;
	for (size_t i = 0; kode != NULL && i < ARRAY_N(pesan); i++)
		if (text_eq(pesan[i].kode, kode)) {
			t = arena_new(w->c->mem, struct toast);
			t->text = pesan[i].teks;
			return t;
		}
	return NULL;
}

static const char *short_office(struct web *w)
{
	struct instansi i;

	if (act_kantor_nama(w->c, &i) < 0) {
		fail_clear(w->c);
		return "Alur";
	}
	return i.singkat != NULL ? i.singkat : i.nama;
}

static bool is_tema(const char *t)
{
	return text_eq(t, "terang") || text_eq(t, "gelap");
}

struct layout web_layout(struct web *w, const char *title, enum menu active)
{
	struct arena *a = w->c->mem;
	const struct wewenang *v = &w->sesi.wewenang;
	const char *tema = web_cookie(w, "tema");
	const char **jabatan = arena_array(a, const char *, v->n + 1);
	const char *path = w->rq->path;

	for (size_t i = 0; i < v->n; i++)
		jabatan[i] = kata_jabatan(a, &v->list[i]);
	if (w->rq->query[0] != '\0')
		path = arena_printf(a, "%s?%s", path, w->rq->query);
	return (struct layout){
		.title = title,
		.active = active,
		.tema = is_tema(tema) ? tema : "",
		.instansi = short_office(w),
		.nama = w->sesi.sesi.nama,
		.jabatan = jabatan,
		.jabatan_n = v->n,
		.pengelola = w->sesi.sesi.pengelola,
		.tanpa_pintasan = text_eq(web_cookie(w, "pintasan"), "mati"),
		.tugas_n = (long)w->sesi.tugas_n,
		.kabar_n = (long)w->sesi.sesi.kabar_n,
		.path = text_eq(w->rq->method, "POST") ? "/" : path,
		.form = web_form(w, 0),
		.toast = w->lagi ? NULL : toast_of(w),
	};
}

const struct form_ctx *web_form(struct web *w, int64_t rev)
{
	struct form_ctx *f = arena_new(w->c->mem, struct form_ctx);

	f->csrf = web_csrf(w);
	f->kunci = w->lagi && isi_teks(w, "kunci") != NULL
			   ? isi_teks(w, "kunci")
			   : web_kunci(w);
	f->versi = arena_printf(w->c->mem, "%lld", (long long)rev);
	f->errors = w->galat;
	f->error_n = w->galat_n;
	return f;
}

const char *web_kunci(struct web *w)
{
	/* One draw of the kernel a page; its forms are told apart by number. */
	if (w->acak == NULL)
		w->acak = token_acak(w->c->mem);
	return arena_printf(w->c->mem, "%s.%d", w->acak, ++w->kunci_n);
}

/* ---- the device, in words ---- */

struct kenal {
	const char *tanda, *nama;
};

static const struct kenal peramban[] = {{"Edg/", "Edge"}, {"OPR/", "Opera"},
	{"SamsungBrowser/", "Samsung Internet"}, {"Chrome/", "Chrome"},
	{"Firefox/", "Firefox"}, {"Safari/", "Safari"}, {"curl/", "curl"}};
static const struct kenal sistem[] = {{"Windows", "Windows"},
	{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
	{"Mac OS X", "macOS"}, {"Linux", "Linux"}};

static const char *known(const struct kenal *k, size_t n, const char *ua)
{
	for (size_t i = 0; i < n; i++)
		if (strstr(ua, k[i].tanda) != NULL)
			return k[i].nama;
	return NULL;
}

const char *web_perangkat(struct web *w)
{
	const char *ua = http_header(w->rq, "user-agent");
	const char *a, *b;

	if (ua == NULL)
		return "Peramban tidak dikenal";
	a = known(peramban, ARRAY_N(peramban), ua);
	b = known(sistem, ARRAY_N(sistem), ua);
	return arena_printf(w->c->mem, "%s%s%s",
		a != NULL ? a : "Peramban lain", b != NULL ? " di " : "",
		b != NULL ? b : "");
}
