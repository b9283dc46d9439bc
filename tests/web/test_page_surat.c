/* The pages of letters: said beside the field, said once, opened for real. */
#include "t_pdf.h"
#include "webtest.h"

#include "web/cuplikan.h"
#include "web/qr.h"

#define BARU "/siklus/2023-tw3"
#define JALAN "/siklus/2023-tw2"

static struct office o;
static struct browser sek, tim, kabid, pelaksana;

static int64_t opened(void)
{
	return office_rows(&o,
		"SELECT COUNT(*) FROM disposisi_penerima WHERE dibaca_at > 0");
}

/* ---- disposisi ---- */

#define ISI                                                                    \
	"penerima=kabid-pajak&penerima=kabid-aset&sifat=segera"                \
	"&harap=laporkan&hal=Pemantauan&isi=Mohon+segera.&versi=0"

static void test_a_mistake_stands_beside_its_field(void **state)
{
	struct answer a = web_get(&sek, BARU "/disposisi");

	t_status(&a, 200);
	t_says(&a, "data-lembar");
	a = web_post(&sek, BARU "/disposisi",
		"aksi=kirim&sifat=segera&hal=Tetap+ada&isi=&versi=0"
		"&batas=2023-07-06T14:00");
	t_status(&a, 422);
	t_says(&a, "href=\"#f-penerima\"");
	t_says(&a, "href=\"#f-isi\"");
	t_says(&a, "Isi disposisi belum ditulis.");
	t_says(&a, "value=\"Tetap ada\"");
	a = web_get(&kabid, BARU "/disposisi");
	t_status(&a, 200);
	t_says(&a, "Disposisi belum dikirim");
}

static void test_a_late_hour_is_said_once(void **state)
{
	struct answer a = web_post(&sek, BARU "/disposisi",
		"aksi=kirim&batas=2023-07-08T10:00&" ISI);

	t_status(&a, 422);
	t_says(&a, "Batas ini di luar jam kerja. Disarankan Senin, 10 Juli");
	t_says(&a, "name=\"tetap\" value=\"2023-07-08T10:00\"");
	a = web_post(&sek, BARU "/disposisi",
		"aksi=kirim&batas=2023-07-08T10:00&tetap=2023-07-08T10:00&" ISI);
	a = web_follow(&sek, a);
	t_says(&a, "Disposisi terkirim");
	t_says(&a, "0 dari 2 sudah membuka.");
}

static void test_only_a_person_opens_it(void **state)
{
	struct answer a =
		web_ask(&kabid, (struct ask){.method = "GET",
					.path = BARU "/disposisi",
					.header = "Sec-Purpose: prefetch\r\n"});

	t_status(&a, 200);
	assert_int_equal(opened(), 0);
	a = web_get(&pelaksana, BARU "/disposisi");
	t_status(&a, 200);
	assert_int_equal(opened(), 0);
	/* He comes to it from the case, and from what it asks of him. */
	a = web_get(&kabid, BARU);
	t_says(&a, "Disposisi Sekretaris");
	t_says(&a, "href=\"" BARU "/disposisi\"");
	a = web_get(&kabid, BARU "/data/pajak");
	t_says(&a, "Baca disposisi Sekretaris");
	assert_int_equal(opened(), 0);
	a = web_get(&kabid, BARU "/disposisi");
	t_says(&a, "1 dari 2 sudah membuka.");
	t_says(&a, "Isi format pemantauan</a>");
	assert_int_equal(opened(), 1);
	a = web_post(&kabid, BARU "/disposisi", "aksi=simpan&" ISI);
	t_status(&a, 403);
	a = web_get(&kabid, BARU "/surat/disposisi/pdf");
	t_status(&a, 200);
	a = web_get(&kabid, BARU "/surat/disposisi/doc");
	t_status(&a, 404);
}

/* A PDF of an answer, in the words of a reader of it. */
static char *pdf_says(
	const struct answer *a, const char *program, const char *option)
{
	struct str body = str_new(o.c->mem, LIMIT_DOCUMENT);

	t_status(a, 200);
	assert_non_null(strstr(a->head, "application/pdf"));
	str_addn(&body, a->body, a->body_n);
	told(o.c, &body, "qpdf", "--check");
	return told(o.c, &body, program, option);
}

#define SETENGAH BARU "/disposisi/lembar.pdf"

static void test_half_a_folio_is_fetched(void **state)
{
	struct browser aset = browser_of(&o, "kabid-aset");
	struct answer a = web_get(&sek, BARU "/disposisi");
	char *text;
	int ticks = 0;

	t_says(&a, "href=\"" SETENGAH "\"");
	t_says(&a, "href=\"" SETENGAH "?kertas=a4\"");
	a = web_get(&sek, SETENGAH);
	text = pdf_says(&a, "pdftotext", "-layout");
	assert_non_null(strstr(text, "LEMBAR DISPOSISI"));
	assert_non_null(strstr(text, "Mohon segera."));
	assert_non_null(strstr(text, "Paling lambat Sabtu, 8 Juli 2023"));
	/* Two recipients and one of the six orders. */
	for (const char *p = text; (p = strstr(p, "✓")) != NULL; p++)
		ticks++;
	assert_int_equal(ticks, 3);
	assert_non_null(
		strstr(pdf_says(&a, "pdfinfo", "--"), "609.449 x 467.717 pts"));
	t_words_apart(o.c, pdf_says(&a, "pdftotext", "-bbox"));
	a = web_get(&sek, SETENGAH "?kertas=a4");
	assert_non_null(strstr(pdf_says(&a, "pdfinfo", "--"), "(A4)"));
	/* Who fetches it has opened it. */
	assert_int_equal(opened(), 1);
	a = web_get(&aset, SETENGAH);
	t_status(&a, 200);
	assert_int_equal(opened(), 2);
	/* Not before it was sent. */
	a = web_get(&aset, JALAN "/disposisi/lembar.pdf");
	t_status(&a, 409);
}

/* ---- the sheet of an SOP, and of a case ---- */

static void test_the_sheet_is_fetched_on_its_paper(void **state)
{
	struct answer a = web_get(&pelaksana, "/sop/1/lembar");
	char *text;

	t_status(&a, 200);
	t_says(&a, "href=\"/sop/1/lembar.pdf\"");
	t_says(&a, "href=\"/sop/1/lembar.pdf?kertas=a4\"");
	a = web_get(&pelaksana, "/sop/1/lembar.pdf");
	assert_non_null(
		strstr(pdf_says(&a, "pdfinfo", "--"), "935.433 x 609.449 pts"));
	text = pdf_says(&a, "pdftotext", "-layout");
	assert_null(strstr(text, "KENYATAAN"));
	a = web_get(&pelaksana, "/sop/1/lembar.pdf?kertas=a4");
	assert_non_null(strstr(pdf_says(&a, "pdfinfo", "--"), "(A4)"));
	a = web_get(&pelaksana, "/sop/99/lembar.pdf");
	t_status(&a, 404);
	a = web_get(&pelaksana, "/siklus/2023-tw1/lembar");
	t_says(&a, "href=\"/siklus/2023-tw1/lembar.pdf\"");
	a = web_get(&pelaksana, "/siklus/2023-tw1/lembar.pdf");
	text = pdf_says(&a, "pdftotext", "-layout");
	assert_non_null(strstr(text, "KENYATAAN"));
	assert_non_null(strstr(text, "Lembar kendali: "));
	t_words_apart(o.c, pdf_says(&a, "pdftotext", "-bbox"));
	a = web_get(&pelaksana, "/siklus/2099-tw1/lembar.pdf");
	t_status(&a, 404);
}

/* ---- the meeting ---- */

#define UNDANGAN                                                               \
	"aksi=kirim&tanggal=2023-07-06&mulai=08:00&tempat=Ruang+Rapat"         \
	"&acara=Rapat&peserta=kabid-pajak&peserta=tim-lkj&notulis=tim-lkj"

static const char *link_of(const char *code)
{
	return arena_printf(o.c->mem, JALAN "/rapat?kode=%s", code);
}

/* The screen of the room leads to the address that people use. */
static void show_code(const char *code)
{
	static const char *const asal[] = {
		"http://alur.test", "https://alur.contoh.invalid"};
	struct qr qr;

	for (size_t i = 0; i < ARRAY_N(asal); i++) {
		struct answer a;

		if (i > 0)
			setenv("ALUR_ALAMAT", "https://alur.contoh.invalid/",
				1);
		a = web_get(&tim, JALAN "/rapat/kode");
		unsetenv("ALUR_ALAMAT");
		assert_true(qr_buat(o.c->mem,
			arena_printf(o.c->mem, "%s%s", asal[i], link_of(code)),
			&qr));
		t_says(&a, arena_printf(o.c->mem, "<path d=\"%s\"", qr.jalur));
		t_says(&a, strstr(asal[i], "alur."));
	}
}

/* By its link: the code is there, and only what can be one. */
static void come_by_code(const char *code)
{
	struct browser nobody = {.o = &o};
	struct answer a = web_get(&nobody, link_of(code));
	const char *field;

	t_status(&a, 303);
	assert_string_equal(a.to,
		arena_printf(o.c->mem,
			"/masuk?lanjut=%%2Fsiklus%%2F2023-tw2%%2Frapat%%3Fkode%%3D%s",
			code));
	a = web_get(&kabid, link_of(code));
	t_says(&a, "Catat kehadiran Anda");
	field = strstr(a.body, "name=\"kode\"");
	assert_non_null(field);
	assert_null(strstr(field + 1, "name=\"kode\""));
	t_says(&a, arena_printf(o.c->mem, "value=\"%s\"", code));
	a = web_get(&kabid, link_of("%22%3E%3Cscript%3E"));
	t_status(&a, 200);
	assert_null(strstr(a.body, "Catat kehadiran Anda"));
	assert_null(strstr(a.body, "script>\""));
}

static void test_a_qr_code_is_one_path(void **state)
{
	struct arena *mem = o.c->mem;
	char *long_text = arena_array(mem, char, 4001);
	struct qr qr;

	assert_true(qr_buat(mem, "https://alur.jambiprov.go.id", &qr));
	/* Version 3 at M: 29 modules, and the quiet zone around them. */
	assert_string_equal(qr.kotak, "0 0 37 37");
	/* Two finders on the first row, the third on the last rows. */
	assert_true(text_starts(qr.jalur, "M4 4h7v1h-7z"));
	assert_non_null(strstr(qr.jalur, "M26 4h7v1h-7z"));
	assert_non_null(strstr(qr.jalur, "M4 32h7v1h-7z"));
	memset(long_text, 'x', 4000);
	assert_false(qr_buat(mem, long_text, &qr));
}

static void test_who_knows_the_code_is_there(void **state)
{
	struct answer a = web_post(&tim, JALAN "/rapat/undangan",
		UNDANGAN "&selesai=07:00&versi=0");
	const char *code;

	t_status(&a, 422);
	t_says(&a, "Waktu selesai lebih awal daripada waktu mulai.");
	a = web_post(&tim, JALAN "/rapat/undangan",
		UNDANGAN "&selesai=09:00&versi=0");
	a = web_follow(&tim, a);
	t_says(&a, "Undangan terkirim");
	a = web_get(&kabid, JALAN "/rapat/kode");
	t_status(&a, 403);
	a = web_get(&tim, JALAN "/rapat/kode");
	code = between(&o, a.body, "<p class=\"kode\">", "</p>");
	assert_non_null(code);
	a = web_post(&kabid, JALAN "/rapat/hadir", "kode=12");
	t_status(&a, 422);
	t_says(&a, "Kode rapat tidak cocok.");
	code = arena_printf(o.c->mem, "%.3s%s", code, code + 4);
	show_code(code);
	come_by_code(code);
	a = web_post(&kabid, JALAN "/rapat/hadir",
		arena_printf(o.c->mem, "kode=%.3s+%s", code, code + 3));
	a = web_follow(&kabid, a);
	t_says(&a, "Anda tercatat hadir.");
	a = web_get(&kabid, link_of(code));
	t_says(&a, "Anda tercatat hadir.");
	a = web_get(&pelaksana, link_of(code));
	t_says(&a, "Anda tidak ada dalam daftar undangan.");
}

static void test_a_code_is_guessed_five_times(void **state)
{
	struct answer a = {0};

	/* He holds another position that is not invited: one try is one. */
	for (int i = 0; i < PERCOBAAN_AKUN; i++) {
		a = web_post(&sek, JALAN "/rapat/hadir", "kode=12");
		t_status(&a, 422);
	}
	a = web_post(&sek, JALAN "/rapat/hadir", "kode=12");
	t_status(&a, 429);
	t_says(&a, "Coba lagi 10 menit lagi, atau mintalah notulis");
}

static void test_points_come_and_go_without_a_script(void **state)
{
	struct answer a = web_get(&tim, JALAN "/rapat");
	const char *rev;

	rev = between(&o, strstr(a.body, "/rapat/notulen"),
		"name=\"versi\" value=\"", "\"");
	assert_non_null(rev);
	a = web_post(&tim, JALAN "/rapat/notulen",
		arena_printf(o.c->mem,
			"aksi=tambah&versi=%s&judul[1]=PKB&keputusan[1]=Kejar",
			rev));
	a = web_follow(&tim, a);
	t_says(&a, "name=\"judul[2]\"");
	t_says(&a, "menunggu pengesahan Sekretaris");
	/* Old now: what was typed is still there. */
	a = web_post(&tim, JALAN "/rapat/notulen",
		arena_printf(o.c->mem,
			"aksi=simpan&versi=%s&judul[1]=Tulisan+saya", rev));
	t_status(&a, 409);
	t_says(&a, "value=\"Tulisan saya\"");
	a = web_get(&sek, JALAN "/rapat");
	rev = between(&o, strstr(a.body, "/rapat/sahkan"),
		"name=\"versi\" value=\"", "\"");
	a = web_post(&sek, JALAN "/rapat/sahkan",
		arena_printf(o.c->mem, "versi=%s", rev));
	t_status(&a, 422);
	t_says(&a, "Pilih penanggung jawab keputusan butir 1.");
}

/* ---- delivery and archive ---- */

static void test_a_page_before_its_time_says_so(void **state)
{
	struct answer a = web_get(&tim, JALAN "/verifikasi");

	t_status(&a, 200);
	t_says(&a, "Laporan belum disetujui");
	a = web_get(&pelaksana, JALAN "/kirim");
	t_status(&a, 200);
	t_says(&a, "Langkah 10 belum dimulai");
	a = web_post(&pelaksana, JALAN "/kirim",
		"aksi=terbit&kepada=A&di=B&hal=C&cara=pos&penanda=sekretaris"
		"&klasifikasi=000.8.6.3&retensi=2&inaktif=3&nasib=musnah");
	t_status(&a, 422);
	t_says(&a, "Laporan belum disetujui");
	a = web_post(&tim, JALAN "/kirim", "aksi=simpan");
	t_status(&a, 403);
}

static void test_the_address_is_the_question(void **state)
{
	struct answer a = web_get(&kabid, "/arsip?q=disposisi&tahun=2023");

	t_status(&a, 200);
	t_says(&a, "cocok");
	t_says(&a, "href=\"/arsip?q=disposisi\"");
	a = web_get(&kabid, "/arsip?q=%22%3Cb%3E&jenis=notulen");
	t_says(&a, "&lt;b&gt;");
	a = web_get(&kabid, "/arsip?tahun=banyak");
	t_status(&a, 303);
	a = web_get(&kabid, "/tindak-lanjut/999/selesai");
	t_status(&a, 404);
}

static void test_a_snippet_is_escaped_and_marked(void **state)
{
	struct arena *a = o.c->mem;

	assert_string_equal(cuplikan(a, "a <b> Pasar & pasar", "pasar").html,
		"a &lt;b&gt; <mark>Pasar</mark> &amp; <mark>pasar</mark>");
	assert_string_equal(
		cuplikan(a, "x<y", "<").html, "x<mark>&lt;</mark>y");
	assert_string_equal(cuplikan(a, "tetap", NULL).html, "tetap");
	assert_null(cuplikan(a, NULL, "x").html);
}

static int setup(void **state)
{
	o = office_open();
	(void)fix_open(o.c, "2023-TW3");
	sek = browser_of(&o, "sekretaris");
	tim = browser_of(&o, "tim-lkj");
	kabid = browser_of(&o, "kabid-pajak");
	pelaksana = browser_of(&o, "pelaksana");
	return 0;
}

static int teardown(void **state)
{
	office_close(&o);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_mistake_stands_beside_its_field),
		cmocka_unit_test(test_a_late_hour_is_said_once),
		cmocka_unit_test(test_only_a_person_opens_it),
		cmocka_unit_test(test_half_a_folio_is_fetched),
		cmocka_unit_test(test_the_sheet_is_fetched_on_its_paper),
		cmocka_unit_test(test_who_knows_the_code_is_there),
		cmocka_unit_test(test_a_code_is_guessed_five_times),
		cmocka_unit_test(test_a_qr_code_is_one_path),
		cmocka_unit_test(test_points_come_and_go_without_a_script),
		cmocka_unit_test(test_a_page_before_its_time_says_so),
		cmocka_unit_test(test_the_address_is_the_question),
		cmocka_unit_test(test_a_snippet_is_escaped_and_marked),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
