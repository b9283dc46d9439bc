-- Room org: who may come in, and what the office tells him.

-- What pages need of a person. `rev` grows with each edit, so that a stale
-- form is seen.
ALTER TABLE pegawai ADD COLUMN sapaan TEXT NOT NULL DEFAULT '' CHECK (sapaan IN ('', 'Bapak', 'Ibu'));
ALTER TABLE pegawai ADD COLUMN email TEXT;			-- NULL: none
ALTER TABLE pegawai ADD COLUMN aktif {int} NOT NULL DEFAULT 1 CHECK (aktif IN (0, 1));
ALTER TABLE pegawai ADD COLUMN rev {int} NOT NULL DEFAULT 1;

-- One account a person; he comes in with its name or his NIP.
ALTER TABLE akun ADD COLUMN aktif {int} NOT NULL DEFAULT 1 CHECK (aktif IN (0, 1));
ALTER TABLE akun ADD COLUMN ganti {int} NOT NULL DEFAULT 0 CHECK (ganti IN (0, 1));	-- a first password, to be changed
ALTER TABLE akun ADD COLUMN pengelola {int} NOT NULL DEFAULT 0 CHECK (pengelola IN (0, 1));	-- administrator
ALTER TABLE akun ADD COLUMN sandi_at {int} NOT NULL DEFAULT 0;	-- its password was set
ALTER TABLE akun ADD COLUMN masuk_at {int};			-- last came in
ALTER TABLE akun ADD COLUMN rev {int} NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX akun_pegawai ON akun (pegawai_id);

-- Failed tries in a row, of whatever is counted: 'akun:7', 'nama:<hash>' of
-- a name nobody has, 'alamat:10.1.2.3', 'perangkat:<hash>'.
CREATE TABLE percobaan (
	kunci TEXT NOT NULL PRIMARY KEY,
	gagal {int} NOT NULL,
	pada_at {int} NOT NULL,			-- the last of them
	boleh_at {int} NOT NULL			-- the next one not before
){strict};
CREATE INDEX percobaan_pada ON percobaan (pada_at);

-- A device that a person once came in with: it keeps a counter of its own,
-- so that nobody can lock him out from elsewhere.
CREATE TABLE perangkat (
	hash {blob} NOT NULL PRIMARY KEY,	-- SHA-256 of its cookie
	pegawai_id {int} NOT NULL REFERENCES pegawai (id),
	dibuat_at {int} NOT NULL,
	terakhir_at {int} NOT NULL
){strict};
CREATE INDEX perangkat_pegawai ON perangkat (pegawai_id);

-- A session: its token only as a hash.
CREATE TABLE sesi (
	id {id},
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	pegawai_id {int} NOT NULL REFERENCES pegawai (id),
	hash {blob} NOT NULL UNIQUE,		-- SHA-256 of the token
	csrf TEXT NOT NULL,			-- what its forms must bring
	dibuat_at {int} NOT NULL,
	terakhir_at {int} NOT NULL,		-- last seen, to the minute
	berakhir_at {int} NOT NULL,		-- never after this
	perangkat TEXT NOT NULL,		-- name of the browser
	alamat TEXT NOT NULL,
	bersama {int} NOT NULL CHECK (bersama IN (0, 1))	-- a shared computer
){strict};
CREATE INDEX sesi_pegawai ON sesi (pegawai_id);
CREATE INDEX sesi_berakhir ON sesi (berakhir_at);

-- A token of the programming interface: also only a hash.
CREATE TABLE token (
	id {id},
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	pegawai_id {int} NOT NULL REFERENCES pegawai (id),
	hash {blob} NOT NULL UNIQUE,
	nama TEXT NOT NULL,			-- what it is for
	cakupan TEXT NOT NULL,			-- words: baca tulis pengelola
	dibuat_at {int} NOT NULL,
	berakhir_at {int} NOT NULL,
	terakhir_at {int},			-- last used, to the minute
	dicabut_at {int}			-- NULL: valid
){strict};
CREATE INDEX token_pegawai ON token (pegawai_id);

-- What the office tells a person: a title and a link, never figures.
CREATE TABLE kabar (
	id {id},
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	pegawai_id {int} NOT NULL REFERENCES pegawai (id),
	jabatan TEXT,				-- the position it was meant for
	judul TEXT NOT NULL,
	isi TEXT NOT NULL,			-- one more sentence, or ''
	tautan TEXT NOT NULL,			-- path of the page
	pada_at {int} NOT NULL,
	dibaca_at {int}				-- NULL: not yet
){strict};
CREATE INDEX kabar_pegawai ON kabar (pegawai_id, id);
CREATE INDEX kabar_baru ON kabar (pegawai_id) WHERE dibaca_at IS NULL;

-- A person reminded another of a task: at most once in a working hour.
CREATE TABLE ingatkan (
	instansi_id {int} NOT NULL,
	siklus_id {int} NOT NULL,
	nomor {int} NOT NULL,			-- of the task
	pada_at {int} NOT NULL,			-- the last time
	oleh {int} NOT NULL REFERENCES pegawai (id),
	PRIMARY KEY (instansi_id, siklus_id, nomor)
){strict};
