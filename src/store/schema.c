/*
 * The schema files, carried inside the program, in the order they apply.
 * To add one: write schema/NNNN-room.sql and a line in each list below.
 */
#include "base/base.h"

#include "base/embed.h"
#include "store/store_priv.h"

EMBED(schema_0001, "schema/0001-store.sql");
EMBED(schema_0002, "schema/0002-org.sql");
EMBED(schema_0003, "schema/0003-sop.sql");
EMBED(schema_0004, "schema/0004-siklus.sql");
EMBED(schema_0005, "schema/0005-arsip.sql");
EMBED(schema_0006, "schema/0006-kinerja.sql");
EMBED(schema_0007, "schema/0007-act.sql");
EMBED(schema_0008, "schema/0008-akun.sql");
EMBED(schema_0009, "schema/0009-surat.sql");
EMBED(schema_0010, "schema/0010-naskah.sql");
EMBED(schema_0011, "schema/0011-berkas-besar.sql");
EMBED(schema_0012, "schema/0012-layar.sql");
EMBED(schema_0013, "schema/0013-daftar.sql");
EMBED(schema_0014, "schema/0014-minta.sql");
EMBED(schema_0015, "schema/0015-org.sql");
EMBED(schema_0016, "schema/0016-kabar.sql");
EMBED(schema_0017, "schema/0017-urung.sql");

const struct migration migrations[] = {
	{"0001-store", schema_0001_begin, schema_0001_end},
	{"0002-org", schema_0002_begin, schema_0002_end},
	{"0003-sop", schema_0003_begin, schema_0003_end},
	{"0004-siklus", schema_0004_begin, schema_0004_end},
	{"0005-arsip", schema_0005_begin, schema_0005_end},
	{"0006-kinerja", schema_0006_begin, schema_0006_end},
	{"0007-act", schema_0007_begin, schema_0007_end},
	{"0008-akun", schema_0008_begin, schema_0008_end},
	{"0009-surat", schema_0009_begin, schema_0009_end},
	{"0010-naskah", schema_0010_begin, schema_0010_end},
	{"0011-berkas-besar", schema_0011_begin, schema_0011_end},
	{"0012-layar", schema_0012_begin, schema_0012_end},
	{"0013-daftar", schema_0013_begin, schema_0013_end},
	{"0014-minta", schema_0014_begin, schema_0014_end},
	{"0015-org", schema_0015_begin, schema_0015_end},
	{"0016-kabar", schema_0016_begin, schema_0016_end},
	{"0017-urung", schema_0017_begin, schema_0017_end},
};
const size_t migrations_n = ARRAY_N(migrations);
