-- Room act: the journal of what is not part of a case.

-- One line an action of administration, append-only and hash-chained.
CREATE TABLE jejak (
	instansi_id {int} NOT NULL,		-- 0: before there was an office
	urut {int} NOT NULL,			-- 1, 2, ... without a gap
	pada_at {int} NOT NULL,
	tindakan TEXT NOT NULL,			-- "sop.impor"
	pelaku TEXT NOT NULL,			-- position, or pengelola
	objek TEXT NOT NULL,
	rincian TEXT,
	hash {blob} NOT NULL,
	PRIMARY KEY (instansi_id, urut)
){strict};

-- The end of each chain: its row is locked by whoever adds to it.
CREATE TABLE jejak_ujung (
	instansi_id {int} NOT NULL PRIMARY KEY,
	urut {int} NOT NULL,
	hash {blob} NOT NULL
){strict};
