-- Room sop: the list of a thousand cases.

-- The newest first, without sorting them all.
CREATE INDEX siklus_urut ON siklus (instansi_id, id);
-- A case by its period, and how many a filter finds.
CREATE INDEX siklus_periode ON siklus (instansi_id, periode, keadaan);
-- Which step a case is at and until when, from the index alone.
DROP INDEX tugas_terbuka;
CREATE INDEX tugas_terbuka ON tugas (siklus_id, langkah, tenggat_at) WHERE selesai_at IS NULL;

-- Room kinerja: the figures of one period, and indicators in their order.
CREATE INDEX realisasi_periode ON realisasi (instansi_id, periode);
CREATE INDEX indikator_urut ON indikator (instansi_id, urutan, id);
