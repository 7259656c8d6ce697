-- What a job counts while it runs, and in the end: of an import the rows read, accepted, duplicate, updated and rejected.
ALTER TABLE job ADD COLUMN result jsonb;
