-- What was asked for, as its kind of job says it: to be listed, without its files being opened.
ALTER TABLE job ADD COLUMN about jsonb;
-- Whoever asks for the same while it waits or runs waits for this one: besides the owner, in the order in which they came.
ALTER TABLE job ADD COLUMN askers text[] NOT NULL DEFAULT '{}';
-- What makes two requests the same; NULL where each is its own.
ALTER TABLE job ADD COLUMN same text;
CREATE UNIQUE INDEX job_same ON job (kind, same) WHERE status IN ('queued', 'running');

CREATE INDEX job_owner ON job (owner, created_at DESC);

-- How far a job is, is told to whoever waits for it at whatever server. A heartbeat is no news.
CREATE FUNCTION tell_job() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_notify('manyi_jobs', NEW.id::text);
  RETURN NULL;
END $$;

CREATE TRIGGER tell AFTER INSERT OR UPDATE OF status, progress, step ON job
  FOR EACH ROW EXECUTE FUNCTION tell_job();
