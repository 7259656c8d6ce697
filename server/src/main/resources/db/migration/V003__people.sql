CREATE TABLE person (
  username      text PRIMARY KEY CHECK (length(username) BETWEEN 1 AND 64),
  display_name  text NOT NULL,
  role          text NOT NULL,
  password_hash text NOT NULL,
  regions       text[] NOT NULL DEFAULT '{}',
  stores        text[] NOT NULL DEFAULT '{}',
  disabled      boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL DEFAULT now()
);

-- A refresh token is used once; its use creates the next of the same family. Using a spent one ends the family.
CREATE TABLE refresh_token (
  token_sha256 text PRIMARY KEY,
  family       uuid NOT NULL,
  username     text NOT NULL REFERENCES person (username) ON DELETE CASCADE,
  expires_at   timestamptz NOT NULL,
  used_at      timestamptz
);
CREATE INDEX refresh_token_family ON refresh_token (family);

-- Facts about this installation that every server on the database must agree on (e.g. the fingerprint of the privacy key).
CREATE TABLE installation (
  name  text PRIMARY KEY,
  value text NOT NULL
);
