-- Room org: the letter that appoints: its date, and its PDF. The bytes are in
-- `blob` by their hash.
ALTER TABLE penugasan ADD COLUMN dasar_on TEXT;			-- NULL: not noted
ALTER TABLE penugasan ADD COLUMN surat_nama TEXT;		-- NULL: no PDF
ALTER TABLE penugasan ADD COLUMN surat_ukuran {int};
ALTER TABLE penugasan ADD COLUMN surat_sha256 {blob};
