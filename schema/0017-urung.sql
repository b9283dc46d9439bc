-- Room sop: taking a step back.

-- When who must act first opened it; until then the step before may be taken
-- back. NULL: not yet.
ALTER TABLE tugas ADD COLUMN dilihat_at {int};
