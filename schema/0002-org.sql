-- Room org: the office, its positions and people, its working calendar.

-- An office. `kalender_rev` grows with every change that a running case may
-- feel: its calendar, its positions, who holds them.
CREATE TABLE instansi (
	id {id},
	kode TEXT NOT NULL UNIQUE,
	nama TEXT NOT NULL,
	pemerintah TEXT NOT NULL,		-- first line of the kop
	alamat TEXT NOT NULL,
	tempat TEXT NOT NULL,			-- place of a signature
	zona_min {int} NOT NULL,		-- minutes east of UTC
	kalender_rev {int} NOT NULL
){strict};

-- A division, in the order of the office.
CREATE TABLE bidang (
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	kode TEXT NOT NULL,
	nama TEXT NOT NULL,
	urutan {int} NOT NULL,
	PRIMARY KEY (instansi_id, kode)
){strict};

-- A position: tasks are addressed to it, never to a person.
CREATE TABLE jabatan (
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	kode TEXT NOT NULL,
	nama TEXT NOT NULL,
	peran TEXT NOT NULL,			-- role in an SOP
	bidang TEXT,				-- NULL: of the whole office
	urutan {int} NOT NULL,
	PRIMARY KEY (instansi_id, kode),
	FOREIGN KEY (instansi_id, bidang) REFERENCES bidang (instansi_id, kode)
){strict};

CREATE TABLE pegawai (
	id {id},
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	nip TEXT NOT NULL,			-- 18 digits
	nama TEXT NOT NULL,
	pangkat TEXT NOT NULL,
	contoh {int} NOT NULL CHECK (contoh IN (0, 1)),	-- an invented person
	UNIQUE (instansi_id, nip)
){strict};

-- Who holds a position, from when to when, in which capacity.
CREATE TABLE penugasan (
	id {id},
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	jabatan TEXT NOT NULL,
	pegawai_id {int} NOT NULL REFERENCES pegawai (id),
	kapasitas TEXT NOT NULL CHECK (kapasitas IN ('definitif', 'plt', 'plh')),
	mulai_on TEXT NOT NULL,			-- both days included
	selesai_on TEXT,			-- NULL: without end
	dasar TEXT,				-- letter that appoints
	FOREIGN KEY (instansi_id, jabatan) REFERENCES jabatan (instansi_id, kode)
){strict};
CREATE INDEX penugasan_jabatan ON penugasan (instansi_id, jabatan, mulai_on);

-- An account: the password only as an argon2id hash.
CREATE TABLE akun (
	id {id},
	pegawai_id {int} NOT NULL REFERENCES pegawai (id),
	nama TEXT NOT NULL UNIQUE,
	sandi TEXT NOT NULL
){strict};

-- Working hours: one interval of one weekday a row, valid for a time.
CREATE TABLE jam_kerja (
	id {id},
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	nama TEXT NOT NULL,			-- "Normal", "Ramadan 2023"
	mulai_on TEXT NOT NULL,
	selesai_on TEXT NOT NULL,
	weekday {int} NOT NULL CHECK (weekday BETWEEN 1 AND 7),	-- 1 Monday
	buka {int} NOT NULL,			-- minutes of the day
	tutup {int} NOT NULL,
	urutan {int} NOT NULL,			-- the higher wins
	sumber TEXT NOT NULL,
	CHECK (buka < tutup)
){strict};
CREATE INDEX jam_kerja_instansi ON jam_kerja (instansi_id, mulai_on);

-- Days off, with the decree that set them.
CREATE TABLE hari_libur (
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	hari_on TEXT NOT NULL,
	jenis TEXT NOT NULL CHECK (jenis IN ('libur', 'cuti-bersama', 'setempat')),
	nama TEXT NOT NULL,
	sumber TEXT NOT NULL,
	PRIMARY KEY (instansi_id, hari_on)
){strict};
