-- What was done and by whom, one row after the other: each carries the hash of the row before it.
-- docs/decisions/015-evidence.md. Nobody may change or delete a row; whoever does breaks the chain.
CREATE TABLE evidence (
  seq      bigint PRIMARY KEY,         -- without gaps, from 1
  at       timestamptz NOT NULL,
  actor    text NOT NULL,              -- a user name, token:<id>, or cli
  action   text NOT NULL,
  subject  text NOT NULL,              -- what it was done to; never a customer
  address  text NOT NULL,              -- from where; empty for the command line
  details  jsonb NOT NULL,
  previous text NOT NULL,              -- the hash of the row before; 64 zeros for the first
  hash     text NOT NULL               -- SHA-256 of the canonical JSON of all of the above
);
CREATE INDEX evidence_at ON evidence (at);
CREATE INDEX evidence_actor ON evidence (actor, seq);
CREATE INDEX evidence_action ON evidence (action, seq);

CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'evidence is only appended to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER refuse_to_rewrite BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
