-- Room surat: numbers, disposisi, meetings, delivery. And what the archive
-- needs to be searched and found on a shelf (room arsip).

-- A book of numbers and how a number of it is written: its words urut, bulan
-- (Roman) and tahun in braces are filled in (surat/nomor_db.c).
CREATE TABLE buku_nomor (
	instansi_id {int} NOT NULL,
	kode TEXT NOT NULL,			-- "keluar", "agenda"
	pola TEXT NOT NULL,			-- how a number is written
	PRIMARY KEY (instansi_id, kode)
){strict};

-- The last number given in a year: its row is locked by whoever takes one.
CREATE TABLE buku_tahun (
	instansi_id {int} NOT NULL,
	buku TEXT NOT NULL,
	tahun {int} NOT NULL,
	terakhir {int} NOT NULL,
	PRIMARY KEY (instansi_id, buku, tahun)
){strict};

-- Every number ever given: 1, 2, ... of its book and year, without a gap and
-- never given again. A cancelled one keeps its row and its reason.
CREATE TABLE nomor (
	instansi_id {int} NOT NULL,
	buku TEXT NOT NULL,
	tahun {int} NOT NULL,
	urut {int} NOT NULL,
	nomor TEXT NOT NULL,			-- as written on the paper
	keadaan TEXT NOT NULL CHECK (keadaan IN ('dipesan', 'dipakai', 'batal')),
	kasus_id {int} NOT NULL,		-- 0: of no case
	untuk TEXT NOT NULL,			-- kind of paper
	hal TEXT NOT NULL,
	alasan TEXT,				-- why it was cancelled
	pada_at {int} NOT NULL,
	jabatan TEXT NOT NULL,			-- who took it
	PRIMARY KEY (instansi_id, buku, tahun, urut),
	UNIQUE (instansi_id, buku, nomor),
	CHECK ((keadaan = 'batal') = (alasan IS NOT NULL))
){strict};

-- The order that begins a case (SOP langkah 1). `rev` grows with each save.
CREATE TABLE disposisi (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	rev {int} NOT NULL,
	dari TEXT NOT NULL,			-- position
	hal TEXT NOT NULL,
	sifat TEXT NOT NULL CHECK (sifat IN ('biasa', 'segera', 'sangat-segera', 'rahasia')),
	harap TEXT NOT NULL,			-- codes of the ticks
	isi TEXT NOT NULL,
	batas_at {int} NOT NULL,
	asal TEXT,				-- letter that asks for it: from,
	asal_nomor TEXT,			-- its number
	asal_on TEXT,				-- and date
	diubah_at {int} NOT NULL,
	diubah_oleh {int} NOT NULL,		-- pegawai
	nomor TEXT,				-- of the agenda; NULL: still a draft
	dikirim_at {int},
	PRIMARY KEY (instansi_id, kasus_id),
	CHECK ((nomor IS NULL) = (dikirim_at IS NULL))
){strict};

-- To whom it goes, and who opened it first.
CREATE TABLE disposisi_penerima (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	urut {int} NOT NULL,
	jabatan TEXT NOT NULL,
	dibaca_at {int},			-- NULL: not yet
	dibaca_oleh {int},			-- pegawai
	PRIMARY KEY (instansi_id, kasus_id, jabatan)
){strict};

-- A meeting of a case (SOP langkah 4): invitation, attendance, minutes. A
-- case that was sent back meets again: `ke` is 2.
CREATE TABLE rapat (
	id {id},
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	ke {int} NOT NULL,
	rev {int} NOT NULL,
	keadaan TEXT NOT NULL CHECK (keadaan IN ('draf', 'diundang', 'disahkan', 'selesai')),
	pengundang TEXT NOT NULL,		-- position that invites
	notulis TEXT NOT NULL,			-- position that writes
	mulai_at {int} NOT NULL,
	selesai_at {int} NOT NULL,
	tempat TEXT NOT NULL,
	tautan TEXT,				-- of a meeting on line
	acara TEXT NOT NULL,
	nomor TEXT,				-- of the invitation
	kode TEXT,				-- six digits shown in the room
	diundang_at {int},
	ditunda TEXT,				-- why its time was changed last
	disahkan_at {int},
	disahkan_oleh TEXT,			-- position
	UNIQUE (instansi_id, kasus_id, ke)
){strict};
CREATE INDEX rapat_tempat ON rapat (instansi_id, mulai_at);

-- Who is invited or came: a position, or a guest by name.
CREATE TABLE rapat_peserta (
	rapat_id {int} NOT NULL REFERENCES rapat (id),
	urut {int} NOT NULL,
	jabatan TEXT,				-- NULL: a guest
	nama TEXT,				-- of the guest
	asal TEXT,				-- office of the guest
	hadir_at {int},				-- NULL: absent
	cara TEXT CHECK (cara IN ('kode', 'notulis')),
	pegawai_id {int},			-- the person who came
	PRIMARY KEY (rapat_id, urut)
){strict};
CREATE UNIQUE INDEX rapat_jabatan ON rapat_peserta (rapat_id, jabatan) WHERE jabatan IS NOT NULL;

-- A point of the minutes.
CREATE TABLE rapat_butir (
	rapat_id {int} NOT NULL REFERENCES rapat (id),
	urut {int} NOT NULL,
	sumber TEXT NOT NULL,			-- "indikator:pkb", "bidang:pajak", "": typed
	judul TEXT NOT NULL,
	pembahasan TEXT NOT NULL,
	keputusan TEXT NOT NULL,		-- '': none
	penanggung TEXT,			-- position that carries it out
	tenggat_on TEXT,
	PRIMARY KEY (rapat_id, urut)
){strict};

-- What a decision asks of a position.
CREATE TABLE tindak_lanjut (
	id {id},
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	rapat_id {int} NOT NULL REFERENCES rapat (id),
	butir {int} NOT NULL,			-- point of the minutes
	uraian TEXT NOT NULL,
	jabatan TEXT NOT NULL,
	tenggat_on TEXT NOT NULL,
	dibuat_at {int} NOT NULL,
	selesai_at {int},			-- NULL: open
	selesai_oleh {int},			-- pegawai
	catatan TEXT,				-- what was done
	UNIQUE (rapat_id, butir)
){strict};
CREATE INDEX tindak_lanjut_buka ON tindak_lanjut (instansi_id, jabatan, tenggat_on) WHERE selesai_at IS NULL;

-- What the Kasubag looked at (SOP langkah 9a), and the report he saw.
CREATE TABLE verifikasi (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	urut {int} NOT NULL,			-- event that recorded it
	sidik {blob} NOT NULL,			-- hash of the approved report
	butir TEXT NOT NULL,			-- "format=1 nomor=0 ..."
	catatan TEXT NOT NULL,			-- one line a point that is not right
	jabatan TEXT NOT NULL,
	pegawai_id {int} NOT NULL,
	pada_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, urut)
){strict};

-- Delivery of the report (SOP langkah 10): letter, receipt, copies, shelf.
CREATE TABLE pengantaran (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	rev {int} NOT NULL,
	kepada TEXT NOT NULL,			-- "Kepala Biro ..."
	di TEXT NOT NULL,			-- "Jambi"
	hal TEXT NOT NULL,
	cara TEXT NOT NULL,			-- "diantar", "pos", "surel"
	tembusan TEXT NOT NULL,			-- one a line
	nomor TEXT,				-- NULL: the letter is a draft
	terbit_at {int},
	penanda TEXT,				-- position that signs
	penerima TEXT,				-- who received it
	penerima_jabatan TEXT,
	diterima_at {int},
	klasifikasi TEXT NOT NULL,		-- "000.8.6.3"
	rak TEXT NOT NULL,			-- '': not known yet
	map TEXT NOT NULL,			-- folder or box on it
	aktif {int} NOT NULL,			-- years
	inaktif {int} NOT NULL,
	nasib TEXT NOT NULL CHECK (nasib IN ('musnah', 'permanen')),
	diubah_at {int} NOT NULL,
	diubah_oleh {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id),
	CHECK ((nomor IS NULL) = (terbit_at IS NULL))
){strict};

-- The ledger of copies.
CREATE TABLE penggandaan (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	urut {int} NOT NULL,
	penerima TEXT NOT NULL,
	jumlah {int} NOT NULL CHECK (jumlah > 0),
	keterangan TEXT NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id, urut)
){strict};

-- Room arsip: where the paper stands, and what a file is searched by.
ALTER TABLE arsip ADD COLUMN rak TEXT NOT NULL DEFAULT '';
ALTER TABLE arsip ADD COLUMN map TEXT NOT NULL DEFAULT '';
ALTER TABLE berkas ADD COLUMN judul TEXT NOT NULL DEFAULT '';
ALTER TABLE berkas ADD COLUMN nomor TEXT NOT NULL DEFAULT '';
ALTER TABLE berkas ADD COLUMN tahun {int} NOT NULL DEFAULT 0;
ALTER TABLE berkas ADD COLUMN triwulan {int} NOT NULL DEFAULT 0;
ALTER TABLE berkas ADD COLUMN rahasia {int} NOT NULL DEFAULT 0;
ALTER TABLE berkas ADD COLUMN teks TEXT NOT NULL DEFAULT '';
CREATE INDEX berkas_waktu ON berkas (instansi_id, dibuat_at);
