/*
 * cli: the same actions from a shell.
 *
 * Owns argv, the words printed and the exit status: 0 done, 1 refused or
 * failed with one sentence on stderr, 2 wrong usage. One file a command
 * family, all commands in one table (cli/commands.c). Refuses to know SQL
 * and every rule: a command turns options into the struct of one act_*
 * call and prints what came back, as text or as one JSON document.
 *
 * To add a command: a row in commands.c, cmd_x in its family's file, a line
 * in an e2e script.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "act/act.h"
#include "act/act_json.h"

#define CLI_ARGS 4    /* words after the command */
#define CLI_VALUES 32 /* options of one call */

struct cli_value {
	const char *name;  /* "berkas" for --berkas */
	const char *value; /* NULL for one without a value */
};

struct cli {
	struct ctx *c;
	const char *url; /* database */
	bool json;
	const struct command *command;
	const char *arg[CLI_ARGS];
	int arg_n;
	struct cli_value value[CLI_VALUES];
	int value_n;
	struct str out; /* printed at the end when all went well */
};

enum command_db { NEED_NONE, NEED_DB, NEED_NEW_DB };

struct command {
	const char *words;   /* "sop import" */
	const char *usage;   /* after the words */
	const char *summary; /* one line */
	const char *options; /* "sop= periode= tutup": '=' takes a value */
	int min_args, max_args;
	enum command_db db;
	int (*run)(struct cli *cli);
	const char *detail; /* more help, NULL */
};
extern const struct command commands[];
extern const size_t commands_n;

/* The value of an option; NULL when it was not given. */
const char *cli_get(const struct cli *cli, const char *name);
bool cli_has(const struct cli *cli, const char *name);
/* A number of a case, "7": E_INVALID with a sentence otherwise. */
MUST_CHECK int cli_id(struct cli *cli, const char *text, int64_t *id);
/* A date that must be given. */
MUST_CHECK int cli_day(struct cli *cli, const char *name, int32_t *day);
/* A local time, for --pada: 0 when it was not given. */
MUST_CHECK int cli_time(struct cli *cli, const char *name, int64_t *at);
/* Wrong usage: E_USAGE with a sentence. */
int cli_usage(struct cli *cli, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Whether `words` are the command or the first of its words. */
bool cli_in_family(const struct command *k, const char *words);
/* Print what is waiting now (for commands that show progress). */
void cli_flush(struct cli *cli);
/* Write a document to -o FILE, or to the output; with --json it is the text of
 * a field. */
MUST_CHECK int cli_document(struct cli *cli, const struct str *s);
/* Text padded with blanks to `width` characters, at least one blank. */
void cli_cell(struct str *s, const char *text, size_t width);

int cli_main(int argc, char **argv);

/* The seed SOP as it is embedded in the program. */
const char *seed_sop(size_t *n);

int cmd_help(struct cli *cli);
int cmd_version(struct cli *cli);
int cmd_init(struct cli *cli);
int cmd_mutakhirkan(struct cli *cli);
int cmd_org(struct cli *cli);
int cmd_sop_import(struct cli *cli);
int cmd_sop_sahkan(struct cli *cli);
int cmd_sop_check(struct cli *cli);
int cmd_sop_show(struct cli *cli);
int cmd_sop_daftar(struct cli *cli);
int cmd_kalender_hari_kerja(struct cli *cli);
int cmd_kalender_tenggat(struct cli *cli);
int cmd_kalender_selisih(struct cli *cli);
int cmd_kalender_libur(struct cli *cli);
int cmd_kalender_jam(struct cli *cli);
int cmd_org_tunjuk(struct cli *cli);
int cmd_akun_daftar(struct cli *cli);
int cmd_akun_tambah(struct cli *cli);
int cmd_akun_reset(struct cli *cli);
int cmd_akun_surel(struct cli *cli);
int cmd_akun_token(struct cli *cli);
int cmd_siklus_buka(struct cli *cli);
int cmd_siklus_daftar(struct cli *cli);
int cmd_siklus_lihat(struct cli *cli);
int cmd_siklus_ubah(struct cli *cli);
int cmd_siklus_urung(struct cli *cli);
int cmd_tugas(struct cli *cli);
int cmd_laksanakan(struct cli *cli);
int cmd_tutup(struct cli *cli);
int cmd_kecualikan(struct cli *cli);
int cmd_data_isi(struct cli *cli);
int cmd_laporan(struct cli *cli);
int cmd_naskah_lihat(struct cli *cli);
int cmd_naskah_tulis(struct cli *cli);
int cmd_naskah_beda(struct cli *cli);
int cmd_periksa(struct cli *cli);
int cmd_demo(struct cli *cli);
int cmd_contoh(struct cli *cli);
int cmd_check(struct cli *cli);
int cmd_verify(struct cli *cli);
int cmd_backup(struct cli *cli);
int cmd_restore(struct cli *cli);
int cmd_pekerjaan(struct cli *cli);
int cmd_kabar(struct cli *cli);
int cmd_disposisi(struct cli *cli);
int cmd_rapat_lihat(struct cli *cli);
int cmd_rapat_undang(struct cli *cli);
int cmd_rapat_hadir(struct cli *cli);
int cmd_rapat_butir(struct cli *cli);
int cmd_rapat_sahkan(struct cli *cli);
int cmd_rapat_selesai(struct cli *cli);
int cmd_tindak_lanjut(struct cli *cli);
int cmd_verifikasi(struct cli *cli);
int cmd_pengantaran(struct cli *cli);
int cmd_nomor_daftar(struct cli *cli);
int cmd_nomor_pesan(struct cli *cli);
int cmd_nomor_batal(struct cli *cli);
int cmd_surat(struct cli *cli);
int cmd_arsip_cari(struct cli *cli);
int cmd_serve(struct cli *cli);
int cmd_http(struct cli *cli);

/* The JSON of one case, of the contract; also written by the demo. */
MUST_CHECK int siklus_json(struct cli *cli, int64_t id, struct str *out);

#endif
