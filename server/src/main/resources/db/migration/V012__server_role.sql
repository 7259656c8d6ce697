-- The role under which servers work: it may do everything with the facts, and with the evidence nothing but read it and
-- append to it. docs/decisions/015-evidence.md.

-- Roles belong to the whole cluster. One for each user that logs in: a role shared by the users of several databases
-- would open each database to all of them.
CREATE FUNCTION server_role() RETURNS text LANGUAGE sql STABLE AS $$
  SELECT 'manyi_server_' || oid FROM pg_roles WHERE rolname = session_user
$$;

-- Makes the role fit to work with the tables there are; servers call it at every start, so that later tables and a
-- database that was moved to another cluster are served. Tells why it could not, or nothing.
CREATE FUNCTION prepare_server_role() RETURNS text LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  role text := server_role();
  here text := current_schema();
  reason text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('manyi server role'));
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;  -- a server of another database made it in this moment
      END;
    END IF;
    BEGIN
      EXECUTE format('SET LOCAL ROLE %I', role);
    EXCEPTION WHEN insufficient_privilege THEN
      EXECUTE format('GRANT %I TO %I', role, session_user);
      EXECUTE format('SET LOCAL ROLE %I', role);
    END;
    SET LOCAL ROLE NONE;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', here, role);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', here, role);
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', here, role);
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), role);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON evidence FROM %I, PUBLIC', role);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %I', role);
    RETURN NULL;
  EXCEPTION WHEN insufficient_privilege OR undefined_object OR unique_violation OR internal_error THEN
    GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;
  END;
  -- The owner can give it back to itself, but not by mistake.
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON evidence FROM %I', session_user);
  RETURN reason;
END $$;
