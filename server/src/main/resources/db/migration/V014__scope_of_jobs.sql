-- Whose facts a job's files hold: docs/decisions/020-what-a-scope-hides.md. Jobs from before are for those who see everything.
ALTER TABLE job ADD COLUMN everything boolean NOT NULL DEFAULT true;
ALTER TABLE job ADD COLUMN stores text[] NOT NULL DEFAULT '{}';   -- as they lay in their regions when it was asked for

-- An assessment concerns the store of the person it is about, and only that. No store has the empty code: one that is of
-- nobody's store is told to those who see everything.
CREATE FUNCTION log_assessments() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_log (kind, stores)
  SELECT TG_ARGV[0], array_agg(DISTINCT coalesce(employee.store, '') COLLATE "C")
  FROM touched LEFT JOIN employee ON employee.code = touched.employee HAVING count(*) > 0;
  IF FOUND THEN
    PERFORM pg_notify('manyi_facts', TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

-- A correction may be about somebody else than before.
CREATE FUNCTION log_corrected_assessments() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_log (kind, stores)
  SELECT TG_ARGV[0], array_agg(DISTINCT coalesce(employee.store, '') COLLATE "C")
  FROM (SELECT employee FROM before UNION SELECT employee FROM touched) AS both_sides
  LEFT JOIN employee ON employee.code = both_sides.employee HAVING count(*) > 0;
  IF FOUND THEN
    PERFORM pg_notify('manyi_facts', TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER log_insert ON assessment;
DROP TRIGGER log_update ON assessment;
DROP TRIGGER log_delete ON assessment;
CREATE TRIGGER log_insert AFTER INSERT ON assessment REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION log_assessments('assessments');
CREATE TRIGGER log_update AFTER UPDATE ON assessment REFERENCING OLD TABLE AS before NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION log_corrected_assessments('assessments');
CREATE TRIGGER log_delete AFTER DELETE ON assessment REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION log_assessments('assessments');
