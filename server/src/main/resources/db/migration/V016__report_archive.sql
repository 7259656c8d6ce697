-- Reports that were handed out, and those of closed periods as they were first made: docs/decisions/021-frozen-reports.md.
-- Nothing of it names a customer; nothing of it is changed or deleted.

-- A closed period's report, once for each question about the same stores: who asks again is given what is kept.
CREATE TABLE frozen_report (
  id           uuid PRIMARY KEY,
  report       text NOT NULL,
  period       text NOT NULL,
  period_from  date NOT NULL,
  period_to    date NOT NULL,             -- the day after the last
  scope_sha256 text NOT NULL,             -- of the scope as it was asked for, and of the focus
  focus_by     text,                      -- the dimension that it looks at one value of
  focus_codes  text[],                    -- that value with all below it
  everything   boolean NOT NULL,
  held         text[] NOT NULL,           -- the stores it is about, as they lay in their regions then
  held_sha256  text NOT NULL,             -- many are too long for an index
  as_of        timestamptz NOT NULL,
  setup        jsonb NOT NULL,            -- template, settings and rules in force
  last_facts   jsonb NOT NULL,            -- the last id of each kind of fact: later facts have larger ones
  read_at      timestamptz NOT NULL,      -- when the facts were read, by the clock that stamps them: not as_of
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  UNIQUE (report, period_from, period_to, scope_sha256, held_sha256)
);

-- What is drawn: the model as zipped JSON, one for each language, of the same state of the data.
CREATE TABLE frozen_model (
  frozen   uuid NOT NULL REFERENCES frozen_report,
  language text NOT NULL,
  number   text NOT NULL UNIQUE,
  version  integer NOT NULL,
  model    bytea NOT NULL,
  PRIMARY KEY (frozen, language)
);

-- The values to compare with what the engine says later. Of all: dimension and key are empty.
CREATE TABLE frozen_value (
  frozen    uuid NOT NULL REFERENCES frozen_report,
  kpi       text NOT NULL,
  dimension text NOT NULL,
  key       text NOT NULL,
  value     double precision,
  n         bigint NOT NULL,
  PRIMARY KEY (frozen, kpi, dimension, key)
);

-- How many facts there were.
CREATE TABLE frozen_fact_count (
  frozen uuid NOT NULL REFERENCES frozen_report,
  kind   text NOT NULL,
  store  text NOT NULL,                   -- empty: of no store
  facts  bigint NOT NULL,
  PRIMARY KEY (frozen, kind, store)
);

-- The rows behind, zipped, cut into parts.
CREATE TABLE frozen_rows (
  frozen uuid NOT NULL REFERENCES frozen_report,
  part   integer NOT NULL,
  bytes  bytea NOT NULL,
  PRIMARY KEY (frozen, part)
);

-- Each report of which a file was made, frozen or not.
CREATE TABLE issued_report (
  number      text PRIMARY KEY,
  frozen      uuid REFERENCES frozen_report,
  report      text NOT NULL,
  period      text NOT NULL,
  period_from date NOT NULL,
  period_to   date NOT NULL,
  language    text NOT NULL,
  scope_label text NOT NULL,
  everything  boolean NOT NULL,
  held        text[] NOT NULL,
  as_of       timestamptz NOT NULL,
  created_by  text NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX issued_report_newest ON issued_report (created_at DESC);

CREATE TABLE issued_file (
  number    text NOT NULL REFERENCES issued_report,
  format    text NOT NULL,
  sha256    text NOT NULL,
  bytes     bigint NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (number, format, sha256)
);
CREATE INDEX issued_file_sha256 ON issued_file (sha256);

-- Where a report's entry is looked for.
CREATE INDEX evidence_subject ON evidence (subject, seq);

-- What is only added to, by the server and by everybody else. A later migration that adds such a table replaces this list
-- with a longer one and then says SELECT guard_append_only_tables().
CREATE FUNCTION append_only_tables() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY['evidence', 'frozen_report', 'frozen_model', 'frozen_value', 'frozen_fact_count', 'frozen_rows',
               'issued_report', 'issued_file']
$$;

-- As before (V009), and for each of these tables.
CREATE OR REPLACE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only appended to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

-- The triggers, which stop the owner, too.
CREATE FUNCTION guard_append_only_tables() RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY append_only_tables() LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER refuse_to_rewrite BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite()', kept);
  END LOOP;
END $$;
SELECT guard_append_only_tables();

-- Takes from the role, and from everybody else, what would rewrite these tables.
CREATE FUNCTION protect_append_only_tables(role text) RETURNS void LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY append_only_tables() LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM %I, PUBLIC', kept, role);
  END LOOP;
END $$;

-- As before (V012), but for all of these tables: no later migration needs to replace it for another one.
CREATE OR REPLACE FUNCTION prepare_server_role() RETURNS text LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
    PERFORM protect_append_only_tables(role);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM %I', role);
    RETURN NULL;
  EXCEPTION WHEN insufficient_privilege OR undefined_object OR unique_violation OR internal_error THEN
    GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;
  END;
  -- The owner can give it back to itself, but not by mistake.
  PERFORM protect_append_only_tables(session_user::text);
  RETURN reason;
END $$;
