-- Since when the links of a delivery lead nowhere, because somebody decided so.
ALTER TABLE delivery ADD COLUMN withdrawn_at timestamptz;
-- The files as they were sent: made again, those of a running period may be others.
ALTER TABLE delivery ADD COLUMN files jsonb;
