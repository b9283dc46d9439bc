-- Room kinerja: indicators and what was filled in.

-- An indicator with the formula of its capaian and its owner.
CREATE TABLE indikator (
	id {id},
	instansi_id {int} NOT NULL,
	kode TEXT NOT NULL,			-- "pkb"
	bidang TEXT NOT NULL,			-- code of the owner
	sasaran TEXT NOT NULL,
	nama TEXT NOT NULL,
	satuan TEXT NOT NULL,
	rumus TEXT NOT NULL CHECK (rumus IN ('hb', 'lb_a')),
	desimal {int} NOT NULL CHECK (desimal BETWEEN 0 AND 6),	-- printed
	urutan {int} NOT NULL,
	sumber TEXT NOT NULL,			-- where its figures come from
	UNIQUE (instansi_id, kode)
){strict};
CREATE INDEX indikator_bidang ON indikator (instansi_id, bidang, urutan);

-- Target and realisasi of one indicator in one period: the state, the text
-- as typed and the exact value. Empty, not applicable and zero differ.
CREATE TABLE realisasi (
	instansi_id {int} NOT NULL,
	indikator_id {int} NOT NULL REFERENCES indikator (id),
	periode TEXT NOT NULL,			-- "2023-TW2"
	target_isi TEXT NOT NULL CHECK (target_isi IN ('kosong', 'angka', 'na')),
	target_ketik TEXT,
	target TEXT,				-- plain decimal
	realisasi_isi TEXT NOT NULL CHECK (realisasi_isi IN ('kosong', 'angka', 'na')),
	realisasi_ketik TEXT,
	realisasi TEXT,
	kendala TEXT,
	tindak_lanjut TEXT,
	rev {int} NOT NULL,			-- grows with each change
	diisi_at {int} NOT NULL,
	diisi_oleh {int} NOT NULL,		-- pegawai
	PRIMARY KEY (instansi_id, indikator_id, periode)
){strict};

-- Budget of a Bidang in a period, in sen.
CREATE TABLE anggaran (
	instansi_id {int} NOT NULL,
	kode TEXT NOT NULL,			-- national code
	periode TEXT NOT NULL,
	bidang TEXT NOT NULL,
	uraian TEXT NOT NULL,
	pagu_sen {int} NOT NULL CHECK (pagu_sen >= 0),
	realisasi_sen {int} NOT NULL,
	PRIMARY KEY (instansi_id, kode, periode)
){strict};
