/* Every statement of every room is one that this engine accepts. */
#include "dbtest.h"

#include "store/sql_list.h"

/* Every *_db.c, one a line. */
#define LISTS(X)                                                               \
	X(act_jejak_sql)                                                       \
	X(arsip_cari_sql)                                                      \
	X(arsip_sql)                                                           \
	X(kinerja_isian_sql)                                                   \
	X(kinerja_minta_sql)                                                   \
	X(kinerja_sql)                                                         \
	X(lkj_catatan_sql)                                                     \
	X(lkj_naskah_sql)                                                      \
	X(org_akun_sql)                                                        \
	X(org_instansi_sql)                                                    \
	X(org_kabar_sql)                                                       \
	X(org_kalender_sql)                                                    \
	X(org_pegawai_sql)                                                     \
	X(org_pejabat_sql)                                                     \
	X(org_penugasan_sql)                                                   \
	X(org_percobaan_sql)                                                   \
	X(org_sesi_sql)                                                        \
	X(sop_siklus_baca_sql)                                                 \
	X(sop_siklus_sql)                                                      \
	X(sop_sop_sql)                                                         \
	X(store_blob_sql)                                                      \
	X(store_job_sql)                                                       \
	X(surat_disposisi_sql)                                                 \
	X(surat_kirim_sql)                                                     \
	X(surat_nomor_sql)                                                     \
	X(surat_rapat_isi_sql)                                                 \
	X(surat_rapat_sql)                                                     \
	X(surat_tindak_lanjut_sql)

#define DECLARE(name) extern const struct sql_list name;
LISTS(DECLARE)

#define ADDRESS(name) &name,
static const struct sql_list *const lists[] = {LISTS(ADDRESS)};

static int placeholders(const char *sql)
{
	int most = 0;

	for (; *sql != '\0'; sql++)
		if (*sql == '$') {
			int n = (int)strtol(sql + 1, NULL, 10);

			most = n > most ? n : most;
		}
	return most;
}

/* `n` zeros. A constraint may refuse them, a parser may not. */
static const struct db_val *zeros(struct ctx *c, int n)
{
	struct db_val *v = arena_array(c->mem, struct db_val, n + 1);

	for (int i = 0; i < n; i++)
		v[i] = INT(0);
	v[n].type = DB_END;
	return v;
}

static void test_every_statement_is_understood(void **state)
{
	struct ctx *c = dbtest_open();
	int seen = 0;

	for (size_t i = 0; i < ARRAY_N(lists); i++)
		for (size_t k = 0; k < lists[i]->n; k++) {
			const char *sql = lists[i]->text[k];
			int rc;

			assert_non_null(sql);
			t_ok(c, db_begin(c, DB_WRITE));
			rc = db_done(
				db_query(c, sql, zeros(c, placeholders(sql))));
			if (rc != OK && rc != E_CONFLICT)
				fail_msg("%s %zu: %s", lists[i]->name, k,
					c->sentence);
			db_rollback(c);
			fail_clear(c);
			seen++;
		}
	assert_true(seen > 50);
	dbtest_close(c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_statement_is_understood),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
