-- Who may log in or send, and whose sessions have been ended: docs/decisions/014-who-asks.md.

-- A password that somebody else made up is good for one thing: choosing another.
ALTER TABLE person ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;
ALTER TABLE person ADD COLUMN last_login_at timestamptz;

-- What machines and wall screens show instead of a password. Only a hash of each is kept.
CREATE TABLE machine_token (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  token_sha256 text NOT NULL UNIQUE,
  role         text NOT NULL CHECK (role IN ('ingest', 'wall')),
  kinds        text[] NOT NULL DEFAULT '{}',       -- ingest: the kinds of facts it may send
  everything   boolean NOT NULL DEFAULT false,     -- wall: it shows the whole organisation, or these
  regions      text[] NOT NULL DEFAULT '{}',
  stores       text[] NOT NULL DEFAULT '{}',
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,                        -- null: until it is revoked
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- Sessions that ended before their access tokens did. A session is the family of a login, or a machine token.
CREATE TABLE ended_session (
  session   uuid PRIMARY KEY,
  forget_at timestamptz NOT NULL      -- from then on no token of it is good by its own time
);

CREATE FUNCTION tell_ended() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_notify('manyi_sessions', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_ended AFTER INSERT ON ended_session FOR EACH STATEMENT EXECUTE FUNCTION tell_ended();
