-- Room store: big files in pieces.

-- The bytes of a blob whose own `isi` is empty: pieces of 256 KB, so that a
-- file of 50 MB is never whole in memory, neither here nor in the database.
CREATE TABLE blob_bagian (
	sha256 {blob} NOT NULL REFERENCES blob (sha256),	-- of the whole
	urut {int} NOT NULL,			-- 0, 1, ... without a gap
	isi {blob} NOT NULL,
	PRIMARY KEY (sha256, urut)
){strict};
