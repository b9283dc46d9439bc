-- Rooms kinerja and lkj: figures typed cell by cell, the draft in sections,
-- the notes of the check.

-- Room kinerja. A cumulative indicator is typed "s.d. triwulan ini": its
-- figure does not fall within a year.
ALTER TABLE indikator ADD COLUMN kumulatif {int} NOT NULL DEFAULT 0;
UPDATE indikator SET kumulatif = 1 WHERE satuan LIKE 'Rp%';

-- Who follows a missed target up, and until when ("2026-09-30").
ALTER TABLE realisasi ADD COLUMN penanggung_jawab TEXT;
ALTER TABLE realisasi ADD COLUMN tenggat_on TEXT;

-- What was typed in a budget line; realisasi_ketik NULL: not typed here.
ALTER TABLE anggaran ADD COLUMN realisasi_ketik TEXT;
ALTER TABLE anggaran ADD COLUMN fisik_ketik TEXT;
ALTER TABLE anggaran ADD COLUMN fisik TEXT;		-- plain decimal, percent
ALTER TABLE anggaran ADD COLUMN rev {int} NOT NULL DEFAULT 0;
ALTER TABLE anggaran ADD COLUMN diisi_at {int} NOT NULL DEFAULT 0;
ALTER TABLE anggaran ADD COLUMN diisi_oleh {int} NOT NULL DEFAULT 0;

-- Text of a cell that could not be read as what it should be: nothing that
-- was typed is lost, and nothing wrong is counted.
CREATE TABLE isian_draf (
	instansi_id {int} NOT NULL,
	periode TEXT NOT NULL,
	bidang TEXT NOT NULL,
	baris TEXT NOT NULL,			-- code of the indicator or budget line
	kolom TEXT NOT NULL,			-- "realisasi"
	teks TEXT NOT NULL,
	oleh {int} NOT NULL,			-- pegawai
	pada_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, periode, bidang, baris, kolom)
){strict};

-- Evidence of an indicator in a period: a version of a file of jenis "bukti"
-- of its Bidang (table berkas of room arsip).
CREATE TABLE bukti (
	instansi_id {int} NOT NULL,
	indikator_id {int} NOT NULL REFERENCES indikator (id),
	periode TEXT NOT NULL,
	kasus_id {int} NOT NULL,
	bidang TEXT NOT NULL,
	versi {int} NOT NULL,
	nama TEXT NOT NULL,
	ukuran {int} NOT NULL,
	oleh {int} NOT NULL,			-- pegawai
	pada_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, bidang, versi)
){strict};
CREATE INDEX bukti_periode ON bukti (instansi_id, periode, bidang);

-- Room lkj. A section of the draft of a case. `teks` is Markdown.
CREATE TABLE naskah (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	kode TEXT NOT NULL,			-- "pendahuluan", "bidang-pajak"
	teks TEXT NOT NULL,
	rev {int} NOT NULL,			-- grows with each change of the text
	keadaan TEXT NOT NULL CHECK (keadaan IN ('belum', 'ditulis', 'selesai')),
	diubah_at {int} NOT NULL,		-- 0: never written
	diubah_oleh {int} NOT NULL,
	pegang_oleh {int} NOT NULL,		-- who is writing it, 0: nobody
	pegang_sejak_at {int} NOT NULL,
	pegang_sampai_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, kode)
){strict};

-- Every text a section has had.
CREATE TABLE naskah_versi (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	kode TEXT NOT NULL,
	rev {int} NOT NULL,
	teks TEXT NOT NULL,
	oleh {int} NOT NULL,
	pada_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, kode, rev)
){strict};

-- Which version of a section the checker saw when he decided a round.
CREATE TABLE naskah_dilihat (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	putaran {int} NOT NULL,			-- 1 for the first check
	kode TEXT NOT NULL,
	rev {int} NOT NULL,
	pada_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, putaran, kode)
){strict};

-- A note of the check: one thing to be put right, on a paragraph of a
-- section, a section, or the whole draft.
CREATE TABLE catatan_periksa (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	nomor {int} NOT NULL,			-- 1, 2, ... in the case
	putaran {int} NOT NULL,			-- check that wrote it
	kode TEXT NOT NULL,			-- section, '': the whole draft
	paragraf {blob},			-- hash of the paragraph, NULL: none
	kutipan TEXT,				-- how it began, to be found again
	teks TEXT NOT NULL,
	oleh {int} NOT NULL,
	pada_at {int} NOT NULL,
	keadaan TEXT NOT NULL CHECK (keadaan IN ('terbuka', 'ditindaklanjuti', 'sudah-sesuai', 'belum')),
	jawaban TEXT,
	dijawab_oleh {int} NOT NULL,		-- 0: not answered
	dijawab_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, nomor)
){strict};
