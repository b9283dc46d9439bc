#include "base/base.h"

const char *const bad[] = {
	"SELECT id FROM unit",
	"INSERT INTO unit VALUES ($1)",
	"UPDATE unit SET nama = $1",
	"DELETE FROM unit",
	"CREATE TABLE unit (id INTEGER)",
	"ALTER TABLE unit ADD kode TEXT",
	"DROP TABLE unit",
	"WITH r AS (SELECT 1) SELECT * FROM r",
	"PRAGMA foreign_keys",
	"BEGIN",
	"COMMIT",
	"ROLLBACK",
	"SAVEPOINT a",
	"  (SELECT 1)",
	"select id from unit",
	"delete from unit",
};
