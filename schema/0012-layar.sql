-- Room sop: what the screens ask often.

-- Open tasks of one case.
CREATE INDEX tugas_terbuka ON tugas (siklus_id, langkah) WHERE selesai_at IS NULL;
-- What one person did last.
CREATE INDEX peristiwa_pegawai ON peristiwa (instansi_id, pegawai_id, pada_at);
