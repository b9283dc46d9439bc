-- Room kinerja. A Bidang that handed its figures in asks to have them back.
-- One waits at a time; the answers stay, to be read again.
CREATE TABLE minta_buka (
	id {id},
	instansi_id {int} NOT NULL,
	kasus_id {int} NOT NULL,
	bidang TEXT NOT NULL,
	alasan TEXT NOT NULL,
	pada_at {int} NOT NULL,
	oleh {int} NOT NULL REFERENCES pegawai (id),
	hasil TEXT NOT NULL DEFAULT 'menunggu'
		CHECK (hasil IN ('menunggu', 'dikembalikan', 'ditolak')),
	jawaban TEXT,				-- why it was refused, NULL
	dijawab_at {int},			-- NULL: it waits
	dijawab_oleh {int} REFERENCES pegawai (id)
){strict};
CREATE INDEX minta_buka_kasus ON minta_buka (instansi_id, kasus_id, bidang, id);
CREATE UNIQUE INDEX minta_buka_satu ON minta_buka (instansi_id, kasus_id, bidang)
	WHERE hasil = 'menunggu';

-- Room org. Beside those of 0008, percobaan.kunci is 'rapat:3:7': wrong codes
-- of meeting 3 by person 7.
