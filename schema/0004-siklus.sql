-- Room sop: the running cases.

-- One case of an SOP for one period. Everything after the identity is a
-- snapshot of its events.
CREATE TABLE siklus (
	id {id},
	instansi_id {int} NOT NULL,		-- the office
	sop_id {int} NOT NULL,			-- the version it began with
	sop_nomor TEXT NOT NULL,		-- number of that SOP
	periode TEXT NOT NULL,			-- "2023-TW2" or "2023"
	bidang TEXT NOT NULL,			-- codes, fixed at the opening
	keadaan TEXT NOT NULL CHECK (keadaan IN ('berjalan', 'selesai', 'dijeda', 'batal')),
	marking TEXT NOT NULL,			-- where it stands (sop/marking.c)
	urut {int} NOT NULL,			-- number of the last event
	hash {blob} NOT NULL,			-- hash of the last event
	dibuka_at {int} NOT NULL,
	selesai_at {int}			-- NULL: still running
){strict};
CREATE UNIQUE INDEX siklus_satu ON siklus (instansi_id, sop_nomor, periode) WHERE keadaan <> 'batal';
CREATE INDEX siklus_keadaan ON siklus (instansi_id, keadaan, dibuka_at);

-- A task: something one position has to do. Numbered within its case, so a
-- step needs no answer from the database before it writes the next task.
CREATE TABLE tugas (
	instansi_id {int} NOT NULL,
	siklus_id {int} NOT NULL REFERENCES siklus (id),
	nomor {int} NOT NULL,			-- 1, 2, ... in the case
	simpul TEXT NOT NULL,			-- code in the definition
	langkah {int} NOT NULL,			-- number on the sheet
	bidang TEXT,				-- NULL outside a fan-out
	jabatan TEXT NOT NULL,			-- the position that must act
	putaran {int} NOT NULL,			-- 1 for the first pass
	mulai_at {int} NOT NULL,		-- became ready
	tenggat_at {int} NOT NULL,		-- due
	baku_at {int},				-- due by the SOP, NULL: no standard
	selesai_at {int},			-- NULL: open
	hasil TEXT CHECK (hasil IN ('selesai', 'ditutup', 'batal')),
	PRIMARY KEY (siklus_id, nomor)
){strict};
CREATE INDEX tugas_inbox ON tugas (instansi_id, jabatan, tenggat_at) WHERE selesai_at IS NULL;

-- What happened, in order, never changed. The hash of each covers the one
-- before it (sop/rantai.c lists the fields).
CREATE TABLE peristiwa (
	instansi_id {int} NOT NULL,
	siklus_id {int} NOT NULL REFERENCES siklus (id),
	urut {int} NOT NULL,			-- 1, 2, ... without a gap
	pada_at {int} NOT NULL,			-- written down
	terjadi_at {int} NOT NULL,		-- happened (earlier when on paper)
	tindakan TEXT NOT NULL,
	simpul TEXT,
	langkah {int} NOT NULL,			-- 0: the whole case
	bidang TEXT,
	putaran {int} NOT NULL,
	keputusan TEXT CHECK (keputusan IN ('ya', 'tidak')),
	kembali_ke {int} NOT NULL,		-- step of a Tidak, else 0
	jenis TEXT,				-- waived kind of document
	pegawai_id {int} NOT NULL,		-- the person, 0: the program
	jabatan TEXT NOT NULL,
	kapasitas TEXT NOT NULL,
	kunci TEXT,				-- idempotency key
	catatan TEXT,
	berkas TEXT,				-- "jenis=sha256" of what it brought
	dibuka TEXT,				-- tasks opened: see sop/tugas_teks.c
	hash {blob} NOT NULL,
	PRIMARY KEY (siklus_id, urut)
){strict};
CREATE UNIQUE INDEX peristiwa_kunci ON peristiwa (siklus_id, kunci) WHERE kunci IS NOT NULL;
