-- The service desk looks at what is open, whenever it was opened: a few in a hundred tickets.
CREATE INDEX ticket_open ON ticket (store, opened_at)
  WHERE closed_at IS NULL AND (resolved_at IS NULL OR kind IS NOT DISTINCT FROM 'complaint');

-- What a job is about, and the name of the file that it was given. The name goes when the job's files do: files are
-- named after people at times.
ALTER TABLE job ADD COLUMN subject text;
ALTER TABLE job ADD COLUMN file text;
