-- Room sop: definitions.

-- One version of an SOP. Its content never changes: a change is a new
-- version, and a running case keeps the one it began with.
CREATE TABLE sop (
	id {id},
	instansi_id {int} NOT NULL,
	nomor TEXT NOT NULL,
	versi {int} NOT NULL,			-- 1, 2, ... of its number
	keadaan TEXT NOT NULL CHECK (keadaan IN ('draf', 'disahkan', 'diganti')),
	judul TEXT NOT NULL,
	yaml TEXT NOT NULL,			-- the definition as it was loaded
	sha256 {blob} NOT NULL,			-- of it
	dibuat_at {int} NOT NULL,
	disahkan_at {int},			-- NULL: not yet
	UNIQUE (instansi_id, nomor, versi)
){strict};
