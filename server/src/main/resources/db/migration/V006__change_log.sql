-- What changed, appended by the transaction that changed it: docs/decisions/008-change-log.md.
-- Readers keep a pg_snapshot and ask for the rows whose transaction it did not see yet; never for "later than the last one",
-- because transactions commit in another order than they begin.
CREATE TABLE change_log (
  txid   xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind   text NOT NULL,                    -- the word of the API: responses, stores, targets …
  stores text[],                           -- whose facts changed; null: it concerns all stores
  ids    bigint[],                         -- which facts to read again (those not there any more are gone); null: all of the kind
  at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX change_log_txid ON change_log (txid);

-- A statement that touched nothing leaves no row. The notice is a hint to look; what counts is the log.
CREATE FUNCTION log_facts() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_log (kind, stores, ids)
  SELECT TG_ARGV[0],
         CASE WHEN bool_and(store IS NOT NULL) THEN array_agg(DISTINCT store COLLATE "C") END,
         array_agg(id)
  FROM touched HAVING count(*) > 0;
  IF FOUND THEN
    PERFORM pg_notify('manyi_facts', TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

-- A correction may move a fact: it concerns the store where it was, too.
CREATE FUNCTION log_corrections() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_log (kind, stores, ids)
  SELECT TG_ARGV[0],
         CASE WHEN bool_and(store IS NOT NULL) THEN array_agg(DISTINCT store COLLATE "C") END,
         array_agg(DISTINCT id)
  FROM (SELECT store, id FROM before UNION ALL SELECT store, id FROM touched) AS both_sides HAVING count(*) > 0;
  IF FOUND THEN
    PERFORM pg_notify('manyi_facts', TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

-- Tables that are small, or whose rows concern many stores, are read again whole.
CREATE FUNCTION log_whole() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'TRUNCATE' THEN
    PERFORM FROM touched;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO change_log (kind) VALUES (TG_ARGV[0]);
  PERFORM pg_notify('manyi_facts', TG_ARGV[0]);
  RETURN NULL;
END $$;

-- A code that came with a fact says nothing that the fact does not say: only what somebody described is news.
CREATE FUNCTION log_described() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM FROM touched WHERE mapped;
  IF FOUND THEN
    INSERT INTO change_log (kind) VALUES (TG_ARGV[0]);
    PERFORM pg_notify('manyi_facts', TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

DO $$
DECLARE
  name text;
  kind text;
  on_insert text;
BEGIN
  FOR name, kind IN VALUES
    ('response', 'responses'), ('ticket', 'tickets'), ('purchase', 'purchases'), ('invitation', 'invitations'),
    ('conduct', 'conduct'), ('outage', 'outages')
  LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY', name);
    EXECUTE format('CREATE INDEX %I ON %I (id)', name || '_id', name);
    EXECUTE format('CREATE TRIGGER log_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_facts(%L)', name, kind);
    EXECUTE format('CREATE TRIGGER log_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_corrections(%L)', name, kind);
    EXECUTE format('CREATE TRIGGER log_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_facts(%L)', name, kind);
    EXECUTE format('CREATE TRIGGER log_truncate AFTER TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION log_whole(%L)', name, kind);
  END LOOP;

  FOR name, kind, on_insert IN VALUES
    ('region', 'regions', 'log_described'), ('store', 'stores', 'log_described'),
    ('employee', 'employees', 'log_described'), ('category', 'categories', 'log_described'),
    ('customer', 'customers', 'log_described'), ('channel', 'channels', 'log_described'),
    ('touchpoint', 'touchpoints', 'log_described'), ('survey', 'surveys', 'log_described'),
    ('rating_dimension', 'rating_dimensions', 'log_described'),
    ('assessment', 'assessments', 'log_whole'), ('target', 'targets', 'log_whole'),
    ('benchmark', 'benchmarks', 'log_whole')
  LOOP
    EXECUTE format('CREATE TRIGGER log_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION %I(%L)', name, on_insert, kind);
    EXECUTE format('CREATE TRIGGER log_update AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_whole(%L)', name, kind);
    EXECUTE format('CREATE TRIGGER log_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS touched
                    FOR EACH STATEMENT EXECUTE FUNCTION log_whole(%L)', name, kind);
    EXECUTE format('CREATE TRIGGER log_truncate AFTER TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION log_whole(%L)', name, kind);
  END LOOP;
END $$;
