-- Room org: what the clock told, so that it tells everything once.

-- News of a task. Whoever writes the row sends the news, so two workers or a
-- restart never send it twice; a due time that moved later is told again.
CREATE TABLE kabar_tugas (
	instansi_id {int} NOT NULL,
	siklus_id {int} NOT NULL,
	nomor {int} NOT NULL,			-- of the task
	jenis TEXT NOT NULL CHECK (jenis IN ('sisa', 'lewat')),
	tenggat_at {int} NOT NULL,		-- the due time it was told of
	pada_at {int} NOT NULL,
	PRIMARY KEY (siklus_id, nomor, jenis)
){strict};

-- News of a day: 'pagi', 'mulai kabid-pajak 7', 'akhir kabid-pajak 7'.
CREATE TABLE kabar_hari (
	instansi_id {int} NOT NULL REFERENCES instansi (id),
	perihal TEXT NOT NULL,
	hari_on TEXT NOT NULL,			-- the last day it was told of
	pada_at {int} NOT NULL,
	PRIMARY KEY (instansi_id, perihal)
){strict};

-- Does this person want the morning digest?
ALTER TABLE akun ADD COLUMN ringkasan {int} NOT NULL DEFAULT 1 CHECK (ringkasan IN (0, 1));
