-- Room arsip: the files of a case, and its entry in the archive.

-- A version of a file of a case. The bytes are in `blob` by their hash.
CREATE TABLE berkas (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	jenis TEXT NOT NULL,			-- "notulen"
	bidang TEXT NOT NULL,			-- '': of the whole case
	versi {int} NOT NULL,			-- 1, 2, ... of jenis and bidang
	urut {int} NOT NULL,			-- event that brought it
	nama TEXT NOT NULL,
	ukuran {int} NOT NULL,
	sha256 {blob} NOT NULL,
	dibuat_at {int} NOT NULL,
	sistem {int} NOT NULL CHECK (sistem IN (0, 1)),
	PRIMARY KEY (instansi_id, kasus_id, jenis, bidang, versi)
){strict};

-- The entry that closes a case: class, retention and fate (Permendagri
-- 83/2022). Nothing is ever destroyed by the program.
CREATE TABLE arsip (
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	klasifikasi TEXT NOT NULL,
	uraian TEXT NOT NULL,
	aktif {int} NOT NULL,			-- years
	inaktif {int} NOT NULL,
	nasib TEXT NOT NULL CHECK (nasib IN ('musnah', 'permanen')),
	berkas_n {int} NOT NULL,
	diarsipkan_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, kasus_id)
){strict};
