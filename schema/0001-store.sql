-- Room store: its own tables. The table `skema` (which migrations were
-- applied) is made by store/db_migrate.c before the first of them.

-- Files by content: stored once, verified when read.
CREATE TABLE blob (
	sha256 {blob} NOT NULL PRIMARY KEY,
	ukuran {int} NOT NULL CHECK (ukuran >= 0),	-- bytes
	isi {blob} NOT NULL
){strict};

-- Work to be done later: taken with a lease, so what a killed process held
-- is taken again.
CREATE TABLE pekerjaan (
	id {id},
	jenis TEXT NOT NULL,				-- what to do
	isi TEXT NOT NULL,				-- its argument
	due_at {int} NOT NULL,				-- not before
	lease_at {int} NOT NULL,			-- taken until; 0: free
	tries {int} NOT NULL,				-- times taken
	why TEXT					-- last failure
){strict};
CREATE INDEX pekerjaan_due ON pekerjaan (due_at);
