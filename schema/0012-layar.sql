-- Room sop: what the screens ask often.

-- Open tasks of one case.
CREATE INDEX tugas_terbuka ON tugas (siklus_id, langkah) WHERE selesai_at IS NULL;
-- What one person did last.
CREATE INDEX peristiwa_pegawai ON peristiwa (instansi_id, pegawai_id, pada_at);

-- Room org: the office's name in a narrow place, NULL: its whole name.
ALTER TABLE instansi ADD COLUMN singkat TEXT;
