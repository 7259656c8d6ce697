-- What is owed to recipients, and what became of it: docs/decisions/026-the-delivery-ledger.md.
-- All times are of the clock of the database: those of servers may differ.

-- The files that several deliveries have in common, made once.
CREATE TABLE delivery_rendering (
  id          uuid PRIMARY KEY,
  same        text NOT NULL,                     -- of everything that a file depends on, but its format
  report      text NOT NULL,
  focus_by    text,
  focus_code  text,
  period      text NOT NULL,
  due         timestamptz NOT NULL,
  everything  boolean NOT NULL,
  regions     text[] NOT NULL,
  stores      text[] NOT NULL,
  language    text NOT NULL,
  formats     text[] NOT NULL,
  state       text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'given_up')),
  files       jsonb NOT NULL DEFAULT '[]',
  reason      text,
  attempts    integer NOT NULL DEFAULT 0,
  next_try    timestamptz NOT NULL DEFAULT now(),
  server      text,                              -- that works on it, or did last: its folder has the files
  epoch       bigint NOT NULL DEFAULT 0,         -- how often it was claimed: only the last may say what came of it
  lease_until timestamptz,
  created_at  timestamptz NOT NULL DEFAULT now(),
  done_at     timestamptz
);
-- Joined until it has begun; who comes later begins another.
CREATE UNIQUE INDEX delivery_rendering_open ON delivery_rendering (same) WHERE attempts = 0;
CREATE INDEX delivery_rendering_waiting ON delivery_rendering (next_try) WHERE state = 'queued';

CREATE TABLE delivery (
  id            uuid PRIMARY KEY,
  schedule      text NOT NULL,
  schedule_name text NOT NULL,
  owner         text NOT NULL,
  period        text NOT NULL,
  due           timestamptz NOT NULL,
  recipient     text NOT NULL,
  number        integer NOT NULL DEFAULT 1,      -- sent again on purpose: the next
  name          text NOT NULL,
  address       text NOT NULL,
  formats       text[] NOT NULL,
  link          boolean NOT NULL,
  missing       text[] NOT NULL,                 -- sources whose data had not come
  message_id    text NOT NULL UNIQUE,
  state         text NOT NULL CHECK (state IN ('held', 'queued', 'rendered', 'failed', 'accepted', 'given_up', 'cancelled')),
  status        text,                            -- what the receiving server said last
  reason        text,
  rendering     uuid NOT NULL REFERENCES delivery_rendering,
  attempts      integer NOT NULL DEFAULT 0,
  next_try      timestamptz NOT NULL DEFAULT now(),
  server        text,
  epoch         bigint NOT NULL DEFAULT 0,
  lease_until   timestamptz,                     -- somebody is sending it until then
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (schedule, period, recipient, number)
);
CREATE INDEX delivery_waiting ON delivery (next_try) WHERE state IN ('rendered', 'failed');
CREATE INDEX delivery_of_rendering ON delivery (rendering);
CREATE INDEX delivery_newest ON delivery (created_at DESC, id);

-- Written before anything is sent. One without an end whose server is gone may have been accepted.
CREATE TABLE delivery_attempt (
  delivery   uuid NOT NULL REFERENCES delivery,
  attempt    integer NOT NULL,
  server     text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at   timestamptz,
  outcome    text CHECK (outcome IN ('accepted', 'refused', 'unknown')),
  status     text,
  reason     text,
  PRIMARY KEY (delivery, attempt)
);
